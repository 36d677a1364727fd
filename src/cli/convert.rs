//! Old Word files, which no library writes: LibreOffice makes a DOCX of them, where it is installed.
//!
//! This is the one place where the text of a document is in a temporary file. It is in memory where the system has
//! folders there, in a folder that its owner alone may open, and overwritten before it is removed: at the end, on any
//! failure, on Ctrl-C.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use huisclos::format::Limits;
use huisclos::{Error, ErrorKind};
use sha2::{Digest, Sha256};

use super::messages::shown;
use super::{Failure, clock, file, staging};

/// A file as it is read: an old one is a DOCX by now.
pub(super) struct Source {
    pub(super) bytes: Vec<u8>,
    /// For the format; none for standard input.
    pub(super) name: Option<String>,
    /// Of what the user gave.
    pub(super) digest: [u8; 32],
    /// It was an old Word file.
    pub(super) converted: bool,
}

/// Reads a file, or standard input for `-`; what is an old Word file becomes a DOCX.
pub(super) fn source(path: &Path, limits: &Limits) -> Result<Source, Failure> {
    let bytes = file::read_document(path, limits)?;
    let digest = Sha256::digest(&bytes).into();
    match modern(&bytes, &shown(path))? {
        Some(bytes) => Ok(Source { bytes, name: Some("document.docx".to_owned()), digest, converted: true }),
        None => Ok(Source { bytes, name: file::name_of(path), digest, converted: false }),
    }
}

/// The DOCX that is made of an old Word file; none if it is another file. `name` is for messages.
pub(super) fn modern(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Failure> {
    if !bytes.starts_with(MAGIC) {
        return Ok(None);
    }
    match examined(bytes) {
        Ok(true) => clock::apart(|| docx(bytes, name)).map(Some),
        Ok(false) => Ok(None),
        Err(error) => Err(Failure::of(&error, name)),
    }
}

/// What a compound file starts with.
const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// How long LibreOffice may take for one file; minutes take it a few seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// Whether it is a Word file that may be converted.
fn examined(bytes: &[u8]) -> Result<bool, Error> {
    let broken = |_| Error::new(ErrorKind::Truncated);
    let mut compound = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    let named = |wanted: &[&str]| compound.walk().any(|entry| wanted.contains(&entry.name()));
    // Of a new file that is encrypted, the library says so.
    if named(&["EncryptedPackage"]) || !named(&["WordDocument"]) {
        return Ok(false);
    }
    if named(&["Macros", "VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR"]) {
        return Err(ErrorKind::Macros.into());
    }
    let mut head = [0; 12];
    compound.open_stream("/WordDocument").and_then(|mut stream| stream.read_exact(&mut head)).map_err(broken)?;
    // The bit fEncrypted of the file information block ([MS-DOC] 2.5.2).
    if head[11] & 1 != 0 {
        return Err(ErrorKind::Encrypted.into());
    }
    Ok(true)
}

/// A conversion under way: its folder, and the process that works in it.
struct Running {
    folder: PathBuf,
    process: Option<Child>,
}

/// All that are under way; whoever starts or ends one holds the lock, so that a signal finds each.
static RUNNING: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// One at a time: each takes some 200 MB.
static TURN: Mutex<()> = Mutex::new(());

fn running() -> MutexGuard<'static, Vec<Running>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends every conversion and removes what it wrote: for a signal, after which the program ends. As long as what this
/// gives is held, no other begins and none goes on.
#[must_use]
pub(super) fn abandon() -> impl Drop {
    let mut running = running();
    for conversion in running.iter_mut() {
        end(conversion);
    }
    running
}

fn end(conversion: &mut Running) {
    if let Some(process) = &mut conversion.process {
        // LibreOffice is a script that starts the program: the whole group must end.
        #[cfg(unix)]
        if let Some(group) = i32::try_from(process.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = process.kill();
        let _ = process.wait();
    }
    wipe(&conversion.folder);
}

/// Overwrites every file of a folder, and removes it.
fn wipe(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => drop(overwrite(&entry.path())),
                _ => {}
            }
        }
    }
    let _ = std::fs::remove_dir_all(folder);
}

fn overwrite(path: &Path) -> std::io::Result<()> {
    let file = std::fs::OpenOptions::new().write(true).open(path)?;
    let length = file.metadata()?.len();
    std::io::copy(&mut std::io::repeat(0).take(length), &mut &file)?;
    file.sync_all()
}

/// A folder that is wiped when this is dropped.
struct Private(PathBuf);

impl Private {
    fn new() -> std::io::Result<Self> {
        staging::watch_signals();
        let memory = [std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from), Some(PathBuf::from("/dev/shm"))];
        let mut running = running();
        for base in memory.into_iter().flatten().chain([std::env::temp_dir()]) {
            let made = tempfile::Builder::new().prefix("huisclos-").tempdir_in(base);
            if let Ok(made) = made {
                let folder = made.keep();
                running.push(Running { folder: folder.clone(), process: None });
                return Ok(Self(folder));
            }
        }
        Err(std::io::ErrorKind::PermissionDenied.into())
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        let mut running = running();
        if let Some(at) = running.iter().position(|conversion| conversion.folder == self.0) {
            end(&mut running.swap_remove(at));
        }
    }
}

