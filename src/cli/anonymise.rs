//! `huisclos anonymise`: each file is read, rewritten beside its place, read back from the disk, proved, and only then
//! given its name.

use std::path::{Path, PathBuf};

use huisclos::format::{self, Document};
use huisclos::mapping::Mapping;
use huisclos::plan::Answers;
use huisclos::policy::Formation;
use huisclos::report::{Proof, Report, words};
use huisclos::{Anonymiser, ErrorKind};
use rayon::prelude::*;

use super::args::Anonymise;
use super::lines::{self, Head};
use super::mapping::Asked;
use super::messages::{self, shown};
use super::names::{self, Template};
use super::reading::Reading;
use super::rules::Settings;
use super::staging::{self, Staged};
use super::{Failure, clock, convert, exit, file, jsonl, usage};

mod accounts;
mod formation;
mod places;

/// One file to make.
struct Job {
    input: PathBuf,
    output: Output,
}

enum Output {
    /// Named by the user, or by its number in a folder.
    File(PathBuf),
    /// Named by its number; the extension is known once the file is read.
    Numbered {
        folder: PathBuf,
        number: usize,
        template: Template,
    },
    Stdout,
    /// Nothing is kept.
    Nowhere,
}

/// How one file went.
struct Done {
    report: Report,
    warnings: Vec<String>,
    /// Complete and proved; waits for the other files of the command.
    staged: Option<Staged>,
    /// For standard output.
    bytes: Vec<u8>,
    /// The file name that was given, when the program chose it.
    named: Option<String>,
    /// Who became which code, if that is asked for and the output is proved.
    mapping: Option<Mapping>,
    /// It was an old Word file.
    converted: bool,
    /// No output, with this reason.
    failure: Option<Failure>,
}

impl Done {
    /// The account of a file that has no output.
    fn without(
        report: Report,
        warnings: Vec<String>,
        named: Option<String>,
        converted: bool,
        failure: Failure,
    ) -> Self {
        let (staged, bytes, mapping) = (None, Vec::new(), None);
        Self { report, warnings, staged, bytes, named, mapping, converted, failure: Some(failure) }
    }
}

pub(super) fn run(args: &'static Anonymise) -> Result<u8, Failure> {
    let settings = Settings::read(&args.rules, args.key.as_deref(), args.scope.as_deref())?;
    if args.jsonl {
        return lines_of_json(args, &settings);
    }
    // For work that goes on in threads: it may outlive this one.
    let jobs = jobs(args)?.leak();
    let mapping = args.mapping.wanted(jobs.len(), args.dry_run)?;
    places::check(args, jobs, mapping.as_ref().map(|wanted| wanted.path()))?;
    let reading = Reading::of(args);
    let formation = match args.rules.formation {
        Some(formation) => formation,
        None => {
            let input = &jobs[0].input;
            return Err(reading
                .timed(input, move || Ok(formation::missing(input, &reading)))
                .unwrap_or_else(|late| late));
        }
    };
    let mut anonymiser = settings.anonymiser(formation)?;
    if let Some(path) = &args.decisions {
        let answers = Answers::parse(&file::read_text(path)?).map_err(|error| Failure::of(&error, &shown(path)))?;
        anonymiser = anonymiser.with_answers(answers);
    }
    if let Some(doubts) = &args.doubts {
        anonymiser = anonymiser.with_doubts(doubts == "block");
    }
    if let Some(population) = args.population {
        anonymiser = anonymiser.with_population(population);
    }
    let anonymiser = Box::leak(Box::new(anonymiser));
    let mapping = mapping.map(|wanted| args.mapping.ask(wanted)).transpose()?;
    let folder = places::made_folder(args, jobs)?;
    let done = if let [job] = &*jobs { vec![timed(job, args, anonymiser)] } else { several(jobs, args, anonymiser) };
    let code = conclude(args, jobs, done, mapping);
    if let Some(folder) = folder {
        // Only if it stayed empty.
        let _ = std::fs::remove_dir(folder);
    }
    code
}

