//! What is written as a name is, and is that of a make, a shop, a line of buses, or the letters of a body.
//!
//! Minutes name machines, shops and firms as they name people, and no list has them all. What tells them is the word before:
//! «les tronçonneuses X», «l'ancien X», «la ligne X», and the letters that no family has: «les GPS».

use crate::detect::chunk::{Chunk, Reader, is_numeral};
use crate::detect::cues::JOB;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// [`Facts::surname`](crate::detect::lexicon::Facts::surname) of a name that some thirty people bear.
const SELDOM: u8 = 20;

/// The chunk is the name of something that was sold, opened or built.
pub(super) fn is_make(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    if reader.lower || reader.caps(chunk.start) {
        return false;
    }
    let Some(before) = chunk.start.checked_sub(1) else { return is_firm(reader, chunk) };
    let seldom = is_seldom(reader, chunk);
    let general = is_general(scene.zone);
    // «squat de l'ancien Valoria»: a shop that has moved or closed; nobody is called so with an article.
    if seldom && is_behind_association(reader, before) {
        return true;
    }
    let former = scene.has(before, marks::FORMER) && before > 1 && scene.apostrophe(before - 1);
    if former && (seldom || general && chunk.words == 1) {
        return true;
    }
    if !general || !seldom || works_there(reader, chunk.start) {
        return false;
    }
    is_behind_thing(reader, chunk.start)
        || is_told_with_article(reader, chunk)
        || is_listed_with(reader, chunk)
        || scene.key(before) == "chez" && sold_before(reader, before)
        || is_firm(reader, chunk)
}

/// «(asso X)», «association Cap X».
fn is_behind_association(reader: &Reader<'_>, before: usize) -> bool {
    let scene = &reader.scene;
    let dot = reader.mark(before) == Some('.');
    let at = before - usize::from(dot && before > 0);
    let called = |at: usize| {
        matches!(
            scene.key(at),
            "asso" | "assoc" | "association" | "associations" | "collectif" | "syndic" | "prestataire"
        ) && scene.tokens[at].shape == Shape::Lower
    };
    // One word of the name before.
    let inside = scene.tokens[at].shape == Shape::Capital && reader.ordinary(at) > 0 && at > 0 && called(at - 1);
    reader.joined(before) && (called(at) || inside)
}

/// «il est chauffeur pour X»: whatever it is, it is somebody's.
fn works_there(reader: &Reader<'_>, start: usize) -> bool {
    let scene = &reader.scene;
    start > 0
        && matches!(scene.key(start - 1), "pour" | "chez" | "a" | "par")
        && (start.saturating_sub(8)..start)
            .rev()
            .take_while(|at| !matches!(reader.mark(*at), Some('.' | ';')))
            .any(|at| scene.is(at, JOB))
}

/// Nothing is said there of one person alone.
fn is_general(zone: Zone) -> bool {
    !matches!(zone, Zone::Situation | Zone::Attendance | Zone::Signature)
}

/// Next to nobody is called by any word of the chunk.
fn is_seldom(reader: &Reader<'_>, chunk: Chunk) -> bool {
    (chunk.start..chunk.end).all(|at| {
        let facts = reader.scene.facts(at);
        facts.given < 16 && facts.surname < SELDOM || matches!(reader.scene.tokens[at].shape, Shape::Mark(_))
    })
}

/// «les batteries X», «des canettes de X», «camions de lait (X et autres)», «tracteurs, X et Y».
fn is_behind_thing(reader: &Reader<'_>, start: usize) -> bool {
    let scene = &reader.scene;
    let Some(before) = start.checked_sub(1) else { return false };
    let thing = |at: usize| scene.has(at, marks::THING | marks::WARES) && scene.tokens[at].shape != Shape::Upper;
    if thing(before) {
        return reader.joined(before);
    }
    // «boîte d'X», «parking de X»: of what is somebody's, only the make stands right behind.
    let of = match scene.key(before) {
        "de" => before.checked_sub(1),
        _ if scene.apostrophe(before) && before > 0 && scene.key(before - 1) == "d" => before.checked_sub(2),
        _ => None,
    };
    if let Some(of) = of {
        return scene.has(of, marks::WARES);
    }
    // Of a list, or in brackets: «a pris un scooter, X s'est enfui» is somebody.
    let goes_on = |at: usize| matches!(reader.mark(at), Some(',' | ')')) || matches!(scene.key(at), "et" | "ou");
    let end = (start..(start + 4).min(scene.tokens.len())).find(|at| goes_on(*at));
    let several = |at: usize| thing(at) && scene.key(at).ends_with(['s', 'x']);
    let near = || (before.saturating_sub(4)..before).rev().take_while(|at| scene.tokens[*at].shape == Shape::Lower);
    match reader.mark(before) {
        Some('(') => near().any(thing),
        Some(',' | ':') => end.is_some() && near().any(several),
        _ => false,
    }
}

