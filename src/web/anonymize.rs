//! `POST /anonymize` and `POST /deanonymize`: stretches of a text that somebody found are replaced, or brought back; of
//! several texts, where their results are as many.

use serde::Serialize;
use serde_json::{Map, Value};

use super::adhoc::list;
use super::answer::Refusal;
use super::operators::{self, Operators, Way, mistyped};
use super::spans::{self, Found, Rewritten};

/// The answer: of one text, or of several.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Answer {
    One(Rewritten),
    Several(Vec<Rewritten>),
}

/// `POST /anonymize`.
pub(super) fn anonymise(mut request: Map<String, Value>) -> Result<Answer, Refusal> {
    let operators = operators(&mut request, "anonymizers", Way::Anonymise)?;
    each(request, "analyzer_results", &|text, results| hidden(text, results, &operators))
}

/// `POST /deanonymize`.
pub(super) fn deanonymise(mut request: Map<String, Value>) -> Result<Answer, Refusal> {
    let operators = operators(&mut request, "deanonymizers", Way::Deanonymise)?;
    each(request, "anonymizer_results", &|text, results| back(text, results, &operators))
}

fn operators(request: &mut Map<String, Value>, field: &str, way: Way) -> Result<Operators, Refusal> {
    if request.is_empty() {
        return Err(Refusal::malformed("Invalid request json"));
    }
    Operators::parse(request.remove(field), way)
}

/// Works on the text with its results, or on each with its own. A text that is not there is empty.
fn each(
    mut request: Map<String, Value>,
    field: &str,
    work: &dyn Fn(Value, Option<Value>) -> Result<Rewritten, Refusal>,
) -> Result<Answer, Refusal> {
    let results = request.remove(field).filter(|results| !results.is_null());
    let texts = match request.remove("text") {
        Some(Value::Array(texts)) => texts,
        text => return work(text.unwrap_or_else(|| "".into()), results).map(Answer::One),
    };
    let results = match results {
        Some(results) => list(Some(results), field)?,
        None => vec![Value::Array(Vec::new()); texts.len()],
    };
    let (of_texts, of_results) = (texts.len(), results.len());
    if of_texts != of_results {
        return Err(Refusal::invalid(format!(
            "Invalid input, '{field}' must contain one list of results per item in 'text' when 'text' is a list ({of_texts} text items, {of_results} '{field}' items)"
        )));
    }
    let pairs = texts.into_iter().zip(results);
    pairs.map(|(text, results)| work(text, Some(results))).collect::<Result<_, _>>().map(Answer::Several)
}

fn hidden(given: Value, results: Option<Value>, operators: &Operators) -> Result<Rewritten, Refusal> {
    let found = results.filter(|results| !results.is_null());
    if found.is_none() {
        return Err(Refusal::invalid("Invalid input, request must contain analyzer results"));
    }
    let mut results = Vec::new();
    for result in list(found, "analyzer_results")? {
        let (start, end, entity) = stretch(&result)?;
        let score = match result.get("score") {
            None | Some(Value::Null) => {
                return Err(Refusal::invalid("Invalid input, analyzer result must contain score"));
            }
            Some(score) => score.as_f64().ok_or_else(|| mistyped("score", "number", score))?,
        };
        results.push(Found { start, end, entity, score });
    }
    let text = text(given)?;
    let starts = spans::starts(&text);
    within(&results, starts.len() - 1)?;
    let results = spans::settle(results, &text, &starts);
    let scored = results.into_iter().map(|found| (found.clone(), Some(found.score))).collect();
    spans::rewrite(&text, &starts, scored, &mut |entity, text| match operators.of(entity) {
        Some(operator) => Ok((operator.name.clone(), operator.anonymise(entity, text)?)),
        None => Ok(("replace".to_owned(), operators::replaced(entity))),
    })
}

fn back(given: Value, found: Option<Value>, operators: &Operators) -> Result<Rewritten, Refusal> {
    let text = text(given)?;
    let mut results = Vec::new();
    for result in list(found, "anonymizer_results")? {
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

fn text(given: Value) -> Result<String, Refusal> {
    match given {
        Value::String(text) => Ok(text),
        Value::Null => Err(Refusal::invalid("Expected parameter text")),
        value => Err(mistyped("text", "string", &value)),
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
