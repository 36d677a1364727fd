//! The second read: names that are sure somewhere are looked for everywhere.

mod accepts;
mod homes;

use std::collections::BTreeSet;

use crate::detect::chunk::{Reader, is_numeral, may_be_initials};
use crate::detect::evidence::fixed;
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::name::Word;
use crate::detect::section::{Stretch, stretch_at};
use crate::detect::token::{Scene, Shape, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT};
use crate::kind::Kind;
use crate::link::Mention;
use crate::segment::Span;
use crate::zone::Zone;
use accepts::accepts;
use homes::Homes;

/// The words of the names that the first read was sure of, by vocabulary index.
pub struct Known {
    /// Sorted by index.
    words: Vec<(u32, u8)>,
    /// A bit for every index, [`FILTER`] of them: those of larger ones begin anew: most words of a text are not among them.
    filter: [u64; FILTER / 64],
    /// First letters of the given and the family name of everyone who has both, or is known by those alone.
    initials: BTreeSet<(char, char)>,
    /// Of who sits in the meeting, those of a given name of two words or of a particle, too: «YLB», «ALG».
    triples: BTreeSet<[char; 3]>,
    /// Family names behind a particle, and its first letter: «Le Goff». Sorted.
    led: Vec<(u32, char)>,
    homes: Homes,
}

/// How many bits the filter has.
const FILTER: usize = 1 << 12;

const PERSON: u8 = 1;
const FAMILY: u8 = 2;
/// A nickname that the text itself gives: «dit « Toto »».
const ALIAS: u8 = 4;
/// The same with an article before it: «dit « la Puce »».
const LED: u8 = 8;

impl Known {
    /// Learns from the mentions of the first read.
    pub fn learn(mentions: &[Mention], vocabulary: &Vocabulary) -> Self {
        let homes = Homes::learn(mentions, vocabulary);
        let mut known = Self {
            words: Vec::new(),
            filter: [0; FILTER / 64],
            initials: BTreeSet::new(),
            triples: BTreeSet::new(),
            led: Vec::new(),
            homes,
        };
        for mention in mentions.iter().filter(|mention| mention.confidence >= DOUBT) {
            let Some(flag) = bears(mention) else { continue };
            let flag = flag | given_by_text(mention, vocabulary);
            known.initials.extend(initials(mention, vocabulary));
            if mention.kind == Kind::Participant || mention.zone == Zone::Attendance {
                known.triples.extend(three_initials(mention, vocabulary));
            }
            if let Some(letter) = mention.name.particle {
                known.led.extend(mention.name.surname().map(|id| (id, letter)));
            }
            for id in mention.name.full_words() {
                if names(mention, id, vocabulary) {
                    known.add(id, flag);
                }
            }
        }
        known.led.sort_unstable();
        known.led.dedup();
        known
    }

    /// Where the particle stands that the known family name at token `i` is known with: «le goff demande», which is no article.
    fn particle_before(&self, reader: &Reader<'_>, i: usize) -> Option<usize> {
        let scene = &reader.scene;
        let letter = |at: usize| scene.key(at).chars().next();
        let first = self.led.partition_point(|(id, _)| *id < scene.tokens[i].word);
        let led = || self.led.iter().skip(first).take_while(|(id, _)| *id == scene.tokens[i].word);
        let mut at = i;
        while at > 0 && i - at < 2 && scene.has(at - 1, marks::PARTICLE) && reader.joined(at - 1) {
            at -= 1;
            if led().any(|(_, known)| letter(at) == Some(*known)) {
                return Some(at);
            }
        }
        None
    }

    /// «marie-lo», «fleur-anne»: both parts are known, and a hyphen between them is in no phrase of words.
    fn is_known_compound(&self, reader: &Reader<'_>, i: usize) -> bool {
        let scene = &reader.scene;
        scene.tokens[i].shape == Shape::Lower
            && scene.hyphen(i + 1)
            && scene.tokens.get(i + 2).is_some_and(|next| next.shape == Shape::Lower && self.flag(next.word) != 0)
            && !(i > 0 && scene.hyphen(i - 1))
            && !scene.hyphen(i + 3)
            && !reader.is_toponym(i)
    }

