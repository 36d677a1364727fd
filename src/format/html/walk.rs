//! One page → its segments, and what must go from it whatever it says.
//!
//! The tokenizer is html5gum's, which reads as browsers do and gives the bytes of every token. What stands between
//! entities and tags is joined as a browser shows it: blanks become one, inline elements part nothing. Nothing of the
//! source may lie outside of what is given, a broken tag at the end included.

mod table;
mod tags;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::entity::reference;
use super::value::{Builder, decoded};
use super::vocabulary;
use crate::segment::{Origin, Place, Role, Segment};
use table::Table;

/// Markup within markup: a page in a comment, a table in a `noscript`.
const DEPTH: u8 = 4;

/// Longest paragraph, in bytes, that is one segment; a longer one is cut at a blank.
const BLOCK: usize = 64 * 1024;

/// What a page holds besides its segments.
#[derive(Default)]
pub(in crate::format) struct Aside {
    /// What always goes.
    pub(in crate::format) cuts: Vec<Range<u64>>,
    /// Pictures that are packed into an address.
    pub(in crate::format) pictures: Vec<Range<u64>>,
    /// Values without quotes.
    pub(in crate::format) unquoted: Vec<Range<u64>>,
    /// What is told of the page.
    pub(in crate::format) notices: BTreeMap<&'static str, u32>,
    /// Where a document type defines entities, which only a hostile page does.
    pub(in crate::format) hostile: Option<u64>,
}

/// Gives the segments of a page.
pub(super) fn walk(text: &str, visit: &mut dyn FnMut(Segment)) -> Aside {
    walk_region(text, 0..text.len(), visit)
}

/// Gives the segments of the markup in a range of a text.
pub(in crate::format) fn walk_region(text: &str, range: Range<usize>, visit: &mut dyn FnMut(Segment)) -> Aside {
    let start = &text[..text.floor_char_boundary(512)];
    let xhtml = start.trim_start().starts_with("<?xml") || start.contains("http://www.w3.org/1999/xhtml");
    let mut walk =
        Walk { text, xhtml, depth: 0, here: Here::default(), table_count: 0, aside: Aside::default(), visit };
    walk.region(range);
    walk.aside
}

struct Walk<'t, 'v> {
    text: &'t str,
    xhtml: bool,
    depth: u8,
    here: Here,
    table_count: u32,
    aside: Aside,
    visit: &'v mut dyn FnMut(Segment),
}

/// Where a reading of one region stands.
#[derive(Default)]
struct Here {
    /// First byte of the region, and one past what was seen of it.
    base: usize,
    done: usize,
    /// What all text of the region is.
    forced: Option<Role>,
    open: Builder,
    /// Blanks that count if a word follows.
    blank: Option<Range<u64>>,
    /// Open elements that keep their blanks.
    pre: u32,
    heading: bool,
    /// What text is in the open element.
    role: Option<Role>,
    tables: Vec<Table>,
    /// The tag that is being read.
    name: String,
    start: usize,
    attributes: Vec<Attribute>,
    raw: Raw,
}

/// What the text of an element is that has no markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Raw {
    #[default]
    No,
    Script,
    Style,
    /// Without entities.
    Words,
    /// Markup for other readers.
    Markup,
}

struct Attribute {
    name: Range<usize>,
    value: Option<Range<usize>>,
}

/// Hands the events of the tokenizer to the walk.
struct Feed<'w, 't, 'v>(&'w mut Walk<'t, 'v>);

impl Callback<Infallible, usize> for Feed<'_, '_, '_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) -> Option<Infallible> {
        self.0.event(event, span);
        None
    }
}

