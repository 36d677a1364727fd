//! Every file of a folder, in whatever format, streamed into another folder. A file that is refused or blocked has no
//! output, and the others go on.
//!
//! `cargo run --example folder -- FROM TO`; without folders, the files of `fixtures/documents/` into a temporary one.
//! For an archive there is `huisclos archive`, which also survives a power cut.
#![allow(clippy::print_stdout, reason = "a program for a terminal")]

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use huisclos::{Anonymiser, Circulation, ErrorKind, Formation, Limits, Policy, Report};

/// What opens in a file of the fixtures names people; none of them may be in an output.
const PLANTED: [&str; 4] = ["BENSALEM", "Castagnet", "Coëtlogon", "06 39 98 41 07"];

fn main() -> Result<(), huisclos::Error> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let temporary = tempfile::tempdir()?;
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/documents");
    let from = arguments.next().unwrap_or(fixtures);
    let to = arguments.next().unwrap_or_else(|| temporary.path().to_owned());

    // An anonymiser serves many documents. Sources are minutes: a tenth of the usual limit is enough for them.
    let usual = Limits::default();
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe))
        .with_limits(Limits { source: usual.source / 10, ..usual });

    let mut paths: Vec<PathBuf> = fs::read_dir(&from)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut written = 0;
    // A file's name may hold somebody's: outputs are numbered.
    for (number, path) in (1..).zip(&paths).filter(|(_, path)| path.is_file()) {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let output = to.join(format!("{number}.{extension}"));
        match anonymise(&anonymiser, path, &output) {
            Ok(report) if report.blocked => println!("{number}.{extension}: blocked"),
            Ok(report) => {
                written += 1;
                println!("{number}.{extension}: {}, {} doubts", report.format, report.doubts.len());
                let proof = report.proof.as_ref();
                assert!(proof.is_some_and(|proof| proof.holds()));
            }
            // The kind says what to do: another password, another program, a smaller file …
            Err(error) if error.kind() == ErrorKind::Proof => println!("{number}.{extension}: a name survived"),
            Err(error) => println!("{number}.{extension}: {error}"),
        }
    }
    if to == temporary.path() {
        check(&to, written)?;
    }
    Ok(())
}

/// From file to file. Nothing is written before the proof holds, and the output has its name only once it is whole.
fn anonymise(anonymiser: &Anonymiser, source: &Path, output: &Path) -> Result<Report, huisclos::Error> {
    let name = source.file_name().map(|name| name.to_string_lossy());
    let mut whole = tempfile::NamedTempFile::new_in(output.parent().unwrap_or(Path::new(".")))?;
    let report = anonymiser.anonymise_to(File::open(source)?, name.as_deref(), &mut whole)?;
    if !report.blocked {
        whole.persist_noclobber(output).map_err(|error| io::Error::from(error.error.kind()))?;
    }
    Ok(report)
}

/// Reads what was written, as a reader of its format sees it.
fn check(folder: &Path, written: usize) -> Result<(), huisclos::Error> {
    let mut outputs = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let document = huisclos::format::open(fs::read(&path)?, path.file_name().and_then(|name| name.to_str()))?;
        document.segments(&mut |segment| {
            for planted in PLANTED {
                assert!(!segment.text.contains(planted), "{planted} is in {}", path.display());
            }
        })?;
        outputs += 1;
    }
    assert_eq!(outputs, written);
    assert!(written >= 8, "a file in every format");
    Ok(())
}
