//! Where in a table a cell stands: cells may take several columns, and rows below them.

use crate::segment::Cell;

/// Columns in which cells are remembered that reach further down: no table that a person reads has more.
const MOST: u32 = 64;

/// A table that is open.
pub(super) struct Table {
    index: u32,
    /// Rows and columns that have begun: 0 before the first.
    row: u32,
    column: u32,
    /// How many columns the cell at hand takes.
    span: u32,
    /// Columns that a cell of a row above takes, from the one to before the other, and the last row that it does.
    held: Vec<(u32, u32, u32)>,
}

impl Table {
    /// The table of this number in its document.
    pub(super) fn new(index: u32) -> Self {
        Self { index, row: 0, column: 0, span: 1, held: Vec::new() }
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        (self.row, self.column, self.span) = (self.row.saturating_add(1), 0, 1);
        let row = self.row;
        self.held.retain(|(_, _, last)| *last >= row);
    }

    /// A cell begins, in the next column that is free.
    pub(super) fn cell(&mut self) {
        self.column = self.column.saturating_add(self.span);
        self.span = 1;
        while let Some((_, end, _)) = self.held.iter().find(|(from, end, _)| (*from..*end).contains(&self.column)) {
            self.column = *end;
        }
    }

    /// How many columns and rows the cell takes that has begun; 0 rows are all that follow.
    pub(super) fn takes(&mut self, columns: u32, rows: u32) {
        self.span = columns;
        if rows != 1 && self.column <= MOST {
            let last = if rows == 0 { u32::MAX } else { self.row.saturating_add(rows - 1) };
            self.held.push((self.column, self.column.saturating_add(columns), last));
        }
    }

    /// Where the cell at hand stands, if one has begun.
    pub(super) fn here(&self) -> Option<Cell> {
        let (row, column) = (self.row.checked_sub(1)?, self.column.checked_sub(1)?);
        Some(Cell { table: self.index, row, column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of a row of cells, each of so many columns and rows.
    fn columns(table: &mut Table, cells: &[(u32, u32)]) -> Vec<u32> {
        table.row();
        let of = |(columns, rows): &(u32, u32)| {
            table.cell();
            table.takes(*columns, *rows);
            table.here().map_or(u32::MAX, |cell| cell.column)
        };
        cells.iter().map(of).collect()
    }

    #[test]
    fn cells_stand_beside_those_that_reach_down() {
        let mut table = Table::new(0);
        assert_eq!(table.here(), None);
        assert_eq!(columns(&mut table, &[(1, 2), (2, 1), (1, 3), (1, 1)]), [0, 1, 3, 4]);
        assert_eq!(columns(&mut table, &[(1, 1), (1, 0), (1, 1)]), [1, 2, 4]);
        assert_eq!(columns(&mut table, &[(1, 1), (1, 1), (1, 1)]), [0, 1, 4]);
        assert_eq!(columns(&mut table, &[(1, 1), (1, 1), (1, 1)]), [0, 1, 3]);
    }
}
