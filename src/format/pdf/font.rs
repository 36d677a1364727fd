//! Fonts: the bytes of a shown string → codes, each with its characters and its width.
//!
//! What is read must be what is seen. A code has characters only if the font says which: in its own map to Unicode, or
//! by the name of its glyph. Where the two say different letters, or a map says two things, nobody knows.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::cmap::CMap;
use super::glyphs::{Base, is_ornamental, is_standard, named, width};
use super::object::{array, decoded, dictionary, follow, is, name, number, numbers, value};
use super::program;
use crate::format::Limits;

/// A font, as far as reading and moving need it.
pub(super) struct Font {
    codes: Codes,
    /// One unit of a glyph's width, in ems.
    unit: f64,
    /// Its size says nothing of how large its letters are.
    pub(super) drawn: bool,
    pub(super) vertical: bool,
    /// Draws signs, whatever its codes say.
    ornamental: bool,
}

enum Codes {
    Simple(Box<[(Option<String>, f64); 256]>),
    Composite(Box<Composite>),
}

struct Composite {
    encoding: CMap,
    unicode: Option<CMap>,
    /// Its codes are characters.
    utf16: bool,
    /// First glyph → last glyph and width.
    widths: BTreeMap<u32, (u32, f64)>,
    default: f64,
}

/// One code of a shown string.
pub(super) struct Code<'a> {
    /// How many bytes.
    pub(super) len: usize,
    /// What it stands for, if the font says.
    pub(super) characters: Option<std::borrow::Cow<'a, str>>,
    /// In ems.
    pub(super) width: f64,
    /// The space of one byte, which word spacing widens.
    pub(super) space: bool,
}

impl Font {
    /// Reads a font's dictionary. What can't be read has no characters.
    pub(super) fn read(pdf: &Document, font: &Dictionary, limits: &Limits) -> Self {
        let unicode = match value(pdf, font, b"ToUnicode") {
            Object::Stream(stream) => decoded(stream, limits).ok().map(|bytes| CMap::parse(&bytes)),
            _ => None,
        };
        if is(pdf, font, b"Subtype", "Type0") {
            return composite(pdf, font, unicode, limits);
        }
        let drawn = is(pdf, font, b"Subtype", "Type3");
        let matrix = numbers::<6>(pdf, font, b"FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
        let unit = if drawn { matrix[0] } else { 0.001 };
        Self {
            codes: Codes::Simple(Box::new(simple(pdf, font, unicode.as_ref(), drawn, limits))),
            unit,
            drawn,
            vertical: false,
            ornamental: is_ornamental(&String::from_utf8_lossy(name(pdf, font, b"BaseFont"))),
        }
    }

    /// The code at the start of `bytes`, which is not empty.
    pub(super) fn code(&self, bytes: &[u8]) -> Code<'_> {
        let mut code = self.plain_code(bytes);
        let sign = |text: &str| text.chars().all(is_private);
        if self.ornamental && code.characters.as_deref().is_none_or(sign) {
            code.characters = Some("•".into());
        }
        code
    }

    fn plain_code(&self, bytes: &[u8]) -> Code<'_> {
        match &self.codes {
            Codes::Simple(table) => {
                let code = bytes.first().copied().unwrap_or_default();
                let (characters, width) = &table[usize::from(code)];
                let characters = characters.as_deref().map(Into::into);
                Code { len: 1, characters, width: width * self.unit, space: code == b' ' }
            }
            Codes::Composite(composite) => {
                let Composite { encoding, unicode, utf16, widths, default } = composite.as_ref();
                let (len, code) = encoding.code(bytes);
                let glyph = encoding.glyph(code);
                let width = match widths.range(..=glyph).next_back() {
                    Some((_, (last, width))) if glyph <= *last => *width,
                    _ => *default,
                };
                let said = unicode.as_ref().and_then(|map| map.characters(code));
                let direct = || {
                    let text = char::from_u32(code).filter(|_| *utf16 && len == 2)?;
                    Some(text.to_string())
                };
                let characters = said.or_else(direct).map(Into::into);
                Code { len, characters, width: width * self.unit, space: len == 1 && code == 32 }
            }
        }
    }
}

