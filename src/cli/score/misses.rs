//! What lowers the measures of one text, each with the words around it.

use std::ops::Range;

use huisclos::Detection;
use huisclos::report::words;
use huisclos::score::{Comparison, Findings};
use serde_json::Value;

use super::line::Line;
use crate::cli::messages;

/// Characters shown before and after.
const BEFORE: usize = 40;
const AFTER: usize = 30;

/// The lines to show, under the name of the text; empty when nothing was missed and nothing is spurious.
pub(super) fn shown(
    number: usize,
    line: &Line,
    detection: &Detection,
    found: &Findings,
    comparison: &Comparison,
) -> String {
    let mut entries: Vec<(&Range<usize>, &str, String)> = Vec::new();
    for missed in &comparison.missed {
        let mention = &line.annotated.mentions[missed.mention];
        let id = mention.entity.as_deref().map_or(String::new(), |id| format!(" {}", messages::clean(id)));
        let what = if missed.partly { "oubli partiel" } else { "oubli" };
        entries.push((&mention.points, what, format!("{}{id}", words::kind(mention.kind.name(), 1))));
    }
    for index in &comparison.spurious {
        let mention = &detection.mentions[*index];
        let what = format!("{} · {} · {} %", words::kind(mention.kind.name(), 1), mention.rule, mention.confidence);
        entries.push((&found.mentions[*index].points, "masquage inutile", what));
    }
    for index in &comparison.missed_passages {
        let (points, kind) = &line.annotated.passages[*index];
        entries.push((points, "passage oublié", words::passage(kind.name()).to_owned()));
    }
    for index in &comparison.spurious_passages {
        let passage = &detection.passages[*index];
        let what = format!("{} · {}", words::passage(passage.kind.name()), passage.rule);
        entries.push((&found.passages[*index], "passage inutile", what));
    }
    if entries.is_empty() {
        return String::new();
    }
    entries.sort_by_key(|(points, ..)| (points.start, points.end));
    let text: Vec<char> = line.input.text.chars().collect();
    let entries =
        entries.iter().map(|(points, fault, what)| format!("{fault} · {what}\n    {}\n", around(&text, points)));
    format!("── {} ──\n{}\n", title(number, &line.input.id), entries.collect::<String>())
}

fn title(number: usize, id: &Value) -> String {
    match id {
        Value::Null => format!("ligne {number}"),
        Value::String(id) => messages::clean(id),
        id => messages::clean(&id.to_string()),
    }
}

/// The words in brackets, with what stands before and after, on one line.
fn around(text: &[char], points: &Range<usize>) -> String {
    let from = points.start.saturating_sub(BEFORE);
    let to = text.len().min(points.end + AFTER);
    let part = |range: Range<usize>| one_line(text.get(range).unwrap_or_default());
    format!(
        "{}{}[{}]{}{}",
        if from > 0 { "…" } else { "" },
        part(from..points.start),
        part(points.clone()),
        part(points.end..to),
        if to < text.len() { "…" } else { "" }
    )
}

/// Text of a file must not command the terminal, nor break the list.
fn one_line(text: &[char]) -> String {
    let spaced = |c: &char| match c {
        '\n' => '⏎',
        '\t' => ' ',
        c => *c,
    };
    messages::clean(&text.iter().filter(|c| **c != '\r').map(spaced).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_stay_on_one_line_and_command_nothing() {
        let text: Vec<char> = "a\r\nb\u{1b}[31m\tMe Né\u{202e}e".chars().collect();
        assert_eq!(around(&text, &(10..15)), "a⏎b�[31m [Me Né]�e");
    }

    #[test]
    fn what_is_left_out_is_told() {
        let text: Vec<char> = "é".repeat(200).chars().collect();
        let e = |times: usize| "é".repeat(times);
        assert_eq!(around(&text, &(100..102)), format!("…{}[éé]{}…", e(BEFORE), e(AFTER)));
        assert_eq!(around(&text, &(0..200)), format!("[{}]", e(200)));
    }
}
