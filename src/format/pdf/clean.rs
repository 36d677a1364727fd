//! What never comes along: who made the file and with what, programs and actions, attachments, signatures, earlier
//! revisions, and all that is reached from nowhere.
//!
//! It goes before anything is read, so what is read is what will be written.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::object::{array, as_dictionary, dictionary, dictionary_mut, follow, name};
use super::tree::{destinations, names, pages};
use crate::error::{Error, ErrorKind};

/// What was removed, by class.
pub(super) type Removed = BTreeMap<&'static str, u32>;

/// Keys of the catalogue that stay.
const CATALOGUE: &[&str] = &[
    "Type",
    "Pages",
    "Version",
    "PageLabels",
    "Outlines",
    "PageMode",
    "PageLayout",
    "ViewerPreferences",
    "Lang",
    "MarkInfo",
    "StructTreeRoot",
    "AcroForm",
    "OCProperties",
    "OutputIntents",
    "OpenAction",
];

/// Keys of a page that stay.
const PAGE: &[&str] = &[
    "Type",
    "Parent",
    "Resources",
    "MediaBox",
    "CropBox",
    "BleedBox",
    "TrimBox",
    "ArtBox",
    "Rotate",
    "Contents",
    "Group",
    "Annots",
    "StructParents",
    "Tabs",
    "UserUnit",
    "Dur",
    "Trans",
];

/// Keys of a form that stay.
const FORM: &[&str] = &["Fields", "NeedAppearances", "DR", "DA", "Q"];

/// Keys that go wherever they stand.
const ANYWHERE: &[&str] = &[
    "Metadata",
    "PieceInfo",
    "LastModified",
    "OPI",
    "Alternates",
    "Thumb",
    "RichMediaContent",
    "RichMediaSettings",
    "Measure",
    "PtData",
    "EF",
    "RF",
    "CreatorInfo",
    "IDTree",
    "XFA",
    // Every glyph of a font by its name: «/one», «/bar».
    "CharSet",
];

/// Keys of annotations and fields that go: dates, identifiers, a second form of what they say.
const NOTE: &[&str] =
    &["M", "NM", "CreationDate", "RC", "RV", "DS", "AA", "AF", "TM", "ExData", "Sound", "Movie", "FS"];

/// Annotations that carry files and media.
const CARRIERS: &[(&str, &str)] = &[
    ("FileAttachment", "embedded_file_removed"),
    ("Sound", "media_removed"),
    ("Movie", "media_removed"),
    ("Screen", "media_removed"),
    ("3D", "media_removed"),
    ("RichMedia", "media_removed"),
    ("TrapNet", "unknown_part_removed"),
    ("PrinterMark", "unknown_part_removed"),
    ("Projection", "unknown_part_removed"),
];

/// What an action can do; only to go to a place and to open an address is left.
const ACTIONS: &[&str] = &[
    "GoTo",
    "GoToR",
    "GoToE",
    "GoToDp",
    "Launch",
    "Thread",
    "URI",
    "Sound",
    "Movie",
    "Hide",
    "Named",
    "SubmitForm",
    "ResetForm",
    "ImportData",
    "JavaScript",
    "SetOCGState",
    "Rendition",
    "Trans",
    "GoTo3DView",
    "RichMediaExecute",
];

/// What says that it is one of these is made anew with the file, and not copied.
const UNWRITTEN: &[&[u8]] = &[b"ObjStm", b"XRef", b"Linearized"];

