//! Writings that hide words: accents apart from their letters, invisible characters, ligatures, UTF-8 read as Latin-1,
//! lost accents, words cut at line ends, letters for digits, inclusive endings, blanks too many and too few.
//!
//! Recognisers know none of these. A segment in which one may stand is [read](smooth) as if it had been written plainly,
//! and what is found there is led back to the text as it is, which nobody changes. So every recogniser sees the same
//! words, and those that come later see them too.

mod blanks;
mod letters;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use crate::segment::Span;

/// Leads from a text that was made plain back to the text as it is: one step a pass.
#[derive(Default)]
pub(super) struct Way {
    steps: SmallVec<[Vec<Run>; 3]>,
}

/// Bytes of the plain text and where they come from; what was left out is in none.
struct Run {
    plain: Range<usize>,
    source: Range<usize>,
    /// Written otherwise, so that it leads back as a whole.
    whole: bool,
}

impl Way {
    /// Where a span of the plain text stands in the text as it is, on borders of its characters.
    pub(super) fn back(&self, span: Span) -> Span {
        self.steps.iter().rev().fold(span, |span, runs| {
            let first = runs.get(runs.partition_point(|run| run.plain.end <= span.start));
            let last =
                runs.partition_point(|run| run.plain.start < span.end).checked_sub(1).and_then(|at| runs.get(at));
            let (Some(first), Some(last)) = (first, last) else { return span };
            let into = |run: &Run, at: usize| run.source.start + at.saturating_sub(run.plain.start);
            let start = if first.whole { first.source.start } else { into(first, span.start) };
            let end = if last.whole { last.source.end } else { into(last, span.end.min(last.plain.end)) };
            Span::new(start, end.max(start))
        })
    }
}

/// The text as it would be written plainly, and the way back; `None` if it is already, as most are.
pub(super) fn smooth(text: &str) -> Option<(String, Way)> {
    if !may_be_odd(text.as_bytes()) {
        return None;
    }
    let mut way = Way::default();
    let mut plain: Option<String> = None;
    for pass in [letters::join as fn(&str, &mut Copy<'_>), words::mend, blanks::space] {
        let mut copy = Copy::of(plain.as_deref().unwrap_or(text));
        pass(copy.text, &mut copy);
        if let Some((text, step)) = copy.finish() {
            plain = Some(text);
            way.steps.push(step);
        }
    }
    plain.map(|plain| (plain, way))
}

/// The text as it would be written plainly.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    smooth(text).map_or(Cow::Borrowed(text), |(plain, _)| Cow::Owned(plain))
}

/// A copy of a text in the making, some ranges written otherwise.
struct Copy<'a> {
    text: &'a str,
    out: String,
    runs: Vec<Run>,
    /// Bytes of `text` that are dealt with.
    done: usize,
    changed: bool,
}

impl<'a> Copy<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, out: String::new(), runs: Vec::new(), done: 0, changed: false }
    }

    /// Writes `instead` for a range, which comes after those before.
    fn put(&mut self, from: usize, to: usize, instead: &str) {
        if from < self.done || to < from {
            return;
        }
        self.changed = true;
        self.keep(from);
        self.out.push_str(instead);
        self.note(instead.len(), to, true);
    }

    fn keep(&mut self, to: usize) {
        let kept = self.text.get(self.done..to).unwrap_or_default();
        self.out.push_str(kept);
        self.note(kept.len(), to, false);
    }

    /// The last `len` bytes of the copy come from those up to `to`.
    fn note(&mut self, len: usize, to: usize, whole: bool) {
        if len > 0 {
            let plain = self.out.len() - len..self.out.len();
            self.runs.push(Run { plain, source: self.done..to, whole });
        }
        self.done = to;
    }

    fn finish(mut self) -> Option<(String, Vec<Run>)> {
        if !self.changed {
            return None;
        }
        self.keep(self.text.len());
        Some((self.out, self.runs))
    }
}

