//! What was found beside what was annotated.

use super::score::{LINK, Score};
use super::{Fixture, Found, Id, Mark, Status, What};
use huisclos::kind::Kind;
use huisclos::segment::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A prediction may be wider than its annotation (a title, a determiner); beyond this many letters and digits more than
/// it shares with annotations, it eats the text.
const GREEDY: usize = 8;

/// What a comparison says.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) score: Score,
    /// In order of their place.
    pub(crate) faults: Vec<Fault>,
    /// The faulty lines, annotated and found, as a diff.
    pub(crate) diff: String,
}

impl Outcome {
    /// Counts one mark, and faults it unless it went as its status says.
    fn judge(&mut self, span: Span, kind: &'static str, status: Status, hit: bool, same: bool) {
        let tally = self.score.of(kind);
        let what = match (status, hit) {
            (Status::Expected, true) => {
                tally.found += 1;
                tally.confused += usize::from(!same);
                return;
            }
            (Status::Expected, false) => {
                tally.missed += 1;
                format!("missed {kind}")
            }
            (Status::Missed, false) => {
                tally.known_missed += 1;
                return;
            }
            (Status::Invented, true) => {
                tally.known_invented += 1;
                return;
            }
            (Status::Missed, true) => {
                tally.found += 1;
                format!("{kind} is found now: take its `~` away")
            }
            (Status::Invented, false) => format!("no {kind} is invented any more: take the `!` mark away"),
        };
        self.faults.push(Fault { span, what });
    }
}

/// One thing that is wrong.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) what: String,
}

/// Compares; no faults means that the fixture holds.
pub(crate) fn compare(fixture: &Fixture, found: &[Found]) -> Outcome {
    let mut outcome = Outcome { score: Score::new(), faults: Vec::new(), diff: String::new() };
    expected_mentions(fixture, found, &mut outcome);
    expected_passages(fixture, found, &mut outcome);
    invented(fixture, found, &mut outcome);
    let entities = Links::new(fixture, found, |mark| mark.entity.as_ref(), |found| found.entity);
    entities.check("entity", &mut outcome);
    let families = Links::new(fixture, found, own_family, |found| found.family);
    families.check("family", &mut outcome);
    outcome.faults.sort();
    outcome.faults.dedup();
    outcome.diff = diff(fixture, found, &outcome.faults, &entities, &families);
    outcome
}

/// The family of a mark; that of a family's name is itself.
fn own_family(mark: &Mark) -> Option<&Id> {
    mark.family.as_ref().or(mark.entity.as_ref().filter(|_| mark.kind == Kind::Family))
}

fn expected_mentions(fixture: &Fixture, found: &[Found], outcome: &mut Outcome) {
    for mark in &fixture.marks {
        let same = found.iter().any(|found| found.what == What::Mention(mark.kind) && found.span.overlaps(mark.span));
        let hit = match mark.status {
            Status::Invented => found.iter().any(|found| found.hidden && found.span.overlaps(mark.span)),
            Status::Expected | Status::Missed => is_found(fixture, mark, found),
        };
        outcome.judge(mark.span, mark.kind.name(), mark.status, hit, same);
    }
}

/// A participant counts as found by its kind, whatever becomes of it; a relative by one shared word; anything else when
/// every letter and digit is hidden, under whatever kind.
fn is_found(fixture: &Fixture, mark: &Mark, found: &[Found]) -> bool {
    let covers = |span: Span, cover: &dyn Fn(&Found) -> bool| {
        solid(&fixture.text, span).all(|byte| found.iter().any(|found| cover(found) && has(found.span, byte)))
    };
    let erased = |found: &Found| found.hidden && matches!(found.what, What::Passage(_));
    match mark.kind {
        Kind::Participant => {
            covers(mark.span, &|found| found.what == What::Mention(Kind::Participant) || erased(found))
        }
        Kind::Kin => found
            .iter()
            .any(|found| found.span.overlaps(mark.span) && (found.hidden || found.what == What::Mention(Kind::Kin))),
        _ => covers(mark.span, &|found| found.hidden),
    }
}

fn expected_passages(fixture: &Fixture, found: &[Found], outcome: &mut Outcome) {
    for passage in &fixture.passages {
        let over = |found: &&Found| {
            found.hidden && matches!(found.what, What::Passage(_)) && found.span.overlaps(passage.span)
        };
        let hit = found.iter().any(|found| over(&found));
        let same = found.iter().filter(over).any(|found| found.what == What::Passage(passage.kind));
        outcome.judge(passage.span, passage.kind.name(), passage.status, hit, same);
    }
}

