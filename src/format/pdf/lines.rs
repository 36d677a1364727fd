//! Glyphs in the order of the content → segments: words by the gaps between them, lines by where they stand.
//!
//! Sources count glyphs; behind the last, one for each byte of the texts in lists of properties. What shows one sign
//! together is one stretch: a letter and its accent, a letter and the hyphen that only the end of its line put there.

mod gaps;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::accents::{combining, compose, is_letter, is_mark};
use super::content::{Characters, Content, Glyph};
use super::font::is_private;
use super::glyphs::corporate;
use super::grid::Grids;
use super::wraps::{Block, Break, soften};
use crate::error::{Error, ErrorKind};
use crate::segment::{Origin, Place, Role, Segment};
use gaps::Gap;

/// What one stretch shows, and its glyphs.
pub(super) struct Item {
    pub(super) text: String,
    pub(super) source: Range<u64>,
}

struct Lines {
    items: Vec<Item>,
    bytes: usize,
    place: Place,
    /// That of the part, wherever its heads and feet stand.
    role: Role,
    /// What is read so far, and of the block under way where its lines end and the last one began.
    blocks: Vec<Block>,
    breaks: Vec<Break>,
    left: f64,
    /// How high the first line of the block stands.
    top: f64,
    /// Where the first word of the line begins, until it ends.
    word: Option<(f64, f64)>,
    /// First glyph of the block, right end of its widest line, size of the letters in the line.
    first: Option<usize>,
    width: f64,
    size: f64,
    direction: (f64, f64),
    /// Where the last letter ends, with all that is drawn over it.
    end: (f64, f64),
    /// Blanks are drawn, as most programs do: room without one is no blank.
    draws_blanks: bool,
    /// The last operator that sets glyphs apart, and whether it takes that back between most of them.
    close: Option<(u32, bool)>,
}

/// Gives the segments of a content stream; `page`: it is that of a page.
///
/// # Errors
/// [`ErrorKind::Unreadable`]: a glyph is shown that nobody can read.
pub(super) fn segments(
    content: &Content,
    place: Place,
    (grids, page): (&mut Grids, bool),
    visit: &mut dyn FnMut(Segment),
) -> Result<(), Error> {
    let (blocks, read) = blocks(content, place)?;
    let mut blocks = grids.cut(content, blocks, page);
    soften(&mut blocks);
    blocks.into_iter().for_each(|block| visit(segment(block)));
    let mut start = content.glyphs.len() as u64;
    for (property, read) in content.properties.iter().zip(read) {
        if !read && !property.text.is_empty() {
            visit(Segment {
                text: property.text.clone(),
                origin: Origin::identity(start, property.text.len()),
                place: Place { role: Role::Attribute, ..place },
            });
        }
        start += property.text.len() as u64;
    }
    Ok(())
}

/// The blocks of a content stream, and which lists of properties say nothing else.
///
/// # Errors
/// [`ErrorKind::Unreadable`]: a glyph is shown that nobody can read.
pub(super) fn blocks(content: &Content, place: Place) -> Result<(Vec<Block>, Vec<bool>), Error> {
    let mut lines = Lines {
        items: Vec::new(),
        bytes: 0,
        place,
        role: place.role,
        blocks: Vec::new(),
        breaks: Vec::new(),
        left: 0.0,
        top: 0.0,
        word: None,
        first: None,
        width: 0.0,
        size: 0.0,
        direction: (1.0, 0.0),
        end: (0.0, 0.0),
        draws_blanks: draws_blanks(content),
        close: None,
    };
    let mut read = vec![false; content.properties.len()];
    let mut groups = content.groups.iter().peekable();
    let (mut at, mut before) = (0, None);
    while at < content.glyphs.len() {
        let mut taken = None;
        while let Some(group) = groups.next_if(|group| group.glyphs.start <= at) {
            if group.glyphs.start < at || group.glyphs.is_empty() {
                continue;
            }
            let used = says_more(content, &group.glyphs, &group.text);
            if let (Some(property), Some(_)) = (group.property, used) {
                read[property] = true;
            }
            if used == Some(true) && taken.is_none() {
                taken = Some(group);
            }
        }
        match taken {
            Some(group) => {
                lines.glyphs(content, before, group.glyphs.clone(), &group.text)?;
                at = group.glyphs.end;
            }
            None => {
                let mut text = String::new();
                content.glyphs[at].characters.push_to(&mut text);
                lines.glyphs(content, before, at..at + 1, &text)?;
                at += 1;
            }
        }
        before = Some(at - 1);
    }
    lines.flush();
    Ok((lines.blocks, read))
}

