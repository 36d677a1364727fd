//! `POST /v1/documents`: a file in any format comes back rewritten and proved, with its report.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, Response, StatusCode};
use data_encoding::BASE64;
use huisclos::plan::Answers;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::certificate::{Certificate, Form, Sheet, Stated};
use huisclos::report::{Population, Report, words};
use huisclos::{Anonymiser, Error, ErrorKind, Outcome, format};
use serde::Serialize;

use super::Unread;
use super::answer::{Refusal, bytes_of, json};
use super::download::zipped;
use super::routes::{Of, Server};

pub(super) const ROUTE: &str = "/v1/documents";

/// The name of what comes back: that of what came may name a person.
const NAME: &str = "document";

/// Bytes of each field beside the file.
const FIELD: usize = 1 << 20;

/// What is asked.
struct Request {
    file: Vec<u8>,
    name: Option<String>,
    formation: Formation,
    circulation: Circulation,
    answers: Option<Answers>,
    blocking: Option<bool>,
    population: Option<Population>,
}

#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    format: &'a str,
    name: String,
    report: &'a Report,
}

/// Handles it.
pub(super) async fn rewrite(
    State(server): State<Arc<Server>>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response<Body>, Refusal> {
    let zip = wants_zip(&headers)?;
    let form = form.map_err(|_| {
        Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The request Content-Type must be 'multipart/form-data' with a boundary",
        )
    })?;
    let read = parse(form, server.options.circulation);
    let request = tokio::time::timeout(server.options.time, read).await;
    let request = request.map_err(|_| Refusal::new(StatusCode::REQUEST_TIMEOUT, "The body did not come in time"))??;
    server.work(Of::Files, move |server, _| done(server, request, zip)).await
}

/// JSON unless a zip is asked for; the order of types in `Accept` is not looked at.
fn wants_zip(headers: &HeaderMap) -> Result<bool, Refusal> {
    let accepted = headers.get(ACCEPT).map_or("*/*", |value| value.to_str().unwrap_or_default()).to_ascii_lowercase();
    let types: Vec<&str> = accepted.split(',').filter_map(|part| part.split(';').next()).map(str::trim).collect();
    if types.contains(&"application/zip") {
        return Ok(true);
    }
    match types.iter().any(|of| matches!(*of, "*/*" | "application/*" | "application/json" | "")) {
        true => Ok(false),
        false => Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, "The answer is application/json or application/zip")),
    }
}

async fn parse(mut form: Multipart, circulation: Circulation) -> Result<Request, Refusal> {
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(),
        _ => Refusal::malformed("The body is not of the form multipart/form-data"),
    };
    let (mut file, mut formation, mut circulation) = (None, None, circulation);
    let (mut answers, mut blocking, mut population) = (None, None, None);
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let called = field.file_name().map(str::to_owned);
            file = Some((field.bytes().await.map_err(broken)?.to_vec(), called));
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > FIELD {
                return Err(Refusal::too_large());
            }
        }
        let value = String::from_utf8(bytes).map_err(|_| Refusal::malformed("A field is not in UTF-8"))?;
        let wrong =
            |what: &str, choices: Vec<&str>| Refusal::invalid(format!("Invalid {what}")).with("choices", choices);
        match name.as_str() {
            "formation" => {
                let names = || Formation::ALL.iter().map(|formation| formation.name()).collect();
                formation = Some(Formation::from_name(&value).ok_or_else(|| wrong("formation", names()))?);
            }
            "circulation" => {
                let names = || Circulation::ALL.iter().map(|circulation| circulation.name()).collect();
                let found = Circulation::ALL.into_iter().find(|circulation| circulation.name() == value);
                circulation = found.ok_or_else(|| wrong("circulation", names()))?;
            }
            "doubts" => {
                let blocks = match value.as_str() {
                    "mask" => false,
                    "block" => true,
                    _ => return Err(wrong("doubts", vec!["mask", "block"])),
                };
                blocking = Some(blocks);
            }
            "decisions" => {
                let parsed = Answers::parse(&value).map_err(|_| Refusal::invalid("Invalid decisions"))?;
                answers = Some(parsed);
            }
            "population" => {
                population = Some(inhabitants(&value).ok_or_else(|| Refusal::invalid("Invalid population"))?)
            }
            _ => return Err(Refusal::malformed("A field is not known")),
        }
    }
    let missing = |name: &str| Refusal::malformed(format!("Missing field: {name}"));
    let (file, name) = file.ok_or_else(|| missing("file"))?;
    let formation = formation.ok_or_else(|| missing("formation"))?;
    Ok(Request { file, name, formation, circulation, answers, blocking, population })
}

