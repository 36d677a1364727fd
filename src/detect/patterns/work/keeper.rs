//! Shops and firms by who keeps them, or whose relative works there: «sa tante tient le Palais», «M. X (bar Le Français)».

use super::super::{Pattern, Start};
use super::firm::{firm, labelled};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "employer.of_keeper",
        kind: Kind::Employer,
        start: Start::Words(HOUSES),
        // Who keeps it is named in one of the next sentences.
        regex: r"({house}{_}{firm})[^\n]{0,200}?[.;]?{_}(?:le|la){_}(?:g[ée]rante?|patron(?:ne)?|propri[ée]taire|exploitante?){_}?,{_}(?-i:M\.|Mme|Mlle|\p{Lu}[\p{L}'’-]+{_}\p{Lu})",
        group: 1,
        check: Some(firm),
        confidence: 70,
        examples: &[
            "musique du [[bar Le Grand Mât]] jusqu'à 3 h. Le gérant, Luc Vérin, nie",
            "bruits du [[bar Le Grand Mât]]. Sa femme n'en dort plus. Il a écrit. Le gérant, M. Vérin, nie",
        ],
        near_misses: &["le bar Le Grand Mât ferme. Le gérant est absent", "le bar ferme. Le gérant, M. Roche"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_relative",
        kind: Kind::Employer,
        start: Start::Words(&["mere", "mère", "pere", "père", "parents", "tante", "oncle", "mari", "compagn"]),
        regex: r"(?:parents|m[èe]re|p[èe]re|tante|oncle|mari|compagn(?:e|on)){_}(?:est{_}|sont{_})?(?:aux?|[àa]{_}la|[àa]{_}l['’]){_}?(?:resto|boulot|{house}){_}?[^()\n]{0,12}\(({firm})\)",
        group: 1,
        check: Some(labelled),
        confidence: 74,
        situation: true,
        examples: &["- Parents au resto le soir ([[La Barque d'Or]])", "mère à la pharmacie ([[Du Port]])"],
        near_misses: &["parents au resto (hier)", "père au café (M. Roche)", "parents au collège (La Salle)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_parent",
        kind: Kind::Employer,
        start: Start::Words(&[
            "entreprise",
            "societe",
            "société",
            "pharmacie",
            "garage",
            "boulangerie",
            "restaurant",
            "clinique",
            "blanchisserie",
            "ehpad",
            "chu ",
        ]),
        regex: r"((?:entreprise|soci[ée]t[ée]|pharmacie|garage|boulangerie|restaurant|clinique|blanchisserie|ehpad|chu){_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?{firm})",
        group: 1,
        check: Some(firm),
        // What a form says of a parent, in whatever meeting it is read.
        after: r"(?:\A|\n){_}*(?:p[èe]re|m[èe]re|beau-p[èe]re|belle-m[èe]re|tut(?:eur|rice)|repr[ée]sentante?{_}l[ée]gale?){_}?:[^\n]{3,100}(?:,{_}|{_}[àa]{_}la{_}|{_}aux?{_}|{_}[àa]{_}l['’])",
        confidence: 78,
        examples: &[
            "Père : VARNIER Paulo, carreleur, [[entreprise Murs du Rhin]] – présent",
            "Mère : OTTIN Aurore, préparatrice à la [[pharmacie du Port]] – présente",
        ],
        near_misses: &["Mère : OTTIN Aurore, sans entreprise", "le maire remercie, à la pharmacie du Port"],
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
