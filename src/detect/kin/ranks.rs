//! Children by their place among them, and relatives of whom somebody has several: «l'avant-dernier», «le plus jeune»,
//! «les deux grands», «chez une tante».

use super::Found;
use crate::detect::cues::ARTICLE;
use crate::detect::evidence::fixed;
use crate::detect::lexicon::pos;
use crate::detect::token::{Scene, Shape};
use crate::zone::Zone;

/// «un cousin», «une grande sœur» is one of somebody's; «une mère», «une fille», «un ami» anybody.
pub(super) fn is_far(scene: &Scene<'_>, i: usize, first: usize, compound: bool) -> bool {
    let far = matches!(
        scene.key(i),
        "oncle" | "tante" | "cousin" | "cousine" | "neveu" | "niece" | "frere" | "soeur" | "fils" | "gendre"
    );
    // «une jeune mère», «une belle fille», «un petit ami» aside: a prefix is sure where a hyphen holds it.
    let joined = compound && first + 1 < i && scene.hyphen(first + 1);
    (far || joined && !matches!(scene.key(i), "ami" | "amie")) && scene.tokens[i].shape == Shape::Lower
}

/// «l'avant-dernier», «la dernière-née» whose noun is token `i`.
pub(super) fn last_born(scene: &Scene<'_>, i: usize) -> Option<Found> {
    if scene.zone != Zone::Situation {
        return None;
    }
    if scene.hyphen(i + 1) && matches!(scene.key(i + 2), "ne" | "nee") {
        let det = i.checked_sub(1).filter(|&at| scene.is(at, ARTICLE))?;
        return Some((scene.across(det, i + 2), fixed::KIN_RANK));
    }
    let before = i > 3 && scene.hyphen(i - 1) && scene.key(i - 2) == "avant" && scene.apostrophe(i - 3);
    (before && scene.key(i - 4) == "l" && pauses(scene, i + 1)).then(|| (scene.across(i - 4, i), fixed::KIN_RANK))
}

/// «le plus jeune», «les deux grands», whose adjective is token `i`, of children: nothing stands behind that it could
/// belong to.
pub(super) fn rank(scene: &Scene<'_>, i: usize) -> Option<Found> {
    if scene.zone != Zone::Situation || scene.tokens[i].shape != Shape::Lower || i < 2 {
        return None;
    }
    let (det, between) = (i - 2, scene.key(i - 1));
    let ages = matches!(scene.key(i), "jeune" | "grand" | "grande" | "petit" | "petite");
    let found = match (scene.key(det), between) {
        // «le plus jeune, Esteban», «la plus grande est placée»
        ("le" | "la", "plus") if ages => pauses(scene, i + 1) || goes_on(scene, i + 1),
        // «les deux grands devraient être à l'école»
        ("les" | "ses", "deux" | "trois" | "quatre") => {
            matches!(scene.key(i), "grands" | "petits" | "grandes" | "petites")
                && (pauses(scene, i + 1) || goes_on(scene, i + 1))
        }
        _ => false,
    };
    found.then(|| (scene.across(det, i), fixed::KIN_RANK))
}

/// A mark or the end stands at `at`.
fn pauses(scene: &Scene<'_>, at: usize) -> bool {
    at >= scene.tokens.len() || scene.opens_line(at) || scene.mark(at).is_some_and(|mark| ",;:.()|!?–—".contains(mark))
}

/// What stands at `at` is said of the words before: a verb that is no noun, «qui», «ne», «est».
fn goes_on(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
        && (matches!(scene.key(at), "qui" | "a" | "est" | "ne" | "n" | "se" | "s" | "sont" | "ont" | "y" | "dort")
            || facts.pos & pos::VERB != 0 && facts.pos & (pos::NOUN | pos::ADJECTIVE) == 0)
}
