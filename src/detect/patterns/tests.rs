use super::*;
use crate::detect::token::read;
use crate::segment::Span;

fn find(text: &str, found: &mut Vec<Candidate>) {
    // Dates of facts are found in situations alone.
    read(text, |scene| Patterns.find(&Scene { zone: Zone::Situation, ..*scene }, found));
}

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
    for row in rows() {
        for regex in [row.regex, row.after, row.not_after, row.not_before] {
            assert!(compile("", regex, "").is_ok(), "{}", row.name);
        }
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

#[test]
#[ignore = "prints how long each row takes to compile"]
fn compile_times() {
    let mut times: Vec<_> = rows()
        .map(|row| {
            let start = std::time::Instant::now();
            for (a, r, b) in [
                ("\\A", row.regex, ""),
                ("", row.after, "\\z"),
                ("", row.not_after, "\\z"),
                ("\\A", row.not_before, ""),
            ] {
                let _ = compile(a, r, b);
            }
            (start.elapsed(), row.name)
        })
        .collect();
    times.sort();
    let total: std::time::Duration = times.iter().map(|(time, _)| *time).sum();
    assert!(times.is_empty(), "{total:?} {:?}", &times[times.len() - 15..]);
}

proptest::proptest! {
    #[test]
    fn a_glance_refuses_only_what_the_expression_refuses(
        pieces in proptest::collection::vec(
            proptest::prelude::prop_oneof![
                "[0-9]{1,4}",
                "[0-9A-Ba-z]{1,2}",
                "[ \\t\n./–°,\u{a0}\u{202f}\u{2003}\u{85}-]{1,2}",
                "(?:ans|mois|a\\.|e |ème|nde|re |è|AB|FR|mc|et |ou |, |ſ)",
            ],
            1..9,
        )
    ) {
        let text = pieces.concat();
        for row in &ENGINE.rows {
            assert!(
                !row.regex.get().unwrap().is_match(&text) || (row.pattern.glance)(text.as_bytes()),
                "{} {text:?}",
                row.pattern.name
            );
        }
    }

    #[test]
    fn any_text_gives_spans_on_character_boundaries(
        words in proptest::collection::vec(
            proptest::prelude::prop_oneof![
                "[ ,.(«’'/\\-\u{a0}\n@°éA-Da-d0-9]{0,4}",
                "(?:12 rue |né le |né à |bât\\. |résidence |ans|procédure n° |06 |\\(at\\)|3e |AB-12)",
            ],
            0..12,
        )
    ) {
        let text = words.concat();
        let mut found = Vec::new();
        find(&text, &mut found);
        read(&text, |scene| crate::detect::address::Addresses.find(&Scene { zone: Zone::Situation, ..*scene }, &mut found));
        for candidate in found {
            assert!(text.get(candidate.span.range()).is_some_and(|found| !found.trim().is_empty()), "{text:?}");
            let edits = vec![crate::grammar::Edit { span: candidate.span, replacement: String::new() }];
            for edit in crate::grammar::tidy(&text, edits) {
                assert!(edit.span.contains(candidate.span) && text.get(edit.span.range()).is_some(), "{text:?}");
            }
        }
    }
}
