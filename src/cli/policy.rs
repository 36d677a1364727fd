//! `huisclos policy`: the table of the law as it is applied, and the check of a town's own.

use std::fmt::Write;
use std::path::Path;

use huisclos::kind::{Kind, PassageKind};
use huisclos::policy::{Action, Ages, Circulation, Dates, Formation, Policy};
use huisclos::report::words;

use super::messages::{self, shown};
use super::{Failure, file};

/// Prints every formation, or the table of one.
pub(super) fn show(formation: Option<Formation>, circulation: Option<Circulation>) -> Result<u8, Failure> {
    let text = match formation {
        None => formations(),
        Some(formation) => table(formation, &circulation.map_or(Circulation::ALL.to_vec(), |one| vec![one])),
    };
    file::to_stdout(text.as_bytes())
}

/// Says whether a policy of a town is valid, and what it changes.
pub(super) fn check(path: &Path, formation: Option<Formation>) -> Result<u8, Failure> {
    let text = file::read_text(path)?;
    let failed = |error| Failure::of(&error, &shown(path));
    let own = Policy::formation_of(&text).map_err(failed)?;
    let formations: Vec<Formation> = match formation.or(own) {
        Some(formation) => vec![formation],
        None => Formation::ALL.to_vec(),
    };
    let mut out = format!("La politique {} est valide.\n", shown(path));
    let (mut changed, mut open) = (0, 0);
    for formation in formations {
        for circulation in Circulation::ALL {
            let before = Policy::new(formation, circulation);
            let after = before.clone().with_changes(&text).map_err(failed)?;
            for (what, was, is) in rows(&before).into_iter().zip(rows(&after)).map(|(was, is)| (was.0, was.1, is.1)) {
                if was != is {
                    let place = format!("{}, {}", formation.name(), circulation.name());
                    put(&mut out, format_args!("  {place} · {what} : {} → {}\n", said(&what, was), said(&what, is)));
                    changed += 1;
                    open += usize::from(was.hides() && !is.hides());
                }
            }
        }
    }
    if changed == 0 {
        out.push_str("Elle ne change rien à celle du programme.\n");
    }
    let done = file::to_stdout(out.as_bytes())?;
    if open > 0 {
        messages::warn(&format!(
            "{} sera lisible dans les sorties alors que la politique du programme le masque : vérifiez que la loi le permet.",
            words::counted(open, "élément", "éléments")
        ));
    }
    Ok(done)
}

fn formations() -> String {
    let mut out = String::from("Formations, avec leur base légale :\n\n");
    for formation in Formation::ALL {
        let policy = Policy::new(formation, Circulation::Externe);
        let blocked = if policy.is_blocked() { " — bloquée : aucune sortie" } else { "" };
        put(&mut out, format_args!("{}{blocked}\n  {}\n  {}\n", formation.name(), policy.title(), policy.basis()));
    }
    out.push_str("\nLa table d'une formation : huisclos policy show --formation groupe-de-travail\n");
    out
}

fn table(formation: Formation, circulations: &[Circulation]) -> String {
    let policies: Vec<Policy> = circulations.iter().map(|circulation| Policy::new(formation, *circulation)).collect();
    let Some(first) = policies.first() else { return String::new() };
    let mut out = format!("{} ({})\n\nBase légale : {}\n", first.title(), formation.name(), first.basis());
    put(&mut out, format_args!("Destinataires : {}\n", first.recipients()));
    if first.is_blocked() {
        put(&mut out, format_args!("\n{}\n", first.statement()));
    }
    if !first.is_individual() {
        out.push_str("Toute information individuelle y est une anomalie : elle est masquée et signalée.\n");
    }
    let columns: Vec<Vec<(String, Action)>> = policies.iter().map(rows).collect();
    let names: Vec<&str> = circulations.iter().map(|circulation| circulation.name()).collect();
    put(&mut out, format_args!("\n{:56}{}\n", "", cells(names.into_iter())));
    for (i, (what, _)) in columns[0].iter().enumerate() {
        let actions = columns.iter().filter_map(|column| column.get(i)).map(|(what, action)| said(what, *action));
        put(&mut out, format_args!("{what:56}{}\n", cells(actions)));
    }
    for (what, way) in WAYS {
        put(&mut out, format_args!("{what:56}{}\n", cells(policies.iter().map(way))));
    }
    let settings = first.settings();
    let bands: Vec<String> = settings.age_bands.iter().map(u8::to_string).collect();
    put(
        &mut out,
        format_args!(
            "\nTranches d'âge à partir de {} ans. Petits effectifs : moins de {}.\nRisque : rouge si moins de {} personnes se ressemblent, orange si moins de {}.\n",
            bands.join(", "),
            settings.small_counts,
            settings.k_red,
            settings.k_amber
        ),
    );
    if policies.iter().any(Policy::removes_situations) {
        out.push_str("\nEn publication, chaque situation individuelle est supprimée en entier.\n");
    }
    out
}

type Way = fn(&Policy) -> &'static str;

/// How it is done.
const WAYS: [(&str, Way); 3] = [
    ("âges, par", |policy| match policy.ages() {
        Ages::Bands => "tranche",
        Ages::Majority => "majorité",
    }),
    ("dates, par", |policy| match policy.dates() {
        Dates::Month => "mois",
        Dates::Quarter => "trimestre",
    }),
    ("doutes", |policy| if policy.doubts_block() { "bloquent" } else { "masqués" }),
];

/// What is decided, in the order of the glossary.
fn rows(policy: &Policy) -> Vec<(String, Action)> {
    let kinds = Kind::ALL.iter().map(|kind| (words::kind(kind.name(), 1).to_owned(), policy.action(*kind)));
    let professional = ("professionnel cité dans une situation".to_owned(), policy.professional());
    let passages = PassageKind::ALL
        .iter()
        .map(|kind| (format!("passage : {}", words::passage(kind.name())), policy.passage(*kind)));
    let elected = ("élu parmi les participants".to_owned(), policy.elected());
    let prosecutor = ("information du parquet".to_owned(), policy.prosecutor());
    kinds.chain([professional, elected]).chain(passages).chain([prosecutor]).collect()
}

/// The class of whoever sits in the meeting is their function.
fn said(what: &str, action: Action) -> &'static str {
    let sits = ["participant", "professionnel", "élu"].iter().any(|who| what.starts_with(who));
    if sits && action == Action::Generalise { "fonction" } else { short(action) }
}

fn short(action: Action) -> &'static str {
    match action {
        Action::Keep => "conservé",
        Action::Flag => "signalé",
        Action::Pseudonymise => "code",
        Action::Generalise => "catégorie",
        Action::Remove => "supprimé",
        Action::Block => "bloque",
    }
}

fn cells<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    cells.map(|cell| format!("  {cell:12}")).collect::<String>().trim_end().to_owned()
}

/// Writing to a string does not fail.
fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
