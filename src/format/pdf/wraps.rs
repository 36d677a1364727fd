//! Ends of lines that only the width of the page put there: a name, an age or an address goes on behind them.
//!
//! A line ends by itself where the first word of the next one would still have had room in it. How much room there is, the
//! other lines of the page say, or of the block where it is a column of its own.

use super::lines::Item;
use crate::format::wraps::goes_on;
use crate::segment::{Place, Role};

/// The items of one segment, and where its lines end.
pub(super) struct Block {
    pub(super) items: Vec<Item>,
    pub(super) place: Place,
    pub(super) breaks: Vec<Break>,
    /// Right end of its last line, and whether it runs from left to right on the page.
    pub(super) right: f64,
    pub(super) upright: bool,
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
    for block in blocks.iter_mut().filter(|block| is_text(block)) {
        let own = block.breaks.iter().map(|line| line.right).chain([block.right]).fold(f64::NEG_INFINITY, f64::max);
        let column = block.breaks.len() + 1 >= COLUMN
            && block.breaks.iter().filter(|line| is_full(line, own)).count() * 5 >= block.breaks.len() * 4;
        let near =
            |line: &Break| rights.len() - rights.partition_point(|right| *right < edge - RAGGED * line.size) >= NEAR;
        for at in 0..block.breaks.len() {
            let line = block.breaks[at];
            let full = column && is_full(&line, own)
                || is_full(&line, edge) && (line.right - line.left >= LONG * line.size || near(&line));
            if !full {
                continue;
            }
            let from = at.checked_sub(1).map_or(0, |before| block.breaks[before].item + 1);
            let to = block.breaks.get(at + 1).map_or(block.items.len(), |after| after.item);
            let text =
                |items: Option<&[Item]>| items.unwrap_or_default().iter().map(|item| item.text.as_str()).collect();
            let (this, next): (String, String) =
                (text(block.items.get(from..line.item)), text(block.items.get(line.item + 1..to)));
            if goes_on(&this, &next) {
                let apart = if this.ends_with(char::is_whitespace) { "" } else { " " };
                block.items[line.item].text = apart.to_owned();
            }
        }
    }
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
        Block { items, place: Place::default(), breaks, right, upright: true }
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
    fn a_column_knows_how_wide_it_is() {
        let column = ["le jeune Karim", "Plantiveau est", "suivi, il a 17", "ans et demi"];
        let wide = ["Une ligne qui va d'un bord de la page à l'autre bord de cette page-ci,", "et une autre"];
        assert_eq!(softened(&[&wide, &column])[1], column.join(" "));
    }
}
