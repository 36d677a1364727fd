//! Homes that are told without a verb of living: a street apposed to somebody («chez lui (rue Haute)», «le T4 de la rue
//! Haute», «retourné place Vauban chez son ex»), what is no street («l'ancien pressing de la rue Basse», «Formule 1 de la zone
//! nord», «ravine Blanche»), a number and a name without «rue», and the last words of an address («2e cour», «fond du couloir»).
//!
//! What happens in a street is told in the same words, so each stands behind words that make a home of it.

use regex::Regex;

use super::said::of_school;
use super::shapes::Grammar;
use super::{Chain, Part, before, ends_clause, glance, name, starts_with};
use crate::detect::calendar;
use crate::detect::evidence::fixed::{self, Fixed};
use crate::detect::fold::fold;
use crate::detect::patterns::compile;
use crate::zone::Zone;

/// Up to a number and a name that are a home: «situation du 33 Vauban», «ex-14 Ravel, maintenant 3 Bizet».
const NUMBERED: &str = r"{<}(?:(?:ex|anciennement|auparavant|avant|maintenant|d[ée]sormais|aujourd['’]hui|actuellement)[\s-](?:(?:au|le|du)\s)?|(?:situation|dossier|affaire|familles?|locataires?|voisine?s?|occupante?s?|habitants|jeunes|dame|monsieur|couple|expulsion|squat|tapage|logement|appartement|concierge|gardienne?|hall|cave|fen[êe]tres?|balcon|problèmes?|d[ée]g[âa]ts?(?:\sdes\seaux)?|incendie|fuite|nuisances|impay[ée]s?)\s(?:du|au)\s|(?:m\.|mm\.|mme|mlle|monsieur|madame|familles?|les)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,3}(?:,\s|\s\()(?:au\s)?)";
/// The last words of an address, behind its street.
const DETAIL: &str = r"(?:(?:\d{1,2}\s?(?:er|[éèe]re|re|i?[éèe]me|[éèe]|nde?)|{ordinal})\s(?:cour|porte|maison|palier|entr[ée]e|escalier|b[âa]timent|immeuble|pavillon|villa|sonnette|portail|couloir|all[ée]e)\b(?:\s(?:à|a|sur|de)\s(?:la\s)?(?:gauche|droite)|\s(?:gauche|droite)\b)?|(?:\d{1,2}\s?(?:er|i?[éèe]me?|[éèe])|rdc|dernier)\s(?:sur|c[ôo]t[ée])\s(?:rue|cour|jardin|parking)\b|(?:(?:tout\s)?au\s|le\s)?(?:fond|bout)\s(?:du|de\sla|de\sl['’])\s?(?:couloir|cour|all[ée]e|impasse|jardin|passage|parking|lotissement|chemin|palier|hameau|rue|ruelle|parc|venelle)\b|tout\s(?:en\s(?:haut|bas)|au\s(?:fond|bout))\b|(?:la\s|le\s)?(?:porte|portail|maison|volets|grille|portillon|pavillon)\s(?:sans\s\p{L}+|(?:aux?|à|avec)\s(?:(?:la|le|les|une?|des)\s)?(?:volets?|portail|grille|porte|toit|barri[èe]re|cl[ôo]ture|glycine|v[ée]randa)(?:\s\p{L}{4,})?|(?:bleu|vert|rouge|jaune|blanc|blanche|gris|noir|marron|orange|rose|beige)e?s?\b|(?:de|à)\s(?:gauche|droite)\b|d['’]en\s(?:face|bas|haut)\b)|(?:interphone|sonnette|bo[iî]te(?:\saux\slettres)?|bal|digicode)\s(?:(?:n\s?°\s?)?\d{1,4}[a-z]?\b|(?:au\snom\sde\s)?(?-i:\p{Lu})[\p{L}'’-]{2,})|(?:sous\s(?:les\s(?:combles|toits)|le\stoit)|mansarde|combles|entresol|demi-[ée]tage)\b|c[ôo]t[ée]\s(?:cour|rue|jardin|parking)\b|(?:à\s(?:gauche|droite)|au\sfond)(?:\s(?:en\s(?:entrant|sortant|montant)|apr[èe]s\s(?:le|la)\s\p{L}+))?|sur\s(?:cour|rue|jardin)\b|arri[èe]re-(?:boutique|cour|salle|maison|b[âa]timent)\b|(?:en\s)?face\s(?:(?:[àa]|de|du)\s)?(?:(?:la|le|au)\s|l['’])?(?:ascenseur|asc\b|escaliers?|esc\b|palier|cage|loge)\b|(?:appartement|appt\.?|appart|logement|porte|studio|maison|chambre)\s(?:du\s(?:haut|bas|fond|milieu)|d['’]en\s(?:haut|bas)|de\s(?:gauche|droite))\b)";
/// What sort of home stands at an address, where nothing more follows: «9 rue Haute, pavillon mitoyen».
const SORT: &str = r"(?:(?:petite?\s|grande?\s)?(?:pavillon|maison(?:nette)?|villa|chalet|appartement|appart|duplex|studio|loft|longère|corps\sde\sferme|logement|chambre)(?:\s(?:mitoyen(?:ne)?|individuel(?:le)?|jumel[ée]e?|isol[ée]e?|de\splain-pied|d['’]angle|de\sville|familiale?|de\smaître|neu(?:f|ve)|meubl[ée]e?|social|hlm|communale?|de\sfonction|avec\s(?:jardin|cour|terrasse|balcon)|[àa]\s(?:gauche|droite|l['’][ée]tage))|\s(?-i:[TF])[1-7])?|(?-i:[TF][1-7](?:\sbis)?))";
/// Up to a street that a home is said of, whatever follows: the flat, or the door, of somebody.
const FLAT_OF: &str = r"{<}(?:(?-i:[TF])[1-7](?:\sbis)?|appartement|appart|logement|studio|duplex|pavillon|chambre|squat|meubl[ée]|maison\sfamiliale|mansarde|(?:son|sa|leurs?|ses)\s(?:maison|garage|box|cave|bail|loge|caravane|adresse|immeuble))\s(?:de\sla|du|de\sl['’]|de|des)\s?";
/// Up to a street that ends the clause: «chez lui (rue Haute)», «vit à deux pas, passage Vauban», «elle est à Sens maintenant, ».
const APPOSED: &str = r"(?:{<}(?:logement|appartement|studio|maison|pavillon|domicile|caravane|chambre|garage|cave|porte|bo[iî]te(?:\saux\slettres)?|bail|adresse)\s(?:de\s|des\s|du\s|d['’])(?:(?:m\.|mme|mlle|monsieur|madame|la|sa|son|ses|leurs?)\s)?[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+){0,3}\s?(?:,\s|\()|{<}(?:parti|habit|demeur|r[ée]sid|h[ée]berg|log|relog|install|vi[tv]|rest|r[ée]fugi|cach|d[ée]m[ée]nag|retourn|repart|emm[ée]nag)\p{L}*\s(?:(?-i:\p{Ll}+)\s){0,2}(?:(?:à|sur|vers|dans)\s)?(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+)?(?:\s\d{1,2}e)?(?:\s(?:maintenant|d[ée]sormais|actuellement))?,\s|{<}(?:chez\s(?:lui|elle|eux|elles|moi|toi|soi)|(?:son|leur|sa|au|mon|du)\s(?:domicile|logement|appartement|studio|maison|pavillon|immeuble|bas\sde\simmeuble))\s?(?:,\s|:\s|[–—-]\s|\()|{<}(?:il|elle|ils|elles|monsieur|madame|on|qui)\s(?:est|sont|reste|vit|serait|habite|loge)\s(?:parti(?:e|s|es)?\s)?(?:sur|à|vers|dans)\s(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?-i:\p{Lu})[\p{L}'’-]+)?(?:\s(?:maintenant|d[ée]sormais|aujourd['’]hui|actuellement|depuis\s\p{L}+))?,\s|{<}(?:{lives}|cr[èe]che(?:nt)?|log[ée]e?s?|relog[ée]e?s?|h[ée]berg[ée]e?s?|install[ée]e?s?)\s(?:(?-i:[\p{Ll}\d'’-]+)\s){0,6}(?-i:[\p{Ll}'’-]{2,}),\s|(?:\A|[–—-]\s|[.?!:]\s|\n|{<}(?:est|sont|vit|vivent|reste|restent)\s)(?:toujours|encore|d[ée]sormais|maintenant|actuellement)\s)";
/// Up to a street where somebody is with one of their own, who is told behind it.
const GONE: &str = r"{<}(?:retourn|rentr|repart|revenu|parti|r[ée]fugi|ramen|raccompagn|install|emm[ée]nag|cach|plac|confi|recueilli|accueilli|d[ée]pos|dor|log|h[ée]berg|vi[tv]|habit|repli|rest)\p{L}*\s(?:[\p{Ll}]+\s)?";
/// With whom somebody stays.
const WITH: &str = r"\schez\s(?:sa\s|son\s|ses\s|leurs?\s|une?\s|l['’]|la\s|le\s)(?:tante|oncle|cousine?|m[èe]re|p[èe]re|grand|mamie|mamy|pap[iy]|s[œo]e?ur|fr[èe]re|amie?|copine?|copain|compagne|compagnon|fille|fils|ex|marraine|parrain|parents|beaux?|belle|tatie|tonton|nourrice|coll[èe]gue|neveu|ni[èe]ce|petite?)";
/// What somebody who is not sure says behind a street.
const HEDGE: &str = r"\s(?:je\scrois|je\spense|para[iî]t-il|sans\sdoute|apparemment|si\sj['’]ai|il\s(?:me\s)?semble|para[iî]t|peut-[êe]tre|dit-(?:il|elle|on))";
/// Streets without a number.
const WAYS: &str = r"(?:all[ée]e|mont[ée]e|passage|place|cours|corniche|faubourg|promenade|avenue|av\.|boulevard|bd\.?|chemin|ch\.|impasse|imp\.|quai|route|rte|rue|ruelle|sente|sentier|square|traverse|venelle)\s";
/// Buildings that somebody sleeps in, up to what they are called by; «ancien» makes one of any noun.
const BUILDING: &str = r"(?:ancien(?:ne)?s?\s(?:[\p{Ll}-]{3,})|presbyt[èe]re|ch[âa]teau|manoir|couvent|bunker|blockhaus|viaduc|pont|pr[ée]au|kiosque|parking|hangar|entrep[ôo]t|moulin|grange|usine|gare|caserne|chapelle|garage)\s";
/// Up to such a building.
const OCCUPIED: &str = r"{<}(?:occup\p{L}*|squatt?\p{L}*|{lives}|habit\p{L}*|dor(?:t|ment|mi|mait)|couch\p{L}*|pass[ée]\p{L}*\s(?:l['’]hiver|l['’][ée]t[ée]|la\snuit|les\snuits|ses\snuits|plusieurs\snuits|\p{L}+\s(?:mois|semaines|nuits))|install[ée]\p{L}*|r[ée]fugi[ée]\p{L}*|relog[ée]\p{L}*|abrit[ée]?\p{L}*|log[ée]\p{L}*)\s(?:(?:sans|illicite|ill[ée]gale|titre|toujours|encore|actuellement)\s){0,3}(?:dans\s|à\s|par\s|sous\s|sur\s|derri[èe]re\s|devant\s)?(?:du\s|de\sla\s|de\sl['’]|le\s|la\s|l['’]|au\s|à\sla\s|à\sl['’])";
/// Cheap hotels, which are called by their chain.
const CHAIN: &str = r"(?:formule\s1|ibis(?:\s(?:budget|styles))?|campanile|kyriad|etap(?:\sh[ôo]tel)?)\b";
/// A shelter for the night, up to its name.
const SHELTER: &str = r"(?:(?:abri|accueil|halte)\sde\snuit|pension)\s";
/// Up to a hotel or a shelter where somebody is.
const SHELTERED: &str = r"{<}(?:(?:h[ée]berg|relog|log|plac|dor|admi|accueilli|orient|altern|exclu|accept|retourn|rentr|install|sort|pris|mise?s?)\p{L}*|nuits?|nuit[ée]es|115)\s[^.;:\n|]{0,45}?(?:à\s|au\s|en\s|de\s|du\s|et\s|vers\s|dans\s)(?:l['’]|la\s|le\s|un\s)?";
/// A lodging of the town, up to its street.
const LODGING: &str = r"(?:g[îi]te|logement|appartement|studio|chalet)\s(?:communal|municipal|d['’]urgence|relais|passerelle|de\spassage|temporaire|associatif),\s";
/// Pitches of travellers, up to the number of one.
const PITCHES: &str = r"aire\s(?:d['’]accueil|de\s(?:grand\s)?passage|des\sgens\sdu\svoyage)(?:\sdes\sgens\sdu\svoyage)?(?:\s(?:du|de\sla|des|de)\s(?-i:\p{Lu})[\p{L}'’-]+)?(?:,\s|\s[–—-]\s|\s\(|\s)";
/// Places of islands and mountains that few people live in.
const LAND: &str = r"(?:morne|ravine|fonds|anse|savane)\s";
/// Up to such a place: «vit au», «raccompagné à la case Petit, ».
const LANDED: &str = r"{<}(?:{lives}|habit\p{L}*)\s(?:[\p{Ll}]+\s)?(?:à\s|au\s|dans\s|sur\s)?(?:la\s|le\s|l['’])?|{<}(?:raccompagn|ramen|rentr|retourn|recondui|{lives}|case|kaz|chez)\p{L}*\s[^.;:\n|]{2,45},\s";

