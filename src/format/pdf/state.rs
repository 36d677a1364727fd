//! What a content stream sets before it shows text: matrices, font, spacing.

/// A transformation: `[a b c d e f]`, as PDF writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First `self`, then `then`.
    pub(super) fn then(self, then: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, then.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point goes.
    pub(super) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where a direction goes.
    pub(super) fn turn(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    /// How much larger areas become.
    pub(super) fn area(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs()
    }
}

/// The state of text that `q` saves.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    /// Index of the font among those of the part; `None` if there is no such font.
    pub(super) font: Option<usize>,
    /// What named the font: `Tf`, or `gs` where the flag is set.
    pub(super) font_name: Vec<u8>,
    pub(super) by_state: bool,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    /// 1 is the natural width.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: u8,
}

impl State {
    pub(super) fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            font_name: Vec::new(),
            by_state: false,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// How far a glyph of this width moves, in text space.
    pub(super) fn advance(&self, width: f64, space: bool) -> f64 {
        let word = if space { self.word_space } else { 0.0 };
        (width * self.size + self.character_space + word) * self.stretch
    }

    /// The same as a number of a `TJ` array that moves as far: thousandths of the size, backwards.
    pub(super) fn adjustment(&self, width: f64, space: bool) -> f64 {
        let word = if space { self.word_space } else { 0.0 };
        if self.size == 0.0 { 0.0 } else { -1000.0 * (width + (self.character_space + word) / self.size) }
    }
}
