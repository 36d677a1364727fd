//! The dossiers of a manifest: what their documents say of names is learnt before anything is written. Names are in
//! memory only, and learnt again by each run.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use huisclos::Anonymiser;
use huisclos::detect::dossier::Dossier;
use sha2::{Digest, Sha256};

use super::document::{Bench, Bytes, Stopped, Task};
use super::journal::Stamp;
use crate::cli::{Failure, convert};

/// Every dossier, by its name.
#[derive(Default)]
pub(super) struct Dossiers(BTreeMap<String, Known>);

/// What is known of one.
pub(super) struct Known {
    pub(super) names: Arc<Dossier>,
    /// A digest of which documents it has, and in which state: another names may be learnt from.
    pub(super) state: u64,
}

impl Dossiers {
    /// That of a name.
    pub(super) fn of(&self, name: &str) -> Option<&Known> {
        self.0.get(name)
    }
}

/// What a first pass gathers; the order of the documents is all the same.
#[derive(Default)]
pub(super) struct Gathering(Mutex<BTreeMap<String, (Dossier, u64)>>);

impl Gathering {
    /// Learns from one document. What can't be read teaches nothing: the second pass says why.
    pub(super) fn learn(&self, bench: &'static Bench, task: Task) {
        let Some(dossier) = task.row.dossier.clone() else { return };
        let (path, stamp) = (PathBuf::from(&task.path), task.stamp);
        let learnt = bench.reading.timed(&path, move || {
            let broken = |_| Failure::error(String::new());
            catch_unwind(AssertUnwindSafe(|| names(bench, task))).map_err(broken)?
        });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (names, states) = all.entry(dossier).or_default();
        // Once it can be read, it may teach a name: the others are then to be done again.
        *states = states.wrapping_add(state(stamp, learnt.is_ok()));
        names.merge(learnt.unwrap_or_default());
    }

    /// All of them.
    pub(super) fn done(self) -> Dossiers {
        let all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        Dossiers(
            all.into_iter().map(|(name, (names, state))| (name, Known { names: Arc::new(names), state })).collect(),
        )
    }
}

/// The part of one document in the state of its dossier.
fn state(stamp: Stamp, taught: bool) -> u64 {
    let parts = [&stamp.path.to_le_bytes()[..], &stamp.state.to_le_bytes(), &[u8::from(taught)]];
    let digest: [u8; 32] = Sha256::digest(parts.concat()).into();
    digest.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

fn names(bench: &Bench, task: Task) -> Result<Dossier, Failure> {
    let path = Path::new(&task.path);
    let name = crate::cli::messages::shown(path);
    let bytes = match task.bytes {
        Bytes::Nowhere(failure, _) => return Err(failure),
        bytes => bench.read(bytes, &name).map_err(|stopped| match stopped {
            Stopped::Document(failure, _) | Stopped::Run(failure) => failure,
        })?,
    };
    let (bytes, called) = match convert::modern(&bytes, &name)? {
        Some(converted) => (converted, "document.docx"),
        None => (bytes, task.path.rsplit('/').next().unwrap_or_default()),
    };
    let document = bench.reading.open(bytes, Some(called), path)?;
    let formation = task.row.formation.or(bench.formation);
    let Some(formation) = formation else { return Ok(Dossier::default()) };
    let anonymiser: &Anonymiser = bench.anonymiser(formation, task.row.circulation.unwrap_or(bench.circulation))?;
    anonymiser.learn(document.as_ref()).map_err(|error| Failure::of(&error, &name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_is_another_once_all_of_it_can_be_read() {
        let stamp = Stamp { path: 1, state: 2 };
        assert_ne!(state(stamp, false), state(stamp, true));
        assert_ne!(state(stamp, true), state(Stamp { state: 3, ..stamp }, true));
        assert_eq!(state(stamp, true), state(stamp, true));
    }
}
