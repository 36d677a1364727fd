//! Names that a scanner misread: «K4RIM», «BENAL1», «Rornain», «lsabelle».

use crate::detect::fold::fold;
use crate::detect::lexicon;

/// What stands in a word, and what was meant.
const CONFUSED: &[(&[(&str, &str)], bool)] = &[
    (&[("0", "O"), ("1", "I"), ("3", "E"), ("4", "A"), ("5", "S"), ("8", "B")], false),
    (&[("0", "O"), ("1", "L"), ("3", "E"), ("4", "A"), ("5", "S"), ("8", "B")], false),
    (&[("rn", "m")], false),
    (&[("m", "rn")], false),
    (&[("vv", "w")], false),
    (&[("I", "l")], false),
    (&[("l", "I")], true),
];

/// A letter or two are not enough to know a name by.
const SHORTEST: usize = 4;
/// What more people than this bear, in the measure of [`lexicon::Facts`], is more likely than an unknown word.
const BORNE: u8 = 30;

/// The name that a word which no dictionary knows was, if a scanner takes the one for the other.
pub(super) fn as_meant(raw: &str) -> Option<String> {
    if raw.len() < SHORTEST || raw.bytes().filter(u8::is_ascii_digit).count() > 2 {
        return None;
    }
    CONFUSED.iter().find_map(|(letters, first)| {
        if !letters.iter().any(|(seen, _)| if *first { raw.starts_with(seen) } else { raw.contains(seen) }) {
            return None;
        }
        let small = raw.contains(char::is_lowercase);
        let meant = letters.iter().fold(raw.to_owned(), |word, (seen, meant)| {
            let meant = if small && seen.starts_with(|c: char| c.is_ascii_digit()) {
                meant.to_ascii_lowercase()
            } else {
                (*meant).to_owned()
            };
            word.replacen(seen, &meant, if *first { 1 } else { usize::MAX })
        });
        let facts = lexicon::lookup(&fold(&meant));
        let digits = letters.len() > 1;
        let plain = facts.pos & !lexicon::pos::PROPER == 0 || facts.given >= 48;
        let name = facts.given >= BORNE || digits && facts.surname >= BORNE;
        (name && plain && meant.chars().all(char::is_alphabetic)).then_some(meant)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_seen_through() {
        for (raw, meant) in [
            ("K4RIM", "KARIM"),
            ("BENAL1", "BENALI"),
            ("Rornain", "Romain"),
            ("lsabelle", "Isabelle"),
            ("N1COLAS", "NICOLAS"),
        ] {
            assert_eq!(as_meant(raw).as_deref(), Some(meant));
        }
        for raw in ["covid19", "FK618QN", "hall4", "R1", "17a", "Bournazel", "INE0812"] {
            assert_eq!(as_meant(raw), None, "{raw}");
        }
    }
}
