//! Streams that are not text: pictures lose what their camera wrote beside them, and what no one knows is emptied.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::clean::{Removed, count};
use super::object::{decoded, is, name};
use crate::format::Limits;

/// Keys whose streams readers of PDF need to draw a page.
const DRAWING: &[&str] = &[
    "Contents",
    "FontFile",
    "FontFile2",
    "FontFile3",
    "ToUnicode",
    "Encoding",
    "CIDToGIDMap",
    "SMask",
    "Mask",
    "G",
    "TR",
    "TR2",
    "BG",
    "BG2",
    "UCR",
    "UCR2",
    "HT",
    "Function",
    "Functions",
    "JBIG2Globals",
    "DestOutputProfile",
    "CharProcs",
    "CIDSet",
    "Lookup",
    "UseCMap",
    "N",
    "D",
    "R",
    "Pattern",
    "XObject",
    "Shading",
    "BE",
    "RO",
];

/// First words of arrays that are colour spaces.
const COLOURS: &[&str] = &["ICCBased", "Indexed", "Separation", "DeviceN", "NChannel", "I"];

/// Strips pictures, and empties the streams of an unknown sort. Counts the pictures that stay.
pub(super) fn clean(pdf: &mut Document, limits: &Limits, removed: &mut Removed) {
    let known = known(pdf);
    let masks = masks(pdf);
    for object in pdf.objects.values_mut() {
        if let Object::Stream(stream) = object {
            // A damaged file may say another length than was found.
            stream.dict.set("Length", stream.content.len() as i64);
        }
    }
    let (mut emptied, mut changed) = (Vec::new(), Vec::new());
    for (id, object) in &pdf.objects {
        let Object::Stream(stream) = object else { continue };
        if is(pdf, &stream.dict, b"Subtype", "Image") {
            if !masks.contains(id) {
                count(removed, "image", 1);
            }
            changed.extend(stripped(pdf, stream, limits).map(|stream| (*id, stream)));
        } else if !known.contains(id) && !draws(pdf, &stream.dict) {
            emptied.push(*id);
        }
    }
    count(removed, "unknown_part_removed", emptied.len() as u32);
    for id in emptied {
        pdf.objects.insert(id, Object::Null);
    }
    for (id, stream) in changed {
        pdf.objects.insert(id, Object::Stream(stream));
    }
}

/// Makes every picture one point that paints nothing; what cuts it out goes with it.
pub(super) fn blank(pdf: &mut Document) {
    let ids: Vec<ObjectId> = pdf
        .objects
        .iter()
        .filter(|(_, object)| matches!(object, Object::Stream(stream) if is(pdf, &stream.dict, b"Subtype", "Image")))
        .map(|(id, _)| *id)
        .collect();
    for id in ids {
        if let Some(Object::Stream(stream)) = pdf.objects.get_mut(&id) {
            let keeps = |key: &[u8]| matches!(key, b"OC" | b"StructParent");
            let mut kept: Dictionary =
                std::mem::take(&mut stream.dict).into_iter().filter(|(key, _)| keeps(key)).collect();
            kept.set("Type", Object::Name(b"XObject".to_vec()));
            kept.set("Subtype", Object::Name(b"Image".to_vec()));
            kept.set("Width", 1);
            kept.set("Height", 1);
            kept.set("BitsPerComponent", 1);
            kept.set("ImageMask", true);
            *stream = Stream::new(kept, vec![0x80]);
        }
    }
}

/// Says of itself what it draws.
fn draws(pdf: &Document, dictionary: &Dictionary) -> bool {
    is(pdf, dictionary, b"Subtype", "Form")
        || ["FunctionType", "ShadingType", "PatternType", "HalftoneType"]
            .iter()
            .any(|key| dictionary.has(key.as_bytes()))
}

