//! Rows without a header: a day or a number that is all of a cell, beside somebody's name.

use crate::detect::Candidate;
use crate::detect::checks;
use crate::detect::columns::{Column, fits};
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;
use crate::segment::Span;

/// Years that are a birth's, and hardly ever those in which something is dealt with: birth_date.beside_name has them, too.
const YEARS: std::ops::RangeInclusive<u32> = 1930..=2019;

/// The cell names somebody: «Benali Karim», «MOREAU».
pub(super) fn is_name(cell: &str) -> bool {
    fits(cell.trim().trim_matches('"'), Column::Name)
}

/// A cell in capitals that may be a family's name: «DE LA TOUR».
pub(super) fn is_surname(cell: &str) -> bool {
    let name = cell.trim().trim_matches('"');
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters > 2 && name.len() <= 40 && name.chars().all(|c| c.is_uppercase() || " -'’\u{a0}".contains(c))
}

/// A cell that is a given name: «Rose», «Thi Mai».
pub(crate) fn is_given(cell: &str) -> bool {
    let name = cell.trim().trim_matches('"');
    let mut words = name.split([' ', '-']);
    let given = |word: &str| lexicon::lookup(&fold(word)).given >= 16;
    words.next().is_some_and(given)
        && words.count() < 3
        && name.chars().all(|c| c.is_alphabetic() || " -'’".contains(c))
        && name.starts_with(char::is_uppercase)
}

/// Appends the birth or the number of a file that a cell is, `at` this byte of its segment.
pub(super) fn beside_name(cell: &str, at: usize, out: &mut Vec<Candidate>) {
    let text = cell.trim().trim_matches('"');
    let kind = match () {
        () if is_birth(text) => Kind::BirthDate,
        () if is_file(text) => Kind::CaseNumber,
        () => return,
    };
    let start = at + cell.find(text).unwrap_or(0);
    out.push(fixed::TABLE_BESIDE_NAME.at(Span::new(start, start + text.len()), kind));
}

/// The same, or a year alone, up to that of the youngest: beside a child's name in a list of children.
pub(crate) fn may_be_born(text: &str) -> bool {
    let year = text.len() == 4 && text.parse().is_ok_and(|year: u32| (1925..=2026).contains(&year));
    year || is_birth(text)
}

/// A school, or a town behind its code: beside a name and a birth, of whoever was born.
pub(super) fn beside_birth(cell: &str, at: usize, out: &mut Vec<Candidate>) {
    let text = cell.trim().trim_matches('"');
    let start = at + cell.find(text).unwrap_or(0);
    let first = fold(text.split([' ', ',', '-']).next().unwrap_or_default());
    let named = text.chars().skip(1).any(char::is_uppercase);
    let kind = match () {
        () if named && lexicon::lookup(&first).lists & lists::SCHOOL != 0 => Kind::School,
        () if named && first.len() == 5 && first.bytes().all(|byte| byte.is_ascii_digit()) => Kind::Address,
        () => return,
    };
    out.push(fixed::TABLE_BESIDE_NAME.at(Span::new(start, start + text.len()), kind));
}

pub(super) fn is_birth(text: &str) -> bool {
    let mut numbers = text.split(['/', '.', '-']);
    let whole = (8..=10).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit() || b"/.-".contains(&c));
    let year = numbers.find(|number| number.len() == 4).and_then(|year| year.parse().ok());
    whole && checks::date(text) && year.is_some_and(|year| YEARS.contains(&year))
}

/// «2025-7775», «316204»: no telephone, which has a rule of its own, and no sum.
fn is_file(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|c| c.is_ascii_digit());
    match text.split_once(['-', '/']) {
        Some((year, number)) => {
            digits(year) && digits(number) && matches!(year.len(), 2 | 4) && (3..=8).contains(&number.len())
        }
        None => digits(text) && (6..=9).contains(&text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_long_ago_is_a_birth_and_a_long_number_a_file() {
        let kind = |cell: &str| {
            let mut out = Vec::new();
            beside_name(cell, 0, &mut out);
            out.first().map(|found: &Candidate| {
                (found.kind.name(), &cell[found.span.range()]) == (found.kind.name(), cell.trim())
            })
        };
        for cell in ["12/03/2011", " 04.05.2009 ", "2012-09-30", "2025-7775", "316204", "26/00318"] {
            assert_eq!(kind(cell), Some(true), "{cell}");
        }
        for cell in
            ["12/03/2026", "31/02/2011", "2011", "12/03", "1250", "75011", "12-15", "0199001122", "le 12/03/2011", ""]
        {
            assert_eq!(kind(cell), None, "{cell}");
        }
    }
}
