//! OpenDocument texts, packed and flat.

pub(crate) mod builder;

use std::collections::BTreeMap;

use huisclos::Anonymiser;
use huisclos::error::ErrorKind;
use huisclos::format::{Document, Edit};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::{Role, Span};

use crate::builder::{Parts, edit, unzip};
use crate::{refused, replace, replace_all, segments, sound, written};
use builder::{PLANTED, fodt, odt, pack, parts};

/// Both files, and whether it is the package.
fn both() -> [(&'static str, Vec<u8>, bool); 2] {
    [("every-place.odt", odt(), true), ("every-place.fodt", fodt(), false)]
}

/// Every part by name, or the flat file as one.
fn taken_apart(bytes: &[u8], packed: bool) -> BTreeMap<String, Vec<u8>> {
    if packed { unzip(bytes).into_iter().collect() } else { BTreeMap::from([("text".to_owned(), bytes.to_vec())]) }
}

fn removal(role: Role) -> &'static str {
    if role == Role::Trace { "" } else { "[X & 1]" }
}

#[test]
fn every_planted_value_is_one_text_of_its_role() {
    for (name, source, packed) in both() {
        let document = sound(&source, name);
        let all = segments(&*document);
        let seen = |(_, part, role, value): &&(&str, &str, Role, &str)| {
            all.iter().any(|segment| {
                let found = document.part_name(segment.place.part);
                segment.text.contains(value)
                    && segment.place.role == *role
                    && found == if packed { part } else { "text" }
            })
        };
        let missing: Vec<_> = PLANTED.iter().filter(|planted| !seen(planted)).map(|planted| planted.0).collect();
        assert!(missing.is_empty(), "{name}: not seen: {missing:?}");
    }
}

/// What never comes along, what the list of parts says, and the picture that a person named: else every byte stays.
#[test]
fn without_edits_every_kept_part_stays_byte_for_byte() {
    let source = odt();
    let document = sound(&source, "a.odt");
    let out = written(&*document, &[]).unwrap();
    let before = taken_apart(&source, true);
    let after = unzip(&out);
    let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "content.xml",
            "styles.xml",
            "meta.xml",
            "settings.xml",
            "Pictures/part-1.png",
            "Object 1/content.xml",
            "META-INF/manifest.xml"
        ]
    );
    for (name, bytes) in &after {
        let old = before.get(name.as_str()).or_else(|| before.get("Pictures/photo-GUEMENE.png")).unwrap();
        match name.as_str() {
            "META-INF/manifest.xml" => {}
            "content.xml" => {
                let text = String::from_utf8(old.clone()).unwrap();
                let renamed = text.replace("Pictures/photo-GUEMENE.png", "Pictures/part-1.png");
                assert!(renamed.as_bytes() == bytes);
            }
            name => assert!(old == bytes, "{name}"),
        }
    }
    assert!(after.iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("secret-")));
    assert_eq!(written(&*document, &[]).unwrap(), out, "the same bytes again");
    sound(&out, "a.odt");

    let flat = fodt();
    let document = sound(&flat, "a.fodt");
    let preview = "<draw:image><office:binary-data>VkNMTVRGc2VjcmV0LXByZXZpZXc=</office:binary-data></draw:image>";
    let expected = String::from_utf8(flat).unwrap().replace(preview, "");
    assert!(written(&*document, &[]).unwrap() == expected.as_bytes());
}

#[test]
fn the_list_of_parts_is_that_of_the_output() {
    let out = written(&*sound(&odt(), "a.odt"), &[]).unwrap();
    let parts = taken_apart(&out, true);
    let manifest = String::from_utf8(parts["META-INF/manifest.xml"].clone()).unwrap();
    let listed: Vec<&str> = manifest
        .split("full-path=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| !path.ends_with('/'))
        .collect();
    let kept = parts.keys().filter(|name| *name != "mimetype" && !name.starts_with("META-INF"));
    let mut sorted = listed.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, kept.map(String::as_str).collect::<Vec<_>>());
    assert!(manifest.contains("full-path=\"Object 1/\"") && !manifest.contains("Configurations2"));
}

