//! PDF: tables, drawn with lines and without, and what only looks like one.

use huisclos::Anonymiser;
use huisclos::policy::{Circulation, Formation, Policy};
use huisclos::segment::Role;
use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use crate::pdf::{add_font, font, inside, pdf, replaced};
use crate::{segments, sound};

/// A page with a second font, in bold letters, and pages behind it with the same.
fn pages(contents: &[&str]) -> Vec<u8> {
    let bytes = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    pdf(&bytes(contents[0]), |pdf, page| {
        add_font(pdf, page, "F2", font(dictionary! { "BaseFont" => "Helvetica-Bold" }));
        contents[1..].iter().for_each(|content| add_page(pdf, page, bytes(content)));
    })
}

fn add_page(pdf: &mut Document, first: ObjectId, content: Vec<u8>) {
    let content = pdf.add_object(Stream::new(dictionary! {}, content));
    let mut page = pdf.get_dictionary(first).unwrap().clone();
    page.set("Contents", content);
    let pages = page.get(b"Parent").unwrap().as_reference().unwrap();
    let page = pdf.add_object(page);
    let pages = pdf.get_dictionary_mut(pages).unwrap();
    pages.get_mut(b"Kids").unwrap().as_array_mut().unwrap().push(Object::Reference(page));
}

/// Draws `text` at a place, in the font of that name.
fn at(font: &str, x: i32, y: i32, text: &str) -> String {
    format!("BT /{font} 10 Tf {x} {y} Td ({}) Tj ET\n", text.replace('(', "\\(").replace(')', "\\)"))
}

/// Rows from `top` down, 20 points each, in columns that begin at `xs`; a cell may have lines. The first row is bold.
fn rows(xs: &[i32], top: i32, rows: &[&[&str]]) -> String {
    let mut out = String::new();
    let mut y = top;
    for (nth, row) in rows.iter().enumerate() {
        let mut lines = 1;
        for (x, cell) in xs.iter().zip(*row) {
            for (line, text) in cell.split('\n').enumerate().filter(|(_, text)| !text.is_empty()) {
                out += &at(if nth == 0 { "F2" } else { "F1" }, *x, y - 12 * line as i32, text);
                lines = lines.max(line as i32 + 1);
            }
        }
        y -= 12 * lines + 8;
    }
    out
}

/// Lines around cells: upright ones at `xs`, level ones at `ys`.
fn lines(xs: &[i32], ys: &[i32]) -> String {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    let mut out = String::from("0.5 w\n");
    for x in xs {
        out += &format!(
            "{x} {top} m {x} {bottom} l S
"
        );
    }
    for y in ys {
        out += &format!(
            "{left} {y} m {right} {y} l S
"
        );
    }
    out
}

/// What is read in cells: table, row, column and text; what stands in none is its text alone.
fn read(bytes: &[u8]) -> Vec<String> {
    let shown = |segment: huisclos::segment::Segment| match segment.place.cell {
        Some(cell) => format!("{}.{}.{} {}", cell.table, cell.row, cell.column, segment.text),
        None => segment.text,
    };
    segments(&*sound(bytes, "a.pdf")).into_iter().map(shown).collect()
}

const SITUATIONS: &[&[&str]] = &[
    &["Nom", "Né le", "Adresse"],
    &["VACHON\nNoé", "12/03/\n2011", "8 rue des\nAjoncs"],
    &["Awa Sissoko", "", "impasse du Puits"],
];

#[test]
fn what_stands_between_lines_is_a_cell() {
    let text = at("F1", 40, 760, "Situations du mois") + &rows(&[44, 124, 164], 700, SITUATIONS);
    let drawn =
        text.clone() + &lines(&[40, 120, 160, 260], &[715, 692, 660, 640]) + &at("F1", 40, 600, "Fin de la séance");
    let cells = [
        "Situations du mois",
        "0.0.0 Nom",
        "0.0.1 Né le",
        "0.0.2 Adresse",
        "0.1.0 VACHON\nNoé",
        "0.1.1 12/03/2011",
        "0.1.2 8 rue des\nAjoncs",
        "0.2.0 Awa Sissoko",
        "0.2.2 impasse du Puits",
        "Fin de la séance",
    ];
    assert_eq!(read(&pages(&[&drawn])), cells);
    // Boxes around each cell; areas as thin as a line; without the outer border.
    let mut boxes = String::new();
    for (x, wide) in [(40, 80), (120, 40), (160, 100)] {
        for (y, high) in [(692, 23), (660, 32), (640, 20)] {
            boxes += &format!("{x} {y} {wide} {high} re S\n");
        }
    }
    let areas = "40 691.5 220 1 re 40 659.5 220 1 re f 119.5 640 1 75 re f 159.5 640 1 75 re f\n".to_owned();
    for lines in [boxes, areas] {
        let drawn = lines + &text + &at("F1", 40, 600, "Fin de la séance");
        assert_eq!(read(&pages(&[&drawn])), cells);
    }
}

