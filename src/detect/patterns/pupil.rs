//! Classes that are a figure and a letter, or a level alone, and say of one pupil where they are by what stands before them.

use super::{Pattern, Start, glance};
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school_class.letter",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        regex: r"(?-i:[3-6][A-H])\b",
        // A pupil by both names, or one in a school; «tour Ravel (4B)» is a door.
        after: r"(?:(?-i:\p{Lu}{2,}{_}\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+{_}\p{Lu}{2,})(?:{_}\(|,{_}|{_}[–—|-]{_})|{<}(?:[ée]l[èe]ves?|coll[ée]gien(?:ne)?|gar[çc]on|fille|d[ée]l[ée]gu[ée]e?|camarade){_}(?:de|en){_}(?:classe{_}de{_})?|classe{_}(?:de{_}|:{_})?|coll[èe]ge{_}en{_})",
        not_after: r"{<}(?:les|des|aux|tours?|halls?|b[âa]t(?:iment)?\.?|r[ée]sidence|escalier|rue|all[ée]e|place|square|impasse){_}[^.,;\n]{0,30}",
        confidence: 72,
        examples: &[
            "c'est VU Kenny ([[4B]]) qui",
            "une élève de [[3D]], Lou",
            "Kenny VU ([[4B]])",
            "VU Kenny, [[4D]], absent",
            "Classe : [[3A]], Étab.",
        ],
        near_misses: &["la tour RAVEL Nord (4B)", "les élèves de 3D", "un logiciel 3D", "Ravel (4B)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.one_of",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        glance: glance::level,
        regex: r"(?:[3-6]\s?(?:[èe]me|[èe])|2n?de|1(?:[èe]re|re))\b",
        // «une lycéenne de 2nde», «deux 4e, séparés»: those who are meant, though nobody names them.
        after: r"{<}(?:une?|l['’]|cette?|deux){_}?(?:(?:coll[ée]gien|lyc[ée]en)(?:ne)?s?|camarades?|copains?|copines?){_}(?:de|en){_}(?:classe{_}de{_})?|{<}entre{_}(?:deux|trois){_}",
        not_before: r"\s(?:[ée]tages?|arrond|adj|(?:et|ou|[àa])\s(?:de\s)?\d)|\s?\d",
        confidence: 66,
        examples: &[
            "Une collégienne de [[4e]] y a été suivie",
            "une lycéenne de [[2nde]],",
            "une dispute entre deux [[4e]], séparés",
        ],
        near_misses: &["les collégiens de 4e, réunis", "entre deux 4e étages", "des lycéens de 2nde, formés"],
        ..Pattern::BLANK
    },
];
