//! References to relatives without a name: «sa mère», «l'aîné», «mère : …».
//!
//! The noun decides little: «parents» are everywhere in minutes. Its determiner decides: a possessive points at someone
//! who was just spoken of, an article does where one person is discussed, and an indefinite only of those whom nobody is by
//! himself: «chez une tante», but not «une mère se plaint».

mod bare;
mod behind;
mod class;
mod phrase;
mod public;
mod ranks;
mod state;

use super::cues::{AROUND, ARTICLE, CIVILITY, CONTRACTED, FIGURE, KIN, OF_SOMEBODY, OURS, POSSESSIVE, RANK, SAYS};
use super::evidence::fixed::{self, Fixed};
use super::lexicon::{self, lists, pos};
use super::token::{Scene, Shape};
use super::{Candidate, Recogniser, marks};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

use bare::bare;
pub(super) use class::class_of_folded;
pub use class::{KinClass, class_of};
use phrase::{is_count, is_generic, tail, walk_back};

/// Finds kin references; see the module.
#[derive(Debug, Clone, Copy, Default)]
pub struct KinRecogniser;

impl Recogniser for KinRecogniser {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        for (i, token) in scene.tokens.iter().enumerate() {
            let found = if token.marks & marks::RELATIVE != 0 {
                reference(scene, i)
            } else if token.marks & marks::OF_CHILDREN != 0 {
                ranks::rank(scene, i)
            } else {
                continue;
            };
            if let Some((span, rule)) = found {
                out.push(rule.at(span, Kind::Kin));
            }
        }
    }
}

type Found = (Span, Fixed);

/// The reference whose noun is token `i`.
fn reference(scene: &Scene<'_>, i: usize) -> Option<Found> {
    let key = scene.key(i);
    // «sa fille aînée», «son frère jumeau»: the noun before it speaks for both. «ex-mari»: the noun behind it.
    if i > 0 && scene.is(i, RANK) && scene.is(i - 1, KIN) && !scene.opens_line(i) {
        return None;
    }
    if key == "ex" && (scene.hyphen(i + 1) || scene.is(i + 1, KIN)) {
        return None;
    }
    if matches!(key, "dernier" | "derniere") && !(i > 0 && matches!(scene.key(i - 1), "petit" | "petite")) {
        return ranks::last_born(scene, i);
    }
    let mut last = i;
    while scene.is(last + 1, RANK) && !scene.opens_line(last + 1) {
        last += 1;
    }
    // «ses frères et sœurs», «ses père et mère» are named in one breath.
    let breath = matches!(key, "frere" | "freres" | "soeur" | "soeurs" | "pere" | "oncle" | "oncles" | "cousins");
    if breath && scene.key(last + 1) == "et" && scene.is(last + 2, KIN) {
        last += 2;
    }
    last = tail(scene, last);
    let situation = matches!(scene.zone, Zone::Situation | Zone::Decisions);
    match phrase::of_care(scene, last).filter(|_| situation) {
        Some(end) => last = end,
        None if is_generic(scene, i, last) || public::is_of_all(scene, i, last) => return None,
        None => {}
    }
    if key == "pere" && is_priest(scene, i, last) {
        return None;
    }
    let (first, compound) = walk_back(scene, i);
    let counted = (first..i).any(|at| is_count(scene, at));
    // «famille Sow, 8 enfants⏎Mère : …»: what ends the line before says nothing of who is named here.
    let before = first.checked_sub(1).filter(|_| !opens_entry(scene, first));
    let before = match before {
        Some(at) if scene.apostrophe(at) => at.checked_sub(1),
        other => other,
    };
    if let Some(det) = before {
        if scene.is(det, POSSESSIVE) || is_clipped(scene, det, first) {
            // «son ami» is anybody's friend; «son amie», in a situation, whom he lives with or would.
            let weak = first == i && (key == "ami" || key == "amie" && !situation);
            let polite = scene.is(det, OURS);
            if weak || (polite && matches!(key, "parents" | "enfants" | "enfant")) {
                return None;
            }
            if is_of_a_thing(scene, det, last) {
                return None;
            }
            let their = matches!(scene.key(det), "leur" | "leurs");
            let rule = if their { fixed::KIN_THEIR } else { fixed::KIN_POSSESSIVE };
            return Some((scene.across(det, last), rule));
        }
        if scene.is(det, ARTICLE) {
            return article(scene, det, i, last, compound, counted, situation);
        }
        if scene.is(det, CONTRACTED) && first == det + 1 {
            return contracted(scene, det, i, first, last, compound, situation);
        }
        // «un neveu des Roche» is one wherever it is said.
        if matches!(scene.key(det), "un" | "une")
            && (ranks::is_far(scene, i, first, compound)
                && (situation || ranks::is_of_somebody(scene, last + 1) || is_titled(scene, last + 1))
                || key == "fille" && first == i && situation && ranks::is_grown_up(scene, last + 1))
        {
            return Some((scene.across(det, last), fixed::KIN_INDEFINITE));
        }
        if scene.is(det, FIGURE) || scene.is(det, KIN) || matches!(scene.key(det), "cette" | "ce" | "ces" | "aucun") {
            return None;
        }
    }
    bare(scene, i, first, last, compound, situation)
}

