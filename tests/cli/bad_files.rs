//! Bad input of every kind and format: one clear sentence, the right exit code, no output.

use std::io::Write;
use std::path::Path;

use super::program::{Folder, Run};

/// Every format, with a sound file of it.
const FORMATS: [(&str, &str); 9] = [
    ("docx", "groupe-de-travail.docx"),
    ("odt", "libreoffice.odt"),
    ("fodt", "libreoffice.fodt"),
    ("pdf", "every-place.pdf"),
    ("rtf", "every-place.rtf"),
    ("html", "every-place.html"),
    ("eml", "every-place.eml"),
    ("md", "groupe-de-travail.md"),
    ("txt", "groupe-de-travail.txt"),
];

fn sound(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("fixtures/documents").join(name)).expect("a fixture")
}

fn anonymise(folder: &Folder, input: &str, output: &str, more: &[&str]) -> Run {
    let args = ["anonymise", input, "-o", output, "--formation", "groupe-de-travail", "-q"];
    folder.run(&[&args[..], more].concat())
}

/// One sentence that has all of `says`, and nothing made.
#[track_caller]
fn refused(folder: &Folder, run: &Run, code: i32, says: &[&str]) {
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(matches!(lines[..], [line] if line.starts_with("erreur : ") && line.ends_with('.')), "{}", run.err);
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
    assert!(says.iter().all(|words| run.err.contains(words)), "{says:?} {}", run.err);
    let made: Vec<String> = folder.names().into_iter().filter(|name| !name.starts_with("entrée")).collect();
    assert!(made.is_empty(), "{made:?}");
}

#[test]
fn each_format_refuses_what_it_can_not_read() {
    let docx = sound("groupe-de-travail.docx");
    for (format, name) in FORMATS {
        let bytes = sound(name);
        let (input, output) = (format!("entrée.{format}"), format!("sortie.{format}"));
        let quoted = format!("« {input} »");
        let check = |bytes: &[u8], says: &str| {
            let folder = Folder::new();
            folder.file(&input, bytes);
            refused(&folder, &anonymise(&folder, &input, &output, &[]), 1, &[&quoted, says]);
        };
        check(b"", "est vide");
        // Half a text is a text.
        if matches!(format, "docx" | "odt" | "fodt" | "pdf") {
            check(&bytes[..bytes.len() / 2], "incomplet ou abîmé");
        }
        if format != "docx" {
            check(&docx, &format!("n'est pas celui d'un .{format}"));
        }
        if !matches!(format, "md" | "txt" | "eml") {
            check(b"Bonjour", &format!("n'est pas celui d'un .{format}"));
        }
        let binary: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        check(&binary, if format == "txt" { "pas un texte" } else { "n'est pas celui" });
        let folder = Folder::new();
        std::fs::create_dir(folder.path().join(&input)).expect("a folder");
        refused(&folder, &anonymise(&folder, &input, &output, &[]), 1, &[&quoted, "est un dossier"]);
        let folder = Folder::new();
        refused(&folder, &anonymise(&folder, &input, &output, &[]), 1, &[&quoted, "n'existe pas"]);
    }
}

/// A package with one entry more, or another text in one.
fn repacked(bytes: &[u8], more: Option<&str>, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read};
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..from.len() {
        let mut entry = from.by_index(index).expect("an entry");
        let (name, mut bytes) = (entry.name().expect("a name").into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).expect("its bytes");
        let bytes =
            String::from_utf8(bytes).map_or_else(|error| error.into_bytes(), |text| change(&name, text).into_bytes());
        to.start_file(name, options).and_then(|()| Ok(to.write_all(&bytes)?)).expect("memory");
    }
    if let Some(name) = more {
        to.start_file(name, options).and_then(|()| Ok(to.write_all(b"x")?)).expect("memory");
    }
    to.finish().expect("memory").into_inner()
}

#[test]
fn protected_files_and_files_with_programs() {
    let mut compound = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("memory");
    compound.create_stream("/EncryptedPackage").and_then(|mut stream| stream.write_all(&[0; 40])).expect("memory");
    let compound = compound.into_inner().into_inner();
    let (docx, odt) = (sound("groupe-de-travail.docx"), sound("libreoffice.odt"));
    let same = |_: &str, text: String| text;
    let locked = |name: &str, text: String| match name {
        "META-INF/manifest.xml" => text.replacen("/>", "><manifest:encryption-data/></manifest:file-entry>", 1),
        _ => text,
    };
    let pdf = b"%PDF-1.7
1 0 obj
<< /Type /Catalog >>
endobj
trailer
<< /Root 1 0 R /Encrypt 9 0 R >>
%%EOF
"
    .to_vec();
    let mail =
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n";
    let cases: Vec<(&str, Vec<u8>, i32, &str)> = vec![
        ("docx", compound, 1, "mot de passe"),
        ("odt", repacked(&odt, None, locked), 1, "mot de passe"),
        ("pdf", pdf, 1, "mot de passe"),
        ("eml", mail.to_vec(), 1, "mot de passe"),
        ("docx", repacked(&docx, Some("word/vbaProject.bin"), same), 1, "macros"),
        ("docm", repacked(&docx, Some("word/vbaProject.bin"), same), 1, "docm"),
        ("odt", repacked(&odt, Some("Basic/Standard/Module1.xml"), same), 1, "macros"),
        ("odt", repacked(&odt, Some("Scripts/python/a.py"), same), 1, "macros"),
        ("docx", repacked(&docx, Some("word/DOCUMENT.xml"), same), 1, "piégé"),
        ("docx", repacked(&docx, None, |_, text| text.replacen("?>", "?><!DOCTYPE a>", 1)), 1, "piégé"),
    ];
    for (format, bytes, code, says) in cases {
        let folder = Folder::new();
        let input = format!("entrée.{format}");
        folder.file(&input, bytes);
        let run = anonymise(&folder, &input, &format!("sortie.{format}"), &[]);
        refused(&folder, &run, code, &[&format!("« {input} »"), says]);
    }
}

