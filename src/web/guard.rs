//! Who may ask: looked at before anything of a body is read.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::IntoResponse;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::answer::Refusal;
use super::routes::{Server, named};

/// Requests that are read or worked on at once; beyond, a client is asked to come back.
const MOST: usize = 256;

/// What every answer says: nothing of it is a page, nothing of it may be kept or shown within another.
const HEADERS: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What a request must show. The token itself is not kept.
pub(super) struct Guard {
    /// Those that may stand in `Host`, in small letters.
    hosts: Vec<String>,
    /// The server listens on every address: any of them may be named, but no name.
    any_address: Option<u16>,
    /// A random key, and the code of the token under it.
    token: Option<(Hmac<Sha256>, Vec<u8>)>,
    places: Arc<tokio::sync::Semaphore>,
}

impl Guard {
    /// For a server that listens on `address`.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub(super) fn new(address: SocketAddr, hosts: &[String], token: Option<&str>) -> std::io::Result<Self> {
        let mut allowed: Vec<String> = hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        allowed.push(address.to_string());
        if address.ip().is_loopback() {
            allowed.push(format!("localhost:{}", address.port()));
        }
        if address.port() == 80 {
            // Browsers leave it out.
            allowed.extend(allowed.clone().iter().filter_map(|host| host.strip_suffix(":80").map(str::to_owned)));
        }
        let token = match token {
            None => None,
            Some(token) => {
                let mut key = [0_u8; 32];
                getrandom::fill(&mut key).map_err(|_| std::io::ErrorKind::Unsupported)?;
                let empty = Hmac::new_from_slice(&key).map_err(|_| std::io::ErrorKind::Unsupported)?;
                let code = code(&empty, token).finalize().into_bytes().to_vec();
                Some((empty, code))
            }
        };
        let any_address = address.ip().is_unspecified().then_some(address.port());
        Ok(Self { hosts: allowed, any_address, token, places: Arc::new(tokio::sync::Semaphore::new(MOST)) })
    }

    /// A page elsewhere that lets its name lead here is not this server.
    fn knows_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let address = || host.parse::<SocketAddr>().ok().map(|address| address.port());
        self.hosts.contains(&host) || self.any_address.is_some_and(|port| address() == Some(port))
    }

    /// Takes the same time whatever is wrong about a token.
    fn knows_token(&self, given: Option<&str>) -> bool {
        let Some((empty, expected)) = &self.token else { return true };
        code(empty, given.unwrap_or_default()).verify_slice(expected).is_ok() && given.is_some()
    }

    fn check(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        let one = |name: HeaderName| {
            let mut all = headers.get_all(name).iter();
            let first = all.next().map(|value| value.to_str().unwrap_or("?"));
            if all.next().is_some() { Some("?") } else { first }
        };
        // A request with an address in its first line names its host there.
        let host = uri.authority().map(axum::http::uri::Authority::as_str).or_else(|| one(header::HOST));
        if !host.is_some_and(|host| self.knows_host(host)) {
            return Err(Refusal::new(StatusCode::FORBIDDEN, "The Host of this request is not that of this server"));
        }
        let elsewhere = Refusal::new(StatusCode::FORBIDDEN, "Requests of other sites are refused");
        match one(HeaderName::from_static("sec-fetch-site")) {
            None | Some("same-origin" | "none") => {}
            Some(_) => return Err(elsewhere),
        }
        let origin = one(header::ORIGIN);
        let of_host = |origin: &str| {
            let host = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
            host.is_some_and(|host| self.knows_host(host))
        };
        if origin.is_some_and(|origin| !of_host(origin)) {
            return Err(elsewhere);
        }
        if uri.path() == "/health" {
            return Ok(());
        }
        // In an address only where a user opens it: addresses are written down by many programs.
        let query = uri.query().filter(|_| uri.path() == "/" && method == Method::GET);
        let in_query = query.and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("token=")));
        let bearer = one(header::AUTHORIZATION).and_then(|value| {
            let (scheme, token) = value.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        });
        if self.knows_token(bearer.or(in_query)) {
            return Ok(());
        }
        Err(Refusal::new(StatusCode::UNAUTHORIZED, "The token is missing or wrong"))
    }
}

fn code(empty: &Hmac<Sha256>, token: &str) -> Hmac<Sha256> {
    let mut code = empty.clone();
    code.update(token.as_bytes());
    code
}

