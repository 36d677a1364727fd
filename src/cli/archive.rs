//! `huisclos archive`: every document of a folder or a packed archive. One thread walks, workers pull, one brings to the disk:
//! memory holds the documents that are being worked on, some that wait on both sides, and a few numbers for each other.

mod document;
mod dossier;
mod journal;
mod manifest;
mod outputs;
mod places;
mod queue;
mod summary;
mod walk;

use std::fmt::Write;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use clap::Args;
use huisclos::report::{hex, words};
use huisclos::typeset::Kind;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use rayon::iter::{ParallelBridge, ParallelIterator};
use sha2::{Digest, Sha256};

use super::args::{ARGUMENTS, OPTIONS, Rules, kinds};
use super::bounds::BoundOptions;
use super::messages::{self, shown};
use super::reading::Reading;
use super::rules::{self, Settings};
use super::{Failure, exit, file, staging, usage};
use document::{Bench, Bytes, DOCUMENTS, REPORTS, Task};
use dossier::Gathering;
use journal::{Journal, Stamp};
use manifest::Manifest;
use outputs::{Done, Outputs};
use queue::{Closing, Queue};
use summary::Tally;
use walk::Place;

pub(super) const EXAMPLES: &str = "\
Exemples :
  huisclos archive séances/ -o anonymisées/ --formation groupe-de-travail
  huisclos archive séances.zip -o anonymisées/ --manifest séances.csv --key clspd.key --scope nord
  huisclos archive séances/ -o anonymisées/ --manifest séances.csv --resume
  huisclos archive séances/ --dry-run --formation pleniere