impl Walk<'_, '_> {
    /// Reads one region to its end.
    fn region(&mut self, range: Range<usize>) {
        self.here.base = range.start;
        self.here.done = range.start;
        let text = &self.text[range.clone()];
        let mut emitter = CallbackEmitter::new(Feed(self));
        emitter.naively_switch_states(true);
        // All is said through the events; no token comes out.
        Tokenizer::new_with_emitter(text, emitter).for_each(drop);
        self.attributes();
        self.flush();
        // A tag that nothing closes: no browser shows it, but it is in the file.
        let rest = self.here.done.max(range.start)..range.end;
        if rest.start < rest.end && self.text.is_char_boundary(rest.start) {
            self.value(rest, Role::Attribute, false);
        }
    }

    /// Reads markup inside of a token, as text of `role`.
    fn inside(&mut self, range: Range<usize>, forced: Option<Role>) {
        let forced = forced.or(self.here.forced);
        let outer = std::mem::replace(&mut self.here, Here { forced, ..Here::default() });
        self.depth += 1;
        self.region(range);
        self.depth -= 1;
        self.here = outer;
    }

    fn event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) {
        let most = self.text.len();
        let range = (self.here.base + span.start).min(most)..(self.here.base + span.end).min(most);
        self.here.done = self.here.done.max(range.end);
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.here.name = String::from_utf8_lossy(name).into_owned();
                self.here.start = range.start;
                self.here.attributes.clear();
                self.open_tag();
            }
            CallbackEvent::AttributeName { .. } => {
                self.here.attributes.push(Attribute { name: range, value: None });
            }
            CallbackEvent::AttributeValue { .. } => {
                if let Some(attribute) = self.here.attributes.last_mut() {
                    attribute.value = Some(range);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.attributes();
                self.close_tag(self_closing, range.end);
            }
            CallbackEvent::EndTag { name } => {
                self.here.name = String::from_utf8_lossy(name).into_owned();
                self.attributes();
                self.end_tag();
            }
            CallbackEvent::String { .. } => match self.here.raw {
                Raw::No => self.words(range, true),
                Raw::Words => self.words(range, false),
                Raw::Style => self.style(range, false),
                Raw::Markup if self.depth < DEPTH => self.inside(range, None),
                Raw::Markup => self.words(range, true),
                Raw::Script => self.cut(range, "script_removed"),
            },
            CallbackEvent::Comment { .. } => self.comment(range),
            CallbackEvent::Doctype { .. } => self.doctype(range),
            // Positions of faults lie ahead of what was read.
            CallbackEvent::Error(_) => self.here.done = self.here.done.min(range.start),
        }
    }

    /// What an element does before its attributes.
    fn open_tag(&mut self) {
        let name = std::mem::take(&mut self.here.name);
        if vocabulary::is_block(&name) {
            self.flush();
        }
        if let Some(role) = vocabulary::text_role(&name) {
            self.flush();
            self.here.role = Some(role);
        }
        self.here.raw = match name.as_str() {
            "script" => Raw::Script,
            "style" => Raw::Style,
            "xmp" | "plaintext" => Raw::Words,
            "noscript" | "iframe" | "noembed" => Raw::Markup,
            _ => Raw::No,
        };
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.here.heading = true,
            "pre" | "textarea" | "listing" | "xmp" | "plaintext" => self.here.pre += 1,
            "table" => {
                self.here.tables.push(Table::new(self.table_count));
                self.table_count += 1;
            }
            "tr" => self.with_table(Table::row),
            "td" | "th" => self.with_table(Table::cell),
            _ => {}
        }
        self.here.name = name;
    }

    /// What an element does once its tag is read to the end.
    fn close_tag(&mut self, closed: bool, end: usize) {
        let (start, name) = (self.here.start, std::mem::take(&mut self.here.name));
        if name == "br" {
            self.here.blank = None;
            // One with attributes holds segments of its own: it stays.
            let tag = self.text[start.min(end)..end].trim_end_matches(|c: char| c.is_whitespace() || "/>".contains(c));
            let start = if tag.len() > "<br".len() { end } else { start.min(end) };
            self.here.open.push("\n", start as u64..end as u64);
        } else if vocabulary::is_object(&name) {
            self.word("\u{fffc}", end as u64..end as u64);
        }
        if closed && self.xhtml && (self.here.raw != Raw::No || matches!(name.as_str(), "title" | "textarea")) {
            // XML closes it here; a browser that reads HTML takes all that follows for its text.
            self.here.raw = Raw::Markup;
        }
        self.here.name = name;
    }

    fn end_tag(&mut self) {
        let name = std::mem::take(&mut self.here.name);
        self.here.raw = Raw::No;
        if vocabulary::is_block(&name) || vocabulary::text_role(&name).is_some() {
            self.flush();
        }
        if vocabulary::text_role(&name).is_some() {
            self.here.role = None;
        }
        match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.here.heading = false,
            "pre" | "textarea" | "listing" | "xmp" => self.here.pre = self.here.pre.saturating_sub(1),
            "table" => drop(self.here.tables.pop()),
            _ => {}
        }
    }

    /// Text between tags.
    fn words(&mut self, range: Range<usize>, entities: bool) {
        let text = self.text;
        let mut at = range.start;
        while at < range.end {
            let rest = &text[at..range.end];
            let blank = rest.len() - rest.trim_start_matches(['\t', '\n', '\r', '\x0c', ' ']).len();
            if blank > 0 {
                if self.here.pre > 0 {
                    self.here.open.push(&rest[..blank], at as u64..(at + blank) as u64);
                } else {
                    self.blank(at as u64..(at + blank) as u64);
                }
                at += blank;
            } else if entities
                && rest.starts_with('&')
                && let Some((says, width)) = reference(rest, false)
            {
                self.word(&says, at as u64..(at + width) as u64);
                at += width;
            } else {
                let next = rest.ceil_char_boundary(1);
                let stop = |c: char| (entities && c == '&') || matches!(c, '\t' | '\n' | '\r' | '\x0c' | ' ');
                let end = rest[next..].find(stop).map_or(rest.len(), |end| next + end);
                let end = if end > BLOCK { rest.floor_char_boundary(BLOCK) } else { end };
                self.word(&rest[..end], at as u64..(at + end) as u64);
                at += end;
            }
        }
    }

    fn blank(&mut self, range: Range<u64>) {
        self.here.blank.get_or_insert(range);
        if self.here.open.text.len() > BLOCK {
            self.flush();
        }
    }

    fn word(&mut self, word: &str, range: Range<u64>) {
        if let Some(blank) = self.here.blank.take()
            && !self.here.open.text.is_empty()
            && !self.here.open.text.ends_with('\n')
        {
            self.here.open.push(" ", blank);
        }
        if self.here.open.text.len() > 2 * BLOCK {
            self.flush();
        }
        self.here.open.push(word, range);
    }

    /// Gives the paragraph that ends.
    fn flush(&mut self) {
        self.here.blank = None;
        let Builder { text, origin } = std::mem::take(&mut self.here.open);
        if text.contains(char::is_alphanumeric) {
            let role = self.here.role.or(self.here.forced).unwrap_or_default();
            let heading = self.here.heading;
            self.give(text, origin, role, heading);
        }
    }

    /// Gives a value, with its entities and, in an address, its escapes resolved.
    fn value(&mut self, range: Range<usize>, role: Role, address: bool) {
        let (text, origin) = decoded(self.text, range, address);
        if text.contains(char::is_alphanumeric) {
            self.give(text, origin, role, false);
        }
    }

    fn give(&mut self, text: String, origin: Origin, role: Role, heading: bool) {
        let cell = self.here.tables.last().and_then(Table::here);
        (self.visit)(Segment { text, origin, place: Place { part: 0, role, cell, heading } });
    }

    fn cut(&mut self, range: Range<usize>, notice: &'static str) {
        if !range.is_empty() {
            self.aside.cuts.push(range.start as u64..range.end as u64);
            *self.aside.notices.entry(notice).or_default() += 1;
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.here.tables.last_mut() {
            change(table);
        }
    }
}
