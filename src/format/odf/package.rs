//! The parts of an OpenDocument package: what becomes of each, what they may be called, and what their list says.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::format::parts::Fate;
use crate::format::xml::{Item, Scanner, local};

/// Where the list of parts is.
pub(in crate::format) const MANIFEST: &str = "META-INF/manifest.xml";

/// What becomes of an entry, and what to tell the reader of the report: by its name, and by its first bytes where they
/// decide.
///
/// # Errors
/// [`ErrorKind::Macros`] for a program; whatever `read` gives.
pub(in crate::format) fn fate<'b>(
    name: &str,
    read: &dyn Fn() -> Result<Cow<'b, [u8]>, Error>,
) -> Result<(Fate, Option<&'static str>), Error> {
    let lower = name.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or(&lower);
    let starts = |start: &str| lower.starts_with(start);
    Ok(match file {
        "" => (Fate::Drop, None),
        "mimetype" if lower == "mimetype" => (Fate::Copy, None),
        _ if name == MANIFEST => (Fate::Read, None),
        _ if starts("meta-inf/") && file.contains("signature") => (Fate::Drop, Some("signature_removed")),
        // Programs keep lists of their libraries in every other file; the lists say nothing.
        "script-lb.xml" | "script-lc.xml" | "dialog-lb.xml" | "dialog-lc.xml"
            if starts("basic/") || starts("dialogs/") =>
        {
            (Fate::Drop, None)
        }
        _ if starts("basic/") || starts("scripts/") => return Err(ErrorKind::Macros.into()),
        _ if starts("dialogs/") => (Fate::Drop, Some("dialog_removed")),
        _ if starts("thumbnails/") => (Fate::Drop, Some("thumbnail_removed")),
        _ if starts("configurations2/") => (Fate::Drop, (!read()?.is_empty()).then_some("interface_settings_removed")),
        _ if starts("objectreplacements/") => (Fate::Drop, Some("object_preview_removed")),
        _ if starts("versions/") || lower == "versionlist.xml" => (Fate::Drop, Some("version_removed")),
        "layout-cache" => (Fate::Drop, Some("layout_cache_removed")),
        _ if file.ends_with(".rdf") => (Fate::Drop, Some("rdf_removed")),
        _ if starts("meta-inf/") => (Fate::Drop, Some("unknown_part_removed")),
        "content.xml" | "styles.xml" | "meta.xml" | "settings.xml" => (Fate::Read, None),
        _ => by_bytes(&lower, &read()?),
    })
}

fn by_bytes(name: &str, bytes: &[u8]) -> (Fate, Option<&'static str>) {
    let starts = |heads: &[&[u8]]| heads.iter().any(|head| bytes.starts_with(head));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let webp = starts(&[b"RIFF"]) && bytes.get(8..12) == Some(b"WEBP");
    if webp || starts(&[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*"]) {
        (Fate::Copy, Some("image"))
    } else if starts(&[b"\0\x01\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2"]) {
        (Fate::Copy, None)
    } else if extension == "svg" {
        (Fate::Read, None)
    } else if starts(&[b"\xd0\xcf\x11\xe0", b"PK\x03\x04"]) || name.starts_with("object ") || name.contains("database/")
    {
        (Fate::Drop, Some("embedded_object_removed"))
    } else if matches!(extension, "emf" | "wmf" | "emz" | "wmz" | "svm" | "svgz" | "eps" | "pdf" | "pict" | "pct")
        || starts(&[b"VCLMTF", b"\xd7\xcd\xc6\x9a", b"%!PS", b"%PDF"])
    {
        (Fate::Blank, Some("vector_image_removed"))
    } else if name.contains("pictures/") {
        (Fate::Blank, Some("unknown_part_removed"))
    } else {
        (Fate::Drop, Some("unknown_part_removed"))
    }
}

/// An entry of the list of parts.
pub(in crate::format) struct Entry {
    /// Path of the part; of a folder with its slash.
    pub(in crate::format) path: String,
    /// The media type that it says.
    pub(in crate::format) media: String,
    /// Bytes of the element.
    pub(in crate::format) range: Range<u64>,
}

/// The list of parts; see [`plain`] for what it may begin with.
///
/// # Errors
/// [`ErrorKind::Encrypted`] if a part is; those of [`Scanner::next`].
pub(in crate::format) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    let mut scanner = Scanner::new(bytes)?;
    let mut entries: Vec<Entry> = Vec::new();
    // How many elements are open inside the entry that is being read.
    let mut open: Option<usize> = None;
    while let Some((item, range)) = scanner.next()? {
        match item {
            Item::Start { tag, empty } => {
                let name = local(scanner.name(&tag, &range));
                if name == "encryption-data" || name == "encrypted-key" || name == "keyinfo" {
                    return Err(ErrorKind::Encrypted.into());
                }
                if let Some(depth) = &mut open {
                    *depth += usize::from(!empty);
                } else if name == "file-entry" {
                    let attributes = scanner.attributes(&tag, &range)?;
                    let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted);
                    let text =
                        |wanted: &str| value(wanted).map_or(Ok(String::new()), |a| a.text().map(|(text, _)| text));
                    entries.push(Entry { path: text("full-path")?, media: text("media-type")?, range });
                    open = (!empty).then_some(0);
                }
            }
            Item::End => match &mut open {
                Some(0) => {
                    open = None;
                    if let Some(entry) = entries.last_mut() {
                        entry.range.end = range.end;
                    }
                }
                Some(depth) => *depth -= 1,
                None => {}
            },
            _ => {}
        }
    }
    Ok(entries)
}

