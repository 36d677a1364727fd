//! What can go wrong, in one French sentence that names the file and says what to do. Never a word of a document.

use std::io::Write;
use std::path::Path;

pub(crate) use huisclos::sentences::clean;
use huisclos::{Error, ErrorKind, sentences};

use super::exit;

/// Why the program stops, and with which exit code.
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) sentence: String,
}

impl Failure {
    pub(crate) fn error(sentence: impl Into<String>) -> Self {
        Self { code: exit::ERROR, sentence: sentence.into() }
    }

    /// An error of the library about a file; `name` is already readable, without quotation marks.
    pub(crate) fn of(error: &Error, name: &str) -> Self {
        let code = match error.kind() {
            ErrorKind::Blocked => exit::BLOCKED,
            ErrorKind::Proof => exit::PROOF,
            _ => exit::ERROR,
        };
        Self { code, sentence: sentences::of(error, name) }
    }

    /// Reading or writing failed.
    pub(crate) fn io(error: &std::io::Error, name: &str) -> Self {
        Self::error(sentences::io(error.kind(), name))
    }
}

/// The name of a file, for a message.
pub(crate) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" { "l'entrée standard".to_owned() } else { sentences::shown(&path.to_string_lossy()) }
}

/// Says where a panic was, and what follows; what it says itself may hold a word of a text.
pub(crate) fn say_of_panics(follows: &'static str) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        error(&format!("Erreur interne{place} : {follows}."));
    }));
}

/// Prints an error.
pub(crate) fn error(sentence: &str) {
    label("erreur", anstyle::AnsiColor::Red, sentence);
}

/// Prints a warning.
pub(crate) fn warn(sentence: &str) {
    label("attention", anstyle::AnsiColor::Yellow, sentence);
}

fn label(word: &str, colour: anstyle::AnsiColor, sentence: &str) {
    let style = anstyle::Style::new().bold().fg_color(Some(colour.into()));
    // Nobody reads: nothing to do about it.
    let _ = writeln!(anstream::stderr(), "{style}{word} :{style:#} {sentence}");
}

/// Prints what was done.
pub(crate) fn say(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
