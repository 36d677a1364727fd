//! The walk over one content stream: operators → glyphs with their characters, bytes and places.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::font::Font;
use super::lexer::{Operation, Operations, Token};
use super::names::may_speak;
use super::object::text;
use super::rules::{Path, Rule};
use super::state::{Matrix, State};
use crate::error::{Error, ErrorKind};

/// What the names in a content stream mean.
#[derive(Default)]
pub(super) struct Scope {
    pub(super) fonts: Vec<Arc<Font>>,
    /// Resource name → index of the font.
    pub(super) names: BTreeMap<Vec<u8>, usize>,
    /// Name of a graphics state → index of its font, and size.
    pub(super) states: BTreeMap<Vec<u8>, (usize, f64)>,
    /// Name of a list of properties → its `ActualText`.
    pub(super) actual: BTreeMap<Vec<u8>, String>,
    /// Marked content whose properties say that it is a header or footer, by name.
    pub(super) furniture: Vec<Vec<u8>>,
}

/// One glyph.
pub(super) struct Glyph {
    /// What it stands for; empty if its font does not say.
    pub(super) characters: Characters,
    /// Index of the operator that shows it.
    pub(super) show: u32,
    /// Which string of the operator.
    pub(super) string: u32,
    /// Bytes of that string, decoded.
    pub(super) code: Range<u32>,
    /// Where it starts and ends, in the space of the part.
    pub(super) start: (f64, f64),
    pub(super) end: (f64, f64),
    /// One em upright, in the space of the part.
    pub(super) size: f64,
    /// One unit of text space along the line, in the space of the part.
    pub(super) unit: f64,
    /// What moves as far in a `TJ` array.
    pub(super) adjustment: f64,
    /// Shown, and not only there to be selected.
    pub(super) visible: bool,
    /// Part of a page's header or footer.
    pub(super) furniture: bool,
}

/// The characters of a glyph: nearly always one.
#[derive(Clone, PartialEq)]
pub(super) enum Characters {
    Unknown,
    One(char),
    Many(Box<str>),
}

impl Characters {
    fn of(text: &str) -> Self {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Self::Unknown,
            (Some(one), None) => Self::One(one),
            _ => Self::Many(text.into()),
        }
    }

    /// Adds them to a text.
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::Unknown => {}
            Self::One(one) => text.push(*one),
            Self::Many(many) => text.push_str(many),
        }
    }
}

/// One operator that shows text.
pub(super) struct Show {
    /// Its bytes, operands included.
    pub(super) range: Range<usize>,
    pub(super) glyphs: Range<usize>,
    pub(super) state: State,
}

/// A text in a list of properties that stands in the content stream.
pub(super) struct Property {
    /// Key and string, to be cut.
    pub(super) whole: Range<usize>,
    /// The string alone.
    pub(super) string: Range<usize>,
    pub(super) text: String,
}

/// Glyphs that have one text together, by `ActualText`.
pub(super) struct Group {
    pub(super) glyphs: Range<usize>,
    pub(super) text: String,
    /// Index of the property, if it stands in the content stream.
    pub(super) property: Option<usize>,
}

/// Something that is drawn by its name, and where.
pub(super) struct Draw {
    pub(super) name: Vec<u8>,
    pub(super) matrix: Matrix,
}

/// All that a content stream shows.
#[derive(Default)]
pub(super) struct Content {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) shows: Vec<Show>,
    pub(super) properties: Vec<Property>,
    /// Sorted by their first glyph; may nest.
    pub(super) groups: Vec<Group>,
    pub(super) draws: Vec<Draw>,
    /// Areas of the images that stand in the stream itself.
    pub(super) images: Vec<f64>,
    /// Names that are no words of the format.
    pub(super) names: Vec<Vec<u8>>,
    /// How many comments.
    pub(super) comments: usize,
    /// Lines along the edges of the page.
    pub(super) rules: Vec<Rule>,
}

/// Glyphs of one stream, and states that are saved in one another.
const GLYPHS: usize = 2_000_000;
const SAVED: usize = 4096;

struct Walker<'a> {
    scope: &'a Scope,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// What each open marked content is: a group with its first glyph, and whether it is furniture.
    marks: Vec<(Option<usize>, bool)>,
    furniture: usize,
    path: Path,
    content: Content,
    /// Names that were met.
    seen: BTreeSet<Vec<u8>>,
}

