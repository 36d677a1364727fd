//! The account of what was done, left alone, and why. Holds no original value: counts, places and codes only.

pub mod certificate;
pub(crate) mod flags;
mod risk;
mod template;
pub mod why;
pub mod words;

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::detect::PassageAt;
use crate::error::Error;
use crate::format::{Document, Limits, Notice};
use crate::kind::Kind;
use crate::link::{Linked, Mention, Question};
use crate::plan::{Decisions, Forbidden, Settled, count_passages};
use crate::policy::{Action, Policy};
use crate::proof::{self, Needle, Needles, Searched};

pub use flags::{FlagEntry, Reason, Signal};
pub use risk::{Level, PersonRisk, Population, Remainder, Risk};
pub use template::template;

/// Version of the JSON form; `src/report.schema.json` describes it.
pub const VERSION: u32 = 1;

/// The report of one document.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Version of this form.
    pub version: u32,
    /// The program and its version.
    pub program: String,
    /// Format of the document.
    pub format: String,
    /// SHA-256 of the source, hexadecimal.
    pub source_sha256: String,
    /// The formation, as stated by the user.
    pub formation: &'static str,
    /// Where the output goes.
    pub circulation: &'static str,
    /// `document`, or `archive` when codes can be matched across documents.
    pub scope: &'static str,
    /// Under which key, if they can.
    pub key: Option<KeyName>,
    /// The correspondence file that was made beside the output, if one was; whoever makes it says so here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<MappingFile>,
    /// The law, in French.
    pub basis: String,
    /// The statement to print, in French.
    pub statement: String,
    /// Who may read the output, in French.
    pub recipients: String,
    /// How many mentions of each kind were treated how.
    pub operations: Vec<Operation>,
    /// How many passages of each kind were treated how.
    pub passages: Vec<PassageCount>,
    /// Where passages were removed.
    pub removed: Vec<Location>,
    /// What a human should look at, whatever the doubts.
    pub flags: Vec<FlagEntry>,
    /// What a human should settle; hidden meanwhile.
    pub doubts: Vec<DoubtEntry>,
    /// How many decisions of a human changed what the policy would have done.
    pub by_hand: usize,
    /// People, families and participants that were told apart.
    pub entities: Entities,
    /// By what people may still be recognised.
    pub risk: Risk,
    /// What was left out of the output or could not be read.
    pub notices: Vec<NoticeEntry>,
    /// The policy, or a passage, forbids an output.
    pub blocked: bool,
    /// The proof, once it was made.
    pub proof: Option<Proof>,
}

/// Under what codes are the same in several documents. Nothing of the key can be had from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyName {
    /// The name of the set of documents, as the user gave it.
    pub scope: String,
    /// The fingerprint of the key.
    pub fingerprint: String,
}

/// That a file exists which says who became which code; nothing of what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappingFile {
    /// The last day on which it may be read, as `2026-11-26`.
    pub expires: String,
    /// What opens it.
    pub opened_by: Opener,
}

/// What opens a correspondence file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Opener {
    /// A passphrase.
    Passphrase,
    /// The identity of a recipient.
    Identity,
}

/// How many mentions of one kind were treated one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// Kind of mention.
    pub kind: &'static str,
    /// Action.
    pub action: &'static str,
    /// How many.
    pub count: usize,
}

/// How many passages of one kind were treated one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageCount {
    /// Kind of passage.
    pub kind: &'static str,
    /// Action.
    pub action: &'static str,
    /// How many.
    pub count: usize,
}

/// A place in the file, without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// Name of the part of the file, as its format names it.
    pub part: String,
    /// Which stretch of text of the document (a paragraph, a cell), from 1.
    pub segment: u32,
    /// Which line of it, from 1.
    pub line: u32,
}

/// One doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoubtEntry {
    /// Its number in the document, from 1: how answers name it.
    pub number: u32,
    /// What is asked.
    pub question: Question,
    /// Where.
    pub location: Location,
    /// What the mention is taken for.
    pub kind: &'static str,
    /// Its pseudonym in the output, if it has one.
    pub code: Option<String>,
    /// The pseudonyms of those that it may be.
    pub candidates: Vec<String>,
    /// How a human settled it.
    pub settled: Option<Settled>,
}

