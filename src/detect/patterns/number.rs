//! Numbers that an administration or a bank gave to a person or a vehicle.

pub(super) mod owned;

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "nir.key",
        kind: Kind::Nir,
        start: Start::Digits(1, 15),
        glance: glance::nir,
        regex: r"[1-478](?:[\s.-]?\d){2}(?:[\s.-]?\d){2}[\s.-]?\d[\s.-]?[\dAB](?:[\s.-]?\d){6}(?:[\s.-]{0,2}\d){2}\b",
        check: Some(checks::nir),
        confidence: 99,
        examples: &[
            "NIR [[1 84 12 76 451 089 46]], pour le CCAS",
            "n° de sécurité sociale [[184127645108946]]",
            "SECU [[1.84.12.76.451.089.46]]",
            "[[1 02 11 2A 004 117 54]]",
        ],
        near_misses: &["1 84 12 76 451 089 47", "184127645108", "les 1 234 567 890 123 45 euros"],
        source: "INSEE ; décret n° 82-103",
        ..Pattern::BLANK
    },
    Pattern {
        name: "nir.keyword",
        kind: Kind::Nir,
        start: Start::Digits(1, 15),
        glance: glance::nir,
        regex: r"[1-478][\s.-]?\d\d[\s.-]?\d\d[\s.-]?(?:\d\d|2[AB])[\s.-]?\d{3}[\s.-]?\d{3}(?:[\s.-]{0,2}\d{2})?\b",
        check: Some(checks::nir_shape),
        after: r"(?:\bNIR\b|s[ée]cu|\bn\s?°\s?SS\b|assur[ée]|vitale|\bINSEE\b|immatriculation)[^.\n]*",
        confidence: 78,
        examples: &[
            "n° sécu : [[1 84 12 76 451 089]]",
            "NIR [[1 84 12 76 451 089 47]] (à vérifier)",
            "N° DE SECURITE SOCIALE [[2 84 12 2B 451 089]]",
        ],
        near_misses: &["facture 1 84 12 76 451 089", "sécurité : 412 faits"],
        source: "INSEE ; numéros mal recopiés ou sans clé",
        ..Pattern::BLANK
    },
    Pattern {
        name: "nir.shape",
        kind: Kind::Nir,
        start: Start::Digits(1, 1),
        glance: glance::nir,
        regex: r"[12][\s.]\d\d[\s.](?:0[1-9]|1[0-2])[\s.](?:\d\d|2[AB])[\s.]\d{3}[\s.]\d{3}(?:[\s.]{1,2}\d{2})?\b",
        check: Some(checks::nir_shape),
        confidence: 66,
        examples: &["pour le dossier : [[2 84 12 76 451 089 40]] ->"],
        near_misses: &["1 84 13 76 451 089", "2 84 12 76 451"],
        source: "INSEE ; numéros mal recopiés",
        ..Pattern::BLANK
    },
    Pattern {
        name: "nir.run",
        kind: Kind::Nir,
        start: Start::Digits(13, 15),
        glance: glance::nir,
        regex: r"[12]\d\d(?:0[1-9]|1[0-2])\d{8}(?:\d\d)?\b",
        check: Some(checks::nir_shape),
        confidence: 64,
        situation: true,
        examples: &["la mère, [[284127645108940]], est suivie", "Karim ([[1841276451089]]) est revenu"],
        near_misses: &["284137645108940", "28412764510894"],
        source: "INSEE ; numéros mal recopiés, sans espace",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.key",
        kind: Kind::Iban,
        start: Start::Letters(2, 20),
        glance: glance::iban,
        regex: r"(?:FR|MC)\d{2}(?:[\s.-]?[a-z0-9]){23}\b",
        check: Some(checks::iban),
        confidence: 99,
        examples: &[
            "rib : [[fr14 2004 1010 0505 0001 3m02 606]], NE PAS",
            "sur le compte [[FR1420041010050500013M02606]] ouvert",
        ],
        near_misses: &["FR14 2004 1010 0505 0001 3M02 607", "FR76 1779 9900"],
        source: "ISO 13616",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.wrong_key",
        kind: Kind::Iban,
        start: Start::Letters(2, 20),
        glance: glance::iban,
        regex: r"(?:FR|MC)\s?\d{2}(?:[\s.-]?\d){10}(?:[\s.-]?[a-z0-9]){11}(?:[\s.-]?\d){2}\b",
        confidence: 72,
        examples: &["IBAN [[FR14 2004 1010 0505 0001 3M02 607]] (illisible)"],
        near_misses: &["FR14 2004 1010", "fr 12 agents"],
        source: "ISO 13616 ; comptes mal recopiés",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.foreign",
        kind: Kind::Iban,
        start: Start::Letters(2, 20),
        glance: glance::capitals_and_digit,
        regex: r"(?-i:[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?)\b",
        check: Some(checks::iban),
        confidence: 96,
        examples: &["virement sur [[BE68 5390 0754 7034]] ce mois", "[[DE89370400440532013000]]"],
        near_misses: &["BE68 5390 0754 7035", "RN10 2024 2025 2026"],
        source: "ISO 13616",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.rib",
        kind: Kind::Iban,
        start: Start::Digits(5, 20),
        glance: glance::ten_digits,
        regex: r"\d{5}[\s.-]?\d{5}[\s.-]?[a-z0-9]{11}[\s.-]?\d{2}\b",
        check: Some(checks::rib),
        confidence: 96,
        examples: &["RIB [[20041 01005 0500013M026 06]]"],
        near_misses: &["20041 01005 0500013M026 07"],
        source: "CFONB, relevé d'identité bancaire",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.card",
        kind: Kind::Iban,
        start: Start::Digits(4, 16),
        glance: glance::card,
        regex: r"[3-6]\d{3}(?:[\s-]?\d{4}){3}\b",
        check: Some(checks::luhn),
        confidence: 88,
        examples: &["sa carte ([[4111 1111 1111 1111]])"],
        near_misses: &["4111 1111 1111 1112", "4111 1111"],
        source: "ISO/IEC 7812-1",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.siv",
        kind: Kind::Plate,
        start: Start::Letters(3, 3),
        glance: glance::capitals,
        regex: r"(?-i:[A-Z]{2}[-–]\d{3}[-–][A-Z]{2}|[A-Z]{2}\d{3}[A-Z]{2})\b",
        check: Some(checks::siv),
        confidence: 93,
        examples: &["immatriculé [[FK-618-QN]].", "([[DT-240-VB]])", "[[GH552LT]]"],
        near_misses: &["délibération 2025-10-30-DCM-01", "salle IO-123-AB", "L-132-5"],
        source: "arrêté du 9 février 2009 (SIV)",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.garage",
        kind: Kind::Plate,
        start: Start::Words(&["W-", "W "]),
        regex: r"(?-i:W[-\s]\d{3}[-\s]?[A-HJ-NP-TV-Z]{2})\b",
        confidence: 84,
        examples: &["immatriculé [[W-482-KD]]."],
        near_misses: &["W-12-AB", "salle W 200"],
        source: "arrêté du 9 février 2009 (SIV), certificat W garage",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.partial",
        kind: Kind::Plate,
        start: Start::Words(&["plaque", "immat"]),
        regex: r"(?:plaque|immat(?:ricul[a-zé]+)?\.?)(?:\s(?:partielle?(?:ment)?|incompl[eè]te?|relev[ée]+e?|commen[cç]ant|finissant|d[ée]but(?:ant)?|fin)){0,2}(?:\s(?:par|en))?\s?:?\s?((?-i:[A-Z?]{2}[\s-]?(?:\d{3}|\?{1,3})(?:[\s-]?(?:[A-Z]{2}|\?{1,2}))?|\d{3}[\s-]?[A-Z]{2}))",
        group: 1,
        confidence: 72,
        examples: &[
            "plaque partielle [[FX-482-??]] notée",
            "immatriculation commençant par [[FX-482]],",
            "plaque [[FX 482]]",
        ],
        near_misses: &["plaque commémorative", "immatriculés en 2023", "plaque de 482 kg"],
        source: "plaques vues en partie",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.spaced",
        kind: Kind::Plate,
        start: Start::Letters(3, 3),
        glance: glance::capitals,
        regex: r"(?-i:[A-Z]{2}[\s-]?\d{3}[\s-]?[A-Z]{2})\b",
        check: Some(checks::siv_not_words),
        confidence: 80,
        examples: &["plaque relevée : [[GB 407 KZ]]", "[[GB407 KZ]]"],
        near_misses: &["PLUS DE 200 EN JUIN", "LE 408 ET"],
        source: "arrêté du 9 février 2009 (SIV)",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.context",
        kind: Kind::Plate,
        start: Start::Letters(3, 3),
        glance: glance::plate,
        regex: r"[a-z]{2}[\s-]?\d{3}[\s-]?[a-z]{2}\b",
        check: Some(|text| {
            checks::siv(text)
                && !["la ", "le ", "de ", "du ", "en ", "et "].iter().any(|word| {
                    text.starts_with(word)
                        && [" et", " ou", " en", " de", " du", " au"].iter().any(|end| text.ends_with(end))
                })
        }),
        after: r"(?:immat|plaque|v[ée]hicule|voiture|scoot|moto|quad|utilitaire|fourgon|camion|clio|golf|m[ée]gane|twingo|peugeot|renault|citro|bmw|audi|tmax|t-max|yamaha|polo|kangoo|mercedes|\d{3})[^\n.;]*",
        confidence: 82,
        examples: &["sur le scoot de son frere emre ([[gb 407 kz]]).", "immatriculée [[fk618qn]]"],
        near_misses: &["il y en a de 200 et plus", "volées : la clio, la 208 et la mégane", "sur les gb 407 kz"],
        source: "arrêté du 9 février 2009 (SIV)",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.spelled",
        kind: Kind::Plate,
        start: Start::Words(&["immatricul", "plaque"]),
        regex: r"(?:immatricul[ée]+e?s?|plaques?)\s?:?\s?([a-z]\s?[a-z][\s-]{0,2}\d\s?\d\s?\d[\s-]{0,2}[a-z]\s?[a-z])\b",
        group: 1,
        check: Some(checks::siv),
        confidence: 90,
        examples: &["une moto immatriculée [[F Z 233 L A]].", "plaque : [[G H 4 1 2 K T]]"],
        near_misses: &["plaque commémorative", "immatriculés en 2023"],
        source: "plaques dictées",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.fni",
        kind: Kind::Plate,
        start: Start::Digits(1, 4),
        glance: glance::plate_fni,
        regex: r"(?-i:\d{1,4}[\s-]?[A-Z]{2,3}[\s-]?(?:\d{2,3}|2[AB]))\b",
        check: Some(checks::fni),
        not_after: r"(?:n\s?°|article|art\.?|page|p\.|les?|des?)\s?",
        not_before: r"\s?(?:€|%|ans|jeunes|faits|heures|h\b)",
        confidence: 75,
        examples: &["dans une voiture ([[1187 ZK 83]])", "[[123 ABC 75]]", "plaque [[12 AB 2A]]"],
        near_misses: &["DE LA LIGNE 3 LE 11 SEPTEMBRE", "12 RUE 75", "150 EUR 20", "le 12 PV 24", "12 AB 99"],
        source: "arrêté du 5 novembre 1984 (FNI)",
        ..Pattern::BLANK
    },
];
