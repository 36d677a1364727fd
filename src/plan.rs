//! Decisions: mentions, passages and a policy → replacements of one segment → edits of the source.

mod answers;
mod generalise;
mod ledger;
mod sieve;

use std::collections::BTreeMap;

pub use answers::{Answers, KEEP, MASK, Settled, VERSION as ANSWERS_VERSION};
pub use ledger::{Forbidden, Ledger};

use crate::detect::PassageAt;
use crate::detect::surface;
use crate::format::Edit;
use crate::grammar::{self, Edit as Replacement};
use crate::kind::{Kind, PassageKind};
use crate::link::{Linked, Mention, Question};
use crate::policy::{Action, Policy};
use crate::pseudonym;
use crate::segment::{Role, Segment, Span};
use crate::zone::Zone;

/// What stands for a removed passage. Neutral: naming its subject would itself disclose.
pub const PASSAGE: &str = "[passage supprimé]";

/// What stands for a passage about justice of which no more than that may be said.
const JUSTICE: &str = "[suites judiciaires en cours]";

/// The action for every mention and passage of a document.
pub struct Decisions {
    /// In the order of the mentions.
    pub mentions: Vec<Action>,
    /// In the order of the passages.
    pub passages: Vec<Action>,
}

impl Decisions {
    /// Something that the policy lets out in no form is there.
    pub fn blocks(&self) -> bool {
        self.mentions.iter().chain(&self.passages).any(|action| *action == Action::Block)
    }
}

/// Applies the policy.
pub fn decide(mentions: &[Mention], linked: &Linked, passages: &[PassageAt], policy: &Policy) -> Decisions {
    let action = |mention: &Mention, entity: u32| {
        if mention.rule == "user.names" {
            return policy.action(Kind::Person).max(Action::Pseudonymise);
        }
        let kind = linked.entities.get(entity as usize).map_or(mention.kind, |entity| match mention.kind {
            Kind::Person | Kind::Participant => entity.kind,
            kind => kind,
        });
        // The address of the town hall in its letterhead is nobody's home.
        let letterhead =
            matches!(mention.zone, Zone::Heading | Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Agenda);
        if mention.kind == Kind::Address && letterhead && mention.rule == "address.public" {
            return Action::Keep;
        }
        // Who follows somebody says what is done with them, wherever it is said.
        if kind == Kind::Participant && mention.zone == Zone::Situation {
            return policy.action(kind).max(policy.professional());
        }
        policy.action(kind)
    };
    let mut decisions = Decisions {
        mentions: mentions.iter().zip(&linked.entity).map(|(mention, entity)| action(mention, *entity)).collect(),
        passages: passages.iter().map(|passage| policy.passage(passage.kind)).collect(),
    };
    // A participant's name that may be a person's of the situation is hidden until a human has said.
    for doubt in linked.doubts.iter().filter(|doubt| doubt.question == Question::ParticipantInSituation) {
        if let Some(action) = decisions.mentions.get_mut(doubt.mention as usize)
            && !matches!(action, Action::Remove | Action::Block)
        {
            *action = Action::Pseudonymise;
        }
    }
    // Of a minor, not even that justice has to do with them (article L. 513-4 of the CJPM).
    let minors = minors(mentions, linked);
    for (passage, action) in passages.iter().zip(&mut decisions.passages) {
        if *action == Action::Generalise && minors.binary_search(&passage.segment).is_ok() {
            *action = Action::Remove;
        }
    }
    decisions
}

/// The segments that speak of a minor; sorted.
fn minors(mentions: &[Mention], linked: &Linked) -> Vec<u32> {
    let minor = |entity: u32| linked.entities.get(entity as usize).is_some_and(|e| e.age.is_some_and(|age| age < 18));
    let of_minors = mentions.iter().zip(&linked.entity).filter(|(_, entity)| minor(**entity));
    let mut segments: Vec<u32> = of_minors.map(|(mention, _)| mention.segment).collect();
    segments.sort_unstable();
    segments.dedup();
    segments
}

/// What a segment's replacements are made from.
pub struct Planner<'a> {
    /// Sorted by position.
    pub mentions: &'a [Mention],
    /// Their entities.
    pub linked: &'a Linked,
    /// Sorted by position.
    pub passages: &'a [PassageAt],
    /// What is done.
    pub decisions: &'a Decisions,
    /// The pseudonym of every entity.
    pub names: &'a [String],
    /// The policy.
    pub policy: &'a Policy,
}

