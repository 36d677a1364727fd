//! The certificate, as the program writes it.

use super::program::Folder;

const TEXT: &str = "Présents : Mme Claire HOUDAYER (adjointe au maire).\n\nSituation n° 1 : M. Karim BENALI, 15 ans.\n";

#[test]
fn every_form_is_written_for_one_or_several_files() {
    for inputs in [&["a.txt"][..], &["a.txt", "b.md"]] {
        let folder = Folder::new();
        inputs.iter().for_each(|input| drop(folder.file(input, TEXT)));
        let args = ["-o", "sortie", "--formation", "groupe-de-travail", "-q", "--page", "page.html"];
        let forms = ["c.html", "c.DOCX", "c.odt", "c.pdf"].map(|name| ["--certificate", name]).concat();
        let stated = ["--seance", "12 mars 2026", "--relecteur", "Mme Roux"];
        std::fs::create_dir(folder.path().join("sortie")).expect("a folder");
        let run = folder.run(&[&["anonymise"][..], inputs, &args, &forms, &stated].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let page = folder.read("c.html");
        assert_eq!(page, folder.read("page.html"));
        assert!(page.contains("séance du 12 mars 2026</h1>") && page.contains("<dd>Mme Roux</dd>"));
        assert_eq!(page.matches("<article>").count(), inputs.len());
        for (name, start) in [("c.DOCX", "PK"), ("c.odt", "PK"), ("c.pdf", "%PDF-1.7")] {
            let bytes = std::fs::read(folder.path().join(name)).expect(name);
            assert!(bytes.starts_with(start.as_bytes()), "{name}");
        }
    }
}

/// Who reads the output again may be one of the participants that it hides: the user is told, and decides.
#[test]
fn a_statement_that_says_what_is_hidden_is_told() {
    let folder = Folder::new();
    folder.file("a.txt", TEXT);
    let args =
        ["anonymise", "a.txt", "-o", "b.txt", "--formation", "groupe-de-travail", "-q", "--certificate", "c.html"];
    let run = folder.run(&[&args[..], &["--relecteur", "Mme Houdayer"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("--relecteur") && !run.err.contains("Houdayer"), "{}", run.err);
}
