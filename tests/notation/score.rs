//! Found, missed and invented, kind by kind.

use std::collections::BTreeMap;
use std::fmt;

/// One line of the score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) found: usize,
    pub(crate) missed: usize,
    pub(crate) invented: usize,
    /// Found, as something else.
    pub(crate) confused: usize,
    /// Marked `~` and not found, or marked `!` and found.
    pub(crate) known: usize,
}

/// The score of one file, or of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Score {
    kinds: BTreeMap<&'static str, Tally>,
}

impl Score {
    pub(crate) const fn new() -> Self {
        Self { kinds: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, kind: &'static str) -> &mut Tally {
        self.kinds.entry(kind).or_default()
    }

    pub(crate) fn get(&self, kind: &str) -> Tally {
        self.kinds.get(kind).copied().unwrap_or_default()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (&kind, tally) in &other.kinds {
            let sum = self.of(kind);
            sum.found += tally.found;
            sum.missed += tally.missed;
            sum.invented += tally.invented;
            sum.confused += tally.confused;
            sum.known += tally.known;
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<14} {:>6} {:>6} {:>8} {:>8} {:>6}",
            "kind", "found", "missed", "invented", "confused", "known"
        )?;
        let mut sum = Tally::default();
        for (kind, tally) in &self.kinds {
            let Tally { found, missed, invented, confused, known } = tally;
            writeln!(f, "{kind:<14} {found:>6} {missed:>6} {invented:>8} {confused:>8} {known:>6}")?;
            sum.found += found;
            sum.missed += missed;
            sum.invented += invented;
            sum.confused += confused;
            sum.known += known;
        }
        let Tally { found, missed, invented, confused, known } = sum;
        writeln!(f, "{:<14} {found:>6} {missed:>6} {invented:>8} {confused:>8} {known:>6}", "all")
    }
}
