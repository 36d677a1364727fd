//! Homes in the country that have no street: «lieu-dit La Borde», «la ferme du Bosc», «dernière maison de la Combe».
//!
//! A hamlet is on the map, and its bus stop and its water main are talked of. It is a home behind somebody whose age, trade
//! or property is told: there are few houses, and who asks for the name is shown the door.

use regex::Regex;

use super::shapes::Grammar;
use super::{Chain, Part, before, ends_clause, name, starts_with};
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// What has a name and few houses.
const PLACES: &str = r"(?:lieu-?\s?dit|l-d|hameau|ferme|mas|bastide|borde|bergerie|moulin|domaine|exploitation|habitation)\s(?:du\s|des\s|de\s(?:la\s|l['’])?|d['’])?";
/// A house that is told by its rank among those of a place.
const RANKED: &str = r"(?:premi[éèe]re|derni[éèe]re|seconde|(?:deux|trois|quatr|cinqu)i[éèe]me)\s(?:maison|ferme|villa|case|caravane|b[âa]tisse)\s(?:(?:à|a)\s(?:gauche|droite)\s)?(?:du\s|des\s|de\s(?:la\s|l['’])?|d['’]|avant\s(?:le\s|la\s|l['’])|apr[èe]s\s(?:le\s|la\s|l['’])|sur\s(?:le\s|la\s|l['’]))";
/// Somebody and an age, up to a home: «Mme Odile Petit, 44 ans, », «veuve, 91 ans, au».
const AGED: &str = r"{<}(?:m\.|mme|mlle|monsieur|madame|veuve|veuf|\p{Lu}\p{L}+),?\s(?:(?:veuve|née|de|du|d['’]|(?-i:\p{Lu})[\p{L}'’-]+)\s?){1,5},?\s\(?\d{1,3}\s?ans\)?,?\s(?:(?:seule?|isol[ée]e?|veuf|veuve|c[ée]libataire|retrait[ée]e?|invalide|agriculteur|agricultrice|[ée]leveu(?:r|se)),?\s)?(?:(?:au|à)\s(?:la\s|l['’])?)?";
/// Somebody who works the land, or the society that a farm is, up to where it lies.
const FARMER: &str = r"{<}(?-i:GAEC|EARL|SCEA)\s[^.;:,\n]{2,40},\s(?:(?:au|à)\s)?|{<}(?:agricult(?:eur|rice)|[ée]leveu(?:r|se)|exploitante?|fermi(?:er|[èe]re)|berg(?:er|[èe]re)|mara[iî]ch(?:er|[èe]re)|apicult(?:eur|rice)|viticult(?:eur|rice)|vigneron(?:ne)?|ch[ée]vri(?:er|[èe]re)|paysan(?:ne)?|cultivat(?:eur|rice)|m[ée]tay(?:er|[èe]re)|ostr[ée]icult(?:eur|rice)|p[ée]pini[ée]riste|(?:[ée]l[èe]ve|[ée]levait|cultive|exploite|garde)\s(?:des|une?|ses|son|sa|la|le|les|quelques|\d+)(?:\s(?-i:[\p{Ll}'’-]+)){1,4})(?:\s(?:retrait[ée]e?|bio|laiti(?:er|[èe]re)|(?:de|en)\s\p{L}+))?,?\s(?:à\s|au\s|du\s|de\s|sur\s)(?:la\s|l['’]|le\s)?";
/// What is somebody's, up to where it lies: «son permis de construire au», «sa grange du».
const OWNED: &str = r"{<}(?:son|sa|leurs?|ses)\s(?:permis\sde\sconstruire|maison|chalet|terrain|champs?|pr[ée]s?|vergers?|grange|hangar|[ée]tang|cabane|cabanon|r[ée]sidence(?:\ssecondaire)?|parcelles?|exploitation|vignes?|potager|atelier|g[îi]te|caravane|mobile?-?home|domicile|logement)\s(?:(?:sise?|situ[ée]e?)\s)?(?:au|à|du|de)\s(?:la\s|l['’])?";
/// Words that somebody lives in what stands behind.
const LIVES: &str = r"{<}(?:{lives}|habitait|vivre|install[ée]e?s?|rest(?:e|ent|ait|ée?s?)|retir[ée]e?s?|seule?|isol[ée]e?)\s(?:(?:seule?s?|toujours|ensemble|(?:avec|chez)\s(?:sa|son|ses|leurs?)\s\p{L}+),?\s)?(?:(?:dans|au|à)\s)?(?:la\s|le\s|l['’])?";
/// Who is called by a place, or a house that stands in one: «la dame de la», «un chalet vétuste au».
const OF_PLACE: &str = r"{<}(?:dame|vieille|vieux|m[èe]re|p[èe]re|fils|filles?|monsieur|couple|famille|gens|ceux|celui|celle|propri[ée]taire|locataires?|fermi(?:er|[èe]re)|voisine?s?|jeunes?|gars|enfants?|veuve|veuf|fr[èe]res?|s[œo]eurs?|m[ée]m[ée]|p[ée]p[ée]|mamie|papi|habitante?s?|occupante?s?|ouvri(?:er|[èe]re)s?)\s(?:(?-i:\p{Ll}{4,})\s)?(?:du\s|de\s(?:la\s|l['’])?)|{<}(?:maison|chalet|caravane|mobile?-?home|cabanon|cabane|logement|appartement|studio|g[îi]te|grange|roulotte|yourte|tente|b[âa]tisse|pavillon|bungalow|taudis|masure|villa)s?\s(?:[\p{Ll}-]+\s){0,2}(?:au|à\sla|du|de\sla|sur\s(?:la|le)|(?:derri[èe]re|pr[èe]s\sde)\s(?:la|le))\s";
/// Up to where somebody sets out from, or is brought back to: «deux kilomètres à pied depuis le», «raccompagné au».
const WAY_HOME: &str = r"{<}(?:marche\p{L}*|[àa]\spied|km|kilom[èe]tres?|trajets?|arr[êe]t|cars?|bus|navette|taxi|v[ée]lo|stop)\s[^.;:|\n]{0,60}?depuis\s(?:le\s|la\s|l['’])?|{<}(?:ramen[ée]e?s?|raccompagn[ée]e?s?|recondui(?:te?s?)|rentr[ée]e?s?|rentre(?:nt)?|retourn[ée]e?s?|retourne(?:nt)?)\s(?:[\p{L}'’-]+\s){0,3}?(?:au|à\s(?:la\s|l['’])|jusqu['’]au|jusqu['’]à\s(?:la\s|l['’]))\s?";
/// A town behind its name that no dictionary has: «Saint-Marc-du-Bosc», «Velle-sur-Orge».
const TOWN: &str = r",\s(?:commune\sd(?:e\s|['’]))?(?-i:(?:Saint|Sainte|St|Ste)-[\p{L}'’-]+|\p{Lu}[\p{L}'’]+-(?:sur|sous|en|lès|les|le|la|du|de|des|aux?|d|l)[-'’][\p{L}'’-]+)";
/// Who lives in what stands before: «à la ferme du Bosc, M. Petit (84 ans)».
const DWELLER: &str = r",\s(?:vi(?:t|vent)\s|habite(?:nt)?\s|demeure(?:nt)?\s|(?:m\.|mme|mlle|monsieur|madame|veuve)\s(?:(?-i:\p{Lu})[\p{L}'’-]+\s?){1,3},?\s?\(?\d{1,3}\s?ans\b)";
/// The number of a house and up to the name of its hamlet: «au 2 de La Borie».
const NUMBER_OF: &str = r"\d{1,3}(?:\s?(?:bis|ter))?,?\s(?:de\s(?-i:L(?:a|es?)\s|L['’])|(?:du|des)\s(?:hameau|lieu-?dit|mas)\s(?:du\s|des\s|de\s(?:la\s)?)?)";

