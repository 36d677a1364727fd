//! What a human should look at, whatever the doubts.

mod signals;

use serde::Serialize;

use super::{Location, Material};
use crate::kind::Kind;
use crate::policy::Action;

pub(crate) use signals::Signals;

/// Why something is brought to a human's notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is about one person, in a formation that exchanges general information only. It is hidden.
    IndividualInformation,
    /// The policy keeps it, and says so.
    Kept,
    /// One to a few persons or facts in a place that is named.
    SmallCount,
    /// Something that only one person or family can be: the first, the only one, a large family, twins.
    Distinctive,
    /// A situation is tied to another, or to another meeting.
    Tie,
    /// A service or scheme that stays in a situation and tells what was removed: justice, health, a handicap.
    Inference,
    /// The same fact is told elsewhere: a newspaper, a complaint, an hour.
    Elsewhere,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::IndividualInformation,
        Self::Kept,
        Self::SmallCount,
        Self::Distinctive,
        Self::Tie,
        Self::Inference,
        Self::Elsewhere,
    ];
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlagEntry {
    /// Why.
    pub reason: Reason,
    /// Kind of mention or passage; `text` for words that are neither.
    pub kind: &'static str,
    /// Where.
    pub location: Location,
    /// The same in segments and bytes, for who has the document before their eyes.
    #[serde(skip)]
    pub signal: Signal,
}

/// A place in a segment that a human should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// Index of the segment.
    pub segment: u32,
    /// Byte of the segment.
    pub at: usize,
    /// Why.
    pub reason: Reason,
}

/// In the order of the document.
pub(super) fn of(
    material: &Material<'_>,
    kind_of: impl Fn(usize) -> Kind,
    location: impl Fn(u32, usize) -> Location,
) -> Vec<FlagEntry> {
    let Material { mentions, passages, decisions, policy, signals, .. } = material;
    let reason = |action: Action, individual: bool| match action {
        Action::Flag => Some(Reason::Kept),
        action if action.hides() && individual && !policy.is_individual() => Some(Reason::IndividualInformation),
        _ => None,
    };
    let of_mentions = mentions.iter().zip(&decisions.mentions).enumerate().filter_map(|(i, (mention, action))| {
        let kind = kind_of(i);
        let reason = reason(*action, kind != Kind::Participant && mention.rule != "user.names")?;
        Some((mention.segment, mention.span.start, reason, kind.name()))
    });
    let of_passages = passages.iter().zip(&decisions.passages).filter_map(|(passage, action)| {
        Some((passage.segment, passage.span.start, reason(*action, true)?, passage.kind.name()))
    });
    let of_text = signals.iter().map(|s| (s.segment, s.at, s.reason, "text"));
    let mut flags: Vec<_> = of_mentions.chain(of_passages).chain(of_text).collect();
    flags.sort_unstable();
    flags
        .into_iter()
        .map(|(segment, at, reason, kind)| {
            let signal = Signal { segment, at, reason };
            FlagEntry { reason, kind, location: location(segment, at), signal }
        })
        .collect()
}
