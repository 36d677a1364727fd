//! Builds `fixtures/documents/groupe-de-travail.docx` and `.txt`: the words of `groupe-de-travail.md`, as a secretary of
//! an invented town would have typed them. The example of the README; nothing in it is there to be difficult.

use std::io::Cursor;
use std::sync::LazyLock;

use docx_rs::{
    AlignmentType, Comment, Delete, Docx, Footer, Header, Hyperlink, HyperlinkType, Insert, LineSpacing, PageNum,
    Paragraph, Run, RunFonts, Shading, Style, StyleType, Table, TableCell, TableRow, WidthType,
};
use regex::Regex;

use crate::builder::{edit, every_place, unzip, zip};

const SECRETARY: &str = "Solange Marchadier";
const MAIL: &str = "solange.marchadier@clairvallon.example";
const DAY: &str = "2026-03-06T09:00:00Z";

/// The words, without the notes on them.
pub(crate) fn text() -> String {
    let annotated = include_str!("../../fixtures/documents/groupe-de-travail.md");
    let (_, words) = annotated.split_once("-->").expect("a first line that says the formation");
    let passages = Regex::new(r"\{\{(.*?)\}\}\(\w+\)").expect("an expression");
    let mentions = Regex::new(r"\[([^\]]*)\]\([^)]*\)").expect("an expression");
    mentions.replace_all(&passages.replace_all(words.trim_start(), "$1"), "$1").into_owned()
}

/// The Word file. Made once, and after the other one: docx-rs numbers paragraphs by a counter of the process.
pub(crate) fn docx() -> Vec<u8> {
    static BUILT: LazyLock<Vec<u8>> = LazyLock::new(|| {
        every_place();
        build()
    });
    BUILT.clone()
}

fn build() -> Vec<u8> {
    let words = text();
    let mut lines = words.lines();
    let (Some(town), Some(title)) = (lines.next(), lines.next()) else { panic!("a town and a title") };
    let mut docx = styled()
        .header(
            Header::new().add_paragraph(
                small(&format!("{town} – Conseil local de sécurité et de prévention de la délinquance"))
                    .align(AlignmentType::Right),
            ),
        )
        .footer(
            Footer::new().add_paragraph(
                small("Document confidentiel, réservé aux membres du groupe – page ")
                    .add_page_num(PageNum::new())
                    .align(AlignmentType::Center),
            ),
        )
        .add_paragraph(plain(town).style("Titre"))
        .add_paragraph(plain(title).style("SousTitre"));
    for line in lines.filter(|line| !line.is_empty()) {
        if line.starts_with("Prochaine réunion") {
            docx =
                docx.add_paragraph(plain("Suites").style("Titre1")).add_table(table()).add_paragraph(Paragraph::new());
        }
        docx = docx.add_paragraph(paragraph(line));
    }
    let mut packed = Cursor::new(Vec::new());
    docx.add_paragraph(contact()).build().pack(&mut packed).expect("docx-rs packs");
    let mut parts = unzip(&packed.into_inner());
    edit(&mut parts, "docProps/core.xml", |xml| {
        xml.replace("unknown", SECRETARY).replace(
            "</cp:coreProperties>",
            "<dc:title>Groupe de travail du 5 mars 2026, famille Bensalem</dc:title></cp:coreProperties>",
        )
    });
    edit(&mut parts, "docProps/app.xml", |xml| {
        let open = xml.strip_suffix(" />").expect("no properties yet");
        format!("{open}><Application>Microsoft Office Word</Application><Company>{town}</Company></Properties>")
    });
    zip(&parts)
}

fn styled() -> Docx {
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    let space = |before, after| LineSpacing::new().before(before).after(after);
    Docx::new()
        .created_at(DAY)
        .updated_at(DAY)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(22)
        .default_line_spacing(LineSpacing::new().after(120).line(264))
        .add_style(style("Marge", "header").size(18).color("595959"))
        .add_style(style("Titre", "Title").size(40).color("1F3864").line_spacing(space(0, 40)))
        .add_style(style("SousTitre", "Subtitle").size(22).color("595959").line_spacing(space(0, 240)))
        .add_style(
            style("Titre1", "heading 1").size(26).bold().color("1F3864").line_spacing(space(240, 80)).outline_lvl(0),
        )
}

fn plain(words: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(words))
}

fn small(words: &str) -> Paragraph {
    plain(words).style("Marge")
}

/// One line of the minutes. Word cuts a name in two wherever somebody once corrected it; here too.
fn paragraph(line: &str) -> Paragraph {
    if line.starts_with("Situation n°") || line == "Point général" {
        return plain(line).style("Titre1");
    }
    if let Some(rest) = line.strip_prefix("Karim BENSALEM") {
        let note = Comment::new(1)
            .author(SECRETARY)
            .date(DAY)
            .add_paragraph(plain("Demander à Mme Niang si Karim a revu la mission locale."));
        return Paragraph::new()
            .add_comment_start(note)
            .add_run(Run::new().add_text("Karim BEN"))
            .add_run(Run::new().add_text("SALEM"))
            .add_comment_end(1)
            .add_run(Run::new().add_text(rest));
    }
    // A label of one word, «Présents :».
    let Some(end) = line.find(": ").filter(|&end| end < 20).map(|end| end + 2) else { return plain(line) };
    let (label, rest) = line.split_at(end);
    let start = Paragraph::new().add_run(Run::new().add_text(label).bold());
    match rest.strip_prefix("Mme Niang") {
        Some(rest) => start
            .add_delete(Delete::new().add_run(Run::new().add_delete_text("Mme Castagnet")).author(SECRETARY).date(DAY))
            .add_insert(Insert::new(Run::new().add_text("Mme Niang")).author(SECRETARY).date(DAY))
            .add_run(Run::new().add_text(rest)),
        None => start.add_run(Run::new().add_text(rest)),
    }
}

fn table() -> Table {
    let widths = [1500, 3400, 2000, 1604];
    let row = |words: [&str; 4], head: bool| {
        TableRow::new(
            words
                .iter()
                .zip(widths)
                .map(|(words, width)| {
                    let run = Run::new().add_text(*words);
                    let run = if head { run.bold() } else { run };
                    let cell = TableCell::new().width(width, WidthType::Dxa);
                    let cell = if head { cell.shading(Shading::new().fill("DEEAF6")) } else { cell };
                    cell.add_paragraph(
                        Paragraph::new().add_run(run).line_spacing(LineSpacing::new().before(40).after(40)),
                    )
                })
                .collect(),
        )
    };
    Table::new(vec![
        row(["Situation", "Suite", "Pilote", "Échéance"], true),
        row(["n° 1", "Rencontre avec Karim et Mme Bensalem", "Mme Niang", "20 mars 2026"], false),
        row(["n° 2", "Visite au domicile de M. Prigent", "Mme Castagnet", "2 avril 2026"], false),
    ])
    .set_grid(widths.to_vec())
}

fn contact() -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(format!("Secrétariat : Mme {SECRETARY}, "))).add_hyperlink(
        Hyperlink::new(format!("mailto:{MAIL}"), HyperlinkType::External)
            .add_run(Run::new().add_text(MAIL).color("0563C1").underline("single")),
    )
}
