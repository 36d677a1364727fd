//! The same person has the same code in two documents, without a list of names. Everybody in them is invented.
//!
//! `cargo run --example stable_codes`
#![allow(clippy::print_stdout, reason = "a program for a terminal")]

use huisclos::{Anonymiser, Circulation, Error, Formation, Key, Policy};

const MARCH: &str = "Situation n° 1 : Karim BENALI, 15 ans, ne va plus au collège.";
const JUNE: &str =
    "Situation n° 4 : Lucien PRIGENT, 82 ans, vit seul. Situation n° 5 : Karim BENALI, 15 ans, est revenu.";

fn main() -> Result<(), Error> {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);

    // A real key is 32 random bytes (`huisclos key new` writes one into a file, `Key::parse` reads it). It holds no
    // name, but whoever has it can try names: keep it apart from the documents.
    let key = Key::from_bytes([7; 32]);
    let north = Anonymiser::new(policy.clone()).with_key(&key, "groupe-nord");
    let (march, june) = (anonymised(&north, MARCH)?, anonymised(&north, JUNE)?);
    println!("{march}\n{june}");
    let karim = code(&march).unwrap_or_default();
    assert!(karim.starts_with("[Mineur "));
    assert!(june.contains(karim));

    // Codes of two scopes can't be matched, and neither can those of two keys.
    let south = Anonymiser::new(policy.clone()).with_key(&key, "groupe-sud");
    assert!(!anonymised(&south, MARCH)?.contains(karim));
    let other = Anonymiser::new(policy.clone()).with_key(&Key::from_bytes([8; 32]), "groupe-nord");
    assert!(!anonymised(&other, MARCH)?.contains(karim));

    // Without a key, codes count from 1 in every document and mean nothing beyond it.
    let alone = Anonymiser::new(policy);
    assert_eq!(code(&anonymised(&alone, MARCH)?), Some("[Mineur A1]"));

    // The report says by which scope and key codes match; of the key itself nothing can be had from it.
    let report = north.anonymise(MARCH.into(), None)?.report;
    assert_eq!(report.key.map(|name| (name.scope, name.fingerprint)), Some(("groupe-nord".into(), key.fingerprint())));
    Ok(())
}

fn anonymised(anonymiser: &Anonymiser, text: &str) -> Result<String, Error> {
    let outcome = anonymiser.anonymise(text.into(), None)?;
    Ok(String::from_utf8_lossy(&outcome.output).into_owned())
}

/// The first code of a text.
fn code(text: &str) -> Option<&str> {
    let from = text.find('[')?;
    text.get(from..=from + text[from..].find(']')?)
}
