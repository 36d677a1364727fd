//! What a value is compared by, and candidates that the place of a segment adds or takes back.

use crate::detect::evidence;
use crate::detect::lexicon;
use crate::detect::token::{self, Token, Vocabulary};
use crate::detect::{Candidate, DOUBT, fold};
use crate::kind::Kind;

/// Letters and digits only, folded: equal values have one key however they are spaced.
pub(super) fn squeeze(words: &str) -> String {
    let mut folded = fold::fold(words);
    folded.retain(|c| c.is_alphanumeric() || c == '@');
    // A value is no word: the mark keeps it apart in the vocabulary.
    folded.insert(0, '=');
    folded
}

/// «son frère», «le frère» of one situation are one relative: the noun without its determiner.
pub(super) fn kin_key(words: &str) -> String {
    let folded = fold::fold(words);
    let noun: Vec<&str> = folded
        .split(' ')
        .filter(|word| {
            !matches!(
                *word,
                "son"
                    | "sa"
                    | "ses"
                    | "le"
                    | "la"
                    | "les"
                    | "l"
                    | "leur"
                    | "leurs"
                    | "du"
                    | "de"
                    | "des"
                    | "un"
                    | "une"
                    | "petit"
                    | "petite"
                    | "grand"
                    | "propre"
            )
        })
        .collect();
    format!("={}", noun.join(" "))
}

/// A reader seldom sees attributes and targets, and nobody misses a word there: whatever may be a name goes.
pub(super) fn unseen_names(text: &str, words: &[Token], vocabulary: &Vocabulary, out: &mut Vec<Candidate>) {
    for token in words {
        let facts = vocabulary.facts(token.word);
        let written = matches!(token.shape, token::Shape::Capital | token::Shape::Upper) && token.span.len() > 3;
        let thing = facts.pos & !lexicon::pos::PROPER != 0 || facts.lists & evidence::NEVER_ALONE != 0;
        if written && !thing && text.get(token.span.range()).is_some() {
            out.push(Candidate { span: token.span, kind: Kind::Person, rule: "attribute.word", confidence: DOUBT });
        }
    }
}

/// The program's own codes are no names: «[Mineur A1]» in a text that was anonymised before.
pub(super) fn withdraw_codes(text: &str, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| {
        let Some(open) = text[..candidate.span.start].rfind('[') else { return true };
        let inside = &text[open + 1..candidate.span.start];
        let close = text[candidate.span.start..].find(']').map_or(0, |at| candidate.span.start + at);
        let code = text.get(open + 1..close).unwrap_or_default();
        inside.contains([']', '\n']) || close < candidate.span.end || !crate::kind::is_code(code)
    });
}
