//! What stands between mentions, and right behind them, and is none itself.

mod function;
mod party;

use std::collections::BTreeMap;

use super::civility;
use super::fold::fold;
use super::kin::KinClass;
use super::lexicon::Gender;
use super::name::Word;
use super::token::{Shape, Token};
use super::years::years;
use crate::kind::Kind;
use crate::link::Mention;
use crate::segment::Segment;

/// What is known of a document beyond the segment at hand.
#[derive(Default)]
pub(super) struct Around {
    /// How often each year is written.
    years: BTreeMap<u16, u32>,
    row: function::Row,
}

impl Around {
    /// Marks the mentions of one segment, those from `first` on, sorted by position; segments come in reading order.
    pub(super) fn mark(&mut self, mentions: &mut [Mention], first: usize, segment: &Segment) {
        mark_neighbours(&mut mentions[first..], &segment.text);
        self.row.cell(segment, mentions, first);
    }

    /// Counts those among the tokens of `text`.
    pub(super) fn count(&mut self, text: &str, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| matches!(token.shape, Shape::Number) && token.span.len() == 4) {
            let year = text.get(token.span.range()).and_then(|digits| digits.parse().ok());
            if let Some(year) = year.filter(|year| (1990..2100).contains(year)) {
                *self.years.entry(year).or_insert(0) += 1;
            }
        }
    }

    /// Who was born in a year has an age, by the year that the document names most often, dates of birth apart.
    pub(super) fn tell_ages(mut self, mentions: &mut [Mention], added: &mut [Mention]) {
        for born in mentions.iter().chain(added.iter()).filter_map(|mention| mention.born) {
            if let Some(count) = self.years.get_mut(&born) {
                *count = count.saturating_sub(1);
            }
        }
        let year = self.years.iter().filter(|(_, count)| **count > 0).max_by_key(|(year, count)| (**count, **year));
        let Some((&year, _)) = year else { return };
        for mention in mentions.iter_mut().chain(added) {
            let age = mention.born.and_then(|born| u8::try_from(year.checked_sub(born)?).ok());
            mention.age = mention.age.or(age.filter(|age| (1..=115).contains(age)));
        }
    }
}

/// Ages and dates of birth right behind names, functions around them, and which mentions follow the one before without a
/// word between; `mentions` are those of one segment, sorted by position.
pub(super) fn mark_neighbours(mentions: &mut [Mention], text: &str) {
    for i in 0..mentions.len() {
        let span = mentions[i].span;
        if let Some(before) = i.checked_sub(1).map(|before| mentions[before].span) {
            let gap = &text[before.end.min(span.start)..span.start];
            // «Karine : le père de Dylan» is what she says.
            let told = mentions[i].kind == Kind::Kin && gap.contains(':');
            // «sa mère et M. Haddad», «la mère d'Inès et le père d'Hugo» are two.
            let kin = mentions[i].kind == Kind::Kin || mentions[i - 1].kind == Kind::Kin;
            let two = kin && gap.split(|c: char| !c.is_alphabetic()).any(|word| word == "et");
            mentions[i].follows = !told && !two && is_apposition(gap);
            mentions[i].complement = is_complement(gap);
            let names = mentions[i].rule == "person.designation" && gap == " " && are_several(&text[before.range()]);
            let beside = mentions.get(i + 1).is_some_and(|next| {
                is_named(next.kind) && next.span.start >= span.end && is_list(&text[span.end..next.span.start])
            });
            if let [Word::Either(id) | Word::Surname(id) | Word::Given(id)] = mentions[i].name.words[..]
                && names
                && mentions[i - 1].kind == Kind::Kin
                && !beside
            {
                // «les jumeaux Hubert» are two of that name.
                mentions[i].kind = Kind::Family;
                mentions[i].name.words[0] = Word::Surname(id);
                mentions[i].complement = true;
            }
            if mentions[i].rule.starts_with("person.alias") {
                mentions[i].name.gender = mentions[i].name.gender.or(called(gap));
            }
        }
        if mentions[i].rule == "person.birth_name" {
            let named = |mention: &&Mention| matches!(mention.kind, Kind::Person | Kind::Participant);
            let before = mentions[..i].iter().rev().find(named).map_or(span.start, |mention| mention.span.end);
            mentions[i].follows = before < span.start && is_birth_name(&text[before..span.start]);
        }
        mentions[i].generation = generation(&text[span.end..]);
        let next = mentions.get(i + 1).filter(|next| next.span.start >= span.end).map(|next| (next.kind, next.span));
        mentions[i].born = next
            .filter(|(kind, next)| *kind == Kind::BirthDate && is_birth(&text[span.end..next.start]))
            .and_then(|(_, next)| year(&text[next.range()]))
            .or_else(|| born_somewhere(&mentions[i..], text));
        mentions[i].age = match mentions[i].kind {
            Kind::Age => years(&text[span.range()]),
            _ => next
                .filter(|(kind, next)| *kind == Kind::Age && is_aged(&text[span.end..next.start]))
                .and_then(|(_, next)| years(&text[next.range()])),
        };
    }
    function::mark(mentions, text);
    party::mark(mentions, text);
}

/// «de», «d’», «du jeune», «de Mme».
fn is_complement(gap: &str) -> bool {
    const TITLES: &[&str] =
        &["M", "Mme", "Mlle", "Monsieur", "Madame", "jeune", "mineur", "mineure", "petit", "petite", "la", "l", "le"];
    let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    gap.len() <= 24
        && !gap.contains([',', ';', ':', '\n', '('])
        && words.next().is_some_and(|word| matches!(word, "de" | "d" | "du" | "des" | "DE" | "D" | "DU" | "DES"))
        && words.all(|word| TITLES.contains(&word))
}

