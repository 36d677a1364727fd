//! PDF, over small files that are built here glyph by glyph.

use huisclos::error::ErrorKind;
use huisclos::format::open;
use huisclos::segment::Role;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use proptest::prelude::*;

use crate::{refused, replace_all, segments, sound, written};

const FIXTURE: &[u8] = include_bytes!("../../fixtures/documents/libreoffice.pdf");

/// A PDF of one page that shows `content` with `/F1`, Helvetica, and what `more` adds.
pub(crate) fn pdf(content: &[u8], more: impl FnOnce(&mut Document, ObjectId)) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let font = pdf.add_object(font(dictionary! {}));
    let contents = pdf.add_object(Stream::new(dictionary! {}, content.to_vec()));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "Contents" => contents,
    });
    pdf.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 });
    let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", root);
    more(&mut pdf, page);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

pub(crate) fn font(more: Dictionary) -> Dictionary {
    let mut font = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    };
    for (key, value) in more {
        font.set(key, value);
    }
    font
}

pub(crate) fn shows(content: &[u8]) -> Vec<u8> {
    pdf(content, |_, _| {})
}

/// Adds a font to the page of `pdf`.
pub(crate) fn add_font(pdf: &mut Document, page: ObjectId, name: &str, font: Dictionary) {
    let font = pdf.add_object(font);
    let page = pdf.get_dictionary_mut(page).unwrap();
    let resources = page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
    resources.get_mut(b"Font").unwrap().as_dict_mut().unwrap().set(name, font);
}

fn root(pdf: &mut Document) -> &mut Dictionary {
    pdf.catalog_mut().unwrap()
}

pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    segments(&*sound(bytes, "a.pdf")).into_iter().map(|segment| segment.text).collect()
}

pub(crate) fn replaced(bytes: &[u8], value: &str, text: &str) -> Vec<u8> {
    let document = sound(bytes, "a.pdf");
    let edits = replace_all(&*document, value, text);
    assert!(!edits.is_empty(), "{value}");
    written(&*document, &edits).unwrap()
}

/// Everything in a file, streams unpacked, as one text.
pub(crate) fn inside(bytes: &[u8]) -> String {
    let mut pdf = Document::load_mem(bytes).unwrap();
    pdf.decompress();
    let mut plain = Vec::new();
    pdf.save_to(&mut plain).unwrap();
    let wide: Vec<u8> = plain.iter().copied().filter(|byte| *byte != 0).collect();
    format!("{}{}", String::from_utf8_lossy(&plain), String::from_utf8_lossy(&wide))
}

#[test]
fn lines_of_a_block_are_one_text_and_far_jumps_are_not() {
    let content = b"BT /F1 12 Tf 50 700 Td (Mme Fatou Dem-) Tj 0 -14 Td (b\xe9l\xe9 et Jean-) Tj 0 -14 Td [(Lu)20(c D)-10(upont)] TJ
        [(de)-400(loin)] TJ 0 -60 Td (Autre bloc) Tj 0 300 Td (Plus haut) Tj ET";
    assert_eq!(
        texts(&shows(content)),
        ["Mme Fatou Dem\u{ad}bélé et Jean-Luc Dupontde loin", "Autre bloc", "Plus haut"]
    );
}

#[test]
fn a_name_over_the_end_of_a_line_goes_with_its_hyphen() {
    let content = b"BT /F1 12 Tf 50 700 Td (Mme Dem-) Tj 0 -14 Td (b\xe9l\xe9 vient.) Tj ET";
    let out = replaced(&shows(content), "Dem\u{ad}bélé", "[A]");
    // The place of the wider half takes the code.
    assert_eq!(texts(&out), ["Mme [A]\n vient."]);
    assert!(!inside(&out).contains("Dem") && !inside(&out).contains("44656D"));
}

