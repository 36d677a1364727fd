//! Messages: not patched but built anew, since what travels with a message tells more of people than what they wrote.
//!
//! Subject, date and people stay, through segments; what programs added goes, and is counted. Bodies and attachments are
//! documents of their own, rewritten by their formats; pictures stay, all else is replaced by a text that says so. Part 0
//! is the headers, the others are numbered by [`Nested`]. Pages saved by browsers as MHT are messages, too.

mod encode;
mod header;
mod text;
mod tree;

use std::collections::BTreeMap;
use std::io::Write;

use encode::{base64, quoted_printable};
use header::Headers;
use tree::{Builder, Node, picture_id};

use super::nested::Nested;
use super::parts::blank;
use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

/// Messages.
pub(super) struct Eml;

/// What stands in the place of an attachment.
const GONE: &str = "[Pièce jointe supprimée : elle ne peut pas être anonymisée.]";

/// Encoded words in one header: a thousand recipients.
const WORDS: usize = 2_000;

/// Headers that tell a message from notes that begin with «Date:».
const SIGNS: &[&str] =
    &["message-id", "mime-version", "received", "return-path", "x-mailer", "delivered-to", "content-type"];

/// Headers that most messages have.
const USUAL: &[&str] = &["from", "to", "date", "subject"];

impl Format for Eml {
    fn name(&self) -> &'static str {
        "eml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["eml", "mht", "mhtml"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        let names = names(bytes);
        let count = |list: &[&str]| names.iter().filter(|name| list.contains(&name.as_str())).count();
        count(SIGNS) > 0 && count(SIGNS) + count(USUAL) > 1
    }

    fn trusts(&self, bytes: &[u8]) -> bool {
        names(bytes).iter().any(|name| SIGNS.contains(&name.as_str()) || USUAL.contains(&name.as_str()))
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.len() as u64 > limits.total {
            return Err(Limit::Total.into());
        }
        if has_endless_header(&bytes) {
            return Err(ErrorKind::Hostile.into());
        }
        let mail = mailparse::parse_mail(&bytes).map_err(|_| ErrorKind::Truncated)?;
        let headers = Headers::read(&mail.headers);
        let mut builder = Builder::new(limits)?;
        let root = builder.tree(&mail)?;
        let Builder { nested, mut notices, .. } = builder;
        if headers.dropped > 0 {
            notices.insert("mail_header_removed", headers.dropped);
        }
        Ok(Box::new(Open { headers, root, nested, notices, blank: false, depth: limits.depth }))
    }
}

/// Whether a line with those that continue it has more encoded words than anybody writes: reading them costs the parser
/// the square of their number.
fn has_endless_header(bytes: &[u8]) -> bool {
    let mut words = 0;
    bytes.split(|byte| *byte == b'\n').any(|line| {
        if !line.starts_with(b" ") && !line.starts_with(b"\t") {
            words = 0;
        }
        words += memchr::memmem::find_iter(line, b"=?").count();
        words > WORDS
    })
}

