//! Eighty hard cases, each through the whole program: what becomes of the text, and what the report says of it.
//!
//! `cargo test --test outcomes` runs all; `-- --nocapture` shows how many hold. What no sentence can say, since it is about
//! a file, is one of the tests below, which a case names. `SNAPSHOTS=overwrite` writes what the program says over what the
//! files say, known misses apart.

#[path = "sentences/mod.rs"]
mod sentences;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use docx_rs::{Docx, Hyperlink, HyperlinkType, Paragraph, Run, Table, TableCell, TableRow};
use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::report::{Level, Population, Report};
use sentences::Ran;

/// The cases, by their numbers.
const CASES: std::ops::RangeInclusive<u32> = 1..=80;

/// Whether something holds.
type Test = fn() -> bool;

/// The tests that a case may name.
const TESTS: &[(&str, Test)] = &[
    ("the_rows_of_a_table_lose_everything_that_identifies", the_rows_of_a_table_lose_everything_that_identifies),
    ("the_rows_of_a_table_change_their_order", the_rows_of_a_table_change_their_order),
    ("an_output_in_a_folder_is_not_called_as_its_source", an_output_in_a_folder_is_not_called_as_its_source),
    ("the_target_of_a_link_is_emptied", the_target_of_a_link_is_emptied),
    ("somebody_without_a_name_has_an_estimate", somebody_without_a_name_has_an_estimate),
    ("a_large_family_of_a_small_quarter_is_red", a_large_family_of_a_small_quarter_is_red),
    ("notes_of_social_workers_are_none_of_a_working_group", notes_of_social_workers_are_none_of_a_working_group),
];

/// Every file of outcomes, with its name.
fn files() -> Vec<(String, Ran)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/outcomes");
    let entries = std::fs::read_dir(folder).expect("the outcomes");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let ran = paths.iter().map(|path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = std::fs::read_to_string(path).expect("an outcome");
        let ran = sentences::run(path, &text).map_err(|why| format!("{name}: {why}")).expect("a file of outcomes");
        (name, ran)
    });
    ran.collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "a test speaks to who runs it")]
fn every_case_ends_as_it_should_or_is_a_known_miss() {
    let (mut faults, mut misses, mut seen) = (Vec::new(), BTreeMap::<u32, Vec<String>>::new(), Vec::new());
    let mut sentences = 0;
    let mut named = BTreeSet::new();
    for (name, ran) in files() {
        faults.extend(ran.faults.iter().map(|fault| format!("{name}, {fault}")));
        seen.extend(ran.file.cases);
        sentences += ran.sentences;
        for block in ran.file.blocks {
            let known = block.sentences.into_iter().filter_map(|sentence| sentence.known);
            match block.case {
                Some(case) => known.for_each(|why| misses.entry(case).or_default().push(why)),
                None => faults.push(format!("{name}: a sentence of no case")),
            }
        }
        for of in ran.file.tests {
            let test = TESTS.iter().find(|(name, _)| *name == of.test);
            let Some((_, test)) = test else {
                faults.push(format!("case {}: no test `{}`", of.case, of.test));
                continue;
            };
            named.insert(of.test.clone());
            match (test(), of.known) {
                (true, None) => {}
                (false, Some(why)) => misses.entry(of.case).or_default().push(why),
                (true, Some(_)) => faults.push(format!("{} holds: take its `!` away", of.test)),
                (false, None) => faults.push(format!("{} does not hold", of.test)),
            }
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, CASES.collect::<Vec<_>>(), "every case is there, once");
    let idle: Vec<_> = TESTS.iter().map(|(name, _)| *name).filter(|name| !named.contains(*name)).collect();
    assert!(idle.is_empty(), "tests of no case: {idle:?}");
    println!("{sentences} sentences: {} cases hold, {} are known misses:", seen.len() - misses.len(), misses.len());
    for (case, why) in &misses {
        println!("  {case}: {}", why.join(" "));
    }
    assert!(faults.is_empty(), "(- should be, + is)\n{}", faults.join("\n"));
}

fn anonymiser() -> Anonymiser {
    Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Interne))
}

