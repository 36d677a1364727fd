//! Ages and years of birth that their place alone shows: behind a given name, in brackets, between commas or alone. A number in
//! brackets is also that of a department, or of how many there are.

use super::checks;
use super::cues::{CLASS, KIN};
use super::evidence::fixed;
use super::lexicon::{lists, pos};
use super::token::{Scene, Shape};
use super::{Candidate, Recogniser, marks};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// [`Facts::given`](super::lexicon::Facts::given) of a name that 15 people were given.
const GIVEN: u8 = 16;

/// The same of one that is an ordinary word, too, and that 16 000 were given: Pierre, Rose.
const GIVEN_WORD: u8 = 56;

/// What a place is: a given name behind it is that of the place.
const PLACES: u64 = lists::STREET | lists::SCHOOL | lists::ESTABLISHMENT;

/// Finds them in situations.
pub(super) struct Ages;

impl Recogniser for Ages {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let situation = scene.zone == Zone::Situation;
        if !situation && scene.zone != Zone::General {
            return;
        }
        for (i, token) in scene.tokens.iter().enumerate().skip(2).filter(|(_, token)| token.shape == Shape::Number) {
            let key = scene.key(i);
            // «Bakary (12/03/2011), 5e»
            if situation
                && scene.mark(i - 1) == Some('(')
                && let Some(day) = day_of_birth(scene, i)
                && ends_person(scene, i - 2)
            {
                out.push(fixed::BIRTH_DAY.at(day, Kind::BirthDate));
                continue;
            }
            if situation && is_year_of_birth(scene, i) {
                out.push(fixed::BIRTH_YEAR.at(token.span, Kind::BirthDate));
                continue;
            }
            let years = key.parse::<u8>().ok().filter(|_| key.len() <= 2 && !key.starts_with('0'));
            let (row, last) = match (scene.mark(i - 1), scene.mark(i + 1), years) {
                // «moyenne d'âge 14,4»
                (_, Some(','), _) if is_decimal(scene, i) => continue,
                // «Âge : 41», and not «Âge : 12-17»
                (Some(':'), _, Some(1..=110)) if scene.key(i - 2) == "age" && !is_range(scene, i) => {
                    out.push(fixed::AGE_SAID.at(token.span, Kind::Age));
                    continue;
                }
                // «sa fille (5)»; «ses enfants (3)» are as many.
                (Some('('), Some(')' | ','), Some(1..=99)) if situation && is_relative(scene, i - 2) => {
                    out.push(fixed::AGE_BRACKETED.at(token.span, Kind::Age));
                    continue;
                }
                (Some('('), Some(')' | ','), Some(_)) if situation => (fixed::AGE_BRACKETED, i - 2),
                // In general talk, that of a minor or nearly so.
                (Some('('), Some(')'), Some(6..=21)) => (fixed::AGE_BRACKETED, i - 2),
                // «Sarah, 13, rue des Lilas», «Sarah, 13, 14 et 15»
                (Some(','), Some(','), Some(3..=25)) if situation && is_prose(scene, i + 2) => {
                    (fixed::AGE_BETWEEN_COMMAS, i - 2)
                }
                // «Inès Sow, 17 : vol»
                (Some(','), Some(':'), Some(8..=25)) if situation && is_prose(scene, i + 2) => {
                    (fixed::AGE_BETWEEN_COMMAS, i - 2)
                }
                // «| Inès Sow, 17 |»; in general talk, that of a minor or nearly so.
                (Some(','), Some('|'), Some(3..=99)) if situation => (fixed::AGE_BETWEEN_COMMAS, i - 2),
                (Some(','), Some('|'), Some(10..=21)) => (fixed::AGE_BETWEEN_COMMAS, i - 2),
                (Some('/' | ':'), Some('/' | ',' | ';' | '.'), Some(6..=25)) if situation && is_prose(scene, i + 2) => {
                    (fixed::AGE_BETWEEN_COMMAS, i - 2)
                }
                // «| Inès Sow | 17 | 4e |»
                (Some('|'), Some('|'), Some(3..=25)) if situation && scene.is(i + 2, CLASS) => {
                    (fixed::AGE_BETWEEN_COMMAS, i - 2)
                }
                // «âgé de 17, il»
                (None, Some(',' | ')' | '.' | ';'), Some(1..=110))
                    if i > 1 && scene.key(i - 1) == "de" && matches!(scene.key(i - 2), "age" | "agee") =>
                {
                    out.push(fixed::AGE_SAID.at(token.span, Kind::Age));
                    continue;
                }
                (None, _, Some(6..=25)) if situation && is_said(scene, i) => {
                    out.push(fixed::AGE_SAID.at(token.span, Kind::Age));
                    continue;
                }
                (None, _, Some(6..=25)) if situation && ends_entry(scene, i) => (fixed::AGE_BEHIND_NAME, i - 1),
                _ => continue,
            };
            if ends_person(scene, last) {
                out.push(row.at(token.span, Kind::Age));
            }
        }
    }
}

