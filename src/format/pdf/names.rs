//! Names in the sense of PDF (`/Encre#20bleue`): of colours, roles of the structure, marks in contents, resources, fonts,
//! states of fields. People give some of them. One that is no word of the format means nothing but itself, so it can be
//! called otherwise, if that is done wherever it stands.
//!
//! Names of glyphs are left alone: those that a font's program has can't be changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::lexer::{Lexer, Operations, Token};
use super::object::{decoded, follow, text};
use super::store::Packer;
use super::write::hexadecimal;
use crate::error::{Error, ErrorKind};
use crate::format::Limits;
use crate::format::splice::{Patch, splice};
use crate::segment::{Origin, Place, Role, Segment};

/// The words of the format (ISO 32000 and what its extensions add), of character maps, and the standard fonts.
static VOCABULARY: LazyLock<BTreeSet<&'static [u8]>> =
    LazyLock::new(|| include_str!("vocabulary.txt").split_ascii_whitespace().map(str::as_bytes).collect());

/// Names of one document.
const NAMES: usize = 500_000;

/// Letters of the shortest that may say something: `F1` is what programs call fonts.
const LETTERS: usize = 2;

/// Digits of a day with its year, of a telephone, of a file: not of a version or a size.
const DIGITS_OF_A_DAY: usize = 6;

/// Old name → new name.
pub(super) type Renamed = BTreeMap<Vec<u8>, Vec<u8>>;

/// Every name of a document that is no word of the format, in the order in which they are met.
#[derive(Default)]
pub(super) struct Names {
    seen: BTreeSet<Vec<u8>>,
    list: Vec<Name>,
    /// Bytes of all their texts.
    end: u64,
}

struct Name {
    bytes: Vec<u8>,
    /// How many of them are the mark of a subset.
    mark: usize,
    words: String,
    range: Range<u64>,
}

impl Names {
    /// Adds those of all objects, and of character maps.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`].
    pub(super) fn objects(&mut self, pdf: &Document, limits: &Limits) -> Result<(), Error> {
        for object in pdf.objects.values() {
            let mut stack = vec![object];
            while let Some(object) = stack.pop() {
                let inside = match object {
                    Object::Name(name) => {
                        self.add(name)?;
                        continue;
                    }
                    Object::Array(array) => {
                        stack.extend(array.iter().rev());
                        continue;
                    }
                    Object::Dictionary(dictionary) => dictionary,
                    Object::Stream(stream) => &stream.dict,
                    _ => continue,
                };
                for (key, value) in inside {
                    self.add(key)?;
                    match (key.as_slice(), value) {
                        (b"CharProcs" | b"Differences", _) => {}
                        (b"BaseFont" | b"FontName", Object::Name(name)) => self.add_font(name)?,
                        (b"DA", Object::String(operators, _)) => self.of_tokens(operators)?,
                        (_, value) => stack.push(value),
                    }
                }
            }
        }
        for id in maps(pdf) {
            if let Some(Object::Stream(stream)) = pdf.objects.get(&id)
                && let Ok(bytes) = decoded(stream, limits)
            {
                self.of_map(&bytes)?;
            }
        }
        Ok(())
    }

    /// Adds a name.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`].
    pub(super) fn add(&mut self, name: &[u8]) -> Result<(), Error> {
        if !may_speak(name) || self.seen.contains(name) {
            return Ok(());
        }
        if self.list.len() == NAMES {
            return Err(ErrorKind::TooLarge.into());
        }
        self.seen.insert(name.to_vec());
        let mark = mark(name);
        let words = words(&name[mark..]);
        let start = self.end;
        self.end += words.len() as u64;
        self.list.push(Name { bytes: name.to_vec(), mark, words, range: start..self.end });
        Ok(())
    }

    /// Adds the name of a font if somebody may have given it: those that foundries give are one word, and read like names
    /// of people (`DejaVuSans`); none has a day in it, nor what an account is called by (`lolo_2`).
    fn add_font(&mut self, name: &[u8]) -> Result<(), Error> {
        let digits = name.iter().filter(|byte| byte.is_ascii_digit()).count();
        let given = digits >= DIGITS_OF_A_DAY || name.iter().any(|byte| matches!(byte, b' ' | b'_' | 0x80..));
        if given { self.add(name) } else { Ok(()) }
    }

    fn of_tokens(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut lexer = Lexer::new(bytes);
        while let Some((token, _)) = lexer.next() {
            if let Token::Name(name) = token {
                self.add(&name)?;
            }
        }
        Ok(())
    }

