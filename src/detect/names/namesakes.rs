//! What is called as people are, and is an animal, a make, a body or a work.
//!
//! No list holds them: minutes name the dogs of the police, the firms that clear the snow, the clubs that ask for money
//! and the plays that pupils see. French says what a thing is right before its name, and of a person it never does so
//! with the noun of a thing: «le logiciel X», «Les Ateliers de X», «un roman de X».

use crate::detect::chunk::{Chunk, Reader};
use crate::detect::cues;
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// Words back to the noun that says what is named.
const REACH: usize = 6;

/// Lists of words for people.
const PEOPLE: u64 =
    lists::FUNCTION | lists::RANK | lists::PROFESSION_TITLE | lists::DESIGNATION | lists::KIN | lists::TITLE;

/// Marks of nouns that are surely those of things.
const SURELY: u64 = marks::LIFELESS | marks::COMPANY | marks::CALLED | marks::THING | marks::ANIMAL | marks::SHOP;

/// Where children are placed.
const CARE: &[&str] = &["accueil", "cer", "cef", "famille", "foyer", "internat", "itep", "urgence"];

/// Before where or when.
const WHERE: &[&str] = &[
    "a", "apres", "au", "aux", "avant", "avec", "chez", "dans", "depuis", "derriere", "devant", "durant", "en",
    "entre", "lors", "malgre", "pendant", "pour", "selon", "sous", "sur",
];

/// «Au stade Mathéo a couru», «Rue des Lilas Enzo a été vu», «Place Enzo en foyer»: a sentence that begins with where or when,
/// or with who is placed, then who did something. What stands behind «au stade» is no name of the stadium there, for then
/// nobody would have run.
pub(super) fn is_subject_behind_place(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let next = scene.tokens.get(chunk.end).is_some_and(|token| token.shape == Shape::Lower);
    let acts = next && (scene.has(chunk.end, marks::PREDICATE) || scene.facts(chunk.end).pos & pos::VERB != 0);
    if chunk.words != 1 {
        return false;
    }
    // «Place Enzo en foyer» is done to him, and so is «Place Marchand en urgence».
    let verb = scene.zone == Zone::Situation
        && next
        && chunk
            .start
            .checked_sub(1)
            .is_some_and(|at| scene.key(at) == "place" && reader.starts_sentence(at) && reader.joined(at));
    let care = || CARE.contains(&scene.key(chunk.end + 1)) && matches!(scene.key(chunk.end), "au" | "en");
    let told = || matches!(scene.key(chunk.end), "a" | "au" | "chez" | "dans" | "en");
    // «Place Victor-Hugo en feu»
    let simple = chunk.end == chunk.start + 1;
    if verb && (care() || simple && has_given(reader, chunk) && reader.ordinary(chunk.start) == 0 && told()) {
        return true;
    }
    if !has_given(reader, chunk) {
        return false;
    }
    if !acts {
        return false;
    }
    for at in (chunk.start.saturating_sub(REACH)..chunk.start).rev() {
        let begins = reader.starts_sentence(at) || at > 0 && matches!(reader.mark(at - 1), Some(',' | ':'));
        if begins {
            let there = WHERE.contains(&scene.key(at))
                || scene.zone == Zone::Situation
                    && scene.facts(at).lists & (lists::STREET | lists::ESTABLISHMENT | lists::DWELLING) != 0
                    && reader.ordinary(chunk.start) == 0
                    && !reader.scene.has(chunk.start - 1, marks::FRENCH_PARTICLE);
            return there && at + 1 < chunk.start;
        }
        if scene.tokens[at].shape != Shape::Lower && !scene.apostrophe(at) {
            return false;
        }
    }
    false
}

/// The chunk is the name of an animal or a make, or, where nobody is spoken of alone, of a thing, a body or an author.
pub(super) fn is_namesake(reader: &Reader<'_>, chunk: Chunk) -> bool {
    if reader.lower || reader.caps(chunk.start) {
        return false;
    }
    let general = !matches!(reader.scene.zone, Zone::Situation | Zone::Attendance | Zone::Signature);
    is_make(reader, chunk)
        || is_animal(reader, chunk)
        || is_crowned(reader, chunk)
        || general
            && (is_apposed(reader, chunk)
                || is_in_body(reader, chunk)
                || is_author(reader, chunk)
                || is_honoured(reader, chunk))
}

/// A common given name: of a person first of all, so that the noun before has to be one that is surely of a thing.
const GIVEN: u8 = 36;

fn has_given(reader: &Reader<'_>, chunk: Chunk) -> bool {
    (chunk.start..chunk.end).any(|at| reader.scene.facts(at).given >= GIVEN)
}

