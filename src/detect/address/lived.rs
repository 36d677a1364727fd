//! Homes that a place and a detail of a dwelling tell together, without a number of a street: «section Bois-Rond, 2e maison
//! après le pont», «village Saut-Noir, carbet 3».
//!
//! A place is everybody's, and so is what lies beside it. What makes it a home is a house that is told from the others (a
//! number, a colour, a place in the row), or that somebody is said to live there, or that it fills a cell of a table of people.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, before, ends_clause, name};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// What has a name and homes, in any region.
const PLACES: &str = r"(?:p\.?\s?k\.?\s?\d{1,3}(?:[.,]\d)?,?\s(?:de\s(?:la\s)?)?)?(?:servitude|mont[ée]e|avenue|boulevard|quai|all[ée]e|passage|chem(?:in|\.)|ch\.|impasse|imp\.|route|rte|rue|ruelle|venelle|sente|sentier|traverse|carraire|piste|lotissement|lotiss?\.|lot\.|village|section|quartier|hameau|lieu-?dit|[îi]let|habitation|corons?|cit[ée]|r[ée]sidence|domaine|camp)\s";
/// A house told from the others.
const HOUSE: &str = r"(?:(?:dans\s)?(?:la|le)\s)?(?:villa|carbet|case|cabane|cabanon|kaz|mobile?-?home|caravane|conteneur|container|bungalow|chalet|yourte|roulotte|penty|longère|mas|ferme|borde|maison|maisonnette|portail|portillon|volets|barrière|tente)s?(?:\s(?:aux?|[àa]\s(?:la\s|l['’])|avec\s(?:les?|la|une?|des)\s)\s?(?:volets?|portails?|barri[èe]re|porte|toit|tour|grille|fa[çc]ade|murs?|cl[ôo]ture|v[ée]randa|piscine|palmiers?|tuiles)\b(?:\s[\p{L}]{4,})?|\s(?:n\s?°\s?)?\d{1,3}(?:\s?(?-i:[A-Z])\b)?|\s(?:bleu|vert|rouge|jaune|blanc|blanche|gris|noir|marron|orange|rose|beige|violet|violette)e?s?\b|\s(?:tout\s)?(?:au|du)\s(?:fond|bout)\b|\s(?:à|a)\s(?:gauche|droite)\b|\sisolée?\b)|(?:premi[éèe]re|derni[éèe]re|(?:deux|trois|quatr|cinqu)i[éèe]me|seconde|\d{1,2}\s?(?:[éèe]re|re|[éèe]me|[éèe]))\s(?:maison|case|caravane|villa|ferme|cabane|b[âa]tisse)\b(?:\s(?:à|a|sur\s(?:la|votre))\s(?:gauche|droite)|\s(?:apr[èe]s|avant|derri[èe]re|en\sface\sde)\s(?:le\s|la\s|les\s|l['’])[\p{L}-]{3,}(?:\s(?:du|de|des|d['’])\s?(?:la\s)?(?-i:\p{Lu})[\p{L}-]+)?)?";
/// A house that has a name, where somebody lives in what stands before it: «quartier Bois-Rond, maison Beau Soleil».
const NAMED_HOUSE: &str = r"(?:maison|villa|ferme|mas|borde|bastide|chalet|moulin|bergerie|domaine|pavillon|case)\s";
/// Where on its way: «PK 3», «n° 3 bis», «derrière la pharmacie».
const SPOT: &str = r"p\.?\s?k\.?\s?\d{1,3}(?:[.,]\d)?\b|n\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?|(?:derri[éèe]re|en\sface\s(?:de|du|des)|[àa]\sc[ôo]t[ée]\s(?:de|du|des)|apr[èe]s|avant)\s(?:le\s|la\s|les\s|l['’])?[\p{L}-]{3,}(?:\s(?:du|des|de(?:\sla)?)\s[\p{L}-]{3,})?|au\s(?:fond|bout)\b";
/// Up to the place of somebody: «chez les Roux, ».
const AT_HOME: &str = r"{<}(?:chez\s(?:les|la\sfamille|m\.|mme|sa|son|ses|leurs?)\s[^,.;:|\n]{2,40},\s|(?:son|leur|le)\s(?:logement|domicile|adresse)\s?[,:]\s|adresse\s?:\s)";
/// Farms that people are named after, up to one: «Mme Petit, du mas de la Combe».
const OF_FARM: &str =
    r"{<}(?:m\.|mme|mlle|monsieur|madame|famille)\s(?:(?-i:\p{Lu})[\p{L}'’-]+\s?){1,3},\s(?:du\s|de\sla\s)";
const FARMS: &str = r"(?:mas|ferme|borde|bastide|hameau|lieu-dit)\s(?:du\s|des\s|de\s(?:la\s|l['’])?|d['’])?";
/// A dwelling that has a street besides: «presbytère, 1 place du Tilleul».
const KEPT: &str =
    r"(?:presbyt[èe]re|loge\s(?:du\sgardien|de\sla\sgardienne)|maison\s(?:foresti[èe]re|[ée]clusi[èe]re))\s?,\s";

