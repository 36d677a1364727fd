//! Names in small letters behind a title, in notes that have capitals elsewhere: «mme durand», «mr le goff».
//!
//! There a capital would say that a name follows, and its lack says nothing. What follows a title is a name if it is nothing
//! else, or a word that very many are called by; «mme la directrice», «m le maire» are offices.

use super::word::plain;
use super::{Chunk, Reader};
use crate::detect::evidence;
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;

/// «mme prince»: a word that so many are called by is a name behind a title; behind a bare «m», which is also «même», from
/// the second on.
const BORNE: u8 = 36;
const BORNE_BY_MANY: u8 = 44;

/// How much a title says of the word behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title {
    /// «mme», «mr», «m.»
    Whole,
    /// «m», «famille», or a given name: the word has to be known.
    Weak,
    /// A particle stands between.
    Led,
}

impl Reader<'_> {
    /// The name in small letters that starts at token `i`; `title`: what announces it.
    pub fn small_behind_title(&self, title: usize, i: usize) -> Option<Chunk> {
        if self.lower || self.scene.tokens.get(i)?.shape != Shape::Lower || !self.joined(i - 1) {
            return None;
        }
        let weak = match self.scene.key(title) {
            "m" => self.mark(title + 1) != Some('.'),
            "famille" | "fam" => true,
            key => crate::detect::civility::of(key).is_none(),
        };
        let at = self.small_particles(i);
        let how = if at > i {
            Title::Led
        } else if weak {
            Title::Weak
        } else {
            Title::Whole
        };
        if !self.is_small_bearer(at, how) {
            return None;
        }
        let mut chunk = Chunk { start: i, end: at + 1, words: 1 };
        let lower = |at: usize| self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
        while self.is_hyphen(chunk.end)
            && self.touches(chunk.end - 1)
            && self.touches(chunk.end)
            && lower(chunk.end + 1)
        {
            chunk.end += 2;
        }
        // «mme josiane petit»
        if self.scene.facts(at).given >= 40 && at == i && self.joined(chunk.end - 1) {
            let second = self.small_particles(chunk.end);
            let how = if second > chunk.end { Title::Led } else { Title::Weak };
            if self.is_small_bearer(second, how) {
                chunk = Chunk { end: second + 1, words: 2, ..chunk };
            }
        }
        Some(chunk)
    }

    /// «mme vient», «madame souhaite», «monsieur seul», «mme nee»: in small letters, what is said of who bears the title.
    pub fn is_said_of_titled(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        let most = facts.given.max(facts.surname);
        let quality = facts.pos & (pos::VERB | pos::ADJECTIVE | pos::ADVERB) != 0;
        if self.scene.tokens[i].shape != Shape::Lower || self.is_particle(i) {
            return false;
        }
        // «mme adj maire», «mme grand-mère»
        let short = matches!(self.scene.key(i), "adj" | "adjt" | "assist" | "resp" | "dir" | "secr" | "coord");
        let relative = self.is_hyphen(i + 1) && self.scene.has(i + 2, marks::RELATIVE);
        short
            || relative
            || !plain(facts.pos)
                && (quality && most < 24
                    || self.scene.has(i, marks::RELATIVE | marks::BIRTH_NAME | marks::OFFICE | marks::CHIEF)
                        && facts.given < 40)
    }

    /// Skips «le», «de la», «el».
    fn small_particles(&self, i: usize) -> usize {
        let mut at = i;
        while at < i + 3 && self.is_particle(at) && self.scene.tokens[at].shape == Shape::Lower {
            at += 1;
            if self.is_glued(at) {
                at += 1;
            } else if !self.joined(at - 1) {
                return i;
            }
        }
        at
    }

    fn is_small_bearer(&self, i: usize, title: Title) -> bool {
        const NONE: u64 = evidence::NEVER_ALONE | lists::ACRONYM | lists::PROFESSION_TITLE | evidence::PLACES;
        let lower = |token: &&crate::detect::token::Token| token.shape == Shape::Lower && token.span.len() >= 3;
        if self.scene.tokens.get(i).filter(lower).is_none() {
            return false;
        }
        let facts = self.scene.facts(i);
        let most = facts.given.max(facts.surname);
        // «Madame aujourd'hui»: what an apostrophe cuts is no name.
        if matches!(self.mark(i + 1), Some('\'' | '’')) && self.touches(i) {
            return false;
        }
        let office =
            self.scene.has(i, marks::OFFICE | marks::RELATIVE | marks::HEADER | marks::NOTE | marks::PREDICATE);
        if facts.pos & pos::GRAMMATICAL != 0 || facts.lists & NONE != 0 || office {
            return false;
        }
        if plain(facts.pos) {
            // «mme princ. du collège»: a word that is cut short.
            let short = self.mark(i + 1) == Some('.')
                && self.touches(i)
                && self.scene.tokens.get(i + 2).is_some_and(|next| next.shape == Shape::Lower);
            return match title {
                Title::Whole => {
                    most > 0 || self.scene.key(i).len() >= 4 && facts.rank == 0 && facts.commune == 0 && !short
                }
                Title::Weak => most >= 24,
                Title::Led => most >= 12 && facts.commune == 0,
            };
        }
        let quality = facts.pos & (pos::ADJECTIVE | pos::VERB) != 0;
        let least = if quality || title == Title::Weak { BORNE_BY_MANY } else { BORNE };
        title != Title::Led && facts.surname >= least
    }
}
