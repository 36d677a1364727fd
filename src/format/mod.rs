//! Formats: bytes → segments, and edits → bytes. A format knows where readable text lies and nothing of what it says.
//!
//! To add a format: one file beside this one, one line in [`FORMATS`], one file in `fixtures/documents/`.

use std::io::Write;
use std::ops::Range;

use crate::error::Error;
use crate::segment::Segment;

/// One replacement: bytes `range` of part `part` of the source (in the coordinates that [`crate::segment::Origin`]
/// gave) become `text`. The format escapes and encodes `text` itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    /// Index of the part of the container.
    pub part: u32,
    /// Bytes of that part.
    pub range: Range<u64>,
    /// What stands there from now on; may be empty.
    pub text: String,
}

/// A file format.
pub trait Format: Sync {
    /// Short name: `docx`, `txt`.
    fn name(&self) -> &'static str;

    /// File extensions, lower case, without a dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether these bytes are this format, whatever the file is called.
    fn recognises(&self, bytes: &[u8]) -> bool;

    /// Opens a source.
    ///
    /// # Errors
    /// The source is broken, protected, hostile or too large.
    fn open(&self, bytes: Vec<u8>) -> Result<Box<dyn Document>, Error>;
}

/// An opened source: can be read forward any number of times, and written once a plan exists.
pub trait Document {
    /// Name of its format.
    fn format(&self) -> &'static str;

    /// Gives every segment, in reading order, the same at every call.
    ///
    /// # Errors
    /// A part can't be read; nothing may be written then.
    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error>;

    /// Name of a part, for errors and the report: a name of the format (`word/comments.xml`), never text.
    fn part_name(&self, part: u32) -> &str;

    /// Writes the source with `edits` applied; everything else stays byte for byte. `edits` are sorted by part and
    /// range, and disjoint.
    ///
    /// # Errors
    /// An edit does not fall on the source, a replacement can't be encoded, or `out` fails.
    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error>;

    /// What was left out of the output or could not be read, by class, with a count: for the report.
    fn notices(&self) -> Vec<Notice>;
}

/// Something that the reader of the report must know about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What: a stable name such as `image` or `thumbnail_removed`.
    pub what: &'static str,
    /// How many.
    pub count: u32,
}
