//! Finds in a text what the proof would find in it: by the same rules, in code of its own, and with the way back to where
//! each find stands, so that it can be hidden there. A value that only the proof sees makes a file refused.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::detect::fold::{fold_char, is_alphanumeric};
use crate::segment::Span;

/// Letters and digits of a number or code that is compared without what stands between them; a shorter one is a word.
const SHORTEST_SQUEEZED: usize = 6;

/// Where a hyphen cut a word at the end of its line: both parts are to be seen, too, for the hyphen may be the word's own.
const CUT: char = '\u{ad}';

/// Values, made ready to be searched for all at once.
#[derive(Default)]
pub(super) struct Sieve {
    words: Option<AhoCorasick>,
    squeezed: Option<AhoCorasick>,
    /// Which value each pattern is.
    word_values: Vec<usize>,
    squeezed_values: Vec<usize>,
}

impl Sieve {
    /// Takes folded values, each with whether it is compared without separators.
    pub(super) fn of<'k>(values: impl Iterator<Item = (&'k str, bool)>) -> Self {
        let mut sieve = Self::default();
        let (mut words, mut squeezed) = (Vec::new(), Vec::new());
        for (index, (key, squeeze)) in values.enumerate().filter(|(_, (key, _))| !key.is_empty()) {
            if squeeze && key.len() >= SHORTEST_SQUEEZED {
                squeezed.push(key);
                sieve.squeezed_values.push(index);
            } else {
                words.push(key);
                sieve.word_values.push(index);
            }
        }
        // Too many for one automaton: nothing more is hidden, and what the proof finds is refused.
        let automaton = |keys: Vec<&str>| {
            // Made anew for every document: the fastest search is the longest to make.
            let builder = || AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(&keys).ok();
            (!keys.is_empty()).then(builder).flatten()
        };
        sieve.words = automaton(words);
        sieve.squeezed = automaton(squeezed);
        sieve
    }

    /// Appends which values `text` holds, and where; a place may come several times. `prose`: words may have run together
    /// or been cut at the end of a line.
    pub(super) fn find(&self, text: &str, prose: bool, out: &mut Vec<(Span, usize)>) {
        let from = out.len();
        if let Some(search) = &self.words {
            self.find_words(search, text, &Folded::words(text.len(), text.char_indices()), out);
            if prose && is_apart(text) {
                self.find_words(search, text, &Folded::words(text.len(), together(text).into_iter()), out);
            }
            if prose && text.contains(CUT) {
                let parts = text.char_indices().map(|(at, c)| (at, if c == CUT { ' ' } else { c }));
                self.find_words(search, text, &Folded::words(text.len(), parts), out);
            }
        }
        if let Some(search) = &self.squeezed {
            self.find_squeezed(search, text, &|span| span, out);
            if prose && is_apart(text) {
                let apart = together(text);
                let copy: String = apart.iter().map(|(_, c)| *c).collect();
                let starts: Vec<usize> =
                    apart.iter().flat_map(|(at, c)| std::iter::repeat_n(*at, c.len_utf8())).collect();
                let back = |span: Span| {
                    let at = |byte: usize| starts.get(byte).copied().unwrap_or(text.len());
                    let last = at(span.end.saturating_sub(1));
                    let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    Span::new(at(span.start), (last + width).max(at(span.start)))
                };
                self.find_squeezed(search, &copy, &back, out);
            }
        }
        out[from..].sort_unstable();
        let mut last = None;
        let mut at = 0;
        out.retain(|find| {
            at += 1;
            at <= from || last.replace(*find) != Some(*find)
        });
    }

    /// Values without separators. `back`: from a span of `text` to that of the segment.
    fn find_squeezed(
        &self,
        search: &AhoCorasick,
        text: &str,
        back: &dyn Fn(Span) -> Span,
        out: &mut Vec<(Span, usize)>,
    ) {
        let folded = Folded::squeezed(text);
        for found in search.find_overlapping_iter(&folded.text) {
            let span = folded.span(text, found.start(), found.end());
            let letters = !folded.text[found.range()].contains(|c: char| c.is_ascii_digit());
            if !letters || is_whole(text, span) {
                out.push((back(span), self.squeezed_values[found.pattern().as_usize()]));
            }
        }
    }

    /// The same in what is left of words of which `gone`, sorted, takes a part: «TeX» in «LuaTeX» once «Lua» is a code.
    pub(super) fn find_left(&self, text: &str, prose: bool, gone: &[Span], out: &mut Vec<(Span, usize)>) {
        let from = out.len();
        for (i, span) in gone.iter().enumerate() {
            let floor = i.checked_sub(1).and_then(|before| gone.get(before)).map_or(0, |before| before.end);
            let ceiling = gone.get(i + 1).map_or(text.len(), |after| after.start);
            let (before, after) = (text.get(floor..span.start), text.get(span.end..ceiling));
            if let Some(before) = before.filter(|before| before.ends_with(is_alphanumeric)) {
                let length = before.rsplit(char::is_whitespace).next().map_or(0, str::len);
                self.find_in(text, Span::new(span.start - length, span.start), prose, out);
            }
            if let Some(after) = after.filter(|after| after.starts_with(is_alphanumeric)) {
                let length = after.split(char::is_whitespace).next().map_or(0, str::len);
                self.find_in(text, Span::new(span.end, span.end + length), prose, out);
            }
        }
        out[from..].sort_unstable();
        let mut rest = out.split_off(from);
        rest.dedup();
        out.append(&mut rest);
    }

    fn find_in(&self, text: &str, span: Span, prose: bool, out: &mut Vec<(Span, usize)>) {
        let from = out.len();
        self.find(text.get(span.range()).unwrap_or_default(), prose, out);
        for (found, _) in &mut out[from..] {
            *found = Span::new(found.start + span.start, found.end + span.start);
        }
    }

    fn find_words(&self, search: &AhoCorasick, text: &str, folded: &Folded, out: &mut Vec<(Span, usize)>) {
        for found in search.find_overlapping_iter(&folded.text) {
            let before = folded.text[..found.start()].chars().next_back();
            let after = folded.text[found.end()..].chars().next();
            if !before.is_some_and(is_alphanumeric) && !after.is_some_and(is_alphanumeric) {
                let value = self.word_values[found.pattern().as_usize()];
                out.push((folded.span(text, found.start(), found.end()), value));
            }
        }
    }
}

