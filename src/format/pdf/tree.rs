//! The trees of a PDF: pages with what they inherit, names with what they lead to. Both may be broken or go round.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::object::{array, as_dictionary, dictionary, follow, is, numbers, value};
use crate::error::{Error, ErrorKind};
use crate::format::Limit;

/// One page.
pub(super) struct Page {
    pub(super) id: ObjectId,
    /// Its own or inherited.
    pub(super) resources: Dictionary,
    /// Left, bottom, right, top.
    pub(super) area: [f64; 4],
}

/// The pages in their order.
///
/// # Errors
/// [`ErrorKind::Truncated`]: there is no page. [`ErrorKind::TooLarge`]: more than `most`.
pub(super) fn pages(pdf: &Document, most: usize) -> Result<Vec<Page>, Error> {
    let empty = Dictionary::new();
    let root = pdf.trailer.get(b"Root").ok().and_then(|root| as_dictionary(follow(pdf, root).1)).unwrap_or(&empty);
    let usual = [0.0, 0.0, 612.0, 792.0];
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut stack: Vec<(&Object, Option<&Dictionary>, [f64; 4])> =
        root.get(b"Pages").ok().map(|top| (top, None, usual)).into_iter().collect();
    while let Some((object, resources, area)) = stack.pop() {
        let (Some(id), Object::Dictionary(node)) = follow(pdf, object) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let resources = dictionary(pdf, node, b"Resources").or(resources);
        let area = numbers::<4>(pdf, node, b"CropBox").or(numbers(pdf, node, b"MediaBox")).unwrap_or(area);
        let kids = array(pdf, node, b"Kids");
        if kids.is_empty() || is(pdf, node, b"Type", "Page") {
            if is(pdf, node, b"Type", "Pages") {
                continue;
            }
            pages.push(Page { id, resources: resources.cloned().unwrap_or_default(), area });
        }
        if pages.len() > most || stack.len() > most * 2 {
            return Err(Limit::Entries.into());
        }
        if !is(pdf, node, b"Type", "Page") {
            stack.extend(kids.iter().rev().map(|kid| (kid, resources, area)));
        }
    }
    if pages.is_empty() { Err(ErrorKind::Truncated.into()) } else { Ok(pages) }
}

/// The entries of a tree of names.
pub(super) fn names<'a>(pdf: &'a Document, tree: &'a Dictionary) -> Vec<(&'a [u8], &'a Object)> {
    let (mut entries, mut seen, mut stack) = (Vec::new(), BTreeSet::new(), vec![tree]);
    while let Some(node) = stack.pop() {
        for pair in array(pdf, node, b"Names").chunks(2) {
            if let [key, object] = pair
                && let Object::String(key, _) = follow(pdf, key).1
            {
                entries.push((key.as_slice(), object));
            }
        }
        for kid in array(pdf, node, b"Kids") {
            if let (Some(id), object) = follow(pdf, kid)
                && seen.insert(id)
            {
                stack.extend(as_dictionary(object));
            }
        }
    }
    entries
}

/// Where the named destinations lead: name → `[page /XYZ …]`.
pub(super) fn destinations(pdf: &Document, root: &Dictionary) -> BTreeMap<Vec<u8>, Object> {
    let explicit = |object: &Object| match follow(pdf, object).1 {
        Object::Array(array) => Some(Object::Array(array.clone())),
        Object::Dictionary(dictionary) => match value(pdf, dictionary, b"D") {
            Object::Array(array) => Some(Object::Array(array.clone())),
            _ => None,
        },
        _ => None,
    };
    let mut all = BTreeMap::new();
    if let Some(old) = dictionary(pdf, root, b"Dests") {
        all.extend(old.iter().filter_map(|(name, object)| Some((name.clone(), explicit(object)?))));
    }
    if let Some(tree) = dictionary(pdf, root, b"Names").and_then(|names| dictionary(pdf, names, b"Dests")) {
        all.extend(names(pdf, tree).into_iter().filter_map(|(name, object)| Some((name.to_vec(), explicit(object)?))));
    }
    all
}
