//! Opening what the user gives: a file that holds a PDF by another process, any other here.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use huisclos::format::{self, Document, Edit, Notice};
use huisclos::plan::Forbidden;
use huisclos::proof::Searched;
use huisclos::report::Proof;
use huisclos::segment::Segment;
use huisclos::typeset::{self, Kind};
use huisclos::{Error, ErrorKind};

use super::args::Anonymise;
use super::bounds::{BoundOptions, Bounds};
use super::child::{self, Answer, Opened, PageText, Request};
use super::messages::{self, shown};
use super::{Failure, clock, ocr};

/// How files are opened.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    bounds: Bounds,
    pdf_out: Option<Kind>,
    ocr: bool,
    drop_images: bool,
}

/// A page with fewer letters has no text: a number at its foot, or what a scanner stamps.
const LETTERS: usize = 16;

impl Reading {
    /// As the options say.
    pub(super) fn of(args: &Anonymise) -> Self {
        Self::as_asked(args.bounds.settled(), args.pdf_out, args.ocr, args.drop_images)
    }

    /// The same, by the options of another command.
    pub(super) fn as_asked(bounds: Bounds, pdf_out: Option<Kind>, ocr: bool, drop_images: bool) -> Self {
        Self { bounds, pdf_out: pdf_out.or(ocr.then_some(Kind::Docx)), ocr, drop_images }
    }

    /// Only to read.
    pub(super) fn within(bounds: &BoundOptions) -> Self {
        Self::bounded(bounds.settled())
    }

    /// The same, with settled bounds.
    pub(super) fn bounded(bounds: Bounds) -> Self {
        Self { bounds, pdf_out: None, ocr: false, drop_images: false }
    }

    /// The same; PDFs are set anew, and pages without text are read.
    #[cfg(feature = "web")]
    pub(super) fn with_ocr(bounds: Bounds) -> Self {
        Self { pdf_out: Some(Kind::Docx), ocr: true, ..Self::bounded(bounds) }
    }

    /// What a file may ask for.
    pub(super) fn bounds(&self) -> &Bounds {
        &self.bounds
    }

