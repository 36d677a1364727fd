//! Blocks → what stands on one line in one cell → blocks again, one a cell.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::content::{Content, Glyph};
use super::super::lines::Item;
use super::super::wraps::{Block, Break};
use super::is_text;
use super::ruled::Ruled;
use crate::segment::Cell;

/// What one block has on one line, up to a tab or the border of a cell.
pub(super) struct Piece {
    pub(super) block: usize,
    pub(super) items: Range<usize>,
    /// What stands between it and the piece before, in the same block.
    before: Between,
    /// Table and cell, if it stands in one.
    pub(super) cell: Option<(usize, usize)>,
    pub(super) left: f64,
    pub(super) right: f64,
    /// How high its base line is, and one em.
    pub(super) y: f64,
    pub(super) size: f64,
    /// Shows nothing.
    pub(super) blank: bool,
    /// Has a colon at its end, or before a blank.
    pub(super) labels: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Between {
    /// It is the first of its block.
    Start,
    /// Nothing: a word goes on.
    Nothing,
    /// A tab, the end of a line, or room that no blank fills: the item right before it.
    Item,
}

/// The cells of a page, by table and slot: where each stands, and its right edge.
pub(super) type Numbered = BTreeMap<(usize, usize), (Cell, Option<f64>)>;

/// How far the middle of a letter is above its base line, in ems.
const MIDDLE: f64 = 0.25;

/// Room between two operators that may be that between two cells, in ems.
const ROOM: f64 = 0.5;

/// Lines of one cell: no further apart, in ems.
const APART: f64 = 1.9;

/// The pieces of all blocks, in their order, with their cells in the tables that are drawn.
pub(super) fn pieces(content: &Content, blocks: &[Block], drawn: &[Ruled]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| is_text(block)) {
        let mut before = Between::Start;
        let mut last: Option<&Glyph> = None;
        let (mut word, mut colon) = (false, false);
        let mut piece: Option<Piece> = None;
        for (at, item) in block.items.iter().enumerate() {
            let Some((first, end)) = glyphs(content, item) else {
                // «823074 Awa»: a number begins no cell for the lines, since it may be that of an item.
                let next = || block.items.get(at + 1).and_then(|next| glyphs(content, next));
                let room = item.text == " "
                    && last.zip(next()).is_some_and(|(last, (next, _))| {
                        last.show != next.show && next.start.0 - last.end.0 > ROOM * last.size.max(next.size)
                    });
                if let Some(piece) = &mut piece {
                    piece.labels |= std::mem::take(&mut colon);
                }
                if room || matches!(item.text.as_str(), "\t" | "\n") && item.source.is_empty() {
                    pieces.extend(piece.take());
                    before = Between::Item;
                } else if let Some(piece) = &mut piece {
                    piece.items.end = at + 1;
                }
                word = false;
                continue;
            };
            let blank = item.text.trim().is_empty();
            let starts = !word || last.is_none_or(|last| last.show != first.show && is_apart(last, first));
            let falls = last.is_some_and(|last| (last.start.1 - first.start.1).abs() > 0.5 * first.size.max(last.size));
            let here = (!blank && (starts || falls || piece.is_none())).then(|| cell(drawn, first));
            let other = matches!((&piece, here), (Some(piece), Some(here)) if !piece.blank && piece.cell != here);
            if piece.is_some() && (falls || other) {
                pieces.extend(piece.take());
                before = Between::Nothing;
            }
            match &mut piece {
                Some(piece) => {
                    piece.items.end = at + 1;
                    if !blank {
                        piece.cell = if piece.blank { here.flatten() } else { piece.cell };
                        piece.left = if piece.blank { first.start.0 } else { piece.left };
                        piece.right = piece.right.max(end.end.0);
                        piece.size = piece.size.max(first.size);
                    }
                    piece.blank &= blank;
                }
                None => {
                    piece = Some(Piece {
                        block: number,
                        items: at..at + 1,
                        before,
                        cell: here.flatten(),
                        left: first.start.0,
                        right: if blank { first.start.0 } else { end.end.0 },
                        y: first.start.1,
                        size: first.size,
                        blank,
                        labels: false,
                    });
                }
            }
            if let Some(piece) = &mut piece {
                piece.labels |= blank && colon;
            }
            colon = item.text.ends_with(':');
            word = !blank;
            last = Some(end);
        }
        if let Some(piece) = &mut piece {
            piece.labels |= colon;
        }
        pieces.extend(piece);
    }
    pieces
}

