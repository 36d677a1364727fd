//! One clear French sentence that names the file and says what to do, the right exit code, no output, no trace of text.

use super::program::{Folder, Run};

const TEXT: &str = "Situation n° 1 : M. Karim BENALI, 15 ans.\n";
const ARGS: [&str; 3] = ["--formation", "groupe-de-travail", "-q"];

fn anonymise(folder: &Folder, input: &str, output: &str) -> Run {
    folder.run(&[&["anonymise", input, "-o", output][..], &ARGS].concat())
}

/// A refusal: its exit code, one sentence with the words of `says`, and nothing new in the folder.
#[track_caller]
fn refused(folder: &Folder, before: &[String], run: &Run, code: i32, says: &[&str]) {
    assert_eq!(run.code, code, "{}", run.err);
    assert_eq!(run.out, "");
    assert_eq!(folder.names(), before, "something was left behind");
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(matches!(lines[..], [line] if line.starts_with("erreur : ")), "{}", run.err);
    for words in says {
        assert!(run.err.contains(words), "«{words}» is not in: {}", run.err);
    }
    assert!(!run.err.to_lowercase().contains("benali") && !run.err.contains("panicked"), "{}", run.err);
}

#[test]
fn broken_files() {
    let utf16_cut = [0xff, 0xfe, b'M', 0, b'.'];
    let binary: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let old_word = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    let cases: [(&str, &[u8], &[&str]); 9] = [
        ("vide.txt", b"", &["« vide.txt »", "vide"]),
        ("vide.docx", b"", &["« vide.docx »", "vide"]),
        (
            "coupé.docx",
            b"PK\x03\x04\x14\x00\x00\x00\x08\x00M. Karim BENALI",
            &["« coupé.docx »", "incomplet", "enregistrez"],
        ),
        ("texte.docx", TEXT.as_bytes(), &["« texte.docx »", ".docx"]),
        ("été 2024.docx", &binary, &["« été 2024.docx »"]),
        ("binaire.txt", &binary, &["« binaire.txt »", "pas un texte"]),
        ("ancien.doc", &old_word, &["« ancien.doc »", "doc", "enregistrez"]),
        ("scan.pdf", b"%PDF-1.7\nM. Karim BENALI", &["« scan.pdf »", "incomplet"]),
        ("coupé.txt", &utf16_cut, &["« coupé.txt »"]),
    ];
    for (name, bytes, says) in cases {
        let folder = Folder::new();
        let path = folder.file(name, bytes);
        let before = folder.names();
        let output = if name.ends_with("docx") { "sortie.docx" } else { "sortie.txt" };
        refused(&folder, &before, &anonymise(&folder, name, output), 1, says);
        assert_eq!(std::fs::read(path).expect("the original"), bytes, "the original was changed");
    }
}

#[test]
fn wrong_paths() {
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    folder.file("déjà là.txt", "à garder");
    std::fs::create_dir(folder.path().join("dossier")).expect("a folder");
    let before = folder.names();
    let check = |input: &str, output: &str, code, says: &[&str]| {
        refused(&folder, &before, &anonymise(&folder, input, output), code, says)
    };
    check("absent.txt", "sortie.txt", 1, &["« absent.txt »", "n'existe pas"]);
    check("dossier", "sortie.txt", 1, &["« dossier »", "dossier"]);
    check("séance.txt", "déjà là.txt", 1, &["« déjà là.txt »", "existe déjà", "--force"]);
    check("séance.txt", "séance.txt", 1, &["« séance.txt »", "original"]);
    check("séance.txt", "./dossier/../séance.txt", 1, &["original"]);
    check("séance.txt", "nulle part/sortie.txt", 1, &["« nulle part »", "n'existe pas"]);
    check("séance.txt", "séance.txt/sortie.txt", 1, &["séance.txt"]);
    check("séance.txt", "sortie.docx", 2, &["« séance.txt »", "txt"]);
    check("séance.txt", &format!("{}.txt", "é".repeat(300)), 1, &["court"]);
    assert_eq!(folder.read("déjà là.txt"), "à garder");
    assert_eq!(folder.read("séance.txt"), TEXT);
}

#[test]
fn an_original_is_never_replaced_even_by_force() {
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    std::fs::hard_link(folder.path().join("séance.txt"), folder.path().join("autre nom.txt")).expect("a link");
    let before = folder.names();
    for output in ["séance.txt", "autre nom.txt"] {
        let run = folder.run(&[&["anonymise", "séance.txt", "-o", output, "--force"][..], &ARGS].concat());
        refused(&folder, &before, &run, 1, &["original"]);
    }
    for account in ["--report", "--page"] {
        let run = folder.run(
            &[&["anonymise", "séance.txt", "-o", "sortie.txt", account, "séance.txt", "--force"][..], &ARGS].concat(),
        );
        refused(&folder, &before, &run, 1, &["original"]);
    }
    assert_eq!(folder.read("séance.txt"), TEXT);
}

