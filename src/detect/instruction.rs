//! Instructions of fields, `HYPERLINK "…" \l "…"`: which of their words are the program's, and where an argument ends.

use crate::segment::Span;

/// The words that begin an instruction, sorted (ECMA-376 part 1, 17.16.5), and the switches' that are no less the program's.
const KEYWORDS: &[&str] = &[
    "ADDRESSBLOCK",
    "ADVANCE",
    "ASK",
    "AUTHOR",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "AUTOTEXT",
    "AUTOTEXTLIST",
    "BARCODE",
    "BIBLIOGRAPHY",
    "BIDIOUTLINE",
    "CHARFORMAT",
    "CITATION",
    "COMMENTS",
    "COMPARE",
    "CONTROL",
    "CREATEDATE",
    "DATABASE",
    "DATE",
    "DDE",
    "DDEAUTO",
    "DISPLAYBARCODE",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "EDITTIME",
    "EMBED",
    "EQ",
    "FILENAME",
    "FILESIZE",
    "FILLIN",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "FORMTEXT",
    "GOTOBUTTON",
    "GREETINGLINE",
    "HYPERLINK",
    "IF",
    "IMPORT",
    "INCLUDE",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "INDEX",
    "INFO",
    "KEYWORDS",
    "LASTSAVEDBY",
    "LINK",
    "LISTNUM",
    "MACROBUTTON",
    "MERGEBARCODE",
    "MERGEFIELD",
    "MERGEFORMAT",
    "MERGEFORMATINET",
    "MERGEREC",
    "MERGESEQ",
    "NEXT",
    "NEXTIF",
    "NOTEREF",
    "NUMCHARS",
    "NUMPAGES",
    "NUMWORDS",
    "PAGE",
    "PAGEREF",
    "PRINT",
    "PRINTDATE",
    "PRIVATE",
    "QUOTE",
    "RD",
    "REF",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SECTIONPAGES",
    "SEQ",
    "SET",
    "SHAPE",
    "SKIPIF",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TA",
    "TC",
    "TEMPLATE",
    "TIME",
    "TITLE",
    "TOA",
    "TOC",
    "USERADDRESS",
    "USERINITIALS",
    "USERNAME",
    "XE",
];

/// What the program counts by itself: «SEQ Tableau».
const LABELS: &[&str] = &["Figure", "Illustration", "Table", "Tableau", "Équation"];

/// Whether a target is an instruction and no address.
pub fn is_instruction(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_keyword)
}

/// Whether `span` is a word of the program in an instruction: outside of every quoted argument, a keyword as a whole or a
/// switch. A paragraph's fields are one text, so that a keyword may stand behind others.
pub fn is_syntax(text: &str, span: Span) -> bool {
    if !is_instruction(text) {
        return false;
    }
    let before = |start: usize| text.get(..start).unwrap_or_default().trim_end_matches(['"', ' ', '\t']);
    if let Some(quoted) = quoted(text).find(|quoted| quoted.overlaps(span)) {
        // «\@ "d MMMM yyyy"», «\# "0,00"»: how a date or a number is written.
        return before(quoted.start).ends_with("\\@") || before(quoted.start).ends_with("\\#");
    }
    let word = word_at(text, span);
    let letters = text.get(word.range()).unwrap_or_default();
    // «\* Arabic», and the bookmarks that the program names: «_Toc123».
    is_keyword(letters)
        || letters.starts_with('\\') && letters.chars().count() == 2
        || before(word.start).ends_with("\\*")
        || LABELS.contains(&letters)
        || is_mark_of_program(letters)
}

/// Whether `span` is in a word that is the name that a word processor gave a bookmark of its own: nearly every file from
/// Word has `_GoBack` and, with a table of contents, a `_Toc123456` a heading.
pub fn is_in_mark_of_program(text: &str, span: Span) -> bool {
    text.get(word_at(text, span).range()).is_some_and(|word| is_mark_of_program(word.trim_start_matches('#')))
}

fn is_mark_of_program(word: &str) -> bool {
    /// By Word, then a number or nothing.
    const BY_WORD: &[&str] = &["_GoBack", "_Hlk", "_Hlt", "_MON_", "_PictureBullets", "_Ref", "_Toc", "OLE_LINK"];
    /// By LibreOffice, then numbers.
    const BY_LIBREOFFICE: &[&str] = &["__DdeLink__", "__Fieldmark__", "__RefHeading__", "__RefNumPara__"];
    let is_rest = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    BY_WORD.iter().any(|name| word.strip_prefix(name).is_some_and(|rest| is_rest(rest) && !rest.contains('_')))
        || BY_LIBREOFFICE.iter().any(|name| {
            word.strip_prefix(name).is_some_and(|rest| is_rest(rest.trim_start_matches('_').trim_start_matches("Toc")))
        })
}

