//! Classes by what is learnt there: a diploma, a trade, a special class.

pub(super) mod beside;

use super::school::class;
use super::{Pattern, Start, glance};
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school_class.trade",
        kind: Kind::SchoolClass,
        start: Start::Words(&[
            "cap",
            "bep",
            "bts",
            "bac pro",
            "seconde ",
            "premi\u{e8}re ",
            "premiere ",
            "terminale ",
            "1re ",
            "2nde ",
            "2de ",
            "tle ",
        ]),
        regex: r"(?:(?:seconde|premi[èe]re|terminale|2n?de|1[èe]?re|tle){_})?(?-i:CAP|BEP|BTS|[Bb]ac pro|BAC PRO)(?:\s(?-i:[A-Z]{2,7})|\s?\d\b(?:\s(?:{trade}|(?-i:\p{Ll}{3,}(?:eur|euse|ier|ière|ger|gère|cher|iste|maçon)))\b)?|\s{trade}(?:é|\b)|\s\p{L}[\p{Ll}-]{4,})(?:{_}(?:et{_})?(?:de{_}la{_}|de{_}l['’]|de{_}|des{_}|du{_}|d['’]|en{_}|[àa]{_}l['’]|[àa]{_}la{_}|[àa]{_}|aux?{_})?{object}(?:é|\b)){0,4}(?:\s\d\b)?",
        check: Some(learnt),
        // What somebody would learn, or has learnt: no class of theirs.
        not_after: r"(?:{<}(?:(?:projet|reprise|souhait|vœu) (?:de|d['’]un)|les|des|aux|vers un|tent[ée]e? par un|int[ée]ress[ée]e? par un|parle d['’]un|r[êe]ve d['’]un|sur (?:le|un)|(?:une |l['’]|d['’])entr[ée]e en|envisage un|(?:souhaite|veut|voudrait|aimerait|demande|cherche|vise)(?: (?:faire|int[ée]grer|pr[ée]parer|entrer en|passer|un|une|le)){1,2}|(?:eu|obtenu|valid[ée]|d[ée]croch[ée]|titulaire d['’]un|dipl[ôo]m[ée]e? d['’]un|rat[ée]|poss[èe]de)(?: (?:un|son|le))?)\s|{<}(?:les|des|aux|section|fili[èe]re|dipl[ôo]me|cursus|places?|formations?)\s(?:(?:[ée]l[èe]ves|apprentis|jeunes|places)\s)?(?:d['’]un\s|de\s|en\s)?|{<}(?:ouvr\p{L}*|ouverture|cr[ée]e(?:r|ra)?|cr[ée]ation|propos(?:e|era|ent|er)|ferme(?:ra|r|ture)?|dispens\p{L}*|offr\p{L}+|suppr\p{L}+)\s(?:[^.,;:\n]{0,40}\s)?(?:une?|d['’]une?|le|la|son|du|des?|deux|trois)\s|{<}v(?:œ|oe)ux?{_}?:\s?)",
        not_before: r"\s(?:de\s\d+\s(?:places|[ée]l[èe]ves)|(?:sera|est|serait|va{_}être)\s(?:ouvert|cr[ée][ée]|propos[ée]|ferm[ée])|ouvr|ferme)",
        confidence: 72,
        examples: &[
            "en [[CAP 1 boulanger]], et",
            "prépare un [[bac pro maintenance des véhicules]] en alternance",
            "prépare un [[CAP accompagnant éducatif petite enfance]].",
            "suit un [[bac pro métiers de la sécurité]].",
            "[[CAP cuisine]] en apprentissage",
            "prépare son [[CAP coiffure]] au salon",
            "| [[CAP 2]] |",
            "en [[CAP1 cuisine]], au",
            "16 ans, [[seconde CAP couvreur]] au lycée",
            "en [[BTS MCO 1]],",
            "[[bac pro commerce]]",
            "Lou, [[CAP petite enfance]], au",
        ],
        near_misses: &[
            "le CAP est atteint",
            "LE CAP EST FIXE",
            "projet de CAP cuisine",
            "objectif : reprise d'un CAP peinture",
            "les CAP cuisine",
            "Le lycée ouvre à la rentrée un CAP sécurité de 24 places",
            "Le lycée propose un bac pro sécurité",
            "Ouverture d'un BTS tourisme",
            "La section CAP cuisine ferme",
            "Un CAP coiffure sera créé",
            "les élèves de CAP cuisine",
            "elle a eu son CAP petite enfance",
            "Vœux : bac pro ASSP au lycée",
            "on travaille sur le CAP cuisine",
            "prépare une entrée en CAP peinture",
            "veut faire un CAP coiffure",
            "il est tenté par un CAP froid et clim",
            "le cap franchi",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.pro",
        kind: Kind::SchoolClass,
        start: Start::Words(&[
            "1e pro",
            "1ere pro",
            "1re pro",
            "1ère pro",
            "1Ère pro",
            "2e pro",
            "2nde pro",
            "2de pro",
            "tle pro",
            "term pro",
        ]),
        regex: r"(?:1(?:re|[èe]re|e)|2(?:n?de|e)|tle|term)\spro(?:\s(?:{trade}|(?-i:[A-Z]{2,7}\d?)))?\b",
        not_after: r"{<}(?:les|des|aux|nos)\s",
        confidence: 76,
        situation: true,
        examples: &[
            "était en [[1e pro MELEC]] au LP",
            "Rui, [[2nde pro commerce]], ne vient plus",
            "en [[tle pro ASSP]].",
        ],
        near_misses: &["les 1e pro MELEC", "1e proposition du maire", "2e projet de loi"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.of_named",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        glance: glance::level,
        // «Rui 4e clg Pasteur»: notes leave every mark out.
        regex: r"([3-6]\s?(?:[èe]me|[èe])|2n?de|1(?:re|[èe]re|e)){_}(?:clg|coll|coll[èe]ge|lyc|lyc[ée]e|lp|lpo|segpa){_}",
        group: 1,
        after: r"(?-i:\p{Lu}\p{Ll}+){_}",
        not_after: r"{<}(?:Paris|Lyon|Marseille|Le|La|Du|Au){_}",
        confidence: 70,
        situation: true,
        examples: &["Rui [[4e]] clg Pasteur, exclu", "Lou [[2nde]] lycée Macé"],
        near_misses: &["Paris 4e collège Pasteur", "la 4e clg Pasteur", "Rui 4e fois collège"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.and_short",
        kind: Kind::SchoolClass,
        start: Start::Words(&["cp", "tps", "ps", "ms", "gs", "ce1", "ce2", "cm1", "cm2"]),
        // «(CE1 et GS)»: the classes of two.
        regex: r"(?-i:CP|TPS|PS|MS|GS|C[EM][12])\b",
        after: r"(?:{<}en{_}|\(|école{_}[^()\n]*\()(?-i:CE1|CE2|CM1|CM2|CP|GS|MS|PS)(?:,{_}(?-i:CE1|CE2|CM1|CM2|CP|GS|MS|PS))?{_}?(?:et{_}|,{_}|/|ou{_})(?:en{_})?",
        not_after: r"{<}(?:interventions?|actions?|ateliers?|s[ée]ances?|animations?|pr[ée]vention){_}[^.\n]*|{<}(?:les|des|classes|aux|[ée]l[èe]ves?|niveaux?|d[èe]s){_}(?:de{_}|en{_})?\(?(?-i:[CGMP][EMPS][12]?).{1,6}",
        confidence: 68,
        situation: true,
        examples: &[
            "école Pasteur (CE1 et [[GS]]).",
            "sont en CM2, [[CE1]] et [[MS]]",
            "en CE1 et en [[CP]]",
            "(CP et [[CM1]])",
        ],
        near_misses: &[
            "les CE1 et CP",
            "un atelier en CE1 et CM2",
            "intervention (classes CE1 et CP)",
            "deux classes de CE1 et CP",
            "la PS de la ville",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.trade_alone",
        kind: Kind::SchoolClass,
        start: Start::Words(&["cap", "bep", "bts", "bac pro"]),
        regex: r"((?-i:CAP|BEP|BTS|[Bb]ac pro))(?:{_}(?:au|[àa]|dans|depuis|en|chez|mais|et){_}|{_}?[,;.)\n]|{_}?\z)",
        group: 1,
        after: r"{<}(?:en|(?:pr[ée]pare|passe|suit){_}(?:un|son))\s",
        not_after: r"{<}(?:[ée]l[èe]ves|jeunes|apprentis|places?|formations?|entr[ée]es?){_}en\s",
        confidence: 62,
        situation: true,
        examples: &["est en [[CAP]] depuis mars", "prépare un [[bac pro]] au lycée", "en [[BTS]], à Gien"],
        near_misses: &["un CAP en poche", "les jeunes en CAP.", "le CAP est atteint", "projet de BTS"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.special",
        kind: Kind::SchoolClass,
        start: Start::Words(&["segpa", "ulis", "upe2a", "clis", "dima", "clipa"]),
        regex: r"(?:segpa|ulis|upe2a|clis|dima|clipa)(?:{_}(?:\d|coll[èe]ge|lyc[ée]e|[ée]cole|pro|(?-i:TFC|TSA|TFA)))?\b",
        after: r"{<}en\s",
        not_after: r"{<}(?:[ée]l[èe]ves|jeunes|enfants|places?|enseignante?s?|professeure?s?|postes?|affectations|orientations?){_}en\s",
        confidence: 68,
        situation: true,
        examples: &["sa sœur est en [[ULIS]] au lycée", "scolarisé en [[UPE2A]]", "en [[segpa]]."],
        near_misses: &["l'enseignante en ULIS", "la classe ULIS de la ville", "dix élèves en SEGPA"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.special_bracketed",
        kind: Kind::SchoolClass,
        start: Start::Words(&["segpa", "ulis", "upe2a"]),
        regex: r"((?:segpa|ulis|upe2a)(?:{_}\d)?){_}?[,)]",
        group: 1,
        after: r"{<}(?:scolaris[ée]e?s?{_}?\(|\d{1,2}{_}?ans,{_})",
        confidence: 68,
        examples: &["Leur aîné est scolarisé ([[UPE2A]], collège", "Inès, 13 ans, [[ULIS]], ne vient"],
        near_misses: &["deux postes (ULIS, SEGPA)", "le dispositif (UPE2A)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.year_of",
        kind: Kind::SchoolClass,
        start: Start::Words(&[
            "1re ann",
            "1ère ann",
            "1Ère ann",
            "1ere ann",
            "1e ann",
            "2e ann",
            "2ème ann",
            "2eme ann",
            "2nde ann",
            "3e ann",
            "3ème ann",
            "3eme ann",
            "première ann",
            "premiere ann",
            "deuxième ann",
            "deuxieme ann",
            "seconde ann",
            "troisième ann",
            "troisieme ann",
            "1a ",
            "2a ",
            "3a ",
        ]),
        regex: r"(?:(?:1(?:[èe]?re|e)|[23](?:[èe]me|e|nde)|premi[èe]re|deuxi[èe]me|seconde|troisi[èe]me){_}ann[ée]e(?:{_}(?:de|du|en)|{_}d['’]un)?|(?-i:[123]A)){_}(?-i:{diploma})(?:{_}(?:{trade}|(?-i:[A-Z]{2,7}|\p{Ll}{4,}(?:eur|euse|ier|ière|ger|gère|iste)))\b)?\b",
        not_after: r"{<}(?:la|les|des|aux|nos|(?:ouverture|places?|groupe|entr[ée]es?)\s(?:de|d['’]une|en))\s",
        confidence: 76,
        examples: &[
            "Lou, [[1ère année de CAP cuisine]], est",
            "Lou est en [[2e année de CAP]] depuis mars",
            "(17 ans, [[première année de bac pro]])",
            "en [[deuxième année de BTS MCO]],",
            "en [[1re année CAP boulanger]] chez",
            "en [[1A CAP coiffure]]",
        ],
        near_misses: &[
            "la première année de CAP cuisine ouvre",
            "en 2e année du plan",
            "la 1re année de la CAPA",
            "première année de cap difficile",
            "1re année, BTS et CAP",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.in_year",
        kind: Kind::SchoolClass,
        start: Start::Words(&["cap", "bep", "bts", "but ", "bp ", "bac pro"]),
        regex: r"(?:(?-i:{diploma})|cap|bep|bts|bac{_}pro)(?:{_}(?:{trade}|(?-i:[A-Z]{2,7}|\p{Ll}{4,}(?:eur|euse|ier|ière|ger|gère|iste)))\b)?(?:,?{_}(?:1(?:[èe]?re|e)|[23](?:[èe]me|e|nde)|premi[èe]re|deuxi[èe]me|seconde|troisi[èe]me){_}ann[ée]e|{_}\((?:1(?:[èe]?re|e)|[23](?:[èe]me|e|nde)|premi[èe]re|deuxi[èe]me|seconde|troisi[èe]me){_}ann[ée]e\))",
        not_after: r"{<}(?:les|des|aux|nos|(?:ouverture|places?|entr[ée]es?)\s(?:de|d['’]un|en))\s",
        confidence: 80,
        examples: &[
            "Lou, [[CAP 2e année]], est",
            "[[CAP cuisine, 2ème année]]",
            "en [[BTS MCO 1re année]]",
            "[[Bac pro vente (2e année)]]",
            "[[CAP coiffure première année]]",
            "est en [[cap cuisine 2e annee]]",
        ],
        near_misses: &[
            "les CAP 2e année",
            "le cap de la 2e année",
            "BTS, année blanche",
            "mais BUT atteint la 2e année",
        ],
        ..Pattern::BLANK
    },
];

/// The same as [`class`] of what stands before the first small word: «bac pro maintenance des véhicules».
fn learnt(text: &str) -> bool {
    const SMALL: &[&str] = &[" de ", " des ", " du ", " d'", " d’", " en ", " à ", " au ", " aux ", " et "];
    let end = SMALL.iter().filter_map(|small| text.find(small)).min().unwrap_or(text.len());
    class(text.get(..end).unwrap_or(text))
}
