//! Identity: which mentions designate one person, one family, one thing. The only module that decides it.
//!
//! Full names come first, then forms that lean on them: initials, a family name, a given name, a nickname. A form that
//! fits two people equally is a [`Doubt`], and stays apart: two people are never merged in silence.

mod aside;
mod choose;
mod families;
mod people;
mod revise;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use smallvec::SmallVec;

use crate::detect::kin::KinClass;
use crate::detect::lexicon::Gender;
use crate::detect::name::{Name, Word};
use crate::detect::token::Vocabulary;
use crate::kind::{Function, Kind};
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
    /// «père», «fils» right behind a surname: which of two of one name.
    pub generation: Option<KinClass>,
    /// Year of the date of birth that stands right behind a name, if any.
    pub born: Option<u16>,
    /// Separated from the mention before it by nothing but commas, quotes or «dit».
    pub follows: bool,
    /// «de», «du jeune» ties it to the mention before it.
    pub complement: bool,
    /// The name is that of an elected official, as the user's lists say.
    pub elected: bool,
    /// In which function the words around the name say that this one sits.
    pub function: Option<Function>,
    /// The words around the name say that the matter is about this one: who was convoked, who came with them.
    pub party: bool,
}

impl Mention {
    /// An elected official where no situation is discussed: in one, a person may bear the same name.
    fn sits(&self) -> bool {
        self.elected && self.zone != Zone::Situation
    }
}

/// Indices of entities; seldom many.
type Few = SmallVec<[usize; 8]>;

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
    /// In which function a participant sits, if the text says it.
    pub function: Option<Function>,
    /// Given names, vocabulary indices.
    pub given: SmallVec<[u32; 2]>,
    /// Family names, vocabulary indices.
    pub surname: SmallVec<[u32; 2]>,
    /// The index of its first mention.
    pub first: u32,
    /// Nothing but words of attributes and links that may be a name, hidden because nobody misses them there: it counts
    /// for nobody.
    pub aside: bool,
    sections: SmallVec<[u32; 2]>,
    generation: Option<KinClass>,
    particle: Option<char>,
    /// Year of birth that stands behind the name.
    born: Option<u16>,
    given_initial: Option<char>,
    surname_initial: Option<char>,
    official: u32,
    subject: u32,
    /// Named outside the situations, too.
    outside: bool,
    /// Named in a field of a form: a child or a parent, who comes to the meeting that the form is about.
    in_form: bool,
    /// Who was convoked or came with them: takes no part, however often they speak.
    party: bool,
    /// Named with «M.» or «Mme».
    titled: bool,
    /// Made for a mention that may be somebody else.
    doubtful: bool,
}

impl Entity {
    /// Whether eighteen, if the text says it. Who turns eighteen in the year at hand, by a birth, may not be yet.
    pub(crate) fn is_adult(&self) -> Option<bool> {
        self.age.map(|age| age > 18 || age == 18 && self.born.is_none())
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Question {
    /// Is this a name at all?
    IsItAName,
    /// Which of these people is it?
    WhichPerson,
    /// Whose relative is it?
    WhoseRelative,
    /// Does this participant's name stand for a person of the situation?
    ParticipantInSituation,
}

impl Question {
    /// Its name in the streams of lines and in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::IsItAName => "is_it_a_name",
            Self::WhichPerson => "which_person",
            Self::WhoseRelative => "whose_relative",
            Self::ParticipantInSituation => "participant_in_situation",
        }
    }
}

impl serde::Serialize for Question {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Mentions with the entity of each, the entities, and what could not be settled.
#[derive(Debug, Clone, Default)]
pub struct Linked {
    /// The entity of each mention, in the order of the mentions.
    pub entity: Vec<EntityId>,
    /// The entities, in order of first appearance; those that are [`Entity::aside`] come last.
    pub entities: Vec<Entity>,
    /// What a human should settle.
    pub doubts: Vec<Doubt>,
}

const NONE: u32 = u32::MAX;

/// Links the mentions of one document, sorted by position.
pub fn link(mentions: &[Mention], vocabulary: &Vocabulary) -> Linked {
    if !mentions.iter().any(aside::is_aside) {
        return link_told(mentions, vocabulary);
    }
    let told: Vec<usize> = (0..mentions.len()).filter(|i| !aside::is_aside(&mentions[*i])).collect();
    let read: Vec<Mention> = told.iter().map(|i| mentions[*i].clone()).collect();
    aside::add(link_told(&read, vocabulary), mentions, &told, vocabulary)
}

fn link_told(mentions: &[Mention], vocabulary: &Vocabulary) -> Linked {
    let mut linker = Linker::new(mentions, vocabulary);
    linker.table_rows();
    linker.full_names();
    linker.appositions();
    linker.legends();
    linker.with_initials();
    linker.partial_names();
    linker.families();
    linker.things();
    linker.named_relatives();
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
    /// Situation and words of a name that may be several people's → the doubts about it.
    asked: BTreeMap<(u32, SmallVec<[Word; 3]>), Vec<usize>>,
}

fn is_person(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Participant)
}

