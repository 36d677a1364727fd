//! What a town decides for itself: its policy, its lists, and what it is told when a line is wrong. Everything in them is
//! invented.
//!
//! `cargo run --example policy`
#![allow(clippy::print_stdout, reason = "a program for a terminal")]

use huisclos::{Action, Anonymiser, Circulation, Error, ErrorKind, Formation, Kind, Policy, Population, TownLists};

/// Only what differs from the program's policy. `huisclos policy show` lists what can be said.
const POLICY: &str = r#"
formation = "groupe-de-travail"

[externe]
age = "keep"
"#;

const LISTS: &str = r#"
masquer = ["le Grand Blond"]
conserver = ["Fête Fontgrivelle"]
rues = ["Le Clos-Fleuri"]
elus = ["Hélène Castagnet"]
"#;

const TEXT: &str = "Présents : Hélène Castagnet.\n\
                    Situation n° 1 : Karim BENALI, 15 ans, 12 Le Clos-Fleuri, la Zaza et le Grand Blond, vus à la Fête Fontgrivelle.";

fn main() -> Result<(), Error> {
    let usual = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let changed = usual.clone().with_changes(POLICY)?;
    assert_eq!((usual.action(Kind::Age), changed.action(Kind::Age)), (Action::Generalise, Action::Keep));

    let anonymiser = Anonymiser::new(changed)
        .with_town(&TownLists::parse_toml(LISTS)?)
        // One value a line: what must go, and what must stay.
        .with_lists("la Zaza\nTonton Fred", "")
        // The report then says of how many inhabitants each description may be.
        .with_population(Population { town: 5_200, quarter: None });
    let outcome = anonymiser.anonymise(TEXT.into(), None)?;
    let text = String::from_utf8_lossy(&outcome.output);
    println!("{text}");
    for stays in ["15 ans", "Fête Fontgrivelle"] {
        assert!(text.contains(stays), "{stays}");
    }
    for goes in ["BENALI", "Grand Blond", "Zaza", "Clos-Fleuri", "Castagnet"] {
        assert!(!text.contains(goes), "{goes}");
    }

    // Errors name a field or a line, and never the words that stand there: they may be shown to anybody.
    let wrong = usual.with_changes("[externe]\nage = \"perhaps\"").err();
    assert_eq!(wrong.as_ref().map(Error::kind), Some(ErrorKind::Configuration));
    assert_eq!(wrong.as_ref().and_then(Error::offset), Some(2));
    let wrong = TownLists::parse_toml("masquer = []\nrues = [\"\"]").err();
    assert_eq!(wrong.as_ref().map(Error::kind), Some(ErrorKind::Configuration));
    Ok(())
}
