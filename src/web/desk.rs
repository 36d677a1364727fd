//! What one tab works on: its documents, what a human decided of each, and what would come of it.

use std::collections::BTreeMap;

use huisclos::detect::explain::Explanation;
use huisclos::detect::town::TownLists;
use huisclos::format::Document;
use huisclos::plan::Gesture;
use huisclos::policy::{Circulation, Formation};
use huisclos::report::{Population, Report, why};
use huisclos::review::{Draft, Survey};
use huisclos::segment::Segment;
use huisclos::{Anonymiser, Error, ErrorKind};

use super::Bench;

/// Documents of one tab.
const MOST: usize = 64;

/// The work of one tab.
#[derive(Default)]
pub(super) struct Desk {
    papers: BTreeMap<u32, Paper>,
    last: u32,
    town: Option<TownLists>,
}

/// One document.
pub(super) struct Paper {
    /// As the user calls it: only for them to read.
    pub(super) name: String,
    digest: [u8; 32],
    pub(super) document: Box<dyn Document>,
    pub(super) segments: Vec<Segment>,
    review: Option<Review>,
}

/// For what a document is reviewed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Purpose {
    pub(super) formation: Formation,
    pub(super) circulation: Circulation,
    pub(super) population: Option<Population>,
}

/// What a human decided of one document.
#[derive(Default)]
pub(super) struct Decided {
    pub(super) gestures: Vec<Gesture>,
    /// Texts that go or stay wherever they are, one a line.
    pub(super) mask: String,
    pub(super) keep: String,
}

struct Review {
    purpose: Purpose,
    decided: Decided,
    /// With the lists, without the gestures.
    anonymiser: Anonymiser,
    survey: Survey,
    /// Other lists of the town hold since it was surveyed.
    is_old: bool,
    /// Why each mention was found, for who has asked.
    why: Option<Vec<Explanation>>,
}

/// A finished document.
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) report: Report,
}

impl Desk {
    /// Puts a document there; gives its number, or none if there are too many.
    pub(super) fn add(
        &mut self,
        name: String,
        digest: [u8; 32],
        document: Box<dyn Document>,
    ) -> Result<Option<u32>, Error> {
        if self.papers.len() >= MOST {
            return Ok(None);
        }
        let mut segments = Vec::new();
        document.segments(&mut |segment| segments.push(segment))?;
        self.last += 1;
        self.papers.insert(self.last, Paper { name, digest, document, segments, review: None });
        Ok(Some(self.last))
    }

    pub(super) fn paper(&self, number: u32) -> Option<&Paper> {
        self.papers.get(&number)
    }

    pub(super) fn remove(&mut self, number: u32) -> bool {
        self.papers.remove(&number).is_some()
    }

    /// Takes the lists of a town; every document is to be surveyed anew.
    pub(super) fn take_town(&mut self, town: TownLists) {
        self.town = Some(town);
        for paper in self.papers.values_mut() {
            if let Some(review) = &mut paper.review {
                review.is_old = true;
            }
        }
    }

    /// Begins a review, or begins it anew for another purpose.
    pub(super) fn begin(&mut self, number: u32, purpose: Purpose, bench: &dyn Bench) -> Result<Option<Draft>, Error> {
        let Some(paper) = self.papers.get_mut(&number) else { return Ok(None) };
        let decided = match paper.review.take() {
            Some(review) if review.purpose == purpose => review.decided,
            _ => Decided::default(),
        };
        self.decide(number, purpose, decided, bench)
    }

    /// What would come of all that was decided.
    pub(super) fn change(&mut self, number: u32, decided: Decided, bench: &dyn Bench) -> Result<Option<Draft>, Error> {
        let Some(purpose) = self.papers.get(&number).and_then(|paper| Some(paper.review.as_ref()?.purpose)) else {
            return Ok(None);
        };
        self.decide(number, purpose, decided, bench)
    }

