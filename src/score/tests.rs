use super::*;

const TEXT: &str = "Zoé Né-Brun, 15 ans, et sa mère voient M. Ravel rue du Lac.";

/// The code points of some words of [`TEXT`].
fn at(words: &str) -> Range<usize> {
    let start = TEXT[..TEXT.find(words).expect("words of the text")].chars().count();
    start..start + words.chars().count()
}

fn annotation(words: &str, kind: Kind) -> Annotation {
    Annotation { points: at(words), kind, entity: Some("x".to_owned()) }
}

fn finding(words: &str, kind: Kind) -> Finding {
    Finding { points: at(words), kind, entity: 0, hidden: true }
}

fn compared(mentions: Vec<Annotation>, found: Vec<Finding>) -> Comparison {
    let annotated = Annotated { mentions, passages: Vec::new() };
    compare(TEXT, &annotated, &Findings { mentions: found, passages: Vec::new() })
}

fn tally(found: usize, of: usize) -> Tally {
    Tally { found, of }
}

#[test]
fn every_letter_must_be_hidden_and_marks_need_not() {
    let person = || vec![annotation("Zoé Né-Brun", Kind::Person)];
    // In two pieces and as another kind, the hyphen left.
    let done = compared(person(), vec![finding("Zoé Né", Kind::Family), finding("Brun", Kind::Employer)]);
    assert_eq!((done.score.direct(), done.score.clean, done.missed), (tally(1, 1), 1, vec![]));
    let done = compared(person(), vec![finding("Zoé Né-Bru", Kind::Person)]);
    assert_eq!((done.score.direct(), done.score.clean), (tally(0, 1), 0));
    assert_eq!(done.missed, [Missed { mention: 0, partly: true }]);
    let done = compared(person(), vec![finding("15 ans", Kind::Age)]);
    assert_eq!(done.missed, [Missed { mention: 0, partly: false }]);
}

#[test]
fn what_stays_is_not_hidden_but_a_participant_is_seen() {
    let kept = |words, kind| Finding { hidden: false, ..finding(words, kind) };
    let found = vec![kept("Zoé Né-Brun", Kind::Person), kept("Ravel", Kind::Participant)];
    let done = compared(vec![annotation("Zoé Né-Brun", Kind::Person), annotation("Ravel", Kind::Participant)], found);
    assert_eq!((done.score.direct(), done.score.of(&[Kind::Participant])), (tally(0, 1), tally(1, 1)));
    assert_eq!(done.score.useful, tally(0, 0), "what is kept is no prediction");
}

#[test]
fn relatives_need_only_be_touched() {
    let kin = || vec![annotation("sa mère", Kind::Kin)];
    assert_eq!(compared(kin(), vec![finding("mère", Kind::Kin)]).score.of(&[Kind::Kin]), tally(1, 1));
    assert_eq!(compared(kin(), vec![finding("Ravel", Kind::Kin)]).score.of(&[Kind::Kin]), tally(0, 1));
}

#[test]
fn direct_and_quasi_are_counted_apart() {
    let done = compared(
        vec![annotation("Zoé Né-Brun", Kind::Person), annotation("15 ans", Kind::Age)],
        vec![finding("Zoé Né-Brun", Kind::Person)],
    );
    assert_eq!((done.score.direct(), done.score.quasi(), done.score.clean), (tally(1, 1), tally(0, 1), 1));
}

#[test]
fn spurious_is_what_meets_no_annotation() {
    let done = compared(
        vec![annotation("rue du Lac", Kind::Place)],
        vec![finding("Lac", Kind::Person), finding("Ravel", Kind::Person), finding("15", Kind::EventDate)],
    );
    assert_eq!((done.score.useful, done.score.spurious(), &done.spurious[..]), (tally(1, 2), 1, &[1][..]));
    assert_eq!(done.score.words, 13);
    assert_eq!(done.score.spurious_per_1000_words(), Some(1000.0 / 13.0));
    // A place that stays is no miss.
    assert_eq!((done.score.of(&[Kind::Place]), done.missed), (tally(0, 1), vec![]));
}

