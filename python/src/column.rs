//! Columns of texts, one document a cell, by the C data interface of Arrow: from pyarrow, pandas, polars or any other.

use std::sync::Arc;

use arrow_array::builder::{
    GenericStringBuilder, ListBuilder, StringBuilder, StructBuilder, UInt8Builder, UInt32Builder,
};
use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray, NullArray, StringArray,
    StringViewArray, StructArray,
};
use arrow_schema::{DataType, Field, Fields};
use huisclos::Detection;
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use rayon::prelude::*;

use crate::anonymiser::{Anonymiser, Points};
use crate::failure::{Class, Failure, to_json};

/// How many cells are worked on before Ctrl-C is looked at.
const STRETCH: usize = 1024;

/// The cells of one chunk. As bytes: nobody promised that what another library calls a text is UTF-8.
enum Cells {
    Null(usize),
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
}

impl Cells {
    fn of(array: &ArrayRef) -> Result<Self, Failure> {
        match array.data_type() {
            DataType::Null => Ok(Self::Null(array.len())),
            DataType::Utf8 => Ok(Self::Small(array.as_string::<i32>().clone().into())),
            DataType::LargeUtf8 => Ok(Self::Large(array.as_string::<i64>().clone().into())),
            DataType::Utf8View => Ok(Self::View(array.as_string_view().clone().to_binary_view())),
            _ => Err(Failure::new(
                Class::Usage,
                "La colonne n'est pas une colonne de textes (string, large_string ou string_view).",
            )),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Null(length) => *length,
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
        }
    }

    fn get(&self, at: usize) -> Option<&[u8]> {
        match self {
            Self::Null(_) => None,
            Self::Small(array) => array.is_valid(at).then(|| array.value(at)),
            Self::Large(array) => array.is_valid(at).then(|| array.value(at)),
            Self::View(array) => array.is_valid(at).then(|| array.value(at)),
        }
    }
}

/// The workers of one call: none outlives it, so that a process may fork between two.
enum Workers {
    This,
    Pool(rayon::ThreadPool),
}

