//! Blanks that a scan, a justified column or a hurried hand put in or left out: «4e  C», «demeurant5,chemin», «àDinan».
//!
//! Only what no careful hand writes is read otherwise: a pair of blanks between words, a comma that touches the next word,
//! and few words, which end where a capital or a number follows. Three blanks and more part columns, and stay.

use super::Copy;
use super::words::{letters_ahead, letters_behind};

/// Words that no other is made with: a capital right behind one begins the next word.
const BEFORE_CAPITAL: &[&str] = &[
    "a", "à", "au", "aux", "avec", "certain", "certaine", "chez", "compte", "de", "des", "du", "en", "et", "né", "née",
    "nommé", "nommée", "par", "sur", "veuf", "veuve", "épouse",
];

/// The same where a number follows; «hall4», «covid19», «mars2026» are read as they are.
const BEFORE_NUMBER: &[&str] = &[
    "adresse",
    "au",
    "de",
    "demeurant",
    "demeure",
    "domicilié",
    "domiciliée",
    "domiciliés",
    "du",
    "habitant",
    "habite",
    "habitent",
    "le",
    "loge",
    "logé",
    "logée",
    "né",
    "née",
    "réside",
    "sur",
];

/// Words and numbers with one blank between them.
pub(super) fn space(text: &str, copy: &mut Copy<'_>) {
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        match c {
            ' ' if previous.is_alphanumeric() => blank(text, at, copy),
            ',' | ';' if previous.is_alphanumeric() => closed(text, at, copy),
            _ if previous.is_lowercase() && (c.is_uppercase() || c.is_ascii_digit()) => glued(text, at, c, copy),
            _ => {}
        }
        previous = c;
    }
}

/// «4e  C»; «M .Petit»; the slash of a number of a file, «2026 / 00712».
fn blank(text: &str, at: usize, copy: &mut Copy<'_>) {
    let behind = &text[at + 1..];
    if let Some(rest) = behind.strip_prefix(' ') {
        // Where columns stand under one another, the longest cell leaves two blanks.
        if rest.starts_with(char::is_alphanumeric) && !is_of_columns(text, at) {
            copy.put(at, at + 2, " ");
        }
    } else if let Some(rest) = behind.strip_prefix('.') {
        let title = matches!(letters_behind(&text[..at]), "M" | "Mme" | "Mlle" | "MM" | "Mr");
        if title && rest.trim_start_matches(' ').starts_with(char::is_uppercase) {
            copy.put(at, at + 1, "");
        }
    } else if let Some(rest) = behind.strip_prefix("/ ") {
        let (first, second) = (digits_behind(&text[..at]), digits_ahead(rest));
        let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        // «nés en 2008 / 2009» are two years, «06 / 2009» a month.
        let number = |part: &str| part.len() > 4 || part.len() > 2 && part.starts_with('0');
        if year(first) && number(second) || number(first) && year(second) {
            copy.put(at, at + 3, "/");
        }
    }
}

/// So many bytes around a place say whether its line has columns, or its run is an address: both may be as long as the file.
const NEAR: usize = 500;

fn around(text: &str, at: usize) -> (usize, usize) {
    (text.ceil_char_boundary(at.saturating_sub(NEAR)), text.floor_char_boundary(at + NEAR))
}

/// More than two blanks part words of the line at `at`.
fn is_of_columns(text: &str, at: usize) -> bool {
    let (near, far) = around(text, at);
    let start = text[near..at].rfind('\n').map_or(near, |end| near + end + 1);
    let end = text[at..far].find('\n').map_or(far, |end| at + end);
    text[start..end].trim_ascii().contains("   ")
}

/// «12 ans,demeurant»: a comma or semicolon that touches the next word. In numbers and addresses of networks it belongs there.
fn closed(text: &str, at: usize, copy: &mut Copy<'_>) {
    let next = text[at + 1..].chars().next();
    let numbers = text[..at].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    if next.is_some_and(char::is_alphanumeric) && !numbers && !in_address(text, at) {
        copy.put(at, at + 1, if text[at..].starts_with(',') { ", " } else { "; " });
    }
}

/// «demeurant5», «veuveMARTIN», «àDinan»: where a word of the lists ends.
fn glued(text: &str, at: usize, c: char, copy: &mut Copy<'_>) {
    let word = letters_behind(&text[..at]);
    let list = if c.is_ascii_digit() { BEFORE_NUMBER } else { BEFORE_CAPITAL };
    let Some(before) = text.get(..at - word.len()) else { return };
    // «né le 12/03/2009àBrest»
    if word == "à" && before.ends_with(|c: char| c.is_ascii_digit()) {
        copy.put(before.len(), at, " à ");
        return;
    }
    // Of what a program packed, every other letter is a capital: what is far to look for is asked last.
    let account = || {
        let run = text[at..around(text, at).1].split(char::is_whitespace).next();
        run.is_some_and(|run| run.contains(['@', '_', '=']))
    };
    let starts = before.is_empty()
        || before.ends_with([' ', '\n', '\t', '\u{a0}', '\u{202f}', ',', ';', '(', '«', ':', '.', '’', '\'']);
    // «kev.du93» is an account; a sentence begins with a capital.
    let dotted = before.strip_suffix('.').is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let part = dotted && word.starts_with(char::is_lowercase);
    if !starts || part || !list.contains(&word) || account() {
        return;
    }
    // «le11k», «du95» of an account; not «de14ans».
    let behind = letters_ahead(text[at..].trim_start_matches(|c: char| c.is_ascii_digit()));
    if !c.is_ascii_digit() || matches!(behind, "" | "ans" | "er" | "h" | "bis" | "ter") {
        copy.put(at, at, " ");
    }
}

/// The unbroken run around `at` is an address of a network or the name of an account.
fn in_address(text: &str, at: usize) -> bool {
    let (near, far) = around(text, at);
    let start = near + text[near..at].trim_end_matches(|c: char| !c.is_whitespace()).len();
    let end = text[at..far].find(char::is_whitespace).map_or(far, |blank| at + blank);
    text[start..end].contains(['/', '@', '=', '_', '\\'])
}

fn digits_ahead(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]
}

fn digits_behind(text: &str) -> &str {
    &text[text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count()..]
}
