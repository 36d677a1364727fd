//! The forms of the openings that take more than a first word.

/// Whether a word that opens an attendance does so here: «Membres :», «Étaient présents», not «Absent de l'école».
pub(super) fn attendance(first: &str, rest: &str, head: &str) -> bool {
    match first {
        "ont" => ["ont participe", "ont assiste", "ont donne pouvoir", "ont donne procuration"]
            .iter()
            .any(|s| head.starts_with(s)),
        "sont" | "etaient" | "etait" => [
            "present",
            "excus",
            "represent",
            "egalement present",
            "absent",
            "invite",
            "egalement intervenu",
            "la :",
            "la aussi",
            "aussi",
        ]
        .iter()
        .any(|s| rest.trim_start().starts_with(s)),
        "professionnels" => ["reunis", "presents"].iter().any(|s| rest.trim_start().starts_with(s)),
        "composition" => ["du groupe", "de la cellule", "du conseil", "de la commission"]
            .iter()
            .any(|s| rest.trim_start().starts_with(s)),
        "copie" => rest.trim_start().starts_with([':', 'a']),
        "absent" | "absente" | "absents" | "absentes" | "present" | "presente" | "pouvoir" | "secretaire"
        | "pilote" | "invite" | "excuse" | "excusee" => {
            let rest = rest.trim_start();
            rest.is_empty()
                || rest.starts_with([':', '(', '=', '/', '·', '.'])
                || rest.starts_with("excus")
                || rest.starts_with("de seance :")
                || rest.starts_with("et excus")
        }
        _ => true,
    }
}

/// «n° 3», «A.», «4 :», «individuelle», «: M. X», «2026/07» behind «situation», «dossier», «cas» or «fiche».
pub(super) fn case_number(rest: &str) -> bool {
    let rest = rest.trim_start();
    let bytes = rest.as_bytes();
    rest.starts_with("n°")
        || rest.starts_with("n ")
        || rest.starts_with("no ")
        || rest.starts_with("numero ")
        || rest.starts_with("individuelle")
        || rest.starts_with(':')
        || rest.starts_with('–')
        || rest.starts_with('—')
        || rest.starts_with('|')
        || bytes.first().is_some_and(u8::is_ascii_digit)
        || (bytes.first().is_some_and(u8::is_ascii_alphabetic)
            && bytes.get(1).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b' '))
        || ["du jeune", "de la famille", "de m ", "de mme", "de m.", "de monsieur", "de madame", "famille "]
            .iter()
            .any(|s| rest.starts_with(s))
}

/// «Famille Benali», «fam traoré :», not «Familles monoparentales» or «famille et parentalité».
pub(super) fn family(rest: &str, line: &str) -> bool {
    let named = line
        .split_whitespace()
        .skip_while(|word| !word.chars().any(char::is_alphabetic))
        .skip(1)
        .take(2)
        .any(|word| word.starts_with(char::is_uppercase));
    (named || rest.trim_start().starts_with("concern") || rest.contains(" :"))
        && !rest.starts_with("s ")
        && !rest.trim_start().starts_with("et ")
}

/// «Le Maire, C. FERRÉOL», «La secrétaire de séance,», «Pour la présidente et par délégation».
pub(super) fn closes_minutes(head: &str, line: &str) -> bool {
    const TITLES: &[&str] = &[
        "le maire",
        "la maire",
        "le secretaire",
        "la secretaire",
        "le president",
        "la presidente",
        "pour le maire",
        "pour la maire",
        "pour le president",
        "pour la presidente",
        "la coordonnatrice",
        "la coordinatrice",
        "le coordonnateur",
        "le coordinateur",
        "le redacteur",
        "la redactrice",
        "l adjoint",
        "l adjointe",
        "le rapporteur",
        "l elu",
        "l elue",
        "lu et approuve",
    ];
    if line.trim().len() > 140 || !TITLES.iter().any(|title| head.starts_with(title)) {
        return false;
    }
    let Some(comma) = line.find(',') else { return line.trim().len() < 40 && !line.trim_end().ends_with('.') };
    let behind = line[comma + 1..].trim_start();
    // A name or nothing follows: «La présidente, Mme X, accueille» goes on with a verb.
    behind.split([' ', ',']).filter(|word| word.chars().count() > 3).all(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "séance"
                    | "secrétaire"
                    | "délégation"
                    | "directeur"
                    | "directrice"
                    | "général"
                    | "générale"
                    | "adjoint"
                    | "adjointe"
                    | "services"
            )
    })
}

/// What the title block says of the meeting: `true` for a body that discusses individual situations.
pub(in crate::zone) fn meeting(head: &str) -> Option<bool> {
    const INDIVIDUAL: &[&str] = &[
        "groupe de travail",
        "groupe thematique",
        "groupe territorial",
        "groupe operationnel",
        "groupe de partenariat",
        "groupe «",
        "groupe \"",
        "cellule",
        "droits et devoirs des familles",
        "cddf",
        "121 6 2",
        "secret partage",
        "article 8",
        "tableau de suivi",
        "situations individuelles",
        "gtei",
        "gt ",
        "commission des situations",
        "equipe pluridisciplinaire",
        "gpo",
        "gltd",
        "note de situation",
        "veille educative",
    ];
    const GENERAL: &[&str] =
        &["pleniere", "restreinte", "comite restreint", "conseil municipal", "comite de pilotage", "copil"];
    if INDIVIDUAL.iter().any(|word| head.contains(word)) {
        Some(true)
    } else if GENERAL.iter().any(|word| head.contains(word)) {
        Some(false)
    } else {
        None
    }
}
