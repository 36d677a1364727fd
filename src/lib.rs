//! huisclos anonymises French minutes.
pub mod detect;
pub mod error;
pub mod format;
pub mod kind;
pub mod proof;
pub mod segment;
pub mod zone;
