//! Names that people are called by: «alias X», «dit « X »», «surnommée X Y», «on l'appelle X», «tag « X »», «nouvelles de « X »».

use super::Found;
use crate::detect::chunk::{Chunk, Reader};
use crate::detect::evidence::{self, Sink};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// What no name in quotes is.
const THINGS: u64 = evidence::NEVER_ALONE | lists::BRAND | lists::ACRONYM | lists::NETWORK | lists::COUNTRY;

/// What stands before «dit» when it is said, and not called.
const SAID: &[&str] = &[
    "a", "ai", "aurait", "aura", "avait", "avons", "as", "nous", "vous", "lui", "leur", "me", "m", "te", "ont", "il",
    "elle", "on", "ils", "elles", "je", "qui",
];

/// What is written on walls for everybody.
const SLOGANS: &[&str] = &["acab", "allah", "anarchie", "bac", "fn", "nique", "om", "psg", "revolution", "vengeance"];

/// Tells of who is called something at token `i`; gives the token behind.
pub(super) fn nicknamed<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let key = scene.key(i);
    if (facts.lists & lists::ALIAS != 0 || scene.has(i, marks::ALIAS))
        // «lieu-dit Kerguen»
        && !reader.is_inside_compound(i)
        && !reader.is_toponym(i + 1)
        && !reader.is_toponym(i)
    {
        let quoted = reader.quoted(i + 1);
        if let Some((start, end)) = quoted {
            let chunk = Chunk { start, end, words: end - start };
            // «la bande dite « les 36 »» is no one; who «se dit « à bout »» or «a dit « ça va »» is not called so.
            let words = scene.tokens[start].shape == Shape::Lower;
            let said = i > 0
                && words
                && (scene.key(i - 1) == "se" && scene.facts(start).pos & pos::GRAMMATICAL != 0
                    || key == "dit"
                        && SAID.contains(&scene.key(i - 1))
                        // «que l'on dit « kobra »»
                        && !(i > 1 && matches!(scene.key(i - 2), "que" | "qu" | "l") || i > 2 && scene.key(i - 3) == "qu"));
            // «le groupe dit « de la Fontaine »»
            let of_group = matches!(
                scene.key(i.saturating_sub(1)),
                "groupe" | "bande" | "secteur" | "quartier" | "place" | "zone" | "immeuble" | "tour" | "lieu"
            );
            let said = said || of_group && words && matches!(scene.key(start), "de" | "du" | "des" | "d");
            if !said && scene.tokens[end - 1].shape != Shape::Number {
                Found::person(chunk, "person.alias_quoted", i..i + 1).emit(reader, evidence::ALIAS, out);
            }
            return Some(end);
        }
        // «pseudo Fortnite xX-Kobra-Xx»: where, and not who.
        if scene.facts(i + 1).lists & lists::NETWORK != 0 {
            return Some(i + 2);
        }
        let chunk = bynamed(reader, i).or_else(|| surnamed(reader, i)).or_else(|| reader.name_at(i + 1, false))?;
        Found::person(chunk, "person.alias", i..i + 1).emit(reader, evidence::ALIAS, out);
        return Some(chunk.end);
    }
    if let Some(end) = signed(reader, i, out) {
        return Some(end);
    }
    if key == "appeler" || key == "usage" {
        // «il se fait appeler le Boss»
        if let Some(chunk) = of_article(reader, i + 1).filter(|_| key == "appeler") {
            Found::person(chunk, "person.alias", i..i + 1).emit(reader, evidence::ALIAS, out);
            return Some(chunk.end);
        }
        // «il se fait appeler « Tonton »»
        let (start, end) = reader.quoted(i + 1)?;
        let chunk = Chunk { start, end, words: end - start };
        Found::person(chunk, "person.alias_quoted", i..i + 1).emit(reader, evidence::ALIAS, out);
        return Some(end);
    }
    // «Alexis, qu'on appelle Lex»
    let on = |at: usize| scene.key(at) == "on";
    let it = i > 2 && scene.apostrophe(i - 1) && scene.key(i - 2) == "l" && on(i - 3);
    if key == "appelle" && (i > 0 && on(i - 1) || it) {
        // «un garçon que l'on appelle « Gros Lulu »», and not «ce que l'on appelle « la zone »»
        if let Some((start, end)) = reader
            .quoted(i + 1)
            .filter(|(start, end)| reader.is_name_shape(*start) && reader.is_name_shape(end - 1))
            .filter(|_| !(i.saturating_sub(6)..i).any(|at| scene.key(at) == "ce"))
        {
            let chunk = Chunk { start, end, words: end - start };
            Found::person(chunk, "person.alias_quoted", i..i + 1).emit(reader, evidence::ALIAS, out);
            return Some(end);
        }
        let chunk = of_article(reader, i + 1).or_else(|| reader.name_at(i + 1, false))?;
        Found::person(chunk, "person.alias", i..i + 1).emit(reader, evidence::ALIAS, out);
        return Some(chunk.end);
    }
    if let Some(chunk) = other_writing(reader, i) {
        Found::person(chunk, "person.alias", i..i + 1).emit(reader, evidence::ALIAS, out);
        return Some(chunk.end);
    }
    if key == "bande" && matches!(scene.key(i + 1), "a" | "de") {
        // «la bande à titi»
        let pet = scene.facts(i + 2).lists & lists::HYPOCORISTIC != 0;
        let pet = pet.then_some(Chunk { start: i + 2, end: i + 3, words: 1 });
        let chunk = reader.name_at(i + 2, false).or(pet)?;
        Found::person(chunk, "person.band", i..i + 2).emit(reader, evidence::BAND, out);
        return Some(chunk.end);
    }
    // «sans nouvelles de « Titi »», «nouvelles de titi»
    if key == "nouvelles" && matches!(scene.key(i + 1), "de" | "d") {
        let at = i + 2 + usize::from(scene.key(i + 1) == "d");
        let quoted = reader.quoted(at).filter(|(start, _)| reader.is_name_shape(*start) || reader.lower);
        let known = |at: usize| {
            let facts = scene.facts(at);
            (facts.lists & lists::HYPOCORISTIC != 0 || facts.given >= 30) && facts.lists & evidence::NEVER_ALONE == 0
        };
        let (start, end) = quoted.or_else(|| known(at).then_some((at, at + 1)))?;
        let chunk = Chunk { start, end, words: end - start };
        Found::person(chunk, "person.nickname", i..at).emit(reader, evidence::DESIGNATION_QUOTED, out);
        return Some(end);
    }
    None
}