/// A flat right behind the name of its building: «A 203».
const BLOCK: &str = r"(?-i:[A-Z])[\s-]?\d{1,4}\b";
/// A hotel, of which a room is told behind its name.
const HOTEL: &str = r"(?:h[ôo]tel|pension|motel|auberge)\s";

pub(super) struct Told {
    numbered: Regex,
    detail: Regex,
    sort: Regex,
    flat_of: Regex,
    pub(super) apposed: Regex,
    gone: Regex,
    with: Regex,
    hedge: Regex,
    ways: Regex,
    building: Regex,
    occupied: Regex,
    chain: Regex,
    shelter: Regex,
    sheltered: Regex,
    lodging: Regex,
    pitches: Regex,
    land: Regex,
    landed: Regex,
    block: Regex,
    hotel: Regex,
}

impl Told {
    pub(super) fn new() -> Result<Self, regex::Error> {
        let at = |regex: &str| compile(r"\A", regex, "");
        let up_to = |regex: &str| compile("", &format!("(?:{regex})"), r"\z");
        Ok(Self {
            numbered: up_to(NUMBERED)?,
            detail: at(DETAIL)?,
            sort: at(SORT)?,
            flat_of: up_to(FLAT_OF)?,
            apposed: up_to(APPOSED)?,
            gone: up_to(GONE)?,
            with: at(WITH)?,
            hedge: at(HEDGE)?,
            ways: at(WAYS)?,
            building: at(BUILDING)?,
            occupied: up_to(OCCUPIED)?,
            chain: at(CHAIN)?,
            shelter: at(SHELTER)?,
            sheltered: up_to(SHELTERED)?,
            lodging: at(LODGING)?,
            pitches: at(PITCHES)?,
            land: at(LAND)?,
            landed: up_to(LANDED)?,
            block: at(BLOCK)?,
            hotel: at(HOTEL)?,
        })
    }

