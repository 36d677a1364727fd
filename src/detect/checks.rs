//! Arithmetic that tells a real number from one that merely looks like it.
//!
//! Every check takes the text as written, with its spaces, dots and hyphens, and answers only yes or no: a check never
//! fails and never keeps what it read.

/// The digits and capital letters of `text`, at most `N` of them; `None` if there are more.
fn compact<const N: usize>(text: &str) -> Option<([u8; N], usize)> {
    let mut bytes = [0; N];
    let mut len = 0;
    for byte in text.bytes().filter(u8::is_ascii_alphanumeric) {
        *bytes.get_mut(len)? = byte.to_ascii_uppercase();
        len += 1;
    }
    Some((bytes, len))
}

fn number(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0_u64, |n, d| d.is_ascii_digit().then(|| n * 10 + u64::from(d - b'0')))
}

/// Digits in `text`.
fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// A social-security number of 15 characters whose key is right: key = 97 − (n mod 97), where `2A` counts as 19 and
/// `2B` as 18 (décret n° 82-103; INSEE, «Numéro d'inscription au répertoire»).
pub fn nir(text: &str) -> bool {
    let Some((mut all, 15)) = compact::<15>(text) else { return false };
    match (all[5], all[6]) {
        (b'2', b'A') => (all[5], all[6]) = (b'1', b'9'),
        (b'2', b'B') => (all[5], all[6]) = (b'1', b'8'),
        _ => {}
    }
    match (number(&all[..13]), number(&all[13..])) {
        (Some(body), Some(key)) => nir_fields(&all) && key == 97 - body % 97,
        _ => false,
    }
}

/// A social-security number by its fields alone, with or without a key: sex, year, month, place. For numbers that were
/// mistyped or left without their key.
pub fn nir_shape(text: &str) -> bool {
    let Some((all, 13 | 15)) = compact::<15>(text) else { return false };
    nir_fields(&all)
}

/// Sex 1, 2 (3, 4, 7, 8 while the number is provisional); month 01–12, or 20 and more when it is unknown.
fn nir_fields(all: &[u8; 15]) -> bool {
    matches!(all[0], b'1'..=b'4' | b'7' | b'8')
        && number(&all[3..5]).is_some_and(|month| matches!(month, 1..=12 | 20..))
}

/// An IBAN whose two check digits are right (ISO 13616: the whole, with its first four characters moved to the end and
/// letters counted from A = 10, is 1 modulo 97). France, Monaco: 27 characters.
pub fn iban(text: &str) -> bool {
    let Some((all, len @ 15..)) = compact::<34>(text) else { return false };
    let (head, body) = all[..len].split_at(4);
    let french = matches!(&head[..2], b"FR" | b"MC");
    if !head[..2].iter().all(u8::is_ascii_alphabetic) || (french && len != 27) {
        return false;
    }
    let rest = body.iter().chain(head).fold(0_u64, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u64::from(byte - b'0')) % 97,
        _ => (rest * 100 + u64::from(byte - b'A') + 10) % 97,
    });
    rest == 1
}

/// A French domestic account (RIB): 23 characters, key = 97 − (89·bank + 15·branch + 3·account) mod 97, where letters
/// of the account count A, J = 1; B, K, S = 2 … (Comité français d'organisation et de normalisation bancaires).
pub fn rib(text: &str) -> bool {
    let Some((mut all, 23)) = compact::<23>(text) else { return false };
    for byte in &mut all {
        *byte = match *byte {
            letter @ b'A'..=b'I' => letter - b'A' + b'1',
            letter @ b'J'..=b'R' => letter - b'J' + b'1',
            letter @ b'S'..=b'Z' => letter - b'S' + b'2',
            digit => digit,
        };
    }
    match (number(&all[..5]), number(&all[5..10]), number(&all[10..21]), number(&all[21..])) {
        (Some(bank), Some(branch), Some(account), Some(key)) => {
            key == 97 - (89 * bank + 15 * branch + 3 * account) % 97
        }
        _ => false,
    }
}

