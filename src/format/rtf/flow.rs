//! One text of the file while it is read: the body, a note, a value.

use std::ops::Range;

use super::words::Shape;
use crate::format::vocabulary::styles::is_built_in_style;
use crate::segment::{Cell, Origin, Place, Role, Segment};

/// What is known of the paragraph that is open.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// Tables around it.
    pub(super) level: u32,
    pub(super) heading: bool,
}

/// A text.
pub(super) struct Flow {
    role: Role,
    pub(super) shape: Shape,
    /// Where in the source it began.
    pub(super) start: usize,
    /// The format says what it is.
    pub(super) known: bool,
    /// Number of the style that is defined.
    pub(super) style: Option<i32>,
    main: Builder,
    deleted: Builder,
    /// Length of `main` when something was last added to `deleted`.
    deleted_at: usize,
    tables: Vec<Table>,
}

#[derive(Default)]
struct Builder {
    text: String,
    origin: Origin,
}

struct Table {
    index: u32,
    row: u32,
    column: u32,
}

type Visit<'v> = dyn FnMut(Segment) + 'v;

impl Flow {
    pub(super) fn new(role: Role, shape: Shape, start: usize) -> Self {
        Self {
            role,
            shape,
            start,
            known: true,
            style: None,
            main: Builder::default(),
            deleted: Builder::default(),
            deleted_at: 0,
            tables: Vec::new(),
        }
    }

    /// Adds text; what was deleted or hidden stands apart, so that the words around it meet.
    pub(super) fn push(&mut self, text: &str, source: Range<u64>, hidden: bool, visit: &mut Visit<'_>) {
        let apart = hidden && matches!(self.role, Role::Body | Role::Furniture | Role::Note | Role::Comment);
        if apart && self.deleted_at != self.main.text.len() {
            let place = Place { role: Role::Deleted, ..Place::default() };
            self.deleted.give(place, visit);
        }
        if apart {
            self.deleted_at = self.main.text.len();
        }
        let builder = if apart { &mut self.deleted } else { &mut self.main };
        builder.text.push_str(text);
        builder.origin.push(text.len(), source);
    }

    /// Gives what there is as a segment; `tables` counts those of the file.
    pub(super) fn flush(&mut self, paragraph: &Paragraph, tables: &mut u32, visit: &mut Visit<'_>) {
        while self.tables.len() < paragraph.level as usize {
            self.tables.push(Table { index: *tables, row: 0, column: 0 });
            *tables += 1;
        }
        let table = paragraph.level.checked_sub(1).and_then(|level| self.tables.get(level as usize));
        let cell = table.map(|table| Cell { table: table.index, row: table.row, column: table.column });
        let built_in = self.shape == Shape::Styles && is_built_in_style(self.main.text.trim());
        if built_in {
            self.main = Builder::default();
        }
        let place = Place { part: 0, role: self.role, cell, heading: paragraph.heading };
        self.main.give(place, visit);
        self.deleted.give(Place { role: Role::Deleted, ..place }, visit);
        self.deleted_at = 0;
        self.style = None;
    }

    /// The style that is defined, if its name is that of a heading, which every program keeps in English.
    pub(super) fn named_heading(&self) -> Option<i32> {
        let name = self.main.text.trim().to_lowercase();
        let heading = name.starts_with("heading") || name == "title" || name == "subtitle";
        self.style.filter(|_| heading && self.shape == Shape::Styles)
    }

    /// The next cell of the table at `level`, from 1, or the first one of the next row.
    pub(super) fn next_cell(&mut self, level: usize, row: bool) {
        self.tables.truncate(level);
        if let Some(table) = self.tables.last_mut() {
            (table.row, table.column) =
                if row { (table.row.saturating_add(1), 0) } else { (table.row, table.column.saturating_add(1)) };
        }
    }

    /// A paragraph outside of tables ends them.
    pub(super) fn leave_tables(&mut self) {
        self.tables.clear();
    }

    /// Whether it is nothing but hexadecimal digits, of a sort that nobody knows.
    pub(super) fn is_packed(&self) -> bool {
        !self.known && self.main.text.len() >= 32 && self.main.text.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

impl Builder {
    /// Gives the text as a segment if it says anything, and is empty again.
    fn give(&mut self, place: Place, visit: &mut Visit<'_>) {
        let Self { text, origin } = std::mem::take(self);
        let says = match place.role {
            // Most values are numbers of the format.
            Role::Attribute => {
                text.contains(char::is_alphabetic) || text.bytes().filter(u8::is_ascii_digit).count() >= 6
            }
            Role::Target | Role::Trace => text.contains(char::is_alphanumeric),
            _ => !text.trim().is_empty(),
        };
        if says {
            visit(Segment { text, origin, place });
        }
    }
}
