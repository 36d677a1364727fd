use super::*;
use crate::policy::{Circulation, Formation};
use crate::review::Draft;
use crate::{Anonymiser, format};

const MINUTES: &str = "\
CLSPD – Groupe de travail territorial
Présents : Mme Claire HOUDAYER (adjointe au maire), M. Petit (bailleur).

Situation n° 1 : Karim BENALI, 15 ans, et Yanis BENALI, 12 ans. M. Benali a été vu. Karim est suivi pour une dépression.

Situation n° 2 : Enzo PETIT, 14 ans, scolarisé au collège Jean-Moulin. Enzo est revenu avec Karim Benali. M. Petit est venu.
";

/// The place of the `nth` time that `words` stand in the minutes.
fn at(words: &str, nth: usize) -> At {
    let document = format::text(MINUTES);
    let (mut found, mut segment) = (Vec::new(), 0);
    document
        .segments(&mut |read| {
            let spans = read.text.match_indices(words).map(|(start, _)| Span::new(start, start + words.len()));
            found.extend(spans.map(|span| At { segment, span }));
            segment += 1;
        })
        .expect("a text in memory");
    found[nth]
}

fn draft(gestures: Vec<Gesture>) -> Draft {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let anonymiser = Anonymiser::new(policy);
    let document = format::text(MINUTES);
    let mut survey = anonymiser.survey(document.as_ref()).expect("a text in memory");
    let anonymiser = anonymiser.with_gestures(gestures);
    let draft = anonymiser.draft(document.as_ref(), &[7; 32], &mut survey).expect("the same text");
    // What is shown is what is written.
    let mut out = Vec::new();
    let (report, _) = anonymiser.rewrite(document.as_ref(), &[7; 32], &mut out).expect("the same text");
    assert_eq!(report.by_hand, draft.report.by_hand);
    assert_eq!(String::from_utf8(out).expect("UTF-8").trim(), shown(&draft).trim());
    draft
}

/// The minutes with the replacements of a draft.
fn shown(draft: &Draft) -> String {
    let (mut out, mut index) = (String::new(), 0);
    let document = format::text(MINUTES);
    document
        .segments(&mut |segment| {
            let mut text = segment.text;
            for (_, edit) in draft.replacements.iter().filter(|(of, _)| *of == index).rev() {
                text.replace_range(edit.span.range(), &edit.replacement);
            }
            out.push_str(&text);
            out.push_str("\n\n");
            index += 1;
        })
        .expect("a text in memory");
    out
}

#[test]
fn a_whole_person_stays_or_goes() {
    let karim = at("Karim BENALI", 0);
    let kept = draft(vec![Gesture::Keep(karim)]);
    let text = shown(&kept);
    assert!(text.contains("n° 1 : Karim BENALI, [13-15 ans]") && text.contains("avec Karim Benali"), "{text}");
    assert!(!text.contains("Yanis"), "{text}");
    let taken = &kept.examination.taken;
    assert_eq!((taken.count, taken.lost.as_slice(), taken.mentions.len() >= 3), (1, &[][..], true), "{taken:?}");
    let back = draft(vec![Gesture::Keep(karim), Gesture::Mask(at("Karim Benali", 0))]);
    assert_eq!(shown(&back), shown(&draft(Vec::new())), "the last word counts");
}

#[test]
fn two_that_are_one_have_one_code() {
    let joined = draft(vec![Gesture::Same(at("Benali", 0), at("Karim BENALI", 0))]);
    let text = shown(&joined);
    assert!(text.contains(". [Mineur A1] a été vu"), "{text}");
    let school = Gesture::Same(at("collège Jean-Moulin", 0), at("Karim BENALI", 0));
    let (lost, untouched) = (draft(vec![school.clone(), school]), draft(Vec::new()));
    assert_eq!(lost.examination.taken.lost, [0, 1], "a school is nobody");
    assert_eq!((shown(&lost), lost.examination.taken.count), (shown(&untouched), 0));
}

#[test]
fn one_that_is_two_has_two_codes() {
    let parted = draft(vec![Gesture::Apart(vec![at("Karim Benali", 0)])]);
    let text = shown(&parted);
    assert!(text.contains("n° 1 : [Mineur A1]") && !text.contains("avec [Mineur A1]"), "{text}");
    let all = draft(vec![Gesture::Apart(vec![at("Yanis BENALI", 0)])]);
    assert_eq!(all.examination.taken.lost, [0], "there is nobody to part him from");
}

/// What was said of the one who leaves goes along: an uncle of the same name is not fifteen.
#[test]
fn who_stays_keeps_only_what_is_said_of_him() {
    let parted = draft(vec![Gesture::Apart(vec![at("Karim BENALI", 0)])]);
    let text = shown(&parted);
    assert!(text.contains("n° 1 : [Mineur A") && text.contains("avec [Personne A"), "{text}");
}

