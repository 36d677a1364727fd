//! Houses in which somebody is cared for, kept, trained or taught a sport: a word for the house and its name, where one
//! person is spoken of and stands in it.
//!
//! Few are in one house of a sort at a time. Who works there, and what the house itself says or does, are of a meeting.

use super::{Pattern, Start};
use crate::detect::fold::fold;
use crate::kind::Kind;

/// The word of a house, before its name.
const WORDS: &[&str] = &[
    "hôpital",
    "hopital",
    "hosto",
    "clinique",
    "chu ",
    "chru ",
    "ch ",
    "chs ",
    "chi ",
    "epsm ",
    "maternit",
    "cmp",
    "cattp ",
    "ehpad",
    "maison ",
    "mecs ",
    "pouponni",
    "itep ",
    "ditep ",
    "ime ",
    "impro ",
    "imp ",
    "iem ",
    "sessad ",
    "esat ",
    "mas ",
    "cer ",
    "cef ",
    "epm ",
    "centre ",
    "lieu de vie",
    "multi-accueil",
    "multiaccueil",
    "micro-cr",
    "halte-gard",
    "accueil de jour",
    "accueil de loisirs",
    "chrs ",
    "csapa ",
    "caarud ",
    "club",
    "judo-club",
    "conservatoire",
    "auto-école",
    "auto-ecole",
    "école de ",
    "ecole de ",
    "unité ",
    "unite ",
    "hdj ",
    "ssr ",
    "soins de suite",
    "résidence autonomie",
    "foyer de vie",
    "internat ",
];

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school.cared",
        kind: Kind::School,
        start: Start::Words(WORDS),
        regex: r"(?:h[ôo]pital(?:{_}(?:de{_}jour|psychiatrique|priv[ée]))?|hosto|clinique|chr?u|chs?|chi|epsm|maternit[ée]|cmpp?|cmpea|cattp|hdj|ssr|soins{_}de{_}suite|ehpad|maison{_}(?:familiale(?:{_}rurale)?|de{_}(?:retraite|repos|l['’]enfance|convalescence)|d['’](?:enfants|arr[êe]t|accueil))|mecs|pouponni[èe]re|d?itep|ime|impro|imp|iem|sessad|esat|mas|cer|cef|epm|centre{_}(?:[ée]ducatif(?:{_}(?:ferm[ée]|renforc[ée]))?|maternel|parental|p[ée]nitentiaire|de{_}(?:d[ée]tention|r[ée]tention|loisirs|cure|r[ée]adaptation|r[ée][ée]ducation|soins|formation|post-?cure)|[ée]questre|hospitalier(?:{_}(?:sp[ée]cialis[ée]|universitaire))?|d['’]h[ée]bergement)|lieu{_}de{_}vie|foyer{_}de{_}vie|multi-?accueil|micro-cr[èe]che|halte-garderie|accueil{_}de{_}(?:jour|loisirs)|chrs|csapa|caarud|(?:judo-?|boxing-?)?club(?:{_}(?:de{_}|d['’])[\p{L}-]+)?|conservatoire|auto-[ée]cole|[ée]cole{_}de{_}(?:foot(?:ball)?|rugby|danse|musique|judo|cirque|boxe|conduite)|unit[ée]{_}(?:m[èe]re-(?:b[ée]b[ée]|enfant)|de{_}soins(?:{_}\p{L}+)?)|r[ée]sidence{_}autonomie|internat){_}(?:de{_}la{_}|de{_}l['’]|du{_}|de{_}|des{_}|d['’]|«{_})?(?-i:(?:L[ea]s?{_}|[LD]['’])?\p{Lu}[\p{L}'’-]*(?:{_}(?:(?:de|du|des|la|le|les|en|sur|sous|et){_}|[dl]['’])*\p{Lu}[\p{L}'’-]*){0,3})",
        check: Some(house),
        // In it, towards it, or out of it.
        after: r"{<}(?:(?:[àa]|au|en|vers|dans){_}(?:l['’]|la{_}|le{_}|une?{_})?|(?:sort(?:ie?)?|exclue?|renvoy[ée]e?|fugu[ée]e?|fugue|retour|revenue?|revient|parti[e]?|quitt[ée]e?|admission|transf[ée]r[ée]e?){_}(?:du{_}|de{_}l['’]|de{_}la{_}|de{_}|l['’]|la{_}|le{_}))",
        // Who works or meets there.
        not_after: r"{<}(?:[ée]ducat\p{L}+|infirmi\p{L}+|m[ée]decins?|psycholog\p{L}+|psychiatr\p{L}+|assistante?s?|travailleu\p{L}+|direct(?:eur|rice|ion)|chef(?:fe)?|cadre|r[ée]f[ée]rente?|coordinat\p{L}+|secr[ée]taire|pr[ée]sidente?|animat\p{L}+|surveillante?|animateur|intervenante?|interne|sage-femme|conseill[èe]re?|dr|docteure?|r[ée]unions?|permanences?|subventions?|convention|partenariat|projet|inauguration|forum|visite{_}des|journ[ée]e|exposition|colloque)\b[^.;:\n]*",
        not_before: r"{_}(?:(?:nous|vous|m|l){_}?['’]?{_}?)?(?:a|ont){_}(?:signal|saisi|transmis|alert|demand|propos|accept|refus|rappel|confirm|indiqu)",
        confidence: 64,
        situation: true,
        examples: &[
            "Elle est hospitalisée à l'[[hôpital Saint-Yves]] depuis",
            "il est placé à la [[MECS Les Hirondelles]].",
            "Suivi au [[CMP de Vaubrun]], deux fois",
            "La grand-mère est à l'[[EHPAD du Parc]].",
            "inscrit au [[club de judo de Vaubrun]]",
            "Il sort du [[centre éducatif fermé de Vaubrun]]",
            "orientation vers l'[[ESAT Les Ateliers du Lac]]",
            "la petite va au [[multi-accueil Pomme de Reinette]]",
            "en [[lieu de vie La Bergerie]]",
        ],
        near_misses: &[
            "Le CMP de Vaubrun est ouvert",
            "l'hôpital Saint-Yves nous a saisis",
            "l'infirmière au CMP de Vaubrun, Mme Roche",
            "suivi au CMP",
            "un éducateur va au club Les Lilas",
            "une réunion à l'hôpital Saint-Yves",
            "il va au club le mardi",
            "au centre Ville",
        ],
        source: "établissements de soins, d'accueil, de formation et de sport",
        ..Pattern::BLANK
    },
    Pattern {
        name: "school.lettered",
        kind: Kind::School,
        start: Start::Words(&["au ", "à la ", "a la ", "à l'", "à l\u{2019}", "en "]),
        // Whatever house its letters stand for: that of a town or a name.
        regex: r"(?:au|[àa]{_}la|[àa]{_}l['’]|en){_}?((?-i:[A-Z]{2,6}){_}(?:de{_}la{_}|de{_}l['’]|du{_}|de{_}|des{_}|d['’])?(?-i:(?:L[ea]s?{_}|[LD]['’])?\p{Lu}\p{Ll}[\p{L}'’-]*(?:{_}(?:(?:de|du|des|la|le|les|en|sur|sous){_}|[dl]['’])*\p{Lu}[\p{L}'’-]*){0,3}))",
        group: 1,
        check: Some(lettered),
        // Where somebody is, is put, or will not go.
        after: r"{<}(?:est|sont|[ée]tait|va|allait|vit|reste|attendue?s?|admise?s?|pris|prise|accueillie?s?|plac[ée]e?s?|inscrite?s?|orient[ée]e?s?|hospitalis[ée]e?s?|intern[ée]e?s?|transf[ée]r[ée]e?s?|d[ée]pos[ée]e?s?|suivie?s?|retour|admission|orientation|entr[ée]e?s?|pieds|place|journ[ée]e|semaine|stage|joue|s['’]entra[iî]ne)\b[^.;!?\n]*?[{_},:]",
        not_after: r"{<}(?:[ée]ducat\p{L}+|infirmi\p{L}+|m[ée]decins?|psycholog\p{L}+|psychiatr\p{L}+|assistante?s?|travailleu\p{L}+|direct(?:eur|rice|ion)|chef(?:fe)?|r[ée]f[ée]rente?|dr|docteure?|agente?|r[ée]unions?|permanences?|dossier|courrier|demande|mail|transmis\p{L}*|signal\p{L}+|plainte|rendez-vous|rdv)\b[^.;:\n]*",
        confidence: 61,
        situation: true,
        examples: &[
            "Elle est attendue à l'[[UHSA de Vaubrun]] vendredi",
            "il joue à l'[[AS Vaubrun]] depuis",
            "Il est depuis mars au [[SSR Les Genêts]]",
        ],
        near_misses: &[
            "le dossier est à la CAF de Vaubrun",
            "un courrier est adressé à l'ARS de Vaubrun",
            "elle est suivie au CCAS de Vaubrun",
            "Le dossier va au TJ de Vaubrun",
            "il est en CDI Temps plein",
        ],
        source: "établissements par leurs lettres",
        ..Pattern::BLANK
    },
];

