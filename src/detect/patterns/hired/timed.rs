//! Whose somebody is for how long and since when: «mi-temps au …», «période d'essai chez …», «il commence lundi à l'usine …»,
//! and a firm by its sort: «dans la société de nettoyage …».

use super::super::work::firm::{brand, firm, shop};
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
        regex: r"(?:mi-temps|temps{_}(?:partiel|complet|plein)|plein{_}temps|essai|embauche|vacations?|(?:commence(?:ra)?|d[ée]bute(?:ra)?)|(?:emploi|profession){_}?:|contrat|cd[di]|[ée]quipe{_}de{_}nuit|nuits?)(?:{_}(?-i:[\p{Ll}’'-]+)){0,3}{_}(?:au|[àa]{_}la|[àa]{_}l['’]|chez|dans{_}l['’]|dans{_}la){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
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
    Pattern {
        name: "employer.in_sentence",
        kind: Kind::Employer,
        start: Start::Words(&[
            "au ",
            "aux ",
            "à la ",
            "a la ",
            "à l'",
            "à l\u{2019}",
            "dans un",
            "dans l",
            "chez ",
            "pour ",
        ]),
        // Whatever stands between the work and where it is done.
        regex: r"(?:aux?|[àa]{_}la|[àa]{_}l['’]|dans{_}(?:une?|l[ea]|l['’])|chez|pour(?:{_}l[ea]s?|{_}l['’])?){_}?((?:(?:{house}|d[ée]p[ôo]t|drive|station-service|centrale){_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(sorted_or_known),
        after: r"{<}(?:{works}|travail|contrats|missions|en{_}poste|gagne(?:nt)?|boulot|job|embauch\p{L}+|recrut[ée]e?|emploi|m[ée]tier|profession|cd[di]|salaires?|patron(?:ne)?|horaires|plonge|m[ée]nages|int[ée]rim\p{L}*|alternance|apprentissage|{job}|fai(?:t|sait|re){_}(?:les|des|ses|la){_}(?:soirs|nuits|matins|matin[ée]es|midis|week-ends|heures|services?|fermetures?|ouvertures?))\b[^.;!?\n]*[{_}:,]",
        // What somebody does there besides, and what is offered to all.
        not_after: r"{<}(?:vols?|vol[ée]e?|agress\p{L}+|bagarre|rixe|interpell\p{L}+|arr[êe]t[ée]e?|courses|inscri\p{L}+|manger|achet\p{L}+|rassembl\p{L}+|offres?|forum|salon\sde|rencontre|r[ée]union|va|vont|vu|vue|puis|bus|partenariat|convention|subvention)\b[^.;!?\n]*",
        confidence: 62,
        situation: true,
        examples: &[
            "Depuis mai il fait les soirs à la [[scierie Garmel]].",
            "Madame s'est fait embaucher en urgence au [[Decathlon]] de la zone",
            "Travail : le matin, au [[dépôt Garmel]], horaires décalés",
        ],
        near_misses: &[
            "il travaille et va au Lidl",
            "le travail avec les familles au Havre",
            "un vol au travail, au Lidl",
            "des offres d'emploi au Lidl",
            "il fait les soirs à la Mission locale",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.where",
        kind: Kind::Employer,
        start: Start::Words(&[
            "au ",
            "à la ",
            "a la ",
            "à l'",
            "à l\u{2019}",
            "chez ",
            "dans l",
            "le ",
            "la ",
            "l'",
            "l\u{2019}",
        ]),
        // What is said of the place behind it.
        regex: r"(?:au|[àa]{_}la|[àa]{_}l['’]|chez|dans{_}l[ea]|dans{_}l['’]|l[ea]|l['’]){_}?((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm}),?{_}o[ùu]{_}(?:il|elle|monsieur|madame|(?:sa|son|la|le){_}\p{L}+){_}(?:{works}|est{_}(?:en{_}|{job}|employ[ée]e?|embauch[ée]e?|salari[ée]e?|saisonni)|fait{_}(?:des|les|ses|de|un|une|son){_})",
        group: 1,
        check: Some(sorted_or_known),
        confidence: 68,
        situation: true,
        examples: &[
            "Elle dit être suivie au [[camping Les Pins]], où elle bosse de nuit",
            "vu chez [[Lidl]] où il est employé",
        ],
        near_misses: &[
            "au stade, où il travaille",
            "au bar Le Havre, où il boit",
            "à la Mission locale où elle est en stage",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.apart",
        kind: Kind::Employer,
        start: Start::Words(&["chez un", "dans un", "pour un"]),
        regex: r"(?:chez|dans|pour){_}une?{_}(?:{house})(?:{_}(?-i:[\p{Ll}-]+)){0,2}(?:,{_}|{_}\(|{_}:{_}|{_}[–-]{_})(?:l[ea]{_})?({firm})",
        group: 1,
        check: Some(apart),
        confidence: 66,
        situation: true,
        examples: &["Il aide chez un traiteur, [[Saveurs Garmel]].", "plongeur dans une pizzeria ([[Chez Dino]])"],
        near_misses: &["chez un traiteur, Mme Roche", "dans une entreprise, Karim", "dans un hôtel, à Sens"],
        ..Pattern::BLANK
    },
];

/// A firm by its sort and its name, or one that everybody knows.
fn sorted_or_known(text: &str) -> bool {
    if text.starts_with(char::is_lowercase) { shop(text) } else { brand(text) }
}

/// Two words, of which the first is no name of somebody, or a mark.
fn apart(text: &str) -> bool {
    brand(text) || text.contains(' ') && firm(text)
}
