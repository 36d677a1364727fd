//! What stands before and behind a chunk.

use super::word::plain;
use super::{Chunk, Reader};
use crate::detect::civility;
use crate::detect::evidence;
use crate::detect::lexicon::{self, lists};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

impl Reader<'_> {
    /// A function with a capital behind a whole name: «DIABATÉ Cheick Oumar Médiateur», «Jean-Yves QUÉMÉNEUR Commandant».
    pub(super) fn is_office_behind(&self, i: usize, chunk: Chunk) -> bool {
        const ROLE: u64 = lists::FUNCTION | lists::RANK;
        let Some(token) = self.scene.tokens.get(i).filter(|token| token.shape == Shape::Capital) else { return false };
        let facts = self.scene.facts(i);
        chunk.words >= 2
            && facts.given < 30
            && self.ordinary(i) > 0
            && (facts.lists & ROLE != 0
                || self.scene.text.get(token.span.start..).and_then(|text| lexicon::longest(text, ROLE)).is_some())
    }

    /// A title, rank or function at token `i`: the token where its name starts, whether it takes several, and the rule.
    pub fn title(&self, i: usize) -> Option<(usize, bool, &'static str)> {
        const ROLE: u64 = lists::RANK | lists::FUNCTION | lists::PROFESSION_TITLE;
        const TITLES: u64 = marks::CIVILITY | marks::CIVILITIES | marks::PROFESSION | marks::COUPLE | marks::CHIEF;
        if !self.scene.has(i, TITLES) && self.scene.facts(i).lists & ROLE == 0 {
            return None;
        }
        let key = self.scene.key(i);
        let (plural, rule) = match key {
            // «M.T. vit avec son beau-père»: two initials
            "m" if self.mark(i + 1) == Some('.')
                && self.touches(i)
                && self.touches(i + 1)
                && self.scene.tokens.get(i + 2).is_some_and(|token| token.shape == Shape::Initial)
                && self.mark(i + 3) == Some('.')
                && !self.is_name_shape(i + 4) =>
            {
                return None;
            }
            "m" if self.mark(i + 1) == Some('.')
                || self.is_name_shape(i + 1) && !self.caps(i) && !self.is_small_noun(i + 1)
                || self.small_behind_title(i, i + 1).is_some() =>
            {
                (false, "person.title")
            }
            _ if key != "m" && civility::of(key).is_some() => {
                (civility::of(key).is_some_and(|civility| civility.several), "person.title")
            }
            "me" | "maitre" if self.scene.tokens[i].shape == Shape::Capital => (false, "person.profession"),
            "pr" | "mgr" if self.scene.tokens[i].shape == Shape::Lower => return None,
            "dr" | "docteur" | "docteure" | "pr" | "professeur" | "mgr" => (false, "person.profession"),
            _ => {
                let facts = self.scene.facts(i);
                if facts.lists & lists::RANK != 0 || self.scene.has(i, marks::CHIEF) && i > 0 && self.is_hyphen(i - 1) {
                    if self.scene.tokens[i].shape == Shape::Upper
                        && plain(facts.pos)
                        && !self.caps(i)
                        && self.scene.tokens[i].span.len() < 3
                        && !self.is_sergeant(i)
                    {
                        return None;
                    }
                    (false, "person.rank")
                } else if facts.lists & (lists::FUNCTION | lists::PROFESSION_TITLE) != 0 {
                    let next = i + 1;
                    if self.ordinary(next) >= 1
                        && self.scene.tokens.get(next).is_some_and(|t| t.shape == Shape::Capital)
                        && self.scene.facts(next).given < 30
                    {
                        return None;
                    }
                    (false, "person.function")
                } else {
                    return None;
                }
            }
        };
        let mut at = i + 1;
        if self.mark(at) == Some('.') && self.touches(i) {
            // «Lt. Bel», «M. Bel»; the dot behind «CPE» ends a sentence.
            if rule == "person.function" || key.len() > 4 {
                return None;
            }
            at += 1;
        }
        (at < self.scene.tokens.len() && self.joined(at - 1)).then_some((at, plural, rule))
    }

    /// «BC Tessier», a brigadier-chef; «BC Villeneuve» is a club.
    pub(super) fn is_sergeant(&self, i: usize) -> bool {
        let named = self.scene.facts(i + 1);
        self.scene.key(i) == "bc" && named.surname >= 24 && named.commune == 0
    }

    /// «m heure», «m salle»: the same hour, as notes write it, and nobody; «m fontaine» is somebody.
    fn is_small_noun(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        let thing = facts.lists & evidence::NEVER_ALONE != 0;
        self.scene.tokens[i].shape == Shape::Lower && !plain(facts.pos) && facts.surname < if thing { 44 } else { 30 }
    }

    /// «M. et Mme», «Monsieur ou Madame», «M./Mme»: the token where the name starts.
    pub fn couple(&self, i: usize) -> Option<usize> {
        let one = |i: usize| -> Option<usize> {
            if !self.scene.has(i, marks::COUPLE) {
                return None;
            }
            Some(if self.mark(i + 1) == Some('.') { i + 2 } else { i + 1 })
        };
        let and = one(i)?;
        if self.scene.key(and) != "et" && self.mark(and) != Some('/') {
            return None;
        }
        one(and + 1)
    }

    /// The names that follow a first one in a list: «X, Y et Z». Calls `emit` for each; gives the token behind the last.
    pub fn more(&self, chunk: Chunk, emit: &mut dyn FnMut(Chunk)) -> usize {
        let mut end = chunk.end;
        loop {
            let comma = self.mark(end) == Some(',');
            let and = self.scene.has(end, marks::AND) || self.mark(end) == Some('/');
            if !comma && !and {
                return end;
            }
            let Some(next) = self.name_at(end + 1, true) else { return end };
            // «LA FAMILLE ABDALLAH, D'ORIGINE COMORIENNE»
            let head = self.head(next);
            let facts = self.scene.facts(head);
            let prose = self.caps(head) && self.ordinary(head) > 0 && facts.surname < 24 && facts.given < 24;
            if self.title(end + 1).is_some()
                || prose
                || self.ordinary(next.start) >= 2
                    && self.scene.facts(next.start).surname < 24
                    && !self.is_grammatical(next.start)
                    && self.scene.tokens[next.start].shape == Shape::Capital
            {
                return end;
            }
            emit(next);
            end = next.end;
        }
    }

    /// The tokens inside quotation marks that open at `i`, if they are few.
    pub fn quoted(&self, i: usize) -> Option<(usize, usize)> {
        let close = match self.mark(i)? {
            '«' => '»',
            '“' | '„' => '”',
            '"' => '"',
            '‹' => '›',
            _ => return None,
        };
        let end = (i + 1..(i + 6).min(self.scene.tokens.len())).find(|at| self.mark(*at) == Some(close))?;
        (end > i + 1).then_some((i + 1, end))
    }

    /// A nickname in quotes behind a name: «Karim (« Momo »)», «Tom B. et « Le Belge »».
    pub fn quoted_after(&self, end: usize) -> Option<(usize, usize)> {
        let mut at = end;
        if matches!(self.mark(at), Some(',' | '(')) || self.scene.key(at) == "et" {
            at += 1;
        }
        let (start, close) = self.quoted(at)?;
        let name = matches!(self.scene.tokens[start].shape, Shape::Capital | Shape::Upper | Shape::Mixed);
        (name && close - start <= 3).then_some((start, close))
    }

    /// An age, a birth, a nickname or a class follows token `end - 1`.
    pub fn followed_by_person_fact(&self, end: usize) -> bool {
        let mut at = end;
        if matches!(self.mark(at), Some(',' | '(' | '–' | '—' | '-' | '|')) {
            at += 1;
        }
        let key = self.scene.key(at);
        if matches!(self.scene.tokens.get(at).map(|token| token.shape), Some(Shape::Number)) {
            return matches!(self.scene.key(at + 1), "ans" | "an" | "a" | "mois")
                || key.ends_with("ans")
                || key.ends_with('a') && key.len() <= 3
                || self.scene.zone == Zone::Situation && self.is_division(at);
        }
        self.scene.has(at, marks::FACT)
    }

    /// «4eD», «3eB», «6e2»: a class with its letter, which counts no storey and no time; «(4e)», where nothing else is in brackets.
    fn is_division(&self, at: usize) -> bool {
        let Some((grade, division)) = self.scene.key(at).split_at_checked(2) else { return false };
        let closed = || self.mark(at.wrapping_sub(1)) == Some('(') && self.mark(at + 1) == Some(')');
        matches!(grade, "6e" | "5e" | "4e" | "3e")
            && match division.as_bytes() {
                [] => closed(),
                [letter] => letter.is_ascii_alphanumeric() && !matches!(letter, b'e' | b'm'),
                _ => false,
            }
    }

    /// A verb of speech follows: «… indique que».
    pub fn followed_by_speech(&self, end: usize) -> bool {
        let mut at = end;
        if self.mark(at) == Some('(') {
            let Some(close) = (at..(at + 12).min(self.scene.tokens.len())).find(|i| self.mark(*i) == Some(')')) else {
                return false;
            };
            // «Adam (trio de la tour C) : vu avec Noé» is spoken of.
            let spoken_of = self.scene.zone == Zone::Situation && !self.followed_by_function(end);
            at = close + 1;
            if spoken_of {
                return false;
            }
            if matches!(self.mark(at), Some(':' | '–' | '—'))
                || self.mark(at) == Some('.') && matches!(self.mark(at + 1), Some('–' | '—'))
            {
                return true;
            }
        }
        if self.mark(at) == Some('.') && matches!(self.mark(at + 1), Some('–' | '—')) {
            return true;
        }
        let facts = self.scene.facts(at);
        // «Ilyas dit Lyass» is called so.
        if matches!(self.scene.key(at), "dit" | "dite") && (self.is_name_shape(at + 1) || self.quoted(at + 1).is_some())
        {
            return false;
        }
        facts.lists & lists::SPEECH != 0 && (!self.is_name_shape(at) || self.caps(at))
    }

    /// «Paris (Lucas)»: a surname and, in brackets, nothing but the given name; the chunk of both.
    pub fn with_given_in_brackets(&self, chunk: Chunk) -> Chunk {
        let (open, given) = (chunk.end, chunk.end + 1);
        let facts = self.scene.facts(chunk.start);
        let known = self.scene.facts(given);
        let whole = chunk.words == 1
            && self.mark(open) == Some('(')
            && self.mark(given + 1) == Some(')')
            && facts.surname > 0
            && facts.surname >= facts.given
            && known.given >= 28
            && known.commune == 0
            && self.is_name_shape(given)
            && (self.ordinary(given) == 0 || known.given >= 56);
        if whole { Chunk { end: given + 1, words: 2, ..chunk } } else { chunk }
    }

    /// A given name that many bear starts the sentence, and a verb that persons take follows.
    pub fn is_subject(&self, start: usize, end: usize) -> bool {
        self.scene.facts(start).given >= 48
            && self.starts_sentence(start)
            && self.scene.has(end, marks::PREDICATE)
            && !matches!(self.scene.key(end), "et" | "n" | "ne" | "s")
            && !self.scene.word(end).starts_with('à')
            // «Rose est la couleur du flyer.»
            && !self.scene.has(end + 1, marks::ARTICLE)
    }

    /// «avec», «contre», «chez» stands before token `i`: nobody is with a thing.
    pub(crate) fn is_behind_with(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|at| matches!(self.scene.key(at), "avec" | "contre" | "chez"))
    }

    /// «Islam, Iman», «Rose et Karim»: a given name, then another that is no ordinary word; «Denis et Patrice», a common one.
    pub fn heads_list(&self, start: usize, end: usize) -> bool {
        let next = end + 1;
        self.scene.facts(start).given >= 28
            && (self.mark(end) == Some(',') || self.scene.key(end) == "et")
            && self.is_name_shape(next)
            && self.scene.facts(next).given >= 28
            && (self.ordinary(next) == 0
                || self.scene.key(end) == "et" && self.scene.facts(next).given >= 48 && self.ordinary(next) < 2)
    }

    /// A function stands right behind the name: «Odile Blanc, sous-préfète», «M. Petit (bailleur)».
    pub fn followed_by_function(&self, end: usize) -> bool {
        const ROLE: u64 = lists::FUNCTION | lists::RANK | lists::ACRONYM;
        if !matches!(self.mark(end), Some(',' | '(')) {
            return false;
        }
        (end + 1..end + 5).take_while(|at| !matches!(self.mark(*at), Some(')' | '.' | ';' | ','))).any(|at| {
            let facts = self.scene.facts(at);
            let acronym = facts.lists & lists::ACRONYM != 0 && self.scene.tokens[at].shape == Shape::Upper;
            facts.lists & ROLE & !lists::ACRONYM != 0 && !self.is_name_shape(at)
                || acronym
                || self.scene.has(at, marks::OFFICE)
        })
    }

    /// «, riveraine», «, commerçant»: someone who is not there for an office.
    pub fn followed_by_designation(&self, end: usize) -> bool {
        self.mark(end) == Some(',')
            && self.scene.tokens.get(end + 1).is_some_and(|token| token.shape == Shape::Lower)
            && (self.scene.has(end + 1, marks::PRIVATE) || self.scene.facts(end + 1).lists & lists::DESIGNATION != 0)
    }

    /// «son père, M. Petit, ancien élu»: token `i` begins the name of whose relative was just said, whatever office follows.
    pub fn names_relative(&self, i: usize) -> bool {
        let Some(relative) = i.checked_sub(2).filter(|_| self.mark(i - 1) == Some(',')) else { return false };
        self.scene.has(relative, marks::RELATIVE)
            && (relative.saturating_sub(3)..relative)
                .any(|at| matches!(self.scene.key(at), "son" | "sa" | "ses" | "leur" | "leurs"))
    }
}
