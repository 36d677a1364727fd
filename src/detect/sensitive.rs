//! Passages that say something sensitive of a person: health, justice, detail of a follow-up, belief, money, judgement.
//!
//! The clause is the unit that a secretary would strike out. What it is about is read from the vocabulary of
//! `stems`; whether it is about somebody, from the zone, and outside the situations from the clause.

mod about;
mod clause;
mod general;
mod noted;
mod said;

use super::cues::{CIVILITY, KIN, POLICY, SAYS};
use super::lexicon::lists;
use super::marks;
use super::stems::{self, Row};
use super::token::Scene;
use crate::kind::PassageKind;
use crate::segment::Span;
use crate::zone::Zone;
use about::about_someone;
use clause::{breaks_line, ends_clause};

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
    let mut before: Option<Half> = None;
    let cells = noted::has_cells(scene);
    for (i, token) in scene.tokens.iter().enumerate() {
        heavy |= token.marks & marks::STEM != 0;
        let ends = token.marks & marks::STOP != 0 && ends_clause(scene, i);
        let line = scene.tokens.get(i + 1).is_none_or(|next| next.marks & marks::LINE != 0);
        let cell = cells && noted::ends_cell(scene, i);
        if ends || cell || line && (i + 1 == scene.tokens.len() || breaks_line(scene, i + 1)) {
            let mut passage = None;
            if heavy {
                let start = scene.tokens[first].span.start;
                while zones.get(zone_at).is_some_and(|(span, _)| span.end <= start) {
                    zone_at += 1;
                }
                let zone = zones.get(zone_at).map_or(scene.zone, |&(_, zone)| zone);
                passage = judge(scene, first, i, zone);
            }
            let half = Half { first, last: i, heavy, passage };
            let (earlier, later) = before
                .as_ref()
                .map_or((None, None), |before| (half.goes_on(scene, before), before.goes_on(scene, &half)));
            // «;» joins two halves: what only one of them says is said of the other's matter.
            out.extend(later);
            out.extend(half.passage.or(earlier));
            before = (scene.mark(i) == Some(';')).then_some(Half { passage: half.passage.or(earlier), ..half });
            first = i + 1;
            heavy = false;
        }
    }
}

/// A clause that another may be joined to.
struct Half {
    first: usize,
    last: usize,
    /// Holds a word of the vocabulary.
    heavy: bool,
    passage: Option<Passage>,
}

impl Half {
    /// The passage that this clause is, because `told` beside it is one and this one has a word of its kind.
    fn goes_on(&self, scene: &Scene<'_>, told: &Half) -> Option<Passage> {
        let passage = told.passage.filter(|_| self.heavy && self.passage.is_none())?;
        let first = behind_speaker(scene, self.first, self.last, true);
        let read = read(scene, first, self.last);
        let same = read.tallies.iter().flatten().any(|tally| tally.row.kind == passage.kind);
        (same && read.policy == 0 && (first..=self.last).any(|i| bears(scene.key(i), passage.kind)))
            .then(|| Passage { span: scene.across(first, self.last), ..passage })
    }
}

/// A word that beside a fact of this kind belongs to it; «contact», «convocation» and «suit» stand anywhere.
fn bears(key: &str, kind: PassageKind) -> bool {
    let starts: &[&str] = match kind {
        PassageKind::Justice => &[
            "signal",
            "plainte",
            "parquet",
            "procureur",
            "enquete",
            "tribunal",
            "audience",
            "victime",
            "detention",
            "reconnait",
            "tue",
            "audition",
            "delit",
            "infraction",
            "complice",
            "auteur",
            "amende",
        ],
        PassageKind::Health => &[
            "traitement",
            "soin",
            "medecin",
            "medical",
            "alcool",
            "trouble",
            "hopital",
            "urgences",
            "handicap",
            "mdph",
            "operation",
            "opere",
            "blesse",
            "chute",
            "poids",
            "sommeil",
            "psy",
            "lunettes",
            "fatigue",
            "stress",
        ],
        PassageKind::FollowUp => &["axe", "theme", "objectif", "entretien", "parental"],
        PassageKind::Finances => &["loyer", "echeance", "credit", "decouvert", "salaire", "ressource", "facture"],
        PassageKind::Belief | PassageKind::Judgement => &[],
    };
    starts.iter().any(|start| key.starts_with(start))
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
    if !individual && !about && !noted::about_someone(scene, clause, last) {
        return None;
    }
    let Read { mut tallies, policy, frequent, detailed } = read(scene, first, last);
    // «La campagne contre le harcèlement»: policy, unless somebody is spoken of. «Les faits : gifles» in a situation are
    // its matter.
    let facts = individual && policy == 1 && (first..=last).any(|i| noted::its_matter(scene, i));
    if policy > 0 && !about && !facts {
        return None;
    }
    if related {
        tallies.iter_mut().take(2).flatten().for_each(|tally| tally.points = tally.points.saturating_add(2));
    }
    if let Some(tally) = tallies.get_mut(3).and_then(Option::as_mut) {
        let more = carried_out(scene, first, last) + placed(scene, first, last);
        tally.points = tally.points.saturating_add(more);
    }
    let best = tallies.iter().flatten().filter(|tally| enough(tally, frequent, detailed)).fold(
        None,
        |best: Option<&Tally>, tally| match best {
            Some(best) if best.points >= tally.points => Some(best),
            _ => Some(tally),
        },
    )?;
    // Asked last, for most clauses say nothing of anybody anyway.
    let column = best.row.kind == PassageKind::Finances && general::column(scene, first, last);
    let column = column || noted::heads_column(scene, first, last);
    if column || general::law(scene, first, last) || general::trend(scene, first, last) {
        return None;
    }
    let told = best.row.kind == PassageKind::Justice && prosecutor_tells(scene, clause, last);
    let rule = match best.row.kind {
        PassageKind::Justice if told => PROSECUTOR,
        PassageKind::Justice if related => RELATED,
        _ => best.row.rule,
    };
    Some(Passage { span: scene.across(if told { clause } else { first }, last), kind: best.row.kind, rule })
}