    /// The known family name whose particle is token `end`.
    fn led_behind(&self, reader: &Reader<'_>, end: usize) -> Option<usize> {
        if self.led.is_empty() || !reader.scene.has(end, marks::PARTICLE) || !reader.joined(end - 1) {
            return None;
        }
        let known = |at: &usize| {
            reader.scene.tokens.get(*at).is_some_and(|token| self.flag(token.word) != 0)
                && self.particle_before(reader, *at) == Some(end)
        };
        (end + 1..end + 3).find(known)
    }

    /// Where the nickname ends that begins at token `i` and has several words, however common: «Gros Bras», «Tête de Pioche».
    fn nickname_at(&self, reader: &Reader<'_>, i: usize, flag: u8) -> Option<usize> {
        let scene = &reader.scene;
        let capital = |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital);
        if flag & ALIAS == 0 || !capital(i) {
            return None;
        }
        let small = |at: &usize| {
            matches!(scene.key(*at), "de" | "du" | "la" | "le" | "d" | "a" | "aux" | "les" | "sans")
                && adjoins(reader, *at)
        };
        let last = (i + 1..i + 3).find(|at| *at < scene.tokens.len() && !small(at))?;
        (capital(last) && adjoins(reader, last) && self.flag(scene.tokens[last].word) & ALIAS != 0).then_some(last + 1)
    }

    /// Adds a word of a name.
    pub(super) fn add(&mut self, id: u32, flag: u8) {
        match self.words.binary_search_by_key(&id, |(id, _)| *id) {
            Ok(at) => self.words[at].1 |= flag,
            Err(at) => {
                self.words.insert(at, (id, flag));
                self.filter[id as usize / 64 % (FILTER / 64)] |= 1 << (id % 64);
            }
        }
    }

    /// Adds people who may be written with their initials.
    pub(super) fn add_initials(&mut self, initials: &BTreeSet<(char, char)>) {
        self.initials.extend(initials);
    }

    /// Nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.initials.is_empty() && self.homes.is_empty()
    }

    #[inline]
    fn flag(&self, word: u32) -> u8 {
        if self.filter[word as usize / 64 % (FILTER / 64)] & 1 << (word % 64) == 0 {
            return 0;
        }
        self.words.binary_search_by_key(&word, |(id, _)| *id).map_or(0, |at| self.words[at].1)
    }

    /// A known word, or what may be the initials of one, is among the tokens and in none of the mentions, which are sorted by position.
    pub fn meets(&self, tokens: &[Token], mentions: &[Mention], vocabulary: &Vocabulary) -> bool {
        if self.homes.meets(tokens, vocabulary) {
            return true;
        }
        let initials = !self.initials.is_empty();
        let mut mentions = mentions.iter().map(|mention| mention.span).peekable();
        tokens.iter().enumerate().any(|(i, token)| {
            let signs = || {
                may_be_initials(tokens, i)
                    || may_lack_dots(tokens, i)
                    || matches!(token.shape, Shape::Upper | Shape::Lower) && self.is_triple(vocabulary.key(token.word))
            };
            (self.flag(token.word) != 0 || initials && signs()) && {
                while mentions.next_if(|span| span.end <= token.span.start).is_some() {}
                mentions.peek().is_none_or(|span| span.start >= token.span.end)
            }
        })
    }

    /// A doubtful mention whose words are all known is no longer doubtful.
    pub fn confirm(&self, mention: &mut Mention) {
        let weak = matches!(mention.kind, Kind::Person | Kind::Family) && mention.confidence < DOUBT;
        if weak && mention.name.full_words().next().is_some() && mention.name.full_words().all(|id| self.flag(id) != 0)
        {
            mention.confidence = fixed::KNOWN.weight;
        }
    }

    /// Where the initials end that begin at token `i`: «K. B.» or «B. K.» where a Karim Benali is known, in a situation «KB» and
    /// «K.B», too.
    #[inline]
    fn initials_at(&self, reader: &Reader<'_>, stretches: &[Stretch], i: usize) -> Option<usize> {
        let scene = &reader.scene;
        if self.initials.is_empty() {
            return None;
        }
        let dotted = reader.known_initials_at(i);
        let end = match dotted {
            Some(chunk) => chunk.end,
            // «cvn fait le lien», in small letters, where it is no word
            None if (scene.tokens[i].shape == Shape::Upper
                || scene.tokens[i].shape == Shape::Lower
                    && scene.facts(i).rank == 0
                    && scene.facts(i).pos & !pos::PROPER == 0)
                && self.is_triple(scene.key(i))
                && is_told_of(scene, stretches, i)
                && self.stands_free(reader, i) =>
            {
                return Some(i + 1);
            }
            None if may_lack_dots(scene.tokens, i)
                && is_told_of(scene, stretches, i)
                && self.stands_free(reader, i) =>
            {
                if scene.tokens[i].shape == Shape::Upper {
                    i + 1
                } else {
                    i + 3
                }
            }
            None => return None,
        };
        let mut letters = (i..end).flat_map(|at| scene.key(at).chars()).filter(|letter| letter.is_alphabetic());
        let pair = (letters.next()?, letters.next()?);
        (self.initials.contains(&pair) || self.initials.contains(&(pair.1, pair.0))).then_some(end)
    }

    /// Whether a folded word is the three initials of somebody.
    fn is_triple(&self, key: &str) -> bool {
        let letters = || {
            let mut letters = key.chars();
            Some([letters.next()?, letters.next()?, letters.next()?])
        };
        key.len() == 3 && !self.triples.is_empty() && letters().is_some_and(|letters| self.triples.contains(&letters))
    }

    /// No acronym, no word in capitals, no part of a number plate or of a longer code; «GD/FM» are two people.
    fn stands_free(&self, reader: &Reader<'_>, i: usize) -> bool {
        let scene = &reader.scene;
        let facts = scene.facts(i);
        let known = |at: Option<usize>| {
            let at = at.filter(|at| scene.tokens.get(*at).is_some_and(|token| token.shape == Shape::Upper));
            at.is_some_and(|at| {
                let mut letters = scene.key(at).chars();
                let pair = (letters.next(), letters.next(), letters.next());
                matches!(pair, (Some(given), Some(surname), None) if self.initials.contains(&(given, surname)))
                    || self.is_triple(scene.key(at))
            })
        };
        let between = |at: usize| {
            let (first, last) = (&scene.tokens[at.min(i)], &scene.tokens[at.max(i)]);
            scene.text.get(first.span.end..last.span.start).unwrap_or_default()
        };
        // «- GD : relance» and «GD⏎- visite» are entries of a list.
        let part = |at: Option<usize>, beyond: Option<usize>| {
            at.filter(|at| *at < scene.tokens.len()).is_some_and(|at| match scene.tokens[at].shape {
                Shape::Mark('/') => !known(beyond),
                Shape::Number => !between(at).contains('\n'),
                shape => matches!(shape, Shape::Mark('-' | '\\' | '@' | '&' | '°')) && between(at).is_empty(),
            })
        };
        !reader.caps(i)
            && facts.lists & lists::ACRONYM == 0
            && facts.pos & pos::GRAMMATICAL == 0
            && !part(i.checked_sub(1), i.checked_sub(2))
            && !part(Some(i + 1), Some(i + 2))
    }

    /// The initial before the known family name at token `i`: «S. Bonheur» where a Serge Bonheur is known.
    fn initial_before(&self, reader: &Reader<'_>, i: usize) -> Option<usize> {
        let scene = &reader.scene;
        let at = i.checked_sub(2).filter(|at| scene.tokens[*at].shape == Shape::Initial)?;
        let capital = matches!(scene.tokens[i].shape, Shape::Capital | Shape::Upper | Shape::Mixed);
        let pair = (scene.key(at).chars().next()?, scene.key(i).chars().next()?);
        (capital && reader.mark(i - 1) == Some('.') && reader.joined(i - 1) && self.initials.contains(&pair))
            .then_some(at)
    }

    /// Known names in a scene, covered or not; `stretches`: the zones of its text.
    pub(super) fn find(&self, scene: &Scene<'_>, stretches: &[Stretch], out: &mut Vec<Candidate>) {
        self.homes.find(scene, stretches, out);
        let reader = Reader::new(*scene);
        let mut i = 0;
        while i < scene.tokens.len() {
            if let Some(end) = self.initials_at(&reader, stretches, i) {
                let span = Span::new(scene.tokens[i].span.start, scene.tokens[end - 1].span.end);
                out.push(fixed::KNOWN_INITIALS.at(span, Kind::Person));
                i = end;
                continue;
            }
            let flag = self.flag(scene.tokens[i].word);
            if let Some(end) = self.nickname_at(&reader, i, flag) {
                let span = Span::new(scene.tokens[i].span.start, scene.tokens[end - 1].span.end);
                out.push(fixed::KNOWN.at(span, Kind::Person));
                i = end;
                continue;
            }
            let initial = if flag == 0 { None } else { self.initial_before(&reader, i) };
            let fits = || accepts(&reader, i, flag & ALIAS != 0) || self.is_known_compound(&reader, i);
            if flag == 0 || initial.is_none() && !fits() {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            while end < scene.tokens.len()
                && end < i + 6
                && (self.flag(scene.tokens[end].word) != 0 || is_glue(scene, end))
                && adjoins(&reader, end)
            {
                end += 1;
            }
            let glued = |at: usize| scene.hyphen(at - 1);
            while end > i + 1
                && (self.flag(scene.tokens[end - 1].word) == 0 || !glued(end - 1) && !accepts(&reader, end - 1, false))
            {
                end -= 1;
            }
            // «enzo le petit», where the Le Petits are known
            if let Some(behind) = self.led_behind(&reader, end) {
                end = behind + 1;
            }
            let doubtful = initial.is_none() && flag & ALIAS == 0 && (i..end).all(|at| reader.ordinary(at) > 0);
            let plural = i > 0 && scene.has(i - 1, marks::PLURAL) && end == i + 1;
            let kind = if flag & PERSON != 0 && !plural { Kind::Person } else { Kind::Family };
            let start =
                initial.or_else(|| self.particle_before(&reader, i)).unwrap_or_else(|| compound_start(scene, i));
            let led = flag & LED != 0 && start == i && i > 0 && matches!(scene.key(i - 1), "la" | "le");
            let start = if led && reader.joined(i - 1) { i - 1 } else { start };
            let span = Span::new(scene.tokens[start].span.start, scene.tokens[end - 1].span.end);
            let rule = if doubtful { fixed::KNOWN_ORDINARY } else { fixed::KNOWN };
            out.push(rule.at(span, kind));
            i = end;
        }
    }
}

