//! Streets whose number is in words: «douze bis rue des Lilas».

use super::shapes::Grammar;
use super::{Chain, Part, before, name};

impl Grammar {
    /// The chain that starts at `at` with a number in words, with which nothing but a street starts.
    pub(super) fn in_words(&self, text: &str, at: usize) -> Option<Chain> {
        let street = self.spelled.find(&text[at..])?;
        let (last, end) = self.spelled_street(text, at, street.end())?;
        Some(self.grown(text, Chain { start: at, end, last, parts: 1 << last as u8, detailed: false }))
    }

    /// The street behind so many bytes of its number in words and its type.
    /// «un plan Vigipirate», «deux places Foch» are counted, unless somebody lives there.
    pub(super) fn spelled_street(&self, text: &str, at: usize, length: usize) -> Option<(Part, usize)> {
        let name = name::read(text, at + length)?;
        let street = || name.capital && !self.ambiguous.is_match(&text[at..at + length]);
        (street() || self.trigger.is_match(before(text, at))).then_some((Part::Street, name.end))
    }
}
