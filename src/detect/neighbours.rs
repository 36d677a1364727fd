//! What stands between mentions, and right behind them, and is none itself.

use super::kin::KinClass;
use crate::kind::Kind;
use crate::link::Mention;

/// Ages right behind names, and which mentions follow the one before without a word between; `mentions` are those of one
/// segment, sorted by position.
pub(super) fn mark_neighbours(mentions: &mut [Mention], text: &str) {
    for i in 0..mentions.len() {
        let span = mentions[i].span;
        if let Some(before) = i.checked_sub(1).map(|before| mentions[before].span) {
            mentions[i].follows = is_apposition(&text[before.end.min(span.start)..span.start]);
        }
        mentions[i].generation = generation(&text[span.end..]);
        let next = mentions.get(i + 1).filter(|next| next.kind == Kind::Age && next.span.start >= span.end);
        mentions[i].age = next
            .map(|next| next.span)
            .filter(|next| text[span.end..next.start].chars().all(|c| matches!(c, ' ' | ',' | '(' | '\u{a0}' | '–')))
            .and_then(|next| {
                let digits = text[next.range()].bytes().take_while(u8::is_ascii_digit).count();
                text[next.start..next.start + digits].parse().ok()
            });
    }
}

/// «père» or «fils» that a name is followed by: «M. Benali père».
fn generation(behind: &str) -> Option<KinClass> {
    let word = behind.strip_prefix([' ', '\u{a0}'])?.split(|c: char| !c.is_alphabetic()).next()?;
    match word {
        "père" | "pere" | "PÈRE" | "PERE" | "mère" | "mere" => Some(KinClass::Parent),
        "fils" | "FILS" | "fille" => Some(KinClass::Child),
        _ => None,
    }
}

/// Nothing but marks, «dit» and civilities.
fn is_apposition(gap: &str) -> bool {
    gap.len() <= 24
        && gap
            .split(|c: char| {
                c.is_whitespace()
                    || matches!(c, ',' | '«' | '»' | '"' | '“' | '”' | '(' | ')' | '.' | ':' | '|' | '/' | '-' | '–')
            })
            .all(|word| {
                matches!(
                    word,
                    "" | "M"
                        | "Mme"
                        | "Mlle"
                        | "MME"
                        | "Mr"
                        | "Me"
                        | "dit"
                        | "dite"
                        | "alias"
                        | "mme"
                        | "MLLE"
                        | "Monsieur"
                        | "Madame"
                        | "née"
                        | "Dr"
                        | "et"
                )
            })
        && !gap.contains(". ") | gap.contains("M. ")
}