    /// The end of what is told of a home at `at`, behind its street and a comma or a dash; the number of a building, also
    /// right behind its name: «résidence Atlantis A 203»; or its postcode alone.
    pub(super) fn detail(&self, text: &str, at: usize, separator: &str, building: bool) -> Option<usize> {
        let rest = &text[at..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let ends = |end: usize| ends_clause(&rest[end..]);
        let apart = separator.contains([',', '–', '—', '-']);
        let flat = building && separator == " " && rest.starts_with(|c: char| c.is_ascii_uppercase());
        if flat && let Some(block) = self.block.find(rest).filter(|block| ends(block.end())) {
            return Some(at + block.end());
        }
        if digits > 0 {
            let house = building && separator == " " && digits <= 4 && ends(digits);
            let code = separator.contains(',') && digits == 5 && ends(5);
            if house || code {
                return Some(at + digits);
            }
        }
        if !apart {
            return None;
        }
        let detail = self.detail.find(rest).map(|detail| detail.end());
        let whole = detail.filter(|end| !rest[*end..].starts_with(char::is_alphanumeric));
        let sort = || self.sort.find(rest).map(|sort| sort.end()).filter(|end| ends(*end));
        whole.or_else(sort).map(|end| at + end)
    }

    /// The same in brackets: «73 rue Haute (3e cour à droite)».
    pub(super) fn in_brackets(&self, text: &str, at: usize) -> Option<usize> {
        let end = at + self.detail.find(&text[at..])?.end();
        text[end..].starts_with(')').then_some(end + 1)
    }
}

/// What stands before a number may be one of the words of [`NUMBERED`]: «du», «au», «ex-», or a word of time.
pub(super) fn may_be_numbered(before: &str) -> bool {
    const ENDS: &[&str] =
        &["du ", "au ", "ex-", "ex ", "maintenant ", "avant ", "sormais ", "ui ", "ement ", ", ", "("];
    ENDS.iter().any(|end| before.ends_with(end))
}

/// A hall is everybody's, and so is the hall of a tower; a storey or a flat of it is a home.
pub(super) fn may_belong(part: &str, to: &str) -> bool {
    let tower = ["tour", "barre", "immeuble", "bâtiment", "batiment"].iter().any(|noun| to.contains(noun));
    let home = part.starts_with(|c: char| c.is_ascii_digit())
        || ["app", "log", "dernier", "studio"].iter().any(|word| starts_with(part, word));
    !tower || home
}

/// The end of the number of a house behind a cellar or a storey: «box 19, sous-sol du 6».
pub(super) fn of_house(rest: &str, chain: &Chain, separator: &str) -> Option<usize> {
    if chain.last != Part::Detail || separator != " " || chain.has(Part::Street) {
        return None;
    }
    let number = rest.strip_prefix("du ")?;
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let end = 3 + digits;
    ((1..=3).contains(&digits) && ends_clause(&rest[end..])).then_some(end)
}

impl Grammar {
    /// A number and a name behind «habite au», or behind other words that make a home of them: «M. Petit, 12 Vauban».
    pub(super) fn number_and_name(&self, text: &str, at: usize) -> Option<(Part, usize)> {
        let before = &text[text.floor_char_boundary(at.saturating_sub(60))..at];
        if !glance::lives_at(before.as_bytes()) && !may_be_numbered(before) {
            return None;
        }
        let number = self.number_name.find(&text[at..])?;
        if !self.lives_at.is_match(before) && !self.told.numbered.is_match(before) {
            return None;
        }
        let name = name::read(text, at + number.end())?;
        // «M. Petit, 12 Vauban, est venu», «le dossier du 12 Mars»
        let whole = !before.ends_with(['(', ',']) && !before.ends_with(", ") || ends_clause(&text[name.end..]);
        let month = calendar::is_month(&fold(name::word(&text[at + number.end()..])));
        (name.capital && !name.particle && whole && !month).then_some((Part::NumberAndName, name.end))
    }

