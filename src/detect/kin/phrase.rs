//! How far the words of a relative reach: «ses deux petits-enfants», «leur fils commun», «ses enfants en bas âge»; and the
//! words behind that make them speak of anyone.

use super::{is_of, opens_cell};
use crate::detect::cues::{ARTICLE, CHILD, CONTRACTED, FURTHER, MODIFIER, PARENT, POSSESSIVE, PREFIX, RANK, SIBLING};
use crate::detect::token::{Scene, Shape};

/// The last token of what is said of children in the same breath as the noun `last`: «commun», «en bas âge», «à charge».
pub(super) fn tail(scene: &Scene<'_>, last: usize) -> usize {
    if scene.opens_line(last + 1) {
        return last;
    }
    if let Some(end) = side(scene, last) {
        return end;
    }
    if !scene.is(last, CHILD | RANK) {
        return last;
    }
    match (scene.key(last + 1), scene.key(last + 2), scene.key(last + 3)) {
        ("commun" | "communs" | "commune" | "communes", ..) => last + 1,
        ("unique" | "uniques" | "mineur" | "mineurs" | "mineure" | "mineures", ..) => last + 1,
        ("a", "charge" | "naitre", _) => last + 2,
        ("en", "bas", "age") => last + 3,
        _ => last,
    }
}

/// «cousin germain», «frère de lait», «par alliance», «les enfants du premier lit», «d'une première union»: by which side one
/// is related.
fn side(scene: &Scene<'_>, last: usize) -> Option<usize> {
    const GERMAN: &[&str] = &["germain", "germaine", "germains", "germaines", "uterin", "uterine"];
    const SAID: &[&str] =
        &["actuel", "actuelle", "actuels", "adoptifs", "adoptives", "legitime", "nourricier", "nourriciere"];
    const UNIONS: &[&str] = &["lit", "mariage", "union"];
    const BEFORE: &[&str] =
        &["premier", "premiere", "second", "seconde", "deuxieme", "autre", "precedent", "precedente"];
    let lower = scene.tokens.get(last + 1)?.shape == Shape::Lower;
    if scene.is(last, FURTHER | SIBLING) && lower && GERMAN.contains(&scene.key(last + 1)) {
        return Some(last + 1);
    }
    match (scene.key(last + 1), scene.key(last + 2)) {
        // «ses parents adoptifs», «sa nièce et tutrice», «gd-mère mat.»
        (said, _) if lower && SAID.contains(&said) => return Some(last + 1),
        ("et", "tuteur" | "tutrice" | "curateur" | "curatrice") => return Some(last + 2),
        ("mat" | "pat", _) if scene.mark(last + 2) == Some('.') => return Some(last + 1),
        ("de", "lait" | "sang") if scene.is(last, SIBLING) => return Some(last + 2),
        ("par", "alliance") => return Some(last + 2),
        _ => {}
    }
    // «d'un premier mariage», «du premier lit», «de sa première union»
    if !is_of(scene, last + 1) || !scene.is(last, CHILD | RANK) {
        return None;
    }
    let order = (last + 2..last + 5).find(|&at| BEFORE.contains(&scene.key(at)))?;
    (UNIONS.contains(&scene.key(order + 1)) && !scene.opens_line(order + 1)).then_some(order + 1)
}

/// «parents d'accueil», «tata d'accueil», with whom a child in care lives: the last token of that, behind the noun `last`.
pub(super) fn of_care(scene: &Scene<'_>, last: usize) -> Option<usize> {
    let care = scene.key(last + 1) == "d" && scene.apostrophe(last + 2) && scene.key(last + 3) == "accueil";
    (care && scene.is(last, PARENT | SIBLING | CHILD | FURTHER)).then_some(last + 3)
}

