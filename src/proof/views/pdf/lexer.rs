//! The words of PDF syntax: strings, names, comments, and what content streams show. A lexer and no parser: it reads any
//! bytes, in any order, and nothing that looks like a string escapes it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use memchr::memmem;

/// What some bytes hold. No `Debug`: it is text of a document.
#[derive(Default)]
pub(super) struct Found {
    /// Strings of dictionaries and arrays, each in every encoding that it may be in.
    pub(super) values: Vec<String>,
    /// Names, and whether each may be a word of the format or the name of a font.
    pub(super) names: Vec<(String, bool)>,
    /// Comments.
    pub(super) comments: Vec<String>,
    /// Words that are none of the format's.
    pub(super) bare: String,
    /// Bytes that a content stream shows, joined where nothing moves between them; NUL where something does.
    pub(super) shown: Vec<u8>,
    operators: usize,
}

impl Found {
    /// Whether this showed anything.
    pub(super) fn is_content(&self) -> bool {
        self.operators > 0
    }
}

/// Words, as opposed to packed bytes.
pub(super) fn is_words(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let odd = head.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    odd * 8 <= head.len()
}

/// Reads `bytes` from end to end.
pub(super) fn read(bytes: &[u8], found: &mut Found) {
    let mut at = 0;
    // Strings that wait for the operator which says what they are for.
    let mut waiting: Vec<Vec<u8>> = Vec::new();
    let mut depth = 0_usize;
    let mut font_key = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'(' => {
                let (string, end) = literal(bytes, at + 1);
                at = end;
                keep(string, depth, &mut waiting, found);
            }
            b'<' if bytes.get(at + 1) == Some(&b'<') => {
                depth += 1;
                at += 2;
            }
            b'>' if bytes.get(at + 1) == Some(&b'>') => {
                depth = depth.saturating_sub(1);
                at += 2;
            }
            b'<' => {
                let (string, end) = hexadecimal(bytes, at + 1);
                at = end;
                keep(string, depth, &mut waiting, found);
            }
            b'/' => {
                let (name, end) = name(bytes, at + 1);
                at = end;
                let is_key = matches!(&*name, b"BaseFont" | b"FontName" | b"FontFamily");
                for text in decoded(&name).into_iter().filter(|text| text.contains(char::is_alphabetic)) {
                    let vocabulary = font_key || VOCABULARY.contains(text.as_str());
                    found.names.push((text, vocabulary));
                }
                font_key = is_key;
            }
            b'%' => {
                let length = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                let end = length.map_or(bytes.len(), |length| at + length);
                if !is_of_the_format(&bytes[at..end]) {
                    found.comments.push(decoded(&bytes[at..end]).swap_remove(0));
                }
                at = end;
            }
            byte if is_regular(*byte) => {
                let length = bytes[at..].iter().position(|byte| !is_regular(*byte));
                let end = length.map_or(bytes.len(), |length| at + length);
                at = operator(bytes, at..end, &mut waiting, found);
            }
            _ => at += 1,
        }
    }
    for string in waiting.drain(..) {
        value(&string, found);
    }
}

/// A comment that every file has: its first line, bytes that say that it is no text, its end.
fn is_of_the_format(comment: &[u8]) -> bool {
    let first = comment.starts_with(b"%PDF-") && comment.len() == b"%PDF-1.4".len();
    let binary = comment.len() == 5 && comment[1..].iter().all(|byte| *byte >= 0x80);
    first || binary || comment == b"%%EOF"
}

