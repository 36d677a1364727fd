//! The certificate: where it goes, as what, and what only the user knows.

use std::path::{Path, PathBuf};

use clap::Args;
use huisclos::report::certificate::{Form, Stated};

use super::args::OPTIONS;
use super::messages::shown;
use super::{Failure, usage};

/// Options of the certificate.
#[derive(Args)]
pub(crate) struct CertificateOptions {
    /// Écrit aussi le rapport d'anonymisation à classer au dossier, en .docx, .odt, .pdf ou .html (peut être répété)
    #[arg(long = "certificate", value_name = "CERTIFICAT", help_heading = OPTIONS)]
    certificates: Vec<PathBuf>,
    /// Comme --certificate, en page HTML
    #[arg(long, value_name = "RAPPORT.html", help_heading = OPTIONS)]
    page: Option<PathBuf>,
    /// Date de la séance, pour le titre du certificat
    #[arg(long = "seance", value_name = "DATE", help_heading = OPTIONS)]
    session: Option<String>,
    /// Qui a choisi la formation, pour le certificat [sinon, à remplir à la main]
    #[arg(long = "formation-choisie-par", value_name = "QUI", help_heading = OPTIONS)]
    chosen_by: Option<String>,
    /// Date du règlement intérieur ou de la charte, pour le certificat [sinon, à remplir à la main]
    #[arg(long = "reglement", value_name = "DATE", help_heading = OPTIONS)]
    charter: Option<String>,
    /// Qui a relu la sortie, pour le certificat [sinon, à remplir à la main]
    #[arg(long = "relecteur", value_name = "QUI", help_heading = OPTIONS)]
    reviewer: Option<String>,
}

impl CertificateOptions {
    /// Refuses, before any work, a file whose form nobody knows, and statements that no certificate would hold.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if let Some(path) = self.certificates.iter().find(|path| form(path).is_none()) {
            return Err(usage::wrong(format!(
                "Le certificat s'écrit en .html, .docx, .odt ou .pdf : donnez l'une de ces extensions à {}.",
                shown(path)
            )));
        }
        match self.statements().next() {
            Some((option, _)) if self.paths().next().is_none() => Err(usage::wrong(format!(
                "{option} s'écrit dans le certificat : ajoutez --certificate CERTIFICAT.docx (ou .odt, .pdf, .html)."
            ))),
            _ => Ok(()),
        }
    }

    /// The first option that is given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let files = (!self.certificates.is_empty()).then_some("--certificate").or(self.page.as_ref().map(|_| "--page"));
        files.or_else(|| self.statements().next().map(|(option, _)| option))
    }

    /// Where it goes.
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.page.iter().chain(&self.certificates)
    }

    /// Where it goes, and as what.
    pub(super) fn wanted(&self) -> impl Iterator<Item = (&Path, Form)> {
        let page = self.page.iter().map(|path| (path.as_path(), Form::Html));
        page.chain(self.certificates.iter().filter_map(|path| Some((path.as_path(), form(path)?))))
    }

    /// What the user states, with the option that says it.
    pub(super) fn statements(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("--seance", &self.session),
            ("--formation-choisie-par", &self.chosen_by),
            ("--reglement", &self.charter),
            ("--relecteur", &self.reviewer),
        ];
        all.into_iter().filter_map(|(option, value)| Some((option, value.as_deref()?)))
    }

    /// The same, for the certificate.
    pub(super) fn stated(&self) -> Stated<'_> {
        Stated {
            session: self.session.as_deref(),
            chosen_by: self.chosen_by.as_deref(),
            rules: self.charter.as_deref(),
            reviewer: self.reviewer.as_deref(),
        }
    }
}

fn form(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    Form::ALL.into_iter().find(|form| form.name() == extension)
}
