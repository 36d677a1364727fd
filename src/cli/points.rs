//! Byte offsets → Unicode code points.

/// A place in a text, counted in both; walks to the next one that is asked for, so that offsets in about ascending order
/// cost one pass.
pub(super) struct Points<'a> {
    text: &'a [u8],
    byte: usize,
    point: usize,
}

impl<'a> Points<'a> {
    /// At the start of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text: text.as_bytes(), byte: 0, point: 0 }
    }

    /// The code points before the byte `offset`, a character boundary; those of the whole text if it lies beyond.
    pub(super) fn of(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if offset >= self.byte {
            self.point += characters(&self.text[self.byte..offset]);
        } else {
            self.point -= characters(&self.text[offset..self.byte]);
        }
        self.byte = offset;
        self.point
    }
}

/// Bytes that start a character.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_astral_characters_are_one_each() {
        let text = "é𝄞a é";
        let mut points = Points::new(text);
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        assert_eq!(offsets.iter().map(|at| points.of(*at)).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn offsets_may_come_in_any_order() {
        let mut points = Points::new("é è à");
        assert_eq!([3, 8, 0, 5, 2].map(|offset| points.of(offset)), [2, 5, 0, 3, 1]);
        assert_eq!(points.of(99), 5);
    }
}
