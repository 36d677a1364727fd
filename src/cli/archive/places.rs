//! The folder of the outputs: looked at before any work, made, and left as it should be.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Archive;
use super::document::{DOCUMENTS, REPORTS};
use crate::cli::messages::shown;
use crate::cli::staging::TEMPORARY;
use crate::cli::{Failure, usage};

/// Where outputs go; nowhere for a trial.
pub(super) fn check(args: &Archive) -> Result<Option<&Path>, Failure> {
    let input = &args.input;
    std::fs::metadata(input).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::error(format!("{} n'existe pas : vérifiez le chemin.", shown(input))),
        _ => Failure::io(&error, &shown(input)),
    })?;
    if args.dry_run {
        return Ok(None);
    }
    let Some(out) = args.output.as_deref() else {
        return Err(usage::wrong("Il manque le dossier des sorties : -o DOSSIER (ou --dry-run pour un essai)."));
    };
    if out.metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(Failure::error(format!("{} n'est pas un dossier : donnez un dossier à -o.", shown(out))));
    }
    if let (Some(inner), Ok(outer)) = (whole(out), input.canonicalize())
        && (inner.starts_with(&outer) || outer.starts_with(&inner))
    {
        return Err(usage::wrong(format!(
            "{} et {} sont l'un dans l'autre : donnez à -o un dossier à part, pour que les originaux et les sorties ne se mêlent pas.",
            shown(out),
            shown(input)
        )));
    }
    Ok(Some(out))
}

/// The whole path of a folder that may not be there yet.
fn whole(path: &Path) -> Option<PathBuf> {
    if let Ok(whole) = path.canonicalize() {
        return Some(whole);
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(parent.canonicalize().ok()?.join(path.file_name()?))
}

/// Makes a folder if it is not there.
pub(super) fn make(folder: &Path) -> Result<(), Failure> {
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Failure::error(format!("Le dossier où créer {} n'existe pas : créez-le d'abord.", shown(folder))))
        }
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(Failure::io(&error, &shown(folder))),
        _ => Ok(()),
    }
}

/// Removes what a run that was killed left half done.
pub(super) fn sweep(out: &Path) {
    let (prefix, suffix) = TEMPORARY;
    let left = WalkDir::new(out).max_depth(3).into_iter().flatten().filter(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.file_type().is_file() && name.starts_with(prefix) && name.ends_with(suffix)
    });
    for entry in left {
        let _ = std::fs::remove_file(entry.path());
    }
}

/// The number that an output is called by, in hexadecimal.
pub(super) fn number_of(path: &Path) -> Option<u64> {
    let stem = path.file_stem()?.to_str()?;
    if stem.len() == 16 { u64::from_str_radix(stem, 16).ok() } else { None }
}

/// Removes the outputs of documents that have become others since: of another state, formation or circulation. `numbers`:
/// those that stay, sorted.
pub(super) fn prune(out: &Path, numbers: &[u64]) {
    for folder in [DOCUMENTS, REPORTS] {
        for entry in WalkDir::new(out.join(folder)).min_depth(2).max_depth(2).into_iter().flatten() {
            let ours = entry.file_type().is_file().then(|| number_of(entry.path())).flatten();
            if ours.is_some_and(|number| numbers.binary_search(&number).is_err()) {
                let _ = std::fs::remove_file(entry.path());
                // Only if nothing else is in it.
                entry.path().parent().into_iter().for_each(|folder| drop(std::fs::remove_dir(folder)));
            }
        }
    }
}

/// Sees to it that the names of the outputs are on the disk, as their bytes are.
pub(super) fn settle(out: &Path) {
    let folders = WalkDir::new(out).max_depth(2).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    for folder in folders {
        // Not every system opens folders.
        let _ = File::open(folder.path()).and_then(|folder| folder.sync_all());
    }
}
