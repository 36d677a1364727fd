//! What OpenDocument says otherwise than Office Open XML: words of the format, fields in a line, packed pictures.

/// Whether the value of this attribute may be a word of the format: how something looks, or a style that every program
/// brings along.
pub(super) fn is_vocabulary(prefix: &str, name: &str, value: &str) -> bool {
    if name == "name" && NUMBERED.contains(&value.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')) {
        return true;
    }
    let named = matches!((prefix, name), ("style", "name" | "display-name"))
        || name.ends_with("style-name")
        || name.ends_with("page-name");
    if named {
        let name = plain_name(value);
        // A level of a list: «Numbering 5 Cont.», «List 5 End».
        let name = LEVELS.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        return STYLES.contains(&name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '));
    }
    let looks = match prefix {
        // No number, as XML Schema writes it: a cell of a chart without a value.
        "office" => name == "value" && value == "NaN",
        "fo" | "number" | "smil" => true,
        "style" => !matches!(name, "num-prefix" | "num-suffix" | "num-list-format"),
        "text" => matches!(name, "note-class" | "label-followed-by" | "display" | "reference-format"),
        // The keys of settings.
        "config" => name == "name",
        "chart" => name == "class",
        "form" => name == "control-implementation",
        _ => name.starts_with("font-family"),
    };
    looks || VALUES.contains(&value)
}

/// The name of a style as a person typed it: `Titre_20_1` is «Titre 1».
pub(super) fn plain_name(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('_') {
        out.push_str(before);
        let sign = after.split_once('_').and_then(|(hex, tail)| {
            let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
            Some((c, tail))
        });
        match sign {
            Some((c, tail)) => (out.push(c), rest = tail).1,
            None => (out.push('_'), rest = after).1,
        }
    }
    out.push_str(rest);
    out
}

/// Whether what a file says of its generator is a program with its version and system, word for word:
/// `LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2`.
pub(super) fn is_program(words: &str) -> bool {
    // A version, or the number of a change to the program's source.
    let number = |piece: &str| {
        let version = piece.starts_with(|c: char| c.is_ascii_digit())
            && piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | 'm' | 'a' | 'l' | 'p' | 'h'));
        version || (piece.len() >= 7 && piece.chars().all(|c| c.is_ascii_hexdigit() || c == '-'))
    };
    let known = |piece: &str| {
        let piece = piece.strip_prefix("Build-").unwrap_or(piece);
        PROGRAMS.contains(&piece.strip_suffix("_project").unwrap_or(piece)) || SYSTEMS.contains(&piece) || number(piece)
    };
    words.trim().split([' ', '/', '$']).all(known)
}

/// See [`is_program`].
const PROGRAMS: &[&str] = &[
    "AbiWord",
    "Calligra",
    "Collabora_Office",
    "KOffice",
    "LibreOffice",
    "LibreOfficeDev",
    "MicrosoftOffice",
    "MicrosoftWord",
    "OpenOffice",
    "OpenOffice.org",
    "StarOffice",
];

/// See [`is_program`].
const SYSTEMS: &[&str] = &[
    "Linux",
    "Linux_X86_64",
    "Linux_x86",
    "MacOSX_AARCH64",
    "MacOSX_X86_64",
    "Solaris_Sparc",
    "Unix",
    "Win32",
    "Windows_X86_64",
    "Windows_x86",
];

/// Whether the text of this element belongs to the line around it.
pub(super) fn is_run(element: &str) -> bool {
    element.strip_prefix("text:").is_some_and(|name| !matches!(name, "note-citation" | "ruby-text" | "p" | "h"))
}