/// «s'cousine», «m'mère»: «sa» and «ma» as the north says them, before a consonant, where no verb can stand.
fn is_clipped(scene: &Scene<'_>, det: usize, first: usize) -> bool {
    matches!(scene.key(det), "s" | "m")
        && first == det + 2
        && scene.apostrophe(det + 1)
        && !scene.key(first).starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h'])
}

/// «Veiller sur mes parents», the name of a service.
fn is_of_a_thing(scene: &Scene<'_>, det: usize, last: usize) -> bool {
    let end = scene.tokens[last].span.end;
    (det.saturating_sub(3)..det).filter(|at| scene.has(*at, marks::LEADS)).any(|at| {
        let start = scene.tokens[at].span.start;
        let thing = scene.text.get(start..).and_then(|text| lexicon::longest(text, lists::BRAND));
        thing.is_some_and(|(len, _)| start + len >= end)
    })
}

/// «un oncle, M. Roche», at whose comma `at` stands.
fn is_titled(scene: &Scene<'_>, at: usize) -> bool {
    scene.mark(at) == Some(',') && scene.is(at + 1, CIVILITY)
}

/// «l’aumônier et le père Savelli»: a priest by his name, where others like him are spoken of.
fn is_priest(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    const CLERGY: &[&str] =
        &["imam", "abbe", "cure", "paroisse", "diocese", "pasteur", "rabbin", "aumonier", "eveque", "catholique"];
    let near = i.saturating_sub(8)..(last + 8).min(scene.tokens.len());
    surname_follows(scene, i, last) && near.into_iter().any(|at| CLERGY.contains(&scene.key(at)))
}

/// A surname follows directly: «les frères Benali» is a family by its name.
fn surname_follows(scene: &Scene<'_>, i: usize, last: usize) -> bool {
    let Some(next) = scene.tokens.get(last + 1) else { return false };
    let shouting = scene.tokens[i].shape == Shape::Upper;
    if shouting && next.shape == Shape::Upper {
        let facts = scene.facts(last + 1);
        return facts.surname > 0 && facts.pos & (pos::VERB | pos::GRAMMATICAL) == 0;
    }
    !shouting && matches!(next.shape, Shape::Capital | Shape::Upper) && !scene.is(last + 1, CIVILITY)
}

