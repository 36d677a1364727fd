//! Names of persons and families, from the words and what stands around them.
//!
//! A *chunk* is a run of words that may be one name: «Jean-Baptiste de LA TOUR», «K. B.», «N'GUESSAN KOUAME AXEL». What
//! stands before it (a title, a rank, a relative, «la famille»), what its words are in the dictionaries, how they are
//! written and what follows add up to a confidence: [`crate::detect::evidence`] holds every weight.

use crate::detect::chunk::{Chunk, Reader};
use crate::detect::evidence::{self, Evidence};
use crate::detect::lexicon::lists;
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
        let reader = Reader::new(*scene);
        let mut i = 0;
        while i < scene.tokens.len() {
            i = if may_start(&reader, i) { step(&reader, i, out).max(i + 1) } else { i + 1 };
        }
    }
}

/// Whether any rule can begin at token `i`: most words of prose are passed over here.
fn may_start(reader: &Reader<'_>, i: usize) -> bool {
    match reader.scene.tokens[i].shape {
        Shape::Mark(_) | Shape::Number => false,
        Shape::Lower if !reader.lower => reader.scene.has(i, marks::STARTS_NAME),
        _ => true,
    }
}

/// Reads what starts at token `i`; gives the token to go on from.
fn step(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> usize {
    if reader.scene.has(i, marks::STARTS_NAME)
        && let Some(next) =
            family(reader, i, out).or_else(|| titled(reader, i, out)).or_else(|| announced(reader, i, out))
    {
        return next;
    }
    if let Some(next) = initials(reader, i, out) {
        return next;
    }
    free(reader, i, out)
}

/// An ordinary word that few people bear as a name.
fn scene_word(reader: &Reader<'_>, i: usize) -> bool {
    reader.ordinary(i) > 0 && reader.scene.facts(i).surname < 36
}

fn emit(reader: &Reader<'_>, chunk: Chunk, kind: Kind, rule: &'static str, confidence: i32, out: &mut Vec<Candidate>) {
    let confidence = confidence.clamp(0, 99) as u8;
    if confidence < evidence::REPORT {
        return;
    }
    let span = Span::new(reader.scene.tokens[chunk.start].span.start, reader.scene.tokens[chunk.end - 1].span.end);
    out.push(Candidate { span, kind, rule, confidence });
}

/// «la famille X», «les époux X», «M. et Mme X», «fratrie X», «les X».
fn family(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let scene = &reader.scene;
    let name = reader.couple(i).or_else(|| {
        let facts = scene.facts(i);
        if facts.lists & lists::FAMILY_TRIGGER == 0
            || reader.is_name_shape(i) && !reader.caps(i) && scene.tokens[i].shape != Shape::Capital
        {
            return None;
        }
        // «familles», «parents», «enfants» also introduce given names and common nouns: the name must follow at once.
        Some(i + 1)
    });
    if let Some(start) = name {
        if !reader.joined(start - 1) || reader.is_toponym(i) {
            return None;
        }
        let chunk = reader.name_at(start, true)?;
        emit(reader, chunk, Kind::Family, "family.trigger", evidence::FAMILY_TRIGGER, out);
        return Some(reader.more(chunk, &mut |next| {
            emit(reader, next, Kind::Family, "family.list", evidence::FAMILY_TRIGGER, out);
        }));
    }
    if scene.key(i) == "les" && !reader.is_toponym(i) {
        let chunk = reader.name_at(i + 1, false)?;
        let head = reader.head(chunk);
        let facts = scene.facts(head);
        let surname = facts.surname > 0
            || facts.pos == 0
            || scene.tokens[chunk.start].shape == Shape::Upper && !reader.caps(chunk.start);
        let place = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        if surname && !place && facts.lists & evidence::NEVER_ALONE == 0 {
            let ordinary = i32::from(reader.ordinary(head)) * evidence::ORDINARY_PLURAL;
            emit(reader, chunk, Kind::Family, "family.plural", evidence::FAMILY_PLURAL - ordinary, out);
            return Some(chunk.end);
        }
    }
    None
}

/// «M. X», «Mme X et Y», «MM. X, Y et Z», «commandant X», «Me X».
fn titled(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let (start, plural, rule) = reader.title(i)?;
    // «M. LE Préfet»: an office, however its article is written.
    let office = reader.scene.facts(start + 1).lists & (lists::FUNCTION | lists::RANK) != 0;
    if reader.scene.has(start, marks::ARTICLE) && office && reader.joined(start) {
        return Some(start + 1);
    }
    let chunk = reader.name_at(start, true)?;
    // «le procureur de la République», «la maire de Haute-Mareuille» are no names.
    if rule == "person.function"
        && (reader.scene.tokens[chunk.start].shape == Shape::Lower && !reader.lower
            || reader.head(chunk) > chunk.start && reader.caps(i))
    {
        return None;
    }
    let zone = reader.scene.zone;
    let rule = match rule {
        "person.title" if reader.followed_by_designation(chunk.end) => "person.private",
        "person.title"
            if zone != Zone::Situation
                && (reader.followed_by_function(chunk.end)
                    || zone == Zone::General && reader.followed_by_speech(chunk.end)) =>
        {
            "person.speaker"
        }
        rule => rule,
    };
    let weight = if rule == "person.function" { evidence::FUNCTION } else { evidence::TITLE };
    let head = reader.head(chunk);
    let doubtful = rule != "person.title" && scene_word(reader, head) && chunk.words == 1 && reader.caps(i);
    emit(reader, chunk, Kind::Person, rule, weight - if doubtful { evidence::ORDINARY_IN_CAPITALS } else { 0 }, out);
    if plural {
        return Some(
            reader.more(chunk, &mut |next| emit(reader, next, Kind::Person, "person.title_list", evidence::TITLE, out)),
        );
    }
    Some(chunk.end)
}

/// «le jeune X», «son frère X», «née X», «alias X», «dit « X »», «un certain X».
fn announced(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let key = scene.key(i);
    if (facts.lists & lists::ALIAS != 0 || scene.has(i, marks::ALIAS))
        && !reader.is_toponym(i + 1)
        && !reader.is_toponym(i)
    {
        let quoted = reader.quoted(i + 1);
        if let Some((start, end)) = quoted {
            let chunk = Chunk { start, end, words: end - start };
            emit(reader, chunk, Kind::Person, "person.alias_quoted", evidence::ALIAS, out);
            return Some(end);
        }
        let chunk = reader.name_at(i + 1, false)?;
        emit(reader, chunk, Kind::Person, "person.alias", evidence::ALIAS, out);
        return Some(chunk.end);
    }
    if key == "appeler" {
        // «il se fait appeler « Tonton »»
        let (start, end) = reader.quoted(i + 1)?;
        let chunk = Chunk { start, end, words: end - start };
        emit(reader, chunk, Kind::Person, "person.alias_quoted", evidence::ALIAS, out);
        return Some(end);
    }
    if key == "bande" && matches!(scene.key(i + 1), "a" | "de") {
        let chunk = reader.name_at(i + 2, false)?;
        emit(reader, chunk, Kind::Person, "person.band", evidence::ALIAS, out);
        return Some(chunk.end);
    }
    // «ne» without its accent is a negation.
    let birth = scene.has(i, marks::BIRTH_NAME) && (key != "ne" || !scene.word(i).is_ascii());
    if birth && reader.is_name_after(i + 1) {
        let mut at = i + 1;
        if reader.mark(at) == Some('.') {
            at += 1;
        }
        let chunk = reader.name_at(at, true)?;
        emit(reader, chunk, Kind::Person, "person.birth_name", evidence::BIRTH_NAME, out);
        return Some(chunk.end);
    }
    let introduces = facts.lists & (lists::DESIGNATION | lists::KIN) != 0 || scene.has(i, marks::INTRODUCES);
    if introduces && (scene.tokens[i].shape == Shape::Lower || reader.caps(i) || reader.starts_sentence(i)) {
        if let Some((start, end)) =
            reader.quoted(i + 1).filter(|(start, end)| end - start <= 3 && reader.is_name_shape(*start))
        {
            emit(
                reader,
                Chunk { start, end, words: end - start },
                Kind::Person,
                "person.alias_quoted",
                evidence::ALIAS_AFTER,
                out,
            );
            return Some(end);
        }
        let chunk = reader
            .name_at(i + 1, scene.tokens.get(i + 1)?.shape == Shape::Initial && reader.mark(i + 2) == Some('.'))?;
        let weak = reader.caps(i) && reader.weight(chunk) == 0;
        if weak || reader.is_toponym(chunk.start) {
            return None;
        }
        let ordinary =
            i32::from(reader.ordinary(reader.head(chunk))) * if chunk.words == 1 { evidence::ORDINARY_STEP } else { 0 };
        emit(reader, chunk, Kind::Person, "person.designation", evidence::DESIGNATION - ordinary, out);
        return Some(chunk.end);
    }
    None
}

/// «K. B.», «K.B.», «Mehmet O.», «le petit K.», «Mme X…».
fn initials(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let chunk = reader.initials_at(i)?;
    let evidence = if chunk.words >= 2 { evidence::INITIALS } else { evidence::ONE_INITIAL };
    let followed = if reader.followed_by_person_fact(chunk.end) { evidence::FACT_FOLLOWS } else { 0 };
    let zone = evidence::zone(reader.scene.zone);
    emit(reader, chunk, Kind::Person, "person.initials", evidence + followed + zone, out);
    Some(chunk.end)
}

/// A chunk that nothing announces.
fn free(reader: &Reader<'_>, i: usize, out: &mut Vec<Candidate>) -> usize {
    let Some(chunk) = reader.name_at(i, false) else { return i + 1 };
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
    let chunk = reader.with_given_in_brackets(chunk);
    let mut score = Evidence::default();
    reader.judge(chunk, &mut score);
    if reader.is_toponym(chunk.start)
        || reader.is_titled_work(chunk.start)
        || reader.is_shop(chunk.start)
        || chunk.words == 1 && reader.is_calendar(chunk.start)
    {
        score.add("toponym", evidence::TOPONYM);
    } else if reader.is_place(chunk) {
        score.add("place", evidence::PLACE);
    }
    if chunk.end - chunk.start > 1 && reader.is_listed_whole(chunk) {
        score.add("listed", evidence::LISTED);
    }
    if reader.followed_by_person_fact(chunk.end) {
        score.add("fact_follows", evidence::FACT_FOLLOWS);
    }
    let spoken = reader.followed_by_speech(chunk.end);
    if spoken {
        score.add("speech_follows", evidence::SPEECH_FOLLOWS);
    }
    if chunk.words == 1 && !spoken && reader.is_subject(chunk.start, chunk.end) {
        score.add("subject", evidence::SUBJECT);
    }
    if chunk.words == 1 && reader.heads_list(chunk.start, chunk.end) {
        score.add("list_follows", evidence::LIST_FOLLOWS);
    }
    score.add("zone", evidence::zone(reader.scene.zone));
    let functional = reader.scene.zone != Zone::Situation && chunk.words > 1 && reader.followed_by_function(chunk.end);
    let rule = match (spoken || functional, chunk.words, reader.scene.zone) {
        (true, _, _) => "person.speaker",
        (_, 1, Zone::Attendance) => "person.listed",
        (_, 1, _) => "person.single",
        _ => "person.full",
    };
    let rule = if reader.followed_by_designation(chunk.end) { "person.private" } else { rule };
    let known = score.total() >= evidence::REPORT as i32;
    emit(reader, chunk, Kind::Person, rule, score.total(), out);
    if known
        && chunk.words >= 1
        && let Some((start, end)) = reader.quoted_after(chunk.end)
    {
        let alias = Chunk { start, end, words: end - start };
        emit(reader, alias, Kind::Person, "person.alias_after", evidence::ALIAS_AFTER, out);
        return end;
    }
    chunk.end
}
