//! Numbers of what somebody owns or subscribes to, and, where one person is spoken of, long numbers that nothing explains.

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

/// What is counted, paid or voted: no number of it is somebody's.
const COUNTED: &str = r"\s*(?:€|%|euros?|k€|habitants?|faits?|jeunes?|personnes?|logements?|m[²2]|km|kg|kwh|mwh|litres?|grammes?|g\b|t\b|ht\b|ttc\b|octets?|[gmk]o\b|francs?|fcfa|xpf|cfa|centimes?|dollars?|lignes?|vues?|abonn[ée]s|visiteurs?|entr[ée]es|exemplaires?|signatures?|ans\b|heures?|fois|appels?|du\s(?:code|conseil))|[.,/-]\d|[/-][a-z]";

/// What is numbered and is nobody's, before such a number.
const NOBODYS: &str = r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|circulaires?|d[ée]lib[ée]rations?|ordonnances?\sn|article|march[ée]s?|factures?|devis|conventions?|agr[ée]ments?|subventions?|budget|bus|lignes?|amendements?|parcelles?|cadastr\p{L}*|siret|siren|rna|finess|uai|qpv|iris|insee|jo|isbn|comptes?\s(?:6|7)|salle|code|vert|version|lots?|co[ûu]ts?|montants?|total|pages?|tickets?|lien|visio|teams|zoom|r[ée]unions?|rcs|ape|naf|dossiers\s\d){>}[^.,;\n]*";

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "id.owned",
        kind: Kind::IdNumber,
        start: Start::Words(&[
            "puc",
            "tatou",
            "imei",
            "contrat",
            "client",
            "abonn",
            "compteur",
            "pdl",
            "prm",
            "carte",
            "badge",
            "licence",
            "adh\u{e9}",
            "adhe",
            "sinistre",
            "matricule",
            "s\u{e9}rie",
            "serie",
            "ch\u{e2}ssis",
            "chassis",
            "identification",
            "usager",
            "quittance",
            "r\u{e9}servation",
            "colis",
        ]),
        glance: glance::number_ahead,
        // What it is, of whom or with whom, and the number: «puce du chien 250…», «client Eaux du Val 4471-3».
        regex: r"(?:puc[ée]e?s?|tatou[ée]*(?:age)?|imei|contrats?{_}(?:d['’]{_}?|de{_})?(?:edf|engie|gaz|eau|[ée]lec\p{L}*|[ée]nergie|assurance|mobile|box|internet|t[ée]l[ée]phone|location)|client|abonn[ée]e?|abonnement|compteur|pdl|prm|cartes?|badge|licence|adh[ée]rente?|sinistre|matricule|s[ée]rie|ch[âa]ssis|identification|usager|quittance|r[ée]servation|colis)(?:{_}(?:(?:du|de|de{_}la|des|d['’]|pour|chez|au){_}?)?\p{L}[\p{L}'’-]{1,20}){0,3}?{link}((?-i:[A-Z]{1,4})?[-./]?\d{2,}(?:[-./ ]?\d+)*(?:[-./]?(?-i:[A-Z]{1,3})\d*)?|\d{1,3}(?:[-./](?-i:[A-Z]{1,3}))?[-./]\d{3,})\b",
        group: 1,
        check: Some(owned),
        not_after: NOBODYS,
        not_before: COUNTED,
        confidence: 74,
        situation: true,
        examples: &[
            "puce du chien [[250268500123456]],",
            "Chien pucé [[250268500123456]].",
            "contrat d'énergie : [[1-48213]]",
            "client Eaux du Val [[448120-3]]",
            "carte de bus [[0031 4471 92]] perdue",
            "compteur n° [[09114471920034]]",
        ],
        near_misses: &[
            "contrat 2024-2030",
            "le contrat du 12/03/2026",
            "carte scolaire 2026",
            "des contrats de 12000 euros",
            "le compteur indique 12000 km",
            "le contrat de ville n° 59-2024-118",
            "licence 3",
        ],
        source: "numéros d'objets, d'animaux et d'abonnements",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.run",
        kind: Kind::IdNumber,
        start: Start::Digits(7, 20),
        // Nobody writes a count of that length without blanks or a unit.
        regex: r"\d{7,20}(?:{_}?(?-i:[A-Z]))?\b",
        check: Some(run),
        not_after: NOBODYS,
        not_before: COUNTED,
        confidence: 60,
        situation: true,
        examples: &["Il a laissé [[350482119]] au secrétariat", "à son nom : [[35048211904]]."],
        near_misses: &[
            "le budget est de 1200000",
            "une subvention de 1200000 €",
            "un fichier 20260312",
            "SIRET 21390639800012",
            "le 12032026",
        ],
        source: "longs numéros sans mot-clé",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.coded",
        kind: Kind::IdNumber,
        start: Start::Letters(6, 20),
        glance: glance::capitals,
        regex: r"(?-i:[A-Z]{2})-?\d{6,14}(?-i:[A-Z])?\b",
        check: Some(run),
        not_after: NOBODYS,
        not_before: COUNTED,
        confidence: 60,
        situation: true,
        examples: &["vélo marqué [[BC04471903]], retrouvé", "sous [[AB-448120912]]."],
        near_misses: &["le marché MP202612", "délibération DL20261203"],
        source: "codes de deux lettres et d'un long numéro",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.short",
        kind: Kind::Phone,
        start: Start::Words(&[
            "n\u{b0}", "num", "port", "tel", "t\u{e9}l", "joign", "sms", "fini", "se term", "termin",
        ]),
        glance: glance::number_ahead,
        // A mobile without its zero, and the last digits of a number.
        regex: r"(?:(?:n{_}?°|num[ée]ro|num\.?|port(?:able)?\.?|t[ée]l(?:[ée]phone)?\.?){_}?:?{_}?([67][ .]?\d\d(?:[ .]?\d\d){3})|(?:finit|finissant|se{_}termine(?:nt)?|termin[ée]|terminant){_}par{_}((?:\d\d[ .]?){1,2}\d\d))\b",
        group: 0,
        confidence: 70,
        situation: true,
        examples: &["son [[n° : 6 39 98 22 45]]", "le portable [[finit par 22 45]]"],
        near_misses: &["n° 6 39 98", "ça finit par 2 faits", "l'année se termine en 2025"],
        source: "numéros dits en partie",
        ..Pattern::BLANK
    },
    Pattern {
        name: "iban.labelled",
        kind: Kind::Iban,
        start: Start::Words(&["rib", "iban"]),
        glance: glance::number_ahead,
        // Copied badly, or cut.
        regex: r"(?:rib|iban){_}?(?:n{_}?°{_}?)?:?{_}?((?:(?-i:FR){_}?\d\d{_}?)?\d{4,5}(?:[ .-]?[a-z0-9]{2,11}){2,7})\b",
        group: 1,
        check: Some(account),
        confidence: 78,
        examples: &["RIB [[30003 01234 00050012345 67]],", "IBAN : [[FR76 3000 3012 3400]]"],
        near_misses: &["RIB à fournir", "rib 2024 et 2025", "IBAN manquant"],
        source: "comptes recopiés sans clé",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.boat",
        kind: Kind::Plate,
        start: Start::Letters(6, 6),
        glance: glance::capitals,
        regex: r"(?-i:[A-Z]{2})[{_}-]?\d{6}\b",
        after: r"{<}(?:bateau|navire|voilier|vedette|barque|canot|zodiac|semi-rigide|coque|chalutier|caseyeur|fileyeur|annexe|p[ée]niche|immatricul\p{L}*|immat\.?|quartier)\b[^.;\n]*[\s(]",
        confidence: 80,
        examples: &["son bateau ([[LO 448120]]) est saisi", "voilier immatriculé [[VA-448120]]"],
        near_misses: &["le quartier a 448120 habitants", "CP 448120"],
        source: "immatriculation des navires : quartier et numéro",
        ..Pattern::BLANK
    },
    Pattern {
        name: "plate.noted",
        kind: Kind::Plate,
        start: Start::Words(&["immat", "plaque"]),
        regex: r"(?:immat\p{L}*|plaques?)\.?{_}?:?{_}?([a-z]{2}[\s-]?\d{3}[\s-]?[a-z]{2})\b",
        group: 1,
        check: Some(checks::siv_not_words),
        confidence: 84,
        examples: &["immat. [[fk618qn]]", "IMMAT : [[fk 618 qn]]", "immat.[[fk-618-qn]]"],
        near_misses: &["plaque de 200 kg", "immat. en 2023"],
        source: "arrêté du 9 février 2009 (SIV)",
        ..Pattern::BLANK
    },
    Pattern {
        name: "phone.mobile",
        kind: Kind::Phone,
        start: Start::Digits(1, 10),
        glance: glance::phone,
        // However it is cut, a number of ten digits that begins so is a telephone.
        regex: r"0[\s./–-]?[67](?:[\s./–-]{0,3}\d){8}\b",
        check: Some(ten),
        confidence: 70,
        situation: true,
        examples: &["Elle donne le [[06 39 98 12 3 4]].", "- [[063 998 12 34]]", "([[06 399 812 34]])"],
        near_misses: &["vu le 06/07/2026 à 12 h 30", "06-07-2025 et 12", "les 06, 07 et 08"],
        source: "numéros tapés sans suivre de règle",
        ..Pattern::BLANK
    },
];

/// A number of five digits or more, also one of the length of a telephone's, that is neither a day nor the years of a contract.
fn owned(text: &str) -> bool {
    checks::identifier(text) || text.bytes().filter(u8::is_ascii_digit).count() >= 10 && !text.contains('/')
}

/// A long number that is no day written without marks.
fn run(text: &str) -> bool {
    let of = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok());
    let dated = |day: Option<u32>, month: Option<u32>, year: Option<u32>| {
        matches!((day, month, year), (Some(1..=31), Some(1..=12), Some(1900..=2100)))
    };
    let eight = text.len() == 8;
    let day = eight && (dated(of(0..2), of(2..4), of(4..8)) || dated(of(6..8), of(4..6), of(0..4)));
    !day && checks::identifier(text)
}

/// Ten digits in groups, and no day with an hour behind it.
fn ten(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() == 10 && !checks::date(text.get(..10).unwrap_or(text))
}

/// Fourteen digits or more behind the word for an account.
fn account(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 14
}