/// A word that is no string and no name. Gives where to go on.
fn operator(bytes: &[u8], word: std::ops::Range<usize>, waiting: &mut Vec<Vec<u8>>, found: &mut Found) -> usize {
    let end = word.end;
    match &bytes[word] {
        number if number.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+')) => {
            // A wide step inside an array is a space.
            let step = std::str::from_utf8(number).ok().and_then(|number| number.parse::<f64>().ok());
            if step.is_some_and(|step| step < -180.0)
                && let Some(last) = waiting.last_mut()
            {
                last.push(b' ');
            }
        }
        shows @ (b"Tj" | b"TJ" | b"'" | b"\"") => {
            found.operators += 1;
            if shows.len() == 1 {
                found.shown.push(0);
            }
            waiting.drain(..).for_each(|string| found.shown.extend(string));
        }
        b"Td" | b"TD" | b"T*" | b"Tm" | b"ET" | b"BT" => {
            found.shown.push(0);
            waiting.drain(..).for_each(|string| value(&string, found));
        }
        b"ID" => {
            // Pixels, up to the end of the image.
            let rest = &bytes[end..];
            let length = rest.windows(4).position(|four| {
                four[0].is_ascii_whitespace() && four[1..3] == *b"EI" && four[3].is_ascii_whitespace()
            });
            return length.map_or(end, |length| end + length + 3);
        }
        b"null" | b"true" | b"false" | b"R" => {}
        other => {
            if other.len() > 3 && !WORDS.contains(&other) {
                found.bare.push(' ');
                found.bare.push_str(&decoded(other).swap_remove(0));
            }
            waiting.drain(..).for_each(|string| value(&string, found));
        }
    }
    end
}

fn keep(string: Vec<u8>, depth: usize, waiting: &mut Vec<Vec<u8>>, found: &mut Found) {
    if depth > 0 { value(&string, found) } else { waiting.push(string) }
}

fn value(string: &[u8], found: &mut Found) {
    // How a field is shown: `/Helv 10 Tf`.
    let shows = memmem::find(string, b" Tf").is_some() && string.contains(&b'/');
    for (way, text) in decoded(string).into_iter().enumerate() {
        found.values.push(match (way, shows) {
            (0, false) => text,
            (0, true) => without_vocabulary(&text),
            _ => with_whole_words(&text),
        });
    }
}

/// Operators without the names of the format among their operands.
fn without_vocabulary(text: &str) -> String {
    let known = |word: &str| word.strip_prefix('/').is_some_and(|name| VOCABULARY.contains(name));
    text.split(' ').filter(|word| !known(word)).collect::<Vec<_>>().join(" ")
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

/// A string in parentheses: its bytes, and where it ends.
fn literal(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut out, mut depth, mut at) = (Vec::new(), 0_usize, start);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return (out, at),
            b')' => depth -= 1,
            b'\\' => {
                at = escape(bytes, at, &mut out);
                continue;
            }
            _ => {}
        }
        out.push(*byte);
    }
    // No end: a parenthesis among packed bytes. What follows it is read once more.
    (out, start)
}

/// What stands behind a backslash.
fn escape(bytes: &[u8], at: usize, out: &mut Vec<u8>) -> usize {
    match bytes.get(at) {
        Some(b'n') => out.push(b'\n'),
        Some(b'r') => out.push(b'\r'),
        Some(b't') => out.push(b'\t'),
        Some(b'b' | b'f') => out.push(b' '),
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return at + 2,
        Some(b'\n' | b'\r') => {}
        Some(b'0'..=b'7') => {
            let digits = bytes[at..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = bytes[at..at + digits].iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
            out.push((code & 0xff) as u8);
            return at + digits;
        }
        Some(other) => out.push(*other),
        None => return at,
    }
    at + 1
}

fn hexadecimal(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut out, mut high, mut at) = (Vec::new(), None, start);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match (char::from(*byte).to_digit(16), high) {
            (Some(digit), None) => high = Some(digit as u8),
            (Some(digit), Some(first)) => {
                out.push(first << 4 | digit as u8);
                high = None;
            }
            (None, _) if byte.is_ascii_whitespace() => {}
            (None, _) if *byte == b'>' => {
                out.extend(high.map(|first| first << 4));
                return (out, at);
            }
            // No string at all.
            (None, _) => return (Vec::new(), start),
        }
    }
    (out, start)
}

fn name(bytes: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut out, mut at) = (Vec::new(), start);
    while let Some(byte) = bytes.get(at).filter(|byte| is_regular(**byte)) {
        let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'#', Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    (out, at)
}

