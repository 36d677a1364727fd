//! Whom the matter is about, though they sit at the table: who was convoked, and who came with them.
//!
//! «Premier mineur : X», «accompagné de sa belle-mère, Mme Y», «X, né à Ambert le …». In an interview they speak as members do,
//! and sign below.

use super::super::fold::fold;
use crate::kind::Kind;
use crate::link::Mention;

/// Marks those of one segment; `mentions` are its own, sorted by position.
pub(super) fn mark(mentions: &mut [Mention], text: &str) {
    for i in 0..mentions.len() {
        let span = mentions[i].span;
        if !matches!(mentions[i].kind, Kind::Person | Kind::Participant) || span.end > text.len() {
            continue;
        }
        let kin = i.checked_sub(1).map(|at| &mentions[at]).filter(|kin| kin.rule == "kin.possessive");
        let came = kin.is_some_and(|kin| {
            let gap = text.get(kin.span.end..span.start).unwrap_or("\n");
            gap.len() <= LONGEST_GAP && !gap.contains(['\n', ';']) && comes_with(&text[..kin.span.start])
        });
        // «mon frère, Gaspard»
        let given = mentions[i].rule == "person.single"
            && kin.is_some_and(|kin| text.get(kin.span.end..span.start).is_some_and(|gap| matches!(gap, " " | ", ")));
        mentions[i].party = came || given || is_labelled(&text[..span.start]) || goes_on(&text[span.end..]);
    }
}

/// Bytes of «, Madame ».
const LONGEST_GAP: usize = 10;

/// Bytes of «Second représentant légal du mineur : Madame».
const LONGEST_LABEL: usize = 48;

/// As far as is looked before and behind a name: a line may be as long as a book, with a name in every word.
const NEAR: usize = 72;

fn tail(before: &str) -> &str {
    &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..]
}

/// Who is convoked, as a label says it; the words before only count or point.
const LABELS: &[&str] = &[
    "mineur",
    "mineure",
    "interesse",
    "interessee",
    "convoque",
    "convoquee",
    "jeune",
    "mis en cause",
    "mise en cause",
    "parent",
    "pere",
    "mere",
    "beau pere",
    "belle mere",
    "representant legal",
    "representante legale",
    "accompagnant",
    "accompagnante",
    "responsable legal",
    "responsable legale",
    "enfant",
];

const COUNTING: &[&str] = &[
    "premier",
    "premiere",
    "second",
    "seconde",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "le",
    "la",
    "l",
    "1er",
    "1re",
    "2e",
    "3e",
    "1",
    "2",
    "3",
    "n",
    "autre",
];

/// Behind a label: whose, or that they were sent for.
const OF: &[&str] = &[
    "du",
    "de",
    "la",
    "l",
    "mineur",
    "mineure",
    "enfant",
    "convoque",
    "convoquee",
    "recu",
    "recue",
    "entendu",
    "entendue",
    "concerne",
    "concernee",
    "1",
    "2",
];

/// «Premier mineur : »; nothing but the label stands before on the line.
fn is_labelled(before: &str) -> bool {
    let near = tail(before);
    let line = match near.rfind('\n') {
        Some(at) => &near[at + 1..],
        // The line began further before than a label is long.
        None if near.len() < before.len() => return false,
        None => near,
    };
    let Some((label, gap)) = line.rsplit_once(':') else { return false };
    let civil = gap.trim().trim_end_matches('.');
    if label.len() > LONGEST_LABEL || !matches!(civil, "" | "M" | "Mme" | "Mlle" | "Monsieur" | "Madame") {
        return false;
    }
    let folded = fold(label);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    while words.first().is_some_and(|word| COUNTING.contains(word)) {
        words.remove(0);
    }
    while !words.is_empty() {
        if LABELS.contains(&words.join(" ").as_str()) {
            return true;
        }
        if words.pop().is_none_or(|word| !OF.contains(&word)) {
            return false;
        }
    }
    false
}

/// «accompagné de», «assistée de», «en présence de»: the relative behind it comes along.
fn comes_with(before: &str) -> bool {
    let near = tail(before);
    let line = near.rfind('\n').map_or(near, |at| &near[at + 1..]);
    let mut words = line.split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty());
    let by = words.next().map(fold);
    let verb = words.next().map(fold).unwrap_or_default();
    matches!(by.as_deref(), Some("de" | "par"))
        && (verb.starts_with("accompagn")
            || verb.starts_with("assist")
            || matches!(&*verb, "presence" | "represente" | "representee"))
}

/// «X, né à Ambert le …», «X, accompagné de son père».
fn goes_on(behind: &str) -> bool {
    let rest = behind.trim_start_matches([',', ' ', '(']);
    if rest.len() == behind.len() || behind.starts_with(' ') && !rest.starts_with(['n', 'a']) {
        return false;
    }
    let near = &rest[..rest.floor_char_boundary(NEAR)];
    let line = near.split('\n').next().unwrap_or_default();
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '(' && c != ')').filter(|word| !word.is_empty());
    let (first, second, third) = (words.next().unwrap_or_default(), words.next(), words.next());
    match first {
        "né" | "née" | "né(e)" => matches!(second, Some("le" | "à" | "en" | "au")),
        "accompagné" | "accompagnée" => second == Some("de") && matches!(third, Some("son" | "sa" | "ses")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_who_was_convoked() {
        for label in
            ["Premier mineur : ", "- L'intéressée : Mme ", "Représentant légal du mineur : M. ", "Mineur convoqué : "]
        {
            assert!(is_labelled(label), "{label}");
        }
        for label in
            ["Parents d'élèves : M. ", "Maire : M. ", "Brigade des mineurs : ", "Mineur : suivi par M. ", "Enfance : "]
        {
            assert!(!is_labelled(label), "{label}");
        }
    }

    #[test]
    fn who_comes_with_a_relative_is_a_party() {
        assert!(comes_with("Reçu le 3 mai.\nAccompagné de ") && comes_with("Le mineur, en présence de "));
        assert!(!comes_with("Mme Petit parle de ") && !comes_with("accompagné d'un ami de "));
        assert!(goes_on(", né à Ambert le 4 mars") && goes_on(", accompagnée de sa mère") && goes_on(" (né le 4"));
        assert!(!goes_on(", accompagné de M. Petit") && !goes_on(", née Dupont") && !goes_on(", adjoint"));
    }
}
