//! Edits of one content stream → its bytes. The glyphs of an edited range leave the operators that show them; the rest
//! of the line stays where it is; what stands in their place is drawn with Helvetica, as wide as they were.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use super::content::{Content, Glyph, Scope, Show};
use super::glyphs::width;
use super::lexer::{Operations, Token};
use super::names::escaped;
use super::object::text_string;
use super::state::State;
use crate::error::{Error, ErrorKind};
use crate::format::splice::{Patch, splice};

/// Narrowest and widest that the letters of a replacement may become.
const NARROW: f64 = 0.6;
const WIDE: f64 = 1.0;

/// Below this they borrow free room on their right.
const CLOSE: f64 = 0.85;

/// Smallest letters, and narrowest where nothing else helps: still to be read with a magnifier.
const SMALL: f64 = 0.6;
const NARROWEST: f64 = 0.4;

/// The font of replacements in the resources of a part: its name, and where text may go.
pub(super) struct Pen<'a> {
    pub(super) font: &'a str,
    /// Corners of the page or form, in the space of the part.
    pub(super) corners: [(f64, f64); 4],
}

/// A replacement: the glyph in whose place it is drawn, the operators, and how far they move.
struct Drawn {
    at: usize,
    operators: String,
    advance: f64,
}

/// Applies edits, in the coordinate of [`super::lines`], to the bytes of a content stream.
///
/// # Errors
/// [`ErrorKind::Plan`]; [`ErrorKind::Unencodable`]: the font of replacements has no such letter.
pub(super) fn write(
    bytes: &[u8],
    content: &Content,
    scope: &Scope,
    edits: &[(Range<u64>, &str)],
    pen: &Pen<'_>,
) -> Result<Vec<u8>, Error> {
    let mut gone = vec![false; content.glyphs.len()];
    let mut drawn = Vec::new();
    let mut patches: Vec<Patch<'_>> = Vec::new();
    let mut texts = Vec::new();
    for (range, text) in edits {
        let wrong = || Error::new(ErrorKind::Plan).position(range.start);
        let (start, end) = (range.start as usize, range.end as usize);
        if start >= content.glyphs.len() {
            texts.push((range.clone(), *text));
            continue;
        }
        if start >= end || end > content.glyphs.len() {
            return Err(wrong());
        }
        gone[start..end].fill(true);
        if !text.is_empty() {
            drawn.push(draw(content, scope, start..end, text, pen)?);
        }
    }
    let mut cut = vec![false; content.properties.len()];
    for group in &content.groups {
        if let Some(property) = group.property.filter(|_| gone[group.glyphs.clone()].contains(&true)) {
            cut[property] = true;
        }
    }
    properties(content, &cut, &texts, &mut patches)?;
    for show in content.shows.iter().filter(|show| gone[show.glyphs.clone()].contains(&true)) {
        let text = Cow::Owned(shown(bytes, content, show, &gone, &drawn)?);
        patches.push(Patch { range: show.range.start as u64..show.range.end as u64, text });
    }
    patches.sort_by_key(|patch| patch.range.start);
    let mut out = Vec::with_capacity(bytes.len());
    splice(bytes, &patches, &mut out)?;
    Ok(out)
}

/// Patches of the texts in lists of properties.
fn properties(
    content: &Content,
    cut: &[bool],
    edits: &[(Range<u64>, &str)],
    patches: &mut Vec<Patch<'_>>,
) -> Result<(), Error> {
    let (mut start, mut rest) = (content.glyphs.len() as u64, edits);
    for (property, cut) in content.properties.iter().zip(cut) {
        let end = start + property.text.len() as u64;
        let (mine, others) = rest.split_at(rest.partition_point(|(range, _)| range.start < end));
        rest = others;
        let range = |range: &Range<usize>| range.start as u64..range.end as u64;
        if *cut {
            patches.push(Patch { range: range(&property.whole), text: Cow::Borrowed("") });
        } else if !mine.is_empty() {
            let mut words = Vec::new();
            let inner: Vec<Patch<'_>> = mine
                .iter()
                .map(|(range, text)| {
                    let range = range.start.saturating_sub(start)..range.end.saturating_sub(start);
                    Patch { range, text: Cow::Borrowed(*text) }
                })
                .collect();
            splice(property.text.as_bytes(), &inner, &mut words)?;
            let words = String::from_utf8(words).map_err(|_| ErrorKind::Plan)?;
            patches.push(Patch { range: range(&property.string), text: Cow::Owned(hexadecimal(&text_string(&words))) });
        }
        start = end;
    }
    match rest.first() {
        Some((range, _)) => Err(Error::new(ErrorKind::Plan).position(range.start)),
        None => Ok(()),
    }
}

