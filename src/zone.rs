//! Which part of the minutes a segment is in.

/// Where a segment stands in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Zone {
    /// Title block of the document or of a section.
    Heading,
    /// Who is present, excused, represented; who receives the minutes.
    Attendance,
    /// The agenda.
    Agenda,
    /// General talk: nothing about one person.
    #[default]
    General,
    /// An individual situation.
    Situation,
    /// Figures.
    Statistics,
    /// Decisions.
    Decisions,
    /// Signatures.
    Signature,
    /// Page headers, footers, stamps.
    Furniture,
}
