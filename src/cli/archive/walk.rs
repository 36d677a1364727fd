//! What lies in an archive, in an order that is always the same: folders by the names in them, files inside packed
//! archives as these list them.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use flate2::read::MultiGzDecoder;
use walkdir::WalkDir;

use crate::cli::Failure;

/// What is known of a file before it is read.
pub(super) struct Found {
    /// Below the root, with `/`; for people. A file of a packed archive stands below the archive.
    pub(super) path: String,
    /// Which of those with this path: a packed archive may have several.
    pub(super) turn: u64,
    /// In bytes.
    pub(super) size: u64,
    /// What changes when the file does: a time, or a checksum.
    pub(super) version: u64,
    pub(super) place: Place,
}

/// Where the bytes of a file are.
pub(super) enum Place {
    /// In a file of its own.
    File(PathBuf),
    /// In the packed archive that is being read: they are there now or never.
    Here,
    /// Nowhere: why, and whether it may be otherwise another time.
    Nowhere(Failure, bool),
}

/// Is shown each file, and how to read so many of its bytes if they are [here](Place::Here).
pub(super) type See<'a> = dyn FnMut(Found, &mut dyn FnMut(u64) -> io::Result<Vec<u8>>) -> ControlFlow<()> + 'a;

/// Walks over a folder, a packed archive or one file.
pub(super) fn walk(root: &Path, see: &mut See<'_>) -> ControlFlow<()> {
    let walk = WalkDir::new(root).sort_by_file_name();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                // A root that is a link is the user's word.
                let followed = entry.depth() == 0 && entry.path_is_symlink();
                let metadata =
                    if followed { std::fs::metadata(entry.path()) } else { entry.metadata().map_err(io::Error::from) };
                let path = below(root, entry.path());
                match metadata {
                    Ok(metadata) => {
                        // What is packed in the root stands below nothing else.
                        let prefix = if entry.depth() == 0 { String::new() } else { format!("{path}/") };
                        file(path, &prefix, entry.into_path(), &metadata, see)?;
                    }
                    Err(error) => nowhere(path, unreadable(&error), see)?,
                }
            }
            Err(error) => {
                let path = error.path().map(|path| below(root, path)).unwrap_or_default();
                let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                nowhere(path, unreadable(&kind.into()), see)?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// Whether a path is of those that programs leave beside documents: locks of word processors, what a desk remembers.
pub(super) fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("~$")
        || name.starts_with(".~lock.")
        || name.starts_with("._")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "thumbs.db" | "desktop.ini")
}

fn below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).ok().filter(|below| !below.as_os_str().is_empty());
    let below = below.or(path.file_name().map(Path::new)).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn file(path: String, prefix: &str, at: PathBuf, metadata: &std::fs::Metadata, see: &mut See<'_>) -> ControlFlow<()> {
    if metadata.is_symlink() {
        return nowhere(path, linked, see);
    }
    if !metadata.is_file() {
        let sentence = |name: &str| format!("{name} n'est pas un fichier ordinaire : retirez-le de l'archive.");
        return nowhere(path, |name: &str| (Failure::error(sentence(name)), false), see);
    }
    match packed(&path) {
        Some(Packed::Zip) => zip(&path, prefix, &at, see),
        Some(Packed::Tar) => match File::open(&at) {
            Ok(file) => tar(&path, prefix, BufReader::new(file), see),
            Err(error) => nowhere(path, unreadable(&error), see),
        },
        Some(Packed::TarGz) => match File::open(&at) {
            Ok(file) => tar(&path, prefix, MultiGzDecoder::new(BufReader::new(file)), see),
            Err(error) => nowhere(path, unreadable(&error), see),
        },
        None => {
            let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            let version = changed.map_or(0, |since| since.as_nanos() as u64);
            let found = Found { path, turn: 0, size: metadata.len(), version, place: Place::File(at) };
            see(found, &mut |_| Ok(Vec::new()))
        }
    }
}

enum Packed {
    Zip,
    Tar,
    TarGz,
}

/// By its name: a document may be a package too.
fn packed(path: &str) -> Option<Packed> {
    let path = path.to_lowercase();
    match () {
        () if path.ends_with(".zip") => Some(Packed::Zip),
        () if path.ends_with(".tar") => Some(Packed::Tar),
        () if path.ends_with(".tar.gz") || path.ends_with(".tgz") => Some(Packed::TarGz),
        () => None,
    }
}

