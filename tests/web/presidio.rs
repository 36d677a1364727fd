//! Presidio's own clients, unchanged: each shape of request of its public end-to-end tests, as it is sent there with the
//! language `en`, to a server that was told to take it. The texts are ours; what Presidio answers with 200 is 200, and
//! where it answers a client's error with 500 the sentence is its own under a status of a client's error.

use serde_json::{Value, json};

use crate::server::{Answer, Server};

const TEXT: &str = "Mr. Karim Benali's permit is AX204417, call 01 99 00 45 67. Zip code: 95999";
const NO_RECOGNISERS: &str = "No matching recognizers were found to serve the request.";

fn server() -> Server {
    Server::start(&["--no-token", "--language", "fr,en"])
}

fn analysed(server: &Server, more: &Value) -> Answer {
    let mut request = json!({"text": TEXT, "language": "en"});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    server.post("/analyze", &request.to_string())
}

/// Types and words of the results of `TEXT`, by position.
fn found(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let mut results = answer.json().as_array().unwrap().clone();
    results.sort_by_key(|found| found["start"].as_u64());
    let one = |found: &Value| {
        let at = |name: &str| found[name].as_u64().unwrap() as usize;
        (found["entity_type"].as_str().unwrap().to_owned(), TEXT[at("start")..at("end")].to_owned())
    };
    results.iter().map(one).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(entity, words)| ((*entity).to_owned(), (*words).to_owned())).collect()
}

const PERSON: (&str, &str) = ("PERSON", "Karim Benali");
const PHONE: (&str, &str) = ("PHONE_NUMBER", "01 99 00 45 67");
const ZIP: (&str, &str) = ("ZIP", "95999");

#[test]
fn an_analysis_in_another_language_has_the_fields_of_presidios() {
    let server = server();
    let answer = analysed(&server, &json!({}));
    assert_eq!(found(&answer), pairs(&[PERSON, PHONE]));
    for one in answer.json().as_array().unwrap() {
        let keys = ["analysis_explanation", "end", "entity_type", "score", "start"];
        assert_eq!(one.as_object().unwrap().keys().collect::<Vec<_>>(), keys);
        assert_eq!(one["analysis_explanation"], Value::Null);
    }
    assert_eq!(analysed(&server, &json!({"language": "fr"})).json(), answer.json(), "the rules are those of French");
}

#[test]
fn what_else_a_request_says_is_taken_or_ignored_as_there() {
    let server = server();
    let all = analysed(&server, &json!({})).json();
    for more in [
        json!({"correlation_id": "123"}),
        json!({"trace": "1"}),
        json!({"trace": "some word"}),
        json!({"return_decision_process": 0}),
        json!({"remove_interpretability_response": 1}),
        json!({"score_threshold": 0.35}),
        json!({"context": ["Driver permit"]}),
    ] {
        assert_eq!(analysed(&server, &more).json(), all, "{more}");
    }
    let high = all.as_array().unwrap().iter().filter_map(|found| found["score"].as_f64()).fold(0.0, f64::max);
    assert!(found(&analysed(&server, &json!({"score_threshold": high}))).len() < 3);
    assert_eq!(found(&analysed(&server, &json!({"score_threshold": 1.0}))), []);
    assert_eq!(found(&analysed(&server, &json!({"entities": ["PERSON"]}))), pairs(&[PERSON]));
}

#[test]
fn a_decision_process_has_the_fields_of_presidios() {
    let server = server();
    for more in [json!({}), json!({"context": ["Driver permit"]})] {
        let mut request = json!({"return_decision_process": true});
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        for one in analysed(&server, &request).json().as_array().unwrap() {
            let why = one["analysis_explanation"].as_object().unwrap();
            for field in [
                "recognizer",
                "pattern_name",
                "pattern",
                "original_score",
                "score",
                "textual_explanation",
                "score_context_improvement",
                "supportive_context_word",
                "validation_result",
            ] {
                assert!(why.contains_key(field), "{field}");
            }
            assert_eq!(why["score"], one["score"]);
        }
    }
}

