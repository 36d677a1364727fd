//! What became of an archive: a page with pictures, the list of what has no output, and a few lines for the terminal.
//! Made from the journal, so that an interrupted run and a whole one end alike.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use huisclos::report::words::{self, counted};

use super::document::DOCUMENTS;
use super::journal::{self, Line};
use super::places;
use crate::cli::messages::{self, shown};
use crate::cli::staging::{self, Staged};
use crate::cli::{Failure, exit};

/// The page.
pub(super) const PAGE: &str = "bilan.html";
/// The list of what has no output.
pub(super) const QUARANTINE: &str = "quarantaine.csv";

/// How many doubts a document has: as the page groups them.
const DOUBTS: [(&str, std::ops::RangeInclusive<usize>); 4] =
    [("aucun", 0..=0), ("1", 1..=1), ("2 à 5", 2..=5), ("6 et plus", 6..=usize::MAX)];

/// Sums over an archive.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) documents: usize,
    pub(super) done: usize,
    blocked: usize,
    unproved: usize,
    without_formation: usize,
    unread: usize,
    suggested: usize,
    flags: usize,
    passages: usize,
    doubts: [usize; DOUBTS.len()],
    kinds: BTreeMap<String, usize>,
    formations: BTreeMap<String, usize>,
    formats: BTreeMap<String, usize>,
    /// The numbers that outputs are called by.
    outputs: Vec<u64>,
}

impl Tally {
    /// Adds one document.
    pub(super) fn add(&mut self, line: &Line) {
        self.documents += 1;
        let sum = match line.code {
            exit::DONE => &mut self.done,
            exit::BLOCKED => &mut self.blocked,
            exit::PROOF => &mut self.unproved,
            exit::USAGE => &mut self.without_formation,
            _ => &mut self.unread,
        };
        *sum += 1;
        self.suggested += usize::from(line.suggested.is_some());
        if line.code != exit::DONE {
            return;
        }
        self.outputs.extend(line.output.as_deref().and_then(|output| places::number_of(Path::new(output))));
        self.flags += usize::from(line.flags > 0);
        self.passages += line.passages;
        if let Some(at) = DOUBTS.iter().position(|(_, range)| range.contains(&line.doubts)) {
            self.doubts[at] += 1;
        }
        for (sums, name) in [(&mut self.formations, &line.formation), (&mut self.formats, &line.format)] {
            *sums.entry(name.clone()).or_default() += 1;
        }
        for (kind, count) in &line.kinds {
            *self.kinds.entry(kind.clone()).or_default() += count;
        }
    }

    /// How many have no output.
    pub(super) fn quarantined(&self) -> usize {
        self.documents - self.done
    }

