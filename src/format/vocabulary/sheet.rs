//! The words of a workbook: a sheet lies under every chart.

use crate::segment::Role;

/// Roots of the parts of a workbook.
pub(super) const ROOTS: &[&str] = &[
    "ThreadedComments",
    "calcChain",
    "chartsheet",
    "comments",
    "connections",
    "externalLink",
    "personList",
    "pivotCacheDefinition",
    "pivotCacheRecords",
    "pivotTableDefinition",
    "queryTable",
    "sst",
    "styleSheet",
    "table",
    "workbook",
    "worksheet",
];

/// The role of text, by its element.
pub(super) fn text(element: &str) -> Role {
    match element {
        "author" => Role::Trace,
        "t" | "v" => Role::Body,
        "text" => Role::Comment,
        name if name.ends_with("Header") || name.ends_with("Footer") => Role::Furniture,
        _ => Role::Attribute,
    }
}

/// Whether a sheet, or what a formula refers to, has the name that the program gave it: other parts refer to it.
pub(in super::super) fn is_default(name: &str) -> bool {
    let name = name.split_once('!').map_or(name, |(name, _)| name);
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    stem.len() < name.len() && ["Sheet", "Feuil", "Feuille", "Tabelle", "Table", "Tableau", "Hoja"].contains(&stem)
}

/// Attributes of a sheet that somebody typed.
pub(super) fn attribute(element: &str, name: &str) -> Option<Role> {
    Some(match (element, name) {
        (_, "userName" | "userId" | "author") | ("dbPr", "connection" | "command") => Role::Trace,
        ("webPr" | "textPr", "url" | "sourceFile") => Role::Trace,
        ("person", "displayName") => Role::Trace,
        ("hyperlink", "location") => Role::Target,
        ("tableColumn", "name") => Role::Body,
        (_, "display" | "tooltip" | "prompt" | "promptTitle" | "error" | "errorTitle" | "caption" | "comment") => {
            Role::Attribute
        }
        (
            "sheet" | "definedName" | "table" | "cacheField" | "dataField" | "sheetName" | "connection",
            "name" | "val",
        ) => Role::Attribute,
        ("table", "displayName") | ("s", "v") | ("definedName", "description") => Role::Attribute,
        _ => return None,
    })
}
