//! Reading PDFs beside pdftotext: both give the text of the same files, ours in this process, pdftotext in its own less
//! the time that it needs to start. `benches/README.md` has the figures.
//!
//! `cargo bench --bench pdf` measures a fixture and a document of a hundred pages made here;
//! `cargo bench --bench pdf -- FILE…` other files. Without pdftotext it fails, and says so.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench for a terminal stops where something is wrong")]

mod clock;
#[allow(dead_code, reason = "the other bench reads the rest")]
mod data;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use clock::{median, ms};
use huisclos::format;
use huisclos::pages::Paragraph;
use huisclos::typeset::{self, Kind};

/// How often each is run; the median counts.
const RUNS: usize = 15;

/// At most so many times as slow as pdftotext.
const MOST: f64 = 3.0;

fn main() -> ExitCode {
    if Command::new("pdftotext").arg("-v").stderr(Stdio::null()).status().is_err() {
        println!("pdftotext is not installed: nothing was measured (Debian: poppler-utils)");
        return ExitCode::FAILURE;
    }
    let folder = std::env::temp_dir().join(format!("huisclos-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let made = |name: &str, bytes: usize| {
        let path = folder.join(name);
        std::fs::write(&path, pdf(bytes)).unwrap();
        path
    };
    let start = median(RUNS, || pdftotext(&made("one-line.pdf", 1)));
    let mut files: Vec<PathBuf> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).map(PathBuf::from).collect();
    if files.is_empty() {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documents/libreoffice.pdf");
        files = vec![fixture, made("a-hundred-pages.pdf", 330_000)];
    }
    println!("pdftotext starts in {:.1} ms\n", ms(start));
    println!("{:>9} {:>9} {:>6} {:>7}", "ours, ms", "its, ms", "times", "kB text");
    let mut slow = 0;
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let letters = match read(&bytes) {
            Ok(letters) => letters,
            Err(error) => {
                println!("{:>34} {}: {error}", "refused", path.display());
                continue;
            }
        };
        let ours = median(RUNS, || read(&bytes).unwrap());
        let theirs = median(RUNS, || pdftotext(&path)).saturating_sub(start);
        let times = ms(ours) / ms(theirs);
        // Of less than it takes to start nothing can be said.
        let short = theirs < start / 4;
        slow += usize::from(!short && times > MOST);
        let times = if short { "-".to_owned() } else { format!("{times:.2}") };
        println!("{:>9.2} {:>9.2} {times:>6} {:>7} {}", ms(ours), ms(theirs), letters / 1000, path.display());
    }
    std::fs::remove_dir_all(&folder).unwrap();
    if slow > 0 {
        println!("\n{slow} slower than {MOST} times pdftotext");
    }
    ExitCode::SUCCESS
}

/// Opens a file and reads every segment; gives the bytes of their text.
fn read(bytes: &[u8]) -> Result<usize, huisclos::Error> {
    let document = format::open(bytes.to_vec(), Some("a.pdf"))?;
    let mut letters = 0;
    document.segments(&mut |segment| letters += segment.text.len())?;
    Ok(letters)
}

fn pdftotext(path: &Path) {
    let run = Command::new("pdftotext").arg(path).arg("-").stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(run.unwrap().success(), "{}", path.display());
}

/// Minutes as a PDF.
fn pdf(bytes: usize) -> Vec<u8> {
    let text = data::minutes(bytes, 1);
    let paragraph = |line: &str| Paragraph { text: line.to_owned(), heading: false };
    let lines: Vec<Paragraph> = text.lines().filter(|line| !line.is_empty()).map(paragraph).collect();
    let lines = if bytes == 1 { &lines[..1] } else { &lines };
    let mut out = Vec::new();
    typeset::document(&[lines.to_vec()], Kind::Pdf, Vec::new()).write(&[], &mut out).unwrap();
    out
}
