//! What is answered. An error says what is wrong with a request by fields, numbers and positions, never by its text.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use serde::Serialize;
use serde_json::{Map, Value};

/// Why a request is refused.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    /// In English, as Presidio's are.
    pub(super) message: String,
    /// What else the body tells.
    pub(super) more: Map<String, Value>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), more: Map::new() }
    }

    /// The request is not of the form that was asked for.
    pub(super) fn malformed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The form is right and what it says can't be done.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, message)
    }

    pub(super) fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "The request is beyond the limit of this server")
    }

    pub(super) fn too_slow() -> Self {
        Self::new(StatusCode::GATEWAY_TIMEOUT, "The request took more time than this server gives it")
    }

    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
    }

    #[must_use]
    pub(super) fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.more.insert(name.to_owned(), serde_json::to_value(value).unwrap_or_default());
        self
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        let mut body = self.more;
        body.insert("error".to_owned(), self.message.into());
        json(self.status, &body)
    }
}

/// A value as JSON.
pub(super) fn json(status: StatusCode, value: &impl Serialize) -> Response<Body> {
    match serde_json::to_vec(value) {
        Ok(bytes) => bytes_of(status, "application/json", bytes),
        Err(_) => bytes_of(
            StatusCode::INTERNAL_SERVER_ERROR,
            "application/json",
            br#"{"error":"Internal server error"}"#.to_vec(),
        ),
    }
}

/// Bytes of some type.
pub(super) fn bytes_of(status: StatusCode, of: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(of));
    response
}

/// A word of a request as it may stand in an answer: the name of an operator or a hash, nothing that could be text.
pub(super) fn word(text: &str) -> &str {
    const LONGEST: usize = 24;
    let plain = text.len() <= LONGEST
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'0'..=b'9' | b'_'));
    if plain { text } else { "?" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_repeated() {
        assert_eq!([word("zzz"), word("sha_3"), word("Karim BENALI"), word("")], ["zzz", "sha_3", "?", ""]);
    }
}
