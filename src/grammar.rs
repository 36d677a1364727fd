//! French around a replacement: «d'Amine» → «de [Mineur A1]», and no debris where something was removed.
//!
//! A pseudonym is a bracketed noun with a code. A noun for a person stands like a proper name, without an article; any
//! other takes the article of its gender, elided before a vowel. What a rule does is one row with its example.

mod rules;

use std::sync::LazyLock;

use regex::Regex;

use crate::segment::Span;
use rules::{LEADS, NOUNS, RULES, VERBS};

/// How one replacement is to be written.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Adjustment {
    /// Bytes before the span that are replaced as well.
    pub left: usize,
    /// What stands for them and the span.
    pub replacement: String,
}

/// One planned edit of a segment; an empty replacement removes. Its `Debug` would show text, so it has none.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the segment.
    pub span: Span,
    /// What stands for them.
    pub replacement: String,
}

/// How a replacement behaves after an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Like a proper name: no article.
    Person,
    /// A feminine noun that replaces a plural: «les Benali».
    Family,
    /// A masculine noun with a consonant.
    Masculine,
    /// A feminine noun with a consonant.
    Feminine,
    /// A noun with a vowel.
    Vowel,
    /// A feminine noun, so far without an article of its own gender: «un CAP».
    Class,
    /// A plural noun: «[coordonnées]».
    Plural,
    /// A person whose noun says the age: «le jeune» says it twice, a civility says too much.
    Minor,
    /// A month, with or without its year.
    Month,
    /// The second month of «entre le … et le …».
    SecondMonth,
    /// A month for several days: «du 12 au 15 mars».
    DaysInMonth,
    /// A quarter of a year.
    Quarter,
    /// The second quarter of «entre le … et le …».
    SecondQuarter,
    /// A quarter for several days.
    DaysInQuarter,
    /// «une commune».
    Town,
    /// «en emploi».
    Employed,
    /// Anything else: an age band.
    Other,
}

/// One row: these words directly before such a label become those.
pub(crate) struct Rule {
    /// Small letters, straight apostrophe; ends with its apostrophe or a space.
    pub(crate) before: &'static str,
    pub(crate) labels: &'static [Label],
    pub(crate) gives: &'static str,
    /// Text with `[[original|replacement]]`, and what it becomes. Read by the test alone.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) example: (&'static str, &'static str),
}

impl Label {
    /// Whether a row for `of` holds for this: what is particular also goes by the rows of its sort.
    fn is(self, of: Self) -> bool {
        let sort = match self {
            Self::Minor => Self::Person,
            Self::Class => Self::Feminine,
            Self::SecondMonth | Self::DaysInMonth => Self::Month,
            Self::SecondQuarter | Self::DaysInQuarter => Self::Quarter,
            other => other,
        };
        self == of || sort == of
    }
}

/// How `replacement` is written for `original`, which stands behind `before`: the text up to the last edit, and the text
/// since, so that two edits never overlap. Never fails; an empty replacement or a place that needs no repair gives back
/// the replacement as it is.
pub fn adjust((earlier, before): (&str, &str), original: &str, replacement: &str) -> Adjustment {
    let unchanged = Adjustment { left: 0, replacement: replacement.to_owned() };
    if replacement.is_empty() {
        return unchanged;
    }
    let label = dated(label(replacement), earlier, before, original);
    // «le samedi 16 mars»: a month has no day of the week.
    let day = if label.is(Label::Month) || label.is(Label::Quarter) { weekday(before) } else { 0 };
    let (before, day) = before.split_at(before.len() - day);
    let rule = RULES.iter().find_map(|rule| {
        let tail = rule.labels.iter().any(|of| label.is(*of)).then(|| tail(before, rule.before))??;
        Some((rule, tail))
    });
    match rule {
        Some((rule, tail)) => {
            let words = recased(rule.gives, tail, original);
            Adjustment { left: tail.len() + day.len(), replacement: format!("{words}{replacement}") }
        }
        None if !day.is_empty() => {
            let words = recased(if label.is(Label::Month) { "en " } else { "au " }, day, original);
            Adjustment { left: day.len(), replacement: format!("{words}{replacement}") }
        }
        None => unchanged,
    }
}