/// Walks over `bytes`.
///
/// # Errors
/// [`ErrorKind::Hostile`] or [`ErrorKind::TooLarge`], with an offset.
pub(super) fn walk(bytes: &[u8], matrix: Matrix, scope: &Scope) -> Result<Content, Error> {
    let mut walker = Walker {
        scope,
        state: State::new(matrix),
        saved: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        marks: Vec::new(),
        furniture: 0,
        path: Path::default(),
        content: Content::default(),
        seen: BTreeSet::new(),
    };
    let mut operations = Operations::new(bytes);
    while let Some(operation) = operations.next()? {
        let wrong = |kind| Error::new(kind).position(operation.range.start as u64);
        if walker.saved.len() > SAVED || walker.marks.len() > SAVED {
            return Err(wrong(ErrorKind::Hostile));
        }
        if walker.content.glyphs.len() > GLYPHS || walker.content.properties.len() > GLYPHS {
            return Err(wrong(ErrorKind::TooLarge));
        }
        walker.names(&operation);
        walker.operation(&operation);
    }
    walker.content.comments = operations.comments().len();
    while !walker.marks.is_empty() {
        walker.end_mark();
    }
    walker.content.rules = walker.path.rules();
    walker.content.groups.sort_by_key(|group| (group.glyphs.start, std::cmp::Reverse(group.glyphs.end)));
    Ok(walker.content)
}