/// Luhn's sum (ISO/IEC 7812-1): payment cards, 13 to 19 digits.
pub fn luhn(text: &str) -> bool {
    let Some((all, len @ 13..)) = compact::<19>(text) else { return false };
    let sum = all[..len].iter().rev().enumerate().try_fold(0_u32, |sum, (i, digit)| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        let doubled = if i % 2 == 1 { digit * 2 } else { digit };
        Some(sum + doubled / 10 + doubled % 10)
    });
    sum.is_some_and(|sum| sum % 10 == 0) && all[..len].iter().any(|digit| *digit != b'0')
}

/// A registration of the current series (SIV): two letters, three digits, two letters; never I, O, U; never SS as
/// either pair, nor WW at the head of a definitive plate: WW is the temporary series, which is a plate as well (arrêté
/// du 9 février 2009, annexe). 000 is not given.
pub fn siv(text: &str) -> bool {
    let Some((all, 7)) = compact::<7>(text) else { return false };
    let pair =
        |pair: &[u8]| pair.iter().all(|c| c.is_ascii_uppercase() && !matches!(c, b'I' | b'O' | b'U')) && pair != b"SS";
    pair(&all[..2]) && pair(&all[5..]) && number(&all[2..5]).is_some_and(|n| n > 0)
}

/// As [`siv`], for plates written with blanks where two-letter words stand too: neither pair is a French word.
pub fn siv_not_words(text: &str) -> bool {
    let word = |pair: &[u8]| {
        matches!(
            pair,
            b"DE"
                | b"LE"
                | b"LA"
                | b"EN"
                | b"ET"
                | b"ES"
                | b"NE"
                | b"SE"
                | b"CE"
                | b"SA"
                | b"MA"
                | b"TA"
                | b"ME"
                | b"TE"
                | b"AN"
                | b"PV"
                | b"RD"
                | b"RN"
                | b"ART"
                | b"KM"
                | b"BD"
                | b"AV"
                | b"PL"
                | b"HA"
                | b"AB"
        )
    };
    siv(text) && compact::<7>(text).is_some_and(|(all, _)| !word(&all[..2]) && !word(&all[5..]))
}

