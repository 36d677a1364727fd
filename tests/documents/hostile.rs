//! Files that are broken, protected, or made to hurt: each is refused for what it is, and none makes a panic.

use std::io::{Cursor, Write};

use huisclos::error::ErrorKind;
use huisclos::format::open;
use huisclos::segment::Span;
use proptest::prelude::*;

use crate::builder::{every_place, unzip, zip};
use crate::odt::builder::{fodt, odt, pack, parts};
use crate::odt::with as with_odt;
use crate::{refused, replace, segments, written};

/// The fixture with one part changed or added.
fn with(name: &str, text: &[u8]) -> Vec<u8> {
    let mut parts = unzip(&every_place());
    parts.retain(|(existing, _)| existing != name);
    parts.push((name.to_owned(), text.to_vec()));
    zip(&parts)
}

/// The OpenDocument fixture as another member of its family.
fn family(kind: &str) -> Vec<u8> {
    with_odt_first(format!("application/vnd.oasis.opendocument.{kind}").as_bytes())
}

fn with_odt_first(media: &[u8]) -> Vec<u8> {
    let mut parts = parts();
    parts[0].1 = media.to_vec();
    pack(&parts)
}

fn odt_without(name: &str) -> Vec<u8> {
    let mut parts = parts();
    parts.retain(|(existing, _)| existing != name && existing != "styles.xml");
    pack(&parts)
}

fn flat(kind: &str) -> Vec<u8> {
    String::from_utf8(fodt()).unwrap().replace("opendocument.text", kind).into_bytes()
}

fn flat_of_nobody() -> Vec<u8> {
    String::from_utf8(fodt()).unwrap().replace("office:mimetype=", "nffice:mimetype=").into_bytes()
}

/// What its names are, an attribute of somebody's says.
fn undeclared() -> Vec<u8> {
    String::from_utf8(fodt()).unwrap().replace("xmlns:office=", "xulns:office=").into_bytes()
}

fn doctype() -> Vec<u8> {
    String::from_utf8(fodt()).unwrap().replacen("?>", "?><!DOCTYPE d [<!ENTITY a \"b\">]>", 1).into_bytes()
}

