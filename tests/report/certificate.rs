//! The certificate, in its four forms: they say the same, with headings, table headers and language, and no original value.

use std::io::{Cursor, Read};

use huisclos::Anonymiser;
use huisclos::detect::fold::fold;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::report::certificate::{Certificate, Form, Sheet, Stated};
use huisclos::report::{Proof, Report};

use super::{MINUTES, ORIGINALS, failed, report};

const STATED: Stated<'_> = Stated {
    session: Some("12 mars 2026"),
    chosen_by: Some("Mme Roux, coordinatrice & élue"),
    rules: Some("3 février 2025"),
    reviewer: Some("M. Lenoir"),
};

/// The headings, in their order.
const HEADINGS: [&str; 12] = [
    "Document",
    "Formation et circulation",
    "Base juridique",
    "Opérations",
    "Passages supprimés",
    "À vérifier",
    "Doutes et décisions",
    "Risque résiduel",
    "Destinataires autorisés",
    "Avertissements",
    "Preuve",
    "Relecture",
];

/// The heads of the columns of the tables that the minutes of the tests have.
const COLUMNS: [&str; 8] =
    ["Traitement", "Nombre", "Éléments", "Emplacement", "Question", "Décision", "Critère", "Appréciation"];

fn written(reports: &[&Report], form: Form) -> Vec<u8> {
    let titles = ["Document 1", "Document 2"];
    let sheets: Vec<Sheet<'_>> = titles.iter().zip(reports).map(|(title, report)| Sheet { title, report }).collect();
    Certificate::new(&sheets, &STATED).write(form).expect("text in memory")
}

/// With the proof of the output.
fn proved(formation: Formation, circulation: Circulation, archive: bool) -> Report {
    let mut anonymiser = Anonymiser::new(Policy::new(formation, circulation));
    if archive {
        anonymiser = anonymiser.with_key(&huisclos::pseudonym::Key::from_bytes([7; 32]), "nord");
    }
    let document = huisclos::format::text(MINUTES);
    let mut output = Vec::new();
    let (mut report, forbidden) = anonymiser.rewrite(document.as_ref(), &[7; 32], &mut output).expect("text in memory");
    if !report.blocked {
        report.proof = Some(Proof::of(&output, "txt", &forbidden).expect("a text"));
    }
    report
}

/// Every part of a package, one after the other.
fn unzipped(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    for i in 0..zip.len() {
        let mut part = zip.by_index(i).expect("a part");
        text.push_str(&part.name().expect("a name"));
        part.read_to_string(&mut text).expect("text");
    }
    text
}

/// What a reader sees, and beneath it what the file holds.
fn readable(bytes: &[u8], form: Form) -> String {
    let text = match form {
        Form::Html => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        Form::Docx | Form::Odt => unzipped(bytes),
        Form::Pdf => {
            let seen = pdf_extract::extract_text_from_mem(bytes).expect("a PDF");
            let (held, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
            // Its table of offsets says digits of its own.
            let held = held.rsplit_once("\nxref\n").map_or(&*held, |(objects, _)| objects);
            format!("{seen}\n{held}")
        }
    };
    text.replace('\u{a0}', " ")
}

#[test]
fn no_original_value_is_in_a_certificate() {
    for formation in Formation::ALL {
        for circulation in Circulation::ALL {
            let report = proved(formation, circulation, false);
            for form in Form::ALL {
                let text = readable(&written(&[&report], form), form);
                assert!(text.contains("huisclos"), "nothing is read in {}", form.name());
                let folded =
                    format!(" {} ", fold(&text).split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" "));
                let left: Vec<_> = ORIGINALS
                    .iter()
                    .filter(|value| {
                        let key = fold(value);
                        let key = key.split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join(" ");
                        text.contains(**value) || folded.contains(&format!(" {key} "))
                    })
                    .collect();
                assert!(left.is_empty(), "{}, {}: {left:?}", formation.name(), form.name());
            }
        }
    }
}

