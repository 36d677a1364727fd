//! Phrases of several words in a clause.

use crate::detect::stems::Row;
use crate::detect::stems::phrases::{self, Phrase};
use crate::detect::token::Scene;

/// A phrase where it stands.
pub(super) struct Said {
    /// Its first and last token.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What it says; nothing, if it takes the sense from its words.
    pub(super) row: Option<&'static Row>,
    /// Tells it from other phrases and from stems.
    pub(super) code: u16,
}

/// The phrases between two tokens, in order; of those that share a word the one that was looked up first, and the
/// longest of those that were looked up by one word.
pub(super) fn between(scene: &Scene<'_>, first: usize, last: usize) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for i in first..=last {
        let mut best: Option<(usize, Said)> = None;
        for phrase in phrases::of(scene.cues(i).phrase) {
            if best.as_ref().is_some_and(|(len, _)| *len >= phrase.len()) {
                continue;
            }
            let Some((start, end)) = reach(scene, phrase, i, first, last) else { continue };
            if found.last().is_none_or(|before| before.last < start) {
                best = Some((phrase.len(), Said { first: start, last: end, row: phrase.row, code: phrase.code }));
            }
        }
        found.extend(best.map(|(_, said)| said));
    }
    found
}

/// The first and last token of `phrase` around its head `i`.
fn reach(scene: &Scene<'_>, phrase: &Phrase, i: usize, first: usize, last: usize) -> Option<(usize, usize)> {
    // «mis le⏎> feu»: a line of a quoted message goes on behind its mark.
    let quoted = |i: usize| scene.mark(i) == Some('>') && scene.opens_line(i);
    let joins = |i: usize| scene.apostrophe(i) || scene.hyphen(i) || quoted(i);
    let (mut start, mut end) = (i, i);
    for at in (0..phrase.head()).rev() {
        start = start.checked_sub(1)?;
        if joins(start) {
            start = start.checked_sub(1)?;
        }
        if start < first || !phrase.allows(at, scene.key(start)) {
            return None;
        }
    }
    for at in phrase.head() + 1..phrase.len() {
        end += 1;
        if joins(end) {
            end += 1;
        }
        if end > last || !phrase.allows(at, scene.key(end)) {
            return None;
        }
    }
    Some((start, end))
}
