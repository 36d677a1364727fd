//! Names of persons and families, from the words and what stands around them.
//!
//! A *chunk* is a run of words that may be one name: «Jean-Baptiste de LA TOUR», «K. B.», «N'GUESSAN KOUAME AXEL». What
//! stands before it (a title, a rank, a relative, «la famille»), what its words are in the dictionaries, how they are
//! written and what follows add up to a confidence: [`crate::detect::evidence`] holds every weight.

mod announced;
mod bodies;
mod families;
mod namesakes;
mod nicknames;
mod things;

use std::ops::Range;

use crate::detect::chunk::{Chunk, Reader};
use crate::detect::evidence::{self, Sink, Tally, Term};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};
use crate::detect::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// Persons and families.
pub struct Names;

impl Recogniser for Names {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        scan(scene, out);
    }
}

/// Every name of `scene`, with what makes its confidence as far as `out` wants to know it.
pub(super) fn scan<S: Sink>(scene: &Scene<'_>, out: &mut S) {
    let reader = Reader::new(*scene);
    let mut i = 0;
    while i < scene.tokens.len() {
        i = if may_start(&reader, i) { step(&reader, i, out).max(i + 1) } else { i + 1 };
    }
}

/// Whether any rule can begin at token `i`: most words of prose are passed over here.
fn may_start(reader: &Reader<'_>, i: usize) -> bool {
    let token = reader.scene.tokens[i];
    if reader.lower {
        return !matches!(token.shape, Shape::Mark(_) | Shape::Number);
    }
    // «Sow ou Soh»: the word is common, and a name must follow.
    if reader.scene.key(i) == "ou" {
        let next = reader.scene.tokens.get(i + 1);
        return next.is_some_and(|next| matches!(next.shape, Shape::Capital | Shape::Upper));
    }
    token.marks & marks::MAY_NAME != 0 || token.marks & marks::MAY_NAME_AT_START != 0 && reader.starts_sentence(i)
}

/// Reads what starts at token `i`; gives the token to go on from.
fn step<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> usize {
    if reader.scene.has(i, marks::STARTS_NAME)
        && let Some(next) = announced::styled(reader, i, out)
            .or_else(|| families::family(reader, i, out))
            .or_else(|| titled(reader, i, out))
            .or_else(|| announced::announced(reader, i, out))
    {
        return next;
    }
    if reader.is_letter_of_class(i) {
        return i + 1;
    }
    if let Some(next) = initials(reader, i, out)
        .or_else(|| announced::nickname(reader, i, out))
        .or_else(|| announced::sign(reader, i, out))
        .or_else(|| announced::called(reader, i, out))
    {
        return next;
    }
    free(reader, i, out)
}

/// An ordinary word that few people bear as a name.
fn scene_word(reader: &Reader<'_>, i: usize) -> bool {
    reader.ordinary(i) > 0 && reader.scene.facts(i).surname < 36
}

/// A name, the kind and the rule that it is found by, and the tokens that announce it, if any do.
struct Found {
    chunk: Chunk,
    kind: Kind,
    rule: &'static str,
    trigger: Range<usize>,
}

impl Found {
    fn person(chunk: Chunk, rule: &'static str, trigger: Range<usize>) -> Self {
        Self { chunk, kind: Kind::Person, rule, trigger }
    }

    fn family(chunk: Chunk, rule: &'static str, trigger: Range<usize>) -> Self {
        Self { chunk, kind: Kind::Family, rule, trigger }
    }

    /// The name as sure as one term says.
    fn emit<S: Sink>(self, reader: &Reader<'_>, term: Term, out: &mut S) {
        self.weighed(reader, S::Score::of(term), out);
    }

    /// The name as sure as `term` says, and less so by `against`.
    fn emit_but<S: Sink>(self, reader: &Reader<'_>, term: Term, against: Term, out: &mut S) {
        let mut score = S::Score::of(term);
        score.add(against);
        self.weighed(reader, score, out);
    }

    fn weighed<S: Sink>(self, reader: &Reader<'_>, score: S::Score, out: &mut S) {
        let confidence = score.confidence();
        if confidence < evidence::REPORT {
            return;
        }
        let span = |tokens: Range<usize>| {
            let tokens = reader.scene.tokens.get(tokens).unwrap_or_default();
            let ends = tokens.first().zip(tokens.last());
            ends.map_or(Span::new(0, 0), |(first, last)| Span::new(first.span.start, last.span.end))
        };
        let Self { chunk, kind, rule, trigger } = self;
        let candidate = Candidate { span: span(chunk.start..chunk.end), kind, rule, confidence };
        out.take(candidate, score, || span(trigger));
    }
}

