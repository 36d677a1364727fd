//! Cheap looks at the bytes where a row may start, before its expression is tried: most numbers are neither an age nor
//! the start of a telephone number, and the byte behind them says so.
//!
//! A glance may let anything pass; it refuses nothing that the expression takes, which a test watches.

/// Refuses nothing.
pub(super) fn any(_: &[u8]) -> bool {
    true
}

/// A digit within the reach of a keyword with its qualifiers and «n°».
pub(super) fn number_ahead(bytes: &[u8]) -> bool {
    // Without a branch, so that many are looked at at once.
    bytes[..bytes.len().min(120)].iter().fold(false, |met, byte| met | byte.is_ascii_digit())
}

/// `0` and ten digits in groups.
pub(super) fn phone(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'0') && digits_ahead(bytes, 10)
}

/// A mobile number that lost its zero: nine digits.
pub(super) fn mobile(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(b'6' | b'7')) && digits_ahead(bytes, 9)
}

/// The first digit and the length of a social-security number.
pub(super) fn nir(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(b'1'..=b'4' | b'7' | b'8')) && digits_ahead(bytes, 13)
}

/// Ten digits in groups.
pub(super) fn ten_digits(bytes: &[u8]) -> bool {
    digits_ahead(bytes, 10)
}

/// The first digit and the length of the number of a card.
pub(super) fn card(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(b'3'..=b'6')) && digits_ahead(bytes, 16)
}

/// `FR` or `MC`.
pub(super) fn iban(bytes: &[u8]) -> bool {
    bytes.get(..2).is_some_and(|land| land.eq_ignore_ascii_case(b"FR") || land.eq_ignore_ascii_case(b"MC"))
}

/// Two capitals.
pub(super) fn capitals(bytes: &[u8]) -> bool {
    matches!(bytes, [b'A'..=b'Z', b'A'..=b'Z', ..])
}

