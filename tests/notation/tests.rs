//! The notation, its checks and the comparison, each shown to fail when it should.

use crate::notation::compare::{Outcome, compare};
use crate::notation::lint::lint;
use crate::notation::parse::{parse, texts};
use crate::notation::{Fixture, Formation, Found, Id, Status, What};
use huisclos::kind::{Kind, PassageKind};
use huisclos::segment::Span;

const HEAD: &str = "<!-- formation: groupe-de-travail, a test. -->\n";

fn fixture(body: &str) -> Fixture {
    parse(&format!("{HEAD}{body}")).unwrap()
}

fn error(body: &str) -> String {
    parse(&format!("{HEAD}{body}")).unwrap_err()
}

/// What a perfect detector would say of the marks that are not known misses.
fn oracle(fixture: &Fixture) -> Vec<Found> {
    let number = |id: Option<&Id>| id.map(|id| id.name.bytes().fold(0, |sum, byte| sum * 256 + u64::from(byte)));
    let marks = fixture.marks.iter().filter(|mark| mark.status != Status::Missed).map(|mark| Found {
        span: mark.span,
        what: What::Mention(mark.kind),
        entity: number(mark.entity.as_ref()),
        family: number(mark.family.as_ref().or(mark.entity.as_ref().filter(|_| mark.kind == Kind::Family))),
        hidden: mark.kind != Kind::Participant,
    });
    let passages = fixture.passages.iter().filter(|passage| passage.status != Status::Missed).map(|passage| Found {
        span: passage.span,
        what: What::Passage(passage.kind),
        entity: None,
        family: None,
        hidden: true,
    });
    marks.chain(passages).collect()
}

fn faults(outcome: &Outcome) -> Vec<&str> {
    outcome.faults.iter().map(|fault| fault.what.as_str()).collect()
}

#[test]
fn the_text_is_the_file_without_its_marks() {
    let fixture = fixture("Le jeune [Karim B.](person:p1/f1) et \\[sic\\] {{~[sa mère](kin:p2/f1) boit}}(health).\n");
    assert_eq!(fixture.formation, Formation::GroupeDeTravail);
    assert_eq!(fixture.text, "Le jeune Karim B. et [sic] sa mère boit.\n");
    let words: Vec<&str> = fixture.marks.iter().map(|mark| &fixture.text[mark.span.range()]).collect();
    assert_eq!(words, ["Karim B.", "sa mère"]);
    assert_eq!(fixture.marks[0].entity.as_ref().map(|id| id.name.as_str()), Some("p1"));
    assert_eq!((fixture.marks[0].status, fixture.marks[1].status), (Status::Expected, Status::Missed));
    assert_eq!(&fixture.text[fixture.passages[0].span.range()], "sa mère boit");
    assert_eq!(fixture.passages[0].kind, PassageKind::Health);
}

#[test]
fn lines_are_those_of_the_file() {
    let file = format!("{HEAD}<!-- also a word: Rose -->\n\nUn.\n[Rose](person:p1).\n");
    let fixture = parse(&file).unwrap();
    assert_eq!(fixture.line(fixture.marks[0].span.start), 5);
    assert_eq!(fixture.also_words, ["Rose"]);
}

#[test]
fn a_wrong_notation_is_refused() {
    assert!(error("a\n[b").contains("line 3"));
    assert!(error("[b] c").contains("(kind)"));
    assert!(error("[b](persona)").contains("unknown kind"));
    assert!(error("[b](person:Paul)").contains("not an id"));
    assert!(error("{{b}}(illness)").contains("unknown passage"));
    assert!(error("{{b").contains("not closed"));
    assert!(error("b}}(health)").contains("closes nothing"));
    assert!(error("[](person)").contains("no words"));
    assert!(parse("Rien.").unwrap_err().contains("formation"));
    assert!(parse("<!-- formation: bureau, x -->").unwrap_err().contains("unknown formation"));
    assert!(parse("<!-- formation: pleniere -->").unwrap_err().contains("about"));
}