#[test]
fn a_header_may_stand_over_several_columns_and_a_title_over_all() {
    let content = at("F2", 44, 760, "Situations du mois")
        + &at("F2", 44, 740, "Mineur") + &at("F2", 204, 740, "Classe")
        + &at("F2", 44, 720, "Nom") + &at("F2", 124, 720, "Né le")
        + &rows(&[44, 124, 204], 700, &[&["Vachon", "12/03/2011", "5e B"], &["Sissoko", "04/05/2010", "4e A"]])
        + &at("F1", 44, 660, "Quartier nord")
        + &at("F1", 44, 640, "Perdriolat")
        // The middle border of the header and those of the title and the last rows are not drawn.
        + &lines(&[40, 300], &[775, 755, 715, 695, 675, 655, 635])
        + "40 735 m 200 735 l S 120 735 m 120 675 l S 200 755 m 200 675 l S 120 655 m 120 635 l S 200 655 m 200 635 l S\n";
    assert_eq!(
        read(&pages(&[&content])),
        [
            "Situations du mois",
            "0.0.0 Mineur",
            "0.0.0 Nom",
            "0.0.1 Né le",
            "0.0.2 Classe",
            "0.1.0 Vachon",
            "0.1.1 12/03/2011",
            "0.1.2 5e B",
            "0.2.0 Sissoko",
            "0.2.1 04/05/2010",
            "0.2.2 4e A",
            // Under no header: it is none of the names.
            "0.3.3 Quartier nord",
            "0.4.0 Perdriolat",
        ]
    );
}

#[test]
fn what_stands_under_one_another_below_a_header_is_a_table_without_lines() {
    let text = at("F1", 40, 760, "Situations du mois") + &rows(&[44, 124, 164], 720, SITUATIONS);
    let more = rows(&[44, 124, 164], 668, &[&[], &["Perdriolat", "2010", "bd de la Marne"]]);
    assert_eq!(
        read(&pages(&[&(text + &more + &at("F1", 40, 560, "Fin de la séance de ce jour, à 18 h."))])),
        [
            "Situations du mois",
            "0.0.0 Nom",
            "0.0.1 Né le",
            "0.0.2 Adresse",
            "0.1.0 VACHON\nNoé",
            "0.1.1 12/03/2011",
            "0.1.2 8 rue des\nAjoncs",
            "0.2.0 Awa Sissoko",
            "0.2.2 impasse du Puits",
            "0.3.0 Perdriolat",
            "0.3.1 2010",
            "0.3.2 bd de la Marne",
            "Fin de la séance de ce jour, à 18 h.",
        ]
    );
}

#[test]
fn lines_between_columns_alone_leave_the_rows_to_the_text() {
    let text = rows(
        &[44, 124, 204],
        700,
        &[
            &["Nom", "Né le", "Classe"],
            &["Vachon", "2011", "5e B"],
            &["Sow", "2010", "4e A"],
            &["Roux", "2009", "3e C"],
        ],
    );
    let drawn = text + &lines(&[40, 120, 200, 300], &[715, 692, 600]);
    assert_eq!(
        read(&pages(&[&drawn]))[3..],
        [
            "0.1.0 Vachon",
            "0.1.1 2011",
            "0.1.2 5e B",
            "0.2.0 Sow",
            "0.2.1 2010",
            "0.2.2 4e A",
            "0.3.0 Roux",
            "0.3.1 2009",
            "0.3.2 3e C"
        ]
    );
}

