//! The tokens of a content stream or a character map, with their bytes. Nothing nests here: brackets are tokens.

use std::ops::Range;

use crate::error::{Error, ErrorKind};

/// One token.
#[derive(Clone, PartialEq)]
pub(super) enum Token {
    Number(f64),
    /// Without its slash, escapes undone.
    Name(Vec<u8>),
    /// Of either notation, escapes undone.
    Text(Vec<u8>),
    ArrayOpen,
    ArrayClose,
    DictOpen,
    DictClose,
    /// An operator or keyword: its bytes are those of its range.
    Word,
}

/// Operators that follow pictures.
const AFTER_IMAGE: &[&[u8]] = &[b"Q", b"q", b"BT", b"ET", b"BI", b"EMC"];

/// Most operands of one operator: an array of glyphs that fills a page has some thousands.
const OPERANDS: usize = 200_000;

/// Reads tokens forward. Bytes that belong to no token are passed over, as every reader of PDF does.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Those passed over so far, without the ends of their lines.
    comments: Vec<Range<usize>>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, comments: Vec::new() }
    }

    /// The next token and its bytes.
    pub(super) fn next(&mut self) -> Option<(Token, Range<usize>)> {
        loop {
            let start = self.at;
            let byte = *self.bytes.get(start)?;
            self.at += 1;
            let token = match byte {
                b'%' => {
                    self.skip_while(|b| b != b'\n' && b != b'\r');
                    if self.comments.len() <= OPERANDS {
                        self.comments.push(start..self.at);
                    }
                    continue;
                }
                b'[' => Token::ArrayOpen,
                b']' => Token::ArrayClose,
                b'/' => Token::Name(self.name()),
                b'(' => Token::Text(self.literal()),
                b'<' if self.bytes.get(self.at) == Some(&b'<') => {
                    self.at += 1;
                    Token::DictOpen
                }
                b'<' => Token::Text(self.hexadecimal()),
                b'>' if self.bytes.get(self.at) == Some(&b'>') => {
                    self.at += 1;
                    Token::DictClose
                }
                b if is_regular(b) => {
                    self.skip_while(is_regular);
                    number(&self.bytes[start..self.at]).map_or(Token::Word, Token::Number)
                }
                _ => continue,
            };
            return Some((token, start..self.at));
        }
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| keep(*byte)) {
            self.at += 1;
        }
    }

    fn name(&mut self) -> Vec<u8> {
        let start = self.at;
        self.skip_while(is_regular);
        let raw = &self.bytes[start..self.at];
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(byte) = raw.get(at) {
            let escaped = raw.get(at + 1..at + 3).and_then(|pair| Some(hex(pair[0])? << 4 | hex(pair[1])?));
            match (byte, escaped) {
                (b'#', Some(value)) => {
                    name.push(value);
                    at += 3;
                }
                _ => {
                    name.push(*byte);
                    at += 1;
                }
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                // Every end of a line counts as one line feed.
                b'\r' => {
                    if self.bytes.get(self.at) == Some(&b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.bytes.get(self.at).copied() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.bytes.get(self.at) {
                        Some(digit @ b'0'..=b'7') => value = value * 8 + u32::from(digit - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                text.push(value as u8);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let (mut text, mut half) = (Vec::new(), None);
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex(byte) else { continue };
            match half.take() {
                None => half = Some(digit),
                Some(high) => text.push(high << 4 | digit),
            }
        }
        text.extend(half.map(|high| high << 4));
        text
    }

    /// Passes over the data of an inline image, up to its `EI`: the first that stands apart, or is followed by what may
    /// follow a picture, and looks like operators from there. Says whether there is one.
    fn skip_image(&mut self) -> bool {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let around = |at: usize| {
            let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 2..).unwrap_or_default());
            (before.last().copied(), after)
        };
        let apart = |at: &usize| {
            let (before, after) = around(*at);
            before.is_some_and(is_space) && after.first().is_none_or(|byte| !is_regular(*byte))
        };
        let ends = |at: &usize| {
            let (before, after) = around(*at);
            let text = &after[..after.len().min(16)];
            let space = after.first().is_none_or(|byte| is_space(*byte));
            let mut words = text.split(|byte| is_space(*byte)).filter(|word| !word.is_empty());
            text.iter().all(|byte| is_space(*byte) || (0x20..0x7f).contains(byte))
                && (apart(at)
                    || space && (before == Some(b'>') || words.next().is_none_or(|word| AFTER_IMAGE.contains(&word))))
        };
        let all = || memchr::memmem::find_iter(rest, b"EI");
        let found = all().find(ends).or_else(|| all().find(apart));
        self.at = found.map_or(self.bytes.len(), |at| start + at + 2);
        found.is_some()
    }
}

/// An operator with what stands before it.
pub(super) struct Operation<'a> {
    pub(super) operator: &'a [u8],
    pub(super) operands: &'a [(Token, Range<usize>)],
    /// From the first operand to the end of the operator.
    pub(super) range: Range<usize>,
}

impl Operation<'_> {
    /// The operand at `index` from the end, as a number.
    pub(super) fn number(&self, from_end: usize) -> Option<f64> {
        match self.operands.iter().rev().nth(from_end)?.0 {
            Token::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The last `N` operands, in their order.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let mut numbers = [0.0; N];
        for (at, number) in numbers.iter_mut().rev().enumerate() {
            *number = self.number(at)?;
        }
        Some(numbers)
    }

    /// The last operand that is a name.
    pub(super) fn name(&self) -> Option<&[u8]> {
        self.operands.iter().rev().find_map(|(token, _)| match token {
            Token::Name(name) => Some(name.as_slice()),
            _ => None,
        })
    }
}

/// Reads operations forward.
pub(super) struct Operations<'a> {
    lexer: Lexer<'a>,
    operands: Vec<(Token, Range<usize>)>,
    /// An inline image has begun.
    image: bool,
}