#[test]
fn a_forgotten_name_is_a_fault_of_the_file() {
    let file = "[Rose Martin](person:p1) vient. Rose repart ; une rose reste. MARTIN aussi.";
    assert_eq!(lint(&fixture(file)).len(), 2);
    let file = format!("{HEAD}<!-- also a word: Rose, Martin -->\n{file}");
    assert!(lint(&parse(&file).unwrap()).is_empty());
    assert_eq!(lint(&fixture("[Fatou Dem-\nbélé](person:p1) ; Dembélé.")).len(), 1);
    assert!(lint(&fixture("[Paul](person:p1) vient.")).is_empty());
    assert_eq!(lint(&parse(&format!("{HEAD}<!-- also a word: Rose -->\nRien.")).unwrap()).len(), 1);
}

#[test]
fn identifiers_are_valid_and_belong_to_no_one() {
    let good = "[06 39 98 12 34](phone) [01.99.00.11.22](phone) [a@b.example](email) [1 09 03 91 228 417 28](nir) \
                [FR33 3000 2005 5000 0015 7841 Z25](iban) [1 84 11 2A 004 093 37](nir)";
    assert_eq!(lint(&fixture(good)), Vec::<String>::new());
    let bad = "[06 12 34 56 78](phone) [a@b.com](email) [1 09 03 91 228 417 27](nir) [FR34 3000 2005 5000 0015 7841 Z25](iban)";
    assert_eq!(lint(&fixture(bad)).len(), 5);
}

#[test]
fn ids_keep_their_letter_and_family() {
    assert_eq!(lint(&fixture("[Paul](person:o1)")).len(), 1);
    assert_eq!(lint(&fixture("[Paul](person)")).len(), 1);
    assert_eq!(lint(&fixture("[Paul](person:p1/f1) [Paul](person:p1/f2)")).len(), 1);
    assert_eq!(lint(&fixture("[Paul](person:p1/f1) [Paul](person:p1)")).len(), 1);
    assert_eq!(lint(&fixture("[Pau](person:p1)l")).len(), 1);
}

#[test]
fn a_known_fault_has_its_reason_and_a_reason_its_fault() {
    let known = "<!-- known: no word announces it. -->\n";
    for body in
        ["~[Kéké](person:p1)", "![Rose](person)", "[Kéké](person:~p1)", "[Kéké](person:p1/~f1)", "~{{boit}}(health)"]
    {
        assert_eq!(lint(&fixture(body)).len(), 1, "{body}");
        let told = parse(&format!("{HEAD}{known}{body}")).unwrap();
        assert_eq!(told.reasons, ["no word announces it."]);
        assert_eq!(lint(&told), Vec::<String>::new(), "{body}");
    }
    assert_eq!(lint(&parse(&format!("{HEAD}{known}[Kéké](person:p1)")).unwrap()).len(), 1);
    assert!(parse(&format!("{HEAD}<!-- known: -->\nRien.")).unwrap_err().contains("no reason"));
}

#[test]
fn the_name_of_a_family_may_be_wrong_as_entity_or_as_family_alone() {
    let known = "<!-- known: two surnames. -->\n";
    let file = format!("{HEAD}{known}[Roux](family:f1), [Ali](person:p1/f1), [Zed](family:~f1/f1).");
    let fixture = parse(&file).unwrap();
    assert_eq!(lint(&fixture), Vec::<String>::new());
    let mut found = oracle(&fixture);
    assert_eq!(faults(&compare(&fixture, &found)), ["entity is right now: take the `~` of `f1` away"]);
    found[2].entity = Some(7);
    assert!(compare(&fixture, &found).faults.is_empty());
    found[2].family = Some(7);
    assert_eq!(faults(&compare(&fixture, &found)), ["wrong family: not linked as `f1`"]);
}

#[test]
fn the_annotation_itself_is_a_perfect_answer() {
    let fixture =
        fixture("M. [Roux](participant:o1) voit [Karim](person:p1/f1), [sa mère](kin:p2/f1) et ~[Kéké](person:p3).");
    let outcome = compare(&fixture, &oracle(&fixture));
    assert!(outcome.faults.is_empty(), "{}", outcome.diff);
    assert_eq!(outcome.score.get("person").found, 1);
    assert_eq!(outcome.score.get("person").known_missed, 1);
}