/// «de marque X», «des marques X et Y»; «l'agression a marqué X» is of somebody.
fn is_make(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let make = |at: usize, word: &str| {
        scene.word(at) == word
            && reader.joined(at)
            && at > 0
            && matches!(scene.key(at - 1), "de" | "la" | "une" | "des" | "les" | "cette" | "sa" | "leur")
    };
    let Some(before) = chunk.start.checked_sub(1) else { return false };
    let further = || matches!(scene.key(before), "et" | "ou") || reader.mark(before) == Some(',');
    (chunk.words == 1 || !has_given(reader, chunk))
        && (make(before, "marque") || make(before, "marques") || further() && before > 1 && make(before - 2, "marques"))
}

/// «le chien X», «un chat nommé X», «la jument s'appelle X», «le logiciel, qui s'appelle X», «le chien répond au nom de X»:
/// nothing but «qui se» stands between, and the noun is nobody's complement: «le maître du chien s'appelle X» is somebody.
pub(super) fn is_animal(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let start = chunk.start;
    // «le Chat» is what somebody is called.
    let written = |at: usize| scene.tokens[at].shape == Shape::Lower || reader.starts_sentence(at);
    let animal = |at: usize| scene.has(at, marks::ANIMAL) && written(at);
    let Some(before) = start.checked_sub(1) else { return false };
    if animal(before) {
        // «il a tapé le chat Inès a crié»
        return reader.joined(before)
            && chunk.words == 1
            && !(has_given(reader, chunk) && scene.has(chunk.end, marks::PREDICATE) && before > 2);
    }
    let named = match scene.key(before) {
        "nomme" | "nommee" | "appele" | "appelee" | "baptise" | "baptisee" | "appelle" => before,
        "de" if before > 2 && scene.key(before - 1) == "nom" && scene.key(before - 2) == "au" => {
            let answers = before - 3;
            if !matches!(scene.key(answers), "repond" | "repondant" | "repondra" | "repondait") {
                return false;
            }
            answers
        }
        _ => return false,
    };
    let between = |at: &usize| {
        scene.apostrophe(*at)
            || reader.mark(*at) == Some(',')
            || matches!(scene.key(*at), "qui" | "s" | "se" | "est" | "a" | "ete" | "et" | "desormais" | "maintenant")
    };
    let Some(noun) = (start.saturating_sub(REACH + 2)..named).rev().find(|at| !between(at)) else { return false };
    let called = animal(noun) || scene.has(noun, marks::CALLED) && scene.tokens[noun].shape == Shape::Lower;
    // «du chien», «avec un pitbull», «au foyer»
    let of = |back: usize| {
        noun.checked_sub(back).is_some_and(|at| {
            matches!(
                scene.key(at),
                "de" | "du" | "des" | "d" | "avec" | "a" | "au" | "chez" | "dans" | "sur" | "pour" | "par"
            )
        })
    };
    let full = chunk.words > 1 && has_given(reader, chunk);
    called && !of(1) && !of(2) && (animal(noun) || !full)
}

/// «pistolets X», «la commission X», «une entreprise X Terrassement»: right behind the noun of what is no person and nobody's.
fn is_apposed(reader: &Reader<'_>, chunk: Chunk) -> bool {
    const DETERMINERS: &[&str] = &[
        "ancien",
        "aux",
        "ce",
        "ces",
        "cet",
        "cette",
        "d",
        "de",
        "des",
        "deux",
        "du",
        "l",
        "la",
        "le",
        "les",
        "nos",
        "notre",
        "nouveau",
        "nouveaux",
        "nouvelle",
        "nouvelles",
        "quatre",
        "trois",
        "un",
        "une",
    ];
    let scene = &reader.scene;
    let Some(before) = chunk.start.checked_sub(1) else { return false };
    // «le robot vocal X»
    let qualified = scene.tokens[before].shape == Shape::Lower
        && scene.facts(before).pos == pos::ADJECTIVE
        && before > 0
        && reader.joined(before)
        && scene.has(before - 1, marks::LIFELESS);
    let noun = before - usize::from(qualified);
    let facts = scene.facts(noun);
    // «Compagnie X, 1 200 €», in a list
    let listed = scene.tokens[noun].shape == Shape::Capital && !reader.caps(noun) && scene.has(noun, marks::COMPANY);
    if listed && reader.joined(noun) {
        return true;
    }
    // Whoever is called so in full is no thing: «le projet Lola Perrin».
    let full = chunk.words > 1 && has_given(reader, chunk) && !scene.has(noun, marks::COMPANY);
    if scene.tokens[noun].shape != Shape::Lower
        || !reader.joined(noun)
        || !scene.has(noun, SURELY)
        || scene.has(noun, marks::SOMEBODYS)
        || full
    {
        return false;
    }
    let key = |back: usize| noun.checked_sub(back).map_or("", |at| scene.key(at));
    let determined = DETERMINERS.contains(&key(1))
        || noun > 0 && (scene.tokens[noun - 1].shape == Shape::Number || scene.apostrophe(noun - 1));
    // «l'îlot X, 17 ans»
    if reader.followed_by_person_fact(chunk.end) {
        return false;
    }
    let spoken = reader.followed_by_speech(chunk.end) || scene.has(chunk.end, marks::PREDICATE);
    // «en classe X a frappé», «après la course X s'est battu»: where somebody is, and then who.
    let there = (noun.saturating_sub(REACH)..noun).any(|at| WHERE.contains(&scene.key(at)));
    let plain = facts.pos & !(pos::NOUN | pos::ADJECTIVE) == 0;
    (determined || plain && !spoken) && !(spoken && there)
}

