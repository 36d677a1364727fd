//! Values of attributes: thousands in a part, of which most are a letter or a number. They are gathered and searched
//! together, and what a value is for is asked only where a needle was found in it.

use std::borrow::Cow;

use super::super::vocabulary::{
    ADDRESSES, BUILTIN, ENUMERATED, ENUMERATED_ELEMENTS, FONTS, WORDS, is_media_type, is_of_format, part_name,
};
use super::super::{Seen, Visit};
use super::{decode, local, opendocument, percent_decode};

/// Values that are searched together.
const TOGETHER: usize = 1024;

/// One value, in one reading of it.
pub(in crate::proof) struct Value<'x> {
    element: &'x str,
    prefix: &'x str,
    name: &'x str,
    value: Cow<'x, str>,
    reading: Reading,
    /// How many names of styles the part had said before.
    builtin: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As it is.
    Plain,
    /// Without the end that says what sort of part it leads to.
    OfPart,
    /// The name of a style as a person typed it.
    Name,
    /// With `%20` and the like resolved.
    Unescaped,
}

impl Value<'_> {
    /// What is searched.
    pub(in crate::proof) fn text(&self) -> Cow<'_, str> {
        match self.reading {
            Reading::Plain => Cow::Borrowed(&self.value),
            Reading::OfPart => Cow::Borrowed(part_name(&self.value)),
            Reading::Name => Cow::Owned(opendocument::plain_name(&self.value)),
            Reading::Unescaped => Cow::Owned(percent_decode(&self.value)),
        }
    }

    /// As what it is counted.
    pub(in crate::proof) fn seen(&self) -> Seen {
        match self.reading {
            Reading::Plain | Reading::OfPart => Seen::Value { vocabulary: false },
            Reading::Name | Reading::Unescaped => Seen::Again { vocabulary: false },
        }
    }
}

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'x> {
    /// Its name with the prefix.
    pub(super) full: &'x str,
    /// Nothing is in the element.
    pub(super) empty: bool,
    /// Bytes of it.
    pub(super) length: usize,
}

/// The values of a part.
pub(super) struct Values<'x> {
    waiting: Vec<Value<'x>>,
    /// Bytes of the shortest needle.
    shortest: usize,
    /// Names of styles that the part says are the program's.
    builtin: Vec<Cow<'x, str>>,
}

impl<'x> Values<'x> {
    pub(super) fn new(shortest: usize) -> Self {
        Self { waiting: Vec::new(), shortest, builtin: Vec::new() }
    }

