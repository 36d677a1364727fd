//! PDF: what glyphs, cut words and character maps say, to the reader and to the proof.

use huisclos::Anonymiser;
use huisclos::error::ErrorKind;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::proof::{Needle, Needles, search};
use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use crate::pdf::{add_font, font, pdf, shows, texts};
use crate::refused;

fn holds(bytes: &[u8], value: &str) -> bool {
    let needles = Needles::new(vec![Needle::words(value).unwrap()]).unwrap();
    !search(bytes, "pdf", &needles).unwrap().is_empty()
}

/// A font in the Compact Font Format whose encoding gives codes from 1 on to glyphs, by the numbers of their names.
fn compact(names: &[u8]) -> Vec<u8> {
    let index = |items: &[&[u8]]| {
        let mut out = (items.len() as u16).to_be_bytes().to_vec();
        out.push(1);
        let mut end = 1;
        out.push(end);
        for item in items {
            end += item.len() as u8;
            out.push(end);
        }
        out.extend(items.concat());
        out
    };
    let count = names.len() as u8;
    let head = [&b"\x01\0\x04\x01"[..], &index(&[b"F"])].concat();
    let mut encoding = vec![0, count];
    encoding.extend(1..=count);
    let mut charset = vec![0];
    charset.extend(names.iter().flat_map(|name| [0, *name]));
    let glyphs = index(&vec![&b"\x0e"[..]; names.len() + 1]);
    // Three numbers of five bytes, each with its operator, in an index of one; then two empty indices.
    let tables = head.len() + 5 + 18 + 2 + 2;
    let offsets = [(16, tables), (15, tables + encoding.len()), (17, tables + encoding.len() + charset.len())];
    let top: Vec<u8> =
        offsets.iter().flat_map(|(operator, at)| [29, 0, 0, (at >> 8) as u8, *at as u8, *operator]).collect();
    [head, index(&[&top]), vec![0; 4], encoding, charset, glyphs].concat()
}

fn with_program(key: &str, program: Vec<u8>, content: &[u8]) -> Vec<u8> {
    pdf(content, |pdf, page| {
        let program = pdf.add_object(Stream::new(dictionary! { "Subtype" => "Type1C" }, program));
        let descriptor = pdf.add_object(dictionary! { "Type" => "FontDescriptor", "Flags" => 4, key => program });
        let mut plain = font(dictionary! { "BaseFont" => "ABCDEF+Own", "FontDescriptor" => descriptor });
        plain.remove(b"Encoding");
        add_font(pdf, page, "F2", plain);
    })
}

#[test]
fn the_encoding_of_a_compact_font_is_read() {
    // The standard strings of the format: K, a, r, i, m.
    let karim = compact(&[44, 66, 83, 74, 78]);
    let file = |content: &[u8]| with_program("FontFile3", karim.clone(), content);
    assert_eq!(texts(&file(b"BT /F2 12 Tf 50 700 Td (\x01\x02\x03\x04\x05) Tj ET")), ["Karim"]);
    // What it does not encode, nobody knows.
    let error = refused(file(b"BT /F2 12 Tf 50 700 Td (\x01\x09) Tj ET"), "a.pdf");
    assert_eq!(error.kind(), ErrorKind::Unreadable);
}

/// The hyphen may be the end of the line's, or the word's own: both are looked for.
#[test]
fn a_word_cut_at_the_end_of_a_line_is_both_words() {
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe))
        .with_lists("benali\ndembele", "");
    let file =
        shows(b"BT /F1 12 Tf 50 700 Td (fiche jean-) Tj 0 -14 Td (benali et dem-) Tj 0 -14 Td (bele est vu) Tj ET");
    let output = anonymiser.anonymise(file, Some("a.pdf")).unwrap().output;
    assert!(!holds(&output, "benali") && !holds(&output, "dembele") && holds(&output, "jean"));
}

