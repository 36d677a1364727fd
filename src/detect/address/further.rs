//! What says more of a home behind its street or its name, and the town that it lies in.

use super::shapes::Grammar;
use super::{Chain, Part, ends_clause, name, told};

impl Grammar {
    /// The end of what says more of a home that a street or a name was said of: a storey behind «au», the number of a
    /// house, what it stands beside.
    pub(super) fn further(&self, text: &str, chain: &Chain, at: usize, separator: &str) -> Option<usize> {
        let rest = &text[at..];
        if let Some(end) = self.storey(text, chain, at, separator) {
            return Some(end);
        }
        if chain.last == Part::Detail
            && separator == " "
            && !chain.has(Part::Street)
            && let Some(belongs) = self.belongs.find(rest)
            && told::may_belong(&text[chain.start..], belongs.as_str())
            && let Some(name) = name::read(text, at + belongs.end())
            && name.capital
        {
            return Some(name.end);
        }
        // «emplacement 7 de l'aire d'accueil»
        if chain.last == Part::Detail
            && separator == " "
            && !chain.has(Part::Street)
            && let Some(site) = self.site.find(rest)
            && !rest[site.end()..].starts_with(char::is_alphanumeric)
        {
            return Some(at + site.end());
        }
        if let Some(end) = told::of_house(rest, chain, separator) {
            return Some(at + end);
        }
        if chain.last == Part::Same
            && !separator.contains('\n')
            && let Some(end) = self.number_of_same(rest)
        {
            return Some(at + end);
        }
        let named = [Part::Street, Part::NumberAndName, Part::Dwelling, Part::Way].iter().any(|part| chain.has(*part));
        // «tour A, 12e ét., dernière porte à gauche»
        if !named && chain.detailed && chain.last == Part::Detail {
            return self.told.detail(text, at, separator, false);
        }
        if !named || separator.contains('\n') {
            return None;
        }
        if let Some(to) = self.inside.find(rest)
            && let Some((Part::Detail, end)) = self.part(text, at + to.end())
        {
            return Some(end);
        }
        if separator.contains(',')
            && let Some(end) = self.spot(text, at)
        {
            return Some(end);
        }
        if let Some(beside) = self.beside.find(rest) {
            return Some(at + beside.end());
        }
        if let Some(end) = self.mooring(rest) {
            return Some(at + end);
        }
        if let Some(end) = self.told.detail(text, at, separator, chain.last == Part::Dwelling) {
            return Some(end);
        }
        let comma = separator.contains(',');
        if (comma || chain.last == Part::Dwelling)
            && (!chain.has(Part::Street) || chain.has(Part::Detail))
            && let Some(house) = self.house.find(rest)
            && ends_clause(&rest[house.end()..])
        {
            return Some(at + house.end());
        }
        // «route de Sens, le Four-Vieux»
        if comma && chain.last == Part::Way && ["le", "la", "les"].contains(&rest.split(char::is_whitespace).next()?) {
            let name = name::read(text, at)?;
            let word = rest[..name.end - at].split(char::is_whitespace).nth(1)?;
            let written = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
            return written.then_some(name.end);
        }
        None
    }

    /// The end of the town that the home lies in: «9 rue Haute, Cholet», «résidence du Lac, entrée D, à Cholet».
    pub(super) fn town_behind(&self, text: &str, chain: &Chain, at: usize, separator: &str) -> Option<usize> {
        let comma = separator.contains(',');
        let apart = comma && !separator.contains('\n');
        let placed = [Part::Street, Part::NumberAndName].iter().any(|part| chain.has(*part));
        let open = matches!(chain.last, Part::Street | Part::NumberAndName | Part::Detail) && placed;
        if open && let Some(end) = name::town(text, at, comma) {
            return Some(end);
        }
        // Behind a name that ends a clause alone: «le foyer est rattaché, à Cholet, au centre».
        if apart
            && chain.has(Part::Dwelling)
            && let Some(end) = name::town(text, at, comma).filter(|end| ends_clause(&text[*end..]))
        {
            return Some(end);
        }
        if !apart {
            return None;
        }
        let known = name::known_town(text, at).filter(|end| ends_clause(&text[*end..]));
        if known.is_some() || !chain.has(Part::Street) {
            return known;
        }
        // «3 impasse du Four, Vaubrun, 2e étage»: whoever may be called so, what follows is said of a home.
        let goes_on = |end: &usize| {
            let Some(rest) = text[*end..].strip_prefix(", ") else { return false };
            let (at, chain) = (text.len() - rest.len(), Chain { end: *end, last: Part::Tail, ..*chain });
            let detail = matches!(self.part(text, at), Some((Part::Detail, _)));
            detail || self.further(text, &chain, at, ", ").is_some()
        };
        name::unknown_town(text, at).or_else(|| name::may_be_town(text, at).filter(goes_on))
    }
}
