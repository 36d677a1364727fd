//! Whether a fixture is well written: what its author forgot, before the library is asked anything.

use super::{Fixture, Id, Mark, Status};
use huisclos::kind::Kind;
use huisclos::segment::Span;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Parts of names that are also the commonest words.
const PARTICLES: &[&str] = &[
    "al", "ait", "ben", "da", "das", "de", "del", "della", "des", "di", "do", "dos", "du", "el", "la", "le", "les",
    "ould", "van", "von", "bin", "ap", "et", "of",
];

/// Every fault of the file, each with its line.
pub(crate) fn lint(fixture: &Fixture) -> Vec<String> {
    let mut faults = Vec::new();
    forgotten_names(fixture, &mut faults);
    identifiers(fixture, &mut faults);
    ids(fixture, &mut faults);
    edges(fixture, &mut faults);
    reasons(fixture, &mut faults);
    faults
}

/// A name that is annotated once is annotated wherever it stands with a capital, unless the file says that it is a word.
fn forgotten_names(fixture: &Fixture, faults: &mut Vec<String>) {
    let mut words: BTreeSet<String> = fixture.also_words.iter().map(|word| fold(word)).collect();
    words.extend(PARTICLES.iter().map(|&word| word.to_owned()));
    let named = |mark: &&Mark| {
        mark.status != Status::Invented && matches!(mark.kind, Kind::Person | Kind::Participant | Kind::Family)
    };
    let tokens = tokens(&fixture.text);
    let names: BTreeSet<&str> = tokens
        .iter()
        .filter(|token| fixture.marks.iter().filter(named).any(|mark| mark.span.contains(token.span)))
        .map(|token| token.folded.as_str())
        .filter(|folded| folded.len() > 1)
        .collect();
    for token in &tokens {
        let marked = fixture.marks.iter().any(|mark| mark.span.overlaps(token.span));
        if token.capital && !marked && names.contains(token.folded.as_str()) && !words.contains(&token.folded) {
            let word = &fixture.text[token.span.range()];
            faults.push(format!("line {}: `{word}` is a name elsewhere", fixture.line(token.span.start)));
        }
    }
    for word in &fixture.also_words {
        if !names.contains(fold(word).as_str()) {
            faults.push(format!("`also a word: {word}` is of no use"));
        }
    }
}

/// Only numbers and addresses that can belong to no one; numbers whose key is right.
fn identifiers(fixture: &Fixture, faults: &mut Vec<String>) {
    for mark in fixture.marks.iter().filter(|mark| mark.status != Status::Invented) {
        let words = &fixture.text[mark.span.range()];
        let good = match mark.kind {
            Kind::Phone => {
                // A scanner's letters count as the digits that they were.
                let words = words.replace('O', "0").replace('l', "1");
                let digits = words.replace("+33", "0").replace("0033", "0").replace("(0)", "");
                let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
                digits.starts_with("019900") || digits.starts_with("063998")
            }
            Kind::Email => words.ends_with(".example"),
            Kind::Nir => nir_is_valid(words),
            Kind::Iban => iban_is_valid(words),
            _ => true,
        };
        if !good {
            faults.push(format!(
                "line {}: this {} is not a fixture's",
                fixture.line(mark.span.start),
                mark.kind.name()
            ));
        }
    }
    for (at, _) in fixture.text.match_indices('@') {
        let rest = fixture.text[at + 1..].split(|c: char| c.is_whitespace() || ",;»)>|".contains(c)).next();
        let domain = rest.unwrap_or("").trim_end_matches('.');
        if domain.contains('.')
            && !domain.ends_with(".example")
            && fixture.text[..at].ends_with(|c: char| c.is_alphanumeric())
        {
            faults.push(format!("line {}: the e-mail is not at `.example`", fixture.line(at)));
        }
    }
}

