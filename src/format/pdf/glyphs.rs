//! Names of glyphs → characters, the encodings of simple fonts, and the widths of the standard fonts.
//!
//! `glyphs.txt` is the Adobe Glyph List 2.0 without scripts that French minutes have no use for, and with the names of
//! TeX's fonts; `widths.txt` is from the metrics of the fonts that every reader of PDF has.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static NAMES: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
    let characters = |codes: &str| codes.split(' ').filter_map(character).collect();
    include_str!("glyphs.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(n, c)| (n, characters(c)))
        .collect()
});

static STANDARD: LazyLock<BTreeMap<u8, &str>> = LazyLock::new(|| {
    let lines = include_str!("standard.txt").lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(code, name)| Some((u8::from_str_radix(code, 16).ok()?, name))).collect()
});

/// Character → widths in Helvetica, its bold, Times, its bold, italic and bold italic.
static WIDTHS: LazyLock<BTreeMap<char, [u16; 6]>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut fields = line.split(' ');
        let character = character(fields.next()?)?;
        let mut widths = [0; 6];
        for width in &mut widths {
            *width = fields.next()?.parse().ok()?;
        }
        Some((character, widths))
    };
    include_str!("widths.txt").lines().filter_map(row).collect()
});

fn character(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// The characters of a glyph, by its name, as the Adobe Glyph List Specification says.
pub(super) fn named(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    if let Some(characters) = NAMES.get(base) {
        return Some(characters.clone());
    }
    base.split('_').map(component).collect()
}

fn component(name: &str) -> Option<String> {
    if let Some(characters) = NAMES.get(name) {
        return Some(characters.clone());
    }
    // Small capitals and old figures are named by their letter.
    let drawn = ["small", "oldstyle", "inferior", "superior", "swash"].iter().find_map(|way| name.strip_suffix(way));
    if let Some(characters) = drawn.and_then(|letter| NAMES.get(letter)) {
        return Some(characters.clone());
    }
    if name.contains("arrow") {
        return Some("→".to_owned());
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte));
    if let Some(codes) = name.strip_prefix("uni").filter(|c| c.len() >= 4 && c.len() % 4 == 0 && digits(c)) {
        return codes.as_bytes().chunks(4).map(|code| character(std::str::from_utf8(code).ok()?)).collect();
    }
    let code = name.strip_prefix('u').filter(|code| (4..=6).contains(&code.len()) && digits(code))?;
    character(code).map(String::from)
}

/// Small capitals and old figures where the Adobe Glyph List 1.2 put them, among the characters that have no meaning of
/// their own.
pub(super) fn corporate(character: char) -> Option<char> {
    let code = u32::from(character);
    match code {
        0xf730..=0xf739 | 0xf761..=0xf77a | 0xf7e0..=0xf7f6 | 0xf7f8..=0xf7ff => char::from_u32(code - 0xf700),
        0xf6dc => Some('1'),
        0xf6f9 => Some('ł'),
        0xf6fa => Some('œ'),
        0xf6fd => Some('š'),
        0xf6ff => Some('ž'),
        _ => None,
    }
}

/// The encodings that a font can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    Windows,
    Macintosh,
}

impl Base {
    /// The characters of a code.
    pub(super) fn characters(self, code: u8) -> Option<String> {
        match self {
            Self::Standard => STANDARD.get(&code).and_then(|name| named(name)),
            // The spec fills what is free with bullets; a soft hyphen shows as a hyphen.
            Self::Windows => match code {
                // Ends of lines that a careless producer shows: nothing is drawn.
                9 | 10 | 13 => Some(" ".to_owned()),
                0..32 => None,
                0x7f | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d => Some("•".to_owned()),
                0xad => Some("-".to_owned()),
                _ => Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code]).0.into_owned()),
            },
            Self::Macintosh => match code {
                0..32 | 0x7f => None,
                0xca => Some(" ".to_owned()),
                _ => Some(encoding_rs::MACINTOSH.decode_without_bom_handling(&[code]).0.into_owned()),
            },
        }
    }
}

/// The width of a character in a standard font, in thousandths; a middling one where it is not known.
pub(super) fn width(font: &str, character: char) -> f64 {
    if font.contains("Courier") {
        return 600.0;
    }
    let bold = font.contains("Bold");
    let italic = font.contains("Italic") || font.contains("Oblique");
    let column = match (font.contains("Times"), bold, italic) {
        (false, bold, _) => usize::from(bold),
        (true, false, false) => 2,
        (true, true, false) => 3,
        (true, false, true) => 4,
        (true, true, true) => 5,
    };
    WIDTHS.get(&character).and_then(|widths| widths.get(column)).map_or(556.0, |width| f64::from(*width))
}

/// Whether a font is one of those that every reader of PDF has, and that hold letters.
pub(super) fn is_standard(font: &str) -> bool {
    ["Helvetica", "Times", "Courier", "Arial"].iter().any(|name| font.starts_with(name))
}

/// Fonts that draw signs: what has no character in them is no letter. Those of TeX's formulas name their letters.
const ORNAMENTAL: [&str; 27] = [
    "CMBSY",
    "CMEX",
    "CMMI",
    "CMSY",
    "Dingbats",
    "EURM",
    "FontAwesome",
    "Fourier-Math",
    "LASY",
    "LCIRCLE",
    "LINE",
    "LMMath",
    "MSAM",
    "MSBM",
    "MaterialIcons",
    "OpenSymbol",
    "PazoMath",
    "StarSymbol",
    "Symbol",
    "Webdings",
    "Wingdings",
    "ZapfDingbats",
    "lasy",
    "line",
    "manfnt",
    "stmary",
    "wasy",
];

/// Whether a font draws signs, by its name.
pub(super) fn is_ornamental(font: &str) -> bool {
    let name = font.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(font, |(_, name)| name);
    ORNAMENTAL.iter().any(|ornamental| name.starts_with(ornamental))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_the_rules_of_the_list() {
        let shown = |name| named(name).unwrap_or_default();
        assert_eq!([shown("eacute"), shown("a.sc"), shown("uni00C900E8"), shown("u1F600")], ["é", "a", "Éè", "😀"]);
        assert_eq!([shown("f_f_i"), shown("ffi"), shown("oe"), shown("fi")], ["ffi", "ffi", "œ", "fi"]);
        assert_eq!([shown("arrowene"), shown("Germandbls"), shown("born")], ["→", "ẞ", "★"]);
        assert_eq!(
            ['\u{f761}', '\u{f7e9}', '\u{f733}', '\u{f638}'].map(corporate),
            [Some('a'), Some('é'), Some('3'), None]
        );
        assert_eq!([named("g17"), named(".notdef"), named("uni12")], [None, None, None]);
    }

    #[test]
    fn encodings_and_widths() {
        assert_eq!(Base::Standard.characters(0x27).as_deref(), Some("’"));
        assert_eq!(Base::Windows.characters(0xe9).as_deref(), Some("é"));
        assert_eq!(Base::Macintosh.characters(0x8e).as_deref(), Some("é"));
        assert_eq!((width("Helvetica", 'é'), width("Times-Bold", 'A'), width("Courier", 'i')), (556.0, 722.0, 600.0));
    }
}
