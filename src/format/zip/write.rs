//! The archive that is written: it says nothing about when, where and by what it was made.
//!
//! The headers are written here (APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16): no crate puts packed bytes under a new one,
//! and theirs tell the system that they run on.

use std::borrow::Cow;

use flate2::{Compress, Compression, Crc, FlushCompress, Status};

use super::Packed;
use crate::error::{Error, ErrorKind};
use crate::format::Limit;

/// How files start that packing does not make smaller: PNG, JPEG, GIF, WebP and other RIFF, archives.
const PACKED: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b"];

const STORED: u16 = 0;
pub(super) const DEFLATED: u16 = 8;

/// How hard is tried to pack: zlib's own choice, 6, takes 40 to 60 % longer and makes office files 1 % smaller.
const LEVEL: u32 = 5;

/// Midnight of the first day that the format knows: 1 January 1980.
const DATE: u16 = 1 << 5 | 1;

/// Packs entries, one after the other.
#[derive(Default)]
pub(in crate::format) struct Packer {
    /// One for all: making one costs as much as packing a small entry.
    deflate: Option<Compress>,
}

impl Packer {
    /// Packs an entry.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for what an archive can't hold.
    pub(in crate::format) fn entry(&mut self, bytes: &[u8]) -> Result<Packed<'static>, Error> {
        let mut packed = Vec::with_capacity(bytes.len() / 4 + 64);
        let mut deflate = match self.deflate.take() {
            Some(mut used) => {
                used.reset();
                used
            }
            None => Compress::new(Compression::new(LEVEL), false),
        };
        loop {
            let rest = bytes.get(deflate.total_in() as usize..).unwrap_or_default();
            match deflate.compress_vec(rest, &mut packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => break,
                Ok(_) => packed.reserve(packed.len().max(64)),
                Err(_) => return Err(ErrorKind::TooLarge.into()),
            }
        }
        self.deflate = Some(deflate);
        Ok(Packed { method: DEFLATED, bytes: packed.into(), crc: sum(bytes), size: bytes.len() as u64 })
    }

    /// An entry as it was, `packed` as it was if that is known. Pictures that are packed already are stored: by what
    /// they are and not by how small they were, so that what is written is written again the same.
    ///
    /// # Errors
    /// Those of [`Self::entry`].
    pub(in crate::format) fn copy<'b>(
        &mut self,
        bytes: Cow<'b, [u8]>,
        packed: Option<Packed<'b>>,
    ) -> Result<Packed<'b>, Error> {
        match packed {
            _ if PACKED.iter().any(|start| bytes.starts_with(start)) => Ok(Packed::stored(bytes)),
            Some(packed) if packed.size == bytes.len() as u64 => Ok(packed),
            _ => self.entry(&bytes),
        }
    }
}

impl<'b> Packed<'b> {
    /// An entry that is not packed: where programs look for the type of a file, and what was not made smaller.
    pub(in crate::format) fn stored(bytes: impl Into<Cow<'b, [u8]>>) -> Self {
        let bytes = bytes.into();
        Self { method: STORED, crc: sum(&bytes), size: bytes.len() as u64, bytes }
    }
}

/// Writes an archive.
#[derive(Default)]
pub(in crate::format) struct Writer {
    out: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Writer {
    /// Closes the archive.
    ///
    /// # Errors
    /// Those of [`Self::add`].
    pub(in crate::format) fn finish(mut self) -> Result<Vec<u8>, Error> {
        let (start, length) = (long(self.out.len())?, long(self.directory.len())?);
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        self.out.extend([self.entries; 2].iter().flat_map(|count| count.to_le_bytes()));
        self.out.extend([length, start].iter().flat_map(|number| number.to_le_bytes()));
        self.out.extend([0, 0]);
        Ok(self.out)
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for what an archive can't hold.
    pub(in crate::format) fn add(&mut self, name: &str, packed: &Packed<'_>) -> Result<(), Error> {
        let (method, start) = (packed.method, long(self.out.len())?);
        let length = u16::try_from(name.len()).map_err(|_| Limit::Entries)?;
        // What a reader must be able to do: 2.0, folders and deflating; 1.0, none of it.
        let version: u16 = if method == DEFLATED { 20 } else { 10 };
        // Whether the name is in UTF-8.
        let flags: u16 = if name.is_ascii() { 0 } else { 1 << 11 };
        let mut header = Vec::with_capacity(26);
        header.extend([version, flags, method, 0, DATE].iter().flat_map(|number| number.to_le_bytes()));
        let sizes = [packed.crc, long(packed.bytes.len())?, u32::try_from(packed.size).map_err(|_| Limit::Total)?];
        header.extend(sizes.iter().flat_map(|number| number.to_le_bytes()));
        header.extend([length, 0].iter().flat_map(|number| number.to_le_bytes()));
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&header);
        self.out.extend(name.as_bytes());
        self.out.extend_from_slice(&packed.bytes);
        self.directory.extend(b"PK\x01\x02");
        // Made by a program of the same version on Unix, since what follows are rights as Unix has them.
        self.directory.extend([version as u8, 3]);
        self.directory.extend(&header);
        self.directory.extend([0; 6]);
        self.directory.extend((0o100_644_u32 << 16).to_le_bytes());
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.entries = self.entries.checked_add(1).ok_or(Limit::Entries)?;
        Ok(())
    }
}

fn long(length: usize) -> Result<u32, Error> {
    u32::try_from(length).map_err(|_| Limit::Total.into())
}

fn sum(bytes: &[u8]) -> u32 {
    let mut check = Crc::new();
    check.update(bytes);
    check.sum()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, DateTime, ZipWriter};