/// One operator without the glyphs that are gone.
fn shown(bytes: &[u8], content: &Content, show: &Show, gone: &[bool], drawn: &[Drawn]) -> Result<String, Error> {
    let wrong = || Error::new(ErrorKind::Plan).position(show.range.start as u64);
    let mut operations = Operations::new(bytes.get(show.range.clone()).ok_or_else(wrong)?);
    let operation = operations.next()?.ok_or_else(wrong)?;
    let mut out = String::new();
    match operation.operator {
        b"'" => out.push_str("T*\n"),
        b"\"" => {
            let state = &show.state;
            let _ = writeln!(out, "{} Tw {} Tc T*", decimal(state.word_space), decimal(state.character_space));
        }
        _ => {}
    }
    let unit = show.state.size * show.state.stretch / 1000.0;
    let mut array = String::new();
    let (mut pending, mut glyph, mut string) = (0.0, show.glyphs.start, 0);
    for (token, _) in operation.operands {
        match token {
            Token::Number(number) if operation.operator == b"TJ" => pending += number,
            Token::Text(text) => {
                let mut kept = Vec::new();
                while glyph < show.glyphs.end && content.glyphs[glyph].string == string {
                    let here = &content.glyphs[glyph];
                    let code = text.get(here.code.start as usize..here.code.end as usize).ok_or_else(wrong)?;
                    if !gone[glyph] {
                        move_by(&mut array, &mut pending, &mut kept);
                        kept.extend(code);
                        glyph += 1;
                        continue;
                    }
                    if let Some(drawn) = drawn.iter().find(|drawn| drawn.at == glyph) {
                        flush(&mut array, &mut kept);
                        move_by(&mut array, &mut pending, &mut kept);
                        if !array.is_empty() {
                            let _ = writeln!(out, "[{array}] TJ");
                            array.clear();
                        }
                        out.push_str(&drawn.operators);
                        if unit != 0.0 {
                            pending += drawn.advance / unit;
                        }
                    }
                    pending += here.adjustment;
                    glyph += 1;
                }
                flush(&mut array, &mut kept);
                string += 1;
            }
            _ => {}
        }
    }
    move_by(&mut array, &mut pending, &mut Vec::new());
    let _ = write!(out, "[{array}] TJ");
    Ok(out)
}

fn flush(array: &mut String, codes: &mut Vec<u8>) {
    if !codes.is_empty() {
        array.push_str(&hexadecimal(codes));
        codes.clear();
    }
}

/// Writes the move that has added up before the next code.
fn move_by(array: &mut String, pending: &mut f64, codes: &mut Vec<u8>) {
    if pending.abs() > 1e-4 {
        flush(array, codes);
        array.push_str(&decimal(*pending));
    }
    *pending = 0.0;
}

/// The operators that draw `text` in the place of `range`.
fn draw(content: &Content, scope: &Scope, range: Range<usize>, text: &str, pen: &Pen<'_>) -> Result<Drawn, Error> {
    let portion = widest(content, range.clone());
    let (first, last) = (&content.glyphs[portion.start], &content.glyphs[portion.end - 1]);
    let state = &content.shows.get(first.show as usize).ok_or(ErrorKind::Plan)?.state;
    let ems = |text: &str| text.chars().map(|c| width("Helvetica", c)).sum::<f64>() / 1000.0;
    let unit = if first.unit > 0.0 { first.unit } else { 1.0 };
    let direction = direction(first, last);
    let room = along(direction, first.start, last.end).max(0.0) / unit;
    let drawn_font = state.font.and_then(|font| scope.fonts.get(font)).is_some_and(|font| font.drawn);
    let mut original = String::new();
    content.glyphs[portion.clone()].iter().for_each(|glyph| glyph.characters.push_to(&mut original));
    let size = match state.size.abs() {
        _ if drawn_font => room / ems(&original).max(0.1),
        size => size,
    };
    let size = if size.is_finite() && size > 0.0 { size } else { 1.0 };
    let natural = (ems(text) * size).max(1e-6);
    let free = free(content, &range, first, last, direction, pen) / unit;
    let (size, stretch) = fit(size, room / natural, (room + free) / natural);
    let mut operators = String::new();
    let spaced = state.character_space != 0.0 || state.word_space != 0.0;
    // Mirrored as the letters were.
    let (size, stretch) = (size.copysign(state.size), stretch.copysign(state.stretch));
    let _ = write!(operators, "/{} {} Tf {} Tz", pen.font, decimal(size), decimal(stretch * 100.0));
    if spaced {
        operators.push_str(" 0 Tc 0 Tw");
    }
    let _ = write!(operators, " {} Tj", literal(text)?);
    let mut advance = ems(text) * size * stretch;
    if state.size * state.stretch == 0.0 {
        // From there nothing leads back.
        let _ = write!(operators, " [{}] TJ", decimal(ems(text) * 1000.0));
        advance = 0.0;
    }
    restore(&mut operators, state, spaced);
    Ok(Drawn { at: portion.start, operators, advance })
}

