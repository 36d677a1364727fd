//! The start of a line, without what decorates it: what its meaning is read from.

use crate::detect::fold::fold_char;

/// The number of the item that `line` is, if it has one, and the line without it and without what decorates it.
pub(super) fn undecorated(line: &str) -> (Option<u32>, &str) {
    item_number(line.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '>' | '•' | '-' | '–' | '—' | '*' | '·' | '→' | '➢' | '▪' | '■' | '#' | '«' | '"' | '“' | '\u{feff}'
            )
    }))
}

/// Folds whole words of `line` into `head`, at least one, with what ends them, and at least so many bytes.
pub(super) fn fold_words(line: &str, least: usize, head: &mut String) {
    fold(line, head, |head| head.len() >= least && head.last().is_some_and(|last| !last.is_ascii_alphanumeric()));
}

/// Folds the start of `line` into `head`.
pub(super) fn fold_head(line: &str, head: &mut String) {
    fold(line, head, |_| false);
}

/// A line is read no further than this, in bytes, to see what it opens.
pub(super) const LIMIT: usize = 110;

/// So much of a line, in bytes, says whether a numbered item opens on a person.
pub(super) const ENOUGH: usize = 24;

/// Folds `line` into `head` up to [`LIMIT`] or until what is folded is enough.
#[inline]
fn fold(line: &str, head: &mut String, enough: impl Fn(&[u8]) -> bool) {
    head.clear();
    let mut at = 0;
    while let Some(&byte) = line.as_bytes().get(at)
        && at <= LIMIT
        && !enough(head.as_bytes())
    {
        match ASCII.get(byte as usize) {
            Some(b' ') => separate(head),
            Some(folded) => head.push((folded & 0x7f) as char),
            None => {
                let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else { return };
                at += c.len_utf8();
                fold_accent(c, head);
                continue;
            }
        }
        at += 1;
    }
}

/// How ASCII folds; separators are spaces.
const ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'\t' | b'-' | b'\'' => b' ',
            other => other.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

fn fold_accent(c: char, head: &mut String) {
    match c {
        'é' | 'è' | 'ê' | 'É' | 'È' => head.push('e'),
        'à' | 'â' | 'À' => head.push('a'),
        '’' | '\u{a0}' => separate(head),
        _ => fold_char(c, &mut |folded| if folded == ' ' { separate(head) } else { head.push(folded) }),
    }
}

/// One space, and none at the start.
#[inline]
fn separate(head: &mut String) {
    if head.as_bytes().last().is_some_and(|last| *last != b' ') {
        head.push(' ');
    }
}

/// «1.», «2/», «3)», «4°», «a)», «B —», «IV -», «❶»: the number of an item and the rest of the line.
fn item_number(line: &str) -> (Option<u32>, &str) {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return (None, line) };
    if let Some(circled) = circled(first) {
        return (Some(circled), line[first.len_utf8()..].trim_start());
    }
    let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
    let word = &line[..end];
    let number = if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
        word.parse().ok()
    } else if word.len() == 1 && first.is_ascii_alphabetic() {
        Some(first.to_ascii_lowercase() as u32 - 'a' as u32 + 1)
    } else {
        roman(word)
    };
    let Some(number) = number else { return (None, line) };
    let rest = &line[end..];
    let stripped = rest.trim_start();
    let mut marks = stripped.chars();
    match marks.next() {
        // «M. Petit» and «L. Parfait» are no items, «B. TRANSPORTS» might be; a letter needs a bracket or a dash.
        Some('.' | '°') if word.len() > 1 || first.is_ascii_digit() => {
            (Some(number), without_subnumbers(marks.as_str()).trim_start_matches(['-', '.', ')']).trim_start())
        }
        Some(')' | '/') => (Some(number), marks.as_str().trim_start_matches(['-', '.']).trim_start()),
        Some('-' | '–' | '—') if rest.len() > stripped.len() || first.is_ascii_digit() => {
            let behind = marks.as_str();
            // «12-25 ans» is a range.
            if behind.starts_with(|c: char| c.is_ascii_digit()) {
                (None, line)
            } else {
                (Some(number), behind.trim_start())
            }
        }
        _ => (None, line),
    }
}

/// «1.2. Quentin», «3.1.2 Situation»: what stands behind the numbers of parts of an item; «1.5 million» has none.
fn without_subnumbers(mut rest: &str) -> &str {
    loop {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if !(1..=2).contains(&(rest.len() - behind.len())) {
            return rest;
        }
        match behind.strip_prefix(['.', ')']) {
            Some(behind) => rest = behind,
            None if behind.trim_start().starts_with(char::is_uppercase) => return behind,
            None => return rest,
        }
    }
}

fn circled(c: char) -> Option<u32> {
    let (first, base) = match c {
        '①'..='⑳' => ('①', 1),
        '❶'..='❿' => ('❶', 1),
        '➀'..='➉' => ('➀', 1),
        '➊'..='➓' => ('➊', 1),
        _ => return None,
    };
    Some(c as u32 - first as u32 + base)
}

fn roman(word: &str) -> Option<u32> {
    const NUMBERS: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMBERS.iter().position(|&number| number == word).map(|at| at as u32 + 1)
}
