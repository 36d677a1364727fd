//! In which function somebody sits in the meeting: what stands around the name says it.
//!
//! «Mme X (adjointe au maire)», «commandant Y (commissariat)», «Police nationale : M. Z», the next cell of a table.

use std::sync::LazyLock;

use smallvec::SmallVec;

use super::super::by_word::ByWord;
use super::super::fold::fold;
use crate::kind::{Function, Kind};
use crate::link::Mention;
use crate::segment::Segment;
use crate::zone::Zone;

use Function::{
    Associate, Carer, Elected, Firefighter, Gendarme, Judge, Landlord, Lawyer, Police, School, Social, State,
};

/// The functions of the participants of one segment; `mentions` are its own, sorted by position.
pub(super) fn mark(mentions: &mut [Mention], text: &str) {
    for i in 0..mentions.len() {
        let span = mentions[i].span;
        if !sits(&mentions[i]) || span.end > text.len() {
            continue;
        }
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let people = |mention: &&Mention| matches!(mention.kind, Kind::Person | Kind::Participant);
        let floor = mentions[..i].iter().rev().find(people).map_or(0, |before| before.span.end).max(line);
        let before = text.get(floor..span.start).unwrap_or_default();
        let next = mentions[i + 1..].iter().find(people).map_or(text.len(), |next| next.span.start);
        let behind = text.get(span.end..next).unwrap_or_default();
        let cut = before.rfind([',', ';', '|', '(', ')', ':', '\t', '.']);
        let title = cut.map_or(before, |at| &before[at + 1..]);
        // «gendarmerie (adjudant Y)»: the institution first.
        let around = cut.filter(|at| before[*at..].starts_with('(')).map(|at| last_part(&before[..at]));
        // «Madame le Maire, Y, ouvre la séance en présence du sous-préfet»
        let apposed = cut
            .filter(|at| before[*at..].starts_with(',') && title.trim().is_empty())
            .map(|at| last_part(&before[..at]))
            .filter(|part| is_office(part));
        let near = said(title)
            .or_else(|| apposed.and_then(said))
            .or_else(|| said(end_of(behind)))
            .or_else(|| around.and_then(said));
        // The head of the line is everybody's; what stands before the first name only that one's.
        let head = || {
            let colon = text[line..span.start].find(':').map(|at| &text[line..line + at]);
            let head = colon.or((floor == line).then_some(before)).filter(|head| head.len() <= LONGEST_HEAD)?;
            said(head.rfind(". ").map_or(head, |at| &head[at + 2..]))
        };
        mentions[i].function = near.or_else(head).or(mentions[i].function);
    }
    // «MM. X et Y, conseillers municipaux»
    for i in (1..mentions.len()).rev() {
        let [before, this] = [mentions[i - 1].span, mentions[i].span];
        let both = text.get(before.end..this.start).is_some_and(|gap| matches!(gap.trim(), "et" | "," | "&"));
        if both && mentions[i - 1].function.is_none() && sits(&mentions[i - 1]) && plural(text, this.end) {
            mentions[i - 1].function = mentions[i].function;
        }
    }
}

/// The function that one cell of a row says, for the name in another: «Nom | Fonction».
#[derive(Default)]
pub(super) struct Row {
    cell: Option<(u32, u32)>,
    named: Option<usize>,
    function: Option<Function>,
}

impl Row {
    /// A segment was read, in which stand the mentions from `first` on.
    pub(super) fn cell(&mut self, segment: &Segment, mentions: &mut [Mention], first: usize) {
        let here = segment.place.cell.map(|cell| (cell.table, cell.row));
        if here.is_none() || here != self.cell {
            *self = Self { cell: here, ..Self::default() };
        }
        if here.is_none() {
            return;
        }
        match mentions[first..].iter().position(sits) {
            Some(at) if self.named.is_none() => self.named = Some(first + at),
            Some(_) => {}
            None => self.function = self.function.or_else(|| said(&segment.text)),
        }
        if let Some(mention) = self.named.and_then(|at| mentions.get_mut(at)) {
            mention.function = mention.function.or(self.function);
        }
    }
}

