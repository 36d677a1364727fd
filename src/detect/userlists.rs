//! The user's own lists: one index of words for all of them, and what each does to a text.
//!
//! A list adds what its words say by themselves (a name to hide, an address, a pupil's school, an elected official),
//! and takes back what a recogniser made of them («Benali» in «rue Karim-Benali»). What it takes back would be printed
//! as it is, so what stands around a value decides against it: «M. Bellevue» is no quarter.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::cues::{ARTICLE, CIVILITY, CONTRACTED};
use super::evidence::fixed;
use super::fold::fold;
use super::lexicon::lists;
use super::marks;
use super::token::{Scene, Shape};
use super::town::{Category, TownLists, Words};
use super::{Candidate, address, affiliation};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// What ends at a word of the index: bits.
const MASK: u16 = 1;
const KEEP: u16 = 1 << 1;
const STREET: u16 = 1 << 2;
/// A quarter, a landlord, a partner: has a name and is nobody.
const THING: u16 = 1 << 3;
const SCHOOL: u16 = 1 << 4;
/// A school without its type, which may as well be the person that it is named after.
const PUPILS: u16 = 1 << 5;
const OFFICIAL: u16 = 1 << 6;
/// What is left in the text.
const LEFT: u16 = KEEP | STREET | THING | SCHOOL;

/// Values that the user gave, folded. Holds words of lists: it has no `Debug`.
#[derive(Clone, Default)]
pub struct UserLists {
    /// Folded word → its index and the node of values that start with it, 0 for none. Never iterated.
    words: HashMap<Box<str>, (u32, u32), RandomState>,
    /// Node and word behind it → the next node. Never iterated.
    edges: HashMap<(u32, u32), u32, RandomState>,
    /// What ends at each node; the first is none.
    nodes: Vec<u16>,
    /// What ends anywhere.
    used: u16,
    /// A bit for the [slot](slot) of each first word: most words of a text start no value, and are passed over here.
    firsts: Vec<u64>,
    officials: BTreeSet<String>,
    /// What must go, whole.
    masked: BTreeSet<String>,
}

/// A value found in a scene: its tokens, and what it is.
#[derive(Clone, Copy)]
struct Hit {
    first: usize,
    last: usize,
    sorts: u16,
}

/// A value that stays in the text, and takes back what was found in it.
#[derive(Clone, Copy)]
pub struct Left {
    /// Bytes of the segment.
    pub span: Span,
    /// The same without an article before it.
    name: Span,
    /// Whatever was found in it, and not names only.
    all: bool,
    /// What stands around it speaks of a person.
    person: bool,
}

impl Left {
    /// Nothing around it speaks of a person.
    pub fn is_sure(&self) -> bool {
        self.all || !self.person
    }
}

impl UserLists {
    /// Values that must go and values that must stay, one a line; empty lines and lines that start with `#` are
    /// skipped.
    pub fn new(names: &str, keep: &str) -> Self {
        let mut lists = Self::default();
        lists.add_lines(names, keep);
        lists
    }

    /// Adds what [`UserLists::new`] takes.
    pub fn add_lines(&mut self, names: &str, keep: &str) {
        let mut words = Words::default();
        for (list, sort) in [(names, MASK), (keep, KEEP)] {
            let lines = list.lines().map(str::trim).filter(|line| !line.starts_with('#'));
            for line in lines {
                let words = words.of(line);
                self.insert(&words, sort);
                if sort == MASK {
                    self.masked.insert(words.join(" "));
                }
            }
        }
    }

    /// Adds the lists of a town.
    pub fn add_town(&mut self, town: &TownLists) {
        for (category, words) in &town.entries {
            let sort = match category {
                Category::Mask => MASK,
                Category::Keep => KEEP,
                Category::Street => STREET,
                Category::School => SCHOOL,
                Category::Official => OFFICIAL,
                Category::Quarter | Category::Landlord | Category::Partner => THING,
            };
            self.insert_named(words, sort);
            match category {
                Category::School => self.insert_named(affiliation::school_name(words), PUPILS),
                Category::Mask => drop(self.masked.insert(words.join(" "))),
                Category::Official => drop(self.officials.insert(words.join(" "))),
                _ => {}
            }
        }
    }

    /// «Les Lilas» are met as «aux Lilas» and «des Lilas».
    fn insert_named(&mut self, words: &[String], sort: u16) {
        self.insert(words, sort);
        let contracted = match words.first().map(String::as_str) {
            Some("le") => ["au", "du"],
            Some("les") => ["aux", "des"],
            _ => return,
        };
        if sort & (MASK | KEEP | OFFICIAL) == 0 {
            for article in contracted {
                let mut words = words.to_vec();
                words[0] = article.to_owned();
                self.insert(&words, sort);
            }
        }
    }

