//! What the page is made of; it comes with the program.

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_SECURITY_POLICY, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};

use super::answer::bytes_of;
use super::guard::PAGE_POLICY;

/// Where the parts of the page are; their key comes next.
pub(super) const ASSETS: &str = "/assets/";

const SCRIPT: &str = "text/javascript; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

macro_rules! parts {
    ($($name:literal: $of:expr,)*) => {
        /// Name, type and text of every part.
        const PARTS: &[(&str, &str, &str)] = &[$(($name, $of, include_str!(concat!("page/", $name))),)*];
    };
}

parts! {
    "style.css": "text/css; charset=utf-8",
    "api.js": SCRIPT,
    "app.js": SCRIPT,
    "cards.js": SCRIPT,
    "dialogs.js": SCRIPT,
    "document.js": SCRIPT,
    "dom.js": SCRIPT,
    "doubts.js": SCRIPT,
    "download.js": SCRIPT,
    "files.js": SCRIPT,
    "filter.js": SCRIPT,
    "frame.js": SCRIPT,
    "keys.js": SCRIPT,
    "lists.js": SCRIPT,
    "marks.js": SCRIPT,
    "passages.js": SCRIPT,
    "pieces.js": SCRIPT,
    "review.js": SCRIPT,
    "search.js": SCRIPT,
    "select.js": SCRIPT,
    "shown.js": SCRIPT,
    "state.js": SCRIPT,
    "words-en.js": SCRIPT,
    "words-fr.js": SCRIPT,
    "words.js": SCRIPT,
}

/// Says that the address no longer opens anything.
const CLOSED: &str = include_str!("page/closed.html");

/// Whether who asks is somebody with a browser.
pub(super) fn is_wanted(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).is_some_and(|value| value.to_str().unwrap_or_default().contains("text/html"))
}

/// The page, for a session.
pub(super) fn page(session: &str, key: &str) -> Response<Body> {
    let assets = format!("{ASSETS}{key}");
    let page = include_str!("page/page.html").replace("{{session}}", session).replace("{{assets}}", &assets);
    with_policy(bytes_of(StatusCode::OK, HTML, page.into_bytes()))
}

/// One of its parts.
pub(super) fn named(name: &str) -> Option<Response<Body>> {
    let (_, of, text) = PARTS.iter().find(|(known, ..)| *known == name)?;
    Some(with_policy(bytes_of(StatusCode::OK, of, text.as_bytes().to_vec())))
}

/// What somebody sees whose address opens nothing.
pub(super) fn closed(status: StatusCode) -> Response<Body> {
    bytes_of(status, HTML, CLOSED.as_bytes().to_vec())
}

fn with_policy(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_is_written_is_served() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/page");
        let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let parts: Vec<String> = names.filter(|name| !name.ends_with(".html")).collect();
        assert_eq!(parts.len(), PARTS.len());
        assert!(parts.iter().all(|name| named(name).is_some()), "{parts:?}");
        assert!(named("page.html").is_none() && named("../mod.rs").is_none());
    }
}