/// `5200` or `5200,1500`, as the option of the program.
pub(super) fn inhabitants(text: &str) -> Option<Population> {
    let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
    let (town, quarter) = text.split_once(',').map_or((text, None), |(town, quarter)| (town, Some(quarter)));
    let quarter = match quarter {
        Some(quarter) => Some(number(quarter)?),
        None => None,
    };
    Some(Population { town: number(town)?, quarter })
}

fn done(server: &Server, request: Request, zip: bool) -> Result<Response<Body>, Refusal> {
    let Request { file, name, formation, circulation, answers, blocking, population } = request;
    let mut anonymiser: Anonymiser =
        server.bench.anonymiser(formation, circulation).map_err(|error| refused(&error))?;
    if let Some(answers) = answers {
        anonymiser = anonymiser.with_answers(answers);
    }
    if let Some(blocking) = blocking {
        anonymiser = anonymiser.with_doubts(blocking);
    }
    if let Some(population) = population {
        anonymiser = anonymiser.with_population(population);
    }
    let Outcome { output, report } =
        server.bench.rewrite(file, name.as_deref(), &anonymiser).map_err(|error| unread(&error))?;
    if report.blocked {
        let reason = words::blocked(&report);
        let refusal = Refusal::invalid("The policy forbids an output").with("kind", "blocked").with("reason", reason);
        return Err(refusal.with("report", report));
    }
    if !report.proof.as_ref().is_some_and(huisclos::report::Proof::holds) {
        let refusal = Refusal::invalid("An original value would still be in the output").with("kind", "proof");
        return Err(refusal.with("report", report));
    }
    let format = format::FORMATS.iter().find(|format| format.name() == report.format);
    let extension = format.and_then(|format| format.extensions().first().copied()).unwrap_or("bin");
    let name = format!("{NAME}.{extension}");
    if zip {
        return Ok(bytes_of(StatusCode::OK, "application/zip", packed(&output, &name, &report)?));
    }
    let answer = Answer { file: BASE64.encode(&output), format: &report.format, name, report: &report };
    Ok(json(StatusCode::OK, &answer))
}

/// The file, its report and its certificate.
fn packed(output: &[u8], name: &str, report: &Report) -> Result<Vec<u8>, Refusal> {
    let certificate = Certificate::new(&[Sheet { title: name, report }], &Stated::default());
    let certificate = certificate.write(Form::Html).map_err(|_| Refusal::internal())?;
    let report = serde_json::to_vec_pretty(report).map_err(|_| Refusal::internal())?;
    zipped([(name, output), ("report.json", &report), ("certificate.html", &certificate)].into_iter())
}

/// Why a file is not read. What other programs say is French, and may hold the name of the file: it stays here.
pub(super) fn unread(error: &Unread) -> Refusal {
    match error {
        Unread::By(error) => refused(error),
        Unread::Other(_) => {
            Refusal::invalid("Another program that this file needs is missing or failed").with("kind", "reader")
        }
    }
}

/// What an error of the library says: what and where, never a word of the file.
pub(super) fn refused(error: &Error) -> Refusal {
    use std::io::ErrorKind as Io;
    let (status, kind) = match error.kind() {
        ErrorKind::Empty => (422, "empty"),
        ErrorKind::Truncated => (422, "truncated"),
        ErrorKind::Encrypted => (422, "encrypted"),
        ErrorKind::Macros => (422, "macros"),
        ErrorKind::UnknownFormat => (415, "unknown_format"),
        ErrorKind::WrongExtension => (415, "wrong_extension"),
        ErrorKind::UnknownEncoding => (415, "unknown_encoding"),
        ErrorKind::TooLarge => (413, "too_large"),
        ErrorKind::Hostile => (422, "hostile"),
        ErrorKind::Unreadable => (422, "unreadable"),
        ErrorKind::Scanned => (422, "scanned"),
        ErrorKind::Unencodable => (422, "unencodable"),
        ErrorKind::Configuration => (422, "configuration"),
        ErrorKind::Plan => (422, "plan"),
        ErrorKind::Blocked => (422, "blocked"),
        ErrorKind::Proof => (422, "proof"),
        ErrorKind::Io(Io::TimedOut) => (504, "timed_out"),
        ErrorKind::Io(Io::OutOfMemory) => (422, "reader_stopped"),
        _ => (500, "internal"),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // The names of parts are the format's; those of entries are whatever their writer liked.
    let refusal = Refusal::new(status, ErrorText(error.kind()).to_string()).with("kind", kind);
    match error.offset() {
        Some(position) => refusal.with("position", position),
        None => refusal,
    }
}

/// The sentence of an error without its place.
struct ErrorText(ErrorKind);

impl std::fmt::Display for ErrorText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Error::new(self.0).fmt(f)
    }
}
