//! Numbers of files that a sentence tells: «le dossier porte le numéro …», «notre numéro de dossier est …», «saisie n° H25-318».

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

/// What is numbered and is nobody's.
const NOBODYS: &str = r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|circulaires?|directives?|r[èe]glements?|d[ée]lib[ée]rations?|articles?|march[ée]s?|factures?|devis|conventions?|agr[ée]ments?|subventions?|bus|lignes?|amendements?|rapports?|parcelles?|plans?|projets?|appels?|budgets?|fipd|anru|siret|siren|rna|s[ée]ances?|r[ée]unions?|comptes?[- ]rendus?|t[ée]l(?:[ée]phones?)?|fax|vert|jo|journal|portable|norme|lots?|vitrine|fonds|textes?|candidatures?|imputation)[^\p{L};.\n][^;.\n]*";

/// What bears such a number, or is done with it; a camera and a bus bear numbers, too.
const FILES: &str = r"{<}(?:dossiers?|proc[ée]dures?|plaintes?|saisines?|saisies?|mesures?|demandes?|requ[êe]tes?|enqu[êe]tes?|affaires?|signalements?|mains?\scourantes?|celles?|celui|ceux|ouverte?s?|enregistr\p{L}+|inscrite?s?|r[ée]f[ée]renc\p{L}+|suivie?s?|connue?s?|class[ée]\p{L}*|instruction|informations?|jugements?|ordonnances?|allocataires?|locataires?|comptes?|contrats?|bail|placements?|fiches?|situations?|auditions?|pv|proc[èe]s-verba\p{L}+|(?-i:IP|AEMO|AED|OPP|CAF|MDPH|CCAS)|parquet|recours|titres?|r[ée]c[ée]piss[ée]s?|cartes?|passeports?|permis|courriers?|d[ée]clarations?|sinistres?|dettes?|suivis?|expulsion){>}[^.;\n]*";

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "case.bears",
        kind: Kind::CaseNumber,
        start: Start::Words(&[
            "porte",
            "porta",
            "sous le",
            "sous la",
            "avec le n",
            "ayant pour n",
            "a le n",
            "a pour n",
        ]),
        glance: glance::number_ahead,
        regex: r"(?:port(?:e|ent|ait|aient|ant|era){_}(?:le|la|pour)|sous{_}l[ea]|avec{_}le|(?:a|ayant){_}(?:le|pour)){_}(?:num[ée]ro|n{_}?[°º]|r[ée]f(?:[ée]rence|\.)?)(?:{_}de{_}(?:dossier|proc[ée]dure|suivi|plainte|parquet))?{_}?:?{_}?((?-i:[A-Z]{1,5}{_})?{grouped}(?:{_}(?-i:[A-Z])\b)?)",
        group: 1,
        check: Some(number),
        after: FILES,
        not_after: NOBODYS,
        not_before: r"\s*(?:€|%|euros|du\s(?:code|conseil))",
        confidence: 78,
        examples: &[
            "Le dossier CAF porte le numéro [[4471903]].",
            "celle de Karim portant le numéro [[MC 25/7714]], sont",
            "les plaintes portent la référence [[2026/1187]]",
            "la saisine a pour numéro [[AED-26-0412]]",
            "ouverte sous la référence [[KT-26/0311]], suit",
        ],
        near_misses: &[
            "la délibération porte le numéro 2026-0412",
            "le bus porte le numéro 4100",
            "la maison porte le numéro 12",
            "le radar porte le numéro 44719",
            "la caméra qui porte le numéro 44719",
            "elle porte le 12/03/2026",
            "le téléphone portant le numéro 01 99 00 12 34",
            "la loi portant le numéro 2007-29712",
            "sous le numéro 2026",
        ],
        source: "usages des services",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.number_is",
        kind: Kind::CaseNumber,
        start: Start::Words(&["num\u{e9}ro", "numero", "n°", "nº", "n °", "r\u{e9}f", "ref"]),
        glance: glance::number_ahead,
        regex: r"(?:num[ée]ros?|n{_}?[°º]|r[ée]f(?:[ée]rences?|\.)?){_}(?:de{_}|du{_}|d['’])?(?:dossier|proc[ée]dure|plainte|suivi|saisine|parquet|allocataire|locataire|compte|bail|contrat|signalement|affaire|enregistrement|demande|client|adh[ée]rent|m[ée]nage|foyer)(?:{_}(?-i:[\p{L}'’]+)){0,5}?{_}(?:est|serait|sera|c['’]est|devient|reste)(?:{_}(?:le|bien|donc|d[ée]sormais))?{_}?:?{_}?((?-i:[A-Z]{1,5}{_})?{grouped}(?:{_}(?-i:[A-Z])\b)?)",
        group: 1,
        check: Some(number),
        not_after: NOBODYS,
        not_before: r"\s*(?:€|%|euros)",
        confidence: 82,
        examples: &[
            "Le numéro de dossier chez nous est [[AED-26-0412]].",
            "notre n° de dossier est le [[20411873]]",
            "la référence du dossier à la CAF est : [[4471903 T]]",
            "son numéro d'allocataire c'est [[4471903]]",
        ],
        near_misses: &[
            "le numéro de dossier est manquant",
            "le numéro de dossier est à redemander avant le 12/03/2026",
            "le numéro du bailleur est le 01 99 00 12 34",
            "le nombre de dossiers est 4120",
        ],
        source: "usages des services",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.of_file",
        kind: Kind::CaseNumber,
        start: Start::Words(&["saisi", "dossier", "requ"]),
        glance: glance::number_ahead,
        regex: r"(?:saisi(?:es?|nes?)|dossiers?|requ[êe]te)(?:{_}(?-i:CAF|MDPH|CCAS|FSL|ASE|AEMO|CMP|TPE|JAF|JE|SPIP|PJJ|OFII|CPAM|MSA|RSA|DALO|ARS|EDF))?{_}?(?:n{_}?[°º]{_}?:?|num[ée]ro|:)?{_}?(\d{2,6}(?:[/-]\d{1,6}){1,2}(?:[/-](?-i:[A-Z]{1,2}))?|(?-i:[A-Z]{1,4})[/-]?\d{2,6}(?:[/-]\d{1,6}){1,2}|\d{3,4}(?:{_}\d{3,4}){1,3}|\d{6,10})\b",
        group: 1,
        check: Some(number),
        not_after: NOBODYS,
        not_before: r"\s*(?:€|%|euros|faits|jeunes|du\s(?:code|conseil))|[/.-]\d|{_}\d",
        confidence: 76,
        examples: &["la préfecture, dossier [[9102 443 118]], et", "saisie n° [[H26-412]].", "requête n° [[26-00412]]"],
        near_misses: &[
            "dossier 12/03/2026",
            "le dossier FIPD 2026-0412",
            "dossier 01 99 00 12 34",
            "le dossier 2024-2026",
            "le projet, dossier 2026-0412",
            "le marché, dossier 2026-0412",
            "dossiers 18-25 ans",
            "Dossiers 2025 2026 : rien",
        ],
        source: "usages des services",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.of_account",
        kind: Kind::CaseNumber,
        start: Start::Words(&["r\u{e9}f", "rÉf", "ref", "compte", "cpte", "mesure", "demande"]),
        glance: glance::number_ahead,
        regex: r"(?:r[ée]f(?:[ée]rences?)?\.?|comptes?(?:{_}(?:locataire|client|bailleur))?|cpte|mesure|demande)(?:{_}(?-i:CAF|MDPH|CCAS|FSL|ASE|AEMO|CMP|TPE|JAF|JE|SPIP|PJJ|OFII|CPAM|MSA|RSA|DALO|ARS|EDF))?{_}?(?:n{_}?[°º]{_}?:?|num[ée]ro|:)?{_}?(\d{2,6}(?:[/-]\d{1,6}){1,2}(?:[/-](?-i:[A-Z]{1,2}))?|(?-i:[A-Z]{1,4})[/-]?\d{2,6}(?:[/-]\d{1,6}){1,2}|\d{3,4}(?:{_}\d{3,4}){1,3}|\d{6,10})\b",
        group: 1,
        check: Some(account),
        not_after: NOBODYS,
        not_before: r"\s*(?:€|%|euros|faits|jeunes|du\s(?:code|conseil))|[/.-]\d|{_}\d",
        confidence: 74,
        situation: true,
        examples: &[
            "PN avisée, réf. [[2026-03-0412]]",
            "Locataire : Awa Sow, compte [[0051-82-C]],",
            "demande n° [[26-00412]]",
        ],
        near_misses: &[
            "le compte 6411",
            "le compte 6574-01 est abondé",
            "compte rendu 2026-00412",
            "la demande 2024-2026",
            "réf. délibération 2026-0412",
            "une demande : 120 000 euros",
            "compte 18-25 ans",
        ],
        source: "usages des services",
        ..Pattern::BLANK
    },
];

/// Four digits at least that are neither a year, nor years, a day, a telephone or a number of a kind of its own.
fn number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let year = text.len() == 4;
    // «18-25» are ages, «2025 2026» years.
    let parts = || text.split(['-', '/', ' ', '\u{a0}', '\u{202f}']);
    let year_of = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let short = parts().all(|part| part.len() < 3);
    if parts().all(year_of) {
        return false;
    }
    let code = if digits == 4 { !year && !short } else { digits > 4 && checks::identifier(text) };
    code && checks::reference(text) && !checks::phone(text)
}

/// The same, and not the account of a budget, «6574-01».
fn account(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    number(text) && (digits > 6 || text.contains(char::is_alphabetic))
}
