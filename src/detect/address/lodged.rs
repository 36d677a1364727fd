//! Homes by what somebody lives in, whatever it is: «vit dans la buanderie de l'immeuble Vauban», «au camping communal,
//! emplacement 31», «square Vauban bât 3 apt 12».
//!
//! What people live in has no list. Behind a verb of living and a word of place, a noun with a name of its own is a home; a
//! street or a lodging without a name is one by the flat, the storey or the pitch that is told behind it.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, before, homes, name};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, pos};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// Somebody lives or sleeps, up to the noun of what in.
const LIVES_IN: &str = r"(?:{lives}|(?P<weak>rest(?:e|ent|ait|aient|ée?s?)|retourn\p{L}+|rentr\p{L}+|repart\p{L}+|reven\p{L}+|repli[ée]e?s?|cach(?:e|ent|ait|é|ée|és|ées)|camp(?:e|ent|ait|aient)|partag\p{L}+|lou(?:e|ent|er|é|ée|ait|aient))|viv(?:re|ait|aient|ant|ote(?:nt)?)|habiter|loger|r[ée]sider|dor(?:t|ment|mait|mant|mi|mir)|couche(?:nt)?|cr[èe]che(?:nt)?|emm[ée]nag(?:e|ent|er|é|ée|és|ées)|squatte(?:nt)?|occupe(?:nt)?|install[ée]e?s?|relog[ée]e?s?|r[ée]fugi[ée]e?s?|s[ée]journe(?:nt)?)\s(?:(?:plus|pas|seule?s?|toujours|encore|maintenant|d[ée]sormais|(?-i:\p{Ll}+ment)|(?-i:\p{Ll}{3,}(?:é|ée|és|ées))|sans\s(?:droit|titre|bail)(?:\sni\s(?:titre|droit))?|souvent|tous\sles\s\p{L}+|toutes\sles\s\p{L}+|[àa]\s(?:titre\s\p{L}+|deux|trois|quatre|cinq|six|sept|huit|\d{1,2})|parfois|ensemble|depuis\s\p{L}+|avec\s(?:sa|son|ses|leurs?)\s\p{L}+(?:,\s(?:m\.|mme|mlle)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+)?,|,)?)\s){0,2}(?:(?:au(?:[- ](?:dessus|dessous))?|aux|[àa]\sbord|[àa]\sc[ôo]t[ée]|[àa]|en|dans|sous|sur|[àa]\sbord|derri[èe]re|en\sface|pr[èe]s|[àa]\sc[ôo]t[ée])\s)?(?:du\s|de\sla\s|de\sl['’]|d['’]une?\s|la\s|le\s|les\s|l['’]|une?\s|son\s|sa\s|leurs?\s|au\s)?";
/// A noun with its adjectives and what it belongs to, up to a name.
const HOME: &str = r"(?-i:(?:ancien(?:ne)?\s)?[\p{Ll}-]{4,}(?:\s[\p{Ll}-]{4,}){0,2}(?:\s(?:du|de\sla|des|de\sl['’]|de|d['’]|au|à\sla)\s?(?:ancien(?:ne)?\s)?[\p{Ll}-]{3,}(?:\s[\p{Ll}-]{4,})?){0,2}\s(?:(?:du|des|de\sla|aux|de)\s|de\sl['’]|d['’])?)";
/// Nouns that tell no home, whatever name stands behind: parts of a town and a country, time and means, and what people own.
const NO_HOMES: &[&str] = &[
    "attente",
    "bord",
    "bords",
    "bout",
    "cadre",
    "camion",
    "campagne",
    "canton",
    "cas",
    "centre",
    "charge",
    "chez",
    "ciel",
    "coeur",
    "college",
    "commune",
    "compagnie",
    "compte",
    "conditions",
    "cote",
    "coin",
    "cours",
    "couple",
    "departement",
    "depit",
    "domicile",
    "droite",
    "ecole",
    "est",
    "face",
    "famille",
    "fourgon",
    "frais",
    "gauche",
    "haut",
    "hauteur",
    "hopital",
    "jour",
    "journee",
    "long",
    "lycee",
    "metropole",
    "milieu",
    "moto",
    "nom",
    "nord",
    "nuit",
    "ouest",
    "pays",
    "peur",
    "place",
    "plein",
    "proximite",
    "quartier",
    "quartiers",
    "region",
    "rue",
    "rues",
    "scooter",
    "secteur",
    "sein",
    "situation",
    "sud",
    "suite",
    "territoire",
    "titre",
    "trottoir",
    "vallee",
    "vehicule",
    "ville",
    "villes",
    "voie",
    "voiture",
    "zone",
];
/// Of those, what says where behind another noun: «caravane au bout du champ».
const SPOTS: &[&str] = &["bord", "bords", "bout", "coin", "cote", "face", "fond", "milieu"];
/// What is called by a name, be it that of somebody.
const BUILDINGS: &[&str] = &["immeuble", "bâtiment", "tour", "barre", "bar", "foyer", "centre", "résidence", "hôtel"];
/// Bearers of a given name (`round(4 log2)`) above which a word is one.
const GIVEN: u8 = 24;
/// What many live in, up to a part of it: «camping communal,», «foyer,», «internat du lycée,».
const LODGING: &str = r"(?:aux?\s|[àa]\s(?:la\s|l['’])|du\s|de\s(?:la\s|l['’])|en\s|(?:^|\n|[|\t(:;,]\s?)(?:le\s|la\s|l['’])?)\s?(?P<name>(?:camping|foyer(?:-\p{L}+)?|h[ôo]tel|motel|pension|auberge|g[îi]te|internat|r[ée]sidence|caserne|ehpad|chrs|cada|huda|cph|fjt|maison\s(?:de\sretraite|relais)|camp(?:ement)?|bidonville|terrain|aire|port|village\svacances|centre\sd['’]h[ée]bergement|accueil\sde\snuit|h[ôo]pital|clinique|b[ée]guinage|lotissement|hameau|ferme)(?:\s(?-i:[\p{Ll}\d'’-]+)){0,4},?\s)";
/// What is one person's in it.
const OWN_PART: &str = r"(?:emplacement|empl\b|chambre|ch\.|studio|logement|logt|lgt|appartement|appt?\b|apt\b|mobil|bungalow|chalet|caravane|parcelle|lit\b|villa|pavillon|tente|anneau|unit[ée])";
/// What tells a home behind a street without a number; a hall or a cellar is everybody's.
const OF_STREET: &str = r"(?:b[âa]t|bt\b|entr[ée]e|ent\b|esc|appt?\b|appart|apt\b|app\.|logt?\b|log\.|lgt|logement|studio|chambre|immeuble|imm\b|imm\.|bloc|tour|\d{1,2}\s?(?:er|e|[èe]me)\s[ée]t|rdc|rez)";

