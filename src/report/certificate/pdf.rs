//! PDF: set in Helvetica, tagged: headings, paragraphs, lists, tables with the cells that head them; its language and
//! title are said. Its fonts are not in it, as PDF/A and PDF/UA ask: every reader has them. Lengths are in points.

use super::{Block, Certificate, Table};
use crate::typeset::pdf::{encoded, file, fonts, show, stream, width};

const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 40.0;
/// Type of the text, and from one line to the next.
const SIZE: f64 = 8.5;
const LEADING: f64 = 1.22;
/// Around the text of a cell.
const PADDING: f64 = 2.0;
/// First object of the pages: before them the catalog, their list, two fonts, the tree, its index, the title.
const FIRST: usize = 8;

/// The file.
pub(super) fn write(certificate: &Certificate) -> Vec<u8> {
    let mut sheet = Sheet { pages: vec![Page::default()], elements: Vec::new(), y: HEIGHT - MARGIN };
    let root = sheet.element("Document", None, String::new());
    sheet.heading(root, "H1", &certificate.title, 13.5);
    for (i, part) in certificate.parts.iter().enumerate() {
        if let Some(title) = &part.title {
            if i > 0 {
                sheet.turn();
            }
            sheet.heading(root, "H2", title, 11.0);
        }
        let heading = if part.title.is_some() { "H3" } else { "H2" };
        for block in &part.blocks {
            sheet.block(root, block, heading);
        }
    }
    file(&sheet.objects(&certificate.title), &format!("/Info {} 0 R ", FIRST - 1))
}

/// Pages as they fill, and what their text is.
struct Sheet {
    pages: Vec<Page>,
    elements: Vec<Element>,
    /// Where the last line stands.
    y: f64,
}

#[derive(Default)]
struct Page {
    content: Vec<u8>,
    /// The element of each marked stretch of its content.
    marks: Vec<usize>,
}

/// A node of the tree by which screen readers go.
struct Element {
    tag: &'static str,
    parent: Option<usize>,
    kids: Vec<Kid>,
    /// Further entries of its dictionary.
    more: String,
}

enum Kid {
    Element(usize),
    /// A page, and which marked stretch of it.
    Mark(usize, usize),
}

/// Words in one type.
struct Run {
    bold: bool,
    text: Vec<u8>,
}

type Line = Vec<Run>;

/// A cell of a table: its lines, and what it is.
struct Cell {
    lines: Vec<Line>,
    tag: &'static str,
    more: &'static str,
}

impl Sheet {
    fn element(&mut self, tag: &'static str, parent: Option<usize>, more: String) -> usize {
        let own = self.elements.len();
        if let Some(parent) = parent.and_then(|parent| self.elements.get_mut(parent)) {
            parent.kids.push(Kid::Element(own));
        }
        self.elements.push(Element { tag, parent, kids: Vec::new(), more });
        own
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = HEIGHT - MARGIN;
    }

    /// Turns the page where less room is left.
    fn need(&mut self, room: f64) {
        if self.y - room < MARGIN {
            self.turn();
        }
    }

    fn block(&mut self, root: usize, block: &Block, heading: &'static str) {
        match block {
            Block::Heading(text) => self.heading(root, heading, text, 10.0),
            Block::Alert(first, text) => {
                self.y -= 5.0;
                self.rule(MARGIN, WIDTH - MARGIN, self.y, 1.5);
                self.paragraph(root, &[(first, true), (text, false)]);
                self.y -= 2.0;
                self.rule(MARGIN, WIDTH - MARGIN, self.y, 1.5);
            }
            Block::Paragraph(text) => self.paragraph(root, &[(text, false)]),
            Block::Pairs(pairs) => {
                for (name, value) in pairs {
                    let name = format!("{name}\u{a0}:");
                    let value = value.as_deref();
                    self.paragraph(root, &[(&name, true), (value.unwrap_or_default(), false)]);
                    self.y += 2.0;
                    if value.is_none() {
                        let start = MARGIN + length(&encoded(&name), true) * SIZE / 1000.0 + 3.0;
                        self.rule(start, start + 180.0, self.y - 1.5, 0.5);
                    }
                }
                self.y -= 2.0;
            }
            Block::List(items) => {
                let list = self.element("L", Some(root), String::new());
                for item in items {
                    let entry = self.element("LI", Some(list), String::new());
                    let label = self.element("Lbl", Some(entry), String::new());
                    let body = self.element("LBody", Some(entry), String::new());
                    self.need(SIZE * LEADING);
                    let bullet = vec![Run { bold: false, text: encoded("•") }];
                    self.show(Some(label), &bullet, SIZE, (MARGIN, self.y - SIZE * LEADING));
                    self.lines(
                        body,
                        &wrapped(&[(item, false)], SIZE, WIDTH - 2.0 * MARGIN - 10.0),
                        SIZE,
                        MARGIN + 10.0,
                    );
                }
            }
            Block::Table(table) => self.table(root, table),
        }
    }

