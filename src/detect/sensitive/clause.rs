//! Where a clause ends: at a mark that is none of an abbreviation, or at a line end that ends an item.

use super::noted;
use crate::detect::cues::{ARTICLE, CIVILITY, CONTRACTED, POSSESSIVE};
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};

/// A mark that closes a sentence or a clause, and is none of an abbreviation.
pub(super) fn ends_clause(scene: &Scene<'_>, i: usize) -> bool {
    match scene.mark(i) {
        Some('?' | '…') => !noted::goes_on(scene, i),
        Some(';' | '!' | '|') => true,
        Some('.') => {
            let Some(before) = i.checked_sub(1) else { return true };
            let token = scene.tokens[before];
            if token.shape == Shape::Initial || scene.is(before, CIVILITY) {
                return false;
            }
            // «bât. C», «av. Foch»: no sentence ends there, unless a small word or a line end follows.
            if scene.has(before, marks::ABBREVIATED)
                && scene.tokens.get(i + 1).is_some_and(|next| !matches!(next.shape, Shape::Lower | Shape::Mark(_)))
                && !scene.opens_line(i + 1)
            {
                return false;
            }
            // «pl. des Ormes», «vict. :»: a way goes on in small letters, and no sentence begins with a colon.
            let way = matches!(
                scene.key(before),
                "pl" | "av" | "ave" | "bd" | "bld" | "ch" | "imp" | "rte" | "all" | "sq" | "fg" | "res" | "lot"
            ) && scene.has(i + 1, marks::FRENCH_PARTICLE);
            if way || noted::dated(scene, before) || matches!(scene.mark(i + 1), Some(':' | ',')) {
                return false;
            }
            // «26.04», «mel.example»: nothing between the mark and its neighbours.
            scene.tokens.get(i + 1).is_none_or(|next| next.span.start > scene.tokens[i].span.end)
        }
        _ => false,
    }
}

/// A line end before token `i` that ends an item: the line before was short, or the next opens with a bullet.
pub(super) fn breaks_line(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.opens_line(i) {
        return false;
    }
    let Some(previous) = i.checked_sub(1) else { return true };
    let end = scene.tokens[previous].span.end;
    let start = scene.text[..end].rfind('\n').map_or(0, |at| at + 1);
    // A row of a table ends with its line.
    let row = &scene.text.as_bytes()[start..end];
    if memchr::memchr_iter(b'|', row).nth(1).is_some() || memchr::memchr_iter(b'\t', row).nth(1).is_some() {
        return true;
    }
    // A heading is followed by a new sentence; a wrapped line goes on in lower case or in the middle of a name.
    let new = matches!(scene.tokens[i].shape, Shape::Capital | Shape::Upper | Shape::Initial)
        && !scene.hyphen(previous)
        && !scene.is(previous, CIVILITY | ARTICLE | POSSESSIVE | CONTRACTED)
        && !matches!(scene.mark(previous), Some(',' | '.'))
        && !matches!(scene.key(previous), "et" | "de" | "a" | "avec" | "par" | "d");
    let bullet = new || scene.mark(i).is_some_and(|c| matches!(c, '-' | '–' | '—' | '•' | '*'));
    bullet || end - start < 50 || scene.text[end..scene.tokens[i].span.start].matches('\n').count() > 1
}
