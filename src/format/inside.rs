//! Whether a file may have a PDF in it, before anything reads it.

use std::io::{Cursor, Read};

/// Whether bytes are a PDF, or a file that has one in it or may have: a message with an attachment, a package with a
/// message in it. For who reads such files in a process of their own.
///
/// ```
/// assert!(huisclos::format::may_hold_pdf(b"%PDF-1.7") && !huisclos::format::may_hold_pdf(b"Bonjour"));
/// ```
pub fn may_hold_pdf(bytes: &[u8]) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(bytes, mark).is_some();
    if bytes.starts_with(b"PK\x03\x04") {
        package_may_hold_pdf(bytes)
    } else {
        is_pdf(bytes) || has(b"%PDF-") || IN_BASE_64.iter().any(|mark| has(mark))
    }
}

/// How a PDF begins in base 64, by the place of its first byte among three; and how a package does, which may hold one.
const IN_BASE_64: [&[u8]; 4] = [b"JVBERi", b"VQREYt", b"lUERGL", b"UEsDB"];

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Whether an entry of a package is a PDF, a package, or a text that is no markup: all that readers look for a PDF in. Its
/// first bytes say so, whatever it is called; an ordinary document has no such entry.
fn package_may_hold_pdf(bytes: &[u8]) -> bool {
    const HEAD: u64 = 1024;
    // What can't be opened is refused by its reader, in the same way.
    let Ok(mut archive) = ::zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    (0..archive.len()).any(|index| {
        let Ok(entry) = archive.by_index(index) else { return false };
        let list = entry.name_raw() == b"mimetype";
        let mut head = Vec::new();
        let _ = entry.take(HEAD).read_to_end(&mut head);
        let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
        let is_text = !start.is_empty() && !start.starts_with(b"<") && !start.iter().any(|byte| matches!(byte, 0..9));
        is_pdf(&head) || head.starts_with(b"PK\x03\x04") || is_text && !list
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, ::zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_pdf_is_seen_where_readers_would_look_for_one() {
        let pdf = &b"%PDF-1.7\n1 0 obj"[..];
        let message = |before: &str| {
            let packed = data_encoding::BASE64.encode(&[before.as_bytes(), pdf].concat());
            format!("From: a\nMIME-Version: 1.0\n\n{packed}")
        };
        for before in ["", "x", "xx", "xxx"] {
            assert!(may_hold_pdf(message(before).as_bytes()), "{before}");
        }
        assert!(may_hold_pdf(&[b"\n\n", pdf].concat()) && !may_hold_pdf(b"Bonjour"));
        let inner = package(&[("word/media/image1.png", pdf)]);
        let chunk = message("");
        for entry in
            [("Pictures/a.png", pdf), ("word/embeddings/a.docx", &inner), ("word/afchunk.mht", chunk.as_bytes())]
        {
            assert!(may_hold_pdf(&package(&[("word/document.xml", b"<w:document/>"), entry])), "{}", entry.0);
        }
        let message = format!("From: a\n\n{}", data_encoding::BASE64.encode(&inner));
        assert!(may_hold_pdf(message.as_bytes()), "a package in a message");
    }

    #[test]
    fn an_ordinary_document_is_read_here() {
        let entries: [(&str, &[u8]); 7] = [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"\xef\xbb\xbf<?xml version=\"1.0\"?><a>%PDF</a>"),
            ("customXml/item1.xml", b"\xff\xfe<\0a\0/\0>\0"),
            ("word/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("word/media/image2.emf", b"\x01\0\0\0"),
            ("word/fonts/font1.odttf", b"\x8f\0\x02\x81"),
            ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"),
        ];
        assert!(!may_hold_pdf(&package(&entries)));
    }
}
