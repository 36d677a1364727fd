//! What stands in a cell and is no value of it: that nothing is known yet, or how somebody lives who has none.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;

/// Of which cells something is no value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    All,
    /// Anything but a name: «N. R.» may be somebody.
    Fact,
    Home,
    /// Where one learns, in which class, and where one works.
    School,
}

/// How much of a cell the words have to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// All of it: «foyer», and not «foyer Les Tilleuls».
    Whole,
    /// Its beginning, in front of nothing but words: «à définir avec la mère», and not «hébergée à Velle», «hébergée résidence
    /// les ormes».
    Begins,
    /// Its beginning, whatever follows: «exclu du collège Macé» is read for itself.
    First,
}

/// Folded words of one meaning, parted by bars; a star stands for how a word ends.
const STATES: &[(Of, How, &str)] = &[
    // A name is no beginning of these, and none of them a name.
    (
        Of::All,
        How::Whole,
        "x|id|nc|neant|majeur|majeure|mineur|mineure|sans|decede|decedee|absent|absente|present|presente|excuse|excusee|ibid|ibidem|\
         rien|non|oui|attente|variable|variables|plusieurs|divers|multiples",
    ),
    (Of::Fact, How::Whole, "n/c|nr|n/r|np|nsp|ras|tbd"),
    (
        Of::All,
        How::Begins,
        "inconnu*|non renseign*|non communiqu*|non connu*|non precis*|non identifi*|non determin*|non transmis*|non fourni*|\
         pas de tel*|pas de portable|pas de numero*|pas de mail*|sans tel*|liste rouge|sur liste rouge|pas connu*|pas renseign*|pas communiqu*|pas d info|a definir|a preciser|a verifier|a confirmer|\
         a completer|a renseigner|a determiner|a identifier|a demander|a rechercher|a trouver|a voir|en attente|\
         en cours|en recherche|information non|sans objet",
    ),
    (Of::All, How::First, "idem|voir|cf"),
    // «même adresse que B», «même foyer que la ligne 2»
    (Of::Home, How::First, "meme adresse|meme domicile|meme logement|meme foyer"),
    (
        Of::Home,
        How::Whole,
        "sdf|foyer|en foyer|au foyer|hotel|a l hotel|en hotel|a la rue|la rue|rue|squat|en squat|caravane|en caravane|\
         115|errance|en errance|chrs|fjt|mecs|hebergement|placement|place|placee|famille|en famille|au domicile familial|\
         domicile familial|domicile parental|au domicile parental|parents|voiture|logement|autonome|prison|incarcere|\
         incarceree|detenu|detenue|maison d arret|hospitalise|hospitalisee",
    ),
    (
        Of::Home,
        How::Begins,
        "demande*|dossier|dalo|mutation|relance*|loyer*|proposition*|attribution*|visite*|recherche*|procedure|\
         sans domicile|sans adresse|sans logement|sans abri|sans hebergement|hebergement d urgence|\
         hebergement precaire|hebergement instable|hebergement provisoire|hebergement chez|heberge*|domicile inconnu*|adresse inconnue*|\
         adresse non|adresse a|domicile a|domicile non|plus d adresse|pas d adresse|pas de domicile|pas de logement|\
         mise a l abri*|mis a l abri|famille d accueil|en famille d accueil|chez un tiers|ne souhaite|refuse|\
         confidentiel|logement autonome|garde alternee|residence alternee|logement personnel|meme adresse|meme domicile|demenage*|en demenagement|\
         expulse*|place en foyer*|placee en foyer|place en famille|placee en famille|dort dehors|vit dehors",
    ),
    (
        Of::School,
        How::First,
        "aucun*|retraite|retraitee|saisonnier|saisonniere|interimaire|chomage|au chomage|chomeur|chomeuse|demandeur|demandeuse|\
         invalide|invalidite|rsa|aah|decroch*|exclu*|adulte|jamais|descol*|non scol*|\
         sans|plus scol*|pas scol*|deja sorti*|plus inscrit*|non inscrit*|desinscrit*|pas inscrit*|non|\
         rupture|en rupture|demissionnaire*",
    ),
    (
        Of::School,
        How::Begins,
        "pas de|pas d|plus de|plus d|recherche|en recherche|scolarite a|scolarisation a|scolarisation en|scolarite en|\
         instruction|inscription*|reinscription|ief|hors scol*|sorti*|fin de|fin d|non affecte*|sans affectation*|\
         affectation*|ne va plus|ne souhaite|refus*|abandon|arret|absenteis*|a la maison|a domicile|mere au foyer|\
         pere au foyer|conge|au foyer|sans emploi|sans profession|sans activite|en formation",
    ),
];

