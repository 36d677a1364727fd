use super::*;

/// `text` with `[[…]]` around what `row` finds in it.
fn marked(row: &Pattern, text: &str) -> String {
    let mut found = Vec::new();
    find(text, &mut found);
    let mut spans: Vec<Span> = found.iter().filter(|c| c.rule == row.name).map(|c| c.span).collect();
    spans.sort();
    spans.dedup();
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        if span.start >= at {
            out.push_str(&format!("{}[[{}]]", &text[at..span.start], &text[span.range()]));
            at = span.end;
        }
    }
    out + &text[at..]
}

#[test]
fn expressions_are_well_formed() {
    if let Err(error) = Engine::new() {
        panic!("{error}");
    }
}

#[test]
fn every_row_finds_its_examples_and_leaves_its_near_misses() {
    let mut failures = Vec::new();
    for row in rows() {
        assert!(!row.examples.is_empty() && !row.near_misses.is_empty(), "{} lacks examples or near-misses", row.name);
        assert!(row.examples.iter().all(|example| example.contains("[[")), "{}: an example marks nothing", row.name);
        for expected in row.examples.iter().chain(row.near_misses) {
            let got = marked(row, &expected.replace("[[", "").replace("]]", ""));
            if got != *expected {
                failures.push(format!("{}\n  expected {expected}\n  got      {got}", row.name));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn names_are_unique_and_rows_are_documented() {
    let mut names: Vec<&str> = rows().map(|row| row.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "two rows share a name");
    assert_eq!(table().lines().count(), count + 2);
    for row in rows() {
        assert!(!row.source.is_empty() && (1..=100).contains(&row.confidence), "{}", row.name);
    }
}

#[test]
fn odd_texts_do_no_harm() {
    let nul = "\0".repeat(3);
    for text in ["", "é", "@", "1", "né", "né le", "né à", "(at)", "é@é", "12é", "😀12 ans😀", "AB\u{a0}123", &nul]
    {
        find(text, &mut Vec::new());
    }
}