/// A registration of the old series (FNI): up to four digits, two or three letters without I, O, U, and a department
/// (arrêté du 5 novembre 1984).
pub fn fni(text: &str) -> bool {
    let Some((all, len @ 5..)) = compact::<10>(text) else { return false };
    let plate = &all[..len];
    let Some(first) = plate.iter().position(u8::is_ascii_alphabetic) else { return false };
    let letters = plate[first..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let department = &plate[first + letters..];
    // Words that stand between two numbers in capitals: «LIGNE 3 LE 11 SEPTEMBRE».
    let word: &[&[u8]] =
        &[b"DE", b"LE", b"LA", b"ET", b"EN", b"DES", b"LES", b"EST", b"ANS", b"KM", b"PV", b"RDV", b"DEC", b"JAN"];
    let middle = &plate[first..first + letters];
    middle.iter().all(|c| !matches!(c, b'I' | b'O' | b'U'))
        && !word.contains(&middle)
        && match department {
            b"2A" | b"2B" => true,
            _ => number(department).is_some_and(|n| matches!(n, 1..=95 | 971..=976)),
        }
}

/// A French telephone number: ten digits from 01 to 09, in groups of at least two, with one sort of separator (a blank
/// may go with another). With slashes every group has two digits, so that a date and an hour are none.
pub fn phone(text: &str) -> bool {
    let text = text.replace("(0)", "");
    let body = ["+33", "+ 33", "0033", "00 33"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let expected = if body.is_some() { 9 } else { 10 };
    let body = body.unwrap_or(&text);
    let mut mark = None;
    let mut groups = [0_usize; 10];
    let mut group = 0;
    for c in body.trim_start_matches(|c: char| !c.is_ascii_digit()).chars() {
        if c.is_ascii_digit() {
            groups[group] += 1;
        } else {
            if !c.is_whitespace() && *mark.get_or_insert(c) != c {
                return false;
            }
            if groups[group] > 0 {
                group += 1;
            }
            if group == groups.len() {
                return false;
            }
        }
    }
    let groups = &groups[..=group];
    let national = expected == 10;
    // «0 639 98 11 22»: the trunk digit stands by itself.
    let apart = national && groups[0] == 1 && groups.get(1).is_some_and(|len| *len >= 3);
    groups.iter().sum::<usize>() == expected
        && (!national || body.starts_with(['0', 'O']))
        && groups.iter().skip(usize::from(!national || apart)).all(|len| *len >= 2)
        && (mark != Some('/') || groups.iter().skip(usize::from(!national)).all(|len| *len == 2))
}

/// A telephone number of any country: 8 to 15 digits (ITU-T E.164).
pub fn phone_international(text: &str) -> bool {
    matches!(digits(text), 8..=15)
}

/// A date on which someone may be born: a day of the calendar between 1900 and 2099, in figures, or with the month in
/// letters; or a year alone. Two-digit years are taken.
pub fn date(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let (a, b, c) = (numbers.next(), numbers.next(), numbers.next());
    let value = |n: &str| n.parse::<u32>().unwrap_or(u32::MAX);
    let year = |n: &str| n.len() == 2 || (n.len() == 4 && (1900..2100).contains(&value(n)));
    let day = |n: &str| (1..=31).contains(&value(n));
    match (a, b, c) {
        (Some(y), Some(m), Some(d)) if y.len() == 4 => year(y) && (1..=12).contains(&value(m)) && day(d),
        (Some(d), Some(m), Some(y)) => {
            let last = match value(m) {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            (1..=last).contains(&value(d)) && year(y)
        }
        (Some(d), Some(y), None) => day(d) && year(y),
        (Some(y), None, None) => y.len() == 4 && year(y),
        _ => false,
    }
}

/// The number of a file or procedure: at least three digits and no date; a year alone is none.
pub fn reference(text: &str) -> bool {
    let plain = text.bytes().all(|c| c.is_ascii_digit());
    let dated = plain && date(text) || full_date(text) || day_of_month(text) || years(text);
    digits(text) >= 3 && !dated
}

/// «11/03» behind «jugement»: a day, and no number of a register, which has three digits or more.
fn day_of_month(text: &str) -> bool {
    let number = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
    text.split_once('/').is_some_and(|(day, month)| number(day, 31) && number(month, 12))
}

/// A number with a day, a month and a year.
fn full_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2 | 4)) && parts[2].len() != 1 && date(text)
}

/// The number of a person's file with an office: at least five digits, and no number of a kind of its own.
pub fn identifier(text: &str) -> bool {
    digits(text) >= 5 && !full_date(text) && !nir_shape(text) && !phone(text) && !years(text)
}

/// «2021-2024», the years of a contract.
fn years(text: &str) -> bool {
    let year = |year: &str| year.parse::<u32>().ok().filter(|of| year.len() == 4 && (1980..2060).contains(of));
    text.split_once(['-', '–', '/'])
        .and_then(|(first, last)| Some((year(first.trim())?, year(last.trim())?)))
        .is_some_and(|(first, last)| first < last)
}

