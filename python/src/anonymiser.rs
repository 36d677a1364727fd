//! One anonymiser, and what it does with one text or one file. Columns are in [`crate::column`].

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use huisclos::detect::token::Vocabulary;
use huisclos::format::{self, Document};
use huisclos::report::{Proof, Report, words};
use huisclos::{Detection, Error, ErrorKind, sentences};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use sha2::{Digest, Sha256};

use crate::column;
use crate::failure::{Class, Failure, to_json};
use crate::settings::Settings;

thread_local! {
    /// Looked-up words, kept by each thread from one text to the next.
    static WORDS: RefCell<Vocabulary> = RefCell::new(Vocabulary::default());
}

/// How a text is called in a sentence.
const A_TEXT: &str = "ce texte";

/// Works under one policy; holds no text.
#[pyclass(frozen, module = "huisclos._huisclos")]
pub(crate) struct Anonymiser(huisclos::Anonymiser);

/// Mentions, passages and doubts as Python makes records of them; places in code points.
type Found = (
    Vec<(usize, usize, &'static str, u32, Option<u32>, &'static str, &'static str, u8)>,
    Vec<(usize, usize, &'static str, &'static str, &'static str)>,
    Vec<(&'static str, u32, Vec<u32>)>,
);

#[pymethods]
impl Anonymiser {
    #[new]
    fn new(settings: Settings) -> PyResult<Self> {
        Ok(Self(settings.anonymiser()?))
    }

    fn detect(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<Found> {
        let text = read(text)?;
        Ok(py.detach(|| self.found(text))?)
    }

    /// The text rewritten, and the report as JSON.
    fn anonymise(&self, py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<(String, String)> {
        let text = read(text)?;
        Ok(py.detach(|| self.text(text).map(|(text, report)| (text, to_json(&report))))?)
    }

    /// A file rewritten, the report as JSON, and the name of its format. `name` says how it is read, `shown` how it is
    /// called in a sentence.
    fn anonymise_bytes<'py>(
        &self,
        py: Python<'py>,
        bytes: &[u8],
        name: Option<&str>,
        shown: &str,
    ) -> PyResult<(Bound<'py, PyBytes>, String, &'static str)> {
        let (bytes, report, format) = py.detach(|| {
            let shown = sentences::shown(shown);
            guarded(&shown, || {
                let digest: [u8; 32] = Sha256::digest(bytes).into();
                let document = format::open(bytes.to_vec(), name).map_err(|error| Failure::of(&error, &shown))?;
                let (output, report) =
                    self.rewritten(document.as_ref(), &digest, &shown, |error| Failure::of(&error, &shown))?;
                Ok((output, to_json(&report), document.format()))
            })
        })?;
        Ok((PyBytes::new(py, &bytes), report, format))
    }

    /// A column of texts rewritten: of the same type, null where it is null.
    fn anonymise_column(
        &self,
        py: Python<'_>,
        column: AnyArray,
        threads: usize,
        nulls: bool,
    ) -> PyResult<PyChunkedArray> {
        column::texts(self, py, column, threads, nulls)
    }

    /// The same with code, sentence and report of each cell.
    fn anonymise_rows(&self, py: Python<'_>, column: AnyArray, threads: usize) -> PyResult<PyChunkedArray> {
        column::rows(self, py, column, threads)
    }

    /// What is in each text of a column.
    fn detect_column(&self, py: Python<'_>, column: AnyArray, threads: usize) -> PyResult<PyChunkedArray> {
        column::mentions(self, py, column, threads)
    }
}

impl Anonymiser {
    pub(crate) fn text(&self, text: &str) -> Result<(String, Report), Failure> {
        guarded(A_TEXT, || {
            let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
            let (output, report) = self.rewritten(format::text(text).as_ref(), &digest, A_TEXT, not_rewritten)?;
            let output = String::from_utf8(output).map_err(|_| not_rewritten(ErrorKind::Plan.into()))?;
            Ok((output, report))
        })
    }

    pub(crate) fn detection(&self, text: &str) -> Result<Detection, Failure> {
        guarded(A_TEXT, || {
            let found = WORDS.with(|words| self.0.detect(text, &mut words.borrow_mut()));
            found.map_err(|_| Failure::new(Class::Read, "Ce texte n'a pas pu être analysé."))
        })
    }

    fn found(&self, text: &str) -> Result<Found, Failure> {
        let Detection { mentions, passages, doubts } = self.detection(text)?;
        let mut points = Points::new(text);
        let mentions = mentions.into_iter().map(|mention| {
            let (start, end) = (points.of(mention.span.start), points.of(mention.span.end));
            let (kind, action) = (mention.kind.name(), mention.action.name());
            (start, end, kind, mention.entity, mention.family, action, mention.rule, mention.confidence)
        });
        let mentions = mentions.collect();
        let passages = passages.into_iter().map(|passage| {
            let (start, end) = (points.of(passage.span.start), points.of(passage.span.end));
            (start, end, passage.kind.name(), passage.action.name(), passage.rule)
        });
        let passages = passages.collect();
        let doubts = doubts.into_iter().map(|doubt| (doubt.question.name(), doubt.mention, doubt.candidates.to_vec()));
        Ok((mentions, passages, doubts.collect()))
    }

    /// A document rewritten and proved: as the program does it.
    fn rewritten(
        &self,
        document: &dyn Document,
        digest: &[u8; 32],
        name: &str,
        failed: impl Fn(Error) -> Failure,
    ) -> Result<(Vec<u8>, Report), Failure> {
        let mut output = Vec::new();
        let rewrite = |words: &RefCell<Vocabulary>| {
            self.0.rewrite_reusing(document, digest, &mut output, &mut words.borrow_mut())
        };
        let (mut report, forbidden) = WORDS.with(rewrite).map_err(&failed)?;
        if report.blocked {
            let sentence = format!("Aucune sortie pour {name} : {}", words::blocked(&report));
            return Err(Failure::new(Class::Blocked, sentence).with_report(&report));
        }
        let proof = Proof::of(&output, document.format(), &forbidden).map_err(&failed)?;
        let survives = !proof.hits.is_empty();
        report.proof = Some(proof);
        if survives {
            return Err(Failure::of(&ErrorKind::Proof.into(), name).with_report(&report));
        }
        Ok((output, report))
    }
}

fn not_rewritten(_: Error) -> Failure {
    Failure::new(Class::Read, "Ce texte n'a pas pu être réécrit : rien n'a été produit.")
}

/// The text of a string of Python: one with half a pair of surrogates has none, and the exception for it would hold it.
fn read<'a>(text: &'a Bound<'_, PyString>) -> Result<&'a str, Failure> {
    text.to_str().map_err(|_| {
        Failure::new(Class::Read, "Ce texte contient des demi-caractères (surrogates), qui ne s'écrivent pas en UTF-8.")
    })
}

/// Ends a panic here: what it says is nobody's to read.
fn guarded<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        // Words that were looked up half are none.
        WORDS.with(|words| words.try_borrow_mut().map(|mut words| *words = Vocabulary::default())).ok();
        let mut letters = name.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        Err(Failure::panicked(&(first + letters.as_str())))
    })
}

/// Bytes of a text → code points; offsets in about ascending order cost one pass.
pub(crate) struct Points<'a> {
    text: &'a [u8],
    byte: usize,
    point: usize,
}

impl<'a> Points<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), byte: 0, point: 0 }
    }

    /// The code points before the byte `offset`, a character boundary.
    pub(crate) fn of(&mut self, offset: usize) -> usize {
        let starts = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count();
        let offset = offset.min(self.text.len());
        if offset >= self.byte {
            self.point += starts(&self.text[self.byte..offset]);
        } else {
            self.point -= starts(&self.text[offset..self.byte]);
        }
        self.byte = offset;
        self.point
    }
}
