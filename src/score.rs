//! How much of annotated texts is found, hidden and linked: counts that add up over texts, and the measures made of
//! them.
//!
//! Positions count Unicode code points here, as annotations do; everywhere else the library counts bytes. What is
//! compared is what a reader could still read, so the kind that was found does not matter, and a name found in two
//! pieces is found. Nothing here holds words of a text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::kind::{Kind, PassageKind};

mod links;

pub use links::Links;

/// The kinds of an annotation by the names that annotators give them.
pub const MENTIONS: &[(&str, Kind)] = &[
    ("PERSON", Kind::Person),
    ("OFFICIAL", Kind::Participant),
    ("FAMILY", Kind::Family),
    ("KIN", Kind::Kin),
    ("ADDRESS", Kind::Address),
    ("PLACE", Kind::Place),
    ("SCHOOL", Kind::School),
    ("CLASS", Kind::SchoolClass),
    ("EMPLOYER", Kind::Employer),
    ("PHONE", Kind::Phone),
    ("EMAIL", Kind::Email),
    ("HANDLE", Kind::Handle),
    ("URL", Kind::Url),
    ("NIR", Kind::Nir),
    ("IBAN", Kind::Iban),
    ("PLATE", Kind::Plate),
    ("CASE", Kind::CaseNumber),
    ("BIRTHDATE", Kind::BirthDate),
    ("BIRTHPLACE", Kind::BirthPlace),
    ("AGE", Kind::Age),
    ("NATIONALITY", Kind::Nationality),
];

/// The same for passages.
pub const PASSAGES: &[(&str, PassageKind)] = &[
    ("HEALTH", PassageKind::Health),
    ("JUSTICE", PassageKind::Justice),
    ("FOLLOWUP", PassageKind::FollowUp),
    ("BELIEF", PassageKind::Belief),
    ("FINANCES", PassageKind::Finances),
    ("JUDGEMENT", PassageKind::Judgement),
];

/// What leads to one person or family by itself.
pub const DIRECT: &[Kind] = &[
    Kind::Person,
    Kind::Family,
    Kind::Address,
    Kind::Phone,
    Kind::Email,
    Kind::Handle,
    Kind::Url,
    Kind::Nir,
    Kind::Iban,
    Kind::Plate,
    Kind::CaseNumber,
    Kind::BirthDate,
];

/// What leads to a person only together with something else.
pub const QUASI: &[Kind] =
    &[Kind::Age, Kind::BirthPlace, Kind::School, Kind::SchoolClass, Kind::Employer, Kind::Nationality];

/// What the program finds and annotations leave out: neither right nor wrong.
const NOT_JUDGED: &[Kind] = &[Kind::EventDate, Kind::Vehicle];

/// What annotators say of one text.
#[derive(Default)]
pub struct Annotated {
    /// Mentions, in any order.
    pub mentions: Vec<Annotation>,
    /// Sensitive passages, in any order.
    pub passages: Vec<(Range<usize>, PassageKind)>,
}

/// One annotated mention.
pub struct Annotation {
    /// Code points of the text.
    pub points: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Who or what it means within the text; links are measured between persons and participants that have one.
    pub entity: Option<String>,
}

/// What the program says of the same text.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Mentions, in the order of the text.
    pub mentions: Vec<Finding>,
    /// Sensitive passages.
    pub passages: Vec<Range<usize>>,
}

/// One mention that the program found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Code points of the text.
    pub points: Range<usize>,
    /// What it is taken for.
    pub kind: Kind,
    /// Who or what it is taken to mean within the text.
    pub entity: u32,
    /// Whether a reader of the output can no longer read it.
    pub hidden: bool,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that are right.
    pub found: usize,
    /// All.
    pub of: usize,
}

impl Tally {
    /// From 0 to 1; `None` when there was nothing to measure, which is not a success.
    pub fn ratio(self) -> Option<f64> {
        (self.of > 0).then(|| self.found as f64 / self.of as f64)
    }

    fn count(&mut self, found: bool) {
        self.found += usize::from(found);
        self.of += 1;
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.of += other.of;
    }
}

/// The counts of one text, or of many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    /// Texts.
    pub documents: usize,
    /// Texts where no direct identifier can still be read, in whole or in part; one without any is among them.
    pub clean: usize,
    /// Words, as spaces part them.
    pub words: usize,
    /// Annotated mentions by kind: relatives whom a hidden mention touches, participants seen whether hidden or not, all
    /// others wholly hidden.
    pub kinds: BTreeMap<Kind, Tally>,
    /// Hidden mentions that meet an annotation, of all that are hidden and of a kind that annotations cover.
    pub useful: Tally,
    /// Persons and participants: which mentions mean the same one.
    pub links: Links,
    /// Annotated passages that a found one touches.
    pub sensitive: Tally,
    /// Found passages that touch an annotated one.
    pub passages: Tally,
}

