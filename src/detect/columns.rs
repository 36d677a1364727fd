//! Columns: what the header of a table says of them, and how a row that is written as text is cut into cells.
//!
//! The zones ask whom the rows are about, the recogniser of tables what the cells hold: one row of [`words`] says both.

mod header;
mod pairs;
pub(crate) mod row;
mod words;

pub(crate) use header::{About, heading, heading_alone, labelled};
pub(crate) use pairs::{fits, form, is_known_name, is_named, is_relative, label};

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
    /// «Qui», «Où»: whom the rows are about and where those live, if another column says something of a person.
    Who,
    Where,
    /// Where somebody works or learns, or only what they do: «Emploi / école».
    Work,
    /// One value of this kind a cell.
    Value(Kind),
    /// A function, an institution: the row is about someone who takes part.
    Function,
    /// Free text.
    Other,
}

impl Column {
    /// What it is beside these others: «Qui» is who shall do what, unless an age stands there, too.
    pub(crate) fn beside<'a>(self, mut others: impl Iterator<Item = &'a Self>) -> Self {
        // The town of who lives there; that of a structure stands beside its name alone.
        if self == Self::Value(Kind::Place) {
            let lives = |column: &Self| matches!(column, Self::Value(Kind::Address | Kind::Age | Kind::BirthDate));
            return if others.any(lives) { self } else { Self::Other };
        }
        let told = |column: &Self| {
            matches!(
                column,
                Self::Value(Kind::Age | Kind::BirthDate | Kind::BirthPlace | Kind::Kin | Kind::SchoolClass)
            )
        };
        match self {
            Self::Who | Self::Where => match (others.any(told), self) {
                (false, _) => Self::Other,
                (true, Self::Who) => Self::Name,
                (true, column) => column,
            },
            column => column,
        }
    }

    /// The cells hold a name, of whomever.
    pub(crate) fn is_of_names(self) -> bool {
        matches!(self, Self::Surname | Self::Given | Self::Name)
    }
}
