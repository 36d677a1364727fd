//! The server as a client meets it: the real program, real requests, written byte by byte so that wrong ones can be, too.

#![cfg(all(feature = "web", unix))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

#[path = "web/contract.rs"]
mod contract;
#[path = "web/documents.rs"]
mod documents;
#[path = "web/page.rs"]
mod page;
#[path = "web/presidio.rs"]
mod presidio;
#[path = "web/security.rs"]
mod security;
#[path = "web/server.rs"]
mod server;
