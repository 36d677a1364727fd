//! What holds of every golden document: each planted value is a text of its role, is found by the proof before and by
//! nobody after.

use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::Role;

use crate::{segments, sound, written};

/// A place, the role of its segment, and the value planted there, which stands nowhere else.
pub(crate) type Planted = (&'static str, Role, &'static str);

/// What an anonymiser makes of a file with these values among its names.
pub(crate) fn anonymised(source: &[u8], name: &str, values: &[&str]) -> Vec<u8> {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let anonymiser = Anonymiser::new(policy).with_lists(&values.join("\n"), "");
    match anonymiser.anonymise(source.to_vec(), Some(name)) {
        Ok(outcome) => outcome.output,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// Holds a golden document to the rules; `views` makes everything of an output plain that a text may hide in.
pub(crate) fn check(source: &[u8], name: &str, planted: &[Planted], views: &dyn Fn(&[u8]) -> Vec<String>) -> Vec<u8> {
    let document = sound(source, name);
    let all = segments(&*document);
    for (place, role, value) in planted {
        let here: Vec<Role> = all.iter().filter(|s| s.text.contains(value)).map(|s| s.place.role).collect();
        assert_eq!(here, [*role], "{place}: {value}");
    }
    let values: Vec<&str> = planted.iter().map(|(_, _, value)| *value).collect();
    let needles: Vec<Needle> = values.iter().filter_map(|value| Needle::words(value)).collect();
    assert_eq!(needles.len(), values.len());
    let needles = Needles::new(needles).unwrap();
    let before = search(&written(&*document, &[]).unwrap(), document.format(), &needles).unwrap();
    for (index, (place, ..)) in planted.iter().enumerate() {
        assert!(before.iter().any(|hit| hit.needle == index), "{place} is not seen by the proof");
    }
    let output = anonymised(source, name, &values);
    let left: Vec<_> = search(&output, document.format(), &needles).unwrap();
    assert!(left.is_empty(), "{:?}", left.iter().map(|hit| (planted[hit.needle].0, hit.view)).collect::<Vec<_>>());
    for view in views(&output) {
        let view = view.to_lowercase();
        for (place, _, value) in planted {
            assert!(!view.contains(&value.to_lowercase()), "{place} is in the output");
        }
    }
    output
}
