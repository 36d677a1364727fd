//! Tables of situations: what a column's header says of its cells.
//!
//! In a text file cells are cut by `|` or tabs; in a document the format says which cell a segment is.

mod header;

use std::collections::BTreeMap;

use crate::detect::Candidate;
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::kind::Kind;
use crate::segment::{Place, Span};
use header::column;
pub(super) use header::{known, labelled};

/// What the cells of one column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Family names.
    Surname,
    /// Given names.
    Given,
    /// Whole names.
    Name,
    /// One value of this kind a cell.
    Value(Kind),
    /// A function, an institution: the row is about someone who takes part.
    Function,
    /// Free text.
    Other,
}

/// Remembers the header rows of the tables met so far.
#[derive(Default)]
pub struct Tables {
    headers: BTreeMap<(u32, u32), Column>,
    /// Of each row that begins with a label, as forms are set.
    labels: BTreeMap<(u32, u32), Column>,
}

impl Tables {
    /// Candidates of a segment that is one cell of a table of the document.
    pub fn cell(&mut self, text: &str, place: &Place, out: &mut Vec<Candidate>) {
        let Some(cell) = place.cell else { return };
        if cell.row == 0 {
            self.headers.insert((cell.table, cell.column), column(text));
            return;
        }
        if cell.column == 0 {
            let label = labelled(&fold(text.trim().trim_end_matches([':', ' ', '\u{a0}'])));
            if label != Column::Other {
                self.labels.insert((cell.table, cell.row), label);
            }
        }
        let header = self.headers.get(&(cell.table, cell.column)).filter(|header| **header != Column::Other);
        if let (None, 1, Some(label)) = (header, cell.column, self.labels.get(&(cell.table, cell.row))) {
            field(text, 0, *label, out);
        }
        if let Some(column) = header {
            let given = || self.columns(cell.table).any(|column| *column == Column::Given);
            // Without a column of given names, «Nom» holds both.
            let column = if *column == Column::Surname && !given() { Column::Name } else { *column };
            value(text, 0, column, out);
        }
    }

    /// The columns of a table have a name among them: its rows are situations or participants.
    pub fn is_of_people(&self, table: u32) -> bool {
        self.columns(table).any(|column| matches!(column, Column::Surname | Column::Name | Column::Given))
    }

    fn columns(&self, table: u32) -> impl Iterator<Item = &Column> {
        self.headers.range((table, 0)..=(table, u32::MAX)).map(|(_, column)| column)
    }
}

/// Candidates of the rows of a text segment whose lines are cut by `|` or tabs, under a header line; by semicolons, as
/// spreadsheets write them, under a header that says who stands in a column.
pub fn rows(text: &str, out: &mut Vec<Candidate>) {
    let mut header: Vec<Column> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let cut = if line.matches('|').count() >= 2 {
            '|'
        } else if line.matches('\t').count() >= 2 {
            '\t'
        } else if line.matches(';').count() >= 2 {
            ';'
        } else {
            header.clear();
            continue;
        };
        if header.is_empty() {
            header = line.split(cut).map(column).collect();
            if !header.iter().any(|column| matches!(column, Column::Surname | Column::Given | Column::Name)) {
                header.fill(Column::Other);
                // Prose has semicolons, too.
                if cut == ';' {
                    header.clear();
                }
            }
            if !header.contains(&Column::Given) {
                header
                    .iter_mut()
                    .filter(|column| **column == Column::Surname)
                    .for_each(|column| *column = Column::Name);
            }
            continue;
        }
        let mut cell_at = start;
        for (cell, column) in line.split(cut).zip(&header) {
            value(cell, cell_at, *column, out);
            cell_at += cell.len() + cut.len_utf8();
        }
    }
}

/// Appends what stands behind a label, if a name looks like one: anything may be written there.
pub(super) fn field(content: &str, at: usize, column: Column, out: &mut Vec<Candidate>) {
    let fits = match column {
        Column::Surname | Column::Given | Column::Name => {
            let rest = content.trim_start();
            let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            if TITLES.contains(&first) {
                let column = if column == Column::Surname { Column::Name } else { column };
                return field(behind, at + content.len() - behind.len(), column, out);
            }
            if is_named(content) {
                of_form(content, at, column, out);
            }
            return;
        }
        // «Scolarité : bon niveau en calcul»
        Column::Value(Kind::School | Kind::SchoolClass) => {
            content.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        }
        _ => true,
    };
    if fits {
        // The full stop is the sentence's.
        value(content.trim_end().trim_end_matches('.'), at, column, out);
    }
}

