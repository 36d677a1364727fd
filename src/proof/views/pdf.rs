//! A PDF, taken apart by programs that the writer does not use.
//!
//! | view | from | sees |
//! |---|---|---|
//! | pages | hayro | what is drawn: forms, appearances, white, invisible, off the page |
//! | drawings | hayro, with all layers on | every form and pattern by itself, shown or not; layers that are off |
//! | second reader | pdf-extract | what is drawn, by other rules. It panics on some files, and would never end on others: it is then named as unread |
//! | objects | a lexer of our own | every string and name of the file, of all its object streams and of all bytes between |
//! | streams | hayro's filters, a lexer of our own | every stream: words of content, metadata, embedded files, bytes |
//!
//! A view that can't tell where a word ends asks the pages, which are read once more for it: `words.rs`.
//!
//! pdf-extract says its panics through the panic hook, which belongs to the program around: huisclos runs this in a
//! process whose standard error goes nowhere.

mod lexer;
mod second;
mod text;
mod words;

use std::collections::BTreeSet;
use std::io::Read;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::stream::Stream;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object};
use memchr::memmem;

use super::{Seen, Visit};
use crate::error::{Error, ErrorKind};
use crate::pages;
use words::Words;

/// What the text views are counted by: each sees the whole document once more.
const PAGES: u8 = 0;
const DRAWINGS: u8 = 2;
const SECOND: u8 = 4;
const STREAMS: u8 = 6;

/// The most bytes of one stream of an older revision.
const MOST: u64 = 64 << 20;

/// Gives every view of a PDF called `name`.
pub(super) fn each(bytes: &[u8], name: &str, depth: u8, visit: &mut dyn Visit) -> Result<(), Error> {
    let deeper = depth.checked_sub(1).ok_or(ErrorKind::TooLarge)?;
    let pdf = pages::open(bytes.to_vec())?;
    let part = |what: &str| if name.is_empty() { what.to_owned() } else { format!("{name}/{what}") };
    // A form that pages share is written once and read as often as it is shown.
    let times = pdf.pages().len().max(1);
    let mut words = Words::of(bytes);
    let mut number = 0;
    pages::each(&pdf, &mut |page| {
        number += 1;
        text::page(&part(&format!("page {number}")), &page, PAGES, times, &mut words, visit);
    });
    // The same with all layers on: a reader that hides a layer does not see what it holds.
    let layered = memmem::find(bytes, b"/OCProperties").is_some();
    let open = layered.then(|| pages::open(all_layers(bytes))).transpose()?;
    if let Some(open) = &open {
        let mut number = 0;
        pages::each(open, &mut |page| {
            number += 1;
            text::page(&part(&format!("page {number}")), &page, DRAWINGS, 0, &mut words, visit);
        });
    } else if pdf.xref().has_optional_content_groups() {
        visit.see(&part("layers"), Seen::Unread { what: "layers" }, "");
    }
    for (object, drawing) in pages::drawings(open.as_ref().unwrap_or(&pdf)) {
        text::page(&part(&format!("object {object}")), &drawing, DRAWINGS, 0, &mut words, visit);
    }
    // What the first reader keeps of thousands of pages makes room for what the second one does.
    drop((pdf, open));
    match second::text(bytes) {
        Some(text) => text::second(&part("second reader"), &text, SECOND, times, &words, visit),
        None => visit.see(&part("second reader"), Seen::Unread { what: "second_reader" }, ""),
    }

    let pdf = pages::open(bytes.to_vec())?;
    let fonts = fonts(&pdf);
    let mut live = BTreeSet::new();
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        if let std::borrow::Cow::Borrowed(raw) = stream.raw_data() {
            live.insert((raw.as_ptr() as usize).wrapping_sub(pdf.data().as_ref().as_ptr() as usize));
        }
        let number = stream.obj_id().obj_number;
        of_stream(&stream, fonts.contains(&number), &words, &part(&format!("object {number}")), deeper, visit)?;
    }
    between(bytes, &live, &part("file"), visit);
    Ok(())
}

