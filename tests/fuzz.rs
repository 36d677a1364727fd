//! The fuzz targets (`fuzz/`) without a fuzzer: the fixtures, changed at random but the same way every time. It sees less
//! than `cargo fuzz run`, takes no nightly compiler, and runs with every `cargo test`.
//!
//! `HUISCLOS_FUZZ_SECONDS=60 cargo test --test fuzz` goes on for so long a target. A failure says which round failed;
//! `HUISCLOS_FUZZ_ROUND=pdf:1234` runs that one alone and keeps its input in the temporary folder.

// There it is a library, and a panic is what a fuzzer looks for.
#[allow(unreachable_pub, clippy::panic)]
#[path = "../fuzz/src/lib.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// Rounds of one target when no time is given.
const ROUNDS: u64 = 150;

/// How long one round may take, in a program that is not optimised.
const PATIENCE: Duration = Duration::from_secs(60);

macro_rules! targets {
    ($($name:ident $run:expr, $extensions:expr;)*) => {
        $(#[test]
        fn $name() {
            rounds(stringify!($name), $extensions, $run);
        })*
    };
}

targets! {
    docx |data| targets::packed("a.docx", data), &["docx"];
    odt |data| targets::packed("a.odt", data), &["odt"];
    fodt |data| targets::reader("a.fodt", data), &["fodt"];
    pdf |data| targets::reader("a.pdf", data), &["pdf"];
    rtf |data| targets::reader("a.rtf", data), &["rtf"];
    html |data| targets::reader("a.html", data), &["html"];
    eml |data| targets::reader("a.eml", data), &["eml"];
    md |data| targets::reader("a.md", data), &["md", "markdown"];
    txt |data| targets::reader("a.txt", data), &["txt"];
    pipeline targets::pipeline, &["docx", "odt", "fodt", "pdf", "rtf", "html", "eml", "md", "txt"];
}

/// Runs a target over its seeds, then over changes of them.
#[allow(clippy::print_stdout, clippy::print_stderr)]
fn rounds(name: &'static str, extensions: &[&str], run: fn(&[u8])) {
    let seeds = seeds(extensions);
    assert!(!seeds.is_empty(), "{name}: no fixture");
    let words = dictionary(name);
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seconds = number("HUISCLOS_FUZZ_SECONDS");
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(600));
    let only = std::env::var("HUISCLOS_FUZZ_ROUND").ok();
    let (send, receive) = mpsc::channel();
    // A round that does not end takes no other test with it, and is named.
    let watch = std::thread::spawn(move || {
        let mut round = 0;
        loop {
            match receive.recv_timeout(PATIENCE) {
                Ok(next) => round = next,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    eprintln!("{name}:{round} takes too long");
                    std::process::abort();
                }
            }
        }
    });
    let mut round = 0;
    while if seconds.is_some() { Instant::now() < until } else { round < ROUNDS } {
        let label = format!("{name}:{round}");
        if only.as_ref().is_none_or(|only| *only == label) {
            let data = changed(&seeds, &words, round);
            if only.is_some() {
                std::fs::write(std::env::temp_dir().join(format!("huisclos-fuzz-{name}-{round}")), &data)
                    .expect("a file");
            }
            send.send(round).expect("somebody watches");
            assert!(catch_unwind(AssertUnwindSafe(|| run(&data))).is_ok(), "round {label} failed");
        }
        round += 1;
    }
    drop(send);
    watch.join().expect("the watch");
    println!("{name}: {round} rounds");
}

/// The fixtures with these extensions; of a package its parts, too, which the target packs again.
fn seeds(extensions: &[&str]) -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/documents");
    let entries = std::fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|e| extensions.iter().any(|known| e == *known))).collect();
    paths.sort();
    let mut seeds = Vec::new();
    for path in paths {
        let bytes = std::fs::read(path).expect("a fixture");
        if bytes.starts_with(b"PK") {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a package");
            for index in 0..archive.len() {
                let mut entry = archive.by_index(index).expect("an entry");
                let name = entry.name().expect("a name").into_owned();
                if name.ends_with("document.xml") || name.ends_with("content.xml") || name.ends_with("styles.xml") {
                    let mut part = Vec::new();
                    std::io::Read::read_to_end(&mut entry, &mut part).expect("a part");
                    seeds.push(part);
                }
            }
        }
        seeds.push(bytes);
    }
    seeds
}

/// The words of `fuzz/dictionaries/NAME.dict`, where there is one.
fn dictionary(name: &str) -> Vec<Vec<u8>> {
    let path = format!("{}/fuzz/dictionaries/{name}.dict", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let quoted = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let word = |word: &str| {
        let (mut out, mut rest) = (Vec::new(), word);
        while let Some((before, after)) = rest.split_once("\\x") {
            out.extend(before.bytes());
            out.extend(u8::from_str_radix(after.get(..2).unwrap_or_default(), 16).ok());
            rest = after.get(2..).unwrap_or_default();
        }
        out.extend(rest.bytes());
        out
    };
    quoted.map(word).collect()
}

/// The first rounds are the seeds as they are.
fn changed(seeds: &[Vec<u8>], words: &[Vec<u8>], round: u64) -> Vec<u8> {
    let mut random = Random(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let count = seeds.len();
    let mut data = seeds[round as usize % count].clone();
    if (round as usize) < count {
        return data;
    }
    for _ in 0..=random.below(8) {
        let at = random.below(data.len() + 1);
        let length = random.below(64.min(data.len() - at) + 1);
        match random.below(9) {
            0 => data.truncate(at),
            1 => drop(data.drain(at..at + length)),
            2 => data.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
            3 => data
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte = [0, 0xff, b'<', b'"', b'\\', b'\n'][random.below(6)]),
            4 => {
                let piece: Vec<u8> = data[at..at + length].repeat(1 + random.below(40));
                data.splice(at..at, piece);
            }
            5 => {
                let other = &seeds[random.below(count)];
                let from = random.below(other.len() + 1);
                let piece = other[from..from + random.below(400.min(other.len() - from) + 1)].to_vec();
                data.splice(at..at + length, piece);
            }
            6 => {
                // Another number where one stands.
                let digits = data[at..].iter().position(u8::is_ascii_digit).map(|found| at + found);
                if let Some(at) = digits {
                    let end = at + data[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                    let number = ["0", "1", "65535", "2147483648", "18446744073709551616"][random.below(5)];
                    data.splice(at..end, number.bytes());
                }
            }
            _ if !words.is_empty() => {
                let word = words[random.below(words.len())].clone();
                data.splice(at..at + random.below(2) * length, word);
            }
            _ => data.insert(at, random.below(256) as u8),
        }
        data.truncate(1 << 18);
    }
    data
}

/// Xorshift: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % most.max(1) as u64) as usize
    }
}
