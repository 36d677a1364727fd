//! Bytes of a Rich Text file → tokens with their ranges. Takes any bytes: what is no control is text.

use std::ops::Range;

/// One token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` or `\name-12`, with the one space that may end it.
    Word(&'a str, Option<i32>),
    /// `\'e9`
    Hex(u8),
    /// A backslash and one byte that is no letter; 0 at the end of the source.
    Symbol(u8),
    /// Bytes without any control; never empty. Line ends between tokens say nothing.
    Text(&'a [u8]),
    /// `\bin12` and so many bytes.
    Bin(&'a [u8]),
}

/// Reads forward; gives the tokens one by one.
pub(super) struct Lexer<'a> {
    source: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(source: &'a [u8], at: usize) -> Self {
        Self { source, at }
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.get(at).copied().unwrap_or(0)
    }

    fn slice(&self, range: Range<usize>) -> &'a [u8] {
        self.source.get(range).unwrap_or_default()
    }

    /// After the backslash.
    fn control(&mut self) -> Token<'a> {
        let start = self.at;
        let letters = self.slice(start..self.source.len()).iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let symbol = self.byte(start);
            self.at = (start + 1).min(self.source.len());
            if symbol == b'\'' {
                let digit = |at| char::from(self.byte(at)).to_digit(16);
                if let (Some(high), Some(low)) = (digit(self.at), digit(self.at + 1)) {
                    self.at += 2;
                    return Token::Hex((high * 16 + low) as u8);
                }
            }
            return Token::Symbol(symbol);
        }
        self.at = start + letters;
        let name = std::str::from_utf8(self.slice(start..self.at)).unwrap_or_default();
        let value = self.number();
        if self.byte(self.at) == b' ' {
            self.at += 1;
        }
        match (name, value) {
            ("bin", Some(count @ 1..)) => {
                let end = self.at.saturating_add(count as usize).min(self.source.len());
                let data = self.slice(self.at..end);
                self.at = end;
                Token::Bin(data)
            }
            _ => Token::Word(name, value),
        }
    }

    fn number(&mut self) -> Option<i32> {
        let minus = self.byte(self.at) == b'-';
        let start = self.at + usize::from(minus);
        let digits = self.slice(start..self.source.len()).iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        self.at = start + digits;
        let value = self
            .slice(start..self.at)
            .iter()
            .fold(0_i32, |value, digit| value.saturating_mul(10).saturating_add(i32::from(digit - b'0')));
        Some(if minus { -value } else { value })
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = (Token<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while matches!(self.source.get(self.at)?, b'\r' | b'\n') {
            self.at += 1;
        }
        let start = self.at;
        let token = match self.byte(start) {
            b'{' => {
                self.at += 1;
                Token::Open
            }
            b'}' => {
                self.at += 1;
                Token::Close
            }
            b'\\' => {
                self.at += 1;
                self.control()
            }
            _ => {
                let rest = self.slice(start..self.source.len());
                let end = memchr::memchr3(b'\\', b'{', b'}', rest).unwrap_or(rest.len());
                let end = memchr::memchr2(b'\r', b'\n', &rest[..end]).unwrap_or(end);
                self.at += end;
                Token::Text(&rest[..end])
            }
        };
        Some((token, start..self.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_follow_one_another() {
        use Token::*;
        let source = b"{\\b0 a\\'e9\r\n\\~\\u-10 ?\\bin3 {}\\c}\\";
        let tokens: Vec<_> = Lexer::new(source, 0).map(|(token, _)| token).collect();
        let expected = [
            Open,
            Word("b", Some(0)),
            Text(b"a"),
            Hex(0xe9),
            Symbol(b'~'),
            Word("u", Some(-10)),
            Text(b"?"),
            Bin(b"{}\\"),
            Text(b"c"),
            Close,
            Symbol(0),
        ];
        assert!(tokens == expected);
    }

    #[test]
    fn wrong_controls_are_taken_as_they_are() {
        use Token::*;
        let tokens = |source: &'static [u8]| Lexer::new(source, 0).map(|(token, _)| token).collect::<Vec<_>>();
        assert!(tokens(b"\\'zz") == [Symbol(b'\''), Text(b"zz")]);
        assert!(tokens(b"\\bin9 ab") == [Bin(b"ab")]);
        assert!(tokens(b"\\a99999999999") == [Word("a", Some(i32::MAX))]);
        assert!(tokens(b"\\a- b") == [Word("a", None), Text(b"- b")]);
    }
}
