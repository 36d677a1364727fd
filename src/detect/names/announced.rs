//! Names that something announces: «le jeune X», «alias X», quotes around a nickname, brackets around initials.

use super::{Found, capitals_and_given, nicknames};
use crate::detect::DOUBT;
use crate::detect::chunk::{Chunk, Reader};
use crate::detect::evidence::{self, Sink, Sum, Tally};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// «le jeune X», «son frère X», «née X», «alias X», «dit « X »», «un certain X».
pub(super) fn announced<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    if let Some(end) = nicknames::nicknamed(reader, i, out) {
        return Some(end);
    }
    let key = scene.key(i);
    if let Some(chunk) = file_of(reader, i) {
        Found::person(chunk, "person.file", i..i + 1).emit(reader, evidence::FILE, out);
        return Some(chunk.end);
    }
    // «ne» without its accent is a negation.
    let birth = scene.has(i, marks::BIRTH_NAME) && (key != "ne" || !scene.word(i).is_ascii());
    // «Awa Sow, épouse de Karim Petit»: somebody else, and «épouse de La Tour» is what she is called.
    let other = key == "epouse"
        && matches!(scene.key(i + 1), "de" | "d")
        && (i + 2..i + 4)
            .find(|at| scene.mark(*at).is_none())
            .is_some_and(|at| scene.facts(at).given >= evidence::GIVEN_AS_DESIGNATION && reader.is_name_after(at + 1));
    if birth && !other && reader.is_name_after(i + 1) {
        let mut at = i + 1;
        if reader.mark(at) == Some('.') {
            at += 1;
        }
        let chunk = reader.name_at(at, true)?;
        Found::person(chunk, "person.birth_name", i..at).emit(reader, evidence::BIRTH_NAME, out);
        return Some(chunk.end);
    }
    let introduces = facts.lists & (lists::DESIGNATION | lists::KIN) != 0 || scene.has(i, marks::INTRODUCES);
    // «Benjamin Tekeli», and not «le benjamin Tekeli».
    // «PETIT Rose, née le 21/07/2010» is called so, and «JEUNE Rose» is not.
    let introduces = introduces && !(key == "petit" && capitals_and_given(reader, i).is_some());
    let introduces =
        introduces && !(facts.given >= evidence::GIVEN_AS_DESIGNATION && scene.tokens[i].shape == Shape::Capital);
    if introduces && (scene.tokens[i].shape == Shape::Lower || reader.caps(i) || reader.starts_sentence(i)) {
        // «le fils Haddad et un certain « Zizou »»: somebody else.
        let other = matches!(key, "certain" | "certaine" | "nomme" | "nommee" | "denomme" | "denommee");
        if let Some((start, end)) =
            reader.quoted(i + 1).filter(|(start, end)| end - start <= 3 && reader.is_name_shape(*start))
        {
            let chunk = Chunk { start, end, words: end - start };
            let rule = if other { "person.designation" } else { "person.alias_quoted" };
            Found::person(chunk, rule, i..i + 1).emit(reader, evidence::DESIGNATION_QUOTED, out);
            return Some(end);
        }
        // «le père Noël passera», and not «le père Noël Kaboré»
        if key == "pere" && scene.key(i + 1) == "noel" && !reader.is_name_shape(i + 2) {
            return Some(i + 2);
        }
        // «Élève : X.»
        let label = reader.mark(i + 1) == Some(':') && scene.zone == Zone::Situation && reader.starts_sentence(i);
        let first = i + 1 + usize::from(label);
        let lettered = is_lettered(reader, first);
        // «LE NOMME NOEL KEVIN», though Christmas is no name; not «LE MAIRE A NOMME UN DELEGUE». «Le dénommé Scorpion»
        let capital = scene.tokens.get(first).is_some_and(|token| token.shape == Shape::Capital);
        let called = (reader.caps(i) || scene.zone == Zone::Situation && capital)
            && matches!(key, "nomme" | "nommee" | "denomme" | "denommee")
            && i > 0
            && matches!(scene.key(i - 1), "le" | "la" | "un" | "une" | "du" | "au");
        let Some(chunk) = reader.name_at(first, lettered || called) else { return relative_of_initial(reader, i, out) };
        // «leurs quatre enfants⏎Exposé : …», «Voisins Vigilants»
        let label = chunk.words == 1
            && scene.opens_line(chunk.start)
            && reader.mark(chunk.end) == Some(':')
            && reader.ordinary(chunk.start) > 0
            && scene.facts(chunk.start).given < 30;
        // «Locataire | Adresse», over a table that was pasted: the next column, and nobody's name.
        let gap = scene.tokens[i].span.end..scene.tokens[chunk.start].span.start;
        let column = chunk.words == 1
            && scene.text.get(gap).is_some_and(|gap| gap.contains('\t'))
            && reader.ordinary(chunk.start) > 0
            && scene.facts(chunk.start).given.max(scene.facts(chunk.start).surname) < 24;
        let thing = reader.is_listed_whole(Chunk { start: i, ..chunk });
        // «chantier jeunes Pâques»
        let of_chunk = scene.facts(chunk.start);
        let feast = chunk.words == 1 && of_chunk.lists & lists::FEAST != 0 && of_chunk.given.max(of_chunk.surname) < 30;
        // «Locataire Habitat du Val»: a landlord
        if label
            || column
            || thing
            || feast
            || super::is_body(reader, chunk)
            || super::namesakes::is_animal(reader, chunk)
        {
            return None;
        }
        let weak = !lettered && reader.caps(i) && reader.weight(chunk) == 0;
        if weak || reader.is_toponym(chunk.start) {
            return None;
        }
        // «L.» is no article.
        let ordinary = if chunk.words == 1 && !lettered { reader.ordinary(reader.head(chunk)) } else { 0 };
        // «le jeune Petit»: the commonest word, with a capital amid a sentence.
        let ordinary = if ordinary > 1 && reader.is_family_name_told(chunk) { 1 } else { ordinary };
        let ordinary = evidence::ORDINARY_STEP.times(ordinary);
        let found = Found::person(chunk, "person.designation", i..i + 1);
        found.emit_but(reader, evidence::DESIGNATION, ordinary, out);
        return nicknames::in_brackets(reader, chunk, out).or(Some(chunk.end));
    }
    relative_of_initial(reader, i, out)
}