impl Score {
    /// Adds the counts of another text.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.clean += other.clean;
        self.words += other.words;
        for (kind, tally) in &other.kinds {
            self.kinds.entry(*kind).or_default().add(*tally);
        }
        self.useful.add(other.useful);
        self.links.add(&other.links);
        self.sensitive.add(other.sensitive);
        self.passages.add(other.passages);
    }

    /// The annotated mentions of some kinds.
    pub fn of(&self, kinds: &[Kind]) -> Tally {
        let mut sum = Tally::default();
        kinds.iter().filter_map(|kind| self.kinds.get(kind)).for_each(|tally| sum.add(*tally));
        sum
    }

    /// Direct identifiers wholly hidden.
    pub fn direct(&self) -> Tally {
        self.of(DIRECT)
    }

    /// Quasi-identifiers wholly hidden.
    pub fn quasi(&self) -> Tally {
        self.of(QUASI)
    }

    /// Hidden mentions that meet no annotation.
    pub fn spurious(&self) -> usize {
        self.useful.of.saturating_sub(self.useful.found)
    }

    /// [`Score::spurious`] for each thousand words; `None` without words.
    pub fn spurious_per_1000_words(&self) -> Option<f64> {
        (self.words > 0).then(|| (1000 * self.spurious()) as f64 / self.words as f64)
    }
}

/// One text compared: its counts, and the places that lower them.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The counts.
    pub score: Score,
    /// Annotated mentions that a measure counts as missed.
    pub missed: Vec<Missed>,
    /// Found mentions that are spurious, by their index.
    pub spurious: Vec<usize>,
    /// Annotated passages that no found one touches, by their index.
    pub missed_passages: Vec<usize>,
    /// Found passages that touch no annotated one, by their index.
    pub spurious_passages: Vec<usize>,
}

/// An annotated mention that was not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// Its index among the annotated mentions.
    pub mention: usize,
    /// A part of its letters was found.
    pub partly: bool,
}

/// Compares what was found in a text with what is annotated there.
pub fn compare(text: &str, annotated: &Annotated, found: &Findings) -> Comparison {
    let letters: Vec<bool> = text.chars().map(char::is_alphanumeric).collect();
    let hidden = |finding: &&Finding| finding.hidden;
    let masked = Cover::new(&letters, found.mentions.iter().filter(hidden));
    let seen = Cover::new(&letters, found.mentions.iter());
    let mut done = Comparison::default();
    let score = &mut done.score;
    (score.documents, score.words) = (1, text.split_whitespace().count());

    let mut pairs = Vec::new();
    for (index, mention) in annotated.mentions.iter().enumerate() {
        let cover = if mention.kind == Kind::Participant { &seen } else { &masked };
        let good = match mention.kind {
            // Its bounds are a matter of taste: «sa mère» and «mère» say the same.
            Kind::Kin => found.mentions.iter().filter(hidden).any(|finding| meet(&finding.points, &mention.points)),
            _ => cover.holds_all(&mention.points),
        };
        score.kinds.entry(mention.kind).or_default().count(good);
        // Whether a place is hidden is no measure: every policy keeps places.
        if !good && mention.kind != Kind::Place {
            done.missed.push(Missed { mention: index, partly: cover.holds_some(&mention.points) });
        }
        if let (Kind::Person | Kind::Participant, Some(entity)) = (mention.kind, &mention.entity)
            && let Some(finding) = nearest(&found.mentions, &mention.points)
        {
            pairs.push((entity.as_str(), finding.entity));
        }
    }
    let direct = score.direct();
    score.clean = usize::from(direct.found == direct.of);
    score.links = Links::of(&pairs);

    for (index, finding) in found.mentions.iter().enumerate() {
        if finding.hidden && !NOT_JUDGED.contains(&finding.kind) {
            let useful = annotated.mentions.iter().any(|mention| meet(&mention.points, &finding.points));
            score.useful.count(useful);
            if !useful {
                done.spurious.push(index);
            }
        }
    }
    for (index, (points, _)) in annotated.passages.iter().enumerate() {
        let good = found.passages.iter().any(|passage| meet(passage, points));
        score.sensitive.count(good);
        if !good {
            done.missed_passages.push(index);
        }
    }
    for (index, points) in found.passages.iter().enumerate() {
        let good = annotated.passages.iter().any(|(passage, _)| meet(passage, points));
        score.passages.count(good);
        if !good {
            done.spurious_passages.push(index);
        }
    }
    done
}

/// Share at least one code point.
fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The finding that shares most with a range; of two alike the first.
fn nearest<'a>(findings: &'a [Finding], points: &Range<usize>) -> Option<&'a Finding> {
    let shared =
        |finding: &&Finding| finding.points.end.min(points.end).saturating_sub(finding.points.start.max(points.start));
    findings.iter().filter(|finding| meet(&finding.points, points)).min_by_key(|f| std::cmp::Reverse(shared(f)))
}

/// Which letters and digits of a text lie under findings. Spaces and marks between two findings hide nothing.
struct Cover<'a> {
    letters: &'a [bool],
    covered: Vec<bool>,
}

impl<'a> Cover<'a> {
    fn new<'b>(letters: &'a [bool], findings: impl Iterator<Item = &'b Finding>) -> Self {
        let mut covered = vec![false; letters.len()];
        for finding in findings {
            let end = finding.points.end.min(covered.len());
            if let Some(points) = covered.get_mut(finding.points.start..end) {
                points.fill(true);
            }
        }
        Self { letters, covered }
    }

    /// Every letter and digit of a range; never of one outside the text.
    fn holds_all(&self, points: &Range<usize>) -> bool {
        points.end <= self.letters.len() && self.of(points).all(|covered| covered)
    }

    fn holds_some(&self, points: &Range<usize>) -> bool {
        self.of(points).any(|covered| covered)
    }

    fn of(&self, points: &Range<usize>) -> impl Iterator<Item = bool> {
        let both = self.letters.iter().zip(&self.covered).skip(points.start).take(points.len());
        both.filter(|(letter, _)| **letter).map(|(_, covered)| *covered)
    }
}

#[cfg(test)]
mod tests;
