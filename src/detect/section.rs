//! Which situation of the minutes a line stands in: they are numbered, or they are rows of a table.

use crate::detect::fold;
use crate::zone::Zone;

/// Counts the situations of a document.
#[derive(Default)]
pub(super) struct Sections {
    current: u32,
    numbered: bool,
    row: Option<(u32, u32)>,
}

impl Sections {
    /// The number of the situation that a line stands in.
    pub(super) fn line(&mut self, line: &str, zone: Zone, row: Option<(u32, u32)>) -> u32 {
        if row.is_some() && row != self.row || row.is_none() && self.opens(line, zone) {
            self.current += 1;
        }
        self.row = row;
        self.current
    }

    fn opens(&mut self, line: &str, zone: Zone) -> bool {
        let line = line.trim_start_matches([' ', '\t', '#', '*', '>', '\u{a0}']);
        let mut chars = line.chars();
        let first = chars.next().unwrap_or(' ');
        let word = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let announced =
            matches!(fold::fold(word).as_str(), "situation" | "dossier" | "fiche" | "cas") && line.len() > word.len();
        let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = line.len() - after.len() <= 3
            && if first.is_ascii_digit() {
                after.trim_start().starts_with(['.', ')', '/', '-', '–', '|', '°', ':'])
            } else {
                first.is_alphabetic() && chars.next().is_some_and(|c| c == ')')
            };
        if announced || numbered {
            self.numbered = true;
            return true;
        }
        zone == Zone::Situation && !self.numbered && matches!(first, '-' | '•' | '–') && line.len() > 2
    }
}