    /// The home that starts at `at` because of what is told before it, in a situation.
    pub(super) fn told(&self, text: &str, at: usize, zone: Zone) -> Option<(Chain, Fixed)> {
        if zone != Zone::Situation {
            return None;
        }
        let told = &self.told;
        let rest = &text[at..];
        let before = before(text, at);
        let home = |end: usize| {
            let chain = Chain { start: at, end, last: Part::Way, parts: 1 << Part::Way as u8, detailed: false };
            Some((self.grown(text, chain), fixed::ADDRESS_WAY))
        };
        let named = |from: usize| name::read(text, from).filter(|name| name.capital);
        if let Some(way) = told.ways.find(rest) {
            let name = named(at + way.end())?;
            let behind = &text[name.end..];
            let ends = || ends_clause(behind) || behind.starts_with(" ?") || told.hedge.is_match(behind);
            let at_home = told.flat_of.is_match(before)
                || told.with.is_match(behind) && told.gone.is_match(before)
                || ends() && told.apposed.is_match(before);
            if !at_home && self.has_flat(text, at + way.end(), name.end) {
                return home(name.end).map(|(chain, _)| (chain, fixed::ADDRESS_STREET_FULL));
            }
            return if at_home { home(name.end) } else { None };
        }
        if let Some(land) = told.land.find(rest) {
            let name = named(at + land.end())?;
            return if told.landed.is_match(before) { home(self.further_land(text, name.end)) } else { None };
        }
        if let Some(pitches) = told.pitches.find(rest) {
            let (part, end) = self.part(text, at + pitches.end())?;
            return if part == Part::Detail { home(end) } else { None };
        }
        if let Some(lodging) = told.lodging.find(rest) {
            let from = at + lodging.end();
            let name = named(from + told.ways.find(&text[from..])?.end())?;
            return home(name.end);
        }
        // «à l'hôtel du Lac, chambre 12»
        if let Some(hotel) = told.hotel.find(rest)
            && let Some(name) = named(at + hotel.end())
            && let Some(room) = text[name.end..].strip_prefix(", ")
            && let Some((Part::Detail, end)) = self.part(text, text.len() - room.len())
        {
            return home(end);
        }
        if let Some(chain) = told.chain.find(rest)
            && told.sheltered.is_match(before)
        {
            let name = name::read(text, at + chain.end()).filter(|name| name.capital || name.particle);
            return home(name.map_or(at + chain.end(), |name| name.end));
        }
        if let Some(shelter) = told.shelter.find(rest) {
            let name = named(at + shelter.end())?;
            return if told.sheltered.is_match(before) { home(name.end) } else { None };
        }
        // «en squat – ancienne clinique Saint-Yves»
        if (before.ends_with(" en ") || before.ends_with("\nen ") || before.ends_with("En "))
            && let Some(home) = self.plain_home(text, at, false)
        {
            return Some((home, fixed::ADDRESS_WAY));
        }
        let building = told.building.find(rest)?;
        // «l'ancien pressing, rue Basse» and «le hangar de Vauban»; of a gas station nobody says «l'ancien maire de Vauban».
        let name = named(at + building.end()).filter(|name| !of_school(&text[at + building.end()..name.end]))?;
        (told.occupied.is_match(before) || told.apposed.is_match(before)).then(|| home(name.end)).flatten()
    }

    /// The end of the places behind one: «morne Vert, section Bois-Rond».
    fn further_land(&self, text: &str, end: usize) -> usize {
        let Some(next) = text[end..].strip_prefix(", ") else { return end };
        let from = text.len() - next.len();
        let place = ["section ", "quartier ", "habitation ", "lieu-dit ", "commune de "];
        let Some(place) = place.iter().find(|place| starts_with(next, place)) else { return end };
        name::read(text, from + place.len()).filter(|name| name.capital).map_or(end, |name| name.end)
    }
}
