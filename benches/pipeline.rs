//! Bytes a second of each stage and each format, on one thread. `benches/README.md` has the figures.
//!
//! `cargo bench --bench pipeline` runs all; `cargo bench --bench pipeline -- detect` those whose name says so.

#![allow(clippy::unwrap_used, reason = "a bench stops where something is wrong")]

mod data;

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use docx_rs::{Docx, Paragraph, Run};

use huisclos::detect::token::{Scene, Token, Vocabulary, tokenise as read_words};
use huisclos::detect::town::TownLists;
use huisclos::detect::{
    Candidate, Detector, PassageAt, Recogniser, address, affiliation, kin, lexicon, names, overlap, patterns,
    sensitive, userlists,
};
use huisclos::format::{self, Document, Edit};
use huisclos::link::{self, Linked, Mention};
use huisclos::plan::{self, Decisions, Forbidden, Planner};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::pseudonym::{self, Naming};
use huisclos::report::Proof;
use huisclos::segment::Segment;
use huisclos::zone::{Zone, Zoner};
use huisclos::{Anonymiser, Examination};

fn main() {
    divan::main();
}

/// Bytes of one document: minutes of some fifteen pages.
const DOCUMENT: usize = 40_000;

/// How many documents are read.
const DOCUMENTS: u64 = 25;

/// What is read.
#[derive(Debug, Clone, Copy)]
enum Text {
    Prose,
    Minutes,
    Dense,
}

const TEXTS: [Text; 3] = [Text::Prose, Text::Minutes, Text::Dense];

impl Text {
    fn made(self) -> &'static [Made] {
        static PROSE: LazyLock<Vec<Made>> = LazyLock::new(|| all(data::prose));
        static MINUTES: LazyLock<Vec<Made>> = LazyLock::new(|| all(data::minutes));
        static DENSE: LazyLock<Vec<Made>> = LazyLock::new(|| all(data::dense));
        match self {
            Self::Prose => &PROSE,
            Self::Minutes => &MINUTES,
            Self::Dense => &DENSE,
        }
    }

    fn bytes(self) -> BytesCount {
        BytesCount::new(self.made().iter().map(|made| made.text.len()).sum::<usize>())
    }

    /// Runs `read` over every document of the text, as one sample.
    fn each(self, bencher: Bencher<'_, '_>, mut read: impl FnMut(&'static Made) -> usize) {
        let made = self.made();
        bencher.counter(self.bytes()).bench_local(|| made.iter().map(&mut read).sum::<usize>());
    }
}

fn all(make: fn(usize, u64) -> String) -> Vec<Made> {
    (0..DOCUMENTS).map(|seed| Made::new(make(DOCUMENT, seed))).collect()
}

fn anonymiser() -> Anonymiser {
    Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe))
}

/// A text and everything that the stages make of it: each bench takes what the stage before it gave.
struct Made {
    text: String,
    docx: Vec<u8>,
    rtf: Vec<u8>,
    odt: Vec<u8>,
    html: Vec<u8>,
    eml: Vec<u8>,
    segments: Vec<Segment>,
    /// Stretches of one zone, with their words.
    scenes: Vec<(String, Zone, Vec<Token>)>,
    vocabulary: Vocabulary,
    /// What the recognisers propose, a list a scene.
    candidates: Vec<Vec<Candidate>>,
    /// What both reads found, and the words that it refers to.
    found: (Vec<Mention>, Vec<PassageAt>, Vocabulary),
    linked: Linked,
    decisions: Decisions,
    names: Vec<String>,
    /// Distinct folded words.
    keys: Vec<String>,
    output: Vec<u8>,
    forbidden: Vec<Forbidden>,
    docx_edits: Vec<Edit>,
    odt_edits: Vec<Edit>,
    txt_edits: Vec<Edit>,
}

