//! Files inside a file: an attachment of a message, a document embedded in a document. Each is a [`Document`] of its
//! own, whose parts are numbered after those of the file around it.

use super::{Document, Edit, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

/// The files inside one file.
#[derive(Default)]
pub(super) struct Nested {
    /// Parts of the outer file.
    own: u32,
    inner: Vec<Inner>,
}

struct Inner {
    /// Which entry of the outer file it is.
    entry: usize,
    /// Number of its first part.
    first: u32,
    /// Names of its parts, that of the entry before them.
    names: Vec<String>,
    document: Box<dyn Document>,
}

impl Nested {
    /// `own` is how many parts the outer file has itself.
    pub(super) fn new(own: usize) -> Result<Self, Error> {
        Ok(Self { own: u32::try_from(own).map_err(|_| ErrorKind::TooLarge)?, inner: Vec::new() })
    }

    /// Adds the file that entry `entry` of the outer file is, called `name` in errors and in the report.
    pub(super) fn push(&mut self, entry: usize, name: &str, document: Box<dyn Document>) -> Result<(), Error> {
        let first = self.parts();
        let count = document.parts();
        first.checked_add(count).ok_or(ErrorKind::TooLarge)?;
        let names = (0..count).map(|part| format!("{name}/{}", document.part_name(part))).collect();
        self.inner.push(Inner { entry, first, names, document });
        Ok(())
    }

    /// Parts of the outer file and of all files in it.
    pub(super) fn parts(&self) -> u32 {
        self.inner.last().map_or(self.own, |inner| inner.first + inner.names.len() as u32)
    }

    /// Whether this entry is a file that is read.
    pub(super) fn holds(&self, entry: usize) -> bool {
        self.inner.iter().any(|inner| inner.entry == entry)
    }

    /// The edits of the outer file itself; edits are sorted by part.
    pub(super) fn own<'e>(&self, edits: &'e [Edit]) -> &'e [Edit] {
        &edits[..edits.partition_point(|edit| edit.part < self.own)]
    }

    /// Name of a part of a file inside.
    pub(super) fn part_name(&self, part: u32) -> Option<&str> {
        let inner = self.inner.iter().rfind(|inner| inner.first <= part)?;
        inner.names.get((part - inner.first) as usize).map(String::as_str)
    }

    /// The segments of every file inside, in order.
    pub(super) fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        for inner in &self.inner {
            inner.document.segments(&mut |mut segment| {
                segment.place.part += inner.first;
                visit(segment);
            })?;
        }
        Ok(())
    }

    /// The file that an entry is, with those of `edits` that are its own.
    pub(super) fn written(&self, entry: usize, edits: &[Edit]) -> Result<Vec<u8>, Error> {
        let inner = self.inner.iter().find(|inner| inner.entry == entry).ok_or(ErrorKind::Plan)?;
        let parts = inner.first..inner.first + inner.names.len() as u32;
        let edits: Vec<Edit> = edits
            .iter()
            .filter(|edit| parts.contains(&edit.part))
            .map(|edit| Edit { part: edit.part - inner.first, ..edit.clone() })
            .collect();
        let mut out = Vec::new();
        inner.document.write(&edits, &mut out)?;
        Ok(out)
    }

    /// Asks every file inside for an output without images.
    pub(super) fn drop_images(&mut self) {
        for inner in &mut self.inner {
            inner.document.drop_images();
        }
    }

    /// What the files inside have to say, together.
    pub(super) fn notices(&self) -> impl Iterator<Item = Notice> {
        self.inner.iter().flat_map(|inner| inner.document.notices())
    }
}
