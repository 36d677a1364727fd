//! Ages that their place alone shows: behind a given name, in brackets or between commas. A number in brackets is also that of a
//! department, or of how many there are.

use super::evidence::fixed;
use super::lexicon::lists;
use super::token::{Scene, Shape};
use super::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::zone::Zone;

/// [`Facts::given`](super::lexicon::Facts::given) of a name that 15 people were given.
const GIVEN: u8 = 16;

/// The same of one that is an ordinary word, too, and that 16 000 were given: Pierre, Rose.
const GIVEN_WORD: u8 = 56;

/// What a place is: a given name behind it is that of the place.
const PLACES: u64 = lists::STREET | lists::SCHOOL | lists::ESTABLISHMENT;

/// Finds them in situations.
pub(super) struct Ages;

impl Recogniser for Ages {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let situation = scene.zone == Zone::Situation;
        if !situation && scene.zone != Zone::General {
            return;
        }
        for (i, token) in scene.tokens.iter().enumerate().skip(2).filter(|(_, token)| token.shape == Shape::Number) {
            let key = scene.key(i);
            let years = key.parse::<u8>().ok().filter(|_| key.len() <= 2 && !key.starts_with('0'));
            let row = match (scene.mark(i - 1), scene.mark(i + 1), years) {
                (Some('('), Some(')' | ','), Some(_)) if situation => fixed::AGE_BRACKETED,
                // In general talk, that of a minor or nearly so.
                (Some('('), Some(')'), Some(6..=21)) => fixed::AGE_BRACKETED,
                // «Sarah, 13, rue des Lilas», «Sarah, 13, 14 et 15»
                (Some(','), Some(','), Some(3..=25)) if situation && is_prose(scene, i + 2) => {
                    fixed::AGE_BETWEEN_COMMAS
                }
                _ => continue,
            };
            if ends_person(scene, i - 2) {
                out.push(row.at(token.span, Kind::Age));
            }
        }
    }
}

/// Neither a street nor a number.
fn is_prose(scene: &Scene<'_>, i: usize) -> bool {
    scene.tokens.get(i).is_some_and(|token| token.shape != Shape::Number) && scene.facts(i).lists & PLACES == 0
}

fn is_place(scene: &Scene<'_>, at: usize) -> bool {
    scene.facts(at).lists & PLACES != 0 || matches!(scene.key(at), "saint" | "sainte" | "st" | "ste")
}

/// Token `last` is a given name, or what follows one, and no place is named so.
fn ends_person(scene: &Scene<'_>, last: usize) -> bool {
    // «Dawid N. (10)»
    let dot = scene.mark(last) == Some('.');
    let Some(last) = last.checked_sub(usize::from(dot)) else { return false };
    let capital = |at: usize| {
        scene.tokens.get(at).is_some_and(|token| !matches!(token.shape, Shape::Lower | Shape::Mark(_) | Shape::Number))
    };
    let given = |at: usize| {
        let facts = scene.facts(at);
        capital(at) && facts.commune == 0 && facts.given >= if facts.pos == 0 { GIVEN } else { GIVEN_WORD }
    };
    let mut first = last;
    let named = match last.checked_sub(1) {
        _ if !capital(last) => false,
        Some(before) if scene.hyphen(before) => {
            first = before.saturating_sub(1);
            given(first)
        }
        Some(before) if given(before) && scene.facts(last).commune == 0 => {
            first = before;
            true
        }
        _ => given(last),
    };
    named && !(first.saturating_sub(3)..first).any(|at| is_place(scene, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::token::{Vocabulary, tokenise};

    fn ages(text: &str) -> Vec<&str> {
        let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
        tokenise(text, &mut vocabulary, &mut tokens);
        let mut out = Vec::new();
        Ages.find(&Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation }, &mut out);
        out.iter().filter_map(|found| text.get(found.span.range())).collect()
    }

    #[test]
    fn a_number_behind_a_given_name_is_an_age() {
        assert_eq!(ages("Dawid (10) et sa sœur, Karim Nowak (16, CAP)"), ["10", "16"]);
        assert_eq!(ages("Dawid N. (10), Jean-Pierre (45)"), ["10", "45"]);
        assert_eq!(ages("Sarah, 13, vit chez sa tante."), ["13"]);
    }

    #[test]
    fn a_department_a_count_and_a_house_are_none() {
        for text in [
            "Troyes (10), Saint-Denis (93), Bourg Saint Maurice (73)",
            "Rixes (3), Présents (12), collège Jules Ferry (10), rue Jean Moulin (12)",
            "Sarah, 13, rue des Lilas",
            "Sarah, 13, 14 et 15 mars",
            "Sarah (06), Sarah (2019)",
        ] {
            assert_eq!(ages(text), [""; 0], "{text}");
        }
    }
}
