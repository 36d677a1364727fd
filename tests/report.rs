//! The report: its JSON is what its schema says, its page reads and holds no original value.

#[path = "report/certificate.rs"]
mod certificate;
#[path = "report/schema.rs"]
mod schema;

use huisclos::policy::{Action, Circulation, Formation, Policy};
use huisclos::report::certificate::{Certificate, Form, Sheet, Stated};
use huisclos::report::{Report, words};
use huisclos::{Anonymiser, kind};
use serde_json::{Value, json};

/// Holds people, a family, a doubt, passages, and every generalised kind. All invented.
const MINUTES: &str = "\
CLSPD – Groupe de travail territorial
Présents : Mme Claire HOUDAYER (adjointe au maire), M. Petit (bailleur).

Situation n° 1 : Karim BENALI, 15 ans, né le 03/09/2010 à Dreux, en 4e B au collège Jean-Moulin.
Sa mère, Mme Fatima BENALI, est suivie pour une dépression. Karim a été interpellé pour vol.
Tél. 06 39 98 00 01, karim.benali@courriel.example. M. Petit l'a vu avec Y. B.
";

/// What no report may hold, folded or not.
const ORIGINALS: &[&str] = &[
    "BENALI",
    "Benali",
    "benali",
    "Karim",
    "Fatima",
    "HOUDAYER",
    "Claire",
    "06 39",
    "0639",
    "03/09",
    "Dreux",
    "Moulin",
    "dépression",
    "interpellé",
];

fn report(formation: Formation) -> Report {
    let policy = Policy::new(formation, Circulation::Externe);
    let document = huisclos::format::text(MINUTES);
    let mut output = Vec::new();
    let (report, _) =
        Anonymiser::new(policy).rewrite(document.as_ref(), &[7; 32], &mut output).expect("text in memory");
    report
}

/// With a proof that failed at one place.
fn failed() -> Report {
    let mut report = report(Formation::GroupeDeTravail);
    let hit = huisclos::report::Hit { part: "word/document.xml".into(), view: "text".into(), offset: 12 };
    report.proof = Some(huisclos::report::Proof {
        output_sha256: "0".repeat(64),
        values: 9,
        left_on_purpose: 1,
        hits: vec![hit],
        unread: vec![huisclos::report::NoticeEntry { what: "image", count: 2 }],
    });
    report
}