/// «M. X», «Mme X et Y», «MM. X, Y et Z», «commandant X», «Me X».
fn titled<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let (start, plural, rule) = reader.title(i)?;
    // «M. LE Préfet»: an office, however its article is written.
    let office = reader.scene.facts(start + 1).lists & (lists::FUNCTION | lists::RANK) != 0
        && reader.scene.tokens.get(start + 1).is_some_and(|next| next.shape != Shape::Initial);
    if reader.scene.has(start, marks::ARTICLE) && office && reader.joined(start) {
        return Some(start + 1);
    }
    // «M. Le propose», «Mme Do est venue»: a family name that is a small word.
    let small = rule == "person.title"
        && reader.scene.tokens[start].shape == Shape::Capital
        && reader.scene.has(start, marks::ARTICLE)
        && reader.scene.word(start).is_ascii()
        && reader.scene.tokens.get(start + 1).is_some_and(|next| next.shape == Shape::Lower)
        && reader.scene.facts(start + 1).pos & pos::VERB != 0
        && reader.scene.facts(start + 1).lists & (lists::FUNCTION | lists::RANK) == 0;
    if small && reader.scene.key(start) == "le" {
        let chunk = Chunk { start, end: start + 1, words: 1 };
        Found::person(chunk, rule, i..start).emit(reader, evidence::TITLE, out);
        return Some(start + 1);
    }
    let small = || if rule == "person.title" { reader.small_behind_title(i, start) } else { None };
    let chunk = reader.name_at(start, true).into_iter().chain(small()).max_by_key(|chunk| chunk.end)?;
    if chunk.words == 1 && reader.is_said_of_titled(start) {
        return None;
    }
    // «Madame Bovary», in general talk, in quotes behind «on jouera»
    if rule == "person.title" && reader.scene.zone == Zone::General && reader.is_titled_work(i) {
        return Some(chunk.end);
    }
    // «Mr Bricolage»
    if reader.is_listed_whole(Chunk { start: i, ..chunk }) {
        return Some(chunk.end);
    }
    if rule != "person.title" && is_no_bearer(reader, chunk) {
        return None;
    }
    // «le procureur de la République», «la maire de Haute-Mareuille» are no names.
    if rule == "person.function"
        && (reader.scene.tokens[chunk.start].shape == Shape::Lower && !reader.lower
            || reader.head(chunk) > chunk.start && reader.caps(i)
            || bodies::is_of_firms(reader, chunk))
    {
        return None;
    }
    let zone = reader.scene.zone;
    let term = match rule {
        "person.function" => evidence::FUNCTION,
        "person.title" => evidence::TITLE,
        _ => evidence::RANK,
    };
    let rule = match rule {
        "person.title" if reader.followed_by_designation(chunk.end) => "person.private",
        "person.title"
            if zone != Zone::Situation
                && !reader.names_relative(i)
                && (reader.followed_by_function(chunk.end)
                    || zone == Zone::General && reader.followed_by_speech(chunk.end)) =>
        {
            "person.speaker"
        }
        rule => rule,
    };
    let head = reader.head(chunk);
    let doubtful = rule != "person.title" && scene_word(reader, head) && chunk.words == 1 && reader.caps(i);
    let ordinary = evidence::ORDINARY_IN_CAPITALS.times(u8::from(doubtful));
    Found::person(chunk, rule, i..start).emit_but(reader, term, ordinary, out);
    if plural {
        return Some(reader.more(chunk, &mut |next| {
            Found::person(next, "person.title_list", i..start).emit(reader, evidence::TITLE, out);
        }));
    }
    if rule == "person.title" && chunk.words == 1 && reader.quoted(chunk.end).is_some() {
        return nicknames::behind_name(reader, chunk, out).or(Some(chunk.end));
    }
    Some(chunk.end)
}

