//! Web pages: `fixtures/documents/every-place.html` has one invented value in every place that can hold words.

use huisclos::error::ErrorKind;
use huisclos::format::open;
use huisclos::segment::Role;

use crate::golden::{Planted, anonymised, check};
use crate::{refused, replace_all, segments, sound, written};

const NAME: &str = "a.html";

/// Every planted value of the page.
pub(crate) const PLANTED: &[Planted] = &[
    ("title", Role::Attribute, "Réunion VAUDESCAL"),
    ("meta author", Role::Trace, "Evariste DUPLANTOIS"),
    ("meta description", Role::Attribute, "famille MESSAOUDENE"),
    ("meta generator", Role::Trace, "Editeur PERDRIOL"),
    ("style comment", Role::Comment, "pour Pacôme"),
    ("class in a style", Role::Attribute, "boisrobert"),
    ("string in a style", Role::Attribute, "Fête SIDONIE"),
    ("Office author", Role::Trace, "Clotilde RABAUDENG"),
    ("Office title", Role::Attribute, "Situation LAGARRIGOU"),
    ("comment", Role::Comment, "note de BRIZAMBOURG"),
    ("markup in a comment", Role::Comment, "Barnabé SOULIGNON"),
    ("heading", Role::Body, "Suivi TARRAGNAT"),
    ("paragraph", Role::Body, "Karim ABESSOLE"),
    ("inline elements", Role::Body, "Maël QUERNEAU"),
    ("named entities", Role::Body, "Zoé PLANTIVEAÜ"),
    ("numeric entities", Role::Body, "Inès BAUDRIBOS"),
    ("soft hyphen and break opportunity", Role::Body, "Odette VIRE\u{ad}MONT"),
    ("after a line break", Role::Body, "Nolan PEYRIGUERE"),
    ("lines of the source", Role::Body, "Lila GRANDSERRE"),
    ("table cell", Role::Body, "Hakim\u{a0}LESTRANGUE"),
    ("table head", Role::Body, "Élu TOUZALIN"),
    ("list", Role::Body, "Tess OLLIERGUES"),
    ("preformatted", Role::Body, "Enzo MARCILLOUX"),
    ("text area", Role::Body, "Gwendal HUITREPIN"),
    ("option", Role::Body, "Soraya DELPEUCH"),
    ("field value", Role::Attribute, "Assia TREMBLADOU"),
    ("placeholder", Role::Attribute, "Yacine CORBIGNOT"),
    ("value without quotes", Role::Attribute, "KERGUENOU"),
    ("words that fell out of a value", Role::Attribute, "oudinelle"),
    ("alternative text", Role::Attribute, "photo de Rayane"),
    ("tip", Role::Attribute, "écrire à Ludivine"),
    ("label for screen readers", Role::Attribute, "dossier FERRANDIER"),
    ("data attribute", Role::Attribute, "chef-MIRABELLON"),
    ("identifier", Role::Attribute, "fiche_ESPARVIER"),
    ("address of a link", Role::Target, "fatou.brevilliers@mairie.example"),
    ("escaped address", Role::Target, "dossier René CHAUVIGNAC"),
    ("picture", Role::Target, "VERSAVEL.png"),
    ("address in a style", Role::Target, "fond-MOULESSEHOUL.png"),
    ("template", Role::Body, "Mélusine ARCAMBAL"),
    ("no script", Role::Body, "Djamila FONTGRIVE"),
    ("drawing", Role::Body, "Hall ESCOURBIAC"),
    ("Word's own comment", Role::Comment, "Hortense QUINCEVAL"),
];

/// The page, in Windows-1252, as Word and old editors save it.
pub(crate) fn every_place() -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(include_str!("extra/page.html")).0.into_owned()
}

/// What a page says without its tags, entities resolved as far as this page has them.
fn views(output: &[u8]) -> Vec<String> {
    let text = encoding_rs::WINDOWS_1252.decode(output).0.into_owned();
    let mut bare = String::new();
    for piece in text.split('<') {
        bare.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
    }
    let resolved =
        bare.replace("&eacute;", "é").replace("&Uuml;", "Ü").replace("&#232;", "è").replace("&shy;", "\u{ad}");
    vec![text, resolved]
}

#[test]
fn every_planted_value_is_one_text_and_none_is_left() {
    let output = check(&every_place(), NAME, PLANTED, &views);
    let text = encoding_rs::WINDOWS_1252.decode(&output).0.into_owned();
    // The page is the same but for the words.
    assert!(
        text.contains("charset=windows-1252") && text.contains("@page { margin: 2cm }") && text.contains("color: rose")
    );
    assert_eq!(text.matches("<td").count(), 2);
}

#[test]
fn what_cannot_be_read_goes() {
    let page = "<!DOCTYPE html><script>var nom = 'Dupont'</script><p onclick=\"appelle('Dupont')\" title=x>Bonjour\
        <a href=\"javascript:Dupont()\">a</a><iframe srcdoc='&lt;p>Dupont'></iframe>\
        <img src=\"data:image/png;base64,RHVwb250\"><img src=data:image/svg+xml,Dupont alt=y>\
        <script src=x.js>Dupont";
    let document = sound(page.as_bytes(), NAME);
    let out = String::from_utf8(written(&*document, &[]).unwrap()).unwrap();
    assert_eq!(
        out,
        "<!DOCTYPE html><script></script><p onclick=\"\" title=x>Bonjour<a href=\"\">a</a><iframe srcdoc=''></iframe>\
         <img src=\"data:image/png;base64,RHVwb250\"><img src=\"\" alt=y><script src=x.js>"
    );
    let notices: Vec<_> = document.notices().iter().map(|n| (n.what, n.count)).collect();
    assert_eq!(notices, [("embedded_object_removed", 2), ("image", 1), ("script_removed", 4)]);
}

