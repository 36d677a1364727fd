//! `huisclos mapping purge`: correspondence files are destroyed, and nothing else is touched. Nothing is decrypted.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use huisclos::report::words::counted;

use super::super::day::Day;
use super::super::messages::{self, shown};
use super::super::{Failure, exit, file};
use super::{end_of, french, lock};

/// How many were what.
#[derive(Default)]
struct Count {
    destroyed: usize,
    kept: usize,
    failures: Vec<Failure>,
}

pub(super) fn run(paths: &[PathBuf], all: bool, dry_run: bool) -> Result<u8, Failure> {
    let today = Day::today();
    let mut count = Count::default();
    let one = |path: &Path, end: Day, count: &mut Count| {
        if !all && today <= end {
            count.kept += 1;
            messages::say(&format!("Gardé : {}, jusqu'au {} (--all le détruit aussi).", shown(path), french(end)));
            return;
        }
        let past = if today <= end { "valable jusqu'au" } else { "expiré le" };
        match if dry_run { Ok(()) } else { file::destroy(path) } {
            Ok(()) => {
                count.destroyed += 1;
                let what = if dry_run { "À détruire" } else { "Détruit" };
                messages::say(&format!("{what} : {}, {past} {}.", shown(path), french(end)));
            }
            Err(error) => count.failures.push(Failure::io(&error, &shown(path))),
        }
    };
    for path in paths {
        match path.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => match ours_in(path) {
                Ok(found) => found.iter().for_each(|(path, end)| one(path, *end, &mut count)),
                Err(failure) => count.failures.push(failure),
            },
            Ok(_) => match ours(path) {
                Ok(Some(end)) => one(path, end, &mut count),
                Ok(None) => count.failures.push(Failure::error(format!(
                    "{} n'est pas un fichier de correspondance (« ….correspondance-AAAA-MM-JJ.age ») : laissé tel quel.",
                    shown(path)
                ))),
                Err(failure) => count.failures.push(failure),
            },
            Err(error) => count.failures.push(Failure::io(&error, &shown(path))),
        }
    }
    let Count { destroyed, kept, mut failures } = count;
    let what = if dry_run {
        ("fichier à détruire", "fichiers à détruire")
    } else {
        ("fichier détruit", "fichiers détruits")
    };
    let copies = if destroyed > 0 && !dry_run { " Détruisez aussi les copies et les sauvegardes." } else { "" };
    messages::say(&format!(
        "{}, {}.{copies}",
        counted(destroyed, what.0, what.1),
        counted(kept, "fichier gardé", "fichiers gardés")
    ));
    match (failures.pop(), failures.len()) {
        (None, _) => Ok(exit::DONE),
        (Some(failure), 0) if destroyed + kept == 0 => Err(failure),
        (Some(last), _) => {
            failures.push(last);
            failures.iter().for_each(|failure| messages::error(&failure.sentence));
            Ok(exit::SOME)
        }
    }
}

/// The correspondence files of a folder, sorted; folders in it are not entered.
fn ours_in(folder: &Path) -> Result<Vec<(PathBuf, Day)>, Failure> {
    let failed = |error: std::io::Error| Failure::io(&error, &shown(folder));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(end) = ours(&path)? {
            found.push((path, end));
        }
    }
    found.sort();
    Ok(found)
}

/// The last day of a correspondence file; `None` for anything else, and for a link to one.
fn ours(path: &Path) -> Result<Option<Day>, Failure> {
    let Some(end) = end_of(path) else { return Ok(None) };
    let failed = |error: std::io::Error| Failure::io(&error, &shown(path));
    if !path.symlink_metadata().map_err(failed)?.is_file() {
        return Ok(None);
    }
    let mut head = [0; lock::HEAD.len()];
    match File::open(path).and_then(|mut file| file.read_exact(&mut head)) {
        Ok(()) => Ok((head == *lock::HEAD).then_some(end)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(failed(error)),
    }
}
