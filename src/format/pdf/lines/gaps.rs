//! What stands between two glyphs: nothing, a blank, the end of a column, of a line or of a block.
//!
//! No PDF need say so. It is read off where the one ends and the other begins, in proportion to their size, and off what
//! producers are known to do: notes' numbers without a blank, letters set apart and drawn together again.

use super::super::accents::is_accent;
use super::super::content::{Characters, Content, Glyph};
use super::{Lines, across, along};

/// Longest segment, in bytes.
const BLOCK: usize = 64 * 1024;

/// Ends of the gaps, in ems: letters of one word, words, columns.
const SPACE: f64 = 0.12;
const TAB: f64 = 1.5;
/// Glyphs of the longest number of an item.
const NUMBER: usize = 12;
/// Where blanks are drawn, and this room has none.
const CELL: f64 = 0.5;

/// What stands between two glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Nothing,
    /// One is drawn over the other.
    Over,
    Space,
    Tab,
    Line,
    Block,
}

impl Lines {
    /// What stands between two glyphs, of which the second begins `text`.
    pub(super) fn gap(&mut self, content: &Content, before: &Glyph, glyph: &Glyph, text: &str) -> Gap {
        let size = before.size.max(glyph.size);
        let turned = along(self.direction, glyph.start, glyph.end) < 0.0;
        let (right, up) = (along(self.direction, self.end, glyph.start), across(self.direction, self.end, glyph.start));
        if !(size > 0.0 && right.is_finite() && up.is_finite()) || turned {
            return Gap::Block;
        }
        let (right, up) = (right / size, up / size);
        // Without what is set between all glyphs: what moves back takes that first.
        let natural = right + spaced(content, before) / size;
        let right = if right < 0.0 { natural.min(0.0).max(right) } else { right };
        // A space is in proportion to the smaller of two fonts.
        let space = SPACE * before.size.min(glyph.size) / size;
        if up.abs() < 0.5 {
            let from_start = along(self.direction, before.start, glyph.start) / size;
            return match right {
                _ if from_start.abs() < 0.1 && right < -0.15 => Gap::Over,
                ..-2.0 => Gap::Block,
                ..-0.15 if is_accent(text) || self.ends_with_accent() => Gap::Over,
                ..-0.6 => Gap::Block,
                // A note's number is no part of the word before it.
                _ if right < space
                    && up > 0.2
                    && glyph.size < before.size * 0.8
                    && text.starts_with(|c: char| c.is_numeric()) =>
                {
                    Gap::Space
                }
                // Nor is it part of the word behind it, at the foot of the page.
                _ if right < space
                    && up < -0.2
                    && before.size < glyph.size * 0.8
                    && self.ends_with_number()
                    && text.starts_with(char::is_alphabetic) =>
                {
                    Gap::Space
                }
                // «CastagnetMme»: what was struck out stands beside what was put in its place.
                _ if right < space
                    && before.show != glyph.show
                    && self.ends_small()
                    && text.starts_with(char::is_uppercase) =>
                {
                    Gap::Space
                }
                // Distiller sets all glyphs of a line apart, and takes that back between the letters of a word.
                _ if right < space && natural > 2.0 * SPACE && self.is_close(content, before) => Gap::Space,
                _ if right < space => Gap::Nothing,
                // The next cell of a row, close by.
                CELL..TAB if self.draws_blanks && before.show != glyph.show && self.is_past_its_number() => Gap::Tab,
                ..TAB => Gap::Space,
                _ => Gap::Tab,
            };
        }
        let Some(first) = self.first.and_then(|first| content.glyphs.get(first)) else { return Gap::Block };
        let line = self.size.max(glyph.size);
        let from_left = along(self.direction, first.start, glyph.start);
        let other_size = glyph.size > self.size * 1.3 || glyph.size < self.size * 0.77;
        let inside = (-4.0 * line..self.width + line).contains(&from_left);
        let next = (0.5 * size..1.9 * line).contains(&(-up * size));
        if !next || !inside || other_size || self.bytes > BLOCK { Gap::Block } else { Gap::Line }
    }

    /// Whether a block begins within a line, as behind the mirrored letter of a logo: the lines below begin where that does.
    pub(super) fn is_same_line(&self, content: &Content, before: Option<usize>, glyph: &Glyph) -> bool {
        let glyph_at = |at: Option<usize>| at.and_then(|at| content.glyphs.get(at));
        let (Some(before), Some(first)) = (glyph_at(before), glyph_at(self.first)) else { return false };
        let (x, y) = (first.end.0 - first.start.0, first.end.1 - first.start.1);
        let length = x.hypot(y);
        let direction = (x / length, y / length);
        let (right, up) = (along(direction, first.start, glyph.start), across(direction, before.start, glyph.start));
        before.furniture == glyph.furniture && right > 0.0 && up.abs() < 0.5 * before.size.max(glyph.size)
    }

    /// Whether the operator that shows a glyph sets its letters as close as if it set none apart.
    fn is_close(&mut self, content: &Content, glyph: &Glyph) -> bool {
        if let Some((_, close)) = self.close.filter(|(show, _)| *show == glyph.show) {
            return close;
        }
        let glyphs = content.shows.get(glyph.show as usize).and_then(|show| content.glyphs.get(show.glyphs.clone()));
        let glyphs = glyphs.unwrap_or_default();
        let letter = |glyph: &Glyph| matches!(glyph.characters, Characters::One(c) if c.is_alphanumeric());
        let (mut near, mut all) = (0, 0);
        for two in glyphs.windows(2).filter(|two| two.iter().all(letter)) {
            let room = along(self.direction, two[0].end, two[1].start) + spaced(content, &two[0]);
            near += usize::from(room < SPACE / 2.0 * two[0].size);
            all += 1;
        }
        let close = near > 0 && near * 2 >= all;
        self.close = Some((glyph.show, close));
        close
    }

    /// The line has letters so far: behind «•» and «2.» it only begins.
    fn is_past_its_number(&self) -> bool {
        let mut line = self.items.iter().rev().take_while(|item| item.text != "\n");
        // No number is as long; and a line may have as many glyphs as its page.
        line.by_ref().take(NUMBER).any(|item| item.text.contains(char::is_alphabetic)) || line.next().is_some()
    }

    fn ends_with_number(&self) -> bool {
        self.items.last().is_some_and(|item| item.text.ends_with(char::is_numeric))
    }

    fn ends_small(&self) -> bool {
        self.items.last().is_some_and(|item| item.text.ends_with(char::is_lowercase))
    }

    fn ends_with_accent(&self) -> bool {
        self.items.last().is_some_and(|item| is_accent(&item.text))
    }
}

/// What the text sets between all glyphs, in the space of the part.
fn spaced(content: &Content, glyph: &Glyph) -> f64 {
    let state = content.shows.get(glyph.show as usize).map(|show| &show.state);
    state.map_or(0.0, |state| state.character_space * state.stretch * glyph.unit)
}