fn lines_of_json(args: &Anonymise, settings: &Settings) -> Result<u8, Failure> {
    let idle = [
        (args.output.is_some(), "-o"),
        (args.report.is_some(), "--report"),
        (args.dry_run, "--dry-run"),
        (args.name_template.is_some(), "--name-template"),
        (args.decisions.is_some(), "--decisions"),
        (args.decisions_template.is_some(), "--decisions-template"),
        (args.doubts.is_some(), "--doubts"),
        (args.population.is_some(), "--population"),
    ];
    let files = [(args.pdf_out.is_some(), "--pdf-out"), (args.ocr, "--ocr"), (args.drop_images, "--drop-images")];
    let of_files = files.iter().find(|(given, _)| *given).map(|(_, option)| *option).or(args.bounds.given());
    if let Some(option) = of_files {
        return Err(jsonl::no_file(option));
    }
    let of_output = idle.iter().find(|(given, _)| *given).map(|(_, option)| *option).or(args.certificate.given());
    let of_output = of_output.or(args.mapping.given());
    if let Some(option) = of_output {
        return Err(usage::wrong(format!(
            "{option} ne s'emploie pas avec --jsonl, qui écrit tout sur la sortie standard (redirigez-la avec « > »)."
        )));
    }
    jsonl::anonymise(&args.files, settings, args.rules.formation)
}

fn jobs(args: &Anonymise) -> Result<Vec<Job>, Failure> {
    let files = &args.files;
    if files.is_empty() {
        return Err(usage::wrong("Il manque le fichier à anonymiser (« - » pour l'entrée standard)."));
    }
    if files.len() > 1 && files.iter().any(|path| file::is_dash(path)) {
        return Err(usage::wrong("L'entrée standard ne se mêle pas à d'autres fichiers."));
    }
    let given = args.name_template.as_deref();
    let template = Template::parse(given.unwrap_or("compte-rendu-{numero}"), files.len() > 1)?;
    let numbered = |folder: &Path| {
        let place = |i| Output::Numbered { folder: folder.to_owned(), number: i + 1, template: template.clone() };
        files.iter().enumerate().map(|(i, input)| Job { input: input.clone(), output: place(i) }).collect()
    };
    let single = |output| match given {
        Some(_) => Err(usage::wrong("--name-template nomme les fichiers d'un dossier : donnez un dossier à -o.")),
        None => Ok(vec![Job { input: files[0].clone(), output }]),
    };
    match &args.output {
        _ if args.dry_run => {
            Ok(files.iter().map(|input| Job { input: input.clone(), output: Output::Nowhere }).collect())
        }
        None => Err(usage::wrong("Il manque la sortie : -o FICHIER, -o DOSSIER ou -o - (ou --dry-run pour un essai).")),
        Some(output) if file::is_dash(output) && files.len() > 1 => {
            Err(usage::wrong("Plusieurs fichiers ne tiennent pas sur la sortie standard : donnez un dossier."))
        }
        Some(output) if file::is_dash(output) => single(Output::Stdout),
        Some(output) if files.len() == 1 && !output.is_dir() => single(Output::File(output.clone())),
        Some(output) if output.exists() && !output.is_dir() => Err(usage::wrong(format!(
            "{} n'est pas un dossier : plusieurs fichiers demandent un dossier.",
            shown(output)
        ))),
        Some(output) => Ok(numbered(output)),
    }
}

fn several(
    jobs: &'static [Job],
    args: &'static Anonymise,
    anonymiser: &'static Anonymiser,
) -> Vec<Result<Done, Failure>> {
    // Hidden by itself where standard error is no terminal.
    let bar =
        if args.quiet { indicatif::ProgressBar::hidden() } else { indicatif::ProgressBar::new(jobs.len() as u64) };
    if let Ok(style) = indicatif::ProgressStyle::with_template("{bar:30} {pos}/{len} fichiers") {
        bar.set_style(style);
    }
    // Each file gets its name as soon as it is proved: an archive must not keep thousands of files open.
    let whole = |job| {
        let mut done = timed(job, args, anonymiser)?;
        staging::commit(done.staged.take().into_iter().collect())?;
        Ok(done)
    };
    let done = jobs.par_iter().map(whole).inspect(|_| bar.inc(1)).collect();
    bar.finish_and_clear();
    done
}

fn timed(job: &'static Job, args: &'static Anonymise, anonymiser: &'static Anonymiser) -> Result<Done, Failure> {
    Reading::of(args).timed(&job.input, || one(job, args, anonymiser))
}

