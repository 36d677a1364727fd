//! What a human decides beyond the policy while a document is reviewed: gestures, each on a place of the document. Holds
//! no text. They apply to the document that they were made on, and to whatever is found at the same places of another.

use super::answers::{join, kept};
use super::{Decisions, Settled};
use crate::detect::PassageAt;
use crate::detect::token::Vocabulary;
use crate::kind::Kind;
use crate::link::{Linked, Mention, Question};
use crate::policy::{Action, Policy};
use crate::segment::Span;

/// Where a mention or a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Index of the segment in the document.
    pub segment: u32,
    /// Bytes of the segment.
    pub span: Span,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Whoever or whatever is mentioned there is hidden, wherever it is mentioned.
    Mask(At),
    /// The same stays; but what the policy lets out in no form does not.
    Keep(At),
    /// Both places mention the same one; the first is called as the second.
    Same(At, At),
    /// These places mention another one than the others do that were taken for the same.
    Apart(Vec<At>),
    /// What is mentioned there is of that kind.
    Kind(At, Kind),
    /// The doubt that asks this of this place.
    Answer(At, Question, Choice),
    /// The passage stays; but not one that the policy lets out in no form.
    Restore(At),
    /// The passage goes.
    Remove(At),
}

/// The answer to a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It stays hidden.
    Mask,
    /// It stays in the text.
    Keep,
    /// It is the one, or the relative of the one, that is mentioned there.
    Is(At),
}

/// What became of the gestures of a human.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// How they settled each doubt, in the order of [`Linked::doubts`].
    pub settled: Vec<Option<Settled>>,
    /// The mentions on which the decision is a human's, by index, sorted.
    pub mentions: Vec<u32>,
    /// The same of passages.
    pub passages: Vec<u32>,
    /// Indices of gestures that fit nothing in the document, sorted.
    pub lost: Vec<usize>,
    /// How many were carried out.
    pub count: usize,
}

impl Taken {
    /// None yet.
    pub fn of(linked: &Linked) -> Self {
        Self { settled: vec![None; linked.doubts.len()], ..Self::default() }
    }

    /// Carries out what is about who is who, before anything is decided.
    pub fn identify(
        &mut self,
        gestures: &[Gesture],
        mentions: &mut [Mention],
        linked: &mut Linked,
        vocabulary: &Vocabulary,
    ) {
        let mut changed = false;
        for (number, gesture) in gestures.iter().enumerate() {
            let entity = |at: &At| mention_at(mentions, at).map(|i| linked.entity[i]);
            let done = match gesture {
                Gesture::Same(one, other) => match (entity(one), entity(other)) {
                    (Some(one), Some(other)) => linked.join(one, other),
                    _ => false,
                },
                Gesture::Apart(places) => {
                    let indices: Vec<usize> = places.iter().filter_map(|at| mention_at(mentions, at)).collect();
                    linked.part(mentions, &indices, vocabulary)
                }
                Gesture::Kind(at, kind) => match entity(at) {
                    Some(id) => linked.recast(mentions, id, *kind),
                    None => false,
                },
                Gesture::Answer(at, question, Choice::Is(other)) => {
                    let found = doubt_at(linked, mentions, at, *question).zip(entity(other));
                    match found.filter(|(index, id)| linked.doubts[*index].candidates.contains(id)) {
                        Some((index, id)) => {
                            let doubt = linked.doubts[index].clone();
                            join(&doubt, id, linked);
                            self.settled[index] = Some(Settled::Linked);
                            true
                        }
                        None => false,
                    }
                }
                Gesture::Answer(at, question @ Question::ParticipantInSituation, Choice::Mask) => {
                    // Somebody else than the participant of that name; that it is settled is noted below.
                    let found = doubt_at(linked, mentions, at, *question).and_then(|_| mention_at(mentions, at));
                    if let Some(i) = found {
                        linked.part(mentions, &[i], vocabulary);
                        changed |= linked.recast(mentions, linked.entity[i], Kind::Person);
                    }
                    continue;
                }
                _ => continue,
            };
            changed |= done;
            self.note(number, done);
        }
        if changed {
            linked.tidy();
        }
    }

