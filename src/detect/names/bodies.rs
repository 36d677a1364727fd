//! What is written as a name is, and is that of a club, a hall or a firm.

use crate::detect::chunk::{Chunk, Reader};
use crate::detect::cues::CIVILITY;
use crate::detect::lexicon::lists;
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// «le Racing Club», «Salle Jean Vilar»; «Salle Jean» may be somebody.
pub(super) fn is_body(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    // «Le Racing Club» at the start of a sentence.
    let first = reader.head(chunk);
    let capital = scene.tokens[first].shape == Shape::Capital && !reader.caps(first);
    let given = chunk.words == 2 && scene.facts(chunk.end - 1).given >= 36 && scene.facts(first).surname >= 30;
    capital && chunk.words > 1 && !given && scene.has(first, marks::HALL)
}

/// «M. Yann Roumieu, Logiscope ; …»: whom somebody is there for, a word that is no name of anybody.
pub(super) fn is_behind_name(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let named = |at: usize| matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper) && !scene.is(at, CIVILITY);
    let ends = scene.opens_line(chunk.end)
        || chunk.end == scene.tokens.len()
        || matches!(reader.mark(chunk.end), Some(';' | ')' | '/' | '|'));
    scene.zone == Zone::Attendance
        && is_nobodys(reader, chunk)
        && ends
        && chunk.start > 2
        && reader.mark(chunk.start - 1) == Some(',')
        && named(chunk.start - 2)
        && (named(chunk.start - 3) || scene.hyphen(chunk.start - 3))
}

/// «la Sté Morvan», «les Ets Lecoq», «SARL Dupré»: a firm by its form, outside of situations, where it is somebody's work.
pub(super) fn has_legal_form(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    // «Ste Marie» is a saint.
    let form = |at: usize| match scene.key(at) {
        "ets" | "sarl" | "sas" | "sasu" | "eurl" | "sci" | "scop" | "etablissements" => true,
        "ste" => scene.word(at).ends_with(['é', 'É']),
        _ => false,
    };
    let head = reader.head(chunk);
    // «Sas Yanis» may be somebody.
    let shouted = scene.key(head) != "sas" || scene.tokens[head].shape == Shape::Upper && !reader.caps(head);
    let own = chunk.end > head + 1 && form(head) && shouted;
    let behind = || chunk.words == 1 && head > 0 && form(head - 1) && reader.joined(head - 1);
    scene.zone != Zone::Situation && (own || behind() || is_of_partners(reader, chunk))
}

/// «Delmas et Fils», «Garnier & Cie», «Pons Père et Fils», «Roux Frères»: a firm by who shares it; «M. Delmas et fils» is a
/// family, and so are «la famille Delmas», «les jeunes Delmas».
fn is_of_partners(reader: &Reader<'_>, chunk: Chunk) -> bool {
    const PARTNERS: &[&str] = &["fils", "fille", "filles", "freres", "soeurs", "pere", "cie", "compagnie", "associes"];
    let scene = &reader.scene;
    let partner = |at: usize| {
        scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital) && PARTNERS.contains(&scene.key(at))
    };
    let and = |at: usize| scene.key(at) == "et" || reader.mark(at) == Some('&');
    let behind = and(chunk.end) && partner(chunk.end + 1) && !reader.starts_sentence(chunk.end + 1);
    let own = chunk.words > 1 && partner(chunk.end - 1);
    let people = chunk.start.checked_sub(1).is_some_and(|before| {
        scene.is(before, CIVILITY)
            || scene.has(before, marks::CIVILITIES | marks::COUPLE | marks::INTRODUCES)
            || scene.facts(before).lists & (lists::FAMILY_TRIGGER | lists::DESIGNATION | lists::KIN) != 0
    });
    let alone = chunk.start > 0 && and(chunk.start - 1) && partner(chunk.start);
    // «Karim & Cie», «Lopez & Cie ont encore cassé»: who says so jests of people.
    let given = scene.facts(chunk.start).given >= 36;
    let last = if behind { chunk.end + 2 } else { chunk.end };
    let many =
        scene.tokens.get(last).is_some_and(|token| token.shape == Shape::Lower) && scene.key(last).ends_with("nt");
    (behind || own || alone) && !given && !many && !people && !reader.caps(chunk.start)
}

/// «M. Yann Roumieu, Valoria Habitat»: the word that a body is called by, alone, in the rest of the minutes.
pub(super) fn named_by(reader: &Reader<'_>, chunk: Chunk) -> Option<usize> {
    let scene = &reader.scene;
    let facts = scene.facts(chunk.start);
    let body = scene.zone == Zone::Attendance
        && chunk.words > 1
        && (facts.given, facts.surname) == (0, 0)
        && scene.tokens[chunk.start].shape == Shape::Capital
        && (chunk.start + 1..chunk.end)
            .any(|at| scene.has(at, marks::BODY | marks::TRADE) && scene.facts(at).given == 0);
    body.then_some(chunk.start)
}

