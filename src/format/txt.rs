//! Plain text, in UTF-8, UTF-16 or Windows-1252.
//!
//! A segment is a block of lines without a blank one between them, its inner line ends included, because minutes that
//! were wrapped by hand cut names over line ends (`Anne-⏎Marie`); line ends that only keep lines short are spaces in it. Offsets are those of the text decoded to UTF-8; a
//! file is only taken if encoding that text again gives the very same bytes.

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use encoding_rs::WINDOWS_1252;

use super::splice::{Patch, splice, splice_decoded};
use super::wraps::Wrapped;
use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::{Origin, Place, Segment};

/// Plain text.
pub(super) struct Txt;

/// Longest segment, in bytes: a block longer than this is cut at a line end, else at a space.
const BLOCK: usize = 64 * 1024;

impl Format for Txt {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        decode(bytes).is_ok()
    }

    /// A message that somebody saved as text stays one.
    fn trusts(&self, bytes: &[u8]) -> bool {
        decode(bytes).is_ok() && !super::html::declares(bytes)
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.is_empty() {
            return Err(ErrorKind::Empty.into());
        }
        if bytes.len() as u64 > limits.source {
            return Err(Limit::Source.into());
        }
        let (text, encoding) = decode(&bytes)?;
        Ok(Box::new(Open { text, encoding }))
    }
}

/// A text that is in memory already.
pub(super) fn text(text: String) -> Box<dyn Document> {
    Box::new(Open { text, encoding: Encoding::Utf8 })
}

struct Open {
    /// Decoded, without byte order mark.
    text: String,
    encoding: Encoding,
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "txt"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let wrapped = Wrapped::of(&self.text);
        for (start, block) in (Blocks { text: &self.text, at: 0 }) {
            let text = wrapped.as_ref().map_or(Cow::Borrowed(block), |wrapped| wrapped.soften(block));
            visit(Segment {
                text: text.into_owned(),
                origin: Origin::identity(start as u64, block.len()),
                place: Place::default(),
            });
        }
        Ok(())
    }

    fn parts(&self) -> u32 {
        1
    }

    fn part_name(&self, _part: u32) -> &str {
        "text"
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if let Some(edit) = edits.iter().find(|edit| edit.part != 0) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        let patches = keep_lines(&self.text, edits);
        if matches!(self.encoding, Encoding::Utf8) {
            return splice(self.text.as_bytes(), &patches, out);
        }
        splice_decoded(self.text.as_bytes(), &patches, |text| encode(text, self.encoding), out)
    }

    /// It has none.
    fn drop_images(&mut self) -> bool {
        true
    }

    fn notices(&self) -> Vec<Notice> {
        Vec::new()
    }
}

/// The edits, and behind what ran over the end of a line that end again, in the place of the next space: a text wrapped
/// by hand stays one.
fn keep_lines<'e>(text: &'e str, edits: &'e [Edit]) -> Vec<Patch<'e>> {
    let mut patches = Vec::with_capacity(edits.len());
    for (index, edit) in edits.iter().enumerate() {
        patches.push(Patch { range: edit.range.clone(), text: Cow::Borrowed(edit.text.as_str()) });
        let next = edits.get(index + 1).map_or(text.len() as u64, |next| next.range.start);
        if let Some((at, end)) = line_end_in(text, &edit.range, next).filter(|_| !edit.text.contains('\n')) {
            patches.push(Patch { range: at..at + 1, text: Cow::Borrowed(end) });
        }
    }
    patches
}