/// An id keeps its class and its family; ids of participants start with `o`, of families with `f`.
fn ids(fixture: &Fixture, faults: &mut Vec<String>) {
    let mut families: BTreeMap<&str, &str> = BTreeMap::new();
    for mark in &fixture.marks {
        let line = fixture.line(mark.span.start);
        let entity = mark.entity.as_ref().map(|id| id.name.as_str());
        let family = mark.family.as_ref().map(|id| id.name.as_str());
        let letter = match mark.kind {
            Kind::Person => Some("p"),
            Kind::Participant => Some("o"),
            Kind::Family => Some("f"),
            Kind::Kin => Some("pk"),
            _ => None,
        };
        if let (Some(letters), Some(entity)) = (letter, entity)
            && !entity.starts_with(|c| letters.contains(c))
        {
            faults.push(format!("line {line}: `{entity}` is not an id of a {}", mark.kind.name()));
        }
        if letter.is_some() && entity.is_none() && mark.status != Status::Invented {
            faults.push(format!("line {line}: a {} without an id", mark.kind.name()));
        }
        // The name of a family may say apart which entity and which family it is: `family:f1/~f1`.
        if let (Some(entity), Some(family)) = (entity, family)
            && entity != family
            && *families.entry(entity).or_insert(family) != family
        {
            faults.push(format!("line {line}: `{entity}` is in two families"));
        }
    }
    for mark in fixture.marks.iter().filter(|mark| mark.family.is_none()) {
        let known = mark.entity.as_ref().and_then(|id| families.get(id.name.as_str()));
        if let Some(family) = known {
            faults.push(format!("line {}: the id is in `{family}` elsewhere", fixture.line(mark.span.start)));
        }
    }
}

/// A known fault has its reason in the head of the file, and no reason outlives what it explains.
fn reasons(fixture: &Fixture, faults: &mut Vec<String>) {
    let wrong = |id: &Option<Id>| id.as_ref().is_some_and(|id| id.missed);
    let known =
        fixture.marks.iter().any(|mark| mark.status != Status::Expected || wrong(&mark.entity) || wrong(&mark.family))
            || fixture.passages.iter().any(|passage| passage.status != Status::Expected);
    match (known, fixture.reasons.is_empty()) {
        (true, true) => faults.push("a known fault is marked, and no `known:` comment says why".to_owned()),
        (false, false) => faults.push("`known:` explains nothing: no known fault is marked".to_owned()),
        _ => {}
    }
}

/// A mark starts and ends with a letter, a digit or the sign that closes an abbreviation, and cuts no word.
fn edges(fixture: &Fixture, faults: &mut Vec<String>) {
    for mark in &fixture.marks {
        let words = &fixture.text[mark.span.range()];
        let before = &fixture.text[..mark.span.start];
        // «MmeDURAND»: a title that no blank parts from the name is no part of it.
        let title = ["Mme", "Mlle", "Monsieur", "Madame"].iter().any(|title| before.ends_with(title));
        let cut_before = before.ends_with(char::is_alphanumeric) && !title && words.starts_with(char::is_alphanumeric);
        let cut_after =
            fixture.text[mark.span.end..].starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric);
        if cut_before || cut_after || words != words.trim() {
            faults.push(format!(
                "line {}: `{words}` cuts a word or holds a blank at its edge",
                fixture.line(mark.span.start)
            ));
        }
    }
}

struct Token {
    span: Span,
    folded: String,
    capital: bool,
}

/// Runs of letters; a word cut by a hyphen at the end of a line is one.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic() || is_combining_mark(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = &text[from..at];
                let capital = word.starts_with(char::is_uppercase);
                match tokens.last_mut() {
                    Some(last)
                        if !capital
                            && text[last.span.end..from].trim_end_matches([' ', '\n']) == "-"
                            && text[last.span.end..from].contains('\n') =>
                    {
                        last.span = Span::new(last.span.start, at);
                        last.folded.push_str(&fold(word));
                    }
                    _ => tokens.push(Token { span: Span::new(from, at), folded: fold(word), capital }),
                }
            }
            _ => {}
        }
    }
    tokens
}

fn fold(word: &str) -> String {
    word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
}

fn nir_is_valid(words: &str) -> bool {
    let compact: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = compact.replace("2A", "19").replace("2B", "18");
    let (Some(number), Some(key)) = (digits.get(..13), digits.get(13..15)) else { return false };
    match (number.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) => digits.len() == 15 && key == 97 - number % 97,
        _ => false,
    }
}

fn iban_is_valid(words: &str) -> bool {
    let compact: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
    let (Some(head), Some(tail)) = (compact.get(..4), compact.get(4..)) else { return false };
    let rest = tail
        .chars()
        .chain(head.chars())
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| (rest * if digit > 9 { 100 } else { 10 } + digit) % 97);
    compact.len() >= 15 && rest == 1
}