#[test]
fn errors_are_presidios_sentences_alone() {
    let server = server();
    let text = r#""text":"Karim Benali""#;
    let rows = [
        ("{}".to_owned(), 400, "No text provided"),
        (r#"{"language":"en"}"#.to_owned(), 400, "No text provided"),
        (format!("{{{text}}}"), 400, "No language provided"),
        (format!(r#"{{{text},"language":"zz"}}"#), 422, NO_RECOGNISERS),
    ];
    for (body, status, error) in rows {
        let answer = server.post("/analyze", &body);
        assert_eq!((answer.status, answer.json()), (status, json!({"error": error})), "{body}");
    }
    for path in ["/supportedentities?language=he", "/recognizers?language=he"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.json()), (422, json!({"error": NO_RECOGNISERS})), "{path}");
    }
}

#[test]
fn lists_are_the_same_for_each_language() {
    let server = server();
    for path in ["/supportedentities", "/recognizers"] {
        let all = server.get(path);
        assert_eq!(all.status, 200);
        for query in ["language=en", "language=fr", "unknown=input"] {
            let answer = server.get(&format!("{path}?{query}"));
            assert_eq!((answer.status, answer.json()), (200, all.json()), "{path}?{query}");
        }
    }
}

fn zip(language: &str, more: &Value) -> Value {
    let mut recogniser = json!({"name": "Zip code Recognizer", "supported_language": language, "supported_entity": "ZIP",
        "patterns": [{"name": "zip code (weak)", "regex": "(\\b\\d{5}(?:\\-\\d{4})?\\b)", "score": 0.01}]});
    recogniser.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"ad_hoc_recognizers": [recogniser]})
}

#[test]
fn an_ad_hoc_recogniser_answers_for_its_language() {
    let server = server();
    let score = |answer: &Answer| {
        let all = answer.json();
        let zip = all.as_array().unwrap().iter().find(|found| found["entity_type"] == "ZIP");
        zip.and_then(|found| found["score"].as_f64())
    };
    let plain = analysed(&server, &zip("en", &json!({})));
    assert_eq!((found(&plain), score(&plain)), (pairs(&[PERSON, PHONE, ZIP]), Some(0.01)));
    assert_eq!(score(&analysed(&server, &zip("en", &json!({"context": ["zip", "code"]})))), Some(0.4));
    assert_eq!(score(&analysed(&server, &zip("fr", &json!({})))), None, "the request says en");
    let mut french = zip("fr", &json!({}));
    french["language"] = "fr".into();
    assert_eq!(score(&analysed(&server, &french)), Some(0.01));

    let titles = json!({"ad_hoc_recognizers": [
        {"name": "Mr. Recognizer", "supported_language": "en", "deny_list": ["Mr.", "Mister"], "supported_entity": "MR_TITLE"},
        {"name": "Ms. Recognizer", "supported_language": "en", "deny_list": ["Ms.", "Miss", "Mrs."], "supported_entity": "MS_TITLE"}]});
    let titled = analysed(&server, &titles);
    assert_eq!(found(&titled), pairs(&[("MR_TITLE", "Mr."), PERSON, PHONE]));
    let title = titled.json().as_array().unwrap().iter().find(|found| found["entity_type"] == "MR_TITLE").cloned();
    assert_eq!(title.unwrap()["score"], 1.0);
}

#[test]
fn an_ad_hoc_recogniser_that_is_none_is_refused_as_there() {
    let server = server();
    let parse = "Failed to parse /analyze request for AnalyzerEngine.analyze().";
    let wrong = json!({"patterns": [{"type": "zip code (weak)", "bebex": "\\d{5}", "confidence": 0.01}]});
    let answer = analysed(&server, &zip("en", &wrong));
    let error = format!("{parse} Pattern.__init__() got an unexpected keyword argument 'type'");
    assert_eq!((answer.status, answer.json()), (400, json!({"error": error})));
    let answer = analysed(&server, &zip("en", &json!({"colour": "red"})));
    let error = format!("{parse} PatternRecognizer.__init__() got an unexpected keyword argument 'colour'");
    assert_eq!((answer.status, answer.json()), (400, json!({"error": error})));
    let answer = analysed(&server, &zip("en", &json!({"Karim Benali": 1})));
    assert!(answer.status == 400 && !answer.error().contains("Karim"), "no text is repeated");
}

#[test]
fn what_is_allowed_is_not_told() {
    let server = server();
    let told = |text: &str, more: Value| {
        let mut more = more;
        more["text"] = text.into();
        let answer = analysed(&server, &more);
        assert_eq!(answer.status, 200);
        answer.json().as_array().unwrap().iter().map(|found| found["entity_type"].clone()).collect::<Vec<_>>()
    };
    let text = "email: accueil@mairie.example";
    assert_eq!(told(text, json!({"allow_list": ["accueil@mairie.example"]})), [""; 0]);
    assert_eq!(told(text, json!({"allow_list": [".*@mairie.example"], "allow_list_match": "regex"})), [""; 0]);
    assert_eq!(told(text, json!({"allow_list": [".*@mairie.example"]})), ["EMAIL_ADDRESS"]);
    let exactly = json!({"allow_list": [".*@mairie.example"], "allow_list_match": "regex", "regex_flags": 0});
    assert_eq!(told("email: accueil@Mairie.example", exactly), ["EMAIL_ADDRESS"]);
}

