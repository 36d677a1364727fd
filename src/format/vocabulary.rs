//! Which words of an Office file a person wrote, and which are the format's own: tables of element and attribute names.

pub(super) mod sheet;
pub(super) mod styles;

pub(super) use styles::is_built_in_style;

use std::ops::Range;

use super::xml::{Attr, percent};
use crate::segment::{Origin, Role};

/// What sort of part this is: told by its root element, and for data by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Paragraphs, runs and tables, whose text has this role; also settings, styles, charts and diagrams.
    Prose(Role),
    /// `docProps/core.xml`, `app.xml` and `custom.xml`, whatever they are called.
    Properties,
    /// A part of a workbook.
    Sheet,
    /// Relationships.
    Relations,
    /// A drawing in SVG: words between coordinates.
    Svg,
    /// The list of content types, schema references: no words.
    Silent,
    /// XML of somebody else's making: every text and every attribute may say anything.
    Data,
}

impl Kind {
    pub(super) fn of(name: &str, root: &str) -> Self {
        let lower = name.to_lowercase();
        let custom = lower.starts_with("customxml/");
        match root {
            "Relationships" if lower.ends_with(".rels") => Self::Relations,
            "datastoreItem" if custom => Self::Silent,
            _ if custom => Self::Data,
            "Types" => Self::Silent,
            "hdr" | "ftr" => Self::Prose(Role::Furniture),
            "footnotes" | "endnotes" => Self::Prose(Role::Note),
            "comments" if !lower.starts_with("xl/") => Self::Prose(Role::Comment),
            "coreProperties" => Self::Properties,
            "Properties" => Self::Properties,
            "svg" => Self::Svg,
            _ if lower.starts_with("xl/") && sheet::ROOTS.contains(&root) => Self::Sheet,
            _ if lower.starts_with("word/") || lower.starts_with("xl/") || PROSE.contains(&root) => {
                Self::Prose(Role::Body)
            }
            _ => Self::Data,
        }
    }

    /// Has paragraphs and runs.
    pub(super) fn is_prose(self) -> bool {
        matches!(self, Self::Prose(_) | Self::Sheet)
    }

    /// Where the part stands when a person reads the file: text, notes, comments, page furniture, the rest.
    pub(super) fn rank(name: &str) -> u8 {
        let file = name.rsplit('/').next().unwrap_or(name);
        match name {
            _ if name.contains("glossary/") || name.contains("_rels/") => 5,
            _ if file.starts_with("document") => 0,
            _ if file.starts_with("footnotes") || file.starts_with("endnotes") => 1,
            _ if file.starts_with("comments") => 2,
            _ if file.starts_with("header") || file.starts_with("footer") => 3,
            _ => 4,
        }
    }
}

/// Roots of parts that have paragraphs, wherever they lie.
const PROSE: &[&str] = &["document", "glossaryDocument", "chartSpace", "dataModel", "drawing", "settings", "people"];

/// How an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Its value is text.
    Value(Role),
    /// Its value is a URI, with `%C3%A9` for `é`.
    Uri(Role),
    /// Its value is a container of its own.
    Opaque,
}

/// The role of text outside of runs, by its element and the one around it; `None` is not text of a person.
pub(super) fn text_role(kind: Kind, element: &str, parent: &str, deleted: bool) -> Option<Role> {
    match kind {
        Kind::Silent | Kind::Relations => None,
        // Whatever a program keeps beside the text is of no use to who reads it.
        Kind::Data => Some(Role::Trace),
        Kind::Svg => Some(Role::Attribute),
        Kind::Properties => match element {
            "creator" | "lastModifiedBy" | "Company" | "Manager" | "Template" | "HyperlinkBase" => Some(Role::Trace),
            "Application" | "AppVersion" | "created" | "modified" | "lastPrinted" | "revision" => None,
            _ => Some(Role::Attribute),
        },
        Kind::Sheet => Some(sheet::text(element)),
        Kind::Prose(_) => match element {
            _ if deleted => Some(Role::Deleted),
            "t" => Some(Role::Body),
            "delText" => Some(Role::Deleted),
            "instrText" | "delInstrText" => Some(Role::Target),
            // Categories and values that a chart shows; numbers of a series are no words.
            "v" => Some(Role::Body),
            "f" => Some(Role::Attribute),
            "posOffset" | "align" | "pctWidth" | "pctHeight" | "pctPosHOffset" | "pctPosVOffset" | "formatCode" => None,
            "Anchor" if parent == "ClientData" => None,
            _ => Some(Role::Attribute),
        },
    }
}

