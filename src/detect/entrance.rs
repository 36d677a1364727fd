//! Entrances of buildings by a number or a letter: «hall 9», «bât. D», «l'allée 4», the flat «C 214».
//!
//! Such an address is short, and minutes come back to it: «Mme Petit (hall 9)» and, further on, «la porte du hall 9». So it
//! is read again wherever it stands, however its noun is shortened.

mod within;

use crate::detect::fold::fold;
pub(crate) use within::within;

/// Nouns of entrances, folded, each with the one that stands for all its shapes; longer ones before those they begin with.
const NOUNS: &[(&str, &str)] = &[
    ("allee", "allee"),
    ("all", "allee"),
    ("barre", "barre"),
    ("batiment", "bat"),
    ("bat", "bat"),
    ("bt", "bat"),
    ("bloc", "bloc"),
    ("cage", "esc"),
    ("entree", "entree"),
    ("ent", "entree"),
    ("escalier", "esc"),
    ("esc", "esc"),
    ("hall", "hall"),
    ("immeuble", "imm"),
    ("imm", "imm"),
    ("montee", "montee"),
    ("tour", "tour"),
];

/// Nouns of what one household has, likewise. Alone they tell nobody: they are known by an address that has more.
const FLATS: &[(&str, &str)] = &[
    ("appartement", "appt"),
    ("appart", "appt"),
    ("appt", "appt"),
    ("apt", "appt"),
    ("app", "appt"),
    ("bungalow", "bungalow"),
    ("caravane", "caravane"),
    ("chalet", "chalet"),
    ("chambre", "ch"),
    ("ch", "ch"),
    ("emplacement", "empl"),
    ("empl", "empl"),
    ("logement", "appt"),
    ("logt", "appt"),
    ("log", "appt"),
    ("lgt", "appt"),
    ("pavillon", "pav"),
    ("pav", "pav"),
    ("studio", "studio"),
    ("villa", "villa"),
];

/// What is open to all: «le bâtiment C du collège» is nobody's, whoever lives in another building C.
const PUBLIC: &[&str] = &[
    "caserne",
    "centre",
    "clinique",
    "college",
    "commissariat",
    "complexe",
    "cours",
    "ecole",
    "ehpad",
    "esplanade",
    "fac",
    "gare",
    "groupe",
    "gymnase",
    "halle",
    "hopital",
    "hotel",
    "lycee",
    "mairie",
    "marche",
    "mediatheque",
    "mjc",
    "parc",
    "parking",
    "piscine",
    "prefecture",
    "prison",
    "stade",
    "theatre",
    "tribunal",
    "universite",
    "zone",
];

/// The stairs of flats that are called by a letter and a number: «C 214».
const STAIRS: std::ops::RangeInclusive<char> = 'A'..='H';

/// What says an entrance where it is compared: the noun, and the number or letter. Two ways to write one are equal.
pub(crate) type Entrance = (&'static str, String);

/// The entrance that a whole address is, from its letters and digits: `hall9`, `batimentd`, `c214`.
pub(crate) fn of_key(key: &str) -> Option<Entrance> {
    let mut chars = key.chars();
    if chars.next().is_some_and(|stair| STAIRS.contains(&stair.to_ascii_uppercase()))
        && (3..=4).contains(&chars.as_str().len())
        && chars.all(|c| c.is_ascii_digit())
    {
        return Some(("", key.to_owned()));
    }
    let (rest, noun) = NOUNS.iter().find_map(|(word, noun)| Some((key.strip_prefix(word)?, noun)))?;
    let number = rest.strip_prefix('n').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(rest);
    is_number(number).then(|| (*noun, number.to_owned()))
}

/// The entrance whose noun, or the letter of its stair, stands at `at`, and where it ends.
pub(crate) fn at(text: &str, at: usize) -> Option<(Entrance, usize)> {
    let word = leading(&text[at..]);
    let mut end = at + word.len();
    if word.len() == 1 && word.starts_with(|stair| STAIRS.contains(&stair)) {
        end += text[end..].chars().next().filter(|c| matches!(c, ' ' | '\u{a0}'))?.len_utf8();
        let digits = leading(&text[end..]);
        let whole = (3..=4).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
        end += digits.len();
        return whole.then(|| (("", fold(word) + digits), end));
    }
    let key = fold(word);
    let flat = FLATS.iter().find(|(word, _)| *word == key);
    let noun = NOUNS.iter().find(|(word, _)| *word == key).or(flat)?.1;
    let skip = |end: usize, what: &str| text[end..].strip_prefix(what).map_or(end, |rest| text.len() - rest.len());
    end = skip(end, ".");
    let apart = skip(skip(end, " "), "\u{a0}");
    end = if apart == end { return None } else { apart };
    for sign in ["n° ", "n°", "n\u{b0}\u{a0}", "N° ", "N°"] {
        let behind = skip(end, sign);
        if behind > end {
            end = behind;
            break;
        }
    }
    let number = leading(&text[end..]);
    // «appartement B 23»
    if flat.is_some()
        && number.len() == 1
        && number.starts_with(|c: char| c.is_ascii_uppercase())
        && let Some(digits) = text[end + 1..].strip_prefix([' ', '-']).map(leading)
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|c| c.is_ascii_digit())
    {
        return Some(((noun, fold(number) + digits), end + 2 + digits.len()));
    }
    let behind = &text[end + number.len()..];
    // «la tour a brûlé», «bâtiment d'en face»; what is no word but short for one has only letters behind it.
    let small = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_lowercase());
    let short = matches!(word, "bat" | "bt" | "esc" | "imm" | "ent");
    let verb =
        small && (number == "a" || !short && matches!(number, "y" | "l" | "d" | "s" | "m" | "n" | "t" | "c" | "j"));
    let ends = !behind.starts_with(['\'', '’']) && !verb;
    let key = fold(number);
    let counted = flat.is_some() && fold(leading(behind.trim_start_matches(' '))).starts_with("piece");
    (ends && is_number(&key) && !counted && !is_public(behind)).then_some(((noun, key), end + number.len()))
}

