//! From options to an [`Anonymiser`].

use std::path::Path;

use huisclos::detect::town::TownLists;
use huisclos::policy::{Circulation, Formation, PRESETS, Policy};
use huisclos::pseudonym::Key;
use huisclos::{Anonymiser, Error, ErrorKind};

use super::args::Rules;
use super::messages::shown;
use super::{Failure, file, usage};

/// The files that the options name, read once.
pub(super) struct Settings {
    /// What changes the policy of the program, in that order, each with what it is called in a message.
    policies: Vec<(String, String)>,
    names: String,
    keep: String,
    town: Option<TownLists>,
    key: Option<(Key, String)>,
    circulation: Circulation,
}

impl Settings {
    pub(super) fn read(rules: &Rules, key: Option<&Path>, scope: Option<&str>) -> Result<Self, Failure> {
        let key = match (key, scope) {
            (Some(path), Some(scope)) if !scope.trim().is_empty() => Some((read_key(path)?, scope.to_owned())),
            (None, None) => None,
            (Some(_), _) => {
                return Err(usage::wrong(
                    "--key demande --scope NOM : le nom de l'ensemble de documents où les codes doivent rester les mêmes.",
                ));
            }
            (None, Some(_)) => {
                return Err(usage::wrong("--scope demande --key CLÉ : créez une clé avec « huisclos key new »."));
            }
        };
        let text = |path: &Option<std::path::PathBuf>| path.as_deref().map_or(Ok(String::new()), file::read_text);
        let preset = PRESETS.iter().find(|(name, _)| rules.preset.as_deref() == Some(*name));
        let mut policies: Vec<_> = preset.iter().map(|(name, toml)| ((*toml).to_owned(), (*name).to_owned())).collect();
        if let Some(path) = rules.policy.as_deref() {
            policies.push((file::read_text(path)?, shown(path)));
        }
        let town = rules.town.as_deref().map(read_town).transpose()?;
        let (names, keep) = (text(&rules.names)?, text(&rules.keep)?);
        Ok(Self { policies, names, keep, town, key, circulation: rules.circulation })
    }

    /// What one formation needs.
    pub(super) fn anonymiser(&self, formation: Formation) -> Result<Anonymiser, Failure> {
        self.anonymiser_for(formation, self.circulation).map_err(|(error, name)| Failure::of(&error, name))
    }

    /// The same for another circulation; an error comes with the name of what can't be read.
    pub(super) fn anonymiser_for(
        &self,
        formation: Formation,
        circulation: Circulation,
    ) -> Result<Anonymiser, (Error, &str)> {
        let mut policy = Policy::new(formation, circulation);
        for (toml, name) in &self.policies {
            policy = policy.with_changes(toml).map_err(|error| (error, name.as_str()))?;
        }
        let mut anonymiser = Anonymiser::new(policy).with_lists(&self.names, &self.keep);
        if let Some(town) = &self.town {
            anonymiser = anonymiser.with_town(town);
        }
        if let Some((key, scope)) = &self.key {
            anonymiser = anonymiser.with_key(key, scope);
        }
        Ok(anonymiser)
    }
}

/// Reads the lists of a town: the extension says how they are written.
fn read_town(path: &Path) -> Result<TownLists, Failure> {
    let is = |extension: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
    let parse = match () {
        () if is("toml") => TownLists::parse_toml,
        () if is("csv") => TownLists::parse_csv,
        () => {
            return Err(Failure::error(format!(
                "Les listes de la commune {} ne sont ni un fichier .toml ni un fichier .csv : enregistrez-les dans l'un de ces formats.",
                shown(path)
            )));
        }
    };
    let bytes = file::read(path)?;
    let lists = huisclos::format::decode(&bytes).and_then(|text| parse(&text));
    lists.map_err(|error| match error.kind() {
        ErrorKind::UnknownEncoding => {
            Failure::error(format!("Le fichier {} n'est pas un texte lisible : enregistrez-le en UTF-8.", shown(path)))
        }
        _ => Failure::of(&error, &shown(path)),
    })
}

/// Reads a key file; warns when others may read it too.
pub(super) fn read_key(path: &Path) -> Result<Key, Failure> {
    let text = zeroize::Zeroizing::new(file::read_text(path)?);
    let key = Key::parse(&text).map_err(|error| Failure::of(&error, &shown(path)))?;
    if file::others_may_read(path) {
        return Err(Failure::error(format!(
            "La clé {} est lisible par d'autres que vous : retirez-leur ce droit (chmod 600), ou créez-en une autre.",
            shown(path)
        )));
    }
    Ok(key)
}
