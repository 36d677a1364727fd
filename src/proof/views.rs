//! Takes a written file apart into texts to be searched.
//!
//! What a part is, its bytes say and not its name: a document in a document is taken apart as one of its own.

mod archive;
mod html;
mod mail;
mod markdown;
mod markup;
mod pdf;
mod rtf;
mod vocabulary;

use std::borrow::Cow;

use super::Seen;
use crate::error::{Error, ErrorKind};

pub(super) use markup::values::Value;

/// Takes each view.
pub(super) trait Visit {
    /// Does `work` for each number below `count`, side by side if so many bytes are worth it; what is found is counted in
    /// their order.
    ///
    /// # Errors
    /// The first of `work`, in that order.
    fn each(
        &mut self,
        count: usize,
        bytes: u64,
        work: &(dyn Fn(usize, &mut dyn Visit) -> Result<(), Error> + Sync),
    ) -> Result<(), Error>;

    /// One view of the part that is called so.
    fn see(&mut self, part: &str, seen: Seen, text: &str);

    /// Whether there is anything in a text that must be nowhere: then it is worth reading more closely.
    fn holds(&self, text: &str) -> bool;

    /// The same for words that lost the spaces between them, as [`Seen::Glued`] takes them.
    fn holds_glued(&self, text: &str) -> bool;

    /// Bytes of the shortest needle: in a text of fewer ASCII characters there is none, for each folds to one or to nothing.
    fn shortest(&self) -> usize;

    /// Values of attributes. `says` tells of one whether a needle that was found in it counts, one of a single word or any
    /// other: that is asked of few, and takes longer than to search.
    fn values(&mut self, part: &str, values: &[Value<'_>], says: &dyn Fn(&Value<'_>, bool) -> bool);
}

/// Files within files.
const DEPTH: u8 = 8;

/// Gives every view of a file. `format` is what its document called itself.
pub(super) fn each(output: &[u8], format: &str, visit: &mut dyn Visit) -> Result<(), Error> {
    match format {
        "txt" => {
            lines("text", output, visit);
            Ok(())
        }
        "html" => {
            html::each(&html::decode(output), "text", visit);
            Ok(())
        }
        "md" => {
            markdown::each(&plain(output), "text", visit);
            Ok(())
        }
        "eml" => mail::each(output, "", DEPTH, visit),
        _ => part(output, "", DEPTH, visit),
    }
}

/// Gives every view of one part, called `name`.
fn part(bytes: &[u8], name: &str, depth: u8, visit: &mut dyn Visit) -> Result<(), Error> {
    let deeper = || depth.checked_sub(1).ok_or(ErrorKind::TooLarge);
    match bytes {
        _ if bytes.starts_with(b"PK\x03\x04") => archive::each(bytes, name, deeper()?, visit)?,
        _ if rtf::is_rtf(bytes) => rtf::each(bytes, name, visit),
        _ if mail::is_message(bytes) => mail::each(bytes, &format!("{name}/"), deeper()?, visit)?,
        _ if html::is_page(bytes) => html::each(&html::decode(bytes), name, visit),
        _ if is_pdf(bytes) => pdf::each(bytes, name, depth, visit)?,
        _ if is_xml(bytes) => {
            let text = plain(bytes);
            // The bytes, and what they say.
            visit.each(2, text.len() as u64, &|view, visit| {
                match view {
                    0 => visit.see(name, Seen::RawXml, &text),
                    _ => markup::each(&text, name, visit),
                }
                Ok(())
            })?;
        }
        _ => {
            visit.see(name, Seen::RawBytes, &readable(bytes));
            // Words of two bytes a letter, as cameras and Windows write them.
            for wide in wide_words(bytes) {
                visit.see(name, Seen::RawBytes, &wide);
            }
        }
    }
    Ok(())
}

/// The views of a text that is nothing but text.
fn lines(name: &str, bytes: &[u8], visit: &mut dyn Visit) {
    let text = plain(bytes);
    visit.see(name, Seen::Text, &text.replace(['\n', '\r', '\u{85}'], " "));
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
    if lines.contains("-\n") {
        visit.see(name, Seen::Joined, &lines.replace("-\n", "").replace('\n', " "));
    }
}

