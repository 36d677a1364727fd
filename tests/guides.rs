//! What the guides in `docs/` show is what the program does, and what they name exists.
//!
//! Every block ```` ```console ```` is run, in order, in a copy of `docs/exemples/`. `SNAPSHOTS=overwrite cargo test --test
//! guides` takes over what the program says now; read the diff, and draw the pictures again (`docs/pictures.py`).
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on fails")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::{Captures, Regex};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const GUIDES: &[&str] = &["guide-secretaire.md", "guide-dpo.md"];
/// Columns of what is shown: as many as a page of the guide has.
const COLUMNS: usize = 100;
/// Articles that the guides name, and no policy: law on data, on secrecy and on archives.
const OTHER_ARTICLES: &[&str] = &["L. 212-2", "L. 212-3", "L. 513-4", "226-22"];
/// The figures stand in README.md, which another test keeps.
const SCORE: &str = "<!-- score -->\n```text\n";

fn docs(name: &str) -> PathBuf {
    Path::new(ROOT).join("docs").join(name)
}

fn guide(name: &str) -> String {
    std::fs::read_to_string(docs(name)).unwrap()
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// Everything in a folder, by its path from there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| path.is_file()).collect();
    found.sort();
    found
}

/// The words of a command line; double quotes hold some together.
fn words(line: &str) -> Vec<String> {
    regex(r#""([^"]*)"|(\S+)"#)
        .captures_iter(line)
        .map(|word| word.get(1).or(word.get(2)).unwrap().as_str().to_owned())
        .collect()
}

/// Lines broken after [`COLUMNS`] at a blank, though not at one that French punctuation holds.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.trim_end().lines() {
        let held = regex(" (?P<mark>[»:;?!×])|(?P<open>«) ").replace_all(line, "$open\u{a0}$mark");
        let mut width = 0;
        for word in held.split_inclusive(' ') {
            if width > 0 && held.chars().count() > COLUMNS && width + word.trim_end().chars().count() > COLUMNS {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                width = 0;
            }
            out.push_str(word);
            width += word.chars().count();
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out.replace('\u{a0}', " ")
}

/// Keys are drawn by chance, and so is what is derived from them: the guide shows the same ones every time.
fn steady(text: &str, keys: &mut Vec<String>) -> String {
    let text = regex(r"\b[0-9a-f]{16}\b").replace_all(text, |found: &Captures<'_>| {
        let at = keys.iter().position(|key| *key == found[0]).unwrap_or_else(|| {
            keys.push(found[0].to_owned());
            keys.len() - 1
        });
        ["726552bf108d5a19", "d3178072c9e36ac2"][at.min(1)]
    });
    regex(r"\b(Personne|Mineur|Parent|Proche|Famille) [A-Z0-9]{9,}\]").replace_all(&text, "$1 L8HVT7ZNJ]").into_owned()
}

/// What the program says to a command line, on both channels, and whether it understood the line.
fn said(line: &str, folder: &Path) -> (String, bool) {
    let arguments = words(line.strip_prefix("huisclos ").unwrap_or_else(|| panic!("not a command of ours: {line}")));
    let run = Command::new(env!("CARGO_BIN_EXE_huisclos"))
        .current_dir(folder)
        .args(arguments)
        .env("COLUMNS", COLUMNS.to_string())
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = [run.stdout, run.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (text, run.status.code() != Some(2))
}

/// What was said, as long as what is shown: a line «…» stands for those in between.
fn shortened(now: &str, shown: &str) -> String {
    let lines: Vec<&str> = now.lines().collect();
    match shown.lines().position(|line| line == "…") {
        Some(before) if before < lines.len() => {
            let after = shown.lines().count() - before - 1;
            let last = &lines[lines.len().saturating_sub(after)..];
            [&lines[..before], &["…"], last].concat().join("\n") + "\n"
        }
        _ => now.to_owned(),
    }
}

fn is_installed(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).is_file())
}

