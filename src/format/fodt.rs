//! OpenDocument texts in one flat XML file: `.fodt`. Pictures made of points stay in it; objects, and drawings that
//! nobody can read, are cut out; programs are refused.

use std::collections::BTreeMap;
use std::io::Write;

use super::odf::patch::{self, NewNames};
use super::odf::survey::{Names, Styles, Survey, survey};
use super::odf::walk::{Context, walk};
use super::odf::{other_type, text_type};
use super::splice::splice;
use super::xml::{Item, Scanner, local};
use super::{Document, Edit, Format, Limit, Limits, Notice};
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;

/// OpenDocument texts, flat.
pub(super) struct Fodt;

impl Format for Fodt {
    fn name(&self) -> &'static str {
        "fodt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["fodt"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        media_type(bytes).is_some_and(|media| text_type(&media).is_some())
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
        if bytes.len() as u64 > limits.part {
            return Err(Limit::Part.into());
        }
        let mut styles = Styles::default();
        let survey = survey(&bytes, &mut styles)?;
        Ok(Box::new(Open { bytes, survey, names: styles.names() }))
    }
}

/// The name of a flat format of the same family that huisclos does not read: `fods` for a flat `ods`.
pub(super) fn other(bytes: &[u8]) -> Option<&'static str> {
    match other_type(&media_type(bytes)?)? {
        "ods" => Some("fods"),
        "odp" => Some("fodp"),
        "odg" => Some("fodg"),
        other => Some(other),
    }
}

/// Whether the names of the format are declared. Any other attribute may say the same, and is the document's own.
fn declares(head: &[u8]) -> bool {
    let declared = |at: usize| {
        let before =
            head[..at].strip_suffix(b"\"").or(head[..at].strip_suffix(b"'")).unwrap_or_default().trim_ascii_end();
        let name = before.strip_suffix(b"=").unwrap_or_default().trim_ascii_end();
        let start = name.iter().rposition(u8::is_ascii_whitespace).map_or(0, |blank| blank + 1);
        name[start..].starts_with(b"xmlns")
    };
    memchr::memmem::find_iter(head, b"urn:oasis:names:tc:opendocument:xmlns:office:1.0").any(declared)
}

/// What a flat file says that it is.
fn media_type(bytes: &[u8]) -> Option<String> {
    // A quick look before the whole is checked for its encoding.
    if !declares(&bytes[..bytes.len().min(16_384)]) {
        return None;
    }
    let mut scanner = Scanner::new(bytes).ok()?;
    loop {
        let next = match scanner.next() {
            Ok(next) => next?,
            // It is refused for what is wrong with it, if it is one of these.
            Err(error) if error.kind() == ErrorKind::Hostile => {
                let text = b"\"application/vnd.oasis.opendocument.text\"";
                memchr::memmem::find(bytes, text)?;
                return Some("application/vnd.oasis.opendocument.text".to_owned());
            }
            Err(_) => return None,
        };
        match next {
            (Item::Start { tag, .. }, range) => {
                let root = local(scanner.name(&tag, &range)) == "document";
                let attributes = scanner.attributes(&tag, &range).ok().filter(|_| root)?;
                return attributes.iter().find(|a| a.name() == "office:mimetype").map(|a| a.raw().to_owned());
            }
            (Item::Aside(_), _) => {}
            (Item::Text(text), _) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
}

struct Open {
    bytes: Vec<u8>,
    survey: Survey,
    names: Names,
}

impl Document for Open {
    fn format(&self) -> &'static str {
        "fodt"
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        walk(&self.bytes, &Context { part: 0, names: &self.names, inside: &|_| false }, visit)
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
        let mut styles = NewNames::new();
        patch::renamed_styles(&self.bytes, edits, &mut styles)?;
        let mut patches = patch::patches(&self.bytes, edits, &self.survey.patches)?;
        if !styles.is_empty() {
            let references = patch::references(&self.bytes, &styles, &|_| None)?;
            patch::add_references(&mut patches, references);
        }
        splice(&self.bytes, &patches, out)
    }

    fn drop_images(&mut self) -> bool {
        self.survey.patches.append(&mut self.survey.pictures);
        patch::sort(&mut self.survey.patches);
        super::images_removed(&mut self.survey.notices);
        true
    }

    fn notices(&self) -> Vec<Notice> {
        let counts: &BTreeMap<&'static str, u32> = &self.survey.notices;
        counts.iter().map(|(what, count)| Notice { what, count: *count }).collect()
    }
}
