//! XML and what looks like it, taken apart by a tokenizer that takes anything.

mod opendocument;
pub(super) mod values;

use std::borrow::Cow;

use super::{Seen, Visit};
use values::{Tag, Values};

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
pub(super) fn each(xml: &str, part: &str, visit: &mut dyn Visit) {
    let (mut text, mut notes) = (String::new(), String::new());
    let mut open: Vec<Paragraph> = Vec::new();
    let mut element = "";
    let mut rest = xml;
    let mut values = Values::new(visit.shortest());
    while !rest.is_empty() {
        let Some(at) = memchr::memchr(b'<', rest.as_bytes()) else {
            add(&mut open, &mut text, element, &decode(rest));
            break;
        };
        if at > 0 {
            match opendocument::unpacked(element, &rest[..at]) {
                Some(bytes) => visit.see(part, Seen::RawBytes, &String::from_utf8_lossy(&bytes)),
                None => add(&mut open, &mut text, element, &decode(&rest[..at])),
            }
            rest = &rest[at..];
        }
        let until = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
        let plain = values.of_plain(rest);
        let length = if let Some(tag) = &plain {
            tag.length
        } else if rest.starts_with("<!--") {
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
            if is_paragraph(local(name.trim())) {
                let closed = open.pop().unwrap_or_default();
                closed.close(&mut text);
            }
            element = "";
            continue;
        }
        let Tag { full, empty, .. } = plain.unwrap_or_else(|| values.of_any(inside, length));
        let name = local(full);
        values.give(part, false, visit);
        if is_paragraph(name) && !empty {
            open.push(Paragraph::default());
        }
        if is_break(name)
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
    values.give(part, true, visit);
    visit.see(part, Seen::Text, &text);
    if !notes.is_empty() {
        visit.see(part, Seen::Markup, &notes);
    }
}

/// Elements whose runs are one text: paragraphs, and in a sheet the cell, the shared string, the comment.
fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "h" | "si" | "is" | "text")
}

/// Elements that a reader sees as a gap between two words.
fn is_break(name: &str) -> bool {
    matches!(
        name,
        "tab"
            | "ptab"
            | "br"
            | "cr"
            | "noBreakHyphen"
            | "sym"
            | "footnoteReference"
            | "endnoteReference"
            | "s"
            | "line-break"
            | "note"
    )
}

/// Elements whose text is that of the paragraph around them. Text right after the end of an element is, too.
fn is_run(element: &str) -> bool {
    matches!(element, "" | "t" | "p" | "h" | "span" | "a")
}

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
        element if is_run(element) => paragraph.main.push_str(words),
        _ => {
            paragraph.aside.push_str(words);
            paragraph.aside.push('\n');
        }
    }
}

/// The length of a tag: to the `>` that no quotes hold.
fn tag_length(xml: &str) -> usize {
    let bytes = xml.as_bytes();
    let mut at = 0;
    while let Some(more) = bytes.get(at..).and_then(|rest| memchr::memchr3(b'>', b'"', b'\'', rest)) {
        at += more + 1;
        let sign = bytes[at - 1];
        if sign == b'>' {
            return at;
        }
        match memchr::memchr(sign, &bytes[at..]) {
            Some(more) => at += more + 1,
            None => break,
        }
    }
    xml.len()
}

fn local(name: &str) -> &str {
    // Names are short: to look for the sign in steps of many bytes takes longer.
    let colon = name.as_bytes().iter().rposition(|byte| *byte == b':');
    colon.map_or(name, |colon| &name[colon + 1..])
}

/// Resolves entities; what is none stays.
fn decode(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
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
