//! The risk that is left, in sentences: the three questions of the European authorities (singling out, linking, inferring).

use super::{Block, table};
use crate::report::{Level, PersonRisk, Report, Risk, words};

/// A row a question.
pub(super) fn block(report: &Report) -> Block {
    let rows = [
        ("Individualisation", singling_out(&report.risk)),
        ("Corrélation", linking(report)),
        ("Inférence", inferring(&report.risk)),
    ];
    let rows = rows.map(|(what, text)| [what.to_owned(), text]);
    table("Risque de réidentification, selon trois critères", [("Critère", 20), ("Appréciation", 80)], rows.into())
}

fn singling_out(risk: &Risk) -> String {
    let Some(population) = risk.population else {
        return "Non estimée : donnez la population de la commune avec --population.".to_owned();
    };
    let of = match population.quarter {
        Some(quarter) => words::counted(quarter as usize, "habitant du quartier", "habitants du quartier"),
        None => words::counted(population.town as usize, "habitant", "habitants"),
    };
    let at = |level: Level, name: &str| {
        let people: Vec<String> = risk.people.iter().filter(|person| person.level == level).map(person).collect();
        (!people.is_empty()).then(|| format!("{name} : {}.", people.join(" ; ")))
    };
    let people: Vec<String> =
        [at(Level::Red, "Risque élevé"), at(Level::Amber, "À surveiller")].into_iter().flatten().collect();
    let found = match people.as_slice() {
        [] => "Personne n'est sous les seuils.".to_owned(),
        people => people.join(" "),
    };
    format!(
        "{found} Estimé pour {of} d'après l'âge et le sexe qui restent, par une règle empirique (une année d'âge : 1,2 % de \
         la population) ; le reste du texte peut réduire ces nombres."
    )
}

/// «[Mineur A1] (9 semblables ; restent : âge, sexe)».
fn person(person: &PersonRisk) -> String {
    let remains: Vec<&str> = person.remains.iter().map(|left| words::remainder(left.kind)).collect();
    let alike = person.alike.and_then(|alike| usize::try_from(alike).ok()).unwrap_or_default();
    let alike = words::counted(alike, "semblable", "semblables");
    match remains.as_slice() {
        [] => format!("{} ({alike})", person.code),
        remains => format!("{} ({alike} ; restent : {})", person.code, remains.join(", ")),
    }
}

fn linking(report: &Report) -> String {
    let mut text = match (&report.key, report.scope) {
        (Some(key), _) => format!(
            "Les codes sont stables dans l'ensemble « {} » (clé {}) : ses documents peuvent être rapprochés personne par \
             personne.",
            key.scope, key.fingerprint
        ),
        (None, "archive") => {
            "Les codes sont stables d'un document à l'autre : ils peuvent être rapprochés personne par personne."
                .to_owned()
        }
        _ => "Les codes sont propres à ce document.".to_owned(),
    };
    if !report.risk.tied.is_empty() {
        text.push_str(&format!(" Présents dans plusieurs situations : {}.", report.risk.tied.join(", ")));
    }
    let same = [
        (report.risk.dates_kept, "date de fait est conservée", "dates de faits sont conservées"),
        (report.risk.elsewhere, "indice d'un fait connu par ailleurs", "indices d'un fait connu par ailleurs"),
    ];
    let same: Vec<String> = same
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| words::counted(count, one, many))
        .collect();
    if !same.is_empty() {
        text.push_str(&format!(" {} : la presse ou une plainte peut dire le même fait.", same.join(", ")));
    }
    text.push_str(" Un même ordre des situations d'une séance à l'autre permet aussi de recouper.");
    text
}

fn inferring(risk: &Risk) -> String {
    let gaps = match risk.gaps {
        0 => String::new(),
        count => format!(
            "{} : leur place se voit. ",
            words::counted(count, "passage est retiré ou remplacé", "passages sont retirés ou remplacés")
        ),
    };
    let telling = match risk.telling {
        0 => "Aucun service ni dispositif connu pour dire ce qui a été retiré n'est lu dans une situation.".to_owned(),
        count => format!(
            "{} peut dire ce qui a été retiré : voyez « À vérifier ».",
            words::counted(count, "service ou dispositif resté", "services ou dispositifs restés")
        ),
    };
    format!("{gaps}{telling} Ce compte ne lit que des mots : relisez comme le ferait un voisin.")
}
