//! Plain text.

use huisclos::error::ErrorKind;
use huisclos::format::open;

use crate::{replace_all, segments, sound, written};

const TEXT: &str =
    "Présents :|Mme Claire HOUDAYER, Anne-|Marie Œuvrard et M.|Montgolfier|||Situation n° 1|famille BENALI|";

type Encode = fn(&str) -> Vec<u8>;

const ENCODINGS: [(&str, Encode); 7] = [
    ("UTF-8", |text| text.as_bytes().to_vec()),
    ("UTF-8 with a mark", |text| format!("\u{feff}{text}").into_bytes()),
    ("UTF-16 little", |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16 big", |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("UTF-16 little without a mark", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16 big without a mark", |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("Windows-1252", |text| encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
];

#[test]
fn every_encoding_and_line_end_comes_back_byte_for_byte() {
    for (name, encode) in ENCODINGS {
        for end in ["\n", "\r\n", "\r", "\u{85}"] {
            // Windows-1252 has a character in the place of NEL.
            if name == "Windows-1252" && end == "\u{85}" {
                continue;
            }
            let bytes = encode(&TEXT.replace('|', end));
            let document = sound(&bytes, "cr.txt");
            assert_eq!(written(&*document, &[]).unwrap(), bytes, "{name} {end:?}");
            let all = segments(&*document);
            assert_eq!(all.len(), 2, "{name} {end:?}");
            assert!(all[0].text.contains(&format!("Anne-{end}Marie")), "{name} {end:?}");
            assert!(all[1].text.ends_with("BENALI"), "{name} {end:?}");
            let edits = replace_all(&*document, "HOUDAYER", "[Participant 1]");
            let expected = encode(&TEXT.replace('|', end).replace("HOUDAYER", "[Participant 1]"));
            assert_eq!(written(&*document, &edits).unwrap(), expected, "{name} {end:?}");
        }
    }
}

#[test]
fn a_replacement_must_fit_the_encoding() {
    let bytes = encoding_rs::WINDOWS_1252.encode("déjà Dupont").0.into_owned();
    let document = sound(&bytes, "cr.txt");
    assert_eq!(written(&*document, &replace_all(&*document, "Dupont", "Ł")), Err(ErrorKind::Unencodable));
    assert_eq!(written(&*document, &replace_all(&*document, "Dupont", "œ")).unwrap(), b"d\xe9j\xe0 \x9c");
}

#[test]
fn rubbish_is_not_read_as_text() {
    // One sentence in three ways that Windows-1252 would read as other words.
    let damaged = [&b"\xff "[..], "Gisèle Crépin et Hélène".as_bytes()].concat();
    let dos = b"Gis\x8ale Cr\x82pin et H\x82l\x8ane".to_vec();
    let macintosh = b"Gis\x8fle Cr\x8epin et H\x8el\x8fne".to_vec();
    for bytes in [damaged, dos, macintosh] {
        assert_eq!(open(bytes, Some("cr.txt")).err().map(|e| e.kind()), Some(ErrorKind::UnknownEncoding));
    }
    assert!(open(b"Gis\xe8le Cr\xe9pin \x96 l\x92\x9cuvre".to_vec(), Some("cr.txt")).is_ok());
}

#[test]
fn a_name_without_extension_is_text() {
    for name in ["cr.TEXT", "cr", "compte.rendu.2024"] {
        assert_eq!(sound("Présents".as_bytes(), name).format(), "txt");
    }
    assert_eq!(open(b"x".to_vec(), None).unwrap().format(), "txt");
}