/// The attributes of `element` that a person or a machine wrote words into.
pub(super) fn readings<'a, 's>(
    kind: Kind,
    element: &'s str,
    attributes: &'a [Attr<'s>],
) -> impl Iterator<Item = (&'a Attr<'s>, Reading)> {
    let colon = element.bytes().position(|byte| byte == b':');
    let (prefix, element) = colon.map_or(("", element), |colon| (&element[..colon], &element[colon + 1..]));
    let value = |name: &str| attributes.iter().find(|a| a.local() == name).map_or("", Attr::raw);
    let (external, relation) = match kind {
        Kind::Relations => (value("TargetMode") == "External", value("Type").rsplit('/').next().unwrap_or("")),
        _ => (false, ""),
    };
    attributes.iter().filter(|attribute| !is_address_of_format(attribute.raw())).filter_map(move |attribute| {
        let name = attribute.local();
        let reading = match kind {
            Kind::Silent => None,
            Kind::Properties => (element == "property" && name == "name").then_some(Reading::Value(Role::Attribute)),
            Kind::Sheet if sheet::is_default(attribute.raw()) => None,
            Kind::Sheet => sheet::attribute(element, name).map(Reading::Value),
            Kind::Relations if element == "Relationship" && name == "Target" && external => {
                // Paths on the disk of whoever wrote the file.
                let path = [
                    "attachedTemplate",
                    "externalLinkPath",
                    "mailMergeSource",
                    "mailMergeHeaderSource",
                    "mailMergeRecipientData",
                ];
                let disk = attribute.raw().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
                let role = if disk || path.contains(&relation) { Role::Trace } else { Role::Target };
                Some(Reading::Uri(role))
            }
            Kind::Relations => None,
            Kind::Svg => (!SHAPES.contains(&name)).then_some(Reading::Value(Role::Attribute)),
            Kind::Data => Some(Reading::Value(Role::Trace)),
            Kind::Prose(_) if element == "name" && name == "val" && is_built_in_style(attribute.raw()) => None,
            Kind::Prose(_) => prose(prefix, element, name)
                .filter(|reading| *reading != Reading::Value(Role::Identifier) || !is_built_in_style(attribute.raw())),
        };
        reading.map(|reading| (attribute, reading))
    })
}

/// Whether a value is one of the addresses that name the vocabularies of the format.
fn is_address_of_format(value: &str) -> bool {
    value.starts_with("http://")
        && [
            "http://schemas.openxmlformats.org/",
            "http://schemas.microsoft.com/",
            "http://purl.oclc.org/ooxml/",
            "http://purl.org/dc/",
            "http://www.w3.org/",
        ]
        .iter()
        .any(|start| value.starts_with(start))
}

