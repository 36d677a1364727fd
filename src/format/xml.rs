//! XML as a pull of events, each with the range of bytes it stands on. Nothing is ever written from an event: writers
//! splice the source.
//!
//! `&amp;` and `&#233;` come from the parser as events between two stretches of text; here they are text whose source is
//! longer than what it says, so that whoever joins the stretches sees whole words.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use smallvec::SmallVec;

use crate::error::{Error, ErrorKind};
use crate::segment::Origin;

/// One event.
pub(super) enum Item<'a> {
    /// `<a>`, or `<a/>` (then no [`Item::End`] follows).
    Start { tag: BytesStart<'a>, empty: bool },
    /// `</a>`.
    End,
    /// Text, or one entity.
    Text(Cow<'a, str>),
    /// The inside of a comment or of a processing instruction, past its target.
    Aside(&'a str),
}

/// A forward reader of one part. Iterative: depth costs no stack.
pub(super) struct Scanner<'a> {
    source: &'a str,
    /// Bytes of byte order mark before `source`.
    base: u64,
    reader: Reader<&'a [u8]>,
    depth: usize,
    seen_root: bool,
    /// Whoever decoded the part has seen to what it declares.
    decoded: bool,
}

impl<'a> Scanner<'a> {
    /// Takes the bytes of a part.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownEncoding`] unless they are UTF-8, [`ErrorKind::Truncated`] with two byte order marks.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let (base, rest) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => (3, rest),
            None => (0, bytes),
        };
        // A second mark is text before the root, and the tokenizer would take it for the first without counting it.
        if rest.starts_with(b"\xef\xbb\xbf") {
            return Err(Error::new(ErrorKind::Truncated).position(base));
        }
        let source = std::str::from_utf8(rest).map_err(|_| ErrorKind::UnknownEncoding)?;
        let mut reader = Reader::from_str(source);
        reader.config_mut().check_end_names = true;
        Ok(Self { source, base, reader, depth: 0, seen_root: false, decoded: false })
    }

    /// The same for a part that was decoded, and so need not declare what it is now.
    ///
    /// # Errors
    /// Those of [`Scanner::new`].
    pub(super) fn decoded(bytes: &'a [u8]) -> Result<Self, Error> {
        Ok(Self { decoded: true, ..Self::new(bytes)? })
    }

    /// The next event with the bytes it stands on, or `None` at the end of a whole document.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`] where it is not well formed, [`ErrorKind::Hostile`] for a document type declaration or
    /// an entity that XML does not define, [`ErrorKind::UnknownEncoding`] if it says that it is not UTF-8.
    pub(super) fn next(&mut self) -> Result<Option<(Item<'a>, Range<u64>)>, Error> {
        loop {
            let start = self.reader.buffer_position();
            let at = |kind: ErrorKind| Error::new(kind).position(self.base + start);
            let event = self.reader.read_event().map_err(|_| at(ErrorKind::Truncated))?;
            let end = self.reader.buffer_position();
            let range = self.base + start..self.base + end;
            let item = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    self.seen_root = true;
                    Item::Start { tag, empty: false }
                }
                Event::Empty(tag) => {
                    self.seen_root = true;
                    Item::Start { tag, empty: true }
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Item::End
                }
                Event::Text(text) => Item::Text(text.into_inner()),
                Event::GeneralRef(_) => {
                    let raw = self.source.get(start as usize..end as usize).unwrap_or_default();
                    Item::Text(Cow::Owned(entity(raw).ok_or(at(ErrorKind::Hostile))?.to_string()))
                }
                Event::CData(text) => {
                    let inner = range.start + 9..range.end - 3;
                    return Ok(Some((Item::Text(text.into_inner()), inner)));
                }
                Event::Comment(_) => {
                    let inner = self.source.get(start as usize + 4..end as usize - 3).unwrap_or_default();
                    return Ok(Some((Item::Aside(inner), range.start + 4..range.end - 3)));
                }
                Event::PI(pi) => {
                    let from = start + 2 + pi.target().len() as u64;
                    let inner = self.source.get(from as usize..end as usize - 2).unwrap_or_default();
                    let space = (inner.len() - inner.trim_start().len()) as u64;
                    let inner = inner.trim_start();
                    return Ok(Some((Item::Aside(inner), self.base + from + space..range.end - 2)));
                }
                Event::Decl(decl) => {
                    match decl.encoding() {
                        None => {}
                        Some(_) if self.decoded => {}
                        Some(Ok(name))
                            if ["utf-8", "utf8", "us-ascii", "ascii"].contains(&name.to_ascii_lowercase().as_str()) => {
                        }
                        Some(_) => return Err(at(ErrorKind::UnknownEncoding)),
                    }
                    continue;
                }
                Event::DocType(_) => return Err(at(ErrorKind::Hostile)),
                Event::Eof if self.depth > 0 || !self.seen_root => return Err(at(ErrorKind::Truncated)),
                Event::Eof => return Ok(None),
            };
            return Ok(Some((item, range)));
        }
    }

    /// The name of a start tag that stands on `range`, prefix and all.
    pub(super) fn name(&self, tag: &BytesStart<'a>, range: &Range<u64>) -> &'a str {
        let start = (range.start - self.base) as usize + 1;
        self.source.get(start..start + tag.name().as_ref().len()).unwrap_or_default()
    }

    /// What is written on `range`.
    pub(super) fn raw(&self, range: &Range<u64>) -> &'a str {
        self.source.get((range.start - self.base) as usize..(range.end - self.base) as usize).unwrap_or_default()
    }

    /// The attributes of `tag`, which stands on `range`. Namespace declarations are left out.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`] where they are not well formed.
    pub(super) fn attributes(&self, tag: &BytesStart<'a>, range: &Range<u64>) -> Result<Vec<Attr<'a>>, Error> {
        let mut attributes = Vec::new();
        self.attributes_into(tag, range, &mut attributes)?;
        Ok(attributes)
    }

    /// The same into the place of what `attributes` held.
    ///
    /// # Errors
    /// Those of [`Self::attributes`].
    pub(super) fn attributes_into(
        &self,
        tag: &BytesStart<'a>,
        range: &Range<u64>,
        attributes: &mut Vec<Attr<'a>>,
    ) -> Result<(), Error> {
        attributes.clear();
        let broken = || Error::new(ErrorKind::Truncated).position(range.start);
        let of_tag = tag.attributes_raw();
        if of_tag.is_empty() {
            return Ok(());
        }
        let first = (range.start - self.base) as usize + 1 + tag.name().as_ref().len();
        let raw = self.source.get(first..first + of_tag.len()).ok_or_else(broken)?;
        let absolute = |at: usize| self.base + (first + at) as u64;
        let mut keys: SmallVec<[Range<usize>; 12]> = SmallVec::new();
        // A bit for the length and the last letter of each: most differ in them from all others.
        let mut met = 0_u64;
        for attribute in tag.attributes().with_checks(false) {
            let Attribute { key, value } = attribute.map_err(|_| broken())?;
            // The parser takes for a name whatever stands before the sign.
            if key.as_ref().bytes().any(|byte| matches!(byte, b'<' | b'>' | b'"' | b'\'' | b'&' | b'/')) {
                return Err(broken());
            }
            // Both are stretches of `of_tag`: the difference of their addresses is the offset.
            let offset = |part: &str| (part.as_ptr() as usize).checked_sub(of_tag.as_ptr() as usize);
            let key_at = offset(key.as_ref()).ok_or_else(broken)?;
            let last = key.as_ref().bytes().next_back().unwrap_or_default();
            let bit = 1 << ((key.as_ref().len() + usize::from(last) * 5) % 64);
            if met & bit != 0 && keys.iter().any(|known| of_tag.get(known.clone()) == Some(key.as_ref())) {
                return Err(broken());
            }
            met |= bit;
            keys.push(key_at..key_at + key.as_ref().len());
            if key.as_ref() == "xmlns" || key.as_ref().starts_with("xmlns:") {
                continue;
            }
            let value_at = offset(&value).ok_or_else(broken)?;
            let end = value_at + value.len();
            let blank = raw.get(..key_at).ok_or_else(broken)?.trim_ascii_end().len();
            let name = raw.get(key_at..key_at + key.as_ref().len()).ok_or_else(broken)?;
            attributes.push(Attr {
                name,
                local: local(name),
                raw: raw.get(value_at..end).ok_or_else(broken)?,
                source: absolute(value_at)..absolute(end),
                whole: absolute(blank)..absolute(end + 1),
            });
        }
        Ok(())
    }
}

