//! The report of a command, as JSON and as a certificate: of one file, or of several in the order given.

use std::path::Path;

use huisclos::report::certificate::{Certificate, Sheet};
use huisclos::report::{Report, template};
use serde::Serialize;

use super::{Anonymise, Done, Failure, Staged};
use crate::cli::messages::{self, shown};

/// One of several files. Its name is not told: it may name a person.
#[derive(Serialize)]
struct Entry<'a> {
    /// Place in the command, from 1.
    input: usize,
    /// The name that the program gave.
    output: Option<&'a str>,
    /// Why there is no output: an exit code.
    failed: Option<u8>,
    report: Option<&'a Report>,
}

/// Writes what was asked for under temporary names.
pub(super) fn stage(args: &Anonymise, done: &[Result<Done, Failure>]) -> Result<Vec<Staged>, Failure> {
    let mut staged = Vec::new();
    if let Some(path) = &args.report
        && let Some(json) = json(done)
    {
        staged.push(write(path, json.as_bytes(), args.force)?);
    }
    let titles: Vec<String> = (1..=done.len()).map(|number| format!("Document {number}")).collect();
    let sheets: Vec<Sheet<'_>> = titles
        .iter()
        .zip(done)
        .filter_map(|(title, done)| done.as_ref().ok().map(|done| Sheet { title, report: &done.report }))
        .collect();
    if !sheets.is_empty() {
        let certificate = Certificate::new(&sheets, &args.certificate.stated());
        for (path, form) in args.certificate.wanted() {
            let bytes = certificate.write(form).map_err(|error| Failure::of(&error, &shown(path)))?;
            staged.push(write(path, &bytes, args.force)?);
        }
    }
    if let Some(path) = &args.decisions_template {
        let reports: Vec<&Report> =
            done.iter().filter_map(|done| done.as_ref().ok()).map(|done| &done.report).collect();
        match template(&reports) {
            Some(json) => staged.push(write(path, json.as_bytes(), args.force)?),
            None => messages::say("Aucun doute à trancher : aucun fichier de décisions n'est écrit."),
        }
    }
    Ok(staged)
}

fn json(done: &[Result<Done, Failure>]) -> Option<String> {
    let text = match done {
        [Ok(done)] => serde_json::to_string_pretty(&done.report),
        [Err(_)] => return None,
        several => {
            let entries = several.iter().enumerate().map(|(i, done)| {
                let failed = done.as_ref().map_or_else(
                    |failure| Some(failure.code),
                    |done| done.failure.as_ref().map(|failure| failure.code),
                );
                let done = done.as_ref().ok();
                let output = done.and_then(|done| done.named.as_deref()).filter(|_| failed.is_none());
                Entry { input: i + 1, output, failed, report: done.map(|done| &done.report) }
            });
            serde_json::to_string_pretty(&entries.collect::<Vec<_>>())
        }
    };
    // A report is made of strings and numbers: it is always JSON.
    text.ok().map(|text| text + "\n")
}

fn write(path: &Path, bytes: &[u8], force: bool) -> Result<Staged, Failure> {
    let staged = Staged::create(path, force)?;
    staged.fill(|out| out.write_all(bytes).map_err(|error| Failure::io(&error, &shown(path))))?;
    Ok(staged)
}
