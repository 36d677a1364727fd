//! Postal addresses and dwellings, as one contiguous mention: «4 allée des Peupliers, 3e étage, porte 34».
//!
//! An address is a chain of parts: a numbered street, a named dwelling, details of a building, a town. Each part is
//! read at one place, and the chain goes on as long as a separator and another part follow. What ends the name of a
//! street is a matter of words, not of shape, so it is code and not an expression.

mod glance;
mod name;

use std::sync::LazyLock;

use regex::Regex;

use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::openings::{self, Opening, Openings};
use crate::detect::patterns::{compile, starts_word};
use crate::detect::token::Scene;
use crate::detect::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// The address recogniser.
///
/// Confidence: 80 and more for a number with a street; 60 to 79 for a dwelling without one, when something says that
/// somebody lives there or the zone is a situation; below 60 for the address of a public place and for dwellings in
/// general talk. A street without a number is no address.
pub struct Addresses;

impl Recogniser for Addresses {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let Some(grammar) = GRAMMAR.as_ref() else { return };
        let text = scene.text;
        let mut end = 0;
        grammar.openings.each(scene, |opening| {
            let at = match opening {
                Opening::Digits(at, _) if !starts_number(text, at) => return,
                Opening::Digits(at, _) | Opening::Word(at, _) => at,
            };
            if at >= end
                && let Some(chain) = grammar.chain(text, at)
            {
                end = chain.end;
                let rule = grammar.judge(text, &chain, scene.zone);
                out.extend(rule.map(|rule| rule.at(Span::new(at, chain.end), Kind::Address)));
            }
        });
    }
}

/// Where an address may start.
pub(super) fn openings() -> Option<&'static Openings> {
    GRAMMAR.as_ref().map(|grammar| &grammar.openings)
}

/// The address that starts with the number of a street at `span`, which is known to be one whatever its words.
pub(super) fn in_street(text: &str, span: Span, zone: Zone) -> Option<Candidate> {
    let grammar = GRAMMAR.as_ref()?;
    let parts = 1 << Part::Street as u8;
    let chain =
        grammar.grown(text, Chain { start: span.start, end: span.end, last: Part::Street, parts, detailed: false });
    let rule = grammar.judge(text, &chain, zone)?;
    Some(rule.at(Span::new(span.start, chain.end), Kind::Address))
}

/// The run of digits at `at` goes on neither a word nor a date.
fn starts_number(text: &str, at: usize) -> bool {
    !at.checked_sub(1).is_some_and(|last| matches!(text.as_bytes()[last], b'/' | b'-' | b'.')) && starts_word(text, at)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Number, type and name.
    Street,
    /// Number and name after «habite au».
    NumberAndName,
    /// «résidence Les Cigales», «péniche « La Gaillarde »».
    Dwelling,
    /// «bât. C», «3e étage gauche», «appt 14».
    Detail,
    /// A street without number, postcode and town, «à Cholet»: only in the course of a chain.
    Tail,
}

#[derive(Debug)]
struct Chain {
    start: usize,
    end: usize,
    last: Part,
    /// A bit for each sort of part it has.
    parts: u8,
    /// It has several parts.
    detailed: bool,
}

impl Chain {
    fn has(&self, part: Part) -> bool {
        self.parts & 1 << part as u8 != 0
    }
}

