//! The replacements of one segment as French: what is said twice is said once, words are repaired around each pseudonym,
//! and what a removal would leave without sense keeps its place.

use crate::detect::civility;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::grammar::{self, Edit as Replacement};
use crate::segment::Span;

/// What a replacement does not say of itself.
#[derive(Default)]
pub(super) struct Known {
    /// Values that are removed, and what may stand for each where it can't be missing.
    pub(super) removed: Vec<(Span, &'static str)>,
    /// Relatives whom no name designates: «la mère».
    pub(super) relatives: Vec<Span>,
}

/// Repairs what stands around each of `edits`, which are sorted and disjoint, and clears what removals would leave behind.
pub(super) fn french(text: &str, edits: Vec<Replacement>, known: &Known) -> Vec<Replacement> {
    let mut edits = said_once(text, edits, known);
    for i in 0..edits.len() {
        let floor = i.checked_sub(1).map_or(0, |before| edits[before].span.end);
        let span = edits[i].span;
        if edits[i].replacement.is_empty() {
            continue;
        }
        let before = (&text[..floor], &text[floor..span.start]);
        let adjustment = grammar::adjust(before, &text[span.range()], &edits[i].replacement);
        let dots = edits.get(i + 1).map_or(text.len(), |next| next.span.start);
        edits[i] = Replacement {
            span: Span::new(
                span.start - adjustment.left,
                span.end + closing(text, span) + masking_dots(text, span, dots),
            ),
            replacement: adjustment.replacement,
        };
    }
    kept_in_place(text, grammar::tidy(text, edits), known)
}

/// Whether a reference to relatives means several: «ses frères», «les parents».
pub(super) fn is_plural(words: &str) -> bool {
    let first = words.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "les" | "ses" | "leurs" | "des" | "aux" | "mes" | "nos" | "vos" | "deux" | "trois")
        || first.ends_with('s') && matches!(first.as_str(), "parents" | "frères" | "sœurs" | "enfants" | "cousins")
}

/// Bytes behind a professional's name at `end` that say which service follows somebody: « (PJJ, UEMO Nord)», or «,
/// éducatrice à l'UEMO Nord,» up to its second comma. None if something else is found in them, for its own sake.
pub(super) fn service(text: &str, end: usize, mut near: impl Iterator<Item = Span>) -> usize {
    const LONGEST: usize = 100;
    let behind = &text[end..];
    let length = if let Some(inside) = behind.strip_prefix(" (") {
        inside.find([')', '(', '\n', '|']).filter(|at| inside[*at..].starts_with(')')).map(|at| at + 3)
    } else if let Some(inside) = behind.strip_prefix(", ") {
        let function = lexicon::longest(inside, lists::FUNCTION).is_some();
        let close = inside.find([',', '.', ';', ':', '(', '\n', '|']).filter(|at| inside[*at..].starts_with(','));
        close.filter(|_| function).map(|at| at + 3)
    } else {
        None
    };
    let length = length.filter(|length| *length <= LONGEST).unwrap_or(0);
    let span = Span::new(end, end + length);
    if near.any(|other| other.overlaps(span)) { 0 } else { length }
}