fn article(
    scene: &Scene<'_>,
    det: usize,
    i: usize,
    last: usize,
    compound: bool,
    counted: bool,
    situation: bool,
) -> Option<Found> {
    let key = scene.key(i);
    let found = |rule| Some((scene.across(det, last), rule));
    // «Le Fils de Martin» is a title, «Maison des Parents» a house.
    if scene.tokens[i].shape == Shape::Capital && !compound {
        return None;
    }
    // «Les jumeaux SELVAN» are a family by its name.
    let named = scene.tokens[i].shape == Shape::Lower
        && scene.tokens.get(last + 1).is_some_and(|next| next.shape == Shape::Upper);
    if matches!(key, "jumeaux" | "jumelles") && !compound && named {
        return None;
    }
    let general = if situation { fixed::KIN_ARTICLE } else { fixed::KIN_ARTICLE_GENERAL };
    // In general talk «les papas», «les grands frères» are those of a town.
    let whose = |at: usize| ranks::is_of_somebody(scene, at) || ranks::is_of_relative(scene, at);
    let twins = matches!(key, "jumeaux" | "jumelles" | "triples" | "triplees");
    if !situation
        && scene.key(det) == "les"
        && !counted
        && !twins
        && !whose(last + 1)
        && !behind::is_beside_one(scene, det)
    {
        return None;
    }
    match key {
        // «le fils, Alain, veut vendre, la fille refuse», «la fille Inès», «seule avec le gamin, Noé»
        "fille" | "gamin" | "gamine" | "gosse" | "bebe" | "enfant"
            if first_is(scene, det, i) && ranks::is_somebodys(scene, det, last, situation) =>
        {
            found(general)
        }
        // «l'ex de Mme Roche»
        "ex" if ranks::is_of_somebody(scene, last + 1) => found(general),
        // «l'ex ne paie pas», «la marraine se dit prête», and not «le parrain du dispositif», «l'ex Mme Roche»
        "ex" | "parrain" | "marraine" | "nounou"
            if situation && first_is(scene, det, i) && ranks::is_alone(scene, last + 1) =>
        {
            found(general)
        }
        // «le bébé est à la PMI», «le bébé pleure»
        "bebe" | "nourrisson" if situation && first_is(scene, det, i) && ranks::is_alone(scene, last + 1) => {
            found(general)
        }
        // «le petit ami»
        "ami" | "amie" if situation && i > 0 && matches!(scene.key(i - 1), "petit" | "petite") => found(general),
        // «la nourrice d'Inès», «le parrain de Noé»; «la nourrice» alone keeps drugs, «le tuteur» trains an apprentice.
        "tuteur" | "tutrice" | "nourrice" | "nounou" | "mec" | "meuf" | "mome" | "momes" | "beauf" | "parrain"
        | "marraine" | "femme" | "bebe" | "gamin" | "gamine" | "gamins" | "gosse" | "gosses" | "enfant"
        | "nourrisson"
            if !compound =>
        {
            let owned = ranks::is_of_somebody(scene, last + 1) || ranks::is_of_relative(scene, last + 1);
            (situation && owned).then(|| (scene.across(det, last), general))
        }
        // «la daronne ne répond pas»; in general talk, she who leads a trade.
        "daron" | "daronne" | "darons" if !situation => None,
        "ami" | "amie" | "papi" | "benjamins" if !compound => None,
        "epoux" | "ex" if !compound => None,
        // A girl; a daughter only if someone's.
        "fille" | "filles" if !compound => {
            let ranked = last > i;
            let of = matches!(scene.key(last + 1), "de" | "d" | "du");
            let of = of && !(key == "filles" && ranks::are_of_a_group(scene, last + 1));
            // «les deux filles» where their mother was spoken of
            let of_title = of && scene.is(last + 2, CIVILITY);
            let both = counted && key == "filles" && situation && !of && ranks::is_beside(scene, det, 25, false);
            let daughters = key == "filles" && situation && ranks::are_daughters(scene, det, i);
            if ranked || both || daughters || (of && situation) || of_title { found(general) } else { None }
        }
        "enfants" | "enfts" if !compound => {
            if counted && situation {
                found(fixed::KIN_COUNT)
            } else if situation && !surname_follows(scene, i, last) {
                found(fixed::KIN_CHILDREN)
            } else {
                None
            }
        }
        // «les pères sont rarement là»
        "meres" | "peres" if !compound && !ranks::is_of_somebody(scene, last + 1) => None,
        "parents" | "freres" | "soeurs" | "cousins" | "cousines" | "meres" | "peres" if !compound => {
            if surname_follows(scene, i, last) || !situation { None } else { found(fixed::KIN_ARTICLE_PLURAL) }
        }
        "aine" | "ainee" | "cadet" | "cadette" | "aines" | "cadets" | "benjamin" | "benjamine" => {
            let behind = scene.tokens.get(last + 1).map(|token| token.shape);
            // «l'aîné Karim» is one person twice; «le cadet de la gendarmerie» is none.
            let rank = if situation { fixed::KIN_RANK } else { fixed::KIN_RANK_GENERAL };
            if matches!(behind, Some(Shape::Number)) { None } else { found(rank) }
        }
        _ => {
            if !situation && scene.key(last + 1) == "de" && scene.key(last + 2) == "famille" {
                return None;
            }
            found(general)
        }
    }
}

