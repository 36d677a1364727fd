//! What the start of a line opens.

use super::Zone;
use super::evidence::Reading;
use crate::detect::fold::fold_char;

/// What a line opens, by its first words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    Furniture,
    Attendance,
    /// A sentence that says who presides or came: attendance by itself, but no list behind it.
    Chair,
    /// «De :», «À :», «Cc :».
    MailHead,
    /// «Objet :».
    MailSubject,
    /// «Bonjour à tous,».
    Salutation,
    Agenda,
    Situation,
    Statistics,
    Decisions,
    General,
    Signature,
    /// An item of a numbered list that says nothing else.
    Numbered(u32),
}

/// Folds the first `limit` bytes of `line`, without what decorates it, into `head`. Returns the number of its item, if
/// it has one, cut off from the head.
pub(super) fn fold_head(line: &str, limit: usize, head: &mut String) -> Option<u32> {
    head.clear();
    let line = line.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '>' | '•' | '-' | '–' | '—' | '*' | '·' | '→' | '➢' | '▪' | '■' | '#' | '«' | '"' | '“' | '\u{feff}'
            )
    });
    let (number, rest) = item_number(line);
    for (at, c) in rest.char_indices() {
        if at > limit {
            break;
        }
        if c.is_ascii_alphanumeric() {
            head.push(c.to_ascii_lowercase());
            continue;
        }
        fold_char(c, &mut |folded| {
            if folded != ' ' || !(head.is_empty() || head.ends_with(' ')) {
                head.push(folded);
            }
        });
    }
    number
}

/// «1.», «2/», «3)», «4°», «a)», «B —», «IV -», «❶»: the number of an item and the rest of the line.
fn item_number(line: &str) -> (Option<u32>, &str) {
    let mut chars = line.char_indices();
    let Some((_, first)) = chars.next() else { return (None, line) };
    if let Some(circled) = circled(first) {
        return (Some(circled), line[first.len_utf8()..].trim_start());
    }
    let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
    let word = &line[..end];
    let number = if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty() {
        word.parse().ok()
    } else if word.len() == 1 && first.is_ascii_alphabetic() {
        Some(first.to_ascii_lowercase() as u32 - 'a' as u32 + 1)
    } else {
        roman(word)
    };
    let Some(number) = number else { return (None, line) };
    let rest = &line[end..];
    let stripped = rest.trim_start();
    let mut marks = stripped.chars();
    match marks.next() {
        // «M. Petit» and «L. Parfait» are no items, «B. TRANSPORTS» might be; a letter needs a bracket or a dash.
        Some('.' | '°') if word.len() > 1 || first.is_ascii_digit() => {
            (Some(number), marks.as_str().trim_start_matches(['-', '.', ')']).trim_start())
        }
        Some(')' | '/') => (Some(number), marks.as_str().trim_start_matches(['-', '.']).trim_start()),
        Some('-' | '–' | '—') if rest.len() > stripped.len() || first.is_ascii_digit() => {
            let behind = marks.as_str();
            // «12-25 ans» is a range.
            if behind.starts_with(|c: char| c.is_ascii_digit()) {
                (None, line)
            } else {
                (Some(number), behind.trim_start())
            }
        }
        _ => (None, line),
    }
}

fn circled(c: char) -> Option<u32> {
    let (first, base) = match c {
        '①'..='⑳' => ('①', 1),
        '❶'..='❿' => ('❶', 1),
        '➀'..='➉' => ('➀', 1),
        '➊'..='➓' => ('➊', 1),
        _ => return None,
    };
    Some(c as u32 - first as u32 + base)
}

fn roman(word: &str) -> Option<u32> {
    const NUMBERS: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMBERS.iter().position(|&number| number == word).map(|at| at as u32 + 1)
}

