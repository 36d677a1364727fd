//! Edits as patches of an OpenDocument part: escaped for the place that they fall on, together with what never comes
//! along, and with what must follow when a part or a style is called otherwise.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::vocabulary::{NAMED_FILLS, refers};
use crate::error::{Error, ErrorKind};
use crate::format::Edit;
use crate::format::splice::Patch;
use crate::format::xml::{Item, Scanner, escape, escape_uri, local};

/// New names by old ones, as both are written.
pub(in crate::format) type NewNames = BTreeMap<String, String>;

/// Patches of one part. `cuts` are what never comes along; an edit inside one has nothing to do.
///
/// # Errors
/// [`ErrorKind::Plan`] for an edit off the source.
pub(in crate::format) fn patches<'e>(
    source: &[u8],
    edits: &'e [Edit],
    cuts: &[Patch<'e>],
) -> Result<Vec<Patch<'e>>, Error> {
    let mut patches = cuts.to_vec();
    for edit in edits {
        if cuts.iter().any(|cut| cut.range.start <= edit.range.start && edit.range.end <= cut.range.end) {
            continue;
        }
        let place = Spot::of(source, &edit.range)?;
        let text = match place {
            Spot::Tag => Cow::Borrowed(""),
            Spot::Value { name: "style:name", .. } => continue,
            Spot::Value { element, name } if local(name) == "name" && NAMED_FILLS.contains(&local(element)) => continue,
            Spot::Value { element, name } if local(name) == "href" => {
                // A link without a target leads to the folder of the file.
                let whole = source.get(edit.range.end as usize).is_some_and(|byte| matches!(byte, b'"' | b'\''))
                    && source[..edit.range.start as usize].ends_with(b"\"");
                if edit.text.is_empty() && whole && local(element) == "a" {
                    Cow::Borrowed("about:blank")
                } else {
                    escape_uri(&edit.text)
                }
            }
            Spot::Value { .. } | Spot::Text => escape(&edit.text),
        };
        patches.push(Patch { range: edit.range.clone(), text });
    }
    sort(&mut patches);
    Ok(patches)
}

/// Puts patches into the order of the source.
pub(in crate::format) fn sort(patches: &mut [Patch<'_>]) {
    patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
}

/// Adds patches of references to sorted `patches`, but for those of values that an edit changes itself: an attribute that
/// only ends as one that names a style holds words, too.
pub(in crate::format) fn add_references<'p>(patches: &mut Vec<Patch<'p>>, mut references: Vec<Patch<'p>>) {
    references.retain(|reference| {
        let at = patches.partition_point(|patch| patch.range.end <= reference.range.start);
        patches.get(at).is_none_or(|patch| patch.range.start >= reference.range.end)
    });
    patches.append(&mut references);
    sort(patches);
}

/// The names of styles that edits change: old and new, both as they are written.
///
/// # Errors
/// [`ErrorKind::Plan`] for an edit off the source.
pub(in crate::format) fn renamed_styles(source: &[u8], edits: &[Edit], into: &mut NewNames) -> Result<(), Error> {
    let mut rest = edits;
    while let Some(edit) = rest.first() {
        let start = rest;
        rest = &rest[1..];
        let Spot::Value { element, name } = Spot::of(source, &edit.range)? else { continue };
        if name != "style:name" && !(local(name) == "name" && NAMED_FILLS.contains(&local(element))) {
            continue;
        }
        let at = edit.range.start as usize;
        let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
        let from = source[..at].iter().rposition(quote).map_or(0, |at| at + 1);
        let to = source[at..].iter().position(quote).map_or(source.len(), |more| at + more);
        let (mut new, mut done) = (String::new(), from);
        let mine = start.iter().take_while(|edit| edit.range.end as usize <= to).count();
        let text = |from: usize, to: usize| source.get(from..to).map(String::from_utf8_lossy).unwrap_or_default();
        for edit in &start[..mine] {
            new.push_str(&text(done, edit.range.start as usize));
            new.extend(edit.text.chars().map(|c| match c {
                c if c.is_alphanumeric() || matches!(c, '-' | '.') => c.to_string(),
                c => format!("_{:x}_", u32::from(c)),
            }));
            done = edit.range.end as usize;
        }
        new.push_str(&text(done, to));
        // A style must be called something, and not begin with a digit.
        into.insert(text(from, to).into_owned(), if new.is_empty() { "Style".to_owned() } else { new });
        rest = &start[mine.max(1)..];
    }
    Ok(())
}

/// So many names are looked for one by one.
const FEW_STYLES: usize = 16;

/// Whether there is anything in a part that [`references`] could find: parsing it again takes longer than asking.
pub(in crate::format) fn may_refer(bytes: &[u8], styles: &NewNames, paths: bool) -> bool {
    let holds = |words: &str| memchr::memmem::find(bytes, words.as_bytes()).is_some();
    let named = || styles.len() > FEW_STYLES || styles.keys().any(|name| holds(name));
    paths && (holds("href") || holds("full-path")) || named()
}

