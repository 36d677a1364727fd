//! Towns and countries among the names.

use super::{Chunk, Reader};
use crate::detect::evidence;
use crate::detect::lexicon::{lists, pos};
use crate::detect::marks;
use crate::detect::token::Shape;
use crate::zone::Zone;

/// [`Facts::commune`](crate::detect::lexicon::Facts::commune) of 4 000 inhabitants.
const SMALL_TOWN: u8 = 12;

/// What stands before «à» and somebody, and not before «à» and a town.
const TOLD: &[&str] = &[
    "annonce",
    "appartient",
    "demande",
    "demander",
    "dire",
    "dit",
    "donne",
    "donner",
    "ecrit",
    "explique",
    "expliquer",
    "ordonne",
    "parle",
    "parler",
    "pense",
    "plait",
    "prete",
    "propose",
    "proposer",
    "quant",
    "rappele",
    "rappelle",
    "rappeler",
    "remet",
    "remettre",
    "remis",
    "reproche",
    "ressemble",
    "signifie",
    "telephone",
    "vendu",
];

impl Reader<'_> {
    /// «SAM 14/03», «Mer. 8 avril»: a day of the week, cut short before its date.
    pub fn is_weekday(&self, i: usize) -> bool {
        let at = i + 1 + usize::from(self.mark(i + 1) == Some('.'));
        let number = self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Number);
        let timed = self.scene.key(at).bytes().all(|byte| byte.is_ascii_digit() || byte == b'h')
            && (self.scene.key(at).contains('h') || self.scene.key(at + 1) == "h");
        // «Sam 10h» may be when somebody comes; a day has its dot.
        let dated = timed && self.mark(i + 1) == Some('.')
            || matches!(self.mark(at + 1), Some('/'))
            || self.scene.facts(at + 1).lists & lists::MONTH != 0;
        matches!(self.scene.key(i), "lun" | "mar" | "mer" | "jeu" | "ven" | "sam" | "dim") && number && dated
    }

    /// A town, or the start of one: «Saint-André-sur-Orne», «Clermont-l’Hérault», «Saint-Marc-la-Lande».
    pub fn begins_town(&self, chunk: Chunk) -> bool {
        let saint = self.scene.has(chunk.start, marks::SAINT);
        // A small word between two hyphens, or before an apostrophe.
        let ties = |at: usize| {
            self.is_hyphen(at - 1)
                && self.touches(at - 1)
                && self.scene.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
                && (self.is_hyphen(at + 1) || self.is_apostrophe(at + 1))
                && match self.scene.key(at) {
                    "sur" | "sous" | "en" | "les" | "aux" | "au" | "l" | "d" => true,
                    "de" | "du" | "des" | "la" | "le" => saint,
                    _ => false,
                }
        };
        ties(chunk.end + 1) || saint && chunk.words == 1 && (chunk.start + 1..chunk.end).any(ties)
    }

    /// «le collège de Karim», «l’école d’Inès»: a given name alone behind «de» is whose it is, and not what it is called
    /// after.
    pub(super) fn is_owner(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let at = if self.is_apostrophe(before) { before.checked_sub(1) } else { Some(before) };
        let of = at.is_some_and(|at| matches!(self.scene.key(at), "de" | "d") && self.scene.word(at).len() < 3);
        let facts = self.scene.facts(i);
        // «l’école d’Awa-Lou», and not «l’école d’Anatole France»
        let compound = self.is_hyphen(i + 1) && self.scene.facts(i + 2).given >= 24;
        let last = if compound { i + 2 } else { i };
        let ends = !(self.is_hyphen(last + 1) || self.joined(last) && self.is_name_shape(last + 1));
        of && ends && self.is_child(i) && facts.lists & evidence::PLACES == 0
    }

    /// A given name that no town of some size bears.
    fn is_child(&self, i: usize) -> bool {
        let facts = self.scene.facts(i);
        facts.given >= 40 && facts.commune == 0 || facts.given >= 52 && facts.commune <= SMALL_TOWN
    }

    /// «parlé à Noé», «quant à Anaïs»: what is said or given to somebody; «à Noé» in a situation, where the town has less than
    /// 4 000 inhabitants.
    fn is_told(&self, chunk: Chunk) -> bool {
        let Some(at) = chunk.start.checked_sub(1).filter(|at| self.scene.key(*at) == "a") else { return false };
        let facts = self.scene.facts(chunk.start);
        let told = at.checked_sub(1).is_some_and(|at| TOLD.contains(&self.scene.key(at)));
        chunk.words == 1
            && facts.given >= 36
            && (told || self.scene.zone == Zone::Situation && self.is_child(chunk.start))
    }

    /// «merci à Kerdraon», «le copain à Tymofiy»: nobody thanks a town.
    fn is_given_to(&self, chunk: Chunk) -> bool {
        const GIVERS: &[&str] = &[
            "appartenant",
            "bande",
            "confie",
            "copain",
            "copine",
            "dis",
            "fille",
            "fils",
            "frere",
            "grace",
            "laisse",
            "lettre",
            "merci",
            "mere",
            "message",
            "montre",
            "pardon",
            "pere",
            "pote",
            "rappel",
            "rendu",
            "repond",
            "repondu",
            "soeur",
            "transmettre",
            "transmis",
        ];
        let before = |back: usize| chunk.start.checked_sub(back).map_or("", |at| self.scene.key(at));
        before(1) == "a"
            && (TOLD.contains(&before(2)) || GIVERS.contains(&before(2)))
            && self.scene.zone == Zone::Situation
    }

    /// «Mali 15 ans de coopération»: how long something lasts.
    fn is_followed_by_span(&self, end: usize) -> bool {
        (end..end + 3).any(|at| matches!(self.scene.key(at), "ans" | "an" | "mois") && self.scene.key(at + 1) == "de")
    }

    /// A country that a few are called by, and that is told of as they are: «Liban 16 ans», «fratrie Camara : Kenya et Noé».
    fn is_told_like_a_child(&self, chunk: Chunk) -> bool {
        const LOOK_BACK: usize = 16;
        if self.followed_by_person_fact(chunk.end) && !self.is_followed_by_span(chunk.end) {
            return true;
        }
        let line =
            (chunk.start.saturating_sub(LOOK_BACK)..=chunk.start).rev().find(|at| self.scene.has(*at, marks::LINE));
        let line = line.unwrap_or(chunk.start.saturating_sub(LOOK_BACK));
        let Some(colon) = (line..chunk.start).find(|at| self.mark(*at) == Some(':')) else { return false };
        let listed = chunk.start - 1 == colon
            || matches!(self.mark(chunk.start - 1), Some(',' | '/' | '+' | '&'))
            || self.scene.has(chunk.start - 1, marks::AND);
        listed
            && (line..colon)
                .any(|at| self.scene.has(at, marks::RELATIVE | marks::OF_CHILDREN) || self.scene.key(at) == "fratrie")
    }

    /// «à Fontaine», «le maire de Fontaine»; «le père de Fontaine», «la fugue de Fontaine» are somebody's.
    fn is_of_the_town(&self, i: usize) -> bool {
        const OTHERS: &[&str] = &[
            "agent",
            "agente",
            "agents",
            "club",
            "commissariat",
            "eleves",
            "elu",
            "elue",
            "elues",
            "elus",
            "enfants",
            "familles",
            "gendarmerie",
            "habitants",
            "jeune",
            "jeunes",
            "mairie",
            "maire",
            "police",
            "prefet",
            "prefete",
        ];
        let Some(before) = i.checked_sub(1).filter(|at| self.joined(*at)) else { return false };
        if self.scene.has(before, marks::FRENCH_PARTICLE) {
            let Some(owner) = before.checked_sub(1) else { return true };
            return OTHERS.contains(&self.scene.key(owner))
                || !self.scene.has(owner, marks::SOMEBODYS | marks::RELATIVE)
                    && self.scene.tokens[owner].shape != Shape::Capital;
        }
        self.scene.has(before, marks::LOCATIVE) && !self.is_given_to(Chunk { start: i, end: i + 1, words: 1 })
    }

    /// Whether the chunk names a town or country here.
    pub fn is_place(&self, chunk: Chunk) -> bool {
        let facts = self.scene.facts(chunk.start);
        // «Fontaine a fugué», «revu Fontaine»: a town that is a word, too, and whose name many bear.
        let own = facts.pos & pos::NOUN != 0 && !(self.is_hyphen(chunk.start + 1) && self.touches(chunk.start));
        if own && self.is_family_name_told(chunk) && !self.is_of_the_town(chunk.start) {
            return false;
        }
        // «retour sur traoré (gt de mai)»
        if chunk.words == 1 && self.heads_small_line(chunk.start) {
            return false;
        }
        // «Saint-Denis a présenté son dispositif»: whoever is called so has a civility or a given name before it.
        let saint = matches!(self.scene.key(chunk.start), "saint" | "sainte");
        if saint && chunk.words == 1 && self.is_hyphen(chunk.start + 1) && !self.lower {
            return true;
        }
        let known = facts.commune > 0 || facts.lists & evidence::PLACES != 0;
        let given = facts.given >= 24;
        let before = chunk.start.checked_sub(1);
        let locative = before.is_some_and(|at| {
            let dwells = matches!(self.scene.key(at), "habite" | "habitait" | "habitant" | "habitent");
            (self.scene.has(at, marks::LOCATIVE) || dwells) && self.joined(at)
        });
        // «à Bernard Fauvel», though there is a village of that name: the names of towns are tied by hyphens.
        let full =
            chunk.words >= 2 && facts.given >= 36 && !(self.is_hyphen(chunk.start + 1) && self.touches(chunk.start));
        if locative
            && (known && !full && !self.is_told(chunk)
                || !given && !known && chunk.words == 1 && !self.is_given_to(chunk))
        {
            return true;
        }
        // «pêcheur au Marin», «la boxe du Rouergue»; «le frère du Kevin» is said of somebody.
        let contracted = before.is_some_and(|at| matches!(self.scene.key(at), "au" | "du") && self.joined(at));
        if contracted && chunk.words == 1 && !given && !self.lower && !self.caps(chunk.start) {
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
                let place = owner.lists & (lists::ESTABLISHMENT | lists::ACRONYM) != 0
                    || self.scene.has(at - 1, marks::OF_A_TOWN);
                if place && !self.is_owner(chunk.start) {
                    return true;
                }
            }
        }
        let like_a_child = facts.given > 0
            && facts.lists & evidence::PLACES != 0
            && self.scene.zone == Zone::Situation
            && !contracted
            && chunk.words == 1
            && self.is_told_like_a_child(chunk);
        // «Dominique est absent», «le frère de Maurice», and not «la Dominique», «l’île Maurice».
        let borne = facts.given >= evidence::GIVEN_AS_COUNTRY
            && !before.is_some_and(|at| self.scene.has(at, marks::ARTICLE) || self.scene.key(at) == "ile")
            // «Milan (9 ans)»
            || given && self.followed_by_person_fact(chunk.end) && !self.is_followed_by_span(chunk.end)
            || like_a_child;
        if facts.lists & evidence::PLACES != 0 && chunk.words == 1 && !borne {
            return true;
        }
        known
            && chunk.words == 1
            && !given
            && !like_a_child
            && (facts.commune >= 12 || facts.surname < 24)
            && self.scene.tokens[chunk.start].shape == Shape::Capital
    }
}