/// «les jumeaux», «ses frères»; not «son fils».
fn are_several(kin: &str) -> bool {
    let folded = fold(kin);
    let plural = |word: &str| matches!(word, "les" | "des" | "aux" | "ses" | "leurs" | "ces" | "mes" | "nos" | "deux");
    folded.split(' ').next().is_some_and(plural)
}

/// «et», «,» and «/» between two names of a list.
fn is_list(gap: &str) -> bool {
    matches!(gap.trim(), "et" | "," | "/" | "&" | "ou")
}

fn is_named(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Participant)
}

/// Whom «dit» and «dite» speak of.
fn called(gap: &str) -> Option<Gender> {
    let mut words = gap.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    match (words.next(), words.next()) {
        (Some("dit"), None) => Some(Gender::Masculine),
        (Some("dite"), None) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Nothing but marks, «âgé de», «a» and what a person of that age is called: «, lycéenne de».
fn is_aged(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        "",
        "a",
        "age",
        "agee",
        "ages",
        "agees",
        "de",
        "d",
        "aura",
        "avait",
        "tout",
        "juste",
        "bientot",
        "presque",
        "un",
        "une",
        "le",
        "la",
        "l",
        "jeune",
        "garcon",
        "fille",
        "homme",
        "femme",
        "mineur",
        "mineure",
        "majeur",
        "majeure",
        "enfant",
        "ado",
        "adolescent",
        "adolescente",
        "lyceen",
        "lyceenne",
        "collegien",
        "collegienne",
        "eleve",
        "ecolier",
        "ecoliere",
        "etudiant",
        "etudiante",
        "apprenti",
        "apprentie",
        "retraite",
        "retraitee",
    ];
    gap.len() <= 40
        && !gap.contains(['.', ';', ':', '\n', ')'])
        && fold(gap).split(|c: char| !c.is_alphanumeric()).all(|word| WORDS.contains(&word))
}

/// Nothing but «né le» and marks.
fn is_birth(gap: &str) -> bool {
    gap.len() <= 24
        && gap.split(|c: char| !c.is_alphabetic()).all(|word| {
            word.len() <= 3 && !word.contains(char::is_uppercase)
                || matches!(word, "née" | "NÉ" | "NÉE" | "NE" | "NEE" | "LE" | "EN" | "DDN" | "Né" | "Née")
        })
}

/// «X, né à Ambert le 4 mars 2011»: the year, with the town before it.
fn born_somewhere(mentions: &[Mention], text: &str) -> Option<u16> {
    let [named, town, day, ..] = mentions else { return None };
    let gap = text.get(named.span.end..town.span.start)?;
    let between = text.get(town.span.end..day.span.start)?;
    let whole = town.kind == Kind::BirthPlace && day.kind == Kind::BirthDate && is_birth(gap);
    (whole && between.trim_start_matches([',', ' ']) == "le ").then(|| year(&text[day.span.range()]))?
}

/// The year that a date ends or begins with: four digits, or the last two.
fn year(date: &str) -> Option<u16> {
    let numbers = || date.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    if let Some(year) = numbers().find(|digits| digits.len() == 4) {
        return year.parse().ok();
    }
    let short: u16 = numbers().next_back().filter(|digits| digits.len() == 2)?.parse().ok()?;
    Some(if short > 30 { 1900 + short } else { 2000 + short })
}

/// «père» or «fils» that a name is followed by: «M. Benali père».
fn generation(behind: &str) -> Option<KinClass> {
    let word = behind.strip_prefix([' ', '\u{a0}'])?.split(|c: char| !c.is_alphabetic()).next()?;
    match word {
        "père" | "pere" | "PÈRE" | "PERE" | "mère" | "mere" => Some(KinClass::Parent),
        "fils" | "FILS" | "fille" => Some(KinClass::Child),
        _ => None,
    }
}

/// Nothing but marks, «dit» and civilities.
fn is_apposition(gap: &str) -> bool {
    let item = gap.contains('\n') && gap.contains(['-', '–', '•', '*', '[']);
    gap.len() <= 24
        && !item
        && gap
            .split(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        ',' | '«' | '»' | '"' | '“' | '”' | '(' | ')' | '.' | ':' | '=' | '|' | '/' | '-' | '–'
                    )
            })
            .all(|word| {
                matches!(
                    word,
                    "" | "Me"
                        | "dit"
                        | "dite"
                        | "alias"
                        | "née"
                        | "NÉE"
                        | "NEE"
                        | "veuve"
                        | "vve"
                        | "épouse"
                        | "ép"
                        | "Dr"
                        | "et"
                ) || civility::of(&fold(word)).is_some_and(|civility| !civility.several)
            })
        && !(gap.contains(". ") || gap.contains(".\n")) | gap.contains("M. ")
}

/// Between a name and the birth name of the same person, who may have an age there: «, 41 ans, née ».
fn is_birth_name(gap: &str) -> bool {
    const TITLES: &[&str] = &["M", "Mme", "Mlle", "MME", "mme", "Madame", "Monsieur"];
    gap.len() <= 48
        && !gap.contains(['.', ';', '\n'])
        && !gap.split(|c: char| !c.is_alphanumeric()).any(|word| TITLES.contains(&word))
}
