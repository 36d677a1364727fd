//! `POST /analyze`: what is in a text, by Presidio's contract.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Instant;

use huisclos::detect::explain::Explanation as Why;
use huisclos::detect::token::Vocabulary;
use huisclos::{Anonymiser, format};
use regex::Regex;
use serde::Serialize;
use serde_json::{Map, Value};

use super::adhoc::{self, Recogniser};
use super::answer::Refusal;
use super::entities;
use super::operators::{mistyped, truthy};

/// Texts of one request.
const MOST: usize = 10_000;
/// Results of the caller's own recognisers, in one text and in one request.
const HITS: (usize, usize) = (20_000, 200_000);

/// What is asked.
pub(super) struct Request {
    texts: Vec<String>,
    /// They came as an array, and the answer is one of arrays.
    several: bool,
    entities: Option<BTreeSet<String>>,
    threshold: f64,
    explain: bool,
    recognisers: Vec<Recogniser>,
    context: Vec<String>,
    allowed: Allowed,
}

/// What is not to be told.
enum Allowed {
    Exactly(BTreeSet<String>),
    Matching(Regex),
}

/// One result; fields in the order in which they are written.
#[derive(Serialize)]
pub(super) struct Hit {
    analysis_explanation: Option<Explanation>,
    end: usize,
    entity_type: Cow<'static, str>,
    score: f64,
    start: usize,
}

/// Why, in the words of Presidio.
#[derive(Serialize)]
struct Explanation {
    original_score: f64,
    pattern: Option<String>,
    pattern_name: Option<String>,
    recognizer: String,
    regex_flags: Option<u64>,
    score: f64,
    score_context_improvement: f64,
    supportive_context_word: String,
    textual_explanation: String,
    validation_result: Option<bool>,
}

/// The answer: results of one text, or of several.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Answer {
    One(Vec<Hit>),
    Several(Vec<Vec<Hit>>),
}

/// The answer where there is no such language, or no recogniser for what is asked.
pub(super) fn no_recognisers() -> Refusal {
    Refusal::invalid("No matching recognizers were found to serve the request.")
}

