//! Words of a segment: where they are, how they are written, and what the dictionaries know of them.

mod bounds;
mod misread;
mod scene;
mod short;
mod written;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::detect::cues::{self, Cues};
use crate::detect::fold::{fold_into, is_alphanumeric};
use crate::detect::lexicon::{self, Facts};
use crate::detect::{marks, openings};
use crate::segment::Span;
use short::packed;

pub use scene::Scene;
#[cfg(test)]
pub(crate) use scene::read;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `dupont`
    Lower,
    /// `Dupont`
    Capital,
    /// `DUPONT`, at least two letters
    Upper,
    /// `D`: one capital letter
    Initial,
    /// `DuPont`, `McDonald`, `covid19`, and every word of a script without case
    Mixed,
    /// Digits, possibly with letters behind: `15`, `3e`
    Number,
    /// One character that is neither letter nor digit nor white space
    Mark(char),
}

/// One word, number or mark. White space lies between tokens. Apostrophes end a word (`l’`, `d'`, `N'` are words with
/// their apostrophe as the next mark), but for the «c'h» of Breton; hyphens are marks too, so `Jean-Pierre` is three tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the segment.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Index of its folded key in the [`Vocabulary`]; 0, the empty key, for a mark.
    pub word: u32,
    /// What it is to the recognisers, and whether it opens a line: bits of [`marks`] and [`openings`].
    pub(crate) marks: u64,
}

/// Every distinct folded word met so far, with what the dictionaries know of it: each word is looked up once. Words
/// that fold alike share an index, so comparing indices compares words. Holds words of documents: it has no `Debug`.
pub struct Vocabulary {
    /// Word as written → its token, but for the place. Never iterated.
    written: HashMap<Box<str>, Written, RandomState>,
    /// The same for those of at most [`short::SHORT`] bytes, which are most: no pointer is followed. Never iterated.
    short: HashMap<u128, Written, RandomState>,
    /// Folded key → its index. Never iterated.
    folded: HashMap<Box<str>, u32, RandomState>,
    /// Values that are no words → their index. Never iterated.
    values: HashMap<Box<str>, u32, RandomState>,
    entries: Vec<Entry>,
    /// The [marks](Token::marks) of the characters of ASCII that are no part of a word.
    ascii: [u64; 128],
    /// Reused to fold a new word.
    buffer: String,
    /// The memory of the tokens of an earlier document, empty.
    pub(super) spare: Vec<Token>,
}

/// What of a [`Token`] is a matter of the word.
#[derive(Clone, Copy)]
struct Written {
    shape: Shape,
    word: u32,
    marks: u64,
}

impl Written {
    #[inline]
    fn token(self, start: usize, end: usize, line: u64) -> Token {
        Token { span: Span::new(start, end), shape: self.shape, word: self.word, marks: self.marks | line }
    }
}

struct Entry {
    key: Box<str>,
    facts: Facts,
    cues: Cues,
    marks: u64,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let mut vocabulary = Self {
            written: HashMap::default(),
            short: HashMap::default(),
            folded: HashMap::default(),
            values: HashMap::default(),
            entries: Vec::new(),
            ascii: std::array::from_fn(|byte| written::of_mark(char::from(byte as u8))),
            buffer: String::new(),
            spare: Vec::new(),
        };
        vocabulary.clear();
        vocabulary
    }
}

impl Vocabulary {
    /// The folded key of a word index: lower case, without accents; empty for a mark or an unknown index.
    #[inline]
    pub fn key(&self, word: u32) -> &str {
        self.entries.get(word as usize).map_or("", |entry| &entry.key)
    }

    /// What the dictionaries know of a word index.
    #[inline]
    pub fn facts(&self, word: u32) -> Facts {
        self.entries.get(word as usize).map_or_else(Facts::default, |entry| entry.facts)
    }

    /// Number of distinct keys, the empty one included.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Knows no word yet.
    pub fn is_empty(&self) -> bool {
        self.entries.len() <= 1
    }

    /// Forgets everything if it has grown past `limit` words as written, to bound memory over an archive. Tokens made
    /// before are void afterwards: call it between segments.
    pub fn clear_if_larger(&mut self, limit: usize) {
        if self.written.len() + self.short.len() > limit || self.entries.len() > 2 * limit {
            self.clear();
        }
    }

    fn clear(&mut self) {
        self.written.clear();
        self.short.clear();
        self.folded.clear();
        self.values.clear();
        self.entries.clear();
        self.entries.push(Entry { key: "".into(), facts: Facts::default(), cues: Cues::default(), marks: 0 });
    }

    /// The index of a word as written, learned if it is new.
    #[inline]
    pub fn word(&mut self, raw: &str) -> u32 {
        self.intern(raw).word
    }

    /// The index of a value that is no word (a number, an address), learned if it is new: no dictionary is asked.
    pub fn value(&mut self, value: &str) -> u32 {
        if let Some(known) = self.values.get(value) {
            return *known;
        }
        let word = u32::try_from(self.entries.len()).unwrap_or_default();
        if word != 0 {
            self.entries.push(Entry { key: value.into(), facts: Facts::default(), cues: Cues::default(), marks: 0 });
            self.values.insert(value.into(), word);
        }
        word
    }

    #[inline]
    fn marks_of(&self, mark: char) -> u64 {
        self.ascii.get(mark as usize).copied().unwrap_or_else(|| written::of_mark(mark))
    }

    fn intern(&mut self, raw: &str) -> Written {
        self.intern_at(raw, 0, raw.len())
    }