/// Whether a candidate of the second read is where the first read saw nothing, or no more than a word of it: «anne» in «anne-lou».
pub(super) fn is_new(candidate: &Candidate, mentions: &[Mention]) -> bool {
    let mut met = mentions.iter().filter(|mention| mention.span.overlaps(candidate.span));
    let Some(part) = met.next() else { return true };
    // «Pioche» in «Tête de Pioche»
    let starts = candidate.span.start == part.span.start && part.span.end < candidate.span.end;
    let within = starts || candidate.span.start < part.span.start && part.span.end == candidate.span.end;
    met.next().is_none() && within && part.rule == "person.single" && candidate.rule == fixed::KNOWN.rule
}

/// Whose name a mention is, if it is one that may be met again.
pub(super) fn bears(mention: &Mention) -> Option<u8> {
    match mention.kind {
        // What hides every word of an attribute knows no name.
        _ if mention.rule == fixed::UNSEEN_WORD.rule => None,
        Kind::Person | Kind::Participant => Some(PERSON),
        Kind::Family => Some(FAMILY),
        _ => None,
    }
}

/// [`ALIAS`] of a nickname that the text gives, and [`LED`] of a name of one word behind an article.
fn given_by_text(mention: &Mention, vocabulary: &Vocabulary) -> u8 {
    let alias =
        matches!(mention.rule, "person.alias_quoted" | "person.alias" | "person.alias_before" | "person.nickname");
    let mut words = mention.name.full_words();
    let (word, more) = (words.next(), words.next());
    // «la Puce»: an article and a blank more than the word.
    let room = word.map_or(0, |id| mention.span.len().saturating_sub(vocabulary.key(id).len()));
    let led = more.is_none() && mention.name.particle.is_none() && (3..5).contains(&room);
    (if alias { ALIAS } else { 0 }) | (if led { LED } else { 0 })
}