L'entrée est un dossier (avec les archives .zip, .tar et .tar.gz qu'il contient), ou une
archive. La sortie est un dossier : documents/ (nommés par une empreinte, car un nom de
fichier peut contenir un nom de personne), journal.jsonl (une ligne par document),
quarantaine.csv (ce qui n'a pas de sortie, et pourquoi) et bilan.html.
Le manifeste est un CSV, à virgules ou points-virgules, dont la première ligne nomme les
colonnes : chemin (d'un fichier ou d'un dossier), et, au choix, formation, circulation et
dossier. Les noms sûrs d'un document sont masqués dans tous ceux du même dossier.
Un travail interrompu (panne, Ctrl-C, disque plein) se poursuit avec --resume : ce qui est
fini n'est pas refait, et le résultat est le même, à l'octet près.";

/// Options of the command.
#[derive(Args)]
pub(crate) struct Archive {
    /// Dossier ou archive à traiter
    #[arg(value_name = "ENTRÉE", help_heading = ARGUMENTS)]
    input: PathBuf,
    /// Dossier des sorties, créé s'il n'existe pas
    #[arg(long, short, value_name = "DOSSIER", help_heading = OPTIONS)]
    output: Option<PathBuf>,
    #[command(flatten)]
    rules: Rules,
    /// Formation, circulation et dossier de chaque fichier ou dossier
    #[arg(long, value_name = "FICHIER.csv", help_heading = OPTIONS)]
    manifest: Option<PathBuf>,
    /// Documents traités à la fois [par défaut : le nombre de cœurs]
    #[arg(long, short, value_name = "NOMBRE", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = OPTIONS)]
    jobs: Option<u16>,
    /// Poursuit un travail interrompu, ou le complète
    #[arg(long, help_heading = OPTIONS)]
    resume: bool,
    /// Avec --resume, refait aussi ce qui était en quarantaine
    #[arg(long, requires = "resume", help_heading = OPTIONS)]
    retry: bool,
    /// Clé des codes stables (avec --scope)
    #[arg(long, value_name = "CLÉ", help_heading = OPTIONS)]
    key: Option<PathBuf>,
    /// Ensemble de documents où un code désigne la même personne (avec --key)
    #[arg(long, value_name = "NOM", help_heading = OPTIONS)]
    scope: Option<String>,
    /// Ce que font les doutes : mask (masqués et listés) ou block (aucune sortie tant qu'il en reste) [par défaut : la politique]
    #[arg(long, value_name = "mask|block", value_parser = ["mask", "block"], hide_possible_values = true, help_heading = OPTIONS)]
    doubts: Option<String>,
    /// Écrit aussi le rapport de chaque document, dans rapports/
    #[arg(long, help_heading = OPTIONS)]
    reports: bool,
    /// Dit ce qui serait fait, sans rien écrire
    #[arg(long, help_heading = OPTIONS)]
    dry_run: bool,
    /// Remet le texte des PDF en documents neufs, sans leur mise en page : docx, txt ou pdf
    #[arg(long, value_name = "FORMAT", value_parser = kinds(), hide_possible_values = true, help_heading = OPTIONS)]
    pdf_out: Option<Kind>,
    /// Lit les pages numérisées des PDF avec Tesseract, s'il est installé (sortie : --pdf-out, .docx par défaut)
    #[arg(long, help_heading = OPTIONS)]
    ocr: bool,
    /// Remplace les images par des images vides
    #[arg(long, help_heading = OPTIONS)]
    drop_images: bool,
    #[command(flatten)]
    bounds: BoundOptions,
    /// N'affiche que les erreurs et les avertissements
    #[arg(long, short, help_heading = OPTIONS)]
    quiet: bool,
}

/// Works on an archive.
pub(super) fn run(args: &'static Archive) -> Result<u8, Failure> {
    staging::watch_signals_saying("Interrompu : reprenez avec --resume, ce qui est fini ne sera pas refait.");
    messages::say_of_panics("le document est mis en quarantaine, le travail continue");
    let out = places::check(args)?;
    let settings = Settings::read(&args.rules, args.key.as_deref(), args.scope.as_deref())?;
    if args.rules.formation.is_none() && args.manifest.is_none() {
        return Err(usage::wrong(
            "Il manque la formation : ajoutez --formation si elle est la même partout, ou --manifest avec un CSV qui la dit (colonnes chemin et formation).",
        ));
    }
    let manifest = args.manifest.as_deref().map(Manifest::read).transpose()?.unwrap_or_default();
    let decided = decided(args)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.map_or(0, usize::from)).build();
    let pool = pool.map_err(|_| Failure::error("Le système refuse autant de travaux à la fois : réduisez --jobs."))?;
    // For work that goes on in threads: it may outlive this one.
    let bench: &'static Bench = Box::leak(Box::new(Bench {
        settings,
        reading: Reading::as_asked(args.bounds.settled(), args.pdf_out, args.ocr, args.drop_images),
        formation: args.rules.formation,
        circulation: args.rules.circulation,
        blocking: args.doubts.as_deref().map(|doubts| doubts == "block"),
        out: out.map(Path::to_owned),
        reports: args.reports,
        dossiers: OnceLock::new(),
        made: Bench::places(),
        words: Mutex::default(),
    }));
    if let Some(formation) = bench.formation {
        bench.anonymiser(formation, bench.circulation)?;
    }
    let crew = Crew { input: &args.input, manifest: &manifest, bench, pool, bar: bar(args) };
    let tally = match out {
        Some(out) => written(args, &crew, out, &decided)?,
        None => tried(&crew)?,
    };
    if !args.quiet {
        tally.say(out.is_none());
        out.iter().for_each(|out| messages::say(&format!("Bilan : {}", shown(&out.join(summary::PAGE)))));
    }
    if let (count, Some(first)) = manifest.idle() {
        messages::warn(&format!(
            "{} du manifeste sans fichier, dont {} : vérifiez les chemins, qui partent de {}.",
            words::counted(count, "ligne", "lignes"),
            shown(Path::new(&first)),
            shown(&args.input)
        ));
    }
    if tally.documents == 0 {
        return Err(Failure::error(format!(
            "Aucun document dans {} : vérifiez que c'est le bon dossier.",
            shown(&args.input)
        )));
    }
    match (tally.quarantined(), out) {
        (0, _) => Ok(exit::DONE),
        (some, Some(out)) => Err(Failure {
            code: exit::SOME,
            sentence: format!(
                "{} sans sortie : {} dit lesquels et pourquoi.",
                words::counted(some, "document", "documents"),
                shown(&out.join(summary::QUARANTINE))
            ),
        }),
        (some, None) => Err(Failure {
            code: exit::SOME,
            sentence: format!("{} pas de sortie.", words::counted(some, "document n'aurait", "documents n'auraient")),
        }),
    }
}