/// Whether anything that a pass looks for may stand in a text. Asked of every text: four neighbours are looked at
/// without a branch, so that the processor takes many at a time.
fn may_be_odd(bytes: &[u8]) -> bool {
    const BLOCK: usize = 64;
    let is_odd = |block: &[u8; BLOCK + 3]| {
        let mut odd = 0;
        for i in 0..BLOCK {
            odd |= odd_at(block[i], block[i + 1], block[i + 2], block[i + 3]);
        }
        odd != 0
    };
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk() {
        if is_odd(block) {
            return true;
        }
        rest = &rest[BLOCK..];
    }
    // What is left is as quick with nothing behind it: most texts are short.
    let mut last = [0; BLOCK + 5];
    last[..rest.len()].copy_from_slice(rest);
    let at = |i: usize| odd_at(last[i], last[i + 1], last[i + 2], last[i + 3]) != 0;
    last.first_chunk().is_some_and(is_odd) || (BLOCK..rest.len()).any(at)
}

/// 1 where `a`, `b`, `c`, `d` may begin one of them, else 0: numbers, for a truth of one byte is not taken many at a time. It
/// asks no more than keeps most texts out, since every question is asked of every byte.
#[inline(always)]
fn odd_at(a: u8, b: u8, c: u8, d: u8) -> u8 {
    let is = |byte: u8, what: u8| u8::from(byte == what);
    let from = |byte: u8, first: u8, count: u8| u8::from(byte.wrapping_sub(first) < count);
    // Combining marks; ligatures, what stands for a lost character, the mark of a byte order.
    let combining = from(a, 0xcc, 2) | is(a, 0xef);
    // Soft hyphen, middle dot, acute accent by itself; invisible characters, prime.
    let invisible = is(a, 0xc2) & (is(b, 0xad) | is(b, 0xb7) | is(b, 0xb4))
        | is(a, 0xe2) & (is(b, 0x80) & (from(c, 0x8b, 5) | from(c, 0xa7, 8) | is(c, 0xb2)) | is(b, 0x81));
    // «Ã©», «Â°», «Å“», «Ä±», «â€™».
    let mojibake = is(a, 0xc3) & (from(b, 0x82, 4) | is(b, 0xa2) & is(c, 0xe2));
    let mark = (is(b, b'-') | is(b, b'@')) & (is(c, b'\n') | is(c, b'\r')) | is(b, b'?');
    let like_digit = |byte: u8| is(byte | 0x20, b'o') | is(byte, b'l') | is(byte, b'I');
    let digit = |byte: u8| from(byte, b'0', 10);
    let scanned = like_digit(a) & digit(b) | digit(a) & like_digit(b) | is(a, b'O') & (is(b, b' ') | is(b, b'.'));
    // «né(e)», «né-e», «chanteur.euse»; not «courriel.example».
    let ending = is(c, b'e') & ((1 - from(d, b'a', 26)) | is(d, b's') | is(d, b'u') | is(d, b'l'));
    let inclusive = is(b, b'(') & from(a, b'a', 26) | (is(b, b'(') | is(b, b'.') | is(b, b'-')) & ending;
    // «4e  C», «ans,5e», «demeurant5», «veuveMARTIN», «àDinan», «2026 / 00712», «M .Petit». What is no ASCII counts as a letter.
    let word = |byte: u8| from(byte | 0x20, b'a', 26) | digit(byte) | byte >> 7;
    let doubled = word(a) & is(b, b' ') & is(c, b' ') & word(d);
    let closed = word(a) & (is(b, b',') | is(b, b';')) & word(c) & (1 - (digit(a) & digit(c)));
    let glued = ((from(a, b'a', 26) | is(a, 0xa9)) & (from(b, b'A', 26) | digit(b)))
        | (is(a, 0xc3) & is(b, 0xa0) & from(c, b'A', 26));
    let slash = digit(a) & is(b, b' ') & is(c, b'/') & is(d, b' ');
    let title = word(a) & is(b, b' ') & is(c, b'.') & word(d);
    combining | invisible | mojibake | mark | scanned | inclusive | doubled | closed | glued | slash | title
}

#[cfg(test)]
mod tests;
