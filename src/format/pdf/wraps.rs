//! Ends of lines that only the width of the page put there: a name, an age or an address goes on behind them.
//!
//! A line ends by itself where the first word of the next one would still have had room in it. How much room there is, the
//! other lines of the page say, or of the block where it is a column of its own, or what stands beside it: the next cell of a
//! table.

use super::lines::Item;
use crate::format::wraps::goes_on;
use crate::segment::{Place, Role};

/// The items of one segment, and where its lines end.
pub(super) struct Block {
    pub(super) items: Vec<Item>,
    pub(super) place: Place,
    pub(super) breaks: Vec<Break>,
    /// Left end of the line that begins first, and right end of its last one.
    pub(super) left: f64,
    pub(super) right: f64,
    /// How high its first and its last line stand.
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// It runs from left to right on the page.
    pub(super) upright: bool,
    /// Where the cell ends in which it stands.
    pub(super) edge: Option<f64>,
}

/// The end of a line, in the space of the part.
#[derive(Clone, Copy)]
pub(super) struct Break {
    /// Which item it is.
    pub(super) item: usize,
    /// Where the line begins and ends.
    pub(super) left: f64,
    pub(super) right: f64,
    /// How long the first word of the next line is.
    pub(super) word: f64,
    /// One em.
    pub(super) size: f64,
}

/// How much shorter than the widest line a full one may be, in ems: a long word.
const RAGGED: f64 = 6.0;

/// Lines so near to the edge that there is one.
const NEAR: usize = 3;

/// Length of a line that is one of a text by itself, in ems: lines of a list are shorter.
const LONG: f64 = 20.0;

/// Lines of a column that says by itself how wide it is.
const COLUMN: usize = 4;

/// Line ends in one cell of a table, at most.
const CELL: usize = 12;

/// Room between what stands in a cell and its neighbour, in ems.
const PADDING: f64 = 0.7;

/// Blocks that are looked at for what stands beside another, at most.
const MOST: usize = 2_000_000;

/// Makes a space of every end of a line that is none of the writer's.
pub(super) fn soften(blocks: &mut [Block]) {
    let mut rights: Vec<f64> = Vec::new();
    for block in blocks.iter().filter(|block| is_text(block)) {
        rights.extend(block.breaks.iter().map(|line| line.right).chain([block.right]));
    }
    // Sorted: asking every line for every other would take a page of a hundred thousand lines the square of them.
    rights.retain(|right| right.is_finite());
    rights.sort_by(f64::total_cmp);
    let edge = rights.last().copied().unwrap_or(f64::NEG_INFINITY);
    let cells = besides(blocks);
    for (block, cell) in blocks.iter_mut().zip(cells).filter(|(block, _)| is_text(block)) {
        let cell = block.edge.or(cell);
        let beside = |line: &Break| cell.is_some_and(|cell| is_full(line, cell - PADDING * line.size));
        let own = block.breaks.iter().map(|line| line.right).chain([block.right]).fold(f64::NEG_INFINITY, f64::max);
        let column = block.breaks.len() + 1 >= COLUMN
            && block.breaks.iter().filter(|line| is_full(line, own)).count() * 5 >= block.breaks.len() * 4;
        let near =
            |line: &Break| rights.len() - rights.partition_point(|right| *right < edge - RAGGED * line.size) >= NEAR;
        for at in 0..block.breaks.len() {
            let line = block.breaks[at];
            let full = column && is_full(&line, own)
                || is_full(&line, edge) && (line.right - line.left >= LONG * line.size || near(&line));
            if !full && !beside(&line) {
                continue;
            }
            let from = at.checked_sub(1).map_or(0, |before| block.breaks[before].item + 1);
            let to = block.breaks.get(at + 1).map_or(block.items.len(), |after| after.item);
            let text =
                |items: Option<&[Item]>| items.unwrap_or_default().iter().map(|item| item.text.as_str()).collect();
            let (this, next): (String, String) =
                (text(block.items.get(from..line.item)), text(block.items.get(line.item + 1..to)));
            if goes_on(&this, &next) && (full || !(is_headed(&this) && is_headed(&next))) {
                // «12/03/» goes on with its year.
                let apart = if this.ends_with(|c: char| c.is_whitespace() || c == '/') { "" } else { " " };
                block.items[line.item].text = apart.to_owned();
            }
        }
    }
}

