//! Passages that say something sensitive of a person: health, justice, detail of a follow-up, belief, money, judgement.
//!
//! The clause is the unit that a secretary would strike out. What it is about is read from the vocabulary of
//! `stems`; whether it is about somebody, from the zone, and outside the situations from the clause.

use super::cues::{ARTICLE, CIVILITY, CONTRACTED, KIN, POLICY, POSSESSIVE, SAYS, SOMEONE};
use super::lexicon::lists;
use super::marks;
use super::stems::{self, Row};
use super::token::{Scene, Shape};
use crate::kind::PassageKind;
use crate::segment::Span;
use crate::zone::Zone;

/// A stretch of sensitive content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the segment: a sentence or a clause with its closing mark.
    pub span: Span,
    /// What it is about.
    pub kind: PassageKind,
    /// The row of the vocabulary that says so.
    pub rule: &'static str,
}

/// The rule of what the prosecutor told of somebody: the mayor is told, and nobody else.
const PROSECUTOR: &str = "justice.prosecutor";

/// The rule of what is said of somebody who is known by whose relative they are.
const RELATED: &str = "justice.related";

/// Appends the sensitive passages of `scene`, in order. `zones` gives the zone of each line, as
/// [`Zoner::lines`](crate::zone::Zoner::lines) does; where it gives none, the zone of the scene holds.
pub fn find(scene: &Scene<'_>, zones: &[(Span, Zone)], out: &mut Vec<Passage>) {
    let mut first = 0;
    let mut heavy = false;
    let mut zone_at = 0;
    for (i, token) in scene.tokens.iter().enumerate() {
        heavy |= token.marks & marks::STEM != 0;
        let ends = token.marks & marks::STOP != 0 && ends_clause(scene, i);
        let line = scene.tokens.get(i + 1).is_none_or(|next| next.marks & marks::LINE != 0);
        if ends || line && (i + 1 == scene.tokens.len() || breaks_line(scene, i + 1)) {
            if heavy {
                let start = scene.tokens[first].span.start;
                while zones.get(zone_at).is_some_and(|(span, _)| span.end <= start) {
                    zone_at += 1;
                }
                let zone = zones.get(zone_at).map_or(scene.zone, |&(_, zone)| zone);
                out.extend(judge(scene, first, i, zone));
            }
            first = i + 1;
            heavy = false;
        }
    }
}

/// A mark that closes a sentence or a clause, and is none of an abbreviation.
fn ends_clause(scene: &Scene<'_>, i: usize) -> bool {
    match scene.mark(i) {
        Some(';' | '!' | '?' | '|' | '…') => true,
        Some('.') => {
            let Some(before) = i.checked_sub(1) else { return true };
            let token = scene.tokens[before];
            if token.shape == Shape::Initial || scene.is(before, CIVILITY) {
                return false;
            }
            // «bât. C», «av. Foch»: no sentence ends there, unless a small word or a line end follows.
            if scene.has(before, marks::ABBREVIATED)
                && scene.tokens.get(i + 1).is_some_and(|next| !matches!(next.shape, Shape::Lower | Shape::Mark(_)))
                && !scene.opens_line(i + 1)
            {
                return false;
            }
            // «26.04», «mel.example»: nothing between the mark and its neighbours.
            scene.tokens.get(i + 1).is_none_or(|next| next.span.start > scene.tokens[i].span.end)
        }
        _ => false,
    }
}

/// A line end before token `i` that ends an item: the line before was short, or the next opens with a bullet.
fn breaks_line(scene: &Scene<'_>, i: usize) -> bool {
    if !scene.opens_line(i) {
        return false;
    }
    let Some(previous) = i.checked_sub(1) else { return true };
    let end = scene.tokens[previous].span.end;
    let start = scene.text[..end].rfind('\n').map_or(0, |at| at + 1);
    // A row of a table ends with its line.
    if memchr::memchr_iter(b'|', &scene.text.as_bytes()[start..end]).nth(1).is_some() {
        return true;
    }
    // A heading is followed by a new sentence; a wrapped line goes on in lower case or in the middle of a name.
    let new = matches!(scene.tokens[i].shape, Shape::Capital | Shape::Upper | Shape::Initial)
        && !scene.hyphen(previous)
        && !scene.is(previous, CIVILITY | ARTICLE | POSSESSIVE | CONTRACTED)
        && !matches!(scene.mark(previous), Some(',' | '.'))
        && !matches!(scene.key(previous), "et" | "de" | "a" | "avec" | "par" | "d");
    let bullet = new || scene.mark(i).is_some_and(|c| matches!(c, '-' | '–' | '—' | '•' | '*'));
    bullet || end - start < 50 || scene.text[end..scene.tokens[i].span.start].matches('\n').count() > 1
}

