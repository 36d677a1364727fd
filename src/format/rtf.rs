//! Rich Text files. Nothing is re-serialised: the output is the source with spliced bytes.
//!
//! What never comes along, and is counted: what the software wrote about people and machines (`\info`, properties,
//! template, mail merge, passwords), stores of data, embedded objects (what they show stays), copies for old programs,
//! and drawings that may hold words, in whose place stands a transparent point of the same size.

mod charset;
mod flow;
mod lexer;
mod picture;
mod walk;
mod words;
mod write;

use std::io::Write;

use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;
use walk::{Findings, walk};

/// Rich Text, under its own name or, as Word lets people do, under that of an old Word file.
pub(super) struct Rtf;

impl Format for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rtf", "doc"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        start(bytes).is_some()
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.len() as u64 > limits.source {
            return Err(Limit::Source.into());
        }
        let start = start(&bytes).ok_or(ErrorKind::UnknownFormat)?;
        let findings = walk(&bytes, start, &mut |_| {})?;
        Ok(Box::new(Open { source: bytes, start, findings }))
    }
}

/// Where the first brace stands.
fn start(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(1024)];
    let body = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    body.starts_with(b"{\\rtf").then(|| head.len() - body.len())
}

struct Open {
    source: Vec<u8>,
    start: usize,
    findings: Findings,
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "rtf"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        walk(&self.source, self.start, visit).map(drop)
    }

    fn parts(&self) -> u32 {
        1
    }

    fn part_name(&self, _part: u32) -> &str {
        "text"
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if let Some(edit) = edits.iter().find(|edit| edit.part != 0) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        write::write(&self.source, &self.findings, edits, out)
    }

    fn drop_images(&mut self) -> bool {
        self.findings.drop_pictures();
        super::images_removed(&mut self.findings.notices);
        true
    }

    fn notices(&self) -> Vec<Notice> {
        self.findings.notices.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}