/// «Mère : GRANDJEAN Aurore»: the `label`, whose folded words are `key`, says who she is.
pub(super) fn relative(key: &str, label: &str, at: usize, out: &mut Vec<Candidate>) {
    if matches!(key, "pere" | "mere" | "beau-pere" | "belle-mere") {
        let word = label.trim_matches(|c: char| !c.is_alphanumeric());
        let start = at + label.find(word).unwrap_or(0);
        out.push(fixed::KIN_LABEL.at(Span::new(start, start + word.len()), Kind::Kin));
    }
}

/// The name in a field; of given names every one.
fn of_form(content: &str, at: usize, column: Column, out: &mut Vec<Candidate>) {
    let rule = match column {
        Column::Surname => fixed::FORM_SURNAME,
        Column::Given => fixed::FORM_GIVEN,
        _ => fixed::FORM_NAME,
    };
    let before = out.len();
    let mut from = at;
    for name in content.split_inclusive(',').take(if column == Column::Given { usize::MAX } else { 1 }) {
        value(name.trim_end_matches(','), from, column, out);
        from += name.len();
    }
    out[before..].iter_mut().for_each(|found| *found = rule.at(found.span, found.kind));
}

const TITLES: [&str; 6] = ["M.", "M", "Mr", "Mme", "Mlle", "Melle"];

/// What stands behind the civilities of a couple at the start, if there are any and something does.
fn without_titles(cell: &str) -> Option<&str> {
    let mut rest = cell;
    while let Some((first, behind)) = rest.split_once(' ') {
        let and = first == "et" && rest.len() < cell.len();
        if !and && !TITLES.contains(&first) {
            break;
        }
        rest = behind.trim_start();
    }
    let couple = cell.split(' ').any(|word| word == "et");
    (couple && rest.len() < cell.len() && !rest.is_empty()).then_some(rest)
}

/// Whether a field begins with a name: a few words with capitals, and what may stand between those.
fn is_named(content: &str) -> bool {
    const BETWEEN: [&str; 14] =
        ["de", "du", "des", "d", "le", "la", "ben", "bin", "el", "al", "da", "dos", "van", "et"];
    const ANSWERS: [&str; 8] = ["oui", "non", "present", "presente", "voir", "ras", "vu", "vue"];
    let head = content.split([',', '(', ';', '\n']).next().unwrap_or_default();
    let words: Vec<&str> = head.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let fits = |word: &&str| capital(word) || BETWEEN.contains(&fold(word).split(' ').next().unwrap_or_default());
    // The header of a table that has a line above it.
    let header = known(&fold(content.trim())) != Column::Other;
    let answer = words.first().is_some_and(|word| ANSWERS.contains(&fold(word).as_str()));
    words.first().is_some_and(capital) && !answer && !header && words.len() <= 6 && words.iter().all(fits)
}

