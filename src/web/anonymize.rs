//! `POST /anonymize` and `POST /deanonymize`: stretches of a text that somebody found are replaced, or brought back.

use serde_json::{Map, Value};

use super::adhoc::list;
use super::answer::Refusal;
use super::operators::{self, Operators, Way, mistyped};
use super::spans::{self, Found, Rewritten};

/// `POST /anonymize`.
pub(super) fn anonymise(mut request: Map<String, Value>) -> Result<Rewritten, Refusal> {
    let operators = Operators::parse(request.remove("anonymizers"), Way::Anonymise)?;
    let given = request.remove("analyzer_results").filter(|given| !given.is_null());
    if given.is_none() {
        return Err(Refusal::invalid("Invalid input, request must contain analyzer results"));
    }
    let mut results = Vec::new();
    for result in list(given, "analyzer_results")? {
        let (start, end, entity) = stretch(&result)?;
        let score = match result.get("score") {
            None | Some(Value::Null) => {
                return Err(Refusal::invalid("Invalid input, analyzer result must contain score"));
            }
            Some(score) => score.as_f64().ok_or_else(|| mistyped("score", "number", score))?,
        };
        results.push(Found { start, end, entity, score });
    }
    let text = text(request.remove("text"))?;
    let starts = spans::starts(&text);
    within(&results, starts.len() - 1)?;
    let results = spans::settle(results, &text, &starts);
    let scored = results.into_iter().map(|found| (found.clone(), Some(found.score))).collect();
    spans::rewrite(&text, &starts, scored, &mut |entity, text| match operators.of(entity) {
        Some(operator) => Ok((operator.name.clone(), operator.anonymise(entity, text)?)),
        None => Ok(("replace".to_owned(), operators::replaced(entity))),
    })
}

/// `POST /deanonymize`.
pub(super) fn deanonymise(mut request: Map<String, Value>) -> Result<Rewritten, Refusal> {
    let text = text(request.remove("text"))?;
    let operators = Operators::parse(request.remove("deanonymizers"), Way::Deanonymise)?;
    let mut results = Vec::new();
    for result in list(request.remove("anonymizer_results"), "anonymizer_results")? {
        let (start, end, entity) = stretch(&result)?;
        results.push((Found { start, end, entity, score: 0.0 }, None));
    }
    let starts = spans::starts(&text);
    spans::rewrite(&text, &starts, results, &mut |entity, text| {
        let operator = operators.of(entity).ok_or_else(|| {
            Refusal::invalid("Invalid input, deanonymizers must say what is done with every entity type")
        })?;
        Ok((operator.name.clone(), operator.deanonymise(text)?))
    })
}

fn text(given: Option<Value>) -> Result<String, Refusal> {
    match given {
        Some(Value::String(text)) => Ok(text),
        None | Some(Value::Null) => Err(Refusal::invalid("Expected parameter text")),
        Some(value) => Err(mistyped("text", "string", &value)),
    }
}

/// Start, end and type of a result.
fn stretch(result: &Value) -> Result<(usize, usize, String), Refusal> {
    let number = |name: &str| match result.get(name) {
        None | Some(Value::Null) => Err(Refusal::invalid(format!("Invalid input, result must contain {name}"))),
        Some(value) if value.as_i64().is_some_and(|value| value < 0) => {
            Err(Refusal::invalid("Invalid input, result start and end must be positive"))
        }
        Some(value) => {
            let number = value.as_u64().and_then(|value| usize::try_from(value).ok());
            number.ok_or_else(|| mistyped(name, "number", value))
        }
    };
    let (start, end) = (number("start")?, number("end")?);
    let entity = match result.get("entity_type") {
        Some(Value::String(entity)) if !entity.is_empty() => entity.clone(),
        _ => return Err(Refusal::invalid("Invalid input, result must contain entity_type")),
    };
    if start > end {
        return Err(Refusal::invalid(format!(
            "Invalid input, start index '{start}' must be smaller than end index '{end}'"
        )));
    }
    Ok((start, end, entity))
}

/// Looked at before results are joined: one that lies outside would draw another out with it.
fn within(results: &[Found], length: usize) -> Result<(), Refusal> {
    match results.iter().find(|found| found.end > length) {
        None => Ok(()),
        Some(Found { start, end, .. }) => Err(Refusal::invalid(format!(
            "Invalid analyzer result, start: {start} and end: {end}, while text length is only {length}."
        ))),
    }
}
