//! What every reader must stand, whatever the bytes: `docs` of the targets say no more than which reader they name.

use std::io::{Cursor, Write};
use std::panic;
use std::sync::Once;

use huisclos::format::{self, Edit, Limits};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::{Role, Span};
use huisclos::{Anonymiser, ErrorKind};

/// Small, so that the fuzzer looks for faults and not for sizes.
const LIMITS: Limits = Limits {
    source: 1 << 20,
    entries: 200,
    objects: 2_000,
    part: 4 << 20,
    total: 16 << 20,
    ratio: 400,
    depth: 2,
    threads: 2,
};

/// A reader: reads twice the same, writes what is the same when nothing is edited, takes an edit of every segment, and
/// gives what it can read again and the proof can take apart.
pub fn reader(name: &str, data: &[u8]) {
    guard();
    let Ok(document) = format::open_within(data.to_vec(), Some(name), &LIMITS) else { return };
    let mut segments = Vec::new();
    if document.segments(&mut |segment| segments.push(segment)).is_err() {
        return;
    }
    let mut again = segments.iter();
    document
        .segments(&mut |segment| assert!(again.next().is_some_and(|first| first.text == segment.text)))
        .expect("what was read once is read again");
    let mut same = Vec::new();
    document.write(&[], &mut same).expect("nothing edited can be written");
    let mut edits: Vec<Edit> = Vec::new();
    for segment in &segments {
        assert_eq!(segment.origin.len(), segment.text.len());
        assert!(segment.place.part < document.parts());
        let mut text = if segment.place.role == Role::Trace { String::new() } else { "[Personne A1]".to_owned() };
        for range in segment.origin.sources(Span::new(0, segment.text.len())) {
            edits.push(Edit { part: segment.place.part, range, text: std::mem::take(&mut text) });
        }
    }
    edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
    let mut out = Vec::new();
    match document.write(&edits, &mut out) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::Unencodable => return,
        Err(error) => panic!("{error}"),
    }
    match format::open(out.clone(), Some(name)) {
        Ok(again) => again.segments(&mut |_| {}).unwrap_or_else(|error| panic!("the output: {error}")),
        // That bytes are a page, or any text, is told by what they say, and nothing of that may be left.
        Err(_) if ["html", "md", "txt"].contains(&document.format()) => {}
        Err(error) => panic!("the output: {error}"),
    }
    let needles = Needles::new(Needle::words("Karim Benali").into_iter().collect()).expect("one needle");
    let _ = search(&out, document.format(), &needles);
}

/// The whole way: no panic, and never an output without its proof.
pub fn pipeline(data: &[u8]) {
    guard();
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let anonymiser = Anonymiser::new(policy).with_lists("Karim Benali\n", "");
    if let Ok(outcome) = anonymiser.anonymise(data.to_vec(), None) {
        assert!(outcome.report.blocked || outcome.report.proof.is_some_and(|proof| proof.holds()));
    }
}

/// A package around `data` as its main part, so that a change of a byte breaks no checksum; a package as it is.
pub fn packed(name: &str, data: &[u8]) {
    if data.starts_with(b"PK") {
        return reader(name, data);
    }
    let parts: &[(&str, &[u8])] = match name {
        "a.odt" => &[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", MANIFEST),
            ("content.xml", data),
        ],
        _ => &[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", data)],
    };
    reader(name, &pack(parts).expect("a package in memory"));
}

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const MANIFEST: &[u8] = br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

fn pack(parts: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// libFuzzer takes every panic for a fault. Those of the proof's second reader of PDFs are none: they are caught, and
/// the file is reported as not read by it.
fn guard() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let faults = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map_or("", |location| location.file());
            let caught = place.contains("/pdf-extract-")
                || !place.starts_with("src/")
                    && std::backtrace::Backtrace::force_capture().to_string().contains("pdf_extract::");
            if !caught {
                faults(info);
            }
        }));
    });
}