/// What the line with this folded head opens.
pub(super) fn of(head: &str, number: Option<u32>, line: &str, reading: Reading) -> Marker {
    let first_end = head.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(head.len());
    let (first, rest) = head.split_at(first_end);
    // A heading is closed by a mark or by the end of the line; the same words in a sentence open nothing.
    let closed = |opening: &str| {
        head.strip_prefix(opening).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || rest.starts_with([':', '.', '=', '|', '(', '–', '—', '»'])
        })
    };
    // «Présents autour de la table :» – the mark comes within the first words.
    let labelled = || head.char_indices().take(60).any(|(_, c)| c == ':' || c == '=') || line.len() < 40;
    if let Some(marker) = by_first_word(first, rest, head, &closed, &labelled, line) {
        return marker;
    }
    // «A. Situations suivies»; a letter with a full stop is a number only before words that open something.
    if let Some(behind) = head.get(3..).filter(|_| first.len() == 1 && rest.starts_with(". ")) {
        let opened = of(behind, None, line, reading);
        if matches!(
            opened,
            Marker::Situation | Marker::General | Marker::Decisions | Marker::Statistics | Marker::Agenda
        ) {
            return opened;
        }
    }
    if reading.finish {
        return Marker::General;
    }
    match number {
        Some(number) => Marker::Numbered(number),
        None if head.contains(". signe : ") => Marker::Signature,
        None if reading.chair => Marker::Chair,
        None => Marker::None,
    }
}

