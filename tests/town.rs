//! What a town's lists do: the texts of `fixtures/town/`, read with `exemple.toml` and with `exemple.csv`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "notation/mod.rs"]
mod notation;

use huisclos::Anonymiser;
use huisclos::detect::town::{Category, TownLists};
use huisclos::policy::{Circulation, Formation, Policy};
use notation::{adapter, compare, lint, parse};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/town")
}

fn example(extension: &str) -> TownLists {
    let text = std::fs::read_to_string(folder().join("exemple").with_extension(extension)).unwrap();
    let parse = if extension == "csv" { TownLists::parse_csv } else { TownLists::parse_toml };
    parse(&text).unwrap()
}

/// The faults of a fixture when it is read with these lists.
fn faults(file: &str, town: Option<&TownLists>) -> String {
    let fixture = parse::parse(file).unwrap();
    let written = lint::lint(&fixture);
    assert!(written.is_empty(), "{}", written.join("\n"));
    let anonymiser = Anonymiser::new(Policy::new(adapter::formation(fixture.formation), Circulation::Externe));
    let anonymiser = town.map_or(anonymiser.clone(), |town| anonymiser.with_town(town));
    let outcome = compare::compare(&fixture, &adapter::detect_by(&anonymiser, &fixture.text).unwrap());
    if outcome.faults.is_empty() { String::new() } else { outcome.diff }
}

#[test]
fn texts_are_read_with_the_lists() {
    let lists = [example("toml"), example("csv")];
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    assert!(paths.len() >= 4);
    for path in paths {
        let (file, name) = (std::fs::read_to_string(&path).unwrap(), path.display());
        for town in &lists {
            let faults = faults(&file, Some(town));
            assert!(faults.is_empty(), "{name} (- annotated, + found)\n{faults}");
        }
        assert!(!faults(&file, None).is_empty(), "{name} shows nothing that the lists do");
    }
}

/// Both files say the same, and the proof holds over what the lists leave in a text.
#[test]
fn outputs_are_proved_and_the_same() {
    let source = "Situation n° 1 : Karim BENALI, 15 ans, 12 Le Clos-Fleuri. M. Benali passe rue Karim-Benali.\n\
                  Samia Gwendal et Samia Garance sont au Val-Samia, avec la Maison Gwendal et l'Office Garance & Fils.";
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let outputs = ["toml", "csv"].map(|extension| {
        let anonymiser = Anonymiser::new(policy.clone()).with_town(&example(extension));
        let outcome = anonymiser.anonymise(source.as_bytes().to_vec(), Some("cr.txt")).unwrap();
        String::from_utf8(outcome.output).unwrap()
    });
    assert_eq!(outputs[0], outputs[1]);
    for left in ["rue Karim-Benali", "Val-Samia", "la Maison Gwendal", "l'Office Garance & Fils"] {
        assert!(outputs[0].contains(left), "{left} is not in {}", outputs[0]);
    }
    assert!(!outputs[0].contains("BENALI") && !outputs[0].contains("Clos"), "{}", outputs[0]);
    assert_eq!(outputs[0].matches("Samia").count(), 1, "{}", outputs[0]);
}

#[test]
fn the_lists_in_the_readme_are_well_written() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```toml\nmasquer").unwrap();
    let toml = format!("masquer{}", rest.split("```").next().unwrap());
    assert_eq!(TownLists::parse_toml(&toml).map(|_| ()), Ok(()));
    assert!(Category::ALL.iter().all(|category| toml.contains(&format!("{} = [", category.name()))));
}
