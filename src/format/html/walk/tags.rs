//! What tags, comments and style sheets hold.

use std::ops::Range;

use super::super::style::{self, Piece};
use super::super::value::decoded;
use super::super::vocabulary::{self, Reading};
use super::{Attribute, DEPTH, Walk};
use crate::segment::Role;

impl Walk<'_, '_> {
    /// Reads the attributes of the tag that ends.
    pub(super) fn attributes(&mut self) {
        let attributes = std::mem::take(&mut self.here.attributes);
        if attributes.is_empty() {
            return;
        }
        let element = std::mem::take(&mut self.here.name);
        let text = self.text;
        let said = |wanted: &[&str]| {
            let named = |a: &&Attribute| wanted.iter().any(|w| text[a.name.clone()].eq_ignore_ascii_case(w));
            let value = attributes.iter().find(named).and_then(|a| a.value.clone());
            value.map(|value| text[value].trim().to_lowercase()).unwrap_or_default()
        };
        let about =
            if element == "meta" { said(&["name", "http-equiv", "property", "itemprop"]) } else { String::new() };
        if element == "td" || element == "th" {
            let number = |wanted: &str, least: u32| {
                said(&[wanted]).parse::<u32>().ok().filter(|n| (least..10_000).contains(n)).unwrap_or(1)
            };
            let (columns, rows) = (number("colspan", 1), number("rowspan", 0));
            self.with_table(|t| t.takes(columns, rows));
        }
        let mut loose: Option<Range<usize>> = None;
        for attribute in &attributes {
            let name = text[attribute.name.clone()].to_ascii_lowercase();
            let Some(value) = attribute.value.clone() else {
                // An empty value, of which the tokenizer says nothing.
                if text[attribute.name.end..].trim_start().starts_with('=') {
                    continue;
                }
                // Words that fell out of a value for want of quotes.
                if !vocabulary::is_flag(&name) && !name.contains(':') {
                    let start = loose.map_or(attribute.name.start, |loose| loose.start);
                    loose = Some(start..attribute.name.end);
                }
                continue;
            };
            self.loose(loose.take());
            if !text[..value.start].ends_with(['"', '\'']) {
                self.aside.unquoted.push(value.start as u64..value.end as u64);
            }
            match vocabulary::reading(&element, &name, &about) {
                Reading::Nothing => {}
                Reading::Value(role) => self.value(value, role, false),
                Reading::Uri | Reading::Uris => self.address(value),
                Reading::Css => self.style(value, true),
                Reading::Cut(notice) => self.cut(value, notice),
            }
        }
        self.loose(loose);
        self.here.name = element;
    }

    fn loose(&mut self, range: Option<Range<usize>>) {
        if let Some(range) = range {
            self.value(range, Role::Attribute, false);
        }
    }

    /// A value that is an address, or several.
    fn address(&mut self, range: Range<usize>) {
        let (read, _) = decoded(self.text, range.clone(), false);
        let lower = read.trim_start().get(..16).unwrap_or(read.trim_start()).to_ascii_lowercase();
        if lower.starts_with("javascript:") || lower.starts_with("vbscript:") {
            self.cut(range, "script_removed");
        } else if lower.starts_with("data:") || read.contains("data:") {
            let pictures = read.matches("data:").count();
            let plain = ["png", "jpeg", "jpg", "gif", "webp", "bmp", "avif", "x-icon"].iter();
            let known: usize = plain.map(|kind| read.matches(&format!("data:image/{kind};base64,")).count()).sum();
            if lower.starts_with("data:") && pictures == known {
                self.aside.pictures.push(range.start as u64..range.end as u64);
                *self.aside.notices.entry("image").or_default() += 1;
            } else {
                self.cut(range, "embedded_object_removed");
            }
        } else {
            self.value(range, Role::Target, true);
        }
    }

    pub(super) fn style(&mut self, range: Range<usize>, inside: bool) {
        let text = self.text;
        let base = range.start;
        style::pieces(&text[range], inside, &mut |piece, range| {
            let range = base + range.start..base + range.end;
            match piece {
                Piece::Comment => self.value(range, Role::Comment, false),
                Piece::String | Piece::Name => self.value(range, Role::Attribute, false),
                Piece::Uri => self.address(range),
            }
        });
    }

    pub(super) fn comment(&mut self, range: Range<usize>) {
        let raw = &self.text[range.clone()];
        let inner = raw.strip_prefix("<!--").or(raw.strip_prefix("<!")).or(raw.strip_prefix("</")).unwrap_or(raw);
        let inner = inner.strip_prefix('<').unwrap_or(inner);
        let start = range.start + (raw.len() - inner.len());
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let inner = inner.strip_suffix("--").or(inner.strip_suffix("--!")).unwrap_or(inner);
        if inner.starts_with("?xml ") || (inner.starts_with('[') && !inner.contains('<') && is_condition(inner)) {
            return;
        }
        let skip = if inner.starts_with("[if") { inner.find("]>").map_or(0, |at| at + 2) } else { 0 };
        let inner = start + skip..start + inner.len();
        if self.depth < DEPTH && self.text[inner.clone()].contains('<') {
            self.inside(inner, Some(Role::Comment));
        } else {
            self.value(inner, Role::Comment, false);
        }
    }

    pub(super) fn doctype(&mut self, range: Range<usize>) {
        let raw = &self.text[range.clone()];
        if raw.contains('[') {
            self.aside.hostile.get_or_insert(range.start as u64);
        }
        if !raw.contains("W3C//") && raw.len() > 20 && !raw.contains("about:legacy-compat") {
            self.value(range, Role::Attribute, false);
        }
    }
}

/// `[if …]`, `[endif]` and nothing else.
fn is_condition(inner: &str) -> bool {
    inner.starts_with("[if") || inner.starts_with("[endif")
}