/// The words of the vocabulary in a clause.
struct Read {
    /// Points of each kind.
    tallies: [Option<Tally>; 6],
    /// Words that speak of many.
    policy: u32,
    /// Something is said of how often.
    frequent: bool,
    /// Something else is said of a follow-up: «une semaine sur deux» alone is how somebody lives.
    detailed: bool,
}

fn read(scene: &Scene<'_>, first: usize, last: usize) -> Read {
    let mut tallies: [Option<Tally>; 6] = [None; 6];
    let mut policy = 0;
    let mut frequent = false;
    let mut detailed = false;
    let said = said::between(scene, first, last);
    let mut next = said.iter().peekable();
    for i in first..=last {
        let cues = scene.cues(i);
        // A phrase says what it says at its first word, and its other words say nothing more.
        while next.next_if(|said| said.last < i).is_some() {}
        let phrase = next.peek().filter(|said| said.first <= i);
        // «violences en réunion» is what several did, and no meeting.
        let together = scene.key(i) == "reunion" && i > first && scene.key(i - 1) == "en";
        // «rappel à la loi» is no law.
        let within = phrase.is_some_and(|said| said.row.is_some());
        policy += u32::from(cues.bits & POLICY != 0 && !together && !within);
        // «Berna-⏎dette» is no debt.
        let cut = i > 0 && scene.opens_line(i) && scene.hyphen(i - 1);
        let sign = match phrase {
            Some(phrase) if phrase.first == i => phrase.row.map(|row| (row, phrase.code)),
            Some(_) => None,
            None => stems::of(cues.stem).map(|row| (row, cues.stem)),
        };
        let Some((row, word)) = sign.filter(|_| !cut) else { continue };
        let slot = match row.kind {
            PassageKind::Justice => 0,
            PassageKind::Health => 1,
            PassageKind::Belief => 2,
            PassageKind::FollowUp => 3,
            PassageKind::Finances => 4,
            PassageKind::Judgement => 5,
        };
        if general::within_name(scene, i, row.kind) {
            continue;
        }
        frequent |= row.rule == stems::FREQUENCY;
        detailed |= row.kind == PassageKind::FollowUp && row.rule != stems::FREQUENCY;
        let tally = tallies[slot].get_or_insert(Tally { row, points: 0, words: [0; 4], len: 0 });
        // The same word twice is one sign.
        if tally.words[..tally.len].contains(&word) {
            continue;
        }
        if let Some(free) = tally.words.get_mut(tally.len) {
            *free = word;
            tally.len += 1;
        }
        tally.points = tally.points.saturating_add(row.weight);
        if row.weight > tally.row.weight {
            tally.row = row;
        }
    }
    Read { tallies, policy, frequent, detailed }
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
fn enough(tally: &Tally, frequent: bool, detailed: bool) -> bool {
    match tally.row.kind {
        PassageKind::FollowUp => {
            detailed && tally.points > u8::from(frequent) && tally.points >= if frequent { 2 } else { 3 }
        }
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
        if !individual && i > first && general::at_table(scene, i, last) {
            return i + 1;
        }
        let states = scene.key(i) == "fait" && scene.key(i + 1) == "etat";
        if !scene.is(i, SAYS) && !states {
            continue;
        }
        // «Karim a été signalé au parquet»: it was said of him.
        let of_them = i > first
            && (scene.key(i - 1) == "ete"
                || matches!(scene.key(i - 1), "est" | "serait") && !matches!(scene.key(i + 1), "que" | "qu"));
        if of_them {
            break;
        }
        // «il se drogue, dit son oncle», «il a fugué, elle me l'a dit»: the matter stands before.
        if i > first && scene.mark(i - 1) == Some(',') || told_before(scene, first, i) {
            break;
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

/// A word that is enough by itself stands before the verb of speech `i`, and is not what the speaker does for a living.
fn told_before(scene: &Scene<'_>, first: usize, i: usize) -> bool {
    matches!(scene.key(i + 1), "lui" | "elle" | "." | "" | "a" | "au" | "aux")
        && said::between(scene, first, i).iter().any(|said| said.row.is_some_and(|row| row.weight > 1))
        || scene.key(i) == "dit" && {
            let strong = |at: usize| stems::of(scene.cues(at).stem).is_some_and(|row| row.weight > 1);
            (first..i).any(|at| strong(at) && !scene.key(at).starts_with("psy"))
        }
}

#[cfg(test)]
mod tests;
