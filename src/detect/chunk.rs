//! Runs of words that may be one name, and what stands around them.

mod context;
mod initials;
mod lines;
mod particles;
mod place;
mod small;
mod things;
mod told;
mod weigh;
mod word;

use crate::detect::lexicon::pos;
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};
use crate::zone::Zone;

pub use initials::may_be_initials;
pub(crate) use word::is_numeral;

/// Tokens `start..end` of a scene; `words` counts its groups (a hyphenated name is one).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Groups of words, particles not counted.
    pub words: usize,
}

/// How the words of a stretch are written.
#[derive(Default)]
struct Case {
    upper: usize,
    lower: usize,
    capital: usize,
}

impl Case {
    fn count(&mut self, shape: Shape) {
        match shape {
            Shape::Upper => self.upper += 1,
            Shape::Lower => self.lower += 1,
            Shape::Capital => self.capital += 1,
            _ => {}
        }
    }

    fn is_capitals(&self) -> bool {
        let words = self.upper + self.lower + self.capital;
        self.upper >= 3 && self.upper * 100 >= words * 70 || self.upper >= 2 && self.upper == words
    }

    fn is_lower(&self) -> bool {
        let words = self.upper + self.lower + self.capital;
        // A heading or an entry of a list is short; without any capital it says as much.
        self.lower >= 6 && self.capital * 25 <= words && self.upper * 10 <= words || self.lower == words && words >= 4
    }
}

