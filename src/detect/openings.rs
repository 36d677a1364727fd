//! Where a pattern or an address may start: runs of digits, and words of a list.
//!
//! Most words of a text start nothing, and whether one does is a matter of the word and not of the place: it is asked once
//! a word, like everything else that is known of it, and kept as a bit of its [marks](crate::detect::marks).

use crate::detect::fold::fold;
use crate::detect::token::{Scene, Shape};
use crate::detect::{address, patterns};

/// A place where something may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A whole run of digits, from its first byte to one past its last.
    Digits(usize, usize),
    /// The byte at which a word of the list starts, and its index in the list.
    Word(usize, usize),
}

/// The word has a digit.
pub(super) const DIGITS: u64 = 1 << 31;
/// A pattern may start with the word or mark.
pub(super) const PATTERN: u64 = 1 << 30;
/// An address may start with the word or mark.
pub(super) const ADDRESS: u64 = 1 << 29;

/// Which of the constants above a folded key has.
pub(super) fn of(key: &str) -> u64 {
    let opens = |list: Option<&Openings>, bit| if list.is_some_and(|list| list.holds(key)) { bit } else { 0 };
    let digits = if key.bytes().any(|byte| byte.is_ascii_digit()) { DIGITS } else { 0 };
    digits | opens(Some(patterns::openings()), PATTERN) | opens(address::openings(), ADDRESS)
}

/// The same of one character that is no part of a word.
pub(super) fn of_mark(mark: char) -> u64 {
    let opens = |list: Option<&Openings>, bit| if list.is_some_and(|list| list.has_mark(mark)) { bit } else { 0 };
    opens(Some(patterns::openings()), PATTERN) | opens(address::openings(), ADDRESS)
}

/// A list of words, ready to be looked for.
pub(super) struct Openings {
    /// By the first letter or digit that their [`Word::lead`] has.
    words: Vec<Vec<Word>>,
    /// Those that start with a mark.
    marked: Vec<Word>,
    /// The ASCII marks that they start with, a bit each.
    marks: u128,
    /// The bit of a word or mark that may start one of them.
    bit: u64,
}

struct Word {
    text: &'static [u8],
    /// Its [`head`], and which bytes of it count.
    head: u32,
    mask: u32,
    /// The letters and digits that it starts with, folded.
    lead: String,
    /// Nothing stands behind them.
    open: bool,
    index: usize,
    anywhere: bool,
}

impl Openings {
    /// For the words of `list` (ASCII letters in any case). Those with `true` start with a mark and are found anywhere, the
    /// others where no letter or digit stands before.
    pub(super) fn new(list: impl Iterator<Item = (&'static str, bool)>, bit: u64) -> Self {
        let mut openings = Self { words: Vec::new(), marked: Vec::new(), marks: 0, bit };
        openings.words.resize_with(128, Vec::new);
        for (index, (text, anywhere)) in list.enumerate() {
            let lead = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
            let (open, lead) = (lead == text.len(), fold(&text[..lead]));
            let text = text.as_bytes();
            let mask = u32::MAX.checked_shr(8 * 4_usize.saturating_sub(text.len()) as u32).unwrap_or(0);
            let word = Word { text, head: head(text) & mask, mask, lead, open, index, anywhere };
            match word.lead.bytes().next() {
                Some(first) => openings.words[usize::from(first & 0x7f)].push(word),
                None => {
                    openings.marks |= text.first().map_or(0, |first| 1 << (first & 0x7f));
                    openings.marked.push(word);
                }
            }
        }
        openings
    }

    /// Whether a word with this folded key may start one of the list.
    fn holds(&self, key: &str) -> bool {
        let fits = |word: &Word| if word.open { key.starts_with(&word.lead) } else { key == word.lead };
        self.led_by(key).iter().any(fits)
    }

    /// Whether one of the list starts with this mark.
    fn has_mark(&self, mark: char) -> bool {
        mark.is_ascii() && self.marks & 1 << mark as u32 != 0
    }

    fn led_by(&self, key: &str) -> &[Word] {
        let first = key.bytes().next().unwrap_or(0);
        self.words.get(usize::from(first)).map_or(&[], Vec::as_slice)
    }

    /// Calls `found` for every opening in `scene`, from left to right.
    #[inline]
    pub(super) fn each(&self, scene: &Scene<'_>, mut found: impl FnMut(Opening)) {
        let bytes = scene.text.as_bytes();
        for (i, token) in scene.tokens.iter().enumerate() {
            if token.marks & (DIGITS | self.bit) == 0 {
                continue;
            }
            let start = token.span.start;
            if let Shape::Mark(_) = token.shape {
                let after_word = i > 0 && scene.touches_word(i - 1);
                let here = self.marked.iter().filter(|word| word.anywhere || !after_word);
                at(here, bytes, start, &mut found);
            } else {
                let mut end = start;
                if token.marks & DIGITS != 0 && bytes[start].is_ascii_digit() {
                    end = digits(bytes, start);
                    found(Opening::Digits(start, end));
                }
                if token.marks & self.bit != 0 {
                    at(self.led_by(scene.key(i)).iter(), bytes, start, &mut found);
                }
                while token.marks & DIGITS != 0
                    && let Some(next) = bytes[end..token.span.end].iter().position(u8::is_ascii_digit)
                {
                    let start = end + next;
                    end = digits(bytes, start);
                    found(Opening::Digits(start, end));
                }
            }
        }
    }
}

/// Those of `words` that stand at `at`.
fn at<'a>(words: impl Iterator<Item = &'a Word>, bytes: &[u8], at: usize, found: &mut impl FnMut(Opening)) {
    let rest = &bytes[at..];
    let first = head(rest);
    for word in words.filter(|word| first & word.mask == word.head) {
        if rest.get(..word.text.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.text)) {
            found(Opening::Word(at, word.index));
        }
    }
}

