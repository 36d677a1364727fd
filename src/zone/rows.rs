//! Tables: what the header says of the rows, whether the format knows the cells or the text cuts them.

use super::evidence::Reading;
use super::people::names_someone;
use super::{Meeting, Zone, Zoner, columns};
use crate::detect::columns::heading;
use crate::detect::columns::row::{Cut, cells, heads, is_section};
use crate::segment::Place;

/// Bytes of the longest header.
const SENTENCE: usize = 60;

/// What the header of the table at hand says of its rows.
#[derive(Default)]
pub(super) struct Table {
    /// Index of the table in its document; `None` for rows that are written, or outside tables.
    pub(super) index: Option<u32>,
    /// What cuts the cells of a row that is written.
    cut: Option<Cut>,
    /// Inside a table.
    open: bool,
    score: columns::Columns,
    rows: Option<Zone>,
    /// The header says nothing of the rows: minutes in a grid. Their lines are read as those outside tables are.
    plain: bool,
    /// A line that is no row stood above the one at hand.
    parted: bool,
    /// The zone that lasted where text stood between two rows.
    left: Option<Zone>,
}

impl Zoner {
    /// The zone of a line that is a table cell or a row that is written as text.
    pub(super) fn table_row(&mut self, line: &str, place: &Place) -> Option<Zone> {
        let heads = if place.cell.is_some() { None } else { heads(line) };
        let cut = if place.cell.is_some() { None } else { heads.or_else(|| self.cut_of(line)) };
        if place.cell.is_none() && cut.is_none() {
            // A table of the format may go on below a running title, on the next page.
            if self.table.plain && self.table.left.is_none() {
                self.table.left = Some(self.zone);
                self.leave();
            }
            if self.table.index.is_none() && !self.table.cut.is_some_and(Cut::lasts) {
                let goes_on = self.table.rows.is_some() && !self.table.parted && is_section(line);
                if goes_on { self.table.parted = true } else { self.table = Table::default() }
            }
            return None;
        }
        self.table.parted = false;
        let index = place.cell.map(|cell| cell.table);
        if !self.table.open || self.table.index != index || self.table.cut != cut {
            self.table = Table { index, cut, open: true, ..Table::default() };
        }
        if let Some(zone) = self.table.left.take() {
            self.zone = zone;
        }
        let header = match place.cell {
            Some(cell) => cell.row == 0,
            None => {
                // Another table may follow without a gap.
                if self.table.rows.is_some() && heads.is_some() {
                    self.table = Table { index, cut, open: true, ..Table::default() };
                }
                self.table.rows.is_none()
            }
        };
        if header {
            match cut {
                Some(cut) => cells(line, cut).for_each(|(_, cell)| self.table.score.header(cell)),
                None => self.table.score.header(line),
            }
            if place.cell.is_none() {
                self.settle(line);
            }
            if place.cell.is_some() && tells(line) {
                return None;
            }
            // A header names nobody; a table without one starts with its first row.
            let zone = self.table.rows.filter(|_| !self.table.score.is_header());
            return Some(zone.unwrap_or(self.zone));
        }
        if self.table.rows.is_none() {
            self.settle(line);
        }
        if self.table.plain && place.cell.is_some() {
            return None;
        }
        let mut rows = self.table.rows.unwrap_or(self.zone);
        // «3 | Racket présumé. Père (Ali Roux) parle peu | Interprète»: the header says nothing of whom its rows tell.
        if rows == Zone::General && self.individual() && Reading::new(line).weight() > 0 {
            rows = Zone::Situation;
            self.table.rows = Some(rows);
        }
        if rows == Zone::Situation {
            self.cases = true;
        }
        Some(rows)
    }

    /// What cuts the cells of a written row: what cut the header that a table began with; two bars at least, which most
    /// lines lack.
    fn cut_of(&self, line: &str) -> Option<Cut> {
        let bar = |from: usize| memchr::memchr(b'|', &line.as_bytes()[from..]);
        let barred = || bar(0).is_some_and(|first| bar(first + 1).is_some()).then_some(Cut::Bar);
        self.table.cut.filter(|cut| cut.cuts(line)).or_else(barred)
    }

    fn settle(&mut self, line: &str) {
        let attends = self.attends();
        let told = self.table.score.verdict().or_else(|| {
            let case = Reading::new(line).weight() > 0 && self.meeting != Meeting::General;
            case.then_some(Zone::Situation)
        });
        // «Secteur | Nuisance» below the list of who is present
        let other = attends && self.table.score.is_header();
        self.opened = true;
        self.table.plain = told.is_none() && self.table.index.is_some();
        self.table.rows = Some(told.unwrap_or(if other { Zone::General } else { self.zone }));
        if !self.table.plain || other {
            self.leave();
        }
    }

    fn attends(&self) -> bool {
        matches!(self.zone, Zone::Heading | Zone::Attendance)
    }

    /// What follows a table of cases is talk about them or a heading of its own.
    fn leave(&mut self) {
        if self.attends() {
            self.zone = Zone::General;
        }
    }
}

/// A cell of the first row that is no header: it names somebody, tells of them, or is a sentence.
fn tells(line: &str) -> bool {
    heading(line).is_none() && (line.len() > SENTENCE || names_someone(line) || Reading::new(line).weight() > 0)
}
