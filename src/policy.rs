//! What to do with what was found: formation × circulation → action, as data in `src/policy/*.toml`.
//!
//! A `PolicyFile` is what was typed; a [`Policy`] is what it means, complete and valid.

mod file;
mod formation;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use file::Fault;
pub use formation::Formation;

use crate::error::Error;
use crate::kind::{Kind, PassageKind};
use file::PolicyFile;

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
    /// Becomes its class: an age band, a type of school, the function of a participant with a number.
    Generalise,
    /// Goes.
    Remove,
    /// Goes, and there is no output until a human has settled it.
    Block,
}

impl Action {
    /// Every action, from the mildest.
    pub const ALL: [Self; 6] =
        [Self::Keep, Self::Flag, Self::Pseudonymise, Self::Generalise, Self::Remove, Self::Block];

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

/// How an age is generalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ages {
    /// To the band in which it is: [`Settings::age_bands`].
    Bands,
    /// To minor or of age.
    Majority,
}

/// How a date is generalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// To its month.
    Month,
    /// To its quarter.
    Quarter,
}

/// Bands and thresholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The first age, in years, of each band but the lowest; rising. Those of practice: minors in four, adults in three.
    pub age_bands: Vec<u8>,
    /// Counts of persons or facts below this are small: they single out.
    pub small_counts: u32,
    /// Fewer people than this are alike: the risk is high.
    pub k_red: u32,
    /// Fewer people than this: the risk is to be looked at.
    pub k_amber: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { age_bands: vec![10, 13, 16, 18, 26, 60], small_counts: 5, k_red: 10, k_amber: 30 }
    }
}

/// What the program brings beside the formations, for a town to start from.
pub const PRESETS: [(&str, &str); 1] = [("petite-commune", include_str!("policy/petite-commune.toml"))];

/// What is done with each kind, for one formation and circulation; complete and valid.
#[derive(Clone)]
pub struct Policy {
    formation: Formation,
    circulation: Circulation,
    individual: bool,
    blocked: bool,
    texts: BTreeMap<&'static str, String>,
    whole: BTreeMap<&'static str, Action>,
    ways: BTreeMap<&'static str, &'static str>,
    settings: Settings,
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
        let base = formation.base();
        let own = [base, formation].into_iter().take(if base == formation { 1 } else { 2 });
        Self::of_files(formation, circulation, own.map(Formation::file))
    }

    /// Later files change earlier ones. The embedded files are read by a test; were one broken, nothing would come out: fail
    /// closed.
    fn of_files(formation: Formation, circulation: Circulation, files: impl Iterator<Item = &'static str>) -> Self {
        let mut policy = Self {
            formation,
            circulation,
            individual: true,
            blocked: false,
            texts: BTreeMap::new(),
            whole: BTreeMap::new(),
            ways: BTreeMap::new(),
            settings: Settings::default(),
            kinds: Kind::ALL.iter().map(|kind| (*kind, Action::Remove)).collect(),
            passages: PassageKind::ALL.iter().map(|kind| (*kind, Action::Remove)).collect(),
        };
        let mut broken = false;
        for file in files {
            match PolicyFile::parse(file) {
                Ok(file) => policy.merge(file),
                Err(_) => broken = true,
            }
        }
        policy.blocked |= broken;
        policy
    }

    /// The same with the user's changes: a TOML text that names only what differs.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) with the line of the first mistake and its [`Fault`];
    /// [`Fault::Formation`] when the file is for another formation.
    pub fn with_changes(mut self, toml: &str) -> Result<Self, Error> {
        let file = PolicyFile::parse(toml)?;
        if file.formation.is_some_and(|formation| formation != self.formation) {
            return Err(Fault::Formation.at(1));
        }
        self.merge(file);
        Ok(self)
    }

    /// The same, with doubts that block or that are hidden and listed.
    #[must_use]
    pub fn with_doubts(mut self, block: bool) -> Self {
        self.ways.insert("doubts", if block { "block" } else { "mask" });
        self
    }

    /// The formation that a policy of a town is for, if it says so.
    ///
    /// # Errors
    /// Those of [`Self::with_changes`] that any formation has.
    pub fn formation_of(toml: &str) -> Result<Option<Formation>, Error> {
        PolicyFile::parse(toml).map(|file| file.formation)
    }

    fn merge(&mut self, mut file: PolicyFile) {
        self.individual = file.individual.unwrap_or(self.individual);
        self.blocked = file.block.unwrap_or(self.blocked);
        self.texts.append(&mut file.texts);
        self.settings.age_bands = file.age_bands.unwrap_or(std::mem::take(&mut self.settings.age_bands));
        let mut number = |name, now: &mut u32| *now = file.numbers.remove(name).unwrap_or(*now);
        number("small_counts", &mut self.settings.small_counts);
        number("k_red", &mut self.settings.k_red);
        number("k_amber", &mut self.settings.k_amber);
        if let Some(mut table) = file.circulations.remove(&self.circulation) {
            self.whole.append(&mut table.whole);
            self.ways.append(&mut table.ways);
            self.kinds.append(&mut table.kinds);
            self.passages.append(&mut table.passages);
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
        self.whole.get("situation").is_some_and(|action| action.hides())
    }

    /// What is done with the name of a professional in a situation: who follows somebody tells what is done with them.
    pub fn professional(&self) -> Action {
        self.whole.get("professional").copied().unwrap_or(Action::Generalise)
    }

    /// What is done with the name of an elected official among the participants: who votes is known to everybody.
    pub fn elected(&self) -> Action {
        self.whole.get("elected").copied().unwrap_or(self.action(Kind::Participant))
    }

    /// Participants are called by their function.
    pub fn names_functions(&self) -> bool {
        self.action(Kind::Participant) == Action::Generalise
    }

    /// What is done with what the prosecutor told of somebody (article L. 132-3 of the CSI: the mayor alone is told).
    pub fn prosecutor(&self) -> Action {
        self.whole.get("prosecutor").copied().unwrap_or(Action::Block)
    }

    /// How an age is generalised.
    pub fn ages(&self) -> Ages {
        if self.way("ages") == "majority" { Ages::Majority } else { Ages::Bands }
    }

    /// How a date is generalised.
    pub fn dates(&self) -> Dates {
        if self.way("dates") == "quarter" { Dates::Quarter } else { Dates::Month }
    }

    /// A doubt leaves no output until a human has settled it.
    pub fn doubts_block(&self) -> bool {
        self.way("doubts") == "block"
    }

    fn way(&self, name: &str) -> &str {
        self.ways.get(name).copied().unwrap_or_default()
    }

    /// Bands and thresholds.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the formation is called, in French.
    pub fn title(&self) -> &str {
        self.text("title")
    }

    /// The law to print, in French.
    pub fn basis(&self) -> &str {
        self.text("basis")
    }

    /// The statement to print, in French.
    pub fn statement(&self) -> &str {
        self.text("statement")
    }

    /// Who may read the output, in French.
    pub fn recipients(&self) -> &str {
        self.text("recipients")
    }

    fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
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
mod tests;
