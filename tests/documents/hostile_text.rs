//! Pages, messages and Markdown made to hurt: refused, or read to their end; no panic, no loop, no silence.

use std::time::{Duration, Instant};

use huisclos::Anonymiser;
use huisclos::error::ErrorKind;
use huisclos::format::{Edit, Limit, Limits, open, open_within};
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use huisclos::segment::{Role, Span};
use proptest::prelude::*;

use crate::builder::{every_place, unzip, zip};
use crate::{refused, replace, segments, sound, written};

/// Opens, reads, writes with nothing edited and with everything.
fn survives(bytes: &[u8], name: &str) {
    let Ok(document) = open(bytes.to_vec(), Some(name)) else { return };
    written(&*document, &[]).unwrap();
    let mut edits: Vec<Edit> =
        segments(&*document).iter().flat_map(|s| replace(s, Span::new(0, s.text.len()), "[X 1]")).collect();
    edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
    written(&*document, &edits).unwrap();
}

#[test]
fn depth_and_width_cost_little() {
    let cases: Vec<(&str, String)> = vec![
        ("a.html", format!("<html>{}x", "<div>".repeat(200_000))),
        ("a.html", format!("<html>{}x", "<table><tr><td>".repeat(50_000))),
        ("a.html", format!("<html><p {}>x", "a=b ".repeat(100_000))),
        ("a.html", format!("<html><p title=\"{}\">x", "Jean ".repeat(400_000))),
        ("a.html", format!("<html>{}", "<!-- <!x ".repeat(20_000))),
        ("a.html", format!("<html>{}", "<noscript><iframe>".repeat(20_000))),
        ("a.html", format!("<html>{}", "<style>".repeat(50_000))),
        ("a.html", format!("<html>{}", "&".repeat(300_000))),
        ("a.html", format!("<html><style>{}", ".a{".repeat(100_000))),
        ("a.html", format!("<html>{}", "a".repeat(2_000_000))),
        ("a.eml", format!("From: a\nReceived: b\nTo: {}\n\nx", "a@b.example, ".repeat(20_000))),
        ("a.eml", format!("From: a\nReceived: b\nSubject: {}\n\nx", "=?utf-8?Q?a?= ".repeat(20_000))),
    ];
    for (name, text) in cases {
        let start = Instant::now();
        survives(text.as_bytes(), name);
        assert!(start.elapsed() < Duration::from_secs(60), "{name} {}", &text[..40]);
    }
}

/// Hundreds of kilobytes of addresses, accounts and underscores without a blank are read once and not from every sign anew.
#[test]
fn runs_without_a_blank_cost_little() {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    for run in ["a_1_", "_Toc12_", "x@y_", "a.b-1_", "%+"] {
        let text = format!("Situation n° 1 : Karim KERDRAON, 15 ans.\n{}", run.repeat(400_000 / run.len()));
        let start = Instant::now();
        let outcome = Anonymiser::new(policy.clone()).anonymise(text.into_bytes(), Some("a.txt")).unwrap();
        assert!(!String::from_utf8(outcome.output).unwrap().contains("KERDRAON"), "{run}");
        assert!(start.elapsed() < Duration::from_secs(60), "{run}");
    }
}

