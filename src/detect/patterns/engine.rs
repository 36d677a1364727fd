//! How the rows of the table are tried: anchored, and only where they may start.
//!
//! No expression ever scans a text. What a word may start is known of the word ([`Start`]): runs of digits, and the words
//! that rows name. There the rows concerned take a glance at the next bytes, and only if it does not refuse them is an
//! expression tried, anchored. That is also why expressions may say `\s` or `(?i)`, which would be slow in a scan; only a
//! Unicode `\b` is ruled out, so the engine looks at the neighbours itself.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::{FRAGMENTS, Glance, Pattern, Start, rows};
use crate::detect::Candidate;
use crate::detect::openings::{self, Opening, Openings};
use crate::detect::token::Scene;
use crate::segment::Span;
use crate::zone::Zone;

/// How far back a row may look for its context, in bytes.
const REACH: usize = 80;

/// Digits of a telephone number: two of them stand beside one another with a slash between.
const PHONE: usize = 10;

/// Longer runs of digits count as this long.
const LONGEST: usize = 20;

/// A row with its expressions.
pub(super) struct Row {
    pub(super) pattern: &'static Pattern,
    pub(super) regex: Late,
    after: Option<Late>,
    not_after: Option<Late>,
    not_before: Option<Late>,
}

/// An expression that is compiled when it is first asked: all of them take longer than most documents, which meet few.
pub(super) struct Late {
    before: &'static str,
    regex: &'static str,
    behind: &'static str,
    /// `None` if it is malformed, which a test excludes.
    made: OnceLock<Option<Regex>>,
}

/// The whole table, by where its rows may start.
pub(super) struct Engine {
    pub(super) rows: Vec<Row>,
    /// Rows by the length of the run of digits at which they start; those of the same zones that take the same glance together.
    digits: Vec<Vec<(Glance, bool, Vec<usize>)>>,
    /// Rows by the length of the run of digits two letters after their start.
    letters: Vec<Vec<usize>>,
    pub(super) openings: Openings,
    /// For each word of the starts, its rows and whether they start around it.
    by_word: Vec<Vec<(usize, bool)>>,
}

pub(super) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// An expression with its fragments, case-insensitive.
pub(in crate::detect) fn compile(before: &str, regex: &str, behind: &str) -> Result<Regex, regex::Error> {
    let full = FRAGMENTS.iter().fold(regex.to_owned(), |full, (name, meaning)| full.replace(name, meaning));
    Regex::new(&format!("{before}(?i:{full}){behind}"))
}

