//! The tokens of a Rich Text file → its segments, and what must be cut out of it.
//!
//! A group is a copy of the state around it; a destination is a text of its own, and everything else is the text that
//! it stands in: `{\b Ka}rim` is one word. Nothing here calls itself: depth costs no stack.

mod characters;
mod control;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::flow::{Flow, Paragraph};
use super::lexer::{Lexer, Token};
use super::picture::Picture;
use super::words::{self, Shape};
use crate::error::{Error, ErrorKind};
use crate::format::rtf::charset::Page;
use crate::segment::{Role, Segment};

/// Groups within groups. Word writes some twenty.
const DEPTH: usize = 2_000;

/// What a file holds besides its segments.
#[derive(Default)]
pub(super) struct Findings {
    /// What is replaced whatever the plan says: bytes, and what stands there from now on. Sorted once done.
    pub(super) cuts: Vec<(Range<u64>, &'static str)>,
    /// The same for pictures, if they are to go.
    pub(super) pictures: Vec<(Range<u64>, &'static str)>,
    /// From which byte on how many bytes stand after each `\u` for old programs.
    pub(super) fallbacks: Vec<(u64, u16)>,
    /// Texts whose length is told elsewhere.
    pub(super) levels: Vec<Range<u64>>,
    /// What was left out or not read.
    pub(super) notices: BTreeMap<&'static str, u32>,
}

impl Findings {
    /// Makes pictures go.
    pub(super) fn drop_pictures(&mut self) {
        self.cuts.append(&mut self.pictures);
        self.settle();
    }

    fn settle(&mut self) {
        self.cuts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        // A cut in a cut goes with it.
        self.cuts.retain(|(range, _)| {
            let apart = range.start >= end;
            end = end.max(range.end);
            apart
        });
    }
}

/// Where text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    /// The text that is open.
    Flow,
    /// Nowhere.
    Nothing,
    /// Nowhere, and nothing inside opens a place.
    Cut,
    Fonts,
    Picture,
    /// Directly in an object.
    Object,
    /// A group in an object that has not said what it is.
    Undecided,
    /// Directly in two alternatives; whether the first has begun.
    Alternatives(bool),
}

/// One group.
#[derive(Clone)]
struct State {
    into: Into,
    /// Where text went around the object or the alternatives.
    outer: Into,
    start: usize,
    /// `\*` was the last token.
    starred: bool,
    /// How many texts were open when it began.
    flows: usize,
    /// To be cut when it ends: from where, and what for.
    cut: Option<(usize, &'static str)>,
    /// Whether the picture that ends with it is the last one.
    picture: bool,
    font: Option<i32>,
    fallback: u16,
    hidden: bool,
    deleted: bool,
    paragraph: Paragraph,
}

/// A character said by `\u`, while what stands after it for old programs is passed over.
struct Held {
    range: Range<usize>,
    /// Half of a character.
    half: Option<u16>,
    c: char,
}

pub(super) struct Walk<'a> {
    states: Vec<State>,
    state: State,
    flows: Vec<Flow>,
    pictures: Vec<Picture>,
    page: Page,
    fonts: BTreeMap<i32, Page>,
    font: Option<i32>,
    default_font: Option<i32>,
    headings: BTreeSet<i32>,
    held: Option<Held>,
    skip: u16,
    /// Bytes of a character that is not complete.
    bytes: Vec<u8>,
    bytes_at: usize,
    tables: u32,
    new_pictures: u32,
    findings: Findings,
    visit: &'a mut dyn FnMut(Segment),
}

/// Gives the segments in the order in which they end.
///
/// # Errors
/// [`ErrorKind::Truncated`] where a group is open at the end, or all of it would go; [`ErrorKind::Hostile`] where there are too many.
pub(super) fn walk(source: &[u8], start: usize, visit: &mut dyn FnMut(Segment)) -> Result<Findings, Error> {
    let state = State {
        into: Into::Flow,
        outer: Into::Flow,
        start,
        starred: false,
        flows: 1,
        cut: None,
        picture: false,
        font: None,
        fallback: 1,
        hidden: false,
        deleted: false,
        paragraph: Paragraph::default(),
    };
    let mut walk = Walk {
        states: Vec::new(),
        state,
        flows: vec![Flow::new(Role::Body, Shape::Prose, start)],
        pictures: Vec::new(),
        page: Page::WINDOWS,
        fonts: BTreeMap::new(),
        font: None,
        default_font: None,
        headings: BTreeSet::new(),
        held: None,
        skip: 0,
        bytes: Vec::new(),
        bytes_at: 0,
        tables: 0,
        new_pictures: 0,
        findings: Findings::default(),
        visit,
    };
    for (token, range) in Lexer::new(source, start) {
        let end = range.end;
        walk.token(token, range)?;
        if walk.states.is_empty() {
            walk.close_flows(0, end);
            let findings = walk.finish(source, end);
            // A word astray made the document a part of it that goes: nothing would be left.
            let gone = |(cut, _): &(Range<u64>, _)| cut.start == start as u64 && cut.end >= end as u64;
            if findings.cuts.first().is_some_and(gone) {
                return Err(ErrorKind::Truncated.into());
            }
            return Ok(findings);
        }
    }
    Err(Error::new(ErrorKind::Truncated).position(source.len() as u64))
}

impl Walk<'_> {
    /// What stands after the last brace no program shows.
    fn finish(mut self, source: &[u8], end: usize) -> Findings {
        let rest = source.get(end..).unwrap_or_default();
        if rest.iter().any(|byte| !byte.is_ascii_whitespace() && *byte != 0) {
            self.cut(end..source.len(), "", Some(words::UNKNOWN));
        }
        self.findings.settle();
        self.findings
    }

