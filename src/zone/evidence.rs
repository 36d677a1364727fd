//! Words that only an individual situation has: an age, a birth, a home, a relative.

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Spellings with the weight they carry. ASCII case is ignored; accented capitals and accent-less forms are listed.
const WORDS: &[(&str, u8)] = &[
    ("né le", 2),
    ("née le", 2),
    ("nÉ le", 2),
    ("nÉe le", 2),
    ("ne le 1", 2),
    ("ne le 2", 2),
    ("ne le 0", 2),
    ("ne le 3", 2),
    ("nee le ", 2),
    ("né :", 2),
    ("née :", 2),
    ("né(e)", 2),
    ("nÉ(e)", 2),
    ("date de naissance", 2),
    ("né en ", 2),
    ("née en ", 2),
    ("ddn", 2),
    ("resp. légal", 1),
    ("responsable légal", 1),
    ("responsables légaux", 1),
    ("domicilié", 2),
    ("domicilie", 2),
    ("domiciliÉ", 2),
    ("demeurant", 2),
    ("habite ", 1),
    ("demeure ", 1),
    ("scolaris", 1),
    ("sa mère", 1),
    ("son père", 1),
    ("sa mere", 1),
    ("son pere", 1),
    ("sa mÈre", 1),
    ("son pÈre", 1),
    ("sa sœur", 1),
    ("sa soeur", 1),
    ("son frère", 1),
    ("son frere", 1),
    ("ses parents", 1),
    ("sa fille", 1),
    ("son fils", 1),
    ("son mari", 1),
    ("sa compagne", 1),
    ("son compagnon", 1),
    ("sa tante", 1),
    ("ses enfants", 1),
    ("âgé de", 1),
    ("âgée de", 1),
    ("age de", 1),
    ("agee de", 1),
    (" ans", 1),
    ("mère :", 1),
    ("père :", 1),
    ("mÈre :", 1),
    ("pÈre :", 1),
    ("mère (", 1),
    ("père (", 1),
    ("maman ", 1),
    ("petite sœur", 1),
    ("grande sœur", 1),
    ("petit frère", 1),
    ("grand frère", 1),
    ("demi-sœur", 1),
    ("demi-frère", 1),
    ("sa grand-mère", 1),
    ("son grand-père", 1),
    ("ses grands-parents", 1),
    ("le grand-père", 1),
    ("la grand-mère", 1),
    ("son beau-père", 1),
    ("le beau-père", 1),
    ("sa belle-mère", 1),
    ("son oncle", 1),
    ("son cousin", 1),
    ("sa cousine", 1),
    ("son neveu", 1),
    ("sa nièce", 1),
    ("son épouse", 1),
    ("sa femme", 1),
    ("son ex", 1),
    ("leur fils", 1),
    ("leur fille", 1),
    ("leurs enfants", 1),
    ("demi-journées", 1),
    ("de nationalité", 2),
    ("de nationalite", 2),
    ("n° secu", 1),
    ("n° sécu", 1),
    ("nir ", 1),
    ("épouse ", 1),
    ("situation de ", 1),
    ("situation du jeune", 2),
    ("ménage ", 1),
    ("élève de ", 1),
    ("eleve de", 1),
    ("la famille ", 1),
    ("locataire du", 1),
    ("la mère ", 1),
    ("le père ", 1),
    ("hébergé", 1),
    ("il s'agit de m", 1),
    ("il s'agit de ", 1),
    ("il s’agit de ", 1),
    ("fratrie", 1),
];

/// A sentence that says who presides or came.
const CHAIR: &[&str] = &[
    "sous la présidence de",
    "sous la presidence de",
    "également intervenus",
    "egalement intervenus",
    "étaient présents",
    "etaient presents",
    "participaient à la réunion",
];

/// With whom: says who came where it is a meeting that somebody opened.
const WITH: &[&str] = &["en présence de ", "en présence du ", "en présence des ", "en présence d'", "en présence d’"];

/// A meeting that somebody opened.
const OPENED: &[&str] = &[
    "ouvre la ",
    "ouvert la ",
    "ouvre le conseil",
    "ouvert le conseil",
    "ouverte par",
    "préside",
    "s'est réuni",
    "s’est réuni",
];

/// Leaves the matter at hand, in the middle of a line.
const FINISH: &[&str] = &["pour finir", "pour conclure"];