/// A folded text, and where each of its bytes comes from.
struct Folded {
    text: String,
    from: Vec<u32>,
}

impl Folded {
    fn with_room(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), from: Vec::with_capacity(bytes) }
    }

    fn words(bytes: usize, chars: impl Iterator<Item = (usize, char)>) -> Self {
        let mut folded = Self::with_room(bytes);
        for (at, c) in chars {
            match c {
                _ if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase(), at),
                _ if is_gap(c) => folded.gap(at),
                _ => fold_char(c, &mut |c| if c == ' ' { folded.gap(at) } else { folded.push(c, at) }),
            }
        }
        folded
    }

    fn squeezed(text: &str) -> Self {
        let mut folded = Self::with_room(text.len());
        for (at, c) in text.char_indices() {
            match c {
                _ if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase(), at),
                _ if c.is_ascii() => {}
                _ => fold_char(c, &mut |c| {
                    if is_alphanumeric(c) {
                        folded.push(c, at);
                    }
                }),
            }
        }
        folded
    }

    fn gap(&mut self, at: usize) {
        if !self.text.ends_with(' ') {
            self.push(' ', at);
        }
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.from.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Where the bytes `start..end` of the folded text stand in `text`.
    fn span(&self, text: &str, start: usize, end: usize) -> Span {
        let at = |byte: usize| self.from.get(byte).map_or(text.len(), |from| *from as usize).min(text.len());
        let (first, last) = (at(start), at(end.saturating_sub(1)));
        let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span::new(first, (last + width).max(first))
    }
}

fn is_gap(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}');
    dash || c.is_whitespace() || c.is_control() || matches!(c, '\u{fffc}' | '_')
}

/// Whether no letter or digit touches a span.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    !before.is_some_and(is_alphanumeric) && !after.is_some_and(is_alphanumeric)
}

