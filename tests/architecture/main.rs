//! The rules of ARCHITECTURE.md that a compiler does not check, read from the source files.
//!
//! Every table below says what is allowed; what is not in it fails, and so does an exception that is no longer needed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is shared by everything: words, bytes, errors.
const SHARED: &[&str] = &["error", "kind", "segment"];

/// What a recogniser may use beyond [`SHARED`]. Not the formats, not the linking, not the policy, and not each other.
const SCENE: &[&str] = &[
    "detect",
    "detect::cues",
    "detect::evidence",
    "detect::fold",
    "detect::lexicon",
    "detect::marks",
    "detect::token",
    "zone",
];

/// Which modules each module may use, beyond [`SHARED`] and its own children. A module that is not listed has the
/// rules of its parent, and may use what its parent holds. `a` allows what `a` itself defines, and not `a::b`.
const ALLOWED: &[(&str, &[&[&str]])] = &[
    ("error", &[]),
    ("kind", &[]),
    ("segment", &[]),
    ("grammar", &[]),
    ("threads", &[]),
    ("format", &[&["threads"]]),
    ("zone", &[&["detect::columns", "detect::fold", "detect::lexicon"]]),
    ("policy", &[&["detect::fold"]]),
    // Detection: what all recognisers stand on …
    ("detect::fold", &[]),
    ("detect::by_word", &[]),
    ("detect::columns", &[&["detect::fold", "detect::lexicon"]]),
    ("detect::checks", &[]),
    ("detect::entrance", &[&["detect::fold"]]),
    ("detect::instruction", &[]),
    ("detect::civility", &[&["detect::lexicon"]]),
    ("detect::years", &[&["detect::fold"]]),
    ("detect::calendar", &[&["detect::fold"]]),
    ("detect::stems", &[&["detect::by_word"]]),
    ("detect::lexicon", &[&["detect::by_word", "detect::fold"]]),
    ("detect::cues", &[&["detect::by_word", "detect::stems"]]),
    ("detect::marks", &[&["detect::by_word", "detect::cues", "detect::lexicon"]]),
    ("detect::openings", &[&["detect::fold", "detect::token"]]),
    (
        "detect::token",
        &[&["detect::cues", "detect::fold", "detect::lexicon", "detect::marks", "detect::openings", "zone"]],
    ),
    ("detect::evidence", &[&["detect", "detect::lexicon", "zone"]]),
    (
        "detect::chunk",
        &[&["detect::civility", "detect::evidence", "detect::lexicon", "detect::marks", "detect::token", "zone"]],
    ),
    ("detect::name", &[&["detect::civility", "detect::evidence", "detect::lexicon", "detect::token"]]),
    // … the recognisers …
    ("detect::patterns", &[SCENE, &["detect::checks", "detect::openings"]]),
    ("detect::address", &[SCENE, &["detect::calendar", "detect::openings"]]),
    ("detect::names", &[SCENE, &["detect::chunk"]]),
    ("detect::kin", &[SCENE]),
    ("detect::affiliation", &[SCENE]),
    ("detect::ages", &[SCENE, &["detect::checks"]]),
    ("detect::sensitive", &[SCENE, &["detect::stems"]]),
    ("detect::table", &[SCENE, &["detect::checks", "detect::columns"]]),
    (
        "detect::form",
        &[&["detect", "detect::columns", "detect::evidence", "detect::fold", "detect::lexicon", "detect::table"]],
    ),
    ("detect::recall", &[SCENE, &["detect::chunk", "detect::entrance", "detect::name", "detect::section"]]),
    ("detect::dossier", &[&["detect", "detect::evidence", "detect::recall", "detect::token", "zone"]]),
    // … the user's lists, which know what bears a name and let its recogniser read what stands around …
    ("detect::town", &[&["detect::civility", "detect::fold", "detect::token"]]),
    ("detect::userlists", &[SCENE, &["detect::address", "detect::affiliation", "detect::town"]]),
    ("detect::section", &[&["detect::fold", "zone"]]),
    (
        "detect::neighbours",
        &[&[
            "detect::by_word",
            "detect::civility",
            "detect::fold",
            "detect::kin",
            "detect::lexicon",
            "detect::name",
            "detect::token",
            "detect::years",
            "zone",
        ]],
    ),
    ("detect::surface", &[&["detect::fold", "detect::lexicon"]]),
    (
        "detect::value",
        &[&[
            "detect",
            "detect::calendar",
            "detect::evidence",
            "detect::fold",
            "detect::instruction",
            "detect::lexicon",
            "detect::token",
        ]],
    ),
    // … the arbiter, what becomes of what it leaves, who says why, and who calls them all.
    ("detect::overlap", &[&["detect"]]),
    (
        "detect::mentions",
        &[&[
            "detect",
            "detect::fold",
            "detect::kin",
            "detect::name",
            "detect::section",
            "detect::token",
            "detect::value",
            "zone",
        ]],
    ),
    ("detect::explain", &[&["detect", "detect::evidence", "detect::names", "detect::patterns", "detect::token"]]),
    ("detect", &[&["zone"]]),
    // After the barrier.
    ("link", &[&["detect", "detect::kin", "detect::lexicon", "detect::name", "detect::token", "zone"]]),
    ("pseudonym", &[&["detect::fold", "detect::kin", "detect::token", "link"]]),
    (
        "plan",
        &[
            &[
                "detect",
                "detect::calendar",
                "detect::chunk",
                "detect::civility",
                "detect::entrance",
                "detect::fold",
                "detect::instruction",
                "detect::kin",
                "detect::lexicon",
                "detect::name",
                "detect::surface",
                "detect::token",
                "detect::userlists",
                "detect::years",
                "zone",
            ],
            &["format", "grammar", "link", "policy", "pseudonym"],
        ],
    ),
    ("pages", &[]),
    ("typeset", &[&["format", "pages"]]),
    ("proof", &[&["detect::fold", "pages", "threads"]]),
    ("report", &[&["detect", "detect::explain", "format", "link", "plan", "policy", "proof", "typeset::pdf", "zone"]]),
    // Beside the way of a byte: the way up to the decisions, for one text; who became which code, for who asks; what is
    // found against what is annotated; what went wrong, in French.
    ("detection", &[&["", "detect::token", "format", "link", "policy"]]),
    ("outcome", &[&["", "format", "report"]]),
    ("mapping", &[&["", "format", "grammar", "link", "plan", "report"]]),
    ("review", &[&["", "detect", "detect::dossier", "detect::token", "format", "grammar", "link", "report"]]),
    ("score", &[]),
    ("sentences", &[&["detect::town", "policy"]]),
];

