//! How the files of a folder are named.

use super::program::Folder;

const TEXT: &str = "Situation n° 1 : M. Karim BENALI, 15 ans.\n";

fn run(template: &str, files: &[&str], output: &str) -> (Folder, i32, String) {
    let folder = Folder::new();
    for file in files {
        folder.file(file, TEXT);
    }
    let args = ["-o", output, "--name-template", template, "--formation", "groupe-de-travail"];
    let run = folder.run(&[&["anonymise"][..], files, &args].concat());
    (folder, run.code, run.err)
}

#[test]
fn a_template_names_the_outputs() {
    let (folder, code, said) = run("CR {formation} {numero}", &["a.txt", "b.md"], "sorties");
    assert_eq!(code, 0, "{said}");
    let mut names: Vec<_> = std::fs::read_dir(folder.path().join("sorties"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, ["CR groupe-de-travail 001.txt", "CR groupe-de-travail 002.md"]);
}

#[test]
fn a_template_that_says_what_is_hidden_is_refused() {
    for template in ["Benali {numero}", "{numero}-suivi BÉNALI"] {
        let (folder, code, said) = run(template, &["a.txt", "b.txt"], "sorties");
        assert!(code != 0 && said.contains("--name-template") && !said.to_lowercase().contains("benali"), "{said}");
        assert_eq!(folder.names(), ["a.txt", "b.txt"]);
    }
}

#[test]
fn a_template_that_is_no_name_is_refused_before_any_work() {
    for (template, files, output, says) in [
        ("compte-rendu", &["a.txt", "b.txt"][..], "sorties", "{numero}"),
        ("../{numero}", &["a.txt"], "sorties", "caractère"),
        ("{nom}", &["a.txt"], "sorties", "champ inconnu"),
        ("cr-{numero}", &["a.txt"], "sortie.txt", "dossier"),
    ] {
        let (_, code, said) = run(template, files, output);
        assert!(code == 2 && said.contains(says), "{said}");
    }
}
