//! Keys: 256 bits from the operating system, in a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use huisclos::pseudonym::Key;

use super::messages::{self, shown};
use super::{Failure, exit, file, rules};

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
    let failed = |error: std::io::Error| Failure::io(&error, &shown(old));
    // Over the bytes before the name goes: on most disks nothing is left of them then, on some a copy is.
    let length = std::fs::metadata(old).map_err(failed)?.len();
    let mut file = OpenOptions::new().write(true).open(old).map_err(failed)?;
    let blank = vec![b'0'; usize::try_from(length).unwrap_or(0)];
    file.write_all(&blank).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::remove_file(old).map_err(failed)?;
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
