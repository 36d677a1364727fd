//! What to do with what was found: formation × circulation → action, as data in `src/policy/*.toml`.
//!
//! A `PolicyFile` is what was typed; a [`Policy`] is what it means, complete and valid.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::kind::{Kind, PassageKind};

/// The body that met: it decides what its minutes may say (domain: CSI art. L. 132-4, L. 132-5, D. 132-9; CASF
/// art. L. 121-6-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formation {
    /// Formation plénière.
    Pleniere,
    /// Formation restreinte.
    Restreinte,
    /// Groupe de travail et d'échange d'informations.
    GroupeDeTravail,
    /// Groupe social, «article 8».
    GroupeSocial,
}

impl Formation {
    /// Every formation.
    pub const ALL: [Self; 4] = [Self::Pleniere, Self::Restreinte, Self::GroupeDeTravail, Self::GroupeSocial];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pleniere => "pleniere",
            Self::Restreinte => "restreinte",
            Self::GroupeDeTravail => "groupe-de-travail",
            Self::GroupeSocial => "groupe-social",
        }
    }

    /// The formation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|formation| formation.name() == name)
    }

    fn file(self) -> &'static str {
        match self {
            Self::Pleniere => include_str!("policy/pleniere.toml"),
            Self::Restreinte => include_str!("policy/restreinte.toml"),
            Self::GroupeDeTravail => include_str!("policy/groupe-de-travail.toml"),
            Self::GroupeSocial => include_str!("policy/groupe-social.toml"),
        }
    }

    /// The formation that a line of minutes suggests, if it names one. Only a suggestion: a human states it.
    pub fn suggested_by(line: &str) -> Option<Self> {
        let key = crate::detect::fold::fold(line);
        let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
        if has(&[
            "l. 121 6 2",
            "secret partage",
            "groupe social",
            "groupe article 8",
            "concertation et la coordination du travail social",
        ]) {
            Some(Self::GroupeSocial)
        } else if has(&[
            "groupe de travail",
            "groupe territorial",
            "groupe thematique",
            "cellule de veille",
            "droits et devoirs des familles",
            "cellule territoriale",
            "gtei",
            "echange d informations",
        ]) {
            Some(Self::GroupeDeTravail)
        } else if has(&["formation restreinte", "clspd restreint", "comite restreint"]) {
            Some(Self::Restreinte)
        } else if has(&["pleniere"]) {
            Some(Self::Pleniere)
        } else {
            None
        }
    }
}

/// Where the output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Circulation {
    /// To the members of the group who signed its charter.
    Interne,
    /// Out of the group.
    #[default]
    Externe,
    /// To the public.
    Publication,
}

impl Circulation {
    /// Every circulation.
    pub const ALL: [Self; 3] = [Self::Interne, Self::Externe, Self::Publication];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interne => "interne",
            Self::Externe => "externe",
            Self::Publication => "publication",
        }
    }
}

/// What is done with a mention or a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Stays.
    Keep,
    /// Stays, and is said in the report.
    Flag,
    /// Becomes the code of its entity.
    Pseudonymise,
    /// Becomes its class: an age band, a type of school.
    Generalise,
    /// Goes.
    Remove,
    /// Goes, and there is no output until a human has settled it.
    Block,
}

impl Action {
    /// As in data and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Flag => "flag",
            Self::Pseudonymise => "pseudonymise",
            Self::Generalise => "generalise",
            Self::Remove => "remove",
            Self::Block => "block",
        }
    }

    /// The words of the source do not reach the output.
    pub fn hides(self) -> bool {
        !matches!(self, Self::Keep | Self::Flag)
    }
}

/// A policy as it is written: of the program, or the user's changes to one. Unknown keys are refused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    formation: Option<Formation>,
    individual: Option<bool>,
    block: Option<bool>,
    basis: Option<String>,
    statement: Option<String>,
    interne: Option<Table>,
    externe: Option<Table>,
    publication: Option<Table>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Table {
    situation: Option<Action>,
    #[serde(default)]
    passages: BTreeMap<PassageKind, Action>,
    #[serde(flatten)]
    kinds: BTreeMap<Kind, Action>,
}

/// What is done with each kind, for one formation and circulation; complete and valid.
#[derive(Clone)]
pub struct Policy {
    formation: Formation,
    circulation: Circulation,
    individual: bool,
    blocked: bool,
    situation: Option<Action>,
    basis: String,
    statement: String,
    kinds: BTreeMap<Kind, Action>,
    passages: BTreeMap<PassageKind, Action>,
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy").field("formation", &self.formation).field("circulation", &self.circulation).finish()
    }
}

