//! One XML part of an OpenDocument file → its segments.
//!
//! Spans, links and fields of a paragraph are joined; notes, comments and text boxes inside it are segments of their
//! own, and so are the words of attributes. What is read past the running text comes after it, so that paragraphs are
//! counted as a reader counts them.

use std::ops::Range;

use super::builder::Builder;
use super::survey::Names;
use super::vocabulary::{self, FILLED_IN, Reading};
use crate::error::Error;
use crate::format::vocabulary::percent_decode;
use crate::format::xml::{Attr, Item, Scanner, hex, local};
use crate::segment::{Cell, Origin, Place, Role, Segment};

/// What a part is read with.
pub(in crate::format) struct Context<'a> {
    /// Its number.
    pub(in crate::format) part: u32,
    /// What its styles are.
    pub(in crate::format) names: &'a Names,
    /// Whether an address leads to another part of the same file.
    pub(in crate::format) inside: &'a dyn Fn(&str) -> bool,
}

/// Gives the segments of a part: running text, notes and comments in the order in which they end, then all others.
///
/// # Errors
/// Those of [`Scanner::next`].
pub(in crate::format) fn walk(
    bytes: &[u8],
    context: &Context<'_>,
    visit: &mut dyn FnMut(Segment),
) -> Result<(), Error> {
    let mut scanner = Scanner::new(bytes)?;
    let mut walk = Walk {
        context,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        tables: Vec::new(),
        table_count: 0,
        loose: Builder::default(),
        later: Vec::new(),
        visit,
        attributes: Vec::new(),
    };
    while let Some((item, range)) = scanner.next()? {
        match item {
            Item::Start { tag, empty } => {
                walk.flush();
                let mut attributes = std::mem::take(&mut walk.attributes);
                scanner.attributes_into(&tag, &range, &mut attributes)?;
                walk.start(scanner.name(&tag, &range), &attributes, empty, &range)?;
                walk.attributes = attributes;
            }
            Item::End => {
                walk.flush();
                walk.end();
            }
            Item::Text(text) => walk.text(&text, range),
            Item::Aside(text) => {
                walk.flush();
                walk.emit(text.to_owned(), Origin::identity(range.start, text.len()), Role::Trace);
            }
        }
    }
    std::mem::take(&mut walk.later).into_iter().for_each(|segment| (walk.visit)(segment));
    Ok(())
}

struct Walk<'a, 's> {
    context: &'a Context<'a>,
    frames: Vec<Frame<'s>>,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    table_count: u32,
    /// Text outside of paragraphs.
    loose: Builder,
    /// What is given at the end.
    later: Vec<Segment>,
    visit: &'a mut dyn FnMut(Segment),
    /// Room for the attributes of a tag.
    attributes: Vec<Attr<'s>>,
}

/// An open element.
#[derive(Clone, Copy)]
struct Frame<'s> {
    name: &'s str,
    /// Its text belongs to the line of the paragraph around it.
    inline: bool,
    /// The role of paragraphs in it.
    role: Role,
    /// Its text is not shown.
    hidden: bool,
    /// The text in it, outside of paragraphs.
    loose: Loose,
}

/// Text outside of paragraphs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loose {
    /// What its element says.
    ByName,
    Trace,
    /// A number or a word of the program; anything else is a trace.
    Setting,
}

#[derive(Default)]
struct Paragraph {
    main: Builder,
    hidden: Builder,
    heading: bool,
    /// All of it is hidden.
    concealed: bool,
}

struct Table {
    index: u32,
    /// Rows and columns that have begun: 0 before the first.
    row: u32,
    column: u32,
    /// How many columns the next cell is from the last.
    step: u32,
    row_step: u32,
}

