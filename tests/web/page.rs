//! What the page asks of the program, and every rule of who may ask it. What a human sees of it is tested in a browser.

use std::io::Read;

use serde_json::{Value, json};

use crate::server::{Answer, Server};

const MINUTES: &str = "\
CLSPD – Groupe de travail territorial
Présents : Mme Claire HOUDAYER (adjointe au maire), M. Petit (bailleur).

Situation n° 1 : Karim BENALI, 15 ans, et Yanis BENALI, 12 ans 🙂. M. Benali a été vu. Karim est suivi pour une dépression.
";

/// A page that is open.
struct Page {
    server: Server,
    session: String,
}

/// A request for a server, with a bearer if one is given.
fn ask(server: &Server, line: &str, bearer: Option<&str>, headers: &str, body: &[u8]) -> Answer {
    let bearer = bearer.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{bearer}{headers}Content-Length: {}\r\n\r\n",
        server.address,
        body.len()
    );
    server.raw(&[head.as_bytes(), body].concat())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).unwrap_or_else(|| panic!("no {before}")).1.split_once(after).unwrap().0
}

impl Page {
    fn open(options: &[&str]) -> Self {
        Self::of(Server::of("ouvrir", &[&["--no-browser"], options].concat()))
    }

    fn of(server: Server) -> Self {
        let token = server.token.clone().unwrap();
        let answer = ask(&server, &format!("GET /?token={token}"), None, "Accept: text/html\r\n", b"");
        assert_eq!(answer.status, 200);
        let html = String::from_utf8(answer.body).unwrap();
        let session = between(&html, "name=\"session\" content=\"", "\"").to_owned();
        assert_eq!(session.len(), 43);
        Self { server, session }
    }

    fn call(&self, line: &str, body: &[u8]) -> Answer {
        ask(&self.server, line, Some(&self.session), "Content-Type: application/json\r\n", body)
    }

    fn put(&self, path: &str, body: &Value) -> Answer {
        self.call(&format!("PUT {path}"), body.to_string().as_bytes())
    }

    fn add(&self, name: &str, bytes: &[u8]) -> Answer {
        ask(&self.server, "POST /page/documents", Some(&self.session), &format!("X-File-Name: {name}\r\n"), bytes)
    }

    /// Adds the minutes and begins to review them.
    fn review(&self) -> Value {
        assert_eq!(self.add("seance.txt", MINUTES.as_bytes()).status, 201);
        let purpose = json!({"formation": "groupe-de-travail", "circulation": "externe", "population": "5200,1500"});
        let answer = self.put("/page/documents/1", &purpose);
        assert_eq!(answer.status, 200);
        answer.json()
    }

    fn decide(&self, gestures: &Value) -> Value {
        let answer = self.put("/page/documents/1/decisions", &json!({"gestures": gestures, "mask": [], "keep": []}));
        assert_eq!(answer.status, 200);
        answer.json()
    }

    fn download(&self, what: &str) -> Answer {
        self.call("POST /page/download", json!({"documents": [1], "what": what}).to_string().as_bytes())
    }
}

/// Where the `nth` mention of a draft stands that has this text, as the page would send it back.
fn at(begun: &Value, words: &str, nth: usize) -> Value {
    let text = |at: &Value| {
        let segments = begun["segments"].as_array().unwrap();
        let segment = segments.iter().find(|segment| segment["n"] == at[0]).unwrap();
        let units: Vec<u16> = segment["text"].as_str().unwrap().encode_utf16().collect();
        let unit = |i: usize| at[i].as_u64().unwrap() as usize;
        String::from_utf16(&units[unit(1)..unit(2)]).unwrap()
    };
    let mentions = begun["draft"]["mentions"].as_array().unwrap();
    mentions.iter().map(|mention| &mention["at"]).filter(|at| text(at) == words).nth(nth).unwrap().clone()
}

