//! The container of DOCX and ODT: reads every entry within limits, refuses what only a hostile file has, writes a new archive.
//!
//! Nothing of the old archive's own fields comes along: no comment, no extra fields, no timestamps, no bytes before,
//! between or after the entries. The packed bytes of an entry that stays as it is do, since to pack it again would give
//! the same content and take longer than all else: see [`Packed`].

mod write;

use std::borrow::Cow;
use std::io::{Cursor, Read, Seek};
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::{Crc, Decompress, FlushDecompress, Status};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::{Limit, Limits};
use crate::error::{Error, ErrorKind};
use crate::threads;

pub(super) use write::{Packer, Writer};

/// Small entries may be as regular as they like.
const RATIO_FROM: u64 = 4 << 20;

/// Bytes of unpacked entries that are kept: each is asked for three times or more, and unpacking costs more than all
/// else that reading and writing do. Larger archives are unpacked again, so that memory does not grow with them.
const KEPT: usize = 8 << 20;

/// Memory that is taken because a directory says so; more is taken as it is filled.
const MOST_AT_ONCE: u64 = 64 << 20;

/// An opened archive, or one that is looked at. Keeps the packed bytes; unpacks an entry when asked.
pub(super) struct Container<B = Vec<u8>> {
    bytes: B,
    names: Vec<String>,
    entries: Vec<Entry>,
    limits: Limits,
    /// Bytes of entries that are kept unpacked.
    held: AtomicUsize,
}

/// What the directory says of an entry, and what is known of it since it was unpacked.
struct Entry {
    method: CompressionMethod,
    /// Its packed bytes.
    data: Range<usize>,
    crc: u32,
    size: u64,
    /// What was unpacked, if it is kept.
    kept: OnceLock<Box<[u8]>>,
    /// Whether the packed bytes are one stream, to the last of them, of so many bytes as the directory says.
    exact: OnceLock<bool>,
}

/// An entry as it is written. Of one that was in an archive before: it was unpacked whole, to the content with this check,
/// and holds no byte more.
pub(super) struct Packed<'b> {
    method: u16,
    bytes: Cow<'b, [u8]>,
    crc: u32,
    size: u64,
}

impl Container {
    /// Opens the directory and checks it; no entry is unpacked.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`], [`ErrorKind::Hostile`], [`ErrorKind::TooLarge`], [`ErrorKind::Encrypted`].
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| failed(&e))?;
        if archive.has_duplicate_names() {
            return Err(ErrorKind::Hostile.into());
        }
        if archive.len() > limits.entries {
            return Err(Limit::Entries.into());
        }
        if archive.has_overlapping_entries().map_err(|e| failed(&e))? {
            return Err(ErrorKind::Hostile.into());
        }
        // Readers that walk the entries and readers that trust the directory must see the same file. Times may differ:
        // some programs take them twice, nothing is read by them, and none is kept.
        if archive.validate_header_consistency().is_err() {
            archive = of_one_time(archive)?;
            archive.validate_header_consistency().map_err(|e| match e {
                ZipError::Io(_) => failed(&e),
                _ => Error::new(ErrorKind::Hostile),
            })?;
        }
        let (names, entries) = directory(&mut archive)?;
        let mut folded = std::collections::BTreeSet::new();
        let mut total = 0_u64;
        for (name, entry) in names.iter().zip(&entries) {
            let (size, packed) = (entry.size, entry.data.len() as u64);
            total = total.saturating_add(size);
            let ratio = size > RATIO_FROM && size / packed.max(1) > limits.ratio;
            let beyond =
                [(ratio, Limit::Ratio), (size > limits.part, Limit::Part), (total > limits.total, Limit::Total)];
            if let Some((_, limit)) = beyond.into_iter().find(|(beyond, _)| *beyond) {
                return Err(limit.into());
            }
            // Part names are the same whatever their case; two of them would be read differently by two programs.
            if !folded.insert(name.to_lowercase()) {
                return Err(ErrorKind::Hostile.into());
            }
        }
        let bytes = archive.into_inner().into_inner();
        Ok(Self { bytes, names, entries, limits: *limits, held: AtomicUsize::new(0) })
    }
}

