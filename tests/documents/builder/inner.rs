//! The files inside `every-place.docx`: a chart's sheet, and a document.

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run};

use super::{edit, unzip, zip};

/// A workbook of one sheet.
pub(super) fn sheet() -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{types}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{types}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{types}.sharedStrings+xml\"/>\
                 <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"Feuille VALADIER\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>12</v></c>\
                 <c r=\"C1\" t=\"str\"><f>A1</f><v>Cour ARDILOUSE</v></c></row></sheetData></worksheet>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!(
                "<sst xmlns=\"{main}\" count=\"1\" uniqueCount=\"1\"><si><r><t>Hall PEYRE</t></r><r><t>LONGUE</t></r></si></sst>"
            ),
        ),
        (
            "docProps/core.xml",
            format!(
                "<cp:coreProperties xmlns:cp=\"{package}/metadata/core-properties\"><cp:lastModifiedBy>Anselme ROUCAUTE</cp:lastModifiedBy></cp:coreProperties>"
            ),
        ),
    ];
    zip(&parts.map(|(name, text)| (name.to_owned(), text.into_bytes())))
}

/// A document of one paragraph.
pub(super) fn document() -> Vec<u8> {
    let mut packed = Cursor::new(Vec::new());
    Docx::new()
        .created_at("2024-05-14T09:00:00Z")
        .updated_at("2024-05-14T09:00:00Z")
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text("Fiche de Mahé FROIDECOURT, 14 ans.")))
        .build()
        .pack(&mut packed)
        .expect("docx-rs packs");
    let mut parts = unzip(&packed.into_inner());
    edit(&mut parts, "docProps/core.xml", |xml| {
        let from = xml.find("<dc:creator>").expect("an author") + "<dc:creator>".len();
        let to = xml.find("</dc:creator>").expect("an author");
        format!("{}Wilfrid BRANDEBOURG{}", &xml[..from], &xml[to..])
    });
    zip(&parts)
}
