//! Relatives without a determiner: table cells, notes, appositions.

use super::{Found, opens_entry};
use crate::detect::cues::{ARTICLE, FIGURE};
use crate::detect::evidence::fixed;
use crate::detect::lexicon::pos;
use crate::detect::token::{Scene, Shape};

/// Without determiner: table cells, notes, appositions.
pub(super) fn bare(
    scene: &Scene<'_>,
    i: usize,
    first: usize,
    last: usize,
    compound: bool,
    situation: bool,
) -> Option<Found> {
    let key = scene.key(i);
    let found = |rule| Some((scene.across(first, last), rule));
    let previous = first.checked_sub(1).and_then(|at| scene.mark(at));
    let next = scene.mark(last + 1);
    let edge = opens_entry(scene, first);
    if scene.tokens[i].shape == Shape::Capital && !edge && !matches!(previous, Some('|')) {
        return None;
    }
    if matches!(key, "papa" | "maman") && situation && (edge || previous.is_some_and(|c| ",;:.(|–-".contains(c))) {
        return found(fixed::KIN_FAMILIAR);
    }
    if !situation
        || matches!(key, "ex" | "ami" | "amie" | "femme" | "enfants" | "enfant" | "gamin" | "benjamin" | "aine")
    {
        return None;
    }
    // «mère : …», «père (absent)», «parents ; mail …», «grand-père, batelier».
    let opened = edge || previous.is_some_and(|c| "|;:.(•–—-".contains(c));
    let closes = last + 1 >= scene.tokens.len() || scene.opens_line(last + 1);
    let complement = matches!(scene.key(last + 1), "de" | "du" | "d" | "des");
    let counted = complement
        && (scene.is(last + 2, FIGURE) || scene.tokens.get(last + 2).is_some_and(|t| t.shape == Shape::Number));
    if opened && !counted {
        let label = closes || next.is_some_and(|c| ":,;|()=.".contains(c));
        let named = complement && named_behind(scene, last + 2);
        // «Mme Sow (ex-épouse Lenoir)» says what she was called.
        if label || named || previous != Some('(') && is_subject(scene, last) {
            return found(fixed::KIN_LABEL);
        }
    }
    // «violences sur ex-compagne», «appel mère»: notes leave the article out.
    if compound && is_preposition(scene, first) {
        return found(fixed::KIN_NOTE);
    }
    let strong = compound
        || matches!(
            key,
            "jumeaux"
                | "jumelles"
                | "frere"
                | "soeur"
                | "cousin"
                | "cousine"
                | "neveu"
                | "niece"
                | "oncle"
                | "tante"
                | "compagne"
                | "compagnon"
                | "fils"
                | "fille"
        );
    // «7 enfants, jumeaux de 9 ans».
    if matches!(key, "jumeaux" | "jumelles") && previous == Some(',') && scene.key(last + 3) == "ans" {
        return found(fixed::KIN_APPOSITION);
    }
    if matches!(previous, Some(',' | '(')) && !counted {
        let named = complement && named_behind(scene, last + 2);
        let enclosed = closes || next.is_some_and(|c| ",;)".contains(c));
        if (strong || key == "mere" || key == "pere") && (named || (enclosed && strong)) {
            return found(fixed::KIN_APPOSITION);
        }
        if key == "parents" && !complement {
            return found(fixed::KIN_NOTE);
        }
    }
    None
}

/// What follows a relative who does something or is called by name: «mère appelle», «père Petit Jonathan», «sœur à Brest».
fn is_subject(scene: &Scene<'_>, last: usize) -> bool {
    let Some(next) = scene.tokens.get(last + 1) else { return true };
    let facts = scene.facts(last + 1);
    match next.shape {
        Shape::Capital | Shape::Upper => facts.pos & pos::GRAMMATICAL == 0,
        Shape::Lower => {
            facts.pos & pos::VERB != 0
                || matches!(
                    scene.key(last + 1),
                    "a" | "sans" | "ok" | "ne" | "et" | "tres" | "sous" | "chez" | "seul" | "seule"
                )
        }
        _ => false,
    }
}

fn is_preposition(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|at| matches!(scene.key(at), "sur" | "avec" | "chez" | "contre" | "par" | "de"))
}

/// «grand-mère de Lenny», «frère du n° 3», «frère de la situation 5».
fn named_behind(scene: &Scene<'_>, at: usize) -> bool {
    let at = if scene.apostrophe(at) { at + 1 } else { at };
    let at = if scene.is(at, ARTICLE) { at + 1 } else { at };
    matches!(scene.tokens.get(at).map(|t| t.shape), Some(Shape::Capital | Shape::Upper | Shape::Initial))
        || matches!(scene.key(at), "situation" | "n" | "precedent" | "precedente" | "jeune")
        || (scene.key(at - 1) == "du" || scene.is(at - 1, ARTICLE)) && !scene.is(at, FIGURE)
}
