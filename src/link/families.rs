//! Families, relatives, roles, and anything that is no person.

use super::*;

impl Linker<'_> {
    /// Families by their names: «les Benali», «famille Hamidouche-Vermeil».
    pub(super) fn families(&mut self) {
        for i in 0..self.mentions.len() {
            if self.mentions[i].kind != Kind::Family {
                continue;
            }
            let words: Vec<u32> = self.mentions[i].name.full_words().collect();
            let found = self.bearing(&self.mentions[i].name).into_iter().find(|e| {
                let entity = &self.entities[*e];
                entity.kind == Kind::Family && entity.surname.iter().any(|id| words.contains(id))
            });
            match found {
                Some(id) => self.attach(i, id as EntityId),
                None => {
                    self.create(i);
                }
            }
        }
    }

    /// Anything with a value: equal values are one thing.
    pub(super) fn things(&mut self) {
        let mut known: BTreeMap<(Kind, u32), EntityId> = BTreeMap::new();
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            if is_person(mention.kind) || matches!(mention.kind, Kind::Family | Kind::Kin) {
                continue;
            }
            match known.get(&(mention.kind, mention.value)) {
                Some(id) => self.attach(i, *id),
                None => {
                    let id = self.create(i);
                    known.insert((self.mentions[i].kind, self.mentions[i].value), id);
                }
            }
        }
    }

    /// A relative who is named right behind («sa mère, Mme Haddad») is that person; others are one a situation and class.
    pub(super) fn kin(&mut self) {
        let mut known: BTreeMap<(u32, u32), EntityId> = BTreeMap::new();
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            if mention.kind != Kind::Kin {
                continue;
            }
            let named = self.mentions.get(i + 1).filter(|next| {
                is_person(next.kind) && next.segment == mention.segment && next.follows && next.zone == mention.zone
            });
            if named.is_some() && self.entity[i + 1] != NONE {
                let id = self.entity[i + 1];
                self.attach(i, id);
                let entity = &mut self.entities[id as usize];
                entity.kin = entity.kin.or(self.mentions[i].kin);
                entity.subject += 1;
                known.insert((self.mentions[i].section, self.mentions[i].value), id);
                continue;
            }
            match known.get(&(mention.section, mention.value)) {
                Some(id) => self.attach(i, *id),
                None => {
                    let id = self.create(i);
                    known.insert((self.mentions[i].section, self.mentions[i].value), id);
                }
            }
        }
    }

    /// Who takes part, and who is talked about.
    pub(super) fn roles(&mut self) {
        for entity in &mut self.entities {
            if is_person(entity.kind) {
                entity.kind = if entity.official > 0 && entity.official >= entity.subject {
                    Kind::Participant
                } else {
                    Kind::Person
                };
            }
        }
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            let entity = &self.entities[self.entity[i] as usize];
            let plain = matches!(
                mention.rule,
                "person.single" | "person.full" | "person.designation" | "second_read.name" | "town.official"
            );
            let sits = entity.kind == Kind::Participant || mention.elected && entity.subject == 0;
            if sits && mention.zone == Zone::Situation && plain && is_person(mention.kind) {
                self.doubts.push(Doubt {
                    question: Question::ParticipantInSituation,
                    mention: i as u32,
                    candidates: vec![self.entity[i]],
                });
            }
        }
    }

    /// Family groups: people of one surname, and relatives with the person that they follow in a situation.
    pub(super) fn family_groups(&mut self) {
        let mut groups = Groups::new(self.entities.len());
        let related = |entity: &Entity| matches!(entity.kind, Kind::Person | Kind::Family);
        for a in 0..self.entities.len() {
            let namesakes = self.entities[a].surname.iter().filter_map(|id| self.bearers.get(id)).flatten();
            for b in namesakes.map(|id| *id as usize).filter(|b| *b < a) {
                let (x, y) = (&self.entities[a], &self.entities[b]);
                let ages_differ = x.given == y.given && !x.given.is_empty();
                if related(x) && related(y) && !ages_differ && x.surname.iter().any(|id| y.surname.contains(id)) {
                    groups.join(a, b);
                }
            }
        }
        // The subject of a situation is its first person or family; relatives and people without a surname follow it.
        let mut subject: BTreeMap<u32, usize> = BTreeMap::new();
        for i in 0..self.mentions.len() {
            let mention = &self.mentions[i];
            let id = self.entity[i] as usize;
            let entity = &self.entities[id];
            if !matches!(entity.kind, Kind::Person | Kind::Family | Kind::Kin) || mention.zone != Zone::Situation {
                continue;
            }
            match subject.get(&mention.section) {
                None => {
                    subject.insert(mention.section, id);
                }
                Some(first)
                    if entity.kin.is_some()
                        || entity.kind == Kind::Person
                            && entity.surname.is_empty()
                            && self.entities[*first].kind == Kind::Family =>
                {
                    groups.join(id, *first)
                }
                // «le parent du jeune X»: the relative came before the one whose relative he is.
                Some(first) if self.entities[*first].kind == Kind::Kin && entity.kind == Kind::Person => {
                    groups.join(id, *first);
                    subject.insert(mention.section, id);
                }
                Some(_) => {}
            }
        }
        let mut order: BTreeMap<usize, u32> = BTreeMap::new();
        let mut ids: Vec<usize> = (0..self.entities.len())
            .filter(|id| matches!(self.entities[*id].kind, Kind::Person | Kind::Family | Kind::Kin))
            .collect();
        ids.sort_by_key(|id| self.entities[*id].first);
        for id in ids {
            let next = order.len() as u32;
            let family = *order.entry(groups.root(id)).or_insert(next);
            self.entities[id].family = Some(family);
        }
    }

    pub(super) fn low_confidence(&mut self) {
        for (i, mention) in self.mentions.iter().enumerate() {
            if matches!(mention.kind, Kind::Person | Kind::Family) && mention.confidence < crate::detect::DOUBT {
                self.doubts.push(Doubt { question: Question::IsItAName, mention: i as u32, candidates: Vec::new() });
            }
        }
    }
}

/// Disjoint sets.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