impl<'s> Walk<'_, 's> {
    fn start(&mut self, name: &'s str, attributes: &[Attr<'s>], empty: bool, range: &Range<u64>) -> Result<(), Error> {
        // An element that stands for a character is replaced as a whole, and nothing in it by itself.
        let inline = self.frames.last().is_some_and(|frame| frame.inline);
        if !(inline && empty && matches!(local(name), "s" | "tab" | "line-break")) {
            self.attributes(name, attributes)?;
        }
        let frame = self.element(name, attributes, empty, range);
        if !empty {
            self.frames.push(frame);
        }
        Ok(())
    }

    /// What an element does besides its attributes.
    fn element(&mut self, name: &'s str, attributes: &[Attr<'_>], empty: bool, range: &Range<u64>) -> Frame<'s> {
        let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", Attr::raw);
        let number = |wanted: &str| value(wanted).parse::<u32>().ok().filter(|n| (1..10_000).contains(n)).unwrap_or(1);
        let outer = self.frames.last().copied().unwrap_or(Frame {
            name: "",
            inline: false,
            role: Role::Body,
            hidden: false,
            loose: Loose::ByName,
        });
        let mut frame = Frame {
            name,
            inline: outer.inline && vocabulary::is_inline(name),
            loose: if outer.loose == Loose::Trace { Loose::Trace } else { Loose::ByName },
            ..outer
        };
        let deeper = |role| if outer.role == Role::Deleted { Role::Deleted } else { role };
        match local(name) {
            "p" | "h" => {
                frame.inline = true;
                frame.hidden = false;
                if !empty {
                    let style = value("style-name");
                    self.paragraphs.push(Paragraph {
                        heading: local(name) == "h" || self.context.names.headings.contains(style),
                        concealed: self.context.names.hidden.contains(style),
                        ..Paragraph::default()
                    });
                }
            }
            "span" if outer.inline => frame.hidden |= self.context.names.hidden_spans.contains(value("style-name")),
            "s" if outer.inline => {
                let source = if empty { range.clone() } else { range.end..range.end };
                let hidden = outer.hidden;
                self.with_builder(hidden, |b| b.push_spaces(number("c") as usize, source));
            }
            "tab" if outer.inline => self.atom('\t', empty, range),
            "line-break" if outer.inline => self.atom('\n', empty, range),
            "note-body" => frame.role = deeper(Role::Note),
            "annotation" if !name.starts_with("math:") => frame.role = deeper(Role::Comment),
            "change-info" => frame.role = Role::Comment,
            "deletion" => frame.role = Role::Deleted,
            "section" if matches!(value("display"), "none" | "condition") => frame.role = Role::Deleted,
            "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first" => {
                frame.role = deeper(Role::Furniture);
            }
            "table" if !empty => {
                self.tables.push(Table { index: self.table_count, row: 0, column: 0, step: 1, row_step: 1 });
                self.table_count += 1;
            }
            "table-row" => {
                let step = number("number-rows-repeated");
                self.with_table(|t| {
                    (t.row, t.row_step, t.column, t.step) = (t.row.saturating_add(t.row_step), step, 0, 1);
                });
            }
            "table-cell" | "covered-table-cell" => {
                let step = number("number-columns-repeated");
                self.with_table(|t| (t.column, t.step) = (t.column.saturating_add(t.step), step));
            }
            "user-defined" if name.starts_with("meta:") && FILLED_IN.contains(&value("name")) => {
                frame.loose = Loose::Trace;
            }
            "config-item" if vocabulary::is_trace_setting(value("name"), value("type")) => frame.loose = Loose::Trace,
            "config-item" => frame.loose = Loose::Setting,
            _ if outer.inline && vocabulary::is_trace_field(name) => frame.loose = Loose::Trace,
            _ => {}
        }
        frame
    }

    fn end(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        match local(frame.name) {
            "p" | "h" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.emit_paragraph(paragraph, frame.role);
                }
            }
            "table" => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, source: Range<u64>) {
        match self.frames.last() {
            Some(frame) if frame.inline => {
                let hidden = frame.hidden;
                self.with_builder(hidden, |builder| builder.push_words(text, source));
            }
            // A picture.
            Some(frame) if vocabulary::is(frame.name, "binary-data") => {}
            _ => self.loose.push(text, source),
        }
    }

    /// A character that an element stands for. Only an element that is closed in itself may be replaced.
    fn atom(&mut self, c: char, replaceable: bool, range: &Range<u64>) {
        let source = if replaceable { range.clone() } else { range.end..range.end };
        let hidden = self.frames.last().is_some_and(|frame| frame.hidden);
        self.with_builder(hidden, |builder| builder.push_char(c, source));
    }

    fn with_builder(&mut self, hidden: bool, change: impl FnOnce(&mut Builder)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(if hidden { &mut paragraph.hidden } else { &mut paragraph.main });
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    /// Gives the text that stood outside of paragraphs since the last tag.
    fn flush(&mut self) {
        if self.loose.text.is_empty() {
            return;
        }
        let Builder { text, origin } = std::mem::take(&mut self.loose);
        let Some(frame) = self.frames.last() else { return };
        let role = match frame.loose {
            Loose::Trace => Some(Role::Trace),
            Loose::Setting => (!is_setting(&text)).then_some(Role::Trace),
            Loose::ByName if vocabulary::is(frame.name, "ruby-text") => Some(frame.role),
            Loose::ByName => vocabulary::text_role(frame.name, &text),
        };
        if let Some(role) = role {
            self.emit(text, origin, role);
        }
    }

    fn attributes(&mut self, element: &'s str, attributes: &[Attr<'s>]) -> Result<(), Error> {
        let element = vocabulary::split(element, local(element));
        for attribute in attributes {
            let Some(reading) = vocabulary::reading(element, attribute) else { continue };
            let (text, origin, role) = match reading {
                Reading::Value(role) => {
                    let (text, origin) = attribute.text()?;
                    (text, origin, role)
                }
                Reading::Uri => {
                    let (text, origin) = percent_decode(attribute);
                    if (self.context.inside)(&text) {
                        continue;
                    }
                    let role = if is_path(&text) { Role::Trace } else { Role::Target };
                    (text, origin, role)
                }
                Reading::Path => {
                    let (text, origin) = percent_decode(attribute);
                    (text, origin, Role::Trace)
                }
                Reading::Opaque => {
                    let mut origin = Origin::default();
                    origin.push(attribute.raw().len(), attribute.whole.clone());
                    (attribute.raw().to_owned(), origin, Role::Trace)
                }
                Reading::StyleName => {
                    let (text, origin) = style_name(attribute);
                    (text, origin, Role::Attribute)
                }
            };
            self.emit(text, origin, role);
        }
        Ok(())
    }

    fn emit_paragraph(&mut self, paragraph: Paragraph, role: Role) {
        let Paragraph { main, hidden, heading, concealed } = paragraph;
        let role = if concealed { Role::Deleted } else { role };
        for (built, role) in [(main, role), (hidden, Role::Deleted)] {
            if !built.text.trim().is_empty() {
                self.give(built.text, built.origin, role, heading);
            }
        }
    }

    fn emit(&mut self, text: String, origin: Origin, role: Role) {
        if text.contains(char::is_alphanumeric) {
            self.give(text, origin, role, false);
        }
    }

    fn give(&mut self, text: String, origin: Origin, role: Role, heading: bool) {
        let cell = self.tables.last().filter(|t| t.row > 0 && t.column > 0).map(|t| Cell {
            table: t.index,
            row: t.row - 1,
            column: t.column - 1,
        });
        let segment = Segment { text, origin, place: Place { part: self.context.part, role, cell, heading } };
        let aside = matches!(role, Role::Attribute | Role::Target | Role::Trace | Role::Furniture);
        if aside || self.frames.iter().any(|frame| vocabulary::is(frame.name, "tracked-changes")) {
            self.later.push(segment);
        } else {
            (self.visit)(segment);
        }
    }
}

