//! What is told of somebody whose name is a word: «Prince a été vu», «vu Marchand», «Petit : absent».

use super::{Chunk, Reader};
use crate::detect::evidence;
use crate::detect::lexicon::{Facts, lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// What is noted of people and of hardly anything else, where no verb stands.
const NOTED: &[&str] = &[
    "absent", "absente", "absents", "aussi", "bien", "bof", "court", "deja", "elle", "encore", "gav", "idem", "jamais",
    "joue", "la", "lui", "mal", "mange", "mieux", "stable", "non", "ok", "oui", "pareil", "pas", "pense", "pleure",
    "plus", "present", "presente", "qui", "ras", "rdv", "recu", "revu", "rv", "seul", "seule", "souvent", "tjr",
    "tjrs", "tjs", "toujours", "venu", "vu", "y",
];

/// What somebody did or has, behind a colon.
const WAYS_OF_COLON: &[&str] = &[
    "absences",
    "audience",
    "deferement",
    "exclusion",
    "fugue",
    "fugues",
    "garde",
    "hospitalisation",
    "hospitalise",
    "placement",
    "plainte",
    "rappel",
    "rendez",
    "retour",
    "signalement",
    "stage",
    "suivi",
];

/// «Marchand de sommeil», «la fontaine du parc»: what a noun goes on with.
const DETERMINERS: &[&str] = &[
    "au", "aux", "ce", "ces", "cet", "cette", "chaque", "des", "du", "l", "la", "le", "les", "leur", "leurs", "ma",
    "mes", "mon", "nos", "notre", "quel", "quelle", "sa", "ses", "son", "un", "une", "vos", "votre",
];

impl Reader<'_> {
    /// A given name that is a word starts the sentence, and the verb of a person is right behind it: a noun would have its
    /// article. «Prince a été vu», and not «Rose est une couleur».
    pub(super) fn is_bare_subject(&self, chunk: Chunk) -> bool {
        let (facts, next) = (self.scene.facts(chunk.start), self.scene.key(chunk.end));
        chunk.words == 1
            && (facts.given >= 36 || self.is_given_to_few(chunk.start))
            && facts.lists & evidence::NEVER_ALONE == 0
            && !self.caps(chunk.start)
            && !self.lower
            && self.scene.tokens[chunk.start].shape == Shape::Capital
            && (self.scene.has(chunk.end, marks::PREDICATE)
                && next != "et"
                && !self.scene.word(chunk.end).starts_with('à')
                // «Brandon est là»
                && (!self.scene.has(chunk.end + 1, marks::ARTICLE) || self.scene.word(chunk.end + 1) == "là")
                && !matches!(self.scene.key(chunk.end + 1), "un" | "une" | "donc" | "que" | "pour")
                || self.is_talked_of(chunk.end, facts))
    }

    /// «Brandon c'est le demi-frère», «Brandon, il va mieux», in a situation «Brandon bosse»: as people talk. A noun would have its
    /// article; «Parfait, c'est noté» is an adjective.
    fn is_talked_of(&self, behind: usize, name: Facts) -> bool {
        if name.pos & pos::ADJECTIVE != 0 {
            return false;
        }
        let situation = self.scene.zone == Zone::Situation;
        let verb = |at: usize| {
            let facts = self.scene.facts(at);
            facts.pos & pos::VERB != 0 && facts.pos & (pos::ADJECTIVE | pos::GRAMMATICAL) == 0
        };
        let at = behind + usize::from(self.mark(behind) == Some(','));
        let lower = self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower);
        let pronoun = || matches!(self.scene.key(at), "il" | "elle" | "on" | "ca" | "c" | "lui");
        lower && ((situation || name.given >= 44) && pronoun() || situation && at == behind && verb(at))
    }

    /// A given name that is a word, with a capital inside a sentence where words have none: «on a vu Prince à la gare».
    pub(super) fn is_capital_inside(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        facts.given >= 36
            && facts.lists & (evidence::NEVER_ALONE | lists::THINGS) == 0
            && facts.commune < 30
            && self.scene.tokens[i].shape == Shape::Capital
            && !self.is_name_shape(i + 1)
            && !self.caps(i)
            && !self.lower
            && matches!(self.scene.zone, Zone::Situation | Zone::General | Zone::Decisions | Zone::Attendance)
    }

    /// A given name that is a word heads an entry of a situation: «- Prince – exclu», «Brandon : porte un couteau».
    pub(super) fn is_entry(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        let bullet = |at: usize| matches!(self.mark(at), Some('-' | '–' | '—' | '•' | '*' | '·'));
        let item = i > 0 && bullet(i - 1) && (i == 1 || self.scene.has(i - 1, marks::LINE));
        // «Parfait : la séance est levée.»
        let opens = item || facts.pos & pos::ADJECTIVE == 0 && (i == 0 || self.scene.has(i, marks::LINE));
        let dash = self.mark(i + 1) == Some('-') && !self.touches(i) && !self.touches(i + 1);
        facts.given >= 36
            && facts.lists & evidence::NEVER_ALONE == 0
            && self.scene.zone == Zone::Situation
            && self.scene.tokens[i].shape == Shape::Capital
            && opens
            && (dash || matches!(self.mark(i + 1), Some(':' | '→' | '–' | '—')))
            && !self.caps(i)
            && !self.lower
    }

    /// A common family name that is a word, in a situation: with a capital amid a sentence and no article before it, or with
    /// what is told of people right behind it: «vu Marchand», «de Renard», «Petit est venu», «- Petit : absent».
    pub fn is_family_name_told(&self, chunk: Chunk) -> bool {
        let (i, facts) = (chunk.start, self.scene.facts(chunk.start));
        let before = i.checked_sub(1 + usize::from(i > 0 && self.is_apostrophe(i - 1)));
        let determined = before.is_some_and(|at| DETERMINERS.contains(&self.scene.key(at)));
        let borne = chunk.words == 1
            && facts.surname >= 40
            && facts.lists & (evidence::NEVER_ALONE | lists::THINGS) == 0
            && self.scene.zone == Zone::Situation
            && matches!(self.scene.tokens[i].shape, Shape::Capital | Shape::Upper)
            && !self.caps(i)
            && !self.lower;
        if !borne {
            return false;
        }
        if self.starts_sentence(i) {
            return self.followed_by_person_fact(chunk.end) || self.is_noted_of(i);
        }
        !determined && self.joined(i.saturating_sub(1)) && !self.is_name_shape(i + 1)
    }

    /// What stands behind the word at `i`, which begins a sentence, is told of somebody.
    fn is_noted_of(&self, i: usize) -> bool {
        let behind = i + 1;
        let opens = self.opens_item(i);
        if behind >= self.scene.tokens.len() || self.scene.has(behind, marks::LINE) {
            return opens && i > 0 && !self.scene.has(i, marks::LINE);
        }
        let at = behind + 1;
        let closed = at >= self.scene.tokens.len() || self.scene.has(at, marks::LINE);
        match self.mark(behind) {
            Some('?') => opens,
            // «Petit (12)»
            Some('(') => opens && !closed && self.scene.tokens[at].span.len() < 3 && self.mark(at + 1) == Some(')'),
            Some('/' | '+' | ',') if !closed && self.is_somebody(at) => true,
            Some(',') => !closed && self.is_state(i, at),
            Some('-') if self.touches(i) => false,
            Some(':' | '→' | '–' | '—' | '-') => {
                !closed
                    && (self.is_state(i, at)
                        || self.scene.facts(at).lists & lists::ACRONYM != 0
                        || self.is_way_of_somebody(at)
                        || opens && self.is_quality(i, at)
                        || self.scene.tokens[at].shape == Shape::Number
                        || self.scene.has(at, marks::RELATIVE))
            }
            Some(_) => false,
            None if matches!(self.scene.key(behind), "et") => self.is_somebody(at),
            None => self.joined(i) && (self.is_state(i, behind) || opens && self.is_way_of_somebody(behind)),
        }
    }

    /// «2/ benhamou (fratrie)», «retour sur traoré b.», «cple sorel/zeroual»: in notes without capitals, a word that is
    /// nothing but a name heads the line about somebody.
    pub(super) fn heads_small_line(&self, i: usize) -> bool {
        const LEADS: &[&str] = &[
            "cple",
            "couple",
            "maj",
            "point",
            "rappel",
            "retour",
            "revoir",
            "sit",
            "situation",
            "suite",
            "suivi",
            "sur",
        ];
        let facts = self.scene.facts(i);
        let name = facts.pos & !pos::PROPER == 0
            && facts.rank == 0
            && facts.commune == 0
            && facts.lists & !lists::HYPOCORISTIC == 0
            && facts.given.max(facts.surname) >= 20;
        if !name || !self.lower || self.scene.zone != Zone::Situation {
            return false;
        }
        let initial = self.scene.key(i + 1).len() == 1 && self.mark(i + 2) == Some('.');
        let ends = i + 1 >= self.scene.tokens.len()
            || self.scene.has(i + 1, marks::LINE)
            || matches!(self.mark(i + 1), Some('(' | ',' | ':' | '/' | '+' | '-' | '–' | '»'))
            || self.scene.facts(i + 1).given >= 30;
        let mut at = i;
        if at > 1
            && self.mark(at - 1) == Some('/')
            && self.touches(at - 1)
            && self.scene.tokens[at - 2].shape == Shape::Lower
        {
            at -= 2;
        }
        for _ in 0..4 {
            if self.opens_item(at) {
                return initial || ends;
            }
            match at.checked_sub(1) {
                Some(before)
                    if LEADS.contains(&self.scene.key(before))
                        || matches!(self.mark(before), Some('.' | '«' | '"')) =>
                {
                    at = before;
                }
                _ => return false,
            }
        }
        false
    }

    /// A common given name that is nothing else.
    fn is_somebody(&self, i: usize) -> bool {
        self.is_name_shape(i) && self.scene.facts(i).given >= 44 && self.ordinary(i) == 0
    }

    /// Token `i` begins a line or an item of a list: «• X», «1) X», «a. X», «→ X».
    pub fn opens_item(&self, i: usize) -> bool {
        let line = |at: usize| at == 0 || self.scene.has(at, marks::LINE);
        let sign = |at: usize| matches!(self.mark(at), Some('-' | '–' | '—' | '•' | '*' | '·' | '→' | '>'));
        let closes = |at: usize| matches!(self.mark(at), Some(')' | '.' | '/' | '-'));
        line(i) || i > 0 && sign(i - 1) && line(i - 1) || i > 1 && closes(i - 1) && line(i - 2)
    }

    /// «en fugue», «chez son père», «au foyer», «sans nouvelles»: where or how somebody is.
    fn is_way_of_somebody(&self, at: usize) -> bool {
        const WAYS: &[&str] = &[
            "appart",
            "apprentissage",
            "attente",
            "bracelet",
            "cmp",
            "college",
            "cure",
            "danger",
            "detention",
            "foyer",
            "fugue",
            "garde",
            "gav",
            "hopital",
            "hp",
            "internat",
            "itep",
            "lycee",
            "nouvelles",
            "papiers",
            "prison",
            "retard",
            "rupture",
            "stage",
            "suivi",
            "tribunal",
            "urgence",
            "urgences",
        ];
        let next = self.scene.key(at + 1);
        match self.scene.key(at) {
            "chez" => matches!(next, "son" | "sa" | "ses" | "un" | "une") || self.scene.has(at + 1, marks::RELATIVE),
            "en" | "au" | "aux" | "sous" | "sans" => WAYS.contains(&next),
            "a" => self.scene.word(at).starts_with('à') && next == "l" && WAYS.contains(&self.scene.key(at + 3)),
            _ => false,
        }
    }

    /// «Petit : stable», «Marchand : fugue»: a quality, or a deed that is a verb, too, behind the colon of who is no thing.
    fn is_quality(&self, i: usize, at: usize) -> bool {
        let next = self.scene.facts(at);
        self.scene.tokens[at].shape == Shape::Lower
            && !self.scene.key(i).ends_with('e')
            && next.pos & pos::GRAMMATICAL == 0
            && next.lists & (lists::STREET | lists::ESTABLISHMENT) == 0
            && (next.pos & pos::ADJECTIVE != 0 && next.pos & pos::NOUN == 0
                || WAYS_OF_COLON.contains(&self.scene.key(at)))
    }

    /// What the word at `at` says is said of people, if the word at `i` is the name of one.
    fn is_state(&self, i: usize, at: usize) -> bool {
        let (name, next) = (self.scene.facts(i), self.scene.facts(at));
        let (key, word) = (self.scene.key(at), self.scene.word(at));
        if self.scene.tokens[at].shape != Shape::Lower || word.starts_with('à') {
            return false;
        }
        // «Petit groupe», «Petit présent»
        let quality = name.pos & pos::ADJECTIVE != 0 && (1..=11).contains(&name.rank);
        if NOTED.contains(&key) {
            // «Petit plus : un goûter», «Fontaine la plus proche»
            let extra = key == "plus" && self.mark(at + 1).is_some();
            return !(quality && (key.starts_with("present") || extra)) && !(key == "la" && word != "là");
        }
        if self.scene.has(at, marks::PREDICATE) {
            return !matches!(key, "et" | "dit");
        }
        // «Petit placé», and not «Fontaine rénovée»: what agrees with the word is said of the thing.
        let thing = self.scene.key(i).ends_with('e');
        let participle = next.pos & pos::VERB != 0 && (next.pos & pos::ADJECTIVE != 0 || word.ends_with('é'));
        // «Marchand : exclu», though it is a noun, too
        let apart = at > i + 1 && word.ends_with(['é', 'i', 's', 't', 'u']);
        let noun = if apart { 0 } else { pos::NOUN };
        if participle && next.pos & (noun | pos::GRAMMATICAL) == 0 || word.ends_with('é') {
            return participle && !(thing && word.ends_with('e'));
        }
        if next.pos & pos::VERB == 0
            || next.pos & (pos::ADJECTIVE | pos::GRAMMATICAL) != 0
            || next.lists & (lists::STREET | lists::ESTABLISHMENT) != 0
        {
            return false;
        }
        // «Petit groupe», «Fontaine place du marché»: a noun, too.
        next.pos & pos::NOUN == 0 || !quality && !thing
    }
}
