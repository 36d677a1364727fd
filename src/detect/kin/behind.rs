//! Whose a child or a friend is, where only what stands behind says it: «la grande garde sa sœur», «la copine du fils».

use super::ranks::is_alone;
use crate::detect::cues::{FURTHER, MODIFIER, OF_SOMEBODY, PARENT, PREFIX, SIBLING};
use crate::detect::token::Scene;
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
