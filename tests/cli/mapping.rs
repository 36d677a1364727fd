//! The correspondence file: only on request, closed, with an end, and gone when it is purged.

use age::secrecy::SecretString;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::program::{Folder, Run};

const TEXT: &str = "Présents : Mme Claire HOUDAYER (adjointe au maire).\n\n\
    Situation n° 1 : M. Karim BENALI, 15 ans. K. Benali et sa mère, Fatima BENALI, sont absents.\n";
const PHRASE: &str = "sept mots tirés au hasard du lexique\n";
const NAMES: [&str; 4] = ["Houdayer", "Karim", "Fatima", "Benali"];

/// A folder with minutes and a passphrase that nobody else may read.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.file("a.txt", TEXT);
    secret(&folder, "phrase.txt", PHRASE);
    folder
}

fn secret(folder: &Folder, name: &str, text: &str) {
    let path = folder.file(name, text);
    mode(&path, 0o600);
}

#[cfg(unix)]
fn mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("its mode");
}

#[cfg(not(unix))]
fn mode(_path: &std::path::Path, _mode: u32) {}

fn anonymise(folder: &Folder, more: &[&str]) -> Run {
    folder.run(&[&["anonymise", "a.txt", "-o", "b.txt", "-f", "groupe-de-travail", "-q"], more].concat())
}

/// With a passphrase.
fn made(folder: &Folder, more: &[&str]) -> Run {
    anonymise(folder, &[&["--mapping", "a.age", "--mapping-passphrase-file", "phrase.txt"], more].concat())
}

/// The correspondence files that are there.
fn kept(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.ends_with(".age")).collect()
}

fn open(folder: &Folder, name: &str, more: &[&str]) -> Run {
    folder.run(&[&["mapping", "open", name], more].concat())
}

/// Without a word of the minutes.
#[track_caller]
fn says_nothing(text: &str) {
    let low = text.to_lowercase();
    assert!(NAMES.iter().all(|name| !low.contains(&name.to_lowercase())), "{text}");
}

/// A file of the program's form, with another end than the program gives.
fn forged(recipient: &age::x25519::Recipient, expires: &str, version: u32) -> Vec<u8> {
    let json = serde_json::json!({
        "version": version, "program": "huisclos", "source_sha256": "", "output_sha256": "", "formation": "pleniere",
        "made": "2020-01-01", "expires": expires,
        "entries": [{ "code": "[Mineur A1]", "kind": "person", "forms": ["Karim BENALI"] }],
    });
    age::encrypt(recipient, json.to_string().as_bytes()).expect("memory")
}

fn identity(folder: &Folder) -> age::x25519::Identity {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    secret(folder, "id.txt", &format!("# une clé\n{}\n", identity.to_string().expose_secret()));
    identity
}

#[test]
fn who_became_which_code_is_kept_closed_and_read_again() {
    let folder = folder();
    let before = made(&folder, &["--report", "r.json", "--certificate", "c.html"]);
    assert_eq!(before.code, 0, "{}", before.err);
    assert!(
        before.err.starts_with("attention : ") && before.err.contains("L. 132-5") && before.err.contains("déconseillé")
    );
    let [name] = &kept(&folder)[..] else { panic!("{:?}", folder.names()) };
    assert!(before.err.contains(name.as_str()));
    let bytes = std::fs::read(folder.path().join(name)).expect("the file");
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    says_nothing(&String::from_utf8_lossy(&bytes));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = folder.path().join(name).metadata().expect("the file");
        assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
    }
    // The accounts say that it exists, and nothing of what it says.
    let report: Value = serde_json::from_str(&folder.read("r.json")).expect("JSON");
    let end = name.rsplit_once(".correspondance-").and_then(|(_, end)| end.strip_suffix(".age")).expect("an end");
    assert_eq!((&report["mapping"]["opened_by"], &report["mapping"]["expires"]), (&"passphrase".into(), &end.into()));
    assert!(folder.read("c.html").contains("fichier de correspondance"));
    [&folder.read("r.json"), &folder.read("c.html"), &before.err].iter().for_each(|text| says_nothing(text));

    let run = open(&folder, name, &["--passphrase-file", "phrase.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for line in ["[Élu 1]      participant  Claire HOUDAYER", "[Mineur A1]  personne     K. Benali · Karim BENALI"] {
        assert!(run.out.contains(line), "{}", run.out);
    }
    let digest: String = Sha256::digest(folder.read("b.txt")).iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(run.out.contains(&digest), "{}", run.out);

    // It is an age file like any other.
    let phrase = SecretString::from(PHRASE.trim().to_owned());
    let json = age::decrypt(&age::scrypt::Identity::new(phrase), &bytes).expect("the same passphrase");
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!((&json["expires"], &json["entries"][1]["code"]), (&end.into(), &"[Mineur A1]".into()));
}

