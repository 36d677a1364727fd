//! Formats: bytes → segments, and edits → bytes. A format knows where readable text lies and nothing of what it says.
//!
//! To add a format: one file beside this one, one line in [`FORMATS`], one file in `fixtures/documents/`.

mod docx;
mod eml;
mod encoded;
mod filter;
mod fodt;
mod html;
mod inside;
mod kept;
mod limits;
mod md;
mod nested;
mod odf;
mod odt;
mod parts;
mod pdf;
mod rtf;
mod splice;
mod txt;
mod vocabulary;
mod walk;
mod wraps;
mod xml;
mod zip;

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

pub use inside::may_hold_pdf;
pub use limits::Limits;

pub use crate::error::Limit;
use crate::error::{Error, ErrorKind};
use crate::segment::Segment;
use crate::threads;

/// Every format, in the order in which they are tried: containers first, plain text last.
pub static FORMATS: &[&dyn Format] =
    &[&docx::Docx, &odt::Odt, &pdf::Pdf, &fodt::Fodt, &rtf::Rtf, &html::Html, &eml::Eml, &md::Md, &txt::Txt];

/// Opens `bytes` as the format that they are; `file_name` is then only checked against it.
///
/// # Errors
/// [`ErrorKind::Empty`]; [`ErrorKind::Encrypted`] (a protected Office file); [`ErrorKind::UnknownFormat`], with the
/// name of the format where it is one that huisclos knows and does not read (`doc`, `ods` …);
/// [`ErrorKind::WrongExtension`] with the extension; and whatever the format says of a broken or hostile file.
pub fn open(bytes: Vec<u8>, file_name: Option<&str>) -> Result<Box<dyn Document>, Error> {
    open_within(bytes, file_name, &Limits::default())
}

/// The same within other limits than the usual ones.
///
/// # Errors
/// Those of [`open()`].
pub fn open_within(bytes: Vec<u8>, file_name: Option<&str>, limits: &Limits) -> Result<Box<dyn Document>, Error> {
    if bytes.is_empty() {
        return Err(ErrorKind::Empty.into());
    }
    if bytes.len() as u64 > limits.source {
        return Err(Limit::Source.into());
    }
    let extension = file_name.and_then(extension);
    let extension = extension.as_deref();
    // The formats whose extension this is: the bytes must be one of them.
    let expected = FORMATS.iter().find(|f| extension.is_some_and(|e| f.extensions().contains(&e)));
    let found = FORMATS.iter().find(|format| format.recognises(&bytes));
    // Nearly anything can be read as text.
    if found.is_none_or(|found| found.name() == "txt")
        && let Some(error) = foreign(&bytes)
    {
        return Err(error);
    }
    // A message may have been saved as text; what says that it is Rich Text may not.
    let weak = found.is_none_or(|found| ["txt", "eml"].contains(&found.name()));
    let found = expected.filter(|format| weak && format.trusts(&bytes)).or(found);
    match (found, expected, extension) {
        (Some(found), Some(expected), Some(extension)) if found.name() != expected.name() => {
            Err(Error::new(ErrorKind::WrongExtension).at(extension))
        }
        (Some(_), None, Some(extension)) if let Some(name) = UNREAD.iter().find(|name| **name == extension) => {
            Err(Error::new(ErrorKind::UnknownFormat).at(name))
        }
        (Some(found), _, _) => kept::kept(found.open(bytes, limits)?),
        (None, _, _) if bytes.starts_with(b"PK\x03\x04") => {
            let packed = extension.filter(|_| expected.is_some_and(|expected| expected.name() != txt::Txt.name()));
            Err(zip::why_not(bytes, packed, limits))
        }
        (None, Some(expected), Some(extension)) if expected.name() != txt::Txt.name() => {
            Err(Error::new(ErrorKind::WrongExtension).at(extension))
        }
        (None, Some(_), _) => Err(ErrorKind::UnknownEncoding.into()),
        (None, None, _) => Err(ErrorKind::UnknownFormat.into()),
    }
}