impl Made {
    fn new(text: String) -> Self {
        let anonymiser = anonymiser();
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
        let rtf = rtf(&text);
        let odt = odt(&text);
        let odt_edits = edits(&anonymiser, format::open(odt.clone(), None).unwrap().as_ref()).0;
        let html = html(&text);
        let eml = eml(&text, &docx);
        let docx_edits = edits(&anonymiser, format::open(docx.clone(), None).unwrap().as_ref()).0;
        let (txt_edits, Examination { linked, decisions, names, .. }) = edits(&anonymiser, document.as_ref());
        let mut output = Vec::new();
        let (_, forbidden) = anonymiser.rewrite(document.as_ref(), &[0; 32], &mut output).unwrap();
        let found = read_twice(&segments);
        Self {
            text,
            docx,
            rtf,
            odt,
            html,
            eml,
            segments,
            scenes,
            vocabulary,
            candidates,
            found,
            linked,
            decisions,
            names,
            keys,
            output,
            forbidden,
            docx_edits,
            odt_edits,
            txt_edits,
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

fn read_twice(segments: &[Segment]) -> (Vec<Mention>, Vec<PassageAt>, Vocabulary) {
    let lists = userlists::UserLists::default();
    let mut detector = Detector::new(&lists, true);
    segments.iter().for_each(|segment| detector.survey(segment));
    let known = detector.known(None);
    segments.iter().zip(0..).for_each(|(segment, index)| detector.recall(index, segment, &known));
    detector.finish()
}

/// A Word file with a paragraph a line.
fn docx(text: &str) -> Vec<u8> {
    let paragraph = |line: &str| Paragraph::new().add_run(Run::new().add_text(line));
    let made = text.lines().fold(Docx::new(), |made, line| made.add_paragraph(paragraph(line)));
    let mut bytes = Cursor::new(Vec::new());
    made.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

/// A Rich Text file with a paragraph a line, accents as the byte of Windows that they are.
fn rtf(text: &str) -> Vec<u8> {
    let mut out = String::from("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}}\n");
    for line in text.lines() {
        out.push_str("\\pard\\plain\\f0 ");
        for c in line.chars() {
            match u32::from(c) {
                0x20..0x80 => out.push(c),
                code @ 0xa0..0x100 => out.push_str(&format!("\\'{code:02x}")),
                code => out.push_str(&format!("\\u{code}?")),
            }
        }
        out.push_str("\\par\n");
    }
    out.push('}');
    out.into_bytes()
}

/// A LibreOffice file with a paragraph a line.
fn odt(text: &str) -> Vec<u8> {
    let names = |root: &str, inside: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:{root} xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">{inside}</office:{root}>"
        )
    };
    let paragraph =
        |line: &str| format!("<text:p text:style-name=\"Standard\">{}</text:p>", line.replace('&', "&amp;"));
    let body: String = text.lines().map(paragraph).collect();
    let body = format!("<office:body><office:text>{body}</office:text></office:body>");
    let media = "application/vnd.oasis.opendocument.text";
    let list = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry \
         manifest:full-path=\"/\" manifest:media-type=\"{media}\"/><manifest:file-entry manifest:full-path=\"content.xml\" \
         manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    pack(&[
        ("mimetype".to_owned(), media.into()),
        ("content.xml".to_owned(), names("document-content", &body).into_bytes()),
        ("META-INF/manifest.xml".to_owned(), list.into_bytes()),
    ])
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Unpacks every part of a container and packs it again: what no rewriting of one can beat.
fn repacked(container: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(container)).unwrap();
    let parts: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect();
    pack(&parts).len()
}

/// A page with a paragraph a line, as Word saves them.
fn html(text: &str) -> Vec<u8> {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('é', "&eacute;");
    let paragraphs: String =
        escaped.lines().map(|line| format!("<p class=MsoNormal><span lang=FR>{line}</span></p>\n")).collect();
    format!("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>\n{paragraphs}</body></html>").into_bytes()
}

/// A message with the text as its body and the Word file attached.
fn eml(text: &str, docx: &[u8]) -> Vec<u8> {
    let packed = data_encoding::BASE64_MIME.encode(docx);
    format!(
        "From: secretariat@mairie.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n--b\r\nContent-Type: application/octet-stream; \
         name=a.docx\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}\r\n--b--\r\n"
    )
    .into_bytes()
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
    for (index, segment) in (0..).zip(&segments(document)) {
        all.extend(planner.edits(segment, &planner.replacements(index, segment, &[])));
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
        text.each(bencher, |made| black_box(&made.text).bytes().filter(|byte| *byte == b'\n').count());
    }

    #[divan::bench(args = TEXTS)]
    fn chars(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| black_box(&made.text).chars().filter(|c| c.is_uppercase()).count());
    }

    /// Unpacking a container and packing it again.
    #[divan::bench(args = TEXTS)]
    fn repack_docx(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| repacked(&made.docx));
    }

    #[divan::bench(args = TEXTS)]
    fn repack_odt(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| repacked(&made.odt));
    }
}

#[divan::bench_group]
mod b_words {
    use super::*;