/// «le Busway», «un Valtek», and «Le Busway s'arrête» where a sentence starts: a word that nobody is called by, with the
/// article of a thing; «Le Quéré» is in the list of surnames, and who speaks is somebody.
fn is_told_with_article(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let head = reader.head(chunk);
    let facts = scene.facts(head);
    if (facts.given, facts.surname) != (0, 0) || chunk.end > head + 1 || scene.tokens[head].shape == Shape::Upper {
        return false;
    }
    let article = |at: usize| matches!(scene.key(at), "le" | "la" | "un" | "une" | "au" | "cet" | "cette");
    let start = chunk.start;
    if head > start {
        let small = scene.tokens[start].span.start..scene.tokens[head].span.end;
        let whole = scene.text.get(small).map(|words| lexicon::lookup(&fold(words)));
        return head == start + 1
            && article(start)
            && reader.starts_sentence(start)
            && !reader.followed_by_speech(chunk.end)
            && !reader.followed_by_person_fact(chunk.end)
            && whole.is_some_and(|whole| whole.surname == 0);
    }
    start.checked_sub(1).is_some_and(|at| article(at) && scene.tokens[at].shape == Shape::Lower && reader.joined(at))
}

/// «X et Renault», «Fortnite, X et Y»: in a list with a make that everybody knows, or with what stands behind a thing.
fn is_listed_with(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let joins = |at: usize| matches!(reader.mark(at), Some(',' | '/')) || matches!(scene.key(at), "et" | "ou");
    let known = |at: usize| {
        let facts = scene.facts(at);
        let listed = facts.lists & (lists::BRAND | lists::NETWORK) != 0;
        // «Picard et X ont refusé» may be people.
        listed && scene.tokens[at].shape != Shape::Lower && facts.given < 16 && facts.surname < 24
    };
    // «John Deere et X»
    let whole = |start: usize| {
        start + 2 <= scene.tokens.len()
            && scene.tokens[start].shape != Shape::Lower
            && reader.is_listed_whole(Chunk { start, end: start + 2, words: 2 })
    };
    let next = chunk.end + 1;
    let behind = joins(chunk.end) && next < scene.tokens.len() && (known(next) || whole(next));
    // «de Subutex et de X»
    let of = chunk.start.checked_sub(1).is_some_and(|at| scene.key(at) == "de");
    let before = chunk.start.checked_sub(2 + usize::from(of)).filter(|at| joins(at + 1));
    behind
        || before.is_some_and(|at| {
            let capital = matches!(scene.tokens[at].shape, Shape::Capital | Shape::Mixed);
            known(at) || at > 0 && whole(at - 1) || capital && is_behind_thing(reader, at)
        })
}

/// «les vols à l'étalage chez X»: where something is bought.
fn sold_before(reader: &Reader<'_>, at: usize) -> bool {
    let scene = &reader.scene;
    (at.saturating_sub(8)..at).rev().take_while(|at| !matches!(reader.mark(*at), Some('.' | ';'))).any(|at| {
        scene.has(at, marks::WARES)
            || matches!(
                scene.key(at),
                "etalage" | "courses" | "achats" | "achete" | "clients" | "caissiere" | "vigiles"
            )
    })
}

/// «Technilum remplace les candélabres»: a word that no list has, made of what firms are made of.
fn is_firm(reader: &Reader<'_>, chunk: Chunk) -> bool {
    const HEADS: &[&str] = &[
        "aqua", "batim", "batip", "domot", "domov", "ecov", "ecop", "ecol", "elec", "enviro", "habit", "hydro", "immo",
        "infog", "infop", "lumit", "lumil", "mobil", "multi", "proxi", "renov", "sanit", "saniv", "secur", "solar",
        "techni", "techno", "telec", "teles", "therm", "transp", "transd", "urba", "vigi",
    ];
    // What nobody is called, and what is told with one of the above alone: «Aquanord».
    const TAILS: &[&str] = &[
        "clean", "energie", "express", "habitat", "immo", "logis", "media", "propre", "protect", "proprete",
        "securite", "service", "services", "tech",
    ];
    const ENDS: &[&str] = &[
        "bat", "eau", "elec", "lum", "mont", "net", "nord", "parc", "plus", "pro", "sud", "tel", "toit", "trans",
        "val", "vert",
    ];
    // What is done to things and not to people.
    const WORKS: &[&str] = &[
        "remplace",
        "remplacera",
        "installe",
        "installera",
        "equipe",
        "equipera",
        "exploite",
        "livre",
        "livrera",
        "entretient",
        "repare",
        "reparera",
        "facture",
        "facturera",
        "desservira",
        "dessert",
        "commercialise",
        "recrute",
        "embauche",
    ];
    let scene = &reader.scene;
    let key = scene.key(chunk.start);
    is_general(scene.zone)
        && chunk.end == chunk.start + 1
        && matches!(scene.tokens[chunk.start].shape, Shape::Capital | Shape::Mixed)
        && key.len() >= 6
        && (scene.facts(chunk.start).given, scene.facts(chunk.start).surname) == (0, 0)
        && (TAILS.iter().any(|tail| key.ends_with(tail))
            || HEADS.iter().any(|head| key.starts_with(head)) && ENDS.iter().any(|end| key.ends_with(end))
            || WORKS.contains(&scene.key(chunk.end)))
}