    /// Why documents have no output, with how many.
    fn reasons(&self) -> [(&'static str, usize); 4] {
        let of = |count: usize, one, many| (if count > 1 { many } else { one }, count);
        [
            of(self.blocked, "bloqué par la politique", "bloqués par la politique"),
            ("preuve en échec", self.unproved),
            ("sans formation", self.without_formation),
            of(self.unread, "illisible", "illisibles"),
        ]
    }

    /// For the terminal.
    pub(super) fn say(&self, trial: bool) {
        let verb = match (trial, self.done) {
            (true, 0 | 1) => "serait anonymisé et prouvé",
            (true, _) => "seraient anonymisés et prouvés",
            (false, 0 | 1) => "anonymisé et prouvé",
            (false, _) => "anonymisés et prouvés",
        };
        messages::say(&format!("{} sur {} {verb}.", counted(self.done, "document", "documents"), self.documents));
        let reasons = self.reasons().into_iter().filter(|(_, count)| *count > 0);
        let reasons: Vec<String> = reasons.map(|(reason, count)| format!("{count} {reason}")).collect();
        if !reasons.is_empty() {
            messages::say(&format!("Sans sortie : {}.", reasons.join(", ")));
        }
        let doubtful: usize = self.doubts[1..].iter().sum();
        if doubtful > 0 {
            messages::say(&format!("{} à relire, où un doute est masqué.", counted(doubtful, "document", "documents")));
        }
        if self.suggested > 0 {
            messages::warn(&format!(
                "{} d'une autre formation que celle donnée, d'après le texte : vérifiez (colonne « suggested » du journal).",
                counted(self.suggested, "document serait", "documents seraient")
            ));
        }
    }
}

/// Writes the page and the list, from the journal.
pub(super) fn write(folder: &Path, journal: &Path) -> Result<Tally, Failure> {
    let failed = |error: std::io::Error| Failure::io(&error, &shown(journal));
    let list = Staged::create_private(&folder.join(QUARANTINE), true)?;
    let mut tally = Tally::default();
    list.fill(|out| {
        let mut list = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
        let broken = |error: csv::Error| Failure::io(&std::io::Error::from(error), &shown(&folder.join(QUARANTINE)));
        list.write_record(["chemin", "code", "raison"]).map_err(broken)?;
        for line in journal::lines(journal).map_err(failed)? {
            let line = line.map_err(failed)?;
            tally.add(&line);
            if !journal::is_whole(folder, &line) {
                return Err(Failure::error(format!(
                    "Des sorties ont disparu de {} pendant le travail : relancez avec --resume, elles seront refaites.",
                    shown(&folder.join(DOCUMENTS))
                )));
            }
            if line.code != exit::DONE {
                let reason = line.reason.as_deref().unwrap_or_default();
                list.write_record([line.input.as_str(), &line.code.to_string(), reason]).map_err(broken)?;
            }
        }
        list.flush().map_err(failed)
    })?;
    let page = Staged::create(&folder.join(PAGE), true)?;
    let html = html(&tally);
    page.fill(|out| out.write_all(html.as_bytes()).map_err(failed))?;
    staging::commit(vec![list, page])?;
    tally.outputs.sort_unstable();
    places::prune(folder, &tally.outputs);
    Ok(tally)
}

/// The page: no script, nothing from elsewhere, no name of a file.
fn html(tally: &Tally) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>Bilan de l'archive</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Bilan de l'archive</h1>\n\
         <p>{}, dont {} et {} sans sortie. Il a été retiré {}.</p>\n",
        counted(tally.documents, "document lu", "documents lus"),
        counted(tally.done, "anonymisé et prouvé", "anonymisés et prouvés"),
        tally.quarantined(),
        counted(tally.passages, "passage sensible", "passages sensibles"),
    );
    let mut chart = |title: &str, note: &str, rows: Vec<(String, usize)>| {
        if rows.iter().any(|(_, count)| *count > 0) {
            bars(&mut page, title, note, &rows);
        }
    };
    let named = |sums: &BTreeMap<String, usize>, name: &dyn Fn(&str) -> String| {
        let mut rows: Vec<(String, usize)> = sums.iter().map(|(key, count)| (name(key), *count)).collect();
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        rows
    };
    chart(
        "Ce qui n'est plus lisible",
        "Mentions remplacées ou supprimées, par sorte, dans les documents anonymisés.",
        named(&tally.kinds, &|kind| words::kind(kind, 2).to_owned()),
    );
    chart(
        "Doutes à relire",
        "Documents anonymisés, par nombre de doutes restés ouverts ; ce qui est douteux est masqué.",
        DOUBTS.iter().zip(tally.doubts).map(|((label, _), count)| ((*label).to_owned(), count)).collect(),
    );
    chart(
        "Sans sortie",
        "Documents en quarantaine, par raison ; quarantaine.csv dit lesquels et que faire.",
        tally.reasons().map(|(reason, count)| (reason.to_owned(), count)).into(),
    );
    chart("Formations", "Documents anonymisés.", named(&tally.formations, &|name| words::formation(name).to_owned()));
    chart("Formats", "Documents anonymisés.", named(&tally.formats, &|name| name.to_owned()));
    let checks = [
        (
            tally.flags,
            "document signale",
            "documents signalent",
            "ce qu'une personne doit regarder (petits nombres, détails distinctifs, liens) : leur rapport dit où.",
        ),
        (
            tally.suggested,
            "document nomme",
            "documents nomment",
            "une autre formation que celle donnée : vérifiez-la avant de diffuser.",
        ),
    ];
    let checks: Vec<_> = checks.iter().filter(|(count, ..)| *count > 0).collect();
    if !checks.is_empty() {
        page.push_str("<h2>À vérifier</h2>\n<ul>\n");
        for (count, one, many, what) in checks {
            let _ = writeln!(page, "<li>{} {what}</li>", counted(*count, one, many));
        }
        page.push_str("</ul>\n");
    }
    page.push_str(
        "<p>Chaque document anonymisé a été relu et fouillé par le programme : aucune valeur d'origine n'y a été retrouvée. \
         Cela ne remplace pas une relecture. Le journal et la liste de quarantaine citent les noms des fichiers d'origine : \
         ne les transmettez pas avec les documents.</p>\n</main>\n</body>\n</html>\n",
    );
    page
}

/// A bar chart that is a table to whoever does not see it.
fn bars(page: &mut String, title: &str, note: &str, rows: &[(String, usize)]) {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let _ = writeln!(page, "<h2>{title}</h2>\n<table>\n<caption>{note}</caption>");
    for (label, count) in rows {
        // Thousandths of the longest bar; what is there can be seen.
        let width = (count * 1000).div_ceil(most);
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{label}</th><td>{count}</td><td><svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"20\"/></svg></td></tr>"
        );
    }
    page.push_str("</table>\n");
}

const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .5rem; }
th { font-weight: normal; text-align: left; padding: .15rem .75rem .15rem 0; width: 14rem; }
td { padding: .15rem .75rem .15rem 0; } td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; width: 4rem; }
svg { display: block; width: 100%; height: 1rem; } rect { fill: #3558a2; }
@media (prefers-color-scheme: dark) { rect { fill: #9db4ec; } }
@media print { main { margin: 0; max-width: none; } rect { print-color-adjust: exact; } }
";
