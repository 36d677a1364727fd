//! The correspondence file, which says who became which code: made beside one output, on request only, encrypted, with
//! an end; read; destroyed.
//!
//! It is an ordinary age file, so that other programs open it too. Its end stands in its name, because no age file has
//! room for words that are read without the secret, and again inside, where nobody else can change it. The end binds
//! this program, and is no cryptography.

mod lock;
mod open;
mod options;
mod purge;

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::args::{ARGUMENTS, OPTIONS, TEMPLATE};
use super::day::Day;
use super::{Failure, file};

pub(super) use options::{Asked, MappingOptions};

/// What stands under the help of the command.
pub(super) const HELP: &str = "\
Un fichier de correspondance dit qui est derrière chaque code d'une sortie. Il est déconseillé :
les chartes des groupes de travail (article L. 132-5 du code de la sécurité intérieure)
interdisent d'alimenter un fichier avec ce qui y est échangé, et l'original suffit presque
toujours à retrouver une personne. Il n'existe que si « anonymise --mapping » le demande.

Exemples :
  huisclos anonymise séance.docx -o sortie.docx --formation groupe-de-travail \\
      --mapping coffre/séance.age --mapping-passphrase-file phrase.txt
  huisclos mapping open coffre/séance.correspondance-2027-02-24.age
  huisclos mapping purge coffre/

Son nom porte son dernier jour : dans 90 jours, ou celui de --mapping-expiry, un an au plus.
Après ce jour, huisclos refuse de l'ouvrir, et « mapping purge » le détruit. C'est un rappel
que le programme applique, pas un verrou : « age -d » ou « rage -d », avec la phrase secrète
ou la clé, l'ouvrent encore. Seule sa destruction, copies comprises, y met fin.";

#[derive(Subcommand)]
pub(crate) enum MappingCommand {
    /// Affiche qui est derrière chaque code, jusqu'au dernier jour du fichier
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos mapping open séance.correspondance-2027-02-24.age
  huisclos mapping open séance.correspondance-2027-02-24.age --passphrase-file phrase.txt
  huisclos mapping open séance.correspondance-2027-02-24.age --identity clé-age.txt

Ce qui s'affiche nomme des personnes : ne l'enregistrez pas.")]
    Open {
        /// Fichier de correspondance
        #[arg(value_name = "FICHIER.age", help_heading = ARGUMENTS)]
        file: PathBuf,
        /// Phrase secrète, dans un fichier que vous seul pouvez lire [sinon, demandée au terminal]
        #[arg(long, value_name = "FICHIER", conflicts_with = "identity", help_heading = OPTIONS)]
        passphrase_file: Option<PathBuf>,
        /// Clé age d'un destinataire (AGE-SECRET-KEY-1…), dans un fichier que vous seul pouvez lire
        #[arg(long, value_name = "FICHIER", help_heading = OPTIONS)]
        identity: Option<PathBuf>,
    },
    /// Détruit les fichiers de correspondance dont le dernier jour est passé, sans les ouvrir
    #[command(help_template = TEMPLATE, after_help = "\
Exemples :
  huisclos mapping purge coffre/ --dry-run
  huisclos mapping purge coffre/
  huisclos mapping purge --all séance.correspondance-2027-02-24.age

D'un dossier, seuls les fichiers qui s'y trouvent directement sont regardés. Ne sont touchés que
les fichiers age nommés « ….correspondance-AAAA-MM-JJ.age ». Chacun est écrasé, puis supprimé ;
les copies et les sauvegardes ne le sont pas.")]
    Purge {
        /// Fichiers de correspondance, ou dossiers qui en contiennent
        #[arg(value_name = "FICHIER", required = true, help_heading = ARGUMENTS)]
        paths: Vec<PathBuf>,
        /// Aussi ceux dont le dernier jour n'est pas passé
        #[arg(long, help_heading = OPTIONS)]
        all: bool,
        /// Dit ce qui serait détruit, sans rien détruire
        #[arg(long, help_heading = OPTIONS)]
        dry_run: bool,
    },
}

pub(super) fn run(command: &MappingCommand) -> Result<u8, Failure> {
    match command {
        MappingCommand::Open { file, passphrase_file, identity } => {
            open::run(file, passphrase_file.as_deref(), identity.as_deref())
        }
        MappingCommand::Purge { paths, all, dry_run } => purge::run(paths, *all, *dry_run),
    }
}

/// What ends the name of every correspondence file, around its last day.
const MARK: &str = ".correspondance-";
const EXTENSION: &str = ".age";

/// The name that a file has whose last day is `expires`: what the user gave, without a mark of its own.
fn named(given: &Path, expires: Day) -> Option<PathBuf> {
    let name = given.file_name()?.to_str()?;
    let stem = name.strip_suffix(EXTENSION).filter(|stem| !stem.is_empty())?;
    let stem = stem.rsplit_once(MARK).filter(|(_, day)| Day::parse(day).is_some()).map_or(stem, |(stem, _)| stem);
    Some(given.with_file_name(format!("{stem}{MARK}{expires}{EXTENSION}")))
}

/// The last day in the name of a correspondence file.
fn end_of(path: &Path) -> Option<Day> {
    let (_, day) = path.file_name()?.to_str()?.strip_suffix(EXTENSION)?.rsplit_once(MARK)?;
    Day::parse(day)
}

/// A day as a message says it.
fn french(day: Day) -> String {
    huisclos::report::words::day(&day.to_string())
}

/// Refuses a secret that others may read.
fn alone(path: &Path, what: &str) -> Result<(), Failure> {
    if !file::others_may_read(path) {
        return Ok(());
    }
    Err(Failure::error(format!(
        "{what} {} est lisible par d'autres que vous : retirez-leur ce droit (chmod 600) et changez de secret.",
        super::messages::shown(path)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_its_last_day() {
        let day = Day::parse("2027-02-24").unwrap();
        for given in ["coffre/séance.age", "coffre/séance.correspondance-2026-01-01.age"] {
            let path = named(Path::new(given), day).unwrap();
            assert_eq!(path, Path::new("coffre/séance.correspondance-2027-02-24.age"));
            assert!(end_of(&path) == Some(day));
        }
        for other in
            ["séance.age", "séance.correspondance-2027-02-24", "séance.correspondance-2027-02-30.age", ".age", ""]
        {
            assert!(end_of(Path::new(other)).is_none(), "{other}");
        }
        assert!(named(Path::new("séance.txt"), day).is_none() && named(Path::new(".age"), day).is_none());
    }
}
