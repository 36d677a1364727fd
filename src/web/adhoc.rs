//! Recognisers that come with a request: expressions and words of the caller's. An expression takes time in proportion to
//! the text, and memory within a limit, whatever it is.

use std::time::Instant;

use regex::{Regex, RegexBuilder};
use serde_json::{Map, Value};

use super::answer::{Refusal, word};
use super::operators::mistyped;

/// Bytes of one compiled expression.
const SIZE: usize = 1 << 20;
/// Expressions and lists of words of one request.
const MOST: usize = 100;
/// IGNORECASE, MULTILINE and DOTALL of Python.
pub(super) const FLAGS: u64 = 2 | 8 | 16;
/// Words before a stretch that may be its context.
const WORDS: usize = 5;
/// What a word of context adds, and to how much at least.
const CONTEXT: (f64, f64) = (0.35, 0.4);

/// Fields of a recogniser and of a pattern; others are errors, as they are to Presidio.
const FIELDS: &[&str] = &[
    "context",
    "country_code",
    "deny_list",
    "deny_list_score",
    "global_regex_flags",
    "name",
    "patterns",
    "supported_entities",
    "supported_entity",
    "version",
];
const PATTERN_FIELDS: &[&str] = &["name", "regex", "score"];

/// One recogniser of a request.
pub(super) struct Recogniser {
    pub(super) name: String,
    pub(super) entity: String,
    pub(super) flags: u64,
    pub(super) context: Vec<String>,
    pub(super) patterns: Vec<Pattern>,
}

/// One expression.
pub(super) struct Pattern {
    pub(super) name: String,
    pub(super) source: String,
    pub(super) score: f64,
    regex: Regex,
}

fn failed(what: &str) -> Refusal {
    Refusal::malformed(format!("Failed to parse /analyze request for AnalyzerEngine.analyze(). {what}"))
}

/// As Python says it of a call. Of several fields it names the first in the request, which is not known here.
fn unexpected<'a>(
    of: &str,
    fields: impl DoubleEndedIterator<Item = &'a String>,
    known: &[&str],
) -> Result<(), Refusal> {
    match fields.rev().find(|field| !known.contains(&field.as_str())) {
        Some(field) => Err(failed(&format!("{of}.__init__() got an unexpected keyword argument '{}'", word(field)))),
        None => Ok(()),
    }
}

/// The recognisers of `ad_hoc_recognizers`; those for another language are left out.
///
/// # Errors
/// 400 for what is no recogniser, 422 for an expression that is none.
pub(super) fn parse(given: Option<Value>, flags: Option<u64>, language: &str) -> Result<Vec<Recogniser>, Refusal> {
    let given = list(given, "ad_hoc_recognizers")?;
    let (mut recognisers, mut left) = (Vec::with_capacity(given.len().min(MOST)), MOST);
    for (number, recogniser) in given.into_iter().enumerate() {
        let Value::Object(mut fields) = recogniser else { return Err(failed("A recognizer must be an object")) };
        let of = string(fields.remove("supported_language"), "supported_language")?;
        let recogniser = one(fields, flags, number, &mut left)?;
        if of.is_none_or(|of| of == language) {
            recognisers.push(recogniser);
        }
    }
    Ok(recognisers)
}