/// What a word or words say, folded. The longest that stand at a place count, and the first place that says something:
/// «directrice adjointe de l'école». A row without a function takes its words out of the reading.
const ROWS: &[(Option<Function>, &str)] = &[
    (
        Some(Elected),
        "maire|maires|mairesse|elu|elue|elus|depute|deputee|senateur|senatrice|premier adjoint|premiere adjointe",
    ),
    (
        Some(Elected),
        "adjoint|adjointe|adjoints|adjointes|vice president du conseil|vice presidente du conseil|vice president de la metropole",
    ),
    (
        Some(Elected),
        "conseiller municipal|conseillere municipale|conseillers municipaux|conseillers departementaux|conseillers regionaux|conseiller delegue|conseillere deleguee",
    ),
    (Some(Elected), "conseiller departemental|conseillere departementale|conseiller regional|conseillere regionale"),
    (
        Some(Elected),
        "conseiller communautaire|conseillere communautaire|conseiller metropolitain|conseillere metropolitaine",
    ),
    (
        Some(Elected),
        "conseiller general|conseillere generale|president du conseil departemental|presidente du conseil departemental",
    ),
    (
        None,
        "directeur adjoint|directrice adjointe|adjoint administratif|adjointe administrative|adjoint technique|adjointe technique",
    ),
    (
        None,
        "adjoint au directeur|adjointe au directeur|adjointe a la directrice|adjoint au chef|adjointe au chef|adjoint d animation",
    ),
    (
        None,
        "directeur general adjoint|directrice generale adjointe|chef adjoint|cheffe adjointe|responsable adjoint|responsable adjointe",
    ),
    (
        None,
        "secretaire de mairie|secretaire general de la mairie|agent de mairie|cabinet du maire|directeur de cabinet du maire",
    ),
    (None, "directrice de cabinet du maire|chef de cabinet du maire|salle du conseil municipal|conseil municipal"),
    (
        Some(Police),
        "police|policier|policiere|policiers|commissariat|commissaire|pm|pn|ddsp|dipn|ddpn|dzpn|asvp|gardien de la paix",
    ),
    (
        Some(Police),
        "gardienne de la paix|gardien de pm|gardien de police|brigadier|brigadiere|brigadier chef|brigadiere cheffe|gpx|bcp|brc",
    ),
    (
        Some(Police),
        "adjoint de securite|adjointe de securite|policier adjoint|csp|cpn|circonscription de securite publique|garde champetre",
    ),
    (
        Some(Gendarme),
        "gendarme|gendarmerie|gendarmes|gendarme adjoint|brigade|cob|psig|adjudant|adjudante|adjudant chef|adjudante cheffe",
    ),
    (
        Some(Gendarme),
        "marechal des logis|marechal des logis chef|marechale des logis|mdl|mdc|gnd|chef d escadron|cheffe d escadron",
    ),
    (Some(Gendarme), "groupement de gendarmerie|compagnie de gendarmerie"),
    (None, "commissaire de justice|police d assurance|commissaire aux comptes"),
    (
        Some(Judge),
        "procureur|procureure|vice procureur|vice procureure|substitut|substitute|parquet|magistrat|magistrate|juge|jap|jaf|jld",
    ),
    (
        Some(Judge),
        "tribunal|president du tribunal|presidente du tribunal|greffier|greffiere|procureur adjoint|procureure adjointe",
    ),
    (None, "delegue du procureur|deleguee du procureur|conciliateur de justice"),
    (Some(Lawyer), "avocat|avocate|avocats|batonnier|batonniere|barreau|notaire"),
    (
        Some(State),
        "prefet|prefete|sous prefet|sous prefete|prefecture|sous prefecture|delegue du prefet|deleguee du prefet|prefet delegue",
    ),
    (Some(State), "prefete deleguee|ddets|ddcs|dreets|ddtm|ddt|secretaire general de la prefecture"),
    (
        Some(School),
        "principal|principale|proviseur|proviseure|cpe|conseiller principal d education|conseillere principale d education",
    ),
    (
        Some(School),
        "enseignant|enseignante|professeur|professeure|instituteur|institutrice|ia dasen|dasen|ien|aed|aesh|atsem|psyen",
    ),
    (
        Some(School),
        "education nationale|inspection academique|inspecteur d academie|inspectrice d academie|rectorat|academie|college|lycee",
    ),
    (
        Some(School),
        "ecole|groupe scolaire|directeur d ecole|directrice d ecole|assistant d education|assistante d education",
    ),
    (
        Some(School),
        "principal adjoint|principale adjointe|proviseur adjoint|proviseure adjointe|chef d etablissement|cheffe d etablissement",
    ),
    (
        Some(School),
        "infirmier scolaire|infirmiere scolaire|medecin scolaire|assistante sociale scolaire|psychologue scolaire",
    ),
    (Some(School), "psychologue de l education nationale|mediateur scolaire|mediatrice scolaire|parents d eleves"),
    (
        Some(Landlord),
        "bailleur|bailleurs|bailleresse|office public de l habitat|oph|hlm|habitat|gardien d immeuble|gardienne d immeuble",
    ),
    (
        Some(Landlord),
        "gardien de residence|gardienne de residence|gestion locative|charge de clientele|chargee de clientele|syndic",
    ),
    (
        Some(Social),
        "educateur|educatrice|educateurs|educatrices|educ|assistant social|assistante sociale|assistant de service social",
    ),
    (
        Some(Social),
        "assistante de service social|travailleur social|travailleuse sociale|conseiller social|conseillere sociale|cesf|tisf",
    ),
    (
        Some(Social),
        "intervenant social|intervenante sociale|iscg|pjj|uemo|stemo|ase|ccas|cias|utas|mds|crip|mission locale|cpip|spip",
    ),
    (
        Some(Social),
        "prevention specialisee|club de prevention|aemo|referent pjj|referente pjj|referent ase|referente ase",
    ),
    (
        Some(Social),
        "intervenant social en commissariat|intervenante sociale en commissariat|intervenant social en gendarmerie",
    ),
    (
        Some(Social),
        "intervenante sociale en gendarmerie|mediateur|mediatrice|mediateur social|mediatrice sociale|animateur|animatrice",
    ),
    (
        Some(Social),
        "centre social|maison de quartier|conseiller en insertion|conseillere en insertion|service social|reussite educative|pre",
    ),
    (
        Some(Carer),
        "medecin|infirmier|infirmiere|psychologue|psychiatre|pedopsychiatre|sage femme|pharmacien|pharmacienne|puericultrice",
    ),
    (Some(Carer), "csapa|cmp|cmpp|caarud|hopital|centre hospitalier|maison des adolescents|pmi|ars"),
    (Some(Firefighter), "pompier|pompiers|sapeur|sapeurs|sapeur pompier|sapeurs pompiers|sdis"),
    (
        Some(Associate),
        "association|president de l association|presidente de l association|club|benevole|amicale|france victimes|cidff",
    ),
    (
        Some(Function::Territorial),
        "clspd|cispd|dgs|dga|ville|mairie|direction|coordinateur|coordinatrice|coordonnateur|coordonnatrice",
    ),
    (
        Some(Function::Territorial),
        "charge de mission|chargee de mission|charge de prevention|chargee de prevention|service jeunesse|secretaire",
    ),
    (
        Some(Function::Territorial),
        "communaute de communes|communaute d agglomeration|agglomeration|metropole|departement|conseil departemental",
    ),
    (
        Some(Function::Territorial),
        "chef de projet|cheffe de projet|politique de la ville|service|tranquillite publique|rapporteur|rapporteure",
    ),
];

