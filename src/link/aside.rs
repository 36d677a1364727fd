//! Words that were hidden because nobody misses them where they stand.

use std::collections::BTreeMap;

use super::{Entity, EntityId, Linked, Linker, Mention, is_person};
use crate::detect::token::Vocabulary;

/// Whether a mention is a word of an attribute or a link that was hidden on the chance that it is a name.
pub(super) fn is_aside(mention: &Mention) -> bool {
    mention.rule == "attribute.word"
}

/// Gives the mentions that are aside their entities, once the others (`told`, of `mentions` those at `places`) have
/// theirs: whoever alone bears all the words, or somebody of that name who comes last. So neither a code nor whose mother
/// is meant hangs on what the program that wrote the file calls its bookmarks.
pub(super) fn add(told: Linked, mentions: &[Mention], places: &[usize], vocabulary: &Vocabulary) -> Linked {
    let mut linker = Linker::new(mentions, vocabulary);
    linker.entities = told.entities;
    let place = |at: u32| places.get(at as usize).map_or(at, |place| *place as u32);
    for entity in &mut linker.entities {
        entity.first = place(entity.first);
    }
    for (at, id) in places.iter().zip(told.entity) {
        linker.entity[*at] = id;
    }
    for (id, entity) in linker.entities.iter().enumerate() {
        for word in entity.given.iter().chain(&entity.surname) {
            linker.bearers.entry(*word).or_default().push(id as EntityId);
        }
    }
    let mut family = linker.entities.iter().filter_map(|entity| entity.family).max().map_or(0, |last| last + 1);
    let mut called: BTreeMap<Vec<u32>, EntityId> = BTreeMap::new();
    for (i, mention) in mentions.iter().enumerate().filter(|(_, mention)| is_aside(mention)) {
        let words: Vec<u32> = mention.name.full_words().collect();
        let bears = |entity: &Entity| {
            is_person(entity.kind) && words.iter().all(|id| entity.given.contains(id) || entity.surname.contains(id))
        };
        let near = linker.bearing(&mention.name);
        let mut fits = near.iter().filter(|id| !linker.entities[**id].aside && bears(&linker.entities[**id]));
        linker.entity[i] = match (fits.next(), fits.next(), called.get(&words)) {
            (Some(id), None, _) => *id as EntityId,
            (_, _, Some(id)) => *id,
            _ => {
                let id = linker.create(i);
                linker.entities[id as usize].aside = true;
                linker.entities[id as usize].family = Some(family);
                family += 1;
                called.insert(words, id);
                id
            }
        };
    }
    let doubts = told.doubts.into_iter().map(|doubt| super::Doubt { mention: place(doubt.mention), ..doubt }).collect();
    Linked { entity: linker.entity, entities: linker.entities, doubts }
}
