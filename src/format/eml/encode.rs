//! How a message writes what is not ASCII: quoted-printable, Base64, encoded words. All of it is seven bits, and all of
//! it the same at every run.

use data_encoding::{BASE64, BASE64_MIME};

/// Longest line of quoted-printable, without its end.
const LINE: usize = 76;

/// Bytes of one encoded word before encoding: 45 make 60, and 75 is the limit with what stands around.
const WORD: usize = 45;

/// A text in quoted-printable. Lines end as lines of messages do.
pub(super) fn quoted_printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let mut width = 0;
        // What starts like a boundary or like the line between two messages of a mailbox is written otherwise.
        let hidden = line.starts_with("--") || line.starts_with("From ") || line.starts_with('.');
        for (at, byte) in line.bytes().enumerate() {
            let last = at + 1 == line.len();
            let plain = match byte {
                b'=' => false,
                b' ' | b'\t' => !last,
                b'!'..=b'~' => !(hidden && at == 0),
                _ => false,
            };
            let needed = if plain { 1 } else { 3 };
            if width + needed > LINE - 1 {
                out.push_str("=\r\n");
                width = 0;
            }
            // A boundary could start here, too.
            if plain && !(width == 0 && matches!(byte, b'-' | b'.' | b'F') && at > 0) {
                out.push(char::from(byte));
                width += 1;
            } else {
                out.push_str(&format!("={byte:02X}"));
                width += 3;
            }
        }
        if lines.peek().is_some() {
            out.push_str("\r\n");
        }
    }
    out
}

/// Bytes in Base64, in lines.
pub(super) fn base64(bytes: &[u8]) -> String {
    BASE64_MIME.encode(bytes)
}

/// The value of a header: as it is where that is ASCII, else in encoded words.
pub(super) fn header(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.trim();
    // An encoded word of the source that could not be read must not be read by another program.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && text.len() < 900 && !text.contains("=?") {
        return text.to_owned();
    }
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = if rest.len() <= WORD { rest.len() } else { rest.floor_char_boundary(WORD) };
        words.push(format!("=?utf-8?B?{}?=", BASE64.encode(&rest.as_bytes()[..end])));
        rest = &rest[end..];
    }
    words.join("\r\n ")
}

/// A name before an address.
pub(super) fn phrase(text: &str) -> String {
    let encoded = header(text);
    if encoded.starts_with("=?") || encoded.is_empty() {
        return encoded;
    }
    format!("\"{}\"", encoded.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_start_like_nothing_else() {
        let text = format!("é = x \n--frontière\nFrom là\n.\n{}", "a-".repeat(120));
        let made = quoted_printable(&text);
        assert!(made.starts_with("=C3=A9 =3D x=20\r\n=2D-fronti=C3=A8re\r\n=46rom l=C3=A0\r\n=2E\r\n"), "{made}");
        assert!(made.split("\r\n").all(|line| line.len() <= LINE && !line.starts_with('-')), "{made}");
        let read =
            mailparse::parse_mail(format!("Content-Transfer-Encoding: quoted-printable\r\n\r\n{made}").as_bytes())
                .and_then(|mail| mail.get_body_raw())
                .unwrap();
        assert_eq!(String::from_utf8(read).unwrap(), text.replace('\n', "\r\n"));
    }

    #[test]
    fn headers_are_ascii() {
        assert_eq!(header("Réunion"), "=?utf-8?B?UsOpdW5pb24=?=");
        assert_eq!(header(" a\r\nBcc: b "), "a  Bcc: b");
        assert_eq!(phrase("[A] \"x\""), "\"[A] \\\"x\\\"\"");
        assert!(header(&"é".repeat(60)).split("\r\n ").all(|word| word.len() <= 75));
    }
}