    fn heading(&mut self, root: usize, tag: &'static str, text: &str, size: f64) {
        let lines = wrapped(&[(text, true)], size, WIDTH - 2.0 * MARGIN);
        self.y -= 4.0;
        // Not alone at the foot of a page.
        self.need(size * LEADING * lines.len() as f64 + 3.0 * SIZE * LEADING);
        let element = self.element(tag, Some(root), String::new());
        self.lines(element, &lines, size, MARGIN);
        self.y -= 1.0;
    }

    fn paragraph(&mut self, root: usize, pieces: &[(&str, bool)]) {
        let element = self.element("P", Some(root), String::new());
        self.lines(element, &wrapped(pieces, SIZE, WIDTH - 2.0 * MARGIN), SIZE, MARGIN);
        self.y -= 2.0;
    }

    fn lines(&mut self, element: usize, lines: &[Line], size: f64, x: f64) {
        for line in lines {
            self.need(size * LEADING);
            self.y -= size * LEADING;
            self.show(Some(element), line, size, (x, self.y));
        }
    }

    fn table(&mut self, root: usize, Table { caption, columns, rows }: &Table) {
        let alt = format!("/A << /O /Table /Summary {} >>", hexadecimal(caption));
        let table = self.element("Table", Some(root), alt);
        let mut spans = Vec::new();
        let mut x = MARGIN;
        for (_, share) in columns {
            let room = (WIDTH - 2.0 * MARGIN) * f64::from(*share) / 100.0;
            spans.push((x + PADDING, room - 2.0 * PADDING));
            x += room;
        }
        let cells = |texts: &mut dyn Iterator<Item = &str>, head: bool| -> Vec<Cell> {
            let cell = |(i, (text, (_, room))): (usize, (&str, &(f64, f64)))| {
                let (tag, more) = match (head, i) {
                    (true, _) => ("TH", "/A << /O /Table /Scope /Column >>"),
                    (false, 0) => ("TH", "/A << /O /Table /Scope /Row >>"),
                    _ => ("TD", ""),
                };
                Cell { lines: wrapped(&[(text, head)], SIZE, *room), tag, more }
            };
            texts.zip(&spans).enumerate().map(cell).collect()
        };
        let head = cells(&mut columns.iter().map(|(name, _)| name.as_str()), true);
        self.need(height(&head) + rows.first().map_or(0.0, |_| 2.0 * SIZE * LEADING));
        self.y -= 2.0;
        self.rule(MARGIN, WIDTH - MARGIN, self.y - 1.0, 0.5);
        self.row(Some(table), &head, &spans);
        for row in rows {
            let row = cells(&mut row.iter().map(String::as_str), false);
            if self.y - height(&row) < MARGIN {
                self.turn();
                // For the eye: the tree has it once.
                self.row(None, &head, &spans);
            }
            self.row(Some(table), &row, &spans);
        }
        self.y -= 3.0;
    }

    /// Line by line over all cells, so that a row may be longer than a page.
    fn row(&mut self, table: Option<usize>, cells: &[Cell], spans: &[(f64, f64)]) {
        let row = table.map(|table| self.element("TR", Some(table), String::new()));
        let elements: Vec<Option<usize>> =
            cells.iter().map(|cell| row.map(|row| self.element(cell.tag, Some(row), cell.more.to_owned()))).collect();
        self.y -= PADDING;
        for i in 0..cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default() {
            self.need(SIZE * LEADING);
            self.y -= SIZE * LEADING;
            for ((cell, element), (x, _)) in cells.iter().zip(&elements).zip(spans) {
                if let Some(line) = cell.lines.get(i) {
                    self.show(*element, line, SIZE, (*x, self.y));
                }
            }
        }
        self.y -= PADDING;
        self.rule(MARGIN, WIDTH - MARGIN, self.y - 1.0, 0.5);
    }