/// What a month or a quarter is beside other dates.
fn dated(label: Label, earlier: &str, before: &str, original: &str) -> Label {
    let second = || {
        let range = before.trim().eq_ignore_ascii_case("et le");
        let first = earlier.to_lowercase();
        range && first.rfind("entre le ").is_some_and(|at| first.len() - at < 40)
    };
    match label {
        Label::Month if second() => Label::SecondMonth,
        Label::Quarter if second() => Label::SecondQuarter,
        Label::Month if original.contains(" au ") => Label::DaysInMonth,
        Label::Quarter if original.contains(" au ") => Label::DaysInQuarter,
        label => label,
    }
}

const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// Bytes of the day of the week, with the space behind it, at the end of `before`.
fn weekday(before: &str) -> usize {
    let bare = before.trim_end_matches(BLANK);
    let word = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_day = bare.len() < before.len() && DAYS.contains(&word.to_lowercase().as_str());
    if is_day { before.len() - bare.len() + word.len() } else { 0 }
}

/// The end of `before` that reads `words` whatever its case, apostrophe and sort of space, if a word starts there.
fn tail<'a>(before: &'a str, words: &str) -> Option<&'a str> {
    let mut start = before.len();
    let mut text = before.char_indices().rev();
    for expected in words.chars().rev() {
        let (at, c) = text.next()?;
        let same = match expected {
            '\'' => matches!(c, '\'' | '’' | 'ʼ'),
            ' ' => matches!(c, ' ' | '\u{a0}' | '\u{202f}'),
            // «A L'ECOLE»: capitals often go without accents.
            'à' => matches!(c, 'à' | 'À' | 'A'),
            _ => c.to_lowercase().eq(std::iter::once(expected)),
        };
        if !same {
            return None;
        }
        start = at;
    }
    let inside = text.next().is_some_and(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’'));
    (!inside).then(|| &before[start..])
}

/// `words` in capitals if what they stand for was, with one capital if that was a sentence start.
fn recased(words: &str, was: &str, original: &str) -> String {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    if !was.starts_with(char::is_uppercase) {
        return words.to_owned();
    }
    // One letter alone («D'») does not say whether the text is in capitals: what follows does.
    if capitals(was) && (letters(was) > 1 || (letters(original) > 1 && capitals(original))) {
        return words.to_uppercase();
    }
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn label(replacement: &str) -> Label {
    let words = replacement.trim_start_matches('[');
    let opens =
        |noun: &str| words.strip_prefix(noun).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ']']));
    NOUNS.iter().find(|(noun, _)| opens(noun)).map_or(Label::Other, |(_, label)| *label)
}

/// Extends the removals among `edits`, which are sorted and disjoint, over the debris that they would leave in `text`:
/// empty parentheses, «né le … à …» without date and place, a label without its number, a comma or a space too many.
pub fn tidy(text: &str, edits: Vec<Edit>) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match out.last_mut() {
            // What stands between two removed values goes with them.
            Some(last)
                if last.replacement.is_empty() && edit.replacement.is_empty() && joins(text, last.span, edit.span) =>
            {
                last.span.end = edit.span.end;
            }
            _ => out.push(edit),
        }
    }
    for i in 0..out.len() {
        if out[i].replacement.is_empty() {
            let floor = i.checked_sub(1).map_or(0, |last| out[last].span.end);
            let ceiling = out.get(i + 1).map_or(text.len(), |next| next.span.start);
            out[i].span = cleared(text, out[i].span, floor, ceiling);
        }
    }
    out
}

struct Debris {
    between: Regex,
    lead: Regex,
    date_before_place: Regex,
}

/// `None` if an expression is malformed, which a test excludes.
static DEBRIS: LazyLock<Option<Debris>> = LazyLock::new(|| {
    Some(Debris {
        between: Regex::new(&format!(
            r"(?i)\A\s*\)?\s*[,;/·|–—-]?\s*(?:et|ou|à|a|au|en|soit|(?:et\s+)?(?:{}))?\s*\z",
            LEADS.join("|")
        ))
        .ok()?,
        lead: Regex::new(&format!(r"(?i)(?:\A|[^\p{{L}}])(?:{})\s*(?:n\s?[°º]|:)?\s*\z", LEADS.join("|"))).ok()?,
        date_before_place: Regex::new(r"(?i)né(?:e|\(e\))?s?\s+(le\s+)\z").ok()?,
    })
});

