//! A town's lists in CSV, as a spreadsheet saves them.

use super::{Category, Fault, Row};
use crate::detect::fold::fold;

/// Every line that says something, in order.
pub(super) fn rows(text: &str) -> Vec<Row> {
    let said = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
    // Old spreadsheets end a line with a carriage return.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).filter(|(_, line)| said(line)).collect();
    let delimiter =
        lines.iter().find_map(|(_, line)| line.bytes().find(|byte| matches!(byte, b';' | b','))).unwrap_or(b';');
    // The reader of CSV tells neither the line of a record behind empty lines nor a quotation mark that nothing closes.
    // Given only lines that say something, each with an end, record and line are one, and a field that holds a line end
    // was not closed.
    let kept: String = lines.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(kept.as_bytes());
    let mut rows = Vec::with_capacity(lines.len());
    for ((line, _), record) in lines.iter().zip(reader.records()) {
        let record = record.unwrap_or_default();
        if rows.is_empty() && record.get(0).is_some_and(is_title) {
            continue;
        }
        rows.push(Row { line: *line, said: value(&record) });
    }
    rows
}

fn value(record: &csv::StringRecord) -> Result<(Category, String), Fault> {
    if record.iter().any(|field| field.contains('\n')) {
        return Err(Fault::Quotes);
    }
    let name = record.get(0).unwrap_or_default();
    let category = Category::from_name(name).ok_or_else(|| Fault::Category(Category::nearest(name)))?;
    // A spreadsheet writes the empty columns of a wider sheet too.
    match record.get(1) {
        Some(value) if record.iter().skip(2).all(|field| field.trim().is_empty()) => Ok((category, value.to_owned())),
        _ => Err(Fault::Columns),
    }
}

/// «Catégorie;Valeur».
fn is_title(field: &str) -> bool {
    matches!(fold(field.trim()).as_str(), "categorie" | "categories")
}
