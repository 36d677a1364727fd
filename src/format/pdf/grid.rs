//! Tables: which blocks of a page stand in the cells of one, and in which.
//!
//! A drawn grid says it by its lines ([`ruled`]); without lines, what stands under one another and is written row by row does
//! ([`aligned`]). What is neither stays as it was read. Nothing is known here of words: a row is told from another by where it
//! stands, how it is drawn, and whether it says the same.

mod aligned;
mod pieces;
mod ruled;

use std::collections::BTreeMap;

use super::content::Content;
use super::wraps::Block;
use crate::segment::{Cell, Role};
use pieces::{Piece, font, pieces};

/// A table that was found, before its cells are counted.
struct Table {
    /// Where each column begins, and where the last one ends.
    columns: Vec<f64>,
    top: f64,
    bottom: f64,
    slots: Vec<Slot>,
}

/// One cell as it is drawn; it may go over several rows and columns.
#[derive(Clone, Default)]
struct Slot {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    /// Where it ends on the right, if that is known.
    edge: Option<f64>,
}

/// The tables of a document so far.
#[derive(Default)]
pub(super) struct Grids {
    count: u32,
    last: Option<Last>,
}

/// The last table of a page, which the next page may go on with.
struct Last {
    table: u32,
    rows: u32,
    columns: Vec<f64>,
    head: Vec<(usize, String)>,
}

/// Lines above a table that goes on from the page before, or below one that goes on: a running title, a number.
const RUNNING: usize = 2;

/// Columns of two pages that begin this near to one another are the same, in points.
const SAME: f64 = 3.0;

/// Rows of the headers of a table, at most.
const HEAD: usize = 3;

impl Grids {
    /// Puts what stands in a cell into a block of its own. `page`: the content is that of a page, and no form in one.
    pub(super) fn cut(&mut self, content: &Content, blocks: Vec<Block>, page: bool) -> Vec<Block> {
        let last = if page { self.last.take() } else { None };
        if !blocks.iter().any(is_text) {
            return blocks;
        }
        let drawn = ruled::tables(&content.rules);
        if drawn.is_empty() && !may_be_rows(&blocks) {
            return blocks;
        }
        let mut pieces = pieces(content, &blocks, &drawn);
        let mut tables: Vec<Table> = drawn.iter().map(ruled::Ruled::table).collect();
        let frames = loosen(&tables, &mut pieces);
        let known = aligned::Known { columns: last.as_ref().map(|last| last.columns.as_slice()), frames: &frames };
        aligned::find(content, &blocks, &mut pieces, &mut tables, &known);
        let mut inside = vec![Vec::new(); tables.len()];
        for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| !piece.blank) {
            if let Some((table, slot)) = piece.cell {
                inside[table].push((at, slot));
            }
        }
        let (mut numbered, mut kept) = (BTreeMap::new(), None);
        let mut order: Vec<usize> = (0..tables.len()).collect();
        order.sort_by(|one, other| tables[*other].top.total_cmp(&tables[*one].top));
        let (mut first, mut bottom) = (true, f64::INFINITY);
        for at in order {
            let (table, inside) = (&tables[at], &inside[at]);
            let Some(cells) = cells(table, inside, &pieces) else { continue };
            let read = Read { content, blocks: &blocks, pieces: &pieces, inside, cells: &cells };
            let head = read.head();
            let before = last.as_ref().filter(|last| {
                first
                    && are_same(&last.columns, &table.columns)
                    && last.head != head
                    && lines(&pieces, |y| y > table.top) <= RUNNING
                    && !read.has_head()
            });
            let (number, from) = match before {
                Some(last) => (last.table, last.rows),
                None => {
                    self.count += 1;
                    (self.count - 1, 0)
                }
            };
            if table.bottom < bottom {
                bottom = table.bottom;
                let rows = cells.values().map(|(row, _)| row + 1).max().unwrap_or(0) as u32;
                let head = before.map_or(head, |last| last.head.clone());
                kept = Some(Last { table: number, rows: from + rows, columns: table.columns.clone(), head });
            }
            for (slot, (row, column)) in cells {
                let cell = Cell { table: number, row: from + row as u32, column: column as u32 };
                numbered.insert((at, slot), (cell, table.slots[slot].edge));
            }
            first = false;
        }
        if page {
            self.last = kept.filter(|_| lines(&pieces, |y| y < bottom) <= RUNNING);
        }
        if numbered.is_empty() { blocks } else { pieces::assemble(content, blocks, pieces, &numbered) }
    }
}

fn is_text(block: &Block) -> bool {
    block.upright && block.place.role != Role::Furniture
}

/// Whether anything stands beside what was written before it; on most pages nothing does.
fn may_be_rows(blocks: &[Block]) -> bool {
    let beside = |two: &[Block]| two[1].top > two[0].bottom - SAME;
    blocks.windows(2).any(beside) || blocks.iter().any(|block| block.items.iter().any(|item| item.text == "\t"))
}

