//! Builds `fixtures/documents/every-place.odt` and `every-place.fodt`: notes of an invented working group, with one
//! invented value planted in every place of an OpenDocument text that can hold words. Both are made of the same pieces.

use std::io::{Cursor, Write};

use huisclos::segment::Role;

use crate::builder::{Parts, Planted};

/// Every planted value; each is found nowhere else in the file. The flat file has all of them in its only part.
pub(crate) const PLANTED: &[Planted] = &[
    ("tracked deletion", "content.xml", Role::Deleted, "Bastien FONTVIEILLE"),
    ("tracked deletion author", "content.xml", Role::Trace, "Sylvain ROQUEBRUNE"),
    ("tracked deletion remark", "content.xml", Role::Comment, "vu par téléphone avec Maryse"),
    ("tracked insertion", "content.xml", Role::Body, "Hamid CORDESSE"),
    ("tracked insertion author", "content.xml", Role::Trace, "Noémie VALBONNAIS"),
    ("form name", "content.xml", Role::Attribute, "fiche TOUVERAC"),
    ("form value", "content.xml", Role::Attribute, "saisie RAMBERTOU"),
    ("form current value", "content.xml", Role::Attribute, "Aurèle BOUSSIGNAC"),
    ("form label", "content.xml", Role::Attribute, "suivi de Coumba"),
    ("form list label", "content.xml", Role::Attribute, "Élise PORTALEGRE"),
    ("form list value", "content.xml", Role::Attribute, "opt-GRAMONTEL"),
    ("variable declaration", "content.xml", Role::Attribute, "var LANDOUZY"),
    ("user field value", "content.xml", Role::Attribute, "Isaline BRUCARGUES"),
    ("user field name", "content.xml", Role::Attribute, "décl-MORTEFONT"),
    ("paragraph", "content.xml", Role::Body, "Damien ESPAGNOUX"),
    ("after a tab", "content.xml", Role::Body, "06 39 98 21 43"),
    ("after a line break", "content.xml", Role::Body, "Colette SAINTRAC"),
    ("note label", "content.xml", Role::Attribute, "renvoi GUISCARD"),
    ("footnote", "content.xml", Role::Note, "Tante ISABEAU"),
    ("endnote", "content.xml", Role::Note, "Oncle THÉODULE"),
    ("four spans and an entity", "content.xml", Role::Body, "Maël BEAU&LIEU"),
    ("CDATA", "content.xml", Role::Body, "Zélie PRADELOUP"),
    ("counted spaces", "content.xml", Role::Body, "Wendy  HARSCOUËT"),
    ("broken line of the source", "content.xml", Role::Body, "Jean\u{2011}Noé LABASTIDE"),
    ("comment", "content.xml", Role::Comment, "rappeler Djeneba"),
    ("comment author", "content.xml", Role::Trace, "Honorine PELISSANNE"),
    ("comment initials", "content.xml", Role::Trace, "HPzq"),
    ("comment name", "content.xml", Role::Attribute, "remarque-DELACOMBE"),
    ("author field", "content.xml", Role::Trace, "Philomène TARDIEUX"),
    ("sender field", "content.xml", Role::Trace, "secretariat.vx@mairie.example"),
    ("file name field", "content.xml", Role::Trace, "CR-FAMILLE-OUDEYER.odt"),
    ("user field", "content.xml", Role::Body, "Ambre CHASTENET"),
    ("variable", "content.xml", Role::Body, "Ilan MAUREPAS"),
    ("database field", "content.xml", Role::Body, "Rosalie DENGUIN"),
    ("database name", "content.xml", Role::Trace, "Base des suivis ARGELIERS"),
    ("database table", "content.xml", Role::Attribute, "table-VIELMUR"),
    ("database column", "content.xml", Role::Attribute, "colonne-NOGARO"),
    ("placeholder", "content.xml", Role::Body, "Octave MIRAMAS"),
    ("placeholder hint", "content.xml", Role::Attribute, "nom de Fantine"),
    ("conditional text", "content.xml", Role::Body, "chez Léontine"),
    ("condition", "content.xml", Role::Attribute, "Brandivy"),
    ("text if true", "content.xml", Role::Attribute, "chez Apolline"),
    ("text if false", "content.xml", Role::Attribute, "chez Hyacinthe"),
    ("hidden text field", "content.xml", Role::Deleted, "Ferréol MALAUCENE"),
    ("hidden paragraph", "content.xml", Role::Deleted, "Gatien HIRSINGUE"),
    ("hidden span", "content.xml", Role::Deleted, "Swann ALTKIRCH"),
    ("hidden section", "content.xml", Role::Deleted, "Section de Tugdual"),
    ("section name", "content.xml", Role::Attribute, "partie KERLOUAN"),
    ("section's file", "content.xml", Role::Trace, "file:///H:/social/perigneux/annexe.odt"),
    ("section's source", "content.xml", Role::Attribute, "bloc-SAILLANS"),
    ("link text", "content.xml", Role::Body, "la mère de Wissal"),
    ("link target", "content.xml", Role::Target, "fanta.lescure@mairie.example"),
    ("escaped link target", "content.xml", Role::Target, "dossier André CAZILHAC"),
    ("link name", "content.xml", Role::Attribute, "écrire à Bérangère"),
    ("link title", "content.xml", Role::Attribute, "pour Cunégonde"),
    ("bookmark", "content.xml", Role::Attribute, "situation_PEYROLLES"),
    ("index entry", "content.xml", Role::Attribute, "entrée FRONTENEX"),
    ("index key", "content.xml", Role::Attribute, "clé-MARLIEUX"),
    ("reference", "content.xml", Role::Body, "Quentin VAUVILLERS"),
    ("reference name", "content.xml", Role::Attribute, "renvoi-JUSSEY"),
    ("ruby", "content.xml", Role::Body, "Mahaut"),
    ("text box", "content.xml", Role::Body, "Assitan DELMAS"),
    ("frame name", "content.xml", Role::Attribute, "cadre MASEVAUX"),
    ("frame title", "content.xml", Role::Attribute, "titre du cadre SOULTZ"),
    ("frame description", "content.xml", Role::Attribute, "photo de Romaric"),
    ("shape", "content.xml", Role::Body, "bulle de Clémence"),
    ("table name", "content.xml", Role::Attribute, "Fratrie COURPIERE"),
    ("table head", "content.xml", Role::Body, "Élu référent TOURNEMIRE"),
    ("table cell", "content.xml", Role::Body, "Inaya BOURDEILLES"),
    ("nested table cell", "content.xml", Role::Body, "Lilou GRANDCOMBE"),
    ("number behind a cell", "content.xml", Role::Trace, "639982177"),
    ("editing session", "content.xml", Role::Trace, "00d4e5f6"),
    ("XML comment", "content.xml", Role::Trace, "remarque de BRISSARTHE"),
    ("chart title", "Object 1/content.xml", Role::Body, "Faits rue des Capucines"),
    ("chart series", "Object 1/content.xml", Role::Body, "Hall MONTESTRUC"),
    ("style name", "styles.xml", Role::Attribute, "Fiche MONTFAUCON"),
    ("style's shown name", "styles.xml", Role::Attribute, "fiche VERDELAIS"),
    ("number prefix", "styles.xml", Role::Attribute, "Dossier MAULEON"),
    ("header", "styles.xml", Role::Furniture, "Ville de Saint-Quirin-des-Prés"),
    ("footer", "styles.xml", Role::Furniture, "secrétariat d'Ermeline"),
    ("first author", "meta.xml", Role::Trace, "Édmée DUPLESSIX"),
    ("last author", "meta.xml", Role::Trace, "Clotaire RABASTENS"),
    ("printed by", "meta.xml", Role::Trace, "Wilfrid NONTRON"),
    ("title", "meta.xml", Role::Attribute, "Situation LAGARDELLE"),
    ("subject", "meta.xml", Role::Attribute, "famille MESSEGUER"),
    ("keyword", "meta.xml", Role::Attribute, "motclef-FERRANTON"),
    ("description", "meta.xml", Role::Attribute, "vu avec Placide"),
    ("template title", "meta.xml", Role::Trace, "Modèle de Josseline"),
    ("template path", "meta.xml", Role::Trace, "file:///C:/Users/mgourdon/minutes.ott"),
    ("user-defined property", "meta.xml", Role::Attribute, "dossier n° 2024/KOUYGAN"),
    ("user-defined property name", "meta.xml", Role::Attribute, "Réf-TISSANDIER"),
    ("company", "meta.xml", Role::Trace, "Mairie de Valfleury"),
    ("printer", "settings.xml", Role::Trace, "Imprimante-de-Capucine"),
    ("printer setup", "settings.xml", Role::Trace, "kQH+/0ltcHJpbWFudGU="),
    ("database", "settings.xml", Role::Trace, "Suivis SAVENAY"),
    ("path of a palette", "settings.xml", Role::Trace, "file:///D:/ygaubert/couleurs.soc"),
];