/// Of every block of few lines, where the nearest block beside it begins, to its right and as high.
fn besides(blocks: &[Block]) -> Vec<Option<f64>> {
    let mut lefts: Vec<(f64, f64, f64)> = Vec::new();
    for block in blocks.iter().filter(|block| is_text(block) && block.left.is_finite()) {
        lefts.push((block.left, block.top.max(block.bottom), block.top.min(block.bottom)));
    }
    lefts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut asked = 0;
    let mut of = |block: &Block| {
        if !is_text(block) || !(1..=CELL).contains(&block.breaks.len()) {
            return None;
        }
        let right = block.breaks.iter().map(|line| line.right).fold(block.right, f64::max);
        let (top, bottom) = (block.top.max(block.bottom), block.top.min(block.bottom));
        let from = lefts.partition_point(|(left, ..)| *left < right);
        // A page of a hundred thousand blocks would take the square of them.
        let near = lefts[from..].iter().take(MOST.checked_sub(asked)?);
        let found = near.inspect(|_| asked += 1).find(|(_, high, low)| *high >= bottom && *low <= top);
        found.map(|(left, ..)| *left)
    };
    blocks.iter().map(&mut of).collect()
}

/// A word in capitals begins the line: names of a list, one a line.
fn is_headed(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let more = line.split_whitespace().nth(1).is_some();
    more && first.chars().filter(|c| c.is_uppercase()).count() > 2 && !first.contains(char::is_lowercase)
}

/// Neither at the head or foot of the page, nor turned.
fn is_text(block: &Block) -> bool {
    block.upright && block.place.role != Role::Furniture
}

/// Whether the next word had no more room.
fn is_full(line: &Break, edge: f64) -> bool {
    line.right + line.word > edge - 0.1 * line.size
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters that are all half an em wide, at the left edge.
    fn block(lines: &[&str]) -> Block {
        let (mut items, mut breaks) = (Vec::new(), Vec::new());
        let width = |text: &str| text.chars().count() as f64 * 0.5;
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                let word = width(line.split(' ').next().unwrap_or_default());
                breaks.push(Break { item: items.len(), left: 0.0, right: width(lines[n - 1]), word, size: 1.0 });
                items.push(Item { text: "\n".to_owned(), source: 0..0 });
            }
            items.push(Item { text: (*line).to_owned(), source: 0..1 });
        }
        let right = lines.last().map_or(0.0, |line| width(line));
        Block {
            items,
            place: Place::default(),
            breaks,
            left: 0.0,
            right,
            top: 0.0,
            bottom: 0.0,
            upright: true,
            edge: None,
        }
    }

    fn softened(texts: &[&[&str]]) -> Vec<String> {
        let mut blocks: Vec<Block> = texts.iter().map(|lines| block(lines)).collect();
        soften(&mut blocks);
        blocks.iter().map(|block| block.items.iter().map(|item| item.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_paragraph_is_one_line_and_a_list_is_many() {
        let paragraph = [
            "Le jeune Karim est suivi depuis la rentrée par le service, et il a 17",
            "ans ; sa mère demande un rendez-vous au collège. Un courrier lui sera",
            "adressé.",
        ];
        let list =
            ["Présents :", "Mme Odile Perdriolat, adjointe au maire", "M. Yann Trévidic, principal", "Lucas Anger"];
        assert_eq!(softened(&[&paragraph, &list]), [paragraph.join(" "), list.join("\n")]);
    }

    #[test]
    fn a_cell_ends_where_the_next_one_begins() {
        let cell = |left: f64, lines: &[&str]| {
            let mut block = block(lines);
            block.breaks.iter_mut().for_each(|line| (line.left, line.right) = (left, line.right + left));
            (block.left, block.right, block.top, block.bottom) = (left, block.right + left, 9.0, 8.0);
            block
        };
        let texts = |blocks: &[Block]| -> Vec<String> {
            blocks.iter().map(|block| block.items.iter().map(|item| item.text.as_str()).collect()).collect()
        };
        let mut row = vec![
            cell(0.0, &["VACHON", "Noé"]),
            cell(4.5, &["8 rue des", "Ajoncs, B"]),
            cell(10.0, &["12/03/", "2009"]),
            cell(13.0, &["court"]),
        ];
        let mut list = vec![cell(0.0, &["Noé", "Awa"]), cell(30.0, &["mère"])];
        soften(&mut list);
        assert_eq!(texts(&list)[0], "Noé\nAwa");
        let mut list = vec![cell(0.0, &["VACHON Noé", "SISSOKO Awa"]), cell(6.5, &["mère"]), cell(80.0, &["suite"])];
        soften(&mut list);
        assert_eq!(texts(&list)[0], "VACHON Noé\nSISSOKO Awa");
        soften(&mut row);
        assert_eq!(texts(&row)[..3], ["VACHON Noé", "8 rue des Ajoncs, B", "12/03/2009"]);
    }

    #[test]
    fn a_column_knows_how_wide_it_is() {
        let column = ["le jeune Karim", "Plantiveau est", "suivi, il a 17", "ans et demi"];
        let wide = ["Une ligne qui va d'un bord de la page à l'autre bord de cette page-ci,", "et une autre"];
        assert_eq!(softened(&[&wide, &column])[1], column.join(" "));
    }
}
