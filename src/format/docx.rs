//! Word files. Nothing is re-serialised: an edited part is its source with spliced ranges, any other part is copied,
//! and the archive around them is new.
//!
//! Parts that can hold words which huisclos can't read never come along: a thumbnail, signatures and rubbish go with
//! their relationships; printer settings, embedded objects, vector drawings and parts of an unknown sort stay as empty
//! entries, so that the file opens. Macros and chunks of another format are refused. [`Document::notices`] counts all.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::Range;

use super::parts::{Fate, absolute, blank, fate, shown};
use super::splice::{Patch, splice};
use super::vocabulary::Kind;
use super::walk::walk;
use super::xml::{Item, Scanner, escape, escape_uri, local};
use super::zip::{Container, Writer};
use super::{Document, Edit, Format, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

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
        if !bytes.starts_with(b"PK\x03\x04") {
            return false;
        }
        let Ok(container) = Container::open(bytes.to_vec(), &Limits::default()) else { return false };
        let Some(types) = container.names().iter().position(|name| name == TYPES) else { return false };
        // Most producers use this folder; the others say it in the types.
        container.names().iter().any(|name| name.starts_with("word/"))
            || container.read(types).is_ok_and(|types| {
                let wanted = b"wordprocessingml.document.main";
                types.windows(wanted.len()).any(|window| window == wanted)
            })
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        Ok(Box::new(Open::new(Container::open(bytes, limits)?)?))
    }
}

const TYPES: &str = "[Content_Types].xml";

struct Open {
    container: Container,
    fates: Vec<Fate>,
    /// Names for errors and the report.
    shown: Vec<String>,
    /// Parts that are read, in the order in which a person reads them.
    order: Vec<usize>,
    headings: BTreeSet<String>,
    /// What must be cut out so that nothing refers to a part that was left out.
    cuts: BTreeMap<usize, Vec<Range<u64>>>,
    notices: BTreeMap<&'static str, u32>,
}

impl Open {
    /// Classifies the parts and reads all of them once, so that a broken part is known before anything is written.
    fn new(container: Container) -> Result<Self, Error> {
        let (mut fates, mut notices) = (Vec::new(), BTreeMap::new());
        for name in container.names() {
            let (fate, notice) = fate(name)?;
            fates.push(fate);
            if let Some(notice) = notice {
                *notices.entry(notice).or_default() += 1;
            }
        }
        let shown = container.names().iter().enumerate().map(|(index, name)| shown(index, name)).collect();
        let mut order: Vec<usize> = (0..fates.len()).filter(|index| fates[*index] == Fate::Read).collect();
        order.sort_by_key(|index| Kind::rank(&container.names()[*index]));
        let mut open =
            Self { container, fates, shown, order, headings: BTreeSet::new(), cuts: BTreeMap::new(), notices };
        open.check_relations()?;
        for index in 0..open.fates.len() {
            if open.container.names()[index].ends_with("styles.xml") {
                let bytes = open.read(index)?;
                open.headings.append(&mut headings(&bytes)?);
            } else if open.fates[index] == Fate::Copy {
                open.read(index)?;
            }
        }
        open.segments(&mut |_| {})?;
        Ok(open)
    }

    fn read(&self, index: usize) -> Result<Vec<u8>, Error> {
        self.container.read(index).map_err(|error| error.at(&self.shown[index]))
    }

