//! Keys: 256 bits from the operating system, in a file that only its owner may read.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use huisclos::pseudonym::Key;
use sha2::{Digest, Sha256};

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
        fingerprint(&key)
    ));
    Ok(exit::DONE)
}

/// Prints what tells one key from another and nothing of its bits.
pub(super) fn show_fingerprint(path: &Path) -> Result<u8, Failure> {
    let key = rules::read_key(path)?;
    file::to_stdout(format!("{}\n", fingerprint(&key)).as_bytes())
}

fn fingerprint(key: &Key) -> String {
    let digest =
        Sha256::new().chain_update(b"huisclos/1/fingerprint\0").chain_update(key.to_file().as_bytes()).finalize();
    huisclos::report::hex(&digest[..8])
}