#[test]
fn a_table_goes_on_over_the_page() {
    let xs = [44, 124, 204];
    let border = |top: i32| lines(&[40, 120, 200, 300], &[top + 15, top - 5, top - 25]);
    let row: &[&str] = &["Sissoko", "04/05/2010", "impasse du Puits"];
    let last: &[&str] = &["Perdriolat", "02/02/2010", "bd de la Marne"];
    let number = |page: u8| at("F1", 290, 20, &format!("Page {page}"));
    let first = rows(&xs, 80, &[SITUATIONS[0], row]) + &border(80) + &number(1);
    // Rows that go on; others below the same header, below another, and below a text.
    let plain =
        |y: i32, cells: &[&str]| xs.iter().zip(cells).map(|(x, cell)| at("F1", *x, y, cell)).collect::<String>();
    let goes_on = plain(700, row) + &plain(680, last) + &border(700) + &number(2);
    let cells = |bytes: &[u8]| -> Vec<String> {
        read(bytes)
            .into_iter()
            .filter(|text| text.contains("Puits") || text.contains("Nom") || text.contains("Marne"))
            .collect()
    };
    assert_eq!(
        cells(&pages(&[&first, &goes_on])),
        ["0.0.0 Nom", "0.1.2 impasse du Puits", "0.2.2 impasse du Puits", "0.3.2 bd de la Marne"]
    );
    let again = rows(&xs, 700, &[SITUATIONS[0], last]) + &border(700);
    assert_eq!(
        cells(&pages(&[&first, &again])),
        ["0.0.0 Nom", "0.1.2 impasse du Puits", "1.0.0 Nom", "1.1.2 bd de la Marne"]
    );
    let other = rows(&xs, 700, &[&["Nom", "Service", "Fonction"], last]) + &border(700);
    assert_eq!(cells(&pages(&[&first, &other]))[2..], ["1.0.0 Nom", "1.1.2 bd de la Marne"]);
    let prose: String =
        (0..4).map(|line| at("F1", 44, 800 - 15 * line, "Une autre affaire est dite ici en peu de mots.")).collect();
    assert_eq!(cells(&pages(&[&first, &(prose + &goes_on)]))[2..], ["1.0.2 impasse du Puits", "1.1.2 bd de la Marne"]);
}

#[test]
fn rows_of_three_columns_are_a_table_without_a_header() {
    let names: &[&[&str]] = &[
        &["Mme Odile Perdriolat", "adjointe au maire", "Mairie"],
        &["M. Yann Vachon", "principal du collège", "Éducation nationale"],
        &["Mme Awa Sow", "commissaire", "Police nationale"],
        &["M. Noé Roux", "responsable", "Bailleur"],
    ];
    let plain = |rows: &[&[&str]]| self::rows(&[44, 204, 364], 700, rows).replace("/F2", "/F1");
    let read = |content: &str| segments(&*sound(&pages(&[content]), "a.pdf"));
    let cells = |content: &str| read(content).iter().filter(|segment| segment.place.cell.is_some()).count();
    assert_eq!((cells(&plain(names)), cells(&plain(&names[..3]))), (12, 0));
    // Its items and pages are numbered.
    let contents: &[&[&str]] =
        &[&["1.", "Ouverture", "2"], &["2.", "Situations", "3"], &["3.", "Divers", "7"], &["4.", "Dates", "8"]];
    assert_eq!(cells(&plain(contents)), 0);
}

/// A header that is repeated on the next page is marked as its running title is; what follows is the text.
#[test]
fn what_follows_a_running_title_is_none() {
    let title = "/Artifact <</Type /Pagination>> BDC\n".to_owned() + &at("F1", 40, 800, "Ville de Velle") + "EMC\n";
    let bytes = pages(&[&(title + &rows(&[44, 124, 164], 700, SITUATIONS))]);
    let all = segments(&*sound(&bytes, "a.pdf"));
    let roles: Vec<_> = all.iter().map(|segment| segment.place.role).collect();
    assert_eq!(roles[0], Role::Furniture);
    assert!(roles.len() > 5 && roles[1..].iter().all(|role| *role == Role::Body), "{roles:?}");
    assert!(all[1..].iter().all(|segment| segment.place.cell.is_some()));
}

/// However many lines and words a page has, it is read in time.
#[test]
fn a_page_of_lines_and_words_is_read() {
    let many: Vec<i32> = (0..400).collect();
    let mut content = lines(&many, &many) + &lines(&[0, 100, 200], &many.iter().map(|y| y * 5).collect::<Vec<_>>());
    for n in 0..20_000 {
        content += &at("F1", (n % 7) * 60, 5000 - n / 7 * 3, "mot");
    }
    let read = segments(&*sound(&pages(&[&content]), "a.pdf"));
    assert_eq!(read.iter().map(|segment| segment.text.matches("mot").count()).sum::<usize>(), 20_000);
}

