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

/// Whether a target is an instruction and no address.
pub fn is_instruction(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_keyword)
}

/// Whether `span` is a word of the program in an instruction: outside of every quoted argument, a keyword as a whole or a
/// switch. A paragraph's fields are one text, so that a keyword may stand behind others.
pub fn is_syntax(text: &str, span: Span) -> bool {
    if !is_instruction(text) || quoted(text).any(|quoted| quoted.overlaps(span)) {
        return false;
    }
    let word = text.get(word_at(text, span).range()).unwrap_or_default();
    is_keyword(word) || word.starts_with('\\') && word.chars().count() == 2
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
        ] {
            assert_eq!(is_syntax(text, span(text, part)), syntax, "{text}: {part}");
        }
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
