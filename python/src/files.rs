//! Reading what is named and writing what is proved, with the limits and in the order of the program.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use huisclos::format::{self, Limits};
use huisclos::pseudonym::Key;
use huisclos::{Error, ErrorKind as Kind, sentences};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use zeroize::Zeroizing;

use crate::failure::{Class, Failure};

/// The longest list, in bytes.
const LONGEST: u64 = 1 << 30;

fn shown(path: &Path) -> String {
    sentences::shown(&path.to_string_lossy())
}

fn read(path: &Path, most: u64, beyond: Error) -> Result<Vec<u8>, Failure> {
    let failed = |error: &std::io::Error| Failure::io(Class::Read, error, &shown(path));
    let file = File::open(path).map_err(|error| failed(&error))?;
    let mut bytes = Vec::new();
    if let Ok(metadata) = file.metadata() {
        if metadata.is_dir() {
            return Err(failed(&ErrorKind::IsADirectory.into()));
        }
        bytes.reserve_exact(metadata.len().min(most) as usize + 1);
    }
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > most { Err(Failure::of(&beyond, &shown(path))) } else { Ok(bytes) }
}

/// The bytes of a document.
#[pyfunction]
pub(crate) fn read_document(py: Python<'_>, path: PathBuf) -> PyResult<Bound<'_, PyBytes>> {
    let most = Limits::default().source;
    let bytes = py.detach(|| read(&path, most, format::Limit::Source.into()))?;
    Ok(PyBytes::new(py, &bytes))
}

/// A short text of the user, and what it is called in a sentence.
#[pyfunction]
pub(crate) fn read_text(path: PathBuf) -> PyResult<(String, String)> {
    Ok((text(&path)?, shown(&path)))
}

fn text(path: &Path) -> Result<String, Failure> {
    let bytes = read(path, LONGEST, Kind::TooLarge.into())?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let name = shown(path);
        Failure::new(Class::Read, format!("Le fichier {name} n'est pas en UTF-8 : enregistrez-le dans cet encodage."))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A key as the program writes it; refused where others may read it.
pub(crate) fn read_key(path: &Path) -> Result<Key, Failure> {
    let text = Zeroizing::new(text(path)?);
    let key = Key::parse(&text).map_err(|error| Failure::of(&error, &shown(path)))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o077 != 0) {
            return Err(Failure::new(
                Class::Configuration,
                format!(
                    "La clé {} est lisible par d'autres que vous : retirez-leur ce droit (chmod 600), ou créez-en une autre.",
                    shown(path)
                ),
            ));
        }
    }
    Ok(key)
}

/// Whether bytes may have a PDF in them.
#[pyfunction]
pub(crate) fn may_hold_pdf(bytes: &[u8]) -> bool {
    format::may_hold_pdf(bytes)
}

/// Refuses a place that must not be written: one that exists, one of another format, or the original.
#[pyfunction]
pub(crate) fn check_place(to: PathBuf, source: PathBuf, overwrite: bool) -> PyResult<()> {
    Ok(check(&to, Some(&source), overwrite)?)
}

fn check(to: &Path, source: Option<&Path>, overwrite: bool) -> Result<(), Failure> {
    let failed = |kind: ErrorKind| Failure::io(Class::Write, &kind.into(), &shown(to));
    if source.is_some_and(|source| same(source, to)) {
        let sentence = format!("{} est l'original : donnez un autre nom à la sortie.", shown(to));
        return Err(Failure::new(Class::Write, sentence));
    }
    match to.metadata() {
        Ok(metadata) if metadata.is_dir() => Err(failed(ErrorKind::IsADirectory)),
        Ok(metadata) if !metadata.is_file() => Err(Failure::new(
            Class::Write,
            format!("{} n'est pas un fichier ordinaire : donnez un autre nom à la sortie.", shown(to)),
        )),
        _ if exists(to) && !overwrite => Err(exists_already(to)),
        _ => Ok(()),
    }
}

fn exists_already(to: &Path) -> Failure {
    let sentence = format!("Le fichier {} existe déjà : choisissez un autre nom, ou overwrite=True.", shown(to));
    Failure::new(Class::Write, sentence)
}

/// Gives proved bytes a name: written beside it, read back from the disk, renamed. `format` is that of the document.
#[pyfunction]
pub(crate) fn finish(py: Python<'_>, to: PathBuf, bytes: &[u8], format: &str, overwrite: bool) -> PyResult<()> {
    Ok(py.detach(|| place(&to, bytes, format, overwrite))?)
}

fn place(to: &Path, bytes: &[u8], format: &str, overwrite: bool) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| Failure::io(Class::Write, error, &shown(to));
    let extensions = format::FORMATS.iter().find(|known| known.name() == format).map_or(&[][..], |f| f.extensions());
    let extension = to.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    // A date at the end of a name is no extension.
    let wrong =
        extension.filter(|e| e.starts_with(|c: char| c.is_ascii_alphabetic()) && !extensions.contains(&e.as_str()));
    if let Some(wrong) = wrong {
        let wrong = sentences::clean(&wrong);
        let sentence = format!(
            "Le document est un fichier {format}, et la sortie garde son format : donnez-lui l'extension .{format} au lieu de .{wrong}."
        );
        return Err(Failure::new(Class::Usage, sentence));
    }
    check(to, None, overwrite)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".huisclos-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's umask leaves, as for any file of theirs.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::new(
            Class::Write,
            format!("Le dossier {} n'existe pas : créez-le, ou choisissez-en un autre.", shown(folder)),
        ),
        _ => failed(&error),
    })?;
    let file = temporary.as_file_mut();
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| failed(&error))?;
    // What was proved is what lies on the disk.
    if std::fs::read(temporary.path()).map_err(|error| failed(&error))? != bytes {
        return Err(failed(&ErrorKind::Other.into()));
    }
    if overwrite {
        return temporary.persist(to).map(drop).map_err(|error| failed(&error.error));
    }
    match temporary.persist_noclobber(to) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists || exists(to) => Err(exists_already(to)),
        // Some network folders know neither links nor a rename that does not replace.
        Err(error) => error.file.persist(to).map(drop).map_err(|error| failed(&error.error)),
    }
}

/// Whether something has that name, be it a link to nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let (Ok(a), Ok(b)) = (a.metadata(), b.metadata()) {
            return (a.dev(), a.ino()) == (b.dev(), b.ino());
        }
    }
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
