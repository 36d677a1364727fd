//! Markdown: a page without its signs.

use super::markup::percent_decode;
use super::{Seen, Visit, html};

/// Gives every view of a text in Markdown.
pub(super) fn each(text: &str, part: &str, visit: &mut dyn Visit) {
    let mut bare = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => bare.extend(letters.next()),
            '*' | '~' | '`' => {}
            c => bare.push(c),
        }
    }
    html::each(&bare, part, visit);
    for word in text.split_whitespace().filter(|word| word.contains('%')) {
        visit.see(part, Seen::Again { vocabulary: false }, &percent_decode(word));
    }
    let lines = bare.replace("\r\n", "\n").replace('\r', "\n");
    if lines.contains("-\n") {
        visit.see(part, Seen::Joined, &lines.replace("-\n", "").replace('\n', " "));
    }
}
