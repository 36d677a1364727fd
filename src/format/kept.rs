//! A document that was read once, whole: that it can be read is known when it is opened, and stages that ask for its
//! text again need not take the file apart again.

use std::io::Write;

use super::{Document, Edit, Notice};
use crate::error::Error;
use crate::segment::Segment;

/// Bytes of text that are kept: minutes of a thousand pages. A longer document is read from its file every time, so that
/// memory does not grow with it.
const KEPT: usize = 4 << 20;

/// Reads all of a document.
///
/// # Errors
/// A part can't be read.
pub(super) fn kept(document: Box<dyn Document>) -> Result<Box<dyn Document>, Error> {
    let segments = read(document.as_ref())?;
    Ok(Box::new(Kept { document, segments }))
}

struct Kept {
    document: Box<dyn Document>,
    /// `None`: there are too many.
    segments: Option<Vec<Segment>>,
}

fn read(document: &dyn Document) -> Result<Option<Vec<Segment>>, Error> {
    let (mut bytes, mut kept) = (0, Some(Vec::new()));
    document.segments(&mut |segment| {
        bytes += segment.text.len();
        match &mut kept {
            Some(kept) if bytes <= KEPT => kept.push(segment),
            kept => *kept = None,
        }
    })?;
    Ok(kept)
}

impl Document for Kept {
    fn format(&self) -> &'static str {
        self.document.format()
    }

    fn segments(&self, visit: &mut dyn FnMut(Segment)) -> Result<(), Error> {
        match &self.segments {
            Some(segments) => segments.iter().for_each(|segment| visit(segment.clone())),
            None => self.document.segments(visit)?,
        }
        Ok(())
    }

    fn parts(&self) -> u32 {
        self.document.parts()
    }

    fn part_name(&self, part: u32) -> &str {
        self.document.part_name(part)
    }

    fn write(&self, edits: &[Edit], out: &mut dyn Write) -> Result<(), Error> {
        self.document.write(edits, out)
    }

    fn notices(&self) -> Vec<Notice> {
        self.document.notices()
    }

    fn drop_images(&mut self) -> bool {
        let done = self.document.drop_images();
        // What an image said of itself may have gone with it.
        self.segments = None;
        done
    }
}
