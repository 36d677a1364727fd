//! Who somebody has a contract with: «un CDI à la RATP», «un emploi à la cimenterie …», «intérimaire Adecco».

use super::super::work::firm::{brand, firm, labelled};
use super::super::{Pattern, Start};
use crate::kind::Kind;

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "employer.contract",
        kind: Kind::Employer,
        start: Start::Words(&[
            "cdi ", "cdd ", "contrat ", "poste ", "emploi ", "job ", "boulot ", "travail ", "stage ", "extras ", "2x8",
            "3x8", "4x8", "5x8",
        ]),
        regex: r"(?:cdi|cdd|contrat|poste|emploi|job|boulot|travail|stage|extras|[2-5]x8)(?:{_}(?-i:[\p{Ll}'’-]+)){0,2}{_}(?:au{_}|[àa]{_}la{_}|[àa]{_}l['’])((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        // What a firm offers is nobody's work.
        not_after: r"{<}(?:offres?\sd['’]|ces\s|deux\s|pas\sd['’]un\s)",
        confidence: 72,
        situation: true,
        examples: &[
            "Il a un CDI à la [[RATP]].",
            "a retrouvé un emploi à la [[cimenterie Garmel]]",
            "Elle fait des extras au [[restaurant Le Phare]].",
            "fait les 3x8 à l'[[usine Garmel]]",
        ],
        near_misses: &[
            "un stage à la Mission locale",
            "un emploi au Havre",
            "des stages au Lidl",
            "un contrat au CFA",
            "le travail à la maison",
            "un stage au Département",
            "un poste au Conseil départemental",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.agent_of",
        kind: Kind::Employer,
        start: Start::Words(&[
            "interim", "intérim", "Intérim", "INTÉRIM", "agent ", "agente ", "cadre ", "technici", "conduct", "ouvri",
            "retrait",
        ]),
        regex: r"(?:int[ée]rimaire|agente?|cadre|technicien(?:ne)?|conduct(?:eur|rice)|ouvri(?:er|[èe]re)|retrait[ée]e?){_}({firm})",
        group: 1,
        check: Some(brand),
        // «l'agent SNCF» is met on a platform, «un agent SNCF» calls.
        not_after: r"(?:{<}(?:le|la|les|du|des|un|une|aux?|cet|cette|par|chaque|notre)\s|l['’])",
        confidence: 70,
        situation: true,
        examples: &[
            "La mère est intérimaire [[Adecco]].",
            "Le père, agent [[SNCF]], travaille de nuit",
            "Paul, retraité [[SNCF]], vit seul",
        ],
        near_misses: &["un agent SNCF", "l'agent RATP", "agent Roche", "cadre Kevin"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.at_service_for_hours",
        kind: Kind::Employer,
        start: Start::Words(&["temps partiel", "temps complet", "temps plein", "mi-temps", "cdd ", "cdi ", "contrat "]),
        regex: r"(?:temps{_}(?:partiel|complet|plein)|mi-temps|cd[di]|contrat)(?:{_}(?-i:[\p{Ll}\d'’-]+)){0,3}{_}(?:au{_}|[àa]{_}la{_}|[àa]{_}l['’])({service}{_}(?:de{_}l['’]|de{_}la{_}|du{_}|des{_}|de{_}|d['’])(?:(?-i:[\p{Ll}]+){_}|(?-i:Dr|D[Rr]\.|docteur){_})?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 70,
        situation: true,
        examples: &[
            "Mme Petit, en CDD à la [[crèche des Lutins]]",
            "elle a repris un temps partiel à la [[cantine de l'école Pasteur]]",
            "un mi-temps à la [[piscine de Gien]].",
        ],
        near_misses: &[
            "contrat de ville à la Mairie",
            "un mi-temps à la piscine",
            "temps partiel à la rentrée de septembre",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.of_work",
        kind: Kind::Employer,
        start: Start::Words(&[
            "son travail",
            "son emploi",
            "son employeur",
            "sa bo",
            "son patron",
            "entreprise",
            "société",
            "societe",
        ]),
        regex: r"(?:son\s(?:travail|emploi|employeur|patron)|sa\sbo[iî]te|(?:entreprise|soci[ée]t[ée])(?:{_}(?-i:[\p{Ll}'’-]+)){1,5}){_}\(({firm})[,)]",
        group: 1,
        check: Some(labelled),
        confidence: 70,
        situation: true,
        examples: &[
            "absent pour son travail ([[Fonderies du Lac]], de nuit)",
            "Entreprise de peinture en faillite ([[Kaya Ravalement]]).",
        ],
        near_misses: &["son travail (M. Roche)", "l'entreprise est prévenue (voir annexe)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "employer.paid",
        kind: Kind::Employer,
        start: Start::Words(&["salaire", "paie ", "paye ", "licenci", "viré", "retraité", "congé"]),
        regex: r"(?:salaires?|paie|paye|licenci[ée]e?|vir[ée]e?|retrait[ée]e?|cong[ée]s?){_}(?:(?-i:[\p{Ll}'’-]+){_})?(?:du{_}|de{_}la{_}|de{_}l['’]|par{_}(?:le|la|l['’]){_}?|chez{_})((?:{house}{_}(?:(?:de|du|des){_}(?:la{_})?|d['’])?)?{firm})",
        group: 1,
        check: Some(firm),
        confidence: 70,
        situation: true,
        examples: &[
            "son dernier salaire de la [[clinique du Lac]].",
            "licenciée de la [[blanchisserie Garmel]] en mai",
        ],
        near_misses: &["retraité de la Ville", "licencié en mai"],
        ..Pattern::BLANK
    },
];