/// «Victoire S. (2009)», «Elif (2014 ?)», «Rudy MAILLARD, 1998, sort», and not «Karim (2023)», the year of what he did.
fn is_year_of_birth(scene: &Scene<'_>, i: usize) -> bool {
    // «Aminata (2013), Moussa (2021)»: of several the first says what the years are.
    let among = (i > 6)
        && (scene.mark(i - 3) == Some(',') || scene.key(i - 3) == "et")
        && scene.mark(i - 4) == Some(')')
        && scene.mark(i - 1) == Some('(')
        && scene.tokens[i - 2].shape == Shape::Capital
        && is_year_of_birth(scene, i - 5);
    let year = scene.key(i);
    let last = if among { 2025 } else { 2018 };
    let born = year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1925..=last).contains(&year));
    let closed =
        |at: usize| scene.mark(at) == Some(')') || scene.mark(at) == Some('?') && scene.mark(at + 1) == Some(')');
    born && match scene.mark(i - 1) {
        Some('(') => closed(i + 1),
        Some(',') => scene.mark(i + 1) == Some(',') && is_prose(scene, i + 2),
        _ => false,
    } && (among || ends_person(scene, i - 2))
}

/// A whole day of long ago that begins at token `i` and that a bracket closes.
fn day_of_birth(scene: &Scene<'_>, i: usize) -> Option<Span> {
    let close = (i + 1..i + 6).find(|at| scene.mark(*at) == Some(')'))?;
    let day = Span::new(scene.tokens[i].span.start, scene.tokens[close - 1].span.end);
    let text = &scene.text[day.range()];
    let year = text.rsplit(['/', '.', '-']).next()?.parse::<u16>().ok()?;
    ((1925..=2019).contains(&year) && (8..=10).contains(&text.len()) && checks::date(text)).then_some(day)
}

/// A comma and a figure follow the number, with no blank between.
fn is_decimal(scene: &Scene<'_>, i: usize) -> bool {
    let next = scene.tokens.get(i + 2).filter(|next| next.shape == Shape::Number);
    next.is_some_and(|next| next.span.start == scene.tokens[i].span.end + 1)
}

fn is_range(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.mark(i + 1), Some('-' | '–' | '/')) || matches!(scene.key(i + 1), "a" | "et")
}

/// «sa fille», «leur frère», «l'aîné»: one relative of somebody ends at token `last`.
fn is_relative(scene: &Scene<'_>, last: usize) -> bool {
    let key = |back: usize| last.checked_sub(back).map_or("", |at| scene.key(at));
    let ranked = matches!(scene.key(last), "aine" | "ainee" | "cadet" | "cadette" | "benjamin" | "benjamine");
    let one = match key(1) {
        "son" | "sa" | "leur" => true,
        "le" | "la" => ranked,
        _ => ranked && key(2) == "l",
    };
    one && scene.is(last, KIN)
}

/// «bientôt 18,», «il en aura 16 en mai»
fn is_said(scene: &Scene<'_>, i: usize) -> bool {
    let key = |back: usize| i.checked_sub(back).map_or("", |at| scene.key(at));
    match key(1) {
        "bientot" | "presque" => {
            matches!(scene.mark(i + 1), Some(',' | ')' | '.' | ';')) || i + 1 == scene.tokens.len()
        }
        "age" => {
            scene.opens_line(i + 1) || i + 1 == scene.tokens.len() || matches!(scene.mark(i + 1), Some(',' | '|' | ';'))
        }
        "a" | "aura" | "avait" | "aurait" => key(2) == "en" && matches!(key(3), "il" | "elle"),
        _ => false,
    }
}

/// What stands behind the number ends what is said of somebody: «Yanis 13 - collège», «Kevin 15 et Dylan 14 vus».
fn ends_entry(scene: &Scene<'_>, i: usize) -> bool {
    let number = |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Number);
    let person = |at: usize| number(at) && ends_person(scene, at - 1);
    if i + 1 == scene.tokens.len() || scene.opens_line(i + 1) {
        return true;
    }
    match scene.mark(i + 1) {
        Some('-' | '–' | '—' | ',' | ';' | ')' | ':') => is_prose(scene, i + 2),
        Some('.') => !number(i + 2),
        Some(_) => false,
        // «Kevin 15 et Dylan 14»; the second need not end anything.
        None => {
            scene.key(i + 1) == "et" && person(i + 3)
                || i > 4 && scene.key(i - 2) == "et" && number(i - 3) && ends_person(scene, i - 4)
        }
    }
}

/// Neither a street nor a number.
fn is_prose(scene: &Scene<'_>, i: usize) -> bool {
    scene.tokens.get(i).is_some_and(|token| token.shape != Shape::Number) && scene.facts(i).lists & PLACES == 0
}

fn is_place(scene: &Scene<'_>, at: usize) -> bool {
    scene.facts(at).lists & PLACES != 0 || scene.has(at, marks::SAINT)
}