/// Takes pieces out of tables of which only the columns are drawn, and not the rows: lines in them are written from left to
/// right again and again. Gives the top and bottom of these tables.
fn loosen(tables: &[Table], pieces: &mut [Piece]) -> Vec<(f64, f64)> {
    struct Way {
        /// Number of rows that hold something, and the last of them.
        rows: usize,
        slot: usize,
        y: f64,
        returns: usize,
    }
    let mut ways: Vec<Option<Way>> = tables.iter().map(|_| None).collect();
    for piece in pieces.iter().filter(|piece| !piece.blank) {
        let Some((table, slot)) = piece.cell else { continue };
        let slots = &tables[table].slots;
        let way = ways[table].get_or_insert(Way { rows: 1, slot, y: piece.y, returns: 0 });
        if slots[way.slot].row != slots[slot].row {
            way.rows += 1;
        } else if slots[slot].column < slots[way.slot].column && piece.y < way.y - 0.5 * piece.size {
            way.returns += 1;
        }
        (way.slot, way.y) = (slot, piece.y);
    }
    let loose = |way: &Option<Way>| way.as_ref().is_some_and(|way| way.rows <= 2 && way.returns >= 2);
    for piece in pieces {
        piece.cell = piece.cell.filter(|(table, _)| !loose(&ways[*table]));
    }
    let loose = tables.iter().zip(&ways).filter(|(_, way)| loose(way));
    loose.map(|(table, _)| (table.top, table.bottom)).collect()
}

/// Row and column of each cell that holds something.
type Cells = BTreeMap<usize, (usize, usize)>;

/// The cells of a table, if it is one: some stand under one another, and others beside them. What stands above the first row
/// of several is a title, and none of them. `inside`: the pieces that stand in it, and in which of its cells.
fn cells(table: &Table, inside: &[(usize, usize)], pieces: &[Piece]) -> Option<Cells> {
    let filled: BTreeMap<usize, bool> = inside.iter().map(|(at, slot)| (*slot, pieces[*at].labels)).collect();
    let mut rows: BTreeMap<usize, Vec<&Slot>> = BTreeMap::new();
    filled.keys().map(|slot| &table.slots[*slot]).for_each(|slot| rows.entry(slot.row).or_default().push(slot));
    let (&top, heads) = rows.iter().find(|(_, row)| row.len() > 1)?;
    let filled: Vec<(usize, bool)> = filled.into_iter().filter(|(slot, _)| table.slots[*slot].row >= top).collect();
    let mut under: BTreeMap<usize, usize> = BTreeMap::new();
    for slot in rows.values().filter(|row| row.len() > 1).flatten() {
        *under.entry(slot.column).or_default() += 1;
    }
    // «Nom :» beside its field: a form, not a table.
    let first = || filled.iter().filter(|(slot, _)| table.slots[*slot].column == 0);
    let fields = first().filter(|(_, labels)| *labels).count();
    if under.values().filter(|count| **count > 1).count() < 2 || fields > 1 && fields * 2 >= first().count() {
        return None;
    }
    // «Mineur» over «Nom» and «Prénom», and beside them «Classe», as high as both.
    let deep = heads.iter().any(|slot| slot.columns > 1) && heads.iter().any(|slot| slot.rows > 1);
    let deep = if deep { heads.iter().map(|slot| slot.rows).max().unwrap_or(1).min(HEAD) } else { 1 };
    let width = table.columns.len() - 1;
    let place = |slot: usize| {
        let Slot { row, column, columns, .. } = table.slots[slot];
        // One that goes over the whole table is under no header.
        ((row - top).saturating_sub(deep - 1), if columns == width { width } else { column })
    };
    Some(filled.into_iter().map(|(slot, _)| (slot, place(slot))).collect())
}

/// One table of a page.
struct Read<'a> {
    content: &'a Content,
    blocks: &'a [Block],
    pieces: &'a [Piece],
    inside: &'a [(usize, usize)],
    cells: &'a Cells,
}

impl Read<'_> {
    /// The pieces of one row, each with its column.
    fn row(&self, wanted: usize) -> impl Iterator<Item = (usize, &Piece)> {
        let found = self.inside.iter().filter_map(|(at, slot)| Some((self.cells.get(slot)?, &self.pieces[*at])));
        found.filter(move |((row, _), _)| *row == wanted).map(|((_, column), piece)| (*column, piece))
    }

    /// What the first row says, by its columns.
    fn head(&self) -> Vec<(usize, String)> {
        let mut head: BTreeMap<usize, String> = BTreeMap::new();
        for (column, piece) in self.row(0) {
            let items = self.blocks[piece.block].items.get(piece.items.clone()).unwrap_or_default();
            let letters = items.iter().flat_map(|item| item.text.chars()).filter(|c| !c.is_whitespace());
            head.entry(column).or_default().extend(letters);
        }
        head.into_iter().collect()
    }

    /// Whether the first row is drawn in other letters than the second.
    fn has_head(&self) -> bool {
        let font = |row: usize| {
            let (_, piece) = self.row(row).next()?;
            font(self.content, &self.blocks[piece.block], piece)
        };
        font(0).is_some() && font(1).is_some() && font(0) != font(1)
    }
}

fn are_same(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a == b || (a - b).abs() < SAME)
}

/// How many lines stand where `there` says.
fn lines(pieces: &[Piece], there: impl Fn(f64) -> bool) -> usize {
    let mut heights: Vec<f64> =
        pieces.iter().filter(|piece| !piece.blank && there(piece.y)).map(|piece| piece.y).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|next, last| *next - *last < 2.0);
    heights.len()
}