/// Everything into the folder `out`.
fn written(args: &Archive, crew: &Crew<'_>, out: &Path, decided: &str) -> Result<Tally, Failure> {
    places::make(out)?;
    let (journal, mut past) = Journal::open(out, decided, args.resume, args.retry)?;
    for folder in [DOCUMENTS].into_iter().chain(args.reports.then_some(REPORTS)) {
        places::make(&out.join(folder))?;
    }
    places::sweep(out);
    crew.count();
    crew.learn()?;
    crew.bar.set_position(0);
    let keeps = &mut |place, stamp| journal.keeps(place, stamp, &mut past);
    let failed = AtomicUsize::new(0);
    let outputs = Outputs::new(out, &journal, crew.pool.current_num_threads());
    outputs.during(|| {
        crew.each(keeps, &|task| {
            let place = task.place;
            let (line, files) = crew.bench.work(task)?;
            if line.code != exit::DONE {
                let failed = failed.fetch_add(1, Ordering::Relaxed) + 1;
                crew.bar.set_message(format!(", {failed} sans sortie"));
            }
            outputs.take(Done { place, line, files })
        })
    })?;
    crew.bar.finish_and_clear();
    places::settle(out);
    let journal = journal.finish(past, decided)?;
    summary::write(out, &journal)
}

