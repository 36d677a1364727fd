//! Opening what the user gives: a file that holds a PDF by another process, any other here.

use std::collections::BTreeSet;
use std::io::Write;
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

/// A file has few parts that take long.
const THREADS: usize = 4;

impl Reading {
    /// As the options say.
    pub(super) fn of(args: &Anonymise) -> Self {
        let reading = Self::as_asked(args.bounds.settled(), args.pdf_out, args.ocr, args.drop_images);
        if args.files.len() == 1 { reading.alone() } else { reading }
    }

    /// One file at a time, whose parts are read, written and searched side by side.
    pub(super) fn alone(mut self) -> Self {
        self.bounds.limits.threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
        self
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
            _ if format::may_hold_pdf(&bytes) => {}
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
        if format::may_hold_pdf(&bytes) {
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
        if !format::may_hold_pdf(output) {
            return Proof::within(output, format, forbidden, &self.bounds.limits);
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
