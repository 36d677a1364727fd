//! Names of schools in small letters, as notes have them: «clg ingres», «scolarisée à schuman», «CFA du bâtiment».

use super::super::{breaks_name, individual, is_connector};
use super::{is_class, is_short};
use crate::detect::cues::{KIN, PUPIL};
use crate::detect::lexicon::{lists, pos};
use crate::detect::token::{Scene, Shape};

/// «clg ingres», «lp bourdelle»: notes without capitals. Only behind abbreviations, which nobody uses for the common noun.
pub(super) fn lower_name(scene: &Scene<'_>, i: usize, at: usize) -> Option<usize> {
    // «5e 2 collège des rives»: the class before it says that what follows is its name.
    let class = (i.saturating_sub(2)..i).any(|near| is_class(scene, near));
    if class && matches!(scene.key(i), "college" | "lycee" | "ecole") && matches!(scene.key(at), "des" | "du") {
        let named = scene.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Lower) && !scene.opens_line(at + 1);
        return (named && !matches!(scene.key(at + 1), "secteur" | "quartier" | "coin" | "centre")).then_some(at + 1);
    }
    // «au lycee louise michel»: a given name and a name, both in small letters.
    if matches!(scene.key(i), "college" | "lycee" | "ecole") && at == i + 1 && lower_homage(scene, at) {
        return Some(at + 1);
    }
    // «CFA du bâtiment»: what is taught there is its name.
    if matches!(scene.key(i), "cfa" | "ifas" | "ifsi" | "mfr" | "ime" | "iem" | "itep") {
        let elided = scene.key(at) == "l" || scene.key(at + 1) == "l";
        let first = match scene.key(at) {
            "du" | "des" => at + 1,
            "de" if scene.key(at + 1) == "la" => at + 2,
            "de" if elided && scene.apostrophe(at + 2) => at + 3,
            _ => return None,
        };
        let named = scene.tokens.get(first).is_some_and(|t| t.shape == Shape::Lower) && !scene.opens_line(first);
        let vague = matches!(scene.key(first), "secteur" | "quartier" | "coin" | "centre" | "departement" | "region");
        return (named && !vague && !scene.is(first, KIN | PUPIL)).then_some(first);
    }
    // «école prim. f. garnier», «ec. les pins»: notes, too.
    let noted = scene.key(i) == "ec" || at > i + 1 && scene.mark(at - 1) == Some('.') || is_cut_kind(scene.key(at - 1));
    if !is_short(scene.key(i)) && !noted || scene.tokens.get(at)?.shape != Shape::Lower {
        return None;
    }
    // «clg j. moulin»: an initial of one letter, which the lower case makes a word.
    if scene.key(at).len() == 1 && scene.mark(at + 1) == Some('.') {
        let name = scene.tokens.get(at + 2).is_some_and(|token| token.shape == Shape::Lower && token.span.len() > 2);
        return (name && !scene.opens_line(at + 2)).then_some(at + 2);
    }
    if let Some(last) = led_name(scene, at).filter(|_| individual(scene)) {
        return Some(last);
    }
    let known = scene.facts(at);
    let grammatical = known.pos & (pos::GRAMMATICAL | pos::VERB) != 0 && known.surname < 20;
    if grammatical || breaks_name(scene, at) || is_connector(scene.key(at)) || scene.opens_line(at) {
        return None;
    }
    // A second unknown word is of the name too: «clg jean moulin».
    let next = scene.tokens.get(at + 1).filter(|t| t.shape == Shape::Lower && !scene.opens_line(at + 1));
    let more = next.is_some()
        && known.given > 20
        && (scene.facts(at + 1).surname > 20 || scene.facts(at + 1).pos == 0)
        && scene.facts(at + 1).pos & pos::GRAMMATICAL == 0
        && scene.cues(at + 1).bits == 0;
    Some(if more { at + 1 } else { at })
}

/// «clg des tilleuls», «lyc de la plaine», «clg la boétie»: a short word for the school, and an article before its name.
fn led_name(scene: &Scene<'_>, at: usize) -> Option<usize> {
    const VAGUE: &[&str] = &[
        "centre",
        "cirque",
        "coin",
        "commune",
        "danse",
        "departement",
        "devoirs",
        "foot",
        "jour",
        "meme",
        "moment",
        "musique",
        "parents",
        "partenaires",
        "police",
        "quartier",
        "region",
        "rentree",
        "secteur",
        "soir",
        "suite",
        "ville",
        "zone",
    ];
    let first = match (scene.key(at), scene.key(at + 1)) {
        ("de", "la") => at + 2,
        ("du" | "des" | "la" | "les", _) => at + 1,
        _ => return None,
    };
    let facts = scene.facts(first);
    let named = scene.tokens.get(first).is_some_and(|token| token.shape == Shape::Lower && token.span.len() > 3);
    let other = VAGUE.contains(&scene.key(first)) || scene.is(first, KIN | PUPIL) || is_class(scene, first);
    // «clg la convoque»: with «la» it may be a verb.
    let only = if scene.key(at) == "la" { 0 } else { pos::NOUN };
    let verb = matches!(scene.key(at), "la" | "les") && facts.pos & pos::VERB != 0 && facts.pos & only == 0;
    (named && !other && !verb && facts.pos & pos::GRAMMATICAL == 0 && !scene.opens_line(first)).then_some(first)
}

/// «prim.», «mat», «élém.»: of which kind a school is, cut short.
fn is_cut_kind(key: &str) -> bool {
    matches!(key, "prim" | "mat" | "elem" | "priv" | "pro" | "techno" | "tech" | "agri" | "gen")
}

/// Behind what says the kind of a school in short: «école prim. X», «lyc pro. X».
pub(super) fn behind_short_kind(scene: &Scene<'_>, mut at: usize) -> usize {
    while is_cut_kind(scene.key(at)) && !scene.opens_line(at) {
        at += 1 + usize::from(scene.mark(at + 1) == Some('.'));
    }
    if at > 0 && is_cut_kind(scene.key(at - 1)) && scene.mark(at) == Some('.') { at + 1 } else { at }
}

/// A given name in lower case and a word that is nothing but a name.
pub(super) fn given_school(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    facts.given > 40 && facts.pos & (pos::VERB | pos::GRAMMATICAL) == 0 && lower_school(scene, at + 1)
}

/// A word in lower case that is nothing but a name: «scolarisée à schuman».
pub(super) fn lower_school(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
        && !scene.opens_line(at)
        && facts.pos == 0
        && facts.commune == 0
        && scene.cues(at).bits == 0
        && scene.key(at).len() > 2
        && (facts.lists == 0 || facts.lists & lists::HOMAGE != 0)
}

/// A common given name and a word that many bear, none of which goes on in the sentence.
fn lower_homage(scene: &Scene<'_>, at: usize) -> bool {
    let lower =
        |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower) && !scene.opens_line(at);
    let (given, name) = (scene.facts(at), scene.facts(at + 1));
    lower(at)
        && lower(at + 1)
        && given.given >= 48
        && given.pos & pos::GRAMMATICAL == 0
        && !matches!(given.pos & !pos::PROPER, pos::ADJECTIVE)
        && scene.cues(at + 1).bits == 0
        && (name.surname >= 16 || name.lists & lists::HOMAGE != 0 || name.given >= 30)
        && name.pos & (pos::VERB | pos::GRAMMATICAL | pos::ADVERB) == 0
}