/// Attributes of SVG that only say where and how to draw.
const SHAPES: &[&str] = &[
    "class",
    "clip-path",
    "cx",
    "cy",
    "d",
    "fill",
    "font-family",
    "height",
    "offset",
    "points",
    "r",
    "rx",
    "ry",
    "stroke",
    "style",
    "transform",
    "version",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// `w:val` of these elements is what somebody typed; of all others it is a word of the format.
const TYPED: &[&str] = &[
    "addressFieldName",
    "alias",
    "aliases",
    "attr",
    "column",
    "default",
    "description",
    "docPart",
    "docVar",
    "helpText",
    "listEntry",
    "lvlText",
    "mailSubject",
    "mappedName",
    "name",
    "statusText",
    "table",
    "tag",
    "tblCaption",
    "tblDescription",
];

/// `w:val` of these elements is the identifier of a style.
const STYLED: &[&str] =
    &["basedOn", "link", "next", "numStyleLink", "pStyle", "rStyle", "styleLink", "tblStyle", "clickAndTypeStyle"];

/// `name` of these elements is what somebody typed, or what a program took from a file name.
const NAMED: &[&str] = &[
    "attr",
    "bookmarkStart",
    "cNvPr",
    "control",
    "docPr",
    "docVar",
    "moveFromRangeStart",
    "moveToRangeStart",
    "person",
    "pt",
];

/// Lists of elements that go as a whole; what is left of the list is valid (ECMA-376 part 1, 17.15.1.72).
pub(super) const LISTS_OF_WHOLE: &[&str] = &["rsids"];

/// Elements without words of anybody that lead from one document to another, and go as a whole: the marks of editing
/// sessions, the number of the document. And the binding of a content control to data beside the text: whoever opens
/// the file would have the control filled from there anew.
pub(super) fn goes_whole(element: &str) -> bool {
    matches!(element, "rsid" | "rsidRoot" | "docId" | "dataBinding")
}

fn prose(prefix: &str, element: &str, name: &str) -> Option<Reading> {
    let role = match (element, name) {
        (_, "gfxdata") | ("dataBinding", _) => return Some(Reading::Opaque),
        (_, "author" | "initials" | "userId" | "userName") => Role::Trace,
        // The data source of a mail merge: a path, a query, a password at times.
        ("query" | "connectString" | "udl" | "dataSource", "val") => Role::Trace,
        ("fldSimple", "instr") | (_, "href") => Role::Target,
        ("hyperlink", "anchor" | "docLocation") => Role::Attribute,
        // The line on which a document is to be signed.
        (_, "suggestedsigner" | "suggestedsigner2" | "suggestedsigneremail" | "signinginstructions") => Role::Attribute,
        (_, "descr" | "title" | "tooltip" | "alt" | "displayText" | "phldrT") => Role::Attribute,
        ("style", "styleId") => Role::Identifier,
        (element, "val") if STYLED.contains(&element) => Role::Identifier,
        ("textpath", "string") | ("listItem", "value") | ("smartTag" | "customXml", "element") => Role::Attribute,
        (element, "val") if TYPED.contains(&element) => Role::Attribute,
        (element, "name") if NAMED.contains(&element) => Role::Attribute,
        (_, "id") if prefix == "v" => Role::Attribute,
        _ => return None,
    };
    Some(Reading::Value(role))
}

/// The value of an attribute that holds a URI, read as a person would: `%20` is a space. Where the bytes are not UTF-8
/// the value stays as it is.
pub(super) fn percent_decode(attribute: &Attr<'_>) -> (String, Origin) {
    let raw = attribute.raw();
    let bytes = raw.as_bytes();
    let (mut text, mut origin) = (String::with_capacity(raw.len()), Origin::default());
    let mut at = 0;
    while at < bytes.len() {
        let source = |width: usize| -> Range<u64> {
            attribute.source.start + at as u64..attribute.source.start + (at + width) as u64
        };
        if let Some((c, width)) = escaped(&bytes[at..]) {
            text.push(c);
            origin.push(c.len_utf8(), source(width));
            at += width;
        } else {
            let next = raw.ceil_char_boundary(at + 1);
            let stop = raw[next..].find(['%', '&']).map_or(raw.len(), |more| next + more);
            text.push_str(&raw[at..stop]);
            origin.push(stop - at, source(stop - at));
            at = stop;
        }
    }
    (text, origin)
}

/// The character that an escape sequence at the start of `bytes` stands for, and its width.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    if bytes.starts_with(b"&amp;") {
        return Some(('&', 5));
    }
    let hex = |at: usize| percent(bytes, at);
    let mut decoded = Vec::with_capacity(4);
    while decoded.len() < 4 {
        decoded.push(hex(decoded.len() * 3)?);
        if let Ok(text) = std::str::from_utf8(&decoded) {
            let c = text.chars().next().filter(|c| !c.is_control())?;
            return Some((c, decoded.len() * 3));
        }
    }
    None
}
