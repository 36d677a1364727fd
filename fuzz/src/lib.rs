//! What every reader must stand, whatever the bytes: `docs` of the targets say no more than which reader they name.

use huisclos::format::{self, Edit, Limits};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::{Role, Span};
use huisclos::{Anonymiser, ErrorKind};

/// Small, so that the fuzzer looks for faults and not for sizes.
const LIMITS: Limits = Limits { source: 1 << 20, entries: 200, part: 4 << 20, total: 16 << 20, ratio: 400, depth: 2 };

/// A reader: reads twice the same, writes what is the same when nothing is edited, takes an edit of every segment, and
/// gives what it can read again and the proof can take apart.
pub fn reader(name: &str, data: &[u8]) {
    let Ok(document) = format::open_within(data.to_vec(), Some(name), &LIMITS) else { return };
    let mut segments = Vec::new();
    if document.segments(&mut |segment| segments.push(segment)).is_err() {
        return;
    }
    let mut again = segments.iter();
    document
        .segments(&mut |segment| assert!(again.next().is_some_and(|first| first.text == segment.text)))
        .expect("what was read once is read again");
    let mut same = Vec::new();
    document.write(&[], &mut same).expect("nothing edited can be written");
    let mut edits: Vec<Edit> = Vec::new();
    for segment in &segments {
        assert_eq!(segment.origin.len(), segment.text.len());
        assert!(segment.place.part < document.parts());
        let mut text = if segment.place.role == Role::Trace { String::new() } else { "[Personne A1]".to_owned() };
        for range in segment.origin.sources(Span::new(0, segment.text.len())) {
            edits.push(Edit { part: segment.place.part, range, text: std::mem::take(&mut text) });
        }
    }
    edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
    let mut out = Vec::new();
    match document.write(&edits, &mut out) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::Unencodable => return,
        Err(error) => panic!("{error}"),
    }
    let again = format::open(out.clone(), None).unwrap_or_else(|error| panic!("the output: {error}"));
    again.segments(&mut |_| {}).unwrap_or_else(|error| panic!("the output: {error}"));
    let needles = Needles::new(Needle::words("Karim Benali").into_iter().collect()).expect("one needle");
    let _ = search(&out, document.format(), &needles);
}

/// The whole way: no panic, and never an output without its proof.
pub fn pipeline(data: &[u8]) {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let anonymiser = Anonymiser::new(policy).with_lists("Karim Benali\n", "");
    if let Ok(outcome) = anonymiser.anonymise(data.to_vec(), None) {
        assert!(outcome.report.blocked || outcome.report.proof.is_some_and(|proof| proof.holds()));
    }
}
