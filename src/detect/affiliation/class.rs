//! The class of a pupil that stands beside the name with nothing else to say so: «Enzo, 4e, est absent», «Enzo – 2nde – 12
//! absences». An ordinal is also a storey, a district of a town, or how often something was: the word before must be somebody.

use super::{ends_sentence, individual};
use crate::detect::Candidate;
use crate::detect::cues::CIVILITY;
use crate::detect::evidence::fixed;
use crate::detect::lexicon::lists;
use crate::detect::token::{Scene, Shape};
use crate::kind::Kind;

/// [`Facts::given`](crate::detect::lexicon::Facts::given) of a name that is hardly anything else.
const GIVEN: u8 = 30;

/// As many inhabitants as make a town (`round(log2)`).
const TOWN: u8 = 14;

/// The class that token `i`, which is one in figures, is of somebody.
pub(super) fn beside(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if !individual(scene) || i < 2 || scene.opens_line(i) {
        return None;
    }
    let comma = scene.mark(i - 1) == Some(',');
    let apart = comma || matches!(scene.mark(i - 1), Some('–' | '—' | '|')) || dash(scene, i - 1);
    if !apart || !ends(scene, i + 1) {
        return None;
    }
    // «| Inès Sow | 12 | 5e |»
    let aged =
        || scene.mark(i - 1) == Some('|') && scene.key(i - 2).parse::<u8>().is_ok_and(|age| (3..=25).contains(&age));
    let told = is_pupil(scene, i - 2) || is_day(scene, i - 2) || aged();
    told.then(|| fixed::CLASS_BESIDE.at(scene.across(i, i), Kind::SchoolClass))
}

/// A hyphen between blanks.
fn dash(scene: &Scene<'_>, at: usize) -> bool {
    scene.mark(at) == Some('-') && at > 0 && scene.tokens[at].span.start > scene.tokens[at - 1].span.end
}

/// Nothing stands at `at` that the ordinal could count, and no other part of an address.
fn ends(scene: &Scene<'_>, at: usize) -> bool {
    let Some(mark) = scene.mark(at) else { return at >= scene.tokens.len() || scene.opens_line(at) };
    let part = matches!(
        scene.key(at + 1),
        "porte"
            | "etage"
            | "gauche"
            | "droite"
            | "face"
            | "dte"
            | "gche"
            | "palier"
            | "appt"
            | "appartement"
            | "logt"
            | "bat"
            | "batiment"
            | "hall"
            | "escalier"
            | "esc"
    );
    (",.:;)–—/|".contains(mark) || dash(scene, at)) && (!part || scene.opens_line(at + 1))
}

/// Token `last` is a given name or what follows one, in a sentence that names no place before and no grown-up.
fn is_pupil(scene: &Scene<'_>, last: usize) -> bool {
    let capital =
        |at: usize| scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
    // A village may be called as a boy is, «Noé»; a town («Florence», «Valence») numbers its districts.
    let village =
        |at: usize| scene.facts(at).commune == 0 || scene.facts(at).commune < TOWN && scene.facts(at).given >= 40;
    let given = |at: usize| capital(at) && scene.facts(at).given >= GIVEN && village(at);
    let first = match last.checked_sub(1) {
        _ if !capital(last) => return false,
        Some(before) if capital(before) && (given(before) || given(last)) => before,
        _ if given(last) => last,
        _ => return false,
    };
    const PLACES: u64 = lists::STREET | lists::SCHOOL | lists::ESTABLISHMENT | lists::DWELLING;
    !(first.saturating_sub(3)..first)
        .rev()
        .take_while(|at| !ends_sentence(scene, *at) && !scene.opens_line(*at + 1))
        .any(|at| scene.facts(at).lists & PLACES != 0 || scene.is(at, CIVILITY))
}

/// «03/05/2012, 6e»: a day of birth stands before.
fn is_day(scene: &Scene<'_>, last: usize) -> bool {
    let number = |at: usize| scene.tokens[at].shape == Shape::Number;
    last > 2 && number(last) && number(last - 2) && matches!(scene.mark(last - 1), Some('/' | '.' | '-'))
}
