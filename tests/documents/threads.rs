//! The parts of a document, worked at side by side: the same as one after the other.

use huisclos::error::ErrorKind;
use huisclos::format::{Document, Edit, Limits, open_within};
use huisclos::proof::{Needle, Needles, search_by};

use crate::builder::{unzip, zip};
use crate::{replace_all, segments, written};

/// The fixture with as many blanks behind each page of tags as make it worth a second thread.
fn large(file: &[u8]) -> Vec<u8> {
    let blanks = [b'\n'; 20_000];
    let longer = |bytes: Vec<u8>| if bytes.starts_with(b"<?xml") { [&bytes[..], &blanks].concat() } else { bytes };
    zip(&unzip(file).into_iter().map(|(name, bytes)| (name, longer(bytes))).collect::<Vec<_>>())
}

fn opened(file: &[u8], name: &str, threads: usize) -> Box<dyn Document> {
    open_within(file.to_vec(), Some(name), &Limits { threads, ..Limits::default() }).unwrap()
}

fn files() -> [(&'static str, Vec<u8>); 2] {
    [
        ("a.docx", large(&crate::builder::every_place())),
        ("a.odt", large(include_bytes!("../../fixtures/documents/every-place.odt"))),
    ]
}

#[test]
fn a_document_is_read_and_written_the_same() {
    for (name, file) in files() {
        let documents = [1, 3].map(|threads| opened(&file, name, threads));
        let texts = [0, 1].map(|which| {
            segments(documents[which].as_ref()).into_iter().map(|s| (s.place.part, s.text)).collect::<Vec<_>>()
        });
        assert!(texts[0].len() > 50 && texts[0] == texts[1], "{name}");
        let mut edits: Vec<Edit> = ["Karim", "de", "la", "a"]
            .iter()
            .flat_map(|word| replace_all(documents[0].as_ref(), word, "[X 1]"))
            .collect();
        edits.sort_by_key(|edit| (edit.part, edit.range.start));
        edits.dedup_by(|later, first| later.part == first.part && later.range.start < first.range.end);
        assert!(edits.iter().any(|edit| edit.part != edits[0].part), "{name}: of several parts");
        for edits in [&edits[..], &[]] {
            let [one, several] = [0, 1].map(|which| written(documents[which].as_ref(), edits).unwrap());
            assert!(one == several, "{name}");
        }
        let beyond = Edit { part: 0, range: 1 << 40..1 << 41, text: "x".into() };
        for document in &documents {
            assert_eq!(written(document.as_ref(), std::slice::from_ref(&beyond)), Err(ErrorKind::Plan), "{name}");
        }
    }
}

#[test]
fn a_fault_is_told_of_the_same_part() {
    for (name, file) in files() {
        let mut parts = unzip(&file);
        for (_, bytes) in
            parts.iter_mut().filter(|(part, bytes)| part.ends_with(".xml") && bytes.len() > 20_000).skip(1)
        {
            let end = bytes.iter().rposition(|byte| *byte == b'<').unwrap();
            bytes.truncate(end);
        }
        let broken = zip(&parts);
        let fault = |threads| {
            let error =
                open_within(broken.clone(), Some(name), &Limits { threads, ..Limits::default() }).err().unwrap();
            (error.kind(), error.place().map(str::to_owned))
        };
        assert_eq!(fault(1), fault(3), "{name}");
    }
}

#[test]
fn a_search_finds_the_same_in_the_same_order() {
    for (name, file) in files() {
        let format = &name[2..];
        // Some may stand there so many times, in all parts together.
        let needles = ["karim", "de", "la", "le", "famille"].map(|word| Needle::words(word).unwrap());
        let needles = needles.into_iter().zip([0, 3, 2, 0, 1]).map(|(needle, times)| needle.allow(times)).collect();
        let needles = Needles::new(needles).unwrap();
        let [one, several] = [1, 3].map(|threads| search_by(&file, format, &needles, threads).unwrap());
        assert!(one.hits.len() > 5 && one.hits.iter().any(|hit| hit.part != one.hits[0].part), "{name}");
        assert_eq!(one, several, "{name}");
    }
}
