//! Tests of the notation itself: `cargo test --test notation`.

#[path = "mod.rs"]
mod notation;
#[cfg(test)]
mod tests;
