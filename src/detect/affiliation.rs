//! What ties a person to a place of life: school, employer, nationality, town.
//!
//! Names of schools and firms are all over minutes as institutions. They identify somebody only where someone attends
//! or works there, so each rule asks who the sentence is about before it reads the name.

mod class;
mod employer;
mod nation;
mod school;
mod town;

use super::cues::{CIVILITY, CLASS, COMES, DWELLS, GRADE, JOB, NATION, PUPIL, SCHOOL, WORK};
use super::lexicon::pos;
use super::token::{Scene, Shape};
use super::{Candidate, Recogniser, marks};
use crate::zone::Zone;

/// Finds schools, employers, nationalities and towns of persons; see the module.
#[derive(Debug, Clone, Copy, Default)]
pub struct AffiliationRecogniser;

impl Recogniser for AffiliationRecogniser {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let ties = scene.tokens.iter().enumerate().filter(|(_, token)| token.marks & marks::TIE != 0);
        for (i, _) in ties {
            let bits = scene.cues(i).bits;
            if bits & SCHOOL != 0 {
                out.extend(school::school(scene, i));
            }
            if bits & (PUPIL | CLASS) != 0 {
                school::unnamed(scene, i, out);
            }
            if bits & GRADE != 0 {
                out.extend(class::beside(scene, i));
            }
            if bits & WORK != 0 {
                out.extend(employer::employer(scene, i));
            }
            if bits & JOB != 0 {
                out.extend(employer::employer_behind_job(scene, i));
            }
            if bits & NATION != 0 {
                out.extend(nation::nationality(scene, i));
            }
            if bits & DWELLS != 0 {
                out.extend(town::town(scene, i));
            }
            if bits & COMES != 0 {
                town::origin(scene, i, out);
            }
        }
    }
}

/// The school that tokens `first..=last` are known to name, where it is a pupil's.
pub(super) fn known_school(scene: &Scene<'_>, first: usize, last: usize) -> Option<Candidate> {
    school::known(scene, first, last)
}

/// What else a school is called: its name without its type.
pub(super) fn school_name(words: &[String]) -> &[String] {
    school::without_type(words)
}

fn individual(scene: &Scene<'_>) -> bool {
    matches!(scene.zone, Zone::Situation | Zone::Decisions)
}

/// Nothing of one person is said there.
fn institutional(scene: &Scene<'_>) -> bool {
    matches!(scene.zone, Zone::Attendance | Zone::Agenda | Zone::Signature | Zone::Furniture | Zone::Statistics)
}

/// Looks back from `i` over at most `reach` tokens of the same sentence.
fn behind(scene: &Scene<'_>, i: usize, reach: usize, bits: u64) -> Option<usize> {
    for at in (i.saturating_sub(reach)..i).rev() {
        if ends_sentence(scene, at) {
            return None;
        }
        if scene.is(at, bits) {
            return Some(at);
        }
    }
    None
}

/// Looks ahead likewise.
fn ahead(scene: &Scene<'_>, i: usize, reach: usize, bits: u64) -> Option<usize> {
    for at in i + 1..=(i + reach).min(scene.tokens.len().saturating_sub(1)) {
        if ends_sentence(scene, at) {
            return None;
        }
        if scene.is(at, bits) {
            return Some(at);
        }
    }
    None
}

/// A full stop that is none of an abbreviation, or a mark as strong.
fn ends_sentence(scene: &Scene<'_>, at: usize) -> bool {
    match scene.mark(at) {
        Some('.') => {
            let before = at.checked_sub(1);
            !before.is_some_and(|b| {
                scene.is(b, CIVILITY) || scene.tokens[b].shape == Shape::Initial || scene.word(b).len() <= 3
            })
        }
        Some('!' | '|' | '…') => true,
        _ => false,
    }
}

/// A line end inside running text, not the end of a list item: the line before is full.
fn wraps(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.opens_line(i) {
        return true;
    }
    let Some(previous) = i.checked_sub(1) else { return false };
    let end = scene.tokens[previous].span.end;
    let start = scene.text[..end].rfind('\n').map_or(0, |at| at + 1);
    end - start > 55 && !scene.text[end..scene.tokens[i].span.start].contains("\n\n")
}

fn is_connector(key: &str) -> bool {
    matches!(
        key,
        "de" | "du" | "des" | "d" | "la" | "le" | "les" | "l" | "et" | "en" | "sur" | "au" | "aux" | "a" | "lez"
    )
}