/// «Dossier Marchand : …», «Situation Fournier»: a common family name, whatever else it means, that a file is called by.
fn file_of(reader: &Reader<'_>, i: usize) -> Option<Chunk> {
    let scene = &reader.scene;
    let (at, facts) = (i + 1, scene.facts(i + 1));
    let file = matches!(scene.key(i), "dossier" | "situation" | "affaire" | "cas") && reader.starts_sentence(i);
    let capital = scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
    let named = facts.surname >= 40 && reader.ordinary(at) > 0 && facts.lists & evidence::NEVER_ALONE == 0;
    // «Situation Logement social»: nothing else goes on.
    let ends =
        scene.tokens.get(at + 1).is_none_or(|next| matches!(next.shape, Shape::Mark(_))) || scene.opens_line(at + 1);
    let whole = file && capital && named && ends && reader.joined(i) && !reader.caps(i);
    whole.then_some(Chunk { start: at, end: at + 1, words: 1 })
}

/// A letter that stands for a name: «K.», «X».
fn is_lettered(reader: &Reader<'_>, i: usize) -> bool {
    reader.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Initial)
        && (reader.mark(i + 1) == Some('.') || matches!(reader.scene.key(i), "x" | "y" | "z"))
}

/// «la mère de K.», «le frère d'A.».
fn relative_of_initial<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let at = match scene.key(i + 1) {
        "de" => i + 2,
        "d" => i + 3,
        _ => return None,
    };
    if !scene.has(i, marks::RELATIVE) || scene.tokens[i].shape != Shape::Lower || !is_lettered(reader, at) {
        return None;
    }
    let chunk = reader.name_at(at, true)?;
    Found::person(chunk, "person.designation", i..at).emit(reader, evidence::DESIGNATION, out);
    Some(chunk.end)
}

/// A nickname in quotes that no dictionary of names has: «avec « Jojo »», «« le Chinois »».
pub(super) fn nickname<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let open = i.checked_sub(1)?;
    if !matches!(scene.zone, Zone::Situation | Zone::General) || reader.is_titled_work(i) || reader.is_shop(i) {
        return None;
    }
    let (start, end) = reader.quoted(open)?;
    let last = end - 1;
    let facts = scene.facts(last);
    let pet = end == start + 1 && facts.lists & lists::HYPOCORISTIC != 0 && reader.is_name_shape(start);
    // «« Le Relais » est fermé» is a house.
    let small = scene.tokens[start].shape == Shape::Lower && scene.zone == Zone::Situation
        || facts.lists & (lists::NATIONALITY | lists::HYPOCORISTIC) != 0;
    let bynamed = end == start + 2
        && matches!(scene.key(start), "le" | "la")
        && small
        && scene.tokens[last].shape == Shape::Capital
        && !open.checked_sub(1).is_some_and(|before| scene.has(before, marks::LOCATIVE));
    // «le bar « le Balto »», «l'opération « la Ronde »»
    let named = open.checked_sub(1).is_some_and(|before| {
        let facts = scene.facts(before);
        facts.pos & pos::NOUN != 0 && facts.pos & (pos::VERB | pos::GRAMMATICAL) == 0 && facts.given < 30
            || facts.lists & (lists::ESTABLISHMENT | lists::STREET | lists::DWELLING | lists::ACRONYM) != 0
    });
    // «Amine (18 ans), « Praline », Rachid et Farid»
    let listed = scene.zone == Zone::Situation
        && end == start + 1
        && reader.is_name_shape(start)
        && open.checked_sub(1).is_some_and(|before| reader.mark(before) == Some(','))
        && (reader.mark(end + 1) == Some(',') || scene.key(end + 1) == "et")
        && scene.facts(end + 2).given >= 36
        && reader.is_name_shape(end + 2);
    let chunk = Chunk { start, end, words: end - start };
    // «« Biscuit » : vrai nom Enzo Petit»
    let real = (end + 1..end + 5).any(|at| {
        matches!(scene.key(at), "vrai" | "veritable") && matches!(scene.key(at + 1), "nom" | "prenom" | "identite")
    });
    if real && chunk.words <= 3 && reader.is_name_shape(start) {
        Found::person(chunk, "person.alias_before", end..end + 5).emit(reader, evidence::ALIAS_AFTER, out);
        return Some(end);
    }
    if named || !(pet || bynamed || listed) {
        return None;
    }
    // Whoever was named before is somebody else.
    Found::person(chunk, "person.nickname", open..i).emit(reader, evidence::DESIGNATION_QUOTED, out);
    Some(end)
}

