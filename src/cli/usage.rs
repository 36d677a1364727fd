//! What clap has to say, in French; and what it can generate.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Error};
use clap_mangen::Man;

use super::args::Args;
use super::bounds::Wrong;
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
        _ => match std::error::Error::source(error).and_then(|source| source.downcast_ref::<Wrong>()) {
            Some(wrong) => format!("La valeur de « {argument} » ne convient pas : {wrong}."),
            None => format!("La valeur de « {argument} » ne convient pas."),
        },
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

/// Writes the manual page: one page with a section a command.
pub(super) fn man() -> Result<u8, Failure> {
    let mut command = Args::command();
    command.build();
    let mut page = Vec::new();
    let failed = |error: io::Error| Failure::io(&error, "la sortie standard");
    manual(&command, &mut page).map_err(failed)?;
    super::file::to_stdout(french(&String::from_utf8_lossy(&page)).as_bytes())
}

fn manual(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_options_section(page)?;
    let notes = |command: &clap::Command, page: &mut Vec<u8>| {
        let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines: Vec<String> = notes.replace('\\', "\\e").lines().map(|line| format!("\\&{line}")).collect();
        writeln!(page, ".PP\n.nf\n{}\n.fi", lines.join("\n"))
    };
    let mut rest: Vec<&clap::Command> = command.get_subcommands().collect();
    rest.reverse();
    while let Some(command) = rest.pop() {
        let man = Man::new(command.clone());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_synopsis_section(&mut section)?;
        man.render_options_section(&mut section)?;
        writeln!(page, ".SH {}", command.get_bin_name().unwrap_or_default().to_uppercase())?;
        page.write_all(
            String::from_utf8_lossy(&section).replace("\n.SH ", "\n.SS ").replacen(".SH ", ".SS ", 1).as_bytes(),
        )?;
        notes(command, page)?;
        rest.extend(command.get_subcommands());
    }
    writeln!(page, ".SH NOTES")?;
    notes(command, page)
}

/// Headings that the generator writes in English.
fn french(page: &str) -> String {
    page.replace(".SH NAME", ".SH NOM").replace("\u{a0}\n", "\n")
}