/// All the text of an anonymised Word file, and of its relations.
fn parts_of(docx: Docx) -> String {
    let mut source = Vec::new();
    docx.build().pack(Cursor::new(&mut source)).expect("in memory");
    let made = anonymiser().anonymise(source, Some("cr.docx")).expect("an output");
    let mut parts = zip::ZipArchive::new(Cursor::new(made.output)).expect("a package");
    let mut all = String::new();
    for i in 0..parts.len() {
        let mut bytes = Vec::new();
        parts.by_index(i).expect("a part").read_to_end(&mut bytes).expect("in memory");
        all.push_str(&String::from_utf8_lossy(&bytes));
    }
    all
}

const ROWS: [[&str; 6]; 3] = [
    ["Nom", "Prénom", "DDN", "Adresse", "Faits", "Suivi"],
    ["BARRAULT", "Liam", "11/05/2010", "8 rue du Lavoir", "vol de vélo", "AEMO, un entretien par mois"],
    ["CAMARA", "Binta", "02/12/2011", "31 avenue des Pins", "absences répétées", "aucun"],
];

fn table() -> String {
    let cell = |words: &&str| TableCell::new().add_paragraph(Paragraph::new().add_run(Run::new().add_text(*words)));
    let row = |words: &[&str; 6]| TableRow::new(words.iter().map(cell).collect());
    let title = Paragraph::new().add_run(Run::new().add_text("CLSPD – Groupe de travail : suivi des situations"));
    parts_of(Docx::new().add_paragraph(title).add_table(Table::new(ROWS.iter().map(row).collect())))
}

fn the_rows_of_a_table_lose_everything_that_identifies() -> bool {
    let all = table();
    let stay = |words: &&str| matches!(*words, "absences répétées" | "aucun");
    ROWS[0].iter().all(|title| all.contains(title))
        && ROWS[1..].iter().flatten().all(|words| all.contains(words) == stay(words))
}

fn the_rows_of_a_table_change_their_order() -> bool {
    let all = table();
    let at = |words| all.find(words);
    at("[Personne B1]") < at("[Personne A1]")
}

fn the_target_of_a_link_is_emptied() -> bool {
    let link = Hyperlink::new("mailto:nadia.roumegoux@commune.example", HyperlinkType::External)
        .add_run(Run::new().add_text("le secrétariat"));
    let all = parts_of(Docx::new().add_paragraph(Paragraph::new().add_hyperlink(link)));
    all.contains("le secrétariat") && !all.contains("mailto") && !all.contains("roumegoux")
}

/// Runs the program over a file of that name and text in a folder of its own; its messages, and the names of what it wrote.
fn program(name: &str, text: &str) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("sortie")).expect("a folder");
    let mut source = std::fs::File::create(folder.path().join(name)).expect("a file");
    source.write_all(text.as_bytes()).expect("a file");
    let run = Command::new(env!("CARGO_BIN_EXE_huisclos"))
        .args(["anonymise", name, "-o", "sortie", "--formation", "groupe-de-travail"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program");
    let written = std::fs::read_dir(folder.path().join("sortie")).expect("a folder");
    let names = written.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    (String::from_utf8_lossy(&run.stderr).into_owned() + &String::from_utf8_lossy(&run.stdout), names)
}

fn an_output_in_a_folder_is_not_called_as_its_source() -> bool {
    let text = "Situation n° 1 : Inès CARPENTIER, 14 ans.\n";
    let (said, names) = program("note_situation_CARPENTIER_2025-02.txt", text);
    names == ["compte-rendu-001.txt"] && said.contains("nom de personne")
}

fn notes_of_social_workers_are_none_of_a_working_group() -> bool {
    let notes =
        "Groupe social, article L. 121-6-2 du CASF\nLes éducatrices échangent sur le parcours familial de Nina.\n";
    let (said, names) = program("notes.txt", notes);
    names.is_empty() && said.contains("groupe social")
}

fn estimated(text: &str) -> Report {
    let population = Population { town: 5200, quarter: Some(900) };
    let made = anonymiser().with_population(population).anonymise(text.as_bytes().to_vec(), Some("cr.txt"));
    made.expect("an output").report
}

fn somebody_without_a_name_has_an_estimate() -> bool {
    let report = estimated("Situation n° 1\nUne fille de 14 ans du quartier du Moulin a été raccompagnée.\n");
    report.risk.people.iter().any(|person| person.alike.is_some())
}

fn a_large_family_of_a_small_quarter_is_red() -> bool {
    let report = estimated("Situation n° 9\nFamille G., 6 enfants, jumelles de 8 ans.\n");
    report.risk.people.iter().any(|person| person.level == Level::Red)
}
