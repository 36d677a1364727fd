//! Builds `fixtures/documents/every-place.docx`: notes of an invented working group, with one invented
//! value planted in every place of a Word file that can hold words. docx-rs makes the plain parts; the places that it does
//! not know are added to its parts by hand.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use docx_rs::{
    BreakType, Comment, Delete, Docx, Footer, Footnote, Header, Hyperlink, HyperlinkType, Insert, Paragraph, Run,
    Table, TableCell, TableRow,
};
use huisclos::segment::Role;

mod inner;

/// A place, the part that holds it, the role of its segment, and the value planted there.
pub(crate) type Planted = (&'static str, &'static str, Role, &'static str);

/// Every planted value; each is found nowhere else in the file.
pub(crate) const PLANTED: &[Planted] = &[
    ("paragraph", "word/document.xml", Role::Body, "Karim ABESSOLE"),
    ("after a tab", "word/document.xml", Role::Body, "06 39 98 12 34"),
    ("after a line break", "word/document.xml", Role::Body, "Odette VIREMONT"),
    ("three runs and an entity", "word/document.xml", Role::Body, "Maël QUER&NEAU"),
    ("CDATA", "word/document.xml", Role::Body, "Zoé PLANTIVEAU"),
    ("no-break hyphen", "word/document.xml", Role::Body, "Jean\u{2011}Aimé ROUSSILHE"),
    ("optional hyphen", "word/document.xml", Role::Body, "CASTEL\u{ad}NEUVE"),
    ("table head", "word/document.xml", Role::Body, "Élu référent TOUZALIN"),
    ("table cell", "word/document.xml", Role::Body, "Inès BAUDRIBOS"),
    ("nested table cell", "word/document.xml", Role::Body, "Lila GRANDSERRE"),
    ("content control", "word/document.xml", Role::Body, "Nolan PEYRIGUERE"),
    ("content control title", "word/document.xml", Role::Attribute, "Fiche VAUDESCAL"),
    ("content control tag", "word/document.xml", Role::Attribute, "tag-MIRABELLON"),
    ("drop-down entry", "word/document.xml", Role::Attribute, "Soraya DELPEUCH"),
    ("drop-down value", "word/document.xml", Role::Attribute, "val-KERGUENOU"),
    ("tracked insertion", "word/document.xml", Role::Body, "Hakim LESTRANGUE"),
    ("tracked insertion author", "word/document.xml", Role::Trace, "Sylvette NOIRBOURG"),
    ("tracked deletion", "word/document.xml", Role::Deleted, "Bilal FONTGRIVE"),
    ("moved away", "word/document.xml", Role::Deleted, "Tess OLLIERGUES"),
    ("hidden text", "word/document.xml", Role::Deleted, "Enzo MARCILLOUX"),
    ("link text", "word/document.xml", Role::Body, "la mère de Wassim"),
    ("link target", "word/_rels/document.xml.rels", Role::Target, "fatou.brevilliers@mairie.example"),
    ("escaped link target", "word/_rels/document.xml.rels", Role::Target, "dossier René CHAUVIGNAC"),
    ("template path", "word/_rels/settings.xml.rels", Role::Trace, "file:///C:/Users/jperdriol/minutes.dotx"),
    ("link tip", "word/document.xml", Role::Attribute, "écrire à Ludivine"),
    ("bookmark", "word/document.xml", Role::Attribute, "situation_TARRAGNAT"),
    ("field over two runs", "word/document.xml", Role::Target, "noor.ettalbi@asso.example"),
    ("simple field", "word/document.xml", Role::Target, "lien_ESPARVIER"),
    ("form default", "word/document.xml", Role::Attribute, "Gwendal HUITREPIN"),
    ("text box", "word/document.xml", Role::Body, "Assia TREMBLADOU"),
    ("text box for old readers", "word/document.xml", Role::Body, "Yacine CORBIGNOT"),
    ("drawing name", "word/document.xml", Role::Attribute, "cadre MOULESSEHOUL"),
    ("alternative text", "word/document.xml", Role::Attribute, "photo de Rayane OUDINELLE"),
    ("shape alternative text", "word/document.xml", Role::Attribute, "plan du hall VERSAVEL"),
    ("word art", "word/document.xml", Role::Attribute, "Fête de SIDONIE"),
    ("shape copy", "word/document.xml", Role::Trace, "UEsDBBQAAAAIAGtlcmdvbGF5"),
    ("XML comment", "word/document.xml", Role::Trace, "note de BRIZAMBOURG"),
    ("header", "word/header1.xml", Role::Furniture, "Ville de Saint-Orens-la-Vigne"),
    ("footer", "word/footer1.xml", Role::Furniture, "secrétariat d'Armelle"),
    ("footnote", "word/footnotes.xml", Role::Note, "Tante GERMONDE"),
    ("endnote", "word/endnotes.xml", Role::Note, "Oncle PHILIBERT"),
    ("comment", "word/comments.xml", Role::Comment, "appeler Djamila"),
    ("comment author", "word/comments.xml", Role::Trace, "Hortense QUINCEVAL"),
    ("people", "word/people.xml", Role::Trace, "Barnabé SOULIGNON"),
    ("people's account", "word/people.xml", Role::Trace, "bsoulignon@ville.example"),
    ("core author", "docProps/core.xml", Role::Trace, "Evariste DUPLANTOIS"),
    ("core editor", "docProps/core.xml", Role::Trace, "Clotilde RABAUDENG"),
    ("core title", "docProps/core.xml", Role::Attribute, "Situation LAGARRIGOU"),
    ("core subject", "docProps/core.xml", Role::Attribute, "famille MESSAOUDENE"),
    ("core keywords", "docProps/core.xml", Role::Attribute, "motclef-FERRANDIER"),
    ("core description", "docProps/core.xml", Role::Attribute, "vu avec Pacôme"),
    ("company", "docProps/app.xml", Role::Trace, "Mairie de Valcendre"),
    ("manager", "docProps/app.xml", Role::Trace, "Ombeline SARTROUX"),
    ("titles of parts", "docProps/app.xml", Role::Attribute, "Titre VILLEBRUN"),
    ("custom property", "docProps/custom.xml", Role::Attribute, "dossier n° 2024/KOFFIGAN"),
    ("custom property name", "docProps/custom.xml", Role::Attribute, "Réf-TISSERANDY"),
    ("custom XML text", "customXml/item1.xml", Role::Trace, "Mélusine ARCAMBAL"),
    ("custom XML attribute", "customXml/item1.xml", Role::Trace, "chef-BOISROBERT"),
    ("document variable", "word/settings.xml", Role::Attribute, "variable-DRUILHET"),
    ("session mark", "word/settings.xml", Role::Trace, "00C0FFEE"),
    ("document number", "word/settings.xml", Role::Trace, "{5EBA5713-0000-4000-8000-00000BADCAFE}"),
    ("bound control", "word/document.xml", Role::Trace, "dossier-LAVERGNOLLE"),
    ("tracked move's name", "word/document.xml", Role::Attribute, "move-COURTABESSE"),
    ("line to sign", "word/document.xml", Role::Attribute, "Philomène ESCANDIEU"),
    ("address to sign", "word/document.xml", Role::Attribute, "pescandieu@ville.example"),
    ("building block", "word/glossary/document.xml", Role::Body, "bloc TEYSSEDRE"),
    ("building block's name", "word/glossary/document.xml", Role::Attribute, "Formule MONTARNAL"),
    ("diagram", "word/diagrams/data1.xml", Role::Body, "Référent SALIGNOUX"),
    ("drawn diagram", "word/diagrams/drawing1.xml", Role::Body, "Référente COUFFIGNAL"),
    ("note in UTF-16", "word/comments2.xml", Role::Comment, "Josué BELCASTEL"),
    ("cell of a chart's sheet", "word/embeddings/sheet1.xlsx/xl/sharedStrings.xml", Role::Body, "Hall PEYRELONGUE"),
    ("text result of a formula", "word/embeddings/sheet1.xlsx/xl/worksheets/sheet1.xml", Role::Body, "Cour ARDILOUSE"),
    ("name of a sheet", "word/embeddings/sheet1.xlsx/xl/workbook.xml", Role::Attribute, "Feuille VALADIER"),
    ("editor of a sheet", "word/embeddings/sheet1.xlsx/docProps/core.xml", Role::Trace, "Anselme ROUCAUTE"),
    ("document in the document", "word/embeddings/document1.docx/word/document.xml", Role::Body, "Mahé FROIDECOURT"),
    ("its author", "word/embeddings/document1.docx/docProps/core.xml", Role::Trace, "Wilfrid BRANDEBOURG"),
    ("text chunk", "word/afchunk1.txt/text", Role::Body, "Sacha LESTRADE"),
    ("chart title", "word/charts/chart1.xml", Role::Body, "Faits rue des Aubépines"),
    ("chart category", "word/charts/chart1.xml", Role::Body, "Hall ESCOURBIAC"),
];

/// The parts of the file, in order.
pub(crate) type Parts = Vec<(String, Vec<u8>)>;

/// The file. Made once, because docx-rs numbers paragraphs by a counter of the process.
pub(crate) fn every_place() -> Vec<u8> {
    static BUILT: LazyLock<Vec<u8>> = LazyLock::new(build);
    BUILT.clone()
}

fn build() -> Vec<u8> {
    let mut parts = plain();
    let body = include_str!("extra/body.xml");
    edit(&mut parts, "word/document.xml", |xml| {
        let at = xml.rfind("<w:sectPr").expect("a section");
        let root = xml.find("<w:body>").expect("a body");
        let declared = ["wps", "v", "o", "w10", "mc", "a", "wp", "c", "r"];
        let missing: String = NAMESPACES
            .iter()
            .filter(|(prefix, _)| declared.contains(prefix) && !xml[..root].contains(&format!("xmlns:{prefix}=")))
            .map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\""))
            .collect();
        let open = xml.find("<w:document").expect("a root") + "<w:document".len();
        format!("{}{missing}{}{}{}", &xml[..open], &xml[open..at], body.trim_end(), &xml[at..])
    });
    edit(&mut parts, "word/_rels/document.xml.rels", |xml| {
        xml.replace("</Relationships>", concat!(include_str!("extra/document.rels"), "</Relationships>"))
    });
    edit(&mut parts, "_rels/.rels", |xml| {
        xml.replace(
            "</Relationships>",
            "<Relationship Id=\"rIdThumb\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail\" \
             Target=\"docProps/thumbnail.jpeg\"/></Relationships>",
        )
    });
    edit(&mut parts, "[Content_Types].xml", |xml| {
        xml.replace("</Types>", concat!(include_str!("extra/types.xml"), "</Types>"))
    });
    for (name, text) in [
        ("docProps/core.xml", include_str!("extra/core.xml")),
        ("docProps/app.xml", include_str!("extra/app.xml")),
        ("docProps/custom.xml", include_str!("extra/custom.xml")),
        ("word/people.xml", include_str!("extra/people.xml")),
        ("word/endnotes.xml", include_str!("extra/endnotes.xml")),
        ("word/charts/chart1.xml", include_str!("extra/chart.xml")),
        ("customXml/item1.xml", include_str!("extra/item.xml")),
        ("word/glossary/document.xml", include_str!("extra/glossary.xml")),
        ("word/diagrams/data1.xml", include_str!("extra/diagram.xml")),
        ("word/diagrams/drawing1.xml", include_str!("extra/drawing.xml")),
        ("word/_rels/settings.xml.rels", include_str!("extra/settings.rels")),
    ] {
        parts.retain(|(existing, _)| existing != name);
        parts.push((name.to_owned(), text.trim_end().as_bytes().to_vec()));
    }
    edit(&mut parts, "word/settings.xml", |xml| {
        xml.replace(
            "</w:settings>",
            "<w:rsids><w:rsidRoot w:val=\"00C0FFEE\"/><w:rsid w:val=\"00BEEF01\"/></w:rsids>\
             <w15:docId xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" w15:val=\"{5EBA5713-0000-4000-8000-00000BADCAFE}\"/></w:settings>",
        )
    });
    let wide = |text: &str| std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    parts.push(("word/comments2.xml".to_owned(), wide(include_str!("extra/comments2.xml").trim_end())));
    parts.push(("word/embeddings/sheet1.xlsx".to_owned(), inner::sheet()));
    parts.push(("word/embeddings/document1.docx".to_owned(), inner::document()));
    parts.push(("word/afchunk1.txt".to_owned(), "Vu avec Sacha LESTRADE.".as_bytes().to_vec()));
    parts.push(("docProps/thumbnail.jpeg".to_owned(), b"\xff\xd8\xff\xe0 a small picture of the first page".to_vec()));
    zip(&parts)
}

