//! Bytes, escapes and Unicode → the characters of the text that is open.

use std::ops::Range;

use super::{Held, Into, Walk};
use crate::format::rtf::charset::Page;
use crate::format::rtf::lexer::Token;
use crate::format::rtf::words::{self, Shape};

impl Walk<'_> {
    /// Whether a token only says for old programs what `\u` said before it.
    pub(super) fn passed_over(&mut self, token: &Token<'_>, range: &Range<usize>) -> bool {
        let one = match token {
            Token::Hex(_) | Token::Bin(_) => true,
            Token::Symbol(symbol) => words::symbol(*symbol).is_some(),
            Token::Word(word, _) => words::character(word).is_some(),
            _ => false,
        };
        if self.skip == 0 || !one {
            return false;
        }
        self.skip -= 1;
        if let Some(held) = &mut self.held {
            held.range.end = range.end;
        }
        if self.skip == 0 {
            self.settle_whole();
        }
        true
    }

    /// Ends what is under way before a token that does not go on with it.
    pub(super) fn settle_unless(&mut self, token: &Token<'_>) {
        if !matches!(token, Token::Hex(_)) {
            self.settle_bytes();
        }
        if !matches!(token, Token::Word("u", _)) {
            self.skip = 0;
            self.settle_unicode();
        }
    }

    /// Half a character waits for the other half.
    fn settle_whole(&mut self) {
        if self.held.as_ref().is_some_and(|held| held.half.is_none()) {
            self.settle_unicode();
        }
    }

    fn settle_unicode(&mut self) {
        if let Some(held) = self.held.take() {
            self.push(held.c, held.range);
        }
    }

    fn settle_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let range = self.bytes_at..self.bytes_at + self.bytes.len();
            self.bytes.clear();
            self.push(char::REPLACEMENT_CHARACTER, range);
        }
    }

    pub(super) fn unicode(&mut self, value: i32, range: Range<usize>) {
        let unit = value as u16;
        match self.held.take() {
            Some(Held { range: first, half: Some(high), .. }) if (0xdc00..0xe000).contains(&unit) => {
                let c = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                self.held = Some(Held { range: first.start..range.end, half: None, c });
            }
            before => {
                if let Some(held) = before {
                    self.push(held.c, held.range);
                }
                let half = (0xd800..0xdc00).contains(&unit).then_some(unit);
                let c = char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.held = Some(Held { range, half, c });
            }
        }
        self.skip = self.state.fallback;
        if self.skip == 0 {
            self.settle_whole();
        }
    }

    pub(super) fn text(&mut self, bytes: &[u8], start: usize) {
        self.state.starred = false;
        let passed = usize::from(self.skip).min(bytes.len());
        if passed > 0 {
            self.skip -= passed as u16;
            if let Some(held) = &mut self.held {
                held.range.end = start + passed;
            }
            if self.skip > 0 {
                return;
            }
            self.settle_whole();
        }
        let (bytes, start) = (bytes.get(passed..).unwrap_or_default(), start + passed);
        if bytes.is_empty() {
            return;
        }
        self.settle_unicode();
        match self.state.into {
            Into::Flow => {}
            Into::Picture | Into::Object | Into::Undecided => return self.data(start..start + bytes.len()),
            _ => return,
        }
        let page = self.current_page();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let plain = if self.bytes.is_empty() { plain(rest) } else { 0 };
            match rest.get(..plain).and_then(|plain| std::str::from_utf8(plain).ok()).filter(|plain| !plain.is_empty())
            {
                Some(plain) => self.push_str(plain, start + at),
                None => self.decode(page, rest.first().copied().unwrap_or(0), start + at..start + at + 1),
            }
            at += plain.max(1);
        }
    }

    pub(super) fn byte(&mut self, byte: u8, range: Range<usize>) {
        match self.state.into {
            Into::Flow => self.decode(self.current_page(), byte, range),
            Into::Picture | Into::Object | Into::Undecided => self.data(range),
            _ => {}
        }
    }

    fn decode(&mut self, page: Page, byte: u8, range: Range<usize>) {
        if self.bytes.is_empty() {
            self.bytes_at = range.start;
        }
        self.bytes.push(byte);
        if self.bytes.first().is_some_and(|first| self.bytes.len() < page.length(*first)) {
            return;
        }
        let mut decoded = String::new();
        page.decode(&self.bytes, &mut decoded);
        self.bytes.clear();
        let mut range = self.bytes_at..range.end;
        let levelled = self.levelled();
        for c in decoded.chars().filter(|c| *c != '\0' || levelled) {
            self.push(c, range.clone());
            range.start = range.end;
        }
    }

    fn levelled(&self) -> bool {
        self.flows.last().is_some_and(|flow| flow.shape == Shape::Level)
    }

    fn current_page(&self) -> Page {
        let font = self.state.font.or(self.default_font);
        font.and_then(|font| self.fonts.get(&font)).copied().unwrap_or(self.page)
    }

    pub(super) fn push(&mut self, c: char, range: Range<usize>) {
        match self.state.into {
            Into::Flow => {}
            Into::Picture | Into::Object => return self.data(range),
            _ => return,
        }
        let hidden = self.state.hidden || self.state.deleted;
        let Some(flow) = self.flows.last_mut() else { return };
        if c == ';' && matches!(flow.shape, Shape::Styles | Shape::List) {
            return self.flush();
        }
        flow.push(c.encode_utf8(&mut [0; 4]), range.start as u64..range.end as u64, hidden, self.visit);
    }

    fn push_str(&mut self, text: &str, start: usize) {
        let hidden = self.state.hidden || self.state.deleted;
        let listed = self.flows.last().is_some_and(|flow| matches!(flow.shape, Shape::Styles | Shape::List));
        let mut at = start;
        for piece in text.split_inclusive(|c| listed && c == ';') {
            let (words, ends) = match piece.strip_suffix(';').filter(|_| listed) {
                Some(words) => (words, true),
                None => (piece, false),
            };
            if let Some(flow) = self.flows.last_mut() {
                flow.push(words, at as u64..(at + words.len()) as u64, hidden, self.visit);
            }
            if ends {
                self.flush();
            }
            at += piece.len();
        }
    }
}

/// How many bytes from the start are ASCII that is read as it is.
fn plain(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii() && **byte != 0).count()
}