/// «belle-sœur», «grand-mère» and «petits-enfants» end at `i`; returns the first token, before any determiner, and
/// whether a prefix was met.
pub(super) fn walk_back(scene: &Scene<'_>, i: usize) -> (usize, bool) {
    let (mut first, mut compound) = (i, false);
    // «16⇥tante : …»: the cell before is no count of aunts.
    while first > 0 && !opens_cell(scene, first) {
        // «Situation n° 3⏎mère jointe»: the number of a heading counts no mothers.
        let figure = scene.key(first - 1).starts_with(|c: char| c.is_ascii_digit());
        let owned = first > 1 && scene.is(first - 2, POSSESSIVE | ARTICLE | CONTRACTED);
        if scene.opens_line(first) && figure && !owned {
            break;
        }
        // «son p'tit frère»
        let cut = matches!(scene.key(first - 1), "tit" | "tite" | "tits" | "tites");
        if cut && first > 2 && scene.apostrophe(first - 2) && scene.key(first - 3) == "p" {
            first -= 3;
            continue;
        }
        // «son 1/2 frère»
        if first > 2 && scene.key(first - 1) == "2" && scene.mark(first - 2) == Some('/') && scene.key(first - 3) == "1"
        {
            first -= 3;
            compound = true;
            continue;
        }
        if first > 1 && scene.hyphen(first - 1) && scene.is(first - 2, PREFIX) {
            first -= 2;
            compound = true;
        } else if scene.is(first - 1, PREFIX | MODIFIER) || is_count(scene, first - 1) {
            compound |=
                matches!(scene.key(first - 1), "grand" | "beau" | "bo" | "belle" | "demi" | "ex" | "grands" | "beaux");
            first -= 1;
        } else {
            break;
        }
    }
    (first, compound)
}

pub(super) fn is_count(scene: &Scene<'_>, at: usize) -> bool {
    let key = scene.key(at);
    (key.len() <= 2 && !key.is_empty() && key.bytes().all(|b| b.is_ascii_digit()))
        || matches!(key, "deux" | "trois" | "quatre" | "cinq" | "six" | "sept" | "huit" | "neuf" | "dix")
}

/// Words behind the noun that make it speak of anyone: «parents d'élèves», «père Noël», «mère de famille».
pub(super) fn is_generic(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    let mut next = last + 1;
    let key = scene.key(i);
    if matches!(key, "pere" | "mere") && matches!(scene.key(next), "noel" | "fouettard") {
        return true;
    }
    if is_of(scene, next) {
        next += 1;
        if scene.apostrophe(next) {
            next += 1;
        }
        let article = scene.is(next, ARTICLE);
        // «les parents des plus jeunes», of a public
        if scene.key(next - 1) == "des" && scene.key(next) == "plus" {
            return true;
        }
        // «le petit dernier de la famille Roche»
        const RANKS: &[&str] = &["aine", "ainee", "cadet", "cadette", "benjamin", "benjamine", "dernier", "derniere"];
        if RANKS.contains(&key) && scene.key(next + 1) == "famille" {
            return false;
        }
        let noun = scene.key(next + usize::from(article) + usize::from(article && scene.apostrophe(next + 1)));
        return matches!(
            noun,
            "eleve"
                | "eleves"
                | "famille"
                | "familles"
                | "quartier"
                | "commune"
                | "ville"
                | "ecole"
                | "secteur"
                | "moins"
                | "accueil"
                | "stage"
                | "apprentissage"
                | "entreprise"
                | "jeunes"
                | "mineurs"
                | "collegiens"
                | "lyceens"
                | "residence"
                | "cite"
        ) || (matches!(key, "enfants" | "parents" | "enfant")
            && scene.key(next).starts_with(|c: char| c.is_ascii_digit()));
    }
    // «avec ses parents ou son représentant légal»: the law, and whoever it is.
    if key == "parents"
        && matches!(scene.key(next), "ou" | "et")
        && scene.is(next + 1, POSSESSIVE | ARTICLE)
        && matches!(scene.key(next + 2), "representant" | "representants" | "responsable" | "responsables")
    {
        return scene.key(next) == "ou";
    }
    // «enfants et adolescents», «parents et enfants»: the public.
    matches!(key, "enfants" | "parents")
        && scene.key(next) == "et"
        && matches!(scene.key(next + 1), "adolescents" | "jeunes")
}