/// «une convention avec Valoria», «refaite (Batelin, 6 semaines)», «Logiscope» anywhere, in general talk: a word that is no
/// name of anybody.
pub(super) fn is_dealt_with(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    let general = matches!(scene.zone, Zone::General | Zone::Decisions | Zone::Agenda | Zone::Statistics);
    if !general || !is_nobodys(reader, chunk) {
        return false;
    }
    let key = scene.key(chunk.start);
    let landlord = key.starts_with("logi") && key.len() > 6 || key.ends_with("habitat") || key.ends_with("logis");
    let bracketed = chunk.start > 0
        && reader.mark(chunk.start - 1) == Some('(')
        && reader.mark(chunk.end) == Some(',')
        && scene.tokens.get(chunk.end + 1).is_some_and(|token| token.shape == Shape::Number);
    // «Prestataire retenu : X»
    let label = chunk.start.checked_sub(1).filter(|at| reader.mark(*at) == Some(':'));
    let from = label.unwrap_or(chunk.start);
    let dealt = (from.saturating_sub(3)..from)
        .rev()
        .take_while(|at| reader.mark(*at).is_none())
        .any(|at| scene.has(at, marks::DEALS));
    landlord || bracketed || dealt || is_said_to_deal(reader, chunk.end)
}

/// «les sociétés Peinture Picarde, Lefort Paysages et Carrelages Dos Santos», «le bailleur Alizé Logis»: firms by what stands
/// before the first of them. Where individuals are spoken of it is where one works.
pub(super) fn is_of_firms(reader: &Reader<'_>, chunk: Chunk) -> bool {
    const FIRMS: &[&str] = &["entreprises", "societes", "enseignes", "pme", "promoteurs", "prestataires"];
    const LANDLORDS: &[&str] =
        &["bailleur", "bailleurs", "operateur", "prestataire", "promoteur", "exploitant", "delegataire"];
    const BETWEEN: &[&str] = &["et", "de", "du", "des", "la", "le", "les", "d", "l"];
    let scene = &reader.scene;
    let written = |at: usize| matches!(scene.tokens[at].shape, Shape::Capital | Shape::Upper | Shape::Initial);
    // A person has a given name, or is called with a title.
    let called = |at: usize, bearers: u8| scene.facts(at).given >= bearers || scene.is(at, CIVILITY);
    let house = ["habitat", "logis", "logement", "immobilier"].contains(&scene.key(chunk.end - 1));
    if scene.zone == Zone::Situation || called(chunk.start, 20) && !house {
        return false;
    }
    let (mut at, mut met) = (chunk.start, 0);
    while let Some(before) = at.checked_sub(1).filter(|before| met < 24 && !scene.opens_line(before + 1)) {
        let lower = scene.tokens[before].shape == Shape::Lower;
        let key = scene.key(before);
        let landlord =
            || LANDLORDS.contains(&key) && met == 0 && (chunk.words > 1 || scene.facts(chunk.start).surname == 0);
        if lower && (FIRMS.contains(&key) || landlord()) {
            return reader.mark(before + 1).is_none();
        }
        // «Chantiers navals Riou»
        let named = before > 0 && written(before - 1) && reader.mark(before + 1).is_none();
        let within =
            if lower { named || BETWEEN.contains(&key) } else { written(before) || reader.mark(before) == Some(',') };
        if called(before, 36) || !within && !scene.apostrophe(before) && !scene.hyphen(before) {
            return false;
        }
        (at, met) = (before, met + 1);
    }
    false
}

/// «X, titulaire du marché», «X (prestataire)».
fn is_said_to_deal(reader: &Reader<'_>, end: usize) -> bool {
    let scene = &reader.scene;
    let said = || match scene.key(end + 1) {
        "prestataire" | "fournisseur" | "societe" | "entreprise" | "attributaire" | "delegataire"
        | "concessionnaire" => true,
        "titulaire" => scene.key(end + 3) == "marche",
        _ => false,
    };
    matches!(reader.mark(end), Some(',' | '(')) && said()
}

/// One word with a capital, or two behind a hyphen, that no list has as a name.
fn is_nobodys(reader: &Reader<'_>, chunk: Chunk) -> bool {
    let scene = &reader.scene;
    chunk.words == 1
        && scene.tokens[chunk.start].shape == Shape::Capital
        && (chunk.start..chunk.end).all(|at| {
            let facts = scene.facts(at);
            (facts.given, facts.surname) == (0, 0)
        })
}