pub(super) struct Lived {
    places: Regex,
    house: Regex,
    named_house: Regex,
    spot: Regex,
    at_home: Regex,
    of_farm: Regex,
    farms: Regex,
    kept: Regex,
}

impl Lived {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", &format!("(?:{regex})"), "");
        Ok(Self {
            places: at(PLACES)?,
            house: at(HOUSE)?,
            named_house: at(NAMED_HOUSE)?,
            spot: at(SPOT)?,
            at_home: compile("", AT_HOME, r"\z")?,
            of_farm: compile("", OF_FARM, r"\z")?,
            farms: at(FARMS)?,
            kept: at(KEPT)?,
        })
    }
}

impl Grammar {
    /// The home that starts at `at` by a place, and its rule.
    pub(super) fn lived(&self, text: &str, at: usize, zone: Zone) -> Option<(Chain, Fixed)> {
        if matches!(zone, Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Statistics | Zone::Agenda) {
            return None;
        }
        let lived = &self.lived;
        let rest = &text[at..];
        let before_it = before(text, at);
        if let Some(kept) = lived.kept.find(rest)
            && let Some((Part::Street, end)) = self.part(text, at + kept.end())
        {
            return Some((self.grown(text, chain(at, end, Part::Street)), fixed::ADDRESS_STREET_FULL));
        }
        if zone == Zone::Situation
            && let Some(farm) = lived.farms.find(rest)
            && lived.of_farm.is_match(before_it)
            && let Some(name) = name::read(text, at + farm.end()).filter(|name| name.capital)
        {
            return Some((chain(at, name.end, Part::Dwelling), fixed::ADDRESS_WAY));
        }
        let (place, numbered) = self.place(text, at)?;
        let mut end = place;
        let (mut told, mut spots) = (false, numbered);
        while let Some(next) = text[end..].strip_prefix(", ") {
            let from = text.len() - next.len();
            let to = if let Some(house) = lived.house.find(next) {
                told = true;
                from + house.end()
            } else if let Some(spot) = lived.spot.find(next) {
                spots = true;
                from + spot.end()
            } else if let Some((to, numbered)) = self.place(text, from) {
                spots |= numbered;
                to
            } else if let Some(house) = lived.named_house.find(next)
                && let Some(name) = name::read(text, from + house.end())
                && name.capital
                && !name.particle
            {
                spots = true;
                name.end
            } else {
                break;
            };
            if text[to..].starts_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            end = to;
        }
        if !told && !spots {
            return None;
        }
        let far = &text[text.floor_char_boundary(at.saturating_sub(180))..at];
        let behind = &text[end..];
        let situation = zone == Zone::Situation;
        let cell = situation && is_cell(&text[..at], behind);
        let said = cell
            || lived.at_home.is_match(before_it)
            || self.lives_on.is_match(far)
            || ends_clause(behind) && (self.somebody.is_match(before_it) || self.entry.is_match(far));
        let home = said || told && (situation || self.trigger.is_match(before_it));
        home.then(|| (self.grown(text, chain(at, end, Part::Way)), fixed::ADDRESS_WAY))
    }

    /// A numbered street at `at` by a word of the region: «5, Kirchgass».
    pub(super) fn regional(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        let end = at + self.regional.find(&text[at..])?.end();
        (!text[end..].starts_with(char::is_alphanumeric)).then_some((Part::Street, end))
    }

    /// The end of a place with its name at `at`, and whether a number stands behind: «rue des Ibis 19».
    fn place(&self, text: &str, at: usize) -> Option<(usize, bool)> {
        let place = self.lived.places.find(&text[at..])?;
        // «PK 12 route de Sens»
        let measured = place.as_str().contains(|c: char| c.is_ascii_digit());
        let name = name::read(text, at + place.end())?;
        if !name.capital && !name.particle {
            return None;
        }
        let number = text[name.end..].strip_prefix(' ').unwrap_or_default();
        let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let counts = (1..=4).contains(&digits) && ends_clause(&number[digits..]);
        Some((name.end + if counts { 1 + digits } else { 0 }, counts || measured))
    }

    /// The end of a house that is told from the others in brackets: «6 chemin Vert (maison aux volets verts)».
    pub(super) fn house_in_brackets(&self, text: &str, at: usize) -> Option<usize> {
        let end = at + self.lived.house.find(&text[at..])?.end();
        text[end..].starts_with(')').then_some(end + 1)
    }
}

fn chain(start: usize, end: usize, part: Part) -> Chain {
    Chain { start, end, last: part, parts: 1 << part as u8, detailed: false }
}

/// What stands between fills a cell of a row.
fn is_cell(before: &str, behind: &str) -> bool {
    let opens = before.trim_end_matches(' ').ends_with(['|', '\t']);
    let behind = behind.trim_start_matches(' ');
    opens && (behind.is_empty() || behind.starts_with(['|', '\t', '\n']))
}