/// One past the run of digits at `at`.
fn digits(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |len| at + len)
}

/// The first four bytes, zeros beyond the end, without the bit that tells small letters from capitals: what differs in
/// it is another word, what does not may be.
#[inline]
fn head(bytes: &[u8]) -> u32 {
    let four = match bytes {
        [a, b, c, d, ..] => [*a, *b, *c, *d],
        [a, b, c] => [*a, *b, *c, 0],
        [a, b] => [*a, *b, 0, 0],
        [a] => [*a, 0, 0, 0],
        [] => [0; 4],
    };
    u32::from_le_bytes(four) | 0x2020_2020
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::token::read;

    fn openings(text: &str) -> Vec<Opening> {
        let list =
            [("né", false), ("@", false), (".fr/", true), ("é", false), ("1re", false), ("ne", false), ("n° ", false)];
        let openings = Openings::new(list.into_iter(), PATTERN);
        let mut all = Vec::new();
        read(text, |scene| {
            let mut tokens = scene.tokens.to_vec();
            for token in &mut tokens {
                let opens = match token.shape {
                    Shape::Mark(mark) => openings.has_mark(mark),
                    _ => openings.holds(scene.vocabulary.key(token.word)),
                };
                token.marks = token.marks & DIGITS | if opens { PATTERN } else { 0 };
            }
            openings.each(&Scene { tokens: &tokens, ..*scene }, |opening| all.push(opening));
        });
        all
    }

    use Opening::{Digits, Word};

    #[test]
    fn digits_come_as_whole_runs() {
        assert_eq!(openings("12/345 a6b78"), [Digits(0, 2), Digits(3, 6), Digits(8, 9), Digits(10, 12)]);
    }

    #[test]
    fn words_start_where_no_letter_stands_before() {
        assert_eq!(openings("né Né anné -né"), [Word(0, 0), Word(4, 0), Word(15, 0)]);
        assert_eq!(openings("ne énè «né é"), [Word(0, 5), Word(3, 3), Word(11, 0), Word(15, 3)]);
        assert_eq!(openings("1re"), [Digits(0, 1), Word(0, 4)]);
        assert_eq!(openings("a1re n"), [Digits(1, 2)]);
        assert_eq!(openings("n° 3"), [Word(0, 6), Digits(4, 5)]);
    }

    #[test]
    fn some_start_anywhere() {
        assert_eq!(openings("a.FR/ a@b @"), [Word(1, 2), Word(10, 1)]);
    }
}
