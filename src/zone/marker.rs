//! What the start of a line opens.

mod forms;

pub(super) use forms::meeting;
use forms::{attendance, case_number, closes_minutes, family};

use super::evidence::{Reading, Turn};
use super::head;

/// What a line opens, by its first words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    Furniture,
    Attendance,
    /// A sentence that says who presides or came: attendance by itself, but no list behind it.
    Chair,
    /// The same, unless individual situations have been met: they have meetings, too.
    Joined,
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

/// What the line with this folded head opens.
pub(super) fn of(head: &str, number: Option<u32>, line: &str, reading: &Reading<'_>) -> Marker {
    let first_end = head.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(head.len());
    let (first, rest) = head.split_at(first_end);
    // A heading is closed by a mark or by the end of the line; the same words in a sentence open nothing.
    let closed = |opening: &str| {
        head.strip_prefix(opening).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || rest.starts_with([':', '.', '=', '|', '(', '–', '—', '»'])
        })
    };
    // «presents dupuis pm, sow mediation, mme nguyen cpe»
    let lists_people = || {
        rest.starts_with('.') && matches!(first, "pres" | "prst" | "prts" | "exc" | "abs")
            || matches!(first, "presents" | "presentes" | "participants" | "excuses" | "excusees")
                && line.bytes().filter(|byte| matches!(byte, b',' | b';' | b'/')).count() >= 2
                && !reading.verb()
    };
    // «Présents autour de la table :» – the mark comes within the first words.
    let labelled =
        || head.char_indices().take(60).any(|(_, c)| c == ':' || c == '=') || line.len() < 40 || lists_people();
    debug_assert!(may_open(first) || by_first_word(first, rest, head, &closed, &labelled, line).is_none(), "OPENERS");
    if may_open(first)
        && let Some(marker) = by_first_word(first, rest, head, &closed, &labelled, line)
    {
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
    if number.is_none() && head.contains(". signe : ") && reading.turn() != Some(Turn::Finish) {
        return Marker::Signature;
    }
    of_plain(number, reading)
}

/// The same for a line that its head says to open nothing.
pub(super) fn of_plain(number: Option<u32>, reading: &Reading<'_>) -> Marker {
    match (reading.turn(), number) {
        (Some(Turn::Finish), _) => Marker::General,
        (_, Some(number)) => Marker::Numbered(number),
        (Some(Turn::Chair), None) => Marker::Chair,
        (Some(Turn::Joined), None) => Marker::Joined,
        (None, None) => Marker::None,
    }
}

/// Whether the line opens nothing, by the start of its folded head, that is at least [`head::ENOUGH`] bytes long or the
/// whole, or the first word if that has several letters.
pub(super) fn is_plain(head: &str, number: Option<u32>, line: &str) -> bool {
    let word = |head: &str| head.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(head.len());
    let first = word(head);
    if may_open(&head[..first]) {
        return false;
    }
    // «A. Situations suivies»
    if first == 1
        && let Some(behind) = head.get(3..).filter(|_| head[1..].starts_with(". "))
    {
        let second = word(behind);
        if second <= 1 || second == behind.len() || may_open(&behind[..second]) {
            return false;
        }
    }
    number.is_some() || !may_be_signed(line)
}

/// Whether «. Signé : » may be in the head of the line.
fn may_be_signed(line: &str) -> bool {
    let start = &line.as_bytes()[..line.len().min(head::LIMIT + 4)];
    start.contains(&b':')
        && start.contains(&b'.')
        && start.windows(2).any(|pair| matches!(pair, [b'g' | b'G', b'n' | b'N' | 0x80..]))
}

/// Every first word that [`by_first_word`] knows.
const OPENERS: &str = "a abs absent absente absentes absents accuse actualites affiche agenda ambiance ampliation \
     animateur animation animatrice assistaient audition auteurs autour autre autres base beneficiaire bien bilan \
     bonjour bonsoir calendrier cas cc cci cher chere chers chiffres cloture composition compte conclusions \
     convocations convoque convoquee convoquees convoques copie cordialement couple date de debat decisions \
     derniere destinataires deuxieme diffusion div divers dossier eleve emargement enfant envoye epoux etaient \
     etait etat examen exc excuse excusee excusees excuses expediteur fait fam famille familles feuille fiche fin \
     fratrie from indicateurs individus info informations infos interesse interessee intervenants introduction \
     invite invites jeune jeunes l la le legende liste locataire locataires lu membres menage mineur mineure \
     mineurs nb nouvelle nouvelles objet observation observations odj ont ordre ouverture page participaient \
     participantes participants participent personnes pilote point points pour pouvoir pouvoirs preambule premiere president presidente \
     pres present presente presentes presents prevention prise proch prochaine prochaines procuration procurations \
     prst prts professionnels propositions publie quatrieme questions rappel rappels rapporteur recu redacteur redaction \
     redactrice redige relecture releve remarques renseignements representes resolutions respectueusement \
     salutations secretaire secretariat sent signalements signature signatures signe sinceres sit situation \
     situations sont sortants sous statistiques subject suites suivi sujet tableau to tour tranquillite troisieme \
     usager victime vie visa vote";

/// By the first and the last letter: a bit for each length of a word of [`OPENERS`].
const OPENINGS: [u32; 26 * 26] = {
    let mut table = [0; 26 * 26];
    let bytes = OPENERS.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b' ' {
            table[(bytes[start] - b'a') as usize * 26 + (bytes[at - 1] - b'a') as usize] |= 1 << (at - start);
            start = at + 1;
        }
        at += 1;
    }
    table
};

/// Refuses most first words of a line that open nothing, and none that does.
pub(super) fn may_open(first: &str) -> bool {
    match first.as_bytes() {
        [one] | [one, .., _] if !one.is_ascii_lowercase() => false,
        bytes @ ([last] | [_, .., last]) if last.is_ascii_lowercase() && bytes.len() < 32 => {
            OPENINGS[(bytes[0] - b'a') as usize * 26 + (last - b'a') as usize] & 1 << bytes.len() != 0
        }
        _ => false,
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
        | "sont" | "etaient" | "etait" | "participent" | "pres" | "prst" | "prts" | "abs" | "exc"
            if attendance(first, rest, head) && labelled() =>
        {
            Attendance
        }
        "president" | "presidente" if rest.starts_with(" de seance :") => Attendance,
        "la" if rest.starts_with(" :") => Attendance,
        "autour" if starts(&["autour de la table"]) => Attendance,
        "feuille" | "liste"
            if starts(&[
                "feuille de presence",
                "feuille d emargement",
                "liste de presence",
                "liste de diffusion",
                "liste des presents",
                "liste d emargement",
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
            ]) && line.len() < 90
                || closed("situations") =>
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
        // «Élève : CISSOKHO Mamadou»
        "eleve" | "jeune" | "mineur" | "mineure" | "enfant" | "interesse" | "interessee" | "victime" | "locataire"
        | "usager" | "beneficiaire"
            if colon =>
        {
            Situation
        }
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

/// «Observations : boit de nouveau», «Remarque : père absent»: a label with its note on the same line, and no heading.
pub(super) fn is_note(head: &str) -> bool {
    ["observations", "observation", "remarques", "remarque", "renseignements"]
        .iter()
        .filter_map(|label| head.strip_prefix(label)?.trim_start().strip_prefix(':'))
        .any(|note| !note.trim().is_empty())
}
