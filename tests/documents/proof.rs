//! The proof over written files: it finds what is there, wherever it is, and raises no alarm for what is not.

use huisclos::format::Edit;
use huisclos::proof::{Hit, Needle, Needles, View, search};
use huisclos::segment::Role;

use crate::builder::{PLANTED, every_place, unzip, zip};
use crate::{replace_all, sound, written};

fn hits(output: &[u8], needles: &[Needle]) -> Vec<Hit> {
    search(output, "docx", &Needles::new(needles.to_vec()).unwrap()).unwrap()
}

fn words(value: &str) -> Needle {
    Needle::words(value).unwrap()
}

#[test]
fn every_planted_value_is_found_before_and_none_after() {
    let document = sound(&every_place(), "a.docx");
    let before = written(&*document, &[]).unwrap();
    let needles: Vec<Needle> = PLANTED
        .iter()
        .map(
            |(place, _, _, value)| {
                if *place == "after a tab" { Needle::squeezed(value).unwrap() } else { words(value) }
            },
        )
        .collect();
    let found = hits(&before, &needles);
    for (index, (place, part, _, _)) in PLANTED.iter().enumerate() {
        assert!(found.iter().any(|hit| hit.needle == index && part.starts_with(&hit.part)), "{place} is not found");
    }
    let mut edits: Vec<Edit> = PLANTED
        .iter()
        .flat_map(|(_, _, role, v)| replace_all(&*document, v, if *role == Role::Trace { "" } else { "[X 1]" }))
        .collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start));
    let after = written(&*document, &edits).unwrap();
    let left: Vec<_> = hits(&after, &needles).iter().map(|hit| (PLANTED[hit.needle].0, hit.view)).collect();
    assert!(left.is_empty(), "{left:?}");
    // One that was forgotten is enough.
    for (skip, (place, _, _, value)) in PLANTED.iter().enumerate() {
        let forgotten = replace_all(&*document, value, "");
        let done: Vec<_> = edits.iter().filter(|e| !forgotten.iter().any(|f| f.range == e.range)).cloned().collect();
        let out = written(&*document, &done).unwrap();
        assert!(hits(&out, &needles).iter().any(|hit| hit.needle == skip), "{place} may be forgotten");
    }
}

/// The fixture with one more part.
fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts = unzip(&every_place());
    parts.retain(|(existing, _)| existing != name);
    parts.push((name.to_owned(), bytes.to_vec()));
    zip(&parts)
}

#[test]
fn words_of_the_format_are_no_alarm() {
    // All of them stand in a Word file as names of elements, attributes, fonts, styles, addresses.
    let names =
        ["Roman", "Rose", "Microsoft", "Times", "Office", "Schemas", "Body", "Anchor", "Relationships", "Page", "Grid"];
    let needles: Vec<_> = names.iter().map(|name| words(name)).collect();
    let part = b"<w:x xmlns:w=\"urn:rose\"><w:primrose w:rose=\"1\"/><w:rFonts w:ascii=\"Times New Roman\"/><w:family w:val=\"roman\"/>\
                 <w:lsdException w:name=\"page number\"/><w:name w:val=\"page number\"/><w:name w:val=\"Table Grid\"/>\
                 <wp:positionH relativeFrom=\"page\"/></w:x>";
    let mut parts = unzip(&with("word/more.xml", part));
    // What people wrote in the fixture is not the question here.
    for (name, bytes) in &mut parts {
        let text = String::from_utf8_lossy(bytes).replace(", page 1", "").replace("Microsoft Office Word", "");
        if name.ends_with("xml") && !bytes.starts_with(b"\xff\xfe") {
            *bytes = text.into_bytes();
        }
    }
    let found: Vec<_> =
        hits(&zip(&parts), &needles).into_iter().map(|hit| (names[hit.needle], hit.part, hit.view)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_word_is_found_in_every_view() {
    let needle = [words("Montgolfier")];
    let cases: [(&str, &[u8], View); 8] = [
        ("word/x.xml", b"<p><t>Mont</t><q/><t>golfier</t></p>", View::Text),
        ("word/x.xml", b"<p><t>Mont</t><instrText>PAGE</instrText><t>golfi&#101;r</t></p>", View::Text),
        ("word/x.xml", b"<a><b>x</b><b>Montgolfier</b><b>y</b></a>", View::Text),
        ("word/x.xml", b"<a b='MONTGOLFIER'/>", View::Attribute),
        ("word/x.xml", b"<a b='file:///%4Dontgolfier'/>", View::Attribute),
        ("word/x.xml", b"<a/><!-- Montgolfier -->", View::Markup),
        ("word/media/x.png", b"\x89PNG\x01\xffMontgolfier\xff", View::Raw),
        ("word/media/x.png", b"\x01M\0o\0n\0t\0g\0o\0l\0f\0i\0e\0r\0\xff", View::Raw),
    ];
    for (name, bytes, view) in cases {
        let found = hits(&with(name, bytes), &needle);
        assert!(found.iter().any(|hit| hit.part == name && hit.view == view), "{name} {view:?}: {found:?}");
    }
    let named = with("word/media/Montgolfier.png", b"x");
    let found = hits(&named, &needle);
    assert_eq!((found.len(), found[0].view), (1, View::Name));
    assert!(!found[0].part.contains("Mont"), "the report would repeat the name");
}

#[test]
fn what_is_kept_on_purpose_is_counted_by_place() {
    let part = b"<a b='Ferrand'><p><t>Ferrand, Ferrand</t></p></a>";
    let count = |allowed| hits(&with("word/x.xml", part), &[words("Ferrand").allow(allowed)]).len();
    assert_eq!((count(0), count(1), count(2)), (3, 1, 0));
}

#[test]
fn a_number_over_runs_and_separators_is_found() {
    let part = b"<p><t>06.39</t><t> 98-</t><t>41 07</t></p><p><t>12</t></p>";
    let needle = Needle::squeezed("06 39 98 41 07").unwrap();
    assert_eq!(hits(&with("word/x.xml", part), &[needle]).len(), 1);
    // Two paragraphs are not one number.
    let part = b"<p><t>06 39 98</t></p><p><t>41 07</t></p>";
    assert!(hits(&with("word/x.xml", part), &[Needle::squeezed("06 39 98 41 07").unwrap()]).is_empty());
}

#[test]
fn a_broken_file_proves_nothing() {
    assert!(search(b"PK\x03\x04", "docx", &Needles::new(vec![words("a")]).unwrap()).is_err());
}