    /// Names of a character map, and strings, which repeat them.
    fn of_map(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut lexer = Lexer::new(bytes);
        while let Some((token, range)) = lexer.next() {
            match token {
                Token::Name(name) => self.add_font(&name)?,
                Token::Text(text) if is_literal(bytes, &range) => self.add_font(&text)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives each as a text. `part` is the number of their part.
    pub(super) fn segments(&self, part: u32, visit: &mut dyn FnMut(Segment)) {
        for name in &self.list {
            visit(Segment {
                text: name.words.clone(),
                origin: Origin::identity(name.range.start, name.words.len()),
                place: Place { part, role: Role::Attribute, ..Place::default() },
            });
        }
    }

    /// What is called otherwise after these edits. No two names become one.
    ///
    /// # Errors
    /// [`ErrorKind::Plan`]: an edit does not fall on one of them.
    pub(super) fn renamed(&self, edits: &[(Range<u64>, &str)]) -> Result<Renamed, Error> {
        let (mut rest, mut renamed, mut taken) = (edits, Renamed::new(), BTreeSet::new());
        for name in &self.list {
            let (mine, others) = rest.split_at(rest.partition_point(|(range, _)| range.start < name.range.end));
            rest = others;
            if mine.is_empty() {
                continue;
            }
            let patches: Vec<Patch<'_>> = mine
                .iter()
                .map(|(range, text)| {
                    let at = |at: u64| at.checked_sub(name.range.start).ok_or(ErrorKind::Plan);
                    Ok(Patch { range: at(range.start)?..at(range.end)?, text: Cow::Borrowed(*text) })
                })
                .collect::<Result<_, ErrorKind>>()?;
            let mut words = name.bytes[..name.mark].to_vec();
            splice(name.words.as_bytes(), &patches, &mut words)?;
            words.retain(|byte| *byte != 0);
            let mut new = words.clone();
            for number in 1_u64.. {
                let free = may_stand(&new) && !self.seen.contains(&new) && !taken.contains(&new);
                if free {
                    break;
                }
                new = words.iter().copied().chain(number.to_string().into_bytes()).collect();
            }
            taken.insert(new.clone());
            renamed.insert(name.bytes.clone(), new);
        }
        match rest.first() {
            Some((range, _)) => Err(Error::new(ErrorKind::Plan).position(range.start)),
            None => Ok(renamed),
        }
    }
}

/// Whether a name is no word of the format, and more than a letter and a number.
pub(super) fn may_speak(name: &[u8]) -> bool {
    let name = &name[mark(name)..];
    name.iter().filter(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count() >= LETTERS
        && !VOCABULARY.contains(name)
}

/// Bytes of what marks the name of a font of which only some glyphs are there: six letters at random and a plus, in strings
/// of some programs behind a slash.
fn mark(name: &[u8]) -> usize {
    match name {
        [b'/', rest @ ..] if mark_of(rest) > 0 => 1 + mark_of(rest),
        name => mark_of(name),
    }
}

fn mark_of(name: &[u8]) -> usize {
    match name {
        [a, b, c, d, e, f, b'+', ..] if [a, b, c, d, e, f].iter().all(|byte| byte.is_ascii_uppercase()) => 7,
        _ => 0,
    }
}

fn may_stand(name: &[u8]) -> bool {
    !name.is_empty() && !VOCABULARY.contains(name)
}

/// UTF-8, as the book says, or what strings are written in.
fn words(name: &[u8]) -> String {
    std::str::from_utf8(name).map_or_else(|_| text(name), str::to_owned)
}

/// Streams that are character maps.
fn maps(pdf: &Document) -> BTreeSet<ObjectId> {
    let dictionaries = pdf.objects.values().filter_map(super::object::as_dictionary);
    let keys = [&b"ToUnicode"[..], b"Encoding", b"UseCMap"];
    let of = |dictionary: &Dictionary| {
        keys.map(|key| match dictionary.get(key).map(|object| follow(pdf, object)) {
            Ok((Some(id), Object::Stream(_))) => Some(id),
            _ => None,
        })
    };
    dictionaries.flat_map(of).flatten().collect()
}

/// Calls everything in the objects of `pdf` as `renamed` says, but for content streams.
///
/// # Errors
/// Those of writing a character map.
pub(super) fn rename(pdf: &mut Document, renamed: &Renamed, limits: &Limits) -> Result<(), Error> {
    let mut packer = Packer::default();
    for id in maps(pdf) {
        let Some(Object::Stream(stream)) = pdf.objects.get_mut(&id) else { continue };
        let Ok(bytes) = decoded(stream, limits) else { continue };
        if let Some(bytes) = in_map(&bytes, renamed)? {
            packer.pack(stream, &bytes);
        }
    }
    for object in pdf.objects.values_mut() {
        let mut stack = vec![object];
        while let Some(object) = stack.pop() {
            match object {
                Object::Name(name) => {
                    if let Some(new) = renamed.get(name) {
                        name.clone_from(new);
                    }
                }
                Object::Array(array) => stack.extend(array.iter_mut()),
                Object::Dictionary(dictionary) | Object::Stream(Stream { dict: dictionary, .. }) => {
                    if dictionary.iter().any(|(key, _)| renamed.contains_key(key)) {
                        let old = std::mem::take(dictionary);
                        *dictionary = old
                            .into_iter()
                            .map(|(key, value)| (renamed.get(&key).cloned().unwrap_or(key), value))
                            .collect();
                    }
                    for (key, value) in dictionary.iter_mut() {
                        match (key.as_slice(), value) {
                            (b"CharProcs" | b"Differences", _) => {}
                            (b"DA", Object::String(operators, _)) => {
                                if let Some(new) = in_tokens(operators, renamed)? {
                                    *operators = new;
                                }
                            }
                            (_, value) => stack.push(value),
                        }
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A content stream with other names and without its comments, and without the pictures that stand in it if so wanted;
/// `None` if it has nothing of these.
///
/// # Errors
/// Those of reading it.
pub(super) fn in_content(bytes: &[u8], renamed: &Renamed, no_pictures: bool) -> Result<Option<Vec<u8>>, Error> {
    let (mut patches, mut picture) = (Vec::new(), None);
    let mut operations = Operations::new(bytes);
    while let Some(operation) = operations.next()? {
        if no_pictures && operation.operator == b"BI" {
            picture = Some(operation.range.start);
        } else if no_pictures && operation.operator == b"ID" {
            let start = picture.take().unwrap_or(operation.range.start);
            patches.push(Patch { range: start as u64..operations.at() as u64, text: Cow::Borrowed("") });
        } else {
            patches.extend(operation.operands.iter().filter_map(|(token, range)| patch(token, range, renamed)));
        }
    }
    let comments = operations.comments().iter();
    patches
        .extend(comments.map(|range| Patch { range: range.start as u64..range.end as u64, text: Cow::Borrowed("") }));
    patches.sort_by_key(|patch| (patch.range.start, std::cmp::Reverse(patch.range.end)));
    let mut end = 0;
    patches.retain(|patch| {
        let apart = patch.range.start >= end;
        end = end.max(patch.range.end);
        apart
    });
    patched(bytes, &patches)
}

fn in_tokens(bytes: &[u8], renamed: &Renamed) -> Result<Option<Vec<u8>>, Error> {
    let (mut lexer, mut patches) = (Lexer::new(bytes), Vec::new());
    while let Some((token, range)) = lexer.next() {
        patches.extend(patch(&token, &range, renamed));
    }
    patched(bytes, &patches)
}

/// A character map with other names, in strings too.
fn in_map(bytes: &[u8], renamed: &Renamed) -> Result<Option<Vec<u8>>, Error> {
    let (mut lexer, mut patches) = (Lexer::new(bytes), Vec::new());
    while let Some((token, range)) = lexer.next() {
        patches.extend(patch(&token, &range, renamed));
        if let Token::Text(text) = token
            && is_literal(bytes, &range)
            && let Some(new) = renamed.get(&text)
        {
            let range = range.start as u64..range.end as u64;
            patches.push(Patch { range, text: Cow::Owned(hexadecimal(new)) });
        }
    }
    patched(bytes, &patches)
}

/// Whether a string stands in parentheses: the others are codes.
fn is_literal(bytes: &[u8], range: &Range<usize>) -> bool {
    bytes.get(range.start) == Some(&b'(')
}

fn patch(token: &Token, range: &Range<usize>, renamed: &Renamed) -> Option<Patch<'static>> {
    let Token::Name(name) = token else { return None };
    let new = format!("/{}", escaped(renamed.get(name)?));
    Some(Patch { range: range.start as u64..range.end as u64, text: Cow::Owned(new) })
}

fn patched(bytes: &[u8], patches: &[Patch<'_>]) -> Result<Option<Vec<u8>>, Error> {
    if patches.is_empty() {
        return Ok(None);
    }
    let mut out = Vec::with_capacity(bytes.len());
    splice(bytes, patches, &mut out)?;
    Ok(Some(out))
}

/// A name as a content stream writes it, without its slash.
pub(super) fn escaped(name: &[u8]) -> String {
    use std::fmt::Write;
    name.iter().fold(String::new(), |mut text, byte| {
        match byte {
            b'!'..=b'~' if !b"#/()<>[]{}%".contains(byte) => text.push(char::from(*byte)),
            _ => drop(write!(text, "#{byte:02X}")),
        }
        text
    })
}
