//! `huisclos ouvrir` and `huisclos serve`: what the server is given, and how it is started and ended.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use huisclos::format::Document;
use huisclos::plan::Forbidden;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::Proof;
use huisclos::{Anonymiser, Error, ErrorKind, Outcome};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::args::{OPTIONS, Rules};
use super::bounds::{BoundOptions, Wrong};
use super::lines::{self, Head};
use super::messages::{self, shown};
use super::reading::Reading;
use super::rules::Settings;
use super::{Failure, convert, exit, file, usage};
use crate::web::{self, Bench, Options, Stop, Unread};

pub(super) const EXAMPLES: &str = "\
Exemples :
  huisclos serve
  huisclos serve --port 5002 --no-token
  huisclos serve --port 5002 --no-token --language fr,en
  huisclos serve --listen 192.0.2.10:8080 --token-file jeton.txt --commune villeneuve.toml

La première ligne affichée est l'adresse, avec son jeton : les requêtes le donnent dans
l'en-tête « Authorization: Bearer JETON ». Le contrat est celui de Presidio (/analyze,
/anonymize…), plus /v1/documents pour un fichier ; /openapi.json le décrit. Rien de ce qui
est reçu n'est gardé ni noté. --time-limit borne aussi chaque requête. Ctrl-C arrête le
service.
--language fait accepter les textes que leur requête déclare dans une autre langue, ce que
font souvent les clients de Presidio. Ils sont lus avec les règles du français comme les
autres : un nom ou un numéro écrit à la manière d'une autre langue peut échapper.
Sans formation, un texte est lu comme le compte rendu d'un groupe de travail.";

pub(super) const PAGE_EXAMPLES: &str = "\
Exemples :
  huisclos ouvrir
  huisclos ouvrir --commune villeneuve.toml
  huisclos ouvrir --no-browser --port 8080

La page s'ouvre à une adresse de cette machine, qui ne sert qu'une fois. Tout reste en
mémoire : rien n'est écrit que ce que vous téléchargez, rien ne part sur le réseau. Fermer
l'onglet termine le travail, l'efface, et arrête le programme ; Ctrl-C aussi.";

/// Options of the page.
#[derive(Args)]
pub(crate) struct Ouvrir {
    /// N'ouvre pas le navigateur : affiche seulement l'adresse
    #[arg(long, help_heading = OPTIONS)]
    no_browser: bool,
    #[command(flatten)]
    serve: Serve,
}

/// Options of the service for other programs.
#[derive(Args)]
pub(crate) struct Service {
    /// Langues qu'une requête peut nommer, en codes de deux lettres séparés par des virgules ; tous les textes sont lus avec les règles du français [par défaut : fr]
    #[arg(long = "language", value_name = "CODES", value_delimiter = ',', value_parser = language, help_heading = OPTIONS)]
    languages: Vec<String>,
    #[command(flatten)]
    serve: Serve,
}

/// Options of the server.
#[derive(Args)]
pub(crate) struct Serve {
    /// Port sur cette machine [par défaut : un port libre]
    #[arg(long, value_name = "PORT", help_heading = OPTIONS)]
    port: Option<u16>,
    /// Ouvre le service à d'autres machines, à cette adresse (avec --token-file)
    #[arg(long, value_name = "ADRESSE:PORT", help_heading = OPTIONS)]
    listen: Option<SocketAddr>,
    /// Nom sous lequel d'autres machines appellent celle-ci, avec son port s'il n'est pas 80 (peut être répété)
    #[arg(long = "host", value_name = "NOM:PORT", help_heading = OPTIONS)]
    hosts: Vec<String>,
    /// Fichier du jeton, lisible par vous seul [par défaut : un jeton tiré au hasard]
    #[arg(long, value_name = "FICHIER", help_heading = OPTIONS)]
    token_file: Option<PathBuf>,
    /// Ne demande pas de jeton, pour un programme qui n'en donne pas : tout programme de cette machine peut alors s'en servir
    #[arg(long, help_heading = OPTIONS)]
    no_token: bool,
    /// Taille maximale d'une requête de textes, en mébioctets [par défaut : 2]
    #[arg(long, value_name = "MIO", value_parser = clap::value_parser!(u32).range(1..=1024), help_heading = OPTIONS)]
    text_size: Option<u32>,
    /// Taille maximale d'un fichier envoyé, en mébioctets [par défaut : 20]
    #[arg(long, value_name = "MIO", value_parser = clap::value_parser!(u32).range(1..=1024), help_heading = OPTIONS)]
    file_size: Option<u32>,
    /// Lit les pages numérisées des PDF avec Tesseract ; la sortie est alors un .docx
    #[arg(long, help_heading = OPTIONS)]
    ocr: bool,
    /// Clé des codes stables (avec --scope)
    #[arg(long, value_name = "CLÉ", help_heading = OPTIONS)]
    key: Option<PathBuf>,
    /// Ensemble de documents où un code désigne la même personne (avec --key)
    #[arg(long, value_name = "NOM", help_heading = OPTIONS)]
    scope: Option<String>,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    bounds: BoundOptions,
}