/// Takes all out of `pdf` that never comes along.
///
/// # Errors
/// [`ErrorKind::Truncated`]: there is no catalogue, or no page.
pub(super) fn clean(pdf: &mut Document, most: usize) -> Result<Removed, Error> {
    let mut removed = Removed::new();
    let root = match pdf.trailer.get(b"Root") {
        Ok(root) => follow(pdf, root).0,
        Err(_) => None,
    };
    let root = root.ok_or(ErrorKind::Truncated)?;
    let mut trailer = Dictionary::new();
    trailer.set("Root", Object::Reference(root));
    pdf.trailer = trailer;
    pdf.prune_objects();
    let catalogue = as_dictionary(pdf.objects.get(&root).unwrap_or(&Object::Null)).ok_or(ErrorKind::Truncated)?.clone();
    count_names(pdf, &catalogue, &mut removed);
    let destinations = destinations(pdf, &catalogue);
    let pages: BTreeSet<ObjectId> = pages(pdf, most)?.into_iter().map(|page| page.id).collect();
    let form = catalogue.get(b"AcroForm").ok().and_then(|form| match follow(pdf, form) {
        (Some(id), _) => Some(id),
        _ => None,
    });
    if dictionary(pdf, &catalogue, b"AcroForm").is_some_and(|form| form.has(b"XFA")) {
        count(&mut removed, "xfa_removed", 1);
    }
    let carriers = annotations(pdf, &pages, &mut removed);
    for id in carriers {
        pdf.objects.insert(id, Object::Null);
    }
    let indirect: BTreeMap<ObjectId, Vec<u8>> = pdf
        .objects
        .iter()
        .filter_map(|(id, object)| match object {
            Object::String(name, _) | Object::Name(name) => Some((*id, name.clone())),
            _ => None,
        })
        .collect();
    let mut pass = Pass { destinations, indirect, emptied: BTreeSet::new(), removed };
    for (id, object) in &mut pdf.objects {
        if is_page(object) && !pages.contains(id) {
            *object = Object::Null;
            continue;
        }
        if *id == root {
            keep(object, CATALOGUE);
            if let Some(Object::Dictionary(form)) = dictionary_mut(object).and_then(|d| d.get_mut(b"AcroForm").ok()) {
                keep_keys(form, FORM);
            }
        } else if Some(*id) == form {
            keep(object, FORM);
        } else if pages.contains(id) {
            keep(object, PAGE);
        }
        pass.object(*id, object);
    }
    let Pass { emptied, removed, .. } = pass;
    for object in pdf.objects.values_mut() {
        drop_empty_actions(object, &emptied);
    }
    pdf.prune_objects();
    Ok(removed)
}

/// Leaves nothing but what is there: takes away what is reached from nowhere, and what will not be written; a reference
/// to nothing becomes what it means, or it would lead to an object that is added or gets another number later.
pub(super) fn settle(pdf: &mut Document) {
    pdf.objects.retain(|_, object| !object.type_name().is_ok_and(|name| UNWRITTEN.contains(&name)));
    pdf.prune_objects();
    let there: BTreeSet<ObjectId> = pdf.objects.keys().copied().collect();
    for object in pdf.objects.values_mut() {
        let mut stack = vec![object];
        while let Some(object) = stack.pop() {
            match object {
                Object::Reference(id) if !there.contains(id) => *object = Object::Null,
                Object::Array(array) => stack.extend(array.iter_mut()),
                object => {
                    stack.extend(dictionary_mut(object).into_iter().flat_map(Dictionary::iter_mut).map(|(_, v)| v))
                }
            }
        }
    }
    pdf.max_id = there.last().map_or(0, |(number, _)| *number);
    // No number would be left for what is added.
    if pdf.max_id > u32::MAX / 2 {
        pdf.renumber_objects();
    }
}

pub(super) fn count(removed: &mut Removed, what: &'static str, many: u32) {
    if many > 0 {
        *removed.entry(what).or_default() += many;
    }
}

fn is_page(object: &Object) -> bool {
    matches!(object, Object::Dictionary(page) if page.has_type(b"Page"))
}

fn keep(object: &mut Object, keys: &[&str]) {
    if let Some(dictionary) = dictionary_mut(object) {
        keep_keys(dictionary, keys);
    }
}

fn keep_keys(dictionary: &mut Dictionary, keys: &[&str]) {
    let kept: Dictionary = std::mem::take(dictionary)
        .into_iter()
        .filter(|(key, _)| keys.iter().any(|kept| kept.as_bytes() == key.as_slice()))
        .collect();
    *dictionary = kept;
}

/// Counts attached files; scripts are counted where they stand.
fn count_names(pdf: &Document, catalogue: &Dictionary, removed: &mut Removed) {
    let tree = dictionary(pdf, catalogue, b"Names").and_then(|names| dictionary(pdf, names, b"EmbeddedFiles"));
    let files = tree.map_or(0, |tree| names(pdf, tree).len());
    count(removed, "embedded_file_removed", files as u32);
}

/// Takes the annotations out of the pages that carry files or media; gives their objects.
fn annotations(pdf: &mut Document, pages: &BTreeSet<ObjectId>, removed: &mut Removed) -> Vec<ObjectId> {
    let mut gone = Vec::new();
    for page in pages {
        let Some(Object::Dictionary(dictionary)) = pdf.objects.get(page) else { continue };
        if !dictionary.has(b"Annots") {
            continue;
        }
        let mut left = Vec::new();
        for annotation in array(pdf, dictionary, b"Annots") {
            let (id, object) = follow(pdf, annotation);
            let Some(inside) = as_dictionary(object) else { continue };
            let subtype = name(pdf, inside, b"Subtype");
            match CARRIERS.iter().find(|(carrier, _)| carrier.as_bytes() == subtype) {
                Some((_, what)) => {
                    count(removed, what, 1);
                    gone.extend(id);
                }
                None => left.push(annotation.clone()),
            }
        }
        if let Some(Object::Dictionary(dictionary)) = pdf.objects.get_mut(page) {
            dictionary.set("Annots", Object::Array(left));
        }
    }
    gone
}

