//! `huisclos score`: the measures over annotated texts. Shows text only for `--misses`, which asks for it.

use std::collections::BTreeMap;

use huisclos::kind::Kind;
use huisclos::policy::Formation;
use huisclos::report::words::{self, counted};
use huisclos::score::{self, Finding, Findings, MENTIONS, Score, Tally};
use huisclos::segment::Span;
use huisclos::{Detection, Found};
use rayon::prelude::*;
use serde::Serialize;

use super::args;
use super::messages::{self, shown};
use super::points::Points;
use super::rules::Settings;
use super::texts::{self, Anonymisers};
use super::{Failure, exit, file};

mod line;
mod misses;

use line::{Fault, Line};

/// How many wrong lines are told one by one; a file that is none of ours would fill the terminal.
const TOLD: usize = 20;

pub(super) fn run(args: &args::Score) -> Result<u8, Failure> {
    let anonymisers = Anonymisers::new(&Settings::read(&args.rules, None, None)?)?;
    let default = args.rules.formation.unwrap_or(Formation::GroupeDeTravail);
    let (bytes, name) = (file::read(&args.annotated)?, shown(&args.annotated));
    let lines = texts::lines(&bytes, &mut 0);
    let work = |(number, line): &(usize, &[u8])| {
        let measured = Line::parse(line).and_then(|line| measure(*number, &line, &anonymisers, default, args.misses));
        measured.map_err(|fault| fault.sentence(*number))
    };
    // In the order of the lines, whoever was first.
    let done: Vec<_> = lines.par_iter().map(work).collect();

    let (mut sum, mut misses, mut wrong) = (Score::default(), String::new(), 0);
    for measured in done {
        match measured {
            Ok(measured) => {
                sum.add(&measured.score);
                misses.push_str(&measured.misses);
            }
            Err(fault) => {
                wrong += 1;
                if wrong <= TOLD {
                    messages::error(&format!("Dans {name}, {fault}."));
                }
            }
        }
    }
    if wrong > TOLD {
        messages::error(&format!(
            "Et {}.",
            counted(wrong - TOLD, "autre ligne mal écrite", "autres lignes mal écrites")
        ));
    }
    if sum.documents == 0 {
        return Err(Failure::error(format!(
            "Il n'y a rien à mesurer dans {name} : aucun texte annoté n'y est lisible (voir « huisclos score --help »)."
        )));
    }
    let out = if args.json {
        Measures::of(&sum).json()
    } else {
        if args.misses && misses.is_empty() {
            misses.push_str("Aucun oubli, aucun masquage inutile.\n\n");
        }
        misses + &table(&sum, &name, wrong)
    };
    file::to_stdout(out.as_bytes())?;
    Ok(if wrong == 0 { exit::DONE } else { exit::SOME })
}

/// What one line comes to.
struct Measured {
    score: Score,
    /// Empty unless asked for.
    misses: String,
}

fn measure(
    number: usize,
    line: &Line,
    anonymisers: &Anonymisers,
    default: Formation,
    show: bool,
) -> Result<Measured, Fault> {
    let detection = anonymisers.detect(&line.input, default).map_err(|wrong| wrong.what)?;
    let found = findings(&line.input.text, &detection);
    let comparison = score::compare(&line.input.text, &line.annotated, &found);
    let misses = if show { misses::shown(number, line, &detection, &found, &comparison) } else { String::new() };
    Ok(Measured { score: comparison.score, misses })
}

/// What was found, counted in code points as annotations are.
fn findings(text: &str, detection: &Detection) -> Findings {
    let mut points = Points::new(text);
    let mut range = |span: Span| points.of(span.start)..points.of(span.end);
    let mut finding = |mention: &Found| Finding {
        points: range(mention.span),
        kind: mention.kind,
        entity: mention.entity,
        hidden: mention.action.hides(),
    };
    let mentions = detection.mentions.iter().map(&mut finding).collect();
    Findings { mentions, passages: detection.passages.iter().map(|passage| range(passage.span)).collect() }
}

