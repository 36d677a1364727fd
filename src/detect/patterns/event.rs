//! Dates of facts: with the fact, they are those of a newspaper or of a complaint.

use super::{Pattern, Start, glance};
use crate::detect::checks;
use crate::kind::Kind;

/// A date that is of a meeting, of a deadline, of a message or of a birth is none of a fact.
const NO_FACT: &str = r"(?:{<}(?:(?:avant|d['’]ici|jusqu['’](?:au|à)|prochaine?s?|d[ée]cision|[ée]ch[ée]ance|rendez-vous|rdv|ouvrira|(?:se|nous)\s(?:revo(?:it|yons)|reverra|r[ée]uni[tr]\p{L}*)|aura\slieu|commencer[a]?|commen[çc]ait|d[ée]buter[a]?|reprendr[ea]|viendra|reviendra)[^.;!?\n]*|(?:groupes?|celui|celle|r[ée]unions?|s[ée]ances?|commission|instance|audience|convoqu[ée]e?s?|convocation|point|bilan|compter|partir|loi|d[ée]cret|arr[êe]t[ée](?:\s(?:municipal|pr[ée]fectoral|minist[ée]riel|conjoint|temporaire|permanent|inter\p{L}+|anti-?\p{L}+|du\smaire|de\spolice|alcool|couvre-feu))?|ordonnance\sde\spolitique\sp[ée]nale|dès|circulaire|d[ée]lib[ée]ration|rencontre|entretien|prévue?|re[çc]ue?s?|appel[ée]e?s?|jointe?s?|[ée]crit|n[ée]{1,2}|naissance|majeure?s?|(?:(?:\A|[.;:!?\n]\s?)(?:l[ea]\s)?(?:concours|tournoi|loto|repas|brocante|kermesse|carnaval|foire)(?:\s[\p{L}'’]+){0,3}?)|p[ée]titions?|c[ée]r[ée]monies?|comm[ée]morations?|d[ée]fil[ée]s?|f[êe]tes?|pont|entre\s(?-i:\p{Lu}\p{Ll}+)\set)\s(?:de\s|est\s|fix[ée]e?\s|prévue?\s)?(?:(?:le|la|au|du|l['’])\s?)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?)|{<}(?:journ[ée]es?|semaines?|forums?|salons?|march[ée]s?|spectacles?|expositions?|inaugurations?|portes\souvertes|ateliers?|collectes?|inscriptions|travaux|recensement|vacances|rentr[ée]e|s[ée]jours?|[ée]lections|vide-greniers?|brocante|tournoi|concert|proc[èe]s|jugement|d[ée]lib[ée]r[ée]|comparution|conseil\sde\sdiscipline)[,\s][^.;!?\n]*?(?:est|sont|sera|seront|(?:a|ont|aura|auront)\slieu|se\s(?:tien\p{L}*|d[ée]roul\p{L}*|terminen?t)|d[ée]marr\p{L}*|d[ée]but\p{L}*|commenc\p{L}*|ouvr\p{L}*|ferm\p{L}*|finit|finissent)\s(?:le\s)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?|(?:\A|[.:!?\n(–-]\s?|{<}(?:est|ressorti|il|elle)\s)(?:sortie?|lib[ée]r[ée]e?)\s(?:de\s|d['’]|du\s)[^,.;!?\n]*\sle\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?)";

/// The head of a message that is answered.
const NO_HEAD: &str = r"[^.;!?\n]{0,40}\sa\s[ée]crit";

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "event_date.day",
        kind: Kind::EventDate,
        start: Start::Digits(1, 2),
        glance: glance::days,
        regex: r"(?:\d{1,2}(?:\s?er)?(?:,\s|\s(?:au|et|ou)\s)(?:le\s)?){0,6}\d{1,2}(?:\s?er)?{_}{month}(?:{_}(?:19|20)\d{2})?\b(?:{_}?,?{_}?(?:à|vers){_}\d{1,2}{_}?(?:h|heures?|:)(?:{_}?\d{2})?)?",
        // A date that is all of a cell is what its column says, and most are deadlines.
        after: r"[\p{L},;:(–-]{_}?",
        not_after: NO_FACT,
        not_before: NO_HEAD,
        confidence: 70,
        examples: &[
            "interpellé le [[2 mai]] pour port d'arme",
            "dans la nuit du [[3 au 4 mars à 2 h 15]] devant",
            "Le [[12 mars 2024]], il a été vu",
            "les interventions des [[2, 9 et 17 avril 2025]]",
            "a quitté son conjoint le [[3 mai]]",
            "une bagarre au loto le [[3 mai]], dit-il",
            "agressée le [[1er février 2025 vers 18h]]",
            "agressé à la sortie du lycée, le [[3 mars]], par trois",
        ],
        near_misses: &[
            "la réunion du 2 mai",
            "20 mars 2026",
            "Décision : rendez-vous à la mission locale le 2 avril.",
            "Échéance : 1er juin.",
            "> Le 4 mai 2026, la coordination a écrit :",
            "M. Aubin a appelé le 4 mai 2026",
            "avant le 20 mars",
            "convoqué le mardi 4 avril",
            "né le 12 mars 2009",
            "12 marsouins",
            "la loi du 5 mars 2007",
            "l'arrêté municipal du 5 mars, affiché",
            "l'arrêté du maire du 5 mars",
            "inscrit à l'accueil dès le 5 mars, au tarif",
            "la pétition du 6 mars",
            "absent entre Pâques et le 1er mai",
            "la cérémonie du 8 mai",
            "le pont du 14 juillet",
            "Elle pourrait débuter au fournil le 4 mars, dit-on",
            "Salle des fêtes : concours de pétanque le 6 mars, repas",
            "majeure le 3 mars, dit-elle",
            "le lycée ouvrira ses portes le 3 mars, dit-il",
            "Le procès est le 3 mars, au tribunal",
            "vu au forum, qui a lieu le 3 mars, salle B",
            "La journée de l'engagement est le 3 mars, l'affiche est prête",
            "Sorti du centre de détention de Gien le 3 mars. Condamné",
            "le groupe se revoit le lundi 3 mars, salle B",
        ],
        source: "domaine : date du fait, croisée avec la presse",
        ..Pattern::BLANK
    },
    Pattern {
        name: "event_date.figures",
        kind: Kind::EventDate,
        start: Start::Digits(1, 2),
        glance: glance::date,
        regex: r"\d{1,2}[./]\d{1,2}[./](?:20\d{2}|\d{2})\b(?:{_}?,?{_}?(?:à|vers){_}\d{1,2}{_}?(?:h|heures?|:)(?:{_}?\d{2})?)?",
        check: Some(checks::date),
        after: r"(?:\A|[^\p{L}])(?:le|du|ce|depuis|au|et){_}",
        not_after: NO_FACT,
        not_before: NO_HEAD,
        confidence: 66,
        examples: &["vu le [[12/03/2024]] devant l'école", "les faits du [[02.05.24]]"],
        near_misses: &["la séance du 12/03/2024", "né le 12/03/2009", "le 12/13/2024", "avant le 12/03/2024"],
        source: "domaine : date du fait, croisée avec la presse",
        ..Pattern::BLANK
    },
];
