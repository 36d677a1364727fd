//! The container of DOCX and ODT: reads every entry within limits, refuses what only a hostile file has, writes a new archive.
//!
//! Nothing of the old archive's own fields comes along: no comment, no extra fields, no timestamps, no bytes before,
//! between or after the entries.

use std::io::{Cursor, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{Limit, Limits};
use crate::error::{Error, ErrorKind};

/// How files start that packing does not make smaller: PNG, JPEG, GIF, WebP and other RIFF, archives.
const PACKED: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b"];

/// Small entries may be as regular as they like.
const RATIO_FROM: u64 = 4 << 20;

/// Bytes of unpacked entries that are kept: each is asked for three times or more, and unpacking costs more than all
/// else that reading and writing do. Larger archives are unpacked again, so that memory does not grow with them.
const KEPT: usize = 8 << 20;

/// Memory that is taken because a directory says so; more is taken as it is filled.
const MOST_AT_ONCE: u64 = 64 << 20;

/// An opened archive. Keeps the packed bytes; unpacks an entry when asked.
pub(super) struct Container {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    names: Vec<String>,
    limits: Limits,
    /// Entries that were unpacked.
    kept: Vec<OnceLock<Box<[u8]>>>,
    /// Bytes of them.
    held: AtomicUsize,
}

impl Container {
    /// Opens the directory and checks it; no entry is unpacked.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`], [`ErrorKind::Hostile`], [`ErrorKind::TooLarge`], [`ErrorKind::Encrypted`].
    pub(super) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let mut archive = ZipArchive::new(Cursor::new(Arc::<[u8]>::from(bytes))).map_err(|e| failed(&e))?;
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
        let mut names = Vec::with_capacity(archive.len());
        let mut folded = std::collections::BTreeSet::new();
        let mut total = 0_u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|e| failed(&e))?;
            if entry.encrypted() {
                return Err(ErrorKind::Encrypted.into());
            }
            let name = entry.name().map_err(|_| ErrorKind::Hostile)?.into_owned();
            let (size, packed) = (entry.size(), entry.compressed_size());
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
            names.push(name);
        }
        let kept = names.iter().map(|_| OnceLock::new()).collect();
        Ok(Self { archive, names, limits: *limits, kept, held: AtomicUsize::new(0) })
    }

    /// Names of the entries, in the order of the archive.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Unpacks an entry.
    ///
    /// # Errors
    /// [`ErrorKind::Truncated`] or [`ErrorKind::TooLarge`] when the entry is not what the directory says.
    pub(super) fn read(&self, index: usize) -> Result<Vec<u8>, Error> {
        let kept = self.kept.get(index).ok_or(ErrorKind::Truncated)?;
        if let Some(bytes) = kept.get() {
            return Ok(bytes.to_vec());
        }
        let bytes = self.unpack(index)?;
        if self.held.load(Ordering::Relaxed).saturating_add(bytes.len()) <= KEPT
            && kept.set(bytes.as_slice().into()).is_ok()
        {
            self.held.fetch_add(bytes.len(), Ordering::Relaxed);
        }
        Ok(bytes)
    }

    fn unpack(&self, index: usize) -> Result<Vec<u8>, Error> {
        // A clone shares the bytes and the directory: only the position is its own.
        let mut archive = self.archive.clone();
        let entry = archive.by_index(index).map_err(|e| failed(&e))?;
        let size = entry.size().min(self.limits.part).min(MOST_AT_ONCE);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        entry.take(self.limits.part + 1).read_to_end(&mut bytes).map_err(|_| ErrorKind::Truncated)?;
        if bytes.len() as u64 > self.limits.part {
            return Err(Limit::Part.into());
        }
        Ok(bytes)
    }
}

/// The same archive with the times of the directory in the entries, too.
fn of_one_time(mut archive: ZipArchive<Cursor<Arc<[u8]>>>) -> Result<ZipArchive<Cursor<Arc<[u8]>>>, Error> {
    /// Where the four bytes of the time stand, behind the signature of a header.
    const LOCAL: (&[u8], usize) = (b"PK\x03\x04", 10);
    const CENTRAL: (&[u8], usize) = (b"PK\x01\x02", 12);
    let mut starts = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|e| failed(&e))?;
        starts.push((entry.header_start(), entry.central_header_start()));
    }
    let mut bytes = archive.into_inner().into_inner().to_vec();
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
    ZipArchive::new(Cursor::new(Arc::from(bytes))).map_err(|e| failed(&e))
}

/// Writes an archive that says nothing about when, where and by what it was made.
pub(super) struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Starts an entry; what is then written to the result is its content.
    pub(super) fn entry(&mut self, name: &str) -> Result<&mut dyn Write, Error> {
        self.start(name, CompressionMethod::Deflated, Some(6))
    }

    /// Starts an entry that is not packed: where programs look for the type of a file, and what was not made smaller.
    pub(super) fn stored(&mut self, name: &str) -> Result<&mut dyn Write, Error> {
        self.start(name, CompressionMethod::Stored, None)
    }

    /// Adds an entry as it was. Pictures that are packed already are stored: by what they are and not by how small they were,
    /// so that what is written is written again the same.
    pub(super) fn copy(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let packed = PACKED.iter().any(|start| bytes.starts_with(start));
        Ok(if packed { self.stored(name)? } else { self.entry(name)? }.write_all(bytes)?)
    }

    fn start(&mut self, name: &str, method: CompressionMethod, level: Option<i64>) -> Result<&mut dyn Write, Error> {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options).map_err(|e| failed(&e))?;
        Ok(&mut self.zip)
    }

    /// Closes the archive.
    pub(super) fn finish(self) -> Result<Vec<u8>, Error> {
        Ok(self.zip.finish().map_err(|e| failed(&e))?.into_inner())
    }
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