fn nowhere(path: String, why: impl FnOnce(&str) -> (Failure, bool), see: &mut See<'_>) -> ControlFlow<()> {
    let (failure, again) = why(&shown(&path));
    see(Found { path, turn: 0, size: 0, version: 0, place: Place::Nowhere(failure, again) }, &mut |_| Ok(Vec::new()))
}

fn shown(path: &str) -> String {
    crate::cli::messages::shown(Path::new(path))
}

/// A disk that did not answer may answer another time.
fn unreadable(error: &io::Error) -> impl FnOnce(&str) -> (Failure, bool) + use<> {
    let kind = error.kind();
    move |name: &str| (Failure::io(&kind.into(), name), true)
}

fn linked(name: &str) -> (Failure, bool) {
    (
        Failure::error(format!("{name} est un lien, qui n'est pas suivi : donnez à huisclos le fichier où il mène.")),
        false,
    )
}

fn broken(name: &str) -> (Failure, bool) {
    let why = "est une archive incomplète ou abîmée : ouvrez-la avec votre gestionnaire d'archives, et donnez-en les documents.";
    (Failure::error(format!("Le fichier {name} {why}")), false)
}

fn inside(name: &str) -> (Failure, bool) {
    let why = "est une archive dans une archive : extrayez-la, et donnez-en les documents.";
    (Failure::error(format!("Le fichier {name} {why}")), false)
}

fn zip(path: &str, prefix: &str, at: &Path, see: &mut See<'_>) -> ControlFlow<()> {
    let file = match File::open(at) {
        Ok(file) => file,
        Err(error) => return nowhere(path.to_owned(), unreadable(&error), see),
    };
    let Ok(mut archive) = zip::ZipArchive::new(BufReader::new(file)) else {
        return nowhere(path.to_owned(), broken, see);
    };
    for index in 0..archive.len() {
        let (name, size, version, directory, encrypted) = match archive.by_index_raw(index) {
            Ok(entry) => {
                let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
                (name, entry.size(), u64::from(entry.crc32()), entry.is_dir(), entry.encrypted())
            }
            Err(_) => {
                nowhere(format!("{prefix}{}", index + 1), broken, see)?;
                continue;
            }
        };
        let name = format!("{prefix}{name}");
        if directory || name.split('/').any(|part| part == "__MACOSX") {
            continue;
        }
        if encrypted {
            let locked = |name: &str| {
                let error = huisclos::Error::from(huisclos::ErrorKind::Encrypted);
                (Failure::of(&error, name), false)
            };
            nowhere(name, locked, see)?;
            continue;
        }
        if packed(&name).is_some() {
            nowhere(name, inside, see)?;
            continue;
        }
        let found = Found { path: name, turn: index as u64, size, version, place: Place::Here };
        let mut read = |most: u64| {
            let entry = archive.by_index(index).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
            limited(entry, most)
        };
        see(found, &mut read)?;
    }
    ControlFlow::Continue(())
}

fn tar(path: &str, prefix: &str, bytes: impl Read, see: &mut See<'_>) -> ControlFlow<()> {
    let mut archive = tar::Archive::new(bytes);
    let Ok(entries) = archive.entries() else {
        return nowhere(path.to_owned(), broken, see);
    };
    for (turn, entry) in (0..).zip(entries) {
        // What stands behind a place that can't be read can't be found.
        let Ok(mut entry) = entry else { return nowhere(format!("{prefix}{}", turn + 1), broken, see) };
        let name = format!("{prefix}{}", String::from_utf8_lossy(&entry.path_bytes()).trim_start_matches("./"));
        let header = entry.header();
        if header.entry_type().is_dir() {
            continue;
        }
        if !header.entry_type().is_file() {
            nowhere(name, linked, see)?;
            continue;
        }
        if packed(&name).is_some() {
            nowhere(name, inside, see)?;
            continue;
        }
        let version = header.mtime().unwrap_or_default();
        let found = Found { path: name, turn, size: entry.size(), version, place: Place::Here };
        see(found, &mut |most| limited(&mut entry, most))?;
    }
    ControlFlow::Continue(())
}

/// One byte more than may be, if there are as many: who reads it sees that it is too long.
pub(super) fn limited(from: impl Read, most: u64) -> io::Result<Vec<u8>> {
    // Most documents, and half of the questions to the system.
    let mut bytes = Vec::with_capacity(16 << 10);
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