    fn insert(&mut self, words: &[String], sort: u16) {
        let Some((first, rest)) = words.split_first() else { return };
        if self.nodes.is_empty() {
            self.nodes.push(0);
            self.firsts = vec![0; SLOTS / 64];
        }
        self.firsts[slot(first) / 64] |= 1 << (slot(first) % 64);
        let next = self.nodes.len() as u32;
        let start = &mut self.word(first).1;
        if *start == 0 {
            *start = next;
            self.nodes.push(0);
        }
        let mut node = self.word(first).1;
        for word in rest {
            let word = self.word(word).0;
            let next = self.nodes.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next);
            if node == next {
                self.nodes.push(0);
            }
        }
        self.nodes[node as usize] |= sort;
        self.used |= sort;
    }

    fn word(&mut self, word: &str) -> &mut (u32, u32) {
        let next = self.words.len() as u32;
        self.words.entry(word.into()).or_insert((next, 0))
    }

    /// The name is that of an elected official.
    pub fn is_official(&self, name: &str) -> bool {
        !self.officials.is_empty() && self.officials.contains(&fold(name).replace('\n', " "))
    }

    /// What must go, folded, sorted: to be searched for where no segment is.
    pub(crate) fn masked(&self) -> impl Iterator<Item = &str> {
        self.masked.iter().map(String::as_str)
    }

    /// Adds to `out` what the lists say of a segment, and gives what stays in it, by its start. `zone`: where a byte
    /// of the segment stands.
    pub fn find(&self, scene: &Scene<'_>, zone: impl Fn(usize) -> Zone, out: &mut Vec<Candidate>) -> Vec<Left> {
        let mut left = Vec::new();
        if self.used == 0 {
            return left;
        }
        let streets = self.used & STREET != 0;
        let addresses = out.iter().filter(|candidate| streets && candidate.kind == Kind::Address);
        let mut addresses: Vec<Span> = addresses.map(|candidate| candidate.span).collect();
        addresses.sort_unstable();
        self.hits(scene, self.used, |hit| {
            let span = scene.across(hit.first, hit.last);
            let scene = Scene { zone: zone(span.start), ..*scene };
            if hit.sorts & MASK != 0 {
                out.push(fixed::USER_NAMES.at(span, Kind::Person));
            }
            if hit.sorts & OFFICIAL != 0 {
                out.push(fixed::TOWN_OFFICIAL.at(span, Kind::Person));
            }
            if hit.sorts & STREET != 0
                && let Some(number) = house_number(&scene, hit.first)
            {
                let span = scene.across(number, hit.last);
                // Most are streets by their type too, and were read.
                let read = addresses.binary_search_by_key(&span.start, |read| read.start);
                if !read.is_ok_and(|at| addresses[at].contains(span)) {
                    out.extend(address::in_street(scene.text, span, scene.zone));
                }
            }
            // «aux Lilas»: the article goes with what stands for the name.
            let named = hit.first + usize::from(scene.is(hit.first, CONTRACTED) && hit.first < hit.last);
            let school = (hit.sorts & (SCHOOL | PUPILS) != 0)
                .then(|| affiliation::known_school(&scene, named, hit.last))
                .flatten();
            out.extend(school);
            if hit.sorts & LEFT != 0 || school.is_some() {
                left.push(hit.left(&scene));
            }
        });
        left
    }

    /// What stays in a scene.
    pub fn left(&self, scene: &Scene<'_>) -> Vec<Left> {
        let mut left = Vec::new();
        self.hits(scene, LEFT, |hit| left.push(hit.left(scene)));
        left
    }

    /// Every value of the sorts `wanted`, by its first token.
    fn hits(&self, scene: &Scene<'_>, wanted: u16, mut found: impl FnMut(Hit)) {
        if wanted & self.used == 0 {
            return;
        }
        for (first, token) in scene.tokens.iter().enumerate() {
            let key = scene.vocabulary.key(token.word);
            let slot = slot(key);
            if self.firsts[slot / 64] & 1 << (slot % 64) != 0
                && let Some((_, start)) = self.words.get(key)
                && *start != 0
            {
                self.follow(scene, first, *start, wanted, &mut found);
            }
        }
    }

    /// The values whose first word is token `first`, at the node `start`.
    fn follow(&self, scene: &Scene<'_>, first: usize, start: u32, wanted: u16, found: &mut impl FnMut(Hit)) {
        let (mut node, mut last) = (start, first);
        // What must go goes however its words are set apart; what stays stays only as it is listed, and not as a part
        // of a longer word.
        let mut apart = first > 0 && scene.hyphen(first - 1);
        loop {
            let whole = !apart && !scene.hyphen(last + 1);
            let sorts = self.nodes[node as usize] & wanted & if whole { u16::MAX } else { MASK };
            if sorts != 0 {
                found(Hit { first, last, sorts });
            }
            let mut next = last + 1;
            while let Some(mark) = scene.mark(next) {
                apart |= !joins(scene, next, mark);
                next += 1;
            }
            let Some((word, _)) = self.words.get(scene.key(next)) else { return };
            let Some(to) = self.edges.get(&(node, *word)) else { return };
            (node, last) = (*to, next);
        }
    }
}

const SLOTS: usize = 1 << 14;