/// What is left of a cell behind the states with which it begins; nothing if it is none but those.
pub(super) fn behind(cell: &str, kind: Kind) -> &str {
    let mut rest = cell;
    while let Some(piece) = first(rest) {
        if !is_state(piece, kind) {
            break;
        }
        // What more is said of a school or of work is read for itself.
        if matches!(kind, Kind::School | Kind::SchoolClass | Kind::Employer) {
            return "";
        }
        rest = rest[piece.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    rest
}

/// Bytes of the longest state.
const LONGEST: usize = 80;

/// A cell as far as the next mark.
fn first(cell: &str) -> Option<&str> {
    let near = cell.get(..cell.floor_char_boundary(LONGEST))?;
    let mark = |(at, c): (usize, char)| {
        let behind = near[at + c.len_utf8()..].chars().next();
        match c {
            ',' | '(' | ')' | ';' | ':' | '–' | '—' | '\n' | '+' | '?' | '!' | '→' | '=' => true,
            // «n/c» is one word.
            '/' => at > 1,
            // «S.D.F.», «déscol.»
            '.' | '-' => behind.is_none_or(char::is_whitespace) && (c == '.' || near[..at].ends_with(' ')),
            _ => false,
        }
    };
    let end = near.char_indices().find(|found| mark(*found)).map_or(near.len(), |(at, _)| at);
    (end > 0 && (end < near.len() || near.len() == cell.len())).then(|| near[..end].trim_end())
}

fn is_state(piece: &str, kind: Kind) -> bool {
    let mut key = fold(piece);
    if kind != Kind::Person {
        key.retain(|c| c != '.');
    }
    let of = |of: Of| match of {
        Of::All => true,
        Of::Fact => kind != Kind::Person,
        Of::Home => kind == Kind::Address,
        Of::School => matches!(kind, Kind::School | Kind::SchoolClass | Kind::Employer),
    };
    // Shouted, a name looks like any word.
    let shouted = !piece.contains(char::is_lowercase);
    let plain = |tail: &str| {
        let small = !piece.chars().skip(1).any(char::is_uppercase) && !piece.contains(|c: char| c.is_ascii_digit());
        small && is_of_words(tail) || shouted && !tail.contains(' ')
    };
    let fits = |how: How, word: &str| match how {
        How::Whole => key == word,
        How::First => begins(&key, word).is_some(),
        How::Begins => begins(&key, word).is_some_and(plain),
    };
    let first = key.bytes().next().unwrap_or_default();
    BY_FIRST.get(&first).is_some_and(|states| states.iter().any(|(which, how, word)| of(*which) && fits(*how, word)))
}

/// A state, of which cells, and how much of one.
type State = (Of, How, &'static str);

/// The states by their first byte: every cell of every table is asked for all of them.
static BY_FIRST: LazyLock<BTreeMap<u8, Vec<State>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<u8, Vec<State>> = BTreeMap::new();
    for (of, how, words) in STATES {
        for word in words.split('|') {
            by_first.entry(word.bytes().next().unwrap_or_default()).or_default().push((*of, *how, word));
        }
    }
    by_first
});

/// Behind the first blank of `tail` every word is one of the language, and none begins what has a name.
fn is_of_words(tail: &str) -> bool {
    const NAMED: u64 = lists::STREET | lists::DWELLING | lists::SCHOOL | lists::ESTABLISHMENT;
    let mut words = tail.split(' ').skip(1).peekable();
    while let Some(word) = words.next() {
        let facts = lexicon::lookup(word);
        if word.len() > 2 && (facts.rank == 0 || facts.lists & NAMED != 0 && words.peek().is_some()) {
            return false;
        }
    }
    true
}

/// What follows a word, or the beginning of one that a star ends.
fn begins<'a>(key: &'a str, word: &str) -> Option<&'a str> {
    match word.strip_suffix('*') {
        Some(stem) => key.strip_prefix(stem),
        None => key.strip_prefix(word).filter(|tail| !tail.starts_with(char::is_alphanumeric)),
    }
}

