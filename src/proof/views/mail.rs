//! A message, taken apart by a walk of its own: headers, parts, encodings. What is broken is still searched.

use std::borrow::Cow;

use super::{Seen, Visit, html, lines, markdown, part};
use crate::error::{Error, ErrorKind};

/// Gives every view of a message, and of every file in it.
pub(super) fn each(message: &[u8], name: &str, depth: u8, visit: &mut dyn Visit) -> Result<(), Error> {
    visit.see(name, Seen::RawXml, &String::from_utf8_lossy(message));
    // Parts that are still to be looked at, with how deep each lies.
    let mut work = vec![(message, name.to_owned(), 0_u32)];
    let mut count = 0_u32;
    while let Some((bytes, name, level)) = work.pop() {
        if level > 200 {
            return Err(ErrorKind::TooLarge.into());
        }
        let (headers, body) = split(bytes);
        let headers = unfold(headers);
        for (key, value) in &headers {
            let value = words(value);
            let structural = key.starts_with("content-") || matches!(key.as_str(), "mime-version" | "date");
            visit.see(&name, if structural { Seen::Value { vocabulary: true } } else { Seen::Text }, &value);
        }
        let value =
            |wanted: &str| headers.iter().find(|(key, _)| key == wanted).map_or("", |(_, value)| value.as_str());
        let kind = value("content-type");
        let lower = kind.to_ascii_lowercase();
        if let Some(boundary) = parameter(kind, "boundary").filter(|_| lower.starts_with("multipart/")) {
            let inside = parts(body, &boundary);
            for piece in inside.iter().rev() {
                count += 1;
                work.push((piece, format!("{name}part-{count}"), level + 1));
            }
            continue;
        }
        let encoding = value("content-transfer-encoding").trim().to_ascii_lowercase();
        let body: Cow<'_, [u8]> = match encoding.as_str() {
            "base64" => Cow::Owned(base64(body)),
            "quoted-printable" => Cow::Owned(quoted(body, false)),
            _ => Cow::Borrowed(body),
        };
        let attached = value("content-disposition").to_ascii_lowercase().starts_with("attachment");
        if lower.starts_with("message/") {
            let deeper = depth.checked_sub(1).ok_or(ErrorKind::TooLarge)?;
            each(&body, &format!("{name}/"), deeper, visit)?;
        } else if attached && !lower.starts_with("text/") {
            part(&body, &name, depth.checked_sub(1).ok_or(ErrorKind::TooLarge)?, visit)?;
        } else if lower.starts_with("text/markdown") {
            markdown::each(&super::plain(&body), &name, visit);
        } else if lower.starts_with("text/html") || html::is_page(&body) {
            html::each(&html::decode(&body), &name, visit);
        } else if lower.starts_with("text/") || lower.is_empty() {
            lines(&name, &body, visit);
        } else {
            part(&body, &name, depth.checked_sub(1).ok_or(ErrorKind::TooLarge)?, visit)?;
        }
    }
    Ok(())
}

/// Whether bytes are a message.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let (head, _) = split(&bytes[..bytes.len().min(16 * 1024)]);
    if head.contains(&0) {
        return false;
    }
    let named = |name: &[u8]| {
        let starts = |line: &[u8]| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        starts(head) || memchr::memchr_iter(b'\n', head).any(|end| starts(&head[end + 1..]))
    };
    named(b"mime-version:") && named(b"content-type:")
}

/// The headers and what follows the first blank line.
fn split(message: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    while at < message.len() {
        let end = memchr::memchr(b'\n', &message[at..]).map_or(message.len(), |end| at + end + 1);
        if message[at..end].trim_ascii().is_empty() {
            return (&message[..at], &message[end..]);
        }
        at = end;
    }
    (message, b"")
}

/// Names in small letters and values, each on one line.
fn unfold(headers: &[u8]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in super::plain(headers).lines() {
        match (line.starts_with([' ', '\t']), all.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => value.push_str(line),
            (_, _, Some((key, value))) => all.push((key.trim().to_ascii_lowercase(), value.trim_start().to_owned())),
            _ => all.push((String::new(), line.to_owned())),
        }
    }
    all
}

/// A value with its encoded words (RFC 2047) read; those that follow one another are one.
fn words(value: &str) -> String {
    let mut bytes: Vec<u8> = Vec::new();
    let mut out = String::new();
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let word = rest[at + 2..].split_once('?').and_then(|(charset, rest)| {
            let (how, rest) = rest.split_once('?')?;
            let (text, rest) = rest.split_once("?=")?;
            Some((charset, how, text, rest))
        });
        let Some((charset, how, text, after)) = word else { break };
        if !rest[..at].trim().is_empty() {
            out.push_str(&String::from_utf8_lossy(&bytes));
            bytes.clear();
            out.push_str(&rest[..at]);
        }
        let raw = match how {
            "b" | "B" => base64(text.as_bytes()),
            _ => quoted(text.as_bytes(), true),
        };
        match encoding_rs::Encoding::for_label(charset.as_bytes()) {
            Some(said) if said != encoding_rs::UTF_8 => bytes.extend(said.decode(&raw).0.as_bytes()),
            _ => bytes.extend(raw),
        }
        rest = after;
    }
    out.push_str(&String::from_utf8_lossy(&bytes));
    out.push_str(rest);
    out
}

/// A parameter of a header.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines of a boundary, what stands before and after them, too.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mut all = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < body.len() {
        let end = memchr::memchr(b'\n', &body[at..]).map_or(body.len(), |end| at + end + 1);
        let line = body[at..end].trim_ascii_end();
        let marks = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary.as_bytes()));
        if marks.is_some_and(|rest| rest.is_empty() || rest == b"--") {
            all.push(&body[from..at]);
            from = end;
        }
        at = end;
    }
    all.push(&body[from..]);
    all
}

fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

/// Quoted-printable; in a header `_` is a space.
fn quoted(text: &[u8], header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        at += 1;
        match (byte, text.get(at..at + 2)) {
            (b'=', Some(b"\r\n")) => at += 2,
            (b'=', _) if text.get(at) == Some(&b'\n') => at += 1,
            (b'=', Some(digits)) => {
                let read = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
                match read {
                    Some(value) => {
                        out.push(value);
                        at += 2;
                    }
                    None => out.push(b'='),
                }
            }
            (b'_', _) if header => out.push(b' '),
            (byte, _) => out.push(*byte),
        }
    }
    out
}