/// Words that the longest row has.
const LONGEST: usize = 6;

static BY_TERM: LazyLock<ByWord<Option<Function>>> = LazyLock::new(|| {
    ROWS.iter().flat_map(|(function, terms)| terms.split('|').map(move |term| (term, *function))).collect()
});

/// The function that some words of the source say, if they say one.
fn said(words: &str) -> Option<Function> {
    let mut folded = String::with_capacity(words.len());
    let mut starts: SmallVec<[usize; 24]> = SmallVec::new();
    for word in fold(words).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        starts.push(folded.len());
        folded.push_str(word);
    }
    let mut at = 0;
    while at < starts.len() {
        let row = (1..=LONGEST.min(starts.len() - at)).rev().find_map(|count| {
            let end = starts.get(at + count).map_or(folded.len(), |next| next - 1);
            BY_TERM.get(&folded[starts[at]..end]).map(|function| (*function, count))
        });
        match row {
            Some((Some(function), _)) => return Some(function),
            Some((None, count)) => at += count,
            None => at += 1,
        }
    }
    None
}

/// «Madame le Maire», «M. le préfet»: a civility and an article.
fn is_office(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let civil = words.next().is_some_and(|word| matches!(word, "Madame" | "Monsieur" | "Mme" | "M." | "M"));
    civil
        && words
            .next()
            .is_some_and(|word| word == "le" || word == "la" || word.starts_with("l'") || word.starts_with("l’"))
}

/// Who may have a function that is worth reading.
fn sits(mention: &Mention) -> bool {
    matches!(mention.kind, Kind::Person | Kind::Participant)
        && (matches!(mention.zone, Zone::Attendance | Zone::Signature | Zone::Heading)
            || mention.zone != Zone::Situation
                && matches!(mention.rule, "person.rank" | "person.speaker" | "person.title"))
}

/// Bytes of what may head a line of names: «Pour la police nationale :».
const LONGEST_HEAD: usize = 60;

/// Behind the last mark that parts one entry from the next.
fn last_part(text: &str) -> &str {
    text.rfind([',', ';', '|', ')', ':', '\t', '.']).map_or(text, |at| &text[at + 1..])
}

