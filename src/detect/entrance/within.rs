//! Entrances and flats inside a longer address, read from its letters and digits alone: `12ruehautehallc2edte` has the hall
//! C, `2ruebasselog24` the flat 24.
//!
//! The blanks are gone, so that «hall 3, 12 rue» and «hall 31, 2 rue» are one key: each way to cut the digits is taken.
//! What nobody wrote is sought in vain.

use super::{Entrance, FLATS, NOUNS};

/// Nouns that end many words: they count where a number or a part of the address stands before them.
const ENDINGS: &[&str] = &["all", "ch", "ent"];
/// What may follow the number of a house.
const STREETS: &[&str] = &[
    "allee",
    "all",
    "avenue",
    "av",
    "bd",
    "bis",
    "boulevard",
    "chemin",
    "cours",
    "impasse",
    "imp",
    "passage",
    "place",
    "pl",
    "quai",
    "route",
    "rte",
    "rue",
    "square",
    "ter",
];
/// Streets as well as entrances: the letter behind one is that of its name.
const WAYS: &[&str] = &["allee", "montee"];
/// What follows the letter and number of a building.
const DETAILS: &[&str] = &["appt", "apt", "cave", "droite", "face", "gauche", "log", "porte", "rdc", "rez"];
/// What a building has a name behind.
const BUILDINGS: &[&str] =
    &["residence", "res", "hlm", "lotissement", "lot", "domaine", "clos", "cite", "immeuble", "tours", "les"];
/// Letters of the shortest name of a building that is looked for.
const LEAST: usize = 6;

/// Adds the entrances and flats that a whole address names, and gives the name of the building before the first of them.
pub(crate) fn within<'k>(key: &'k str, out: &mut Vec<Entrance>) -> Option<&'k str> {
    if !key.is_ascii() {
        return None;
    }
    of_building(key, out);
    let mut name = None;
    let (mut at, mut apart) = (0, true);
    while at < key.len() {
        let noun = NOUNS
            .iter()
            .chain(FLATS)
            .filter(|(word, _)| key[at..].starts_with(word) && (apart || !ENDINGS.contains(word)))
            .max_by_key(|(word, _)| word.len());
        let Some((word, noun)) = noun else {
            apart = key.as_bytes()[at].is_ascii_digit();
            at += 1;
            continue;
        };
        let from = at + word.len();
        let many = out.len();
        numbers(&key[from..], noun, out);
        if out.len() > many && name.is_none() {
            name = Some(&key[..at]);
        }
        (at, apart) = (from, true);
    }
    let name = name?;
    let bare = BUILDINGS.iter().find_map(|noun| name.strip_prefix(noun))?;
    let bare = ["les", "des", "dela", "du", "de"].iter().find_map(|of| bare.strip_prefix(of)).unwrap_or(bare);
    (bare.len() >= LEAST && bare.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(bare)
}

/// The building of «D2 rdc droite», whatever it is called elsewhere: hall D2, bâtiment D2.
fn of_building(key: &str, out: &mut Vec<Entrance>) {
    let mut chars = key.chars();
    let Some(letter) = chars.next().filter(|letter| super::STAIRS.contains(&letter.to_ascii_uppercase())) else {
        return;
    };
    let rest = chars.as_str();
    let digits = digits(rest);
    let behind = &rest[digits..];
    if (1..=2).contains(&digits) && DETAILS.iter().any(|detail| behind.starts_with(detail)) {
        out.push(("", format!("{letter}{}", &rest[..digits])));
    } else if (2..=3).contains(&digits) && is_ordinal(behind) {
        out.push(("", format!("{letter}{}", &rest[..digits - 1])));
    }
}

/// The numbers that `rest`, which stands behind a noun, may begin with.
fn numbers(rest: &str, noun: &'static str, out: &mut Vec<Entrance>) {
    let rest = rest.strip_prefix('n').filter(|rest| digits(rest) > 0).unwrap_or(rest);
    let letter = rest.bytes().next().filter(u8::is_ascii_lowercase).map_or(0, |_| 1);
    let run = digits(&rest[letter..]);
    let behind = &rest[letter + run..];
    if run == 0 {
        // «bât. des Lilas» is no building D.
        let ends = behind.is_empty() || NOUNS.iter().chain(FLATS).any(|(word, _)| behind.starts_with(word));
        let closed = ends || DETAILS.iter().any(|detail| behind.starts_with(detail));
        if letter == 1 && closed && !WAYS.contains(&noun) {
            out.push((noun, rest[..1].to_owned()));
        }
        return;
    }
    let street = STREETS.iter().any(|street| behind.starts_with(street));
    let longest = if is_ordinal(behind) { run - 1 } else { run };
    let shortest = if street || is_ordinal(behind) { 0 } else { longest };
    for length in shortest..=longest.min(4) {
        if letter + length > 0 {
            out.push((noun, rest[..letter + length].to_owned()));
        }
    }
}

/// The storey of «2e», «1er», «3ème» follows its digit.
fn is_ordinal(behind: &str) -> bool {
    behind.strip_prefix('e').is_some_and(|rest| !rest.starts_with("ntree") && !rest.starts_with("sc"))
}

/// How many digits `text` starts with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_its_entrances() {
        let read = |key: &str| {
            let mut out = Vec::new();
            let name = within(key, &mut out);
            let mut all: Vec<String> = out.iter().map(|(noun, number)| format!("{noun}-{number}")).collect();
            all.extend(name.map(str::to_owned));
            all.join(" ")
        };
        for (key, is) in [
            ("2ruebasselog24", "appt-24"),
            ("12ruehautehallc2edte", "hall-c"),
            ("cagec12ruehaute", "esc-c esc-c1 esc-c12"),
            ("6alleedescerfsesc2appt14", "esc-2 appt-14"),
            ("5alleehautebatdesc23emegauche", "bat-d esc-2"),
            ("d2rdcdroite", "-d2"),
            ("d22emeface", "-d2"),
            ("batbapptb31", "bat-b appt-b31"),
            ("residencelesmimosasbat42eetage", "bat-4 mimosas"),
            ("hlmlesfauvettesbt3apt308", "bat-3 appt-308 fauvettes"),
            ("12ruehaute", ""),
            ("appartement3", "appt-3"),
            ("batdesglycines", ""),
            ("lieuditlaborde", ""),
            ("a", ""),
        ] {
            assert_eq!(read(key), is, "{key}");
        }
    }
}
