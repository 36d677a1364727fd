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
