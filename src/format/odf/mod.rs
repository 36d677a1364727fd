//! What package and flat file of the OpenDocument text formats have in common: one vocabulary, one walker, one way to
//! put edits into XML.

mod builder;
mod names;
pub(super) mod package;
pub(super) mod patch;
pub(super) mod survey;
mod vocabulary;
pub(super) mod walk;

/// The media types that are a text: document, template, master document, and their web and master templates.
const TEXTS: &[&str] = &[
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-master",
    "application/vnd.oasis.opendocument.text-master-template",
    "application/vnd.oasis.opendocument.text-template",
    "application/vnd.oasis.opendocument.text-web",
];

/// Other media types of the family, with the name under which they are refused.
const OTHERS: &[(&str, &str)] = &[
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/vnd.oasis.opendocument.presentation", "odp"),
    ("application/vnd.oasis.opendocument.graphics", "odg"),
    ("application/vnd.oasis.opendocument.chart", "odc"),
    ("application/vnd.oasis.opendocument.formula", "odf"),
    ("application/vnd.oasis.opendocument.base", "odb"),
    ("application/vnd.oasis.opendocument.database", "odb"),
    ("application/vnd.sun.xml.writer", "sxw"),
    ("application/epub+zip", "epub"),
];

/// The media type as it is written into the output, if it is that of a text.
pub(super) fn text_type(media: &str) -> Option<&'static str> {
    TEXTS.iter().find(|text| **text == media.trim()).copied()
}

/// The name of a format that is no text, templates included.
pub(super) fn other_type(media: &str) -> Option<&'static str> {
    OTHERS.iter().find(|(start, _)| media.trim().starts_with(start)).map(|(_, name)| *name)
}