#[test]
fn the_number_of_a_note_is_no_part_of_its_first_word() {
    let file = shows(b"BT /F1 6 Tf 4 Ts 50 700 Td (1) Tj /F1 12 Tf 0 Ts (Benali est venu) Tj ET");
    assert_eq!(texts(&file), ["1 Benali est venu"]);
    let page = Needles::new(vec![Needle::words("benali").unwrap()]).unwrap();
    assert!(search(&file, "pdf", &page).unwrap().iter().any(|hit| hit.part == "page 1"));
}

/// As TeX does: the accent, back, the letter; and a cedilla behind its letter. An apostrophe of the same shape stands apart.
#[test]
fn an_accent_over_its_letter_is_one_with_it_on_the_page() {
    let shown = |content: &[u8]| {
        let pdf = huisclos::pages::open(shows(content)).unwrap();
        huisclos::pages::pages(&pdf)[0].lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>()
    };
    let content = b"BT /F1 10 Tf 50 700 Td [(M. Ren)(\xb4)333(e Fran)(c)415(\xb8)(ois, l)(\xb4)(Ali)] TJ ET";
    assert_eq!(shown(content), ["M. René François, l´Ali"]);
}

fn mapped(map: &[u8], content: &[u8]) -> Vec<u8> {
    pdf(content, |pdf: &mut Document, page: ObjectId| {
        let map = pdf.add_object(Stream::new(dictionary! {}, map.to_vec()));
        add_font(pdf, page, "F2", font(dictionary! { "ToUnicode" => map }));
    })
}

const MAP: &[u8] = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF>
    endcodespacerange 1 beginbfrange <61> <7A> <F761> endbfrange endcmap end end";

#[test]
fn small_capitals_of_adobe_are_letters() {
    let file = mapped(MAP, b"BT /F2 12 Tf 50 700 Td (Benali) Tj ET");
    assert_eq!(texts(&file), ["Benali"]);
    let needles = Needles::new(vec![Needle::words("benali").unwrap()]).unwrap();
    assert!(search(&file, "pdf", &needles).unwrap().iter().any(|hit| hit.part == "page 1"));
}

/// Bégin is a name, and a word of every character map: it is passed over behind `findresource` and `dict`, and nowhere else.
#[test]
fn a_name_that_opens_every_character_map_is_searched_elsewhere() {
    let content = b"BT /F2 12 Tf 50 700 Td (page) Tj ET";
    assert!(!holds(&mapped(MAP, content), "begin"));
    for planted in [&b"begin findresource"[..], b"/X begin", b"dict (begin)", b"Mme begin"] {
        let map = [MAP, b"\n", planted].concat();
        assert!(holds(&mapped(&map, content), "begin"), "{}", String::from_utf8_lossy(planted));
    }
    assert!(!holds(&mapped(MAP, content), "end"));
    for planted in [&b"end endcmap"[..], b"endcmap (end) end", b"endcmap % end", b"Mme end"] {
        let map = [MAP, b"\n", planted].concat();
        assert!(holds(&mapped(&map, content), "end"), "{}", String::from_utf8_lossy(planted));
    }
    assert!(holds(&mapped(MAP, b"BT /F1 12 Tf 50 700 Td (M. B\xe9gin) Tj ET"), "begin"));
}

/// A program of a font is searched for several words alone, and nothing else that stands in its place is.
#[test]
fn what_only_stands_where_a_font_does_is_searched() {
    let content = b"BT /F1 12 Tf 50 700 Td (page) Tj ET";
    let planted = |program: &[u8]| {
        pdf(content, |pdf, page| {
            let program = pdf.add_object(Stream::new(dictionary! {}, program.to_vec()));
            let descriptor = pdf.add_object(dictionary! { "Type" => "FontDescriptor", "FontFile2" => program });
            add_font(pdf, page, "F2", font(dictionary! { "FontDescriptor" => descriptor }));
        })
    };
    assert!(holds(&planted(b"Note sur Benali"), "benali"));
    assert!(holds(&planted(b"\0\x01\0\0 drawn by Karim Benali"), "karim benali"));
    assert!(!holds(&planted(b"\0\x01\0\0\x07\xfe distributed under a licence"), "under"));
}

