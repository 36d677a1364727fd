//! The reader that pages are read with once more: pdf-extract.
//!
//! It follows forms that draw forms, and pages whose parents are to say what they do not, without an end: on a file where
//! there is none, the stack would overflow, and that nobody can catch. Such a file is looked at first.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use memchr::memmem;
use pdf_extract::content::Content;
use pdf_extract::{Document, Object, ObjectId, PlainTextOutput, output_doc};

/// Forms in forms, and parents of pages; each takes some ten thousand bytes of the stack.
const DEEPEST: usize = 32;

/// The text of a PDF; `None` if this reader panics on it, can't read it, or would not come to an end.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    // Its state is its own, and gone with it.
    catch_unwind(AssertUnwindSafe(|| {
        let mut pdf = Document::load_mem(bytes).ok()?;
        if pdf.is_encrypted() {
            pdf.decrypt("").ok()?;
        }
        if deep_pages(&pdf) || deep_forms(&pdf) {
            return None;
        }
        let mut text = String::new();
        output_doc(&pdf, &mut PlainTextOutput::new(&mut text)).ok()?;
        Some(text)
    }))
    .ok()
    .flatten()
}

fn deep_pages(pdf: &Document) -> bool {
    let parent = |id: ObjectId| pdf.get_dictionary(id).ok()?.get(b"Parent").and_then(Object::as_reference).ok();
    pdf.page_iter().any(|page| std::iter::successors(Some(page), |id| parent(*id)).nth(DEEPEST).is_some())
}

/// Whether a form draws forms that draw forms, and so on too often.
fn deep_forms(pdf: &Document) -> bool {
    let (mut forms, mut seen) = (BTreeSet::new(), BTreeSet::new());
    // What a form without resources of its own may mean by a name.
    let mut named: BTreeMap<&[u8], BTreeSet<ObjectId>> = BTreeMap::new();
    for object in pdf.objects.values() {
        let mut stack = vec![object];
        while let Some(object) = stack.pop() {
            let dictionary = match object {
                Object::Dictionary(dictionary) | Object::Stream(pdf_extract::Stream { dict: dictionary, .. }) => {
                    dictionary
                }
                Object::Array(array) => {
                    stack.extend(array);
                    continue;
                }
                _ => continue,
            };
            stack.extend(dictionary.iter().map(|(_, value)| value));
            let Ok(drawings) = pdf.get_dict_in_dict(dictionary, b"XObject") else { continue };
            if !seen.insert(std::ptr::from_ref(drawings)) {
                continue;
            }
            for (name, value) in drawings {
                let Some(id) = drawing(pdf, value) else { continue };
                forms.insert(id);
                named.entry(name).or_default().insert(id);
            }
        }
    }
    let draws: BTreeMap<ObjectId, Vec<ObjectId>> =
        forms.into_iter().map(|id| (id, drawn(pdf, id, &named))).filter(|(_, drawn)| !drawn.is_empty()).collect();
    // Those from which a way of so many steps begins.
    let mut deep: BTreeSet<ObjectId> = draws.keys().copied().collect();
    for _ in 0..DEEPEST {
        let still = |id: &ObjectId| draws[id].iter().any(|drawn| deep.contains(drawn));
        deep = deep.iter().copied().filter(still).collect();
    }
    !deep.is_empty()
}

/// The object of a drawing: the last of references to references.
fn drawing(pdf: &Document, value: &Object) -> Option<ObjectId> {
    pdf.dereference(value).ok()?.0
}

/// The forms that a form draws, of those that are `named`.
fn drawn(pdf: &Document, id: ObjectId, named: &BTreeMap<&[u8], BTreeSet<ObjectId>>) -> Vec<ObjectId> {
    let Ok(stream) = pdf.get_object(id).and_then(Object::as_stream) else { return Vec::new() };
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    if memmem::find(&bytes, b"Do").is_none() {
        return Vec::new();
    }
    let Ok(content) = Content::decode(&bytes) else { return Vec::new() };
    let names = content.operations.iter().filter(|operation| operation.operator == "Do");
    let names = names.filter_map(|operation| operation.operands.first()?.as_name().ok());
    match pdf.get_dict_in_dict(&stream.dict, b"Resources") {
        Ok(resources) => {
            let own = pdf.get_dict_in_dict(resources, b"XObject").ok();
            names.filter_map(|name| drawing(pdf, own?.get(name).ok()?)).collect()
        }
        Err(_) => names.filter_map(|name| named.get(name)).flatten().copied().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_extract::{Dictionary, Stream, dictionary};

    /// A page that draws form 0; form `n` draws form `n + 1`, the last one the form `last`, or nothing.
    fn forms(count: u32, last: Option<u32>, own: bool) -> Vec<u8> {
        let mut pdf = Document::with_version("1.7");
        let form = |n: u32| (10 + n, 0);
        let all: Dictionary = (0..count).map(|n| (format!("F{n}").into_bytes(), Object::Reference(form(n)))).collect();
        let resources = dictionary! { "XObject" => all };
        for n in 0..count {
            let next = if n + 1 < count { Some(n + 1) } else { last };
            let content = next.map_or(String::new(), |next| format!("/F{next} Do"));
            let mut dict = dictionary! { "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] };
            if own {
                dict.set("Resources", resources.clone());
            }
            pdf.objects.insert(form(n), Object::Stream(Stream::new(dict, content.into_bytes())));
        }
        pdf.objects.insert((4, 0), Object::Stream(Stream::new(dictionary! {}, b"/F0 Do".to_vec())));
        let page = dictionary! {
            "Type" => "Page", "Parent" => (2, 0), "Contents" => (4, 0), "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
        };
        pdf.objects.insert((3, 0), Object::Dictionary(page));
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference((3, 0))], "Count" => 1 };
        pdf.objects.insert((2, 0), Object::Dictionary(pages));
        pdf.objects.insert((1, 0), Object::Dictionary(dictionary! { "Type" => "Catalog", "Pages" => (2, 0) }));
        pdf.trailer.set("Root", (1, 0));
        pdf.max_id = 10 + count;
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn forms_without_an_end_are_not_followed() {
        for own in [true, false] {
            assert!(text(&forms(8, None, own)).is_some());
            assert_eq!(text(&forms(1, Some(0), own)), None);
            assert_eq!(text(&forms(3, Some(1), own)), None);
            assert_eq!(text(&forms(300, None, own)), None);
        }
    }

    #[test]
    fn nor_are_parents_without_an_end() {
        let parents = |parent: u32| {
            let mut pdf = Document::load_mem(&forms(1, None, true)).unwrap();
            pdf.get_dictionary_mut((2, 0)).unwrap().set("Parent", (parent, 0));
            pdf.get_dictionary_mut((3, 0)).unwrap().remove(b"Resources");
            let mut bytes = Vec::new();
            pdf.save_to(&mut bytes).unwrap();
            bytes
        };
        assert_eq!(text(&parents(2)), None);
    }
}
