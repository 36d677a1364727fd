//! Byte offsets → Unicode code points, in one pass over the text.

use huisclos::segment::Span;

/// The code points before each of some byte offsets.
pub(super) struct Points(Vec<(usize, usize)>);

impl Points {
    /// Counts once for all ends of `spans`.
    pub(super) fn new(text: &str, spans: impl Iterator<Item = Span>) -> Self {
        let mut offsets: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let (mut at, mut points) = (0, 0);
        let count = |offset: usize| {
            points += text.as_bytes()[at..offset].iter().filter(|byte| !is_continuation(**byte)).count();
            at = offset;
            (offset, points)
        };
        Self(offsets.into_iter().filter(|offset| *offset <= text.len()).map(count).collect())
    }

    /// The code points before a byte offset that was given to [`Points::new`].
    pub(super) fn of(&self, offset: usize) -> usize {
        self.0.binary_search_by_key(&offset, |(bytes, _)| *bytes).map_or(0, |at| self.0[at].1)
    }
}

/// The second byte of a character, or a later one.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_astral_characters_are_one_each() {
        let text = "é𝄞a é";
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let points = Points::new(text, offsets.iter().map(|at| Span::new(0, *at)));
        assert_eq!(offsets.iter().map(|at| points.of(*at)).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn spans_may_overlap_and_come_in_any_order() {
        let points = Points::new("é è à", [Span::new(3, 5), Span::new(0, 8), Span::new(2, 5)].into_iter());
        assert_eq!((points.of(0), points.of(2), points.of(3), points.of(5), points.of(8)), (0, 1, 2, 3, 5));
    }
}
