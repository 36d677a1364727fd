//! The body of a request, within its limits of size and time.

use std::time::Duration;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::{Map, Value};

use super::answer::Refusal;

/// A client that sends no faster than this is no client.
const SENDING: Duration = Duration::from_secs(20);

/// The object that a request about texts is.
///
/// # Errors
/// 400, 408, 413, 415.
pub(super) async fn object(
    request: Request<Body>,
    limit: usize,
    time: Duration,
) -> Result<Map<String, Value>, Refusal> {
    if !is_json(request.headers()) {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
        ));
    }
    let read = Limited::new(request.into_body(), limit).collect();
    let bytes = match tokio::time::timeout(time.min(SENDING), read).await {
        Err(_) => return Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "The body did not come in time")),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(Refusal::too_large()),
        Ok(Err(_)) => return Err(Refusal::malformed("The body could not be read")),
        Ok(Ok(body)) => body.to_bytes(),
    };
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Refusal::malformed("Invalid request json")),
        Err(_) => {
            Err(Refusal::malformed("The browser (or proxy) sent a request that this server could not understand."))
        }
    }
}

/// `application/json`, or `application/…+json`, whatever its parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    name == "application/json" || name.strip_prefix("application/").is_some_and(|name| name.ends_with("+json"))
}