/// Points of one kind in the clause at hand, with the words that gave them.
#[derive(Clone, Copy)]
struct Tally {
    row: &'static Row,
    points: u8,
    words: [u16; 4],
    len: usize,
}

fn judge(scene: &Scene<'_>, first: usize, last: usize, zone: Zone) -> Option<Passage> {
    let individual = match zone {
        Zone::Situation => true,
        Zone::General | Zone::Decisions => false,
        _ => return None,
    };
    let clause = first;
    let first = behind_speaker(scene, first, last, individual);
    let related = by_relation(scene, first, last);
    let about = related || about_someone(scene, first, last, individual);
    if !individual && !about {
        return None;
    }
    let mut tallies: [Option<Tally>; 6] = [None; 6];
    let mut policy = 0;
    let mut frequent = false;
    for i in first..=last {
        let cues = scene.cues(i);
        // «violences en réunion» is what several did, and no meeting.
        let together = scene.key(i) == "reunion" && i > first && scene.key(i - 1) == "en";
        policy += u32::from(cues.bits & POLICY != 0 && !together);
        // «Berna-⏎dette» is no debt.
        let cut = i > 0 && scene.opens_line(i) && scene.hyphen(i - 1);
        let Some(row) = stems::of(cues.stem).filter(|_| !cut) else { continue };
        let slot = match row.kind {
            PassageKind::Justice => 0,
            PassageKind::Health => 1,
            PassageKind::Belief => 2,
            PassageKind::FollowUp => 3,
            PassageKind::Finances => 4,
            PassageKind::Judgement => 5,
        };
        // «Islam, Iman et Nour» are three children.
        if row.kind == PassageKind::Belief && scene.tokens[i].shape == Shape::Capital && scene.facts(i).given > 0 {
            continue;
        }
        frequent |= row.rule == stems::FREQUENCY;
        let tally = tallies[slot].get_or_insert(Tally { row, points: 0, words: [0; 4], len: 0 });
        // The same word twice is one sign.
        if tally.words[..tally.len].contains(&cues.stem) {
            continue;
        }
        if let Some(word) = tally.words.get_mut(tally.len) {
            *word = cues.stem;
            tally.len += 1;
        }
        tally.points = tally.points.saturating_add(row.weight);
        if row.weight > tally.row.weight {
            tally.row = row;
        }
    }
    // «La campagne contre le harcèlement»: policy, unless somebody is spoken of.
    if policy > 0 && !about {
        return None;
    }
    if related {
        tallies.iter_mut().take(2).flatten().for_each(|tally| tally.points = tally.points.saturating_add(2));
    }
    if let Some(tally) = tallies.get_mut(3).and_then(Option::as_mut) {
        let more = carried_out(scene, first, last) + placed(scene, first, last);
        tally.points = tally.points.saturating_add(more);
    }
    let best = tallies.iter().flatten().filter(|tally| enough(tally, frequent)).fold(
        None,
        |best: Option<&Tally>, tally| match best {
            Some(best) if best.points >= tally.points => Some(best),
            _ => Some(tally),
        },
    )?;
    let told = best.row.kind == PassageKind::Justice && prosecutor_tells(scene, clause, last);
    let rule = match best.row.kind {
        PassageKind::Justice if told => PROSECUTOR,
        PassageKind::Justice if related => RELATED,
        _ => best.row.rule,
    };
    Some(Passage { span: scene.across(if told { clause } else { first }, last), kind: best.row.kind, rule })
}

/// «le fils de l'adjoint», «la nièce du maire»: there is one in a town, and little need be said of them.
fn by_relation(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first..last).filter(|i| scene.is(*i, KIN)).any(|i| {
        let of = match scene.key(i + 1) {
            "du" => i + 2,
            "de" => i + 3 + usize::from(scene.apostrophe(i + 3)),
            "d" => i + 4,
            _ => return false,
        };
        let facts = scene.facts(of);
        facts.lists & (lists::FUNCTION | lists::RANK) != 0 || scene.has(of, marks::OFFICE)
    })
}

/// «Le procureur a informé le maire…», «le parquet indique que…»; not «le parquet a été saisi» and not what he recalls.
fn prosecutor_tells(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    (first..last).filter(|i| matches!(scene.key(*i), "procureur" | "procureure" | "parquet" | "substitut")).any(|i| {
        let verb = (i + 1..last.min(i + 6)).find(|at| {
            matches!(
                scene.key(*at),
                "informe"
                    | "avise"
                    | "indique"
                    | "confirme"
                    | "signale"
                    | "precise"
                    | "annonce"
                    | "communique"
                    | "transmet"
                    | "transmis"
                    | "revele"
                    | "apprend"
            ) || scene.key(*at) == "fait" && scene.key(at + 1) == "savoir"
        });
        verb.is_some_and(|verb| !(i..verb).any(|at| matches!(scene.key(at), "ete" | "est" | "sera" | "etre")))
    })
}