/// «« Petit Momo », 13 ans»: a word of size and a name, in quotes, where individuals are spoken of.
pub(super) fn styled<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let (start, end) = i.checked_sub(1).and_then(|open| reader.quoted(open))?;
    let facts = scene.facts(i + 1);
    let styled = end == start + 2
        && scene.zone == Zone::Situation
        && matches!(scene.key(i), "petit" | "petite" | "grand" | "grande" | "gros" | "grosse" | "tonton" | "tata")
        && scene.tokens[i + 1].shape == Shape::Capital
        && (facts.given > 0 || facts.surname > 0 || facts.lists & lists::HYPOCORISTIC != 0);
    styled.then(|| {
        let chunk = Chunk { start, end, words: 2 };
        Found::person(chunk, "person.nickname", i - 1..i).emit(reader, evidence::DESIGNATION_QUOTED, out);
        end
    })
}

/// What a participant signs with: «Hélène Da Silva, directrice de cabinet (HDS)», «HDS = Hélène Da Silva».
pub(super) fn sign<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let letters = scene.key(i);
    if scene.tokens[i].shape != Shape::Upper
        || !matches!(reader.mark(i + 1), Some('=' | ':' | ')'))
        || !(2..=4).contains(&letters.len())
        || scene.facts(i).lists & lists::ACRONYM != 0 && reader.mark(i + 1) != Some('=')
    {
        return None;
    }
    let bears = |at: usize, limit: usize| {
        let Some(chunk) = reader.name_at(at, false).filter(|chunk| chunk.end <= limit) else { return false };
        let mut sum = Sum::default();
        reader.judge(chunk, &mut sum);
        let mut initials = (chunk.start..chunk.end).filter_map(|at| scene.key(at).chars().next());
        chunk.words > 1
            && sum.total() >= i32::from(DOUBT)
            && letters.chars().all(|letter| initials.any(|initial| initial == letter))
    };
    let legend = matches!(reader.mark(i + 1), Some('=' | ':')) && bears(i + 2, usize::MAX);
    let behind = || {
        let open = i.checked_sub(1).filter(|at| reader.mark(*at) == Some('('))?;
        let starts = |at: &usize| reader.mark(*at) == Some(';') || scene.opens_line(*at + 1);
        let first = open.saturating_sub(LONGEST_ENTRY);
        let entry = (first..open).rev().find(starts).map_or(0, |at| at + 1);
        let closed = scene.zone == Zone::Attendance && reader.mark(i + 1) == Some(')');
        (closed && (entry.max(first)..open).any(|at| bears(at, open))).then_some(open)
    };
    let chunk = Chunk { start: i, end: i + 1, words: 1 };
    let found = match legend {
        true => Found::person(chunk, "person.initials_before", i + 1..i + 2),
        false => Found::person(chunk, "person.initials_of", behind()?..i),
    };
    found.emit(reader, evidence::ALIAS_AFTER, out);
    Some(i + 1)
}

/// «le Chat = Enzo Petit», «Praline (= Enzo Petit)», in notes: what somebody is called, before the name.
pub(super) fn called<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let bracket = reader.mark(i + 1) == Some('(');
    let equals = i + 1 + usize::from(bracket);
    let article = || i.checked_sub(1).is_some_and(|at| matches!(scene.key(at), "le" | "la"));
    let named = reader.mark(equals) == Some('=')
        && scene.zone == Zone::Situation
        && scene.tokens[i].shape == Shape::Capital
        && (bracket || article())
        && facts.lists & (lists::FUNCTION | lists::RANK | lists::ESTABLISHMENT | lists::KIN | lists::ACRONYM) == 0
        && scene.facts(equals + 1).given >= 36
        && reader.name_at(equals + 1, false).is_some_and(|chunk| chunk.words > 1);
    named.then(|| {
        let start = i - usize::from(article());
        let chunk = Chunk { start, end: i + 1, words: i + 1 - start };
        Found::person(chunk, "person.alias_before", equals..equals + 1).emit(reader, evidence::ALIAS_AFTER, out);
        i + 1
    })
}

/// Tokens of an entry of an attendance.
const LONGEST_ENTRY: usize = 24;
