//! Decisions: mentions, passages and a policy → replacements of one segment → edits of the source.

mod answers;
mod french;
mod generalise;
mod gestures;
mod ledger;
mod majority;
mod sieve;

use std::collections::BTreeMap;

pub use answers::{Answers, KEEP, MASK, Settled, VERSION as ANSWERS_VERSION};
pub use gestures::{At, Choice, Gesture, Taken};
pub use ledger::{Forbidden, Ledger};

use crate::detect::PassageAt;
use crate::detect::instruction;
use crate::detect::surface;
use crate::format::Edit;
use crate::grammar::Edit as Replacement;
use crate::kind::{Function, Kind, PassageKind};
use crate::link::{Linked, Mention, Question};
use crate::policy::{Action, Policy};
use crate::pseudonym;
use crate::segment::{Role, Segment, Span};
use crate::zone::Zone;
use majority::Majority;

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
        let entity = linked.entities.get(entity as usize);
        let kind = entity.map_or(mention.kind, |entity| match mention.kind {
            Kind::Person | Kind::Participant => entity.kind,
            kind => kind,
        });
        let elected = entity.is_some_and(|entity| entity.function == Some(Function::Elected));
        // The address of the town hall in its letterhead is nobody's home.
        let letterhead =
            matches!(mention.zone, Zone::Heading | Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Agenda);
        if mention.kind == Kind::Address && letterhead && mention.rule == "address.public" {
            return Action::Keep;
        }
        match kind {
            // Who follows somebody says what is done with them, wherever it is said.
            Kind::Participant if mention.zone == Zone::Situation => {
                match (policy.action(kind), policy.professional()) {
                    // Where they are the victims, what is said of each must stay together.
                    (Action::Generalise, Action::Pseudonymise) => Action::Pseudonymise,
                    (action, professional) => action.max(professional),
                }
            }
            Kind::Participant if elected => policy.elected(),
            kind => policy.action(kind),
        }
    };
    let of_passage = |passage: &PassageAt| {
        let told = if passage.rule == "justice.prosecutor" { policy.prosecutor() } else { Action::Keep };
        policy.passage(passage.kind).max(told)
    };
    let mut decisions = Decisions {
        mentions: mentions.iter().zip(&linked.entity).map(|(mention, entity)| action(mention, *entity)).collect(),
        passages: passages.iter().map(of_passage).collect(),
    };
    // A participant's name that may be a person's of the situation is hidden until a human has said.
    for doubt in linked.doubts.iter().filter(|doubt| doubt.question == Question::ParticipantInSituation) {
        if let Some(action) = decisions.mentions.get_mut(doubt.mention as usize)
            && !matches!(action, Action::Remove | Action::Block)
        {
            *action = Action::Pseudonymise;
        }
    }
    // Nor of somebody who is known by whose relative they are.
    let majority = Majority::of(mentions, linked, policy.professional() == Action::Pseudonymise);
    for (passage, action) in passages.iter().zip(&mut decisions.passages) {
        let told = passage.rule == "justice.related" || !majority.is_certain(passage.section);
        if *action == Action::Generalise && told {
            *action = Action::Remove;
        }
    }
    decisions
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
    pub(crate) fn of_segment(&self, segment: u32) -> std::ops::Range<usize> {
        self.mentions.partition_point(|mention| mention.segment < segment)
            ..self.mentions.partition_point(|mention| mention.segment <= segment)
    }

    /// Somebody's situation is told there.
    pub fn tells_a_situation(&self, segment: u32) -> bool {
        self.mentions[self.of_segment(segment)].iter().any(|mention| mention.zone == Zone::Situation)
    }

    /// The replacements of one segment: sorted, disjoint, French. `also`: words of hidden names that no mention covers,
    /// with the entity that each is taken for.
    pub fn replacements(&self, index: u32, segment: &Segment, also: &[(Span, u32)]) -> Vec<Replacement> {
        let text = &segment.text;
        if segment.place.role == Role::Trace {
            let span = Span::new(0, text.len());
            return if text.is_empty() { Vec::new() } else { vec![Replacement { span, replacement: String::new() }] };
        }
        let hidden: Vec<usize> = self.of_segment(index).filter(|i| self.decisions.mentions[*i].hides()).collect();
        let mut replacements = self.for_passages(index, text, &hidden);
        let known = self.for_mentions(index, text, &hidden, &mut replacements);
        self.for_others(also, &mut replacements);
        replacements.sort_by_key(|replacement| replacement.span);
        match segment.place.role {
            // A link to half an address leads nowhere: it goes as a whole; of a field's instruction, the whole argument.
            Role::Target => {
                for edit in &mut replacements {
                    *edit = Replacement { span: instruction::argument(text, edit.span), replacement: String::new() };
                }
                replacements.dedup_by(|next, last| {
                    let one = next.span.start < last.span.end;
                    last.span.end = if one { last.span.end.max(next.span.end) } else { last.span.end };
                    one
                });
            }
            Role::Attribute | Role::Identifier => {
                replacements.iter_mut().for_each(|edit| edit.replacement = bare(&edit.replacement))
            }
            _ => replacements = french::french(text, replacements, &known),
        }
        replacements
    }

    /// What stands for the passages of a segment that go, with the `hidden` mentions that they touch.
    fn for_passages(&self, index: u32, text: &str, hidden: &[usize]) -> Vec<Replacement> {
        let hides = |(passage, action): &(&PassageAt, &Action)| passage.segment == index && action.hides();
        let here = || self.passages.iter().zip(&self.decisions.passages).filter(hides);
        let whole = self.policy.removes_situations() && self.tells_a_situation(index);
        let spans =
            if whole { vec![Span::new(0, text.len())] } else { here().map(|(passage, _)| passage.span).collect() };
        let mut spans = widened(spans, hidden.iter().map(|i| self.mentions[*i].span));
        // A clause goes without the full stop of its sentence.
        for span in &mut spans {
            let inside =
                text[..span.start].trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
            if inside && text[span.range()].ends_with('.') {
                span.end -= 1;
            }
            // Nor with what parts it from the next clause, or its cell from the next cell.
            let kept = text[span.range()].trim_end_matches([' ', '\u{a0}', '\u{202f}', ';', '|', '\n', '\t']).len();
            span.end = span.start + kept.max(1);
        }
        // Two clauses of one sentence are one gap.
        spans.dedup_by(|next, last| {
            let one = text.get(last.end..next.start).is_some_and(|gap| gap.trim() == ";" && !gap.contains('\n'));
            last.end = if one { next.end } else { last.end };
            one
        });
        let justice = |span: Span| {
            let mut of = here().filter(|(passage, _)| passage.span.overlaps(span));
            !whole && of.all(|(p, action)| p.kind == PassageKind::Justice && *action == Action::Generalise)
        };
        let instead = |span: Span| if justice(span) { JUSTICE } else { PASSAGE };
        spans.into_iter().map(|span| Replacement { span, replacement: instead(span).to_owned() }).collect()
    }

    /// Adds what stands for the `hidden` mentions outside the passages that go; gives what the French must know of them.
    fn for_mentions(&self, index: u32, text: &str, hidden: &[usize], out: &mut Vec<Replacement>) -> french::Known {
        let passages: Vec<Span> = out.iter().map(|replacement| replacement.span).collect();
        let mut known = french::Known::default();
        for i in hidden.iter().copied() {
            let mention = &self.mentions[i];
            let mut span = mention.span;
            if passages.iter().any(|passage| passage.contains(span)) {
                continue;
            }
            let replacement = self.replacement(i, &text[span.range()], text);
            if replacement.is_empty() {
                known.removed.push((span, pseudonym::placeholder(mention.kind)));
            }
            if mention.kind == Kind::Kin {
                known.relatives.push(span);
            }
            if replacement == generalise::PROFESSIONAL {
                let near = self.mentions[self.of_segment(index)].iter().map(|mention| mention.span);
                span.end += french::service(text, span.end, near.chain(passages.iter().copied()));
            }
            out.push(Replacement { span, replacement });
        }
        known
    }

    /// Adds what stands for words of hidden names that no mention covers.
    fn for_others(&self, also: &[(Span, u32)], out: &mut Vec<Replacement>) {
        for (span, entity) in also {
            if !out.iter().any(|replacement| replacement.span.overlaps(*span)) {
                let replacement = match self.linked.entities.get(*entity as usize).map(|entity| entity.kind) {
                    Some(kind @ (Kind::Person | Kind::Participant | Kind::Family | Kind::Kin)) => {
                        self.pseudonym(*entity, kind)
                    }
                    // A name of the user's list that no recogniser saw has no entity.
                    kind => pseudonym::placeholder(kind.unwrap_or(Kind::Person)).to_owned(),
                };
                out.push(Replacement { span: *span, replacement });
            }
        }
    }

    /// Whether a replacement calls an entity by its pseudonym.
    pub(crate) fn calls(&self, entity: u32, replacement: &str) -> bool {
        let name = self.names.get(entity as usize);
        name.is_some_and(|name| {
            [name, &pseudonym::plural(name), &bare(name)].iter().any(|name| replacement.contains(*name))
        })
    }

    fn pseudonym(&self, entity: u32, kind: Kind) -> String {
        self.names.get(entity as usize).cloned().unwrap_or_else(|| pseudonym::placeholder(kind).to_owned())
    }

    fn replacement(&self, i: usize, words: &str, text: &str) -> String {
        let mention = &self.mentions[i];
        // «l5 ans» are fifteen years, and a bracket of five would be wrong.
        let words = &*surface::plain(words);
        match self.decisions.mentions[i] {
            Action::Pseudonymise => {
                let name = self.pseudonym(self.linked.entity[i], mention.kind);
                if mention.kind == Kind::Kin && french::is_plural(words) { pseudonym::plural(&name) } else { name }
            }
            Action::Generalise => {
                let entity = self.linked.entities.get(self.linked.entity[i] as usize);
                let kind = entity.filter(|e| e.kind == Kind::Participant).map_or(mention.kind, |e| e.kind);
                if kind == Kind::Participant && mention.zone != Zone::Situation {
                    return self.pseudonym(self.linked.entity[i], kind);
                }
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

/// Without brackets and spaces: fit for a bookmark or an identifier.
fn bare(text: &str) -> String {
    text.trim_matches(['[', ']']).replace(' ', "_")
}

/// A byte of the segment is in none of its words any more.
pub fn is_gone(replacements: &[Replacement], at: usize) -> bool {
    replacements.iter().any(|replacement| replacement.span.range().contains(&at))
}

/// How many passages of each kind were treated how.
pub fn count_passages(passages: &[PassageAt], decisions: &Decisions) -> BTreeMap<(PassageKind, Action), usize> {
    let mut counts = BTreeMap::new();
    for (passage, action) in passages.iter().zip(&decisions.passages) {
        *counts.entry((passage.kind, *action)).or_insert(0) += 1;
    }
    counts
}
