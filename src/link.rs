//! Identity: which mentions designate one person, one family, one thing. The only module that decides it.
//!
//! Full names come first, then forms that lean on them: initials, a family name, a given name, a nickname. A form that
//! fits two people equally is a [`Doubt`], and stays apart: two people are never merged in silence.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use smallvec::SmallVec;

use crate::detect::kin::KinClass;
use crate::detect::lexicon::Gender;
use crate::detect::name::{Name, Word};
use crate::detect::token::Vocabulary;
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// One place where something identifying is written. Holds no text: words are indices of the document's vocabulary.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Index of the segment in the document.
    pub segment: u32,
    /// Bytes of the segment.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The rule that found it.
    pub rule: &'static str,
    /// 0 to 99.
    pub confidence: u8,
    /// Where it stands.
    pub zone: Zone,
    /// Which situation of the document it stands in, from 0.
    pub section: u32,
    /// The words of a person's or family's name.
    pub name: Name,
    /// The folded value of anything else, as an index of the vocabulary.
    pub value: u32,
    /// The class of a relative.
    pub kin: Option<KinClass>,
    /// Age that stands right behind a name, if any.
    pub age: Option<u8>,
    /// Separated from the mention before it by nothing but commas, quotes or «dit».
    pub follows: bool,
}

/// Index of an entity.
pub type EntityId = u32;

/// The one person, family or thing that several mentions designate. Its `Debug` does not show initials.
#[derive(Clone)]
pub struct Entity {
    /// Person, participant, family, kin, or the kind of a thing.
    pub kind: Kind,
    /// The family group, for persons, kin and families.
    pub family: Option<u32>,
    /// Gender, if the text says it.
    pub gender: Option<Gender>,
    /// The relation that the text gives this person.
    pub kin: Option<KinClass>,
    /// Youngest age that stands behind the name.
    pub age: Option<u8>,
    /// Given names, vocabulary indices.
    pub given: SmallVec<[u32; 2]>,
    /// Family names, vocabulary indices.
    pub surname: SmallVec<[u32; 2]>,
    /// The index of its first mention.
    pub first: u32,
    sections: SmallVec<[u32; 2]>,
    given_initial: Option<char>,
    surname_initial: Option<char>,
    official: u32,
    subject: u32,
}

impl fmt::Debug for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entity")
            .field("kind", &self.kind)
            .field("family", &self.family)
            .field("gender", &self.gender)
            .field("kin", &self.kin)
            .field("given", &self.given)
            .field("surname", &self.surname)
            .field("first", &self.first)
            .finish_non_exhaustive()
    }
}

/// A question for a human.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// The mention that it is about.
    pub mention: u32,
    /// The entities that it may be.
    pub candidates: Vec<EntityId>,
}

/// What a doubt asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Is this a name at all?
    IsItAName,
    /// Which of these people is it?
    WhichPerson,
    /// Does this participant's name stand for a person of the situation?
    ParticipantInSituation,
    /// Individual information in a formation that may exchange none.
    IndividualInformation,
}

/// Mentions with the entity of each, the entities, and what could not be settled.
#[derive(Debug, Clone, Default)]
pub struct Linked {
    /// The entity of each mention, in the order of the mentions.
    pub entity: Vec<EntityId>,
    /// The entities, in order of first appearance.
    pub entities: Vec<Entity>,
    /// What a human should settle.
    pub doubts: Vec<Doubt>,
}

const NONE: u32 = u32::MAX;

/// Links the mentions of one document, sorted by position.
pub fn link(mentions: &[Mention], vocabulary: &Vocabulary) -> Linked {
    let mut linker = Linker {
        mentions,
        vocabulary,
        entity: vec![NONE; mentions.len()],
        entities: Vec::new(),
        doubts: Vec::new(),
        bearers: HashMap::default(),
    };
    linker.table_rows();
    linker.full_names();
    linker.appositions();
    linker.with_initials();
    linker.partial_names();
    linker.families();
    linker.things();
    linker.kin();
    linker.roles();
    linker.family_groups();
    linker.low_confidence();
    linker.finish()
}

struct Linker<'a> {
    mentions: &'a [Mention],
    vocabulary: &'a Vocabulary,
    entity: Vec<EntityId>,
    entities: Vec<Entity>,
    doubts: Vec<Doubt>,
    /// Word of a name → the entities that bear it, in order. Looked up, never iterated.
    bearers: HashMap<u32, SmallVec<[EntityId; 2]>, foldhash::fast::RandomState>,
}

