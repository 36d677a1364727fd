//! A search that shares no code with the library: what a curious reader would do with the output.

use std::io::{Cursor, Read};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::minutes::Planted;

/// Lower case without accents, one space for anything that is neither letter nor digit, and a space at both ends.
pub(crate) fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{ad}').collect::<String>().to_lowercase();
    let plain = plain.replace('œ', "oe").replace('æ', "ae");
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The planted values that `text` still holds.
pub(crate) fn survivors<'a>(text: &str, planted: &'a [Planted]) -> Vec<&'a Planted> {
    let folded = fold(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let holds = |value: &Planted| match value {
        Planted::Words(words) => folded.contains(&fold(words)),
        Planted::Digits(wanted) => digits.contains(wanted),
    };
    planted.iter().filter(|value| holds(value)).collect()
}

/// All that a file says: a text as it is; of a container, the names and contents of its parts, with and without tags.
pub(crate) fn everything(file: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(file)) else { return decoded(file) };
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a whole part");
        let text = String::from_utf8_lossy(&bytes);
        all.push_str(&part.name().expect("a name of text"));
        all.push('\n');
        all.push_str(&text);
        all.push('\n');
        all.push_str(&without_tags(&text));
        all.push('\n');
    }
    all
}

/// A text file in whatever encoding its first bytes say, or Windows-1252.
pub(crate) fn decoded(file: &[u8]) -> String {
    let units =
        |from: fn([u8; 2]) -> u16| file[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect::<Vec<_>>();
    match file {
        [0xff, 0xfe, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)),
        _ => match std::str::from_utf8(file) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(file).0.into_owned(),
        },
    }
}

/// Tags taken away, the runs of a paragraph put together, and a line for each paragraph.
fn without_tags(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        if tag.starts_with("/w:p") && !tag.starts_with("/w:pP") {
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("&apos;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn the_search_sees_what_a_reader_sees() {
    let words = |text: &str| vec![Planted::Words(text.to_owned())];
    assert_eq!(survivors("chez KARIM  ben-salem.", &words("Karim Ben Salem")).len(), 1);
    assert_eq!(survivors("Noé Œuvrard", &words("NOE OEUVRARD")).len(), 1);
    assert_eq!(survivors("Benalia", &words("Benali")).len(), 0);
    assert_eq!(survivors("06.39.98.12.34", &[Planted::Digits("39981234".to_owned())]).len(), 1);
    assert_eq!(without_tags("<w:p><w:r><w:t>Ka</w:t></w:r><w:r><w:t>rim</w:t></w:r></w:p><w:p>x</w:p>"), "Karim\nx\n");
}
