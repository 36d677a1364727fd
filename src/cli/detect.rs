//! `huisclos detect`: the text with what was found in it. Brackets and braces carry the meaning, colours only help.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use huisclos::detect::explain::Explanation;
use huisclos::format::Document;
use huisclos::kind::Kind;
use huisclos::policy::{Action, Formation};
use huisclos::report::{why, words};
use huisclos::segment::Segment;
use huisclos::zone::Zone;
use huisclos::{Anonymiser, Examination};

use super::args::Detect;
use super::messages::{self, shown};
use super::reading::Reading;
use super::rules::Settings;
use super::{Failure, clock, convert, exit, jsonl};

pub(super) fn run(args: &'static Detect) -> Result<u8, Failure> {
    let settings = Settings::read(&args.rules, None, None)?;
    if args.jsonl {
        if let Some(option) = args.bounds.given() {
            return Err(jsonl::no_file(option));
        }
        return jsonl::detect(&args.files, &settings, args.rules.formation, args.explain);
    }
    // For work that goes on in threads: it may outlive this one.
    let anonymiser: &Anonymiser =
        Box::leak(Box::new(settings.anonymiser(args.rules.formation.unwrap_or(Formation::GroupeDeTravail))?));
    let files: &[PathBuf] = if args.files.is_empty() { vec![PathBuf::from("-")].leak() } else { &args.files };
    let (reading, several) = (Reading::within(&args.bounds), files.len() > 1);
    let mut failed = Vec::new();
    for path in files {
        match reading.timed(path, move || show_file(path, anonymiser, args, several)) {
            Ok(true) => {}
            Ok(false) => return Ok(exit::DONE),
            Err(failure) => failed.push(failure),
        }
    }
    if files.len() == 1 {
        return failed.pop().map_or(Ok(exit::DONE), Err);
    }
    failed.iter().for_each(|failure| messages::error(&failure.sentence));
    Ok(if failed.is_empty() { exit::DONE } else { exit::SOME })
}

/// Says false when nobody reads any more.
fn show_file(path: &Path, anonymiser: &Anonymiser, args: &Detect, titled: bool) -> Result<bool, Failure> {
    let reading = Reading::within(&args.bounds);
    let source = convert::source(path, &reading.bounds().limits)?;
    clock::step();
    let failed = |error| Failure::of(&error, &shown(path));
    let document = reading.open(source.bytes, source.name.as_deref(), path)?;
    clock::step();
    let examination = anonymiser.examine(document.as_ref(), &source.digest).map_err(failed)?;
    let why = if args.explain { anonymiser.explain(document.as_ref()).map_err(failed)? } else { Vec::new() };
    // Who reads has time.
    clock::stop();
    let mut out = BufWriter::new(anstream::stdout().lock());
    let mut written = if titled { writeln!(out, "── {} ──", shown(path)) } else { Ok(()) };
    let (mut index, mut traces) = (0, 0);
    show(document.as_ref(), |segment| {
        // What software wrote about people and machines goes whatever it says, and says nothing to who reads here.
        if segment.place.role.is_unread() {
            traces += 1;
        } else if written.is_ok() {
            written = show_segment(&mut out, &examination, &why, index, segment);
        }
        index += 1;
    })
    .map_err(failed)?;
    if written.is_ok() && traces > 0 {
        let plural = if traces > 1 { "s" } else { "" };
        written = writeln!(
            out,
            "{traces} trace{plural} de logiciel (auteurs, chemins, numéros de session…), effacée{plural} quoi qu'il y soit écrit."
        );
    }
    let written = written.and_then(|()| doubts(&mut out, &examination)).and_then(|()| out.flush());
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::io(&error, "la sortie standard")),
    }
}

fn show(document: &dyn Document, mut visit: impl FnMut(&Segment)) -> Result<(), huisclos::Error> {
    document.segments(&mut |segment| visit(&segment))
}

/// One mark of a line: where it opens and closes, and what is said of it.
struct Mark {
    start: usize,
    end: usize,
    passage: bool,
    style: Style,
    note: String,
    why: Option<String>,
}