/// For a reader: each measure with its figure and what it was counted on, then the kinds.
fn table(sum: &Score, name: &str, wrong: usize) -> String {
    let counts = |tally: Tally| format!("{} sur {}", tally.found, tally.of);
    let row = |tally: Tally| (percent(tally.ratio()), counts(tally));
    // Without a direct identifier anywhere, no document could miss one.
    let clean = Tally { found: sum.clean, of: if sum.direct().of == 0 { 0 } else { sum.documents } };
    let spurious = sum.spurious_per_1000_words().map_or(NOTHING.to_owned(), decimal);
    let hidden = counted(sum.useful.of, "mention masquée", "mentions masquées");
    let linked = counted(sum.links.mentions, "mention reliée", "mentions reliées");
    let rows = [
        ("identifiants directs entièrement masqués", row(sum.direct())),
        ("documents sans oubli direct", row(clean)),
        ("quasi-identifiants masqués", row(sum.quasi())),
        ("liens de parenté repérés", row(sum.of(&[Kind::Kin]))),
        ("participants vus", row(sum.of(&[Kind::Participant]))),
        ("mentions inutiles pour 1000 mots", (spurious, format!("{} sur {hidden}", sum.spurious()))),
        ("liens B-cubed : précision", (percent(sum.links.precision()), linked.clone())),
        ("liens B-cubed : rappel", (percent(sum.links.recall()), linked)),
        ("passages sensibles : rappel", row(sum.sensitive)),
        ("passages sensibles : précision", row(sum.passages)),
    ];
    let skipped = match wrong {
        0 => String::new(),
        _ => format!(" ; {}", counted(wrong, "ligne écartée", "lignes écartées")),
    };
    let mut out = format!(
        "{name} : {}, {}{skipped}\n\n",
        counted(sum.documents, "document", "documents"),
        counted(sum.words, "mot", "mots")
    );
    for (measure, (figure, counts)) in rows {
        out.push_str(&format!("{measure:<41}{figure:>8}   {counts}\n"));
    }
    if !sum.kinds.is_empty() {
        out.push_str("\nPar genre, sur ce qui est annoté :\n");
    }
    for (kind, tally) in &sum.kinds {
        let note = if *kind == Kind::Place { " (masqués ; n'entrent dans aucune mesure)" } else { "" };
        out.push_str(&format!("  {:<39}{:>8}{note}\n", words::kind(kind.name(), tally.of), counts(*tally)));
    }
    out
}

/// Where there was nothing to measure.
const NOTHING: &str = "–";

/// One decimal. What is not perfect never reads as perfect.
fn percent(ratio: Option<f64>) -> String {
    ratio.map_or(NOTHING.to_owned(), |ratio| {
        let percent = 100.0 * ratio;
        format!("{} %", decimal(if ratio < 1.0 { percent.min(99.9) } else { percent }))
    })
}

fn decimal(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

/// For a program.
#[derive(Serialize)]
struct Measures {
    documents: usize,
    words: usize,
    predictions: usize,
    direct_recall: Option<f64>,
    direct_missed: usize,
    documents_without_a_miss: usize,
    quasi_recall: Option<f64>,
    official_seen: Option<f64>,
    kin_recall: Option<f64>,
    spurious: usize,
    spurious_per_1000_words: Option<f64>,
    span_precision: Option<f64>,
    linked_mentions: usize,
    bcubed_precision: Option<f64>,
    bcubed_recall: Option<f64>,
    sensitive_recall: Option<f64>,
    sensitive_precision: Option<f64>,
    /// Found and annotated, by the name of the annotation.
    by_kind: BTreeMap<&'static str, [usize; 2]>,
}

impl Measures {
    fn of(sum: &Score) -> Self {
        let named = MENTIONS.iter().filter_map(|(name, kind)| Some((*name, sum.kinds.get(kind)?)));
        Self {
            documents: sum.documents,
            words: sum.words,
            predictions: sum.useful.of,
            direct_recall: sum.direct().ratio(),
            direct_missed: sum.direct().of - sum.direct().found,
            documents_without_a_miss: sum.clean,
            quasi_recall: sum.quasi().ratio(),
            official_seen: sum.of(&[Kind::Participant]).ratio(),
            kin_recall: sum.of(&[Kind::Kin]).ratio(),
            spurious: sum.spurious(),
            spurious_per_1000_words: sum.spurious_per_1000_words(),
            span_precision: sum.useful.ratio(),
            linked_mentions: sum.links.mentions,
            bcubed_precision: sum.links.precision(),
            bcubed_recall: sum.links.recall(),
            sensitive_recall: sum.sensitive.ratio(),
            sensitive_precision: sum.passages.ratio(),
            by_kind: named.map(|(name, tally)| (name, [tally.found, tally.of])).collect(),
        }
    }

    /// Strings and numbers: never fails.
    fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_french_and_never_better_than_the_counts() {
        let shown = |found, of| percent(Tally { found, of }.ratio());
        assert_eq!([shown(0, 0), shown(0, 3), shown(2, 3), shown(3, 3)], ["–", "0,0 %", "66,7 %", "100,0 %"]);
        assert_eq!(shown(99_999, 100_000), "99,9 %");
    }
}