#[test]
fn a_miss_an_invention_and_a_known_miss_that_is_found_are_faults() {
    let fixture = fixture("Le jeune [Karim Benali](person:p1) et ~[Kéké](person:p2) à la mairie, hier.\n");
    let none = compare(&fixture, &[]);
    assert_eq!(faults(&none), ["missed person"]);
    assert_eq!(
        none.diff,
        "2: missed person «Karim Benali»\n\
         - Le jeune [Karim Benali](person:p1) et ~[Kéké](person:p2) à la mairie, hier.\n\
         + Le jeune Karim Benali et Kéké à la mairie, hier.\n"
    );
    let mut half = oracle(&fixture);
    half[0].span.end -= 1;
    assert_eq!(faults(&compare(&fixture, &half)), ["missed person"]);
    let mut more = oracle(&fixture);
    let at = fixture.text.find("mairie").unwrap();
    more.push(Found { span: Span::new(at, at + 6), entity: Some(9), ..more[0].clone() });
    let outcome = compare(&fixture, &more);
    assert_eq!(faults(&outcome), ["invented person"]);
    assert!(outcome.diff.contains("la [mairie](person:n9)"), "{}", outcome.diff);
    let long = self::fixture("[Karim](person:p1) est venu à la mairie avant-hier.");
    let mut whole = oracle(&long);
    whole[0].span = Span::new(0, long.text.len());
    assert_eq!(faults(&compare(&long, &whole)), ["person goes too far"]);
}

#[test]
fn kept_participants_and_unhidden_persons_are_told_apart() {
    let fixture = fixture("Mme [Roux](participant:o1) et [Karim](person:p1).");
    let mut found = oracle(&fixture);
    found[1].hidden = false;
    assert_eq!(faults(&compare(&fixture, &found)), ["missed person"]);
    found[0].what = What::Mention(Kind::Person);
    found[0].hidden = true;
    assert_eq!(faults(&compare(&fixture, &found)), ["missed participant", "missed person"]);
}

#[test]
fn links_are_compared_both_ways() {
    let fixture = fixture("[Ali](person:p1), [Ali](person:p1), [Ali](person:p1), [Omar](person:p2).");
    let right = oracle(&fixture);
    assert!(compare(&fixture, &right).faults.is_empty());
    let mut split = right.clone();
    split[2].entity = Some(7);
    let outcome = compare(&fixture, &split);
    assert_eq!(faults(&outcome), ["wrong entity: not linked as `p1`"]);
    let mut merged = right.clone();
    merged[3].entity = right[0].entity;
    assert_eq!(faults(&compare(&fixture, &merged)), ["wrong entity: not linked as `p2`"]);
    let mut lost = right;
    lost[1].entity = None;
    assert_eq!(faults(&compare(&fixture, &lost)), ["wrong entity: not linked as `p1`"]);
}

#[test]
fn a_known_wrong_link_fails_when_it_is_right() {
    let fixture = fixture("[Ali](person:p1), [Momo](person:~p1).");
    let right = oracle(&fixture);
    assert_eq!(faults(&compare(&fixture, &right)), ["entity is right now: take the `~` of `p1` away"]);
    let mut wrong = right;
    wrong[1].entity = Some(7);
    let outcome = compare(&fixture, &wrong);
    assert!(outcome.faults.is_empty());
    let links = outcome.score.get("link");
    assert_eq!((links.found, links.missed, links.known_missed), (1, 0, 1));
}

#[test]
fn families_are_compared_too() {
    let fixture = fixture("Famille [Benali](family:f1) : [Ali](person:p1/f1), [Omar](person:p2/f1).");
    let right = oracle(&fixture);
    assert!(compare(&fixture, &right).faults.is_empty());
    let mut orphan = right;
    orphan[2].family = None;
    assert_eq!(faults(&compare(&fixture, &orphan)), ["wrong family: not linked as `f1`"]);
}

#[test]
fn a_known_invention_fails_when_it_is_left_alone() {
    let fixture = fixture("Le bus dessert ![Anne Frank](person) ! [Karim](person:p1) le prend.");
    assert_eq!(fixture.marks[0].status, Status::Invented);
    assert!(fixture.text.contains("Frank ! Karim"));
    let found = oracle(&fixture);
    let outcome = compare(&fixture, &found);
    assert!(outcome.faults.is_empty());
    assert_eq!(outcome.score.get("person").known_invented, 1);
    assert_eq!(faults(&compare(&fixture, &found[1..])), ["no person is invented any more: take the `!` mark away"]);
}