/// A word's length and first two letters.
fn slot(key: &str) -> usize {
    let letter = |i: usize| key.as_bytes().get(i).map_or(0, |byte| usize::from(byte & 31));
    (key.len() & 15) << 10 | letter(0) << 5 | letter(1)
}

/// Whether the mark at token `i` may stand inside a value: «Karim-Benali», «l’Église», «Dr. Roux», «Morvan & Fils».
fn joins(scene: &Scene<'_>, i: usize, mark: char) -> bool {
    match mark {
        '\'' | '’' | '‘' | 'ʼ' | '&' | '«' | '»' | '“' | '”' | '"' => true,
        '-' | '‐' | '‑' => scene.hyphen(i),
        '.' => i > 0 && (scene.tokens[i - 1].shape == Shape::Initial || scene.has(i - 1, marks::ABBREVIATED)),
        _ => false,
    }
}

/// The first token of the house number before token `first`: «12», «12 bis,», «12-14».
fn house_number(scene: &Scene<'_>, first: usize) -> Option<usize> {
    let mut at = first.checked_sub(1)?;
    if scene.mark(at) == Some(',') {
        at = at.checked_sub(1)?;
    }
    if scene.tokens[at].shape != Shape::Number
        && matches!(scene.word(at), "bis" | "ter" | "quater" | "a" | "b" | "c" | "d" | "A" | "B" | "C" | "D")
    {
        at = at.checked_sub(1)?;
    }
    let range =
        matches!(scene.mark(at.wrapping_sub(1)), Some('-' | '–' | '/')) || scene.key(at.wrapping_sub(1)) == "et";
    let number = if is_number(scene, at) && range && at >= 2 && is_number(scene, at - 2) { at - 2 } else { at };
    let one_line = !scene.text[scene.across(number, first).range()].contains('\n');
    let before = number.wrapping_sub(1);
    let year = matches!(scene.key(number).as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _])
        && matches!(scene.key(before), "en" | "depuis" | "fin" | "debut" | "annee" | "de");
    let date = year || scene.facts(before).lists & lists::MONTH != 0;
    (is_number(scene, at) && !date && one_line).then_some(number)
}

/// «12», «12bis», «12b».
fn is_number(scene: &Scene<'_>, i: usize) -> bool {
    let key = scene.key(i);
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits) && matches!(&key[digits..], "" | "bis" | "ter" | "quater" | "a" | "b" | "c" | "d")
}

impl Hit {
    fn left(self, scene: &Scene<'_>) -> Left {
        let article = self.first < self.last && scene.is(self.first, ARTICLE | CONTRACTED);
        Left {
            span: scene.across(self.first, self.last),
            name: scene.across(self.first + usize::from(article), self.last),
            all: self.sorts & KEEP != 0,
            person: self.is_person(scene),
        }
    }

    /// A civility, a rank, a relative or a family before it, or an age or a birth behind it.
    fn is_person(self, scene: &Scene<'_>) -> bool {
        const BEFORE: u64 = lists::TITLE | lists::RANK | lists::KIN | lists::DESIGNATION | lists::FAMILY_TRIGGER;
        let dot = self.first.checked_sub(1).filter(|at| scene.mark(*at) == Some('.'));
        let before = dot.unwrap_or(self.first).checked_sub(1);
        let announced = before.is_some_and(|at| {
            scene.is(at, CIVILITY)
                || scene.has(at, marks::BIRTH_NAME | marks::INTRODUCES)
                || scene.facts(at).lists & BEFORE != 0
        });
        let behind = self.last + 1 + usize::from(matches!(scene.mark(self.last + 1), Some(',' | '(' | '–' | '—')));
        let age = is_number(scene, behind) && matches!(scene.key(behind + 1), "an" | "ans" | "mois");
        announced || age || scene.has(behind, marks::FACT)
    }
}

/// Takes back candidates that lie in what stays: those of `left`, which is sorted by its start.
pub fn withdraw(left: &[Left], candidates: &mut Vec<Candidate>) {
    /// A value has few words, and as many values may start before a candidate and hold it.
    const NEAR: usize = 64;
    if left.is_empty() {
        return;
    }
    candidates.retain_mut(|candidate| {
        if candidate.rule == fixed::USER_NAMES.rule {
            return true;
        }
        let until = left.partition_point(|left| left.span.start <= candidate.span.start);
        for left in left[..until].iter().rev().take(NEAR).filter(|left| left.span.contains(candidate.span)) {
            let name = matches!(candidate.kind, Kind::Person | Kind::Family | Kind::Participant);
            let alone = !left.all && candidate.span.contains(left.name);
            match candidate.rule {
                _ if !left.all && !name => {}
                // The value alone is a person where the text says so, and may be one where the document has another of
                // that name.
                rule if alone && (left.person || (rule.starts_with("table.") || rule.starts_with("form."))) => {}
                rule if alone && rule == fixed::KNOWN.rule => candidate.confidence = fixed::KNOWN_LISTED.weight,
                _ => return false,
            }
        }
        true
    });
}

#[cfg(test)]
mod tests;
