//! Words of a segment: where they are, how they are written, and what the dictionaries know of them.

use crate::detect::lexicon::Facts;
use crate::segment::Span;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `dupont`
    Lower,
    /// `Dupont`
    Capital,
    /// `DUPONT`, at least two letters
    Upper,
    /// `D`: one capital letter
    Initial,
    /// `DuPont`, `McDonald`, `covid19`
    Mixed,
    /// Digits, possibly with letters behind: `15`, `3e`
    Number,
    /// One character that is neither letter nor digit nor white space
    Mark(char),
}

/// One word, number or mark. White space lies between tokens. Apostrophes end a word (`l’`, `d'`, `N'` are words with
/// their apostrophe as the next mark); hyphens are marks too, so `Jean-Pierre` is three tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the segment.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Index of its folded key in the [`Vocabulary`].
    pub word: u32,
}

/// Every distinct folded word met so far, with what the dictionaries know of it: each word is looked up once.
#[derive(Default)]
pub struct Vocabulary {
    _todo: (),
}

/// The words of one segment with the text they come from: what every recogniser reads.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The text of the segment.
    pub text: &'a str,
    /// Its tokens, in order.
    pub tokens: &'a [Token],
    /// Keys and facts by [`Token::word`].
    pub vocabulary: &'a Vocabulary,
    /// Which part of the minutes this is.
    pub zone: crate::zone::Zone,
}

impl<'a> Scene<'a> {
    /// The words of token `i` as written; empty beyond the ends.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    /// The folded key of token `i`; empty beyond the ends.
    pub fn key(&self, _i: usize) -> &'a str {
        ""
    }

    /// What the dictionaries know of token `i`.
    pub fn facts(&self, _i: usize) -> Facts {
        Facts::default()
    }
}