/// «Les Ateliers de X», «Du côté de X», «La Parole à X»: nouns that have a capital in the middle of a sentence.
fn is_in_body(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    if chunk.words > 1 && has_given(reader, chunk) {
        return false;
    }
    let Some(mut at) = chunk.start.checked_sub(1) else { return false };
    // «d'X»
    if scene.apostrophe(at) {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
    }
    if !matches!(scene.key(at), "de" | "d" | "du" | "des" | "a" | "en" | "par")
        || scene.tokens[at].shape != Shape::Lower
    {
        return false;
    }
    for head in (at.saturating_sub(4)..at).rev() {
        let facts = scene.facts(head);
        match scene.tokens[head].shape {
            Shape::Capital if reader.caps(head) => return false,
            Shape::Capital => {
                let article = scene.has(head, marks::ARTICLE) || matches!(scene.key(head), "du" | "au" | "aux" | "un");
                let somebody = facts.lists & PEOPLE != 0
                    || scene.is(head, cues::KIN)
                    || scene.has(head, marks::CIVILITY | marks::OFFICE | marks::SOMEBODYS)
                    || facts.given > 24
                    || facts.surname > 40;
                // «La Garde de X est confiée»: a noun with a capital says little, with its article's amid a sentence much.
                let led = head > 0
                    && scene.has(head - 1, marks::ARTICLE)
                    && scene.tokens[head - 1].shape == Shape::Capital
                    && !reader.starts_sentence(head - 1);
                return !reader.starts_sentence(head)
                    && (article || led || scene.has(head, marks::COMPANY))
                    && (article || !somebody || scene.has(head, marks::COMPANY));
            }
            Shape::Lower if facts.pos & (pos::NOUN | pos::ADJECTIVE) != 0 && !scene.has(head, marks::AND) => {}
            _ => return false,
        }
    }
    false
}

/// «la parade de saint X», «elle prie sainte X», «le pape X»: nobody of the town is one.
fn is_crowned(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let Some(before) = chunk.start.checked_sub(1) else { return false };
    let crowned = match scene.key(before) {
        "saint" | "sainte" => true,
        "pape" | "empereur" | "imperatrice" => before > 0 && scene.has(before - 1, marks::ARTICLE),
        _ => false,
    };
    crowned && scene.tokens[before].shape == Shape::Lower && reader.joined(before) && chunk.words == 1
}

/// «la statue de X Y»: nobody of the town has one.
fn is_honoured(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let key = |back: usize| chunk.start.checked_sub(back).map_or("", |at| scene.key(at));
    key(1) == "de" && matches!(key(2), "statue" | "buste" | "mausolee" | "effigie")
}

/// «un roman de X», «inspirée de X», «la pièce, d'après X»: right behind the work. A common given name is of no author that
/// anybody would have to be told: «le dessin d'Inès», «un film de Lola Perrin».
fn is_author(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    if has_given(reader, chunk) {
        return false;
    }
    let Some(mut of) = chunk.start.checked_sub(1) else { return false };
    of -= usize::from(scene.apostrophe(of) && of > 0);
    let work = |at: usize| scene.has(at, marks::AUTHORED) && scene.tokens[at].shape == Shape::Lower;
    match scene.key(of) {
        "de" | "d" | "du" | "par" => {
            of > 0 && (work(of - 1) || of > 1 && work(of - 2) && scene.facts(of - 1).pos & pos::ADJECTIVE != 0)
        }
        "apres" => {
            of > 1
                && scene.apostrophe(of - 1)
                && (of.saturating_sub(REACH)..of)
                    .rev()
                    .take_while(|at| !matches!(reader.mark(*at), Some('.' | ';' | ':' | '(' | ')')))
                    .any(work)
        }
        _ => false,
    }
}
