//! The doubts of documents as a file to be answered.

use serde::Serialize;

use super::{DoubtEntry, Location, Report, words};
use crate::link::Question;
use crate::plan::{ANSWERS_VERSION, KEEP, MASK};

/// The doubts of some documents, to be answered: JSON that [`Answers`](crate::plan::Answers) reads once its choices are
/// filled in. `None` if there is nothing to answer.
pub fn template(reports: &[&Report]) -> Option<String> {
    #[derive(Serialize)]
    struct File<'a> {
        version: u32,
        documents: Vec<OfDocument<'a>>,
    }
    #[derive(Serialize)]
    struct OfDocument<'a> {
        source_sha256: &'a str,
        doubts: Vec<Ask<'a>>,
    }
    #[derive(Serialize)]
    struct Ask<'a> {
        number: u32,
        asks: &'static str,
        location: &'a Location,
        code: Option<&'a str>,
        choices: Vec<&'a str>,
        choice: Option<&'a str>,
    }
    fn ask(doubt: &DoubtEntry) -> Ask<'_> {
        let keeps = matches!(doubt.question, Question::IsItAName | Question::ParticipantInSituation);
        let candidates = doubt.candidates.iter().map(String::as_str).filter(|_| !keeps);
        Ask {
            number: doubt.number,
            asks: words::question(doubt.question),
            location: &doubt.location,
            code: doubt.code.as_deref(),
            choices: [MASK].into_iter().chain(keeps.then_some(KEEP)).chain(candidates).collect(),
            choice: None,
        }
    }
    let documents: Vec<OfDocument<'_>> = reports
        .iter()
        .filter(|report| !report.doubts.is_empty())
        .map(|report| OfDocument {
            source_sha256: &report.source_sha256,
            doubts: report.doubts.iter().map(ask).collect(),
        })
        .collect();
    if documents.is_empty() {
        return None;
    }
    // Strings and numbers are always JSON.
    serde_json::to_string_pretty(&File { version: ANSWERS_VERSION, documents }).ok().map(|text| text + "\n")
}
