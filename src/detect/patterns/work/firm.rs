//! Whether words name a firm, and not a person, a town or a body that sits in the meeting.

use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};

/// What stands where a firm would and is none: persons, terms of a contract, what is said of everybody's employer.
const NO_FIRM: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mmes",
    "mlle",
    "monsieur",
    "madame",
    "dr",
    "me",
    "il",
    "elle",
    "on",
    "ce",
    "cette",
    "son",
    "sa",
    "ses",
    "non",
    "oui",
    "aucun",
    "aucune",
    "neant",
    "sans",
    "inconnu",
    "inconnue",
    "ras",
    "nc",
    "cdi",
    "cdd",
    "rsa",
    "aah",
    "apa",
    "are",
    "ass",
    "apl",
    "caf",
    "cap",
    "bep",
    "bts",
    "bac",
    "vae",
    "cei",
    "cui",
    "pec",
    "etat",
    "ville",
    "mairie",
    "commune",
    "departement",
    "metropole",
    "region",
    "agglomeration",
    "communaute",
    "prefecture",
    "education",
    "armee",
    "police",
    "gendarmerie",
    "justice",
    "france",
    "pole",
    "mission",
    "cfa",
    "iut",
    "lp",
    "ifas",
    "ifsi",
    "mfr",
    "lycee",
    "college",
    "ecole",
    "greta",
    "universite",
    "foyer",
    "quartier",
    "centre",
    "conseil",
    "tribunal",
    "service",
    "maison",
    "espace",
    "bureau",
    "secteur",
    "residence",
    "rue",
    "place",
    "paris",
    "maroc",
    "algerie",
    "decision",
    "situation",
    "suite",
    "depuis",
    "et",
    "en",
    "est",
    "qui",
    "a",
    "au",
    "pour",
];

/// So many words at the start of [`NO_FIRM`] are titles of persons.
const CIVILITIES: usize = 9;

/// Employers that the list of acronyms has for a body among others.
const EMPLOYERS: &[&str] = &["sncf", "ratp", "admr", "edf", "grdf", "enedis", "keolis", "transdev", "veolia"];

/// The words may name a firm: with its sort before it («fonderie Morvane») whatever it is called, else by no name of a
/// person, of a town, or of a body that everybody knows by its letters.
pub(in crate::detect::patterns) fn firm(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).peekable();
    let mut sorted = false;
    while words.peek().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        words.next();
        sorted = true;
    }
    let Some(first) = words.next() else { return false };
    let key = fold(first);
    // «pizzeria Il Sole», but «salon Mme Roche».
    let none = if sorted { &NO_FIRM[..CIVILITIES] } else { NO_FIRM };
    if none.contains(&key.as_str()) {
        return false;
    }
    let (facts, whole) = (lexicon::lookup(&key), lexicon::lookup(&fold(text)));
    if sorted || (facts.lists | whole.lists) & lists::BRAND != 0 || EMPLOYERS.contains(&key.as_str()) {
        return true;
    }
    // «CHU de Monclar», «GAEC Vérin», «SARL Vérin»: the one of a town or a family, and not such at large.
    const FORMS: &[&str] =
        &["ch", "chu", "chru", "ehpad", "gaec", "earl", "scea", "sarl", "eurl", "sas", "sasu", "snc", "ets"];
    if FORMS.contains(&key.as_str()) {
        return words.next().is_some();
    }
    if facts.lists & (lists::ACRONYM | lists::NETWORK) != 0 {
        return false;
    }
    match words.next() {
        // «Le Punjab»; «Jean Sow» is a person, and found as one.
        Some(_) => facts.given < 40 || matches!(key.as_str(), "le" | "la" | "les"),
        // «au Havre»: a town whose article was contracted.
        None => {
            facts.given <= 24
                && facts.commune == 0
                && key.len() > 2
                && ["le", "les"].iter().all(|article| lexicon::lookup(&format!("{article} {key}")).commune == 0)
        }
    }
}

/// The first word is a mark that everybody knows.
pub(in crate::detect::patterns) fn brand(text: &str) -> bool {
    let first = text.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let facts = lexicon::lookup(&fold(first));
    (facts.lists & lists::BRAND != 0 || EMPLOYERS.contains(&fold(first).as_str())) && facts.given <= 24
}

/// Something behind a label that says what it is.
pub(in crate::detect::patterns) fn labelled(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace()).next().is_some_and(|first| !NO_FIRM.contains(&fold(first).as_str()))
}

/// A firm that is told by its words alone: a make that everybody knows, or two words of which the first is no given name.
pub(in crate::detect::patterns) fn made(text: &str) -> bool {
    let several = text.split(|c: char| c.is_whitespace()).filter(|word| word.len() > 1).count() > 1;
    brand(text) || lexicon::lookup(&fold(text)).lists & lists::BRAND != 0 || several && firm(text) && !is_person(text)
}

/// «Kevin Sow», «Sow Kevin».
fn is_person(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace()).any(|word| lexicon::lookup(&fold(word)).given >= 36)
}

/// A house that earns, and none that helps or governs.
pub(in crate::detect::patterns) fn shop(text: &str) -> bool {
    let key = fold(text);
    !["association", "mairie", "ch ", "chu ", "chr ", "hopital"].iter().any(|body| key.starts_with(body)) && firm(text)
}
