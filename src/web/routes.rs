//! The routes, and the threads that their work is done in.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{Request, Response, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use huisclos::Anonymiser;
use huisclos::detect::token::Vocabulary;
use serde::Serialize;
use tokio::sync::Semaphore;

use super::answer::{Refusal, bytes_of, json};
use super::entities::{self, LANGUAGE};
use super::guard::{self, Guard};
use super::metrics::Metrics;
use super::{Bench, Options, analyze, anonymize, body, documents, operators};

/// The description of all this.
const OPENAPI: &str = include_str!("openapi.json");

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
    /// For texts.
    anonymiser: Anonymiser,
    /// Looked-up words, one set for each text that is worked on at once.
    words: std::sync::Mutex<Vec<Vocabulary>>,
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

impl Server {
    pub(super) fn new(options: Options, guard: Guard, bench: Box<dyn Bench>, anonymiser: Anonymiser) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            options,
            guard,
            metrics: Metrics::default(),
            bench,
            anonymiser,
            words: std::sync::Mutex::default(),
            texts: Arc::new(Semaphore::new(cores)),
            files: Arc::new(Semaphore::new(cores.div_ceil(2))),
        }
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
        let all = || self.words.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut words = all().pop().unwrap_or_default();
        let done = work(&mut words);
        all().push(words);
        done
    }
}

type Shared = State<Arc<Server>>;

/// Everything, behind the guard.
pub(super) fn router(server: Arc<Server>) -> Router {
    let documents = post(documents::rewrite).layer(DefaultBodyLimit::max(server.options.document_limit));
    Router::new()
        .route("/", get(async || json(StatusCode::OK, &Root::default())))
        .route("/analyze", post(analyse))
        .route("/anonymize", post(anonymise))
        .route("/deanonymize", post(deanonymise))
        .route("/anonymizers", get(async || json(StatusCode::OK, &operators::ANONYMISE)))
        .route("/deanonymizers", get(async || json(StatusCode::OK, &operators::DEANONYMISE)))
        .route("/recognizers", get(async |uri: Uri| listed(&uri, entities::recognisers())))
        .route("/supportedentities", get(async |uri: Uri| listed(&uri, entities::names())))
        .route(
            "/health",
            get(async || bytes_of(StatusCode::OK, "text/html; charset=utf-8", b"huisclos service is up".to_vec())),
        )
        .route("/metrics", get(metrics))
        .route("/openapi.json", get(async || bytes_of(StatusCode::OK, "application/json", OPENAPI.into())))
        .route(documents::ROUTE, documents)
        .fallback(async || Refusal::new(StatusCode::NOT_FOUND, "The requested URL was not found on the server."))
        .method_not_allowed_fallback(async || {
            Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "The method is not allowed for the requested URL.")
        })
        .layer(from_fn_with_state(Arc::clone(&server), guard::pass))
        .with_state(server)
}

/// What a path is called in the metrics: no other word of an address is kept.
pub(super) fn named(path: &str) -> &'static str {
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

fn listed(uri: &Uri, names: Vec<&'static str>) -> Response<Body> {
    let mut pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    match pairs.find(|(name, _)| *name == "language") {
        Some((_, language)) if language != LANGUAGE => analyze::no_recognisers().into_response(),
        _ => json(StatusCode::OK, &names),
    }
}

async fn metrics(State(server): Shared) -> Response<Body> {
    bytes_of(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", server.metrics.text().into())
}

async fn analyse(State(server): Shared, request: Request<Body>) -> Result<Response<Body>, Refusal> {
    let body = body::object(request, server.options.text_limit, server.options.time).await?;
    let work = |server: &Server, until| {
        let request = analyze::Request::parse(body)?;
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
