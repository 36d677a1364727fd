//! The nouns of what somebody may live in, and the homes that such a noun and a place tell together: «un camion aménagé, aire de
//! la Vézère», «l'appartement du gardien, résidence du Lac, rez-de-jardin».
//!
//! A verb of living has other objects, too: one occupies a function, and sleeps in a train. So a word of place is asked for,
//! of the dictionaries or of this list.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, name};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists, pos};
use crate::detect::patterns::{NUMBERS, compile};

/// What the dictionaries of places and buildings do not have, or have among other words; sorted, in the singular.
const HOMES: &[&str] = &[
    "abri",
    "annexe",
    "appentis",
    "arriere-boutique",
    "arriere-salle",
    "auberge",
    "baraque",
    "baraquement",
    "barge",
    "bastide",
    "bateau",
    "batisse",
    "beguinage",
    "bergerie",
    "bicoque",
    "blockhaus",
    "boutique",
    "buanderie",
    "bungalow",
    "bunker",
    "cabane",
    "cabanon",
    "camion",
    "camping-car",
    "carbet",
    "case",
    "cellier",
    "chai",
    "chalet",
    "chaumiere",
    "chaufferie",
    "cloitre",
    "colocation",
    "combles",
    "conciergerie",
    "container",
    "conteneur",
    "couvent",
    "cure",
    "dependance",
    "depot",
    "ecole",
    "ecurie",
    "entrepot",
    "etable",
    "ferme",
    "filature",
    "fourgon",
    "fourgonnette",
    "friche",
    "fuste",
    "garconniere",
    "gite",
    "grange",
    "grenier",
    "hangar",
    "haras",
    "internat",
    "kaz",
    "kiosque",
    "lavoir",
    "logis",
    "loge",
    "longere",
    "maison",
    "maisonnette",
    "manoir",
    "mansarde",
    "masure",
    "mecs",
    "minoterie",
    "mobilhome",
    "motel",
    "moulin",
    "orangerie",
    "penichette",
    "pension",
    "peniche",
    "piece",
    "phare",
    "porcherie",
    "poste",
    "pouponniere",
    "prieure",
    "pressing",
    "refuge",
    "remise",
    "roulotte",
    "ruine",
    "sacristie",
    "scierie",
    "serre",
    "souplex",
    "taudis",
    "tipi",
    "usine",
    "utilitaire",
    "van",
    "vedette",
    "voilier",
    "wagon",
    "yacht",
    "yourte",
];
/// A noun with its adjectives and what it belongs to, up to a comma: «camion aménagé, », «appartement du gardien, ».
const PLAIN: &str = r"(?-i:(?:[\p{Ll}-]{3,}\s)??(?:[\p{Ll}-]{3,}|T[1-6]|F[1-6])(?:\s(?:(?:du|de\sla|des|de(?:\s(?:son|sa|ses|leurs?|mon|ma))?|au|aux|à\sla|à|sans|en)\s|de\sl['’]|d['’]une?\s|d['’]|à\sl['’])?[\p{Ll}-]{3,}){0,3})(?:,\s|\s[–—-]\s|\s\()";
/// Where in or beside a place.
const SPOT: &str = r"(?:(?:au\s(?:fond|bout|bord|milieu|coin)|[àa]\sl['’]entr[ée]e|[àa]\sc[ôo]t[ée]|derri[èe]re|en\sface|pr[èe]s|le\slong)\s(?:du\s|de\sla\s|de\sl['’]|des\s|l[ea]s?\s|l['’]))";
/// A place that has a name, behind such a noun: «aire de la Vézère», «plage du Port-Vieux».
const PLACE: &str = r"(?-i:{spot}?[\p{Ll}-]{3,}(?:\s(?:(?:du|de|des|d['’])\s?)?[\p{Ll}-]{3,}){0,2}\s(?:(?:du|des|de\sla|de|aux?)\s|de\sl['’]|d['’])?)";

/// What takes place where a building and a door are told: «réunion à l'école, bâtiment C, ».
const MET: &str = r"{<}(?:r[ée]unions?|rendez-vous|rdv|permanences?|ateliers?|s[ée]ances?|formations?|entretiens?|inauguration|accueil\sdu\spublic)\s[^.;:\n]*[ ,(]";

/// Who lives nowhere: «l'école occupe deux étages, bâtiment Ferry».
const NOBODY: &str = r"{<}(?:[ée]coles?|coll[èe]ges?|lyc[ée]es?|missions?|services?|associations?|mairie|ville|commune|[ée]quipes?|clubs?|bailleurs?|polices?|gendarmerie|centres?|cabinets?|entreprises?|soci[ée]t[ée]s?|commerces?|bureaux?|permanences?|projets?|dispositifs?|activit[ée]s?)(?:\s[\p{L}'’-]+){0,3}\s";

pub(super) struct Homes {
    plain: Regex,
    place: Regex,
    spot: Regex,
    pub(super) met: Regex,
    pub(super) nobody: Regex,
}

impl Homes {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self {
            plain: compile(r"\A", PLAIN, "")?,
            spot: compile(r"\A", SPOT, "")?,
            place: compile(r"\A", &PLACE.replace("{spot}", SPOT), "")?,
            met: compile("", MET, r"\z")?,
            nobody: compile("", NOBODY, r"\z")?,
        })
    }
}