    /// Takes the values of the start tag at the beginning of `rest`, if it is one as programs write them: names, signs,
    /// values in quotes, and spaces between. Of any other, nothing.
    pub(super) fn of_plain(&mut self, rest: &'x str) -> Option<Tag<'x>> {
        let waiting = self.waiting.len();
        let builtin = self.builtin.len();
        let tag = self.plain(rest);
        if tag.is_none() {
            self.waiting.truncate(waiting);
            self.builtin.truncate(builtin);
        }
        tag
    }

    fn plain(&mut self, rest: &'x str) -> Option<Tag<'x>> {
        let bytes = rest.as_bytes();
        let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_' | b'.');
        let word = |from: usize| from + bytes[from..].iter().take_while(|byte| in_name(byte)).count();
        let mut at = word(1.min(bytes.len()));
        let full = &rest[1.min(at)..at];
        let element = local(full);
        if full.is_empty() {
            return None;
        }
        loop {
            match bytes.get(at)? {
                b' ' => at += 1,
                b'>' => return Some(Tag { full, empty: false, length: at + 1 }),
                b'/' if bytes.get(at + 1) == Some(&b'>') => return Some(Tag { full, empty: true, length: at + 2 }),
                byte if in_name(byte) && bytes[at - 1] == b' ' => {
                    let end = word(at);
                    let quote = *bytes.get(end + 1).filter(|byte| matches!(byte, b'"' | b'\''))?;
                    if bytes[end] != b'=' {
                        return None;
                    }
                    let value = end + 2;
                    let length = memchr::memchr(quote, &bytes[value..])?;
                    self.attribute(element, &rest[at..end], &rest[value..value + length]);
                    at = value + length + 1;
                }
                _ => return None,
            }
        }
    }

    /// Takes the values of any start tag, without the signs around it. It was `length` bytes long.
    pub(super) fn of_any(&mut self, inside: &'x str, length: usize) -> Tag<'x> {
        let empty = inside.ends_with('/');
        let inside = inside.trim_end_matches('/');
        let full = inside.split(char::is_whitespace).next().unwrap_or("");
        let element = local(full);
        let mut rest = inside;
        while let Some(equals) = memchr::memchr(b'=', rest.as_bytes()) {
            let name = rest[..equals].trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
            let value = rest[equals + 1..].trim_start();
            let Some(quote) = value.bytes().next().filter(|c| matches!(c, b'"' | b'\'')) else {
                rest = &rest[equals + 1..];
                continue;
            };
            let end = memchr::memchr(quote, &value.as_bytes()[1..]).map_or(value.len(), |at| at + 1);
            let raw = &value[1..end];
            rest = value.get(end + 1..).unwrap_or("");
            self.attribute(element, name, raw);
        }
        Tag { full, empty, length }
    }

    fn attribute(&mut self, element: &'x str, name: &'x str, raw: &'x str) {
        if name == "xmlns" || name.starts_with("xmlns:") {
            return;
        }
        // Too short for a needle, and no sign in it that may stand for more than it is long.
        let plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'&' | b'%' | b'_');
        if raw.len() < self.shortest && element != "lsdException" && raw.bytes().all(plain) {
            return;
        }
        // Names are short: to look for the sign in steps of many bytes takes longer.
        let (prefix, name) = match name.bytes().position(|byte| byte == b':') {
            Some(colon) => (&name[..colon], &name[colon + 1..]),
            None => ("", name),
        };
        let value = decode(raw);
        if element == "lsdException" && name == "name" && !is_address(&value) {
            self.builtin.push(value.clone());
        }
        let builtin = self.builtin.len();
        let again = |reading| Value { element, prefix, name, value: value.clone(), reading, builtin };
        if name.ends_with("name") && value.contains('_') {
            self.waiting.push(again(Reading::Name));
        }
        if memchr::memchr(b'%', value.as_bytes()).is_some() {
            self.waiting.push(again(Reading::Unescaped));
        }
        let reading = if leads(name) { Reading::OfPart } else { Reading::Plain };
        self.waiting.push(Value { element, prefix, name, value, reading, builtin });
    }

    /// Gives those that wait, once they are many or if they are the last.
    pub(super) fn give(&mut self, part: &str, last: bool, visit: &mut dyn Visit) {
        if self.waiting.len() >= TOGETHER || (last && !self.waiting.is_empty()) {
            let says = |value: &Value<'_>, one_word: bool| {
                !(is_address(&value.value) || (one_word && self.is_vocabulary(value, part)))
            };
            visit.values(part, &self.waiting, &says);
            self.waiting.clear();
        }
    }

    /// Whether a value may be a word of the format.
    fn is_vocabulary(&self, value: &Value<'_>, part: &str) -> bool {
        let Value { element, prefix, name, ref value, builtin: before, .. } = *value;
        let is_builtin = || {
            let value = value.to_lowercase();
            BUILTIN.contains(&value.as_str())
                || self.builtin.iter().take(before).any(|name| name.to_lowercase() == value)
        };
        FONTS.contains(&name)
            || matches!((element, name), ("font" | "font-face", "name") | ("altName", "val"))
            || (matches!(
                (element, name),
                ("name" | "aliases", "val") | ("lsdException", "name") | ("style", "styleId")
            ) && is_builtin())
            || (name == "name" && part.contains("theme/"))
            || ENUMERATED.contains(&name)
            || (name == "val" && ENUMERATED_ELEMENTS.contains(&element))
            || opendocument::is_vocabulary(prefix, name, value)
            || WORDS.contains(&value.as_ref())
            || (matches!(name, "ContentType" | "media-type") && is_media_type(value))
            || is_of_format(value, leads(name))
    }
}

/// Whether an attribute leads to a part.
fn leads(name: &str) -> bool {
    matches!(name, "Target" | "PartName" | "Extension" | "href" | "full-path")
}

/// Whether a value is an address that the format itself is made of.
fn is_address(value: &str) -> bool {
    ADDRESSES.iter().chain(opendocument::ADDRESSES).any(|address| value.starts_with(address))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is taken of the tag that `rest` begins with, by either way.
    fn taken<'x>(rest: &'x str, plain: bool) -> Option<(Tag<'x>, Vec<[String; 4]>)> {
        let mut values = Values::new(2);
        let tag = if plain {
            values.of_plain(rest)?
        } else {
            let length = super::super::tag_length(rest);
            values.of_any(rest[..length].trim_start_matches('<').trim_end_matches('>'), length)
        };
        let shown = |value: &Value<'_>| {
            let texts = [value.element, value.prefix, value.name].map(str::to_owned);
            let [element, prefix, name] = texts;
            [element, prefix, name, value.text().into_owned()]
        };
        Some((tag, values.waiting.iter().map(shown).collect()))
    }

    #[test]
    fn a_tag_that_is_plain_is_read_as_any_other() {
        let tag = "<w:tab w:val=\"à 20 %\" xmlns:w='a' w:name='Fiche_20_Bensalem' a=\"1\"/> w:b=\"c\">";
        let (read, values) = taken(tag, true).unwrap();
        assert_eq!((read.full, read.empty, read.length), ("w:tab", true, tag.len() - 9));
        assert_eq!(values.len(), 4);
        assert_eq!(taken(tag, true), taken(tag, false));
        for other in
            ["<a b=c>", "<a b = \"c\">", "<a\tb=\"c\">", "<a b=\"c\"", "<a b=\"c\"d=\"e\">", "<<a>", "<a/b>", "<"]
        {
            assert_eq!(taken(other, true), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn every_plain_tag_is_read_as_any_other(tag in "<[a:b]{1,3}( {1,2}[a:b=\"'>/ é&;%_]{0,3}=[\"'][a-c =>/'é%2_&;]{0,6}[\"']){0,3}[ /]{0,2}>.{0,3}") {
            if let Some(read) = taken(&tag, true) {
                prop_assert_eq!(Some(read), taken(&tag, false));
            }
        }
    }
}
