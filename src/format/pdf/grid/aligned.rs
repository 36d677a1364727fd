//! Tables without lines: rows that are written one after another, each from left to right, in columns that begin, end or
//! have their middle in line.
//!
//! Columns of prose are written down one and then down the next: each is one tall cell, and no row follows. Lines with a tab,
//! as of a list of who is present, are read well as they are: they are a table only where the first of them is drawn as a
//! header, where lines part them, or where they have three columns.

use super::super::content::Content;
use super::super::wraps::Block;
use super::pieces::{Piece, font};
use super::ruled::{Border, borders};
use super::{SAME, Slot, Table};

/// Room between two columns, in ems.
const RIVER: f64 = 0.3;

/// Lines of one cell, and rows of one table: no further apart, in ems.
const LEADING: f64 = 1.5;
const APART: f64 = 5.0;

/// How much higher than what stands beside it a cell may begin that is set in the middle of its row, in ems.
const RISES: f64 = 2.6;

/// Columns of a table, at most, and rows, at least.
const COLUMNS: usize = 40;
const ROWS: usize = 3;

/// Lines that part the rows of a table, at least, and how much of its width each takes; those that are looked at, at most.
const PARTING: usize = 3;
const WIDE: f64 = 0.8;
const MOST: usize = 64;

/// Width of a column that is more than a number, in ems.
const BROAD: f64 = 2.0;

/// Edges that are in line, in ems.
const IN_LINE: f64 = 0.5;

/// What else speaks for a table.
pub(super) struct Known<'a> {
    /// The columns of the last table of the page before.
    pub(super) columns: Option<&'a [f64]>,
    /// Top and bottom of those of which the columns are drawn.
    pub(super) frames: &'a [(f64, f64)],
}

/// What is written row by row.
struct Row {
    cells: Vec<Spot>,
}

/// One cell: its lines, and where they stand.
struct Spot {
    pieces: Vec<usize>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    size: f64,
}

/// Puts pieces that stand in no table yet into those that they make.
pub(super) fn find(
    content: &Content,
    blocks: &[Block],
    pieces: &mut [Piece],
    tables: &mut Vec<Table>,
    known: &Known<'_>,
) {
    let levels = borders(&content.rules, true);
    let rows = rows(pieces, &levels);
    let mut run = Run::default();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !run.takes(row) {
            found.extend(std::mem::take(&mut run).table(content, blocks, pieces, &rows, (known, &levels)));
            run.takes(row);
        }
        if run.columns.is_empty() {
            continue;
        }
        run.rows.push(at);
    }
    found.extend(run.table(content, blocks, pieces, &rows, (known, &levels)));
    for (table, taken) in found {
        for (slot, spot) in taken.iter().enumerate() {
            let (row, cell) = *spot;
            for piece in &rows[row].cells[cell].pieces {
                pieces[*piece].cell = Some((tables.len(), slot));
            }
        }
        tables.push(table);
    }
}

/// Rows, in the order in which they are written.
fn rows(pieces: &[Piece], levels: &[Border]) -> Vec<Row> {
    let free: Vec<usize> = (0..pieces.len()).filter(|at| !pieces[*at].blank && pieces[*at].cell.is_none()).collect();
    let mut rows: Vec<Row> = Vec::new();
    for (nth, &at) in free.iter().enumerate() {
        let piece = &pieces[at];
        let above = rows.len().checked_sub(2).and_then(|above| rows.get(above)).map(Row::bottom);
        let beside = free.get(nth + 1).is_some_and(|next| {
            let next = &pieces[*next];
            (next.y - piece.y).abs() < 0.5 * piece.size && next.left > piece.right + RIVER * piece.size
        });
        let spot = || Spot {
            pieces: vec![at],
            left: piece.left,
            right: piece.right,
            top: piece.y,
            bottom: piece.y,
            size: piece.size,
        };
        match rows.last_mut().map(|row| (row.takes(piece, above, beside, levels), row)) {
            Some((Takes::Line, row)) => {
                if let Some(cell) = row.cells.last_mut() {
                    (cell.left, cell.right) = (cell.left.min(piece.left), cell.right.max(piece.right));
                    cell.bottom = piece.y;
                    cell.pieces.push(at);
                }
            }
            Some((Takes::Cell, row)) => row.cells.push(spot()),
            _ => rows.push(Row { cells: vec![spot()] }),
        }
    }
    rows
}

