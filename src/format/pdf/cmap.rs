//! Character maps: how many bytes make a code, which glyph a code means, and which characters it stands for.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::lexer::{Lexer, Token};
use super::object::{as_dictionary, decoded, follow};
use super::store::Packer;
use crate::format::Limits;

/// What is read of a character map.
#[derive(Default)]
pub(super) struct CMap {
    /// Bytes of a code, and the first and last code of that length.
    spaces: Vec<(usize, u32, u32)>,
    /// Single codes → UTF-16. An empty text: said twice, differently.
    texts: BTreeMap<u32, Vec<u16>>,
    /// First code → last code and the UTF-16 of the first.
    text_ranges: BTreeMap<u32, (u32, Vec<u16>)>,
    /// First code → last code and the glyph of the first.
    glyph_ranges: BTreeMap<u32, (u32, u32)>,
    /// Codes of two bytes that are glyph numbers.
    identity: bool,
}

/// Entries of one map: a font has at most 65 536 glyphs.
const ENTRIES: usize = 200_000;

impl CMap {
    /// `Identity-H`.
    pub(super) fn identity() -> Self {
        Self { spaces: vec![(2, 0, 0xffff)], identity: true, ..Self::default() }
    }

    /// From the bytes of a map that is embedded.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut stack: Vec<Token> = Vec::new();
        let mut entries = 0;
        while let Some((token, range)) = lexer.next() {
            if token != Token::Word {
                stack.push(token);
                continue;
            }
            match &bytes[range] {
                b"endcodespacerange" => map.spaces(&stack),
                b"endbfchar" => {
                    for pair in stack.chunks(2) {
                        if let [Token::Text(code), Token::Text(text)] = pair {
                            map.text(number(code), units(text));
                        }
                    }
                }
                b"endbfrange" => map.text_ranges(&stack),
                b"endcidchar" => {
                    for pair in stack.chunks(2) {
                        if let [Token::Text(code), Token::Number(glyph)] = pair {
                            map.glyph_ranges.insert(number(code), (number(code), *glyph as u32));
                        }
                    }
                }
                b"endcidrange" => {
                    for triple in stack.chunks(3) {
                        if let [Token::Text(first), Token::Text(last), Token::Number(glyph)] = triple {
                            map.glyph_ranges.insert(number(first), (number(last), *glyph as u32));
                        }
                    }
                }
                _ => {}
            }
            entries += stack.len();
            stack.clear();
            if entries > ENTRIES * 3 {
                break;
            }
        }
        map
    }

    fn spaces(&mut self, stack: &[Token]) {
        for pair in stack.chunks(2) {
            if let [Token::Text(first), Token::Text(last)] = pair
                && (1..=4).contains(&first.len())
            {
                self.spaces.push((first.len(), number(first), number(last)));
            }
        }
    }

    fn text(&mut self, code: u32, units: Vec<u16>) {
        match self.texts.get_mut(&code) {
            Some(there) if *there != units => there.clear(),
            Some(_) => {}
            None => {
                self.texts.insert(code, units);
            }
        }
    }

    fn text_ranges(&mut self, stack: &[Token]) {
        let mut rest = stack.iter();
        while let (Some(first), Some(last), Some(to)) = (rest.next(), rest.next(), rest.next()) {
            let (Token::Text(first), Token::Text(last)) = (first, last) else { return };
            let (first, last) = (number(first), number(last));
            match to {
                Token::Text(text) if last >= first => {
                    self.text_ranges.insert(first, (last, units(text)));
                }
                Token::ArrayOpen => {
                    let mut code = first;
                    for token in rest.by_ref() {
                        match token {
                            Token::Text(text) => {
                                self.text(code, units(text));
                                code = code.saturating_add(1);
                            }
                            _ => break,
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Bytes and value of the code at the start of `bytes`, which is not empty.
    pub(super) fn code(&self, bytes: &[u8]) -> (usize, u32) {
        for len in 1..=4.min(bytes.len()) {
            let code = number(&bytes[..len]);
            let inside = |(size, first, last): &(usize, u32, u32)| {
                *size == len
                    && (0..len).all(|at| {
                        let byte = |value: &u32| value >> (8 * at) & 0xff;
                        (byte(first)..=byte(last)).contains(&byte(&code))
                    })
            };
            if self.spaces.iter().any(inside) {
                return (len, code);
            }
        }
        let len = self.spaces.iter().map(|space| space.0).min().unwrap_or(1).min(bytes.len()).max(1);
        (len, number(&bytes[..len.min(bytes.len())]))
    }

    /// Says how many bytes its codes have.
    pub(super) fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// The glyph of a code.
    pub(super) fn glyph(&self, code: u32) -> u32 {
        if self.identity {
            return code;
        }
        match self.glyph_ranges.range(..=code).next_back() {
            Some((first, (last, glyph))) if code <= *last => glyph.saturating_add(code - first),
            _ => 0,
        }
    }

    /// The characters of a code; `None` if the map does not say, or says nothing of use.
    pub(super) fn characters(&self, code: u32) -> Option<String> {
        let units = match self.texts.get(&code) {
            Some(units) => units.clone(),
            None => {
                let (first, (last, units)) = self.text_ranges.range(..=code).next_back()?;
                let mut units = units.clone();
                let end = units.last_mut()?;
                if code > *last {
                    return None;
                }
                *end = u16::try_from(u32::from(*end) + (code - first)).ok()?;
                units
            }
        };
        let text = String::from_utf16(&units).ok()?;
        let said = !text.is_empty() && !text.contains(['\0', '\u{fffd}', '\u{ffff}']);
        said.then_some(text)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// UTF-16, big end first; a single byte is a character, too.
fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [byte] => vec![u16::from(*byte)],
        _ => bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect(),
    }
}

/// Takes out of the maps to text what says nothing about a code: names, comments, who made them. Fonts are called after
/// their makers there, and TeX writes its own name into each.
pub(super) fn clean(pdf: &mut Document, limits: &Limits) {
    let of = |dictionary: &Dictionary| match follow(pdf, dictionary.get(b"ToUnicode").ok()?) {
        (Some(id), Object::Stream(_)) => Some(id),
        _ => None,
    };
    let maps: BTreeSet<ObjectId> = pdf.objects.values().filter_map(as_dictionary).filter_map(of).collect();
    let mut packer = Packer::default();
    for id in maps {
        if let Some(Object::Stream(stream)) = pdf.objects.get_mut(&id)
            && let Ok(bytes) = decoded(stream, limits)
            && let Some(bare) = bare(&bytes)
        {
            packer.pack(stream, &bare);
        }
    }
}

/// A map to text with nothing but its codes; `None` if it is no such map, or has nothing else.
fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    let mut lexer = Lexer::new(bytes);
    let (mut count, mut block, mut begun) = (None, None::<&[u8]>, false);
    while let Some((token, range)) = lexer.next() {
        let word = &bytes[range];
        match (&token, block) {
            (Token::Word, Some(end)) => {
                if word != end {
                    return None;
                }
                out.extend_from_slice(word);
                out.push(b'\n');
                block = None;
            }
            // One entry a line, or what stands for one.
            (Token::Name(_) | Token::DictOpen | Token::DictClose, Some(_)) => return None,
            (_, Some(_)) => {
                out.extend_from_slice(word);
                out.push(b' ');
            }
            (Token::Word, None) => {
                block = match word {
                    b"begincodespacerange" => Some(b"endcodespacerange"),
                    b"beginbfchar" => Some(b"endbfchar"),
                    b"beginbfrange" => Some(b"endbfrange"),
                    b"usecmap" => return None,
                    b"begincmap" => {
                        begun = true;
                        None
                    }
                    _ if word.starts_with(b"begin") && word != b"begin" => return None,
                    _ => None,
                };
                if block.is_some() {
                    out.extend_from_slice(count?);
                    out.push(b' ');
                    out.extend_from_slice(word);
                    out.push(b'\n');
                }
            }
            (Token::Number(_), None) => count = Some(word),
            _ => {}
        }
    }
    out.extend_from_slice(TAIL);
    (begun && block.is_none() && out != bytes).then_some(out)
}

const HEAD: &[u8] = b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n";
const TAIL: &[u8] = b"endcmap\nend\nend\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_chars_ranges_and_arrays() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0004><00660066>
              endbfchar 2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<00E9> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.code(&[0, 3, 9]), (2, 3));
        let shown: Vec<Option<String>> = [3, 4, 0x12, 0x13, 0x20, 0x21].iter().map(|c| map.characters(*c)).collect();
        let expected = [Some(" "), Some("ff"), Some("C"), None, Some("é"), Some("😀")];
        assert_eq!(shown, expected.map(|text| text.map(str::to_owned)));
    }

    #[test]
    fn a_code_that_is_said_twice_is_not_known() {
        let map = CMap::parse(b"2 beginbfchar <01> <0041> <01> <0042> endbfchar");
        assert_eq!(map.characters(1), None);
    }

    #[test]
    fn a_map_says_nothing_but_its_codes() {
        let made = b"%!PS-Adobe-3.0 Resource-CMap\n%%Title: (TeX-Benali-0)\n/CIDInit /ProcSet findresource begin 12 dict begin \
            begincmap /CIDSystemInfo << /Registry (TeX) /Ordering (Benali) /Supplement 0 >> def /CMapName /TeX-Benali def \
            1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <05> <06> [<0041> <0042>] endbfrange \
            1 beginbfchar % Benali\n<01> <0043>endbfchar endcmap end end";
        let bare = bare(made).unwrap();
        assert!(!String::from_utf8_lossy(&bare).contains("Benali") && !bare.contains(&b'%'));
        let (before, after) = (CMap::parse(made), CMap::parse(&bare));
        assert_eq!((before.texts, before.text_ranges), (after.texts, after.text_ranges));
        assert_eq!(before.spaces, after.spaces);
        // Once is enough; what is more than codes stays.
        assert_eq!(super::bare(&bare), None);
        assert_eq!(super::bare(b"begincmap 1 begincidrange <00> <10> 5 endcidrange endcmap"), None);
        assert_eq!(super::bare(b"begincmap /Other usecmap endcmap"), None);
    }
}