/// The word behind the names is said of several.
fn plural(text: &str, end: usize) -> bool {
    let behind = text.get(end..).unwrap_or_default().strip_prefix(", ").unwrap_or_default();
    behind.split(|c: char| !c.is_alphabetic()).next().is_some_and(|word| word.ends_with('s') || word.ends_with("aux"))
}

/// What still belongs to the name before it: up to the end of the line or of the entry.
fn end_of(behind: &str) -> &str {
    /// Bytes; no function is longer.
    const LONGEST: usize = 160;
    let end = behind.find(['\n', ';', '•']).unwrap_or(behind.len());
    let inside = behind[..end].find(')').map_or(end, |close| close);
    let mut end = inside.min(LONGEST);
    while !behind.is_char_boundary(end) {
        end -= 1;
    }
    let behind = &behind[..end];
    // A sentence ends: «M. Petit indique que la police…» says nothing of M. Petit.
    let opens = behind.trim_start_matches([' ', '\u{a0}']);
    if opens.starts_with([',', '(', '|', '\t', '–', '-', ':', '/']) { behind } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Detector;
    use crate::detect::userlists::UserLists;
    use crate::segment::{Cell, Place};

    /// The functions of all who are named, in their order; a word in brackets is its own cell.
    fn functions(text: &str) -> Vec<Option<Function>> {
        let lists = UserLists::default();
        let mut detector = Detector::new(&lists, true);
        for (row, line) in text.lines().enumerate() {
            let cells = line.starts_with('[');
            let parts = if cells { line.trim_matches(['[', ']']).split("][").collect() } else { vec![line] };
            for (column, part) in parts.into_iter().enumerate() {
                let cell = cells.then_some(Cell { table: 0, row: row as u32, column: column as u32 });
                let place = Place { cell, ..Place::default() };
                detector.survey(&Segment { text: part.to_owned(), place, ..Segment::default() });
            }
        }
        detector.finish().0.iter().filter(|mention| sits(mention)).map(|mention| mention.function).collect()
    }

    #[test]
    fn a_function_stands_before_behind_at_the_head_of_the_line_or_in_the_next_cell() {
        let text =
            "Étaient présents :\nMme Claire HOUDAYER, adjointe au maire, M. Paul FERRAND (bailleur), Mme Rose AUBIN";
        assert_eq!(functions(text), [Some(Elected), Some(Landlord), None]);
        let text = "Étaient présents :\nle commissaire Paul FERRAND, le commandant Luc AUBIN";
        assert_eq!(functions(text), [Some(Police), None]);
        let text = "Étaient présents :\nPour l'Éducation nationale : Mme Claire HOUDAYER, M. Paul FERRAND";
        assert_eq!(functions(text), [Some(School), Some(School)]);
        let text = "Étaient présents :\nSPIP (Mme Claire HOUDAYER), gendarmerie (adjudant Paul FERRAND), M. Luc AUBIN";
        assert_eq!(functions(text), [Some(Social), Some(Gendarme), None]);
        let text = "Étaient présents :\nMM. Luc AUBIN et Paul FERRAND, conseillers municipaux";
        assert_eq!(functions(text), [Some(Elected), Some(Elected)]);
        let text = "Étaient présents :\n[Nom][Fonction]\n[Mme Claire HOUDAYER][Procureure]\n[Présent][M. Paul FERRAND]";
        assert_eq!(functions(text), [Some(Judge), None]);
    }

    #[test]
    fn the_first_words_that_say_something_say_the_function() {
        for (words, function) in [
            ("adjointe au maire à la tranquillité publique", Some(Elected)),
            ("conseillère principale d'éducation", Some(School)),
            ("Conseiller municipal délégué", Some(Elected)),
            ("directrice adjointe du collège", Some(School)),
            ("directeur adjoint, police municipale", Some(Police)),
            ("procureure adjointe", Some(Judge)),
            ("commandant", None),
            ("COMMISSARIAT", Some(Police)),
            ("PJJ, UEMO Nord", Some(Social)),
            ("directrice de cabinet du maire, ville", Some(Function::Territorial)),
            ("présente", None),
            ("", None),
        ] {
            assert_eq!(said(words), function, "{words}");
        }
    }

    #[test]
    fn no_term_has_two_functions_nor_more_words_than_are_tried() {
        let terms: Vec<&str> = ROWS.iter().flat_map(|(_, terms)| terms.split('|')).collect();
        assert_eq!(terms.len(), BY_TERM.len(), "a term stands in two rows");
        assert!(terms.iter().all(|term| term.split(' ').count() <= LONGEST && fold(term) == **term));
    }
}
