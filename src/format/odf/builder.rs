//! The text of one paragraph while it is read: white space as the format has it, and where each byte comes from.

use std::ops::Range;

use crate::format::xml::push_atom;
use crate::segment::Origin;

/// A text and its origin.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) text: String,
    pub(super) origin: Origin,
}

impl Builder {
    /// Text as it is.
    pub(super) fn push(&mut self, text: &str, source: Range<u64>) {
        self.text.push_str(text);
        self.origin.push(text.len(), source);
    }

    /// Text of a paragraph: white space of any sort and length is one space, and none at the start.
    pub(super) fn push_words(&mut self, text: &str, source: Range<u64>) {
        let blank = |byte: u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        if text.len() as u64 != source.end - source.start {
            // One entity.
            if let Some(c) = text.chars().next() {
                self.push_char(c, source);
            }
            return;
        }
        let bytes = text.as_bytes();
        let at = |offset: usize| source.start + offset as u64;
        let (mut done, mut next) = (0, 0);
        while next < bytes.len() {
            if !blank(bytes[next]) {
                next += 1;
                continue;
            }
            let start = next;
            while next < bytes.len() && blank(bytes[next]) {
                next += 1;
            }
            let first = start == done && (self.text.is_empty() || self.text.ends_with(' '));
            if next - start == 1 && bytes[start] == b' ' && !first {
                continue;
            }
            self.push(&text[done..start], at(done)..at(start));
            if !first {
                self.push(" ", at(start)..at(next));
            }
            done = next;
        }
        self.push(&text[done..], at(done)..at(bytes.len()));
    }

    /// One character, whose source is replaced as a whole.
    pub(super) fn push_char(&mut self, c: char, source: Range<u64>) {
        self.text.push(c);
        push_atom(&mut self.origin, c, source);
    }

    /// So many spaces that one element stands for; three look like a thousand, and are shorter than any element.
    pub(super) fn push_spaces(&mut self, count: usize, source: Range<u64>) {
        let spaces = &"   "[..count.clamp(1, 3)];
        self.push(spaces, source);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Span;

    #[test]
    fn white_space_is_one_space() {
        let mut builder = Builder::default();
        builder.push_words("\n  Karim ", 10..19);
        builder.push_words(" \tBEN", 30..35);
        builder.push_words("ALI", 40..43);
        builder.push_words("\n  est  ", 43..51);
        assert_eq!(builder.text, "Karim BENALI est ");
        assert_eq!(builder.origin.len(), builder.text.len());
        let sources = |from: usize, to: usize| builder.origin.sources(Span::new(from, to));
        assert_eq!(sources(0, 5).first(), Some(&(13..18)));
        assert_eq!(sources(6, 12), [32..35, 40..43]);
        assert_eq!(sources(12, 13).first(), Some(&(43..46)));
    }
}
