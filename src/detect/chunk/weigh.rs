//! What the words of a chunk are worth by themselves.

use super::word::{plain, seldom_a_word};
use super::{Chunk, Reader};
use crate::detect::evidence::{self, Tally};
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

impl Reader<'_> {
    /// How much of an ordinary word token `i` is: 0 none, 3 one of the commonest.
    pub fn ordinary(&self, i: usize) -> u8 {
        let mut facts = self.scene.facts(i);
        if self.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Capital) {
            // «Elsa» is no acronym, «Transdev» nothing else.
            if facts.given > 0 || facts.surname > 0 {
                facts.lists &= !lists::ACRONYM;
            }
            // «Benjamin est venu», and not «le Benjamin».
            let said_of = i.checked_sub(1).is_some_and(|at| {
                self.scene.has(at, marks::ARTICLE | marks::FRENCH_PARTICLE) && !self.scene.has(i, marks::LINE)
            });
            if facts.given >= evidence::GIVEN_AS_DESIGNATION && !said_of {
                facts.lists &= !(lists::DESIGNATION | lists::KIN);
            }
            // «Zoé, 10 ans» is a girl, «sa Zoé grise» a car.
            if facts.given >= evidence::GIVEN_AS_CAR && !self.is_driven(i) {
                facts.lists &= !lists::VEHICLE;
            }
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
        let ordinary = if self.lower && seldom_a_word(facts) { 0 } else { ordinary };
        let ordinary: u8 = if facts.given >= 56 { u8::min(ordinary, 1) } else { ordinary };
        ordinary.max(listed)
    }

    /// The name of a car behind an article, a possessive or a make: «une Mégane», «en Zoé», «la Renault Clio».
    pub fn is_car(&self, i: usize) -> bool {
        self.scene.facts(i).lists & lists::VEHICLE != 0 && self.is_driven(i)
    }

    /// The same where nobody can be meant: «une Clio», «en Zoé», «sa Mégane grise», «la Clio de service».
    pub fn is_surely_car(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |at| self.scene.key(at));
        let sure = matches!(before, "un" | "une" | "des" | "en" | "sa" | "cette" | "deux" | "trois" | "leur")
            || matches!(before, "la" | "les") && self.scene.key(i + 1) == "de" && self.scene.key(i + 2) == "service"
            || self.scene.has(i + 1, marks::COLOUR) && self.scene.tokens[i + 1].shape == Shape::Lower;
        self.scene.facts(i).lists & lists::VEHICLE != 0 && sure && !self.followed_by_person_fact(i + 1)
    }

    fn is_driven(&self, i: usize) -> bool {
        const BEFORE: &[&str] =
            &["un", "une", "la", "le", "les", "des", "deux", "sa", "son", "ma", "leur", "cette", "en", "d"];
        i.checked_sub(1).is_some_and(|at| {
            self.scene.facts(at).lists & (lists::VEHICLE | lists::BRAND) != 0
                || BEFORE.contains(&self.scene.key(at)) && self.scene.tokens[at].shape != Shape::Initial
                || self.is_apostrophe(at)
        }) || self.scene.has(i + 1, marks::COLOUR) && self.scene.tokens[i + 1].shape == Shape::Lower
    }

    /// «il travaille chez Dupré Serrurerie», «le camion à Pizza Bella»: where somebody of whom is spoken works, which has to
    /// be hidden whatever it is taken for.
    fn is_somebodys_work(&self, i: usize) -> bool {
        let at = i.checked_sub(1).map_or("", |before| self.scene.key(before));
        // «sur les chantiers de Dupré Carrelage»
        let of =
            || i.checked_sub(2).map_or("", |before| self.scene.key(before)).trim_end_matches('s').trim_end_matches('e');
        const WORKED: &[&str] = &[
            "apprenti", "atelier", "camion", "chantier", "compt", "employ", "equip", "gerant", "ouvrier", "patron",
            "salari", "stag",
        ];
        self.scene.zone == Zone::Situation
            && (matches!(at, "chez" | "a" | "pour") || matches!(at, "de" | "d") && WORKED.contains(&of()))
    }

    /// «la», «au» right before: of what is no family, a body.
    fn has_article(&self, i: usize) -> bool {
        i.checked_sub(1).is_some_and(|at| {
            self.scene.has(at, marks::ARTICLE) && self.scene.key(at) != "des"
                || matches!(self.scene.key(at), "au" | "une" | "notre" | "cette")
                || self.is_apostrophe(at) && at > 0 && self.scene.key(at - 1) == "l"
        })
    }

    /// «la MAIA», «du CAMILLE», «la PMI, la CAF et MAIA»: letters that are a given name, too, with the article of a body or among
    /// such; nobody's age follows, nor his name.
    fn is_body_in_capitals(&self, chunk: Chunk) -> bool {
        let head = self.head(chunk);
        let own = head > chunk.start && self.scene.has(chunk.start, marks::ARTICLE);
        // «le frère du KEVIN»
        let of = head > 1 && self.scene.key(head - 1) == "du" && !self.scene.has(head - 2, marks::RELATIVE);
        let told = own || self.has_article(head) || of;
        head + 1 == chunk.end
            && self.scene.tokens[head].span.len() <= 8
            && (told || self.is_among_acronyms(head))
            && !self.followed_by_person_fact(chunk.end)
    }

    /// Two items of a list that stand around token `i`, or the two before it, are acronyms.
    fn is_among_acronyms(&self, i: usize) -> bool {
        let joins = |at: usize| self.mark(at) == Some(',') || self.mark(at) == Some('/') || self.scene.key(at) == "et";
        let acronym = |at: usize| {
            let facts = self.scene.facts(at);
            facts.lists & lists::ACRONYM != 0
                && facts.given < 24
                && self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Upper)
        };
        // The acronym of the item before the one whose first word is `at`.
        let before = |at: usize| at.checked_sub(2).filter(|found| joins(found + 1) && acronym(*found));
        let Some(last) = before(i) else { return false };
        let behind = i + 2 + usize::from(self.scene.has(i + 2, marks::ARTICLE));
        let first = last - usize::from(last > 0 && self.scene.has(last - 1, marks::ARTICLE));
        joins(i + 1) && acronym(behind) || self.scene.key(i - 1) == "et" && before(first).is_some()
    }

    /// «vu avec Marchand», «contre Petit»: a common family name that is a word, where nothing but somebody is meant.
    pub(super) fn is_in_company(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        // «hébergé chez Renault», though cars are called so, too.
        let things = match i.checked_sub(2) {
            Some(at) if facts.surname >= 40 && self.is_lodged(at) => {
                evidence::NEVER_ALONE & !(lists::BRAND | lists::VEHICLE)
            }
            _ => evidence::NEVER_ALONE,
        };
        self.is_behind_with(i)
            && facts.surname >= 40
            && self.ordinary(i) > 1
            && facts.lists & things == 0
            && self.scene.zone != Zone::Attendance
            && self.scene.tokens[i].shape == Shape::Capital
            && !self.is_name_shape(i + 1)
    }

    /// Somebody sleeps or lives, at token `i` or two before.
    fn is_lodged(&self, i: usize) -> bool {
        (i.saturating_sub(2)..=i).any(|at| {
            let key = self.scene.key(at);
            key.starts_with("heberg")
                || matches!(
                    key,
                    "dort" | "dormait" | "vit" | "vivait" | "loge" | "logee" | "refugie" | "refugiee" | "habite"
                )
        })
    }

    /// How much the dictionaries say for the chunk: 0 when all its words are ordinary.
    pub fn weight(&self, chunk: Chunk) -> i32 {
        (chunk.start..chunk.end)
            .filter(|i| !matches!(self.scene.tokens[*i].shape, Shape::Mark(_)) && !self.is_particle(*i))
            .map(|i| i32::from(self.ordinary(i) == 0 || self.scene.facts(i).given >= 40))
            .sum()
    }

    /// Adds what the words themselves say.
    pub fn judge(&self, chunk: Chunk, score: &mut impl Tally) {
        let mut given = 0_u8;
        let (mut surname, mut unknown, mut ordinary, mut upper, mut words, mut initials) = (0_u8, 0, 0_u8, 0, 0, 0);
        let (mut least_ordinary, mut least_given) = (3_u8, u8::MAX);
        let (mut organisation, mut trade, mut form) = (false, false, false);
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
            let facts = self.scene.facts(i);
            // «Abdoul K.»: a given name as well as the start of one.
            if self.is_particle(i) && chunk.end - chunk.start > 1 && facts.given < 40 {
                continue;
            }
            words += 1;
            given = given.max(facts.given);
            least_given = least_given.min(facts.given);
            surname = surname.max(facts.surname);
            // «Ben Romdhane»: before a name it is no word of the language.
            let particle = self.is_particle(i) && i == chunk.start && chunk.end - chunk.start > 1;
            let level = if particle { 0 } else { self.ordinary(i) };
            ordinary = ordinary.max(level);
            least_ordinary = least_ordinary.min(level);
            organisation |= facts.given == 0 && self.scene.has(i, marks::BODY);
            // «Zoé Burger»: many are called so.
            let borne = if self.scene.facts(chunk.start).given >= 30 { 16 } else { evidence::BORNE_BY_SOME };
            trade |= facts.given == 0 && facts.surname < borne && self.scene.has(i, marks::TRADE);
            form |= level > 0 && !plain(facts.pos) && facts.given < 24 && facts.surname < evidence::BORNE_BY_SOME;
            if facts.given == 0 && facts.surname == 0 && plain(facts.pos) && facts.commune == 0 && facts.lists == 0 {
                unknown += 1;
            }
        }
        let start = self.starts_sentence(chunk.start);
        // «Karim Belaïd Serrurerie» is a man with his trade, «Dupré Serrurerie» a firm.
        organisation |=
            trade && !(words >= 3 && self.scene.facts(chunk.start).given >= 30) && !self.is_somebodys_work(chunk.start);
        // «Jean-Baptiste»: two given names are no ordinary word together.
        if chunk.words == 1 && words == 2 && (least_given >= 40 || self.is_given_compound(chunk.start)) {
            (ordinary, given) = (0, given.max(28));
        }
        if chunk.words >= 2 {
            if given > 0 && (least_ordinary == 0 || given >= 40) {
                score.add(evidence::FULL_NAME);
            } else if initials > 0 && words > 0 {
                score.add(evidence::INITIAL_AND_NAME);
            } else if given > 0 || surname > 0 || unknown > 0 {
                score.add(evidence::TWO_WORDS);
            }
            score.add(evidence::ORDINARY_INSIDE.times(least_ordinary));
            // «VEILLE CLOSE»: nothing but words, and one of them is hardly borne.
            if form && upper > 0 && least_ordinary > 0 && given < 24 && words > 1 {
                score.add(evidence::WORDS_OF_A_FORM);
            }
        } else {
            if given >= 28 {
                score.add(evidence::GIVEN);
            } else if given > 0 {
                score.add(evidence::GIVEN_RARE);
            } else if surname > 0 {
                score.add(evidence::SURNAME);
            } else if unknown > 0 {
                score.add(evidence::UNKNOWN);
            }
            // Where nothing is capitalised, the start of a sentence says nothing either.
            let step = if start && !self.lower && (upper == 0 || self.caps(chunk.start)) {
                evidence::ORDINARY_AT_START
            } else {
                evidence::ORDINARY_INSIDE
            };
            // «Grâce (14 ans)», «Prince a été vu», «on a vu Prince»
            let told = given >= 30
                && ordinary > 1
                && (self.followed_by_person_fact(chunk.end)
                    || start && (self.is_bare_subject(chunk) || self.is_entry(chunk.start))
                    || !start && self.is_capital_inside(chunk.start));
            if ordinary > 0 && !told && self.is_family_name_told(chunk) {
                score.add(evidence::ORDINARY_INSIDE);
            } else {
                score.add(step.times(if told { 1 } else { ordinary }));
            }
            // «BILAN», «Il a déménagé. CLOS.»: a heading or a state.
            let state = start && upper > 0 && !self.caps(chunk.start) && ordinary > 1 && given < 24 && !told;
            if state && surname < 30 && !self.followed_by_person_fact(chunk.end) {
                score.add(evidence::WORDS_OF_A_FORM);
            }
        }
        if chunk.words == 1 && self.is_in_company(chunk.start) {
            score.add(evidence::COMPANY);
        }
        let letters = |from: usize| self.scene.tokens[chunk.end - 1].span.end - self.scene.tokens[from].span.start;
        // «Le CIVQ demande», and not «LE GAC»: the article of a body is none of its letters.
        let article =
            self.scene.has(chunk.start, marks::ARTICLE) && self.scene.tokens[chunk.start].shape == Shape::Capital;
        let body = if article && upper > 0 { self.head(chunk) } else { chunk.start };
        let letters = letters(body);
        if upper > 0 && !self.caps(chunk.start) {
            // «à la CIRVAL»: letters that nobody bears, with the article of a body.
            let bears = given > 0 || surname > 0;
            let acronym = chunk.words == 1
                && (letters <= 5 && given < 30 && surname < 28
                    || !bears && self.has_article(chunk.start)
                    || bears && given >= surname && self.is_body_in_capitals(chunk));
            score.add(if acronym { evidence::ACRONYM_SHAPE } else { evidence::CAPITALS });
        }
        let small = self.scene.tokens[chunk.start].shape == Shape::Lower && !self.is_particle(chunk.start);
        if self.caps(chunk.start) || self.lower {
            score.add(evidence::NO_CASE);
        } else if small {
            score.add(evidence::SMALL_LETTERS);
        }
        if organisation {
            score.add(evidence::ORGANISATION);
        }
        if letters < 3 {
            score.add(evidence::SHORT);
        }
    }
}
