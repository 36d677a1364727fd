//! What must be known of a part before it is read: which styles make a heading or hide their text, and what is in it
//! that does not come along: programs, objects and pictures that nobody can read.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::vocabulary::is_heading_style;
use crate::error::{Error, ErrorKind};
use crate::format::splice::Patch;
use crate::format::xml::{Item, Scanner, local};

/// Styles of text and paragraphs by name, as far as they matter.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Styles {
    /// Whether it is a style of paragraphs, and its name.
    all: BTreeMap<(bool, String), Style>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    parent: String,
    heading: bool,
    hidden: bool,
}

/// Names of styles.
#[derive(Debug, Default)]
pub(in crate::format) struct Names {
    /// Styles of paragraphs that make a heading.
    pub(super) headings: BTreeSet<String>,
    /// Styles of paragraphs whose text is not shown.
    pub(super) hidden: BTreeSet<String>,
    /// Styles of text that is not shown.
    pub(super) hidden_spans: BTreeSet<String>,
}

impl Styles {
    /// What each style is, its parents considered.
    pub(in crate::format) fn names(&self) -> Names {
        let mut names = Names::default();
        for (key @ (paragraph, name), style) in &self.all {
            let (mut heading, mut hidden) = (style.heading, style.hidden);
            let mut key = Cow::Borrowed(key);
            // A circle of parents is somebody's fault, and no endless loop.
            for _ in 0..32 {
                let Some(style) = self.all.get(&*key) else { break };
                (heading, hidden) = (heading || style.heading, hidden || style.hidden);
                key = Cow::Owned((*paragraph, style.parent.clone()));
            }
            if heading && *paragraph {
                names.headings.insert(name.clone());
            }
            match (hidden, paragraph) {
                (true, true) => drop(names.hidden.insert(name.clone())),
                (true, false) => drop(names.hidden_spans.insert(name.clone())),
                _ => {}
            }
        }
        names
    }
}

/// What does not come along, and the styles.
#[derive(Default)]
pub(in crate::format) struct Survey {
    /// What is cut out or replaced, in order.
    pub(in crate::format) patches: Vec<Patch<'static>>,
    /// What makes pictures that are packed into it blank, in order.
    pub(in crate::format) pictures: Vec<Patch<'static>>,
    /// Counts for the report.
    pub(in crate::format) notices: BTreeMap<&'static str, u32>,
}

/// A picture of one transparent point.
const POINT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// How pictures made of points begin, in base 64: PNG, JPEG, GIF, BMP, TIFF, WebP.
const PICTURES: &[&str] = &["iVBORw0KGgo", "/9j/", "R0lGOD", "Qk", "SUkqA", "TU0AK", "UklGR"];

/// An open element.
struct Frame<'s> {
    local: &'s str,
    start: u64,
    /// Where its content starts.
    inside: u64,
    /// One of its children is an embedded object.
    holds_object: bool,
}