/// Size and stretch for letters that would be too wide by so much: `tight` in the room of what is gone, `loose` with
/// what is free behind it; both 1 if they fit as they are.
fn fit(size: f64, tight: f64, loose: f64) -> (f64, f64) {
    if tight >= CLOSE {
        return (size, tight.min(WIDE));
    }
    if loose >= NARROW {
        return (size, loose.min(1.0).max(tight));
    }
    let smaller = (loose / NARROW).max(SMALL);
    let narrower = (loose / smaller).clamp(NARROWEST, NARROW);
    (size * smaller, if narrower.is_finite() { narrower } else { NARROW })
}

/// Sets again what drawing the replacement has changed.
fn restore(operators: &mut String, state: &State, spaced: bool) {
    let name = escaped(&state.font_name);
    if state.by_state {
        let _ = write!(operators, " /{name} gs");
    } else {
        let _ = write!(operators, " /{name} {} Tf", decimal(state.size));
    }
    let _ = write!(operators, " {} Tz", decimal(state.stretch * 100.0));
    if spaced {
        let _ = write!(operators, " {} Tc {} Tw", decimal(state.character_space), decimal(state.word_space));
    }
    operators.push('\n');
}

/// Of a range that may go over the end of a line, the stretch on one line that is the widest.
fn widest(content: &Content, range: Range<usize>) -> Range<usize> {
    let (mut best, mut best_width) = (range.start..range.start + 1, -1.0);
    let mut start = range.start;
    for at in range.clone() {
        let ends = at + 1 == range.end || {
            let (here, next) = (&content.glyphs[at], &content.glyphs[at + 1]);
            let size = here.size.max(next.size).max(1e-6);
            let direction = direction(here, here);
            let right = along(direction, here.end, next.start) / size;
            across(direction, here.end, next.start).abs() / size > 0.5 || !(-1.0..3.0).contains(&right)
        };
        if ends {
            let (first, last) = (&content.glyphs[start], &content.glyphs[at]);
            let width = along(direction(first, last), first.start, last.end);
            if width > best_width {
                (best, best_width) = (start..at + 1, width);
            }
            start = at + 1;
        }
    }
    best
}

/// How much room is free behind a stretch, up to the next glyph of its line or the margin of the page.
fn free(
    content: &Content,
    range: &Range<usize>,
    first: &Glyph,
    last: &Glyph,
    direction: (f64, f64),
    pen: &Pen<'_>,
) -> f64 {
    let width = along(direction, first.start, last.end);
    let size = first.size.max(1e-6);
    let others = content.glyphs.iter().enumerate().filter(|(at, _)| !range.contains(at));
    let next = others
        .filter(|(_, glyph)| across(direction, first.start, glyph.start).abs() < 0.6 * size)
        .map(|(_, glyph)| along(direction, first.start, glyph.start))
        .filter(|at| *at > width - 0.1 * size)
        .reduce(f64::min);
    let end = match next {
        Some(next) => next - 0.3 * size,
        None => pen.corners.iter().map(|at| along(direction, first.start, *at)).fold(0.0, f64::max) - 2.0 * size,
    };
    let free = (end - width).max(0.0);
    if free.is_finite() { free } else { 0.0 }
}

fn direction(first: &Glyph, last: &Glyph) -> (f64, f64) {
    let (x, y) = (last.end.0 - first.start.0, last.end.1 - first.start.1);
    let length = x.hypot(y);
    if length > 0.0 && length.is_finite() { (x / length, y / length) } else { (1.0, 0.0) }
}

fn along(direction: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.0 - from.0) * direction.0 + (to.1 - from.1) * direction.1
}

fn across(direction: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.1 - from.1) * direction.0 - (to.0 - from.0) * direction.1
}

/// At most four decimals: a ten-thousandth of a point is not seen. What is smaller may be a size that a matrix makes large.
fn decimal(number: f64) -> String {
    let text = match number.abs() {
        tiny if tiny < 0.1 => format!("{number:.12}"),
        many if many.is_finite() => format!("{number:.4}"),
        _ => "0".to_owned(),
    };
    if !text.contains('.') {
        return text;
    }
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A string in digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02X}");
        digits
    });
    format!("<{digits}>")
}

/// A string in Windows-1252, readable where it can be.
fn literal(text: &str) -> Result<String, Error> {
    let plain = text.replace(['\u{202f}', '\u{a0}', '\n', '\t'], " ");
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&plain);
    if lost || bytes.iter().any(|byte| *byte < b' ') {
        return Err(ErrorKind::Unencodable.into());
    }
    let mut literal = String::from("(");
    for byte in bytes.iter() {
        match byte {
            b'(' | b')' | b'\\' => {
                literal.push('\\');
                literal.push(char::from(*byte));
            }
            0x20..0x7f => literal.push(char::from(*byte)),
            _ => drop(write!(literal, "\\{byte:03o}")),
        }
    }
    literal.push(')');
    Ok(literal)
}

#[cfg(test)]
mod tests;