/// A value of a setting that says nothing of anybody.
fn is_setting(text: &str) -> bool {
    let text = text.trim();
    let text = text.strip_prefix("view").unwrap_or(text);
    matches!(text, "true" | "false" | "high-resolution" | "low-resolution" | "enabled" | "disabled")
        || text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'))
}

/// Whether an address leads to a file on somebody's disk or in the network of a house.
fn is_path(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    if address.starts_with('#') || address.starts_with("www.") || address.is_empty() {
        return false;
    }
    let named =
        scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    !named
        || matches!(scheme.to_ascii_lowercase().as_str(), "file" | "smb" | "vnd.sun.star.webdav" | "vnd.sun.star.pkg")
}

/// The name of a style as a person typed it: `Titre_20_1` is «Titre 1».
fn style_name(attribute: &Attr<'_>) -> (String, Origin) {
    let raw = attribute.raw();
    let (mut text, mut origin) = (String::with_capacity(raw.len()), Origin::default());
    let mut at = 0;
    while at < raw.len() {
        let source = |width: usize| attribute.source.start + at as u64..attribute.source.start + (at + width) as u64;
        let escaped = raw[at..].strip_prefix('_').and_then(|rest| {
            let (digits, _) = rest.split_once('_').filter(|(digits, _)| (1..6).contains(&digits.len()))?;
            let c = char::from_u32(hex(digits)?).filter(|c| !c.is_control())?;
            Some((c, digits.len() + 2))
        });
        let width = match escaped {
            Some((c, width)) => {
                text.push(c);
                origin.push(c.len_utf8(), source(width));
                width
            }
            None => {
                let start = raw.ceil_char_boundary(at + 1);
                let next = raw[start..].find('_').map_or(raw.len(), |more| start + more);
                text.push_str(&raw[at..next]);
                origin.push(next - at, source(next - at));
                next - at
            }
        };
        at += width;
    }
    (text, origin)
}
