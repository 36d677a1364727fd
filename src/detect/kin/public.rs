//! Relatives of everybody: what figures say of them, a café or a school that is theirs, a meeting to which all are invited.

use crate::detect::token::{Scene, Shape};

/// The noun `i`, which ends at `last`, is of all who are one.
pub(super) fn is_of_all(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    let parents = matches!(scene.key(i), "parents" | "meres" | "peres" | "mamans" | "papas");
    parents && (is_of_a_house(scene, i) || are_invited(scene, last)) || is_counted(scene, i)
}

/// «le café des parents», «l'école des mères»: a house or a group by its name.
fn is_of_a_house(scene: &Scene<'_>, i: usize) -> bool {
    const HOUSES: &[&str] = &[
        "amicale",
        "association",
        "atelier",
        "cafe",
        "cafes",
        "club",
        "collectif",
        "comite",
        "conseil",
        "ecole",
        "espace",
        "fete",
        "forum",
        "groupe",
        "maison",
        "point",
        "universite",
    ];
    i > 1 && scene.key(i - 1) == "des" && HOUSES.contains(&scene.key(i - 2))
}

/// «Les parents sont invités à la réunion du 12 mai sur les écrans»: what it is about says that all are.
fn are_invited(scene: &Scene<'_>, last: usize) -> bool {
    const ALL: &[&str] = &[
        "atelier",
        "cafe",
        "conference",
        "debat",
        "echange",
        "fete",
        "forum",
        "kermesse",
        "reunion",
        "soiree",
        "spectacle",
    ];
    matches!(scene.key(last + 1), "sont" | "seront" | "etaient")
        && matches!(scene.key(last + 2), "invites" | "convies" | "attendus")
        && (last + 3..last + 7).any(|at| ALL.contains(&scene.key(at)))
        && (last + 4..last + 14)
            .take_while(|&at| !scene.opens_line(at) && scene.mark(at) != Some('.'))
            .any(|at| matches!(scene.key(at), "sur" | "ouverte" | "ouvert" | "publique" | "animee" | "garderie"))
}

/// «Dans neuf cas sur dix, l'auteur est le conjoint», «pour 60 % des victimes, le père …»: figures stand before it in the
/// sentence.
fn is_counted(scene: &Scene<'_>, i: usize) -> bool {
    const MANY: &[&str] =
        &["cas", "victimes", "femmes", "hommes", "familles", "couples", "menages", "faits", "dossiers"];
    let number = |at: usize| {
        scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Number)
            || matches!(scene.key(at), "deux" | "trois" | "quatre" | "cinq" | "dix")
    };
    (i.saturating_sub(16)..i)
        .rev()
        .take_while(|&at| !scene.opens_line(at + 1) && !scene.mark(at).is_some_and(|mark| ".!?;".contains(mark)))
        .any(|at| {
            scene.key(at) == "sur" && number(at + 1) && at > 0 && MANY.contains(&scene.key(at - 1))
                || scene.mark(at) == Some('%') && scene.key(at + 1) == "des" && MANY.contains(&scene.key(at + 2))
        })
}
