//! One XML part of an Office file → its segments.
//!
//! Elements are known by their local names, so that strict and transitional files, and parts under unusual names, read
//! alike. Runs of a paragraph are joined; a paragraph inside a paragraph (a text box) is a segment of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::vocabulary::{self, Kind, Reading};
use super::xml::{Attr, Item, Scanner, local, push_atom};
use crate::error::Error;
use crate::segment::{Cell, Origin, Place, Role, Segment};

/// Gives the segments of a part in the order in which they end. `data`: somebody else made it, whatever its name says.
/// `headings` are the style ids that make a heading.
///
/// # Errors
/// Those of [`Scanner::next`].
pub(super) fn walk(
    mut scanner: Scanner<'_>,
    name: &str,
    data: bool,
    part: u32,
    headings: &BTreeSet<String>,
    visit: &mut dyn FnMut(Segment),
) -> Result<(), Error> {
    let mut walk = Walk {
        part,
        kind: Kind::Data,
        headings,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        fields: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        loose: Builder::default(),
        whole: Builder::default(),
        visit,
        attributes: Vec::new(),
    };
    let mut rooted = false;
    while let Some((item, range)) = scanner.next()? {
        match item {
            Item::Start { tag, empty } => {
                walk.flush();
                if !rooted {
                    rooted = true;
                    walk.kind = if data { Kind::Data } else { Kind::of(name, local(scanner.name(&tag, &range))) };
                }
                let mut attributes = std::mem::take(&mut walk.attributes);
                scanner.attributes_into(&tag, &range, &mut attributes)?;
                walk.start(&scanner, &tag, &attributes, empty, &range)?;
                walk.attributes = attributes;
            }
            Item::End => {
                walk.flush();
                walk.end();
            }
            Item::Text(text) => walk.text(&text, range),
            Item::Aside(text) => {
                walk.flush();
                if text.contains(char::is_alphanumeric) {
                    let origin = Origin::identity(range.start, text.len());
                    walk.emit(text.to_owned(), origin, Role::Trace);
                }
            }
        }
    }
    for field in std::mem::take(&mut walk.fields).into_iter().flatten() {
        walk.emit_built(field, Role::Target);
    }
    Ok(())
}

/// Elements of a run that stand for one character.
const ATOMS: &[&str] = &["tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"];

struct Walk<'a, 's> {
    part: u32,
    kind: Kind,
    headings: &'a BTreeSet<String>,
    frames: Vec<Frame<'s>>,
    paragraphs: Vec<Paragraph>,
    /// Instructions of the open fields; `None` once given.
    fields: Vec<Option<Builder>>,
    tables: Vec<Table>,
    table_count: u32,
    /// Text outside of runs.
    loose: Builder,
    /// Elements that go as a whole, in a list of such.
    whole: Builder,
    visit: &'a mut dyn FnMut(Segment),
    /// Room for the attributes of a tag.
    attributes: Vec<Attr<'s>>,
}

/// An open element.
struct Frame<'s> {
    local: &'s str,
    /// Its text was deleted, moved away or hidden.
    deleted: bool,
}

#[derive(Default)]
struct Paragraph {
    main: Builder,
    deleted: Builder,
    instruction: Builder,
    /// Length of `main` when something was last added to `deleted`.
    deleted_at: usize,
    /// Where in the source that was.
    deleted_end: u64,
    heading: bool,
}

#[derive(Default)]
struct Builder {
    text: String,
    origin: Origin,
}

struct Table {
    index: u32,
    /// Rows and columns that have begun: 0 before the first.
    row: u32,
    column: u32,
    span: u32,
}

impl Builder {
    fn push(&mut self, text: &str, source: Range<u64>) {
        self.text.push_str(text);
        self.origin.push(text.len(), source);
    }

    fn push_char(&mut self, c: char, source: Range<u64>) {
        self.text.push(c);
        push_atom(&mut self.origin, c, source);
    }
}