#[test]
fn the_media_type_comes_first_and_is_not_packed() {
    let mut parts = parts();
    parts.rotate_left(1);
    let out = written(&*sound(&pack(&parts), "a.odt"), &[]).unwrap();
    assert_eq!(&out[30..38], b"mimetype");
    assert_eq!(&out[38..77], b"application/vnd.oasis.opendocument.text");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&out)).unwrap();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).unwrap();
        assert_eq!(entry.last_modified(), Some(zip::DateTime::DEFAULT));
        assert_eq!(entry.extra_data_fields().count(), 0);
    }
}

fn needles() -> Needles {
    let needle = |value: &str| if value.starts_with("06") { Needle::squeezed(value) } else { Needle::words(value) };
    Needles::new(PLANTED.iter().map(|(_, _, _, value)| needle(value).unwrap()).collect()).unwrap()
}

/// The planted values that the proof finds, as indices.
fn found(document: &dyn Document, edits: &[Edit], needles: &Needles) -> Vec<usize> {
    let out = written(document, edits).unwrap();
    let mut found: Vec<_> =
        search(&out, document.format(), needles).unwrap().into_iter().map(|hit| hit.needle).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn an_edit_at_every_planted_place_takes_the_value_out_and_no_other() {
    let needles = needles();
    for (name, source, _) in both() {
        let document = sound(&source, name);
        let all: Vec<usize> = (0..PLANTED.len()).collect();
        assert_eq!(found(&*document, &[], &needles), all, "{name}");
        for (index, (place, _, role, value)) in PLANTED.iter().enumerate() {
            let edits = replace_all(&*document, value, removal(*role));
            assert!(!edits.is_empty(), "{name}: {place}");
            let rest: Vec<usize> = all.iter().copied().filter(|other| *other != index).collect();
            assert_eq!(found(&*document, &edits, &needles), rest, "{name}: {place}");
        }
    }
}

/// The longest word of a value.
fn telling(value: &str) -> &str {
    let words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !["example", "mairie"].contains(word));
    words.max_by_key(|word| word.len()).unwrap()
}