/// What is packed into an element as base 64; `None` if it is anything else.
pub(super) fn unpacked(element: &str, text: &str) -> Option<Vec<u8>> {
    if element != "binary-data" {
        return None;
    }
    let (mut bytes, mut bits, mut width) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        width += 6;
        if width >= 8 {
            width -= 8;
            bytes.push((bits >> width & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// Starts of the addresses and types that the format itself is made of.
pub(super) const ADDRESSES: &[&str] = &[
    "http://docs.oasis-open.org/",
    "http://openoffice.org/",
    "urn:oasis:names:tc:opendocument:",
    "application/vnd.oasis.opendocument.",
    "application/vnd.sun.",
    "ooo:view-settings",
    "ooo:configuration-settings",
];

/// Words of attributes that are names of people, too.
const VALUES: &[&str] = &[
    "all", "auto", "both", "char", "embed", "end", "false", "frame", "graphic", "header", "index", "justify", "long",
    "new", "none", "ole", "portrait", "right", "short", "simple", "standard", "start", "table", "text", "title",
    "true", "visible",
];

/// What LibreOffice calls frames, controls, tables and marks, before their numbers.
const NUMBERED: &[&str] = &[
    "Alphabetical Index",
    "Bibliography",
    "Bookmark",
    "Cadre",
    "Check Box",
    "Control",
    "Contrôle",
    "Form",
    "Forme",
    "Formulaire",
    "Frame",
    "Illustration Index",
    "Image",
    "Index lexical",
    "Ligne",
    "Line",
    "Object",
    "Objet",
    "Section",
    "Shape",
    "Signet",
    "Table",
    "Table des matières",
    "Table of Contents",
    "Tableau",
    "Text Box",
    "Text Frame",
    "Zone de texte",
];

/// Ends of the names of styles of lists.
const LEVELS: &[&str] = &[" Cont.", " End", " Start"];

/// Styles that come with LibreOffice, without their numbers.
const STYLES: &[&str] = &[
    "Addressee",
    "Alphabetical Index",
    "Appendix",
    "Bibliography Heading",
    "Bullet",
    "Bullet Symbols",
    "Caption",
    "Caption Characters",
    "Citation",
    "Complimentary close",
    "Contents",
    "Contents Heading",
    "Date",
    "Default Page Style",
    "Default Paragraph Font",
    "Default Paragraph Style",
    "Default Style",
    "Definition",
    "Drawing",
    "Drop Caps",
    "Emphasis",
    "Endnote",
    "Endnote Characters",
    "Endnote Symbol",
    "Endnote anchor",
    "Envelope",
    "Example",
    "Figure",
    "Figure Index Heading",
    "First Page",
    "First line indent",
    "Footer",
    "Footer Left",
    "Footer Right",
    "Footer left",
    "Footer right",
    "Footnote",
    "Footnote Characters",
    "Footnote Symbol",
    "Footnote anchor",
    "Formula",
    "Frame",
    "Frame Contents",
    "Frame contents",
    "Graphics",
    "HTML",
    "Hanging indent",
    "Header",
    "Header Left",
    "Header Right",
    "Header and Footer",
    "Header left",
    "Header right",
    "Heading",
    "Horizontal Line",
    "Illustration",
    "Illustration Index",
    "Illustration Index Heading",
    "Index",
    "Index Heading",
    "Index Link",
    "Index Separator",
    "Internet Link",
    "Internet link",
    "Label",
    "Labels",
    "Landscape",
    "Left Page",
    "Line Numbering",
    "Line numbering",
    "List",
    "List Bullet",
    "List Contents",
    "List Heading",
    "List Indent",
    "List Number",
    "List Paragraph",
    "Main Index Entry",
    "Main index entry",
    "Marginalia",
    "Numbering",
    "Numbering Symbols",
    "OLE",
    "Object Index",
    "Object Index Heading",
    "Page Number",
    "Placeholder",
    "Preformatted Text",
    "Quotations",
    "Right Page",
    "Rubies",
    "Salutation",
    "Sender",
    "Signature",
    "Source Text",
    "Standard",
    "Strong Emphasis",
    "Subtitle",
    "Table",
    "Table Contents",
    "Table Heading",
    "Table Index",
    "Table Index Heading",
    "Table index heading",
    "Teletype",
    "Text",
    "Text Body",
    "Text Body Indent",
    "Text body",
    "Text body indent",
    "Title",
    "User Entry",
    "User Index",
    "User Index Heading",
    "Variable",
    "Vertical Numbering Symbols",
    "Visited Internet Link",
    "Watermark",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_are_unpacked() {
        assert_eq!(unpacked("binary-data", "S2Fy\n aW0=").as_deref(), Some(&b"Karim"[..]));
        assert_eq!((unpacked("p", "S2FyaW0="), unpacked("binary-data", "<é>")), (None, None));
    }

    #[test]
    fn a_generator_is_a_program_and_nobody() {
        for program in [
            "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2",
            "LibreOfficeDev/7.3.0.0.alpha0$Windows_x86 LibreOffice_project/4fb7eaf29847d1ce15f3c84d1cc1ac8defa9102f",
            "OpenOffice.org/2.4$Win32 OpenOffice.org_project/680m12$Build-9286 ",
            "MicrosoftOffice/14.0 MicrosoftWord",
        ] {
            assert!(is_program(program), "{program}");
        }
        for other in ["LibreOffice/7.4 Karim", "Karim/7.4", "LibreOffice/7.4$Linux Benali93", "Abdel93/1", ""] {
            assert!(!is_program(other), "{other}");
        }
    }

    #[test]
    fn names_of_people_are_no_vocabulary() {
        assert!(is_vocabulary("style", "name", "Header_20_left") && is_vocabulary("fo", "text-align", "end"));
        assert!(is_vocabulary("style", "display-name", "Numbering 1 Cont.") && is_vocabulary("office", "value", "NaN"));
        assert!(!is_vocabulary("style", "display-name", "Bensalem Start") && !is_vocabulary("office", "value", "Nan"));
        assert_eq!(plain_name("Fiche_20_Bensalem_2_x_"), "Fiche Bensalem\u{2}x_");
        assert!(!is_vocabulary("style", "name", "Bensalem") && !is_vocabulary("text", "name", "Bensalem"));
    }
}