/// Where `span` starts once the words of the program at its head are left out: «SEQ Tableau» is no name of two words.
pub fn behind_syntax(text: &str, span: Span) -> Span {
    let mut start = span.start;
    while let Some(word) = text.get(start..span.end).and_then(|rest| rest.split_whitespace().next()) {
        let at = start + text.get(start..span.end).and_then(|rest| rest.find(word)).unwrap_or_default();
        if !is_syntax(text, Span::new(at, at + word.len())) {
            return Span::new(at, span.end);
        }
        start = at + word.len();
    }
    Span::new(span.end, span.end)
}

/// The argument that holds `span`: what stands between its quotes, or up to the next spaces; of what is no instruction,
/// all of it.
pub fn argument(text: &str, span: Span) -> Span {
    if !is_instruction(text) {
        return Span::new(0, text.len());
    }
    let start = quoted(text).find(|quoted| quoted.contains(span)).unwrap_or_else(|| word_at(text, span));
    Span::new(start.start.min(span.start), start.end.max(span.end))
}

fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// The span, widened to the spaces around it.
fn word_at(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.trim_end_matches(|c: char| !c.is_whitespace() && c != '"').len();
    let after = text.get(span.end..).unwrap_or_default();
    let rest = after.trim_start_matches(|c: char| !c.is_whitespace() && c != '"').len();
    Span::new(start, text.len() - rest)
}

/// The insides of quotes, in order. A backslash takes the sign behind it for what it is; the last quote may be missing.
fn quoted(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut signs = text.char_indices();
    std::iter::from_fn(move || {
        let (start, _) = signs.find(|(_, c)| *c == '"')?;
        let mut end = text.len();
        while let Some((at, c)) = signs.next() {
            match c {
                '"' => {
                    end = at;
                    break;
                }
                '\\' => {
                    signs.next();
                }
                _ => {}
            }
        }
        Some(Span::new(start + 1, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, part: &str) -> Span {
        let at = text.find(part).unwrap_or_default();
        Span::new(at, at + part.len())
    }

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn keywords_and_switches_are_the_programs_and_arguments_are_not() {
        for (text, part, syntax) in [
            (" PAGE \\* MERGEFORMAT ", "PAGE", true),
            (" PAGE \\* MERGEFORMAT ", "MERGEFORMAT", true),
            (" PAGE  NUMPAGES ", "NUMPAGES", true),
            ("HYPERLINK \"dossiers/PAGE\"", "PAGE", false),
            ("MERGEFIELD Benali", "Benali", false),
            ("XE \"Benali\"", "XE", true),
            ("PAGE", "PAGE", true),
            ("dossiers/PAGE", "PAGE", false),
            ("Hyperlink BENALI", "Hyperlink", false),
            ("NUMPAGES \\* Arabic", "Arabic", true),
            ("DATE \\@ \"d MMMM yyyy\"", "MMMM", true),
            ("PAGEREF _Toc123456 \\h", "_Toc123456", true),
            ("PAGEREF _Benali \\h", "_Benali", false),
            ("PAGEREF _Toc_Benali", "_Toc_Benali", false),
            ("REF _GoBack \\h", "_GoBack", true),
            ("REF __RefHeading___Toc12_345", "__RefHeading___Toc12_345", true),
            ("PAGEREF _Eva_03092009", "_Eva_03092009", false),
        ] {
            assert_eq!(is_syntax(text, span(text, part)), syntax, "{text}: {part}");
        }
    }

    #[test]
    fn the_words_of_the_program_at_the_head_of_a_name_are_left_out() {
        let text = "SEQ Tableau MERGEFIELD Benali Karim";
        assert_eq!(behind_syntax(text, Span::new(0, text.len())), span(text, "Benali Karim"));
        assert!(behind_syntax(text, Span::new(0, 11)).is_empty());
    }

    #[test]
    fn an_argument_is_what_its_quotes_or_spaces_hold() {
        for (text, part, argument) in [
            ("HYPERLINK \"file:///c:/BA/karimbenali.doc\" \\h", "BA", "file:///c:/BA/karimbenali.doc"),
            ("INCLUDETEXT \"C:\\\\s\\\\BENALI\\\\note du 3.doc\"", "BENALI", "C:\\\\s\\\\BENALI\\\\note du 3.doc"),
            ("PAGEREF note_Benali_2 \\h", "Benali", "note_Benali_2"),
            ("XE \"Benali", "Benali", "Benali"),
            ("dossiers/BENALI/note du 3.html", "BENALI", "dossiers/BENALI/note du 3.html"),
        ] {
            assert_eq!(&text[super::argument(text, span(text, part)).range()], argument, "{text}");
        }
    }
}