/// Uses against the table that exist, each with what would end it.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("detect", "link", "`Mention` is defined by the linking; detection makes it"),
    ("detect::mentions", "link", "`Mention` again: this is where"),
    ("detect::recall", "link", "`Mention` again: what was found is learnt from it"),
    ("detect::neighbours", "link", "`Mention` again"),
    ("detect::dossier", "link", "`Mention` and `Linked`: the names of one document are learnt for the others"),
    ("detect::explain", "link", "`Mention` again: its confidence is what is explained"),
    (
        "detect::openings",
        "detect::patterns",
        "the words that open a pattern stand in its row; a word is asked for them once",
    ),
    ("detect::openings", "detect::address", "likewise"),
    ("detect::address", "detect::patterns", "the compiling of a regular expression lives beside the table of patterns"),
];

/// Who may call the arbiter, and who may make names.
const SOLE_USERS: &[(&str, &[&str])] = &[("detect::overlap", &["detect", ""]), ("pseudonym", &["plan", ""])];

/// Modules longer than [`LONGEST`], with how long they may be at most; to be cut up, and this list with them.
const LONG: &[(&str, usize)] = &[];

/// Lines of the longest module, tests included.
const LONGEST: usize = 450;

/// Parts of the standard library that the library has no business with.
const OUTSIDE: &[&str] = &["env", "fs", "net", "process", "thread"];

/// Of `std::io`, what is no trait and no buffer: the streams of the process.
const STREAMS: &[&str] = &["stdin", "stdout", "stderr", "Stdin", "Stdout", "Stderr"];

/// Folders of the program, which stands outside the library.
const PROGRAM: &[&str] = &["cli", "web"];

/// Where the library uses one of them: threads that end with the call which they were made for.
const WITHIN: (&str, &str) = ("threads", "thread");

/// Of [`OUTSIDE`], what the server has business with: it listens, and asks how many cores there are.
const OF_THE_SERVER: &[&str] = &["net", "thread"];

/// Macros that print.
const PRINTS: &[&str] = &["println!", "eprintln!", "print!", "eprint!", "dbg!"];

/// Lints that no module may switch off, and that Cargo.toml must switch on.
const LINTS: &[(&str, &str)] = &[
    ("rust", "unsafe_code"),
    ("clippy", "iter_over_hash_type"),
    ("clippy", "print_stdout"),
    ("clippy", "print_stderr"),
    ("clippy", "dbg_macro"),
    ("clippy", "panic"),
    ("clippy", "unwrap_used"),
    ("clippy", "use_debug"),
];