#[test]
fn an_address_opens_one_page_once() {
    let page = Page::open(&[]);
    let token = page.server.token.clone().unwrap();
    let again = ask(&page.server, &format!("GET /?token={token}"), None, "Accept: text/html\r\n", b"");
    let html = String::from_utf8(again.body).unwrap();
    assert_eq!(again.status, 401);
    assert!(html.contains("Cette adresse n'ouvre plus rien") && html.contains("huisclos ouvrir"), "{html}");
    // It is no token for anything else, and neither is the session.
    for bearer in [&token, &page.session] {
        assert_eq!(ask(&page.server, "POST /analyze", Some(bearer), "", b"{}").status, 401);
    }
    assert_eq!(ask(&page.server, "GET /page/choices", Some(&token), "", b"").status, 401);
    assert_eq!(ask(&page.server, &format!("GET /page/choices?token={}", page.session), None, "", b"").status, 401);
    assert_eq!(page.call("GET /page/choices", b"").status, 200);
}

#[test]
fn every_call_of_the_page_needs_its_session() {
    let page = Page::open(&[]);
    for line in [
        "GET /page/choices",
        "POST /page/documents",
        "PUT /page/documents/1",
        "DELETE /page/documents/1",
        "PUT /page/documents/1/decisions",
        "GET /page/documents/1/why/0",
        "POST /page/download",
        "PUT /page/list",
        "POST /page/alive",
        "DELETE /page",
    ] {
        for bearer in [None, Some("wrong")] {
            let answer = ask(&page.server, line, bearer, "", b"");
            assert_eq!((answer.status, answer.error().as_str()), (401, "The token is missing or wrong"), "{line}");
        }
        let elsewhere = ask(&page.server, line, Some(&page.session), "Origin: http://evil.example\r\n", b"");
        assert_eq!(elsewhere.status, 403, "{line}");
    }
}