impl Planner<'_> {
    /// The mentions of a segment, as indices.
    fn of_segment(&self, segment: u32) -> std::ops::Range<usize> {
        self.mentions.partition_point(|mention| mention.segment < segment)
            ..self.mentions.partition_point(|mention| mention.segment <= segment)
    }

    /// The replacements of one segment: sorted, disjoint, French. `also`: words of hidden names that no mention covers,
    /// with the entity that each is taken for.
    pub fn replacements(&self, index: u32, segment: &Segment, also: &[(Span, u32)]) -> Vec<Replacement> {
        let text = &segment.text;
        if segment.place.role == Role::Trace {
            let span = Span::new(0, text.len());
            return if text.is_empty() { Vec::new() } else { vec![Replacement { span, replacement: String::new() }] };
        }
        let mut passages: Vec<Span> = self
            .passages
            .iter()
            .zip(&self.decisions.passages)
            .filter(|(passage, action)| passage.segment == index && action.hides())
            .map(|(passage, _)| passage.span)
            .collect();
        let said = |span: Span| {
            let mut of =
                self.passages.iter().zip(&self.decisions.passages).filter(|(passage, action)| {
                    passage.segment == index && action.hides() && passage.span.overlaps(span)
                });
            of.all(|(passage, action)| passage.kind == PassageKind::Justice && *action == Action::Generalise)
        };
        let here = self.of_segment(index);
        if self.policy.removes_situations()
            && self.mentions[here.clone()].iter().any(|mention| mention.zone == Zone::Situation)
        {
            passages = vec![Span::new(0, text.len())];
        }
        let hidden: Vec<usize> = here.filter(|i| self.decisions.mentions[*i].hides()).collect();
        let mut passages = widened(passages, hidden.iter().map(|i| self.mentions[*i].span));
        // A clause goes without the full stop of its sentence.
        for span in &mut passages {
            let inside =
                text[..span.start].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
            if inside && text[span.range()].ends_with('.') {
                span.end -= 1;
            }
        }
        let whole = passages.len() == 1 && passages[0] == Span::new(0, text.len()) && self.policy.removes_situations();
        let instead = |span: Span| if !whole && said(span) { JUSTICE } else { PASSAGE };
        let mut replacements: Vec<Replacement> =
            passages.iter().map(|span| Replacement { span: *span, replacement: instead(*span).to_owned() }).collect();
        for i in hidden {
            let span = self.mentions[i].span;
            if !passages.iter().any(|passage| passage.contains(span)) {
                replacements.push(Replacement { span, replacement: self.replacement(i, &text[span.range()], text) });
            }
        }
        for (span, entity) in also {
            if !replacements.iter().any(|replacement| replacement.span.overlaps(*span)) {
                let replacement = match self.linked.entities.get(*entity as usize).map(|entity| entity.kind) {
                    Some(kind @ (Kind::Person | Kind::Participant | Kind::Family | Kind::Kin)) => {
                        self.pseudonym(*entity, kind)
                    }
                    // A name of the user's list that no recogniser saw has no entity.
                    kind => pseudonym::placeholder(kind.unwrap_or(Kind::Person)).to_owned(),
                };
                replacements.push(Replacement { span: *span, replacement });
            }
        }
        replacements.sort_by_key(|replacement| replacement.span);
        match segment.place.role {
            // A link to half an address leads nowhere: it goes as a whole; of a field's instruction, only the value.
            Role::Target if !replacements.is_empty() && !text.contains(' ') => {
                replacements = vec![Replacement { span: Span::new(0, text.len()), replacement: String::new() }];
            }
            Role::Target => replacements.iter_mut().for_each(|edit| edit.replacement.clear()),
            Role::Attribute | Role::Identifier => {
                replacements.iter_mut().for_each(|edit| edit.replacement = bare(&edit.replacement))
            }
            _ => replacements = french(text, replacements),
        }
        replacements
    }

    fn pseudonym(&self, entity: u32, kind: Kind) -> String {
        self.names.get(entity as usize).cloned().unwrap_or_else(|| pseudonym::placeholder(kind).to_owned())
    }

    fn replacement(&self, i: usize, words: &str, text: &str) -> String {
        let mention = &self.mentions[i];
        // «l5 ans» are fifteen years, and a bracket of five would be wrong.
        let words = &*surface::plain(words);
        match self.decisions.mentions[i] {
            Action::Pseudonymise => self.pseudonym(self.linked.entity[i], mention.kind),
            Action::Generalise => {
                let entity = self.linked.entities.get(self.linked.entity[i] as usize);
                let kind = entity.filter(|e| e.kind == Kind::Participant).map_or(mention.kind, |e| e.kind);
                generalise::generalised(kind, words, self.policy)
                    .unwrap_or_else(|| pseudonym::placeholder(mention.kind).to_owned())
            }
            // Nothing need stand for these in a sentence; a cell is not left empty.
            _ if matches!(mention.kind, Kind::BirthDate | Kind::BirthPlace | Kind::Nationality)
                && text.trim().len() > words.len() =>
            {
                String::new()
            }
            _ => pseudonym::placeholder(mention.kind).to_owned(),
        }
    }

    /// Maps replacements to the source: the first range of each takes the text, the others become empty.
    pub fn edits(&self, segment: &Segment, replacements: &[Replacement]) -> Vec<Edit> {
        let mut edits = Vec::new();
        for replacement in replacements {
            let mut text = Some(replacement.replacement.as_str());
            for range in segment.origin.sources(replacement.span) {
                edits.push(Edit { part: segment.place.part, range, text: text.take().unwrap_or_default().to_owned() });
            }
        }
        edits
    }
}

