//! Whether a chain of parts is somebody's address, and how sure: by its parts, by what stands before, and by the zone.

use super::shapes::Grammar;
use super::{Chain, Part, before, detail, ends_clause, name};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::zone::Zone;

impl Grammar {
    /// The number at `at` ends its line and is one of what is counted, or the street behind it, whose name starts at `name`,
    /// heads an entry of its own: no line was only cut there.
    pub(super) fn begins_anew(&self, text: &str, at: usize, name: usize) -> bool {
        let before = before(text, at);
        let heads = || {
            let end = name::read(text, name).map_or(name, |name| name.end);
            text[end..].trim_start_matches([' ', '\u{a0}']).starts_with(':')
        };
        self.numbered.is_match(before) || !self.trigger.is_match(before) && heads()
    }

    /// The rule; none for what is no address.
    pub(super) fn judge(&self, text: &str, chain: &Chain, zone: Zone) -> Option<Fixed> {
        let before = before(text, chain.start);
        let head = &text[chain.start..chain.end];
        let personal =
            PERSONAL.iter().any(|word| head.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
        // «rdc gauche»: a storey and a side are two details.
        // «prendre la 2e droite» is a way.
        let sided = || {
            let facing = || before.ends_with(", ") && ends_clause(&text[chain.end..]) && detail::is_facing(head);
            chain.last == Part::Detail && (detail::is_sided(head) && !before.ends_with("la ") || facing())
        };
        let detailed = chain.detailed || sided();
        // Most details alone are no address, and that needs no more to be known.
        let said = !detailed && self.is_said_of_somebody(text, chain, zone);
        if !detailed
            && matches!(chain.last, Part::Detail | Part::Same)
            && !personal
            && !said
            && !self.lives_at.is_match(before)
        {
            return None;
        }
        if matches!(chain.last, Part::Detail) && !chain.has(Part::Street) && self.homes.met.is_match(before) {
            return None;
        }
        if chain.has(Part::Number) {
            // «(n° 5, 2e étage)»: the number is somebody's, whatever follows it.
            return (said || detailed && zone == Zone::Situation).then_some(fixed::ADDRESS_APPOSED);
        }
        if chain.has(Part::Way) && !chain.has(Part::Street) {
            let home = zone == Zone::Situation || self.is_hosts(text, chain.start, zone);
            return home.then_some(fixed::ADDRESS_WAY);
        }
        let trigger = self.trigger.is_match(before);
        let lived_in = trigger || zone == Zone::Situation;
        // «même rue, 3e étage»: elsewhere, the same as of something.
        if chain.has(Part::Same) && !lived_in {
            return None;
        }
        if zone != Zone::Situation && !trigger && !detailed && self.counts.is_match(before) {
            return None;
        }
        let public = (!trigger && self.public.is_match(before)) || self.public_name.is_match(head);
        if public {
            return chain.has(Part::Street).then_some(fixed::ADDRESS_PUBLIC);
        }
        if chain.has(Part::Street) {
            return Some(if trigger || detailed { fixed::ADDRESS_STREET_FULL } else { fixed::ADDRESS_STREET });
        }
        if chain.has(Part::NumberAndName) {
            return Some(fixed::ADDRESS_NUMBER_NAME);
        }
        match (detailed, lived_in) {
            (true, true) => Some(fixed::ADDRESS_DWELLING),
            (true, false) => Some(fixed::ADDRESS_DWELLING_GENERAL),
            (false, _) if trigger && (personal || chain.has(Part::Dwelling)) => Some(fixed::ADDRESS_DWELLING_SHORT),
            (false, true) if personal => Some(fixed::ADDRESS_HOME),
            (false, true) if chain.last != Part::Same && self.lives_at.is_match(before) => Some(fixed::ADDRESS_DETAIL),
            (false, _) if said => Some(fixed::ADDRESS_APPOSED),
            (false, _) => None,
        }
    }
}

/// How a detail or a dwelling starts that can only be a home; towers, estates and camping sites are also places.
const PERSONAL: &[&str] = &[
    "app", "apt", "logement", "logt", "lgt", "studio", "rés", "rÉs", "res", "villa", "lotis", "péni", "pÉni", "peni",
    "fjt", "foyer", "hlm", "imm", "mobil", "chalet", "bungalow",
];
