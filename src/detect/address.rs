//! Postal addresses and dwellings, as one contiguous mention: «4 allée des Peupliers, 3e étage, porte 34».
//!
//! An address is a chain of parts: a numbered street, a named dwelling, details of a building, a town. Each part is
//! read at one place, and the chain goes on as long as a separator and another part follow. What ends the name of a
//! street is a matter of words, not of shape, so it is code and not an expression.

mod again;
mod detail;
mod dwellers;
mod flat;
mod further;
mod glance;
mod hamlet;
mod homes;
mod judge;
mod lived;
mod lodged;
mod name;
mod named;
mod noted;
mod said;
mod shapes;
mod short;
mod spelled;
mod starts;
mod told;

use std::sync::LazyLock;

use crate::detect::evidence::fixed;
use crate::detect::openings::{Opening, Openings};
use crate::detect::patterns::starts_word;
use crate::detect::token::Scene;
use crate::detect::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;
use shapes::Grammar;

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
            if let Opening::Digits(at, _) = opening
                && let Some(flat) = grammar.flat(text, at, scene.zone).filter(|flat| flat.start >= end)
            {
                end = flat.end;
                out.push(fixed::ADDRESS_APPOSED.at(Span::new(flat.start, flat.end), Kind::Address));
            }
            let at = match opening {
                Opening::Digits(at, _) if !starts_number(text, at) => return,
                Opening::Digits(at, _) | Opening::Word(at, _) => at,
            };
            if at < end {
                return;
            }
            if matches!(opening, Opening::Word(..))
                && let Some((home, rule)) = grammar.noted(text, at, scene.zone)
            {
                end = home.end;
                out.push(rule.at(Span::new(home.start, home.end), Kind::Address));
                return;
            }
            if matches!(opening, Opening::Word(_, word) if starts::is_verb(word)) {
                if let Some((home, rule)) = grammar.lodged(text, at, scene.zone) {
                    end = home.end;
                    out.push(rule.at(Span::new(home.start, home.end), Kind::Address));
                }
                return;
            }
            let spelled = matches!(opening, Opening::Word(_, word) if starts::is_spelled(word));
            let chain = if spelled { grammar.in_words(text, at) } else { grammar.chain(text, at) };
            let chain = chain.map(|chain| grammar.named_before(text, chain, end, scene.zone));
            let word = matches!(opening, Opening::Word(..)) && !spelled;
            let told = || {
                let home = grammar.lived(text, at, scene.zone).or_else(|| grammar.hamlet(text, at, scene.zone));
                home.or_else(|| grammar.told(text, at, scene.zone))
            };
            let lived = if word { told() } else { None };
            if let Some((home, rule)) = lived
                && chain.as_ref().is_none_or(|chain| chain.end <= home.end)
            {
                out.push(rule.at(Span::new(home.start.max(end), home.end), Kind::Address));
                end = home.end;
            } else if let Some(chain) = chain {
                end = chain.end;
                let rule = grammar.judge(text, &chain, scene.zone);
                out.extend(rule.map(|rule| rule.at(Span::new(chain.start, chain.end), Kind::Address)));
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
    !at.checked_sub(1)
        .is_some_and(|last| matches!(text.as_bytes()[last], b'/' | b'-' | b'.') && !text[..at].ends_with("ex-"))
        && starts_word(text, at)
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
    /// «même tour»: only at the start of one.
    Same,
    /// A street without number behind «hébergée», «dort dans une caravane».
    Way,
    /// «(n° 21)», «au 6ème» behind somebody's name.
    Number,
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

/// `None` if an expression is malformed, which a test excludes.
static GRAMMAR: LazyLock<Option<Grammar>> = LazyLock::new(|| Grammar::new().ok());

/// Parts behind the first of an address.
const PARTS: usize = 16;

impl Grammar {
    /// The chain of parts that starts at `at`.
    fn chain(&self, text: &str, at: usize) -> Option<Chain> {
        let (part, end) = self.first(text, at)?;
        Some(self.grown(text, Chain { start: at, end, last: part, parts: 1 << part as u8, detailed: false }))
    }

    /// The chain with the parts that follow it, [`PARTS`] at most.
    fn grown(&self, text: &str, mut chain: Chain) -> Chain {
        // No address has more; a text that is nothing but parts is not grown over anew from each of them.
        for _ in 0..PARTS {
            let Some((part, end)) = self.next(text, &chain) else { break };
            chain = Chain { end, last: part, parts: chain.parts | 1 << part as u8, detailed: true, ..chain };
        }
        chain
    }

    fn first(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        self.part(text, at).or_else(|| self.of_somebody(text, at)).or_else(|| self.number_and_name(text, at))
    }

    fn part(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        let rest = &text[at..];
        let number = rest.starts_with(|c: char| c.is_ascii_digit());
        // «n° 6 rue Haute», «8, 10 rue Haute»; of a list of numbers only the last two, for it may be as long as the text.
        if let Some(behind) =
            name::ahead_of_number(rest).filter(|behind| name::ahead_of_number(&rest[*behind..]).is_none())
            && let Some((Part::Street, end)) = self.part(text, at + behind)
        {
            return Some((Part::Street, end));
        }
        if (!number || glance::storey(rest.as_bytes()))
            && let Some(end) = self.detail.find(rest).and_then(|detail| detail::end(text, at, at + detail.end()))
        {
            return self.street_behind(text, at, end).unwrap_or(Some((Part::Detail, end)));
        }
        if number
            && glance::street(rest.as_bytes())
            && let Some(street) = self.street.find(rest)
            && !(street.as_str().ends_with(char::is_alphanumeric)
                && rest[street.end()..].starts_with(char::is_alphanumeric))
        {
            let from = at + street.end();
            // «3 – Rue des Lilas : travaux» is an item of an agenda, «Mme X – 3 – rue des Lilas» a home.
            // «Point 6 – Plan d'actions»: and so is what is called one.
            if name::is_numbered_apart(street.as_str())
                && (text[..at].rsplit('\n').next().is_none_or(|line| line.trim().is_empty())
                    || self.item.is_match(before(text, at)))
            {
                return None;
            }
            // «dossier 12⏎rue des Lilas : rien»: a number ends a line, and a street begins the next.
            let broken = street.as_str().contains('\n');
            if broken && self.begins_anew(text, at, from) {
                return None;
            }
            // «démarre le 28, plan Vigipirate renforcé»: a day, and what is said next.
            if street.as_str().contains(',')
                && (self.day.is_match(before(text, at)) || detail::is_date(text, at, street.as_str()))
            {
                return None;
            }
            // «12 all Star», «3 lot Travaux»: without a dot the word is a street before an article alone.
            let short = [" all ", " lot "].iter().any(|word| street.as_str().ends_with(word));
            return match name::read(text, from) {
                Some(name) if short && !name.article => None,
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
            return self.regional(text, at).or_else(|| self.in_same_street(text, at));
        }
        if let Some(street) = self.spelled.find(rest) {
            return self.spelled_street(text, at, street.end());
        }
        // «Situation 4 – hall du 14 rue des Lilas»; in a sentence the hall is a noun of its own.
        let entry = || {
            let before = text[..at].trim_end_matches([' ', '\u{a0}']);
            before.is_empty() || before.ends_with(['\n', '–', '—', ':', '|', '•', '/', ','])
        };
        if let Some(inside) = self.inside_of.find(rest).filter(|_| entry())
            && let Some((Part::Street, end)) = self.part(text, at + inside.end())
        {
            return Some((Part::Street, end));
        }
        // «terrain derrière la scierie»
        if let Some(land) = self.land.find(rest)
            && let Some(beside) = self.beside.find(&rest[land.end()..])
        {
            return Some((Part::Dwelling, at + land.end() + beside.end()));
        }
        let dwelling = self.dwelling.find(rest)?;
        let from = at + dwelling.end();
        if let Some(end) = name::quoted(text, from) {
            return Some((Part::Dwelling, end));
        }
        let name = name::read(text, from)?;
        let called = name.capital || name.article && named::may_be_called(dwelling.as_str(), &text[from..name.end]);
        (called && !named::is_landlord(&text[..at])).then_some((Part::Dwelling, name.end))
    }

    fn next(&self, text: &str, chain: &Chain) -> Option<(Part, usize)> {
        let last = chain.last;
        let rest = &text[chain.end..];
        let separator = self.separator.find(rest)?;
        let at = chain.end + separator.end();
        // «résidence Harriet (lot 47)»
        if separator.as_str().ends_with('(') {
            // «à Cholet (49300)»
            let code = rest[separator.end()..].get(..6).filter(|code| code.ends_with(')'));
            if code.is_some_and(|code| code[..5].bytes().all(|byte| byte.is_ascii_digit())) {
                return Some((Part::Tail, at + 6));
            }
            if let Some(end) = self.house_in_brackets(text, at).or_else(|| self.told.in_brackets(text, at)) {
                return Some((Part::Detail, end));
            }
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
        if let Some(end) = self.further(text, chain, at, separator.as_str()) {
            return Some((Part::Tail, end));
        }
        if comma
            && !chain.has(Part::Street)
            && !chain.has(Part::Way)
            && let Some(bare) = self.bare.find(&text[at..])
            && let Some(name) = name::read(text, at + bare.end())
            && name.capital
        {
            return Some((Part::Tail, name.end));
        }
        if comma && let Some(end) = self.block(text, chain, at, separator.as_str()) {
            return Some((Part::Dwelling, end));
        }
        if !comma && last == Part::Detail && !chain.has(Part::Street) {
            let article = name::starts_with_article(text, at);
            // «squatte le local vélos bât. C Vauban»
            let named = |name: &name::Name| {
                name.capital && ends_clause(&text[name.end..]) && self.stays.is_match(before(text, chain.start))
            };
            if let Some(name) = name::read(text, at)
                && (article || !separator.as_str().contains('\n') && named(&name))
            {
                return Some((Part::Dwelling, name.end));
            }
        }
        self.town_behind(text, chain, at, separator.as_str()).map(|end| (Part::Tail, end))
    }
}

/// What follows is the end of a clause, a line or a bracket.
fn ends_clause(behind: &str) -> bool {
    let mut next = behind.trim_start_matches([' ', '\u{a0}']).chars();
    match (next.next(), next.next()) {
        (None | Some(';' | ')' | '\n' | '|'), _) => true,
        // A comma or a dot of a number goes on.
        (Some(',' | '.' | ':'), after) => !after.is_some_and(|c| c.is_ascii_digit()),
        (Some('–' | '—' | '-' | '/'), after) => after.is_some_and(char::is_whitespace),
        _ => false,
    }
}

/// `text` starts with `word`, in any case of ASCII letters.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn before(text: &str, at: usize) -> &str {
    &text[text.floor_char_boundary(at.saturating_sub(90))..at]
}

#[cfg(test)]
mod tests;
