//! The journal of an archive: one line of JSON a document, written as soon as its output has its name. What has a line
//! is finished; what has none is done again, and gives the same bytes.
//!
//! A line names the original, so the journal is its owner's alone. It never says a word of a document.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::cli::Failure;
use crate::cli::messages::shown;
use crate::cli::staging::{self, Staged};

/// Its name in the folder of the outputs.
pub(super) const NAME: &str = "journal.jsonl";

/// Lines between two moments at which all of them are on the disk.
const OFTEN: usize = 64;

/// Bytes of a journal that are read at once.
const AROUND: usize = 256 << 10;

/// The first line.
#[derive(Serialize, Deserialize)]
struct Head {
    /// Version of this form.
    journal: u32,
    program: String,
    /// A digest of everything but the documents that decides on what is written.
    settings: String,
}

/// How one document went.
#[derive(Serialize, Deserialize, Default, Clone)]
pub(super) struct Line {
    /// The original, below the root.
    pub(super) input: String,
    /// Which it is, and in which state it was read.
    pub(super) stamp: Stamp,
    /// Below the folder of the outputs.
    pub(super) output: Option<String>,
    /// The length of the output.
    pub(super) bytes: u64,
    /// An exit code of the program.
    pub(super) code: u8,
    /// Why there is no output, in French.
    pub(super) reason: Option<String>,
    /// It may go otherwise another time: the disk failed, not the document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) again: bool,
    pub(super) format: String,
    pub(super) formation: String,
    pub(super) circulation: String,
    /// The formation that the text names, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) suggested: Option<String>,
    /// Doubts that are open.
    pub(super) doubts: usize,
    /// What a human should look at.
    pub(super) flags: usize,
    /// Mentions that are not in the output as they were, by kind.
    pub(super) kinds: BTreeMap<String, usize>,
    /// Passages that are gone.
    pub(super) passages: usize,
}

/// A document and its state: two numbers that say nothing of either.
#[derive(Serialize, Deserialize, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(from = "String", into = "String")]
pub(super) struct Stamp {
    pub(super) path: u64,
    pub(super) state: u64,
}

impl From<Stamp> for String {
    fn from(stamp: Stamp) -> Self {
        format!("{:016x}{:016x}", stamp.path, stamp.state)
    }
}

impl From<String> for Stamp {
    fn from(text: String) -> Self {
        let half = |range| text.get(range).and_then(|half| u64::from_str_radix(half, 16).ok()).unwrap_or_default();
        Self { path: half(0..16), state: half(16..32) }
    }
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    start: u64,
    length: u32,
}

/// The same with the place of its document in the archive: sixteen bytes, for there is one for each document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Placed {
    place: u32,
    length: u32,
    start: u64,
}

impl Placed {
    fn new(place: u64, At { start, length }: At) -> Self {
        // Behind four thousand million documents their order is that of their lines.
        Self { place: u32::try_from(place).unwrap_or(u32::MAX), length, start }
    }

    fn at(self) -> At {
        At { start: self.start, length: self.length }
    }
}

/// What earlier runs finished.
#[derive(Default)]
pub(super) struct Past {
    /// Sorted by path.
    lines: Vec<(Stamp, At)>,
    /// Whose document was met in this run.
    met: Vec<bool>,
}

/// An open journal.
pub(super) struct Journal {
    path: PathBuf,
    state: Mutex<State>,
}

struct State {
    file: File,
    end: u64,
    unsynced: usize,
    /// A write failed: what stands at the end is no line, and none may follow.
    broken: bool,
    /// The lines of this archive.
    lines: Vec<Placed>,
}

