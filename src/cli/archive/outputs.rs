//! The last stage of an archive: what workers have made is brought to the disk, gets its names, and a line in the journal.
//! The disk is asked for several documents at once: asking it for each takes a quarter of the time of the work itself.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::journal::{Journal, Line};
use super::queue::{Closing, Queue};
use crate::cli::Failure;
use crate::cli::messages::shown;
use crate::cli::staging::{self, Staged};

/// Documents that are brought to the disk at once; each has its files open until then. As many more may wait.
const MANY: usize = 32;

/// After so long a time there are enough, however few they are.
const LONG: Duration = Duration::from_millis(500);

/// A document that is done, proved, and on no disk.
pub(super) struct Done {
    /// Its place in the archive.
    pub(super) place: u64,
    pub(super) line: Line,
    pub(super) files: Vec<Staged>,
}

/// Where workers put their documents.
pub(super) struct Outputs<'a> {
    journal: &'a Journal,
    path: PathBuf,
    /// Not every system opens folders.
    folder: Option<File>,
    queue: Queue<Done>,
    /// A single worker does this too: nothing works beside it.
    alone: bool,
    last: Mutex<Instant>,
}

impl<'a> Outputs<'a> {
    /// For the documents of this folder and so many workers.
    pub(super) fn new(path: &Path, journal: &'a Journal, workers: usize) -> Self {
        // Open from now on: it hears of every error of the disk.
        let folder = File::open(path).ok();
        let (queue, last) = (Queue::new(2 * MANY, MANY), Mutex::new(Instant::now()));
        Self { journal, path: path.to_owned(), folder, queue, alone: workers == 1, last }
    }

    /// Finishes what comes during some work.
    ///
    /// # Errors
    /// The disk; what has no name by then is gone. Else that of the work.
    pub(super) fn during(&self, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        std::thread::scope(|scope| {
            let beside = (!self.alone).then(|| scope.spawn(|| self.finish()));
            let closing = Closing(&self.queue);
            let worked = work();
            drop(closing);
            let finished = match beside {
                Some(beside) => beside.join().unwrap_or_else(|_| Err(self.interrupted())),
                None => self.finish(),
            };
            // The disk says more than who could not reach it.
            finished.and(worked)
        })
    }

    /// Takes a document.
    ///
    /// # Errors
    /// The disk stopped the work.
    pub(super) fn take(&self, done: Done) -> Result<(), Failure> {
        if !self.queue.push(done, 1) {
            return Err(self.interrupted());
        }
        if self.alone {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if self.queue.len() >= MANY || last.elapsed() >= LONG {
                let batch = self.queue.pop_all(Duration::ZERO).unwrap_or_default();
                self.name(batch)?;
                *last = Instant::now();
            }
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), Failure> {
        let _closing = Closing(&self.queue);
        while let Some(batch) = self.queue.pop_all(LONG) {
            self.name(batch)?;
        }
        Ok(())
    }

    /// A name is given to bytes that are on the disk, and a line is written for a document that has its name.
    fn name(&self, batch: Vec<Done>) -> Result<(), Failure> {
        let files: Vec<&Staged> = batch.iter().flat_map(|done| &done.files).collect();
        staging::sync(&files, self.folder.as_ref())?;
        for Done { place, line, files } in batch {
            staging::commit(files)?;
            self.journal.append(place, &line)?;
        }
        Ok(())
    }

    fn interrupted(&self) -> Failure {
        Failure::error(format!(
            "Le travail dans {} s'est arrêté (erreur interne) : reprenez-le avec --resume.",
            shown(&self.path)
        ))
    }
}