/// Reads a part up to its body, or to its end if something is packed into it.
///
/// # Errors
/// [`ErrorKind::Macros`] where it holds a program; those of [`Scanner::next`].
pub(in crate::format) fn survey(bytes: &[u8], styles: &mut Styles) -> Result<Survey, Error> {
    let mut scanner = Scanner::new(bytes)?;
    let whole = memchr::memmem::find(bytes, b"binary-data").is_some();
    let mut survey = Survey::default();
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut style: Option<(bool, String)> = None;
    let mut attributes = Vec::new();
    // The element that is cut, by how many are around it.
    let mut cutting: Option<usize> = None;
    while let Some((item, range)) = scanner.next()? {
        match item {
            Item::Start { tag, empty } => {
                let name = local(scanner.name(&tag, &range));
                if name == "body" && !whole {
                    break;
                }
                // Properties have many attributes, and those that hide text are few.
                let hides = || memchr::memmem::find(scanner.raw(&range).as_bytes(), b"display").is_some();
                if name == "style" || name == "text-properties" && hides() {
                    scanner.attributes_into(&tag, &range, &mut attributes)?;
                    let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", |a| a.raw());
                    if name == "style" {
                        style = styles.add(&value);
                    } else if value("display") == "none"
                        && let Some(style) = style.as_ref().and_then(|key| styles.all.get_mut(key))
                    {
                        style.hidden = true;
                    }
                }
                if matches!(name, "object" | "object-ole")
                    && let Some(frame) = frames.last_mut()
                {
                    frame.holds_object = true;
                }
                let preview = name == "image" && frames.last().is_some_and(|frame| frame.holds_object);
                if preview && !empty && cutting.is_none() {
                    cutting = Some(frames.len());
                }
                if !empty {
                    frames.push(Frame { local: name, start: range.start, inside: range.end, holds_object: false });
                }
            }
            Item::End => {
                let Some(frame) = frames.pop() else { continue };
                if cutting == Some(frames.len()) {
                    cutting = None;
                    // A preview that is in the package lies where it is left out.
                    if memchr::memmem::find(within(bytes, &(frame.start..range.end)), b"binary-data").is_some() {
                        survey.cut(frame.start..range.end, "object_preview_removed");
                    }
                } else if frame.local == "binary-data" && cutting.is_none() {
                    survey.packed(bytes, &frame, &range, frames.last().map_or("", |parent| parent.local));
                }
            }
            Item::Text(text) => {
                let program = frames.iter().any(|frame| frame.local == "scripts");
                if program && text.contains(char::is_alphanumeric) {
                    return Err(ErrorKind::Macros.into());
                }
            }
            Item::Aside(_) => {}
        }
    }
    Ok(survey)
}

impl Styles {
    fn add<'v>(&mut self, value: &impl Fn(&str) -> &'v str) -> Option<(bool, String)> {
        let paragraph = match value("family") {
            "paragraph" => true,
            "text" => false,
            _ => return None,
        };
        let (name, parent) = (value("name"), value("parent-style-name"));
        let level = value("default-outline-level").parse::<u8>().is_ok_and(|level| level > 0);
        let heading = paragraph && (level || is_heading_style(name, value("display-name")));
        let key = (paragraph, name.to_owned());
        self.all.insert(key.clone(), Style { parent: parent.to_owned(), heading, hidden: false });
        Some(key)
    }
}

impl Survey {
    fn count(&mut self, what: &'static str) {
        *self.notices.entry(what).or_default() += 1;
    }

    fn cut(&mut self, range: Range<u64>, what: &'static str) {
        self.patches.push(Patch { range, text: Cow::Borrowed("") });
        self.count(what);
    }

    /// What is packed into `parent`: `frame` is the element that holds it, `end` its end tag.
    fn packed(&mut self, bytes: &[u8], frame: &Frame<'_>, end: &Range<u64>, parent: &str) {
        let inside = frame.inside..end.start;
        let packed = within(bytes, &inside).trim_ascii_start();
        match parent {
            "image" | "background-image" | "fill-image" | "list-level-style-image" => {
                if PICTURES.iter().any(|start| packed.starts_with(start.as_bytes())) {
                    self.pictures.push(Patch { range: inside, text: Cow::Borrowed(POINT) });
                    self.count("image");
                } else if !packed.is_empty() {
                    self.patches.push(Patch { range: inside, text: Cow::Borrowed(POINT) });
                    self.count("vector_image_removed");
                }
            }
            "font-face-uri" => {}
            _ => self.cut(frame.start..end.end, "embedded_object_removed"),
        }
    }
}

fn within<'b>(bytes: &'b [u8], range: &Range<u64>) -> &'b [u8] {
    let (start, end) = (usize::try_from(range.start), usize::try_from(range.end));
    start.ok().zip(end.ok()).and_then(|(start, end)| bytes.get(start..end)).unwrap_or_default()
}
