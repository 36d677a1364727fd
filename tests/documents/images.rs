//! Outputs without images: their bytes are gone, something of the same size stands in their place, and it is said.

use huisclos::proof::{Needles, search_all};
use lopdf::{Document as Pdf, Object, Stream, dictionary};

use crate::{builder, odt, pdf_builder, segments, sound, written};

/// A picture as far as its first bytes go; what follows must not be in any output.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR visage de Karim devant le hall";

fn in_base_64() -> String {
    data_encoding::BASE64.encode(PICTURE)
}

fn in_digits() -> String {
    data_encoding::HEXLOWER.encode(PICTURE)
}

/// Asks for an output without images: it, and what is told. Everything else stays, and can be read again.
fn without_images(bytes: &[u8], name: &str) -> (Vec<u8>, Vec<(&'static str, u32)>) {
    let kept = written(&*sound(bytes, name), &[]).unwrap();
    assert!(shows(&kept), "{name}: the picture is there otherwise");
    let mut document = sound(bytes, name);
    let before = segments(&*document).len();
    assert!(document.drop_images(), "{name}");
    assert_eq!(segments(&*document).len(), before, "{name}");
    let out = written(&*document, &[]).unwrap();
    assert_eq!(segments(&*sound(&out, name)).len(), before, "{name}");
    let notices = document.notices().iter().map(|notice| (notice.what, notice.count)).collect();
    assert!(!shows(&out), "{name}: the picture is still there");
    let searched = search_all(&out, document.format(), &Needles::new(Vec::new()).unwrap()).unwrap();
    assert!(searched.unread.iter().all(|(what, _)| *what != "image"), "{name}: {:?}", searched.unread);
    (out, notices)
}

/// Whether the picture is in a file, in any of the ways in which files hold one.
fn shows(bytes: &[u8]) -> bool {
    let has = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    let (base_64, digits) = (in_base_64(), in_digits());
    let any = |bytes: &[u8]| {
        let joined: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
        has(bytes, &PICTURE[12..]) || has(&joined, &base_64.as_bytes()[16..]) || has(&joined, &digits.as_bytes()[24..])
    };
    any(bytes) || (bytes.starts_with(b"PK") && builder::unzip(bytes).iter().any(|(_, part)| any(part)))
}

fn count(notices: &[(&str, u32)], what: &str) -> u32 {
    notices.iter().find(|(said, _)| *said == what).map_or(0, |(_, count)| *count)
}

/// That one picture was removed, and none is kept.
#[track_caller]
fn one(notices: &[(&str, u32)]) {
    assert_eq!((count(notices, "image_removed"), count(notices, "image")), (1, 0), "{notices:?}");
}

/// A package of a fixture with this picture in the place of the one in it, or beside its parts.
fn package(parts: Vec<(String, Vec<u8>)>, name: &str) -> Vec<(String, Vec<u8>)> {
    let mut parts: Vec<_> = parts.into_iter().filter(|(other, _)| !other.ends_with(".png") && other != name).collect();
    parts.push((name.to_owned(), PICTURE.to_vec()));
    parts
}

#[test]
fn word_files() {
    let parts: Vec<_> =
        builder::unzip(&builder::every_place()).into_iter().filter(|(name, _)| !name.contains("/media/")).collect();
    let (out, notices) = without_images(&builder::zip(&package(parts, "word/media/image1.png")), "a.docx");
    one(&notices);
    let parts = builder::unzip(&out);
    let (_, picture) = parts.iter().find(|(name, _)| name == "word/media/image1.png").unwrap();
    assert!(picture.starts_with(b"\x89PNG"), "a picture stays a picture");
}

#[test]
fn opendocument_texts() {
    let parts = builder::unzip(&odt::builder::odt());
    let (out, notices) = without_images(&odt::builder::pack(&package(parts, "Pictures/image9.png")), "a.odt");
    one(&notices);
    let parts = builder::unzip(&out);
    let (_, picture) = parts.iter().find(|(name, _)| name == "Pictures/image9.png").unwrap();
    assert!(picture.starts_with(b"\x89PNG"), "a picture stays a picture");
    let flat = String::from_utf8(odt::builder::fodt()).unwrap();
    let packed = format!("<office:binary-data>{}</office:binary-data></draw:image>", in_base_64());
    let more = flat.replacen("</office:text>", &format!("<text:p><draw:frame svg:width=\"5cm\" svg:height=\"4cm\"><draw:image>{packed}</draw:frame></text:p></office:text>"), 1);
    assert_ne!(flat, more);
    let (out, notices) = without_images(more.as_bytes(), "a.fodt");
    assert_eq!(count(&notices, "image_removed"), 2, "{notices:?}");
    assert!(
        String::from_utf8(out)
            .unwrap()
            .contains("svg:width=\"5cm\" svg:height=\"4cm\"><draw:image><office:binary-data>iVBOR")
    );
}

#[test]
fn rich_text() {
    let picture = in_digits();
    let text =
        format!("{{\\rtf1\\ansi Bonjour {{\\pict\\pngblip\\picwgoal900\\pichgoal800 {picture}}} ensemble\\par}}");
    let (out, notices) = without_images(text.as_bytes(), "a.rtf");
    one(&notices);
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("\\picwgoal900\\pichgoal800") && out.contains("89504e47"), "{out}");
    let raw = [
        b"{\\rtf1 a{\\pict\\jpegblip\\bin".to_vec(),
        format!("{} ", PICTURE.len()).into_bytes(),
        PICTURE.to_vec(),
        b"}b}".to_vec(),
    ]
    .concat();
    one(&without_images(&raw, "a.rtf").1);
}

