//! Whose somebody is for how long and since when: «mi-temps au …», «période d'essai chez …», «il commence lundi à l'usine …»,
//! and a firm by its sort: «dans la société de nettoyage …».

use super::super::work::firm::firm;
use super::super::{Pattern, Start};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "employer.timed",
        kind: Kind::Employer,
        start: Start::Words(&[
            "mi-temps",
            "temps p",
            "temps c",
            "plein temps",
            "essai",
            "embauche ",
            "commence",
            "débute",
            "debute",
            "reprend",
            "emploi",
            "profession",
            "contrat",
            "cdd",
            "cdi",
            "vacation",
            "équipe",
            "equipe",
            "nuit",
        ]),
        regex: r"(?:mi-temps|temps{_}(?:partiel|complet|plein)|plein{_}temps|essai|embauche|vacations?|(?:commence(?:ra)?|d[ée]bute(?:ra)?|reprend(?:ra)?)|(?:emploi|profession){_}?:|contrat|cd[di]|[ée]quipe{_}de{_}nuit|nuits?)(?:{_}(?-i:[\p{Ll}’'-]+)){0,3}{_}(?:au|[àa]{_}la|[àa]{_}l['’]|chez|dans{_}l['’]|dans{_}la){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        // What a firm offers, and what is of somebody else than who works.
        not_after: r"{<}(?:offres?\sd['’]|ces\s|deux\s|pas\sd['’]un\s|pas\sde\s|la\s|chaque\s|cette\s|les\s|d['’]une\s)",
        confidence: 68,
        situation: true,
        examples: &[
            "Mi-temps au [[Lidl]] le matin.",
            "Période d'essai à l'[[usine Garmel]].",
            "Il commence lundi au [[garage Bosc]].",
            "Emploi : au [[Carrefour Market]]",
            "temps partiel chez [[Propex]]",
            "il débute mardi prochain à la [[boulangerie Bosc]]",
        ],
        near_misses: &[
            "La nuit à la Roche",
            "il commence lundi au CFA",
            "l'essai au Havre",
            "il reprend à la Mission locale",
            "La séance commence à la Mairie",
            "il commence à la maison",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.was_at",
        kind: Kind::Employer,
        start: Start::Words(&[
            "licenci",
            "vir\u{e9}",
            "vire",
            "démission",
            "demission",
            "chômage",
            "chomage",
            "fin de c",
            "rupture",
            "contrat",
        ]),
        // What is lost, and where it was.
        regex: r"(?:licenci[ée]e?|vir[ée]e?|d[ée]missionn[ée]e?|d[ée]mission|ch[ôo]mage|fin{_}de{_}contrat|rupture|contrat)[^.;:!?\n]{0,40}[,;]{_}(?:il|elle){_}(?:[ée]tait|travaillait|bossait)(?:{_}(?-i:[\p{Ll}-]+)){0,2}{_}(?:au|[àa]{_}la|[àa]{_}l['’]|chez|dans{_}l['’]|dans{_}la){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 70,
        situation: true,
        examples: &[
            "Il a été licencié en mai, il était au [[Lidl]].",
            "Au chômage depuis mars, elle était caissière chez [[Aldi]]",
        ],
        near_misses: &["Il a été licencié, il était à la maison", "en fin de contrat, elle était au CCAS"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_sort",
        kind: Kind::Employer,
        start: Start::Words(&[
            "dans la ",
            "dans l'",
            "dans l\u{2019}",
            "dans une ",
            "pour une ",
            "pour la ",
            "pour l'",
            "pour l\u{2019}",
            "chez le ",
            "chez la ",
            "chez un ",
            "par la ",
            "par une ",
        ]),
        // A firm by what it does, and its name.
        regex: r"(?:(?:dans|pour|par){_}(?:la{_}|l['’]|une{_})(?:soci[ée]t[ée]|entreprise|bo[îi]te|agence|cha[îi]ne|enseigne|start-?up|association)(?:{_}(?:(?:de|du){_}|d['’])(?-i:[\p{Ll}-]{4,})(?:{_}(?:et{_}de|et|à){_}(?-i:[\p{Ll}-]+))?|{_}(?-i:[\p{Ll}-]{4,})){1,2}|chez{_}(?:l[ea]|un){_}(?-i:[\p{Ll}-]{5,})){_}({firm})",
        group: 1,
        check: Some(firm),
        not_after: r"{<}(?:prestation|march[ée]|convention|subvention|travaux|intervention|partenariat|devis)[^.;:\n]*",
        confidence: 68,
        situation: true,
        examples: &[
            "Elle travaille dans la société de nettoyage [[Propex]].",
            "stage dans une entreprise de peinture [[Vivacolor]]",
            "apprenti chez le couvreur [[Toitel]]",
            "intérimaire pour l'agence d'intérim [[Proxijob]]",
        ],
        near_misses: &[
            "dans la société d'aujourd'hui",
            "le marché, attribué dans l'entreprise de peinture Vivacolor",
            "chez le médecin Mme Roche",
            "dans une agence de Lyon",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.agent_at",
        kind: Kind::Employer,
        start: Start::Words(&["agent", "employ", "technicien", "conducteur", "conductrice", "responsable", "chef"]),
        regex: r"(?:agente?|employ[ée]e?|technicien(?:ne)?|conduct(?:eur|rice)|responsable|chef(?:fe)?){_}(?:au|[àa]{_}la|[àa]{_}l['’]){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        // Of somebody whom the sentence is about; «l'agent à la Ville» is met.
        after: r"(?:{<}(?:est|[ée]tait|comme|dit|en\squalit[ée]\sd['’]|p[èe]re|m[èe]re|compagnon|compagne|mari|fils|fille)\s|[,:(–-]\s?|\n)",
        confidence: 68,
        situation: true,
        examples: &[
            "Monsieur est agent à la [[SNCF]].",
            "Père : employé à l'[[usine Garmel]]",
            "mère employée au [[Lidl]], seule",
        ],
        near_misses: &["l'agent à la SNCF", "Mme Roche, responsable à la Ville", "un agent au Département"],
        ..Pattern::BLANK
    },
];
