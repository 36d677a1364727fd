//! Initials that stand for a whole name.

use super::{Chunk, Reader};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::{Shape, Token};
use crate::zone::Zone;

/// What stands before somebody, and seldom before what a letter numbers.
const BEFORE: &[&str] =
    &["a", "avec", "chez", "contre", "d", "de", "entre", "pour", "que", "qu", "quand", "selon", "si", "sur", "vers"];

/// What a letter numbers, in short.
const NUMBERED: &[&str] = &["al", "all", "app", "appt", "apt", "art", "bat", "esc", "imm", "res"];

/// What a sentence goes on with behind whom it speaks of, and not behind a civility or a letter that numbers.
const SAYS: &[&str] = &[
    "a", "aurait", "avait", "dit", "dort", "est", "etait", "fait", "fugue", "n", "ne", "nie", "peut", "refuse", "s",
    "se", "sera", "serait", "semble", "va", "veut", "vit", "y",
];

/// Two initials, each with its dot, may start at token `i`: «M. Petit» and «C’est» are no more than one.
#[inline]
pub fn may_be_initials(tokens: &[Token], i: usize) -> bool {
    let initial = |i: usize| tokens.get(i).is_some_and(|token| matches!(token.shape, Shape::Initial));
    initial(i)
        && tokens.get(i + 1).is_some_and(|token| matches!(token.shape, Shape::Mark('.')))
        && (initial(i + 2) || initial(i + 3))
}