impl Workers {
    /// So many, or as many as there are cores for 0.
    fn new(threads: usize) -> Result<Self, Failure> {
        let threads = if threads > 0 { threads } else { std::thread::available_parallelism().map_or(1, usize::from) };
        if threads == 1 {
            return Ok(Self::This);
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map(Self::Pool)
            .map_err(|_| Failure::new(Class::Read, "Le système ne donne pas de processus légers (threads)."))
    }

    /// Works on every cell that holds something, without the interpreter's lock.
    fn each<T: Send>(
        &self,
        py: Python<'_>,
        cells: &Cells,
        work: impl Fn(&str) -> Result<T, Failure> + Sync,
    ) -> PyResult<Vec<Option<Result<T, Failure>>>> {
        let one = |at: usize| {
            let bytes = cells.get(at)?;
            let text =
                std::str::from_utf8(bytes).map_err(|_| Failure::new(Class::Read, "Ce texte n'est pas en UTF-8."));
            Some(text.and_then(&work))
        };
        let mut done = Vec::with_capacity(cells.len());
        while done.len() < cells.len() {
            let stretch = done.len()..cells.len().min(done.len() + STRETCH);
            let part: Vec<_> = py.detach(|| match self {
                Self::This => stretch.map(one).collect(),
                Self::Pool(pool) => pool.install(|| stretch.into_par_iter().map(one).collect()),
            });
            done.extend(part);
            py.check_signals()?;
        }
        Ok(done)
    }
}

/// The chunks of a column, made into others of one type.
fn map(
    column: AnyArray,
    data_type: impl Fn(&DataType) -> DataType,
    mut chunk: impl FnMut(&ArrayRef, usize) -> PyResult<ArrayRef>,
) -> PyResult<PyChunkedArray> {
    let (chunks, field) = column.into_chunked_array()?.into_inner();
    let data_type = data_type(field.data_type());
    let mut before = 0;
    let mut made = Vec::with_capacity(chunks.len());
    for array in &chunks {
        made.push(chunk(array, before)?);
        before += array.len();
    }
    PyChunkedArray::try_new(made, Arc::new(Field::new(field.name(), data_type, true)))
}

/// A column of texts of a type.
fn strings(data_type: &DataType, texts: Vec<Option<String>>) -> Result<ArrayRef, Failure> {
    let length: usize = texts.iter().flatten().map(String::len).sum();
    match data_type {
        DataType::Null => Ok(Arc::new(NullArray::new(texts.len()))),
        DataType::LargeUtf8 => Ok(Arc::new(LargeStringArray::from(texts))),
        DataType::Utf8View => Ok(Arc::new(StringViewArray::from(texts))),
        _ if length > i32::MAX as usize => {
            Err(Failure::new(Class::Usage, "La colonne passe 2 Gio : donnez-la en plusieurs, ou en large_string."))
        }
        _ => Ok(Arc::new(StringArray::from(texts))),
    }
}

/// A column rewritten. `nulls`: what has no output is null; otherwise the first such cell is the error.
pub(crate) fn texts(
    anonymiser: &Anonymiser,
    py: Python<'_>,
    column: AnyArray,
    threads: usize,
    nulls: bool,
) -> PyResult<PyChunkedArray> {
    let workers = Workers::new(threads)?;
    map(column, DataType::clone, |array, before| {
        let done = workers.each(py, &Cells::of(array)?, |text| anonymiser.text(text).map(|(text, _)| text))?;
        let texts = done.into_iter().enumerate().map(|(at, cell)| match cell {
            Some(Err(failure)) if !nulls => Err(failure.at(before + at)),
            cell => Ok(cell.and_then(Result::ok)),
        });
        Ok(strings(array.data_type(), texts.collect::<Result<_, _>>()?)?)
    })
}

/// A column rewritten, with the code, the sentence and the report of each cell.
pub(crate) fn rows(
    anonymiser: &Anonymiser,
    py: Python<'_>,
    column: AnyArray,
    threads: usize,
) -> PyResult<PyChunkedArray> {
    let workers = Workers::new(threads)?;
    let fields = |text: &DataType| {
        Fields::from(vec![
            Field::new("text", text.clone(), true),
            Field::new("code", DataType::UInt8, true),
            Field::new("message", DataType::Utf8, true),
            Field::new("report", DataType::LargeUtf8, true),
        ])
    };
    map(
        column,
        |text| DataType::Struct(fields(text)),
        |array, _| {
            let done = workers.each(py, &Cells::of(array)?, |text| {
                anonymiser.text(text).map(|(text, report)| (text, to_json(&report)))
            })?;
            let (mut texts, mut codes) = (Vec::with_capacity(done.len()), UInt8Builder::new());
            let (mut messages, mut reports) = (StringBuilder::new(), GenericStringBuilder::<i64>::new());
            for cell in done {
                let (text, code, message, report) = match cell {
                    None => (None, None, None, None),
                    Some(Ok((text, report))) => (Some(text), Some(0), None, Some(report)),
                    Some(Err(failure)) => (None, Some(failure.class.code()), Some(failure.sentence), failure.report),
                };
                texts.push(text);
                codes.append_option(code);
                messages.append_option(message);
                reports.append_option(report);
            }
            let columns: Vec<ArrayRef> = vec![
                strings(array.data_type(), texts)?,
                Arc::new(codes.finish()),
                Arc::new(messages.finish()),
                Arc::new(reports.finish()),
            ];
            Ok(Arc::new(StructArray::new(fields(array.data_type()), columns, None)))
        },
    )
}

/// The fields of a mention, in order.
fn mention_fields() -> Fields {
    Fields::from(vec![
        Field::new("start", DataType::UInt32, true),
        Field::new("end", DataType::UInt32, true),
        Field::new("kind", DataType::Utf8, true),
        Field::new("entity", DataType::UInt32, true),
        Field::new("family", DataType::UInt32, true),
        Field::new("action", DataType::Utf8, true),
        Field::new("rule", DataType::Utf8, true),
        Field::new("confidence", DataType::UInt8, true),
    ])
}

/// A list of mentions a cell.
pub(crate) fn mentions(
    anonymiser: &Anonymiser,
    py: Python<'_>,
    column: AnyArray,
    threads: usize,
) -> PyResult<PyChunkedArray> {
    let workers = Workers::new(threads)?;
    let item = || Arc::new(Field::new("item", DataType::Struct(mention_fields()), true));
    map(
        column,
        |_| DataType::List(item()),
        |array, before| {
            let cells = Cells::of(array)?;
            let done = workers.each(py, &cells, |text| anonymiser.detection(text))?;
            let mut lists = ListBuilder::new(StructBuilder::from_fields(mention_fields(), 0)).with_field(item());
            for (at, cell) in done.into_iter().enumerate() {
                let detection = cell.transpose().map_err(|failure| failure.at(before + at))?;
                let text = cells.get(at).and_then(|bytes| std::str::from_utf8(bytes).ok());
                if let (Some(detection), Some(text)) = (&detection, text) {
                    append(lists.values(), detection, text)
                        .ok_or_else(|| Failure::new(Class::Read, "Ce texte n'a pas pu être analysé."))?;
                }
                lists.append(detection.is_some());
            }
            Ok(Arc::new(lists.finish()))
        },
    )
}

/// The mentions of a text, in the order of [`mention_fields`].
fn append(rows: &mut StructBuilder, detection: &Detection, text: &str) -> Option<()> {
    let mut points = Points::new(text);
    for mention in &detection.mentions {
        let place = [mention.span.start, mention.span.end].map(|byte| points.of(byte));
        for (column, point) in place.into_iter().enumerate() {
            rows.field_builder::<UInt32Builder>(column)?.append_value(u32::try_from(point).ok()?);
        }
        for (column, number) in [(3, Some(mention.entity)), (4, mention.family)] {
            rows.field_builder::<UInt32Builder>(column)?.append_option(number);
        }
        for (column, name) in [(2, mention.kind.name()), (5, mention.action.name()), (6, mention.rule)] {
            rows.field_builder::<StringBuilder>(column)?.append_value(name);
        }
        rows.field_builder::<UInt8Builder>(7)?.append_value(mention.confidence);
        rows.append(true);
    }
    Some(())
}
