//! Anonymises files in memory from end to end, and counts how it went: for trying sets of real files.
//!
//! `cargo run --release --example survivors -- [--values] [--out FOLDER] FILE…` prints a line a file: what became of it,
//! and, where a value survived, the part and the view in which the proof found it. `--values` adds the values, for files
//! that may be shown; `--out` keeps what was written, so that other programs can open it. At last, how many files went
//! which way. Exits with 1 if a file was refused, if something survived in one, or if one made the program panic.
#![allow(
    clippy::print_stdout,
    clippy::use_debug,
    reason = "a program for a terminal; the kind of an error says no text"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::{Anonymiser, Error, format};

struct Options {
    values: bool,
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    let mut options = Options { values: false, out: None };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut arguments = std::env::args_os().skip(1);
    let mut number = 0;
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--values") => options.values = true,
            Some("--out") => options.out = arguments.next().map(PathBuf::from),
            _ => {
                let path = Path::new(&argument);
                number += 1;
                let (verdict, details) = std::panic::catch_unwind(|| verdict(path, number, &options))
                    .unwrap_or_else(|_| ("panic".to_owned(), Vec::new()));
                println!("{verdict}\t{}\t{}", path.display(), details.join(" "));
                *counts.entry(verdict).or_default() += 1;
            }
        }
    }
    for (verdict, count) in &counts {
        println!("{count:>6} {verdict}");
    }
    if counts.keys().all(|verdict| verdict == "proved") { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How it went, and what survived where.
fn verdict(path: &Path, number: usize, options: &Options) -> (String, Vec<String>) {
    let Ok(bytes) = std::fs::read(path) else { return ("unreadable".to_owned(), Vec::new()) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let why = |error: &Error| {
        let place = error.place().map_or(String::new(), |place| format!(" in {place}"));
        format!("{:?}{place}", error.kind())
    };
    let document = match format::open(bytes, name.as_deref()) {
        Ok(document) => document,
        Err(error) => return (format!("refused: {}", why(&error)), Vec::new()),
    };
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let mut output = Vec::new();
    let forbidden = match anonymiser.rewrite(document.as_ref(), &[0; 32], &mut output) {
        Ok((report, _)) if report.blocked => return ("blocked".to_owned(), Vec::new()),
        Ok((_, forbidden)) => forbidden,
        Err(error) => return (format!("not written: {}", why(&error)), Vec::new()),
    };
    if let Some(folder) = &options.out {
        let ending = name.as_deref().and_then(|name| name.rsplit('.').next()).unwrap_or("bin");
        if std::fs::write(folder.join(format!("{number:05}.{ending}")), &output).is_err() {
            return ("not kept".to_owned(), Vec::new());
        }
    }
    let needles: Vec<Needle> = forbidden
        .iter()
        .filter_map(|value| {
            let needle = if value.squeezed { Needle::squeezed(&value.key) } else { Needle::words(&value.key) };
            needle.map(|needle| needle.allow(value.allowed))
        })
        .collect();
    let searched = Needles::new(needles.clone()).and_then(|needles| search(&output, document.format(), &needles));
    let hits = match searched {
        Ok(hits) => hits,
        Err(error) => return (format!("not searched: {}", why(&error)), Vec::new()),
    };
    if hits.is_empty() {
        return ("proved".to_owned(), Vec::new());
    }
    let mut details: Vec<String> = hits
        .iter()
        .map(|hit| {
            let needle = &needles[hit.needle];
            let value = if options.values { needle.key.as_str() } else { "" };
            format!("{value}({})@{}/{}", needle.allowed, hit.part, hit.view.name())
        })
        .collect();
    details.dedup();
    ("survivors".to_owned(), details)
}