    /// Refuses macros and foreign chunks by their declared types, and finds what refers to dropped parts.
    fn check_relations(&mut self) -> Result<(), Error> {
        let names = self.container.names();
        let dropped: BTreeSet<String> = (0..names.len())
            .filter(|index| self.fates[*index] == Fate::Drop)
            .map(|index| format!("/{}", names[index].to_lowercase()))
            .collect();
        let mut cuts: BTreeMap<usize, Vec<Range<u64>>> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            if self.fates[index] != Fate::Read || !(name == TYPES || name.ends_with(".rels")) {
                continue;
            }
            let bytes = self.read(index)?;
            let at = |error: Error| error.at(&self.shown[index]);
            let mut scanner = Scanner::new(&bytes).map_err(at)?;
            while let Some((item, range)) = scanner.next().map_err(at)? {
                let Item::Start { tag, empty } = item else { continue };
                let attributes = scanner.attributes(&tag, &range).map_err(at)?;
                let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", |a| a.raw());
                let kind = value("ContentType").to_ascii_lowercase();
                if kind.contains("macroenabled") || kind.contains("vbaproject") {
                    return Err(ErrorKind::Macros.into());
                }
                if value("Type").ends_with("/aFChunk") {
                    return Err(Error::new(ErrorKind::UnknownFormat).at("altChunk"));
                }
                let target = match value("PartName") {
                    "" if value("TargetMode") == "External" => continue,
                    "" => absolute(name, value("Target")),
                    part => part.to_owned(),
                };
                if empty && dropped.contains(&target.to_lowercase()) {
                    cuts.entry(index).or_default().push(range);
                }
            }
        }
        self.cuts = cuts;
        Ok(())
    }

    /// The edits of one part as patches: escaped, with what Word needs to keep spaces.
    fn patches<'e>(&self, index: usize, source: &[u8], edits: &'e [Edit]) -> Result<Vec<Patch<'e>>, Error> {
        let relations = self.container.names()[index].ends_with(".rels");
        let cuts = self.cuts.get(&index).map_or(&[][..], Vec::as_slice);
        let mut patches: Vec<Patch<'e>> =
            cuts.iter().map(|range| Patch { range: range.clone(), text: Cow::Borrowed("") }).collect();
        let mut spaced = None;
        for edit in edits {
            if cuts.iter().any(|cut| cut.start <= edit.range.start && edit.range.end <= cut.end) {
                continue;
            }
            let wrong = || Error::new(ErrorKind::Plan).at(&self.shown[index]).position(edit.range.start);
            let start = usize::try_from(edit.range.start).map_err(|_| wrong())?;
            let end = usize::try_from(edit.range.end).map_err(|_| wrong())?;
            let before = source.get(..start).ok_or_else(wrong)?;
            let context = Context::of(before);
            let text = match context {
                Context::Value if relations => {
                    let whole = [b'"', b'\''].iter().any(|q| before.last() == Some(q) && source.get(end) == Some(q));
                    // A relationship without target is a broken file for Word.
                    if whole && edit.text.is_empty() { Cow::Borrowed("about:blank") } else { escape_uri(&edit.text) }
                }
                // The range is a whole attribute: it goes, and its replacement has no place.
                Context::Tag => Cow::Borrowed(""),
                Context::Text(_) if !edit.text.is_empty() && element_at(source, start, end).is_some() => {
                    let prefix = element_at(source, start, end).unwrap_or_default();
                    Cow::Owned(format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escape(&edit.text)))
                }
                _ => escape(&edit.text),
            };
            if let Context::Text(Some(at)) = context {
                // Once an element, however many edits fall in it.
                if spaced != Some(at) {
                    let range = at as u64..at as u64;
                    patches.push(Patch { range, text: Cow::Borrowed(" xml:space=\"preserve\"") });
                    spaced = Some(at);
                }
            }
            patches.push(Patch { range: edit.range.clone(), text });
        }
        if !cuts.is_empty() {
            patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        }
        Ok(patches)
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "docx"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        for &index in &self.order {
            let bytes = self.read(index)?;
            let name = &self.container.names()[index];
            let part = u32::try_from(index).map_err(|_| ErrorKind::TooLarge)?;
            walk(&bytes, name, part, &self.headings, visit).map_err(|error| match error.place() {
                Some(_) => error,
                None => error.at(&self.shown[index]),
            })?;
        }
        Ok(())
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
        let mut writer = Writer::new();
        let mut rest = edits;
        for (index, name) in self.container.names().iter().enumerate() {
            let (mine, others) = rest.split_at(rest.partition_point(|edit| edit.part as usize <= index));
            rest = others;
            if let (Some(edit), false) = (mine.first(), self.fates[index] == Fate::Read) {
                return Err(Error::new(ErrorKind::Plan).at(&self.shown[index]).position(edit.range.start));
            }
            match self.fates[index] {
                Fate::Drop => {}
                Fate::Blank => writer.entry(name)?.write_all(blank(name))?,
                Fate::Copy => writer.entry(name)?.write_all(&self.read(index)?)?,
                Fate::Read => {
                    let source = self.read(index)?;
                    let patches = self.patches(index, &source, mine)?;
                    splice(&source, &patches, writer.entry(name)?).map_err(|e| match e.kind() {
                        ErrorKind::Plan => e.at(&self.shown[index]),
                        _ => e,
                    })?;
                }
            }
        }
        if let Some(edit) = rest.first() {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        out.write_all(&writer.finish()?)?;
        Ok(())
    }

    fn notices(&self) -> Vec<Notice> {
        self.notices.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}

