//! Where outputs go, looked at before any work.

use std::path::{Path, PathBuf};

use super::{Anonymise, Failure, Job, Output, file, staging, usage};
use crate::cli::messages::shown;

/// Refuses, before any work, places that must not be written.
pub(super) fn check(args: &Anonymise, jobs: &[Job], mapping: Option<&Path>) -> Result<(), Failure> {
    let originals: Vec<&Path> = jobs
        .iter()
        .map(|job| job.input.as_path())
        .chain(
            [&args.key, &args.decisions, &args.rules.policy, &args.rules.names, &args.rules.keep, &args.rules.town]
                .into_iter()
                .flatten()
                .chain(args.mapping.secret())
                .map(PathBuf::as_path),
        )
        .collect();
    args.certificate.check()?;
    let accounts = [&args.report, &args.decisions_template].into_iter().flatten();
    let mut places: Vec<&Path> =
        accounts.chain(args.certificate.paths()).map(PathBuf::as_path).chain(mapping).collect();
    for job in jobs {
        if let Output::File(path) = &job.output {
            places.push(path);
        }
    }
    for (i, place) in places.iter().enumerate() {
        if file::is_dash(place) {
            return Err(usage::wrong("Un rapport va dans un fichier, pas sur la sortie standard : donnez-lui un nom."));
        }
        if places[..i].contains(place) {
            return Err(usage::wrong(format!("{} est donné pour deux sorties.", shown(place))));
        }
        staging::check(place, &originals, args.force)?;
    }
    Ok(())
}

/// Creates the output folder where it does not exist; gives it to be removed if it stays empty.
pub(super) fn made_folder<'a>(args: &'a Anonymise, jobs: &[Job]) -> Result<Option<&'a Path>, Failure> {
    match (&args.output, jobs.first().map(|job| &job.output)) {
        (Some(folder), Some(Output::Numbered { .. })) if !folder.exists() => {
            std::fs::create_dir(folder).map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => {
                    Failure::error(format!("Le dossier où créer {} n'existe pas : créez-le d'abord.", shown(folder)))
                }
                _ => Failure::io(&error, &shown(folder)),
            })?;
            Ok(Some(folder))
        }
        _ => Ok(None),
    }
}
