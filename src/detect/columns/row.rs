//! Rows that are written as text: a line cut into cells by bars, tabs, semicolons or room.

use super::header::{About, LONGEST, heading, heading_alone};
use super::pairs::{is_of_person, pairs_up};

/// What cuts the cells of a written row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// «NDOUR | Awa | 15».
    Bar,
    /// A tab, as a table is pasted.
    Tab,
    /// A semicolon, as spreadsheets write.
    Semicolon,
    /// A comma, as programs write; none within quotation marks.
    Comma,
    /// Two blanks at least: columns that are set under one another.
    Room,
}

pub(super) const CUTS: [Cut; 5] = [Cut::Bar, Cut::Tab, Cut::Semicolon, Cut::Comma, Cut::Room];

impl Cut {
    /// The line has two cells at least.
    pub(crate) fn cuts(self, line: &str) -> bool {
        if self == Self::Comma {
            return line.matches(',').count() > 1;
        }
        let mark: &[u8] = self.mark().as_bytes();
        memchr::memmem::find(line.trim_ascii().as_bytes(), mark).is_some()
    }

    /// Rows that it cuts may have lines between them that it does not, of a cell of several: prose has no bars.
    pub(crate) fn lasts(self) -> bool {
        self == Self::Bar
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Bar => "|",
            Self::Tab => "\t",
            Self::Semicolon => ";",
            Self::Comma => ",",
            Self::Room => "  ",
        }
    }
}

/// The cells of a row with the bytes where they begin.
pub(crate) fn cells(line: &str, cut: Cut) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at;
        let quoted = match (cut, rest.trim_start().strip_prefix('"')) {
            (Cut::Comma | Cut::Semicolon, Some(inside)) => {
                inside.find('"').map_or(0, |end| rest.len() - inside.len() + end + 1)
            }
            _ => 0,
        };
        let cell = match rest[quoted..].find(cut.mark()).map(|end| end + quoted) {
            Some(end) => {
                // All the room between two cells is one cut.
                let behind = &rest[end + cut.mark().len()..];
                let more = if cut == Cut::Room { behind.len() - behind.trim_start_matches(' ').len() } else { 0 };
                at = start + end + cut.mark().len() + more;
                &rest[..end]
            }
            None => {
                at = line.len() + 1;
                rest
            }
        };
        Some((start, cell))
    })
    // «  Nom   Prénom»: room at the start cuts nothing.
    .filter(move |(_, cell)| cut != Cut::Room || !cell.trim().is_empty())
}

/// Bytes of the longest line that says what the rows below it are.
const SECTION: usize = 60;

/// A line between two rows that says what those below are: «Collège Macé», and no sentence.
pub(crate) fn is_section(line: &str) -> bool {
    let line = line.trim();
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    begins && line.len() <= SECTION && !line.contains(':') && !line.ends_with(['.', ';', ',', '!', '?'])
}

/// What cuts a line that names columns: two headers at least are known, and as many as are not.
pub(crate) fn heads(line: &str) -> Option<Cut> {
    let line = line.trim_end();
    let bytes = line.as_bytes();
    // Most lines have none of these.
    if memchr::memchr3(b'|', b'\t', b';', bytes).is_none()
        && memchr::memmem::find(bytes, b"  ").is_none()
        && !(Cut::Comma.cuts(line) && cells(line, Cut::Comma).take(2).any(|(_, cell)| heading_alone(cell).is_some()))
    {
        return None;
    }
    CUTS.into_iter().find(|cut| cut.cuts(line) && names_columns(line, *cut) && !pairs_up(line, *cut))
}

fn names_columns(line: &str, cut: Cut) -> bool {
    let (mut known, mut told, mut unknown, mut years) = (0, 0, 0, 0);
    for (_, cell) in cells(line, cut) {
        let cell = cell.trim();
        if cell.len() > LONGEST {
            return false;
        }
        match heading(cell) {
            Some(_) if cell.starts_with(|c: char| c.is_ascii_digit()) => years += 1,
            Some((_, About::Any)) => known += 1,
            Some((_, About::Name | About::Person | About::Trait)) => (known, told) = (known + 2, told + 1),
            Some(_) => known += 2,
            // «Nom : BENALI ; Prénom : Karim ; Adresse : ; Téléphone :» is a form, and «Suivi, Constat, Lola Perrin» no header.
            None if cell.split_once(':').is_some_and(|(_, value)| !value.trim().is_empty()) => return false,
            None if is_of_person(cell) && (cell.contains(' ') || !cell.contains(char::is_lowercase)) => return false,
            None => unknown += if cell.contains(char::is_alphabetic) { 2 } else { 0 },
        }
    }
    // One year alone is that of a birth: «2012 | mère».
    known += if years > 1 { 2 * years } else { 0 };
    // In prose, too, commas stand between such words: all of them have to be of a table of people.
    if cut == Cut::Comma {
        let written = unknown == 0 || line.contains('"') && known >= unknown;
        return written && told >= 3 && !line.ends_with(['.', ':', ';']);
    }
    // Beside three that say whom the rows are about, most may be of a trade of their own.
    known >= 3 && (known >= unknown || told >= 3 && 2 * known >= unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str, cut: Cut) -> Vec<&str> {
        cells(line, cut).map(|(_, cell)| cell).collect()
    }

    #[test]
    fn cells_are_what_stands_between_cuts() {
        assert_eq!(texts("| a | b |", Cut::Bar), ["", " a ", " b ", ""]);
        assert_eq!(texts("a\t\tb", Cut::Tab), ["a", "", "b"]);
        assert_eq!(texts("  a b    c  d", Cut::Room), ["a b", "c", "d"]);
        for (at, cell) in cells("  é b    c  d ", Cut::Room) {
            assert_eq!(&"  é b    c  d "[at..at + cell.len()], cell);
        }
    }

    #[test]
    fn a_header_names_columns_and_prose_does_not() {
        for (line, cut) in [
            ("N° | NOM | Prénom | Né(e) le", Cut::Bar),
            ("Nom | Adresse", Cut::Bar),
            ("N°\tAdresse\tLocataire\tSignalé par\tObjet\tAction / qui\tRéf.", Cut::Tab),
            ("Nom;Prénom;Qualité;P/E", Cut::Semicolon),
            ("Nom            Né(e) le     Classe", Cut::Room),
            ("Bénéficiaire;Objet", Cut::Semicolon),
            ("Rang | Locataire(s) | DDN | Adresse | Surface | DPE | Relance | Visite CAL", Cut::Bar),
        ] {
            assert_eq!(heads(line), Some(cut), "{line}");
        }
        for line in [
            "Un jeune ; une mère ; un voisin",
            "Présents : M. Petit ; Mme Roussel ; famille d'accueil",
            "Nom  de la rue",
            "Date  12 mars",
            "1  Lambert",
            "",
        ] {
            assert_eq!(heads(line), None, "{line}");
        }
    }
}
