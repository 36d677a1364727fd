//! Writings that hide words: accents apart from their letters, invisible characters, ligatures, UTF-8 read as Latin-1,
//! lost accents, words cut at line ends, letters for digits, inclusive endings.
//!
//! Recognisers know none of these. A segment in which one may stand is [read](smooth) as if it had been written plainly,
//! and what is found there is led back to the text as it is, which nobody changes. So every recogniser sees the same
//! words, and those that come later see them too.

mod letters;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use smallvec::SmallVec;

use crate::segment::Span;

/// Leads from a text that was made plain back to the text as it is: one step a pass.
#[derive(Default)]
pub(super) struct Way {
    steps: SmallVec<[Vec<Run>; 2]>,
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
    for pass in [letters::join as fn(&str, &mut Copy<'_>), words::mend] {
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

/// Whether anything that a pass looks for may stand in a text. Asked of every text: three neighbours are looked at
/// without a branch, so that the processor takes many at a time.
fn may_be_odd(bytes: &[u8]) -> bool {
    const BLOCK: usize = 64;
    let mut blocks = bytes.windows(BLOCK + 2).step_by(BLOCK);
    let odd = blocks.any(|block| {
        let (a, b, c) = (&block[..BLOCK], &block[1..BLOCK + 1], &block[2..BLOCK + 2]);
        (0..BLOCK).fold(false, |odd, i| odd | is_odd(a[i], b[i], c[i]))
    });
    let whole = bytes.len().saturating_sub(2) / BLOCK * BLOCK;
    let rest = &bytes[whole..];
    odd || (0..rest.len()).any(|i| {
        let at = |i: usize| rest.get(i).copied().unwrap_or(0);
        is_odd(at(i), at(i + 1), at(i + 2))
    })
}

#[inline]
fn is_odd(a: u8, b: u8, c: u8) -> bool {
    let lower = |byte: u8| byte.wrapping_sub(b'a') < 26;
    let letter = |byte: u8| (byte | 0x20).wrapping_sub(b'a') < 26;
    let beyond = |byte: u8| byte >= 0x80;
    let digit = |byte: u8| byte.wrapping_sub(b'0') < 10;
    let like_digit = |byte: u8| (byte == b'O') | (byte == b'o') | (byte == b'l') | (byte == b'I');
    // Combining marks; ligatures, what stands for a lost character, the mark of a byte order.
    let combining = (a == 0xcc) | (a == 0xcd) | (a == 0xef);
    // Soft hyphen, middle dot, acute accent by itself; invisible characters, prime.
    let invisible = (a == 0xc2) & ((b == 0xad) | (b == 0xb7) | (b == 0xb4))
        | (a == 0xe2)
            & (b == 0x80)
            & ((c.wrapping_sub(0x8b) < 5) | (c.wrapping_sub(0xa7) < 8) & (c != 0xaf) | (c == 0xb2))
        | (a == 0xe2) & (b == 0x81) & (c >= 0xa0);
    // «Ã©», «Â°», «Å“», «Ä±», «â€™».
    let mojibake = (a == 0xc3) & ((b.wrapping_sub(0x82) < 4) | (b == 0xa2) & (c == 0xe2));
    let cut = (b == b'-') & ((c == b'\n') | (c == b'\r')) & (letter(a) | beyond(a));
    let question = (b == b'?') & ((letter(a) | beyond(a)) & (letter(c) | (c == b' ')) | (a == b' ') & lower(c));
    let blank = |byte: u8| (byte == b' ') | (byte == b'.') | (byte == b'-');
    let scanned = like_digit(a) & digit(b)
        | digit(a) & like_digit(b)
        | blank(b) & ((a == b'O') & digit(c) | digit(a) & (c == b'O'));
    let inclusive = ((b == b'(') | (b == b'.')) & (lower(a) | beyond(a)) & lower(c)
        | (b == b'-') & (c == b'e') & (lower(a) | beyond(a));
    combining | invisible | mojibake | cut | question | scanned | inclusive
}

#[cfg(test)]
mod tests;
