//! Notes: cells of a table whose rows are people, and short sentences that name nobody because the one before did.

use crate::detect::cues::{CIVILITY, FIGURE};
use crate::detect::stems;
use crate::detect::token::{Scene, Shape};

/// Tabs cut cells in this text.
pub(super) fn has_cells(scene: &Scene<'_>) -> bool {
    memchr::memchr_iter(b'\t', scene.text.as_bytes()).nth(1).is_some()
}

/// A tab stands between token `i` and the next, in a row that has more of them.
pub(super) fn ends_cell(scene: &Scene<'_>, i: usize) -> bool {
    let Some(next) = scene.tokens.get(i + 1) else { return false };
    let (end, start) = (scene.tokens[i].span.end, next.span.start);
    scene.text.as_bytes().get(end..start).is_some_and(|gap| gap.contains(&b'\t')) && cells(scene, end) > 1
}

/// How many tabs or bars the line around byte `at` has, whichever are more.
fn cells(scene: &Scene<'_>, at: usize) -> usize {
    let bytes = line(scene, at).as_bytes();
    let count = |mark: u8| memchr::memchr_iter(mark, bytes).count();
    count(b'\t').max(count(b'|'))
}

/// The line around byte `at`.
fn line<'a>(scene: &Scene<'a>, at: usize) -> &'a str {
    let start = scene.text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = scene.text[at..].find('\n').map_or(scene.text.len(), |length| at + length);
    &scene.text[start..end]
}

/// «Locataire mis en cause» above a column: a few words in a row of cells that opens its table, without a figure or a name.
pub(super) fn heads_column(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let at = scene.tokens[first].span.start;
    if last - first > 4 || cells(scene, at) < 2 || line(scene, at).bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let start = scene.text[..at].rfind('\n').map_or(0, |end| end + 1);
    if start.checked_sub(1).is_some_and(|before| line(scene, before).contains(['\t', '|'])) {
        return false;
    }
    let opening = (0..=first).rev().find(|i| scene.opens_line(*i)).unwrap_or(0);
    let named =
        |i: usize| scene.is(i, CIVILITY) || scene.facts(i).given > 24 && scene.tokens[i].shape == Shape::Capital;
    let closing = (first + 1..scene.tokens.len()).find(|i| scene.opens_line(*i)).unwrap_or(scene.tokens.len());
    !(opening..closing).any(named)
}

/// A clause that names nobody is about somebody nevertheless: it stands in the row of a person, or it is a note on the one
/// whom the sentence before named.
pub(super) fn about_someone(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    comes_home(scene, first, last) || is_note(scene, first, last) || of_row(scene, first)
}

/// «Une TISF passe le mardi»: one worker, who comes to one family.
fn comes_home(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first..last.min(first + 4)).any(|i| {
        matches!(scene.key(i), "tisf" | "aemo" | "aed")
            && (i == first || matches!(scene.key(i - 1), "une" | "la" | "l") || scene.apostrophe(i - 1))
            && matches!(scene.key(i + 1), "passe" | "vient" | "intervient" | "passera" | "viendra" | "voit")
    })
}

/// «Phobie scolaire dite par la psychologue.» behind another sentence of the line; with a colon it is a heading.
fn is_note(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    if scene.opens_line(first) || scene.mark(first + 1) == Some(':') || scene.mark(last) == Some(':') {
        return false;
    }
    let key = scene.key(first);
    let bare = NOTES.binary_search(&key).is_ok();
    // «Le médecin évoque un début d'Alzheimer.»
    let told = matches!(key, "le" | "la" | "l") && {
        let who = first + 1 + usize::from(scene.apostrophe(first + 1));
        matches!(scene.key(who), "medecin" | "infirmiere" | "pediatre" | "psychiatre" | "pedopsychiatre")
            && matches!(scene.key(who + 1), "evoque" | "note" | "constate" | "diagnostique" | "suspecte" | "prescrit")
            && matches!(scene.key(who + 2), "un" | "une")
    };
    bare || told
}

