//! Buildings that are told by their name alone, before a detail or a street: «Les Glycines, bât. C», «Parc aux Lièvres, hall
//! 12», «hôtel du Lac, chambre 7».
//!
//! Such a name has no word that opens an address, and its words are everybody's. So it is read backwards, from what it stands
//! before, which few places of a text have; and it must begin an entry, a cell or a clause, or stand behind words that somebody
//! lives there.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, ends_clause, name};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists, pos};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// What such a name begins with that says what it is.
const NOUNS: &str = r"(?:clos|parc|domaine|jardins?|terrasses?|villas?|closerie|cottages?|cour|coteaux?|bosquets?|balcons?|hameaux?|hauts?|val|mail|pavillons?|r[ée]sidence|h[ôo]tel|parking|camping|tour)";
/// Words of a name, up to its end: «de la Gare», «aux Lièvres», «Formule 1».
const WORDS: &str = r"(?:\s(?:(?:du|des|de|aux?|[àa]|en|sur|et|la|le|les)\s){0,2}(?:[dl]['’]|de\sl['’])?(?-i:\p{Lu}[\p{L}\d'’-]*|\d{1,2}))";
/// What stands before the first word of one: the start of a line, of a cell or of a clause, or a verb of dwelling.
const OPENS: &str = r"(?P<line>(?:^|\n)[\s•*>–-]{0,4}|[|\t]\s?|\s[–—/-]\s)|[(:;,]\s|\(|{<}(?:{lives}|habitait|logeant|vivant|install[ée]e?s?|dor(?:t|ment)|locataires?|occupante?s?|situation|dossier)\s(?:[àa]\s|aux?\s|du\s|dans\s)?(?:l['’])?";

/// Whether what has no capital is the name of a dwelling: «foyer des aulnes», and not «foyer d'en face», «immeuble de tous
/// les noms», «ferme les yeux».
pub(super) fn may_be_called(dwelling: &str, name: &str) -> bool {
    let verb = super::starts_with(dwelling, "ferme")
        && ["le ", "la ", "les ", "l'", "l’"].iter().any(|article| name.starts_with(article));
    let words = name.split([' ', '\u{a0}', '\'', '’']).map(fold);
    let mut words = words.skip_while(|word| ["de", "du", "des", "d", "la", "le", "les", "l"].contains(&word.as_str()));
    let first = words.next().unwrap_or_default();
    // «résidence d'artistes», «résidence services»: for whom one is.
    const FOR_WHOM: &[&str] = &[
        "alternee",
        "artistes",
        "etudiants",
        "jeunes",
        "personnes",
        "seniors",
        "services",
        "tourisme",
        "travailleurs",
        "vacances",
    ];
    !verb && !FOR_WHOM.contains(&first.as_str()) && lexicon::lookup(&first).pos & pos::GRAMMATICAL == 0
}

/// What is built for all, behind who builds and lets it: «l'office HLM Loire Habitat».
pub(super) fn is_landlord(before: &str) -> bool {
    ["office ", "offices ", "organisme ", "organismes ", "société ", "bailleur ", "bailleurs ", "opérateur "]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Plurals that stand at the start of a clause and are no building.
const PEOPLE: &[&str] = &[
    "adolescents",
    "agents",
    "ados",
    "adultes",
    "bailleurs",
    "collegiens",
    "commercants",
    "dealers",
    "deux",
    "eleves",
    "enfants",
    "familles",
    "filles",
    "garcons",
    "gens",
    "guetteurs",
    "habitants",
    "jeunes",
    "locataires",
    "lyceens",
    "mineurs",
    "occupants",
    "parents",
    "partenaires",
    "policiers",
    "pompiers",
    "professeurs",
    "residents",
    "restos",
    "riverains",
    "services",
    "squatteurs",
    "victimes",
    "voisins",
];

pub(super) struct Named {
    before: Regex,
    noun: Regex,
}

impl Named {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let article = r"(?:(?:le|la|les)\s|l['’])";
        let plain = r"(?-i:(?:[Ll]es|[Ll]e|[Ll]a)\s(?:\p{Lu}[\p{L}'’-]+))";
        let name = format!("(?:{article}?{NOUNS}{WORDS}{{1,4}}|{plain}{WORDS}{{0,4}})");
        Ok(Self {
            before: compile("", &format!("(?:{OPENS})(?P<name>{name}),?\\s"), r"\z")?,
            noun: compile(r"\A", &format!("{article}?{NOUNS}\\s"), "")?,
        })
    }
}