impl<'s> Walk<'_, 's> {
    fn start(
        &mut self,
        scanner: &Scanner<'s>,
        tag: &BytesStart<'s>,
        attributes: &[Attr<'s>],
        empty: bool,
        range: &Range<u64>,
    ) -> Result<(), Error> {
        let name = scanner.name(tag, range);
        let element = local(name);
        if empty && self.kind.is_prose() && vocabulary::goes_whole(element) {
            let raw = scanner.raw(range);
            if self.frames.last().is_some_and(|frame| vocabulary::LISTS_OF_WHOLE.contains(&frame.local)) {
                self.whole.push(raw, range.clone());
            } else {
                self.emit(raw.to_owned(), Origin::identity(range.start, raw.len()), Role::Trace);
            }
            return Ok(());
        }
        // An element that stands for a character is replaced as a whole, and nothing in it by itself.
        let in_run = self.kind.is_prose() && self.frames.last().is_some_and(|frame| frame.local == "r");
        if !(in_run && empty && ATOMS.contains(&element)) {
            self.attributes(name, attributes)?;
        }
        let deleted = self.frames.last().is_some_and(|frame| frame.deleted);
        if self.kind.is_prose() {
            self.element(element, attributes, empty, range)?;
        }
        if !empty {
            let deleted = deleted || (self.kind.is_prose() && matches!(element, "del" | "moveFrom"));
            self.frames.push(Frame { local: element, deleted });
        }
        Ok(())
    }

    /// What an element of prose does besides its attributes.
    fn element(&mut self, name: &str, attributes: &[Attr<'_>], empty: bool, range: &Range<u64>) -> Result<(), Error> {
        let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map(Attr::raw);
        let number = |wanted: &str| value(wanted).and_then(|v| v.parse::<u32>().ok()).filter(|n| *n < 10_000);
        let parent = self.frames.last().map_or("", |frame| frame.local);
        let in_run = parent == "r";
        match name {
            "p" if !empty => self.paragraphs.push(Paragraph::default()),
            _ if !empty && self.is_text_of_sheet(name) => self.paragraphs.push(Paragraph::default()),
            "pStyle" => {
                let heading = value("val").is_some_and(|id| self.headings.contains(id));
                self.with_paragraph(|p| p.heading |= heading);
            }
            "outlineLvl" => {
                let heading = number("val").is_some_and(|level| level < 9);
                self.with_paragraph(|p| p.heading |= heading);
            }
            "vanish" | "specVanish" if parent == "rPr" && !matches!(value("val"), Some("0" | "false" | "off")) => {
                let run = self.frames.len().checked_sub(2).and_then(|at| self.frames.get_mut(at));
                if let Some(run) = run.filter(|frame| frame.local == "r") {
                    run.deleted = true;
                }
            }
            "tab" | "ptab" if in_run => self.atom('\t', empty, range),
            "br" | "cr" if in_run => self.atom('\n', empty, range),
            "br" => self.atom('\n', false, range),
            "noBreakHyphen" if in_run => self.atom('\u{2011}', empty, range),
            "softHyphen" if in_run => self.atom('\u{ad}', empty, range),
            "sym" if in_run => self.atom('\u{fffc}', empty, range),
            "fldChar" => match value("fldCharType") {
                Some("begin") => self.fields.push(Some(Builder::default())),
                Some("separate") => {
                    let field = self.fields.last_mut().and_then(Option::take);
                    self.emit_built(field.unwrap_or_default(), Role::Target);
                }
                _ => {
                    let field = self.fields.pop().flatten();
                    self.emit_built(field.unwrap_or_default(), Role::Target);
                }
            },
            "tbl" if !empty => {
                self.tables.push(Table { index: self.table_count, row: 0, column: 0, span: 1 });
                self.table_count += 1;
            }
            "tr" => self.with_table(|t| (t.row, t.column, t.span) = (t.row + 1, 0, 1)),
            "tc" => self.with_table(|t| (t.column, t.span) = (t.column + t.span, 1)),
            "gridSpan" => self.with_table(|t| t.span = number("val").unwrap_or(1).max(1)),
            "gridBefore" => self.with_table(|t| t.span = 1 + number("val").unwrap_or(0)),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if !self.kind.is_prose() {
            return;
        }
        match frame.local {
            name if name == "p" || self.is_text_of_sheet(name) => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.emit_paragraph(paragraph);
                }
            }
            "tbl" => drop(self.tables.pop()),
            name if vocabulary::LISTS_OF_WHOLE.contains(&name) => {
                let whole = std::mem::take(&mut self.whole);
                self.emit_built(whole, Role::Trace);
            }
            _ => {}
        }
    }

    /// The text of one cell or comment of a sheet, in runs like those of a paragraph.
    fn is_text_of_sheet(&self, name: &str) -> bool {
        self.kind == Kind::Sheet && matches!(name, "si" | "is" | "text")
    }

    fn text(&mut self, text: &str, source: Range<u64>) {
        let (element, deleted) = self.frames.last().map_or(("", false), |frame| (frame.local, frame.deleted));
        let role = match element {
            "t" if deleted => Role::Deleted,
            "t" => Role::Body,
            "delText" => Role::Deleted,
            "instrText" | "delInstrText" => Role::Target,
            _ => Role::Attribute,
        };
        let prose = self.kind.is_prose();
        match (role, self.paragraphs.last_mut()) {
            (Role::Target, _) if prose && self.fields.last().is_some_and(Option::is_some) => {
                if let Some(Some(field)) = self.fields.last_mut() {
                    field.push(text, source);
                }
            }
            (Role::Target, Some(paragraph)) if prose => paragraph.instruction.push(text, source),
            (Role::Deleted, Some(paragraph)) if prose => {
                paragraph.separate_deletions();
                paragraph.deleted_end = source.end;
                paragraph.deleted.push(text, source);
            }
            (Role::Body, Some(paragraph)) if prose => paragraph.main.push(text, source),
            _ => self.loose.push(text, source),
        }
    }

    /// A character that an element stands for. Only an element that is closed in itself may be replaced.
    fn atom(&mut self, c: char, replaceable: bool, range: &Range<u64>) {
        let deleted = self.frames.last().is_some_and(|frame| frame.deleted);
        let source = if replaceable { range.clone() } else { range.end..range.end };
        self.with_paragraph(|p| if deleted { p.deleted.push_char(c, source) } else { p.main.push_char(c, source) });
    }

    /// Gives the text that stood outside of runs since the last tag.
    fn flush(&mut self) {
        if self.loose.text.is_empty() {
            return;
        }
        let built = std::mem::take(&mut self.loose);
        let (element, deleted) = self.frames.last().map_or(("", false), |frame| (frame.local, frame.deleted));
        let parent = self.frames.len().checked_sub(2).and_then(|at| self.frames.get(at)).map_or("", |f| f.local);
        // The numbers of a sheet are no words.
        let number = self.kind == Kind::Sheet && element == "v" && built.text.trim().parse::<f64>().is_ok()
            || element == "f" && vocabulary::sheet::is_default(&built.text);
        if let Some(role) = vocabulary::text_role(self.kind, element, parent, deleted).filter(|_| !number) {
            self.emit_built(built, role);
        }
    }

    fn attributes(&mut self, element: &'s str, attributes: &[Attr<'s>]) -> Result<(), Error> {
        for (attribute, reading) in vocabulary::readings(self.kind, element, attributes) {
            match reading {
                Reading::Value(role) => {
                    let (text, origin) = attribute.text()?;
                    self.emit(text, origin, role);
                }
                Reading::Uri(role) => {
                    let (text, origin) = vocabulary::percent_decode(attribute);
                    self.emit(text, origin, role);
                }
                // Nothing to read in it: the attribute goes as a whole.
                Reading::Opaque => {
                    let mut origin = Origin::default();
                    origin.push(attribute.raw().len(), attribute.whole.clone());
                    self.emit(attribute.raw().to_owned(), origin, Role::Trace);
                }
            }
        }
        Ok(())
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn emit_paragraph(&mut self, paragraph: Paragraph) {
        let heading = paragraph.heading;
        for (built, role) in
            [(paragraph.main, Role::Body), (paragraph.deleted, Role::Deleted), (paragraph.instruction, Role::Target)]
        {
            if !built.text.trim().is_empty() {
                self.give(built.text, built.origin, role, heading);
            }
        }
    }

    fn emit_built(&mut self, built: Builder, role: Role) {
        self.emit(built.text, built.origin, role);
    }

    fn emit(&mut self, text: String, origin: Origin, role: Role) {
        if text.contains(char::is_alphanumeric) {
            self.give(text, origin, role, false);
        }
    }

    fn give(&mut self, text: String, origin: Origin, role: Role, heading: bool) {
        let role = match (role, self.kind) {
            (Role::Body, Kind::Prose(role)) => role,
            (role, _) => role,
        };
        let cell = self.tables.last().filter(|t| t.row > 0 && t.column > 0).map(|t| Cell {
            table: t.index,
            row: t.row - 1,
            column: t.column - 1,
        });
        (self.visit)(Segment { text, origin, place: Place { part: self.part, role, cell, heading } });
    }
}

impl Paragraph {
    /// Deletions that do not follow one another are not one text.
    fn separate_deletions(&mut self) {
        if self.deleted_at != self.main.text.len() {
            if !self.deleted.text.is_empty() {
                self.deleted.push_char('\n', self.deleted_end..self.deleted_end);
            }
            self.deleted_at = self.main.text.len();
        }
    }
}
