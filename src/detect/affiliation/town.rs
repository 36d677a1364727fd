//! Towns: where somebody lives, comes from, or has left.

use super::{individual, proper_name, wraps};
use crate::detect::Candidate;
use crate::detect::cues::{CIVILITY, KIN, POSSESSIVE};
use crate::detect::evidence::{self, fixed};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::detect::token::{Scene, Shape};
use crate::kind::Kind;

/// «vit à Cholet», «parti chez le père à Agen», «sorti de Seysses»: low confidence, the policy decides.
pub(super) fn town(scene: &Scene<'_>, i: usize) -> Option<Candidate> {
    if !individual(scene) {
        return None;
    }
    // «habite Lesneven»
    let bare = matches!(scene.key(i), "habite" | "habitait" | "habitant" | "habitent")
        && scene.tokens.get(i + 1).is_some_and(|token| token.shape == Shape::Capital)
        && scene.facts(i + 1).given < 40
        && !scene.opens_line(i + 1)
        && !scene.is(i + 1, CIVILITY | POSSESSIVE | KIN);
    if bare && let Some(last) = proper_name(scene, i + 1) {
        return Some(fixed::PLACE_TOWN.at(scene.across(i + 1, last), Kind::Place));
    }
    for at in i + 1..(i + 11).min(scene.tokens.len()) {
        if scene.mark(at).is_some_and(|c| !matches!(c, '\'' | '’' | '-' | '('))
            || scene.opens_line(at) && !wraps(scene, at)
        {
            return None;
        }
        let key = scene.key(at);
        let open = matches!(scene.mark(at), Some('(')) || matches!(key, "a" | "vers" | "en");
        if !open {
            continue;
        }
        let first = at + 1;
        let token = scene.tokens.get(first)?;
        // «vit en France» tells of everybody; «partie à Noël» tells when.
        let feast = scene.facts(first).lists & lists::FEAST != 0 && scene.facts(first).commune == 0;
        if scene.key(first) == "france" || feast {
            return None;
        }
        let last = match token.shape {
            Shape::Capital | Shape::Upper
                if !scene.is(first, CIVILITY | POSSESSIVE | KIN) && scene.key(first).len() > 1 =>
            {
                proper_name(scene, first)?
            }
            Shape::Lower if scene.facts(first).commune > 0 && scene.facts(first).pos == 0 => first,
            _ => continue,
        };
        return Some(fixed::PLACE_TOWN.at(scene.across(first, last), Kind::Place));
    }
    None
}

/// «vient de Gien», «elle de Sens», «a quitté Le Havre pour Cholet»: only what the lexicon knows as a town, for anything
/// comes from somewhere.
pub(super) fn origin(scene: &Scene<'_>, i: usize, out: &mut Vec<Candidate>) {
    if !individual(scene) {
        return;
    }
    let left = matches!(scene.key(i), "quitte" | "quitter" | "quittent" | "quittait");
    let (first, article) = match scene.key(i + 1) {
        _ if left => (i + 1, ""),
        "de" => (i + 2, ""),
        "d" if scene.apostrophe(i + 2) => (i + 3, ""),
        "du" => (i + 2, "le "),
        "des" => (i + 2, "les "),
        _ => return,
    };
    let Some(last) = known_town(scene, first, article) else { return };
    out.push(fixed::PLACE_TOWN.at(scene.across(first, last), Kind::Place));
    if left
        && scene.key(last + 1) == "pour"
        && let Some(end) = known_town(scene, last + 2, "")
    {
        out.push(fixed::PLACE_TOWN.at(scene.across(last + 2, end), Kind::Place));
    }
}

/// The last token of the town that starts at `first`, behind `article` that it has by its name: «du Havre».
fn known_town(scene: &Scene<'_>, first: usize, article: &str) -> Option<usize> {
    let token = scene.tokens.get(first)?;
    if !matches!(token.shape, Shape::Capital | Shape::Upper)
        || scene.is(first, CIVILITY)
        || scene.opens_line(first) && !wraps(scene, first)
        || scene.key(first) == "france"
    {
        return None;
    }
    (first..=proper_name(scene, first)?).rev().find(|last| {
        let words = &scene.text[scene.across(first, *last).range()];
        let facts = lexicon::lookup(&format!("{article}{}", fold(words)));
        let town = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        let whole = !scene.tokens.get(last + 1).is_some_and(|next| matches!(next.shape, Shape::Capital | Shape::Upper));
        // «vient d'Amine», «quitte Florence».
        town && facts.given < 40 && (whole || *last > first)
    })
}
