//! Keys: 256 bits from the operating system, in a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use huisclos::pseudonym::Key;

use super::args::{ARGUMENTS, OPTIONS, TEMPLATE};
use super::messages::{self, shown};
use super::{Failure, exit, file, rules};

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Crée une clé de 256 bits, lisible par vous seul
    #[command(help_template = TEMPLATE, after_help = "Exemple :\n  huisclos key new clspd.key")]
    New {
        /// Fichier à créer ; un fichier existant est refusé
        #[arg(value_name = "FICHIER", help_heading = ARGUMENTS)]
        file: PathBuf,
    },
    /// Crée une clé pour la suite ; avec --destroy, détruit l'ancienne
    #[command(help_template = TEMPLATE, after_help = "\
Exemple :
  huisclos key rotate clspd-2026.key clspd-2027.key --destroy

Les codes de l'ancienne clé et de la nouvelle ne peuvent pas être rapprochés. Une clé détruite
fait de ses codes des impasses : plus personne ne peut vérifier à qui ils correspondent.")]
    Rotate {
        /// Ancienne clé
        #[arg(value_name = "ANCIENNE", help_heading = ARGUMENTS)]
        old: PathBuf,
        /// Nouvelle clé, à créer
        #[arg(value_name = "NOUVELLE", help_heading = ARGUMENTS)]
        new: PathBuf,
        /// Écrase et supprime l'ancienne clé
        #[arg(long, help_heading = OPTIONS)]
        destroy: bool,
    },
    /// Affiche l'empreinte d'une clé, pour la reconnaître sans la lire
    #[command(help_template = TEMPLATE, after_help = "Exemple :\n  huisclos key show-fingerprint clspd.key")]
    ShowFingerprint {
        /// Fichier de la clé
        #[arg(value_name = "FICHIER", help_heading = ARGUMENTS)]
        file: PathBuf,
    },
}

/// Creates a key file; never replaces one, for its codes would be lost.
pub(super) fn create(path: &Path) -> Result<u8, Failure> {
    let mut bytes = zeroize::Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut())
        .map_err(|_| Failure::error("Le système ne donne pas de nombres aléatoires : aucune clé n'a été créée."))?;
    let key = Key::from_bytes(*bytes);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::error(format!(
            "Le fichier {} existe déjà : une clé n'est jamais remplacée ; choisissez un autre nom.",
            shown(path)
        )),
        std::io::ErrorKind::NotFound => {
            Failure::error(format!("Le dossier de {} n'existe pas : créez-le, ou choisissez-en un autre.", shown(path)))
        }
        _ => Failure::io(&error, &shown(path)),
    })?;
    if let Err(error) = file.write_all(key.to_file().as_bytes()).and_then(|()| file.sync_all()) {
        let _ = std::fs::remove_file(path);
        return Err(Failure::io(&error, &shown(path)));
    }
    messages::say(&format!(
        "Clé créée : {}, empreinte {}. Gardez-en une copie à part des documents : elle ne peut pas être refaite.",
        shown(path),
        key.fingerprint()
    ));
    Ok(exit::DONE)
}

/// Creates a key to go on with, and destroys the one before if that is asked for: its codes are dead ends then.
pub(super) fn rotate(old: &Path, new: &Path, destroy: bool) -> Result<u8, Failure> {
    let before = rules::read_key(old)?.fingerprint();
    create(new)?;
    if !destroy {
        messages::say(&format!(
            "L'ancienne clé {} ({before}) reste : qui la détient peut encore vérifier un nom. Ajoutez --destroy pour la détruire.",
            shown(old)
        ));
        return Ok(exit::DONE);
    }
    file::destroy(old).map_err(|error| Failure::io(&error, &shown(old)))?;
    messages::say(&format!(
        "L'ancienne clé {} ({before}) est détruite : ses codes ne peuvent plus être ni recalculés ni rapprochés. Détruisez aussi ses copies.",
        shown(old)
    ));
    Ok(exit::DONE)
}

/// Prints what tells one key from another and nothing of its bits.
pub(super) fn show_fingerprint(path: &Path) -> Result<u8, Failure> {
    let key = rules::read_key(path)?;
    file::to_stdout(format!("{}\n", key.fingerprint()).as_bytes())
}
