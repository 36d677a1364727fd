//! The report as one French page: no script, nothing from elsewhere, readable by a screen reader and on paper.

use std::fmt::Write;

use super::{Report, words};

/// What a page says of one document.
pub struct Sheet<'a> {
    /// What the reader calls the document; never the name of its file, which may name a person.
    pub title: &'a str,
    /// Its report.
    pub report: &'a Report,
}

/// The page of one or several documents.
pub fn html(sheets: &[Sheet<'_>]) -> String {
    let mut page = String::with_capacity(8 * 1024);
    let formation = sheets.first().map_or("", |sheet| words::formation(sheet.report.formation));
    let title = escape(&format!("Rapport d'anonymisation – {formation}"));
    page.push_str("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    put(
        &mut page,
        format_args!("<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"),
    );
    for sheet in sheets {
        page.push_str("<article>\n");
        if sheets.len() > 1 {
            put(&mut page, format_args!("<h2>{}</h2>\n", escape(sheet.title)));
        }
        document(&mut page, sheet.report, if sheets.len() > 1 { 3 } else { 2 });
        page.push_str("</article>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn document(page: &mut String, report: &Report, level: u8) {
    let heading = |page: &mut String, text: &str| put(page, format_args!("<h{level}>{}</h{level}>\n", escape(text)));
    if report.blocked {
        put(
            page,
            format_args!(
                "<p class=\"alert\"><strong>Aucun fichier de sortie n'a été produit.</strong> {}</p>\n",
                escape(&words::blocked(report))
            ),
        );
    }
    heading(page, "Document");
    let sum = format!("<code>{}</code>", escape(&report.source_sha256));
    pairs(
        page,
        &[
            ("Format", escape(&report.format)),
            ("Empreinte de l'original (SHA-256)", sum),
            ("Programme", escape(&report.program)),
        ],
    );
    heading(page, "Formation et circulation");
    let codes = match report.scope {
        "archive" => "stables d'un document à l'autre, sous une clé",
        _ => "propres à ce document",
    };
    pairs(
        page,
        &[
            ("Formation", escape(words::formation(report.formation))),
            ("Circulation", escape(words::circulation(report.circulation))),
            ("Codes", codes.to_owned()),
        ],
    );
    heading(page, "Base juridique");
    put(page, format_args!("<p>{}</p>\n", escape(&report.basis)));
    if !report.blocked {
        put(page, format_args!("<p>{}</p>\n", escape(&report.statement)));
    }
    heading(page, "Opérations");
    operations(page, report);
    heading(page, "Passages supprimés");
    removed(page, report);
    heading(page, "À vérifier");
    flags(page, report);
    heading(page, "Doutes laissés au relecteur");
    doubts(page, report);
    heading(page, "Preuve");
    proof(page, report);
    heading(page, "Limites et avertissements");
    page.push_str("<ul>\n");
    for notice in &report.notices {
        put(page, format_args!("<li>{} : {}.</li>\n", notice.count, escape(words::notice(notice.what))));
    }
    for limit in words::LIMITS {
        put(page, format_args!("<li>{}</li>\n", escape(limit)));
    }
    page.push_str("</ul>\n");
    heading(page, "Relecture");
    page.push_str("<p>Relu par : <span class=\"blank\"></span> le : <span class=\"blank\"></span></p>\n");
}

fn operations(page: &mut String, report: &Report) {
    let Entities { people, families, participants } = counts(report);
    put(page, format_args!("<p>{people}, {families}, {participants}.</p>\n"));
    if report.operations.is_empty() && report.passages.is_empty() {
        page.push_str("<p>Rien d'identifiant n'a été trouvé.</p>\n");
        return;
    }
    head(page, "Nombre d'éléments par nature et par traitement", &["Nature", "Traitement", "Nombre"]);
    for operation in &report.operations {
        let kind = words::kind(operation.kind, 1);
        row(page, &[kind, words::action(operation.action), &operation.count.to_string()]);
    }
    for passage in &report.passages {
        let kind = format!("passage : {}", words::passage(passage.kind));
        row(page, &[&kind, words::action(passage.action), &passage.count.to_string()]);
    }
    page.push_str("</tbody>\n</table>\n");
}

struct Entities {
    people: String,
    families: String,
    participants: String,
}

fn counts(report: &Report) -> Entities {
    Entities {
        people: words::counted(report.entities.people, "personne distinguée", "personnes distinguées"),
        families: words::counted(report.entities.families, "famille", "familles"),
        participants: words::counted(report.entities.participants, "participant", "participants"),
    }
}

fn removed(page: &mut String, report: &Report) {
    if report.removed.is_empty() {
        page.push_str("<p>Aucun.</p>\n");
        return;
    }
    page.push_str("<p>Emplacements dans l'original :</p>\n<ul>\n");
    for location in &report.removed {
        put(page, format_args!("<li>{}</li>\n", escape(&words::place(location))));
    }
    page.push_str("</ul>\n");
}

fn flags(page: &mut String, report: &Report) {
    if report.flags.is_empty() {
        page.push_str("<p>Rien de plus.</p>\n");
        return;
    }
    head(page, "Ce qu'il faut regarder", &["Emplacement", "Nature", "Pourquoi"]);
    for flag in &report.flags {
        row(page, &[&words::place(&flag.location), words::flagged(flag.kind), words::flag(flag.reason)]);
    }
    page.push_str("</tbody>\n</table>\n");
}

fn doubts(page: &mut String, report: &Report) {
    if report.doubts.is_empty() {
        page.push_str("<p>Aucun.</p>\n");
        return;
    }
    head(page, "Questions à trancher par une personne", &["Emplacement", "Question", "En attendant"]);
    for doubt in &report.doubts {
        row(page, &[&words::place(&doubt.location), words::question(doubt.question), &words::meanwhile(doubt)]);
    }
    page.push_str("</tbody>\n</table>\n");
}

fn proof(page: &mut String, report: &Report) {
    let Some(proof) = &report.proof else {
        page.push_str("<p>Aucun fichier n'a été produit : rien à prouver.</p>\n");
        return;
    };
    put(page, format_args!("<p>{}</p>\n", escape(&words::proof_sentence(proof))));
    let sum = format!("<code>{}</code>", escape(&proof.output_sha256));
    pairs(page, &[("Empreinte du fichier produit (SHA-256)", sum)]);
    if !proof.hits.is_empty() {
        head(page, "Endroits où une valeur d'origine subsiste", &["Partie du fichier", "Vue", "Position"]);
        for hit in &proof.hits {
            row(page, &[&hit.part, &hit.view, &hit.offset.to_string()]);
        }
        page.push_str("</tbody>\n</table>\n");
    }
}

/// Opens a table; its body is left open.
fn head(page: &mut String, caption: &str, columns: &[&str]) {
    put(page, format_args!("<table>\n<caption>{}</caption>\n<thead><tr>", escape(caption)));
    for column in columns {
        put(page, format_args!("<th scope=\"col\">{}</th>", escape(column)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
}

fn row(page: &mut String, cells: &[&str]) {
    page.push_str("<tr>");
    for (i, cell) in cells.iter().enumerate() {
        let cell = escape(cell);
        let cell = if i == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") };
        page.push_str(&cell);
    }
    page.push_str("</tr>\n");
}

/// Values are HTML already.
fn pairs(page: &mut String, pairs: &[(&str, String)]) {
    page.push_str("<dl>\n");
    for (name, value) in pairs {
        put(page, format_args!("<dt>{}</dt><dd>{value}</dd>\n", escape(name)));
    }
    page.push_str("</dl>\n");
}

/// Writing to a string does not fail.
fn put(page: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(text);
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

const STYLE: &str = "
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem }
main { max-width: 50rem; margin: auto }
h1 { font-size: 1.6rem; line-height: 1.25 }
h2, h3 { font-size: 1.2rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
caption { text-align: left; padding: .3rem 0 }
th, td { border: 1px solid; padding: .3rem .6rem; text-align: left; vertical-align: top; font-weight: normal }
thead th { font-weight: bold }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 }
dd { margin: 0; overflow-wrap: anywhere }
.alert { border: 2px solid; padding: .8rem }
.blank { display: inline-block; min-width: 12rem; border-bottom: 1px solid }
@media (max-width: 40rem) { dl { display: block } dd { margin-bottom: .5rem } }
@media print { body { padding: 0; font-size: 10pt } article + article { break-before: page } tr { break-inside: avoid } }
";
