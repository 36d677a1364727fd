//! Where somebody works, as notes say it without «chez»: in brackets behind a trade, behind «employée par», behind a label.
//!
//! Firms are named everywhere. These rows need words that say of one person that they work there, and what follows must be
//! none of the bodies that sit in such meetings, no town and no given name.

use super::{Pattern, Start};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;

/// What stands where a firm would and is none: persons, terms of a contract, what is said of everybody's employer.
const NO_FIRM: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mmes",
    "mlle",
    "monsieur",
    "madame",
    "dr",
    "me",
    "il",
    "elle",
    "on",
    "ce",
    "cette",
    "son",
    "sa",
    "ses",
    "non",
    "oui",
    "aucun",
    "aucune",
    "neant",
    "sans",
    "inconnu",
    "inconnue",
    "ras",
    "nc",
    "cdi",
    "cdd",
    "rsa",
    "aah",
    "apa",
    "are",
    "ass",
    "apl",
    "caf",
    "cap",
    "bep",
    "bts",
    "bac",
    "vae",
    "cei",
    "cui",
    "pec",
    "etat",
    "ville",
    "mairie",
    "commune",
    "departement",
    "metropole",
    "region",
    "agglomeration",
    "communaute",
    "prefecture",
    "education",
    "armee",
    "police",
    "gendarmerie",
    "justice",
    "france",
    "pole",
    "mission",
    "cfa",
    "iut",
    "lp",
    "ifas",
    "ifsi",
    "mfr",
    "lycee",
    "college",
    "ecole",
    "greta",
    "universite",
    "foyer",
    "quartier",
    "centre",
    "conseil",
    "tribunal",
    "service",
    "maison",
    "espace",
    "bureau",
    "secteur",
    "residence",
    "rue",
    "place",
    "paris",
    "maroc",
    "algerie",
    "decision",
    "situation",
    "suite",
    "depuis",
    "et",
    "en",
    "est",
    "qui",
    "a",
    "au",
    "pour",
];

/// So many words at the start of [`NO_FIRM`] are titles of persons.
const CIVILITIES: usize = 9;

/// Employers that the list of acronyms has for a body among others.
const EMPLOYERS: &[&str] = &["sncf", "ratp", "admr", "edf", "grdf", "enedis"];

/// The words may name a firm: with its sort before it («fonderie Morvane») whatever it is called, else by no name of a
/// person, of a town, or of a body that everybody knows by its letters.
fn firm(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).peekable();
    let mut sorted = false;
    while words.peek().is_some_and(|word| word.starts_with(char::is_lowercase)) {
        words.next();
        sorted = true;
    }
    let Some(first) = words.next() else { return false };
    let key = fold(first);
    // «pizzeria Il Sole», but «salon Mme Roche».
    let none = if sorted { &NO_FIRM[..CIVILITIES] } else { NO_FIRM };
    if none.contains(&key.as_str()) {
        return false;
    }
    let (facts, whole) = (lexicon::lookup(&key), lexicon::lookup(&fold(text)));
    if sorted || (facts.lists | whole.lists) & lists::BRAND != 0 || EMPLOYERS.contains(&key.as_str()) {
        return true;
    }
    if facts.lists & (lists::ACRONYM | lists::NETWORK) != 0 {
        return false;
    }
    match words.next() {
        // «Le Punjab»; «Jean Sow» is a person, and found as one.
        Some(_) => facts.given < 40 || matches!(key.as_str(), "le" | "la" | "les"),
        None => facts.given <= 24 && facts.commune == 0 && key.len() > 2,
    }
}

