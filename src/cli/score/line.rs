//! One line of annotations: what is wrong with it is said without its words.

use std::ops::Range;

use huisclos::kind::Kind;
use huisclos::score::{Annotated, Annotation, MENTIONS, PASSAGES};
use serde::Deserialize;
use serde_json::Value;

use crate::cli::texts::Input;

/// A text and its annotations, all within it.
pub(super) struct Line {
    pub(super) input: Input,
    pub(super) annotated: Annotated,
}

/// What is wrong with a line, and with which annotation of it.
pub(super) struct Fault {
    place: String,
    what: &'static str,
}

impl From<&'static str> for Fault {
    fn from(what: &'static str) -> Self {
        Self { place: String::new(), what }
    }
}

impl Fault {
    fn at(index: usize, list: &str, what: &'static str) -> Self {
        Self { place: format!(", annotation n° {} de \"{list}\"", index + 1), what }
    }

    /// For a message: «ligne 3, annotation n° 2 de "spans" : …».
    pub(super) fn sentence(&self, number: usize) -> String {
        format!("ligne {number}{} : {}", self.place, self.what)
    }
}

#[derive(Deserialize)]
struct Raw {
    spans: Vec<RawAnnotation>,
    sensitive: Vec<RawAnnotation>,
}

#[derive(Deserialize)]
struct RawAnnotation {
    #[serde(default)]
    start: Value,
    #[serde(default)]
    end: Value,
    #[serde(default)]
    kind: Value,
    #[serde(default)]
    id: Value,
}

impl Line {
    pub(super) fn parse(line: &[u8]) -> Result<Self, Fault> {
        let line = std::str::from_utf8(line).map_err(|_| "cette ligne n'est pas en UTF-8")?;
        let input = Input::parse(line).map_err(|wrong| wrong.what)?;
        // A text without its annotations would count all that is found as wrong.
        let raw: Raw = serde_json::from_str(line).map_err(|_| {
            "il manque \"spans\" ou \"sensitive\", ou ce ne sont pas des listes d'annotations (vides s'il n'y en a pas)"
        })?;
        let letters: Vec<bool> = input.text.chars().map(char::is_alphanumeric).collect();
        let mut annotated = Annotated::default();
        for (index, raw) in raw.spans.iter().enumerate() {
            let wrong = |what| Fault::at(index, "spans", what);
            let (kind, points) = (raw.kind(MENTIONS).map_err(wrong)?, raw.points(&letters).map_err(wrong)?);
            let entity = raw.entity();
            if matches!(kind, Kind::Person | Kind::Participant) && entity.is_none() {
                return Err(wrong("il manque \"id\", qui dit de qui il s'agit"));
            }
            annotated.mentions.push(Annotation { points, kind, entity });
        }
        for (index, raw) in raw.sensitive.iter().enumerate() {
            let wrong = |what| Fault::at(index, "sensitive", what);
            annotated.passages.push((raw.points(&letters).map_err(wrong)?, raw.kind(PASSAGES).map_err(wrong)?));
        }
        Ok(Self { input, annotated })
    }
}

impl RawAnnotation {
    fn kind<T: Copy>(&self, names: &[(&str, T)]) -> Result<T, &'static str> {
        let named = self.kind.as_str().and_then(|kind| names.iter().find(|(name, _)| *name == kind));
        named.map(|(_, kind)| *kind).ok_or("\"kind\" n'est pas un genre connu (voir « huisclos score --help »)")
    }

    fn points(&self, letters: &[bool]) -> Result<Range<usize>, &'static str> {
        let position = |value: &Value| value.as_u64().and_then(|at| usize::try_from(at).ok());
        let (Some(start), Some(end)) = (position(&self.start), position(&self.end)) else {
            return Err("\"start\" et \"end\" doivent être des nombres entiers");
        };
        // A range that runs backwards is none of the text either.
        let marked = letters.get(start..end).ok_or("\"start\" et \"end\" ne délimitent pas une partie du texte")?;
        if !marked.contains(&true) {
            return Err("il n'y a ni lettre ni chiffre entre \"start\" et \"end\"");
        }
        Ok(start..end)
    }

    /// As a string, whether it was one or a number.
    fn entity(&self) -> Option<String> {
        match &self.id {
            Value::String(id) if !id.is_empty() => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        }
    }
}
