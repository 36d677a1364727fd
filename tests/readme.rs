//! What README.md shows is what the program does. `SNAPSHOTS=overwrite cargo test --test readme` takes it over.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails")]

use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What stands between two marks, without the line ends around it.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("README.md has no {start}")) + start.len();
    text[from..from + text[from..].find(end).unwrap()].trim_matches('\n')
}

/// The head and the first situation of a text, quoted.
fn excerpt(text: &str) -> String {
    let line = |start: &str| text.lines().position(|line| line.starts_with(start)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let situation = line("Situation");
    let heading = format!("**{}**", lines[situation]);
    let shown = [lines[line("Présents")], &heading, lines[situation + 1], lines[situation + 2]];
    shown.map(|line| format!("> {line}")).join("\n>\n")
}

#[test]
fn the_first_command_does_what_is_shown() {
    let path = format!("{ROOT}/README.md");
    let mut readme = std::fs::read_to_string(&path).unwrap();
    let command = between(&readme, "cargo run --release -- ", "```").to_owned();
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("compte-rendu-anonymise.docx");
    let arguments = command.split_whitespace().map(|word| match word {
        "compte-rendu-anonymise.docx" => output.to_str().unwrap(),
        word => word,
    });
    let run = Command::new(env!("CARGO_BIN_EXE_huisclos")).current_dir(ROOT).args(arguments).output().unwrap();
    assert!(run.status.success());
    let said = String::from_utf8(run.stderr).unwrap().replace(output.to_str().unwrap(), "compte-rendu-anonymise.docx");

    let source = std::fs::read_to_string(format!("{ROOT}/fixtures/documents/groupe-de-travail.txt")).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_huisclos"))
        .current_dir(ROOT)
        .args(["anonymise", "fixtures/documents/groupe-de-travail.txt", "-o", "-", "-q", "-f", "groupe-de-travail"])
        .output()
        .unwrap();
    let after = String::from_utf8(run.stdout).unwrap();

    let expected = [
        ("```text\n", "```", said.trim().to_owned()),
        ("<!-- before -->\n", "<!-- end -->", excerpt(&source)),
        ("<!-- after -->\n", "<!-- end -->", excerpt(&after)),
    ];
    for (start, end, now) in expected {
        let shown = between(&readme, start, end).to_owned();
        if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
            readme = readme.replace(&shown, &now);
        } else {
            assert_eq!(shown, now, "SNAPSHOTS=overwrite accepts");
        }
    }
    if std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite") {
        std::fs::write(&path, readme).unwrap();
    }
}