/// Neither waits for ever, nor writes through a link, whatever the format.
#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    for (format, name) in FORMATS {
        let (input, output) = (format!("entrée.{format}"), format!("sortie.{format}"));
        let quoted = format!("« {input} »");
        let folder = Folder::new();
        let path = folder.path().join(&input);
        let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
        assert!(made.success());
        let run = anonymise(&folder, &input, &output, &["--time-limit", "1"]);
        refused(&folder, &run, 1, &[&quoted, "trop de temps", "--time-limit"]);

        let folder = Folder::new();
        let path = folder.file(&input, sound(name));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("its mode");
        // The administrator reads everything.
        if std::fs::read(&path).is_err() {
            refused(&folder, &anonymise(&folder, &input, &output, &[]), 1, &[&quoted, "droits"]);
        }

        let folder = Folder::new();
        folder.file(&input, sound(name));
        let aim = folder.file("entrée voisine", "à garder");
        symlink(&aim, folder.path().join(format!("entrée liée.{format}"))).expect("a link");
        let link = format!("entrée liée.{format}");
        refused(&folder, &anonymise(&folder, &input, &link, &[]), 1, &[&link, "existe déjà"]);
        let run = anonymise(&folder, &input, &link, &["--force"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let made = folder.path().join(&link).symlink_metadata().expect("the output");
        assert!(made.is_file(), "{format}: the output was written through a link");
        assert_eq!(folder.read("entrée voisine"), "à garder");
    }
}

#[test]
fn each_limit_is_an_option() {
    let cases = [
        ("groupe-de-travail.docx", "elements=3", "trop d'éléments"),
        ("libreoffice.odt", "elements=3", "trop d'éléments"),
        ("every-place.pdf", "objets=3", "trop d'objets"),
    ];
    for (name, limit, says) in cases {
        let folder = Folder::new();
        let input = format!("entrée-{name}");
        folder.file(&input, sound(name));
        let option = limit.split('=').next().expect("a name");
        let run = anonymise(&folder, &input, &format!("sortie-{name}"), &["--limit", limit]);
        refused(&folder, &run, 1, &[&input, says, &format!("--limit {option}=")]);
        for command in [&["detect", &input][..], &["verify", &input, &input]] {
            let run = folder.run(&[command, &["--limit", limit]].concat());
            refused(&folder, &run, 1, &[&input, says]);
        }
    }
    let folder = Folder::new();
    folder.file("entrée.txt", "M. Karim BENALI, 15 ans.\n".repeat(50_000));
    let run = anonymise(&folder, "entrée.txt", "sortie.txt", &["--limit", "taille=1"]);
    refused(&folder, &run, 1, &["« entrée.txt »", "trop gros", "--limit taille="]);
    for wrong in ["taille", "taille=0", "taille=-1", "taille=x", "pointure=3"] {
        let run = anonymise(&folder, "entrée.txt", "sortie.txt", &["--limit", wrong]);
        refused(
            &folder,
            &run,
            2,
            &["--limit", if wrong.starts_with('p') { "les limites sont" } else { "taille=4096" }],
        );
    }
}

#[test]
fn options_of_files_are_none_of_lines() {
    let folder = Folder::new();
    folder.file("entrée.jsonl", "{\"id\":1,\"text\":\"M. Karim BENALI\"}\n");
    let formation = ["--formation", "groupe-de-travail"];
    for option in
        [&["--ocr"][..], &["--drop-images"], &["--pdf-out", "txt"], &["--time-limit", "9"], &["--limit", "taille=9"]]
    {
        let run = folder.run(&[&["anonymise", "--jsonl", "entrée.jsonl"][..], &formation, option].concat());
        refused(&folder, &run, 2, &[option[0], "--jsonl"]);
    }
    let run = folder.run(&["detect", "--jsonl", "entrée.jsonl", "--memory-limit", "99"]);
    refused(&folder, &run, 2, &["--memory-limit", "--jsonl"]);
}

/// A program that was moved or replaced while it works says so, and not that the file is not there.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_can_not_be_started() {
    use std::process::{Command, Stdio};
    let folder = Folder::new();
    let program = folder.path().join("entrée-huisclos");
    std::fs::copy(env!("CARGO_BIN_EXE_huisclos"), &program).expect("a copy");
    let mut child = Command::new(&program)
        .args(["anonymise", "-", "-o", "sortie.pdf", "--formation", "groupe-de-travail", "-q"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .env("NO_COLOR", "1")
        .spawn()
        .expect("the program");
    // It waits for its input.
    std::fs::remove_file(&program).expect("the copy");
    child.stdin.take().expect("a pipe").write_all(&sound("every-place.pdf")).expect("it reads");
    let output = child.wait_with_output().expect("its end");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let run = Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) };
    refused(&folder, &run, 1, &["l'entrée standard", "pas pu lancer"]);
}