    /// Carries out what is about hiding, once the policy has decided.
    pub fn decide(
        &mut self,
        gestures: &[Gesture],
        mentions: &[Mention],
        linked: &Linked,
        passages: &[PassageAt],
        decisions: &mut Decisions,
        policy: &Policy,
    ) {
        for (number, gesture) in gestures.iter().enumerate() {
            let done = match gesture {
                Gesture::Mask(at) => self.of_entity(at, mentions, linked, decisions, |now, kind| {
                    Some(match now.max(policy.action(kind)) {
                        Action::Block => Action::Remove,
                        action => action.max(Action::Pseudonymise),
                    })
                }),
                Gesture::Keep(at) => self.of_entity(at, mentions, linked, decisions, |now, _| {
                    (now != Action::Block).then_some(Action::Keep)
                }),
                Gesture::Answer(at, question, choice @ (Choice::Mask | Choice::Keep)) => {
                    let found = doubt_at(linked, mentions, at, *question);
                    let action = found.and_then(|index| match choice {
                        Choice::Keep => kept(&linked.doubts[index], mentions, policy).map(Some),
                        _ => Some(None),
                    });
                    match found.zip(action) {
                        Some((index, action)) => {
                            let mention = linked.doubts[index].mention;
                            if let (Some(action), Some(now)) = (action, decisions.mentions.get_mut(mention as usize)) {
                                *now = action;
                            }
                            let settled = if action.is_some() { Settled::Kept } else { Settled::Masked };
                            self.settled[index] = Some(settled);
                            insert(&mut self.mentions, mention);
                            true
                        }
                        None => false,
                    }
                }
                Gesture::Restore(at) => self.of_passage(at, passages, decisions, Action::Keep),
                Gesture::Remove(at) => self.of_passage(at, passages, decisions, Action::Remove),
                _ => continue,
            };
            self.note(number, done);
        }
        self.lost.sort_unstable();
    }

    fn note(&mut self, number: usize, done: bool) {
        self.count += usize::from(done);
        if !done {
            self.lost.push(number);
        }
    }

    /// Gives all mentions of one entity another action; none of them if one can't have it.
    fn of_entity(
        &mut self,
        at: &At,
        mentions: &[Mention],
        linked: &Linked,
        decisions: &mut Decisions,
        action: impl Fn(Action, Kind) -> Option<Action>,
    ) -> bool {
        let Some(id) = mention_at(mentions, at).map(|i| linked.entity[i]) else { return false };
        let kind = linked.entities.get(id as usize).map_or(Kind::Person, |entity| entity.kind);
        let of: Vec<usize> = (0..mentions.len()).filter(|i| linked.entity[*i] == id).collect();
        let actions: Option<Vec<Action>> = of.iter().map(|i| action(decisions.mentions[*i], kind)).collect();
        let Some(actions) = actions else { return false };
        for (i, action) in of.iter().zip(actions) {
            decisions.mentions[*i] = action;
            insert(&mut self.mentions, *i as u32);
        }
        // Whether it is a name, and whose, has been said with it.
        for (doubt, settled) in linked.doubts.iter().zip(&mut self.settled) {
            let asks = matches!(doubt.question, Question::IsItAName | Question::ParticipantInSituation);
            if asks && settled.is_none() && of.contains(&(doubt.mention as usize)) {
                let hidden = decisions.mentions[doubt.mention as usize].hides();
                *settled = Some(if hidden { Settled::Masked } else { Settled::Kept });
            }
        }
        true
    }

    fn of_passage(&mut self, at: &At, passages: &[PassageAt], decisions: &mut Decisions, action: Action) -> bool {
        let found = passages.iter().position(|passage| passage.segment == at.segment && passage.span == at.span);
        let Some((index, now)) = found.and_then(|i| Some((i, decisions.passages.get_mut(i)?))) else { return false };
        if *now == Action::Block && !action.hides() {
            return false;
        }
        *now = action;
        insert(&mut self.passages, index as u32);
        true
    }
}

/// The mention at a place, by index.
fn mention_at(mentions: &[Mention], at: &At) -> Option<usize> {
    let first = mentions.partition_point(|m| (m.segment, m.span.start) < (at.segment, at.span.start));
    let same = |mention: &&Mention| mention.segment == at.segment && mention.span == at.span;
    mentions.get(first).filter(same).map(|_| first)
}

/// The doubt that asks this of the mention at a place, by index.
fn doubt_at(linked: &Linked, mentions: &[Mention], at: &At, question: Question) -> Option<usize> {
    let mention = mention_at(mentions, at)? as u32;
    linked.doubts.iter().position(|doubt| doubt.mention == mention && doubt.question == question)
}

fn insert(sorted: &mut Vec<u32>, value: u32) {
    if let Err(place) = sorted.binary_search(&value) {
        sorted.insert(place, value);
    }
}

#[cfg(test)]
mod tests;
