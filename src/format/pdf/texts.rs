//! The texts that stand in objects and not in content streams: notes, values of fields, outlines, alternative texts,
//! names of layers, addresses. Whatever is a string and not known to be anything else is one of them.
//!
//! Each sort is a part of its own, whose coordinate counts the bytes of its texts in UTF-8, one after another.

use std::ops::Range;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::object::{dictionary_mut, text, text_string};
use crate::error::{Error, ErrorKind};
use crate::segment::{Origin, Place, Role, Segment};

/// The sorts, as their parts are called.
pub(super) const SORTS: [&str; 7] = ["annotations", "fields", "outline", "structure", "links", "properties", "names"];

const ANNOTATIONS: usize = 0;
const FIELDS: usize = 1;
const OUTLINE: usize = 2;
const STRUCTURE: usize = 3;
const LINKS: usize = 4;
const OTHER: usize = 5;

/// The sort of which this module has none: see [`super::names`].
pub(super) const NAMES: usize = 6;

/// Keys whose strings are no words: tables, fingerprints, languages, names of character sets.
const WORDLESS: &[&str] = &["Lang", "CharSet", "Panose", "Registry", "Ordering", "DA", "Lookup", "CheckSum"];

/// Strings of one document.
const TEXTS: usize = 500_000;

/// A way to a string inside an object.
#[derive(Clone)]
enum Step {
    Key(Vec<u8>),
    Index(usize),
}

/// One text.
pub(super) struct Text {
    id: ObjectId,
    path: Vec<Step>,
    pub(super) sort: usize,
    role: Role,
    words: String,
    /// Its bytes in the coordinate of its sort.
    range: Range<u64>,
}

/// Every text of a document, in the order of their objects.
///
/// # Errors
/// [`ErrorKind::TooLarge`].
pub(super) fn texts(pdf: &Document) -> Result<Vec<Text>, Error> {
    let mut texts: Vec<Text> = Vec::new();
    let mut ends = [0_u64; SORTS.len()];
    for (id, object) in &pdf.objects {
        let mut stack: Vec<(&Object, Vec<Step>, (usize, Role))> = vec![(object, Vec::new(), (OTHER, Role::Attribute))];
        while let Some((object, path, (sort, role))) = stack.pop() {
            let inside = match object {
                Object::String(bytes, _) => {
                    let words = text(bytes);
                    if words.is_empty() {
                        continue;
                    }
                    if texts.len() == TEXTS {
                        return Err(ErrorKind::TooLarge.into());
                    }
                    let start = ends[sort];
                    ends[sort] += words.len() as u64;
                    texts.push(Text { id: *id, path, sort, role, words, range: start..ends[sort] });
                    continue;
                }
                Object::Array(array) => {
                    // The table of an indexed colour space.
                    let table = matches!(array.first(), Some(Object::Name(name)) if matches!(name.as_slice(), b"Indexed" | b"I"));
                    if !table {
                        let step = |at| path.iter().cloned().chain([Step::Index(at)]).collect();
                        stack.extend(
                            array.iter().enumerate().rev().map(|(at, object)| (object, step(at), (sort, role))),
                        );
                    }
                    continue;
                }
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &stream.dict,
                _ => continue,
            };
            for (key, object) in inside.iter().rev() {
                if !matches!(object, Object::String(..) | Object::Array(_) | Object::Dictionary(_))
                    || WORDLESS.iter().any(|wordless| wordless.as_bytes() == key.as_slice())
                {
                    continue;
                }
                let path = path.iter().cloned().chain([Step::Key(key.clone())]).collect();
                stack.push((object, path, class(inside, key, (sort, role))));
            }
        }
    }
    Ok(texts)
}

/// What a string is that stands under this key.
fn class(dictionary: &Dictionary, key: &[u8], around: (usize, Role)) -> (usize, Role) {
    let field =
        dictionary.has(b"FT") || (dictionary.has(b"T") && (dictionary.has(b"Kids") || dictionary.has(b"Parent")));
    let note = dictionary.has(b"Rect") && dictionary.has(b"Subtype");
    let widget = field || dictionary.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|name| name == b"Widget"));
    let structure = dictionary.has(b"S") && (dictionary.has(b"P") || dictionary.has(b"K"));
    match key {
        b"URI" | b"F" if dictionary.has(b"S") || key == b"URI" => (LINKS, Role::Target),
        b"Title" if dictionary.has(b"Parent") => (OUTLINE, Role::Attribute),
        b"V" | b"DV" | b"Opt" if widget => (FIELDS, Role::Body),
        b"MK" if widget => (FIELDS, Role::Body),
        b"T" | b"TU" if widget => (FIELDS, Role::Attribute),
        b"Contents" if note => (ANNOTATIONS, Role::Comment),
        // Who wrote the note.
        b"T" if note => (ANNOTATIONS, Role::Trace),
        b"Subj" if note => (ANNOTATIONS, Role::Comment),
        b"Alt" | b"ActualText" | b"E" | b"T" if structure => (STRUCTURE, Role::Attribute),
        _ if structure => (STRUCTURE, Role::Attribute),
        _ if widget => (FIELDS, Role::Attribute),
        _ if note => (ANNOTATIONS, Role::Attribute),
        _ => around,
    }
}

/// Gives the texts of one sort. `part` is the number of its part.
pub(super) fn segments(texts: &[Text], sort: usize, part: u32, visit: &mut dyn FnMut(Segment)) {
    for text in texts.iter().filter(|text| text.sort == sort) {
        visit(Segment {
            text: text.words.clone(),
            origin: Origin::identity(text.range.start, text.words.len()),
            place: Place { part, role: text.role, ..Place::default() },
        });
    }
}

/// Writes one edit into the texts of a sort.
///
/// # Errors
/// [`ErrorKind::Plan`]: it does not fall on one of them.
pub(super) fn write(
    pdf: &mut Document,
    texts: &[Text],
    sort: usize,
    edits: &[(Range<u64>, &str)],
) -> Result<(), Error> {
    let mut rest = edits;
    for text in texts.iter().filter(|text| text.sort == sort) {
        let (mine, others) = rest.split_at(rest.partition_point(|(range, _)| range.start < text.range.end));
        rest = others;
        if mine.is_empty() {
            continue;
        }
        let (mut words, mut done) = (String::new(), 0);
        for (range, replacement) in mine {
            let wrong = || Error::new(ErrorKind::Plan).position(range.start);
            let start = range.start.checked_sub(text.range.start).ok_or_else(wrong)? as usize;
            let end = range.end.checked_sub(text.range.start).ok_or_else(wrong)? as usize;
            words.push_str(text.words.get(done..start).ok_or_else(wrong)?);
            words.push_str(replacement);
            text.words.get(start..end).ok_or_else(wrong)?;
            done = end;
        }
        words.push_str(text.words.get(done..).ok_or(ErrorKind::Plan)?);
        let place = place(pdf, text).ok_or(ErrorKind::Plan)?;
        *place = text_string(&words);
    }
    match rest.first() {
        Some((range, _)) => Err(Error::new(ErrorKind::Plan).position(range.start)),
        None => Ok(()),
    }
}

fn place<'a>(pdf: &'a mut Document, text: &Text) -> Option<&'a mut Vec<u8>> {
    let mut object = pdf.objects.get_mut(&text.id)?;
    for step in &text.path {
        object = match step {
            Step::Key(key) => dictionary_mut(object)?.get_mut(key).ok()?,
            Step::Index(at) => object.as_array_mut().ok()?.get_mut(*at)?,
        };
    }
    object.as_str_mut().ok()
}
