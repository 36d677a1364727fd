//! The proof alone: does anything that the policy hides in an original survive in another file?

use huisclos::Anonymiser;
use huisclos::policy::Formation;
use huisclos::report::{Proof, words};

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
    reading.prove(&output, written.format(), &forbidden).map_err(|error| Failure::of(&error, &shown(&args.output)))
}