/// Letters of a house, and of no office or contract.
fn lettered(text: &str) -> bool {
    const OFFICES: &[&str] = &[
        "caf",
        "cpam",
        "msa",
        "ccas",
        "cias",
        "tj",
        "tgi",
        "mds",
        "mdph",
        "ars",
        "pmi",
        "utas",
        "udaf",
        "cms",
        "crip",
        "pjj",
        "spip",
        "ase",
        "jaf",
        "je",
        "jap",
        "qpv",
        "cdi",
        "cdd",
        "rsa",
        "aah",
        "cap",
        "bts",
        "bac",
        "bep",
        "but",
        "hlm",
        "clspd",
        "cltd",
        "gav",
        "zsp",
        "prefecture",
        "mairie",
        "dsden",
        "ddsp",
        "sncf",
        "ratp",
        "tgv",
        "ter",
        "iut",
        "lp",
        "cfa",
        "am",
        "pm",
        "bmw",
        "vtc",
        "sdf",
    ];
    let first = text.split([' ', '\u{a0}', '\u{202f}']).next().map(fold).unwrap_or_default();
    !OFFICES.contains(&first.as_str()) && house(text)
}

/// A house by its name, and no one who is there: «au CMP Mme Roche».
fn house(text: &str) -> bool {
    const OTHERS: &[&str] =
        &["m", "mme", "mlle", "monsieur", "madame", "dr", "docteur", "lundi", "mardi", "mercredi", "jeudi", "vendredi"];
    !text.split([' ', '\u{a0}', '\u{202f}']).any(|word| OTHERS.contains(&fold(word).as_str()))
}