#[test]
fn without_a_request_there_is_none() {
    let folder = folder();
    let run = anonymise(&folder, &["--report", "r.json"]);
    assert_eq!((run.code, run.err.as_str(), kept(&folder).len()), (0, "", 0));
    assert!(!folder.read("r.json").contains("mapping"));
}

#[test]
fn a_recipient_opens_it_and_nobody_else() {
    let folder = folder();
    let recipient = identity(&folder).to_public().to_string();
    run_with_key(&folder, &recipient);
    let [name] = &kept(&folder)[..] else { panic!("{:?}", folder.names()) };
    let run = open(&folder, name, &["--identity", "id.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("Karim BENALI") && !run.out.contains("[Mineur A1]"), "{}", run.out);
    identity(&folder);
    for (more, code, says) in [
        (&["--identity", "id.txt"][..], 1, "n'ouvre pas"),
        (&["--identity", "phrase.txt"], 1, "n'est pas une clé age"),
        (&["--passphrase-file", "phrase.txt"], 2, "--identity"),
        (&[], 2, "--identity"),
    ] {
        let run = open(&folder, name, more);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{}", run.err);
        assert!(run.err.contains(says), "{}", run.err);
    }
    #[cfg(unix)]
    {
        mode(&folder.path().join("id.txt"), 0o644);
        let run = open(&folder, name, &["--identity", "id.txt"]);
        assert!(run.code == 1 && run.err.contains("lisible par d'autres"), "{}", run.err);
    }
}

/// Codes of an archive.
fn run_with_key(folder: &Folder, recipient: &str) {
    assert_eq!(folder.run(&["key", "new", "a.key"]).code, 0);
    let key = ["--key", "a.key", "--scope", "nord", "--report", "r.json"];
    let run = anonymise(folder, &[&["--mapping", "a.age", "--mapping-recipient", recipient][..], &key].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&folder.read("r.json")).expect("JSON");
    assert_eq!((&report["mapping"]["opened_by"], &report["scope"]), (&"identity".into(), &"archive".into()));
}

#[test]
fn what_is_asked_in_a_wrong_way_makes_nothing() {
    let folder = folder();
    secret(&folder, "courte.txt", "azerty\n");
    folder.file("d.txt", TEXT);
    let before = folder.names();
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let phrase = ["--mapping-passphrase-file", "phrase.txt"];
    let cases: [(&[&str], i32, &str); 12] = [
        (&["--mapping", "a.age"], 2, "--mapping-passphrase-file"),
        (&phrase, 2, "--mapping FICHIER.age"),
        (&["--mapping-expiry", "2027-02-24"], 2, "--mapping FICHIER.age"),
        (&["--mapping", "a.txt.gz", phrase[0], phrase[1]], 2, ".age"),
        (&["--mapping", "a.age", phrase[0], phrase[1], "--mapping-recipient", &recipient], 2, "retirez"),
        (&["--mapping", "a.age", "--mapping-recipient", "age1benali"], 2, "age1…"),
        (&["--mapping", "a.age", "--mapping-recipient", "AGE-SECRET-KEY-1BENALI"], 2, "clé secrète"),
        (&["--mapping", "a.age", "--mapping-passphrase-file", "courte.txt"], 1, "trop courte"),
        (&["--mapping", "a.age", phrase[0], phrase[1], "--mapping-expiry", "2020-01-01"], 2, "--mapping-expiry"),
        (&["--mapping", "a.age", phrase[0], phrase[1], "--mapping-expiry", "2099-01-01"], 2, "--mapping-expiry"),
        (&["--mapping", "a.age", phrase[0], phrase[1], "--mapping-expiry", "demain"], 2, "--mapping-expiry"),
        (&["--mapping", "nulle part/a.age", phrase[0], phrase[1]], 1, "n'existe pas"),
    ];
    for (more, code, says) in cases {
        let run = anonymise(&folder, more);
        assert_eq!(run.code, code, "{}", run.err);
        assert!(run.err.contains(says), "{says}: {}", run.err);
        assert_eq!(folder.names(), before, "{says}");
        says_nothing(&run.err);
    }
    let base = ["anonymise", "a.txt", "-f", "groupe-de-travail", "--mapping", "a.age", phrase[0], phrase[1]];
    for (more, says) in
        [(&["d.txt", "-o", "sortie"][..], "un seul fichier"), (&["--dry-run"], "--dry-run"), (&["--jsonl"], "--jsonl")]
    {
        let run = folder.run(&[&base[..], more].concat());
        assert_eq!((run.code, folder.names()), (2, before.clone()), "{}", run.err);
        assert!(run.err.contains(says), "{}", run.err);
    }
    #[cfg(unix)]
    {
        mode(&folder.path().join("phrase.txt"), 0o640);
        let run = made(&folder, &[]);
        assert_eq!((run.code, folder.names()), (1, before), "{}", run.err);
        assert!(run.err.contains("lisible par d'autres"), "{}", run.err);
    }
}

#[test]
fn none_is_left_where_the_output_is_refused_and_none_is_replaced() {
    let folder = folder();
    let blocked = folder.run(&[
        "anonymise",
        "a.txt",
        "-o",
        "b.txt",
        "-f",
        "groupe-social",
        "--mapping",
        "a.age",
        "--mapping-passphrase-file",
        "phrase.txt",
        "--report",
        "r.json",
    ]);
    assert_eq!((blocked.code, kept(&folder).len()), (3, 0), "{}", blocked.err);
    assert!(!folder.read("r.json").contains("\"mapping\""));
    // A number over two paragraphs, which only the proof puts together.
    folder.file("a.txt", "Situation n° 1 : M. Karim BENALI, 06 39 98 00 01.\nCode 0_6_3_9_9.\n\n8_0_0_0_1.\n");
    let failed = made(&folder, &[]);
    assert_eq!((failed.code, kept(&folder).len()), (4, 0), "{}", failed.err);

    folder.file("a.txt", TEXT);
    assert_eq!(made(&folder, &[]).code, 0);
    let name = kept(&folder).remove(0);
    let first = std::fs::read(folder.path().join(&name)).expect("the file");
    std::fs::remove_file(folder.path().join("b.txt")).expect("the output");
    let again = made(&folder, &[]);
    assert_eq!(again.code, 1, "{}", again.err);
    assert!(again.err.contains("existe déjà") && !folder.path().join("b.txt").exists(), "{}", again.err);
    assert_eq!(std::fs::read(folder.path().join(&name)).expect("the file"), first);
    assert_eq!(made(&folder, &["--force"]).code, 0);
    assert_ne!(std::fs::read(folder.path().join(&name)).expect("the file"), first);

    // Nobody has a code, so nothing is to be told.
    folder.file("a.txt", "Le conseil s'est réuni. Rien à signaler.\n");
    let run = folder.run(&[
        "anonymise",
        "a.txt",
        "-o",
        "c.txt",
        "-f",
        "pleniere",
        "--mapping",
        "vide.age",
        "--mapping-passphrase-file",
        "phrase.txt",
    ]);
    assert_eq!((run.code, kept(&folder).len()), (0, 1), "{}", run.err);
    assert!(run.err.contains("aucun fichier de correspondance n'est écrit"), "{}", run.err);
}

#[test]
fn a_name_in_its_name_is_told() {
    let folder = folder();
    let recipient = identity(&folder).to_public().to_string();
    let run = anonymise(&folder, &["--mapping", "benali.age", "--mapping-recipient", &recipient]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("Le nom donné à --mapping contient un nom de personne"), "{}", run.err);
}

#[test]
fn what_can_not_be_opened_is_one_sentence() {
    let folder = folder();
    let mine = identity(&folder).to_public();
    assert_eq!(made(&folder, &[]).code, 0);
    let name = kept(&folder).remove(0);
    let whole = std::fs::read(folder.path().join(&name)).expect("the file");
    secret(&folder, "autre.txt", "huit mots qui ne sont pas les bons\n");
    let cut = "x.correspondance-2099-01-01.age";
    folder.file(cut, &whole[..whole.len() - 40]);
    folder.file("tête.age", &whole[..30]);
    folder.file("rien.age", "Karim BENALI");
    folder.file("passé.age", forged(&mine, "2020-01-31", 1));
    folder.file("x.correspondance-2020-01-31.age", forged(&mine, "2099-01-01", 1));
    folder.file("demain.age", forged(&mine, "2099-01-01", 2));
    folder.file("autre.age", age::encrypt(&mine, b"{\"Karim\": \"BENALI\"}").expect("memory"));
    let (phrase, identity) = (["--passphrase-file", "phrase.txt"], ["--identity", "id.txt"]);
    let cases: [(&str, &[&str], &str); 10] = [
        (&name, &["--passphrase-file", "autre.txt"], "n'ouvre pas"),
        (cut, &phrase, "incomplet ou abîmé"),
        ("tête.age", &phrase, "incomplet ou abîmé"),
        ("rien.age", &phrase, "incomplet ou abîmé"),
        ("absent.age", &phrase, "n'existe pas"),
        (&name, &["--passphrase-file", "absent.txt"], "n'existe pas"),
        ("passé.age", &identity, "a expiré le 31/01/2020"),
        ("x.correspondance-2020-01-31.age", &identity, "mapping purge"),
        ("demain.age", &identity, "autre version"),
        ("autre.age", &identity, "n'est pas un fichier de correspondance"),
    ];
    for (file, more, says) in cases {
        let run = open(&folder, file, more);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{file}: {}", run.err);
        assert!(run.err.contains(says) && run.err.lines().count() == 1, "{file}: {}", run.err);
        says_nothing(&run.err);
    }
}

#[test]
fn a_purge_destroys_what_is_past_and_touches_nothing_else() {
    let folder = folder();
    let mine = identity(&folder).to_public();
    let closed = forged(&mine, "2099-01-01", 1);
    let past = "a.correspondance-2020-01-31.age";
    let coming = "b.correspondance-2099-01-01.age";
    folder.file(past, &closed);
    folder.file(coming, &closed);
    folder.file("c.correspondance-2020-01-31.age", "un texte, et rien de chiffré");
    folder.file("d.age", &closed);
    folder.file("e.correspondance-2020-02-31.age", &closed);
    std::fs::create_dir(folder.path().join("f.correspondance-2020-01-31.age")).expect("a folder");
    std::fs::hard_link(folder.path().join(past), folder.path().join("témoin")).expect("a link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(coming, folder.path().join("g.correspondance-2020-01-31.age")).expect("a link");
    let before = folder.names();
    let without =
        |gone: &[&str]| before.iter().filter(|name| !gone.contains(&name.as_str())).cloned().collect::<Vec<_>>();

    let trial = folder.run(&["mapping", "purge", ".", "--dry-run"]);
    assert_eq!((trial.code, folder.names()), (0, before.clone()), "{}", trial.err);
    assert!(
        trial.err.contains("À détruire") && trial.err.contains("1 fichier à détruire, 1 fichier gardé"),
        "{}",
        trial.err
    );

    let run = folder.run(&["mapping", "purge", "."]);
    assert_eq!((run.code, folder.names()), (0, without(&[past])), "{}", run.err);
    assert!(
        run.err.contains("expiré le 31/01/2020") && run.err.contains("1 fichier détruit, 1 fichier gardé"),
        "{}",
        run.err
    );
    // Another name of the same bytes has none of them any more.
    assert_eq!(folder.read("témoin"), "0".repeat(closed.len()));

    for other in ["d.age", "a.txt", "c.correspondance-2020-01-31.age", "absent.age"] {
        let run = folder.run(&["mapping", "purge", "--all", other]);
        assert_eq!((run.code, folder.names()), (1, without(&[past])), "{}", run.err);
    }
    let run = folder.run(&["mapping", "purge", "--all", "d.age", coming]);
    assert_eq!((run.code, folder.names()), (5, without(&[past, coming])), "{}", run.err);
    assert_eq!(folder.run(&["mapping", "purge"]).code, 2);
}
