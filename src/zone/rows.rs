//! Tables: what the header says of the rows, whether the format knows the cells or bars cut them.

use super::evidence::Reading;
use super::{Meeting, Zone, Zoner, columns};
use crate::segment::Place;

/// What the header of the table at hand says of its rows.
#[derive(Default)]
pub(super) struct Table {
    /// Index of the table in its document; `None` for rows written with bars, or outside tables.
    pub(super) index: Option<u32>,
    /// Inside a table.
    open: bool,
    score: columns::Columns,
    rows: Option<Zone>,
}

impl Zoner {
    /// The zone of a line that is a table cell or is written as cells between bars.
    pub(super) fn table_row(&mut self, line: &str, place: &Place) -> Option<Zone> {
        // Two bars, the first of which most lines lack.
        let bar = |from: usize| memchr::memchr(b'|', &line.as_bytes()[from..]);
        let barred = bar(0).is_some_and(|first| bar(first + 1).is_some());
        if place.cell.is_none() && !barred {
            self.table = Table::default();
            return None;
        }
        let index = place.cell.map(|cell| cell.table);
        if !self.table.open || self.table.index != index {
            self.table = Table { index, open: true, ..Table::default() };
        }
        let header = match place.cell {
            Some(cell) => cell.row == 0,
            None => {
                // Another table may follow without a gap: its header has no figure and names columns.
                if self.table.rows.is_some() && !line.bytes().any(|b| b.is_ascii_digit()) && columns::heads_table(line)
                {
                    self.table = Table { index, open: true, ..Table::default() };
                }
                self.table.rows.is_none()
            }
        };
        if header {
            for cell in line.split('|') {
                self.table.score.header(cell);
            }
            if place.cell.is_none() {
                self.settle(line);
            }
            // A header names nobody; a table without one starts with its first row.
            let zone = self.table.rows.filter(|_| !self.table.score.is_header());
            return Some(zone.unwrap_or(self.zone));
        }
        if self.table.rows.is_none() {
            self.settle(line);
        }
        let rows = self.table.rows.unwrap_or(self.zone);
        if rows == Zone::Situation {
            self.cases = true;
        }
        Some(rows)
    }

    fn settle(&mut self, line: &str) {
        let rows = self.table.score.verdict().unwrap_or_else(|| {
            if Reading::new(line).weight() > 0 && self.meeting != Meeting::General {
                Zone::Situation
            } else {
                self.zone
            }
        });
        self.opened = true;
        self.table.rows = Some(rows);
        // What follows a table of cases is talk about them or a heading of its own.
        if matches!(self.zone, Zone::Heading | Zone::Attendance) {
            self.zone = Zone::General;
        }
    }
}