/// What a note on somebody begins with, and no talk of many. In order.
const NOTES: &[&str] = &[
    "anorexie",
    "automutilation",
    "automutilations",
    "bipolarite",
    "decompensation",
    "depression",
    "dyslexie",
    "ecchymoses",
    "enuresie",
    "epilepsie",
    "gav",
    "hematome",
    "hematomes",
    "hospitalisation",
    "itt",
    "mutisme",
    "phobie",
    "scarifications",
    "schizophrenie",
    "soigne",
    "soignee",
    "suivi",
    "suivie",
    "ts",
];

/// A cell before this one in its row is somebody's name, with a surname in capitals or by itself.
fn of_row(scene: &Scene<'_>, first: usize) -> bool {
    if scene.opens_line(first) || cells(scene, scene.tokens[first].span.start) < 2 {
        return false;
    }
    let mut i = first;
    while i > 0 && !scene.opens_line(i) {
        i -= 1;
        if named(scene, i, first) {
            return true;
        }
    }
    false
}

/// «BENCHEIKH Fatiha», «Théo Klein, 17»: a name that opens its cell, and nothing that says what they do at the table.
fn named(scene: &Scene<'_>, i: usize, before: usize) -> bool {
    let opens = scene.opens_line(i) || i > 0 && (scene.mark(i - 1) == Some('|') || ends_cell(scene, i - 1));
    if !opens {
        return false;
    }
    let shape = |at: usize| scene.tokens.get(at).map(|token| token.shape);
    let given = |at: usize| shape(at) == Some(Shape::Capital) && scene.facts(at).given > 24;
    let name = |at: usize| matches!(shape(at), Some(Shape::Capital | Shape::Upper));
    if !(given(i) && name(i + 1) || shape(i) == Some(Shape::Upper) && given(i + 1)) {
        return false;
    }
    // «Karim Selmi (PM)», «Karim Selmi, bailleur» are at the table; an age and a home are not said of them.
    let next = i + 2;
    next >= before
        || scene.mark(next) == Some('|')
        || ends_cell(scene, next - 1)
        || matches!(scene.mark(next), Some(',' | '(')) && shape(next + 1) == Some(Shape::Number)
        || matches!(scene.key(next), "epouse" | "ep" | "nee" | "veuve" | "vve" | "ne")
}

/// «Les faits : gifles», «taux à 60 %»: a word of policy that in a situation may be said of its matter; «17 faits» is not.
pub(super) fn its_matter(scene: &Scene<'_>, i: usize) -> bool {
    let counted = |before: usize| {
        scene.tokens[before].shape == Shape::Number
            || scene.is(before, FIGURE)
            || matches!(scene.key(before), "des" | "de")
    };
    match scene.key(i) {
        "faits" => !i.checked_sub(1).is_some_and(counted),
        "taux" => !matches!(scene.key(i + 1), "de" | "d") || matches!(scene.key(i + 2), "invalidite" | "incapacite"),
        "secteur" => true,
        _ => false,
    }
}

/// «abus de faiblesse ? trois chèques»: a doubt in the middle of a note, which goes on in small letters.
pub(super) fn goes_on(scene: &Scene<'_>, i: usize) -> bool {
    scene.tokens.get(i + 1).is_some_and(|next| matches!(next.shape, Shape::Lower | Shape::Number))
        && !scene.opens_line(i + 1)
        && i.checked_sub(1)
            .is_some_and(|before| stems::of(scene.cues(before).stem).is_some() || scene.key(before) == "faiblesse")
}

/// «dim. 10/05»: a day or a month cut short, with a date behind its dot.
pub(super) fn dated(scene: &Scene<'_>, before: usize) -> bool {
    matches!(
        scene.key(before),
        "lun"
            | "mar"
            | "mer"
            | "jeu"
            | "ven"
            | "sam"
            | "dim"
            | "janv"
            | "fevr"
            | "juil"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "env"
    ) && scene.tokens.get(before + 2).is_some_and(|next| next.shape == Shape::Number)
}

#[cfg(test)]
mod tests {
    #[test]
    fn notes_are_in_order() {
        assert!(super::NOTES.is_sorted());
    }
}