#[test]
fn the_page_runs_nothing_but_its_own_scripts() {
    let page = Page::open(&[]);
    let server = Server::start(&["--no-token"]);
    let html = ask(&server, "GET /", None, "Accept: text/html\r\n", b"");
    let policy = html.header("content-security-policy").unwrap().to_owned();
    for rule in
        ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'none'"]
    {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    assert_eq!(html.header("cache-control"), Some("no-store"));
    let body = String::from_utf8(html.body).unwrap();
    let key = between(&body, "/assets/", "/").to_owned();
    assert!(!body.contains("style=") && !body.contains("onclick") && !body.contains("{{"), "{body}");
    assert!(body.matches("<script").count() == 1 && body.contains("\"></script>"), "no script stands in the page");
    assert!(!body.contains("://") || body.matches("://").count() == body.matches("http://www.w3.org/").count());
    for (name, of) in [("app.js", "text/javascript; charset=utf-8"), ("style.css", "text/css; charset=utf-8")] {
        let part = ask(&server, &format!("GET /assets/{key}/{name}"), None, "", b"");
        assert_eq!((part.status, part.header("content-type")), (200, Some(of)));
        assert_eq!(ask(&server, &format!("GET /assets/wrong/{name}"), None, "", b"").status, 404);
        assert_eq!(
            ask(&page.server, &format!("GET /assets/{key}/{name}"), None, "", b"").status,
            404,
            "another page's"
        );
    }
    for name in ["page.html", "..%2Fmod.rs", "%2e%2e/assets.rs", "nothing.js"] {
        assert_eq!(ask(&server, &format!("GET /assets/{key}/{name}"), None, "", b"").status, 404, "{name}");
    }
}

#[test]
fn a_review_goes_from_a_file_to_a_download() {
    let page = Page::open(&[]);
    let choices = page.call("GET /page/choices", b"").json();
    assert_eq!(choices["formations"].as_array().unwrap().len(), 13);
    let allowed = &choices["policies"]["groupe-de-travail/externe"];
    assert!(allowed["basis"].as_str().unwrap().contains("L. 132-5") && allowed["blocked"] == false, "{allowed}");
    assert_eq!(choices["policies"]["gltd/externe"]["blocked"], true);
    let added = page.add("Compte%20rendu%20d%27%C3%A9t%C3%A9.txt", MINUTES.as_bytes());
    assert_eq!(added.status, 201);
    let added = added.json();
    assert_eq!((&added["name"], &added["format"]), (&json!("Compte rendu d'été.txt"), &json!("txt")));
    assert_eq!(added["suggestion"]["formation"], "groupe-de-travail");
    assert_eq!(added["suggestion"]["why"], "Le nom de cette formation se lit à la ligne 1.");
    assert_eq!(page.download("file").status, 404, "nothing was decided yet");
    let purpose = json!({"formation": "groupe-de-travail", "circulation": "externe", "population": "5200,1500"});
    let begun = page.put("/page/documents/1", &purpose).json();
    let draft = &begun["draft"];
    assert!(begun["segments"].as_array().unwrap().len() == 2 && draft["open"].as_u64().unwrap() >= 1);
    let karim = draft["entities"].as_array().unwrap().iter().find(|entity| entity["code"] == "[Mineur A1]").unwrap();
    assert_eq!(karim["forms"], json!([{"text": "Karim BENALI", "count": 1}, {"text": "Karim", "count": 1}]));
    assert_eq!((&karim["risk"]["level"], &karim["risk"]["alike"]), (&json!("amber"), &json!(27)));
    let why = page.call("GET /page/documents/1/why/2", b"").json();
    assert!(why["sentence"].as_str().unwrap().starts_with("prénom et nom : +85"), "{why}");
    let file = page.download("file");
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"compte-rendu-anonymise.txt\""));
    let text = String::from_utf8(file.body).unwrap();
    assert!(!text.contains("BENALI") && text.contains("[Mineur A1], [13-15 ans]"), "{text}");
    assert!(page.download("certificate").body.starts_with(b"%PDF-"));
    let zip = page.download("all");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip.body)).unwrap();
    let names: Vec<_> = (0..zip.len()).map(|i| zip.by_index(i).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(names, ["compte-rendu-anonymise.txt", "certificat.pdf"]);
    let mut inner = String::new();
    zip.by_index(0).unwrap().read_to_string(&mut inner).unwrap();
    assert_eq!(inner, text);
}

