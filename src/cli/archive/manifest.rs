//! What the user says of files and folders: which body met, who reads the output, which dossier they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use huisclos::policy::{Circulation, Formation};

use crate::cli::messages::{clean, shown};
use crate::cli::{Failure, file};

/// The rows of a manifest, by their path.
#[derive(Default)]
pub(super) struct Manifest {
    rows: BTreeMap<String, Row>,
    /// Paths that were met: a row that nothing answers to is told at the end.
    met: Mutex<BTreeSet<String>>,
}

/// What a row says; nothing where it is empty.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub(super) formation: Option<Formation>,
    pub(super) circulation: Option<Circulation>,
    pub(super) dossier: Option<String>,
}

/// What the columns are called; the first is what messages call it.
const COLUMNS: [&[&str]; 4] = [&["chemin", "path"], &["formation"], &["circulation"], &["dossier"]];

impl Manifest {
    /// Reads a manifest: CSV with a first line of titles, parted by commas or semicolons.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = file::read(path)?;
        let text = huisclos::format::decode(&bytes).map_err(|_| {
            Failure::error(format!("Le fichier {} n'est pas un texte lisible : enregistrez-le en UTF-8.", shown(path)))
        })?;
        Self::parse(&text, &shown(path))
    }

    /// `name`: what messages call the file.
    fn parse(text: &str, name: &str) -> Result<Self, Failure> {
        let first = text.lines().next().unwrap_or_default();
        let separator = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let wrong = |line: u64, what: &str| Failure::error(format!("À la ligne {line} de {name}, {what}"));
        let quotes = |line: u64| wrong(line, "un guillemet n'est pas fermé : fermez-le, ou retirez-le.");
        let titles = reader.headers().map_err(|_| quotes(1))?;
        let at = COLUMNS.map(|names| titles.iter().position(|title| names.contains(&title.to_lowercase().as_str())));
        let [Some(_), ..] = at else {
            return Err(wrong(
                1,
                "il manque la colonne « chemin » ; les colonnes sont chemin, formation, circulation et dossier.",
            ));
        };
        if at[1..].iter().all(Option::is_none) {
            return Err(wrong(
                1,
                "aucune colonne ne dit quoi que ce soit des chemins : ajoutez formation, circulation ou dossier.",
            ));
        }
        let mut rows = BTreeMap::new();
        let mut record = csv::StringRecord::new();
        loop {
            let line = reader.position().line();
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(_) => return Err(quotes(line)),
            }
            let line = record.position().map_or(line, csv::Position::line);
            let cell = |i: usize| at[i].and_then(|at| record.get(at)).filter(|cell| !cell.is_empty());
            let path = cell(0).ok_or_else(|| wrong(line, "le chemin est vide : complétez-le, ou retirez la ligne."))?;
            let row = Row {
                formation: cell(1).map(|value| formation(value).map_err(|what| wrong(line, &what))).transpose()?,
                circulation: cell(2).map(|value| circulation(value).map_err(|what| wrong(line, &what))).transpose()?,
                dossier: cell(3).map(str::to_owned),
            };
            if rows.insert(normal(path), row).is_some() {
                return Err(wrong(line, "ce chemin a déjà une ligne : ne gardez que l'une des deux."));
            }
        }
        Ok(Self { rows, met: Mutex::default() })
    }

    /// What is said of a file: by its own row, and by those of the folders around it where that one is silent.
    pub(super) fn of(&self, path: &str) -> Row {
        let mut said = Row::default();
        let mut around = Some(path);
        while let Some(path) = around {
            if let Some(row) = self.rows.get(path) {
                said.formation = said.formation.or(row.formation);
                said.circulation = said.circulation.or(row.circulation);
                said.dossier = said.dossier.or_else(|| row.dossier.clone());
                let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
                if !met.contains(path) {
                    met.insert(path.to_owned());
                }
            }
            around = match path {
                "" => None,
                path => Some(path.rsplit_once('/').map_or("", |(folder, _)| folder)),
            };
        }
        said
    }

    /// Whether any file belongs to a dossier.
    pub(super) fn has_dossiers(&self) -> bool {
        self.rows.values().any(|row| row.dossier.is_some())
    }

    /// How many rows no file answered to, and the first of them.
    pub(super) fn idle(&self) -> (usize, Option<String>) {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let mut idle = self.rows.keys().filter(|path| !met.contains(*path));
        let first = idle.next().cloned();
        (idle.count() + usize::from(first.is_some()), first)
    }
}

/// As [`super::walk`] writes it: `/`, none at the ends, and nothing for the root.
fn normal(path: &str) -> String {
    let path = path.replace('\\', "/");
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    parts.join("/")
}

fn formation(value: &str) -> Result<Formation, String> {
    let names = || Formation::ALL.map(Formation::name).join(", ");
    Formation::from_name(&value.to_lowercase())
        .ok_or_else(|| format!("la formation « {} » n'existe pas : choisissez parmi {}.", clean(value), names()))
}

fn circulation(value: &str) -> Result<Circulation, String> {
    let names = || Circulation::ALL.map(Circulation::name).join(", ");
    let found = Circulation::ALL.into_iter().find(|circulation| circulation.name() == value.to_lowercase());
    found.ok_or_else(|| format!("la circulation « {} » n'existe pas : choisissez parmi {}.", clean(value), names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Manifest, String> {
        Manifest::parse(text, "« m.csv »").map_err(|failure| failure.sentence)
    }

    #[test]
    fn a_file_has_what_the_folders_around_it_say() {
        let text =
            "Chemin;Formation;Dossier;Remarque\n.;pleniere;;\n2019\\gt/;groupe-de-travail;A;x\n2019/gt/a.docx;;B;\n";
        let manifest = parsed(text).unwrap();
        let of = |path: &str| {
            let row = manifest.of(path);
            (row.formation.map(Formation::name), row.dossier)
        };
        assert_eq!(of("2019/gt/a.docx"), (Some("groupe-de-travail"), Some("B".to_owned())));
        assert_eq!(of("2019/gt/b/c.odt"), (Some("groupe-de-travail"), Some("A".to_owned())));
        assert_eq!(of("2019/gtx.odt"), (Some("pleniere"), None));
        assert_eq!(manifest.idle(), (0, None));
        let manifest = parsed("chemin,circulation\na,interne\nb,externe\n").unwrap();
        assert_eq!(manifest.of("b/c.txt").circulation, Some(Circulation::Externe));
        assert_eq!(manifest.idle(), (1, Some("a".to_owned())));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let of = |text: &str| parsed(text).err().unwrap_or_default();
        assert!(
            of("fichier,formation\na,pleniere\n")
                .starts_with("À la ligne 1 de « m.csv », il manque la colonne « chemin »")
        );
        assert!(of("chemin,objet\na,b\n").contains("aucune colonne"));
        assert!(
            of("chemin,formation\na,pleniere\nb,plénierre\n").starts_with("À la ligne 3 de « m.csv », la formation")
        );
        assert!(of("chemin,circulation\na,tous\n").contains("choisissez parmi interne, externe, publication"));
        assert!(of("chemin,formation\na,\n./a/,pleniere\n").contains("a déjà une ligne"));
        assert!(of("chemin,formation\n,pleniere\n").contains("le chemin est vide"));
    }
}
