//! Word files. Nothing is re-serialised: an edited part is its source with spliced ranges, any other part is copied,
//! and the archive around them is new.
//!
//! Parts that can hold words which huisclos can't read never come along: a thumbnail, signatures and rubbish go with
//! their relationships; printer settings, old embedded objects, vector drawings and parts of an unknown sort stay as
//! empty entries, so that the file opens. A document inside the document is read like one, a sheet (that of a chart)
//! too; a text in a format that is not read leaves a placeholder. Macros are refused. [`Document::notices`] counts all.

mod context;
mod relations;
mod rename;
mod styles;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::Range;

use super::encoded::Part;
use super::kept::kept;
use super::nested::Nested;
use super::parts::{self, Fate, blank, fate, placeholder, shown};
use super::splice::Patch;
use super::vocabulary::Kind;
use super::walk::walk;
use super::zip::{Container, Packed, Packer, Writer};
use super::{Document, Edit, Format, Limit, Limits, Notice, open_within};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;
use crate::threads;
use relations::Relations;
use rename::Names;

/// Word files, transitional and strict.
pub(super) struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        is_package(bytes, "word/", b"wordprocessingml.document.main")
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        Ok(Box::new(Open::new(Container::open(bytes, limits)?, "docx", limits)?))
    }
}

const TYPES: &str = "[Content_Types].xml";

/// Whether this is a package with that folder, as most producers make it, or with that type of a main part.
fn is_package(bytes: &[u8], folder: &str, main: &[u8]) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let Some(container) = Container::look(bytes) else { return false };
    let Some(types) = container.names().iter().position(|name| name == TYPES) else { return false };
    container.names().iter().any(|name| name.starts_with(folder))
        || container.read(types).is_ok_and(|types| types.windows(main.len()).any(|window| window == main))
}

/// A file inside the package, as a document.
fn inside(bytes: Vec<u8>, name: &str, limits: &Limits) -> Result<Box<dyn Document>, Error> {
    let limits = limits.inside().ok_or(Limit::Depth)?;
    if is_package(&bytes, "xl/", b"spreadsheetml.sheet.main") {
        return kept(Box::new(Open::new(Container::open(bytes, &limits)?, "xlsx", &limits)?));
    }
    open_within(bytes, Some(name), &limits)
}

struct Open {
    container: Container,
    format: &'static str,
    fates: Vec<Fate>,
    /// Names for errors and the report.
    shown: Vec<String>,
    /// Parts that are read, in the order in which a person reads them.
    order: Vec<usize>,
    headings: BTreeSet<String>,
    relations: Relations,
    names: Names,
    nested: Nested,
    notices: BTreeMap<&'static str, u32>,
}

impl Open {
    /// Classifies the parts and unpacks those that are copied, so that a broken one is known before anything is written.
    fn new(container: Container, format: &'static str, limits: &Limits) -> Result<Self, Error> {
        let (mut fates, mut notices) = (Vec::new(), BTreeMap::new());
        for name in container.names() {
            let (fate, notice) = fate(name)?;
            fates.push(fate);
            if let Some(notice) = notice {
                *notices.entry(notice).or_default() += 1;
            }
        }
        let names = Names::of(container.names(), |index| fates[index] != Fate::Drop);
        if names.count() > 0 {
            *notices.entry("part_renamed").or_default() += names.count();
        }
        let shown: Vec<String> = container.names().iter().enumerate().map(|(index, name)| shown(index, name)).collect();
        let mut order: Vec<usize> = (0..fates.len()).filter(|index| fates[*index] == Fate::Read).collect();
        order.sort_by_cached_key(|index| Kind::rank(&container.names()[*index]));
        let nested = Nested::new(fates.len())?;
        let mut open = Self {
            container,
            format,
            fates,
            shown,
            order,
            headings: BTreeSet::new(),
            relations: Relations::default(),
            names,
            nested,
            notices,
        };
        let part = |index: usize| open.part(index);
        open.relations = relations::read(open.container.names(), &open.fates, &open.shown, &open.names, &part)?;
        for index in 0..open.fates.len() {
            if open.container.names()[index].ends_with("styles.xml") && open.fates[index] == Fate::Read {
                let part = open.part(index)?;
                open.headings.append(&mut part.scanner().and_then(styles::headings).map_err(|e| open.at(e, index))?);
            } else if open.fates[index] == Fate::Copy {
                open.read(index)?;
            } else if open.fates[index] == Fate::Inside {
                let bytes = open.read(index)?;
                match inside(bytes.into_owned(), &open.container.names()[index], limits) {
                    Ok(document) => open.nested.push(index, &open.shown[index], document)?,
                    // Whatever it is: its placeholder says nothing.
                    Err(_) => *open.notices.entry("embedded_object_removed").or_default() += 1,
                }
            }
        }
        Ok(open)
    }

