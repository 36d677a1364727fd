//! Every file of `fixtures/` is a test by its own name: what is annotated is found, and nothing else.
//!
//! `cargo test --test fixtures` runs all; `cargo test --test fixtures traps` those whose path says so.

#[path = "failure/mod.rs"]
mod failure;
#[path = "notation/mod.rs"]
mod notation;

use failure::Failure;
use notation::score::Score;
use notation::{adapter, compare, lint, parse};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

/// Sum over the files of this run.
static SCORE: Mutex<Score> = Mutex::new(Score::new());

fn fixture(_: &Path, file: String) -> datatest_stable::Result<()> {
    let fixtures = parse::texts(&file).map_err(Failure)?;
    let (mut score, mut diffs, mut count) = (Score::new(), Vec::new(), 0);
    for fixture in &fixtures {
        let faults = lint::lint(fixture);
        if !faults.is_empty() {
            return Err(Failure(faults.join("\n")).into());
        }
        let found = adapter::detect(&fixture.text, fixture.formation)?;
        let outcome = compare::compare(fixture, &found);
        score.add(&outcome.score);
        if !outcome.faults.is_empty() {
            let case = fixture.case.map_or_else(String::new, |case| format!("case {case}\n"));
            diffs.push(case + &outcome.diff);
            count += outcome.faults.len();
        }
    }
    SCORE.lock().unwrap_or_else(PoisonError::into_inner).add(&score);
    if count == 0 {
        return Ok(());
    }
    Err(Failure(format!("{count} faults (- annotated, + found)\n{}\n{score}", diffs.join("\n"))).into())
}

/// The harness makes a `main`; this one adds the score after it.
mod files {
    use super::fixture;

    datatest_stable::harness! {
        { test = fixture, root = "fixtures", pattern = r"^((minutes|traps|names|linking|passages|surfaces|cases)/.+|documents/groupe.+)\.md$" },
    }

    pub(super) fn run() -> std::process::ExitCode {
        main()
    }
}

#[allow(clippy::print_stdout, reason = "a test program speaks to who runs it")]
fn main() -> ExitCode {
    let code = files::run();
    let score = SCORE.lock().unwrap_or_else(PoisonError::into_inner);
    if !score.is_empty() {
        println!("{score}");
    }
    code
}
