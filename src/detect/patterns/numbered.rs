//! What «n°» is before where no keyword stands right beside it.

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

/// What is numbered and is nobody's: texts of law, sittings, money, lines, land.
const NOBODYS: &str = r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|circulaires?|directives?|r[èe]glements?|d[ée]lib[ée]rations?|ordonnances?\s(?:n|du)|article|march[ée]s?|factures?|devis|conventions?|agr[ée]ments?|subventions?|bus|lignes?|amendements?|rapports?\s(?:d[ue]|annuel|public)|parcelles?|siret|siren|rna|permis\s(?:de\sconstruire|d['’]am[ée]nager)|s[ée]ances?|r[ée]unions?|comptes?[- ]rendus?|t[ée]l(?:[ée]phones?)?|fax|vert|jo|journal)[^\p{L};\n][^;\n]*";

/// The same right before the number.
const NOBODYS_BESIDE: &str = r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|circulaires?|directives?|r[èe]glements?|d[ée]lib[ée]rations?|ordonnances?|article|march[ée]s?|factures?|devis|conventions?|agr[ée]ments?|bus|lignes?|amendements?|parcelles?|s[ée]ances?|r[ée]unions?|t[ée]l(?:[ée]phones?)?|fax)(?:[^\p{L};,\n][^;,\n]*)?";

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "case.behind_number",
        kind: Kind::CaseNumber,
        start: Start::Words(&["n°", "n °", "nº"]),
        glance: glance::number_ahead,
        regex: r"n\s?[°º]\s?({grouped}(?:{_}(?-i:[A-Z])\b)?)",
        group: 1,
        check: Some(long),
        not_after: NOBODYS,
        not_before: r"\s*(?:€|euros|du\s(?:code|conseil))",
        confidence: 74,
        situation: true,
        examples: &[
            "Locataires : M. et Mme Roux – n° [[K0731-20418]] – même bâtiment",
            "Il avait une carte de résident, n° [[7501184420]], qu'il a perdue",
            "dossier préfecture n° [[9301184420]].",
        ],
        near_misses: &[
            "la loi du 5 mars 2007, n° 2007-29712",
            "la délibération du conseil, n° 2025-10-30-0012",
            "le marché n° 2025-118-30",
            "l'arrêté n° 2025-118-30",
            "appeler le n° 01 99 00 12 34",
            "le bus n° 4",
            "la réunion n° 2026-00118",
            "le n° 12/03/2026",
            "le n° 2024-2026",
            "logement n° 41207",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.of_form",
        kind: Kind::CaseNumber,
        start: Start::Words(&["fiche", "enregistrement", "parcours", "mesure", "suivi"]),
        glance: glance::number_ahead,
        regex: r"(?:fiche(?:\s(?:de\s)?\p{L}+)?|enregistrement|parcours|mesure|suivi)\s?(?:n\s?[°º]\s?:?|:)\s?((?-i:[A-Z]{2,5})[-/]\d{2,4}[-/]\d{2,6})\b",
        group: 1,
        confidence: 84,
        examples: &["FICHE DE PARCOURS N° [[PRE-26-112]]", "N° d'enregistrement : [[RO-2026-031]]"],
        near_misses: &["fiche action n° 2026-04", "le suivi : 12/03/2026", "fiche du marché CL-2024-012"],
        source: "numérotation des dossiers par les services",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.dated",
        kind: Kind::CaseNumber,
        start: Start::Words(&["plainte", "main courante", "mains courantes", "proc", "pv "]),
        glance: glance::number_ahead,
        regex: r"(?:plaintes?|mains?\scourantes?|proc[ée]dures?|proc[èe]s[- ]verbal|pv)\s(?:\p{L}+\s){0,3}(?:le|du)\s(?:{date}|\d{1,2}(?:er)?\s{month}|\d{1,2}/\d{1,2}),?\s\(?n\s?[°º]\s?({reference})",
        group: 1,
        check: Some(checks::reference),
        confidence: 86,
        examples: &[
            "Plainte prise le 13 mars, n° [[2026/004418]].",
            "main courante du 04/02/2026 (n° [[2026/000318]])",
        ],
        near_misses: &["plainte prise le 13 mars, n° 4", "PV du 12 mars 2026, point n° 2026-04"],
        source: "usages de la police et de la gendarmerie",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.of_body",
        kind: Kind::CaseNumber,
        start: Start::Words(&["dossier "]),
        glance: glance::number_ahead,
        regex: r"dossier\s(?-i:\p{Lu}{2,6}){link}({reference})",
        group: 1,
        check: Some(checks::identifier),
        confidence: 82,
        examples: &["A fait appel. Dossier TPE [[26/00311]].", "dossier JAF n° [[25/04417]]"],
        near_misses: &["le dossier ANRU 2024-2026", "le dossier FIPD 2026", "dossier CAF 12/03/2026"],
        source: "usages des tribunaux",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.told",
        kind: Kind::CaseNumber,
        start: Start::Digits(4, 6),
        glance: glance::date,
        regex: r"\d{4,6}[/-]\d{4,6}\b",
        check: Some(of_year),
        after: r"{<}(?:plaintes?|mains?\scourantes?|proc[ée]dures?|parquet|procès-verbal|pv|signalement|jugement|audience)\b(?:[^.;\n]|\br[ée]f\.)*[\s(]",
        not_after: NOBODYS_BESIDE,
        not_before: r"[/-]|\s?(?:€|%|faits|jeunes)",
        confidence: 74,
        examples: &[
            "j'ai porté plainte, ils ont noté [[00412/2026]].",
            "une plainte a été prise (réf. PN [[2026-003118]])",
            "vol dans le bus du 26/02, vitre brisée, plainte du transporteur [[00219/2026]]",
        ],
        near_misses: &[
            "les plaintes de 2024/2025",
            "plainte et bilan 2024-2025",
            "le parquet et la convention 2026-00412",
            "une plainte le 12/03/2026",
        ],
        source: "usages de la police et de la gendarmerie",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.told_number",
        kind: Kind::CaseNumber,
        start: Start::Words(&["n°", "n °", "nº"]),
        glance: glance::number_ahead,
        regex: r"n\s?[°º]\s?(\d{2,6}[/-]\d{3,6}(?:[/-]\d{2,6})?)\b",
        group: 1,
        check: Some(checks::identifier),
        after: r"{<}(?:plaintes?|mains?\scourantes?|proc[ée]dures?|parquet|procureure?|pv|signalement|jugement|juge|audience)\b[^.;\n]*[\s(]",
        // «plainte pour vol au marché, n° …»: behind a comma it is that of the complaint.
        not_after: NOBODYS_BESIDE,
        confidence: 78,
        examples: &["le juge a répondu le 3 mars (n° [[26-0412]]).", "Plainte pour vol au marché, n° [[2026-118-30]]"],
        near_misses: &["le parquet applique la loi n° 2007-297", "le juge, n° 12", "une plainte n° 12-25 ans"],
        source: "usages des parquets",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.prosecutor_spaced",
        kind: Kind::CaseNumber,
        start: Start::Words(&["parquet"]),
        glance: glance::number_ahead,
        regex: r"parquet{link}(\d{2}[{_}.]\d{3}[{_}.]\d{3}[{_}.]\d{3})\b",
        group: 1,
        confidence: 86,
        examples: &["n° de parquet [[26 071 000 045]]", "(parquet : [[26.071.000.045]])"],
        near_misses: &["le parquet a 26 071 dossiers", "parquet 26 071 000"],
        source: "numéro de parquet : année, jour, rang",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.noted",
        kind: Kind::CaseNumber,
        start: Start::Words(&["dossier", "doss.", "dos."]),
        glance: glance::number_ahead,
        // «dossier loc RH/11408», «doss. logt 44-01120»: whose file it is stands between in short.
        regex: r"(?:dossiers?|doss?\.){_}(?:(?-i:\p{Ll}{2,10})\.?{_}){1,2}(?:n[°º]{_}?|:{_}?)?((?-i:[A-Z]{1,4})[/-]?\d{4,9}|\d{2,6}[/-]\d{3,9}|\d{6,12})\b",
        group: 1,
        check: Some(checks::reference),
        not_before: r"\s*(?:€|%|euros|faits|jeunes|ans\b)|[/-]\d",
        confidence: 76,
        situation: true,
        examples: &[
            "à jour, dossier loc [[RH/11408]], rien",
            "dossier loc. [[44-01120]]",
            "doss. logt [[2026/0481]] complet",
            "dossier chez bailleur : [[4401120]]",
        ],
        near_misses: &[
            "dossier du 12/03/2026",
            "dossier de mars 2026",
            "dossier aide 120000 euros",
            "dossiers de 18-25 ans",
            "dossier vu par BRI 12",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.noted",
        kind: Kind::IdNumber,
        start: Start::Words(&["n°", "nº", "num", "dde", "demande"]),
        glance: glance::number_ahead,
        // «n° allocataire (j'ai noté 4471903)», «num caf = 4471903»: what the writer says of it stands between.
        regex: r"(?:(?:n[°º]|num(?:[ée]ro|\.)?){_}?(?:d['’]{_}?|de{_}|du{_})?(?:alloc(?:ataire|\.)?|caf|msa|loc(?:ataire|\.)?|dossier|[ée]crou|[ée]tr(?:anger|\.)?|mdph|ine|client|bail|ft|demandeur)|(?:dde|demande){_}(?:de{_})?(?:logt|logement|hlm))\b[^\d\n;.]{1,40}?(\d{5,13}(?:{_}?(?-i:[A-Z])\b)?|(?-i:[A-Z]{1,3})[/-]?\d{4,9})\b",
        group: 1,
        check: Some(checks::identifier),
        not_before: r"\s*(?:€|%|euros|faits|jeunes|ans\b)|[/-]\d",
        confidence: 72,
        situation: true,
        examples: &[
            "n° allocataire (j'ai noté [[4471903]])",
            "n° caf à vérifier : [[4471903 K]]",
            "num caf = [[4471903]]",
            "dde logt [[0591220011408]]",
        ],
        near_misses: &[
            "n° caf à demander",
            "num loc 12",
            "n° allocataire demandé le 12/03/2026",
            "demande de logement pour 2026",
            "n° bail : 20000 euros",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.reference",
        kind: Kind::CaseNumber,
        start: Start::Words(&["réf", "rÉf", "ref. ", "ref ", "reference"]),
        glance: glance::number_ahead,
        regex: r"r[ée]f(?:[ée]rences?)?\.?{link}((?:19|20)\d{2}[/-]\d{3,6}|\d{2}[/-]\d{4,6}|(?-i:[A-Z]{1,4})[/-]\d{2,4}[/-]\d{2,6})\b",
        group: 1,
        check: Some(of_one_year),
        confidence: 74,
        situation: true,
        examples: &[
            "Karim Selmi (réf. [[2026-1187]]) est revenu",
            "réf : [[26/00417]]",
            "Référence n° [[AEM-26-0412]]",
        ],
        near_misses: &["réf. : délibération 2024-118", "les références 2024-2025", "réf. 2024-12"],
        source: "usages des services",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.lettered",
        kind: Kind::CaseNumber,
        start: Start::Letters(2, 2),
        regex: r"(?-i:[A-Z]{2})-\d{2}-\d{2,5}\b",
        not_after: r"(?:d[ée]lib[ée]rations?|arr[êe]t[ée]s?|march[ée]s?|circulaires?|articles?|normes?|lots?|conventions?|d[ée]crets?|notes?)\s[^.;\n]{0,20}",
        confidence: 72,
        situation: true,
        examples: &["[[TR-26-118]]. M. Selmi est entré", "[[VS-26-0121]] | SELMI Karim"],
        near_misses: &["délibération n° DL-26-118", "TR-26", "AB-123-CD"],
        source: "rangs des fiches d'un bailleur ou d'un service",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.of_service",
        kind: Kind::CaseNumber,
        start: Start::Digits(4, 4),
        glance: glance::lettered,
        regex: r"(?:19|20)\d{2}[-/](?-i:[A-Z]{2,5})[-/]\d{2,6}\b",
        not_after: NOBODYS,
        confidence: 74,
        situation: true,
        examples: &["une poubelle brûlée ([[2025-VAL-0552]])", "Fugue signalée, [[2026/SEC/118]]."],
        near_misses: &["arrêté n° 2025-PM-0552", "le marché 2025-VOI-012", "2025-2026-01"],
        source: "numérotation par les services : année, service, rang",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.by_service",
        kind: Kind::CaseNumber,
        start: Start::Letters(4, 4),
        regex: r"(?-i:[A-Z]{2})[-/](?:19|20)\d{2}[-/]\d{2,6}\b",
        not_after: NOBODYS,
        confidence: 74,
        situation: true,
        examples: &["Rapport transmis, [[PM-2026-0714]].", "Elle est revenue ([[IP-2026/118]])"],
        near_misses: &["la délibération DL-2026-118", "DU 2026-2027", "l'arrêté PM-2026-0714", "ST-2026"],
        source: "numérotation par les services : service, année, rang",
        ..Pattern::BLANK
    },
    Pattern {
        name: "case.court",
        kind: Kind::CaseNumber,
        start: Start::Words(&[
            "jaf", "je ", "jld", "jap", "tj ", "tpe", "tgi", "ca ", "cour d", "juge ", "jugement", "aemo", "spip",
            "pjj",
        ]),
        glance: glance::number_ahead,
        regex: r"(?:(?-i:JAF|JE|JLD|JAP|TJ|TPE|TGI|CA|AEMO|SPIP|PJJ)|cour\sd['’]appel|juge\s(?:des\senfants|aux\saffaires\sfamiliales)|jugement)(?:\sde\s(?-i:\p{Lu})[\p{L}-]+)?,?\s?\(?{link}((?:\d{2}|(?:19|20)\d{2})[/-]\d{5,6})\b",
        group: 1,
        confidence: 82,
        examples: &["JAF [[26/00123]]", "JAF de Velsard : [[26/00123]]", "juge des enfants (n° [[2026/001874]])"],
        near_misses: &["JAF le 26/03/2026", "TJ 12/2026", "le JE 2025/2026", "CA 2024-2025"],
        source: "usages des tribunaux",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.account",
        start: Start::Words(&["compte"]),
        glance: glance::number_ahead,
        regex: r"comptes?(?:\s(?:client|bailleur|du\sbail|de\sloyer))?(?:\s\(\s?)?{link}(\d{3,7}[-/.]\d{4,8}(?:[-/.]\d{1,3})?|(?-i:[A-Z]{1,3})[-/]?\d{5,9}|\d{6,10}(?:[-/]?(?-i:[A-Z]{1,2}))?)\b",
        group: 1,
        check: Some(checks::identifier),
        after: r"{<}(?:loyers?|locataires?|impay\p{L}+|dettes?|bailleur|apurement|d[ée]bit\p{L}*|solde|arri[ée]r[ée]s?|charges){>}[^;\n]*[\s(]",
        confidence: 82,
        examples: &[
            "Dette de loyer : 900 € (compte [[0021-33121]]).",
            "Dette : 900 € (compte [[0083117-B]]), plan respecté",
            "impayés depuis mai, compte n° [[1002347]],",
            "loyer : compte\n[[118-20977-5]]",
        ],
        near_misses: &[
            "les charges de personnel, compte 6411",
            "dette : compte rendu 2026-00412",
            "un impayé sur le compte 12/03/2026",
            "compte 0021-33121 de la ville",
        ],
        source: "formes d'usage des bailleurs",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.account_parts",
        start: Start::Words(&["compte", "cpte", "cpt "]),
        glance: glance::number_ahead,
        regex: r"(?:comptes?|cpte|cpt)\.?(?:\s(?:client|bailleur|locatif|locataire|loc\.?|du\sbail|de\sloyer|d['’]attente))?(?:\s\(\s?)?{link}(\d{2,7}[-/.]\d{4,8}(?:[-/.]\d{1,3})?|\d{6,10}[-/](?-i:[A-Z]{1,2}))\b",
        group: 1,
        check: Some(checks::identifier),
        not_before: r"\s*(?:€|%|euros|faits)",
        confidence: 76,
        situation: true,
        examples: &[
            "au compte\n[[118-20977-5]], plan",
            "compte : [[0021-33121]]",
            "cpte loc. [[118-20977]]",
            "compte bailleur n° [[118-20977/5]]",
            "compte n° [[0083117-B]]",
            "le compte ([[118-20977-5]])",
        ],
        near_misses: &[
            "compte rendu 2026-00412",
            "compte 6411",
            "compte 12/03/2026",
            "comptes 2024-2025",
            "un compte 5",
        ],
        source: "formes d'usage des bailleurs",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.housing",
        start: Start::Digits(18, 18),
        regex: r"\d{18}\b",
        not_after: r"(?:factures?|march[ée]s?|mandats?|virements?|iban|compteur|pdl|prm)[^.;\n]{0,20}",
        confidence: 82,
        examples: &["demande de logement : [[075031234567812345]], renouvelée", "([[075031234567812345]])"],
        near_misses: &["facture 075031234567812345", "07503123456781234", "1075031234567812345"],
        source: "numéro unique d'enregistrement de la demande de logement social, CCH, R. 441-2-4",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.foreigner",
        start: Start::Digits(10, 10),
        regex: r"[1-9]\d{9}\b",
        after: r"{<}(?:titre|titulaire|pr[ée]fecture|s[ée]jour|[ée]trang[èe]?re?|r[ée]sidente?|ofii|ofpra|anef)\b[^.;\n\d]*[\s(]",
        not_after: r"(?:siren|siret|facture|march[ée]|n\s?°\sd['’]appel)[^.;\n]{0,20}",
        confidence: 84,
        examples: &["surinamaise, titre [[7512345678]],", "Le dossier de la préfecture, c'est [[3112345678]]."],
        near_misses: &["la préfecture, SIREN 213906398", "titre 12345", "l'appel 7512345678"],
        source: "AGDREF : dix chiffres",
        ..Pattern::BLANK
    },
    Pattern {
        name: "id.card",
        start: Start::Words(&["carte de r", "carte de s"]),
        glance: glance::number_ahead,
        regex: r"carte\sde\s(?:r[ée]sidente?|s[ée]jour),?\s(?:\(\s?)?{link}({grouped})",
        group: 1,
        check: Some(checks::identifier),
        confidence: 84,
        examples: &["une carte de résident, n° [[7501184420]],", "CARTE DE SEJOUR (N° [[9301184420]])"],
        near_misses: &["une carte de résident de 10 ans", "carte de séjour, 12/03/2026", "carte de séjour, 2 demandes"],
        source: "formes d'usage des préfectures",
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.place_number",
        kind: Kind::Address,
        start: Start::Words(&["place "]),
        regex: r"place\s(?-i:[^,;.:()|\n]{0,12}\p{Lu}[^,;.:()|\n]{2,40})(?:,?\sn\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\b|\s?\((?:au\s)?n\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\))",
        check: Some(square),
        confidence: 84,
        examples: &["vit [[place du Marché, n° 4]]", "DEMEURANT [[PLACE DES TILLEULS N° 12]]"],
        near_misses: &[
            "LA PLACE DE PARKING N° 7",
            "LA PLACE DE STATIONNEMENT PRIVEE N° 12",
            "place des Lilas, point n° 3",
        ],
        ..Pattern::BLANK
    },
];

/// At least seven letters and digits, five of them digits, and neither a telephone number nor a date.
fn long(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).count() >= 7 && checks::identifier(text)
}

/// Not two years: «2024-2025».
fn of_one_year(text: &str) -> bool {
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    !text.split(['/', '-']).all(year)
}

/// One part is a year, and not both: «2024/2025».
fn of_year(text: &str) -> bool {
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    text.split_once(['/', '-']).is_some_and(|(first, last)| year(first) != year(last))
}

/// A square of a town, and not where a car stands.
fn square(text: &str) -> bool {
    let text = text.to_lowercase();
    !["parking", "stationnement", "livraison", "garage"].iter().any(|word| text.contains(word))
}
