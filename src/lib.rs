//! huisclos anonymises French minutes.
pub mod detect;
pub mod error;
pub mod format;
pub mod grammar;
pub mod kind;
pub mod segment;
pub mod zone;
