//! Whether a known word is the name where it stands again, and not the ordinary word, the street or the town.
//!
//! A word that is nothing but a name always is. «Petit», «Blanc», «Marchand» are other words more often, and are taken for
//! somebody only where the words around them would be odd around anything else.

use crate::detect::chunk::Reader;
use crate::detect::lexicon::{lists, pos};
use crate::detect::token::{Scene, Shape};
use crate::detect::{cues, evidence, marks};

/// Whether the known word at token `i` is the name; `alias`: one that the text gives somebody.
pub(super) fn accepts(reader: &Reader<'_>, i: usize, alias: bool) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let ordinary = reader.ordinary(i);
    let plain =
        facts.pos & !pos::PROPER == 0 && facts.commune == 0 && facts.lists & !lists::HYPOCORISTIC & !lists::HOMAGE == 0;
    // «chez Bois», though a wood is one: nobody is at home with a thing
    let with = reader.is_behind_with(i);
    let fits = match scene.tokens[i].shape {
        Shape::Lower if !plain => {
            reader.lower && is_bare_object(scene, i) || opens_in_small_letters(reader, i) || is_titled(scene, i)
        }
        // «hibaq ne vient plus»: what no dictionary has is nothing else.
        Shape::Lower => {
            let len = scene.key(i).len();
            let borne = facts.given > 0 || facts.surname > 0 || reader.lower;
            len >= 3 && (borne || len >= 5 && facts.rank == 0 && !tells_a_thing(scene, i))
        }
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
                || (alias || facts.given.max(facts.surname) >= 24 || facts.lists & lists::HYPOCORISTIC != 0)
                    && is_bare_subject(scene, i)
                // «Kiki = Killian»
                || alias && (is_label(scene, i) || scene.mark(i + 1) == Some('='))
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
    // «Liban ne vient plus», «repartis au Liban»
    let country = facts.lists & evidence::PLACES != 0
        && i.checked_sub(1).is_some_and(|at| {
            scene.has(at, marks::ARTICLE | marks::FRENCH_PARTICLE | marks::LOCATIVE) && facts.given < 40
                || matches!(scene.key(at), "au" | "en")
        });
    let inside = reader.is_inside_compound(i) && i >= 2 && scene.tokens[i - 2].shape == Shape::Lower;
    let town = i >= 2
        && scene.has(i - 1, marks::FRENCH_PARTICLE)
        && matches!(scene.key(i - 2), "ville" | "commune" | "mairie");
    fits && !inside
        && !town
        && !country
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
    i >= 3 && scene.hyphen(i - 1) && scene.has(i - 2, marks::SAINT) && scene.key(i - 3) == "la"
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
        // «Brandon c'est le frère», «Boulanger il va mieux»; «Parfait, on y va» has no such meaning
        "il" | "elle" | "on" | "c" | "ca" => scene.facts(i).pos & pos::ADJECTIVE == 0,
        // «Bonnet la cherche»
        "la" | "le" | "les" | "lui" | "leur" | "en" => verb(i + 2),
        // «Petit l'a dit», and not «Petit l'immeuble»
        "l" | "m" | "t" => scene.apostrophe(i + 2) && verb(i + 3) && scene.key(i + 3) != "est",
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

/// «le taureau aubrac»: what stands right behind a noun may be its sort.
fn tells_a_thing(scene: &Scene<'_>, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|at| {
        let facts = scene.facts(at);
        facts.pos & pos::NOUN != 0
            && facts.pos & pos::GRAMMATICAL == 0
            && facts.lists & (lists::KIN | lists::DESIGNATION | lists::FAMILY_TRIGGER | lists::TITLE) == 0
            && !scene.opens_line(i)
    })
}

/// «fontaine demande un devis», «marchand : trois impayés», «liban ne vient plus»: at the start of a line, in small letters, where
/// a noun would have its article.
fn opens_in_small_letters(reader: &Reader<'_>, i: usize) -> bool {
    let scene = &reader.scene;
    let facts = scene.facts(i);
    let bullet = i > 0 && scene.opens_line(i - 1) && scene.mark(i - 1).is_some_and(|mark| "-–—•*>→".contains(mark));
    let opens = scene.opens_line(i) || bullet || i > 0 && scene.mark(i - 1) == Some('.');
    let next = scene.facts(i + 1);
    let country = facts.lists & evidence::PLACES != 0 && facts.pos & !pos::PROPER == 0 && facts.given > 0;
    let name = country || facts.given.max(facts.surname) >= 36;
    opens
        && name
        && facts.lists & evidence::NEVER_ALONE == 0
        && facts.pos & pos::GRAMMATICAL == 0
        && !scene.opens_line(i + 1)
        && (next.lists & lists::SPEECH != 0
            || country && takes_verb(scene, i)
            || scene.has(i + 1, marks::PREDICATE) && scene.key(i + 1) != "et" && !scene.word(i + 1).starts_with('à')
            || scene.mark(i + 1) == Some(':'))
}

/// «m prince», «famille berger», «les marchand»: behind a title, and in the plural without its ending.
fn is_titled(scene: &Scene<'_>, i: usize) -> bool {
    let facts = scene.facts(i);
    let Some(before) = i.checked_sub(1).filter(|_| !scene.opens_line(i)) else { return false };
    facts.surname >= 30
        && facts.lists & evidence::NEVER_ALONE == 0
        && match scene.key(before) {
            "m" | "mr" | "mme" | "mlle" | "famille" => true,
            "les" => !scene.key(i).ends_with(['s', 'x', 'z']),
            _ => false,
        }
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
