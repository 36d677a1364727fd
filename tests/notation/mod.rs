//! The notation of the fixtures (`fixtures/README.md`): read, written, compared with what was found.
//!
//! [`parse`] makes a [`Fixture`] of a file, [`lint`] says whether the file is well written, [`compare`] sets what was
//! found beside what was annotated. [`adapter`] is the one place that knows the library's detection.

// Three test programs share this module, and none uses all of it.
#![allow(dead_code)]

pub(crate) mod adapter;
pub(crate) mod compare;
pub(crate) mod lint;
pub(crate) mod parse;
pub(crate) mod score;

use huisclos::kind::{Kind, PassageKind};
use huisclos::segment::Span;

/// The formation that a file says its minutes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formation {
    Pleniere,
    Restreinte,
    GroupeDeTravail,
    GroupeSocial,
}

impl Formation {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "pleniere" => Self::Pleniere,
            "restreinte" => Self::Restreinte,
            "groupe-de-travail" => Self::GroupeDeTravail,
            "groupe-social" => Self::GroupeSocial,
            _ => return None,
        })
    }
}

/// One file, or one case of a file: its text without marks, and the marks.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) formation: Formation,
    /// The number of the hard case that the text is, if it is one.
    pub(crate) case: Option<u32>,
    /// Names that are also ordinary words, or parts of toponyms, in this text.
    pub(crate) also_words: Vec<String>,
    /// Why the faults that the file marks as known are there.
    pub(crate) reasons: Vec<String>,
    /// What the library reads.
    pub(crate) text: String,
    /// Lines of the file before the first line of `text`.
    pub(crate) header_lines: usize,
    /// In order of their place.
    pub(crate) marks: Vec<Mark>,
    /// In order of their place.
    pub(crate) passages: Vec<Passage>,
}

impl Fixture {
    /// Line in the file of a byte of `text`, from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.header_lines + 1 + self.text[..byte].matches('\n').count()
    }
}

/// `[words](kind:entity/family)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) entity: Option<Id>,
    pub(crate) family: Option<Id>,
    pub(crate) status: Status,
}

/// The name of an entity or of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Id {
    pub(crate) name: String,
    /// `~p1`: known not to be linked as it should.
    pub(crate) missed: bool,
}

/// `{{words}}(kind)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) span: Span,
    pub(crate) kind: PassageKind,
    pub(crate) status: Status,
}

/// What the library is expected to do with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// `[words](kind)`: to be found.
    Expected,
    /// `~[words](kind)`: known not to be found.
    Missed,
    /// `![words](kind)`: known to be found, though it is nothing.
    Invented,
}

impl Status {
    /// What stands before the bracket.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Expected => "",
            Self::Missed => "~",
            Self::Invented => "!",
        }
    }
}

/// What the library found in the text of a fixture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Bytes of the fixture's text.
    pub(crate) span: Span,
    pub(crate) what: What,
    /// Whom or what it designates: equal for two mentions of the same.
    pub(crate) entity: Option<u64>,
    /// The family that the entity belongs to.
    pub(crate) family: Option<u64>,
    /// The policy lets none of it survive as it is.
    pub(crate) hidden: bool,
}

/// A mention or a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Mention(Kind),
    Passage(PassageKind),
}

impl What {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Mention(kind) => kind.name(),
            Self::Passage(kind) => kind.name(),
        }
    }
}