#[test]
fn a_certificate_has_a_form_and_a_place() {
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    let before = folder.names();
    let run = |more: &[&str]| folder.run(&[&["anonymise", "séance.txt", "-o", "sortie.txt"][..], &ARGS, more].concat());
    for name in ["certificat", "certificat.rtf", "certificat."] {
        refused(&folder, &before, &run(&["--certificate", name]), 2, &[".html, .docx, .odt ou .pdf", name]);
    }
    for option in ["--seance", "--formation-choisie-par", "--reglement", "--relecteur"] {
        refused(&folder, &before, &run(&[option, "Mme Roux"]), 2, &[option, "--certificate"]);
    }
    refused(&folder, &before, &run(&["--certificate", "c.pdf", "--certificate", "c.pdf"]), 2, &["deux sorties"]);
    refused(&folder, &before, &run(&["--certificate", "c.pdf", "--relecteur", "Mme Roux", "--jsonl"]), 2, &["--jsonl"]);
}

#[test]
fn force_replaces_what_exists() {
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    folder.file("sortie.txt", "ancienne");
    let run = folder.run(&[&["anonymise", "séance.txt", "-o", "sortie.txt", "--force"][..], &ARGS].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(folder.names(), ["sortie.txt", "séance.txt"]);
    let output = folder.read("sortie.txt");
    assert!(output.starts_with("Situation n° 1 : ") && !output.contains("BENALI"), "{output}");
}

#[test]
fn wrong_settings() {
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    folder.file("faux.toml", "[externe]\nage = \"keep\"\npointure = \"keep\"\n");
    folder.file("autre.toml", "formation = \"pleniere\"\n");
    folder.file("fausse.key", "n'importe quoi\n");
    folder.file("noms.txt", b"B\xe9nali\n");
    folder.file("ville.csv", [0xff, 0, 0xfe, 1, 2, 3, 0, 9]);
    folder.file("ville.toml", "elus = [\"Zoé BENALI\"]\nbenali = [\"Karim BENALI\"]\n");
    folder.file("rues.toml", "rues = [\"Rue Haute\"]\n");
    let before = folder.names();
    let check = |more: &[&str], code, says: &[&str]| {
        let run = folder.run(&[&["anonymise", "séance.txt", "-o", "sortie.txt"][..], &ARGS, more].concat());
        refused(&folder, &before, &run, code, says);
    };
    check(&["--policy", "faux.toml"], 1, &["« faux.toml »", "ligne"]);
    check(&["--policy", "autre.toml"], 1, &["« autre.toml »", "formation"]);
    check(&["--policy", "absent.toml"], 1, &["« absent.toml »"]);
    check(&["--key", "fausse.key", "--scope", "nord"], 1, &["« fausse.key »", "ligne 1", "huisclos key new"]);
    check(&["--key", "fausse.key"], 2, &["--scope"]);
    check(&["--scope", "nord"], 2, &["--key"]);
    check(&["--names", "noms.txt"], 1, &["« noms.txt »", "UTF-8"]);
    check(&["--commune", "ville.csv"], 1, &["« ville.csv »", "pas un texte"]);
    check(&["--commune", "ville.toml"], 1, &["« ville.toml »", "ligne 2", "elus"]);
    check(&["--commune", "-"], 1, &[".toml", ".csv"]);
    check(&["--report", "rues.toml", "--commune", "rues.toml", "--force"], 1, &["« rues.toml »", "original"]);
    check(&["--report", "sortie.txt"], 2, &["« sortie.txt »", "deux"]);
}

#[test]
fn a_file_name_does_not_command_the_terminal() {
    let folder = Folder::new();
    let run = anonymise(&folder, "a\u{1b}[31m\u{202e}b.txt", "sortie.txt");
    assert_eq!(run.code, 1);
    assert!(!run.err.contains('\u{1b}') && !run.err.contains('\u{202e}'), "{:?}", run.err);
}

#[test]
fn a_name_in_a_file_name_is_told_without_the_name() {
    let folder = Folder::new();
    folder.file("situation benali.txt", TEXT);
    folder.file("situation.txt", TEXT);
    let run = anonymise(&folder, "situation benali.txt", "Bénali_2.txt");
    assert_eq!(run.code, 0, "{}", run.err);
    let warnings: Vec<&str> = run.err.lines().collect();
    assert!(
        matches!(warnings[..], [a, b] if a.starts_with("attention : ") && b.starts_with("attention : ")),
        "{}",
        run.err
    );
    assert!(!run.err.to_lowercase().contains("nali"), "{}", run.err);
    assert_eq!(anonymise(&folder, "situation.txt", "sortie.txt").err, "");
}

#[test]
fn several_files_get_numbers_and_one_failure_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.file("Karim Benali.txt", TEXT);
    folder.file("vide.txt", "");
    folder.file("notes.md", TEXT);
    let run = folder.run(&[
        "anonymise",
        "Karim Benali.txt",
        "vide.txt",
        "notes.md",
        "-o",
        "sortie",
        "--formation",
        "groupe-de-travail",
        "--report",
        "r.json",
        "--page",
        "r.html",
    ]);
    assert_eq!(run.code, 5, "{}", run.err);
    let mut made: Vec<_> = std::fs::read_dir(folder.path().join("sortie"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    made.sort();
    assert_eq!(made, ["compte-rendu-001.txt", "compte-rendu-003.md"]);
    assert!(run.err.contains("« vide.txt »") && run.err.contains("1 fichier sur 3"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&folder.read("r.json")).expect("JSON");
    assert_eq!(report[0]["output"], "compte-rendu-001.txt");
    assert_eq!((&report[1]["failed"], &report[1]["report"]), (&1.into(), &serde_json::Value::Null));
    for account in ["r.json", "r.html"] {
        assert!(!folder.read(account).to_lowercase().contains("benali"), "{account}");
    }
}

#[test]
fn an_output_folder_that_stays_empty_is_not_left() {
    let folder = Folder::new();
    folder.file("a.txt", "");
    folder.file("b.txt", "");
    let before = folder.names();
    let run = folder.run(&[&["anonymise", "a.txt", "b.txt", "-o", "sortie"][..], &ARGS].concat());
    assert_eq!((run.code, folder.names()), (5, before));
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    let closed = folder.path().join("fermé");
    std::fs::create_dir(&closed).expect("a folder");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).expect("its mode");
    // The administrator writes everywhere but in the kernel's own folders.
    let administrator = std::fs::write(closed.join("essai"), "").is_ok();
    let output = if administrator { "/sys/sortie.txt" } else { "fermé/sortie.txt" };
    let before = folder.names();
    refused(&folder, &before, &anonymise(&folder, "séance.txt", output), 1, &[output, "droits"]);
}

/// A page that unpacks to 300 MB and draws nothing, very often.
fn endless_pdf() -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let block = b"0 0 m ".repeat(1 << 16);
    (0..763).for_each(|_| packer.write_all(&block).expect("memory"));
    let content = packer.finish().expect("memory");
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
        .to_vec();
    bytes.extend(format!("4 0 obj\n<< /Filter /FlateDecode /Length {} >>\nstream\n", content.len()).bytes());
    bytes.extend(content);
    bytes.extend(b"\nendstream\nendobj\n");
    let table = bytes.len();
    let starts = (1..5).filter_map(|object| memchr::memmem::find(&bytes, format!("\n{object} 0 obj").as_bytes()));
    let rows: String = starts.map(|at| format!("{:010} 00000 n \n", at + 1)).collect();
    let end = format!(
        "xref\n0 5\n0000000000 65535 f \n{rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend(end.bytes());
    bytes
}

#[cfg(unix)]
#[test]
fn a_pdf_that_wants_more_than_its_share() {
    let folder = Folder::new();
    folder.file("sans fin.pdf", endless_pdf());
    let before = folder.names();
    let run = |limits: &[&str]| {
        let args = ["anonymise", "sans fin.pdf", "-o", "a.txt", "--pdf-out", "txt"];
        folder.run(&[&args[..], &ARGS, limits].concat())
    };
    refused(&folder, &before, &run(&["--memory-limit", "64"]), 1, &["« sans fin.pdf »", "--memory-limit"]);
    let run = run(&["--memory-limit", "4096", "--time-limit", "1"]);
    refused(&folder, &before, &run, 1, &["« sans fin.pdf »", "trop de temps", "--time-limit"]);
}

/// The smallest Word file, with a page saved as a message in it, to which a PDF is attached.
fn word_with_message(pdf: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let packed = data_encoding::BASE64_MIME.encode(pdf);
    let message = format!(
        "From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{packed}\r\n--b--\r\n"
    );
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let entries = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
        ("word/afchunk1.mht", message),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A PDF that is packed into another document has no more than its share, either.
#[cfg(unix)]
#[test]
fn a_pdf_in_a_message_in_a_package_that_wants_more_than_its_share() {
    let folder = Folder::new();
    folder.file("a.docx", word_with_message(&endless_pdf()));
    let before = folder.names();
    let run = folder.run(&[&["anonymise", "a.docx", "-o", "b.docx", "--memory-limit", "64"][..], &ARGS].concat());
    refused(&folder, &before, &run, 1, &["« a.docx »", "--memory-limit"]);
}

/// A device or a socket would be replaced by a file of its name: `/dev/null` is gone for everybody then.
#[cfg(unix)]
#[test]
fn an_output_that_is_no_ordinary_file() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::new();
    folder.file("séance.txt", TEXT);
    let socket = folder.path().join("tube.txt");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    let before = folder.names();
    let run = folder.run(&[&["anonymise", "séance.txt", "-o", "tube.txt", "--force"][..], &ARGS].concat());
    refused(&folder, &before, &run, 1, &["« ", "tube.txt »", "pas un fichier ordinaire"]);
    assert!(socket.metadata().expect("it is there").file_type().is_socket());
}