/// Points for «AEMO par Mme X depuis mars»: a measure by its name, who carries it out, since when.
fn carried_out(scene: &Scene<'_>, first: usize, last: usize) -> u8 {
    let measure = |i: &usize| matches!(scene.key(*i), "aemo" | "aed" | "mjie" | "tisf");
    let Some(at) = (first..=last).find(measure) else { return 0 };
    let by = scene.key(at + 1) == "par" && scene.is(at + 2, CIVILITY);
    let since = (at..=last).any(|i| scene.key(i) == "depuis");
    if by { 1 + u8::from(since) } else { 0 }
}

/// Points for «accueil provisoire prévu le 12»: a placement and when.
fn placed(scene: &Scene<'_>, first: usize, last: usize) -> u8 {
    let placement = (first..last).any(|i| scene.key(i) == "accueil" && scene.key(i + 1) == "provisoire");
    let when = |i| matches!(scene.key(i), "prevu" | "prevue" | "prononce" | "prononcee" | "depuis" | "jusqu");
    if placement && (first..=last).any(when) { 2 } else { 0 }
}

/// Two points; for a follow-up, what is done and how often, or three things that are done.
fn enough(tally: &Tally, frequent: bool) -> bool {
    match tally.row.kind {
        PassageKind::FollowUp => tally.points > u8::from(frequent) && tally.points >= if frequent { 2 } else { 3 },
        _ => tally.points >= 2,
    }
}

/// The first token behind «Mme X précise que», «M. X (bailleur). –»: who speaks is not what is said. In general talk
/// what a speaker reports without «que» or an infinitive is no matter of his own.
fn behind_speaker(scene: &Scene<'_>, first: usize, last: usize, individual: bool) -> usize {
    let mut first = first;
    // Bullets and numbers before the clause.
    while first < last && scene.mark(first).is_some_and(|c| "-–—•*>→.)".contains(c)) {
        first += 1;
    }
    for i in first..last.min(first + 14) {
        if !scene.is(i, SAYS) {
            continue;
        }
        if matches!(scene.key(i + 1), "que" | "qu") {
            let next = i + 2 + usize::from(scene.apostrophe(i + 2));
            return if next <= last { next } else { first };
        }
        if !individual && !matches!(scene.key(i + 1), "avoir" | "etre") {
            return i + 1;
        }
        // «X signale une vidéo…» in a situation: what is behind the verb.
        if individual && i + 2 < last && i > first && scene.key(i + 1) != "des" {
            return i + 1;
        }
        break;
    }
    first
}

/// A person is spoken of: a civility or a capitalised name, a relative of someone, a pronoun.
fn about_someone(scene: &Scene<'_>, first: usize, last: usize, individual: bool) -> bool {
    (first..=last).any(|i| {
        let bits = scene.cues(i).bits;
        // «M. le Préfet» is a function.
        if bits & CIVILITY != 0 {
            let name = i + 1 + usize::from(scene.mark(i + 1) == Some('.'));
            return !scene.is(name, ARTICLE);
        }
        if bits & SOMEONE != 0 {
            return true;
        }
        // «Mehdi Saadoun, 19 ans»: a name between marks, not in «gymnase Pierre Brossolette».
        let named = scene.facts(i).given > 24
            && matches!(scene.tokens[i + 1..].first().map(|t| t.shape), Some(Shape::Capital | Shape::Upper))
            && scene.mark(i + 2) == Some(',')
            && i.checked_sub(1).is_some_and(|before| scene.mark(before).is_some());
        let subject = scene.facts(i).given > 40 && scene.tokens[i].shape == Shape::Capital && suffers(scene, i + 1);
        named
            || subject
            || (bits & KIN != 0 && i > 0 && scene.is(i - 1, POSSESSIVE))
            || (individual && i > first && scene.facts(i).given > 24 && scene.tokens[i].shape == Shape::Capital)
    })
}