#[test]
fn the_code_stands_where_the_glyphs_stood_and_the_rest_does_not_move() {
    let content = b"BT /F1 12 Tf 2 Tc 1 Tw 50 700 Td [(M. )-30(Karim)40( BENALI est)] TJ ( absent) Tj ET";
    let out = replaced(&shows(content), "Karim BENALI", "[Mineur A1]");
    assert_eq!(texts(&out), ["M. [Mineur A1] est absent"]);
    let said = inside(&out);
    assert!(said.contains("([Mineur A1]) Tj") && said.contains("/F1 12 Tf 100 Tz 2 Tc 1 Tw"), "{said}");
    assert!(said.contains(" ( absent) Tj"), "what is not edited stays as it is written");
    // Helvetica: K 667 a 556 r 333 i 222 m 833, space 278, B 667 E 667 N 722 A 667 L 556 I 278; twelve gaps
    // of two points, one of a point, and the 40 of the array.
    let widths = 667 + 556 + 333 + 222 + 833 + 278 + 667 + 667 + 722 + 667 + 556 + 278;
    let gone = f64::from(widths) * 0.012 + 12.0 * 2.0 + 1.0 - 40.0 * 0.012;
    let code = 0.012 * f64::from(2 * 278 + 833 + 222 + 556 * 4 + 333 + 278 + 667);
    let move_on = said.split("TJ").find_map(|part| part.rsplit_once("Tw\n[")).map(|(_, array)| array.to_owned());
    let number: f64 = move_on.unwrap().split(['<', ']']).next().unwrap().parse().unwrap();
    assert!((-number * 0.012 - (gone - code)).abs() < 0.01, "{number} {gone} {code}");
}

#[test]
fn an_accent_of_its_own_belongs_to_its_letter() {
    // As TeX does: the accent, back, the letter; and a cedilla behind its letter.
    let content = b"BT /F1 10 Tf 50 700 Td [(M. Ren)(\xb4)333(e Fran)(c)415(\xb8)(ois)] TJ ET";
    let bytes = shows(content);
    assert_eq!(texts(&bytes), ["M. René François"]);
    assert_eq!(texts(&replaced(&bytes, "René François", "[A]")), ["M. [A]"]);
}

#[test]
fn a_ligature_is_several_letters_and_actual_text_is_read_and_cut() {
    let differences = dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding",
    "Differences" => vec![1.into(), "ffi".into(), 2.into(), "g2".into()] };
    let file = |content: &[u8]| {
        pdf(content, |pdf, page| add_font(pdf, page, "F2", font(dictionary! { "Encoding" => differences.clone() })))
    };
    let named = file(b"BT /F2 12 Tf 50 700 Td (M. Ra\x01n vient) Tj ET");
    assert_eq!(texts(&named), ["M. Raffin vient"]);
    assert_eq!(texts(&replaced(&named, "Raffin", "[A]")), ["M. [A] vient"]);
    let said =
        file(b"BT /F2 12 Tf 50 700 Td (M. Ra) Tj /Span <</ActualText <FEFF006600660069>>> BDC (\x02) Tj EMC (n) Tj ET");
    assert_eq!(texts(&said), ["M. Raffin"]);
    let out = replaced(&said, "Raffin", "[A]");
    assert_eq!(texts(&out), ["M. [A]"]);
    assert!(!inside(&out).contains("ActualText"));
    // Without it nobody knows what the glyph is.
    let error = refused(file(b"BT /F2 12 Tf 50 700 Td (M. Ra\x02n) Tj ET"), "a.pdf");
    assert_eq!((error.kind(), error.place()), (ErrorKind::Unreadable, Some("page 1")));
}

#[test]
fn two_mappings_that_disagree_are_none() {
    let map = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0042> endbfchar";
    let lies = |encoding: Object| {
        pdf(b"BT /F2 12 Tf 50 700 Td (A) Tj ET", |pdf, page| {
            let map = pdf.add_object(Stream::new(dictionary! {}, map.to_vec()));
            add_font(pdf, page, "F2", font(dictionary! { "ToUnicode" => map, "Encoding" => encoding }));
        })
    };
    let named = dictionary! { "Type" => "Encoding", "Differences" => vec![65.into(), "A".into()] };
    assert_eq!(refused(lies(named.into()), "a.pdf").kind(), ErrorKind::Unreadable);
    assert_eq!(texts(&lies("WinAnsiEncoding".into())), ["B"], "a subset may number its glyphs as it likes");
}