    fn words(made: &Made, vocabulary: &mut Vocabulary) -> usize {
        let (mut tokens, mut count) = (Vec::new(), 0);
        for segment in &made.segments {
            tokens.clear();
            read_words(&segment.text, vocabulary, &mut tokens);
            count += tokens.len();
        }
        count
    }

    #[divan::bench(args = TEXTS)]
    fn tokenise(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| words(made, &mut Vocabulary::default()));
    }

    /// The same when every word was met before, as late in an archive.
    #[divan::bench(args = TEXTS)]
    fn tokenise_known(bencher: Bencher<'_, '_>, text: Text) {
        let mut vocabulary = Vocabulary::default();
        for made in text.made() {
            words(made, &mut vocabulary);
        }
        text.each(bencher, |made| words(made, &mut vocabulary));
    }

    /// Look-ups in the embedded transducer, one a distinct word of each document.
    #[divan::bench(args = TEXTS)]
    fn lexicon_lookup(bencher: Bencher<'_, '_>, text: Text) {
        let keys: Vec<&String> = text.made().iter().flat_map(|made| &made.keys).collect();
        bencher
            .counter(ItemsCount::new(keys.len()))
            .bench_local(|| keys.iter().filter(|key| lexicon::lookup(key).is_unknown()).count());
    }

    #[divan::bench(args = TEXTS)]
    fn zone(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| {
            let mut zoner = Zoner::of_meeting(true);
            made.segments.iter().map(|segment| zoner.lines(&segment.text, &segment.place).len()).sum()
        });
    }
}

#[divan::bench_group]
mod c_recognisers {
    use super::*;

    fn run(bencher: Bencher<'_, '_>, text: Text, recogniser: &dyn Recogniser) {
        let mut found = Vec::new();
        text.each(bencher, |made| {
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
        let mut found = Vec::new();
        text.each(bencher, |made| {
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
        bencher
            .counter(text.bytes())
            .with_inputs(|| text.made().iter().flat_map(|made| made.candidates.clone()).collect::<Vec<_>>())
            .bench_local_refs(|all| all.iter_mut().for_each(overlap::resolve));
    }
}

#[divan::bench_group]
mod d_whole {
    use super::*;

    /// The first read alone.
    #[divan::bench(args = TEXTS)]
    fn survey(bencher: Bencher<'_, '_>, text: Text) {
        let lists = userlists::UserLists::default();
        text.each(bencher, |made| {
            let mut detector = Detector::new(&lists, true);
            made.segments.iter().for_each(|segment| detector.survey(segment));
            detector.mentions.len()
        });
    }

    /// Both reads, with the vocabulary passed from document to document.
    #[divan::bench(args = TEXTS)]
    fn detect(bencher: Bencher<'_, '_>, text: Text) {
        let (anonymiser, mut vocabulary) = (anonymiser(), Vocabulary::default());
        text.each(bencher, |made| anonymiser.detect(&made.text, &mut vocabulary).unwrap().mentions.len());
    }

    /// The same with the lists of a town of 20 000 streets.
    #[divan::bench(args = TEXTS)]
    fn detect_town(bencher: Bencher<'_, '_>, text: Text) {
        let town = TownLists::parse_csv(&data::town(20_000)).unwrap();
        let (anonymiser, mut vocabulary) = (anonymiser().with_town(&town), Vocabulary::default());
        text.each(bencher, |made| anonymiser.detect(&made.text, &mut vocabulary).unwrap().mentions.len());
    }

    /// Reading the lists of a town and making them ready.
    #[divan::bench]
    fn read_town(bencher: Bencher<'_, '_>) {
        let text = data::town(20_000);
        bencher
            .counter(BytesCount::of_str(&text))
            .bench_local(|| drop(anonymiser().with_town(&TownLists::parse_csv(&text).unwrap())));
    }

    /// The same when every document is the first.
    #[divan::bench(args = TEXTS)]
    fn detect_fresh(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| anonymiser.detect(&made.text, &mut Vocabulary::default()).unwrap().mentions.len());
    }

    /// Texts of one paragraph or situation each, as a stream of lines brings them.
    #[divan::bench(args = TEXTS)]
    fn detect_short(bencher: Bencher<'_, '_>, text: Text) {
        let (anonymiser, mut vocabulary) = (anonymiser(), Vocabulary::default());
        text.each(bencher, |made| {
            let detect = |segment: &Segment| anonymiser.detect(&segment.text, &mut vocabulary).unwrap().mentions.len();
            made.segments.iter().map(detect).sum()
        });
    }

    /// The same bytes as one document: shows what grows faster than the text.
    #[divan::bench(args = TEXTS, sample_count = 3)]
    fn detect_one_long(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        let long: String = text.made().iter().map(|made| made.text.as_str()).collect();
        bencher
            .counter(BytesCount::new(long.len()))
            .bench_local(|| anonymiser.detect(&long, &mut Vocabulary::default()).unwrap().mentions.len());
    }

    /// Bytes in, bytes out, proof included.
    #[divan::bench(args = TEXTS)]
    fn anonymise_txt(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            let source = made.text.clone().into_bytes();
            anonymiser.anonymise(source, None).map_or(0, |outcome| outcome.output.len())
        });
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_docx(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            anonymiser.anonymise(made.docx.clone(), None).map_or(0, |outcome| outcome.output.len())
        });
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_rtf(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            anonymiser.anonymise(made.rtf.clone(), None).map_or(0, |outcome| outcome.output.len())
        });
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_html(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            anonymiser.anonymise(made.html.clone(), None).map_or(0, |outcome| outcome.output.len())
        });
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_odt(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            anonymiser.anonymise(made.odt.clone(), None).map_or(0, |outcome| outcome.output.len())
        });
    }

    #[divan::bench(args = TEXTS)]
    fn anonymise_eml(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        text.each(bencher, |made| {
            anonymiser.anonymise(made.eml.clone(), None).map_or(0, |outcome| outcome.output.len())
        });
    }
}