#[test]
fn whatever_is_on_the_list_is_nowhere_in_the_output() {
    let list: String = PLANTED.iter().map(|(_, _, _, value)| format!("{value}\n")).collect();
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let anonymiser = Anonymiser::new(policy).with_lists(&list, "");
    for (name, source, packed) in both() {
        let outcome =
            anonymiser.anonymise(source.clone(), Some(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        sound(&outcome.output, name);
        for (part, bytes) in taken_apart(&outcome.output, packed) {
            let text = format!("{part}\n{}", String::from_utf8_lossy(&bytes));
            for (place, _, _, value) in PLANTED.iter().filter(|(place, ..)| *place != "after a tab") {
                assert!(!text.contains(telling(value)), "{name}, {part}: {place}");
            }
            assert!(!text.contains("GUEMENE") && !text.contains("98 21 43"), "{name}, {part}");
        }
    }
}

/// The list of elements stays: nothing that a reader sees of the layout is touched.
#[test]
fn edits_at_all_places_leave_the_elements_as_they_are() {
    let elements = |bytes: &[u8]| -> Vec<String> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let name = |tag: &str| tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or("").to_owned();
        text.split('<').skip(1).map(name).filter(|name| !name.starts_with('!')).collect()
    };
    for (name, source, packed) in both() {
        let document = sound(&source, name);
        let mut edits: Vec<Edit> =
            PLANTED.iter().flat_map(|(_, _, role, value)| replace_all(&*document, value, removal(*role))).collect();
        edits.sort_by_key(|edit| (edit.part, edit.range.start));
        let before = taken_apart(&written(&*document, &[]).unwrap(), packed);
        let after = taken_apart(&written(&*document, &edits).unwrap(), packed);
        assert!(before.keys().eq(after.keys()), "{name}");
        for (part, bytes) in before.iter().filter(|(part, _)| part.ends_with("xml") || *part == "text") {
            let (old, new) = (elements(bytes), elements(&after[part]));
            // The counted spaces are inside a name; they go with it.
            let old: Vec<_> = old.into_iter().filter(|element| element != "text:s").collect();
            assert_eq!(old, new, "{name}: {part}");
        }
    }
}

#[test]
fn headings_and_cells_are_known() {
    for (name, source, _) in both() {
        let all = segments(&*sound(&source, name));
        let find = |text: &str| all.iter().find(|s| s.text.contains(text)).unwrap().place;
        assert!(find("Groupe de travail du 21 mai").heading && !find("ESPAGNOUX").heading);
        // The chart of the flat file has a table, too, and comes first.
        let first = find("TOURNEMIRE").cell.unwrap().table;
        let cell = |text: &str| find(text).cell.map(|cell| (cell.table - first, cell.row, cell.column));
        assert_eq!(cell("TOURNEMIRE"), Some((0, 0, 1)));
        assert_eq!(cell("BOURDEILLES"), Some((0, 1, 1)));
        assert_eq!(cell("GRANDCOMBE"), Some((1, 0, 0)));
        assert_eq!(cell("en juin"), Some((0, 1, 1)));
        assert_eq!(cell("ESPAGNOUX"), None);
        assert_eq!(all[0].text, "Groupe de travail du 21 mai", "the text comes first");
    }
}

#[test]
fn a_style_with_another_name_keeps_its_paragraphs() {
    for (name, source, packed) in both() {
        let document = sound(&source, name);
        let edits = replace_all(&*document, "Fiche MONTFAUCON", "Style A1");
        let out = taken_apart(&written(&*document, &edits).unwrap(), packed);
        let text: String = out.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(
            text.contains("style:name=\"Style_20_A1\"") && text.contains("<text:p text:style-name=\"Style_20_A1\">")
        );
        assert!(!text.contains("MONTFAUCON"));
    }
}

#[test]
fn what_went_is_counted() {
    let notices = |bytes: &[u8], name: &str| -> Vec<(&'static str, u32)> {
        sound(bytes, name).notices().iter().map(|notice| (notice.what, notice.count)).collect()
    };
    assert_eq!(
        notices(&odt(), "a.odt"),
        [
            ("embedded_object_removed", 1),
            ("image", 1),
            ("interface_settings_removed", 1),
            ("layout_cache_removed", 1),
            ("object_preview_removed", 1),
            ("part_renamed", 1),
            ("rdf_removed", 1),
            ("signature_removed", 1),
            ("thumbnail_removed", 1),
            ("version_removed", 2),
        ]
    );
    assert_eq!(notices(&fodt(), "a.fodt"), [("image", 1), ("object_preview_removed", 1)]);
}

/// The package with one part changed or added.
pub(crate) fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts = parts();
    parts.retain(|(existing, _)| existing != name);
    parts.push((name.to_owned(), bytes.to_vec()));
    pack(&parts)
}

/// The package with a part edited.
fn edited(name: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts: Parts = parts();
    edit(&mut parts, name, |text| text.replacen(from, to, 1));
    pack(&parts)
}

#[test]
fn programs_and_protection_are_refused() {
    let kind = |bytes: Vec<u8>, name: &str| refused(bytes, name).kind();
    assert_eq!(kind(with("Basic/Standard/Module1.xml", b"<m>Sub Main</m>"), "a.odt"), ErrorKind::Macros);
    assert_eq!(kind(with("Scripts/python/a.py", b"print()"), "a.odt"), ErrorKind::Macros);
    let script = "<office:scripts><office:script>Sub Main</office:script></office:scripts>";
    assert_eq!(kind(edited("content.xml", "<office:scripts/>", script), "a.odt"), ErrorKind::Macros);
    let flat = String::from_utf8(fodt()).unwrap().replacen("<office:scripts/>", script, 1).into_bytes();
    assert_eq!(kind(flat, "a.fodt"), ErrorKind::Macros);
    let locked = "manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"><manifest:encryption-data/></manifest:file-entry>";
    let plain = "manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>";
    assert_eq!(kind(edited("META-INF/manifest.xml", plain, locked), "a.odt"), ErrorKind::Encrypted);
}