/// A character that only its font gives a meaning to.
pub(super) fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

fn composite(pdf: &Document, font: &Dictionary, unicode: Option<CMap>, limits: &Limits) -> Font {
    let (mut utf16, mut vertical) = (false, false);
    let encoding = match value(pdf, font, b"Encoding") {
        Object::Stream(stream) => {
            vertical = number(pdf, value(pdf, &stream.dict, b"WMode")) == Some(1.0);
            let map = decoded(stream, limits).map(|bytes| CMap::parse(&bytes)).unwrap_or_default();
            if map.has_spaces() { map } else { CMap::identity() }
        }
        Object::Name(name) => {
            vertical = name.ends_with(b"-V") || name.as_slice() == b"V";
            utf16 = name.windows(5).any(|part| part == b"UTF16" || part == b"-UCS2");
            CMap::identity()
        }
        _ => CMap::identity(),
    };
    let below = array(pdf, font, b"DescendantFonts").first().map(|object| follow(pdf, object).1);
    let empty = Dictionary::new();
    let below = below.and_then(super::object::as_dictionary).unwrap_or(&empty);
    let default = below.get(b"DW").ok().and_then(|object| number(pdf, object)).unwrap_or(1000.0);
    let widths = if vertical { BTreeMap::new() } else { glyph_widths(pdf, array(pdf, below, b"W")) };
    let default = if vertical { 1000.0 } else { default };
    let codes = Codes::Composite(Box::new(Composite { encoding, unicode, utf16, widths, default }));
    let ornamental = is_ornamental(&String::from_utf8_lossy(name(pdf, font, b"BaseFont")));
    Font { codes, unit: 0.001, drawn: false, vertical, ornamental }
}

/// `[first [w w w] first last w]` → first glyph → last glyph and width.
fn glyph_widths(pdf: &Document, array: &[Object]) -> BTreeMap<u32, (u32, f64)> {
    let mut widths = BTreeMap::new();
    let mut rest = array.iter().map(|object| follow(pdf, object).1);
    while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
        let Some(first) = number(pdf, first).map(|number| number as u32) else { break };
        match second {
            Object::Array(list) => {
                for (glyph, width) in (first..).zip(list) {
                    widths.insert(glyph, (glyph, number(pdf, width).unwrap_or(0.0)));
                }
            }
            _ => {
                let last = number(pdf, second).map_or(first, |number| number as u32);
                let width = rest.next().and_then(|object| number(pdf, object)).unwrap_or(0.0);
                widths.insert(first, (last, width));
            }
        }
    }
    widths
}

fn simple(
    pdf: &Document,
    font: &Dictionary,
    unicode: Option<&CMap>,
    drawn: bool,
    limits: &Limits,
) -> [(Option<String>, f64); 256] {
    let called = String::from_utf8_lossy(name(pdf, font, b"BaseFont")).into_owned();
    let encoding = Encoding::read(pdf, font, &called, limits);
    let descriptor = dictionary(pdf, font, b"FontDescriptor");
    let first = font.get(b"FirstChar").ok().and_then(|object| number(pdf, object)).unwrap_or(0.0);
    let widths = array(pdf, font, b"Widths");
    let missing = descriptor.and_then(|d| d.get(b"MissingWidth").ok()).and_then(|object| number(pdf, object));
    std::array::from_fn(|at| {
        let code = at as u8;
        let by_name = encoding.characters(code);
        let by_map = unicode.and_then(|map| map.characters(u32::from(code)));
        let characters = match (by_map, by_name) {
            (Some(map), Some(Said::Glyph(glyph))) if !drawn && contradict(&map, &glyph) => None,
            (Some(map), _) => Some(map),
            (None, Some(Said::Glyph(glyph) | Said::Base(glyph))) => Some(glyph),
            (None, None) => None,
        };
        let listed = (at as f64 >= first).then(|| widths.get((at as f64 - first) as usize)).flatten();
        let width = listed.and_then(|object| number(pdf, object)).or(missing.filter(|_| !widths.is_empty()));
        let standard = || match characters.as_deref().and_then(|text| text.chars().next()) {
            Some(character) if widths.is_empty() => width_of(&called, character),
            _ => 0.0,
        };
        let width = width.unwrap_or_else(standard);
        (characters, width)
    })
}