/// Passages that touch a hidden mention take it in; overlapping passages become one.
fn widened(mut passages: Vec<Span>, mentions: impl Iterator<Item = Span>) -> Vec<Span> {
    for mention in mentions {
        for passage in &mut passages {
            if passage.overlaps(mention) {
                *passage = Span::new(passage.start.min(mention.start), passage.end.max(mention.end));
            }
        }
    }
    passages.sort();
    let mut joined: Vec<Span> = Vec::new();
    for passage in passages {
        match joined.last_mut() {
            Some(last) if passage.start < last.end => last.end = last.end.max(passage.end),
            _ => joined.push(passage),
        }
    }
    joined
}

/// Repairs what stands before each pseudonym, and clears what removals would leave behind.
fn french(text: &str, edits: Vec<Replacement>) -> Vec<Replacement> {
    let mut edits = said_once(text, edits);
    for i in 0..edits.len() {
        let floor = i.checked_sub(1).map_or(0, |before| edits[before].span.end);
        let span = edits[i].span;
        if edits[i].replacement.is_empty() {
            continue;
        }
        let adjustment =
            grammar::adjust(&text[floor..span.start], &text[span.range()], &edits[i].replacement, &text[span.end..]);
        edits[i] = Replacement {
            span: Span::new(span.start - adjustment.left, span.end),
            replacement: adjustment.replacement,
        };
    }
    grammar::tidy(text, edits)
}

/// «sa mère, Mme Haddad» is one person twice: one code says it.
fn said_once(text: &str, edits: Vec<Replacement>) -> Vec<Replacement> {
    let mut once: Vec<Replacement> = Vec::with_capacity(edits.len());
    for edit in edits {
        match once.last_mut() {
            Some(last)
                if last.replacement == edit.replacement
                    && edit.replacement.starts_with('[')
                    && is_same_breath(&text[last.span.end..edit.span.start]) =>
            {
                let comma =
                    text[last.span.end..edit.span.start].contains(',') && text[edit.span.end..].starts_with(',');
                last.span.end = edit.span.end + usize::from(comma);
            }
            _ => once.push(edit),
        }
    }
    once
}

/// Commas and civilities only.
fn is_same_breath(gap: &str) -> bool {
    let civility = |word: &str| {
        matches!(word, "M." | "Mme" | "Mlle" | "MME" | "MLLE" | "Monsieur" | "Madame" | "Me" | "M" | "mme" | "")
    };
    !gap.contains(['\n', '|']) && gap.len() <= 16 && gap.split([' ', '\u{a0}', ',']).all(civility)
}

/// Without brackets and spaces: fit for a bookmark or an identifier.
fn bare(text: &str) -> String {
    text.trim_matches(['[', ']']).replace(' ', "_")
}

/// How many passages of each kind were treated how.
pub fn count_passages(passages: &[PassageAt], decisions: &Decisions) -> BTreeMap<(PassageKind, Action), usize> {
    let mut counts = BTreeMap::new();
    for (passage, action) in passages.iter().zip(&decisions.passages) {
        *counts.entry((passage.kind, *action)).or_insert(0) += 1;
    }
    counts
}
