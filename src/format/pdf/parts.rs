//! Every content stream of a PDF: pages, forms, patterns, appearances of annotations, glyphs that are drawings.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::content::{Characters, Content, Scope, walk};
use super::font::Font;
use super::lines;
use super::looks::{self, Look};
use super::names::Names;
use super::object::{array, as_dictionary, decoded, dictionary, follow, is, name, number, numbers, sound, text, value};
use super::state::Matrix;
use super::tree::pages;
use crate::error::{Error, ErrorKind};
use crate::format::{Limit, Limits};
use crate::segment::{Place, Role};

/// One content stream.
pub(super) struct Part {
    /// For errors and the report: `page 3`, `page 3/2`.
    pub(super) name: String,
    pub(super) owner: Owner,
    pub(super) streams: Vec<ObjectId>,
    pub(super) resources: Dictionary,
    pub(super) scope: Scope,
    pub(super) role: Role,
    /// A glyph that is a drawing.
    pub(super) glyph: bool,
    pub(super) matrix: Matrix,
    /// Left, bottom, right, top, before its matrix.
    pub(super) area: [f64; 4],
}

/// What a content stream belongs to.
#[derive(Clone, PartialEq)]
pub(super) enum Owner {
    /// Pages that show the same.
    Pages(Vec<ObjectId>),
    Stream(ObjectId),
}

impl Part {
    pub(super) fn is_page(&self) -> bool {
        matches!(self.owner, Owner::Pages(_))
    }
}

struct Finder<'a> {
    pdf: &'a Document,
    limits: &'a Limits,
    fonts: BTreeMap<ObjectId, Arc<Font>>,
    looks: BTreeMap<ObjectId, Look>,
    /// Those that were met, and the fonts that they take from around them.
    seen: BTreeMap<ObjectId, Object>,
    queue: VecDeque<(ObjectId, Dictionary, Role)>,
    /// Bytes that were unpacked.
    total: u64,
    found: Found,
    unreadable: Option<Error>,
}

/// A content stream that shows no text: whose it is, its streams, and whether it is a glyph.
pub(super) struct Silent {
    pub(super) owner: Owner,
    pub(super) streams: Vec<ObjectId>,
    pub(super) glyph: bool,
}

/// Every content stream of a file, and what stands in them beside text.
#[derive(Default)]
pub(super) struct Found {
    /// Those that may be edited.
    pub(super) parts: Vec<Part>,
    /// Those that show no text.
    pub(super) silent: Vec<Silent>,
    pub(super) names: Names,
    /// Pictures.
    pub(super) inline: u32,
    pub(super) comments: u32,
}

/// Finds and reads every content stream.
///
/// # Errors
/// [`ErrorKind::Scanned`] and [`ErrorKind::Unreadable`] with the page; what else is wrong with a stream.
pub(super) fn parts(pdf: &Document, limits: &Limits) -> Result<Found, Error> {
    let mut finder = Finder {
        pdf,
        limits,
        fonts: BTreeMap::new(),
        looks: BTreeMap::new(),
        seen: BTreeMap::new(),
        queue: VecDeque::new(),
        total: 0,
        found: Found::default(),
        unreadable: None,
    };
    let pages = pages(pdf, limits.entries)?;
    for (at, page) in pages.iter().enumerate() {
        finder.page(&format!("page {}", at + 1), page)?;
        if finder.unreadable.is_some() {
            break;
        }
    }
    if finder.unreadable.is_none() {
        finder.others()?;
    }
    if let Some(at) = looks::scanned(finder.looks, &pages) {
        return Err(Error::new(ErrorKind::Scanned).at(&format!("page {}", at + 1)));
    }
    match finder.unreadable {
        Some(error) => Err(error),
        None => Ok(finder.found),
    }
}

