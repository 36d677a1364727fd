//! Families by their name: behind a word that announces one, and in the plural, «les Petit».

use super::{Found, things};
use crate::detect::chunk::Reader;
use crate::detect::evidence::{self, Sink};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// «la famille X», «les époux X», «M. et Mme X», «fratrie X», «les X».
pub(super) fn family<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let name = reader.couple(i).or_else(|| {
        let facts = scene.facts(i);
        // «adj. fam.» is a function.
        let adjoint = i.checked_sub(2).is_some_and(|at| scene.key(at) == "adj");
        if facts.lists & lists::FAMILY_TRIGGER == 0
            || adjoint
            || reader.is_name_shape(i) && !reader.caps(i) && scene.tokens[i].shape != Shape::Capital
        {
            return None;
        }
        // «familles», «parents», «enfants» also introduce given names and common nouns: the name must follow at once.
        let dot = scene.key(i) == "fam" && matches!(scene.tokens.get(i + 1)?.shape, Shape::Mark('.'));
        let start = i + 1 + usize::from(dot);
        // «FAM. 2 : ROUMIEU»
        let numbered = scene.tokens.get(start).is_some_and(|token| token.shape == Shape::Number)
            && matches!(reader.mark(start + 1), Some(':' | '-' | '–'));
        Some(if numbered { start + 2 } else { start })
    });
    if let Some(start) = name {
        if !reader.joined(start - 1) || reader.is_toponym(i) {
            return None;
        }
        // «la famille de Kévin» is that of somebody.
        let of = matches!(scene.key(start), "de" | "d") && scene.tokens[start].shape == Shape::Lower;
        let given = start + 1 + usize::from(scene.apostrophe(start + 1));
        let alone = || reader.name_at(given, true).is_some_and(|chunk| chunk.words == 1);
        if of && scene.facts(given).given >= 40 && scene.tokens[given].shape == Shape::Capital && alone() {
            return None;
        }
        let small = || {
            let title = matches!(scene.key(i), "famille" | "fam") || scene.has(i, marks::COUPLE);
            if title { reader.small_behind_title(start - 1, start) } else { None }
        };
        let chunk = reader.name_at(start, true).or_else(small)?;
        Found::family(chunk, "family.trigger", i..start).emit(reader, evidence::FAMILY_TRIGGER, out);
        return Some(reader.more(chunk, &mut |next| {
            Found::family(next, "family.list", i..start).emit(reader, evidence::FAMILY_TRIGGER, out);
        }));
    }
    // «l'oncle des Camara», «le plus jeune des Fournier»
    // «les Le Roux», «les El Amrani», «la situation des Dos Anjos»
    let particle = scene.has(i + 1, marks::PARTICLE)
        && scene.tokens.get(i + 1).is_some_and(|token| token.shape == Shape::Capital)
        && reader.is_name_shape(i + 2)
        && reader.joined(i + 1);
    let of_several = scene.key(i) == "des"
        && i > 0
        && (scene.has(i - 1, marks::RELATIVE)
            || scene.zone == Zone::Situation && (particle || is_singular(reader, i + 1)));
    if (scene.key(i) == "les" || of_several) && !reader.is_toponym(i) {
        let singular = is_singular(reader, i + 1) || is_small_family(reader, i + 1);
        let chunk = reader.name_at(i + 1, singular || particle)?;
        let head = reader.head(chunk);
        let facts = scene.facts(head);
        let surname = facts.surname > 0
            || facts.pos == 0
            || scene.tokens[chunk.start].shape == Shape::Upper && !reader.caps(chunk.start);
        let place = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        // «Les Lavergne ont déménagé», though there is a village of that name.
        let place = place && !(facts.surname >= 36 && reader.ordinary(head) == 0 && acts(reader, chunk.end));
        // «chez les Rivière»: nobody is at home with a town.
        let place = place && !(singular && i > 0 && scene.key(i - 1) == "chez");
        let letters = things::are_letters(reader, chunk, acts(reader, chunk.end));
        if surname && !letters && !place && (singular || facts.lists & evidence::NEVER_ALONE == 0) {
            let ordinary = if singular { 1 } else { reader.ordinary(head) };
            let ordinary = evidence::ORDINARY_PLURAL.times(ordinary);
            let found = Found::family(chunk, "family.plural", i..i + 1);
            found.emit_but(reader, evidence::FAMILY_PLURAL, ordinary, out);
            return Some(chunk.end);
        }
    }
    None
}

/// «les Petit», «chez les Blanc»: an ordinary word would have its plural there, and only the name of a family has none.
fn is_singular(reader: &Reader<'_>, i: usize) -> bool {
    let facts = reader.scene.facts(i);
    let thing = lists::BRAND | lists::VEHICLE | lists::MONTH | lists::ACRONYM;
    // «chez les Renault», «les Picard ont refusé»: at home, or doing something, though there is a make of that name.
    let (thing, least) = match i.checked_sub(2) {
        Some(at) if reader.scene.key(at) == "chez" => (lists::ACRONYM, 24),
        _ if reader.scene.zone == Zone::Situation && acts(reader, i + 1) => (lists::ACRONYM, 24),
        _ => (thing, 36),
    };
    facts.surname >= least
        && facts.lists & thing == 0
        && reader.ordinary(i) > 0
        && reader.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Capital)
        && !reader.scene.key(i).ends_with(['s', 'x', 'z'])
}

/// «les stoyan. terrain derrière», in a text without capitals: a word that is nothing but the name of a family, without the
/// ending of a plural.
fn is_small_family(reader: &Reader<'_>, i: usize) -> bool {
    let facts = reader.scene.facts(i);
    let next = reader.scene.tokens.get(i + 1);
    let ends = next.is_none_or(|next| matches!(next.shape, Shape::Mark(_))) || reader.scene.has(i + 1, marks::LINE);
    reader.lower
        && reader.scene.zone == Zone::Situation
        && reader.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Lower)
        && facts.surname >= 16
        && facts.pos & !pos::PROPER == 0
        && facts.rank == 0
        && facts.commune == 0
        && facts.lists & evidence::NEVER_ALONE == 0
        && (ends || acts(reader, i + 1))
        && !reader.scene.key(i).ends_with(['s', 'x', 'z'])
}

/// What several people do: «ont refusé», and not «ont été rénovés».
fn acts(reader: &Reader<'_>, i: usize) -> bool {
    match reader.scene.key(i) {
        "ont" | "avaient" => reader.scene.key(i + 1) != "ete",
        "habitent" | "vivent" | "refusent" | "veulent" | "demandent" | "disent" => true,
        _ => false,
    }
}