/// What the next piece is.
enum Takes {
    /// Another line of the last cell.
    Line,
    /// The next cell of the row.
    Cell,
    /// No part of the row.
    Nothing,
}

impl Row {
    fn top(&self) -> f64 {
        self.cells.iter().map(|cell| cell.top).fold(f64::NEG_INFINITY, f64::max)
    }

    fn bottom(&self) -> f64 {
        self.cells.iter().map(|cell| cell.bottom).fold(f64::INFINITY, f64::min)
    }

    /// `above`: where the row before ends. `beside`: something stands right of the piece on its line, so that it begins a row.
    fn takes(&self, piece: &Piece, above: Option<f64>, beside: bool, levels: &[Border]) -> Takes {
        let Some(cell) = self.cells.last() else { return Takes::Nothing };
        let size = cell.size.max(piece.size);
        let down = (cell.bottom - piece.y) / size;
        let right = piece.left >= cell.right + RIVER * size;
        let over = piece.left < cell.right && piece.right > cell.left;
        let alike = cell.size.min(piece.size) * 1.3 > size;
        let parted = || is_parted(levels, cell.bottom, piece.y + 0.5 * piece.size, piece.left);
        if (0.5..LEADING).contains(&down) && over && alike && !beside && !parted() {
            return Takes::Line;
        }
        if !right || self.cells.len() >= COLUMNS {
            return Takes::Nothing;
        }
        let highest = (self.top() + RISES * size).min(above.map_or(f64::INFINITY, |above| above - 0.5 * size));
        if down.abs() < 0.5 || (self.bottom() - 0.5 * size..highest).contains(&piece.y) {
            Takes::Cell
        } else {
            Takes::Nothing
        }
    }
}

/// Rows whose cells stand under one another.
#[derive(Default)]
struct Run {
    rows: Vec<usize>,
    /// From left to right, and apart.
    columns: Vec<(f64, f64)>,
    bottom: f64,
}

impl Run {
    /// Whether the next row has the same columns; widens them to it.
    fn takes(&mut self, row: &Row) -> bool {
        let (top, bottom) = (row.top(), row.bottom());
        let size = row.cells.iter().map(|cell| cell.size).fold(0.0, f64::max);
        if self.columns.is_empty() {
            if row.cells.len() > 1 {
                self.columns = row.cells.iter().map(|cell| (cell.left, cell.right)).collect();
                self.bottom = bottom;
            }
            return true;
        }
        if !(0.3..APART).contains(&((self.bottom - top) / size)) {
            return false;
        }
        let mut columns = self.columns.clone();
        let mut from = 0;
        for cell in &row.cells {
            let Some(column) =
                columns.get(from..).and_then(|rest| rest.iter().position(|(_, right)| cell.left < *right))
            else {
                // Right of all.
                columns.push((cell.left, cell.right));
                from = columns.len();
                continue;
            };
            let at = from + column;
            if cell.right <= columns[at].0 {
                columns.insert(at, (cell.left, cell.right));
            } else {
                columns[at] = (columns[at].0.min(cell.left), columns[at].1.max(cell.right));
            }
            let touches = |one: usize| columns.get(one).zip(columns.get(one + 1)).is_some_and(|(a, b)| a.1 > b.0);
            if touches(at) || at > 0 && touches(at - 1) {
                return false;
            }
            from = at + 1;
        }
        if columns.len() > COLUMNS || row.cells.len() < 2 && columns.len() > self.columns.len() {
            return false;
        }
        (self.columns, self.bottom) = (columns, bottom);
        true
    }

