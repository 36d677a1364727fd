//! Whether one word may be a word of a name.

use super::{Chunk, Reader};
use crate::detect::evidence;
use crate::detect::lexicon::{self, Facts, lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

impl Reader<'_> {
    /// A determiner, pronoun, preposition, conjunction.
    pub fn is_grammatical(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        facts.pos & pos::GRAMMATICAL != 0 && facts.given < 40
    }

    /// «Grâce-Divine», «Dieu-Merci»: a given name of two words, each with its capital, in the lists of given names.
    pub(super) fn is_given_compound(&self, i: usize) -> bool {
        let capital = |at: usize| {
            self.scene.tokens.get(at).is_some_and(|token| matches!(token.shape, Shape::Capital | Shape::Upper))
        };
        self.is_hyphen(i + 1) && self.touches(i) && self.touches(i + 1) && capital(i) && capital(i + 2) && {
            let whole = lexicon::lookup(&format!("{} {}", self.scene.key(i), self.scene.key(i + 2)));
            whole.given > 0 && whole.commune == 0 && whole.lists & !lists::HOMAGE == 0
        }
    }

    /// Written as a name can be written here, whatever the word.
    pub fn is_name_shape(&self, i: usize) -> bool {
        match self.scene.tokens.get(i).map(|token| token.shape) {
            Some(Shape::Capital | Shape::Upper) => true,
            // «A13» is a road, «XXIe» a century.
            Some(Shape::Mixed) => {
                let word = self.scene.word(i);
                word.starts_with(char::is_uppercase) && !is_roman(word) && !is_numbered(word)
            }
            Some(Shape::Lower) if self.lower => {
                let facts = self.scene.facts(i);
                facts.given > 0 || facts.surname > 0 || plain(facts.pos)
            }
            Some(Shape::Lower) => self.is_small_name(i) || i > 0 && self.is_behind_small_name(i),
            _ => false,
        }
    }

    /// A common given name in small letters that is nothing else, where an individual is spoken of: «mohamed et yanis ont
    /// été vus».
    pub fn is_small_name(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        self.scene.zone == Zone::Situation
            && facts.given >= evidence::SMALL_GIVEN
            && plain(facts.pos)
            && facts.rank == 0
            && facts.commune == 0
            && facts.lists & evidence::NEVER_ALONE == 0
            && self.scene.tokens[i].shape == Shape::Lower
    }

    /// «Gloire»: few are called so, but a situation is about people. «Remise a été faite»
    pub(super) fn is_given_to_few(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        let place = facts.commune > 0 || facts.lists & lists::COUNTRY != 0;
        self.scene.zone == Zone::Situation && facts.given >= 29 && !place && self.scene.key(i) != "remise"
    }

    /// The family name of such a one.
    fn is_behind_small_name(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        facts.surname > 12 && facts.rank == 0 && plain(facts.pos) && self.joined(i - 1) && self.is_small_name(i - 1)
            || self.is_led_small_surname(i)
    }

    /// «dylan le roux, 15 ans», «steven le bras 3eB»: who is told of has a word for his family name; «kevin le cousin» has not.
    fn is_led_small_surname(&self, i: usize) -> bool {
        let Some(given) = i.checked_sub(2).filter(|_| matches!(self.scene.key(i - 1), "le" | "la")) else {
            return false;
        };
        let facts = self.scene.facts(i);
        self.scene.tokens[i].shape == Shape::Lower
            && facts.surname >= 24
            && facts.lists & evidence::NEVER_ALONE == 0
            && !self.scene.has(i, marks::RELATIVE)
            && self.joined(i - 1)
            && self.joined(given)
            && self.is_small_name(given)
            && self.followed_by_person_fact(i + 1)
    }

    /// Whether token `i` may be a word of a name in this case mode.
    pub(super) fn allowed(&self, i: usize, first: bool, announced: bool) -> bool {
        if !self.is_name_shape(i) {
            return false;
        }
        let facts = self.scene.facts(i);
        // «Zoé Lê»: no article has the accent.
        if !first && matches!(self.scene.word(i), "Lê" | "LÊ") && self.scene.facts(i - 1).given >= 24 {
            return true;
        }
        // «Marié, deux enfants» is no Marie.
        if self.scene.key(i) == "marie" && self.scene.word(i).ends_with(['é', 'É']) {
            return false;
        }
        if first && self.is_given_compound(i) {
            return true;
        }
        let ordinary = self.ordinary(i);
        let given = facts.given > 0;
        // «Enfts: Nino 4a»
        if self.scene.has(i, marks::RELATIVE) && facts.given == 0 && facts.surname < 24 && first && !announced {
            return false;
        }
        if self.scene.has(i, marks::HEADER) && facts.given < 30 && self.scene.zone != Zone::Situation {
            return false;
        }
        // «Proch. réunion», «Cdlt»
        if self.scene.has(i, marks::NOTE)
            && first
            && !announced
            && self.scene.tokens[i].shape == Shape::Capital
            && facts.given < 24
        {
            return false;
        }
        if facts.lists & (lists::TITLE | lists::ATTENDANCE) != 0 && facts.given == 0 || self.is_title(i) {
            return false;
        }
        if self.scene.tokens[i].shape == Shape::Lower && !self.lower {
            return self.is_small_name(i) || !first;
        }
        if self.lower {
            let name = facts.given > 0 || facts.surname > 0 || plain(facts.pos);
            let bare = plain(facts.pos)
                || seldom_a_word(facts)
                || facts.rank == 0 && (facts.pos & !pos::PROPER == pos::VERB || facts.given >= 50);
            // A Zoé is a car too.
            let lists = if facts.given >= 50 { facts.lists & !lists::VEHICLE } else { facts.lists };
            let listed = lists & evidence::NEVER_ALONE != 0;
            let given_behind =
                self.joined(i) && self.scene.facts(i + 1).given >= 24 && plain(self.scene.facts(i + 1).pos);
            let before = i.checked_sub(1).map(|before| self.scene.facts(before)).unwrap_or_default();
            // «mme léontine aboua», «steeve chevreuil»: what no dictionary knows, or many bear, behind a given name.
            let behind_given = before.given >= 30
                && (plain(before.pos) || announced || before.given >= 48)
                && plain(facts.pos)
                && facts.commune == 0
                && self.scene.word(i).chars().all(char::is_alphabetic)
                || announced
                    && before.given.max(before.surname) >= 30
                    && facts.surname >= 30
                    && facts.pos & pos::VERB == 0
                    && ordinary < 3
                || self.is_small_surname(i)
                || self.is_led_small_surname(i);
            return match (first, announced) {
                (true, true) => {
                    let thing = facts.lists & (lists::STREET | lists::DWELLING | lists::SCHOOL) != 0;
                    // «mme moulin»: nobody says so of a mill
                    let thing = thing && !(facts.surname >= 30 && self.is_behind_civility(i));
                    !self.is_grammatical(i) && name && !thing && facts.lists & lists::ACRONYM == 0
                }
                (true, false) if self.is_called_behind_relative(i) || self.heads_small_line(i) => true,
                (true, false) => {
                    // «jean-marc», though «jean» is a word.
                    let compound = self.is_hyphen(i + 1)
                        && facts.given.min(self.scene.facts(i + 2).given) >= 48
                        && !self.is_hyphen(i + 3);
                    compound
                        || !listed && self.heads_entry(i) && (plain(facts.pos) || facts.surname >= 30) && name
                        || bare
                            && !listed
                            && (facts.given >= 16
                                || facts.lists & lists::HYPOCORISTIC != 0
                                || facts.surname >= 20 && given_behind
                                || plain(facts.pos) && facts.commune == 0 && given_behind && self.starts_sentence(i))
                }
                (false, _) => !listed && (plain(facts.pos) && (facts.given > 0 || facts.surname > 12) || behind_given),
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
            // «SITUATION DE NATHALIE MONTANT»: nothing follows that the word could be a verb of.
            let ends = self.scene.has(i + 1, marks::LINE)
                || self.scene.tokens.get(i + 1).is_none_or(|next| matches!(next.shape, Shape::Mark(_) | Shape::Number));
            let office = facts.lists & (evidence::NEVER_ALONE & !(lists::BRAND | lists::VEHICLE)) != 0;
            if behind_given && ends && facts.surname >= 16 && !office && !self.is_grammatical(i) {
                return true;
            }
            // «KEVIN BARRE, 15 ANS», though a «barre» is a building
            if behind_given && facts.surname >= 24 && self.followed_by_person_fact(i + 1) {
                return true;
            }
            // «M. HENRI DE LA TOUR»
            if announced && !first && self.is_particle(i - 1) && !self.is_grammatical(i) {
                return true;
            }
            return !role
                && (ordinary == 0
                    || given && facts.given >= 36 && ordinary < 2
                    || !first && surname
                    || first && self.is_before_given(i));
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
        // «le Bus Jules-Verne»: the thing, then whom it is named after; «Tle ASSP» is a class.
        if first
            && !announced
            && facts.lists & (lists::STREET | lists::ESTABLISHMENT | lists::SCHOOL | lists::CLASS) != 0
            && facts.given == 0
            && self.is_name_shape(i + 1)
            && self.scene.tokens[i].shape == Shape::Capital
        {
            return false;
        }
        if first && self.starts_sentence(i) && ordinary >= 1 && self.scene.tokens[i].shape == Shape::Capital {
            if facts.lists & lists::SITUATION != 0 {
                return false;
            }
            // «Ah-Kong Fabiola»
            let compound = self.is_hyphen(i + 1)
                && self.is_name_shape(i + 2)
                && self.ordinary(i + 2) == 0
                && (self.scene.facts(i + 3).given >= 40 && self.is_name_shape(i + 3)
                    || self.scene.zone == Zone::Attendance);
            if compound {
                return true;
            }
            let named = self.is_name_shape(i + 1) && self.joined(i) && self.ordinary(i + 1) < 3;
            let subject = || self.is_bare_subject(Chunk { start: i, end: i + 1, words: 1 }) || self.is_entry(i);
            return given
                && (named || ordinary < 3 || facts.given >= 24 && self.followed_by_person_fact(i + 1) || subject())
                || facts.surname > 0 && named && self.scene.facts(i + 1).given > 30 && ordinary < 3
                || self.is_family_name_told(Chunk { start: i, end: i + 1, words: 1 })
                || self.is_before_given(i);
        }
        // «Marie-Laure Petit»: the commonest word, with a capital behind a given name, is a family name.
        let behind_given = !first && self.scene.facts(i - 1).given >= 36 && facts.surname >= 24;
        // «Élise Tour», «Kevin Dur»: a capital behind a given name that is nothing else, inside a sentence of a situation.
        let behind_given = behind_given
            || !first
                && self.scene.zone == Zone::Situation
                && self.scene.facts(i - 1).given >= 36
                // «Élise» is also a verb, hardly ever with a capital.
                && (self.ordinary(i - 1) == 0 || self.scene.facts(i - 1).given >= 48)
                && facts.surname > 0
                && facts.lists & (lists::FUNCTION | lists::RANK | lists::SCHOOL | lists::ACRONYM | lists::ATTENDANCE)
                    == 0
                && !self.is_name_shape(i + 1)
                && !self.starts_sentence(i);
        let before_given = first && self.is_before_given(i);
        // «Jade Du Bois», «Thomas Des Ormes»
        let behind_particle = !first
            && self.is_particle(i - 1)
            && self.scene.tokens[i - 1].shape == Shape::Capital
            && !self.starts_sentence(i - 1);
        behind_particle
            || first && (self.is_in_company(i) || self.is_family_name_told(Chunk { start: i, end: i + 1, words: 1 }))
            || ordinary != 3
            || given
            || behind_given
            || before_given
            || self.scene.tokens[i].shape != Shape::Capital
    }

    /// A common family name, whatever else the word means, right before a given name that means nothing else: «Petit Lucas»,
    /// «FOURNIER TOM».
    fn is_before_given(&self, i: usize) -> bool {
        let (facts, next) = (self.scene.facts(i), self.scene.facts(i + 1));
        facts.surname >= 36
            && facts.lists & evidence::NEVER_ALONE == 0
            && !self.is_grammatical(i)
            && self.joined(i)
            && self.is_name_shape(i + 1)
            && next.given >= 48
            && self.ordinary(i + 1) == 0
    }

    /// «florian tonnelier, 18 ans», «(lola pages, vendeuse)»: in a text without capitals, a common family name that is a word,
    /// behind a given name that is none, where nothing follows that the word could belong to.
    fn is_small_surname(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let (facts, given) = (self.scene.facts(i), self.scene.facts(before));
        let ends = self.scene.has(i + 1, marks::LINE)
            || self.scene.tokens.get(i + 1).is_none_or(|next| matches!(next.shape, Shape::Mark(_) | Shape::Number));
        // «martin» is a given name, too; «kimberley pommier au tribunal», «océane moreau est suivie»: a noun goes on with «de».
        let goes_on = self.joined(i)
            && (self.is_grammatical(i + 1) || self.scene.has(i + 1, marks::PREDICATE))
            && !self.scene.has(i + 1, marks::FRENCH_PARTICLE);
        let quality = if facts.surname >= 56 { 0 } else { pos::ADJECTIVE };
        let ends = ends
            || facts.given >= 50 && facts.pos & (pos::VERB | pos::ADJECTIVE) == 0
            || goes_on && facts.pos & (pos::VERB | quality) == 0;
        let set_off = before.checked_sub(1).is_some_and(|at| matches!(self.mark(at), Some(',' | '(')));
        self.scene.tokens[i].shape == Shape::Lower
            && given.given >= 36
            && plain(given.pos)
            && facts.surname >= 36
            && facts.lists & evidence::NEVER_ALONE == 0
            && ends
            && (facts.pos & (pos::VERB | pos::GRAMMATICAL) == 0 || set_off && facts.pos & pos::GRAMMATICAL == 0)
    }

    /// «le mari zoltan dort», «son fils jorel, 9 ans»: a word that is nothing but a name, however rare, right behind a relative.
    fn is_called_behind_relative(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        let next = self.scene.facts(i + 1);
        let goes_on = self.scene.has(i + 1, marks::LINE | marks::PREDICATE)
            || self.scene.tokens.get(i + 1).is_none_or(|token| matches!(token.shape, Shape::Mark(_) | Shape::Number))
            || next.pos & pos::VERB != 0;
        self.scene.zone == Zone::Situation
            && i.checked_sub(1).is_some_and(|before| self.scene.has(before, marks::RELATIVE) && self.joined(before))
            && plain(facts.pos)
            && facts.rank == 0
            && facts.commune == 0
            && facts.lists & evidence::NEVER_ALONE == 0
            && facts.given.max(facts.surname) >= 8
            && self.scene.key(i).len() >= 4
            && goes_on
    }

    /// The head of an entry of an attendance in small letters.
    pub fn heads_entry(&self, i: usize) -> bool {
        self.lower
            && self.scene.zone == Zone::Attendance
            && i.checked_sub(1).is_some_and(|before| {
                matches!(self.mark(before), Some(',' | ';' | '/' | ':' | '-' | '–'))
                    || self.scene.facts(before).lists & lists::ATTENDANCE != 0
                    || matches!(
                        self.scene.key(before),
                        "presents" | "presente" | "excuse" | "excuses" | "absent" | "absents"
                    )
            })
    }

    /// Behind an initial: no ordinary word, or one that many people bear.
    pub(super) fn is_likely_surname(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        self.ordinary(i) == 0
            || facts.surname >= 32 && facts.pos & pos::VERB == 0 && facts.lists & lists::TITLE == 0
            || self.scene.tokens.get(i).is_some_and(|token| token.shape == Shape::Upper)
                && !self.caps(i)
                && self.ordinary(i) < 3
                // «C. ABORDS» is a heading, and so is «C. CALENDRIER» where it is the whole line.
                && facts.surname > if self.is_whole_line(i) { 23 } else { 0 }
            || facts.surname >= 20 && self.ordinary(i) < 3 && self.is_initial_of_somebody(i)
    }

    /// «C. CALENDRIER»: an initial, its dot, and the word at `i` are a line, and nobody signs or is listed there.
    fn is_whole_line(&self, i: usize) -> bool {
        let first = i.checked_sub(2).is_some_and(|at| self.scene.has(at, marks::LINE));
        let last = i + 1 == self.scene.tokens.len() || self.scene.has(i + 1, marks::LINE);
        first && last && !matches!(self.scene.zone, Zone::Attendance | Zone::Signature)
    }

    /// «on revoit B. Carter», «avec L. Malle», and not «le bâtiment B. Porte 3»: no noun is told by the letter.
    fn is_initial_of_somebody(&self, i: usize) -> bool {
        let before = i.checked_sub(3).filter(|at| self.scene.tokens[*at].shape == Shape::Lower && self.joined(*at));
        before.is_some_and(|at| {
            let facts = self.scene.facts(at);
            facts.pos & pos::NOUN == 0 && facts.lists & (lists::DWELLING | lists::STREET | lists::CLASS) == 0
        })
    }

    /// «mme», «mr», «m.» stands right before.
    fn is_behind_civility(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|at| !self.gap(*at).contains('\n')) else { return false };
        let at = if self.mark(before) == Some('.') { before.checked_sub(1) } else { Some(before) };
        at.is_some_and(|at| self.is_title(at) || self.scene.key(at) == "m")
    }

    pub(super) fn is_title(&self, i: usize) -> bool {
        (self.scene.has(i, marks::CIVILITY | marks::CIVILITIES) || matches!(self.scene.key(i), "dr" | "docteur"))
            || self.scene.key(i) == "me" && self.scene.tokens[i].shape == Shape::Capital
    }
}

/// «XXIe», «IVème».
fn is_roman(word: &str) -> bool {
    let digits = word.trim_start_matches(['I', 'V', 'X', 'L']);
    digits.len() < word.len() && matches!(digits, "e" | "er" | "ère" | "ème" | "eme" | "è")
}

/// «ii», «iv», «xi», as the vocabulary has it.
pub(crate) fn is_numeral(key: &str) -> bool {
    key.len() >= 2 && key.bytes().all(|c| matches!(c, b'i' | b'v' | b'x'))
}

/// One or two letters and a number: «A13», «RN20».
fn is_numbered(word: &str) -> bool {
    let digits = word.trim_start_matches(char::is_uppercase);
    let coded =
        word.len() <= digits.len() + 2 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    // «I3B», «3F»: a body's letters.
    coded || word.len() <= 4 && word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_lowercase)
}

/// «gilles», «julien»: a word that is seldom written, and that very many are called by.
pub(super) fn seldom_a_word(facts: Facts) -> bool {
    facts.given >= evidence::GIVEN_AS_RARE_WORD && facts.rank >= evidence::RARE_WORD
}

/// No ordinary word: at most a proper noun of the lexicon.
pub(super) fn plain(pos: u8) -> bool {
    pos & !pos::PROPER == 0
}
