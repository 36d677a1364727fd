//! Takes a written file apart into texts to be searched.

use std::io::{Cursor, Read};

use super::Seen;
use crate::error::{Error, ErrorKind};

/// Bytes of one entry, unpacked; ours are smaller, since the reader has its own limit.
const MOST_PART: u64 = 64 << 20;

/// Gives every view of a file: name of the part, which view, text.
pub(super) fn each(output: &[u8], format: &str, visit: &mut dyn FnMut(&str, Seen, &str)) -> Result<(), Error> {
    if format == "txt" {
        let text = plain(output);
        visit("text", Seen::Text, &text.replace(['\n', '\r', '\u{85}'], " "));
        let lines = text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n");
        if lines.contains("-\n") {
            visit("text", Seen::Joined, &lines.replace("-\n", "").replace('\n', " "));
        }
        return Ok(());
    }
    let broken = |_| Error::new(ErrorKind::Truncated);
    let mut archive = zip::ZipArchive::new(Cursor::new(output)).map_err(broken)?;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(broken)?;
        let name = entry.name().map_err(broken)?.into_owned();
        visit(&format!("part {index}"), Seen::Name, &name);
        let mut bytes = Vec::new();
        entry.take(MOST_PART + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_PART {
            return Err(ErrorKind::TooLarge.into());
        }
        if is_xml(&bytes) {
            let text = plain(&bytes);
            visit(&name, Seen::RawXml, &text);
            markup(&text, &name, visit);
        } else {
            visit(&name, Seen::RawBytes { shortest: 5 }, &String::from_utf8_lossy(&bytes));
            // Words of two bytes a letter, as cameras and Windows write them.
            visit(&name, Seen::RawBytes { shortest: 5 }, &wide_words(&bytes));
        }
    }
    Ok(())
}

/// The stretches of `bytes` that are Latin letters of two bytes each.
fn wide_words(bytes: &[u8]) -> String {
    let mut words = String::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at..] {
            [letter, 0, ..] if letter != 0 => {
                words.push(char::from(letter));
                at += 2;
            }
            _ => {
                if !words.ends_with(' ') {
                    words.push(' ');
                }
                at += 1;
            }
        }
    }
    words
}

fn is_xml(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xff\xfe<") || bytes.starts_with(b"\xfe\xff\0<")
}

/// Text in whatever encoding it is.
fn plain(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Without a mark: the NUL of the first Latin letters tells the side.
        _ if bytes.contains(&0) => {
            let even = bytes.iter().step_by(2).filter(|byte| **byte == 0).count();
            let odd = bytes.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
            wide(bytes, if odd >= even { u16::from_le_bytes } else { u16::from_be_bytes })
        }
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    }
}

/// Text of one paragraph; deleted words and instructions would tear the words around them apart.
#[derive(Default)]
struct Paragraph {
    main: String,
    deleted: String,
    instructions: String,
    aside: String,
}

impl Paragraph {
    fn close(self, out: &mut String) {
        for text in [self.main, self.deleted, self.instructions, self.aside] {
            if !text.is_empty() {
                out.push_str(&text);
                out.push('\n');
            }
        }
    }
}

/// A tokenizer that takes anything: what is not well formed is still searched.
fn markup(xml: &str, part: &str, visit: &mut dyn FnMut(&str, Seen, &str)) {
    let (mut text, mut notes) = (String::new(), String::new());
    let mut open: Vec<Paragraph> = Vec::new();
    let mut element = "";
    let mut rest = xml;
    let mut builtin: Vec<String> = BUILTIN.iter().map(|name| (*name).to_owned()).collect();
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            add(&mut open, &mut text, element, &decode(rest));
            break;
        };
        if at > 0 {
            add(&mut open, &mut text, element, &decode(&rest[..at]));
            rest = &rest[at..];
        }
        let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
        let length = if rest.starts_with("<!--") {
            until("-->")
        } else if rest.starts_with("<![CDATA[") {
            let length = until("]]>");
            let inner = &rest[9.min(length)..length];
            add(&mut open, &mut text, element, inner.strip_suffix("]]>").unwrap_or(inner));
            rest = &rest[length..];
            continue;
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            until(">")
        } else {
            tag_length(rest)
        };
        let tag = &rest[..length];
        rest = &rest[length..];
        if tag.starts_with("<!") || tag.starts_with("<?") {
            // The declaration says nothing but its encoding.
            if !tag.starts_with("<?xml ") {
                notes.push_str(tag.trim_start_matches(['<', '!', '?', '-']));
                notes.push('\n');
            }
            continue;
        }
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        if let Some(name) = inside.strip_prefix('/') {
            if PARAGRAPHS.contains(&local(name.trim())) {
                let closed = open.pop().unwrap_or_default();
                closed.close(&mut text);
            }
            element = "";
            continue;
        }
        let empty = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let name = local(inside.split(char::is_whitespace).next().unwrap_or(""));
        values(inside, name, &mut builtin, part, visit);
        if PARAGRAPHS.contains(&name) && !empty {
            open.push(Paragraph::default());
        }
        if BREAKS.contains(&name)
            && let Some(paragraph) = open.last_mut()
        {
            paragraph.main.push(' ');
            paragraph.deleted.push(' ');
        }
        element = if empty { element } else { name };
    }
    while let Some(paragraph) = open.pop() {
        paragraph.close(&mut text);
    }
    visit(part, Seen::Text, &text);
    if !notes.is_empty() {
        visit(part, Seen::Markup, &notes);
    }
}