/// Two capitals and a digit.
pub(super) fn capitals_and_digit(bytes: &[u8]) -> bool {
    matches!(bytes, [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', ..])
}

/// Two letters, digits, a letter.
pub(super) fn plate(bytes: &[u8]) -> bool {
    let rest = over_mark(bytes.get(2..).unwrap_or_default());
    let rest = over_mark(over_digits(rest));
    rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

/// Digits and two capitals.
pub(super) fn plate_fni(bytes: &[u8]) -> bool {
    capitals(over_mark(over_digits(bytes)))
}

/// Digits, a mark of a date, a digit.
pub(super) fn date(bytes: &[u8]) -> bool {
    matches!(over_digits(bytes), [b'.' | b'/' | b'-', b'0'..=b'9', ..])
}

/// Digits, a hyphen or slash and a capital.
pub(super) fn lettered(bytes: &[u8]) -> bool {
    matches!(over_digits(bytes), [b'/' | b'-', b'A'..=b'Z', ..])
}

/// Digits that end a bracket or a text.
pub(super) fn closed(bytes: &[u8]) -> bool {
    matches!(over_digits(bytes), [] | [b')', ..])
}

/// Digits, a blank and the first letter of a month, or «er» right behind.
pub(super) fn day(bytes: &[u8]) -> bool {
    over_blank(over_digits(bytes)).first().is_some_and(|byte| {
        matches!(byte | 0x20, b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd' | b'e') || !byte.is_ascii()
    })
}

/// A number and the first letter of «semaines», «jours», «mois», «ans».
pub(super) fn weeks(bytes: &[u8]) -> bool {
    over_blank(over_digits(bytes))
        .first()
        .is_some_and(|byte| matches!(byte | 0x20, b's' | b'j' | b'm' | b'a') || !byte.is_ascii())
}

/// A number and the first letter of «printemps», «bougies», «hivers», «automnes».
pub(super) fn springs(bytes: &[u8]) -> bool {
    over_blank(over_digits(bytes)).first().is_some_and(|byte| matches!(byte | 0x20, b'p' | b'b' | b'h' | b'a'))
}

/// A number and the first letter of what makes it an ordinal.
pub(super) fn ordinal(bytes: &[u8]) -> bool {
    over_blank(over_digits(bytes)).first().is_some_and(|byte| matches!(byte | 0x20, b'e') || !byte.is_ascii())
}

/// The same behind the days of a list: «2, 9 et 17 avril».
pub(super) fn days(mut bytes: &[u8]) -> bool {
    while let Some(next) =
        over_digits(bytes).strip_prefix(b", ").filter(|next| next.first().is_some_and(u8::is_ascii_digit))
    {
        bytes = next;
    }
    day(bytes)
}

/// A number, or several, of years or months.
pub(super) fn age(mut bytes: &[u8]) -> bool {
    loop {
        let rest = over_digits(bytes);
        if let Some(next) = rest.strip_prefix(b",") {
            bytes = over_blank(next);
            if bytes.len() == next.len() || !bytes.first().is_some_and(u8::is_ascii_digit) {
                return false;
            }
            continue;
        }
        return match over_blank(rest) {
            [b'/' | b'-', ..] => true,
            [first, second, ..] => matches!(
                [first.to_ascii_lowercase(), second.to_ascii_lowercase()],
                [b'a', b'n'] | [b'm', b'o'] | [b'e', b't'] | [b'o', b'u']
            ),
            _ => false,
        };
    }
}

/// A number and the first letter of «mois».
pub(super) fn months(bytes: &[u8]) -> bool {
    matches!(over_blank(over_digits(bytes)), [b'm' | b'M', ..])
}

/// A number and the first letter of «piges», «balais», «berges».
pub(super) fn age_slang(bytes: &[u8]) -> bool {
    matches!(over_blank(over_digits(bytes)), [b'p' | b'P' | b'b' | b'B', ..])
}

/// A number that ends what is said, or before who says it: a mark, «selon», «d'après», «pour», «à peine», «maxi», «environ».
pub(super) fn said(bytes: &[u8]) -> bool {
    let rest = over_digits(bytes);
    match over_blank(rest) {
        _ if matches!(rest.first(), Some(b'\n' | 0xe2)) => true,
        [] | [b',' | b';' | b'.' | b':' | b')' | b'\n' | 0xc2..=0xff, ..] => true,
        [first, ..] => matches!(first.to_ascii_lowercase(), b's' | b'd' | b'p' | b'm' | b'e' | b'a'),
    }
}

/// A number that closes a bracket, or another follows.
pub(super) fn counted(bytes: &[u8]) -> bool {
    matches!(over_blank(over_digits(bytes)), [b')' | b',' | b'/' | b';' | b'e' | b'E' | b'a' | b'A', ..])
}

/// A number and `a` or `A` that no letter of ASCII follows.
pub(super) fn age_short(bytes: &[u8]) -> bool {
    match over_blank(over_digits(bytes)) {
        [b'a' | b'A', rest @ ..] => !rest.first().is_some_and(u8::is_ascii_alphanumeric),
        _ => false,
    }
}

/// 3 to 6 with the ending of an ordinal.
pub(super) fn class(bytes: &[u8]) -> bool {
    matches!(bytes, [b'3'..=b'6', rest @ ..] if matches!(over_blank(rest), [b'e' | b'E' | 0xc2 | 0xc3, ..]))
}

/// 1 to 6 with the ending of an ordinal.
pub(super) fn level(bytes: &[u8]) -> bool {
    match bytes {
        [b'1', b'e' | b'E' | b'r' | b'R' | 0xc3, ..] | [b'2', b'n' | b'N' | b'd' | b'D', ..] => true,
        _ => class(bytes),
    }
}

/// At least so many digits, or `A` and `B` for the two departments that have them, with nothing but short gaps of
/// blanks and marks between.
fn digits_ahead(bytes: &[u8], least: usize) -> bool {
    let (mut count, mut gap) = (0, 0);
    for byte in bytes {
        match byte {
            b'0'..=b'9' | b'A' | b'B' | b'a' | b'b' => {
                (count, gap) = (count + 1, 0);
                if count == least {
                    return true;
                }
            }
            b' ' | b'\t'..=b'\r' | b'.' | b'-' | b'/' | 0x80.. if gap < 6 => gap += 1,
            _ => return false,
        }
    }
    false
}

pub(in crate::detect) fn over_digits(bytes: &[u8]) -> &[u8] {
    let len = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    &bytes[len..]
}

/// What follows one blank, if there is one: ASCII, a no-break space, or any character of three bytes that may be one.
pub(in crate::detect) fn over_blank(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b' ' | b'\t'..=b'\r', rest @ ..] => rest,
        [0xc2, 0x85 | 0xa0, rest @ ..] | [0xe1..=0xe3, _, _, rest @ ..] => rest,
        _ => bytes,
    }
}

/// What follows one blank or hyphen, if there is one.
fn over_mark(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'-', rest @ ..] => rest,
        _ => over_blank(bytes),
    }
}
