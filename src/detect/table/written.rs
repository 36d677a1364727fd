//! Tables that are written as text: a header line, and rows under it.

use super::{Column, column, value};
use crate::detect::Candidate;
use crate::detect::columns::row::{Cut, cells, heads};
use crate::kind::Kind;
use crate::segment::Span;

/// The rows of a text. A table goes on over paragraphs, as tabs set it in a document, until a line that is no row.
#[derive(Default)]
pub(crate) struct Rows {
    table: Option<Table>,
    /// Where the cells of the segment at hand end, in bytes.
    ends: Vec<usize>,
    /// The headers in the segment at hand.
    pub(super) heads: Vec<Span>,
}

impl Rows {
    /// Candidates of the rows of a text segment under a header line.
    pub(crate) fn read(&mut self, text: &str, out: &mut Vec<Candidate>) {
        self.ends.clear();
        self.heads.clear();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let line = line.trim_end_matches(['\n', '\r']);
            if let Some(cut) = heads(line) {
                self.table = Some(Table::of(line, cut));
                self.heads.push(Span::new(start, start + line.len()));
            } else {
                match &mut self.table {
                    Some(table) if table.cut.cuts(line) || !line.trim().is_empty() && table.goes_on(line) => {
                        if table.goes_on(line) {
                            self.ends.pop();
                        }
                        table.row(line, start, out);
                        self.ends.extend(cells(line, table.cut).map(|(at, cell)| start + at + cell.len()));
                    }
                    // The rest of a cell that has lines of its own: rows may follow until a blank line.
                    Some(table) if table.cut.lasts() && !line.trim().is_empty() => {}
                    _ => self.table = None,
                }
            }
        }
        // A block of several lines is one of a text, behind which a blank line stands.
        if text.contains('\n') {
            self.table = None;
        }
    }

    /// Withdraws what is no more than a header, which names nobody, and cuts what was found over the border of two cells:
    /// «IME Les Genêts⇥Chloé» is two things. Of «12⇥place Foch» no address is left.
    pub(crate) fn settle(&self, text: &str, found: &mut Vec<Candidate>) {
        if !self.heads.is_empty() {
            found.retain(|candidate| !self.is_head(candidate.span));
        }
        if self.ends.is_empty() {
            return;
        }
        found.retain_mut(|candidate| {
            let end = self.ends.partition_point(|end| *end <= candidate.span.start);
            match self.ends.get(end).filter(|end| **end < candidate.span.end) {
                Some(end) => candidate.span.end = *end,
                None => return true,
            }
            candidate.kind != Kind::Address || text[candidate.span.range()].contains(char::is_alphabetic)
        });
    }

    /// What stands there is no more than a header.
    pub(crate) fn is_head(&self, span: Span) -> bool {
        let before = self.heads.partition_point(|head| head.start <= span.start);
        before.checked_sub(1).is_some_and(|at| self.heads[at].contains(span))
    }

    /// No row of a text: a cell of a table of the document.
    pub(super) fn close(&mut self) {
        self.table = None;
        self.ends.clear();
        self.heads.clear();
    }
}

/// The table at hand.
struct Table {
    cut: Cut,
    /// Each column with the character where its header begins.
    columns: Vec<(usize, Column)>,
    /// How many cells the header has, and the row at hand so far.
    width: usize,
    filled: usize,
}

/// Columns that are looked at: no table that a person reads has more.
const MOST: usize = 64;

/// The cells of a row with the character and the byte where they begin.
fn placed_cells(line: &str, cut: Cut) -> impl Iterator<Item = (usize, usize, &str)> {
    let (mut character, mut byte) = (0, 0);
    cells(line, cut).map(move |(at, cell)| {
        character += line[byte..at].chars().count();
        byte = at;
        (character, at, cell)
    })
}

impl Table {
    fn of(header: &str, cut: Cut) -> Self {
        let mut columns: Vec<_> =
            placed_cells(header, cut).take(MOST).map(|(at, _, cell)| (at, column(cell))).collect();
        let width = columns.len();
        // Without a name nothing says of whom a table is.
        if !columns.iter().any(|(_, column)| column.is_of_names() || *column == Column::Somebody) {
            columns.clear();
        }
        if !columns.iter().any(|(_, column)| *column == Column::Given) {
            let surnames = columns.iter_mut().filter(|(_, column)| *column == Column::Surname);
            surnames.for_each(|(_, column)| *column = Column::Name);
        }
        Self { cut, columns, width, filled: 0 }
    }

    /// The line goes on in the last cell of the one before, which a page was too narrow for: bars say how many are to come.
    fn goes_on(&self, line: &str) -> bool {
        let incomplete = self.cut == Cut::Bar && self.filled > 1 && self.filled < self.width;
        incomplete && self.filled + cells(line, self.cut).count() - 1 <= self.width
    }

