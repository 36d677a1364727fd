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
    let numbered = letters.len() < name.len() && (letters.len() < 3 || AUTOMATIC.contains(&letters));
    if numbered && rest.len() < 5 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return true;
    }
    let plain = raw.replace("_20_", " ");
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    is_built_in_style(&plain) || STYLES.contains(&stem)
}

/// Stems of automatic names longer than two letters.
const AUTOMATIC: &[&str] = &["Mpm", "MPT", "Mfr", "Mgr", "Mdp", "Sect", "Table", "Tableau", "WWNum"];

/// Styles that come with LibreOffice and Calligra, beyond those that Word has, without their numbers.
const STYLES: &[&str] = &[
    "Abstract",
    "Bullet Symbols",
    "Caption characters",
    "Contents",
    "Contents Heading",
    "Converted",
    "Date",
    "Default Page Style",
    "Endnote",
    "Envelope",
    "First Page",
    "Footnote",
    "Formula",
    "Frame",
    "Graphics",
    "HTML",
    "Index Link",
    "Internet Link",
    "Labels",
    "Landscape",
    "Left Page",
    "Line numbering",
    "List Indent",
    "ListLabel",
    "Marginalia",
    "Numbering",
    "Numbering Symbols",
    "OLE",
    "Outline",
    "Page Number",
    "Pagestyle",
    "Preformatted Text",
    "Right Page",
    "Rubies",
    "Source Text",
    "Table Contents",
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
        ] {
            assert!(is_made_by_programs(name), "{name}");
        }
        for name in ["Titre_20_Bensalem", "Karim1", "Situation", "Familles.A1", ""] {
            assert!(!is_made_by_programs(name), "{name}");
        }
    }
}
