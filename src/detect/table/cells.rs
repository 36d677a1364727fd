//! Cells that the format knows: headers stand above them, or labels beside them, as forms are set.

use std::collections::{BTreeMap, BTreeSet};

use super::{bare, beside, field, names_somebody, value};
use crate::detect::Candidate;
use crate::detect::columns::{About, Column, fits, heading, heading_alone, label, labelled};
use crate::detect::fold::fold;
use crate::segment::Cell;

/// What is known of the cells of the tables so far.
#[derive(Default)]
pub(super) struct Cells {
    headers: BTreeMap<(u32, u32), Column>,
    /// Tables that are set as forms, and those that named somebody beside a label.
    forms: BTreeSet<u32>,
    of_somebody: BTreeSet<u32>,
    /// The last table and row that names columns.
    head: Option<(u32, u32)>,
    /// The last table whose first row is one cell: a title.
    titled: Option<u32>,
    label: Option<Label>,
    /// The last table and row in which a cell named somebody, where no header says what the cells hold.
    named: Option<(u32, u32)>,
}

/// The last label of the row at hand.
struct Label {
    at: Cell,
    column: Column,
    about: About,
    tie: Tie,
    /// The column of what it says.
    value: Option<u32>,
}

/// What a label is in the table that it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// One of a form.
    Form,
    /// One that says what it can where no header does.
    Loose,
    /// The header of a column, if the next cell is one, too.
    Header,
}

impl Cells {
    /// Candidates of one cell, or of one of its paragraphs; gives whether it is a header or label.
    pub(super) fn read(&mut self, text: &str, cell: Cell, out: &mut Vec<Candidate>) -> bool {
        self.label = self.label.take().filter(|label| (label.at.table, label.at.row) == (cell.table, cell.row));
        // More words of a label.
        let more = self.label.as_ref().is_some_and(|label| label.at.column == cell.column);
        if cell.row == 0 {
            return self.first_row(text, cell, more, out);
        }
        if more {
            return false;
        }
        if self.is_header(text, cell) || self.is_label(text, cell) {
            return true;
        }
        let header = self.header(cell);
        match self.beside(cell) {
            Some((column, Tie::Form)) => self.say(text, cell.table, column, out),
            Some((column, Tie::Loose)) if header.is_none() => field(text, 0, column, out),
            _ if self.forms.contains(&cell.table) => {}
            _ => match header {
                Some(column) => value(text, 0, column, out),
                None => self.unheaded(text, cell, out),
            },
        }
        false
    }

    /// The columns of a table have a name among them: its rows are situations or participants.
    pub(super) fn is_of_people(&self, table: u32) -> bool {
        self.of_somebody.contains(&table) || self.columns(table).any(|column| column.is_of_names())
    }

    /// The first row names the columns, or is the first of a form, which only what it says can tell.
    fn first_row(&mut self, text: &str, cell: Cell, more: bool, out: &mut Vec<Candidate>) -> bool {
        let known = heading(text);
        let column = self.headers.entry((cell.table, cell.column)).or_insert(Column::Other);
        // A second paragraph, or a header below another, may be more words about the first.
        *column = known.map_or(*column, |(column, _)| column);
        self.titled = (cell.column == 0 && known.is_none()).then_some(cell.table);
        match known {
            Some((column, about)) if !more => {
                if self.open().is_some() {
                    self.head = Some((cell.table, 0));
                }
                self.label = Some(Label { at: cell, column, about, tie: Tie::Form, value: None });
            }
            None if self.head != Some((cell.table, 0)) => {
                let fitting = self.beside(cell).map(|(column, _)| column).filter(|column| fits(text, *column));
                match fitting {
                    Some(column) => self.say(text, cell.table, column, out),
                    None => self.unheaded(text, cell, out),
                }
            }
            _ => {}
        }
        known.is_some()
    }

