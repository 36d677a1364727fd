//! The words around a nationality that make it somebody's, and those that make a language of it.

use crate::detect::affiliation::ends_sentence;
use crate::detect::cues::{CIVILITY, FIGURE, KIN, SOMEONE};
use crate::detect::lexicon::pos;
use crate::detect::token::{Scene, Shape};

/// People whose nationality stands behind them: «un homme moldave», «des saisonniers roumains».
const PEOPLE: &[&str] = &[
    "adolescent",
    "adolescente",
    "adolescents",
    "ami",
    "amie",
    "auteur",
    "auteurs",
    "chauffeur",
    "chauffeurs",
    "colocataire",
    "colocataires",
    "commercant",
    "commercante",
    "concubin",
    "concubine",
    "conducteur",
    "conductrice",
    "copain",
    "copine",
    "couple",
    "dame",
    "dames",
    "detenu",
    "detenue",
    "employe",
    "employee",
    "enfant",
    "enfants",
    "epicier",
    "epiciere",
    "etudiant",
    "etudiante",
    "etudiantes",
    "etudiants",
    "exile",
    "exilee",
    "exiles",
    "famille",
    "femme",
    "femmes",
    "fille",
    "filles",
    "fillette",
    "fratrie",
    "garcon",
    "garcons",
    "gars",
    "gerant",
    "gerante",
    "homme",
    "hommes",
    "individu",
    "individus",
    "interesse",
    "interessee",
    "jeune",
    "jeunes",
    "locataire",
    "locataires",
    "majeur",
    "majeure",
    "majeurs",
    "mec",
    "mere",
    "meres",
    "messieurs",
    "meuf",
    "migrant",
    "migrante",
    "migrants",
    "mineur",
    "mineure",
    "mineures",
    "mineurs",
    "mna",
    "monsieur",
    "nounou",
    "ouvrier",
    "ouvriere",
    "ouvriers",
    "passager",
    "passagere",
    "passagers",
    "patron",
    "patronne",
    "pere",
    "peres",
    "personne",
    "personnes",
    "plaignant",
    "plaignante",
    "prostituee",
    "prostituees",
    "refugie",
    "refugiee",
    "refugiees",
    "refugies",
    "restaurateur",
    "retraite",
    "retraitee",
    "retraites",
    "routier",
    "routiers",
    "saisonnier",
    "saisonniere",
    "saisonnieres",
    "saisonniers",
    "suspect",
    "suspects",
    "touriste",
    "travailleur",
    "travailleurs",
    "travailleuse",
    "type",
    "types",
    "vendeur",
    "vendeuse",
    "victime",
    "victimes",
    "voisin",
    "voisine",
    "voisins",
];

/// Token `at` is somebody by what they are.
pub(super) fn is_one_of_people(scene: &Scene<'_>, at: usize) -> bool {
    PEOPLE.binary_search(&scene.key(at)).is_ok()
}

/// «un», «deux», «trois»: so few that one knows them.
pub(super) fn counts(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.key(at), "un" | "une" | "deux" | "trois")
}

/// «un», «cette»: behind it, a nationality with a capital is a person.
pub(super) fn demonstrates(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.key(at), "un" | "une" | "ce" | "cet" | "cette" | "autre" | "certain" | "certaine")
}

/// «petite», «p'tit», «vieux»: said of a person before a nationality.
pub(super) fn is_small(scene: &Scene<'_>, at: usize) -> bool {
    let cut = at > 1 && scene.apostrophe(at - 1) && matches!(scene.key(at - 2), "p" | "ch");
    match scene.key(at) {
        "petit" | "petite" | "ptit" | "ptite" | "vieux" | "vieille" | "vieil" | "jeune" | "grand" | "grande" => true,
        "tit" | "tite" => cut,
        _ => false,
    }
}

/// Somebody ends at `at`: a name, with an initial or in brackets with an age, a relative, an age.
pub(super) fn is_somebody(scene: &Scene<'_>, at: usize) -> bool {
    let Some(token) = scene.tokens.get(at) else { return false };
    let initial = |at: usize| at.checked_sub(1).is_some_and(|at| scene.tokens[at].shape == Shape::Initial);
    match token.shape {
        Shape::Capital | Shape::Upper | Shape::Initial => true,
        Shape::Mark('.') => initial(at),
        Shape::Mark(')') => true,
        _ => {
            scene.is(at, SOMEONE | KIN)
                || is_one_of_people(scene, at)
                || matches!(scene.key(at), "ans" | "mois" | "passagers")
        }
    }
}