/// How many were told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entities {
    /// People of situations, relatives without a name included.
    pub people: usize,
    /// Families by name.
    pub families: usize,
    /// Participants.
    pub participants: usize,
}

/// A notice of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeEntry {
    /// What.
    pub what: &'static str,
    /// How many.
    pub count: u32,
}

/// The result of the proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// SHA-256 of the output, hexadecimal.
    pub output_sha256: String,
    /// How many values were searched for.
    pub values: usize,
    /// How many words were left on purpose: ordinary words, streets, people who are kept.
    pub left_on_purpose: usize,
    /// Where a value was found; empty when the proof holds.
    pub hits: Vec<Hit>,
    /// What could not be searched: an image, a glyph without a character, a reader that failed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<NoticeEntry>,
}

impl Proof {
    /// Searches a written file for every value that must not survive. `format`: as its document names it.
    ///
    /// # Errors
    /// The file can't be read back: nothing is proved then.
    pub fn of(output: &[u8], format: &str, forbidden: &[Forbidden]) -> Result<Self, Error> {
        Self::within(output, format, forbidden, &Limits::default())
    }

    /// The same by as many threads at once as `limits` allow.
    ///
    /// # Errors
    /// Those of [`Self::of`].
    pub fn within(output: &[u8], format: &str, forbidden: &[Forbidden], limits: &Limits) -> Result<Self, Error> {
        Self::by(output, forbidden, |needles| proof::search_by(output, format, &Needles::new(needles)?, limits.threads))
    }

    /// The same by a search of the caller's, such as one in another process.
    ///
    /// # Errors
    /// Those of `search`.
    pub fn by(
        output: &[u8],
        forbidden: &[Forbidden],
        search: impl FnOnce(Vec<Needle>) -> Result<Searched, Error>,
    ) -> Result<Self, Error> {
        let needle = |value: &Forbidden| {
            let needle = if value.squeezed { Needle::squeezed(&value.key) } else { Needle::words(&value.key) };
            needle.map(|needle| needle.allow(value.allowed))
        };
        let Searched { hits, unread } = search(forbidden.iter().filter_map(needle).collect())?;
        Ok(Self {
            output_sha256: hex(&Sha256::digest(output)),
            values: forbidden.iter().filter(|value| !value.variant).count(),
            left_on_purpose: forbidden.iter().map(|value| value.allowed).sum(),
            hits: hits
                .into_iter()
                .map(|hit| Hit { part: hit.part, view: hit.view.name().to_owned(), offset: hit.offset })
                .collect(),
            unread: unread.into_iter().map(|(what, count)| NoticeEntry { what, count }).collect(),
        })
    }

    /// Nothing was found.
    pub fn holds(&self) -> bool {
        self.hits.is_empty()
    }
}

/// A value that survived: where, not what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Name of the part of the output.
    pub part: String,
    /// How it was seen: raw bytes, text, attribute.
    pub view: String,
    /// Offset in that view, in bytes.
    pub offset: usize,
}

/// Everything that a report is made of.
pub struct Material<'a> {
    /// The document.
    pub document: &'a dyn Document,
    /// SHA-256 of the source.
    pub source: &'a [u8; 32],
    /// The policy.
    pub policy: &'a Policy,
    /// The key under which codes can be matched across documents.
    pub key: Option<&'a KeyName>,
    /// Mentions.
    pub mentions: &'a [Mention],
    /// Their entities.
    pub linked: &'a Linked,
    /// Passages.
    pub passages: &'a [PassageAt],
    /// Decisions.
    pub decisions: &'a Decisions,
    /// Pseudonyms.
    pub names: &'a [String],
    /// How each doubt was settled, if it was.
    pub settled: &'a [Option<Settled>],
    /// How many decisions of a human were carried out.
    pub by_hand: usize,
    /// Inhabitants, if the user gave them.
    pub population: Option<Population>,
    /// Places that a human should look at.
    pub signals: &'a [Signal],
    /// For each segment: its part, and the offsets of its line starts; none if nobody reads it.
    pub lines: &'a [(u32, Vec<usize>)],
}