impl Journal {
    /// Begins one in a folder, or goes on with the one that is there if `resume`. `retry`: what failed is not finished.
    pub(super) fn open(folder: &Path, settings: &str, resume: bool, retry: bool) -> Result<(Self, Past), Failure> {
        let path = folder.join(NAME);
        let failed = |error: &io::Error| Failure::io(error, &shown(&path));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(|error| failed(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::error(format!(
                    "Un autre huisclos travaille dans le dossier {} : attendez qu'il ait fini.",
                    shown(folder)
                )));
            }
            // Some network folders know no locks.
            Err(TryLockError::Error(_)) => {}
        }
        let length = file.metadata().map_err(|error| failed(&error))?.len();
        if length > 0 && !resume {
            return Err(Failure::error(format!(
                "Le dossier {} contient déjà une archive : ajoutez --resume pour la poursuivre, ou donnez un autre dossier.",
                shown(folder)
            )));
        }
        let (past, end) = read(&mut file, folder, settings, retry)?;
        file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end))).map_err(|error| failed(&error))?;
        let state = State { file, end, unsynced: 0, broken: false, lines: Vec::new() };
        let journal = Self { path, state: Mutex::new(state) };
        if end == 0 {
            journal.write(&head(settings)).map_err(|error| journal.failed(&error))?;
        }
        Ok((journal, past))
    }

    /// Adds the line of the document at this place of the archive.
    pub(super) fn append(&self, place: u64, line: &Line) -> Result<(), Failure> {
        let text = json(line);
        let at = self.write(&text).map_err(|error| self.failed(&error))?;
        self.lock().lines.push(Placed::new(place, at));
        Ok(())
    }

    /// Keeps the line of an earlier run, if the document at this place of the archive is what it was.
    pub(super) fn keeps(&self, place: u64, stamp: Stamp, past: &mut Past) -> bool {
        let Ok(at) = past.lines.binary_search_by_key(&stamp.path, |(stamp, _)| stamp.path) else { return false };
        let (found, line) = past.lines[at];
        past.met[at] = true;
        if found.state == stamp.state {
            self.lock().lines.push(Placed::new(place, line));
        }
        found.state == stamp.state
    }

    /// Sets the lines in the order of their documents; those of documents that are no longer there come last.
    pub(super) fn finish(self, past: Past, settings: &str) -> Result<PathBuf, Failure> {
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.lines.sort_unstable();
        let gone = past.lines.iter().zip(&past.met).filter(|(_, met)| !**met).map(|((_, at), _)| *at);
        let mut gone: Vec<At> = gone.collect();
        gone.sort_unstable();
        let failed = |error: io::Error| Failure::io(&error, &shown(&self.path));
        let staged = Staged::create_private(&self.path, true)?;
        staged.fill(|out| {
            out.write_all(&head(settings)).map_err(failed)?;
            let mut bytes = Vec::new();
            // Lines of documents that are beside each other are hardly apart.
            let mut lines = BufReader::with_capacity(AROUND, &state.file);
            let mut from = lines.stream_position().map_err(failed)?;
            for at in state.lines.iter().map(|line| line.at()).chain(gone) {
                bytes.resize(at.length as usize, 0);
                lines.seek_relative(at.start.cast_signed() - from.cast_signed()).map_err(failed)?;
                lines.read_exact(&mut bytes).map_err(failed)?;
                from = at.start + u64::from(at.length);
                out.write_all(&bytes).map_err(failed)?;
            }
            Ok(())
        })?;
        staging::commit(vec![staged])?;
        Ok(self.path)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, text: &[u8]) -> io::Result<At> {
        let mut state = self.lock();
        if state.broken {
            return Err(io::ErrorKind::Other.into());
        }
        if let Err(error) = state.file.write_all(text) {
            state.broken = true;
            return Err(error);
        }
        let at = At { start: state.end, length: text.len() as u32 };
        state.end += text.len() as u64;
        state.unsynced += 1;
        if state.unsynced >= OFTEN {
            state.unsynced = 0;
            state.file.sync_data()?;
        }
        Ok(at)
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::io(error, &shown(&self.path))
    }
}

/// Whether the output of a line is there.
pub(super) fn is_whole(folder: &Path, line: &Line) -> bool {
    let there = |output: &String| std::fs::metadata(folder.join(output)).is_ok_and(|found| found.len() == line.bytes);
    line.output.as_ref().is_none_or(there)
}

/// Every line of a journal, in its order.
pub(super) fn lines(path: &Path) -> io::Result<impl Iterator<Item = io::Result<Line>>> {
    let lines = BufReader::new(File::open(path)?).split(b'\n').skip(1);
    Ok(lines.map(|line| serde_json::from_slice(&line?).map_err(io::Error::from)))
}

fn head(settings: &str) -> Vec<u8> {
    let program = concat!("huisclos ", env!("CARGO_PKG_VERSION")).to_owned();
    json(&Head { journal: 1, program, settings: settings.to_owned() })
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Strings and numbers: it is always JSON.
    let mut text = serde_json::to_vec(value).unwrap_or_default();
    text.push(b'\n');
    text
}

/// The finished documents, and where the last whole line ends.
fn read(file: &mut File, folder: &Path, settings: &str, retry: bool) -> Result<(Past, u64), Failure> {
    let mut reader = BufReader::new(file);
    let failed = |error: io::Error| Failure::io(&error, &shown(&folder.join(NAME)));
    let (mut past, mut text, mut end) = (Past::default(), Vec::new(), 0);
    loop {
        text.clear();
        let read = reader.read_until(b'\n', &mut text).map_err(failed)?;
        // A line that was being written when the power went.
        if read == 0 || text.last() != Some(&b'\n') {
            break;
        }
        let at = At { start: end, length: read as u32 };
        if end == 0 {
            check(&text, folder, settings)?;
        } else if let Ok(line) = serde_json::from_slice::<Line>(&text)
            && is_whole(folder, &line)
            && !line.again
            && !(retry && line.code != 0)
        {
            past.lines.push((line.stamp, at));
        }
        end += read as u64;
    }
    // The last line of a document is the one that holds.
    past.lines.sort_by_key(|(stamp, at)| (stamp.path, std::cmp::Reverse(at.start)));
    past.lines.dedup_by_key(|(stamp, _)| stamp.path);
    past.met = vec![false; past.lines.len()];
    Ok((past, end))
}

fn check(text: &[u8], folder: &Path, settings: &str) -> Result<(), Failure> {
    let head = serde_json::from_slice::<Head>(text).ok().filter(|head| head.journal == 1);
    let Some(head) = head else {
        return Err(Failure::error(format!(
            "Le journal du dossier {} n'en est pas un que cette version de huisclos sait lire : donnez un autre dossier.",
            shown(folder)
        )));
    };
    if head.settings != settings {
        return Err(Failure::error(format!(
            "Le dossier {} a été commencé avec d'autres réglages (listes, politique, clé, ou version de huisclos) : reprenez-les, ou donnez un autre dossier.",
            shown(folder)
        )));
    }
    Ok(())
}
