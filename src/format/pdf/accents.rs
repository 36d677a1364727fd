//! Accents that a font draws by themselves, before their letter or behind it.

use unicode_normalization::UnicodeNormalization;

pub(super) fn is_letter(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

pub(super) fn is_accent(text: &str) -> bool {
    combining(text).is_some()
}

pub(super) fn is_mark(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{300}'..='\u{36f}'))
}

/// The combining form of an accent that stands alone.
pub(super) fn combining(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let accent = characters.next().filter(|_| characters.as_str().is_empty())?;
    Some(match accent {
        '`' | '\u{2cb}' => '\u{300}',
        '´' | '\u{2ca}' => '\u{301}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' | '°' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        '\u{300}'..='\u{36f}' => accent,
        _ => return None,
    })
}

/// A letter with its accent, as one character where there is one.
pub(super) fn compose(letter: &str, accent: char) -> String {
    let letter = match (letter, accent) {
        ("ı", _) => "i",
        ("ȷ", _) => "j",
        // How TeX draws these; no normal form puts them together.
        ("l", '\u{335}') => return "ł".to_owned(),
        ("L", '\u{335}') => return "Ł".to_owned(),
        _ => letter,
    };
    letter.chars().chain([accent]).nfc().collect()
}