fn invented(fixture: &Fixture, found: &[Found], outcome: &mut Outcome) {
    for found in found.iter().filter(|found| found.hidden) {
        let passages = || fixture.passages.iter().map(|passage| passage.span);
        let (annotated, allowed): (Vec<Span>, usize) = match found.what {
            What::Mention(_) => (fixture.marks.iter().map(|mark| mark.span).chain(passages()).collect(), GREEDY),
            What::Passage(_) => (passages().collect(), usize::MAX),
        };
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            solid(&fixture.text, found.span).partition(|&byte| annotated.iter().any(|&span| has(span, byte)));
        let name = found.what.name();
        if inside.is_empty() && !outside.is_empty() {
            outcome.score.of(name).invented += 1;
            outcome.faults.push(Fault { span: found.span, what: format!("invented {name}") });
        } else if outside.len().saturating_sub(inside.len()) > allowed {
            outcome.score.of(name).invented += 1;
            outcome.faults.push(Fault { span: found.span, what: format!("{name} goes too far") });
        }
    }
}

/// Two groupings of the same marks: the annotated and the found.
struct Links<'a> {
    /// The mark, its annotated id, what was found there.
    marks: Vec<(&'a Mark, &'a Id, Option<u64>)>,
    /// Annotated id → the found one that most of its marks have.
    found_of: BTreeMap<(&'static str, &'a str), u64>,
    /// Found id → the annotated one that most of its marks have.
    name_of: BTreeMap<(&'static str, u64), &'a str>,
}

