//! Detection: one segment → mentions and passages.

pub mod address;
pub mod checks;
pub mod fold;
pub mod lexicon;
pub mod patterns;
pub mod token;

use crate::kind::Kind;
use crate::segment::Span;
use token::Scene;

/// What a recogniser proposes; [`overlap`] alone decides between proposals that share bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Bytes of the segment.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Stable name of the rule that says so, `recogniser.rule`: `phone.national`, `person.title`.
    pub rule: &'static str,
    /// How sure the rule is, 0 to 100. Below [`DOUBT`] it is a question for a human (masked meanwhile).
    pub confidence: u8,
}

/// Candidates below this confidence are doubts.
pub const DOUBT: u8 = 60;

/// The extension point of detection: one method, from a scene to proposals.
pub trait Recogniser: Sync {
    /// Appends what it finds in `scene`, in any order.
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>);
}
