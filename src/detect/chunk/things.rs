//! Things that are called like people: streets and schools, shops and clubs, works, laws and days.

use super::{Chunk, Reader};
use crate::detect::lexicon::{self, lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

impl Reader<'_> {
    /// Whether a street, a school, a law or another thing named after people stands before token `i`.
    pub fn is_toponym(&self, i: usize) -> bool {
        const NAMED: u64 = lists::STREET | lists::SCHOOL | lists::ESTABLISHMENT | lists::LAW;
        if self.is_owner(i) {
            return false;
        }
        let mut at = i;
        let mut complement = false;
        for _ in 0..8 {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
            let facts = self.scene.facts(at);
            let key = self.scene.key(at);
            match self.scene.tokens[at].shape {
                // «vu rue des Lilas - Enzo est parti»: a dash, and no hyphen.
                Shape::Mark('-') if !(self.touches(at) || at > 0 && self.touches(at - 1)) => return false,
                Shape::Mark('\'' | '’' | '-' | '«' | '“') => {}
                Shape::Mark('.') if self.is_abbreviation(at) => {}
                Shape::Mark(_) | Shape::Number => return false,
                // «il cite Inès» is no estate.
                _ if key == "cite" && self.scene.word(at) == "cite" => return false,
                // «Sur place Enzo crie»
                _ if key == "place" && !complement && at > 0 && self.scene.key(at - 1) == "sur" => return false,
                // «vu av les frères Toumi»: notes write «avec» short; no avenue has an article.
                _ if key == "av" && complement && self.scene.word(at) == "av" => return false,
                // «Henriette Bois et Moussa»: whose name is that of a place.
                _ if facts.lists & NAMED != 0 && self.is_family_name_behind_given(at) => return false,
                // «la carte Vitale d’Inès»
                _ if facts.lists & NAMED == lists::LAW && complement => return false,
                _ if facts.lists & NAMED != 0 && !(complement && self.scene.has(at, marks::LOOSELY_NAMED)) => {
                    return self.joined(at);
                }
                _ if self.scene.has(at, marks::NAMED) && !(complement && self.scene.has(at, marks::LOOSELY_NAMED)) => {
                    return true;
                }
                // «le lieu-dit Le Moussel», «lieu dit Moussel»
                _ if matches!(key, "dit" | "dits") && self.is_place_called(at) => return true,
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

    /// «Henriette Bois et», «M. Bois et», and not «Djibril Place Camus», «Jean Bois-le-Roi».
    fn is_family_name_behind_given(&self, i: usize) -> bool {
        let capital = |at: usize| matches!(self.scene.tokens[at].shape, Shape::Capital | Shape::Upper);
        let Some(before) = i.checked_sub(1).filter(|at| self.joined(*at)) else { return false };
        // «M. Bois», «Mme Moulin»
        let title = before - usize::from(before > 0 && self.mark(before) == Some('.'));
        let titled = self.scene.has(title, marks::CIVILITY | marks::COUPLE);
        // «Anne Du Pont»
        let particle = before > 0 && self.scene.has(before, marks::PARTICLE) && capital(before);
        let first = before - usize::from(particle);
        let given = capital(first) && self.scene.facts(first).given >= 36;
        capital(i)
            && (titled || given && self.scene.facts(i).surname > 0)
            && !self.is_hyphen(i + 1)
            // «vu avec Djibril Place Camus»
            && !self.is_name_shape(i + 1)
            && !self.caps(i)
    }

    /// «lieu-dit», «lieux dits»: its second word is at `at`.
    fn is_place_called(&self, at: usize) -> bool {
        let before = if at > 0 && self.is_hyphen(at - 1) { at.checked_sub(2) } else { at.checked_sub(1) };
        before.is_some_and(|before| matches!(self.scene.key(before), "lieu" | "lieux"))
    }

    /// «Leroy Merlin», «Saint-Sylvestre»: the whole chunk is an entry of a list of things.
    pub fn is_listed_whole(&self, chunk: Chunk) -> bool {
        // In a situation, somebody may bear the name of a famous person.
        let (lists, leads) = match self.scene.zone {
            Zone::Situation => (lists::THINGS & !lists::HOMAGE, marks::LEADS),
            _ => (lists::THINGS, marks::LEADS | marks::LEADS_HOMAGE),
        };
        if !self.scene.has(chunk.start, leads) {
            return false;
        }
        let start = self.scene.tokens[chunk.start].span.start;
        let end = self.scene.tokens[chunk.end - 1].span.end;
        self.scene
            .text
            .get(start..)
            .and_then(|text| lexicon::longest(text, lists))
            .is_some_and(|(len, _)| start + len >= end)
    }

    /// The dot at token `i` ends «av.», «Dr.» or an initial, and no sentence.
    fn is_abbreviation(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        self.scene.tokens[before].shape == Shape::Initial || self.scene.has(before, marks::ABBREVIATED)
    }

    /// «Chez Paulette», «Le Balto» behind a capital, «l'enseigne Picard»: a sign over a door.
    pub fn is_shop(&self, i: usize) -> bool {
        let Some(at) = i.checked_sub(1) else { return false };
        // «le bar « le Balto »», «kebab « Le Bosphore »»
        let article = at > 0 && self.scene.has(at, marks::ARTICLE);
        let open = if article { at - 1 } else { at };
        if open > 0 && matches!(self.mark(open), Some('«' | '"' | '“')) {
            let facts = self.scene.facts(open - 1);
            let house = self.scene.has(open - 1, marks::HOUSE | marks::SHOP);
            return house || facts.lists & lists::ESTABLISHMENT != 0;
        }
        let sign =
            self.scene.key(at) == "chez" && self.scene.tokens[at].shape == Shape::Capital && !self.starts_sentence(at);
        let named = self.scene.has(at, marks::SHOP) && self.joined(at) && self.scene.tokens[i].shape == Shape::Capital;
        sign || named && !self.is_name_shape(i + 1)
    }

    /// Inside the quoted title of a play, a programme, an action; in general talk, also of what a machine or a drink
    /// is called, and of what is played: «on jouera « X » et « Y »».
    pub fn is_titled_work(&self, i: usize) -> bool {
        const PERFORMED: &[&str] =
            &["joue", "jouent", "jouera", "joueront", "jouer", "projette", "projettera", "projeter"];
        const NAMED: u64 = marks::LIFELESS | marks::THING | marks::COMPANY | marks::CALLED | marks::AUTHORED;
        /// Titles in a row.
        const ROW: usize = 4;
        let mut inside = i;
        for _ in 0..ROW {
            let open = (inside.saturating_sub(6)..inside)
                .rev()
                .take_while(|at| !matches!(self.mark(*at), Some('»' | '.' | ';' | '”')))
                .find(|at| matches!(self.mark(*at), Some('«' | '“' | '"')));
            let Some(mut before) = open.and_then(|open| open.checked_sub(1)) else { return false };
            if self.scene.has(before, marks::WORK) {
                return true;
            }
            if !matches!(self.scene.zone, Zone::General | Zone::Decisions | Zone::Agenda | Zone::Statistics) {
                return false;
            }
            let comma = self.mark(before) == Some(',');
            if comma || self.scene.key(before) == "et" {
                let Some(at) = before.checked_sub(1) else { return false };
                if matches!(self.mark(at), Some('»' | '”' | '"')) {
                    inside = at;
                    continue;
                }
                before = at;
            }
            let adverb = matches!(self.scene.key(before), "aussi" | "encore" | "ensuite" | "notamment");
            let verb = before - usize::from(adverb && before > 0);
            return PERFORMED.contains(&self.scene.key(verb))
                || self.scene.has(before, marks::WORK)
                || self.scene.has(before, NAMED) && !self.scene.has(before, marks::SOMEBODYS);
        }
        false
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

    /// «AS Bréville», «FC des Coteaux»: a club bears the name of its town.
    pub fn is_club(&self, chunk: Chunk) -> bool {
        self.scene.has(chunk.start, marks::CLUB)
            && !self.is_sergeant(chunk.start)
            && self.scene.tokens[chunk.start].shape == Shape::Upper
            && !self.caps(chunk.start)
            && chunk.words > 1
    }

    /// Token `i` goes on a compound that began as no name: «Brémont-sur-Yvelle», «Val-d’Yvelle».
    pub fn is_inside_compound(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let apostrophe = self.is_apostrophe(before) && before >= 2 && self.is_hyphen(before - 2);
        (self.is_hyphen(before) && before >= 1 && self.touches(before - 1) || apostrophe) && self.touches(before)
    }
}
