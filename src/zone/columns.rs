//! What the header of a table says of its rows.

use super::Zone;

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
