//! Text that is set anew: the paragraphs of a PDF as a clean document of another make, for a file that can't be changed
//! in place. Nothing of the source but its words comes along: no layout, no image, no metadata.

mod docx;
pub(crate) mod pdf;

use std::fmt::Write as _;
use std::io::Write;
use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::format::{Document, Edit, Notice};
use crate::pages::Paragraph;
use crate::segment::{Origin, Place, Segment};

/// What is made of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Word: paragraphs, headings, page breaks.
    Docx,
    /// Text: a blank line between paragraphs, a form feed between pages.
    Txt,
    /// PDF: one column, one type.
    Pdf,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Txt, Self::Pdf];

    /// As options and formats name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Txt => "txt",
            Self::Pdf => "pdf",
        }
    }
}

/// A document whose source is the text of pages. `notices` are told with it.
pub fn document(pages: &[Vec<Paragraph>], kind: Kind, notices: Vec<Notice>) -> Box<dyn Document> {
    let mut text = String::new();
    let mut paragraphs = Vec::new();
    for page in pages {
        for (i, paragraph) in page.iter().enumerate() {
            let start = text.len();
            // What is no character of a text would break the files that are made.
            text.extend(paragraph.text.chars().map(|c| if c.is_control() { ' ' } else { c }));
            paragraphs.push(Set {
                range: start..text.len(),
                heading: paragraph.heading,
                opens_page: i == 0 && start > 0,
            });
        }
    }
    Box::new(Typeset { text, paragraphs, kind, notices })
}

struct Typeset {
    text: String,
    paragraphs: Vec<Set>,
    kind: Kind,
    notices: Vec<Notice>,
}

/// Where a paragraph lies in the text, and how it is set.
struct Set {
    range: Range<usize>,
    heading: bool,
    opens_page: bool,
}

/// A paragraph as it is to be written.
struct Written {
    text: String,
    heading: bool,
    opens_page: bool,
}

impl Document for Typeset {
    fn format(&self) -> &'static str {
        self.kind.name()
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        for Set { range, heading, .. } in &self.paragraphs {
            visit(Segment {
                text: self.text.get(range.clone()).unwrap_or_default().to_owned(),
                origin: Origin::identity(range.start as u64, range.len()),
                place: Place { heading: *heading, ..Place::default() },
            });
        }
        Ok(())
    }

    fn parts(&self) -> u32 {
        1
    }

    fn part_name(&self, _part: u32) -> &str {
        "text"
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        let mut edits = edits.iter().peekable();
        let mut written = Vec::with_capacity(self.paragraphs.len());
        for Set { range, heading, opens_page } in &self.paragraphs {
            let (mut text, mut at) = (String::with_capacity(range.len()), range.start);
            while let Some(edit) = edits.next_if(|edit| edit.range.start < range.end as u64) {
                let start = usize::try_from(edit.range.start).map_err(|_| ErrorKind::Plan)?;
                let end = usize::try_from(edit.range.end).map_err(|_| ErrorKind::Plan)?;
                if edit.part != 0 || start < at || end < start || end > range.end {
                    return Err(ErrorKind::Plan.into());
                }
                text.push_str(self.text.get(at..start).ok_or(ErrorKind::Plan)?);
                text.extend(edit.text.chars().map(|c| if c.is_control() { ' ' } else { c }));
                at = end;
            }
            text.push_str(self.text.get(at..range.end).ok_or(ErrorKind::Plan)?);
            written.push(Written { text, heading: *heading, opens_page: *opens_page });
        }
        if edits.next().is_some() {
            return Err(ErrorKind::Plan.into());
        }
        let bytes = match self.kind {
            Kind::Txt => txt(&written).into_bytes(),
            Kind::Docx => docx::make(&written)?,
            Kind::Pdf => pdf::make(&written),
        };
        out.write_all(&bytes)?;
        Ok(())
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = self.notices.clone();
        if self.kind == Kind::Pdf {
            let count = self.text.chars().filter(|c| !pdf::can_write(*c)).count();
            if count > 0 {
                notices.push(Notice { what: "character_replaced", count: count as u32 });
            }
        }
        notices
    }
}

fn txt(paragraphs: &[Written]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if paragraph.opens_page {
            text.push('\u{c}');
        }
        // A string never fails.
        let _ = write!(text, "{}\n\n", paragraph.text);
    }
    text.truncate(text.trim_end_matches('\n').len());
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format;
    use crate::segment::Span;

    fn made(kind: Kind) -> (Vec<u8>, Vec<u8>) {
        let page = |texts: &[&str]| {
            texts
                .iter()
                .map(|text| Paragraph { text: (*text).to_owned(), heading: text.len() < 12 })
                .collect::<Vec<_>>()
        };
        let long = "Sœur de M. Bénali : « l'école » – 40 € (à revoir) ".repeat(120);
        let pages = [page(&["Réunion", "Mme Zoé PLANTIVEAU est venue.", &long]), page(&["Suites", "M. PLANTIVEAU"])];
        let document = document(&pages, kind, Vec::new());
        let mut edits = Vec::new();
        document
            .segments(&mut |segment| {
                let places = segment.text.match_indices("PLANTIVEAU");
                edits.extend(
                    places
                        .flat_map(|(at, name)| segment.origin.sources(Span::new(at, at + name.len())))
                        .map(|range| Edit { part: 0, range, text: "[Personne A1]".to_owned() }),
                );
            })
            .unwrap();
        let (mut before, mut after) = (Vec::new(), Vec::new());
        document.write(&[], &mut before).unwrap();
        document.write(&edits, &mut after).unwrap();
        (before, after)
    }

    fn text_of(bytes: &[u8], name: &str) -> String {
        let mut text = String::new();
        let document = format::open(bytes.to_vec(), Some(name)).unwrap();
        document.segments(&mut |segment| text.push_str(&segment.text)).unwrap();
        text
    }

    #[test]
    fn what_is_set_anew_says_what_was_planned() {
        for (kind, name) in [(Kind::Txt, "a.txt"), (Kind::Docx, "a.docx")] {
            let (before, after) = made(kind);
            assert!(text_of(&before, name).contains("Mme Zoé PLANTIVEAU est venue."));
            let after = text_of(&after, name);
            assert!(after.contains("Mme Zoé [Personne A1] est venue.") && !after.contains("PLANTIVEAU"), "{name}");
            assert_eq!(made(kind).0, before, "the same twice");
        }
    }

    #[test]
    fn a_pdf_set_anew_is_read_back() {
        let (before, after) = made(Kind::Pdf);
        for (bytes, says) in [(before, "PLANTIVEAU"), (after, "[Personne A1]")] {
            let pdf = crate::pages::open(bytes).unwrap();
            let pages = crate::pages::pages(&pdf);
            assert!(pages.len() > 2, "a long page runs over");
            let text: Vec<String> = pages.iter().flat_map(crate::pages::paragraphs).map(|p| p.text).collect();
            let text = text.join(" ");
            assert!(text.contains(&format!("Mme Zoé {says} est venue.")), "{text}");
            assert!(text.contains("Sœur de M. Bénali : « l'école » – 40 € (à revoir)"), "{text}");
        }
    }
}