/// Reads chunks in one scene. Knows whether case says anything there.
pub struct Reader<'a> {
    /// The scene.
    pub scene: Scene<'a>,
    /// Everything is in lower case.
    pub lower: bool,
    /// By token: its line is in capitals.
    capitals: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// Looks at the case of every line once.
    pub fn new(scene: Scene<'a>) -> Self {
        let mut all = Case::default();
        let mut capitals = Vec::with_capacity(scene.tokens.len());
        let mut line = Case::default();
        for (i, token) in scene.tokens.iter().enumerate() {
            if token.marks & marks::LINE != 0 {
                capitals.resize(i, line.is_capitals());
                line = Case::default();
            }
            line.count(token.shape);
            all.count(token.shape);
        }
        capitals.resize(scene.tokens.len(), line.is_capitals());
        // A text in capitals has short lines that look mixed by themselves.
        if all.is_capitals() {
            capitals.fill(true);
        }
        Self { scene, lower: all.is_lower(), capitals }
    }

    /// Token `i` stands in a line where everything is in capitals.
    pub fn caps(&self, i: usize) -> bool {
        self.capitals.get(i).copied().unwrap_or(false)
    }

    /// The mark at token `i`.
    pub fn mark(&self, i: usize) -> Option<char> {
        match self.scene.tokens.get(i)?.shape {
            Shape::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// The tokens before `i` end a sentence, a cell or a list mark, or there are none.
    pub fn starts_sentence(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        if self.scene.has(i, marks::LINE) && !self.is_wrapped(before) {
            return true;
        }
        matches!(
            self.mark(before),
            Some('.' | '!' | '?' | ':' | ';' | '•' | '–' | '—' | '*' | '|' | '«' | '"' | '“' | '>' | ')' | '→' | '…')
        ) || self.mark(before) == Some('-') && !self.gap(before).is_empty()
            // The next cell of a row.
            || self.gap(before).as_bytes().contains(&b'\t')
    }

    /// The first word of a chunk that is no particle.
    pub fn head(&self, chunk: Chunk) -> usize {
        let word = |i: &usize| !matches!(self.scene.tokens[*i].shape, Shape::Mark(_)) && !self.is_particle(*i);
        (chunk.start..chunk.end).find(word).unwrap_or(chunk.start)
    }

    /// White space between token `i` and the next one.
    fn gap(&self, i: usize) -> &'a str {
        let (Some(a), Some(b)) = (self.scene.tokens.get(i), self.scene.tokens.get(i + 1)) else { return "" };
        self.scene.text.get(a.span.end..b.span.start).unwrap_or_default()
    }

    /// Tokens `i` and `i + 1` may belong to one name: white space of one line, or a wrapped line end.
    pub fn joined(&self, i: usize) -> bool {
        let gap = self.gap(i).as_bytes();
        match gap {
            [] | [b' '] => true,
            // Those who sign stand side by side: «C. Aubin   M. Ferrand».
            b"   " => false,
            [b'\n'] => self.is_wrapped(i) || self.hangs(i) || self.is_cut(i),
            _ => {
                gap.len() < 4
                    && !gap.contains(&b'\t')
                    && (!gap.contains(&b'\n') || gap.iter().filter(|b| **b == b'\n').count() == 1 && self.is_wrapped(i))
            }
        }
    }

    /// No white space between tokens `i` and `i + 1`.
    fn touches(&self, i: usize) -> bool {
        i + 1 < self.scene.tokens.len() && self.gap(i).is_empty()
    }

    fn is_apostrophe(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('\'' | '’' | 'ʼ' | '‘'))
    }

    fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('-' | '‑' | '‐'))
    }

    fn is_particle(&self, i: usize) -> bool {
        self.scene.has(i, marks::PARTICLE)
    }

    /// A name starts behind token `i`, perhaps with a particle.
    pub fn is_name_after(&self, i: usize) -> bool {
        let at = if self.mark(i) == Some('.') { i + 1 } else { i };
        self.name_at(at, true).is_some()
    }

    /// The chunk that starts at token `i`. `announced`: a title or the like stands before it, so that ordinary words and
    /// particles count too.
    pub fn name_at(&self, i: usize, announced: bool) -> Option<Chunk> {
        let first = self.leading_particles(i, announced);
        let mut chunk = Chunk { start: i, end: i, words: 0 };
        let mut at = first;
        let mut bare_given = true;
        while chunk.words < 6 {
            // «un dénommé Enzo C.⏎AND : …»: the dot ends its line, «BELHADJ Samia Chargée de mission» names an office.
            let apart = chunk.words > 0
                && (self.mark(at - 1) == Some('.') && self.gap(at - 1).contains('\n')
                    || self.is_office_behind(at, chunk)
                    || self.gap(at - 1).contains('\n') && self.is_somebody_else(at, chunk)
                    || self.is_glued_initial(at) && self.mark(at - 1) != Some('.'));
            if apart {
                break;
            }
            let below = chunk.words > 0
                && self.gap(at - 1).contains('\n')
                && self.ordinary(at) > 0
                && !self.is_cut(at - 1)
                && !self.is_cut_initial(at);
            let Some(end) = self.unit(at, chunk.words == 0, announced || first > i).filter(|_| !below) else { break };
            let initial = self.scene.tokens[at].shape == Shape::Initial || self.is_short_given(at);
            bare_given &= self.scene.facts(at).given > 0 || initial;
            chunk.words += 1;
            chunk.end = self.hyphenated(end);
            if !self.joined(chunk.end - 1) {
                break;
            }
            // «Mme Pas de Loup»: a word that names nobody by itself goes on.
            let small = announced && self.ordinary(first) == 3 && self.scene.facts(first).surname < 24;
            at = self.inner_particles(chunk.end, bare_given || small || first > i, announced);
            if at > chunk.end && !self.joined(at - 1) {
                break;
            }
        }
        (chunk.words > 0).then_some(chunk)
    }

    /// «Sofia B (ex-Jules Verne) va bien», «Lina B est revenue»: the letter behind the given name of who is spoken of.
    fn stands_for_surname(&self, i: usize) -> bool {
        let Some(next) = self.scene.tokens.get(i + 1) else { return true };
        // «Karim A Lyon», where a capital «à» has lost its accent.
        let goes_on = self.mark(i + 1).is_some() || next.shape == Shape::Lower && self.scene.key(i) != "a";
        // «lina b est revenue», and not «lina a mangé», «lina y va».
        let letter = self.scene.tokens[i].shape == Shape::Initial || !matches!(self.scene.key(i), "a" | "y");
        self.scene.zone == Zone::Situation
            && letter
            && self.joined(i - 1)
            && self.scene.facts(i - 1).given >= 30
            && goes_on
    }

    /// «S.Lambin F.Okoye»: an initial and its name without a blank are somebody else.
    fn is_glued_initial(&self, i: usize) -> bool {
        self.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Initial)
            && self.mark(i + 1) == Some('.')
            && self.touches(i + 1)
            && self.is_name_shape(i + 2)
    }

    /// «Ch.» for Charles; «ch. Guérin» is a way.
    fn is_short_given(&self, i: usize) -> bool {
        matches!(self.scene.key(i), "ch" | "chr" | "cl" | "fr" | "ph" | "th")
            && self.scene.tokens[i].shape == Shape::Capital
            && self.mark(i + 1) == Some('.')
            && self.touches(i)
    }

    /// «M.-Noëlle», «J.-Yves»: the first of two given names is but a letter.
    fn is_short_compound(&self, i: usize) -> bool {
        self.mark(i + 1) == Some('.')
            && self.is_hyphen(i + 2)
            && (i..i + 3).all(|at| self.touches(at))
            && self.is_name_shape(i + 3)
            && self.scene.facts(i + 3).given >= 30
    }

    /// One word of a name at token `i`, with its dot or its apostrophe prefix; gives the token behind it.
    fn unit(&self, i: usize, first: bool, announced: bool) -> Option<usize> {
        let token = self.scene.tokens.get(i)?;
        let initial =
            token.shape == Shape::Initial || self.lower && token.span.len() == 1 && token.shape == Shape::Lower;
        if initial {
            if first
                && matches!(self.scene.key(i), "m")
                && self.mark(i + 1) == Some('.')
                && !self.scene.tokens.get(i + 2).is_some_and(|t| t.shape == Shape::Initial)
                // «M.-L. POMMIER», «M.-Noëlle POMMIER»
                && !(self.is_hyphen(i + 2)
                    && (self.is_short_compound(i)
                        || self.scene.tokens.get(i + 3).is_some_and(|t| t.shape == Shape::Initial)))
            {
                return None;
            }
            if self.is_apostrophe(i + 1) && self.touches(i) && self.touches(i + 1) && self.is_name_shape(i + 2) {
                let foreign = matches!(self.scene.key(i), "n" | "m" | "o");
                // «pepito c'est»
                if token.shape == Shape::Lower && !foreign {
                    return None;
                }
                return (foreign || announced || !first || self.ordinary(i + 2) == 0).then_some(i + 3);
            }
            // «M. N’guessan», and not «N’oublions»
            if self.is_apostrophe(i + 1)
                && self.touches(i)
                && self.touches(i + 1)
                && matches!(self.scene.key(i), "n" | "m" | "d")
                && self.scene.tokens.get(i + 2).is_some_and(|next| next.shape == Shape::Lower)
                && self.scene.facts(i + 2).pos & !pos::PROPER == 0
                && self.scene.facts(i + 2).rank == 0
            {
                return Some(i + 3);
            }
            if self.is_hyphen(i + 1)
                && self.touches(i)
                && self.touches(i + 1)
                && self.scene.facts(i + 2).given >= 30
                && self.is_name_shape(i + 2)
            {
                return Some(i + 3);
            }
            // «J-M Le Goff»
            if self.is_hyphen(i + 1)
                && self.touches(i)
                && self.touches(i + 1)
                && self.scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Initial)
                && self.joined(i + 2)
                && (self.is_name_shape(i + 3) && self.is_likely_surname(i + 3)
                    || self.is_particle(i + 3) && self.is_name_shape(i + 4))
            {
                return Some(i + 3);
            }
            if self.mark(i + 1) == Some('…') && self.touches(i) && announced {
                return Some(i + 2);
            }
            if self.mark(i + 1) == Some('.') && self.touches(i) {
                let hyphen = self.is_hyphen(i + 2) && self.touches(i + 1);
                let next = if hyphen { i + 3 } else { i + 2 };
                // «Y. Le Berre», «C. de Vassal»
                let small = self.scene.tokens.get(next).is_some_and(|token| token.shape == Shape::Lower);
                let particle = self.is_particle(next)
                    && self.joined(next)
                    && self.is_name_shape(next + 1)
                    && (!small || self.ordinary(next + 1) == 0 && self.scene.facts(next + 1).commune == 0);
                // «F. d'AUBRAC»
                let elided = self.is_particle(next)
                    && self.is_glued(next + 1)
                    && self.is_name_shape(next + 2)
                    && (self.scene.tokens[next + 2].shape == Shape::Upper && !self.caps(next + 2)
                        || self.ordinary(next + 2) == 0);
                let name_follows = self.joined(i + 1)
                    && (particle
                        || elided
                        || self.is_short_compound(i)
                        || self.allowed(next, false, announced) && self.is_likely_surname(next)
                        || self.scene.tokens.get(next).is_some_and(|t| t.shape == Shape::Initial));
                return (!first || announced || name_follows).then_some(i + 2);
            }
            // «M. X», «la famille Y»: the letters that stand for a name.
            if first && announced && matches!(self.scene.key(i), "x" | "y" | "z") {
                return Some(i + 1);
            }
            let ends = !first
                && (i + 1 == self.scene.tokens.len()
                    || self.scene.has(i + 1, marks::LINE)
                    || matches!(self.mark(i + 1), Some(',' | ')' | ';' | '|' | ':')));
            return (ends || !first && self.stands_for_surname(i)).then_some(i + 1);
        }
        if token.span.len() <= 2
            && self.is_apostrophe(i + 1)
            && self.touches(i)
            && self.touches(i + 1)
            && self.is_name_shape(i + 2)
            && token.shape == Shape::Upper
        {
            return Some(i + 3);
        }
        if first && self.is_short_given(i) && self.joined(i + 1) {
            let plain = self.is_name_shape(i + 2) && self.is_likely_surname(i + 2);
            // «Ph. de Vassal», «Ch. LE GOFF»
            let behind = || self.is_particle(i + 2) && self.joined(i + 2) && self.is_name_shape(i + 3);
            if plain || behind() {
                return Some(i + 2);
            }
        }
        // «Aujourd’hui», «Quelqu’un»: elided, and no name by itself; «Pascal Prud’homme» is one.
        let elided = (first && !announced || self.is_elided(i))
            && self.is_apostrophe(i + 1)
            && self.touches(i)
            && self.touches(i + 1)
            && self.scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Lower)
            && !matches!(self.scene.key(i + 2), "h");
        (!elided && self.allowed(i, first, announced)).then_some(i + 1)
    }

    /// What stands before the apostrophe of «Jusqu’à», «Aujourd’hui», «d’», and not of «Prud’homme».
    fn is_elided(&self, i: usize) -> bool {
        let key = self.scene.key(i);
        self.scene.word(i).len() < 4 || key.ends_with("qu") || matches!(key, "aujourd" | "entr")
    }

    /// Goes on over «-PIERRE», «-Marie», «--DUVAL».
    fn hyphenated(&self, mut end: usize) -> usize {
        loop {
            let mut at = end;
            while self.is_hyphen(at) && at < end + 2 && self.touches(at - 1) {
                at += 1;
            }
            if self.is_apostrophe(end)
                && self.touches(end - 1)
                && self.touches(end)
                && !self.is_elided(end - 1)
                && self.scene.tokens.get(end + 1).is_some_and(|next| {
                    // «Prud’homme», «Bouac’h», and not «Karim’s»
                    matches!(next.shape, Shape::Lower | Shape::Upper) && next.span.len() > 2
                        || matches!(self.scene.word(end + 1), "h" | "H")
                })
            {
                end += 2;
                continue;
            }
            if at == end || !self.touches(at - 1) && !self.gap(at - 1).starts_with('\n') {
                return end;
            }
            let lower_part = self.lower && matches!(self.scene.tokens.get(at).map(|t| t.shape), Some(Shape::Lower));
            let particle = self.is_particle(at) && self.is_hyphen(at + 1);
            // «Cho Min-ji», «Jean-luc»: another given name, or a syllable that is no word of French.
            let syllable = || {
                let facts = self.scene.facts(at);
                let len = self.scene.key(at).len();
                self.touches(at - 1)
                    && (facts.given >= 30 && facts.pos & !pos::PROPER == 0 || facts.pos == 0 && (2..=4).contains(&len))
            };
            let apostrophe = self.is_apostrophe(at + 1);
            match self.scene.tokens.get(at).map(|token| token.shape) {
                Some(Shape::Capital | Shape::Upper | Shape::Mixed) if apostrophe => end = at + 3,
                Some(Shape::Capital | Shape::Upper | Shape::Mixed) => end = at + 1,
                Some(Shape::Initial) => end = if self.mark(at + 1) == Some('.') { at + 2 } else { at + 1 },
                Some(Shape::Lower) if lower_part || particle || syllable() => end = at + 1,
                _ => return end,
            }
            if end >= self.scene.tokens.len() {
                return self.scene.tokens.len();
            }
        }
    }
}
