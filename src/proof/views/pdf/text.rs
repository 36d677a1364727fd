//! Texts of pages as views: as they are, and once more with everything put together that a page may take apart.

use super::super::{Seen, Visit};
use super::lexer::{self, Found, LETTER};
use super::words::{PIECES, Words, around};
use crate::pages::{LONG, Page, small_letters};

/// What a page shows.
pub(super) fn page(part: &str, page: &Page, pass: u8, times: usize, words: &mut Words<'_>, visit: &mut dyn Visit) {
    // Pages are read first; what is read again is not counted again.
    let unmapped = if pass == 0 { page.unmapped } else { 0 };
    for _ in 0..unmapped {
        visit.see(part, Seen::Unread { what: "glyph" }, "");
    }
    if page.lines.is_empty() {
        return;
    }
    words.know(&page.long);
    let text: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    let tight = |two: &dyn Fn(&str, &str) -> bool, room: &str| {
        let lines: Vec<String> = page.lines.iter().map(|line| apart(&line.tight, &line.text, two, room)).collect();
        lines.join("\n")
    };
    let two = |left: &str, right: &str| words.are_two(left, right);
    let text = text.join("\n");
    let joined = tight(&|_, _| false, "");
    // Words of several pieces without their spaces: which they are made of is asked where something is in them.
    if visit.holds_glued(&glued(&joined, words)) {
        let made = together(&tight(&two, ROOM));
        visit.see(part, Seen::Read { pass: pass + 1, times: 0, joined: true }, &made);
    }
    let mut joined = whole(&joined.replace(CLOSE, " "));
    if visit.holds(&joined) {
        joined = whole(&tight(&two, "").replace(CLOSE, " "));
    }
    views(part, &text, &joined, &glued(&text, words), pass, times, visit);
}

/// A text that another reader gave.
pub(super) fn plain(part: &str, text: &str, pass: u8, times: usize, visit: &mut dyn Visit) {
    views(part, text, &whole(text), &glued(text, &Words::default()), pass, times, visit);
}