impl Policy {
    /// The policy of the program for a formation and circulation.
    pub fn new(formation: Formation, circulation: Circulation) -> Self {
        let mut policy = Self {
            formation,
            circulation,
            individual: true,
            blocked: false,
            situation: None,
            basis: String::new(),
            statement: String::new(),
            kinds: Kind::ALL.iter().map(|kind| (*kind, Action::Remove)).collect(),
            passages: PassageKind::ALL.iter().map(|kind| (*kind, Action::Remove)).collect(),
        };
        // The embedded files are read by a test; were one broken, everything would be removed: fail closed.
        if let Ok(file) = toml::from_str::<PolicyFile>(formation.file()) {
            policy.merge(file);
        }
        policy
    }

    /// The same with the user's changes: a TOML text that names only what differs.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] with the line of the first mistake, or when the file is for another formation.
    pub fn with_changes(mut self, toml: &str) -> Result<Self, Error> {
        let file: PolicyFile = toml::from_str(toml).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| toml.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1));
            Error::new(ErrorKind::Configuration).position(line as u64)
        })?;
        if file.formation.is_some_and(|formation| formation != self.formation) {
            return Err(Error::new(ErrorKind::Configuration).at("formation").position(1));
        }
        self.merge(file);
        Ok(self)
    }

    fn merge(&mut self, file: PolicyFile) {
        self.individual = file.individual.unwrap_or(self.individual);
        self.blocked = file.block.unwrap_or(self.blocked);
        self.basis = file.basis.unwrap_or(std::mem::take(&mut self.basis));
        self.statement = file.statement.unwrap_or(std::mem::take(&mut self.statement));
        let table = match self.circulation {
            Circulation::Interne => file.interne,
            Circulation::Externe => file.externe,
            Circulation::Publication => file.publication,
        };
        if let Some(table) = table {
            self.situation = table.situation.or(self.situation);
            self.kinds.extend(table.kinds);
            self.passages.extend(table.passages);
        }
    }

    /// The formation.
    pub fn formation(&self) -> Formation {
        self.formation
    }

    /// The circulation.
    pub fn circulation(&self) -> Circulation {
        self.circulation
    }

    /// The formation may speak of individual situations.
    pub fn is_individual(&self) -> bool {
        self.individual
    }

    /// No output is ever made for this formation.
    pub fn is_blocked(&self) -> bool {
        self.blocked
    }

    /// Whole situations are removed.
    pub fn removes_situations(&self) -> bool {
        self.situation.is_some_and(Action::hides)
    }

    /// The law to print, in French.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The statement to print, in French.
    pub fn statement(&self) -> &str {
        &self.statement
    }

    /// What is done with a kind of mention.
    pub fn action(&self, kind: Kind) -> Action {
        self.kinds.get(&kind).copied().unwrap_or(Action::Remove)
    }

    /// What is done with a kind of passage.
    pub fn passage(&self, kind: PassageKind) -> Action {
        self.passages.get(&kind).copied().unwrap_or(Action::Remove)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_complete() {
        for formation in Formation::ALL {
            let file: PolicyFile = toml::from_str(formation.file()).expect("an embedded policy");
            assert_eq!(file.formation, Some(formation));
            for table in [file.interne, file.externe, file.publication] {
                let table = table.expect("three circulations");
                assert!(Kind::ALL.iter().all(|kind| table.kinds.contains_key(kind)), "{}", formation.name());
                assert!(PassageKind::ALL.iter().all(|kind| table.passages.contains_key(kind)), "{}", formation.name());
            }
        }
    }

    #[test]
    fn a_mistake_is_refused_with_its_line() {
        let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
        let error = policy
            .clone()
            .with_changes("[externe]\nage = \"keep\"\nshoe_size = \"keep\"\n")
            .expect_err("an unknown kind");
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.offset().is_some());
        let error = policy.clone().with_changes("formation = \"pleniere\"").expect_err("another formation");
        assert_eq!(error.place(), Some("formation"));
        let changed =
            policy.with_changes("[externe]\nage = \"keep\"\n[externe.passages]\njustice = \"flag\"").expect("valid");
        assert_eq!(changed.action(Kind::Age), Action::Keep);
        assert_eq!(changed.action(Kind::Nir), Action::Remove);
        assert_eq!(changed.passage(PassageKind::Justice), Action::Flag);
    }

    #[test]
    fn a_line_suggests_its_formation() {
        assert_eq!(Formation::suggested_by("CLSPD – FORMATION RESTREINTE"), Some(Formation::Restreinte));
        assert_eq!(Formation::suggested_by("Compte rendu de la séance plénière"), Some(Formation::Pleniere));
        assert_eq!(Formation::suggested_by("Groupe de travail territorial"), Some(Formation::GroupeDeTravail));
        assert_eq!(Formation::suggested_by("(article L. 121-6-2 du code)"), Some(Formation::GroupeSocial));
        assert_eq!(Formation::suggested_by("Présents :"), None);
    }
}
