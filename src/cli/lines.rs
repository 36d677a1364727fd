//! Which formation a document suggests, and where it says so: a number, never its words.

use huisclos::Error;
use huisclos::format::Document;
use huisclos::policy::Formation;
use huisclos::segment::{Role, Span};

/// Minutes name their body at the top; further down they speak of other bodies too.
const LINES: usize = 60;
/// The first bytes of the source that are looked at to count lines.
const HEAD: usize = 64 * 1024;

/// A formation, and where the document names it: «la ligne 3».
pub(super) struct Suggestion {
    pub(super) formation: Formation,
    pub(super) place: String,
}

/// What the first lines of a document suggest. `head`: the first bytes of the source, to count its lines with.
pub(super) fn suggested(document: &dyn Document, head: &Head) -> Result<Option<Suggestion>, Error> {
    let (mut found, mut seen, mut paragraph) = (None, 0, 0);
    document.segments(&mut |segment| {
        if segment.place.role == Role::Identifier {
            return;
        }
        paragraph += 1;
        let mut at = 0;
        for line in segment.text.split_inclusive('\n') {
            seen += 1;
            if found.is_some() || seen > LINES {
                return;
            }
            if let Some(formation) = Formation::suggested_by(line) {
                let start =
                    segment.origin.sources(Span::new(at, at + line.len())).first().map_or(0, |range| range.start);
                let place = match head.line(start) {
                    Some(line) if document.format() == "txt" => format!("la ligne {line}"),
                    _ => format!("le paragraphe {paragraph}"),
                };
                found = Some(Suggestion { formation, place });
            }
            at += line.len();
        }
    })?;
    Ok(found)
}

/// The beginning of a text, decoded.
pub(super) struct Head(String);

impl Head {
    pub(super) fn new(source: &[u8]) -> Self {
        let head = &source[..source.len().min(HEAD)];
        let encoding = match encoding_rs::Encoding::for_bom(head) {
            Some((encoding, _)) => encoding,
            // Cut inside a character, it is still UTF-8.
            None if std::str::from_utf8(head).err().is_none_or(|error| error.error_len().is_none()) => {
                encoding_rs::UTF_8
            }
            None => encoding_rs::WINDOWS_1252,
        };
        // Without its byte order mark, as formats count.
        Self(encoding.decode(head).0.into_owned())
    }

    /// The line, from 1, of a byte of the decoded text.
    fn line(&self, at: u64) -> Option<usize> {
        let before = self.0.as_bytes().get(..usize::try_from(at).ok()?)?;
        Some(before.iter().filter(|byte| **byte == b'\n').count() + 1)
    }
}