impl Grammar {
    /// The home at `start` that a noun without a name and a place, a building or a detail behind it tell; `aboard` whatever
    /// floats it may be anything.
    pub(super) fn plain_home(&self, text: &str, start: usize, aboard: bool) -> Option<Chain> {
        let plain = self.homes.plain.find(&text[start..])?;
        let words = || plain.as_str().split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        // «deux étages», «retiré dans une maison»
        let counts = NUMBERS.iter().any(|number| plain.as_str().starts_with(number));
        let stray = words().any(|word| ["dans", "sur", "une", "qui", "que", "pas", "avec", "pour"].contains(&word));
        if counts || stray || !aboard && !words().any(|word| is_home(word) || word.starts_with("ancien")) {
            return None;
        }
        let from = start + plain.end();
        let end = self.place_behind(text, from)?;
        let opened = plain.as_str().ends_with('(');
        if opened && !text[end..].starts_with(')') {
            return None;
        }
        let parts = 1 << Part::Dwelling as u8;
        let chain = Chain { start, end: end + usize::from(opened), last: Part::Dwelling, parts, detailed: true };
        Some(self.grown(text, chain))
    }

    /// The end of what says where a home is, from `from`: parts of an address, or a place by its noun and its name.
    pub(super) fn place_behind(&self, text: &str, from: usize) -> Option<usize> {
        if let Some(chain) = self.chain(text, from) {
            return Some(chain.end);
        }
        if let Some(end) = self.spot(text, from) {
            return Some(end);
        }
        if let Some(beside) = self.beside.find(&text[from..]) {
            return Some(from + beside.end());
        }
        self.named_place(text, from).or_else(|| self.told.detail(text, from, ", ", false))
    }

    /// The same of a place that something stands in or beside: «au fond du camping Les Genêts».
    pub(super) fn spot(&self, text: &str, from: usize) -> Option<usize> {
        self.homes.spot.find(&text[from..])?;
        self.named_place(text, from)
    }

    fn named_place(&self, text: &str, from: usize) -> Option<usize> {
        let place = self.homes.place.find(&text[from..])?;
        let at = from + place.end();
        let named = name::read(text, at).filter(|_| text[at..].starts_with(char::is_uppercase))?;
        place
            .as_str()
            .split(|c: char| !c.is_alphabetic() && c != '-')
            .any(is_place)
            .then_some(named.end)
            .filter(|end| end - at > 2)
    }
}

/// A word of a place, a building or what stands for one.
pub(super) fn is_place(word: &str) -> bool {
    const PLACES: u64 = lists::STREET | lists::DWELLING | lists::ESTABLISHMENT | lists::SCHOOL;
    let key = fold(word);
    let known = |key: &str| lexicon::lookup(key).lists & PLACES != 0;
    key.len() > 2
        && (known(&key)
            || key.strip_suffix('s').is_some_and(known)
            || is_listed(&key)
            || ["aire", "berge", "berges", "chantier", "foret", "zone"].contains(&key.as_str()))
}

/// A word of what somebody may live in.
pub(super) fn is_home(word: &str) -> bool {
    let key = fold(word);
    key.len() > 2
        && (lexicon::lookup(&key).lists & lists::DWELLING != 0
            || is_listed(&key)
            || ["hotel", "foyer", "chambre", "t1", "t2", "t3", "t4"].contains(&key.as_str()))
}

/// A word of what people have for themselves, and nothing that was built for work or for all.
pub(super) fn is_own(word: &str) -> bool {
    const OWN: &[&str] = &[
        "appartement",
        "baraque",
        "barge",
        "bateau",
        "bergerie",
        "bicoque",
        "bungalow",
        "cabane",
        "cabanon",
        "camion",
        "caravane",
        "chalet",
        "dependance",
        "ferme",
        "fourgon",
        "fourgonnette",
        "gite",
        "grange",
        "hangar",
        "kaz",
        "loge",
        "longere",
        "maison",
        "maisonnette",
        "manoir",
        "mansarde",
        "masure",
        "mobil-home",
        "mobile-home",
        "mobilhome",
        "moulin",
        "pavillon",
        "peniche",
        "roulotte",
        "ruine",
        "squat",
        "studio",
        "taudis",
        "tente",
        "tipi",
        "van",
        "villa",
        "voilier",
        "yourte",
    ];
    OWN.contains(&fold(word).as_str())
}

/// «maison des associations», «hôtel de ville»: what is one thing for all, in several words.
pub(super) fn is_public(text: &str) -> bool {
    lexicon::longest(text, lists::ESTABLISHMENT).is_some_and(|(len, _)| text[..len].contains(' '))
}

fn is_listed(key: &str) -> bool {
    HOMES.contains(&key)
        || key.strip_suffix('s').or_else(|| key.strip_suffix('x')).is_some_and(|one| HOMES.contains(&one))
}

/// A word that a sentence has and no name of a place.
pub(super) fn is_ordinary(word: &str) -> bool {
    let facts = lexicon::lookup(&fold(word));
    facts.rank != 0 && (facts.pos & (pos::NOUN | pos::VERB | pos::ADJECTIVE | pos::ADVERB | pos::GRAMMATICAL) != 0)
}