    /// The table, and which cell of which row each of its slots is; `None` if it is none.
    fn table(
        mut self,
        content: &Content,
        blocks: &[Block],
        pieces: &[Piece],
        rows: &[Row],
        (known, levels): (&Known<'_>, &[Border]),
    ) -> Option<(Table, Vec<(usize, usize)>)> {
        while self.rows.last().is_some_and(|row| rows[*row].cells.len() < 2) {
            self.rows.pop();
        }
        let several = self.rows.iter().filter(|row| rows[**row].cells.len() > 1).count();
        let cells: usize = self.rows.iter().map(|row| rows[*row].cells.len()).sum();
        let columns = self.columns.len();
        if several < ROWS || columns < 2 || cells * 2 < self.rows.len() * columns {
            return None;
        }
        let column =
            |spot: &Spot| self.columns.iter().position(|(left, right)| *left <= spot.left && spot.right <= *right);
        let (mut slots, mut taken) = (Vec::new(), Vec::new());
        let mut of: Vec<Vec<&Spot>> = vec![Vec::new(); columns];
        for (nth, &row) in self.rows.iter().enumerate() {
            for (cell, spot) in rows[row].cells.iter().enumerate() {
                let column = column(spot)?;
                of[column].push(spot);
                let edge = match self.columns.get(column + 1) {
                    Some((left, _)) => *left,
                    None => self.columns[column].1 + spot.size,
                };
                slots.push(Slot { row: nth, column, rows: 1, columns: 1, edge: Some(edge) });
                taken.push((row, cell));
            }
        }
        let lefts: Vec<f64> = self.columns.iter().map(|(left, _)| *left).chain([f64::INFINITY]).collect();
        let (top, bottom) = (rows[self.rows[0]].top(), rows[*self.rows.last()?].bottom());
        let framed = || known.frames.iter().any(|(high, low)| top <= *high && bottom >= *low);
        let goes_on = known.columns.is_some_and(|before| {
            before.len() == lefts.len() && before[..columns].iter().zip(&lefts).all(|(a, b)| (a - b).abs() < SAME)
        });
        let tall = columns > 2 && self.rows.iter().any(|row| rows[*row].cells.iter().any(|cell| cell.pieces.len() > 1));
        let parted = || {
            let (left, right) = (self.columns[0].0, self.columns[columns - 1].1);
            let wide = |rule: &&Border| rule.to.min(right) - rule.from.max(left) >= WIDE * (right - left);
            between(levels, top, bottom).filter(wide).count() + 1 >= PARTING
        };
        // Numbers of items and of pages take less room.
        let broad = || {
            let size = rows[self.rows[0]].cells.iter().map(|cell| cell.size).fold(0.0, f64::max);
            let wide = self.columns.iter().filter(|(left, right)| right - left >= BROAD * size).count();
            wide > 2 && self.rows.iter().filter(|row| rows[**row].cells.len() > 2).count() > ROWS
        };
        let headed = || {
            let fonts = |row: &Row| -> Vec<_> {
                row.cells
                    .iter()
                    .map(|cell| font(content, &blocks[pieces[cell.pieces[0]].block], &pieces[cell.pieces[0]]))
                    .collect()
            };
            let (head, body) = (fonts(&rows[self.rows[0]]), fonts(&rows[self.rows[1]]));
            head.iter().all(|font| !body.contains(font))
        };
        if !of.iter().all(|spots| are_in_line(spots))
            || !(goes_on || tall || headed() || parted() || framed() || broad())
        {
            return None;
        }
        Some((Table { columns: lefts, top, bottom, slots }, taken))
    }
}

/// Level lines that stand between two heights.
fn between(levels: &[Border], high: f64, low: f64) -> impl Iterator<Item = &Border> {
    let first = levels.partition_point(|rule| rule.at < low);
    levels[first..].iter().take_while(move |rule| rule.at <= high).take(MOST)
}

/// Whether a line is drawn between two lines of text: these are two cells.
fn is_parted(levels: &[Border], high: f64, low: f64, x: f64) -> bool {
    between(levels, high, low).any(|rule| rule.from <= x && x <= rule.to)
}

/// Whether nearly all begin in line, or end so, or have their middles so.
fn are_in_line(spots: &[&Spot]) -> bool {
    let near = |of: &dyn Fn(&Spot) -> f64| {
        let mut edges: Vec<f64> = spots.iter().map(|spot| of(spot)).collect();
        edges.sort_by(f64::total_cmp);
        let middle = edges[edges.len() / 2];
        let near = spots.iter().filter(|spot| (of(spot) - middle).abs() < IN_LINE * spot.size).count();
        near * 10 >= spots.len() * 7
    };
    !spots.is_empty()
        && (near(&|spot| spot.left) || near(&|spot| spot.right) || near(&|spot| f64::midpoint(spot.left, spot.right)))
}
