//! Runs of words that may be one name, and what stands around them.

use crate::detect::evidence::{self, Evidence};
use crate::detect::lexicon::{self, lists, pos};
use crate::detect::marks;
use crate::detect::token::{Scene, Shape};
use crate::zone::Zone;

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
        self.lower >= 6 && self.capital * 25 <= words && self.upper * 10 <= words
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

/// A line at least this long (bytes) that ends inside a sentence was wrapped by a machine: names may go on below it.
const WRAPPED: usize = 56;

impl<'a> Reader<'a> {
    /// Looks at the case of every line once.
    pub fn new(scene: Scene<'a>) -> Self {
        let mut all = Case::default();
        let mut capitals = Vec::with_capacity(scene.tokens.len());
        let mut line = Case::default();
        for (i, token) in scene.tokens.iter().enumerate() {
            let before =
                i.checked_sub(1).and_then(|before| scene.text.get(scene.tokens[before].span.end..token.span.start));
            if before.is_some_and(|gap| gap != " " && gap.as_bytes().contains(&b'\n')) {
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

    /// A determiner, pronoun, preposition, conjunction.
    pub fn is_grammatical(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        facts.pos & pos::GRAMMATICAL != 0 && facts.given < 40
    }

    /// The mark at token `i`.
    pub fn mark(&self, i: usize) -> Option<char> {
        match self.scene.tokens.get(i)?.shape {
            Shape::Mark(c) => Some(c),
            _ => None,
        }
    }

    /// Written as a name can be written here, whatever the word.
    pub fn is_name_shape(&self, i: usize) -> bool {
        match self.scene.tokens.get(i).map(|token| token.shape) {
            Some(Shape::Capital | Shape::Upper) => true,
            Some(Shape::Mixed) => self.scene.word(i).starts_with(char::is_uppercase) && !is_roman(self.scene.word(i)),
            Some(Shape::Lower) if self.lower => {
                let facts = self.scene.facts(i);
                facts.given > 0 || facts.surname > 0 || plain(facts.pos)
            }
            _ => false,
        }
    }

    /// How much of an ordinary word token `i` is: 0 none, 3 one of the commonest.
    pub fn ordinary(&self, i: usize) -> u8 {
        let mut facts = self.scene.facts(i);
        if self.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Capital) {
            // «Elsa» is no acronym.
            facts.lists &= !lists::ACRONYM;
        }
        if facts.pos & pos::GRAMMATICAL != 0 && facts.given < 40 {
            return 3;
        }
        let listed = if facts.lists & evidence::NEVER_ALONE != 0 { 2 } else { 0 };
        let ordinary = match (facts.pos & !pos::PROPER, facts.rank) {
            (0, _) => 0,
            (_, 1..=10) => 3,
            (_, 11..=13) => 2,
            _ => 1,
        };
        let ordinary: u8 = if facts.given >= 56 { u8::min(ordinary, 1) } else { ordinary };
        ordinary.max(listed)
    }

    /// The tokens before `i` end a sentence, a cell or a list mark, or there are none.
    pub fn starts_sentence(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        if self.gap(before).contains('\n') && !self.is_wrapped(before) {
            return true;
        }
        matches!(
            self.mark(before),
            Some('.' | '!' | '?' | ':' | ';' | '•' | '–' | '—' | '*' | '|' | '«' | '"' | '“' | '>' | ')' | '→' | '…')
        ) || self.mark(before) == Some('-') && !self.gap(before).is_empty()
    }

    /// The first word of a chunk that is no particle.
    pub fn head(&self, chunk: Chunk) -> usize {
        let word = |i: &usize| !matches!(self.scene.tokens[*i].shape, Shape::Mark(_)) && !self.is_particle(*i);
        (chunk.start..chunk.end).find(word).unwrap_or(chunk.start)
    }

    /// Token `i` goes on a compound that began as no name: «Brémont-sur-Yvelle», «Val-d’Yvelle».
    pub fn is_inside_compound(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let apostrophe = self.is_apostrophe(before) && before >= 2 && self.is_hyphen(before - 2);
        (self.is_hyphen(before) && before >= 1 && self.touches(before - 1) || apostrophe) && self.touches(before)
    }

    /// White space between token `i` and the next one.
    fn gap(&self, i: usize) -> &'a str {
        let (Some(a), Some(b)) = (self.scene.tokens.get(i), self.scene.tokens.get(i + 1)) else { return "" };
        self.scene.text.get(a.span.end..b.span.start).unwrap_or_default()
    }

    /// The line that ends behind token `i` is as long as a machine's.
    fn is_wrapped(&self, i: usize) -> bool {
        let Some(token) = self.scene.tokens.get(i) else { return false };
        let before = &self.scene.text.as_bytes()[..token.span.end];
        memchr::memrchr(b'\n', &before[before.len().saturating_sub(WRAPPED)..]).is_none() && before.len() >= WRAPPED
    }

    /// Tokens `i` and `i + 1` may belong to one name: white space of one line, or a wrapped line end.
    pub fn joined(&self, i: usize) -> bool {
        let gap = self.gap(i).as_bytes();
        match gap {
            [] | [b' '] => true,
            [b'\n'] => self.is_wrapped(i),
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
        self.scene.facts(i).lists & lists::PARTICLE != 0 && !matches!(self.scene.tokens[i].shape, Shape::Mark(_))
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
            let below = chunk.words > 0 && self.gap(at - 1).contains('\n') && self.ordinary(at) > 0;
            let Some(end) = self.unit(at, chunk.words == 0, announced || first > i).filter(|_| !below) else { break };
            bare_given &= self.scene.facts(at).given > 0;
            chunk.words += 1;
            chunk.end = self.hyphenated(end);
            if !self.joined(chunk.end - 1) {
                break;
            }
            at = self.inner_particles(chunk.end, bare_given || first > i, announced);
            if at > chunk.end && !self.joined(at - 1) {
                break;
            }
        }
        (chunk.words > 0).then_some(chunk)
    }

    /// Skips «de», «LE», «El», «d’» at the start of a name.
    fn leading_particles(&self, i: usize, announced: bool) -> usize {
        let mut at = i;
        while at < i + 3 && at < self.scene.tokens.len() && self.is_particle(at) {
            let small = self.scene.tokens[at].shape == Shape::Lower;
            // «M. le Maire», «LE PROCUREUR»: an article, unless a name in capitals follows it.
            let article = at == i && self.scene.has(at, marks::ARTICLE);
            if article && (small || self.caps(at) && self.ordinary(at + 1) > 0) {
                return i;
            }
            let listed = announced
                || self.starts_sentence(i) && !self.is_ordinary_start(at)
                || !small && !self.starts_sentence(i);
            if !listed || small && !announced && !self.starts_sentence(i) {
                return i;
            }
            at += 1;
            if self.is_apostrophe(at) && self.touches(at - 1) {
                at += 1;
            } else if self.is_hyphen(at) && self.touches(at - 1) && self.touches(at) {
                at += 1;
            } else if !self.joined(at - 1) {
                return i;
            }
        }
        let role = self.scene.facts(at).lists & (lists::FUNCTION | lists::RANK | lists::TITLE | lists::ACRONYM) != 0;
        let follows = at > i
            && !role
            && self.is_name_shape(at)
            && (announced
                || self.ordinary(at) == 0
                || self.scene.tokens[at].shape == Shape::Upper && !self.caps(at) && self.ordinary(at) < 2);
        if follows { at } else { i }
    }

    /// «Le», «La» before a word that is no name: the start of a sentence, not of a name.
    fn is_ordinary_start(&self, i: usize) -> bool {
        let next = i + 1;
        self.scene.tokens[i].shape != Shape::Upper && self.scene.facts(next).pos & !pos::PROPER != 0
    }

    /// Skips «de», «de la», «van den», «El» between two words of a name.
    fn inner_particles(&self, i: usize, bare_given: bool, announced: bool) -> usize {
        let mut at = i;
        while at < i + 3 && at < self.scene.tokens.len() && self.is_particle(at) {
            let french = self.scene.has(at, marks::FRENCH_PARTICLE);
            let small = self.scene.tokens[at].shape == Shape::Lower || self.caps(at);
            if french && small && !bare_given {
                return i;
            }
            at += 1;
            if self.is_apostrophe(at) && self.touches(at - 1) {
                at += 1;
            } else if self.is_hyphen(at) && self.touches(at - 1) && self.touches(at) {
                at += 1;
            } else if !self.joined(at - 1) {
                return i;
            }
        }
        let place = self.scene.facts(at).commune > 10 || self.scene.facts(at).lists & evidence::PLACES != 0;
        if at > i && self.is_name_shape(at) && (announced || !place) { at } else { i }
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
            {
                return None;
            }
            if self.is_apostrophe(i + 1) && self.touches(i) && self.touches(i + 1) && self.is_name_shape(i + 2) {
                let foreign = matches!(self.scene.key(i), "n" | "m" | "o");
                return (foreign || announced || !first || self.ordinary(i + 2) == 0).then_some(i + 3);
            }
            if self.is_hyphen(i + 1)
                && self.touches(i)
                && self.touches(i + 1)
                && self.scene.facts(i + 2).given >= 30
                && self.is_name_shape(i + 2)
            {
                return Some(i + 3);
            }
            if self.mark(i + 1) == Some('…') && self.touches(i) && announced {
                return Some(i + 2);
            }
            if self.mark(i + 1) == Some('.') && self.touches(i) {
                let hyphen = self.is_hyphen(i + 2) && self.touches(i + 1);
                let next = if hyphen { i + 3 } else { i + 2 };
                let name_follows = self.joined(i + 1)
                    && (self.allowed(next, false, announced) && self.is_likely_surname(next)
                        || self.scene.tokens.get(next).is_some_and(|t| t.shape == Shape::Initial));
                return (!first || announced || name_follows).then_some(i + 2);
            }
            let ends = !first
                && (i + 1 == self.scene.tokens.len() || matches!(self.mark(i + 1), Some(',' | ')' | ';' | '|' | ':')));
            return ends.then_some(i + 1);
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
        self.allowed(i, first, announced).then_some(i + 1)
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
                && matches!(self.scene.word(end + 1), "h" | "H")
            {
                end += 2;
                continue;
            }
            if at == end || !self.touches(at - 1) && !self.gap(at - 1).starts_with('\n') {
                return end;
            }
            let lower_part = self.lower && matches!(self.scene.tokens.get(at).map(|t| t.shape), Some(Shape::Lower));
            let particle = self.is_particle(at) && self.is_hyphen(at + 1);
            let apostrophe = self.is_apostrophe(at + 1);
            match self.scene.tokens.get(at).map(|token| token.shape) {
                Some(Shape::Capital | Shape::Upper | Shape::Mixed) if apostrophe => end = at + 3,
                Some(Shape::Capital | Shape::Upper | Shape::Mixed) => end = at + 1,
                Some(Shape::Initial) => end = if self.mark(at + 1) == Some('.') { at + 2 } else { at + 1 },
                Some(Shape::Lower) if lower_part || particle => end = at + 1,
                _ => return end,
            }
            if end >= self.scene.tokens.len() {
                return self.scene.tokens.len();
            }
        }
    }

