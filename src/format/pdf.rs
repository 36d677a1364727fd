//! PDF: the glyphs of what is replaced leave the page, and the replacement is drawn where they stood.
//!
//! At opening, everything goes that never comes along ([`clean`]); what is left is read, and is what will be written:
//! content streams glyph by glyph ([`content`], [`lines`]), every string of every object ([`texts`]), and every name that
//! is no word of the format ([`names`]). A content stream without an edit and without comments is copied as it was packed.
//! A file that shows one glyph that nobody can read is refused.

mod accents;
mod clean;
mod cmap;
mod content;
mod font;
mod glyphs;
mod grid;
mod lexer;
mod lines;
mod looks;
mod names;
mod object;
mod parts;
mod program;
mod rules;
mod state;
mod store;
mod streams;
mod texts;
mod tree;
mod wraps;
mod write;

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;

use lopdf::{Dictionary, LoadOptions, Object, ObjectId};

use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::{Place, Segment};
use clean::Removed;
use names::{Names, Renamed};
use parts::{Found, Part, Silent};
use store::Store;
use texts::{SORTS, Text};

/// PDF.
pub(super) struct Pdf;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        Ok(Box::new(Open::new(&bytes, limits)?))
    }
}

struct Open {
    /// Cleaned.
    pdf: lopdf::Document,
    limits: Limits,
    /// Content streams; the sorts of texts are the parts behind them.
    parts: Vec<Part>,
    /// Content streams without text.
    silent: Vec<Silent>,
    /// Whether content streams have comments or pictures that are left out.
    changes: bool,
    /// Whether pictures are left out.
    blank: bool,
    texts: Vec<Text>,
    names: Names,
    notices: Removed,
}

impl Open {
    fn new(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let (mut pdf, protected) = load(bytes, limits)?;
        let revisions = pdf.revision_count();
        let mut removed = clean::clean(&mut pdf, limits.entries)?;
        clean::count(&mut removed, "protection_removed", u32::from(protected));
        clean::count(&mut removed, "version_removed", (revisions as u32).saturating_sub(1));
        streams::clean(&mut pdf, limits, &mut removed);
        cmap::clean(&mut pdf, limits);
        clean::settle(&mut pdf);
        let Found { parts, silent, mut names, inline, comments } = parts::parts(&pdf, limits)?;
        clean::count(&mut removed, "image", inline);
        clean::count(&mut removed, "comment_removed", comments);
        let texts = texts::texts(&pdf)?;
        names.objects(&pdf, limits)?;
        let changes = comments > 0;
        Ok(Self { pdf, limits: *limits, parts, silent, changes, blank: false, texts, names, notices: removed })
    }

    /// Bytes of a content stream, and what they show.
    fn content(&self, part: &Part) -> Result<(Vec<u8>, content::Content), Error> {
        let bytes = parts::bytes(&self.pdf, &part.streams, &self.limits)?;
        let content = content::walk(&bytes, part.matrix, &part.scope)?;
        Ok((bytes, content))
    }

    /// An edited content stream, and the fonts that it needs. `font` is the font of replacements.
    fn edited(
        &self,
        part: &Part,
        edits: &[(Range<u64>, &str)],
        font: ObjectId,
        renamed: &Renamed,
    ) -> Result<(Vec<u8>, Dictionary), Error> {
        let (bytes, content) = self.content(part)?;
        let mut fonts = object::dictionary(&self.pdf, &part.resources, b"Font").cloned().unwrap_or_default();
        let named = |name: &[u8]| content.shows.iter().any(|show| show.state.font_name == name);
        if matches!(part.owner, parts::Owner::Stream(_)) {
            // What has resources of its own now may no longer borrow.
            for (name, font) in parts::shared_fonts(&self.pdf).into_iter().flatten() {
                if !fonts.has(name) && named(name) {
                    fonts.set(name.clone(), font.clone());
                }
            }
        }
        // A font that is missing has its name too.
        let taken = |name: &[u8]| fonts.has(name) || part.scope.names.contains_key(name) || named(name);
        let name = (0..).map(|n| format!("H{n}")).find(|name| !taken(name.as_bytes())).unwrap_or_default();
        fonts.set(name.as_str(), Object::Reference(font));
        let [left, bottom, right, top] = part.area;
        let corners = [(left, bottom), (left, top), (right, bottom), (right, top)].map(|at| part.matrix.apply(at));
        let written = write::write(&bytes, &content, &part.scope, edits, &write::Pen { font: &name, corners })?;
        let written = names::in_content(&written, renamed, self.blank && !part.glyph)?.unwrap_or(written);
        Ok((written, fonts))
    }