/// Whether one glyph in twelve is a blank, as in text whose words are drawn with what is between them.
fn draws_blanks(content: &Content) -> bool {
    let blank = |glyph: &&Glyph| matches!(glyph.characters, Characters::One(' ' | '\u{a0}'));
    content.glyphs.iter().filter(blank).count() * 12 >= content.glyphs.len()
}

/// Whether the text of a group is what its glyphs say (`Some(false)`), or says what they can't (`Some(true)`); `None`
/// if it is another text, to be read by itself.
fn says_more(content: &Content, glyphs: &Range<usize>, text: &str) -> Option<bool> {
    let letters =
        |text: &str| -> String { text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let glyphs = &content.glyphs[glyphs.clone()];
    let mut own = String::new();
    glyphs.iter().for_each(|glyph| glyph.characters.push_to(&mut own));
    if own == text {
        return Some(false);
    }
    let (own, text) = (letters(&own), letters(text));
    if glyphs.iter().any(|glyph| glyph.characters == Characters::Unknown) {
        return Some(true);
    }
    match own == text {
        true => Some(false),
        false if own.is_empty() || (text.starts_with(&own) && glyphs.len() <= 3) => Some(true),
        false => None,
    }
}

impl Lines {
    /// Takes the next glyphs, which say `text` together.
    fn glyphs(
        &mut self,
        content: &Content,
        before: Option<usize>,
        range: Range<usize>,
        text: &str,
    ) -> Result<(), Error> {
        let glyph = &content.glyphs[range.start];
        let unreadable = || Error::new(ErrorKind::Unreadable);
        if text.is_empty() {
            return Err(unreadable());
        }
        let source = range.start as u64..range.end as u64;
        let text: String = text.chars().flat_map(readable).collect();
        let role = if glyph.furniture { Role::Furniture } else { self.role };
        let gap = match before.and_then(|before| content.glyphs.get(before)) {
            Some(before) if before.furniture == glyph.furniture => self.gap(content, before, glyph, &text),
            Some(_) => Gap::Block,
            None => Gap::Block,
        };
        if !matches!(gap, Gap::Nothing | Gap::Over) || text.trim().is_empty() {
            self.word = None;
        }
        let private = |text: &str| text.chars().all(is_private);
        if matches!(gap, Gap::Nothing | Gap::Over)
            && let Some(last) = self.items.last()
        {
            let letter = |text: &str| text.chars().all(|c| is_private(c) || c.is_alphanumeric());
            if (private(&last.text) && letter(&text)) || (private(&text) && letter(&last.text)) {
                return Err(unreadable());
            }
        }
        match gap {
            Gap::Over | Gap::Nothing if self.join(&text, &source, gap) => {
                let end = self.end;
                self.note(content, glyph, &range);
                if along(self.direction, self.end, end) > 0.0 {
                    self.end = end;
                }
                return Ok(());
            }
            Gap::Over | Gap::Nothing => {}
            Gap::Space | Gap::Tab if self.ends_with_space() || text.starts_with(char::is_whitespace) => {}
            Gap::Space => self.push(" ", source.start..source.start),
            Gap::Tab => self.push("\t", source.start..source.start),
            Gap::Line => self.line(&text, glyph, source.start),
            Gap::Block => {
                self.flush();
                if !self.is_same_line(content, before, glyph) {
                    self.first = Some(range.start);
                    self.width = 0.0;
                }
                self.size = 0.0;
                self.left = along(self.direction, (0.0, 0.0), glyph.start);
                self.top = glyph.start.1;
            }
        }
        self.place.role = role;
        if gap == Gap::Line {
            self.size = 0.0;
        }
        self.push(&text, source);
        self.note(content, glyph, &range);
        Ok(())
    }

    /// Remembers how wide and tall the block is.
    fn note(&mut self, content: &Content, glyph: &Glyph, range: &Range<usize>) {
        let last = &content.glyphs[range.end - 1];
        self.end = last.end;
        let (x, y) = (glyph.end.0 - glyph.start.0, glyph.end.1 - glyph.start.1);
        let length = x.hypot(y);
        if length > 0.0 {
            self.direction = (x / length, y / length);
        }
        if let Some(first) = self.first.and_then(|first| content.glyphs.get(first)) {
            self.width = self.width.max(along(self.direction, first.start, last.end));
        }
        self.size = self.size.max(glyph.size);
        if let (Some(start), Some(line)) = (self.word, self.breaks.last_mut()) {
            line.word = along(self.direction, start, last.end);
        }
    }

    /// Adds what is drawn over the last letter, or belongs to it, to that letter.
    fn join(&mut self, text: &str, source: &Range<u64>, gap: Gap) -> bool {
        let Some(last) = self.items.last_mut().filter(|last| last.source.end == source.start) else { return false };
        let whole = match (combining(&last.text), combining(text)) {
            // TeX writes the accent first, and its letter over it.
            (Some(accent), None) if gap == Gap::Over && is_letter(text) => compose(text, accent),
            (None, Some(accent)) if is_letter(&last.text) && (gap == Gap::Over || is_mark(text)) => {
                compose(&last.text, accent)
            }
            _ if gap == Gap::Over && last.text == text => last.text.clone(),
            _ => return false,
        };
        self.bytes = self.bytes - last.text.len() + whole.len();
        last.text = whole;
        last.source.end = source.end;
        true
    }

    /// The end of a line, and of a word unless a hyphen says that it goes on.
    fn line(&mut self, next: &str, glyph: &Glyph, at: u64) {
        let spaces = self.items.iter().rev().take_while(|item| item.text == " " && !item.source.is_empty()).count();
        let end = self.items.len() - spaces;
        let hyphen = end >= 2
            && matches!(self.items[end - 1].text.as_str(), "-" | "\u{2010}")
            && self.items[end - 2].text.ends_with(char::is_alphanumeric);
        match next.chars().next().filter(|c| c.is_alphanumeric()) {
            Some(letter) if hyphen => {
                // A plate or a number keeps its hyphen, and so does a name.
                let cut = letter.is_lowercase() && self.items[end - 2].text.ends_with(char::is_alphabetic);
                let kept = if cut { end - 2 } else { end - 1 };
                let close = self.items.last().map_or(at, |item| item.source.end);
                for item in self.items.drain(kept + 1..) {
                    self.bytes -= item.text.len();
                }
                if cut {
                    // Whether the word has a hyphen of its own, nobody knows.
                    self.push("\u{ad}", self.items[kept].source.end..close);
                } else {
                    self.items[kept].source.end = close;
                }
            }
            _ => {
                let right = along(self.direction, (0.0, 0.0), self.end);
                let (item, left) = (self.items.len(), self.left);
                self.breaks.push(Break { item, left, right, word: 0.0, size: self.size });
                self.word = Some(glyph.start);
                self.push("\n", at..at);
            }
        }
        self.left = along(self.direction, (0.0, 0.0), glyph.start);
    }

    fn push(&mut self, text: &str, source: Range<u64>) {
        self.bytes += text.len();
        self.items.push(Item { text: text.to_owned(), source });
    }

    fn ends_with_space(&self) -> bool {
        self.items.last().is_none_or(|item| item.text.ends_with(char::is_whitespace))
    }

    fn flush(&mut self) {
        let (items, breaks) = (std::mem::take(&mut self.items), std::mem::take(&mut self.breaks));
        self.bytes = 0;
        if items.iter().any(|item| !item.text.trim().is_empty()) {
            let right = along(self.direction, (0.0, 0.0), self.end);
            let upright = self.direction.0 > 0.99;
            let (left, top, bottom) =
                (breaks.iter().map(|line| line.left).fold(self.left, f64::min), self.top, self.end.1);
            self.blocks.push(Block { items, place: self.place, breaks, left, right, top, bottom, upright, edge: None });
        }
    }
}

fn segment(block: Block) -> Segment {
    let (mut text, mut origin) = (String::new(), Origin::default());
    for item in block.items.into_iter().filter(|item| !item.text.is_empty()) {
        text.push_str(&item.text);
        origin.push(item.text.len(), item.source);
    }
    Segment { text, origin, place: block.place }
}

fn along(direction: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.0 - from.0) * direction.0 + (to.1 - from.1) * direction.1
}

fn across(direction: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.1 - from.1) * direction.0 - (to.0 - from.0) * direction.1
}

/// Ligatures as letters, controls as spaces.
fn readable(character: char) -> impl Iterator<Item = char> {
    let (whole, letters) = match character {
        '\u{fb00}'..='\u{fb06}' => (None, Some(character.nfkc())),
        '\t' => (Some(' '), None),
        // Shown, so no longer soft: Typst writes every hyphen so.
        '\u{ad}' => (Some('-'), None),
        _ if character.is_control() => (Some(' '), None),
        _ => (Some(corporate(character).unwrap_or(character)), None),
    };
    whole.into_iter().chain(letters.into_iter().flatten())
}
