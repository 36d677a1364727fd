//! Every rule of who may ask, how much and how long, with a request against it.

use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;

use crate::server::{Server, program, read};

const GOOD: &str = r#"{"text":"Situation n° 1 : Karim BENALI, 15 ans.","language":"fr"}"#;

/// What a program that may not start says.
fn refused(options: &[&str]) -> (String, Option<i32>) {
    let output = program().arg("serve").args(options).output().unwrap();
    assert!(output.stdout.is_empty());
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn nothing_but_health_answers_without_the_token() {
    let server = Server::start(&[]);
    assert!(server.address.ip().is_loopback() && server.token.as_ref().unwrap().len() == 43);
    for path in ["/", "/metrics", "/openapi.json", "/supportedentities", "/recognizers", "/anonymizers", "/nowhere"] {
        for header in ["", "Authorization: Bearer wrong\r\n", "Authorization: Basic YTph\r\n"] {
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{header}\r\n", server.address);
            let answer = server.raw(request.as_bytes());
            assert_eq!((answer.status, answer.header("www-authenticate")), (401, Some("Bearer")), "{path} {header}");
            assert_eq!(answer.error(), "The token is missing or wrong");
        }
    }
    let health =
        server.raw(format!("GET /health HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address).as_bytes());
    assert_eq!((health.status, health.body.as_slice()), (200, &b"huisclos service is up"[..]));
    let token = server.token.clone().unwrap();
    let query = |path: &str| {
        format!("GET {path}?token={token} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address)
    };
    assert_eq!(server.raw(query("/").as_bytes()).status, 200);
    assert_eq!(server.raw(query("/metrics").as_bytes()).status, 401, "in an address only where a user opens it");
    assert_eq!(server.get("/metrics").status, 200);
    assert_ne!(Server::start(&[]).token, server.token);
}

#[test]
fn another_host_and_another_site_are_refused() {
    let server = Server::start(&["--no-token"]);
    let with = |host: &str, header: &str| {
        let request = format!("GET /anonymizers HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{header}\r\n");
        server.raw(request.as_bytes()).status
    };
    let (own, port) = (server.address.to_string(), server.address.port());
    assert_eq!([with(&own, ""), with(&format!("localhost:{port}"), "")], [200, 200]);
    for host in ["evil.example", &format!("evil.example:{port}"), "127.0.0.1", "127.0.0.1:1", ""] {
        assert_eq!(with(host, ""), 403, "{host}");
    }
    let double = format!("GET /health HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(server.raw(double.as_bytes()).status >= 400);
    assert_eq!(with(&own, &format!("Origin: http://{own}\r\nSec-Fetch-Site: same-origin\r\n")), 200);
    for header in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ] {
        assert_eq!(with(&own, header), 403, "{header}");
    }
}

#[test]
fn every_answer_forbids_to_show_or_keep_it() {
    let server = Server::start(&["--no-token"]);
    let answers = [
        server.get("/health"),
        server.get("/nowhere"),
        server.post("/analyze", "{"),
        server.get("/analyze"),
        server.post("/analyze", GOOD),
    ];
    assert_eq!(answers.each_ref().map(|answer| answer.status), [200, 404, 400, 405, 200]);
    for answer in answers {
        assert!(
            answer.header("content-security-policy").unwrap().starts_with("default-src 'none'; frame-ancestors 'none'")
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let server = Server::start(&["--no-token", "--text-size", "1", "--file-size", "1"]);
    let large = format!(r#"{{"text":"{}","language":"fr"}}"#, "a ".repeat(600_000));
    for path in ["/analyze", "/anonymize", "/deanonymize"] {
        assert_eq!(server.post(path, &large).status, 413, "{path}");
    }
    // Without a length, in pieces.
    let head = server.head("POST /analyze", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n");
    let pieces = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    assert_eq!(server.raw(format!("{head}{pieces}").as_bytes()).status, 413);
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n{}\r\n--x--\r\n",
        "a ".repeat(600_000)
    );
    assert_eq!(server.post_as("/v1/documents", "multipart/form-data; boundary=x", form.as_bytes()).status, 413);
    let many = format!(r#"{{"text":[{}"x"],"language":"fr"}}"#, r#""","#.repeat(20_000));
    assert_eq!(server.post("/analyze", &many).status, 422);
    let deep = format!(r#"{{"text":{}"#, "[".repeat(100_000));
    assert_eq!(server.post("/analyze", &deep).status, 400);
}

#[test]
fn hostile_expressions_cost_little() {
    let server = Server::start(&["--no-token"]);
    let ask = |regex: &str, text: &str| {
        let pattern = serde_json::json!([{"name": "p", "regex": regex, "score": 0.5}]);
        let recogniser = serde_json::json!([{"name": "r", "supported_entity": "T", "patterns": pattern}]);
        let body =
            serde_json::json!({"text": text, "language": "fr", "ad_hoc_recognizers": recogniser, "entities": ["T"]});
        server.post("/analyze", &body.to_string())
    };
    let text = format!("{}!", "a".repeat(50_000));
    assert_eq!(ask("(a+)+$", &text).status, 200);
    assert_eq!(ask("(?:a|a)*b", &text).status, 200);
    for regex in ["(a{1000}){1000}", "(", "(?=a)", r"(a)\1", "\\p{Nope}"] {
        let answer = ask(regex, "aaa");
        assert_eq!((answer.status, answer.json()["pattern"].as_u64()), (422, Some(0)), "{regex}");
    }
    assert_eq!(ask(".", &text).status, 422, "too many results");
}

#[test]
fn a_body_that_never_comes_and_work_that_never_ends_are_given_up() {
    let server = Server::start(&["--no-token", "--time-limit", "1"]);
    let head = server.head("POST /analyze", "Content-Type: application/json\r\nContent-Length: 100\r\n");
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(b"{").unwrap();
    assert_eq!(read(&mut stream).status, 408);
    // However fast the machine is: a hundred expressions that match nothing, in each of a million places.
    let pattern = serde_json::json!([{"name": "p", "regex": "Q?", "score": 0.5}]);
    let recogniser = serde_json::json!({"name": "r", "supported_entity": "T", "patterns": pattern});
    let text = "Karim BENALI, 15 ans, et sa mère Samia. ".repeat(26_000);
    let body = serde_json::json!({"text": text, "language": "fr", "ad_hoc_recognizers": vec![recogniser; 100]});
    let answer = server.post("/analyze", &body.to_string());
    assert_eq!(answer.status, 504);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn too_many_at_once_are_asked_to_come_back() {
    let server = Server::start(&["--no-token"]);
    let head = server.head("POST /analyze", "Content-Type: application/json\r\nContent-Length: 100\r\n");
    let waiting: Vec<TcpStream> = (0..256)
        .map(|_| {
            let mut stream = TcpStream::connect(server.address).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    let busy = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        Some(server.post("/analyze", GOOD)).filter(|answer| answer.status != 200)
    });
    let busy = busy.unwrap();
    assert_eq!((busy.status, busy.header("retry-after")), (503, Some("1")));
    drop(waiting);
    let served = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        server.post("/analyze", GOOD).status == 200
    });
    assert!(served);
}

#[test]
fn no_answer_and_no_message_repeats_the_text() {
    let server = Server::start(&["--no-token"]);
    let secret = "Zoltan Fictivaud";
    let requests = [
        ("/analyze", format!(r#"{{"text":"{secret}","language":"{secret}"}}"#)),
        ("/analyze", format!(r#"{{"text":{{"{secret}":1}},"language":"fr"}}"#)),
        ("/analyze", format!(r#"{{"text":"{secret}","language":"fr","entities":["{secret}"]}}"#)),
        ("/analyze", format!(r#"{{"text":"{secret}","language":"fr","ad_hoc_recognizers":[{{"{secret}":1}}]}}"#)),
        (
            "/analyze",
            format!(r#"{{"text":"{secret}","language":"fr","allow_list":["({secret}"],"allow_list_match":"regex"}}"#),
        ),
        ("/analyze", format!(r#"{{"text":"{secret}","language":"fr","allow_list_match":"{secret}"}}"#)),
        ("/analyze", format!(r#"{{"text":"{secret} "#)),
        (
            "/anonymize",
            format!(r#"{{"text":"{secret}","analyzer_results":[{{"start":0,"end":99,"score":1,"entity_type":"A"}}]}}"#),
        ),
        ("/anonymize", format!(r#"{{"text":"{secret}","analyzer_results":"{secret}"}}"#)),
        (
            "/anonymize",
            format!(
                r#"{{"text":"{secret}","analyzer_results":[{{"start":0,"end":9,"score":1,"entity_type":"A"}}],"anonymizers":{{"A":{{"type":"{secret}"}}}}}}"#
            ),
        ),
        (
            "/anonymize",
            format!(
                r#"{{"text":"{secret}","analyzer_results":[{{"start":0,"end":9,"score":1,"entity_type":"A"}}],"anonymizers":{{"A":{{"type":"hash","hash_type":"{secret}"}}}}}}"#
            ),
        ),
        (
            "/deanonymize",
            format!(
                r#"{{"text":"{secret}","anonymizer_results":[{{"start":0,"end":9,"entity_type":"A"}}],"deanonymizers":{{"A":{{"type":"decrypt","key":"1111111111111111"}}}}}}"#
            ),
        ),
    ];
    for (path, body) in &requests {
        let answer = server.post(path, body);
        let said = format!("{} {}", answer.head, String::from_utf8_lossy(&answer.body));
        assert!((400..500).contains(&answer.status) && !said.contains("Fictivaud"), "{path} {body}: {said}");
    }
    assert_eq!(server.get("/Fictivaud?a=Fictivaud").status, 404);
    let metrics = String::from_utf8(server.get("/metrics").body).unwrap();
    assert!(
        metrics.contains(r#"huisclos_requests_total{route="other",status="404"} 1"#) && !metrics.contains("Fictivaud")
    );
    assert!(metrics.contains(r#"huisclos_request_duration_seconds_count{route="/analyze"} 7"#));
    let (said, code) = server.stop();
    assert_eq!(code, Some(0));
    assert!(!said.contains("Fictivaud"), "{said}");
}

#[test]
fn a_request_that_is_there_ends_before_the_server_does() {
    let server = Server::start(&["--no-token"]);
    let mut stream = TcpStream::connect(server.address).unwrap();
    let headers = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", GOOD.len());
    stream.write_all(server.head("POST /analyze", &headers).as_bytes()).unwrap();
    stream.write_all(&GOOD.as_bytes()[..10]).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let waiting = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(500));
        stream.write_all(&GOOD.as_bytes()[10..]).unwrap();
        read(&mut stream).status
    });
    let address = server.address;
    let (said, code) = server.stop();
    assert_eq!((waiting.join().unwrap(), code), (200, Some(0)));
    assert!(said.contains("Le service est arrêté."));
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn other_machines_need_a_token_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jeton.txt");
    let name = file.to_str().unwrap();
    fs::write(&file, "0123456789abcdef0123456789abcdef\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let (said, code) = refused(&["--listen", "127.0.0.1:0"]);
    assert!(said.contains("--token-file") && code == Some(2), "{said}");
    let (said, _) = refused(&["--listen", "127.0.0.1:0", "--no-token"]);
    assert!(said.contains("--token-file"), "{said}");
    let (said, _) = refused(&["--no-token", "--token-file", name]);
    assert!(said.contains("se contredisent"), "{said}");
    let (said, code) = refused(&["--listen", "127.0.0.1:0", "--token-file", name]);
    assert!(said.contains("lisible par d'autres que vous") && code == Some(1), "{said}");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let mut server = Server::start(&["--listen", "127.0.0.1:0", "--token-file", name]);
    assert_eq!(server.token, None, "who has the file knows it");
    assert_eq!(server.get("/metrics").status, 401);
    server.token = Some("0123456789abcdef0123456789abcdef".to_owned());
    assert_eq!(server.get("/metrics").status, 200);
    fs::write(&file, "court").unwrap();
    let (said, _) = refused(&["--token-file", name]);
    assert!(said.contains("au moins 16"), "{said}");
    let port = server.address.port().to_string();
    let (said, _) = refused(&["--port", &port]);
    assert!(said.contains("déjà pris"), "{said}");
}