fn joins(text: &str, first: Span, second: Span) -> bool {
    text.get(first.end..second.start)
        .zip(DEBRIS.as_ref())
        .is_some_and(|(between, debris)| !between.contains('|') && debris.between.is_match(between))
}

/// `span` with the debris around it, within `floor..ceiling`.
fn cleared(text: &str, mut span: Span, floor: usize, ceiling: usize) -> Span {
    let Some((left, right)) = text.get(floor..span.start).zip(text.get(span.end..ceiling)) else { return span };
    let (mut left, mut right) = unwrapped(left, right);
    if let Some(debris) = DEBRIS.as_ref() {
        if let Some(article) = debris.date_before_place.captures(left).and_then(|found| found.get(1))
            && right.trim_start().starts_with(['à', 'a', 'A', 'À'])
        {
            // «né le  à Bamako» → «né à Bamako»
            left = &left[..article.start()];
            right = right.trim_start_matches(BLANK);
        } else {
            while let Some(lead) = debris.lead.find(left) {
                let skip = left[lead.start()..].chars().next().filter(|c| !c.is_alphabetic()).map_or(0, char::len_utf8);
                left = &left[..lead.start() + skip];
            }
        }
    }
    (left, right) = unwrapped(left, right);
    let (bare_left, bare_right) = (left.trim_end_matches(BLANK), right.trim_start_matches(BLANK));
    let ends =
        bare_right.is_empty() && ceiling == text.len() || bare_right.starts_with([',', '.', ';', ')', '\n', ':']);
    let starts = bare_left.is_empty() && floor == 0
        || bare_left.ends_with(['(', '\n', '|', '–', '—', '•', ':', '.', '!', '?', '…']);
    if starts && bare_right.starts_with([',', ';']) {
        right = bare_right[1..].trim_start_matches(BLANK);
    } else if ends && bare_left.ends_with([',', ';']) {
        let ahead = bare_right
            .strip_prefix(',')
            .filter(|ahead| is_verb(ahead) && !has_comma(text, floor + bare_left.len() - 1));
        left = &bare_left[..bare_left.len() - 1];
        if let Some(ahead) = ahead {
            // «Rose, née à Flers, vient»: no comma between a subject and its verb.
            right = ahead;
            span.start = floor + left.len();
            span.end = ceiling - right.len();
            return span;
        }
        // Before a semicolon or a colon the space stays: it is French typography.
        right = if bare_right.starts_with([',', '.', ')', '\n']) { bare_right } else { right };
    } else if ends && !starts && bare_left.len() < left.len() {
        left = bare_left;
        right = if bare_right.starts_with([',', '.', ')', '\n']) { bare_right } else { right };
    } else if left.ends_with(BLANK) && right.starts_with(BLANK) {
        right = bare_right;
    }
    span.start = floor + left.len();
    span.end = ceiling - right.len();
    span
}

/// Whether `ahead` starts with a verb that is certainly one.
fn is_verb(ahead: &str) -> bool {
    let word = ahead.trim_start_matches(BLANK).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    VERBS.contains(&word)
}

/// Whether a comma stands in the sentence of `text` before `end`: it may open what the next one closes.
fn has_comma(text: &str, end: usize) -> bool {
    let before = text.get(..end).unwrap_or_default();
    before.rfind(['.', ';', ':', '\n', '|', '(', '–']).map_or(before, |at| &before[at..]).contains(',')
}

const BLANK: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// What lies around the brackets or quotation marks that would be empty.
fn unwrapped<'a>(left: &'a str, right: &'a str) -> (&'a str, &'a str) {
    let (bare_left, bare_right) = (left.trim_end_matches(BLANK), right.trim_start_matches(BLANK));
    [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')]
        .iter()
        .find_map(|(open, close)| Some((bare_left.strip_suffix(*open)?, bare_right.strip_prefix(*close)?)))
        .unwrap_or((left, right))
}

#[cfg(test)]
mod tests;
