//! What becomes of each part of an Office file: told by its name alone, before anything is unpacked.

use crate::error::{Error, ErrorKind};

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// XML: read, and written with splices.
    Read,
    /// Copied: pictures and fonts.
    Copy,
    /// Written without content.
    Blank,
    /// Left out.
    Drop,
    /// A file of its own: read like one if its format is read, else written as a placeholder.
    Inside,
}

/// What becomes of an entry, by its name, and what to tell the reader of the report.
pub(super) fn fate(name: &str) -> Result<(Fate, Option<&'static str>), Error> {
    let lower = name.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or(&lower);
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    if file.starts_with("vbaproject") || file.starts_with("vbadata") {
        return Err(ErrorKind::Macros.into());
    }
    Ok(match extension {
        _ if lower.ends_with('/') => (Fate::Drop, None),
        _ if lower.starts_with("_xmlsignatures/") => (Fate::Drop, Some("signature_removed")),
        _ if lower.starts_with("[trash]/") => (Fate::Drop, Some("unknown_part_removed")),
        _ if lower.starts_with("docprops/thumbnail") => (Fate::Drop, Some("thumbnail_removed")),
        _ if file.starts_with("printersettings") => (Fate::Blank, Some("printer_settings_removed")),
        "xml" | "rels" | "vml" | "svg" => (Fate::Read, None),
        "png" | "jpg" | "jpeg" | "jpe" | "jfif" | "gif" | "bmp" | "tif" | "tiff" | "ico" | "webp" | "wdp" => {
            (Fate::Copy, Some("image"))
        }
        "odttf" | "ttf" | "otf" | "fntdata" => (Fate::Copy, None),
        "emf" | "wmf" | "emz" | "wmz" | "pict" => (Fate::Blank, Some("vector_image_removed")),
        "docx" | "xlsx" | "odt" | "htm" | "html" | "xhtml" | "mht" | "mhtml" | "rtf" | "txt" => (Fate::Inside, None),
        _ if lower.contains("/embeddings/") || lower.contains("/activex/") || extension == "bin" => {
            (Fate::Blank, Some("embedded_object_removed"))
        }
        _ => (Fate::Blank, Some("unknown_part_removed")),
    })
}

/// What stands in place of a text in another format that is not read: the shortest text of that format that says so.
/// Nothing in place of a document.
pub(super) fn placeholder(name: &str) -> Vec<u8> {
    const WORDS: &str = "[document incorporé supprimé]";
    let lower = name.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let html = || format!("<!DOCTYPE html><html><meta charset=\"utf-8\"><body><p>{WORDS}</p></body></html>");
    let text = match () {
        () if ends(&[".htm", ".html"]) => html(),
        () if ends(&[".xhtml"]) => {
            format!("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>{WORDS}</p></body></html>")
        }
        () if ends(&[".mht", ".mhtml"]) => format!(
            "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
            html()
        ),
        () if ends(&[".rtf"]) => r"{\rtf1\ansi [document incorpor\u233? supprim\u233?]}".to_owned(),
        () if ends(&[".txt"]) => WORDS.to_owned(),
        () => String::new(),
    };
    text.into_bytes()
}

/// A picture of one transparent point, in place of a drawing that may hold words; nothing in place of all else.
pub(super) fn blank(name: &str) -> &'static [u8] {
    const POINT: &[u8] =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdacd`\xf8\
        _\x0f\0\x02\x87\x01\x80\xebG\xba\x92\0\0\0\0IEND\xaeB`\x82";
    let lower = name.to_lowercase();
    let drawing = [".emf", ".wmf", ".emz", ".wmz", ".pict"].iter().any(|end| lower.ends_with(end));
    if drawing || is_image(name) { POINT } else { b"" }
}

/// A picture of pixels: readers know its kind by its bytes, so that another may stand in its place.
pub(super) fn is_image(name: &str) -> bool {
    matches!(fate(name), Ok((Fate::Copy, Some("image"))))
}

/// Stems of part names that programs give. Any other name may be one that a person gave.
const STEMS: &[&str] = &[
    "",
    "Document_Microsoft_Word",
    "Feuille_de_calcul_Microsoft_Excel",
    "LabelInfo",
    "Microsoft_Excel_Chart",
    "Microsoft_Excel_Worksheet",
    "Microsoft_Office_Excel_Worksheet",
    "Microsoft_PowerPoint_Presentation",
    "Microsoft_PowerPoint_Slide",
    "Microsoft_Word_Document",
    "[Content_Types]",
    "activeX",
    "afchunk",
    "app",
    "attachedToolbars",
    "calcChain",
    "chart",
    "colors",
    "comments",
    "commentsExtended",
    "commentsExtensible",
    "commentsIds",
    "core",
    "custom",
    "customizations",
    "data",
    "document",
    "drawing",
    "endnotes",
    "fontTable",
    "footer",
    "footnotes",
    "hdphoto",
    "header",
    "image",
    "ink",
    "intelligence",
    "item",
    "itemProps",
    "layout",
    "numbering",
    "oleObject",
    "origin",
    "people",
    "printerSettings",
    "quickStyle",
    "recipientData",
    "settings",
    "sharedStrings",
    "sheet",
    "sig",
    "style",
    "styles",
    "stylesWithEffects",
    "table",
    "taskpanes",
    "theme",
    "themeOverride",
    "thumbnail",
    "vbaProject",
    "vmlDrawing",
    "webSettings",
    "webextension",
    "workbook",
];

/// The name of a part if it can't say anything about anybody, else its number.
pub(super) fn shown(index: usize, name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let folders = name[..name.len() - file.len()].split('/').all(is_known_folder);
    if folders && is_known_file(file) { name.to_owned() } else { format!("part {index}") }
}

/// Whether programs give this name to a part, but for its number. A long one may be that of a telephone or of a file.
pub(super) fn is_known_file(file: &str) -> bool {
    let name = file.strip_suffix(".rels").unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    name.len() - stem.len() <= 4 && STEMS.contains(&stem)
}

/// Whether programs make a folder of this name.
pub(super) fn is_known_folder(folder: &str) -> bool {
    FOLDERS.contains(&folder)
}

/// Folders that programs make.
const FOLDERS: &[&str] = &[
    "",
    "[trash]",
    "_rels",
    "_xmlsignatures",
    "activeX",
    "charts",
    "customXml",
    "diagrams",
    "docMetadata",
    "docProps",
    "drawings",
    "embeddings",
    "fonts",
    "glossary",
    "ink",
    "media",
    "printerSettings",
    "tables",
    "theme",
    "webextensions",
    "word",
    "worksheets",
    "xl",
];

/// The name of the part, from `/`, that a relationship in `relations` leads to.
pub(super) fn absolute(relations: &str, target: &str) -> String {
    let folder = relations.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
    let path = if target.starts_with('/') { target.to_owned() } else { format!("/{folder}{target}") };
    let mut parts: Vec<&str> = Vec::new();
    for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    format!("/{}", parts.join("/"))
}