    fn token(&mut self, token: Token<'_>, range: Range<usize>) -> Result<(), Error> {
        if let Token::Text(bytes) = token {
            self.text(bytes, range.start);
            return Ok(());
        }
        if self.passed_over(&token, &range) {
            return Ok(());
        }
        self.settle_unless(&token);
        match token {
            Token::Text(_) => {}
            Token::Open => self.open(range.start)?,
            Token::Close => self.close(range.end),
            Token::Hex(byte) => self.byte(byte, range),
            Token::Bin(_) => self.data(range),
            Token::Symbol(b'*') => {
                self.state.starred = true;
                return Ok(());
            }
            Token::Symbol(b'\r' | b'\n') => self.end_paragraph(),
            Token::Symbol(symbol) => {
                if let Some(c) = words::symbol(symbol) {
                    self.push(c, range);
                }
            }
            Token::Word(word, value) => self.word(word, value, range),
        }
        self.state.starred = false;
        Ok(())
    }

    /// Bytes that are no text.
    fn data(&mut self, range: Range<usize>) {
        match self.state.into {
            Into::Picture => self.pictures.last_mut().into_iter().for_each(|picture| picture.data(range.clone())),
            Into::Object => self.cut(range, "", None),
            Into::Undecided => self.decide_to_cut(),
            // No text is written so, and what it is nobody can say.
            Into::Flow | Into::Nothing | Into::Fonts | Into::Alternatives(_) => {
                self.cut(range, "", Some(words::UNKNOWN));
            }
            Into::Cut => {}
        }
    }

    fn cut(&mut self, range: Range<usize>, text: &'static str, notice: Option<&'static str>) {
        if !range.is_empty() {
            self.findings.cuts.push((range.start as u64..range.end as u64, text));
        }
        if let Some(notice) = notice {
            *self.findings.notices.entry(notice).or_default() += 1;
        }
    }

    fn decide_to_cut(&mut self) {
        self.state.into = Into::Cut;
        self.state.cut = Some((self.state.start, ""));
    }

    fn open(&mut self, start: usize) -> Result<(), Error> {
        if self.states.len() >= DEPTH {
            return Err(Error::new(ErrorKind::Hostile).position(start as u64));
        }
        if self.state.into == Into::Undecided {
            self.decide_to_cut();
        }
        self.flush_value();
        let mut child =
            State { start, starred: false, flows: self.flows.len(), cut: None, picture: false, ..self.state };
        match self.state.into {
            Into::Object => child.into = Into::Undecided,
            Into::Alternatives(false) => {
                self.state.into = Into::Alternatives(true);
                // The braces stay, and nothing between them.
                (child.into, child.cut) = (Into::Cut, Some((start, words::FALLBACK)));
            }
            _ => {}
        }
        self.states.push(std::mem::replace(&mut self.state, child));
        Ok(())
    }

    fn close(&mut self, end: usize) {
        if self.state.into == Into::Undecided {
            self.decide_to_cut();
        }
        let packed = self.state.cut.is_none() && self.flows.len() > self.state.flows && self.is_packed();
        if packed {
            self.flows.truncate(self.state.flows.max(1));
            self.cut(self.state.start..end, "", Some(words::UNKNOWN));
        } else {
            self.flush_value();
            self.close_flows(self.state.flows.max(1), end);
        }
        if let Some((start, notice)) = self.state.cut {
            self.close_cut(start, end, notice);
        }
        if self.state.picture
            && let Some(picture) = self.pictures.pop()
        {
            let (cuts, notice) = picture.finish();
            let goes = notice != words::IMAGE;
            let list = if goes { &mut self.findings.cuts } else { &mut self.findings.pictures };
            list.extend(cuts);
            *self.findings.notices.entry(notice).or_default() += 1;
        }
        if let Some(outer) = self.states.pop() {
            let inner = std::mem::replace(&mut self.state, outer);
            if inner.fallback != self.state.fallback {
                self.findings.fallbacks.push((end as u64, self.state.fallback));
            }
        }
    }

    fn close_cut(&mut self, start: usize, end: usize, notice: &'static str) {
        let text = if notice == words::FALLBACK { "{}" } else { "" };
        if end - start <= text.len() {
            return;
        }
        self.cut(start..end, text, (!notice.is_empty()).then_some(notice));
    }

    /// Whether the text of a place that is not known is hexadecimal digits and nothing else.
    fn is_packed(&self) -> bool {
        self.flows.last().is_some_and(Flow::is_packed)
    }

    /// Gives what every text above the first `keep` still holds.
    fn close_flows(&mut self, keep: usize, end: usize) {
        while self.flows.len() > keep {
            self.flush();
            if let Some(flow) = self.flows.pop()
                && flow.shape == Shape::Level
            {
                self.findings.levels.push(flow.start as u64..end as u64);
            }
        }
    }

    /// In a place of values, a group is a value.
    fn flush_value(&mut self) {
        let values = |flow: &Flow| matches!(flow.shape, Shape::Values | Shape::Styles | Shape::List);
        if self.state.into == Into::Flow && self.flows.last().is_some_and(values) {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if let Some(flow) = self.flows.last_mut() {
            if let Some(style) = flow.named_heading() {
                self.headings.insert(style);
            }
            flow.flush(&self.state.paragraph, &mut self.tables, self.visit);
        }
    }

    fn end_paragraph(&mut self) {
        if self.state.into != Into::Flow {
            return;
        }
        self.flush();
        let outside = self.state.paragraph.level == 0;
        self.flows.last_mut().into_iter().filter(|_| outside).for_each(Flow::leave_tables);
    }
}
