//! From a file to its text and its marks.

use super::{Fixture, Formation, Id, Mark, Passage, Status};
use huisclos::kind::{Kind, PassageKind};
use huisclos::segment::Span;

/// Where a case begins.
const CASE: &str = "<!-- case ";

/// Reads the texts of a file: one, or as many as it has cases, each by itself under the first lines of the file.
pub(crate) fn texts(file: &str) -> Result<Vec<Fixture>, String> {
    let starts: Vec<usize> = file.match_indices(&format!("\n{CASE}")).map(|(at, _)| at + 1).collect();
    let Some(&first) = starts.first() else { return Ok(vec![parse(file)?]) };
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    let one = |(&start, end): (&usize, usize)| {
        // Blank lines in place of the cases before, so that lines are those of the file.
        let between = "\n".repeat(file[first..start].matches('\n').count());
        parse(&format!("{}{between}{}", &file[..first], &file[start..end]))
    };
    starts.iter().zip(ends).map(one).collect()
}

/// Reads one text, or says on which line the notation is wrong.
pub(crate) fn parse(file: &str) -> Result<Fixture, String> {
    let mut formation = None;
    let mut case = None;
    let mut also_words = Vec::new();
    let mut reasons = Vec::new();
    let mut body = file;
    while let Some(rest) = body.strip_prefix("<!--") {
        let (comment, rest) = rest.split_once("-->").ok_or("a comment has no end")?;
        let comment = comment.trim();
        if let Some(told) = comment.strip_prefix("case ") {
            let number =
                told.split_once(':').filter(|(_, why)| !why.trim().is_empty()).map(|(number, _)| number.parse());
            case = Some(number.and_then(Result::ok).ok_or(format!("`{comment}` is not `case 12: why it is hard`"))?);
        } else if let Some(limit) = comment.strip_prefix("beyond:") {
            if limit.trim().is_empty() {
                return Err("`beyond:` says nothing".to_owned());
            }
        } else if let Some(words) = comment.strip_prefix("also a word:") {
            also_words.extend(words.split(',').map(|word| word.trim().to_owned()));
        } else if let Some(reason) = comment.strip_prefix("known:") {
            if reason.trim().is_empty() {
                return Err("`known:` gives no reason".to_owned());
            }
            reasons.push(reason.trim().to_owned());
        } else if let Some(value) = comment.strip_prefix("formation:") {
            let (name, about) = value.trim().split_once(',').unwrap_or((value.trim(), ""));
            formation = Some(Formation::from_name(name).ok_or(format!("unknown formation `{name}`"))?);
            if about.trim().is_empty() {
                return Err("line 1 does not say what the file is about".to_owned());
            }
        } else {
            return Err(format!("unknown comment `{comment}`"));
        }
        body = rest.trim_start_matches('\n');
    }
    let formation = formation.ok_or("line 1 gives no formation")?;
    body = body.trim_start_matches('\n');
    let header_lines = file[..file.len() - body.len()].matches('\n').count();
    let mut reader = Reader { rest: body, text: String::new(), line: header_lines + 1 };
    let mut marks = Vec::new();
    let mut passages = Vec::new();
    reader.read(&mut marks, &mut passages).map_err(|why| format!("line {}: {why}", reader.line))?;
    passages.sort_by_key(|passage| passage.span);
    Ok(Fixture { formation, case, also_words, reasons, text: reader.text, header_lines, marks, passages })
}

struct Reader<'a> {
    rest: &'a str,
    text: String,
    line: usize,
}

impl Reader<'_> {
    fn read(&mut self, marks: &mut Vec<Mark>, passages: &mut Vec<Passage>) -> Result<(), String> {
        let mut open: Option<(usize, Status)> = None;
        while !self.rest.is_empty() {
            let status = self.status();
            if self.take("{{") {
                if open.replace((self.text.len(), status)).is_some() {
                    return Err("a passage inside a passage".to_owned());
                }
            } else if self.take("}}") {
                let (start, status) = open.take().ok_or("`}}` closes nothing")?;
                let name = self.parenthesis()?;
                let kind = PassageKind::from_name(&name).ok_or(format!("unknown passage `{name}`"))?;
                passages.push(Passage { span: Span::new(start, self.text.len()), kind, status });
            } else if self.take("[") {
                let start = self.text.len();
                while !self.take("]") {
                    if self.rest.is_empty() || self.rest.starts_with('[') || self.rest.starts_with("{{") {
                        return Err("`[` is not closed (a plain one is written `\\[`)".to_owned());
                    }
                    self.plain();
                }
                let span = Span::new(start, self.text.len());
                if span.is_empty() {
                    return Err("`[]` marks no words".to_owned());
                }
                let target = self.parenthesis()?;
                marks.push(mark(span, &target, status)?);
            } else {
                self.plain();
            }
        }
        match open {
            Some(_) => Err("`{{` is not closed".to_owned()),
            None => Ok(()),
        }
    }

    /// Reads the sign before a bracket, if there is one.
    fn status(&mut self) -> Status {
        let signed = [Status::Missed, Status::Invented].into_iter().find(|status| {
            self.rest.strip_prefix(status.sign()).is_some_and(|rest| rest.starts_with('[') || rest.starts_with("{{"))
        });
        let status = signed.unwrap_or(Status::Expected);
        self.rest = &self.rest[status.sign().len()..];
        status
    }

    fn take(&mut self, what: &str) -> bool {
        let rest = self.rest.strip_prefix(what);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// One character of text, its backslash apart.
    fn plain(&mut self) {
        if self.rest.len() > 1 && self.rest.starts_with('\\') {
            self.rest = &self.rest[1..];
        }
        let mut chars = self.rest.chars();
        if let Some(c) = chars.next() {
            self.line += usize::from(c == '\n');
            self.text.push(c);
        }
        self.rest = chars.as_str();
    }

    fn parenthesis(&mut self) -> Result<String, String> {
        let inside = self.rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let (target, rest) = inside.ok_or("words in brackets without `(kind)` (a plain `[` is written `\\[`)")?;
        self.rest = rest;
        Ok(target.to_owned())
    }
}

/// `kind`, `kind:entity`, `kind/family` or `kind:entity/family`.
fn mark(span: Span, target: &str, status: Status) -> Result<Mark, String> {
    let (target, family) = match target.split_once('/') {
        Some((target, family)) => (target, Some(id(family)?)),
        None => (target, None),
    };
    let (name, entity) = match target.split_once(':') {
        Some((name, entity)) => (name, Some(id(entity)?)),
        None => (target, None),
    };
    let kind = Kind::from_name(name).ok_or(format!("unknown kind `{name}`"))?;
    Ok(Mark { span, kind, entity, family, status })
}

fn id(text: &str) -> Result<Id, String> {
    let (name, missed) = text.strip_prefix('~').map_or((text, false), |name| (name, true));
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let valid = !letters.is_empty() && letters.len() < name.len() && letters.chars().all(|c| c.is_ascii_lowercase());
    if valid { Ok(Id { name: name.to_owned(), missed }) } else { Err(format!("`{text}` is not an id such as `p1`")) }
}
