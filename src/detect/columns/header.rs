//! What stands at the head of a column, or before a field of a form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Column;
use super::words::{HEADERS, LABELS};
use crate::detect::fold::fold;
use crate::kind::Kind;

/// Whom or what the rows of a table are about, as one of its headers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// A name: of whomever.
    Name,
    /// One person or family.
    Person,
    /// Where one lives or learns; said of places and schools, too.
    Trait,
    /// What happened and what is done.
    Matter,
    /// Who takes part in a meeting.
    Presence,
    /// How to reach somebody: who takes part, or a family.
    Contact,
    /// Figures.
    Figures,
    /// Nothing that tells: «Date», «Observations».
    Any,
}

/// What the header of a column says: of its cells, and of the rows; `None` if it is none that is known.
pub(crate) fn heading(header: &str) -> Option<(Column, About)> {
    let header = header.trim();
    // No header is a sentence; most cells that are asked are.
    if header.len() > LONGEST {
        return None;
    }
    // «Date de⏎naissance»
    if header.contains('\n') {
        return heading(&header.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let folded = plain(header);
    let key = without_brackets(&folded);
    let key = key.trim_matches(apart);
    exact(key)
        // «Adresse postale», «Suite donnée le»
        .or_else(|| {
            let (first, _) = key.rsplit_once(' ').filter(|_| is_of_words(header))?;
            // «Qui contacter», «Où on l'a vu»
            begins(without_of(first)).filter(|(column, _)| !matches!(column, Column::Who | Column::Where))
        })
        .or_else(|| is_year(key).then_some((Column::Other, About::Figures)))
}

/// What a cell says that is no more than the words of a header, as a label is.
pub(crate) fn heading_alone(cell: &str) -> Option<(Column, About)> {
    if cell.len() > LONGEST {
        return None;
    }
    let folded = plain(cell.trim());
    exact(without_brackets(&folded).trim_matches(apart))
}

/// Folded; «date_naissance» is how a program writes it.
fn plain(header: &str) -> String {
    let folded = fold(header);
    if folded.contains('_') { folded.replace('_', " ").trim().to_owned() } else { folded }
}

fn exact(key: &str) -> Option<(Column, About)> {
    named(key).or_else(|| {
        let key = without_of(key);
        named(key)
            .or_else(|| of_whom(key))
            .or_else(|| of_relative(key))
            .or_else(|| tells_home(key).then_some((Column::Value(Kind::Address), About::Trait)))
            .or_else(|| WHEN.iter().find_map(|word| key.strip_prefix(word)).and_then(named))
            // «DDN / âge»: the first of several things that the cells may hold.
            .or_else(|| key.split_once('/').and_then(|(first, second)| either(first.trim(), second.trim())))
            .or_else(|| key.split_once(" ou ").and_then(|(first, second)| either(first, second)))
    })
}

/// «Scolarité / emploi»: where one works may be where one learns, and not the other way round.
fn either(first: &str, second: &str) -> Option<(Column, About)> {
    let first = named(first)?;
    match (first.0, named(second)) {
        (Column::Value(Kind::School | Kind::SchoolClass), Some(work @ (Column::Work, _))) => Some(work),
        _ => Some(first),
    }
}

/// What says when, before what a column holds: «dernière adresse», «nouveau domicile».
const WHEN: &[&str] = &["dernier ", "derniere ", "nouveau ", "nouvelle ", "ancien ", "ancienne ", "dern ", "nvelle "];

/// «Où il vit», «Vit où», «Où loge-t-elle», «Chez qui il dort»: a verb of living, and what asks where.
fn tells_home(key: &str) -> bool {
    const LIVES: &[&str] =
        &["vit", "vivent", "habite", "habitent", "loge", "logent", "dort", "dorment", "reside", "demeure"];
    const ASKS: &[&str] = &[
        "ou",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "t",
        "a",
        "chez",
        "qui",
        "dans",
        "l",
        "le",
        "la",
        "les",
        "jeune",
        "jeunes",
        "famille",
        "personne",
        "interesse",
        "actuellement",
        "aujourd",
        "hui",
        "et",
        "avec",
    ];
    let words = || key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(|word| LIVES.contains(&word)) && words().all(|word| LIVES.contains(&word) || ASKS.contains(&word))
}

fn apart(c: char) -> bool {
    !c.is_alphanumeric() && c != '°'
}

/// «N° de dossier»: the dossier.
fn without_of(key: &str) -> &str {
    let key = key.trim_start_matches("n°").trim_start();
    key.strip_prefix("de ").or_else(|| key.strip_prefix("d ")).unwrap_or(key)
}

/// What is written behind a label, where it says that of a person: not «Adresse :» and «Tél. :» of whom the form is by.
pub(crate) fn labelled(key: &str) -> Column {
    if key.len() > LONGEST {
        return Column::Other;
    }
    if let Some((column, _)) = LABELS.iter().find(|(_, words)| is_one(key, words)) {
        return *column;
    }
    let key = without_brackets(key);
    let word = key.trim().trim_end_matches('.');
    // «Né(e) le / à», «Nom / prénom»
    let first = || {
        let (first, second) = word.split_once('/')?;
        let known = named(first.trim())?;
        let whole = known.1 == About::Name && named(second.trim()).is_some_and(|(_, about)| about == About::Name);
        Some(if whole { (Column::Name, About::Name) } else { known })
    };
    match named(word).or_else(|| of_relative(word)).or_else(|| qualified(word)).or_else(first) {
        Some((
            column @ Column::Value(
                Kind::BirthDate
                | Kind::BirthPlace
                | Kind::Nationality
                | Kind::School
                | Kind::SchoolClass
                | Kind::Employer,
            ),
            _,
        )) => column,
        Some((column @ Column::Value(Kind::Address), _)) if key.contains("domicile") => column,
        Some((column, About::Name)) => column,
        Some((column @ Column::Name, _)) if is_one(&key, LABELLING) => column,
        _ => Column::Other,
    }
}

/// «Classe suivie», «Adresse complète», «École fréquentée»: without the last word, which says no more.
fn qualified(key: &str) -> Option<(Column, About)> {
    const SAYS: &str = "actuel|actuelle|complet|complete|frequente|frequentee|suivie|suivi|exact|exacte|principal|principale|\
         d origine|usuel|usuelle|complets|civil|concerne|concernee";
    let (first, last) = key.rsplit_once(' ')?;
    if is_one(last, SAYS) { named(first) } else { None }
}

/// Headers that are labels, too; «Famille :» and «Foyer :» stand before all kinds of things.
const LABELLING: &str = "jeune|mineur|personne|interesse|locataire|occupant|eleve";

/// Bytes of the longest header that is looked up.
pub(super) const LONGEST: usize = 40;

/// `words` are parted by bars.
fn is_one(key: &str, words: &str) -> bool {
    !key.is_empty() && words.split('|').any(|word| word == key)
}

/// The headers by their words: asked of every short cell of a text, so not one by one.
static BY_WORDS: LazyLock<BTreeMap<&str, (Column, About)>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for header in HEADERS {
        for word in header.words.split('|') {
            table.entry(word).or_insert((header.column, header.about));
        }
    }
    table
});

