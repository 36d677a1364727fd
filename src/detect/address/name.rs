//! Names of streets and dwellings: where they end.

use std::sync::LazyLock;

use crate::detect::calendar;
use crate::detect::fold::{fold, fold_into};
use crate::detect::lexicon::{self, lists};

/// A name that was read.
#[derive(Debug)]
pub(super) struct Name {
    /// One past its last byte.
    pub(super) end: usize,
    /// One of its words has a capital.
    pub(super) capital: bool,
    /// It starts with «de», «du» …
    pub(super) particle: bool,
    /// It starts with an article or a particle.
    pub(super) article: bool,
}

const PARTICLES: &[&str] = &[
    "de", "du", "des", "d", "la", "le", "les", "l", "aux", "en", "sur", "sous", "lès", "les", "et", "saint", "sainte",
    "st", "ste",
];
/// What is counted behind a number that is none of a name.
const UNITS: &[&str] = &["an", "ans", "euros", "h", "heures", "jours", "km", "m", "min", "minutes", "mois", "semaines"];

/// Words in small letters that a name in capitals ends with: «rue de la Fontaine vieille».
const ADJECTIVES: &[&str] = &[
    "bas", "basse", "basses", "blanche", "blanches", "haut", "haute", "hautes", "hauts", "neuf", "neuve", "noire",
    "noires", "rouge", "rouges", "verte", "vertes", "vieille", "vieilles", "vieux",
];

/// Words that no name of a street goes on with.
const STOPS: &[&str] = &[
    "a",
    "accompagne",
    "adresse",
    "alors",
    "apres",
    "appt",
    "apt",
    "app",
    "appartement",
    "au",
    "avait",
    "avant",
    "avec",
    "bat",
    "batiment",
    "bis",
    "cage",
    "car",
    "ce",
    "cet",
    "cette",
    "cave",
    "chambre",
    "chez",
    "ch",
    "code",
    "compte",
    "dans",
    "demeure",
    "depuis",
    "dernier",
    "deux",
    "deuxieme",
    "devant",
    "derriere",
    "donc",
    "dont",
    "dort",
    "elle",
    "elles",
    "ent",
    "entree",
    "entre",
    "esc",
    "escalier",
    "est",
    "et",
    "etage",
    "etait",
    "face",
    "fait",
    "famille",
    "habite",
    "hall",
    "harcelee",
    "heberge",
    "hebergee",
    "il",
    "ils",
    "jeunes",
    "habitants",
    "parents",
    "voisins",
    "locataires",
    "enfants",
    "gens",
    "jusqu",
    "leur",
    "logement",
    "loge",
    "logt",
    "m",
    "ma",
    "madame",
    "mais",
    "malgre",
    "mlle",
    "mm",
    "mme",
    "monsieur",
    "mr",
    "ne",
    "ni",
    "nous",
    "ont",
    "ou",
    "par",
    "parce",
    "pas",
    "pendant",
    "porte",
    "pour",
    "premier",
    "pres",
    "puis",
    "quand",
    "que",
    "qui",
    "rdc",
    "refuse",
    "rez",
    "s",
    "sa",
    "sans",
    "se",
    "sera",
    "ses",
    "signale",
    "situe",
    "situee",
    "soit",
    "son",
    "sont",
    "suivi",
    "suivie",
    "tel",
    "tour",
    "toujours",
    "un",
    "une",
    "vers",
    "vit",
    "y",
    "lieu",
];

