//! Candidates that the arbiter left → mentions: the zone and the situation they stand in, the name they bear, and the
//! value or the relative they are compared by.

use std::ops::Range;

use super::name::{self, Name};
use super::section::Stretch;
use super::token::{Scene, Token};
use super::value::{kin_key, value_key};
use super::{Candidate, Detector, fold, kin};
use crate::kind::Kind;
use crate::link::Mention;
use crate::zone::Zone;

impl Detector<'_> {
    /// Turns candidates of one segment, sorted by position, into mentions. `tokens`: which of [`Self::words`] are its.
    pub(super) fn admit(
        &mut self,
        index: u32,
        text: &str,
        tokens: Range<usize>,
        stretches: &[Stretch],
        candidates: &[Candidate],
        out: &mut Vec<Mention>,
    ) {
        let mut stretches = stretches;
        for candidate in candidates {
            while let [first, rest @ ..] = stretches
                && first.span.end <= candidate.span.start
            {
                stretches = rest;
            }
            let stretch = stretches.first();
            let (zone, section) =
                stretch.map_or((Zone::General, 0), |stretch| (stretch.zone, stretch.section(candidate.span.start)));
            let words = &text[candidate.span.range()];
            let named = matches!(candidate.kind, Kind::Person | Kind::Participant | Kind::Family);
            let name = if named { self.name(text, &self.words[tokens.clone()], candidate) } else { Name::default() };
            let folded = (candidate.kind == Kind::Kin).then(|| fold::fold(words));
            let kin = folded.as_deref().map(|folded| kin::class_of_folded(words, folded));
            let elected = named && self.lists.is_official(words);
            match &folded {
                _ if named => {}
                Some(folded) => kin_key(folded, &mut self.value),
                None => value_key(candidate.kind, words, &mut self.value),
            }
            let value = if named { 0 } else { self.vocabulary.value(&self.value) };
            out.push(Mention {
                segment: index,
                span: candidate.span,
                kind: candidate.kind,
                rule: candidate.rule,
                confidence: candidate.confidence,
                zone,
                section,
                name,
                value,
                kin,
                age: None,
                born: None,
                generation: None,
                follows: false,
                complement: false,
                elected,
                party: false,
                function: None,
            });
        }
    }

    fn name(&self, text: &str, tokens: &[Token], candidate: &Candidate) -> Name {
        let from = tokens.partition_point(|token| token.span.end <= candidate.span.start);
        let to = tokens.partition_point(|token| token.span.start < candidate.span.end);
        let scene = Scene { text, tokens, vocabulary: &self.vocabulary, zone: Zone::General };
        let caps = !text[candidate.span.range()].chars().any(char::is_lowercase);
        name::parse(&scene, from, to, candidate.rule, caps)
    }
}