#[test]
fn forms_and_appearances_are_parts_of_their_own() {
    let bytes = pdf(b"BT /F1 12 Tf 50 700 Td (Page) Tj ET /X1 Do", |pdf, page| {
        let stream = |words: &str| {
            let bounds = vec![0.into(), 0.into(), 200.into(), 50.into()];
            let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds };
            Stream::new(dictionary, format!("BT /F1 12 Tf 5 5 Td ({words}) Tj ET").into_bytes())
        };
        let form = pdf.add_object(stream("Karim dans un formulaire"));
        let look = pdf.add_object(stream("Karim dans un champ"));
        let field = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("nom"),
            "V" => Object::string_literal("Karim"), "Rect" => vec![0.into(), 0.into(), 200.into(), 50.into()],
            "AP" => dictionary! { "N" => look },
        });
        let page = pdf.get_dictionary_mut(page).unwrap();
        page.set("Annots", vec![field.into()]);
        page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap().set("XObject", dictionary! { "X1" => form });
        root(pdf).set("AcroForm", dictionary! { "Fields" => vec![field.into()] });
    });
    assert_eq!(texts(&bytes), ["Page", "Karim dans un formulaire", "Karim dans un champ", "nom", "Karim"]);
    let out = replaced(&bytes, "Karim", "[A]");
    assert_eq!(texts(&out), ["Page", "[A] dans un formulaire", "[A] dans un champ", "nom", "[A]"]);
}

/// A name means nothing but itself: it may be called otherwise wherever it stands, and must not meet another.
#[test]
fn a_name_is_called_otherwise_wherever_it_stands() {
    let content =
        b"/Karim BMC /Karim1 12 Tf BT 50 700 Td (Page) Tj ET EMC /Karim_Cs cs /Kar#69mX Do % Karim\n/Span BMC EMC";
    let bytes = pdf(content, |pdf, page| {
        add_font(pdf, page, "Karim1", font(dictionary! { "Encoding" => "WinAnsiEncoding" }));
        let bounds = || vec![0.into(), 0.into(), 20.into(), 20.into()];
        let drawing = |pdf: &mut Document| {
            let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds() };
            pdf.add_object(Stream::new(dictionary, b"/Karim_Cs cs 0 0 9 9 re f".to_vec()))
        };
        let (form, on, off) = (drawing(pdf), drawing(pdf), drawing(pdf));
        let field = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Btn", "T" => Object::string_literal("nom"),
            "V" => "Karim", "AS" => "Karim", "Rect" => bounds(), "DA" => Object::string_literal("/Karim1 9 Tf"),
            "AP" => dictionary! { "N" => dictionary! { "Karim" => on, "Off" => off } },
        });
        let ink = vec!["Separation".into(), "Karim-X".into(), "DeviceGray".into(), dictionary! {}.into()];
        let page = pdf.get_dictionary_mut(page).unwrap();
        page.set("Annots", vec![field.into()]);
        let resources = page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
        resources.set("XObject", dictionary! { "KarimX" => form });
        resources.set("ColorSpace", dictionary! { "Karim_Cs" => ink });
        root(pdf).set("AcroForm", dictionary! { "Fields" => vec![field.into()] });
    });
    let read = |bytes: &[u8]| {
        let mut texts: Vec<String> = texts(bytes);
        texts.sort();
        texts
    };
    assert_eq!(read(&bytes), ["Karim", "Karim-X", "Karim1", "KarimX", "Karim_Cs", "Page", "nom"]);
    let document = sound(&bytes, "a.pdf");
    assert!(document.notices().iter().any(|notice| notice.what == "comment_removed" && notice.count == 1));
    let out = written(&*document, &replace_all(&*document, "Karim", "K é")).unwrap();
    assert_eq!(read(&out), ["K é", "K é-X", "K é1", "K éX", "K é_Cs", "Page", "nom"]);
    let said = inside(&out);
    assert!(!said.contains("Karim") && !said.contains("Kar#69m"));
    let said = said.replace(' ', "");
    for what in [
        "/K#20#C3#A9BMC",
        "/K#20#C3#A9112Tf",
        "/K#20#C3#A9X Do",
        "/K#20#C3#A9_Cscs",
        "/AS/K#20#C3#A9/",
        "/K#20#C3#A9-X",
        "(/K#20#C3#A919Tf)",
        "/SpanBMC",
    ] {
        assert!(said.contains(&what.replace(' ', "")), "{what}");
    }
    // Two that would be one.
    let out = written(&*document, &replace_all(&*document, "Karim1", "KarimX")).unwrap();
    assert_eq!(read(&out), ["Karim", "Karim-X", "KarimX", "KarimX1", "Karim_Cs", "Page", "nom"]);
}

