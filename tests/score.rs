//! The annotated fixtures in the form that `huisclos score` reads, and what it says of them in README.md.
//! `SNAPSHOTS=overwrite cargo test --test score` takes both over.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on fails")]
#![allow(dead_code, reason = "the notation has more than this test needs")]

#[path = "notation/mod.rs"]
mod notation;

use std::path::{Path, PathBuf};
use std::process::Command;

use huisclos::kind::Kind;
use huisclos::score::{MENTIONS, PASSAGES};
use huisclos::segment::Span;
use notation::{Fixture, Formation, Status, parse};
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const LINES: &str = "fixtures/score/fixtures.jsonl";

#[test]
fn the_lines_say_what_the_fixtures_say_and_the_readme_shows_their_score() {
    let mut lines = String::new();
    for path in texts() {
        let name = path.strip_prefix(Path::new(ROOT).join("fixtures")).unwrap().with_extension("");
        for fixture in parse::texts(&std::fs::read_to_string(&path).unwrap()).unwrap() {
            let case = fixture.case.map_or_else(String::new, |case| format!("#{case}"));
            lines.push_str(&format!("{}\n", line(&format!("{}{case}", name.display()), &fixture)));
        }
    }
    let file = Path::new(ROOT).join(LINES);
    if overwrite() {
        std::fs::write(&file, &lines).unwrap();
    }
    assert!(lines == std::fs::read_to_string(&file).unwrap(), "{LINES} is old: SNAPSHOTS=overwrite makes it again");

    let run = Command::new(env!("CARGO_BIN_EXE_huisclos")).current_dir(ROOT).args(["score", LINES]).output().unwrap();
    assert!(run.status.success());
    let table = String::from_utf8(run.stdout).unwrap();
    let table = table.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n");
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let (before, rest) = readme.split_once("<!-- score -->\n```text\n").unwrap();
    let (shown, after) = rest.split_once("```\n<!-- end -->").unwrap();
    if overwrite() {
        let now = format!("{before}<!-- score -->\n```text\n{}\n```\n<!-- end -->{after}", table.trim_end());
        std::fs::write(format!("{ROOT}/README.md"), now).unwrap();
    } else {
        assert_eq!(shown.trim_end(), table.trim_end(), "SNAPSHOTS=overwrite accepts");
    }
}

fn overwrite() -> bool {
    std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite")
}

/// Every annotated file, in the order of their names.
fn texts() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(format!("{ROOT}/fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> = folders
        .filter(|folder| {
            folder.is_dir()
                && !["documents", "grammar", "outcomes", "score", "town"].iter().any(|other| folder.ends_with(other))
        })
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    texts.sort();
    texts
}

/// What is truly there: known misses count, known inventions do not.
fn line(id: &str, fixture: &Fixture) -> Value {
    let points = |span: Span| {
        let count = |to: usize| fixture.text[..to].chars().count();
        (count(span.start), count(span.end))
    };
    let kind = |kind: Kind| match kind {
        Kind::IdNumber => Some("CASE"),
        kind => MENTIONS.iter().find(|(_, of)| *of == kind).map(|(name, _)| *name),
    };
    let mut alone = 0;
    let marks = fixture.marks.iter().filter(|mark| mark.status != Status::Invented);
    let spans: Vec<Value> = marks
        .filter_map(|mark| {
            let (start, end) = points(mark.span);
            let id = mark.entity.as_ref().map(|entity| entity.name.clone()).unwrap_or_else(|| {
                alone += 1;
                format!("u{alone}")
            });
            let family = mark.family.as_ref().map(|family| family.name.clone());
            Some(json!({"start": start, "end": end, "kind": kind(mark.kind)?, "id": id, "fam": family}))
        })
        .collect();
    let passages = fixture.passages.iter().filter(|passage| passage.status != Status::Invented);
    let sensitive: Vec<Value> = passages
        .filter_map(|passage| {
            let (start, end) = points(passage.span);
            let (name, _) = PASSAGES.iter().find(|(_, of)| *of == passage.kind)?;
            Some(json!({"start": start, "end": end, "kind": name}))
        })
        .collect();
    let formation = match fixture.formation {
        Formation::Pleniere => "pleniere",
        Formation::Restreinte => "restreinte",
        Formation::GroupeDeTravail => "groupe-de-travail",
        Formation::GroupeSocial => "groupe-social",
    };
    json!({"id": id, "formation": formation, "text": fixture.text, "spans": spans, "sensitive": sensitive})
}
