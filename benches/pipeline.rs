//! Bytes a second of each stage and each format, on one thread. `benches/README.md` has the figures.
//!
//! `cargo bench --bench pipeline` runs all; `cargo bench --bench pipeline -- detect` those whose name says so.

#![allow(clippy::unwrap_used, reason = "a bench stops where something is wrong")]

mod data;

use std::io::Cursor;
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use docx_rs::{Docx, Paragraph, Run};

use huisclos::detect::token::{Scene, Token, Vocabulary, tokenise as read_words};
use huisclos::detect::{
    Candidate, Detector, PassageAt, Recogniser, address, affiliation, kin, lexicon, names, overlap, patterns, recall,
    sensitive,
};
use huisclos::format::{self, Document, Edit};
use huisclos::link::{self, Linked, Mention};
use huisclos::plan::{Decisions, Forbidden, Planner};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::pseudonym::{self, Naming};
use huisclos::segment::Segment;
use huisclos::zone::{Zone, Zoner};
use huisclos::{Anonymiser, Examination, plan, proof};

fn main() {
    divan::main();
}

/// Size of each text, in bytes.
const SIZE: usize = 1_000_000;

/// What is read.
#[derive(Debug, Clone, Copy)]
enum Text {
    Prose,
    Dense,
}

const TEXTS: [Text; 2] = [Text::Prose, Text::Dense];

impl Text {
    fn made(self) -> &'static Made {
        static PROSE: LazyLock<Made> = LazyLock::new(|| Made::new(data::prose(SIZE)));
        static DENSE: LazyLock<Made> = LazyLock::new(|| Made::new(data::dense(SIZE)));
        match self {
            Self::Prose => &PROSE,
            Self::Dense => &DENSE,
        }
    }
}

/// A text and everything that the stages make of it: each bench takes what the stage before it gave.
struct Made {
    text: String,
    docx: Vec<u8>,
    segments: Vec<Segment>,
    /// Stretches of one zone, with their words.
    scenes: Vec<(String, Zone, Vec<Token>)>,
    vocabulary: Vocabulary,
    /// What the recognisers propose, a list a scene.
    candidates: Vec<Vec<Candidate>>,
    policy: Policy,
    mentions: Vec<Mention>,
    passages: Vec<PassageAt>,
    linked: Linked,
    decisions: Decisions,
    names: Vec<String>,
    /// Distinct folded words.
    keys: Vec<String>,
    output: Vec<u8>,
    forbidden: Vec<Forbidden>,
    docx_edits: Vec<Edit>,
    txt_edits: Vec<Edit>,
}

impl Made {
    fn new(text: String) -> Self {
        let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
        let anonymiser = Anonymiser::new(policy.clone());
        let document = format::text(&text);
        let segments = segments(document.as_ref());
        let (mut vocabulary, mut zoner, mut scenes) = (Vocabulary::default(), Zoner::of_meeting(true), Vec::new());
        for segment in &segments {
            for (span, zone) in zoner.lines(&segment.text, &segment.place) {
                let mut tokens = Vec::new();
                read_words(&segment.text[span.range()], &mut vocabulary, &mut tokens);
                scenes.push((segment.text[span.range()].to_owned(), zone, tokens));
            }
        }
        let candidates = scenes
            .iter()
            .map(|(text, zone, tokens)| {
                let scene = Scene { text, tokens, vocabulary: &vocabulary, zone: *zone };
                let mut found = Vec::new();
                huisclos::detect::RECOGNISERS.iter().for_each(|recogniser| recogniser.find(&scene, &mut found));
                found
            })
            .collect();
        let keys = (0..u32::try_from(vocabulary.len()).unwrap()).map(|id| vocabulary.key(id).to_owned()).collect();
        let docx = docx(&text);
        let (docx_edits, _) = edits(&anonymiser, format::open(docx.clone(), None).unwrap().as_ref());
        let (txt_edits, examined) = edits(&anonymiser, document.as_ref());
        let mut output = Vec::new();
        let (_, forbidden) = anonymiser.rewrite(document.as_ref(), &[0; 32], &mut output).unwrap();
        let Examination { mentions, passages, linked, decisions, names, .. } = examined;
        Self {
            text,
            docx,
            segments,
            scenes,
            vocabulary,
            candidates,
            policy,
            mentions,
            passages,
            linked,
            decisions,
            names,
            keys,
            output,
            forbidden,
            docx_edits,
            txt_edits,
        }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.text.len())
    }

    fn planner(&self) -> Planner<'_> {
        Planner {
            mentions: &self.mentions,
            linked: &self.linked,
            passages: &self.passages,
            decisions: &self.decisions,
            names: &self.names,
            policy: &self.policy,
        }
    }

    fn each_scene(&self, mut read: impl FnMut(&Scene<'_>)) {
        for (text, zone, tokens) in &self.scenes {
            read(&Scene { text, tokens, vocabulary: &self.vocabulary, zone: *zone });
        }
    }
}

