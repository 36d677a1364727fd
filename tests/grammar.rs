//! Every file of `fixtures/grammar/` is a test by its own name: the whole program run over one sentence after another,
//! and what a secretary would read.
//!
//! `cargo test --test grammar` runs all; `SNAPSHOTS=overwrite cargo test --test grammar` writes what the program says
//! over what the files say, known misses apart: read the difference as French before it is committed.

#[path = "grammar/cases.rs"]
mod cases;
#[path = "failure/mod.rs"]
mod failure;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use cases::{Block, Case};
use failure::Failure;
use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};

/// As many sentences there are at least, whatever becomes of the files.
const LEAST: usize = 150;

/// Sentences of this run.
static SENTENCES: AtomicUsize = AtomicUsize::new(0);

/// What becomes of `before`, read behind `head`.
fn after(circulation: Circulation, head: &str, before: &str) -> Result<String, String> {
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, circulation));
    let source = format!("{head}{before}\n").into_bytes();
    let outcome = anonymiser.anonymise(source, Some("cr.txt")).map_err(|error| error.to_string())?;
    if outcome.report.blocked {
        return Err("blocked".to_owned());
    }
    let output = String::from_utf8(outcome.output).map_err(|error| error.to_string())?;
    let lines: Vec<&str> = output.lines().skip(head.matches('\n').count()).collect();
    Ok(lines.join("\n"))
}

fn sentences(path: &Path, file: String) -> datatest_stable::Result<()> {
    let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite");
    let blocks = cases::parse(&file).map_err(Failure)?;
    let (mut faults, mut written) = (Vec::new(), file.clone());
    for Block { circulation, head, cases } in blocks.iter().rev() {
        for Case { line, before, after: expected, after_lines, known } in cases.iter().rev() {
            let made = after(*circulation, head, before).map_err(|why| Failure(format!("line {line}: {why}")))?;
            SENTENCES.fetch_add(1, Ordering::Relaxed);
            let fault = match (known, made == *expected) {
                (None, true) | (Some(_), false) => continue,
                (None, false) => format!("line {line}:\n{}", marked(before, expected, &made)),
                (Some(_), true) => format!("line {line} reads well now: take its `!` away"),
            };
            if overwrite && known.is_none() {
                let plus: String = made.lines().map(|line| format!("+ {line}\n")).collect();
                written.replace_range(after_lines.clone(), &plus);
            } else {
                faults.push(fault);
            }
        }
    }
    if overwrite && written != file {
        std::fs::write(path, written)?;
    }
    faults.reverse();
    if faults.is_empty() { Ok(()) } else { Err(Failure(faults.join("\n")).into()) }
}

/// What was read, what should be written (`-`) and what is (`+`).
fn marked(before: &str, expected: &str, made: &str) -> String {
    let lines = |sign: char, text: &str| text.lines().map(|line| format!("{sign} {line}\n")).collect::<String>();
    lines(' ', before) + &lines('-', expected) + &lines('+', made)
}

/// The harness makes a `main`; this one adds the count after it.
mod files {
    use super::sentences;

    datatest_stable::harness! {
        { test = sentences, root = "fixtures/grammar", pattern = r"\.md$" },
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
