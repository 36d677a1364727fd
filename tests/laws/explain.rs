//! What is said of a confidence is what made it.

use proptest::prelude::*;

use huisclos::Anonymiser;
use huisclos::detect::explain::{Explanation, term_names};
use huisclos::detect::token::Vocabulary;
use huisclos::format;
use huisclos::policy::Formation;

use super::minutes::{Minutes, minutes};
use super::notation::parse;
use super::{anonymiser, any_text, cases, documents, working_group};

/// One explanation a mention, of its rule, with terms whose sum, cut to 0–99, is its confidence.
fn faults(mentions: &[(&'static str, u8)], why: &[Explanation]) -> Vec<String> {
    let mut faults = Vec::new();
    if mentions.len() != why.len() {
        faults.push(format!("{} mentions, {} explanations", mentions.len(), why.len()));
    }
    for ((rule, confidence), why) in mentions.iter().zip(why) {
        let known = why.terms.iter().all(|term| term_names().any(|name| name == term.name));
        if why.rule != *rule || why.confidence() != *confidence || why.terms.is_empty() || !known {
            faults.push(format!("{rule}, {confidence}: {why:?}"));
        }
    }
    faults
}

fn of_text(anonymiser: &Anonymiser, text: &str) -> Vec<String> {
    let found = anonymiser.detect(text, &mut Vocabulary::default()).unwrap().mentions;
    let found: Vec<_> = found.iter().map(|mention| (mention.rule, mention.confidence)).collect();
    faults(&found, &anonymiser.explain(format::text(text).as_ref()).unwrap())
}

#[test]
fn every_confidence_of_the_fixtures_is_explained() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let mut count = 0;
    for part in ["minutes", "traps", "names", "linking", "passages", "cases"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(format!("{folder}/{part}")).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            for fixture in parse::texts(&std::fs::read_to_string(&path).unwrap()).unwrap() {
                for formation in [Formation::Pleniere, Formation::GroupeDeTravail] {
                    let faults = of_text(&anonymiser(formation), &fixture.text);
                    assert!(faults.is_empty(), "{}\n{}", path.display(), faults.join("\n"));
                }
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn every_confidence_of_a_document_is_explained() {
    for (name, source) in documents() {
        let document = format::open(source, Some(&name)).unwrap();
        let anonymiser = working_group().with_lists("Vigipirate\nOlympe-de-Gouges", "Ravel");
        let found = anonymiser.examine(document.as_ref(), &[0; 32]).unwrap().mentions;
        let found: Vec<_> = found.iter().map(|mention| (mention.rule, mention.confidence)).collect();
        let faults = faults(&found, &anonymiser.explain(document.as_ref()).unwrap());
        assert!(faults.is_empty() && found.len() > 10, "{name}\n{}", faults.join("\n"));
    }
}

/// A doubtful name that is sure elsewhere keeps what was said of it, and says what it gained.
#[test]
fn a_confirmed_name_says_what_it_gained() {
    let text = "Situation n° 1\nLe jeune Karim BENSALEM, 15 ans, est absent. Hier, Bensalem était là.";
    assert_eq!(of_text(&working_group(), text), Vec::<String>::new());
    let why = working_group().explain(format::text(text).as_ref()).unwrap();
    let terms: Vec<_> = why.last().unwrap().terms.iter().map(|term| (term.name, term.weight)).collect();
    assert_eq!(terms, [("surname", 50), ("zone_situation", 8), ("confirmed_elsewhere", 20)]);
}

#[test]
fn what_announces_a_name_is_shown() {
    let text = "Situation n° 1\nMM. Traoré et Kaczmarek sont venus. La famille BENSALEM est connue.";
    let why = working_group().explain(format::text(text).as_ref()).unwrap();
    let shown: Vec<_> =
        why.iter().map(|why| (why.terms[0].name, why.trigger.map(|span| &text[span.range()]))).collect();
    let expected = [("title", Some("MM.")), ("title", Some("MM.")), ("family_trigger", Some("famille"))];
    assert_eq!(shown, expected);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_confidence_of_minutes_is_explained(minutes in minutes(), general in any::<bool>()) {
        let Minutes { text, .. } = minutes;
        let formation = if general { Formation::Pleniere } else { Formation::GroupeDeTravail };
        prop_assert_eq!(of_text(&anonymiser(formation), &text), Vec::<String>::new());
        // In capitals case says nothing, and other terms come up.
        prop_assert_eq!(of_text(&anonymiser(formation), &text.to_uppercase()), Vec::<String>::new());
        prop_assert_eq!(of_text(&anonymiser(formation), &text.to_lowercase()), Vec::<String>::new());
    }

    #[test]
    fn every_confidence_of_any_text_is_explained(text in any_text()) {
        prop_assert_eq!(of_text(&working_group(), &text), Vec::<String>::new());
    }
}
