//! What goes wrong, as an exception of `huisclos.errors`: a French sentence, the code of the program, and the report where
//! there is one.

use huisclos::report::Report;
use huisclos::{Error, ErrorKind, sentences};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The classes of `huisclos.errors`.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// A source can't be read.
    Read,
    /// A source is of a kind that is not read.
    Unsupported,
    /// A policy, key or list can't be read.
    Configuration,
    /// Arguments that contradict one another.
    Usage,
    /// An output can't be written.
    Write,
    /// No output, by the policy.
    Blocked,
    /// No output, for the proof failed.
    Proof,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "ReadError",
            Self::Unsupported => "UnsupportedError",
            Self::Configuration => "ConfigurationError",
            Self::Usage => "UsageError",
            Self::Write => "WriteError",
            Self::Blocked => "BlockedError",
            Self::Proof => "ProofError",
        }
    }

    /// What the program ends with.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Read | Self::Unsupported | Self::Configuration | Self::Write => 1,
            Self::Usage => 2,
            Self::Blocked => 3,
            Self::Proof => 4,
        }
    }
}

/// Why there is no output.
pub(crate) struct Failure {
    pub(crate) class: Class,
    pub(crate) sentence: String,
    /// As JSON.
    pub(crate) report: Option<String>,
    /// Of a column: the cell, from 0.
    pub(crate) row: Option<usize>,
}

impl Failure {
    pub(crate) fn new(class: Class, sentence: impl Into<String>) -> Self {
        Self { class, sentence: sentence.into(), report: None, row: None }
    }

    /// An error of the library about what is called `name`, which is shown as it is given.
    pub(crate) fn of(error: &Error, name: &str) -> Self {
        let class = match error.kind() {
            ErrorKind::UnknownFormat
            | ErrorKind::WrongExtension
            | ErrorKind::UnknownEncoding
            | ErrorKind::Unreadable
            | ErrorKind::Scanned => Class::Unsupported,
            ErrorKind::Configuration => Class::Configuration,
            ErrorKind::Blocked => Class::Blocked,
            ErrorKind::Proof => Class::Proof,
            _ => Class::Read,
        };
        Self::new(class, sentences::of(error, name))
    }

    /// Reading or writing failed.
    pub(crate) fn io(class: Class, error: &std::io::Error, name: &str) -> Self {
        Self::new(class, sentences::io(error.kind(), name))
    }

    /// The work on it ended in a way that nobody foresaw.
    pub(crate) fn panicked(name: &str) -> Self {
        Self::new(Class::Read, format!("{name} n'a pas pu être traité : rien n'a été produit."))
    }

    pub(crate) fn with_report(self, report: &Report) -> Self {
        Self { report: Some(to_json(report)), ..self }
    }

    pub(crate) fn at(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }
}

/// A report is made of strings and numbers: it is always JSON.
pub(crate) fn to_json(report: &Report) -> String {
    serde_json::to_string(report).unwrap_or_default()
}

impl From<Failure> for PyErr {
    fn from(failure: Failure) -> Self {
        Python::attach(|py| {
            let made = || -> PyResult<Self> {
                let class = py.import("huisclos.errors")?.getattr(failure.class.name())?;
                let more = PyDict::new(py);
                more.set_item("report", &failure.report)?;
                more.set_item("row", failure.row)?;
                Ok(Self::from_value(class.call((&failure.sentence,), Some(&more))?))
            };
            made().unwrap_or_else(|error| error)
        })
    }
}
