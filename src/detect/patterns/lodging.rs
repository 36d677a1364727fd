//! Homes that are told by a number or a storey alone, of people who have no name: «le petit du 9», «la dame du rdc»; and the
//! number of a house behind its street: «boulevard Vauban, 118».
//!
//! Such a number is as well a day, a bus, a count. So it stands right behind somebody who lives there, or a door or a window,
//! in a situation; what follows is no month, hour or second day.

use super::house::{NO_HOME, house_number};
use super::{Pattern, Start};
use crate::detect::fold::fold;
use crate::detect::lexicon;
use crate::kind::Kind;

/// Who is called by the number of a house.
const WHO: &[&str] = &[
    "petit",
    "gamin",
    "gosse",
    "ado",
    "mère",
    "mere",
    "père",
    "pere",
    "monsieur",
    "mémé",
    "vieux ",
    "vieille ",
    "papi",
    "papy",
    "mamy",
    "retrait",
    "couple ",
    "concierge ",
    "type ",
    "femme ",
    "homme ",
    "proprio",
    "propriétaire",
    "frères ",
    "étudiant",
    "voisin",
    "fenêtre",
    "fenetre",
    "balcon",
    "squatteur",
    "nouveaux ",
];

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "address.postcode",
        kind: Kind::Address,
        start: Start::Digits(5, 5),
        // In a situation a town with its code is where somebody lives.
        regex: r"\d{5}\s{place}",
        check: Some(town_behind_code),
        not_after: r"{<}(?:mairie|h[ôo]tel\sde\sville|pr[ée]fecture|ccas|cedex|bp|cs|tribunal|commissariat|association|[ée]cole|coll[èe]ge|lyc[ée]e)\b[^.;\n]*",
        situation: true,
        confidence: 66,
        examples: &["sa mère, [[49300 Cholet]], appelle"],
        near_misses: &["un devis de 12500 Euros", "mairie, 49300 Cholet", "le 49300 Karim"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.number_of_somebody",
        kind: Kind::Address,
        start: Start::Words(WHO),
        regex: r"(?:petite?s?|gamine?s?|gosses?|ados?|m[èe]re|p[èe]re|monsieur|m[ée]m[ée]|vieux|vieille|pap[iy]|mamy|retrait[ée]e?s?|couple|concierge|type|femme|homme|proprio|propri[ée]taires?|fr[èe]res|[ée]tudiante?s?|voisine?s?\sd['’]en\s(?:face|haut|bas)|fen[êe]tres?|balcons?|squatteurs?|nouveaux)(?:\s(?:vieille|vieux|dame|gar[çc]on|fille|monsieur|gars|fr[èe]re|derni[èe]re?|couple|[âa]g[ée]e?|seule?|malade|jeune))?,?\sdu\s(\d{1,3}(?:\s?(?:bis|ter))?)\b",
        group: 1,
        check: Some(house_number),
        not_before: NO_HOME,
        situation: true,
        confidence: 64,
        examples: &[
            "Le petit du [[9]] jette des pierres.",
            "entre le père, du [[7]], et les autres",
            "et le voisin d'en face, du [[10 bis]].",
            "À la fenêtre du [[12]], un homme crie.",
            "La petite vieille du [[3]] ne sort plus",
        ],
        near_misses: &[
            "le petit déjeuner du 9",
            "le père, du 7 au 12 mars",
            "la mère du 3e",
            "les retraités du 9 mai",
            "le couple du 14/02",
            "les ados du 93",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.number_stayed",
        kind: Kind::Address,
        start: Start::Words(&[
            "plus quitt",
            "jamais quitt",
            "rien à signaler au",
            "ras au",
            "crèche",
            "creche",
            "sonn",
            "toqu",
            "frapp",
            "perquisition",
            "emménag",
            "emmenag",
            "sort du",
            "sortent du",
            "sorti",
            "porte du",
        ]),
        regex: r"(?:(?:plus|jamais)\squitt[ée]\sle|rien\s[àa]\ssignaler\sau|ras\sau|cr[èe]che(?:nt)?\s(?:au|dans\sle)|sonn(?:é|e|er|ent)\sau|toqu(?:é|e|er|ent)\sau|frapp(?:é|e|er|ent)\sau|perquisitions?\sau|emm[ée]nag(?:é|ée|és|ées|e|ent|er)\sau|sort(?:ent|i|ie|is)?\sdu|porte\sdu)\s(\d{1,3}(?:\s?(?:bis|ter))?\b(?:,\stout\sen\s(?:haut|bas)\b)?(?:,\s(?:la\s)?porte\s(?:sans|avec)\s\p{L}+)?)",
        group: 1,
        check: Some(house_number),
        not_before: NO_HOME,
        situation: true,
        confidence: 62,
        examples: &[
            "Les deux n'ont plus quitté le [[12]].",
            "Rien à signaler au [[24]] depuis son départ",
            "il crèche au [[18, tout en haut, la porte sans sonnette]], dit-on",
            "On a sonné au [[7 bis]] : rien.",
            "il sort du [[14]] tous les soirs",
            "La porte du [[14]] est cassée.",
        ],
        near_misses: &[
            "n'a plus quitté le 3e",
            "rien à signaler au 31 mars",
            "rien à signaler au 12/03",
            "sonné au 115",
            "plus quitté le 14 octobre",
            "RAS au 30/09",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.lodge",
        kind: Kind::Address,
        start: Start::Words(&["loge du ", "loge au "]),
        regex: r"loge\s(?:du|au)\s\d{1,3}(?:\s?(?:bis|ter)\b)?",
        after: r"{<}(?:{lives}|occupe(?:nt)?|garde(?:nt)?)\s(?:toujours\s|encore\s)?(?:dans\s)?la\s",
        not_before: NO_HOME,
        confidence: 66,
        examples: &["« J'habite la [[loge du 2]] », dit-elle", "Elle occupe encore la [[loge du 14 bis]]."],
        near_misses: &["passage à la loge du 2", "habite la loge du 2 au 14"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.storey_of",
        kind: Kind::Address,
        start: Start::Words(&[
            "dame ",
            "monsieur ",
            "voisin",
            "locataire ",
            "mamie ",
            "papi ",
            "vieille ",
            "vieux ",
            "étudiant",
            "type ",
            "occupant",
            "fenêtre",
            "fenetre",
            "balcon",
            "couple ",
            "retrait",
            "concierge ",
            "propriétaire ",
            "proprio ",
            "mémé ",
            "gars ",
            "jeune ",
            "appartement ",
            "studio ",
        ]),
        regex: r"(?:dame|monsieur|voisine?s?|locataire|mamie|papi|vieille|vieux|[ée]tudiante?s?|type|occupante?|fen[êe]tres?|balcon|couple|retrait[ée]e?s?|concierge|propri[ée]taire|proprio|m[ée]m[ée]|gars|jeune|appartement|studio)\s(?:[\p{Ll}-]+\s)?du\s((?:rdc|rdj|rez[- ]de[- ](?:chauss[ée]e|jardin)|rez|premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|cinqui[èe]me|sixi[èe]me|septi[èe]me|huiti[èe]me|neuvi[èe]me|dixi[èe]me|dernier\s[ée]tage)(?:\s[ée]tage)?(?:\s(?:gauche|droite|face)\b)?)(?:\s?[,.;:!?)»]|\s(?:qui|que|a|ont|est|sont|se|s['’]\p{L}+|ne|n['’]\p{L}+|et|lui|leur|dont|avait|était|aurait|entend|tape|jette|crie|hurle|frappe|refuse|dit|appelle|monte|descend|vit|fait)\b|\z)",
        group: 1,
        situation: true,
        confidence: 62,
        examples: &[
            "La dame du [[rdc]], toujours seule",
            "De la fenêtre du [[deuxième]], un homme crie.",
            "le voisin du [[troisième étage]] a appelé",
            "La vieille du [[rez-de-chaussée]] ne sort plus",
            "les voisins du [[premier]] se plaignent",
            "Le petit couple du [[dernier étage]].",
        ],
        near_misses: &[
            "la dame du premier adjoint",
            "le jeune du deuxième groupe",
            "le voisin du second tour",
            "la fenêtre du dernier bureau",
            "l'accueil du rdc,",
            "le studio du premier arrondissement",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.house_behind_street",
        kind: Kind::Address,
        start: Start::Words(&[
            "rue ",
            "grand'rue ",
            "grand’rue ",
            "grand-rue ",
            "grande rue ",
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
            "cours ",
            "bd ",
            "av. ",
            "bd. ",
        ]),
        regex: r"(?:grand(?:e?[- ]|['’])rue(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+)?|{street}\s{street_name})(?:,\s(?:au\s)?|\s(?:au\s)?)\d{1,3}(?:\s?(?:bis|ter|[a-d])\b)?",
        check: Some(has_house),
        not_after: r"{<}(?:travaux|chantier|inaugur|r[ée]union|rendez-vous|rdv|permanence|accueil|bureaux?|mairie|centre|local|salle|bus|ligne|arr[êe]t|d[ée]viation|angle|cam[ée]ra|rixe|rassemblement)s?\b[^.;:\n]*",
        not_before: r"\s?(?:\p{L}|\d|€|%|°)|[.,/:-]\d|\s?[-–]\s?\d|,\s(?:puis\s|et\s)?(?:le\s|au\s)?\d|\s?/",
        situation: true,
        confidence: 82,
        examples: &[
            "son F4 du [[boulevard Vauban, 118]], contre un autre",
            "Elle loue une chambre, [[Grand'Rue 88]], à une amie.",
            "M. Petit ([[rue des Lilas 12 bis]])",
            "[[avenue de la Gare, 4]]",
        ],
        near_misses: &[
            "travaux rue Vauban, 12.",
            "rue Vauban, 3 blessés",
            "vu rue Vauban, 14 h 30",
            "vu rue Vauban, 14 et 15 mars",
            "rue Vauban, 12/03",
            "route Nationale 7,",
            "permanence rue des Lilas 12.",
            "rue de la Gare, 12, 14 et 16 mai",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.flat_by_its_place",
        kind: Kind::Address,
        start: Start::Words(&[
            "appartement d",
            "logement d",
            "studio d",
            "chambre d",
            "caravane d",
            "pavillon d",
            "maison d",
        ]),
        regex: r"((?:appartement|logement|studio|chambre|caravane|pavillon|maison)\s(?:du\s(?:fond|bout|dessus|dessous)|d['’]en\s(?:face|bas|haut)))\s(?:est|serait|[ée]tait|reste)\s(?:toujours\s|encore\s)?(?:occup|habit|lou[ée]|squatt)",
        group: 1,
        situation: true,
        confidence: 62,
        examples: &["L'[[appartement du fond]] est occupé par un homme", "la [[maison d'en face]] serait squattée"],
        near_misses: &["l'appartement du fond est vide", "la salle du fond est occupée"],
        ..Pattern::BLANK
    },
];

/// The number behind a street is that of a house, and the street no road that is called by its number.
fn has_house(text: &str) -> bool {
    let number =
        text.rfind(|c: char| !c.is_ascii_digit() && !matches!(c, 'a'..='z' | ' ')).map_or(text, |at| &text[at..]);
    let number = number.trim_start_matches(|c: char| !c.is_ascii_digit());
    let road = ["nationale", "départementale", "Nationale", "Départementale"].iter().any(|road| text.contains(road));
    !road && !number.is_empty() && !number.starts_with('0')
}

/// A town of the dictionary stands behind its postcode.
fn town_behind_code(text: &str) -> bool {
    let town = text.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
    lexicon::lookup(&fold(town)).commune > 0
}