/// One attribute.
pub(super) struct Attr<'a> {
    /// With its prefix.
    name: &'a str,
    /// Without it.
    local: &'a str,
    /// As it is written, entities and all.
    raw: &'a str,
    /// Bytes of the value, without quotes.
    pub(super) source: Range<u64>,
    /// Bytes of the attribute: the blank before, name, quotes and all.
    pub(super) whole: Range<u64>,
}

impl<'a> Attr<'a> {
    /// Name with its prefix.
    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    /// Name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        self.local
    }

    /// The value as it is written.
    pub(super) fn raw(&self) -> &'a str {
        self.raw
    }

    /// The value with its entities resolved, and where each byte comes from.
    pub(super) fn text(&self) -> Result<(String, Origin), Error> {
        let (mut text, mut origin) = (String::with_capacity(self.raw.len()), Origin::default());
        let mut at = self.source.start;
        let mut rest = self.raw;
        while !rest.is_empty() {
            let plain = rest.find('&').unwrap_or(rest.len());
            text.push_str(&rest[..plain]);
            origin.push(plain, at..at + plain as u64);
            at += plain as u64;
            rest = &rest[plain..];
            if !rest.is_empty() {
                let broken = Error::new(ErrorKind::Hostile).position(at);
                let length = rest.find(';').map(|end| end + 1).ok_or(broken.clone())?;
                let c = entity(&rest[..length]).ok_or(broken)?;
                text.push(c);
                push_atom(&mut origin, c, at..at + length as u64);
                at += length as u64;
                rest = &rest[length..];
            }
        }
        Ok((text, origin))
    }
}

