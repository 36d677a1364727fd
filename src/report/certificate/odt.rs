//! OpenDocument: headings with their outline level, header rows, the language of every paragraph by the default style.

use super::package::{blank, escape, pack};
use super::{Block, Certificate, Table};
use crate::error::Error;

/// The file.
pub(super) fn write(certificate: &Certificate) -> Result<Vec<u8>, Error> {
    let mut content = Content::default();
    content.heading(1, "", &certificate.title);
    for (i, part) in certificate.parts.iter().enumerate() {
        if let Some(title) = &part.title {
            content.heading(2, if i > 0 { "New_20_page" } else { "" }, title);
        }
        let level = if part.title.is_some() { 3 } else { 2 };
        for block in &part.blocks {
            content.block(block, level);
        }
    }
    let Content { styles, body, .. } = content;
    let document = format!(
        "{XML}<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let meta = format!(
        "{XML}<office:document-meta {NAMES}><office:meta><dc:title>{}</dc:title><dc:language>fr-FR</dc:language>\
         </office:meta></office:document-meta>",
        escape(&certificate.title)
    );
    pack(
        &[
            ("mimetype", TYPE),
            ("META-INF/manifest.xml", &manifest()),
            ("content.xml", &document),
            ("meta.xml", &meta),
            ("styles.xml", &styles_part()),
        ],
        1,
    )
}

#[derive(Default)]
struct Content {
    /// Of the columns of each table.
    styles: String,
    body: String,
    tables: usize,
}

impl Content {
    fn heading(&mut self, level: u8, style: &str, text: &str) {
        let style = if style.is_empty() { format!("Heading_20_{level}") } else { style.to_owned() };
        self.body.push_str(&format!(
            "<text:h text:style-name=\"{style}\" text:outline-level=\"{level}\">{}</text:h>",
            escape(text)
        ));
    }

