//! Web pages: HTML as browsers read it, XHTML, and what Word saves as such. The source is spliced in its own encoding.
//!
//! Scripts go, in elements, attributes and addresses, since words in a program cannot be replaced; so do pages and files
//! packed into a value, but for pictures. [`Document::notices`] counts both.

mod charset;
pub(super) mod entity;
mod style;
pub(super) mod value;
mod vocabulary;
pub(super) mod walk;

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

pub(super) use charset::Charset;
use charset::{decode, encode};
use entity::escape;
use walk::{Aside, walk};

use super::splice::{Patch, splice_decoded};
use super::txt::Encoding;
use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

/// Web pages.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        declares(bytes)
    }

    /// A page without a head, as some programs save them.
    fn trusts(&self, bytes: &[u8]) -> bool {
        bytes.contains(&b'<') && decode(bytes).is_ok()
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.len() as u64 > limits.part {
            return Err(Limit::Part.into());
        }
        let (text, charset) = decode(&bytes)?;
        Ok(Box::new(Open::new(text, charset)?))
    }
}

/// A page whose text is known already: the body of a message.
pub(super) fn page(text: String) -> Result<Box<dyn Document>, Error> {
    Ok(Box::new(Open::new(text, Charset::Plain(Encoding::Utf8))?))
}

/// Whether the start of a file says that it is a page.
pub(super) fn declares(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)];
    let narrow: Vec<u8> = match head {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => head[2..].iter().copied().filter(|byte| *byte != 0).collect(),
        _ => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
    };
    let mut rest = narrow.trim_ascii_start();
    // A declaration of XML, and comments of the program that wrote it.
    loop {
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else {
            break;
        };
        let Some(at) = memchr::memmem::find(rest, end) else { return false };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let starts = |word: &[u8]| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    starts(b"<!doctype html") || starts(b"<html") || starts(b"<head>") || starts(b"<body")
}

struct Open {
    /// Decoded, without byte order mark.
    text: String,
    charset: Charset,
    aside: Aside,
    /// Pictures that are to be blank.
    blank: Vec<Range<u64>>,
}

/// The address of a picture of one transparent point.
pub(super) const POINT: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

impl Open {
    fn new(text: String, charset: Charset) -> Result<Self, Error> {
        let mut aside = walk(&text, &mut |_| {});
        if let Some(position) = aside.hostile {
            return Err(Error::new(ErrorKind::Hostile).position(position));
        }
        aside.cuts.sort_by_key(|cut| (cut.start, cut.end));
        aside.unquoted.sort_by_key(|value| value.start);
        Ok(Self { text, charset, aside, blank: Vec::new() })
    }

    /// The value without quotes in which a range lies.
    fn unquoted(&self, range: &Range<u64>) -> Option<&Range<u64>> {
        let before = self.aside.unquoted.partition_point(|value| value.start <= range.start);
        let value = self.aside.unquoted.get(before.checked_sub(1)?)?;
        (range.end <= value.end).then_some(value)
    }

    fn patch(&self, range: &Range<u64>, text: &str) -> Patch<'static> {
        let value = self.unquoted(range);
        // Without quotes, what follows would become the value.
        let empty = text.is_empty() && value == Some(range);
        let text = if empty { "\"\"".to_owned() } else { escape(text, value.is_some()) };
        Patch { range: range.clone(), text: Cow::Owned(text) }
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "html"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        walk(&self.text, visit);
        Ok(())
    }

    fn parts(&self) -> u32 {
        1
    }

    fn part_name(&self, _part: u32) -> &str {
        "text"
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        if let Some(edit) = edits.iter().find(|edit| edit.part != 0) {
            return Err(Error::new(ErrorKind::Plan).position(edit.range.start));
        }
        let mut patches: Vec<Patch<'_>> = self.aside.cuts.iter().map(|cut| self.patch(cut, "")).collect();
        patches.extend(self.blank.iter().map(|picture| self.patch(picture, POINT)));
        patches.extend(edits.iter().map(|edit| self.patch(&edit.range, &edit.text)));
        if patches.len() > edits.len() {
            patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        }
        splice_decoded(self.text.as_bytes(), &patches, |text| encode(text, self.charset), out)
    }

    fn drop_images(&mut self) -> bool {
        self.blank = std::mem::take(&mut self.aside.pictures);
        super::images_removed(&mut self.aside.notices);
        true
    }

    fn notices(&self) -> Vec<Notice> {
        self.aside.notices.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}
