//! Character references of HTML: `&eacute;`, `&#233;`, `&eacute` without its semicolon, as browsers read them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names of HTML5 as they are written, `&` included, with or without `;`.
static NAMES: LazyLock<BTreeMap<&'static str, &'static str>> =
    LazyLock::new(|| entities::ENTITIES.iter().map(|entity| (entity.entity, entity.characters)).collect());

/// Bytes of the longest name.
const LONGEST: usize = 33;

/// What the reference at the start of `raw` (an `&`) says, and how many bytes it takes; `None` if it is none.
pub(in crate::format) fn reference(raw: &str, attribute: bool) -> Option<(Cow<'static, str>, usize)> {
    if let Some(number) = raw.strip_prefix("&#") {
        return numeric(number).map(|(c, width)| (Cow::Owned(c.to_string()), width + 2));
    }
    let end = raw.bytes().skip(1).take(LONGEST).take_while(u8::is_ascii_alphanumeric).count() + 1;
    if raw.as_bytes().get(end) == Some(&b';')
        && let Some(says) = NAMES.get(&raw[..=end])
    {
        return Some((Cow::Borrowed(says), end + 1));
    }
    // Old names stand without a semicolon, the longest that fits; in a value only where nothing of an address follows.
    let (width, says) = (2..=end).rev().find_map(|width| NAMES.get(&raw[..width]).map(|says| (width, says)))?;
    let next = raw.as_bytes().get(width);
    let address = attribute && next.is_some_and(|byte| *byte == b'=' || byte.is_ascii_alphanumeric());
    (!address).then_some((Cow::Borrowed(*says), width))
}

/// The character of `233;` or `xe9;`, and how many bytes that takes.
fn numeric(number: &str) -> Option<(char, usize)> {
    let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (number, 10, 0),
    };
    let count = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let code = digits[..count]
        .chars()
        .try_fold(0_u32, |code, c| code.checked_mul(radix)?.checked_add(c.to_digit(radix)?))
        .unwrap_or(u32::MAX);
    let width = before + count + usize::from(digits.as_bytes().get(count) == Some(&b';'));
    (count > 0).then(|| (character(code), width))
}

/// What browsers take a number for: C1 controls are those of Windows-1252.
fn character(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => {
            let bytes = [byte];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().next().unwrap_or('\u{fffd}')
        }
        Ok(0) => '\u{fffd}',
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    }
}

/// Text as it may stand in a text and in a value, quoted or (with `unquoted`) not.
pub(in crate::format) fn escape(text: &str, unquoted: bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if unquoted && (c.is_whitespace() || matches!(c, '=' | '`')) => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            '\0'..='\x08' | '\x0b'..='\x1f' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, attribute: bool) -> Option<(String, usize)> {
        reference(raw, attribute).map(|(says, width)| (says.into_owned(), width))
    }

    #[test]
    fn references_are_read_as_browsers_do() {
        let said = |says: &str, width| Some((says.to_owned(), width));
        assert_eq!(read("&eacute;t", false), said("é", 8));
        assert_eq!(read("&eacutet", false), said("é", 7));
        assert_eq!(read("&#233;", false), said("é", 6));
        assert_eq!(read("&#xE9x", false), said("é", 5));
        assert_eq!(read("&#146;", false), said("’", 6));
        assert_eq!(read("&#0;", false), said("\u{fffd}", 4));
        assert_eq!(read("&#99999999999;", false), said("\u{fffd}", 14));
        assert_eq!(read("&notit;", false), said("¬", 4));
        assert_eq!(read("&notin;", false), said("∉", 7));
        assert_eq!(read("&NotEqualTilde;", false), said("≂̸", 15));
        for none in ["&", "& ", "&;", "&#;", "&#x;", "&quux;", "&é"] {
            assert_eq!(read(none, false), None, "{none}");
        }
    }

    #[test]
    fn an_address_keeps_its_ampersands() {
        assert_eq!(read("&copy=1", true), None);
        assert_eq!(read("&copy;=1", true), Some(("©".to_owned(), 6)));
        assert_eq!(read("&copy", true), Some(("©".to_owned(), 5)));
    }
}