/// The font in which a piece begins.
pub(super) fn font(content: &Content, block: &Block, piece: &Piece) -> Option<(Option<usize>, bool)> {
    let items = block.items.get(piece.items.clone())?;
    let (first, _) = items.iter().filter(|item| !item.text.trim().is_empty()).find_map(|item| glyphs(content, item))?;
    let state = &content.shows.get(first.show as usize)?.state;
    Some((state.font, state.by_state))
}

/// The blocks with those of each cell by themselves. All of a table stands where its first piece did, row by row.
pub(super) fn assemble(content: &Content, blocks: Vec<Block>, pieces: Vec<Piece>, numbered: &Numbered) -> Vec<Block> {
    let number = |piece: &Piece| piece.cell.and_then(|cell| numbered.get(&cell));
    let mut cut = vec![false; blocks.len()];
    pieces.iter().filter(|piece| number(piece).is_some()).for_each(|piece| cut[piece.block] = true);
    let mut out: Vec<Out> = Vec::new();
    // Where each table is put, and its cells.
    let mut tables: BTreeMap<u32, (usize, Cells)> = BTreeMap::new();
    let mut rest = pieces.into_iter().peekable();
    for (at, block) in blocks.into_iter().enumerate() {
        let mine = std::iter::from_fn(|| rest.next_if(|piece| piece.block == at));
        if !cut[at] {
            mine.for_each(drop);
            out.push(Out { block, last: None });
            continue;
        }
        let (place, mut items, mut taken) = (block.place, block.items.into_iter(), 0);
        let (mut open, mut count) = (None, 0);
        for piece in mine {
            let skipped = piece.items.start - taken;
            let between: Vec<Item> = items.by_ref().take(skipped).collect();
            let own: Vec<Item> = items.by_ref().take(piece.items.len()).collect();
            taken = piece.items.end;
            let cell = number(&piece);
            let here = cell.map(|_| piece.cell);
            let adjacent = count > 0 && open == Some(here);
            count += 1;
            open = Some(here);
            let outs = match cell {
                None => &mut out,
                Some((cell, _)) => {
                    let position = out.len();
                    let (_, cells) = tables.entry(cell.table).or_insert_with(|| (position, BTreeMap::new()));
                    let slot = piece.cell.map_or(0, |(_, slot)| slot);
                    cells.entry((cell.row, cell.column, slot)).or_default()
                }
            };
            let mut place = place;
            place.cell = cell.map(|(cell, _)| *cell);
            let edge = cell.and_then(|(_, edge)| *edge);
            let joined = (adjacent || cell.is_some())
                && outs.last_mut().is_some_and(|out| out.join(content, &piece, adjacent, between, &own));
            if joined {
                if let Some(out) = outs.last_mut() {
                    out.take(piece, own);
                }
            } else {
                let block = Block {
                    items: Vec::new(),
                    place,
                    breaks: Vec::new(),
                    left: piece.left,
                    right: piece.right,
                    top: piece.y,
                    bottom: piece.y,
                    upright: true,
                    edge,
                };
                let mut new = Out { block, last: None };
                new.take(piece, own);
                outs.push(new);
            }
        }
    }
    let mut at = tables.into_values().collect::<Vec<_>>();
    at.sort_by_key(|(position, _)| *position);
    let mut at = at.into_iter().peekable();
    let mut done = Vec::new();
    for (position, one) in out.into_iter().map(Some).chain([None]).enumerate() {
        while let Some((_, cells)) = at.next_if(|(place, _)| *place <= position) {
            done.extend(cells.into_values().flatten().map(|out| out.block));
        }
        done.extend(one.map(|out| out.block));
    }
    done.retain(|block| block.items.iter().any(|item| !item.text.trim().is_empty()));
    done
}

