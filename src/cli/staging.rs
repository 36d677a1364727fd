//! Files that appear whole or not at all: written under a temporary name beside their place, renamed at the end, and
//! removed on any failure, on Ctrl-C, on a termination signal.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError, RwLock, RwLockReadGuard};

use tempfile::NamedTempFile;

use super::messages::{self, shown};
use super::{Failure, convert};

/// How a temporary file is called; between them stand letters.
pub(super) const TEMPORARY: (&str, &str) = (".huisclos-", ".tmp");

/// Temporary files that exist now.
static PENDING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whoever creates, renames or removes a temporary file, and says so in the list, is inside, with others; a signal enters
/// alone, and finds either the file in the list or no file.
static GATE: RwLock<()> = RwLock::new(());

/// As a shell says it: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

fn inside() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

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
    let _alone = GATE.write().unwrap_or_else(PoisonError::into_inner);
    for path in pending().iter() {
        let _ = std::fs::remove_file(path);
    }
    sentence.into_iter().for_each(messages::error);
    // Alone to the end: nothing can be renamed any more.
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
        let _inside = inside();
        let temporary = builder.tempfile_in(folder).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Failure::error(format!(
                "Le dossier {} n'existe pas : créez-le, ou choisissez-en un autre.",
                shown(folder)
            )),
            _ => Failure::io(&error, &shown(to)),
        })?;
        let path = temporary.path().to_owned();
        pending().insert(path.clone());
        Ok(Self { temporary: Some(temporary), path, to: to.to_owned(), force })
    }

    /// Writes by `write`, down to the disk.
    pub(super) fn fill<T>(&self, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
        let done = self.fill_fast(write)?;
        self.sync()?;
        Ok(done)
    }

    /// Writes by `write`. The bytes may be in memory alone: before the file has its name, [`sync`] is for them.
    pub(super) fn fill_fast<T>(&self, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut out = io::BufWriter::with_capacity(64 * 1024, self.file()?);
        let done = write(&mut out)?;
        out.flush().map_err(|error| self.failed(&error))?;
        Ok(done)
    }

    fn sync(&self) -> Result<(), Failure> {
        self.file()?.sync_all().map_err(|error| self.failed(&error))
    }

    fn file(&self) -> Result<&File, Failure> {
        let file = self.temporary.as_ref().map(NamedTempFile::as_file);
        file.ok_or_else(|| self.failed(&ErrorKind::Other.into()))
    }

    /// Reads back what was written, by its name.
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
        let _inside = inside();
        drop(self.temporary.take());
        pending().remove(&self.path);
    }
}

/// Brings the bytes of files to the disk. `folder`: one that is open, on the same disk.
pub(super) fn sync(files: &[&Staged], folder: Option<&File>) -> Result<(), Failure> {
    // A file system that writes all of its files at once has less to do than for one after the other. The last file is asked
    // for by itself: there are systems that ask the disk to empty its own memory only for a file.
    #[cfg(target_os = "linux")]
    if let [first, _, .., last] | [first, last] = files
        && let Some(folder) = folder.filter(|folder| is_synced_whole(folder))
    {
        rustix::fs::syncfs(folder).map_err(|error| first.failed(&error.into()))?;
        return last.sync();
    }
    let _ = folder;
    files.iter().try_for_each(|file| file.sync())
}

/// A program that is a file system hears of single files only.
#[cfg(target_os = "linux")]
fn is_synced_whole(folder: &File) -> bool {
    const FUSE: u64 = 0x6573_5546;
    rustix::fs::fstatfs(folder).is_ok_and(|system| system.f_type as u64 != FUSE)
}

/// Gives all files their names, or none; but what `--force` replaced before one fails is not there any more, and stays
/// replaced.
pub(super) fn commit(mut files: Vec<Staged>) -> Result<(), Failure> {
    let result = {
        let _inside = inside();
        let mut placed: Vec<PathBuf> = Vec::new();
        let mut result = Ok(());
        for file in &mut files {
            if let Err(error) = file.place() {
                placed.iter().for_each(|path| drop(std::fs::remove_file(path)));
                result = Err(file.failed(&error));
                break;
            }
            pending().remove(&file.path);
            if !file.force {
                placed.push(file.to.clone());
            }
        }
        result
    };
    // Only now: whoever drops a file goes inside, and nobody may twice.
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
