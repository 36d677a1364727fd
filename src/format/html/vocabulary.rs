//! Which elements part words, and which attributes hold words that somebody wrote.

use crate::segment::Role;

/// Elements at which a paragraph ends. All others, those that nobody knows among them, stand within a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "desc",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "metadata",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "v:textbox",
    "xml",
    "xmp",
];

/// Elements that a reader sees as a thing between two words.
const OBJECTS: &[&str] = &[
    "applet", "audio", "button", "canvas", "embed", "frame", "image", "img", "input", "math", "meter", "object",
    "progress", "video",
];

/// A paragraph ends where this element begins or ends.
pub(super) fn is_block(element: &str) -> bool {
    BLOCKS.binary_search(&element).is_ok()
}

/// A thing between two words.
pub(super) fn is_object(element: &str) -> bool {
    OBJECTS.contains(&element)
}

/// The role of the text inside an element of Office's islands, or of the title; `None` for what a reader sees.
pub(super) fn text_role(element: &str) -> Option<Role> {
    match element.split_once(':') {
        None if element == "title" => Some(Role::Attribute),
        None => None,
        Some(("o", "p")) => None,
        Some(("o", "title" | "subject" | "keywords" | "description" | "category" | "contentstatus")) => {
            Some(Role::Attribute)
        }
        Some(("o", _)) => Some(Role::Trace),
        Some(("w" | "x" | "m", _)) => Some(Role::Attribute),
        Some(_) => None,
    }
}

/// How the value of an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A word of the format.
    Nothing,
    /// Words.
    Value(Role),
    /// An address.
    Uri,
    /// Several addresses with their widths.
    Uris,
    /// Declarations of a style.
    Css,
    /// Goes as a whole, and is counted as this.
    Cut(&'static str),
}

/// How to read an attribute. `about` is what a `meta` says that it is about, in small letters.
pub(super) fn reading(element: &str, attribute: &str, about: &str) -> Reading {
    let bare = attribute.rsplit_once(':').map_or(attribute, |(_, local)| local);
    match (element, bare) {
        _ if attribute.starts_with("xmlns") => Reading::Nothing,
        _ if attribute.starts_with("on") => Reading::Cut("script_removed"),
        (_, "srcdoc") => Reading::Cut("embedded_object_removed"),
        // A drawing of Office, packed.
        (_, "gfxdata") => Reading::Cut("embedded_object_removed"),
        (_, "style") => Reading::Css,
        ("meta", "content") if FORMAL.contains(&about) => Reading::Nothing,
        ("meta", "content") if TRACES.contains(&about) => Reading::Value(Role::Trace),
        ("meta", "name" | "property" | "http-equiv" | "itemprop") => Reading::Nothing,
        (_, "datetime") => Reading::Value(Role::Attribute),
        (_, "srcset" | "imagesrcset") => Reading::Uris,
        (_, name) if ADDRESSES.contains(&name) => Reading::Uri,
        ("a" | "area" | "iframe" | "base" | "form" | "link", "target") => Reading::Nothing,
        (_, name) if FORMATTING.binary_search(&name).is_ok() => Reading::Nothing,
        _ => Reading::Value(Role::Attribute),
    }
}

/// An attribute that stands without a value because the format has it so.
pub(super) fn is_flag(attribute: &str) -> bool {
    FLAGS.contains(&attribute) || FORMATTING.binary_search(&attribute).is_ok()
}

/// What a `meta` may be about without saying anything of anybody.
const FORMAL: &[&str] =
    &["charset", "content-language", "content-style-type", "content-type", "robots", "viewport", "x-ua-compatible"];

/// What a `meta` says of those who made the page and of their programs.
const TRACES: &[&str] = &[
    "article:author",
    "author",
    "changedby",
    "copyright",
    "creator",
    "dc.contributor",
    "dc.creator",
    "dc.publisher",
    "dc.rights",
    "dcterms.contributor",
    "dcterms.creator",
    "dcterms.publisher",
    "dcterms.rightsholder",
    "designer",
    "formatter",
    "generator",
    "originator",
    "owner",
    "progid",
    "publisher",
    "reply-to",
    "template",
    "twitter:creator",
    "web_author",
];

/// Attributes that hold an address.
const ADDRESSES: &[&str] = &[
    "action",
    "archive",
    "background",
    "cite",
    "classid",
    "codebase",
    "data",
    "dynsrc",
    "formaction",
    "href",
    "longdesc",
    "lowsrc",
    "manifest",
    "ping",
    "poster",
    "profile",
    "src",
    "usemap",
];

/// Attributes whose values are words of the format.
const FORMATTING: &[&str] = &[
    "align",
    "alink",
    "allowfullscreen",
    "aria-atomic",
    "aria-busy",
    "aria-checked",
    "aria-disabled",
    "aria-expanded",
    "aria-haspopup",
    "aria-hidden",
    "aria-level",
    "aria-live",
    "aria-modal",
    "aria-selected",
    "async",
    "autocapitalize",
    "autocomplete",
    "autofocus",
    "autoplay",
    "bgcolor",
    "border",
    "bordercolor",
    "cellpadding",
    "cellspacing",
    "charset",
    "checked",
    "clear",
    "cols",
    "colspan",
    "compact",
    "contenteditable",
    "controls",
    "coords",
    "crossorigin",
    "cx",
    "cy",
    "d",
    "decoding",
    "defer",
    "dir",
    "disabled",
    "draggable",
    "enctype",
    "face",
    "fetchpriority",
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "formmethod",
    "formnovalidate",
    "frame",
    "frameborder",
    "headers",
    "height",
    "hidden",
    "hreflang",
    "hspace",
    "http-equiv",
    "inputmode",
    "integrity",
    "ismap",
    "lang",
    "language",
    "link",
    "loading",
    "loop",
    "marginheight",
    "marginwidth",
    "max",
    "maxlength",
    "media",
    "method",
    "min",
    "minlength",
    "multiple",
    "muted",
    "noshade",
    "novalidate",
    "nowrap",
    "open",
    "pattern",
    "points",
    "preserveaspectratio",
    "r",
    "readonly",
    "rel",
    "required",
    "rev",
    "reversed",
    "role",
    "rows",
    "rowspan",
    "rules",
    "rx",
    "ry",
    "scope",
    "scrolling",
    "selected",
    "shape",
    "size",
    "sizes",
    "space",
    "span",
    "spellcheck",
    "start",
    "step",
    "stroke",
    "stroke-width",
    "tabindex",
    "text-anchor",
    "transform",
    "translate",
    "type",
    "typemustmatch",
    "valign",
    "version",
    "viewbox",
    "vlink",
    "vspace",
    "width",
    "wrap",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Attributes without a value.
const FLAGS: &[&str] = &["declare", "default", "inert", "itemscope", "nohref", "nomodule", "noresize", "playsinline"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(BLOCKS.is_sorted() && FORMATTING.is_sorted());
    }

    #[test]
    fn attributes_are_read_by_what_they_hold() {
        assert_eq!(reading("meta", "content", "author"), Reading::Value(Role::Trace));
        assert_eq!(reading("meta", "content", "description"), Reading::Value(Role::Attribute));
        assert_eq!(reading("meta", "content", "content-type"), Reading::Nothing);
        assert_eq!(reading("use", "xlink:href", ""), Reading::Uri);
        assert_eq!(reading("p", "onclick", ""), Reading::Cut("script_removed"));
        assert_eq!(reading("p", "data-dossier", ""), Reading::Value(Role::Attribute));
        assert_eq!(reading("p", "align", ""), Reading::Nothing);
    }
}