fn html(sheets: &[Sheet<'_>]) -> String {
    let page = Certificate::new(sheets, &Stated::default()).write(Form::Html).expect("text in memory");
    String::from_utf8(page).expect("UTF-8")
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../src/report.schema.json")).expect("the schema is JSON")
}

#[test]
fn every_report_fits_its_schema() {
    let schema = schema();
    let entry = json!([{ "input": 1, "output": null, "failed": 4, "report": failed() }, { "input": 2, "output": null, "failed": 1, "report": null }]);
    let reports = Formation::ALL.map(|formation| serde_json::to_value(report(formation)).expect("strings and numbers"));
    for value in reports.iter().chain([&serde_json::to_value(failed()).expect("strings and numbers"), &entry]) {
        schema::check(&schema, &schema, value, "").unwrap_or_else(|why| panic!("{why}"));
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let schema = schema();
    let good = serde_json::to_value(failed()).expect("strings and numbers");
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut value = good.clone();
        change(&mut value);
        schema::check(&schema, &schema, &value, "").is_err()
    };
    assert!(refused(&|value| drop(value.as_object_mut().expect("object").remove("blocked"))));
    assert!(refused(&|value| value["author"] = "someone".into()));
    assert!(refused(&|value| value["version"] = 2.into()));
    assert!(refused(&|value| value["operations"][0]["kind"] = "shoe_size".into()));
    assert!(refused(&|value| value["source_sha256"] = "abc".into()));
    assert!(refused(&|value| value["proof"]["hits"][0]["offset"] = (-1).into()));
    assert!(!refused(&|_| ()));
}

#[test]
fn the_schema_knows_every_kind_and_action() {
    let schema = schema();
    let names = |pointer: &str| -> Vec<String> {
        let all = schema.pointer(pointer).and_then(Value::as_array).expect("an enum");
        all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    assert_eq!(names("/$defs/kind/enum"), kind::Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
    assert_eq!(
        names("/$defs/passage/properties/kind/enum"),
        kind::PassageKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>()
    );
    let actions = [Action::Keep, Action::Flag, Action::Pseudonymise, Action::Generalise, Action::Remove, Action::Block];
    assert_eq!(names("/$defs/action/enum"), actions.map(Action::name));
    assert_eq!(names("/$defs/report/properties/formation/enum"), Formation::ALL.map(Formation::name));
    assert_eq!(names("/$defs/report/properties/circulation/enum"), Circulation::ALL.map(Circulation::name));
}

#[test]
fn every_kind_has_its_french() {
    for kind in kind::Kind::ALL {
        assert_ne!(words::kind(kind.name(), 1), words::kind("", 1), "{}", kind.name());
    }
    for kind in kind::PassageKind::ALL {
        assert_ne!(words::passage(kind.name()), words::passage(""), "{}", kind.name());
    }
}

#[test]
fn no_original_value_is_in_a_report() {
    for formation in Formation::ALL {
        let report = report(formation);
        let json = serde_json::to_string(&report).expect("strings and numbers");
        let page = html(&[Sheet { title: "Document 1", report: &report }]);
        let summary = words::summary(&report);
        for text in [&json, &page, &summary] {
            let left: Vec<_> = ORIGINALS.iter().filter(|value| text.contains(**value)).collect();
            assert!(left.is_empty(), "{}: {left:?}", formation.name());
        }
    }
    let operations = report(Formation::GroupeDeTravail).operations;
    assert!(operations.len() > 4, "the minutes must have something to hide: {operations:?}");
}

#[test]
fn the_page_is_whole_and_alone() {
    let report = failed();
    let page = html(&[Sheet { title: "Document 1", report: &report }]);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
    assert!(page.ends_with("</html>\n"));
    for (what, times) in [("<h1>", 1), ("<title>", 1), ("<main>", 1), ("<article>", 1)] {
        assert_eq!(page.matches(what).count(), times, "{what}");
    }
    for title in [
        "Document",
        "Base juridique",
        "Opérations",
        "Passages supprimés",
        "Doutes et décisions",
        "Preuve",
        "Avertissements",
    ] {
        assert!(page.contains(&format!("<h2>{title}</h2>")), "{title}");
    }
    for never in ["<script", "http:", "https:", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(never), "{never}");
    }
    // Every table says what it shows, and every row and column has its header.
    assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
    assert!(page.matches("<table>").count() >= 2);
    assert_eq!(page.matches("<tbody>").count(), page.matches("</tbody>").count());
    assert!(page.contains("L. 132-5") && page.contains("1 occurrence à un endroit interdit"));
}

#[test]
fn a_blocked_report_says_why_first() {
    let report = report(Formation::GroupeSocial);
    assert!(report.blocked);
    let page = html(&[Sheet { title: "Document 1", report: &report }]);
    let (why, first) = (page.find("L. 121-6-2").expect("the law"), page.find("<h2>").expect("a heading"));
    assert!(why < first);
    let report = self::report(Formation::Pleniere);
    assert!(report.blocked);
    let why = huisclos::report::words::blocked(&report);
    assert!(
        why.starts_with("Le document contient") && why.contains(" passage") && why.contains("huisclos detect"),
        "{why}"
    );
}

#[test]
fn several_documents_are_several_articles() {
    let reports = [report(Formation::GroupeDeTravail), report(Formation::GroupeDeTravail)];
    let page = html(&[
        Sheet { title: "Document 1 <b>", report: &reports[0] },
        Sheet { title: "Document 2", report: &reports[1] },
    ]);
    assert_eq!(page.matches("<article>").count(), 2);
    assert!(page.contains("<h2>Document 1 &lt;b&gt;</h2>") && page.contains("<h3>Preuve</h3>"));
}

#[test]
fn a_correspondence_file_is_told_with_its_end_and_what_opens_it() {
    use huisclos::report::{MappingFile, Opener};
    let mut report = report(Formation::GroupeDeTravail);
    let said = |report: &Report| {
        [
            serde_json::to_string(report).expect("strings and numbers"),
            words::summary(report),
            html(&[Sheet { title: "Document 1", report }]),
        ]
    };
    assert!(said(&report).iter().all(|text| !text.contains("correspondance") && !text.contains("mapping")));
    for (opened_by, name, words) in [
        (Opener::Passphrase, "passphrase", "une phrase secrète"),
        (Opener::Identity, "identity", "la clé d'un destinataire"),
    ] {
        report.mapping = Some(MappingFile { expires: "2027-02-24".to_owned(), opened_by });
        let value = serde_json::to_value(&report).expect("strings and numbers");
        schema::check(&schema(), &schema(), &value, "").unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(
            (&value["mapping"]["opened_by"], &value["mapping"]["expires"]),
            (&name.into(), &"2027-02-24".into())
        );
        let [_, summary, page] = said(&report).map(|text| text.replace("&#39;", "'"));
        for text in [summary, page] {
            assert!(
                text.contains("fichier de correspondance") && text.contains(words) && text.contains("24/02/2027"),
                "{text}"
            );
        }
    }
}