/// Characters of the shortest token.
const SHORTEST: usize = 16;
/// What texts are written in, and read as.
const FRENCH: &str = "fr";

fn language(text: &str) -> Result<String, Wrong> {
    match text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => Ok(text.to_owned()),
        false => Err(Wrong("une langue est un code de deux lettres minuscules, comme fr ou en".to_owned())),
    }
}

/// Serves until the user or the system says stop.
pub(super) fn run(service: &Service) -> Result<u8, Failure> {
    let args = &service.serve;
    let (token, languages) = (token(args)?, service.languages());
    let foreign: Vec<_> = languages.iter().filter(|code| *code != FRENCH).map(|code| format!("« {code} »")).collect();
    let show = |address: SocketAddr| {
        let query = token.as_ref().filter(|_| args.token_file.is_none());
        let query = query.map(|token| format!("?token={}", token.as_str())).unwrap_or_default();
        // Nobody reads: the service goes on all the same.
        let _ = file::to_stdout(format!("http://{address}/{query}\n").as_bytes());
        messages::say("Le service est ouvert. Ctrl-C l'arrête.");
        if token.is_none() {
            messages::warn("Aucun jeton n'est demandé : tout programme de cette machine peut se servir du service.");
        }
        if !foreign.is_empty() {
            messages::warn(&format!(
                "Les textes déclarés {} sont lus avec les règles du français : un nom ou un numéro écrit à la manière d'une autre langue peut échapper.",
                foreign.join(", ")
            ));
        }
    };
    serve(args, languages, token.clone(), None, show)?;
    messages::say("Le service est arrêté.");
    Ok(exit::DONE)
}

/// Opens the page, and serves until it is closed.
pub(super) fn open(args: &Ouvrir) -> Result<u8, Failure> {
    let (token, opening) = (token(&args.serve)?, random()?);
    let show = |address: SocketAddr| {
        let address = format!("http://{address}/?token={}", opening.as_str());
        // Nobody waits for the browser: what it says is its own.
        let opened = !args.no_browser && open::that_detached(&address).is_ok();
        let _ = file::to_stdout(format!("{address}\n").as_bytes());
        messages::say(match opened {
            true => {
                "La page s'ouvre dans votre navigateur ; sinon, copiez-y l'adresse ci-dessus, qui ne sert qu'une fois."
            }
            false => "Copiez l'adresse ci-dessus dans votre navigateur ; elle ne sert qu'une fois.",
        });
        messages::say("Fermer l'onglet efface le travail et arrête le programme ; Ctrl-C aussi.");
    };
    serve(&args.serve, vec![FRENCH.to_owned()], token, Some(opening.clone()), show)?;
    messages::say("La page est fermée : le travail est effacé.");
    Ok(exit::DONE)
}

impl Service {
    /// Each once, in the order in which they are given.
    fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for language in &self.languages {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
        if languages.is_empty() { vec![FRENCH.to_owned()] } else { languages }
    }
}

fn serve(
    args: &Serve,
    languages: Vec<String>,
    token: Option<Zeroizing<String>>,
    opening: Option<Zeroizing<String>>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
    let listen = address(args)?;
    let settings = Settings::read(&args.rules, args.key.as_deref(), args.scope.as_deref())?;
    let formation = args.rules.formation.unwrap_or(Formation::GroupeDeTravail);
    let anonymiser = settings.anonymiser(formation)?;
    let mut bounds = args.bounds.settled();
    let bytes = |mebibytes: Option<u32>, default| mebibytes.unwrap_or(default) as usize * (1 << 20);
    let document_limit = bytes(args.file_size, 20);
    bounds.limits.source = bounds.limits.source.min(document_limit as u64);
    let time = args.bounds.time_limit.map_or(Duration::from_secs(60), |seconds| Duration::from_secs(seconds.into()));
    let options = Options {
        listen,
        hosts: args.hosts.clone(),
        token,
        opening,
        text_limit: bytes(args.text_size, 2),
        document_limit,
        time,
        circulation: args.rules.circulation,
        languages,
    };
    messages::say_of_panics("la requête est refusée, le service continue");
    let stop = Stop::default();
    let on_signal = stop.clone();
    ctrlc::set_handler(move || on_signal.now())
        .map_err(|_| Failure::error("Le service n'a pas pu se préparer à être arrêté : relancez-le."))?;
    let reading = if args.ocr { Reading::with_ocr(bounds) } else { Reading::bounded(bounds) };
    // One person has one document at a time; a service has a thread for each request.
    let reading = if options.opening.is_some() { reading.alone() } else { reading };
    let bench = Workbench { settings, reading, ocr: args.ocr };
    let served = web::serve(options, Box::new(bench), anonymiser, &stop, ready);
    // What is still being converted is text in a folder.
    std::mem::forget(convert::abandon());
    served.map_err(|error| refused(&error, listen))
}

