//! Ages behind others in a list, those that somebody reaches, the year of a life, and those of whom a trade is told.
//!
//! A plan, a club and a lease have years, too, and reach and celebrate them. So each stands behind who it is of.

use super::super::{Pattern, Start, glance};
use super::plausible_age;
use super::told::past_nine;
use crate::detect::patterns::NUMBERS;
use crate::kind::Kind;

/// Numbers in words that a comma may follow.
const FIRST: &[&str] = &[
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
    "quinze", "seize", "vingt", "trente", "quarante",
];
/// «âgés de», «deux enfants (», and the ages before one.
const LISTED: &str = r"(?:{<}[âa]g[ée](?:es?|s|e|\(e\)s?)?(?:{_}respectivement)?(?:{_}de|{_}d['’]|{_}?:)|{<}(?:enfants?|filles?|fillettes?|fils|gar[çc]ons?|fratrie|fr[èe]res?|s[œo]e?urs?|petite?s?|jumeaux|jumelles|neveux|ni[èe]ces|cousine?s?|ados|adolescente?s?|jeunes|coll[ée]gien(?:ne)?s|lyc[ée]en(?:ne)?s|[ée]l[èe]ves|mineure?s)(?:,?{_}[^.;:,(\n\d]{0,24})?(?:{_}?:|{_}?\(|,|{_}de)){_}?(?:(?:\d{1,3}|{number})(?:{_}(?:ans|mois)(?:{_}et{_}demie?)?)?(?:,{_}(?:et{_})?(?:de{_}|d['’])?|{_}et{_}(?:de{_}|d['’])?|{_}?[/;]{_}?|{_}puis{_}))+";
/// Terms that people are given, and what they sign.
const NO_AGE: &str = r"{<}(?:condamn\p{L}*|peines?|prison|sursis|bail|baux|contrats?|conventions?|titres?|cartes?|dur[ée]e|mesures?|interdictions?|retards?|suivis?){_}[^.;\n]*";
/// What has years and is nobody.
const THINGS: &str = r"{<}(?:associations?|amicale|clubs?|dispositifs?|plans?|programmes?|projets?|conseil|clspd|cispd|ville|commune|coll[èe]ge|lyc[ée]e|[ée]cole|mairie|centre|foyer|r[ée]sidence|immeuble|b[âa]timent|tour|structure|entreprise|soci[ée]t[ée]|magasin|festival|f[êe]te|f[ée]d[ée]ration|partenariat|convention|contrat|bail|march[ée]|bailleur|mission|service|équipe|licence|apprentissage|CAP|BTS|m[ée]decine|[ée]tudes|anniversaire|[ée]dition|loi|chantier|dossiers?|quartiers?|ateliers?|ascenseurs?|secteur|moteurs?){>}[^.;,\n]*";
/// What somebody is, behind their name or a relative: «Steven, militaire de», «sa sœur, vendeuse à Sens de».
const TRADE: &str = r"(?:(?-i:\p{Lu}[\p{L}'’-]+)|{<}(?:fr[èe]re|s[œo]e?ur|fils|fille|m[èe]re|p[èe]re|oncle|tante|cousine?|neveu|ni[èe]ce|a[îi]n[ée]e?|cadet(?:te)?|compagne|compagnon|copain|copine|ami|amie|voisine?|locataire)),{_}(?:un{_}|une{_}|le{_}|la{_})?(?:jeune{_}|ancien(?:ne)?{_}|ex-)?(?:{job}|militaire|soldat|l[ée]gionnaire|marin|p[êe]cheur|pompier|artisane?|sportif|sportive|livreur|patron(?:ne)?|ouvri(?:er|[èe]re)|infirmi(?:er|[èe]re)|employ[ée]e?|salari[ée]e?|sans-emploi|ch[ôo]meu(?:r|se)|retrait[ée]e?|alternante?|stagiaire|intérimaire|saisonni(?:er|[èe]re)|(?-i:[\p{Ll}-]{3,}(?:euse|trice|iste|icien|icienne|yeur|teur|seur|deur|neur|reur|cheur|leur))){_}(?:[\p{Ll}'’-]+{_}){0,2}?(?:de|d['’]environ){_}";