/// Converts; `name` is for messages.
fn docx(bytes: &[u8], name: &str) -> Result<Vec<u8>, Failure> {
    let Some(program) = program() else {
        return Err(Failure::error(format!(
            "Le fichier {name} est un ancien .doc, que LibreOffice sert à convertir et qui n'est pas installé ici : installez-le, ou ouvrez le fichier dans Word et enregistrez-le en .docx."
        )));
    };
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let failed = |error: std::io::Error| Failure::io(&error, "le dossier temporaire");
    let folder = Private::new().map_err(failed)?;
    let (profile, input) = (folder.0.join("profile"), folder.0.join("document.doc"));
    std::fs::create_dir_all(profile.join("user"))
        .and_then(|()| std::fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS))
        .and_then(|()| std::fs::write(&input, bytes))
        .map_err(failed)?;
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", url(&profile)))
        .args(["--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck"])
        .args(["--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(folder.0.join("out"))
        .arg(&input)
        .current_dir(&folder.0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Whatever it keeps for itself, it keeps there.
    for variable in ["HOME", "TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR"] {
        command.env(variable, &folder.0);
    }
    for variable in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS"] {
        command.env_remove(variable);
    }
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let done = run(&mut command, &folder.0).map_err(|error| Failure::io(&error, "LibreOffice"))?;
    if !done {
        return Err(Failure::error(format!(
            "LibreOffice n'a pas fini de convertir le fichier {name} en {} secondes : ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx.",
            PATIENCE.as_secs()
        )));
    }
    match std::fs::read(folder.0.join("out/document.docx")) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        _ => Err(Failure::error(format!(
            "LibreOffice n'a pas pu convertir le fichier {name} : ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx."
        ))),
    }
}

/// Runs to the end; false where that took too long.
fn run(command: &mut Command, folder: &Path) -> std::io::Result<bool> {
    let mine = |conversion: &&mut Running| conversion.folder == folder;
    if let Some(conversion) = running().iter_mut().find(mine) {
        conversion.process = Some(command.spawn()?);
    }
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(20));
        let mut running = running();
        let Some(process) = running.iter_mut().find(mine).and_then(|conversion| conversion.process.as_mut()) else {
            return Ok(false);
        };
        if process.try_wait()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// LibreOffice, where it usually is.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names: &[&str] = if cfg!(windows) { &["soffice.com", "soffice.exe"] } else { &["soffice", "libreoffice"] };
    let usual = ["/Applications/LibreOffice.app/Contents/MacOS", "C:\\Program Files\\LibreOffice\\program"];
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .chain(usual.iter().map(PathBuf::from))
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
}

/// The address of a file, as LibreOffice takes it.
fn url(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => url.push(char::from(byte)),
            byte => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// No macros, nothing fetched from anywhere, no list of recent files.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/History"><prop oor:name="PickListSize" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file with these streams.
    fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
        use std::io::Write;
        let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (path, bytes) in streams {
            let path = Path::new(path);
            compound.create_storage_all(path.parent().unwrap()).unwrap();
            compound.create_stream(path).unwrap().write_all(bytes).unwrap();
        }
        compound.flush().unwrap();
        compound.into_inner().into_inner()
    }

    #[test]
    fn what_may_be_converted_is_known_beforehand() {
        let told = |streams: &[(&str, &[u8])]| examined(&compound(streams)).map_err(|error| error.kind());
        let (plain, locked) = ([0_u8; 40], [&[0_u8; 11][..], &[1; 9]].concat());
        assert_eq!(told(&[("/WordDocument", &plain)]), Ok(true));
        assert_eq!(told(&[("/Workbook", &plain)]), Ok(false));
        assert_eq!(told(&[("/EncryptedPackage", &plain)]), Ok(false));
        assert_eq!(told(&[("/WordDocument", &locked)]), Err(ErrorKind::Encrypted));
        assert_eq!(told(&[("/WordDocument", &plain), ("/Macros/VBA/dir", b"x")]), Err(ErrorKind::Macros));
        assert_eq!(told(&[("/WordDocument", b"x")]), Err(ErrorKind::Truncated));
        assert_eq!(examined(MAGIC).map_err(|error| error.kind()), Err(ErrorKind::Truncated));
    }

    #[test]
    fn a_folder_leaves_nothing_behind() {
        let folder = Private::new().unwrap();
        let path = folder.0.clone();
        std::fs::create_dir(path.join("a")).unwrap();
        std::fs::write(path.join("a/b"), "Dupont").unwrap();
        // Whoever keeps the file open sees zeros.
        let mut open = std::fs::File::open(path.join("a/b")).unwrap();
        drop(folder);
        let mut left = String::new();
        open.read_to_string(&mut left).unwrap();
        assert_eq!((left.as_str(), path.exists()), ("\0\0\0\0\0\0", false));
        assert_eq!(url(Path::new("/tmp/é b")), "file:///tmp/%C3%A9%20b");
    }
}