/// «sa mère, Mme Haddad» is one person twice: one code says it.
fn said_once(text: &str, edits: Vec<Replacement>, known: &Known) -> Vec<Replacement> {
    let mut once: Vec<Replacement> = Vec::with_capacity(edits.len());
    let mut edits = edits.into_iter().peekable();
    while let Some(edit) = edits.next() {
        // «la mère d'Amine, 12 ans»: the age is not hers.
        let aged = edits.peek().is_some_and(|next| {
            next.replacement.starts_with('[')
                && !is_named(&next.replacement)
                && text[edit.span.end..next.span.start].chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '('))
        });
        let Some(last) = once.last_mut().filter(|last| last.replacement.starts_with('[')) else {
            once.push(edit);
            continue;
        };
        let (gap, behind) = (&text[last.span.end..edit.span.start], &text[edit.span.end..]);
        // Also where it stands behind a name: «Mme Haddad, mère de Yanis».
        let relative = known.relatives.iter().any(|span| span.end == last.span.end);
        // «les jumeaux Diallo»: the noun in the plural, then the same code.
        let same =
            last.replacement == edit.replacement || relative && code(&last.replacement) == code(&edit.replacement);
        if same && is_same_breath(gap) {
            // «4e B, 5e A, CM2»: two of one class are no apposition.
            let apposed = is_named(&edit.replacement) && gap.contains(',') && behind.starts_with(',');
            last.span.end = edit.span.end + usize::from(apposed);
        } else if let Some(closing) = other_name(gap, behind).filter(|_| same) {
            last.span.end = edit.span.end + closing;
        } else if gap == " " && relative && is_of_family(&last.replacement, &edit.replacement) {
            // «les jumeaux Hubert»
            last.span.end = edit.span.end;
        } else if is_of(gap) && relative && !aged && is_family(&last.replacement, &edit.replacement) {
            // «la mère d'Amine» is the parent of that family: its letter says whose.
            let apposed = !known.relatives.contains(&last.span) && behind.starts_with(',');
            last.span.end = edit.span.end + usize::from(apposed);
        } else {
            once.push(edit);
        }
    }
    once
}

/// Commas and civilities only.
fn is_same_breath(gap: &str) -> bool {
    let civility = |word: &str| {
        let key = fold(word.trim_end_matches('.'));
        word.is_empty() || key == "me" || civility::of(&key).is_some_and(|civility| !civility.several)
    };
    !gap.contains(['\n', '|']) && gap.len() <= 16 && gap.split([' ', '\u{a0}', ',']).all(civility)
}