/// The stretches of `bytes` that are text, with a gap where they are none: what packs a picture is mostly no text, and to
/// fold a mark for each of its bytes would take longer than all else.
fn readable(bytes: &[u8]) -> String {
    let mut text = vec![b' '; bytes.len() + 1];
    let (mut len, mut at) = (0, 0);
    let mut last = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        let [shown, leads] = BYTES[usize::from(byte)];
        // A byte that leads, and one that follows: 10……. Few bytes of a picture get through; for all others no branch
        // can be foreseen, and there is none.
        if leads & next & !(next << 1) != 0 {
            let most = &bytes[at..bytes.len().min(at + 4)];
            let c = match byte {
                // Two make it, and any two are valid: to ask takes longer than all else.
                ..0xe0 => char::from_u32(u32::from(byte & 0x1f) << 6 | u32::from(next & 0x3f)),
                _ => most.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()),
            };
            if let Some(c) = c {
                let width = c.encode_utf8(&mut text[len..]).len();
                (len, at, last) = (len + width, at + width, 0);
                continue;
            }
        }
        text[len] = shown;
        len += usize::from(shown != b' ' || last != b' ');
        last = shown;
        at += 1;
    }
    text.truncate(len);
    String::from_utf8(text).unwrap_or_default()
}

/// Of each byte, what it shows, and 128 if it leads others in UTF-8.
static BYTES: [[u8; 2]; 256] = {
    let mut bytes = [[b' ', 0]; 256];
    let mut byte = 0;
    while byte < 256 {
        match byte as u8 {
            shown @ b' '..0x7f => bytes[byte][0] = shown,
            0xc2..=0xf4 => bytes[byte][1] = 0x80,
            _ => {}
        }
        byte += 1;
    }
    bytes
};

/// The stretches of `bytes` that are Latin letters of two bytes each, least or most significant first.
fn wide_words(bytes: &[u8]) -> [String; 2] {
    [0, 1].map(|first| {
        let mut words = String::new();
        let mut at = 0;
        while let Some(pair) = bytes.get(at..at + 2) {
            let (letter, zero) = (pair[first], pair[1 - first]);
            if zero == 0 && letter != 0 {
                words.push(char::from(letter));
                at += 2;
                continue;
            }
            if !words.ends_with(' ') {
                words.push(' ');
            }
            // The next pair is where its zero is: there are few in a picture.
            let next = at + 2 - first;
            at = bytes.get(next..).and_then(|rest| memchr::memchr(0, rest)).map_or(bytes.len(), |zero| at + 1 + zero);
        }
        words
    })
}

/// A PDF may have other bytes before it.
fn is_pdf(bytes: &[u8]) -> bool {
    memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_some()
}

fn is_xml(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xff\xfe<") || bytes.starts_with(b"\xfe\xff\0<")
}

/// Text in whatever encoding it is.
fn plain(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Without a mark: the NUL of the first Latin letters tells the side.
        _ if bytes.contains(&0) => {
            let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
            let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
            wide(bytes, if odd >= even { u16::from_le_bytes } else { u16::from_be_bytes })
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is text in the bytes is all there, in its order, and nothing else.
        #[test]
        fn bytes_are_read_as_their_text(bytes: Vec<u8>, words in "[ -~é漢𝒜]{0,40}") {
            let all = [bytes.as_slice(), words.as_bytes(), &bytes].concat();
            let mut expected = String::new();
            for c in all.utf8_chunks().flat_map(|chunk| chunk.valid().chars().chain((!chunk.invalid().is_empty()).then_some(' '))) {
                match c.is_ascii_control() {
                    false if c != ' ' => expected.push(c),
                    _ if expected.ends_with(' ') => {}
                    _ => expected.push(' '),
                }
            }
            prop_assert_eq!(readable(&all), expected);
        }

        /// Words of two bytes a letter are found wherever they begin, on either side.
        #[test]
        fn wide_words_are_read(before: Vec<u8>, word in "[A-Za-z]{5,9}", after: Vec<u8>) {
            for unit in [u16::to_le_bytes, u16::to_be_bytes] {
                let wide: Vec<u8> = word.encode_utf16().flat_map(unit).collect();
                let all = [before.as_slice(), &[1, 1], &wide, &[1, 1], &after].concat();
                prop_assert!(wide_words(&all).iter().any(|words| words.split(' ').any(|w| w == word)));
            }
        }
    }
}
