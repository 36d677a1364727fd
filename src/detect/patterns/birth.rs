//! When and where somebody was born.

pub(super) mod beside;

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::detect::fold::fold;
use crate::detect::lexicon;
use crate::kind::Kind;

const BORN: &[&str] = &["né", "nÉ", "ne le", "nee le", "ne en", "nee en", "ne a ", "nee a ", "ne :", "nee :"];

const BORN_SOMEWHERE: &[&str] =
    &["né", "nÉ", "ne a ", "nee a ", "ne en", "nee en", "ne au", "nee au", "naissance ", "natif ", "native "];

/// What is born and is nobody: «un collectif né en 2019».
const BORN_THINGS: &str = r"{<}(?:une?|l[ea]|l['’]|ce|cet|cette|d['’]une?){_}?(?:projet|collectif|association|dispositif|charte|conflit|litige|id[ée]e|structure|groupe|partenariat|plan|contrat|r[ée]seau|club|instance|d[ée]marche|convention|d[ée]bat|rumeur|tension|initiative|cellule|action|collaboration)(?:{_}(?-i:\p{Ll}+))?,?{_}(?:est{_}|[ée]tait{_})?";

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "birth_date.born",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\)|[ée]-e|[ée]·e)s?\s+(?:(?:pr[ée]matur[ée]e?|respectivement|sous\s[xX]|d['’]une\s\p{L}+\sunion)\s+)?(?:(?:le|en|un|:|le\s:|vers|fin|d[ée]but|courant)\s+(?:fin\s|d[ée]but\s)?)?({date}|(?:{month}\s+|(?:0?[1-9]|1[0-2])/)?(?:19|20)\d{2})\b",
        group: 1,
        check: Some(noted_day),
        not_after: BORN_THINGS,
        confidence: 96,
        examples: &[
            "née le [[08/11/1951]] à Flers",
            "né le [[2 juin 2008]] à",
            "né le [[1er mars 2011]] à La Rochelle",
            "né en [[1999]], cariste",
            "NE LE [[30.04.2009]] A BOUAKE",
            "NÉE LE [[1ER MARS 2011]]",
            "né(e) le [[12.03.09]]",
            "né en [[mars 2010]]",
            "Né le : [[07/2011]]",
            "née fin [[2011]], elle",
            "né sous X le [[3 mai 2010]]",
            "Né [[30/02/2010]] (sic)",
            "né le [[00/00/2008]], MNA",
            "GARCIA Esteban ; né [[2011]] ; bagarre",
            "Née [[03/2010]]",
        ],
        near_misses: &[
            "le groupe né en réunion le 12 mars 2026",
            "il ne le sait pas",
            "né le 32/03/2009",
            "un projet né de 2019",
            "le collectif né en mars 2019",
            "La charte, née en 2015, est",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.behind",
        kind: Kind::BirthDate,
        start: Start::Words(BORN_SOMEWHERE),
        glance: glance::number_ahead,
        // The town or the birth name stands before the day.
        regex: r"(?:(?:n(?:[ée]|[ée]e|[ée]\(e\))s?|naissance|natif|native)\s+(?:[àa]|au|aux|en|d[eu])\s+{place}|née\s(?-i:(?:(?:de|d['’]|El|Ben)\s?)?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})(?:{_}(?:[àa]|au|en){_}{place})?)(?:\s*,?\s+(?:le|en|un|fin|d[ée]but|vers)\s+|,\s+|\s?\()({date}|(?:{month}\s+)?(?:19|20)\d{2})\b",
        group: 1,
        check: Some(noted_day),
        not_after: BORN_THINGS,
        confidence: 94,
        examples: &[
            "né à Ambert le [[04.03.2011]], élève",
            "née à La Rochelle, le [[2 juin 2008]]",
            "née HOCQUARD le [[19 avril 1947]] à Ambert",
            "née Le Gall le [[03/05/1950]]",
            "né à Oran en [[1998]], il",
            "née à Kindia en [[mai 2006]]",
            "né à Tunis ([[1998]])",
        ],
        near_misses: &[
            "né à Ambert, vu le 04.03.2026",
            "née Hocquard, rencontrée le 19 avril 2026",
            "la charte née à Lyon du débat le 4",
            "une association née à Lyon en 2012",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.asked",
        kind: Kind::BirthDate,
        start: Start::Words(&["date de naiss"]),
        // Somebody asks for it and says what was noted.
        regex: r"date\sde\snaiss(?:ance|\.)[^.?\n]{0,50}\?\s[^.?\n]{0,30}?({date})",
        group: 1,
        check: Some(checks::date),
        confidence: 80,
        examples: &["quelle date de naissance pour Léo ? Nous avons [[14/06/2012]], l'école 2011"],
        near_misses: &["quelle est la date de naissance du club ? Séance le 12. Le 5/09/2011, rien"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.label",
        kind: Kind::BirthDate,
        start: Start::Words(&[
            "ddn",
            "d.d.n",
            "dn",
            "d.n.",
            "d/n",
            "date de naiss",
            "date naiss",
            "d. naiss",
            "d. de naiss",
            "naissance",
        ]),
        glance: glance::number_ahead,
        regex: r"(?:(?:ddn|d\.d\.n\.?|(?:d(?:ate|\.) )?(?:de )?naiss(?:ance|\.)?)(?:\s*(?:[:=]|le)|\s(?:pr|pour|selon|transmise|donnée|déclarée|(?:de|du)\s(?:l['’]|la\s)?(?:m[èe]re|p[èe]re|fils|fille|jeune|mineure?|enfant|int[ée]ress[ée]e?|m\.|mme))(?:\s[\p{L}'’-]+){0,3}\s?[:=])?|d[./]?n\.?\s*[:=])\s*({date}|(?:(?:0?[1-9]|1[0-2])/)?(?:19|20)\d{2})\b",
        group: 1,
        check: Some(noted_day),
        confidence: 94,
        examples: &[
            "DDN [[12/03/2009]]",
            "date de naissance : [[12 mars 2009]]",
            "ddn: [[12.03.09]]",
            "DN : [[11-08-2008]]",
            "D/N : [[11/08/2008]]",
            "D. naiss. [[11/08/2008]]",
            "Date naiss. : [[03/2009]]",
            "la date de naissance pr le ccas : [[17/02/1938]]",
            "date de naissance de la mère : [[12/03/1981]]",
        ],
        near_misses: &[
            "la naissance du groupe, le 12 mars 2026",
            "DDN inconnue 12 faits",
            "date de naissance à transmettre avant le : 12/03/2026",
            "conduite DN 2008, tuyau DN 100",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.words",
        kind: Kind::BirthDate,
        start: Start::Words(BORN),
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s(?:en|le\s[a-zéû' -]{3,40}?)\s((?:deux\smille|mille[\s-]neuf[\s-]cents?)(?:[\s-](?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)\b){0,5})\b",
        group: 1,
        confidence: 90,
        examples: &[
            "né en [[deux mille dix]],",
            "née le douze mars [[deux mille neuf]].",
            "né en [[mille neuf cent quatre-vingt-dix-huit]]",
        ],
        near_misses: &["un collectif né en l'an passé", "né en été, deux mille euros"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.birthday",
        kind: Kind::BirthDate,
        start: Start::Words(&["aura ", "fêtera ", "f\u{ea}te ", "fetera ", "anniversaire"]),
        regex: r"(?:(?:aura|f[êe]te(?:ra)?)\s(?:bient[ôo]t\s|ses\s)?\d{1,2}\sans|anniversaire\s?:?)\s(?:est\s)?(?:le\s)?(\d{1,2}(?:\s?er)?\s{month}|\d{1,2}/\d{1,2})\b",
        group: 1,
        confidence: 88,
        examples: &[
            "Il aura 18 ans le [[12 mai]].",
            "elle fêtera ses 16 ans le [[1er mars]]",
            "anniversaire le [[04/09]]",
        ],
        near_misses: &["la ville fêtera le 14 juillet", "il aura 18 ans en mai", "l'anniversaire de la loi"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.after_name",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        regex: r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b",
        check: Some(checks::date),
        after: r"(?m:^)[\s—–•*\d.)-]*(?:[a-z][.)]\s)?(?:Mme |M\. |Mlle )?(?-i:\p{Lu}[\p{L}'’-]+(?:\s(?:de |du |d['’])?\p{Lu}[\p{L}'’-]+){1,4})\s?(?:,\s(?:(?-i:\p{Ll}{2,})(?:[ée]en|ien|[ao]is|ain|an)(?:n?e)?,\s)?|\()",
        not_before: r"\s?(?:$|\n|à \d|de \d|\d)",
        confidence: 68,
        examples: &[
            "— Lenny CARLIER, [[12.10.2013]], né d'une première union",
            "2) Aminata Sow ([[04/11/2012]]), en CM2",
            "b. Ousmane DIAKITE, malien, [[01/01/2011]] selon son acte",
        ],
        near_misses: &[
            "Compte Rendu, mairie, 12/10/2026 selon",
            "Villemorin, 12.10.2026, mairie",
            "Vu Jean Dupuy le 12.10.2026",
            "Compte Rendu, 12/10/2026",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.bracket",
        kind: Kind::BirthDate,
        start: Start::Digits(4, 4),
        glance: glance::closed,
        regex: r"((?:19[4-9]|20[0-2])\d)(?:\)|\z)",
        group: 1,
        check: Some(checks::date),
        after: r"(?m:^|[:,;•–-]\s|\bet\s)(?-i:\p{Lu}[\p{L}'’-]+\s(?:de |d['’])?\p{Lu}[\p{L}'’-]+)\s\(",
        confidence: 66,
        examples: &["2 : Yildirin Emre ([[2009]]) et Yildirin Selim ([[2011]])"],
        near_misses: &[
            "la loi Veil (1975)",
            "Plan Local (2024-2026)",
            "en réunion (2025)",
            "le rapport Petit Pont (2019)",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.birth_name",
        kind: Kind::BirthDate,
        start: Start::Digits(4, 4),
        glance: glance::closed,
        regex: r"((?:19\d|20[0-2])\d)(?:\)|\z)",
        group: 1,
        after: r"{<}n[ée]e\s(?-i:(?:(?:[Dd]e|[Ll]e|[Ll]a|El|Ben)\s|[Dd]['’])?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})\s\((?:en\s)?",
        confidence: 84,
        examples: &["Mme Yvette ROUMIEU née Delpech ([[1941]]), au hameau", "née LE GOFF ([[1938]])"],
        near_misses: &["née Delpech (2 rue Haute)", "une idée née à Lyon (1995)", "née Delpech (1941-2019)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.title",
        kind: Kind::BirthDate,
        start: Start::Digits(4, 4),
        glance: glance::closed,
        regex: r"((?:19[1-9]|20[01])\d)(?:\)|\z)",
        group: 1,
        after: r"{<}(?:m\.|mme|mlle|monsieur|madame|veuve|jeune)\s(?-i:(?:[Dd]e\s|[Ll]e\s|[Dd]['’])?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,3})\s\(",
        not_after: r"{<}(?:rapports?|[ée]tudes?|livres?|lois?|enqu[êe]tes?|films?|projets?|arr[êe]ts?|jurisprudence)\b[^;\n]*",
        confidence: 66,
        situation: true,
        examples: &["chez M. Armand Roumieu ([[1938]]), veuf", "le jeune Ilyes Kadri ([[2009]])"],
        near_misses: &["le rapport de M. Roumieu (2019)", "M. Roumieu (2025)", "M. Roumieu (1938 ?)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.beside_name",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        // Of years long gone, in which what is dealt with did not happen.
        regex: r"\d{1,2}[./-]\d{1,2}[./-](?:19[3-9]\d|20[01]\d)\b",
        check: Some(checks::date),
        after: r"(?-i:\p{Lu}[\p{L}'’-]+\s(?:de |du |d['’])?\p{Lu}[\p{L}'’-]+)\s?(?:,\s|\(|\s[–—-]\s|\s|,?\sn\.\s)",
        not_after: r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]?s?|circulaires?|convention|charte|plan|ordonnance|jugement|d[ée]lib[ée]ration|contrat|compte|rapport|accord)\s[^.;\n]*",
        confidence: 66,
        situation: true,
        examples: &[
            "- VERDIN Paulo – [[03/05/2009]] – absences",
            "VERDIN Paulo [[03/05/2009]], 3e",
            "vu avec Paulo Verdin ([[03.05.2009]]) le",
        ],
        near_misses: &[
            "VERDIN Paulo – 03/05/2026 – absences",
            "Loi Verdin Paulo, 03/05/2009",
            "vu le 03/05/2009 avec Paulo Verdin",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.dn",
        kind: Kind::BirthDate,
        start: Start::Words(&["dn ", "d.n. "]),
        // A whole day: «DN 2008» is as well the width of a pipe.
        regex: r"(?-i:DN|D\.N\.)\s(\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2})\b",
        group: 1,
        check: Some(checks::date),
        confidence: 84,
        examples: &["Sow Awa – DN [[12.03.2009]] – 5e"],
        near_misses: &["conduite DN 2008", "conduite DN 100 le 12/03/2009"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.behind_capitals",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        // A name in capitals beside another, and a day of long ago.
        regex: r"\d{1,2}[./-]\d{1,2}[./-](?:19[3-9]\d|20[01]\d)\b",
        check: Some(checks::date),
        after: r"(?-i:\p{Lu}{2}[\p{Lu}'’-]+,?\s(?:de |d['’])?\p{Lu}\p{Ll}[\p{L}'’-]+|\p{Lu}\p{Ll}[\p{L}'’-]*,?\s(?:de |d['’])?\p{Lu}{2}[\p{Lu}'’-]+)\s?(?:,\s|\(|\s?[–—/|;→-]\s)",
        not_after: r"{<}(?:lois?|d[ée]crets?|arr[êe]t[ée]?s?|circulaires?|convention|charte|plan|ordonnance|jugement|d[ée]lib[ée]ration|contrat|compte|rapport|accord)\s[^.;\n]*",
        confidence: 66,
        examples: &[
            "VERDIN Paulo / [[03/05/2009]] / 3 rue Haute",
            "VERDIN, Paulo, [[03/05/2009]], Velle",
            "VERDIN Paulo ([[03.05.2009]]) : 12 absences",
            "Paulo VERDIN | [[03/05/2009]] | 3e",
        ],
        near_misses: &[
            "VERDIN Paulo / 03/05/2026 / absences",
            "Loi VERDIN Paulo, 03/05/2009",
            "Paris, Lyon, 03/05/2009",
            "CLSPD VELLE, 03/05/2009",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.bracket_short",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        regex: r"\d{1,2}[./]\d{1,2}[./]\d{2}\b",
        check: Some(checks::date),
        after: r"(?-i:\p{Lu}{2}[\p{Lu}'’-]+\s(?:de |d['’])?\p{Lu}[\p{L}'’-]+|\p{Lu}\p{Ll}[\p{L}'’-]*\s(?:de |d['’])?\p{Lu}{2}[\p{Lu}'’-]+)\s\(",
        not_before: r"[^)]",
        confidence: 72,
        examples: &["Dossier CISSOKHO Fanta ([[18/03/12]]) 6eB", "Fanta CISSOKHO ([[18.03.12]])"],
        near_misses: &["Compte rendu (18/03/26)", "GT Voisinage (18/03/26)", "CISSOKHO Fanta (vue le 18/03/26)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_date.slashed",
        kind: Kind::BirthDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        regex: r"\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d{2}|\d{2})\b",
        check: Some(checks::date),
        // The head of an entry: «1) SURNAME Given / 22.06.09 / …».
        after: r"(?m:^)\s*(?:\d{1,2}\s?[.)°-]|[–—•*-])\s?(?-i:(?:L[EA]|D[EAUI]|EL|BEN)?\s?\p{Lu}{2}[\p{Lu}'’-]+\s\p{Lu}\p{Ll}[\p{L}'’-]*)\s/\s",
        not_before: r"\s?(?:[^\s/]|\z)",
        confidence: 74,
        situation: true,
        examples: &["1) GUERLEDAN Malo / [[22.06.09]] / cité", "- LE BRAS Ana / [[03/05/2011]] / 6e"],
        near_misses: &[
            "CLSPD Velsard / 18.03.26 / salle 3",
            "1) Compte rendu / 18.03.26 / mairie",
            "1) GUERLEDAN Malo / 18.03.26 : vu",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.after_date",
        kind: Kind::BirthPlace,
        start: Start::Words(BORN),
        glance: glance::number_ahead,
        regex: r"n(?:[ée]|[ée]e|[ée]\(e\))s?\s+(?:(?-i:(?:\p{Lu}[\p{L}'’-]+\s){1,3}))?(?:le|en)\s+(?::\s*)?(?:{date}|(?:{month}\s+)?(?:19|20)\d{2})\s*,?\s+(?:[àa]|au|aux|en)\s+({place})",
        group: 1,
        check: Some(town),
        confidence: 93,
        examples: &[
            "née le 08/11/1951 à [[Flers]]\nSans lien",
            "né le 2 juin 2008 à [[Conakry]], de nationalité",
            "né le 1er mars 2011 à [[La Rochelle]], 4e",
            "né le 23 août 1971 à [[Tizi-Ouzou]],",
            "NE LE 30.04.2009 A [[BOUAKE]], 1RE STI2D",
            "née en 1999 à [[Bamako (Mali)]] ;",
            "né le 12/03/2009 à [[Aix-en-Provence]].",
            "Née le : 12 janvier 2013 à [[Fort-de-France]]",
            "né le 12/03/2009 à [[Châlons en Champagne]]",
            "née HOCQUARD le 19 avril 1947 à [[Ambert]], qui",
        ],
        near_misses: &["né le 12/03/2009 à la maison", "née en 1999 à 8 h", "NE LE 25.12.2006, A ETE INTERPELLE"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.plain",
        kind: Kind::BirthPlace,
        start: Start::Words(&["né", "nÉ", "ne a ", "nee a ", "natif", "native", "naissance "]),
        regex: r"(?:(?:n(?:[ée]|[ée]e|[ée]\(e\))s?|naissance)\s+(?:[àa]\s(?:la\smaternit[ée]|l['’]h[ôo]pital)\s(?:de|du|d['’])|[àa]\sl['’]|dans\s(?:le|la|les|l['’])|[àa]|au|aux|en)|natifs? d[eu']|natives? d[eu'])\s*({place})",
        group: 1,
        check: Some(no_feast),
        not_after: BORN_THINGS,
        confidence: 88,
        examples: &[
            "né à [[Bamako (Mali)]], arrivé",
            "née au [[Mali]]",
            "né en [[Côte d'Ivoire]]",
            "né à la maternité de [[Rouen]]",
            "né dans le [[Nord]]",
            "né en [[Algérie]]",
            "NEE A [[DAKAR]], SANS",
            "natif de [[Saint-Denis]]",
        ],
        near_misses: &[
            "né à domicile",
            "née en 1999",
            "né en mars 2010",
            "la collaboration née à l'automne",
            "née à Noël",
            "Le projet est né à Lyon",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "birth_place.label",
        kind: Kind::BirthPlace,
        start: Start::Words(&["lieu de naiss", "originaire"]),
        regex: r"(?:lieu de naissance\s*:?|originaires? (?:de|du|des|d['’]))\s*({place})",
        group: 1,
        confidence: 70,
        examples: &["lieu de naissance : [[Oran]]", "originaire de [[Kayes]],", "originaire du [[Mali]]"],
        near_misses: &["originaire de la région", "lieu de naissance inconnu"],
        ..Pattern::BLANK
    },
];

/// A day as it was noted, though there may be none such: «30/02/2010», and «00/00/2008» of whom nobody knows more.
fn noted_day(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let mut next = || numbers.next().and_then(|n| Some((n.len(), n.parse::<u32>().ok()?)));
    checks::date(text)
        || matches!((next(), next(), next()), (Some((_, 0..=31)), Some((_, 0..=12)), Some((4, 1900..2100))))
}

/// A place, and not what somebody did: «NÉ LE 25.12.2006, A ÉTÉ INTERPELLÉ».
fn town(text: &str) -> bool {
    let first = text.split([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default();
    let facts = lexicon::lookup(&fold(first));
    text.chars().any(char::is_lowercase) || facts.pos & lexicon::pos::VERB == 0 || facts.commune > 0
}

/// «né à Noël»: a day, and no village.
fn no_feast(text: &str) -> bool {
    let facts = lexicon::lookup(&fold(text));
    facts.lists & lexicon::lists::FEAST == 0 || facts.commune > 0
}
