use crate::plan::Replacement;
pub fn tidy(_text: &str, replacements: Vec<Replacement>) -> Vec<Replacement> { replacements }