#[test]
fn pages_and_markdown() {
    let address = format!("data:image/png;base64,{}", in_base_64());
    let page = format!(
        "<!DOCTYPE html><style>p {{ background: url({address}) }}</style><p style=\"background: url('{address}')\">Vu <img width=9 src={address} alt=x>\
         <img srcset=\"{address} 1x, {address} 2x\" src=\"photo.jpg\"> hier"
    );
    let (out, notices) = without_images(page.as_bytes(), "a.html");
    assert_eq!((count(&notices, "image_removed"), count(&notices, "image")), (4, 0), "{notices:?}");
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("<img width=9 src=data:image/gif;base64,R0lGOD") && out.contains("alt=x"), "{out}");
    let text = format!("# Vu\n\n![une photo]({address}) et <img src=\"{address}\"> et ![autre][p]\n\n[p]: {address}\n");
    let (out, notices) = without_images(text.as_bytes(), "a.md");
    assert_eq!((count(&notices, "image_removed"), count(&notices, "image")), (3, 0), "{notices:?}");
    assert!(String::from_utf8(out).unwrap().contains("![une photo](data:image/gif;base64,"));
}

#[test]
fn messages_and_what_is_attached_to_them() {
    let word = builder::zip(&package(
        builder::unzip(&builder::every_place()).into_iter().filter(|(name, _)| !name.contains("/media/")).collect(),
        "word/media/image1.png",
    ));
    let file = |kind: &str, bytes: &[u8]| {
        format!(
            "--b\r\nContent-Type: {kind}\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            data_encoding::BASE64.encode(bytes)
        )
    };
    let mail = format!(
        "From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
         <p>Vu <img src=\"cid:p@x\"><img src=\"data:image/png;base64,{}\"></p>\r\n{}{}--b--\r\n",
        in_base_64(),
        file("image/png", PICTURE),
        file("application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=a.docx", &word),
    );
    let (out, notices) = without_images(mail.as_bytes(), "a.eml");
    assert_eq!((count(&notices, "image_removed"), count(&notices, "image")), (3, 0), "{notices:?}");
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("filename=\"image-2.png\"") && out.contains("cid:piece-2@huisclos"), "{out}");
    let file = out.split_once("piece-jointe-3.docx\"\r\n\r\n").unwrap().1.split("--=_").next().unwrap();
    let file: String = file.split_whitespace().collect();
    assert!(!shows(&data_encoding::BASE64.decode(file.as_bytes()).unwrap()), "in the attached file");
}

/// A page with a picture cut out by another, one in its content, and a letter that is a picture.
#[test]
fn pdf_files() {
    let mut pdf = Pdf::with_version("1.7");
    let image = || {
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 6, "Height" => 8,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 }
    };
    let mask = pdf.add_object(Stream::new(image(), PICTURE.to_vec()));
    let mut outer = image();
    outer.set("SMask", mask);
    let outer = pdf.add_object(Stream::new(outer, PICTURE.to_vec()));
    let inline = [b"BI /W 6 /H 8 /CS /G /BPC 8 ID ", PICTURE, b"\nEI\n"].concat();
    let glyph = b"9 0 0 0 9 9 d1 BI /W 8 /H 2 /IM true /BPC 1 ID \xaa\x55\nEI".to_vec();
    let glyph = pdf.add_object(Stream::new(dictionary! {}, glyph));
    let map = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0041> endbfchar".to_vec();
    let map = pdf.add_object(Stream::new(dictionary! {}, map));
    let font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontBBox" => vec![0.into(), 0.into(), 9.into(), 9.into()], "FirstChar" => 65, "LastChar" => 65,
        "FontMatrix" => vec![Object::Real(0.1), 0.into(), 0.into(), Object::Real(0.1), 0.into(), 0.into()], "Widths" => vec![9.into()],
        "CharProcs" => dictionary! { "A" => glyph }, "ToUnicode" => map, "Resources" => dictionary! {},
        "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => vec![65.into(), "A".into()] },
    });
    let content =
        [&b"q 40 0 0 40 9 9 cm /I1 Do Q q 30 0 0 30 99 9 cm "[..], &inline, b"Q BT /F1 9 Tf 9 700 Td (AAA) Tj ET"]
            .concat();
    let contents = pdf.add_object(Stream::new(dictionary! {}, content));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => contents,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "I1" => outer } },
    });
    pdf.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 });
    let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", root);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    let (out, notices) = without_images(&bytes, "a.pdf");
    assert_eq!((count(&notices, "image_removed"), count(&notices, "image")), (2, 0), "{notices:?}");
    let mut again = Pdf::load_mem(&out).unwrap();
    again.decompress();
    let streams: Vec<&Stream> = again.objects.values().filter_map(|object| object.as_stream().ok()).collect();
    let images: Vec<_> = streams
        .iter()
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Image")))
        .collect();
    assert_eq!(images.len(), 1, "what cut it out is gone");
    let content =
        |word: &[u8]| streams.iter().any(|stream| stream.content.windows(word.len()).any(|window| window == word));
    assert!(content(b"/I1 Do") && content(b"(AAA) Tj") && content(b"d1 BI /W 8"), "the letter stays");
    assert!(!content(b"/W 6"));
}

#[test]
fn the_golden_pdf_has_none_left() {
    let mut document = sound(&pdf_builder::every_place(), "a.pdf");
    assert!(document.drop_images());
    let out = written(&*document, &[]).unwrap();
    let searched = search_all(&out, "pdf", &Needles::new(Vec::new()).unwrap()).unwrap();
    assert!(searched.unread.is_empty(), "{:?}", searched.unread);
}

/// A text has none: nothing to say.
#[test]
fn plain_text() {
    assert!(sound(b"Bonjour", "a.txt").drop_images());
}
