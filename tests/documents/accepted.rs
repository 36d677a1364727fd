//! Files as they are met, each of which was refused once because the proof found more than the plan had hidden: a word in
//! a place that only the proof looked at, or a word of the format that is somebody's name, too.

use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};

use crate::builder::{every_place, unzip, zip};
use crate::odt::builder::{pack, parts};

fn anonymised(source: &[u8], name: &str, names: &str) -> Vec<u8> {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let outcome = Anonymiser::new(policy).with_lists(names, "").anonymise(source.to_vec(), Some(name));
    outcome.unwrap_or_else(|error| panic!("{name}: {error}")).output
}

fn text(source: &str, name: &str) -> String {
    String::from_utf8(anonymised(source.as_bytes(), name, "")).unwrap()
}

#[test]
fn a_hidden_name_goes_wherever_the_proof_finds_it() {
    for (source, name, gone) in [
        // Part of a longer word; run together with others; cut at the end of a line.
        ("Situation de Karim BENALI.\n\nVoir fiche_Benali_2 et deBENALIest.\n", "a.txt", "benali"),
        ("Situation de Karim BENALI.\n\nVoir la fiche de Be-\nnali demain.\n", "a.txt", "nali"),
        ("# Situation de Karim BENALI\n\nVoir `dossier_BENALI_2024`.\n", "a.md", "benali"),
        // An account elsewhere, without its sign.
        ("Il écrit sous @zk_du95 ; voir ZK_DU95 et zk.du95.\n", "a.txt", "95"),
        ("<p>Il écrit sous @zkdumans.</p><p><a href=\"/x\">zkdumans</a></p>", "a.html", "zkdumans"),
    ] {
        let written = text(source, name);
        assert!(!written.to_lowercase().contains(gone), "{written}");
    }
}

#[test]
fn letters_that_follow_one_another_by_chance_are_no_account() {
    let source = "Compte @ll_target signalé.\n\nOn voit «all target» ici.\n";
    assert!(text(source, "a.txt").contains("«all target»"));
}

#[test]
fn words_of_a_name_that_are_written_small_may_stay() {
    let source = "Mme Ines ROSE habite ici. La rose_rouge et le prim-\nrose fleurissent, une ro-\nse aussi.\n";
    assert!(text(source, "a.txt").contains("rose_rouge"));
}

#[test]
fn the_identifier_of_a_style_loses_a_name_and_still_fits() {
    let mut all = unzip(&every_place());
    let change = |all: &mut Vec<(String, Vec<u8>)>, part: &str, from: &str, to: &str| {
        let bytes = &mut all.iter_mut().find(|(name, _)| name == part).unwrap().1;
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        assert!(text.contains(from), "{part}");
        *bytes = text.replacen(from, to, 1).into_bytes();
    };
    let style =
        "<w:style w:type=\"paragraph\" w:styleId=\"Quillivic\"><w:name w:val=\"Quillivic\"/></w:style></w:styles>";
    change(&mut all, "word/styles.xml", "</w:styles>", style);
    let paragraph = "<w:p><w:pPr><w:pStyle w:val=\"Quillivic\"/></w:pPr><w:r><w:t>Yann QUILLIVIC, 15 ans.</w:t></w:r></w:p></w:body>";
    change(&mut all, "word/document.xml", "</w:body>", paragraph);
    let output = unzip(&anonymised(&zip(&all), "a.docx", "Yann QUILLIVIC"));
    let part = |name: &str| String::from_utf8(output.iter().find(|(part, _)| part == name).unwrap().1.clone()).unwrap();
    let value = |text: &str, start: &str| {
        let from = text.rfind(start).unwrap() + start.len();
        text[from..].split('"').next().unwrap().to_owned()
    };
    let (styles, document) = (part("word/styles.xml"), part("word/document.xml"));
    assert!(!styles.contains("uillivic") && !document.contains("uillivic"));
    assert_eq!(value(&styles, "w:styleId=\""), value(&document, "<w:pStyle w:val=\""));
}

#[test]
fn words_of_the_format_are_nobodys() {
    // Each of them is taken for a name here: all are also written by programs, in places that say nothing.
    let names = "LibreOffice\nOpenDocument\nxml\nimage\nendnote\nFirst\nbefore\nchart\nobject\n";
    let mut all = parts();
    let meta = &mut all.iter_mut().find(|(name, _)| name == "meta.xml").unwrap().1;
    let said = String::from_utf8(std::mem::take(meta)).unwrap();
    *meta = said
        .replace("<office:meta>", "<office:meta><meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</meta:generator>")
        .into_bytes();
    let source = pack(&all);
    assert!(!anonymised(&source, "a.odt", names).is_empty());
    assert!(!anonymised(&every_place(), "a.docx", names).is_empty());
}

/// What the user asks to be hidden is looked for everywhere, found by a recogniser or not.
#[test]
fn a_name_of_the_users_list_that_no_recogniser_sees() {
    let run_together = "Le point est fait.\n\nVoir xZaoutiMirelle et fiche_zaouti_mirelle.\n";
    let written = String::from_utf8(anonymised(run_together.as_bytes(), "a.txt", "Zaouti Mirelle\n")).unwrap();
    assert!(!written.to_lowercase().contains("zaouti_mirelle"), "{written}");
    // In the bytes of a picture, which is copied as it is.
    let mut entries = unzip(&every_place());
    entries.push(("word/media/image7.png".to_owned(), b"\x89PNG\r\n\x1a\n\0 Zaouti Mirelle \0".to_vec()));
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let outcome = |names: &str| {
        Anonymiser::new(policy.clone()).with_lists(names, "").anonymise(zip(&entries), Some("a.docx")).map(|_| ())
    };
    assert!(outcome("Zaouti Mireille\n").is_ok());
    assert_eq!(outcome("Zaouti Mirelle\n").unwrap_err().kind(), huisclos::ErrorKind::Proof);
}
