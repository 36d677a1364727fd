//! A zip, entry by entry.

use std::io::{Cursor, Read};

use super::vocabulary::{is_media_type, is_of_format, part_name};
use super::{Seen, Visit, part};
use crate::error::{Error, ErrorKind};

/// Bytes of one entry, unpacked; ours are smaller, since the reader has its own limit, which nobody sets higher.
const MOST_PART: u64 = 1 << 30;

/// Memory that is taken because the directory says so.
const MOST_AT_ONCE: u64 = 16 << 20;

/// Gives every view of every entry of the archive that `inside` is, or that the file itself is.
pub(super) fn each(bytes: &[u8], inside: &str, depth: u8, visit: &mut dyn Visit) -> Result<(), Error> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let all = archive.decompressed_size().and_then(|size| u64::try_from(size).ok()).unwrap_or(u64::MAX);
    visit.each(archive.len(), all, &|index, visit| entry(archive.clone(), index, inside, depth, visit))
}

/// Gives every view of one entry.
fn entry(
    mut archive: zip::ZipArchive<Cursor<&[u8]>>,
    index: usize,
    inside: &str,
    depth: u8,
    visit: &mut dyn Visit,
) -> Result<(), Error> {
    let within = |name: &str| if inside.is_empty() { name.to_owned() } else { format!("{inside}/{name}") };
    let entry = archive.by_index(index).map_err(broken)?;
    let name = entry.name().map_err(broken)?.into_owned();
    // What programs call their parts says nothing about anybody.
    if !is_of_format(&name, true) {
        visit.see(&within(&format!("part {index}")), Seen::Name, part_name(&name));
    }
    let mut bytes = Vec::with_capacity(entry.size().min(MOST_AT_ONCE) as usize + 1);
    entry.take(MOST_PART + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_PART {
        return Err(ErrorKind::TooLarge.into());
    }
    // The type of an OpenDocument file, which stands there as nothing else does.
    if name == "mimetype" && std::str::from_utf8(&bytes).is_ok_and(is_media_type) {
        return Ok(());
    }
    part(&bytes, &within(&name), depth, visit)
}

fn broken(_: zip::result::ZipError) -> Error {
    Error::new(ErrorKind::Truncated)
}
