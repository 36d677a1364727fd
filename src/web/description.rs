//! `/openapi.json`: the description, made true for the server that gives it.

use serde_json::{Value, to_vec};

const OPENAPI: &str = include_str!("openapi.json");
/// Where the description says which languages a request may name.
const LANGUAGES: &str = "/components/schemas/Language/enum";

/// The description of a server that answers for `languages`.
///
/// # Errors
/// None, while the file is JSON.
pub(super) fn of(languages: &[String]) -> serde_json::Result<Vec<u8>> {
    let mut description: Value = serde_json::from_str(OPENAPI)?;
    if let Some(listed) = description.pointer_mut(LANGUAGES) {
        *listed = languages.into();
    }
    to_vec(&description)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_names_the_languages_of_its_server() {
        let listed = |languages: &[&str]| {
            let languages: Vec<String> = languages.iter().map(|language| (*language).to_owned()).collect();
            let description: Value = serde_json::from_slice(&of(&languages).unwrap()).unwrap();
            description.pointer(LANGUAGES).cloned()
        };
        assert_eq!(listed(&["fr"]), serde_json::from_str::<Value>(OPENAPI).unwrap().pointer(LANGUAGES).cloned());
        assert_eq!(listed(&["fr", "en"]), Some(serde_json::json!(["fr", "en"])));
    }
}
