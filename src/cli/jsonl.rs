//! Streams of texts, one JSON object a line. What has been read is worked on by all cores and written in order before
//! more is read: memory holds one stretch, and a program that waits for an answer gets it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use huisclos::detect::explain::Explanation;
use huisclos::policy::Formation;
use huisclos::report::Report;
use huisclos::{Anonymiser, Detection, ErrorKind, format};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::messages::{self, shown};
use super::points::Points;
use super::rules::Settings;
use super::texts::{self, Anonymisers, Input, Wrong};
use super::{Failure, exit, file, usage};

#[cfg(test)]
mod tests;

/// How much is read at once, in bytes.
const STRETCH: usize = 1 << 20;
/// The longest line, in bytes.
const LONGEST: usize = 64 << 20;

/// `detect --jsonl`. Lines without a formation are read as minutes of a working group. `explain`: with the terms of
/// each confidence.
pub(super) fn detect(
    files: &[PathBuf],
    settings: &Settings,
    formation: Option<Formation>,
    explain: bool,
) -> Result<u8, Failure> {
    let anonymisers = Anonymisers::new(settings)?;
    let default = formation.unwrap_or(Formation::GroupeDeTravail);
    stream(files, &|text| {
        let input = Input::parse(text)?;
        let detection = anonymisers.detect(&input, default)?;
        let why = if explain { anonymisers.explain(&input, default)? } else { Vec::new() };
        Ok(Line { json: found(&input, &detection, &why), good: true })
    })
}

/// `anonymise --jsonl`.
pub(super) fn anonymise(files: &[PathBuf], settings: &Settings, formation: Option<Formation>) -> Result<u8, Failure> {
    let anonymisers = Anonymisers::new(settings)?;
    let missing = std::sync::atomic::AtomicBool::new(false);
    let done = stream(files, &|text| {
        let input = Input::parse(text)?;
        let Some(formation) = input.formation.or(formation) else {
            missing.store(true, std::sync::atomic::Ordering::Relaxed);
            return Err(Wrong {
                id: input.id,
                what: "il manque la formation : ajoutez --formation, ou \"formation\" à la ligne",
            });
        };
        let rewritten = rewritten(anonymisers.of(formation, &input.id)?, &input.text);
        let (text, report) =
            rewritten.map_err(|_| Wrong { id: input.id.clone(), what: "ce texte n'a pas pu être réécrit" })?;
        let good = text.is_some();
        Ok(Line { json: to_json(&Rewritten { id: &input.id, text, report: &report }), good })
    })?;
    if missing.into_inner() {
        return Err(usage::wrong(
            "Des lignes ne disent pas leur formation : ajoutez --formation, ou \"formation\" à chaque ligne.",
        ));
    }
    Ok(done)
}

/// The error when an option says how files are read.
pub(super) fn no_file(option: &str) -> Failure {
    usage::wrong(format!(
        "{option} ne s'emploie pas avec --jsonl, qui lit des textes et non des fichiers : retirez l'un des deux."
    ))
}

/// One line to write.
struct Line {
    json: String,
    good: bool,
}

#[derive(Serialize)]
struct Rewritten<'a> {
    id: &'a Value,
    text: Option<String>,
    report: &'a Report,
}

/// The text rewritten and proved: none when it is blocked or the proof failed; the report says which.
fn rewritten(anonymiser: &Anonymiser, text: &str) -> Result<(Option<String>, Report), huisclos::Error> {
    let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut output = Vec::with_capacity(text.len());
    let document = format::text(text);
    let (mut report, forbidden) =
        texts::reusing(|words| anonymiser.rewrite_reusing(document.as_ref(), &digest, &mut output, words))?;
    if report.blocked {
        return Ok((None, report));
    }
    let proof = huisclos::report::Proof::of(&output, document.format(), &forbidden)?;
    let holds = proof.hits.is_empty();
    report.proof = Some(proof);
    let output = String::from_utf8(output).map_err(|_| ErrorKind::Plan)?;
    Ok((holds.then_some(output), report))
}

