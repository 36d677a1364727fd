//! Names over the end of a line.

use super::{Chunk, Reader};
use crate::detect::marks;
use crate::detect::token::Shape;

/// A line at least this long (bytes) that ends inside a sentence was wrapped by a machine: names may go on below it.
const WRAPPED: usize = 56;

impl Reader<'_> {
    /// The line that ends behind token `i` is as long as a machine's.
    pub(super) fn is_wrapped(&self, i: usize) -> bool {
        let Some(token) = self.scene.tokens.get(i) else { return false };
        let before = &self.scene.text.as_bytes()[..token.span.end];
        memchr::memrchr(b'\n', &before[before.len().saturating_sub(WRAPPED)..]).is_none() && before.len() >= WRAPPED
    }

    /// «Malo Le⏎Gall»: a particle with a capital at the end of a line goes on below.
    pub(super) fn hangs(&self, i: usize) -> bool {
        self.is_particle(i)
            && self.scene.tokens[i].shape == Shape::Capital
            && i > 0
            && (self.is_name_shape(i - 1) || self.mark(i - 1) == Some('.') || self.scene.has(i - 1, marks::CIVILITY))
            && !self.scene.has(i, marks::LINE)
    }

    /// «le nommé Hervé⏎TALVANDE, 27 ans»: a given name that ends a line of talk, and below it a surname in capitals that a
    /// comma or a bracket closes, so that it is no heading and begins no sentence.
    pub(super) fn is_cut(&self, i: usize) -> bool {
        let tokens = &self.scene.tokens;
        let (Some(given), Some(surname)) = (tokens.get(i), tokens.get(i + 1)) else { return false };
        given.shape == Shape::Capital
            && surname.shape == Shape::Upper
            && self.scene.facts(i).given >= 30
            && !self.scene.has(i, marks::LINE)
            && i > 0
            && tokens[i - 1].shape == Shape::Lower
            && matches!(self.mark(i + 2), Some(',' | '('))
            && (self.scene.facts(i + 1).surname > 0 || self.scene.facts(i + 1).rank == 0 && surname.span.len() > 4)
            && self.scene.facts(i + 1).lists == 0
    }

    /// «un certain Mirel⏎B. réclame»: the letter of a surname, and no mark of a list, for the sentence goes on.
    pub(super) fn is_cut_initial(&self, i: usize) -> bool {
        let shape = |at: usize| self.scene.tokens.get(at).map(|token| token.shape);
        shape(i) == Some(Shape::Initial) && self.mark(i + 1) == Some('.') && shape(i + 2) == Some(Shape::Lower)
    }

    /// What stands below a name that a machine may have wrapped is another person: the name above is whole, or the one below
    /// is: «par M. Morvan⏎Timéo Garcia revient».
    pub(super) fn is_somebody_else(&self, at: usize, chunk: Chunk) -> bool {
        let word = |i: &usize| !matches!(self.scene.tokens[*i].shape, Shape::Mark(_)) && !self.is_particle(*i);
        let given = |i: usize| self.scene.facts(i).given >= 30;
        let mut words = (chunk.start..chunk.end).filter(word);
        let whole = chunk.words >= 2 && words.clone().any(given) && words.any(|i| !given(i));
        let another = given(at) && self.joined(at) && self.is_name_shape(at + 1) && self.ordinary(at + 1) < 3;
        whole || another
    }
}
