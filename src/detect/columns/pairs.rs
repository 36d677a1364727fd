//! Labels with what they stand beside, as forms are set in cells: «Nom | LAMY | Prénom | Zoé».

use super::Column;
use super::header::{About, heading, heading_alone, labelled};
use super::row::{CUTS, Cut, cells};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;

/// Cells of a row that are looked at.
const MOST: usize = 16;

/// What a cell says of the one beside it, if it is a label, and of a person: «Nom», «Né(e) le», and not «Observations».
pub(crate) fn label(cell: &str) -> Option<(Column, About)> {
    let cell = cell.trim().trim_end_matches([':', ' ', '\u{a0}']);
    let known = heading_alone(cell)?;
    let says = match known {
        (_, About::Name) => true,
        (Column::Value(kind), _) => !matches!(kind, Kind::School | Kind::EventDate | Kind::Place),
        _ => labelled(&fold(cell)) != Column::Other,
    };
    says.then_some(known)
}

/// What cuts a line that is a part of a form: labels, and values that look like what their labels say.
pub(crate) fn form(line: &str) -> Option<Cut> {
    let bytes = line.as_bytes();
    if memchr::memchr3(b'|', b'\t', b';', bytes).is_none() && memchr::memmem::find(bytes, b"  ").is_none() {
        return None;
    }
    CUTS.into_iter().find(|cut| cut.cuts(line) && pairs_up(line, *cut))
}

pub(super) fn pairs_up(line: &str, cut: Cut) -> bool {
    let mut open: Option<(Column, bool)> = None;
    let (mut begun, mut fit, mut named) = (false, false, false);
    // Headers right beside one another; a label has what it says beside it, or nothing.
    let (mut beside, mut row) = (false, 0);
    for (at, (_, cell)) in cells(line, cut).enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            beside = false;
            continue;
        }
        if at > MOST {
            return false;
        }
        let known = if begun { heading(cell) } else { heading_alone(cell) };
        row += u32::from(beside && known.is_some());
        beside = known.is_some();
        match (known, open.take()) {
            (Some((column, _)), _) => open = Some((column, label(cell).is_some())),
            (None, Some((column, of_somebody))) => {
                fit |= of_somebody && fits(cell, column);
                named |= of_somebody && fits(cell, column) && is_of_person(cell);
            }
            (None, None) => return false,
        }
        begun = true;
    }
    // «Lien, Mère, Nom, ZADI»: what is a header is a value, too, and a name is nothing else.
    fit && (row < 2 || named || line.bytes().any(|byte| byte.is_ascii_digit()))
}

/// A cell has a word that people are called by, and none that is not written as a name.
pub(super) fn is_of_person(cell: &str) -> bool {
    let words = || cell.split([' ', '-', '\u{a0}']).filter(|word| word.len() > 1);
    words().all(|word| word.starts_with(char::is_uppercase))
        && words().any(|word| {
            let facts = lexicon::lookup(&fold(word));
            facts.rank == 0 && facts.given.max(facts.surname) > 20 && facts.lists & (lists::KIN | lists::FUNCTION) == 0
        })
}

/// A value looks like what a label before it says. Where nothing else tells a value from the header of another column.
pub(crate) fn fits(value: &str, column: Column) -> bool {
    let value = value.trim();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    match column {
        Column::Surname | Column::Given | Column::Name | Column::Somebody | Column::Relative => {
            is_known_name(&fold(value))
                || is_named(value)
                    && !value.split(' ').any(|word| !BETWEEN.contains(&&*fold(word)) && is_of_language(word))
        }
        Column::Value(Kind::BirthDate | Kind::CaseNumber) => digits >= 4,
        Column::Value(Kind::Phone) => digits >= 9,
        Column::Value(Kind::Kin) => is_relative(&fold(value)),
        Column::Value(Kind::Address) => digits > 0 && value.contains(char::is_alphabetic),
        Column::Value(Kind::SchoolClass) if matches!(&*fold(value), "terminale" | "premiere" | "seconde") => true,
        Column::Value(Kind::Age | Kind::SchoolClass) => digits > 0 && value.len() < 12,
        _ => false,
    }
}

