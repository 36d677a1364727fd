//! The proof: searches a written file for what must not be in it.
//!
//! Nothing here is shared with the readers and writers of [`crate::format`]: a fault there must not hide itself here.
//! A container is walked entry by entry, XML is taken apart by a tokenizer of its own, and each part is seen in views:
//!
//! | view | what it holds | which needles |
//! |---|---|---|
//! | [`View::Text`] | all text; the runs of a paragraph meet, paragraphs and other elements stand apart | all |
//! | [`View::Joined`] | plain text once more, with words put together that a hyphen cuts at a line end | all |
//! | [`View::Attribute`] | all values of attributes, also with `%20` and the like resolved | all, but for one word no value that is a word of the format (`roman`, the name of a font or of a built-in style) |
//! | [`View::Markup`] | comments and processing instructions | all |
//! | [`View::Raw`] | the bytes as they are | XML: several words, or digits among six characters or more; others: five characters or more, so that packed pictures do not raise false alarms |
//! | [`View::Name`] | names of the entries | all |
//!
//! A view is folded as the dictionaries are (case, accents, hyphens, apostrophes, kinds of space), so that «Ka­rim
//! BÉNALI» is found as `karim benali`. A hit counts only as a whole word: `rose` is not in `primrose`, nor in a tag
//! `<w:primrose>`, since names of elements and attributes are in no view but the raw one. A squeezed needle is
//! compared without anything between its letters and digits: `06.39 98-41 07`.
//!
//! A PDF is seen page by page by two readers, drawing by drawing, and string by string (`views/pdf.rs`).
//!
//! The text of a compressed stream inside a picture, and words drawn in a picture, are not seen: what could not be
//! searched is named in [`Searched::unread`].

mod views;

use std::collections::BTreeMap;
use std::fmt;

use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};

use crate::detect::fold::fold_char;
use crate::error::{Error, ErrorKind};

/// A value that must not be found. Its `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Needle {
    /// The value, folded: lower case, no accents, one space between words.
    pub key: String,
    /// Compared without separators: for telephone numbers, IBAN, plates.
    pub squeezed: bool,
    /// How many occurrences were kept on purpose in the text, and as many in the attributes. 0 for most.
    pub allowed: usize,
}

impl Needle {
    /// A word or several; `None` if the value has no letter and no digit.
    pub fn words(value: &str) -> Option<Self> {
        Self::of(fold_view(value, Fold::Words).trim().to_owned(), false)
    }

    /// A number or code, however it is cut up. One of less than six letters and digits would be found everywhere, and
    /// is taken as words.
    pub fn squeezed(value: &str) -> Option<Self> {
        let key = fold_view(value, Fold::Squeezed).replace('\n', "");
        if key.len() < SHORTEST_SQUEEZED { Self::words(value) } else { Self::of(key, true) }
    }

    /// Allows so many occurrences.
    #[must_use]
    pub fn allow(mut self, allowed: usize) -> Self {
        self.allowed = allowed;
        self
    }

    fn of(key: String, squeezed: bool) -> Option<Self> {
        key.contains(char::is_alphanumeric).then_some(Self { key, squeezed, allowed: 0 })
    }

    fn one_word(&self) -> bool {
        self.key.chars().all(char::is_alphabetic)
    }

    /// May be looked for among the tags of a part.
    fn among_tags(&self) -> bool {
        let digits = self.key.contains(|c: char| c.is_ascii_digit()) && self.key.len() >= SHORTEST_SQUEEZED;
        self.allowed == 0 && (self.key.trim().contains(' ') || digits)
    }
}

impl fmt::Debug for Needle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needle")
            .field("bytes", &self.key.len())
            .field("squeezed", &self.squeezed)
            .field("allowed", &self.allowed)
            .finish()
    }
}

const SHORTEST_SQUEEZED: usize = 6;

/// Letters of a value that is looked for inside words that ran together.
const SHORTEST_GLUED: usize = 6;

/// Needles, made ready to be searched for all at once.
pub struct Needles {
    list: Vec<Needle>,
    /// Bytes of the shortest key.
    shortest: usize,
    words: Automaton,
    squeezed: Automaton,
    /// Words without the spaces between them, for text that lost its own.
    glued: Automaton,
}

struct Automaton {
    search: AhoCorasick,
    /// Which needle each pattern is.
    needles: Vec<usize>,
}

impl Needles {
    /// Takes the needles; [`Hit::needle`] is an index into them.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] if they are too many for one automaton.
    pub fn new(list: Vec<Needle>) -> Result<Self, Error> {
        let automaton = |key: &dyn Fn(&Needle) -> Option<String>| {
            let keys = list.iter().enumerate().filter_map(|(n, needle)| Some((n, key(needle)?)));
            let (needles, keys): (Vec<usize>, Vec<String>) = keys.filter(|(_, key)| !key.is_empty()).unzip();
            let search = AhoCorasick::new(keys).map_err(|_| ErrorKind::TooLarge)?;
            Ok::<_, Error>(Automaton { search, needles })
        };
        let words = automaton(&|needle| (!needle.squeezed).then(|| needle.key.clone()))?;
        let squeezed = automaton(&|needle| needle.squeezed.then(|| needle.key.clone()))?;
        let glued = automaton(&|needle| {
            let key = needle.key.replace(|c: char| !c.is_alphanumeric(), "");
            (needle.allowed == 0 && key.chars().count() >= SHORTEST_GLUED).then_some(key)
        })?;
        let shortest = list.iter().map(|needle| needle.key.len()).min().unwrap_or(0);
        Ok(Self { list, shortest, words, squeezed, glued })
    }

