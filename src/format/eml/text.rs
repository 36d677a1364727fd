//! The text of a body: out of its encoding, and with the lines put together that a program cut.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of `bytes`, whose header says `charset`. UTF-8 is told by its bytes; what nothing tells is Windows-1252.
pub(super) fn decode(bytes: &[u8], charset: &str) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let said = Encoding::for_label(charset.trim().as_bytes());
    match std::str::from_utf8(bytes) {
        // Seven bits may still be a code of their own.
        Ok(text) if !text.contains('\x1b') && said.is_none_or(|said| said.is_ascii_compatible()) => text.to_owned(),
        _ => {
            let said = said.filter(|said| *said != UTF_8).unwrap_or(WINDOWS_1252);
            said.decode_with_bom_removal(bytes).0.into_owned()
        }
    }
}

/// The text of `format=flowed` (RFC 3676) without the line ends that only keep lines short.
pub(super) fn unflow(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // Depth of the quotation whose last line goes on, if it does.
    let mut open: Option<usize> = None;
    let text = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
    for (index, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let signature = words == "-- ";
        if open != Some(depth) || signature {
            if index > 0 {
                out.push_str("\r\n");
            }
            out.push_str(&">".repeat(depth));
            if depth > 0 {
                out.push(' ');
            }
        }
        let flows = words.ends_with(' ') && !signature;
        out.push_str(if flows && delete_space { &words[..words.len() - 1] } else { words });
        open = flows.then_some(depth);
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_read_in_their_encoding() {
        assert_eq!(decode(b"H\xe9l\xe8ne \x92", "iso-8859-1"), "Hélène ’");
        assert_eq!(decode(b"\xa4", "iso-8859-15"), "€");
        assert_eq!(decode("Hélène".as_bytes(), "us-ascii"), "Hélène");
        assert_eq!(decode(b"H\xe9l\xe8ne", "utf-8"), "Hélène");
        assert_eq!(decode(b"H\xe9", "x-unheard-of"), "Hé");
        assert_eq!(decode(b"H\0\xe9\0", "utf-16le"), "Hé");
    }

    #[test]
    fn lines_that_flow_are_one() {
        assert_eq!(unflow("M. Karim \r\nBENALI est là.\r\n Fin\r\n", false), "M. Karim BENALI est là.\r\nFin\r\n");
        assert_eq!(
            unflow("> M. Karim \n> BENALI \n>> vu\n-- \nx", false),
            "> M. Karim BENALI \r\n>> vu\r\n-- \r\nx\r\n"
        );
        assert_eq!(unflow("BEN \nALI", true), "BENALI\r\n");
    }
}