/// «, dit « Kéké », » and « (Kéké)» between and behind two names of one person: bytes of `behind` that close it.
fn other_name(gap: &str, behind: &str) -> Option<usize> {
    let blank = [' ', '\u{a0}', '\u{202f}'];
    let inside = gap.trim_matches(blank);
    let (bracket, inside) = inside.strip_prefix('(').map_or((false, inside), |inside| (true, inside.trim_start()));
    let (comma, inside) = inside.strip_prefix(',').map_or((false, inside), |inside| (true, inside.trim_start()));
    let quoted = inside.ends_with(['«', '“', '"']);
    let word = inside.trim_end_matches(['«', '“', '"']).trim_end_matches(blank);
    let announced = matches!(word, "dit" | "dite" | "alias" | "surnommé" | "surnommée" | "dit(e)" | "dit :");
    if !(announced || word.is_empty() && bracket) {
        return None;
    }
    let mut rest = behind;
    if quoted {
        rest = rest.trim_start_matches(blank).strip_prefix(['»', '”', '"'])?;
    }
    if bracket {
        rest = rest.strip_prefix(')')?;
    }
    if comma {
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    Some(behind.len() - rest.len())
}

/// «de», «d'», «du jeune».
fn is_of(gap: &str) -> bool {
    let gap = gap.to_lowercase().replace('’', "'");
    let whose = gap
        .trim_start()
        .strip_prefix("d'")
        .map_or_else(|| ["de la ", "de ", "du "].iter().find_map(|of| gap.trim_start().strip_prefix(of)), Some);
    gap.starts_with(' ')
        && whose.is_some_and(|whose| matches!(whose.trim(), "" | "jeune" | "petit" | "petite" | "mineur" | "mineure"))
}

/// `[Mineur A2]` and `[personne]`, and not `[13-15 ans]`.
fn is_named(name: &str) -> bool {
    name == "[personne]" || name.strip_prefix('[').is_some_and(|noun| noun.starts_with(char::is_uppercase))
}

/// «A2» of `[Mineur A2]`.
fn code(name: &str) -> Option<&str> {
    Some(name.strip_suffix(']')?.rsplit_once(' ')?.1)
}

/// Two members of the family of one letter; no code that is cut from a key says so.
fn is_family(first: &str, second: &str) -> bool {
    let letter = |name: &str| {
        let code = code(name)?;
        let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let plain = letters.len() < code.len() && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        (plain && (1..3).contains(&letters.len())).then(|| letters.to_owned())
    };
    letter(first).is_some() && letter(first) == letter(second)
}

/// A member of the family that is named behind.
fn is_of_family(member: &str, family: &str) -> bool {
    let letters = code(member).map(|code| code.trim_end_matches(|c: char| c.is_ascii_digit()));
    family.starts_with("[Famille ") && letters.is_some() && letters == code(family)
}

/// The bracket behind «Diop (Awa» that was opened in it.
fn closing(text: &str, span: Span) -> usize {
    let name = &text[span.range()];
    usize::from(name.contains('(') && !name.contains(')') && text[span.end..].starts_with(')'))
}

/// The dots of «X...» that somebody put in place of a name, behind the one that is part of `span`; a full stop stays.
fn masking_dots(text: &str, span: Span, ceiling: usize) -> usize {
    let (name, behind) = (&text[span.range()], &text[span.end..ceiling]);
    if name.chars().count() > 2 || !name.starts_with(char::is_uppercase) {
        return 0;
    }
    let rest = behind.trim_start_matches(['.', '…']);
    let length = behind.len() - rest.len();
    let dots = usize::from(name.ends_with('.')) + length;
    let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with(char::is_uppercase);
    // «Voir LY. Le dossier»: there are names of two letters, and one dot behind them masks nothing.
    if dots == 1 && ends && behind.starts_with('.') {
        return 0;
    }
    // «avec X....»: three that mask, and one that ends the sentence.
    if dots > 3 && ends && behind.as_bytes().get(length.wrapping_sub(1)) == Some(&b'.') { length - 1 } else { length }
}

/// What can't go alone: a verb, an article or a preposition before nothing is no French.
const WANTING: &[&str] = &[
    "est",
    "était",
    "sont",
    "étaient",
    "serait",
    "sera",
    "soit",
    "étant",
    "être",
    "de",
    "d",
    "du",
    "des",
    "à",
    "au",
    "en",
    "le",
    "la",
    "l",
    "les",
    "ressortissant",
    "ressortissante",
    "origine",
    "nationalité",
];

/// Puts back in its class what was removed where its place would be empty: a cell, a field, or the words behind a verb.
fn kept_in_place(text: &str, edits: Vec<Replacement>, known: &Known) -> Vec<Replacement> {
    let blank = [' ', '\u{a0}', '\u{202f}'];
    let mut out: Vec<Replacement> = Vec::with_capacity(edits.len());
    for (i, edit) in edits.iter().enumerate() {
        let floor = out.last().map_or(0, |last| last.span.end);
        let ceiling = edits.get(i + 1).map_or(text.len(), |next| next.span.start);
        let (left, right) = (&text[floor..edit.span.start], &text[edit.span.end..ceiling]);
        let (left, right) = (left.trim_end_matches(blank), right.trim_start_matches(blank));
        let starts = left.is_empty() && floor == 0 || left.ends_with(['\n', '|', '\t']);
        let ends = right.is_empty() && ceiling == text.len() || right.starts_with(['\n', '|', '\t']);
        let word = left.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let wanting = left.ends_with(':') || WANTING.contains(&word.as_str());
        if edit.replacement.is_empty() && (wanting || starts && ends) {
            let inside = known.removed.iter().filter(|(span, _)| edit.span.contains(*span));
            let put = inside.map(|(span, class)| Replacement { span: *span, replacement: (*class).to_owned() });
            let before = out.len();
            out.extend(put);
            if out.len() > before {
                continue;
            }
        }
        if edit.replacement.is_empty() {
            // «Né à Flers, il vit …»: what follows starts the sentence now.
            let opens = left.is_empty() && floor == 0 || left.ends_with(['.', '!', '?', '\n', '•', '|']);
            let was_capital = text[edit.span.range()].trim_start().starts_with(char::is_uppercase);
            if let Some(small) = right.chars().next().filter(|c| c.is_lowercase() && opens && was_capital) {
                let start = ceiling - right.len();
                let span = Span::new(edit.span.start, start + small.len_utf8());
                out.push(Replacement { span, replacement: small.to_uppercase().collect() });
                continue;
            }
        }
        out.push(edit.clone());
    }
    out
}
