//! What can go wrong: what and where, never the text of a document.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The one error of the library. Its message carries no text of the document: only what kind of thing failed, in
/// which part of the file, and at which position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    place: Option<Box<str>>,
    position: Option<u64>,
    limit: Option<Limit>,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The source is empty.
    Empty,
    /// The source ends before its format says so, or its structure is broken.
    Truncated,
    /// The source is protected by a password.
    Encrypted,
    /// The source carries a program (macros).
    Macros,
    /// No format of huisclos recognises these bytes.
    UnknownFormat,
    /// The name says one format, the bytes another.
    WrongExtension,
    /// Bytes that are text in no encoding that huisclos reads.
    UnknownEncoding,
    /// The source is beyond a limit; which, [`Error::limit`] says.
    TooLarge,
    /// A structure that only a hostile file has: duplicate or overlapping entries, document type declarations.
    Hostile,
    /// Text is shown whose characters its font does not tell; the place is the page.
    Unreadable,
    /// A page is a picture of text; the place is the page.
    Scanned,
    /// A replacement can't be written in the encoding of the source.
    Unencodable,
    /// A policy, key or list of the user can't be read; the position is a line number, from 1.
    Configuration,
    /// An edit does not fall on the source as it was read.
    Plan,
    /// The formation forbids an output.
    Blocked,
    /// The proof found an original value in the output.
    Proof,
    /// Reading or writing failed.
    Io(std::io::ErrorKind),
}

/// One of the limits on a source; what each is of, `format::Limits` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Bytes of the source itself.
    Source,
    /// Entries of one container; parts of one message; pages of one PDF.
    Entries,
    /// Objects of one PDF.
    Objects,
    /// Bytes of one part, unpacked.
    Part,
    /// Bytes of all parts of one container, unpacked.
    Total,
    /// Unpacked to packed.
    Ratio,
    /// Files within files.
    Depth,
}

impl Error {
    /// An error without a place.
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, place: None, position: None, limit: None }
    }

    /// Names the part of the file, or the field of a configuration. Never text of a document.
    #[must_use]
    pub fn at(mut self, place: &str) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Adds a position: a byte offset in the part, or a line number for [`ErrorKind::Configuration`].
    #[must_use]
    pub fn position(mut self, position: u64) -> Self {
        self.position = Some(position);
        self
    }

    /// What failed.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// In which part of the file or field of a configuration.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// At which byte, or line of a configuration.
    pub fn offset(&self) -> Option<u64> {
        self.position
    }

    /// Beyond which limit the source is; `None` for one that is no setting.
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }
}

impl From<Limit> for Error {
    fn from(limit: Limit) -> Self {
        Self { limit: Some(limit), ..Self::new(ErrorKind::TooLarge) }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self::new(kind)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::new(ErrorKind::Io(error.kind()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Empty => f.write_str("the source is empty")?,
            ErrorKind::Truncated => f.write_str("the source is truncated or broken")?,
            ErrorKind::Encrypted => f.write_str("the source is encrypted")?,
            ErrorKind::Macros => f.write_str("the source carries macros")?,
            ErrorKind::UnknownFormat => f.write_str("no known format")?,
            ErrorKind::WrongExtension => f.write_str("the bytes are not what the extension says")?,
            ErrorKind::UnknownEncoding => f.write_str("unknown text encoding")?,
            ErrorKind::TooLarge => f.write_str("the source is beyond a limit")?,
            ErrorKind::Hostile => f.write_str("a structure that only a hostile file has")?,
            ErrorKind::Unreadable => f.write_str("text is shown that can't be read")?,
            ErrorKind::Scanned => f.write_str("a page is a picture of text")?,
            ErrorKind::Unencodable => f.write_str("a replacement can't be written in this encoding")?,
            ErrorKind::Configuration => f.write_str("a configuration can't be read")?,
            ErrorKind::Plan => f.write_str("an edit does not fall on the source")?,
            ErrorKind::Blocked => f.write_str("the policy forbids an output")?,
            ErrorKind::Proof => f.write_str("an original value is still in the output")?,
            ErrorKind::Io(kind) => write!(f, "{kind}")?,
        }
        if let Some(place) = &self.place {
            write!(f, ", in {place}")?;
        }
        if let Some(position) = self.position {
            write!(f, ", at {position}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