fn segments(document: &dyn Document) -> Vec<Segment> {
    let mut all = Vec::new();
    document.segments(&mut |segment| all.push(segment)).unwrap();
    all
}

/// A Word file with a paragraph a line.
fn docx(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| Paragraph::new().add_run(Run::new().add_text(line));
    let made = text.lines().fold(Docx::new(), |made, line| made.add_paragraph(paragraph(line)));
    let mut bytes = Cursor::new(Vec::new());
    made.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// What is done to a document.
fn edits(anonymiser: &Anonymiser, document: &dyn Document) -> (Vec<Edit>, Examination) {
    let examined = anonymiser.examine(document, &[0; 32]).unwrap();
    let planner = Planner {
        mentions: &examined.mentions,
        linked: &examined.linked,
        passages: &examined.passages,
        decisions: &examined.decisions,
        names: &examined.names,
        policy: anonymiser.policy(),
    };
    let mut all = Vec::new();
    for (index, segment) in segments(document).iter().enumerate() {
        all.extend(planner.edits(segment, &planner.replacements(u32::try_from(index).unwrap(), segment)));
    }
    all.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
    (all, examined)
}

/// What no stage can beat: one look at each byte, and one at each character.
#[divan::bench_group]
mod a_floor {
    use super::*;

    #[divan::bench(args = TEXTS)]
    fn line_ends(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench(|| black_box(&made.text).bytes().filter(|byte| *byte == b'\n').count());
    }

    #[divan::bench(args = TEXTS)]
    fn chars(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench(|| black_box(&made.text).chars().filter(|c| c.is_uppercase()).count());
    }
}

#[divan::bench_group]
mod b_words {
    use super::*;

    #[divan::bench(args = TEXTS)]
    fn tokenise(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench(|| {
            let (mut vocabulary, mut tokens, mut count) = (Vocabulary::default(), Vec::new(), 0);
            for segment in &made.segments {
                tokens.clear();
                read_words(&segment.text, &mut vocabulary, &mut tokens);
                count += tokens.len();
            }
            count
        });
    }

    /// The same when every word was met before, as in the tenth document of an archive.
    #[divan::bench(args = TEXTS)]
    fn tokenise_known(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).with_inputs(|| warm(made)).bench_refs(|vocabulary| {
            let (mut tokens, mut count) = (Vec::new(), 0);
            for segment in &made.segments {
                tokens.clear();
                read_words(&segment.text, vocabulary, &mut tokens);
                count += tokens.len();
            }
            count
        });
    }

    fn warm(made: &Made) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        made.segments.iter().for_each(|segment| read_words(&segment.text, &mut vocabulary, &mut Vec::new()));
        vocabulary
    }

    /// Look-ups in the embedded transducer, one a distinct word.
    #[divan::bench(args = TEXTS)]
    fn lexicon_lookup(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher
            .counter(ItemsCount::new(made.keys.len()))
            .bench(|| made.keys.iter().filter(|key| lexicon::lookup(key).is_unknown()).count());
    }

    #[divan::bench(args = TEXTS)]
    fn zone(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench(|| {
            let mut zoner = Zoner::of_meeting(true);
            made.segments.iter().map(|segment| zoner.lines(&segment.text, &segment.place).len()).sum::<usize>()
        });
    }
}