/// What a justified page puts close together is two words if both are written small, and one name if it may be one.
#[test]
fn words_that_stand_close_are_no_name() {
    let line = |pieces: &str| shows(format!("BT /F1 12 Tf 50 700 Td [{pieces}] TJ ET").as_bytes());
    assert!(!holds(&line("(sur)-300(les)-300(liste)-300(finale)-300(dont)"), "listefinale"));
    // Nor are words that come up by themselves, too.
    assert!(!holds(&line("(Fiche)-300(jour)-1500(fiche)-300(du)-300(jour)"), "fichejour"));
    assert!(holds(&line("(Fiche)-300(jour)-1500(du)-300(jour)"), "fichejour"));
    assert!(!holds(&line("(gemakkelijk)-300(en)-300(een)-300(lijst)"), "makkelijke"));
    for pieces in [
        "(B)-300(enali)",
        "(BEN)-300(ALI)",
        "(Ben)-300(ali)",
        "(be)-300(nali)",
        "(B)-300(E)-300(N)-300(A)-300(L)-300(I)",
    ] {
        assert!(
            holds(&line(&format!("(elle)-300(a)-300(dit)-300{pieces}-300(ici)-300(hier)-300(soir)")), "benali"),
            "{pieces}"
        );
    }
}

/// Codes that are no character are letters in the strings of a content stream; the page is read by its fonts.
#[test]
fn what_stands_beside_a_code_of_no_character_is_found_on_the_page() {
    let quoted = dictionary! { "Type" => "Encoding", "BaseEncoding" => "WinAnsiEncoding",
    "Differences" => vec![19.into(), "guillemotleft".into(), "guillemotright".into()] };
    let file = pdf(b"BT /F2 12 Tf 50 700 Td (dit \x13Benali\x14) Tj ET", |pdf, page| {
        add_font(pdf, page, "F2", font(dictionary! { "Encoding" => Object::from(quoted) }));
    });
    assert!(holds(&file, "benali"));
    // What no page uses is read in every way.
    let mut bytes = shows(b"BT /F1 12 Tf 50 700 Td (page) Tj ET");
    bytes.extend(b"\n9 0 obj <</Length 30>> stream\nBT (x\x13Benali\x14) Tj ET\nendstream endobj");
    assert!(holds(&bytes, "benali"));
}

/// As Distiller writes a line: every glyph is set apart, and moved back again within a word.
#[test]
fn what_is_set_apart_and_moved_back_is_one_word() {
    let line = |apart: f64, back: &str, word: f64| {
        let word = |letters: &str| {
            letters.chars().map(|c| format!("({c})")).collect::<Vec<_>>().join(back) + &word.to_string()
        };
        let words: String = ["À", "Mme", "Benali", "est", "vue"].map(word).concat();
        let (words, _, _) = encoding_rs::WINDOWS_1252.encode(&words);
        shows(&[format!("BT /F1 12 Tf {apart} Tc 50 700 Td [").as_bytes(), &words, b"] TJ ET"].concat())
    };
    // Between words, 0.28 of the size are left.
    for (apart, back) in [(0.17, "170"), (0.5, "500"), (0.9, "900")] {
        assert_eq!(texts(&line(apart * 12.0, back, (apart - 0.28) * 1000.0)), ["À Mme Benali est vue"], "{apart}");
    }
    // Set apart and left so: one word is as spaced out as the other.
    assert_eq!(texts(&line(0.3 * 12.0, " ", -280.0)), ["À Mme Benali est vue"]);
}

#[test]
fn a_space_is_one_in_the_smaller_of_two_fonts() {
    let file = shows(b"BT /F1 12 Tf 50 700 Td (de) Tj /F1 9 Tf [-130(Benali)] TJ ET");
    assert_eq!(texts(&file), ["de Benali"]);
}

/// Where a stream breaks a word off, the page says whether it goes on.
#[test]
fn a_piece_of_a_word_is_no_name_in_a_stream() {
    let drawn = |room: f64| {
        // So wide is «Benali» in Helvetica.
        let end = 12.0 * 2.779 + room;
        shows(format!("BT /F1 12 Tf 50 700 Td (Benali) Tj {end} 0 Td (smes) Tj ET").as_bytes())
    };
    assert!(!holds(&drawn(0.0), "benali"));
    assert!(holds(&drawn(4.0), "benali"));
}

