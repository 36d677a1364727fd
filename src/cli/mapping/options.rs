//! What `anonymise` is asked of a correspondence file, and its making.

use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret;
use clap::Args;
use huisclos::mapping::Mapping;
use huisclos::report::{MappingFile, Opener, Report};

use super::super::args::OPTIONS;
use super::super::day::Day;
use super::super::messages::{self, shown};
use super::super::staging::Staged;
use super::super::{Failure, usage};
use super::lock::{self, Lock};
use super::{french, named};

/// Options of the correspondence file.
#[derive(Args)]
pub(crate) struct MappingOptions {
    /// Écrit aussi, chiffré, qui est derrière chaque code ; déconseillé : voir « huisclos mapping --help »
    #[arg(long = "mapping", value_name = "FICHIER.age", help_heading = OPTIONS)]
    file: Option<PathBuf>,
    /// Fichier qui contient la phrase secrète de --mapping [sinon, elle est demandée au terminal]
    #[arg(long = "mapping-passphrase-file", value_name = "FICHIER", help_heading = OPTIONS)]
    passphrase: Option<PathBuf>,
    /// Destinataire age qui seul ouvrira --mapping, au lieu d'une phrase secrète (peut être répété)
    #[arg(long = "mapping-recipient", value_name = "age1…", help_heading = OPTIONS)]
    recipients: Vec<String>,
    /// Dernier jour de --mapping, comme 2027-02-24, un an au plus [par défaut : dans 90 jours]
    #[arg(long = "mapping-expiry", value_name = "DATE", help_heading = OPTIONS)]
    expiry: Option<String>,
}

/// Days that a file lives unless the user says so, and at most.
const DAYS: u64 = 90;
const MOST_DAYS: u64 = 366;

/// A correspondence file to make; what closes it is not known yet.
pub(crate) struct Wanted {
    path: PathBuf,
    made: Day,
    expires: Day,
}

/// The same, with what closes it.
pub(crate) struct Asked {
    wanted: Wanted,
    lock: Lock,
}

impl MappingOptions {
    /// The first option that is given.
    pub(crate) fn given(&self) -> Option<&'static str> {
        let all = [
            (self.file.is_some(), "--mapping"),
            (self.passphrase.is_some(), "--mapping-passphrase-file"),
            (!self.recipients.is_empty(), "--mapping-recipient"),
            (self.expiry.is_some(), "--mapping-expiry"),
        ];
        all.iter().find(|(given, _)| *given).map(|(_, option)| *option)
    }

    /// What the user called it.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// What it is closed with, if that is in a file.
    pub(crate) fn secret(&self) -> Option<&PathBuf> {
        self.passphrase.as_ref()
    }

    /// Refuses, before any work, what can't be done; `files` are anonymised, on trial or not.
    pub(crate) fn wanted(&self, files: usize, dry_run: bool) -> Result<Option<Wanted>, Failure> {
        let Some(given) = self.given() else { return Ok(None) };
        let Some(file) = &self.file else {
            return Err(usage::wrong(format!("{given} s'emploie avec --mapping FICHIER.age.")));
        };
        if files > 1 {
            return Err(usage::wrong(
                "--mapping vaut pour un seul fichier à la fois : chacun a ses codes et ses personnes.",
            ));
        }
        if dry_run {
            return Err(usage::wrong(
                "--mapping va avec une sortie, et --dry-run n'en produit pas : retirez l'un des deux.",
            ));
        }
        if self.passphrase.is_some() && !self.recipients.is_empty() {
            return Err(usage::wrong(
                "Un fichier de correspondance s'ouvre avec une phrase secrète ou pour des destinataires : retirez --mapping-passphrase-file ou --mapping-recipient.",
            ));
        }
        let made = Day::today();
        let expires = match &self.expiry {
            None => made.plus(DAYS),
            Some(text) => {
                Day::parse(text).filter(|day| *day > made && *day <= made.plus(MOST_DAYS)).ok_or_else(|| {
                    usage::wrong(format!(
                        "--mapping-expiry attend un jour après aujourd'hui et dans un an au plus, comme {}.",
                        made.plus(DAYS)
                    ))
                })?
            }
        };
        let path = named(file, expires).ok_or_else(|| {
            usage::wrong(format!("Un fichier de correspondance a l'extension .age : donnez-la à {}.", shown(file)))
        })?;
        Ok(Some(Wanted { path, made, expires }))
    }

    /// Gets what closes it, and says what it means to make one.
    pub(crate) fn ask(&self, wanted: Wanted) -> Result<Asked, Failure> {
        let recipients: Vec<_> = self.recipients.iter().map(|text| lock::recipient(text)).collect::<Result<_, _>>()?;
        let lock = match &self.passphrase {
            _ if !recipients.is_empty() => Lock::Recipients(recipients),
            Some(path) => Lock::Passphrase(lock::strong(lock::passphrase_of(path)?)?),
            None => {
                let Some(first) = lock::ask("Phrase secrète du fichier de correspondance : ")? else {
                    return Err(usage::wrong(
                        "Il manque de quoi chiffrer --mapping : ajoutez --mapping-passphrase-file FICHIER ou --mapping-recipient age1…",
                    ));
                };
                let first = lock::strong(first)?;
                let again = lock::ask("La même, encore une fois : ")?;
                if again.is_none_or(|again| again.expose_secret() != first.expose_secret()) {
                    return Err(Failure::error("Les deux phrases secrètes diffèrent : recommencez."));
                }
                Lock::Passphrase(first)
            }
        };
        messages::warn(&format!(
            "{} dira qui est derrière chaque code : c'est déconseillé, car les chartes des groupes de l'article L. 132-5 du CSI interdisent d'alimenter un fichier avec ce qui y est échangé. Gardez-le à part, et détruisez-le dès qu'il ne sert plus, au plus tard le {} (« huisclos mapping purge »).",
            shown(&wanted.path),
            french(wanted.expires)
        ));
        Ok(Asked { wanted, lock })
    }
}

impl Wanted {
    /// Where it goes: the name that the user gave, with its last day.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Asked {
    /// Writes the correspondence of a proved output under a temporary name, and has the report tell that it exists.
    /// `None` if nobody has a code.
    pub(crate) fn stage(
        &self,
        mut mapping: Mapping,
        report: &mut Report,
        force: bool,
    ) -> Result<Option<Staged>, Failure> {
        if mapping.entries.is_empty() {
            messages::say("Personne n'a reçu de code : aucun fichier de correspondance n'est écrit.");
            return Ok(None);
        }
        let Wanted { path, made, expires } = &self.wanted;
        mapping.output_sha256 = report.proof.as_ref().map(|proof| proof.output_sha256.clone()).unwrap_or_default();
        mapping.made = made.to_string();
        mapping.expires = expires.to_string();
        let closed = lock::close(&mapping.to_json(), &self.lock)?;
        let staged = Staged::create_private(path, force)?;
        staged.fill(|out| out.write_all(&closed).map_err(|error| Failure::io(&error, &shown(path))))?;
        let opened_by = match self.lock {
            Lock::Passphrase(_) => Opener::Passphrase,
            Lock::Recipients(_) => Opener::Identity,
        };
        report.mapping = Some(MappingFile { expires: mapping.expires.clone(), opened_by });
        Ok(Some(staged))
    }
}
