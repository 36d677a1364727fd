//! Styles: which of them make a heading.

use std::collections::BTreeSet;

use super::super::xml::{Item, Scanner, local};
use crate::error::Error;

/// Style ids that make a heading: by the name that every language of Word keeps in English, or by their level.
pub(super) fn headings(mut scanner: Scanner<'_>) -> Result<BTreeSet<String>, Error> {
    let (mut ids, mut id) = (BTreeSet::new(), String::new());
    while let Some((item, range)) = scanner.next()? {
        let Item::Start { tag, .. } = item else { continue };
        if !matches!(local(tag.name().as_ref()), "style" | "name" | "outlineLvl") {
            continue;
        }
        let attributes = scanner.attributes(&tag, &range)?;
        let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", |a| a.raw());
        let heading = match local(tag.name().as_ref()) {
            "style" => {
                id = value("styleId").to_owned();
                false
            }
            "name" => {
                let name = value("val").to_lowercase();
                name.starts_with("heading") || name == "title" || name == "subtitle"
            }
            "outlineLvl" => value("val").parse::<u8>().is_ok_and(|level| level < 9),
            _ => false,
        };
        if heading && !id.is_empty() {
            ids.insert(id.clone());
        }
    }
    Ok(ids)
}
