//! A line of JSON that holds a text, and who works on it: shared by the commands that read such lines.

use std::cell::RefCell;

use huisclos::detect::explain::Explanation;
use huisclos::detect::token::Vocabulary;
use huisclos::policy::Formation;
use huisclos::{Anonymiser, Detection, format};
use serde::Deserialize;
use serde_json::Value;

use super::Failure;
use super::rules::Settings;

thread_local! {
    /// Looked-up words, kept by each worker from one text to the next.
    static WORDS: RefCell<Vocabulary> = RefCell::new(Vocabulary::default());
}

/// Works with the words that this worker has looked up before.
pub(super) fn reusing<T>(work: impl FnOnce(&mut Vocabulary) -> T) -> T {
    WORDS.with(|words| work(&mut words.borrow_mut()))
}

/// The lines that hold something, with their numbers; `number` is that of the line before.
pub(super) fn lines<'a>(bytes: &'a [u8], number: &mut usize) -> Vec<(usize, &'a [u8])> {
    let mut lines: Vec<(usize, &[u8])> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        *number += 1;
        let line = line.trim_ascii();
        let line = if *number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        if !line.is_empty() {
            lines.push((*number, line));
        }
    }
    lines
}

/// One anonymiser a formation.
pub(super) struct Anonymisers(Vec<(Formation, Anonymiser)>);

impl Anonymisers {
    pub(super) fn new(settings: &Settings) -> Result<Self, Failure> {
        // A policy of the user may be written for one formation: the others then have none.
        let made: Vec<_> =
            Formation::ALL.into_iter().map(|formation| (formation, settings.anonymiser(formation))).collect();
        if made.iter().all(|(_, made)| made.is_err()) {
            made.into_iter().try_for_each(|(_, made)| made.map(drop))?;
            return Ok(Self(Vec::new()));
        }
        Ok(Self(made.into_iter().filter_map(|(formation, made)| Some((formation, made.ok()?))).collect()))
    }

    pub(super) fn of(&self, formation: Formation, id: &Value) -> Result<&Anonymiser, Wrong> {
        let found = self.0.iter().find(|(of, _)| *of == formation);
        found
            .map(|(_, anonymiser)| anonymiser)
            .ok_or_else(|| Wrong { id: id.clone(), what: "la politique donnée est écrite pour une autre formation" })
    }

    /// Detects in one text; `formation` is for a line that says none.
    pub(super) fn detect(&self, input: &Input, formation: Formation) -> Result<Detection, Wrong> {
        let anonymiser = self.of(input.formation.unwrap_or(formation), &input.id)?;
        reusing(|words| anonymiser.detect(&input.text, words))
            .map_err(|_| Wrong { id: input.id.clone(), what: "ce texte n'a pas pu être analysé" })
    }

    /// Why each mention of that detection has its confidence.
    pub(super) fn explain(&self, input: &Input, formation: Formation) -> Result<Vec<Explanation>, Wrong> {
        let anonymiser = self.of(input.formation.unwrap_or(formation), &input.id)?;
        anonymiser
            .explain(format::text(&input.text).as_ref())
            .map_err(|_| Wrong { id: input.id.clone(), what: "ce texte n'a pas pu être analysé" })
    }
}

/// One line that came in.
pub(super) struct Input {
    pub(super) id: Value,
    pub(super) text: String,
    pub(super) formation: Option<Formation>,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    text: Value,
    #[serde(default)]
    formation: Value,
}

/// What is wrong with a line, without its words.
pub(super) struct Wrong {
    pub(super) id: Value,
    pub(super) what: &'static str,
}

impl Input {
    pub(super) fn parse(line: &str) -> Result<Self, Wrong> {
        let raw: Raw = serde_json::from_str(line)
            .map_err(|_| Wrong { id: Value::Null, what: "ce n'est pas un objet JSON {\"id\",\"text\"}" })?;
        let (id, text) = match (raw.id, raw.text) {
            (id, Value::String(text)) => (id, text),
            (id, _) => return Err(Wrong { id, what: "il manque \"text\", ou ce n'est pas une chaîne" }),
        };
        let formation = match &raw.formation {
            Value::Null => None,
            Value::String(name) if let Some(formation) = Formation::from_name(name) => Some(formation),
            _ => {
                return Err(Wrong {
                    id,
                    what: "\"formation\" doit être l'une de celles que « huisclos policy show » énumère",
                });
            }
        };
        Ok(Self { id, text, formation })
    }
}
