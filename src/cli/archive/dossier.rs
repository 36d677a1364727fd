//! The dossiers of a manifest: what their documents say of names is learnt before anything is written. Names are in
//! memory only, and learnt again by each run.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use huisclos::Anonymiser;
use huisclos::detect::dossier::Dossier;
use sha2::{Digest, Sha256};

use super::document::{Bench, Bytes, Task};
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
        let state: [u8; 32] =
            Sha256::digest([task.stamp.path.to_le_bytes(), task.stamp.state.to_le_bytes()].concat()).into();
        let state = u64::from_le_bytes(state[..8].try_into().unwrap_or_default());
        let path = PathBuf::from(&task.path);
        let learnt = bench.reading.timed(&path, move || {
            Ok(catch_unwind(AssertUnwindSafe(|| names(bench, task).ok())).ok().flatten().unwrap_or_default())
        });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (names, states) = all.entry(dossier).or_default();
        names.merge(learnt.unwrap_or_default());
        *states = states.wrapping_add(state);
    }

    /// All of them.
    pub(super) fn done(self) -> Dossiers {
        let all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        Dossiers(
            all.into_iter().map(|(name, (names, state))| (name, Known { names: Arc::new(names), state })).collect(),
        )
    }
}

fn names(bench: &Bench, task: Task) -> Result<Dossier, Failure> {
    let path = Path::new(&task.path);
    let name = crate::cli::messages::shown(path);
    let bytes = match task.bytes {
        Bytes::Nowhere(..) => return Ok(Dossier::default()),
        bytes => bench.read(bytes, &name).map_err(|_| Failure::error(""))?,
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