fn named(key: &str) -> Option<(Column, About)> {
    BY_WORDS.get(key).copied()
}

/// «Nom du jeune», «Nom et prénom de l'élève», «Nom famille»; «Nom de la structure» is no one's.
fn of_whom(key: &str) -> Option<(Column, About)> {
    let mut words = key.split([' ', '/']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| matches!(*word, "nom" | "noms" | "identite" | "adresse" | "age"))?;
    while words
        .next_if(|word| matches!(*word, "et" | "prenom" | "prenoms" | "du" | "de" | "d" | "la" | "l" | "des"))
        .is_some()
    {}
    let whom = words.next()?;
    let (column, about) = named(whom).filter(|_| words.next().is_none())?;
    let names = key.starts_with("nom") || key.starts_with("identite");
    match column {
        Column::Name | Column::Somebody if names => Some((Column::Name, about)),
        Column::Name | Column::Somebody => key.split(' ').next().and_then(named),
        _ => None,
    }
}

/// «Téléphone de la mère», «Nom du père», «Tél. mère»: what the column or the label says, and of which relative. Who is called by
/// a name alone may be written with the other.
fn of_relative(key: &str) -> Option<(Column, About)> {
    const WHOM: &[&str] = &[
        "mere",
        "pere",
        "parent",
        "parents",
        "tuteur",
        "tutrice",
        "responsable",
        "responsables",
        "responsable legal",
        "responsables legaux",
        "representant legal",
        "representants legaux",
        "beau-pere",
        "belle-mere",
        "conjoint",
        "conjointe",
        "enfant",
        "jeune",
        "mineur",
        "mineure",
        "eleve",
        "interesse",
        "interessee",
    ];
    let (base, whom) = key
        .match_indices(' ')
        .map(|(at, _)| (&key[..at], &key[at + 1..]))
        .find(|(base, _)| named(base.trim_end_matches('.')).is_some())?;
    let whom = ["de la ", "du ", "des ", "de l ", "de "].iter().find_map(|of| whom.strip_prefix(*of)).unwrap_or(whom);
    let (column, about) = named(base.trim_end_matches('.'))?;
    WHOM.contains(&whom).then_some(match column {
        Column::Surname => (Column::Name, About::Name),
        _ => (column, about),
    })
}

