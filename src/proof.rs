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
//! | [`View::Raw`] | the bytes as they are | XML: several words, or digits among six characters or more; programs of fonts: several words, or eight digits; others: five characters or more, so that packed pictures do not raise false alarms |
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

mod needles;
mod views;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::threads;

use needles::Folded;
use views::{Value, Visit};

pub use needles::{Needle, Needles};

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
    /// Byte offset in the folded view; values of attributes are counted as one text, from where they were searched
    /// together.
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
    search_by(output, format, needles, 1)
}

/// The same by so many threads at once, where a file has parts that are worth it.
///
/// # Errors
/// Those of [`search`].
pub fn search_by(output: &[u8], format: &str, needles: &Needles, threads: usize) -> Result<Searched, Error> {
    let mut search = Search::new(needles, threads);
    views::each(output, format, &mut search)?;
    search.finish()
}

/// A search under way.
struct Search<'n> {
    needles: &'n Needles,
    threads: usize,
    /// What was found, if this is the search of a part alone: it is counted with that of the others.
    found: Option<Vec<Found>>,
    hits: Vec<Hit>,
    unread: BTreeMap<&'static str, u32>,
    /// How often each needle was seen. What was kept on purpose stays: so many in the text, so many in the attributes,
    /// so many in each reading.
    counts: BTreeMap<(usize, Seen), usize>,
    /// Values of `part` that wait to be searched together, for there are thousands of them and most are a letter or a
    /// number: those that may be words of the format, and the others.
    waiting: [Folded; 2],
    /// Room for values that are given together.
    values: Folded,
    part: String,
    /// What [`Seen::Inner`] gave last.
    inner: String,
    failed: Option<Error>,
}

/// A needle that was seen.
struct Found {
    seen: Seen,
    needle: usize,
    part: String,
    offset: usize,
}

impl<'n> Search<'n> {
    fn new(needles: &'n Needles, threads: usize) -> Self {
        Self {
            needles,
            threads,
            found: None,
            hits: Vec::new(),
            unread: BTreeMap::new(),
            counts: BTreeMap::new(),
            waiting: [needles.folded(), needles.folded()],
            values: needles.folded(),
            part: String::new(),
            inner: String::new(),
            failed: None,
        }
    }

    /// What is seen from now on is of this part.
    fn enter(&mut self, part: &str) {
        if self.part != part {
            self.search_waiting();
            part.clone_into(&mut self.part);
        }
    }

    fn search_waiting(&mut self) {
        for vocabulary in [false, true] {
            let at = usize::from(vocabulary);
            let mut waiting = std::mem::take(&mut self.waiting[at]);
            let seen = Seen::Value { vocabulary };
            self.needles.find_folded(&waiting, &mut |needle, offset| self.hit(seen, needle, offset));
            waiting.clear();
            self.waiting[at] = waiting;
        }
    }

    fn hit(&mut self, seen: Seen, index: usize, offset: usize) {
        let needle = &self.needles.list[index];
        let wanted = match seen {
            Seen::Value { vocabulary } | Seen::Again { vocabulary } => !(vocabulary && needle.one_word()),
            Seen::Read { times: 0, .. } | Seen::Pieces => needle.allowed == 0,
            _ => true,
        };
        if !wanted {
            return;
        }
        self.count(seen, index, offset);
    }

    /// Counts what was found, and tells of it if it is once too often.
    fn count(&mut self, seen: Seen, index: usize, offset: usize) {
        if let Some(found) = &mut self.found {
            found.push(Found { seen, needle: index, part: self.part.clone(), offset });
            return;
        }
        let allowed = seen.allowed(self.needles.list[index].allowed);
        let count = self.counts.entry((index, seen.counted())).or_default();
        *count += 1;
        if *count > allowed {
            self.hits.push(Hit { needle: index, part: self.part.clone(), view: seen.view(), offset });
        }
    }

    /// Counts what was found in a part.
    fn add(&mut self, part: Self) {
        for Found { seen, needle, part, offset } in part.found.into_iter().flatten() {
            self.part = part;
            self.count(seen, needle, offset);
        }
        part.unread.into_iter().for_each(|(what, count)| *self.unread.entry(what).or_default() += count);
        self.failed = self.failed.take().or(part.failed);
    }

    fn finish(mut self) -> Result<Searched, Error> {
        self.search_waiting();
        match self.failed {
            Some(error) => Err(error),
            None => Ok(Searched { hits: self.hits, unread: self.unread.into_iter().collect() }),
        }
    }
}

