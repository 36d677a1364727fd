//! Homes by a number, a storey or the letters of a flat alone, wherever individuals are spoken of: «connue au 38, mais
//! aussi au 40», «du 4e au rez-de-chaussée», «la C14», «logements 1017, 1022 et 1031».
//!
//! No word of living need stand before: who lives there is told in more ways than a list has. What is refused is what such a
//! number is besides: a day, a deadline, a line, a telephone.

use super::house::house_number;
use super::{Pattern, Start, glance};
use crate::detect::fold::fold;
use crate::kind::Kind;

/// Behind these a number is a day, or that of a line or an article; right behind what is free or due, the day when it is.
const NO_DOOR: &str = r"(?:{<}(?:jusqu|du\s\d|de\s\d|entre|report|renvo|prolong|avanc|appel|compos|joignable|t[ée]l|num[ée]ro|ligne|bus|tram|articles?|pages?|points?|fix[ée]|repouss|d[ée]cal|valable|limite|dates?|audience|[ée]ch[ée]ance|chiffres?|arr[êe]t[ée]|score|taux|barème|passer?|r[ée]union|s[ée]ance|vacances|semaine|mois|inscri|r[ée]duit|ramen|augment)[^.;\n]*|{<}(?:libres?|dispo(?:nibles?)?|vacante?s?|vide|exigibles?|payables?|d[ûu]e?s?|pai\p{L}+|pay\p{L}+|r[èe]gl\p{L}+|vers\p{L}+|effecti(?:f|ve)s?|applicables?|pr[ée]vue?s?|attendue?s?|pr[êe]te?s?|rendue?s?|pr[ée]avis|d[ée]part|entr[ée]e|sortie|effet|cong[ée]|lib[ée]r[ée]e?s?|ferm[ée]e?s?|ouverte?s?|close?s?)\s(?:\p{Ll}+\s)?)";

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        // In a village what a house stands beside tells which one it is, though neither has a name.
        name: "address.beside_place",
        kind: Kind::Address,
        start: Start::Words(&[
            "derri",
            "juste",
            "en face d",
            "à c\u{f4}t",
            "a cote d",
            "au-dessus d",
            "au dessus d",
            "au-dessous d",
            "pr\u{e8}s d",
            "à deux pas d",
        ]),
        regex: r"(?:juste{_})?(?:derri[èe]re{_}(?:l[ea]s?{_}|l['’])|(?:en{_}face|[àa]{_}c[ôo]t[ée]|au[- ]dessus|au[- ]dessous|pr[èe]s|[àa]{_}deux{_}pas){_}(?:de{_}la{_}|de{_}l['’]|du{_}|des{_}))(?:ancien(?:ne)?{_}|vieux{_}|vieille{_}|petite?{_})?\p{L}[\p{L}'’-]{2,}(?:{_}(?:m[ée]dical|dentaire|infirmier|v[ée]t[ée]rinaire|municipale?|communale?|scolaire|paroissiale?))?(?:{_}(?:de{_}(?:la{_}|l['’])?|du{_}|des{_}|d['’])\p{L}[\p{L}'’-]{2,}|{_}(?-i:\p{Lu}[\p{L}'’-]+)){0,2}",
        after: r"{<}(?:(?:{lives}|dort|dorment|squatte(?:nt)?|install[ée]e?s?|relog[ée]e?s?){>}(?:{_}(?:seule?s?|toujours|encore|d[ée]sormais|actuellement|l[àa]|ensemble))*|chez{_}(?:{host}|(?:m\.|mme|mlle|monsieur|madame){_}(?-i:\p{Lu})[\p{L}'’-]+|(?-i:\p{Lu})[\p{L}'’-]+)(?:,?{_}(?:m\.{_}|mme{_}|mlle{_})?(?-i:\p{Lu})[\p{L}'’-]+){0,3},?|(?:appartement|appart|studio|logement|logt|deux-pièces|duplex|pavillon|caravane|squat|[ft][1-5])(?:{_}(?:situ[ée]|lou[ée]|familial|vide|meubl[ée]|insalubre|vétuste|juste)e?)?,?){_}",
        check: Some(of_nobody),
        confidence: 66,
        situation: true,
        examples: &[
            "Elle vit seule [[en face de l'église de Courville]].",
            "il dort [[derrière la halle]],",
            "logé [[juste derrière le stade]] depuis mars",
            "Il habite [[au-dessus de la boulangerie Roux]].",
            "rentrée chez leur tante, Mme Roux, [[au-dessus du cabinet dentaire]]",
            "un studio situé [[derrière la gare de Courville]] est",
        ],
        near_misses: &[
            "il vit en face de nous",
            "la police vit derrière un mur",
            "Le stade est derrière l'église",
            "il va derrière le stade",
            "un logement social derrière la mairie",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        // The way to a house, where its name is not known: «la dernière à gauche en montant le chemin du Four».
        name: "address.way_to",
        kind: Kind::Address,
        start: Start::Words(&["premi", "derni", "deuxi", "troisi", "seconde", "1re", "2e", "3e"]),
        regex: r"(?:{ordinal}|\d(?:re|[èe]?me|e)){_}(?:(?:petite{_}|grande{_})?(?:maison|porte|caravane|ferme|bicoque|villa|allée){_})?(?:[àa]|sur{_}(?:la|votre)){_}(?:gauche|droite){_}(?:en{_}(?:mont|descend|sort|entr|ven|arriv|all|quitt|remont|pren|suiv|longe)\p{L}*{_}(?:(?:de|du|des|vers|dans|par){_})?|apr[èe]s{_}|avant{_}|dans{_}|sur{_}|d[eu]{_})(?:l[ea]s?{_}|l['’])?\p{L}[\p{L}'’-]{2,}(?:{_}(?:d[eu]s?{_}(?:la{_}|l['’])?|d['’])\p{L}[\p{L}'’-]{2,}|{_}(?-i:\p{Lu}[\p{L}'’-]+)){0,2}",
        confidence: 66,
        situation: true,
        examples: &[
            "à la maison, la [[dernière à gauche en montant le chemin du Four]], mais",
            "c'est la [[2e maison à droite après le pont]].",
            "la [[première à gauche en venant de Courville]]",
        ],
        near_misses: &["la première à gauche", "prendre la deuxième à droite", "la dernière porte à gauche"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.number_at",
        kind: Kind::Address,
        start: Start::Words(&["au "]),
        regex: r"au\s((?:n\s?°\s?)?\d{1,3}(?:\s?(?:bis|ter)|\s?(?-i:[A-D])\b)?)(?:\s?[,.;:!?)»]|\s[–—]|\s(?:mais|o[ùu]|qui|que|pour|avec|chez|depuis|puis|car|dans|comme|est|a|ont|sont|se|on|ils?|elles?|hier|ce|cette|vers|sans|ne){>}|\z)",
        group: 1,
        check: Some(house_number),
        not_after: NO_DOOR,
        not_before: r"\s?(?:(?:le\s|au\s|et\s|puis\s)*\d|(?:{street}|route)\b)",
        situation: true,
        confidence: 60,
        examples: &[
            "La famille est connue au [[38]], mais aussi ailleurs",
            "chez M. Bakri au [[7]].",
            "Ça recommence au [[10B]], dit-elle.",
            "c'était au [[121]] : rien à voir",
        ],
        near_misses: &[
            "jusqu'au 15, puis",
            "un T3 libre au 15, mais",
            "le loyer est exigible au 5.",
            "il paie au 20.",
            "du 3 au 12, il",
            "l'audience est reportée au 20.",
            "un appel au 17, puis",
            "un signalement au 119.",
            "les articles 12 au 15.",
            "au 12 rue des Lilas",
            "au 12 mars",
            "au 3e trimestre",
            "au 31/12",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.storey_at",
        kind: Kind::Address,
        start: Start::Words(&["au ", "du "]),
        regex: r"(?:au|du)\s((?:(?:[2-9]|1\d)\s?(?:e|[èe]me)|rdc|rez[- ]de[- ](?:chauss[ée]e|jardin)|(?:troisi|quatri|cinqui|sixi|septi|huiti|neuvi|dixi)[èe]me)(?:\s(?:gauche|droite|face|gche|dte|gche\.|dte\.))?)(?:\s?[,.;:!?)»]|\s[–—]|\s(?:et|mais|qui|que|pour|avec|chez|depuis|au|est|a|ont|sont|se|on|ne|tape|crie|jette)\b|\z)",
        group: 1,
        not_after: r"{<}locataires\s|{<}(?:possible|souhait|demand|mutation|coll[èe]ge|class[ée]|[ée]l[èe]ves?|arrondissement|tours?|rang|trimestre|place|jour|mois|si[èe]cle|mandat|niveau|groupe|d[ée]but|fin|accueil|salles?|mairie|r[ée]union|permanence|guichet|bureaux?|services?)[^.;\n]*",
        situation: true,
        confidence: 60,
        examples: &[
            "Elle est passée du [[4e]] au [[rez-de-chaussée]]",
            "tous l'ont entendu au [[rez-de-chaussée]], dit-il",
            "des cris au [[3e gauche]].",
            "l'un au [[2e]], l'autre ailleurs",
        ],
        near_misses: &["au 2e trimestre", "du 3e groupe", "au collège, du 3e.", "classé au 2e rang", "du 1er, il"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.flat_coded",
        kind: Kind::Address,
        start: Start::Words(&[
            "logement",
            "logt",
            "lgt",
            "lots ",
            "appartement",
            "appt",
            "apt ",
            "porte ",
            "portes ",
            "chambre",
            "ch. ",
            "cave ",
            "box ",
        ]),
        regex: r"(?:logements?|logts?|lgts?|appartements?|appts?|apts?|portes?|chambres?|ch\.|caves?|box)\s(?:concern[ée]s?\s?:?\s?)?(?:n\s?[°º]s?\s?|r[ée]f(?:[ée]rence)?\.?\s?:?\s?|:\s?)?(?:(?-i:[A-Z]{1,3})[-/.]?\d{1,4}(?:[-/.]?[\dA-Z]+)*|\d{1,4}(?:[-/.](?-i:[\dA-Z]+))+|\d{1,4}(?:(?-i:[A-Z])\b)?)(?:(?:,\s|\set\s)(?:(?:celle|celui)\sdu\s)?(?-i:[A-Z])?\d{2,4}\b)*",
        not_after: r"{<}(?:permanence|accueil|bureaux?|services?|guichet|gymnase|salle|stade|mairie|[ée]cole|parking|gare|h[ôo]pital|march[ée])[^.;\n]*|{<}(?:ferm|ouvr|condamn|mur|nettoy|vid|visit|r[ée]par|v[ée]rifi|s[ée]curis)\p{L}*\s(?:[àa]\scl[ée]\s)?(?:la|le|les)\s",
        not_before: r"\s?(?:{street}|imp\.|route|bis|ter)\b|\s?(?:{month}|h\b|heures?|%|€|ans\b|mois|jours|fois|pi[èe]ces|personnes|lits?\b|places|tours?\b|barres?\b|b[âa]timents?\b|immeubles?\b|logements?\b|demandes?\b|familles?\b|m[ée]nages?\b|m²|m2|\(s\)|\d\d\s\d\d)|\s(?:du|de\sla)\s(?:march|lotissement|stade|gymnase|parc|gare)|[.,]\d",
        situation: true,
        confidence: 60,
        examples: &[
            "[[Logts concernés : 1017, 1022 et 1031]].",
            "occupe le [[logement 0217-04-12]], bâtiment",
            "La [[chambre C12]] est prise",
            "La [[porte 41]] a été fracturée",
        ],
        near_misses: &[
            "un logement 3 pièces",
            "deux chambres 2 lits",
            "le gymnase (porte 3) est fermé",
            "l'appartement 14 rue des Saules",
            "Logements : 12 tours, 3 barres",
            "la porte 3 du stade",
            "le gardien ferme la cave n° 6",
            "on a nettoyé les caves A3",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.flat_letters",
        kind: Kind::Address,
        start: Start::Words(&["du ", "au ", "le ", "la "]),
        regex: r"(?:du|au|le|la)\s(\d{1,3}/(?-i:[A-Z])/\d{1,3}|(?-i:[A-CF-H])\d{3}|(?-i:[A-H])\d{1,2}(?:-\d{1,2})+)\b",
        group: 1,
        not_after: r"{<}(?:route|autoroute|sortie|axe|rd|ligne|bus|formulaire|norme|permis|classe|salle|bureau|article)\s[^.;,\n]*",
        situation: true,
        confidence: 60,
        examples: &["mutation du [[15/A/34]] vers un autre", "Le nouveau locataire du [[A203]] et sa voisine"],
        near_misses: &["accident sur la D203", "la salle du B112", "le 12/A", "du A4"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.shelter_before",
        kind: Kind::Address,
        start: Start::Words(&[
            "hôtel",
            "hotel",
            "foyer",
            "chrs",
            "cada",
            "huda",
            "gîte",
            "gite",
            "halte",
            "pension ",
            "résidence ",
            "ehpad",
            "camping",
            "auberge",
            "case",
            "bp ",
            "abri ",
            "ferme",
            "villa ",
            "pavillon",
        ]),
        // What a home is called stands before where it is, and tells as much.
        regex: r"((?:h[ôo]tel|foyer|CHRS|CADA|HUDA|g[îi]te|halte|abri|pension|r[ée]sidence|EHPAD|camping|auberge|case|BP|ferme|villa|pavillon)(?:\s(?:(?:d|l)['’])?[\p{L}\d][\p{L}\d'’-]*){0,5}),\s\d{1,4}(?:\s?(?:bis|ter))?,?\s(?:{street}|r\.|av|route)\s",
        group: 1,
        check: Some(is_home),
        situation: true,
        confidence: 60,
        examples: &[
            "logé à l'[[hôtel Le Terminus]], 3 bd de la Gare.",
            "connu au [[CHRS L'Escale]], 8 rue du Port",
            "inchangée ([[BP 12]], 3 rue Haute)",
            "Mme Hoarau, [[gîte communal]], 2 chemin du Gué,",
        ],
        near_misses: &[
            "Hôtel de ville, 1 place Vauban",
            "l'hôtel de police, 3 rue Haute",
            "le foyer, 3 fois par an",
            "la case 12, 3 jours",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.part_alone",
        kind: Kind::Address,
        start: Start::Words(&["pte ", "porte ", "unité ", "lit ", "emplacement ", "parcelle ", "et. ", "ét. "]),
        regex: r"(?:(?:pte|porte)\s(?-i:[A-Z])|(?:et|[ée]t)\.\s\d{1,2}|(?:unit[ée]|lit|emplacement|parcelle)\s(?-i:[A-Z]{0,2}\s?)\d{1,4})\b",
        not_after: r"{<}(?:h[ôo]tel{_}de{_}(?:police|ville)|mairie|pr[ée]fecture|commissariat|gare|stade|gymnase|h[ôo]pital|march[ée]|salle|[ée]cole|coll[èe]ge|lyc[ée]e|centre|gendarmerie)[^.;\n]*",
        not_before: r"\s(?:places|personnes|ans|mois|jours|m²)|['’]|\.\p{L}",
        situation: true,
        confidence: 60,
        examples: &[
            "bt 2, [[et. 4]], [[pte G]] — vu hier",
            "43 rue Bara, [[lit 212]] ;",
            "[[parcelle ZB 44]], où ils vivent",
        ],
        near_misses: &["un lit 2 places", "la porte à Zoé", "porte d'entrée", "l'hôtel de police, porte B"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.storey_bracketed",
        kind: Kind::Address,
        start: Start::Digits(1, 2),
        glance: glance::ordinal,
        regex: r"(\d{1,2}\s?(?:er|e|[èe]me)\s[ée]t(?:age|\.)(?:,?\s[\p{Ll}\d'’\s,]{0,40})?)\)",
        group: 1,
        after: r"\(\s?",
        situation: true,
        confidence: 60,
        examples: &["29, rue des Saules ([[2e étage, fond de couloir]]), il", "Mme Petit ([[3ème étage]])"],
        near_misses: &["au 2e étage (salle B)", "la mairie, 2e étage)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.street_of_home",
        kind: Kind::Address,
        start: Start::Words(&[
            "rue ",
            "avenue ",
            "boulevard ",
            "allée ",
            "allee ",
            "impasse ",
            "chemin ",
            "place ",
            "square ",
            "quai ",
            "ruelle ",
            "venelle ",
            "sente ",
            "montée ",
            "passage ",
            "bd ",
            "av. ",
        ]),
        regex: r"{street}\s{street_name}",
        after: r"{<}(?:n['’])?(?:habit|viv(?:ent|ait|re|aient)|vit|log(?:e|eait|ent)|dor(?:t|ment|mait)|r[ée]sid|demeur|h[ée]berg|gar[ée]e?|stationn[ée]e?s?|pos[ée]e?|install[ée]e?s?|partie?s?|quitt[ée]e?|quitte|(?:une|la|sa)\ssemaine)\p{L}*\s(?:(?:plus|pas|encore|toujours|d['’]abord|maintenant)\s)?(?:(?:de\s)?(?:la\s|l['’])|dans\s(?:la|l['’])\s?|au\s\d{1,3},?\s)?",
        situation: true,
        confidence: 60,
        examples: &[
            "Jordane n'habite plus [[rue du Stade]] mais au centre",
            "un fourgon garé [[rue Jules-Guesde]], devant",
            "une caravane posée [[chemin de la Gravière]], derrière",
            "partis de la [[rue de l'Yser]] sans adresse",
            "une semaine [[rue des Tanneurs]] chez son père",
        ],
        near_misses: &["interpellé rue du Stade", "une rixe rue de l'Yser", "parti en courant rue du Stade"],
        ..Pattern::BLANK
    },
];

/// No seat of a town, of the police or of taxes: «hôtel de ville».
fn is_home(text: &str) -> bool {
    let words = fold(text);
    let seat = ["ville", "police", "departement", "region", "impots", "agglomeration", "communaute", "metropole"];
    !(words.starts_with("hotel d") && seat.iter().any(|seat| words.contains(seat)))
}

/// «au-dessus du resto de ses parents» is said of people first.
fn of_nobody(text: &str) -> bool {
    !text.split(' ').any(|word| matches!(word, "ses" | "son" | "sa" | "leur" | "leurs" | "mes" | "mon" | "ma"))
}
