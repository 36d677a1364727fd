//! A page, taken apart by a scanner of its own that takes anything.

use super::markup::percent_decode;
use super::{Seen, Visit};

/// Elements at which a line ends; words of all others run together.
const LINES: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
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
    "main",
    "menu",
    "nav",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "style",
    "script",
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
    "xml",
];

/// Elements that stand between two words.
const GAPS: &[&str] = &["br", "img", "input", "button", "object", "embed", "video", "audio", "canvas", "image", "math"];

/// Elements whose text has no tags.
const OPAQUE: &[&str] = &["script", "style", "title", "textarea", "xmp"];

/// Attributes that say how a thing looks or works, in words that are names of people, too.
const LOOKS: &[&str] = &[
    "align",
    "alink",
    "allowfullscreen",
    "async",
    "autocapitalize",
    "autocomplete",
    "autofocus",
    "autoplay",
    "bgcolor",
    "border",
    "bordercolor",
    "charset",
    "checked",
    "clear",
    "color",
    "compact",
    "contenteditable",
    "controls",
    "crossorigin",
    "decoding",
    "default",
    "defer",
    "dir",
    "disabled",
    "draggable",
    "enctype",
    "face",
    "fetchpriority",
    "fill",
    "font-family",
    "font-weight",
    "for",
    "formnovalidate",
    "frame",
    "headers",
    "hidden",
    "hreflang",
    "http-equiv",
    "inert",
    "inputmode",
    "ismap",
    "itemprop",
    "itemscope",
    "lang",
    "language",
    "link",
    "loading",
    "loop",
    "media",
    "method",
    "multiple",
    "muted",
    "nohref",
    "nomodule",
    "noresize",
    "noshade",
    "novalidate",
    "nowrap",
    "open",
    "pattern",
    "playsinline",
    "property",
    "readonly",
    "rel",
    "required",
    "rev",
    "reversed",
    "role",
    "rules",
    "scope",
    "scrolling",
    "selected",
    "shape",
    "sizes",
    "span",
    "spellcheck",
    "stroke",
    "style",
    "target",
    "text",
    "text-anchor",
    "translate",
    "type",
    "valign",
    "vlink",
    "wrap",
];

/// Gives every view of a page whose text is `page`.
pub(super) fn each(page: &str, part: &str, visit: &mut dyn Visit) {
    visit.see(part, Seen::RawXml, page);
    // Pages within comments are pages.
    let mut work = vec![page];
    while let Some(page) = work.pop() {
        let mut text = String::new();
        scan(page, part, &mut text, &mut work, visit);
        visit.see(part, Seen::Text, &text);
    }
}

fn scan<'p>(page: &'p str, part: &str, text: &mut String, work: &mut Vec<&'p str>, visit: &mut dyn Visit) {
    let mut rest = page;
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        text.push_str(&htmlize::unescape(&rest[..at]));
        rest = &rest[at..];
        let mut letters = rest.chars().skip(1);
        match letters.next() {
            None => {
                text.push_str(rest);
                return;
            }
            Some('!' | '?') => {
                let (open, close) = if rest.starts_with("<!--") { (4, "-->") } else { (2, ">") };
                let end = rest[open..].find(close).map_or(rest.len(), |at| at + open + close.len());
                let inside = rest[open..end].trim_end_matches(close);
                if inside.contains('<') {
                    work.push(inside);
                } else if !is_declaration(inside) {
                    visit.see(part, Seen::Text, &htmlize::unescape(inside));
                }
                rest = &rest[end..];
            }
            Some('/') | Some('a'..='z' | 'A'..='Z') => {
                let end = tag_end(rest);
                let tag = rest[1..end].trim_end_matches('>');
                rest = &rest[end..];
                let closes = tag.starts_with('/');
                let tag = tag.trim_start_matches('/');
                let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or("").to_ascii_lowercase();
                values(&tag[name.len().min(tag.len())..], part, visit);
                if LINES.contains(&name.as_str()) || name.contains(':') && name != "o:p" {
                    text.push('\n');
                } else if GAPS.contains(&name.as_str()) {
                    text.push(' ');
                }
                if !closes && !tag.ends_with('/') && OPAQUE.contains(&name.as_str()) {
                    let end = closing(rest, &name);
                    match name.as_str() {
                        "style" => style(&rest[..end], part, visit),
                        "script" => visit.see(part, Seen::Markup, &rest[..end]),
                        _ => text.push_str(&htmlize::unescape(&rest[..end])),
                    }
                    rest = &rest[end..];
                }
            }
            Some(_) => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
}

