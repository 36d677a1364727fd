//! How a word is written, and words whose bounds no blank shows or a line end hides.

use super::Shape;
use crate::detect::fold::{fold, is_alphanumeric};
use crate::detect::lexicon;

/// «MmeDURAND», «KarimBENALI»: the length of the word before another that no blank parts from it.
pub(super) fn glued(raw: &str) -> Option<usize> {
    const TITLES: &[&str] = &["Mme", "mme", "Mmes", "Mlle", "mlle", "Mr", "Monsieur", "Madame"];
    let at = raw.char_indices().zip(raw.chars().skip(1)).find(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
    let ((at, last), _) = at?;
    let (first, second) = raw.split_at(at + last.len_utf8());
    let surname = second.chars().count() > 2 && shape_of(second) == Shape::Upper;
    let given = first.chars().count() > 2 && shape_of(first) == Shape::Capital;
    let given = given && surname && lexicon::lookup(&fold(first)).given >= 24;
    (TITLES.contains(&first) && second.chars().count() > 1 || given).then_some(first.len())
}

/// One past the letters and digits at `at` that are ASCII or of two bytes that begin as those of «é» do, which are nearly
/// all: the others are for the caller.
#[inline]
pub(super) fn over_letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        if PLAIN[usize::from(*byte)] {
            at += 1;
        } else if *byte == 0xc3 && bytes.get(at + 1).is_some_and(|second| !matches!(second, 0x97 | 0xb7)) {
            // «×» and «÷» stand among them and are marks.
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// Letters and digits of ASCII.
const PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The second half of a word that a hyphen cuts at a line end («Dem-⏎bélé»): letters in lower case at the start of the
/// next line, behind the marks of a quoted mail. A capital there is a real hyphen («Anne-⏎Marie»).
#[inline]
pub(super) fn rest_of_broken_word(text: &str, end: usize) -> Option<std::ops::Range<usize>> {
    // A blank, a comma or a full stop is behind most words.
    match text.as_bytes().get(end)? {
        b'-' | 0xc2 | 0xe2 => rest_behind_hyphen(text, end),
        _ => None,
    }
}

fn rest_behind_hyphen(text: &str, end: usize) -> Option<std::ops::Range<usize>> {
    let tail = text.get(end..)?;
    let line = tail.strip_prefix(['-', '\u{ad}', '‐'])?.trim_start_matches('\r').strip_prefix('\n')?;
    let rest = line.trim_start_matches(['>', ' ']);
    let start = text.len() - rest.len();
    let len = rest
        .find(|c: char| !c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c))
        .unwrap_or(rest.len());
    (rest.chars().next()?.is_lowercase() && start - end < 12).then_some(start..start + len)
}

/// Where a word goes on whose letters end at `end`: «Floc'h», «Marc'hadour», one letter of Breton, which no French word has.
#[inline]
pub(super) fn over_breton(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if end < start + 2 || !matches!(bytes.get(end - 1), Some(b'c' | b'C')) {
        return None;
    }
    let rest = text.get(end..)?;
    let behind = rest.strip_prefix(['\'', '’', '‘', 'ʼ'])?;
    let letters = text.len() - behind.len();
    behind.starts_with(['h', 'H']).then(|| over_letters(bytes, letters))
}

pub(super) fn shape_of(raw: &str) -> Shape {
    if raw.starts_with(char::is_numeric) {
        return Shape::Number;
    }
    let (mut upper, mut lower, mut other) = (0usize, 0usize, 0usize);
    let mut first_upper = false;
    for (i, c) in raw.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= i == 0;
        } else if c.is_lowercase() {
            lower += 1;
        } else if is_alphanumeric(c) {
            other += 1;
        }
    }
    match (upper, lower, other) {
        (0, 1.., 0) => Shape::Lower,
        (1, 0, 0) => Shape::Initial,
        (2.., 0, 0) => Shape::Upper,
        (1, 1.., 0) if first_upper => Shape::Capital,
        _ => Shape::Mixed,
    }
}