#[test]
fn every_form_has_the_headings_and_the_heads_of_tables() {
    let report = proved(Formation::GroupeDeTravail, Circulation::Externe, false);
    let count = |text: &str, what: &str| text.matches(what).count();
    let (heads, tables) = (COLUMNS.len(), 3);
    for form in Form::ALL {
        let text = readable(&written(&[&report], form), form);
        let mut rest = text.as_str();
        for heading in HEADINGS {
            // Where markup says that it is one.
            let marked = match form {
                Form::Html => format!("<h2>{heading}</h2>"),
                Form::Docx => {
                    format!("<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{heading}<")
                }
                Form::Odt => format!("text:outline-level=\"2\">{heading}<"),
                Form::Pdf => heading.to_owned(),
            };
            let at = rest.find(&marked).unwrap_or_else(|| panic!("{}: {heading}", form.name()));
            rest = &rest[at + marked.len()..];
        }
        for column in COLUMNS {
            assert!(text.contains(column), "{}: {column}", form.name());
        }
        match form {
            Form::Html => {
                assert!(text.contains("<html lang=\"fr\">"));
                assert_eq!((count(&text, "<th scope=\"col\">"), count(&text, "<caption>")), (heads, tables));
            }
            Form::Docx => {
                assert_eq!((count(&text, "<w:tblHeader/>"), count(&text, "<w:tblCaption ")), (tables, tables));
                assert!(text.contains("<w:lang w:val=\"fr-FR\""));
            }
            Form::Odt => {
                assert_eq!(
                    (count(&text, "<table:table-header-rows>"), count(&text, "<table:title>")),
                    (tables, tables)
                );
                assert!(text.contains("fo:language=\"fr\" fo:country=\"FR\""));
            }
            Form::Pdf => {
                assert_eq!(count(&text, "/S /H1 ") + count(&text, "/S /H2 "), 1 + HEADINGS.len());
                assert_eq!((count(&text, "/S /Table "), count(&text, "/Scope /Column")), (tables, heads));
                assert!(text.contains("/Lang (fr-FR)") && text.contains("/Marked true"));
                assert_eq!(count(&text, "/Type /Page "), 1, "an ordinary document has one page");
            }
        }
        for said in ["séance du 12 mars 2026", "3 février 2025", "M. Lenoir"] {
            assert!(text.contains(said), "{}: {said}", form.name());
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = proved(Formation::GroupeDeTravail, Circulation::Externe, false);
    for form in Form::ALL {
        assert!(written(&[&report], form) == written(&[&report], form), "{}", form.name());
    }
}

#[test]
fn several_documents_start_a_page_each() {
    let (one, two) = (report(Formation::GroupeDeTravail), report(Formation::GroupeRecidive));
    for (form, page) in [
        (Form::Docx, "<w:pageBreakBefore/>"),
        (Form::Odt, "text:style-name=\"New_20_page\""),
        (Form::Pdf, "/Type /Page "),
    ] {
        let text = readable(&written(&[&one, &two], form), form);
        assert_eq!(text.matches(page).count(), if form == Form::Pdf { 2 } else { 1 }, "{}", form.name());
        assert!(text.contains("Document 1") && text.contains("Document 2"));
    }
}

/// A long account runs over pages, and every row is there.
#[test]
fn a_long_certificate_loses_nothing() {
    let mut report = failed();
    let hit = report.proof.as_ref().expect("a proof").hits[0].clone();
    let proof = report.proof.as_mut().expect("a proof");
    proof.hits = (0..200).map(|offset| huisclos::report::Hit { offset: 70_000 + offset, ..hit.clone() }).collect();
    let text = readable(&written(&[&report], Form::Pdf), Form::Pdf);
    assert!(text.matches("/Type /Page ").count() > 2);
    for offset in 70_000..70_200 {
        assert!(text.contains(&offset.to_string()), "{offset}");
    }
}

#[test]
fn without_an_output_nobody_receives_one() {
    for report in [report(Formation::GroupeSocial), failed()] {
        let page = readable(&written(&[&report], Form::Html), Form::Html);
        assert!(page.contains("<strong>Aucun fichier de sortie n'a été produit.</strong>"));
        assert!(page.contains("<p>Aucun : il n'y a rien à transmettre.</p>"));
    }
    let page =
        readable(&written(&[&proved(Formation::GroupeDeTravail, Circulation::Externe, false)], Form::Html), Form::Html);
    assert!(page.contains("signataires de la charte") && !page.contains("class=\"alert\""));
}

#[test]
fn codes_of_an_archive_are_said_to_be_matchable() {
    let page = |archive| {
        let report = proved(Formation::GroupeDeTravail, Circulation::Externe, archive);
        readable(&written(&[&report], Form::Html), Form::Html)
    };
    assert!(
        page(true).contains("stables dans l'ensemble « nord »")
            && page(true).contains("rapprochés personne par personne")
    );
    assert!(page(false).contains("Les codes sont propres à ce document"));
}

#[test]
fn the_risk_is_said_with_its_source() {
    let page = |population: Option<u32>| {
        let mut anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
        if let Some(town) = population {
            anonymiser = anonymiser.with_population(huisclos::report::Population { town, quarter: None });
        }
        let document = huisclos::format::text(MINUTES);
        let (report, _) = anonymiser.rewrite(document.as_ref(), &[7; 32], &mut Vec::new()).expect("text in memory");
        readable(&written(&[&report], Form::Html), Form::Html)
    };
    assert!(page(None).contains("Non estimée : donnez la population"));
    let small = page(Some(500));
    assert!(small.contains("Risque élevé : [Mineur A1] (9 semblables ; restent : âge, sexe"), "{small}");
    assert!(small.contains("Estimé pour 500 habitants") && small.contains("règle empirique"));
    assert!(page(Some(2_000_000)).contains("Personne n'est sous les seuils."));
    for heading in ["Individualisation", "Corrélation", "Inférence"] {
        assert!(small.contains(&format!("<th scope=\"row\">{heading}</th>")), "{heading}");
    }
}

#[test]
fn what_is_not_stated_is_left_to_the_pen() {
    let report = report(Formation::GroupeDeTravail);
    let certificate = Certificate::new(&[Sheet { title: "Document 1", report: &report }], &Stated::default());
    let page = String::from_utf8(certificate.write(Form::Html).expect("text")).expect("UTF-8");
    assert_eq!(page.matches("<span class=\"blank\"></span>").count(), 4);
    assert!(!page.contains("séance du"));
}

/// `SNAPSHOTS=overwrite cargo test --test report` accepts what the page says now; read the diff.
#[test]
fn the_page_reads_as_reviewed() {
    let report = proved(Formation::GroupeDeTravail, Circulation::Externe, false);
    let page = String::from_utf8(written(&[&report], Form::Html)).expect("UTF-8");
    let (_, body) = page.split_once("<body>").expect("a body");
    let sum = &report.proof.as_ref().expect("a proof").output_sha256;
    let body = body.replace(env!("CARGO_PKG_VERSION"), "VERSION").replace(sum, "SUM");
    snapbox::assert_data_eq!(body, snapbox::file!["certificate.txt"]);
}
