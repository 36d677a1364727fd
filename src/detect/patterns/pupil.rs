//! Classes that are a figure and a letter, or a level alone, and say of one pupil where they are by what stands before them.

use super::school::class;
use super::{Pattern, Start, glance};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists, pos};
use crate::kind::Kind;
use crate::segment::Span;

/// Bearers of a given name (`round(4 log2)`) above which a word is one.
const GIVEN: u8 = 16;

/// The mention of `rule` at `span` stands in a list of things: «- Vauban, 5A : fuite», «- Atelier Imprimante, 3D : fermé». What
/// stands before is one given name, or several words of which one is a given name or none a thing.
pub(super) fn tells_nobody(text: &str, rule: &str, span: Span) -> bool {
    if rule != "school_class.letter_listed" {
        return false;
    }
    let line = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let words = || line.split(|c: char| !c.is_alphabetic()).filter(|word| word.starts_with(char::is_uppercase));
    let facts = |word: &str| lexicon::lookup(&fold(word));
    let given = |word: &str| facts(word).given >= GIVEN;
    let thing = |word: &str| {
        let facts = facts(word);
        let place = lists::STREET | lists::DWELLING | lists::ESTABLISHMENT | lists::SCHOOL;
        word.len() > 2 && (facts.pos & pos::NOUN != 0 && facts.surname == 0 || facts.lists & place != 0)
    };
    !words().any(given) && (words().count() < 2 || words().any(thing))
}

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school_class.device",
        kind: Kind::SchoolClass,
        start: Start::Words(&["upe2a", "ulis", "segpa", "mlds"]),
        regex: r"(?-i:UPE2A(?:-NSA)?|ULIS|SEGPA|MLDS)\b",
        after: r"(?:\t|\|){_}?",
        not_before: r"\s?\p{L}",
        confidence: 78,
        situation: true,
        examples: &["15\t[[UPE2A]], clg Les Sablons", "| [[SEGPA]] |"],
        near_misses: &["| ULIS du collège |", "le dispositif ULIS", "une UPE2A, deux classes"],
        ..Pattern::BLANK
    },
    Pattern {
        // What a class is called after may be anybody's name: «élève de 4e Mozart».
        name: "school_class.named",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        glance: glance::class,
        regex: r"[3-6]\s?(?:[èe]me|[èe])(?-i:{_}\p{Lu}[\p{Ll}'’-]+)\b",
        check: Some(named),
        after: r"{<}(?:[ée]l[èe]ves?\s(?:de|en)|(?:scolaris[ée]|inscrit|entr[ée]|pass[ée])e?\sen|en\sclasse\sde|(?:est|était|passe|reste|entre)\sen)\s|(?-i:\p{Lu}[\p{L}'’-]+)(?:,\s|\s\()",
        not_before: r"\s(?-i:\p{Lu})",
        confidence: 88,
        examples: &["Élève de [[4e Mozart]] au collège", "elle est en [[5e Rimbaud]].", "Nolan ([[4e Mozart]]), exclu"],
        near_misses: &["4e Enzo, exclu", "élève de 4e Enzo Petit", "en 4e Enzo", "la 4e Mozart", "élève de 4e Lola"],
        ..Pattern::BLANK
    },
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
    Pattern {
        name: "school_class.letter_listed",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        regex: r"(?-i:[3-6]\s?[A-H])\b",
        // A line of a list that begins with two words of a name, or with one behind its dash; and the second of two classes.
        after: r"(?:\A|\n){_}*(?:(?:[-–—•*·]|\d{1,2}[.)/]){_}?(?:les{_}(?:jumeaux|jumelles|fr[èe]res|s[œo]e?urs){_})?(?-i:\p{Lu}[\p{L}'’.-]*)(?:,?{_}(?:et{_})?(?-i:\p{Lu}[\p{L}'’.-]*))*|(?-i:\p{Lu}[\p{L}'’.-]*)(?:,?{_}(?:et{_})?(?-i:\p{Lu}[\p{L}'’.-]*))+){_}?[,:(–—-]{_}?(?:(?-i:[3-6]{_}?[A-H]){_}?(?:/|et|,){_}?)?",
        not_after: r"{<}(?:tours?|halls?|b[âa]t(?:iments?)?\.?|r[ée]sidence|r[ée]s\.|escalier|rue|avenue|boulevard|all[ée]e|chemin|place|square|impasse|salles?|porte|appt?|appartement|logements?|parking|lots?|quai|ligne|bus|classes?|cit[ée]|villa|coll[èe]ge|clg|[ée]cole|lyc[ée]e)[^\p{L};\n][^;\n]*",
        not_before: r"\s?(?:€|%|ans\b|m\b|rue|bis|ter|[ée]tage|porte|gauche|droite)|-\p{L}",
        confidence: 70,
        examples: &[
            "liste\n* Amrouche Lina, [[6B]] : absences",
            "\n- Lina, [[5A]] : absente",
            "\n* les jumeaux Kowal, Jan et Piotr, [[5A]] / [[5C]] : là",
            "\nLina Amrouche – [[4D]] – 12 absences",
            "\n- Fanta K., [[4B]] : refuse",
            "\n3) Van Minh Tran ([[5 C]])",
        ],
        near_misses: &[
            "\n- Résidence Foch, 4B : fuite",
            "\n- Salle Ravel, 3A",
            "\n- Cité Ravel, 3A",
            "\n* Rue Foch, 4B",
            "\nLogiciel, 3D",
            "il vient chez Lina Amrouche, 4B",
            "\n- Lina, 4B rue Foch",
        ],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.letter_bracketed",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        regex: r"(?-i:[3-6]\s?[A-H])\b",
        after: r"(?-i:\p{Lu}\p{Ll}[\p{L}'’-]*){_}(?-i:\p{Lu}[\p{L}'’-]*\.?){_}?\({_}?",
        not_after: r"{<}(?:tours?|halls?|b[âa]t(?:iments?)?\.?|r[ée]sidence|r[ée]s\.|escalier|rue|avenue|boulevard|all[ée]e|chemin|place|square|impasse|salles?|porte|appt?|appartement|parking|lots?|quai|ligne|cit[ée]|villa)[^\p{L};\n][^;\n]*",
        not_before: r"{_}?[^),;a/{_}]|{_}(?:[àa]u?{_}\d|allée|all)",
        confidence: 66,
        situation: true,
        examples: &[
            "la cousine Lina Amrouche ([[3A]] aussi)",
            "avec Fanta K. ([[4B]])",
            "Lina Amrouche ([[5C]], absente)",
        ],
        near_misses: &["Résidence Les Ormes (4B)", "la tour Ravel Nord (4B)", "les Ormes (4B)", "Lina Amrouche (4B-2)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.dispositif",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        regex: r"[3-6]\s(?-i:SEGPA|ULIS|UPE2A)(?:\s\d)?\b",
        after: r"(?:(?-i:\p{Lu}[\p{L}'’-]+\.?){_}?[,(–—-]{_}?|{<}(?:en|classe{_}de|[ée]l[èe]ve{_}de|coll[ée]gien(?:ne)?{_}de){_})",
        not_after: r"{<}(?:coll[èe]ges?|clg|lyc[ée]es?|[ée]coles?|[ée]tablissements?|r[ée]seau|ville|secteur|segpa|ulis|upe2a)\b[^;\n]*",
        not_before: r"{_}(?:et|ou|sont|dans|sur|au|du|de|des){_}",
        confidence: 76,
        examples: &["* Diallo Amadou, [[3 SEGPA]] : stage", "est en [[4 SEGPA]], absent", "Amadou ([[6 ULIS]])"],
        near_misses: &[
            "les 3 SEGPA du secteur",
            "Collège Foch, 3 ULIS et 2 UPE2A",
            "Lycée Foch, 3 ULIS créées",
            "2 SEGPA, 3 ULIS",
        ],
        ..Pattern::BLANK
    },
];

/// A class, and not a child behind one: «élève de 4e Lola».
fn named(text: &str) -> bool {
    let name = text.rsplit([' ', '\u{a0}', '\u{202f}', '\n']).next().unwrap_or_default();
    class(text) && lexicon::lookup(&fold(name)).given < 36
}