fn address(args: &Serve) -> Result<SocketAddr, Failure> {
    match (args.listen, args.port) {
        (Some(_), Some(_)) => Err(usage::wrong("--listen dit déjà le port : retirez --port.")),
        (Some(_), None) if args.token_file.is_none() => Err(usage::wrong(
            "--listen ouvre le service à d'autres machines, et demande un jeton : ajoutez --token-file FICHIER (et retirez --no-token).",
        )),
        (Some(address), None) => Ok(address),
        (None, port) => Ok(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port.unwrap_or(0))),
    }
}

fn token(args: &Serve) -> Result<Option<Zeroizing<String>>, Failure> {
    match &args.token_file {
        Some(_) if args.no_token => {
            Err(usage::wrong("--no-token et --token-file se contredisent : retirez l'une de ces options."))
        }
        Some(path) => read_token(path).map(Some),
        None if args.no_token => Ok(None),
        None => random().map(Some),
    }
}

fn random() -> Result<Zeroizing<String>, Failure> {
    web::random()
        .map_err(|_| Failure::error("Le système ne donne pas de nombres aléatoires : le service n'a pas été ouvert."))
}

fn read_token(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let text = Zeroizing::new(file::read_text(path)?);
    if file::others_may_read(path) {
        return Err(Failure::error(format!(
            "Le jeton {} est lisible par d'autres que vous : retirez-leur ce droit (chmod 600), ou créez-en un autre.",
            shown(path)
        )));
    }
    let token = text.trim();
    if token.len() < SHORTEST || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Failure::error(format!(
            "Le jeton {} ne convient pas : il faut au moins {SHORTEST} lettres sans accent ou chiffres, sur une ligne et sans espace.",
            shown(path)
        )));
    }
    Ok(Zeroizing::new(token.to_owned()))
}

fn refused(error: &std::io::Error, address: SocketAddr) -> Failure {
    use std::io::ErrorKind as Io;
    Failure::error(match error.kind() {
        Io::AddrInUse => format!("Le port {} est déjà pris : choisissez-en un autre.", address.port()),
        Io::AddrNotAvailable => format!("L'adresse {} n'est pas celle de cette machine : corrigez-la.", address.ip()),
        Io::PermissionDenied => {
            format!("Le système refuse le port {} : choisissez-en un au-dessus de 1023.", address.port())
        }
        _ => format!(
            "Le service n'a pas pu s'ouvrir à l'adresse {address} : fermez d'autres programmes, puis recommencez."
        ),
    })
}

/// Files are read as the other commands read them: those that hold a PDF by another process.
struct Workbench {
    settings: Settings,
    reading: Reading,
    /// Pages that are pictures are read.
    ocr: bool,
}

impl Bench for Workbench {
    fn anonymiser(&self, formation: Formation, circulation: Circulation) -> Result<Anonymiser, Error> {
        self.settings.anonymiser_for(formation, circulation).map_err(|(error, _)| error)
    }

    fn rewrite(&self, file: Vec<u8>, name: Option<&str>, anonymiser: &Anonymiser) -> Result<Outcome, Unread> {
        let digest: [u8; 32] = Sha256::digest(&file).into();
        let document = self.open(file, name)?;
        let mut output = Vec::new();
        let (mut report, forbidden) = anonymiser.rewrite(document.as_ref(), &digest, &mut output)?;
        if report.blocked {
            return Ok(Outcome { output: Vec::new(), report });
        }
        let proof = self.reading.prove(&output, document.format(), &forbidden)?;
        if !proof.holds() {
            output.clear();
        }
        report.proof = Some(proof);
        Ok(Outcome { output, report })
    }

    fn open(&self, file: Vec<u8>, name: Option<&str>) -> Result<Box<dyn Document>, Unread> {
        let path = Path::new(name.unwrap_or("document"));
        let failed = |failure: Failure| Unread::Other(failure.sentence);
        if let Some(modern) = convert::modern(&file, &shown(path)).map_err(failed)? {
            return Ok(self.reading.open_bytes(modern, Some("document.docx"))?);
        }
        if !self.ocr {
            return Ok(self.reading.open_bytes(file, name)?);
        }
        match self.reading.open_bytes(file.clone(), name) {
            // A page that is a picture, or whose font does not say its letters: read as a reader would.
            Err(error) if matches!(error.kind(), ErrorKind::Scanned | ErrorKind::Unreadable) => {
                self.reading.open(file, name, path).map_err(failed)
            }
            opened => Ok(opened?),
        }
    }

    fn prove(&self, output: &[u8], format: &str, forbidden: &[Forbidden]) -> Result<Proof, Error> {
        self.reading.prove(output, format, forbidden)
    }

    fn suggested(&self, document: &dyn Document, source: &[u8]) -> Result<Option<(Formation, String)>, Error> {
        let found = lines::suggested(document, &Head::new(source))?;
        Ok(found.map(|suggestion| (suggestion.formation, suggestion.place)))
    }

    fn sentence(&self, error: &Error, name: &str) -> String {
        Failure::of(error, &shown(Path::new(name))).sentence
    }
}
