//! One text in Markdown → its segments. Signs are left out, entities and escapes are read; what the reader of Markdown
//! gives no event for (targets of links, definitions, front matter, names of languages) is given line by line, so that
//! nothing of the source lies outside.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::format::html::value::{Builder, decoded};
use crate::format::html::walk::{Aside, walk_region};
use crate::format::wraps::Wrapped;
use crate::segment::{Cell, Place, Role, Segment};

/// Signs that a writer must know of.
#[derive(Default)]
pub(super) struct Signs {
    /// Markup of HTML.
    pub(super) markup: Vec<Range<u64>>,
    /// Words within signs, and with them; sorted by the former.
    pub(super) emphasis: Vec<(Range<u64>, Range<u64>)>,
}

/// Longest paragraph, in bytes, that is one segment.
const BLOCK: usize = 64 * 1024;

/// Keys of a front matter that say who made the text.
const TRACES: &[&str] = &[
    "author",
    "authors",
    "auteur",
    "auteurs",
    "by",
    "created_by",
    "creator",
    "editor",
    "email",
    "generator",
    "institute",
    "owner",
    "rédacteur",
    "redacteur",
    "updated_by",
];

/// Gives the segments of a text in the order in which they end.
pub(super) fn walk(text: &str, visit: &mut dyn FnMut(Segment)) -> (Signs, Aside) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut walk = Walk {
        text,
        wrapped: Wrapped::of(text),
        visit,
        open: Builder::default(),
        front: 0..0,
        aside_of_text: false,
        heading: false,
        note: false,
        table: None,
        tables: 0,
        seen: Vec::new(),
        html: None,
        signs: Signs::default(),
        aside: Aside::default(),
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.event(event, range);
    }
    walk.flush();
    walk.markup();
    walk.rest();
    walk.signs.emphasis.sort_by_key(|(inner, _)| (inner.start, inner.end));
    walk.aside.cuts.sort_by_key(|cut| (cut.start, cut.end));
    (walk.signs, walk.aside)
}

struct Walk<'t, 'v> {
    text: &'t str,
    /// Whether its lines are cut.
    wrapped: Option<Wrapped>,
    visit: &'v mut dyn FnMut(Segment),
    open: Builder,
    /// The front matter, and whether it is being read.
    front: Range<usize>,
    aside_of_text: bool,
    heading: bool,
    note: bool,
    table: Option<Cell>,
    tables: u32,
    /// What was given or is a sign.
    seen: Vec<Range<usize>>,
    /// Markup that goes on.
    html: Option<Range<usize>>,
    signs: Signs,
    aside: Aside,
}