/// Patches that make every reference of a part follow: `styles` by name, `link` for addresses of other parts.
///
/// # Errors
/// Those of [`Scanner::next`].
pub(in crate::format) fn references(
    bytes: &[u8],
    styles: &NewNames,
    link: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Patch<'static>>, Error> {
    let mut scanner = Scanner::new(bytes)?;
    let mut patches = Vec::new();
    while let Some((item, range)) = scanner.next()? {
        let Item::Start { tag, .. } = item else { continue };
        let element = local(scanner.name(&tag, &range));
        for attribute in scanner.attributes(&tag, &range)? {
            let name = attribute.local();
            let defines = attribute.name() == "style:name" || (name == "name" && NAMED_FILLS.contains(&element));
            let new = match name {
                "href" | "full-path" => link(attribute.raw()).map(|new| escape(&new).into_owned()),
                "class-names" | "stroke-dash-names" => {
                    let names: Vec<&str> = attribute.raw().split(' ').collect();
                    let new: Vec<&str> = names.iter().map(|n| styles.get(*n).map_or(*n, String::as_str)).collect();
                    (new != names).then(|| new.join(" "))
                }
                name if defines || refers(name) => styles.get(attribute.raw()).cloned(),
                _ => None,
            };
            if let Some(text) = new {
                patches.push(Patch { range: attribute.source, text: Cow::Owned(text) });
            }
        }
    }
    Ok(patches)
}

/// Where in the XML an edit falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot<'a> {
    /// In an attribute's value; both names with their prefixes.
    Value { element: &'a str, name: &'a str },
    /// Elsewhere in a tag: the range is a whole attribute.
    Tag,
    /// Anywhere else.
    Text,
}

impl<'a> Spot<'a> {
    fn of(source: &'a [u8], range: &Range<u64>) -> Result<Self, Error> {
        let wrong = || Error::new(ErrorKind::Plan).position(range.start);
        let start = usize::try_from(range.start).map_err(|_| wrong())?;
        let before = source.get(..start).ok_or_else(wrong)?;
        if range.end < range.start || range.end > source.len() as u64 {
            return Err(wrong());
        }
        let Some(open) = memchr::memrchr(b'<', before) else { return Ok(Self::Text) };
        let tag = &before[open + 1..];
        if tag.starts_with(b"!") || tag.starts_with(b"?") || tag.starts_with(b"/") {
            return Ok(Self::Text);
        }
        let mut quote: Option<(usize, u8)> = None;
        for (at, byte) in tag.iter().enumerate() {
            match (quote, byte) {
                (None, b'>') => return Ok(Self::Text),
                (None, b'"' | b'\'') => quote = Some((at, *byte)),
                (Some((_, open)), byte) if open == *byte => quote = None,
                _ => {}
            }
        }
        let Some((at, _)) = quote else { return Ok(Self::Tag) };
        let text = |bytes: &'a [u8]| std::str::from_utf8(bytes).unwrap_or_default();
        let element = text(tag.split(u8::is_ascii_whitespace).next().unwrap_or_default());
        let name = text(&tag[..at]).trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        Ok(Self::Value { element, name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_knows_where_it_falls() {
        let source = "<a><text:p x:y = \"1&gt;2\" b='c'>d</text:p><!-- e --></a>";
        let spot = |word: &str| {
            let at = source.find(word).unwrap() as u64;
            Spot::of(source.as_bytes(), &(at..at)).unwrap()
        };
        assert_eq!(spot("1&gt"), Spot::Value { element: "text:p", name: "x:y" });
        assert_eq!(spot("2\""), Spot::Value { element: "text:p", name: "x:y" });
        assert_eq!(spot("c'"), Spot::Value { element: "text:p", name: "b" });
        assert_eq!((spot("x:y"), spot("d<"), spot("e -")), (Spot::Tag, Spot::Text, Spot::Text));
        assert!(Spot::of(source.as_bytes(), &(99..99)).is_err());
    }

    #[test]
    fn a_style_gets_another_name_everywhere() {
        let source = "<s><style:style style:name=\"Titre_20_Karim\"/><text:p text:style-name=\"Titre_20_Karim\"/></s>";
        let at = source.find("Karim").unwrap() as u64;
        let edits = [Edit { part: 0, range: at..at + 5, text: "Mineur A1".to_owned() }];
        let mut names = NewNames::new();
        renamed_styles(source.as_bytes(), &edits, &mut names).unwrap();
        assert_eq!(names.get("Titre_20_Karim").map(String::as_str), Some("Titre_20_Mineur_20_A1"));
        assert!(patches(source.as_bytes(), &edits, &[]).unwrap().is_empty());
        assert_eq!(references(source.as_bytes(), &names, &|_| None).unwrap().len(), 2);
        assert!(may_refer(source.as_bytes(), &names, false) && !may_refer(b"<s/>", &names, true));
        assert!(may_refer(b"<a xlink:href='Pictures/Karim.png'/>", &NewNames::new(), true));
    }
}
