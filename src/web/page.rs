//! The page: what it is made of, and what it asks while a human reviews documents. `page/` is the other half.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Extension, Path, State};
use axum::http::header::{CONTENT_DISPOSITION, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{delete, get, post, put};
use huisclos::kind::Kind;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::words;
use huisclos::{Error, format};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::{Refusal, bytes_of, json};
use super::desk::{Decided, Purpose, lines};
use super::documents::{inhabitants, refused, unread};
use super::draft::{Shown, Stretch, shown, stretches};
use super::gestures::Decisions;
use super::routes::{Of, Server};
use super::session::Session;
use super::{Unread, download, town};

/// Bytes of what the page says of one document.
const SAID: usize = 8 << 20;

type Shared = State<Arc<Server>>;
pub(super) type Tab = Extension<Arc<Session>>;
type Answer = Result<Response<Body>, Refusal>;

/// What the page asks; the guard has looked at its session.
pub(super) fn router(document_limit: usize) -> Router<Arc<Server>> {
    let documents = post(add).layer(DefaultBodyLimit::max(document_limit));
    let small = DefaultBodyLimit::max(SAID);
    Router::new()
        .route("/page/choices", get(choices))
        .route("/page/documents", documents)
        .route("/page/documents/{number}", delete(remove).merge(put(begin).layer(small)))
        .route("/page/documents/{number}/decisions", put(change).layer(small))
        .route("/page/documents/{number}/why/{mention}", get(why))
        .route("/page/download", post(download::download).layer(small))
        .route("/page/list", put(town::take).layer(small))
        .route("/page/alive", post(async || StatusCode::NO_CONTENT))
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
    title: &'static str,
}

/// What one formation and circulation allow.
#[derive(Serialize)]
struct Allowed {
    statement: String,
    basis: String,
    recipients: String,
    blocked: bool,
}

#[derive(Serialize)]
struct Choices {
    formations: Vec<Named>,
    circulations: Vec<Named>,
    policies: BTreeMap<String, Allowed>,
    kinds: Vec<&'static str>,
}

async fn choices(State(server): Shared) -> Answer {
    let work = |server: &Server, _| {
        let mut policies = BTreeMap::new();
        for formation in Formation::ALL {
            for circulation in Circulation::ALL {
                // A policy of the town that is for one formation allows no other.
                let Ok(anonymiser) = server.bench.anonymiser(formation, circulation) else { continue };
                let policy = anonymiser.policy();
                let allowed = Allowed {
                    statement: policy.statement().to_owned(),
                    basis: policy.basis().to_owned(),
                    recipients: policy.recipients().to_owned(),
                    blocked: policy.is_blocked(),
                };
                policies.insert(format!("{}/{}", formation.name(), circulation.name()), allowed);
            }
        }
        let choices = Choices {
            formations: Formation::ALL.map(|f| Named { name: f.name(), title: words::formation(f.name()) }).into(),
            circulations: Circulation::ALL
                .map(|c| Named { name: c.name(), title: words::circulation(c.name()) })
                .into(),
            policies,
            kinds: Kind::ALL.iter().map(|kind| kind.name()).collect(),
        };
        Ok(json(StatusCode::OK, &choices))
    };
    server.work(Of::Texts, work).await
}

#[derive(Serialize)]
struct Added<'a> {
    id: u32,
    name: &'a str,
    format: &'a str,
    bytes: usize,
    suggestion: Option<Suggested>,
}

#[derive(Serialize)]
struct Suggested {
    formation: &'static str,
    why: String,
}

async fn add(State(server): Shared, Extension(tab): Tab, headers: HeaderMap, body: Bytes) -> Answer {
    let name = file_name(&headers)?;
    let work = move |server: &Server, _| {
        let french = |error: &Error| server.in_french(error, &name);
        let (bytes, source) = (body.len(), body.to_vec());
        let digest: [u8; 32] = Sha256::digest(&source).into();
        let suggestion = |document: &dyn format::Document| server.bench.suggested(document, &body);
        let document = server.bench.open(source, Some(&name)).map_err(|error| match error {
            Unread::By(error) => french(&error),
            Unread::Other(ref sentence) => unread(&error).with("message", sentence),
        })?;
        let suggestion = suggestion(document.as_ref()).map_err(|error| french(&error))?;
        let suggestion = suggestion.map(|(formation, place)| Suggested {
            formation: formation.name(),
            why: format!("Le nom de cette formation se lit à {place}.").replace("à le ", "au "),
        });
        let format = document.format();
        let added = tab.desk().add(name.clone(), digest, document).map_err(|error| french(&error))?;
        let Some(id) = added else {
            let message = "Trop de documents sont ouverts : téléchargez-en, puis retirez-les.";
            return Err(Refusal::new(StatusCode::CONFLICT, "Too many documents").with("message", message));
        };
        Ok(json(StatusCode::CREATED, &Added { id, name: &name, format, bytes, suggestion }))
    };
    server.work(Of::Files, work).await
}