/// «Enzo Petit, dit le Grec, est connu», «alias le Chat a été vu», and not «M. Petit, dit le Maire».
fn bynamed(reader: &Reader<'_>, i: usize) -> Option<Chunk> {
    let scene = &reader.scene;
    let name =
        |at: usize| scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
    let comma = i > 0 && reader.mark(i - 1) == Some(',');
    let before = i.checked_sub(1 + usize::from(comma))?;
    // «dit» may be a verb, too.
    let closed = reader.mark(i + 3).is_some_and(|mark| ",.;):".contains(mark)) || i + 3 == scene.tokens.len();
    let sure = matches!(scene.key(i), "alias" | "surnomme" | "surnommee");
    of_article(reader, i + 1).filter(|_| name(before) && (closed || sure))
}

/// «le Grec», «la Vieille», in a situation, behind a word that says what somebody is called.
fn of_article(reader: &Reader<'_>, at: usize) -> Option<Chunk> {
    const ROLES: u64 =
        lists::FUNCTION | lists::RANK | lists::ESTABLISHMENT | lists::KIN | lists::ACRONYM | lists::NETWORK;
    let scene = &reader.scene;
    let capital = scene.tokens.get(at + 1).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
    let called = scene.zone == Zone::Situation
        && matches!(scene.key(at), "le" | "la")
        && capital
        && !scene.opens_line(at + 1)
        && scene.facts(at + 1).lists & ROLES == 0;
    called.then_some(Chunk { start: at, end: at + 2, words: 2 })
}

