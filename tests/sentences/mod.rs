//! Sentences before and after the whole program, as a file says them; shared by the tests of `fixtures/grammar/` and of
//! `fixtures/outcomes/`. The notation is told in `fixtures/README.md`.

pub(crate) mod parse;

use std::path::Path;

use huisclos::Anonymiser;
use huisclos::policy::Policy;
use huisclos::report::Report;

use parse::{Block, File, Sentence};

/// What a sentence becomes, and what the report says of it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    /// None where there is no output.
    pub(crate) text: Option<String>,
    /// `blocked by`, `doubt question` for each doubt, `flag reason`: sorted.
    pub(crate) report: Vec<String>,
}

/// How a file went.
pub(crate) struct Ran {
    pub(crate) file: File,
    pub(crate) sentences: usize,
    pub(crate) faults: Vec<String>,
}

/// Runs every sentence of a file; under `SNAPSHOTS=overwrite`, writes what becomes of them over what should, known misses
/// apart.
pub(crate) fn run(path: &Path, text: &str) -> Result<Ran, String> {
    let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite");
    let file = parse::parse(text)?;
    let (mut faults, mut written, mut sentences) = (Vec::new(), text.to_owned(), 0);
    for block in file.blocks.iter().rev() {
        for sentence in block.sentences.iter().rev() {
            let Sentence { line, before, expected, same, expected_lines, known } = sentence;
            let made = outcome(block, before).map_err(|why| format!("line {line}: {why}"))?;
            sentences += 1;
            match (known, made == *expected) {
                (None, true) | (Some(_), false) => {}
                (Some(_), true) => faults.push(format!("line {line} is as it should be: take its `!` away")),
                (None, false) if overwrite => {
                    let before = if *same { signed('-', before) } else { String::new() };
                    written.replace_range(expected_lines.clone(), &(before + &made.lines('+')));
                }
                (None, false) => {
                    let shown = signed(' ', before) + &expected.lines('-') + &made.lines('+');
                    faults.push(format!("line {line}:\n{shown}"));
                }
            }
        }
    }
    if written != text {
        std::fs::write(path, written).map_err(|error| error.to_string())?;
    }
    faults.reverse();
    Ok(Ran { file, sentences, faults })
}

/// What becomes of `before`, read behind the head of its block.
fn outcome(block: &Block, before: &str) -> Result<Outcome, String> {
    let policy = Policy::new(block.formation, block.circulation);
    let always = policy.is_blocked();
    let source = format!("{}{before}\n", block.head).into_bytes();
    let made = Anonymiser::new(policy).anonymise(source, Some("cr.txt")).map_err(|error| error.to_string())?;
    let report = if block.case.is_some() { said(&made.report, always) } else { Vec::new() };
    if made.report.blocked {
        let told = block.case.is_some();
        return if told { Ok(Outcome { text: None, report }) } else { Err("blocked".to_owned()) };
    }
    let output = String::from_utf8(made.output).map_err(|error| error.to_string())?;
    let lines: Vec<&str> = output.lines().skip(block.head.matches('\n').count()).collect();
    Ok(Outcome { text: Some(lines.join("\n")), report })
}

/// What a report says to a human. `always`: the formation has no output, whatever is in the minutes.
fn said(report: &Report, always: bool) -> Vec<String> {
    let mut said: Vec<String> = report.flags.iter().map(|flag| format!("flag {}", name(&flag.reason))).collect();
    said.sort_unstable();
    said.dedup();
    said.extend(report.doubts.iter().map(|doubt| format!("doubt {}", doubt.question.name())));
    if report.blocked {
        let passages = report.passages.iter().filter(|of| of.action == "block").map(|of| of.kind);
        let mentions = report.operations.iter().filter(|of| of.action == "block").map(|of| of.kind);
        let by: Vec<&str> = if always { vec!["formation"] } else { passages.chain(mentions).collect() };
        said.extend(by.iter().map(|by| format!("blocked {by}")));
    }
    said.sort_unstable();
    said
}

/// A value as its JSON names it.
fn name(reason: &huisclos::report::Reason) -> String {
    serde_json::to_value(reason).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Outcome {
    /// As a file writes it; `sign` for its text.
    fn lines(&self, sign: char) -> String {
        let text = self.text.as_ref().map(|text| signed(sign, text)).unwrap_or_default();
        let mark = if sign == '+' { "?" } else { "-?" };
        self.report.iter().fold(text, |lines, said| format!("{lines}{mark} {said}\n"))
    }
}

fn signed(sign: char, text: &str) -> String {
    text.lines().map(|line| format!("{sign} {line}\n")).collect()
}
