//! The face of the library over HTTP: Presidio's contract for texts, one route of our own for files, and the page on which
//! a human reviews documents. It logs nothing of what it is sent, keeps it in memory while a page is open and nothing of it
//! otherwise, and uses only what the library exports; who starts it gives the rest ([`Bench`]).

mod adhoc;
mod analyze;
mod anonymize;
mod answer;
mod assets;
mod body;
mod cipher;
mod description;
mod desk;
mod documents;
mod download;
mod draft;
mod entities;
mod gestures;
mod guard;
mod metrics;
mod operators;
mod page;
mod panics;
mod routes;
mod server;
mod session;
mod spans;
mod town;
mod units;

use std::net::SocketAddr;
use std::time::Duration;

use huisclos::format::Document;
use huisclos::plan::Forbidden;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::Proof;
use huisclos::{Anonymiser, Error, Outcome};
use zeroize::Zeroizing;

pub(crate) use server::{Stop, serve};
pub(crate) use session::random;

/// What the server works with and does not know how to make.
pub(crate) trait Bench: Send + Sync + 'static {
    /// What one formation and circulation need.
    fn anonymiser(&self, formation: Formation, circulation: Circulation) -> Result<Anonymiser, Error>;

    /// Rewrites a file and proves the output; that is empty when [`huisclos::report::Report::blocked`] or when the proof
    /// does not hold.
    fn rewrite(&self, file: Vec<u8>, name: Option<&str>, anonymiser: &Anonymiser) -> Result<Outcome, Unread>;

    /// Opens a file.
    fn open(&self, file: Vec<u8>, name: Option<&str>) -> Result<Box<dyn Document>, Unread>;

    /// Searches an output for what must not be in it.
    fn prove(&self, output: &[u8], format: &str, forbidden: &[Forbidden]) -> Result<Proof, Error>;

    /// The formation that a document names, and where: «la ligne 3».
    fn suggested(&self, document: &dyn Document, source: &[u8]) -> Result<Option<(Formation, String)>, Error>;

    /// What a reader is told of an error about the file that they call `name`: French, and what to do.
    fn sentence(&self, error: &Error, name: &str) -> String;
}

/// Why a file is not read.
pub(crate) enum Unread {
    /// What the library says.
    By(Error),
    /// What stands outside of it lacks or says, in French: another program that reads it.
    Other(String),
}

impl From<Error> for Unread {
    fn from(error: Error) -> Self {
        Self::By(error)
    }
}

/// How the server is to run.
pub(crate) struct Options {
    /// Where it listens; port 0 takes a free one.
    pub(crate) listen: SocketAddr,
    /// What else than the address may stand in `Host`, with its port if it is not 80.
    pub(crate) hosts: Vec<String>,
    /// What every request must show; `None` asks for nothing.
    pub(crate) token: Option<Zeroizing<String>>,
    /// What the address of the page shows, once; the server ends with the page. `None`: the page opens with the token, any
    /// number of times.
    pub(crate) opening: Option<Zeroizing<String>>,
    /// Bytes of the body of a request about texts.
    pub(crate) text_limit: usize,
    /// Bytes of the body of a request about a file.
    pub(crate) document_limit: usize,
    /// Of one request.
    pub(crate) time: Duration,
    /// Where a file goes whose request does not say.
    pub(crate) circulation: Circulation,
    /// What a request about texts may say that they are written in, as codes of ISO 639-1; one at least. They are read as
    /// French whichever it is.
    pub(crate) languages: Vec<String>,
}
