//! Word, by docx-rs.

use std::io::Cursor;

use docx_rs::{BreakType, Docx, Paragraph, Run, Style, StyleType};

use super::Written;
use crate::error::{Error, ErrorKind};

/// The file.
pub(super) fn make(paragraphs: &[Written]) -> Result<Vec<u8>, Error> {
    let heading = Style::new("Heading1", StyleType::Paragraph).name("heading 1").bold().size(28);
    let mut docx = Docx::new().add_style(heading);
    for (number, written) in (1..).zip(paragraphs) {
        let mut run = Run::new();
        if written.opens_page {
            run = run.add_break(BreakType::Page);
        }
        // Else numbered by a counter of the process, which would tell one run from another.
        let paragraph = Paragraph::new().id(format!("{number:08X}")).add_run(run.add_text(&written.text));
        docx = docx.add_paragraph(if written.heading { paragraph.style("Heading1") } else { paragraph });
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(|_| ErrorKind::Io(std::io::ErrorKind::Other))?;
    Ok(bytes.into_inner())
}