/// Gives the segments of parts in their order. `walk` gives those of one; several are walked at once, and their segments kept
/// until all are.
///
/// # Errors
/// The first of `walk`, in the order of the parts.
fn segments_of(
    order: &[usize],
    threads: usize,
    walk: impl Fn(usize, &mut dyn FnMut(Segment)) -> Result<(), Error> + Sync,
    visit: &mut dyn FnMut(Segment),
) -> Result<(), Error> {
    if threads < 2 {
        return order.iter().try_for_each(|part| walk(*part, visit));
    }
    let read = |(): &mut (), at: usize| {
        let mut segments = Vec::new();
        walk(order[at], &mut |segment| segments.push(segment)).map(|()| segments)
    };
    let take = |part: Result<Vec<Segment>, Error>| part.map(|segments| segments.into_iter().for_each(&mut *visit));
    threads::in_order(threads, order.len(), || (), read, take)
}

/// The text of `bytes`, whose encoding is that of a plain text: UTF-8, UTF-16 or Windows-1252. For lists of the user.
///
/// # Errors
/// [`ErrorKind::UnknownEncoding`].
pub fn decode(bytes: &[u8]) -> Result<String, Error> {
    txt::decode(bytes).map(|(text, _)| text)
}

/// Extensions of formats that are text in the eyes of a sniffer, yet must not be read as plain text: they hide words
/// in escapes. They may be named in an error, unlike an extension that somebody made up.
const UNREAD: &[&str] = &[
    "csv", "docm", "dot", "dotm", "fodg", "fodp", "fods", "json", "odg", "odp", "ods", "otp", "ots", "ppt", "pptx",
    "svg", "sxw", "tsv", "xls", "xlsx", "xml",
];

/// Formats that are recognised in order to be refused by their name.
fn foreign(bytes: &[u8]) -> Option<Error> {
    let refuse = |name| Some(Error::new(ErrorKind::UnknownFormat).at(name));
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // A compound file: an old Office document, or the wrapping of an encrypted new one.
        let wanted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(wanted.len()).any(|window| window == wanted) {
            return Some(Error::new(ErrorKind::Encrypted));
        }
        return refuse("doc");
    }
    let head = &bytes[..bytes.len().min(1024)];
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let starts = |word: &[u8]| start.get(..word.len()).is_some_and(|s| s.eq_ignore_ascii_case(word));
    if let Some(name) = fodt::other(bytes) {
        refuse(name)
    } else if starts(b"<?xml") && !fodt::Fodt.recognises(bytes) {
        refuse("xml")
    } else {
        None
    }
}

/// The extension of a file name, lower case, without its dot.
fn extension(file_name: &str) -> Option<String> {
    let name = file_name.rsplit(['/', '\\']).next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_lowercase())
}

/// A text that is in memory already, as a document.
pub fn text(text: &str) -> Box<dyn Document> {
    txt::text(text.to_owned())
}

/// One replacement: bytes `range` of part `part` of the source (in the coordinates that [`crate::segment::Origin`]
/// gave) become `text`. The format escapes and encodes `text` itself.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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

    /// Whether a file with one of the extensions is taken for this format although its bytes do not say so, or say
    /// another that is text, too.
    fn trusts(&self, _bytes: &[u8]) -> bool {
        false
    }

    /// Opens a source.
    ///
    /// # Errors
    /// The source is broken, protected, hostile or too large.
    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>, Error>;
}

/// An opened source: can be read forward any number of times, and written once a plan exists.
pub trait Document: Send + Sync {
    /// Name of its format.
    fn format(&self) -> &'static str;

    /// Gives every segment, in reading order, the same at every call.
    ///
    /// # Errors
    /// A part can't be read; nothing may be written then.
    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error>;

    /// How many parts it has; their numbers are below this.
    fn parts(&self) -> u32;

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

    /// Asks for an output without images, before the first writing: each becomes a blank one in its place. `false`: this
    /// format can't, and its images stay.
    fn drop_images(&mut self) -> bool {
        false
    }
}

/// Tells of images that were kept that they are removed.
fn images_removed(notices: &mut BTreeMap<&'static str, u32>) {
    if let Some(count) = notices.remove("image") {
        *notices.entry("image_removed").or_default() += count;
    }
}

/// Something that the reader of the report must know about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What: a stable name such as `image` or `thumbnail_removed`.
    pub what: &'static str,
    /// How many.
    pub count: u32,
}