/// The first line end inside of a range, with the marks of a quoted mail, and the space behind the range where it can
/// stand: before `limit`, on the same line.
fn line_end_in<'t>(text: &'t str, range: &Range<u64>, limit: u64) -> Option<(u64, &'t str)> {
    let (start, end, limit) = (range.start as usize, range.end as usize, limit as usize);
    let feed = start + text.get(start..end)?.find('\n')?;
    let from = if text.get(..feed)?.ends_with('\r') { feed - 1 } else { feed };
    let line = text.get(feed + 1..)?;
    let marks = line.len() - line.trim_start_matches(['>', ' ']).len();
    let quoted = line.get(..marks)?.contains('>');
    let rest = text.get(end..limit)?;
    let space = rest.find([' ', '\n', '\r']).filter(|at| rest[*at..].starts_with(' '))?;
    Some(((end + space) as u64, text.get(from..feed + 1 + if quoted { marks } else { 0 })?))
}

/// How the bytes say the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf8Mark,
    Utf16 { little: bool, mark: bool },
    Windows1252,
}

/// Decodes, and makes sure that encoding gives the same bytes again.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), Error> {
    let (text, encoding) = guess(bytes).ok_or(ErrorKind::UnknownEncoding)?;
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\u{85}'));
    // Old word processors leave a stray control here and there; a binary file is full of them.
    let refused = text.contains('\0') || controls.count() * 50 > text.chars().count();
    if refused || (!matches!(encoding, Encoding::Utf8) && encode(&text, encoding).ok().as_deref() != Some(bytes)) {
        return Err(ErrorKind::UnknownEncoding.into());
    }
    Ok((text, encoding))
}

fn guess(bytes: &[u8]) -> Option<(String, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Some((std::str::from_utf8(rest).ok()?.to_owned(), Encoding::Utf8Mark));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some((utf16(rest, u16::from_le_bytes)?, Encoding::Utf16 { little: true, mark: true }));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some((utf16(rest, u16::from_be_bytes)?, Encoding::Utf16 { little: false, mark: true }));
    }
    // French in UTF-16 has a NUL in nearly every pair, always on the same side.
    if bytes.len().is_multiple_of(2) && bytes.contains(&0) {
        let nul = |side: usize| bytes.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
        let (first, second) = (nul(0), nul(1));
        let most = bytes.len() / 4;
        return match (first, second) {
            (0, n) if n > most => {
                Some((utf16(bytes, u16::from_le_bytes)?, Encoding::Utf16 { little: true, mark: false }))
            }
            (n, 0) if n > most => {
                Some((utf16(bytes, u16::from_be_bytes)?, Encoding::Utf16 { little: false, mark: false }))
            }
            _ => None,
        };
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), Encoding::Utf8)),
        Err(_) if looks_like_another(bytes) => None,
        Err(_) => Some((WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252)),
    }
}

/// Windows-1252 gives a meaning to nearly any bytes. Damaged UTF-8 (`Ã©`), and the code pages of MS-DOS and of old
/// Macintoshes (`‚` or `Ž` for `é`), would be read as rubbish in which no name is found: better not to read them.
fn looks_like_another(bytes: &[u8]) -> bool {
    let damaged = String::from_utf8_lossy(bytes);
    let wrong = damaged.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    let right = damaged.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER).count();
    let (mut odd, mut accents) = (0_usize, 0_usize);
    for window in bytes.windows(3) {
        let [before, byte, after] = [window[0], window[1], window[2]];
        if !before.is_ascii_alphabetic() || !after.is_ascii_alphabetic() {
            continue;
        }
        let small = before.is_ascii_lowercase() && after.is_ascii_lowercase();
        match byte {
            0x81..=0x84 | 0x86..=0x89 | 0x8b | 0x8d | 0x8f | 0x90 | 0x9d => odd += 1,
            0x8a | 0x8e if small => odd += 1,
            0xc0.. => accents += 1,
            _ => {}
        }
    }
    right >= wrong || odd > accents
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<_, _>>().ok()
}

/// The bytes that say `text`.
///
/// # Errors
/// [`ErrorKind::Unencodable`].
pub(super) fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, Error> {
    match encoding {
        Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Mark => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Utf16 { little, mark } => {
            let bytes = if little { u16::to_le_bytes } else { u16::to_be_bytes };
            let mark = mark.then_some(0xfeff);
            Ok(mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect())
        }
        Encoding::Windows1252 => match WINDOWS_1252.encode(text) {
            (_, _, true) => Err(ErrorKind::Unencodable.into()),
            (bytes, _, false) => Ok(bytes.into_owned()),
        },
    }
}

