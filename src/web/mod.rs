//! The face of the library over HTTP: Presidio's contract for texts, one route of our own for files. It keeps nothing,
//! logs nothing of what it is sent, and uses only what the library exports; who starts it gives the rest ([`Bench`]).

mod adhoc;
mod analyze;
mod anonymize;
mod answer;
mod body;
mod cipher;
mod documents;
mod entities;
mod guard;
mod metrics;
mod operators;
mod routes;
mod server;
mod spans;

use std::net::SocketAddr;
use std::time::Duration;

use huisclos::policy::{Circulation, Formation};
use huisclos::{Anonymiser, Error, Outcome};
use zeroize::Zeroizing;

pub(crate) use server::{Stop, serve};

/// What the server works with and does not know how to make.
pub(crate) trait Bench: Send + Sync + 'static {
    /// What one formation and circulation need.
    fn anonymiser(&self, formation: Formation, circulation: Circulation) -> Result<Anonymiser, Error>;

    /// Rewrites a file and proves the output; that is empty when [`huisclos::report::Report::blocked`] or when the proof
    /// does not hold.
    fn rewrite(&self, file: Vec<u8>, name: Option<&str>, anonymiser: &Anonymiser) -> Result<Outcome, Error>;
}

/// How the server is to run.
pub(crate) struct Options {
    /// Where it listens; port 0 takes a free one.
    pub(crate) listen: SocketAddr,
    /// What else than the address may stand in `Host`, with its port if it is not 80.
    pub(crate) hosts: Vec<String>,
    /// What every request must show; `None` asks for nothing.
    pub(crate) token: Option<Zeroizing<String>>,
    /// Bytes of the body of a request about texts.
    pub(crate) text_limit: usize,
    /// Bytes of the body of a request about a file.
    pub(crate) document_limit: usize,
    /// Of one request.
    pub(crate) time: Duration,
    /// Where a file goes whose request does not say.
    pub(crate) circulation: Circulation,
}