/// Types that are also ordinary words after a number («2 places», «3 cours par semaine»): their name has a capital.
const AMBIGUOUS: &str = r"(?i)\b(?:place|pl|cours?|passage|parc|mail|c[ôo]te|tour|port|pont|cit[ée]|villa|voie|village|ferme|plan|camping|r[ée]sidence)\s\z";
/// «64 vols, dont 3 rue des Lilas et 2 avenue Foch»: thefts, and no house.
const COUNTS: &str = r"(?i)\bdont\s(?:\d{1,3}\s[^.;:\n\d]{2,50}?(?:,\s|\set\s))*";
const TYPES: &str = r"(?:all[ée]es?|all\.|avenue|ave?\b\.?|boulevard|b(?:oule|l?v?)d\.?|boul\.|butte|carrefour|chauss[ée]e|chem(?:in|\.)|ch\.|cit[ée]|clos|coron|corniche|c[ôo]te|coteau|cours?|crs|descente|digue|domaine|esplanade|espl\.|faubourg|fbg|galerie|grand(?:e?[- ]|['’])rue|hameau|impasse|imp\.?|jardins?|lotissement|lot\.|mail|mont[ée]e|parc|parvis|passage|pass\.|place|pl\.?|port|pont|promenade|prom\.|quai|quartier|r[ée]sidence|r[ée]s\.?|rocade|rond-point|rpt|route|rte|ruelle|rue|r\.?|sente|sentier|square|sq\.?|terrasse|tour|traverse|venelle|villa|village|voie|plan|camping|ferme|zac?|z\.?i\.?)";
const NUMBER: &str =
    r"\d{1,4}(?:\s?(?:bis|ter|quater|[a-d])\b)?(?:\s?(?:-|–|/|et|[àa])\s?\d{1,4}(?:\s?(?:bis|ter|[a-d])\b)?)?";
/// Numbers as they are spelled in front of a street.
const SPELLED: &str = r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?|cent)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?)(?:\s(?:bis|ter))?,?\s";
const DETAIL: &str = r"(?:(?:b[âa]t(?:iments?|\.)?|esc(?:alier|\.)?|hall|cage(?:\sd['’]escalier)?|entr[ée]e|ent\.|tour|barre|bloc|imm(?:euble|\.)|porte|pte|appt?\.?|apt\.?|appartement|logement|logt\.?|chambre|cave|box|garage|lot|bo[îi]te(?:\saux\slettres)?|studio|palier|caravane|emplacement|mobil-home)(?:\s?(?:n\s?°\s?)?(?:\d{1,4}(?:\s?[a-z]\b)?|[a-rt-z]\d{0,3}\b)|\s(?:n\s?°\s?)?(?:s\d{0,3}\b|(?:bas|haut|gauche|droite|face|nord|sud|milieu)\b))|(?:\d{1,2}\s?(?:er|[èe]me|[èe]|nd)|premier|deuxi[èe]me|troisi[èe]me|quatri[èe]me|cinqui[èe]me|sixi[èe]me|dernier)\s(?:[ée]tage|[ée]t\.|[ée]t\b|etg\b)(?:\s(?:gauche|gche|droite|dte|face|g\b|d\b))?|\d{1,2}\s?(?:er|[èe]me|[èe])\s(?:(?-i:[GD])\b|gauche|gche|droite|dte|face|caravane|emplacement|palier|porte(?:\s(?:à\s)?(?:gauche|droite|dte|gche))?)|\d{1,2}\s?(?:er|[èe]me|[èe]|nde?)\s(?:esc(?:alier\b|\.|\b)|entr[ée]e\b)|(?:rdc|rez(?:[- ]|-\n)de[- ]chauss[ée]e|rdj|sous-sol)\b(?:\s(?:gauche|gche|droite|dte|face))?)";
const DWELLING: &str = r"(?:r[ée]s(?:idence|id\.|id\b|\.)?|villa|cité|(?-i:CITE)|lotissement|hameau|lieu-?dit|terrain|p[ée]niche|fjt|foyer|hlm|camping|domaine|ferme|mas|immeuble|b[âa]t(?:iment|\.)|tour|h[ôo]tel social|aire d['’]accueil)";
const STARTS: &[&str] = &[
    "bât",
    "bÂt",
    "bat",
    "esc",
    "hall",
    "cage",
    "entr",
    "tour",
    "bloc",
    "barre",
    "imm",
    "porte",
    "appt",
    "app.",
    "apt",
    "appartement",
    "logement",
    "logt",
    "chambre",
    "cave",
    "box",
    "lot",
    "studio",
    "caravane",
    "emplacement",
    "rdc",
    "rez",
    "rés",
    "rÉs",
    "res",
    "villa",
    "cité",
    "citÉ",
    "cite",
    "hameau",
    "lieu",
    "terrain",
    "péniche",
    "pÉniche",
    "peniche",
    "fjt",
    "foyer",
    "hlm",
    "camping",
    "domaine",
    "ferme",
    "mas ",
    "hôtel so",
    "aire d",
    "premier",
    "deuxi",
    "troisi",
    "quatri",
    "cinqui",
    "dernier",
    "mobil",
    "un ",
    "deux ",
    "trois ",
    "quatre",
    "cinq ",
    "six ",
    "sept ",
    "huit ",
    "neuf ",
    "dix",
    "onze ",
    "douze ",
    "treize ",
    "quatorze ",
    "quinze ",
    "seize ",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent ",
];
const TRIGGER: &str = r"(?:{<}(?:habit|demeur|domicil|r[ée]sid(?:e|a)|log(?:[eé]|eant)|vi(?:t|vent|vant)\s|h[ée]berg|adresse|chez\s|dort|dorm|squatt|d[ée]m[ée]nag|lou(?:e|ent)\s|bail\s|install[ée]|sdf|fam(?:ille|\.)?\s(?-i:\p{Lu}))[^.;|]{0,70})";
const LIVES_AT: &str = r"{<}(?:habit(?:e|ent|ant)|demeur(?:e|ent|ant)|domicili[ée]e?s?|loge(?:nt|ant)?|log[ée]e?s?|vit|vivent|r[ée]sid(?:e|ent|ant)|h[ée]berg[ée]e?s?)\s(?:(?:au|à|le|dans le|tous)\s)?(?:n\s?°\s?)?";
const PUBLIC: &str = r"(?:mairie|h[ôo]tel de ville|centre|salle|maison|espace|p[ôo]le|accueil|permanence|pr[ée]fecture|commissariat|si[èe]ge|renseignements|mission locale|association|mjc|coordinat)[^.;,]{0,60}[,\n(:–—-]\s*";
const PUBLIC_NAME: &str = r"(?:h[ôo]tel[- ]de[- ]ville|mairie)";