fn compound(words: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 600]);
    bytes.extend(words.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// What it is, its bytes and name, and the error with its place.
type Case = (&'static str, Vec<u8>, &'static str, ErrorKind, Option<&'static str>);

#[test]
fn each_is_refused_for_what_it_is() {
    let sound = every_place();
    let xml = |inside: &str| format!("<?xml version=\"1.0\"?>{inside}").into_bytes();
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let macros = String::from_utf8(unzip(&sound).into_iter().find(|(n, _)| n == "[Content_Types].xml").unwrap().1)
        .unwrap()
        .replace("</Types>", "<Override PartName=\"/word/x.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>");
    use ErrorKind::*;
    let cases: Vec<Case> = vec![
        ("nothing", vec![], "a.txt", Empty, None),
        ("a docx that is text", b"Bonjour".to_vec(), "a.docx", WrongExtension, Some("docx")),
        ("text that is a docx", sound.clone(), "a.txt", WrongExtension, Some("txt")),
        ("a docx that is another zip", zip(&[("a.txt".into(), b"a".to_vec())]), "a.docx", WrongExtension, Some("docx")),
        ("another zip", zip(&[("a.txt".into(), b"a".to_vec())]), "a", UnknownFormat, Some("zip")),
        ("a sheet", zip(&[("xl/workbook.xml".into(), b"a".to_vec())]), "a.xlsx", UnknownFormat, Some("xlsx")),
        ("a docx called odt", sound.clone(), "a.odt", WrongExtension, Some("odt")),
        ("an odt called docx", odt(), "a.docx", WrongExtension, Some("docx")),
        ("an odt called txt", odt(), "a.txt", WrongExtension, Some("txt")),
        ("text called odt", b"Bonjour".to_vec(), "a.odt", WrongExtension, Some("odt")),
        ("text called fodt", b"Bonjour".to_vec(), "a.fodt", WrongExtension, Some("fodt")),
        ("a flat file called odt", fodt(), "a.odt", WrongExtension, Some("odt")),
        ("half an odt", odt()[..4000].to_vec(), "a.odt", Truncated, None),
        ("half a flat file", fodt()[..8000].to_vec(), "a.fodt", Truncated, None),
        ("a sheet of LibreOffice", family("spreadsheet"), "a.ods", UnknownFormat, Some("ods")),
        ("slides of LibreOffice", family("presentation"), "a.odp", UnknownFormat, Some("odp")),
        ("a template of slides", family("presentation-template"), "a.otp", UnknownFormat, Some("odp")),
        ("a sheet called odt", family("spreadsheet"), "a.odt", WrongExtension, Some("odt")),
        ("a flat sheet", flat("opendocument.spreadsheet"), "a.fods", UnknownFormat, Some("fods")),
        ("a flat file of a kind nobody knows", flat_of_nobody(), "a.fodt", UnknownFormat, Some("xml")),
        ("a flat file that declares no names", undeclared(), "a.fodt", UnknownFormat, Some("xml")),
        ("a flat file with a DOCTYPE", doctype(), "a.fodt", Hostile, None),
        ("an odt without text", odt_without("content.xml"), "a.odt", Truncated, Some("content.xml")),
        (
            "a DOCTYPE in an odt",
            with_odt("meta.xml", &xml("<!DOCTYPE d [<!ENTITY a \"b\">]><d/>")),
            "a.odt",
            Hostile,
            Some("meta.xml"),
        ),
        (
            "crossed elements in an odt",
            with_odt("styles.xml", b"<a><b></a></b>"),
            "a.odt",
            Truncated,
            Some("styles.xml"),
        ),
        ("old Word", compound("WordDocument"), "a.doc", UnknownFormat, Some("doc")),
        ("protected", compound("EncryptedPackage"), "a.docx", Encrypted, None),
        ("PDF", b"%PDF-1.7 ...".to_vec(), "a.pdf", Truncated, None),
        ("a PDF that is text", b"Bonjour".to_vec(), "a.pdf", WrongExtension, Some("pdf")),
        ("HTML that is text", b"Dupont".to_vec(), "a.htm", WrongExtension, Some("htm")),
        ("NUL", b"Bonjour\0Dupont et la suite".to_vec(), "a.txt", UnknownEncoding, None),
        ("controls", b"\x01\x02\x03Bonjour".to_vec(), "a.txt", UnknownEncoding, None),
        ("binary without a name", vec![0, 1, 2, 0, 3, 0, 9], "a", UnknownFormat, None),
        ("half a pair", b"\xff\xfea\0b".to_vec(), "a.txt", UnknownEncoding, None),
        ("half a file", sound[..sound.len() / 2].to_vec(), "a.docx", Truncated, None),
        ("no end", sound[..sound.len() - 10].to_vec(), "a.docx", Truncated, None),
        ("macros", with("word/vbaProject.bin", b"x"), "a.docx", Macros, None),
        ("macros by type", with("[Content_Types].xml", macros.as_bytes()), "a.docx", Macros, None),
        (
            "DOCTYPE",
            with("word/document.xml", &xml("<!DOCTYPE d [<!ENTITY a \"b\">]><d/>")),
            "a.docx",
            Hostile,
            Some("word/document.xml"),
        ),
        (
            "entity",
            with("word/document.xml", &xml(&format!("<w:document {w}>&a;</w:document>"))),
            "a.docx",
            Hostile,
            Some("word/document.xml"),
        ),
        (
            "a sign in the name of an attribute",
            with_odt("styles.xml", b"<a b=\"1\"<c=\"2\"/>"),
            "a.odt",
            Truncated,
            Some("styles.xml"),
        ),
        (
            "entity in a value",
            with("customXml/item1.xml", &xml("<a b=\"&c;\"/>")),
            "a.docx",
            Hostile,
            Some("customXml/item1.xml"),
        ),
        (
            "open element",
            with("word/footnotes.xml", &xml("<a><b></b>")),
            "a.docx",
            Truncated,
            Some("word/footnotes.xml"),
        ),
        (
            "crossed elements",
            with("word/footnotes.xml", &xml("<a><b></a></b>")),
            "a.docx",
            Truncated,
            Some("word/footnotes.xml"),
        ),
        ("no element", with("word/footnotes.xml", &xml("")), "a.docx", Truncated, Some("word/footnotes.xml")),
        (
            "declared Latin-1, and UTF-8",
            with("word/footnotes.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>".as_bytes()),
            "a.docx",
            UnknownEncoding,
            Some("word/footnotes.xml"),
        ),
        (
            "half a letter of UTF-16",
            with("word/footnotes.xml", b"\xff\xfe<\0a\0/\0>"),
            "a.docx",
            UnknownEncoding,
            Some("word/footnotes.xml"),
        ),
        ("two cases of a name", with("Word/Document.xml", b"<a/>"), "a.docx", Hostile, None),
        ("twice the same name", twice(&sound), "a.docx", Hostile, None),
        ("a bomb", bomb(), "a.docx", TooLarge, None),
        ("a lie about the size", lie(&sound), "a.docx", Hostile, None),
    ];
    for (what, bytes, name, kind, place) in cases {
        let error = refused(bytes, name);
        assert_eq!((error.kind(), error.place()), (kind, place), "{what}");
    }
}

/// The same entry name twice: one name of the same length is overwritten in the packed bytes.
fn twice(sound: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    let (from, to) = (b"word/endnotes.xml", b"word/document.xml");
    assert_eq!(from.len(), to.len());
    for at in 0..bytes.len() - from.len() {
        if &bytes[at..at + from.len()] == from {
            bytes[at..at + from.len()].copy_from_slice(to);
        }
    }
    bytes
}

/// 200 MiB of one letter.
fn bomb() -> Vec<u8> {
    let mut parts = unzip(&every_place());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    parts.push(("word/media/image9.png".into(), vec![b'a'; 40 << 20]));
    for (name, bytes) in &parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The directory says another size than the entry.
fn lie(sound: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    let at = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[at + 24] ^= 0x55;
    bytes
}

/// The entries say another time than the directory, as those of some programs do.
fn of_two_times(sound: &[u8]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    let headers: Vec<usize> = (0..bytes.len() - 14).filter(|at| bytes[*at..].starts_with(b"PK\x03\x04")).collect();
    assert!(headers.len() > 10);
    for at in headers {
        bytes[at + 10..at + 14].copy_from_slice(&[0x21, 0x43, 0x65, 0x57]);
    }
    bytes
}

#[test]
fn another_time_is_no_other_content() {
    for (name, sound) in [("a.docx", every_place()), ("a.odt", odt())] {
        let other = of_two_times(&sound);
        assert_ne!(other, sound);
        let document = open(other.clone(), Some(name)).unwrap();
        assert_eq!(written(&*document, &[]), written(&*open(sound, Some(name)).unwrap(), &[]));
        assert_eq!(refused(lie(&other), name).kind(), ErrorKind::Hostile);
    }
}

#[test]
fn no_error_quotes_the_document() {
    let error = refused(with("word/Dupont.xml", b"<Dupont>"), "a.docx");
    assert!(!error.to_string().contains("Dupont"), "{error}");
}

#[test]
fn depth_and_width_cost_no_stack_and_little_time() {
    let deep = format!("<a>{}{}</a>", "<b>".repeat(200_000), "</b>".repeat(200_000));
    let wide = format!("<a {}/>", (0..20_000).map(|n| format!("a{n}=\"x\" ")).collect::<String>());
    for text in [deep, wide] {
        let document = open(with("customXml/item1.xml", text.as_bytes()), Some("a.docx")).unwrap();
        written(&*document, &[]).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0_usize..7) {
        let heads: [&[u8]; 7] = [b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xd0\xcf\x11\xe0", b"%PDF-"];
        let bytes = [heads[head], &bytes].concat();
        if let Ok(document) = open(bytes.clone(), None) {
            segments(&*document);
            prop_assert_eq!(written(&*document, &[]).unwrap(), bytes);
        }
    }

    #[test]
    fn any_change_of_a_sound_file(at in 0.0..1.0_f64, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = every_place();
        let at = (at * (bytes.len() - 1) as f64) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(document) = open(bytes, Some("a.docx")) {
            segments(&*document);
            written(&*document, &[]).unwrap();
        }
    }

    #[test]
    fn any_change_of_a_sound_opendocument(at in 0.0..1.0_f64, byte in any::<u8>(), cut in any::<bool>(), packed in any::<bool>()) {
        let mut bytes = if packed { odt() } else { fodt() };
        let at = (at * (bytes.len() - 1) as f64) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(document) = open(bytes, Some(if packed { "a.odt" } else { "a.fodt" })) {
            let edits: Vec<_> = segments(&*document).iter().flat_map(|s| replace(s, Span::new(0, s.text.len()), "x")).collect();
            let mut edits = edits;
            edits.sort_by_key(|edit| (edit.part, edit.range.start));
            written(&*document, &edits).unwrap();
        }
    }

    #[test]
    fn any_xml_in_an_opendocument(xml in "(<(text:p|text:s|text:a|text:span|office:body|draw:object|draw:image|style:style|office:binary-data|table:table|table:table-cell)( (style:name|xlink:href|text:style-name|text:c)=\"[A-Za-z_&;#0-9/.:]{0,6}\")?/?>|</(text:p|text:span|draw:image|office:binary-data|table:table)>|[a-zé&;<> \n]{0,6}){0,12}", part in 0_usize..6) {
        let part = ["content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml", "Pictures/a.svg"][part];
        let text = format!("<a>{xml}</a>");
        if let Ok(document) = open(with_odt(part, text.as_bytes()), Some("a.odt")) {
            segments(&*document);
            written(&*document, &[]).unwrap();
        }
    }

    #[test]
    fn any_xml(xml in "(<[a-z]{1,2}( [a-z]=\"[a-z&;#0-9]{0,6}\")?/?>|</[a-z]{1,2}>|[a-zé&;<>!\\[\\]?-]{0,6}|&#x[0-9a-f]{1,6};){0,12}") {
        for part in ["word/header1.xml", "customXml/item1.xml", "docProps/app.xml", "word/_rels/document.xml.rels"] {
            if let Ok(document) = open(with(part, xml.as_bytes()), Some("a.docx")) {
                segments(&*document);
                written(&*document, &[]).unwrap();
            }
        }
    }
}
