//! How a line of a form is parted into fields, and a field into its label and what it says.

use super::LONGEST;
use crate::detect::columns::{Column, heading_alone, labelled};
use crate::detect::fold::fold;

/// What emphasis and dotted lines put around a label or what it says.
const AROUND: [char; 9] = ['*', '_', '"', '`', '…', '«', '»', ' ', '\u{a0}'];

/// What stands between a label and what it says, where no colon does.
const MARKS: [char; 5] = ['=', '→', '⇒', '►', '«'];

/// The words of a label: «**Nom** », «- Né(e) le ....... ».
pub(super) fn bare(label: &str) -> &str {
    let label = label.trim_end_matches(AROUND);
    let led = label.trim_end_matches(['.', '…', ' ']);
    let label = if label.len() > led.len() + 1 { led } else { label };
    let label = label.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.'));
    without_number(label.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// «1. Nom», «b) Prénom»: what is counted.
fn without_number(label: &str) -> &str {
    // «1 - Nom», «2- Prénom»
    let dashed = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let named = dashed.trim_start().strip_prefix(['-', '–', '—']).map(str::trim_start);
    if let Some(named) = named.filter(|_| (1..=2).contains(&(label.len() - dashed.len()))) {
        return named;
    }
    let Some(at) = label.find(['.', ')', '°', '/']).filter(|at| (1..=2).contains(at)) else { return label };
    let number =
        label[..at].bytes().all(|byte| byte.is_ascii_digit()) || at == 1 && label.as_bytes()[0].is_ascii_lowercase();
    let rest = label[at..].trim_start_matches(['.', ')', '°', '/', '-']);
    let counted = number && rest.starts_with([' ', '\u{a0}']);
    if counted { rest.trim_start_matches([' ', '\u{a0}']) } else { label }
}

/// The label of a field with where it begins, and what it says: «Nom : X», «Nom ....... X», «nom = X».
pub(super) fn parted(part: &str) -> Option<(usize, &str, &str)> {
    // A longer label is none; most lines are read no further than that.
    let near = &part[..part.floor_char_boundary(FAR)];
    let split = |(at, len): (usize, usize)| (&part[..at], &part[at + len..]);
    let (label, content) = match memchr::memchr(b':', part.as_bytes()) {
        Some(at) if at > FAR => return None,
        Some(at) => split((at, 1)),
        // «Nom = X», «Nom → X», «NOM « X »»
        None => led(part)
            .or_else(|| near.find(MARKS).map(|at| split((at, near[at..].chars().next().map_or(0, char::len_utf8)))))
            .or_else(|| {
                let dash = |dash: &&str| memchr::memmem::find(near.as_bytes(), dash.as_bytes());
                [" — ", " – ", " - "].iter().find_map(|mark| Some(split((dash(mark)?, mark.len()))))
            })?,
    };
    let word = bare(label);
    // Both are parts of the same text.
    let at = word.as_ptr() as usize - label.as_ptr() as usize;
    Some((at, word, content.trim_start_matches(AROUND)))
}

/// Bytes within which a label ends, with what stands before it.
const FAR: usize = 90;

/// Up to the dots that lead to what a field says, and behind them.
fn led(part: &str) -> Option<(&str, &str)> {
    let at = ["...", "…"].iter().filter_map(|dots| part.find(dots)).min()?;
    let (label, rest) = part.split_at(at);
    let said = rest.trim_start_matches(['.', '…', ' ']);
    // «Il hésite... puis revient», «Nom…»
    (rest.len() - said.len() > 3 && !said.is_empty()).then_some((label, said))
}

/// Parts of a line that tabs, bars or three spaces set apart, each with what parts it from the next.
pub(super) fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    // Most lines have none of these.
    let whole = memchr::memchr2(b'\t', b'|', line.as_bytes()).is_none() && !line.contains("   ");
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if whole {
            return Some(std::mem::take(&mut rest));
        }
        let bytes = rest.as_bytes();
        let apart = (1..bytes.len()).find(|at| {
            matches!(bytes[at - 1], b'\t' | b'|') || (*at >= 3 && bytes[at - 3..*at] == *b"   " && bytes[*at] != b' ')
        });
        let (part, more) = rest.split_at(apart.unwrap_or(rest.len()));
        rest = more;
        Some(part)
    })
}

/// A part cut before each label in it: «Nom : SOW Prénom : Awa», «Né le : 06/10/2009, Classe : 3A». Where it has one label
/// alone, the whole: a colon is in most sentences.
pub(super) fn at_labels(part: &str) -> Vec<&str> {
    const ENDS: [char; 4] = [':', '=', '→', '⇒'];
    if part.matches(ENDS).nth(1).is_none() {
        return vec![part];
    }
    let (mut from, mut known, mut cuts) = (0, 0, vec![0]);
    for (colon, mark) in part.match_indices(ENDS) {
        let near = part.ceil_char_boundary(from.max(colon.saturating_sub(LONGEST)));
        if let Some((start, listed)) = label_before(part, near, colon) {
            known += usize::from(listed);
            cuts.extend((start > 0).then_some(start));
        }
        from = colon + mark.len();
    }
    if known < 2 {
        return vec![part];
    }
    cuts.push(part.len());
    cuts.windows(2).filter_map(|cut| part.get(cut[0]..cut[1])).filter(|cut| !cut.is_empty()).collect()
}

/// Where the longest label begins that ends at `colon`, and whether it is one that is known. Prose has a word in small letters
/// there; behind a comma a form may have, too, and labels that nobody knows: «, Sanctions : 4».
fn label_before(part: &str, near: usize, colon: usize) -> Option<(usize, bool)> {
    let window = part.get(near..colon)?;
    let starts = std::iter::once(0).chain(window.match_indices([' ', ',', '\u{a0}']).map(|(at, gap)| at + gap.len()));
    let mut other = None;
    for start in starts {
        let label = window.get(start..)?;
        let apart = near + start == 0
            || part.get(..near + start).is_some_and(|before| before.trim_end().ends_with([',', '/', ';']));
        let capital = label.starts_with(char::is_uppercase);
        if !(capital || apart && label.starts_with(char::is_lowercase)) {
            continue;
        }
        if heading_alone(label).is_some() || labelled(&fold(label.trim())) != Column::Other {
            return Some((near + start, true));
        }
        let short = capital && apart && start > 0 && !label.contains(',') && label.split_whitespace().count() <= 3;
        other = other.or(short.then_some((near + start, false)));
    }
    other
}

/// Without the next field of the same line, which a dash or a semicolon begins: «Diallo – Prénom : Awa».
pub(super) fn until_next(content: &str) -> &str {
    let content =
        content.trim_end_matches(AROUND).trim_end_matches([',', '/', ';', '|', '–', '—', '-']).trim_end_matches(AROUND);
    let cut = [" – ", " - ", " ; ", ";", "|", "\t"].iter().filter_map(|apart| content.find(apart)).min();
    // «Né le : 07/2011. Il a fugué»
    let cut = cut.or_else(|| {
        content.match_indices(". ").map(|(at, _)| at).find(|at| content[..*at].ends_with(|c: char| c.is_ascii_digit()))
    });
    content.get(..cut.unwrap_or(content.len())).unwrap_or(content)
}
