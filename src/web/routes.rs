//! The routes, and the threads that their work is done in.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Extension, Path, State};
use axum::http::header::HeaderMap;
use axum::http::{Request, Response, StatusCode, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use huisclos::Anonymiser;
use huisclos::detect::token::Vocabulary;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::answer::{Refusal, bytes_of, json};
use super::entities;
use super::guard::{self, Guard, bearer};
use super::metrics::Metrics;
use super::session::{Sessions, random};
use super::{Bench, Options, analyze, anonymize, assets, body, description, documents, operators, page, panics};

/// Everything that answers.
const ROUTES: [&str; 11] = [
    "/",
    "/analyze",
    "/anonymize",
    "/anonymizers",
    "/deanonymize",
    "/deanonymizers",
    "/health",
    "/metrics",
    "/openapi.json",
    "/recognizers",
    "/supportedentities",
];

/// What all requests share.
pub(super) struct Server {
    pub(super) options: Options,
    pub(super) guard: Guard,
    pub(super) metrics: Metrics,
    pub(super) bench: Box<dyn Bench>,
    pub(super) sessions: Sessions,
    /// What the address of the page shows, once.
    opening: Mutex<Option<Zeroizing<String>>>,
    /// What the addresses of the page's parts hold.
    pub(super) assets: Zeroizing<String>,
    /// `/openapi.json`.
    description: Vec<u8>,
    /// For texts.
    anonymiser: Anonymiser,
    /// Looked-up words, one set for each text that is worked on at once.
    words: Mutex<Vec<Vocabulary>>,
    /// As many texts at once as there are cores, and half as many files.
    texts: Arc<Semaphore>,
    files: Arc<Semaphore>,
}

/// What is worked on.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Texts,
    Files,
}

/// On a request that has shown what the address of the page shows.
#[derive(Clone, Copy)]
pub(super) struct Opened;

impl Server {
    /// # Errors
    /// The system gives no random numbers.
    pub(super) fn new(
        mut options: Options,
        guard: Guard,
        bench: Box<dyn Bench>,
        anonymiser: Anonymiser,
    ) -> std::io::Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            opening: Mutex::new(options.opening.take()),
            description: description::of(&options.languages)?,
            options,
            guard,
            metrics: Metrics::default(),
            bench,
            sessions: Sessions::default(),
            assets: random()?,
            anonymiser,
            words: Mutex::default(),
            texts: Arc::new(Semaphore::new(cores)),
            files: Arc::new(Semaphore::new(cores.div_ceil(2))),
        })
    }

    /// Whether a token opens the page; it does so once.
    pub(super) fn opens(&self, token: &str) -> bool {
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        // Compared by digests, so that the time that it takes says nothing of it.
        let same = |known: &Zeroizing<String>| Sha256::digest(known.as_bytes()) == Sha256::digest(token);
        let opens = opening.as_ref().is_some_and(same);
        if opens {
            *opening = None;
        }
        opens
    }

    /// Works in a thread that may take its time. `until`: when nobody waits for it any more.
    ///
    /// # Errors
    /// 504 when it is late; 500 when it panics; those of `work`.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        of: Of,
        work: impl FnOnce(&Self, Instant) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let until = Instant::now() + self.options.time;
        let (server, places) = (
            Arc::clone(self),
            Arc::clone(match of {
                Of::Texts => &self.texts,
                Of::Files => &self.files,
            }),
        );
        let done = async {
            let place = places.acquire_owned().await.map_err(|_| Refusal::internal())?;
            let work = move || {
                // Kept until the work ends, even if nobody waits: what can't be stopped is not begun twice.
                let _place = place;
                work(&server, until)
            };
            tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Refusal::internal()))
        };
        tokio::time::timeout(self.options.time, done).await.unwrap_or_else(|_| Err(Refusal::too_slow()))
    }

    fn reusing<T>(&self, work: impl FnOnce(&mut Vocabulary) -> T) -> T {
        let all = || self.words.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words = all().pop().unwrap_or_default();
        let done = work(&mut words);
        all().push(words);
        done
    }
}

type Shared = State<Arc<Server>>;

/// Everything, behind the guard.
pub(super) fn router(server: Arc<Server>) -> Router {
    guarded(routes(server.options.document_limit), server)
}

/// Some routes behind the guard. What falls is caught within it, so that it is counted and says what every answer says.
pub(super) fn guarded(routes: Router<Arc<Server>>, server: Arc<Server>) -> Router {
    let guard = from_fn_with_state(Arc::clone(&server), guard::pass);
    routes.layer(from_fn(panics::caught)).layer(guard).with_state(server)
}

