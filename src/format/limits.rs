//! How much one source may hold. A minutes file is a hundred times smaller than these; a bomb is a thousand times larger.

use serde::{Deserialize, Serialize};

/// Limits on one source. Beyond any of them a source is refused with [`crate::ErrorKind::TooLarge`] and
/// [`crate::Error::limit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the source itself.
    pub source: u64,
    /// Entries of one container; parts of one message; pages of one PDF.
    pub entries: usize,
    /// Objects of one PDF.
    pub objects: usize,
    /// Bytes of one part, unpacked.
    pub part: u64,
    /// Bytes of all parts of one container, unpacked.
    pub total: u64,
    /// Unpacked to packed, for parts of more than 4 MiB: XML of Word is below 100, deflate can do 1032.
    pub ratio: u64,
    /// Files within files: 0 takes none.
    pub depth: u8,
    /// Threads that may work at the parts of one source at once, the caller's among them. More than one shortens the wait
    /// for a single DOCX or ODT; who works at many sources at once has no use for it.
    pub threads: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            source: 256 << 20,
            entries: 10_000,
            objects: 100_000,
            part: 64 << 20,
            total: 512 << 20,
            ratio: 400,
            depth: 3,
            threads: 1,
        }
    }
}

impl Limits {
    /// None at all: to look at what a file is, which unpacks next to nothing.
    pub(super) const NONE: Self = Self {
        source: u64::MAX,
        entries: usize::MAX,
        objects: usize::MAX,
        part: u64::MAX - 1,
        total: u64::MAX,
        ratio: u64::MAX,
        depth: u8::MAX,
        threads: 1,
    };

    /// The limits of a file inside this one; `None` if none may be there.
    #[must_use]
    pub fn inside(&self) -> Option<Self> {
        Some(Self { depth: self.depth.checked_sub(1)?, threads: 1, ..*self })
    }
}
