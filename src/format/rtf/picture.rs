//! A picture in a Rich Text file.

use std::ops::Range;

use super::words;

/// What is known of it while it is read.
#[derive(Default)]
pub(super) struct Picture {
    /// The word that says its sort, and whether it is made of points.
    sort: Option<(Range<usize>, bool)>,
    /// Its bytes, as digits or as they are.
    data: Vec<Range<usize>>,
}

impl Picture {
    pub(super) fn sort(&mut self, points: bool, word: Range<usize>) {
        self.sort.get_or_insert((word, points));
    }

    pub(super) fn data(&mut self, range: Range<usize>) {
        self.data.push(range);
    }

    /// What makes it one transparent point of the same size on the page, and what the report must say of it: points are
    /// kept unless the user wants none; a drawing may hold words, and always goes.
    pub(super) fn finish(self) -> (Vec<(Range<u64>, &'static str)>, &'static str) {
        let mut cuts = Vec::new();
        let mut cut = |range: Range<usize>, text| cuts.push((range.start as u64..range.end as u64, text));
        let notice = if matches!(self.sort, Some((_, true))) { words::IMAGE } else { words::VECTOR };
        let whole = match self.sort {
            Some((word, _)) => {
                cut(word, "\\pngblip ");
                POINT
            }
            None => WORD_AND_POINT,
        };
        for (index, range) in self.data.into_iter().enumerate() {
            cut(range, if index == 0 { whole } else { "" });
        }
        (cuts, notice)
    }
}

/// A picture of one transparent point.
const POINT: &str = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b4944415478da63\
                     6000020000050001e9fadcd80000000049454e44ae426082";

/// The same where no word says what it is.
const WORD_AND_POINT: &str = "\\pngblip 89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b494441\
                              5478da636000020000050001e9fadcd80000000049454e44ae426082";