/// A document type of the standard, or the declaration of XML.
fn is_declaration(inside: &str) -> bool {
    let lower = inside.get(..7).unwrap_or(inside).to_ascii_lowercase();
    (lower == "doctype" && (inside.contains("W3C//") || inside.len() < 16)) || inside.starts_with("xml version=")
}

/// Where the tag at the start of `rest` ends: past the `>` that no quotes hold. Quotes hold only after `=`.
fn tag_end(rest: &str) -> usize {
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    rest.len()
}

/// Where the end tag of an element starts.
fn closing(rest: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        rest.as_bytes().get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(rest.len())
}

/// Gives the values of the attributes of a tag, and the names of those that have none.
fn values(tag: &str, part: &str, visit: &mut dyn Visit) {
    let mut rest = tag;
    let mut loose = String::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let mut ends = rest.char_indices().skip(1).filter(|(_, c)| c.is_whitespace() || matches!(c, '=' | '/'));
        let end = ends.next().map_or(rest.len(), |(at, _)| at);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=').map(str::trim_start) else {
            if !LOOKS.contains(&name.as_str()) {
                loose.push_str(&name);
                loose.push(' ');
            }
            continue;
        };
        let (value, after) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => {
                let end = value[1..].find(quote).map_or(value.len(), |at| at + 1);
                (&value[1..end], value.get(end + 1..).unwrap_or(""))
            }
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        if name.starts_with("xmlns") {
            continue;
        }
        let value = htmlize::unescape_attribute(value);
        // What a page says of its own encoding is said in an attribute of any text.
        let own = value.starts_with("text/html;") || value.starts_with("width=device-width");
        let vocabulary = own || LOOKS.contains(&name.as_str());
        let seen = Seen::Value { vocabulary };
        visit.see(part, seen, &value);
        if value.contains('%') {
            visit.see(part, Seen::Again { vocabulary }, &percent_decode(&value));
        }
    }
    visit.see(part, Seen::Value { vocabulary: false }, &loose);
}

/// A style sheet: its own words may be names of colours and fonts, those of classes, strings and comments may not.
fn style(css: &str, part: &str, visit: &mut dyn Visit) {
    visit.see(part, Seen::Value { vocabulary: true }, css);
    let mut rest = css;
    while let Some(at) = rest.find("/*") {
        let end = rest[at..].find("*/").map_or(rest.len(), |end| at + end);
        visit.see(part, Seen::Text, &rest[at..end]);
        rest = &rest[end..];
    }
    for line in css.split('{').filter_map(|rule| rule.rsplit(['}', ';']).next()) {
        for name in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '>' | '+' | '~' | ':')) {
            for name in name.split(['.', '#']).skip(1) {
                visit.see(part, Seen::Value { vocabulary: false }, name);
            }
        }
    }
}

/// Whether bytes are a page.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    // Nearly always, and sooner told.
    if head.trim_ascii_start().starts_with(b"<") && memchr::memchr(0, head).is_none() {
        return memchr::memchr_iter(b'<', head).any(|at| {
            let rest = &head[at + 1..];
            let starts = |tag: &&[u8]| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
            [&b"html"[..], b"!doctype html", b"body"].iter().any(starts)
        });
    }
    let head = String::from_utf8_lossy(head).replace('\0', "").to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{fffd}'));
    head.starts_with('<') && (head.contains("<html") || head.contains("<!doctype html") || head.contains("<body"))
}

/// The text of a page: where it is not UTF-8, in the encoding that it names.
pub(super) fn decode(bytes: &[u8]) -> String {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.contains(&0);
    if marked || std::str::from_utf8(bytes).is_ok() {
        return super::plain(bytes).into_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = ["charset", "encoding"].iter().find_map(|word| {
        let (_, rest) = head.split_once(word)?;
        let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).next()
    });
    match label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())) {
        Some(said) if said != encoding_rs::UTF_8 => said.decode_without_bom_handling(bytes).0.into_owned(),
        _ => super::plain(bytes).into_owned(),
    }
}
