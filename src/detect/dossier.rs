//! A dossier: documents about the same people. A name that is sure in one of them is looked for in all, as a name that
//! is sure somewhere in a document is looked for everywhere in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::detect::evidence;
use crate::detect::recall::{self, Known};
use crate::detect::token::Vocabulary;
use crate::detect::{DOUBT, Detector};
use crate::kind::Kind;
use crate::link::{Linked, Mention};
use crate::zone::Zone;

/// The names of people and families of a dossier. Whatever the order of its documents, they are the same. Holds words of
/// documents: it has no `Debug`.
#[derive(Clone, Default)]
pub struct Dossier {
    /// Folded word → whose it is.
    words: BTreeMap<String, u8>,
    /// First letters of the given and the family name of everyone who has both.
    initials: BTreeSet<(char, char)>,
}

impl Dossier {
    /// Learns from one document: whoever is surely named there, and does not sit in the meeting.
    pub(crate) fn learn(&mut self, mentions: &[Mention], linked: &Linked, vocabulary: &Vocabulary) {
        for (mention, entity) in mentions.iter().zip(&linked.entity) {
            let kind = linked.entities.get(*entity as usize).map(|entity| entity.kind);
            let about = matches!(kind, Some(Kind::Person | Kind::Family));
            if let (true, Some(flag)) = (about && mention.confidence >= evidence::SURE, recall::bears(mention)) {
                self.initials.extend(recall::initials(mention, vocabulary));
                for id in mention.name.full_words().filter(|id| recall::names(mention, *id, vocabulary)) {
                    *self.words.entry(vocabulary.key(id).to_owned()).or_default() |= flag;
                }
            }
        }
    }

    /// Adds what another document of the dossier says.
    pub fn merge(&mut self, other: Self) {
        for (word, flag) in other.words {
            *self.words.entry(word).or_default() |= flag;
        }
        self.initials.extend(other.initials);
    }

    /// How many words of names it knows.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// It knows nobody.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl Detector<'_> {
    /// Between the reads: what is known for sure, and what was taken for a name but is a place. A street that bears a name of
    /// the dossier is told from its bearer where each of them stands.
    pub fn known(&mut self, dossier: Option<&Dossier>) -> Known {
        let (places, vocabulary) = (&self.places, &self.vocabulary);
        self.mentions.retain(|mention| {
            // In a situation, somebody may be called like the street he lives in.
            let doubtful = mention.kind == Kind::Person && mention.confidence < DOUBT;
            // Nobody is called so, in a situation either.
            let nobodys = |id: &u32| {
                let facts = vocabulary.facts(*id);
                (facts.given, facts.surname) == (0, 0)
            };
            let names_a_place = || {
                let words: Vec<u32> = mention.name.full_words().collect();
                !words.is_empty()
                    && places.contains(&words)
                    && (mention.zone != Zone::Situation || words.iter().all(nobodys))
            };
            !(doubtful && names_a_place())
        });
        let mut known = Known::learn(&self.mentions, &self.vocabulary);
        if let Some(dossier) = dossier {
            for (word, flag) in &dossier.words {
                known.add(self.vocabulary.word(word), *flag);
            }
            known.add_initials(&dossier.initials);
        }
        known
    }
}
