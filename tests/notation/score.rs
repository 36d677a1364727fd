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
    /// Marked `~` and not found, or not linked.
    pub(crate) known_missed: usize,
    /// Marked `!` and found.
    pub(crate) known_invented: usize,
}

/// The line of links.
pub(crate) const LINK: &str = "link";

impl Tally {
    fn add(&mut self, other: &Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.invented += other.invented;
        self.confused += other.confused;
        self.known_missed += other.known_missed;
        self.known_invented += other.known_invented;
    }
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
            self.of(kind).add(tally);
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, kind: &str, tally: &Tally| {
            let Tally { found, missed, invented, confused, known_missed, known_invented } = tally;
            writeln!(
                f,
                "{kind:<14} {found:>6} {missed:>6} {invented:>8} {confused:>8} {known_missed:>12} {known_invented:>14}"
            )
        };
        writeln!(f, "kind            found missed invented confused known missed known invented")?;
        let mut sum = Tally::default();
        for (kind, tally) in &self.kinds {
            line(f, kind, tally)?;
            // A link is a property of mentions that are counted already.
            if *kind != LINK {
                sum.add(tally);
            }
        }
        line(f, "all but link", &sum)
    }
}