/// OpenOffice wrote a declaration into every list of parts; it names a file and declares nothing.
#[test]
fn an_old_list_of_parts_is_taken() {
    let declaration =
        "?>\n<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">";
    let out = written(&*sound(&edited("META-INF/manifest.xml", "?>", declaration), "a.odt"), &[]).unwrap();
    let manifest = String::from_utf8(taken_apart(&out, true)["META-INF/manifest.xml"].clone()).unwrap();
    assert!(manifest.contains(declaration) && manifest.contains("full-path=\"content.xml\""));
}

#[test]
fn a_template_and_a_master_document_are_texts() {
    for kind in ["-template", "-master", "-web"] {
        let mut parts = parts();
        parts[0].1.extend(kind.as_bytes());
        let out = written(&*sound(&pack(&parts), "a.ott"), &[]).unwrap();
        assert_eq!(unzip(&out)[0].1, parts[0].1);
    }
}

/// A drawing that nobody can read, a picture that is none, and packed bytes of an unknown sort.
#[test]
fn what_cannot_be_read_does_not_come_along() {
    for (name, bytes) in [
        ("Pictures/image1.emf", &b"secret-emf"[..]),
        ("Pictures/image2.svg", b"<!DOCTYPE svg [<!ENTITY a 'secret-svg'>]><svg>&a;</svg>"),
        ("Pictures/image3.png", b"secret-png"),
        ("Object 3", b"\xd0\xcf\x11\xe0secret-ole"),
        ("Object 4/content.bin", b"secret-bin"),
    ] {
        let out = taken_apart(&written(&*sound(&with(name, bytes), "a.odt"), &[]).unwrap(), true);
        assert!(out.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("secret-")), "{name}");
        if name.starts_with("Pictures") {
            assert!(out[name].starts_with(b"\x89PNG"), "{name}: a picture stays a picture");
        }
    }
    let packed = "<draw:frame><draw:object-ole><office:binary-data>c2VjcmV0</office:binary-data></draw:object-ole></draw:frame><draw:control ";
    let flat = String::from_utf8(fodt()).unwrap().replacen("<draw:control ", packed, 1).into_bytes();
    let document = sound(&flat, "a.fodt");
    assert!(!String::from_utf8_lossy(&written(&*document, &[]).unwrap()).contains("c2VjcmV0"));
    assert!(document.notices().iter().any(|notice| notice.what == "embedded_object_removed"));
}

#[test]
fn edits_off_the_source_are_refused() {
    let edit = |part: u32, start: u64, end: u64| Edit { part, range: start..end, text: String::new() };
    for (name, source, _) in both() {
        let document = sound(&source, name);
        for edits in [vec![edit(9999, 0, 1)], vec![edit(0, 0, 1 << 40)], vec![edit(2, 10, 20), edit(2, 15, 30)]] {
            assert_eq!(written(&*document, &edits), Err(ErrorKind::Plan), "{name}");
        }
    }
}

/// Found by a change of any byte: an attribute that nobody knows, on an element that stands for spaces.
#[test]
fn an_element_that_is_a_character_is_replaced_as_a_whole() {
    let source = String::from_utf8(fodt()).unwrap().replacen("<text:s text:c=", "<text:s odd:c=", 1);
    let document = sound(source.as_bytes(), "a.fodt");
    let mut edits: Vec<_> =
        segments(&*document).iter().flat_map(|s| replace(s, Span::new(0, s.text.len()), "x")).collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start));
    written(&*document, &edits).unwrap();
}

/// An attribute of nobody's format that ends as one that names a style: its words are edited once.
#[test]
fn what_only_looks_like_the_name_of_a_style_is_edited_once() {
    let page = std::fs::read_to_string("fixtures/documents/every-place.fodt").unwrap();
    let odd = page.replacen(
        "<text:p text:style-name=\"Fiche_20_MONTFAUCON\"",
        "<text:p text(style-name=\"Fiche_20_MONTFAUCON\"",
        1,
    );
    assert_ne!(odd, page);
    let document = sound(odd.as_bytes(), "a.fodt");
    let mut edits: Vec<_> =
        segments(&*document).iter().flat_map(|s| replace(s, Span::new(0, s.text.len()), "x")).collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
    assert!(!String::from_utf8(written(&*document, &edits).unwrap()).unwrap().contains("MONTFAUCON"));
}