fn by_first_word(
    first: &str,
    rest: &str,
    head: &str,
    closed: &dyn Fn(&str) -> bool,
    labelled: &dyn Fn() -> bool,
    line: &str,
) -> Option<Marker> {
    use Marker::{
        Agenda, Attendance, Decisions, Furniture, General, MailHead, MailSubject, Salutation, Signature, Situation,
        Statistics,
    };
    let colon = rest.trim_start().starts_with(':');
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| head.starts_with(prefix));
    let marker = match first {
        "page" if line.trim().len() < 40 && rest.contains(|c: char| c.is_ascii_digit()) => Furniture,
        "accuse" if starts(&["accuse de reception en prefecture"]) => Furniture,
        "envoye" | "recu" | "publie" | "affiche"
            if starts(&["envoye en prefecture", "recu en prefecture", "publie le", "affiche le"]) =>
        {
            Furniture
        }
        "envoye" | "date" | "sent" if colon => MailHead,
        "de" | "a" | "cc" | "cci" | "from" | "to" | "expediteur" if colon => MailHead,
        "objet" | "sujet" | "subject" if colon => MailSubject,
        "bonjour" | "bonsoir" | "cher" | "chere" | "chers" if line.len() < 90 => Salutation,
        "cordialement" | "bien" | "sinceres" | "salutations" | "respectueusement"
            if line.len() < 60
                && starts(&[
                    "cordial",
                    "bien cordial",
                    "bien a ",
                    "bien fidel",
                    "sinceres sal",
                    "salut",
                    "respectu",
                    "bien respect",
                ]) =>
        {
            Signature
        }
        "present" | "presents" | "presente" | "presentes" | "participants" | "participantes" | "participaient"
        | "assistaient" | "membres" | "invites" | "invite" | "representes" | "absents" | "absent" | "absente"
        | "absentes" | "excuses" | "excuse" | "excusee" | "excusees" | "pouvoirs" | "pouvoir" | "procurations"
        | "procuration" | "emargement" | "diffusion" | "destinataires" | "ampliation" | "copie" | "intervenants"
        | "rapporteur" | "pilote" | "animateur" | "animatrice" | "animation" | "redaction" | "redacteur"
        | "redactrice" | "relecture" | "secretariat" | "secretaire" | "professionnels" | "composition" | "ont"
        | "sont" | "etaient" | "etait" | "participent" | "pres" | "abs" | "exc"
            if attendance(first, rest, head) && labelled() =>
        {
            Attendance
        }
        "la" if rest.starts_with(" :") => Attendance,
        "autour" if starts(&["autour de la table"]) => Attendance,
        "feuille" | "liste"
            if starts(&[
                "feuille de presence",
                "feuille d emargement",
                "liste de presence",
                "liste de diffusion",
                "liste des presents",
            ]) =>
        {
            Attendance
        }
        "sous" if starts(&["sous la presidence de"]) => Attendance,
        "redige" | "prise" | "compte"
            if starts(&["redige par", "prise de notes", "compte rendu etabli par", "compte rendu redige par"]) =>
        {
            Attendance
        }
        "ordre" if starts(&["ordre du jour"]) => Agenda,
        "odj" | "points" if closed("odj") || closed("points abordes") || closed("points a l ordre du jour") => Agenda,
        "situation" | "cas" | "dossier" | "fiche" | "sit" if case_number(rest) => Situation,
        "situations" | "cas"
            if starts(&[
                "situations individuelles",
                "situations nominatives",
                "situations examinees",
                "situations en cours",
                "situations closes",
                "situations bailleurs",
                "cas individuels",
                "situations evoquees",
                "situations suivies",
                "situations signalees",
            ]) && line.len() < 90 =>
        {
            Situation
        }
        "premiere" | "deuxieme" | "troisieme" | "quatrieme" | "autre" | "derniere" | "nouvelle"
            if rest.starts_with(" situation") =>
        {
            Situation
        }
        "examen" | "suivi" | "tableau" | "nouvelles" | "tour"
            if starts(&[
                "examen des situations",
                "suivi des situations",
                "tableau des situations",
                "nouvelles situations",
                "tour de table des situations",
                "tour des situations",
            ]) && line.len() < 90 =>
        {
            Situation
        }
        "jeunes" | "mineurs" | "familles" | "personnes" | "individus" | "locataires" | "sortants" | "auteurs"
        | "signalements" | "rappels" | "convocations"
            if starts(&[
                "jeunes suivis",
                "mineurs suivis",
                "familles suivies",
                "familles reperees",
                "personnes convoquees",
                "individus reperes",
                "locataires en difficulte",
                "sortants de prison",
                "auteurs identifies",
                "jeunes signales",
                "mineurs :",
            ]) || closed("signalements")
                || closed("convocations") =>
        {
            Situation
        }
        "convoque" | "convoquee" | "convoques" | "convoquees" if colon => Situation,
        "famille" | "fam" | "fratrie" | "menage" | "couple" | "epoux" if family(rest, line) => Situation,
        "audition" if rest.starts_with(" de ") || rest.starts_with(" du ") || rest.starts_with(" d ") => Situation,
        "statistiques" | "chiffres" | "bilan" | "indicateurs" | "etat" | "le"
            if (closed("statistiques")
                || closed("chiffres")
                || starts(&[
                    "bilan statistique",
                    "bilan chiffre",
                    "statistiques ",
                    "chiffres de ",
                    "chiffres cles",
                    "indicateurs",
                    "etat des lieux chiffre",
                    "le territoire en chiffres",
                    "les chiffres",
                    "bilan de l annee",
                    "etat statistique",
                ]))
                && line.len() < 90 =>
        {
            Statistics
        }
        "decisions" | "conclusions" | "releve" | "propositions" | "suites" | "resolutions"
            if line.len() < 60
                && (closed(first)
                    || starts(&[
                        "propositions du conseil",
                        "releve de conclusions :",
                        "releve des decisions :",
                        "suites donnees",
                        "decisions prises",
                    ])) =>
        {
            Decisions
        }
        "points" | "point" | "decisions" | "vie" | "autres" | "questions" | "divers" | "div" | "informations"
        | "infos" | "info" | "pour" | "observations" | "observation" | "ambiance" | "rappel" | "rappels"
        | "prochaine" | "proch" | "prochaines" | "renseignements" | "legende" | "cloture" | "fin" | "ouverture"
        | "base" | "introduction" | "preambule" | "remarques" | "nb" | "actualites" | "vote" | "debat"
        | "calendrier" | "agenda" | "la" | "tranquillite" | "prevention"
            if closed(first)
                || starts(&[
                    "points divers",
                    "point general",
                    "points generaux",
                    "decisions generales",
                    "vie du quartier",
                    "autres points",
                    "autres sujets",
                    "points d ambiance",
                    "point d ambiance",
                    "questions diverses",
                    "pour memoire",
                    "pour information :",
                    "pour finir",
                    "pour conclure",
                    "informations generales",
                    "informations diverses",
                    "rappel du cadre",
                    "rappel des regles",
                    "prochaine reunion",
                    "prochaine seance",
                    "prochaine cellule",
                    "prochaine date",
                    "proch reu",
                    "prochain",
                    "fin de seance",
                    "fin a ",
                    "base legale",
                    "questions des habitants",
                    "la seance est levee",
                    "actualites du",
                ]) =>
        {
            General
        }
        "signe" | "signatures" | "signature" | "visa"
            if colon || rest.is_empty() || rest.starts_with(" par") || rest.trim_start().starts_with(',') =>
        {
            Signature
        }
        "fait" if starts(&["fait a "]) && rest.contains(" le ") && line.len() < 80 => Signature,
        "le" | "la" | "l" | "pour" | "lu" if closes_minutes(head, line) => Signature,
        _ => return None,
    };
    Some(marker)
}

