//! What a human says of identity: the same one, another one, of another kind. What is said of an entity that nobody
//! mentions any more goes with [`Linked::tidy`].

use super::*;

impl Linked {
    /// All that designates `one` designates `other` from now on. `false`, and nothing is changed, if they can't be one: a
    /// person and a school.
    pub fn join(&mut self, one: EntityId, other: EntityId) -> bool {
        let (Some(from), Some(into)) = (self.entities.get(one as usize), self.entities.get(other as usize)) else {
            return false;
        };
        let human = |kind: Kind| is_person(kind) || kind == Kind::Kin;
        if one == other || from.kind != into.kind && !(human(from.kind) && human(into.kind)) {
            return false;
        }
        let from = from.clone();
        let into = &mut self.entities[other as usize];
        // A relative who is named is a person: their name must go as such.
        if into.kind == Kind::Kin {
            into.kind = from.kind;
        }
        into.family = into.family.or(from.family);
        into.gender = into.gender.or(from.gender);
        into.kin = into.kin.or(from.kin);
        into.age = into.age.into_iter().chain(from.age).min();
        into.function = into.function.or(from.function);
        let add = |words: &mut SmallVec<[u32; 2]>, more: &[u32]| {
            more.iter().for_each(|word| {
                if !words.contains(word) {
                    words.push(*word)
                }
            });
        };
        add(&mut into.given, &from.given);
        add(&mut into.surname, &from.surname);
        add(&mut into.sections, &from.sections);
        into.first = into.first.min(from.first);
        self.replace(one, other);
        true
    }

    /// These mentions, by index, designate another one than the others of their entity do. `false`, and nothing is changed,
    /// unless they are some and not all of one entity's.
    pub fn part(&mut self, mentions: &[Mention], indices: &[usize], vocabulary: &Vocabulary) -> bool {
        let Some(id) = indices.first().and_then(|i| self.entity.get(*i)).copied() else { return false };
        let of_it = |i: &usize| self.entity.get(*i) == Some(&id);
        let others: Vec<usize> = (0..mentions.len()).filter(|i| of_it(i) && !indices.contains(i)).collect();
        if others.is_empty() || !indices.iter().all(of_it) {
            return false;
        }
        let Some(like) = self.entities.get(id as usize).cloned() else { return false };
        let apart = of_mentions(mentions, indices, vocabulary);
        let stays = of_mentions(mentions, &others, vocabulary);
        let (Some(apart), Some(stays)) = (apart, stays) else { return false };
        // The age, the relation, the function of who left are theirs.
        let (kind, family) = (like.kind, like.family);
        self.entities[id as usize] = Entity { kind, family, ..stays };
        let new = self.entities.len() as EntityId;
        self.entities.push(Entity { kind, family, ..apart });
        indices.iter().for_each(|i| self.entity[*i] = new);
        true
    }

    /// What the entity is, and all that designates it.
    pub fn recast(&mut self, mentions: &mut [Mention], id: EntityId, kind: Kind) -> bool {
        let families = self.namesakes(id).unwrap_or_else(|| self.families());
        let Some(entity) = self.entities.get_mut(id as usize).filter(|entity| entity.kind != kind) else {
            return false;
        };
        entity.kind = kind;
        match kind {
            // Whoever is spoken of has a letter; who sits in the meeting had none.
            Kind::Family | Kind::Person | Kind::Kin => entity.family = entity.family.or(Some(families)),
            _ => (entity.family, entity.kin) = (None, None),
        }
        let of_it = mentions.iter_mut().zip(&self.entity).filter(|(_, of)| **of == id);
        of_it.for_each(|(mention, _)| mention.kind = kind);
        true
    }

    /// Drops the entities that nothing designates, and numbers the others by first appearance again.
    pub fn tidy(&mut self) {
        let mut used = vec![false; self.entities.len()];
        self.entity.iter().for_each(|id| used[*id as usize] = true);
        let mut order: Vec<usize> = (0..used.len()).filter(|id| used[*id]).collect();
        order.sort_by_key(|id| self.entities[*id].first);
        let mut renamed = vec![NONE; used.len()];
        for (new, old) in order.iter().enumerate() {
            renamed[*old] = new as EntityId;
        }
        self.entity.iter_mut().for_each(|id| *id = renamed[*id as usize]);
        for doubt in &mut self.doubts {
            doubt.candidates.iter_mut().for_each(|id| *id = renamed[*id as usize]);
            doubt.candidates.retain(|id| *id != NONE);
        }
        self.entities = order.iter().map(|old| self.entities[*old].clone()).collect();
    }

    /// The family of those who share a surname with an entity.
    fn namesakes(&self, id: EntityId) -> Option<u32> {
        let surname = &self.entities.get(id as usize)?.surname;
        let shares = |entity: &&Entity| entity.surname.iter().any(|word| surname.contains(word));
        self.entities.iter().filter(shares).find_map(|entity| entity.family)
    }

    /// The first family that nobody belongs to.
    fn families(&self) -> u32 {
        self.entities.iter().filter_map(|entity| entity.family).max().map_or(0, |last| last + 1)
    }

    fn replace(&mut self, one: EntityId, other: EntityId) {
        self.entity.iter_mut().filter(|id| **id == one).for_each(|id| *id = other);
        for doubt in &mut self.doubts {
            doubt.candidates.iter_mut().filter(|id| **id == one).for_each(|id| *id = other);
            doubt.candidates.dedup();
        }
    }
}

/// What some mentions say of the one that they designate.
fn of_mentions(mentions: &[Mention], indices: &[usize], vocabulary: &Vocabulary) -> Option<Entity> {
    let mut linker = Linker::new(mentions, vocabulary);
    let (first, rest) = indices.split_first()?;
    let id = linker.create(*first);
    rest.iter().for_each(|i| linker.attach(*i, id));
    let mut entity = linker.entities.pop()?;
    entity.kin = indices.iter().find_map(|i| mentions[*i].kin);
    Some(entity)
}