impl<'a> Linker<'a> {
    fn new(mentions: &'a [Mention], vocabulary: &'a Vocabulary) -> Self {
        Self {
            mentions,
            vocabulary,
            entity: vec![NONE; mentions.len()],
            entities: Vec::new(),
            doubts: Vec::new(),
            bearers: HashMap::default(),
            asked: BTreeMap::new(),
        }
    }
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
            function: None,
            given: SmallVec::new(),
            surname: SmallVec::new(),
            first: index as u32,
            aside: false,
            sections: SmallVec::new(),
            generation: None,
            particle: None,
            born: None,
            given_initial: None,
            surname_initial: None,
            official: 0,
            subject: 0,
            outside: false,
            in_form: false,
            party: false,
            titled: false,
            doubtful: false,
        });
        self.attach(index, id);
        id
    }

    fn attach(&mut self, index: usize, id: EntityId) {
        let accompanied = self.is_accompanied(index);
        let mention = &self.mentions[index];
        self.entity[index] = id;
        let entity = &mut self.entities[id as usize];
        entity.first = entity.first.min(index as u32);
        entity.outside |= mention.zone != Zone::Situation;
        entity.in_form |= mention.party || mention.rule.starts_with("form.");
        entity.party |= mention.party;
        entity.titled |= mention.rule == "person.title";
        if !entity.sections.contains(&mention.section) {
            entity.sections.push(mention.section);
        }
        entity.gender = entity.gender.or(mention.name.gender);
        entity.age = entity.age.or(mention.age);
        let elected = mention.elected.then_some(Function::Elected);
        entity.function = elected.or(entity.function).or(mention.function);
        entity.born = entity.born.or(mention.born);
        entity.particle = entity.particle.or(mention.name.particle);
        entity.generation = entity.generation.or(mention.generation);
        for id in mention.name.full_words() {
            let bearers = self.bearers.entry(id).or_default();
            if !bearers.contains(&(self.entity[index])) {
                bearers.push(self.entity[index]);
            }
        }
        let nameless = entity.given.is_empty() && entity.surname.is_empty();
        // The two halves of «Anne-Marie» are names of one sort.
        let mut is_given = None;
        for word in &mention.name.words {
            match word {
                Word::Given(id) if !entity.given.contains(id) => entity.given.push(*id),
                Word::Surname(id) if !entity.surname.contains(id) => entity.surname.push(*id),
                Word::Either(id) if nameless => {
                    let given = *is_given.get_or_insert_with(|| {
                        let facts = self.vocabulary.facts(*id);
                        facts.given > 0 && u16::from(facts.given) + 8 >= u16::from(facts.surname)
                    });
                    if given { &mut entity.given } else { &mut entity.surname }.push(*id);
                }
                Word::GivenInitial(letter) => entity.given_initial = entity.given_initial.or(Some(*letter)),
                Word::SurnameInitial(letter) => entity.surname_initial = entity.surname_initial.or(Some(*letter)),
                _ => {}
            }
        }
        // «le jeune X», «X, 15 ans» is no participant, wherever it stands.
        let subject = mention.age.is_some()
            || accompanied
            || mention.party
            || matches!(mention.rule, "person.birth_name" | "person.designation" | "person.private")
            || mention.rule.starts_with("form.")
            || mention.rule.starts_with("table.") && mention.zone != Zone::Attendance;
        let official = !subject
            && (matches!(mention.zone, Zone::Attendance | Zone::Signature)
                || matches!(mention.rule, "person.rank" | "person.speaker")
                || mention.sits());
        entity.official += u32::from(official) * if mention.zone == Zone::Attendance { 3 } else { 1 };
        entity.subject +=
            u32::from(subject) * if accompanied || mention.party || mention.rule.starts_with("form.") { 6 } else { 2 };
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