#[test]
fn gestures_change_the_draft_and_the_file() {
    let page = Page::open(&[]);
    let begun = page.review();
    let karim = at(&begun, "Karim BENALI", 0);
    let codes = |draft: &Value| {
        let all = draft["replacements"].as_array().unwrap().iter();
        all.map(|replaced| replaced["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let kept = page.decide(&json!([{"do": "keep", "at": karim}]));
    assert!(!codes(&kept).contains(&"[Mineur A1]".to_owned()) && kept["lost"] == json!([]), "{kept}");
    let text = String::from_utf8(page.download("file").body).unwrap();
    assert!(text.contains("Karim BENALI, [13-15 ans]") && !text.contains("Yanis"), "{text}");
    let benali = at(&begun, "Benali", 0);
    let answer =
        json!({"do": "answer", "at": benali, "question": "which_person", "choice": at(&begun, "Yanis BENALI", 0)});
    let answered = page.decide(&json!([answer]));
    assert_eq!(answered["doubts"][0]["settled"], "linked");
    assert!(String::from_utf8(page.download("file").body).unwrap().contains(". [Mineur A2] a été vu"));
    // Behind a character of two units.
    let same = page.decide(&json!([{"do": "same", "at": benali, "as": karim}]));
    assert_eq!(same["lost"], json!([]));
    assert!(String::from_utf8(page.download("file").body).unwrap().contains(". [Mineur A1] a été vu"));
    let passage = begun["draft"]["passages"][0]["at"].clone();
    let restored = page.decide(&json!([{"do": "restore", "at": passage}]));
    assert_eq!(
        (&restored["passages"][0]["action"], &restored["passages"][0]["by_hand"]),
        (&json!("keep"), &json!(true))
    );
    assert!(String::from_utf8(page.download("file").body).unwrap().contains("dépression"));
    let apart = page.decide(&json!([{"do": "apart", "at": [at(&begun, "Karim", 0)]}]));
    assert_eq!(apart["entities"].as_array().unwrap().len(), begun["draft"]["entities"].as_array().unwrap().len() + 1);
    let kind = page.decide(&json!([{"do": "kind", "at": karim, "kind": "participant"}]));
    assert_eq!(kind["lost"], json!([]));
    let lost = page.decide(&json!([{"do": "mask", "at": [90, 1, 2]}, {"do": "keep", "at": karim}]));
    assert_eq!(lost["lost"], json!([0]));
}

#[test]
fn words_go_and_stay_everywhere() {
    let page = Page::open(&[]);
    page.review();
    let lists = |mask: &Value, keep: &Value| {
        page.put("/page/documents/1/decisions", &json!({"gestures": [], "mask": mask, "keep": keep}))
    };
    assert_eq!(lists(&json!(["été  vu"]), &json!([])).status, 200);
    let text = String::from_utf8(page.download("file").body).unwrap();
    assert!(!text.contains("été vu"), "{text}");
    assert_eq!(lists(&json!([]), &json!(["Yanis BENALI"])).status, 200);
    assert!(String::from_utf8(page.download("file").body).unwrap().contains("Yanis BENALI"));
    let short = lists(&json!(["#a"]), &json!([]));
    assert_eq!(
        (short.status, &short.json()["message"]),
        (422, &json!("Ce texte est trop court : il se trouverait partout."))
    );
    let list = |name: &str, text: &str| {
        ask(&page.server, "PUT /page/list", Some(&page.session), &format!("X-File-Name: {name}\r\n"), text.as_bytes())
    };
    let loaded = list("ville.toml", "conserver = [\"Claire Houdayer\"]\nmasquer = [\"vu\"]\n");
    assert_eq!((loaded.status, loaded.json()), (200, json!({"entries": 2})));
    page.decide(&json!([]));
    let text = String::from_utf8(page.download("file").body).unwrap();
    assert!(text.contains("Claire HOUDAYER") && !text.contains(" vu"), "{text}");
    let wrong = list("ville.toml", "conserver = 3");
    assert_eq!(wrong.status, 422);
    assert!(wrong.json()["message"].as_str().unwrap().contains("« ville.toml »"), "{}", wrong.json());
}

#[test]
fn nothing_leaves_while_a_blocking_doubt_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let policy = folder.path().join("ville.toml");
    std::fs::write(&policy, "[externe]\ndoubts = \"block\"\n").unwrap();
    let page = Page::open(&["--policy", policy.to_str().unwrap()]);
    let begun = page.review();
    assert_eq!(
        (&begun["draft"]["doubts_block"], begun["draft"]["doubts"].as_array().unwrap().len()),
        (&json!(true), 1)
    );
    let why = page.download("all");
    assert_eq!((why.status, &why.json()["message"]), (409, &begun["draft"]["blocked"]));
    assert!(why.json()["message"].as_str().unwrap().contains("1 doute"), "{}", why.json());
    let (benali, karim) = (at(&begun, "Benali", 0), at(&begun, "Karim BENALI", 0));
    let answer = json!({"do": "answer", "at": benali, "question": "which_person", "choice": karim});
    assert_eq!(page.decide(&json!([answer]))["blocked"], Value::Null);
    assert_eq!(page.download("all").status, 200);
}

#[test]
fn nothing_leaves_that_the_law_forbids() {
    let page = Page::open(&[]);
    page.add("seance.txt", MINUTES.as_bytes());
    let refused = page.put("/page/documents/1", &json!({"formation": "gltd", "circulation": "externe"})).json();
    let why = page.download("all").json();
    assert_eq!((&why["message"], &why["kind"]), (&refused["draft"]["blocked"], &json!("blocked")));
}

#[test]
fn what_can_not_be_read_is_said_in_french() {
    let page = Page::open(&[]);
    for (name, bytes, status, words) in [
        ("vide.txt", &b""[..], 422, "« vide.txt » est vide"),
        ("classeur.xlsx", b"PK\x03\x04 and no more", 422, "« classeur.xlsx »"),
        ("<img src=x onerror=alert(1)>.docx", b"plain text", 415, "« <img src=x onerror=alert(1)>.docx »"),
    ] {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = page.add(&encoded, bytes);
        assert_eq!((answer.status, answer.header("content-type")), (status, Some("application/json")), "{name}");
        let said = answer.json()["message"].as_str().unwrap().to_owned();
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(page.add("%FF", b"text").status, 400);
    let wrong = page.put("/page/documents/7", &json!({"formation": "x", "circulation": "externe"}));
    assert_eq!((wrong.status, &wrong.json()["message"]), (422, &json!("Choisissez une formation de la liste.")));
    let gone = page.put("/page/documents/7/decisions", &json!({"gestures": [], "mask": [], "keep": []}));
    assert_eq!(gone.status, 404);
    let broken = page.call("PUT /page/documents/7/decisions", b"{\"gestures\": [Karim");
    assert_eq!(broken.status, 400);
    assert!(!String::from_utf8(broken.body).unwrap().contains("Karim"), "no word of a body comes back");
}

#[test]
fn closing_the_page_ends_the_work_and_the_program() {
    let page = Page::open(&[]);
    page.review();
    assert_eq!(page.call("POST /page/alive", b"").status, 204);
    let metrics = page.call("GET /metrics", b"");
    assert_eq!(metrics.status, 401, "the page has no business there");
    assert_eq!(page.call("DELETE /page", b"").status, 204);
    let (said, code) = page.server.end();
    assert_eq!(code, Some(0));
    assert!(said.ends_with("La page est fermée : le travail est effacé.\n"), "{said}");
    assert!(!said.contains("BENALI") && !said.contains("seance"), "{said}");
}

#[test]
fn one_page_sees_nothing_of_another() {
    let server = Server::start(&[]);
    let token = server.token.clone().unwrap();
    let open = || {
        let answer = ask(&server, &format!("GET /?token={token}"), None, "Accept: text/html\r\n", b"");
        between(&String::from_utf8(answer.body).unwrap(), "name=\"session\" content=\"", "\"").to_owned()
    };
    let (one, other) = (open(), open());
    let add = |session: &str| {
        ask(&server, "POST /page/documents", Some(session), "X-File-Name: a.txt\r\n", MINUTES.as_bytes()).status
    };
    assert_eq!(add(&one), 201);
    let purpose = json!({"formation": "groupe-de-travail", "circulation": "externe"}).to_string();
    let begin = |session: &str| ask(&server, "PUT /page/documents/1", Some(session), "", purpose.as_bytes()).status;
    assert_eq!([begin(&one), begin(&other)], [200, 404]);
    assert_eq!(ask(&server, "DELETE /page", Some(&one), "", b"").status, 204);
    assert_eq!([begin(&one), begin(&other)], [401, 404], "the server goes on");
    let (said, code) = server.stop();
    assert_eq!((code, said.contains("BENALI")), (Some(0), false));
}

/// An old Word file, as far as anybody looks into it.
fn old_word() -> Vec<u8> {
    let mut compound = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    compound
        .create_stream("/WordDocument")
        .and_then(|mut stream| std::io::Write::write_all(&mut stream, &[0; 64]))
        .unwrap();
    compound.flush().unwrap();
    compound.into_inner().into_inner()
}

#[test]
fn an_old_word_file_is_converted_where_that_can_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let docx = format!("{}/fixtures/documents/every-place.docx", env!("CARGO_MANIFEST_DIR"));
    // In the place of LibreOffice, which is not everywhere; `tests/convert` asks the real one.
    let script = format!("#!/bin/sh\nmkdir -p out && cp '{docx}' out/document.docx\n");
    let soffice = folder.path().join("soffice");
    std::fs::write(&soffice, script).unwrap();
    std::fs::set_permissions(&soffice, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = |first: &str| format!("{first}:/usr/bin:/bin");
    let page = Page::of(Server::with_path("ouvrir", &["--no-browser"], &path(folder.path().to_str().unwrap())));
    let added = page.add("ancien.doc", &old_word());
    assert_eq!((added.status, &added.json()["format"]), (201, &json!("docx")), "{}", added.json());
    let empty = tempfile::tempdir().unwrap();
    let page = Page::of(Server::with_path("ouvrir", &["--no-browser"], empty.path().to_str().unwrap()));
    let refused = page.add("ancien.doc", &old_word());
    let said = refused.json()["message"].as_str().unwrap().to_owned();
    assert_eq!(refused.status, 422);
    assert!(said.contains("« ancien.doc » est un ancien .doc") && said.contains("enregistrez-le en .docx"), "{said}");
}

#[test]
fn haste_is_told_to_wait() {
    let page = Page::open(&[]);
    let statuses: Vec<u16> = (0..400).map(|_| page.call("POST /page/alive", b"").status).collect();
    let refused = statuses.iter().filter(|status| **status == 429).count();
    assert!(
        refused > 0 && statuses.iter().all(|status| [204, 429].contains(status)),
        "{refused} of {}",
        statuses.len()
    );
    let answer = page.call("POST /page/alive", b"");
    assert!(answer.status != 429 || answer.header("retry-after") == Some("1"));
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_of_a_closed_page_is_left_in_memory() {
    let server = Server::start(&[]);
    let token = server.token.clone().unwrap();
    let answer = ask(&server, &format!("GET /?token={token}"), None, "Accept: text/html\r\n", b"");
    let session = between(&String::from_utf8(answer.body).unwrap(), "name=\"session\" content=\"", "\"").to_owned();
    let page = Page { server, session };
    // A name that no dictionary has, so that it can be in memory for one reason only.
    let minutes = MINUTES.replace("BENALI", "QUOZVILBERT").replace("Benali", "Quozvilbert");
    assert_eq!(page.add("Quozvilbert.txt", minutes.as_bytes()).status, 201);
    let begun = page.put("/page/documents/1", &json!({"formation": "groupe-de-travail", "circulation": "externe"}));
    assert_eq!((begun.status, page.download("all").status), (200, 200));
    assert!(page.server.remembers(b"QUOZVILBERT") && page.server.remembers(b"uozvilbert"), "it is worked on");
    assert_eq!(page.call("DELETE /page", b"").status, 204);
    let gone = || !page.server.remembers(b"QUOZVILBERT") && !page.server.remembers(b"uozvilbert");
    // Threads that have nothing more to do end after two seconds, and their stacks with them.
    let gone = (0..150).any(|_| {
        gone() || {
            std::thread::sleep(std::time::Duration::from_millis(100));
            false
        }
    });
    assert!(gone);
}

#[test]
fn under_a_key_a_person_has_one_code_in_every_page() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("clspd.key");
    assert!(crate::server::program().args(["key", "new"]).arg(&key).output().unwrap().status.success());
    let code = || {
        let page = Page::open(&["--key", key.to_str().unwrap(), "--scope", "groupe-nord"]);
        let begun = page.review();
        let entities = begun["draft"]["entities"].as_array().unwrap();
        let karim = entities.iter().find(|entity| entity["forms"][0]["text"] == "Karim BENALI").unwrap();
        karim["code"].as_str().unwrap().to_owned()
    };
    let (one, other) = (code(), code());
    assert_eq!(one, other);
    assert!(one.starts_with("[Mineur ") && one.len() > "[Mineur A1]".len(), "{one}");
    let alone = crate::server::program().args(["ouvrir", "--no-browser", "--scope", "groupe-nord"]).output().unwrap();
    assert_eq!(alone.status.code(), Some(2));
}
