//! The text that the middle of the pipeline sees: [`Segment`], with the [`Origin`] that leads back to the source.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open byte range of one segment's text, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Shares at least one byte with `other`.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Every byte of `other` is in `self`.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// As a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// One stretch of continuous reading text: a paragraph, a line, a table cell, a header, a comment, a metadata field.
/// Owned and short-lived. Its `Debug` shows its length, not its text.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Segment {
    /// The text as a reader sees it, in UTF-8.
    pub text: String,
    /// Where each byte of it comes from.
    pub origin: Origin,
    /// Where it stands.
    pub place: Place,
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment").field("bytes", &self.text.len()).field("place", &self.place).finish()
    }
}

/// Where a segment stands in the file. Holds no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Index of the part of the container (0 for a plain file).
    pub part: u32,
    /// What sort of text this is.
    pub role: Role,
    /// The table cell, if any.
    pub cell: Option<Cell>,
    /// The style says that this is a heading.
    pub heading: bool,
}

/// Position of a table cell; rows and columns count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

/// What sort of text a segment is: what its format knows of it, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// A page header or footer.
    Furniture,
    /// A foot- or endnote.
    Note,
    /// A comment in the margin.
    Comment,
    /// Text that was deleted under track changes, or is hidden.
    Deleted,
    /// An attribute, a bookmark name, an alternative text: words that a reader seldom sees.
    Attribute,
    /// The target of a link, a field instruction.
    Target,
    /// By what parts of the file refer to one another, such as the identifier of a style: nothing is detected in it, but
    /// what is hidden elsewhere goes, the same everywhere.
    Identifier,
    /// What the software wrote about the people and machines that handled the file (author, last editor, company,
    /// template path): always emptied, whatever it says.
    Trace,
}

impl Role {
    /// Whether no recogniser is shown what stands there: it says nothing to a reader.
    pub fn is_unread(self) -> bool {
        matches!(self, Self::Identifier | Self::Trace)
    }
}

/// Sparse map from the bytes of a segment to ranges of the source: one run a stretch, not one a byte.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    runs: Vec<Run>,
}

/// One stretch. If both ranges have the same length they correspond byte for byte; otherwise the run is atomic (an
/// entity such as `&amp;`, a tab element) and is replaced as a whole. An empty source range is text that the reader
/// sees but that no byte of the source holds by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    text: Range<usize>,
    source: Range<u64>,
}

impl Origin {
    /// The map of a segment that is one stretch of the source as it is.
    pub fn identity(start: u64, len: usize) -> Self {
        let mut origin = Self::default();
        origin.push(len, start..start + len as u64);
        origin
    }

    /// Says where the next `len` bytes of the text come from. Runs follow one another in both text and source.
    pub fn push(&mut self, len: usize, source: Range<u64>) {
        if len == 0 {
            return;
        }
        let start = self.runs.last().map_or(0, |run| run.text.end);
        if let Some(last) = self.runs.last_mut() {
            let both_plain = last.text.len() as u64 == last.source.end - last.source.start
                && len as u64 == source.end - source.start;
            if both_plain && last.source.end == source.start {
                last.text.end += len;
                last.source.end = source.end;
                return;
            }
        }
        self.runs.push(Run { text: start..start + len, source });
    }

    /// Length of the text that is mapped, in bytes.
    pub fn len(&self) -> usize {
        self.runs.last().map_or(0, |run| run.text.end)
    }

    /// Maps nothing.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The source ranges that hold the bytes of `span`, in order; neighbours are joined.
    pub fn sources(&self, span: Span) -> Vec<Range<u64>> {
        let first = self.runs.partition_point(|run| run.text.end <= span.start);
        let mut ranges: Vec<Range<u64>> = Vec::new();
        for run in self.runs[first..].iter().take_while(|run| run.text.start < span.end) {
            let plain = run.text.len() as u64 == run.source.end - run.source.start;
            let range = if plain {
                let from = span.start.max(run.text.start) - run.text.start;
                let to = span.end.min(run.text.end) - run.text.start;
                run.source.start + from as u64..run.source.start + to as u64
            } else {
                run.source.clone()
            };
            if range.is_empty() {
                continue;
            }
            match ranges.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => ranges.push(range),
            }
        }
        ranges
    }
}
