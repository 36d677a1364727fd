//! «de», «Le», «van den», «El» before, within and at the end of a name.

use super::Reader;
use crate::detect::evidence;
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;

impl Reader<'_> {
    /// Skips «de», «LE», «El», «d’» at the start of a name.
    pub(super) fn leading_particles(&self, i: usize, announced: bool) -> usize {
        let mut at = i;
        // «M. Le D., artisan»: a letter with its dot is no «d’».
        let initial = |at: usize| {
            self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Initial)
                && self.mark(at + 1) == Some('.')
                && self.touches(at)
        };
        while at < i + 3 && at < self.scene.tokens.len() && self.is_particle(at) && !(at > i && initial(at)) {
            let small = self.scene.tokens[at].shape == Shape::Lower;
            // «M. le Maire», «LE PROCUREUR»: an article, unless a name in capitals follows it.
            let article = at == i && self.scene.has(at, marks::ARTICLE);
            // «mlle le goff» in a text without capitals.
            let surname = self.lower && announced && {
                let next = self.scene.facts(at + 1);
                next.pos & !pos::PROPER == 0 && next.commune == 0 && next.lists & evidence::NEVER_ALONE == 0
            };
            if article && (small && !surname || self.caps(at) && self.ordinary(at + 1) > 0) {
                return i;
            }
            let listed = announced
                || self.starts_sentence(i) && !self.is_ordinary_start(at)
                || !small && !self.starts_sentence(i);
            if !listed || small && !announced && !self.starts_sentence(i) {
                return i;
            }
            at += 1;
            if self.is_glued(at) {
                at += 1;
            } else if !self.joined(at - 1) {
                return i;
            }
        }
        let role = self.scene.facts(at).lists & (lists::FUNCTION | lists::RANK | lists::TITLE | lists::ACRONYM) != 0;
        let follows = at > i
            && !role
            && self.is_name_shape(at)
            && (announced
                || self.ordinary(at) == 0
                || self.scene.tokens[at].shape == Shape::Upper && !self.caps(at) && self.ordinary(at) < 2);
        let initial = at > i && announced && self.scene.tokens[at - 1].shape == Shape::Capital && initial(at);
        match follows || initial {
            true => at,
            // «M. Le Van remercie»
            false if announced && at > i + 1 && self.is_last_name(at - 1) => at - 1,
            false => i,
        }
    }

    /// «Le Du», «Vo Van»: a particle that is the name itself, for none follows.
    fn is_last_name(&self, i: usize) -> bool {
        self.scene.tokens[i].shape == Shape::Capital && self.joined(i - 1) && !self.gap(i - 1).contains('\n')
    }

    /// The mark at token `i` ties a particle to what follows: «d’», «aït-».
    pub(super) fn is_glued(&self, i: usize) -> bool {
        self.touches(i - 1) && (self.is_apostrophe(i) || self.is_hyphen(i) && self.touches(i))
    }

    /// «Le», «La» before a word that is no name: the start of a sentence, not of a name.
    fn is_ordinary_start(&self, i: usize) -> bool {
        let next = i + 1;
        self.scene.tokens[i].shape != Shape::Upper && self.scene.facts(next).pos & !pos::PROPER != 0
    }

    /// Skips «de», «de la», «van den», «El» between two words of a name.
    pub(super) fn inner_particles(&self, i: usize, bare_given: bool, announced: bool) -> usize {
        let mut at = i;
        let mut capital = true;
        while at < i + 3 && at < self.scene.tokens.len() && self.is_particle(at) {
            capital &= self.scene.tokens[at].shape == Shape::Capital;
            let french = self.scene.has(at, marks::FRENCH_PARTICLE);
            let small = self.scene.tokens[at].shape == Shape::Lower || self.caps(at);
            if french && small && !bare_given && !self.is_between_capitals(i, at) {
                return i;
            }
            at += 1;
            if self.is_glued(at) {
                at += 1;
            } else if !self.joined(at - 1) {
                return i;
            }
        }
        // «les Benali de Lyon», and not «Jean Du Plessis»
        let place = self.scene.facts(at).commune > 10 || self.scene.facts(at).lists & evidence::PLACES != 0;
        let one = || self.is_between_capitals(i, i);
        match at > i && self.is_name_shape(at) && (announced || !place || capital || one()) {
            true => at,
            // «Soazig Le Du (cheffe)»
            false if bare_given && at > i && !self.is_name_shape(at) && self.is_last_name(at - 1) => at - 1,
            false => i,
        }
    }

    /// «les CASTEL de MORVAN», in a text with small letters: the particle at `at` belongs to one name, which ends at token `i`.
    fn is_between_capitals(&self, i: usize, at: usize) -> bool {
        let upper = |at: usize| self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper);
        let behind = at + 1 + usize::from(self.is_particle(at + 1));
        i > 0
            && upper(i - 1)
            // «les ELUS de MORVAN»
            && (self.scene.facts(i - 1).pos & !pos::PROPER == 0 || self.scene.facts(i - 1).surname >= 32)
            && !self.caps(i - 1)
            && upper(behind)
            && self.scene.facts(behind).lists & lists::ACRONYM == 0
    }
}
