//! Whose a child or a friend is, where only what stands around says it: «la grande garde sa sœur», «la copine du fils».

use super::ranks::is_alone;
use crate::detect::cues::{
    ARTICLE, CIVILITY, FURTHER, KIN, MODIFIER, OF_SOMEBODY, OURS, PARENT, POSSESSIVE, PREFIX, SIBLING,
};
use crate::detect::token::{Scene, Shape};
use crate::zone::Zone;

/// «son frère», «sa mère» follows token `i` in the same sentence.
pub(super) fn is_of_hers(scene: &Scene<'_>, i: usize) -> bool {
    let spoken = |at: usize| matches!(scene.key(at), "p" | "tit" | "tite");
    (i + 1..i + 12)
        .take_while(|&at| !scene.opens_line(at) && !scene.mark(at).is_some_and(|mark| ".!?;".contains(mark)))
        .filter(|&at| matches!(scene.key(at), "sa" | "son" | "ses"))
        .any(|at| {
            (at + 1..at + 6)
                .take_while(|&word| {
                    scene.is(word, MODIFIER | PREFIX | PARENT | SIBLING | FURTHER)
                        || scene.hyphen(word)
                        || scene.apostrophe(word)
                        || spoken(word)
                })
                .any(|word| scene.is(word, PARENT | SIBLING | FURTHER))
        })
}

/// «l'amie de la mère», «la copine du fils», whose preposition is token `at`, in a situation.
pub(super) fn is_of_the_relative(scene: &Scene<'_>, at: usize) -> bool {
    let noun = match (scene.key(at), scene.key(at + 1)) {
        ("du", _) => at + 1,
        ("de", "la") => at + 2,
        _ => return false,
    };
    scene.zone == Zone::Situation && scene.is(noun, PARENT | SIBLING | OF_SOMEBODY) && is_alone(scene, noun + 1)
}

/// What stands at `at` belongs to the verb and not to the noun before it: a day, when, where or with whom, or another
/// of whom the same is said. «la petite jeudi», «le parrain depuis l'été», «les petits au square», and not «la petite du hall».
pub(super) fn is_left(scene: &Scene<'_>, at: usize) -> bool {
    const FREE: &[&str] = &[
        "a", "apres", "au", "aux", "aujourd", "avant", "avec", "car", "ce", "cet", "cette", "chez", "dans", "demain",
        "depuis", "devant", "dimanche", "durant", "hier", "jeudi", "jusqu", "lorsque", "lundi", "mais", "mardi",
        "mercredi", "pendant", "pour", "puis", "quand", "samedi", "sans", "suite", "vendredi", "vers",
    ];
    let lower = scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
    let joined = matches!(scene.key(at), "et" | "ni" | "ou")
        && (scene.is(at + 1, ARTICLE | POSSESSIVE | CIVILITY) || matches!(scene.key(at + 1), "madame" | "monsieur"));
    lower && !scene.opens_line(at) && (FREE.contains(&scene.key(at)) || joined) || scene.mark(at) == Some('→')
}

/// «Deux logements sont vacants : le grand est réservé, le petit est proposé»: things were spoken of shortly before `i`.
pub(super) fn is_of_things(scene: &Scene<'_>, i: usize) -> bool {
    const THINGS: &[&str] = &[
        "appartements",
        "ascenseurs",
        "budgets",
        "camions",
        "chambres",
        "garages",
        "gymnases",
        "jardins",
        "locaux",
        "logements",
        "lots",
        "parkings",
        "projets",
        "salles",
        "stades",
        "studios",
        "terrains",
        "vehicules",
    ];
    (i.saturating_sub(16)..i).any(|at| THINGS.contains(&scene.key(at)))
}

/// A grown-up or a family was spoken of shortly before `i`, of whom a child may be: «Situation 3 : Mme Roche … La petite».
pub(super) fn is_near_a_home(scene: &Scene<'_>, i: usize) -> bool {
    scene.zone == Zone::Situation
        && (i.saturating_sub(60)..i)
            .any(|at| scene.is(at, CIVILITY | PARENT) || matches!(scene.key(at), "famille" | "fratrie" | "couple"))
}

/// One relative of somebody was spoken of shortly before `det`: «sa mère», «le père».
pub(super) fn is_beside_one(scene: &Scene<'_>, det: usize) -> bool {
    (det.saturating_sub(25)..det).any(|at| {
        let before = at.checked_sub(1).filter(|_| scene.is(at, KIN));
        before.is_some_and(|before| {
            scene.is(before, POSSESSIVE) && !scene.is(before, OURS)
                || matches!(scene.key(before), "le" | "la" | "du")
                || scene.apostrophe(before)
                || scene.hyphen(before)
        })
    })
}
