//! From what Python gives to a [`huisclos::Anonymiser`], in the order in which the program takes its options.

use std::collections::BTreeMap;
use std::path::PathBuf;

use huisclos::detect::town::TownLists;
use huisclos::kind::{Kind, PassageKind};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::pseudonym::Key;
use huisclos::report::Population;
use huisclos::{Anonymiser, sentences};
use pyo3::prelude::*;
use zeroize::{Zeroize, Zeroizing};

use crate::failure::{Class, Failure};
use crate::files;

/// A text of the user and what it is called in a sentence.
type Named = (String, String);

/// What a policy is made of.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct PolicySettings {
    formation: String,
    circulation: String,
    /// TOML texts that change it, in that order.
    changes: Vec<Named>,
    /// Doubts block, or are hidden and listed; as the policy says where nothing is said.
    doubts: Option<String>,
}

/// What an anonymiser is made of.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Settings {
    policy: PolicySettings,
    names: String,
    keep: String,
    /// What it is called, and its text: the extension says how it is written.
    town: Option<Named>,
    key_file: Option<PathBuf>,
    /// 64 hexadecimal digits.
    key: Option<String>,
    scope: Option<String>,
    population: Option<(u32, Option<u32>)>,
}

/// From what is found to what is done with it.
type Actions = BTreeMap<&'static str, &'static str>;

/// What is done with each kind, and with each kind of passage.
#[pyfunction]
pub(crate) fn actions(policy: PolicySettings) -> PyResult<(Actions, Actions)> {
    let policy = policy.policy()?;
    let kinds = Kind::ALL.iter().map(|kind| (kind.name(), policy.action(*kind).name()));
    let passages = PassageKind::ALL.iter().map(|kind| (kind.name(), policy.passage(*kind).name()));
    Ok((kinds.collect(), passages.collect()))
}

fn usage(sentence: impl Into<String>) -> Failure {
    Failure::new(Class::Usage, sentence)
}

impl PolicySettings {
    fn policy(&self) -> Result<Policy, Failure> {
        let formation = Formation::from_name(&self.formation).ok_or_else(|| {
            let all: Vec<&str> = Formation::ALL.iter().map(|formation| formation.name()).collect();
            usage(format!("Cette formation n'existe pas ; les formations sont : {}.", all.join(", ")))
        })?;
        let circulation = Circulation::ALL.into_iter().find(|known| known.name() == self.circulation);
        let circulation = circulation
            .ok_or_else(|| usage("Cette circulation n'existe pas : c'est interne, externe ou publication."))?;
        let mut policy = Policy::new(formation, circulation);
        for (toml, name) in &self.changes {
            policy = policy.with_changes(toml).map_err(|error| Failure::of(&error, name))?;
        }
        match self.doubts.as_deref() {
            None => Ok(policy),
            Some("block") => Ok(policy.with_doubts(true)),
            Some("mask") => Ok(policy.with_doubts(false)),
            Some(_) => Err(usage("doubts vaut \"mask\" (masqués et listés) ou \"block\" (aucune sortie).")),
        }
    }
}

impl Settings {
    pub(crate) fn anonymiser(mut self) -> Result<Anonymiser, Failure> {
        let mut anonymiser = Anonymiser::new(self.policy.policy()?).with_lists(&self.names, &self.keep);
        if let Some((name, text)) = &self.town {
            let is_csv = name.to_lowercase().ends_with(".csv");
            let parse = if is_csv { TownLists::parse_csv } else { TownLists::parse_toml };
            let town = parse(text).map_err(|error| Failure::of(&error, &sentences::shown(name)))?;
            anonymiser = anonymiser.with_town(&town);
        }
        let key = self.key();
        self.key.zeroize();
        let scope = self.scope.as_deref().filter(|scope| !scope.trim().is_empty());
        anonymiser = match (key?, scope) {
            (Some(key), Some(scope)) => anonymiser.with_key(&key, scope),
            (None, None) => anonymiser,
            (Some(_), None) => {
                return Err(usage(
                    "key demande scope : le nom de l'ensemble de documents où les codes doivent rester les mêmes.",
                ));
            }
            (None, Some(_)) => {
                return Err(usage("scope demande key : créez une clé avec « huisclos key new »."));
            }
        };
        if let Some((town, quarter)) = self.population {
            anonymiser = anonymiser.with_population(Population { town, quarter });
        }
        Ok(anonymiser)
    }

    fn key(&self) -> Result<Option<Key>, Failure> {
        if let Some(path) = &self.key_file {
            return files::read_key(path).map(Some);
        }
        let Some(digits) = &self.key else { return Ok(None) };
        let file = Zeroizing::new(format!("huisclos-key-1\n{digits}\n"));
        Key::parse(&file)
            .map(Some)
            .map_err(|_| usage("Une clé a 32 octets : donnez-en autant, ou le fichier d'une clé."))
    }
}