impl<'a> Operations<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { lexer: Lexer::new(bytes), operands: Vec::new(), image: false }
    }

    /// One past the last byte that was read: the data of an inline image included.
    pub(super) fn at(&self) -> usize {
        self.lexer.at
    }

    /// The comments before the next operation.
    pub(super) fn comments(&self) -> &[Range<usize>] {
        &self.lexer.comments
    }

    /// The next operation. An inline image is one operation, `ID`, without its data.
    ///
    /// # Errors
    /// [`ErrorKind::Hostile`]: more operands or comments than any page has; [`ErrorKind::Truncated`]: an image has no end.
    pub(super) fn next(&mut self) -> Result<Option<Operation<'_>>, Error> {
        self.operands.clear();
        while let Some((token, range)) = self.lexer.next() {
            if self.lexer.comments.len() > OPERANDS {
                return Err(Error::new(ErrorKind::Hostile).position(range.start as u64));
            }
            if token != Token::Word {
                if self.operands.len() == OPERANDS {
                    return Err(Error::new(ErrorKind::Hostile).position(range.start as u64));
                }
                self.operands.push((token, range));
                continue;
            }
            let operator = &self.lexer.bytes[range.clone()];
            if matches!(operator, b"true" | b"false" | b"null") {
                continue;
            }
            match operator {
                b"BI" => self.image = true,
                b"ID" if std::mem::take(&mut self.image) && !self.lexer.skip_image() => {
                    // What readers of PDF show of the rest depends on how long they take the picture for.
                    return Err(Error::new(ErrorKind::Truncated).position(range.start as u64));
                }
                _ => {}
            }
            let start = self.operands.first().map_or(range.start, |(_, first)| first.start);
            return Ok(Some(Operation { operator, operands: &self.operands, range: start..range.end }));
        }
        Ok(None)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// As lenient as the readers that show the page: `--5` and `1.2.3` occur.
fn number(word: &[u8]) -> Option<f64> {
    if !word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')) {
        return None;
    }
    let negative = word.first() == Some(&b'-');
    let digits = word.iter().position(|byte| !matches!(byte, b'+' | b'-')).unwrap_or(word.len());
    let (mut value, mut scale, mut seen) = (0.0_f64, 0.0_f64, false);
    for byte in &word[digits..] {
        match byte {
            b'.' if scale == 0.0 => scale = 1.0,
            b'0'..=b'9' => {
                seen = true;
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= 10.0;
            }
            _ => break,
        }
    }
    let value = if scale > 1.0 { value / scale } else { value };
    (seen || scale > 0.0 || word.len() == 1).then_some(if negative { -value } else { value }).filter(|v| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_both_notations() {
        let mut lexer = Lexer::new(b"(a\\(b\\)(c)\\101\\\nd\r\ne) <4 1 4> /A#42");
        assert!(lexer.next().unwrap().0 == Token::Text(b"a(b)(c)Ad\ne".to_vec()));
        assert!(lexer.next().unwrap().0 == Token::Text(b"A@".to_vec()));
        assert!(lexer.next().unwrap().0 == Token::Name(b"AB".to_vec()));
        assert!(lexer.next().is_none());
    }

    #[test]
    fn operations_have_their_bytes_and_images_are_passed_over() {
        let bytes = b"% x\n1 -.5 Td BI /W 1 ID \x80EI(\xff EI\nET [(a)-3<62>]TJ";
        let mut operations = Operations::new(bytes);
        let mut seen = Vec::new();
        while let Some(operation) = operations.next().unwrap() {
            seen.push((operation.operator.to_vec(), bytes[operation.range.clone()].to_vec()));
            if operation.operator == b"Td" {
                assert_eq!(operation.numbers::<2>(), Some([1.0, -0.5]));
            }
        }
        let words: Vec<&[u8]> = seen.iter().map(|(word, _)| word.as_slice()).collect();
        assert_eq!(words, [&b"Td"[..], b"BI", b"ID", b"ET", b"TJ"]);
        assert_eq!(seen[4].1, b"[(a)-3<62>]TJ");
    }

    #[test]
    fn what_follows_an_image_is_read_however_it_ends() {
        let shown = |image: &[u8]| {
            let bytes = [b"q BI /W 1 ", image, b" /F1 9 Tf (a) Tj"].concat();
            let mut operations = Operations::new(&bytes);
            let mut words = Vec::new();
            while let Some(operation) = operations.next().ok()? {
                words.push(operation.operator.to_vec());
            }
            Some(words.last()? == b"Tj")
        };
        for image in [
            &b"ID \x80 EI"[..],
            b"ID \x80EI Q",
            b"ID \x80EI\nBT",
            b"ID 0F>EI\n",
            b"ID ~EI(~>EI ",
            b"ID \x80\nEI\n(\xe9) Tj",
        ] {
            assert_eq!(shown(image), Some(true), "{}", image.escape_ascii());
        }
        assert_eq!(shown(b"ID \x80"), None, "no end");
        let outside = b"ID (a) Tj";
        let mut operations = Operations::new(outside);
        assert!(operations.next().unwrap().is_some_and(|operation| operation.operator == b"ID"));
        assert!(operations.next().unwrap().is_some_and(|operation| operation.operator == b"Tj"), "no image has begun");
    }
}
