//! What the header of a column or the label of a field says of what is written under or behind it.

use super::Column;
use crate::detect::fold::fold;
use crate::kind::Kind;

/// What the header of a column says of its cells.
pub(super) fn column(header: &str) -> Column {
    let key = fold(header.trim());
    match known(&key) {
        // «DDN / âge», «Nom (jeune)»: the first of several things that the cells may hold.
        Column::Other => key.split_once(['/', '(']).map_or(Column::Other, |(first, _)| known(first.trim())),
        column => column,
    }
}

/// What a folded header or label says.
pub(in crate::detect) fn known(key: &str) -> Column {
    match key {
        "nom" | "noms" | "nom de famille" | "nom usuel" | "nom de naissance" => Column::Surname,
        "prenom" | "prenoms" => Column::Given,
        "nom prenom" | "nom et prenom" | "nom / prenom" | "prenom nom" | "jeune" | "mineur" | "identite"
        | "nom, prenom" | "personne" | "interesse" | "locataire" | "eleve" => Column::Name,
        "ne(e) le" | "ne le" | "nee le" | "ne(e)" | "ne(e) en" | "annee de naissance" | "ddn" | "date de naissance"
        | "date naissance" | "date naiss." | "naissance" | "d.d.n." | "dn" => Column::Value(Kind::BirthDate),
        "date des faits"
        | "date du fait"
        | "date de l incident"
        | "date de l evenement"
        | "date et heure"
        | "date et lieu"
        | "faits du"
        | "date faits" => Column::Value(Kind::EventDate),
        "lieu de naissance" | "ne(e) a" => Column::Value(Kind::BirthPlace),
        "age" => Column::Value(Kind::Age),
        "adresse" | "domicile" | "adresse du domicile" | "logement" => Column::Value(Kind::Address),
        "etablissement" | "ecole" | "college" | "lycee" | "scolarite" | "etablissement scolaire" => {
            Column::Value(Kind::School)
        }
        "classe" | "niveau" => Column::Value(Kind::SchoolClass),
        "employeur" => Column::Value(Kind::Employer),
        "nationalite" => Column::Value(Kind::Nationality),
        "telephone" | "tel" | "tel." | "portable" => Column::Value(Kind::Phone),
        "n° dossier" | "dossier" | "n° de dossier" | "procedure" | "n° procedure" => Column::Value(Kind::CaseNumber),
        "fonction" | "qualite" | "structure" | "organisme" | "service" | "institution" => Column::Function,
        _ => Column::Other,
    }
}

/// What is written behind a label, where it says that of a person: not «Adresse :» and «Tél. :» of whom the form is by.
pub(in crate::detect) fn labelled(key: &str) -> Column {
    match key {
        "nom de jeune fille" | "nom d usage" | "nom marital" | "nom d epouse" => Column::Surname,
        "pere"
        | "mere"
        | "beau-pere"
        | "belle-mere"
        | "tuteur"
        | "tutrice"
        | "representant legal"
        | "representante legale"
        | "responsable legal"
        | "responsable legale"
        | "enfant"
        | "le jeune"
        | "la jeune"
        | "le mineur"
        | "la mineure"
        | "victime"
        | "auteur"
        | "mis en cause"
        | "nom du mineur"
        | "nom de l enfant"
        | "nom du jeune" => Column::Name,
        "date et lieu de naissance" => Column::Value(Kind::BirthDate),
        _ => match known(key) {
            Column::Value(
                kind @ (Kind::BirthDate
                | Kind::BirthPlace
                | Kind::Nationality
                | Kind::School
                | Kind::SchoolClass
                | Kind::Employer),
            ) => Column::Value(kind),
            Column::Value(Kind::Address) if key != "adresse" && key != "logement" => Column::Value(Kind::Address),
            column @ (Column::Surname | Column::Given | Column::Name) => column,
            _ => Column::Other,
        },
    }
}
