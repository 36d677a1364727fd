//! The same minutes through every formation and circulation: `tests/policy/`, one page a formation.
//!
//! `SNAPSHOTS=overwrite cargo test --test policy` accepts what the program does now; read the diff as a lawyer would.

use std::fmt::Write;
use std::path::Path;

use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::report::words;
use huisclos::{Anonymiser, format};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/policy");

fn minutes() -> String {
    std::fs::read_to_string(Path::new(FOLDER).join("minutes.txt")).expect("the minutes")
}

/// What one formation makes of the minutes.
fn page(formation: Formation) -> String {
    let title = Policy::new(formation, Circulation::Externe).title().to_owned();
    let mut page = format!("# {title} (`{}`)\n", formation.name());
    for circulation in Circulation::ALL {
        let document = format::text(&minutes());
        let mut output = Vec::new();
        let (report, _) = Anonymiser::new(Policy::new(formation, circulation))
            .rewrite(document.as_ref(), &[5; 32], &mut output)
            .expect("a text in memory");
        let text = String::from_utf8(output).expect("UTF-8");
        let _ = write!(page, "\n## {}\n\n```text\n{}\n```\n", circulation.name(), words::summary(&report));
        if report.blocked {
            let _ = write!(page, "\nBloqué : {}\n", words::blocked(&report));
        } else {
            let _ = write!(page, "\n```text\n{}\n```\n", text.trim_end());
        }
    }
    page
}

#[test]
fn every_formation_makes_of_the_minutes_what_was_reviewed() {
    let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite");
    let mut changed = Vec::new();
    for formation in Formation::ALL {
        let path = Path::new(FOLDER).join(format!("{}.md", formation.name()));
        let page = page(formation);
        if overwrite {
            std::fs::write(&path, &page).expect("a snapshot");
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(page.as_str()) {
            changed.push(formation.name());
        }
    }
    assert!(changed.is_empty(), "changed: {changed:?}; SNAPSHOTS=overwrite, then read the diff");
}

/// Whatever is reviewed: these never come out.
#[test]
fn no_formation_lets_a_direct_identifier_out() {
    const NEVER: &[&str] = &[
        "BENALI",
        "Benali",
        "Karim",
        "Bilel",
        "Fatima",
        "Serge",
        "umont",
        "06 39",
        "003871",
        "03/09",
        "14 allée",
        "dépression",
    ];
    for formation in Formation::ALL {
        let page = page(formation);
        let out: Vec<_> = NEVER.iter().filter(|value| page.contains(**value)).collect();
        assert!(out.is_empty(), "{}: {out:?}", formation.name());
    }
}

/// A referent tells the measure: in a situation, no name of a professional stays.
#[test]
fn no_professional_is_named_in_a_situation() {
    for formation in Formation::ALL.into_iter().filter(|f| *f != Formation::GroupeViolencesElus) {
        let page = page(formation);
        for situations in page.split("Situation n° 1").skip(1) {
            let situations = situations.split("## ").next().unwrap_or_default();
            for name in ["Ferrand", "Lopez"] {
                assert!(!situations.contains(name), "{}: {name} is named", formation.name());
            }
        }
    }
}

/// What a text without a table of contents becomes for the members of its working group.
fn within(text: &str) -> String {
    let mut output = Vec::new();
    Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Interne))
        .rewrite(format::text(text).as_ref(), &[5; 32], &mut output)
        .expect("a text in memory");
    String::from_utf8(output).expect("UTF-8")
}

/// Article L. 513-4 of the CJPM: that justice has to do with somebody is told of adults alone, and most texts say nothing of
/// an age.
#[test]
fn justice_is_told_of_adults_alone() {
    const TOLD: &str = "[suites judiciaires en cours]";
    let told = |situation: &str| {
        let text = within(&format!("Réunion du 3 mars 2026\n\nSituation n° 1\n{situation}\n"));
        assert!(!text.contains("condamné"), "{situation}: {text}");
        text.contains(TOLD)
    };
    for adult in [
        "Sami BENALI, 32 ans, a été condamné pour vol.",
        "Sami BENALI, âgé de trente-deux ans, a été condamné pour vol.",
        "Sami BENALI, un homme de 32 ans, a été condamné pour vol.",
        "Sami BENALI, né le 03/09/1990, a été condamné pour vol.",
        "Sami BENALI, 18 ans et 2 mois, a été condamné pour vol.",
        "Sami BENALI, 32 ans. Sa mère est venue.\n\nIl a été condamné pour vol.",
        "Un homme de 45 ans a été condamné pour vol.",
    ] {
        assert!(told(adult), "{adult}");
    }
    for other in [
        "Sami BENALI, dix-sept ans, a été condamné pour vol.",
        "Sami BENALI, quinze ans, a été condamné pour vol.",
        "Sami BENALI, âgé de 17 ans, a été condamné pour vol.",
        "Sami BENALI, 17 ans et 6 mois, a été condamné pour vol.",
        "Sami BENALI, né le 03/09/2010, a été condamné pour vol.",
        // Eighteen within the year.
        "Sami BENALI, né le 03/09/2008, a été condamné pour vol.",
        "Sami BENALI, lycéen, a été condamné pour vol.",
        "Sami BENALI, mineur, a été condamné pour vol.",
        "Sami BENALI a été condamné pour vol.",
        "Le jeune a été condamné pour vol.",
        "Un garçon de 15 ans a été condamné pour vol.",
        "Nora DIALLO, 15 ans, vit seule.\n\nElle a été condamnée pour vol.",
        "Sami BENALI, 32 ans, vit seul. Son frère a été condamné pour vol.",
        "Sami BENALI, 32 ans, et Karim, lycéen.\n\nIl a été condamné pour vol.",
    ] {
        assert!(!told(other), "{other}");
    }
}