/// A string in every encoding that it may be in; at least one.
pub(super) fn decoded(bytes: &[u8]) -> Vec<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => vec![wide(rest, u16::from_be_bytes)],
        [0xff, 0xfe, rest @ ..] => vec![wide(rest, u16::from_le_bytes)],
        [0xef, 0xbb, 0xbf, rest @ ..] => vec![String::from_utf8_lossy(rest).into_owned()],
        _ if bytes.is_ascii() && !bytes.contains(&0) => vec![String::from_utf8_lossy(bytes).into_owned()],
        _ => {
            let mut all = vec![encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()];
            all.push(document(bytes));
            all.push(encoding_rs::MACINTOSH.decode_without_bom_handling(bytes).0.into_owned());
            all.extend(std::str::from_utf8(bytes).ok().map(str::to_owned));
            if bytes.contains(&0) {
                all.push(wide(bytes, u16::from_be_bytes));
                all.push(wide(bytes, u16::from_le_bytes));
            }
            all.dedup();
            all
        }
    }
}

/// A letter of no language that anybody here writes.
pub(super) const LETTER: char = '\u{a7f7}';

/// A text in an encoding that may be the wrong one, with its words whole: no word begins at a capital with an accent behind a
/// small letter («commandÈ»), nor ends at a sign within it («nat¸rlich»).
pub(super) fn with_whole_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        before = match c {
            c if c.is_ascii() || !before.is_alphabetic() => c,
            c if before.is_lowercase() && c.is_uppercase() => c.to_lowercase().next().unwrap_or(c),
            c if is_sign(c) && rest.peek().is_some_and(|next| next.is_lowercase()) => LETTER,
            c => c,
        };
        out.push(before);
    }
    out
}

/// What no word has within it in its right encoding.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '’' | '‘' | '´' | '‐' | '–' | '—' | '·' | '«' | '»')
}

/// PDFDocEncoding (ISO 32000-1, annex D.3): Latin-1 but for these.
fn document(bytes: &[u8]) -> String {
    const FROM_128: [char; 32] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', ' ',
    ];
    bytes
        .iter()
        .map(|byte| match byte {
            128..=159 => FROM_128[usize::from(*byte) - 128],
            160 => '€',
            byte => char::from(*byte),
        })
        .collect()
}

/// A character map without what every one of them is written in, of which some is names, too: `begin`, `end`, `pop`. Such a
/// word stands nowhere else, and comments and strings are as they are. `None`: it is none.
pub(super) fn without_words_of_maps(bytes: &[u8]) -> Option<Vec<u8>> {
    memmem::find(bytes, b"begincmap")?;
    let mut words: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        match byte {
            b'(' => at = literal(bytes, at + 1).1,
            b'%' => at += bytes[at..].iter().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count(),
            b'/' => at += 1 + bytes[at + 1..].iter().take_while(|byte| is_regular(**byte)).count(),
            byte if is_regular(*byte) => at += bytes[at..].iter().take_while(|byte| is_regular(**byte)).count(),
            byte => {
                at += 1;
                if byte.is_ascii_whitespace() {
                    continue;
                }
            }
        }
        words.push(start..at);
    }
    let mut out = bytes.to_vec();
    for phrase in PHRASES {
        for found in words
            .windows(phrase.len())
            .filter(|words| words.iter().zip(*phrase).all(|(word, expected)| &bytes[word.clone()] == *expected))
        {
            found.iter().for_each(|word| out[word.clone()].fill(b' '));
        }
    }
    Some(out)
}

/// What character maps are written in (Adobe Technical Note 5014).
const PHRASES: &[&[&[u8]]] = &[
    &[b"/CIDInit", b"/ProcSet", b"findresource", b"begin"],
    &[b"dict", b"begin"],
    &[b"endcmap", b"end", b"end"],
    &[b"endcmap", b"CMapName", b"currentdict", b"/CMap", b"defineresource", b"pop", b"end", b"end"],
    &[b"/CIDSystemInfo"],
    &[b"/Registry"],
    &[b"/Ordering"],
    &[b"/Supplement"],
    &[b"/CMapName"],
    &[b"/CMapType"],
];

/// Words of more than three letters that stand outside strings and names; operators of contents are shorter.
const WORDS: &[&[u8]] = &[b"endobj", b"endstream", b"startxref", b"stream", b"trailer", b"xref"];

/// Names of the format (ISO 32000), and of glyphs (its annex D, and that of the expert set).
static VOCABULARY: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("vocabulary.txt").split_ascii_whitespace().collect());
