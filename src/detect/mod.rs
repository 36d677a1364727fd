//! Detection: segments → mentions and passages.
//!
//! Recognisers propose [`Candidate`]s and know nothing of one another; [`overlap`] arbitrates. A first read finds what
//! each place says by itself; a second one looks everywhere for the names that the first was sure of.

pub mod address;
pub mod affiliation;
mod ages;
mod by_word;
pub(crate) mod calendar;
pub mod checks;
pub mod chunk;
pub(crate) mod civility;
pub(crate) mod columns;
mod cues;
pub mod dossier;
pub(crate) mod entrance;
pub mod evidence;
pub mod explain;
pub mod fold;
mod form;
pub mod instruction;
pub mod kin;
pub mod lexicon;
mod marks;
mod mentions;
pub mod name;
pub mod names;
mod neighbours;
mod openings;
pub mod overlap;
pub mod patterns;
pub mod recall;
mod section;
pub mod sensitive;
mod stems;
pub(crate) mod surface;
pub mod table;
pub mod token;
pub mod town;
pub mod userlists;
mod value;
pub(crate) mod years;

use std::collections::BTreeSet;

use smallvec::smallvec;

use crate::kind::{Kind, PassageKind};
use crate::link::Mention;
use crate::segment::{Role, Segment, Span};
use crate::zone::{Zone, Zoner};
use explain::Traces;
use neighbours::{Around, mark_neighbours};
use recall::Known;
use section::{Sections, Stretch, stretch_at};
use token::{Scene, Token, Vocabulary};
use userlists::UserLists;
use value::{unseen_names, withdraw_codes, withdraw_syntax};

/// What a recogniser proposes; [`overlap`] alone decides between proposals that share bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Bytes of the segment.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Stable name of the rule that says so, `recogniser.rule`: `phone.national`, `person.title`.
    pub rule: &'static str,
    /// How sure the rule is, 0 to 100. Below [`DOUBT`] it is a question for a human (masked meanwhile).
    pub confidence: u8,
}

/// Candidates below this confidence are doubts.
pub const DOUBT: u8 = 60;

/// Words kept from the first read to the second: two megabytes, whatever the document.
const KEPT_WORDS: usize = 1 << 16;

/// Candidates below this confidence are not reported at all, except places, which are only learned.
pub const REPORT: u8 = evidence::REPORT;

/// The extension point of detection: one method, from a scene to proposals.
pub trait Recogniser: Sync {
    /// Appends what it finds in `scene`, in any order.
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>);
}

/// Every recogniser, in no particular order.
pub static RECOGNISERS: &[&dyn Recogniser] = &[
    &patterns::Patterns,
    &address::Addresses,
    &names::Names,
    &kin::KinRecogniser,
    &affiliation::AffiliationRecogniser,
    &ages::Ages,
];

/// A sensitive passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassageAt {
    /// Index of the segment in the document.
    pub segment: u32,
    /// Bytes of the segment.
    pub span: Span,
    /// Which situation of the document it stands in, from 0.
    pub section: u32,
    /// What it is about.
    pub kind: PassageKind,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Reads one document twice. Holds words of the document: it has no `Debug`.
pub struct Detector<'a> {
    vocabulary: Vocabulary,
    lists: &'a UserLists,
    zoner: Zoner,
    tables: table::Tables,
    sections: Sections,
    candidates: Vec<Candidate>,
    places: BTreeSet<Vec<u32>>,
    /// The mentions so far, sorted by position.
    pub mentions: Vec<Mention>,
    /// The passages so far, sorted by position.
    pub passages: Vec<PassageAt>,
    /// How many mentions of the first read the second has come to.
    reread: usize,
    /// What the second read adds to them.
    added: Vec<Mention>,
    /// The words of the first segments, so that the second read need not look for them again, and behind them those of
    /// the segment at hand; no more than [`KEPT_WORDS`] are kept.
    words: Vec<Token>,
    /// Where the words of each segment that are kept end in [`Self::words`].
    kept: Vec<usize>,
    /// The stretches of each segment of the first read, for the second.
    read: Vec<Vec<Stretch>>,
    /// What the recognisers say of the segment at hand.
    found: Vec<Candidate>,
    passages_here: Vec<sensitive::Passage>,
    /// Segments that were read otherwise than they are written, and the way back, in their order.
    ways: Vec<(u32, surface::Way)>,
    /// The folded value of the candidate at hand.
    value: String,
    around: Around,
    /// How the names of the first read came about, if somebody wants to know.
    traces: Option<Traces>,
}

impl<'a> Detector<'a> {
    /// For one document. `individual`: its formation speaks of individual situations.
    pub fn new(lists: &'a UserLists, individual: bool) -> Self {
        Self::reusing(Vocabulary::default(), lists, individual)
    }