struct Pass {
    destinations: BTreeMap<Vec<u8>, Object>,
    /// Names that stand in objects of their own.
    indirect: BTreeMap<ObjectId, Vec<u8>>,
    /// Actions of which nothing is left.
    emptied: BTreeSet<ObjectId>,
    removed: Removed,
}

impl Pass {
    fn object(&mut self, id: ObjectId, object: &mut Object) {
        let mut stack = vec![&mut *object];
        while let Some(object) = stack.pop() {
            if let Object::Array(array) = object {
                stack.extend(array.iter_mut());
            } else if let Some(dictionary) = dictionary_mut(object) {
                self.dictionary(dictionary);
                stack.extend(dictionary.iter_mut().map(|(_, value)| value));
            }
        }
        if matches!(object, Object::Dictionary(dictionary) if dictionary.is_empty()) {
            self.emptied.insert(id);
        }
    }

    fn dictionary(&mut self, dictionary: &mut Dictionary) {
        self.action(dictionary);
        for key in ANYWHERE {
            dictionary.remove(key.as_bytes());
        }
        let has = |key: &str| dictionary.has(key.as_bytes());
        if has("ByteRange") || dictionary.has_type(b"Sig") {
            *dictionary = Dictionary::new();
            count(&mut self.removed, "signature_removed", 1);
            return;
        }
        let note = (has("Subtype") && has("Rect")) || has("FT") || (has("T") && (has("Kids") || has("Parent")));
        let structure = has("S") && (has("P") || has("K"));
        if note {
            for key in NOTE {
                dictionary.remove(key.as_bytes());
            }
        }
        if note || structure || dictionary.has(b"Type") {
            dictionary.remove(b"AA");
            dictionary.remove(b"AF");
        }
        if structure {
            dictionary.remove(b"ID");
        }
        if matches!(dictionary.get(b"ID"), Ok(Object::String(..))) && dictionary.has(b"Subtype") {
            dictionary.remove(b"ID");
        }
        self.destination(dictionary, b"Dest");
    }

    /// Makes a named destination a place.
    fn destination(&self, dictionary: &mut Dictionary, key: &[u8]) {
        let named = match dictionary.get(key) {
            Ok(Object::String(name, _) | Object::Name(name)) => Some(name),
            Ok(Object::Reference(id)) => self.indirect.get(id),
            _ => None,
        };
        let Some(named) = named else { return };
        match self.destinations.get(named).cloned() {
            Some(place) => dictionary.set(key, place),
            None => drop(dictionary.remove(key)),
        }
    }

    /// Leaves of an action what it may still do.
    fn action(&mut self, dictionary: &mut Dictionary) {
        let Ok(Object::Name(sort)) = dictionary.get(b"S") else { return };
        let action = ACTIONS.iter().any(|action| action.as_bytes() == sort.as_slice());
        if !action || (!dictionary.has_type(b"Action") && (dictionary.has(b"P") || dictionary.has(b"K"))) {
            return;
        }
        match sort.as_slice() {
            b"GoTo" => {
                keep_keys(dictionary, &["Type", "S", "D"]);
                self.destination(dictionary, b"D");
                if !dictionary.has(b"D") {
                    *dictionary = Dictionary::new();
                }
            }
            b"URI" => keep_keys(dictionary, &["Type", "S", "URI"]),
            b"Named" => keep_keys(dictionary, &["Type", "S", "N"]),
            sort => {
                let what = if sort == b"JavaScript" { "script_removed" } else { "action_removed" };
                count(&mut self.removed, what, 1);
                *dictionary = Dictionary::new();
            }
        }
    }
}

/// Takes away what would lead to an action that does nothing any more.
fn drop_empty_actions(object: &mut Object, emptied: &BTreeSet<ObjectId>) {
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        if let Object::Array(array) = object {
            stack.extend(array.iter_mut());
        } else if let Some(dictionary) = dictionary_mut(object) {
            for key in [&b"A"[..], b"PA", b"OpenAction", b"Next", b"V"] {
                let empty = match dictionary.get(key) {
                    Ok(Object::Dictionary(action)) => action.is_empty(),
                    Ok(Object::Reference(id)) => emptied.contains(id),
                    _ => false,
                };
                if empty {
                    dictionary.remove(key);
                }
            }
            stack.extend(dictionary.iter_mut().map(|(_, value)| value));
        }
    }
}
