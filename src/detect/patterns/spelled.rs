//! Ages and telephone numbers in words.

use super::{Pattern, Start};
use crate::kind::Kind;

/// What a number in words starts with.
pub(in crate::detect) const NUMBERS: &[&str] = &[
    "deux ",
    "trois ",
    "quatre ",
    "cinq ",
    "six ",
    "sept ",
    "huit ",
    "neuf ",
    "dix",
    "onze ",
    "douze ",
    "treize ",
    "quatorze ",
    "quinze ",
    "seize ",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "quatre-vingt",
];

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "phone.spelled",
        kind: Kind::Phone,
        start: Start::Words(&["zéro ", "zÉro ", "zero "]),
        regex: r"z[ée]ro\s(?:un|deux|trois|quatre|cinq|six|sept|neuf)(?:[\s,.-]{1,2}(?:\d{2}|double\sz[ée]ro|z[ée]ro\s(?:z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf)|dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|(?:vingt|trente|quarante|cinquante|soixante(?:[- ]dix)?|quatre[- ]vingts?(?:[- ]dix)?)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|treize|quatorze|quinze|seize))?)){4}\b",
        confidence: 88,
        examples: &[
            "portable [[zero six trente neuf 98 11 35]] ou fixe",
            "joindre au [[zéro un quatre-vingt-dix-neuf zéro zéro douze trente-quatre]].",
        ],
        near_misses: &["zéro six mois plus tard", "zéro un incident en trente jours", "zéro deux 98 74"],
        source: "numéros dictés",
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.about",
        kind: Kind::Age,
        start: Start::Words(&[
            "une diz",
            "une douz",
            "une quinz",
            "une vingt",
            "une trent",
            "une quarant",
            "une cinquant",
            "une soixant",
        ]),
        regex: r"une\s(?:petite\s|bonne\s)?(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine)\sd(?:['’]\s?|\s)ann[ée]es?",
        not_after: r"(?:depuis|y\sa|pendant|durant|dans|apr[èe]s|en|sur|moins\sde|plus\sde|pr[èe]s\sd['’])\s?",
        confidence: 86,
        examples: &[
            "homme d'[[une trentaine d'années]]",
            "SALOMON-LEVY, [[UNE CINQUANTAINE D'ANNEES]], HAITIEN",
            "dort la, [[une soixantaine d annees]]",
            "conducteur [[une vingtaine d'année]], brun",
        ],
        near_misses: &["depuis une dizaine d'années", "il y a une vingtaine d'années", "une trentaine de jeunes"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.decade",
        kind: Kind::Age,
        start: Start::Words(&["la trent", "la quarant", "la cinquant", "la soixant", "la vingt"]),
        regex: r"la\s(?:petite\s)?(?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine)\b",
        not_before: r"\s(?:de|d['’])",
        confidence: 78,
        examples: &["un homme, [[la quarantaine]], a été vu", "il a [[la cinquantaine]]"],
        near_misses: &["la trentaine de jeunes", "la vingtaine d'habitants"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.decade_short",
        kind: Kind::Age,
        start: Start::Digits(2, 2),
        regex: r"[2-8]0\s?aine(?:\sd['’]\s?ann[ée]es?)?\b",
        not_after: r"{<}(?:depuis|y\sa|pendant|dans)\s(?:(?:la|une)\s)?",
        not_before: r"\s(?:de\s|d['’])",
        confidence: 76,
        examples: &["un homme, la [[40aine]], brun", "une [[30aine d'années]]", "[[20 aine]]."],
        near_misses: &["une 30aine de jeunes", "depuis une 20aine d'années", "une 20aine d'habitants"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.newborn",
        kind: Kind::Age,
        start: Start::Words(&["bebe", "bébé", "nourrisson", "nouveau-n", "jumea", "jumel"]),
        regex: r"(?:b[ée]b[ée]s?|nourrissons?|nouveau-n[ée]e?s?|jumeaux|jumelles)\s(?:[âa]g[ée]e?s?\s)?(?:de|a|avait|n['’]a{_}que)\s(\d{1,2}\s(?:semaines?|jours?))\b",
        group: 1,
        confidence: 76,
        situation: true,
        examples: &[
            "un bébé de [[3 semaines]] au domicile",
            "Nourrisson âgé de [[15 jours]].",
            "le bébé a [[3 semaines]]",
        ],
        near_misses: &["bébé absent de 3 semaines", "une fugue de 3 jours", "les jumeaux de 6e"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.decade_of",
        kind: Kind::Age,
        start: Start::Words(&["quadrag", "quinquag", "sexag", "septuag", "octog", "nonag"]),
        regex: r"(?:quadra|quinqua|sexa|septua|octo|nona)g[ée]naire\b",
        not_after: r"{<}(?:chaque|tout|public)\s",
        confidence: 74,
        situation: true,
        examples: &["Mme Odile Vérin, [[octogénaire]], vit seule", "un [[sexagénaire]] ivre"],
        near_misses: &["le repas des octogénaires", "un programme sexagésimal"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.decade_apart",
        kind: Kind::Age,
        start: Start::Words(&["une vingt", "une trent", "une quarant", "une cinquant", "une soixant"]),
        regex: r"(une\s(?:petite\s|bonne\s)?(?:vingtaine|trentaine|quarantaine|cinquantaine|soixantaine))(?:\s?[,;.)]|\n|\z)",
        group: 1,
        // A number of people is told the same way, and nobody has a nationality or a sex there.
        after: r"{<}(?:hommes?|femme|dame|monsieur|individu|gar[çc]on|fille|personne|voisine?|\p{L}{3,}(?:ais|ain|aine|ien|ienne|ois|oise|aise))\s?[,(–-]\s?",
        confidence: 68,
        situation: true,
        examples: &["un homme, [[une quarantaine]], dort", "camerounais, [[une trentaine]]."],
        near_misses: &[
            "les jeunes, une vingtaine, sont",
            "un homme, une quarantaine de plaintes",
            "les présents, une trentaine, ont voté",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words",
        kind: Kind::Age,
        start: Start::Words(&["âg", "Âg", "ag\u{e9}", "age"]),
        regex: r"[âa]g[ée](?:e|s|es)?\sd['’e]\s?((?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?\s(?:ans|mois)(?:\set\s(?:demie?|{number}\smois))?)\b",
        group: 1,
        confidence: 92,
        examples: &["âgé de [[quinze ans]]", "âgée de [[vingt-deux ans]].", "AGE DE [[DIX-SEPT ANS]]"],
        near_misses: &["âgé de plus de quinze ans", "depuis quinze ans", "âge de la retraite"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_of",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?\sans(?:\set\s(?:demie?|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze)\smois))?\b",
        after: r"(?:{<}(?:jeune|gar[çc]on|gamine?|gosse|fille|fillette|fils|enfants?|ado(?:lescente?)?|homme|femme|[ée]l[èe]ve|fr[èe]re|s[œo]e?ur|m[èe]re|p[èe]re|dame|monsieur|individu|mec|type|gars|personne|locataire|retrait[ée]e?|victime|cousine?|voisine?|jumeaux|jumelles|petite?|mineure?)\sde\s|(?-i:{<}(?:[Ee]lle|[Ii]l|qui|\p{Lu}\p{Ll}+,?))\s(?:lui\s|elle\s)?(?:n['’])?(?:il\s|elle\s)?(?:a|aura|aurait|avait)\s(?:eu\s|bient[ôo]t\s|que\s)?|(?-i:\p{Lu}[\p{L}'’-]+),?\s|\bd['’]environ\s|\bdans\sles\s|\A|\n(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s)?)",
        not_after: r"(?:\b(?:depuis|pendant|durant|sous|en|apr[èe]s|avant|pour|par|entre|sur|d[èe]s|moins|plus|et|ou|quelques|(?-i:Les|Ces|Dans|Tous\sles))|,)\s",
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|avec\ssursis|apr[èe]s|plus|avant|auparavant)",
        confidence: 84,
        examples: &[
            "c'est un gamin de [[quinze ans]], né",
            "il a [[dix-neuf ans]],",
            "Le cousin lui il a [[dix-neuf ans]]",
            "Karim Sow [[dix-sept ans]] vit",
            "M. Sow\n[[Vingt-trois ans]], sans domicile",
            "Article 2\n2.1. [[Seize ans]], demeurant",
            "Il a [[quinze ans et neuf mois]], il",
            "une fille d'environ [[quatorze ans]]",
            "il a dans les [[vingt ans]]",
        ],
        near_misses: &[
            "il a dix ans de retard",
            "depuis deux ans",
            "un bail de trois ans",
            "une peine de cinq ans",
            "Depuis dix ans, la ville",
            "Dix ans après, elle",
            "Trente ans de métier",
            "Les vingt ans du club",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_apposed",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"((?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante(?:-dix)?|quatre-vingts?)(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize))?\sans(?:\set\s(?:demie?|{number}{_}mois))?)(?:\s?[,.;:)]|\s(?:selon|environ|peut-[êe]tre|pass[ée]s|r[ée]volus|tout\sjuste|[àa]\speine)\b|\n|\z)",
        group: 1,
        // Behind a name; behind «un grand roux» only what nobody says of a time.
        after: r"(?-i:\p{Lu}[\p{L}'’-]+)(?:(?:\s»)?,\s|\s\(|,\s(?:ancienn?e?s?\s)?\p{Ll}[\p{L}'’ -]{2,30},\s)|{<}(?:fr[èe]re|s[œo]e?ur|fils|fille|m[èe]re|p[èe]re|enfant|a[îi]n[ée]e?|cadet(?:te)?|cousine?|compagne|compagnon|neveu|ni[èe]ce|b[ée]b[ée])\s\(",
        // «En Mars, deux ans»
        not_after: r"{<}(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre),\s|(?:prison|peine|bail|ferme|sursis|contrat|condamn|suivi|d[ée]tention|mesure)[^.;\n]{0,24}",
        confidence: 70,
        situation: true,
        examples: &[
            "Elle se nomme Inès ROCHE, [[vingt ans]] selon elle",
            "Moussa dit « Mouss », [[dix-sept ans]], vu",
            "M. Berthel, ancien couvreur, [[soixante-douze ans]], habite",
            "Karim Selmi ([[quinze ans]]) et son frère ([[onze ans et demi]])",
        ],
        near_misses: &[
            "En Mars, deux ans après",
            "un bail à Cholet, trois ans de plus",
            "la prison, cinq ans.",
            "M. Petit, en détention, cinq ans, sort",
            "après une pause (deux ans)",
        ],
        ..Pattern::BLANK
    },
];