    /// The word as written from byte `start` to `end` of `text`.
    #[inline]
    fn intern_at(&mut self, text: &str, start: usize, end: usize) -> Written {
        let known = match packed(&text.as_bytes()[start..end]) {
            Some(packed) => self.short.get(&packed),
            None => self.written.get(&text[start..end]),
        };
        known.copied().unwrap_or_else(|| self.learn(&text[start..end]))
    }

    #[cold]
    fn learn(&mut self, raw: &str) -> Written {
        self.buffer.clear();
        fold_into(raw, &mut self.buffer);
        let known = self.folded.get(self.buffer.as_str()).copied();
        let entry = known.and_then(|word| self.entries.get(word as usize));
        let facts = entry.map_or_else(|| lexicon::lookup(&self.buffer), |entry| entry.facts);
        // Asked of every writing: «LSABELLE» is nobody, and must not settle what «lsabelle» is.
        if facts.is_unknown()
            && let Some(meant) = misread::as_meant(raw)
        {
            let learned = self.intern(&meant);
            self.remember(raw, learned);
            return learned;
        }
        let word = known.unwrap_or_else(|| self.enter(facts));
        let marks = self.entries.get(word as usize).map_or(0, |entry| entry.marks);
        let shape = bounds::shape_of(raw);
        let learned = Written { shape, word, marks: marks | written::of_written(shape, marks) };
        self.remember(raw, learned);
        learned
    }

    /// Adds the word in the buffer.
    fn enter(&mut self, facts: Facts) -> u32 {
        // A document holds far less than 2³² words; past it, words have no key rather than a wrong one.
        let word = u32::try_from(self.entries.len()).unwrap_or_default();
        if word != 0 {
            let cues = cues::of(&self.buffer);
            let marks = marks::of(&self.buffer, &facts, cues) | openings::of(&self.buffer);
            self.entries.push(Entry { key: self.buffer.as_str().into(), facts, cues, marks });
            self.folded.insert(self.buffer.as_str().into(), word);
        }
        word
    }

    fn remember(&mut self, raw: &str, learned: Written) {
        match packed(raw.as_bytes()) {
            Some(packed) => self.short.insert(packed, learned),
            None => self.written.insert(raw.into(), learned),
        };
    }
}

/// Appends the tokens of `text` to `tokens`, in order. A word is a maximal run of letters and digits, with the
/// combining marks, soft hyphens and zero-width characters inside it; any other visible character is a mark.
pub fn tokenise(text: &str, vocabulary: &mut Vocabulary, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    tokens.reserve(bytes.len() / 5);
    let mut at = 0;
    let mut line = marks::LINE;
    while let Some(&byte) = bytes.get(at) {
        match class_at(text, byte, at) {
            (Class::Space | Class::Joiner | Class::Combining, len) => {
                if byte == b'\n' {
                    line = marks::LINE;
                }
                at += len;
            }
            (Class::Mark, len) => {
                let mark = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
                let written = Written { shape: Shape::Mark(mark), word: 0, marks: vocabulary.marks_of(mark) };
                tokens.push(written.token(at, at + len, line));
                line = 0;
                at += len;
            }
            (Class::Word, len) => {
                let start = at;
                at = bounds::over_letters(bytes, at + len);
                // Past ASCII it may go on. A joiner belongs to the word only if a letter follows it.
                let mut end = at;
                while bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
                    match class_beyond_ascii(text, at) {
                        (Class::Word | Class::Combining, len) => {
                            at = bounds::over_letters(bytes, at + len);
                            end = at;
                        }
                        (Class::Joiner, len) => {
                            let letters = bounds::over_letters(bytes, at + len);
                            end = if letters > at + len { letters } else { end };
                            at = letters;
                        }
                        _ => break,
                    }
                }
                if let Some(more) = bounds::over_breton(text, start, end) {
                    (at, end) = (more, more);
                }
                let mut written = match bounds::rest_of_broken_word(text, end) {
                    Some(rest) => {
                        at = rest.end;
                        let whole = [&text[start..end], &text[rest.clone()]].concat();
                        end = rest.end;
                        vocabulary.intern(&whole)
                    }
                    None => vocabulary.intern_at(text, start, end),
                };
                let mut start = start;
                if matches!(written.shape, Shape::Mixed)
                    && let Some(len) = bounds::glued(&text[start..end])
                {
                    tokens.push(vocabulary.intern(&text[start..start + len]).token(start, start + len, line));
                    (start, line) = (start + len, 0);
                    written = vocabulary.intern(&text[start..end]);
                }
                tokens.push(written.token(start, end, line));
                line = 0;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Mark,
    /// Part of the letter before it.
    Combining,
    /// Invisible: soft hyphen, zero-width character.
    Joiner,
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        if c.is_ascii_alphanumeric() {
            table[byte] = Class::Word;
        } else if c <= b' ' || c == 0x7f {
            table[byte] = Class::Space;
        }
        byte += 1;
    }
    table
};

/// Class and length in bytes of the character at `at`, whose first byte is `byte`.
#[inline]
fn class_at(text: &str, byte: u8, at: usize) -> (Class, usize) {
    match ASCII.get(byte as usize) {
        Some(&class) => (class, 1),
        None => class_beyond_ascii(text, at),
    }
}

fn class_beyond_ascii(text: &str, at: usize) -> (Class, usize) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (Class::Space, 1) };
    let class = match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{17f}' => Class::Word,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Class::Joiner,
        // «Nº»: Unicode calls these letters.
        'º' | 'ª' => Class::Mark,
        c if is_alphanumeric(c) => Class::Word,
        c if c.is_whitespace() || c.is_control() => Class::Space,
        c if unicode_normalization::char::is_combining_mark(c) => Class::Combining,
        _ => Class::Mark,
    };
    (class, c.len_utf8())
}

#[cfg(test)]
mod tests;
