//! The entrances of buildings that were somebody's home somewhere: they are looked for everywhere. So are farms and hamlets
//! by their name, where individuals are spoken of.
//!
//! «Les jeunes du hall 9» tells where they live, and «la porte du hall 9» would tell it again. In the second sentence alone
//! nothing says that somebody lives there.

use crate::detect::entrance::{self, Entrance};
use crate::detect::evidence::fixed;
use crate::detect::section::{Stretch, stretch_at};
use crate::detect::token::{Scene, Shape, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT};
use crate::kind::Kind;
use crate::link::Mention;
use crate::segment::Span;
use crate::zone::Zone;

/// What has a name and few houses, as the value of an address begins with it.
const NAMED: &[&str] = &["bergerie", "domaine", "ferme", "hameau", "lieudit", "moulin"];

/// Letters of the shortest name that is looked for: shorter ones are words more often.
const LEAST: usize = 6;

/// The homes that the first read found.
#[derive(Default)]
pub(super) struct Homes {
    /// Entrances, sorted.
    entrances: Vec<Entrance>,
    /// What stands in an address behind «lieu-dit», «ferme de», from there on, folded and sorted.
    names: Vec<String>,
}

impl Homes {
    /// Learns from the mentions of the first read.
    pub(super) fn learn(mentions: &[Mention], vocabulary: &Vocabulary) -> Self {
        let addresses = mentions.iter().filter(|mention| mention.kind == Kind::Address && mention.confidence >= DOUBT);
        let mut homes = Self::default();
        for mention in addresses {
            let key = vocabulary.key(mention.value);
            homes.entrances.extend(entrance::of_key(key));
            if let Some(name) = NAMED.iter().find_map(|noun| key.strip_prefix(noun)) {
                let behind = ["dela", "du", "des", "de"].iter().filter_map(|of| name.strip_prefix(of));
                homes.names.extend(behind.chain([name]).filter(|name| name.len() >= LEAST).map(str::to_owned));
            }
        }
        homes.entrances.sort_unstable();
        homes.entrances.dedup();
        homes.names.sort_unstable();
        homes.names.dedup();
        homes
    }

    /// Whether a name begins with the folded word.
    fn is_name(&self, key: &str) -> bool {
        let at = self.names.partition_point(|name| name.as_str() < key);
        key.len() >= LEAST && self.names.get(at).is_some_and(|name| name.starts_with(key))
    }

    /// Nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.entrances.is_empty() && self.names.is_empty()
    }

    /// One of them may start at one of the tokens.
    pub(super) fn meets(&self, tokens: &[Token], vocabulary: &Vocabulary) -> bool {
        let met = |token: &Token| {
            let key = vocabulary.key(token.word);
            !self.entrances.is_empty() && entrance::may_start(key) || !self.names.is_empty() && self.is_name(key)
        };
        !self.is_empty() && tokens.iter().any(met)
    }

    /// Where they stand in a scene; `stretches`: the zones of its text.
    pub(super) fn find(&self, scene: &Scene<'_>, stretches: &[Stretch], out: &mut Vec<Candidate>) {
        if self.is_empty() {
            return;
        }
        for (i, token) in scene.tokens.iter().enumerate() {
            if !self.names.is_empty() && self.is_named(scene, stretches, i) {
                out.push(fixed::ADDRESS_KNOWN.at(token.span, Kind::Address));
            }
            if !entrance::may_start(scene.key(i)) || i > 0 && scene.touches_word(i - 1) {
                continue;
            }
            if let Some((entrance, end)) = entrance::at(scene.text, token.span.start)
                && self.entrances.binary_search(&entrance).is_ok()
            {
                out.push(fixed::ADDRESS_KNOWN.at(Span::new(token.span.start, end), Kind::Address));
            }
        }
    }

    /// «Kervigo», where somebody lives at the «ferme de Kervigo»: in a situation, a word that is no other and no town.
    fn is_named(&self, scene: &Scene<'_>, stretches: &[Stretch], i: usize) -> bool {
        let (token, facts) = (scene.tokens[i], scene.facts(i));
        let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
        capital
            && facts.rank == 0
            && facts.commune == 0
            && self.is_name(scene.key(i))
            && stretch_at(stretches, token.span.start).is_some_and(|here| here.zone == Zone::Situation)
    }
}
