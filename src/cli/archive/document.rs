//! One document of an archive: read, rewritten, read back, proved, named.

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use huisclos::detect::token::Vocabulary;
use huisclos::format::{self, Limit};
use huisclos::plan::Forbidden;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::{Report, hex, words};
use huisclos::{Anonymiser, Error, ErrorKind};
use sha2::{Digest, Sha256};

use super::dossier::{Dossiers, Known};
use super::journal::{Line, Stamp};
use super::manifest::Row;
use super::walk::{Found, limited};
use crate::cli::lines::{self, Head};
use crate::cli::messages::shown;
use crate::cli::reading::Reading;
use crate::cli::rules::Settings;
use crate::cli::staging::Staged;
use crate::cli::{Failure, clock, convert, exit};

/// Where the outputs lie, below the folder that the user named.
pub(super) const DOCUMENTS: &str = "documents";
/// Where their reports lie.
pub(super) const REPORTS: &str = "rapports";

/// What every document needs.
pub(super) struct Bench {
    pub(super) settings: Settings,
    pub(super) reading: Reading,
    pub(super) formation: Option<Formation>,
    pub(super) circulation: Circulation,
    /// `--doubts`.
    pub(super) blocking: Option<bool>,
    /// The folder of the outputs; none for a trial.
    pub(super) out: Option<PathBuf>,
    pub(super) reports: bool,
    /// Set after the first pass.
    pub(super) dossiers: OnceLock<Dossiers>,
    /// One for each formation and circulation, made when the first document asks for it.
    pub(super) made: Vec<OnceLock<Result<Anonymiser, (u8, String)>>>,
    /// Words that were looked up before, for whoever works next.
    pub(super) words: Mutex<Vec<Vocabulary>>,
}

/// One document to work on.
pub(super) struct Task {
    /// Its place in the archive.
    pub(super) place: u64,
    pub(super) path: String,
    pub(super) stamp: Stamp,
    pub(super) row: Row,
    pub(super) bytes: Bytes,
}

/// Where the bytes of a document are.
pub(super) enum Bytes {
    In(PathBuf),
    Read(Vec<u8>),
    Nowhere(Failure, bool),
}

impl Bytes {
    /// A packed archive does not give them.
    pub(super) fn broken(path: &str) -> Self {
        let failure = Failure::of(&ErrorKind::Truncated.into(), &shown(Path::new(path)));
        Self::Nowhere(failure, false)
    }
}

/// A document that was written and is not proved yet.
struct Made {
    report: Report,
    /// What must not survive.
    forbidden: Vec<Forbidden>,
    /// On its way; none for a trial, and where nothing may be written.
    staged: Option<Staged>,
    /// As they are on the disk.
    bytes: Vec<u8>,
}

/// Why there is no output.
pub(super) enum Stopped {
    /// By the document; whether another time may go otherwise.
    Document(Failure, bool),
    /// By the disk of the outputs: nothing else would go better.
    Run(Failure),
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self::Document(failure, false)
    }
}

impl Bench {
    /// An empty place for each anonymiser.
    pub(super) fn places() -> Vec<OnceLock<Result<Anonymiser, (u8, String)>>> {
        std::iter::repeat_with(OnceLock::new).take(Formation::ALL.len() * Circulation::ALL.len()).collect()
    }

    /// That of a formation and a circulation.
    pub(super) fn anonymiser(&self, formation: Formation, circulation: Circulation) -> Result<&Anonymiser, Failure> {
        let formation_at = Formation::ALL.iter().position(|of| *of == formation).unwrap_or_default();
        let circulation_at = Circulation::ALL.iter().position(|of| *of == circulation).unwrap_or_default();
        let made = self.made[formation_at * Circulation::ALL.len() + circulation_at].get_or_init(|| {
            let made = self.settings.anonymiser_for(formation, circulation);
            let made = made.map_err(|(error, name)| Failure::of(&error, name));
            let made = made.map_err(|failure| (failure.code, failure.sentence))?;
            Ok(match self.blocking {
                Some(block) => made.with_doubts(block),
                None => made,
            })
        });
        made.as_ref().map_err(|(code, sentence)| Failure { code: *code, sentence: sentence.clone() })
    }

    /// What was learnt of a dossier.
    fn dossier(&self, name: &str) -> Option<&Known> {
        self.dossiers.get().and_then(|dossiers| dossiers.of(name))
    }

