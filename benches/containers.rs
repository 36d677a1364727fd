//! DOCX and ODT end to end, proof included, beside unpacking and packing the same file: of real files, which are more than
//! text. `benches/README.md` has the figures.
//!
//! `cargo bench --bench containers` measures the fixtures; `cargo bench --bench containers -- FILE…` other files.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench for a terminal stops where something is wrong")]

mod clock;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clock::{median, ms};
use huisclos::detect::token::Vocabulary;
use huisclos::format;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::report::Proof;
use huisclos::{Anonymiser, Limits};
use zip::write::SimpleFileOptions;

/// How often each is run; the median counts.
const RUNS: usize = 9;

fn main() {
    let mut files: Vec<PathBuf> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).map(PathBuf::from).collect();
    let given = !files.is_empty();
    if !given {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documents");
        let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files = all.filter(|path| path.extension().is_some_and(|e| e == "docx" || e == "odt")).collect();
        files.sort();
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let limits = [1, cores].map(|threads| Limits { threads, ..Limits::default() });
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let mut times: Vec<Times> = Vec::new();
    let mut refused = 0;
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let name = if path.extension().is_some_and(|e| e == "odt") { "a.odt" } else { "a.docx" };
        if !whole(&anonymiser, &bytes, name, &limits[0]) || repacked(&bytes).is_none() {
            refused += 1;
            continue;
        }
        let floor = median(RUNS, || repacked(&bytes));
        let ours = limits.map(|limits| median(RUNS, || whole(&anonymiser, &bytes, name, &limits)));
        let time = Times { floor, ours };
        if !given {
            let [one, all] = [0, 1].map(|which| time.ratio(which));
            println!("{one:>6.2} {all:>6.2} {:>9.2} ms {}", ms(floor), path.file_name().unwrap().display());
        }
        times.push(time);
    }
    println!("\n{} files, {refused} refused", times.len());
    for (which, threads) in [(0, 1), (1, cores)] {
        times.sort_by(|a, b| a.ratio(which).total_cmp(&b.ratio(which)));
        let at = |share: usize| times.get(times.len() * share / 100).map_or(f64::NAN, |times| times.ratio(which));
        let sum =
            |of: fn(&Times, usize) -> Duration| times.iter().map(|t| of(t, which)).sum::<Duration>().as_secs_f64();
        let within = times.iter().filter(|times| times.ratio(which) <= 2.0).count();
        println!(
            "{threads} threads: a quarter within {:.2} times, half {:.2}, nine in ten {:.2}; {within} within 2; all together {:.2}",
            at(25),
            at(50),
            at(90),
            sum(|times, which| times.ours[which]) / sum(|times, _| times.floor)
        );
    }
}

/// Of one file: unpacked and packed again, and by one thread and by as many as there are cores.
struct Times {
    floor: Duration,
    ours: [Duration; 2],
}

impl Times {
    fn ratio(&self, which: usize) -> f64 {
        self.ours[which].as_secs_f64() / self.floor.as_secs_f64()
    }
}

/// Bytes in, bytes out, and the proof that nothing is left in them.
fn whole(anonymiser: &Anonymiser, bytes: &[u8], name: &str, limits: &Limits) -> bool {
    let mut output = Vec::new();
    let done = format::open_within(bytes.to_vec(), Some(name), limits).and_then(|document| {
        let (_, forbidden) =
            anonymiser.rewrite_reusing(document.as_ref(), &[7; 32], &mut output, &mut Vocabulary::default())?;
        Ok(Proof::within(&output, document.format(), &forbidden, limits)?.hits.len())
    });
    done.is_ok()
}

/// Unpacks every part and packs it again: what no rewriting can beat.
fn repacked(container: &[u8]) -> Option<usize> {
    let mut archive = zip::ZipArchive::new(Cursor::new(container)).ok()?;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let options = SimpleFileOptions::default().compression_method(entry.compression());
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        out.start_file(entry.name().ok()?.into_owned(), options).ok()?;
        out.write_all(&bytes).ok()?;
    }
    Some(out.finish().ok()?.into_inner().len())
}