/// A subject of whom one says «est russe»: a pronoun, a relative, somebody by name.
pub(super) fn is_subject(scene: &Scene<'_>, at: usize) -> bool {
    let facts = scene.facts(at);
    let titled = at > 0 && scene.is(at - 1, CIVILITY) || at > 1 && scene.is(at - 2, CIVILITY);
    let named = matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper)
        && (facts.given > 24 && facts.commune == 0 || titled);
    scene.is(at, SOMEONE | KIN) || is_one_of_people(scene, at) || named
}

/// «La plaque», «le repas» ends at `at`, of whose make one says the same.
pub(super) fn is_thing(scene: &Scene<'_>, at: usize) -> bool {
    let det = at.checked_sub(1).map_or("", |det| scene.key(det - usize::from(det > 0 && scene.apostrophe(det))));
    scene.tokens[at].shape == Shape::Lower
        && scene.facts(at).pos & pos::NOUN != 0
        && matches!(det, "la" | "le" | "l" | "les" | "un" | "une" | "cette" | "ce" | "sa" | "son" | "leur")
        && !is_subject(scene, at)
}

/// What one tells of a person only: «de 40 ans», «d'une quarantaine d'années», «qui …», «né à …», «tous deux», «sans papiers».
pub(super) fn tells(scene: &Scene<'_>, at: usize) -> bool {
    // Sorted.
    const FACTS: &[&str] = &[
        "age",
        "agee",
        "agees",
        "ages",
        "arrive",
        "arrivee",
        "arrivees",
        "arrives",
        "connu",
        "connue",
        "depuis",
        "dit",
        "dite",
        "heberge",
        "hebergee",
        "hebergees",
        "heberges",
        "inconnu",
        "inconnue",
        "installe",
        "installee",
        "installes",
        "loge",
        "logee",
        "ne",
        "nee",
        "nees",
        "nes",
        "nomme",
        "nommee",
        "prenomme",
        "prenommee",
        "qui",
        "residant",
        "sans",
        "surnomme",
        "surnommee",
        "tous",
        "toutes",
        "vivant",
    ];
    if at >= scene.tokens.len() || scene.opens_line(at) {
        return false;
    }
    let next = scene.key(at + 1);
    match scene.key(at) {
        "de" => scene.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Number) || scene.is(at + 1, FIGURE),
        "d" => scene.key(at + 2) == "une" && scene.key(at + 3).ends_with("aine") || scene.key(at + 2) == "environ",
        "en" => matches!(next, "situation" | "attente" | "transit" | "fuite" | "regle"),
        "par" => matches!(next, "sa" | "son" | "naissance" | "mariage" | "filiation"),
        "comme" => matches!(next, "sa" | "son" | "ses" | "lui" | "elle"),
        "du" => scene.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Number) || next.ends_with("ieme"),
        key => FACTS.binary_search(&key).is_ok(),
    }
}

/// «croit-elle», «, dit-on», «selon le gardien» stands at `at`.
pub(super) fn is_guessed(scene: &Scene<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(scene.mark(at), Some(',' | '»' | '"' | '”')));
    let at = at + usize::from(matches!(scene.mark(at), Some(',')));
    let at = at + usize::from(scene.key(at) == "je");
    matches!(scene.key(at), "crois" | "croit" | "dit" | "parait" | "semble" | "selon" | "pense" | "suppose")
}

/// «parle français, anglais, espagnol», «LV2 : espagnol», «un interprète en turc, russe»: languages, and lessons of them.
pub(super) fn is_language(scene: &Scene<'_>, first: usize, i: usize) -> bool {
    const STEMS: &[&str] =
        &["parl", "tradui", "langu", "interpret", "apprend", "comprend", "bilingu", "cuisin", "plat", "matier"];
    const WORDS: &[&str] =
        &["lv1", "lv2", "lva", "lvb", "cours", "option", "francais", "maths", "mathematiques", "svt", "eps"];
    if scene.key(i).ends_with("es") {
        return false;
    }
    (first.saturating_sub(8)..first)
        .rev()
        .take_while(|&at| !ends_sentence(scene, at) && !scene.opens_line(at + 1))
        .any(|at| STEMS.iter().any(|stem| scene.key(at).starts_with(stem)) || WORDS.contains(&scene.key(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_people_are_sorted() {
        assert!(PEOPLE.is_sorted());
    }
}