pub(super) struct Hamlets {
    places: Regex,
    ranked: Regex,
    aged: Regex,
    farmer: Regex,
    owned: Regex,
    lives: Regex,
    of_place: Regex,
    way_home: Regex,
    town: Regex,
    dweller: Regex,
    number_of: Regex,
}

impl Hamlets {
    pub(super) fn new() -> Result<Self, regex::Error> {
        Ok(Self {
            places: compile(r"\A", PLACES, "")?,
            ranked: compile(r"\A", RANKED, "")?,
            aged: compile("", AGED, r"\z")?,
            farmer: compile("", FARMER, r"\z")?,
            owned: compile("", OWNED, r"\z")?,
            lives: compile("", LIVES, r"\z")?,
            of_place: compile("", OF_PLACE, r"\z")?,
            way_home: compile("", WAY_HOME, r"\z")?,
            town: compile(r"\A", TOWN, "")?,
            dweller: compile(r"\A", DWELLER, "")?,
            number_of: compile(r"\A", NUMBER_OF, "")?,
        })
    }
}

impl Grammar {
    /// The home in the country that starts at `at`, and its rule.
    pub(super) fn hamlet(&self, text: &str, at: usize, zone: Zone) -> Option<(Chain, Fixed)> {
        if matches!(zone, Zone::Attendance | Zone::Signature | Zone::Furniture | Zone::Statistics | Zone::Agenda) {
            return None;
        }
        let hamlets = &self.hamlets;
        let rest = &text[at..];
        let far = &text[text.floor_char_boundary(at.saturating_sub(120))..at];
        if let Some(land) = self.land_of(text, at, zone) {
            return Some((land, fixed::ADDRESS_DWELLING));
        }
        let ranked = hamlets.ranked.find(rest);
        let place = ranked.or_else(|| hamlets.places.find(rest))?;
        let name = name::read(text, at + place.end()).filter(|name| name.capital)?;
        let lives = || {
            (zone == Zone::Situation || ranked.is_some()) && hamlets.lives.is_match(far)
                || zone == Zone::Situation && self.told.apposed.is_match(far)
                || zone == Zone::Situation && (hamlets.way_home.is_match(far) || hamlets.of_place.is_match(far))
        };
        let farmer = hamlets.farmer.is_match(far);
        let dweller = || far.ends_with([' ', '\'', '’']) && hamlets.dweller.is_match(&text[name.end..]);
        let home = farmer || hamlets.aged.is_match(far) || hamlets.owned.is_match(far) || lives() || dweller();
        if !home || text[name.end..].starts_with(char::is_alphanumeric) {
            return None;
        }
        let mut end = name.end;
        if let Some(town) = hamlets.town.find(&text[end..])
            && ends_clause(&text[end + town.end()..])
        {
            end += town.end();
        }
        // «à la Ferme du Bosc»: the article belongs to the name of what is written with a capital.
        let named = farmer && rest.starts_with(char::is_uppercase);
        let start = if named { article(text, at) } else { at };
        let parts = 1 << Part::Way as u8;
        let chain = Chain { start, end, last: Part::Dwelling, parts, detailed: false };
        Some((self.grown(text, chain), fixed::ADDRESS_WAY))
    }