pub(super) struct Lodged {
    lives_in: Regex,
    home: Regex,
    lodging: Regex,
    own_part: Regex,
    of_street: Regex,
}

impl Lodged {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", regex, "");
        Ok(Self {
            lives_in: at(LIVES_IN)?,
            home: at(HOME)?,
            lodging: compile("", LODGING, r"\z")?,
            own_part: at(OWN_PART)?,
            of_street: at(OF_STREET)?,
        })
    }
}

impl Grammar {
    /// Where the home starts that somebody is said to live in by the verb at `at`, and its end and rule; nothing where
    /// something stands that is a home by its own words.
    pub(super) fn lodged(&self, text: &str, at: usize, zone: Zone) -> Option<(Chain, Fixed)> {
        if zone != Zone::Situation {
            return None;
        }
        if self.homes.nobody.is_match(before(text, at)) {
            return None;
        }
        let lives = self.lodged.lives_in.captures(&text[at..])?;
        let (weak, lives) = (lives.name("weak").is_some(), lives.get(0)?);
        let start = at + lives.end();
        // «il reste un studio»
        let some = || lives.as_str().ends_with(" un ") || lives.as_str().ends_with(" une ");
        if weak && lives.as_str().starts_with("reste") && some() {
            return None;
        }
        // «caché derrière un camion»
        let beside = || ["derri", "face", "près", "dessus", "dessous"].iter().any(|word| lives.as_str().contains(word));
        if weak && beside() {
            return None;
        }
        if weak && homes::is_public(&text[start..]) {
            return None;
        }
        // One returns to many places, and remains in them.
        if weak
            && !homes::is_own(name::word(text[start..].trim_start_matches("ancienne ").trim_start_matches("ancien ")))
        {
            return None;
        }
        let own = self.chain(text, start).is_some() || self.lived(text, start, zone).is_some();
        if own || self.hamlet(text, start, zone).is_some() || self.told(text, start, zone).is_some() {
            return None;
        }
        if let Some(home) = self.plain_home(text, start, lives.as_str().contains(" bord ")) {
            return Some((home, fixed::ADDRESS_WAY));
        }
        let home = self.lodged.home.find(&text[start..])?;
        let from = start + home.end();
        if !tells_home(home.as_str()) {
            return None;
        }
        // «au squat dit « La Ruche »»
        let called = ["dit ", "dite ", "nommé ", "nommée ", "appelé ", "appelée "]
            .iter()
            .find_map(|called| text[from..].strip_prefix(*called))
            .map_or(from, |called| text.len() - called.len());
        let named = |from| {
            let name = name::read(text, from).filter(|_| text[from..].starts_with(char::is_uppercase))?;
            (!is_somebody(&text[from..name.end], home.as_str())).then_some(name.end)
        };
        let end = name::quoted(text, called).or_else(|| named(from))?;
        let parts = 1 << Part::Dwelling as u8;
        let chain = Chain { start, end, last: Part::Dwelling, parts, detailed: false };
        Some((self.grown(text, chain), fixed::ADDRESS_WAY))
    }

