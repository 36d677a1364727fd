//! Storeys alone: whose home one tells, and whose it does not.
//!
//! «La dame du 5e» is somebody whom the storey identifies. Where she is named as well («la locataire du rez-de-chaussée, Mme
//! Petit»), the name goes, and a storey of no known building tells nothing more. Beside a building or a street it is a part of
//! a home all the same.

use std::sync::LazyLock;

use regex::Regex;

use super::engine::compile;
use crate::segment::Span;

/// Rules whose mention is a storey, whatever building it is in.
const RULES: &[&str] = &["address.storey_of", "address.storey_alone", "address.storey_at"];
/// Somebody by name, right behind a storey: «du 5e, M. X», «(Mme X)», «: Zoé Petit».
const NAMED: &str = r"[ ,(:/–-]{1,4}(?:(?:m\.|mm\.|mr\.?|mme|mlle|monsieur|madame|familles?|[ée]poux|les)\s(?-i:\p{Lu})\p{L}+|(?-i:\p{Lu}\p{Ll}+\s\p{Lu}[\p{L}'’-]+))";
/// What a storey may be one of.
const BUILDING: &str = r"{<}(?:b[âa]t|bt|esc|hall|cage|entr[ée]e|tour|barre|bloc|immeuble|imm|r[ée]s|hlm|foyer|copropri|rue|av|bd|boulevard|all[ée]e|impasse|chemin|place|square|quai|cours|route|adresse|domicil|habit|appart|appt|logement|studio|squat|bail|n\s?°|au\s[0-9])";
/// Who lives there is told by it, whoever else is named.
const LIVES: &str = r"{<}(?:{lives}|dort|dorment|install[ée]e?s?|squatte(?:nt)?){>}[^.;\n]*";
/// What is everybody's on a storey.
const COMMON: &str = r"{<}(?:compteurs?|gaines?|colonnes?|paliers?|couloirs?|ascenseurs?|placards?|trappes?|lumi[èe]res?|ampoules?|extincteurs?|vide-ordures|minuterie|local|locaux)(?:\s(?:d['’]|de\s)?[\p{Ll}-]+)?\s(?:du|au)\s";

/// `None` if an expression is malformed, which a test excludes.
static STOREYS: LazyLock<Option<[Regex; 4]>> = LazyLock::new(|| {
    let of = |before, regex, behind| compile(before, regex, behind).ok();
    Some([of(r"\A", NAMED, "")?, of("", BUILDING, "")?, of("", COMMON, r"\z")?, of("", LIVES, r"\z")?])
});

/// The mention of `rule` at `span` is a storey that tells nobody's home.
pub(super) fn tells_nothing(text: &str, rule: &str, span: Span) -> bool {
    /// Bytes of the sentence and of the one before it that are looked at.
    const REACH: usize = 240;
    if !RULES.contains(&rule) {
        return false;
    }
    let Some([named, building, common, lives]) = STOREYS.as_ref() else { return false };
    let before = &text[text.floor_char_boundary(span.start.saturating_sub(REACH))..span.start];
    let behind = &text[span.end..text.ceil_char_boundary((span.end + REACH).min(text.len()))];
    if common.is_match(before) {
        return true;
    }
    let start = last_end(before);
    let here = &before[start..];
    let earlier = &before[last_end(before[..start].trim_end())..start];
    let rest = &behind[..first_end(behind)];
    let of_building = [earlier, here, rest].iter().any(|part| building.is_match(part));
    !of_building && !lives.is_match(here) && named.is_match(rest)
}

/// One past the last end of a sentence or a line within `text`, which is not at its very end.
fn last_end(text: &str) -> usize {
    text.char_indices().rev().skip(1).find(|(at, _)| ends(text, *at)).map_or(0, |(at, c)| at + c.len_utf8())
}

/// The first end of a sentence or a line in `text`.
fn first_end(text: &str) -> usize {
    text.char_indices().find(|(at, _)| ends(text, *at)).map_or(text.len(), |(at, _)| at)
}

/// The sign at `at` ends a sentence; the dot of «M.» does not.
fn ends(text: &str, at: usize) -> bool {
    match text[at..].chars().next() {
        Some('\n' | '!' | '?') => true,
        Some('.') => {
            let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let title = word.len() <= 2 && word.starts_with(char::is_uppercase);
            !title && !text[at + 1..].starts_with(|c: char| c.is_alphanumeric())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storey_of_who_is_named_tells_nothing() {
        assert!(STOREYS.is_some());
        for (text, nothing) in [
            ("Le voisin du [3e], M. Petit, crie.", true),
            ("La locataire du [3e], Zoé Petit, se plaint.", true),
            ("La locataire du [3e] se plaint de Zoé Petit.", false),
            ("Il loge au [3e], Mme Petit le sait.", false),
            ("Derrière le compteur d'eau du [3e], rien.", true),
            ("Les voisins du [3e] crient, M. Petit aussi.", false),
            ("La dame du [3e] ne sort plus. M. Petit non plus.", false),
            ("Bâtiment C. Le voisin du [3e], M. Petit, crie.", false),
            ("Rue Haute, le voisin du [3e], M. Petit, crie.", false),
            ("Les voisins du [3e] se plaignent.", false),
        ] {
            let start = text.find('[').unwrap();
            let bare = text.replace(['[', ']'], "");
            let span = Span::new(start, start + 2);
            assert_eq!(tells_nothing(&bare, "address.storey_alone", span), nothing, "{text}");
        }
    }
}
