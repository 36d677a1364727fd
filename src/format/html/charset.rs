//! In which encoding a page is: what its bytes, then what its head says, then Windows-1252, as browsers do, but for
//! UTF-8, which no other text looks like.
//!
//! A page is only taken if encoding its text again gives the same bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::super::txt;
use crate::error::{Error, ErrorKind};

/// How the bytes of a page say its text.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) enum Charset {
    /// As plain text does: UTF-8, UTF-16, with or without a mark.
    Plain(txt::Encoding),
    /// One of the old ones.
    Old(&'static Encoding),
}

/// Bytes at the start in which a page says its encoding. (The standard has 1024; editors write long heads.)
const HEAD: usize = 4096;

/// The text of a page and its encoding.
///
/// # Errors
/// [`ErrorKind::UnknownEncoding`].
pub(in crate::format) fn decode(bytes: &[u8]) -> Result<(String, Charset), Error> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.starts_with('\u{feff}')
        && !text.contains('\0')
    {
        // ASCII may still be a code of seven bits, such as ISO-2022-JP; then it has escapes.
        return match text.contains('\x1b') {
            true => Err(ErrorKind::UnknownEncoding.into()),
            false => Ok((text.to_owned(), Charset::Plain(txt::Encoding::Utf8))),
        };
    }
    let marked = bytes.starts_with(b"\xef\xbb\xbf") || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if marked || bytes.contains(&0) {
        return txt::decode(bytes).map(|(text, encoding)| (text, Charset::Plain(encoding)));
    }
    let said = declared(bytes).unwrap_or(WINDOWS_1252);
    // What says UTF-8 and is not was written by a program of the other kind.
    let said = if [UTF_8, UTF_16LE, UTF_16BE].contains(&said) { WINDOWS_1252 } else { said };
    if said == WINDOWS_1252 {
        txt::decode(bytes)?;
    }
    let (text, wrong) = said.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let (again, ..) = said.encode(&text);
    if wrong || *again != *bytes {
        return Err(ErrorKind::UnknownEncoding.into());
    }
    Ok((text, Charset::Old(said)))
}

/// The encoding of the first `charset=` or `encoding=` in the head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let lower = head.to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|word| {
        memchr::memmem::find_iter(&lower, word).find_map(|at| {
            let rest = lower[at + word.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
            let end =
                rest.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(rest.len());
            Encoding::for_label_no_replacement(&rest[..end])
        })
    })
}

/// The text in its encoding; what an old one has not becomes a character reference.
///
/// # Errors
/// None of the old ones; those of plain text.
pub(in crate::format) fn encode(text: &str, charset: Charset) -> Result<Vec<u8>, Error> {
    match charset {
        Charset::Plain(encoding) => txt::encode(text, encoding),
        Charset::Old(encoding) => Ok(encoding.encode(text).0.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, ErrorKind> {
        let (text, charset) = decode(bytes).map_err(|error| error.kind())?;
        assert_eq!(encode(&text, charset).unwrap(), bytes);
        Ok(text)
    }

    #[test]
    fn the_bytes_say_more_than_the_head() {
        assert_eq!(text("<meta charset=iso-8859-1>Hélène".as_bytes()).unwrap(), "<meta charset=iso-8859-1>Hélène");
        assert!(text(b"<meta charset=utf-8>H\xe9l\xe8ne").unwrap().ends_with("Hélène"));
        assert!(text(b"<p>\x80 H\xe9l\xe8ne").unwrap().ends_with("€ Hélène"));
        assert!(text(b"<meta charset='iso-8859-15'>H\xe9l\xe8ne \xa4").unwrap().ends_with("Hélène €"));
        assert!(text(b"<meta content=\"text/html; charset=macintosh\">H\x8el\x8fne").unwrap().ends_with("Hélène"));
        let wide: Vec<u8> = "\u{feff}<p>Hélène".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&wide).unwrap(), "<p>Hélène");
        assert_eq!(text(b"<p>H\x8el\x8fne").unwrap_err(), ErrorKind::UnknownEncoding);
        assert_eq!(text(b"\x1b$BAA<p>").unwrap_err(), ErrorKind::UnknownEncoding);
    }

    #[test]
    fn what_an_old_encoding_has_not_is_written_as_a_reference() {
        assert_eq!(encode("Łódź", Charset::Old(WINDOWS_1252)).unwrap(), b"&#321;\xf3d&#378;");
    }
}
