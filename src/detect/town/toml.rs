//! A town's lists in TOML.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Category, Fault, Row};
use crate::error::Error;

/// Every value in the order of the file, and what is no value.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, Error> {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    // The first by its place: one missing quotation mark makes several. What is missing at the end of the file is missing
    // on its last line.
    let starts = errors.iter().map(|error| error.span().map_or(0, |span| span.start).min(text.trim_end().len()));
    if let Some(at) = starts.min() {
        return Err(Fault::Syntax.at(lines.number(at)));
    }
    let mut rows = Vec::new();
    for (key, value) in table.get_ref() {
        let row = |at: &std::ops::Range<usize>, said| Row { line: lines.number(at.start), said };
        let Some(category) = Category::from_name(key.get_ref()) else {
            rows.push(row(&key.span(), Err(Fault::Category(Category::nearest(key.get_ref())))));
            continue;
        };
        let DeValue::Array(values) = value.get_ref() else {
            rows.push(row(&key.span(), Err(Fault::List)));
            continue;
        };
        rows.extend(values.iter().map(|value| row(&value.span(), text_of(value).map(|text| (category, text)))));
    }
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

fn text_of(value: &Spanned<DeValue<'_>>) -> Result<String, Fault> {
    value.get_ref().as_str().map(str::to_owned).ok_or(Fault::List)
}

/// Where each line but the first starts.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1).collect())
    }

    /// The line, from 1, of a byte.
    fn number(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at) + 1
    }
}