/// The names of the headers at the start, in small letters; none if the first line is no header.
fn names(bytes: &[u8]) -> Vec<String> {
    let head = &bytes[..bytes.len().min(16 * 1024)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut names = Vec::new();
    for (index, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // A mailbox starts so.
        if line.is_empty() || (index == 0 && line.starts_with(b"From ")) {
            if index == 0 {
                continue;
            }
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { break };
        if colon == 0 || !line[..colon].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            break;
        }
        names.push(String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase());
    }
    names
}

struct Open {
    headers: Headers,
    root: Node,
    nested: Nested,
    /// What is told of the message itself.
    notices: BTreeMap<&'static str, u32>,
    /// Whether pictures are to be blank.
    blank: bool,
    /// How many files may still lie inside: boundaries of a message inside a message are others.
    depth: u8,
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "eml"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        self.headers.segments(visit);
        self.nested.segments(visit)
    }

    fn parts(&self) -> u32 {
        self.nested.parts()
    }

    fn part_name(&self, part: u32) -> &str {
        if part == 0 { "headers" } else { self.nested.part_name(part).unwrap_or("") }
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if !edits.is_sorted_by_key(|edit| (edit.part, edit.range.start)) {
            return Err(ErrorKind::Plan.into());
        }
        if let Some(edit) = edits.iter().find(|edit| edit.part >= self.parts()) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        out.write_all(self.headers.written(self.nested.own(edits))?.as_bytes())?;
        out.write_all(b"MIME-Version: 1.0\r\n")?;
        let mut boundaries = 0;
        // Parts still to be written, and the lines between them.
        let mut work = vec![Step::Part(&self.root)];
        while let Some(step) = work.pop() {
            match step {
                Step::Line(line) => out.write_all(line.as_bytes())?,
                Step::Part(Node::Multi { subtype, children }) => {
                    boundaries += 1;
                    let boundary = format!("=_huisclos-{}-{boundaries}_=", self.depth);
                    let head = format!("Content-Type: multipart/{subtype}; boundary=\"{boundary}\"\r\n");
                    work.push(Step::Line(format!("\r\n--{boundary}--\r\n")));
                    for child in children.iter().rev() {
                        work.push(Step::Part(child));
                        work.push(Step::Line(format!("\r\n--{boundary}\r\n")));
                    }
                    work.push(Step::Line(head));
                }
                Step::Part(leaf) => out.write_all(&self.leaf(leaf, edits)?)?,
            }
        }
        Ok(())
    }

    fn drop_images(&mut self) -> bool {
        self.blank = true;
        super::images_removed(&mut self.notices);
        self.nested.drop_images();
        true
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = self.notices.clone();
        for notice in self.nested.notices() {
            *notices.entry(notice.what).or_default() += notice.count;
        }
        notices.into_iter().map(|(what, count)| Notice { what, count }).collect()
    }
}

enum Step<'n> {
    Part(&'n Node),
    Line(String),
}

impl Open {
    /// The headers and the content of one part.
    fn leaf(&self, node: &Node, edits: &[Edit]) -> Result<Vec<u8>, Error> {
        let plain = |kind: &str, text: &str| {
            format!(
                "Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
                quoted_printable(text)
            )
        };
        let file = |kind: &str, how: &str, name: &str, bytes: &[u8]| {
            format!(
                "Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: {how}; \
                 filename=\"{name}\"\r\n\r\n{}",
                base64(bytes)
            )
        };
        Ok(match node {
            Node::Multi { .. } => return Err(ErrorKind::Plan.into()),
            Node::Gone => plain("plain", GONE).into_bytes(),
            Node::Body { entry, html } => {
                let text = self.nested.written(*entry, edits)?;
                let text = String::from_utf8(text).map_err(|_| ErrorKind::Plan)?;
                plain(if *html { "html" } else { "plain" }, &text).into_bytes()
            }
            Node::Picture { bytes, number, kind } => {
                let (bytes, kind) = if self.blank { (blank("a.png"), "png") } else { (bytes.as_slice(), *kind) };
                let how = format!("image/{kind}\r\nContent-ID: <{}>", picture_id(*number));
                file(&how, "inline", &format!("image-{number}.{kind}"), bytes).into_bytes()
            }
            Node::Attached { entry, number, format } => {
                let bytes = self.nested.written(*entry, edits)?;
                let name = format!("piece-jointe-{number}.{format}");
                if *format == "eml" {
                    // A message is carried as it is; ours are ASCII.
                    let head = format!(
                        "Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n"
                    );
                    [head.into_bytes(), bytes].concat()
                } else {
                    file(media_type(format), "attachment", &name, &bytes).into_bytes()
                }
            }
        })
    }
}

/// The type of MIME of a format.
fn media_type(format: &str) -> &'static str {
    match format {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html" => "text/html",
        "md" => "text/markdown",
        "odt" => "application/vnd.oasis.opendocument.text",
        "pdf" => "application/pdf",
        "rtf" => "application/rtf",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}