/// Verbs of talk.
const VERBS: &[&str] = &[
    " rappelle",
    " indique",
    " ouvre ",
    " propose",
    " remercie",
    " accueille",
    " présente l",
    " présente le",
    " souligne",
    " précise",
    " signale",
    " demande",
    " annonce",
    " informe",
    " est ",
    " sont ",
    " a été",
    " ont été",
    " fait état",
    " s'est ",
    " s’est ",
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(WORDS.iter().map(|(word, _)| word).chain(CHAIR).chain(FINISH).chain(WITH).chain(VERBS))
        .ok()
});

/// What the words of one line say, read in one pass, and only when asked. Holds the line: it has no `Debug`.
pub(super) struct Reading<'a> {
    line: &'a str,
    found: OnceCell<Found>,
}

#[derive(Clone, Copy, Default)]
struct Found {
    weight: u8,
    chair: bool,
    finish: bool,
    joined: bool,
    verb: bool,
}

impl<'a> Reading<'a> {
    /// Of `line`.
    pub(super) fn new(line: &'a str) -> Self {
        Self { line, found: OnceCell::new() }
    }

    /// How strongly the line is about one person: 0 not at all, 2 surely.
    pub(super) fn weight(&self) -> u8 {
        match self.found().weight {
            0 => u8::from(short_age(self.line)),
            weight => weight,
        }
    }

    /// What the line leaves or opens by a phrase in its middle.
    pub(super) fn turn(&self) -> Option<Turn> {
        if !may_turn(self.line.as_bytes()) {
            return None;
        }
        match self.found() {
            Found { finish: true, .. } => Some(Turn::Finish),
            Found { chair: true, .. } => Some(Turn::Chair),
            Found { joined: true, .. } => Some(Turn::Joined),
            _ => None,
        }
    }

    /// Has a verb that no list of people has.
    pub(super) fn verb(&self) -> bool {
        self.found().verb
    }

    fn found(&self) -> Found {
        *self.found.get_or_init(|| find(self.line))
    }
}

/// A phrase in the middle of a line that changes what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Leaves the matter at hand: «Pour finir».
    Finish,
    /// Says who presides or came.
    Chair,
    /// Says who came, if it is this meeting: «a ouvert la séance en présence de».
    Joined,
}

/// Whether two letters, a blank and three bytes of a phrase of [`CHAIR`], [`FINISH`] or [`WITH`] are in the line. It has no branch,
/// so that many bytes are looked at at once.
fn may_turn(line: &[u8]) -> bool {
    let Some(count) = line.len().checked_sub(5) else { return false };
    // Six slices of one length: no check of a bound in the loop.
    let [first, second, blank, fourth, fifth, sixth] = [0, 1, 2, 3, 4, 5].map(|by| &line[by..by + count]);
    let is = |byte: u8, other: u8| u8::from(byte == other);
    let mut met = 0;
    for i in 0..count {
        let (a, b) = (first[i] | 0x20, second[i] | 0x20);
        let (c, d, e) = (fourth[i] | 0x20, fifth[i] | 0x20, sixth[i] | 0x20);
        let after_ur = is(b, b'r') & is(e, b'n') & ((is(c, b'f') & is(d, b'i')) | (is(c, b'c') & is(d, b'o')));
        let after_us = is(b, b's') & is(c, b'l') & is(d, b'a') & is(e, b' ');
        let after_nt = is(b, b't')
            & ((is(c, b'i') & is(d, b'n') & is(e, b't'))
                | (is(c, b'p') & is(d, b'r'))
                | (is(c, 0xc3 | 0x20) & is(d, 0xa0) & is(e, b' ')));
        let with = is(a, b'e') & is(b, b'n') & is(c, b'p') & is(d, b'r') & is(e, 0xc3 | 0x20);
        met |= is(blank[i], b' ') & ((is(a, b'u') & (after_ur | after_us)) | (is(a, b'n') & after_nt) | with);
    }
    met != 0
}

