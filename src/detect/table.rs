//! Tables of situations: what a column's header says of its cells.
//!
//! In a text cells are cut by bars, tabs, semicolons or room; in a document the format says which cell a segment is.

mod bare;
mod cells;
mod loose;
mod state;
pub(super) mod written;

pub(super) use bare::{is_given, may_be_born as is_birth};

use crate::detect::Candidate;
use crate::detect::columns::{Column, fits, heading, is_known_name, is_named, is_relative};
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;
use crate::segment::{Place, Span};

/// Remembers the tables met so far.
#[derive(Default)]
pub struct Tables {
    cells: cells::Cells,
    /// The rows that are written as text.
    pub(super) rows: written::Rows,
    /// The form whose fields stand in lines of a text.
    pub(super) form: Form,
}

/// A form whose fields stand in lines of a text, as far as it was read, over the paragraphs of a document.
#[derive(Default)]
pub(super) struct Form {
    /// Lines that are left of those near a name or a birth.
    pub near: usize,
    /// The field before was a day of birth.
    pub born: bool,
    /// What the next lines hold: the labels above have nothing beside them.
    pub open: Vec<Column>,
    /// Labels of whom the form is about in the segment at hand, which are nothing else.
    pub labels: Vec<Span>,
}

impl Tables {
    /// Candidates of a segment that is one cell of a table of the document.
    pub fn cell(&mut self, text: &str, place: &Place, out: &mut Vec<Candidate>) {
        let Some(cell) = place.cell else { return };
        self.rows.close();
        if self.cells.read(text, cell, out) {
            self.rows.heads.push(Span::new(0, text.len()));
        }
    }

    /// The columns of a table have a name among them: its rows are situations or participants.
    pub fn is_of_people(&self, table: u32) -> bool {
        self.cells.is_of_people(table)
    }
}

fn column(header: &str) -> Column {
    heading(header).map_or(Column::Other, |(column, _)| column)
}

/// Appends what stands behind a label, if a name looks like one: anything may be written there.
pub(super) fn field(content: &str, at: usize, column: Column, out: &mut Vec<Candidate>) {
    let fits = match column {
        Column::Relative if is_relative(&fold(content.trim())) => true,
        Column::Surname | Column::Given | Column::Name | Column::Somebody | Column::Relative => {
            let rest = content.trim_start();
            let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
            if TITLES.contains(&first) {
                let column = if column == Column::Surname { Column::Name } else { column };
                return field(behind, at + content.len() - behind.len(), column, out);
            }
            // «Nom : de La Tour»
            let particle =
                ["de ", "du ", "des ", "d'", "d’", "la ", "le "].iter().find_map(|word| rest.strip_prefix(*word));
            let surname = particle.filter(|_| column == Column::Surname).unwrap_or(rest);
            if is_named(surname.trim_start_matches("la ")) || is_known_name(&fold(content.trim())) {
                of_form(content, at, column, out);
            }
            return;
        }
        // «Scolarité : bon niveau en calcul»
        Column::Value(Kind::School | Kind::SchoolClass) => {
            content.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())
        }
        // «Commune : 49300 Cholet», and not «Ville : la ville étudie un projet»
        Column::Value(Kind::Place) => {
            is_named(content.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))
                || content.trim().len() == 5 && content.trim().bytes().all(|byte| byte.is_ascii_digit())
        }
        // «Domicile : la mère n'ouvre pas», «Domicile : perquisition faite le 3 mars»
        Column::Value(Kind::Address) => {
            const PLACES: u64 = lists::STREET | lists::DWELLING | lists::ESTABLISHMENT;
            let content = content.trim_start();
            let told =
                content.starts_with(|c: char| c.is_ascii_digit()) || content.chars().skip(1).any(char::is_uppercase);
            // «Domicile : Plouzané»: a word that is no other.
            let first = lexicon::lookup(&fold(content.split([' ', ',', '.']).next().unwrap_or_default()));
            let town = content.starts_with(char::is_uppercase)
                && (first.commune > 0 || first.pos & !lexicon::pos::PROPER == 0);
            let mut words = content.split(|c: char| !c.is_alphabetic());
            told || town || words.any(|word| lexicon::lookup(&fold(word)).lists & PLACES != 0)
        }
        _ => true,
    };
    if fits {
        // The full stop is the sentence's.
        value(content.trim_end().trim_end_matches('.'), at, column, out);
    }
}

