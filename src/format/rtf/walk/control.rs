//! Control words: what they say of the text after them, and which places they open.

use std::ops::Range;

use super::super::flow::{Flow, Paragraph};
use super::super::picture::Picture;
use super::super::words::{self, Destination, Shape};
use super::{Into, Walk};
use crate::format::rtf::charset::Page;
use crate::segment::Role;

impl Walk<'_> {
    pub(super) fn word(&mut self, word: &str, value: Option<i32>, range: Range<usize>) {
        let on = value != Some(0);
        match self.state.into {
            Into::Cut => return,
            Into::Undecided if word == "result" => {
                self.state.into = self.state.outer;
                return self.cut(range, "", None);
            }
            Into::Undecided => return self.decide_to_cut(),
            Into::Object => return self.cut(range, "", None),
            Into::Fonts => self.font_word(word, value),
            Into::Picture => {
                if let (Some(points), Some(picture)) = (words::picture(word), self.pictures.last_mut()) {
                    picture.sort(points, range);
                    return;
                }
            }
            _ => {}
        }
        if let Some(c) = words::character(word) {
            return self.push(c, range);
        }
        // Without a group of its own it would take the whole file.
        if let Some(destination) = words::destination(word).filter(|_| self.states.len() > 1) {
            return self.enter(destination, true, range);
        }
        match word {
            "u" => self.unicode(value.unwrap_or(0), range),
            "uc" => self.uc(value.unwrap_or(1), range.end),
            "par" | "sect" => self.end_paragraph(),
            "cell" | "nestcell" | "row" | "nestrow" if self.state.into == Into::Flow => {
                self.flush_cell(word);
            }
            "pard" => self.state.paragraph = Paragraph::default(),
            "intbl" => self.state.paragraph.level = self.state.paragraph.level.max(1),
            "itap" => self.state.paragraph.level = value.unwrap_or(1).clamp(0, 64) as u32,
            "outlinelevel" => {
                let heading = value.is_some_and(|level| (0..9).contains(&level));
                self.state.paragraph.heading = heading;
                self.style_is_heading(heading);
            }
            "s" => self.style(value.unwrap_or(0)),
            "f" => self.state.font = value,
            "deff" => self.default_font = value,
            "plain" => {
                (self.state.font, self.state.hidden, self.state.deleted) = (None, false, false);
            }
            "v" => self.state.hidden = on,
            "deleted" | "mvf" => self.state.deleted = on,
            "ansi" => self.page = Page::WINDOWS,
            "mac" => self.page = Page::MACINTOSH,
            "pc" => self.page = Page::DOS_437,
            "pca" => self.page = Page::DOS_850,
            "ansicpg" => self.page = value.and_then(Page::by_number).unwrap_or(self.page),
            "shppict" => self.new_pictures += 1,
            // Their words are those of the text around them.
            "moMath" | "moMathPara" | "nesttableprops" | "cs" | "ts" | "ds" => {}
            _ if self.state.starred && self.state.into != Into::Fonts => {
                self.enter(Destination::Flow(Role::Attribute, Shape::Values), false, range);
            }
            _ => {}
        }
    }

    fn uc(&mut self, count: i32, at: usize) {
        let count = count.clamp(0, i32::from(u16::MAX)) as u16;
        if count != self.state.fallback {
            self.state.fallback = count;
            self.findings.fallbacks.push((at as u64, count));
        }
    }

    fn enter(&mut self, destination: Destination, known: bool, range: Range<usize>) {
        match destination {
            Destination::Flow(role, shape) => {
                self.close_flows(self.state.flows.max(1), range.start);
                let mut flow = Flow::new(role, shape, range.start);
                flow.known = known;
                self.flows.push(flow);
                self.state.into = Into::Flow;
                if shape == Shape::Prose {
                    self.state.paragraph = Paragraph::default();
                }
                (self.state.hidden, self.state.deleted) = (false, false);
            }
            Destination::Nothing => self.state.into = Into::Nothing,
            Destination::Removed(notice) => {
                self.state.into = Into::Cut;
                self.state.cut = Some((self.state.start, notice));
            }
            Destination::Fonts => self.state.into = Into::Fonts,
            Destination::Picture => {
                self.state.into = Into::Picture;
                if !self.state.picture {
                    self.state.picture = true;
                    self.pictures.push(Picture::default());
                }
            }
            Destination::Object => {
                self.state.outer = self.state.into;
                self.state.into = Into::Object;
                self.cut(range, "", Some(words::OBJECT));
            }
            Destination::Alternatives => {
                self.state.outer = self.state.into;
                self.state.into = Into::Alternatives(false);
            }
            Destination::Unicode => self.state.into = self.state.outer,
            // Only where the same picture stands before it in a form that programs know today.
            Destination::OldPicture if self.new_pictures > 0 => {
                self.new_pictures -= 1;
                self.state.into = Into::Cut;
                self.state.cut = Some((self.state.start, words::FALLBACK));
            }
            Destination::OldPicture => {}
        }
    }

    fn font_word(&mut self, word: &str, value: Option<i32>) {
        let page = match word {
            "f" => {
                self.font = value;
                None
            }
            "fcharset" => value.and_then(Page::by_charset),
            "cpg" => value.and_then(Page::by_number),
            _ => None,
        };
        if let (Some(page), Some(font)) = (page, self.font) {
            self.fonts.insert(font, page);
        }
    }

    /// In the style sheet, the style that is defined; elsewhere, that of the paragraph.
    fn style(&mut self, number: i32) {
        match self.flows.last_mut() {
            Some(flow) if flow.shape == Shape::Styles => flow.style = Some(number),
            _ => self.state.paragraph.heading |= self.headings.contains(&number),
        }
    }

    fn style_is_heading(&mut self, heading: bool) {
        let style = self.flows.last().filter(|flow| flow.shape == Shape::Styles).and_then(|flow| flow.style);
        if let Some(style) = style.filter(|_| heading) {
            self.headings.insert(style);
        }
    }

    fn flush_cell(&mut self, word: &str) {
        let level = if word.starts_with("nest") { self.state.paragraph.level.max(2) } else { 1 };
        let Some(flow) = self.flows.last_mut() else { return };
        flow.flush(&Paragraph { level, ..self.state.paragraph }, &mut self.tables, self.visit);
        flow.next_cell(level as usize, word.ends_with("row"));
    }
}