    /// How often each needle is in one text, by the very rules of [`search`]: to set [`Needle::allowed`].
    pub fn count(&self, text: &str) -> Vec<usize> {
        let mut counts = vec![0; self.list.len()];
        self.find(text, &mut |needle, _| counts[needle] += 1);
        counts
    }

    /// Gives the needles that words hold which lost their spaces, each with the offset in the folded text.
    fn find_glued(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) {
        let folded = fold_view(text, Fold::Squeezed);
        for found in self.glued.search.find_overlapping_iter(&folded) {
            hit(self.glued.needles[found.pattern().as_usize()], found.start());
        }
    }

    /// Gives the needles that `text` holds, each with the offset in the folded text.
    fn find(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) {
        // No character folds to more than three times its bytes; most values of attributes are short.
        if text.len() * 3 < self.shortest {
            return;
        }
        if !self.words.needles.is_empty() {
            let folded = fold_view(text, Fold::Words);
            for found in self.words.search.find_overlapping_iter(&folded) {
                let before = folded[..found.start()].chars().next_back();
                let after = folded[found.end()..].chars().next();
                if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
                    hit(self.words.needles[found.pattern().as_usize()], found.start());
                }
            }
        }
        if !self.squeezed.needles.is_empty() {
            let folded = fold_view(text, Fold::Squeezed);
            for found in self.squeezed.search.find_overlapping_iter(&folded) {
                hit(self.squeezed.needles[found.pattern().as_usize()], found.start());
            }
        }
    }
}

impl fmt::Debug for Needles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needles").field("count", &self.list.len()).finish()
    }
}

/// How a part is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum View {
    /// Text.
    Text,
    /// Text with the words put together that a hyphen cuts at a line end.
    Joined,
    /// Values of attributes.
    Attribute,
    /// Comments and processing instructions.
    Markup,
    /// Bytes.
    Raw,
    /// Names of entries.
    Name,
}

impl View {
    /// As in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Joined => "joined",
            Self::Attribute => "attribute",
            Self::Markup => "markup",
            Self::Raw => "raw",
            Self::Name => "name",
        }
    }
}

/// A needle that was found. Holds no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Index of the needle.
    pub needle: usize,
    /// Name of the part, or its number where its name itself is what was found.
    pub part: String,
    /// In which view.
    pub view: View,
    /// Byte offset in the folded view.
    pub offset: usize,
}

/// What a search found, and what it could not look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// Where needles are. None: the proof holds.
    pub hits: Vec<Hit>,
    /// What could not be searched, by a stable name (`image`, `glyph`, `stream`, `layers`, `second_reader`), with a
    /// count; sorted.
    pub unread: Vec<(&'static str, u32)>,
}

/// Searches a written file. `format` is the name that its document gave (`docx`, `txt`). No hit: the proof holds.
///
/// # Errors
/// The file can't be opened or unpacked within limits; nothing is proved then.
pub fn search(output: &[u8], format: &str, needles: &Needles) -> Result<Vec<Hit>, Error> {
    search_all(output, format, needles).map(|searched| searched.hits)
}

/// The same, and says what it could not look at.
///
/// # Errors
/// Those of [`search`].
pub fn search_all(output: &[u8], format: &str, needles: &Needles) -> Result<Searched, Error> {
    let mut hits = Vec::new();
    let mut unread: BTreeMap<&'static str, u32> = BTreeMap::new();
    // What was kept on purpose stays: so many in the text, so many in the attributes, so many in each reading.
    let mut kept: BTreeMap<(usize, Seen), usize> = BTreeMap::new();
    views::each(output, format, &mut |part, seen, text| {
        let mut hit = |index: usize, offset| {
            let needle = &needles.list[index];
            let wanted = match seen {
                Seen::Value { vocabulary } => !(vocabulary && needle.one_word()),
                Seen::Read { times: 0, .. } => needle.allowed == 0,
                Seen::RawXml => needle.among_tags(),
                Seen::RawBytes { shortest } => needle.allowed == 0 && needle.key.len() >= shortest && !needle.squeezed,
                _ => true,
            };
            let allowed = seen.allowed(needle.allowed);
            let count = kept.entry((index, seen.counted())).or_default();
            *count += usize::from(wanted);
            if wanted && *count > allowed {
                hits.push(Hit { needle: index, part: part.to_owned(), view: seen.view(), offset });
            }
        };
        match seen {
            Seen::Unread { what } => *unread.entry(what).or_default() += 1,
            Seen::Glued => needles.find_glued(text, &mut hit),
            _ => needles.find(text, &mut hit),
        }
    })?;
    Ok(Searched { hits, unread: unread.into_iter().collect() })
}

