//! Build script: every file of `dictionaries/fr` → one transducer from folded keys to facts, in `OUT_DIR`.
//!
//! `dictionaries/README.md` explains the notation. A wrong list fails the build with its name and line.

#[allow(dead_code, unreachable_pub)]
#[path = "../src/detect/fold.rs"]
mod fold;
#[allow(dead_code, unreachable_pub)]
#[path = "../src/detect/lexicon/lists.rs"]
mod lists;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

const DIRECTORY: &str = "dictionaries/fr";

/// Bytes of one record of the table of facts; `src/detect/lexicon.rs` decodes it.
const RECORD: usize = 13;

/// What one line, or all lines of one key, say.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Facts {
    given: u8,
    gender: u8,
    surname: u8,
    commune: u8,
    pos: u8,
    rank: u8,
    lists: u64,
}

impl Facts {
    fn merge(&mut self, other: Self) {
        if other.given > self.given {
            (self.given, self.gender) = (other.given, other.gender);
        }
        self.surname = self.surname.max(other.surname);
        self.commune = self.commune.max(other.commune);
        self.pos |= other.pos;
        self.rank =
            if self.rank == 0 || other.rank == 0 { self.rank.max(other.rank) } else { self.rank.min(other.rank) };
        self.lists |= other.lists;
    }

    fn record(self) -> [u8; RECORD] {
        let mut bytes = [0; RECORD];
        bytes[..5].copy_from_slice(&[self.given, self.surname, self.commune, self.pos, self.gender << 4 | self.rank]);
        bytes[5..].copy_from_slice(&self.lists.to_le_bytes());
        bytes
    }
}

/// What the lines of a file are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Given,
    Surname,
    Word,
    Commune,
    Rank,
    List(u64),
}

impl Kind {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "given" => Self::Given,
            "surname" => Self::Surname,
            "word" => Self::Word,
            "commune" => Self::Commune,
            "frequency" => Self::Rank,
            _ => Self::List(lists::KINDS.iter().find(|(kind, _)| *kind == name)?.1),
        })
    }

    /// The facts of one line's columns behind the entry. Columns left out mean: known, rare.
    fn facts(self, columns: &[&str]) -> Result<Facts, String> {
        let column = |i: usize| columns.get(i).copied().unwrap_or_default();
        let at_most = |n: usize| if columns.len() > n { Err(format!("more than {n} columns")) } else { Ok(()) };
        Ok(match self {
            Self::Given => {
                at_most(3)?;
                let gender = match column(0) {
                    "" | "U" => 0,
                    "F" => 1,
                    "M" => 2,
                    other => return Err(format!("gender {other} is none of F, M, U")),
                };
                Facts { given: number(column(1), 8)?, gender, ..Facts::default() }
            }
            Self::Surname => {
                at_most(1)?;
                Facts { surname: number(column(0), 8)?, ..Facts::default() }
            }
            Self::Commune => {
                at_most(2)?;
                Facts { commune: number(column(0), 1)?, ..Facts::default() }
            }
            Self::Word => {
                at_most(1)?;
                let mut pos = 0;
                for letter in column(0).chars() {
                    let bit =
                        "NAVDGOP".find(letter).ok_or_else(|| format!("part of speech {letter} is none of NAVDGOP"))?;
                    pos |= 1 << bit;
                }
                if pos == 0 {
                    return Err("no part of speech".into());
                }
                Facts { pos, ..Facts::default() }
            }
            Self::Rank => {
                at_most(1)?;
                let rank: u32 = column(0).parse().map_err(|_| "no rank".to_owned())?;
                let log = rank.checked_ilog2().filter(|log| *log < 15).ok_or("rank out of range")?;
                Facts { rank: log as u8 + 1, ..Facts::default() }
            }
            Self::List(bit) => {
                at_most(0)?;
                Facts { lists: bit, ..Facts::default() }
            }
        })
    }
}

fn number(column: &str, default: u8) -> Result<u8, String> {
    let value =
        if column.is_empty() { default } else { column.parse().map_err(|_| format!("{column} is no score"))? };
    if value == 0 { Err("score 0 says that it is none".into()) } else { Ok(value) }
}

/// One line of a file: the key, what it says, and where it is.
struct Entry {
    key: String,
    facts: Facts,
    file: usize,
    line: usize,
}

fn main() {
    for path in [DIRECTORY, "dictionaries/build.rs", "src/detect/fold.rs", "src/detect/lexicon/lists.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    if let Err(error) = build() {
        println!("cargo::error={error}");
        process::exit(1);
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let mut files: Vec<PathBuf> = fs::read_dir(DIRECTORY)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(|error| format!("{DIRECTORY}: {error}"))?;
    files.sort();

    let mut entries = Vec::new();
    let mut withdrawn: BTreeMap<(Kind, String), (usize, usize)> = BTreeMap::new();
    for (index, path) in files.iter().enumerate() {
        let text = read(path).map_err(|error| at(path, 0, error))?;
        parse(&text, index, &mut entries, &mut withdrawn).map_err(|(line, error)| at(path, line, error))?;
    }
    if let Some((_, (file, line))) = withdraw(&mut entries, withdrawn) {
        return Err(at(&files[file], line, "withdraws an entry that no file of this kind has"));
    }
    let leaders = leaders(entries.iter().map(|(_, entry)| entry));
    fs::write(out.join("lexicon.leaders"), leaders).map_err(|error| error.to_string())?;
    let (keys, table) = merge(entries.into_iter().map(|(_, entry)| entry).collect());
    let mut map = fst::MapBuilder::memory();
    for (key, index) in keys {
        map.insert(key, index).map_err(|error| error.to_string())?;
    }
    let map = map.into_inner().map_err(|error| error.to_string())?;
    fs::write(out.join("lexicon.fst"), map).map_err(|error| error.to_string())?;
    fs::write(out.join("lexicon.facts"), table).map_err(|error| error.to_string())
}

/// What the entries of things start with, before each of their marks and blanks, one a line and sorted: the start, a tab,
/// the lists of the entries that go on behind it.
fn leaders<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let mut leaders: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in entries.filter(|entry| entry.facts.lists & lists::THINGS != 0) {
        for (at, _) in entry.key.match_indices(|c: char| !c.is_ascii_alphanumeric()) {
            *leaders.entry(&entry.key[..at]).or_default() |= entry.facts.lists & lists::THINGS;
        }
    }
    leaders.iter().map(|(start, lists)| format!("{start}\t{lists}\n")).collect()
}

