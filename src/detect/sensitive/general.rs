//! Words and clauses that speak of nobody: a stem that is part of a proper name, and what the law says of everyone.

use crate::detect::cues::{CIVILITY, KIN, POSSESSIVE};
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};
use crate::kind::PassageKind;

/// «résidence Gay-Rivet», «Gontran CHRÉTIEN», «Mme Violent»: the word is a piece of a name. «Kevin TDAH» is a fact of
/// Kevin, so a word in capitals must be known as a surname; and where all is in capitals, nothing tells them apart.
pub(super) fn within_name(scene: &Scene<'_>, i: usize, kind: PassageKind) -> bool {
    let shape = |at: usize| scene.tokens.get(at).map(|token| token.shape);
    let capital = |at: usize| shape(at) == Some(Shape::Capital);
    let upper = |at: usize| shape(at) == Some(Shape::Upper);
    if !capital(i) && !upper(i) {
        return false;
    }
    // «Islam, Iman et Nour» are three children.
    if kind == PassageKind::Belief && capital(i) && scene.facts(i).given > 0 {
        return true;
    }
    let bound = |mark: Option<usize>, other: Option<usize>| match (mark, other) {
        (Some(mark), Some(other)) => scene.hyphen(mark) && capital(other) && scene.facts(other).bits() != 0,
        _ => false,
    };
    if capital(i) && (bound(Some(i + 1), Some(i + 2)) || bound(i.checked_sub(1), i.checked_sub(2))) {
        return true;
    }
    let Some(mut before) = i.checked_sub(1) else { return false };
    // «M. Violent»: behind the dot of the civility.
    if scene.mark(before) == Some('.') {
        let Some(civility) = before.checked_sub(1) else { return false };
        before = civility;
        if !scene.is(before, CIVILITY) {
            return false;
        }
    }
    let surname = scene.facts(i).surname > 0;
    if scene.is(before, CIVILITY) && !upper(before) {
        return surname || capital(i);
    }
    // Two words in a row with capitals, the first of them a given name and the second no acronym.
    surname && capital(before) && scene.facts(before).given > 24 && (upper(i) || kind == PassageKind::Belief)
}

/// «au sens de la loi du 5 mars 2007, le médecin peut signaler»: what the law says of everyone, as long as nobody is
/// named, meant by a pronoun or by whose relative they are.
pub(super) fn law(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let key = |i: usize| scene.key(i);
    let rules =
        |i: usize| matches!(key(i), "prevoit" | "permet" | "dispose" | "impose" | "autorise" | "interdit" | "punit");
    let said = (first..=last).any(|i| match key(i) {
        "sens" | "termes" => {
            key(i + 1) == "de" && matches!(key(i + 2), "la" | "l") && {
                let of = i + 3 + usize::from(scene.apostrophe(i + 3));
                matches!(key(of), "loi" | "article")
            }
        }
        "loi" | "code" | "decret" => rules(i + 1) || key(i + 1) == "oblige" || rules(i + 2),
        _ => false,
    });
    said && !(first..=last).any(|i| {
        matches!(key(i), "il" | "elle" | "ils" | "elles" | "lui" | "je" | "nous")
            || scene.is(i, CIVILITY)
            || scene.is(i, KIN) && i > first && scene.is(i - 1, POSSESSIVE)
            || i > first && scene.facts(i).given > 24 && scene.tokens[i].shape == Shape::Capital
    })
}

/// «les cambriolages sont en baisse (7 contre 11)»: how often something happens in a town, as long as nobody is named.
pub(super) fn trend(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    const TRENDS: &[&str] = &[
        "augmente",
        "augmentent",
        "baisse",
        "baissent",
        "diminue",
        "diminuent",
        "hausse",
        "progressent",
        "progression",
        "rares",
        "recul",
        "reculent",
        "stables",
        "stagnent",
    ];
    const SOMEBODY: &[&str] = &["il", "elle", "ils", "elles", "lui", "je", "sa", "son", "ses", "leur", "leurs"];
    let trend = (first..=last).any(|i| TRENDS.contains(&scene.key(i)));
    let numbers = (first..=last).filter(|i| scene.tokens[*i].shape == Shape::Number).count();
    // «ce qu'il attribue à une meilleure écoute»: who speaks; two numbers compare a town's years.
    let told = numbers >= 2 || numbers == 1 && !(first..=last).any(|i| SOMEBODY.contains(&scene.key(i)));
    trend
        && told
        && !(first..=last).any(|i| {
            scene.is(i, CIVILITY)
                || scene.is(i, KIN) && i > first && scene.is(i - 1, POSSESSIVE)
                || scene.key(i) == "ans"
                || scene.facts(i).given > 24
                    && scene.facts(i).commune == 0
                    && !of_saint(scene, i)
                    && scene.tokens[i].shape == Shape::Capital
                    && i > first
        })
}

/// «Saint-Loup», «St Jean»: a place or a feast, and nobody in the room.
pub(super) fn of_saint(scene: &Scene<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let saint = if scene.hyphen(before) { before.checked_sub(1) } else { Some(before) };
    saint.is_some_and(|at| scene.has(at, marks::SAINT))
}

/// «M. X présente les axes», «propose un plan», «se plaint des rodéos»: what somebody at the table speaks of is no matter
/// of theirs. «Présente des troubles» is.
pub(super) fn at_table(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    let next = scene.key(i + 1);
    let table = match scene.key(i) {
        "presente" | "presentent" => {
            matches!(next, "le" | "la" | "les" | "l" | "son" | "sa" | "ses" | "leur")
                && !matches!(scene.key(i + 2), "signes" | "symptomes" | "sequelles" | "memes" | "traces" | "maladie")
        }
        "anime" | "propose" | "proposent" | "remercie" | "salue" | "detaille" => next != "d" && next != "de",
        "plaint" | "plaignent" => matches!(next, "des" | "du"),
        "inquiete" | "inquietent" => matches!(next, "des" | "du") || next == "de" && scene.key(i + 2) == "la",
        "insiste" | "revient" | "interroge" | "regrette" | "deplore" | "annonce" => {
            !matches!(next, "de" | "d" | "qu" | "que" | "a" | "au" | "chez" | "dans" | "du" | "en" | ".")
        }
        // «se réjouit du recul des vols», «s'étonne du silence sur les rixes»
        "felicite" | "etonne" | "rejouit" => {
            scene.key(i.saturating_sub(1)) == "se" || scene.apostrophe(i.saturating_sub(1))
        }
        "demande" | "souhaite" => {
            matches!(scene.key(i + 2), "point" | "bilan" | "action" | "reunion" | "campagne" | "chiffres")
        }
        _ => false,
    };
    // «déplore le vol de son scooter», «annonce sa grossesse»: a matter of theirs after all.
    table && !(i + 1..=last).any(|at| scene.is(at, POSSESSIVE))
}

/// «Famille | Dette | Suite»: the head of a column, which is one word in a row without a figure.
pub(super) fn column(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    if last != first + 1 || scene.mark(last) != Some('|') {
        return false;
    }
    let at = scene.tokens[first].span.start;
    let start = scene.text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = scene.text[at..].find('\n').map_or(scene.text.len(), |length| at + length);
    !scene.text[start..end].bytes().any(|byte| byte.is_ascii_digit())
}
