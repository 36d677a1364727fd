//! Lines → paragraphs, for text that is to be set anew.

use super::{Line, Page};

/// One paragraph of a page. No `Debug`: it is text of a document.
#[derive(Default, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Paragraph {
    /// Its text, on one line.
    pub text: String,
    /// Its type is larger than that of the text around.
    pub heading: bool,
}

/// Larger than this many times the usual size is a heading.
const HEADING: f64 = 1.12;
/// A gap of so many usual steps from line to line parts paragraphs.
const GAP: f64 = 1.35;
/// A line that ends before this share of the width is the last of its paragraph.
const SHORT: f64 = 0.8;

/// The paragraphs of one page, in the order in which it is drawn.
pub fn paragraphs(page: &Page) -> Vec<Paragraph> {
    let lines: Vec<&Line> = page.lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let usual = median(lines.iter().flat_map(|line| std::iter::repeat_n(line.size, line.text.len().min(200))));
    let step = median(lines.windows(2).map(|pair| pair[0].y - pair[1].y).filter(|step| *step > 1.0));
    let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let left = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
    let mut out: Vec<Paragraph> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let heading = line.size > usual * HEADING && text.chars().count() < 120;
        let before = i.checked_sub(1).map(|before| lines[before]);
        let parted = before.is_none_or(|before| {
            let down = before.y - line.y;
            let beside = down.abs() < 0.4 * line.size;
            let short = before.right < left + (right - left) * SHORT;
            let sizes = (before.size - line.size).abs() > 0.12 * line.size;
            !beside && (down < 0.0 || down > step * GAP || short || sizes || opens(text))
        });
        match out.last_mut() {
            Some(last) if !parted => join(&mut last.text, text),
            _ => out.push(Paragraph { text: text.to_owned(), heading }),
        }
    }
    out
}

/// Puts a line behind another: a word that is cut at the line end becomes one again, a compound keeps its hyphen.
fn join(text: &mut String, next: &str) {
    let cut = text.ends_with(['-', '\u{2010}', '\u{ad}'])
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && next.starts_with(char::is_alphabetic);
    match cut {
        true if next.starts_with(char::is_lowercase) => drop(text.pop()),
        true => {}
        false => text.push(' '),
    }
    text.push_str(next);
}

/// Whether a line begins an item of a list.
fn opens(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(|c| matches!(c, '-' | '–' | '—' | '•' | '*' | '▪' | '●' | '\u{f0b7}'));
    bullet && chars.next().is_some_and(char::is_whitespace)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_word_is_one_and_a_compound_keeps_its_hyphen() {
        for (first, next, whole) in
            [("la prési-", "dente", "la présidente"), ("Saint-", "Denis", "Saint-Denis"), ("M.", "Petit", "M. Petit")]
        {
            let mut text = first.to_owned();
            join(&mut text, next);
            assert_eq!(text, whole);
        }
    }
}