    /// Names a column: in a row below a title, or below the headers of several columns.
    fn is_header(&mut self, text: &str, cell: Cell) -> bool {
        let here = Some((cell.table, cell.row));
        let below_title = cell.row == 1 && self.titled == Some(cell.table);
        let beside_name = || self.open().is_some_and(|open| open.about == About::Name);
        let known = match () {
            () if self.head == here => heading(text),
            () if below_title || beside_name() => heading_alone(text),
            () => label(text),
        };
        let Some((column, about)) = known else { return false };
        if self.head != here {
            let of_somebody = |about| matches!(about, About::Name | About::Person);
            let next = |open: &&Label| open.tie != Tie::Loose && open.at.column + 1 == cell.column;
            let Some(open) = self.open().filter(next) else { return false };
            // «Responsable légal | mère»
            let answers = open.column == Column::Relative || column == Column::Relative && !text.trim().contains(' ');
            if answers && column != Column::Surname || !of_somebody(open.about) && !of_somebody(about) {
                return false;
            }
            let (before, header) = (open.at.column, open.column);
            self.headers.insert((cell.table, before), header);
            self.head = here;
            self.forms.remove(&cell.table);
        }
        self.headers.insert((cell.table, cell.column), column);
        true
    }

    /// Says what the cell beside it holds: at the start of a row, and anywhere in a form.
    fn is_label(&mut self, text: &str, cell: Cell) -> bool {
        let listed = self.head.is_some_and(|(table, _)| table == cell.table);
        let formed = self.forms.contains(&cell.table);
        let first = cell.column == 0;
        // A word that is a label, too, may be what the one before says.
        let waits = self.open().is_some_and(|open| open.tie == Tie::Form && open.at.column + 1 == cell.column);
        let known = match label(text) {
            Some(known) if !listed && (first || formed && !waits) => Some((known, Tie::Form)),
            // «Nom» below «Mineur»
            Some(known) if first || cell.row == 1 => Some((known, Tie::Header)),
            None if formed && !waits => heading(text).map(|known| (known, Tie::Form)),
            _ if first => {
                let column = labelled(&fold(text.trim().trim_end_matches([':', ' ', '\u{a0}'])));
                (column != Column::Other).then_some(((column, About::Any), Tie::Loose))
            }
            _ => None,
        };
        let Some(((column, about), tie)) = known else { return false };
        if tie == Tie::Form {
            self.forms.insert(cell.table);
        }
        self.label = Some(Label { at: cell, column, about, tie, value: None });
        tie != Tie::Loose
    }

    /// The last label of the row, if nothing stands beside it yet.
    fn open(&self) -> Option<&Label> {
        self.label.as_ref().filter(|label| label.value.is_none())
    }

    /// What the label says that a cell stands beside.
    fn beside(&mut self, cell: Cell) -> Option<(Column, Tie)> {
        let label = self.label.as_mut()?;
        (*label.value.get_or_insert(cell.column) == cell.column).then_some((label.column, label.tie))
    }

    /// What a label of a form says of a cell.
    fn say(&mut self, text: &str, table: u32, column: Column, out: &mut Vec<Candidate>) {
        if names_somebody(column) {
            self.of_somebody.insert(table);
        }
        beside(text, 0, column, self.of_somebody.contains(&table), out);
    }

    /// A cell of a table whose first row names no columns.
    fn unheaded(&mut self, text: &str, cell: Cell, out: &mut Vec<Candidate>) {
        if self.columns(cell.table).any(|column| *column != Column::Other) {
            return;
        }
        let here = Some((cell.table, cell.row));
        if bare::is_name(text) {
            self.named = here;
        } else if self.named == here {
            bare::beside_name(text, 0, out);
        }
    }

    /// What the header over a cell says of it.
    fn header(&self, cell: Cell) -> Option<Column> {
        let header = *self.headers.get(&(cell.table, cell.column)).filter(|header| **header != Column::Other)?;
        let given = || self.columns(cell.table).any(|column| *column == Column::Given);
        let header = header.beside(self.columns(cell.table));
        // Without a column of given names, «Nom» holds both.
        Some(if header == Column::Surname && !given() { Column::Name } else { header })
    }