/// First letters of the given and the family name, if it has both, or is no more than those.
pub(super) fn initials(mention: &Mention, vocabulary: &Vocabulary) -> Option<(char, char)> {
    if let [Word::GivenInitial(given), Word::SurnameInitial(surname)] = mention.name.words[..] {
        return Some((given, surname));
    }
    let letter = |id: u32| vocabulary.key(id).chars().next();
    mention.name.given().next().and_then(letter).zip(mention.name.surname().next().and_then(letter))
}

/// The three letters of «Yves-Laurent Blin» and «Anne Le Goff», if it has so many.
fn three_initials(mention: &Mention, vocabulary: &Vocabulary) -> Option<[char; 3]> {
    let letter = |id: u32| vocabulary.key(id).chars().next();
    let mut given = mention.name.given();
    let first = given.next().and_then(letter)?;
    let last = mention.name.surname().next().and_then(letter)?;
    let middle = mention.name.particle.or_else(|| given.next().and_then(letter))?;
    Some([first, middle, last])
}

/// «KB» or «K.B» may start at token `i`.
fn may_lack_dots(tokens: &[Token], i: usize) -> bool {
    let shape = |at: usize| tokens.get(at).map(|token| token.shape);
    match shape(i) {
        Some(Shape::Upper) => tokens[i].span.len() == 2,
        Some(Shape::Initial) => {
            shape(i + 1) == Some(Shape::Mark('.'))
                && shape(i + 2) == Some(Shape::Initial)
                && shape(i + 3) != Some(Shape::Mark('.'))
                && tokens[i].span.end + 1 == tokens[i + 2].span.start
        }
        _ => false,
    }
}

