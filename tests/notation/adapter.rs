//! The one place that knows the library's detection.

use super::{Formation, Found, What};
use huisclos::detect::token::Vocabulary;
use huisclos::{Anonymiser, Detection, policy};

/// What the library finds in a text, for a formation and the circulation that it takes by default.
pub(crate) fn detect(text: &str, of: Formation) -> Result<Vec<Found>, huisclos::Error> {
    Ok(found(&huisclos::detect_text(text, formation(of))?))
}

/// What an anonymiser with settings of its own finds.
pub(crate) fn detect_by(anonymiser: &Anonymiser, text: &str) -> Result<Vec<Found>, huisclos::Error> {
    Ok(found(&anonymiser.detect(text, &mut Vocabulary::default())?))
}

pub(crate) fn formation(formation: Formation) -> policy::Formation {
    match formation {
        Formation::Pleniere => policy::Formation::Pleniere,
        Formation::Restreinte => policy::Formation::Restreinte,
        Formation::GroupeDeTravail => policy::Formation::GroupeDeTravail,
        Formation::GroupeSocial => policy::Formation::GroupeSocial,
    }
}

fn found(detection: &Detection) -> Vec<Found> {
    let mentions = detection.mentions.iter().map(|mention| Found {
        span: mention.span,
        what: What::Mention(mention.kind),
        entity: Some(u64::from(mention.entity)),
        family: mention.family.map(u64::from),
        hidden: mention.action.hides(),
    });
    let passages = detection.passages.iter().map(|passage| Found {
        span: passage.span,
        what: What::Passage(passage.kind),
        entity: None,
        family: None,
        hidden: passage.action.hides(),
    });
    mentions.chain(passages).collect()
}
