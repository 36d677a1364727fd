//! Where a match may start: runs of digits, and words of a list, found in one pass over the bytes of a text.
//!
//! A text is mostly the insides of words, where nothing starts. So each byte costs one look into a table, which knows
//! what may start at it after the byte before; only where a word starts are its first two letters looked up.

use super::starts_word;

/// A place where something may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::detect) enum Hit {
    /// A whole run of digits, from its first byte to one past its last.
    Digits(usize, usize),
    /// The byte at which a word of the list starts, and its index in the list.
    Word(usize, usize),
}

/// A list of words, ready to be looked for.
pub(in crate::detect) struct Starts {
    /// For each byte: what may start there, and, four bits higher, what may not start behind it.
    bytes: [u8; 256],
    /// Bytes that are the first or second of some word, numbered from 1 without regard to case; 0 for all others.
    class: [u8; 256],
    /// By the classes of two bytes: one plus the index of the words that start with them, 0 for none.
    pairs: Vec<u16>,
    words: Vec<Vec<Word>>,
}

struct Word {
    text: &'static [u8],
    /// Its [`head`], and which bytes of it count.
    head: u32,
    mask: u32,
    index: usize,
    anywhere: bool,
}

const DIGITS: u8 = 1;
const WORD: u8 = 2;
const ANYWHERE: u8 = 4;
const CLASSES: usize = 64;

impl Starts {
    /// For the words of `list` (ASCII letters in any case). Those with `true` are found anywhere, the others where no
    /// letter or digit stands before.
    pub(in crate::detect) fn new(list: impl Iterator<Item = (&'static str, bool)>) -> Self {
        let mut starts = Self {
            bytes: std::array::from_fn(|byte| match byte as u8 {
                b'0'..=b'9' => DIGITS | (DIGITS | WORD) << 4,
                b'a'..=b'z' | b'A'..=b'Z' => WORD << 4,
                _ => 0,
            }),
            class: [0; 256],
            pairs: vec![0; CLASSES * CLASSES],
            words: Vec::new(),
        };
        let mut classes = 0;
        for (index, (text, anywhere)) in list.enumerate() {
            let text = text.as_bytes();
            let Some(&first) = text.first() else { continue };
            for byte in both_cases(first) {
                starts.bytes[byte as usize] |= if anywhere { ANYWHERE } else { WORD };
            }
            for byte in &text[..text.len().min(2)] {
                if starts.class[*byte as usize] == 0 {
                    classes += 1;
                    both_cases(*byte).for_each(|byte| starts.class[byte as usize] = classes);
                }
            }
            debug_assert!((classes as usize) < CLASSES, "too many letters");
            let row = starts.class[first as usize] as usize * CLASSES;
            let pairs = match text.get(1) {
                Some(second) => {
                    row + starts.class[*second as usize] as usize..=row + starts.class[*second as usize] as usize
                }
                None => row..=row + CLASSES - 1,
            };
            for pair in pairs {
                if starts.pairs[pair] == 0 {
                    starts.words.push(Vec::new());
                    starts.pairs[pair] = starts.words.len() as u16;
                }
                let mask = u32::MAX.checked_shr(8 * 4_usize.saturating_sub(text.len()) as u32).unwrap_or(0);
                let word = Word { text, head: head(text) & mask, mask, index, anywhere };
                starts.words[starts.pairs[pair] as usize - 1].push(word);
            }
        }
        starts
    }

    /// Calls `found` for every hit in `text`, from left to right.
    #[inline]
    pub(in crate::detect) fn each(&self, text: &str, mut found: impl FnMut(Hit)) {
        let bytes = text.as_bytes();
        let mut shut = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let entry = self.bytes[*byte as usize];
            let open = entry & 0xf & !shut;
            shut = entry >> 4;
            if open == 0 {
                continue;
            }
            if open & DIGITS != 0 {
                let len = bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len() - at);
                found(Hit::Digits(at, at + len));
            }
            if open & (WORD | ANYWHERE) != 0 {
                let second = bytes.get(at + 1).map_or(0, |byte| self.class[*byte as usize]);
                let pair = self.pairs[self.class[*byte as usize] as usize * CLASSES + second as usize];
                if pair != 0 {
                    self.words(text, at, open, pair, &mut found);
                }
            }
        }
    }

    fn words(&self, text: &str, at: usize, open: u8, pair: u16, found: &mut impl FnMut(Hit)) {
        let rest = &text.as_bytes()[at..];
        let first = head(rest);
        for word in &self.words[pair as usize - 1] {
            if first & word.mask == word.head
                && rest.get(..word.text.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.text))
                && (word.anywhere || (open & WORD != 0 && starts_word(text, at)))
            {
                found(Hit::Word(at, word.index));
            }
        }
    }
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

fn both_cases(byte: u8) -> impl Iterator<Item = u8> {
    [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()].into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str) -> Vec<Hit> {
        let list = [("né", false), ("@", false), (".fr/", true), ("é", false), ("1re", false), ("ne", false)];
        let mut hits = Vec::new();
        Starts::new(list.into_iter()).each(text, |hit| hits.push(hit));
        hits
    }

    #[test]
    fn digits_come_as_whole_runs() {
        assert_eq!(hits("12/345 a6"), [Hit::Digits(0, 2), Hit::Digits(3, 6), Hit::Digits(8, 9)]);
    }

    #[test]
    fn words_start_where_no_letter_stands_before() {
        assert_eq!(hits("né Né anné -né"), [Hit::Word(0, 0), Hit::Word(4, 0), Hit::Word(15, 0)]);
        assert_eq!(hits("ne énè «né é"), [Hit::Word(0, 5), Hit::Word(3, 3), Hit::Word(11, 0), Hit::Word(15, 3)]);
        assert_eq!(hits("1re"), [Hit::Digits(0, 1), Hit::Word(0, 4)]);
        assert_eq!(hits("a1re n"), [Hit::Digits(1, 2)]);
    }

    #[test]
    fn some_start_anywhere() {
        assert_eq!(hits("a.FR/ a@b @"), [Hit::Word(1, 2), Hit::Word(10, 1)]);
    }
}
