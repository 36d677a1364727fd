//! Details of a building: where one ends, and whether it is whole.

use super::name::word;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, pos};

/// Where the detail that was found from `start` to `end` ends; none for what is no whole one. «lot 17 a été vendu» ends at
/// its number.
pub(super) fn end(text: &str, start: usize, end: usize) -> Option<usize> {
    // «app» and a letter: a flat without a number.
    if text[start..end].eq_ignore_ascii_case("appt") {
        return None;
    }
    if of_storey(&text[start..end]) && !stands_alone(&text[end..]) {
        return None;
    }
    if closes(text, start, end) {
        return (!is_initial(text, start, end)).then_some(end);
    }
    let number = text.get(start..end)?.trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end();
    number.ends_with(|c: char| c.is_ascii_digit()).then_some(start + number.len())
}

/// «appt du 1er», «logement du rez-de-chaussée»
fn of_storey(detail: &str) -> bool {
    let word = word(detail).len();
    let flat = ["a", "l", "s"].iter().any(|first| super::starts_with(detail, first));
    flat && [" du ", " au "].iter().any(|of| detail[word..].get(..4).is_some_and(|next| next.eq_ignore_ascii_case(of)))
}

/// What follows is no noun that the ordinal belongs to: «le logement du 1er arrondissement», «le studio du 1er mai».
fn stands_alone(behind: &str) -> bool {
    let next = behind.trim_start_matches([' ', '\u{a0}']);
    let next = fold(word(next));
    next.is_empty()
        || super::ends_clause(behind)
        || lexicon::lookup(&next).pos & pos::GRAMMATICAL != 0
        || lexicon::lookup(&next).pos & (pos::VERB | pos::NOUN) == pos::VERB
        || ["est", "a", "sent", "fait", "reste"].contains(&next.as_str())
}

/// «allée J. Jaurès»: the letter is no entrance but the first of a name.
fn is_initial(text: &str, start: usize, end: usize) -> bool {
    let street = fold(word(&text[start..end]));
    let name = text[end..].strip_prefix(". ").or_else(|| text[end..].strip_prefix('.')).unwrap_or_default();
    ["allee", "all.", "montee"].contains(&street.as_str())
        && !text[..end].ends_with(|c: char| c.is_ascii_digit())
        && name.starts_with(char::is_uppercase)
}

/// What was found from `start` to `end` is a whole detail: «hall c» but not «hall c'est», «porte a» nor «porte à».
fn closes(text: &str, start: usize, end: usize) -> bool {
    let last = text[start..end].rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let mut next = text[end..].chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_alphanumeric() => false,
        (Some('\'' | '’'), Some(_)) => false,
        // In shouted text «A» may be the verb, too: «LA TOUR A BRÛLÉ».
        (Some(' '), Some(after)) if last == "A" => {
            after.is_ascii_digit() || text[start..end].contains(|c: char| c.is_lowercase())
        }
        (Some(' '), Some(after)) if matches!(last, "a" | "y" | "l" | "d") => after.is_ascii_digit(),
        _ => true,
    }
}

/// A storey with a side: «3e étage droite», «rdc gche», «2e dte».
pub(super) fn is_sided(detail: &str) -> bool {
    is_storey_with(detail, &["gauche", "gche", "droite", "dte"])
}

/// A storey and what its door is in front of: «3e étage face», «2ème étage face ascenseur». A stain on a wall may be there,
/// too, so that it is a home where the clause ends with it.
pub(super) fn is_facing(detail: &str) -> bool {
    let (storey, _) = detail.rsplit_once("face").unwrap_or_default();
    is_storey_with(&format!("{storey}face"), &["face"])
}

fn is_storey_with(detail: &str, sides: &[&str]) -> bool {
    let mut words = detail.split_whitespace().map(fold);
    let side = words.next_back().unwrap_or_default();
    let storey = |word: String| {
        let rank = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let ordinal = rank.len() < word.len() && ["e", "er", "eme"].contains(&rank);
        ordinal || ["rdc", "rez", "et"].iter().any(|head| word.starts_with(head))
    };
    sides.contains(&side.as_str()) && words.any(storey)
}

/// «RAS depuis le 20/10, clos»: a day and a month behind «le».
pub(super) fn is_date(text: &str, at: usize, street: &str) -> bool {
    let mut numbers = street.split(|c: char| !c.is_ascii_digit()).map(str::parse::<u8>);
    let (day, month) = (numbers.next(), numbers.next());
    let dated = matches!((day, month), (Some(Ok(1..=31)), Some(Ok(1..=12))));
    dated && street.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('/') && text[..at].ends_with(" le ")
}