/// Appends what a cell or field holds, `at` this byte of its segment.
pub(super) fn value(cell: &str, at: usize, column: Column, out: &mut Vec<Candidate>) {
    let trimmed = cell.trim();
    let key = fold(trimmed);
    if !trimmed.chars().any(char::is_alphanumeric)
        || key.starts_with("idem")
        || matches!(
            key.as_str(),
            "x" | "neant"
                | "nc"
                | "inconnu"
                | "inconnue"
                | "majeur"
                | "mineur"
                | "sans"
                | "non renseigne"
                | "decede"
                | "decedee"
                | "absent"
                | "absente"
        )
    {
        return;
    }
    let start = at + cell.find(trimmed).unwrap_or(0);
    // «M. et Mme Sow» in a column of names: they are called Sow.
    if matches!(column, Column::Surname | Column::Given | Column::Name)
        && let Some(rest) = without_titles(trimmed)
    {
        return value(rest, start + trimmed.len() - rest.len(), column, out);
    }
    let column = match column {
        Column::Value(Kind::BirthDate) if says_age(&key) => Column::Value(Kind::Age),
        column => column,
    };
    let (kind, rule) = match column {
        Column::Surname => (Kind::Person, fixed::TABLE_SURNAME),
        Column::Given => (Kind::Person, fixed::TABLE_GIVEN),
        Column::Name => (Kind::Person, fixed::TABLE_NAME),
        Column::Value(Kind::School)
            if key.starts_with("jamais") || key.starts_with("non ") || key.starts_with("descolarise") =>
        {
            return;
        }
        // Who is no pupil, and what stands where a work has none: «retraitée», «sans, à inscrire», «intérimaire ?».
        Column::Value(Kind::School | Kind::Employer) if is_status(&key) => return,
        // «voir II»
        Column::Value(Kind::BirthDate) if !key.bytes().any(|c| c.is_ascii_digit()) => return,
        Column::Value(Kind::School) if key.contains("garage") || key.contains("chez ") || key.contains("apprenti") => {
            (Kind::Employer, fixed::TABLE_EMPLOYER)
        }
        Column::Value(Kind::Age) if trimmed.len() > 12 => return,
        // Words about a date are read for themselves.
        Column::Value(Kind::EventDate) if !trimmed.starts_with(|c: char| c.is_ascii_digit()) || trimmed.len() > 24 => {
            return;
        }
        Column::Value(kind) => (kind, fixed::TABLE_VALUE),
        Column::Function | Column::Other => return,
    };
    let mut end = start + trimmed.len();
    if matches!(kind, Kind::Person | Kind::Employer | Kind::School) {
        // «BELKACEM Sofiane, dit Soso», «garage Poncelet (apprenti)», «SOW Ali et son frère»: what follows is read for itself.
        let company = [" et son ", " et sa ", " et ses ", " et leur"].iter().filter_map(|and| trimmed.find(and)).min();
        end = start + trimmed.find([',', '(', ';', '\n']).filter(|cut| *cut > 0).unwrap_or(trimmed.len());
        end = end.min(start + company.unwrap_or(trimmed.len()));
        end = start + cell_end(trimmed, end - start);
    }
    if matches!(kind, Kind::Address) && key.starts_with("chez") {
        return;
    }
    out.push(rule.at(Span::new(start, end), kind));
}

/// The first word says what somebody is or has not, and no place where one learns or works.
fn is_status(key: &str) -> bool {
    let first = key.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    matches!(
        first,
        "sans"
            | "aucun"
            | "aucune"
            | "retraite"
            | "retraitee"
            | "saisonnier"
            | "saisonniere"
            | "interimaire"
            | "chomage"
            | "chomeur"
            | "chomeuse"
            | "demandeur"
            | "demandeuse"
            | "invalide"
            | "invalidite"
            | "rsa"
            | "aah"
            | "decroche"
            | "decrochee"
            | "decrocheur"
            | "decrocheuse"
            | "exclu"
            | "exclue"
            | "adulte"
    )
}

/// An age stands where a birth was to be written: «17 et 15 ans», «env. 40 ans», «16».
fn says_age(key: &str) -> bool {
    key.ends_with("ans") || key.ends_with(" a") || key.len() <= 2 && key.bytes().all(|byte| byte.is_ascii_digit())
}

fn cell_end(trimmed: &str, cut: usize) -> usize {
    trimmed.get(..cut).map_or(cut, |kept| kept.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_cells_say_what_the_rows_hold() {
        let text = "N° | NOM | Prénom | Né(e) le | Âge | Suite\n1 | NDOUR | Awa, dite Wawa | 04/05/2010 | 15 | courrier\n2 | – | Luc | idem | – |";
        let mut out = Vec::new();
        rows(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| (c.kind.name(), &text[c.span.range()])).collect();
        assert_eq!(
            found,
            [("person", "NDOUR"), ("person", "Awa"), ("birth_date", "04/05/2010"), ("age", "15"), ("person", "Luc")]
        );
    }

    #[test]
    fn a_spreadsheet_is_a_table_and_prose_is_none() {
        let text =
            "Un jeune ; une mère ; un voisin\nNom;Prénom;Qualité;P/E\nGAUTIER;Marie;CESF;E\nPAGE;Virginie;UEMO;P";
        let mut out = Vec::new();
        rows(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| &text[c.span.range()]).collect();
        assert_eq!(found, ["GAUTIER", "Marie", "PAGE", "Virginie"]);
    }

    #[test]
    fn a_table_of_figures_holds_no_one() {
        let mut out = Vec::new();
        rows("Indicateur | 2024 | 2025 | Âge\nVols | 34 | 22 | 15\n", &mut out);
        assert!(out.is_empty());
    }
}
