//! Numbers of a street that is not named where they stand, or that stand behind a noun that seems to have them: «10, même
//! rue», «hall 6 rue Haute», «pavillon 22 av. Foch».

use regex::Regex;

use super::shapes::Grammar;
use super::{Part, glance, name};
use crate::detect::patterns::compile;

/// A house of the street that was named before.
const IN_SAME: &str = r"\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?\s?,?\s(?:(?:de|dans)\s(?:la\s|l['’]|le\s)?|du\s)?m[êée]me\s(?:rue|avenue|av\.|all[ée]e|boulevard|bd\.?|impasse|imp\.|chemin|ch\.|route|rte|place|pl\.|quai|square|cours|mont[ée]e|ruelle|venelle|sente|cit[ée]|lotissement|lot\.|r[ée]sidence|hameau)";
/// The same with the number behind: «même rue, au n° 16».
const NUMBER_OF_SAME: &str = r"(?:au\s)?(?:n\s?°\s?|num[ée]ro\s)?\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?";
/// Where a boat lies that somebody lives on.
const MOORING: &str = r"ponton\s(?:n\s?°\s?)?(?:(?-i:[A-Z])\d{0,3}|\d{1,3})\b(?:,?\s(?:place|anneau|poste|emplacement|n\s?°)\s?(?:n\s?°\s?)?\d{1,4}\b)?";
/// Buildings that are a noun of the sentence before the number of a street: «occupation du hall 6 rue Haute».
const NOUNS: &str = r"(?:hall|pavillon|garage|local|appartement|logement|studio|chalet|bungalow|caves?|parking|box|immeuble|chambre|entr[ée]e|tour|villa|porche|palier)\s";

pub(super) struct Again {
    in_same: Regex,
    number_of_same: Regex,
    nouns: Regex,
    mooring: Regex,
}

impl Again {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", regex, "");
        Ok(Self {
            in_same: at(IN_SAME)?,
            number_of_same: at(NUMBER_OF_SAME)?,
            nouns: at(NOUNS)?,
            mooring: at(MOORING)?,
        })
    }
}

impl Grammar {
    /// The end of «10, même rue» at `at`; a day is no house: «le 10, même rue, un scooter a brûlé».
    pub(super) fn in_same_street(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        /// Bytes of a number and what may stand before «même».
        const REACH: usize = 24;
        let rest = &text[at..];
        let near = &rest.as_bytes()[..rest.len().min(REACH)];
        if !near.windows(3).any(|bytes| matches!(bytes, [b'm' | b'M', b'e' | b'E' | 0xc3, ..])) {
            return None;
        }
        let end = at + self.again.in_same.find(rest)?.end();
        let day = text[..at].ends_with(" le ") || text[..at].ends_with("Le ");
        // «ils étaient 4, même place qu'avant»
        let ends = !text[end..].starts_with(char::is_alphanumeric) && !text[end..].starts_with(" qu");
        (!day && ends).then_some((Part::Street, end))
    }

    /// The end of the number behind «même rue».
    pub(super) fn number_of_same(&self, rest: &str) -> Option<usize> {
        let end = self.again.number_of_same.find(rest)?.end();
        super::ends_clause(&rest[end..]).then_some(end)
    }

    /// The end of «ponton D, place 12».
    pub(super) fn mooring(&self, rest: &str) -> Option<usize> {
        if !super::starts_with(rest, "ponton") {
            return None;
        }
        let end = self.again.mooring.find(rest)?.end();
        (!rest[end..].starts_with(char::is_alphanumeric)).then_some(end)
    }

    /// The detail from `start` to `end` took the number of a street: nothing if it is a noun of the sentence, otherwise the
    /// street with it. `None` for any other detail.
    pub(super) fn street_behind(&self, text: &str, start: usize, end: usize) -> Option<Option<(Part, usize)>> {
        let detail = text[start..end].trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end();
        let noun = detail.trim_end_matches(|c: char| c.is_ascii_digit());
        let at = start + noun.len();
        if noun.len() == detail.len()
            || !noun.ends_with([' ', '\u{a0}', '°'])
            || !glance::street(&text.as_bytes()[at..])
        {
            return None;
        }
        let street = self.street.find(&text[at..])?;
        let from = at + street.end();
        let whole =
            !(street.as_str().ends_with(char::is_alphanumeric) && text[from..].starts_with(char::is_alphanumeric));
        // «appt 14, cours Foch» has a number of its own, «chambre 14 de la résidence Foch» too; no flat is «5 bis».
        let word = street.as_str().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        let own = ["bis", "ter"].iter().any(|own| super::starts_with(word, own));
        let apart = word.starts_with("de ")
            || street.as_str().contains('\n')
            || street.as_str().contains(',') && !own
            || name::is_numbered_apart(street.as_str());
        let name = name::read(text, from).filter(|name| name.capital && whole && !apart)?;
        Some((!self.again.nouns.is_match(&text[start..])).then_some((Part::Street, name.end)))
    }
}