impl Walker<'_> {
    fn names(&mut self, operation: &Operation<'_>) {
        for (token, _) in operation.operands {
            if let Token::Name(name) = token
                && !self.seen.contains(name)
            {
                self.seen.insert(name.clone());
                if may_speak(name) {
                    self.content.names.push(name.clone());
                }
            }
        }
    }

    fn operation(&mut self, operation: &Operation<'_>) {
        let number = operation.number(0);
        match operation.operator {
            b"q" => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = operation.numbers() {
                    self.state.matrix = Matrix(matrix).then(self.state.matrix);
                }
            }
            b"BT" => self.set_line(Matrix::IDENTITY),
            b"Tf" => {
                let name = operation.name().unwrap_or_default().to_vec();
                self.state.font = self.scope.names.get(&name).copied();
                self.state.size = number.unwrap_or(0.0);
                self.state.font_name = name;
                self.state.by_state = false;
            }
            b"gs" => {
                let name = operation.name().unwrap_or_default();
                if let Some((font, size)) = self.scope.states.get(name) {
                    self.state.font = Some(*font);
                    self.state.size = *size;
                    self.state.font_name = name.to_vec();
                    self.state.by_state = true;
                }
            }
            b"Tc" => self.state.character_space = number.unwrap_or(0.0),
            b"Tw" => self.state.word_space = number.unwrap_or(0.0),
            b"Tz" => self.state.stretch = number.unwrap_or(100.0) / 100.0,
            b"TL" => self.state.leading = number.unwrap_or(0.0),
            b"Ts" => self.state.rise = number.unwrap_or(0.0),
            b"Tr" => self.state.mode = number.unwrap_or(0.0) as u8,
            b"Td" | b"TD" => {
                if let Some([x, y]) = operation.numbers() {
                    if operation.operator == b"TD" {
                        self.state.leading = -y;
                    }
                    self.move_line(x, y);
                }
            }
            b"Tm" => {
                if let Some(matrix) = operation.numbers() {
                    self.set_line(Matrix(matrix));
                }
            }
            b"T*" => self.move_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(operation),
            b"'" => {
                self.move_line(0.0, -self.state.leading);
                self.show(operation);
            }
            b"\"" => {
                self.state.word_space = operation.number(2).unwrap_or(self.state.word_space);
                self.state.character_space = operation.number(1).unwrap_or(self.state.character_space);
                self.move_line(0.0, -self.state.leading);
                self.show(operation);
            }
            b"Do" => {
                if let Some(name) = operation.name() {
                    self.content.draws.push(Draw { name: name.to_vec(), matrix: self.state.matrix });
                }
            }
            b"ID" => self.content.images.push(self.state.matrix.area()),
            b"BMC" => self.marks.push((None, false)),
            b"BDC" => self.begin_mark(operation),
            b"DP" => drop(self.properties(operation)),
            b"EMC" => self.end_mark(),
            _ => self.path.operation(operation, self.state.matrix),
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line));
    }

    fn show(&mut self, operation: &Operation<'_>) {
        let first = self.content.glyphs.len();
        let mut string = 0;
        for (token, _) in operation.operands {
            match token {
                Token::Number(number) if operation.operator == b"TJ" => {
                    let back = -number / 1000.0 * self.state.size;
                    if self.font().is_some_and(|font| font.vertical) {
                        self.step(0.0, back);
                    } else {
                        self.step(back * self.state.stretch, 0.0);
                    }
                }
                Token::Text(bytes) => {
                    self.string(bytes, string);
                    string += 1;
                }
                _ => {}
            }
        }
        let glyphs = first..self.content.glyphs.len();
        self.content.shows.push(Show { range: operation.range.clone(), glyphs, state: self.state.clone() });
    }

    fn font(&self) -> Option<&Font> {
        self.state.font.and_then(|font| self.scope.fonts.get(font)).map(Arc::as_ref)
    }

    fn step(&mut self, x: f64, y: f64) {
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
    }

    fn string(&mut self, bytes: &[u8], string: u32) {
        let show = self.content.shows.len() as u32;
        let scope = self.scope;
        let font = self.state.font.and_then(|font| scope.fonts.get(font));
        let mut at = 0;
        while at < bytes.len() {
            let (len, characters, width, space, vertical) = match font {
                Some(font) => {
                    let code = font.code(&bytes[at..]);
                    let characters = code.characters.as_deref().map_or(Characters::Unknown, Characters::of);
                    (code.len.max(1), characters, code.width, code.space, font.vertical)
                }
                None => (1, Characters::Unknown, 0.5, false, false),
            };
            let advance = self.state.advance(width, space);
            let full = self.text.then(self.state.matrix);
            let (along, up) = (full.turn((1.0, 0.0)), full.turn((0.0, 1.0)));
            let start = full.apply((0.0, self.state.rise));
            if vertical {
                self.step(0.0, -(width * self.state.size + self.state.character_space));
            } else {
                self.step(advance, 0.0);
            }
            let end = self.text.then(self.state.matrix).apply((0.0, self.state.rise));
            self.content.glyphs.push(Glyph {
                characters,
                show,
                string,
                code: at as u32..(at + len) as u32,
                start,
                end,
                size: self.state.size.abs() * up.0.hypot(up.1),
                unit: along.0.hypot(along.1),
                adjustment: self.state.adjustment(width, space),
                visible: self.state.mode != 3 && self.state.mode != 7,
                furniture: self.furniture > 0,
            });
            at += len;
        }
    }

    /// The texts of a list of properties that stands in the stream; gives the one that is an `ActualText`.
    fn properties(&mut self, operation: &Operation<'_>) -> (Option<usize>, bool) {
        let (mut actual, mut furniture, mut key) = (None, false, None);
        for (token, range) in operation.operands {
            match token {
                Token::Name(name) => {
                    furniture |= name == b"Pagination";
                    key = Some((name.as_slice(), range.start));
                }
                Token::Text(bytes) => {
                    let Some((name, start)) = key.take() else { continue };
                    if name == b"Lang" && bytes.len() <= 12 {
                        continue;
                    }
                    if name == b"ActualText" {
                        actual = Some(self.content.properties.len());
                    }
                    let (whole, string) = (start..range.end, range.clone());
                    self.content.properties.push(Property { whole, string, text: text(bytes) });
                }
                Token::DictOpen | Token::DictClose | Token::ArrayOpen => {}
                _ => key = None,
            }
        }
        (actual, furniture)
    }

    fn begin_mark(&mut self, operation: &Operation<'_>) {
        let (property, mut furniture) = self.properties(operation);
        let named = match operation.operands.last() {
            Some((Token::Name(name), _)) if operation.operands.len() > 1 => Some(name),
            _ => None,
        };
        furniture |= named.is_some_and(|name| self.scope.furniture.contains(name));
        let text = match (property, named) {
            (Some(property), _) => Some(self.content.properties[property].text.clone()),
            (None, Some(name)) => self.scope.actual.get(name).cloned(),
            _ => None,
        };
        let first = self.content.glyphs.len();
        let group = text.map(|text| {
            self.content.groups.push(Group { glyphs: first..first, text, property });
            self.content.groups.len() - 1
        });
        self.furniture += usize::from(furniture);
        self.marks.push((group, furniture));
    }

    fn end_mark(&mut self) {
        if let Some((group, furniture)) = self.marks.pop() {
            self.furniture -= usize::from(furniture);
            if let Some(group) = group {
                self.content.groups[group].glyphs.end = self.content.glyphs.len();
            }
        }
    }
}
