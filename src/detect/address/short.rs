//! Homes of somebody by the number of a house or a storey alone: «Mme Petit, n° 3», «Karim Petit, du 14», «Mme Petit du 2e
//! lui descend de la soupe».
//!
//! Such a number is also that of a day, a district, a school class, a file. So it stands right behind a name, and what follows
//! ends the clause or goes on with what that one does.

use regex::Regex;

use super::said::opens_bracket;
use super::shapes::Grammar;
use super::{Chain, Part, before, ends_clause, glance, starts_with};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// Somebody by title, up to the number of a storey.
const SOMEBODY_ON: &str = r"{<}(?:m\.|mr\.?|mme|mlle|melle|monsieur|madame|famille)(?:\s(?:de\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+){1,3},?\s(?:au|du)\s";
/// Somebody by two names, up to the number of a house.
const NAMED: &str = r"(?-i:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s(?:\p{Lu}[\p{L}'’-]+\s?){1,2}),\s(?:du|au)\s";
/// What is dated, up to a day behind who sent it: «courrier de Mme Petit, du 14».
const DATED: &str = r"{<}(?:courriers?|courriels?|lettres?|mails?|messages?|plaintes?|rapports?|r[ée]ponses?|notes?|auditions?|jugements?|ordonnances?|arr[êe]t[ée]s?|d[ée]cisions?|main\scourante|articles?|certificats?|attestations?|comptes?[ -]rendus?|conseil|r[ée]union|num[ée]ro|demandes?|visites?|entretiens?|rdv|rendez-vous|permanences?|bureaux?|accueil)\s[^.;:\n]{0,60}";
/// What somebody does, behind the storey.
const GOES_ON: &str = r"\s(?:lui|leur|se\s|s['’]|est\s|a\s|qui\s|dit\s|ne\s|n['’]|demande|signale|appelle|a\s|entend|garde|h[ée]berge|refuse|va\s|vient|veut|fait\s|sonne|crie|frappe|descend|monte|passe|porte\splainte|supporte|reçoit|reste|vit\s|parle|hurle|boit|tape|jette|accuse|insulte|menace)";
/// Up to the street of who takes somebody in, which is a home in whatever talk: «squatte chez sa copine, ».
const HOSTED: &str = r"{<}(?:{lives}|dor(?:t|ment|mait)|couche(?:nt)?|squatte(?:nt)?|accueillie?s?|recueillie?s?)\s(?:[\p{L}'’-]+\s){0,2}?chez\s(?:sa|son|ses|leurs?)\s(?:\p{L}+-)?\p{L}+(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,2},?\s";

pub(super) struct Short {
    somebody_on: Regex,
    named: Regex,
    dated: Regex,
    goes_on: Regex,
    hosted: Regex,
}

impl Short {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self {
            somebody_on: compile("", SOMEBODY_ON, r"\z")?,
            named: compile("", NAMED, r"\z")?,
            dated: compile("", DATED, r"\z")?,
            goes_on: compile(r"\A", GOES_ON, "")?,
            hosted: compile("", HOSTED, r"\z")?,
        })
    }

    /// What stands behind a storey or a number ends the clause, or goes on with what somebody does.
    fn ends(&self, behind: &str) -> bool {
        ends_clause(behind) || behind.trim_start().starts_with('?') || self.goes_on.is_match(behind)
    }
}

impl Grammar {
    /// The end of a storey or of the number of a house at `at` that stands behind somebody and «au» or «du».
    pub(super) fn in_short(&self, text: &str, at: usize) -> Option<usize> {
        let (rest, before) = (&text[at..], before(text, at));
        let short = &self.short;
        if glance::storey(rest.as_bytes())
            && let Some(ordinal) = self.ordinal.find(rest)
        {
            let told = short.ends(&rest[ordinal.end()..]) && short.somebody_on.is_match(before);
            return (told && !short.dated.is_match(before)).then_some(at + ordinal.end());
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let may = (1..=3).contains(&digits) && ends_clause(&rest[digits..]);
        let named = || short.named.is_match(before) || short.somebody_on.is_match(before);
        (may && named() && !short.dated.is_match(before)).then_some(at + digits)
    }

    /// The end of a storey by its ordinal alone: «bat b 3e», «bât. B, 3e»; where a home is told of and ends with it, also
    /// behind a street: «adresse : 9 rue Haute, 3e.»
    pub(super) fn storey(&self, text: &str, chain: &Chain, at: usize, separator: &str) -> Option<usize> {
        let rest = &text[at..];
        let may = matches!(chain.last, Part::Detail | Part::Street | Part::Dwelling | Part::Same)
            && !separator.contains('\n');
        let number = rest.starts_with(|c: char| c.is_ascii_digit()) && glance::storey(rest.as_bytes());
        if !may || !number && !rest.starts_with("au ") {
            return None;
        }
        let ordinal = self.ordinal.find(rest)?;
        let behind = rest[ordinal.end()..].trim_start_matches([' ', '\u{a0}']);
        let ends = match chain.last {
            Part::Detail | Part::Dwelling | Part::Same => ends_clause(behind),
            _ if separator.contains(',') && behind.starts_with(", ") => {
                self.somebody.is_match(before(text, chain.start))
            }
            _ => {
                (behind.is_empty() || behind.starts_with(['.', '|', ')', ';', '\n']))
                    && separator.contains(',')
                    && self.trigger.is_match(before(text, chain.start))
            }
        };
        ends.then_some(at + ordinal.end())
    }

    /// The number from `at` to `end` with its sign is that of somebody's house: «M. Petit (n° 10)», «Mme Petit, n° 3, seule»,
    /// «les frères Petit (n° 5, 2e étage)».
    pub(super) fn is_house_of(&self, text: &str, at: usize, end: usize) -> bool {
        let (before, behind) = (before(text, at), &text[end..]);
        let bracketed = || {
            let storey = || {
                let inside = behind.strip_prefix(", ")?;
                let detail = self.detail.find(inside)?;
                inside[detail.end()..].starts_with(')').then_some(())
            };
            opens_bracket(before) && (behind.starts_with(')') || storey().is_some())
        };
        let apposed = || before.ends_with(", ") && ends_clause(behind);
        (apposed() || bracketed()) && (self.somebody.is_match(before) || self.entry.is_match(before))
    }

    /// The street at `at` is where a relative or a friend takes somebody in.
    pub(super) fn is_hosts(&self, text: &str, at: usize, zone: Zone) -> bool {
        matches!(zone, Zone::General | Zone::Decisions) && self.short.hosted.is_match(before(text, at))
    }

    /// «Mme Petit au rdc ?», «Mme Petit, du 2e étage, entend tout»: a storey that stands behind somebody.
    pub(super) fn is_storey_of(&self, text: &str, chain: &Chain, zone: Zone) -> bool {
        let rest = &text[chain.start..];
        let storey =
            rest.starts_with(|c: char| c.is_ascii_digit()) || ["rdc", "rez"].iter().any(|word| starts_with(rest, word));
        let before = before(text, chain.start);
        zone == Zone::Situation
            && storey
            && chain.last == Part::Detail
            && (before.ends_with("u ") || before.ends_with("U "))
            && self.short.ends(&text[chain.end..])
            && self.short.somebody_on.is_match(before)
            && !self.short.dated.is_match(before)
    }
}