pub(in crate::detect::patterns) const ROWS: &[Pattern] = &[
    Pattern {
        name: "age.listed",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::age,
        regex: r"\d{1,2}\s?ans(?:\set\sdemie?)?\b",
        check: Some(plausible_age),
        after: LISTED,
        not_after: NO_AGE,
        not_before: r"\s(?:d['’]|de\s[^n]|ferme|avec|apr[èe]s|maxi|mini|et\splus|ou\splus|r[ée]volus)",
        confidence: 82,
        situation: true,
        examples: &[
            "Ali, Zoé et Noé, âgés de 9 ans, [[12 ans]] et [[15 ans]].",
            "trois enfants (4 ans, [[7 ans]] et [[11 ans]])",
            "ses filles, 8 ans et [[13 ans]], vont",
            "âgées respectivement de 6 et [[9 ans]].",
        ],
        near_misses: &[
            "deux peines, de 2 ans et 3 ans",
            "des contrats de 3 ans et 6 ans",
            "les deux frères, condamnés à 2 ans et 3 ans",
            "les enfants, suivis de 2 ans à 3 ans",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.of_witness",
        kind: Kind::Age,
        start: Start::Words(&["entre "]),
        // Of one who stands before the comma, and no group.
        regex: r"entre{_}(\d{1,2}{_}(?:et|ou){_}\d{1,2}{_}?ans){_}?[,;).]",
        group: 1,
        after: r"{<}(?:l[ea]|l['’]|une?|son|sa|ce|cet|cette){_}?(?:jeune{_}|petite?{_})?(?:t[ée]moin|auteure?|suspecte?|conduct(?:eur|rice)|passag(?:er|[èe]re)|victime|individu|homme|femme|dame|gar[çc]on|fille|fils|jeune|ado|gamine?|voisine?|inconnue?|petit-fils|petite-fille|cousine?|ami|amie|copain|copine)(?:,{_}|{_}\()",
        confidence: 70,
        situation: true,
        examples: &["Le témoin, entre [[15 et 16 ans]], a vu", "un individu (entre [[20 et 25 ans]])"],
        near_misses: &["les jeunes, entre 15 et 16 ans, viennent", "entre 15 et 16 ans, on rit"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_listed",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"(?:{number}(?:,{_}|{_}et{_}|,{_}et{_}))*{number}{_}(?:ans|mois)(?:{_}et{_}demie?)?\b",
        after: LISTED,
        not_after: NO_AGE,
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|avec|apr[èe]s|plus|avant)",
        confidence: 82,
        situation: true,
        examples: &[
            "Ali et Zoé, âgés de neuf ans et [[douze ans]].",
            "trois enfants : quatre ans, [[sept ans]] et [[onze ans]].",
            "âgés de neuf, [[douze et quinze ans]].",
        ],
        near_misses: &["deux peines, de deux ans et trois ans", "des baux de trois ans et six ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_many",
        kind: Kind::Age,
        start: Start::Words(FIRST),
        regex: r"{number}(?:(?:,{_}|{_}et{_}|,{_}et{_}){number})+{_}ans\b",
        after: r"(?:{<}(?:[âa]g[ée]e?s(?:{_}respectivement)?|(?:deux|trois|quatre|cinq|ses|leurs|nos|mes){_}(?:jeunes{_}|petits{_}|petites{_}|grands{_}|grandes{_})?(?:enfants|filles|fils|gar[çc]ons|fr[èe]res|s[œo]e?urs|petits|petites|cousins|cousines|neveux|ni[èe]ces|ados|gamins|gosses|jeunes|mineurs)){_}de{_}|{<}(?:ses|leurs|nos|mes|les|deux|trois|quatre){_}(?:enfants|filles|fils|gar[çc]ons|fr[èe]res|s[œo]e?urs|cousins|cousines|jeunes|mineurs){_}(?:ont|avaient|auraient){_})",
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|avec|apr[èe]s|plus|avant)",
        confidence: 84,
        situation: true,
        examples: &[
            "Ses frères ont [[sept, neuf et quatorze ans]].",
            "âgés de [[neuf, douze et quinze ans]],",
            "ses deux filles de [[six et neuf ans]].",
        ],
        near_misses: &["deux contrats de six et neuf ans", "les enfants de six et neuf ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_reached",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}ans(?:{_}et{_}demie?)?\b",
        after: r"{<}(?:(?:vien(?:t|nent|drait)|venait|venant){_}(?:tout{_}juste{_}|[àa]{_}peine{_})?d['’]avoir{_}|(?:f[êe]t|souffl|atteint|atteign|atteindr|approch|fr[ôo]l)\p{L}*{_}(?:[àa]{_}peine{_}|bient[ôo]t{_}|hier{_}|d[ée]j[àa]{_})?(?:de{_})?(?:ses|leurs|les){_}|(?:va|vont|allait|court){_}(?:d[ée]j[àa]{_}|bient[ôo]t{_})?sur{_}(?:ses|leurs){_}|(?:pour|jour{_}de|veille{_}de|lendemain{_}de|depuis|avant|dans){_}ses{_})",
        not_after: THINGS,
        not_before: r"\s(?:de\s[^n]|d['’])",
        confidence: 80,
        situation: true,
        examples: &[
            "qui vient d'avoir [[treize ans]] et que",
            "Il a fêté ses [[seize ans]] en mars",
            "elle va sur ses [[douze ans]].",
            "la veille de ses [[dix-huit ans]],",
            "il approche de ses [[soixante ans]].",
        ],
        near_misses: &[
            "Le club vient d'avoir dix ans",
            "l'association a fêté ses vingt ans",
            "il vient d'avoir trois ans de sursis",
            "pour dix ans",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_springs",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}(?:printemps|bougies|hivers|automnes)\b",
        after: r"{<}(?:ses|leurs|compte(?:nt)?|affiche|a|avait|aura|aurait){_}",
        not_after: THINGS,
        not_before: r"\s(?:de\s|d['’]|plus|apr[èe]s|dehors|durant)",
        confidence: 78,
        situation: true,
        examples: &["a fêté ses [[seize printemps]] au foyer", "il a soufflé ses [[treize bougies]] seul"],
        near_misses: &["depuis deux hivers", "le club a soufflé ses dix bougies", "passe deux hivers dehors"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.springs",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::springs,
        regex: r"\d{1,2}{_}(?:printemps|bougies|hivers|automnes)\b",
        after: r"{<}(?:ses|leurs|compte(?:nt)?|affiche|a|avait|aura|aurait){_}",
        not_after: THINGS,
        not_before: r"\s(?:de\s|d['’]|plus|apr[èe]s|dehors|durant)",
        confidence: 76,
        situation: true,
        examples: &["a soufflé ses [[15 bougies]] hier", "il a [[16 printemps]], dit-il"],
        near_misses: &["l'amicale souffle ses 30 bougies", "depuis 2 hivers"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.year_of_life",
        kind: Kind::Age,
        start: Start::Words(&[
            "sixi", "septi", "huiti", "neuvi", "dix", "onzi", "douzi", "treizi", "quatorzi", "quinzi", "seizi",
            "vingt", "trent", "quarant", "cinquant", "soixant", "quatre-",
        ]),
        regex: r"[\p{L}-]+i[èe]me{_}ann[ée]e\b",
        after: r"{<}(?:dans|entam\p{L}+|commenc\p{L}+|attaqu\p{L}+|abord\p{L}+|fini[ts]?|ach[èe]v\p{L}+|vit|vivait){_}sa{_}",
        not_after: THINGS,
        not_before: r"\s(?:de\s|d['’]|[àa]\s|au\s|en\s|comme|cons[ée]cutive|universitaire|scolaire)",
        confidence: 74,
        situation: true,
        examples: &["Elle est dans sa [[seizième année]].", "Noé entame sa [[treizième année]] et"],
        near_misses: &[
            "Le plan est dans sa sixième année",
            "dans sa sixième année de bail",
            "commence sa sixième année au lycée",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.year_counted",
        kind: Kind::Age,
        start: Start::Digits(1, 2),
        glance: glance::ordinal,
        regex: r"\d{1,2}{_}?(?:[èe]me|[èe]){_}ann[ée]e\b",
        after: r"{<}(?:dans|entam\p{L}+|attaqu\p{L}+|abord\p{L}+|ach[èe]v\p{L}+){_}sa{_}",
        not_after: THINGS,
        not_before: r"\s(?:de\s|d['’]|[àa]\s|au\s|en\s|comme|cons[ée]cutive|universitaire|scolaire)",
        confidence: 72,
        situation: true,
        examples: &["Elle est dans sa [[16e année]]."],
        near_misses: &["Le contrat est dans sa 3e année", "dans sa 2e année de CAP"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_of_trade",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"{number}{_}ans(?:{_}et{_}demie?)?\b",
        after: TRADE,
        not_after: NO_AGE,
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|avec|apr[èe]s|plus)",
        confidence: 78,
        situation: true,
        examples: &[
            "l'aîné, Steven, militaire de [[vingt-trois ans]] en",
            "sa sœur, serveuse de [[dix-neuf ans]],",
            "Malo, apprenti couvreur de [[dix-sept ans]].",
        ],
        near_misses: &["Velle, contrat de trois ans", "Paris, un bail de six ans", "Malo, suivi de trois ans"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.of_trade_named",
        kind: Kind::Age,
        start: Start::Digits(2, 2),
        glance: glance::age,
        regex: r"\d{2}\s?ans(?:{_}et{_}demie?)?\b",
        check: Some(plausible_age),
        after: TRADE,
        not_after: NO_AGE,
        not_before: r"\s(?:de\s[^n]|d['’]|ferme|avec|apr[èe]s|plus|et\splus)",
        confidence: 78,
        situation: true,
        examples: &["l'aîné, Steven, militaire de [[23 ans]],", "son frère, magasinier-livreur de [[21 ans]]."],
        near_misses: &["Velle, contrat de 12 ans", "Malo, serveur de 10 ans d'expérience"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_alone",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"({number}{_}ans)(?:{_}?[!?]|\.(?:{_}|\n|\z))",
        group: 1,
        check: Some(past_nine),
        // A sentence of its own, of whom the one before is.
        after: r"\p{L}{3,}{_}?[.!?…]{_}",
        not_after: r"{<}(?:condamn\p{L}*|peines?|prison|sursis|ferme|bail|contrats?|conventions?|dur[ée]e|combien|depuis|quand|temps|travaux|chantier|projet|plan|association|club)[^\n]*",
        confidence: 68,
        situation: true,
        examples: &["Il l'a giflée. [[Soixante-douze ans]] ! Monsieur", "Elle boit seule. [[Seize ans]]. On"],
        near_misses: &["Condamné hier. Douze ans.", "Et la peine ? Quinze ans.", "Un bail signé. Dix ans."],
        ..Pattern::BLANK
    },
    Pattern {
        name: "age.words_at",
        kind: Kind::Age,
        start: Start::Words(NUMBERS),
        regex: r"({number}{_}ans(?:{_}et{_}demie?)?),{_}(?:il{_}|elle{_}|(?-i:[A-ZÀ-Ü][a-zà-ü]))",
        group: 1,
        // «À seize ans, on peut travailler» is of nobody.
        after: r"(?:\A|[.!?;:\n•–-]{_}?)(?:[àa]|d[èe]s){_}",
        confidence: 70,
        situation: true,
        examples: &["À [[quinze ans]], Amine ne vient plus", "Il est parti. À [[douze ans et demi]], elle est seule"],
        near_misses: &["À seize ans, on peut", "placé à quinze ans, Amine", "Condamné à cinq ans, Amine"],
        ..Pattern::BLANK
    },
];