async fn remove(State(server): Shared, Extension(tab): Tab, Path(number): Path<u32>) -> Answer {
    // Among the works: it waits for what is done with the document.
    let work = move |_: &Server, _| match tab.desk().remove(number) {
        true => Ok(StatusCode::NO_CONTENT.into_response()),
        false => Err(unknown()),
    };
    server.work(Of::Texts, work).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForWhat {
    formation: String,
    circulation: String,
    population: Option<String>,
}

#[derive(Serialize)]
struct Begun<'a> {
    segments: Vec<Stretch<'a>>,
    draft: Shown<'a>,
}

async fn begin(State(server): Shared, Extension(tab): Tab, Path(number): Path<u32>, body: Bytes) -> Answer {
    let asked: ForWhat = parsed(&body)?;
    let wrong = |what: &str, message: &str| Refusal::invalid(format!("Invalid {what}")).with("message", message);
    let circulation = Circulation::ALL.into_iter().find(|circulation| circulation.name() == asked.circulation);
    let population = match asked.population.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(inhabitants(text).ok_or_else(|| {
            wrong(
                "population",
                "Le nombre d'habitants s'écrit en chiffres, comme 5200 (ou 5200,1500 avec le quartier).",
            )
        })?),
    };
    let purpose = Purpose {
        formation: Formation::from_name(&asked.formation)
            .ok_or_else(|| wrong("formation", "Choisissez une formation de la liste."))?,
        circulation: circulation.ok_or_else(|| wrong("circulation", "Choisissez une circulation de la liste."))?,
        population,
    };
    let work = move |server: &Server, _| {
        let mut desk = tab.desk();
        let draft = desk.begin(number, purpose, server.bench.as_ref());
        let name = || desk.paper(number).map(|paper| paper.name.clone()).unwrap_or_default();
        let draft = draft.map_err(|error| server.in_french(&error, &name()))?.ok_or_else(unknown)?;
        let paper = desk.paper(number).ok_or_else(unknown)?;
        let draft = shown(&draft, &paper.segments, desk.doubts_block(number));
        Ok(json(StatusCode::OK, &Begun { segments: stretches(paper), draft }))
    };
    server.work(Of::Texts, work).await
}

async fn change(State(server): Shared, Extension(tab): Tab, Path(number): Path<u32>, body: Bytes) -> Answer {
    let said: Decisions = parsed(&body)?;
    let work = move |server: &Server, _| {
        let mut desk = tab.desk();
        let segments = desk.paper(number).ok_or_else(unknown)?.segments.as_slice();
        // A place that is none counts as a gesture that fits nothing.
        let nowhere = huisclos::plan::At { segment: u32::MAX, span: huisclos::segment::Span::new(0, 0) };
        let gesture =
            |sent: &super::gestures::Sent| sent.gesture(segments).unwrap_or(huisclos::plan::Gesture::Mask(nowhere));
        let gestures = said.gestures.iter().map(gesture).collect();
        let list = |texts: &[String]| {
            let message = "Ce texte est trop court : il se trouverait partout.";
            lines(texts).map_err(|_| Refusal::invalid("Invalid list").with("message", message))
        };
        let decided = Decided { gestures, mask: list(&said.mask)?, keep: list(&said.keep)? };
        let draft = desk.change(number, decided, server.bench.as_ref());
        let paper = desk.paper(number).ok_or_else(unknown)?;
        let draft = draft.map_err(|error| server.in_french(&error, &paper.name))?.ok_or_else(unknown)?;
        Ok(json(StatusCode::OK, &shown(&draft, &paper.segments, desk.doubts_block(number))))
    };
    server.work(Of::Texts, work).await
}

#[derive(Serialize)]
struct Why {
    sentence: String,
}

async fn why(State(server): Shared, Extension(tab): Tab, Path((number, mention)): Path<(u32, usize)>) -> Answer {
    let work = move |_: &Server, _: Instant| {
        let sentence = tab.desk().why(number, mention).map_err(|error| refused(&error))?.ok_or_else(unknown)?;
        Ok(json(StatusCode::OK, &Why { sentence }))
    };
    server.work(Of::Texts, work).await
}

impl Server {
    /// An error of the library, with the sentence that the program says of it.
    pub(super) fn in_french(&self, error: &Error, name: &str) -> Refusal {
        refused(error).with("message", self.bench.sentence(error, name))
    }
}

/// The name of a file as the page sends it, percent-encoded.
pub(super) fn file_name(headers: &HeaderMap) -> Result<String, Refusal> {
    const LONGEST: usize = 1024;
    let given = headers.get("x-file-name").map_or("", |name| name.to_str().unwrap_or_default());
    if given.len() > LONGEST {
        return Err(Refusal::malformed("The name of the file is too long"));
    }
    let decoded = percent_encoding::percent_decode_str(given).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| Refusal::malformed("The name of the file is not in UTF-8"))
}

/// The JSON of a body. What is wrong is told by place.
pub(super) fn parsed<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| {
        Refusal::malformed("Invalid request json").with("line", error.line()).with("column", error.column())
    })
}

pub(super) fn unknown() -> Refusal {
    let message = "Ce document n'est plus ouvert : déposez-le à nouveau.";
    Refusal::new(StatusCode::NOT_FOUND, "No such document").with("message", message)
}

/// Bytes to be saved under a name, which is ours.
pub(super) fn saved(bytes: Vec<u8>, of: &'static str, name: &str) -> Response<Body> {
    let mut response = bytes_of(StatusCode::OK, of, bytes);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}
