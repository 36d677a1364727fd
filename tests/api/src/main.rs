//! Compares the public API, as rustdoc sees it, with the snapshot beside this program; [`tests/api/run`](../run) calls it.
//!
//! `root.txt` has what is named at the root of the crate, with what it implements, and is what `src/lib.rs` promises;
//! `modules.txt` has the rest, without what is derived and what is inside of the detection.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use public_api::{Builder, PublicApi};

/// What nearly every type implements by itself, and nobody counts on.
const UNSAID: [&str; 5] =
    ["::Freeze for", "::StructuralPartialEq for", "Unpin for", "::UnsafeUnpin for", "UnwindSafe for"];

/// Of the detection, what others are handed. The rest changes with every weight and every reading of a word; it is public for
/// the tests and benches.
const HANDED_OUT: [&str; 5] = ["PassageAt", "dossier", "explain", "token::Vocabulary", "town"];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let json = arguments.next().ok_or("the path of rustdoc's JSON is missing")?;
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite");
    let read = || Builder::from_rustdoc_json(&json).omit_blanket_impls(true);
    let mut bare = lines(&read().omit_auto_trait_impls(true).omit_auto_derived_impls(true).build()?);
    let mut whole = lines(&read().build()?);
    let said: BTreeSet<&String> = bare.iter().collect();
    whole.retain(|line| {
        said.contains(line) || line.starts_with("impl") && !UNSAID.iter().any(|name| line.contains(name))
    });
    bare.retain(|line| !is_inside(line));
    let mut same = true;
    for (name, now) in [("root.txt", &whole[root(&whole)?..]), ("modules.txt", &bare[..root(&bare)?])] {
        same &= agrees(name, now, overwrite)?;
    }
    if !same {
        println!(
            "\nThe public API is not that of the snapshot. If that is meant: SNAPSHOTS=overwrite tests/api/run, and a line in \
             CHANGELOG.md for what is gone or other in root.txt."
        );
    }
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn lines(api: &PublicApi) -> Vec<String> {
    api.items().map(ToString::to_string).collect()
}

/// Whether a line is of the detection and not of what it hands out.
fn is_inside(line: &str) -> bool {
    let item = line.split("huisclos::").nth(1).and_then(|path| path.strip_prefix("detect::"));
    item.is_some_and(|item| !HANDED_OUT.iter().any(|name| item.starts_with(name)))
}

/// Where the items of the root begin: modules come first, and each is followed by what it holds.
fn root(lines: &[String]) -> Result<usize, &'static str> {
    let of_root = |line: &String| {
        let named = line.split("pub enum huisclos::").nth(1);
        named.is_some_and(|name| !name.contains("::"))
    };
    lines.iter().position(of_root).ok_or("nothing at the root")
}

/// Whether the snapshot has these lines; shows how they differ, or writes them.
fn agrees(name: &str, now: &[String], overwrite: bool) -> Result<bool, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if overwrite {
        std::fs::write(&path, now.join("\n") + "\n")?;
        return Ok(true);
    }
    let before = std::fs::read_to_string(&path)?;
    let before: Vec<&str> = before.lines().collect();
    let gone = before.iter().filter(|line| !now.iter().any(|other| other == *line)).map(|line| format!("- {line}"));
    let new = now.iter().filter(|line| !before.contains(&line.as_str())).map(|line| format!("+ {line}"));
    let changes: Vec<String> = gone.chain(new).collect();
    if !changes.is_empty() {
        println!("tests/api/{name}:\n{}", changes.join("\n"));
    }
    Ok(changes.is_empty())
}
