//! Folding: how a word is written in the dictionaries, shared with the build script.
//!
//! `fold` = canonical decomposition without combining marks, lower case, `œ` → `oe`, `æ` → `ae`, `ß` → `ss`, `ł` → `l`,
//! `ø` → `o`, `đ` → `d`, `ı` → `i`; every run of hyphens, apostrophes and spaces is one space. «N’Diaye», «NDIAYE» stay
//! two keys; «Le Goff», «LE-GOFF» are one.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Appends the folded form of `text` to `out`: one lower-case ASCII-ish key.
pub fn fold_into(text: &str, out: &mut String) {
    let from = out.len();
    for c in text.chars() {
        // Almost every character of French text: no call through a pointer for these.
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        fold_char(c, &mut |folded| {
            if folded != ' ' || !(out.len() == from || out.ends_with(' ')) {
                out.push(folded);
            }
        });
    }
    if out.len() > from && out.ends_with(' ') {
        out.pop();
    }
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Folds one character; gives no, one or several characters. Separators (space, hyphens, apostrophes) give `' '`.
#[inline]
pub fn fold_char(c: char, emit: &mut dyn FnMut(char)) {
    match c {
        'a'..='z' | '0'..='9' => emit(c),
        'A'..='Z' => emit(c.to_ascii_lowercase()),
        ' ' | '\t' | '-' | '\'' | '’' | '‘' | 'ʼ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '‐' | '‑' => {
            emit(' ')
        }
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {}
        c if c.is_ascii() => emit(c),
        // Those of French, which the decomposition below gives as well.
        'à' | 'â' | 'À' | 'Â' => emit('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => emit('e'),
        'î' | 'ï' | 'Î' | 'Ï' => emit('i'),
        'ô' | 'Ô' => emit('o'),
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => emit('u'),
        'ç' | 'Ç' => emit('c'),
        'œ' | 'Œ' => both('o', 'e', emit),
        'æ' | 'Æ' => both('a', 'e', emit),
        'ß' | 'ẞ' => both('s', 's', emit),
        'ﬁ' => both('f', 'i', emit),
        'ﬂ' => both('f', 'l', emit),
        'ﬀ' => both('f', 'f', emit),
        'ﬃ' => "ffi".chars().for_each(emit),
        'ﬄ' => "ffl".chars().for_each(emit),
        'ﬅ' | 'ﬆ' => both('s', 't', emit),
        'ł' | 'Ł' => emit('l'),
        'ø' | 'Ø' => emit('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => emit('d'),
        'ı' => emit('i'),
        c if folds_to_itself(c) => emit(c),
        'А'..='И' | 'К'..='Я' => c.to_lowercase().for_each(emit),
        c => decompose_canonical(c, |d| match d {
            _ if is_combining_mark(d) => {}
            _ if d == c => d.to_lowercase().filter(|l| !is_combining_mark(*l)).for_each(&mut *emit),
            _ => fold_char(d, emit), // «ǽ» is «æ» with an accent
        }),
    }
}

/// As [`char::is_alphanumeric`] says, faster for other alphabets.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    folds_to_itself(c) || c.is_alphanumeric()
}

/// Letters of other alphabets without case, accent or composition, whole ranges: the tables of Unicode say the same of them
/// an order of magnitude slower, and a text in one of them asks for each of its letters several times.
fn folds_to_itself(c: char) -> bool {
    matches!(c, 'α'..='ω' | 'а'..='и' | 'к'..='я' | 'א'..='ת' | '一'..='鿿')
}

fn both(first: char, second: char, emit: &mut dyn FnMut(char)) {
    emit(first);
    emit(second);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_case_and_ligatures_go() {
        for (text, key) in [
            ("Aïcha", "aicha"),
            ("ÉCOLE", "ecole"),
            ("E\u{301}cole", "ecole"),
            ("Sœur", "soeur"),
            ("ŒUVRE", "oeuvre"),
            ("Lætitia", "laetitia"),
            ("Straße", "strasse"),
            ("Yılmaz", "yilmaz"),
            ("İbrahim", "ibrahim"),
            ("Łukasz", "lukasz"),
            ("Đặng", "dang"),
            ("Søren", "soren"),
            ("ﬁlle", "fille"),
            ("João", "joao"),
        ] {
            assert_eq!(fold(text), key);
        }
    }

    #[test]
    fn accents_of_french_go_as_all_accents_do() {
        for c in "àâçéèêëîïôùûüÀÂÇÉÈÊËÎÏÔÙÛÜ".chars() {
            let mut bare = None;
            decompose_canonical(c, |d| bare = bare.or(Some(d)));
            assert_eq!(fold(&c.to_string()), bare.unwrap().to_lowercase().to_string());
        }
    }

    #[test]
    fn other_alphabets_fold_as_their_decomposition_says() {
        for c in ('α'..='ω').chain('А'..='я').chain('א'..='ת').chain('一'..='鿿') {
            let mut bare = None;
            decompose_canonical(c, |d| bare = bare.or(Some(d)));
            assert_eq!(fold(&c.to_string()), bare.unwrap().to_lowercase().to_string());
            assert!(c.is_alphanumeric());
        }
    }

    #[test]
    fn separators_are_one_space_and_none_at_the_ends() {
        for text in [
            "Jean-Pierre",
            "Jean Pierre",
            "jean\u{a0}pierre",
            "JEAN - PIERRE",
            "Jean‑Pierre",
            " Jean’Pierre ",
            "'jean  pierre-",
        ] {
            assert_eq!(fold(text), "jean pierre");
        }
        assert_eq!(fold(" - "), "");
    }

    #[test]
    fn what_is_not_seen_leaves_no_trace() {
        assert_eq!(fold("Du\u{ad}po\u{200c}nt\u{200b}\u{202c}"), "dupont");
        assert_eq!(fold("Oﬃcier"), "officier");
    }

    #[test]
    fn marks_and_digits_stay() {
        assert_eq!(fold("M. R+5 n°3"), "m. r+5 n°3");
    }

    #[test]
    fn appending_keeps_what_was_there() {
        let mut out = String::from("le ");
        fold_into("-Goff-", &mut out);
        assert_eq!(out, "le goff");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_does_not_matter(text in "[a-zA-ZàâçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ' -]{0,40}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }

        #[test]
        fn a_key_is_words_between_single_spaces(text in "\\PC{0,40}") {
            let key = fold(&text);
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
        }
    }
}
