//! Old Word files: with a program in the place of LibreOffice, since it is not everywhere. `tests/convert` asks the real one.

use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::program::{Folder, command};

/// An old Word file, as far as anybody looks into it; with one more storage.
fn old_word(more: Option<&str>) -> Vec<u8> {
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    compound.create_stream("/WordDocument").and_then(|mut stream| stream.write_all(&[0; 64])).expect("a stream");
    if let Some(more) = more {
        compound.create_storage(more).expect("a storage");
    }
    compound.flush().expect("written");
    compound.into_inner().into_inner()
}

/// A folder with an old Word file, a place for temporary files, and a `soffice` that does what `script` says.
fn folder(script: &str) -> Folder {
    let folder = Folder::new();
    folder.file("ancien.doc", old_word(None));
    for name in ["bin", "memory"] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    if !script.is_empty() {
        let program = folder.file("bin/soffice", format!("#!/bin/sh\n{script}\n"));
        std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).expect("a program");
    }
    folder
}

fn start(folder: &Folder, args: &[&str]) -> std::process::Child {
    command()
        .args(args)
        .args(["--formation", "groupe-de-travail"])
        .current_dir(folder.path())
        .env("PATH", format!("{}:/usr/bin:/bin", folder.path().join("bin").display()))
        .env("XDG_RUNTIME_DIR", folder.path().join("memory"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program")
}

/// Exit code and what was said, and that no temporary file is left.
fn ended(folder: &Folder, child: std::process::Child) -> (Option<i32>, String) {
    let output = child.wait_with_output().expect("its end");
    let left = std::fs::read_dir(folder.path().join("memory")).expect("the folder").count();
    assert_eq!(left, 0, "something was left behind");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn an_old_file_comes_out_as_docx() {
    let docx = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/documents/groupe-de-travail.docx");
    // What stands after --outdir is where the output goes.
    let script =
        format!("while [ \"$1\" != --outdir ]; do shift; done\nmkdir -p \"$2\" && cp '{docx}' \"$2/document.docx\"");
    let folder = folder(&script);
    let (code, said) = ended(&folder, start(&folder, &["anonymise", "ancien.doc", "-o", "sortie.docx"]));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("« ancien.doc » → « sortie.docx » (enregistré au format .docx)\n"), "{said}");
    assert!(folder.path().join("sortie.docx").exists());
    let (code, said) = ended(&folder, start(&folder, &["anonymise", "ancien.doc", "-o", "sortie.doc"]));
    assert!(code == Some(2) && said.contains("donnez-lui cette extension"), "{said}");
    std::fs::create_dir(folder.path().join("sorties")).expect("a folder");
    let (code, said) = ended(&folder, start(&folder, &["anonymise", "ancien.doc", "-o", "sorties"]));
    assert!(code == Some(0) && said.contains("compte-rendu-001.docx"), "{said}");
    assert_eq!(ended(&folder, start(&folder, &["detect", "ancien.doc"])).0, Some(0));
}

#[test]
fn what_can_not_be_converted_is_one_sentence() {
    let said = |folder: &Folder, says: &str| {
        let (code, said) = ended(folder, start(folder, &["anonymise", "ancien.doc", "-o", "sortie.docx"]));
        assert!(code == Some(1) && said.contains(says) && said.lines().count() == 1, "{said}");
        assert!(!folder.path().join("sortie.docx").exists());
    };
    said(&folder("exit 1"), "n'a pas pu convertir");
    let macros = folder("exit 1");
    macros.file("ancien.doc", old_word(Some("/Macros")));
    said(&macros, "macros");
}

#[test]
fn a_signal_ends_the_conversion_and_leaves_nothing() {
    let folder = folder("echo 1 > \"$(dirname \"$0\")/started\"; sleep 300 & wait");
    let child = start(&folder, &["anonymise", "ancien.doc", "-o", "sortie.docx"]);
    let begun = Instant::now();
    while !folder.path().join("bin/started").exists() {
        assert!(begun.elapsed() < Duration::from_secs(60), "the conversion does not start");
        std::thread::sleep(Duration::from_millis(5));
    }
    let killed = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
    let (code, said) = ended(&folder, child);
    assert_eq!(code, Some(130), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(60) && !folder.path().join("sortie.docx").exists());
}
