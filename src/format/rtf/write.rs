//! Edits and cuts → patches in the language of the file.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;
use std::ops::Range;

use super::lexer::{Lexer, Token};
use super::walk::Findings;
use crate::error::{Error, ErrorKind};
use crate::format::Edit;
use crate::format::splice::{Patch, splice_bytes};

/// Writes the source with what must go and what is planned.
pub(super) fn write(source: &[u8], findings: &Findings, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
    let mut patches: Vec<Patch<'_>> =
        findings.cuts.iter().map(|(range, text)| Patch { range: range.clone(), text: Cow::Borrowed(*text) }).collect();
    for edit in edits {
        let cut = findings.cuts.partition_point(|(cut, _)| cut.start <= edit.range.start);
        let cut = cut.checked_sub(1).and_then(|last| findings.cuts.get(last));
        if cut.is_some_and(|(cut, _)| holds(cut, &edit.range)) {
            continue;
        }
        let text = match bytes(source, &edit.range) {
            Some(old) if findings.levels.iter().any(|level| holds(level, &edit.range)) => spaces(old),
            Some(_) => encoded(&edit.text, fallback(findings, edit.range.start)),
            None => return Err(Error::new(ErrorKind::Plan).position(edit.range.start)),
        };
        patches.push(Patch { range: edit.range.clone(), text: Cow::Owned(text) });
    }
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
    keep_words_apart(source, &mut patches);
    splice_bytes(source, &patches, out)
}

fn bytes<'a>(source: &'a [u8], range: &Range<u64>) -> Option<&'a [u8]> {
    source.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
}

fn holds(outer: &Range<u64>, inner: &Range<u64>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// How many bytes old programs expect after a `\u` there.
fn fallback(findings: &Findings, at: u64) -> u16 {
    let known = findings.fallbacks.partition_point(|(from, _)| *from <= at);
    known.checked_sub(1).and_then(|last| findings.fallbacks.get(last)).map_or(1, |(_, count)| *count)
}

/// In ASCII, with every other character as `\u` and what old programs see in its place.
fn encoded(text: &str, fallback: u16) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            '\t' => out.push_str("\\tab "),
            '\n' => out.push_str("\\line "),
            '\u{a0}' => out.push_str("\\~"),
            ' '..='~' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // The format counts with a sign.
                    let _ = write!(out, "\\u{}", unit.cast_signed());
                    match fallback {
                        0 => out.push(' '),
                        count => out.extend(std::iter::repeat_n('?', usize::from(count))),
                    }
                }
            }
        }
    }
    out
}

/// As many spaces as there were characters: a byte elsewhere says how many they are.
fn spaces(old: &[u8]) -> String {
    let count = Lexer::new(old, 0).map(|(token, _)| match token {
        Token::Text(bytes) => bytes.len(),
        Token::Hex(_) | Token::Symbol(_) => 1,
        _ => 0,
    });
    " ".repeat(count.sum())
}

/// `\b\'c9lise` without its first letter would be another word of the format: a space ends the word where what stands
/// after it does not.
fn keep_words_apart(source: &[u8], patches: &mut [Patch<'_>]) {
    let mut end = 0;
    // Whether what was written up to `end` ends in an open word.
    let mut open = false;
    for at in 0..patches.len() {
        let Some((patch, later)) = patches.get_mut(at..).and_then(<[_]>::split_first_mut) else { return };
        if patch.range.start != end || at == 0 {
            open = ends_in_word(source, patch.range.start as usize);
        }
        end = patch.range.end;
        // What stands after it: its own text, or else what is not cut.
        let adjacent = later.first().is_some_and(|next| next.range.start == end);
        let next = match patch.text.bytes().next() {
            Some(byte) => Some(byte),
            None if adjacent => None,
            None => source.get(end as usize).copied(),
        };
        if open && next.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')) {
            patch.text = Cow::Owned(format!(" {}", patch.text));
        }
        open = open && patch.text.is_empty();
    }
}

/// Whether a control word ends right there, without the space that may end it.
fn ends_in_word(source: &[u8], at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let mut rest = &before[..before.len() - digits];
    if digits > 0 {
        rest = rest.strip_suffix(b"-").unwrap_or(rest);
    }
    let letters = rest.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let slashes = rest[..rest.len() - letters].iter().rev().take_while(|byte| **byte == b'\\').count();
    letters > 0 && slashes % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_written_in_ascii() {
        assert_eq!(encoded("[Élu {1}\\]", 1), "[\\u201?lu \\{1\\}\\\\]");
        assert_eq!(encoded("’é😀", 0), "\\u8217 \\u233 \\u-10179 \\u-8704 ");
        assert_eq!(encoded("é\u{a0}", 2), "\\u233??\\~");
    }

    #[test]
    fn an_open_word_is_known() {
        let open = |text: &str| ends_in_word(text.as_bytes(), text.len());
        assert!(open("a\\b") && open("\\fs24") && open("\\li-20") && open("\\\\\\b"));
        assert!(!open("\\b ") && !open("\\\\b") && !open("ab12") && !open("\\'e9") && !open("\\'e9ab") && !open(""));
    }

    #[test]
    fn a_removal_does_not_make_another_word() {
        let run = |source: &str, patches: &[(Range<u64>, &'static str)]| {
            let mut patches: Vec<_> = patches
                .iter()
                .map(|(range, text)| Patch { range: range.clone(), text: Cow::Borrowed(*text) })
                .collect();
            keep_words_apart(source.as_bytes(), &mut patches);
            let mut out = Vec::new();
            splice_bytes(source.as_bytes(), &patches, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(run("\\b\\'c9lise", &[(2..6, "")]), "\\b lise");
        assert_eq!(run("\\b\\'c9\\'e8lise", &[(2..6, ""), (6..10, "")]), "\\b lise");
        assert_eq!(run("\\b\\'c9\\'e8lise", &[(2..6, ""), (6..10, "x")]), "\\b xlise");
        assert_eq!(run("\\b\\'c9lise", &[(2..6, "[x]")]), "\\b[x]lise");
        assert_eq!(run("\\b\\'c9 est", &[(2..6, "")]), "\\b  est");
        assert_eq!(run("\\b{\\info}{a", &[(2..9, "")]), "\\b{a");
    }
}