#[test]
fn a_mention_is_linked_by_the_finding_that_shares_most() {
    let named = |words, entity: &str| Annotation { entity: Some(entity.to_owned()), ..annotation(words, Kind::Person) };
    let found = |words, entity| Finding { entity, ..finding(words, Kind::Person) };
    let links =
        |found: Vec<Finding>| compared(vec![named("Zoé Né-Brun", "p1"), named("Ravel", "p2")], found).score.links;
    assert_eq!(links(vec![found("Zoé", 1), found("Né-Brun", 2), found("Ravel", 1)]).precision(), Some(1.0));
    assert_eq!(links(vec![found("Zoé", 2), found("Né-Brun", 1), found("Ravel", 1)]).precision(), Some(0.5));
    // Of two alike the first; what was not found is not counted.
    assert_eq!(links(vec![found("Né", 2), found("Zo", 1), found("Ravel", 1)]).precision(), Some(1.0));
    assert_eq!(links(vec![found("Ravel", 1)]).mentions, 1);
}

#[test]
fn passages_need_only_touch() {
    let annotated = Annotated {
        mentions: Vec::new(),
        passages: vec![(at("15 ans"), PassageKind::Health), (at("rue du Lac"), PassageKind::Justice)],
    };
    let found = Findings { mentions: Vec::new(), passages: vec![at("Brun, 15"), at("sa mère"), at("Ravel")] };
    let done = compare(TEXT, &annotated, &found);
    assert_eq!((done.score.sensitive, done.score.passages), (tally(1, 2), tally(1, 3)));
    assert_eq!((&done.missed_passages[..], &done.spurious_passages[..]), (&[1][..], &[1, 2][..]));
}

#[test]
fn nothing_to_measure_is_no_success() {
    let score = compare("", &Annotated::default(), &Findings::default()).score;
    assert_eq!((score.documents, score.direct().ratio(), score.spurious_per_1000_words()), (1, None, None));
    assert_eq!((score.useful.ratio(), score.sensitive.ratio(), score.links.recall()), (None, None, None));
}

#[test]
fn ranges_outside_the_text_are_never_found_and_never_panic() {
    let beyond = |points| Annotation { points, kind: Kind::Person, entity: None };
    let all = Finding { points: 0..500, kind: Kind::Person, entity: 0, hidden: true };
    let far = Finding { points: 400..500, ..all.clone() };
    let done = compared(vec![beyond(55..70), beyond(400..500)], vec![all, far]);
    assert_eq!((done.score.direct(), done.missed.len()), (tally(0, 2), 2));
}

#[test]
fn counts_add_up_in_any_order() {
    let one = compared(vec![annotation("15 ans", Kind::Age)], vec![finding("15 ans", Kind::Age)]).score;
    let two = compared(vec![annotation("Ravel", Kind::Person)], vec![finding("Lac", Kind::Person)]).score;
    let sum = |scores: [&Score; 2]| {
        let mut sum = Score::default();
        scores.into_iter().for_each(|score| sum.add(score));
        sum
    };
    assert_eq!(sum([&one, &two]), sum([&two, &one]));
    let both = sum([&one, &two]);
    assert_eq!((both.documents, both.clean, both.useful, both.words), (2, 1, tally(1, 2), 26));
    assert_eq!((both.direct(), both.quasi()), (tally(0, 1), tally(1, 1)));
}

#[test]
fn names_of_kinds_are_each_once() {
    let names: std::collections::BTreeSet<&str> =
        MENTIONS.iter().map(|(name, _)| *name).chain(PASSAGES.iter().map(|(name, _)| *name)).collect();
    assert_eq!(names.len(), MENTIONS.len() + PASSAGES.len());
    assert!(DIRECT.iter().chain(QUASI).all(|kind| MENTIONS.iter().any(|(_, named)| named == kind)));
    assert!(!DIRECT.iter().any(|kind| QUASI.contains(kind)));
}