/// What stands behind a rank or a function and is no name: «coordinatrice CLSPD», «LE MAJOR REPOND», the cross of who signed.
fn is_no_bearer(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let at = chunk.start;
    let facts = reader.scene.facts(at);
    let acronym =
        facts.lists & lists::ACRONYM != 0 && matches!(reader.scene.tokens[at].shape, Shape::Upper | Shape::Mixed);
    let says = facts.lists & lists::SPEECH != 0 && facts.surname < 24 && reader.caps(at);
    let cross = reader.scene.key(at) == "x" && reader.scene.zone == Zone::Attendance;
    // «les agents Keolis»
    let make = facts.lists & (lists::BRAND | lists::ACRONYM) != 0 && facts.given < 16 && facts.surname < 20;
    // «adj maire», where nothing has a capital
    let office = reader.scene.tokens[at].shape == Shape::Lower && facts.lists & lists::FUNCTION != 0;
    is_body(reader, chunk)
        || office
        || chunk.words == 1 && (make || acronym && facts.given < 24 && !reader.caps(at) || says || cross)
}

/// «Valbois-Habitat», «Foncière Astrée», behind a word that announces somebody.
fn is_body(reader: &Reader<'_>, chunk: Chunk) -> bool {
    reader.scene.facts(chunk.start).given < 30
        && (chunk.start..chunk.end)
            .any(|i| reader.scene.has(i, marks::BODY | marks::TRADE) && reader.scene.facts(i).given == 0)
}

/// «K. B.», «K.B.», «Mehmet O.», «le petit K.», «Mme X…».
fn initials<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let (chunk, term) = match reader.initials_at(i) {
        Some(chunk) => (chunk, if chunk.words >= 2 { evidence::INITIALS } else { evidence::ONE_INITIAL }),
        None => (reader.lone_initial_at(i)?, evidence::LONE_INITIAL),
    };
    let mut score = S::Score::of(term);
    if reader.followed_by_person_fact(chunk.end) {
        score.add(evidence::FACT_FOLLOWS);
    }
    score.add(evidence::zone(reader.scene.zone));
    Found::person(chunk, "person.initials", 0..0).weighed(reader, score, out);
    Some(chunk.end)
}

/// Tells of a thing that is named after somebody: by the whole name, and by its last word, as people call it.
fn toponym<S: Sink>(reader: &Reader<'_>, chunk: Chunk, out: &mut S) {
    let tokens = reader.scene.tokens.get(chunk.start..chunk.end).unwrap_or_default();
    if let (Some(first), Some(last)) = (tokens.first(), tokens.last()) {
        out.place(Span::new(first.span.start, last.span.end));
        out.place(last.span);
    }
}

/// «PETIT Rose» where an entry begins: a name that many bear in capitals, and a given name that is not. Both may be words.
fn capitals_and_given(reader: &Reader<'_>, i: usize) -> Option<Chunk> {
    /// About as many as 1000 bearers.
    const BEARERS: u8 = 40;
    let (family, given) = (reader.scene.tokens.get(i)?, reader.scene.tokens.get(i + 1)?);
    let written = family.shape == Shape::Upper && given.shape == Shape::Capital && !reader.caps(i);
    let beside = given.span.start == family.span.end + 1 && !reader.scene.opens_line(i + 1);
    let known = reader.scene.facts(i).surname >= BEARERS && reader.scene.facts(i + 1).given >= BEARERS;
    (written && beside && known && reader.starts_sentence(i)).then_some(Chunk { start: i, end: i + 2, words: 2 })
}

