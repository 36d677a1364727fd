//! HTML: no script, nothing from elsewhere, readable by a screen reader and on paper.

use std::fmt::Write;

use super::package::escape;
use super::{Block, Certificate, Table};

/// The page.
pub(super) fn write(certificate: &Certificate) -> String {
    let mut page = String::with_capacity(8 * 1024);
    let title = escape(&certificate.title);
    page.push_str("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    put(
        &mut page,
        format_args!("<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"),
    );
    for part in &certificate.parts {
        page.push_str("<article>\n");
        if let Some(title) = &part.title {
            put(&mut page, format_args!("<h2>{}</h2>\n", escape(title)));
        }
        let level = if part.title.is_some() { 3 } else { 2 };
        for block in &part.blocks {
            self::block(&mut page, block, level);
        }
        page.push_str("</article>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn block(page: &mut String, block: &Block, level: u8) {
    match block {
        Block::Heading(text) => put(page, format_args!("<h{level}>{}</h{level}>\n", escape(text))),
        Block::Alert(first, text) => {
            put(page, format_args!("<p class=\"alert\"><strong>{}</strong> {}</p>\n", escape(first), escape(text)))
        }
        Block::Paragraph(text) => put(page, format_args!("<p>{}</p>\n", escape(text))),
        Block::Pairs(pairs) => {
            page.push_str("<dl>\n");
            for (name, value) in pairs {
                let value = value.as_ref().map_or("<span class=\"blank\"></span>".to_owned(), |value| escape(value));
                put(page, format_args!("<dt>{}</dt><dd>{value}</dd>\n", escape(name)));
            }
            page.push_str("</dl>\n");
        }
        Block::List(items) => {
            page.push_str("<ul>\n");
            items.iter().for_each(|item| put(page, format_args!("<li>{}</li>\n", escape(item))));
            page.push_str("</ul>\n");
        }
        Block::Table(table) => self::table(page, table),
    }
}

fn table(page: &mut String, Table { caption, columns, rows }: &Table) {
    put(page, format_args!("<table>\n<caption>{}</caption>\n<thead><tr>", escape(caption)));
    for (column, _) in columns {
        put(page, format_args!("<th scope=\"col\">{}</th>", escape(column)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for (i, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let cell = if i == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") };
            page.push_str(&cell);
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

/// Writing to a string does not fail.
fn put(page: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = page.write_fmt(text);
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
@media print {
  @page { margin: 1.3cm }
  body { padding: 0; font-size: 8.5pt; line-height: 1.25 } main { max-width: none }
  h1 { font-size: 13pt; margin: 0 } h2, h3 { font-size: 10pt; margin: .5rem 0 .1rem; break-after: avoid }
  p, ul, table { margin: .1rem 0 } th, td { padding: .1rem .3rem }
  article + article { break-before: page } tr { break-inside: avoid }
}
";
