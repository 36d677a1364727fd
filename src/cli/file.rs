//! Reading what the user names, with a limit: a device that never ends must not fill the memory.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use huisclos::Error;
use huisclos::format::{Limit, Limits};

use super::messages::shown;
use super::{Failure, clock, exit};

/// The longest list, in bytes.
const LIMIT: u64 = 1 << 30;

/// The path that stands for standard input and output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a file of the user's own making, or standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_within(path, LIMIT, huisclos::ErrorKind::TooLarge.into())
}

/// Reads a document of so many bytes at most, or standard input for `-`.
pub(super) fn read_document(path: &Path, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let read = || read_within(path, limits.source, Limit::Source.into());
    // Whoever types has time.
    if is_dash(path) { clock::apart(read) } else { read() }
}

fn read_within(path: &Path, most: u64, beyond: Error) -> Result<Vec<u8>, Failure> {
    let name = shown(path);
    let failed = |error: &std::io::Error| Failure::io(error, &name);
    let mut bytes = Vec::new();
    let read = if is_dash(path) {
        std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        let file = File::open(path).map_err(|e| failed(&e))?;
        if let Ok(metadata) = file.metadata() {
            if metadata.is_dir() {
                return Err(failed(&ErrorKind::IsADirectory.into()));
            }
            bytes.reserve_exact(metadata.len().min(most) as usize + 1);
        }
        file.take(most + 1).read_to_end(&mut bytes)
    };
    read.map_err(|e| failed(&e))?;
    if bytes.len() as u64 > most {
        return Err(Failure::of(&beyond, &name));
    }
    Ok(bytes)
}

/// Reads a short UTF-8 text of the user: a list, a policy, a key.
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(read(path)?).map_err(|_| {
        Failure::error(format!("Le fichier {} n'est pas en UTF-8 : enregistrez-le dans cet encodage.", shown(path)))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The name to give the format: none for standard input.
pub(super) fn name_of(path: &Path) -> Option<String> {
    if is_dash(path) { None } else { path.file_name().map(|name| name.to_string_lossy().into_owned()) }
}

/// Writes to standard output; a reader that has gone away is no error.
pub(super) fn to_stdout(bytes: &[u8]) -> Result<u8, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::io(&error, "la sortie standard")),
        _ => Ok(exit::DONE),
    }
}

/// Whether a secret is one no more.
#[cfg(unix)]
pub(super) fn others_may_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o077 != 0)
}

/// Whether a secret is one no more.
#[cfg(not(unix))]
pub(super) fn others_may_read(_path: &Path) -> bool {
    false
}

/// Writes over the bytes of a file before its name goes: on most disks nothing is left of them then, on some a copy is.
pub(super) fn destroy(path: &Path) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let length = file.metadata()?.len();
    std::io::copy(&mut std::io::repeat(b'0').take(length), &mut file)?;
    file.sync_all()?;
    drop(file);
    std::fs::remove_file(path)
}
