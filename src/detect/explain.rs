//! What made the confidence of each mention: the terms of its sum, for whoever asks.
//!
//! Detection keeps sums only. When explanations are asked for, names are found once more beside it, in the same scenes
//! by the same code, into a sink that keeps the terms; all other rules are as sure as one row of a table, which is
//! looked up by the rule and the confidence.

use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::evidence::{Evidence, Sink, Tally, Term};
use crate::detect::token::Scene;
use crate::detect::{Candidate, DOUBT, Detector, names, patterns};
use crate::link::Mention;
use crate::segment::Span;

/// What the confidence of a pattern is called, whichever row of the table it is.
pub const PATTERN: &str = "pattern";

/// What a name gains that is doubtful by itself and sure elsewhere.
pub const CONFIRMED: &str = "confirmed_elsewhere";

/// Why a mention has its confidence. Holds no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The rule that found the mention.
    pub rule: &'static str,
    /// What speaks for and against it, in the order in which it was looked at.
    pub terms: Vec<Term>,
    /// Bytes of the segment that announce the mention: «M.», «le jeune», «la famille».
    pub trigger: Option<Span>,
    /// What the row of the table says, for a pattern.
    pub pattern: Option<Row>,
}

/// What the row of a pattern says of its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where the form is laid down or was observed, in French.
    pub source: &'static str,
    /// The value passed a check: of its key, its digits, its range.
    pub checked: bool,
}

impl Explanation {
    /// The sum of the terms, before it is cut to 0–99.
    pub fn sum(&self) -> i32 {
        self.terms.iter().map(|term| i32::from(term.weight)).sum()
    }

    /// The confidence that the terms make.
    pub fn confidence(&self) -> u8 {
        self.sum().clamp(0, 99) as u8
    }
}

/// The stable name of every term that an explanation may have.
pub fn term_names() -> impl Iterator<Item = &'static str> {
    let names = crate::detect::evidence::TERMS.iter().map(|term| term.name);
    names.chain(fixed::FIXED.iter().map(|row| row.name)).chain([PATTERN, CONFIRMED])
}

impl Detector<'_> {
    /// The same, to be asked for [`Self::explanations`]. It takes longer.
    #[must_use]
    pub fn explaining(self) -> Self {
        Self { traces: Some(Traces::default()), ..self }
    }

    /// Why each mention has its confidence, in the order of the mentions, behind both reads; nothing of names unless
    /// [`Self::explaining`].
    pub fn explanations(mut self) -> Vec<Explanation> {
        let mut traces = self.traces.take().unwrap_or_default();
        // What was read plainly stands elsewhere in the text as it is.
        for trace in &mut traces.all {
            if let Some(way) = self.way(trace.segment) {
                trace.candidate.span = way.back(trace.candidate.span);
                trace.trigger = trace.trigger.map(|trigger| way.back(trigger));
            }
        }
        let (mentions, ..) = self.finish();
        traces.explain(&mentions)
    }
}

/// A name that the first read proposed.
struct Trace {
    segment: u32,
    candidate: Candidate,
    terms: Vec<Term>,
    trigger: Option<Span>,
}

/// Every name that the first read proposes, sorted by segment.
#[derive(Default)]
pub(super) struct Traces {
    segment: u32,
    /// Where the scene at hand starts in its segment.
    offset: usize,
    all: Vec<Trace>,
}

impl Sink for Traces {
    type Score = Evidence;

    fn take(&mut self, candidate: Candidate, score: Evidence, trigger: impl FnOnce() -> Span) {
        let place = |span: Span| Span::new(span.start + self.offset, span.end + self.offset);
        let trigger = Some(trigger()).filter(|span| !span.is_empty()).map(place);
        let candidate = Candidate { span: place(candidate.span), ..candidate };
        self.all.push(Trace { segment: self.segment, candidate, terms: score.terms, trigger });
    }
}

impl Traces {
    /// Notes the names of a scene that starts at byte `offset` of a segment; segments come in reading order.
    pub(super) fn note(&mut self, scene: &Scene<'_>, segment: u32, offset: usize) {
        (self.segment, self.offset) = (segment, offset);
        names::scan(scene, self);
    }

    /// Why each mention has its confidence, in their order.
    pub(super) fn explain(&self, mentions: &[Mention]) -> Vec<Explanation> {
        mentions.iter().map(|mention| self.of(mention)).collect()
    }

    fn of(&self, mention: &Mention) -> Explanation {
        let Mention { rule, confidence, .. } = *mention;
        let alone = |term, pattern| Explanation { rule, terms: vec![term], trigger: None, pattern };
        if let Some(row) = Fixed::of(rule, confidence) {
            return alone(row.term(), None);
        }
        if let Some(row) = patterns::rows().find(|row| row.name == rule && row.confidence == confidence) {
            let pattern = Row { source: row.source, checked: row.check.is_some() };
            return alone(Term { name: PATTERN, weight: i16::from(confidence) }, Some(pattern));
        }
        self.of_name(mention).unwrap_or_else(|| Explanation { rule, terms: Vec::new(), trigger: None, pattern: None })
    }

    /// The trace that a name comes from; the second read may have confirmed it.
    fn of_name(&self, mention: &Mention) -> Option<Explanation> {
        let from = self.all.partition_point(|trace| trace.segment < mention.segment);
        let here = self.all[from..].iter().take_while(|trace| trace.segment == mention.segment);
        let same = here.filter(|trace| trace.candidate.rule == mention.rule && trace.candidate.span == mention.span);
        let confirmed = mention.confidence == fixed::KNOWN.weight;
        let trace = same
            .filter(|trace| match trace.candidate.confidence {
                sure if sure == mention.confidence => true,
                doubtful => confirmed && doubtful < DOUBT,
            })
            .max_by_key(|trace| trace.candidate.confidence)?;
        let mut score = Evidence { terms: trace.terms.clone() };
        let gained = i32::from(mention.confidence) - i32::from(trace.candidate.confidence);
        score.add(Term { name: CONFIRMED, weight: gained as i16 });
        Some(Explanation { rule: mention.rule, terms: score.terms, trigger: trace.trigger, pattern: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_pattern_are_told_apart() {
        let rows: Vec<_> = patterns::rows().map(|row| (row.name, row.confidence)).collect();
        for (i, row) in rows.iter().enumerate() {
            assert!(!rows[..i].contains(row), "{row:?}");
            assert_eq!(Fixed::of(row.0, row.1), None);
        }
    }
}
