//! Towns and countries among the names.

use super::{Chunk, Reader};
use crate::detect::evidence;
use crate::detect::lexicon::lists;
use crate::detect::marks;
use crate::detect::token::Shape;

impl Reader<'_> {
    /// A town, or the start of one: «Saint-André-sur-Orne», «Clermont-l’Hérault», «Saint-Marc-la-Lande».
    pub fn begins_town(&self, chunk: Chunk) -> bool {
        let saint = matches!(self.scene.key(chunk.start), "saint" | "sainte" | "st" | "ste");
        // A small word between two hyphens, or before an apostrophe.
        let ties = |at: usize| {
            self.is_hyphen(at - 1)
                && self.touches(at - 1)
                && self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
                && (self.is_hyphen(at + 1) || self.is_apostrophe(at + 1))
                && match self.scene.key(at) {
                    "sur" | "sous" | "en" | "les" | "aux" | "au" | "l" | "d" => true,
                    "de" | "du" | "des" | "la" | "le" => saint,
                    _ => false,
                }
        };
        ties(chunk.end + 1) || saint && chunk.words == 1 && (chunk.start + 1..chunk.end).any(ties)
    }

    /// Whether the chunk names a town or country here.
    pub fn is_place(&self, chunk: Chunk) -> bool {
        let facts = self.scene.facts(chunk.start);
        // «Saint-Denis a présenté son dispositif»: whoever is called so has a civility or a given name before it.
        let saint = matches!(self.scene.key(chunk.start), "saint" | "sainte");
        if saint && chunk.words == 1 && self.is_hyphen(chunk.start + 1) && !self.lower {
            return true;
        }
        let known = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        let given = facts.given >= 24;
        let before = chunk.start.checked_sub(1);
        let locative = before.is_some_and(|at| {
            let dwells = matches!(self.scene.key(at), "habite" | "habitait" | "habitant" | "habitent");
            (self.scene.has(at, marks::LOCATIVE) || dwells) && self.joined(at)
        });
        if locative && (known || !given && chunk.words == 1) {
            return true;
        }
        // «pêcheur au Marin», «la boxe du Rouergue»; «le frère du Kevin» is said of somebody.
        let contracted = before.is_some_and(|at| matches!(self.scene.key(at), "au" | "du") && self.joined(at));
        if contracted && chunk.words == 1 && !given && !self.lower && !self.caps(chunk.start) {
            return true;
        }
        let of = before.is_some_and(|at| self.scene.has(at, marks::FRENCH_PARTICLE));
        if of {
            let mut at = chunk.start;
            while at > 0 && (self.scene.has(at - 1, marks::FRENCH_PARTICLE) || self.is_apostrophe(at - 1)) {
                at -= 1;
            }
            if at > 0 {
                let owner = self.scene.facts(at - 1);
                if owner.lists & (lists::ESTABLISHMENT | lists::ACRONYM) != 0
                    || self.scene.has(at - 1, marks::OF_A_TOWN)
                {
                    return true;
                }
            }
        }
        // «Dominique est absent», «le frère de Maurice», and not «la Dominique», «l’île Maurice».
        let borne = facts.given >= evidence::GIVEN_AS_COUNTRY
            && !before.is_some_and(|at| self.scene.has(at, marks::ARTICLE) || self.scene.key(at) == "ile")
            // «Milan (9 ans)»
            || given && self.followed_by_person_fact(chunk.end);
        if facts.lists & evidence::PLACES != 0 && chunk.words == 1 && !borne {
            return true;
        }
        known
            && chunk.words == 1
            && !given
            && (facts.commune >= 12 || facts.surname < 24)
            && self.scene.tokens[chunk.start].shape == Shape::Capital
    }
}
