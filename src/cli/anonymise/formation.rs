//! The formation that a user states, and the one that a text suggests.

use std::path::Path;

use huisclos::policy::Formation;

use crate::cli::lines::{self, Head};
use crate::cli::messages::shown;
use crate::cli::reading::Reading;
use crate::cli::{Failure, convert, usage};

/// The error when nobody said which body met: names what the text suggests, and where.
pub(super) fn missing(input: &Path, reading: &Reading) -> Failure {
    let choices = Formation::ALL.map(Formation::name).join(", ");
    let opened = convert::source(input, &reading.bounds().limits).and_then(|source| {
        let head = Head::new(&source.bytes);
        let failed = |error| Failure::of(&error, &shown(input));
        let document = reading.open(source.bytes, source.name.as_deref(), input)?;
        lines::suggested(document.as_ref(), &head).map_err(failed)
    });
    match opened {
        Err(failure) => failure,
        Ok(Some(suggestion)) => {
            let name = suggestion.formation.name();
            usage::wrong(format!(
                "Il manque la formation. D'après {} de {}, ce serait « {name} » : vérifiez, puis ajoutez --formation {name} (choix : {choices}).",
                suggestion.place,
                shown(input)
            ))
        }
        Ok(None) => usage::wrong(format!(
            "Il manque la formation, et {} ne la nomme pas : ajoutez --formation suivi de l'une d'elles : {choices}.",
            shown(input)
        )),
    }
}

/// What to say where the text names another body than the user.
pub(super) fn contradiction(suggestion: &lines::Suggestion, stated: Formation, input: &Path) -> Option<String> {
    // Bodies with the same rules call themselves by each other's names.
    if suggestion.formation.base() == stated.base() {
        return None;
    }
    let (place, input, stated) = (&suggestion.place, shown(input), stated.name());
    if suggestion.formation == Formation::GroupeSocial {
        return Some(format!(
            "{input} semble relever du groupe social (secret partagé, article L. 121-6-2 du code de l'action sociale et des familles), d'après {place} : \
             ses notes ne peuvent pas devenir un compte rendu du CLSPD. Ne diffusez rien avant d'avoir vérifié la formation « {stated} »."
        ));
    }
    Some(format!(
        "{input} : d'après {place}, la formation serait « {} », et non « {stated} » : vérifiez.",
        suggestion.formation.name()
    ))
}