/// Words of shouted text that cannot be part of a name.
fn breaks_name(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i);
    let key = scene.key(i);
    matches!(
        key,
        "jusqu"
            | "jusque"
            | "depuis"
            | "est"
            | "sont"
            | "dont"
            | "qui"
            | "que"
            | "avec"
            | "par"
            | "pour"
            | "sans"
            | "dans"
            | "ne"
            | "se"
            | "ce"
            | "il"
            | "elle"
            | "a"
            | "ont"
            | "mais"
            | "ou"
            | "chez"
            | "et"
            | "en"
            | "son"
            | "sa"
            | "ses"
            | "m"
            | "mme"
    ) || (scene.tokens[i].shape == Shape::Upper
        && facts.pos & (pos::VERB | pos::GRAMMATICAL) != 0
        && facts.pos & pos::NOUN == 0
        && facts.surname < 20)
}

/// The last token of the proper name that starts at or behind `i`, over articles: «des Coquelicots», «Anita-Conti»,
/// «M. Pagnol», «Électricité Morvan & Fils».
fn proper_name(scene: &Scene<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    let mut last = None;
    let mut words = 0;
    while at < scene.tokens.len() && words < 9 {
        // A name runs over a line end only where it is cut: at a hyphen, behind a connector, before its first word.
        let open = last.is_none() || last != at.checked_sub(1);
        if scene.opens_line(at) && !(open && wraps(scene, at)) {
            break;
        }
        let shape = scene.tokens[at].shape;
        let key = scene.key(at);
        let shouted = scene.tokens[i.saturating_sub(1)].shape == Shape::Upper;
        match shape {
            Shape::Mark('&') if last.is_some() => at += 1,
            Shape::Mark(_) if scene.hyphen(at) && (last == at.checked_sub(1) || (at > 1 && scene.hyphen(at - 2))) => {
                at += 1;
            }
            Shape::Mark('.') if at > 0 && scene.tokens[at - 1].shape == Shape::Initial => at += 1,
            Shape::Mark(_) if scene.apostrophe(at) && at > 0 && is_connector(scene.key(at - 1)) => at += 1,
            // «Rapid’Yvelle».
            Shape::Mark(_) if scene.apostrophe(at) && last == at.checked_sub(1) && glued(scene, at) => at += 1,
            Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed => {
                let joined = at > 0 && scene.hyphen(at - 1);
                if is_connector(key) && shape == Shape::Upper && !joined {
                    // «LYCEE DE VAUBRUN»: a connector in shouted text.
                    at += 1;
                    continue;
                }
                if !joined && (breaks_name(scene, at) && (last.is_some() || shape == Shape::Upper))
                    || scene.is(at, CIVILITY) && !is_initial_dot(scene, at)
                {
                    break;
                }
                // In shouted text a third loose word is no more of the name.
                if shouted && shape == Shape::Upper && !joined && words >= 2 && !is_connector(scene.key(at - 1)) {
                    break;
                }
                last = Some(at);
                words += 1;
                at += 1;
            }
            // «& Fils» in lower case.
            Shape::Lower
                if last.is_some()
                    && matches!(key, "fils" | "freres" | "associes")
                    && matches!(scene.mark(at - 1), Some('&')) =>
            {
                last = Some(at);
                break;
            }
            // «Presqu'île»
            Shape::Lower if at > 1 && last == Some(at - 2) && scene.apostrophe(at - 1) && glued(scene, at - 1) => {
                last = Some(at);
                at += 1;
            }
            Shape::Lower if is_connector(key) => at += 1,
            _ => break,
        }
    }
    last
}

/// No space on either side of token `at`.
fn glued(scene: &Scene<'_>, at: usize) -> bool {
    at > 0
        && scene.tokens[at - 1].span.end == scene.tokens[at].span.start
        && scene.tokens.get(at + 1).is_some_and(|next| next.span.start == scene.tokens[at].span.end)
}

/// «M. Pagnol» as a first name's initial: a school is called so, a pupil's civility is not written inside a school.
fn is_initial_dot(scene: &Scene<'_>, at: usize) -> bool {
    scene.tokens[at].shape == Shape::Initial && matches!(scene.mark(at + 1), Some('.'))
}

#[cfg(test)]
mod tests;