    /// Works on the file at `path` as long as it may take.
    pub(super) fn timed<T: Send + 'static>(
        &self,
        path: &Path,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        clock::within(self.bounds.time, work).unwrap_or_else(|error| Err(Failure::io(&error, &shown(path))))
    }

    /// Opens a file that was read from `path`; `name` is what formats hear of it.
    pub(super) fn open(&self, bytes: Vec<u8>, name: Option<&str>, path: &Path) -> Result<Box<dyn Document>, Failure> {
        let failed = |error: Error| Failure::of(&error, &shown(path));
        match self.pdf_out {
            Some(kind) if is_pdf(&bytes) => return self.set_anew(&bytes, kind, path),
            _ if holds_pdf(&bytes) => {}
            _ => {
                let mut document = format::open_within(bytes, name, &self.bounds.limits).map_err(failed)?;
                if self.drop_images && !document.drop_images() {
                    messages::warn(&format!("{} : les images ne peuvent pas être retirées de ce format.", shown(path)));
                }
                return Ok(document);
            }
        }
        self.open_apart(bytes, name).map_err(failed)
    }

    /// Opens a file that nobody has a path of, as it is.
    #[cfg(feature = "web")]
    pub(super) fn open_bytes(&self, bytes: Vec<u8>, name: Option<&str>) -> Result<Box<dyn Document>, Error> {
        if holds_pdf(&bytes) {
            return self.open_apart(bytes, name);
        }
        format::open_within(bytes, name, &self.bounds.limits)
    }

    fn open_apart(&self, bytes: Vec<u8>, name: Option<&str>) -> Result<Box<dyn Document>, Error> {
        let (answer, _) = child::ask(Request::Open, &bytes, name, self.drop_images, self.bounds)?;
        let Answer::Opened(opened) = answer else { return Err(ErrorKind::Truncated.into()) };
        let format = format::FORMATS.iter().find(|format| format.name() == opened.format).map_or("", |f| f.name());
        Ok(Box::new(Remote { reading: *self, source: bytes, name: name.map(str::to_owned), format, opened }))
    }

    /// Proves an output.
    pub(super) fn prove(&self, output: &[u8], format: &str, forbidden: &[Forbidden]) -> Result<Proof, Error> {
        if !holds_pdf(output) {
            return Proof::of(output, format, forbidden);
        }
        Proof::by(output, forbidden, |needles| {
            let request = Request::Prove(format.to_owned(), needles);
            match child::ask(request, output, None, false, self.bounds)?.0 {
                Answer::Searched(hits, unread) => {
                    let unread = unread.iter().map(|(what, count)| (known(what), *count)).collect();
                    Ok(Searched { hits, unread })
                }
                _ => Err(ErrorKind::Truncated.into()),
            }
        })
    }

    /// Whether an error is that of a process that was stopped or never started, and says nothing of a disk.
    pub(super) fn stopped(error: &Error) -> bool {
        use std::io::ErrorKind::{OutOfMemory, TimedOut};
        matches!(error.kind(), ErrorKind::Io(TimedOut | OutOfMemory)) || error.place() == Some(child::PROCESS)
    }

    /// The text of a PDF as a document of another make.
    fn set_anew(&self, bytes: &[u8], kind: Kind, path: &Path) -> Result<Box<dyn Document>, Failure> {
        let failed = |error: Error| Failure::of(&error, &shown(path));
        let ask = |request| child::ask(request, bytes, None, false, self.bounds).map_err(failed);
        let (Answer::Pages(mut pages), _) = ask(Request::Pages)? else {
            return Err(failed(ErrorKind::Truncated.into()));
        };
        let blank = |page: &PageText| page.letters < LETTERS && page.images > 0 || page.unmapped > 0;
        let mut read = 0;
        for (number, page) in (1..).zip(&mut pages).filter(|(_, page)| blank(page)) {
            if !self.ocr {
                return Err(Failure::error(format!(
                    "La page {number} du fichier {} est une image ou emploie une police illisible : ajoutez --ocr pour la lire avec Tesseract.",
                    shown(path)
                )));
            }
            ocr::is_there()?;
            let (_, picture) = ask(Request::Draw(number))?;
            page.paragraphs = ocr::read(&picture, self.bounds, path)?;
            read += 1;
        }
        let pictures = pages.iter().map(|page| page.images).sum::<u32>();
        let notices = [
            ("text_set_anew", pages.len() as u32),
            ("page_read_by_ocr", read),
            ("image_removed", pictures.saturating_sub(read)),
        ];
        let notices = notices.iter().filter(|(_, count)| *count > 0);
        let notices = notices.map(|(what, count)| Notice { what, count: *count }).collect();
        let pages: Vec<_> = pages.into_iter().map(|page| page.paragraphs).collect();
        if pages.iter().all(Vec::is_empty) {
            return Err(Failure::error(format!(
                "Aucun texte n'a été trouvé dans le fichier {} : vérifiez que c'est le bon.",
                shown(path)
            )));
        }
        Ok(typeset::document(&pages, kind, notices))
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// How a PDF begins in base 64, by the place of its first byte among three; and how a package does, which may hold one.
const IN_BASE_64: [&[u8]; 4] = [b"JVBERi", b"VQREYt", b"lUERGL", b"UEsDB"];

/// A PDF, or a file that has one in it or may have: a message with an attachment, a package with a message in it.
fn holds_pdf(bytes: &[u8]) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(bytes, mark).is_some();
    if bytes.starts_with(b"PK\x03\x04") {
        package_may_hold_pdf(bytes)
    } else {
        is_pdf(bytes) || has(b"%PDF-") || IN_BASE_64.iter().any(|mark| has(mark))
    }
}

