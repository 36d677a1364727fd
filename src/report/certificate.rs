//! The certificate: the report as one French page to be signed and filed. What it says stands here once, as headings,
//! paragraphs, pairs, lists and tables; each form (HTML, Word, OpenDocument, PDF) is a writer that knows no report.
//!
//! It reads no clock: the same report and statements give the same bytes.

mod docx;
mod html;
mod odt;
mod package;
mod pdf;
mod risk;

use super::{Location, Reason, Report, words};
use crate::error::Error;
use crate::policy::Action;

/// What a certificate says of one document.
pub struct Sheet<'a> {
    /// What the reader calls the document; never the name of its file, which may name a person.
    pub title: &'a str,
    /// Its report.
    pub report: &'a Report,
}

/// What only the user knows. What is not given is left blank, to be filled in by hand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stated<'a> {
    /// When the body met: «12 mars 2026».
    pub session: Option<&'a str>,
    /// Who chose the formation.
    pub chosen_by: Option<&'a str>,
    /// The date of the rules of procedure, or of the charter.
    pub rules: Option<&'a str>,
    /// Who read the output again.
    pub reviewer: Option<&'a str>,
}

/// What a certificate is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page without script, nothing from elsewhere.
    Html,
    /// Word.
    Docx,
    /// OpenDocument.
    Odt,
    /// PDF, tagged.
    Pdf,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Html, Self::Docx, Self::Odt, Self::Pdf];

    /// The extension of its files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
        }
    }
}

/// The certificate of one or several documents.
pub struct Certificate {
    title: String,
    parts: Vec<Part>,
}

/// One document; it has a title of its own only beside others, and starts a page.
struct Part {
    title: Option<String>,
    blocks: Vec<Block>,
}

/// What stands one below the other.
enum Block {
    Heading(String),
    /// What must be read first: some words in bold, and the others.
    Alert(String, String),
    Paragraph(String),
    /// A name and what it is; without it, room to write.
    Pairs(Vec<(String, Option<String>)>),
    List(Vec<String>),
    Table(Table),
}

/// Every row has as many cells as there are columns; its first cell heads it.
struct Table {
    caption: String,
    /// Each with its share of the width, in hundredths.
    columns: Vec<(String, u8)>,
    rows: Vec<Vec<String>>,
}