/// «surnommée Mamie Clope», «alias Tête de Pioche», «dit Trois Doigts»: words that are a name for once, with their capitals.
fn surnamed(reader: &Reader<'_>, i: usize) -> Option<Chunk> {
    let scene = &reader.scene;
    let name = |at: usize| {
        let capital = matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper);
        capital
            && scene.facts(at).lists & (lists::ACRONYM | lists::ESTABLISHMENT | lists::STREET | lists::FUNCTION) == 0
    };
    let label = scene.key(i) == "surnom" && reader.mark(i + 1) == Some(':');
    let called = match scene.key(i) {
        "surnomme" | "surnommee" | "surnomment" | "alias" => true,
        "surnom" => label,
        // «Enzo Petit, dit Trois Doigts,»: of somebody who was named just before, and not «a dit Madame».
        "dit" | "dite" => {
            let comma = i > 0 && reader.mark(i - 1) == Some(',');
            scene.zone == Zone::Situation && i.checked_sub(1 + usize::from(comma)).is_some_and(name)
        }
        _ => false,
    };
    let start = i + 1 + usize::from(label);
    let capital = |at: usize| scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital);
    let linked = |at: usize| matches!(scene.key(at), "de" | "du" | "la" | "le" | "d" | "a" | "aux" | "les" | "sans");
    let mut end = start;
    let mut words = 0;
    while words < 3 && (end == start || reader.joined(end - 1)) {
        let small = (0..3).take_while(|n| words > 0 && linked(end + n) && reader.joined(end + n)).count();
        if !capital(end + small) || scene.has(end + small, marks::CIVILITY) {
            break;
        }
        end += small + 1;
        words += 1;
    }
    // Whoever is called by a name is read as one.
    let word = |at: usize| reader.ordinary(at) > 0 || !capital(at);
    let common = (start..end).all(word) || scene.key(i).starts_with("surnomm");
    (called && !reader.caps(i) && words > 0 && common).then_some(Chunk { start, end, words })
}

/// «tags « BENKO » et « Skem »», «signé « Zoka »»: what somebody signs a wall with, and neither «tag « ACAB »» nor
/// «tags « À mort »».
fn signed<S: Sink>(reader: &Reader<'_>, i: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    if !matches!(
        scene.key(i),
        "tag" | "tags" | "tague" | "tagues" | "graffiti" | "graffitis" | "graff" | "blaze" | "signe"
    ) {
        return None;
    }
    let named = |at: usize| {
        let facts = scene.facts(at);
        reader.is_name_shape(at)
            && reader.ordinary(at) == 0
            && facts.lists & THINGS == 0
            && facts.commune < 10
            && !SLOGANS.contains(&scene.key(at))
    };
    let mut done = None;
    let mut at = i + 1;
    while let Some((start, end)) = reader.quoted(at).filter(|(start, end)| end - start == 1 && named(*start)) {
        let chunk = Chunk { start, end, words: 1 };
        Found::person(chunk, "person.nickname", i..i + 1).emit(reader, evidence::DESIGNATION_QUOTED, out);
        done = Some(end + 1);
        at = end + 2;
    }
    done
}

/// «M. BENCHOUL ou Ben Choul», «Sow (ou Soh)»: the same name otherwise written, that begins with the same two letters.
fn other_writing(reader: &Reader<'_>, i: usize) -> Option<Chunk> {
    let scene = &reader.scene;
    if scene.key(i) != "ou" || scene.zone != Zone::Situation || reader.caps(i) {
        return None;
    }
    let bracket = i > 0 && reader.mark(i - 1) == Some('(');
    let before = i.checked_sub(1 + usize::from(bracket))?;
    let named = |at: usize| {
        let facts = scene.facts(at);
        scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper))
            && facts.lists & THINGS == 0
            && (facts.commune == 0 || facts.surname >= 30)
            && facts.pos & (pos::NOUN | pos::ADJECTIVE | pos::VERB) == 0
    };
    let alike = scene.key(before).get(..2).is_some_and(|head| scene.key(i + 1).starts_with(head));
    if !alike || scene.key(before) == scene.key(i + 1) || !named(before) || !named(i + 1) || scene.opens_line(i + 1) {
        return None;
    }
    reader.name_at(i + 1, false)
}