fn one(job: &Job, args: &Anonymise, anonymiser: &Anonymiser) -> Result<Done, Failure> {
    let reading = Reading::of(args);
    let source = convert::source(&job.input, &reading.bounds().limits)?;
    let convert::Source { bytes: source, name, digest, converted } = source;
    let failed = |error| Failure::of(&error, &shown(&job.input));
    let head = Head::new(&source);
    clock::step();
    let document = reading.open(source, name.as_deref(), &job.input)?;
    let document = document.as_ref();
    let (to, named) = destination(job, document, converted, anonymiser.policy().formation())?;
    clock::step();
    let mut warnings = Vec::new();
    if let Some(suggestion) = lines::suggested(document, &head).map_err(failed)? {
        warnings.extend(formation::contradiction(&suggestion, anonymiser.policy().formation(), &job.input));
    }
    clock::step();
    if let Some(to) = &to {
        staging::check(to, &[&job.input], args.force)?;
    }
    let (mut report, forbidden, staged, bytes) = match &to {
        Some(to) => {
            let staged = Staged::create(to, args.force)?;
            let (report, forbidden) = staged.fill(|mut out| {
                anonymiser.rewrite(document, &digest, &mut out).map_err(|error| match error.kind() {
                    // The source is in memory: what fails now is the writing.
                    ErrorKind::Io(_) if !Reading::stopped(&error) => Failure::of(&error, &shown(to)),
                    _ => failed(error),
                })
            })?;
            let bytes = staged.read_back()?;
            (report, forbidden, Some(staged), bytes)
        }
        None => {
            let mut bytes = Vec::new();
            let (report, forbidden) = anonymiser.rewrite(document, &digest, &mut bytes).map_err(failed)?;
            (report, forbidden, None, bytes)
        }
    };
    if args.decisions.is_some() && !report.doubts.is_empty() && !anonymiser.answers().knows(&report.source_sha256) {
        let file = args.decisions.as_deref().map(shown).unwrap_or_default();
        return Err(usage::wrong(format!(
            "Les réponses de {file} ne sont pas pour {} tel qu'il est : refaites-les avec --decisions-template.",
            shown(&job.input)
        )));
    }
    warnings.extend(names::warnings(&forbidden, &job.input, to.as_deref().filter(|_| named.is_none())));
    let told = args.certificate.statements().filter(|(_, value)| names::tells(value, &forbidden));
    warnings.extend(told.map(|(option, _)| {
        format!("Ce que dit {option} est aussi dans l'original, et masqué dans la sortie : le certificat le montre.")
    }));
    let stem = args.mapping.file().and_then(Path::file_stem).map(|stem| stem.to_string_lossy());
    if stem.is_some_and(|stem| names::tells(&stem, &forbidden)) {
        warnings.push("Le nom donné à --mapping contient un nom de personne : renommez le fichier.".to_owned());
    }
    if let (Output::Numbered { template, .. }, false) = (&job.output, report.blocked)
        && template.tells(&forbidden)
    {
        return Err(usage::wrong(format!(
            "Le modèle donné à --name-template dit ce que {} ne doit plus dire : choisissez d'autres mots ; rien n'a été produit.",
            shown(&job.input)
        )));
    }
    if report.blocked {
        let sentence = format!("Aucune sortie pour {} : {}", shown(&job.input), words::blocked(&report));
        return Ok(Done::without(report, warnings, named, converted, Failure { code: exit::BLOCKED, sentence }));
    }
    clock::step();
    let proof = reading.prove(&bytes, document.format(), &forbidden).map_err(failed)?;
    let survives = !proof.hits.is_empty();
    report.proof = Some(proof);
    if survives {
        let failure = Failure::of(&ErrorKind::Proof.into(), &shown(&job.input));
        return Ok(Done::without(report, warnings, named, converted, failure));
    }
    clock::step();
    let mapping = args.mapping.file().map(|_| anonymiser.mapping(document, &digest)).transpose().map_err(failed)?;
    let bytes = if matches!(job.output, Output::Stdout) { bytes } else { Vec::new() };
    Ok(Done { report, warnings, staged, bytes, named, mapping, converted, failure: None })
}