impl<'b> Container<&'b [u8]> {
    /// Looks at an archive to tell what it is: nothing is checked, and what it is told must be opened to be used.
    pub(super) fn look(bytes: &'b [u8]) -> Option<Self> {
        let (names, entries) = directory(&mut ZipArchive::new(Cursor::new(bytes)).ok()?).ok()?;
        Some(Self { bytes, names, entries, limits: Limits::NONE, held: AtomicUsize::new(0) })
    }
}

impl<B: AsRef<[u8]>> Container<B> {
    /// Names of the entries, in the order of the archive.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// How many threads may work at these entries at once: one where they are small, and where they are too large to be
    /// kept all.
    pub(super) fn threads(&self, of: impl Iterator<Item = usize>) -> usize {
        let bytes: u64 = of.filter_map(|index| self.entries.get(index)).map(|entry| entry.size).sum();
        if (threads::WORTH..=KEPT as u64).contains(&bytes) { self.limits.threads } else { 1 }
    }

    /// Unpacks an entry.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`] or [`ErrorKind::TooLarge`] when the entry is not what the directory says.
    pub(super) fn read(&self, index: usize) -> Result<Cow<'_, [u8]>, Error> {
        let entry = self.entries.get(index).ok_or(ErrorKind::Truncated)?;
        if let Some(bytes) = entry.kept.get() {
            return Ok(Cow::Borrowed(bytes));
        }
        let packed = self.bytes.as_ref().get(entry.data.clone()).ok_or(ErrorKind::Truncated)?;
        let bytes = match entry.method {
            CompressionMethod::Stored if packed.len() as u64 > self.limits.part => return Err(Limit::Part.into()),
            CompressionMethod::Stored => Cow::Borrowed(packed),
            CompressionMethod::Deflated => Cow::Owned(self.unpack(entry, packed)?),
            _ => return Err(Error::new(ErrorKind::UnknownFormat).at("zip")),
        };
        let mut check = Crc::new();
        check.update(&bytes);
        if check.sum() != entry.crc {
            return Err(ErrorKind::Truncated.into());
        }
        match bytes {
            Cow::Owned(bytes) if self.held.load(Ordering::Relaxed).saturating_add(bytes.len()) <= KEPT => {
                self.held.fetch_add(bytes.len(), Ordering::Relaxed);
                Ok(Cow::Borrowed(entry.kept.get_or_init(|| bytes.into_boxed_slice())))
            }
            bytes => Ok(bytes),
        }
    }

    /// An entry as it is packed; `None` where it was not unpacked yet or what packs it is more than its content.
    pub(super) fn packed(&self, index: usize) -> Option<Packed<'_>> {
        let entry = self.entries.get(index).filter(|entry| entry.exact.get() == Some(&true))?;
        let bytes = Cow::Borrowed(self.bytes.as_ref().get(entry.data.clone())?);
        Some(Packed { method: write::DEFLATED, bytes, crc: entry.crc, size: entry.size })
    }

    fn unpack(&self, entry: &Entry, packed: &[u8]) -> Result<Vec<u8>, Error> {
        let most = self.limits.part.saturating_add(1);
        let size = entry.size.min(most).min(MOST_AT_ONCE);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
        let mut stream = Decompress::new(false);
        loop {
            let (rest, before) = (packed.get(stream.total_in() as usize..).unwrap_or_default(), bytes.len());
            match stream.decompress_vec(rest, &mut bytes, FlushDecompress::Finish).map_err(|_| ErrorKind::Truncated)? {
                _ if bytes.len() as u64 >= most => return Err(Limit::Part.into()),
                Status::StreamEnd => break,
                // All was read and nothing came of it, although there was room.
                _ if bytes.len() == before && bytes.len() < bytes.capacity() => {
                    return Err(ErrorKind::Truncated.into());
                }
                _ => bytes.reserve(bytes.len().max(1 << 12)),
            }
        }
        let _ = entry.exact.set(stream.total_in() == packed.len() as u64 && stream.total_out() == entry.size);
        Ok(bytes)
    }
}

