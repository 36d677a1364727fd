//! Which words of an OpenDocument file a person wrote, and which are the format's own: tables of element and attribute
//! names.
//!
//! Attributes of the format's own namespaces are read if they are in a table here; those of any other namespace may say
//! anything, and are always read.

use super::names::{is_made_by_programs, is_numbered};
use crate::format::filter::Filter;
use crate::format::xml::{Attr, local};
use crate::segment::Role;

/// How an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Its value is text.
    Value(Role),
    /// Its value is an address; which role it has, the address says.
    Uri,
    /// An address that is always that of a file on somebody's disk.
    Path,
    /// Nothing to read in it: the attribute goes as a whole.
    Opaque,
    /// It gives a style a name that a person made; whatever refers to the style must follow.
    StyleName,
}

/// How an attribute of an element with this prefix and name is read; `None` is no text of a person.
pub(super) fn reading((family, element): (&str, &str), attribute: &Attr<'_>) -> Option<Reading> {
    let (prefix, name) = split(attribute.name(), attribute.local());
    let raw = attribute.raw();
    if raw.is_empty() || is_plain(prefix, name) && element != "bibliography-mark" {
        return None;
    }
    let text = Some(Reading::Value(Role::Attribute));
    let trace = Some(Reading::Value(Role::Trace));
    match (prefix, name) {
        // Who edited what in which session.
        (_, "rsid" | "paragraph-rsid") => Some(Reading::Opaque),
        // The template that a document was made from, and whatever was embedded from a database.
        ("xlink", "href" | "title") if element == "template" && family == "meta" => {
            if name == "href" {
                Some(Reading::Path)
            } else {
                trace
            }
        }
        (_, "href") => Some(Reading::Uri),
        ("xlink", "type" | "show" | "actuate") => None,
        _ if element == "bibliography-mark" && name != "bibliography-type" => text,
        (_, name) if TRACES.contains(&name) => trace,
        ("style", "name") if element == "font-face" => None,
        ("style", "name") => (!is_made_by_programs(raw)).then_some(Reading::StyleName),
        ("draw", "name") if NAMED_FILLS.contains(&element) => (!is_made_by_programs(raw)).then_some(Reading::StyleName),
        (_, "display-name") => (!is_made_by_programs(raw)).then_some(Reading::Value(Role::Attribute)),
        ("config", _) => None,
        (_, "name" | "ref-name") if KNOWN.contains(&prefix) => {
            (!raw.starts_with("__") && !raw.starts_with("_Toc") && !is_numbered(raw))
                .then_some(Reading::Value(Role::Attribute))
        }
        // What hidden text says when it is shown.
        (_, "string-value") if element == "hidden-text" => Some(Reading::Value(Role::Deleted)),
        // A number or day beside the words that a cell or field shows.
        ("office", "value" | "date-value") if SHOWN.contains(&element) => {
            let digits = raw.bytes().filter(u8::is_ascii_digit).count();
            (digits > 5).then_some(Reading::Opaque)
        }
        ("draw", "formula" | "value") => (element == "param").then_some(Reading::Value(Role::Attribute)),
        ("office" | "chart" | "svg", "value" | "label") => None,
        ("form", name) => (!FORM_WORDS.contains(&name)).then_some(Reading::Value(Role::Attribute)),
        ("manifest", "media-type") => (!is_media_type(raw)).then_some(Reading::Value(Role::Attribute)),
        (_, "target-frame-name") => (!raw.starts_with('_')).then_some(Reading::Value(Role::Attribute)),
        (_, name) if WORDS.contains(&name) => text,
        (prefix, _) if KNOWN.contains(&prefix) => None,
        // MathML, and the attributes of XML itself.
        ("", _) if family == "math" || MATH.contains(&element) => None,
        _ => text,
    }
}

/// A name by its prefix and what is `local`.
pub(super) fn split<'s>(name: &'s str, local: &'s str) -> (&'s str, &'s str) {
    (name.get(..(name.len() - local.len()).saturating_sub(1)).unwrap_or_default(), local)
}