    use super::*;
    use crate::format::Limits;
    use crate::format::zip::Container;

    const TEXT: &[u8] = "<a>Réunion du 3 mars, réunion du 4 mars</a>".as_bytes();

    /// The same archive by another's hand, on Unix.
    fn by_the_crate(entries: &[(&str, &[u8], bool)], comment: bool) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes, packed) in entries {
            let method = if *packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .compression_level(packed.then_some(LEVEL.into()))
                .last_modified_time(DateTime::DEFAULT)
                .system(zip::System::Unix)
                .unix_permissions(0o644);
            zip.start_file(*name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        if comment {
            zip.set_comment("Karim").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn the_headers_are_those_that_others_write() {
        let entries: [(&str, &[u8], bool); 4] =
            [("mimetype", b"a", false), ("content.xml", TEXT, true), ("é.xml", b"", true), ("b", &[7; 70_000], true)];
        let (mut packer, mut writer) = (Packer::default(), Writer::default());
        for (name, bytes, packed) in entries {
            let entry = if packed { packer.entry(bytes).unwrap() } else { Packed::stored(bytes) };
            writer.add(name, &entry).unwrap();
        }
        assert!(writer.finish().unwrap() == by_the_crate(&entries, false));
    }

    #[test]
    fn what_stays_is_copied_as_it_is_packed() {
        // Packed by another maker; and with bytes behind it that are none of its content.
        let source = by_the_crate(&[("content.xml", TEXT, true)], true);
        let ours = by_the_crate(&[("content.xml", TEXT, true)], false);
        let other = packed_otherwise(&source);
        for (source, hidden, same) in [(&source, &b""[..], true), (&other, b"", false), (&other, b"Karim", true)] {
            let container = Container::open(with_more(source, hidden), &Limits::default()).unwrap();
            assert!(container.packed(0).is_none(), "it was not looked at yet");
            let bytes = container.read(0).unwrap();
            assert!(*bytes == *TEXT);
            assert_eq!(container.packed(0).is_some(), hidden.is_empty());
            let mut writer = Writer::default();
            let entry = Packer::default().copy(bytes, container.packed(0)).unwrap();
            writer.add("content.xml", &entry).unwrap();
            let out = writer.finish().unwrap();
            assert_eq!(out == ours, same);
            let written = Container::open(out, &Limits::default()).unwrap();
            assert!(*written.read(0).unwrap() == *TEXT);
            if hidden.is_empty() {
                assert!(written.packed(0).unwrap().bytes == container.packed(0).unwrap().bytes);
            }
        }
    }

    #[test]
    fn an_entry_after_an_empty_one_is_packed_anew() {
        let mut packer = Packer::default();
        for bytes in [&b""[..], b"", TEXT, TEXT] {
            assert!(packer.entry(bytes).unwrap().bytes == Packer::default().entry(bytes).unwrap().bytes);
        }
    }

    /// The archive of `TEXT` alone with its content in a block that is not packed, which no level but 0 makes.
    fn packed_otherwise(archive: &[u8]) -> Vec<u8> {
        let start = 30 + "content.xml".len();
        let central = archive.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        let length = (TEXT.len() as u16).to_le_bytes();
        let block = [&[1][..], &length, &length.map(|byte| !byte), TEXT].concat();
        let kept = &archive[start..central];
        let shorter = [&archive[..start], &archive[central..]].concat();
        // Nothing is left of the old content; then the new one comes, and the directory says so.
        with_more(&counted(&shorter, -(kept.len() as i64)), &block)
    }

    /// The sizes and places in the headers moved by so many bytes.
    fn counted(archive: &[u8], by: i64) -> Vec<u8> {
        let mut out = archive.to_vec();
        let central = out.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        let end = out.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
        for at in [18, central + 20, end + 16] {
            let number = i64::from(u32::from_le_bytes(out[at..at + 4].try_into().unwrap())) + by;
            out[at..at + 4].copy_from_slice(&(number as u32).to_le_bytes());
        }
        out
    }

    /// An archive of one entry with so many bytes more behind its packed ones, and the directory true.
    fn with_more(archive: &[u8], more: &[u8]) -> Vec<u8> {
        let central = archive.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        counted(&[&archive[..central], more, &archive[central..]].concat(), more.len() as i64)
    }
}