    fn decide(
        &mut self,
        number: u32,
        purpose: Purpose,
        decided: Decided,
        bench: &dyn Bench,
    ) -> Result<Option<Draft>, Error> {
        let Self { papers, town, .. } = self;
        let Some(paper) = papers.get_mut(&number) else { return Ok(None) };
        let document = paper.document.as_ref();
        let same = |review: &Review| {
            let Decided { mask, keep, .. } = &review.decided;
            !review.is_old && review.purpose == purpose && (mask, keep) == (&decided.mask, &decided.keep)
        };
        let review = match paper.review.take() {
            Some(review) if same(&review) => Review { decided, ..review },
            _ => {
                let mut anonymiser = bench.anonymiser(purpose.formation, purpose.circulation)?;
                if let Some(town) = town {
                    anonymiser = anonymiser.with_town(town);
                }
                anonymiser = anonymiser.with_lists(&decided.mask, &decided.keep);
                if let Some(population) = purpose.population {
                    anonymiser = anonymiser.with_population(population);
                }
                let survey = anonymiser.survey(document)?;
                Review { purpose, decided, anonymiser, survey, is_old: false, why: None }
            }
        };
        let review = paper.review.insert(review);
        let anonymiser = review.anonymiser.clone().with_gestures(review.decided.gestures.clone());
        anonymiser.draft(document, &paper.digest, &mut review.survey).map(Some)
    }

    /// There is no output of a document while one of its doubts is open.
    pub(super) fn doubts_block(&self, number: u32) -> bool {
        let review = self.papers.get(&number).and_then(|paper| paper.review.as_ref());
        review.is_some_and(|review| review.anonymiser.policy().doubts_block())
    }

    /// Why a mention of the last draft was found, in words.
    pub(super) fn why(&mut self, number: u32, mention: usize) -> Result<Option<String>, Error> {
        let Some(paper) = self.papers.get_mut(&number) else { return Ok(None) };
        let Paper { document, segments, review, .. } = paper;
        let Some(review) = review else { return Ok(None) };
        let explanations = match review.why.take() {
            Some(explanations) => explanations,
            None => review.anonymiser.explain(document.as_ref())?,
        };
        let explanations = review.why.insert(explanations);
        let segment = review.survey.segment_of(mention).and_then(|segment| segments.get(segment as usize));
        Ok(explanations.get(mention).zip(segment).map(|(explanation, segment)| why::sentence(explanation, segment)))
    }

    /// Writes a document and proves what was written. Its bytes are empty when the report says blocked, or when its proof
    /// does not hold. None if it is not under review.
    pub(super) fn write(&self, number: u32, bench: &dyn Bench) -> Result<Option<Written>, Error> {
        let Some((paper, review)) = self.papers.get(&number).and_then(|paper| Some((paper, paper.review.as_ref()?)))
        else {
            return Ok(None);
        };
        let anonymiser = review.anonymiser.clone().with_gestures(review.decided.gestures.clone());
        let document = paper.document.as_ref();
        let mut bytes = Vec::new();
        let (mut report, forbidden) = anonymiser.rewrite(document, &paper.digest, &mut bytes)?;
        if !report.blocked {
            let proof = bench.prove(&bytes, document.format(), &forbidden)?;
            if !proof.holds() {
                bytes.clear();
            }
            report.proof = Some(proof);
        }
        Ok(Some(Written { bytes, report }))
    }
}

/// A list of texts, one a line, each on one line and none of them taken for a remark.
///
/// # Errors
/// [`ErrorKind::Configuration`] for a text that would be found everywhere.
pub(super) fn lines(texts: &[String]) -> Result<String, Error> {
    let mut lines = String::new();
    for text in texts {
        let words: Vec<&str> = text.split_whitespace().collect();
        let line = words.join(" ");
        let line = line.trim_start_matches(['#', ' ']);
        if line.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            return Err(Error::new(ErrorKind::Configuration).at("list"));
        }
        lines.push_str(line);
        lines.push('\n');
    }
    Ok(lines)
}