/// Whether words of a text may be put together or parted by [`together`]: a hyphen at the end of a line, or a letter whose
/// case says that a word begins or ended before it.
fn is_apart(text: &str) -> bool {
    let (mut before, mut last) = (' ', ' ');
    for c in text.chars() {
        let end = matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}');
        let parted = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() } && last.is_lowercase();
        let ended = last.is_uppercase() && before.is_uppercase() && c.is_lowercase();
        if end || parted || ended {
            return true;
        }
        (before, last) = (last, c);
    }
    false
}

/// The letters of a text with their places, without the hyphens that cut words at the ends of lines, and with a gap where
/// words ran together as their case says: «deBENALIest».
fn together(text: &str) -> Vec<(usize, char)> {
    let mut out: Vec<(usize, char)> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}') {
            while out.last().is_some_and(|(_, c)| matches!(c, ' ' | '\t' | '\r')) {
                out.pop();
            }
            if out.last().is_some_and(|(_, c)| matches!(c, '-' | '\u{2010}' | '\u{ad}')) {
                out.pop();
                continue;
            }
        }
        let back = |n: usize| out.len().checked_sub(n).and_then(|i| out.get(i)).map(|(_, c)| *c);
        let lower = back(1).is_some_and(char::is_lowercase);
        let upper = back(1).is_some_and(char::is_uppercase) && back(2).is_some_and(char::is_uppercase);
        if c.is_uppercase() && lower || c.is_lowercase() && upper {
            out.push((at, ' '));
        }
        out.push((at, c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(values: &[(&str, bool)], text: &'t str) -> Vec<&'t str> {
        let mut out = Vec::new();
        Sieve::of(values.iter().copied()).find(text, true, &mut out);
        out.iter().map(|(span, _)| &text[span.range()]).collect()
    }

    #[test]
    fn words_are_found_where_the_proof_finds_them() {
        let benali = [("benali", false)];
        for (text, words) in [
            ("M. BÉNALI, Be\u{ad}nali; xbenali", vec!["BÉNALI", "Be\u{ad}nali"]),
            ("fiche_Benali_2", vec!["Benali"]),
            ("Mme Be-\nnali est là", vec!["Be-\nnali"]),
            ("deBENALIest, KarimBenali", vec!["BENALI", "Benali"]),
            ("bénalien", vec![]),
        ] {
            assert_eq!(found(&benali, text), words, "{text}");
        }
        assert_eq!(found(&[("n diaye", false)], "Aimé N’Diaye"), ["N’Diaye"]);
    }

    #[test]
    fn both_parts_of_a_word_that_a_line_cuts_are_found() {
        assert_eq!(found(&[("benali", false)], "jean\u{ad}benali, be\u{ad}nali"), ["benali", "be\u{ad}nali"]);
    }

    #[test]
    fn what_is_left_of_a_word_is_found() {
        let left = |value, text: &str, gone: &[Span]| {
            let mut out = Vec::new();
            Sieve::of([(value, false)].into_iter()).find_left(text, true, gone, &mut out);
            out.iter().map(|(span, _)| text[span.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(left("benali", "M.KARIMBENALI est", &[Span::new(2, 7)]), ["BENALI"]);
        assert_eq!(left("karim", "M.KARIMBENALI est", &[Span::new(7, 13)]), ["KARIM"]);
        assert_eq!(left("karim", "xyKARIMBENALI", &[Span::new(0, 2), Span::new(7, 13)]), ["KARIM"]);
        assert!(left("karim", "M. KARIM BENALI est", &[Span::new(9, 15)]).is_empty());
    }

    #[test]
    fn numbers_are_found_however_they_are_cut_and_letters_as_words() {
        assert_eq!(found(&[("0639984107", true)], "n° 06.39-98 41/07."), ["06.39-98 41/07"]);
        assert_eq!(found(&[("lareine", true)], "la reine, sala reine"), ["la reine"]);
        assert_eq!(found(&[("lareine", true)], "ifFBlareine, xlareine"), ["lareine"]);
        assert_eq!(found(&[("zou93", true)], "Zou93 zou9 3"), ["Zou93"]);
    }
}