/// `why` has one explanation a mention, or none at all.
fn marks(examination: &Examination, why: &[Explanation], index: u32, segment: &Segment) -> Vec<Mark> {
    let mentions = &examination.mentions;
    let first = mentions.partition_point(|mention| mention.segment < index);
    let here = mentions[first..].iter().take_while(|mention| mention.segment == index);
    let mut marks: Vec<Mark> = here
        .enumerate()
        .map(|(i, mention)| {
            let i = first + i;
            let entity = examination.linked.entities.get(examination.linked.entity[i] as usize);
            let person = matches!(mention.kind, Kind::Person | Kind::Participant);
            let kind = entity.filter(|_| person).map_or(mention.kind, |entity| entity.kind);
            let action = examination.decisions.mentions[i];
            let name = examination.names.get(examination.linked.entity[i] as usize).map_or("", String::as_str);
            let words = segment.text[mention.span.range()].replace('\n', " ");
            let by_function =
                kind == Kind::Participant && action == Action::Generalise && mention.zone != Zone::Situation;
            let coded = action == Action::Pseudonymise || by_function;
            let code = if coded { format!(" {name}") } else { String::new() };
            let note = format!(
                "{} · {} · {}{code} · {} · {} %",
                messages::clean(&words),
                words::kind(kind.name(), 1),
                words::action(action.name()),
                mention.rule,
                mention.confidence
            );
            let why = why.get(i).map(|explanation| messages::clean(&why::sentence(explanation, segment)));
            Mark { start: mention.span.start, end: mention.span.end, passage: false, style: style(action), note, why }
        })
        .collect();
    let passages = examination.passages.iter().zip(&examination.decisions.passages);
    for (passage, action) in passages.filter(|(passage, _)| passage.segment == index) {
        let note = format!(
            "passage · {} · {} · {}",
            words::passage(passage.kind.name()),
            words::action(action.name()),
            passage.rule
        );
        marks.push(Mark {
            start: passage.span.start,
            end: passage.span.end,
            passage: true,
            style: style(*action).underline(),
            note,
            why: None,
        });
    }
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    marks
}

fn style(action: Action) -> Style {
    let colour = match action {
        Action::Keep => AnsiColor::Green,
        Action::Flag => AnsiColor::Yellow,
        Action::Pseudonymise => AnsiColor::Cyan,
        Action::Generalise => AnsiColor::Blue,
        Action::Remove | Action::Block => AnsiColor::Red,
    };
    Style::new().fg_color(Some(colour.into()))
}

fn show_segment(
    out: &mut impl Write,
    examination: &Examination,
    why: &[Explanation],
    index: u32,
    segment: &Segment,
) -> io::Result<()> {
    let marks = marks(examination, why, index, segment);
    let dim = Style::new().dimmed();
    let mut at = 0;
    for line in segment.text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        show_line(out, segment, start, start + line.trim_end_matches(['\n', '\r']).len(), &marks)?;
        for mark in marks.iter().filter(|mark| (start..end).contains(&mark.start)) {
            writeln!(out, "{dim}    {}{dim:#}", mark.note)?;
            if let Some(why) = &mark.why {
                writeln!(out, "{dim}      {why}{dim:#}")?;
            }
        }
    }
    writeln!(out)
}

/// One line with its marks opened and closed. A mark that goes on in the next line is closed and opened again.
fn show_line(out: &mut impl Write, segment: &Segment, start: usize, end: usize, marks: &[Mark]) -> io::Result<()> {
    let here: Vec<&Mark> = marks.iter().filter(|mark| mark.start < end && mark.end > start).collect();
    let mut cuts: Vec<usize> =
        here.iter().flat_map(|mark| [mark.start.max(start), mark.end.min(end)]).chain([start, end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        for mark in here.iter().filter(|mark| mark.start.max(start) == from) {
            write!(out, "{}", if mark.passage { '{' } else { '[' })?;
        }
        let text = segment.text.get(from..to).unwrap_or_default();
        // The innermost mark gives the colour.
        let style = here
            .iter()
            .rev()
            .find(|mark| mark.start <= from && to <= mark.end)
            .map(|mark| mark.style)
            .unwrap_or_default();
        write!(out, "{style}{}{style:#}", visible(text))?;
        for mark in here.iter().rev().filter(|mark| mark.end.min(end) == to) {
            write!(out, "{}", if mark.passage { '}' } else { ']' })?;
        }
    }
    writeln!(out)
}

/// Text of a file must not command the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '�' } else { c }).collect()
}

fn doubts(out: &mut impl Write, examination: &Examination) -> io::Result<()> {
    let doubts = &examination.linked.doubts;
    if doubts.is_empty() {
        return Ok(());
    }
    writeln!(out, "Doutes :")?;
    for doubt in doubts {
        let name = |id: u32| examination.names.get(id as usize).cloned();
        let code = examination.linked.entity.get(doubt.mention as usize).and_then(|id| name(*id)).unwrap_or_default();
        let candidates: Vec<String> = doubt.candidates.iter().filter_map(|id| name(*id)).collect();
        let among = if candidates.is_empty() { String::new() } else { format!(" ({})", candidates.join(", ")) };
        writeln!(out, "  {code} : {}{among}", words::question(doubt.question))?;
    }
    Ok(())
}