fn find(line: &str) -> Found {
    let mut reading = Found::default();
    let Some(finder) = FINDER.as_ref() else { return reading };
    for found in finder.find_iter(line) {
        let (start, end) = (found.start(), found.end());
        match found.pattern().as_usize().checked_sub(WORDS.len()) {
            Some(at) if at < CHAIR.len() => reading.chair = true,
            Some(at) if at < CHAIR.len() + FINISH.len() => reading.finish = true,
            Some(at) if at < CHAIR.len() + FINISH.len() + WITH.len() => {
                reading.joined |= OPENED.iter().any(|opened| line[..start].contains(opened));
            }
            Some(_) => reading.verb = true,
            None => {}
        }
        if found.pattern().as_usize() >= WORDS.len() {
            continue;
        }
        let cut = line[..start].ends_with(char::is_alphanumeric) && !line[start..].starts_with(' ');
        let word = WORDS[found.pattern().as_usize()].0;
        if cut || word == " ans" && !(age_before(&line[..start]) && ends_age(&line[end..])) {
            continue;
        }
        // «Le Père X» is a title, «le père» somebody's.
        if line[start..end].starts_with(['l', 'L']) && is_title(&line[start..end]) {
            continue;
        }
        // «la famille» alone is said of any; with a name behind it, of one.
        if word == "la famille " && !line[end..].starts_with(char::is_uppercase) {
            continue;
        }
        reading.weight = reading.weight.saturating_add(WORDS[found.pattern().as_usize()].1);
    }
    reading
}

/// «La Mère », «le Père »: the second word has a capital and small letters behind it.
fn is_title(phrase: &str) -> bool {
    let mut letters = phrase.split(' ').nth(1).unwrap_or_default().chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next_back().is_some_and(char::is_lowercase)
}

/// «15 ans,» is an age; «12-25 ans,», «depuis 3 ans,» are none.
fn age_before(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if rest.len() == before.len() || rest.ends_with(['-', '–', '/']) {
        return false;
    }
    let rest = rest.trim_end().to_lowercase();
    let mut words = rest.rsplit([' ', '\'', '’', '(']);
    let last = words.next().unwrap_or_default();
    // «Il a 19 ans», and not «il y a 19 ans»
    if last == "a" && matches!(words.next(), Some("il" | "elle" | "qui" | "lui")) {
        return true;
    }
    !matches!(
        last,
        "depuis"
            | "de"
            | "des"
            | "à"
            | "a"
            | "sur"
            | "pendant"
            | "dans"
            | "et"
            | "aux"
            | "les"
            | "moyenne"
            | "durée"
            | "sous"
            | "pour"
            | "en"
    )
}

/// Nothing that lasts so long follows: «3 ans de travaux», «2 ans d'expérience», «10 ans après».
fn ends_age(behind: &str) -> bool {
    const LASTS: &[&str] = &[
        " de ",
        " d'",
        " d’",
        " après",
        " apres",
        " plus t",
        " ferme",
        " renouv",
        " minimum",
        " maximum",
        " que",
        " révolus",
    ];
    // «Espérance de vie du matériel : 5 ans» ends a line, too.
    !behind.trim().is_empty()
        && !behind.starts_with(char::is_alphanumeric)
        && !LASTS.iter().any(|last| behind.starts_with(last))
}

/// «16a», «14ans»: a note-taker's age.
fn short_age(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Without a branch, so that many bytes are looked at at once: most lines have none.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let met = pairs.fold(0, |met, (digit, a)| met | u8::from(digit.is_ascii_digit()) & u8::from(*a | 0x20 == b'a'));
    if met == 0 {
        return false;
    }
    let mut from = 1;
    while let Some(found) = bytes.get(from..).unwrap_or_default().iter().position(|b| matches!(b, b'a' | b'A')) {
        let at = from + found;
        from = at + 1;
        // «14ans» without its blank says the same.
        let behind = &bytes[at + 1..];
        let behind = behind.strip_prefix(b"ns").unwrap_or(behind);
        if !bytes[at - 1].is_ascii_digit() || behind.first().is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80) {
            continue;
        }
        let digits = bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(digits + 1).map_or(b' ', |i| bytes[i]);
        if digits <= 2 && matches!(before, b' ' | b',' | b';' | b'(') {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_met_and_little_else() {
        for phrase in CHAIR.iter().chain(FINISH) {
            for line in [phrase.to_string(), phrase.to_ascii_uppercase(), format!("Le 3, {phrase}, on se sépare.")] {
                assert!(Reading::new(&line).turn().is_some(), "{line}");
            }
        }
        for line in ["", "a", "M. Petit indique que la famille va mieux.", "sous le préau pour cela"] {
            assert_eq!(Reading::new(line).turn(), None, "{line}");
        }
        let joined = |line: &str| Reading::new(line).turn() == Some(Turn::Joined);
        assert!(joined("Le maire a ouvert la séance à 9 h en présence de M. le sous-préfet et de Mme Blanc."));
        assert!(!joined("Elle a été reçue en présence de sa mère."));
        assert!(!may_turn("M. Petit indique que la famille va mieux.".as_bytes()));
    }
}
