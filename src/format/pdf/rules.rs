//! The straight lines that a page draws along its edges: those around the cells of a table are among them.
//!
//! Producers stroke them, or fill areas that are as thin as a line.

use super::lexer::Operation;
use super::state::Matrix;

/// A line along an edge of the page, in the space of the part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// From left to right; upright otherwise.
    pub(super) level: bool,
    /// Where it stands on the other axis.
    pub(super) at: f64,
    /// Where it begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
}

/// Lines of one content stream: a map or a drawing has more, and is no table.
const RULES: usize = 20_000;

/// Points of one path.
const POINTS: usize = 4096;

/// Thickest area that is a line, and shortest line, in points.
const THICK: f64 = 3.5;
const SHORT: f64 = 4.0;

/// A line that leaves its axis by so much is aslant.
const ASLANT: f64 = 0.5;

/// The path under way, and the lines that were painted.
#[derive(Default)]
pub(super) struct Path {
    rules: Vec<Rule>,
    /// Too many lines, or too many points.
    full: bool,
    lines: Vec<(Point, Point)>,
    /// Left, bottom, right, top of what each part of the path goes around.
    areas: Vec<[f64; 4]>,
    start: Point,
    here: Point,
}

type Point = (f64, f64);

impl Path {
    /// Takes an operator that builds or paints paths.
    pub(super) fn operation(&mut self, operation: &Operation<'_>, matrix: Matrix) {
        if self.full {
            return;
        }
        match operation.operator {
            b"m" => {
                if let Some([x, y]) = operation.numbers() {
                    self.move_to(matrix.apply((x, y)));
                }
            }
            b"l" => {
                if let Some([x, y]) = operation.numbers() {
                    self.line_to(matrix.apply((x, y)));
                }
            }
            b"re" => {
                if let Some([x, y, width, height]) = operation.numbers() {
                    self.move_to(matrix.apply((x, y)));
                    for corner in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
                        self.line_to(matrix.apply(corner));
                    }
                }
            }
            b"h" => self.close(),
            b"S" => self.stroke(),
            b"s" => {
                self.close();
                self.stroke();
            }
            b"f" | b"F" | b"f*" => self.fill(),
            b"B" | b"B*" | b"b" | b"b*" => {
                if operation.operator[0] == b'b' {
                    self.close();
                }
                self.stroke();
            }
            b"n" => self.clear(),
            _ => {}
        }
        self.full |= self.lines.len() > POINTS || self.areas.len() > POINTS || self.rules.len() > RULES;
    }

    /// What was painted; nothing if it was too much.
    pub(super) fn rules(self) -> Vec<Rule> {
        if self.full { Vec::new() } else { self.rules }
    }

    fn move_to(&mut self, to: Point) {
        (self.start, self.here) = (to, to);
        self.areas.push([to.0, to.1, to.0, to.1]);
    }

    fn line_to(&mut self, to: Point) {
        self.lines.push((self.here, to));
        self.here = to;
        if let Some([left, bottom, right, top]) = self.areas.last_mut() {
            (*left, *bottom) = (left.min(to.0), bottom.min(to.1));
            (*right, *top) = (right.max(to.0), top.max(to.1));
        }
    }

    fn close(&mut self) {
        if self.here != self.start {
            self.line_to(self.start);
        }
    }

    fn stroke(&mut self) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.drain(..).for_each(|(from, to)| self.paint([from.0, from.1, to.0, to.1], ASLANT));
        self.lines = lines;
        self.clear();
    }

    fn fill(&mut self) {
        let mut areas = std::mem::take(&mut self.areas);
        areas.drain(..).for_each(|area| self.paint(area, THICK));
        self.areas = areas;
        self.clear();
    }

    fn clear(&mut self) {
        self.lines.clear();
        self.areas.clear();
    }

    /// A line from one corner to the other, if they are no further apart across it than `thick`.
    fn paint(&mut self, [x, y, to_x, to_y]: [f64; 4], thick: f64) {
        let (width, height) = ((to_x - x).abs(), (to_y - y).abs());
        if !(width.is_finite() && height.is_finite()) || width.max(height) < SHORT.max(2.0 * width.min(height)) {
            return;
        }
        if height <= thick && width > height {
            self.rules.push(Rule { level: true, at: f64::midpoint(y, to_y), from: x.min(to_x), to: x.max(to_x) });
        } else if width <= thick {
            self.rules.push(Rule { level: false, at: f64::midpoint(x, to_x), from: y.min(to_y), to: y.max(to_y) });
        }
    }
}
