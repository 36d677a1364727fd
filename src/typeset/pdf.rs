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
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    let mut object = |bytes: &mut Vec<u8>, body: &[u8]| {
        offsets.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", offsets.len()).bytes());
        bytes.extend(body);
        bytes.extend(b"\nendobj\n");
    };
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 5 + 2 * page)).collect();
    object(&mut bytes, b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>");
    object(&mut bytes, format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()).as_bytes());
    object(&mut bytes, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    object(&mut bytes, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    for (page, content) in pages.iter().enumerate() {
        let dict = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * page
        );
        object(&mut bytes, dict.as_bytes());
        let mut stream = format!("<< /Length {} >>\nstream\n", content.len()).into_bytes();
        stream.extend(content);
        stream.extend(b"\nendstream");
        object(&mut bytes, &stream);
    }
    let start = bytes.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1);
    for offset in &offsets {
        let _ = writeln!(table, "{offset:010} 00000 n ");
    }
    let _ = write!(table, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1);
    bytes.extend(table.bytes());
    bytes
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
                page.extend(format!("BT /{font} {size} Tf {MARGIN} {y:.2} Td (").bytes());
                for byte in line {
                    if matches!(byte, b'(' | b')' | b'\\') {
                        page.push(b'\\');
                    }
                    page.push(byte);
                }
                page.extend(b") Tj ET\n");
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
        let length: f64 = word.iter().map(|byte| width(*byte)).sum();
        if used > 0.0 && used + 278.0 + length > room {
            lines.push(Vec::new());
            used = 0.0;
        } else if used > 0.0 {
            lines.last_mut().into_iter().for_each(|line| line.push(b' '));
            used += 278.0;
        }
        for byte in word {
            if used + width(*byte) > room {
                lines.push(Vec::new());
                used = 0.0;
            }
            lines.last_mut().into_iter().for_each(|line| line.push(*byte));
            used += width(*byte);
        }
    }
    lines
}

/// In Windows-1252; another letter loses its accents, another sign is a question mark.
fn encoded(text: &str) -> Vec<u8> {
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

fn width(byte: u8) -> f64 {
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
    // Bold is a little wider.
    f64::from(width) * 1.08
}

/// From the space to the tilde.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