/// Runs a guide from its top to its end. What it says is compared, or taken over.
fn walk(name: &str) {
    let mut text = guide(name);
    let folder = tempfile::tempdir().unwrap();
    for path in files(&docs("exemples")) {
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let overwrite = std::env::var("SNAPSHOTS").as_deref() == Ok("overwrite");
    let step = regex(
        r#"(?s)<!-- essai : (?P<file>\S+), (?P<old>\S+) devient (?P<new>\S+) -->|<!-- fichier : (?P<whole>\S+) -->\n```\w+\n(?P<content>.*?)```|<!-- extrait : (?P<part>\S+) -->\n```\w+\n(?P<excerpt>.*?)```|(?:<!-- demande : (?P<needs>\S+) -->\n)?```console\n\$ (?P<command>[^\n]*)\n(?P<said>.*?)```"#,
    );
    let (mut changes, mut keys) = (Vec::new(), Vec::new());
    for found in step.captures_iter(&text) {
        let get = |group: &str| found.name(group).map(|part| part.as_str());
        let read = |file: &str| std::fs::read_to_string(folder.path().join(file)).unwrap();
        let close = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let (Some(file), Some(old), Some(new)) = (get("file"), get("old"), get("new")) {
            assert!(read(file).contains(old), "{name}: {file} has no {old}");
            std::fs::write(folder.path().join(file), read(file).replacen(old, new, 1)).unwrap();
        } else if let (Some(file), Some(content)) = (get("whole"), get("content")) {
            assert_eq!(read(file), content, "{name} shows another {file}");
        } else if let (Some(file), Some(excerpt)) = (get("part"), get("excerpt")) {
            assert!(close(&read(file)).contains(&close(excerpt)), "{name}: this isn't in {file}:\n{excerpt}");
        } else if let Some(command) = get("command") {
            if get("needs").is_some_and(|program| !is_installed(program)) {
                continue;
            }
            let (now, understood) = said(command, folder.path());
            assert!(understood, "{name}: {command}\n{now}");
            let shown = found.name("said").unwrap();
            let now = shortened(&wrapped(&steady(&now, &mut keys)), shown.as_str());
            if overwrite {
                changes.push((shown.range(), now));
            } else if get("needs").is_none() {
                // What a program of others has read differs from version to version.
                assert_eq!(shown.as_str(), now, "{name}: {command}\nSNAPSHOTS=overwrite accepts");
            }
        }
    }
    if let Some(at) = text.find(SCORE) {
        let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
        let figures = |text: &str, at: usize| text[at + SCORE.len()..].split_once("```").unwrap().0.to_owned();
        let (shown, now) = (figures(&text, at), figures(&readme, readme.find(SCORE).unwrap()));
        if overwrite {
            changes.push((at + SCORE.len()..at + SCORE.len() + shown.len(), now));
        } else {
            assert_eq!(shown, now, "{name}: README.md has other figures");
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    for (range, now) in changes.into_iter().rev() {
        text.replace_range(range, &now);
    }
    if overwrite {
        std::fs::write(docs(name), text).unwrap();
    }
}

#[test]
fn the_secretary_reads_what_the_program_says() {
    walk("guide-secretaire.md");
}

#[test]
fn the_officer_reads_what_the_program_says() {
    walk("guide-dpo.md");
}

#[test]
fn every_option_in_the_text_exists() {
    let folder = tempfile::tempdir().unwrap();
    let commands = [
        "anonymise",
        "detect",
        "control",
        "verify",
        "score",
        "archive",
        "key new",
        "key rotate",
        "policy show",
        "mapping open",
        "mapping purge",
        "ouvrir",
        "serve",
    ];
    let help: String =
        commands.iter().map(|command| said(&format!("huisclos {command} --help"), folder.path()).0).collect();
    for name in GUIDES {
        for option in regex(r"`(?:[^`\n]* )?(--[a-z-]+)[^`]*`").captures_iter(&guide(name)) {
            // Options of Cargo stand in lines that begin with its name.
            let ours = !option[0].contains("cargo");
            assert!(
                !ours || help.contains(&format!("{} ", &option[1])) || help.contains(&format!("{}\n", &option[1])),
                "{name}: {}",
                &option[1]
            );
        }
    }
}

#[test]
fn every_kind_is_told_to_the_officer() {
    let table = said("huisclos policy show --formation groupe-de-travail --circulation interne", Path::new(ROOT)).0;
    let kinds: Vec<_> = regex(r"(?m)^(\S.*?) {2,}\S+$").captures_iter(&table).map(|row| row[1].to_owned()).collect();
    assert!(kinds.len() > 30);
    let text = guide("guide-dpo.md");
    // The last rows are settings.
    for kind in kinds.iter().filter(|kind| !["âges, par", "dates, par", "doutes"].contains(&kind.as_str())) {
        assert!(text.contains(kind.as_str()), "guide-dpo.md does not say: {kind}");
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let text = guide("guide-dpo.md");
    let named = regex(r"`cargo test --test (\w+)(?: (\w+))?`");
    assert!(named.captures_iter(&text).count() > 10);
    for test in named.captures_iter(&text) {
        let (file, folder) = (format!("{ROOT}/tests/{}.rs", &test[1]), Path::new(ROOT).join("tests").join(&test[1]));
        let mut source = std::fs::read_to_string(&file).unwrap_or_default();
        for path in if folder.is_dir() { files(&folder) } else { Vec::new() } {
            source.push_str(&std::fs::read_to_string(path).unwrap_or_default());
        }
        assert!(!source.is_empty(), "there are no tests «{}»", &test[1]);
        if let Some(name) = test.get(2) {
            let there = [format!("fn {}", name.as_str()), format!("mod {}", name.as_str())];
            assert!(there.iter().any(|words| source.contains(words)), "{}", &test[0]);
        }
    }
}

#[test]
fn every_refusal_is_one_that_the_program_can_say() {
    let mut source = std::fs::read_to_string(Path::new(ROOT).join("src/sentences.rs")).unwrap();
    for folder in ["src/cli", "src/cli/anonymise", "src/report", "src/report/words", "src/policy"] {
        for path in files(&Path::new(ROOT).join(folder)) {
            source.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    let source = regex(r"\\\n\s*").replace_all(&source, "").into_owned();
    let text = guide("guide-secretaire.md");
    let rows = regex(r"(?m)^\| « (.*?) » \|");
    let quoted: Vec<_> =
        rows.captures_iter(&text).flat_map(|row| row[1].split('…').map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(quoted.len() > 20);
    for part in quoted {
        assert!(source.contains(part.trim()), "the program never says: {part}");
    }
}

#[test]
fn every_article_is_named_by_a_policy() {
    let mut laws = OTHER_ARTICLES.join("\n");
    for path in files(&Path::new(ROOT).join("src/policy")) {
        laws.push_str(&std::fs::read_to_string(path).unwrap());
    }
    let article = regex(r"\b[LDR]\. ?\d{3,4}(?:-\d+)*\b|\b226-\d+\b");
    let known: BTreeSet<_> = article.find_iter(&laws).map(|found| found.as_str().to_owned()).collect();
    for name in GUIDES {
        for found in article.find_iter(&guide(name)) {
            assert!(known.contains(found.as_str()), "{name}: no policy names article {}", found.as_str());
        }
    }
}

#[test]
fn every_flag_of_the_report_is_explained() {
    let words = std::fs::read_to_string(format!("{ROOT}/src/report/words.rs")).unwrap();
    let flags = regex(r#"Reason::\w+ => (?:\{\s*)?"([^":(\\]+)"#);
    let text = guide("guide-secretaire.md");
    assert!(flags.captures_iter(&words).count() > 5);
    for flag in flags.captures_iter(&words) {
        let start = format!("| « {}", flag[1].split(" : ").next().unwrap().trim());
        assert!(text.contains(&start), "guide-secretaire.md does not explain: {}", &flag[1]);
    }
}

/// The anchor of a heading, as forges make it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
    kept.replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere_and_every_picture_is_shown() {
    let heading = regex(r"(?m)^#+ (.*)$");
    let anchors = |text: &str| heading.captures_iter(text).map(|found| anchor(&found[1])).collect::<BTreeSet<_>>();
    let mut shown = BTreeSet::new();
    for name in GUIDES {
        let text = guide(name);
        for link in regex(r"(?s)(!?)\[([^\]]*)\]\(([^)\s]+)\)").captures_iter(&text) {
            let (target, fragment) = link[3].split_once('#').unwrap_or((&link[3], ""));
            if target.starts_with("http") {
                continue;
            }
            let path = if target.is_empty() { docs(name) } else { docs(target) };
            assert!(path.exists(), "{name}: {target} does not exist");
            if !fragment.is_empty() {
                let there = std::fs::read_to_string(&path).unwrap();
                assert!(anchors(&there).contains(fragment), "{name}: {target} has no heading #{fragment}");
            }
            if &link[1] == "!" {
                assert!(link[2].chars().count() > 40, "{name}: {target} needs words for who can't see it");
                shown.insert(path);
            }
        }
    }
    let pictures = files(&docs("images"));
    let total: u64 = pictures.iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(total < 1_000_000, "{total} bytes of pictures");
    for path in pictures {
        assert!(path.metadata().unwrap().len() < 150_000, "{} is too big", path.display());
        assert!(shown.contains(&path), "{} is shown nowhere", path.display());
    }
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    assert!(GUIDES.iter().all(|name| readme.contains(&format!("(docs/{name})"))), "README.md links to both guides");
}

#[test]
fn the_example_is_the_one_of_the_readme() {
    let fixture = std::fs::read(format!("{ROOT}/fixtures/documents/groupe-de-travail.docx")).unwrap();
    assert_eq!(std::fs::read(docs("exemples/seance.docx")).unwrap(), fixture, "copy it to docs/exemples/seance.docx");
}
