//! A panic is an error of ours: the request that it happened in is refused, and nothing else falls with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use axum::body::Body;
use axum::http::{Request, Response};
use axum::middleware::Next;
use axum::response::IntoResponse;

use super::answer::Refusal;

/// Answers 500 where what answers panics. What it says is not told: it may hold a word of a text.
pub(super) async fn caught(request: Request<Body>, next: Next) -> Response<Body> {
    let mut answer = pin!(next.run(request));
    let polled = std::future::poll_fn(|context| {
        // It is not polled again, and what requests share is locked whatever was left in it.
        let polled = catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context)));
        polled.unwrap_or_else(|_| Poll::Ready(Refusal::internal().into_response()))
    });
    polled.await
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::Router;
    use axum::extract::State;
    use axum::routing::get;
    use http_body_util::BodyExt;
    use huisclos::format::Document;
    use huisclos::plan::Forbidden;
    use huisclos::policy::{Circulation, Formation, Policy};
    use huisclos::report::Proof;
    use huisclos::{Anonymiser, Error, ErrorKind, Outcome};
    use hyper::service::Service;
    use hyper_util::service::TowerToHyperService;

    use super::super::guard::Guard;
    use super::super::routes::{Of, Server, guarded};
    use super::super::{Bench, Options, Unread};
    use super::*;

    /// No file is read here.
    struct Nothing;

    impl Bench for Nothing {
        fn anonymiser(&self, formation: Formation, circulation: Circulation) -> Result<Anonymiser, Error> {
            Ok(Anonymiser::new(Policy::new(formation, circulation)))
        }

        fn rewrite(&self, _: Vec<u8>, _: Option<&str>, _: &Anonymiser) -> Result<Outcome, Unread> {
            Err(Unread::Other(String::new()))
        }

        fn open(&self, _: Vec<u8>, _: Option<&str>) -> Result<Box<dyn Document>, Unread> {
            Err(Unread::Other(String::new()))
        }

        fn prove(&self, _: &[u8], _: &str, _: &[Forbidden]) -> Result<Proof, Error> {
            Err(Error::new(ErrorKind::Empty))
        }

        fn suggested(&self, _: &dyn Document, _: &[u8]) -> Result<Option<(Formation, String)>, Error> {
            Ok(None)
        }

        fn sentence(&self, _: &Error, _: &str) -> String {
            String::new()
        }
    }

    fn server() -> Arc<Server> {
        let listen = ([127, 0, 0, 1], 5002).into();
        let options = Options {
            listen,
            hosts: Vec::new(),
            token: None,
            opening: None,
            text_limit: 1 << 20,
            document_limit: 1 << 20,
            time: Duration::from_secs(60),
            circulation: Circulation::Externe,
            languages: vec!["fr".to_owned()],
        };
        let anonymiser = Nothing.anonymiser(Formation::GroupeDeTravail, Circulation::Externe).unwrap();
        let guard = Guard::new(listen, &[], None).unwrap();
        Arc::new(Server::new(options, guard, Box::new(Nothing), anonymiser).unwrap())
    }

    #[test]
    fn a_panic_is_a_500_and_the_server_goes_on() {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
        let server = server();
        let routes = Router::new()
            .route(
                "/answering",
                get(async || {
                    if true {
                        panic!("Karim BENALI")
                    }
                }),
            )
            .route(
                "/working",
                get(async |State(server): State<Arc<Server>>| {
                    server.work::<()>(Of::Texts, |_, _| panic!("Karim BENALI")).await
                }),
            )
            .route("/sound", get(async || "sound"));
        let service = TowerToHyperService::new(guarded(routes, Arc::clone(&server)));
        let ask = |path: &str| {
            let request = Request::get(path).header("Host", "127.0.0.1:5002").body(Body::empty()).unwrap();
            runtime.block_on(async {
                let answer = service.call(request).await.unwrap();
                let (head, body) = answer.into_parts();
                assert!(head.headers.contains_key("content-security-policy"), "{path}");
                (head.status.as_u16(), body.collect().await.unwrap().to_bytes())
            })
        };
        // More often than there are places for work at once.
        for _ in 0..64 {
            for path in ["/answering", "/working"] {
                let (status, body) = ask(path);
                assert_eq!((status, &body[..]), (500, &br#"{"error":"Internal server error"}"#[..]), "{path}");
            }
            assert_eq!(ask("/sound").0, 200);
        }
        assert!(server.metrics.text().contains("128"), "panics are counted");
    }
}
