//! The text of a PDF's pages, as hayro interprets them: glyphs in the order in which they are drawn, put together to
//! lines by where they stand. Reads only; for the proof, and for text that is to be set anew. Shares nothing with the
//! reader and the writer of [`crate::format`].

mod paragraphs;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object};
use hayro_interpret::hayro_syntax::page::Resources;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret, interpret_page,
};
use hayro_syntax::{LoadPdfError, Pdf};
use unicode_normalization::UnicodeNormalization;

pub use paragraphs::{Paragraph, paragraphs};

use crate::error::{Error, ErrorKind};

/// What one page, or one drawing that pages use, shows. No `Debug`: it is text of a document.
#[derive(Default, Clone)]
pub struct Page {
    /// Lines in the order in which they are drawn.
    pub lines: Vec<Line>,
    /// Words of more than [`LONG`] letters, in small letters, of which one operator shows all with no room inside: they are
    /// one.
    pub(crate) long: Vec<String>,
    /// Glyphs that stand for no known character.
    pub unmapped: u32,
    /// Images.
    pub images: u32,
    /// The largest image, as a share of the page: 0 to 1.
    pub covered: f64,
}

/// Glyphs on one base line. Lengths are in points.
#[derive(Default, Clone)]
pub struct Line {
    /// With a space wherever there is room for one.
    pub text: String,
    /// With a space only where there is much room, or a glyph of one: what is spaced out stays together.
    pub tight: String,
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// Base line, from the bottom of the page.
    pub y: f64,
    /// Size of the type.
    pub size: f64,
}

impl Page {
    /// How many letters and digits it shows.
    pub fn letters(&self) -> usize {
        self.lines.iter().map(|line| line.tight.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    }
}

/// Opens a PDF for reading.
///
/// # Errors
/// [`ErrorKind::Encrypted`], [`ErrorKind::Truncated`].
pub fn open(bytes: Vec<u8>) -> Result<Pdf, Error> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ErrorKind::Encrypted.into(),
        LoadPdfError::Invalid => ErrorKind::Truncated.into(),
    })
}

/// A text with the small capitals and old figures among the private characters as the letters and digits that they are.
pub(crate) fn small_letters(text: &str) -> String {
    text.chars().map(small).collect()
}

/// Every page.
pub fn pages(pdf: &Pdf) -> Vec<Page> {
    let mut pages = Vec::new();
    each(pdf, &mut |page| pages.push(page));
    pages
}

/// Gives every page, one at a time: thousands of them take much memory. Says how many there are.
pub fn each(pdf: &Pdf, visit: &mut dyn FnMut(Page)) -> usize {
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut reader = Reader::new(f64::from(width) * f64::from(height));
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let turned = Affine::new(page.initial_transform(false).as_coeffs());
        let mut context = Context::new(turned, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut reader);
        visit(reader.page());
    }
    pdf.pages().len()
}

/// Every drawing of the file by itself, whether a page shows it or not (forms, appearances, patterns), with the number
/// of its object.
pub fn drawings(pdf: &Pdf) -> Vec<(u32, Page)> {
    let cache = InterpreterCache::new();
    let mut found = Vec::new();
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let dict = stream.dict();
        let form = dict.get::<Name<'_>>("Subtype").is_some_and(|name| &*name == b"Form");
        if !form && !dict.contains_key("PatternType") && !dict.contains_key("BBox") {
            continue;
        }
        let Ok(content) = stream.decoded_data() else { continue };
        let resources = Resources::new(dict.get::<Dict<'_>>("Resources").unwrap_or_default());
        let mut reader = Reader::new(0.0);
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        interpret(TypedIter::new(&content), &resources, &mut context, &mut reader);
        found.push((stream.obj_id().obj_number, reader.page()));
    }
    found
}

/// Words of more letters may be several that lost their spaces.
pub(crate) const LONG: usize = 20;

/// Of a space's usual width, a quarter of the type's size, so much is taken for a space …
const ROOM: f64 = 0.12;
/// … and so much where letters are spaced out.
const MUCH_ROOM: f64 = 0.45;

/// What begins so far before the end of the last glyph, in sizes of the type, is drawn over it.
const OVER: f64 = 0.15;

/// Puts glyphs together to lines.
struct Reader {
    page: Page,
    /// Where the last glyph ended.
    end: Option<Point>,
    /// Its size.
    size: f64,
    area: f64,
    /// An accent by itself, until it is known whether it stands over a letter.
    accent: Option<String>,
    /// Where in the text of the last line that begins which is drawn at once, without room.
    stretch: usize,
    /// Where the last run that was filled began: stroked at the same place, it is the same.
    filled: Option<Point>,
}

impl Reader {
    fn new(area: f64) -> Self {
        Self { page: Page::default(), end: None, size: 0.0, area, accent: None, stretch: 0, filled: None }
    }

    /// What was read.
    fn page(mut self) -> Page {
        self.end_stretch();
        self.page
    }