/// «Suite donnée», «LOCATAIRE CONCERNÉ», and not «lycée Jean-Macé», «PV 12»: no digit, and no capital that the first word lacks.
fn is_of_words(header: &str) -> bool {
    let shouting = !header.contains(char::is_lowercase);
    let plain = |word: &str| !word.starts_with(char::is_uppercase);
    !header.bytes().any(|byte| byte.is_ascii_digit()) && (shouting || header.split(' ').skip(1).all(plain))
}

/// The words that a header goes on behind; not «nom», which a structure has, too.
fn begins(mut key: &str) -> Option<(Column, About)> {
    loop {
        match named(key) {
            Some((_, About::Name)) => return None,
            None => key = key.rsplit_once(' ')?.0,
            known => return known,
        }
    }
}

/// «né(e) le», «mineur(e)s», «locataire (titulaire)»: without what is in brackets.
fn without_brackets(key: &str) -> Cow<'_, str> {
    if !key.contains('(') {
        return Cow::Borrowed(key);
    }
    let mut depth = 0;
    let mut out: String = key
        .chars()
        .filter(|c| {
            depth += i32::from(*c == '(');
            let inside = depth > 0;
            depth -= i32::from(*c == ')');
            !inside
        })
        .collect();
    while let Some(at) = out.find("  ") {
        out.remove(at);
    }
    Cow::Owned(out)
}

fn is_year(key: &str) -> bool {
    key.len() == 4 && (key.starts_with("20") || key.starts_with("19")) && key.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_what_its_cells_hold() {
        for (header, column) in [
            ("NOM", Column::Surname),
            ("Nom / prénom", Column::Surname),
            ("Nom du jeune", Column::Name),
            ("Nom et prénom de l'élève", Column::Name),
            ("Identité du mineur", Column::Name),
            ("Mineur(e)", Column::Name),
            ("Locataire (titulaire)", Column::Name),
            ("Locataire mis en cause", Column::Name),
            ("Mis(e) en cause", Column::Somebody),
            ("Né(e) le :", Column::Value(Kind::BirthDate)),
            ("Date de\nnaissance", Column::Value(Kind::BirthDate)),
            ("N° \ndossier", Column::Value(Kind::CaseNumber)),
            ("DDN / âge", Column::Value(Kind::BirthDate)),
            ("Date naiss.", Column::Value(Kind::BirthDate)),
            ("Âge (ans)", Column::Value(Kind::Age)),
            ("Adresse postale", Column::Value(Kind::Address)),
            ("Adresse de l'élève", Column::Value(Kind::Address)),
            ("Où il/elle vit", Column::Value(Kind::Address)),
            ("Vit où", Column::Value(Kind::Address)),
            ("Dernière adresse", Column::Value(Kind::Address)),
            ("Lieu d'hébergement", Column::Value(Kind::Address)),
            ("N° dossier", Column::Value(Kind::CaseNumber)),
            ("Réf.", Column::Value(Kind::CaseNumber)),
            ("Resp. légal", Column::Relative),
            ("Organisme", Column::Function),
            ("Suites données", Column::Other),
        ] {
            assert_eq!(heading(header).map(|(column, _)| column), Some(column), "{header}");
        }
        for header in [
            "N°",
            "Nom de la structure",
            "Nom de l'association",
            "M. Petit est présent",
            "12",
            "",
            "Lambert",
            "lycée Macé",
            "PV 12",
        ] {
            assert_eq!(heading(header), None, "{header}");
        }
    }
}
