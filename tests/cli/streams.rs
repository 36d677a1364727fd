//! Lines of JSON in, as many out, in order.

use serde_json::{Value, json};

use super::program::Folder;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn offsets_count_code_points() {
    let text = "\u{1d11e} é M. Karim BENALI, 15 ans.";
    let run = Folder::new().run_with(&["detect", "--jsonl"], json!({ "id": 7, "text": text }).to_string());
    assert_eq!(run.code, 0, "{}", run.err);
    let [line] = &lines(&run.out)[..] else { panic!("one line in, one out: {}", run.out) };
    let points: Vec<char> = text.chars().collect();
    let mentions = line["mentions"].as_array().expect("mentions");
    let person = mentions.iter().find(|mention| mention["kind"] == "person").expect("a person");
    let at = |end: &str| person[end].as_u64().expect("a number") as usize;
    assert_eq!(points[at("start")..at("end")].iter().collect::<String>(), "Karim BENALI");
    assert_eq!((&line["id"], &person["entity"], &person["action"]), (&json!(7), &json!("e0"), &json!("pseudonymise")));
    for key in ["family", "rule", "confidence"] {
        assert!(person.get(key).is_some(), "{key}");
    }
    assert!(line["passages"].is_array() && line["doubts"].is_array());
}

#[test]
fn order_holds_over_many_batches() {
    const LINES: usize = 6000;
    let filler = "Ordre du jour sans rien de particulier. ".repeat(10);
    let input: String = (0..LINES)
        .map(|i| json!({ "id": i, "text": format!("{filler}M. Karim BENALI.") }).to_string() + "\n")
        .collect();
    assert!(input.len() > 2 << 20, "more than one stretch");
    let run = Folder::new().run_with(&["detect", "--jsonl", "-f", "pleniere"], &input);
    let ids: Vec<u64> = lines(&run.out).iter().map(|line| line["id"].as_u64().expect("its number")).collect();
    assert_eq!(ids, (0..LINES as u64).collect::<Vec<_>>());
}

#[test]
fn words_kept_between_lines_change_nothing() {
    let texts = [
        "M. Karim BENALI et Mme Rose PETIT.",
        "Mme PETIT, 16 ans, et sa mère.",
        "M. Diallo vit avec Karim.",
        "Rose fleurie, petit parc.",
    ];
    let line = |i: usize| json!({ "id": i, "text": texts[i] }).to_string() + "\n";
    let folder = Folder::new();
    for args in [&["detect", "--jsonl"][..], &["anonymise", "--jsonl", "-f", "groupe-de-travail"]] {
        let together = folder.run_with(args, (0..texts.len()).map(line).collect::<String>()).out;
        let alone: String = (0..texts.len()).map(|i| folder.run_with(args, line(i)).out).collect();
        assert_eq!(together, alone);
    }
}

#[test]
fn anonymise_gives_text_and_report() {
    let folder = Folder::new();
    folder.file("lignes.jsonl", "{\"id\":\"a\",\"text\":\"M. Karim BENALI, 15 ans.\"}\n\n{\"id\":\"b\",\"formation\":\"groupe-social\",\"text\":\"M. Karim BENALI.\"}\n");
    let run = folder.run(&["anonymise", "--jsonl", "lignes.jsonl", "--formation", "groupe-de-travail"]);
    assert_eq!(run.code, 5, "{}", run.err);
    let [a, b] = &lines(&run.out)[..] else { panic!("two lines: {}", run.out) };
    assert_eq!((&a["text"], &a["report"]["blocked"]), (&json!("[Mineur A1], [13-15 ans]."), &json!(false)));
    assert_eq!((&b["id"], &b["text"], &b["report"]["blocked"]), (&json!("b"), &Value::Null, &json!(true)));
    assert!(!run.out.contains("BENALI"));
}

#[test]
fn bad_lines_are_told_by_number_and_without_their_words() {
    let input = b"{\"id\":1,\"text\":\"Rien.\"}\nKarim BENALI\n{\"id\":3}\n\n{\"id\":5,\"text\":\"Rien.\",\"formation\":\"Benali\"}\n\"\xff\"\n{\"id\":7,\"text\":\"Rien.\"}";
    let run = Folder::new().run_with(&["detect", "--jsonl"], input);
    assert_eq!(run.code, 5, "{}", run.err);
    let lines = lines(&run.out);
    assert_eq!(
        lines.iter().map(|line| line["id"].as_u64()).collect::<Vec<_>>(),
        [Some(1), None, Some(3), Some(5), None, Some(7)]
    );
    for (line, number) in [(1, "ligne 2"), (2, "ligne 3"), (3, "ligne 5"), (4, "ligne 6")] {
        assert!(lines[line]["error"].as_str().is_some_and(|error| error.starts_with(number)), "{}", lines[line]);
    }
    assert!(!(run.out + &run.err).to_lowercase().contains("benali"));
}

#[test]
fn a_formation_must_be_said_somewhere() {
    let run = Folder::new().run_with(&["anonymise", "--jsonl"], "{\"id\":1,\"text\":\"M. Karim BENALI.\"}\n");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        lines(&run.out)[0]["error"].as_str().is_some_and(|error| error.contains("formation"))
            && !run.out.contains("BENALI")
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::io::{Read, Write};
    use std::process::Stdio;
    let mut child = super::program::command()
        .args(["detect", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    // An answer comes although the input has not ended.
    stdin.write_all(b"{\"id\":1,\"text\":\"M. Karim BENALI.\"}\n").expect("it reads");
    let mut first = [0; 8];
    stdout.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"{\"id\":1,");
    drop(stdout);
    let _ = stdin.write_all("{\"id\":2,\"text\":\"Rien.\"}\n".repeat(5000).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("its end");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