/// What the second reader gave. It does not know what is drawn over what: an accent before a small letter that may bear
/// it is taken for the letter's own, as TeX draws them. The pages tell one from an apostrophe by where it stands.
pub(super) fn second(part: &str, text: &str, pass: u8, times: usize, words: &Words<'_>, visit: &mut dyn Visit) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let accent = matches!(c, '´' | '`' | '^' | '¨' | '\u{2c6}');
        if !(accent && rest.peek().is_some_and(|next| "aeiouy".contains(*next))) {
            out.push(c);
        }
    }
    let text = small_letters(&out);
    views(part, &text, &whole(&text), &glued(&text, words), pass, times, visit);
}

/// What the strings of a content stream say, where its fonts use common encodings. With the `words` of the pages, what its
/// fonts say is in the views of pages, too: codes that are no character in any common encoding are letters then: the
/// ligatures and accents of TeX, and «ndt» is no word in «fondation». Nor does the wrong encoding part words. And short
/// words that come up where pieces are put together mean nothing.
pub(super) fn operands(part: &str, found: &Found, words: Option<&Words<'_>>, pass: u8, visit: &mut dyn Visit) {
    if found.shown.is_empty() {
        return;
    }
    let text: Vec<u8> = found.shown.iter().map(|byte| if *byte == 0 { b'\n' } else { *byte }).collect();
    let letter = |c: char| if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { LETTER } else { c };
    for (way, text) in (0..).zip(lexer::decoded(&text)) {
        let pass = pass + 2 + 2 * way;
        let Some(words) = words else {
            plain(part, &text, pass, 0, visit);
            continue;
        };
        let mut read: String = text.chars().map(letter).collect();
        if way > 0 {
            read = lexer::with_whole_words(&read);
        }
        if visit.holds(&read) || visit.holds(&whole(&read)) {
            read = words.mended(&read);
        }
        visit.see(part, Seen::Read { pass, times: 0, joined: false }, &read);
        visit.see(part, Seen::Pieces, &whole(&read));
    }
}

/// `glued`: words that lost the spaces between them, a word a line.
fn views(part: &str, text: &str, joined: &str, glued: &str, pass: u8, times: usize, visit: &mut dyn Visit) {
    // Lines stay apart here: numbers of two are not one number.
    visit.see(part, Seen::Read { pass, times, joined: false }, text);
    // What is put together may put too much together: enough for a word that must be nowhere.
    visit.see(part, Seen::Read { pass: pass + 1, times: 0, joined: true }, joined);
    if !glued.is_empty() {
        let spaced = dehyphenated(text);
        let small: Vec<&str> = spaced
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && word.len() <= LONG && word.chars().all(char::is_lowercase))
            .collect();
        visit.see(part, Seen::Inner, &small.join("\n"));
        visit.see(part, Seen::Glued, glued);
    }
}

/// Words that are several without their spaces, a word or a piece with room around it a line.
fn glued(tight: &str, words: &Words<'_>) -> String {
    let glued: Vec<String> = whole(tight)
        .split(|c: char| !c.is_alphanumeric() && c != CLOSE)
        .filter(|word| word.len() > LONG && word.chars().filter(|c| *c != CLOSE).count() > LONG)
        .filter(|word| !words.is_one(word))
        .map(|word| word.replace(CLOSE, "\n"))
        .collect();
    glued.join("\n")
}

/// Everything put together that may be one word.
fn whole(tight: &str) -> String {
    parted(&gathered(&dehyphenated(tight)))
}

/// Every word that is made of pieces with room between them.
fn together(tight: &str) -> String {
    let mut all = String::new();
    for run in tight.split(|c: char| !c.is_alphanumeric() && !ROOM.contains(c)) {
        let pieces: Vec<&str> = run.split(ROOM).filter(|piece| !piece.is_empty()).collect();
        for first in 0..pieces.len() {
            let mut word = String::new();
            for piece in pieces[first..].iter().take(PIECES) {
                word.push_str(piece);
                all.push_str(&word);
                all.push(' ');
            }
        }
    }
    all
}

/// Room that may be a space or lie between letters, where it is taken for a space.
const CLOSE: char = '\u{2009}';

/// The same, where it is not.
const ROOM: &str = "\u{200b}";

/// Letters of a word that is one by itself.
const WORD: usize = 3;

/// A line without the spaces that may be room between letters, but for those between two words written small: what
/// stands close in a justified line is two words, and «array object» is not the name «arrayobj». Pieces of one or two
/// letters and pieces with a capital stay together, unless they are `two`, with `room` between them.
fn apart(tight: &str, spaced: &str, two: &dyn Fn(&str, &str) -> bool, room: &str) -> String {
    let mut out = String::with_capacity(spaced.len());
    let mut letters = tight.chars().peekable();
    let mut rest = spaced.chars();
    while let Some(c) = rest.next() {
        if letters.peek() == Some(&c) {
            letters.next();
            out.push(c);
        } else if c == ' ' {
            let behind = rest.as_str();
            let (left, right) = around(&spaced[..spaced.len() - behind.len() - 1], behind);
            let small = |word: &str| word.chars().all(char::is_lowercase) && word.chars().count() >= WORD;
            if (small(left) && small(right)) || two(left, right) {
                out.push(CLOSE);
            } else {
                out.push_str(room);
            }
        }
        // Else a sign that is in one of the two alone.
    }
    out.extend(letters);
    out
}

/// Words that a hyphen cuts at a line end become one.
pub(super) fn dehyphenated(text: &str) -> String {
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
    fn words_written_small_stay_apart_and_pieces_of_one_do_not() {
        let none = |_: &str, _: &str| false;
        let kept = |spaced: &str| apart(&spaced.replace(' ', ""), spaced, &none, "").replace(CLOSE, " ");
        assert_eq!(kept("for all array object s"), "for all array objects");
        for pieces in ["BEN ALI", "Ben ali", "ben Ali", "B enali", "b enali", "be nali", "benal i", "B E N A L I"] {
            assert_eq!(kept(pieces), pieces.replace(' ', ""), "{pieces}");
        }
        assert_eq!(apart("dit:Bena li", "dit : Bena li", &none, ""), "dit:Bena li");
        assert_eq!(apart("Dembele est", "Dembe´le´ est", &none, ""), "Dembele est");
    }

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
