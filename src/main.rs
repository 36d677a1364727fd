//! The program: reads its arguments, runs, and says how it went by its exit code. Everything else is in `cli` and `web`.

mod cli;
#[cfg(feature = "web")]
mod web;

/// Memory is overwritten when it is given back: texts, names and keys pass through more hands than those of this program.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    cli::run()
}