#[test]
fn an_array_of_texts_has_an_array_of_results_each() {
    let server = server();
    let one = analysed(&server, &json!({})).json();
    assert_eq!(analysed(&server, &json!({"text": [TEXT, TEXT]})).json(), json!([one, one]));
}

/// An analysis, what is to become of each type, and the text that comes of both.
#[test]
fn an_analysis_flows_into_an_anonymisation() {
    let server = server();
    for service in ["Analyzer", "Anonymizer"] {
        let health = server.get("/health");
        assert_eq!(health.status, 200, "{service}");
        assert!(String::from_utf8_lossy(&health.body).ends_with("service is up"));
    }
    let operators = json!({"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"},
        "PHONE_NUMBER": {"type": "mask", "masking_char": "*", "chars_to_mask": 4, "from_end": true},
        "PERSON": {"type": "replace", "new_value": "<PERSON>"}});
    let flow = |analysis: Value, operators: &Value| {
        let results = analysed(&server, &analysis).json();
        let request = json!({"text": TEXT, "anonymizers": operators, "analyzer_results": results});
        let answer = server.post("/anonymize", &request.to_string());
        assert_eq!(answer.status, 200);
        answer.json()
    };
    let whole = flow(json!({}), &operators);
    assert_eq!(whole["text"], "Mr. <PERSON>'s permit is AX204417, call 01 99 00 4****. Zip code: 95999");
    let last = json!({"operator": "mask", "entity_type": "PHONE_NUMBER", "start": 40, "end": 54, "text": "01 99 00 4****", "score": whole["items"][0]["score"]});
    let first = json!({"operator": "replace", "entity_type": "PERSON", "start": 4, "end": 12, "text": "<PERSON>", "score": whole["items"][1]["score"]});
    assert_eq!(whole["items"], json!([last, first]));

    let listed = server.get("/supportedentities?language=en").json();
    let entities: Vec<&Value> = listed.as_array().unwrap().iter().filter(|name| *name != "PERSON").collect();
    let partly = flow(json!({"entities": entities, "score_threshold": 0.7}), &operators);
    assert_eq!(partly["text"], "Mr. Karim Benali's permit is AX204417, call 01 99 00 4****. Zip code: 95999");

    let unknown = flow(json!({}), &json!({"ABC": {"type": "replace", "new_value": "<PERSON>"}}));
    assert_eq!(unknown["text"], "Mr. <PERSON>'s permit is AX204417, call <PHONE_NUMBER>. Zip code: 95999");
    assert_eq!(flow(json!({}), &Value::Null)["text"], unknown["text"], "without operators");
}

#[test]
fn requests_of_the_anonymizer_are_answered_as_there() {
    let server = server();
    let new = |path: &str, body: Value| {
        let answer = server.post(path, &body.to_string());
        (answer.status, answer.json())
    };
    let nothing = json!({"text": "", "items": []});
    let operators = json!({"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"}});
    let request = json!({"text": "", "anonymizers": operators, "analyzer_results": []});
    assert_eq!(new("/anonymize", request), (200, nothing.clone()));
    let request = json!({"text": "Good morning!", "anonymizers": operators, "analyzer_results": []});
    assert_eq!(new("/anonymize", request), (200, json!({"text": "Good morning!", "items": []})));
    assert_eq!(new("/deanonymize", json!({"text": "c29tZQ=="})), (200, json!({"text": "c29tZQ==", "items": []})));
    assert_eq!(new("/deanonymize", json!({"key": "1111111111111111"})), (200, nothing));
    assert_eq!(new("/deanonymize", json!({})), (400, json!({"error": "Invalid request json"})));
    let deformed = server.post("/anonymize", r#"{"text": "Karim", "analyzer_results": [],}"#);
    let error = "The browser (or proxy) sent a request that this server could not understand.";
    assert_eq!((deformed.status, deformed.json()), (400, json!({"error": error})));
    let custom = json!({"text": "Karim", "anonymizers": {"DEFAULT": {"type": "custom", "new_value": "lambda x: x[::-1]"}}, "analyzer_results": []});
    assert_eq!(new("/anonymize", custom), (400, json!({"error": "Custom type anonymizer is not supported"})));
    let listed = server.get("/anonymizers");
    assert!(listed.status == 200 && listed.json().as_array().unwrap().contains(&"encrypt".into()));
}

