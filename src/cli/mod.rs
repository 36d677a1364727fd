//! The faces of the library on a terminal. Speaks French, prints text of a document only where the user asked to see
//! it (`detect`, `score --misses`, the output), and never in a message.

mod anonymise;
mod archive;
mod args;
mod bounds;
mod certificate;
mod child;
mod clock;
mod control;
mod convert;
mod day;
mod detect;
mod file;
mod jsonl;
mod key;
mod lines;
mod mapping;
mod messages;
mod names;
mod ocr;
mod points;
mod policy;
mod reading;
mod rules;
mod score;
#[cfg(feature = "web")]
mod serve;
mod staging;
mod texts;
mod usage;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Command, PolicyCommand};
use key::KeyCommand;
pub(crate) use messages::Failure;

/// What the program ends with; told in `--help`.
pub(crate) mod exit {
    pub(crate) const DONE: u8 = 0;
    pub(crate) const ERROR: u8 = 1;
    pub(crate) const USAGE: u8 = 2;
    pub(crate) const BLOCKED: u8 = 3;
    pub(crate) const PROOF: u8 = 4;
    pub(crate) const SOME: u8 = 5;
}

/// Parses the arguments and runs the command.
pub(crate) fn run() -> ExitCode {
    if child::is_asked_for() {
        return child::serve();
    }
    messages::say_of_panics("rien n'a été produit ; signalez la forme du fichier, sans son texte");
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => return ExitCode::from(usage::explain(&error)),
    };
    // For work that goes on in threads: it may outlive this one.
    let done = match Box::leak(Box::new(args.command)) {
        Command::Anonymise(args) => anonymise::run(args),
        Command::Archive(args) => archive::run(args),
        Command::Detect(args) => detect::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Score(args) => score::run(args),
        Command::Control(args) => control::run(args),
        Command::Key { command: KeyCommand::New { file } } => key::create(file),
        Command::Key { command: KeyCommand::ShowFingerprint { file } } => key::show_fingerprint(file),
        Command::Key { command: KeyCommand::Rotate { old, new, destroy } } => key::rotate(old, new, *destroy),
        Command::Mapping { command } => mapping::run(command),
        Command::Policy { command: PolicyCommand::Show { formation, circulation } } => {
            policy::show(*formation, *circulation)
        }
        Command::Policy { command: PolicyCommand::Check { file, formation } } => policy::check(file, *formation),
        #[cfg(feature = "web")]
        Command::Ouvrir(args) => serve::open(args),
        #[cfg(feature = "web")]
        Command::Serve(args) => serve::run(args),
        Command::Completions { shell } => usage::completions(*shell),
        Command::Man => usage::man(),
    };
    let code = done.unwrap_or_else(|failure| {
        messages::error(&failure.sentence);
        failure.code
    });
    if clock::is_late() {
        staging::leave(code.into());
    }
    ExitCode::from(code)
}
