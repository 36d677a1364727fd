//! Schools and classes that stand beside one another: «(5e B, Montfaucourt)», «2de au lycée Pasteur».

use super::{Pattern, Start, glance};
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;

pub(super) const ROWS: &[Pattern] = &[
    Pattern {
        name: "school.behind_class",
        kind: Kind::School,
        start: Start::Digits(1, 1),
        glance: glance::level,
        // A class with its letter or number is one of a school, which notes call by its name alone.
        regex: r"[3-6]{_}?(?:[èe]me|[èe]|°){_}?(?:\d{1,2}|(?-i:[A-H]))(?:{_}?,{_}|{_}[àa]{_})((?-i:\p{Lu}[\p{Ll}'’]+(?:[ -]\p{Lu}[\p{L}'’]+){0,3}))(?:{_}?[):;,.–\n]|{_}-|\z)",
        group: 1,
        check: Some(called),
        confidence: 66,
        examples: &["Sékou, 4e3 à [[Vallonges]] : exclu", "Inès (5e B, [[Jean-Vilar]]) va mieux"],
        near_misses: &["les 5e B, Karim et Inès", "(5e B, Karim)", "(4e3, Lyon)", "la 5e 2, M. Roche", "4e3 à Cholet."],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school.in_brackets",
        kind: Kind::School,
        start: Start::Digits(1, 1),
        glance: glance::level,
        // Beside one pupil's class, even the name of a town is that of the school.
        regex: r"[3-6]{_}?(?:[èe]me|[èe]|°){_}?(?:\d{1,2}|(?-i:[A-H])){_}?,{_}((?-i:\p{Lu}[\p{Ll}'’]{3,}(?:[ -]\p{Lu}[\p{L}'’]+){0,3}))\)",
        group: 1,
        check: Some(called_or_town),
        after: r"(?-i:\p{Lu}[\p{L}'’-]+){_}\(",
        confidence: 64,
        examples: &["Nassim (5e B, [[Montfaucourt]]) a été", "Inès (4e3, [[Cholet]])"],
        near_misses: &["(5e B, Karim)", "les classes (5e B, Cholet)"],
        ..Pattern::BLANK
    },
    Pattern {
        name: "school_class.at_school",
        kind: Kind::SchoolClass,
        start: Start::Digits(1, 1),
        glance: glance::level,
        regex: r"([3-6]{_}?(?:[èe]me|[èe])|2n?de|1[èe]?re){_}(?:au|du|à{_}la|à{_}l['’]){_}?(?:coll[èe]ge|coll\.?|clg|lyc[ée]e|lyc\.?|lp){_}(?-i:\p{Lu})",
        group: 1,
        after: r"[\p{Ll}»),],{_}|(?-i:\p{Lu}[\p{L}'’-]+){_}\(",
        not_after: r"{<}(?:classes|[ée]l[èe]ves|niveaux|groupes)[^.;\n]{0,20}",
        confidence: 66,
        situation: true,
        examples: &["reconnu Noé et Hugo (jumeaux, [[2de]] au lycée Pasteur)", "Inès ([[5e]] au collège Pasteur)"],
        near_misses: &[
            "deux classes, 5e au collège Pasteur",
            "la 6e du collège Pasteur",
            "les élèves, 3e au lycée Pasteur",
        ],
        ..Pattern::BLANK
    },
];

/// Words may name a school: no town, unless one is honoured by that name, and no given name alone.
fn called(text: &str) -> bool {
    let whole = lexicon::lookup(&fold(text));
    (whole.commune == 0 || whole.lists & lists::HOMAGE != 0) && called_or_town(text)
}

/// The same, or a town.
fn called_or_town(text: &str) -> bool {
    let whole = lexicon::lookup(&fold(text));
    let first = fold(text.split([' ', '-']).next().unwrap_or(text));
    let given = lexicon::lookup(&first).given > 24;
    let none = lists::COUNTRY | lists::REGION | lists::ACRONYM | lists::ESTABLISHMENT | lists::STREET;
    whole.lists & none == 0
        // «Karim» and «Karim Roche» are pupils; «Jean-Vilar», with its hyphen, a school.
        && (!given || text.contains('-'))
        && !matches!(first.as_str(), "m" | "mme" | "mlle" | "dr" | "le" | "la" | "les" | "il" | "elle" | "vu" | "vue" | "absent" | "exclu")
}
