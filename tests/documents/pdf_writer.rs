//! What drawing a replacement must leave as it was: objects, fonts, the state of text. Over pages that are built here.

use huisclos::error::ErrorKind;
use lopdf::{Document, Object, Stream, dictionary};

use crate::pdf::{font, pdf, replaced, texts};
use crate::refused;

/// In the book a reference to nothing is null. Objects that are added or numbered anew must not become what it means.
#[test]
fn a_reference_to_nothing_leads_nowhere_afterwards() {
    let bytes = pdf(b"BT /F1 12 Tf 50 700 Td (M. Karim vient) Tj ET", |pdf, _| {
        pdf.renumber_objects_with(20);
        let page = pdf.page_iter().next().unwrap();
        let form = |words: &str| {
            let content = format!("BT /F1 12 Tf 5 5 Td ({words}) Tj ET");
            let bounds = vec![0.into(), 0.into(), 200.into(), 50.into()];
            Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds }, content.into())
        };
        let shown = pdf.add_object(form("Un formulaire"));
        // Kept from the reader of this file by its name alone, as one that is no longer needed.
        let unwritten = pdf.add_object(dictionary! { "Type" => "ObjStm" });
        let there: Vec<u32> = pdf.objects.keys().map(|(number, _)| *number).collect();
        let next = pdf.max_id;
        let page = pdf.get_dictionary_mut(page).unwrap();
        page.set("Annots", vec![Object::Reference((next + 5, 0)), Object::Null]);
        let resources = page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
        let mut forms = dictionary! { "Fm" => shown, "G1" => unwritten, "O1" => (shown.0, 7) };
        for number in (1..next + 40).filter(|number| !there.contains(number)) {
            forms.set(format!("X{number}"), (number, 0));
        }
        resources.set("XObject", forms);
    });
    let out = replaced(&bytes, "Karim", "[A]");
    assert_eq!(texts(&out), ["M. [A] vient", "Un formulaire"]);
    let out = Document::load_mem(&out).unwrap();
    let page = out.page_iter().next().unwrap();
    let (resources, _) = out.get_page_resources(page).unwrap();
    for (name, form) in resources.unwrap().get(b"XObject").unwrap().as_dict().unwrap() {
        let leads = out.dereference(form).is_ok_and(|(_, object)| !object.is_null());
        assert_eq!(leads, name == b"Fm", "{}", String::from_utf8_lossy(name));
    }
}

/// What has no resources takes those of the page that shows it. Nobody can read it once where pages show two texts.
#[test]
fn a_form_without_resources_says_the_same_on_every_page() {
    let file = |second: &str, words: &str| {
        pdf(b"/X1 Do", |pdf, page| {
            let content = format!("BT /F1 12 Tf 5 5 Td ({words}) Tj ET");
            let bounds = vec![0.into(), 0.into(), 200.into(), 50.into()];
            let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds };
            let form = pdf.add_object(Stream::new(form, content.into()));
            let encoding =
                dictionary! { "BaseEncoding" => "WinAnsiEncoding", "Differences" => vec![75.into(), second.into()] };
            let other = pdf.add_object(font(dictionary! { "Encoding" => encoding }));
            let first = pdf.get_dictionary_mut(page).unwrap();
            let resources = first.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
            resources.set("XObject", dictionary! { "X1" => form });
            let mut more = first.clone();
            let resources = more.get_mut(b"Resources").unwrap().as_dict_mut().unwrap();
            resources.set("Font", dictionary! { "F1" => other });
            let pages = first.get(b"Parent").unwrap().as_reference().unwrap();
            let more = pdf.add_object(more);
            pdf.get_dictionary_mut(pages).unwrap().set("Kids", vec![page.into(), more.into()]);
        })
    };
    assert_eq!(texts(&replaced(&file("K", "M. Karim"), "Karim", "[A]")), ["M. [A]"]);
    assert_eq!(texts(&file("F", "M. Ben")), ["M. Ben"]);
    assert_eq!(refused(file("F", "M. Karim"), "a.pdf").kind(), ErrorKind::Unreadable);
}

/// As text of a picture it would not be read, and shown all the same.
#[test]
fn text_behind_a_picture_in_the_contents_is_read() {
    for end in ["\nEI\n", "EI Q\nq ", "EI\nBT ET "] {
        let content =
            format!("q BI /W 8 /H 1 /BPC 1 /IM true ID x{end} BT /F1 12 Tf 50 700 Td (M. Karim vient) Tj ET Q");
        let bytes = pdf(content.as_bytes(), |_, _| {});
        assert_eq!(texts(&replaced(&bytes, "Karim", "[A]")), ["M. [A] vient"], "{end:?}");
    }
    let endless = pdf(b"BI /W 8 /H 1 /BPC 1 /IM true ID x BT /F1 12 Tf 50 700 Td (M. Karim vient) Tj ET", |_, _| {});
    assert_eq!(refused(endless, "a.pdf").kind(), ErrorKind::Truncated);
}

/// An appearance may use the fonts of the form, as long as it has no resources.
#[test]
fn an_appearance_keeps_the_fonts_that_it_borrows() {
    let bytes = pdf(b"BT /F1 12 Tf 50 700 Td (Page) Tj ET", |pdf, page| {
        let bounds = || vec![0.into(), 0.into(), 200.into(), 50.into()];
        let look = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds() };
        let look = pdf.add_object(Stream::new(look, b"BT /H0 9 Tf 5 5 Td (M. Karim) Tj ( vient) Tj ET".to_vec()));
        let field = pdf.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "Rect" => bounds(), "AP" => dictionary! { "N" => look },
        });
        let times = pdf.add_object(font(dictionary! { "BaseFont" => "Times-Roman" }));
        let fonts = dictionary! { "Font" => dictionary! { "H0" => times, "H1" => times } };
        pdf.get_dictionary_mut(page).unwrap().set("Annots", vec![field.into()]);
        pdf.catalog_mut().unwrap().set("AcroForm", dictionary! { "Fields" => vec![field.into()], "DR" => fonts });
    });
    let out = replaced(&bytes, "Karim", "[A]");
    assert_eq!(texts(&out), ["Page", "M. [A] vient"]);
    let out = Document::load_mem(&out).unwrap();
    let look = out.objects.values().find_map(|object| object.as_stream().ok().filter(|s| s.dict.has(b"BBox"))).unwrap();
    let fonts = look.dict.get(b"Resources").unwrap().as_dict().unwrap().get(b"Font").unwrap().as_dict().unwrap();
    let called =
        |name: &[u8]| out.get_dictionary(fonts.get(name).unwrap().as_reference().unwrap()).unwrap().get(b"BaseFont");
    assert_eq!(called(b"H0").unwrap().as_name().unwrap(), b"Times-Roman", "what the appearance calls so");
    assert_eq!(called(b"H2").unwrap().as_name().unwrap(), b"Helvetica", "what stands for the name");
}