/// The bytes of a part: its streams one after another.
///
/// # Errors
/// Those of unpacking.
pub(super) fn bytes(pdf: &Document, streams: &[ObjectId], limits: &Limits) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    for id in streams {
        if let Some(Object::Stream(stream)) = pdf.objects.get(id) {
            if !bytes.is_empty() {
                bytes.push(b'\n');
            }
            bytes.extend(decoded(stream, limits)?);
        }
        if bytes.len() as u64 > limits.part {
            return Err(Limit::Part.into());
        }
    }
    Ok(bytes)
}

/// The fonts of the form, by their names.
pub(super) fn shared_fonts(pdf: &Document) -> Option<&Dictionary> {
    let root = as_dictionary(follow(pdf, pdf.trailer.get(b"Root").ok()?).1)?;
    let form = dictionary(pdf, root, b"AcroForm")?;
    dictionary(pdf, dictionary(pdf, form, b"DR")?, b"Font")
}

impl Finder<'_> {
    fn page(&mut self, name: &str, page: &super::tree::Page) -> Result<(), Error> {
        let Some(Object::Dictionary(dictionary)) = self.pdf.objects.get(&page.id) else { return Ok(()) };
        let streams: Vec<ObjectId> = match dictionary.get(b"Contents").map(|contents| follow(self.pdf, contents)) {
            Ok((Some(id), Object::Stream(_))) => vec![id],
            Ok((_, Object::Array(array))) => array.iter().filter_map(|object| follow(self.pdf, object).0).collect(),
            _ => Vec::new(),
        };
        let twin = self.found.parts.iter_mut().find(|part| {
            !streams.is_empty()
                && part.streams == streams
                && part.resources == page.resources
                && matches!(part.owner, Owner::Pages(_))
        });
        let look = match twin {
            Some(Part { owner: Owner::Pages(pages), .. }) => {
                let look = pages.first().and_then(|first| self.looks.get(first)).cloned();
                pages.push(page.id);
                look.unwrap_or_default()
            }
            _ => {
                let part = Part {
                    name: name.to_owned(),
                    owner: Owner::Pages(vec![page.id]),
                    streams,
                    resources: page.resources.clone(),
                    scope: Scope::default(),
                    role: Role::Body,
                    glyph: false,
                    matrix: Matrix::IDENTITY,
                    area: page.area,
                };
                self.read(part)?
            }
        };
        self.looks.insert(page.id, look);
        self.inside(&page.resources, Role::Body);
        for annotation in array(self.pdf, dictionary, b"Annots") {
            if let Some(annotation) = as_dictionary(follow(self.pdf, annotation).1) {
                self.appearances(annotation, &page.resources);
            }
        }
        self.queued(name)
    }

    /// Reads what was found inside a page, and what is found inside that.
    fn queued(&mut self, page: &str) -> Result<(), Error> {
        let mut count = 0;
        while let Some((id, resources, role)) = self.queue.pop_front() {
            let Some(Object::Stream(stream)) = self.pdf.objects.get(&id) else { continue };
            count += 1;
            let own = dictionary(self.pdf, &stream.dict, b"Resources").cloned();
            let resources = own.unwrap_or(resources);
            let part = Part {
                name: format!("{page}/{count}"),
                owner: Owner::Stream(id),
                streams: vec![id],
                resources: resources.clone(),
                scope: Scope::default(),
                role,
                glyph: !stream.dict.has(b"BBox"),
                matrix: numbers(self.pdf, &stream.dict, b"Matrix").map_or(Matrix::IDENTITY, Matrix),
                area: numbers(self.pdf, &stream.dict, b"BBox").unwrap_or([0.0, 0.0, 612.0, 792.0]),
            };
            let look = self.read(part)?;
            self.looks.insert(id, look);
            self.inside(&resources, role);
        }
        Ok(())
    }

    /// Content streams that no page leads to: appearances of fields without a page, and what else is left.
    fn others(&mut self) -> Result<(), Error> {
        let empty = Dictionary::new();
        for (id, object) in &self.pdf.objects {
            if let Object::Dictionary(annotation) = object
                && annotation.has(b"AP")
            {
                self.appearances(annotation, &empty);
            }
            if let Object::Stream(stream) = object
                && (is(self.pdf, &stream.dict, b"Subtype", "Form")
                    || stream.dict.has(b"PatternType") && stream.dict.has(b"BBox"))
            {
                self.push(*id, &empty, Role::Body);
            }
        }
        self.queued("form")
    }

    /// Will read a stream that was not met before. One that has no resources of its own takes those around it: where
    /// other fonts show it, it must say the same.
    fn push(&mut self, id: ObjectId, resources: &Dictionary, role: Role) {
        let Some(Object::Stream(stream)) = self.pdf.objects.get(&id) else { return };
        let own = dictionary(self.pdf, &stream.dict, b"Resources").is_some();
        let fonts = if own { &Object::Null } else { resources.get(b"Font").unwrap_or(&Object::Null) };
        match self.seen.get(&id) {
            None => {
                self.seen.insert(id, fonts.clone());
                self.queue.push_back((id, resources.clone(), role));
            }
            Some(first) if first == fonts || first.is_null() || fonts.is_null() => {}
            Some(first) => {
                let first = Dictionary::from_iter([("Font", first.clone())]);
                match self.same(id, [&first, resources]) {
                    // It shows no text, and need not be looked at again.
                    Ok((true, 0)) => drop(self.seen.insert(id, Object::Null)),
                    Ok((true, _)) => {}
                    _ => drop(self.unreadable.get_or_insert(Error::new(ErrorKind::Unreadable).at("form"))),
                }
            }
        }
    }

    /// Whether a stream says the same with the fonts of either resources, and how many glyphs it shows.
    fn same(&mut self, id: ObjectId, resources: [&Dictionary; 2]) -> Result<(bool, usize), Error> {
        let bytes = bytes(self.pdf, &[id], self.limits)?;
        self.total += bytes.len() as u64;
        let [one, other] = resources.map(|resources| {
            let mut scope = self.scope(resources);
            self.borrow_fonts(&mut scope);
            walk(&bytes, Matrix::IDENTITY, &scope)
        });
        let (one, other) = (one?, other?);
        let said = |content: &Content| -> Vec<Characters> {
            content.glyphs.iter().map(|glyph| glyph.characters.clone()).collect()
        };
        Ok((said(&one) == said(&other), one.glyphs.len()))
    }

    fn appearances(&mut self, annotation: &Dictionary, resources: &Dictionary) {
        let pdf = self.pdf;
        let role = if is(pdf, annotation, b"Subtype", "Widget") { Role::Body } else { Role::Comment };
        let Some(states) = dictionary(pdf, annotation, b"AP") else { return };
        for (_, state) in states {
            match follow(pdf, state) {
                (Some(id), Object::Stream(_)) => self.push(id, resources, role),
                (_, Object::Dictionary(named)) => {
                    for (_, appearance) in named {
                        if let (Some(id), Object::Stream(_)) = follow(pdf, appearance) {
                            self.push(id, resources, role);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Content streams that resources name.
    fn inside(&mut self, resources: &Dictionary, role: Role) {
        let pdf = self.pdf;
        for key in [&b"XObject"[..], b"Pattern"] {
            for (_, object) in dictionary(pdf, resources, key).into_iter().flatten() {
                if let (Some(id), Object::Stream(stream)) = follow(pdf, object)
                    && !is(pdf, &stream.dict, b"Subtype", "Image")
                {
                    self.push(id, resources, role);
                }
            }
        }
        for (_, state) in dictionary(pdf, resources, b"ExtGState").into_iter().flatten() {
            let mask = as_dictionary(follow(pdf, state).1).and_then(|state| dictionary(pdf, state, b"SMask"));
            if let Some((Some(id), Object::Stream(_))) =
                mask.and_then(|mask| mask.get(b"G").ok()).map(|g| follow(pdf, g))
            {
                self.push(id, resources, role);
            }
        }
        for (_, font) in dictionary(pdf, resources, b"Font").into_iter().flatten() {
            let Some(font) = as_dictionary(follow(pdf, font).1) else { continue };
            let own = dictionary(pdf, font, b"Resources").unwrap_or(resources);
            for (_, glyph) in dictionary(pdf, font, b"CharProcs").into_iter().flatten() {
                if let (Some(id), Object::Stream(_)) = follow(pdf, glyph) {
                    self.push(id, own, role);
                }
            }
        }
    }

    /// Reads a part once, so that what is wrong with it is known before anything is written.
    fn read(&mut self, mut part: Part) -> Result<Look, Error> {
        let at = |error: Error| error.at(&part.name);
        for stream in part.streams.iter().filter_map(|id| self.pdf.objects.get(id)?.as_stream().ok()) {
            sound(self.pdf, stream, self.limits).map_err(at)?;
        }
        let bytes = bytes(self.pdf, &part.streams, self.limits).map_err(at)?;
        self.total += bytes.len() as u64;
        if self.total > self.limits.total {
            return Err(Limit::Total.into());
        }
        part.scope = self.scope(&part.resources);
        if matches!(part.owner, Owner::Stream(_)) {
            self.borrow_fonts(&mut part.scope);
        }
        let content = walk(&bytes, part.matrix, &part.scope).map_err(|error| error.at(&part.name))?;
        let place = Place { role: part.role, ..Place::default() };
        if let Err(error) = lines::blocks(&content, place) {
            self.unreadable.get_or_insert(error.at(&part.name));
        }
        // Pictures in a glyph are letters.
        if !part.glyph {
            self.found.inline += content.images.len() as u32;
        }
        let look = Look::of(self.pdf, &part.resources, &content);
        self.found.comments += content.comments as u32;
        content.names.iter().try_for_each(|name| self.found.names.add(name))?;
        if !content.glyphs.is_empty() || !content.properties.is_empty() {
            self.found.parts.push(part);
        } else {
            self.found.silent.push(Silent { owner: part.owner, streams: part.streams, glyph: part.glyph });
        }
        if self.found.parts.len() > self.limits.entries {
            return Err(Limit::Entries.into());
        }
        Ok(look)
    }

    fn scope(&mut self, resources: &Dictionary) -> Scope {
        let pdf = self.pdf;
        let mut scope = Scope::default();
        for (name, object) in dictionary(pdf, resources, b"Font").into_iter().flatten() {
            if let Some(font) = self.font(object) {
                scope.names.insert(name.clone(), scope.fonts.len());
                scope.fonts.push(font);
            }
        }
        for (name, object) in dictionary(pdf, resources, b"ExtGState").into_iter().flatten() {
            let Some(state) = as_dictionary(follow(pdf, object).1) else { continue };
            if let [font, size] = array(pdf, state, b"Font")
                && let Some(font) = self.font(font)
            {
                scope.states.insert(name.clone(), (scope.fonts.len(), number(pdf, size).unwrap_or(0.0)));
                scope.fonts.push(font);
            }
        }
        for (key, object) in dictionary(pdf, resources, b"Properties").into_iter().flatten() {
            let Some(properties) = as_dictionary(follow(pdf, object).1) else { continue };
            if let Object::String(actual, _) = value(pdf, properties, b"ActualText") {
                scope.actual.insert(key.clone(), text(actual));
            }
            if name(pdf, properties, b"Type") == b"Pagination" {
                scope.furniture.push(key.clone());
            }
        }
        scope
    }

    /// Appearances of fields may use the fonts of the form.
    fn borrow_fonts(&mut self, scope: &mut Scope) {
        for (name, object) in shared_fonts(self.pdf).into_iter().flatten() {
            if !scope.names.contains_key(name)
                && let Some(font) = self.font(object)
            {
                scope.names.insert(name.clone(), scope.fonts.len());
                scope.fonts.push(font);
            }
        }
    }

    fn font(&mut self, object: &Object) -> Option<Arc<Font>> {
        let (id, font) = follow(self.pdf, object);
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(known.clone());
        }
        let font = Arc::new(Font::read(self.pdf, as_dictionary(font)?, self.limits));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Some(font)
    }
}