/// Token `last` is a given name, or what follows one, and no place is named so.
fn ends_person(scene: &Scene<'_>, last: usize) -> bool {
    // «Dawid N. (10)»
    let dot = scene.mark(last) == Some('.');
    let Some(last) = last.checked_sub(usize::from(dot)) else { return false };
    let capital = |at: usize| {
        scene.tokens.get(at).is_some_and(|token| !matches!(token.shape, Shape::Lower | Shape::Mark(_) | Shape::Number))
    };
    let given = |at: usize| {
        let facts = scene.facts(at);
        capital(at)
            && facts.commune == 0
            && facts.given >= if facts.pos & !pos::PROPER == 0 { GIVEN } else { GIVEN_WORD }
    };
    let mut first = last;
    let named = match last.checked_sub(1) {
        _ if !capital(last) => false,
        Some(before) if scene.hyphen(before) => {
            first = before.saturating_sub(1);
            given(first)
        }
        // «T. Lacombe (24)», «Mme Sow (45)»
        Some(before) if is_announced(scene, before) && scene.facts(last).surname > 0 => {
            first = before;
            true
        }
        Some(before)
            if given(before) && (scene.facts(last).commune == 0 || scene.tokens[last].shape == Shape::Upper) =>
        {
            first = before;
            true
        }
        _ => given(last),
    };
    // «au collège⏎Amir, 12, est vu», «au parc, Amir»: the place before is said to the end.
    let apart = |at: usize| scene.opens_line(at + 1) || matches!(scene.mark(at), Some(',' | ';' | '.' | ':'));
    let before = (first.saturating_sub(3)..first).rev();
    named && !before.take_while(|at| !apart(*at)).any(|at| is_place(scene, at))
}

/// Token `at` is a civility, or the dot of one or of an initial.
fn is_announced(scene: &Scene<'_>, at: usize) -> bool {
    const CIVILITY: u64 = marks::CIVILITY | marks::COUPLE;
    match at.checked_sub(1).filter(|_| scene.mark(at) == Some('.')) {
        Some(letter) => scene.tokens[letter].shape == Shape::Initial || scene.has(letter, CIVILITY),
        None => scene.has(at, CIVILITY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::token::{Vocabulary, tokenise};

    fn ages(text: &str) -> Vec<&str> {
        let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
        tokenise(text, &mut vocabulary, &mut tokens);
        let mut out = Vec::new();
        Ages.find(&Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation }, &mut out);
        out.iter().filter_map(|found| text.get(found.span.range())).collect()
    }

    #[test]
    fn a_number_behind_a_given_name_is_an_age() {
        assert_eq!(ages("Dawid (10) et sa sœur, Karim Nowak (16, CAP)"), ["10", "16"]);
        assert_eq!(ages("Dawid N. (10), Jean-Pierre (45)"), ["10", "45"]);
        assert_eq!(ages("Sarah, 13, vit chez sa tante."), ["13"]);
        assert_eq!(ages("T. Lambert (24) et Mme Lambert (51), bât. B (12)"), ["24", "51"]);
    }

    #[test]
    fn a_year_behind_a_name_is_that_of_a_birth() {
        assert_eq!(ages("Enzo Sow (2009), Elif (2014 ?), Rudy LAMBERT, 1998, sort"), ["2009", "2014", "1998"]);
        assert_eq!(ages("Karim (2023), la loi (2007), le 3 mars 2009, et 1998, dit-il"), [""; 0]);
    }

    #[test]
    fn a_number_alone_behind_a_given_name_is_an_age() {
        assert_eq!(ages("- Yanis 13 - au collège\n- Sofiane 16, sans activité"), ["13", "16"]);
        assert_eq!(ages("On a vu Kevin 15 et Dylan 14 au parc, Amir/17/ aussi"), ["15", "14", "17"]);
        assert_eq!(ages("Lina (bientôt 18) vit seule. Il en aura 16 en mai."), ["18", "16"]);
        assert_eq!(ages("Nom : Sow\nÂge               : 41\nAdresse : —"), ["41"]);
    }

    #[test]
    fn a_department_a_count_and_a_house_are_none() {
        for text in [
            "Troyes (10), Saint-Denis (93), Bourg Saint Maurice (73)",
            "Rixes (3), Présents (12), collège Jules Ferry (10), rue Jean Moulin (12)",
            "Sarah, 13, rue des Lilas",
            "Sarah, 13, 14 et 15 mars",
            "Sarah (06), Sarah (2019)",
            "Sarah 12 mai, Sarah 13-15 mars, Sarah 12.05",
            "Convoquer Kevin 12 et 13 mars, Kevin 15 h",
            "rue Jean Moulin 12, tour Émile 14 -",
            "Il y en a 15 au moins, bientôt 18 mois",
            "Âge : 12-17",
            "Moyenne d'âge 14,4.",
        ] {
            assert_eq!(ages(text), [""; 0], "{text}");
        }
    }
}
