//! Which situation of the minutes a line stands in: they are numbered, or they are rows of a table.

use smallvec::SmallVec;

use crate::detect::fold;
use crate::segment::Span;
use crate::zone::Zone;

/// Part of a segment that stands in one zone. It may hold several situations.
pub(super) struct Stretch {
    pub(super) span: Span,
    pub(super) zone: Zone,
    /// Where each situation starts, in bytes of the segment, and its number.
    pub(super) sections: SmallVec<[(usize, u32); 1]>,
}

impl Stretch {
    /// The situation that a byte stands in.
    pub(super) fn section(&self, at: usize) -> u32 {
        let index = self.sections.partition_point(|(start, _)| *start <= at);
        self.sections.get(index.saturating_sub(1)).map_or(0, |(_, section)| *section)
    }
}

/// The stretch that a byte of the segment stands in.
pub(super) fn stretch_at(stretches: &[Stretch], at: usize) -> Option<&Stretch> {
    stretches.iter().find(|stretch| stretch.span.end > at)
}

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
        let key = fold::fold(word);
        let colon = line[word.len().min(line.len())..].trim_start().starts_with(':');
        let announced = matches!(key.as_str(), "situation" | "dossier" | "fiche" | "cas") && line.len() > word.len()
            // «Ligne 3 : conflit avec le beau-père», behind a table of situations
            || key == "ligne" && zone == Zone::Situation && line.contains(':')
            // «Élève : CISSOKHO Mamadou»
            || matches!(key.as_str(), "eleve" | "jeune" | "mineur" | "mineure" | "usager" | "famille") && colon;
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