    /// What is drawn from now on is drawn apart from what came before it.
    fn end_stretch(&mut self) {
        let Some(line) = self.page.lines.last() else { return };
        let words = line.text.get(self.stretch..).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
        let long = |word: &&str| word.len() > LONG && word.chars().count() > LONG;
        self.page.long.extend(words.filter(long).map(str::to_lowercase));
        self.stretch = line.text.len();
    }

    fn glyph(&mut self, text: Option<&str>, start: Point, end: Point, size: f64) {
        let Some(text) = text else {
            self.page.unmapped += 1;
            return;
        };
        let size = if size.is_finite() && size > 0.01 { size } else { 0.01 };
        let accent = text.chars().all(is_spacing_accent);
        let last = self.end;
        let over = last.is_some_and(|last| (-2.0..-OVER).contains(&((start.x - last.x) / size)));
        let gap = last.map_or(f64::INFINITY, |last| (start.x - last.x) / size);
        let goes_on = |line: &Line| (start.y - line.y).abs() < 0.4 * size.max(line.size) && (-1.5..30.0).contains(&gap);
        let same = self.page.lines.last().is_some_and(goes_on);
        if !same {
            self.end_stretch();
            self.stretch = 0;
            self.page.lines.push(Line { left: start.x, right: end.x, y: start.y, size, ..Line::default() });
        }
        let Some(line) = self.page.lines.last_mut() else { return };
        if same {
            let number = line.text.ends_with(char::is_numeric) && text.starts_with(char::is_alphabetic);
            // The number of a note, before its first word.
            let mark = number && self.size < size * 0.8;
            if (gap > ROOM || mark) && !line.text.ends_with(' ') {
                line.text.push(' ');
            }
            if gap > MUCH_ROOM && !line.tight.ends_with(' ') {
                line.tight.push(' ');
            }
        }
        // TeX draws an accent by itself, over its letter: it parts no word. So do others, over the letter before it.
        let before = self.accent.take();
        if let Some(before) = before.as_ref().filter(|_| !over) {
            line.text.push_str(before);
        }
        if !accent {
            let mark = before.filter(|_| over).as_deref().and_then(combining);
            line.text.extend(text.chars().chain(mark).nfc());
            line.tight.push_str(text);
        } else if over {
            let letter = line.text.pop();
            line.text.extend(letter.into_iter().chain(combining(text)).nfc());
        } else {
            self.accent = Some(text.to_owned());
        }
        line.right = line.right.max(end.x);
        line.size = line.size.max(size);
        (self.end, self.size) = (Some(end), size);
    }
}

/// Fonts of small capitals and old figures say for them what stands here, in Adobe's part of the private characters.
fn small(c: char) -> char {
    match c {
        '\u{f730}'..='\u{f739}' | '\u{f761}'..='\u{f77a}' | '\u{f7e0}'..='\u{f7f6}' | '\u{f7f8}'..='\u{f7ff}' => {
            char::from_u32(u32::from(c) & 0xff).unwrap_or(c)
        }
        '\u{f6dc}' => '1',
        '\u{f6f9}' => 'ł',
        '\u{f6fa}' => 'œ',
        '\u{f6fd}' => 'š',
        '\u{f6ff}' => 'ž',
        _ => c,
    }
}

/// The form of an accent that belongs to the letter before it.
fn combining(accent: &str) -> Option<char> {
    Some(match accent.chars().next()? {
        '`' => '\u{300}',
        '´' => '\u{301}',
        '^' | '\u{2c6}' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '¨' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '¸' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

fn is_spacing_accent(c: char) -> bool {
    matches!(c, '´' | '`' | '^' | '¨' | '¸' | '\u{2c6}' | '\u{2c7}' | '\u{2d8}'..='\u{2dd}')
}

impl Device<'_> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        let place = |glyph: &hayro_interpret::font::PositionedGlyph<'_>| props.transform * glyph.transform();
        let first = run.glyphs().first().map(|glyph| place(glyph) * Point::ZERO);
        if matches!(mode, DrawMode::Stroke(_)) && first.is_some() && first == self.filled {
            return;
        }
        self.filled = first.filter(|_| matches!(mode, DrawMode::Fill(_)));
        self.end_stretch();
        for glyph in run.glyphs() {
            let place = place(glyph);
            let start = place * Point::ZERO;
            let size = (place * Point::new(0.0, 1000.0) - start).hypot();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            if advance.is_none() {
                self.end_stretch();
            }
            let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.glyph(Some(small(c).encode_utf8(&mut [0; 4])), start, end, size),
                Some(BfString::String(text)) => self.glyph(Some(&text), start, end, size),
                None => self.glyph(None, start, end, size),
            }
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.page.images += 1;
        let share = props.transform.determinant().abs() / self.area;
        if share.is_finite() {
            self.page.covered = self.page.covered.max(share.min(1.0));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
