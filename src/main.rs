//! The program: reads its arguments, runs, and says how it went by its exit code. Everything else is in `cli` and `web`.

mod cli;
#[cfg(feature = "web")]
mod web;

fn main() -> std::process::ExitCode {
    cli::run()
}