    fn block(&mut self, block: &Block, level: u8) {
        match block {
            Block::Heading(text) => self.heading(level, "", text),
            Block::Alert(first, text) => {
                let text = format!("{} {}", span("Bold", first), escape(text));
                self.paragraph("Alert", &text);
            }
            Block::Paragraph(text) => self.paragraph("Text_20_body", &escape(text)),
            Block::Pairs(pairs) => {
                for (name, value) in pairs {
                    let value = value.as_ref().map_or_else(|| span("Line", &blank()), |value| escape(value));
                    self.paragraph("Pair", &format!("{} {value}", span("Bold", &format!("{name}\u{a0}:"))));
                }
            }
            Block::List(items) => {
                self.body.push_str("<text:list text:style-name=\"Bullets\">");
                for item in items {
                    self.body.push_str("<text:list-item>");
                    self.paragraph("Item", &escape(item));
                    self.body.push_str("</text:list-item>");
                }
                self.body.push_str("</text:list>");
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, Table { caption, columns, rows }: &Table) {
        self.tables += 1;
        let name = format!("Table{}", self.tables);
        self.body.push_str(&format!("<table:table table:name=\"{name}\" table:style-name=\"Grid\">"));
        self.body.push_str(&format!("<table:title>{}</table:title>", escape(caption)));
        for (i, (_, share)) in columns.iter().enumerate() {
            self.styles.push_str(&format!(
                "<style:style style:name=\"{name}.{i}\" style:family=\"table-column\"><style:table-column-properties \
                 style:column-width=\"{:.2}cm\"/></style:style>",
                WIDTH * f64::from(*share) / 100.0
            ));
            self.body.push_str(&format!("<table:table-column table:style-name=\"{name}.{i}\"/>"));
        }
        self.body.push_str("<table:table-header-rows>");
        self.row("Column_20_head", columns.iter().map(|(name, _)| name.as_str()));
        self.body.push_str("</table:table-header-rows>");
        for row in rows {
            self.row("Cell", row.iter().map(String::as_str));
        }
        self.body.push_str("</table:table>");
    }

    fn row<'a>(&mut self, style: &str, cells: impl Iterator<Item = &'a str>) {
        self.body.push_str("<table:table-row table:style-name=\"Whole\">");
        for cell in cells {
            self.body.push_str("<table:table-cell table:style-name=\"Framed\" office:value-type=\"string\">");
            self.paragraph(style, &escape(cell));
            self.body.push_str("</table:table-cell>");
        }
        self.body.push_str("</table:table-row>");
    }

    /// `text` is XML already.
    fn paragraph(&mut self, style: &str, text: &str) {
        self.body.push_str(&format!("<text:p text:style-name=\"{style}\">{text}</text:p>"));
    }
}

fn span(style: &str, text: &str) -> String {
    format!("<text:span text:style-name=\"{style}\">{}</text:span>", escape(text))
}

fn manifest() -> String {
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    format!(
        "{XML}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" \
         manifest:media-type=\"{TYPE}\"/>{}{}{}</manifest:manifest>",
        entry("content.xml", "text/xml"),
        entry("meta.xml", "text/xml"),
        entry("styles.xml", "text/xml")
    )
}

fn styles_part() -> String {
    let paragraph = |name: &str, parent: &str, layout: &str, letters: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:display-name=\"{}\" style:family=\"paragraph\" \
             style:parent-style-name=\"{parent}\"><style:paragraph-properties {layout}/>\
             <style:text-properties {letters}/></style:style>",
            name.replace("_20_", " ")
        )
    };
    let heading = |level: u8, size: &str, before: &str| {
        format!(
            "<style:style style:name=\"Heading_20_{level}\" style:display-name=\"Heading {level}\" \
             style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" \
             style:default-outline-level=\"{level}\"><style:paragraph-properties fo:margin-top=\"{before}\" \
             fo:margin-bottom=\"0.05cm\" fo:keep-with-next=\"always\"/><style:text-properties fo:font-size=\"{size}\" \
             fo:font-weight=\"bold\"/></style:style>"
        )
    };
    format!(
        "{XML}<office:document-styles {NAMES}><office:font-face-decls><style:font-face style:name=\"Arial\" \
         svg:font-family=\"Arial, 'Liberation Sans'\" style:font-family-generic=\"swiss\"/></office:font-face-decls>\
         <office:styles><style:default-style style:family=\"paragraph\"><style:text-properties style:font-name=\"Arial\" \
         fo:font-size=\"8.5pt\" fo:language=\"fr\" fo:country=\"FR\"/></style:default-style>\
         <style:style style:name=\"Standard\" style:family=\"paragraph\"/>{}{}{}{}{}{}{}{}{}\
         <text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">\
         <style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">\
         <style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"0.4cm\" \
         fo:text-indent=\"-0.4cm\" fo:margin-left=\"0.4cm\"/></style:list-level-properties>\
         </text:list-level-style-bullet></text:list-style></office:styles>\
         <office:automatic-styles><style:page-layout style:name=\"A4\"><style:page-layout-properties \
         fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"1.4cm\" fo:margin-top=\"1.4cm\" \
         fo:margin-bottom=\"1.4cm\" fo:margin-left=\"1.4cm\" fo:margin-right=\"1.4cm\"/></style:page-layout>\
         </office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" \
         style:page-layout-name=\"A4\"/></office:master-styles></office:document-styles>",
        heading(1, "13.5pt", "0cm"),
        heading(2, "10pt", "0.2cm"),
        heading(3, "10pt", "0.2cm"),
        paragraph("Text_20_body", "Standard", "fo:margin-bottom=\"0.07cm\"", ""),
        paragraph("Alert", "Standard", "fo:border=\"1.5pt solid #000000\" fo:padding=\"0.15cm\"", ""),
        paragraph("Pair", "Standard", "", ""),
        paragraph("Item", "Standard", "", ""),
        paragraph("Cell", "Standard", "", ""),
        paragraph("Column_20_head", "Cell", "fo:keep-with-next=\"always\"", "fo:font-weight=\"bold\""),
    )
}

/// Width of the text, in centimetres.
const WIDTH: f64 = 18.2;

/// Styles of the text that no reader chooses by name.
const AUTOMATIC: &str = "\
    <style:style style:name=\"New_20_page\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_2\">\
    <style:paragraph-properties fo:break-before=\"page\"/></style:style>\
    <style:style style:name=\"Bold\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
    <style:style style:name=\"Line\" style:family=\"text\"><style:text-properties style:text-underline-style=\"solid\" \
    style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"/></style:style>\
    <style:style style:name=\"Grid\" style:family=\"table\"><style:table-properties style:width=\"18.2cm\" \
    table:align=\"left\" table:border-model=\"collapsing\" fo:margin-bottom=\"0.07cm\"/></style:style>\
    <style:style style:name=\"Whole\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/>\
    </style:style><style:style style:name=\"Framed\" style:family=\"table-cell\"><style:table-cell-properties \
    fo:border=\"0.5pt solid #808080\" fo:padding=\"0.04cm\" fo:padding-left=\"0.15cm\"/></style:style>";

const TYPE: &str = "application/vnd.oasis.opendocument.text";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    office:version=\"1.3\"";