fn width_of(font: &str, character: char) -> f64 {
    width(if is_standard(font) { font } else { "Helvetica" }, character)
}

/// Both say a letter or digit, and not the same: an accent more or less is the same letter, and so is the other case.
fn contradict(map: &str, glyph: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let letters =
        |text: &str| -> String { text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let (map, glyph) = (letters(map).replace('ß', "ss"), letters(glyph).replace('ß', "ss"));
    !map.is_empty() && !glyph.is_empty() && map != glyph
}

/// What an encoding says of a code.
enum Said {
    /// The glyph has this name.
    Glyph(String),
    /// By the table that the font builds on.
    Base(String),
}

struct Encoding {
    base: Option<Base>,
    differences: BTreeMap<u8, String>,
}

impl Encoding {
    fn read(pdf: &Document, font: &Dictionary, called: &str, limits: &Limits) -> Self {
        let mut differences = BTreeMap::new();
        let encoding = value(pdf, font, b"Encoding");
        let base_name = match encoding {
            Object::Name(name) => name.as_slice(),
            Object::Dictionary(dictionary) => name(pdf, dictionary, b"BaseEncoding"),
            _ => b"",
        };
        let mut base = match base_name {
            b"WinAnsiEncoding" => Some(Base::Windows),
            b"MacRomanEncoding" => Some(Base::Macintosh),
            b"StandardEncoding" => Some(Base::Standard),
            _ => None,
        };
        if base.is_none() {
            let ornamental = is_ornamental(called);
            let descriptor = dictionary(pdf, font, b"FontDescriptor");
            let flags = descriptor.and_then(|d| d.get(b"Flags").ok()).and_then(|object| number(pdf, object));
            let symbolic = flags.is_some_and(|flags| flags as i64 & 4 != 0);
            let embedded =
                descriptor.is_some_and(|d| [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|k| d.has(k)));
            let program = |key| match descriptor.map(|d| value(pdf, d, key)) {
                Some(Object::Stream(program)) => Some(decoded(program, limits).unwrap_or_default()),
                _ => None,
            };
            match (program(b"FontFile"), program(b"FontFile3")) {
                (Some(program), _) => match program::names(&program) {
                    Some(names) => differences = names,
                    None if !ornamental && program::is_standard(&program) => base = Some(Base::Standard),
                    None => {}
                },
                (None, Some(program)) if let Some(names) = program::compact_names(&program) => differences = names,
                _ if !ornamental
                    && !is(pdf, font, b"Subtype", "Type3")
                    && (!symbolic || (!embedded && is_standard(called))) =>
                {
                    base = Some(Base::Standard);
                }
                _ => {}
            }
        }
        if let Object::Dictionary(dictionary) = encoding {
            let mut code = 0_u8;
            for object in array(pdf, dictionary, b"Differences") {
                match follow(pdf, object).1 {
                    Object::Integer(number) => code = *number as u8,
                    Object::Name(name) => {
                        differences.insert(code, String::from_utf8_lossy(name).into_owned());
                        code = code.wrapping_add(1);
                    }
                    _ => {}
                }
            }
        }
        Self { base, differences }
    }

    fn characters(&self, code: u8) -> Option<Said> {
        match self.differences.get(&code) {
            Some(name) => named(name).map(Said::Glyph),
            None => self.base.and_then(|base| base.characters(code)).map(Said::Base),
        }
    }
}
