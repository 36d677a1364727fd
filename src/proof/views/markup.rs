//! XML and what looks like it, taken apart by a tokenizer that takes anything.

mod opendocument;

use std::borrow::Cow;

use super::vocabulary::{
    ADDRESSES, BUILTIN, ENUMERATED, ENUMERATED_ELEMENTS, FONTS, WORDS, is_media_type, is_of_format, part_name,
};
use super::{Seen, Visit};

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
pub(super) fn each(xml: &str, part: &str, visit: &mut Visit<'_>) {
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
            match opendocument::unpacked(element, &rest[..at]) {
                Some(bytes) => visit(part, Seen::RawBytes, &String::from_utf8_lossy(&bytes)),
                None => add(&mut open, &mut text, element, &decode(&rest[..at])),
            }
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
        let full = inside.split(char::is_whitespace).next().unwrap_or("");
        let name = local(full);
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
        element = match () {
            () if empty => element,
            () if opendocument::is_run(full) => "span",
            () => name,
        };
    }
    while let Some(paragraph) = open.pop() {
        paragraph.close(&mut text);
    }
    visit(part, Seen::Text, &text);
    if !notes.is_empty() {
        visit(part, Seen::Markup, &notes);
    }
}

/// Elements whose runs are one text: paragraphs, and in a sheet the cell, the shared string, the comment.
const PARAGRAPHS: &[&str] = &["p", "h", "si", "is", "text"];

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
    // The name of a program, which is not the user's.
    if matches!(element, "Application" | "AppVersion") || element == "generator" && opendocument::is_program(words) {
        return;
    }
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
fn values(tag: &str, element: &str, builtin: &mut Vec<String>, part: &str, visit: &mut Visit<'_>) {
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
        let (prefix, name) = name.split_once(':').unwrap_or(("", name));
        let value = decode(raw);
        if ADDRESSES.iter().chain(opendocument::ADDRESSES).any(|address| value.starts_with(address)) {
            continue;
        }
        if element == "lsdException" && name == "name" {
            builtin.push(value.to_lowercase());
        }
        let font = FONTS.contains(&name) || matches!((element, name), ("font", "name") | ("altName", "val"));
        let style = matches!((element, name), ("name" | "aliases", "val") | ("lsdException", "name"))
            && builtin.contains(&value.to_lowercase());
        let theme = name == "name" && part.contains("theme/");
        let listed = ENUMERATED.contains(&name) || (name == "val" && ENUMERATED_ELEMENTS.contains(&element));
        let of_part = matches!(name, "Target" | "PartName" | "Extension" | "href" | "full-path");
        let media = matches!(name, "ContentType" | "media-type") && is_media_type(&value);
        let vocabulary = font
            || style
            || theme
            || listed
            || opendocument::is_vocabulary(prefix, name, &value)
            || WORDS.contains(&value.as_ref())
            || media
            || is_of_format(&value, of_part);
        visit(part, Seen::Value { vocabulary }, if of_part { part_name(&value) } else { &value });
        if name.ends_with("name") && value.contains('_') {
            visit(part, Seen::Again { vocabulary }, &opendocument::plain_name(&value));
        }
        if value.contains('%') {
            visit(part, Seen::Again { vocabulary }, &percent_decode(&value));
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Resolves entities; what is none stays.
fn decode(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
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
    Cow::Owned(out)
}

pub(super) fn percent_decode(value: &str) -> String {
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
    // Old pages escape the bytes of their own encoding.
    String::from_utf8(out)
        .unwrap_or_else(|error| encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned())
}