    fn columns(&self, table: u32) -> impl Iterator<Item = &Column> {
        self.headers.range((table, 0)..=(table, u32::MAX)).map(|(_, column)| column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found in a table of these rows; an empty cell gives no segment.
    fn found(rows: &[&[&'static str]]) -> Vec<(&'static str, &'static str)> {
        let (mut cells, mut all) = (Cells::default(), Vec::new());
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let mut out = Vec::new();
                cells.read(text, Cell { table: 0, row: row as u32, column: column as u32 }, &mut out);
                all.extend(out.iter().map(|c| (c.kind.name(), &text[c.span.range()])));
            }
        }
        all
    }

    #[test]
    fn a_header_says_what_stands_below() {
        let rows: [&[&str]; 3] =
            [&["N°", "Nom", "Né(e) le", "Remarques"], &["1", "LAMY", "12/03/2011", "RAS"], &["2", "SOW", "", "Nom"]];
        assert_eq!(found(&rows), [("person", "LAMY"), ("birth_date", "12/03/2011"), ("person", "SOW")]);
        assert_eq!(found(&[&["Nom", "Prénom"], &["PETIT", "Zoé"], &["Nom", "Prénom"], &["ROUX", "Luc"]]).len(), 4);
    }

    #[test]
    fn a_label_says_what_stands_beside() {
        let rows: [&[&str]; 7] = [
            &["Nom", "PERDRIOLAT"],
            &["Prénom", "Zoé"],
            &["Date de naissance", "12/03/2011"],
            &["Responsable légal", "mère"],
            &["Établissement", "Collège"],
            &["N° de dossier", "2024-4821"],
            &["Adresse :", "3 rue Foch"],
        ];
        let values = [
            ("person", "PERDRIOLAT"),
            ("person", "Zoé"),
            ("birth_date", "12/03/2011"),
            ("kin", "mère"),
            ("school", "Collège"),
            ("case_number", "2024-4821"),
            ("address", "3 rue Foch"),
        ];
        assert_eq!(found(&rows), values);
    }

    #[test]
    fn labels_stand_in_a_row_below_a_title() {
        let rows: [&[&str]; 7] = [
            &["Situation n° 1"],
            &["Nom", "LAMY", "Prénom", "Zoé"],
            &["Situation familiale", "parents séparés", "Né(e) le", "12/03/2011"],
            &["Remarques", "RAS", "Tél.", "01 99 00 11 22"],
            &["Situation n° 2"],
            &["Nom", "", "Prénom", "Luc"],
            &["Remarques", "", "Classe", "5e B"],
        ];
        let values = [
            ("person", "LAMY"),
            ("person", "Zoé"),
            ("birth_date", "12/03/2011"),
            ("phone", "01 99 00 11 22"),
            ("person", "Luc"),
            ("school_class", "5e B"),
        ];
        assert_eq!(found(&rows), values);
    }

    #[test]
    fn headers_stand_below_a_title_or_below_one_another() {
        let rows: [&[&str]; 3] =
            [&["Situations de mars"], &["Jeune", "Responsable légal", "Classe"], &["Luc ROUX", "ROUX Anne", "5e B"]];
        let people = [("person", "Luc ROUX"), ("person", "ROUX Anne"), ("school_class", "5e B")];
        assert_eq!(found(&rows), people);
        let rows: [&[&str]; 3] = [
            &["Mineur", "", "", "Responsable légal", "", "Dossier"],
            &["Nom", "Prénom", "Né(e) le", "Nom", "Tél."],
            &["LAMY", "Zoé", "12/03/2011", "SOW Awa", "01 99 00 11 22", "2024-4821"],
        ];
        assert_eq!(found(&rows).len(), 6);
        let rows: [&[&str]; 3] =
            [&["N°", "Mineur", "", "Suivi"], &["", "Nom", "Prénom", ""], &["1", "LAMY", "Zoé", "plainte"]];
        assert_eq!(found(&rows), [("person", "LAMY"), ("person", "Zoé")]);
    }

    #[test]
    fn without_a_header_a_name_says_what_stands_beside_it() {
        let rows: [&[&str]; 3] = [
            &["1", "PERDRIOLAT Zoé", "12/03/2011", "5e B"],
            &["2", "SOW Awa", "04/05/2009", "2025-4821"],
            &["Total", "2", "12/03/2011"],
        ];
        assert_eq!(
            found(&rows),
            [("birth_date", "12/03/2011"), ("birth_date", "04/05/2009"), ("case_number", "2025-4821")]
        );
        assert_eq!(found(&[&["Nom", "Entrée"], &["SOW Awa", "04/05/2009"]]), [("person", "SOW Awa")]);
    }

    #[test]
    fn figures_and_services_are_nobody() {
        for rows in [
            &[&["Indicateur", "2024", "2025"][..], &["Âge moyen", "15", "16"], &["Âge", "14", "15"]][..],
            &[&["Organisme", "CCAS"], &["Adresse", "2 place de la Mairie"], &["Tél.", "01 99 00 11 22"]],
            &[&["Thème", "Suite"], &["Logement", "3 demandes"], &["Plainte", "12/03/2026"]],
        ] {
            assert_eq!(found(rows), [], "{rows:?}");
        }
    }
}