    /// Whether token `i` may be a word of a name in this case mode.
    fn allowed(&self, i: usize, first: bool, announced: bool) -> bool {
        if !self.is_name_shape(i) {
            return false;
        }
        let facts = self.scene.facts(i);
        let ordinary = self.ordinary(i);
        let given = facts.given > 0;
        if facts.lists & (lists::TITLE | lists::ATTENDANCE) != 0 && facts.given == 0 || self.is_title(i) {
            return false;
        }
        if self.lower {
            let name = facts.given > 0 || facts.surname > 0 || plain(facts.pos);
            let bare =
                plain(facts.pos) || facts.rank == 0 && (facts.pos & !pos::PROPER == pos::VERB || facts.given >= 50);
            let listed = facts.lists & evidence::NEVER_ALONE != 0;
            let given_behind =
                self.joined(i) && self.scene.facts(i + 1).given >= 24 && plain(self.scene.facts(i + 1).pos);
            return match (first, announced) {
                (true, true) => {
                    !self.is_grammatical(i)
                        && name
                        && facts.lists & (lists::ACRONYM | lists::STREET | lists::DWELLING | lists::SCHOOL) == 0
                }
                (true, false) => {
                    bare && !listed
                        && (facts.given >= 16
                            || facts.lists & lists::HYPOCORISTIC != 0
                            || facts.surname >= 20 && given_behind)
                }
                (false, _) => plain(facts.pos) && !listed && (facts.given > 0 || facts.surname > 12),
            };
        }
        if self.caps(i) {
            if first && announced {
                return !self.is_grammatical(i) && facts.lists & (lists::FUNCTION | lists::RANK | lists::ACRONYM) == 0
                    || facts.given >= 40;
            }
            let role = facts.lists & (evidence::NEVER_ALONE & !lists::MONTH) != 0;
            let behind_given = !first && self.scene.facts(i - 1).given >= 36;
            let surname = facts.surname >= 24
                && ordinary < 3
                && (facts.pos & pos::VERB == 0 || behind_given && facts.surname >= 36);
            return !role && (ordinary == 0 || given && facts.given >= 36 && ordinary < 2 || !first && surname);
        }
        if facts.lists & lists::ACRONYM != 0 && self.scene.tokens[i].shape == Shape::Upper && !(announced && first) {
            return false;
        }
        if announced && first {
            let capital = self.scene.tokens[i].shape == Shape::Capital;
            let role = facts.lists & (lists::FUNCTION | lists::RANK) != 0 && facts.given == 0 && facts.surname < 24;
            // «Mme Pas de Loup», «MM. Diallo, Vu et Sow»: a small word with a capital inside a sentence is a name; «docteur
            // Lê» is no article.
            let article = self.scene.has(i, marks::ARTICLE | marks::AND | marks::COUPLE | marks::LOCATIVE)
                && self.scene.word(i).is_ascii();
            let small = self.is_grammatical(i) && facts.surname < 30 && (article || self.starts_sentence(i));
            return !(capital && (role || small));
        }
        // «le Bus Jules-Verne»: the thing, then whom it is named after.
        if first
            && !announced
            && facts.lists & (lists::STREET | lists::ESTABLISHMENT | lists::SCHOOL) != 0
            && facts.given == 0
            && self.is_name_shape(i + 1)
            && self.scene.tokens[i].shape == Shape::Capital
        {
            return false;
        }
        if first && self.starts_sentence(i) && ordinary >= 1 && self.scene.tokens[i].shape == Shape::Capital {
            let named = self.is_name_shape(i + 1) && self.joined(i) && self.ordinary(i + 1) < 3;
            return given && (named || ordinary < 3)
                || facts.surname > 0 && named && self.scene.facts(i + 1).given > 30 && ordinary < 3;
        }
        !(ordinary == 3 && !given && self.scene.tokens[i].shape == Shape::Capital)
    }