/// No row of [`reading`] names the attribute, so that it is the format's own, of which a part has thousands.
fn is_plain(prefix: &str, name: &str) -> bool {
    static TOLD: Filter = Filter::of(&[NAMED, TRACES, WORDS]);
    !TOLD.may_hold(name) && prefix != "form" && KNOWN.contains(&prefix)
}

/// The role of text outside of paragraphs, by its element; `None` is not text of a person.
pub(super) fn text_role(element: &str, text: &str) -> Option<Role> {
    let (prefix, name) = element.split_once(':').unwrap_or(("", element));
    match name {
        "creator" | "initial-creator" | "printed-by" | "creator-initials" | "sender-initials" | "sender-name" => {
            Some(Role::Trace)
        }
        "date" | "creation-date" | "print-date" | "editing-duration" | "editing-cycles" | "generator"
            if matches!(prefix, "dc" | "meta") =>
        {
            None
        }
        "date-string" | "binary-data" => None,
        // The number of a note, if it is one.
        "note-citation" => text.contains(char::is_alphabetic).then_some(Role::Attribute),
        // What stands between the numbers of a date: «h», «à».
        "text" if prefix == "number" => {
            (text.chars().filter(|c| c.is_alphabetic()).count() > 2).then_some(Role::Attribute)
        }
        _ => Some(Role::Attribute),
    }
}

/// Fields of a paragraph that show who made or handles the file, or where it lies.
pub(super) fn is_trace_field(element: &str) -> bool {
    let Some(name) = element.strip_prefix("text:") else { return false };
    name.starts_with("sender-")
        || matches!(
            name,
            "author-name"
                | "author-initials"
                | "creator"
                | "initial-creator"
                | "printed-by"
                | "file-name"
                | "template-name"
        )
}

/// Whether the text of an element inside a paragraph is the paragraph's own.
pub(super) fn is_inline(element: &str) -> bool {
    let (prefix, name) = element.split_once(':').unwrap_or(("", element));
    !ASIDE.contains(&prefix)
        && !matches!(name, "note" | "note-citation" | "ruby-text" | "script")
        && !is_trace_field(element)
}

/// Namespaces whose elements inside a paragraph are not a part of its line.
const ASIDE: &[&str] =
    &["anim", "chart", "dc", "dr3d", "draw", "form", "math", "meta", "office", "presentation", "svg", "table"];

/// How a setting of `settings.xml` is treated: whether it always goes, whatever it says.
pub(super) fn is_trace_setting(name: &str, kind: &str) -> bool {
    name.starts_with("Rsid") || (matches!(kind, "string" | "base64Binary") && !SETTINGS.contains(&name))
}

/// Settings whose words are the program's.
const SETTINGS: &[&str] =
    &["BeginLine", "Country", "EndLine", "Language", "PrinterIndependentLayout", "Variant", "ViewId"];

/// User-defined properties that programs fill in by themselves.
pub(super) const FILLED_IN: &[&str] = &["Company", "HyperlinkBase", "Manager"];

/// Whether an attribute refers to a style, fill or page by its name.
pub(super) fn refers(name: &str) -> bool {
    name.ends_with("style-name") || REFERENCES.contains(&name)
}

const REFERENCES: &[&str] = &[
    "class-names",
    "fill-gradient-name",
    "fill-hatch-name",
    "fill-image-name",
    "leader-text-style",
    "marker-end",
    "marker-start",
    "master-page-name",
    "opacity-name",
    "page-layout-name",
    "stroke-dash",
    "stroke-dash-names",
    "style-override",
];

/// Elements whose `draw:name` is referred to as that of a style is.
pub(super) const NAMED_FILLS: &[&str] = &["fill-image", "gradient", "hatch", "marker", "opacity", "stroke-dash"];

/// What the rows of [`reading`] name.
const NAMED: &[&str] = &[
    "date-value",
    "display-name",
    "formula",
    "href",
    "label",
    "media-type",
    "name",
    "paragraph-rsid",
    "ref-name",
    "rsid",
    "string-value",
    "target-frame-name",
    "title",
    "value",
];

