//! The entrances of buildings that were somebody's home somewhere: they are looked for everywhere.
//!
//! «Les jeunes du hall 9» tells where they live, and «la porte du hall 9» would tell it again. In the second sentence alone
//! nothing says that somebody lives there.

use crate::detect::entrance::{self, Entrance};
use crate::detect::evidence::fixed;
use crate::detect::token::{Scene, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT};
use crate::kind::Kind;
use crate::link::Mention;
use crate::segment::Span;

/// The entrances that the first read found, sorted.
#[derive(Default)]
pub(super) struct Homes(Vec<Entrance>);

impl Homes {
    /// Learns from the mentions of the first read.
    pub(super) fn learn(mentions: &[Mention], vocabulary: &Vocabulary) -> Self {
        let addresses = mentions.iter().filter(|mention| mention.kind == Kind::Address && mention.confidence >= DOUBT);
        let mut all: Vec<Entrance> =
            addresses.filter_map(|mention| entrance::of_key(vocabulary.key(mention.value))).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// Nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them may start at one of the tokens.
    pub(super) fn meets(&self, tokens: &[Token], vocabulary: &Vocabulary) -> bool {
        !self.is_empty() && tokens.iter().any(|token| entrance::may_start(vocabulary.key(token.word)))
    }

    /// Where they stand in a scene.
    pub(super) fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        if self.is_empty() {
            return;
        }
        for (i, token) in scene.tokens.iter().enumerate() {
            if !entrance::may_start(scene.key(i)) || i > 0 && scene.touches_word(i - 1) {
                continue;
            }
            if let Some((entrance, end)) = entrance::at(scene.text, token.span.start)
                && self.0.binary_search(&entrance).is_ok()
            {
                out.push(fixed::ADDRESS_KNOWN.at(Span::new(token.span.start, end), Kind::Address));
            }
        }
    }
}
