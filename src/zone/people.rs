//! How a line that names people is written.

use super::evidence::Reading;
use super::head::undecorated;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};

/// Whom a meeting speaks of, and who does not sit in it.
const SUBJECTS: &[&str] = &[
    "eleve ",
    "jeune ",
    "le jeune ",
    "la jeune ",
    "famille ",
    "fam ",
    "mineur ",
    "mineure ",
    "le petit ",
    "couple ",
    "les epoux ",
    "fratrie ",
    "les consorts ",
];

/// Whoever it may be.
const TITLES: &[&str] = &["m. ", "m ", "mr ", "mme ", "mlle ", "monsieur ", "madame ", "mm. ", "mm ", "mmes ", "dr "];

/// A line opens on a civility.
pub(super) fn opens_on_title(head: &str) -> bool {
    TITLES.iter().any(|opening| head.starts_with(opening))
}

/// «Mme Vidal annonce un radar.»: somebody with a civility speaks.
pub(super) fn opens_on_speaker(head: &str) -> bool {
    opens_on_title(head) && head.split(' ').skip(2).take(3).any(|word| lexicon::lookup(word).lists & lists::SPEECH != 0)
}

/// A line opens on somebody whom a meeting speaks of: «Élève CISSOKHO Mamadou».
pub(super) fn opens_on_subject(head: &str) -> bool {
    SUBJECTS.iter().any(|opening| head.starts_with(opening))
}

/// «Cassandra Blanc-Sanchez, 5e D, 64 demi-journées», «Noé et Lina Roux, 3e A»: names, and their class.
pub(super) fn opens_on_pupil(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some((names, behind)) = line.split_once(", ").filter(|(names, _)| names.len() <= 60) else { return false };
    let named =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "et" | "de" | "du" | "des" | "la" | "le");
    let words = names.split([' ', '\u{a0}']).filter(|word| !word.is_empty());
    let digit = behind.starts_with(['3', '4', '5', '6']);
    let class =
        ["e ", "e,", "e.", "è", "ème", "eme", "e-", "e/"].iter().any(|end| digit && behind[1..].starts_with(end));
    class
        && names.starts_with(char::is_uppercase)
        && (1..=6).contains(&words.clone().count())
        && words.clone().all(named)
}

/// «1. Fleur OLIVIER», «2) SANTONI Enzo», «b) Les AÏT-OUAKLI.»: two words written as a name, within the first five.
pub(super) fn names_someone(line: &str) -> bool {
    let shouting = !line.bytes().any(|b| b.is_ascii_lowercase());
    let mut previous = None;
    for word in
        line.split([' ', '\t', '\u{a0}', '\u{202f}']).filter(|word| word.chars().any(char::is_alphabetic)).take(6)
    {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capital = word.starts_with(char::is_uppercase);
        let upper = capital && letters > 2 && !word.chars().any(char::is_lowercase);
        let kind = match (upper, capital && letters > 1) {
            (true, _) => 'U',
            (_, true) => 'C',
            _ => 'l',
        };
        if !shouting && matches!((previous, kind), (Some('U'), 'C') | (Some('C'), 'U')) {
            return true;
        }
        // Two given-like words in a row, known as such by the dictionaries.
        if kind != 'l' && matches!(previous, Some('U' | 'C')) && is_given(word) {
            return true;
        }
        previous = Some(kind);
    }
    false
}

/// «2/ benhamou (fratrie)», «3/ retour sur traoré b.», «4/ « le fils carlier » : …»: a heading in small letters that opens on a
/// name, which is nothing else and is not the subject of a sentence.
pub(super) fn opens_on_small_name(line: &str) -> bool {
    const LEADS: &[&str] = &[
        "cple",
        "couple",
        "fam",
        "famille",
        "fils",
        "fille",
        "frere",
        "freres",
        "la",
        "le",
        "les",
        "maj",
        "petit",
        "petite",
        "point",
        "rappel",
        "retour",
        "revoir",
        "sit",
        "situation",
        "soeurs",
        "suite",
        "suivi",
        "sur",
    ];
    let (_, line) = undecorated(line);
    let mut words = line.split([' ', '\t', '\u{a0}', '\u{202f}']).map(|word| (word, fold(word.trim_matches(LEFT_OUT))));
    let Some((word, key)) = words.find(|(_, key)| !key.is_empty() && !LEADS.contains(&key.as_str())) else {
        return false;
    };
    let key = key.split('/').next().unwrap_or_default();
    let facts = lexicon::lookup(key);
    let name = facts.pos & !lexicon::pos::PROPER == 0
        && facts.rank == 0
        && facts.commune == 0
        && facts.lists == 0
        && facts.given.max(facts.surname) >= 20;
    let closed = word.ends_with([',', ':', ')', '»']) || word.contains('/');
    let next = words.next();
    let behind = |(word, key): &(&str, String)| {
        let given = lexicon::lookup(key);
        word.starts_with(['(', ':', '/', '+', '-', '–', ',', '»', '"', '”'])
            || word.len() == 2 && word.ends_with('.')
            || given.given >= 30
    };
    name && line.len() < 90 && (closed || next.as_ref().is_none_or(behind))
}