impl Request {
    /// From the body, in one of `languages`: our recognisers read it as French whichever it is, the caller's are those for
    /// that language. Fields that are not known are ignored, as they are by Presidio; `correlation_id` and `trace` among
    /// them.
    ///
    /// # Errors
    /// 400 and 422.
    pub(super) fn parse(mut body: Map<String, Value>, languages: &[String]) -> Result<Self, Refusal> {
        let (texts, several) = match body.remove("text").filter(truthy) {
            None => return Err(Refusal::malformed("No text provided")),
            Some(Value::String(text)) => (vec![text], false),
            Some(Value::Array(texts)) if texts.len() > MOST => {
                return Err(Refusal::invalid(format!("Too many texts in one request: {MOST} at most")));
            }
            Some(texts @ Value::Array(_)) => (adhoc::strings(Some(texts), "text")?, true),
            Some(value) => return Err(mistyped("text", "string", &value)),
        };
        let language = match body.remove("language").filter(truthy) {
            None => return Err(Refusal::malformed("No language provided")),
            Some(Value::String(language)) if languages.contains(&language) => language,
            Some(_) => return Err(no_recognisers()),
        };
        let flags = adhoc::whole(body.remove("regex_flags"), "regex_flags")?;
        let recognisers = adhoc::parse(body.remove("ad_hoc_recognizers"), flags, &language)?;
        let entities: BTreeSet<String> = adhoc::strings(body.remove("entities"), "entities")?.into_iter().collect();
        let entities = Some(entities).filter(|entities| !entities.is_empty());
        let known = |name: &String| {
            entities::names().contains(&name.as_str())
                || recognisers.iter().any(|recogniser| recogniser.entity == *name)
        };
        if entities.as_ref().is_some_and(|entities| !entities.iter().any(known)) {
            return Err(no_recognisers());
        }
        let threshold = match body.remove("score_threshold") {
            None | Some(Value::Null) => 0.0,
            Some(value) => value.as_f64().ok_or_else(|| mistyped("score_threshold", "number", &value))?,
        };
        let allowed = adhoc::strings(body.remove("allow_list"), "allow_list")?;
        let allowed = match body.remove("allow_list_match") {
            None | Some(Value::Null) => Allowed::Exactly(allowed.into_iter().collect()),
            Some(Value::String(how)) if how == "exact" => Allowed::Exactly(allowed.into_iter().collect()),
            Some(Value::String(how)) if how == "regex" => {
                let terms: Vec<String> = allowed.into_iter().filter(|term| !term.is_empty()).collect();
                match terms.is_empty() {
                    true => Allowed::Exactly(BTreeSet::new()),
                    false => Allowed::Matching(adhoc::compiled(&terms.join("|"), flags.unwrap_or(adhoc::FLAGS))?),
                }
            }
            Some(_) => return Err(Refusal::invalid("allow_list_match must either be set to 'exact' or 'regex'.")),
        };
        let context = adhoc::strings(body.remove("context"), "context")?;
        let context = context.iter().map(|word| word.to_lowercase()).collect();
        let explain = match body.get("return_decision_process") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(explain)) => *explain,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(value) => return Err(mistyped("return_decision_process", "boolean", value)),
        };
        Ok(Self { texts, several, entities, threshold, explain, recognisers, context, allowed })
    }

    /// Reads every text.
    ///
    /// # Errors
    /// 504 when that is not done by `until`.
    pub(super) fn answer(
        &self,
        anonymiser: &Anonymiser,
        words: &mut Vocabulary,
        until: Instant,
    ) -> Result<Answer, Refusal> {
        let (mut answers, mut total) = (Vec::with_capacity(self.texts.len()), 0);
        for text in &self.texts {
            let hits = self.one(text, anonymiser, words, until)?;
            total += hits.len();
            if total > HITS.1 && !self.recognisers.is_empty() {
                return Err(too_many());
            }
            answers.push(hits);
            if Instant::now() > until {
                return Err(Refusal::too_slow());
            }
        }
        Ok(match self.several {
            true => Answer::Several(answers),
            false => Answer::One(answers.pop().unwrap_or_default()),
        })
    }

    fn one(
        &self,
        text: &str,
        anonymiser: &Anonymiser,
        words: &mut Vocabulary,
        until: Instant,
    ) -> Result<Vec<Hit>, Refusal> {
        let mut results = Vec::new();
        if !text.is_empty() {
            self.detect(text, anonymiser, words, &mut results)?;
        }
        for recogniser in self.recognisers.iter().filter(|recogniser| self.wants(&recogniser.entity)) {
            self.search(recogniser, text, until, &mut results)?;
        }
        let mut results = without_doubles(results);
        results.retain(|result| {
            result.score >= self.threshold && !self.allows(text.get(result.start..result.end).unwrap_or_default())
        });
        results.sort_by(|a, b| {
            let longer = (b.end - b.start).cmp(&(a.end - a.start));
            b.score.total_cmp(&a.score).then(a.start.cmp(&b.start)).then(longer)
        });
        in_code_points(&mut results, text);
        Ok(results)
    }

    /// By what the program knows.
    fn detect(
        &self,
        text: &str,
        anonymiser: &Anonymiser,
        words: &mut Vocabulary,
        results: &mut Vec<Hit>,
    ) -> Result<(), Refusal> {
        let detection = anonymiser.detect(text, words).map_err(|_| Refusal::internal())?;
        let why = match self.explain {
            true => anonymiser.explain(format::text(text).as_ref()).map_err(|_| Refusal::internal())?,
            false => Vec::new(),
        };
        for (number, mention) in detection.mentions.iter().enumerate() {
            let (entity, recogniser) = entities::of(mention.kind);
            let score = f64::from(mention.confidence) / 100.0;
            if self.wants(entity) {
                results.push(Hit {
                    analysis_explanation: why.get(number).map(|why| explained(why, recogniser, score)),
                    end: mention.span.end,
                    entity_type: Cow::Borrowed(entity),
                    score,
                    start: mention.span.start,
                });
            }
        }
        Ok(())
    }

    /// By what came with the request.
    fn search(
        &self,
        recogniser: &Recogniser,
        text: &str,
        until: Instant,
        results: &mut Vec<Hit>,
    ) -> Result<(), Refusal> {
        for pattern in recogniser.patterns.iter().filter(|pattern| pattern.score > 0.0) {
            pattern.search(text, until, &mut |at| {
                if results.len() >= HITS.0 {
                    return Err(too_many());
                }
                let (score, word) = recogniser.in_context(text, at.clone(), &self.context, pattern.score);
                let explanation = self.explain.then(|| Explanation {
                    original_score: pattern.score,
                    pattern: Some(pattern.source.clone()),
                    pattern_name: Some(pattern.name.clone()),
                    recognizer: recogniser.name.clone(),
                    regex_flags: Some(recogniser.flags),
                    score,
                    score_context_improvement: score - pattern.score,
                    supportive_context_word: word,
                    textual_explanation: format!("Detected by `{}` using pattern `{}`", recogniser.name, pattern.name),
                    validation_result: None,
                });
                let entity_type = Cow::Owned(recogniser.entity.clone());
                results.push(Hit {
                    analysis_explanation: explanation,
                    end: at.end,
                    entity_type,
                    score,
                    start: at.start,
                });
                Ok(())
            })?;
        }
        Ok(())
    }

    fn wants(&self, entity: &str) -> bool {
        self.entities.as_ref().is_none_or(|entities| entities.contains(entity))
    }

    fn allows(&self, stretch: &str) -> bool {
        match &self.allowed {
            Allowed::Exactly(terms) => terms.contains(stretch),
            Allowed::Matching(regex) => regex.is_match(stretch),
        }
    }
}