#[divan::bench_group]
mod c_recognisers {
    use super::*;

    fn run(bencher: Bencher<'_, '_>, text: Text, recogniser: &dyn Recogniser) {
        let made = text.made();
        bencher.counter(made.bytes()).bench_local(|| {
            let mut found = Vec::new();
            let mut count = 0;
            made.each_scene(|scene| {
                found.clear();
                recogniser.find(scene, &mut found);
                count += found.len();
            });
            count
        });
    }

    #[divan::bench(name = "patterns", args = TEXTS)]
    fn of_patterns(bencher: Bencher<'_, '_>, text: Text) {
        run(bencher, text, &patterns::Patterns);
    }

    #[divan::bench(name = "address", args = TEXTS)]
    fn of_addresses(bencher: Bencher<'_, '_>, text: Text) {
        run(bencher, text, &address::Addresses);
    }

    #[divan::bench(name = "names", args = TEXTS)]
    fn of_names(bencher: Bencher<'_, '_>, text: Text) {
        run(bencher, text, &names::Names);
    }

    #[divan::bench(name = "kin", args = TEXTS)]
    fn of_kin(bencher: Bencher<'_, '_>, text: Text) {
        run(bencher, text, &kin::KinRecogniser);
    }

    #[divan::bench(name = "affiliation", args = TEXTS)]
    fn of_affiliations(bencher: Bencher<'_, '_>, text: Text) {
        run(bencher, text, &affiliation::AffiliationRecogniser);
    }

    #[divan::bench(name = "sensitive", args = TEXTS)]
    fn of_passages(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench_local(|| {
            let mut found = Vec::new();
            let mut count = 0;
            made.each_scene(|scene| {
                found.clear();
                sensitive::find(scene, &[], &mut found);
                count += found.len();
            });
            count
        });
    }

    #[divan::bench(name = "overlap", args = TEXTS)]
    fn of_overlaps(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher
            .counter(made.bytes())
            .with_inputs(|| made.candidates.clone())
            .bench_refs(|all| all.iter_mut().for_each(overlap::resolve));
    }
}

#[divan::bench_group]
mod d_whole {
    use super::*;

    /// The first read alone.
    #[divan::bench(args = TEXTS)]
    fn survey(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        let lists = recall::UserLists::default();
        bencher.counter(made.bytes()).bench_local(|| {
            let mut detector = Detector::new(&lists, true);
            made.segments.iter().for_each(|segment| detector.survey(segment));
            detector.mentions.len()
        });
    }

    /// Text in, mentions with their entities and actions out: both reads and the linking.
    #[divan::bench(args = TEXTS)]
    fn detect(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        let anonymiser = Anonymiser::new(made.policy.clone());
        bencher
            .counter(made.bytes())
            .bench_local(|| anonymiser.detect(&made.text, &mut Vocabulary::default()).unwrap().mentions.len());
    }

    /// The same in texts of one situation each, as `detect --jsonl` reads them, with the vocabulary passed on.
    #[divan::bench(args = TEXTS)]
    fn detect_short_texts(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        let anonymiser = Anonymiser::new(made.policy.clone());
        bencher.counter(made.bytes()).bench_local(|| {
            let mut vocabulary = Vocabulary::default();
            made.segments
                .iter()
                .map(|segment| anonymiser.detect(&segment.text, &mut vocabulary).unwrap().mentions.len())
                .sum::<usize>()
        });
    }

    /// Bytes in, bytes out, proof included.
    #[divan::bench(args = TEXTS)]
    fn anonymise_txt(bencher: Bencher<'_, '_>, text: Text) {
        whole(bencher, text, text.made().text.as_bytes());
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_docx(bencher: Bencher<'_, '_>, text: Text) {
        whole(bencher, text, &text.made().docx);
    }

    fn whole(bencher: Bencher<'_, '_>, text: Text, source: &[u8]) {
        let anonymiser = Anonymiser::new(text.made().policy.clone());
        bencher
            .counter(text.made().bytes())
            .with_inputs(|| source.to_vec())
            .bench_local_values(|source| anonymiser.anonymise(source, None).map(|outcome| outcome.output.len()));
    }
}

#[divan::bench_group]
mod e_rest {
    use super::*;