    /// Behind an initial: no ordinary word, or one that many people bear.
    fn is_likely_surname(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        self.ordinary(i) == 0
            || facts.surname >= 32 && facts.pos & pos::VERB == 0 && facts.lists & lists::TITLE == 0
            || self.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Upper)
                && !self.caps(i)
                && self.ordinary(i) < 3
    }

    fn is_title(&self, i: usize) -> bool {
        (self.scene.has(i, marks::CIVILITY | marks::CIVILITIES) || matches!(self.scene.key(i), "dr" | "docteur"))
            || self.scene.key(i) == "me" && self.scene.tokens[i].shape == Shape::Capital
    }

    /// A title, rank or function at token `i`: the token where its name starts, whether it takes several, and the rule.
    pub fn title(&self, i: usize) -> Option<(usize, bool, &'static str)> {
        const ROLE: u64 = lists::RANK | lists::FUNCTION | lists::PROFESSION_TITLE;
        const TITLES: u32 = marks::CIVILITY | marks::CIVILITIES | marks::PROFESSION | marks::COUPLE | marks::CHIEF;
        if !self.scene.has(i, TITLES) && self.scene.facts(i).lists & ROLE == 0 {
            return None;
        }
        let key = self.scene.key(i);
        let (plural, rule) = match key {
            "m" if self.mark(i + 1) == Some('.') || self.is_name_shape(i + 1) && !self.caps(i) => {
                (false, "person.title")
            }
            "mr" | "mme" | "mlle" | "monsieur" | "madame" | "mademoiselle" => (false, "person.title"),
            "mm" | "mmes" | "mlles" | "messieurs" | "mesdames" => (true, "person.title"),
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
            if self.title(end + 1).is_some()
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

    /// «K. B.», «K.B.», «A.-R.» that stand alone; two or three initials.
    pub fn initials_at(&self, i: usize) -> Option<Chunk> {
        if self.scene.tokens.get(i).is_none_or(|token| token.shape != Shape::Initial) {
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
        if !(2..=3).contains(&words)
            || words == 3 && !self.followed_by_person_fact(at)
            || self.caps(i) && !self.followed_by_person_fact(at)
        {
            return None;
        }
        Some(Chunk { start: i, end: at, words })
    }

    /// Whether a street, a school, a law or another thing named after people stands before token `i`.
    pub fn is_toponym(&self, i: usize) -> bool {
        const NAMED: u64 = lists::STREET | lists::SCHOOL | lists::ESTABLISHMENT | lists::LAW;
        let mut at = i;
        let mut complement = false;
        for _ in 0..8 {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
            let facts = self.scene.facts(at);
            let key = self.scene.key(at);
            match self.scene.tokens[at].shape {
                Shape::Mark('\'' | '’' | '-' | '«' | '“') => {}
                Shape::Mark('.') if self.is_abbreviation(at) => {}
                Shape::Mark(_) | Shape::Number => return false,
                // «il cite Inès» is no estate.
                _ if key == "cite" && self.scene.word(at) == "cite" => return false,
                // «la carte Vitale d’Inès»
                _ if facts.lists & NAMED == lists::LAW && complement => return false,
                _ if facts.lists & NAMED != 0 && !(complement && self.scene.has(at, marks::LOOSELY_NAMED)) => {
                    return self.joined(at);
                }
                _ if self.scene.has(at, marks::NAMED) => return true,
                _ if self.scene.has(at, marks::COMPLEMENT) => complement = true,
                _ if self.scene.has(at, marks::HONOUR) => {}
                Shape::Lower
                    if facts.pos & (pos::NOUN | pos::ADJECTIVE) != 0
                        && !complement
                        && (facts.pos & pos::VERB == 0 || at > 0 && self.scene.has(at - 1, marks::COMPLEMENT)) => {}
                Shape::Capital | Shape::Upper if self.is_name_shape(at) && self.touches_name(at) => {}
                _ => return false,
            }
            if !self.joined(at) {
                return false;
            }
        }
        false
    }

    /// «Leroy Merlin», «Saint-Sylvestre»: the whole chunk is an entry of a list of things.
    pub fn is_listed_whole(&self, chunk: Chunk) -> bool {
        const THINGS: u64 = lists::LAW | lists::BRAND | lists::FEAST | lists::ACRONYM | lists::HOMAGE;
        let start = self.scene.tokens[chunk.start].span.start;
        let end = self.scene.tokens[chunk.end - 1].span.end;
        let mask = if self.scene.zone == Zone::Situation { THINGS & !lists::HOMAGE } else { THINGS };
        self.scene
            .text
            .get(start..)
            .and_then(|text| lexicon::longest(text, mask))
            .is_some_and(|(len, _)| start + len >= end)
    }

    /// The dot at token `i` ends «av.», «Dr.» or an initial, and no sentence.
    fn is_abbreviation(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        self.scene.tokens[before].shape == Shape::Initial || self.scene.has(before, marks::ABBREVIATED)
    }

    /// «Chez Paulette», «Le Balto» behind a capital: a sign over a door.
    pub fn is_shop(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|at| {
            self.scene.key(at) == "chez" && self.scene.tokens[at].shape == Shape::Capital && !self.starts_sentence(at)
        })
    }

    /// Inside the quoted title of a play, a programme, an action.
    pub fn is_titled_work(&self, i: usize) -> bool {
        let open = (i.saturating_sub(6)..i)
            .rev()
            .take_while(|at| !matches!(self.mark(*at), Some('»' | '.' | ';' | '”')))
            .find(|at| matches!(self.mark(*at), Some('«' | '“' | '"')));
        let Some(before) = open.and_then(|open| open.checked_sub(1)) else { return false };
        self.scene.has(before, marks::WORK)
    }

    fn touches_name(&self, i: usize) -> bool {
        self.is_hyphen(i + 1) || self.caps(i)
    }

    /// A month, a feast or a law's word where it means just that: «vacances de Noël», «en avril», «le 8 mai».
    pub fn is_calendar(&self, i: usize) -> bool {
        let before = i.checked_sub(1).is_some_and(|at| self.scene.has(at, marks::CALENDAR));
        let number = i.checked_sub(1).is_some_and(|at| self.scene.tokens[at].shape == Shape::Number);
        self.scene.facts(i).lists & (lists::MONTH | lists::FEAST | lists::LAW) != 0 && (number || before)
    }

    /// Whether the chunk names a town or country here.
    pub fn is_place(&self, chunk: Chunk) -> bool {
        let facts = self.scene.facts(chunk.start);
        let known = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        let given = facts.given >= 24;
        let before = chunk.start.checked_sub(1);
        let locative = before.is_some_and(|at| self.scene.has(at, marks::LOCATIVE) && self.joined(at));
        if locative && (known || !given && chunk.words == 1) {
            return true;
        }
        let of = before.is_some_and(|at| self.scene.has(at, marks::FRENCH_PARTICLE));
        if of {
            let mut at = chunk.start;
            while at > 0 && (self.scene.has(at - 1, marks::FRENCH_PARTICLE) || self.is_apostrophe(at - 1)) {
                at -= 1;
            }
            if at > 0 {
                let owner = self.scene.facts(at - 1);
                if owner.lists & (lists::ESTABLISHMENT | lists::ACRONYM) != 0
                    || self.scene.has(at - 1, marks::OF_A_TOWN)
                {
                    return true;
                }
            }
        }
        if facts.lists & evidence::PLACES != 0 && chunk.words == 1 {
            return true;
        }
        known
            && chunk.words == 1
            && !given
            && (facts.commune >= 12 || facts.surname < 24)
            && self.scene.tokens[chunk.start].shape == Shape::Capital
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
                || key.ends_with('a') && key.len() <= 3;
        }
        self.scene.has(at, marks::FACT)
    }

    /// A verb of speech follows: «… indique que».
    pub fn followed_by_speech(&self, end: usize) -> bool {
        let mut at = end;
        if self.mark(at) == Some('(') {
            let Some(close) = (at..(at + 12).min(self.scene.tokens.len())).find(|i| self.mark(*i) == Some(')')) else {
                return false;
            };
            at = close + 1;
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
        facts.lists & lists::SPEECH != 0 && !self.is_name_shape(at) || facts.lists & lists::SPEECH != 0 && self.caps(at)
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

    /// How much the dictionaries say for the chunk: 0 when all its words are ordinary.
    pub fn weight(&self, chunk: Chunk) -> i32 {
        (chunk.start..chunk.end)
            .filter(|i| !matches!(self.scene.tokens[*i].shape, Shape::Mark(_)) && !self.is_particle(*i))
            .map(|i| i32::from(self.ordinary(i) == 0 || self.scene.facts(i).given >= 40))
            .sum()
    }

    /// Adds what the words themselves say.
    pub fn judge(&self, chunk: Chunk, score: &mut Evidence) {
        let mut given = 0_u8;
        let (mut surname, mut unknown, mut ordinary, mut upper, mut words, mut initials) = (0_u8, 0, 0_u8, 0, 0, 0);
        let mut least_ordinary = 3_u8;
        let mut organisation = false;
        for i in chunk.start..chunk.end {
            match self.scene.tokens[i].shape {
                Shape::Mark(_) => continue,
                Shape::Initial => {
                    initials += 1;
                    continue;
                }
                Shape::Upper => upper += 1,
                _ => {}
            }
            if self.is_particle(i) && chunk.end - chunk.start > 1 {
                continue;
            }
            words += 1;
            let facts = self.scene.facts(i);
            given = given.max(facts.given);
            surname = surname.max(facts.surname);
            let level = self.ordinary(i);
            ordinary = ordinary.max(level);
            least_ordinary = least_ordinary.min(level);
            organisation |= facts.given == 0 && self.scene.has(i, marks::BODY);
            if facts.given == 0 && facts.surname == 0 && plain(facts.pos) && facts.commune == 0 && facts.lists == 0 {
                unknown += 1;
            }
        }
        let start = self.starts_sentence(chunk.start);
        if chunk.words >= 2 {
            if given > 0 && (least_ordinary == 0 || given >= 40) {
                score.add("full_name", evidence::FULL_NAME);
            } else if initials > 0 && words > 0 {
                score.add("initial_and_name", evidence::FULL_NAME);
            } else if given > 0 || surname > 0 || unknown > 0 {
                score.add("two_words", evidence::TWO_WORDS);
            }
            score.add("ordinary", -evidence::ORDINARY_INSIDE * i32::from(least_ordinary));
        } else {
            if given >= 28 {
                score.add("given", evidence::GIVEN);
            } else if given > 0 {
                score.add("given_rare", evidence::GIVEN_RARE);
            } else if surname > 0 {
                score.add("surname", evidence::SURNAME);
            } else if unknown > 0 {
                score.add("unknown", evidence::UNKNOWN);
            }
            let step = if start && !(upper > 0 && !self.caps(chunk.start)) {
                evidence::ORDINARY_AT_START
            } else {
                evidence::ORDINARY_INSIDE
            };
            score.add("ordinary", -step * i32::from(ordinary));
        }
        let letters = self.scene.tokens[chunk.end - 1].span.end - self.scene.tokens[chunk.start].span.start;
        if upper > 0 && !self.caps(chunk.start) {
            let acronym = chunk.words == 1 && letters <= 5 && given < 30 && surname < 28;
            score.add(
                if acronym { "acronym_shape" } else { "capitals" },
                if acronym { evidence::ACRONYM_SHAPE } else { evidence::CAPITALS },
            );
        }
        if self.caps(chunk.start) || self.lower {
            score.add("no_case", evidence::NO_CASE);
        }
        if organisation {
            score.add("organisation", evidence::TOPONYM);
        }
        if letters < 3 {
            score.add("short", evidence::ACRONYM_SHAPE);
        }
    }
}

/// «XXIe», «IVème».
fn is_roman(word: &str) -> bool {
    let digits = word.trim_start_matches(['I', 'V', 'X', 'L']);
    digits.len() < word.len() && matches!(digits, "e" | "er" | "ère" | "ème" | "eme" | "è")
}

/// No ordinary word: at most a proper noun of the lexicon.
fn plain(pos: u8) -> bool {
    pos & !pos::PROPER == 0
}