    /// A part of a home stands right behind the street whose name is from `name` to `end`. «route D12, entrée 3» is a road.
    pub(super) fn has_flat(&self, text: &str, name: usize, end: usize) -> bool {
        if text[name..end].contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let rest = &text[end..];
        let Some(behind) = [", ", " – ", " - ", " (", " "].iter().find_map(|mark| rest.strip_prefix(*mark)) else {
            return false;
        };
        let at = text.len() - behind.len();
        self.lodged.of_street.is_match(behind) && matches!(self.part(text, at), Some((Part::Detail, _)))
    }

    /// The start of the lodging without a name before a chain that begins with what is one person's in it.
    pub(super) fn lodging_before(&self, text: &str, chain: &Chain, floor: usize) -> Option<usize> {
        if !self.lodged.own_part.is_match(&text[chain.start..]) {
            return None;
        }
        let before = before(text, chain.start);
        let from = chain.start - before.len();
        let start = from + self.lodged.lodging.captures(before)?.name("name")?.start();
        (start >= floor).then_some(start)
    }
}

/// A noun that somebody may live in, and nothing that a town, a country or a sentence has.
fn tells_home(home: &str) -> bool {
    if !home.split(|c: char| !c.is_alphabetic() && c != '-').any(homes::is_place) {
        return false;
    }
    let mut words = home.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).map(fold);
    let other = |word: &String| {
        let other = lexicon::lookup(word).pos & (pos::GRAMMATICAL | pos::ADVERB) != 0;
        other || NO_HOMES.contains(&word.as_str())
    };
    words.next().is_some_and(|first| !other(&first) && lexicon::lookup(&first).pos & pos::VERB == 0 || is_noun(&first))
        && !words.any(|word| other(&word) && !SPOTS.contains(&word.as_str()))
}

fn is_noun(word: &str) -> bool {
    !NO_HOMES.contains(&word) && lexicon::lookup(word).pos & (pos::NOUN | pos::GRAMMATICAL | pos::ADVERB) == pos::NOUN
}

/// The name behind a noun is somebody's and no place's: «la maison de Karim», «la loge M. Petit».
fn is_somebody(named: &str, home: &str) -> bool {
    let first = fold(name::word(named).trim_end_matches('.'));
    let title = ["m", "mm", "mme", "mlle", "mr", "monsieur", "madame", "me"].contains(&first.as_str());
    let of = home.ends_with(" des ") || home.ends_with(" du ") || home.ends_with("la ") || home.ends_with(['\'', '’']);
    let facts = lexicon::lookup(first.split(['\'', '’', '-']).next().unwrap_or_default());
    let noun = facts.pos & (pos::NOUN | pos::ADJECTIVE) != 0;
    // «gîte communal de Pluzunet»
    let town = facts.given == 0 && (facts.commune > 0 || facts.surname == 0);
    title
        || (home.ends_with(" de ") || home.ends_with(" d'") || home.ends_with(" d’")) && !town
        || !of && facts.given > GIVEN && !noun && !BUILDINGS.iter().any(|noun| home.trim_end().ends_with(noun))
}