    #[divan::bench(name = "link", args = TEXTS)]
    fn of_links(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        let examined = Anonymiser::new(made.policy.clone());
        let _ = examined;
        let (mentions, vocabulary) = surveyed(made);
        bencher.counter(made.bytes()).bench_local(|| link::link(&mentions, &vocabulary).entities.len());
    }

    /// Mentions with the vocabulary that their words are indices of.
    fn surveyed(made: &Made) -> (Vec<Mention>, Vocabulary) {
        let lists = recall::UserLists::default();
        let mut detector = Detector::new(&lists, true);
        made.segments.iter().for_each(|segment| detector.survey(segment));
        let known = detector.known();
        made.segments.iter().zip(0..).for_each(|(segment, index)| detector.recall(index, segment, &known));
        let (mentions, _, vocabulary) = detector.finish();
        (mentions, vocabulary)
    }

    #[divan::bench(name = "plan", args = TEXTS)]
    fn of_plans(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(made.bytes()).bench_local(|| {
            let decisions = plan::decide(&made.mentions, &made.linked, &made.passages, &made.policy);
            let planner = Planner { decisions: &decisions, ..made.planner() };
            let replacements = made.segments.iter().zip(0..).map(|(s, index)| planner.replacements(index, s).len());
            replacements.sum::<usize>()
        });
    }

    #[divan::bench(name = "pseudonym", args = TEXTS)]
    fn of_names(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        let (mentions, vocabulary) = surveyed(made);
        let linked = link::link(&mentions, &vocabulary);
        let naming = Naming::Archive(pseudonym::Key::from_bytes([7; 32]).scope("bench"));
        bencher
            .counter(made.bytes())
            .bench_local(|| pseudonym::names(&linked, &mentions, &vocabulary, &naming, &[0; 32]).len());
    }

    #[divan::bench(name = "proof", args = TEXTS)]
    fn of_proofs(bencher: Bencher<'_, '_>, text: Text) {
        let made = text.made();
        bencher.counter(BytesCount::new(made.output.len())).bench_local(|| {
            huisclos::report::Proof::of(&made.output, "txt", &made.forbidden).map(|proof| proof.hits.len())
        });
    }
}

/// Formats: bytes of text a second, whatever the size of the file.
#[divan::bench_group]
mod f_formats {
    use super::*;

    #[divan::bench(args = TEXTS)]
    fn txt_read(bencher: Bencher<'_, '_>, text: Text) {
        read(bencher, text, text.made().text.as_bytes());
    }

    #[divan::bench(args = TEXTS)]
    fn txt_write(bencher: Bencher<'_, '_>, text: Text) {
        write(bencher, text, text.made().text.as_bytes(), &text.made().txt_edits);
    }

    #[divan::bench(args = TEXTS)]
    fn docx_read(bencher: Bencher<'_, '_>, text: Text) {
        read(bencher, text, &text.made().docx);
    }

    #[divan::bench(args = TEXTS)]
    fn docx_write(bencher: Bencher<'_, '_>, text: Text) {
        write(bencher, text, &text.made().docx, &text.made().docx_edits);
    }

    fn read(bencher: Bencher<'_, '_>, text: Text, source: &[u8]) {
        bencher.counter(text.made().bytes()).with_inputs(|| source.to_vec()).bench_local_values(|source| {
            let mut length = 0;
            let document = format::open(source, None).unwrap();
            document.segments(&mut |segment| length += segment.text.len()).unwrap();
            length
        });
    }

    fn write(bencher: Bencher<'_, '_>, text: Text, source: &[u8], edits: &[Edit]) {
        let document = format::open(source.to_vec(), None).unwrap();
        bencher.counter(text.made().bytes()).bench_local(|| {
            let mut out = Vec::new();
            document.write(edits, &mut out).unwrap();
            out.len()
        });
    }
}