    /// Which document it is, and everything that decides on what is made of it but the [settings](Settings).
    pub(super) fn stamp(&self, found: &Found, row: &Row) -> Stamp {
        let number = |parts: &[&[u8]]| {
            let digest: [u8; 32] = Sha256::digest(parts.concat()).into();
            digest.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
        };
        let formation = row.formation.or(self.formation).map_or("", Formation::name);
        let dossier = row.dossier.as_deref().unwrap_or_default();
        let state =
            [found.size, found.version, dossier.len() as u64, self.dossier(dossier).map_or(0, |dossier| dossier.state)];
        let state = state.map(u64::to_be_bytes).concat();
        let circulation = row.circulation.unwrap_or(self.circulation).name();
        Stamp {
            path: number(&[found.path.as_bytes(), b"\0", &found.turn.to_be_bytes()]),
            state: number(&[&state, formation.as_bytes(), b"/", circulation.as_bytes(), b"/", dossier.as_bytes()]),
        }
    }

    /// Works on one document as long as it may take. Its files are not on the disk, and have no names yet.
    ///
    /// # Errors
    /// The disk of the outputs.
    pub(super) fn work(&'static self, task: Task) -> Result<(Line, Vec<Staged>), Failure> {
        let mut line = Line { input: task.path.clone(), stamp: task.stamp, ..Line::default() };
        let path = PathBuf::from(&task.path);
        let done = self.reading.timed(&path, move || Ok(catch_unwind(AssertUnwindSafe(|| self.attempt(task)))));
        let done = match done {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => Err(Failure::error(format!(
                "huisclos s'est arrêté sur le fichier {} (erreur interne) : traitez-le à la main, et signalez sa forme sans son texte.",
                shown(&path)
            ))
            .into()),
            Err(late) => Err(late.into()),
        };
        // What comes later than here is dropped, and its files with it.
        match done {
            Ok((done, files)) => Ok((Line { input: line.input, stamp: line.stamp, ..done }, files)),
            Err(Stopped::Document(failure, again)) => {
                (line.code, line.reason, line.again) = (failure.code, Some(failure.sentence), again);
                Ok((line, Vec::new()))
            }
            Err(Stopped::Run(failure)) => Err(failure),
        }
    }

    /// The line of a document, and its files before they have their names.
    fn attempt(&self, task: Task) -> Result<(Line, Vec<Staged>), Stopped> {
        let path = Path::new(&task.path);
        let name = shown(path);
        let failed = |error: Error| Stopped::from(Failure::of(&error, &name));
        let source = self.read(task.bytes, &name)?;
        let digest: [u8; 32] = Sha256::digest(&source).into();
        let (source, called) = match convert::modern(&source, &name)? {
            Some(converted) => (converted, "document.docx"),
            None => (source, task.path.rsplit('/').next().unwrap_or_default()),
        };
        let head = Head::new(&source);
        clock::step();
        let document = self.reading.open(source, Some(called), path)?;
        let document = document.as_ref();
        clock::step();
        let suggestion = lines::suggested(document, &head).map_err(failed)?;
        let Some(formation) = task.row.formation.or(self.formation) else {
            return Err(missing(suggestion.as_ref(), &name).into());
        };
        let circulation = task.row.circulation.unwrap_or(self.circulation);
        let general = self.anonymiser(formation, circulation)?;
        let dossier = task.row.dossier.as_deref().and_then(|dossier| self.dossier(dossier));
        let within = dossier.map(|dossier| general.clone().with_dossier(&dossier.names));
        let anonymiser = within.as_ref().unwrap_or(general);
        let identity = [
            &digest[..],
            formation.name().as_bytes(),
            b"/",
            circulation.name().as_bytes(),
            &dossier.map_or(0, |dossier| dossier.state).to_le_bytes(),
        ];
        let own = hex(&Sha256::digest(identity.concat()))[..16].to_owned();
        let extension = extension(called, document.format());
        let output = format!("{DOCUMENTS}/{}/{own}.{extension}", &own[..2]);
        let to = self.out.as_deref().map(|out| out.join(&output));
        let Made { mut report, forbidden, staged, bytes } =
            self.rewrite(document, &digest, anonymiser, to.as_deref(), &name)?;
        let suggested = suggestion.filter(|suggestion| suggestion.formation.base() != formation.base());
        let line = |report: &Report| Line {
            suggested: suggested.as_ref().map(|suggestion| suggestion.formation.name().to_owned()),
            ..told(report)
        };
        if report.blocked {
            let reason = format!("Aucune sortie pour {name} : {}", words::blocked(&report));
            return Ok((Line { code: exit::BLOCKED, reason: Some(reason), ..line(&report) }, Vec::new()));
        }
        clock::step();
        let proof = self.reading.prove(&bytes, document.format(), &forbidden).map_err(failed)?;
        let holds = proof.holds();
        report.proof = Some(proof);
        if !holds {
            let failure = Failure::of(&ErrorKind::Proof.into(), &name);
            return Ok((Line { code: failure.code, reason: Some(failure.sentence), ..line(&report) }, Vec::new()));
        }
        let mut files = Vec::new();
        if let Some(out) = self.out.as_deref().filter(|_| self.reports) {
            files.push(account(out, &own, &report).map_err(Stopped::Run)?);
        }
        files.extend(staged);
        let output = self.out.is_some().then_some(output);
        Ok((Line { output, bytes: bytes.len() as u64, ..line(&report) }, files))
    }

