//! The program as a user meets it: transcripts in `tests/cli/`, and what a transcript can't show (signals, full disks,
//! broken files).
//!
//! `TRYCMD=overwrite cargo test --test cli transcripts` accepts what the program says now; read the diff.

#[path = "cli/bad_files.rs"]
mod bad_files;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/certificate.rs"]
mod certificate;
#[cfg(unix)]
#[path = "cli/convert.rs"]
mod convert;
#[path = "cli/mapping.rs"]
mod mapping;
#[path = "cli/names.rs"]
mod names;
#[path = "cli/nothing_remains.rs"]
mod nothing_remains;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/streams.rs"]
mod streams;

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.md").env("COLUMNS", "100").env("NO_COLOR", "1");
}