#[test]
fn a_long_word_drawn_at_once_is_one() {
    assert!(!holds(&shows(b"BT /F1 12 Tf 50 700 Td (belowdisplayshortskip) Tj ET"), "display"));
    // Several drawn without room between them may be several.
    let pieces = "BT /F1 12 Tf 50 700 Td (elleaditque) Tj (benali) Tj (etaitvenuhier) Tj ET";
    assert!(holds(&shows(pieces.as_bytes()), "benali"));
}

/// A title is in one of several encodings, and only in a wrong one is «nat» a word of it.
#[test]
fn the_wrong_encoding_of_a_title_parts_no_word() {
    let titled = |title: &[u8]| {
        pdf(b"BT /F1 12 Tf 50 700 Td (page) Tj ET", |pdf, _| {
            let info = pdf.add_object(dictionary! { "Title" => Object::string_literal(title) });
            pdf.trailer.set("Info", info);
        })
    };
    assert!(!holds(&titled(b"ganz nat\xfcrlich"), "nat"));
    assert!(holds(&titled(b"ganz nat\xfcrlich"), "naturlich"));
    // Windows and Macintosh.
    assert!(holds(&titled(b"avis\xa0: \xabBenali\xbb"), "benali") && holds(&titled(b"avis de l\xd5abb\x8e"), "abbe"));
}

/// A block that begins within a line, behind a mirrored letter, goes on below where the line begins.
#[test]
fn what_stands_behind_a_mirrored_letter_goes_on_in_the_next_line() {
    let file = shows(
        b"BT /F1 12 Tf 1 0 0 1 50 700 Tm (Vu avec X) Tj -1 0 0 1 120 700 Tm (E) Tj
        1 0 0 1 122 700 Tm (T: le jeune Karim Bena-) Tj 1 0 0 1 50 686 Tm (li est vu) Tj ET",
    );
    assert_eq!(texts(&file), ["Vu avec X", "E", "T: le jeune Karim Bena\u{ad}li est vu"]);
}

/// A page breaks lines where it has no more room: within a name, an age, an address, a date. What is found is the same.
#[test]
fn a_value_over_the_end_of_a_line_is_found_at_every_width() {
    let words = "Le jeune Karim PLANTIVEAU (17 ans) vit au 14 rue des Trois Moulins avec sa tante, Mme Odile PERDRIOLAT. Il est \
                 au lycée Anita-Conti. Il avait 15 ans quand on l'a vu pour la première fois. Joignable au 06 39 98 41 07, le soir."
        .split(' ')
        .collect::<Vec<_>>();
    let gone = ["karim", "plantiveau", "17 ans", "14 rue", "moulins", "perdriolat", "conti", "15 ans", "41 07"];
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    for width in 30..=80 {
        let (mut content, mut line) = (String::from("BT /F2 12 Tf 50 700 Td "), String::new());
        for word in words.iter().chain([&""]) {
            let full = line.chars().count() + 1 + word.chars().count() > width;
            if full || word.is_empty() {
                let shown = line.replace('\'', "\\222").replace('é', "\\351").replace('è', "\\350").replace('(', "\\(");
                // A word processor shows the space that it broke the line at.
                content.push_str(&format!("({} ) Tj 0 -14 Td ", shown.replace(')', "\\)")));
                line.clear();
            }
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
        content.push_str("ET");
        let file = pdf(content.as_bytes(), |pdf, page| {
            add_font(pdf, page, "F2", font(dictionary! { "BaseFont" => "Courier" }));
        });
        let outcome = anonymiser.anonymise(file, Some("a.pdf")).unwrap();
        let left: String =
            texts(&outcome.output).join("\n").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for value in gone {
            let band = left.replace("[16-17 ans]", "").replace("[13-15 ans]", "");
            assert!(!band.contains(value), "{width}: {value} in {left}");
        }
    }
}