/// The line of one text. Written by hand: every name in it is a plain word, and serialising each of them as a string that
/// may need escapes took as long as a fifth of the detection. `why` has one explanation a mention, or none at all.
fn found(input: &Input, detection: &Detection, why: &[Explanation]) -> String {
    let mut line = String::with_capacity(64 + 160 * detection.mentions.len());
    line.push_str("{\"id\":");
    line.push_str(&to_json(&input.id));
    line.push_str(",\"mentions\":[");
    let mut points = Points::new(&input.text);
    for (i, mention) in detection.mentions.iter().enumerate() {
        line.push_str(if i == 0 { "{\"start\":" } else { ",{\"start\":" });
        number(&mut line, points.of(mention.span.start));
        line.push_str(",\"end\":");
        number(&mut line, points.of(mention.span.end));
        field(&mut line, ",\"kind\":\"", mention.kind.name());
        line.push_str(",\"entity\":\"e");
        number(&mut line, mention.entity as usize);
        match mention.family {
            Some(family) => {
                line.push_str("\",\"family\":\"f");
                number(&mut line, family as usize);
                line.push('"');
            }
            None => line.push_str("\",\"family\":null"),
        }
        field(&mut line, ",\"action\":\"", mention.action.name());
        field(&mut line, ",\"rule\":\"", mention.rule);
        line.push_str(",\"confidence\":");
        number(&mut line, usize::from(mention.confidence));
        if let Some(explanation) = why.get(i) {
            let terms: Vec<_> = explanation.terms.iter().map(|term| (term.name, term.weight)).collect();
            line.push_str(",\"why\":");
            line.push_str(&to_json(&terms));
        }
        line.push('}');
    }
    let passages: Vec<_> = detection
        .passages
        .iter()
        .map(|passage| FoundPassage {
            start: points.of(passage.span.start),
            end: points.of(passage.span.end),
            kind: passage.kind.name(),
            action: passage.action.name(),
        })
        .collect();
    line.push_str("],\"passages\":");
    line.push_str(&to_json(&passages));
    line.push_str(",\"doubts\":[");
    for (i, doubt) in detection.doubts.iter().enumerate() {
        field(&mut line, if i == 0 { "{\"question\":\"" } else { ",{\"question\":\"" }, doubt.question.name());
        line.push_str(",\"mention\":");
        number(&mut line, doubt.mention as usize);
        line.push_str(",\"candidates\":[");
        for (j, id) in doubt.candidates.iter().enumerate() {
            line.push_str(if j == 0 { "\"e" } else { ",\"e" });
            number(&mut line, *id as usize);
            line.push('"');
        }
        line.push_str("]}");
    }
    line.push_str("]}");
    line
}

/// A field whose value is a name of ours: words, dots and underscores, nothing to escape.
fn field(line: &mut String, key: &str, name: &str) {
    line.push_str(key);
    line.push_str(name);
    line.push('"');
}

fn number(line: &mut String, mut value: usize) {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    line.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

#[derive(Serialize)]
struct FoundPassage {
    start: usize,
    end: usize,
    kind: &'static str,
    action: &'static str,
}

/// Strings and numbers: never fails.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads lines of all files, works on them, writes as many in the same order.
fn stream(files: &[PathBuf], work: &(impl Fn(&str) -> Result<Line, Wrong> + Sync)) -> Result<u8, Failure> {
    let standard = [PathBuf::from("-")];
    let files = if files.is_empty() { &standard[..] } else { files };
    let mut writer = Writer { out: io::stdout().lock(), bad: 0 };
    for path in files {
        let name = shown(path);
        let failed = |error: &io::Error| Failure::io(error, &name);
        let mut source: Box<dyn Read> = if file::is_dash(path) {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|e| failed(&e))?)
        };
        match pump(&mut source, work, &mut writer) {
            Ok(()) => {}
            Err(Stop::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(exit::DONE),
            Err(Stop::Write(error)) => return Err(Failure::io(&error, "la sortie standard")),
            Err(Stop::Read(error)) => return Err(failed(&error)),
        }
    }
    if writer.bad == 0 {
        return Ok(exit::DONE);
    }
    messages::error(&format!(
        "{} sans résultat : voir « error » ou « report » dans la sortie.",
        huisclos::report::words::counted(writer.bad, "ligne", "lignes")
    ));
    Ok(exit::SOME)
}