impl Reader<'_> {
    /// «K. B.», «K.B.», «A.-R.» that stand alone; two or three initials, by which nobody is known yet.
    pub fn initials_at(&self, i: usize) -> Option<Chunk> {
        let chunk = self.known_initials_at(i)?;
        // «P.-J. : photographies»
        let attached = chunk.words == 2 && self.scene.key(i) == "p" && self.mark(chunk.end) == Some(':');
        if attached && self.scene.key(chunk.end - 2) == "j" {
            return None;
        }
        // «(initiales N.F.S. dans la fiche)»
        let called = i.checked_sub(1).is_some_and(|at| matches!(self.scene.key(at), "initiales" | "initiale"));
        // «J.-P. A. est affecté»: no acronym has a hyphen behind its dot.
        let compound = chunk.words >= 3 && (chunk.start..chunk.end).any(|at| self.is_hyphen(at));
        let doubtful = (chunk.words == 3 && !compound || self.caps(i)) && !called;
        (!doubtful || self.followed_by_person_fact(chunk.end)).then_some(chunk)
    }

    /// The same where somebody with such initials is known.
    pub fn known_initials_at(&self, i: usize) -> Option<Chunk> {
        // «C.I.S.P.D.» is no S. P. D.
        let inside = || i >= 2 && self.mark(i - 1) == Some('.') && self.touches(i - 1) && self.touches(i - 2);
        if !may_be_initials(self.scene.tokens, i) || inside() {
            return None;
        }
        let mut at = i;
        let mut words = 0;
        while self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Initial)
            && self.mark(at + 1) == Some('.')
            && self.touches(at)
        {
            at += 2;
            words += 1;
            if self.is_hyphen(at) && self.touches(at - 1) {
                at += 1;
            }
        }
        if self.joined(at.saturating_sub(1))
            && self.is_name_shape(at)
            && self.is_likely_surname(at)
            && !self.is_title(at)
            && !self.starts_sentence(at + 1)
        {
            return None;
        }
        // «L.A.P.-M.»
        let many = words == 4 && (i..at).any(|at| self.is_hyphen(at));
        (many || (2..=3).contains(&words)).then_some(Chunk { start: i, end: at, words })
    }

    /// «au collège, 4e B. Enzo Petit est absent»: the letter of a class ends the sentence, and is no initial of who follows.
    pub fn is_letter_of_class(&self, i: usize) -> bool {
        let scene = &self.scene;
        let letter = scene.tokens[i].shape == Shape::Initial && matches!(scene.key(i).as_bytes(), [b'a'..=b'h']);
        let initials = || scene.tokens.get(i + 2).is_none_or(|next| next.shape == Shape::Initial);
        letter
            && i.checked_sub(1).is_some_and(|at| {
                matches!(scene.key(at).as_bytes(), [b'3'..=b'6', b'e'] | [b'3'..=b'6', b'e', b'm', b'e'])
                    && self.joined(at)
            })
            && self.mark(i + 1) == Some('.')
            && !initials()
    }

    /// «parlé de W. hier», «K. nie», «H., lycéenne, 16 ans», «sa mère (V.)»: one letter with its dot, where the sentence
    /// goes on, in a situation.
    pub fn lone_initial_at(&self, i: usize) -> Option<Chunk> {
        let scene = &self.scene;
        let dotted = scene.tokens.get(i)?.shape == Shape::Initial && self.mark(i + 1) == Some('.') && self.touches(i);
        // «C.I.S.P.D.» and «art. L. 132-5» are no one.
        if scene.zone != Zone::Situation || !dotted {
            return None;
        }
        let next = scene.tokens.get(i + 2)?;
        let goes_on =
            self.joined(i + 1) && (next.shape == Shape::Lower || matches!(next.shape, Shape::Mark(',' | ';')));
        // «Bât. A. est fermé»
        let numbers = i >= 2 && self.mark(i - 1) == Some('.') && NUMBERED.contains(&scene.key(i - 2));
        let opens = self.starts_sentence(i) && !numbers && next.shape == Shape::Lower && !self.is_hyphen(i + 3);
        let certain = || opens && SAYS.contains(&scene.key(i + 2));
        let verb = || opens && scene.facts(i + 2).pos & pos::VERB != 0 && scene.facts(i + 2).pos & pos::NOUN == 0;
        let before = i.checked_sub(1).filter(|at| self.joined(*at) || self.is_apostrophe(*at));
        let told = || {
            before.is_some_and(|at| {
                let at = if self.is_apostrophe(at) { at.saturating_sub(1) } else { at };
                scene.tokens[at].shape == Shape::Lower && (BEFORE.contains(&scene.key(at)) || self.is_infinitive(at))
            })
        };
        // «H., lycéenne, 16 ans», and not «A., 3 ans de bail»: who it is goes before how old.
        let apposed = || {
            self.starts_sentence(i)
                && self.mark(i + 2) == Some(',')
                && (self.followed_by_person_fact(i + 2) || self.is_pupil_or_relative(i + 3))
        };
        // «M.» is a civility, but for «M. est en fugue».
        let somebody = match scene.key(i) {
            "m" => certain(),
            _ => goes_on && (told() || verb() || certain() || apposed()) || self.is_bracketed_initial(i),
        };
        somebody.then_some(Chunk { start: i, end: i + 2, words: 1 })
    }

    /// «sa mère (V., infirmière)», «le plus jeune (A.)», and neither «le groupe (A.)» nor «le parking (P.)».
    fn is_bracketed_initial(&self, i: usize) -> bool {
        let bracketed = i >= 2
            && self.mark(i - 1) == Some('(')
            && match self.mark(i + 2) {
                Some(')') => true,
                Some(',') => self.scene.tokens.get(i + 3).is_some_and(|next| next.shape != Shape::Initial),
                _ => false,
            };
        bracketed && self.is_pupil_or_relative(i - 2)
    }

    /// «mère», «aîné», «lycéenne», «mineur».
    fn is_pupil_or_relative(&self, at: usize) -> bool {
        let Some(token) = self.scene.tokens.get(at) else { return false };
        token.shape == Shape::Lower
            && (self.scene.facts(at).lists & (lists::KIN | lists::DESIGNATION) != 0
                || self.scene.has(at, marks::INTRODUCES))
    }

    /// «rappeler K. demain», «voir K. et sa mère».
    fn is_infinitive(&self, at: usize) -> bool {
        let (key, facts) = (self.scene.key(at), self.scene.facts(at));
        facts.pos & pos::VERB != 0
            && facts.pos & pos::NOUN == 0
            && key.len() > 3
            && (key.ends_with("er") || key.ends_with("ir"))
    }
}
