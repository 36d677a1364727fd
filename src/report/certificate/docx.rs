//! Word: the styles that its outline and screen readers go by, tables whose first row heads their columns.
//!
//! docx-rs says neither the language of a text nor that a row is a heading, so the parts are written here.

use super::package::{blank, escape, pack};
use super::{Block, Certificate, Table};
use crate::error::Error;

/// Width of the text, in twentieths of a point.
const WIDTH: u32 = 11906 - 2 * MARGIN;
const MARGIN: u32 = 794;

/// The file.
pub(super) fn write(certificate: &Certificate) -> Result<Vec<u8>, Error> {
    let mut body = styled("Heading1", &run(&certificate.title, ""));
    for (i, part) in certificate.parts.iter().enumerate() {
        if let Some(title) = &part.title {
            let properties = if i > 0 { "<w:pageBreakBefore/>" } else { "" };
            body.push_str(&paragraph("Heading2", properties, &run(title, "")));
        }
        let heading = if part.title.is_some() { "Heading3" } else { "Heading2" };
        for block in &part.blocks {
            body.push_str(&self::block(block, heading));
        }
    }
    let document = format!(
        "{XML}<w:document xmlns:w=\"{W}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"400\" \
         w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let core = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>fr-FR</dc:language>\
         </cp:coreProperties>",
        escape(&certificate.title)
    );
    pack(
        &[
            ("[Content_Types].xml", &types()),
            ("_rels/.rels", &relations(&[("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")])),
            ("docProps/core.xml", &core),
            ("word/document.xml", &document),
            (
                "word/_rels/document.xml.rels",
                &relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]),
            ),
            ("word/styles.xml", &styles()),
            ("word/numbering.xml", &numbering()),
            ("word/settings.xml", &settings()),
        ],
        0,
    )
}

fn block(block: &Block, heading: &str) -> String {
    match block {
        Block::Heading(text) => styled(heading, &run(text, "")),
        Block::Alert(first, text) => styled("Alert", &(run(first, BOLD) + &run(&format!(" {text}"), ""))),
        Block::Paragraph(text) => styled("", &run(text, "")),
        Block::Pairs(pairs) => pairs
            .iter()
            .map(|(name, value)| {
                let name = run(&format!("{name}\u{a0}: "), BOLD);
                styled("Pair", &(name + &value.as_ref().map_or_else(|| run(&blank(), LINE), |value| run(value, ""))))
            })
            .collect(),
        Block::List(items) => items.iter().map(|item| styled("ListBullet", &run(item, ""))).collect(),
        Block::Table(table) => self::table(table),
    }
}

fn table(Table { caption, columns, rows }: &Table) -> String {
    let widths: Vec<u32> = columns.iter().map(|(_, share)| WIDTH * u32::from(*share) / 100).collect();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let row = |cells: &mut dyn Iterator<Item = &str>, head: bool| {
        let cells: String = cells
            .zip(&widths)
            .map(|(cell, width)| {
                let text = styled("Cell", &run(cell, if head { BOLD } else { "" }));
                format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
            })
            .collect();
        let head = if head { "<w:tblHeader/>" } else { "" };
        format!("<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>")
    };
    let head = row(&mut columns.iter().map(|(name, _)| name.as_str()), true);
    let rows: String = rows.iter().map(|cells| row(&mut cells.iter().map(String::as_str), false)).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" \
         w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"0\"/><w:tblCaption w:val=\"{}\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>",
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat(),
        escape(caption)
    )
}

fn border(side: &str) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>")
}

const BOLD: &str = "<w:b/>";
const LINE: &str = "<w:u w:val=\"single\"/>";

fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

fn styled(style: &str, runs: &str) -> String {
    paragraph(style, "", runs)
}

fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    format!("<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>")
}

fn types() -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{}{}</Types>",
        part("word/document.xml", "officedocument.wordprocessingml.document.main"),
        part("word/styles.xml", "officedocument.wordprocessingml.styles"),
        part("word/numbering.xml", "officedocument.wordprocessingml.numbering"),
        part("word/settings.xml", "officedocument.wordprocessingml.settings"),
        part("docProps/core.xml", "package.core-properties"),
    )
}

fn relations(targets: &[(&str, &str)]) -> String {
    let relation = |(i, (kind, target)): (usize, &(&str, &str))| {
        let kind = match *kind {
            "core" => "package/2006/relationships/metadata/core-properties".to_owned(),
            kind => format!("officeDocument/2006/relationships/{kind}"),
        };
        format!(
            "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/{kind}\" Target=\"{target}\"/>",
            i + 1
        )
    };
    let all: String = targets.iter().enumerate().map(relation).collect();
    format!(
        "{XML}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

/// Sizes are in half points, distances in twentieths of a point.
fn styles() -> String {
    let heading = |level: u8, size: u8, before: u8| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>\
             <w:spacing w:before=\"{before}\" w:after=\"30\"/><w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        )
    };
    let other = |id: &str, name: &str, properties: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:pPr>{properties}</w:pPr></w:style>"
        )
    };
    let frame = ["top", "left", "bottom", "right"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"12\" w:space=\"4\" w:color=\"000000\"/>"))
        .concat();
    format!(
        "{XML}<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"17\"/>\
         <w:szCs w:val=\"17\"/><w:lang w:val=\"fr-FR\" w:eastAsia=\"fr-FR\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"40\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         {}{}{}{}{}{}{}</w:styles>",
        heading(1, 27, 0),
        heading(2, 20, 110),
        heading(3, 20, 110),
        other("Alert", "Alert", &format!("<w:pBdr>{frame}</w:pBdr><w:spacing w:before=\"80\" w:after=\"80\"/>")),
        other("Pair", "Pair", "<w:spacing w:after=\"0\"/>"),
        other("Cell", "Cell", "<w:spacing w:after=\"0\"/>"),
        other(
            "ListBullet",
            "List Bullet",
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"0\"/>"
        ),
    )
}

fn numbering() -> String {
    format!(
        "{XML}<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"240\" w:hanging=\"240\"/></w:pPr></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

/// As Word 2013 and later lay it out.
fn settings() -> String {
    format!(
        "{XML}<w:settings xmlns:w=\"{W}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"fr-FR\"/></w:settings>"
    )
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