enum Stop {
    Read(io::Error),
    Write(io::Error),
}

struct Writer<W> {
    out: W,
    bad: usize,
}

/// Reads stretches that end at a line end.
fn pump(
    source: &mut dyn Read,
    work: &(impl Fn(&str) -> Result<Line, Wrong> + Sync),
    writer: &mut Writer<impl Write>,
) -> Result<(), Stop> {
    let (mut buffer, mut filled, mut number, mut skipping) = (vec![0; STRETCH], 0, 0, false);
    loop {
        if filled == buffer.len() && filled < LONGEST {
            buffer.resize((filled * 2).min(LONGEST), 0);
        } else if filled == buffer.len() {
            // The rest of this line is read and forgotten.
            (filled, skipping) = (0, true);
        }
        let read = match source.read(&mut buffer[filled..]) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stop::Read(error)),
        };
        let end = filled + read;
        // Up to the last line end, or all of it when nothing follows.
        let whole = match buffer[filled..end].iter().rposition(|byte| *byte == b'\n') {
            _ if read == 0 => end,
            Some(at) => filled + at + 1,
            None => 0,
        };
        filled = end;
        if whole > 0 || (read == 0 && skipping) {
            let from = if skipping {
                buffer[..whole].iter().position(|byte| *byte == b'\n').map_or(whole, |at| at + 1)
            } else {
                0
            };
            if std::mem::take(&mut skipping) {
                number += 1;
                writer
                    .wrong(number, &Wrong { id: Value::Null, what: "cette ligne est trop longue" })
                    .map_err(Stop::Write)?;
            }
            batch(&buffer[from..whole], &mut number, work, writer).map_err(Stop::Write)?;
            buffer.copy_within(whole..filled, 0);
            filled -= whole;
            if buffer.len() > STRETCH && filled < STRETCH {
                buffer.truncate(STRETCH);
                buffer.shrink_to_fit();
            }
        }
        if read == 0 {
            return Ok(());
        }
    }
}

fn batch(
    bytes: &[u8],
    number: &mut usize,
    work: &(impl Fn(&str) -> Result<Line, Wrong> + Sync),
    writer: &mut Writer<impl Write>,
) -> io::Result<()> {
    let lines = texts::lines(bytes, number);
    let run = |(number, line): &(usize, &[u8])| {
        let text =
            std::str::from_utf8(line).map_err(|_| Wrong { id: Value::Null, what: "cette ligne n'est pas en UTF-8" });
        (*number, text.and_then(work))
    };
    let done: Vec<_> =
        if lines.len() == 1 { lines.iter().map(run).collect() } else { lines.par_iter().map(run).collect() };
    let mut text = String::with_capacity(bytes.len());
    for (number, line) in done {
        match line {
            Ok(line) => {
                writer.bad += usize::from(!line.good);
                text.push_str(&line.json);
                text.push('\n');
            }
            Err(wrong) => {
                writer.bad += 1;
                text.push_str(&wrong.json(number));
            }
        }
    }
    writer.out.write_all(text.as_bytes())?;
    writer.out.flush()
}

impl<W: Write> Writer<W> {
    fn wrong(&mut self, number: usize, wrong: &Wrong) -> io::Result<()> {
        self.bad += 1;
        self.out.write_all(wrong.json(number).as_bytes())
    }
}

impl Wrong {
    fn json(&self, number: usize) -> String {
        #[derive(Serialize)]
        struct Bad<'a> {
            id: &'a Value,
            error: String,
        }
        to_json(&Bad { id: &self.id, error: format!("ligne {number} : {}", self.what) }) + "\n"
    }
}
