//! Stretches of a source as a person reads them, with the way back.

use std::ops::Range;

use super::super::xml::percent;
use super::entity::reference;
use crate::segment::Origin;

/// A text that is put together.
#[derive(Default)]
pub(in crate::format) struct Builder {
    pub(in crate::format) text: String,
    pub(in crate::format) origin: Origin,
}

impl Builder {
    pub(in crate::format) fn push(&mut self, text: &str, source: Range<u64>) {
        self.text.push_str(text);
        self.origin.push(text.len(), source);
    }
}

/// A range of `text` with its entities and, in an address, its escapes resolved.
pub(in crate::format) fn decoded(text: &str, range: Range<usize>, address: bool) -> (String, Origin) {
    let mut built = Builder::default();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let atom = match rest.as_bytes()[0] {
            b'&' => reference(rest, true).map(|(says, width)| (says.into_owned(), width)),
            b'%' if address => escaped(rest.as_bytes()).map(|(c, width)| (c.to_string(), width)),
            _ => None,
        };
        if let Some((says, width)) = atom {
            built.push(&says, at as u64..(at + width) as u64);
            at += width;
            continue;
        }
        let next = rest.ceil_char_boundary(1);
        let end = rest[next..].find(['&', '%']).map_or(rest.len(), |end| next + end);
        built.push(&rest[..end], at as u64..(at + end) as u64);
        at += end;
    }
    (built.text, built.origin)
}

/// The character that `%C3%A9` stands for, and its width; bytes that are no UTF-8 are Windows-1252, as old pages have it.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let hex = |at: usize| percent(bytes, at);
    let mut decoded = vec![hex(0)?];
    while decoded.len() <= 4 {
        if let Ok(text) = std::str::from_utf8(&decoded) {
            let c = text.chars().next().filter(|c| !c.is_control())?;
            return Some((c, decoded.len() * 3));
        }
        let Some(byte) = hex(decoded.len() * 3) else { break };
        decoded.push(byte);
    }
    let c = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&decoded[..1]).0.chars().next();
    c.filter(|c| !c.is_control()).map(|c| (c, 3))
}