/// Streams that stand where drawing needs them.
fn known(pdf: &Document) -> BTreeSet<ObjectId> {
    let mut known = BTreeSet::new();
    let mut stack: Vec<&Object> = pdf.objects.values().collect();
    while let Some(object) = stack.pop() {
        let dictionary = match object {
            Object::Array(array) => {
                let colour = matches!(array.first(), Some(Object::Name(name)) if COLOURS.iter().any(|c| c.as_bytes() == name.as_slice()));
                if colour {
                    known.extend(array.iter().filter_map(|object| object.as_reference().ok()));
                }
                stack.extend(array);
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for (key, value) in dictionary {
            stack.push(value);
            if !DRAWING.iter().any(|drawing| drawing.as_bytes() == key.as_slice()) {
                continue;
            }
            match super::object::follow(pdf, value) {
                (Some(id), Object::Stream(_)) => drop(known.insert(id)),
                (_, Object::Array(array)) => known.extend(array.iter().filter_map(|object| object.as_reference().ok())),
                (_, Object::Dictionary(inside)) => {
                    known.extend(inside.iter().filter_map(|(_, object)| object.as_reference().ok()));
                }
                _ => {}
            }
        }
    }
    known
}

/// Pictures that only cut out another one.
fn masks(pdf: &Document) -> BTreeSet<ObjectId> {
    let keys = [&b"SMask"[..], b"Mask"];
    let of = |object: &Object| match object {
        Object::Stream(stream) => keys.map(|key| stream.dict.get(key).and_then(Object::as_reference).ok()),
        _ => [None, None],
    };
    pdf.objects.values().flat_map(of).flatten().collect()
}

/// A picture without comments, camera data and previews; `None` if it has none.
fn stripped(pdf: &Document, stream: &Stream, limits: &Limits) -> Option<Stream> {
    let filters: Vec<&[u8]> = match stream.dict.get(b"Filter") {
        Ok(Object::Array(filters)) => {
            filters.iter().map(|f| super::object::follow(pdf, f).1.as_name().unwrap_or(b"")).collect()
        }
        _ => vec![name(pdf, &stream.dict, b"Filter")],
    };
    let (last, before) = filters.split_last()?;
    let strip = match *last {
        b"DCTDecode" | b"DCT" => jpeg,
        b"JPXDecode" => jpeg_2000,
        _ => return None,
    };
    let packed = if before.is_empty() {
        stream.content.clone()
    } else {
        let mut outer = stream.clone();
        outer.dict.set("Filter", Object::Array(before.iter().map(|f| Object::Name(f.to_vec())).collect()));
        outer.dict.remove(b"DecodeParms");
        decoded(&outer, limits).ok()?
    };
    let content = strip(&packed);
    if before.is_empty() && content == packed {
        return None;
    }
    let mut stream = stream.clone();
    stream.dict.set("Filter", Object::Name(last.to_vec()));
    stream.dict.remove(b"DecodeParms");
    stream.set_content(content);
    Some(stream)
}

/// Leaves out comments and every application segment but Adobe's, which says how colours are coded, and what follows
/// the end of the picture.
fn jpeg(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    let Some(mut rest) = bytes.strip_prefix(b"\xff\xd8") else { return bytes.to_vec() };
    kept.extend(b"\xff\xd8");
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = &rest[1..],
            [0xff, 0xd9, ..] => {
                kept.extend(b"\xff\xd9");
                return kept;
            }
            [0xff, marker, high, low, ..] => {
                let len = usize::from(u16::from_be_bytes([*high, *low])) + 2;
                let Some(segment) = rest.get(..len) else { break };
                let adobe = *marker == 0xee && segment.get(4..9) == Some(b"Adobe");
                if !matches!(marker, 0xe0..=0xef | 0xfe) || adobe {
                    kept.extend(segment);
                }
                rest = &rest[len..];
                if *marker == 0xda {
                    // The picture itself, up to a marker that is neither a stuffed byte nor a restart.
                    let end =
                        rest.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff));
                    let (scan, after) = rest.split_at(end.unwrap_or(rest.len()));
                    kept.extend(scan);
                    rest = after;
                }
            }
            _ => break,
        }
    }
    kept.extend(rest);
    kept
}

/// Leaves out the boxes of XML and of unknown use.
fn jpeg_2000(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(b"\0\0\0\x0cjP  ") {
        return bytes.to_vec();
    }
    let (mut kept, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let [a, b, c, d, kind @ ..] = rest
        && let Some(kind) = kind.get(..4)
    {
        let len = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let len = if len < 8 { rest.len() } else { len.min(rest.len()) };
        if !matches!(kind, b"xml " | b"uuid" | b"uinf") {
            kept.extend(&rest[..len]);
        }
        rest = &rest[len..];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_loses_its_comments_and_nothing_else() {
        let picture = b"\xff\xd8\xff\xe1\x00\x06Exif\xff\xfe\x00\x05abc\xff\xee\x00\x0eAdobe\0\0\0\0\0\0\x01\xff\xdb\x00\x03q\xff\xda\x00\x03sAB\xff\x00C\xff\xd9rest";
        let kept =
            b"\xff\xd8\xff\xee\x00\x0eAdobe\0\0\0\0\0\0\x01\xff\xdb\x00\x03q\xff\xda\x00\x03sAB\xff\x00C\xff\xd9";
        assert_eq!(jpeg(picture), kept);
        assert_eq!(jpeg(b"none"), b"none");
    }
}