#[test]
fn passages_are_expected_and_invented() {
    let fixture = fixture("{{Elle est dépressive.}}(health) Elle vient jeudi.");
    let passage = |start, end| Found {
        span: Span::new(start, end),
        what: What::Passage(PassageKind::Health),
        entity: None,
        family: None,
        hidden: true,
    };
    assert_eq!(faults(&compare(&fixture, &[])), ["missed health"]);
    assert!(compare(&fixture, &[passage(0, 12)]).faults.is_empty());
    let end = fixture.text.len();
    assert_eq!(faults(&compare(&fixture, &[passage(0, 12), passage(end - 6, end)])), ["invented health"]);
}

/// Every file: its own annotation is accepted, and any mention taken from it is missed.
#[test]
fn every_file_can_fail() {
    let mut files = 0;
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    for folder in ["minutes", "traps", "names", "linking", "passages", "cases", "documents"] {
        for path in files_of(&format!("{root}/{folder}")) {
            let file = std::fs::read_to_string(&path).unwrap();
            for fixture in texts(&file).unwrap_or_else(|why| panic!("{}: {why}", path.display())) {
                let right: Vec<Found> = oracle(&fixture);
                let known =
                    fixture.marks.iter().flat_map(|mark| [&mark.entity, &mark.family]).flatten().any(|id| id.missed);
                let outcome = compare(&fixture, &right);
                assert!(known || outcome.faults.is_empty(), "{}\n{}", path.display(), outcome.diff);
                let found_nothing = compare(&fixture, &[]);
                let expects = fixture.marks.iter().any(|mark| mark.status != Status::Missed)
                    || fixture.passages.iter().any(|passage| passage.status != Status::Missed);
                assert_eq!(expects, !found_nothing.faults.is_empty(), "{}", path.display());
            }
            files += 1;
        }
    }
    assert!(files > 40, "{files} files");
}

/// The annotated texts of a folder.
fn files_of(folder: &str) -> Vec<std::path::PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_none_or(|stem| stem != "README"))
        .collect();
    paths.sort();
    paths
}

/// None is dropped in silence when it turns out to be hard, and none stands twice.
#[test]
fn every_hard_case_is_there_once() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cases");
    let mut cases = Vec::new();
    for path in files_of(root) {
        let file = std::fs::read_to_string(&path).unwrap();
        for fixture in texts(&file).unwrap_or_else(|why| panic!("{}: {why}", path.display())) {
            cases.push(fixture.case.unwrap_or_else(|| panic!("{} has no case", path.display())));
        }
    }
    cases.sort_unstable();
    assert_eq!(cases, (1..=80).collect::<Vec<u32>>());
}

#[test]
fn each_case_is_a_text_of_its_own_under_the_head_of_the_file() {
    let file = format!(
        "{HEAD}\n<!-- case 4: one. -->\n[Rose](person:p1).\n\n<!-- case 12: two. -->\n<!-- also a word: Rose -->\n\
         <!-- formation: pleniere, another. -->\n<!-- beyond: much. -->\n\n[Rose](person:p1), Rose.\n"
    );
    let fixtures = texts(&file).unwrap();
    assert_eq!(fixtures.iter().map(|fixture| fixture.case).collect::<Vec<_>>(), [Some(4), Some(12)]);
    assert_eq!(
        fixtures.iter().map(|fixture| fixture.formation).collect::<Vec<_>>(),
        [Formation::GroupeDeTravail, Formation::Pleniere]
    );
    assert_eq!(fixtures[0].text.trim_end(), "Rose.");
    assert_eq!(fixtures[1].text, "Rose, Rose.\n");
    assert_eq!(fixtures.iter().map(|fixture| fixture.line(0)).collect::<Vec<_>>(), [4, 11]);
    assert!(fixtures.iter().all(|fixture| lint(fixture).is_empty()));
    assert_eq!(texts(&format!("{HEAD}Rien.")).unwrap()[0].case, None);
}

#[test]
fn a_case_without_a_number_or_a_reason_is_refused() {
    for case in ["case :", "case x: why", "case 3", "case 3:", "beyond:"] {
        assert!(texts(&format!("{HEAD}\n<!-- case 1: x. -->\n<!-- {case} -->\nRien.")).is_err(), "{case}");
    }
}