/// Lets a request through, or not; counts it, and says on every answer what it is.
pub(super) async fn pass(State(server): State<Arc<Server>>, request: Request<Body>, next: Next) -> Response<Body> {
    let start = Instant::now();
    let _at_work = server.metrics.begin();
    let route = named(request.uri().path());
    let checked = server.guard.check(request.method(), request.uri(), request.headers());
    let mut response = match (checked, server.guard.places.try_acquire()) {
        (Err(refusal), _) => refusal.into_response(),
        (Ok(()), Err(_)) => {
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Too many requests at once: try again later").into_response()
        }
        (Ok(()), Ok(_place)) => next.run(request).await,
    };
    let status = response.status();
    let headers = response.headers_mut();
    headers.extend(HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    match status {
        StatusCode::UNAUTHORIZED => drop(headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
        StatusCode::SERVICE_UNAVAILABLE => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"))),
        _ => {}
    }
    server.metrics.answered(route, status.as_u16(), start.elapsed());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(guard: &Guard, path: &str, headers: &[(&'static str, &str)]) -> u16 {
        let map = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        let checked = guard.check(&Method::GET, &path.parse().unwrap(), &map);
        checked.map_or_else(|refusal| refusal.status.as_u16(), |()| 200)
    }

    #[test]
    fn hosts_are_the_address_or_what_was_named() {
        let guard = |address: &str, hosts: &[String]| Guard::new(address.parse().unwrap(), hosts, None).unwrap();
        let here = guard("127.0.0.1:8080", &[]);
        let host = |guard: &Guard, host: &str| status(guard, "/analyze", &[("host", host)]);
        assert_eq!([host(&here, "127.0.0.1:8080"), host(&here, "LOCALHOST:8080")], [200, 200]);
        for wrong in ["127.0.0.1", "127.0.0.1:81", "evil.example:8080", "localhost.evil.example:8080", "192.0.2.1:8080"]
        {
            assert_eq!(host(&here, wrong), 403, "{wrong}");
        }
        assert_eq!(status(&here, "/analyze", &[]), 403);
        let everywhere = guard("0.0.0.0:8080", &["mairie.example".to_owned()]);
        assert_eq!([host(&everywhere, "192.0.2.1:8080"), host(&everywhere, "Mairie.example")], [200, 200]);
        assert_eq!([host(&everywhere, "evil.example:8080"), host(&everywhere, "192.0.2.1:81")], [403, 403]);
        assert_eq!(host(&guard("[::1]:80", &[]), "[::1]"), 200);
    }

    #[test]
    fn a_token_in_an_address_opens_only_the_first_page() {
        let guard = Guard::new("127.0.0.1:8080".parse().unwrap(), &[], Some("secret")).unwrap();
        let of = |path: &str| status(&guard, path, &[("host", "127.0.0.1:8080")]);
        assert_eq!(
            [of("/?token=secret"), of("/?a=b&token=secret"), of("/?token=wrong"), of("/")],
            [200, 200, 401, 401]
        );
        assert_eq!([of("/analyze?token=secret"), of("/health"), of("/metrics")], [401, 200, 401]);
        let with = |token| status(&guard, "/analyze", &[("host", "localhost:8080"), ("authorization", token)]);
        assert_eq!(
            [with("Bearer secret"), with("bearer secret"), with("Bearer secre"), with("Basic secret"), with("")],
            [200, 200, 401, 401, 401]
        );
    }

    #[test]
    fn an_empty_token_opens_nothing() {
        let guard = Guard::new("127.0.0.1:8080".parse().unwrap(), &[], Some("")).unwrap();
        assert_eq!(status(&guard, "/", &[("host", "127.0.0.1:8080")]), 401);
    }

    #[test]
    fn other_sites_are_refused() {
        let guard = Guard::new("127.0.0.1:8080".parse().unwrap(), &[], None).unwrap();
        let with = |name, value| status(&guard, "/analyze", &[("host", "127.0.0.1:8080"), (name, value)]);
        assert_eq!([with("origin", "http://127.0.0.1:8080"), with("sec-fetch-site", "same-origin")], [200, 200]);
        for (name, value) in [
            ("origin", "http://evil.example"),
            ("origin", "null"),
            ("origin", "http://127.0.0.1:81"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            assert_eq!(with(name, value), 403, "{value}");
        }
    }
}
