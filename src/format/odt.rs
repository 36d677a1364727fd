//! OpenDocument texts, packed: `.odt`, templates, master documents. An edited part is its source with spliced ranges, any
//! other part is copied, and the archive around them is new, its media type first and not packed.
//!
//! Parts that can hold words which huisclos can't read never come along, and the list of parts no longer names them;
//! macros and encryption are refused. [`Document::notices`] counts what went.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use super::odf::package::{self, MANIFEST};
use super::odf::patch::{self, NewNames};
use super::odf::survey::{Names, Styles, survey};
use super::odf::walk::{Context, walk};
use super::odf::{other_type, text_type};
use super::parts::{Fate, blank};
use super::splice::{Patch, splice};
use super::xml::{Scanner, percent};
use super::zip::{Container, Packed, Packer, Writer};
use super::{Document, Edit, Format, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;
use crate::threads;

/// OpenDocument texts, packed.
pub(super) struct Odt;

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott", "odm", "otm", "oth"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
            && Container::look(bytes)
                .is_some_and(|container| media_type(&container).is_some_and(|media| text_type(&media).is_some()))
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        Ok(Box::new(Open::new(Container::open(bytes, limits)?)?))
    }
}

/// The name of a format of the same family that huisclos does not read.
pub(super) fn other(container: &Container) -> Option<&'static str> {
    other_type(&media_type(container)?)
}

/// What an archive says that it is: in its first part, else in its list of parts.
fn media_type<B: AsRef<[u8]>>(container: &Container<B>) -> Option<String> {
    let at = |wanted: &str| container.names().iter().position(|name| name == wanted);
    if let Some(index) = at("mimetype") {
        return container.read(index).ok().and_then(|bytes| String::from_utf8(bytes.into_owned()).ok());
    }
    let bytes = package::plain(container.read(at(MANIFEST)?).ok()?);
    package::entries(&bytes).ok()?.into_iter().find(|entry| entry.path == "/").map(|entry| entry.media)
}

struct Open {
    container: Container,
    media: &'static str,
    fates: Vec<Fate>,
    /// Names for errors and the report.
    shown: Vec<String>,
    /// Parts that are read, in the order in which a person reads them.
    order: Vec<usize>,
    /// What the styles of each part that has paragraphs are.
    names: BTreeMap<usize, Names>,
    no_names: Names,
    /// What never comes along, by part.
    cuts: BTreeMap<usize, Vec<Patch<'static>>>,
    /// What makes pictures blank that are packed into a part.
    pictures: BTreeMap<usize, Vec<Patch<'static>>>,
    /// Parts that are pictures.
    images: Vec<usize>,
    /// New paths of parts and folders that a person named.
    paths: NewNames,
    /// Parts, and folders with something in them, that come along.
    kept: BTreeSet<String>,
    notices: BTreeMap<&'static str, u32>,
}

