//! Reads files and writes each again with nothing edited: what must be the same is the same. For trying real files.
//!
//! `cargo run --release --example identity -- FILE…` prints a line a file and, at last, the counts. Exits with 1 if a
//! file came back otherwise than it was; a refusal is no fault, and is printed with its reason.
#![allow(
    clippy::print_stdout,
    clippy::use_debug,
    reason = "a program for a terminal; the kind of an error says no text"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use huisclos::format::{self, Document};
use huisclos::segment::{Role, Segment};

fn main() -> ExitCode {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = 0;
    for path in std::env::args_os().skip(1) {
        let path = Path::new(&path);
        let verdict = std::panic::catch_unwind(|| verdict(path)).unwrap_or_else(|_| "PANIC".to_owned());
        faults += usize::from(verdict.chars().next().is_some_and(char::is_uppercase));
        println!("{verdict}\t{}", path.display());
        *counts.entry(verdict).or_default() += 1;
    }
    for (verdict, count) in &counts {
        println!("{count:>6} {verdict}");
    }
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How it went: in capitals if it is a fault.
fn verdict(path: &Path) -> String {
    let Ok(bytes) = std::fs::read(path) else { return "unreadable".to_owned() };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let document = match format::open(bytes.clone(), name.as_deref()) {
        Ok(document) => document,
        Err(error) => {
            return format!(
                "refused: {:?}{}",
                error.kind(),
                error.place().map_or(String::new(), |p| format!(" in {p}"))
            );
        }
    };
    let Ok(before) = segments(&*document) else { return "REFUSED AFTER OPENING".to_owned() };
    let mut out = Vec::new();
    if let Err(error) = document.write(&[], &mut out) {
        return format!("NOT WRITTEN: {error}");
    }
    let again = match format::open(out.clone(), name.as_deref()) {
        Ok(again) => again,
        Err(error) => return format!("OUTPUT REFUSED: {error}"),
    };
    let Ok(after) = segments(&*again) else { return "OUTPUT REFUSED AFTER OPENING".to_owned() };
    let texts = |all: &[Segment]| -> Vec<String> {
        all.iter().filter(|segment| segment.place.role != Role::Trace).map(|segment| segment.text.clone()).collect()
    };
    if texts(&before) != texts(&after) {
        return "OTHER WORDS".to_owned();
    }
    let mut twice = Vec::new();
    if again.write(&[], &mut twice).is_err() || twice != out {
        return "NOT THE SAME TWICE".to_owned();
    }
    if out == bytes { "the same bytes".to_owned() } else { "the same words".to_owned() }
}

fn segments(document: &dyn Document) -> Result<Vec<Segment>, huisclos::Error> {
    let mut all = Vec::new();
    document.segments(&mut |segment| all.push(segment))?;
    Ok(all)
}