/// «sofia ghanem (soso), 14a», «noham (lefevre ? ou lefebvre ?)»: what else somebody is called, in brackets behind the name that
/// heads a line of a situation; gives the token behind.
pub(super) fn in_brackets<S: Sink>(reader: &Reader<'_>, chunk: Chunk, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let open = chunk.end;
    if reader.mark(open) != Some('(') || scene.zone != Zone::Situation || !reader.opens_item(line_start(reader, chunk))
    {
        return None;
    }
    let close = (open + 2..(open + 8).min(scene.tokens.len())).find(|at| reader.mark(*at) == Some(')'))?;
    let plain = |at: usize| {
        let facts = scene.facts(at);
        let letters = matches!(scene.tokens[at].shape, Shape::Lower | Shape::Capital);
        // «lulu», «nono»
        let key = scene.key(at);
        let twice = key.len() == 4 && key.is_ascii() && key[..2] == key[2..];
        letters
            && key.len() > 2
            && (facts.pos & !pos::PROPER == 0 || twice || facts.lists & lists::HYPOCORISTIC != 0)
            && facts.commune == 0
            && facts.lists & (THINGS | evidence::PLACES | lists::PROFESSION_TITLE) == 0
            && !scene.has(at, marks::OFFICE | marks::RELATIVE | marks::FACT | marks::NOTE)
    };
    let emit = |at: usize, out: &mut S| {
        let alias = Chunk { start: at, end: at + 1, words: 1 };
        Found::person(alias, "person.alias_after", 0..0).emit(reader, evidence::ALIAS_AFTER, out);
    };
    // One name, and the line goes on with what is told.
    let goes_on = matches!(reader.mark(close + 1), Some(',' | ':' | '-' | '–'))
        || close + 1 >= scene.tokens.len()
        || scene.has(close + 1, marks::LINE);
    if close == open + 2 && plain(open + 1) && goes_on {
        emit(open + 1, out);
        return Some(close + 1);
    }
    // A doubt about how it is written.
    let or = (open + 2..close).find(|at| scene.key(*at) == "ou")?;
    let question = |at: usize| reader.mark(at) == Some('?');
    let first = or == open + 2 || or == open + 3 && question(open + 2);
    let second = close == or + 2 || close == or + 3 && question(or + 2);
    let alike = scene.key(open + 1).get(..2).is_some_and(|head| scene.key(or + 1).starts_with(head));
    if !first || !second || !alike || !plain(open + 1) || !plain(or + 1) {
        return None;
    }
    emit(open + 1, out);
    let other = Chunk { start: or + 1, end: or + 2, words: 1 };
    Found::person(other, "person.alias", or..or + 1).emit(reader, evidence::ALIAS, out);
    Some(close + 1)
}

/// Where the words before a name begin that are of it, too, as «petit»: the first token of its line or item.
fn line_start(reader: &Reader<'_>, chunk: Chunk) -> usize {
    let before = chunk.start.checked_sub(1);
    let styled =
        before.filter(|at| matches!(reader.scene.key(*at), "petit" | "petite" | "jeune" | "mlle" | "mme" | "mr"));
    styled.unwrap_or(chunk.start)
}

/// A nickname in quotes right behind a name, and the family name behind that; gives the token behind.
pub(super) fn behind_name<S: Sink>(reader: &Reader<'_>, chunk: Chunk, out: &mut S) -> Option<usize> {
    let (start, end) = reader.quoted_after(chunk.end)?;
    let alias = Chunk { start, end, words: end - start };
    Found::person(alias, "person.alias_after", 0..0).emit(reader, evidence::ALIAS_AFTER, out);
    Some(surname_behind(reader, chunk, end, out).unwrap_or(end))
}

/// «Samba « Sam » Traoré»: the family name of who is called by a given name and a nickname, whatever else it means; `close`
/// is the mark that ends the nickname. Gives the token behind it.
pub(super) fn surname_behind<S: Sink>(reader: &Reader<'_>, given: Chunk, close: usize, out: &mut S) -> Option<usize> {
    let scene = &reader.scene;
    let start = close + 1;
    let bare = given.words == 1 && scene.facts(given.start).given >= 30;
    let capital = scene.tokens.get(start).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper));
    // A straight quotation mark opens as it closes.
    let apart = reader.starts_sentence(start) && reader.mark(close) != Some('"');
    let titled = scene.has(start, marks::CIVILITY | marks::CIVILITIES | marks::COUPLE | marks::PROFESSION);
    if !bare || !capital || !reader.joined(close) || apart || titled {
        return None;
    }
    let chunk = reader.name_at(start, true)?;
    Found::person(chunk, "person.surname_after", given.start..given.end).emit(reader, evidence::SURNAME_AFTER, out);
    Some(chunk.end)
}