/// Attributes that name somebody, or a place on somebody's machine.
const TRACES: &[&str] = &[
    "author",
    "chg-author",
    "connection-name",
    "creator-initials",
    "database-name",
    "datasource",
    "dde-application",
    "dde-item",
    "dde-topic",
    "initials",
];

/// Elements that show a value as text.
const SHOWN: &[&str] =
    &["database-display", "expression", "table-cell", "user-field-decl", "variable-input", "variable-set"];

/// Attributes that hold what somebody typed.
const WORDS: &[&str] = &[
    "alias",
    "base-cell-address",
    "caption-sequence-name",
    "cell-address",
    "cell-range",
    "cell-range-address",
    "chain-next-name",
    "column-name",
    "condition",
    "current-value",
    "desc",
    "description",
    "display-text",
    "formula",
    "help-message",
    "help-text",
    "hint",
    "key",
    "key1",
    "key1-phonetic",
    "key2",
    "key2-phonetic",
    "label",
    "label-cell-address",
    "main-entry",
    "num-list-format",
    "num-prefix",
    "num-suffix",
    "placeholder",
    "section-name",
    "string-value",
    "string-value-if-false",
    "string-value-if-true",
    "string-value-phonetic",
    "table-name",
    "tag",
    "target-range-address",
    "title",
    "value",
    "values-cell-range-address",
];

/// Attributes of form controls that hold no words.
const FORM_WORDS: &[&str] = &[
    "allow-deletes",
    "allow-inserts",
    "allow-updates",
    "apply-design-mode",
    "apply-filter",
    "automatic-focus",
    "auto-complete",
    "bound-column",
    "button-type",
    "command-type",
    "control-implementation",
    "convert-empty-to-null",
    "current-selected",
    "current-state",
    "disabled",
    "dropdown",
    "enctype",
    "escape-processing",
    "for",
    "id",
    "ignore-result",
    "image-align",
    "image-position",
    "input-required",
    "list-linkage-type",
    "list-source-type",
    "max-length",
    "method",
    "multi-line",
    "multiple",
    "navigation-mode",
    "orientation",
    "printable",
    "property-name",
    "readonly",
    "selected",
    "size",
    "state",
    "tab-cycle",
    "tab-index",
    "tab-stop",
    "text-style-name",
    "toggle",
    "validation",
    "visual-effect",
    "xforms-list-source",
    "xforms-submission",
];

/// Prefixes of the format and of LibreOffice's own attributes, those first that most attributes have.
const KNOWN: &[&str] = &[
    "fo",
    "style",
    "text",
    "loext",
    "svg",
    "draw",
    "table",
    "number",
    "config",
    "anim",
    "calcext",
    "chart",
    "css3t",
    "db",
    "dc",
    "dom",
    "dr3d",
    "drawooo",
    "field",
    "form",
    "formx",
    "grddl",
    "manifest",
    "math",
    "meta",
    "of",
    "office",
    "officeooo",
    "ooo",
    "oooc",
    "ooow",
    "presentation",
    "rpt",
    "script",
    "smil",
    "tableooo",
    "xlink",
    "xml",
    "xsi",
];

/// Elements of MathML, in files that give it no prefix.
const MATH: &[&str] = &[
    "annotation",
    "math",
    "menclose",
    "mfenced",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

fn is_media_type(raw: &str) -> bool {
    ["application/", "audio/", "chemical/", "font/", "image/", "model/", "text/", "video/"]
        .iter()
        .any(|start| raw.starts_with(start))
}

/// Whether an element makes an outline level of a paragraph's style.
pub(super) fn is_heading_style(name: &str, display: &str) -> bool {
    let name = if display.is_empty() { name.replace("_20_", " ") } else { display.to_owned() };
    let name = name.to_lowercase();
    name.starts_with("heading") || name == "title" || name == "subtitle"
}

/// Whether a word is an element of this name under any prefix.
pub(super) fn is(element: &str, name: &str) -> bool {
    local(element) == name
}