    /// Takes comments, old names, and pictures that are to go out of the content streams that were not edited.
    fn rename<'a>(
        &'a self,
        pdf: &mut lopdf::Document,
        edited: &BTreeSet<u32>,
        renamed: &Renamed,
        store: &mut Store<'a>,
    ) -> Result<(), Error> {
        let parts = self.parts.iter().zip(0_u32..).filter(|(_, number)| !edited.contains(number));
        let parts = parts.map(|(part, _)| (&part.owner, &part.streams, part.glyph));
        let silent = self.silent.iter().map(|silent| (&silent.owner, &silent.streams, silent.glyph));
        for (owner, streams, glyph) in parts.chain(silent) {
            let bytes = parts::bytes(&self.pdf, streams, &self.limits)?;
            if let Some(bytes) = names::in_content(&bytes, renamed, self.blank && !glyph)? {
                store.add(pdf, owner, &bytes, None);
            }
        }
        Ok(())
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "pdf"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        let mut grids = grid::Grids::default();
        for (part, number) in self.parts.iter().zip(0..) {
            let (_, content) = self.content(part).map_err(|error| error.at(&part.name))?;
            let place = Place { part: number, role: part.role, ..Place::default() };
            lines::segments(&content, place, (&mut grids, part.is_page()), visit)
                .map_err(|error| error.at(&part.name))?;
        }
        for sort in 0..SORTS.len() {
            texts::segments(&self.texts, sort, (self.parts.len() + sort) as u32, visit);
        }
        self.names.segments((self.parts.len() + texts::NAMES) as u32, visit);
        Ok(())
    }

    fn parts(&self) -> u32 {
        (self.parts.len() + SORTS.len()) as u32
    }

    fn part_name(&self, part: u32) -> &str {
        let part = part as usize;
        match self.parts.get(part) {
            Some(part) => &part.name,
            None => SORTS.get(part - self.parts.len()).copied().unwrap_or_default(),
        }
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if !edits.is_sorted_by_key(|edit| (edit.part, edit.range.start)) {
            return Err(ErrorKind::Plan.into());
        }
        let mut pdf = self.pdf.clone();
        let names = (self.parts.len() + texts::NAMES) as u32;
        let names = &edits[edits.partition_point(|edit| edit.part < names)..];
        let names: Vec<_> = names.iter().map(|edit| (edit.range.clone(), edit.text.as_str())).collect();
        let renamed = self.names.renamed(&names).map_err(|error| error.at(SORTS[texts::NAMES]))?;
        let mut rest = &edits[..edits.len() - names.len()];
        let (mut font, mut store) = (None, Store::default());
        let mut edited = BTreeSet::new();
        for number in 0..self.parts() {
            let (mine, others) = rest.split_at(rest.partition_point(|edit| edit.part <= number));
            rest = others;
            if mine.is_empty() {
                continue;
            }
            let mine: Vec<(Range<u64>, &str)> =
                mine.iter().map(|edit| (edit.range.clone(), edit.text.as_str())).collect();
            let written = match self.parts.get(number as usize) {
                Some(part) => {
                    let font = *font.get_or_insert_with(|| pdf.add_object(helvetica()));
                    edited.insert(number);
                    self.edited(part, &mine, font, &renamed)
                        .map(|(bytes, fonts)| store.add(&mut pdf, &part.owner, &bytes, Some((&part.resources, fonts))))
                }
                None => texts::write(&mut pdf, &self.texts, number as usize - self.parts.len(), &mine),
            };
            written.map_err(|error| error.at(self.part_name(number)))?;
        }
        if let Some(edit) = rest.first() {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        if self.changes || !renamed.is_empty() {
            self.rename(&mut pdf, &edited, &renamed, &mut store)?;
        }
        store.place(&mut pdf);
        if !renamed.is_empty() {
            names::rename(&mut pdf, &renamed, &self.limits)?;
        }
        pdf.prune_objects();
        pdf.renumber_objects();
        pdf.reference_table = lopdf::xref::Xref::new(0, lopdf::xref::XrefType::CrossReferenceTable);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes)?;
        out.write_all(&bytes)?;
        Ok(())
    }

    fn drop_images(&mut self) -> bool {
        streams::blank(&mut self.pdf);
        (self.blank, self.changes) = (true, true);
        super::images_removed(&mut self.notices);
        true
    }

    fn notices(&self) -> Vec<Notice> {
        self.notices.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}

/// The objects of a file, and whether it was encrypted with a password that nobody needs to open it.
fn load(bytes: &[u8], limits: &Limits) -> Result<(lopdf::Document, bool), Error> {
    let most = (limits.part).min((bytes.len() as u64).saturating_mul(limits.ratio).max(4 << 20));
    let options = LoadOptions::with_max_decompressed_size(usize::try_from(most).unwrap_or(usize::MAX));
    let mut pdf = lopdf::Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_) => {
            ErrorKind::Encrypted.into()
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            Error::from(if most < limits.part { Limit::Ratio } else { Limit::Part })
        }
        // Without the password nothing else can be read either.
        _ if memchr::memmem::find(bytes, b"/Encrypt").is_some() => ErrorKind::Encrypted.into(),
        _ => ErrorKind::Truncated.into(),
    })?;
    if pdf.trailer.has(b"Encrypt") {
        return Err(ErrorKind::Encrypted.into());
    }
    // Cut off: what is left would be read as a file of its own, or as an earlier revision.
    let end = memchr::memmem::rfind(bytes, b"startxref");
    if end.is_none_or(|end| memchr::memmem::find(&bytes[end..], b" obj").is_some()) {
        return Err(ErrorKind::Truncated.into());
    }
    let protected = pdf.encryption_state.take().is_some();
    if pdf.objects.len() > limits.objects {
        return Err(Limit::Objects.into());
    }
    Ok((pdf, protected))
}

fn helvetica() -> Object {
    let names = [("Type", "Font"), ("Subtype", "Type1"), ("BaseFont", "Helvetica"), ("Encoding", "WinAnsiEncoding")];
    Object::Dictionary(names.into_iter().map(|(key, name)| (key, Object::Name(name.into()))).collect())
}