/// Style ids that make a heading: by the name that every language of Word keeps in English, or by their level.
fn headings(bytes: &[u8]) -> Result<BTreeSet<String>, Error> {
    let mut scanner = Scanner::new(bytes)?;
    let (mut ids, mut id) = (BTreeSet::new(), String::new());
    while let Some((item, range)) = scanner.next()? {
        let Item::Start { tag, .. } = item else { continue };
        let attributes = scanner.attributes(&tag, &range)?;
        let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", |a| a.raw());
        let heading = match local(tag.name().as_ref()) {
            "style" => {
                id = value("styleId").to_owned();
                false
            }
            "name" => {
                let name = value("val").to_lowercase();
                name.starts_with("heading") || name == "title" || name == "subtitle"
            }
            "outlineLvl" => value("val").parse::<u8>().is_ok_and(|level| level < 9),
            _ => false,
        };
        if heading && !id.is_empty() {
            ids.insert(id.clone());
        }
    }
    Ok(ids)
}

/// Where in the XML an edit starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    /// In an attribute's value.
    Value,
    /// Elsewhere in a tag.
    Tag,
    /// In text. If it is the text of a run that does not say that its spaces count: where to say so.
    Text(Option<usize>),
}

impl Context {
    /// From all that stands before the edit.
    fn of(before: &[u8]) -> Self {
        let Some(open) = before.iter().rposition(|byte| *byte == b'<') else { return Self::Text(None) };
        let tag = &before[open..];
        if [b"<!", b"<?", b"</"].iter().any(|start| tag.starts_with(*start)) {
            return Self::Text(None);
        }
        let mut quote = None;
        for (at, byte) in tag.iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    let name = tag[1..at].split(u8::is_ascii_whitespace).next().unwrap_or_default();
                    let run = [&b":t"[..], b":delText", b":instrText", b":delInstrText"]
                        .iter()
                        .any(|end| name.ends_with(end) && name != b"a:t");
                    let says = tag[..at].windows(10).any(|window| window == b"xml:space=");
                    return Self::Text((run && !says && !tag[..at].ends_with(b"/")).then_some(open + at));
                }
                (None, b'"' | b'\'') => quote = Some(*byte),
                (Some(open), byte) if open == *byte => quote = None,
                _ => {}
            }
        }
        if quote.is_some() { Self::Value } else { Self::Tag }
    }
}

/// If the range is one element that stands for a character (`<w:tab/>`): its prefix, colon included.
fn element_at(source: &[u8], start: usize, end: usize) -> Option<&str> {
    let element = std::str::from_utf8(source.get(start..end)?).ok()?.strip_prefix('<')?;
    let name = element.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next()?;
    Some(name.rsplit_once(':').map_or("", |(prefix, _)| &name[..=prefix.len()]))
}