/// Nothing is written.
fn tried(crew: &Crew<'_>) -> Result<Tally, Failure> {
    let tally = Mutex::new(Tally::default());
    crew.count();
    crew.learn()?;
    crew.bar.set_position(0);
    crew.each(&mut |_, _| false, &|task| {
        let (line, _) = crew.bench.work(task)?;
        tally.lock().unwrap_or_else(PoisonError::into_inner).add(&line);
        Ok(())
    })?;
    crew.bar.finish_and_clear();
    Ok(tally.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Documents that wait for a worker.
const WAITING: usize = 64;

/// Bytes, read before a worker asks for them, that count as one document more.
const PIECE: usize = 128 << 10;

/// Who works, on what.
struct Crew<'a> {
    input: &'a Path,
    manifest: &'a Manifest,
    bench: &'static Bench,
    pool: rayon::ThreadPool,
    bar: ProgressBar,
}

impl Crew<'_> {
    /// How long the work is: only for somebody who watches.
    fn count(&self) {
        if self.bar.is_hidden() {
            return;
        }
        let mut count = 0;
        let _ = walk::walk(self.input, &mut |found, _| {
            count += u64::from(!walk::is_litter(&found.path));
            ControlFlow::Continue(())
        });
        self.bar.set_length(count);
    }

    /// The first pass: over the documents that belong to a dossier.
    fn learn(&self) -> Result<(), Failure> {
        let gathering = Gathering::default();
        if self.manifest.has_dossiers() {
            self.each(&mut |_, _| false, &|task| {
                gathering.learn(self.bench, task);
                Ok(())
            })?;
        }
        let _ = self.bench.dossiers.set(gathering.done());
        Ok(())
    }

    /// Does something with each document but those that `finished` says are done, as many at a time as there are workers.
    /// Up to [`WAITING`] more are known, so that no worker waits, and some [`WAITING`] × [`PIECE`] bytes of them read.
    fn each(
        &self,
        finished: &mut (dyn FnMut(u64, Stamp) -> bool + Send),
        work: &(dyn Fn(Task) -> Result<(), Failure> + Sync),
    ) -> Result<(), Failure> {
        let queue = Queue::new(WAITING, 1);
        let stop = AtomicBool::new(false);
        let failure = Mutex::new(None);
        std::thread::scope(|scope| {
            let (stop, failure, queue) = (&stop, &failure, &queue);
            scope.spawn(move || {
                let _closing = Closing(queue);
                let walked = catch_unwind(AssertUnwindSafe(|| self.walk(finished, stop, queue)));
                if walked.is_err() {
                    stop.store(true, Ordering::Relaxed);
                    let wrong =
                        format!("{} n'a pas pu être parcouru jusqu'au bout (erreur interne).", shown(self.input));
                    failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(Failure::error(wrong));
                }
            });
            self.pool.install(|| {
                std::iter::from_fn(|| queue.pop()).par_bridge().for_each(|task| {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    if let Err(wrong) = work(task) {
                        stop.store(true, Ordering::Relaxed);
                        failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(wrong);
                    }
                    self.bar.inc(1);
                });
            });
        });
        failure.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }

    fn walk(&self, finished: &mut dyn FnMut(u64, Stamp) -> bool, stop: &AtomicBool, queue: &Queue<Task>) {
        let mut place = 0;
        let most = self.bench.reading.bounds().limits.source;
        let _ = walk::walk(self.input, &mut |found, read| {
            if stop.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            if walk::is_litter(&found.path) {
                return ControlFlow::Continue(());
            }
            place += 1;
            let row = self.manifest.of(&found.path);
            let learning = self.bench.dossiers.get().is_none();
            let stamp = self.bench.stamp(&found, &row);
            if learning && row.dossier.is_none() || finished(place, stamp) {
                self.bar.inc(1);
                return ControlFlow::Continue(());
            }
            let bytes = match found.place {
                Place::File(path) => Bytes::In(path),
                Place::Here => read(most).map_or_else(|_| Bytes::broken(&found.path), Bytes::Read),
                Place::Nowhere(failure, again) => Bytes::Nowhere(failure, again),
            };
            let weight = 1 + if let Bytes::Read(bytes) = &bytes { bytes.len() / PIECE } else { 0 };
            if queue.push(Task { place, path: found.path, stamp, row, bytes }, weight) {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
    }
}

/// A digest of everything but the documents that decides on what is written.
fn decided(args: &Archive) -> Result<String, Failure> {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    add(env!("CARGO_PKG_VERSION").as_bytes());
    add(&[args.reports, args.ocr, args.drop_images].map(u8::from));
    add(args.pdf_out.map_or("", Kind::name).as_bytes());
    for text in [&args.rules.preset, &args.doubts, &args.scope] {
        add(text.as_deref().unwrap_or_default().as_bytes());
    }
    for path in [&args.rules.policy, &args.rules.names, &args.rules.keep, &args.rules.town] {
        add(&path.as_deref().map(file::read).transpose()?.unwrap_or_default());
    }
    let key = args.key.as_deref().map(rules::read_key).transpose()?;
    add(key.map(|key| key.fingerprint()).unwrap_or_default().as_bytes());
    Ok(hex(&digest.finalize())[..32].to_owned())
}

/// Hidden by itself where standard error is no terminal.
fn bar(args: &Archive) -> ProgressBar {
    let bar = if args.quiet { ProgressBar::hidden() } else { ProgressBar::new(0) };
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {rate}, reste {eta}{msg}") {
        let rate = |state: &ProgressState, out: &mut dyn Write| {
            let _ = write!(out, "{:.0}/s", state.per_sec());
        };
        bar.set_style(style.with_key("rate", rate));
    }
    bar
}
