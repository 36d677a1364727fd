//! A part of XML in whatever encoding it is: read as UTF-8, and written back as it was.
//!
//! XML 1.0, appendix F: a part is UTF-8 unless it starts as UTF-16 does or declares another encoding.

use std::borrow::Cow;
use std::io::Write;

use super::splice::{Patch, splice, splice_decoded};
use super::txt::{self, Encoding};
use super::xml::Scanner;
use crate::error::{Error, ErrorKind};

/// One part, as UTF-8.
pub(super) struct Part<'b> {
    text: Cow<'b, [u8]>,
    /// `None`: its bytes are the text.
    encoding: Option<Encoding>,
    /// What it declares was looked at.
    settled: bool,
}

impl<'b> Part<'b> {
    /// # Errors
    /// [`ErrorKind::UnknownEncoding`] where decoding and encoding again would not give the same bytes, and for a NUL.
    pub(super) fn new(bytes: Cow<'b, [u8]>) -> Result<Self, Error> {
        let wide = [&b"\xff\xfe"[..], b"\xfe\xff", b"<\0", b"\0<"].iter().any(|start| bytes.starts_with(start));
        let declared = declared(&bytes);
        let eight = declared
            .as_deref()
            .is_some_and(|name| ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252", "cp1252"].contains(&name));
        if wide || (eight && !bytes.is_ascii()) {
            let (text, encoding) = txt::decode(&bytes)?;
            let right = match encoding {
                Encoding::Utf16 { .. } => wide,
                // Latin-9 has other signs in some places than the one that is decoded here.
                Encoding::Windows1252 => eight && declared.as_deref() != Some("iso-8859-15"),
                _ => false,
            };
            if !right {
                return Err(ErrorKind::UnknownEncoding.into());
            }
            return Ok(Self { text: Cow::Owned(text.into_bytes()), encoding: Some(encoding), settled: true });
        }
        // No character of XML (XML 1.0, 2.2), and at the head of what is written it would say UTF-16.
        if memchr::memchr(0, &bytes).is_some() {
            return Err(ErrorKind::UnknownEncoding.into());
        }
        // ASCII is the same in all of them.
        Ok(Self { text: bytes, encoding: None, settled: eight })
    }

    /// The text, a byte order mark of UTF-8 included.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// Its events.
    ///
    /// # Errors
    /// Those of [`Scanner::new`].
    pub(super) fn scanner(&self) -> Result<Scanner<'_>, Error> {
        if self.settled { Scanner::decoded(&self.text) } else { Scanner::new(&self.text) }
    }

    /// Writes the part with `patches`, whose ranges are those of [`Self::text`].
    ///
    /// # Errors
    /// Those of [`splice`].
    pub(super) fn write(&self, mut patches: Vec<Patch<'_>>, out: &mut dyn Write) -> Result<(), Error> {
        let Some(encoding) = self.encoding else { return splice(&self.text, &patches, out) };
        if encoding == Encoding::Windows1252 {
            // What the declared encoding may not have is written by its number.
            for patch in patches.iter_mut().filter(|patch| !patch.text.is_ascii()) {
                patch.text = Cow::Owned(by_number(&patch.text));
            }
        }
        splice_decoded(&self.text, &patches, |text| txt::encode(text, encoding), out)
    }
}

/// The encoding that an XML declaration of ASCII letters names, lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(200))?.strip_prefix(b"<?xml")?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let head = std::str::from_utf8(&head[..end]).ok()?;
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value[1..].split(quote).next()?.to_ascii_lowercase())
}

fn by_number(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&format!("&#{};", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(source: &[u8]) -> Option<Vec<u8>> {
        let part = Part::new(source.into()).ok()?;
        let at = part.text().windows(6).position(|w| w == b"Dupont")? as u64;
        let mut out = Vec::new();
        part.write(vec![Patch { range: at..at + 6, text: "[Sœur A1]".into() }], &mut out).ok()?;
        Some(out)
    }

    #[test]
    fn every_encoding_is_kept() {
        let wide = |text: &str| -> Vec<u8> {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(edited(&wide("<a>é Dupont</a>")), Some(wide("<a>é [Sœur A1]</a>")));
        assert_eq!(edited("<a>é Dupont</a>".as_bytes()), Some("<a>é [Sœur A1]</a>".into()));
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9 Dupont</a>";
        assert_eq!(
            edited(latin).as_deref(),
            Some(&b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9 [S&#339;ur A1]</a>"[..])
        );
        // Declared as one thing, and written as another.
        assert_eq!(edited("<?xml version='1.0' encoding='latin1'?><a>é Dupont</a>".as_bytes()), None);
        assert!(Part::new(latin[..].into()).unwrap().scanner().is_ok());
    }

    #[test]
    fn a_nul_is_no_character_of_xml() {
        assert!(Part::new(b"n\0<a/>"[..].into()).is_err() && Part::new(b"<a>\0</a>"[..].into()).is_err());
        assert!(Part::new(b"<\0a\0/\0>\0"[..].into()).is_ok() && Part::new(b"<a/>"[..].into()).is_ok());
    }
}
