//! Numbers of houses that do not stand before the name of a street: «les jeunes du 12», «rue des Lilas, au n° 8».

use super::{Pattern, Start};
use crate::kind::Kind;

/// What follows a number that is a date, an hour, a sum.
const NO_HOUSE: &str = r"\s?(?:{month}|h\b|heures?|%|€|ans\b|mois|jours|faits|pi[èe]ces|roues|personnes|[-–/]?\s?\d|(?:et|ou|au)\s(?:le\s)?\d{1,2}\s{month})|[.,]\d";

/// What a house number stands behind, where the house is called by it alone.
const NUMBERED: &[&str] = &[
    "groupe du ",
    "bande du ",
    "jeunes du ",
    "gamins du ",
    "petits du ",
    "gars du ",
    "ceux du ",
    "voisins du ",
    "locataires du ",
    "habitants du ",
    "famille du ",
    "devant le ",
    "en bas du ",
    "au pied du ",
    "face au ",
    "hall du ",
    "porche du ",
    "cave du ",
    "toit du ",
    "voisin du ",
    "voisine du ",
    "voisines du ",
    "voisins au ",
    "locataire du ",
    "occupant du ",
    "occupante du ",
    "occupants du ",
    "riverains du ",
    "gens du ",
    "dame du ",
    "mamie du ",
    "caves du ",
    "halls du ",
    "digicode du ",
    "interphone du ",
    "escalier du ",
    "cage du ",
    "garage du ",
    "garages du ",
    "vélos du ",
    "boites aux lettres du ",
    "boîtes aux lettres du ",
    "parking du ",
    "loge du ",
    "gardien du ",
    "gardienne du ",
    "ascenseur du ",
];

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "address.number_behind",
        kind: Kind::Address,
        start: Start::Words(&["rue ", "avenue ", "allée ", "allee ", "impasse ", "chemin ", "boulevard ", "route "]),
        regex: r"(?:rue|avenue|all[ée]e|impasse|chemin|boulevard|route)\s(?-i:[^,;.:()|\n]{0,12}\p{Lu}[^,;.:()|\n]{2,40})(?:,?\sn\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\b|\s?\((?:au\s)?n\s?°\s?\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\))",
        confidence: 84,
        examples: &[
            "le petit Jérémy, [[rue de la Compagnie des Indes, n°14]].",
            "[[impasse du Puits n° 3 bis]], seule",
            "vivent [[rue des Peupliers (n°8)]].",
            "[[allée Colette (au n° 12 bis)]]",
        ],
        near_misses: &[
            "rue des Lilas (point n° 3)",
            "rue des Lilas (n° 3 de l'ordre du jour)",
            "rue des Lilas, point n° 3",
            "la rue de Paris. N° 12",
            "la rue est sale, n° 12",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.number_alone",
        kind: Kind::Address,
        start: Start::Words(NUMBERED),
        regex: r"(?:groupe|bande|jeunes|gamins|petits|gars|ceux|voisine?s?|locataires?|occupante?s?|riverains|gens|dame|mamie|habitants|famille|devant|en\sbas|au\spied|face|halls?|porche|caves?|toit|garages?|vélos|bo[iî]tes\saux\slettres|parking|loge|gardienne?|ascenseur|digicode|interphone|escalier|cage)\s(?:du|le|au)\s(\d{1,3}(?:\s?(?:bis|ter))?)\b",
        group: 1,
        check: Some(house_number),
        not_before: NO_HOUSE,
        confidence: 64,
        examples: &[
            "le groupe du [[12]], le 14",
            "les jeunes du [[8 bis]] sont revenus",
            "à 2 h 15 devant le [[12]]",
            "CEUX DU [[14]]",
            "Local vélos du [[16]] : clé perdue",
            "la voisine du [[7 bis]] a appelé",
        ],
        near_misses: &[
            "le groupe du 12 mars",
            "devant le 3e bureau",
            "les jeunes du 93",
            "ceux du 115",
            "devant le 12 et le 13 avril",
            "face au 2 000 euros",
            "les locataires du 1er étage",
            "la voisine du 3e",
            "les caves du 16 mars",
            "le groupe du 12/03",
        ],
        source: "groupes désignés par un numéro d'immeuble",
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.number_next",
        kind: Kind::Address,
        start: Start::Words(NUMBERED),
        regex: r"(?:groupe|bande|jeunes|gamins|petits|gars|ceux|voisins|locataires|habitants|famille)\sdu\s\d{1,3},?\s(?:et\s)?(?:le|du|ceux\sdu|celui\sdu|celle\sdu)\s(\d{1,3})\b",
        group: 1,
        check: Some(house_number),
        not_before: NO_HOUSE,
        confidence: 62,
        examples: &["le groupe du 12, le [[14]] et les jeunes", "les jeunes du 8 et ceux du [[10]]."],
        near_misses: &["le groupe du 12 et le 14 mars", "le groupe du 12, le 14/03", "le groupe du 12 mars, le 14"],
        source: "groupes désignés par un numéro d'immeuble",
        ..Pattern::BLANK
    },
    Pattern {
        name: "address.street_number",
        kind: Kind::Address,
        start: Start::Words(&[
            "rue",
            "avenue",
            "boulevard",
            "all",
            "impasse",
            "chemin",
            "route",
            "place",
            "square",
            "quai",
        ]),
        regex: r"(?:rue|avenue|boulevard|all[ée]e|impasse|chemin|route|place|square|quai)\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?(?-i:\p{Lu})[\p{L}'’-]+(?:\s(?:de\s|du\s|des\s)?(?-i:\p{Lu})[\p{L}'’-]+){0,3}(?:,\s(?:au\s)?|\s(?:au|num[ée]ro|n\s?°)\s)(?:num[ée]ro\s|n\s?°\s?)?\d{1,4}(?:\s(?:bis|ter)\b)?",
        after: r"(?:habite(?:nt)?|vi(?:t|vent)|r[ée]side(?:nt)?|demeure(?:nt)?|domicili[ée]e?s?|loge(?:nt)?|log[ée]e?s?|h[ée]berg[ée]e?s?|chez|adresse|install[ée]e?s?)\b[^.;\n\d]{0,32}",
        not_before: NO_HOUSE,
        confidence: 84,
        examples: &[
            "La famille vit [[rue de la Fontaine, au numéro 27]].",
            "Il ira chez sa tante [[rue du Moulin au 8]].",
            "Elle habite [[allée des Érables, 7]].",
        ],
        near_misses: &[
            "travaux rue du Moulin, 8 places",
            "Il vit rue du Moulin, 14 ans déjà",
            "habite rue du Moulin, 12 mars",
        ],
        ..Pattern::BLANK
    },
];

/// A number that a house has, and no emergency number or department of the Paris region.
fn house_number(text: &str) -> bool {
    let number: u32 = text.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok()).unwrap_or(0);
    !matches!(number, 0 | 75 | 77 | 78 | 91..=95 | 112..=119)
}
