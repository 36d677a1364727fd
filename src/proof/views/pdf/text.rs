//! Texts of pages as views: as they are, and once more with everything put together that a page may take apart.

use super::super::{Seen, Visit};
use super::lexer::{self, Found};
use crate::pages::{Page, small_letters};

/// A letter of no language that anybody here writes.
const LETTER: char = '\u{a7f7}';

/// Words of so many letters are several that lost their spaces.
const GLUED: usize = 20;

/// What a page shows.
pub(super) fn page(part: &str, page: &Page, pass: u8, times: usize, visit: &mut dyn Visit) {
    // Pages are read first; what is read again is not counted again.
    let unmapped = if pass == 0 { page.unmapped } else { 0 };
    for _ in 0..unmapped {
        visit.see(part, Seen::Unread { what: "glyph" }, "");
    }
    if page.lines.is_empty() {
        return;
    }
    let text: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    let tight: Vec<String> = page.lines.iter().map(|line| apart(&line.tight, &line.text)).collect();
    views(part, &text.join("\n"), &tight.join("\n"), pass, times, visit);
}

/// A text that another reader gave.
pub(super) fn plain(part: &str, text: &str, pass: u8, times: usize, visit: &mut dyn Visit) {
    views(part, text, text, pass, times, visit);
}

/// What the second reader gave. It does not know what is drawn over what: an accent before a small letter that may bear
/// it is taken for the letter's own, as TeX draws them. The pages tell one from an apostrophe by where it stands.
pub(super) fn second(part: &str, text: &str, pass: u8, times: usize, visit: &mut dyn Visit) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let accent = matches!(c, '´' | '`' | '^' | '¨' | '\u{2c6}');
        if !(accent && rest.peek().is_some_and(|next| "aeiouy".contains(*next))) {
            out.push(c);
        }
    }
    plain(part, &small_letters(&out), pass, times, visit);
}

/// What the strings of a content stream say, where its fonts use common encodings. Where it is `used`, what its fonts
/// say is in the views of pages, too; codes that are no character in any common encoding are letters then: the ligatures
/// and accents of TeX, and «ndt» is no word in «fondation». Nor does a word begin at a capital with an accent that only
/// the wrong encoding puts behind a small letter: «commandÈ».
pub(super) fn operands(part: &str, found: &Found, used: bool, pass: u8, visit: &mut dyn Visit) {
    if found.shown.is_empty() {
        return;
    }
    let text: Vec<u8> = found.shown.iter().map(|byte| if *byte == 0 { b'\n' } else { *byte }).collect();
    let letter = |c: char| if used && c.is_control() && !matches!(c, '\n' | '\r' | '\t') { LETTER } else { c };
    for (way, text) in (0..).zip(lexer::decoded(&text)) {
        let mut before = ' ';
        let mut one = |c: char| {
            let small = used && way > 0 && !c.is_ascii() && before.is_lowercase() && c.is_uppercase();
            before = letter(if small { c.to_lowercase().next().unwrap_or(c) } else { c });
            before
        };
        let text: String = text.chars().map(&mut one).collect();
        views(part, &text, &text, pass + 2 + 2 * way, 0, visit);
    }
}

fn views(part: &str, text: &str, tight: &str, pass: u8, times: usize, visit: &mut dyn Visit) {
    // Lines stay apart here: numbers of two are not one number.
    visit.see(part, Seen::Read { pass, times, joined: false }, text);
    let whole = |tight: &str| parted(&gathered(&dehyphenated(tight)));
    let joined = whole(&tight.replace(CLOSE, " "));
    // What is put together may put too much together: enough for a word that must be nowhere.
    visit.see(part, Seen::Read { pass: pass + 1, times: 0, joined: true }, &joined);
    let close = tight.contains(CLOSE).then(|| whole(tight));
    let glued: Vec<String> = close
        .as_ref()
        .unwrap_or(&joined)
        .split(|c: char| !c.is_alphanumeric() && c != CLOSE)
        .filter(|word| word.len() > GLUED && word.chars().filter(|c| *c != CLOSE).count() > GLUED)
        .map(|word| word.replace(CLOSE, "\n"))
        .collect();
    if !glued.is_empty() {
        let spaced = dehyphenated(text);
        let small: Vec<&str> = spaced
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && word.len() <= GLUED && word.chars().all(char::is_lowercase))
            .collect();
        visit.see(part, Seen::Inner, &small.join("\n"));
        visit.see(part, Seen::Glued, &glued.join("\n"));
    }
}

/// Room that may be a space or lie between letters, where it is taken for a space.
const CLOSE: char = '\u{2009}';

/// Letters of a word that is one by itself.
const WORD: usize = 3;

/// A line without the spaces that may be room between letters, but for those between two words written small: what
/// stands close in a justified line is two words, and «array object» is not the name «arrayobj». Pieces of one or two
/// letters and pieces with a capital stay together.
fn apart(tight: &str, spaced: &str) -> String {
    let mut out = String::with_capacity(spaced.len());
    let mut letters = tight.chars().peekable();
    // Letters of the word so far; none if it has a capital.
    let mut before = Some(0);
    let mut rest = spaced.chars();
    while let Some(c) = rest.next() {
        if letters.peek() == Some(&c) {
            letters.next();
            out.push(c);
        } else if c == ' ' {
            let after = rest.as_str().chars().take_while(|c| c.is_alphabetic());
            let (small, length) = after.fold((true, 0), |(small, n), c| (small && c.is_lowercase(), n + 1));
            if before >= Some(WORD) && small && length >= WORD {
                out.push(CLOSE);
            }
        } else {
            // A sign that is in one of the two alone.
            continue;
        }
        before = if c.is_alphabetic() { before.filter(|_| c.is_lowercase()).map(|n| n + 1) } else { Some(0) };
    }
    out.extend(letters);
    out
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
    fn words_written_small_stay_apart_and_pieces_of_one_do_not() {
        let kept = |spaced: &str| apart(&spaced.replace(' ', ""), spaced).replace(CLOSE, " ");
        assert_eq!(kept("for all array object s"), "for all array objects");
        for pieces in ["BEN ALI", "Ben ali", "ben Ali", "B enali", "b enali", "be nali", "benal i", "B E N A L I"] {
            assert_eq!(kept(pieces), pieces.replace(' ', ""), "{pieces}");
        }
        assert_eq!(apart("dit:Bena li", "dit : Bena li"), "dit:Bena li");
        assert_eq!(apart("Dembele est", "Dembe´le´ est"), "Dembele est");
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