/// «est», «a été», behind a bracket or not: what goes on is said of the one before it. «a présenté» is what he did.
fn suffers(scene: &Scene<'_>, i: usize) -> bool {
    let mut at = i;
    if scene.mark(at) == Some('(') {
        let Some(close) = (at..at + 8).find(|i| scene.mark(*i) == Some(')')) else { return false };
        at = close + 1;
    }
    matches!(scene.key(at), "est" | "etait" | "serait")
        || matches!(scene.key(at), "a" | "avait" | "aurait") && scene.key(at + 1) == "ete"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::token::{Vocabulary, tokenise};

    fn passages(text: &str, zone: Zone) -> Vec<(PassageKind, String)> {
        let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
        tokenise(text, &mut vocabulary, &mut tokens);
        let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone };
        let mut out = Vec::new();
        find(&scene, &[], &mut out);
        out.into_iter().map(|p| (p.kind, text[p.span.range()].to_owned())).collect()
    }

    #[test]
    fn every_row_finds_its_examples_and_not_its_near_misses() {
        for row in stems::ROWS {
            for yes in row.yes {
                let found = passages(yes, Zone::Situation);
                assert!(found.iter().any(|(kind, _)| *kind == row.kind), "{}: {yes} gave {found:?}", row.rule);
            }
            for no in row.no {
                let found = passages(no, Zone::Situation);
                assert!(found.iter().all(|(kind, _)| *kind != row.kind), "{}: {no} gave {found:?}", row.rule);
            }
        }
    }

    #[test]
    fn a_sentence_of_nothing_else_is_a_passage_too() {
        let text =
            format!("Lina est en AEMO par Mme Diop depuis mars, {}.", "suivi visite recoit voit relais ".repeat(300));
        let (mut vocabulary, mut tokens, mut out) = (Vocabulary::default(), Vec::new(), Vec::new());
        tokenise(&text, &mut vocabulary, &mut tokens);
        find(&Scene { text: &text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation }, &[], &mut out);
        assert_eq!(out.first().map(|passage| passage.kind), Some(PassageKind::FollowUp));
    }

    #[test]
    fn what_the_prosecutor_told_has_its_rule() {
        let rule = |text: &str| {
            let (mut vocabulary, mut tokens, mut out) = (Vocabulary::default(), Vec::new(), Vec::new());
            tokenise(text, &mut vocabulary, &mut tokens);
            let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation };
            find(&scene, &[], &mut out);
            out.first().map(|passage| passage.rule)
        };
        for text in [
            "Le procureur a informé le maire de la condamnation de M. Diallo.",
            "Le parquet indique que Kevin a été interpellé.",
            "Le substitut a fait savoir que M. Diallo est incarcéré.",
        ] {
            assert_eq!(rule(text), Some(PROSECUTOR), "{text}");
        }
        for text in [
            "Le parquet a été informé de la plainte de M. Diallo.",
            "M. Diallo a porté plainte auprès du procureur.",
            "Kevin a été interpellé.",
        ] {
            assert!(rule(text).is_some_and(|rule| rule != PROSECUTOR), "{text}");
        }
    }

    #[test]
    fn outside_situations_only_what_is_said_of_somebody() {
        for (text, count) in [
            ("Mme Jeannine Corbeau, riveraine, indique avoir été cambriolée deux fois.", 1),
            ("M. Petitpas prend la parole : il est appareillé des deux oreilles.", 1),
            ("Nadège (élue) est positive au Covid.", 1),
            ("Nadège (élue) présente le guide sur le cancer.", 0),
            ("Kevin a été interpellé.", 1),
            ("Nadège a présenté la lutte contre les violences.", 0),
            ("Les violences progressent de 4 % et les cambriolages baissent.", 0),
            ("M. Roche signale 19 jets de projectiles sur la ligne 4.", 0),
            ("Présentation du plan de lutte contre les rodéos à M. le Préfet.", 0),
        ] {
            assert_eq!(passages(text, Zone::General).len(), count, "{text}");
        }
        assert!(passages("Mme Roche, élue à la santé mentale et aux addictions.", Zone::Attendance).is_empty());
    }

    #[test]
    fn the_clause_and_not_the_speaker() {
        let text = "M. Roche précise que le jeune a été interpellé ; Mme Blanc le rencontre. Il va bien.";
        let found = passages(text, Zone::Situation);
        assert_eq!(found, [(PassageKind::Justice, "le jeune a été interpellé ;".to_owned())]);
    }

    #[test]
    fn that_something_is_done_may_be_said() {
        for text in [
            "Une prise en charge est en cours.",
            "Orientation vers la mission locale proposée.",
            "Un rappel à l'ordre est envisagé.",
            "Le bailleur est informé ; médiation proposée.",
            "Un partenaire est désigné référent.",
        ] {
            assert!(passages(text, Zone::Situation).is_empty(), "{text}");
        }
    }

    #[test]
    fn zones_of_lines_win_over_the_zone_of_the_scene() {
        let text = "Il a été hospitalisé en mars.\nIl a été hospitalisé en mai.";
        let cut = text.find('\n').unwrap() + 1;
        let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
        tokenise(text, &mut vocabulary, &mut tokens);
        let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation };
        let mut out = Vec::new();
        find(&scene, &[(Span::new(0, cut), Zone::Attendance), (Span::new(cut, text.len()), Zone::Situation)], &mut out);
        assert_eq!(out.iter().map(|p| p.span.start).collect::<Vec<_>>(), [cut]);
    }
}