/// «du collège», «de la mairie» follows.
fn is_public(behind: &str) -> bool {
    let of = [" du ", " de la ", " de l'", " de l’", " des "].iter().find_map(|of| behind.strip_prefix(of));
    of.is_some_and(|noun| PUBLIC.contains(&fold(leading(noun)).as_str()))
}

/// What one household has: «appt 14», «villa 7».
pub(crate) fn is_flat(entrance: &Entrance) -> bool {
    FLATS.iter().any(|(_, noun)| *noun == entrance.0)
}

/// A noun of an entrance or a flat, or a letter of a stair, folded.
pub(crate) fn may_start(key: &str) -> bool {
    /// Letters of the longest.
    const LONGEST: usize = 11;
    key.len() <= LONGEST && NOUNS.iter().chain(FLATS).any(|(noun, _)| *noun == key)
        || key.len() == 1 && key.chars().all(|c| STAIRS.contains(&c.to_ascii_uppercase()))
}

/// «9», «12b», «d», «c2».
fn is_number(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let letters = key.bytes().filter(u8::is_ascii_alphabetic).count();
    digits + letters == key.len() && letters <= 1 && digits <= 3 && !key.is_empty()
}

/// The letters and digits that `text` starts with.
fn leading(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// Whether an address says by itself where somebody lives, so that it must be nowhere in an output. «n° 12», «3e étage» and
/// «porte 4» are said of any house; a street or a hamlet without more is everybody's, and stays where its works are told of.
pub(crate) fn tells(text: &str) -> bool {
    const PARTS: &[&str] = &[
        "app",
        "appartement",
        "appt",
        "apt",
        "box",
        "caravane",
        "cave",
        "ch",
        "chambre",
        "emplacement",
        "garage",
        "lgt",
        "log",
        "logement",
        "logt",
        "lot",
        "palier",
        "parking",
        "porte",
        "pte",
        "rdc",
        "rez",
        "studio",
    ];
    if text.contains(',') {
        return true;
    }
    let first = fold(leading(text));
    let mut key = fold(text);
    key.retain(char::is_alphanumeric);
    if of_key(&key).is_some() {
        return true;
    }
    let storey = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordinal =
        storey.len() < text.len() && ["er", "e", "è", "é", "E", "È", "É"].iter().any(|end| storey.starts_with(end));
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && letters < key.chars().count() && !ordinal && !PARTS.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entrance_is_read_however_it_is_written() {
        let read = |text: &str| at(text, 0).map(|((noun, number), end)| format!("{noun} {number} {}", &text[..end]));
        for (text, is) in [
            ("hall 9, la porte", "hall 9 hall 9"),
            ("Hall n° 9", "hall 9 Hall n° 9"),
            ("bât. D", "bat d bât. D"),
            ("BATIMENT D.", "bat d BATIMENT D"),
            ("C 214 vide", " c214 C 214"),
            ("tour 12b", "tour 12b tour 12b"),
            ("bat d a refaire", "bat d bat d"),
            ("log. 24, le", "appt 24 log. 24"),
            ("appartement B 23", "appt b23 appartement B 23"),
            ("hall C du 12", "hall c hall C"),
        ] {
            assert_eq!(read(text).as_deref(), Some(is));
        }
        for text in [
            "logement 3 pièces",
            "tour a brûlé",
            "bâtiment d'en face",
            "hall",
            "hall de",
            "tour 2024",
            "halls 9",
            "hall C du collège",
            "bât. C de la mairie",
            "A 86",
            "c 214",
            "bt ",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(of_key("batimentd"), of_key("btd"));
        assert_eq!(of_key("halln9"), of_key("hall9"));
        assert_eq!(of_key("12ruehaute"), None);
    }

    #[test]
    fn some_addresses_say_nothing_by_themselves() {
        for text in ["12 rue Haute", "hall 9", "bât D", "résidence du Parc, hall 4", "C 214", "8 bis Jourdan"] {
            assert!(tells(text), "{text}");
        }
        for text in [
            "n° 12",
            "14",
            "porte 4",
            "3e étage",
            "2ème étage gauche",
            "rue Haute",
            "lieu-dit La Borde",
            "hôtel du Lac",
        ] {
            assert!(!tells(text), "{text}");
        }
    }
}
