//! The proof alone: does anything that the policy hides in an original survive in another file?

use std::collections::BTreeSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use huisclos::format::Document;
use huisclos::plan::PASSAGE;
use huisclos::policy::Formation;
use huisclos::report::{Proof, words};
use huisclos::{Anonymiser, Error};

use super::args::Verify;
use super::messages::{self, shown};
use super::reading::Reading;
use super::rules::Settings;
use super::{Failure, clock, convert, exit, file, usage};

pub(super) fn run(args: &'static Verify) -> Result<u8, Failure> {
    if file::is_dash(&args.original) && file::is_dash(&args.output) {
        return Err(usage::wrong("L'entrée standard ne peut être à la fois l'original et la sortie."));
    }
    let formation = args.rules.formation.unwrap_or(Formation::GroupeDeTravail);
    let anonymiser = Settings::read(&args.rules, None, None)?.anonymiser(formation)?;
    let reading = Reading::within(&args.bounds).alone();
    let proof = reading.timed(&args.original, move || proof(args, &anonymiser, &reading))?;
    file::to_stdout(format!("{}\n", words::proof_sentence(&proof)).as_bytes())?;
    if proof.hits.is_empty() {
        return Ok(exit::DONE);
    }
    messages::error(&format!("Des valeurs de {} subsistent dans {} :", shown(&args.original), shown(&args.output)));
    super::anonymise::say_hits(&proof);
    Ok(exit::PROOF)
}

fn proof(args: &Verify, anonymiser: &Anonymiser, reading: &Reading) -> Result<Proof, Failure> {
    let source = convert::source(&args.original, &reading.bounds().limits)?;
    let output = file::read_document(&args.output, &reading.bounds().limits)?;
    clock::step();
    let original = |error| Failure::of(&error, &shown(&args.original));
    let document = reading.open(source.bytes, source.name.as_deref(), &args.original)?;
    // A broken output would hide what it holds.
    let written = reading.open(output.clone(), file::name_of(&args.output).as_deref(), &args.output)?;
    clock::step();
    let (_, forbidden) =
        anonymiser.rewrite(document.as_ref(), &source.digest, &mut std::io::sink()).map_err(original)?;
    clock::step();
    let copy = |error: &Error| Failure::of(error, &shown(&args.output));
    let proof = reading.prove(&output, written.format(), &forbidden).map_err(|error| copy(&error))?;
    let texts = (Words::of(document.as_ref()).map_err(original)?, Words::of(written.as_ref()).map_err(|e| copy(&e))?);
    // That nothing survives of one meeting in the minutes of another is true, and proves nothing.
    match unrelated(&texts.0, &texts.1, proof.values).filter(|_| proof.hits.is_empty()) {
        Some(why) => Err(Failure {
            code: exit::PROOF,
            sentence: format!(
                "{why} : rien n'est prouvé. Donnez l'original, puis sa copie ({}, {}).",
                shown(&args.original),
                shown(&args.output)
            ),
        }),
        None => Ok(proof),
    }
}

/// Why two files are no original and its copy, as far as their words say.
fn unrelated(original: &Words, copy: &Words, values: usize) -> Option<&'static str> {
    /// Runs of words, below which a text is too short to tell.
    const FEW: usize = 12;
    let shared = copy.runs.intersection(&original.runs).count();
    if original.codes && !copy.codes {
        Some("Le premier fichier porte déjà des codes, et le second aucun")
    } else if values == 0 {
        Some("Le premier fichier ne contient aucune valeur à chercher")
    } else if copy.runs.len() >= FEW && shared * 4 < copy.runs.len() {
        Some("Le second fichier n'a presque aucune phrase du premier")
    } else {
        None
    }
}

/// What two texts are compared by.
#[derive(Default)]
struct Words {
    /// Every three words that follow one another, what stands in brackets apart: their hashes, for a text may be long.
    runs: BTreeSet<u64>,
    /// Codes of the program stand in it.
    codes: bool,
}

impl Words {
    fn of(document: &dyn Document) -> Result<Self, Error> {
        let mut words = Self::default();
        document.segments(&mut |segment| words.read(&segment.text))?;
        Ok(words)
    }

    fn read(&mut self, text: &str) {
        for (at, part) in text.split('[').enumerate() {
            let (inside, part) = part.split_once(']').filter(|_| at > 0).unwrap_or(("", part));
            let code = inside.starts_with(char::is_uppercase) && inside.ends_with(|c: char| c.is_ascii_digit());
            self.codes |= code || inside == PASSAGE.trim_matches(['[', ']']);
            let words: Vec<String> = part
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            self.runs.extend(words.windows(3).map(|run| BuildHasherDefault::<DefaultHasher>::default().hash_one(run)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use huisclos::format;

    const ORIGINAL: &str = "Réunion du 3 mars 2026 à la mairie annexe. Situation n° 1 : Karim BENALI, 15 ans, ne vient plus \
        aux séances du mardi depuis la rentrée, et sa mère demande un rendez-vous avant les vacances.";
    const COPY: &str = "Réunion du 3 mars 2026 à la mairie annexe. Situation n° 1 : [Mineur A1], [13-15 ans], ne vient plus \
        aux séances du mardi depuis la rentrée, et [Parent A2] demande un rendez-vous avant les vacances.";
    const BY_HAND: &str = "Réunion du 3 mars 2026 à la mairie annexe. Situation n° 1 : K. B. ne vient plus aux séances du \
        mardi depuis la rentrée, et sa mère demande un rendez-vous avant les vacances.";
    const OTHER: &str = "Réunion du 7 mai 2026 en sous-préfecture. Situation n° 1 : [Mineur A1] a été vu près du stade par la \
        police municipale, qui a prévenu le bailleur et les parents des autres jeunes présents.";

    fn why(original: &str, copy: &str, values: usize) -> Option<&'static str> {
        let words = |text| Words::of(format::text(text).as_ref()).expect("a text in memory");
        unrelated(&words(original), &words(copy), values)
    }

    #[test]
    fn two_files_that_do_not_belong_together_prove_nothing() {
        assert_eq!([why(ORIGINAL, COPY, 3), why(ORIGINAL, BY_HAND, 3), why(ORIGINAL, ORIGINAL, 3)], [None; 3]);
        assert!(why(ORIGINAL, OTHER, 3).is_some_and(|why| why.contains("phrase")));
        assert!(why(COPY, ORIGINAL, 1).is_some_and(|why| why.contains("codes")));
        assert!(why(BY_HAND, BY_HAND, 0).is_some_and(|why| why.contains("valeur")));
        assert_eq!(why("M. Karim BENALI a appelé.", "M. X a appelé hier.", 1), None, "too short to tell");
    }
}