    pub(super) fn read(&self, bytes: Bytes, name: &str) -> Result<Vec<u8>, Stopped> {
        let most = self.reading.bounds().limits.source;
        let bytes = match bytes {
            Bytes::Read(bytes) => bytes,
            Bytes::In(path) => {
                let read = File::open(path).and_then(|file| limited(file, most));
                read.map_err(|error| Stopped::Document(Failure::io(&error, name), true))?
            }
            Bytes::Nowhere(failure, again) => return Err(Stopped::Document(failure, again)),
        };
        if bytes.len() as u64 > most {
            return Err(Failure::of(&Limit::Source.into(), name).into());
        }
        Ok(bytes)
    }

    fn rewrite(
        &self,
        document: &dyn format::Document,
        digest: &[u8; 32],
        anonymiser: &Anonymiser,
        to: Option<&Path>,
        name: &str,
    ) -> Result<Made, Stopped> {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let mut written = Vec::new();
        let done = anonymiser.rewrite_reusing(document, digest, &mut written, &mut words);
        self.words.lock().unwrap_or_else(PoisonError::into_inner).push(words);
        let (report, forbidden) = done.map_err(|error| Stopped::from(Failure::of(&error, name)))?;
        let Some(to) = to.filter(|_| !report.blocked) else {
            return Ok(Made { report, forbidden, staged: None, bytes: written });
        };
        let staged = staged(to).map_err(Stopped::Run)?;
        let failed = |error: io::Error| Failure::io(&error, &shown(to));
        staged.fill_fast(|out| out.write_all(&written).map_err(failed)).map_err(Stopped::Run)?;
        drop(written);
        let bytes = staged.read_back().map_err(Stopped::Run)?;
        Ok(Made { report, forbidden, staged: Some(staged), bytes })
    }
}

/// Begins a file. Makes its folder where that is not there yet, if the one around it still is.
fn staged(to: &Path) -> Result<Staged, Failure> {
    let folder = to.parent().unwrap_or(to);
    // Nearly always it is there, and a question less for each document.
    if let Ok(staged) = Staged::create(to, true) {
        return Ok(staged);
    }
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::error(format!(
                "Le dossier de sortie a disparu pendant le travail : il manque {} ; recommencez.",
                shown(folder.parent().unwrap_or(folder))
            )));
        }
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(Failure::io(&error, &shown(folder)));
        }
        _ => {}
    }
    Staged::create(to, true)
}

fn account(out: &Path, own: &str, report: &Report) -> Result<Staged, Failure> {
    let to = out.join(REPORTS).join(&own[..2]).join(format!("{own}.json"));
    let staged = staged(&to)?;
    // A report is made of strings and numbers: it is always JSON.
    let json = serde_json::to_vec_pretty(report).unwrap_or_default();
    staged.fill_fast(|out| out.write_all(&json).map_err(|error| Failure::io(&error, &shown(&to))))?;
    Ok(staged)
}

/// As the original has it, if that is one of the format's.
fn extension(name: &str, format: &str) -> String {
    let own = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let known = format::FORMATS.iter().find(|known| known.name() == format).map_or(&[][..], |known| known.extensions());
    own.filter(|own| known.contains(&own.as_str())).unwrap_or_else(|| format.to_owned())
}

fn missing(suggestion: Option<&lines::Suggestion>, name: &str) -> Failure {
    let sentence = match suggestion {
        Some(suggestion) => format!(
            "Il manque la formation de {name}. D'après {}, ce serait « {} » : vérifiez, puis dites-le dans le manifeste ou avec --formation.",
            suggestion.place,
            suggestion.formation.name()
        ),
        None => format!("Il manque la formation de {name}, qui ne la nomme pas : dites-la dans le manifeste."),
    };
    Failure { code: exit::USAGE, sentence }
}

/// What a report says in numbers.
fn told(report: &Report) -> Line {
    let mut line = Line {
        format: report.format.clone(),
        formation: report.formation.to_owned(),
        circulation: report.circulation.to_owned(),
        doubts: report.doubts.iter().filter(|doubt| doubt.settled.is_none()).count(),
        flags: report.flags.len(),
        ..Line::default()
    };
    for operation in report.operations.iter().filter(|operation| !matches!(operation.action, "keep" | "flag")) {
        *line.kinds.entry(operation.kind.to_owned()).or_default() += operation.count;
    }
    line.passages =
        report.passages.iter().filter(|passages| passages.action == "remove").map(|passages| passages.count).sum();
    line
}