fn at(path: &Path, line: usize, error: impl Display) -> String {
    format!("{}:{line}: {error}", path.display())
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    if path.extension().is_none_or(|extension| extension != "gz") {
        return String::from_utf8(bytes).map_err(|error| error.to_string());
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(text)
}

/// Reads one file: header lines `# name: value`, then entries in order of their key, then of their spelling.
fn parse(
    text: &str,
    file: usize,
    entries: &mut Vec<(Kind, Entry)>,
    withdrawn: &mut BTreeMap<(Kind, String), (usize, usize)>,
) -> Result<(), (usize, String)> {
    let mut header: BTreeMap<&str, &str> = BTreeMap::new();
    let lines = text.lines().zip(1..);
    for (line, _) in lines.clone().take_while(|(line, _)| line.starts_with('#')) {
        if let Some((name, value)) = line[1..].split_once(':') {
            header.entry(name.trim()).or_insert(value.trim());
        }
    }
    for name in ["kind", "source", "licence", "date"] {
        if header.get(name).is_none_or(|value| value.is_empty()) {
            return Err((1, format!("no header line «# {name}: …»")));
        }
    }
    let kind = Kind::parse(header["kind"]).ok_or_else(|| (1, format!("unknown kind «{}»", header["kind"])))?;

    let mut last = (String::new(), "");
    let mut seen = BTreeSet::new();
    for (line, n) in lines.skip_while(|(line, _)| line.starts_with('#')) {
        let fail = |error: &str| (n, error.to_owned());
        let (minus, rest) = line.strip_prefix('-').map_or((false, line), |rest| (true, rest));
        let mut columns = rest.split('\t');
        let spelling = columns.next().unwrap_or_default();
        let columns: Vec<&str> = columns.collect();
        let mut first = None;
        for variant in spelling.split('|') {
            let key = fold::fold(variant);
            if key.is_empty() || key != fold::fold(&key) {
                return Err(fail("no letter, or a key that folds twice"));
            }
            if first.is_none() {
                first = Some(key.clone());
            }
            if minus {
                withdrawn.insert((kind, key), (file, n));
                continue;
            }
            // Order brings equal keys together, except those of variants, which only lists have.
            if matches!(kind, Kind::List(_)) && !seen.insert(key.clone()) {
                return Err(fail("the same key twice in this file"));
            }
            let facts = kind.facts(&columns).map_err(|error| (n, error))?;
            entries.push((kind, Entry { key, facts, file, line: n }));
        }
        let this = (first.unwrap_or_default(), rest);
        if this.0 == last.0 {
            return Err(fail("the same key twice in this file"));
        }
        if this < last {
            return Err(fail("out of order: sort by folded key, then by spelling (regenerate.py --sort)"));
        }
        last = this;
    }
    Ok(())
}

/// Removes what is withdrawn; gives back a withdrawal that removed nothing.
fn withdraw(
    entries: &mut Vec<(Kind, Entry)>,
    withdrawn: BTreeMap<(Kind, String), (usize, usize)>,
) -> Option<((Kind, String), (usize, usize))> {
    if withdrawn.is_empty() {
        return None;
    }
    let mut used = BTreeSet::new();
    entries.retain(|(kind, entry)| {
        let name = (*kind, entry.key.clone());
        let gone = withdrawn.contains_key(&name);
        if gone {
            used.insert(name);
        }
        !gone
    });
    withdrawn.into_iter().find(|(name, _)| !used.contains(name))
}

/// Merges the lines of each key, and numbers the distinct facts, the most frequent first: small numbers make a small map.
fn merge(mut entries: Vec<Entry>) -> (Vec<(String, u64)>, Vec<u8>) {
    entries.sort_by(|a, b| (&a.key, a.file, a.line).cmp(&(&b.key, b.file, b.line)));
    let mut keys: Vec<(String, Facts)> = Vec::with_capacity(entries.len());
    for entry in entries {
        match keys.last_mut() {
            Some((key, facts)) if *key == entry.key => facts.merge(entry.facts),
            _ => keys.push((entry.key, entry.facts)),
        }
    }
    let mut count: BTreeMap<Facts, usize> = BTreeMap::new();
    for (_, facts) in &keys {
        *count.entry(*facts).or_default() += 1;
    }
    let mut frequent: Vec<(Facts, usize)> = count.into_iter().collect();
    frequent.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let number: BTreeMap<Facts, u64> = frequent.iter().zip(0..).map(|((facts, _), i)| (*facts, i)).collect();
    let table = frequent.iter().flat_map(|(facts, _)| facts.record()).collect();
    (keys.into_iter().map(|(key, facts)| (key, number[&facts])).collect(), table)
}
