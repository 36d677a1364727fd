//! What clap has to say, in French; and what it can generate.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};

use super::args::Args;
use super::{Failure, exit, messages};

/// Prints help or version where asked, else one sentence on what is wrong; gives the exit code.
pub(super) fn explain(error: &Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(anstream::stdout(), "{}", error.render().ansi());
            exit::DONE
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(anstream::stderr(), "{}", error.render().ansi());
            exit::USAGE
        }
        _ => {
            messages::error(&format!("{} Voir « huisclos --help ».", sentence(error)));
            exit::USAGE
        }
    }
}

fn sentence(error: &Error) -> String {
    let said = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue if said(ContextKind::InvalidValue).is_empty() => {
            format!("L'option « {argument} » attend une valeur.")
        }
        ErrorKind::InvalidValue => {
            let valid = said(ContextKind::ValidValue);
            format!(
                "« {} » n'est pas une valeur de « {argument} » ; choisissez parmi : {valid}.",
                said(ContextKind::InvalidValue)
            )
        }
        ErrorKind::UnknownArgument => {
            let near = said(ContextKind::SuggestedArg);
            let near = if near.is_empty() { near } else { format!(" Vouliez-vous dire « {near} » ?") };
            format!("L'option ou l'argument « {argument} » n'existe pas.{near}")
        }
        ErrorKind::InvalidSubcommand => {
            format!("La commande « {} » n'existe pas.", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => "Il manque une commande : anonymise, detect, verify, key…".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("Il manque : {argument}."),
        ErrorKind::ArgumentConflict => {
            format!("L'option « {argument} » est donnée deux fois, ou avec une autre qui l'exclut.")
        }
        ErrorKind::InvalidUtf8 => "Un argument n'est pas écrit en UTF-8.".to_owned(),
        _ => format!("La valeur de « {argument} » ne convient pas."),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => messages::clean(text),
        ContextValue::Strings(texts) => messages::clean(&texts.join(", ")),
        ContextValue::StyledStr(text) => messages::clean(&text.to_string()),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A usage error of our own.
pub(super) fn wrong(sentence: impl Into<String>) -> Failure {
    Failure { code: exit::USAGE, sentence: sentence.into() }
}

/// Writes the completions of a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "huisclos", &mut out);
    super::file::to_stdout(&out)
}

/// Writes the manual page.
pub(super) fn man() -> Result<u8, Failure> {
    let mut out = Vec::new();
    let made = clap_mangen::Man::new(Args::command()).render(&mut out);
    made.map_err(|error| Failure::io(&error, "la sortie standard"))?;
    let mut page = String::from_utf8_lossy(&out).into_owned();
    for (english, french) in [
        (".SH NAME", ".SH NOM"),
        (".SH DESCRIPTION", ".SH DESCRIPTION"),
        (".SH SUBCOMMANDS", ".SH COMMANDES"),
        (".SH EXTRA", ".SH NOTES"),
    ] {
        page = page.replace(english, french);
    }
    super::file::to_stdout(page.as_bytes())
}