impl Walk<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            self.markup();
        }
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.stop(tag),
            Event::Text(_) if self.aside_of_text => {}
            Event::Text(says) => self.words(&says, range),
            Event::Code(says) => {
                let inner = self.text[range.clone()].trim_matches('`');
                let start = range.start + self.text[range.clone()].find(inner).unwrap_or(0);
                self.seen.push(range);
                match inner.contains(&*says) {
                    true => {
                        let at = start + inner.find(&*says).unwrap_or(0);
                        self.words(&says, at..at + says.len());
                    }
                    false => self.words(inner, start..start + inner.len()),
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.seen.push(range.clone());
                match &mut self.html {
                    Some(open) if open.end == range.start => open.end = range.end,
                    _ => {
                        self.markup();
                        self.html = Some(range);
                    }
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                self.seen.push(range.clone());
                self.open.push("\n", range.start as u64..range.end as u64);
            }
            Event::Rule | Event::TaskListMarker(_) => self.seen.push(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                let raw = &self.text[range.clone()];
                let width = match tag {
                    Tag::Emphasis => 1,
                    Tag::Strikethrough if !raw.starts_with("~~") => 1,
                    _ => 2,
                };
                if range.len() > 2 * width {
                    let (start, end) = (range.start as u64, range.end as u64);
                    self.signs.emphasis.push((start + width as u64..end - width as u64, start..end));
                }
            }
            Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript => {}
            Tag::Heading { .. } => {
                self.flush();
                self.heading = true;
            }
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.note = true;
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Cell { table: self.tables, row: 0, column: 0 });
                self.tables += 1;
            }
            Tag::MetadataBlock(_) => {
                self.flush();
                self.front = range.clone();
                self.aside_of_text = true;
            }
            _ => self.flush(),
        }
    }

    fn stop(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => return,
            TagEnd::Superscript | TagEnd::Subscript => return,
            _ => self.flush(),
        }
        match (tag, &mut self.table) {
            (TagEnd::MetadataBlock(_), _) => self.aside_of_text = false,
            (TagEnd::Heading(_), _) => self.heading = false,
            (TagEnd::FootnoteDefinition, _) => self.note = false,
            (TagEnd::TableCell, Some(cell)) => cell.column += 1,
            (TagEnd::TableHead | TagEnd::TableRow, Some(cell)) => (cell.row, cell.column) = (cell.row + 1, 0),
            (TagEnd::Table, _) => self.table = None,
            _ => {}
        }
    }

    /// Words as a reader sees them.
    fn words(&mut self, says: &str, range: Range<usize>) {
        if self.open.text.len() > BLOCK {
            self.flush();
        }
        let mut start = range.start;
        // The sign that takes its meaning from the next goes with it.
        if self.text[..start].ends_with('\\') && says.starts_with(|c: char| c.is_ascii_punctuation()) {
            let slashes = self.text[..start].len() - self.text[..start].trim_end_matches('\\').len();
            if slashes % 2 == 1 && self.seen.last().is_none_or(|seen| seen.end != start) {
                start -= 1;
            }
        }
        let source = start as u64..range.end as u64;
        if start < range.start && self.text[range.clone()] == *says {
            let first = says.chars().next().map_or(0, char::len_utf8);
            let middle = (range.start + first) as u64;
            self.open.push(&says[..first], source.start..middle);
            self.open.push(&says[first..], middle..source.end);
        } else {
            self.open.push(says, source);
        }
        self.seen.push(start..range.end);
    }

    fn flush(&mut self) {
        let mut built = std::mem::take(&mut self.open);
        if let Some(wrapped) = &self.wrapped {
            built.text = wrapped.soften(&built.text).into_owned();
        }
        if built.text.contains(char::is_alphanumeric) {
            let role = if self.note { Role::Note } else { Role::Body };
            self.give(built, role, self.heading);
        }
    }

    fn give(&mut self, built: Builder, role: Role, heading: bool) {
        let cell = self.table;
        let place = Place { part: 0, role, cell, heading };
        (self.visit)(Segment { text: built.text, origin: built.origin, place });
    }

    /// Reads markup that has ended.
    fn markup(&mut self) {
        let Some(range) = self.html.take() else { return };
        self.signs.markup.push(range.start as u64..range.end as u64);
        let aside = walk_region(self.text, range, self.visit);
        self.aside.cuts.extend(aside.cuts);
        self.aside.pictures.extend(aside.pictures);
        self.aside.unquoted.extend(aside.unquoted);
        self.aside.hostile = self.aside.hostile.or(aside.hostile);
        for (what, count) in aside.notices {
            *self.aside.notices.entry(what).or_default() += count;
        }
    }

    /// Gives what no event stood for, a line at a time.
    fn rest(&mut self) {
        self.table = None;
        let mut seen = std::mem::take(&mut self.seen);
        let mut trace = false;
        for (start, line) in lines(self.text, self.front.clone()) {
            trace = self.front(start, line, trace);
        }
        seen.push(self.front.clone());
        seen.sort_by_key(|range| (range.start, range.end));
        let mut at = 0;
        for range in seen.into_iter().chain(std::iter::once(self.text.len()..self.text.len())) {
            if range.start > at {
                for (start, line) in lines(self.text, at..range.start) {
                    self.line(start, line);
                }
            }
            at = at.max(range.end);
        }
    }

    /// A line of the front matter; whether its key says who made the text, and so do the lines below it.
    fn front(&mut self, start: usize, line: &str, before: bool) -> bool {
        let (trace, value) = match line.split_once(':') {
            Some((key, value)) if !line.starts_with([' ', '-', '\t']) => {
                (TRACES.contains(&key.trim().to_lowercase().as_str()), value)
            }
            _ => (before, line),
        };
        let value = value.trim().trim_start_matches("- ").trim_matches(['"', '\'', '[', ']']);
        let at = start + line.rfind(value).unwrap_or(0);
        self.value(at..at + value.len(), if trace { Role::Trace } else { Role::Attribute }, false);
        trace
    }

    /// Signs with words in them: the target and the title of a link, a definition, a language.
    fn line(&mut self, start: usize, line: &str) {
        // `](address "title")`, `[label]: address "title"`, `][label]`.
        let mut at = start;
        let mut rest = line;
        if let Some((label, after)) = line.split_once("]:") {
            self.words_of(at, label);
            at += label.len() + 2;
            rest = after;
        }
        let (address, title) = match rest.find(['"', '\'']).filter(|at| rest[..*at].ends_with([' ', '\t', '('])) {
            Some(quote) => rest.split_at(quote),
            None => (rest, ""),
        };
        let bare =
            address.trim_matches(|c: char| c.is_whitespace() || matches!(c, ']' | '(' | ')' | '<' | '>' | '!' | '['));
        // `**[words](address)**`: the signs behind the bracket are none of the address.
        let signs = |after: &str| after.chars().all(|c| matches!(c, ')' | '*' | '_' | '~' | '`'));
        let bare = match bare.find(')') {
            Some(end) if rest.starts_with("](") && signs(&bare[end..]) => bare[..end].trim_end(),
            _ => bare,
        };
        let target = rest.starts_with("](") || at != start;
        if target {
            let from = at + address.find(bare).unwrap_or(0);
            if is_packed(bare) {
                self.packed(from, bare);
            } else {
                self.value(from..from + bare.len(), Role::Target, true);
            }
        } else {
            self.words_of(at, address);
        }
        self.words_of(at + address.len(), title);
    }

    /// An address that is a file: a picture stays, all else goes.
    fn packed(&mut self, start: usize, address: &str) {
        let known = ["png", "jpeg", "jpg", "gif", "webp", "bmp"];
        let lower = address.get(..32).unwrap_or(address).to_ascii_lowercase();
        let picture = known.iter().any(|kind| lower.starts_with(&format!("data:image/{kind};base64,")));
        let notice = if picture { "image" } else { "embedded_object_removed" };
        *self.aside.notices.entry(notice).or_default() += 1;
        let kept = if picture { &mut self.aside.pictures } else { &mut self.aside.cuts };
        kept.push(start as u64..(start + address.len()) as u64);
    }

    fn words_of(&mut self, start: usize, words: &str) {
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
        let at = start + words.find(bare).unwrap_or(0);
        self.value(at..at + bare.len(), Role::Attribute, false);
    }

    fn value(&mut self, range: Range<usize>, role: Role, address: bool) {
        let letters = |c: char| c.is_alphabetic() || (role != Role::Attribute && c.is_alphanumeric());
        let text = &self.text[range.clone()];
        if text.contains(letters) || text.chars().filter(char::is_ascii_digit).count() > 3 {
            let (text, origin) = decoded(self.text, range, address);
            self.give(Builder { text, origin }, role, false);
        }
    }
}

/// Whether an address is not one, but the file itself.
fn is_packed(address: &str) -> bool {
    address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"))
}

/// The lines of a range, each with its offset, without its end.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut at = range.start;
    text[range].split_inclusive(['\n', '\r']).map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}