/// Reads the name at `from`. Capitalised words go on; in small letters a name has at most three words; punctuation and
/// words of [`STOPS`] end it.
pub(super) fn read(text: &str, from: usize) -> Option<Name> {
    if text[..from].ends_with('\n') && !goes_on_below(&text[..from - 1], &text[from..]) {
        return None;
    }
    let mut name = Name { end: from, capital: false, particle: false, article: false };
    let mut lexical = 0;
    let mut at = from;
    let mut key = String::new();
    loop {
        let blank = text[at..].len() - text[at..].trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let mut start = at + blank;
        if lexical == 0 && text[start..].starts_with('\n') {
            if !goes_on_below(&text[..at], &text[start + 1..]) {
                break;
            }
            start += 1;
        }
        let word = word(&text[start..]);
        if word.is_empty() || (lexical > 0 && blank == 0) {
            break;
        }
        let end = start + word.len();
        let bare = word.trim_end_matches('.');
        let elided = bare.split_once(['\'', '’']).filter(|(head, _)| head.len() == 1);
        let core = elided.map_or(bare, |(_, core)| core);
        key.clear();
        fold_into(core, &mut key);
        if at == from {
            name.particle = elided.is_some_and(|(head, _)| head != "s" && head != "S")
                || matches!(key.as_str(), "de" | "du" | "des");
            name.article = name.particle || matches!(key.as_str(), "la" | "le" | "les");
        }
        let capital = core.starts_with(char::is_uppercase);
        if core.is_empty() || (PARTICLES.contains(&key.as_str()) && elided.is_none() && !key.starts_with('s')) {
            at = end;
            continue;
        }
        if core.starts_with(|c: char| c.is_ascii_digit()) {
            let next = fold(self::word(text[end..].trim_start()));
            // «8-Mai-1945»
            let hyphened = core.split('-').nth(1).is_some_and(|word| calendar::is_month(&fold(word)));
            name.capital |= hyphened && core.contains(char::is_uppercase);
            let date = hyphened
                || calendar::is_month(&next)
                || (lexical > 0 && core.len() == 4 && last_is_month(&text[from..start]));
            // «rue des 4 Fontaines», «avenue de la 2e DB»
            let counts =
                lexical == 0 && name.article && next.len() > 1 && !stops(&next) && !UNITS.contains(&next.as_str());
            if !date && !counts && !is_numbered(&text[from..start]) {
                break;
            }
        } else if stops(&key)
            && elided.is_none()
            && !(lexical == 0 && is_name(&key, capital, name.article, &text[end..]))
        {
            break;
        } else if capital {
            name.capital = true;
        } else if lexical > 0
            && (name.capital || lexical >= 3)
            && !calendar::is_month(&key)
            && !ADJECTIVES.contains(&key.as_str())
        {
            break;
        }
        lexical += 1;
        name.end = start + word.len() - if word.ends_with('.') && !abbreviation(bare) { 1 } else { 0 };
        at = end;
        if lexical == 7 || (word.ends_with('.') && !abbreviation(bare)) {
            break;
        }
    }
    (lexical > 0).then_some(name)
}

/// A name may begin on the line below what it belongs to: the line was cut at its width, or goes on in small letters. The
/// row of a table below begins with something else: «point avec le foyer⏎A3 | DUPONT».
fn goes_on_below(above: &str, below: &str) -> bool {
    /// Shorter lines (bytes) end on purpose.
    const CUT: usize = 36;
    let above = above.rsplit('\n').next().unwrap_or_default();
    let below = below.split('\n').next().unwrap_or_default();
    let row = above.contains('|') || below.contains('|');
    !row && (above.len() >= CUT || below.starts_with(char::is_lowercase))
}

/// Whether a word of [`STOPS`] is a name where one begins: «rue des Prés» and not «rue de sa mère», «rue Porte Rosier» and
/// not «rue Porte 3». `rest`: what stands behind it.
fn is_name(key: &str, capital: bool, article: bool, rest: &str) -> bool {
    const OWNERS: &[&str] = &["ce", "cet", "cette", "leur", "ma", "sa", "se", "ses", "son", "un", "une"];
    const NOUNS: &[&str] = &["cave", "chambre", "deux", "entree", "hall", "lieu", "porte", "pres", "tour"];
    const CIVILITIES: &[&str] = &["m", "mlle", "mm", "mme", "mr"];
    let next = word(rest.trim_start_matches(' '));
    let goes_on = next.len() > 2 && next.starts_with(char::is_uppercase);
    match article {
        true => NOUNS.contains(&key) || capital && !OWNERS.contains(&key),
        false => capital && goes_on && !CIVILITIES.contains(&key),
    }
}

/// The key is a word of [`STOPS`].
fn stops(key: &str) -> bool {
    static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let mut words = STOPS.to_vec();
        words.sort_unstable();
        words
    });
    SORTED.binary_search(&key).is_ok()
}

/// «route départementale 34», «route nationale no 7»
fn is_numbered(text: &str) -> bool {
    let mut words = text.split_whitespace().rev().map(fold).skip_while(|word| matches!(word.as_str(), "n" | "no"));
    words.next().is_some_and(|word| matches!(word.as_str(), "departementale" | "nationale"))
}

fn last_is_month(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(|word| calendar::is_month(&fold(word)))
}

/// «Gal.», «Mal.», «Dr.», «J.»: the dot does not end the name.
fn abbreviation(word: &str) -> bool {
    word.chars().count() == 1
        || ["dr", "gal", "mal", "st", "ste", "pdt", "prof", "cdt", "col", "mgr", "av", "bd"]
            .contains(&fold(word).as_str())
}

/// Letters, digits, apostrophes and hyphens, with a final dot; a hyphen at the end of a line joins.
pub(super) fn word(text: &str) -> &str {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        let inside = c.is_alphanumeric()
            || matches!(c, '\'' | '’')
            || (c == '-' && text[i + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '\n'))
            || (c == '\n' && text[..i].ends_with('-'));
        if !inside {
            let dot = c == '.' && end > 0;
            return &text[..end + usize::from(dot)];
        }
        end = i + c.len_utf8();
    }
    &text[..end]
}

/// The end of «« La Gaillarde »» at `from`.
pub(super) fn quoted(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let close = match rest.chars().next()? {
        '«' => '»',
        '“' => '”',
        '"' => '"',
        _ => return None,
    };
    let (at, mark) = rest.char_indices().skip(1).take(50).find(|(_, c)| *c == close || *c == '\n')?;
    (mark == close).then_some(from + at + mark.len_utf8())
}