/// Whether a word that opens an attendance does so here: «Membres :», «Étaient présents», not «Absent de l'école».
fn attendance(first: &str, rest: &str, head: &str) -> bool {
    match first {
        "ont" => ["ont participe", "ont assiste", "ont donne pouvoir", "ont donne procuration"]
            .iter()
            .any(|s| head.starts_with(s)),
        "sont" | "etaient" | "etait" => {
            ["present", "excus", "represent", "egalement present", "absent", "invite", "egalement intervenu"]
                .iter()
                .any(|s| rest.trim_start().starts_with(s))
        }
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
fn case_number(rest: &str) -> bool {
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
fn family(rest: &str, line: &str) -> bool {
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
fn closes_minutes(head: &str, line: &str) -> bool {
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
pub(super) fn meeting(head: &str) -> Option<bool> {
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

/// A numbered item opens on a person by a common word: «élève», «le jeune», «famille».
pub(super) fn opens_on_person(head: &str) -> bool {
    [
        "eleve ",
        "jeune ",
        "le jeune ",
        "la jeune ",
        "famille ",
        "fam ",
        "m. ",
        "m ",
        "mme ",
        "mlle ",
        "monsieur ",
        "madame ",
        "mineur ",
        "mineure ",
        "le petit ",
        "couple ",
        "les epoux ",
        "fratrie ",
        "mm. ",
        "les consorts ",
    ]
    .iter()
    .any(|opening| head.starts_with(opening))
}

/// «1. Fleur OLIVIER», «2) SANTONI Enzo», «b) Les AÏT-OUAKLI.»: two words written as a name, within the first five.
pub(super) fn names_someone(line: &str) -> bool {
    let shouting = !line.bytes().any(|b| b.is_ascii_lowercase());
    let mut previous = None;
    for word in
        line.split([' ', '\t', '\u{a0}', '\u{202f}']).filter(|word| word.chars().any(char::is_alphabetic)).take(6)
    {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capital = word.starts_with(char::is_uppercase);
        let upper = capital && letters > 2 && !word.chars().any(char::is_lowercase);
        let kind = match (upper, capital && letters > 1) {
            (true, _) => 'U',
            (_, true) => 'C',
            _ => 'l',
        };
        if !shouting && matches!((previous, kind), (Some('U'), 'C') | (Some('C'), 'U')) {
            return true;
        }
        // Two given-like words in a row, known as such by the dictionaries.
        if kind != 'l' && matches!(previous, Some('U' | 'C')) && is_given(word) {
            return true;
        }
        previous = Some(kind);
    }
    false
}

fn is_given(word: &str) -> bool {
    let facts = crate::detect::lexicon::lookup(&crate::detect::fold::fold(word));
    facts.given > 20 && facts.rank == 0
}

/// A line of a list of people: short, or cut by commas and semicolons, without a verb of speech.
pub(super) fn is_list_like(line: &str, reading: Reading) -> bool {
    // A full sentence with little enumeration is talk.
    let enumerates = line.matches([',', ';', '(', '/']).count() * 45 > line.len();
    if line.len() > 60 && line.ends_with(['.', '?', '!', '…']) && !enumerates {
        return false;
    }
    !reading.verb && (line.len() < 120 || enumerates)
}

/// The cells of `line` name columns.
pub(super) fn heads_table(line: &str) -> bool {
    let mut columns = Columns::default();
    line.split('|').for_each(|cell| columns.header(cell));
    columns.is_header()
}

/// What the columns of a table are about.
#[derive(Debug, Default)]
pub(super) struct Columns {
    case: u8,
    presence: u8,
    figures: u8,
    name: u8,
}

impl Columns {
    /// Counts one header cell.
    pub(super) fn header(&mut self, cell: &str) {
        let key = crate::detect::fold::fold(cell.trim());
        let key = key.trim_matches(|c: char| !c.is_alphanumeric());
        let is = |words: &[&str]| words.iter().any(|word| key == *word || (word.len() > 5 && key.starts_with(word)));
        if is(&["nom", "prenom", "nom prenom", "nom et prenom", "noms", "nom / prenom", "identite"]) {
            self.name = self.name.saturating_add(1);
        } else if is(&[
            "ddn",
            "ne(e) le",
            "ne le",
            "date de naissance",
            "naissance",
            "age",
            "adresse",
            "etablissement",
            "classe",
            "motif",
            "faits",
            "responsables",
            "responsables legaux",
            "situation",
            "origine du signalement",
            "origine",
            "problematique",
            "suivi",
            "orientation",
            "suite",
            "suites donnees",
            "suite donnee",
            "mineur",
            "jeune",
            "famille",
            "representants legaux",
            "domicile",
            "referent",
            "partenaire referent",
            "scolarite",
        ]) {
            self.case = self.case.saturating_add(1);
        } else if is(&[
            "fonction",
            "qualite",
            "structure",
            "organisme",
            "signature",
            "emargement",
            "present",
            "presents",
            "presence",
            "institution",
            "service",
            "excuse",
            "absent",
            "pouvoir",
            "procuration",
            "mail",
            "courriel",
            "telephone",
        ]) {
            self.presence = self.presence.saturating_add(1);
        } else if is(&[
            "indicateur",
            "indicateurs",
            "nombre",
            "evolution",
            "total",
            "nb",
            "variation",
            "infraction",
            "infractions",
            "type de faits",
            "nature des faits",
            "taux",
        ]) || (key.len() == 4
            && (key.starts_with("20") || key.starts_with("19"))
            && key.bytes().all(|b| b.is_ascii_digit()))
        {
            self.figures = self.figures.saturating_add(1);
        }
    }

    /// At least two cells were recognised as header words.
    pub(super) fn is_header(&self) -> bool {
        self.case + self.presence + self.figures + self.name >= 2
    }

    /// The zone of the rows, if the header says it.
    pub(super) fn verdict(&self) -> Option<Zone> {
        let case = self.case + self.name;
        if self.figures >= 2 && self.figures > case {
            Some(Zone::Statistics)
        } else if self.presence > 0 && self.presence >= self.case && case + self.presence >= 2 {
            Some(Zone::Attendance)
        } else if case >= 2 {
            Some(Zone::Situation)
        } else {
            None
        }
    }
}
