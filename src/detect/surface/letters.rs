//! What one letter is, however its bytes say it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Copy;

/// One character for each letter: no marks apart, nothing invisible, no ligature, no bytes taken for letters.
pub(super) fn join(text: &str, copy: &mut Copy<'_>) {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // An ASCII letter without a mark behind it, as most are.
        let next = chars.peek().map(|(_, next)| *next);
        let end = at + c.len_utf8();
        if next.is_some_and(|next| !next.is_ascii() && is_combining_mark(next)) && c.is_alphabetic() {
            let end = end + text[end..].find(|c| !is_combining_mark(c)).unwrap_or(text.len() - end);
            let whole: String = text[at..end].nfc().collect();
            if whole != text[at..end] {
                copy.put(at, end, &whole);
            }
            while chars.next_if(|(next, _)| *next < end).is_some() {}
            continue;
        }
        if c.is_ascii() {
            continue;
        }
        let between_letters = || text[..at].ends_with(char::is_alphabetic) && next.is_some_and(char::is_alphabetic);
        match c {
            // A hyphen that shows only where it cuts a line.
            '\u{ad}' if matches!(next, Some('\n' | '\r')) => copy.put(at, end, "-"),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                copy.put(at, end, "");
            }
            'ﬀ' => copy.put(at, end, "ff"),
            'ﬁ' => copy.put(at, end, "fi"),
            'ﬂ' => copy.put(at, end, "fl"),
            'ﬃ' => copy.put(at, end, "ffi"),
            'ﬄ' => copy.put(at, end, "ffl"),
            'ﬅ' | 'ﬆ' => copy.put(at, end, "st"),
            '´' | '′' if between_letters() => copy.put(at, end, "’"),
            'Â' | 'Ã' | 'Ä' | 'Å' | 'â' => {
                if let Some((len, whole)) = misread(&text[at..]) {
                    copy.put(at, at + len, whole.encode_utf8(&mut [0; 4]));
                    while chars.next_if(|(next, _)| *next < at + len).is_some() {}
                } else if c == 'Ã' && is_lone(&text[..at], next) {
                    // The second byte of «à» is a no-break space, which somebody made an ordinary one.
                    let blank = usize::from(text[end..].starts_with("  "));
                    copy.put(at, end + blank, "à");
                }
            }
            _ => {}
        }
    }
}

fn is_lone(before: &str, next: Option<char>) -> bool {
    !before.ends_with(char::is_uppercase) && next.is_none_or(|c| !c.is_alphanumeric())
}

/// The character whose UTF-8 bytes were read as Windows-1252 at the start of `text`, and the length of what they became.
fn misread(text: &str) -> Option<(usize, char)> {
    let mut bytes = [0; 3];
    let mut len = 0;
    let mut wanted = 3;
    for (i, c) in text.chars().take(3).enumerate() {
        bytes[i] = byte(c)?;
        len += c.len_utf8();
        match (i, bytes[i]) {
            (0, 0xc2..=0xc5) => wanted = 2,
            (0, 0xe2) => wanted = 3,
            (1.., 0x80..=0xbf) => {}
            _ => return None,
        }
        if i + 1 == wanted {
            let whole = std::str::from_utf8(&bytes[..wanted]).ok()?.chars().next()?;
            return (whole.is_alphabetic() || !whole.is_control()).then_some((len, whole));
        }
    }
    None
}

/// The byte that is this character in Windows-1252, or in Latin-1.
fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    /// Those of 0x80 to 0x9f.
    const ABOVE: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    ABOVE.chars().position(|above| above == c).map(|at| 0x80 + at as u8)
}