    fn row(&mut self, line: &str, start: usize, out: &mut Vec<Candidate>) {
        let count = cells(line, self.cut).count();
        if self.goes_on(line) {
            for ((at, cell), (_, column)) in
                cells(line, self.cut).zip(self.columns.iter().skip(self.filled - 1)).skip(1)
            {
                value(cell, start + at, *column, out);
            }
            self.filled += count - 1;
            return;
        }
        self.filled = count;
        // Cells that are set under their headers leave no trace of one that is empty.
        let placed = self.cut == Cut::Room && count != self.columns.len();
        for (index, (here, at, cell)) in placed_cells(line, self.cut).enumerate() {
            let column = if placed {
                self.columns.iter().min_by_key(|(head, _)| head.abs_diff(here))
            } else {
                self.columns.get(index)
            };
            if let Some((_, column)) = column {
                value(cell, start + at, *column, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::evidence::fixed;

    #[test]
    fn header_cells_say_what_the_rows_hold() {
        let text = "N° | NOM | Prénom | Né(e) le | Âge | Suite\n1 | NDOUR | Awa, dite Wawa | 04/05/2010 | 15 | courrier\n2 | – | Luc | idem | – |";
        let mut out = Vec::new();
        Rows::default().read(text, &mut out);
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
        Rows::default().read(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| &text[c.span.range()]).collect();
        assert_eq!(found, ["GAUTIER", "Marie", "PAGE", "Virginie"]);
    }

    #[test]
    fn a_table_of_figures_holds_no_one() {
        let mut out = Vec::new();
        Rows::default().read("Indicateur | 2024 | 2025 | Âge\nVols | 34 | 22 | 15\n", &mut out);
        assert!(out.is_empty());
    }

    #[test]
    fn a_row_goes_on_where_its_line_was_too_long() {
        let text = "N° | NOM | Adresse | École | Motif\n1 | LAMY | 3 rue Foch | collège\nPasteur | bruit, tapage\nla nuit\n2 | SOW | idem | Macé | RAS\n";
        let (mut rows, mut out) = (Rows::default(), Vec::new());
        rows.read(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| &text[c.span.range()]).collect();
        assert_eq!(found, ["LAMY", "3 rue Foch", "collège", "SOW", "Macé"]);
        let whole = text.find("collège").map_or(0..0, |at| at..at + "collège\nPasteur".len());
        let mut found = vec![fixed::TABLE_VALUE.at(Span::new(whole.start, whole.end), Kind::School)];
        rows.settle(text, &mut found);
        assert_eq!(&text[found[0].span.range()], "collège\nPasteur");
    }

    #[test]
    fn a_table_that_tabs_set_goes_on_over_paragraphs() {
        let mut tables = Rows::default();
        let mut found = Vec::new();
        let paragraphs = [
            "Locataire\tAdresse\tObjet",
            "selmi karim\t3 rue Foch\tbruit",
            "La séance est levée.",
            "Lamy\tgardien\tbruit",
        ];
        for text in paragraphs {
            let mut out = Vec::new();
            tables.read(text, &mut out);
            found.extend(out.iter().map(|c| (c.kind.name(), &text[c.span.range()])));
        }
        assert_eq!(found, [("person", "selmi karim"), ("address", "3 rue Foch")]);
    }

    #[test]
    fn cells_stand_under_their_headers_though_one_is_empty() {
        let text = "Nom              Né(e) le     Classe\nZoé LAMY                      5e B\nvoir ligne 1     12/03/2011   CM2\n";
        let mut out = Vec::new();
        Rows::default().read(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| (c.kind.name(), &text[c.span.range()])).collect();
        assert_eq!(
            found,
            [("person", "Zoé LAMY"), ("school_class", "5e B"), ("birth_date", "12/03/2011"), ("school_class", "CM2")]
        );
    }

    #[test]
    fn nothing_is_found_over_the_border_of_two_cells() {
        let text = "Jeune\tÉcole\nNoé\tIME Les Genêts\tAwa\n12\tplace Foch\tAwa";
        let mut tables = Rows::default();
        tables.read(text, &mut Vec::new());
        let at = |part: &str| text.find(part).map_or(0..0, |start| start..start + part.len());
        let mut found: Vec<_> =
            [("IME Les Genêts\tAwa", Kind::School), ("12\tplace Foch", Kind::Address), ("Jeune", Kind::Person)]
                .map(|(part, kind)| fixed::TABLE_VALUE.at(Span::new(at(part).start, at(part).end), kind))
                .into();
        tables.settle(text, &mut found);
        let left: Vec<_> = found.iter().map(|c| &text[c.span.range()]).collect();
        assert_eq!(left, ["IME Les Genêts"]);
    }
}