/// An account name: a letter, and a digit, dot or underscore that no ordinary word has; neither an IBAN nor a number
/// with a unit.
pub fn handle(text: &str) -> bool {
    let text = text.trim_start_matches('@');
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let marked = text.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_'));
    let account = text.len() >= 15 && text.bytes().skip(2).all(|c| c.is_ascii_digit());
    letters >= 2 && marked && !account && !text.starts_with(|c: char| c.is_ascii_digit() && letters < 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn social_security_numbers() {
        for good in ["1 84 12 76 451 089 46", "184127645108946", "1.84.12.76.451.089.46"] {
            assert!(nir(good), "{good}");
        }
        // Corsica: the same number has another key as 2A, as 2B, and elsewhere.
        let key = |body: u64| 97 - body % 97;
        assert!(nir(&format!("1 02 11 2A 004 117 {:02}", key(1_021_119_004_117))));
        assert!(nir(&format!("2 99 07 2b 193 058 {:02}", key(2_990_718_193_058))));
        for bad in ["1 84 12 76 451 089 47", "1 84 12 76 451 089", "9 84 12 76 451 089 46", "", "2A"] {
            assert!(!nir(bad), "{bad}");
        }
        assert!(nir_shape("1 84 12 76 451 089") && nir_shape("1 84 12 76 451 089 47"));
        assert!(!nir_shape("1 84 13 76 451 089") && !nir_shape("5 84 12 76 451 089"));
    }

    #[test]
    fn accounts() {
        for good in ["FR14 2004 1010 0505 0001 3M02 606", "fr1420041010050500013m02606", "BE68 5390 0754 7034"] {
            assert!(iban(good), "{good}");
        }
        for bad in ["FR14 2004 1010 0505 0001 3M02 607", "FR14 2004 1010 0505 0001 3M02", "12BE 5390 0754 7034", "FR"] {
            assert!(!iban(bad), "{bad}");
        }
        assert!(rib("20041 01005 0500013M026 06") && !rib("20041 01005 0500013M026 07"));
        assert!(luhn("4970 1000 0000 0014") == luhn("4970100000000014"));
        assert!(luhn("4111 1111 1111 1111") && !luhn("4111 1111 1111 1112") && !luhn("0000000000000000"));
    }

    #[test]
    fn plates() {
        for good in ["FK-618-QN", "fk 618 qn", "FK618QN", "WW-123-AB"] {
            assert!(siv(good), "{good}");
        }
        for bad in ["FI-618-QN", "SS-618-QN", "FK-618-SS", "FK-000-QN", "FK-61-QN", "FK-618-Q0"] {
            assert!(!siv(bad), "{bad}");
        }
        assert!(!siv_not_words("DE 200 EN") && siv_not_words("GB 407 KZ"));
        assert!(fni("1187 ZK 83") && fni("123 ABC 2A") && fni("12 AB 974"));
        assert!(!fni("123 ABC 96") && !fni("123 OIE 75") && !fni("12 RUE 75"));
    }

    #[test]
    fn telephones() {
        for good in
            ["01 99 00 12 34", "0199001234", "0639.98.20.64", "06-39-98-20-64", "06/39/98/20/64", "06 399 820 64"]
        {
            assert!(phone(good), "{good}");
        }
        for good in ["+33 6 39 98 51 26", "+33 (0)1 99 00 64 05", "0033 639982064", "+33639982064"] {
            assert!(phone(good), "{good}");
        }
        for bad in ["01/02/2026 12", "01.99/00 12 34", "06 3 9 9 8 2 0 6 4", "0199 00 12 3"] {
            assert!(!phone(bad), "{bad}");
        }
    }

    #[test]
    fn dates() {
        for good in ["12/03/2009", "12.03.09", "12 mars 2009", "1er mars 2011", "2009-03-12", "1999", "29/02/2012"] {
            assert!(date(good), "{good}");
        }
        for bad in ["32/03/2009", "12/13/2009", "31/04/2009", "12 mars 1789", "203", ""] {
            assert!(!date(bad), "{bad}");
        }
    }

    #[test]
    fn references() {
        for good in ["2026/000417", "26/00052", "HLM-55107-V", "2026/07", "41877", "1700-2026-88213"] {
            assert!(reference(good), "{good}");
        }
        for bad in ["12", "3/9", "12/03/2026", "2026", "12.03.26"] {
            assert!(!reference(bad), "{bad}");
        }
        for good in ["@kvn_lrx", "trois.f.balance", "nono_17marans", "kev95"] {
            assert!(handle(good), "{good}");
        }
        for bad in ["locataire", "FR7616699033100872551006243", "16a", "2026"] {
            assert!(!handle(bad), "{bad}");
        }
    }
}
