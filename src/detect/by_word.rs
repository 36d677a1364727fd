//! Tables by word: looked up, never iterated.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// What is known of words that the program has from its authors. Each new word of a text is asked for; nobody can choose
/// the words of the table so that they collide.
pub(super) type ByWord<V> = HashMap<&'static str, V, FixedState>;