impl Engine {
    fn new() -> Self {
        let optional = |regex: &'static str, before: &'static str, behind: &'static str| {
            (!regex.is_empty()).then(|| Late::new(before, regex, behind))
        };
        let mut engine = Self {
            rows: Vec::new(),
            digits: vec![Vec::new(); LONGEST + 1],
            letters: vec![Vec::new(); LONGEST + 1],
            openings: Openings::new(std::iter::empty(), openings::PATTERN),
            by_word: Vec::new(),
        };
        let mut words: Vec<(&str, bool)> = Vec::new();
        for (index, pattern) in rows().enumerate() {
            engine.rows.push(Row {
                pattern,
                regex: Late::new(r"\A", pattern.regex, ""),
                after: optional(pattern.after, "", r"\z"),
                not_after: optional(pattern.not_after, "", r"\z"),
                not_before: optional(pattern.not_before, r"\A", ""),
            });
            let (list, around) = match pattern.start {
                Start::Digits(least, most) => {
                    for rows in &mut engine.digits[least..=most.min(LONGEST)] {
                        let same = rows.iter_mut().find(|(glance, situational, _)| {
                            std::ptr::fn_addr_eq(*glance, pattern.glance) && *situational == pattern.is_situational()
                        });
                        match same {
                            Some((_, _, same)) => same.push(index),
                            None => rows.push((pattern.glance, pattern.is_situational(), vec![index])),
                        }
                    }
                    continue;
                }
                Start::Letters(least, most) => {
                    engine.letters[least..=most.min(LONGEST)].iter_mut().for_each(|rows| rows.push(index));
                    continue;
                }
                Start::Words(list) => (list, false),
                Start::Around(list) => (list, true),
            };
            for word in list {
                // «sur Snap» starts a word; the others stand amid addresses.
                let anywhere = around && !word.starts_with(|c: char| c.is_ascii_alphabetic());
                let at = words.iter().position(|known| *known == (*word, anywhere)).unwrap_or_else(|| {
                    words.push((word, anywhere));
                    engine.by_word.push(Vec::new());
                    words.len() - 1
                });
                engine.by_word[at].push((index, around));
            }
        }
        engine.openings = Openings::new(words.into_iter(), openings::PATTERN);
        engine
    }

    /// Appends what the rows find in `scene`, wherever it stands.
    pub(super) fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let text = scene.text;
        let bytes = text.as_bytes();
        // Most of the rows say something in individual situations alone, and most texts have few of these.
        let elsewhere = scene.zone != Zone::Situation;
        let idle = |row: &usize| elsewhere && self.rows[*row].pattern.is_situational();
        self.openings.each(scene, |opening| match opening {
            Opening::Digits(start, end) => {
                let len = (end - start).min(LONGEST);
                if (len == PHONE || !inside_number(bytes, start)) && starts_word(text, start) {
                    for (glance, situational, rows) in &self.digits[len] {
                        if !(elsewhere && *situational) && glance(&bytes[start..]) {
                            rows.iter().for_each(|row| self.rows[*row].try_here(text, start, out));
                        }
                    }
                }
                if !self.letters[len].is_empty()
                    && let Some(start) = two_letters_before(bytes, start)
                    && starts_word(text, start)
                {
                    let rows = self.letters[len].iter().filter(|row| !idle(row));
                    rows.for_each(|row| self.rows[*row].try_at(text, start, out));
                }
            }
            Opening::Word(at, word) => {
                let mut run = None;
                for (row, around) in self.by_word[word].iter().filter(|(row, _)| !idle(row)) {
                    let start = if *around { *run.get_or_insert_with(|| address_start(bytes, at)) } else { Some(at) };
                    let Some(start) = start else { continue };
                    if !*around || starts_word(text, start) {
                        self.rows[*row].try_at(text, start, out);
                    }
                }
            }
        });
    }
}

/// Characters of the longest run of an address: 64 before the sign and 255 behind it (RFC 5321, 4.5.3.1).
const LONGEST_RUN: usize = 320;

impl Late {
    fn new(before: &'static str, regex: &'static str, behind: &'static str) -> Self {
        Self { before, regex, behind, made: OnceLock::new() }
    }

    /// The expression, compiled.
    pub(super) fn get(&self) -> Option<&Regex> {
        self.made.get_or_init(|| compile(self.before, self.regex, self.behind).ok()).as_ref()
    }

    fn is_match(&self, text: &str) -> bool {
        self.get().is_some_and(|regex| regex.is_match(text))
    }
}

impl Row {
    /// Tries the row at byte `at`, a character boundary.
    fn try_at(&self, text: &str, at: usize, out: &mut Vec<Candidate>) {
        if (self.pattern.glance)(&text.as_bytes()[at..]) {
            self.try_here(text, at, out);
        }
    }

