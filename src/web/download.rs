//! What the user takes away: the anonymised files, their certificate, or all of it.

use std::io::{Cursor, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::{Response, StatusCode};
use huisclos::format;
use huisclos::report::certificate::{Certificate, Form, Sheet, Stated};
use huisclos::report::{Proof, words};
use serde::Deserialize;
use zip::write::SimpleFileOptions;

use super::answer::Refusal;
use super::desk::Written;
use super::page::{Tab, parsed, saved, unknown};
use super::routes::{Of, Server};

/// What files are called: their own names may name a person.
const NAME: &str = "compte-rendu-anonymise";
const CERTIFICATE: &str = "certificat.pdf";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    documents: Vec<u32>,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    File,
    Certificate,
    All,
}

/// Handles `POST /page/download`.
pub(super) async fn download(
    State(server): State<Arc<Server>>,
    Extension(tab): Tab,
    body: Bytes,
) -> Result<Response<Body>, Refusal> {
    let Asked { documents, what } = parsed(&body)?;
    let work = move |server: &Server, _| {
        let desk = tab.desk();
        let mut all = Vec::new();
        for number in &documents {
            let name = desk.paper(*number).ok_or_else(unknown)?.name.as_str();
            let written = desk.write(*number, server.bench.as_ref());
            let written = written.map_err(|error| server.in_french(&error, name))?.ok_or_else(unknown)?;
            all.push((file_name(all.len(), documents.len(), &written.report.format), checked(written, name)?));
        }
        match (all.as_slice(), what) {
            ([], _) => Err(Refusal::malformed("No document")),
            ([(name, written)], What::File) => Ok(saved(written.bytes.clone(), "application/octet-stream", name)),
            (all, What::Certificate) => Ok(saved(certificate(all)?, "application/pdf", CERTIFICATE)),
            (all, what) => {
                let certificate = (what == What::All).then(|| certificate(all)).transpose()?;
                Ok(saved(packed(all, certificate.as_deref())?, "application/zip", "comptes-rendus-anonymises.zip"))
            }
        }
    };
    server.work(Of::Files, work).await
}

/// Nothing leaves that the policy or the proof forbids.
fn checked(written: Written, name: &str) -> Result<Written, Refusal> {
    let report = &written.report;
    if report.blocked {
        let refusal = Refusal::new(StatusCode::CONFLICT, "The policy forbids an output").with("kind", "blocked");
        return Err(refusal.with("message", words::blocked(report)));
    }
    if report.proof.as_ref().is_some_and(Proof::holds) {
        return Ok(written);
    }
    let message = format!(
        "Une valeur d'origine subsisterait dans la sortie de « {name} » : rien n'a été produit. Masquez-la partout, ou \
         corrigez-la dans une copie de l'original."
    );
    Err(Refusal::invalid("An original value would still be in the output")
        .with("kind", "proof")
        .with("message", message))
}

fn file_name(index: usize, of: usize, format: &str) -> String {
    let format = format::FORMATS.iter().find(|known| known.name() == format);
    let extension = format.and_then(|format| format.extensions().first().copied()).unwrap_or("bin");
    match of {
        1 => format!("{NAME}.{extension}"),
        _ => format!("{NAME}-{}.{extension}", index + 1),
    }
}

fn certificate(all: &[(String, Written)]) -> Result<Vec<u8>, Refusal> {
    let sheets: Vec<Sheet<'_>> =
        all.iter().map(|(name, written)| Sheet { title: name, report: &written.report }).collect();
    Certificate::new(&sheets, &Stated::default()).write(Form::Pdf).map_err(|_| Refusal::internal())
}

fn packed(all: &[(String, Written)], certificate: Option<&[u8]>) -> Result<Vec<u8>, Refusal> {
    let files = all.iter().map(|(name, written)| (name.as_str(), written.bytes.as_slice()));
    zipped(files.chain(certificate.map(|bytes| (CERTIFICATE, bytes))))
}

/// Files by their names, in one.
pub(super) fn zipped<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, Refusal> {
    let write = || {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(bytes)?;
        }
        Ok::<_, zip::result::ZipError>(zip.finish()?.into_inner())
    };
    write().map_err(|_| Refusal::internal())
}