impl Report {
    /// Makes the report; the proof is added later.
    pub fn new(material: &Material<'_>) -> Self {
        let Material { document, policy, mentions, linked, passages, decisions, names, .. } = material;
        // Who takes part is a participant wherever they are named.
        let kind_of = |i: usize| match mentions[i].kind {
            kind @ (Kind::Person | Kind::Participant) => {
                linked.entities.get(linked.entity[i] as usize).map_or(kind, |entity| entity.kind)
            }
            kind => kind,
        };
        let is_aside = |i: usize| linked.entities.get(linked.entity[i] as usize).is_some_and(|entity| entity.aside);
        let mut operations: BTreeMap<(Kind, Action), usize> = BTreeMap::new();
        for i in (0..mentions.len()).filter(|i| !is_aside(*i)) {
            *operations.entry((kind_of(i), decisions.mentions[i])).or_default() += 1;
        }
        let aside = (0..mentions.len()).filter(|i| is_aside(*i) && decisions.mentions[*i].hides()).count();
        let aside = (aside > 0).then_some(NoticeEntry { what: "inner_word", count: aside as u32 });
        let mut read = 0;
        let numbers: Vec<u32> = material
            .lines
            .iter()
            .map(|(_, starts)| {
                read += u32::from(!starts.is_empty());
                read
            })
            .collect();
        let location = |segment: u32, at: usize| {
            let (part, starts) =
                material.lines.get(segment as usize).map_or((0, &[][..]), |(part, starts)| (*part, starts.as_slice()));
            let line = starts.partition_point(|start| *start <= at).max(1);
            let number = numbers.get(segment as usize).copied().unwrap_or(segment + 1);
            Location { part: document.part_name(part).to_owned(), segment: number, line: line as u32 }
        };
        let doubts = linked
            .doubts
            .iter()
            .zip(1..)
            .zip(material.settled)
            .filter_map(|((doubt, number), settled)| {
                let mention = mentions.get(doubt.mention as usize)?;
                let hidden = decisions.mentions[doubt.mention as usize].hides();
                let code = |id: u32| names.get(id as usize).cloned();
                Some(DoubtEntry {
                    number,
                    settled: *settled,
                    question: doubt.question,
                    location: location(mention.segment, mention.span.start),
                    kind: mention.kind.name(),
                    code: code(linked.entity[doubt.mention as usize]).filter(|_| hidden),
                    candidates: doubt.candidates.iter().filter_map(|id| code(*id)).collect(),
                })
            })
            .collect();
        let count = |kinds: &[Kind]| {
            linked.entities.iter().filter(|entity| !entity.aside && kinds.contains(&entity.kind)).count()
        };
        Self {
            version: VERSION,
            program: format!("huisclos {}", env!("CARGO_PKG_VERSION")),
            format: document.format().to_owned(),
            source_sha256: hex(material.source),
            formation: policy.formation().name(),
            circulation: policy.circulation().name(),
            scope: if material.key.is_some() { "archive" } else { "document" },
            key: material.key.cloned(),
            mapping: None,
            basis: policy.basis().to_owned(),
            statement: policy.statement().to_owned(),
            recipients: policy.recipients().to_owned(),
            operations: operations
                .into_iter()
                .map(|((kind, action), count)| Operation { kind: kind.name(), action: action.name(), count })
                .collect(),
            passages: count_passages(passages, decisions)
                .into_iter()
                .map(|((kind, action), count)| PassageCount { kind: kind.name(), action: action.name(), count })
                .collect(),
            removed: passages
                .iter()
                .zip(&decisions.passages)
                .filter(|(_, action)| action.hides())
                .map(|(passage, _)| location(passage.segment, passage.span.start))
                .collect(),
            flags: flags::of(material, kind_of, location),
            risk: Risk::of(material),
            doubts,
            by_hand: material.by_hand,
            entities: Entities {
                people: count(&[Kind::Person, Kind::Kin]),
                families: count(&[Kind::Family]),
                participants: count(&[Kind::Participant]),
            },
            notices: document
                .notices()
                .iter()
                .map(|Notice { what, count }| NoticeEntry { what, count: *count })
                .chain(aside)
                .collect(),
            blocked: policy.is_blocked()
                || decisions.blocks()
                || policy.doubts_block() && material.settled.iter().any(Option::is_none),
            proof: None,
        }
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
