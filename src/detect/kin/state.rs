//! What notes say of a relative right behind the noun: what they do, how they fare, what became of them.

use crate::detect::cues::{self, JOB};
use crate::detect::lexicon::pos;
use crate::detect::token::{Scene, Shape};

/// What follows a relative who does something or is called by name: «mère appelle», «père Petit Jonathan», «sœur à Brest».
pub(super) fn is_subject(scene: &Scene<'_>, last: usize) -> bool {
    let Some(next) = scene.tokens.get(last + 1) else { return true };
    let facts = scene.facts(last + 1);
    match next.shape {
        Shape::Capital | Shape::Upper => facts.pos & pos::GRAMMATICAL == 0,
        Shape::Lower => {
            facts.pos & pos::VERB != 0
                || matches!(
                    scene.key(last + 1),
                    "a" | "sans"
                        | "sur"
                        | "injoignable"
                        | "injoignables"
                        | "ok"
                        | "aussi"
                        | "idem"
                        | "pareil"
                        | "egalement"
                        | "pret"
                        | "prete"
                        | "ne"
                        | "et"
                        | "tres"
                        | "sous"
                        | "chez"
                        | "seul"
                        | "seule"
                        | "au"
                        | "aux"
                        | "en"
                )
                // «frère bilel sorti», in small letters
                || facts.given >= 40 && facts.pos & !pos::PROPER == 0
                || is_object(scene, last + 1)
                || is_described(scene, last)
                || has_state(scene, last + 1)
        }
        _ => false,
    }
}

/// «Mère coopérante :», «Parents âgés.»: what a parent is, and nothing more.
fn is_described(scene: &Scene<'_>, last: usize) -> bool {
    let alone = scene.opens_line(last + 2) || scene.mark(last + 2).is_some_and(|mark| ":.,;".contains(mark));
    let parent = matches!(scene.key(last), "pere" | "mere" | "parents" | "papa" | "maman");
    let is = scene.facts(last + 1).pos;
    parent && alone && is & pos::ADJECTIVE != 0 && is & pos::GRAMMATICAL == 0
}

/// «mère l'élève seule», «père se tait»: the verb stands behind its pronoun.
fn is_object(scene: &Scene<'_>, at: usize) -> bool {
    let elided = scene.apostrophe(at + 1);
    let verb = at + 1 + usize::from(elided);
    matches!(scene.key(at), "l" | "le" | "la" | "les" | "lui" | "leur" | "se" | "s" | "n" | "y")
        && !scene.opens_line(verb)
        && scene.facts(verb).pos & pos::VERB != 0
        && (elided || scene.facts(verb).pos & (pos::NOUN | pos::ADJECTIVE) == 0)
}

/// What became of parents, which nobody says of the parents of a town: «Parents séparés», «Parents hébergés à l'hôtel».
pub(super) fn has_lot(key: &str) -> bool {
    let stem = key.strip_suffix('s').unwrap_or(key);
    matches!(
        stem,
        "separe" | "divorce" | "heberge" | "incarcere" | "decede" | "dcd" | "expulse" | "hospitalise" | "ecroue"
    )
}

/// What a relative does for a living: «père marin», «mère aide-soignante», «parents gardiens».
pub(super) fn has_post(scene: &Scene<'_>, at: usize) -> bool {
    const POSTS: &[&str] = &[
        "artisan",
        "artisane",
        "avocat",
        "avocate",
        "batelier",
        "carreleur",
        "commercant",
        "commercante",
        "couvreur",
        "eleveur",
        "enseignant",
        "enseignante",
        "fonctionnaire",
        "forain",
        "gendarme",
        "maraicher",
        "militaire",
        "pecheur",
        "policier",
        "pompier",
        "restaurateur",
        "routier",
        "taxi",
        "viticulteur",
    ];
    let key = scene.key(at);
    let one = key.strip_suffix('s').unwrap_or(key);
    // «mère femme de ménage», «père contrat aidé»: a trade, and not what one has.
    const NO_TRADE: &[&str] = &["cdd", "cdi", "contrat", "stage", "poste", "emploi", "travail", "boulot", "job"];
    scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
        && !scene.opens_line(at)
        && (cues::listed(one) & JOB != 0 && !NO_TRADE.contains(&one) || POSTS.contains(&one))
}

/// How a relative fares, or where: «père DCD», «mère injoignable», «parents aux Comores».
pub(super) fn has_state(scene: &Scene<'_>, at: usize) -> bool {
    let key = scene.key(at);
    let stem = key.strip_suffix('s').unwrap_or(key);
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    // «dépassée»
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    matches!(
        stem,
        "dcd"
            | "seul"
            | "isol"
            | "joint"
            | "contact"
            | "recontact"
            | "appel"
            | "rappel"
            | "inform"
            | "alert"
            | "avert"
            | "averti"
            | "entendu"
            | "sollicit"
            | "relanc"
            | "rencontr"
            | "auditionn"
            | "alcoolis"
            | "ivr"
            | "endett"
            | "endormi"
            | "menac"
            | "remari"
            | "expatri"
            | "liber"
            | "oppos"
            | "inquiet"
            | "perdu"
            | "desempar"
            | "relog"
            | "enceint"
            | "hostil"
            | "agressif"
            | "agressiv"
            | "opposant"
            | "demuni"
            | "fragil"
            | "invalid"
            | "retrait"
            | "deced"
            | "inconnu"
            | "absent"
            | "present"
            | "incarcer"
            | "ecrou"
            | "detenu"
            | "malad"
            | "depass"
            | "injoignabl"
            | "joignabl"
            | "prevenu"
            | "avis"
            | "separ"
            | "divorc"
            | "hospitalis"
            | "hospit"
            | "parti"
            | "reparti"
            | "epuis"
            | "violent"
            | "alcooliqu"
            | "expuls"
            | "deja"
            | "connu"
            | "heberg"
            | "plac"
            | "scolaris"
            | "condamn"
            | "interpell"
            | "convoqu"
            | "venu"
            | "recu"
            | "vu"
            | "toujour"
            | "tjr"
            | "tjs"
            | "jamai"
            | "peu"
            | "tre"
    ) || matches!(key, "tres" | "sans" | "au" | "aux" | "en") && scene.key(at + 1) != "famille"
        // «mère de garde à l'hôpital», «père de nuit»
        || key == "de" && matches!(scene.key(at + 1), "garde" | "nuit" | "repos" | "service" | "permanence" | "quart")
        // «parents sur place», «père pas là», «parents non joignables»
        || key == "sur" && scene.key(at + 1) == "place"
        || matches!(key, "pas" | "non" | "plus") && !scene.opens_line(at + 1) && scene.mark(at + 1).is_none()
}
