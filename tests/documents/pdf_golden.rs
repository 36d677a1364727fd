//! PDF: the golden document, and the proof over it.

use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search_all};

use crate::pdf_builder::{PLANTED, every_place};

fn needles() -> Needles {
    Needles::new(PLANTED.iter().map(|(_, value)| Needle::words(value).unwrap()).collect()).unwrap()
}

/// What the proof does not see before, it does not prove after.
#[test]
fn the_proof_sees_every_planted_value() {
    let searched = search_all(&every_place(), "pdf", &needles()).unwrap();
    let missed: Vec<&str> = PLANTED
        .iter()
        .enumerate()
        .filter(|(index, _)| !searched.hits.iter().any(|hit| hit.needle == *index))
        .map(|(_, (place, _))| *place)
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert_eq!(searched.unread, [("image", 1)]);
}

#[test]
fn the_page_is_seen_by_two_readers() {
    let searched = search_all(&every_place(), "pdf", &needles()).unwrap();
    for (index, (place, _)) in PLANTED.iter().enumerate().take(11) {
        let by = |reader: &str| searched.hits.iter().any(|hit| hit.needle == index && hit.part.starts_with(reader));
        assert!(by("page 1") && by("second reader"), "{place}");
    }
}

/// Everything at once: a list of the values, the whole way, and the proof by other readers.
#[test]
fn nothing_planted_survives() {
    let names: Vec<&str> = PLANTED.iter().map(|(_, value)| *value).collect();
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe))
        .with_lists(&names.join("\n"), "");
    let outcome = anonymiser.anonymise(every_place(), Some("every-place.pdf")).unwrap();
    let searched = search_all(&outcome.output, "pdf", &needles()).unwrap();
    let mut left: Vec<_> = searched.hits.iter().map(|hit| PLANTED[hit.needle].0).collect();
    left.dedup();
    assert!(left.is_empty(), "{left:?}");
    // One revision, and nothing behind its end.
    let ends: Vec<usize> =
        outcome.output.windows(5).enumerate().filter(|(_, five)| five == b"%%EOF").map(|(at, _)| at).collect();
    assert_eq!(ends.len(), 1);
    assert!(outcome.output[ends[0] + 5..].trim_ascii().is_empty());
}
