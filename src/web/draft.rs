//! A draft as the page is told of it: places, codes and kinds, and the words of the document that a human must see to
//! decide. `page/` reads these shapes; the tests of the page hold both together.

use std::collections::BTreeMap;

use huisclos::kind::Kind;
use huisclos::link::Question;
use huisclos::plan::Settled;
use huisclos::report::{PersonRisk, words};
use huisclos::review::Draft;
use huisclos::segment::{Cell, Role, Segment};
use serde::Serialize;

use super::desk::Paper;
use super::units::{Place, Units};

/// A text that a reader may see.
#[derive(Serialize)]
pub(super) struct Stretch<'a> {
    n: u32,
    text: &'a str,
    role: &'static str,
    #[serde(rename = "where")]
    part: &'a str,
    heading: bool,
    cell: Option<Cell>,
}

#[derive(Serialize)]
pub(super) struct Shown<'a> {
    mentions: Vec<MentionShown>,
    entities: Vec<EntityShown<'a>>,
    passages: Vec<PassageShown>,
    doubts: Vec<DoubtShown<'a>>,
    replacements: Vec<Replaced<'a>>,
    flags: Vec<Flagged>,
    risk: RiskShown<'a>,
    notices: Vec<Noticed>,
    doubts_block: bool,
    open: usize,
    blocked: Option<String>,
    lost: &'a [usize],
}

#[derive(Serialize)]
struct MentionShown {
    at: Place,
    kind: &'static str,
    action: &'static str,
    entity: u32,
    confidence: u8,
    rule: &'static str,
    by_hand: bool,
}

#[derive(Serialize)]
struct EntityShown<'a> {
    id: u32,
    kind: &'static str,
    code: &'a str,
    family: Option<u32>,
    action: &'static str,
    by_hand: bool,
    forms: Vec<Form>,
    mentions: Vec<usize>,
    risk: Option<&'a PersonRisk>,
}

#[derive(Serialize)]
struct Form {
    text: String,
    count: usize,
}

#[derive(Serialize)]
struct PassageShown {
    at: Place,
    kind: &'static str,
    action: &'static str,
    by_hand: bool,
}

#[derive(Serialize)]
struct DoubtShown<'a> {
    number: usize,
    question: Question,
    mention: u32,
    candidates: &'a [u32],
    settled: Option<Settled>,
    can_keep: bool,
}

#[derive(Serialize)]
struct Replaced<'a> {
    at: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Flagged {
    at: Place,
    reason: huisclos::report::Reason,
    sentence: &'static str,
}

#[derive(Serialize)]
struct RiskShown<'a> {
    sentence: Option<String>,
    tied: &'a [String],
    dates_kept: usize,
    elsewhere: usize,
    gaps: usize,
    telling: usize,
}

#[derive(Serialize)]
struct Noticed {
    sentence: &'static str,
    count: u32,
}

/// The texts of a document that a reader may see, in its order.
pub(super) fn stretches(paper: &Paper) -> Vec<Stretch<'_>> {
    let read = (0..).zip(&paper.segments).filter(|(_, segment)| !segment.place.role.is_unread());
    read.map(|(n, segment)| Stretch {
        n,
        text: &segment.text,
        role: role(segment.place.role),
        part: words::part(paper.document.part_name(segment.place.part)),
        heading: segment.place.heading,
        cell: segment.place.cell,
    })
    .collect()
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Furniture => "furniture",
        Role::Note => "note",
        Role::Comment => "comment",
        Role::Deleted => "deleted",
        Role::Attribute => "attribute",
        Role::Target => "target",
        _ => "body",
    }
}

/// What a draft of a document says. `doubts_block`: there is no output while one is open.
pub(super) fn shown<'a>(draft: &'a Draft, segments: &[Segment], doubts_block: bool) -> Shown<'a> {
    let Draft { examination, replacements, report } = draft;
    let huisclos::Examination { mentions, linked, passages, decisions, names, settled, taken, .. } = examination;
    let mut units = Units::of(segments);
    let risks: BTreeMap<&str, &PersonRisk> =
        report.risk.people.iter().map(|person| (person.code.as_str(), person)).collect();
    let mut entities: Vec<EntityShown<'_>> = (0..)
        .zip(linked.entities.iter().zip(names))
        .map(|(id, (entity, code))| EntityShown {
            id,
            kind: entity.kind.name(),
            code,
            family: entity.family,
            action: "keep",
            by_hand: false,
            forms: Vec::new(),
            mentions: Vec::new(),
            risk: risks.get(code.as_str()).copied(),
        })
        .collect();
    let mut of_mentions = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let (id, action) = (linked.entity[i], decisions.mentions[i].name());
        let by_hand = taken.mentions.binary_search(&(i as u32)).is_ok();
        let text = segments.get(mention.segment as usize).and_then(|segment| segment.text.get(mention.span.range()));
        let mut kind = mention.kind.name();
        if let Some(entity) = entities.get_mut(id as usize) {
            if matches!(mention.kind, Kind::Person | Kind::Participant) {
                kind = entity.kind;
            }
            if entity.mentions.is_empty() {
                entity.action = action;
            }
            entity.by_hand |= by_hand;
            entity.mentions.push(i);
            let form = text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            match entity.forms.iter_mut().find(|known| known.text == form) {
                Some(known) => known.count += 1,
                None => entity.forms.push(Form { text: form, count: 1 }),
            }
        }
        of_mentions.push(MentionShown {
            at: units.place(mention.segment, mention.span),
            kind,
            action,
            entity: id,
            confidence: mention.confidence,
            rule: mention.rule,
            by_hand,
        });
    }
    entities.retain(|entity| !entity.mentions.is_empty());
    let of_passages = passages.iter().enumerate().map(|(i, passage)| PassageShown {
        at: units.place(passage.segment, passage.span),
        kind: passage.kind.name(),
        action: decisions.passages[i].name(),
        by_hand: taken.passages.binary_search(&(i as u32)).is_ok(),
    });
    let of_passages = of_passages.collect();
    let doubts = linked.doubts.iter().zip(settled).enumerate().map(|(i, (doubt, settled))| DoubtShown {
        number: i + 1,
        question: doubt.question,
        mention: doubt.mention,
        candidates: &doubt.candidates,
        settled: *settled,
        can_keep: matches!(doubt.question, Question::IsItAName | Question::ParticipantInSituation),
    });
    let replaced = replacements
        .iter()
        .map(|(segment, edit)| Replaced { at: units.place(*segment, edit.span), text: &edit.replacement });
    let replaced = replaced.collect();
    let flags = report.flags.iter().map(|flag| {
        let (segment, at) = (flag.signal.segment, flag.signal.at);
        Flagged {
            at: units.place(segment, huisclos::segment::Span::new(at, at)),
            reason: flag.reason,
            sentence: words::flag(flag.reason),
        }
    });
    Shown {
        flags: flags.collect(),
        mentions: of_mentions,
        entities,
        passages: of_passages,
        doubts: doubts.collect(),
        replacements: replaced,
        risk: RiskShown {
            sentence: words::risk(&report.risk),
            tied: &report.risk.tied,
            dates_kept: report.risk.dates_kept,
            elsewhere: report.risk.elsewhere,
            gaps: report.risk.gaps,
            telling: report.risk.telling,
        },
        notices: (report.notices.iter())
            .map(|notice| Noticed { sentence: words::notice(notice.what, notice.count), count: notice.count })
            .collect(),
        doubts_block,
        open: settled.iter().filter(|settled| settled.is_none()).count(),
        blocked: report.blocked.then(|| words::blocked(report)),
        lost: &taken.lost,
    }
}
