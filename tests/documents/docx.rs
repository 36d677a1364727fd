//! Word files.

use std::collections::BTreeMap;

use huisclos::Anonymiser;
use huisclos::error::ErrorKind;
use huisclos::format::Edit;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::segment::{Role, Span};

use crate::builder::{PLANTED, Parts, every_place, unzip, zip};
use crate::{refused, replace, replace_all, segments, sound, written};

const NAME: &str = "every-place.docx";

#[test]
fn without_edits_every_part_stays_byte_for_byte() {
    let source = every_place();
    let document = sound(&source, NAME);
    let out = written(&*document, &[]).unwrap();
    let (before, after) = (flat(&source), flat(&out));
    let names = |parts: &Parts| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let kept: Vec<_> = names(&before).into_iter().filter(|name| !name.contains("thumbnail")).collect();
    assert_eq!(names(&after), kept, "same order, less the thumbnail");
    let after: BTreeMap<_, _> = after.into_iter().collect();
    for (name, bytes) in before.iter().filter(|(name, _)| !name.contains("thumbnail")) {
        // Two parts refer to the thumbnail; they lose that element and nothing else.
        let expected = match name.as_str() {
            "_rels/.rels" => cut(bytes, "<Relationship Id=\"rIdThumb\""),
            "[Content_Types].xml" => cut(bytes, "<Override PartName=\"/docProps/thumbnail.jpeg\""),
            _ => bytes.clone(),
        };
        assert!(after[name] == expected, "{name}");
    }
    assert_eq!(written(&*document, &[]).unwrap(), out, "the same bytes again");
    let again = sound(&out, NAME);
    assert_eq!(written(&*again, &[]).unwrap(), out, "and the same when it is the source");
}

fn cut(bytes: &[u8], start: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let from = text.find(start).unwrap();
    let to = from + text[from..].find("/>").unwrap() + 2;
    format!("{}{}", &text[..from], &text[to..]).into_bytes()
}

#[test]
fn the_archive_says_nothing_about_its_maker() {
    let document = sound(&every_place(), NAME);
    let out = written(&*document, &[]).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&out)).unwrap();
    assert_eq!((archive.comment(), archive.offset()), (&b""[..], 0));
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::DEFAULT));
        assert_eq!(entry.extra_data_fields().count(), 0);
        assert_eq!(entry.comment(), "");
    }
}

#[test]
fn every_planted_value_is_one_text_of_its_role() {
    let document = sound(&every_place(), NAME);
    let all = segments(&*document);
    let mut missing = Vec::new();
    for (place, part, role, value) in PLANTED {
        let found = all.iter().any(|segment| {
            segment.text.contains(value)
                && segment.place.role == *role
                && document.part_name(segment.place.part) == *part
        });
        if !found {
            missing.push(*place);
        }
    }
    assert!(missing.is_empty(), "not seen: {missing:?}");
}

#[test]
fn an_edit_at_every_planted_place_takes_the_value_out_and_touches_nothing_else() {
    let source = every_place();
    let document = sound(&source, NAME);
    let before = flat(&written(&*document, &[]).unwrap());
    for (place, part, role, value) in PLANTED {
        let edits = replace_all(&*document, value, if *role == Role::Trace { "" } else { "[X & 1]" });
        assert!(!edits.is_empty(), "{place}");
        let out = written(&*document, &edits).unwrap();
        sound(&out, NAME);
        for ((name, old), (_, new)) in before.iter().zip(&flat(&out)) {
            if name != part {
                assert!(old == new, "{place} changed {name}");
                continue;
            }
            let (old, new) = (bare(old), bare(new));
            for (other, _, _, planted) in PLANTED {
                let planted = bare(planted.as_bytes());
                let gone = *other == *place;
                if old.contains(&planted) {
                    assert_eq!(!gone, new.contains(&planted), "{place}: {other}");
                }
            }
            assert!(old.contains(&bare(value.as_bytes())), "{place} is in its part to begin with");
        }
    }
}