impl<'a> Links<'a> {
    fn new(
        fixture: &'a Fixture,
        found: &[Found],
        expected: fn(&'a Mark) -> Option<&'a Id>,
        got: fn(&Found) -> Option<u64>,
    ) -> Self {
        let mut marks = Vec::new();
        let mut pairs: BTreeMap<(&'static str, &str, u64), (usize, usize)> = BTreeMap::new();
        for mark in fixture.marks.iter().filter(|mark| mark.status == Status::Expected) {
            let Some(id) = expected(mark) else { continue };
            let here = found
                .iter()
                .filter(|found| found.span.overlaps(mark.span))
                .filter_map(|found| Some((found, got(found)?)))
                .max_by_key(|(found, _)| (found.what == What::Mention(mark.kind), overlap(found.span, mark.span)))
                .map(|(_, id)| id);
            if let Some(here) = here.filter(|_| !id.missed) {
                pairs.entry((class(mark.kind), id.name.as_str(), here)).or_insert((0, mark.span.start)).0 += 1;
            }
            marks.push((mark, id, here));
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by_key(|&(_, (count, first))| (usize::MAX - count, first));
        let mut found_of = BTreeMap::new();
        let mut name_of = BTreeMap::new();
        for ((class, name, id), _) in pairs {
            found_of.entry((class, name)).or_insert(id);
            name_of.entry((class, id)).or_insert(name);
        }
        Self { marks, found_of, name_of }
    }

    /// Same annotated id ⇔ same found id, for every mark whose id is not known to be missed.
    fn check(&self, what: &str, outcome: &mut Outcome) {
        for &(mark, id, here) in &self.marks {
            let others = self.marks.iter().any(|(other, other_id, _)| {
                other.span != mark.span && other_id.name == id.name && class(other.kind) == class(mark.kind)
            });
            let right = match here {
                None => !others,
                Some(here) => {
                    self.found_of.get(&(class(mark.kind), id.name.as_str())) == Some(&here)
                        && self.name_of.get(&(class(mark.kind), here)) == Some(&id.name.as_str())
                }
            };
            let tally = outcome.score.of(LINK);
            tally.found += usize::from(right);
            tally.missed += usize::from(!right && !id.missed);
            tally.known_missed += usize::from(!right && id.missed);
            let fault = match (right, id.missed) {
                (false, false) => format!("wrong {what}: not linked as `{}`", id.name),
                (true, true) => format!("{what} is right now: take the `~` of `{}` away", id.name),
                _ => continue,
            };
            outcome.faults.push(Fault { span: mark.span, what: fault });
        }
    }

    fn name(&self, kind: Kind, id: u64) -> String {
        self.known_name(kind, id).unwrap_or_else(|| format!("n{id}"))
    }

    fn known_name(&self, kind: Kind, id: u64) -> Option<String> {
        self.name_of.get(&(class(kind), id)).map(|&name| name.to_owned())
    }
}

/// Kinds whose entities are compared with one another.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Person | Kind::Participant | Kind::Kin | Kind::Family => "people",
        other => other.name(),
    }
}

/// Lines with a fault: `-` as annotated, `+` as found.
fn diff(fixture: &Fixture, found: &[Found], faults: &[Fault], entities: &Links<'_>, families: &Links<'_>) -> String {
    let ids = |entity: Option<String>, family: Option<String>| {
        let entity = entity.map_or_else(String::new, |id| format!(":{id}"));
        family.map_or_else(|| entity.clone(), |id| format!("{entity}/{id}"))
    };
    let shown = |id: &Option<Id>| id.as_ref().map(|id| format!("{}{}", if id.missed { "~" } else { "" }, id.name));
    let mut expected: Vec<Item> = Vec::new();
    for mark in &fixture.marks {
        let target = format!("{}{}", mark.kind.name(), ids(shown(&mark.entity), shown(&mark.family)));
        expected.push(Item { span: mark.span, target, passage: false, sign: mark.status.sign() });
    }
    for passage in &fixture.passages {
        let target = passage.kind.name().to_owned();
        expected.push(Item { span: passage.span, target, passage: true, sign: passage.status.sign() });
    }
    let mut got: Vec<Item> = Vec::new();
    for found in found {
        let (target, passage) = match found.what {
            What::Mention(kind) => {
                // Codes that no annotation speaks of would only be noise.
                let entity = found.entity.filter(|_| class(kind) == "people").map(|id| entities.name(kind, id));
                let family = found.family.and_then(|id| families.known_name(kind, id));
                let family = family.filter(|id| Some(id) != entity.as_ref());
                (format!("{}{}", kind.name(), ids(entity, family)), false)
            }
            What::Passage(kind) => (kind.name().to_owned(), true),
        };
        if found.hidden || fixture.marks.iter().any(|mark| mark.span.overlaps(found.span)) {
            got.push(Item { span: found.span, target, passage, sign: "" });
        }
    }
    let (expected, got) = (render(&fixture.text, &expected), render(&fixture.text, &got));
    let index = |byte: usize| fixture.text[..byte].matches('\n').count();
    let wrong: BTreeSet<usize> = faults.iter().flat_map(|f| index(f.span.start)..=index(f.span.end)).collect();
    let mut diff = String::new();
    for (line, (expected, got)) in expected.split('\n').zip(got.split('\n')).enumerate() {
        if wrong.contains(&line) {
            let number = fixture.header_lines + line + 1;
            let here = faults.iter().filter(|fault| index(fault.span.start) == line);
            for fault in here {
                let words = fixture.text[fault.span.range()].replace('\n', " ");
                let _ = writeln!(diff, "{number}: {} «{words}»", fault.what);
            }
            let _ = writeln!(diff, "- {expected}\n+ {got}");
        }
    }
    diff
}

struct Item {
    span: Span,
    target: String,
    passage: bool,
    sign: &'static str,
}

/// The text with its marks.
fn render(text: &str, items: &[Item]) -> String {
    // At one byte: ends of mentions, ends of passages, starts of passages, starts of mentions.
    let mut events: Vec<(usize, u8, String)> = Vec::new();
    for item in items {
        let (open, close) = if item.passage { ("{{", "}}") } else { ("[", "]") };
        events.push((item.span.start, if item.passage { 2 } else { 3 }, format!("{}{open}", item.sign)));
        events.push((item.span.end, u8::from(item.passage), format!("{close}({})", item.target)));
    }
    events.sort();
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (byte, _, mark) in events {
        out.push_str(&text[at..byte]);
        out.push_str(&mark);
        at = byte;
    }
    out.push_str(&text[at..]);
    out
}

/// Bytes in `span` where a letter or a digit starts.
fn solid(text: &str, span: Span) -> impl Iterator<Item = usize> {
    text[span.range()].char_indices().filter(|(_, c)| c.is_alphanumeric()).map(move |(at, _)| span.start + at)
}

fn has(span: Span, byte: usize) -> bool {
    span.start <= byte && byte < span.end
}

fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