fn is_person(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Participant)
}

impl Linker<'_> {
    fn persons(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.mentions.len()).filter(|i| is_person(self.mentions[*i].kind) && self.entity[*i] == NONE)
    }

    fn create(&mut self, index: usize) -> EntityId {
        let mention = &self.mentions[index];
        let id = self.entities.len() as EntityId;
        self.entities.push(Entity {
            kind: mention.kind,
            family: None,
            gender: None,
            kin: mention.kin,
            age: None,
            given: SmallVec::new(),
            surname: SmallVec::new(),
            first: index as u32,
            sections: SmallVec::new(),
            given_initial: None,
            surname_initial: None,
            official: 0,
            subject: 0,
        });
        self.attach(index, id);
        id
    }

    fn attach(&mut self, index: usize, id: EntityId) {
        let mention = &self.mentions[index];
        self.entity[index] = id;
        let entity = &mut self.entities[id as usize];
        entity.first = entity.first.min(index as u32);
        if !entity.sections.contains(&mention.section) {
            entity.sections.push(mention.section);
        }
        entity.gender = entity.gender.or(mention.name.gender);
        entity.age = entity.age.or(mention.age);
        for id in mention.name.full_words() {
            let bearers = self.bearers.entry(id).or_default();
            if !bearers.contains(&(self.entity[index])) {
                bearers.push(self.entity[index]);
            }
        }
        for word in &mention.name.words {
            match word {
                Word::Given(id) if !entity.given.contains(id) => entity.given.push(*id),
                Word::Surname(id) if !entity.surname.contains(id) => entity.surname.push(*id),
                Word::Either(id) if entity.given.is_empty() && entity.surname.is_empty() => {
                    let facts = self.vocabulary.facts(*id);
                    if facts.given > 0 && u16::from(facts.given) + 8 >= u16::from(facts.surname) {
                        &mut entity.given
                    } else {
                        &mut entity.surname
                    }
                    .push(*id);
                }
                Word::GivenInitial(letter) => entity.given_initial = entity.given_initial.or(Some(*letter)),
                Word::SurnameInitial(letter) => entity.surname_initial = entity.surname_initial.or(Some(*letter)),
                _ => {}
            }
        }
        let official = matches!(mention.zone, Zone::Attendance | Zone::Signature)
            || matches!(mention.rule, "person.rank" | "person.speaker");
        entity.official += u32::from(official) * if mention.zone == Zone::Attendance { 3 } else { 1 };
        let subject = mention.age.is_some()
            || matches!(
                mention.rule,
                "person.birth_name"
                    | "person.designation"
                    | "person.private"
                    | "table.surname"
                    | "table.given"
                    | "table.name"
            );
        entity.subject += u32::from(subject && !official) + u32::from(mention.rule == "person.private") * 2;
    }

    /// The name and the given-name cell of one row are one person.
    fn table_rows(&mut self) {
        let mut last: Option<usize> = None;
        for i in 0..self.mentions.len() {
            match self.mentions[i].rule {
                "table.surname" => {
                    last = Some(i);
                }
                "table.given" => {
                    let Some(surname) = last.take() else { continue };
                    let (a, b) = (&self.mentions[surname], &self.mentions[i]);
                    if a.section != b.section && a.segment + 3 < b.segment {
                        continue;
                    }
                    let id = self.create(surname);
                    self.attach(i, id);
                }
                _ => {}
            }
        }
    }

    fn full_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let name = &self.mentions[i].name;
            if name.given().next().is_none() || name.surname().next().is_none() {
                continue;
            }
            let found = self.bearing(name).into_iter().find(|e| self.same_full_name(&self.entities[*e], i));
            match found {
                Some(id) => self.attach(i, id as EntityId),
                None => {
                    self.create(i);
                }
            }
        }
    }

    /// The entities that bear a word of a name, in order.
    fn bearing(&self, name: &Name) -> Vec<usize> {
        let mut found: Vec<usize> =
            name.full_words().filter_map(|id| self.bearers.get(&id)).flatten().map(|id| *id as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn same_full_name(&self, entity: &Entity, i: usize) -> bool {
        let mention = &self.mentions[i];
        let given: Vec<u32> = mention.name.given().collect();
        let surname: Vec<u32> = mention.name.surname().collect();
        let same_given =
            given.iter().all(|id| entity.given.contains(id)) || entity.given.iter().all(|id| given.contains(id));
        let same_surname = surname.iter().all(|id| entity.surname.contains(id))
            || entity.surname.iter().all(|id| surname.contains(id));
        let ages = match (entity.age, mention.age) {
            (Some(a), Some(b)) => a.abs_diff(b) <= 1,
            _ => true,
        };
        is_person(entity.kind)
            && !entity.given.is_empty()
            && !entity.surname.is_empty()
            && same_given
            && same_surname
            && ages
    }

    /// A nickname, a birth name or a second cell right behind a name is the same person.
    fn appositions(&mut self) {
        for i in 1..self.mentions.len() {
            let (before, mention) = (&self.mentions[i - 1], &self.mentions[i]);
            let alias = matches!(mention.rule, "person.alias" | "person.alias_quoted" | "person.birth_name")
                || mention.rule == "person.alias_after" && mention.follows;
            if !alias
                || !is_person(mention.kind)
                || before.segment != mention.segment
                || self.entity[i] != NONE
                || mention.span.start - before.span.end > 48
            {
                continue;
            }
            let Some(owner) = (0..i)
                .rev()
                .find(|j| is_person(self.mentions[*j].kind) && self.mentions[*j].segment == mention.segment)
            else {
                continue;
            };
            if self.entity[owner] == NONE {
                self.create(owner);
            }
            self.attach(i, self.entity[owner]);
            // A nickname names from now on.
            if mention.rule != "person.birth_name" {
                let given = &mut self.entities[self.entity[owner] as usize].given;
                given.extend(self.mentions[i].name.full_words());
            }
        }
    }

    /// «S. Petitjean», «Zoé L.», «K. B.».
    fn with_initials(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let mention = &self.mentions[i];
            if !mention.name.words.iter().any(|word| matches!(word, Word::GivenInitial(_) | Word::SurnameInitial(_))) {
                continue;
            }
            let fits: Vec<usize> =
                (0..self.entities.len()).filter(|e| self.fits_initials(&self.entities[*e], &mention.name)).collect();
            self.choose(i, fits);
        }
    }

    fn fits_initials(&self, entity: &Entity, name: &Name) -> bool {
        let starts = |words: &[u32], letter: char| words.iter().any(|id| self.vocabulary.key(*id).starts_with(letter));
        is_person(entity.kind)
            && name.words.iter().all(|word| match word {
                Word::Given(id) => entity.given.contains(id),
                Word::Surname(id) => entity.surname.contains(id),
                Word::Either(id) => entity.given.contains(id) || entity.surname.contains(id),
                Word::GivenInitial(letter) => {
                    starts(&entity.given, *letter) || entity.given.is_empty() && entity.given_initial == Some(*letter)
                }
                Word::SurnameInitial(letter) => {
                    starts(&entity.surname, *letter)
                        || entity.surname.is_empty() && entity.surname_initial == Some(*letter)
                }
            })
    }

    /// «M. Benali», «Karim».
    fn partial_names(&mut self) {
        for i in self.persons().collect::<Vec<_>>() {
            let mention = &self.mentions[i];
            let gender = mention.name.gender;
            let agrees = |entity: &Entity| gender.is_none() || entity.gender.is_none() || entity.gender == gender;
            let surname_of = |word: &Word, entity: &Entity| match word {
                Word::Surname(id) | Word::Either(id) => entity.surname.contains(id),
                _ => false,
            };
            let given_of = |word: &Word, entity: &Entity| match word {
                Word::Given(id) | Word::Either(id) => entity.given.contains(id),
                Word::Surname(id) => entity.surname.is_empty() && entity.given.contains(id),
                _ => false,
            };
            let words = &mention.name.words;
            let near = self.bearing(&mention.name);
            let people = || near.iter().copied().filter(|e| is_person(self.entities[*e].kind) && !words.is_empty());
            let by_given: Vec<usize> =
                people().filter(|e| words.iter().all(|word| given_of(word, &self.entities[*e]))).collect();
            let by_surname: Vec<usize> = people()
                .filter(|e| words.iter().all(|word| surname_of(word, &self.entities[*e])) && agrees(&self.entities[*e]))
                .collect();
            let titled = words.iter().any(|word| matches!(word, Word::Surname(_)));
            let fits = match (titled, by_given.is_empty(), by_surname.is_empty()) {
                (true, _, false) | (false, true, _) => by_surname,
                _ => by_given,
            };
            let fits = if fits.is_empty() { self.clipped(i) } else { fits };
            self.choose(i, fits);
        }
    }

    /// A clipped given name («Massi» for Massinissa): three letters at least that start exactly one.
    fn clipped(&self, i: usize) -> Vec<usize> {
        let mention = &self.mentions[i];
        let [Word::Either(id) | Word::Given(id)] = mention.name.words[..] else { return Vec::new() };
        let key = self.vocabulary.key(id);
        if key.len() < 3 || mention.rule == "person.title" {
            return Vec::new();
        }
        let fits: Vec<usize> = (0..self.entities.len())
            .filter(|e| {
                let entity = &self.entities[*e];
                is_person(entity.kind)
                    && entity.given.iter().any(|id| {
                        self.vocabulary.key(*id).len() > key.len() && self.vocabulary.key(*id).starts_with(key)
                    })
            })
            .collect();
        if fits.len() == 1 { fits } else { Vec::new() }
    }

    /// Attaches mention `i` to the one that fits, the one of its situation if several do; a doubt if that does not settle.
    fn choose(&mut self, i: usize, fits: Vec<usize>) {
        let mention = &self.mentions[i];
        let official = matches!(mention.zone, Zone::Attendance | Zone::Signature)
            || matches!(mention.rule, "person.speaker" | "person.rank");
        let here: Vec<usize> =
            fits.iter().copied().filter(|e| self.entities[*e].sections.contains(&mention.section)).collect();
        let spoken: Vec<usize> = fits.iter().copied().filter(|e| official && self.entities[*e].official > 0).collect();
        let chosen = match (&fits[..], &spoken[..], &here[..]) {
            ([one], _, _) | (_, [one], _) | (_, _, [one]) => Some(*one),
            _ => None,
        };
        match chosen {
            Some(id) => self.attach(i, id as EntityId),
            None if fits.is_empty() => {
                self.create(i);
            }
            None => {
                self.doubts.push(Doubt {
                    question: Question::WhichPerson,
                    mention: i as u32,
                    candidates: fits.iter().map(|e| *e as EntityId).collect(),
                });
                self.create(i);
            }
        }
    }

    /// Families by their names: «les Benali», «famille Hamidouche-Vermeil».
    fn families(&mut self) {
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
    fn things(&mut self) {
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
    fn kin(&mut self) {
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
    fn roles(&mut self) {
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
            let plain =
                matches!(mention.rule, "person.single" | "person.full" | "person.designation" | "second_read.name");
            if entity.kind == Kind::Participant && mention.zone == Zone::Situation && plain && is_person(mention.kind) {
                self.doubts.push(Doubt {
                    question: Question::ParticipantInSituation,
                    mention: i as u32,
                    candidates: vec![self.entity[i]],
                });
            }
        }
    }

    /// Family groups: people of one surname, and relatives with the person that they follow in a situation.
    fn family_groups(&mut self) {
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

    fn low_confidence(&mut self) {
        for (i, mention) in self.mentions.iter().enumerate() {
            if matches!(mention.kind, Kind::Person | Kind::Family) && mention.confidence < crate::detect::DOUBT {
                self.doubts.push(Doubt { question: Question::IsItAName, mention: i as u32, candidates: Vec::new() });
            }
        }
    }

    /// Renumbers the entities by first appearance.
    fn finish(mut self) -> Linked {
        let mut order: Vec<usize> = (0..self.entities.len()).collect();
        order.sort_by_key(|id| self.entities[*id].first);
        let mut renamed = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            renamed[*old] = new as EntityId;
        }
        for id in &mut self.entity {
            *id = renamed[*id as usize];
        }
        for doubt in &mut self.doubts {
            for id in &mut doubt.candidates {
                *id = renamed[*id as usize];
            }
        }
        self.doubts.sort_by_key(|doubt| (doubt.mention, doubt.question));
        let mut entities: Vec<Option<Entity>> = self.entities.into_iter().map(Some).collect();
        Linked {
            entity: self.entity,
            entities: order.iter().filter_map(|old| entities[*old].take()).collect(),
            doubts: self.doubts,
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
