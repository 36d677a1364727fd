//! On a signal, a full disk or a block, no output and no temporary file.

use super::program::Folder;
#[cfg(unix)]
use super::program::command;

/// Minutes long enough to be interrupted.
#[cfg(unix)]
fn long_minutes() -> String {
    (0..40_000).fold(String::new(), |text, i| {
        text + &format!("Situation n° {i} : M. Karim BENALI, 15 ans, vit chez sa mère.\n\n")
    })
}

#[cfg(unix)]
#[test]
fn a_signal_leaves_nothing() {
    use std::time::{Duration, Instant};
    for (signal, folders) in [("-INT", "."), ("-TERM", ".")] {
        let folder = Folder::new();
        folder.file("séance.txt", long_minutes());
        let args =
            ["anonymise", "séance.txt", "-o", "sortie.txt", "--report", "r.json", "--formation", "groupe-de-travail"];
        let mut child = command()
            .args(args)
            .current_dir(folder.path().join(folders))
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program");
        let start = Instant::now();
        while !folder.names().iter().any(|name| name.starts_with(".huisclos-")) {
            assert!(start.elapsed() < Duration::from_secs(60), "no temporary file appeared");
            assert!(child.try_wait().expect("a child").is_none(), "the program ended too soon to be interrupted");
            std::thread::sleep(Duration::from_millis(2));
        }
        let killed = std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
        assert!(killed.success());
        let output = child.wait_with_output().expect("its end");
        assert_eq!(output.status.code(), Some(130), "{signal}");
        assert_eq!(folder.names(), ["séance.txt"], "{signal}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("erreur : Interrompu") && said.lines().count() == 1, "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_sentence() {
    let folder = Folder::new();
    folder.file("séance.txt", "Situation n° 1 : M. Karim BENALI, 15 ans.\n");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the device");
    let output = command()
        .args(["anonymise", "séance.txt", "-o", "-", "--formation", "groupe-de-travail"])
        .current_dir(folder.path())
        .stdout(full)
        .output()
        .expect("the program");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Plus de place") && said.lines().count() == 1, "{said}");
}

#[test]
fn a_block_leaves_only_the_accounts() {
    let folder = Folder::new();
    folder.file("séance.txt", "Situation n° 1 : M. Karim BENALI, 15 ans.\n");
    let run = folder.run(&[
        "anonymise",
        "séance.txt",
        "-o",
        "sortie.txt",
        "--formation",
        "groupe-social",
        "--report",
        "r.json",
        "--page",
        "r.html",
    ]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert_eq!(folder.names(), ["r.html", "r.json", "séance.txt"]);
    assert!(run.err.contains("L. 121-6-2"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&folder.read("r.json")).expect("JSON");
    assert_eq!((&report["blocked"], &report["proof"]), (&true.into(), &serde_json::Value::Null));
}

/// A number whose digits stand apart is no number for detection, but the proof sees it.
#[test]
fn a_failed_proof_leaves_only_the_accounts() {
    let folder = Folder::new();
    // A number over two paragraphs, which only the proof puts together.
    folder.file("séance.txt", "Situation n° 1 : M. Karim BENALI, 06 39 98 00 01.\nCode 0_6_3_9_9.\n\n8_0_0_0_1.\n");
    let run = folder.run(&[
        "anonymise",
        "séance.txt",
        "-o",
        "sortie.txt",
        "--formation",
        "groupe-de-travail",
        "--report",
        "r.json",
    ]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert_eq!(folder.names(), ["r.json", "séance.txt"]);
    assert!(run.err.contains("position ") && !run.err.contains("0_6_3"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&folder.read("r.json")).expect("JSON");
    assert!(report["proof"]["hits"].as_array().is_some_and(|hits| !hits.is_empty()));
    let line = serde_json::json!({ "id": 1, "text": folder.read("séance.txt") }).to_string();
    let run = folder.run_with(&["anonymise", "--jsonl", "-f", "groupe-de-travail"], line);
    assert_eq!(run.code, 5, "{}", run.err);
    assert!(run.out.contains("\"text\":null") && !run.out.contains("0_6_3"), "{}", run.out);
}

#[test]
fn the_manual_tells_every_command() {
    let run = Folder::new().run(&["man"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for part in [".SH NOM", ".SH HUISCLOS ANONYMISE", ".SH HUISCLOS KEY NEW", "\\-\\-formation", "Codes de retour"] {
        assert!(run.out.contains(part), "{part}");
    }
}

#[test]
fn verify_tells_a_leak_by_its_place() {
    let folder = Folder::new();
    folder.file("séance.txt", "Situation n° 1 : M. Karim BENALI, 15 ans.\n");
    folder.file("fuite.txt", "Situation n° 1 : M. [Mineur A1], [13-15 ans]. Bénali est absent.\n");
    folder.file("bien.txt", "Situation n° 1 : M. [Mineur A1], [13-15 ans].\n");
    let run = folder.run(&["verify", "séance.txt", "fuite.txt"]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(!(run.out + &run.err).to_lowercase().contains("nali"));
    let run = folder.run(&["verify", "séance.txt", "bien.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("Preuve : "), "{}", run.out);
}

#[test]
fn a_trial_writes_nothing() {
    let folder = Folder::new();
    folder.file("séance.txt", "Situation n° 1 : M. Karim BENALI, 15 ans.\n");
    let run = folder.run(&["anonymise", "séance.txt", "--dry-run", "--formation", "groupe-de-travail"]);
    assert_eq!((run.code, folder.names()), (0, vec!["séance.txt".to_owned()]));
    assert!(run.err.contains("aucun fichier produit") && run.err.contains("1 personne"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let run = folder.run(&["key", "new", "clé du groupe.key"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let path = folder.path().join("clé du groupe.key");
    assert_eq!(path.metadata().expect("the key").permissions().mode() & 0o777, 0o600);
    let key = folder.read("clé du groupe.key");
    assert_eq!(folder.run(&["key", "new", "clé du groupe.key"]).code, 1);
    assert_eq!(folder.read("clé du groupe.key"), key, "a key was replaced");
    let digits = key.lines().nth(1).expect("its bits").to_owned();
    let shown = folder.run(&["key", "show-fingerprint", "clé du groupe.key"]);
    assert_eq!((shown.code, shown.err.as_str(), shown.out.trim().len()), (0, "", 16));
    assert!(run.err.contains(shown.out.trim()) && !digits.contains(shown.out.trim()));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("its mode");
    let refused = folder.run(&["key", "show-fingerprint", "clé du groupe.key"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("lisible par d'autres"), "{}", refused.err);
}

#[cfg(unix)]
#[test]
fn a_key_that_is_rotated_leaves_no_bit_of_the_old() {
    let folder = Folder::new();
    folder.file("notes.txt", "Situation n° 1 : Karim BENALI, 15 ans.\n");
    folder.run(&["key", "new", "a.key"]);
    let old = folder.read("a.key");
    let code = |key: &str| {
        let policy =
            ["--formation", "groupe-de-travail", "--key", key, "--scope", "nord", "--report", "r.json", "--force"];
        let run = folder.run(&[&["anonymise", "notes.txt", "-o", "-"], &policy[..]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("ensemble « nord »"), "{}", run.err);
        run.out
    };
    let before = code("a.key");
    let fingerprint = folder.run(&["key", "show-fingerprint", "a.key"]).out.trim().to_owned();
    let report = folder.read("r.json");
    assert!(report.contains(&fingerprint) && report.contains("\"scope\": \"nord\""));
    let kept = folder.run(&["key", "rotate", "a.key", "b.key"]);
    assert_eq!((kept.code, folder.read("a.key")), (0, old), "{}", kept.err);
    assert_eq!(folder.run(&["key", "rotate", "a.key", "b.key", "--destroy"]).code, 1, "b.key is there");
    let destroyed = folder.run(&["key", "rotate", "a.key", "c.key", "--destroy"]);
    assert_eq!(destroyed.code, 0, "{}", destroyed.err);
    assert!(destroyed.err.contains(&fingerprint) && !folder.path().join("a.key").exists());
    assert_ne!(code("b.key"), before, "the codes of two keys are alike");
}
