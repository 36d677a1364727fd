//! A text goes in, codes come out, and the report says what was done. Everybody in it is invented.
//!
//! `cargo run --example text`
#![allow(clippy::print_stdout, reason = "a program for a terminal")]

use huisclos::{Action, Anonymiser, Circulation, Error, Formation, Kind, Policy, Vocabulary};

const TEXT: &str = "Situation n° 1 : Karim BENALI, 15 ans, 14 allée des Cèdres. Karim vit avec sa mère, joignable au \
                    06 39 98 41 07. Amine a été vu avec lui.";

fn main() -> Result<(), Error> {
    // Which body met and who will read: nothing else decides what becomes of whom.
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));

    // What is in a text, with byte offsets in it. Two mentions of one person have one entity. The vocabulary keeps words
    // that were looked up; give the same one again for the next text.
    let mut vocabulary = Vocabulary::default();
    let found = anonymiser.detect(TEXT, &mut vocabulary)?.mentions;
    for mention in &found {
        println!("{:>7}  {}", mention.kind.name(), mention.rule);
    }
    let people: Vec<_> = found.iter().filter(|mention| mention.kind == Kind::Person).collect();
    assert_eq!(TEXT.get(people[0].span.range()), Some("Karim BENALI"));
    assert_eq!(people[0].entity, people[1].entity);
    assert!(found.iter().any(|mention| mention.kind == Kind::Phone && mention.action == Action::Remove));

    // The same text, rewritten. An output exists only if the proof found no original value in it.
    let outcome = anonymiser.anonymise(TEXT.into(), None)?;
    let text = String::from_utf8_lossy(&outcome.output);
    println!("{text}");
    assert!(!text.contains("Karim") && !text.contains("BENALI") && !text.contains("41 07"));
    assert_eq!(text.matches("[Mineur A1]").count(), 2);

    // The report holds counts, places and codes, and no word of the text. A doubt is hidden until a human settles it.
    let report = outcome.report;
    let proof = report.proof.as_ref();
    assert!(!report.blocked && proof.is_some_and(|proof| proof.holds() && proof.values > 0));
    for doubt in &report.doubts {
        println!("doubt {}: {} ({})", doubt.number, doubt.question.name(), doubt.code.as_deref().unwrap_or("no code"));
    }
    assert!(!report.doubts.is_empty());

    // Some bodies have no minutes that may circulate: the output is empty, and the report says why.
    let blocked = Anonymiser::new(Policy::new(Formation::GroupeSocial, Circulation::Externe));
    let outcome = blocked.anonymise(TEXT.into(), None)?;
    assert!(outcome.report.blocked && outcome.output.is_empty());
    Ok(())
}
