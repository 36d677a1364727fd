//! Cheap looks at the bytes around a number, before the expressions are tried: most numbers stand in no address.
//!
//! A glance may let anything pass; it refuses nothing that the expression takes, which a test watches.

use crate::detect::patterns::{over_blank, over_digits};

/// A number that may be that of a storey: the ending of an ordinal follows.
pub(super) fn storey(bytes: &[u8]) -> bool {
    matches!(over_blank(over_digits(bytes)), [b'e' | b'E' | b'i' | b'I' | b'n' | b'N' | 0xc3, ..])
}

/// A number, or a range of numbers, behind which the first two letters of a type of street stand.
pub(super) fn street(bytes: &[u8]) -> bool {
    let rest = over_digits(bytes);
    suffixed(rest) || names_street(rest) || range(rest).is_some_and(|rest| suffixed(rest) || names_street(rest))
}

/// «bis», «ter», «quater», «b» may follow, and then anything.
fn suffixed(bytes: &[u8]) -> bool {
    match over_blank(bytes) {
        [letter, rest @ ..] if matches!(letter.to_ascii_lowercase(), b'a'..=b'd') => {
            !rest.first().is_some_and(|next| next.is_ascii_alphanumeric())
                || rest.first().is_some_and(|next| next.eq_ignore_ascii_case(&b'i'))
        }
        [first, second, ..] => {
            matches!([first.to_ascii_lowercase(), second.to_ascii_lowercase()], [b't', b'e'] | [b'q', b'u'])
        }
        _ => false,
    }
}

/// What follows the second number of «12-14», «12 et 14».
fn range(bytes: &[u8]) -> Option<&[u8]> {
    // A dash has as many bytes as a blank may have.
    let dash = bytes.starts_with(b"\xe2\x80\x93");
    let rest = match if dash { bytes } else { over_blank(bytes) } {
        [b'-' | b'/' | b'a' | b'A', rest @ ..] => rest,
        [0xe2, 0x80, 0x93, rest @ ..] | [0xc3, 0xa0 | 0x80, rest @ ..] => rest,
        [b'e' | b'E', b't' | b'T', rest @ ..] => rest,
        _ => return None,
    };
    let second = over_blank(rest);
    second.first()?.is_ascii_digit().then(|| over_digits(second))
}

/// Blanks or a comma, and the first two letters of a type of street, or of «de».
fn names_street(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    for _ in 0..3 {
        rest = match rest {
            [b',' | b'-', behind @ ..] | [0xe2, 0x80, 0x93, behind @ ..] => behind,
            rest => over_blank(rest),
        };
    }
    if rest.len() == bytes.len() {
        return false;
    }
    let [first, second, behind @ ..] = rest else { return !rest.is_empty() };
    // Accents, and the other forms of letters. «12 décembre», «3 février»: of the types that begin so, none has «é».
    if !first.is_ascii() || !second.is_ascii() {
        return *second != 0xc3 || !matches!(first, b'd' | b'D' | b'f' | b'F');
    }
    let second = second.to_ascii_lowercase();
    // «12 mars», «3 mois», «avril», «septembre», which are more often behind a number than a street.
    let third = behind.first().map_or(b' ', u8::to_ascii_lowercase);
    match [first.to_ascii_lowercase(), second] {
        [b'm', b'a'] => return !third.is_ascii() || third == b'i',
        [b'm', b'o'] => return !third.is_ascii() || third == b'n',
        [b'a', b'v'] => return !third.is_ascii_alphabetic() || third == b'e',
        [b's', b'e'] => return !third.is_ascii() || third == b'n',
        _ => {}
    }
    let seconds: &[u8] = match first.to_ascii_lowercase() {
        b'a' => b"lv",
        b'b' => b"oldvu",
        b'c' => b"ahilor",
        b'd' => b"aeior",
        b'e' => b"s",
        b'f' => b"abeg",
        b'g' => b"ar",
        b'h' => b"a",
        b'i' => b"m",
        b'j' => b"a",
        b'l' => b"eo",
        b'm' => b"aot",
        b'p' => b"alor",
        b'q' => b"u",
        b'r' => return !matches!(second, b'a' | b'h' | b'i'),
        b's' => b"eq",
        b't' => b"eor",
        b'v' => b"eio",
        b'z' => return true,
        _ => return false,
    };
    seconds.contains(&second)
}

/// What stands before a number may be a verb of dwelling, directly or with «au», «le», «n°».
pub(super) fn lives_at(before: &[u8]) -> bool {
    if !before.last().is_some_and(|last| matches!(last, b' ' | b'\t'..=b'\r' | 0x80..)) {
        return false;
    }
    let words = before.rsplit(|byte| matches!(byte, b' ' | b'\t'..=b'\r' | 0xa0)).filter(|word| !word.is_empty());
    for word in words.take(5) {
        // The first letters of «habite», «demeure», «loge», «vit», «réside», also behind an apostrophe or a bracket.
        let mut inside = false;
        let opens = |(at, byte): (usize, &u8)| {
            // Of what is not ASCII, the last bytes of «ç», «è», «é», «ê», «ô», «â», «î» are letters; others may be dashes,
            // quotation marks or blanks.
            let letter = matches!(byte, 0xa2 | 0xa7..=0xaa | 0xae | 0xb4);
            let goes_on = byte.is_ascii_alphanumeric() || letter;
            let starts = !std::mem::replace(&mut inside, goes_on);
            let next = word.get(at + 1).map_or(b' ', u8::to_ascii_lowercase);
            starts
                && match byte.to_ascii_lowercase() {
                    b'h' => !next.is_ascii() || matches!(next, b'a' | b'e'),
                    b'd' => !next.is_ascii() || matches!(next, b'e' | b'm' | b'o'),
                    b'l' => !next.is_ascii() || next == b'o',
                    b'v' => !next.is_ascii() || next == b'i',
                    b'r' => !next.is_ascii() || next == b'e',
                    _ => false,
                }
        };
        // «au», «le», «dans le», «tous», «à», «n°» may stand between, and blanks that are not ASCII.
        let between: [&[u8]; 5] = [b"au", b"le", b"dans", b"tous", b"n"];
        // Of a blank that is not ASCII, and of «°», bytes are left at the end of the word before it.
        let letters =
            word.iter().rposition(|byte| !matches!(byte, 0xc2 | 0xe2 | 0x80 | 0xaf | 0xb0)).map_or(0, |at| at + 1);
        if between.iter().any(|other| word[..letters].eq_ignore_ascii_case(other)) {
            continue;
        }
        if word.iter().enumerate().any(opens) {
            return true;
        }
        if word.len() > 4 || word.is_ascii() {
            return false;
        }
    }
    false
}