/// The same file for a reader that knows no layers.
fn all_layers(bytes: &[u8]) -> Vec<u8> {
    let mut open = bytes.to_vec();
    let places: Vec<usize> = memmem::find_iter(bytes, b"/OCProperties").collect();
    for at in places {
        if let Some(last) = open.get_mut(at + "/OCProperties".len() - 1) {
            *last = b'_';
        }
    }
    open
}

/// What a stream is, as its dictionary says.
enum Nature {
    Image,
    Font,
    /// A profile of colours.
    Profile,
    /// A table of the file's own.
    Table,
    Else,
}

fn nature(dict: &Dict<'_>) -> Nature {
    let is = |key: &str, values: &[&[u8]]| dict.get::<Name<'_>>(key).is_some_and(|name| values.contains(&&*name));
    match () {
        () if is("Type", &[b"XRef"]) => Nature::Table,
        () if is("Subtype", &[b"Image"]) => Nature::Image,
        () if is("Subtype", &[b"Type1C", b"CIDFontType0C", b"OpenType"]) || dict.contains_key("Length1") => {
            Nature::Font
        }
        () if dict.contains_key("N") && dict.contains_key("Alternate") => Nature::Profile,
        () => Nature::Else,
    }
}

/// The programs of fonts, by the numbers of their objects.
fn fonts(pdf: &Pdf) -> BTreeSet<u32> {
    let mut fonts = BTreeSet::new();
    for object in pdf.objects() {
        if let Object::Dict(dict) = object {
            let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| dict.get_ref(key));
            fonts.extend(programs.into_iter().flatten().map(|reference| reference.obj_number));
        }
    }
    fonts
}

fn of_stream(
    stream: &Stream<'_>,
    font: bool,
    words: &Words<'_>,
    part: &str,
    deeper: u8,
    visit: &mut dyn Visit,
) -> Result<(), Error> {
    let mut nature = nature(stream.dict());
    let bytes = match nature {
        Nature::Table => return Ok(()),
        // Pixels say nothing as bytes; what a camera writes beside them does.
        Nature::Image => {
            // One point shows nothing.
            let side = |key: &str| stream.dict().get::<i32>(key);
            if (side("Width"), side("Height")) != (Some(1), Some(1)) {
                visit.see(part, Seen::Unread { what: "image" }, "");
            }
            stream.raw_data()
        }
        _ => match stream.decoded_data() {
            Ok(bytes) => bytes,
            Err(_) => {
                visit.see(part, Seen::Unread { what: "stream" }, "");
                stream.raw_data()
            }
        },
    };
    // It stands where a program of a font does, and begins as one.
    const PROGRAMS: [&[u8]; 5] = [b"\0\x01\0\0", b"true", b"OTTO", b"\x01\0", b"%!"];
    // The mark of every profile (ICC.1, 7.2).
    if stream.dict().contains_key("N") && bytes.get(36..40) == Some(b"acsp") {
        nature = Nature::Profile;
    }
    if font && PROGRAMS.iter().any(|program| bytes.starts_with(program)) && matches!(nature, Nature::Else) {
        nature = Nature::Font;
    }
    match nature {
        Nature::Else => return of_bytes(&bytes, Some(words), part, deeper, visit),
        // It names those who drew it; nobody writes a value into it.
        Nature::Font | Nature::Profile => visit.see(part, Seen::RawProgram, &String::from_utf8_lossy(&bytes)),
        _ => raw(&bytes, part, visit),
    }
    Ok(())
}

