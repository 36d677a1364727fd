//! `huisclos control`: what makes a document one that may not leave its body, and the extract that may: counts, and no word.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use huisclos::format::Document;
use huisclos::kind::Kind;
use huisclos::policy::{Circulation, Policy};
use huisclos::report::words;
use huisclos::zone::Zone;
use huisclos::{Anonymiser, Examination};
use regex::Regex;

use super::args::Control;
use super::messages::{self, shown};
use super::reading::Reading;
use super::{Failure, convert, exit, file};

pub(super) fn run(args: &'static Control) -> Result<u8, Failure> {
    let reading = Reading::within(&args.bounds).alone();
    let text = reading.timed(&args.file, move || {
        let source = convert::source(&args.file, &reading.bounds().limits)?;
        let failed = |error| Failure::of(&error, &shown(&args.file));
        let document = reading.open(source.bytes, source.name.as_deref(), &args.file)?;
        let policy = Policy::new(args.formation, Circulation::Interne);
        let examination = Anonymiser::new(policy).examine(document.as_ref(), &source.digest).map_err(failed)?;
        if args.extract {
            extract(document.as_ref(), &examination, &args.file)
        } else {
            Ok(account(&examination, args))
        }
    })?;
    file::to_stdout(text.as_bytes())?;
    if !args.extract && Policy::new(args.formation, Circulation::Interne).is_blocked() {
        messages::say(
            "Rien n'a été produit d'autre : « huisclos control --extract » donne le seul extrait qui puisse circuler.",
        );
    }
    Ok(exit::DONE)
}

/// How many of what, by kind.
fn account(examination: &Examination, args: &Control) -> String {
    let policy = Policy::new(args.formation, Circulation::Interne);
    let mut out = format!("{}\nBase légale : {}\n", policy.title(), policy.basis());
    if policy.is_blocked() {
        out.push_str(&format!("{}\n", policy.statement()));
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (_, kind) in kinds(examination) {
        *counts.entry(kind).or_default() += 1;
    }
    let mut passages = BTreeMap::new();
    for passage in &examination.passages {
        *passages.entry(passage.kind).or_insert(0_usize) += 1;
    }
    out.push_str("\nCe que le document contient :\n");
    if counts.is_empty() && passages.is_empty() {
        out.push_str("  rien d'individuel n'a été trouvé\n");
    }
    for (kind, count) in counts {
        out.push_str(&format!("  {count:>5} {}\n", words::kind(kind.name(), count)));
    }
    for (kind, count) in passages {
        let noun = if count > 1 { "passages" } else { "passage" };
        out.push_str(&format!("  {count:>5} {noun} ({})\n", words::passage(kind.name())));
    }
    out
}

/// The segment and the kind of every mention: who takes part is a participant wherever they are named.
fn kinds(examination: &Examination) -> impl Iterator<Item = (u32, Kind)> {
    let linked = &examination.linked;
    examination.mentions.iter().zip(&linked.entity).map(|(mention, of)| {
        let kind = linked.entities.get(*of as usize).map_or(mention.kind, |entity| match mention.kind {
            Kind::Person | Kind::Participant => entity.kind,
            kind => kind,
        });
        (mention.segment, kind)
    })
}

/// The date, and how many took part and were spoken of.
fn extract(document: &dyn Document, examination: &Examination, path: &Path) -> Result<String, Failure> {
    // The date of a meeting stands at the head of its minutes; further down it may be somebody's day of birth.
    let individual = kinds(examination).filter(|(_, kind)| *kind != Kind::Participant);
    let end = individual.map(|(segment, _)| segment).min().unwrap_or(u32::MAX);
    let (mut date, mut index) = (None, 0);
    document
        .segments(&mut |segment| {
            index += 1;
            if index <= end && segment.place.role == huisclos::segment::Role::Body && date.is_none() {
                date = DATE.as_ref().and_then(|regex| regex.find(&segment.text)).map(|found| found.as_str().to_owned());
            }
        })
        .map_err(|error| Failure::of(&error, &shown(path)))?;
    let situations: BTreeSet<u32> = examination
        .mentions
        .iter()
        .filter(|mention| mention.zone == Zone::Situation)
        .map(|mention| mention.section)
        .collect();
    let participants = examination.linked.entities.iter().filter(|entity| entity.kind == Kind::Participant).count();
    Ok(format!(
        "Extrait organisationnel\n\nDate de la réunion, d'après l'en-tête (à vérifier) : {}\nParticipants : {participants}\nSituations évoquées : {}\n\nAucune information individuelle n'est reprise.\n",
        date.as_deref().unwrap_or("non trouvée"),
        situations.len()
    ))
}

/// A day with its month and year.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[0-9]{1,2}(?:er)?\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s20[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.]20[0-9]{2}",
    )
    .ok()
});
