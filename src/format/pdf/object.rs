//! Looking into the objects of a PDF: references followed, strings read as text, streams decoded within limits.

use std::io::Read;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::error::{Error, ErrorKind};
use crate::format::{Limit, Limits};

/// References to references.
const HOPS: usize = 32;

/// What an object is in the end, and the number of the last reference to it.
pub(super) fn follow<'a>(pdf: &'a Document, mut object: &'a Object) -> (Option<ObjectId>, &'a Object) {
    let mut id = None;
    for _ in 0..HOPS {
        let Object::Reference(next) = object else { return (id, object) };
        id = Some(*next);
        match pdf.objects.get(next) {
            Some(there) => object = there,
            None => break,
        }
    }
    (None, &Object::Null)
}

/// The value of a key, references followed.
pub(super) fn value<'a>(pdf: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
    dictionary.get(key).map_or(&Object::Null, |object| follow(pdf, object).1)
}

/// The dictionary that a key leads to; that of a stream, too.
pub(super) fn dictionary<'a>(pdf: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    as_dictionary(value(pdf, of, key))
}

/// A dictionary, or that of a stream.
pub(super) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The dictionary of an object that is changed.
pub(super) fn dictionary_mut(object: &mut Object) -> Option<&mut Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

/// The array that a key leads to; empty if none.
pub(super) fn array<'a>(pdf: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a [Object] {
    match value(pdf, of, key) {
        Object::Array(array) => array,
        _ => &[],
    }
}

/// A number, of either sort.
pub(super) fn number(pdf: &Document, object: &Object) -> Option<f64> {
    match follow(pdf, object).1 {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

/// The numbers of an array of exactly `N`.
pub(super) fn numbers<const N: usize>(pdf: &Document, of: &Dictionary, key: &[u8]) -> Option<[f64; N]> {
    let array = array(pdf, of, key);
    let mut numbers = [0.0; N];
    if array.len() != N {
        return None;
    }
    for (number, object) in numbers.iter_mut().zip(array) {
        *number = self::number(pdf, object)?;
    }
    Some(numbers)
}

/// Whether the value of a key is this name.
pub(super) fn is(pdf: &Document, dictionary: &Dictionary, key: &[u8], name: &str) -> bool {
    matches!(value(pdf, dictionary, key), Object::Name(there) if there == name.as_bytes())
}

/// The name that a key says, for comparisons; empty if none.
pub(super) fn name<'a>(pdf: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    match value(pdf, dictionary, key) {
        Object::Name(name) => name,
        _ => b"",
    }
}

/// What a stream unpacks to.
///
/// # Errors
/// [`ErrorKind::TooLarge`]; [`ErrorKind::Truncated`] if a filter fails or is not known.
pub(super) fn decoded(stream: &Stream, limits: &Limits) -> Result<Vec<u8>, Error> {
    let most = usize::try_from(limits.part).unwrap_or(usize::MAX);
    let bytes = stream.get_plain_content_with_limit(most).map_err(|error| match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => Error::from(Limit::Part),
        _ => ErrorKind::Truncated.into(),
    })?;
    if bytes.len() > 4 << 20 && bytes.len() as u64 / limits.ratio > stream.content.len() as u64 {
        return Err(Limit::Ratio.into());
    }
    Ok(bytes)
}

/// Makes sure that a stream is packed as its filter says: readers of PDF make different things of a broken one, and one
/// of them might show what was not read.
///
/// # Errors
/// [`ErrorKind::Truncated`].
pub(super) fn sound(pdf: &Document, stream: &Stream, limits: &Limits) -> Result<(), Error> {
    if !is(pdf, &stream.dict, b"Filter", "FlateDecode") {
        return Ok(());
    }
    let mut unpacked = flate2::read::ZlibDecoder::new(stream.content.as_slice()).take(limits.part);
    std::io::copy(&mut unpacked, &mut std::io::sink()).map_err(|_| ErrorKind::Truncated)?;
    Ok(())
}

/// The characters of `PDFDocEncoding` that are not those of Latin-1, from 0x18 and from 0x80.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ',
    'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// A text string: UTF-16 or UTF-8 behind a mark, `PDFDocEncoding` otherwise.
pub(super) fn text(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        String::from_utf16_lossy(&bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect::<Vec<_>>())
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Against the book, and read by every reader.
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes
            .iter()
            .map(|byte| match byte {
                0x18..=0x1f => LOW[usize::from(byte - 0x18)],
                0x80..=0xa0 => HIGH[usize::from(byte - 0x80)],
                _ => char::from(*byte),
            })
            .collect(),
    }
}

/// A text string of these words.
pub(super) fn text_string(words: &str) -> Vec<u8> {
    // Latin letters are the same in both, and none of these starts a mark.
    if words.chars().all(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '¡'..='¬' | '®'..='ÿ'))
        && !words.starts_with(['þ', 'ÿ', 'ï'])
    {
        return words.chars().map(|c| c as u8).collect();
    }
    [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_come_back() {
        for words in ["Élodie N'Diaye", "Zoë — cœur", "ÿ", "a\u{301}😀", ""] {
            assert_eq!(text(&text_string(words)), words);
        }
        assert_eq!(text(b"\x92\xa0 \x8e"), "™€ ”");
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa9"), "é");
    }
}
