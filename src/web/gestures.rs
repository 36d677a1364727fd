//! The gestures of the page, as it sends them.

use huisclos::kind::Kind;
use huisclos::link::Question;
use huisclos::plan::{Choice, Gesture};
use huisclos::segment::Segment;
use serde::Deserialize;

use super::units::Place;

/// All that was decided of a document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decisions {
    pub(super) gestures: Vec<Sent>,
    pub(super) mask: Vec<String>,
    pub(super) keep: Vec<String>,
}

/// One gesture.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Sent {
    Mask { at: Place },
    Keep { at: Place },
    Same { at: Place, r#as: Place },
    Apart { at: Vec<Place> },
    Kind { at: Place, kind: Kind },
    Answer { at: Place, question: Asked, choice: Chosen },
    Restore { at: Place },
    Remove { at: Place },
}

/// [`Question`], by name.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Asked {
    IsItAName,
    WhichPerson,
    WhoseRelative,
    ParticipantInSituation,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Chosen {
    Word(Word),
    Is(Place),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Word {
    Mask,
    Keep,
}

impl Sent {
    /// In bytes; none if a place is none of the document's.
    pub(super) fn gesture(&self, segments: &[Segment]) -> Option<Gesture> {
        Some(match self {
            Self::Mask { at } => Gesture::Mask(at.at(segments)?),
            Self::Keep { at } => Gesture::Keep(at.at(segments)?),
            Self::Same { at, r#as } => Gesture::Same(at.at(segments)?, r#as.at(segments)?),
            Self::Apart { at } => Gesture::Apart(at.iter().map(|at| at.at(segments)).collect::<Option<_>>()?),
            Self::Kind { at, kind } => Gesture::Kind(at.at(segments)?, *kind),
            Self::Answer { at, question, choice } => {
                let question = match question {
                    Asked::IsItAName => Question::IsItAName,
                    Asked::WhichPerson => Question::WhichPerson,
                    Asked::WhoseRelative => Question::WhoseRelative,
                    Asked::ParticipantInSituation => Question::ParticipantInSituation,
                };
                let choice = match choice {
                    Chosen::Word(Word::Mask) => Choice::Mask,
                    Chosen::Word(Word::Keep) => Choice::Keep,
                    Chosen::Is(place) => Choice::Is(place.at(segments)?),
                };
                Gesture::Answer(at.at(segments)?, question, choice)
            }
            Self::Restore { at } => Gesture::Restore(at.at(segments)?),
            Self::Remove { at } => Gesture::Remove(at.at(segments)?),
        })
    }
}
