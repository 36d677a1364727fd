//! Names that programs give to styles, frames and tables, told from those that people give.

use crate::format::vocabulary::is_built_in_style;

/// Whether a frame, table or sequence is called as programs call it: «Tableau2».
pub(super) fn is_numbered(raw: &str) -> bool {
    NUMBERED.contains(&raw.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
}

/// What programs call things in French and English, without their numbers.
const NUMBERED: &[&str] = &[
    "",
    "Alphabetical Index",
    "Bibliographie",
    "Bookmark",
    "Cadre",
    "Drawing",
    "Figure",
    "Form",
    "Forme",
    "Formulaire",
    "Frame",
    "Graphic",
    "Graphics",
    "Illustration",
    "Image",
    "Index lexical",
    "Object",
    "Objet",
    "Picture",
    "Section",
    "Shape",
    "Signet",
    "Standard",
    "Table",
    "Table des matières",
    "Table of Contents",
    "Tableau",
    "Text",
    "Text Box",
    "Text Frame",
    "Zone de texte",
];

/// Whether a style's name is one that programs give: numbered automatic ones, and those that come with the program.
pub(super) fn is_made_by_programs(raw: &str) -> bool {
    let (name, rest) = raw.split_once('.').unwrap_or((raw, ""));
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    // «3.9.09» is a day.
    let day = letters.is_empty() && rest.contains('.');
    let numbered = letters.len() < name.len() && !day && (letters.len() < 3 || AUTOMATIC.contains(&letters));
    if numbered && rest.len() < 5 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.') {
        return true;
    }
    let plain = raw.replace("_20_", " ");
    // A list of the fifth level: «Numbering 5 Cont.», «List 5 End».
    let of_list = LISTS.iter().find_map(|end| plain.strip_suffix(end)).unwrap_or(&plain);
    let stem = of_list.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    is_built_in_style(&plain) || STYLES.contains(&stem) || is_of_word(raw)
}

/// What lists and labels are called in a file that came from Word: `WW8Num1z0`, `WW_CharLFO3LVL1`.
fn is_of_word(name: &str) -> bool {
    let numbers = |text: &str, sign: &str| {
        let (first, second) = text.split_once(sign).unwrap_or((text, "0"));
        [first, second].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    name.strip_prefix("WW8Num").is_some_and(|rest| numbers(rest, "z"))
        || name.strip_prefix("WW_CharLFO").is_some_and(|rest| numbers(rest, "LVL"))
}

/// Ends of the names of styles of lists.
const LISTS: &[&str] = &[" Cont.", " End", " Start"];

/// Stems of automatic names longer than two letters.
const AUTOMATIC: &[&str] = &["Mpm", "MPT", "Mfr", "Mgr", "Mdp", "Sect", "Table", "Tableau", "WWNum"];

/// Styles that come with LibreOffice and Calligra, beyond those that Word has, without their numbers.
const STYLES: &[&str] = &[
    "Abstract",
    "Bibliography Heading",
    "Bullet Symbols",
    "Caption characters",
    "Contents",
    "Contents Heading",
    "Converted",
    "Date",
    "Default Page Style",
    "Drop Caps",
    "Endnote",
    "Endnote anchor",
    "Envelope",
    "First Page",
    "Footnote",
    "Footnote anchor",
    "Formula",
    "Frame",
    "Graphics",
    "HTML",
    "Illustration Index",
    "Illustration Index Heading",
    "Index Heading",
    "Index Link",
    "Index Separator",
    "Internet Link",
    "Labels",
    "Landscape",
    "Left Page",
    "Line numbering",
    "List",
    "List Indent",
    "ListLabel",
    "Marginalia",
    "Numbering",
    "Numbering ABC",
    "Numbering IVX",
    "Numbering Symbols",
    "Numbering abc",
    "Numbering ivx",
    "Object index",
    "Object index heading",
    "OLE",
    "Outline",
    "Page Number",
    "Pagestyle",
    "Preformatted Text",
    "Right Page",
    "Rubies",
    "Source Text",
    "Table Contents",
    "Table index",
    "Table index heading",
    "Text body",
    "Text body indent",
    "User Index",
    "User Index Heading",
    "Watermark",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_programs_are_told_from_those_of_people() {
        for name in [
            "P12",
            "T3",
            "Table1.A1",
            "Tableau2",
            "fr1",
            "Mpm1",
            "Standard",
            "Heading_20_1",
            "Text_20_body",
            "N37",
            "Numbering_20_1",
            "Numbering_20_5_20_Cont.",
            "List_20_2_20_End",
            "Footnote_20_anchor",
            "Illustration_20_Index_20_Heading",
            "Table1.B1.1",
            "WW8Num1",
            "WW8Num12z3",
            "WW_CharLFO3LVL1",
        ] {
            assert!(is_made_by_programs(name), "{name}");
        }
        for name in [
            "Titre_20_Bensalem",
            "Karim1",
            "3.9.09",
            "Situation",
            "Familles.A1",
            "WW8NumKarim",
            "WW8Num",
            "Karim_20_Start",
            "",
        ] {
            assert!(!is_made_by_programs(name), "{name}");
        }
    }
}