const PARAGRAPHS: &[&str] = &["p", "h"];

/// Elements that a reader sees as a gap between two words.
const BREAKS: &[&str] = &[
    "tab",
    "ptab",
    "br",
    "cr",
    "noBreakHyphen",
    "sym",
    "footnoteReference",
    "endnoteReference",
    "s",
    "line-break",
    "note",
];

/// Elements whose text is that of the paragraph around them. Text right after the end of an element is, too.
const RUNS: &[&str] = &["", "t", "p", "h", "span", "a"];

fn add(open: &mut [Paragraph], text: &mut String, element: &str, words: &str) {
    let Some(paragraph) = open.last_mut() else {
        text.push_str(words);
        text.push('\n');
        return;
    };
    match element {
        "delText" => paragraph.deleted.push_str(words),
        "instrText" | "delInstrText" => paragraph.instructions.push_str(words),
        element if RUNS.contains(&element) => paragraph.main.push_str(words),
        _ => {
            paragraph.aside.push_str(words);
            paragraph.aside.push('\n');
        }
    }
}

/// The length of a tag: to the `>` that no quotes hold.
fn tag_length(xml: &str) -> usize {
    let mut quote = None;
    for (at, byte) in xml.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    xml.len()
}

/// Gives the values of the attributes of a start tag.
fn values(tag: &str, element: &str, builtin: &mut Vec<String>, part: &str, visit: &mut dyn FnMut(&str, Seen, &str)) {
    let mut rest = tag;
    while let Some(equals) = rest.find('=') {
        let name = rest[..equals].trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        let value = rest[equals + 1..].trim_start();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            rest = &rest[equals + 1..];
            continue;
        };
        let end = value[1..].find(quote).map_or(value.len(), |at| at + 1);
        let raw = &value[1..end];
        rest = value.get(end + 1..).unwrap_or("");
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let name = local(name);
        let value = decode(raw);
        if ADDRESSES.iter().any(|address| value.starts_with(address)) {
            continue;
        }
        if element == "lsdException" && name == "name" {
            builtin.push(value.to_lowercase());
        }
        let font = FONTS.contains(&name) || matches!((element, name), ("font", "name") | ("altName", "val"));
        let style = matches!((element, name), ("name" | "aliases", "val") | ("lsdException", "name"))
            && builtin.contains(&value.to_lowercase());
        let theme = name == "name" && part.contains("theme/");
        let vocabulary = font || style || theme || WORDS.contains(&value.as_str());
        visit(part, Seen::Value { vocabulary }, &value);
        if value.contains('%') {
            visit(part, Seen::Value { vocabulary }, &percent_decode(&value));
        }
    }
}

/// Starts of the addresses and types that the format itself is made of.
const ADDRESSES: &[&str] = &[
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/",
    "http://purl.oclc.org/ooxml/",
    "http://purl.org/dc/",
    "http://www.w3.org/",
    "urn:schemas-microsoft-com:",
    "application/vnd.openxmlformats-",
    "application/vnd.ms-",
];

/// Attributes that hold the name of a font: `Georgia`, `Times New Roman`.
const FONTS: &[&str] = &["ascii", "hAnsi", "cs", "eastAsia", "typeface", "asciiTheme", "hAnsiTheme", "font-family"];

/// Words of the format that are names of people, too, written as the format writes them.
const WORDS: &[&str] = &[
    "Normal",
    "adjacency",
    "bullet",
    "center",
    "angle",
    "aqua",
    "baseline",
    "black",
    "blue",
    "bottom",
    "can",
    "character",
    "column",
    "coral",
    "decimal",
    "frame",
    "gold",
    "gray",
    "heart",
    "ivory",
    "lavender",
    "left",
    "line",
    "major",
    "margin",
    "maroon",
    "minor",
    "modern",
    "moon",
    "navy",
    "olive",
    "orchid",
    "page",
    "paragraph",
    "pie",
    "pink",
    "plum",
    "plaque",
    "red",
    "rose",
    "roman",
    "salmon",
    "script",
    "silver",
    "sun",
    "swiss",
    "tan",
    "teal",
    "top",
    "violet",
    "wave",
    "white",
];

/// Styles that every Word file may name.
const BUILTIN: &[&str] = &["page number", "line number", "table grid", "title", "date", "signature", "normal table"];

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Resolves entities; what is none stays.
fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| match &rest[1..end] {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            name => {
                let code = name.strip_prefix('#')?;
                let code = match code.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => code.parse().ok()?,
                };
                char::from_u32(code)
            }
        });
        match (known, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn percent_decode(value: &str) -> String {
    let mut out = Vec::with_capacity(value.len());
    let bytes = value.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.filter(|_| bytes[at] == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
