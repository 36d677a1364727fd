//! Who may ask: looked at before anything of a body is read.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
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
use super::assets::{self, ASSETS};
use super::routes::{Opened, Server, named};
use super::session::Bucket;

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

/// Of those the one that the page has otherwise.
pub(super) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Wrong tokens at once, and how many more each second.
const WRONG: (u32, u32) = (60, 5);

/// What a request must show. The token itself is not kept.
pub(super) struct Guard {
    /// Those that may stand in `Host`, in small letters.
    hosts: Vec<String>,
    /// The server listens on every address: any of them may be named, but no name.
    any_address: Option<u16>,
    /// A random key, and the code of the token under it.
    token: Option<(Hmac<Sha256>, Vec<u8>)>,
    wrong: Mutex<Bucket>,
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
        let wrong = Mutex::new(Bucket::new(WRONG.0, WRONG.1, Instant::now()));
        Ok(Self { hosts: allowed, any_address, token, wrong, places: Arc::new(tokio::sync::Semaphore::new(MOST)) })
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

    /// Who sends this, whatever they know.
    fn check_site(&self, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        // A request with an address in its first line names its host there.
        let host = uri.authority().map(axum::http::uri::Authority::as_str).or_else(|| one(headers, &header::HOST));
        if !host.is_some_and(|host| self.knows_host(host)) {
            return Err(Refusal::new(StatusCode::FORBIDDEN, "The Host of this request is not that of this server"));
        }
        let elsewhere = Refusal::new(StatusCode::FORBIDDEN, "Requests of other sites are refused");
        match one(headers, &HeaderName::from_static("sec-fetch-site")) {
            None | Some("same-origin" | "none") => {}
            Some(_) => return Err(elsewhere),
        }
        let of_host = |origin: &str| {
            let host = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
            host.is_some_and(|host| self.knows_host(host))
        };
        match one(headers, &header::ORIGIN) {
            Some(origin) if !of_host(origin) => Err(elsewhere),
            _ => Ok(()),
        }
    }

    fn check_token(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
        match self.knows_token(bearer(headers).or(in_address(method, uri))) {
            true => Ok(()),
            false => Err(self.unknown()),
        }
    }

    /// A token that is none; those who try many are told to wait.
    fn unknown(&self) -> Refusal {
        let may = self.wrong.lock().unwrap_or_else(PoisonError::into_inner).take(Instant::now());
        match may {
            true => Refusal::new(StatusCode::UNAUTHORIZED, "The token is missing or wrong"),
            false => Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too many wrong tokens: try again later"),
        }
    }
}

/// A header that stands there once.
fn one<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next().map(|value| value.to_str().unwrap_or("?"));
    if all.next().is_some() { Some("?") } else { first }
}

/// What the request shows.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = one(headers, &header::AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// In an address only where a user opens it: addresses are written down by many programs.
fn in_address<'a>(method: &Method, uri: &'a Uri) -> Option<&'a str> {
    let query = uri.query().filter(|_| uri.path() == "/" && method == Method::GET)?;
    query.split('&').find_map(|pair| pair.strip_prefix("token="))
}

/// Looks at a request, and notes on it who sends it.
fn admit(server: &Server, request: &mut Request<Body>) -> Result<(), Refusal> {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    server.guard.check_site(uri, headers)?;
    match uri.path() {
        // The first says nothing, and of the second the address is the token.
        path if path == "/health" || path.starts_with(ASSETS) => Ok(()),
        path if path == "/page" || path.starts_with("/page/") => {
            let session = bearer(headers).and_then(|token| server.sessions.of(token));
            let session = session.ok_or_else(|| server.guard.unknown())?;
            if !session.note(path != "/page/alive", Instant::now()) {
                return Err(Refusal::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests: try again later"));
            }
            request.extensions_mut().insert(session);
            Ok(())
        }
        _ if in_address(method, uri).is_some_and(|token| server.opens(token)) => {
            request.extensions_mut().insert(Opened);
            Ok(())
        }
        _ => server.guard.check_token(method, uri, headers),
    }
}

fn code(empty: &Hmac<Sha256>, token: &str) -> Hmac<Sha256> {
    let mut code = empty.clone();
    code.update(token.as_bytes());
    code
}

/// Lets a request through, or not; counts it, and says on every answer what it is.
pub(super) async fn pass(State(server): State<Arc<Server>>, mut request: Request<Body>, next: Next) -> Response<Body> {
    let start = Instant::now();
    let _at_work = server.metrics.begin();
    let route = named(request.uri().path());
    let checked = admit(&server, &mut request);
    let by_hand = request.uri().path() == "/" && assets::is_wanted(request.headers());
    let mut response = match (checked, server.guard.places.try_acquire()) {
        // Somebody opens the address again.
        (Err(refusal), _) if by_hand => assets::closed(refusal.status),
        (Err(refusal), _) => refusal.into_response(),
        (Ok(()), Err(_)) => {
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Too many requests at once: try again later").into_response()
        }
        (Ok(()), Ok(_place)) => next.run(request).await,
    };
    let status = response.status();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    match status {
        StatusCode::UNAUTHORIZED => drop(headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
            drop(headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1")))
        }
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
        let uri = path.parse().unwrap();
        let checked = guard.check_site(&uri, &map).and_then(|()| match path {
            "/health" => Ok(()),
            _ => guard.check_token(&Method::GET, &uri, &map),
        });
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
