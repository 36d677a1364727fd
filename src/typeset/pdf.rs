//! A PDF of one column in Helvetica, which every reader has: Windows-1252 holds all of French. Lengths are in points,
//! widths of glyphs in thousandths of the size of the type (Adobe's metrics of the 14 standard fonts).

use std::fmt::Write as _;

use unicode_normalization::UnicodeNormalization;

use super::Written;

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 60.0;

/// The file.
pub(super) fn make(paragraphs: &[Written]) -> Vec<u8> {
    let pages = set(paragraphs);
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 5 + 2 * page)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).into_bytes(),
    ];
    objects.extend(fonts());
    for (page, content) in pages.iter().enumerate() {
        let dict = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * page
        );
        objects.push(dict.into_bytes());
        objects.push(stream(content));
    }
    file(&objects, "")
}

/// The regular and the bold type.
pub(crate) fn fonts() -> [Vec<u8>; 2] {
    ["Helvetica", "Helvetica-Bold"].map(|name| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>").into_bytes()
    })
}

/// The object of a stream that is not packed.
pub(crate) fn stream(content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// A file of objects numbered from 1, the first of which is its catalog. `trailer`: what else its trailer says.
pub(crate) fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        let _ = writeln!(table, "{:010} 00000 n ", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let _ = write!(table, "trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(table.bytes());
    bytes
}

/// Shows text, encoded already.
pub(crate) fn show(content: &mut Vec<u8>, text: &[u8]) {
    content.push(b'(');
    for byte in text {
        if matches!(byte, b'(' | b')' | b'\\') {
            content.push(b'\\');
        }
        content.push(*byte);
    }
    content.extend(b") Tj");
}

/// Whether a character is written as it is.
pub(super) fn can_write(c: char) -> bool {
    byte(c).is_some()
}

/// The contents of the pages.
fn set(paragraphs: &[Written]) -> Vec<Vec<u8>> {
    let mut pages = vec![Vec::new()];
    let mut y = HEIGHT - MARGIN;
    for paragraph in paragraphs {
        if paragraph.opens_page {
            pages.push(Vec::new());
            y = HEIGHT - MARGIN;
        }
        let (font, size) = if paragraph.heading { ("F2", 13.0) } else { ("F1", 11.0) };
        for line in lines(&encoded(&paragraph.text), size) {
            y -= size * 1.35;
            if y < MARGIN {
                pages.push(Vec::new());
                y = HEIGHT - MARGIN - size * 1.35;
            }
            if let Some(page) = pages.last_mut() {
                page.extend(format!("BT /{font} {size} Tf {MARGIN} {y:.2} Td ").bytes());
                show(page, &line);
                page.extend(b" ET\n");
            }
        }
        y -= 7.0;
    }
    pages
}

/// Breaks a paragraph at spaces; a word that is longer than a line, anywhere.
fn lines(text: &[u8], size: f64) -> Vec<Vec<u8>> {
    let room = (WIDTH - 2.0 * MARGIN) * 1000.0 / size;
    let mut lines: Vec<Vec<u8>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in text.split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
        let length: f64 = word.iter().map(|byte| width(*byte, true)).sum();
        if used > 0.0 && used + 278.0 + length > room {
            lines.push(Vec::new());
            used = 0.0;
        } else if used > 0.0 {
            lines.last_mut().into_iter().for_each(|line| line.push(b' '));
            used += 278.0;
        }
        for byte in word {
            if used + width(*byte, true) > room {
                lines.push(Vec::new());
                used = 0.0;
            }
            lines.last_mut().into_iter().for_each(|line| line.push(*byte));
            used += width(*byte, true);
        }
    }
    lines
}

/// In Windows-1252; another letter loses its accents, another sign is a question mark.
pub(crate) fn encoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match byte(c) {
            Some(byte) => out.push(byte),
            None if c.is_whitespace() => out.push(b' '),
            None => {
                let plain: Vec<u8> = c.nfkd().filter_map(byte).collect();
                out.extend(if plain.is_empty() { vec![b'?'] } else { plain });
            }
        }
    }
    out
}

fn byte(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match &*bytes {
        [byte] if !failed && !byte.is_ascii_control() => Some(*byte),
        _ => None,
    }
}

/// How wide a character is, in thousandths of the size of the type.
pub(crate) fn width(byte: u8, bold: bool) -> f64 {
    let width = match byte {
        32..=126 => WIDTHS[usize::from(byte - 32)],
        0x8c => 1000,
        0x9c => 944,
        0x85 | 0x89 | 0x97 => 1000,
        0x91 | 0x92 | 0x82 => 222,
        0x93 | 0x94 | 0x84 => 333,
        0xa0 => 278,
        0xc0..=0xc5 => 667,
        0xc6 => 1000,
        0xc7 | 0xd1 => 722,
        0xc8..=0xcb => 667,
        0xcc..=0xcf | 0xec..=0xef => 278,
        0xd2..=0xd6 | 0xd8 => 778,
        0xd9..=0xdc => 722,
        0xe6 => 889,
        0xe7 | 0xfd | 0xff => 500,
        _ => 556,
    };
    // Bold is a little wider; what may be either is measured as bold.
    f64::from(width) * if bold { 1.08 } else { 1.0 }
}

/// From the space to the tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
