//! What Word and OpenDocument have in common: XML parts in a zip that says nothing of when and where it was made.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::error::{Error, ErrorKind};

/// The file; the first `stored` parts are not packed, for programs look there for the type.
pub(super) fn pack(parts: &[(&str, &str)], stored: usize) -> Result<Vec<u8>, Error> {
    let failed = |_| Error::from(ErrorKind::Io(std::io::ErrorKind::Other));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (i, (name, text)) in parts.iter().enumerate() {
        let method = if i < stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        zip.start_file(*name, options).map_err(failed)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// As text or value of an attribute, in XML and in HTML. What XML can't hold is left out: it may have been typed.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0'..='\x08' | '\x0b'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Room to write by hand; no reader speaks it.
pub(super) fn blank() -> String {
    "\u{a0}".repeat(48)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_is_typed_stays_xml() {
        assert_eq!(escape("Mme A.\u{1b}[31m & <fils>\0"), "Mme A.[31m &amp; &lt;fils&gt;");
    }
}