#[divan::bench_group]
mod e_rest {
    use super::*;

    #[divan::bench(name = "link", args = TEXTS)]
    fn of_links(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| link::link(&made.found.0, &made.found.2).entities.len());
    }

    #[divan::bench(name = "plan", args = TEXTS)]
    fn of_plans(bencher: Bencher<'_, '_>, text: Text) {
        let anonymiser = anonymiser();
        let policy = anonymiser.policy();
        text.each(bencher, |made| {
            let (mentions, passages, _) = &made.found;
            let decisions = plan::decide(mentions, &made.linked, passages, policy);
            assert_eq!(decisions.mentions.len(), made.decisions.mentions.len());
            let planner =
                Planner { mentions, linked: &made.linked, passages, decisions: &decisions, names: &made.names, policy };
            (0..).zip(&made.segments).map(|(index, segment)| planner.replacements(index, segment, &[]).len()).sum()
        });
    }

    /// Names from a key: one HMAC an entity.
    #[divan::bench(name = "pseudonym", args = TEXTS)]
    fn of_names(bencher: Bencher<'_, '_>, text: Text) {
        let naming = Naming::Archive(pseudonym::Key::from_bytes([7; 32]).scope("bench"));
        text.each(bencher, |made| {
            let (mentions, _, vocabulary) = &made.found;
            pseudonym::names(&made.linked, mentions, vocabulary, &naming, &[0; 32], false).len()
        });
    }

    #[divan::bench(name = "proof", args = TEXTS)]
    fn of_proofs(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| Proof::of(&made.output, "txt", &made.forbidden).unwrap().hits.len());
    }
}

/// Formats: bytes of text a second, whatever the size of the file.
#[divan::bench_group]
mod f_formats {
    use super::*;

    fn read(source: &[u8]) -> usize {
        let mut length = 0;
        let document = format::open(source.to_vec(), None).unwrap();
        document.segments(&mut |segment| length += segment.text.len()).unwrap();
        length
    }

    /// Opening is not counted.
    fn write(bencher: Bencher<'_, '_>, text: Text, take: fn(&'static Made) -> (&'static [u8], &'static [Edit])) {
        let open = |(source, edits): (&[u8], _)| (format::open(source.to_vec(), None).unwrap(), edits);
        let sources: Vec<_> = text.made().iter().map(|made| open(take(made))).collect();
        bencher.counter(text.bytes()).bench_local(|| {
            let mut out = Vec::new();
            sources.iter().for_each(|(document, edits)| document.write(edits, &mut out).unwrap());
            out.len()
        });
    }

    #[divan::bench(args = TEXTS)]
    fn txt_read(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| read(made.text.as_bytes()));
    }

    #[divan::bench(args = TEXTS)]
    fn txt_write(bencher: Bencher<'_, '_>, text: Text) {
        write(bencher, text, |made| (made.text.as_bytes(), &made.txt_edits));
    }

