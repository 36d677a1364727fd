//! Names of the parts of a Word file that a person gave.

use huisclos::format::Notice;
use huisclos::proof::{Needle, Needles, search};

use crate::builder::{edit, every_place, unzip, zip};
use crate::{segments, sound, written};

/// The fixture with a picture and a header under names of people, and a folder.
fn named() -> Vec<u8> {
    let mut parts = unzip(&every_place());
    parts.push(("word/media/Karim ABESSOLE.png".to_owned(), b"\x89PNG".to_vec()));
    parts.push(("word/Odette/Viremont.xml".to_owned(), b"<a>Zone</a>".to_vec()));
    parts.push((
        "word/Odette/_rels/Viremont.xml.rels".to_owned(),
        b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/image\" Target=\"../media/Karim%20ABESSOLE.png\"/></Relationships>".to_vec(),
    ));
    edit(&mut parts, "word/_rels/document.xml.rels", |xml| {
        xml.replace(
            "</Relationships>",
            "<Relationship Id=\"rK\" Type=\"x/image\" Target=\"media/Karim%20ABESSOLE.png\"/>\
             <Relationship Id=\"rV\" Type=\"x/part\" Target=\"Odette/Viremont.xml\"/></Relationships>",
        )
    });
    edit(&mut parts, "[Content_Types].xml", |xml| {
        xml.replace(
            "</Types>",
            "<Override PartName=\"/word/Odette/Viremont.xml\" ContentType=\"application/xml\"/></Types>",
        )
    });
    zip(&parts)
}

#[test]
fn a_part_under_a_name_of_a_person_gets_another_and_is_still_found() {
    let source = named();
    let document = sound(&source, "a.docx");
    let out = written(&*document, &[]).unwrap();
    let (before, after) = (unzip(&source), unzip(&out));
    let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    let of = |end: &str| names.iter().find(|name| name.starts_with("word/") && name.ends_with(end)).copied();
    // The parts that stay are counted.
    let number = after.len() - 3;
    let picture = format!("word/media/part{number}.png");
    let part = format!("word/folder1/part{}.xml", number + 1);
    let relations = format!("word/folder1/_rels/part{}.xml.rels", number + 1);
    for wanted in [&picture, &part, &relations] {
        assert!(names.contains(&wanted.as_str()), "{wanted} of {names:?}");
    }
    assert!(of("media/image1.png").is_none_or(|name| before.iter().any(|(old, _)| old == name)));
    let text = |name: &str| String::from_utf8(after.iter().find(|(n, _)| n == name).unwrap().1.clone()).unwrap();
    assert!(text("word/_rels/document.xml.rels").contains(&format!("Target=\"/{picture}\"")));
    assert!(text("word/_rels/document.xml.rels").contains(&format!("Target=\"/{part}\"")));
    assert!(text(&relations).contains(&format!("Target=\"/{picture}\"")));
    assert!(text("[Content_Types].xml").contains(&format!("PartName=\"/{part}\"")));
    assert!(document.notices().contains(&Notice { what: "part_renamed", count: 3 }));
    // Once more changes nothing, and every text is still there.
    let again = sound(&out, "a.docx");
    assert_eq!(segments(&*again).len(), segments(&*document).len());
    assert!(written(&*again, &[]).unwrap() == out, "read again, another name");
    let needles = Needles::new(vec![Needle::words("Viremont.xml").unwrap(), Needle::words("ABESSOLE.png").unwrap()]);
    assert!(search(&out, "docx", &needles.unwrap()).unwrap().is_empty());
}

/// A part called by a telephone number alone looks like one that a program numbered.
#[test]
fn a_long_number_is_no_name_that_programs_give() {
    let mut parts = unzip(&every_place());
    parts.push(("word/media/0639984107.png".to_owned(), b"\x89PNG".to_vec()));
    let source = zip(&parts);
    let needles = Needles::new(vec![Needle::squeezed("06 39 98 41 07").unwrap()]).unwrap();
    assert!(!search(&source, "docx", &needles).unwrap().is_empty(), "the proof reads names");
    let out = written(&*sound(&source, "a.docx"), &[]).unwrap();
    assert!(unzip(&out).iter().all(|(name, _)| !name.contains("0639984107")));
    assert!(search(&out, "docx", &needles).unwrap().is_empty());
}