    /// The same with the words of earlier documents already looked up.
    pub fn reusing(mut vocabulary: Vocabulary, lists: &'a UserLists, individual: bool) -> Self {
        Self {
            words: std::mem::take(&mut vocabulary.spare),
            vocabulary,
            lists,
            zoner: Zoner::of_meeting(individual),
            tables: table::Tables::default(),
            sections: Sections::default(),
            candidates: Vec::new(),
            places: BTreeSet::new(),
            mentions: Vec::new(),
            passages: Vec::new(),
            reread: 0,
            added: Vec::new(),
            kept: Vec::new(),
            read: Vec::new(),
            found: Vec::new(),
            passages_here: Vec::new(),
            ways: Vec::new(),
            value: String::new(),
            around: Around::default(),
            traces: None,
        }
    }

    /// The first read of one segment; segments come in reading order.
    pub fn survey(&mut self, segment: &Segment) {
        match surface::smooth(&segment.text) {
            None => self.survey_plain(segment),
            Some((text, way)) => {
                self.ways.push((self.read.len() as u32, way));
                self.survey_plain(&Segment { text, place: segment.place, ..Segment::default() });
            }
        }
    }

    fn survey_plain(&mut self, segment: &Segment) {
        let index = self.read.len() as u32;
        let from = self.kept.last().copied().unwrap_or(0);
        self.words.truncate(from);
        if segment.place.role.is_unread() || segment.text.is_empty() {
            self.read.push(Vec::new());
            self.kept.push(from);
            return;
        }
        let text = &segment.text;
        let mut all = std::mem::take(&mut self.found);
        form::read(segment, &mut self.tables, &mut all);
        let stretches = self.stretches(segment);
        for stretch in &stretches {
            let part = &text[stretch.span.range()];
            let first = self.words.len();
            token::tokenise(part, &mut self.vocabulary, &mut self.words);
            let tokens = &self.words[first..];
            self.around.count(part, tokens);
            let scene = Scene { text: part, tokens, vocabulary: &self.vocabulary, zone: stretch.zone };
            for recogniser in RECOGNISERS {
                recogniser.find(&scene, &mut self.candidates);
            }
            if let Some(traces) = &mut self.traces {
                traces.note(&scene, index, stretch.span.start);
            }
            for candidate in self.candidates.drain(..) {
                if candidate.rule == evidence::PLACE_NAMED {
                    self.places.insert(words(tokens, candidate.span));
                } else if candidate.confidence >= REPORT || candidate.kind == Kind::Place {
                    all.push(Candidate { span: shift(candidate.span, stretch.span.start), ..candidate });
                }
            }
            sensitive::find(&scene, &[], &mut self.passages_here);
            if stretch.span.start > 0 {
                self.words[first..].iter_mut().for_each(|token| token.span = shift(token.span, stretch.span.start));
            }
            // «Dette», «Suivi» at the head of a column are said of nobody.
            let heads = &self.tables.rows;
            self.passages_here.retain(|passage| !heads.is_head(shift(passage.span, stretch.span.start)));
            self.passages.extend(self.passages_here.drain(..).map(|passage| PassageAt {
                segment: index,
                span: shift(passage.span, stretch.span.start),
                section: stretch.section(passage.span.start + stretch.span.start),
                kind: passage.kind,
                rule: passage.rule,
            }));
        }
        let scene = Scene { text, tokens: &self.words[from..], vocabulary: &self.vocabulary, zone: Zone::General };
        let zone = |at| stretch_at(&stretches, at).map_or(Zone::General, |stretch| stretch.zone);
        let left = self.lists.find(&scene, zone, &mut all);
        if matches!(segment.place.role, Role::Attribute | Role::Target) {
            unseen_names(text, &self.words[from..], &self.vocabulary, &mut all);
            withdraw_syntax(segment, &mut all);
        }
        withdraw_codes(text, &mut all);
        userlists::withdraw(&left, &mut all);
        self.tables.rows.settle(text, &mut all);
        overlap::resolve(&mut all);
        overlap::drop_scraps(text, &mut all);
        let mut mentions = std::mem::take(&mut self.mentions);
        let before = mentions.len();
        self.admit(index, text, from..self.words.len(), &stretches, &all, &mut mentions);
        self.around.mark(&mut mentions, before, segment);
        self.mentions = mentions;
        all.clear();
        self.found = all;
        self.read.push(stretches);
        self.kept.push(if self.words.len() <= KEPT_WORDS { self.words.len() } else { from });
    }

    /// The second read of one segment, in the same order; `index` counts from 0. Adds names that are known by now.
    pub fn recall(&mut self, index: u32, segment: &Segment, known: &Known) {
        match self.way(index).and_then(|_| surface::smooth(&segment.text)) {
            None => self.recall_plain(index, segment, known),
            Some((text, _)) => {
                self.recall_plain(index, &Segment { text, place: segment.place, ..Segment::default() }, known);
            }
        }
    }