fn contracted(
    scene: &Scene<'_>,
    det: usize,
    i: usize,
    first: usize,
    last: usize,
    compound: bool,
    situation: bool,
) -> Option<Found> {
    let key = scene.key(i);
    if scene.tokens[i].shape == Shape::Capital {
        return None;
    }
    let plural = matches!(scene.key(det), "des" | "aux");
    // «la plupart des parents rentrent tard»: those of everybody.
    let most = |key: &str| {
        matches!(
            key,
            "plupart" | "majorite" | "moitie" | "tiers" | "quart" | "nombre" | "beaucoup" | "ensemble" | "part"
        )
    };
    if plural && det > 0 && most(scene.key(det - 1)) {
        return None;
    }
    let sure = if plural {
        match key {
            "jumeaux" | "jumelles" => situation,
            // «l'un des frères»
            "freres" | "soeurs" | "fils" | "filles" | "cousins" | "cousines" | "oncles" | "tantes" | "neveux"
                if situation && first == i && det > 0 && matches!(scene.key(det - 1), "un" | "une") =>
            {
                key != "filles" || !ranks::are_of_a_group(scene, last + 1)
            }
            "parents" => situation && (scene.key(det) == "aux" || follows_noun(scene, det)),
            // «a la garde des deux enfants», «le placement des enfants»
            "enfants" | "enfts" => {
                let theirs = || is_of_the_home(scene, det) && behind::is_near_a_home(scene, det);
                situation && scene.key(det) == "des" && (is_cared(scene, det, first < i) || theirs())
            }
            _ => situation && compound && scene.key(det) == "aux",
        }
    } else {
        // «la chambre du petit dernier»
        compound || scene.is(i, OF_SOMEBODY) || key == "dernier" && situation
    };
    let rule = if situation { fixed::KIN_CONTRACTED } else { fixed::KIN_CONTRACTED_GENERAL };
    sure.then(|| (scene.across(first, last), rule))
}

/// What is done for children in a family, before «des» at `det`; for those whom one counts, whatever it is.
fn is_cared(scene: &Scene<'_>, det: usize, counted: bool) -> bool {
    const CARE: &[&str] = &["charge", "garde", "hebergement", "placement", "retrait"];
    counted && follows_noun(scene, det) && !scene.is(det - 1, AROUND)
        || det > 0 && CARE.contains(&scene.key(det - 1)) && ranks::is_alone(scene, det + 2)
}

/// «en présence des enfants», «le linge des enfants», and not «l'accueil des enfants», «la protection des enfants de 6 ans».
fn is_of_the_home(scene: &Scene<'_>, det: usize) -> bool {
    const FOR_ALL: &[&str] = &[
        "accueil",
        "aide",
        "atelier",
        "ateliers",
        "centre",
        "club",
        "droits",
        "droit",
        "ecole",
        "education",
        "espace",
        "fete",
        "jeux",
        "journee",
        "juge",
        "lieu",
        "loisirs",
        "maison",
        "protection",
        "restauration",
        "securite",
        "service",
        "sortie",
        "sorties",
        "transport",
    ];
    follows_noun(scene, det)
        && !scene.is(det - 1, AROUND)
        && !FOR_ALL.contains(&scene.key(det - 1))
        && scene.facts(det - 1).pos & pos::NOUN != 0
        && ranks::is_alone(scene, det + 2)
}

/// «l'accord des parents», not «il y a des parents»: a plain noun stands before.
fn follows_noun(scene: &Scene<'_>, det: usize) -> bool {
    det > 0
        && scene.mark(det - 1).is_none()
        && matches!(scene.tokens[det - 1].shape, Shape::Lower | Shape::Upper)
        && !matches!(scene.key(det - 1), "a" | "que" | "avec" | "et" | "chez" | "par" | "ont" | "sont")
        && !scene.is(det - 1, SAYS)
}

/// The first token of a line or of a cell of a row.
fn opens_entry(scene: &Scene<'_>, i: usize) -> bool {
    scene.opens_line(i) || opens_cell(scene, i)
}

/// A tab stands before token `i`.
fn opens_cell(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| {
        let gap = scene.tokens[before].span.end..scene.tokens[i].span.start;
        scene.text.get(gap).is_some_and(|gap| gap.contains('\t'))
    })
}

/// «de», «d'», «du», «des».
fn is_of(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.key(at), "de" | "d" | "du" | "des")
}

/// Nothing stands between the article `det` and the noun `i` but an apostrophe.
fn first_is(scene: &Scene<'_>, det: usize, i: usize) -> bool {
    det + 1 == i || det + 2 == i && scene.apostrophe(det + 1)
}

#[cfg(test)]
mod tests;