/// Blocks of lines that are not blank, each with its offset, without the line end that closes it.
struct Blocks<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Blocks<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut start, mut end) = (None, self.at);
        while self.at < self.text.len() {
            let (line, next) = line(self.text, self.at);
            match start {
                None if line.trim().is_empty() => {}
                Some(_) if line.trim().is_empty() => break,
                None => start = Some(self.at),
                Some(start) if self.at + line.len() - start > BLOCK => return Some((start, &self.text[start..end])),
                Some(_) => {}
            }
            let from = start.unwrap_or(self.at);
            end = self.at + line.len();
            if end - from > BLOCK {
                // One line as long as a book: cut it where a word ends, if it has words.
                let most = self.text.floor_char_boundary(from + BLOCK);
                let cut = self.text[from..most].rfind(' ').map_or(most, |space| from + space + 1);
                self.at = cut;
                return Some((from, &self.text[from..cut]));
            }
            self.at = next;
        }
        start.map(|start| (start, &self.text[start..end]))
    }
}

/// The line that starts at `at`, and where the next one starts.
fn line(text: &str, at: usize) -> (&str, usize) {
    let rest = &text[at..];
    // A next-line character is two bytes in UTF-8, C2 85.
    let ends = |i: &usize| rest.as_bytes()[*i] != 0xc2 || rest.as_bytes().get(*i + 1) == Some(&0x85);
    match memchr::memchr3_iter(b'\n', b'\r', 0xc2, rest.as_bytes()).find(ends) {
        None => (rest, text.len()),
        Some(end) => {
            let after = &rest[end..];
            let width = if after.starts_with("\r\n") || after.starts_with('\u{85}') { 2 } else { 1 };
            (&rest[..end], at + end + width)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(usize, &str)> {
        Blocks { text, at: 0 }.collect()
    }

    #[test]
    fn a_block_ends_at_a_blank_line() {
        assert_eq!(blocks("a\nb\n\nc\r\n \r\nd\re"), [(0, "a\nb"), (5, "c"), (11, "d\re")]);
        assert_eq!(blocks("\n\n"), []);
        assert_eq!(blocks("a\u{85}\u{85}b\n"), [(0, "a"), (5, "b")]);
    }

    #[test]
    fn a_line_that_a_name_ran_over_ends_behind_it() {
        let text = "> vu Karim\n> BENALI, et sa\n> mère ce jour. Anne-\r\nMarie\nest là";
        let at = |word: &str, to: &str| text.find(word).unwrap() as u64..(text.find(to).unwrap() + to.len()) as u64;
        let edits = [("Karim", "BENALI", "[A1]"), ("sa\n", "mère", "[A2]"), ("Anne", "Marie", "[A3]")]
            .map(|(from, to, code)| Edit { part: 0, range: at(from, to), text: code.to_owned() });
        let mut out = Vec::new();
        super::text(text.to_owned()).write(&edits, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "> vu [A1],\n> et [A2]\n> ce jour. [A3]\nest là");
    }

    #[test]
    fn a_long_block_is_cut_at_a_line_end_and_a_long_line_at_a_space() {
        let lines = "mot à mot\n".repeat(20_000);
        let cut = blocks(&lines);
        assert!(cut.len() > 2 && cut.iter().all(|(_, b)| b.len() <= BLOCK && b.ends_with("mot")), "{}", cut.len());
        let line = "né ".repeat(60_000);
        let cut = blocks(&line);
        assert_eq!(cut.iter().map(|(_, b)| *b).collect::<String>(), line);
        assert!(cut.iter().all(|(_, b)| b.len() <= BLOCK && b.ends_with(' ')));
        assert_eq!(blocks(&"é".repeat(70_000)).len(), 3);
    }
}