/// What is removed, and what is rewritten, around the page.
#[test]
fn nothing_is_left_beside_the_page() {
    let bytes = pdf(b"/P <</Alt (Karim alt)>> BDC BT /F1 12 Tf 50 700 Td (Page) Tj ET EMC", |pdf, page| {
        let text = |words: &str| Object::string_literal(words);
        let stream = |pdf: &mut Document, words: &str| pdf.add_object(Stream::new(dictionary! {}, words.into()));
        let info = pdf.add_object(dictionary! { "Author" => text("Karim auteur"), "Title" => text("Karim titre") });
        pdf.trailer.set("Info", info);
        pdf.trailer.set("ID", vec![text("Karim id"), text("Karim id")]);
        pdf.add_object(text("Karim que rien ne nomme"));
        let (xmp, file) = (stream(pdf, "<x>Karim xmp</x>"), stream(pdf, "Karim joint"));
        let attached = pdf.add_object(
            dictionary! { "Type" => "Filespec", "F" => text("Karim.txt"), "EF" => dictionary! { "F" => file } },
        );
        let script = dictionary! { "S" => "JavaScript", "JS" => text("app.alert('Karim')") };
        let rect = vec![0.into(), 0.into(), 9.into(), 9.into()];
        let note = dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => rect.clone(), "T" => text("Karim note"),
        "Contents" => text("Note sur Karim"), "RC" => text("<p>Karim</p>"), "M" => text("D:20260305") };
        let link = dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect.clone(), "A" => dictionary! { "S" => "URI", "URI" => text("https://a.example/Karim") } };
        let goes = dictionary! { "Type" => "Annot", "Subtype" => "Link", "Rect" => rect.clone(), "Dest" => text("Karim place") };
        let clip = dictionary! { "Type" => "Annot", "Subtype" => "FileAttachment", "Rect" => rect, "FS" => attached, "Contents" => text("Karim trombone") };
        let dictionary = pdf.get_dictionary_mut(page).unwrap();
        dictionary.set("PieceInfo", dictionary! { "K" => text("Karim piece") });
        dictionary.set("Metadata", xmp);
        dictionary.set("AA", dictionary! { "O" => script.clone() });
        dictionary.set("Annots", vec![note.into(), link.into(), goes.into(), clip.into()]);
        let outlines = pdf.new_object_id();
        let item = pdf.add_object(
            dictionary! { "Title" => text("Signet de Karim"), "Parent" => outlines, "A" => script.clone() },
        );
        pdf.set_object(outlines, dictionary! { "Type" => "Outlines", "First" => item, "Last" => item, "Count" => 1 });
        let structure = pdf.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => dictionary! { "Type" => "StructElem", "S" => "Figure", "K" => 0, "Alt" => text("Photo de Karim"), "ID" => text("Karim 1") } });
        let layer = pdf.add_object(dictionary! { "Type" => "OCG", "Name" => text("Calque de Karim") });
        let root = root(pdf);
        root.set("Metadata", xmp);
        root.set("OpenAction", script.clone());
        root.set("Outlines", outlines);
        root.set("StructTreeRoot", structure);
        root.set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => dictionary! {} });
        root.set("PageLabels", dictionary! { "Nums" => vec![0.into(), dictionary! { "P" => text("Karim-") }.into()] });
        root.set(
            "Names",
            dictionary! {
                "JavaScript" => dictionary! { "Names" => vec![text("Karim js"), script.into()] },
                "EmbeddedFiles" => dictionary! { "Names" => vec![text("Karim nom"), attached.into()] },
                "Dests" => dictionary! { "Names" => vec![text("Karim place"), vec![page.into(), "Fit".into()].into()] },
            },
        );
    });
    let document = sound(&bytes, "a.pdf");
    let said: Vec<(Role, String)> = segments(&*document).into_iter().map(|s| (s.place.role, s.text)).collect();
    let mut expected = vec![
        (Role::Body, "Page"),
        (Role::Attribute, "Karim alt"),
        (Role::Trace, "Karim note"),
        (Role::Comment, "Note sur Karim"),
        (Role::Attribute, "Signet de Karim"),
        (Role::Attribute, "Photo de Karim"),
        (Role::Target, "https://a.example/Karim"),
        (Role::Attribute, "Karim-"),
        (Role::Attribute, "Calque de Karim"),
    ];
    let mut said: Vec<(Role, &str)> = said.iter().map(|(role, text)| (*role, text.as_str())).collect();
    let order = |pair: &(Role, &str)| (format!("{:?}", pair.0), pair.1.to_owned());
    said.sort_by_key(order);
    expected.sort_by_key(order);
    assert_eq!(said, expected);
    let notices = document.notices();
    let count = |what: &str| notices.iter().find(|notice| notice.what == what).map_or(0, |notice| notice.count);
    assert_eq!(count("embedded_file_removed"), 2, "the list and the paper clip");
    assert!(count("script_removed") > 0);
    let out = written(&*document, &replace_all(&*document, "Karim", "X")).unwrap();
    let inside = inside(&out);
    assert!(!inside.contains("Karim"), "{inside}");
    assert!(inside.contains("Signet de X") && inside.contains("Photo de X") && inside.contains("/Fit"));
}