impl Open {
    /// Classifies the parts and finds the styles.
    fn new(container: Container) -> Result<Self, Error> {
        let media = media_type(&container).as_deref().and_then(text_type).ok_or(ErrorKind::UnknownFormat)?;
        let names = container.names();
        let manifest = names.iter().position(|name| name == MANIFEST);
        let entries = match manifest {
            Some(index) => {
                let bytes = container.read(index).map_err(|error| error.at(MANIFEST))?;
                package::entries(&package::plain(bytes)).map_err(|error| error.at(MANIFEST))?
            }
            None => Vec::new(),
        };
        if !names.iter().any(|name| name == "content.xml") && !names.iter().any(|name| name == "styles.xml") {
            return Err(Error::new(ErrorKind::Truncated).at("content.xml"));
        }
        let (mut fates, mut images, mut notices) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (index, name) in names.iter().enumerate() {
            let (fate, notice) = package::fate(name, &|| container.read(index))?;
            fates.push(fate);
            if notice == Some("image") {
                images.push(index);
            }
            if let Some(notice) = notice {
                *notices.entry(notice).or_default() += 1;
            }
        }
        let shown = |(index, name): (usize, &String)| {
            if package::is_plain(name) { name.clone() } else { format!("part {index}") }
        };
        let shown = names.iter().enumerate().map(shown).collect();
        let mut open = Self {
            media,
            fates,
            shown,
            order: Vec::new(),
            names: BTreeMap::new(),
            no_names: Names::default(),
            cuts: BTreeMap::new(),
            pictures: BTreeMap::new(),
            images,
            paths: NewNames::new(),
            kept: BTreeSet::new(),
            notices,
            container,
        };
        open.check_drawings();
        let kept: Vec<&str> =
            (0..open.fates.len()).filter(|i| open.fates[*i] != Fate::Drop).map(|i| open.name(i)).collect();
        let folders = kept.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| path[..at].to_owned()));
        let all: BTreeSet<String> = folders.chain(kept.iter().map(|path| (*path).to_owned())).collect();
        let paths = package::new_paths(kept.into_iter());
        let renamed = open.container.names().iter().filter(|name| paths.contains_key(*name)).count();
        if renamed > 0 {
            open.notices.insert("part_renamed", renamed as u32);
        }
        (open.kept, open.paths) = (all, paths);
        if let Some(index) = manifest {
            let gone = entries
                .into_iter()
                .filter(|entry| entry.path != "/" && !open.kept.contains(entry.path.trim_end_matches('/')));
            let cut = |entry: package::Entry| Patch { range: entry.range, text: "".into() };
            open.cuts.insert(index, gone.map(cut).collect());
        }
        open.survey()?;
        let mut order: Vec<usize> = (0..open.fates.len()).filter(|index| open.fates[*index] == Fate::Read).collect();
        order.sort_by_key(|index| rank(open.name(*index)));
        open.order = order;
        Ok(open)
    }

    fn name(&self, index: usize) -> &str {
        self.container.names().get(index).map_or("", String::as_str)
    }

    /// A part as it is written if nothing in it changes.
    fn whole(&self, index: usize) -> Result<Cow<'_, [u8]>, Error> {
        self.container.read(index).map_err(|error| error.at(&self.shown[index]))
    }

    /// A part as it is read.
    fn read(&self, index: usize) -> Result<Cow<'_, [u8]>, Error> {
        self.whole(index).map(package::plain)
    }

    /// A drawing that can't be read as XML goes as any other that can't be read.
    fn check_drawings(&mut self) {
        for index in 0..self.fates.len() {
            let drawing = self.fates[index] == Fate::Read && self.name(index).to_lowercase().ends_with(".svg");
            let sound = || {
                let bytes = self.read(index).ok()?;
                self.walk(index, &bytes, &mut |_| {}).ok()
            };
            if drawing && sound().is_none() {
                self.fates[index] = Fate::Blank;
                *self.notices.entry("vector_image_removed").or_default() += 1;
            }
        }
    }

    /// Finds the styles of every part, and what in it does not come along.
    fn survey(&mut self) -> Result<(), Error> {
        let folder = |name: &str| name.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
        let parts = |open: &Self, file: &str| -> Vec<usize> {
            let named = |index: &usize| open.name(*index).rsplit('/').next() == Some(file);
            (0..open.fates.len()).filter(|index| open.fates[*index] == Fate::Read).filter(named).collect()
        };
        // Styles that have a name are those of all parts of a document; automatic ones are the part's own.
        let mut shared: BTreeMap<String, Styles> = BTreeMap::new();
        for index in parts(self, "styles.xml") {
            let mut styles = Styles::default();
            self.survey_part(index, &mut styles)?;
            self.names.insert(index, styles.names());
            shared.insert(folder(self.name(index)), styles);
        }
        for index in parts(self, "content.xml") {
            let mut styles = shared.get(&folder(self.name(index))).cloned().unwrap_or_default();
            self.survey_part(index, &mut styles)?;
            self.names.insert(index, styles.names());
        }
        Ok(())
    }

    fn survey_part(&mut self, index: usize, styles: &mut Styles) -> Result<(), Error> {
        let bytes = self.read(index)?;
        let found = survey(&bytes, styles).map_err(|error| match error.kind() {
            ErrorKind::Macros => error,
            _ => error.at(&self.shown[index]),
        })?;
        for (what, count) in found.notices {
            *self.notices.entry(what).or_default() += count;
        }
        self.cuts.insert(index, found.patches);
        self.pictures.insert(index, found.pictures);
        Ok(())
    }

    fn walk(&self, index: usize, bytes: &[u8], visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let part = u32::try_from(index).map_err(|_| ErrorKind::TooLarge)?;
        let name = self.name(index);
        if name.to_lowercase().ends_with(".svg") {
            return super::walk::walk(Scanner::new(bytes)?, name, false, part, &BTreeSet::new(), visit);
        }
        let names = self.names.get(&index).unwrap_or(&self.no_names);
        let inside = |address: &str| self.leads_to(name, address).is_some();
        walk(bytes, &Context { part, names, inside: &inside }, visit)
    }

    /// The part that an address in part `from` leads to: one that is kept, or that a program named and is left out.
    fn leads_to(&self, from: &str, address: &str) -> Option<String> {
        let folder = from.rfind('/').map_or("", |at| &from[..=at]);
        let replaced = |path: &str| {
            let path = path.strip_prefix("ObjectReplacements/").unwrap_or(path);
            !path.contains('/') && path.starts_with("Object ") && package::is_plain(path)
        };
        [folder, ""]
            .iter()
            .filter_map(|folder| package::resolve(folder, address))
            .find(|path| self.kept.contains(path) || replaced(path))
    }

    /// Patches that make a part follow what is called otherwise.
    fn references(&self, index: usize, source: &[u8], styles: &NewNames) -> Result<Vec<Patch<'static>>, Error> {
        let manifest = self.name(index) == MANIFEST;
        let link = |address: &str| -> Option<String> {
            let folder = address.ends_with('/');
            let path = if manifest { address.trim_end_matches('/').to_owned() } else { self.address(index, address)? };
            let slash = if folder { "/" } else { "" };
            self.paths.get(&path).map(|new| format!("{new}{slash}"))
        };
        patch::references(source, styles, &link)
    }

    /// The part that an address, as it is written, leads to.
    fn address(&self, index: usize, address: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(address.len());
        let mut rest = address.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            match percent(rest, 0) {
                Some(byte) => (bytes.push(byte), rest = &rest[3..]).1,
                None => (bytes.push(*first), rest = tail).1,
            }
        }
        let text = String::from_utf8(bytes).ok()?.replace("&amp;", "&").replace("&apos;", "'");
        self.leads_to(self.name(index), &text)
    }

    /// Gives the segments of one part.
    fn segments_of(&self, index: usize, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let bytes = self.read(index)?;
        self.walk(index, &bytes, visit).map_err(|error| match error.place() {
            Some(_) => error,
            None => error.at(&self.shown[index]),
        })
    }

    /// An entry as it is written; `None` if it does not come along.
    fn piece(
        &self,
        index: usize,
        edits: &[Edit],
        styles: &NewNames,
        packer: &mut Packer,
    ) -> Result<Option<Packed<'_>>, Error> {
        let mut kept = || packer.copy(self.whole(index)?, self.container.packed(index));
        Ok(Some(match self.fates[index] {
            Fate::Drop | Fate::Inside => return Ok(None),
            Fate::Copy if self.name(index) == "mimetype" => return Ok(None),
            Fate::Blank => packer.copy(blank("a.emf").into(), None)?,
            Fate::Copy => kept()?,
            Fate::Read => {
                let written = self.spliced(index, edits, styles).map_err(|error| match error.kind() {
                    ErrorKind::Plan => error.at(&self.shown[index]),
                    _ => error,
                })?;
                match written {
                    Some(bytes) => packer.entry(&bytes)?,
                    None => kept()?,
                }
            }
        }))
    }

    /// One part as it is written: in one piece, since the deflater packs pieces otherwise than the whole. `None`: it stays
    /// as it is.
    fn spliced(&self, index: usize, edits: &[Edit], styles: &NewNames) -> Result<Option<Vec<u8>>, Error> {
        let source = self.read(index)?;
        let cuts = self.cuts.get(&index).map_or(&[][..], Vec::as_slice);
        let mut patches = patch::patches(&source, edits, cuts)?;
        if patch::may_refer(&source, styles, !self.paths.is_empty()) {
            let more = self.references(index, &source, styles)?;
            let free = |patch: &Patch<'_>| {
                !cuts.iter().any(|cut| cut.range.start <= patch.range.start && patch.range.end <= cut.range.end)
            };
            patch::add_references(&mut patches, more.into_iter().filter(free).collect());
        }
        if patches.is_empty() {
            return Ok(None);
        }
        // What was read as blanks is written as it was.
        let source = self.whole(index)?;
        let mut out = Vec::with_capacity(source.len());
        splice(&source, &patches, &mut out)?;
        Ok(Some(out))
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "odt"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let threads = self.container.threads(self.order.iter().copied());
        super::segments_of(&self.order, threads, |index, visit| self.segments_of(index, visit), visit)
    }

    fn parts(&self) -> u32 {
        self.fates.len() as u32
    }

    fn part_name(&self, part: u32) -> &str {
        self.shown.get(part as usize).map_or("", String::as_str)
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if !edits.is_sorted_by_key(|edit| (edit.part, edit.range.start)) {
            return Err(ErrorKind::Plan.into());
        }
        let mine = |index: usize| {
            let from = edits.partition_point(|edit| (edit.part as usize) < index);
            &edits[from..edits.partition_point(|edit| edit.part as usize <= index)]
        };
        let astray = |edit: &&Edit| self.fates.get(edit.part as usize) != Some(&Fate::Read);
        if let Some(edit) = edits.iter().find(astray) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        let mut styles = NewNames::new();
        for index in self.names.keys().filter(|index| !mine(**index).is_empty()) {
            patch::renamed_styles(&self.read(*index)?, mine(*index), &mut styles)?;
        }
        let mut writer = Writer::default();
        writer.add("mimetype", &Packed::stored(self.media.as_bytes()))?;
        let count = self.fates.len();
        let threads = self.container.threads((0..count).filter(|index| self.fates[*index] == Fate::Read));
        let piece = |packer: &mut Packer, index: usize| {
            self.piece(index, mine(index), &styles, packer).map(|packed| (index, packed))
        };
        threads::in_order(threads, count, Packer::default, piece, |piece| match piece? {
            (index, Some(packed)) => {
                let name = self.name(index);
                writer.add(self.paths.get(name).map_or(name, String::as_str), &packed)
            }
            (_, None) => Ok(()),
        })?;
        out.write_all(&writer.finish()?)?;
        Ok(())
    }

    fn drop_images(&mut self) -> bool {
        for index in std::mem::take(&mut self.images) {
            self.fates[index] = Fate::Blank;
        }
        for (index, mut pictures) in std::mem::take(&mut self.pictures) {
            let cuts = self.cuts.entry(index).or_default();
            cuts.append(&mut pictures);
            patch::sort(cuts);
        }
        super::images_removed(&mut self.notices);
        true
    }

    fn notices(&self) -> Vec<Notice> {
        self.notices.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}

/// Where a part stands when a person reads the file: the text, what stands on each page, objects, the rest.
fn rank(name: &str) -> u8 {
    match name {
        "content.xml" => 0,
        "styles.xml" => 1,
        _ if name.ends_with("/content.xml") => 2,
        _ if name.ends_with("meta.xml") => 4,
        _ if name.ends_with("settings.xml") => 5,
        MANIFEST => 6,
        _ => 3,
    }
}