/// Something behind a label that says what it is.
fn labelled(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace()).next().is_some_and(|first| !NO_FIRM.contains(&fold(first).as_str()))
}

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "employer.labelled",
        kind: Kind::Employer,
        start: Start::Words(&["employeur"]),
        regex: r"employeurs?(?:{_}(?:actuel|principal|d[ée]clar[ée]|pr[ée]c[ée]dent|connu|\([^)\n]{1,20}\)))?{_}*[:=–-]{_}*((?-i:[\p{Lu}\d])[^\n,;.(|\t]*[^\n,;.(|\t ])",
        group: 1,
        check: Some(labelled),
        confidence: 84,
        examples: &[
            "Employeur déclaré : [[Sols & Murs du Vexin]]. Tél.",
            "Employeur : [[Transports Morlan]], Cholet",
            "Employeur (mère) : [[Onet]]",
            "EMPLOYEUR – [[SOPRALU]]\n",
        ],
        near_misses: &[
            "Employeur : néant",
            "Employeur : Aucun",
            "Employeur : M. Roche",
            "l'employeur demande un courrier",
            "Employeur - convoqué",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.interim",
        kind: Kind::Employer,
        start: Start::Words(&["interim", "intérim", "Intérim", "INTÉRIM"]),
        regex: r"int[ée]rim(?:aires?)?{_}?(?:[,:(–-]|via|pour|par|à){_}?({firm})",
        group: 1,
        check: Some(firm),
        confidence: 76,
        situation: true,
        examples: &[
            "Emploi : intérim, [[Manpower Gien]]\n",
            "intérimaire ([[Adecco]]), de nuit",
            "en intérim via [[Sopralu Emploi]]",
        ],
        near_misses: &[
            "intérim, M. Roche l'a vu",
            "en intérim à Cholet",
            "intérimaire, il dort",
            "par intérim, Mme Roche",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.stated",
        kind: Kind::Employer,
        start: Start::Words(&["emploi", "profession", "metier", "métier", "Métier"]),
        regex: r"(?:emploi|profession|m[ée]tier){_}*:{_}*(?-i:\p{L}[\p{Ll}'’ -]{2,40})(?:[,(]|{_}(?:chez|à|au)){_}?({firm})",
        group: 1,
        check: Some(firm),
        confidence: 80,
        situation: true,
        examples: &["Profession : caissière, [[Carrefour Gien]]\n", "Emploi : Soudeur ([[Sopralu]])"],
        near_misses: &[
            "Profession : maçon, Cholet",
            "Profession : sans, RSA",
            "Emploi : caissière, CDI",
            "son emploi, Mme",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.bracketed",
        kind: Kind::Employer,
        start: Start::Words(JOBS),
        regex: r"(?:{job}|travaill(?:e|ait|ent)|bosse)(?:{_}(?-i:[\p{Ll}\d'’-]+)){0,6}{_}?\(({firm})(?:,[^()\n]{0,40})?\)",
        group: 1,
        check: Some(firm),
        confidence: 76,
        situation: true,
        examples: &[
            "agent d'entretien ([[Onet]]), 06",
            "aide à domicile ([[ADMR]]), tél.",
            "travaille depuis trois semaines ([[Lidl Logistique]]). Tout",
            "Travaille au noir dans un restaurant ([[Le Punjab]]).",
            "vendeuse ([[Kiabi]])",
        ],
        near_misses: &[
            "agent d'entretien (à mi-temps)",
            "boulanger (45 ans)",
            "livreur (CDI)",
            "aide à domicile (APA)",
            "serveuse (Cholet)",
            "travaille avec son cousin (Mehdi)",
            "vendeur (M. Roche)",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.by",
        kind: Kind::Employer,
        start: Start::Words(&["employ", "salari", "embauch", "recrut", "licenci", "retrait", "ouvri", "promesse"]),
        regex: r"(?:employ[ée]e?|salari[ée]e?|embauch[ée]e?|recrut[ée]e?|licenci[ée]e?|retrait[ée]e?|ouvri(?:er|[èe]re)|promesse{_}d['’]embauche)(?:{_}(?:en|à){_}(?-i:[\p{L}-]+))?{_}(?:par|de{_}chez|chez|pour|du|d['’]|de){_}?(?:l['’]|la{_}|le{_}|les{_})?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 82,
        situation: true,
        examples: &[
            "son aide, employée par [[Aube Services]], aurait",
            "salariée d'[[Intermarché Gien]] depuis",
            "salarié de l'[[entreprise Martin Bois]].",
            "licencié de chez [[Sopralu]] en mai",
            "retraité de la [[fonderie Morvane]]\nVit",
            "retraitée de la [[SNCF]].",
            "embauché en CDI par [[Toitures Garmel]]",
            "promesse d'embauche de la [[pizzeria Il Sole]].",
        ],
        near_misses: &[
            "employée par la mairie pour le recensement",
            "employé par M. Roche",
            "ouvrier de Cholet",
            "recruté par le Département",
            "salariée du Centre social",
            "retraité de l'Éducation nationale",
            "licencié pour faute",
            "salarié du CCAS",
            "retraité de 71 ans",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.for",
        kind: Kind::Employer,
        start: Start::Words(JOBS),
        regex: r"(?:{job}|travaill(?:e|ait|ent|er)|bosse)(?:{_}(?-i:[\p{Ll}-]+)){0,2}{_}(?:pour|chez){_}(?:l['’]|la{_}|le{_}|les{_})?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 75,
        situation: true,
        examples: &[
            "travaille pour [[Uber Eats]] le soir",
            "chauffeur-livreur pour [[Gien Express]] ;",
            "travaille de nuit pour la [[société Sopralu]]",
        ],
        near_misses: &[
            "travaille pour la Ville",
            "travaille pour Kevin",
            "travaille pour le CCAS",
            "travaille pour Mme Roche",
            "travaille pour payer Sofiane",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.at_firm",
        kind: Kind::Employer,
        start: Start::Words(JOBS),
        regex: r"(?:{job}|travaill(?:e|ait|ent)|bosse)(?:{_}(?-i:[\p{Ll}'’-]+)){0,3}{_}(?:aux?|à){_}(?:l['’]|la{_})?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 74,
        situation: true,
        examples: &[
            "caissière à [[Intermarché]]) ne",
            "agent de maintenance à la [[SNCF]].",
            "entraîneur à l'[[ES Plaine Football]])",
            "vacataire à la [[mairie de Gien]]",
            "apprenti à la [[boulangerie Roche]]",
            "travaille à [[Leroy Merlin]]",
        ],
        near_misses: &[
            "caissière à Cholet",
            "LE BOUCHER A ÉTÉ FORCÉ",
            "apprenti au CFA",
            "agent de sécurité à la CAF",
            "travaille à Paris",
            "vendeur à la sauvette",
            "travaille à la Mission locale",
            "travaille au Centre social",
            "employé au Conseil départemental",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.kept",
        kind: Kind::Employer,
        start: Start::Words(&["tient", "tiennent", "tenait"]),
        regex: r"(?:tien(?:t|nent)|tenait){_}(?:le{_}|la{_}|l['’]|les{_})({firm})",
        group: 1,
        check: Some(firm),
        confidence: 70,
        situation: true,
        examples: &["sa tante tient le [[Palais de Corail]]. Elle", "tient l'[[Auberge du Val]]"],
        near_misses: &[
            "tient la Ville informée",
            "tient le CCAS au courant",
            "tient le Quartier",
            "il tient la porte",
            "s'en tient à la Loi",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_trader",
        kind: Kind::Employer,
        start: Start::Words(HOUSES),
        regex: r"({house}{_}{firm})\)",
        group: 1,
        check: Some(firm),
        after: r"{<}(?-i:M\.?|Mme|Mlle|Monsieur|Madame){_}(?-i:\p{Lu}[\p{L}'’.-]*(?:{_}\p{Lu}[\p{L}'’-]*){0,3}){_}\(",
        confidence: 72,
        situation: true,
        examples: &["entre M. Paul Vérin ([[bar Le Français]]) et", "Mme Mai Tran ([[onglerie Saphir]]) :"],
        near_misses: &["une rixe (bar Le Français)", "M. Roche (bar fermé)", "rue Foch (garage Roche)"],
        ..Pattern::BLANK
    },
];

/// How the trades of the fragment `{job}`, and «travaille», begin.
const JOBS: &[&str] = &[
    "agent",
    "aide",
    "apprenti",
    "auxiliaire",
    "barm",
    "bosse",
    "boucher",
    "boulang",
    "caissi",
    "carist",
    "chauffeur",
    "coiffeu",
    "commis",
    "contractuel",
    "couvreur",
    "cuisini",
    "employ",
    "entraineu",
    "entraîneu",
    "equipi",
    "équipi",
    "femme de m",
    "hotesse",
    "hôtesse",
    "jardini",
    "livreu",
    "macon",
    "maçon",
    "magasini",
    "manutentionn",
    "mecanici",
    "mécanici",
    "menuisi",
    "ouvri",
    "patissi",
    "pâtissi",
    "peintre",
    "plombi",
    "plong",
    "prepara",
    "prépara",
    "saisonni",
    "salari",
    "serveu",
    "soudeu",
    "stagiaire",
    "travaill",
    "vacataire",
    "vendeu",
    "vigile",
];

/// How the words of the fragment `{house}` begin that are shops.
const HOUSES: &[&str] = &[
    "bar",
    "boulangerie",
    "boucherie",
    "brasserie",
    "cafe",
    "café",
    "carrosserie",
    "epicerie",
    "épicerie",
    "garage",
    "hotel",
    "hôtel",
    "kebab",
    "laverie",
    "onglerie",
    "pharmacie",
    "pizzeria",
    "pressing",
    "restaurant",
    "salon",
    "snack",
    "superette",
    "supérette",
    "tabac",
];
