//! What is in one text, for streams of texts: the pipeline up to the decisions.

use crate::detect::token::Vocabulary;
use crate::error::Error;
use crate::policy::{self, Formation, Policy};
use crate::segment::Span;
use crate::{Anonymiser, Findings, VOCABULARY_LIMIT, format, kind, link};

/// What is in one text, with byte offsets in it: for streams of texts and for tests.
pub struct Detection {
    /// Mentions in order.
    pub mentions: Vec<Found>,
    /// Passages in order.
    pub passages: Vec<FoundPassage>,
    /// Doubts: what is asked, the mention's index, and the entities that it may be.
    pub doubts: Vec<link::Doubt>,
}

/// One mention of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub span: Span,
    /// What it is, once linked: a person who takes part is a participant.
    pub kind: kind::Kind,
    /// Entity, within the text.
    pub entity: u32,
    /// Family, within the text.
    pub family: Option<u32>,
    /// What the policy does with it.
    pub action: policy::Action,
    /// The rule that found it.
    pub rule: &'static str,
    /// 0 to 99.
    pub confidence: u8,
}

/// One passage of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPassage {
    /// Bytes of the text.
    pub span: Span,
    /// What it is about.
    pub kind: kind::PassageKind,
    /// What the policy does with it.
    pub action: policy::Action,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Anonymiser {
    /// Detects in one text. `vocabulary` carries looked-up words from one text to the next, to save time; it is
    /// emptied when it grows large.
    pub fn detect(&self, text: &str, vocabulary: &mut Vocabulary) -> Result<Detection, Error> {
        vocabulary.clear_if_larger(VOCABULARY_LIMIT);
        let document = format::text(text);
        let mut starts = Vec::new();
        let findings = self.findings(document.as_ref(), std::mem::take(vocabulary), &mut |segment| {
            let whole = segment.origin.sources(Span::new(0, segment.text.len()));
            starts.push(whole.first().map_or(0, |range| range.start as usize));
        })?;
        let at = |segment: u32, span: Span| {
            let start = starts.get(segment as usize).copied().unwrap_or(0);
            Span::new(span.start + start, span.end + start)
        };
        let Findings { mentions, linked, passages, decisions, vocabulary: words, .. } = findings;
        *vocabulary = words;
        let found = mentions.iter().enumerate().map(|(i, mention)| {
            let id = linked.entity[i];
            let entity = linked.entities.get(id as usize);
            let person = matches!(mention.kind, kind::Kind::Person | kind::Kind::Participant);
            Found {
                span: at(mention.segment, mention.span),
                kind: entity.filter(|_| person).map_or(mention.kind, |entity| entity.kind),
                entity: id,
                family: entity.and_then(|entity| entity.family),
                action: decisions.mentions[i],
                rule: mention.rule,
                confidence: mention.confidence,
            }
        });
        let passages = passages.iter().zip(&decisions.passages).map(|(passage, action)| FoundPassage {
            span: at(passage.segment, passage.span),
            kind: passage.kind,
            action: *action,
            rule: passage.rule,
        });
        Ok(Detection { mentions: found.collect(), passages: passages.collect(), doubts: linked.doubts.clone() })
    }
}

/// Detects in one text for a formation, with circulation `externe`.
pub fn detect_text(text: &str, formation: Formation) -> Result<Detection, Error> {
    let policy = Policy::new(formation, policy::Circulation::Externe);
    Anonymiser::new(policy).detect(text, &mut Vocabulary::default())
}
