//! Columns: what the header of a table says of them, and how a row that is written as text is cut into cells.
//!
//! The zones ask whom the rows are about, the recogniser of tables what the cells hold: one row of [`header`] says both.

mod header;
mod pairs;
pub(crate) mod row;

pub(crate) use header::{About, heading, heading_alone, labelled};
pub(crate) use pairs::{fits, form, is_known_name, is_named, label};

use crate::kind::Kind;

/// What the cells of one column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Family names.
    Surname,
    /// Given names.
    Given,
    /// Whole names, as they come: «selmi karim», «OUATTARA».
    Name,
    /// Somebody's name, if the cell looks like one: «le gardien», «plusieurs» do not.
    Somebody,
    /// A parent or who stands for one: the name, or what they are.
    Relative,
    /// One value of this kind a cell.
    Value(Kind),
    /// A function, an institution: the row is about someone who takes part.
    Function,
    /// Free text.
    Other,
}

impl Column {
    /// The cells hold a name, of whomever.
    pub(crate) fn is_of_names(self) -> bool {
        matches!(self, Self::Surname | Self::Given | Self::Name)
    }
}
