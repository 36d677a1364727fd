//! Markdown: a text whose signs a reader does not see. It is decoded as plain text is, read by pulldown-cmark for where
//! words stand, and spliced: what is not edited does not change.

mod walk;

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use walk::{Signs, walk};

use super::html::POINT;
use super::html::entity::escape;
use super::html::walk::Aside;
use super::splice::{Patch, splice_decoded};
use super::txt::{Encoding, decode, encode};
use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

/// Markdown, with tables, notes and front matter.
pub(super) struct Md;

impl Format for Md {
    fn name(&self) -> &'static str {
        "md"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    /// Any text may be Markdown: only the name says so.
    fn recognises(&self, _bytes: &[u8]) -> bool {
        false
    }

    fn trusts(&self, bytes: &[u8]) -> bool {
        decode(bytes).is_ok() && !super::html::declares(bytes)
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.len() as u64 > limits.part {
            return Err(Limit::Part.into());
        }
        let (text, encoding) = decode(&bytes)?;
        let (signs, aside) = walk(&text, &mut |_| {});
        if let Some(position) = aside.hostile {
            return Err(Error::new(ErrorKind::Hostile).position(position));
        }
        Ok(Box::new(Open { text, encoding, signs, aside, blank: Vec::new() }))
    }
}

struct Open {
    /// Decoded, without byte order mark.
    text: String,
    encoding: Encoding,
    signs: Signs,
    aside: Aside,
    /// Pictures that are to be blank.
    blank: Vec<Range<u64>>,
}

impl Open {
    /// An edit as a patch: in markup it is escaped; signs around words that go, go with them.
    fn patch(&self, edit: &Edit) -> Patch<'static> {
        let within = |outer: &Range<u64>| outer.start <= edit.range.start && edit.range.end <= outer.end;
        if self.signs.markup.iter().any(within) {
            let unquoted = self.aside.unquoted.iter().find(|value| within(value));
            let empty = edit.text.is_empty() && unquoted == Some(&edit.range);
            let text = if empty { "\"\"".to_owned() } else { escape(&edit.text, unquoted.is_some()) };
            return Patch { range: edit.range.clone(), text: Cow::Owned(text) };
        }
        let mut range = edit.range.clone();
        if edit.text.is_empty() {
            // `**` around nothing would be read by everyone.
            while let Ok(at) = self
                .signs
                .emphasis
                .binary_search_by_key(&(range.start, range.end), |(inner, _)| (inner.start, inner.end))
            {
                range = self.signs.emphasis[at].1.clone();
            }
        }
        Patch { range, text: Cow::Owned(edit.text.clone()) }
    }
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "md"
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
        let cut = |cut: &Range<u64>| Patch { range: cut.clone(), text: Cow::Borrowed("") };
        let mut patches: Vec<Patch<'_>> = self.aside.cuts.iter().map(cut).collect();
        let blank = |picture: &Range<u64>| Patch { range: picture.clone(), text: Cow::Borrowed(POINT) };
        patches.extend(self.blank.iter().map(blank));
        patches.extend(edits.iter().map(|edit| self.patch(edit)));
        if patches.len() > edits.len() {
            patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        }
        splice_decoded(self.text.as_bytes(), &patches, |text| encode(text, self.encoding), out)
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