/// A view as [`views`] gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Text,
    Joined,
    /// One of several readings of the whole text, in which a word may come up so many times as often as it is written;
    /// 0: what may stay is not looked for.
    Read {
        pass: u8,
        times: usize,
        joined: bool,
    },
    /// Words that lost the spaces between them.
    Glued,
    /// One value; whether it may be a word of the format.
    Value {
        vocabulary: bool,
    },
    Markup,
    RawXml,
    /// Bytes of a part that is no text, where only needles of so many bytes mean something.
    RawBytes {
        shortest: usize,
    },
    Name,
    /// Something that can't be searched; its text is empty.
    Unread {
        what: &'static str,
    },
}

impl Seen {
    /// How often a needle may be seen that may stand `allowed` times.
    fn allowed(self, allowed: usize) -> usize {
        match self {
            Self::Text | Self::Joined | Self::Value { .. } => allowed,
            Self::Read { times, .. } => allowed * times,
            _ => 0,
        }
    }

    /// What is counted together.
    fn counted(self) -> Self {
        match self {
            Self::Value { .. } => Self::Value { vocabulary: false },
            seen => seen,
        }
    }

    fn view(self) -> View {
        match self {
            Self::Text | Self::Read { joined: false, .. } | Self::Unread { .. } => View::Text,
            Self::Joined | Self::Glued | Self::Read { .. } => View::Joined,
            Self::Value { .. } => View::Attribute,
            Self::Markup => View::Markup,
            Self::RawXml | Self::RawBytes { .. } => View::Raw,
            Self::Name => View::Name,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fold {
    /// Words with one space between them.
    Words,
    /// Letters and digits alone; a line end stays, so that numbers of two paragraphs do not run together.
    Squeezed,
}

fn fold_view(text: &str, fold: Fold) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if fold == Fold::Squeezed && c == '\n' {
            out.push('\n');
            continue;
        }
        // Any dash, space, control or object is a separator here, even those that the dictionaries do not have.
        let dash = matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}');
        let c = if c.is_whitespace() || c.is_control() || dash || matches!(c, '\u{fffc}' | '_') { ' ' } else { c };
        fold_char(c, &mut |folded| match fold {
            Fold::Words if folded == ' ' && out.ends_with(' ') => {}
            Fold::Squeezed if !folded.is_alphanumeric() => {}
            _ => out.push(folded),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[Needle], text: &str) -> Vec<usize> {
        let hits = search(text.as_bytes(), "txt", &Needles::new(values.to_vec()).unwrap()).unwrap();
        let mut needles: Vec<_> = hits.iter().map(|hit| hit.needle).collect();
        needles.dedup();
        needles
    }

    fn words(value: &str) -> Needle {
        Needle::words(value).unwrap()
    }

    #[test]
    fn folding_finds_every_way_of_writing() {
        let needle = [words("Jean-Aimé N'Diaye")];
        for text in
            ["JEAN AIME N’DIAYE", "jean\u{2011}aimé n diaye", "Jean-\nAimé N'Diaye", "Jea\u{ad}n\u{a0}Aimé\r\nN'Diaye"]
        {
            assert_eq!(found(&needle, text), [0], "{text}");
        }
        assert!(found(&needle, "Jean-Aimée N'Diaye").is_empty());
        assert_eq!(found(&[words("Dembélé")], "M. Dem-\nbélé"), [0]);
    }

    #[test]
    fn whole_words_only() {
        assert!(found(&[words("rose")], "primrose, roses, arrosé").is_empty());
        assert_eq!(found(&[words("rose")], "«Rose»,"), [0]);
        assert_eq!(found(&[words("Rose"), words("Rose Petit")], "Rose Petit"), [0, 1]);
    }

    #[test]
    fn numbers_are_found_however_they_are_cut() {
        let needle = [Needle::squeezed("06 39 98 41 07").unwrap()];
        for text in ["0639984107", "06.39.98.41.07", "06-39 98\u{202f}41/07", "06 39 98\n41 07"] {
            assert_eq!(found(&needle, text), [0], "{text}");
        }
        assert!(found(&needle, "06 39 98 41 08").is_empty());
        assert!(!Needle::squeezed("4e B").unwrap().squeezed);
    }

    #[test]
    fn what_is_allowed_is_counted() {
        assert!(found(&[words("Ferrand").allow(2)], "Ferrand et Ferrand").is_empty());
        assert_eq!(found(&[words("Ferrand").allow(1)], "Ferrand et Ferrand"), [0]);
        let needles = Needles::new(vec![words("Ferrand"), words("x")]).unwrap();
        assert_eq!(needles.count("Ferrand, FERRAND"), [2, 0]);
    }

    #[test]
    fn no_debug_shows_a_value() {
        let needle = words("Dupont");
        let shown = format!("{needle:?} {:?}", Needles::new(vec![needle.clone()]).unwrap());
        assert!(!shown.to_lowercase().contains("dupont"), "{shown}");
        assert_eq!(Needle::words(" - "), None);
    }
}