#[test]
fn edits_at_all_places_at_once_leave_a_sound_file() {
    let document = sound(&every_place(), NAME);
    let mut edits: Vec<Edit> =
        PLANTED.iter().flat_map(|(_, _, _, value)| replace_all(&*document, value, "[Y]")).collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start));
    let out = written(&*document, &edits).unwrap();
    let again = sound(&out, NAME);
    let text: String = segments(&*again).iter().map(|s| format!("{}\n", s.text)).collect();
    for (place, _, _, value) in PLANTED {
        assert!(!text.contains(value), "{place}");
    }
    // The shape's copy goes as an attribute, not as a value.
    assert!(flat(&out).iter().all(|(_, bytes)| !bare(bytes).contains("gfxdata")));
}

/// Every part of the file and of the files in it, by the names that they have in the report.
fn flat(bytes: &[u8]) -> Parts {
    let mut parts = Parts::new();
    for (name, bytes) in unzip(bytes) {
        if bytes.starts_with(b"PK\x03\x04") {
            parts.extend(flat(&bytes).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else if name.ends_with(".txt") {
            parts.push((format!("{name}/text"), bytes));
        } else {
            parts.push((name, bytes));
        }
    }
    parts
}

/// A part as a person who cares for nothing but words: entities and percent signs resolved, no tags between words that
/// belong together. On purpose not the code under test.
fn bare(bytes: &[u8]) -> String {
    let text = match bytes.strip_prefix(b"\xff\xfe") {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    };
    let text = text
        .replace("<w:noBreakHyphen/>", "\u{2011}")
        .replace("<w:softHyphen/>", "\u{ad}")
        .replace("<![CDATA[", "")
        .replace("]]>", "");
    let mut words = String::new();
    let mut rest = text.as_str();
    // Tags that carry no value are dropped; those that do stay for their attributes.
    while let Some(open) = rest.find('<') {
        words.push_str(&rest[..open]);
        let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
        let tag = &rest[open..close];
        if tag.contains("=\"") && !tag.starts_with("<w:t ") && !tag.starts_with("<w:instrText")
            || tag.starts_with("<!--")
        {
            words.push_str(tag);
        }
        rest = &rest[close..];
    }
    words.push_str(rest);
    [
        ("&#235;", "ë"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("%20", " "),
        ("%C3%A9", "é"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(words, |text, (from, to)| text.replace(from, to))
}

#[test]
fn headings_and_cells_are_known() {
    let document = sound(&every_place(), NAME);
    let all = segments(&*document);
    let find = |text: &str| all.iter().find(|s| s.text.contains(text)).unwrap().place;
    assert!(find("Groupe de travail du 14 mai").heading);
    assert!(!find("Karim ABESSOLE").heading);
    let head = find("TOUZALIN").cell.unwrap();
    let cell = find("BAUDRIBOS").cell.unwrap();
    let nested = find("GRANDSERRE").cell.unwrap();
    let after = find("en juin").cell.unwrap();
    assert_eq!((head.table, head.row, head.column), (0, 0, 1));
    assert_eq!((cell.table, cell.row, cell.column), (0, 1, 1));
    assert_eq!((nested.table, nested.row, nested.column), (1, 0, 0));
    assert_eq!((after.table, after.row, after.column), (0, 1, 2));
    assert_eq!(find("Karim ABESSOLE").cell, None);
    let first = all.iter().find(|segment| segment.place.role != Role::Identifier).unwrap();
    assert_eq!(first.text, "Groupe de travail du 14 mai", "the text comes first");
}

/// The fixture with another body.
fn with_body(body: &str) -> Vec<u8> {
    let mut parts = unzip(&every_place());
    for (name, bytes) in &mut parts {
        if name == "word/document.xml" {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap();
            let (from, to) = (text.find("<w:body>").unwrap() + 8, text.rfind("<w:sectPr").unwrap());
            *bytes = format!("{}{body}{}", &text[..from], &text[to..]).into_bytes();
        }
    }
    zip(&parts)
}

fn body_of(bytes: &[u8]) -> String {
    let parts: BTreeMap<_, _> = unzip(bytes).into_iter().collect();
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    let (from, to) = (text.find("<w:body>").unwrap() + 8, text.rfind("<w:sectPr").unwrap());
    text[from..to].to_owned()
}

#[test]
fn a_replacement_keeps_the_spaces_around_it() {
    let source = with_body("<w:p><w:r><w:t>M. Dupont est là, Dupont aussi</w:t></w:r></w:p>");
    let document = sound(&source, NAME);
    let edits = replace_all(&*document, "Dupont", "");
    assert_eq!(
        body_of(&written(&*document, &edits).unwrap()),
        "<w:p><w:r><w:t xml:space=\"preserve\">M.  est là,  aussi</w:t></w:r></w:p>"
    );
}

#[test]
fn a_replacement_is_escaped_and_may_start_at_an_element() {
    let source = with_body("<w:p><w:r><w:t>A</w:t><w:tab/><w:t xml:space=\"preserve\">B &gt; C</w:t></w:r></w:p>");
    let document = sound(&source, NAME);
    let segment = segments(&*document).into_iter().find(|s| s.text == "A\tB > C").unwrap();
    let edits = replace(&segment, Span::new(1, 5), "<&\u{1}>");
    assert_eq!(
        body_of(&written(&*document, &edits).unwrap()),
        "<w:p><w:r><w:t>A</w:t><w:t xml:space=\"preserve\">&lt;&amp;&gt;</w:t><w:t xml:space=\"preserve\"> C</w:t></w:r></w:p>"
    );
}

#[test]
fn deletions_apart_are_not_one_word() {
    let source = with_body(
        "<w:p><w:del><w:r><w:delText>Jean</w:delText></w:r></w:del><w:r><w:t>puis</w:t></w:r>\
         <w:del><w:r><w:delText>Du</w:delText></w:r><w:r><w:delText>pont</w:delText></w:r></w:del></w:p>",
    );
    let document = sound(&source, NAME);
    assert!(segments(&*document).iter().any(|s| s.text == "Jean\nDupont" && s.place.role == Role::Deleted));
}

#[test]
fn edits_off_the_source_are_refused() {
    let document = sound(&every_place(), NAME);
    let edit = |part: u32, start: u64, end: u64| Edit { part, range: start..end, text: String::new() };
    for edits in [
        vec![edit(9999, 0, 1)],
        vec![edit(0, 0, 1 << 40)],
        vec![edit(0, 10, 20), edit(0, 15, 30)],
        vec![edit(1, 10, 20), edit(0, 15, 30)],
    ] {
        assert_eq!(written(&*document, &edits), Err(ErrorKind::Plan));
    }
}

#[test]
fn a_byte_order_mark_stays() {
    let mut parts = unzip(&every_place());
    for (_, bytes) in parts.iter_mut().filter(|(name, _)| name == "word/document.xml" || name == "word/footnotes.xml") {
        bytes.splice(0..0, *b"\xef\xbb\xbf");
    }
    let document = sound(&zip(&parts), NAME);
    let out = written(&*document, &replace_all(&*document, "Tante GERMONDE", "[Z]")).unwrap();
    let out: BTreeMap<_, _> = unzip(&out).into_iter().collect();
    let note = String::from_utf8(out["word/footnotes.xml"].clone()).unwrap();
    assert!(note.starts_with('\u{feff}') && note.contains("[Z] présente."), "{note}");
    // A second one is text before the root.
    let (_, document) = parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
    document.splice(0..0, *b"\xef\xbb\xbf");
    assert_eq!(refused(zip(&parts), NAME).kind(), ErrorKind::Truncated);
}

#[test]
fn what_cannot_be_read_does_not_come_along() {
    let mut parts = unzip(&every_place());
    for (name, bytes) in [
        ("word/embeddings/oleObject1.bin", "secret-ole"),
        ("word/embeddings/Classeur.xlsx", "secret-xlsx"),
        ("word/media/image1.emf", "secret-emf"),
        ("word/media/image2.png", "a picture"),
        ("word/printerSettings1.bin", "secret-printer"),
        ("_xmlsignatures/sig1.xml", "<Signature>secret-signature</Signature>"),
        ("[trash]/0000.dat", "secret-trash"),
        ("word/unheard.of", "secret-sort"),
    ] {
        parts.push((name.to_owned(), bytes.as_bytes().to_vec()));
    }
    let document = sound(&zip(&parts), NAME);
    let out = unzip(&written(&*document, &[]).unwrap());
    assert!(out.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("secret-")));
    assert!(out.iter().any(|(name, bytes)| name == "word/media/image2.png" && bytes == b"a picture"));
    assert!(out.iter().any(|(name, bytes)| name == "word/media/image1.emf" && bytes.starts_with(b"\x89PNG")));
    let notices: Vec<_> = document.notices().iter().map(|n| (n.what, n.count)).collect();
    assert_eq!(
        notices,
        [
            ("embedded_object_removed", 2),
            ("image", 1),
            // The sheet and the part of no known sort, under names that a person may have given.
            ("part_renamed", 2),
            ("printer_settings_removed", 1),
            ("signature_removed", 1),
            ("thumbnail_removed", 1),
            ("unknown_part_removed", 2),
            ("vector_image_removed", 1),
        ]
    );
    // A name that somebody gave is not shown.
    let index = parts.iter().position(|(name, _)| name.ends_with("Classeur.xlsx")).unwrap();
    assert_eq!(document.part_name(u32::try_from(index).unwrap()), format!("part {index}"));
}

#[test]
fn a_text_of_another_format_is_read_or_leaves_a_placeholder() {
    let mut parts = unzip(&every_place());
    parts.push(("word/afchunk3.txt".into(), b"Vu avec Ombeline Tarragon.".to_vec()));
    parts.push(("word/afchunk2.rtf".into(), b"not what its name says \0 Ombeline".to_vec()));
    let document = sound(&zip(&parts), NAME);
    let edits = replace_all(&*document, "Ombeline Tarragon", "[X]");
    let out: BTreeMap<_, _> = unzip(&written(&*document, &edits).unwrap()).into_iter().collect();
    assert_eq!(out["word/afchunk3.txt"], b"Vu avec [X].");
    assert_eq!(out["word/afchunk2.rtf"], br"{\rtf1\ansi [document incorpor\u233? supprim\u233?]}");
    assert!(document.notices().iter().any(|n| (n.what, n.count) == ("embedded_object_removed", 1)));
}

/// Word processors write a paragraph as one text element without `xml:space`: many edits fall in it, and one attribute
/// serves them all.
#[test]
fn many_edits_in_one_element() {
    let source = with_body("<w:p><w:r><w:t>Awa, Ben, Chloé, Dan et Ève sont là.</w:t></w:r></w:p>");
    let document = sound(&source, NAME);
    let all = segments(&*document);
    let segment = all.iter().find(|segment| segment.text.starts_with("Awa")).unwrap();
    let span = |word: &str| {
        let at = segment.text.find(word).unwrap();
        Span::new(at, at + word.len())
    };
    let edits: Vec<Edit> = ["Awa", "Ben", "Chloé", "Dan", "Ève"]
        .into_iter()
        .flat_map(|word| replace(segment, span(word), "[X]"))
        .collect();
    let out = written(&*document, &edits).unwrap();
    let parts: BTreeMap<_, _> = unzip(&out).into_iter().collect();
    let body = String::from_utf8_lossy(&parts["word/document.xml"]);
    assert!(body.contains("<w:t xml:space=\"preserve\">[X], [X], [X], [X] et [X] sont là.</w:t>"));
}

/// What a user would do: the values in a list, the whole way, and nothing of them in any byte of the output.
#[test]
fn values_given_as_names_are_nowhere_in_the_output() {
    let names: String = PLANTED.iter().map(|(_, _, _, value)| format!("{value}\n")).collect();
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let outcome = Anonymiser::new(policy).with_lists(&names, "").anonymise(every_place(), Some(NAME)).unwrap();
    let before = flat(&every_place());
    let after = flat(&outcome.output);
    for (place, _, _, value) in PLANTED {
        let value = bare(value.as_bytes()).to_lowercase();
        let holds = |parts: &Parts| parts.iter().any(|(_, bytes)| bare(bytes).to_lowercase().contains(&value));
        assert!(holds(&before), "{place} is there to begin with");
        assert!(!holds(&after), "{place}");
    }
    // The same parts but for the thumbnail, and in each the same elements but for what goes as a whole.
    let kept: Vec<_> = before.iter().filter(|(name, _)| !name.contains("thumbnail")).collect();
    assert_eq!(kept.len(), after.len());
    for ((name, old), (new_name, new)) in kept.into_iter().zip(&after) {
        assert_eq!(name, new_name);
        assert_eq!(elements(old), elements(new), "{name}");
    }
}

/// How many elements of each name a part has, less those that go as a whole or that stand for a character of a name.
fn elements(bytes: &[u8]) -> BTreeMap<String, usize> {
    let gone = ["rsid", "rsidRoot", "docId", "dataBinding", "Relationship", "Override", "noBreakHyphen", "softHyphen"];
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut counts = BTreeMap::new();
    for tag in text.split('<').skip(1).filter(|tag| tag.starts_with(char::is_alphabetic)) {
        let name = tag.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap();
        let name = name.rsplit(':').next().unwrap();
        if !gone.contains(&name) {
            *counts.entry(name.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

/// Fields say what they are by words that no one is called by; an argument with a name goes as a whole.
#[test]
fn instructions_of_fields_keep_their_words_and_lose_their_names() {
    let field = |instruction: &str| {
        format!("<w:p><w:fldSimple w:instr=\"{instruction}\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>")
    };
    let kept = [r" PAGE \* MERGEFORMAT ", r" NUMPAGES \* Arabic ", " FILENAME ", r" PAGEREF _Toc123456 \h "];
    let named = r"INCLUDETEXT &quot;C:\\suivi\\KERDRAON\\note du 3.doc&quot;";
    let fields: String = kept.into_iter().chain([named]).map(field).collect();
    let source =
        with_body(&format!("<w:p><w:r><w:t>Situation n° 1 : Karim KERDRAON, 15 ans.</w:t></w:r></w:p>{fields}"));
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let body = body_of(&Anonymiser::new(policy).anonymise(source, Some(NAME)).unwrap().output);
    for instruction in kept {
        assert!(body.contains(&field(instruction)), "{instruction}: {body}");
    }
    assert!(body.contains("INCLUDETEXT") && !body.contains("note du 3") && !body.contains("KERDRAON"), "{body}");
}

/// Word and LibreOffice mark headings, the last edit and what was pasted; none of these marks is called as somebody is.
#[test]
fn marks_that_programs_set_keep_their_names_and_count_for_nobody() {
    let marks = |names: &[&str]| -> String {
        names.iter().map(|name| format!("<w:bookmarkStart w:id=\"7\" w:name=\"{name}\"/>")).collect()
    };
    let kept = ["_GoBack", "_Toc12345678", "_Hlk102938475", "OLE_LINK1", "_Ref12345", "__DdeLink__12_345", "Signet_12"];
    let source = |names: &[&str]| {
        let marks =
            marks(names) + "<w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" alt=\"Text Box 36\"/></w:pict>";
        with_body(&format!("<w:p>{marks}<w:r><w:t>Situation n° 1 : Karim KERDRAON, 15 ans.</w:t></w:r></w:p>"))
    };
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let outcome = anonymiser.anonymise(source(&kept), Some(NAME)).unwrap();
    let plain = anonymiser.anonymise(source(&[]), Some(NAME)).unwrap();
    let counts = |operations: &[huisclos::report::Operation]| format!("{operations:?}");
    assert_eq!(counts(&outcome.report.operations), counts(&plain.report.operations));
    let body = body_of(&outcome.output);
    assert!(body.contains(&marks(&kept)) && body.contains("alt=\"Text Box 36\""), "{body}");
    let body = body_of(&anonymiser.anonymise(source(&["_Kerdraon", "karim_du_62"]), Some(NAME)).unwrap().output);
    assert!(!body.to_lowercase().contains("kerdraon") && !body.contains("karim"), "{body}");
}
