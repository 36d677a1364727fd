//! Markdown: `fixtures/documents/every-place.markdown` has one invented value in every place that can hold words.

use huisclos::segment::Role;

use crate::golden::{Planted, anonymised, check};
use crate::{replace_all, segments, sound, written};

const NAME: &str = "a.md";

/// Every planted value of the text.
pub(crate) const PLANTED: &[Planted] = &[
    ("front matter, title", Role::Attribute, "Réunion VAUDESCAL"),
    ("front matter, author", Role::Trace, "Evariste DUPLANTOIS"),
    ("front matter, list of authors", Role::Trace, "Clotilde RABAUDENG"),
    ("heading", Role::Body, "Suivi TARRAGNAT"),
    ("paragraph", Role::Body, "Karim ABESSOLE"),
    ("strong", Role::Body, "Hakim LESTRANGUE"),
    ("emphasis within a word", Role::Body, "Maël QUERNEAU"),
    ("escape", Role::Body, "Ben_Amar VIREMONT"),
    ("entity", Role::Body, "Zoé PLANTIVEAU"),
    ("over a line end", Role::Body, "Odette\nGRANDSERRE"),
    ("list", Role::Body, "Tess OLLIERGUES"),
    ("task", Role::Body, "Nolan PEYRIGUERE"),
    ("quotation", Role::Body, "Lila BAUDRIBOS"),
    ("table head", Role::Body, "Élu TOUZALIN"),
    ("table cell", Role::Body, "Inès CORBIGNOT"),
    ("code", Role::Body, "Enzo MARCILLOUX"),
    ("code in a line", Role::Body, "Gwendal HUITREPIN"),
    ("language of a block of code", Role::Attribute, "kerguenou"),
    ("text of a link", Role::Body, "Assia TREMBLADOU"),
    ("target of a link", Role::Target, "fatou.brevilliers@mairie.example"),
    ("title of a link", Role::Attribute, "écrire à Ludivine"),
    ("alternative text", Role::Body, "photo de Rayane"),
    ("target of a picture", Role::Target, "portrait-VERSAVEL.png"),
    ("definition, label", Role::Attribute, "fiche-mirabellon"),
    ("definition, target", Role::Target, "dossier René CHAUVIGNAC"),
    ("definition, title", Role::Attribute, "vu avec Pacôme"),
    ("note", Role::Note, "Tante GERMONDE"),
    ("markup", Role::Body, "Soraya DELPEUCH"),
    ("attribute of markup", Role::Attribute, "bulle de Sidonie"),
    ("comment", Role::Comment, "note de BRIZAMBOURG"),
];

/// The text.
pub(crate) fn every_place() -> Vec<u8> {
    include_str!("extra/notes.md").as_bytes().to_vec()
}

fn views(output: &[u8]) -> Vec<String> {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let bare = text.replace(['*', '\\'], "").replace("&eacute;", "é").replace("%20", " ").replace("%C3%A9", "é");
    vec![text, bare]
}

#[test]
fn every_planted_value_is_one_text_and_none_is_left() {
    let output = String::from_utf8(check(&every_place(), NAME, PLANTED, &views)).unwrap();
    assert!(!output.contains("****"), "{output}");
    let lines = |text: &str| text.lines().count();
    assert_eq!(lines(&output), lines(include_str!("extra/notes.md")));
}

#[test]
fn without_edits_every_byte_stays() {
    for text in [include_str!("extra/notes.md").to_owned(), include_str!("extra/notes.md").replace('\n', "\r\n")] {
        assert_eq!(written(&*sound(text.as_bytes(), NAME), &[]).unwrap(), text.as_bytes());
    }
    let utf16: Vec<u8> = "\u{feff}# Présents\n\n**Karim**".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(written(&*sound(&utf16, NAME), &[]).unwrap(), utf16);
}

#[test]
fn signs_go_with_the_words_that_they_stand_around() {
    for (source, value, expected) in [
        ("vu Karim **BENALI**.", "Karim BENALI", "vu [A]."),
        ("vu **Karim** BENALI.", "Karim BENALI", "vu **[A]**."),
        ("vu Ben\\_ali.", "Ben_ali", "vu [A]."),
        ("vu \\_ali.", "_ali", "vu [A]."),
        ("vu ***Karim***.", "Karim", "vu ***[A]***."),
        ("vu Ben <b title=Karim>ali</b>.", "Karim", "vu Ben <b title=[A]>ali</b>."),
    ] {
        let document = sound(source.as_bytes(), NAME);
        let out = written(&*document, &replace_all(&*document, value, "[A]")).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[test]
fn tables_and_headings_are_told() {
    let all = segments(&*sound("# Suivi\n\n| a | b |\n|---|---|\n| c | d |\n".as_bytes(), NAME));
    let told: Vec<_> =
        all.iter().map(|s| (s.text.as_str(), s.place.heading, s.place.cell.map(|c| (c.row, c.column)))).collect();
    assert_eq!(
        told,
        [
            ("Suivi", true, None),
            ("a", false, Some((0, 0))),
            ("b", false, Some((0, 1))),
            ("c", false, Some((1, 0))),
            ("d", false, Some((1, 1))),
        ]
    );
}

#[test]
fn names_are_found_among_signs() {
    let text = "## Situation n° 1\n\n**Karim** BEN*ALI*, 15 ans. M. B&#69;NALI est absent.\n";
    let out = String::from_utf8(anonymised(text.as_bytes(), NAME, &[])).unwrap();
    assert!(!out.to_lowercase().contains("nali") && out.contains("[13-15 ans]"), "{out}");
}