/// Maps one character to a source that must be replaced as a whole. (`&#1;` can't be as long as what it says; no entity
/// is shorter than four bytes, and those of four say one byte.)
pub(super) fn push_atom(origin: &mut Origin, c: char, source: Range<u64>) {
    origin.push(c.len_utf8(), source);
}

/// What an entity or character reference, `&` and `;` included, stands for.
fn entity(raw: &str) -> Option<char> {
    let name = raw.strip_prefix('&')?.strip_suffix(';')?;
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => match name.strip_prefix('#')?.strip_prefix('x') {
            Some(digits) => hex(digits)?,
            None => name.strip_prefix('#')?.parse().ok()?,
        },
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

/// A hexadecimal number that is digits and nothing else: `from_str_radix` takes a sign.
pub(super) fn hex(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| plain)
}

/// The byte that `%C3` at a place of `bytes` stands for.
pub(super) fn percent(bytes: &[u8], at: usize) -> Option<u8> {
    let digits = bytes.get(at..at + 3)?.strip_prefix(b"%")?;
    u8::try_from(hex(std::str::from_utf8(digits).ok()?)?).ok()
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    // Names are short: to look for the sign in steps of many bytes takes longer.
    let colon = name.as_bytes().iter().rposition(|byte| *byte == b':');
    colon.and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// Text as it may stand in a text node and in an attribute value alike; characters that XML has not are dropped.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\0'..='\x08' | '\x0b'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if special(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Text as it may stand in a URI, then in an attribute value: Word calls a file broken whose link targets are not URIs.
pub(super) fn escape_uri(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'#' | b'@' | b'=' | b'%' | b'+' | b',' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hexadecimal_number_has_no_sign() {
        assert_eq!([entity("&#x41;"), entity("&#x+41;"), entity("&#x;")], [Some('A'), None, None]);
        assert_eq!([percent(b"x%C3", 1), percent(b"%+3", 0), percent(b"%C", 0)], [Some(0xc3), None, None]);
    }
}
