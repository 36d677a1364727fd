//! Places as a browser counts them: UTF-16 code units of a segment's text, and back to bytes.

use huisclos::plan::At;
use huisclos::segment::{Segment, Span};
use serde::{Deserialize, Serialize};

/// The segment, the first unit and one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place(u32, usize, usize);

/// Counts from where it was last asked, for places mostly come in the order of the document.
pub(super) struct Units<'a> {
    segments: &'a [Segment],
    segment: u32,
    byte: usize,
    unit: usize,
}

impl<'a> Units<'a> {
    pub(super) fn of(segments: &'a [Segment]) -> Self {
        Self { segments, segment: 0, byte: 0, unit: 0 }
    }

    pub(super) fn place(&mut self, segment: u32, span: Span) -> Place {
        Place(segment, self.unit(segment, span.start), self.unit(segment, span.end))
    }

    fn unit(&mut self, segment: u32, byte: usize) -> usize {
        if segment != self.segment || byte < self.byte {
            (self.segment, self.byte, self.unit) = (segment, 0, 0);
        }
        let text = self.segments.get(segment as usize).map_or("", |segment| segment.text.as_str());
        let between = text.get(self.byte..byte).unwrap_or_default();
        self.unit += between.chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        self.unit
    }
}

impl Place {
    /// Back to bytes; none if it is no place of these segments.
    pub(super) fn at(self, segments: &[Segment]) -> Option<At> {
        let Self(segment, start, end) = self;
        let text = segments.get(segment as usize)?.text.as_str();
        let byte = |unit: usize| {
            let mut units = 0;
            let found = text.char_indices().find(|(_, c)| {
                let here = units >= unit;
                units += c.len_utf16();
                here
            });
            found.map_or(text.len(), |(byte, _)| byte)
        };
        (start <= end).then(|| At { segment, span: Span::new(byte(start), byte(end)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_bytes_lead_to_one_another() {
        let segment = |text: &str| Segment { text: text.to_owned(), ..Segment::default() };
        let segments = [segment("Été 🙂 Karim"), segment("Ö")];
        let mut units = Units::of(&segments);
        let bytes = |word: &str| {
            let start = segments[0].text.find(word).unwrap();
            Span::new(start, start + word.len())
        };
        assert_eq!(units.place(0, bytes("Karim")), Place(0, 7, 12));
        assert_eq!(units.place(1, Span::new(0, 2)), Place(1, 0, 1));
        assert_eq!(units.place(0, bytes("Été")), Place(0, 0, 3));
        for word in ["Été", "🙂", "Karim", "Été 🙂"] {
            let place = units.place(0, bytes(word));
            assert_eq!(place.at(&segments).unwrap().span, bytes(word), "{word}");
        }
        assert_eq!(Place(0, 90, 99).at(&segments).unwrap().span.len(), 0);
        assert_eq!((Place(9, 0, 1).at(&segments), Place(0, 3, 1).at(&segments)), (None, None));
    }
}