/// What stands in the cell beside a label says whom a form is about.
fn names_somebody(column: Column) -> bool {
    column.is_of_names() || column == Column::Value(Kind::BirthDate)
}

/// Appends what stands in the cell beside a label. Where a house is and its telephone are somebody's once somebody is
/// `named`.
fn beside(content: &str, at: usize, column: Column, named: bool, out: &mut Vec<Candidate>) {
    match column {
        Column::Value(Kind::Address | Kind::Phone) if !named => {}
        Column::Surname | Column::Given | Column::Name | Column::Value(Kind::Address | Kind::Phone) => {
            value(content, at, column, out);
        }
        column => field(content, at, column, out),
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

/// What stands between the names of two people in one cell.
const SEVERAL: [char; 3] = ['/', '\n', '&'];

/// «SOW Karim / PETIT Léa»: two whole names; «Sow / Awa» is one.
fn are_several(cell: &str) -> bool {
    let whole = |name: &str| {
        let mut words = name.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some_and(|first| first.starts_with(char::is_uppercase)) && words.count() > 1
    };
    cell.contains(SEVERAL) && cell.split(SEVERAL).all(whole)
}

/// Appends what a cell or field holds, `at` this byte of its segment.
pub(super) fn value(cell: &str, at: usize, column: Column, out: &mut Vec<Candidate>) {
    let trimmed = cell.trim().trim_matches('"');
    if !trimmed.contains(char::is_alphanumeric) {
        return;
    }
    let start = at + cell.find(trimmed).unwrap_or(0);
    let kind = match column {
        Column::Value(kind) => kind,
        Column::Where => Kind::Address,
        Column::Work => Kind::Employer,
        _ => Kind::Person,
    };
    let rest = state::behind(trimmed, kind);
    if rest.len() < trimmed.len() {
        // «idem, 3e gauche», «inconnue (avant : 3 rue Foch)»
        let told = rest.trim_end_matches(')');
        // «caravane, champ Guivarch»: what it is tells as much as where.
        let what = &trimmed[..trimmed.len() - rest.len()];
        let dwelling = what
            .split(|c: char| !c.is_alphabetic())
            .any(|word| lexicon::lookup(&fold(word)).lists & (lists::DWELLING | lists::ESTABLISHMENT) != 0);
        if kind == Kind::Address && dwelling && !rest.ends_with(')') && told.contains(char::is_uppercase) {
            out.push(fixed::TABLE_VALUE.at(Span::new(start, start + trimmed.len()), kind));
            return;
        }
        if kind == Kind::Address && told.contains(|c: char| c.is_ascii_digit() || c.is_uppercase()) {
            value(told, start + trimmed.len() - rest.len(), column, out);
        }
        return;
    }
    let key = fold(trimmed);
    // «M. et Mme Sow» in a column of names: they are called Sow.
    let of_names = column.is_of_names() || matches!(column, Column::Somebody | Column::Relative);
    if of_names && let Some(rest) = without_titles(trimmed) {
        let from = start + trimmed.len() - rest.len();
        // «M. et Mme Sow» are the two of that name, and not the child whom the row is about; «M. et Mme Jean Sow» say one.
        let called = rest.split([' ', '\u{a0}']).next().unwrap_or_default();
        let given = rest.len() > called.len() && lexicon::lookup(&fold(called)).given >= 30;
        if !given && rest.chars().all(|c| c.is_alphabetic() || " \u{a0}-'’".contains(c)) {
            out.push(fixed::TABLE_NAME.at(Span::new(from, from + rest.len()), Kind::Family));
            return;
        }
        return value(rest, from, column, out);
    }
    if of_names && are_several(trimmed) {
        let mut from = start;
        for name in trimmed.split(SEVERAL) {
            value(name, from, column, out);
            from += name.len() + 1;
        }
        return;
    }
    // «famille Diarra», «Fam. SOW»: what they are called.
    let family = ["famille ", "fam. ", "fam ", "foyer ", "ménage ", "menage ", "consorts "];
    if matches!(column, Column::Name | Column::Somebody)
        && let Some(rest) = family.iter().find_map(|word| trimmed.get(word.len()..).filter(|_| starts(trimmed, word)))
        && rest.starts_with(char::is_uppercase)
    {
        out.push(
            fixed::TABLE_NAME.at(Span::new(start + trimmed.len() - rest.len(), start + trimmed.len()), Kind::Family),
        );
        return;
    }
    if column == Column::Value(Kind::BirthDate)
        && let Some((day, place)) = day_and_place(trimmed)
    {
        let from = start + trimmed.len() - place.len();
        out.push(fixed::TABLE_VALUE.at(Span::new(start, start + day.len()), Kind::BirthDate));
        out.push(fixed::TABLE_VALUE.at(Span::new(from, from + place.trim_end_matches(')').len()), Kind::BirthPlace));
        return;
    }
    let column = match column {
        Column::Value(Kind::BirthDate) if says_age(&key) => Column::Value(Kind::Age),
        column => column,
    };
    // «5e B, collège Macé»
    if column == Column::Value(Kind::School)
        && let Some((class, school)) = [", ", " / ", " – ", " - "].iter().find_map(|apart| trimmed.split_once(*apart))
        && fits(class, Column::Value(Kind::SchoolClass))
    {
        value(class, start, Column::Value(Kind::SchoolClass), out);
        return value(school, start + trimmed.len() - school.len(), column, out);
    }
    let (kind, rule) = match column {
        Column::Name | Column::Surname | Column::Given if !may_be_name(trimmed, &key) => return,
        Column::Relative | Column::Other if is_relative(&key) => (Kind::Kin, fixed::KIN_LABEL),
        Column::Somebody | Column::Relative if !is_named(trimmed) && !is_known_name(&key) => return,
        Column::Somebody | Column::Relative => (Kind::Person, fixed::TABLE_NAME),
        Column::Surname => (Kind::Person, fixed::TABLE_SURNAME),
        Column::Given => (Kind::Person, fixed::TABLE_GIVEN),
        Column::Name => (Kind::Person, fixed::TABLE_NAME),
        // «voir II»
        Column::Value(Kind::BirthDate) if !key.bytes().any(|c| c.is_ascii_digit()) => return,
        Column::Value(Kind::School) if key.contains("garage") || key.contains("chez ") || key.contains("apprenti") => {
            (Kind::Employer, fixed::TABLE_EMPLOYER)
        }
        Column::Value(Kind::Age) if trimmed.len() > 12 => return,
        Column::Value(Kind::Kin) => return loose::relatives(trimmed, start, out),
        Column::Where if !loose::tells_home(trimmed) => return,
        Column::Where => (Kind::Address, fixed::TABLE_VALUE),
        Column::Work if !loose::tells_work(trimmed) => return,
        Column::Work => (Kind::Employer, fixed::TABLE_EMPLOYER),
        // An e-mail address under «Contact» is one.
        Column::Value(Kind::Phone) if trimmed.contains('@') => return,
        Column::Value(Kind::CaseNumber) if !is_number(&key) && !is_code(trimmed) => return,
        // Words about a date are read for themselves.
        Column::Value(Kind::EventDate) if !trimmed.starts_with(|c: char| c.is_ascii_digit()) || trimmed.len() > 24 => {
            return;
        }
        Column::Value(kind) => (kind, fixed::TABLE_VALUE),
        Column::Function | Column::Other | Column::Who => return,
    };
    let mut end = start + trimmed.len();
    if matches!(kind, Kind::Person | Kind::Employer | Kind::School) {
        // «BELKACEM Sofiane, dit Soso», «garage Poncelet (apprenti)», «SOW Ali et son frère»: what follows is read for itself.
        let company = [" et son ", " et sa ", " et ses ", " et leur", " dit ", " dite ", " alias ", " surnomm"]
            .iter()
            .filter_map(|and| trimmed.find(and))
            .min();
        end =
            start + trimmed.find([',', '(', ';', '\n', '+', '&', '«']).filter(|cut| *cut > 0).unwrap_or(trimmed.len());
        end = end.min(start + company.unwrap_or(trimmed.len()));
        end = start + cell_end(trimmed, end - start);
    }
    // «ferme du Bosc chez ses parents»: with whom is read for itself.
    if kind == Kind::Address
        && let Some(with) = trimmed.find(" chez ").or_else(|| trimmed.find("(chez "))
    {
        end = start + cell_end(trimmed, with).min(trimmed[..with].trim_end_matches([' ', ',', '(', '–', '-']).len());
    }
    // «Mme + 2 enfants», «couple, 2 fils»: who lives there, and what nobody is called.
    if kind == Kind::Person && state::is_household(&trimmed[..end - start]) {
        return;
    }
    if matches!(kind, Kind::Address) && key.starts_with("chez") {
        return;
    }
    out.push(rule.at(Span::new(start, end), kind));
}

/// «12/03/2011 à Rodez», «15 février 2016, Mamoudzou»: a birth, and where it was.
fn day_and_place(cell: &str) -> Option<(&str, &str)> {
    const APART: [&str; 8] = [" à ", " / ", " À ", " A ", ", ", " – ", " - ", " ("];
    let (at, apart) = APART.iter().filter_map(|apart| Some((cell.find(apart)?, apart.len()))).min()?;
    let place = cell[at + apart..].trim_start_matches("à ").trim_start_matches([':', ' ']);
    let day = &cell[..at];
    let town = place.starts_with(char::is_uppercase) && !place.bytes().any(|byte| byte.is_ascii_digit());
    (town && day.bytes().filter(u8::is_ascii_digit).count() >= 4).then_some((day, place))
}

/// `text` begins with the lower-case `word`, in any case.
fn starts(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.to_lowercase() == word)
}

/// Anything but «à identifier», «voir ligne 3», «2»: letters, and a capital or no ordinary word.
fn may_be_name(cell: &str, key: &str) -> bool {
    let ordinary = |word: &str| {
        let facts = lexicon::lookup(word);
        facts.rank != 0 && facts.given < 20 && facts.surname < 20
    };
    cell.contains(char::is_alphabetic)
        && (cell.contains(char::is_uppercase) || key.split(' ').count() <= 4 && !key.split(' ').any(ordinary))
}

/// An age stands where a birth was to be written: «17 et 15 ans», «env. 40 ans», «16».
fn says_age(key: &str) -> bool {
    key.ends_with("ans") || key.ends_with(" a") || key.len() <= 2 && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// A file's number, and not «voir fiche» or «courrier du 12/03»: four digits at least, and no more letters than digits.
fn is_number(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && key.chars().filter(|c| c.is_alphabetic()).count() <= digits
}

/// «SUI-77», «PRE 31»: letters of a service and what it counts, and neither a day nor a word.
fn is_code(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let written = cell.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || " -_/.".contains(c));
    let letters = cell.chars().filter(|c| c.is_uppercase()).count();
    digits >= 2 && cell.len() <= 20 && written && (2..=6).contains(&letters)
}

fn cell_end(trimmed: &str, cut: usize) -> usize {
    trimmed.get(..cut).map_or(cut, |kept| kept.trim_end().len())
}
