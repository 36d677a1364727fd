//! The second read: names that are sure somewhere are looked for everywhere.

mod homes;

use std::collections::BTreeSet;

use crate::detect::chunk::{Reader, is_numeral, may_be_initials};
use crate::detect::cues;
use crate::detect::evidence::{self, fixed};
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
use homes::Homes;

/// The words of the names that the first read was sure of, by vocabulary index.
pub struct Known {
    /// Sorted by index.
    words: Vec<(u32, u8)>,
    /// A bit for every index, [`FILTER`] of them: those of larger ones begin anew: most words of a text are not among them.
    filter: [u64; FILTER / 64],
    /// First letters of the given and the family name of everyone who has both, or is known by those alone.
    initials: BTreeSet<(char, char)>,
    homes: Homes,
}

/// How many bits the filter has.
const FILTER: usize = 1 << 12;

const PERSON: u8 = 1;
const FAMILY: u8 = 2;

impl Known {
    /// Learns from the mentions of the first read.
    pub fn learn(mentions: &[Mention], vocabulary: &Vocabulary) -> Self {
        let homes = Homes::learn(mentions, vocabulary);
        let mut known = Self { words: Vec::new(), filter: [0; FILTER / 64], initials: BTreeSet::new(), homes };
        for mention in mentions.iter().filter(|mention| mention.confidence >= DOUBT) {
            let Some(flag) = bears(mention) else { continue };
            known.initials.extend(initials(mention, vocabulary));
            for id in mention.name.full_words() {
                if names(mention, id, vocabulary) {
                    known.add(id, flag);
                }
            }
        }
        known
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
            (self.flag(token.word) != 0 || initials && (may_be_initials(tokens, i) || may_lack_dots(tokens, i))) && {
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
            None if may_lack_dots(scene.tokens, i)
                && stretch_at(stretches, scene.tokens[i].span.start)
                    .is_some_and(|here| here.zone == Zone::Situation)
                && stands_free(reader, i) =>
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
        self.homes.find(scene, out);
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
            let initial = if flag == 0 { None } else { self.initial_before(&reader, i) };
            if flag == 0 || initial.is_none() && !accepts(&reader, i) {
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
            while end > i + 1 && (self.flag(scene.tokens[end - 1].word) == 0 || !accepts(&reader, end - 1)) {
                end -= 1;
            }
            let doubtful = initial.is_none() && (i..end).all(|at| reader.ordinary(at) > 0);
            let plural = i > 0 && scene.has(i - 1, marks::PLURAL) && end == i + 1;
            let kind = if flag & PERSON != 0 && !plural { Kind::Person } else { Kind::Family };
            let start = initial.unwrap_or_else(|| compound_start(scene, i));
            let span = Span::new(scene.tokens[start].span.start, scene.tokens[end - 1].span.end);
            let rule = if doubtful { fixed::KNOWN_ORDINARY } else { fixed::KNOWN };
            out.push(rule.at(span, kind));
            i = end;
        }
    }
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

/// First letters of the given and the family name, if it has both, or is no more than those.
pub(super) fn initials(mention: &Mention, vocabulary: &Vocabulary) -> Option<(char, char)> {
    if let [Word::GivenInitial(given), Word::SurnameInitial(surname)] = mention.name.words[..] {
        return Some((given, surname));
    }
    let letter = |id: u32| vocabulary.key(id).chars().next();
    mention.name.given().next().and_then(letter).zip(mention.name.surname().next().and_then(letter))
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

/// No acronym, no word in capitals, no part of a number plate or of a longer code.
fn stands_free(reader: &Reader<'_>, i: usize) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let part = |at: Option<usize>| {
        at.and_then(|at| scene.tokens.get(at))
            .is_some_and(|token| matches!(token.shape, Shape::Number | Shape::Mark('-' | '/' | '\\' | '@' | '&' | '°')))
    };
    !reader.caps(i)
        && facts.lists & lists::ACRONYM == 0
        && facts.pos & pos::GRAMMATICAL == 0
        && !part(i.checked_sub(1))
        && !part(Some(i + 1))
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

/// Whether a known word is the name here, and not the ordinary word, the street or the town.
fn accepts(reader: &Reader<'_>, i: usize) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let ordinary = reader.ordinary(i);
    let plain =
        facts.pos & !pos::PROPER == 0 && facts.commune == 0 && facts.lists & !lists::HYPOCORISTIC & !lists::HOMAGE == 0;
    // «chez Bois», though a wood is one: nobody is at home with a thing
    let with = i > 0 && matches!(scene.key(i - 1), "avec" | "contre" | "chez");
    let fits = match scene.tokens[i].shape {
        Shape::Lower if reader.lower && !plain => is_bare_object(scene, i),
        Shape::Lower => plain && scene.key(i).len() >= 3 && (facts.given > 0 || facts.surname > 0 || reader.lower),
        Shape::Capital | Shape::Mixed if ordinary == 0 => true,
        // A common word with a capital inside a sentence: «vu avec Petit et Gros»
        Shape::Capital | Shape::Mixed if !reader.starts_sentence(i) => {
            ordinary < 3
                || facts.given >= 40
                || facts.surname >= 36 && (facts.lists & evidence::NEVER_ALONE == 0 || with)
        }
        Shape::Capital | Shape::Mixed => {
            (facts.given >= 30 && ordinary < 3 || facts.rank == 0 && ordinary < 2) && is_subject(scene, i)
                || ordinary < 2 && takes_verb(scene, i)
                || facts.given.max(facts.surname) >= 30 && acts(scene, i)
                // «Blanc a été vu», «Marchand et Petit sont venus»: a noun would have its article
                || (facts.given.max(facts.surname) >= 24 || facts.lists & lists::HYPOCORISTIC != 0) && is_bare_subject(scene, i)
                // «« Toto » est revenu»
                || ordinary < 3 && is_quoted(scene, i)
                // «*Prince* : …», a heading of who is spoken of; «Marchand : trois impayés», who speaks
                || facts.given.max(facts.surname) >= 30 && is_label(scene, i)
                // «Mercier, 17 ans, ne vient plus»
                || ordinary < 3 && reader.followed_by_person_fact(i + 1)
        }
        Shape::Upper if !reader.caps(i) => ordinary < 3,
        Shape::Upper if i > 0 && (scene.has(i - 1, marks::PLURAL | marks::COUPLE) || scene.key(i - 1) == "famille") => {
            ordinary < 3 && !scene.key(i).ends_with(['s', 'x', 'z'])
        }
        Shape::Upper => {
            ordinary == 0 || ordinary < 3 && facts.given >= 30 && reader.starts_sentence(i) && is_subject(scene, i)
        }
        _ => false,
    };
    let inside = reader.is_inside_compound(i) && i >= 2 && scene.tokens[i - 2].shape == Shape::Lower;
    let town = i >= 2
        && scene.has(i - 1, marks::FRENCH_PARTICLE)
        && matches!(scene.key(i - 2), "ville" | "commune" | "mairie");
    fits && !inside
        && !town
        && !is_office(reader, i)
        && !reader.is_shop(i)
        && !reader.is_car(i)
        && !reader.is_toponym(name_start(reader, i))
        && !reader.is_calendar(i)
        && !reader.is_weekday(i)
        && !is_saints_day(scene, i)
        && !(facts.commune > 0 && i > 0 && is_way(scene, i - 1, facts.given))
}

/// «à la Saint-Nicolas», «la foire de la Saint-Martin»: a day, or a church, and nobody who bears it.
fn is_saints_day(scene: &Scene<'_>, i: usize) -> bool {
    i >= 3
        && scene.hyphen(i - 1)
        && matches!(scene.key(i - 2), "saint" | "sainte" | "st" | "ste")
        && scene.key(i - 3) == "la"
}

/// «à», «vers» before a town. A child of whom is spoken may be called like one: «on a parlé à Milan».
fn is_way(scene: &Scene<'_>, i: usize, given: u8) -> bool {
    match scene.key(i) {
        "a" | "de" => given < 40,
        "vers" | "en" => true,
        _ => false,
    }
}

/// Where the run of names starts that token `i` is in: «Louise» in «collège Louise Michel».
fn name_start(reader: &Reader<'_>, i: usize) -> usize {
    let mut start = i;
    while start > 0
        && i - start < 4
        && reader.joined(start - 1)
        && reader.scene.tokens[start - 1].shape == Shape::Capital
        && reader.scene.facts(start - 1).given >= 24
    {
        start -= 1;
    }
    start
}

/// A word at the start of a sentence with the verb of a person right behind it, a relative or another name: a noun would have
/// its article.
fn is_bare_subject(scene: &Scene<'_>, i: usize) -> bool {
    let next = scene.key(i + 1);
    let lower = |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
    let verb = |at: usize| scene.facts(at).pos & pos::VERB != 0 && lower(at);
    match next {
        "a" | "avait" | "s" | "se" | "ne" | "n" => !scene.word(i + 1).starts_with('à'),
        // «Rose est la couleur du flyer», «Grand est le besoin»
        "est" | "etait" | "sera" => !scene.has(i + 2, marks::ARTICLE),
        "et" => scene.tokens.get(i + 2).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper)),
        // «Bonnet la cherche»
        "la" | "le" | "les" | "lui" | "leur" | "en" => verb(i + 2),
        // «Fournier père»
        _ if scene.has(i + 1, marks::RELATIVE) && lower(i + 1) => true,
        // «Boulanger vit chez sa mère», and not «Petit rappel», «Petit déjeuner»
        _ => {
            let noun = scene.facts(i + 1).pos & pos::NOUN != 0;
            let adjective = noun && scene.facts(i).pos & pos::ADJECTIVE != 0 && !scene.has(i + 1, marks::PREDICATE);
            let infinitive = ["er", "ir", "re"].iter().any(|end| next.ends_with(end));
            let participle = ["é", "ée", "és", "ées"].iter().any(|end| scene.word(i + 1).ends_with(end));
            verb(i + 1) && !adjective && !infinitive && !participle
        }
    }
}

/// «M. le Maire», whoever else bears the word as a name.
fn is_office(reader: &Reader<'_>, i: usize) -> bool {
    let scene = &reader.scene;
    scene.facts(i).lists & (lists::FUNCTION | lists::RANK) != 0
        && i >= 2
        && scene.has(i - 1, marks::ARTICLE)
        && (scene.has(i - 2, marks::COUPLE) || i >= 3 && scene.has(i - 3, marks::COUPLE))
}

/// Alone in quotation marks.
fn is_quoted(scene: &Scene<'_>, i: usize) -> bool {
    let mark = |at: usize, marks: &[char]| scene.mark(at).is_some_and(|mark| marks.contains(&mark));
    i > 0 && mark(i - 1, &['«', '“', '"']) && mark(i + 1, &['»', '”', '"'])
}

/// The word and a colon begin the line.
fn is_label(scene: &Scene<'_>, i: usize) -> bool {
    let mark = |at: usize, marks: &[char]| scene.mark(at).is_some_and(|mark| marks.contains(&mark));
    let opens = |mut at: usize| {
        while at > 0 && !scene.opens_line(at) && mark(at - 1, &['*', '-', '–', '•', '_']) {
            at -= 1;
        }
        // «5. Océane : nom à rechercher»
        let number = |at: usize| matches!(scene.tokens[at].shape, Shape::Number) && scene.opens_line(at);
        scene.opens_line(at) || at > 1 && mark(at - 1, &['.', ')']) && number(at - 2)
    };
    let behind = (i + 1..i + 4).find(|at| !mark(*at, &['*', '_']));
    opens(i) && behind.is_some_and(|at| mark(at, &[':', '→']))
}

/// «Brun demande un miroir», «Grâce garde ses frères»: what speaks or does something to somebody is nobody's colour.
fn acts(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i + 1);
    let determiner =
        scene.is(i + 2, cues::POSSESSIVE | cues::ARTICLE) || matches!(scene.key(i + 2), "un" | "une" | "que");
    scene.tokens.get(i + 1).is_some_and(|token| token.shape == Shape::Lower)
        && facts.pos & pos::VERB != 0
        && (determiner || facts.lists & lists::SPEECH != 0)
}