/// What stands in the cells of a table, by row, column and slot.
type Cells = BTreeMap<(u32, u32, usize), Vec<Out>>;

/// A block that is put together, and where its last piece stands.
struct Out {
    block: Block,
    last: Option<Line>,
}

#[derive(Clone, Copy)]
struct Line {
    left: f64,
    right: f64,
    y: f64,
    size: f64,
}

impl Out {
    /// Puts what stands between its last piece and the next; `false` if the next is another paragraph.
    fn join(&mut self, content: &Content, next: &Piece, adjacent: bool, between: Vec<Item>, items: &[Item]) -> bool {
        let Some(last) = self.last else { return false };
        let line = |block: &mut Block| {
            let (item, word) = (block.items.len(), word(content, items));
            block.breaks.push(Break { item, left: last.left, right: last.right, word, size: last.size });
        };
        if adjacent && next.before != Between::Start {
            if between.iter().any(|item| item.text == "\n") {
                line(&mut self.block);
            }
            self.block.items.extend(between);
            return true;
        }
        let (size, down) = (last.size.max(next.size), last.y - next.y);
        let at = items.first().map_or(0, |item| item.source.start);
        let fits = last.size.min(next.size) * 1.3 > size && size > 0.0;
        let apart = match down / size {
            same if same.abs() < 0.5 && next.left >= last.right - 0.1 * size => " ",
            below if (0.5..APART).contains(&below) => "\n",
            _ => return false,
        };
        if !fits || self.block.items.last().is_some_and(|item| item.source.end > at) {
            return false;
        }
        if apart == "\n" {
            line(&mut self.block);
        }
        self.block.items.push(Item { text: apart.to_owned(), source: at..at });
        true
    }

    fn take(&mut self, piece: Piece, items: Vec<Item>) {
        let block = &mut self.block;
        block.items.extend(items);
        (block.left, block.right, block.bottom) = (block.left.min(piece.left), piece.right, piece.y);
        let left = match self.last {
            Some(last) if (last.y - piece.y).abs() < 0.5 * piece.size => last.left,
            _ => piece.left,
        };
        self.last = Some(Line { left, right: piece.right, y: piece.y, size: piece.size });
    }
}

/// How long the first word is.
fn word(content: &Content, items: &[Item]) -> f64 {
    let letters = items.iter().skip_while(|item| item.text.trim().is_empty());
    let mut letters = letters.take_while(|item| !item.text.trim().is_empty()).filter_map(|item| glyphs(content, item));
    let Some((first, end)) = letters.next() else { return 0.0 };
    letters.last().map_or(end, |(_, end)| end).end.0 - first.start.0
}

/// The first and the last glyph of an item that has any.
fn glyphs<'a>(content: &'a Content, item: &Item) -> Option<(&'a Glyph, &'a Glyph)> {
    if item.source.is_empty() {
        return None;
    }
    let last = usize::try_from(item.source.end).ok()?.checked_sub(1)?;
    Some((content.glyphs.get(usize::try_from(item.source.start).ok()?)?, content.glyphs.get(last)?))
}

fn is_apart(last: &Glyph, next: &Glyph) -> bool {
    (next.start.0 - last.end.0).abs() > 0.05 * next.size
}

fn cell(drawn: &[Ruled], glyph: &Glyph) -> Option<(usize, usize)> {
    let (x, y) = (f64::midpoint(glyph.start.0, glyph.end.0), glyph.start.1 + MIDDLE * glyph.size);
    drawn.iter().enumerate().find_map(|(table, drawn)| Some((table, drawn.at(x, y)?)))
}
