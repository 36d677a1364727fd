//! Flats of a caretaker's log by their stair and number: «bruit au C 204», «M. Petit (B 11)», «A 7e droite».
//!
//! A letter and a number are also a road («la D 12»), a level («B 1»), a vitamin or a room. So a flat has two figures, and is
//! told by who or what stands around it: somebody, what one hears of neighbours, what a landlord says of a lease.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, before, detail, ends_clause};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// «C 204», «E 32 et E 33».
const FLAT: &str = r"(?-i:[A-H])\s\d{2,4}(?:(?:\s(?:et|ou)\s|\s?[,/]\s?)(?-i:[A-H])\s\d{2,4}\b)*";
/// «A 7e droite», «D, 1er, porte gauche»: a stair, a storey and a side.
const SIDED: &str =
    r"(?-i:[A-H]),?\s\d{1,2}\s?(?:er|[éèe]me|[éèe]),?\s(?:porte\s(?:de\s|à\s)?)?(?:gauche|gche|droite|dte|face)\b";
/// A building by its letter and number, up to a detail of it: «B3 rdc droite», «B1, cave 14».
const BUILDING: &str = r"(?-i:[A-H])\d{1,2}(?:,?\s(?:[/–—-]\s)?|[/-])";
/// What stands before a letter and a number that are no building: a room, a road, a chapter.
const NO_BUILDING: &str = r"{<}(?:salles?|bureaux?|niveaux?|axes?|annexes?|lignes?|bus|articles?|fiches?|plans?|actions?|routes?|sorties?|pi[èe]ces?|zones?|tableaux?|notes?|groupes?|rangs?|places?|dossiers?|tomes?|chapitres?|points?|l['’]|autoroute|permis)\s?\z";
/// Details of a building that everybody uses; what happens there is no home.
const SHARED: &str = r"(?:hall|parking|porche|sous-sol|entr[ée]e|ent\.|cage|escalier|esc\b|garage|rdc\b|rdj|rez|tour|all[ée]e|all\.|boîte|boite|(?:\d{1,2}\s?(?:er|[éèe]me|[éèe]|nd)|premier|dernier)\s[ée]tage\z)";
/// Somebody up to a building: «Mme Petit (78 ans, », «quelqu'un dort au », «M. Petit, ».
const IN_BUILDING: &str = r"{<}(?:(?:m\.|mm\.|mme|mlle|monsieur|madame|familles?|[ée]poux|veuve)\s[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,3}(?:\s\(|,\s|\s(?:du|au)\s)(?:\d{1,3}\s?ans,\s)?|\d{1,3}\s?ans\)?,\s|(?:{lives}|dor(?:t|ment|mait)|squatte(?:nt)?|locataires?)\s(?:[\p{L}'’-]+\s){0,3}?(?:au|en|du)\s)";
/// Up to such a storey: what tells of a place, or somebody and an age.
const STAIR: &str = r"(?:^|{<}(?:du|au|squat|appt?\.?|appartement|logement|logt\.?)\s|[(:|\n]\s?|\s[–—-]\s|{<}\d{1,3}\s?ans,\s|{<}(?:m\.|mme|mlle|monsieur|madame|familles?)\s[\p{L}'’-]+(?:\s[\p{L}'’-]+){0,3},\s)";
/// Somebody up to a flat: «Mme Petit du», «M. Petit (», «la locataire du».
const WHO: &str = r"{<}(?:(?:m\.|mm\.|mme|mlle|monsieur|madame|familles?|[ée]poux|veuve)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?:(?:de|d['’]|née)\s?)?(?-i:\p{Lu})[\p{L}'’-]+){0,3}(?:\s\(|,\s|\s(?:du|au)\s)|(?:locataires?|occupante?s?|voisine?s?|dame|monsieur|gens|famille|couple|jeunes?|fils|fille|enfants?|gars|squatteurs?)\s(?:du|au|des)\s)";
/// What is said of flats, up to one: noise, a leak, a lease.
const WHAT: &str = r"{<}(?:squats?(?:\sdu|\sau)?|(?:appt?\.?|appartement|logement|logt\.?)s?(?:\s(?:du|n\s?°))?|(?:squatt|expuls|impay|loyers?|bail\b|baux|assignation|commandement|[ée]tat\sdes\slieux|fuite|d[ée]g[âa]t|tapage|musique|bruits?|cris|coups?|hurlements?|dispute|disputent|bagarre|odeurs?|sonn|tambourin|sacs?|ordures|infiltration|serrure|fractur|porte)[^.,;|\n]{0,50}?\s?(?:\s(?:du|au)|:))\s";
/// What a flat at the head of an entry goes on with: «C 204, locataire en titre Mme Petit».
const TENANT: &str = r"\s?[,:(–-]\s?(?:(?:le|la|les|nouve(?:au|lle)s?|anciens?|ancienne)\s)?(?:l['’])?(?:locataire|occupant|titulaire\sdu\sbail|squatt|bail\s|famille\s)";

