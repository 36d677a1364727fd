//! What is a home only because of what is said before it: «dort sous les arcades de la poste», «Mme Petit (porte 34)».

use super::shapes::Grammar;
use super::{Chain, Part, before, ends_clause, name, starts_with};
use crate::detect::fold::fold;
use crate::zone::Zone;

impl Grammar {
    /// What is a home only because of the words before it.
    pub(super) fn of_somebody(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        let rest = &text[at..];
        let first = rest.bytes().next()?;
        if first.is_ascii_digit() {
            if !matches!(&text.as_bytes()[..at], [.., b'a' | b'A' | b'd' | b'D', b'u' | b'U', b' ']) {
                return None;
            }
            let named = self.number_in_hamlet(text, at).map(|end| (Part::NumberAndName, end));
            return named.or_else(|| self.in_short(text, at).map(|end| (Part::Number, end)));
        }
        if let Some(same) = self.same.find(rest) {
            return Some((Part::Same, at + same.end()));
        }
        if let Some(house) = self.house.find(rest) {
            let end = at + house.end();
            return self.is_house_of(text, at, end).then_some((Part::Number, end));
        }
        if let Some(end) = self.mooring(rest) {
            return Some((Part::Dwelling, at + end));
        }
        if let Some(hotel) = self.hotel.find(rest) {
            let name = name::read(text, at + hotel.end())?;
            let housed = name.capital && self.at_hotel.is_match(before(text, at));
            // «placés hôtel du Lac»: in a situation, as a street is where somebody is housed.
            let part = if self.trigger.is_match(before(text, at)) { Part::Dwelling } else { Part::Way };
            return housed.then_some((part, name.end));
        }
        let far = &text[text.floor_char_boundary(at.saturating_sub(180))..at];
        if let Some(end) = self.sheltered(text, at, far) {
            return Some(end);
        }
        let way = self.way.find(rest)?;
        let name = name::read(text, at + way.end())?;
        let ends = || ends_clause(&text[name.end..]);
        let apposed = || self.entry.is_match(far) || self.somebody.is_match(before(text, at));
        // «intervention impasse des Lilas chez Mme Petit», «Mme Petit de la rue Haute»
        let dweller = || self.dwellers.of_named(before(text, at), &text[name.end..]);
        let lived_on = || self.lives_on.is_match(far) || dweller() || ends() && apposed();
        (name.capital && lived_on() || ends() && apposed()).then_some((Part::Way, name.end))
    }

    /// Where somebody sleeps or always stands: «sous les arcades de la poste», «vu tous les soirs hall Vauban».
    fn sheltered(&self, text: &str, at: usize, before: &str) -> Option<(Part, usize)> {
        // What is everybody's: «le hall de l'immeuble».
        const ANY: &[&str] = &["immeuble", "batiment", "maison", "residence", "tour", "quartier", "appartement"];
        let rest = &text[at..];
        if let Some(shelter) = self.shelter.find(rest)
            && self.sleeps.is_match(before)
        {
            let name = name::read(text, at + shelter.end())?;
            let of = &text[at + shelter.end()..name.end];
            if of_school(of) {
                return None;
            }
            return (name.capital || !ANY.contains(&fold(of).as_str())).then_some((Part::Way, name.end));
        }
        // «dort dans la chapelle Saint-Roch désaffectée»
        if let Some(ruin) = self.ruin.find(rest)
            && self.sleeps.is_match(before)
        {
            let name = name::read(text, at + ruin.end())?;
            let ruined = self.ruined.find(&text[name.end..]).map_or(0, |ruined| ruined.end());
            return (name.capital && !name.particle).then_some((Part::Way, name.end + ruined));
        }
        let hall = self.halls.find(rest)?;
        let name = name::read(text, at + hall.end())?;
        (name.capital && !name.particle && self.stays.is_match(before)).then_some((Part::Detail, name.end))
    }

    /// A detail of a building that stands beside somebody's name or says where somebody stays. In general talk it stands in
    /// brackets: «familles Petit (n° 21) et Roux (n° 23)».
    pub(super) fn is_said_of_somebody(&self, text: &str, chain: &Chain, zone: Zone) -> bool {
        let (before, behind) = (before(text, chain.start), &text[chain.end..]);
        let bracketed = opens_bracket(before) && behind.starts_with(')');
        let apposed = || ends_clause(behind) && self.somebody.is_match(before);
        match (chain.last, zone) {
            (_, Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Statistics) => false,
            (Part::Number, Zone::Situation) => true,
            (Part::Number | Part::Detail, _) if bracketed => apposed(),
            (Part::Detail, _) if self.is_storey_of(text, chain, zone) => true,
            (Part::Detail, _) if self.dwellers.at_home(before, behind) => true,
            (Part::Detail, _) if self.dwellers.who(before, zone) => {
                self.dwellers.entrance.is_match(&text[chain.start..])
            }
            // «- PETIT Karim, tour Mimosa : impayés»
            // «Petit Maria. camp derriere l ancienne gare.»: a note of where somebody is found.
            (Part::Dwelling, Zone::Situation) if self.shack.is_match(&text[chain.start..chain.end]) => {
                let opens = before.trim_end_matches(['*', '_']);
                ends_clause(behind)
                    && (opens.is_empty()
                        || [". ", ", ", ": ", "; ", "\n", "- ", "– ", "("].iter().any(|mark| opens.ends_with(mark)))
            }
            (Part::Dwelling, Zone::Situation) => {
                // «M. Petit, le Clos des Vignes, est venu»
                let bare = ["le ", "la "].iter().find_map(|article| before.strip_suffix(*article));
                apposed()
                    || ends_clause(behind)
                        && (self.entry.is_match(before) || bare.is_some_and(|bare| self.somebody.is_match(bare)))
            }
            (Part::Detail, Zone::Situation) => {
                apposed()
                    || self.stays.is_match(before)
                    // «Emplacement 6. Le jeune …»: the pitches of a halting site, one an entry.
                    || starts_with(&text[chain.start..], "emplacement")
                        && (before.is_empty() || before.ends_with('\n'))
                        && behind.starts_with(['.', ':'])
            }
            _ => false,
        }
    }
}

/// What belongs to a school: beside its name, which is hidden as one, what is left of the place is nobody's.
pub(super) fn of_school(name: &str) -> bool {
    let words = name.split([' ', '\u{a0}', '\'', '’']).map(fold);
    let first = words.into_iter().find(|word| !["de", "du", "des", "la", "le", "l", "d"].contains(&word.as_str()));
    first.is_some_and(|word| ["ecole", "college", "lycee", "maternelle", "primaire"].contains(&word.as_str()))
}

/// A bracket opens, or one and «au»: «M. Petit (au n° 10)».
pub(super) fn opens_bracket(before: &str) -> bool {
    const OPEN: &[&str] = &["(", "(au ", "(du ", "(à l'", "(à l’", "(à la ", "(AU ", "(Au "];
    OPEN.iter().any(|open| before.ends_with(open))
}