    /// The way back from what was read of a segment, if that was not the text as it is.
    fn way(&self, index: u32) -> Option<&surface::Way> {
        self.ways.binary_search_by_key(&index, |(index, _)| *index).ok().map(|at| &self.ways[at].1)
    }

    fn recall_plain(&mut self, index: u32, segment: &Segment, known: &Known) {
        let from = self.reread;
        let here = self.mentions[from..].iter().take_while(|mention| mention.segment <= index).count();
        self.reread += here;
        let mentions = &mut self.mentions[from..self.reread];
        if segment.place.role.is_unread() || segment.text.is_empty() || known.is_empty() {
            return;
        }
        mentions.iter_mut().for_each(|mention| known.confirm(mention));
        let last = self.kept.last().copied().unwrap_or(0);
        let start = (index as usize).checked_sub(1).and_then(|before| self.kept.get(before)).copied().unwrap_or(0);
        let end = self.kept.get(index as usize).copied().unwrap_or(0);
        let words = if start < end {
            start..end
        } else {
            self.words.truncate(last);
            token::tokenise(&segment.text, &mut self.vocabulary, &mut self.words);
            last..self.words.len()
        };
        let tokens = &self.words[words.clone()];
        if !known.meets(tokens, mentions, &self.vocabulary) {
            return;
        }
        let scene = Scene { text: &segment.text, tokens, vocabulary: &self.vocabulary, zone: Zone::General };
        let mut found: Vec<Candidate> = Vec::new();
        known.find(&scene, &self.read[index as usize], &mut found);
        found.retain(|candidate| recall::is_new(candidate, mentions));
        withdraw_codes(&segment.text, &mut found);
        withdraw_syntax(segment, &mut found);
        if !found.is_empty() {
            userlists::withdraw(&self.lists.left(&scene), &mut found);
        }
        if found.is_empty() {
            return;
        }
        overlap::resolve(&mut found);
        let stretches = std::mem::take(&mut self.read[index as usize]);
        let mut all = self.mentions[from..self.reread].to_vec();
        all.retain(|mention| !found.iter().any(|candidate| candidate.span.overlaps(mention.span)));
        self.admit(index, &segment.text, words, &stretches, &found, &mut all);
        all.sort_by_key(|mention| mention.span);
        mark_neighbours(&mut all, &segment.text);
        let mut old = self.mentions[from..self.reread].iter_mut().peekable();
        for mention in all {
            match old.next_if(|old| old.span.overlaps(mention.span)) {
                Some(old) => *old = mention,
                None => self.added.push(mention),
            }
        }
    }

    /// The vocabulary that mentions refer to.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Gives everything back.
    pub fn finish(mut self) -> (Vec<Mention>, Vec<PassageAt>, Vocabulary) {
        self.around.tell_ages(&mut self.mentions, &mut self.added);
        if !self.added.is_empty() {
            self.mentions.append(&mut self.added);
            self.mentions.sort_by_key(|mention| (mention.segment, mention.span));
        }
        let ways = std::mem::take(&mut self.ways);
        let way = |index: u32| ways.binary_search_by_key(&index, |(index, _)| *index).ok().map(|at| &ways[at].1);
        let mentions = self.mentions.iter_mut().map(|mention| (mention.segment, &mut mention.span));
        for (index, span) in
            mentions.chain(self.passages.iter_mut().map(|passage| (passage.segment, &mut passage.span)))
        {
            *span = way(index).map_or(*span, |way| way.back(*span));
        }
        if self.words.capacity() <= 2 * KEPT_WORDS {
            self.words.clear();
            self.vocabulary.spare = self.words;
        }
        (self.mentions, self.passages, self.vocabulary)
    }

    fn stretches(&mut self, segment: &Segment) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (span, zone) in self.zoner.lines(&segment.text, &segment.place) {
            let zone = match segment.place.cell {
                Some(cell) if cell.row > 0 && self.tables.is_of_people(cell.table) && zone == Zone::General => {
                    Zone::Situation
                }
                _ => zone,
            };
            let row = segment.place.cell.map(|cell| (cell.table, cell.row));
            let mut start = span.start;
            for line in segment.text[span.range()].split_inclusive('\n') {
                let section = self.sections.line(line, zone, row);
                let here = Span::new(start, start + line.len());
                start = here.end;
                match stretches.last_mut() {
                    Some(last) if last.zone == zone => {
                        last.span.end = here.end;
                        if last.sections.last().is_none_or(|(_, before)| *before != section) {
                            last.sections.push((here.start, section));
                        }
                    }
                    _ => stretches.push(Stretch { span: here, zone, sections: smallvec![(here.start, section)] }),
                }
            }
        }
        stretches
    }
}

fn shift(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

fn words(tokens: &[Token], span: Span) -> Vec<u32> {
    tokens.iter().filter(|token| span.contains(token.span) && token.word != 0).map(|token| token.word).collect()
}
