//! The correspondence of codes and names: whole, of the very output, and nowhere unless asked for.

use std::collections::BTreeMap;

use super::*;
use huisclos::kind::Kind;
use huisclos::mapping::{Entry, Mapping, VERSION};
use huisclos::policy::Action;
use sha2::{Digest, Sha256};

/// The text of an output of any shape.
fn read(bytes: Vec<u8>, name: &str) -> String {
    let document = format::open(bytes, Some(name)).unwrap();
    segments(document.as_ref()).into_iter().map(|segment| segment.text + "\n").collect()
}

fn digest(source: &[u8]) -> [u8; 32] {
    Sha256::digest(source).into()
}

fn of(anonymiser: &Anonymiser, source: &[u8], name: &str) -> Mapping {
    anonymiser.mapping(format::open(source.to_vec(), Some(name)).unwrap().as_ref(), &digest(source)).unwrap()
}

proptest! {
    #![proptest_config(cases(48))]

    /// No name that a code replaces is missing, and no code of a person.
    #[test]
    fn every_form_that_a_code_replaces_is_told(minutes in minutes(), shape in shape(), keyed in any::<bool>()) {
        let anonymiser = if keyed { working_group().with_key(&key(7), "nord") } else { working_group() };
        let source = shape.write(&minutes.text);
        let mapping = of(&anonymiser, &source, shape.name());
        let document = format::open(source.clone(), Some(shape.name())).unwrap();
        let examined = anonymiser.examine(document.as_ref(), &digest(&source)).unwrap();
        let texts: Vec<String> = segments(document.as_ref()).into_iter().map(|segment| segment.text).collect();
        let told: BTreeMap<&str, &Entry> = mapping.entries.iter().map(|entry| (entry.code.as_str(), entry)).collect();
        prop_assert_eq!(told.len(), mapping.entries.len(), "two entries of one code");
        for (i, mention) in examined.mentions.iter().enumerate() {
            let name = matches!(mention.kind, Kind::Person | Kind::Participant | Kind::Family);
            let span = mention.span;
            let gone = examined.passages.iter().zip(&examined.decisions.passages).any(|(passage, action)| {
                passage.segment == mention.segment && action.hides() && passage.span.overlaps(span)
            });
            if name && !gone && examined.decisions.mentions[i] == Action::Pseudonymise {
                let form = texts[mention.segment as usize][span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
                let code = examined.names[examined.linked.entity[i] as usize].as_str();
                let entry = told.get(code).unwrap_or_else(|| panic!("{code} is missing"));
                prop_assert!(entry.forms.contains(&form), "{} lacks a form", code);
            }
        }
        let output = read(output(&anonymiser, &source, shape.name()), shape.name());
        for entry in &mapping.entries {
            // As it is or in the plural.
            let code = entry.code.rsplit(' ').next().unwrap();
            prop_assert!(output.contains(&format!(" {code}")), "{} stands nowhere", code);
            prop_assert!(entry.forms.iter().all(|form| !form.is_empty()) && entry.forms.is_sorted());
        }
    }

    /// Asking changes nothing, and who did not ask has nothing.
    #[test]
    fn a_run_that_is_not_asked_keeps_nothing(minutes in minutes(), shape in shape()) {
        let anonymiser = working_group();
        let source = shape.write(&minutes.text);
        let before = anonymiser.anonymise(source.clone(), Some(shape.name())).unwrap();
        let _asked = of(&anonymiser, &source, shape.name());
        let after = anonymiser.anonymise(source, Some(shape.name())).unwrap();
        prop_assert!(before.output == after.output);
        prop_assert!(before.report.mapping.is_none());
        prop_assert_eq!(serde_json::to_string(&before.report).unwrap(), serde_json::to_string(&after.report).unwrap());
    }
}

#[test]
fn what_goes_without_a_code_is_nobodys_form() {
    let text = "Situation n° 1 : Karim BENALI, 15 ans, au collège Jean-Moulin, 06 39 98 00 01.\n\
        Le père de K. Benali, M. Omar BENALI, est suivi pour une dépression.\n";
    let mapping = of(&working_group(), text.as_bytes(), "cr.txt");
    let told: Vec<(&str, &[String])> =
        mapping.entries.iter().map(|entry| (entry.code.as_str(), entry.forms.as_slice())).collect();
    assert!(told.iter().any(|(code, forms)| *code == "[Mineur A1]" && forms.contains(&"Karim BENALI".to_owned())));
    let all: String = mapping.entries.iter().flat_map(|entry| entry.forms.clone()).collect();
    assert!(!all.contains("Moulin") && !all.contains("06 39") && !all.contains("dépression") && !all.contains("Omar"));
    // A body that is blocked has nobody who became a code.
    let secret = of(&anonymiser(Formation::GroupeSocial), text.as_bytes(), "cr.txt");
    assert!(secret.entries.iter().all(|entry| entry.kind == "participant"));
}

#[test]
fn a_mapping_reads_back_and_another_version_is_refused() {
    let mut mapping = of(&working_group(), "Situation n° 1 : Karim « Kaïs » BENALI, 15 ans.".as_bytes(), "cr.txt");
    mapping.expires = "2027-02-24".to_owned();
    let json = mapping.to_json();
    let read = Mapping::parse(&json).unwrap();
    assert_eq!(
        (read.version, read.expires.as_str(), read.formation.as_str()),
        (VERSION, "2027-02-24", "groupe-de-travail")
    );
    assert!(!read.entries.is_empty() && read.entries[0].forms == mapping.entries[0].forms);
    mapping.version = VERSION + 1;
    let error = Mapping::parse(&mapping.to_json()).err().unwrap();
    assert_eq!(error.place(), Some("version"));
    let cut = Mapping::parse(&json[..json.len() / 2]).err().unwrap();
    assert!(cut.offset().is_some() && !fold(&format!("{cut} {cut:?}")).contains("benali"));
}