/// What stands around a word.
const LEFT_OUT: [char; 12] = ['(', ')', ',', '.', ':', ';', '«', '»', '"', '“', '”', '?'];

/// «Objet : famille Marchetti, rue Haute», «fam. SOW»: a family by its name.
pub(super) fn names_family(line: &str) -> bool {
    ["famille ", "Famille ", "FAMILLE ", "fam. ", "Fam. ", "foyer ", "fratrie ", "couple ", "époux "]
        .iter()
        .filter_map(|word| line.split_once(word))
        .any(|(before, name)| !before.ends_with(char::is_alphanumeric) && name.starts_with(char::is_uppercase))
}

/// «Dylan traîne avec Nolan», «Prune dort mal»: the line opens on a given name, whatever else it means, of somebody who does
/// not speak.
pub(super) fn opens_on_given(line: &str) -> bool {
    let mut words = line.split([' ', '\t', '\u{a0}']);
    let mut facts = || words.next().map(|word| (word, lexicon::lookup(&fold(word))));
    let given = facts().is_some_and(|(word, facts)| word.starts_with(char::is_uppercase) && facts.given >= 30);
    given && facts().is_some_and(|(_, facts)| facts.lists & lists::SPEECH == 0)
}

/// «A) Alexis», «C) les deux Mathis», «E) « la Miss »»: a heading that says nothing but what somebody is called.
pub(super) fn is_given_alone(line: &str) -> bool {
    let mut words = line.split([' ', '\t', '\u{a0}', '\u{202f}']).filter(|word| word.chars().any(char::is_alphabetic));
    // The letter or number of the item has a mark.
    let item = |word: &&str| !word.ends_with([')', '.', '/', '°']);
    let mut behind = words.by_ref().filter(item).filter(|word| !matches!(*word, "les" | "deux" | "le" | "la"));
    let quoted = line.trim_end().strip_suffix(['»', '"', '”']).and_then(|line| line.rsplit(['«', '"', '“']).next());
    if quoted.is_some_and(|name| {
        let name = name.trim_start();
        name.len() < 20 && (name.starts_with("la ") || name.starts_with("le ")) && line.len() < 40
    }) {
        return true;
    }
    let given = behind.next().is_some_and(|word| word.starts_with(char::is_uppercase) && is_given(word));
    given && behind.next().is_none() && line.len() < 40
}

/// «2. Ilan et Wendy ROUMIEU», «3. Priscilla WEISS», «4. Mathis A.», «5. Le jeune « Bilel »»: a heading that says nothing but
/// who it is about, in the one writing or the other. «1. Espace Simone VEIL» is a place.
pub(super) fn is_name_alone(line: &str) -> bool {
    let (_, line) = undecorated(line);
    let mut words = line.split([' ', '\t', '\u{a0}', '\u{202f}']).filter(|word| word.chars().any(char::is_alphabetic));
    let place = lists::ESTABLISHMENT | lists::STREET | lists::DWELLING | lists::SCHOOL;
    let first = words.next().map(|word| lexicon::lookup(&fold(word.trim_matches(|c: char| !c.is_alphanumeric()))));
    let somebody = first.is_some_and(|first| first.lists & place == 0);
    let (mut count, mut named, mut initial) = (1, true, false);
    for word in words {
        count += 1;
        initial = word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase);
        named &= word.starts_with(char::is_uppercase) || matches!(word, "et" | "de" | "du" | "la" | "le" | "des");
    }
    let shortened = count == 2 && initial && first.is_some_and(|first| first.given >= 40 && first.commune == 0);
    somebody && (2..=5).contains(&count) && named && line.len() < 60 && (shortened || names_someone(line))
}

/// «3. K. B., mineur», «2) A.-R. S.»: the line opens on two initials.
pub(super) fn opens_on_initials(line: &str) -> bool {
    let (_, line) = undecorated(line);
    let behind = |line: &str| -> Option<usize> {
        let mut chars = line.chars();
        let first = chars.next().filter(|c| c.is_uppercase())?;
        (chars.next() == Some('.')).then_some(first.len_utf8() + 1)
    };
    let second = |end| line.get(end..).map(|rest| rest.trim_start_matches([' ', '\u{a0}', '-']));
    behind(line).and_then(second).and_then(behind).is_some()
}

fn is_given(word: &str) -> bool {
    let facts = lexicon::lookup(&fold(word));
    facts.given > 20 && facts.rank == 0
}

/// A line of a list of people: short, or cut by commas and semicolons, without a verb of speech.
pub(super) fn is_list_like(line: &str, reading: &Reading<'_>) -> bool {
    // A full sentence with little enumeration is talk.
    let enumerates = line.bytes().filter(|byte| matches!(byte, b',' | b';' | b'(' | b'/')).count() * 45 > line.len();
    if line.len() > 60 && line.ends_with(['.', '?', '!', '…']) && !enumerates {
        return false;
    }
    (line.len() < 120 || enumerates) && !reading.verb()
}
