//! What a value is compared by, and candidates that the place of a segment adds or takes back.

use crate::detect::evidence::{self, fixed};
use crate::detect::lexicon;
use crate::detect::token::{self, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT, calendar, fold, instruction};
use crate::kind::Kind;
use crate::segment::{Role, Segment};

/// Makes `key` what a value is compared by: a day however it is written, anything else by its letters and digits.
pub(super) fn value_key(kind: Kind, words: &str, key: &mut String) {
    match calendar::Day::read(words) {
        Some(day) if kind == Kind::BirthDate => *key = day.key(),
        _ => squeeze(words, key),
    }
}

/// Makes `folded` the letters and digits of `words`, folded: equal values have one key however they are spaced.
fn squeeze(words: &str, folded: &mut String) {
    folded.clear();
    for c in words.chars() {
        match c {
            'a'..='z' | '0'..='9' | '@' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => {}
            c => fold::fold_char(c, &mut |c| {
                if c.is_alphanumeric() {
                    folded.push(c)
                }
            }),
        }
    }
}

/// Makes `key` the noun of a relative, folded: «son frère», «le frère» of one situation are one relative.
pub(super) fn kin_key(folded: &str, key: &mut String) {
    const LEFT_OUT: &[&str] = &[
        "son", "sa", "ses", "le", "la", "les", "l", "leur", "leurs", "du", "de", "des", "un", "une", "petit", "petite",
        "grand", "propre",
    ];
    // A grandmother is no mother, with or without a hyphen.
    const OTHERS: &[&str] = &["mere", "pere", "parents", "fils", "fille", "enfant", "enfants", "neveu", "niece"];
    key.clear();
    let mut all = folded.split(' ').peekable();
    while let Some(word) = all.next() {
        let compound =
            matches!(word, "grand" | "petit" | "petite") && all.peek().is_some_and(|next| OTHERS.contains(next));
        if LEFT_OUT.contains(&word) && !compound {
            continue;
        }
        key.push_str(if key.is_empty() { "" } else { " " });
        key.push_str(word);
    }
}

/// A reader seldom sees attributes and targets, and nobody misses a word there: whatever may be a name goes.
pub(super) fn unseen_names(text: &str, words: &[Token], vocabulary: &Vocabulary, out: &mut Vec<Candidate>) {
    /// Two capitals side by side are no name yet: «Balloon Text», a style, has them.
    const NAMED: u8 = 70;
    // A guess there is one more such word: it goes, and need not be looked for elsewhere, where the names of styles and
    // parts are the same words.
    for candidate in out.iter_mut().filter(|candidate| candidate.kind == Kind::Person) {
        let written = text.get(candidate.span.range()).unwrap_or_default();
        if candidate.confidence < NAMED || is_identifier(written) {
            *candidate = fixed::UNSEEN_WORD.at(candidate.span, Kind::Person);
        }
    }
    for token in words {
        let facts = vocabulary.facts(token.word);
        let written = matches!(token.shape, token::Shape::Capital | token::Shape::Upper) && token.span.len() > 3;
        let thing = facts.pos & !lexicon::pos::PROPER != 0 || facts.lists & evidence::NEVER_ALONE != 0;
        if written && !thing && text.get(token.span.range()).is_some() {
            out.push(fixed::UNSEEN_WORD.at(token.span, Kind::Person));
        }
    }
}

/// Whether a word is written as programs write: `WW8Num1z0`, `MyStyle`, `Font_Style`. Nobody is called that.
fn is_identifier(word: &str) -> bool {
    if word.contains(' ') {
        return false;
    }
    let joined = || word.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    word.contains(|c: char| c.is_ascii_digit() || c == '_') || joined()
}

/// The words of a field's instruction that are the program's are no names: without `PAGE` a page has no number. Nor are
/// the names that programs give their own bookmarks and drawings, and what is one word with underscores unless it looks
/// like an account: a file has dozens.
pub(super) fn withdraw_syntax(segment: &Segment, candidates: &mut Vec<Candidate>) {
    let text = segment.text.trim();
    let is_word = !text.contains(char::is_whitespace);
    if is_shape(text) {
        candidates.retain(|candidate| candidate.confidence > DOUBT);
    }
    if text.contains('_') {
        candidates.retain(|candidate| match candidate.kind {
            // «momo_du_77» is what somebody is called wherever it stands.
            Kind::Handle if candidate.confidence <= DOUBT => {
                !is_word || text.ends_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_uppercase)
            }
            Kind::Person => !instruction::is_in_mark_of_program(&segment.text, candidate.span),
            _ => true,
        });
    }
    if segment.place.role == Role::Target && instruction::is_instruction(&segment.text) {
        candidates.retain_mut(|candidate| {
            candidate.span = instruction::behind_syntax(&segment.text, candidate.span);
            !candidate.span.is_empty()
        });
    }
}

/// Whether it is what Word calls a drawing, in French or English, with its number: «Zone de texte 2», «Text Box 36».
fn is_shape(text: &str) -> bool {
    const SHAPES: &[&str] = &[
        "arrow",
        "autoshape",
        "bulle",
        "cadre",
        "canvas",
        "case a cocher",
        "chart",
        "check box",
        "column",
        "connecteur",
        "connecteur droit",
        "connecteur droit avec fleche",
        "connecteur en angle",
        "connector",
        "diagram",
        "diagramme",
        "elbow connector",
        "ellipse",
        "encre",
        "espace reserve du contenu",
        "etoile",
        "fleche",
        "forme",
        "forme automatique",
        "forme libre",
        "frame",
        "freeform",
        "graphic",
        "graphique",
        "graphisme",
        "group",
        "groupe",
        "image",
        "ink",
        "isosceles triangle",
        "ligne",
        "line",
        "object",
        "objet",
        "oval",
        "parchemin",
        "picture",
        "picture frame",
        "rectangle",
        "rectangle a coins arrondis",
        "right arrow",
        "rounded rectangle",
        "row",
        "shape",
        "straight arrow connector",
        "straight connector",
        "table",
        "tableau",
        "text box",
        "text frame",
        "title",
        "titre",
        "triangle",
        "wordart",
        "zone de dessin",
        "zone de texte",
    ];
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    name.len() < text.len() && name.len() < 40 && SHAPES.contains(&fold::fold(name).as_str())
}

/// The program's own codes are no names: «[Mineur A1]» in a text that was anonymised before.
pub(super) fn withdraw_codes(text: &str, candidates: &mut Vec<Candidate>) {
    /// Bytes of the longest code with its noun.
    const REACH: usize = 48;
    if memchr::memchr(b'[', text.as_bytes()).is_none() {
        return;
    }
    candidates.retain(|candidate| {
        let from = text.floor_char_boundary(candidate.span.start.saturating_sub(REACH));
        let Some(open) = text[from..candidate.span.start].rfind('[').map(|at| from + at) else { return true };
        let inside = &text[open + 1..candidate.span.start];
        let until = text.floor_char_boundary((candidate.span.end + REACH).min(text.len()));
        let close = text[candidate.span.start..until].find(']').map_or(0, |at| candidate.span.start + at);
        let code = text.get(open + 1..close).unwrap_or_default();
        inside.contains([']', '\n']) || close < candidate.span.end || !crate::kind::is_code(code)
    });
}