/// A chunk that nothing announces.
fn free<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> usize {
    // In small letters, only a particle or a given name starts such a one.
    let small = matches!(reader.scene.tokens[i].shape, Shape::Lower) && !reader.lower;
    if small && !reader.scene.has(i, marks::PARTICLE) && !reader.is_small_name(i) {
        return i + 1;
    }
    let read = reader.name_at(i, false).filter(|chunk| chunk.words > 1);
    let read = read.or_else(|| capitals_and_given(reader, i)).or_else(|| reader.name_at(i, false));
    let Some(chunk) = read else { return i + 1 };
    if chunk.words > 1
        && reader.scene.facts(i).lists & (lists::FUNCTION | lists::RANK) != 0
        && reader.scene.facts(i).given < 40
        && reader.scene.tokens[i].shape == Shape::Capital
    {
        return i + 1;
    }
    let role =
        reader.scene.facts(reader.head(chunk)).lists & (lists::FUNCTION | lists::RANK | lists::PROFESSION_TITLE) != 0;
    if reader.is_inside_compound(i) || role && chunk.words == 1 {
        return chunk.end;
    }
    // «une Clio blanche», «la Clio IV», «le Racing Club»
    if things::is_numbered_car(reader, chunk)
        || reader.is_surely_car(chunk.start)
        || bodies::is_body(reader, chunk)
        || things::is_meeting(reader, chunk)
    {
        return chunk.end;
    }
    let chunk = reader.with_given_in_brackets(chunk);
    if reader.is_club(chunk) || reader.begins_town(chunk) || chunk.words == 1 && reader.is_weekday(chunk.start) {
        return chunk.end;
    }
    let mut score = S::Score::default();
    reader.judge(chunk, &mut score);
    let subject = namesakes::is_subject_behind_place(reader, chunk);
    if subject {
        score.add(evidence::SUBJECT);
    } else if reader.is_toponym(chunk.start)
        || reader.is_titled_work(chunk.start)
        || reader.is_shop(chunk.start)
        || things::is_on_line(reader, chunk)
        || chunk.words == 1 && reader.is_calendar(chunk.start)
    {
        score.add(evidence::TOPONYM);
        toponym(reader, chunk, out);
    } else if reader.is_place(chunk) {
        score.add(evidence::PLACE);
    }
    let facts = reader.scene.facts(chunk.start);
    let spoken_of = matches!(reader.scene.zone, Zone::Situation | Zone::Attendance | Zone::Signature);
    if chunk.end - chunk.start == 1
        && !spoken_of
        && facts.lists & lists::HOMAGE != 0
        && facts.given < 28
        && facts.surname < 36
    {
        score.add(evidence::EPONYM);
    }
    if chunk.end - chunk.start > 1 && reader.is_listed_whole(chunk) || things::is_part_of_listed(reader, chunk) {
        score.add(evidence::LISTED);
    }
    if let Some(body) = bodies::named_by(reader, chunk) {
        out.place(reader.scene.tokens[body].span);
    }
    if bodies::is_behind_name(reader, chunk) || bodies::is_dealt_with(reader, chunk) {
        score.add(evidence::BODY_BEHIND);
    }
    if bodies::has_legal_form(reader, chunk) || bodies::is_of_firms(reader, chunk) {
        score.add(evidence::ORGANISATION);
    }
    if things::is_make(reader, chunk) {
        score.add(evidence::MAKE);
    }
    if !subject && namesakes::is_namesake(reader, chunk) {
        score.add(evidence::NAMESAKE);
    }
    if reader.followed_by_person_fact(chunk.end) {
        score.add(evidence::FACT_FOLLOWS);
    }
    let spoken = reader.followed_by_speech(chunk.end);
    if spoken {
        score.add(evidence::SPEECH_FOLLOWS);
    }
    if chunk.words == 1 && !spoken && reader.is_subject(chunk.start, chunk.end) {
        score.add(evidence::SUBJECT);
    }
    if chunk.words == 1 && reader.heads_list(chunk.start, chunk.end) {
        score.add(evidence::LIST_FOLLOWS);
    }
    if reader.heads_entry(chunk.start) {
        score.add(evidence::ENTRY);
    }
    score.add(evidence::zone(reader.scene.zone));
    let functional = reader.scene.zone != Zone::Situation && chunk.words > 1 && reader.followed_by_function(chunk.end);
    let speaks = (spoken || functional) && !reader.names_relative(chunk.start);
    let rule = match (speaks, chunk.words, reader.scene.zone) {
        (true, _, _) => "person.speaker",
        (_, 1, Zone::Attendance) => "person.listed",
        (_, 1, _) => "person.single",
        _ => "person.full",
    };
    let rule = if reader.followed_by_designation(chunk.end) { "person.private" } else { rule };
    let known = score.total() >= evidence::REPORT as i32;
    Found::person(chunk, rule, 0..0).weighed(reader, score, out);
    if known && let Some(end) = nicknames::in_brackets(reader, chunk, out) {
        return nicknames::surname_behind(reader, chunk, end - 1, out).unwrap_or(end);
    }
    if known
        && chunk.words >= 1
        && let Some(end) = nicknames::behind_name(reader, chunk, out)
    {
        return end;
    }
    chunk.end
}