#[test]
fn a_picture_of_a_page_is_refused_and_another_one_is_counted() {
    let file = |size: i64, words: &str| {
        let content = format!("q {size} 0 0 {size} 0 0 cm /I1 Do Q BT /F1 12 Tf 50 700 Td ({words}) Tj ET");
        pdf(content.as_bytes(), |pdf, page| {
            let dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode" };
            let picture = b"\xff\xd8\xff\xfe\x00\x07Karim\xff\xd9".to_vec();
            let image = pdf.add_object(Stream::new(dictionary, picture));
            let page = pdf.get_dictionary_mut(page).unwrap();
            page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap().set("XObject", dictionary! { "I1" => image });
        })
    };
    let error = refused(file(800, "3"), "a.pdf");
    assert_eq!((error.kind(), error.place()), (ErrorKind::Scanned, Some("page 1")));
    let document = sound(&file(100, "Bonjour"), "a.pdf");
    assert!(document.notices().iter().any(|notice| notice.what == "image" && notice.count == 1));
    let out = written(&*document, &[]).unwrap();
    assert!(!inside(&out).contains("Karim"), "the comment of the picture");
}

#[test]
fn without_edits_every_content_stream_stays_as_it_is() {
    for bytes in [FIXTURE.to_vec(), shows(b"BT /F1 12 Tf (a) ' 1 2 (b) \" [(c)-1(d)] TJ ET")] {
        let document = sound(&bytes, "a.pdf");
        let out = written(&*document, &[]).unwrap();
        let streams = |bytes: &[u8]| -> Vec<Vec<u8>> {
            let pdf = Document::load_mem(bytes).unwrap();
            let pages: Vec<ObjectId> = pdf.page_iter().collect();
            pages
                .iter()
                .flat_map(|page| pdf.get_page_contents(*page))
                .map(|id| pdf.get_object(id).unwrap().as_stream().unwrap().content.clone())
                .collect()
        };
        assert!(!streams(&out).is_empty() && streams(&bytes) == streams(&out));
        assert_eq!(written(&*document, &[]).unwrap(), out, "the same bytes again");
        let again = sound(&out, "a.pdf");
        assert_eq!(texts(&bytes), texts(&out));
        assert_eq!(written(&*again, &[]).unwrap(), out, "and the same when it is the source");
    }
}

