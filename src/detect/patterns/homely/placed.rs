//! What people live in, and the place where it stands, whatever word joins them: «un algeco sur le parking du stade».

use super::{MEETING, WISHED};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::detect::patterns::{Pattern, Start};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[Pattern {
    name: "address.placed",
    kind: Kind::Address,
    start: Start::Words(&[
        "maison",
        "pavillon",
        "villa",
        "caravane",
        "mobil",
        "mobile",
        "chalet",
        "cabane",
        "cabanon",
        "bicoque",
        "baraque",
        "roulotte",
        "appart",
        "studio",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "t1",
        "t2",
        "t3",
        "t4",
        "t5",
        "duplex",
        "bungalow",
        "yourte",
        "péniche",
        "peniche",
        "algeco",
        "combles",
        "mansarde",
        "garage am",
        "bateau",
        "voilier",
        "tente",
        "camion am",
        "camping-car",
        "fourgon am",
        "van am",
        "ancien",
        "grange",
        "squat",
        "longère",
        "longere",
        "container",
        "gîte",
        "gite",
        "logement",
        "fourgon",
        "camion",
        "rez-de",
        "conteneur",
        "chambre",
    ]),
    // What people live in, and a place behind it, whatever word joins them.
    regex: r"(?:(?:petite?{_}|grande{_})?(?:maison(?:nette)?|pavillon|villa|caravane|mobil-?home|mobile-?home|chalet|cabane|cabanon|bicoque|baraque|roulotte|appart(?:ement)?|studio|[ft][1-5]|duplex|bungalow|yourte|p[ée]niche|algeco|combles|mansarde|garage{_}am[ée]nag[ée]|bateau|voilier|tente|camion{_}am[ée]nag[ée]|camping-car|fourgon{_}am[ée]nag[ée]|van{_}am[ée]nag[ée]|grange|squat|long[èe]re|conteneur|container|chambre|g[îi]te|manoir|moulin|bastide|logement|fourgon|camion|cabane|rez-de-(?:jardin|chauss[ée]e))|ancien(?:ne)?{_}(?:[ée]cole|gare|poste|moulin|ferme|presbyt[èe]re|caf[ée]|bar|h[ôo]tel|commerce|garage|usine|grange|boulangerie|boucherie|forge|mairie|caserne|cure))(?:{_}\d{1,3})?(?:{_}(?:d['’]|de{_})?(?-i:[\p{Ll}-]{4,}))??{_}(?:sur|sous|dans|au{_}(?:fond|bout|bord|milieu|coin){_}d[eu]s?|aux?|[àa]{_}la|[àa]{_}l['’]|[àa]|du|de{_}la|de{_}l['’]|des|de|{street}){_}?(?:(?:l[ea]s?{_}|l['’])?\p{L}[\p{L}'’-]{2,})(?:{_}(?:d[eu]s?{_}(?:la{_}|l['’])?|d['’])\p{L}[\p{L}'’-]{2,}|{_}(?-i:\p{Lu}[\p{L}'’-]+)){0,2}(?:{_}(?:et|avec){_}(?:d[eu]s?{_}(?:la{_}|l['’])?|l[ea]s?{_}|l['’])?{street}{_}{street_name}|{_}d['’]en{_}(?:face|bas|haut))?",
    check: Some(placed),
    not_after: MEETING,
    not_before: WISHED,
    confidence: 61,
    situation: true,
    examples: &[
        "Les pompiers ont forcé la [[yourte du champ d'en face]]",
        "Coupure dans un [[algeco sur le parking du stade]] depuis",
        "Colis volé : [[combles du presbytère]].",
        "un [[bateau au port de Courville]]",
        "la [[chambre 12 de l'hôtel Bellevue]]",
        "l'[[ancienne école de Courville]]",
        "la [[maison d'éclusier de Courville]] est vide",
        "dans un [[fourgon garé quai Carnot]]",
        "le [[logement de fonction du lycée]]",
        "le [[pavillon à l'angle de la rue Foch et de la venelle des Prés]]",
    ],
    near_misses: &[
        "la maison de quartier",
        "la maison des associations",
        "un studio de musique",
        "l'appartement de Karim",
        "la chambre de sa sœur",
        "la chambre de commerce",
        "la maison du père",
        "un appartement du parc social",
        "un logement de transition",
        "un logement social de la ville",
        "un logement sur le secteur",
        "Madame souhaite un studio sur le port",
        "le camion de livraison de Karim",
    ],
    ..Pattern::BLANK
}];

/// A word of a place, or the name of one, stands behind what people live in.
fn placed(text: &str) -> bool {
    const PLACES: u64 = lists::STREET | lists::ESTABLISHMENT | lists::SCHOOL;
    const OTHERS: &[&str] = &[
        "aire",
        "berge",
        "bois",
        "champ",
        "cour",
        "etang",
        "foret",
        "friche",
        "halage",
        "jardin",
        "lac",
        "parking",
        "plage",
        "port",
        "pre",
        "presbytere",
        "quai",
        "riviere",
        "talus",
        "terrain",
        "verger",
        "ponton",
        "digue",
        "canal",
        "prairie",
        "clairiere",
    ];
    const NONE: &[&str] = &[
        "quartier",
        "commerce",
        "associations",
        "retraite",
        "enfants",
        "parc",
        "centre",
        "mairie",
        "ville",
        "culture",
        "jeunes",
        "services",
        "projet",
        "residence",
        "secteur",
        "foyer",
        "immeuble",
        "batiment",
        "tour",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| word.len() > 2).peekable();
    let old = words.peek().is_some_and(|first| fold(first).starts_with("ancien"));
    let mut words = words.skip(if old { 2 } else { 1 });
    let own = words.next().map(|word| (fold(word), word)).into_iter().chain(words.map(|word| (fold(word), word)));
    let mut place = false;
    for (key, word) in own {
        let facts = lexicon::lookup(&key);
        if NONE.contains(&key.as_str())
            || word.starts_with(char::is_uppercase) && facts.given > 30 && facts.commune == 0
        {
            return false;
        }
        place |= facts.lists & PLACES != 0
            || OTHERS.contains(&key.as_str())
            || word.starts_with(char::is_uppercase) && (facts.commune > 0 || facts.surname == 0 && facts.given == 0);
    }
    place
}