/// Token `i` stands where individuals are spoken of, or what is done about them.
fn is_told_of(scene: &Scene<'_>, stretches: &[Stretch], i: usize) -> bool {
    stretch_at(stretches, scene.tokens[i].span.start)
        .is_some_and(|here| matches!(here.zone, Zone::Situation | Zone::Decisions))
}

/// Whether a word of a mention says by itself who is meant.
pub(super) fn names(mention: &Mention, id: u32, vocabulary: &Vocabulary) -> bool {
    let facts = vocabulary.facts(id);
    let grammatical = facts.pos & pos::GRAMMATICAL != 0 && facts.given < 40 || facts.lists & lists::PARTICLE != 0;
    // «M. et Mme Sow» as a cell holds it: «Mme» is everybody.
    let title = facts.lists & lists::TITLE != 0 && facts.given == 0 && facts.surname < 24;
    // «la Clio IV» is nobody; headings are counted so.
    let grammatical = grammatical || title || facts.surname < 24 && is_numeral(vocabulary.key(id));
    let signs = matches!(mention.rule, "person.initials_of" | "person.initials_before");
    vocabulary.key(id).len() >= 2 && (signs || !grammatical)
}

/// Where the compound starts that token `i` goes on behind a particle: «Saint-Martin», «Aït-Salem».
fn compound_start(scene: &Scene<'_>, i: usize) -> usize {
    let touches = |at: usize| scene.tokens[at].span.end == scene.tokens[at + 1].span.start;
    let particle = |at: usize| {
        scene.has(at, marks::PARTICLE)
            && matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper | Shape::Initial)
    };
    match i.checked_sub(2) {
        Some(at) if scene.hyphen(at + 1) && touches(at) && touches(at + 1) && particle(at) => at,
        _ => i,
    }
}

fn is_glue(scene: &Scene<'_>, i: usize) -> bool {
    matches!(scene.tokens[i].shape, Shape::Mark('-' | '\'' | '’'))
        && scene.tokens[i - 1].span.end == scene.tokens[i].span.start
}

/// «Situation Marchand⏎Marchand nie»: a line that ends is no blank, unless a machine wrapped it.
fn adjoins(reader: &Reader<'_>, i: usize) -> bool {
    let gap = &reader.scene.text[reader.scene.tokens[i - 1].span.end..reader.scene.tokens[i].span.start];
    gap.len() <= 3 && !gap.contains('\t') && (!gap.contains('\n') || reader.joined(i - 1))
}
