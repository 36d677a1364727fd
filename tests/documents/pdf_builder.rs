//! Builds `fixtures/documents/every-place.pdf`: notes of an invented working group, with one invented value planted in
//! every place of a PDF that can hold words. Written byte by byte, in two revisions, by nothing that huisclos reads or
//! writes with.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

/// Every planted value, after the place it is in; each is found nowhere else in the file.
pub(crate) const PLANTED: &[(&str, &str)] = &[
    ("page", "Karim ABESSOLE"),
    ("several strings of one operator", "Odette VIREMONT"),
    ("several operators", "Zoé PLANTIVEAU"),
    ("hexadecimal string", "Nolan PEYRIGUERE"),
    ("octal escapes", "Inès BAUDRIBOS"),
    ("font of two bytes a glyph", "Soraya DELPEUCH"),
    ("hyphen at a line end", "Wassim CASTELNEUVE"),
    ("white text", "Hakim LESTRANGUE"),
    ("invisible text", "Bilal FONTGRIVE"),
    ("off the page", "Tess OLLIERGUES"),
    ("form", "Enzo MARCILLOUX"),
    ("layer that is off", "Assia TREMBLADOU"),
    ("name of a layer", "Calque CORBIGNOT"),
    ("text for readers of glyphs", "Yacine VAUDESCAL"),
    ("heading's alternative text", "Alternative MIRABELLON"),
    ("structure's actual text", "Lila GRANDSERRE"),
    ("structure's expansion", "Expansion KERGUENOU"),
    ("structure's title", "Titre NOIRBOURG"),
    ("field's value", "Ludivine CHAUVIGNAC"),
    ("field's default", "Gwendal HUITREPIN"),
    ("field's appearance", "Noor ETTALBI"),
    ("field's tip", "Armelle QUINCEVAL"),
    ("choice", "Hortense SOULIGNON"),
    ("stamp", "Barnabé DUPLANTOIS"),
    ("note", "Clotilde RABAUDENG"),
    ("note's author", "Evariste LAGARRIGOU"),
    ("note's rich text", "Pacôme MESSAOUDENE"),
    ("link", "fatou.brevilliers@mairie.example"),
    ("file to start", "Dossier FERRANDIER"),
    ("outline", "Situation SARTROUX"),
    ("named destination", "Repère VILLEBRUN"),
    ("page label", "Annexe KOFFIGAN"),
    ("script", "Script TISSERANDY"),
    ("attached file", "Philibert GERMONDE"),
    ("attached file's name", "Fiche ARCAMBAL"),
    ("attached file's description", "Mélusine BOISROBERT"),
    ("properties: title", "Compte DRUILHET"),
    ("properties: author", "Ombeline LAVERGNOLLE"),
    ("properties: own key", "Suivi COURTABESSE"),
    ("metadata", "Philomène ESCANDIEU"),
    ("metadata of a page", "Bloc TEYSSEDRE"),
    ("data of a program", "Formule MONTARNAL"),
    ("comment in a picture", "Rayane OUDINELLE"),
    ("name of a colour", "Encre SALIGNOUX"),
    ("unused object", "Josué BELCASTEL"),
    ("unused content", "Maël QUERNEAU"),
    ("unused form", "Sacha LESTRADE"),
    ("earlier revision", "Mahé FROIDECOURT"),
    ("comment of the file", "Wilfrid BRANDEBOURG"),
    ("behind the end", "Anselme ROUCAUTE"),
    ("name of a role", "Rôle ANSELMIER"),
    ("name of a mark", "Repéré DELORGEVAL"),
    ("name of a state of drawing", "Réglage POITEVINEAU"),
    ("name of a font", "Police VERGNIAUDON"),
    ("name of a character map", "Correspondance BUISSONNET"),
    ("state of a box", "Coché MOULINESSE"),
    ("comment in a content", "Remarque TRIBOULARD"),
    ("comment in a drawing", "Esquisse GARRIGOLLE"),
];

/// The value of a place.
fn value(place: &str) -> &'static str {
    PLANTED.iter().find(|(name, _)| *name == place).unwrap_or_else(|| panic!("no place {place}")).1
}

/// The file.
pub(crate) fn every_place() -> Vec<u8> {
    static BUILT: LazyLock<Vec<u8>> = LazyLock::new(build);
    BUILT.clone()
}

/// A file on its way: bytes, and where each object begins.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    offsets: Vec<(usize, usize)>,
    last: usize,
}

impl File {
    fn object(&mut self, number: usize, body: &str) {
        self.raw(number, &latin(body));
    }

    fn raw(&mut self, number: usize, body: &[u8]) {
        self.offsets.push((number, self.bytes.len()));
        writeln!(self.bytes, "{number} 0 obj").unwrap();
        self.bytes.extend(body);
        self.bytes.extend(b"\nendobj\n");
    }

