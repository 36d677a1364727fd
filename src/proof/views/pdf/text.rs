//! Texts of pages as views: as they are, and once more with everything put together that a page may take apart.

use super::super::{Seen, Visit};
use super::lexer::{self, Found};
use crate::pages::Page;

/// Words of so many letters are several that lost their spaces.
const GLUED: usize = 20;

/// What a page shows.
pub(super) fn page(part: &str, page: &Page, pass: u8, times: usize, visit: &mut Visit<'_>) {
    // Pages are read first; what is read again is not counted again.
    let unmapped = if pass == 0 { page.unmapped } else { 0 };
    for _ in 0..unmapped {
        visit(part, Seen::Unread { what: "glyph" }, "");
    }
    if page.lines.is_empty() {
        return;
    }
    let lines = |of: fn(&crate::pages::Line) -> &str| page.lines.iter().map(of).collect::<Vec<_>>().join("\n");
    views(part, &lines(|line| &line.text), &lines(|line| &line.tight), pass, times, visit);
}

/// A text that another reader gave.
pub(super) fn plain(part: &str, text: &str, pass: u8, times: usize, visit: &mut Visit<'_>) {
    views(part, text, text, pass, times, visit);
}

/// What the strings of a content stream say, where its fonts use common encodings.
pub(super) fn operands(part: &str, found: &Found, pass: u8, visit: &mut Visit<'_>) {
    if found.shown.is_empty() {
        return;
    }
    let text: Vec<u8> = found.shown.iter().map(|byte| if *byte == 0 { b'\n' } else { *byte }).collect();
    for (way, text) in (0..).zip(lexer::decoded(&text)) {
        views(part, &text, &text, pass + 2 + 2 * way, 0, visit);
    }
}

fn views(part: &str, text: &str, tight: &str, pass: u8, times: usize, visit: &mut Visit<'_>) {
    // Lines stay apart here: numbers of two are not one number.
    visit(part, Seen::Read { pass, times, joined: false }, text);
    let joined = parted(&gathered(&dehyphenated(tight)));
    // What is put together may put too much together: enough for a word that must be nowhere.
    visit(part, Seen::Read { pass: pass + 1, times: 0, joined: true }, &joined);
    let glued: Vec<&str> = joined
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > GLUED && word.chars().count() > GLUED)
        .collect();
    if !glued.is_empty() {
        let spaced = dehyphenated(text);
        let small: Vec<&str> = spaced
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && word.len() <= GLUED && word.chars().all(char::is_lowercase))
            .collect();
        visit(part, Seen::Inner, &small.join("\n"));
        visit(part, Seen::Glued, &glued.join("\n"));
    }
}

/// Words that a hyphen cuts at a line end become one.
fn dehyphenated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let line = line.trim_end();
        match line.strip_suffix(['-', '\u{2010}', '\u{ad}']) {
            Some(cut) if cut.ends_with(char::is_alphabetic) => out.push_str(cut),
            _ => {
                out.push_str(line);
                out.push(' ');
            }
        }
    }
    out
}

/// Letters that stand alone, one after the other, become a word: «B E N A L I».
fn gathered(text: &str) -> String {
    let single = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    let mut out = String::with_capacity(text.len());
    let mut letters = Vec::new();
    while let Some(word) = words.next() {
        if !single(word) {
            out.push_str(word);
            out.push(' ');
            continue;
        }
        letters.push(word);
        if words.peek().is_none_or(|next| !single(next)) {
            let between = if letters.len() >= 3 { "" } else { " " };
            for letter in letters.drain(..) {
                out.push_str(letter);
                out.push_str(between);
            }
            if between.is_empty() {
                out.push(' ');
            }
        }
    }
    out
}

/// Words that lost the space between them part where their case says so: «deBENALIest», «KarimBenali».
fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut last, mut before) = (' ', ' ');
    for c in text.chars() {
        if (c.is_uppercase() && last.is_lowercase())
            || (c.is_lowercase() && last.is_uppercase() && before.is_uppercase())
        {
            out.push(' ');
        }
        out.push(c);
        (before, last) = (last, c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_takes_apart_is_put_together() {
        assert_eq!(dehyphenated("Mme Dem-\nbélé est\nvenue"), "Mme Dembélé est venue ");
        assert_eq!(parted(&gathered("M. B E N A L I a dit")), "M. BENALI a dit ");
        assert_eq!(gathered("il y a"), "il y a ");
        assert_eq!(gathered("a b Dem"), "a b Dem ");
        assert_eq!(gathered("y a B E N"), "yaBEN ");
        assert_eq!(parted("KarimBENALIest"), "Karim BENALI est");
        assert_eq!(parted("Benali"), "Benali");
    }
}