#[test]
fn what_is_no_table_stays_as_it_is() {
    let prose = |x: i32| -> String {
        (0..6).map(|line| at("F1", x, 700 - 12 * line, "le service a reçu la famille")).collect()
    };
    let tabs = |lines: &[(&str, &str)]| -> String {
        lines
            .iter()
            .enumerate()
            .map(|(nth, (one, other))| {
                at("F1", 44, 700 - 14 * nth as i32, one) + &at("F1", 244, 700 - 14 * nth as i32, other)
            })
            .collect()
    };
    let attendance = tabs(&[
        ("Mme Odile Perdriolat", "adjointe au maire"),
        ("M. Yann Vachon", "principal"),
        ("Mme Awa Sow", "commissaire"),
        ("M. Noé Roux", "bailleur"),
    ]);
    let contents = tabs(&[("1. Ouverture", "2"), ("2. Situations", "3"), ("3. Divers", "7"), ("4. Dates", "8")]);
    let form = rows(
        &[44, 124],
        700,
        &[&["Nom :", "VACHON"], &["Prénom :", "Noé"], &["Né le :", "12/03/2011"], &["Classe :", "5e B"]],
    );
    let items = tabs(&[("•", "le parking"), ("•", "les halls"), ("•", "la place"), ("•", "le stade")]);
    let letter: String = ["Mairie de Saint-Orens", "1 place du Puits", "31000 Saint-Orens"]
        .iter()
        .enumerate()
        .map(|(nth, line)| at("F1", 44, 760 - 12 * nth as i32, line))
        .collect::<String>()
        + &at("F1", 400, 760, "le 12 mars 2026");
    let framed = lines(&[40, 300], &[720, 600]) + &prose(44);
    let drawn_form = form.clone() + &lines(&[40, 120, 300], &[715, 692, 672, 652, 632]);
    for content in [prose(44) + &prose(300), attendance, contents, form, items, letter, framed, drawn_form] {
        let cells = segments(&*sound(&pages(&[&content]), "a.pdf"))
            .iter()
            .filter(|segment| segment.place.cell.is_some())
            .count();
        assert_eq!(cells, 0, "{content}");
    }
}

#[test]
fn the_columns_of_a_table_say_what_its_cells_are() {
    let rows = rows(
        &[44, 124, 204, 284],
        700,
        &[
            &["Classe", "N° dossier", "Nom", "Né le"],
            &["5e B", "2024-\n7457", "vachon noé", "12/03/\n2011"],
            &["", "823074", "Awa Sissoko", "04/05/2010"],
        ],
    );
    let drawn = rows.clone() + &lines(&[40, 120, 200, 280, 360], &[715, 692, 660, 640]);
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    for content in [rows, drawn] {
        let bytes = pages(&[&content]);
        let output = anonymiser.anonymise(bytes, Some("a.pdf")).unwrap().output;
        let text = read(&output).join("\n");
        for gone in ["2024", "7457", "vachon", "noé", "12/03", "2011", "823074", "Sissoko", "2010"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        for stays in ["Classe", "N° dossier", "Nom", "Né le"] {
            assert!(text.contains(stays), "{stays}: {text}");
        }
    }
}

/// The header is broken into lines, and a running title stands between the rows.
#[test]
fn the_columns_say_it_on_the_next_page_too() {
    let xs = [44, 124, 204];
    let head: &[&str] = &["Jeune", "Date de\nnaissance", "Réf.\ndossier"];
    let title = at("F1", 44, 800, "Groupe de travail du 12 mars");
    let row =
        |y: i32, cells: [&str; 3]| xs.iter().zip(cells).map(|(x, cell)| at("F1", *x, y, cell)).collect::<String>();
    let first = rows(&xs, 80, &[head]) + &row(48, ["Awa Sissoko", "04/05/2010", "823074"]);
    let first = title.clone() + &first + &lines(&[40, 120, 200, 300], &[95, 60, 40]) + &at("F1", 290, 20, "Page 1");
    let second = row(700, ["vachon noé", "12/03/2011", "2024-7457"]) + &row(680, ["", "02/02/2009", "823075"]);
    let second = title + &second + &lines(&[40, 120, 200, 300], &[715, 695, 675]) + &at("F1", 290, 20, "Page 2");
    let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    let output = anonymiser.anonymise(pages(&[&first, &second]), Some("a.pdf")).unwrap().output;
    let text = read(&output).join("\n");
    for gone in ["Sissoko", "2010", "823074", "vachon", "noé", "2011", "7457", "2009", "823075"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.contains("Jeune") && text.contains("Page 2"), "{text}");
}

/// A producer may draw the lines of a row before the next line of its cells.
#[test]
fn a_cell_whose_lines_are_drawn_apart_is_one_text_and_is_replaced_as_one() {
    let content = lines(&[40, 140, 240], &[715, 692, 660])
        + &at("F2", 44, 700, "Nom")
        + &at("F2", 144, 700, "Adresse")
        + &at("F1", 44, 680, "VACHON Noé, né")
        + &at("F1", 144, 680, "8 rue des grands")
        + &at("F1", 44, 668, "en mars")
        + &at("F1", 144, 668, "Ajoncs");
    let bytes = pages(&[&content]);
    assert_eq!(read(&bytes)[2..], ["0.1.0 VACHON Noé, né en mars", "0.1.1 8 rue des grands Ajoncs"]);
    let out = replaced(&bytes, "grands Ajoncs", "[rue]");
    assert_eq!(read(&out)[2], "0.1.0 VACHON Noé, né en mars");
    let said = inside(&out);
    assert!(read(&out)[3].contains("[rue]") && !said.contains("Ajoncs") && !said.contains("grands"));
}
