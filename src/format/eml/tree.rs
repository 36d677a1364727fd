//! A parsed message → what its rewritten form is made of. What is not read is not carried along: a text says so.

use std::collections::BTreeMap;

use mailparse::{DispositionType, ParsedMail};

use super::text::{decode, unflow};
use crate::error::{Error, ErrorKind};
use crate::format::nested::Nested;
use crate::format::{Document, FORMATS, Limit, Limits, html, open_within, txt};

/// One part of the message that is written.
pub(super) enum Node {
    /// Several parts.
    Multi { subtype: &'static str, children: Vec<Node> },
    /// A body: its entry among the nested documents.
    Body { entry: usize, html: bool },
    /// An attached document.
    Attached { entry: usize, number: u32, format: &'static str },
    /// A picture that is kept as it is.
    Picture { bytes: Vec<u8>, number: u32, kind: &'static str },
    /// What could not be read.
    Gone,
}

/// Makes the parts of one message.
pub(super) struct Builder<'l> {
    limits: &'l Limits,
    pub(super) nested: Nested,
    pub(super) notices: BTreeMap<&'static str, u32>,
    entries: usize,
    numbers: u32,
    bytes: u64,
    /// What pages call the pictures beside them, and the number of each.
    names: Vec<(String, u32)>,
}

/// Pictures that no program writes words into, by their first bytes.
const PICTURES: &[(&str, &[u8])] = &[
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("jpeg", b"\xff\xd8\xff"),
    ("gif", b"GIF8"),
    ("bmp", b"BM"),
    ("tiff", b"II*\0"),
    ("tiff", b"MM\0*"),
    ("webp", b"RIFF"),
];

/// Extensions by the types of MIME, for attachments without a name.
const TYPES: &[(&str, &str)] = &[
    ("application/msword", "doc"),
    ("application/pdf", "pdf"),
    ("application/rtf", "rtf"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/xhtml+xml", "xhtml"),
    ("message/global", "eml"),
    ("message/rfc822", "eml"),
    ("text/html", "html"),
    ("text/markdown", "md"),
    ("text/plain", "txt"),
    ("text/rtf", "rtf"),
];

impl<'l> Builder<'l> {
    pub(super) fn new(limits: &'l Limits) -> Result<Self, Error> {
        Ok(Self {
            limits,
            nested: Nested::new(1)?,
            notices: BTreeMap::new(),
            entries: 0,
            numbers: 0,
            bytes: 0,
            names: Vec::new(),
        })
    }

    /// Makes the tree of a message. The parser has limited its depth.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`], [`ErrorKind::Encrypted`].
    pub(super) fn tree(&mut self, mail: &ParsedMail<'_>) -> Result<Node, Error> {
        if mail.parts().count() > self.limits.entries {
            return Err(Limit::Entries.into());
        }
        let kind = mail.ctype.mimetype.as_str();
        if matches!(kind, "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime") {
            return Err(ErrorKind::Encrypted.into());
        }
        // Pictures are numbered before the pages that show them are read.
        let pictures: Vec<&ParsedMail<'_>> = mail.parts().filter(|part| part.subparts.is_empty()).collect();
        for (number, part) in (1_u32..).zip(&pictures) {
            let location = header(part, "Content-Location");
            let id = header(part, "Content-ID");
            let id = id.trim().trim_start_matches('<').trim_end_matches('>');
            if part.ctype.mimetype.starts_with("image/") {
                if !id.is_empty() {
                    self.names.push((format!("cid:{id}"), number));
                }
                if !location.trim().is_empty() {
                    self.names.push((location.trim().to_owned(), number));
                }
            }
        }
        // The longest first: one may be the start of another.
        self.names.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
        let base = mail.parts().map(|part| header(part, "Content-Location")).find(|location| !location.is_empty());
        if let Some((folder, _)) = base.as_deref().unwrap_or_default().rsplit_once('/') {
            let folder = format!("{folder}/");
            let short: Vec<_> =
                self.names.iter().filter_map(|(name, n)| Some((name.strip_prefix(&folder)?.to_owned(), *n))).collect();
            self.names.extend(short.into_iter().filter(|(name, _)| name.len() > 4));
        }
        self.node(mail, "", true)
    }

    fn node(&mut self, mail: &ParsedMail<'_>, around: &str, first: bool) -> Result<Node, Error> {
        let kind = mail.ctype.mimetype.as_str();
        if kind.starts_with("multipart/") && !mail.subparts.is_empty() {
            let subtype = match kind {
                "multipart/alternative" => "alternative",
                "multipart/related" => "related",
                _ => "mixed",
            };
            let mut children = Vec::new();
            for (index, part) in mail.subparts.iter().enumerate() {
                let child = self.node(part, subtype, index == 0)?;
                // Among alternatives, programs show the last: a text that says that something is gone would hide the rest.
                let kept = subtype == "mixed" || !matches!(child, Node::Gone);
                if kept {
                    children.push(child);
                }
            }
            if children.is_empty() {
                children.push(Node::Gone);
            }
            return Ok(Node::Multi { subtype, children });
        }
        self.numbers += 1;
        let number = self.numbers;
        let Ok(bytes) = mail.get_body_raw() else { return Ok(self.gone("attachment_removed")) };
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if bytes.len() as u64 > self.limits.part {
            return Err(Limit::Part.into());
        }
        if self.bytes > self.limits.total {
            return Err(Limit::Total.into());
        }
        let disposition = mail.get_content_disposition();
        let attached = disposition.disposition == DispositionType::Attachment;
        let name = disposition.params.get("filename").or_else(|| mail.ctype.params.get("name"));
        let extension = name.and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_lowercase());
        let body = !attached && (name.is_none() || first || around == "alternative");
        match kind {
            "text/plain" | "text" if body => self.plain(mail, &bytes),
            "text/html" if body => self.page(mail, &bytes),
            _ if kind.ends_with("-signature") => Ok(self.gone("signature_removed")),
            _ if kind.starts_with("image/") && kind != "image/svg+xml" => Ok(self.picture(bytes, number)),
            _ => self.attached(kind, extension.as_deref(), bytes, number),
        }
    }

    fn plain(&mut self, mail: &ParsedMail<'_>, bytes: &[u8]) -> Result<Node, Error> {
        let mut text = decode(bytes, &charset(mail));
        let says =
            |name: &str, value: &str| mail.ctype.params.get(name).is_some_and(|said| said.eq_ignore_ascii_case(value));
        if says("format", "flowed") {
            text = unflow(&text, says("delsp", "yes"));
        }
        let document = txt::text(text);
        self.body(document, false)
    }

    fn page(&mut self, mail: &ParsedMail<'_>, bytes: &[u8]) -> Result<Node, Error> {
        let mut text = decode(bytes, &charset(mail));
        for (name, number) in &self.names {
            if text.contains(name.as_str()) {
                text = text.replace(name.as_str(), &format!("cid:{}", picture_id(*number)));
            }
        }
        match html::page(text) {
            Ok(document) => self.body(document, true),
            Err(_) => Ok(self.gone("attachment_removed")),
        }
    }

    fn body(&mut self, document: Box<dyn Document>, html: bool) -> Result<Node, Error> {
        Ok(Node::Body { entry: self.push("body", document)?, html })
    }

    fn picture(&mut self, bytes: Vec<u8>, number: u32) -> Node {
        match PICTURES.iter().find(|(_, start)| bytes.starts_with(start)) {
            Some((kind, _)) => {
                self.note("image");
                Node::Picture { bytes, number, kind }
            }
            None => self.gone("attachment_removed"),
        }
    }

    /// A file of a known format; any other goes.
    fn attached(&mut self, kind: &str, extension: Option<&str>, bytes: Vec<u8>, number: u32) -> Result<Node, Error> {
        let known = |extension: &&str| FORMATS.iter().any(|format| format.extensions().contains(extension));
        let typed = TYPES.iter().find(|(name, _)| *name == kind).map(|(_, extension)| *extension);
        let message = typed.filter(|extension| *extension == "eml");
        let wanted = message.or(extension).filter(known).or(typed.filter(known));
        let found = FORMATS.iter().find(|format| format.recognises(&bytes)).filter(|format| format.name() != "txt");
        let document = match (wanted, found, self.limits.inside()) {
            (Some(_), _, Some(inside)) | (None, Some(_), Some(inside)) => {
                let name = wanted.map(|extension| format!("a.{extension}"));
                open_within(bytes, name.as_deref(), &inside).ok()
            }
            _ => None,
        };
        let Some(document) = document else { return Ok(self.gone("attachment_removed")) };
        let format = document.format();
        let entry = self.push(&format!("attachment-{number}"), document)?;
        Ok(Node::Attached { entry, number, format })
    }

    fn push(&mut self, name: &str, document: Box<dyn Document>) -> Result<usize, Error> {
        let entry = self.entries;
        self.entries += 1;
        self.nested.push(entry, name, document)?;
        Ok(entry)
    }

    fn gone(&mut self, notice: &'static str) -> Node {
        self.note(notice);
        Node::Gone
    }

    fn note(&mut self, notice: &'static str) {
        *self.notices.entry(notice).or_default() += 1;
    }
}

/// What a page calls the picture with a number.
pub(super) fn picture_id(number: u32) -> String {
    format!("piece-{number}@huisclos")
}

fn charset(mail: &ParsedMail<'_>) -> String {
    mail.ctype.params.get("charset").cloned().unwrap_or_default()
}

fn header(mail: &ParsedMail<'_>, name: &str) -> String {
    let found = mail.headers.iter().find(|header| header.get_key_ref().eq_ignore_ascii_case(name));
    found.map(|header| header.get_value()).unwrap_or_default()
}
