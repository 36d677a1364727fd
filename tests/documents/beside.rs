//! What the minutes say of a child in a sentence, and the file once more where nobody reads: in the name of a bookmark, the
//! words for a picture, a keyword, the address of a link.

use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::{Role, Span};

use crate::{fixtures, replace, segments, sound, written};

const SENTENCE: &str =
    "Situation de Karim PLANTIVEAU, né le 3 septembre 2009, scolarisé au collège Anita-Conti en 4e B.";

/// The same as programs and hurried hands write it.
const BESIDE: [&str; 6] = [
    "Mineur_03092009",
    "fiche-2009-09-03",
    "vu-3-9-2009",
    "karimplantiveau",
    "plantiveaukarim_2",
    "Collège_Anita-Conti",
];

/// In every place that is no sentence, of every built file: neither the day, nor the school, nor a name that ran together.
#[test]
fn a_birth_date_a_school_and_a_name_run_together_are_gone_from_where_nobody_reads() {
    let needles = Needles::new(vec![
        Needle::squeezed("03092009").unwrap(),
        Needle::squeezed("20090903").unwrap(),
        Needle::words("3 9 2009").unwrap(),
        Needle::words("karimplantiveau").unwrap(),
        Needle::words("plantiveaukarim").unwrap(),
        Needle::squeezed("collège anita conti").unwrap(),
    ])
    .unwrap();
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let mut tried = 0;
    for (name, source) in fixtures().into_iter().filter(|(name, _)| name.starts_with("every-place")) {
        let document = sound(&source, &name);
        let all = segments(&*document);
        let beside: Vec<_> = all
            .iter()
            .filter(|s| matches!(s.place.role, Role::Attribute | Role::Identifier))
            .filter(|s| s.text.chars().count() > 3 && s.text.contains(char::is_alphabetic))
            .collect();
        let Some(body) = all.iter().find(|s| s.place.role == Role::Body && s.text.len() > 20) else { continue };
        // Each place alone with each value would be thousands of files: the places take turns.
        for turn in 0..BESIDE.len() {
            let mut edits = replace(body, Span::new(0, body.text.len()), SENTENCE);
            for (at, segment) in beside.iter().enumerate() {
                edits.extend(replace(segment, Span::new(0, segment.text.len()), BESIDE[(at + turn) % BESIDE.len()]));
            }
            edits.sort_by_key(|edit| (edit.part, edit.range.start));
            let Ok(planted) = written(&*document, &edits) else { panic!("{name}: the values can't be put there") };
            let before = search(&planted, document.format(), &needles).unwrap();
            let outcome = anonymiser.anonymise(planted, Some(&name)).unwrap_or_else(|e| panic!("{name}: {e}"));
            let hits = search(&outcome.output, document.format(), &needles).unwrap();
            assert!(hits.is_empty(), "{name}, {turn}: {hits:?}");
            tried += usize::from(before.len() >= beside.len().min(6));
        }
    }
    assert!(tried >= 5 * BESIDE.len(), "{tried} files held the values before");
}

/// A trade in a sentence stays; among keywords it is somebody.
#[test]
fn a_family_name_that_is_a_word_is_gone_from_keywords() {
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let page = "<html><head><meta name=\"keywords\" content=\"Boulanger; absences\"></head><body>\
                <p>Mme Rose BOULANGER vit seule.</p><p>Le boulanger du quartier le confirme.</p></body></html>";
    let outcome = anonymiser.anonymise(page.as_bytes().to_vec(), Some("a.html")).unwrap();
    let text = String::from_utf8(outcome.output).unwrap();
    assert!(!text.contains("Boulanger") && text.contains("; absences") && text.contains("Le boulanger du"), "{text}");
}

/// What a bookmark is called may be a name, and goes; it counts for nobody, takes no letter, and has no mother.
#[test]
fn words_where_nobody_reads_count_for_nobody() {
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let page = |names: [&str; 2]| {
        let [first, second] = names.map(|name| format!("<a name=\"{name}\"></a>"));
        let page = format!(
            "<html><body>{first}<p>Situation n° 1 : Karim KERDRAON, 15 ans.</p>{second}<p>Sa mère est là.</p>\
             <p>Situation n° 2 : Lina PLANTIVEAU, 12 ans.</p></body></html>"
        );
        anonymiser.anonymise(page.into_bytes(), Some("a.html")).unwrap()
    };
    let (plain, named) = (page(["", ""]), page(["Balloon Osterwick", "Vorgemond"]));
    let text = |output: &[u8]| {
        let text = String::from_utf8(output.to_vec()).unwrap();
        let paragraphs = text.split("<p>").skip(1);
        paragraphs.map(|rest| rest.split("</p>").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(text(&named.output), text(&plain.output));
    let all = String::from_utf8(named.output).unwrap();
    assert!(!all.contains("Osterwick") && !all.contains("Vorgemond"), "{all}");
    let (plain, named) = (plain.report, named.report);
    assert_eq!(named.operations, plain.operations);
    assert_eq!(named.entities, plain.entities);
    assert_eq!(named.risk.people.len(), plain.risk.people.len());
    assert!(named.notices.iter().any(|notice| notice.what == "inner_word" && notice.count == 2), "{:?}", named.notices);
}