/// What a household is made of, where a name could stand: «Mme + 2 enfants», «couple».
pub(super) fn is_household(piece: &str) -> bool {
    const WORDS: &[&str] = &[
        "m",
        "mr",
        "mme",
        "mlle",
        "melle",
        "monsieur",
        "madame",
        "couple",
        "seul",
        "seule",
        "isole",
        "isolee",
        "famille",
        "fratrie",
        "adulte",
        "adultes",
        "personne",
        "personnes",
        "et",
        "enf",
        "enfant",
        "enfants",
    ];
    let key = fold(piece);
    key.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| WORDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_no_value() {
        for (kind, cells) in [
            (
                Kind::Address,
                &[
                    "SDF",
                    "S.D.F.",
                    "foyer",
                    "hébergée chez un tiers",
                    "sans domicile fixe",
                    "À l'hôtel",
                    "inconnue",
                    "Inconnue à ce jour",
                    "INCONNUE",
                    "idem mère",
                    "idem n° 1",
                    "voir ligne 2",
                    "à vérifier",
                    "non communiquée",
                    "N/C",
                    "hébergé / foyer",
                    "en attente (à préciser)",
                ][..],
            ),
            (
                Kind::School,
                &[
                    "déscol.",
                    "DESCOLARISE",
                    "Déscolarisée depuis mars 2025",
                    "non-scolarisé",
                    "à définir",
                    "À DEFINIR",
                    "NC",
                    "en attente",
                    "recherche d'apprentissage",
                    "scolarité à domicile",
                    "instruction en famille",
                    "plus scolarisé",
                    "sans, à inscrire",
                    "retraitée (usine)",
                    "Aucun",
                ],
            ),
            (Kind::SchoolClass, &["NC", "pas de classe", "sortie", "idem", "en attente", "Non renseignée"]),
            (Kind::Person, &["À identifier", "Inconnu", "non identifiée", "idem"]),
        ] {
            for cell in cells {
                assert_eq!(behind(cell, kind), "", "{cell}");
            }
        }
    }

    #[test]
    fn a_named_one_is_a_value() {
        for (kind, cells) in [
            (
                Kind::Address,
                &[
                    "foyer Les Tilleuls",
                    "FOYER LES TILLEULS",
                    "hébergée à Velle",
                    "HEBERGE RUE FOCH",
                    "hôtel du Canal, ch. 9",
                    "rue Foch",
                    "hébergé 3 rue Foch",
                    "hébergée résidence les ormes",
                    "hébergé chez mme kerbrat",
                    "Sansonnet",
                    "3 rue Foch (à vérifier)",
                    "Place Foch",
                ][..],
            ),
            (Kind::School, &["Macé", "en attente IME Les Genêts", "CNED", "collège", "EREA", "Sacré-Cœur"]),
            (Kind::SchoolClass, &["4e B", "niveau 4e", "ULIS", "terminale", "CAP"]),
            (Kind::Person, &["N. C.", "NR", "N.P.", "Awa", "INES", "Sansot", "Nina", "Xavier", "Placé", "Rivoire"]),
        ] {
            for cell in cells {
                assert_eq!(behind(cell, kind), *cell, "{cell}");
            }
        }
        assert_eq!(behind("idem, 3e gauche", Kind::Address), "3e gauche");
        assert_eq!(behind("hébergée (chez Mme Sow, 3 rue Foch)", Kind::Address), "chez Mme Sow, 3 rue Foch)");
    }
}
