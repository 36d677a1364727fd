//! Every file of `fixtures/grammar/` is a test by its own name: the whole program run over one sentence after another,
//! and what a secretary would read.
//!
//! `cargo test --test grammar` runs all; `SNAPSHOTS=overwrite cargo test --test grammar` writes what the program says
//! over what the files say, known misses apart: read the difference as French before it is committed.

#[path = "failure/mod.rs"]
mod failure;
#[allow(dead_code, reason = "what only the hard cases need")]
#[path = "sentences/mod.rs"]
mod sentences;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use failure::Failure;

/// As many sentences there are at least, whatever becomes of the files.
const LEAST: usize = 150;

/// Sentences of this run.
static SENTENCES: AtomicUsize = AtomicUsize::new(0);

fn file(path: &Path, text: String) -> datatest_stable::Result<()> {
    let ran = sentences::run(path, &text).map_err(Failure)?;
    SENTENCES.fetch_add(ran.sentences, Ordering::Relaxed);
    if ran.file.cases.is_empty() && ran.faults.is_empty() { Ok(()) } else { Err(Failure(ran.faults.join("\n")).into()) }
}

/// The harness makes a `main`; this one adds the count after it.
mod files {
    use super::file;

    datatest_stable::harness! {
        { test = file, root = "fixtures/grammar", pattern = r"\.md$" },
    }

    pub(super) fn run() -> std::process::ExitCode {
        main()
    }
}

#[allow(clippy::print_stdout, reason = "a test program speaks to who runs it")]
fn main() -> std::process::ExitCode {
    let code = files::run();
    let sentences = SENTENCES.load(Ordering::Relaxed);
    println!("{sentences} sentences");
    let all = std::env::args().len() == 1;
    if all && sentences < LEAST { std::process::ExitCode::FAILURE } else { code }
}