    /// A stream; `keys` are those of its dictionary beside its length.
    fn stream(&mut self, number: usize, keys: &str, content: &[u8]) {
        let mut body = latin(&format!("<< {keys} /Length {} >>\nstream\n", content.len()));
        body.extend(content);
        body.extend(b"\nendstream");
        self.raw(number, &body);
    }

    fn packed(&mut self, number: usize, keys: &str, content: &[u8]) {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(content).unwrap();
        self.stream(number, &format!("{keys} /Filter /FlateDecode"), &packer.finish().unwrap());
    }

    /// Ends a revision.
    fn close(&mut self, size: usize) {
        let start = self.bytes.len();
        self.offsets.sort_unstable();
        let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, offset) in std::mem::take(&mut self.offsets) {
            writeln!(table, "{number} 1\n{offset:010} 00000 n ").unwrap();
        }
        let before = if self.last > 0 { format!(" /Prev {}", self.last) } else { String::new() };
        write!(table, "trailer\n<< /Size {size} /Root 1 0 R /Info 2 0 R{before} >>\nstartxref\n{start}\n%%EOF\n")
            .unwrap();
        self.bytes.extend(table.as_bytes());
        self.last = start;
    }
}

/// Windows-1252 for what is French, which these bytes share with Latin-1.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

/// A string in UTF-16, big end first, in hexadecimal.
fn wide(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

/// The same, little end first.
fn wide_little(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{:04X}", unit.swap_bytes())).collect();
    format!("<FFFE{units}>")
}

/// A name, in UTF-8 as the book says.
fn name(place: &str) -> String {
    value(place).bytes().fold(String::from("/"), |mut name, byte| {
        match byte {
            byte if byte.is_ascii_alphanumeric() => name.push(char::from(byte)),
            byte => write!(name, "#{byte:02x}").unwrap(),
        }
        name
    })
}

/// The same in Latin-1, as many programs do.
fn old_name(place: &str) -> String {
    let name: String = latin(value(place)).iter().map(|byte| format!("#{byte:02X}")).collect();
    format!("/{name}")
}

/// The two words of a value.
fn words(place: &str) -> (&'static str, &'static str) {
    value(place).split_once(' ').unwrap()
}

fn page() -> String {
    let mut text = String::from(
        "/P << /MCID 0 >> BDC\nBT /F1 11 Tf 60 780 Td (Ville de Clairvallon, groupe de travail) Tj ET\nEMC\n",
    );
    let mut y = 760;
    let mut line = |show: String| {
        y -= 22;
        writeln!(text, "BT /F1 11 Tf 60 {y} Td {show} ET").unwrap();
    };
    line(format!("(Situation de {}, 15 ans.) Tj", value("page")));
    let (first, last) = words("several strings of one operator");
    line(format!("[(Vu {}) 8 ({}) -260 ({}) 4 ({})] TJ", &first[..3], &first[3..], &last[..4], &last[4..]));
    let (first, last) = words("several operators");
    line(format!("(Appel de {first} ) Tj ({}) Tj ({}) Tj", &last[..5], &last[5..]));
    let hexadecimal: String = latin(value("hexadecimal string")).iter().map(|byte| format!("{byte:02x}")).collect();
    line(format!("<{hexadecimal}> Tj"));
    let octal: String = latin(value("octal escapes")).iter().map(|byte| format!("\\{byte:03o}")).collect();
    line(format!("({octal}) Tj"));
    let codes: String = value("font of two bytes a glyph").chars().map(|c| format!("{:04X}", code(c))).collect();
    line(format!("/F2 11 Tf <{codes}> Tj"));
    let (first, last) = words("hyphen at a line end");
    line(format!("(Signalement : {first} {}-) Tj 0 -13 Td ({} est suivi.) Tj", &last[..6], &last[6..]));
    y -= 13;
    let mut line = |show: String| {
        y -= 22;
        writeln!(text, "BT /F1 11 Tf 60 {y} Td {show} ET").unwrap();
    };
    line(format!("1 g ({}) Tj 0 g", value("white text")));
    line(format!("3 Tr ({}) Tj 0 Tr", value("invisible text")));
    line(format!("2000 0 Td ({}) Tj", value("off the page")));
    line(format!("/Span << /ActualText {} >> BDC (voir la fiche) Tj EMC", wide(value("text for readers of glyphs"))));
    writeln!(text, "/OC /L1 BDC BT /F1 11 Tf 60 {} Td ({}) Tj ET EMC", y - 22, value("layer that is off")).unwrap();
    writeln!(
        text,
        "{} BMC {} gs EMC % {}",
        old_name("name of a mark"),
        name("name of a state of drawing"),
        value("comment in a content")
    )
    .unwrap();
    text.push_str(
        "q 1 0 0 1 60 300 cm /X1 Do /X2 Do Q\nq 40 0 0 40 60 240 cm /I1 Do Q\n/C1 cs 1 scn 60 220 40 4 re f\n",
    );
    text
}

/// How the second font numbers a character: by no common table.
fn code(c: char) -> u32 {
    u32::from(c) * 7 % 1009 + 3
}

fn to_unicode() -> String {
    let mut chars: Vec<char> = value("font of two bytes a glyph").chars().collect();
    chars.sort_unstable();
    chars.dedup();
    let lines: String = chars.iter().map(|c| format!("<{:04X}> <{:04X}>\n", code(*c), u32::from(*c))).collect();
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry ({}) /Ordering (UCS) /Supplement 0 >> def /CMapName {} def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n{} beginbfchar\n{lines}endbfchar\nendcmap end end",
        value("name of a character map"),
        name("name of a character map"),
        chars.len()
    )
}