impl Certificate {
    /// Says what the reports say.
    pub fn new(sheets: &[Sheet<'_>], stated: &Stated<'_>) -> Self {
        let formation = sheets.first().map_or("", |sheet| words::formation(sheet.report.formation));
        let session = stated.session.map(|date| format!(" – séance du {date}")).unwrap_or_default();
        let several = sheets.len() > 1;
        let part = |sheet: &Sheet<'_>| Part {
            title: several.then(|| set(sheet.title)),
            blocks: blocks(sheet.report, stated).into_iter().map(Block::set).collect(),
        };
        Self {
            title: set(&format!("Rapport d'anonymisation – {formation}{session}")),
            parts: sheets.iter().map(part).collect(),
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// None in practice: what is written goes to memory.
    pub fn write(&self, form: Form) -> Result<Vec<u8>, Error> {
        match form {
            Form::Html => Ok(html::write(self).into_bytes()),
            Form::Docx => docx::write(self),
            Form::Odt => odt::write(self),
            Form::Pdf => Ok(pdf::write(self)),
        }
    }
}

impl Block {
    fn set(self) -> Self {
        match self {
            Self::Heading(text) => Self::Heading(set(&text)),
            Self::Alert(first, text) => Self::Alert(set(&first), set(&text)),
            Self::Paragraph(text) => Self::Paragraph(set(&text)),
            Self::Pairs(pairs) => Self::Pairs(
                pairs.into_iter().map(|(name, value)| (set(&name), value.map(|value| set(&value)))).collect(),
            ),
            Self::List(items) => Self::List(items.iter().map(|item| set(item)).collect()),
            Self::Table(Table { caption, columns, rows }) => Self::Table(Table {
                caption: set(&caption),
                columns: columns.into_iter().map(|(name, share)| (set(&name), share)).collect(),
                rows: rows.iter().map(|row| row.iter().map(|cell| set(cell)).collect()).collect(),
            }),
        }
    }
}

/// A text as French sets it, no line starting with a colon; and without what is no character of a text.
fn set(text: &str) -> String {
    let mut out: String =
        text.chars().map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c }).collect();
    for sign in [':', ';', '?', '!', '»'] {
        out = out.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    out.replace("« ", "«\u{a0}")
}

/// No file came out of it: the policy forbids it, or the proof failed.
fn without_output(report: &Report) -> bool {
    report.blocked || report.proof.as_ref().is_some_and(|proof| !proof.holds())
}

fn blocks(report: &Report, stated: &Stated<'_>) -> Vec<Block> {
    let heading = |text: &str| Block::Heading(text.to_owned());
    let paragraph = |text: &str| Block::Paragraph(text.to_owned());
    let given = |value: Option<&str>| value.map(str::to_owned).filter(|value| !value.trim().is_empty());
    let mut blocks = Vec::new();
    if without_output(report) {
        let why = if report.blocked {
            words::blocked(report)
        } else {
            "La preuve a échoué : une valeur de l'original y subsistait.".to_owned()
        };
        blocks.push(Block::Alert("Aucun fichier de sortie n'a été produit.".to_owned(), why));
    }
    blocks.push(heading("Document"));
    blocks.push(pairs([
        ("Format", Some(report.format.clone())),
        ("Empreinte de l'original (SHA-256)", Some(report.source_sha256.clone())),
        ("Programme", Some(report.program.clone())),
    ]));
    blocks.push(heading("Formation et circulation"));
    blocks.push(pairs([
        ("Formation", Some(words::formation(report.formation).to_owned())),
        ("Choisie par", given(stated.chosen_by)),
        ("Règlement intérieur ou charte du", given(stated.rules)),
        ("Circulation", Some(words::circulation(report.circulation).to_owned())),
    ]));
    blocks.push(heading("Base juridique"));
    blocks.push(paragraph(&report.basis));
    if !report.blocked {
        blocks.push(paragraph(&report.statement));
    }
    blocks.push(heading("Opérations"));
    blocks.extend(operations(report));
    blocks.push(heading("Passages supprimés"));
    blocks.push(removed(report));
    blocks.push(heading("À vérifier"));
    blocks.extend(flags(report));
    blocks.push(heading("Doutes et décisions"));
    blocks.push(doubts(report));
    if report.by_hand > 0 {
        let made = words::counted(report.by_hand, "décision a été prise", "décisions ont été prises");
        blocks.push(Block::Paragraph(format!("{made} à la main pendant la relecture.")));
    }
    blocks.push(heading("Risque résiduel"));
    blocks.push(risk::block(report));
    blocks.push(heading("Destinataires autorisés"));
    blocks.push(paragraph(match without_output(report) {
        true => "Aucun : il n'y a rien à transmettre.",
        false => &report.recipients,
    }));
    blocks.push(heading("Avertissements"));
    let notices =
        report.notices.iter().map(|entry| format!("{} : {}.", entry.count, words::notice(entry.what, entry.count)));
    let mapping = report.mapping.iter().map(words::mapping);
    blocks.push(Block::List(mapping.chain(notices).chain(words::LIMITS.map(str::to_owned)).collect()));
    blocks.push(heading("Preuve"));
    blocks.extend(proof(report));
    blocks.push(heading("Relecture"));
    blocks.push(pairs([("Relu par", given(stated.reviewer)), ("Date et signature", None)]));
    blocks
}

fn pairs<const N: usize>(pairs: [(&str, Option<String>); N]) -> Block {
    Block::Pairs(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn table<const N: usize>(caption: &str, columns: [(&str, u8); N], rows: Vec<[String; N]>) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        columns: columns.into_iter().map(|(name, share)| (name.to_owned(), share)).collect(),
        rows: rows.into_iter().map(Vec::from).collect(),
    })
}