/// A part without the declaration of its type that OpenOffice wrote into lists of parts and formulas until 2008, which
/// names a file and declares nothing; every byte keeps its place.
pub(in crate::format) fn plain(mut bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let head = &bytes[..bytes.len().min(512)];
    let found = DECLARATIONS.iter().find_map(|declaration| {
        let at = memchr::memmem::find(head, declaration.as_bytes())?;
        Some(at..at + declaration.len())
    });
    if let Some(range) = found {
        bytes.to_mut()[range].fill(b' ');
    }
    bytes
}

const DECLARATIONS: &[&str] = &[
    "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\">",
    "<!DOCTYPE math:math PUBLIC \"-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN\" \"math.dtd\">",
];

/// Names that programs give to parts and folders. Any other name may be one that a person gave.
const NAMES: &[&str] = &[
    "",
    "META-INF",
    "Pictures",
    "Media",
    "Fonts",
    "content.xml",
    "manifest.xml",
    "media",
    "meta.xml",
    "mimetype",
    "settings.xml",
    "styles.xml",
];

/// Whether nothing in a path can be a name that a person gave.
pub(in crate::format) fn is_plain(path: &str) -> bool {
    path.split('/').all(|step| {
        let (stem, extension) = step.rsplit_once('.').unwrap_or((step, ""));
        let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        let hash = stem.len() > 7 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
        let numbered = letters.len() < stem.len() && STEMS.contains(&letters);
        NAMES.contains(&step) || (is_extension(extension) && (hash || numbered))
    })
}

/// Stems of numbered parts.
const STEMS: &[&str] = &["", "Object ", "Obj", "image", "Image", "picture", "font", "media", "part-", "rId"];

fn is_extension(extension: &str) -> bool {
    extension.len() < 5 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// New paths for the parts, and the folders around them, that a person may have named.
pub(in crate::format) fn new_paths<'n>(kept: impl Iterator<Item = &'n str>) -> BTreeMap<String, String> {
    let mut paths: BTreeMap<String, String> = BTreeMap::new();
    let mut count = 0;
    for path in kept.filter(|path| !is_plain(path)) {
        let (mut old, mut new) = (String::new(), String::new());
        for step in path.split('/') {
            let slash = if old.is_empty() { "" } else { "/" };
            old = format!("{old}{slash}{step}");
            let known = paths.get(&old).cloned();
            new = known.unwrap_or_else(|| {
                if is_plain(step) {
                    return format!("{new}{slash}{step}");
                }
                count += 1;
                let extension = step.rsplit_once('.').map_or("", |(_, extension)| extension);
                let extension = if is_extension(extension) { extension } else { "" };
                let dot = if extension.is_empty() { "" } else { "." };
                format!("{new}{slash}part-{count}{dot}{extension}")
            });
            if old != new {
                paths.insert(old.clone(), new.clone());
            }
        }
    }
    paths
}

/// The path that an address in a part of `folder` (with its slash) leads to, if it leads to a part at all.
pub(in crate::format) fn resolve(folder: &str, address: &str) -> Option<String> {
    if address.contains(':') || address.starts_with(['#', '/', '\\']) {
        return None;
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in address.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    (!steps.is_empty()).then(|| steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_person_gave_are_given_anew() {
        for plain in ["content.xml", "Object 1/content.xml", "Pictures/10000201000001F4.png", "Pictures/image3.jpeg"] {
            assert!(is_plain(plain), "{plain}");
        }
        let kept = ["content.xml", "Pictures/Karim BENALI.png", "Karim/content.xml", "Karim/Pictures/1.Benali"];
        let paths = new_paths(kept.into_iter());
        let pairs: Vec<_> = paths.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
        assert_eq!(
            pairs,
            [
                ("Karim", "part-2"),
                ("Karim/Pictures", "part-2/Pictures"),
                ("Karim/Pictures/1.Benali", "part-2/Pictures/part-3"),
                ("Karim/content.xml", "part-2/content.xml"),
                ("Pictures/Karim BENALI.png", "Pictures/part-1.png"),
            ]
        );
    }

    #[test]
    fn addresses_are_resolved() {
        assert_eq!(resolve("", "./Object 1").as_deref(), Some("Object 1"));
        assert_eq!(resolve("Object 1/", "../Pictures/a.png").as_deref(), Some("Pictures/a.png"));
        assert_eq!((resolve("", "../a"), resolve("", "http://x"), resolve("", "#a")), (None, None, None));
    }
}
