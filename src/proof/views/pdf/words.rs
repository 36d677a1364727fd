//! The words of the pages: what tells that two pieces are two words, or one, where a view can't.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::text::dehyphenated;
use crate::pages::{self, Page};

/// Pieces of a word, at the most.
pub(super) const PIECES: usize = 12;

/// The words that the pages of a file show. They are read once more when they are asked for, which is seldom.
#[derive(Default)]
pub(super) struct Words<'b> {
    bytes: &'b [u8],
    read: OnceCell<Read>,
    /// Those that are so long that they would be taken for several: `belowdisplayshortskip`.
    long: BTreeSet<String>,
}

/// How often each word comes up, and each before another one.
#[derive(Default)]
struct Read {
    words: BTreeMap<String, usize>,
    pairs: BTreeMap<(String, String), usize>,
}

impl<'b> Words<'b> {
    /// Those of a PDF.
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Self { bytes, ..Self::default() }
    }

    /// Takes words that are one, however long.
    pub(super) fn know(&mut self, long: &[String]) {
        self.long.extend(long.iter().cloned());
    }

    /// Whether a long word is one.
    pub(super) fn is_one(&self, word: &str) -> bool {
        self.long.contains(&word.to_lowercase())
    }

    /// Whether two pieces with room between them are two words: each comes up without the other, too.
    pub(super) fn are_two(&self, left: &str, right: &str) -> bool {
        let pair = (left.to_lowercase(), right.to_lowercase());
        let read = self.read();
        let together = read.pairs.get(&pair).copied().unwrap_or(0);
        [&pair.0, &pair.1].into_iter().all(|word| read.words.get(word).is_some_and(|times| *times > together))
    }

    /// A text with its pieces put together to words of the pages: a stream may break one off where its font changes, and
    /// where it goes on shows only there. Pieces that are words themselves, all of them, stay apart.
    pub(super) fn mended(&self, text: &str) -> String {
        let words = &self.read().words;
        let mut out = String::with_capacity(text.len());
        let is_break = |c: char| matches!(c, '\n' | ' ');
        let word_of = |text: &str| text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = word_of(rest);
            if length == 0 {
                out.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
            // The longest word that begins here.
            let (mut word, mut end) = (rest[..length].to_lowercase(), length);
            let mut broken = !words.contains_key(&word);
            let mut longest = length;
            for _ in 1..PIECES {
                let Some(behind) = rest[end..].strip_prefix(is_break) else { break };
                let length = word_of(behind);
                if length == 0 {
                    break;
                }
                let piece = behind[..length].to_lowercase();
                broken |= !words.contains_key(&piece);
                word.push_str(&piece);
                end += 1 + length;
                if broken && words.contains_key(&word) {
                    longest = end;
                }
            }
            out.extend(rest[..longest].chars().filter(|c| !is_break(*c)));
            rest = &rest[longest..];
        }
        out
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let mut read = Read::default();
            // What can't be opened has no words; that it can't has been said.
            if let Ok(pdf) = pages::open(self.bytes.to_vec()) {
                pages::each(&pdf, &mut |page| read.add(&page));
                pages::drawings(&pdf).iter().for_each(|(_, drawing)| read.add(drawing));
            }
            read
        })
    }
}

/// The word that ends `before`, and the one that begins `behind`; either may be empty.
pub(super) fn around<'t>(before: &'t str, behind: &'t str) -> (&'t str, &'t str) {
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let end = behind.len() - behind.trim_start_matches(char::is_alphanumeric).len();
    (&before[start..], &behind[..end])
}

impl Read {
    fn add(&mut self, page: &Page) {
        let text: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
        for word in dehyphenated(&text.join("\n")).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
        {
            *self.words.entry(word.to_lowercase()).or_default() += 1;
        }
        for line in text {
            for (at, _) in line.match_indices(' ') {
                let (left, right) = around(&line[..at], &line[at + 1..]);
                if !left.is_empty() && !right.is_empty() {
                    *self.pairs.entry((left.to_lowercase(), right.to_lowercase())).or_default() += 1;
                }
            }
        }
    }
}