fn too_many() -> Refusal {
    Refusal::invalid("Too many results of the ad hoc recognizers")
}

/// Names of rules and of terms, and numbers: no word of the text.
fn explained(why: &Why, recogniser: &str, score: f64) -> Explanation {
    let terms: Vec<String> = why.terms.iter().map(|term| format!("{} {:+}", term.name, term.weight)).collect();
    Explanation {
        original_score: score,
        pattern: None,
        pattern_name: Some(why.rule.to_owned()),
        recognizer: recogniser.to_owned(),
        regex_flags: None,
        score,
        score_context_improvement: 0.0,
        supportive_context_word: String::new(),
        textual_explanation: format!("{} = {}, from 0 to 99: {}", terms.join(", "), why.sum(), why.confidence()),
        validation_result: why.pattern.filter(|row| row.checked).map(|_| true),
    }
}

/// Without what lies within another of the same type that is as sure.
fn without_doubles(mut results: Vec<Hit>) -> Vec<Hit> {
    results.sort_by(|a, b| {
        let order = a.entity_type.cmp(&b.entity_type).then(a.start.cmp(&b.start)).then(b.end.cmp(&a.end));
        order.then(b.score.total_cmp(&a.score))
    });
    let mut kept: Vec<Hit> = Vec::with_capacity(results.len());
    // Where those of this type begin that still reach as far as the one at hand.
    let mut open: Vec<usize> = Vec::new();
    for result in results {
        open.retain(|at| kept[*at].entity_type == result.entity_type && kept[*at].end > result.start);
        let within =
            |other: &Hit| other.start <= result.start && result.end <= other.end && result.score <= other.score;
        if !open.iter().any(|at| within(&kept[*at])) {
            open.push(kept.len());
            kept.push(result);
        }
    }
    kept
}

/// Bytes → code points, in one pass.
fn in_code_points(results: &mut [Hit], text: &str) {
    let mut places: Vec<&mut usize> =
        results.iter_mut().flat_map(|result| [&mut result.start, &mut result.end]).collect();
    places.sort();
    let (mut byte, mut point) = (0, 0);
    for place in places {
        point += text.get(byte..*place).unwrap_or_default().chars().count();
        byte = *place;
        *place = point;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(start: usize, end: usize, entity: &'static str, score: f64) -> Hit {
        Hit { analysis_explanation: None, end, entity_type: Cow::Borrowed(entity), score, start }
    }

    #[test]
    fn doubles_go_and_the_surer_stays() {
        let results = vec![
            result(0, 9, "A", 0.5),
            result(2, 5, "A", 0.4),
            result(2, 5, "A", 0.9),
            result(2, 5, "B", 0.1),
            result(0, 9, "A", 0.5),
        ];
        let left: Vec<_> =
            without_doubles(results).into_iter().map(|r| (r.start, r.end, r.entity_type, r.score)).collect();
        assert_eq!(left, [(0, 9, "A".into(), 0.5), (2, 5, "A".into(), 0.9), (2, 5, "B".into(), 0.1)]);
    }

    #[test]
    fn positions_are_code_points() {
        let mut results = [result(9, 14, "A", 1.0), result(0, 4, "A", 1.0), result(5, 8, "A", 1.0)];
        in_code_points(&mut results, "🦊 é, Zoé!");
        assert_eq!(results.map(|r| (r.start, r.end)), [(5, 9), (0, 1), (2, 4)]);
    }
}