#[test]
fn whoever_is_spoken_of_has_the_letter_of_a_family() {
    let recast = shown(&draft(vec![Gesture::Kind(at("Claire HOUDAYER", 0), Kind::Person)]));
    assert!(recast.contains("Mme [Personne C1] (adjointe"), "{recast}");
    let recast = shown(&draft(vec![Gesture::Kind(at("Petit", 0), Kind::Person)]));
    assert!(recast.contains("M. [Personne B") && recast.contains("[Mineur B"), "{recast}");
}

#[test]
fn another_kind_is_treated_as_that_kind() {
    let text = shown(&draft(vec![Gesture::Kind(at("Karim BENALI", 0), Kind::Participant)]));
    assert!(!text.contains("Karim") && !text.contains("[Mineur A1], [13-15 ans], et"), "{text}");
    let text = shown(&draft(vec![Gesture::Kind(at("collège Jean-Moulin", 0), Kind::Employer)]));
    assert!(!text.contains("Jean-Moulin"), "{text}");
}

#[test]
fn passages_stay_and_go_one_by_one() {
    let draft_without = draft(Vec::new());
    let passage = draft_without.examination.passages[0];
    let place = At { segment: passage.segment, span: passage.span };
    assert!(shown(&draft_without).contains("[passage supprimé]"));
    let restored = draft(vec![Gesture::Restore(place)]);
    let text = shown(&restored);
    assert!(text.contains("dépression") && !text.contains("Karim"), "{text}");
    assert_eq!(restored.examination.taken.passages, [0]);
    let removed = draft(vec![Gesture::Restore(place), Gesture::Remove(place)]);
    assert_eq!(shown(&removed), shown(&draft_without));
}

#[test]
fn answers_settle_what_was_asked() {
    let doubts = draft(Vec::new()).examination.linked.doubts;
    assert!(doubts.iter().any(|doubt| doubt.question == Question::WhichPerson), "{doubts:?}");
    let (benali, yanis) = (at("Benali", 0), at("Yanis BENALI", 0));
    let answer = Gesture::Answer(benali, Question::WhichPerson, Choice::Is(yanis));
    let settled = draft(vec![answer]);
    assert!(shown(&settled).contains(". [Mineur A2] a été vu"), "{}", shown(&settled));
    assert!(settled.examination.settled.contains(&Some(Settled::Linked)));
    let wrong = Gesture::Answer(benali, Question::WhichPerson, Choice::Keep);
    assert_eq!(draft(vec![wrong]).examination.taken.lost, [0], "who it is is no reason to show it");
    let nobody = Gesture::Answer(benali, Question::WhichPerson, Choice::Is(at("Claire HOUDAYER", 0)));
    assert_eq!(draft(vec![nobody]).examination.taken.lost, [0], "she was not among the choices");
}

#[test]
fn a_participants_name_in_a_situation_may_be_somebody_elses() {
    let father = at("Petit", 1);
    let answer = |choice| vec![Gesture::Answer(father, Question::ParticipantInSituation, choice)];
    let (open, masked, kept) = (draft(Vec::new()), draft(answer(Choice::Mask)), draft(answer(Choice::Keep)));
    let one = |draft: &Draft| {
        let of = |at: &At| draft.examination.mentions.iter().position(|m| m.segment == at.segment && m.span == at.span);
        let (father, landlord) = (of(&father).expect("found"), of(&at("Petit", 0)).expect("found"));
        let entity = &draft.examination.linked.entity;
        entity[father] == entity[landlord]
    };
    assert!(one(&open) && open.examination.settled.contains(&None));
    assert!(!one(&masked), "the father is not the landlord: {}", shown(&masked));
    assert!(one(&kept) && kept.examination.settled.contains(&Some(Settled::Kept)));
    assert!(shown(&kept).contains("M. [Professionnel] est venu"), "{}", shown(&kept));
}

#[test]
fn a_place_that_is_none_changes_nothing() {
    let nowhere = At { segment: 99, span: Span::new(3, 9) };
    let inside = At { span: Span::new(18, 20), ..at("Karim BENALI", 0) };
    let gestures = vec![
        Gesture::Mask(nowhere),
        Gesture::Keep(inside),
        Gesture::Apart(Vec::new()),
        Gesture::Same(nowhere, inside),
        Gesture::Kind(nowhere, Kind::School),
        Gesture::Restore(inside),
        Gesture::Answer(inside, Question::IsItAName, Choice::Keep),
    ];
    let lost = draft(gestures);
    assert_eq!(lost.examination.taken.lost, [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(shown(&lost), shown(&draft(Vec::new())));
}