    /// A line of text; what is no element's is decoration.
    fn show(&mut self, element: Option<usize>, line: &Line, size: f64, (x, y): (f64, f64)) {
        let number = self.pages.len().saturating_sub(1);
        let Some(page) = self.pages.last_mut() else { return };
        let owner = element.and_then(|own| self.elements.get_mut(own).map(|element| (own, element)));
        match owner {
            Some((own, element)) => {
                let mark = page.marks.len();
                page.marks.push(own);
                element.kids.push(Kid::Mark(number, mark));
                page.content.extend(format!("/{} << /MCID {mark} >> BDC\n", element.tag).bytes());
            }
            None => page.content.extend(b"/Artifact BMC\n"),
        }
        page.content.extend(format!("BT {x:.2} {y:.2} Td").bytes());
        for run in line {
            page.content.extend(format!(" /F{} {size} Tf ", if run.bold { 2 } else { 1 }).bytes());
            show(&mut page.content, &run.text);
        }
        page.content.extend(b" ET\nEMC\n");
    }

    fn rule(&mut self, from: f64, to: f64, y: f64, thick: f64) {
        if let Some(page) = self.pages.last_mut() {
            let rule = format!("/Artifact BMC\n0.5 G {thick} w {from:.2} {y:.2} m {to:.2} {y:.2} l S\nEMC\n");
            page.content.extend(rule.bytes());
        }
    }

    fn objects(&self, title: &str) -> Vec<Vec<u8>> {
        let page = |number: usize| FIRST + 2 * number;
        let element = |number: usize| FIRST + 2 * self.pages.len() + number;
        let kids: String = (0..self.pages.len()).map(|number| format!("{} 0 R ", page(number))).collect();
        let index: String = self
            .pages
            .iter()
            .enumerate()
            .map(|(number, page)| {
                let owners: String = page.marks.iter().map(|own| format!("{} 0 R ", element(*own))).collect();
                format!("{number} [{owners}] ")
            })
            .collect();
        let mut objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R \
              /ViewerPreferences << /DisplayDocTitle true >> >>"
                .to_vec(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()).into_bytes(),
        ];
        objects.extend(fonts());
        objects.push(
            format!(
                "<< /Type /StructTreeRoot /K {} 0 R /ParentTree 6 0 R /ParentTreeNextKey {} >>",
                element(0),
                self.pages.len()
            )
            .into_bytes(),
        );
        objects.push(format!("<< /Nums [{index}] >>").into_bytes());
        objects.push(format!("<< /Title {} >>", hexadecimal(title)).into_bytes());
        for (number, Page { content, .. }) in self.pages.iter().enumerate() {
            let dict = format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Tabs /S /StructParents {number} \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {} 0 R >>",
                page(number) + 1
            );
            objects.push(dict.into_bytes());
            objects.push(stream(content));
        }
        for Element { tag, parent, kids, more } in &self.elements {
            let kid = |kid: &Kid| match kid {
                Kid::Element(own) => format!("{} 0 R ", element(*own)),
                Kid::Mark(number, mark) => format!("<< /Type /MCR /Pg {} 0 R /MCID {mark} >> ", page(*number)),
            };
            let kids: String = kids.iter().map(kid).collect();
            let parent = parent.map_or(5, element);
            objects.push(format!("<< /Type /StructElem /S /{tag} /P {parent} 0 R /K [{kids}] {more} >>").into_bytes());
        }
        objects
    }
}

fn height(cells: &[Cell]) -> f64 {
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or_default();
    lines as f64 * SIZE * LEADING + 2.0 * PADDING
}

/// Breaks at spaces; a word that is longer than a line, anywhere. Between pieces stands a space.
fn wrapped(pieces: &[(&str, bool)], size: f64, room: f64) -> Vec<Line> {
    let room = room * 1000.0 / size;
    let mut lines = Vec::new();
    let (mut line, mut used) = (Line::new(), 0.0);
    for (text, bold) in pieces {
        let space = width(b' ', *bold);
        for word in encoded(text).split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
            let mut joint = used > 0.0;
            if joint && used + space + length(word, *bold) > room {
                // Else a screen reader reads two words as one.
                put(&mut line, b' ', *bold);
                lines.push(std::mem::take(&mut line));
                (used, joint) = (0.0, false);
            }
            for byte in joint.then_some(&b' ').into_iter().chain(word) {
                if used + width(*byte, *bold) > room {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                put(&mut line, *byte, *bold);
                used += width(*byte, *bold);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn put(line: &mut Line, byte: u8, bold: bool) {
    match line.last_mut() {
        Some(run) if run.bold == bold => run.text.push(byte),
        _ => line.push(Run { bold, text: vec![byte] }),
    }
}

fn length(text: &[u8], bold: bool) -> f64 {
    text.iter().map(|byte| width(*byte, bold)).sum()
}

/// A string of the file's dictionaries, in UTF-16.
fn hexadecimal(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}