    #[divan::bench(args = TEXTS)]
    fn docx_read(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| read(&made.docx));
    }

    #[divan::bench(args = TEXTS)]
    fn html_read(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| read(&made.html));
    }

    #[divan::bench(args = TEXTS)]
    fn eml_read(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| read(&made.eml));
    }

    #[divan::bench(args = TEXTS)]
    fn docx_write(bencher: Bencher<'_, '_>, text: Text) {
        write(bencher, text, |made| (&made.docx, &made.docx_edits));
    }

    #[divan::bench(args = TEXTS)]
    fn odt_read(bencher: Bencher<'_, '_>, text: Text) {
        text.each(bencher, |made| read(&made.odt));
    }

    #[divan::bench(args = TEXTS)]
    fn odt_write(bencher: Bencher<'_, '_>, text: Text) {
        write(bencher, text, |made| (&made.odt, &made.odt_edits));
    }
}

/// One file as a town hall's secretary has it: what LibreOffice wrote, three pages, the town's arms at their head.
#[divan::bench_group]
mod f_letter {
    use super::*;

    /// Bytes of the picture: it was packed by whoever made it, and no packer makes it smaller.
    const PICTURE: usize = 120_000;

    struct Letter {
        container: &'static [u8],
        main: &'static str,
        /// What the new paragraphs and the picture's entry come before.
        ends: [(&'static str, &'static str, &'static str); 2],
        paragraph: [&'static str; 2],
        picture: &'static str,
    }

    const DOCX: Letter = Letter {
        container: include_bytes!("../fixtures/documents/libreoffice.docx"),
        main: "word/document.xml",
        ends: [
            (
                "word/_rels/document.xml.rels",
                "</Relationships>",
                "<Relationship Id=\"rIdArms\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/image1.jpeg\"/>",
            ),
            ("[Content_Types].xml", "</Types>", "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"),
        ],
        paragraph: [
            "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\">",
            "</w:t></w:r></w:p>",
        ],
        picture: "word/media/image1.jpeg",
    };

    const ODT: Letter = Letter {
        container: include_bytes!("../fixtures/documents/libreoffice.odt"),
        main: "content.xml",
        ends: [
            (
                "META-INF/manifest.xml",
                "</manifest:manifest>",
                "<manifest:file-entry manifest:full-path=\"Pictures/1.jpg\" manifest:media-type=\"image/jpeg\"/>",
            ),
            ("mimetype", "", ""),
        ],
        paragraph: ["<text:p text:style-name=\"Standard\">", "</text:p>"],
        picture: "Pictures/1.jpg",
    };

    fn made(letter: &Letter) -> Vec<u8> {
        let text = data::minutes(6_000, 7).replace('&', "&amp;").replace('<', "&lt;");
        let [open, close] = letter.paragraph;
        let body: String = text.lines().map(|line| format!("{open}{line}{close}")).collect();
        let mut archive = zip::ZipArchive::new(Cursor::new(letter.container)).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let before = |bytes: &[u8], end: &str, new: &str| {
                let text = std::str::from_utf8(bytes).unwrap();
                let at = text.rfind(end).unwrap();
                format!("{}{new}{}", &text[..at], &text[at..]).into_bytes()
            };
            if name == letter.main {
                let end = if name == "content.xml" { "</office:text>" } else { "<w:sectPr" };
                bytes = before(&bytes, end, &body);
            }
            if let Some((_, end, new)) = letter.ends.iter().find(|(part, ..)| *part == name) {
                bytes = before(&bytes, end, new);
            }
            parts.push((name, bytes));
        }
        parts.push((letter.picture.to_owned(), data::noise(PICTURE)));
        pack(&parts)
    }

    fn anonymised(bencher: Bencher<'_, '_>, letter: &Letter) {
        let (file, anonymiser) = (made(letter), anonymiser());
        assert!(anonymiser.anonymise(file.clone(), None).unwrap().report.proof.unwrap().holds());
        bencher.bench_local(|| anonymiser.anonymise(file.clone(), None).map_or(0, |outcome| outcome.output.len()));
    }

    #[divan::bench]
    fn letter_docx(bencher: Bencher<'_, '_>) {
        anonymised(bencher, &DOCX);
    }

    #[divan::bench]
    fn letter_odt(bencher: Bencher<'_, '_>) {
        anonymised(bencher, &ODT);
    }

    #[divan::bench]
    fn repack_letter_docx(bencher: Bencher<'_, '_>) {
        let file = made(&DOCX);
        bencher.bench_local(|| repacked(&file));
    }

    #[divan::bench]
    fn repack_letter_odt(bencher: Bencher<'_, '_>) {
        let file = made(&ODT);
        bencher.bench_local(|| repacked(&file));
    }
}