/// «mère», «grand-père», «petit-fils»: what somebody is to the one whom the row is about.
pub(crate) fn is_relative(key: &str) -> bool {
    const BESIDE: &[&str] = &[
        "grand",
        "grands",
        "grande",
        "beau",
        "belle",
        "petit",
        "petite",
        "petits",
        "demi",
        "ex",
        "arriere",
        "et",
        "la",
        "le",
        "sa",
        "son",
        "maternel",
        "maternelle",
        "paternel",
        "paternelle",
        "legal",
        "legale",
    ];
    let mut met = false;
    let mut fits = |word| {
        let relative = lexicon::lookup(word).lists & lists::KIN != 0;
        met |= relative;
        relative || BESIDE.contains(&word)
    };
    // A cell may be a page long: its first other word ends the matter.
    key.split(' ').all(&mut fits) && met
}

/// A word of the language that nobody is called, a trade, or letters that stand for a service: «Rang», «Bailleur», «MDPH».
fn is_of_language(word: &str) -> bool {
    let facts = lexicon::lookup(&fold(word));
    let called = facts.given >= 20 || facts.surname >= 20;
    let letters = word.len() <= 4 && word.chars().all(char::is_uppercase);
    let trade = facts.lists & (lists::FUNCTION | lists::ACRONYM | lists::ESTABLISHMENT) != 0;
    !called && (facts.rank != 0 && word.len() > 3 || letters || trade)
}

/// What may stand between the words of a name, or before them.
const BETWEEN: [&str; 14] = ["de", "du", "des", "d", "le", "la", "ben", "bin", "el", "al", "da", "dos", "van", "et"];

/// Whether a field begins with a name: a few words with capitals, and what may stand between those.
pub(crate) fn is_named(content: &str) -> bool {
    const ANSWERS: [&str; 8] = ["oui", "non", "present", "presente", "voir", "ras", "vu", "vue"];
    let head = content.split([',', '(', ';', '\n']).next().unwrap_or_default();
    let words: Vec<&str> = head.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let fits = |word: &&str| capital(word) || BETWEEN.contains(&fold(word).split(' ').next().unwrap_or_default());
    // The header of a table that has a line above it.
    let header = heading(content).is_some();
    let answer = words.first().is_some_and(|word| ANSWERS.contains(&fold(word).as_str()));
    words.first().is_some_and(capital) && !answer && !header && words.len() <= 6 && words.iter().all(fits)
}

/// «selmi karim»: two or three words without capitals, a given name among them and none that is a word of the language.
pub(crate) fn is_known_name(key: &str) -> bool {
    let mut given = false;
    let mut count = 0;
    for word in key.split(' ') {
        let facts = lexicon::lookup(word);
        given |= facts.given > 20;
        count += 1;
        if facts.rank != 0 && facts.given < 20 && facts.surname < 20 {
            return false;
        }
    }
    given && (2..=3).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_labels_and_what_they_say() {
        for line in [
            "Nom | LAMY | Prénom | Zoé",
            "| Nom et prénom | Zoé LAMY | Classe | 5e B |",
            "Né(e) le\t12/03/2011\tObservations\tRAS",
            "Nom;Perdriolat",
            "Adresse : | 3 rue Foch",
            "Nom   LAMY   Prénom   Zoé",
            "Identité | lamy zoé | Observations | un courrier a été envoyé",
        ] {
            assert!(form(line).is_some(), "{line}");
        }
        for line in [
            "Nom | Prénom | Né(e) le",
            "Locataire | Rang | Adresse | Surface",
            "Nom | MDPH | Adresse | Suivi",
            "1 | LAMY | Zoé",
            "Observations | RAS",
            "Nom | Bailleur",
            "Lambert | Nom | Zoé",
            "Nom : LAMY",
            "",
        ] {
            assert!(form(line).is_none(), "{line}");
        }
    }
}
