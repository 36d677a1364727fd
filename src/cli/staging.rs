//! Files that appear whole or not at all: written under a temporary name beside their place, renamed at the end, and
//! removed on any failure, on Ctrl-C, on a termination signal.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::NamedTempFile;

use super::messages::{self, shown};
use super::{Failure, convert};

/// How a temporary file is called; between them stand letters.
pub(super) const TEMPORARY: (&str, &str) = (".huisclos-", ".tmp");

/// Temporary files that exist now. Whoever creates, renames or removes one holds the lock, so that a signal finds
/// either the file in this list or no file.
static PENDING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// As a shell says it: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

fn pending() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sees to it that a signal leaves nothing behind.
pub(super) fn watch_signals() {
    watch_signals_saying("Interrompu : le fichier en cours n'a pas été produit.");
}

/// The same with a sentence; that of the first who watches is said.
pub(super) fn watch_signals_saying(sentence: &'static str) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = ctrlc::set_handler(|| leave_saying(INTERRUPTED, Some(sentence)));
    });
}

/// Ends the program although some work goes on: nothing of it stays.
pub(super) fn leave(code: i32) -> ! {
    leave_saying(code, None)
}

fn leave_saying(code: i32, sentence: Option<&str>) -> ! {
    let _conversions = convert::abandon();
    let pending = pending();
    for path in pending.iter() {
        let _ = std::fs::remove_file(path);
    }
    sentence.into_iter().for_each(messages::error);
    // The lock is held to the end: nothing can be renamed any more.
    std::process::exit(code)
}

/// A file on its way. Dropped without [`commit`], it is gone.
pub(super) struct Staged {
    temporary: Option<NamedTempFile>,
    path: PathBuf,
    to: PathBuf,
    force: bool,
}

impl Staged {
    /// Opens a temporary file in the folder of `to`.
    pub(super) fn create(to: &Path, force: bool) -> Result<Self, Failure> {
        // What the user's umask leaves, as for any file of theirs.
        Self::with_mode(to, force, 0o666)
    }

    /// The same, for a file that is its owner's alone.
    pub(super) fn create_private(to: &Path, force: bool) -> Result<Self, Failure> {
        Self::with_mode(to, force, 0o600)
    }

    #[cfg_attr(not(unix), allow(unused_variables))]
    fn with_mode(to: &Path, force: bool, mode: u32) -> Result<Self, Failure> {
        watch_signals();
        let folder = folder_of(to);
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(mode));
        }
        let mut pending = pending();
        let temporary = builder.tempfile_in(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Failure::error(format!(
                "Le dossier {} n'existe pas : créez-le, ou choisissez-en un autre.",
                shown(folder)
            )),
            _ => Failure::io(&error, &shown(to)),
        })?;
        let path = temporary.path().to_owned();
        pending.insert(path.clone());
        Ok(Self { temporary: Some(temporary), path, to: to.to_owned(), force })
    }

    /// Writes by `write`, down to the disk.
    pub(super) fn fill<T>(&self, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
        let file: &File =
            self.temporary.as_ref().map(NamedTempFile::as_file).ok_or_else(|| self.failed(&ErrorKind::Other.into()))?;
        let mut out = io::BufWriter::with_capacity(64 * 1024, file);
        let done = write(&mut out)?;
        out.flush().and_then(|()| file.sync_all()).map_err(|error| self.failed(&error))?;
        Ok(done)
    }

    /// Reads back what is on the disk, by its name.
    pub(super) fn read_back(&self) -> Result<Vec<u8>, Failure> {
        std::fs::read(&self.path).map_err(|error| self.failed(&error))
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::io(error, &shown(&self.to))
    }

    fn place(&mut self) -> io::Result<()> {
        let Some(temporary) = self.temporary.take() else { return Ok(()) };
        if self.force {
            return temporary.persist(&self.to).map(drop).map_err(|error| error.error);
        }
        match temporary.persist_noclobber(&self.to) {
            Ok(_) => Ok(()),
            // Some network folders know neither links nor a rename that does not replace.
            Err(error) if error.error.kind() != ErrorKind::AlreadyExists && !exists(&self.to) => {
                error.file.persist(&self.to).map(drop).map_err(|error| error.error)
            }
            Err(error) => Err(error.error),
        }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let mut pending = pending();
        drop(self.temporary.take());
        pending.remove(&self.path);
    }
}

/// Gives all files their names, or none.
pub(super) fn commit(mut files: Vec<Staged>) -> Result<(), Failure> {
    let result = {
        let mut pending = pending();
        let mut placed: Vec<PathBuf> = Vec::new();
        let mut result = Ok(());
        for file in &mut files {
            if let Err(error) = file.place() {
                placed.iter().for_each(|path| drop(std::fs::remove_file(path)));
                result = Err(file.failed(&error));
                break;
            }
            pending.remove(&file.path);
            if !file.force {
                placed.push(file.to.clone());
            }
        }
        result
    };
    // Only now: dropping a file takes the lock.
    drop(files);
    result
}

/// Refuses a place that must not be written: one that exists, or one of the originals.
pub(super) fn check(to: &Path, originals: &[&Path], force: bool) -> Result<(), Failure> {
    if originals.iter().any(|original| same(original, to)) {
        return Err(Failure::error(format!("{} est l'original : donnez un autre nom à la sortie.", shown(to))));
    }
    if to.is_dir() {
        return Err(Failure::io(&ErrorKind::IsADirectory.into(), &shown(to)));
    }
    // A device would be replaced by a file of its name.
    if to.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Err(Failure::error(format!(
            "{} n'est pas un fichier ordinaire : donnez un nom de fichier, « - » pour la sortie standard, ou --dry-run pour un essai.",
            shown(to)
        )));
    }
    if exists(to) && !force {
        return Err(Failure::io(&ErrorKind::AlreadyExists.into(), &shown(to)));
    }
    Ok(())
}

/// Whether something has that name, be it a link to nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
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
