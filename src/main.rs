//! The program: reads its arguments, runs, and says how it went by its exit code. Everything else is in `cli`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
