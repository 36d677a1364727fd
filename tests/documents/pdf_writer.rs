//! What drawing a replacement must leave as it was: objects, fonts, the state of text. Over pages that are built here.

use lopdf::{Document, Object, Stream, dictionary};

use crate::pdf::{pdf, replaced, texts};

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
