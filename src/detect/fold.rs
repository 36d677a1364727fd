//! Folding: how a word is written in the dictionaries, shared with the build script.
//!
//! `fold` = canonical decomposition without combining marks, lower case, `œ` → `oe`, `æ` → `ae`, `ß` → `ss`, `ł` → `l`,
//! `ø` → `o`, `đ` → `d`, `ı` → `i`; every run of hyphens, apostrophes and spaces is one space. «N’Diaye», «NDIAYE» stay
//! two keys; «Le Goff», «LE-GOFF» are one.

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
        '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}' | '\u{2060}' => {}
        c if c.is_ascii() => emit(c),
        'œ' | 'Œ' => both('o', 'e', emit),
        'æ' | 'Æ' => both('a', 'e', emit),
        'ß' => both('s', 's', emit),
        'ﬁ' => both('f', 'i', emit),
        'ﬂ' => both('f', 'l', emit),
        'ﬀ' => both('f', 'f', emit),
        'ł' | 'Ł' => emit('l'),
        'ø' | 'Ø' => emit('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => emit('d'),
        'ı' => emit('i'),
        c => unicode_normalization::char::decompose_canonical(c, |d| {
            if !unicode_normalization::char::is_combining_mark(d) {
                d.to_lowercase().filter(|l| !unicode_normalization::char::is_combining_mark(*l)).for_each(&mut *emit);
            }
        }),
    }
}

fn both(first: char, second: char, emit: &mut dyn FnMut(char)) {
    emit(first);
    emit(second);
}