#[test]
fn modules_use_only_what_the_table_allows() {
    let library = library();
    let names: BTreeSet<&str> = library.keys().map(String::as_str).collect();
    let mut faults = Vec::new();
    let mut needed = BTreeSet::new();
    for (module, code) in library.iter().filter(|(module, _)| !module.is_empty()) {
        for used in uses(module, code, &names) {
            match verdict(module, &used) {
                Verdict::Allowed => {}
                Verdict::Exception(at) => drop(needed.insert(at)),
                Verdict::Forbidden => faults.push(format!("{module} uses {used}")),
                Verdict::Unknown => {
                    faults.push(format!("{module} is in no line of ALLOWED: say there what it may use"))
                }
            }
        }
    }
    let idle = EXCEPTIONS.iter().enumerate().filter(|(at, _)| !needed.contains(at));
    faults.extend(idle.map(|(_, (from, to, _))| format!("{from} no longer uses {to}: take the exception away")));
    faults.dedup();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_table_names_modules_that_exist() {
    let library = library();
    let named = ALLOWED.iter().flat_map(|(module, lists)| lists.iter().flat_map(|list| list.iter()).chain([module]));
    let missing: Vec<&&str> = named.filter(|module| !library.contains_key(**module)).collect();
    assert!(missing.is_empty(), "no such module: {missing:?}");
}

#[test]
fn one_module_arbitrates_and_one_makes_names() {
    let library = library();
    let names: BTreeSet<&str> = library.keys().map(String::as_str).collect();
    for (module, users) in SOLE_USERS {
        for (user, code) in &library {
            let uses = uses(user, code, &names).iter().any(|used| used == module);
            assert!(!uses || within(user, module) || users.contains(&user.as_str()), "{user} uses {module}");
        }
    }
}

/// How sure a rule is stands in the tables of weights, where a weight can be seen beside the others.
#[test]
fn weights_stand_in_tables() {
    let tables = ["detect::evidence", "detect::patterns"];
    let recognisers = library().into_iter().filter(|(module, _)| within(module, "detect"));
    let mut faults = Vec::new();
    for (module, code) in recognisers.filter(|(module, _)| !tables.iter().any(|table| within(module, table))) {
        let given = ["confidence: ", "confidence = "].map(|words| code.split(words).skip(1));
        let literal = given.into_iter().flatten().any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        faults.extend(literal.then(|| format!("{module} has a confidence of its own")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_library_touches_nothing_outside() {
    let mut faults = Vec::new();
    for (module, code) in &library() {
        let used = outside(code).into_iter().filter(|part| (module.as_str(), part.as_str()) != WITHIN);
        faults.extend(used.map(|part| format!("{module}: std::{part}")));
        let printed = PRINTS.iter().filter(|name| has_word(code, name));
        faults.extend(printed.map(|name| format!("{module}: {name}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The server is a face of the library: it knows nothing of the program that starts it, and touches no file.
#[test]
fn the_server_uses_only_the_library() {
    let mut faults = Vec::new();
    for path in files(&root().join("src/web"), "rs") {
        let name = relative(&path);
        let code = source::without_tests(&source::code(&std::fs::read_to_string(&path).unwrap()));
        faults.extend(source::paths(&code, "crate").into_iter().map(|path| format!("{name}: {}", path.join("::"))));
        let above = source::paths(&code, "super").into_iter().filter(|path| path.get(1).is_some_and(|s| s == "super"));
        faults.extend(above.map(|path| format!("{name}: {}", path.join("::"))));
        let used = source::paths(&code, "std").into_iter().filter_map(|path| path.into_iter().nth(1));
        let outside = used.filter(|part| OUTSIDE.contains(&part.as_str()) && !OF_THE_SERVER.contains(&part.as_str()));
        faults.extend(outside.map(|part| format!("{name}: std::{part}")));
        faults.extend(PRINTS.iter().filter(|print| has_word(&code, print)).map(|print| format!("{name}: {print}")));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn lints_are_on_and_stay_on() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    for (tool, lint) in LINTS {
        let level = &manifest["lints"][*tool].get(*lint).and_then(toml::Value::as_str);
        assert!(matches!(level, Some("warn" | "deny" | "forbid")), "{tool}::{lint} is {level:?}");
        for (module, code) in &library() {
            let gates = code.match_indices("allow(").chain(code.match_indices("expect("));
            let off = gates.into_iter().any(|(at, _)| {
                let attribute = code[..at].lines().next_back().is_some_and(|line| line.trim_start().starts_with('#'));
                attribute && code[at..].split(')').next().is_some_and(|list| has_word(list, lint))
            });
            assert!(!off, "{module} switches {lint} off");
        }
    }
}

#[test]
fn modules_are_short() {
    let mut faults = Vec::new();
    for path in files(&root().join("src"), "rs") {
        let name = relative(&path);
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        match LONG.iter().find(|(long, _)| *long == name) {
            Some((_, limit)) if lines > *limit => faults.push(format!("{name} has {lines} lines, more than {limit}")),
            Some(_) if lines <= LONGEST => faults.push(format!("{name} has {lines} lines: take the exception away")),
            None if lines > LONGEST => faults.push(format!("{name} has {lines} lines, more than {LONGEST}")),
            _ => {}
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A path of somebody's machine, or the marks of a merge left half done.
#[test]
fn files_name_no_machine() {
    let forbidden = ["/wo|rk/", "/ro|ot/", "/ho|me/", "<<<|<<<< ", ">>>|>>>> "].map(|word| word.replace('|', ""));
    let mut faults = Vec::new();
    for extension in ["rs", "md", "toml", "py", "txt", "tsv", "json", "sh", ""] {
        for path in files(root(), extension) {
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            let found = forbidden.iter().filter(|word| text.contains(word.as_str()));
            faults.extend(found.map(|word| format!("{}: {word}", relative(&path))));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What `code` names of the standard library that reaches out of the process.
fn outside(code: &str) -> Vec<String> {
    let part = |path: Vec<String>| {
        let part = path.get(1)?;
        // «io::stderr()» behind «use std::io», too, and «io» under another name.
        let stream = part == "io" && path.get(2).is_some_and(|name| STREAMS.contains(&name.as_str()));
        (OUTSIDE.contains(&part.as_str()) || stream).then(|| path[1..].join("::"))
    };
    let named = source::paths(code, "std").into_iter().filter_map(part).map(|path| match path.split_once("::") {
        Some((part, _)) if part != "io" => part.to_owned(),
        _ => path,
    });
    let short = source::paths(code, "io").into_iter();
    let short = short.filter(|path| path.get(1).is_some_and(|name| STREAMS.contains(&name.as_str())));
    named.chain(short.map(|path| path.join("::"))).collect()
}

enum Verdict {
    Allowed,
    Exception(usize),
    Forbidden,
    Unknown,
}

/// Whether `module` may use `used`.
fn verdict(module: &str, used: &str) -> Verdict {
    // The rules are those of the longest name in the table that `module` is or lies in.
    let rules = ALLOWED.iter().filter(|(name, _)| within(module, name)).max_by_key(|(name, _)| name.len());
    let Some((owner, lists)) = rules else { return Verdict::Unknown };
    // Rules of a folder are for the folder: a file of `detect/` must have a line of its own.
    if *owner == "detect" && module != "detect" {
        return Verdict::Unknown;
    }
    let granted =
        lists.iter().flat_map(|list| list.iter()).any(|name| *name == used || opens(name) && within(used, name));
    if within(used, owner) || SHARED.contains(&used) || granted {
        return Verdict::Allowed;
    }
    let exception = EXCEPTIONS.iter().position(|(from, to, _)| within(module, from) && *to == used && owner == from);
    exception.map_or(Verdict::Forbidden, Verdict::Exception)
}

/// Whether who may use `name` may use what lies in it: not `detect`, whose children are modules of their own.
fn opens(name: &str) -> bool {
    name != "detect"
}

/// Whether `module` is `outer` or lies in it.
fn within(module: &str, outer: &str) -> bool {
    module.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The modules that `code` names, its own left out.
fn uses(module: &str, code: &str, names: &BTreeSet<&str>) -> BTreeSet<String> {
    let paths = source::paths(code, "crate").into_iter().chain(source::paths(code, "super"));
    paths.filter_map(|path| resolve(module, &path, names)).filter(|used| used != module).collect()
}

/// The module that a path leads to: the longest part of it that is one.
fn resolve(module: &str, path: &[String], names: &BTreeSet<&str>) -> Option<String> {
    let mut base: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
    let mut rest = path;
    while let Some((first, tail)) = rest.split_first() {
        match first.as_str() {
            "crate" => base.clear(),
            "super" => drop(base.pop()),
            _ => break,
        }
        rest = tail;
    }
    base.extend(rest.iter().map(String::as_str));
    (1..=base.len()).rev().map(|length| base[..length].join("::")).find(|name| names.contains(name.as_str()))
}

/// Whether `word` stands in `code` and not inside a longer word.
fn has_word(code: &str, word: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let after = code[at + word.len()..].chars().next();
        !code[..at].chars().next_back().is_some_and(letter) && (word.ends_with('!') || !after.is_some_and(letter))
    })
}

/// The modules of the library by name, with their code; `""` is `lib.rs`. The program, which stands outside, is not
/// among them, and neither are tests.
fn library() -> BTreeMap<String, String> {
    let src = root().join("src");
    let mut modules = BTreeMap::new();
    for path in files(&src, "rs") {
        if let Some(name) = module_name(path.strip_prefix(&src).unwrap()) {
            modules.insert(name, source::without_tests(&source::code(&std::fs::read_to_string(&path).unwrap())));
        }
    }
    modules
}

/// The name of the module of a file under `src`; `None` for the program and for tests.
fn module_name(path: &Path) -> Option<String> {
    let mut parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let last = parts.pop()?.strip_suffix(".rs")?;
    if last == "tests"
        || (parts.is_empty() && last == "main")
        || parts.first().or(Some(&last)).is_some_and(|first| PROGRAM.contains(first))
    {
        return None;
    }
    if last != "mod" && !(parts.is_empty() && last == "lib") {
        parts.push(last);
    }
    Some(parts.join("::"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The files under `folder` with an extension, sorted; what is built and what is hidden left out.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "target" || name == "node_modules" || name == "__pycache__" {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().unwrap_or_default() == extension {
            found.push(path);
        }
    }
    found.sort();
    found
}

mod tests {
    use super::*;

    fn used(module: &str, code: &str) -> Vec<String> {
        let names = ["detect", "detect::fold", "detect::address", "detect::address::name", "link", "zone"].into();
        uses(module, code, &names).into_iter().collect()
    }

    #[test]
    fn paths_lead_to_modules() {
        assert_eq!(used("detect::address::name", "use crate::detect::fold::fold;"), ["detect::fold"]);
        assert_eq!(used("detect::address", "use super::fold::fold; use super::Candidate;"), ["detect", "detect::fold"]);
        assert_eq!(used("detect::address::name", "super::super::fold::fold(x)"), ["detect::fold"]);
        assert_eq!(used("zone", "use crate::{link::{Mention, Linked}, zone::Zone};"), ["link"]);
    }

    #[test]
    fn files_are_modules() {
        let name = |path: &str| module_name(Path::new(path));
        assert_eq!(name("lib.rs").as_deref(), Some(""));
        assert_eq!(name("detect/mod.rs").as_deref(), Some("detect"));
        assert_eq!(name("detect/lexicon/lists.rs").as_deref(), Some("detect::lexicon::lists"));
        assert_eq!([name("main.rs"), name("cli.rs"), name("web/mod.rs"), name("zone/tests.rs")], [const { None }; 4]);
    }

    #[test]
    fn forbidden_directions_are_seen() {
        let forbidden = |module, used| matches!(verdict(module, used), Verdict::Forbidden);
        assert!(forbidden("format::docx", "kind::never") && forbidden("format::docx", "detect::fold"));
        assert!(forbidden("detect::kin", "detect::names") && forbidden("detect::names", "format"));
        assert!(forbidden("detect::names", "link") && forbidden("zone", "policy") && forbidden("link", "plan"));
        assert!(forbidden("plan", "report") && forbidden("detect::overlap", "detect::names"));
        assert!(matches!(verdict("detect::shoes", "zone"), Verdict::Unknown));
        assert!(matches!(verdict("archive", "zone"), Verdict::Unknown));
        assert!(matches!(verdict("format::docx", "format::zip"), Verdict::Allowed));
        assert!(matches!(verdict("zone", "detect::lexicon::lists"), Verdict::Allowed));
        assert!(matches!(verdict("detect::recall", "link"), Verdict::Exception(2)));
    }

    #[test]
    fn what_reaches_outside_is_seen() {
        assert_eq!(outside("use std::{fs, io::Write}; use std::collections::BTreeMap;"), ["fs"]);
        assert_eq!(outside("let mut err = std::io::stderr(); err.write_all(b\"x\")"), ["io::stderr"]);
        assert_eq!(outside("use std::io::{self, Write}; fn f() { drop(io::stdout().lock()); }"), ["io::stdout"]);
        assert_eq!(outside("use std::io::{Read, Stdin};"), ["io::Stdin"]);
        assert_eq!(outside("fn f(out: &mut dyn std::io::Write) { io::Error::other(\"x\"); }"), [""; 0]);
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("x; println!(\"\")", "println!") && !has_word("eprintln!()", "println!"));
        assert!(has_word("clippy::panic)", "panic") && !has_word("panicky", "panic"));
    }
}