/// One row a treatment: a row a kind would not leave the rest of the page enough room.
fn operations(report: &Report) -> Vec<Block> {
    let entities = &report.entities;
    let mut blocks = vec![Block::Paragraph(format!(
        "{}, {}, {}.",
        words::counted(entities.people, "personne distinguée", "personnes distinguées"),
        words::counted(entities.families, "famille", "familles"),
        words::counted(entities.participants, "participant", "participants"),
    ))];
    let row = |action: Action| {
        let mentions = report.operations.iter().filter(|entry| entry.action == action.name());
        let passages = report.passages.iter().filter(|entry| entry.action == action.name());
        let total: usize =
            mentions.clone().map(|entry| entry.count).chain(passages.clone().map(|entry| entry.count)).sum();
        let what: Vec<String> = mentions
            .map(|entry| format!("{} {}", entry.count, words::kind(entry.kind, entry.count)))
            .chain(passages.map(|entry| {
                format!("{} ({})", words::counted(entry.count, "passage", "passages"), words::passage(entry.kind))
            }))
            .collect();
        (total > 0).then(|| [words::action(action.name()).to_owned(), total.to_string(), what.join(", ")])
    };
    let rows: Vec<[String; 3]> = Action::ALL.into_iter().filter_map(row).collect();
    blocks.push(if rows.is_empty() {
        Block::Paragraph("Rien d'identifiant n'a été trouvé.".to_owned())
    } else {
        let columns = [("Traitement", 26), ("Nombre", 10), ("Éléments", 64)];
        table("Nombre d'éléments par traitement et par nature", columns, rows)
    });
    blocks
}

fn removed(report: &Report) -> Block {
    if report.removed.is_empty() {
        return Block::Paragraph("Aucun.".to_owned());
    }
    Block::Paragraph(format!("Emplacements dans l'original : {}.", places(&report.removed.iter().collect::<Vec<_>>())))
}

/// A table a reason, a row a kind, in the order in which they are first met.
fn flags(report: &Report) -> Vec<Block> {
    let mut blocks = Vec::new();
    for reason in Reason::ALL {
        let mut kinds: Vec<(&str, Vec<&Location>)> = Vec::new();
        for flag in report.flags.iter().filter(|flag| flag.reason == reason) {
            match kinds.iter_mut().find(|(kind, _)| *kind == flag.kind) {
                Some((_, found)) => found.push(&flag.location),
                None => kinds.push((flag.kind, vec![&flag.location])),
            }
        }
        if kinds.is_empty() {
            continue;
        }
        let why = words::flag(reason);
        let (first, rest) = why.split_at(why.chars().next().map_or(0, char::len_utf8));
        blocks.push(Block::Paragraph(format!("{}{rest}.", first.to_uppercase())));
        let row = |(kind, found): (&str, Vec<&Location>)| [words::flagged(kind).to_owned(), places(&found)];
        let columns = [("Nature", 26), ("Emplacements", 74)];
        blocks.push(table("Ce qu'il faut regarder", columns, kinds.into_iter().map(row).collect()));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph("Rien de plus.".to_owned()));
    }
    blocks
}

/// Each place once, with how often it is meant.
fn places(locations: &[&Location]) -> String {
    let mut found: Vec<(&Location, usize)> = Vec::new();
    for location in locations {
        match found.last_mut() {
            Some((last, count)) if last == location => *count += 1,
            _ => found.push((location, 1)),
        }
    }
    let place = |(location, count)| match count {
        1 => words::place(location),
        count => format!("{} ({count} fois)", words::place(location)),
    };
    found.into_iter().map(place).collect::<Vec<_>>().join(" ; ")
}

fn doubts(report: &Report) -> Block {
    if report.doubts.is_empty() {
        return Block::Paragraph("Aucun.".to_owned());
    }
    let rows = report.doubts.iter().map(|doubt| {
        [words::place(&doubt.location), words::question(doubt.question).to_owned(), words::meanwhile(doubt)]
    });
    let columns = [("Emplacement", 24), ("Question", 38), ("Décision", 38)];
    table("Questions à trancher par une personne, et ce qui en est décidé", columns, rows.collect())
}

fn proof(report: &Report) -> Vec<Block> {
    let Some(proof) = &report.proof else {
        return vec![Block::Paragraph("Aucun fichier n'a été produit : rien à prouver.".to_owned())];
    };
    let sentence = words::proof_sentence(proof);
    // The heading says it.
    let sentence = sentence.strip_prefix("Preuve : ").unwrap_or(&sentence).to_owned();
    let sum = ("Empreinte du fichier produit (SHA-256)", Some(proof.output_sha256.clone()));
    let mut blocks = vec![Block::Paragraph(sentence), pairs([sum])];
    if !proof.hits.is_empty() {
        let rows = proof.hits.iter().map(|hit| [hit.part.clone(), hit.view.clone(), hit.offset.to_string()]);
        let columns = [("Partie du fichier", 60), ("Vue", 20), ("Position", 20)];
        blocks.push(table("Endroits où une valeur d'origine subsiste", columns, rows.collect()));
    }
    blocks
}
