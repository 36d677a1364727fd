//! Tables whose cells have lines around them, or between them: rules that meet → rows and columns.

use super::super::rules::Rule;
use super::{Slot, Table};

/// Rules so near are one: the borders of two cells side by side, a double line.
const NEAR: f64 = 3.0;

/// Where a rule ends, and the next of the same border begins.
const GAP: f64 = 4.0;

/// Pairs of rules that are looked at, cells of one table, and tables of a page, at most.
const PAIRS: usize = 1_000_000;
const CELLS: usize = 20_000;
const TABLES: usize = 200;

/// A table as it is drawn.
pub(super) struct Ruled {
    /// From left to right, and from top to bottom; outer borders that are not drawn are where the others end.
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Of each field of the grid, row by row, which cell it is a part of.
    cells: Vec<usize>,
}

/// The tables that are drawn, from the top of the page to its bottom.
pub(super) fn tables(rules: &[Rule]) -> Vec<Ruled> {
    let (level, upright) = (borders(rules, true), borders(rules, false));
    if level.is_empty() || upright.is_empty() || level.len().saturating_mul(upright.len()) > PAIRS {
        return Vec::new();
    }
    let mut groups = Groups::new(level.len() + upright.len());
    for (a, one) in level.iter().enumerate() {
        for (b, other) in upright.iter().enumerate() {
            if one.reaches(other.at) && other.reaches(one.at) {
                groups.join(a, level.len() + b);
            }
        }
    }
    let mut of: Vec<(Vec<&Border>, Vec<&Border>)> =
        (0..level.len() + upright.len()).map(|_| Default::default()).collect();
    for (at, border) in level.iter().enumerate() {
        of[groups.find(at)].0.push(border);
    }
    for (at, border) in upright.iter().enumerate() {
        of[groups.find(level.len() + at)].1.push(border);
    }
    let mut tables: Vec<Ruled> = of.iter().filter_map(|(level, upright)| Ruled::of(level, upright)).collect();
    tables.sort_by(|one, other| other.ys[0].total_cmp(&one.ys[0]).then(one.xs[0].total_cmp(&other.xs[0])));
    tables.truncate(TABLES);
    tables
}

impl Ruled {
    fn of(level: &[&Border], upright: &[&Border]) -> Option<Self> {
        let ends = |borders: &[&Border]| {
            let from = borders.iter().map(|border| border.from).fold(f64::INFINITY, f64::min);
            (from, borders.iter().map(|border| border.to).fold(f64::NEG_INFINITY, f64::max))
        };
        let edges = |inside: &[&Border], (from, to): (f64, f64)| {
            let mut edges: Vec<f64> = inside.iter().map(|border| border.at).chain([from, to]).collect();
            edges.sort_by(f64::total_cmp);
            // The end of a rule that stands out is no border.
            edges.dedup_by(|next, last| *next - *last < GAP);
            edges
        };
        if level.is_empty() || upright.is_empty() {
            return None;
        }
        let xs = edges(upright, ends(level));
        let mut ys = edges(level, ends(upright));
        ys.reverse();
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        if columns < 2 || rows < 2 || columns.saturating_mul(rows) > CELLS {
            return None;
        }
        let mut groups = Groups::new(columns * rows);
        for row in 0..rows {
            let middle = f64::midpoint(ys[row], ys[row + 1]);
            for column in 0..columns {
                let here = row * columns + column;
                if column + 1 < columns && !is_drawn(upright, xs[column + 1], middle) {
                    groups.join(here, here + 1);
                }
                if row + 1 < rows && !is_drawn(level, ys[row + 1], f64::midpoint(xs[column], xs[column + 1])) {
                    groups.join(here, here + columns);
                }
            }
        }
        let cells = (0..columns * rows).map(|field| groups.find(field)).collect();
        Some(Self { xs, ys, cells })
    }

    /// Which cell stands at a place of the page.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge >= y).checked_sub(1)?;
        let columns = self.xs.len() - 1;
        (column < columns && row < self.ys.len() - 1).then(|| self.cells[row * columns + column])
    }

    /// The cells, each by the first of its fields, and where the columns begin and end.
    pub(super) fn table(&self) -> Table {
        let columns = self.xs.len() - 1;
        let mut slots = vec![Slot::default(); self.cells.len()];
        for (field, cell) in self.cells.iter().enumerate() {
            let (row, column) = (field / columns, field % columns);
            let slot = &mut slots[*cell];
            if slot.rows == 0 {
                *slot = Slot { row, column, rows: 1, columns: 1, edge: None };
            }
            slot.column = slot.column.min(column);
            slot.rows = slot.rows.max(row + 1 - slot.row);
            slot.columns = slot.columns.max(column + 1 - slot.column);
            slot.edge = Some(self.xs[slot.column + slot.columns]);
        }
        Table { columns: self.xs.clone(), top: self.ys[0], bottom: self.ys[self.ys.len() - 1], slots }
    }
}

/// One border: rules in line, of which each begins where the last one ends.
pub(super) struct Border {
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Border {
    fn reaches(&self, at: f64) -> bool {
        (self.from - NEAR..=self.to + NEAR).contains(&at)
    }
}

/// The borders that go one way, by where they stand.
pub(super) fn borders(rules: &[Rule], level: bool) -> Vec<Border> {
    let mut rules: Vec<&Rule> = rules.iter().filter(|rule| rule.level == level).collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut borders: Vec<Border> = Vec::new();
    let mut rest = &mut rules[..];
    while let Some(first) = rest.first().map(|rule| rule.at) {
        let count = rest.partition_point(|rule| rule.at - first <= NEAR);
        let (line, others) = std::mem::take(&mut rest).split_at_mut(count);
        rest = others;
        let at = line.iter().map(|rule| rule.at).sum::<f64>() / count as f64;
        line.sort_by(|one, other| one.from.total_cmp(&other.from));
        let before = borders.len();
        for rule in line {
            match borders[before..].last_mut() {
                Some(border) if rule.from - border.to <= GAP => border.to = border.to.max(rule.to),
                _ => borders.push(Border { at, from: rule.from, to: rule.to }),
            }
        }
    }
    borders
}

/// Whether one of the borders stands `at` this edge and passes `middle`. Of one edge they are sorted, and apart.
fn is_drawn(borders: &[&Border], at: f64, middle: f64) -> bool {
    let first = borders.partition_point(|border| border.at < at - GAP);
    let edge = borders[first..].iter().take_while(|border| border.at <= at + GAP);
    edge.into_iter().any(|border| border.from <= middle && middle <= border.to)
}

/// Things that belong together, each by the least of them.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn find(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        let (least, more) = (one.min(other), one.max(other));
        self.0[more] = least;
    }
}
