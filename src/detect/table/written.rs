//! Tables that are written as text: a header line, and rows under it.

use super::{Column, bare, beside, column, names_somebody, value};
use crate::detect::Candidate;
use crate::detect::columns::row::{Cut, cells, heads, is_section};
use crate::detect::columns::{fits, form, heading};
use crate::kind::Kind;
use crate::segment::Span;

/// The rows of a text. A table goes on over paragraphs, as tabs set it in a document, until a line that is no row.
#[derive(Default)]
pub(crate) struct Rows {
    table: Option<Table>,
    /// Where the cells of the segment at hand end, in bytes.
    ends: Vec<usize>,
    /// The headers and labels in the segment at hand.
    pub(super) heads: Vec<Span>,
    /// How many lines above a form named somebody; `None`: none did.
    named: Option<usize>,
}

/// So many lines below a name nothing is said of it any more.
const FAR: usize = 8;

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
            self.named = self.named.map(|lines| lines + 1).filter(|lines| *lines < FAR);
            if let Some(cut) = form(line) {
                self.table = None;
                self.fields(line, cut, start, out);
            } else if let Some(cut) = heads(line) {
                let above = self.table.take().filter(|table| table.filled == 0);
                self.table = Some(Table::of(line, cut, above));
                self.heads.push(Span::new(start, start + line.len()));
            } else {
                match &mut self.table {
                    Some(table) if table.parted && !table.fits(line) => self.table = None,
                    Some(table) if table.may_cut(line) || !line.trim().is_empty() && table.goes_on(line) => {
                        table.parted = false;
                        if table.goes_on(line) {
                            self.ends.pop();
                        }
                        table.row(line, start, out);
                        self.ends.extend(cells(line, table.cut).map(|(at, cell)| start + at + cell.len()));
                    }
                    // The rest of a cell that has lines of its own: rows may follow until a blank line.
                    Some(table) if table.cut.lasts() && !line.trim().is_empty() => {}
                    Some(table) if !table.parted && is_section(line) => table.parted = true,
                    _ => {
                        self.table = None;
                        unheaded(line, start, out);
                    }
                }
            }
        }
        // A block of several lines is one of a text, behind which a blank line stands.
        if text.contains('\n') {
            self.table = None;
        }
    }

    /// A line of labels, each with what it says behind it. Where somebody lives is told once somebody is named.
    fn fields(&mut self, line: &str, cut: Cut, start: usize, out: &mut Vec<Candidate>) {
        let mut label = None;
        for (at, cell) in cells(line, cut).take(MOST) {
            let here = Span::new(start + at, start + at + cell.len());
            self.ends.push(here.end);
            // «Responsable légal | mère», «Établissement | collège»
            let answers = matches!(label, Some(Column::Relative | Column::Value(Kind::School)));
            if let Some((column, _)) = heading(cell).filter(|_| !answers) {
                self.heads.push(here);
                label = Some(column);
                continue;
            }
            let Some(column) = label.take().filter(|_| !cell.trim().is_empty()) else { continue };
            if names_somebody(column) {
                self.named = Some(0);
            }
            beside(cell, start + at, column, self.named.is_some(), out);
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

    /// Learns where the labels of fields stand: nothing is found over one.
    pub(crate) fn labels(&mut self, labels: &mut Vec<Span>, text: &str) {
        if labels.is_empty() {
            return;
        }
        self.ends.extend(labels.iter().map(|label| text[..label.start].trim_end().len()));
        self.ends.sort_unstable();
        self.heads.append(labels);
        self.heads.sort_unstable();
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
        self.named = None;
    }
}

/// A row of three cells or more that no header stands above.
fn unheaded(line: &str, start: usize, out: &mut Vec<Candidate>) {
    /// Cells of the shortest row.
    const LEAST: usize = 3;
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let cuts = |cut: &Cut| cut.cuts(line) && cells(line, *cut).take(LEAST).count() == LEAST;
    let Some(cut) = [Cut::Bar, Cut::Tab, Cut::Semicolon, Cut::Comma].into_iter().find(cuts) else { return };
    // Prose has commas, too.
    if cut == Cut::Comma {
        let mut first = cells(line, cut);
        let mut next = |fits: fn(&str) -> bool| first.next().is_some_and(|(_, cell)| fits(cell.trim()));
        if !(next(bare::is_surname) && next(bare::is_given) && next(bare::is_birth)) {
            return;
        }
    }
    let born = cells(line, cut).take(MOST).any(|(_, cell)| bare::is_birth(cell.trim().trim_matches('"')));
    let (mut named, mut surname) = (false, None);
    for (at, cell) in cells(line, cut).take(MOST) {
        // «PETIT⇥Rose⇥12/03/2011»
        if let Some((before, family)) = surname.take().filter(|_| bare::is_given(cell)) {
            value(family, start + before, Column::Surname, out);
            value(cell, start + at, Column::Given, out);
        }
        surname = (born && bare::is_surname(cell)).then_some((at, cell));
        if named {
            bare::beside_name(cell, start + at, out);
        }
        if named && born {
            bare::beside_birth(cell, start + at, out);
        }
        named |= bare::is_name(cell);
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
    /// A line that is no row stood above the one at hand.
    parted: bool,
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
    /// `above`: a header line right above this one, which says what the cells below no name of this one hold.
    fn of(header: &str, cut: Cut, above: Option<Self>) -> Self {
        let mut columns: Vec<_> =
            placed_cells(header, cut).take(MOST).map(|(at, _, cell)| (at, column(cell))).collect();
        let mut width = columns.len();
        if let Some(above) = above.filter(|above| above.cut == cut && cut != Cut::Room) {
            for (index, named) in above.columns.into_iter().enumerate() {
                match columns.get_mut(index) {
                    Some((_, column @ Column::Other)) => *column = named.1,
                    Some(_) => {}
                    None => columns.push(named),
                }
            }
            width = columns.len();
        }
        let all: Vec<_> = columns.iter().map(|(_, column)| *column).collect();
        columns.iter_mut().for_each(|(_, column)| *column = column.beside(all.iter()));
        // Without a name nothing says of whom a table is.
        if !columns.iter().any(|(_, column)| column.is_of_names() || *column == Column::Somebody) {
            columns.clear();
        }
        if !columns.iter().any(|(_, column)| *column == Column::Given) {
            let surnames = columns.iter_mut().filter(|(_, column)| *column == Column::Surname);
            surnames.for_each(|(_, column)| *column = Column::Name);
        }
        Self { cut, columns, width, filled: 0, parted: false }
    }

    /// Prose has commas, too: a row of them has as many cells as there are headers.
    fn may_cut(&self, line: &str) -> bool {
        self.cut.cuts(line) && (self.cut != Cut::Comma || cells(line, self.cut).count() == self.width)
    }

    /// A line is a row for all that stands between: it has as many cells as there are headers, or one that its header fits.
    fn fits(&self, line: &str) -> bool {
        let fit = |((_, cell), (_, column)): ((usize, &str), &(usize, Column))| fits(cell, *column);
        self.cut.cuts(line)
            && (cells(line, self.cut).count() == self.width || cells(line, self.cut).zip(&self.columns).any(fit))
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

    /// What is found in a text.
    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut out = Vec::new();
        Rows::default().read(text, &mut out);
        out.iter().map(|c| (c.kind.name(), &text[c.span.range()])).collect()
    }

    #[test]
    fn a_line_of_labels_is_read_as_a_form() {
        let text = "Nom\tPERDRIOLAT\tPrénom\tZoé\nRemarques\tRAS\tN° de dossier\t2024-4821\n\
                    Situation\ten couple\tDomicile\t62 impasse Foch\n";
        let values =
            [("person", "PERDRIOLAT"), ("person", "Zoé"), ("case_number", "2024-4821"), ("address", "62 impasse Foch")];
        assert_eq!(found(text), values);
        assert_eq!(found("CCAS\nAdresse   2 place de la Mairie\nTél.      01 99 00 11 22\n"), []);
    }

    #[test]
    fn a_line_between_rows_says_of_what_they_are() {
        let text = "Nom\tPrénom\tNé(e) le\nCollège Macé\nLAMY\tZoé\t12/03/2011\nCollège Foch\nSOW\t\t04/05/2010\n";
        assert_eq!(found(text).len(), 5);
        let ends =
            "Nom\tPrénom\tNé(e) le\nLAMY\tZoé\t12/03/2011\nPoints divers\nBudget\t12 000 €\nUn mot\tdeux\ttrois\n";
        assert_eq!(found(ends).len(), 3);
    }

    #[test]
    fn without_a_header_a_name_says_what_stands_beside_it() {
        let text = "1;PERDRIOLAT Zoé;12/03/2011;5e B\n2;SOW Awa;04/05/2009;2025-4821\n";
        assert_eq!(found(text).len(), 3);
        assert_eq!(found("Vols;12/03/2011;316204\nMme SOW ; le 12/03/2011 ; 12 faits\n"), []);
    }

    #[test]
    fn two_lines_of_headers_are_one() {
        let text = "| Mineur | | Dossier |\n| Nom | Né(e) le | |\n| LAMY | 12/03/2011 | 2024-4821 |\n";
        let values = [("person", "LAMY"), ("birth_date", "12/03/2011"), ("case_number", "2024-4821")];
        assert_eq!(found(text), values);
    }
}