/// «les tilleuls», «des Oiseaux» after «bat f».
pub(super) fn starts_with_article(text: &str, at: usize) -> bool {
    matches!(fold(word(&text[at..])).as_str(), "les" | "des")
}

/// The end of «à Cholet» at `at`. Behind a comma, «à» may also give something to somebody, and be a verb in capitals.
pub(super) fn town(text: &str, at: usize, comma: bool) -> Option<usize> {
    const NO_TOWNS: &[&str] = &["m", "mm", "mme", "mlle", "mr", "me", "monsieur", "madame", "maitre", "noel", "paques"];
    let from = text[at..].strip_prefix(['à', 'A', 'À'])?.strip_prefix([' ', '\u{a0}', '\u{202f}'])?;
    let from = text.len() - from.len();
    let name = read(text, from)?;
    let key = fold(word(&text[from..]).trim_end_matches('.'));
    let facts = lexicon::lookup(&key);
    let other = facts.pos & lexicon::pos::VERB != 0 || facts.given > 0;
    let refused = comma && (NO_TOWNS.contains(&key.as_str()) || other && facts.commune == 0);
    (text[from..].starts_with(char::is_uppercase) && !refused).then_some(name.end)
}

/// The end of a town of the dictionary at `at`, which is not as well the name of somebody.
pub(super) fn known_town(text: &str, at: usize) -> Option<usize> {
    /// About as many as 1000 bearers; as many inhabitants as make a town known (`round(log2)`).
    const BEARERS: u8 = 40;
    const KNOWN: u8 = 15;
    let rest = &text[at..];
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let (len, facts) = lexicon::longest(rest, lists::COMMUNE)?;
    let person = facts.given > 0 || facts.surname >= BEARERS;
    (facts.commune >= KNOWN || !person).then_some(at + len)
}

/// The end of a word with a capital at `at` that nobody is called as a given name.
pub(super) fn may_be_town(text: &str, at: usize) -> Option<usize> {
    let town = word(&text[at..]).trim_end_matches('.');
    let may = town.starts_with(char::is_uppercase) && town.len() > 3 && lexicon::lookup(&fold(town)).given == 0;
    may.then_some(at + town.len())
}

/// The end of a town of one word at `at` that no dictionary knows, neither as a name nor as a word: somebody who is named there
/// is the subject of the next verb, a town is followed by the end of a clause or by a verb of something else. An article
/// may stand before: «3 chemin du Four, Le Mas-Roux».
pub(super) fn unknown_town(text: &str, at: usize) -> Option<usize> {
    const BEHIND: &[&str] = &["sont", "ont", "etaient", "reviennent", "restent", "ou"];
    let named = ["Le ", "La ", "Les "].iter().find_map(|article| text[at..].strip_prefix(*article));
    let at = named.map_or(at, |named| text.len() - named.len());
    let town = word(&text[at..]).trim_end_matches('.');
    let mut chars = town.chars();
    if !chars.next()?.is_uppercase() || !chars.clone().any(char::is_lowercase) || town.contains(['\'', '’']) {
        return None;
    }
    let facts = lexicon::lookup(&fold(town));
    let known = facts.given > 0 || facts.surname > 0 || facts.rank > 0 || facts.pos != 0 || facts.lists != 0;
    let behind = &text[at + town.len()..];
    let next = fold(word(behind.trim_start_matches(' ')));
    let ends = super::ends_clause(behind) || BEHIND.contains(&next.as_str());
    (!known && ends && chars.count() >= 4).then_some(at + town.len())
}

/// Up to the number of a house: behind «n° », or behind another number and a comma.
pub(super) fn ahead_of_number(rest: &str) -> Option<usize> {
    let word = ["numéro ", "Numéro ", "numero "].iter().find_map(|word| rest.strip_prefix(*word));
    if let Some(number) = word.filter(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(rest.len() - number.len());
    }
    let behind = match rest.strip_prefix(['n', 'N']) {
        Some(sign) => sign.strip_prefix([' ', '\u{a0}']).unwrap_or(sign).strip_prefix('°')?,
        None => {
            let other = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = rest.len() - other.len();
            other.strip_prefix(", ").filter(|_| (1..=3).contains(&digits))?
        }
    };
    let number = behind.trim_start_matches([' ', '\u{a0}']);
    number.starts_with(|c: char| c.is_ascii_digit()).then_some(rest.len() - number.len())
}

/// A dash between blanks parts the number from the street; «12 - 14 rue» is a range, «3 Grand-Rue» has a hyphen.
pub(super) fn is_numbered_apart(street: &str) -> bool {
    let behind = street.trim_start_matches(|c: char| c.is_ascii_digit());
    let dash = behind.trim_start();
    let street = dash.trim_start_matches(['-', '–']);
    dash.len() < behind.len()
        && street.len() < dash.len()
        && !street.trim_start().starts_with(|c: char| c.is_ascii_digit())
}