impl Visit for Search<'_> {
    fn each(
        &mut self,
        count: usize,
        bytes: u64,
        work: &(dyn Fn(usize, &mut dyn Visit) -> Result<(), Error> + Sync),
    ) -> Result<(), Error> {
        if self.threads < 2 || !(threads::WORTH..=MOST_AT_ONCE).contains(&bytes) {
            return (0..count).try_for_each(|number| work(number, self));
        }
        self.search_waiting();
        let (needles, threads) = (self.needles, self.threads);
        let search = |(): &mut (), number: usize| {
            let mut part = Search { found: Some(Vec::new()), ..Search::new(needles, threads) };
            work(number, &mut part)?;
            part.search_waiting();
            Ok(part)
        };
        threads::in_order(threads, count, || (), search, |part| part.map(|part| self.add(part)))
    }

    fn see(&mut self, part: &str, seen: Seen, text: &str) {
        self.enter(part);
        let needles = self.needles;
        match seen {
            Seen::Value { vocabulary } => {
                let waiting = &mut self.waiting[usize::from(vocabulary)];
                if needles.may_hold(text) {
                    waiting.add(text);
                }
                if waiting.len() > WAITING {
                    self.search_waiting();
                }
            }
            Seen::Unread { what } => *self.unread.entry(what).or_default() += 1,
            Seen::Inner => text.clone_into(&mut self.inner),
            Seen::Glued => {
                let mut inner: BTreeMap<usize, usize> = BTreeMap::new();
                let small = needles.find_inner(&self.inner, &mut |needle| *inner.entry(needle).or_default() += 1);
                let found = needles.find_glued(text, &mut |needle, offset| match inner.get_mut(&needle) {
                    Some(left @ 1..) => *left -= 1,
                    _ => self.hit(seen, needle, offset),
                });
                self.failed = small.and(found).err().or(self.failed.take());
            }
            Seen::RawXml => needles.find_among_tags(text, &mut |needle, offset| self.hit(seen, needle, offset)),
            Seen::Pieces => needles.find(text, &mut |needle, offset| {
                if needles.list[needle].is_long() {
                    self.hit(seen, needle, offset);
                }
            }),
            Seen::RawProgram => needles.find_among_tags(text, &mut |needle, offset| {
                if needles.list[needle].among_programs() {
                    self.hit(seen, needle, offset);
                }
            }),
            Seen::RawBytes => {
                let found = needles.find_among_bytes(text, &mut |needle, offset| self.hit(seen, needle, offset));
                self.failed = found.err().or(self.failed.take());
            }
            _ => needles.find(text, &mut |needle, offset| self.hit(seen, needle, offset)),
        }
    }

    fn holds(&self, text: &str) -> bool {
        let mut holds = false;
        self.needles.find(text, &mut |needle, _| holds |= self.needles.list[needle].allowed == 0);
        holds
    }

    fn holds_glued(&self, text: &str) -> bool {
        let mut holds = false;
        let found = self.needles.find_glued(text, &mut |_, _| holds = true);
        holds || found.is_err()
    }

    fn shortest(&self) -> usize {
        self.needles.shortest()
    }

    fn values(&mut self, part: &str, values: &[Value<'_>], says: &dyn Fn(&Value<'_>, bool) -> bool) {
        self.enter(part);
        let needles = self.needles;
        let mut folded = std::mem::take(&mut self.values);
        let mut ends = Vec::with_capacity(values.len());
        for value in values {
            let text = value.text();
            if needles.may_hold(&text) {
                folded.add(&text);
            }
            ends.push(folded.ends());
        }
        needles.find_folded(&folded, &mut |index, offset| {
            let needle = &needles.list[index];
            let at = ends.partition_point(|ends| ends[usize::from(needle.squeezed)] <= offset);
            if let Some(value) = values.get(at).filter(|value| says(value, needle.one_word())) {
                self.count(value.seen(), index, offset);
            }
        });
        folded.clear();
        self.values = folded;
    }
}

/// Bytes of parts, unpacked, that are searched at once: each thread holds one.
const MOST_AT_ONCE: u64 = 64 << 20;

/// Bytes of values that are searched together.
const WAITING: usize = 1 << 16;

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
    /// What a page is made of, put together: its words are seen on the page, and short ones come up by chance.
    Pieces,
    /// Words written small that another reader saw in what is glued next, a word a line: «detect» in «detection» is
    /// nobody's name.
    Inner,
    /// Words that lost the spaces between them.
    Glued,
    /// One value; whether it may be a word of the format.
    Value {
        vocabulary: bool,
    },
    /// The value before once more, read otherwise.
    Again {
        vocabulary: bool,
    },
    Markup,
    RawXml,
    /// Bytes of the program of a font, or of a profile of colours: it names those who made it.
    RawProgram,
    /// Bytes of a part that is no text.
    RawBytes,
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
            Self::Text | Self::Joined | Self::Value { .. } | Self::Again { .. } => allowed,
            Self::Read { times, .. } => allowed * times,
            _ => 0,
        }
    }

    /// What is counted together.
    fn counted(self) -> Self {
        match self {
            Self::Value { .. } => Self::Value { vocabulary: false },
            Self::Again { .. } => Self::Again { vocabulary: false },
            seen => seen,
        }
    }

    fn view(self) -> View {
        match self {
            Self::Text | Self::Read { joined: false, .. } | Self::Unread { .. } => View::Text,
            Self::Joined | Self::Pieces | Self::Inner | Self::Glued | Self::Read { .. } => View::Joined,
            Self::Value { .. } | Self::Again { .. } => View::Attribute,
            Self::Markup => View::Markup,
            Self::RawXml | Self::RawProgram | Self::RawBytes => View::Raw,
            Self::Name => View::Name,
        }
    }
}

#[cfg(test)]
mod tests;