fn xmp(place: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>\
         </dc:title></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>",
        value(place)
    )
}

fn build() -> Vec<u8> {
    let mut file = File::default();
    file.bytes.extend(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    writeln!(file.bytes, "% {}", value("comment of the file")).unwrap();
    let old = format!("BT /F1 11 Tf 60 780 Td (Brouillon sur {}) Tj ET", value("earlier revision"));
    file.packed(5, "", &latin(&old));
    rest(&mut file);
    file.close(60);
    file.packed(5, "", &latin(&page()));
    file.close(60);
    file.bytes.extend(latin(value("behind the end")));
    file.bytes.push(b'\n');
    file.bytes
}

/// Everything but the page's content.
fn rest(file: &mut File) {
    let v = value;
    file.object(
        1,
        &format!(
            "<< /Type /Catalog /Pages 3 0 R /Lang (fr) /Metadata 30 0 R /Outlines 20 0 R /StructTreeRoot 24 0 R /AcroForm 13 0 R\n\
             /MarkInfo << /Marked true >> /OCProperties << /OCGs [12 0 R] /D << /OFF [12 0 R] /Order [12 0 R] >> >>\n\
             /PageLabels << /Nums [0 << /S /D /P ({} ) >>] >>\n\
             /Names << /Dests << /Names [({}) [4 0 R /Fit]] >> /JavaScript << /Names [(js) 34 0 R] >> /EmbeddedFiles << /Names [(piece) 32 0 R] >> >> >>",
            v("page label"),
            v("named destination")
        ),
    );
    file.object(
        2,
        &format!(
            "<< /Title {} /Author ({}) /Suivi ({}) /Producer (fait main) >>",
            wide(v("properties: title")),
            v("properties: author"),
            v("properties: own key")
        ),
    );
    file.object(3, "<< /Type /Pages /Kids [4 0 R] /Count 1 >>");
    file.object(
        4,
        &format!(
            "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /StructParents 0 /Metadata 31 0 R\n\
             /Annots [14 0 R 15 0 R 16 0 R 17 0 R 18 0 R 19 0 R 39 0 R]\n\
             /PieceInfo << /Redac << /LastModified (D:20260305) /Private << /Note ({}) >> >> >>\n\
             /Resources << /Font << /F1 6 0 R /F2 7 0 R >> /ExtGState << {} << /Type /ExtGState /LW 1 >> >> /XObject << /X1 10 0 R /X2 38 0 R /I1 11 0 R >> /Properties << /L1 12 0 R >>\n\
             /ColorSpace << /C1 [/Separation /{} /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >> >> >>",
            v("data of a program"),
            name("name of a state of drawing"),
            v("name of a colour").replace(' ', "#20")
        ),
    );
    file.object(6, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    let font = format!("/QHNAXV+{}", &name("name of a font")[1..]);
    file.object(7, &format!("<< /Type /Font /Subtype /Type0 /BaseFont {font} /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 9 0 R >>"));
    file.object(
        8,
        &format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont {font} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
             /DW 550 /CIDToGIDMap /Identity /FontDescriptor 35 0 R >>"
        ),
    );
    file.object(
        35,
        &format!("<< /Type /FontDescriptor /FontName {font} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"),
    );
    file.packed(9, "", to_unicode().as_bytes());
    let form = "/Type /XObject /Subtype /Form /BBox [0 0 300 40] /Resources << /Font << /F1 6 0 R >> >>";
    let shows = |place: &str| latin(&format!("BT /F1 11 Tf 4 10 Td ({}) Tj ET", value(place)));
    file.packed(10, form, &shows("form"));
    file.stream(
        11,
        "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
        include_bytes!("extra/point.jpg"),
    );
    file.object(12, &format!("<< /Type /OCG /Name ({}) >>", v("name of a layer")));
    file.object(13, "<< /Fields [14 0 R 15 0 R 39 0 R] /DR << /Font << /F1 6 0 R >> >> /DA (/F1 11 Tf 0 g) >>");
    file.object(
        14,
        &format!(
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (champ) /TU ({}) /V {} /DV ({}) /DA (/F1 11 Tf 0 g) /Rect [60 180 360 200] /P 4 0 R /F 4 /AP << /N 36 0 R >> >>",
            v("field's tip"),
            wide(v("field's value")),
            v("field's default")
        ),
    );
    let state = old_name("state of a box");
    file.object(
        39,
        &format!(
            "<< /Type /Annot /Subtype /Widget /FT /Btn /T (case) /V {state} /AS {state} /AP << /N << {state} 43 0 R /Off 44 0 R >> >> /Rect [380 180 400 200] /P 4 0 R /F 4 >>"
        ),
    );
    file.packed(43, "/Type /XObject /Subtype /Form /BBox [0 0 20 20]", b"0 0 20 20 re f");
    file.packed(44, "/Type /XObject /Subtype /Form /BBox [0 0 20 20]", b"0 0 20 20 re S");
    let drawing = latin(&format!("% {}\n0 0 10 10 re S", v("comment in a drawing")));
    file.packed(38, "/Type /XObject /Subtype /Form /BBox [0 0 20 20]", &drawing);
    file.packed(36, form, &shows("field's appearance"));
    file.object(
        15,
        &format!(
            "<< /Type /Annot /Subtype /Widget /FT /Ch /Ff 131072 /T (liste) /Opt [(aucun) ({})] /V (aucun) /DA (/F1 11 Tf 0 g) /Rect [60 150 360 170] /P 4 0 R /F 4 >>",
            v("choice")
        ),
    );
    file.object(16, "<< /Type /Annot /Subtype /Stamp /Rect [60 120 360 140] /P 4 0 R /F 4 /AP << /N 37 0 R >> >>");
    file.packed(37, form, &shows("stamp"));
    file.object(
        17,
        &format!(
            "<< /Type /Annot /Subtype /Text /Rect [400 120 420 140] /P 4 0 R /Contents ({}) /T {} /RC (<body><p>{}</p></body>) >>",
            v("note"),
            wide_little(v("note's author")),
            v("note's rich text")
        ),
    );
    let link = |number: usize, action: String| {
        (
            number,
            format!(
                "<< /Type /Annot /Subtype /Link /Rect [60 90 200 110] /Border [0 0 0] /P 4 0 R /A << {action} >> >>"
            ),
        )
    };
    let (number, body) = link(18, format!("/S /URI /URI (mailto:{})", v("link")));
    file.object(number, &body);
    let (number, body) = link(19, format!("/S /Launch /F ({}.pdf)", v("file to start")));
    file.object(number, &body);
    file.object(20, "<< /Type /Outlines /First 21 0 R /Last 21 0 R /Count 1 >>");
    file.object(21, &format!("<< /Title {} /Parent 20 0 R /Dest [4 0 R /Fit] >>", wide(v("outline"))));
    file.object(
        24,
        &format!(
            "<< /Type /StructTreeRoot /K 25 0 R /ParentTree << /Nums [0 [25 0 R]] >> /RoleMap << {} /P >> >>",
            name("name of a role")
        ),
    );
    file.object(
        25,
        &format!(
            "<< /Type /StructElem /S {} /P 24 0 R /Pg 4 0 R /K 0 /Alt ({}) /ActualText {} /E ({}) /T ({}) >>",
            name("name of a role"),
            v("heading's alternative text"),
            wide(v("structure's actual text")),
            v("structure's expansion"),
            v("structure's title")
        ),
    );
    file.stream(30, "/Type /Metadata /Subtype /XML", xmp("metadata").as_bytes());
    file.packed(31, "/Type /Metadata /Subtype /XML", xmp("metadata of a page").as_bytes());
    file.object(
        32,
        &format!(
            "<< /Type /Filespec /F ({}.txt) /UF ({0}.txt) /Desc ({}) /EF << /F 33 0 R >> >>",
            v("attached file's name"),
            v("attached file's description")
        ),
    );
    file.packed(
        33,
        "/Type /EmbeddedFile /Subtype /text#2Fplain",
        format!("Pièce jointe : {}\n", v("attached file")).as_bytes(),
    );
    file.object(34, &format!("<< /S /JavaScript /JS (app.alert\\(\"{}\"\\);) >>", v("script")));
    file.object(40, &format!("<< /Oublie ({}) >>", v("unused object")));
    file.packed(41, "", &latin(&format!("BT /F1 11 Tf 60 780 Td ({}) Tj ET", v("unused content"))));
    file.packed(42, form, &shows("unused form"));
}
