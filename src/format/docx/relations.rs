//! What the parts of a package say of one another: types and relationships.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::encoded::Part;
use super::super::parts::{Fate, absolute};
use super::super::xml::Item;
use super::TYPES;
use super::rename::Names;
use crate::error::{Error, ErrorKind};
use crate::format::vocabulary::percent_decode;

/// What the relationships of a package say.
#[derive(Default)]
pub(super) struct Relations {
    /// Elements to cut out of a part, by its index, so that nothing refers to a part that was left out.
    pub(super) cuts: BTreeMap<usize, Vec<Range<u64>>>,
    /// Parts of somebody else's making, wherever they lie: lower case, from `/`.
    pub(super) data: BTreeSet<String>,
    /// Targets that lead to a part with a new name, by the index of the part they stand in.
    pub(super) renames: BTreeMap<usize, Vec<(Range<u64>, String)>>,
}

/// Reads the types and relationships of a package.
///
/// # Errors
/// [`ErrorKind::Macros`] where a part is declared to hold a program; a broken part.
pub(super) fn read<'p>(
    names: &[String],
    fates: &[Fate],
    shown: &[String],
    written: &Names,
    part: &dyn Fn(usize) -> Result<Part<'p>, Error>,
) -> Result<Relations, Error> {
    let dropped: BTreeSet<String> = (0..names.len())
        .filter(|index| fates[*index] == Fate::Drop)
        .map(|index| format!("/{}", names[index].to_lowercase()))
        .collect();
    let mut relations = Relations::default();
    for (index, name) in names.iter().enumerate() {
        if fates[index] != Fate::Read || !(name == TYPES || name.ends_with(".rels")) {
            continue;
        }
        let at = |error: Error| error.at(&shown[index]);
        let part = part(index)?;
        let mut scanner = part.scanner().map_err(at)?;
        while let Some((item, range)) = scanner.next().map_err(at)? {
            let Item::Start { tag, empty } = item else { continue };
            let attributes = scanner.attributes(&tag, &range).map_err(at)?;
            let value = |wanted: &str| attributes.iter().find(|a| a.local() == wanted).map_or("", |a| a.raw());
            let kind = value("ContentType").to_ascii_lowercase();
            // A macro sheet inside is emptied like any file inside that is not read.
            if kind.contains("vbaproject")
                || (kind.contains("macroenabled") && !EMBEDDED.iter().any(|of| kind.contains(of)))
            {
                return Err(ErrorKind::Macros.into());
            }
            let target = match value("PartName") {
                "" if value("TargetMode") == "External" => continue,
                "" => absolute(name, value("Target")),
                part => part.to_owned(),
            };
            let target = target.to_lowercase();
            let leads =
                attributes.iter().find(|a| matches!((name.as_str(), a.local()), (TYPES, "PartName") | (_, "Target")));
            if let Some(attribute) = leads.filter(|_| written.count() > 0)
                && let Some(new) = written.renamed(&absolute(name, &percent_decode(attribute).0).to_lowercase())
            {
                relations.renames.entry(index).or_default().push((attribute.source.clone(), new.to_owned()));
            }
            if empty && dropped.contains(&target) {
                relations.cuts.entry(index).or_default().push(range);
            } else if value("Type").ends_with("/customXml") {
                relations.data.insert(target);
            }
        }
    }
    Ok(relations)
}

/// Types of files that only lie inside a Word file.
const EMBEDDED: &[&str] = &["ms-excel", "ms-powerpoint"];