#[test]
fn results_that_overlap_are_kept_and_replaced_as_there() {
    let server = server();
    let text = "I'm Karim Benali Stadium North";
    let new = |operators: Value| {
        let results = json!([{"start": 4, "end": 16, "score": 0.8, "entity_type": "NAME"}, {"start": 10, "end": 30, "score": 0.8, "entity_type": "LOCATION"}]);
        let request = json!({"text": text, "anonymizers": operators, "analyzer_results": results});
        let new = server.post("/anonymize", &request.to_string()).json();
        let places = new["items"].as_array().unwrap().iter().map(|item| (item["start"].as_u64(), item["end"].as_u64()));
        (new["text"].as_str().unwrap().to_owned(), places.map(|(a, b)| (a.unwrap(), b.unwrap())).collect::<Vec<_>>())
    };
    let (keep, replace) = (json!({"type": "keep"}), json!({"type": "replace"}));
    assert_eq!(
        new(json!({"NAME": keep, "LOCATION": replace})),
        ("I'm Karim Benali<LOCATION>".to_owned(), vec![(16, 26), (4, 16)])
    );
    assert_eq!(
        new(json!({"NAME": replace, "LOCATION": keep})),
        ("I'm <NAME>Benali Stadium North".to_owned(), vec![(10, 30), (4, 10)])
    );
    assert_eq!(
        new(json!({"DEFAULT": keep})),
        ("I'm Karim BenaliBenali Stadium North".to_owned(), vec![(16, 36), (4, 16)])
    );
}

#[test]
fn what_is_encrypted_under_two_keys_comes_back() {
    let server = server();
    let text = "Karim Benali is the new mediator";
    let operators = |of: &str| json!({"DEFAULT": {"type": of, "key": "1111111111111111"}, "TITLE": {"type": of, "key": "2222222222222222"}});
    let results = json!([{"start": 0, "end": 12, "score": 0.8, "entity_type": "NAME"}, {"start": 20, "end": 32, "score": 0.8, "entity_type": "TITLE"}]);
    let request = json!({"text": text, "anonymizers": operators("encrypt"), "analyzer_results": results});
    let hidden = server.post("/anonymize", &request.to_string()).json();
    assert!(!hidden["text"].as_str().unwrap().contains("Karim"));
    // As a client does that only knows what the results of an anonymisation must have.
    let place = |item: &Value| json!({"start": item["start"], "end": item["end"], "entity_type": item["entity_type"]});
    let places: Vec<Value> = hidden["items"].as_array().unwrap().iter().map(place).collect();
    let request = json!({"text": hidden["text"], "deanonymizers": operators("decrypt"), "anonymizer_results": places});
    assert_eq!(server.post("/deanonymize", &request.to_string()).json()["text"], text);
    let invalid = json!({"text": hidden["text"], "deanonymizers": {"NAME": {"type": "decrypt", "key": "invalidkey"}}, "anonymizer_results": []});
    let answer = server.post("/deanonymize", &invalid.to_string());
    let error = "Invalid input, key must be of length 128, 192 or 256 bits";
    assert_eq!((answer.status, answer.json()), (422, json!({"error": error})));
}

/// A server answers for what it was told, says so in its description, and on standard error that it reads French.
#[test]
fn a_server_says_which_languages_it_answers_for() {
    let statuses = |options: &[&str], languages: &[&str]| {
        let server = Server::start(options);
        let listed = server.get("/openapi.json").json();
        let listed = listed.pointer("/components/schemas/Language/enum").cloned();
        let of = |language: &&str| analysed(&server, &json!({"language": language})).status;
        let statuses: Vec<u16> = languages.iter().map(of).collect();
        (statuses, listed, server.stop())
    };
    let (french, listed, (said, code)) = statuses(&[], &["fr", "en"]);
    assert_eq!((french, listed), (vec![200, 422], Some(json!(["fr"]))));
    assert_eq!((said.lines().count(), code), (2, Some(0)), "{said}");
    let (three, listed, (said, _)) =
        statuses(&["--language", "en", "--language", "fr,de,en"], &["fr", "en", "de", "es"]);
    assert_eq!((three, listed), (vec![200, 200, 200, 422], Some(json!(["en", "fr", "de"]))));
    assert!(said.contains("Les textes déclarés « en », « de » sont lus avec les règles du français"), "{said}");
}

#[test]
fn a_language_is_a_code_of_two_letters() {
    for wrong in ["english", "EN", "e", ""] {
        let run = crate::server::program().args(["serve", "--language", wrong]).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{wrong}: {said}");
        assert!(said.contains("une langue est un code de deux lettres minuscules, comme fr ou en"), "{said}");
    }
}
