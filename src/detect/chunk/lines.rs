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
