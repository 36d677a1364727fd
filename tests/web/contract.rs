//! Presidio's contract, row by row, where client errors are 4xx. `presidio` sends what its own clients send.

use serde_json::{Value, json};

use crate::server::{Answer, Server};

fn analysed(server: &Server, mut fields: Value) -> Answer {
    fields["language"] = "fr".into();
    server.post("/analyze", &fields.to_string())
}

/// Type, start, end, and what stands there by code points.
fn found(answer: &Answer, text: &str) -> Vec<(String, String)> {
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let points: Vec<char> = text.chars().collect();
    let one = |found: &Value| {
        let at = |name: &str| found[name].as_u64().unwrap() as usize;
        let words = points[at("start")..at("end")].iter().collect();
        (found["entity_type"].as_str().unwrap().to_owned(), words)
    };
    answer.json().as_array().unwrap().iter().map(one).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(entity, words)| ((*entity).to_owned(), (*words).to_owned())).collect()
}

const TEXT: &str = "🦊 Situation n° 1 : Karim BENALI, 15 ans, 06 39 98 12 34, immatriculée AB-123-CD.";

#[test]
fn a_text_gives_its_entities_by_score_in_code_points() {
    let server = Server::start(&["--no-token"]);
    let answer = analysed(&server, json!({"text": TEXT}));
    let expected = [
        ("PERSON", "Karim BENALI"),
        ("PHONE_NUMBER", "06 39 98 12 34"),
        ("FR_LICENSE_PLATE", "AB-123-CD"),
        ("FR_AGE", "15 ans"),
    ];
    assert_eq!(found(&answer, TEXT), pairs(&expected));
    let all = answer.json();
    let first = all[0].as_object().unwrap();
    assert_eq!(first.keys().collect::<Vec<_>>(), ["analysis_explanation", "end", "entity_type", "score", "start"]);
    assert_eq!((&first["analysis_explanation"], &first["score"]), (&Value::Null, &json!(0.99)));
    let scores: Vec<f64> = all.as_array().unwrap().iter().map(|found| found["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b));
    let array = analysed(&server, json!({"text": [TEXT, "", "Rien."]})).json();
    assert_eq!(array, json!([all, [], []]));
}

#[test]
fn filters_are_presidios() {
    let server = Server::start(&["--no-token"]);
    let with = |fields: Value| {
        let mut fields = fields;
        fields["text"] = TEXT.into();
        found(&analysed(&server, fields), TEXT).into_iter().map(|(entity, _)| entity).collect::<Vec<_>>()
    };
    assert_eq!(with(json!({"entities": ["PERSON", "UNKNOWN"]})), ["PERSON"]);
    assert_eq!(with(json!({"score_threshold": 0.98})), ["PERSON"]);
    assert_eq!(with(json!({"allow_list": ["Karim BENALI", "15"]})).len(), 3);
    assert_eq!(with(json!({"allow_list": ["karim benali"]})).len(), 4, "exact is exact");
    assert_eq!(with(json!({"allow_list": ["^karim", "\\d ans$"], "allow_list_match": "regex"})).len(), 2);
    assert_eq!(with(json!({"allow_list": ["^karim"], "allow_list_match": "regex", "regex_flags": 0})).len(), 4);
    let ignored = json!({"correlation_id": "123", "trace": "somedata", "return_decision_process": 0, "entities": null, "score_threshold": null, "context": ["adresse"], "zzz": 1});
    assert_eq!(with(ignored).len(), 4);
}

#[test]
fn the_decision_process_names_rules_and_terms() {
    let server = Server::start(&["--no-token"]);
    let answer = analysed(&server, json!({"text": TEXT, "return_decision_process": true})).json();
    let why = answer[0]["analysis_explanation"].as_object().unwrap();
    let keys = [
        "original_score",
        "pattern",
        "pattern_name",
        "recognizer",
        "regex_flags",
        "score",
        "score_context_improvement",
        "supportive_context_word",
        "textual_explanation",
        "validation_result",
    ];
    assert_eq!(why.keys().collect::<Vec<_>>(), keys);
    assert_eq!((&why["recognizer"], &why["pattern_name"]), (&json!("PersonRecognizer"), &json!("person.full")));
    assert!(why["textual_explanation"].as_str().unwrap().starts_with("full_name +85, "));
    assert!(!Value::Object(why.clone()).to_string().contains("Karim"));
    assert_eq!(answer[1]["analysis_explanation"]["validation_result"], true);
}

#[test]
fn ad_hoc_recognisers_find_beside_ours() {
    let server = Server::start(&["--no-token"]);
    let zip = |more: Value| {
        let mut recogniser = json!({"name": "Zip code Recognizer", "supported_language": "fr", "supported_entity": "ZIP",
            "patterns": [{"name": "zip code (weak)", "regex": "(\\b\\d{5}(?:\\-\\d{4})?\\b)", "score": 0.01}]});
        recogniser.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        recogniser
    };
    let text = "Karim BENALI, né à Nice. Zip code: 10023";
    let of = |recogniser: Value, more: Value| {
        let mut fields = json!({"text": text, "ad_hoc_recognizers": [recogniser], "entities": ["ZIP", "PERSON"]});
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        analysed(&server, fields).json()
    };
    let score = |answer: &Value| {
        answer
            .as_array()
            .unwrap()
            .iter()
            .find(|found| found["entity_type"] == "ZIP")
            .map(|found| found["score"].as_f64().unwrap())
    };
    let plain = of(zip(json!({})), json!({}));
    assert_eq!((plain.as_array().unwrap().len(), score(&plain)), (2, Some(0.01)));
    assert_eq!(score(&of(zip(json!({"context": ["zip", "code"]})), json!({}))), Some(0.4));
    assert_eq!(score(&of(zip(json!({"context": ["postal"]})), json!({}))), Some(0.01));
    assert_eq!(score(&of(zip(json!({"context": ["postal"]})), json!({"context": ["Code postal"]}))), Some(0.4));
    assert_eq!(score(&of(zip(json!({"supported_language": "en"})), json!({}))), None, "of another language");
    let why = of(zip(json!({"context": ["zip"]})), json!({"return_decision_process": true}));
    let why =
        why.as_array().unwrap().iter().find(|found| found["entity_type"] == "ZIP").unwrap()["analysis_explanation"]
            .clone();
    assert_eq!(
        (&why["recognizer"], &why["regex_flags"], &why["supportive_context_word"]),
        (&json!("Zip code Recognizer"), &json!(26), &json!("zip"))
    );
    let words = json!([{"name": "t", "supported_entity": "TITLE", "deny_list": ["Mr.", "Mister"]}]);
    let answer =
        analysed(&server, json!({"text": "mr. X et MisterY", "ad_hoc_recognizers": words, "entities": ["TITLE"]}));
    assert_eq!(found(&answer, "mr. X et MisterY"), pairs(&[("TITLE", "mr.")]));
    assert_eq!(answer.json()[0]["score"], 1.0);
}

#[test]
fn wrong_requests_of_analysis_are_told_so() {
    let server = Server::start(&["--no-token"]);
    let none = "No matching recognizers were found to serve the request.";
    let parse = "Failed to parse /analyze request for AnalyzerEngine.analyze().";
    let rows = [
        ("{}", 400, "No text provided"),
        ("[]", 400, "Invalid request json"),
        (r#"{"language":"fr"}"#, 400, "No text provided"),
        (r#"{"text":"","language":"fr"}"#, 400, "No text provided"),
        (r#"{"text":"a"}"#, 400, "No language provided"),
        (r#"{"text":"a","language":"zz"}"#, 422, none),
        (r#"{"text":"a","language":"fr","entities":["CREDIT_CARD"]}"#, 422, none),
        (r#"{"text":7,"language":"fr"}"#, 422, "Invalid parameter value for text."),
        (r#"{"text":["a",7],"language":"fr"}"#, 422, "Invalid parameter value for text."),
        (r#"{"text":"a","language":"fr","score_threshold":"x"}"#, 422, "Invalid parameter value for score_threshold."),
        (
            r#"{"text":"a","language":"fr","allow_list_match":"fuzzy"}"#,
            422,
            "allow_list_match must either be set to 'exact' or 'regex'.",
        ),
        (
            r#"{"text":"a","language":"fr","ad_hoc_recognizers":[{"name":"z","supported_entity":"ZIP","patterns":[{"type":"zip","bebex":"a","confidence":0.01}]}]}"#,
            400,
            parse,
        ),
        (r#"{"text":"a","#, 400, "The browser (or proxy) sent a request that this server could not understand."),
    ];
    for (body, status, error) in rows {
        let answer = server.post("/analyze", body);
        assert!(
            answer.status == status && answer.error().starts_with(error),
            "{body}: {} {}",
            answer.status,
            answer.error()
        );
    }
    let untyped = server.post_as("/analyze", "text/plain", b"{}");
    assert_eq!(untyped.status, 415);
    assert!(untyped.error().starts_with("Did not attempt to load JSON data"));
    let wrong = server.get("/analyze");
    assert_eq!(
        (wrong.status, wrong.error().as_str(), wrong.header("allow")),
        (405, "The method is not allowed for the requested URL.", Some("POST"))
    );
    let unknown = server.get("/nowhere");
    assert!(unknown.status == 404 && unknown.error().starts_with("The requested URL was not found on the server."));
}

#[test]
fn lists_say_what_there_is() {
    let server = Server::start(&["--no-token"]);
    let list = |path: &str| server.get(path).json();
    assert_eq!(list("/anonymizers"), json!(["encrypt", "hash", "keep", "mask", "redact", "replace"]));
    assert_eq!(list("/deanonymizers"), json!(["decrypt", "deanonymize_keep"]));
    let entities = list("/supportedentities?language=fr");
    for entity in [
        "PERSON",
        "LOCATION",
        "EMAIL_ADDRESS",
        "PHONE_NUMBER",
        "IBAN_CODE",
        "URL",
        "DATE_TIME",
        "NRP",
        "FR_NIR",
        "FR_LICENSE_PLATE",
        "FR_FAMILY",
    ] {
        assert!(entities.as_array().unwrap().contains(&entity.into()), "{entity}");
    }
    assert_eq!(list("/supportedentities?unknown=input"), entities);
    assert!(list("/recognizers?language=fr").as_array().unwrap().contains(&"IbanRecognizer".into()));
    for path in ["/recognizers?language=he", "/supportedentities?language=he"] {
        assert_eq!(server.get(path).status, 422);
    }
}

#[test]
fn results_are_replaced_from_the_last_to_the_first() {
    let server = Server::start(&["--no-token"]);
    let body = json!({"text": "hello world, my name is Jane Doe. My number is: 034453334",
        "anonymizers": {"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"}, "PHONE_NUMBER": {"type": "mask", "masking_char": "*", "chars_to_mask": 4, "from_end": true}},
        "analyzer_results": [
            {"start": 24, "end": 32, "score": 0.8, "entity_type": "NAME"},
            {"start": 24, "end": 28, "score": 0.8, "entity_type": "FIRST_NAME"},
            {"start": 29, "end": 32, "score": 0.6, "entity_type": "LAST_NAME"},
            {"start": 48, "end": 57, "score": 0.95, "entity_type": "PHONE_NUMBER"}]});
    let expected = json!({"text": "hello world, my name is ANONYMIZED. My number is: 03445****", "items": [
        {"start": 50, "end": 59, "entity_type": "PHONE_NUMBER", "text": "03445****", "operator": "mask", "score": 0.95},
        {"start": 24, "end": 34, "entity_type": "NAME", "text": "ANONYMIZED", "operator": "replace", "score": 0.8}]});
    assert_eq!(server.post("/anonymize", &body.to_string()).json(), expected);
    let merged = json!({"text": "🦊 Jean Dupont Martin", "analyzer_results": [
        {"start": 2, "end": 13, "score": 0.5, "entity_type": "PERSON"}, {"start": 7, "end": 20, "score": 0.9, "entity_type": "PERSON"}]});
    let merged = server.post("/anonymize", &merged.to_string()).json();
    assert_eq!((&merged["text"], &merged["items"][0]["end"]), (&json!("🦊 <PERSON>"), &json!(10)));
    let empty = server.post("/anonymize", r#"{"text":"","analyzer_results":[]}"#);
    assert_eq!(empty.json(), json!({"text": "", "items": []}));
}

#[test]
fn an_array_of_texts_is_anonymised_each_by_its_results() {
    let server = Server::start(&["--no-token"]);
    let person = |end: u64| json!({"start": 0, "end": end, "score": 0.8, "entity_type": "PERSON"});
    let ask = |path: &str, body: Value| {
        let answer = server.post(path, &body.to_string());
        (answer.status, answer.json())
    };
    let several =
        json!({"text": ["Karim came", "Zoé left", "Nobody"], "analyzer_results": [[person(5)], [person(3)], []]});
    let (status, new) = ask("/anonymize", several);
    let texts: Vec<&Value> = new.as_array().unwrap().iter().map(|one| &one["text"]).collect();
    assert_eq!((status, texts), (200, vec![&json!("<PERSON> came"), &json!("<PERSON> left"), &json!("Nobody")]));
    let without = json!({"text": ["Karim", "Zoé"]});
    let unchanged = json!([{"text": "Karim", "items": []}, {"text": "Zoé", "items": []}]);
    assert_eq!(ask("/anonymize", without.clone()), (200, unchanged.clone()));
    assert_eq!(ask("/deanonymize", without), (200, unchanged));
    let fewer = json!({"text": ["Karim", "Zoé"], "analyzer_results": [[]]});
    let error = "Invalid input, 'analyzer_results' must contain one list of results per item in 'text' when 'text' is a list (2 text items, 1 'analyzer_results' items)";
    assert_eq!(ask("/anonymize", fewer), (422, json!({"error": error})));
}

/// The new text of «Dupont» by an operator, or the error.
fn operated(server: &Server, operator: Value) -> Result<String, (u16, String)> {
    let body = json!({"text": "Dupont", "analyzer_results": [{"start": 0, "end": 6, "score": 1, "entity_type": "P"}], "anonymizers": {"P": operator}});
    let answer = server.post("/anonymize", &body.to_string());
    if answer.status == 200 {
        Ok(answer.json()["text"].as_str().unwrap().to_owned())
    } else {
        Err((answer.status, answer.error()))
    }
}

#[test]
fn every_operator_does_as_presidios() {
    let server = Server::start(&["--no-token"]);
    let of = |operator: Value| operated(&server, operator).unwrap();
    assert_eq!(
        [of(json!({"type": "redact"})), of(json!({"type": "keep"})), of(json!({"type": "replace"}))],
        ["", "Dupont", "<P>"]
    );
    let mask = |many: i64, from_end: bool| {
        of(json!({"type": "mask", "masking_char": "é", "chars_to_mask": many, "from_end": from_end}))
    };
    assert_eq!(
        [mask(2, false), mask(2, true), mask(99, true), mask(-1, true)],
        ["éépont", "Dupoéé", "éééééé", "Dupont"]
    );
    // hashlib.sha256(b"Dupont" + b"0123456789abcdef").hexdigest()
    let hash = of(json!({"type": "hash", "salt": "0123456789abcdef"}));
    assert_eq!(hash, "7bc977299d9558afa482b46f4e5c6a4307a0f99cd1b39f7fe60fe89d700c1a20");
    let random = || of(json!({"type": "hash", "hash_type": "sha512"}));
    let (one, other) = (random(), random());
    assert!(one.len() == 128 && one != other, "a salt for every occurrence");
    let key = "1111111111111111";
    let hidden = of(json!({"type": "encrypt", "key": key}));
    assert_ne!(of(json!({"type": "encrypt", "key": key})), hidden, "a vector for every occurrence");
    let back = json!({"text": hidden, "anonymizer_results": [{"start": 0, "end": hidden.len(), "entity_type": "P"}], "deanonymizers": {"P": {"type": "decrypt", "key": key}}});
    let expected = json!({"text": "Dupont", "items": [{"start": 0, "end": 6, "entity_type": "P", "text": "Dupont", "operator": "decrypt", "score": null}]});
    assert_eq!(server.post("/deanonymize", &back.to_string()).json(), expected);
}

#[test]
fn wrong_requests_of_replacement_are_told_so() {
    let server = Server::start(&["--no-token"]);
    let operators = [
        (json!({"type": "custom", "lambda": "lambda x: x"}), 400, "Custom type anonymizer is not supported"),
        (json!({"type": "zzz"}), 422, "Invalid operator class 'zzz'."),
        (json!({"type": "decrypt", "key": "1111111111111111"}), 422, "Invalid operator class 'decrypt'."),
        (json!({"new_value": "x"}), 422, "Invalid input, operator config must contain operator_name"),
        (json!({"type": "mask", "chars_to_mask": 4, "from_end": true}), 422, "Expected parameter masking_char"),
        (
            json!({"type": "mask", "masking_char": "**", "chars_to_mask": 4, "from_end": true}),
            422,
            "Invalid input, masking_char must be a character",
        ),
        (json!({"type": "encrypt"}), 422, "Expected parameter key"),
        (
            json!({"type": "encrypt", "key": "invalidkey"}),
            422,
            "Invalid input, key must be of length 128, 192 or 256 bits",
        ),
        (
            json!({"type": "hash", "salt": "abc"}),
            422,
            "Salt must be at least 16 bytes (128 bits). Provided salt is 3 bytes.",
        ),
        (
            json!({"type": "hash", "hash_type": "md5"}),
            422,
            "Parameter hash_type value md5 is not in range of values ['sha256', 'sha512']",
        ),
    ];
    for (operator, status, error) in operators {
        assert_eq!(operated(&server, operator), Err((status, error.to_owned())));
    }
    let unused = json!({"text": "", "analyzer_results": [], "anonymizers": {"P": {"type": "zzz"}}});
    assert_eq!(server.post("/anonymize", &unused.to_string()).status, 422, "whether or not it is used");
    let rows = [
        ("{}", 400, "Invalid request json"),
        (r#"{"text":"abcdef"}"#, 422, "Invalid input, request must contain analyzer results"),
        (
            r#"{"text":"abcdef","analyzer_results":[{"start":0,"end":2,"entity_type":"P"}]}"#,
            422,
            "Invalid input, analyzer result must contain score",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":[{"end":2,"score":1,"entity_type":"P"}]}"#,
            422,
            "Invalid input, result must contain start",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":[{"start":0,"end":2,"score":1}]}"#,
            422,
            "Invalid input, result must contain entity_type",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":[{"start":0,"end":60,"score":1,"entity_type":"P"}]}"#,
            422,
            "Invalid analyzer result, start: 0 and end: 60, while text length is only 6.",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":[{"start":5,"end":2,"score":1,"entity_type":"P"}]}"#,
            422,
            "Invalid input, start index '5' must be smaller than end index '2'",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":[{"start":-1,"end":2,"score":1,"entity_type":"P"}]}"#,
            422,
            "Invalid input, result start and end must be positive",
        ),
        (
            r#"{"text":"abcdef","analyzer_results":7}"#,
            422,
            "Invalid parameter value for analyzer_results. Expecting 'array', but got 'number'.",
        ),
        (r#"{"text":null,"analyzer_results":[]}"#, 422, "Expected parameter text"),
        (r#"{"text":"#, 400, "The browser (or proxy) sent a request that this server could not understand."),
    ];
    for (body, status, error) in rows {
        let answer = server.post("/anonymize", body);
        assert_eq!((answer.status, answer.error().as_str()), (status, error), "{body}");
    }
    let back = |deanonymizers: Value| {
        let body = json!({"text": "S184CMt9Drj7QaKQ21JTrpYzghnboTF9pn/neN8JME0=", "deanonymizers": deanonymizers, "anonymizer_results": [{"start": 0, "end": 44, "entity_type": "P"}]});
        let answer = server.post("/deanonymize", &body.to_string());
        (answer.status, answer.error())
    };
    assert_eq!(back(json!({})).0, 422);
    assert_eq!(
        back(json!({"P": {"type": "decrypt", "key": "1111"}})).1,
        "Invalid input, key must be of length 128, 192 or 256 bits"
    );
    assert_eq!(
        back(json!({"P": {"type": "encrypt", "key": "1111111111111111"}})).1,
        "Invalid operator class 'encrypt'."
    );
}

/// What Presidio's own clients do: the results of the one are the request of the other.
#[test]
fn an_analysis_is_a_request_of_anonymisation() {
    let server = Server::start(&["--no-token"]);
    let results = analysed(&server, json!({"text": TEXT})).json();
    let new = server.post("/anonymize", &json!({"text": TEXT, "analyzer_results": results}).to_string()).json();
    assert_eq!(new["text"], "🦊 Situation n° 1 : <PERSON>, <FR_AGE>, <PHONE_NUMBER>, immatriculée <FR_LICENSE_PLATE>.");
    assert_eq!(new["items"].as_array().unwrap().len(), 4);
}

/// Every path of the description is there, by its method, and every path that is there is described.
#[test]
fn the_description_is_true() {
    let server = Server::start(&["--no-token"]);
    let description = server.get("/openapi.json").json();
    assert_eq!(
        (&description["openapi"], &description["info"]["version"]),
        (&json!("3.1.0"), &json!(env!("CARGO_PKG_VERSION")))
    );
    let paths = description["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 12);
    for (path, methods) in paths {
        let statuses =
            |method: &str| methods[method]["responses"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let (method, status) = if methods.get("get").is_some() {
            ("get", server.get(path).status)
        } else {
            ("post", server.post(path, "{}").status)
        };
        assert!(status != 404 && statuses(method).contains(&status.to_string()), "{path}: {status}");
        for response in
            methods[method]["responses"].as_object().unwrap().values().filter_map(|response| response["$ref"].as_str())
        {
            let name = response.rsplit('/').next().unwrap();
            assert!(description["components"]["responses"][name].is_object(), "{response}");
        }
    }
    let form = &description["components"]["schemas"]["DocumentRequest"]["properties"];
    let names: Vec<&str> = huisclos::policy::Formation::ALL.iter().map(|formation| formation.name()).collect();
    assert_eq!(form["formation"]["enum"], json!(names));
    let text = description.to_string();
    let schemas = description["components"]["schemas"].as_object().unwrap();
    for name in schemas.keys() {
        assert!(text.contains(&format!("#/components/schemas/{name}\"")), "{name} is used nowhere");
    }
}
