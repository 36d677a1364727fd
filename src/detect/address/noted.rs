//! Homes behind a label within notes: «- logt : tour mozart 9e, porte face asc.», «adr. donnée : hotel du pont ch 118 (115)».
//!
//! Behind such a label stands as often what is asked for or owed («logt : demande en cours», «loyer à jour»). So what stands
//! there begins with a number or a word of a place, and has a name, a number or a word that is no word of the language.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, ends_clause, homes, name};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::fold::fold;
use crate::detect::lexicon;
use crate::detect::patterns::compile;
use crate::zone::Zone;

const LABEL: &str = r"(?:logt?\.?|logement|adr(?:esse)?s?\.?|dom(?:icile)?\.?|h[ée]b(?:ergement|erg[ée]e?s?|erg?t?)?\.?|log[ée]e?s?|hab(?:ite|itation)?\.?|vit|dort|loge|cr[èe]che|r[ée]side(?:nce)?|toit|lieu\sde\s(?:vie|r[ée]sidence))(?:(?:\s(?-i:[\p{Ll}]{3,})){0,2}\s?[:=]\s|(?:\sactuel(?:le)?)?,\s)";
/// What may stand before the noun.
const HEAD: &str = r"(?:(?:vit|dort|loge|h[ée]berg[ée]e?s?|log[ée]e?s?|actuellement|toujours|encore)\s)?(?:(?:à|a|au|en|dans|sous|sur)\s)?(?:(?:l['’]|la\s|le\s|une?\s))?";
/// What a home is not told by any more.
const ENDS: &[&str] = &[
    "a", "apres", "attend", "attente", "avant", "avec", "car", "chez", "depuis", "doit", "est", "et", "jusqu", "loyer",
    "mais", "ne", "ou", "pas", "plus", "pour", "puis", "quand", "qui", "refuse", "sans", "suite", "sera", "va", "veut",
    "voir",
];
/// Behind another word they have a name, whatever it is.
const STREETS: &[&str] = &[
    "all",
    "allee",
    "av",
    "avenue",
    "bd",
    "boulevard",
    "chemin",
    "cite",
    "hameau",
    "imp",
    "impasse",
    "quai",
    "res",
    "residence",
    "rue",
    "ruelle",
    "sq",
    "square",
];
/// What somebody has, before what it is: «son domicile, une roulotte …».
const OWN: &[&str] = &["son ", "Son ", "sa ", "Sa ", "leur ", "Leur "];
/// Words of one.
const WORDS: usize = 8;

pub(super) struct Noted {
    label: Regex,
    head: Regex,
}

impl Noted {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self { label: compile(r"\A", LABEL, "")?, head: compile(r"\A", HEAD, "")? })
    }
}

impl Grammar {
    /// The home behind the label at `at`, and its rule.
    pub(super) fn noted(&self, text: &str, at: usize, zone: Zone) -> Option<(Chain, Fixed)> {
        if zone != Zone::Situation {
            return None;
        }
        let label = self.noted.label.find(&text[at..])?;
        if label.as_str().ends_with(", ") && !OWN.iter().any(|own| text[..at].ends_with(own)) {
            return None;
        }
        let start = at + label.end();
        let start = start + self.noted.head.find(&text[start..])?.end();
        let (end, named) = told_until(text, start)?;
        let chain = self.chain(text, start);
        let begun = chain.as_ref().map_or(end, |chain| chain.end.max(end));
        // «hotel du commerce, ch 12», «caravane, terrain derrière la casse»
        let behind =
            text[begun..].strip_prefix(", ").and_then(|behind| self.place_behind(text, text.len() - behind.len()));
        if !named && behind.is_none() {
            return None;
        }
        let begun = behind.unwrap_or(begun);
        let parts = 1 << Part::Way as u8 | 1 << Part::Dwelling as u8;
        let chain = Chain { start, end: begun, last: Part::Dwelling, parts, detailed: true };
        Some((self.grown(text, chain), fixed::ADDRESS_WAY))
    }
}

/// Where the home that begins at `start` ends: at a mark, or before a word that no home has; and whether it has a name, a number
/// or a street.
fn told_until(text: &str, start: usize) -> Option<(usize, bool)> {
    let first = name::word(&text[start..]);
    let flat =
        first.len() == 2 && first.starts_with(['T', 'F', 't', 'f']) && first.ends_with(|c: char| c.is_ascii_digit());
    if !flat
        && !first.starts_with(|c: char| c.is_ascii_digit())
        && !first.split('-').any(homes::is_place)
        && !homes::is_place(first)
    {
        return None;
    }
    let (mut at, mut end, mut named) = (start, start, false);
    for count in 0..WORDS {
        let word = name::word(&text[at..]);
        let key = fold(word.trim_end_matches('.'));
        if word.is_empty() || ENDS.contains(&key.as_str()) && word != "à" {
            break;
        }
        let facts = lexicon::lookup(&key);
        named |= count > 0
            && (word.contains(|c: char| c.is_ascii_digit())
                || word.starts_with(char::is_uppercase)
                || STREETS.contains(&key.as_str())
                || key.len() > 3 && (!homes::is_ordinary(&key) || facts.surname > 40));
        end = at + word.len();
        let rest = &text[end..];
        if !rest.starts_with(' ') || ends_clause(rest) || rest.starts_with(" (") {
            break;
        }
        at = end + 1;
    }
    let end = start + text[start..end].trim_end_matches('.').len();
    Some((end, named))
}