    fn read(&self, index: usize) -> Result<Cow<'_, [u8]>, Error> {
        self.container.read(index).map_err(|error| self.at(error, index))
    }

    fn part(&self, index: usize) -> Result<Part<'_>, Error> {
        Part::new(self.read(index)?).map_err(|error| self.at(error, index))
    }

    fn at(&self, error: Error, index: usize) -> Error {
        if error.place().is_some() { error } else { error.at(&self.shown[index]) }
    }

    /// Gives the segments of one part.
    fn walk(&self, index: usize, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let part = self.part(index)?;
        let name = &self.container.names()[index];
        let number = u32::try_from(index).map_err(|_| ErrorKind::TooLarge)?;
        let data = self.relations.data.contains(&format!("/{}", name.to_lowercase()));
        part.scanner()
            .and_then(|scanner| walk(scanner, name, data, number, &self.headings, visit))
            .map_err(|error| self.at(error, index))
    }

    /// An entry as it is written, `mine` its own of all edits; `None` if it does not come along.
    fn piece(
        &self,
        index: usize,
        mine: &[Edit],
        all: &[Edit],
        packer: &mut Packer,
    ) -> Result<Option<Packed<'_>>, Error> {
        if let (Some(edit), false) = (mine.first(), self.fates[index] == Fate::Read) {
            return Err(Error::new(ErrorKind::Plan).at(&self.shown[index]).position(edit.range.start));
        }
        let name = &self.container.names()[index];
        let mut kept = || packer.copy(self.read(index)?, self.container.packed(index));
        Ok(Some(match self.fates[index] {
            Fate::Drop => return Ok(None),
            Fate::Blank => packer.copy(blank(name).into(), None)?,
            Fate::Copy => kept()?,
            Fate::Inside if self.nested.holds(index) => {
                let bytes = self.nested.written(index, all).map_err(|error| self.at(error, index))?;
                packer.entry(&bytes)?
            }
            Fate::Inside => packer.copy(placeholder(name).into(), None)?,
            Fate::Read => match self.written(index, mine).map_err(|error| self.at(error, index))? {
                Some(bytes) => packer.entry(&bytes)?,
                None => kept()?,
            },
        }))
    }

    /// A part with its edits, and without what refers to a part that was left out; `None` if it stays as it is.
    fn written(&self, index: usize, edits: &[Edit]) -> Result<Option<Vec<u8>>, Error> {
        let part = self.part(index)?;
        let cuts = self.relations.cuts.get(&index).map_or(&[][..], Vec::as_slice);
        let is_cut = |edit: &Edit| cuts.iter().any(|cut| cut.start <= edit.range.start && edit.range.end <= cut.end);
        let kept: Vec<Edit> = edits.iter().filter(|edit| !is_cut(edit)).cloned().collect();
        let relations = self.container.names()[index].ends_with(".rels");
        let mut patches = context::patches(part.text(), &kept, relations)?;
        let renames = self.relations.renames.get(&index).map_or(&[][..], Vec::as_slice);
        let stays = |range: &Range<u64>| !cuts.iter().any(|cut| cut.start <= range.start && range.end <= cut.end);
        let renames = renames.iter().filter(|(range, _)| stays(range));
        patches.extend(renames.map(|(range, new)| Patch { range: range.clone(), text: new.as_str().into() }));
        if !(cuts.is_empty() && self.relations.renames.is_empty()) {
            patches.extend(cuts.iter().map(|range| Patch { range: range.clone(), text: "".into() }));
            patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        }
        if patches.is_empty() {
            return Ok(None);
        }
        // In one piece, since the deflater packs pieces otherwise than the whole.
        let mut out = Vec::with_capacity(part.text().len());
        part.write(patches, &mut out)?;
        Ok(Some(out))
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        self.format
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let threads = self.container.threads(self.order.iter().copied());
        super::segments_of(&self.order, threads, |index, visit| self.walk(index, visit), visit)?;
        self.nested.segments(visit)
    }

    fn parts(&self) -> u32 {
        self.nested.parts()
    }

    fn part_name(&self, part: u32) -> &str {
        match self.shown.get(part as usize) {
            Some(name) => name,
            None => self.nested.part_name(part).unwrap_or(""),
        }
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if !edits.is_sorted_by_key(|edit| (edit.part, edit.range.start)) {
            return Err(ErrorKind::Plan.into());
        }
        if let Some(edit) = edits.iter().find(|edit| edit.part >= self.parts()) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        let own = self.nested.own(edits);
        let all = 0..self.fates.len();
        let threads = self.container.threads(all.clone().filter(|index| self.fates[*index] == Fate::Read));
        let piece = |packer: &mut Packer, index: usize| {
            let from = own.partition_point(|edit| (edit.part as usize) < index);
            let mine = &own[from..own.partition_point(|edit| edit.part as usize <= index)];
            self.piece(index, mine, edits, packer).map(|packed| (index, packed))
        };
        let mut writer = Writer::default();
        threads::in_order(threads, all.end, Packer::default, piece, |piece| match piece? {
            (index, Some(packed)) => writer.add(self.names.written(index), &packed),
            (_, None) => Ok(()),
        })?;
        out.write_all(&writer.finish()?)?;
        Ok(())
    }

    fn drop_images(&mut self) -> bool {
        for (name, fate) in self.container.names().iter().zip(&mut self.fates) {
            if *fate == Fate::Copy && parts::is_image(name) {
                *fate = Fate::Blank;
            }
        }
        super::images_removed(&mut self.notices);
        self.nested.drop_images();
        true
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = self.notices.clone();
        for notice in self.nested.notices() {
            *notices.entry(notice.what).or_default() += notice.count;
        }
        notices.into_iter().map(|(what, count)| Notice { what, count }).collect()
    }
}