fn one(
    mut fields: Map<String, Value>,
    flags: Option<u64>,
    number: usize,
    left: &mut usize,
) -> Result<Recogniser, Refusal> {
    unexpected("PatternRecognizer", fields.keys(), FIELDS)?;
    // What is only kept for others must have its type, too.
    for field in ["country_code", "version"] {
        string(fields.remove(field), field)?;
    }
    let several = strings(fields.remove("supported_entities"), "supported_entities")?;
    let entity = string(fields.remove("supported_entity"), "supported_entity")?.or(several.into_iter().next());
    let entity = entity.ok_or_else(|| failed("A recognizer must have a supported_entity"))?;
    let name = string(fields.remove("name"), "name")?.unwrap_or_else(|| "PatternRecognizer".to_owned());
    let flags = flags.or(whole(fields.remove("global_regex_flags"), "global_regex_flags")?).unwrap_or(FLAGS);
    let mut patterns = Vec::new();
    let mut take = || left.checked_sub(1).map(|less| *left = less).ok_or_else(|| Refusal::invalid("Too many patterns"));
    for pattern in list(fields.remove("patterns"), "patterns")? {
        take()?;
        let Value::Object(pattern) = pattern else { return Err(failed("A pattern must be an object")) };
        unexpected("Pattern", pattern.keys(), PATTERN_FIELDS)?;
        let (Some(name), Some(source)) =
            (pattern.get("name").and_then(Value::as_str), pattern.get("regex").and_then(Value::as_str))
        else {
            return Err(failed("A pattern must have a name and a regex"));
        };
        let score = score(pattern.get("score"))?.ok_or_else(|| failed("A pattern must have a score"))?;
        let regex = compiled(source, flags)
            .map_err(|refusal| refusal.with("recognizer", number).with("pattern", patterns.len()))?;
        patterns.push(Pattern { name: name.to_owned(), source: source.to_owned(), score, regex });
    }
    let of_words = score(fields.get("deny_list_score"))?.unwrap_or(1.0);
    let words = strings(fields.remove("deny_list"), "deny_list")?;
    if !words.is_empty() {
        take()?;
        let words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
        let source = format!("\\b{{start-half}}(?:{})\\b{{end-half}}", words.join("|"));
        let regex = compiled(&source, flags).map_err(|refusal| refusal.with("recognizer", number))?;
        patterns.push(Pattern { name: "deny_list".to_owned(), source, score: of_words, regex });
    }
    if patterns.is_empty() {
        return Err(failed("A recognizer must have patterns or a deny_list"));
    }
    let context = strings(fields.remove("context"), "context")?.iter().map(|word| word.to_lowercase()).collect();
    Ok(Recogniser { name, entity, flags, context, patterns })
}

fn score(given: Option<&Value>) -> Result<Option<f64>, Refusal> {
    match given {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match value.as_f64() {
            Some(score) if (0.0..=1.0).contains(&score) => Ok(Some(score)),
            _ => Err(failed("A score must be a number from 0 to 1")),
        },
    }
}

/// A text that says something, or nothing.
fn string(given: Option<Value>, field: &str) -> Result<Option<String>, Refusal> {
    match given {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(value) => Err(mistyped(field, "string", &value)),
    }
}

/// A number that counts, or nothing.
pub(super) fn whole(given: Option<Value>, field: &str) -> Result<Option<u64>, Refusal> {
    match given {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_u64().map(Some).ok_or_else(|| mistyped(field, "number", &value)),
    }
}

/// An array, or nothing.
pub(super) fn list(given: Option<Value>, field: &str) -> Result<Vec<Value>, Refusal> {
    match given {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(values)) => Ok(values),
        Some(value) => Err(mistyped(field, "array", &value)),
    }
}

/// An array of texts, or nothing.
pub(super) fn strings(given: Option<Value>, field: &str) -> Result<Vec<String>, Refusal> {
    let text = |value| match value {
        Value::String(text) => Ok(text),
        value => Err(mistyped(field, "string", &value)),
    };
    list(given, field)?.into_iter().map(text).collect()
}

/// An expression with flags of Python's `re`.
pub(super) fn compiled(source: &str, flags: u64) -> Result<Regex, Refusal> {
    let regex = RegexBuilder::new(source)
        .case_insensitive(flags & 2 != 0)
        .multi_line(flags & 8 != 0)
        .dot_matches_new_line(flags & 16 != 0)
        .ignore_whitespace(flags & 64 != 0)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .nest_limit(100)
        .build();
    regex.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => Refusal::invalid("Invalid input, a regex is too large"),
        _ => Refusal::invalid("Invalid input, a regex is not valid; look-around and backreferences are not supported"),
    })
}