/// A stream of unknown nature: a file of its own, words, or nothing but bytes.
/// `words`: those of the pages, if they show what it may hold.
fn of_bytes(
    bytes: &[u8],
    words: Option<&Words<'_>>,
    part: &str,
    deeper: u8,
    visit: &mut dyn Visit,
) -> Result<(), Error> {
    let inner = bytes.starts_with(b"PK\x03\x04") || super::is_pdf(bytes) || super::is_xml(bytes);
    // What can't be opened as the file that it seems to be is still bytes.
    if inner && super::part(bytes, part, deeper, visit).is_ok() {
        return Ok(());
    }
    let plain_map = lexer::without_words_of_maps(bytes);
    let bytes = plain_map.as_deref().unwrap_or(bytes);
    if !lexer::is_words(bytes) {
        raw(bytes, part, visit);
    } else {
        // Its single words are looked at one by one: many are the format's own.
        let mut found = lexer::Found::default();
        lexer::read(bytes, &mut found);
        // Numbers of a content stream stand between its operators, where nobody reads them together.
        let raw = if found.is_content() { Seen::RawProgram } else { Seen::RawXml };
        visit.see(part, raw, &String::from_utf8_lossy(bytes));
        strings(&found, part, visit);
        text::operands(part, &found, words, STREAMS, visit);
        if !found.is_content() {
            let plain = super::plain(bytes);
            text::plain(part, &plain, STREAMS, 0, visit);
        }
    }
    Ok(())
}

fn raw(bytes: &[u8], part: &str, visit: &mut dyn Visit) {
    visit.see(part, Seen::RawBytes, &String::from_utf8_lossy(bytes));
    for wide in super::wide_words(bytes) {
        visit.see(part, Seen::RawBytes, &wide);
    }
}

/// Strings of dictionaries and arrays, and names.
fn strings(found: &lexer::Found, part: &str, visit: &mut dyn Visit) {
    for value in &found.values {
        visit.see(part, Seen::Value { vocabulary: false }, value);
    }
    for (name, vocabulary) in &found.names {
        visit.see(part, Seen::Value { vocabulary: *vocabulary }, name);
    }
    for comment in &found.comments {
        visit.see(part, Seen::Markup, comment);
    }
    visit.see(part, Seen::Markup, &found.bare);
}

/// Everything that lies between streams: objects, those of older revisions too, trailers, and what stands behind the
/// end. And the streams that no table leads to.
fn between(bytes: &[u8], live: &BTreeSet<usize>, part: &str, visit: &mut dyn Visit) {
    let mut found = lexer::Found::default();
    let mut at = 0;
    while let Some(start) = next_stream(bytes, at) {
        lexer::read(bytes.get(at..start).unwrap_or_default(), &mut found);
        let end = memmem::find(&bytes[start..], b"endstream").map_or(bytes.len(), |length| start + length);
        if !live.contains(&start) {
            of_dead(bytes.get(start..end).unwrap_or_default(), &format!("{part}, byte {start}"), visit);
        }
        at = end.max(start + 1);
    }
    lexer::read(bytes.get(at..).unwrap_or_default(), &mut found);
    visit.see(part, Seen::RawXml, &String::from_utf8_lossy(bytes));
    strings(&found, part, visit);
    let end = memmem::rfind(bytes, b"%%EOF").map_or(bytes.len(), |at| at + b"%%EOF".len());
    visit.see(&format!("{part}, behind its end"), Seen::Markup, &super::plain(bytes.get(end..).unwrap_or_default()));
}

/// Where the next stream's bytes begin.
fn next_stream(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memmem::find(bytes.get(at..)?, b"stream")?;
        let after = at + b"stream".len();
        let ended = bytes[..at].ends_with(b"end");
        match bytes.get(after..) {
            Some([b'\r', b'\n', ..]) if !ended => return Some(after + 2),
            Some([b'\n' | b'\r', ..]) if !ended => return Some(after + 1),
            _ => at = after,
        }
    }
}

/// A stream that the file no longer uses.
fn of_dead(bytes: &[u8], part: &str, visit: &mut dyn Visit) {
    let mut unpacked = Vec::new();
    // As far as it goes: what is broken off was there.
    let _ = flate2::read::ZlibDecoder::new(bytes).take(MOST).read_to_end(&mut unpacked);
    let packed = !unpacked.is_empty();
    let bytes = if packed { &unpacked } else { bytes };
    if !packed && !lexer::is_words(bytes) && !bytes.trim_ascii().is_empty() {
        visit.see(part, Seen::Unread { what: "stream" }, "");
    }
    // Its depth is its own: nothing that is used lies in it.
    let _ = of_bytes(bytes, None, part, 0, visit);
}
