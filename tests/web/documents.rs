//! Files: every format there and back, what is refused, and what an answer may say.

use std::io::Read;

use data_encoding::BASE64;
use serde_json::Value;

use crate::server::{Answer, Server};

/// Fields of a form beside its file.
type Fields<'a> = &'a [(&'a str, &'a str)];

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("fixtures/documents/{name}")).unwrap()
}

fn form(file: &[u8], name: &str, fields: Fields<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in fields {
        body.extend(
            format!("--huisclos-boundary\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                .as_bytes(),
        );
    }
    body.extend(
        format!("--huisclos-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .as_bytes(),
    );
    body.extend(file);
    body.extend(b"\r\n--huisclos-boundary--\r\n");
    body
}

fn sent(server: &Server, file: &[u8], name: &str, fields: Fields<'_>, accept: &str) -> Answer {
    let body = form(file, name, fields);
    let headers = format!(
        "Content-Type: multipart/form-data; boundary=huisclos-boundary\r\nAccept: {accept}\r\nContent-Length: {}\r\n",
        body.len()
    );
    server.raw(&[server.head("POST /v1/documents", &headers).as_bytes(), &body].concat())
}

const GROUP: (&str, &str) = ("formation", "groupe-de-travail");

#[test]
fn every_format_comes_back_proved() {
    let server = Server::start(&[]);
    for (name, extension) in [
        ("every-place.docx", "docx"),
        ("every-place.odt", "odt"),
        ("every-place.pdf", "pdf"),
        ("every-place.rtf", "rtf"),
        ("every-place.eml", "eml"),
        ("groupe-de-travail.txt", "txt"),
    ] {
        let answer = sent(&server, &fixture(name), &format!("Karim BENALI.{extension}"), &[GROUP], "application/json");
        let json = answer.json();
        assert_eq!(answer.status, 200, "{name}: {json}");
        assert_eq!(json["name"], format!("document.{extension}"));
        assert_eq!(json["report"]["proof"]["hits"], Value::Array(Vec::new()), "{name}");
        assert!(BASE64.decode(json["file"].as_str().unwrap().as_bytes()).unwrap().len() > 100, "{name}");
        assert!(!answer.head.contains("BENALI") && !json["report"].to_string().contains("BENALI"));
    }
}

#[test]
fn a_zip_holds_the_file_the_report_and_the_certificate() {
    let server = Server::start(&[]);
    let answer = sent(
        &server,
        &fixture("groupe-de-travail.docx"),
        "a.docx",
        &[GROUP, ("circulation", "interne"), ("population", "5200,1500")],
        "application/zip",
    );
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/zip")));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).unwrap();
    let names: Vec<String> = (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().to_string()).collect();
    assert_eq!(names, ["document.docx", "report.json", "certificate.html"]);
    let mut report = String::new();
    zip.by_name("report.json").unwrap().read_to_string(&mut report).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!((report["circulation"].as_str(), report["blocked"].as_bool()), (Some("interne"), Some(false)));
}

#[test]
fn what_is_blocked_gives_reasons_and_no_file() {
    let server = Server::start(&[]);
    let answer = sent(
        &server,
        "Situation n° 1 : Karim BENALI, 15 ans.".as_bytes(),
        "a.txt",
        &[("formation", "groupe-social")],
        "*/*",
    );
    let json = answer.json();
    assert_eq!((answer.status, json["kind"].as_str(), json.get("file")), (422, Some("blocked"), None));
    assert!(json["report"]["blocked"] == true && !json.to_string().contains("BENALI"));
    let doubtful = "Situation n° 1 : Karim BENALI, 15 ans. M. Benali est absent.";
    let fields = [GROUP, ("doubts", "block")];
    let answer = sent(&server, doubtful.as_bytes(), "a.txt", &fields, "*/*");
    let json = answer.json();
    assert_eq!((answer.status, json["kind"].as_str()), (422, Some("blocked")), "{json}");
    let doubt = &json["report"]["doubts"][0];
    let decisions = serde_json::json!({"version": 1, "documents": [{"source_sha256": json["report"]["source_sha256"],
        "doubts": json["report"]["doubts"].as_array().unwrap().iter().map(|doubt| serde_json::json!({"number": doubt["number"], "choice": "masquer"})).collect::<Vec<_>>()}]});
    assert!(doubt["location"]["line"].is_u64());
    let answer = sent(
        &server,
        doubtful.as_bytes(),
        "a.txt",
        &[GROUP, ("doubts", "block"), ("decisions", &decisions.to_string())],
        "*/*",
    );
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
}

#[test]
fn what_can_not_be_read_is_said_by_kind() {
    let server = Server::start(&[]);
    let txt = "Zoltan Fictivaud".as_bytes();
    let docx = fixture("every-place.docx");
    let rows: &[(&[u8], &str, Fields, u16, &str)] = &[
        (b"", "a.txt", &[GROUP], 422, "empty"),
        (&docx[..docx.len() / 2], "a.docx", &[GROUP], 422, "truncated"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", &[GROUP], 422, "reader"),
        (txt, "a.docx", &[GROUP], 415, "wrong_extension"),
        (b"%PDF-1.7 nothing more", "a.pdf", &[GROUP], 422, "truncated"),
    ];
    for (file, name, fields, status, kind) in rows {
        let answer = sent(&server, file, name, fields, "*/*");
        let json = answer.json();
        assert_eq!((answer.status, json["kind"].as_str()), (*status, Some(*kind)), "{name}: {json}");
    }
    let rows: &[(Fields, &str, u16)] = &[
        (&[], "*/*", 400),
        (&[("formation", "Fictivaud")], "*/*", 422),
        (&[GROUP, ("circulation", "Fictivaud")], "*/*", 422),
        (&[GROUP, ("population", "Fictivaud")], "*/*", 422),
        (&[GROUP, ("decisions", "Fictivaud")], "*/*", 422),
        (&[GROUP, ("doubts", "Fictivaud")], "*/*", 422),
        (&[GROUP, ("Fictivaud", "x")], "*/*", 400),
        (&[GROUP], "image/png", 406),
    ];
    for (fields, accept, status) in rows {
        let answer = sent(&server, txt, "Fictivaud.txt", fields, accept);
        assert_eq!(answer.status, *status, "{fields:?}");
        assert!(!answer.error().is_empty() && !String::from_utf8_lossy(&answer.body).contains("Fictivaud"));
    }
    assert_eq!(server.post("/v1/documents", "{}").status, 415);
    assert_eq!(server.post_as("/v1/documents", "multipart/form-data; boundary=x", b"--x\r\nFictivaud").status, 400);
    assert_eq!(server.get("/v1/documents").status, 405);
    let (said, _) = server.stop();
    assert!(!said.contains("Fictivaud"));
}
