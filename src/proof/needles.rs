//! Values that must not be found, and the search for all of them at once.

mod fold;

use std::fmt;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use fold::{Fold, fold_onto, fold_view};

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

    pub(super) fn one_word(&self) -> bool {
        self.key.chars().all(char::is_alphabetic)
    }

    /// May be looked for among the tags of a part.
    fn among_tags(&self) -> bool {
        let digits = self.key.contains(|c: char| c.is_ascii_digit()) && self.key.len() >= SHORTEST_SQUEEZED;
        self.allowed == 0 && (self.key.trim().contains(' ') || digits)
    }

    /// Of so many letters that it does not come up by chance where words run together.
    pub(super) fn is_long(&self) -> bool {
        self.key.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST_GLUED
    }

    /// May be looked for in a program of those that may be looked for among tags: a short code without its separators comes
    /// up by chance.
    pub(super) fn among_programs(&self) -> bool {
        !self.squeezed || self.key.bytes().filter(u8::is_ascii_digit).count() >= DIGITS_AMONG_PROGRAMS
    }

    /// May be looked for in what is no text: a shorter one, or one without its separators, comes up by chance.
    fn among_bytes(&self) -> bool {
        self.allowed == 0 && !self.squeezed && self.key.len() >= SHORTEST_AMONG_BYTES
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

/// Digits of a number that means something in a program.
const DIGITS_AMONG_PROGRAMS: usize = 8;

/// Bytes of a value that means something in a picture.
const SHORTEST_AMONG_BYTES: usize = 5;

/// Letters of a value that is looked for inside words that ran together.
const SHORTEST_GLUED: usize = 6;

/// Needles, made ready to be searched for all at once.
pub struct Needles {
    pub(super) list: Vec<Needle>,
    /// Bytes of the shortest key.
    shortest: usize,
    all: Automata,
    /// Those alone that are looked for among tags: few, in the longest view of all.
    among_tags: Automata,
    /// Those that are looked for in what is no text: made when there is such a part.
    among_bytes: OnceLock<Automata>,
    /// Words without the spaces between them, for text that lost its own: made when there is such text.
    glued: OnceLock<Option<Automaton>>,
}

struct Automata {
    words: Option<Automaton>,
    squeezed: Option<Automaton>,
}

struct Automaton {
    search: AhoCorasick,
    /// Which needle each pattern is.
    needles: Vec<usize>,
}

impl Automaton {
    /// Searches for what `key` gives; `None` if it gives nothing.
    fn new(list: &[Needle], key: impl Fn(&Needle) -> Option<String>) -> Result<Option<Self>, Error> {
        let keys = list.iter().enumerate().filter_map(|(n, needle)| Some((n, key(needle)?)));
        let (needles, keys): (Vec<usize>, Vec<String>) = keys.filter(|(_, key)| !key.is_empty()).unzip();
        if keys.is_empty() {
            return Ok(None);
        }
        // Made anew for every document, and searched with once: the fastest search is the longest to make.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let search = AhoCorasick::builder().kind(kind).build(keys).map_err(|_| ErrorKind::TooLarge)?;
        Ok(Some(Self { search, needles }))
    }
}

impl Automata {
    fn new(list: &[Needle], wanted: impl Fn(&Needle) -> bool) -> Result<Self, Error> {
        let of = |squeezed| {
            let key = |needle: &Needle| (needle.squeezed == squeezed && wanted(needle)).then(|| needle.key.clone());
            Automaton::new(list, key)
        };
        Ok(Self { words: of(false)?, squeezed: of(true)? })
    }

    /// Gives the needles that a folded text holds, each with its offset there.
    fn find(&self, text: &Folded, hit: &mut dyn FnMut(usize, usize)) {
        if let Some(words) = &self.words {
            let folded = text.words.as_deref().unwrap_or_default();
            for found in words.search.find_overlapping_iter(folded) {
                if !ends_word(&folded[..found.start()]) && !starts_word(&folded[found.end()..]) {
                    hit(words.needles[found.pattern().as_usize()], found.start());
                }
            }
        }
        if let Some(squeezed) = &self.squeezed {
            let folded = text.squeezed.as_deref().unwrap_or_default();
            let mut known = None;
            for found in squeezed.search.find_overlapping_iter(folded) {
                // The letters of an account may follow one another anywhere: «all target» is not «@ll_target».
                let letters = !folded[found.range()].iter().any(u8::is_ascii_digit);
                let edges = letters.then(|| known.get_or_insert_with(|| text.edges()));
                let edge = |at: usize| edges.as_ref().is_none_or(|edges| edges.get(at) != Some(&false));
                if edge(found.start()) && edge(found.end()) {
                    hit(squeezed.needles[found.pattern().as_usize()], found.start());
                }
            }
        }
    }

    fn folded(&self) -> Folded {
        let made = |wanted: bool| wanted.then(Vec::new);
        let squeezed = self.squeezed.is_some();
        Folded { words: made(squeezed || self.words.is_some()), squeezed: made(squeezed) }
    }
}

/// Texts as the automata read them: only what there are needles for.
#[derive(Default)]
pub(super) struct Folded {
    words: Option<Vec<u8>>,
    squeezed: Option<Vec<u8>>,
}

impl Folded {
    /// One more text. No needle goes over its end, for none holds a line end.
    pub(super) fn add(&mut self, text: &str) {
        for (out, fold) in [(&mut self.words, Fold::Words), (&mut self.squeezed, Fold::Squeezed)] {
            if let Some(out) = out {
                fold_onto(text, fold, out);
                out.push(b'\n');
            }
        }
    }

    /// Of each byte of the squeezed texts whether a word may begin or end before it: something else than letters and
    /// digits stood there.
    fn edges(&self) -> Vec<bool> {
        let squeezed = self.squeezed.as_deref().unwrap_or_default();
        let words = String::from_utf8_lossy(self.words.as_deref().unwrap_or_default());
        let mut edges = vec![false; squeezed.len()];
        let (mut at, mut apart) = (0, true);
        for c in words.chars() {
            if !c.is_alphanumeric() {
                apart = true;
                continue;
            }
            while squeezed.get(at) == Some(&b'\n') {
                edges[at] = true;
                (at, apart) = (at + 1, true);
            }
            if let Some(edge) = edges.get_mut(at) {
                *edge = apart;
            }
            (at, apart) = (at + c.len_utf8(), false);
        }
        edges.iter_mut().skip(at).for_each(|edge| *edge = true);
        edges
    }

    /// Bytes of each so far: as words, and squeezed.
    pub(super) fn ends(&self) -> [usize; 2] {
        [&self.words, &self.squeezed].map(|text| text.as_ref().map_or(0, Vec::len))
    }

    /// Bytes of the longer one.
    pub(super) fn len(&self) -> usize {
        self.ends().into_iter().max().unwrap_or(0)
    }

    pub(super) fn clear(&mut self) {
        self.words.iter_mut().chain(&mut self.squeezed).for_each(Vec::clear);
    }
}

impl Needles {
    /// Takes the needles; [`Hit::needle`](super::Hit::needle) is an index into them.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] if they are too many for one automaton.
    pub fn new(list: Vec<Needle>) -> Result<Self, Error> {
        let all = Automata::new(&list, |_| true)?;
        let among_tags = Automata::new(&list, Needle::among_tags)?;
        let shortest = list.iter().map(|needle| needle.key.len()).min().unwrap_or(usize::MAX);
        Ok(Self { list, shortest, all, among_tags, among_bytes: OnceLock::new(), glued: OnceLock::new() })
    }

    /// How often each needle is in one text, by the very rules of [`search`](super::search): to set [`Needle::allowed`].
    pub fn count(&self, text: &str) -> Vec<usize> {
        let mut counts = vec![0; self.list.len()];
        self.find(text, &mut |needle, _| counts[needle] += 1);
        counts
    }

    /// Gives the needles that words hold which lost their spaces, each with the offset in the folded text.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] if they are too many for one automaton.
    pub(super) fn find_glued(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) -> Result<(), Error> {
        if let Some(glued) = self.glued()? {
            let folded = fold_view(text, Fold::Squeezed);
            for found in glued.search.find_overlapping_iter(&folded) {
                hit(glued.needles[found.pattern().as_usize()], found.start());
            }
        }
        Ok(())
    }

    /// Gives the needles of those that are part of a longer word. `text`: a word a line.
    ///
    /// # Errors
    /// As [`Self::find_glued`].
    pub(super) fn find_inner(&self, text: &str, hit: &mut dyn FnMut(usize)) -> Result<(), Error> {
        if let Some(glued) = self.glued()? {
            let folded = fold_view(text, Fold::Squeezed);
            for found in glued.search.find_overlapping_iter(&folded) {
                let opens = found.start() == 0 || folded[..found.start()].ends_with('\n');
                let closes = folded[found.end()..].starts_with('\n') || found.end() == folded.len();
                if !(opens && closes) {
                    hit(glued.needles[found.pattern().as_usize()]);
                }
            }
        }
        Ok(())
    }

    fn glued(&self) -> Result<Option<&Automaton>, Error> {
        let glued = match self.glued.get() {
            Some(glued) => glued,
            None => {
                let made = Automaton::new(&self.list, |needle| {
                    let key = needle.key.replace(|c: char| !c.is_alphanumeric(), "");
                    (needle.allowed == 0 && key.chars().count() >= SHORTEST_GLUED).then_some(key)
                })?;
                self.glued.get_or_init(|| made)
            }
        };
        Ok(glued.as_ref())
    }

    /// Gives the needles that `text` holds, each with the offset in the folded text.
    pub(super) fn find(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) {
        if self.may_hold(text) {
            find_in(&self.all, text, hit);
        }
    }

    /// The same for a page with its tags, in which a word of a tag may be anybody's.
    pub(super) fn find_among_tags(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) {
        find_in(&self.among_tags, text, hit);
    }

    /// The same for what is no text.
    ///
    /// # Errors
    /// As [`Self::find_glued`].
    pub(super) fn find_among_bytes(&self, text: &str, hit: &mut dyn FnMut(usize, usize)) -> Result<(), Error> {
        let among_bytes = match self.among_bytes.get() {
            Some(made) => made,
            None => {
                let made = Automata::new(&self.list, Needle::among_bytes)?;
                self.among_bytes.get_or_init(|| made)
            }
        };
        find_in(among_bytes, text, hit);
        Ok(())
    }

    /// Bytes of the shortest needle; of none, more than any text has.
    pub(super) fn shortest(&self) -> usize {
        self.shortest
    }

    /// Whether a text is long enough. No character folds to more than three times its bytes.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        text.len() * 3 >= self.shortest
    }

    /// Room for texts that are searched together by [`Self::find_folded`].
    pub(super) fn folded(&self) -> Folded {
        self.all.folded()
    }

    pub(super) fn find_folded(&self, texts: &Folded, hit: &mut dyn FnMut(usize, usize)) {
        self.all.find(texts, hit);
    }
}

fn find_in(automata: &Automata, text: &str, hit: &mut dyn FnMut(usize, usize)) {
    let mut folded = automata.folded();
    folded.add(text);
    automata.find(&folded, hit);
}

impl fmt::Debug for Needles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Needles").field("count", &self.list.len()).finish()
    }
}

/// Whether the last character of some text is a letter or digit.
fn ends_word(text: &[u8]) -> bool {
    if let Some(byte) = text.last().filter(|byte| byte.is_ascii()) {
        return byte.is_ascii_alphanumeric();
    }
    let from = text.len().saturating_sub(4);
    let last = text[from..].utf8_chunks().last();
    last.and_then(|chunk| chunk.valid().chars().next_back()).is_some_and(char::is_alphanumeric)
}

/// Whether the first is.
fn starts_word(text: &[u8]) -> bool {
    if let Some(byte) = text.first().filter(|byte| byte.is_ascii()) {
        return byte.is_ascii_alphanumeric();
    }
    let first = text[..text.len().min(4)].utf8_chunks().next();
    first.and_then(|chunk| chunk.valid().chars().next()).is_some_and(char::is_alphanumeric)
}