/// «les GPS», «des CUMA»: letters of several bodies or machines; a family's name has its vowels, and is in a list.
pub(super) fn are_letters(reader: &Reader<'_>, chunk: Chunk, acts: bool) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(chunk.start);
    let key = scene.key(chunk.start);
    if chunk.end != chunk.start + 1
        || scene.tokens[chunk.start].shape != Shape::Upper
        || reader.caps(chunk.start)
        || !(2..=7).contains(&key.len())
        || facts.surname >= 24
        || facts.given >= 26
    {
        return false;
    }
    let nobody = facts.given == 0 && facts.surname == 0;
    is_unspoken(key) || nobody && key.len() <= 3 || scene.zone != Zone::Situation && !acts
}

/// No vowel is in it.
fn is_unspoken(key: &str) -> bool {
    !key.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// «GT Tranquillité», «CT Parentalité»: the kind of a meeting, then what it is about; «JM Tonnelier» has two given names.
pub(super) fn is_meeting(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let (key, facts) = (scene.key(chunk.start), scene.facts(chunk.start));
    let letters = chunk.words > 1
        && scene.tokens[chunk.start].shape == Shape::Upper
        && !reader.caps(chunk.start)
        && (2..=4).contains(&key.len())
        && is_unspoken(key)
        && (facts.given, facts.surname) == (0, 0);
    if !letters {
        return false;
    }
    let (topic, about) = (chunk.start + 1, scene.facts(chunk.start + 1));
    let two_given = key.len() == 2 && matches!(key.as_bytes()[0], b'j' | b'm') || matches!(key, "ch" | "ph" | "th");
    let borne = if two_given { SELDOM } else { 28 };
    scene.tokens[topic].shape == Shape::Capital
        && reader.ordinary(topic) > 0
        && about.given < 26
        && about.surname < borne
}

/// «la ligne X», «l'arrêt X», «l'application X»: what is ridden, stopped at or tapped.
pub(super) fn is_on_line(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let Some(before) = chunk.start.checked_sub(1).filter(|at| scene.has(*at, marks::LINE_OF)) else { return false };
    // «en ligne», and «à l'arrêt Kevin descend»: somebody does something there.
    let article = before.checked_sub(1).is_some_and(|at| {
        scene.apostrophe(at) || matches!(scene.key(at), "la" | "les" | "une" | "cette" | "de" | "des" | "deux" | "le")
    });
    let there = before.checked_sub(2).is_some_and(|at| scene.has(at, marks::LOCATIVE));
    let somebody = scene.zone == Zone::Situation
        && there
        && scene.facts(chunk.start).given >= 40
        && scene.has(chunk.end, marks::PREDICATE);
    reader.joined(before) && article && scene.tokens[before].shape == Shape::Lower && !somebody
}

/// «New Valtek», «Val'Foncier»: an entry of a list of things begins with it or one word before, and goes on over it.
pub(super) fn is_part_of_listed(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(chunk.start);
    // «Le DAB du Crédit Mutuel»: whose the letters are.
    let head = reader.head(chunk);
    // «Le Red Bull»
    if head > chunk.start && chunk.end > head + 1 && reader.is_listed_whole(Chunk { start: head, ..chunk }) {
        return true;
    }
    if chunk.words > 1 && scene.tokens[head].shape == Shape::Upper && scene.facts(head).given == 0 {
        let of = (head + 1..chunk.end).find(|at| matches!(scene.key(*at), "de" | "du" | "des" | "d"));
        return of.is_some_and(|of| {
            let start = of + 1 + usize::from(scene.apostrophe(of + 1));
            start < chunk.end && reader.is_listed_whole(Chunk { start, ..chunk })
        });
    }
    if chunk.words > 1 || facts.given >= 26 || facts.surname >= 30 {
        return false;
    }
    let from = |start: usize, longer: usize| {
        let whole = Chunk { start, end: chunk.end + longer, words: 2 };
        whole.end <= scene.tokens.len() && reader.is_listed_whole(whole)
    };
    let before = chunk.start.checked_sub(1).filter(|at| {
        reader.joined(*at) && matches!(scene.tokens[*at].shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    });
    from(chunk.start, 1) || before.is_some_and(|at| from(at, 0))
}

/// A make or a model and its number in roman figures.
pub(super) fn is_numbered_car(reader: &Reader<'_>, chunk: Chunk) -> bool {
    chunk.words == 2
        && reader.scene.facts(chunk.start).lists & (lists::VEHICLE | lists::BRAND) != 0
        && is_numeral(reader.scene.key(chunk.end - 1))
}
