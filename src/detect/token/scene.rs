//! What every recogniser reads: the words of a segment by their place, with their text and what is known of each.

use super::{Shape, Token, Vocabulary};
use crate::detect::cues::Cues;
use crate::detect::lexicon::Facts;
use crate::detect::marks;
use crate::segment::Span;
use crate::zone::Zone;

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
    pub zone: Zone,
}

impl<'a> Scene<'a> {
    /// The words of token `i` as written; empty beyond the ends.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).and_then(|token| self.text.get(token.span.range())).unwrap_or_default()
    }

    /// The folded key of token `i`; empty for a mark and beyond the ends.
    #[inline]
    pub fn key(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| self.vocabulary.key(token.word))
    }

    /// What the dictionaries know of token `i`.
    #[inline]
    pub fn facts(&self, i: usize) -> Facts {
        self.tokens.get(i).map_or_else(Facts::default, |token| self.vocabulary.facts(token.word))
    }

    /// What token `i` is to the recognisers of words in context.
    #[inline]
    pub(crate) fn has(&self, i: usize, marks: u64) -> bool {
        self.tokens.get(i).is_some_and(|token| token.marks & marks != 0)
    }

    /// What token `i` is to the recognisers of words in context.
    #[inline]
    pub(crate) fn cues(&self, i: usize) -> Cues {
        let entry = self.tokens.get(i).and_then(|token| self.vocabulary.entries.get(token.word as usize));
        entry.map_or_else(Cues::default, |entry| entry.cues)
    }

    /// Token `i` is one of the words of `bits`.
    #[inline]
    pub(crate) fn is(&self, i: usize, bits: u64) -> bool {
        self.cues(i).bits & bits != 0
    }

    /// The mark that token `i` is, if it is one.
    #[inline]
    pub(crate) fn mark(&self, i: usize) -> Option<char> {
        match self.tokens.get(i)?.shape {
            Shape::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// Token `i` is an apostrophe.
    #[inline]
    pub(crate) fn apostrophe(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('\'' | '’' | '‘' | 'ʼ'))
    }

    /// Token `i` is a hyphen inside a word: nothing but a line end stands between it and its neighbours.
    #[inline]
    pub(crate) fn hyphen(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('-' | '‐' | '‑'))
            && i > 0
            && self.tokens[i - 1].span.end == self.tokens[i].span.start
            && self.tokens.get(i + 1).is_some_and(|next| {
                let gap = &self.text[self.tokens[i].span.end..next.span.start];
                gap.is_empty() || gap.contains('\n')
            })
    }

    /// Token `i` ends with a letter or digit, and nothing stands between it and the next.
    pub(crate) fn touches_word(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .zip(self.tokens.get(i + 1))
            .is_some_and(|(token, next)| !matches!(token.shape, Shape::Mark(_)) && token.span.end == next.span.start)
    }

    /// A line end stands before token `i`, or nothing.
    #[inline]
    pub(crate) fn opens_line(&self, i: usize) -> bool {
        i == 0 || self.tokens.get(i).is_none_or(|token| token.marks & marks::LINE != 0)
    }

    /// From the start of token `first` to the end of token `last`.
    #[inline]
    pub(crate) fn across(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].span.start, self.tokens[last].span.end)
    }
}

/// Reads `text` as one scene of general talk.
#[cfg(test)]
pub(crate) fn read(text: &str, see: impl FnOnce(&Scene<'_>)) {
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    super::tokenise(text, &mut vocabulary, &mut tokens);
    see(&Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::General });
}