    /// The end of «2 de La Borie» behind «maraîchère, au», «vit au».
    pub(super) fn number_in_hamlet(&self, text: &str, at: usize) -> Option<usize> {
        let hamlets = &self.hamlets;
        let number = hamlets.number_of.find(&text[at..])?;
        let before = before(text, at);
        let name = name::read(text, at + number.end()).filter(|name| name.capital)?;
        (hamlets.farmer.is_match(before) || hamlets.lives.is_match(before)).then_some(name.end)
    }

    /// «habite le terrain derrière la scierie, caravane 3»: with its article, which nothing stands before.
    fn land_of(&self, text: &str, at: usize, zone: Zone) -> Option<Chain> {
        // «loge au-dessus de la boulangerie, place du Puits»
        if ["au-dessus", "au dessus"].iter().any(|above| starts_with(&text[at..], above)) {
            let end = at + self.beside.find(&text[at..])?.end();
            let parts = 1 << Part::Dwelling as u8;
            // «au-dessus du resto de ses parents»
            let owned = [" ses", " son", " sa", " leur", " leurs"].iter().any(|owner| text[..end].ends_with(owner));
            let home = zone == Zone::Situation && !owned && self.hamlets.lives.is_match(before(text, at));
            return home
                .then(|| self.grown(text, Chain { start: at, end, last: Part::Dwelling, parts, detailed: false }));
        }
        let land = self.land.find(&text[at..])?;
        let beside = self.beside.find(&text[at + land.end()..])?;
        let start = article(text, at);
        if start == at || !self.hamlets.lives.is_match(before(text, start)) {
            return None;
        }
        let end = at + land.end() + beside.end();
        let parts = 1 << Part::Dwelling as u8;
        Some(self.grown(text, Chain { start, end, last: Part::Dwelling, parts, detailed: false }))
    }
}

/// Where the article before `at` starts, with an adjective between, or `at`: «la petite maison».
fn article(text: &str, at: usize) -> usize {
    const ADJECTIVES: &[&str] =
        &["petite ", "grande ", "vieille ", "ancienne ", "petit ", "grand ", "vieux ", "ancien "];
    let bare = ADJECTIVES.iter().find_map(|adjective| text[..at].strip_suffix(*adjective)).unwrap_or(&text[..at]);
    ["le ", "la ", "les ", "l'", "l’", "une ", "un ", "Le ", "La ", "LE ", "LA "]
        .iter()
        .find_map(|article| bare.strip_suffix(*article).filter(|before| !before.ends_with(char::is_alphanumeric)))
        .map_or(at, str::len)
}