impl Grammar {
    /// The chain with the name of the building before it, if one stands there, at `floor` or behind.
    pub(super) fn named_before(&self, text: &str, chain: Chain, floor: usize, zone: Zone) -> Chain {
        let in_zone = matches!(zone, Zone::Situation | Zone::Decisions | Zone::General);
        let street = chain.has(Part::Street);
        if !in_zone || chain.has(Part::Dwelling) || chain.has(Part::Way) || chain.has(Part::Same) {
            return chain;
        }
        if zone == Zone::Situation
            && !street
            && let Some(start) = self.lodging_before(text, &chain, floor)
        {
            let parts = chain.parts | 1 << Part::Dwelling as u8;
            return Chain { start, parts, detailed: true, ..chain };
        }
        // A word of a name or its comma stands before: most chains are refused here.
        let joined = |head: &str| head.ends_with(|c: char| c.is_alphanumeric());
        let head = &text[..chain.start];
        let Some(head) = head.strip_suffix([' ', '\u{a0}']) else { return chain };
        if !head.ends_with(',') && (street || !joined(head)) {
            return chain;
        }
        let from = text.floor_char_boundary(chain.start.saturating_sub(80)).max(floor);
        let before = &text[from..chain.start];
        let Some(found) = self.named.before.captures(before) else { return chain };
        let Some(name) = found.name("name") else { return chain };
        // The text was cut within a line.
        let cut = found.get(0).is_some_and(|whole| whole.start() == 0)
            && from > 0
            && !text[..from].ends_with('\n')
            && name.start() == 0;
        if cut || !self.is_building(name.as_str(), found.name("line").is_some(), street) {
            return chain;
        }
        // «Les Glycines, hall 3 : éclairage en panne» is nobody's home.
        let start = from + name.start();
        if zone == Zone::General && !self.somebody.is_match(super::before(text, start)) {
            return chain;
        }
        // The name is one more part, whatever the chain had.
        let parts = chain.parts | 1 << Part::Dwelling as u8;
        Chain { start, parts, detailed: true, ..chain }
    }

    /// «Les Glycines», «le Clos des Vignes», and not «Les Petit», «Le Goff»: a word that is no name of a person, nor of a shop.
    /// At the start of an entry somebody's surname stands, too, so that a singular alone is not enough there.
    fn is_building(&self, name: &str, line: bool, street: bool) -> bool {
        if self.named.noun.is_match(name) {
            return true;
        }
        let mut words = name.split([' ', '\u{a0}']);
        let plural = words.next().is_some_and(|article| article.eq_ignore_ascii_case("les"));
        let first = words.next().unwrap_or_default();
        if PEOPLE.contains(&fold(first).as_str()) {
            return false;
        }
        let facts = lexicon::lookup(&fold(first.split('-').next().unwrap_or_default()));
        let noun = facts.pos & (pos::NOUN | pos::ADJECTIVE) != 0 && facts.pos & pos::GRAMMATICAL == 0;
        let shop = facts.lists & (lists::BRAND | lists::ACRONYM | lists::ESTABLISHMENT | lists::FUNCTION) != 0;
        if plural {
            return noun && !shop && first.ends_with(['s', 'x']);
        }
        noun && !shop && !line && !street && facts.given == 0 && facts.surname < 40
    }

    /// «bloc 2, les Bruyères», «log. 112, Les Glycines»: the end of the name of what a building belongs to.
    pub(super) fn block(&self, text: &str, chain: &Chain, at: usize, separator: &str) -> Option<usize> {
        if chain.parts != 1 << Part::Detail as u8 || separator.contains('\n') {
            return None;
        }
        let rest = &text[at..];
        let plural = ["les ", "Les "].iter().find_map(|article| rest.strip_prefix(*article));
        let named = plural.is_some_and(|name| name.starts_with(char::is_uppercase));
        if !named && !self.named.noun.is_match(rest) {
            return None;
        }
        let article = rest.strip_prefix("le ").or_else(|| rest.strip_prefix("la ")).map_or(0, |_| 3);
        let name = name::read(text, at + if named { 0 } else { article })?;
        // «bât. C, appt 4, Les Glycines depuis mars»: two details leave no doubt what is told.
        (name.capital && (chain.detailed || ends_clause(&text[name.end..]))).then_some(name.end)
    }
}