    /// The same behind the glance.
    fn try_here(&self, text: &str, at: usize, out: &mut Vec<Candidate>) {
        let rest = &text[at..];
        let Some(regex) = self.regex.get() else { return };
        // Most places refuse the expression, and of the others most its context: to say so needs no groups.
        if !regex.is_match(rest) || !self.stands_behind(&text[text.floor_char_boundary(at.saturating_sub(REACH))..at]) {
            return;
        }
        let found = match self.pattern.group {
            0 => regex.find(rest).map(|whole| (whole, whole)),
            group => regex.captures(rest).and_then(|captures| captures.get(0).zip(captures.get(group))),
        };
        let Some((whole, group)) = found else { return };
        let span = Span::new(at + group.start(), at + group.end());
        let behind = &text[span.end..];
        if !ends_word(group.as_str(), behind) || self.pattern.check.is_some_and(|check| !check(group.as_str())) {
            return;
        }
        let behind = &text[at + whole.end().max(group.end())..];
        let fits = !self.not_before.as_ref().is_some_and(|regex| regex.is_match(behind));
        let candidate =
            Candidate { span, kind: self.pattern.kind, rule: self.pattern.name, confidence: self.pattern.confidence };
        if fits && !out.contains(&candidate) {
            out.push(candidate);
        }
    }

    fn stands_behind(&self, before: &str) -> bool {
        self.after.as_ref().is_none_or(|regex| regex.is_match(before))
            && !self.not_after.as_ref().is_some_and(|regex| regex.is_match(before))
    }
}

/// The run of digits at `at` goes on a number: `12/03`, `3.5`, `2024-018`.
fn inside_number(bytes: &[u8], at: usize) -> bool {
    at >= 2 && matches!(bytes[at - 1], b'/' | b'.' | b',' | b'-') && bytes[at - 2].is_ascii_digit()
}

/// No letter or digit stands right before `at`.
pub(in crate::detect) fn starts_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|last| text.as_bytes()[last]) {
        None => true,
        Some(last) if last.is_ascii() => !last.is_ascii_alphanumeric(),
        Some(_) => !text[..at].ends_with(|c: char| c.is_alphanumeric() && c != 'º'),
    }
}

/// What follows does not go on the word or number that `found` ends with.
fn ends_word(found: &str, behind: &str) -> bool {
    let mut next = behind.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => !found.ends_with(|c: char| c.is_alphanumeric()),
        (Some('\'' | '’'), Some(c)) if c.is_alphabetic() => false,
        (Some('/'), Some(c)) if c.is_ascii_digit() && found.bytes().filter(u8::is_ascii_digit).count() == PHONE => true,
        (Some('-' | '.' | '/' | ','), Some(c)) if c.is_ascii_digit() => !found.ends_with(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// Where two letters stand before the run of digits at `at`, directly or over one blank or hyphen.
fn two_letters_before(bytes: &[u8], at: usize) -> Option<usize> {
    let end = match bytes[..at] {
        [.., b' ' | b'-' | b'.'] => at - 1,
        [.., 0xc2, 0xa0] => at - 2,
        [.., 0xe2, 0x80, _] => at - 3,
        _ => at,
    };
    let start = end.checked_sub(2)?;
    bytes[start..end].iter().all(u8::is_ascii_alphabetic).then_some(start)
}

/// The beginning of the run of address characters before `at`, or of the one before a blank; none where it is longer than
/// any address, so that a text of signs without blanks is not read over and over.
fn address_start(bytes: &[u8], at: usize) -> Option<usize> {
    let of_run = |c: &&u8| c.is_ascii_alphanumeric() || matches!(**c, b'.' | b'_' | b'-' | b'+' | b'%');
    let end = match bytes[..at] {
        [.., b' '] if bytes[at] != b'@' || bytes.get(at + 1) == Some(&b' ') => at - 1,
        _ => at,
    };
    let before = bytes[..end].iter().rev().take(LONGEST_RUN).take_while(of_run).count();
    let behind = bytes[at..].iter().take(LONGEST_RUN).take_while(of_run).count();
    // «écrire à ..k.sow@boite.example»: no address begins with these.
    let marks = bytes[end - before..end].iter().take_while(|byte| matches!(byte, b'.' | b'-' | b'%')).count();
    (before + behind < LONGEST_RUN).then_some(end - before + marks)
}