fn routes(document_limit: usize) -> Router<Arc<Server>> {
    let documents = post(documents::rewrite).layer(DefaultBodyLimit::max(document_limit));
    Router::new()
        .route("/", get(root))
        .route("/assets/{key}/{name}", get(asset))
        .route("/page", axum::routing::delete(close))
        .merge(page::router(document_limit))
        .route("/analyze", post(analyse))
        .route("/anonymize", post(anonymise))
        .route("/deanonymize", post(deanonymise))
        .route("/anonymizers", get(async || json(StatusCode::OK, &operators::ANONYMISE)))
        .route("/deanonymizers", get(async || json(StatusCode::OK, &operators::DEANONYMISE)))
        .route(
            "/recognizers",
            get(async |State(server): Shared, uri: Uri| listed(&server, &uri, entities::recognisers())),
        )
        .route(
            "/supportedentities",
            get(async |State(server): Shared, uri: Uri| listed(&server, &uri, entities::names())),
        )
        .route(
            "/health",
            get(async || bytes_of(StatusCode::OK, "text/html; charset=utf-8", b"huisclos service is up".to_vec())),
        )
        .route("/metrics", get(metrics))
        .route("/openapi.json", get(described))
        .route(documents::ROUTE, documents)
        .fallback(async || Refusal::new(StatusCode::NOT_FOUND, "The requested URL was not found on the server."))
        .method_not_allowed_fallback(async || {
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "The method is not allowed for the requested URL.")
        })
}

/// What a path is called in the metrics: no other word of an address is kept.
pub(super) fn named(path: &str) -> &'static str {
    for (start, name) in [("/page", "/page"), (assets::ASSETS, "/assets")] {
        if path.starts_with(start) {
            return name;
        }
    }
    ROUTES.into_iter().chain([documents::ROUTE]).find(|route| *route == path).unwrap_or("other")
}

/// What `/` says to who opens the address.
#[derive(Serialize)]
struct Root {
    description: &'static str,
    service: &'static str,
    version: &'static str,
}

impl Default for Root {
    fn default() -> Self {
        Self { description: "/openapi.json", service: "huisclos", version: env!("CARGO_PKG_VERSION") }
    }
}

/// The page to who opens the address by hand, and what this is to a program.
async fn root(
    State(server): Shared,
    opened: Option<Extension<Opened>>,
    headers: HeaderMap,
) -> Result<Response<Body>, Refusal> {
    if opened.is_none() && !assets::is_wanted(&headers) {
        return Ok(json(StatusCode::OK, &Root::default()));
    }
    let session = server.sessions.open(Instant::now()).map_err(|_| Refusal::internal())?;
    let too_many = || Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open: close one of them");
    Ok(assets::page(&session.ok_or_else(too_many)?, &server.assets))
}

async fn asset(State(server): Shared, Path((key, name)): Path<(String, String)>) -> Result<Response<Body>, Refusal> {
    let found = if key == *server.assets { assets::named(&name) } else { None };
    found.ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "The requested URL was not found on the server."))
}

/// The tab was closed.
async fn close(State(server): Shared, headers: HeaderMap) -> StatusCode {
    server.sessions.close(bearer(&headers).unwrap_or_default());
    StatusCode::NO_CONTENT
}

/// The same names in every language that the server answers for.
fn listed(server: &Server, uri: &Uri, names: Vec<&'static str>) -> Response<Body> {
    let languages = &server.options.languages;
    let mut pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    match pairs.find(|(name, _)| *name == "language") {
        Some((_, asked)) if !languages.iter().any(|one| one == asked) => analyze::no_recognisers().into_response(),
        _ => json(StatusCode::OK, &names),
    }
}

async fn described(State(server): Shared) -> Response<Body> {
    bytes_of(StatusCode::OK, "application/json", server.description.clone())
}

async fn metrics(State(server): Shared) -> Response<Body> {
    bytes_of(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", server.metrics.text().into())
}

async fn analyse(State(server): Shared, request: Request<Body>) -> Result<Response<Body>, Refusal> {
    let body = body::object(request, server.options.text_limit, server.options.time).await?;
    let work = |server: &Server, until| {
        let request = analyze::Request::parse(body, &server.options.languages)?;
        let answer = server.reusing(|words| request.answer(&server.anonymiser, words, until))?;
        Ok(json(StatusCode::OK, &answer))
    };
    server.work(Of::Texts, work).await
}

async fn anonymise(State(server): Shared, request: Request<Body>) -> Result<Response<Body>, Refusal> {
    let body = body::object(request, server.options.text_limit, server.options.time).await?;
    server.work(Of::Texts, |_, _| Ok(json(StatusCode::OK, &anonymize::anonymise(body)?))).await
}

async fn deanonymise(State(server): Shared, request: Request<Body>) -> Result<Response<Body>, Refusal> {
    let body = body::object(request, server.options.text_limit, server.options.time).await?;
    server.work(Of::Texts, |_, _| Ok(json(StatusCode::OK, &anonymize::deanonymise(body)?))).await
}