/// A picture of one point.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\" xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" xmlns:officeooo=\"http://openoffice.org/2009/office\" xmlns:ooo=\"http://openoffice.org/2004/office\" xmlns:ooow=\"http://openoffice.org/2004/writer\" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" office:version=\"1.3\"";

const LAYOUT: &str = "<style:page-layout style:name=\"pm1\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-top=\"2cm\" fo:margin-bottom=\"2cm\" fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/></style:page-layout>";

fn xml(root: &str, inside: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:{root} {NAMESPACES}>{inside}</office:{root}>")
        .into_bytes()
}

fn piece(text: &'static str) -> &'static str {
    text.trim_end()
}

fn body(picture: &str, object: &str) -> String {
    let body = piece(include_str!("body.xml")).replace("PICTURE", picture).replace("OBJECT", object);
    format!("<office:body><office:text>{body}</office:text></office:body>")
}

/// The parts of the package, in an order of LibreOffice.
pub(crate) fn parts() -> Parts {
    let automatic = piece(include_str!("automatic.xml"));
    let image = |href: &str| {
        format!(
            "<draw:image xlink:href=\"{href}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
        )
    };
    let object =
        "<draw:object xlink:href=\"./Object 1\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>";
    let content =
        body(&image("Pictures/photo-GUEMENE.png"), &format!("{object}{}", image("./ObjectReplacements/Object 1")));
    let styles = piece(include_str!("styles.xml"));
    let master = piece(include_str!("master.xml"));
    let settings = piece(include_str!("settings.xml"));
    let picture = || PNG.to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    let mut parts: Parts = [
        ("mimetype", text("application/vnd.oasis.opendocument.text")),
        ("Configurations2/accelerator/current.xml", text("<a>secret-shortcut</a>")),
        ("content.xml", xml("document-content", &format!("<office:scripts/><office:automatic-styles>{automatic}</office:automatic-styles>{content}"))),
        ("styles.xml", xml("document-styles", &format!("<office:styles>{styles}</office:styles><office:automatic-styles>{LAYOUT}</office:automatic-styles><office:master-styles>{master}</office:master-styles>"))),
        ("meta.xml", xml("document-meta", &format!("<office:meta>{}</office:meta>", piece(include_str!("meta.xml"))))),
        ("settings.xml", xml("document-settings", &format!("<office:settings>{settings}</office:settings>"))),
        ("Pictures/photo-GUEMENE.png", picture()),
        ("Object 1/content.xml", xml("document-content", piece(include_str!("chart.xml")))),
        ("Object 2", text("\u{0}secret-ole")),
        ("ObjectReplacements/Object 1", text("VCLMTF secret-preview")),
        ("Thumbnails/thumbnail.png", picture()),
        ("layout-cache", text("secret-layout")),
        ("manifest.rdf", text("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">secret-rdf</rdf:RDF>")),
        ("VersionList.xml", text("<VL:version-list>secret-version</VL:version-list>")),
        ("Versions/Version1", text("PK secret-former")),
        ("Basic/script-lc.xml", text("<!DOCTYPE library:libraries PUBLIC \"a\" \"b\"><library:libraries/>")),
        ("META-INF/documentsignatures.xml", text("<document-signatures>secret-signature</document-signatures>")),
    ]
    .into_iter()
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .collect();
    let manifest = manifest(&parts);
    parts.push(("META-INF/manifest.xml".to_owned(), manifest));
    parts
}

/// The list of parts that a package with these would have.
fn manifest(parts: &Parts) -> Vec<u8> {
    let entry = |path: &str, media: &str| {
        format!(" <manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{media}\"/>\n")
    };
    let mut list = entry("/", "application/vnd.oasis.opendocument.text");
    list.push_str(&entry("Configurations2/", "application/vnd.sun.xml.ui.configuration"));
    list.push_str(&entry("Object 1/", "application/vnd.oasis.opendocument.chart"));
    for (name, _) in parts.iter().filter(|(name, _)| name != "mimetype" && !name.starts_with("META-INF")) {
        let media = match name.rsplit('.').next() {
            Some("xml") => "text/xml",
            Some("png") => "image/png",
            Some("rdf") => "application/rdf+xml",
            _ => "application/binary",
        };
        list.push_str(&entry(name, media));
    }
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\n{list}</manifest:manifest>").into_bytes()
}

/// The package.
pub(crate) fn odt() -> Vec<u8> {
    pack(&parts())
}

/// The flat file.
pub(crate) fn fodt() -> Vec<u8> {
    let packed = format!("<draw:image><office:binary-data>{PICTURE}</office:binary-data></draw:image>");
    let chart = piece(include_str!("chart.xml"));
    let object = format!(
        "<draw:object><office:document office:mimetype=\"application/vnd.oasis.opendocument.chart\" office:version=\"1.3\">{chart}</office:document></draw:object>"
    );
    let preview = "<draw:image><office:binary-data>VkNMTVRGc2VjcmV0LXByZXZpZXc=</office:binary-data></draw:image>";
    let inside = format!(
        "<office:meta>{}</office:meta><office:settings>{}</office:settings><office:scripts/><office:styles>{}</office:styles>\
         <office:automatic-styles>{LAYOUT}{}</office:automatic-styles><office:master-styles>{}</office:master-styles>{}",
        piece(include_str!("meta.xml")),
        piece(include_str!("settings.xml")),
        piece(include_str!("styles.xml")),
        piece(include_str!("automatic.xml")),
        piece(include_str!("master.xml")),
        body(&packed, &format!("{object}{preview}")),
    );
    let text = String::from_utf8(xml("document", &inside)).expect("UTF-8");
    let root = "office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.text\"";
    text.replacen("office:version=\"1.3\"", root, 1).into_bytes()
}

/// An archive of these parts, the first of them not packed.
pub(crate) fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = match name.as_str() {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT);
        writer.start_file(name.as_str(), options.compression_method(method)).expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// [`PICTURE`], unpacked.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdacd\xf8\xcfP\x0f\0\x03\
      \x86\x01\x80Z4}k\0\0\0\0IEND\xaeB`\x82";
