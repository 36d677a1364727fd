//! Names of outputs: numbers, and nothing of what a document says.

use std::path::Path;

use huisclos::detect::fold::fold;
use huisclos::plan::Forbidden;
use huisclos::policy::Formation;

use super::day::Day;
use super::messages::clean;
use super::{Failure, file, usage};

/// How the files of a folder are named, without their extension.
#[derive(Debug, Clone)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Words(String),
    Number,
    Date,
    Formation,
}

/// What may stand between braces.
const FIELDS: &str = "{numero}, {date} et {formation}";

/// Longest name, in characters, before its fields are filled in: disks take 255 bytes.
const LONGEST: usize = 80;

impl Template {
    /// Reads what the user gave; `several` files need a number each.
    pub(super) fn parse(text: &str, several: bool) -> Result<Self, Failure> {
        let wrong = |why: &str| usage::wrong(format!("Le modèle de nom « {} » {why}.", clean(text)));
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some(open) = rest.find('{') {
            pieces.push(Piece::Words(rest[..open].to_owned()));
            let close = rest[open..].find('}').map(|at| open + at);
            let Some(close) = close else { return Err(wrong("a une accolade qui n'est pas fermée")) };
            pieces.push(match &rest[open..=close] {
                "{numero}" | "{numéro}" => Piece::Number,
                "{date}" => Piece::Date,
                "{formation}" => Piece::Formation,
                _ => return Err(wrong(&format!("a un champ inconnu ; les champs sont {FIELDS}"))),
            });
            rest = &rest[close + 1..];
        }
        pieces.push(Piece::Words(rest.to_owned()));
        let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ',' | '(' | ')' | '\'' | '’');
        let literal = pieces.iter().all(|piece| !matches!(piece, Piece::Words(words) if !words.chars().all(fits)));
        if !literal {
            return Err(wrong(
                "a un caractère que les noms de fichiers n'ont pas partout : gardez des lettres, des chiffres, des espaces et des tirets",
            ));
        }
        if text.trim().is_empty() || text.starts_with(['.', ' ', '-']) || text.ends_with(['.', ' ']) {
            return Err(wrong(
                "doit commencer par une lettre ou un chiffre, et ne pas finir par un point ou un espace",
            ));
        }
        if text.chars().count() > LONGEST {
            return Err(wrong("est trop long"));
        }
        if several && !pieces.iter().any(|piece| matches!(piece, Piece::Number)) {
            return Err(wrong("donnerait le même nom à plusieurs fichiers : ajoutez-y {numero}"));
        }
        Ok(Self(pieces))
    }

    /// The name of the file with this number, from 1.
    pub(super) fn name(&self, number: usize, formation: Formation, extension: &str) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Number => format!("{number:03}"),
            Piece::Date => Day::today().to_string(),
            Piece::Formation => formation.name().to_owned(),
        });
        format!("{}.{extension}", pieces.collect::<String>())
    }

    /// Whether its own words say what the document no longer says.
    pub(super) fn tells(&self, forbidden: &[Forbidden]) -> bool {
        let words = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            _ => "\n",
        });
        words.collect::<String>().split('\n').any(|words| tells(words, forbidden))
    }
}

/// Whether a text says something that must not be said.
pub(super) fn tells(text: &str, forbidden: &[Forbidden]) -> bool {
    let spaced = |key: &str| {
        let words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    let text = spaced(&fold(text));
    let squeezed = text.replace(' ', "");
    forbidden.iter().filter(|value| value.allowed == 0).any(|value| match value.squeezed {
        true => squeezed.contains(&value.key),
        false => text.contains(&spaced(&value.key)),
    })
}

/// What to say of the names of files that say what the output no longer says. `output` is a name that the user gave.
pub(super) fn warnings(forbidden: &[Forbidden], input: &Path, output: Option<&Path>) -> Vec<String> {
    let tells = |path: &Path| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        tells(&stem, forbidden)
    };
    let mut warnings = Vec::new();
    if !file::is_dash(input) && tells(input) {
        warnings.push(
            "Le nom du fichier d'origine dit ce que le document ne dit plus (un nom de personne, une date de naissance…) : \
             ne le transmettez pas, et ne le citez pas."
                .to_owned(),
        );
    }
    if output.is_some_and(tells) {
        warnings.push(
            "Le nom donné à la sortie dit ce que le document ne dit plus (un nom de personne, une date de naissance…) : \
             renommez-la avant toute diffusion.".to_owned(),
        );
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(template: &str) -> Result<String, String> {
        let template = Template::parse(template, true).map_err(|failure| failure.sentence)?;
        Ok(template.name(7, Formation::Restreinte, "docx"))
    }

    #[test]
    fn fields_are_filled_in() {
        assert_eq!(name("compte-rendu-{numero}").unwrap(), "compte-rendu-007.docx");
        assert_eq!(name("CR {formation} ({numero})").unwrap(), "CR restreinte (007).docx");
        assert!(name("{date}-{numero}").unwrap().ends_with("-007.docx"));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let long = "a".repeat(90) + "{numero}";
        for wrong in [
            "",
            "cr",
            "../{numero}",
            "a/{numero}",
            "a\\{numero}",
            ".{numero}",
            "{numero}.",
            "{nom}-{numero}",
            "{numero",
            "a:{numero}",
            "a\n{numero}",
            &long,
        ] {
            assert!(name(wrong).is_err(), "{wrong}");
        }
        assert!(Template::parse("cr", false).is_ok());
    }

    #[test]
    fn words_that_a_document_hides_are_known() {
        let value = |key: &str, squeezed, allowed| Forbidden { key: key.to_owned(), squeezed, variant: false, allowed };
        let forbidden = [value("benali", false, 0), value("0639984107", true, 0), value("fleury", false, 1)];
        let tells = |text: &str| Template::parse(text, true).ok().unwrap().tells(&forbidden);
        assert!(tells("suivi BÉNALI {numero}") && tells("06 39 98 41 07-{numero}"));
        assert!(!tells("compte-rendu-{numero}") && !tells("Fleury-{numero}") && !tells("ben{numero}ali"));
    }
}
