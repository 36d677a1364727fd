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
    let broken = |_| Error::new(ErrorKind::Truncated);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let within = |name: &str| if inside.is_empty() { name.to_owned() } else { format!("{inside}/{name}") };
    for index in 0..archive.len() {
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
            continue;
        }
        part(&bytes, &within(&name), depth, visit)?;
    }
    Ok(())
}