/// «rien sur petit dans le compte rendu», «voir avec marchand»: in a text without capitals, a common name behind a
/// preposition, where a noun would have its article and something to say of.
fn is_bare_object(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i);
    let before = i.checked_sub(1).map_or("", |at| scene.key(at));
    let ends = i + 1 >= scene.tokens.len() || scene.opens_line(i + 1) || scene.mark(i + 1).is_some();
    facts.given.max(facts.surname) >= 40
        && facts.lists & evidence::NEVER_ALONE == 0
        && matches!(before, "sur" | "avec" | "contre" | "chez" | "voir" | "rappeler" | "appeler" | "relancer" | "selon")
        && (ends || scene.facts(i + 1).pos & pos::GRAMMATICAL != 0 && scene.key(i + 1) != "pas")
}

/// What follows is a verb and nothing else: «Lamine voulait».
fn takes_verb(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i + 1);
    facts.pos & pos::VERB != 0 && facts.pos & (pos::NOUN | pos::ADJECTIVE) == 0
}

/// A verb, a pronoun or a comma follows, as behind the subject of a sentence.
fn is_subject(scene: &Scene<'_>, i: usize) -> bool {
    takes_verb(scene, i) || scene.has(i + 1, marks::PREDICATE) && !scene.word(i + 1).starts_with('à')
}
