//! Where in a part an edit falls, and so how its replacement is written.

use std::borrow::Cow;

use super::super::Edit;
use super::super::splice::Patch;
use super::super::xml::{escape, escape_uri};
use crate::error::{Error, ErrorKind};

/// The edits of one part as patches: escaped, with what Word needs to keep spaces. `relations`: the part's attributes
/// are URIs. Errors are without a place.
pub(super) fn patches<'e>(source: &[u8], edits: &'e [Edit], relations: bool) -> Result<Vec<Patch<'e>>, Error> {
    let mut patches = Vec::with_capacity(edits.len());
    let mut spaced = None;
    for edit in edits {
        let wrong = || Error::new(ErrorKind::Plan).position(edit.range.start);
        let start = usize::try_from(edit.range.start).map_err(|_| wrong())?;
        let end = usize::try_from(edit.range.end).map_err(|_| wrong())?;
        let before = source.get(..start).ok_or_else(wrong)?;
        let context = Context::of(before);
        let text = match context {
            Context::Value if relations => {
                let whole = [b'"', b'\''].iter().any(|q| before.last() == Some(q) && source.get(end) == Some(q));
                // A relationship without target is a broken file for Word.
                if whole && edit.text.is_empty() { Cow::Borrowed("about:blank") } else { escape_uri(&edit.text) }
            }
            // The range is a whole attribute: it goes, and its replacement has no place.
            Context::Tag => Cow::Borrowed(""),
            Context::Text(_) if !edit.text.is_empty() && element_at(source, start, end).is_some() => {
                let prefix = element_at(source, start, end).unwrap_or_default();
                Cow::Owned(format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escape(&edit.text)))
            }
            _ => escape(&edit.text),
        };
        if let Context::Text(Some(at)) = context {
            // Once an element, however many edits fall in it.
            if spaced != Some(at) {
                let range = at as u64..at as u64;
                patches.push(Patch { range, text: Cow::Borrowed(" xml:space=\"preserve\"") });
                spaced = Some(at);
            }
        }
        patches.push(Patch { range: edit.range.clone(), text });
    }
    Ok(patches)
}

/// Where in the XML an edit starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    /// In an attribute's value.
    Value,
    /// Elsewhere in a tag.
    Tag,
    /// In text. If it is the text of a run that does not say that its spaces count: where to say so.
    Text(Option<usize>),
}

impl Context {
    /// From all that stands before the edit.
    fn of(before: &[u8]) -> Self {
        let Some(open) = before.iter().rposition(|byte| *byte == b'<') else { return Self::Text(None) };
        let tag = &before[open..];
        if [b"<!", b"<?", b"</"].iter().any(|start| tag.starts_with(*start)) {
            return Self::Text(None);
        }
        let mut quote = None;
        for (at, byte) in tag.iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    let name = tag[1..at].split(u8::is_ascii_whitespace).next().unwrap_or_default();
                    let run = [&b":t"[..], b":delText", b":instrText", b":delInstrText"]
                        .iter()
                        .any(|end| name.ends_with(end) && name != b"a:t");
                    let says = tag[..at].windows(10).any(|window| window == b"xml:space=");
                    return Self::Text((run && !says && !tag[..at].ends_with(b"/")).then_some(open + at));
                }
                (None, b'"' | b'\'') => quote = Some(*byte),
                (Some(open), byte) if open == *byte => quote = None,
                _ => {}
            }
        }
        if quote.is_some() { Self::Value } else { Self::Tag }
    }
}

/// If the range is one element that stands for a character (`<w:tab/>`): its prefix, colon included.
fn element_at(source: &[u8], start: usize, end: usize) -> Option<&str> {
    let element = std::str::from_utf8(source.get(start..end)?).ok()?.strip_prefix('<')?;
    let name = element.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next()?;
    Some(name.rsplit_once(':').map_or("", |(prefix, _)| &name[..=prefix.len()]))
}
