//! Classes by what is learnt there: a diploma, a trade, a special class.

use super::school::class;
use super::{Pattern, Start};
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school_class.trade",
        kind: Kind::SchoolClass,
        start: Start::Words(&[
            "cap",
            "bep",
            "bts",
            "bac pro",
            "seconde ",
            "premi\u{e8}re ",
            "premiere ",
            "terminale ",
            "1re ",
            "2nde ",
            "2de ",
            "tle ",
        ]),
        regex: r"(?:(?:seconde|premi[èe]re|terminale|2n?de|1[èe]?re|tle){_})?(?-i:CAP|BEP|BTS|[Bb]ac pro|BAC PRO)(?:\s(?-i:[A-Z]{2,7})|\s\d\b|\s\p{L}[\p{Ll}-]{4,})(?:\s\d\b)?",
        check: Some(class),
        not_after: r"{<}(?:(?:projet|reprise|souhait|vœu) (?:de|d['’]un)|les|des|aux|vers un|envisage un)\s",
        confidence: 72,
        examples: &[
            "prépare son [[CAP coiffure]] au salon",
            "| [[CAP 2]] |",
            "16 ans, [[seconde CAP couvreur]] au lycée",
            "en [[BTS MCO 1]],",
            "[[bac pro commerce]]",
        ],
        near_misses: &[
            "le CAP est atteint",
            "LE CAP EST FIXE",
            "projet de CAP cuisine",
            "objectif : reprise d'un CAP peinture",
            "les CAP cuisine",
            "le cap franchi",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.trade_alone",
        kind: Kind::SchoolClass,
        start: Start::Words(&["cap", "bep", "bts", "bac pro"]),
        regex: r"((?-i:CAP|BEP|BTS|[Bb]ac pro))(?:{_}(?:au|[àa]|dans|depuis|en|chez|mais|et){_}|{_}?[,;.)\n]|{_}?\z)",
        group: 1,
        after: r"{<}(?:en|(?:pr[ée]pare|passe|suit){_}(?:un|son))\s",
        not_after: r"{<}(?:[ée]l[èe]ves|jeunes|apprentis|places?|formations?|entr[ée]es?){_}en\s",
        confidence: 62,
        situation: true,
        examples: &["est en [[CAP]] depuis mars", "prépare un [[bac pro]] au lycée", "en [[BTS]], à Gien"],
        near_misses: &["un CAP en poche", "les jeunes en CAP.", "le CAP est atteint", "projet de BTS"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.special",
        kind: Kind::SchoolClass,
        start: Start::Words(&["segpa", "ulis", "upe2a"]),
        regex: r"(?:segpa|ulis|upe2a)(?:{_}\d)?\b",
        after: r"{<}en\s",
        not_after: r"{<}(?:[ée]l[èe]ves|jeunes|enfants|places?|enseignante?s?|professeure?s?|postes?|affectations|orientations?){_}en\s",
        confidence: 68,
        situation: true,
        examples: &["sa sœur est en [[ULIS]] au lycée", "scolarisé en [[UPE2A]]", "en [[segpa]]."],
        near_misses: &["l'enseignante en ULIS", "la classe ULIS de la ville", "dix élèves en SEGPA"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.special_bracketed",
        kind: Kind::SchoolClass,
        start: Start::Words(&["segpa", "ulis", "upe2a"]),
        regex: r"((?:segpa|ulis|upe2a)(?:{_}\d)?){_}?[,)]",
        group: 1,
        after: r"{<}(?:scolaris[ée]e?s?{_}?\(|\d{1,2}{_}?ans,{_})",
        confidence: 68,
        examples: &["Leur aîné est scolarisé ([[UPE2A]], collège", "Inès, 13 ans, [[ULIS]], ne vient"],
        near_misses: &["deux postes (ULIS, SEGPA)", "le dispositif (UPE2A)"],
        ..Pattern::BLANK
    },
];