/// Names and places of the entries.
///
/// # Errors
/// [`ErrorKind::Encrypted`], [`ErrorKind::Hostile`] for a name that is no text, [`ErrorKind::Truncated`].
fn directory<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(Vec<String>, Vec<Entry>), Error> {
    let (mut names, mut entries) = (Vec::with_capacity(archive.len()), Vec::with_capacity(archive.len()));
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| failed(&e))?;
        if entry.encrypted() {
            return Err(ErrorKind::Encrypted.into());
        }
        names.push(entry.name().map_err(|_| ErrorKind::Hostile)?.into_owned());
        let start = entry.data_start().and_then(|start| usize::try_from(start).ok()).ok_or(ErrorKind::Truncated)?;
        let length = usize::try_from(entry.compressed_size()).map_err(|_| ErrorKind::Truncated)?;
        let end = start.checked_add(length).ok_or(ErrorKind::Truncated)?;
        entries.push(Entry {
            method: entry.compression(),
            data: start..end,
            crc: entry.crc32(),
            size: entry.size(),
            kept: OnceLock::new(),
            exact: OnceLock::new(),
        });
    }
    Ok((names, entries))
}

/// The same archive with the times of the directory in the entries, too.
fn of_one_time(mut archive: ZipArchive<Cursor<Vec<u8>>>) -> Result<ZipArchive<Cursor<Vec<u8>>>, Error> {
    /// Where the four bytes of the time stand, behind the signature of a header.
    const LOCAL: (&[u8], usize) = (b"PK\x03\x04", 10);
    const CENTRAL: (&[u8], usize) = (b"PK\x01\x02", 12);
    let mut starts = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| failed(&e))?;
        starts.push((entry.header_start(), entry.central_header_start()));
    }
    let mut bytes = archive.into_inner().into_inner();
    let time = |bytes: &[u8], start: u64, (signature, offset): (&[u8], usize)| {
        let start = usize::try_from(start).ok()?;
        let range = start.checked_add(offset)?..start.checked_add(offset + 4)?;
        bytes.get(start..range.end)?.starts_with(signature).then_some(range)
    };
    for (local, central) in starts {
        if let (Some(local), Some(central)) = (time(&bytes, local, LOCAL), time(&bytes, central, CENTRAL)) {
            bytes.copy_within(central, local.start);
        }
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|e| failed(&e))
}

/// Says what a zip that is no document of ours is. `extension`: that of a format of ours, if the file has one.
pub(super) fn why_not(bytes: Vec<u8>, extension: Option<&str>, limits: &Limits) -> Error {
    let container = match Container::open(bytes, limits) {
        Ok(container) => container,
        Err(error) => return error,
    };
    if let Some(extension) = extension {
        return Error::new(ErrorKind::WrongExtension).at(extension);
    }
    let holds = |start: &str| container.names().iter().any(|name| name.starts_with(start));
    let name = match () {
        () if holds("xl/") => "xlsx",
        () if holds("ppt/") => "pptx",
        () => super::odt::other(&container).unwrap_or("zip"),
    };
    Error::new(ErrorKind::UnknownFormat).at(name)
}

/// Errors of the zip crate may quote names: only their kind comes along.
fn failed(error: &ZipError) -> Error {
    match error {
        ZipError::Io(e) if e.kind() != std::io::ErrorKind::UnexpectedEof => Error::new(ErrorKind::Io(e.kind())),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Error::new(ErrorKind::Encrypted)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Error::new(ErrorKind::UnknownFormat).at("zip")
        }
        _ => Error::new(ErrorKind::Truncated),
    }
}