/// An empty value is one; words without a value may have fallen out of one for want of quotes.
#[test]
fn an_attribute_without_a_value_may_be_words() {
    let texts = |page: &str| -> Vec<String> {
        segments(&*sound(page.as_bytes(), NAME)).into_iter().map(|segment| segment.text).collect()
    };
    let page = |tag: &str| format!("<!DOCTYPE html><html><body>{tag}</body></html>");
    assert_eq!(texts(&page("<p onclick=\"\" title = '' data-x=>un</p>")), ["un"]);
    assert_eq!(texts(&page("<p title=famille Benali class=\"\">un</p>")), ["famille", "Benali", "un"]);
    // What is cut leaves an empty value, and nothing to read.
    let out =
        written(&*sound(page("<a href=\"javascript:a()\" onclick=\"b()\">un</a>").as_bytes(), NAME), &[]).unwrap();
    assert_eq!(texts(std::str::from_utf8(&out).unwrap()), ["un"]);
}

#[test]
fn inline_elements_join_and_blocks_part() {
    let page = "<body>Jean<b>-</b>\n  <span>Paul</span> Du<wbr>p&shy;ont<div>Ka<!-- x -->rim</div>un<br>deux<img src=x>trois\
        <del>quatre</del> <unheard>cinq</unheard>\t\n<p>six<p>sept";
    let document = sound(page.as_bytes(), NAME);
    let texts: Vec<_> =
        segments(&*document).into_iter().filter(|s| s.place.role == Role::Body).map(|s| s.text).collect();
    assert_eq!(texts, ["Jean- Paul Dup\u{ad}ont", "Karim", "un\ndeux\u{fffc}troisquatre cinq", "six", "sept"]);
    let edits = replace_all(&*document, "Dup\u{ad}ont", "[A <1>]");
    let out = String::from_utf8(written(&*document, &edits).unwrap()).unwrap();
    assert!(out.contains("</span> [A &lt;1&gt;]<wbr><div>"), "{out}");
}

#[test]
fn cells_have_places_and_headings_are_told() {
    let page = "<html><h2>Situations</h2><table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<table><tr><td>d</table>\
                <td>e<tr><td>f</table>";
    let all = segments(&*sound(page.as_bytes(), NAME));
    let cells: Vec<_> = all
        .iter()
        .map(|s| (s.text.as_str(), s.place.heading, s.place.cell.map(|c| (c.table, c.row, c.column))))
        .collect();
    assert_eq!(
        cells,
        [
            ("Situations", true, None),
            ("a", false, Some((0, 0, 0))),
            ("b", false, Some((0, 0, 2))),
            ("c", false, Some((0, 1, 0))),
            ("d", false, Some((1, 0, 0))),
            ("e", false, Some((0, 1, 1))),
            ("f", false, Some((0, 2, 1))),
        ]
    );
}

#[test]
fn a_replacement_fits_where_it_stands() {
    let page = b"<html><input value=Dupont><input value=\"Dupont\"><p title=x z=Dupont/>Dupont <!--Dupont--> \xe9";
    let document = sound(page, NAME);
    let out = written(&*document, &replace_all(&*document, "Dupont", "[\u{141} 1]")).unwrap();
    assert_eq!(
        String::from_utf8_lossy(&out),
        "<html><input value=[&#321;&#32;1]><input value=\"[&#321; 1]\"><p title=x z=[&#321;&#32;1]/>[&#321; 1] <!--[&#321; 1]--> \u{fffd}"
    );
    let out = written(&*document, &replace_all(&*document, "Dupont", "")).unwrap();
    assert!(out.starts_with(b"<html><input value=\"\"><input value=\"\">"));
}

#[test]
fn xhtml_closes_in_itself() {
    let page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><script src=\"x\"/>\
        <title/></head><body><p>Karim BENALI</p></body></html>";
    let document = sound(page.as_bytes(), "a.xhtml");
    assert!(segments(&*document).iter().any(|s| s.text == "Karim BENALI" && s.place.role == Role::Body));
    assert_eq!(written(&*document, &[]).unwrap(), page.as_bytes());
    let entities = page.replace("<html", "<!DOCTYPE html [<!ENTITY a \"Dupont\">]><html");
    assert_eq!(refused(entities.into_bytes(), "a.xhtml").kind(), ErrorKind::Hostile);
}

#[test]
fn a_page_is_told_by_its_start_or_its_name() {
    for (bytes, name, format) in [
        ("<!DOCTYPE html><p>a", None, "html"),
        ("\u{feff} <!-- x --><HTML><p>a", None, "html"),
        ("<p>Présents", Some("a.htm"), "html"),
        ("<p>Présents", Some("a.txt"), "txt"),
        ("Présents", None, "txt"),
    ] {
        assert_eq!(open(bytes.as_bytes().to_vec(), name).unwrap().format(), format, "{bytes}");
    }
    assert_eq!(refused(b"<!DOCTYPE html><p>a".to_vec(), "a.txt").kind(), ErrorKind::WrongExtension);
}

#[test]
fn names_are_found_in_what_entities_hide() {
    let page = "<html><p>Situation n&deg;&nbsp;1&nbsp;: <b>Karim</b> B&Eacute;NALI, 15&nbsp;ans. M.&#32;B&#201;NALI est absent.";
    let out = String::from_utf8(anonymised(page.as_bytes(), NAME, &[])).unwrap();
    assert!(!out.to_lowercase().contains("nali") && out.contains("[13-15 ans]"), "{out}");
}