struct Grammar {
    openings: Openings,
    street: Regex,
    spelled: Regex,
    bare: Regex,
    detail: Regex,
    dwelling: Regex,
    town: Regex,
    separator: Regex,
    number_name: Regex,
    ambiguous: Regex,
    main_street: Regex,
    trigger: Regex,
    lives_at: Regex,
    counts: Regex,
    public: Regex,
    public_name: Regex,
}

/// `None` if an expression is malformed, which a test excludes.
static GRAMMAR: LazyLock<Option<Grammar>> = LazyLock::new(|| Grammar::new().ok());

impl Grammar {
    fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", regex, "");
        Ok(Self {
            openings: Openings::new(STARTS.iter().map(|word| (*word, false)), openings::ADDRESS),
            street: at(&format!(r"(?:{NUMBER}\s?,?\s|\d{{1,3}}\s[-–]\s)(?:de\s(?:la\s|l['’])?)?{TYPES}(?:\s|\b|\z)"))?,
            spelled: at(&format!(r"{SPELLED}(?-i:{TYPES})\s"))?,
            bare: at(&format!(r"{TYPES}\s"))?,
            detail: at(DETAIL)?,
            dwelling: at(&format!(r"{DWELLING}\s"))?,
            town: at(r"\d{5}(?:{_}{place}(?:\scedex(?:\s\d{1,2})?)?|(?:{_}*(?:\n|\z)))|(?:bp|cs|tsa)\s?\d{1,6}\b")?,
            separator: at(r"\s?,\s*|\s[–—-]\s|\s\(|\s")?,
            number_name: at(&format!(r"{NUMBER}\s"))?,
            ambiguous: Regex::new(AMBIGUOUS)?,
            main_street: compile("", r"grand(?:e?[- ]|['’])rue\s?", r"\z")?,
            trigger: compile("", TRIGGER, r"\z")?,
            lives_at: compile("", LIVES_AT, r"\z")?,
            counts: compile("", COUNTS, r"\z")?,
            public: compile("", PUBLIC, r"\z")?,
            public_name: compile("", PUBLIC_NAME, "")?,
        })
    }

    /// The chain of parts that starts at `at`.
    fn chain(&self, text: &str, at: usize) -> Option<Chain> {
        let (part, end) = self.first(text, at)?;
        Some(self.grown(text, Chain { start: at, end, last: part, parts: 1 << part as u8, detailed: false }))
    }

    /// The chain with the parts that follow it.
    fn grown(&self, text: &str, mut chain: Chain) -> Chain {
        while let Some((part, end)) = self.next(text, &chain) {
            chain = Chain { end, last: part, parts: chain.parts | 1 << part as u8, detailed: true, ..chain };
        }
        chain
    }

    fn first(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        self.part(text, at).or_else(|| {
            let before = &text[text.floor_char_boundary(at.saturating_sub(60))..at];
            if !glance::lives_at(before.as_bytes()) {
                return None;
            }
            let number = self.number_name.find(&text[at..])?;
            if !self.lives_at.is_match(before) {
                return None;
            }
            let name = name::read(text, at + number.end())?;
            (name.capital && !name.particle).then_some((Part::NumberAndName, name.end))
        })
    }

    fn part(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        let rest = &text[at..];
        let number = rest.starts_with(|c: char| c.is_ascii_digit());
        if (!number || glance::storey(rest.as_bytes()))
            && let Some(end) = self.detail.find(rest).and_then(|detail| name::detail_end(text, at, at + detail.end()))
        {
            return Some((Part::Detail, end));
        }
        if number
            && glance::street(rest.as_bytes())
            && let Some(street) = self.street.find(rest)
            && !(street.as_str().ends_with(char::is_alphanumeric)
                && rest[street.end()..].starts_with(char::is_alphanumeric))
        {
            let from = at + street.end();
            // «3 – Rue des Lilas : travaux» is an item of an agenda, «Mme X – 3 – rue des Lilas» a home.
            if is_numbered_apart(street.as_str())
                && text[..at].rsplit('\n').next().is_none_or(|line| line.trim().is_empty())
            {
                return None;
            }
            return match name::read(text, from) {
                Some(name) if name.capital || !self.ambiguous.is_match(&text[at..from]) => {
                    Some((Part::Street, name.end))
                }
                Some(name) if self.trigger.is_match(before(text, at)) => Some((Part::Street, name.end)),
                // «41 grande rue» is complete.
                None if self.main_street.is_match(street.as_str()) => {
                    Some((Part::Street, at + street.as_str().trim_end().len()))
                }
                _ => None,
            };
        }
        if number {
            return None;
        }
        if let Some(street) = self.spelled.find(rest) {
            let name = name::read(text, at + street.end())?;
            return (name.capital || self.trigger.is_match(before(text, at))).then_some((Part::Street, name.end));
        }
        let dwelling = self.dwelling.find(rest)?;
        let from = at + dwelling.end();
        if let Some(end) = name::quoted(text, from) {
            return Some((Part::Dwelling, end));
        }
        let name = name::read(text, from)?;
        (name.capital || name.article).then_some((Part::Dwelling, name.end))
    }

    fn next(&self, text: &str, chain: &Chain) -> Option<(Part, usize)> {
        let last = chain.last;
        let rest = &text[chain.end..];
        let separator = self.separator.find(rest)?;
        let at = chain.end + separator.end();
        // «résidence Harriet (lot 47)»
        if separator.as_str().ends_with('(') {
            let (_, end) = self.part(text, at).filter(|(part, _)| *part == Part::Detail)?;
            return text[end..].starts_with(')').then_some((Part::Detail, end + 1));
        }
        if let Some(town) = self.town.find(&text[at..]) {
            return Some((Part::Tail, at + town.as_str().trim_end().len()));
        }
        if let Some(part) = self.part(text, at)
            // «12 rue X 14 rue Y» and a new situation on the next line are two addresses.
            && !(part.0 == Part::Street && (chain.has(Part::Street) || separator.as_str().contains('\n') && !separator.as_str().contains(',')))
            && !(separator.as_str() == "\n" && part.0 != Part::Detail)
        {
            return Some(part);
        }
        let comma = separator.as_str().contains(',');
        if comma
            && !chain.has(Part::Street)
            && let Some(bare) = self.bare.find(&text[at..])
            && let Some(name) = name::read(text, at + bare.end())
            && name.capital
        {
            return Some((Part::Tail, name.end));
        }
        if !comma && last == Part::Detail && !chain.has(Part::Street) && name::starts_with_article(text, at) {
            let name = name::read(text, at)?;
            return Some((Part::Dwelling, name.end));
        }
        if !comma && matches!(last, Part::Street | Part::NumberAndName) {
            return name::town(text, at).map(|end| (Part::Tail, end));
        }
        None
    }

    /// The rule; none for what is no address.
    fn judge(&self, text: &str, chain: &Chain, zone: Zone) -> Option<Fixed> {
        let before = before(text, chain.start);
        let head = &text[chain.start..chain.end];
        let personal =
            PERSONAL.iter().any(|word| head.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
        // «rdc gauche»: a storey and a side are two details.
        let detailed = chain.detailed || chain.last == Part::Detail && is_sided(head);
        // Most details alone are no address, and that needs no more to be known.
        if !detailed && chain.last == Part::Detail && !personal && !self.lives_at.is_match(before) {
            return None;
        }
        let trigger = self.trigger.is_match(before);
        let lived_in = trigger || zone == Zone::Situation;
        if zone != Zone::Situation && !trigger && !detailed && self.counts.is_match(before) {
            return None;
        }
        let public = (!trigger && self.public.is_match(before)) || self.public_name.is_match(head);
        if public {
            return chain.has(Part::Street).then_some(fixed::ADDRESS_PUBLIC);
        }
        if chain.has(Part::Street) {
            return Some(if trigger || detailed { fixed::ADDRESS_STREET_FULL } else { fixed::ADDRESS_STREET });
        }
        if chain.has(Part::NumberAndName) {
            return Some(fixed::ADDRESS_NUMBER_NAME);
        }
        match (detailed, lived_in) {
            (true, true) => Some(fixed::ADDRESS_DWELLING),
            (true, false) => Some(fixed::ADDRESS_DWELLING_GENERAL),
            (false, _) if trigger && (personal || chain.has(Part::Dwelling)) => Some(fixed::ADDRESS_DWELLING_SHORT),
            (false, true) if personal => Some(fixed::ADDRESS_HOME),
            (false, true) if self.lives_at.is_match(before) => Some(fixed::ADDRESS_DETAIL),
            (false, _) => None,
        }
    }
}

/// How a detail or a dwelling starts that can only be a home; towers, estates and camping sites are also places.
const PERSONAL: &[&str] = &[
    "app", "apt", "logement", "logt", "studio", "rés", "rÉs", "res", "villa", "lotis", "péni", "pÉni", "peni", "fjt",
    "foyer", "hlm", "imm",
];

/// A dash between blanks parts the number from the street; «12 - 14 rue» is a range, «3 Grand-Rue» has a hyphen.
fn is_numbered_apart(street: &str) -> bool {
    let behind = street.trim_start_matches(|c: char| c.is_ascii_digit());
    let dash = behind.trim_start();
    let street = dash.trim_start_matches(['-', '–']);
    dash.len() < behind.len()
        && street.len() < dash.len()
        && !street.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// A storey with a side: «3e étage droite», «rdc gche».
fn is_sided(detail: &str) -> bool {
    let mut words = detail.split_whitespace();
    let side = words.next_back().unwrap_or_default();
    let storey = |word: &str| ["rdc", "rez", "étage", "ét", "etage", "etg"].iter().any(|head| word.starts_with(head));
    ["gauche", "gche", "droite", "dte"].contains(&side) && words.any(storey)
}

fn before(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(90))..at]
}

#[cfg(test)]
mod tests;
