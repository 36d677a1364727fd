//! What of the [marks](super::Token::marks) is a matter of writing, and not of the word.

use super::Shape;
use crate::detect::{marks, openings};

/// What the way a word is written adds to the marks of its key.
pub(super) fn of_written(shape: Shape, known: u64) -> u64 {
    match shape {
        Shape::Mark(_) | Shape::Number => 0,
        Shape::Lower if known & marks::STARTS_NAME != 0 => marks::MAY_NAME,
        // Nothing announces a name by a particle, and none in small letters starts one inside a sentence.
        Shape::Lower if known & marks::PARTICLE != 0 => marks::MAY_NAME_AT_START,
        Shape::Lower => 0,
        Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed => marks::MAY_NAME,
    }
}

/// What one character is that is no part of a word.
pub(super) fn of_mark(mark: char) -> u64 {
    let stops = matches!(mark, '.' | ';' | '!' | '?' | '|' | '…');
    openings::of_mark(mark) | if stops { marks::STOP } else { 0 }
}
