//! A picture in a Rich Text file.

use std::ops::Range;

use super::words;

/// What is known of it while it is read.
#[derive(Default)]
pub(super) struct Picture {
    /// The words that say its sort, each with whether it is made of points.
    sorts: Vec<(Range<usize>, bool)>,
    /// Its bytes, as digits or as they are.
    data: Vec<Range<usize>>,
}

impl Picture {
    pub(super) fn sort(&mut self, points: bool, word: Range<usize>) {
        self.sorts.push((word, points));
    }

    pub(super) fn data(&mut self, range: Range<usize>) {
        self.data.push(range);
    }

    /// What makes it one transparent point of the same size on the page, and what the report must say of it: points are
    /// kept unless the user wants none; a drawing may hold words, and always goes.
    pub(super) fn finish(self) -> (Vec<(Range<u64>, &'static str)>, &'static str) {
        let mut cuts = Vec::new();
        let mut cut = |range: Range<usize>, text| cuts.push((range.start as u64..range.end as u64, text));
        // Of two words programs take the one or the other.
        let points = !self.sorts.is_empty() && self.sorts.iter().all(|(_, points)| *points);
        let notice = if points { words::IMAGE } else { words::VECTOR };
        // The word comes with the point: that of the picture may stand in a group that goes.
        for (word, _) in self.sorts {
            cut(word, "");
        }
        for (index, range) in self.data.into_iter().enumerate() {
            cut(range, if index == 0 { POINT } else { "" });
        }
        (cuts, notice)
    }
}

/// A picture of one transparent point, and the word that says what it is.
const POINT: &str = "\\pngblip 89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b494441\
                     5478da636000020000050001e9fadcd80000000049454e44ae426082";
