//! The laws of every format, over the fixtures of `fixtures/documents/` and over variants made here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails")]

mod accepted;
mod beside;
mod builder;
mod docx;
mod eml;
mod golden;
mod hostile;
mod hostile_text;
mod html;
mod images;
mod md;
mod minutes;
mod names;
mod odt;
mod pdf;
mod pdf_builder;
mod pdf_golden;
mod pdf_reading;
mod pdf_tables;
mod pdf_writer;
mod proof;
mod rtf;
mod threads;
mod txt;

use huisclos::error::{Error, ErrorKind};
use huisclos::format::{Document, Edit, open};
use huisclos::segment::{Segment, Span};

/// Opens a file that is sound.
fn sound(bytes: &[u8], name: &str) -> Box<dyn Document> {
    open(bytes.to_vec(), Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Why a file is refused, at opening or at reading.
fn refused(bytes: Vec<u8>, name: &str) -> Error {
    match open(bytes, Some(name)).and_then(|document| document.segments(&mut |_| {})) {
        Ok(()) => panic!("{name} was taken"),
        Err(error) => error,
    }
}

fn segments(document: &dyn Document) -> Vec<Segment> {
    let mut all = Vec::new();
    document.segments(&mut |segment| all.push(segment)).unwrap();
    all
}

fn written(document: &dyn Document, edits: &[Edit]) -> Result<Vec<u8>, ErrorKind> {
    let mut out = Vec::new();
    document.write(edits, &mut out).map_err(|error| error.kind())?;
    Ok(out)
}

/// The edits that put `text` in the place of `span` of a segment.
fn replace(segment: &Segment, span: Span, text: &str) -> Vec<Edit> {
    let mut text = text.to_owned();
    let part = segment.place.part;
    segment
        .origin
        .sources(span)
        .into_iter()
        .map(|range| Edit { part, range, text: std::mem::take(&mut text) })
        .collect()
}

/// The edits that put `text` in the place of `value` wherever a segment says it.
fn replace_all(document: &dyn Document, value: &str, text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = segments(document)
        .iter()
        .flat_map(|s| s.text.match_indices(value).flat_map(|(at, v)| replace(s, Span::new(at, at + v.len()), text)))
        .collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start));
    edits
}

#[test]
fn segments_map_every_byte_and_come_twice_the_same() {
    for (name, bytes) in fixtures() {
        let document = sound(&bytes, &name);
        let (first, second) = (segments(&*document), segments(&*document));
        assert!(!first.is_empty(), "{name}");
        for (a, b) in first.iter().zip(&second) {
            assert_eq!((&a.text, &a.origin, a.place), (&b.text, &b.origin, b.place), "{name}");
            assert_eq!(a.origin.len(), a.text.len(), "{name}");
        }
        assert_eq!(first.len(), second.len(), "{name}");
    }
}

#[test]
fn no_two_segments_share_a_byte() {
    for (name, bytes) in fixtures() {
        let document = sound(&bytes, &name);
        let mut ranges: Vec<_> = segments(&*document)
            .iter()
            .flat_map(|s| {
                s.origin.sources(Span::new(0, s.text.len())).into_iter().map(|r| (s.place.part, r.start, r.end))
            })
            .collect();
        ranges.sort_unstable();
        assert!(ranges.windows(2).all(|w| w[0].0 != w[1].0 || w[0].2 <= w[1].1), "{name}");
    }
}

/// A file that has a builder, and what this makes.
type Built = (&'static str, fn() -> Vec<u8>);

/// Every file that has a builder.
const BUILT: [Built; 10] = [
    ("every-place.docx", builder::every_place),
    ("every-place.fodt", odt::builder::fodt),
    ("every-place.odt", odt::builder::odt),
    ("every-place.rtf", rtf::every_place),
    ("every-place.eml", eml::every_place),
    ("every-place.html", html::every_place),
    ("every-place.markdown", md::every_place),
    ("every-place.pdf", pdf_builder::every_place),
    ("groupe-de-travail.docx", minutes::docx),
    ("groupe-de-travail.txt", || minutes::text().into_bytes()),
];

#[test]
fn built_files_are_what_their_builders_make() {
    for (name, build) in BUILT {
        let path = format!("{FOLDER}/{name}");
        let built = build();
        if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
            std::fs::write(&path, &built).unwrap();
        }
        let kept = std::fs::read(&path).unwrap();
        if !name.ends_with(".docx") && !name.ends_with(".odt") {
            assert!(kept == built, "{name} differs; SNAPSHOTS=overwrite accepts");
            continue;
        }
        // Part by part, because a new version of the deflater may pack the same bytes otherwise.
        let (kept, built) = (builder::unzip(&kept), builder::unzip(&built));
        for (a, b) in kept.iter().zip(&built) {
            assert_eq!(a.0, b.0, "{name}");
            assert!(a.1 == b.1, "{name}: {} differs; SNAPSHOTS=overwrite accepts", a.0);
        }
        assert_eq!(kept.len(), built.len(), "{name}");
    }
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/documents");

/// Every file of `fixtures/documents/`, in the order of their names.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<_> = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &std::path::Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths
        .iter()
        .map(|path| (name(path), std::fs::read(path).unwrap()))
        .filter(|(name, _)| !name.ends_with("README.md"))
        .collect()
}