impl Pattern {
    /// Shows every stretch that matches.
    ///
    /// # Errors
    /// 504, for many matches of many letters each take more than time in proportion; those of `see`.
    pub(super) fn search(
        &self,
        text: &str,
        until: Instant,
        see: &mut dyn FnMut(std::ops::Range<usize>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        for found in self.regex.find_iter(text) {
            if Instant::now() > until {
                return Err(Refusal::too_slow());
            }
            if !found.is_empty() {
                see(found.range())?;
            }
        }
        if Instant::now() > until { Err(Refusal::too_slow()) } else { Ok(()) }
    }
}

impl Recogniser {
    /// The score of a stretch in its context, and the word that speaks for it.
    pub(super) fn in_context(
        &self,
        text: &str,
        at: std::ops::Range<usize>,
        given: &[String],
        score: f64,
    ) -> (f64, String) {
        if self.context.is_empty() {
            return (score, String::new());
        }
        let stretch = text.get(at.clone()).unwrap_or_default().to_lowercase();
        let before = text.get(..at.start).unwrap_or_default();
        let words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.map(str::to_lowercase).filter(|word| !EMPTY.contains(&word.as_str())).take(WORDS);
        let around: Vec<String> = words.chain([stretch]).chain(given.iter().cloned()).collect();
        match self.context.iter().find(|word| around.iter().any(|other| other.contains(word.as_str()))) {
            Some(word) => ((score + CONTEXT.0).max(CONTEXT.1).min(1.0), word.clone()),
            None => (score, String::new()),
        }
    }
}

/// Words that are no context.
const EMPTY: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "en", "est", "et",
    "il", "l", "la", "le", "les", "leur", "ne", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa",
    "se", "ses", "son", "sont", "sur", "un", "une", "y", "à", "été",
];

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn recogniser(json: &str) -> Result<Vec<Recogniser>, Refusal> {
        parse(serde_json::from_str(json).ok(), None, "fr")
    }

    fn found(json: &str, text: &str) -> Vec<String> {
        let (mut found, until) = (Vec::new(), Instant::now() + Duration::from_secs(60));
        for recogniser in recogniser(json).unwrap() {
            for pattern in &recogniser.patterns {
                let searched = pattern.search(text, until, &mut |at| {
                    found.push(text[at].to_owned());
                    Ok(())
                });
                searched.unwrap();
            }
        }
        found
    }

    #[test]
    fn words_of_a_list_are_whole_words() {
        let list = r#"[{"supported_entity":"T","deny_list":["M.","Mme","Mme Rose"]}]"#;
        assert_eq!(
            found(list, "m. Roux, Mme, MmeX, (Mme Rose) AM. M.X"),
            ["m.", "Mme", "Mme Rose"].map(String::from)[..2]
                .iter()
                .cloned()
                .chain(["Mme".to_owned()])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn what_is_no_recogniser_is_refused() {
        let status = |json: &str| recogniser(json).err().map(|refusal| refusal.status.as_u16());
        assert_eq!(status(r#"[{"supported_entity":"T"}]"#), Some(400));
        assert_eq!(status(r#"[{"patterns":[{"name":"a","regex":"a","score":1}]}]"#), Some(400));
        assert_eq!(status(r#"[{"supported_entity":"T","patterns":[{"type":"a","bebex":"a"}]}]"#), Some(400));
        assert_eq!(status(r#"[{"supported_entity":"T","patterns":[{"name":"a","regex":"a","score":2}]}]"#), Some(400));
        assert_eq!(
            status(r#"[{"supported_entity":"T","patterns":[{"name":"a","regex":"(?=a)","score":1}]}]"#),
            Some(422)
        );
        assert_eq!(
            status(r#"[{"supported_entity":"T","patterns":[{"name":"a","regex":"(a{1000}){1000}","score":1}]}]"#),
            Some(422)
        );
        assert_eq!(status(r#"[7]"#), Some(400));
    }

    #[test]
    fn context_is_what_stands_before_or_is_given() {
        let json =
            r#"[{"supported_entity":"T","context":["Code"],"patterns":[{"name":"a","regex":"\\d+","score":0.01}]}]"#;
        let recogniser = &recogniser(json).unwrap()[0];
        let text = "le code de la porte est 1234";
        assert_eq!(recogniser.in_context(text, 24..28, &[], 0.01), (0.4, "code".to_owned()));
        assert_eq!(recogniser.in_context("un deux trois quatre cinq six 1234", 30..34, &[], 0.01).0, 0.01);
        assert_eq!(recogniser.in_context("x 1234", 2..6, &["digicode".to_owned()], 0.9).0, 1.0);
    }
}