/// Encrypted so that everybody may open them and only some may print: scanners and portals make such files.
#[test]
fn a_file_that_opens_without_a_password_is_read() {
    let plain = ["Groupe de travail\nM. Karim BENALI, 15 ans.", "Revoir Karim BENALI", "Situation de Karim BENALI"];
    for bytes in [
        &include_bytes!("extra/protected-rc4.pdf")[..],
        include_bytes!("extra/protected-aes128.pdf"),
        include_bytes!("extra/protected-aes256.pdf"),
    ] {
        assert_eq!(texts(bytes), plain);
        let document = sound(bytes, "a.pdf");
        assert!(document.notices().iter().any(|notice| (notice.what, notice.count) == ("protection_removed", 1)));
        let out = written(&*document, &replace_all(&*document, "Karim BENALI", "Katim BENOLI")).unwrap();
        assert_eq!(texts(&out), plain.map(|text| text.replace("Karim BENALI", "Katim BENOLI")));
        assert!(!inside(&out).contains("Encrypt") && !inside(&out).contains("BENALI"));
    }
    let error = refused(include_bytes!("extra/password.pdf").to_vec(), "a.pdf");
    assert_eq!(error.kind(), ErrorKind::Encrypted);
}

#[test]
fn broken_and_hostile_files_are_refused() {
    let round = pdf(b"", |pdf, page| {
        let pages = pdf.get_dictionary(page).unwrap().get(b"Parent").unwrap().as_reference().unwrap();
        pdf.get_dictionary_mut(pages).unwrap().set("Kids", vec![pages.into()]);
    });
    let bomb = pdf(b"", |pdf, page| {
        let mut stream = Stream::new(dictionary! {}, vec![b' '; 70 << 20]);
        stream.compress().unwrap();
        let id = pdf.add_object(stream);
        pdf.get_dictionary_mut(page).unwrap().set("Contents", id);
    });
    let mut locked = Document::load_mem(&shows(b"")).unwrap();
    locked.trailer.set(
        "Encrypt",
        dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2, "P" => -4,
        "O" => Object::string_literal([b'o'; 32]), "U" => Object::string_literal([b'u'; 32]) },
    );
    locked.trailer.set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    let mut encrypted = Vec::new();
    locked.save_to(&mut encrypted).unwrap();
    let deep = b"q ".repeat(10_000);
    let revised = [&shows(b"")[..], b"\n9 0 obj\n<< /Title (a) >>\nendobj\n", &[b'%'; 200]].concat();
    let cases = [
        ("nothing but a head", b"%PDF-1.7 ...".to_vec(), ErrorKind::Truncated),
        ("half", FIXTURE[..2000].to_vec(), ErrorKind::Truncated),
        ("half of a later revision", revised[..revised.len() - 100].to_vec(), ErrorKind::Truncated),
        ("pages that are their own parents", round, ErrorKind::Truncated),
        ("a bomb", bomb, ErrorKind::TooLarge),
        ("a password", encrypted, ErrorKind::Encrypted),
        ("states without end", shows(&deep), ErrorKind::Hostile),
    ];
    for (what, bytes, kind) in cases {
        assert_eq!(refused(bytes, "a.pdf").kind(), kind, "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damage_makes_no_panic(at in prop::collection::vec((0..FIXTURE.len(), any::<u8>()), 1..20)) {
        let mut bytes = FIXTURE.to_vec();
        for (at, byte) in at {
            bytes[at] = byte;
        }
        if let Ok(document) = open(bytes, Some("a.pdf")) {
            let mut out = Vec::new();
            document.segments(&mut |_| {}).unwrap();
            document.write(&[], &mut out).unwrap();
        }
    }

    #[test]
    fn any_operators_make_no_panic(content in "([-0-9.]{1,4} |/F1 |\\([a-z]{0,3}\\) |<[0-9A-F]{0,5}> |\\[|\\]|<<|>>|Tj |TJ |' |\" |Tf |Td |Tm |Tz |Tc |BT |ET |BDC |EMC |q |Q |cm |Do |ID |EI ){0,40}") {
        let bytes = shows(content.as_bytes());
        if let Ok(document) = open(bytes, Some("a.pdf")) {
            let edits: Vec<_> = segments(&*document)
                .iter()
                .flat_map(|s| crate::replace(s, huisclos::segment::Span::new(0, s.text.len()), "[A]"))
                .collect();
            let mut edits = edits;
            edits.sort_by_key(|edit| (edit.part, edit.range.start));
            let mut out = Vec::new();
            document.write(&edits, &mut out).unwrap();
            prop_assert!(open(out, Some("a.pdf")).is_ok());
        }
    }
}