/// Where the output goes; and its name, if the program chooses it: a number, for the name of a file may name a person.
fn destination(
    job: &Job,
    document: &dyn Document,
    converted: bool,
    formation: Formation,
) -> Result<(Option<PathBuf>, Option<String>), Failure> {
    let format = format::FORMATS.iter().find(|format| format.name() == document.format());
    let extensions = format.map_or(&[][..], |format| format.extensions());
    let extension = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match &job.output {
        Output::File(path) => {
            // A date at the end of a name is no extension.
            let wrong = extension(path)
                .filter(|e| e.starts_with(|c: char| c.is_ascii_alphabetic()) && !extensions.contains(&e.as_str()));
            if let Some(wrong) = wrong {
                let right = document.format();
                if converted {
                    return Err(usage::wrong(format!(
                        "{} est un ancien .doc, et la sortie est enregistrée au format .docx : donnez-lui cette extension au lieu de .{}.",
                        shown(&job.input),
                        messages::clean(&wrong)
                    )));
                }
                return Err(usage::wrong(format!(
                    "{} est un fichier {right}, et la sortie garde son format : donnez-lui l'extension .{right} au lieu de .{}.",
                    shown(&job.input),
                    messages::clean(&wrong)
                )));
            }
            Ok((Some(path.clone()), None))
        }
        Output::Numbered { folder, number, template } => {
            let own = extension(&job.input)
                .filter(|e| extensions.contains(&e.as_str()))
                .unwrap_or_else(|| document.format().to_owned());
            let name = template.name(*number, formation, &own);
            Ok((Some(folder.join(&name)), Some(name)))
        }
        Output::Stdout if document.format() != "txt" && std::io::IsTerminal::is_terminal(&std::io::stdout()) => {
            Err(usage::wrong(format!(
                "{} n'est pas un texte : donnez un fichier à -o, ou redirigez la sortie.",
                shown(&job.input)
            )))
        }
        Output::Stdout | Output::Nowhere => Ok((None, None)),
    }
}

/// Says how each file went, writes the accounts, gives every file its name; the exit code.
fn conclude(
    args: &Anonymise,
    jobs: &[Job],
    mut done: Vec<Result<Done, Failure>>,
    mapping: Option<Asked>,
) -> Result<u8, Failure> {
    let mut kept = None;
    if let (Some(asked), [Ok(done)]) = (mapping, &mut done[..])
        && let Some(mapping) = done.mapping.take()
    {
        kept = asked.stage(mapping, &mut done.report, args.force)?;
    }
    let accounts = accounts::stage(args, &done)?;
    let (mut failures, mut staged, mut summaries, total) = (Vec::new(), Vec::new(), Vec::new(), done.len());
    for (job, result) in jobs.iter().zip(done) {
        let Done { mut report, warnings, staged: file, bytes, named, converted, failure, .. } = match result {
            Ok(done) => done,
            Err(failure) => {
                failures.push((failure, None));
                continue;
            }
        };
        warnings.iter().for_each(|warning| messages::warn(warning));
        if let Some(failure) = failure {
            failures.push((failure, report.proof));
            continue;
        }
        staged.extend(file);
        if matches!(job.output, Output::Stdout) {
            file::to_stdout(&bytes)?;
        }
        let to = match (&job.output, named) {
            (Output::Numbered { .. }, Some(name)) => format!("{} → {name}", shown(&job.input)),
            (Output::File(path), _) => format!("{} → {}", shown(&job.input), shown(path)),
            (Output::Nowhere, _) => format!("{} : essai, aucun fichier produit", shown(&job.input)),
            _ => shown(&job.input),
        };
        // A file that was not written proves nothing.
        if matches!(job.output, Output::Nowhere) {
            report.proof = None;
        }
        let to = if converted { format!("{to} (enregistré au format .docx)") } else { to };
        summaries.push(if total == 1 { format!("{to}\n{}", words::summary(&report)) } else { to });
    }
    // Accounts appear in either case: they say why there is no output. No correspondence is there before its output.
    staging::commit(accounts.into_iter().chain(staged).chain(kept).collect())?;
    if !args.quiet {
        summaries.iter().for_each(|summary| messages::say(summary));
    }
    if total == 1 {
        return failures.pop().map_or(Ok(exit::DONE), |(failure, proof)| {
            if let Some(proof) = &proof {
                say_hits(proof);
            }
            Err(failure)
        });
    }
    for (failure, _) in &failures {
        messages::error(&failure.sentence);
    }
    if failures.is_empty() {
        return Ok(exit::DONE);
    }
    Err(Failure {
        code: exit::SOME,
        sentence: format!("{} sur {total} sans sortie.", words::counted(failures.len(), "fichier", "fichiers")),
    })
}

/// Where values survive: places, no words.
pub(super) fn say_hits(proof: &Proof) {
    const MOST: usize = 20;
    for hit in proof.hits.iter().take(MOST) {
        let part = if matches!(hit.part.as_str(), "" | "text") { "texte" } else { &hit.part };
        messages::say(&format!("  {}, {}, position {}", messages::clean(part), words::view(&hit.view), hit.offset));
    }
    if proof.hits.len() > MOST {
        messages::say(&format!("  … et {} autres", proof.hits.len() - MOST));
    }
}
