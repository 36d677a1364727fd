//! Encryption, by age: a passphrase or recipients. No message of that package is shown, for it is English and may quote.

use std::io::{self, Read, Write};
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, IdentityFile, scrypt, x25519};
use zeroize::Zeroizing;

use super::super::messages::shown;
use super::super::{Failure, file, usage};
use super::alone;

/// What every age file that is not armoured begins with.
pub(super) const HEAD: &[u8] = b"age-encryption.org/v1\n";

/// Log₂ of the turns of scrypt: what the first age program takes; a second and 256 MB.
const WORK: u8 = 18;

/// The most that a file may ask for: a gigabyte.
const MOST_WORK: u8 = 20;

/// Characters of a passphrase, at least: what it protects is found by guessing, and anybody may guess offline.
const SHORTEST: usize = 14;

/// What closes a correspondence file.
pub(crate) enum Lock {
    Passphrase(SecretString),
    Recipients(Vec<x25519::Recipient>),
}

/// Reads `age1…`.
pub(super) fn recipient(text: &str) -> Result<x25519::Recipient, Failure> {
    if text.trim().to_uppercase().starts_with("AGE-SECRET-KEY-") {
        return Err(usage::wrong(
            "--mapping-recipient attend un destinataire public (age1…), et c'est une clé secrète qui est donnée : elle est à changer.",
        ));
    }
    text.trim().parse().map_err(|_| {
        usage::wrong(
            "Un destinataire donné à --mapping-recipient n'en est pas un : attendu « age1… », comme l'écrit age-keygen ou rage-keygen.",
        )
    })
}

/// Reads a passphrase from a file: its first line, without what ends it.
pub(super) fn passphrase_of(path: &Path) -> Result<SecretString, Failure> {
    let text = Zeroizing::new(file::read_text(path)?);
    alone(path, "Le fichier de la phrase secrète")?;
    Ok(SecretString::from(text.lines().next().unwrap_or_default().to_owned()))
}

/// Asks for a passphrase where somebody can type one; nothing is shown of it.
pub(super) fn ask(prompt: &str) -> Result<Option<SecretString>, Failure> {
    if !io::IsTerminal::is_terminal(&io::stdin()) {
        return Ok(None);
    }
    match rpassword::prompt_password(prompt) {
        Ok(text) => Ok(Some(SecretString::from(text))),
        Err(_) => Err(Failure::error("La phrase secrète n'a pas pu être lue au terminal : donnez-la dans un fichier.")),
    }
}

/// Refuses a passphrase that is soon guessed.
pub(super) fn strong(passphrase: SecretString) -> Result<SecretString, Failure> {
    if passphrase.expose_secret().trim().chars().count() >= SHORTEST {
        return Ok(passphrase);
    }
    Err(Failure::error(format!(
        "La phrase secrète est trop courte : prenez au moins {SHORTEST} caractères, par exemple sept mots tirés au hasard."
    )))
}

/// Encrypts.
pub(super) fn close(text: &[u8], lock: &Lock) -> Result<Vec<u8>, Failure> {
    let failed = || Failure::error("Le fichier de correspondance n'a pas pu être chiffré : rien n'a été produit.");
    let encryptor = match lock {
        Lock::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(passphrase.clone());
            recipient.set_work_factor(WORK);
            Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        }
        Lock::Recipients(recipients) => {
            Encryptor::with_recipients(recipients.iter().map(|recipient| recipient as &dyn age::Recipient))
        }
    };
    let mut bytes = Vec::with_capacity(text.len() + 1024);
    let mut writer = encryptor.map_err(|_| failed())?.wrap_output(&mut bytes).map_err(|_| failed())?;
    writer.write_all(text).and_then(|()| writer.finish()).map_err(|_| failed())?;
    Ok(bytes)
}

/// Decrypts what was read from `path`.
pub(super) fn unlock(
    bytes: &[u8],
    path: &Path,
    passphrase: Option<&Path>,
    identity: Option<&Path>,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let name = shown(path);
    let broken = || {
        Failure::error(format!(
            "Le fichier {name} est incomplet ou abîmé, ou n'est pas un fichier age : reprenez-le d'une copie."
        ))
    };
    let refused = |error: DecryptError| match error {
        DecryptError::ExcessiveWork { .. } => Failure::error(format!(
            "Le fichier {name} demande trop de calcul pour un fichier de huisclos, comme un fichier piégé : ne l'ouvrez pas."
        )),
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            Failure::error(format!("La phrase secrète ou la clé donnée n'ouvre pas {name} : vérifiez-la."))
        }
        _ => broken(),
    };
    let decryptor = Decryptor::new_buffered(bytes).map_err(|_| broken())?;
    let mut reader = match (decryptor.is_scrypt(), passphrase, identity) {
        (true, passphrase, None) => {
            let given = match passphrase {
                Some(path) => Some(passphrase_of(path)?),
                None => ask("Phrase secrète : ")?,
            };
            let Some(given) = given else {
                return Err(usage::wrong(format!(
                    "Il manque de quoi ouvrir {name} : ajoutez --passphrase-file FICHIER."
                )));
            };
            let mut identity = scrypt::Identity::new(given);
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(refused)?
        }
        (true, _, Some(_)) => {
            return Err(usage::wrong(format!(
                "{name} s'ouvre avec une phrase secrète : remplacez --identity par --passphrase-file."
            )));
        }
        (false, _, Some(path)) => {
            let identities = identities(path)?;
            decryptor.decrypt(identities.iter().map(|identity| &**identity as &dyn age::Identity)).map_err(refused)?
        }
        (false, _, None) => {
            return Err(usage::wrong(format!(
                "{name} s'ouvre avec la clé d'un destinataire : donnez-la avec --identity FICHIER."
            )));
        }
    };
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len()));
    reader.read_to_end(&mut text).map_err(|_| broken())?;
    Ok(text)
}

fn identities(path: &Path) -> Result<Vec<Box<dyn age::Identity + Send + Sync>>, Failure> {
    let text = Zeroizing::new(file::read_text(path)?);
    alone(path, "La clé")?;
    let read = IdentityFile::from_buffer(text.as_bytes()).ok().and_then(|file| file.into_identities().ok());
    read.filter(|identities| !identities.is_empty()).ok_or_else(|| {
        Failure::error(format!(
            "{} n'est pas une clé age : attendu « AGE-SECRET-KEY-1… », comme l'écrit age-keygen ou rage-keygen, non chiffrée.",
            shown(path)
        ))
    })
}
