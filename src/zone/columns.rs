//! What the header of a table says of its rows.

use super::Zone;
use crate::detect::columns::{About, heading};

/// Columns of one sort that are counted: more say no more.
const MOST: u32 = 1000;

/// What the columns of a table are about: how many headers say what.
#[derive(Debug, Default)]
pub(super) struct Columns {
    names: u32,
    persons: u32,
    traits: u32,
    matters: u32,
    presence: u32,
    contacts: u32,
    figures: u32,
    any: u32,
}

impl Columns {
    /// Counts one header cell.
    pub(super) fn header(&mut self, cell: &str) {
        let Some((_, about)) = heading(cell) else { return };
        let count = match about {
            About::Name => &mut self.names,
            About::Person => &mut self.persons,
            About::Trait => &mut self.traits,
            About::Matter => &mut self.matters,
            About::Presence => &mut self.presence,
            About::Contact => &mut self.contacts,
            About::Figures => &mut self.figures,
            About::Any => &mut self.any,
        };
        *count = (*count + 1).min(MOST);
    }

    /// At least two cells were recognised as header words.
    pub(super) fn is_header(&self) -> bool {
        self.cases() + self.presence + self.contacts + self.figures + self.any >= 2
    }

    /// The zone of the rows, if the header says it.
    pub(super) fn verdict(&self) -> Option<Zone> {
        let cases = self.cases();
        let said = self.persons + self.traits + self.matters;
        // «Adresse | Faits | Suite», and not «Établissement | Motif».
        let told = 2 * self.matters + self.traits >= 4 || self.persons + self.names > 0 && cases >= 2;
        if self.figures >= 2 && self.figures > cases {
            Some(Zone::Statistics)
        } else if self.presence > 0 && self.presence >= said && cases + self.presence >= 2 {
            Some(Zone::Attendance)
        // «Bénéficiaire | Objet», but not «Niveau | Nombre».
        } else if told || self.persons > 0 && self.any + self.contacts > 0 && self.figures == 0 {
            Some(Zone::Situation)
        } else if self.names > 0 && self.contacts > 0 {
            Some(Zone::Attendance)
        } else {
            None
        }
    }

    fn cases(&self) -> u32 {
        self.names + self.persons + self.traits + self.matters
    }
}