pub(super) struct Flats {
    flat: Regex,
    sided: Regex,
    stair: Regex,
    who: Regex,
    what: Regex,
    tenant: Regex,
    building: Regex,
    no_building: Regex,
    shared: Regex,
    in_building: Regex,
}

impl Flats {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self {
            flat: compile(r"\A", FLAT, "")?,
            sided: compile(r"\A", SIDED, "")?,
            stair: compile("", STAIR, r"\z")?,
            who: compile("", WHO, r"\z")?,
            what: compile("", WHAT, r"\z")?,
            tenant: compile(r"\A", TENANT, "")?,
            building: compile(r"\A", BUILDING, "")?,
            no_building: compile("", NO_BUILDING, "")?,
            shared: compile(r"\A", SHARED, "")?,
            in_building: compile("", IN_BUILDING, r"\z")?,
        })
    }
}

impl Grammar {
    /// The flat whose number is at `number`, behind the letter of a stair.
    pub(super) fn flat(&self, text: &str, number: usize, zone: Zone) -> Option<Chain> {
        if matches!(zone, Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Statistics) {
            return None;
        }
        let Some(at) = stair(text.as_bytes(), number) else { return self.in_building(text, number, zone) };
        let flats = &self.flats;
        let before = before(text, at);
        let end = if let Some(sided) = flats.sided.find(&text[at..])
            && flats.stair.is_match(before)
        {
            at + sided.end()
        } else {
            let flat = flats.flat.find(&text[at..])?;
            let behind = &text[at + flat.end()..];
            let head = before.trim_end_matches([' ', '\u{a0}']);
            let heads = head.is_empty() || head.ends_with(['.', ':', '–', '—', '|', '•', '\n']);
            let apposed = || !before.ends_with(['(', ' ']) || ends_clause(behind) || before.ends_with("u ");
            let told = flats.what.is_match(before)
                || flats.who.is_match(before) && apposed()
                || heads && flats.tenant.is_match(behind);
            (told && !behind.starts_with(|c: char| c.is_alphanumeric())).then_some(at + flat.end())?
        };
        let chain = Chain { start: at, end, last: Part::Detail, parts: 1 << Part::Detail as u8, detailed: false };
        Some(self.grown(text, chain))
    }
}

impl Grammar {
    /// The flat, the cellar or the storey of a building whose number is at `number`, behind its letter.
    fn in_building(&self, text: &str, number: usize, zone: Zone) -> Option<Chain> {
        let at = number.checked_sub(1)?;
        let bytes = text.as_bytes();
        let apart =
            at.checked_sub(1).is_none_or(|last| matches!(bytes[last], b' ' | b'(' | b'\n' | b'\t' | b'|' | b':'));
        if !apart || !matches!(bytes[at], b'A'..=b'H') {
            return None;
        }
        let flats = &self.flats;
        let from = at + flats.building.find(&text[at..])?.end();
        let rest = &text[from..];
        // «B2 n° 14», «C4 3e»
        let numbered = || {
            let ordinal = self.ordinal.find(rest).filter(|ordinal| ends_clause(&rest[ordinal.end()..]));
            self.house.find(rest).or(ordinal).map(|number| from + number.end())
        };
        let end =
            self.detail.find(rest).and_then(|found| detail::end(text, from, from + found.end())).or_else(numbered)?;
        let before = before(text, at);
        if flats.no_building.is_match(before) {
            return None;
        }
        let inside = &text[from..end];
        let shared = flats.shared.is_match(inside) && !detail::is_sided(inside);
        let told = zone == Zone::Situation && !shared || flats.in_building.is_match(before) || detail::is_sided(inside);
        let parts = 1 << Part::Detail as u8;
        let home = told || !shared && flats.what.is_match(before);
        home.then(|| self.grown(text, Chain { start: at, end, last: Part::Detail, parts, detailed: true }))
    }
}

/// Where the letter of a stair stands before a number, a word of its own: «C 204», «D, 1er».
fn stair(bytes: &[u8], number: usize) -> Option<usize> {
    let at = match bytes.get(..number)? {
        [.., b'A'..=b'H', b',', b' '] => number - 3,
        [.., b'A'..=b'H', b' '] => number - 2,
        _ => return None,
    };
    let apart = at.checked_sub(1).is_none_or(|last| matches!(bytes[last], b' ' | b'(' | b'\n' | b'\t' | b'|' | b':'));
    apart.then_some(at)
}