const NAMESPACES: &[(&str, &str)] = &[
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("w10", "urn:schemas-microsoft-com:office:word"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
];

/// What docx-rs can say.
fn plain() -> Parts {
    let text = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |words: &str| TableCell::new().add_paragraph(text(words));
    let comment = Comment::new(1)
        .author("Hortense QUINCEVAL")
        .date("2024-05-14T09:00:00Z")
        .add_paragraph(text("appeler Djamila demain"));
    let table = Table::new(vec![
        TableRow::new(vec![cell("Situation"), cell("Élu référent TOUZALIN"), cell("Suite")]),
        TableRow::new(vec![
            cell("n° 1"),
            cell("Inès BAUDRIBOS, 14 ans"),
            TableCell::new()
                .add_table(Table::new(vec![TableRow::new(vec![cell("à revoir avec Lila GRANDSERRE")])]))
                .add_paragraph(text("en juin")),
        ]),
    ]);
    let docx = Docx::new()
        .created_at("2024-05-14T09:00:00Z")
        .updated_at("2024-05-14T09:00:00Z")
        .add_doc_var("dossier", "variable-DRUILHET")
        .header(Header::new().add_paragraph(text("Ville de Saint-Orens-la-Vigne — cellule de veille")))
        .footer(Footer::new().add_paragraph(text("secrétariat d'Armelle, page 1")))
        .add_style(docx_rs::Style::new("Titre1", docx_rs::StyleType::Paragraph).name("heading 1").bold().size(32))
        .add_paragraph(text("Groupe de travail du 14 mai").style("Titre1"))
        .add_paragraph(
            Paragraph::new()
                .add_comment_start(comment)
                .add_run(Run::new().add_text("La situation de Karim ABESSOLE est évoquée"))
                .add_comment_end(1)
                .add_run(Run::new().add_tab().add_text("06 39 98 12 34"))
                .add_run(Run::new().add_break(BreakType::TextWrapping).add_text("Mme Odette VIREMONT suit le dossier."))
                .add_run(
                    Run::new().add_footnote_reference(
                        Footnote::new()
                            .add_content(Paragraph::new().add_run(Run::new().add_text("Tante GERMONDE présente."))),
                    ),
                ),
        )
        .add_table(table)
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("Avec "))
                .add_insert(
                    Insert::new(Run::new().add_text("Hakim LESTRANGUE"))
                        .author("Sylvette NOIRBOURG")
                        .date("2024-05-15T09:00:00Z"),
                )
                .add_delete(
                    Delete::new()
                        .add_run(Run::new().add_delete_text("Bilal FONTGRIVE"))
                        .author("correction")
                        .date("2024-05-15T09:00:00Z"),
                )
                .add_run(Run::new().add_text(" à l'accueil.")),
        )
        .add_paragraph(
            Paragraph::new()
                .add_run(Run::new().add_text("Joindre "))
                .add_hyperlink(
                    Hyperlink::new("mailto:fatou.brevilliers@mairie.example", HyperlinkType::External)
                        .add_run(Run::new().add_text("la mère de Wassim")),
                )
                .add_run(Run::new().add_text(".")),
        );
    let mut packed = Cursor::new(Vec::new());
    docx.build().pack(&mut packed).expect("docx-rs packs");
    unzip(&packed.into_inner())
}

pub(crate) fn edit(parts: &mut Parts, name: &str, change: impl FnOnce(&str) -> String) {
    let (_, bytes) = parts.iter_mut().find(|(existing, _)| existing == name).expect(name);
    let changed = change(std::str::from_utf8(bytes).expect("UTF-8"));
    assert_ne!(changed.as_bytes(), bytes, "{name} has the place where something goes");
    *bytes = changed.into_bytes();
}

/// Every entry of an archive but its folders.
pub(crate) fn unzip(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .filter_map(|index| {
            let mut entry = archive.by_index(index).expect("an entry");
            let name = entry.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("its bytes");
            (!name.ends_with('/')).then_some((name, bytes))
        })
        .collect()
}

/// An archive of these parts.
pub(crate) fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT);
        writer.start_file(name.as_str(), options).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}