#[test]
fn messages_within_messages_end() {
    let multipart: String =
        (0..5_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
    assert_eq!(refused(format!("From: a\n{multipart}").into_bytes(), "a.eml").kind(), ErrorKind::Truncated);
    let wide = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\n\nx\n".repeat(100_000));
    assert_eq!(refused(wide.into_bytes(), "a.eml").kind(), ErrorKind::TooLarge);
    // Beyond the depth that is taken, what is inside goes.
    let deep = format!("{}\nDupont", "From: a\nContent-Type: message/rfc822\n\n".repeat(10_000));
    let out = written(&*sound(deep.as_bytes(), "a.eml"), &[]).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(!out.contains("Dupont") && out.contains("supprim=C3=A9e"), "{out}");
    // A boundary that is its own part, and one that never comes.
    let own = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\nx\n--b--\n";
    for text in [own, "Content-Type: multipart/mixed; boundary=b\n\nDupont", "Content-Type: multipart/mixed\n\nDupont"]
    {
        survives(text.as_bytes(), "a.eml");
    }
}

#[test]
fn broken_parts_go_and_are_told() {
    let head = "From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n";
    for part in [
        "Content-Transfer-Encoding: base64\n\nRHVwb*?250=\n",
        "Content-Type: image/png\n\nDupont\n",
        "Content-Type: image/svg+xml\n\n<svg>Dupont</svg>\n",
        "Content-Type: application/pdf; name=a.pdf\n\nDupont\n",
        "Content-Type: application/vnd.oasis.opendocument.text\n\nDupont\n",
        "Content-Type: text/vcard\n\nFN:Dupont\n",
        "Content-Type: application/zip; name=a.zip\n\nPK\x03\x04Dupont\n",
        "Content-Type: text/html\n\n<!DOCTYPE html [<!ENTITY a \"Dupont\">]>\n",
        "Content-Type: message/delivery-status\n\nFinal-Recipient: Dupont\n",
    ] {
        let document = sound(format!("{head}{part}--b--\n").as_bytes(), "a.eml");
        let out = String::from_utf8(written(&*document, &[]).unwrap()).unwrap();
        assert!(!out.contains("Dupont") && out.contains("supprim=C3=A9e"), "{part}{out}");
        assert!(document.notices().iter().any(|n| n.what == "attachment_removed"), "{part}");
    }
    let encrypted = b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n";
    assert_eq!(refused(encrypted.to_vec(), "a.eml").kind(), ErrorKind::Encrypted);
}

/// Quotes that do not match leave a letter of two bytes where the name of an attribute is looked for.
#[test]
fn a_letter_may_stand_where_an_attribute_does() {
    for page in ["<html><p à>x", "<html><a title=\"b\"à\" é=c>x</a>", "<html><p 😀=\"a\">x"] {
        survives(page.as_bytes(), "a.html");
        let needles = Needles::new(Needle::words("Karim Benali").into_iter().collect()).unwrap();
        assert!(search(page.as_bytes(), "html", &needles).unwrap().is_empty());
    }
}

/// The signs of emphasis around a link are none of its address, and nothing of one is taken twice.
#[test]
fn emphasis_around_and_beside_links() {
    for text in ["**[Karim](a.md)**", "![a](b.md)**Hakim** L", "~~_[a](b_c_)_~~ x", "**[a](b \"c\")**", "*a*[b](c)*d*"]
    {
        survives(text.as_bytes(), "a.md");
        let targets: Vec<String> = segments(&*open(text.into(), Some("a.md")).unwrap())
            .into_iter()
            .filter(|segment| segment.place.role == Role::Target)
            .map(|segment| segment.text)
            .collect();
        assert!(targets.iter().all(|target| !target.contains(['*', ')', '~'])), "{text} {targets:?}");
    }
}

/// A line break that holds words of its own is none of the text around it.
#[test]
fn a_line_break_may_hold_words() {
    for page in [
        "<html><p>Karim<br>Benali",
        "<html><p>Karim<br benali>Benali",
        "<html><p>Karim<BR  <b>Benali",
        "<html><p>a<br / x/>b",
    ] {
        survives(page.as_bytes(), "a.html");
    }
}

/// One more than is allowed, of each: the error says of what.
#[test]
fn each_limit_is_named() {
    let usual = Limits::default();
    let package = |name: &str, count: usize, bytes: &[u8]| {
        let mut parts = unzip(&every_place());
        parts.extend((0..count).map(|n| (format!("{name}{n}.xml"), bytes.to_vec())));
        zip(&parts)
    };
    let outer = package("word/embeddings/a", 0, b"");
    let blank = vec![b' '; 5 << 20];
    let mail = b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n\ny\n--b--\n"
        .to_vec();
    let pdf = std::fs::read("fixtures/documents/every-place.pdf").unwrap();
    let cases: Vec<(Vec<u8>, &str, Limits, Limit)> = vec![
        (b"Bonjour".to_vec(), "a.txt", Limits { source: 6, ..usual }, Limit::Source),
        (b"{\\rtf1 Bonjour}".to_vec(), "a.rtf", Limits { source: 6, ..usual }, Limit::Source),
        (outer.clone(), "a.docx", Limits { entries: 5, ..usual }, Limit::Entries),
        (outer.clone(), "a.docx", Limits { part: 100, ..usual }, Limit::Part),
        (outer, "a.docx", Limits { total: 5_000, ..usual }, Limit::Total),
        (package("word/a", 1, &blank), "a.docx", Limits { ratio: 10, ..usual }, Limit::Ratio),
        (mail.clone(), "a.eml", Limits { entries: 2, ..usual }, Limit::Entries),
        (mail.clone(), "a.eml", Limits { total: 20, ..usual }, Limit::Total),
        (mail, "a.eml", Limits { part: 0, ..usual }, Limit::Part),
        (b"<html>Bonjour".to_vec(), "a.html", Limits { part: 6, ..usual }, Limit::Part),
        (b"# Bonjour".to_vec(), "a.md", Limits { part: 6, ..usual }, Limit::Part),
        (pdf.clone(), "a.pdf", Limits { objects: 5, ..usual }, Limit::Objects),
        (pdf, "a.pdf", Limits { part: 10, ..usual }, Limit::Part),
    ];
    for (bytes, name, limits, limit) in cases {
        let error = open_within(bytes, Some(name), &limits).err();
        let told = error.map(|error| (error.kind(), error.limit()));
        assert_eq!(told, Some((ErrorKind::TooLarge, Some(limit))), "{name} {limit:?}");
    }
}

#[test]
fn limits_are_kept() {
    let limits = Limits { part: 1_000, ..Limits::default() };
    let page = format!("<html>{}", "a ".repeat(1_000)).into_bytes();
    assert_eq!(open_within(page, Some("a.html"), &limits).err().map(|e| e.kind()), Some(ErrorKind::TooLarge));
    let mail = format!("From: a\nMIME-Version: 1.0\n\n{}", "a ".repeat(1_000)).into_bytes();
    assert_eq!(open_within(mail, Some("a.eml"), &limits).err().map(|e| e.kind()), Some(ErrorKind::TooLarge));
    let inside = b"From: a\nContent-Type: message/rfc822\n\nFrom: b\n\nDupont".to_vec();
    let document = open_within(inside, Some("a.eml"), &Limits { depth: 0, ..Limits::default() }).unwrap();
    assert!(segments(&*document).iter().all(|s| !s.text.contains("Dupont")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page(text in "(</?[a-z]{1,6}( [a-z]{1,5}(=[\"']?[a-z&;:#%0-9]{0,6}[\"']?)?)?/?>|<!--|-->|<!|<\\?|<style>|<script>|<textarea>|[a-zé&;<>!\\[\\]\\n ?-]{0,6}|&[a-z#0-9]{1,6};?){0,16}") {
        let page = format!("<html>{text}");
        survives(page.as_bytes(), "a.html");
        survives(page.as_bytes(), "a.md");
        let document = open(page.into_bytes(), Some("a.html")).ok();
        if let Some(document) = document {
            let once = written(&*document, &[]).unwrap();
            if let Ok(again) = open(once.clone(), Some("a.html")) {
                prop_assert_eq!(written(&*again, &[]).unwrap(), once);
            }
        }
    }

    #[test]
    fn any_change_of_a_message(at in 0.0..1.0_f64, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = crate::eml::every_place();
        let at = (at * (bytes.len() - 1) as f64) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        survives(&bytes, "a.eml");
    }

    #[test]
    fn any_markdown(text in "([#>*_`~|\\[\\]()!-]{1,3}|[a-zé]{1,5}| |\\n|\\n\\n|&[a-z]{1,4};|<b>|</b>|<!-- a -->|---|: |\"|    ){0,24}") {
        survives(text.as_bytes(), "a.md");
    }

    #[test]
    fn any_change_of_a_page(at in 0.0..1.0_f64, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = crate::html::every_place();
        let at = (at * (bytes.len() - 1) as f64) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        survives(&bytes, "a.html");
    }
}