/// Whether an entry of a package is a PDF, a package, or a text that is no markup: all that readers look for a PDF in. Its
/// first bytes say so, whatever it is called; an ordinary document has no such entry.
fn package_may_hold_pdf(bytes: &[u8]) -> bool {
    const HEAD: u64 = 1024;
    // What can't be opened is refused by its reader, in the same way.
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    (0..archive.len()).any(|index| {
        let Ok(entry) = archive.by_index(index) else { return false };
        let list = entry.name_raw() == b"mimetype";
        let mut head = Vec::new();
        let _ = entry.take(HEAD).read_to_end(&mut head);
        let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
        let is_text = !start.is_empty() && !start.starts_with(b"<") && !start.iter().any(|byte| matches!(byte, 0..9));
        is_pdf(&head) || head.starts_with(b"PK\x03\x04") || is_text && !list
    })
}

/// A document that another process reads and writes.
struct Remote {
    reading: Reading,
    source: Vec<u8>,
    name: Option<String>,
    format: &'static str,
    opened: Opened,
}

impl Document for Remote {
    fn format(&self) -> &'static str {
        self.format
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        self.opened.segments.iter().for_each(|segment| visit(segment.clone()));
        Ok(())
    }

    fn parts(&self) -> u32 {
        self.opened.parts.len() as u32
    }

    fn part_name(&self, part: u32) -> &str {
        self.opened.parts.get(part as usize).map_or("", String::as_str)
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        let Reading { bounds, drop_images, .. } = self.reading;
        let (answer, bytes) =
            child::ask(Request::Write(edits.to_vec()), &self.source, self.name.as_deref(), drop_images, bounds)?;
        match answer {
            Answer::Bytes => Ok(out.write_all(&bytes)?),
            _ => Err(ErrorKind::Truncated.into()),
        }
    }

    fn notices(&self) -> Vec<Notice> {
        self.opened.notices.iter().map(|(what, count)| Notice { what: known(what), count: *count }).collect()
    }
}

/// A name that lives as long as the program: there are few, and each is kept once.
fn known(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    const MOST: usize = 256;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    if names.len() >= MOST || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
        return "other";
    }
    let leaked: &'static str = Box::leak(name.to_owned().into_boxed_str());
    names.insert(leaked);
    leaked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_pdf_is_seen_where_readers_would_look_for_one() {
        let pdf = &b"%PDF-1.7\n1 0 obj"[..];
        let message = |before: &str| {
            let packed = data_encoding::BASE64.encode(&[before.as_bytes(), pdf].concat());
            format!("From: a\nMIME-Version: 1.0\n\n{packed}")
        };
        for before in ["", "x", "xx", "xxx"] {
            assert!(holds_pdf(message(before).as_bytes()), "{before}");
        }
        assert!(holds_pdf(&[b"\n\n", pdf].concat()) && !holds_pdf(b"Bonjour"));
        let inner = package(&[("word/media/image1.png", pdf)]);
        let chunk = message("");
        for entry in
            [("Pictures/a.png", pdf), ("word/embeddings/a.docx", &inner), ("word/afchunk.mht", chunk.as_bytes())]
        {
            assert!(holds_pdf(&package(&[("word/document.xml", b"<w:document/>"), entry])), "{}", entry.0);
        }
        let message = format!("From: a\n\n{}", data_encoding::BASE64.encode(&inner));
        assert!(holds_pdf(message.as_bytes()), "a package in a message");
    }

    #[test]
    fn an_ordinary_document_is_read_here() {
        let entries: [(&str, &[u8]); 7] = [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"\xef\xbb\xbf<?xml version=\"1.0\"?><a>%PDF</a>"),
            ("customXml/item1.xml", b"\xff\xfe<\0a\0/\0>\0"),
            ("word/media/image1.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            ("word/media/image2.emf", b"\x01\0\0\0"),
            ("word/fonts/font1.odttf", b"\x8f\0\x02\x81"),
            ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"),
        ];
        assert!(!holds_pdf(&package(&entries)));
    }
}
