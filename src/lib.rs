//! huisclos anonymises French minutes about individual situations: the same file out, stable pseudonyms, and the proof
//! that nothing survived.
//!
//! One idea: **anonymising is copying with splices.** A format says where the readable text lies in the bytes; the
//! middle decides which ranges to replace, and by what; one writer copies the source and splices. What was not decided
//! to change can't change.
//!
//! The way of a byte: `open → for each segment: zone, detect → link → ‖ decide → name → plan → splice → prove → report`.
//! The barrier ‖ is there because «M. Dupont» on page 1 may be explained by «Jean Dupont» on page 9.
//!
//! ```
//! use huisclos::{Anonymiser, Circulation, Formation, Policy};
//!
//! let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
//! let source = "Situation n° 1 : Karim BENALI, 15 ans. M. Benali est absent.".as_bytes().to_vec();
//! let outcome = Anonymiser::new(policy).anonymise(source, Some("notes.txt"))?;
//! let text = String::from_utf8(outcome.output).unwrap();
//! assert!(!text.contains("enali") && text.contains("[13-15 ans]"));
//! # Ok::<(), huisclos::Error>(())
//! ```
//!
//! # What is promised
//! The small API is what is named at the root of this crate: a [`Policy`] makes an [`Anonymiser`], which detects in a text
//! ([`Anonymiser::detect`]) and rewrites a file, in memory ([`Anonymiser::anonymise`]) or from a [`Read`](std::io::Read)
//! to a [`Write`](std::io::Write) ([`Anonymiser::anonymise_to`]). It changes only with a new minor version (0.1 → 0.2)
//! until 1.0, and only in what CHANGELOG.md says; `examples/` has a program for each use.
//!
//! The modules, [`Examination`], and the methods that take or give what only a module names ([`Document`], …) are the
//! stages one by one, for the program that is built on this crate. They are offered as they are, without that promise:
//! they may change in any version before 1.0. The JSON of a [`Report`] has a version of its own.
//!
//! # Invariants
//! - The core does no printing, reads no environment, opens no socket.
//! - Formats know no kinds; recognisers know no formats and not each other; arbitration happens only in
//!   [`detect::overlap`], identity only in [`link`], naming only in [`pseudonym`].
//! - No hash map is iterated: same input, policy and key give the same bytes.
//! - No text of a document appears in an error, a log, a `Debug`, a report or the name of a file.
//! - Fail closed: an error, a block or a failed proof leaves no output.

pub mod detect;
mod detection;
pub mod error;
pub mod format;
pub mod grammar;
pub mod kind;
pub mod link;
pub mod mapping;
mod outcome;
pub mod pages;
pub mod plan;
pub mod policy;
pub mod proof;
pub mod pseudonym;
pub mod report;
pub mod review;
pub mod score;
pub mod segment;
pub mod sentences;
mod threads;
pub mod typeset;
pub mod zone;

#[doc(inline)]
pub use detect::{token::Vocabulary, town::TownLists};
pub use detection::{Detection, Found, FoundPassage, detect_text};
#[doc(inline)]
pub use error::{Error, ErrorKind, Limit};
#[doc(inline)]
pub use format::Limits;
#[doc(inline)]
pub use kind::{Kind, PassageKind};
pub use outcome::Outcome;
#[doc(inline)]
pub use plan::Answers;
#[doc(inline)]
pub use policy::{Action, Circulation, Formation, Policy};
#[doc(inline)]
pub use pseudonym::Key;
#[doc(inline)]
pub use report::{Population, Report};
#[doc(inline)]
pub use segment::Span;

use std::sync::Arc;

use detect::dossier::Dossier;
use detect::explain::Explanation;
use detect::userlists::UserLists;
use detect::{Detector, PassageAt};
use format::Document;
use link::{Linked, Mention};
use plan::{Decisions, Forbidden, Gesture, Ledger, Planner, Settled, Taken};
use pseudonym::Naming;
use report::{KeyName, Material};
use review::Survey;
use segment::{Role, Segment};

/// How many words are kept from one text of a stream to the next: those of French minutes many times over, and some
/// tens of megabytes a worker at most.
const VOCABULARY_LIMIT: usize = 50_000;

/// A policy with everything that one run needs; reused for many documents.
#[derive(Clone)]
pub struct Anonymiser {
    policy: Policy,
    lists: Arc<UserLists>,
    naming: Naming,
    answers: Answers,
    gestures: Vec<Gesture>,
    population: Option<Population>,
    key: Option<KeyName>,
    dossier: Option<Arc<Dossier>>,
    limits: Limits,
}

/// What is in a document and what becomes of it, before anything is written. Holds no text.
pub struct Examination {
    /// Mentions, sorted by position.
    pub mentions: Vec<Mention>,
    /// Their entities, families, and the doubts.
    pub linked: Linked,
    /// Sensitive passages, sorted by position.
    pub passages: Vec<PassageAt>,
    /// What the policy does with each.
    pub decisions: Decisions,
    /// The pseudonym of every entity, in brackets.
    pub names: Vec<String>,
    /// How each doubt was settled, if it was; in the order of [`Linked::doubts`].
    pub settled: Vec<Option<Settled>>,
    /// What became of the gestures of a human.
    pub taken: Taken,
    vocabulary: Vocabulary,
}

/// What an examination holds before anything is named.
struct Findings {
    mentions: Vec<Mention>,
    linked: Linked,
    passages: Vec<PassageAt>,
    decisions: Decisions,
    taken: Taken,
    vocabulary: Vocabulary,
}

/// One segment as it will be written.
struct Planned<'a> {
    planner: &'a Planner<'a>,
    index: u32,
    segment: &'a Segment,
    /// Sorted, disjoint.
    replacements: &'a [grammar::Edit],
    /// Words of hidden names that no mention covers, each with an entity that bears it.
    also: &'a [(segment::Span, u32)],
}

impl Anonymiser {
    /// With the program's lists, and codes that hold for one document.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            lists: Arc::default(),
            naming: Naming::Document,
            answers: Answers::default(),
            gestures: Vec::new(),
            population: None,
            key: None,
            dossier: None,
            limits: Limits::default(),
        }
    }

    /// Adds values that must go and values that must stay, one a line.
    #[must_use]
    pub fn with_lists(mut self, names: &str, keep: &str) -> Self {
        Arc::make_mut(&mut self.lists).add_lines(names, keep);
        self
    }

    /// Adds what a town says of itself: names that go or stay, streets, quarters, schools, bodies, elected officials.
    #[must_use]
    pub fn with_town(mut self, town: &TownLists) -> Self {
        Arc::make_mut(&mut self.lists).add_town(town);
        self
    }

    /// Takes codes from a key, stable across the documents of a scope.
    #[must_use]
    pub fn with_key(mut self, key: &Key, scope: &str) -> Self {
        self.naming = Naming::Archive(key.scope(scope));
        self.key = Some(KeyName { scope: scope.to_owned(), fingerprint: key.fingerprint() });
        self
    }

    /// Settles doubts as a human answered them; a document without answers is treated as if there were none.
    #[must_use]
    pub fn with_answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    /// Does what a human decided beyond the policy, in that order; each gesture names its place in one document.
    #[must_use]
    pub fn with_gestures(mut self, gestures: Vec<Gesture>) -> Self {
        self.gestures = gestures;
        self
    }

    /// Estimates the risk that is left for so many inhabitants.
    #[must_use]
    pub fn with_population(mut self, population: Population) -> Self {
        self.population = Some(population);
        self
    }

    /// Looks for the names of a dossier too; [`Anonymiser::learn`] learns them.
    #[must_use]
    pub fn with_dossier(mut self, dossier: &Arc<Dossier>) -> Self {
        self.dossier = Some(Arc::clone(dossier));
        self
    }

    /// Refuses sources beyond other limits than the usual ones.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Hides doubts and lists them, or gives no output while one is open: whatever the policy says.
    #[must_use]
    pub fn with_doubts(mut self, block: bool) -> Self {
        self.policy = self.policy.with_doubts(block);
        self
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Reads a document twice, links what is found, decides and names. `digest`: SHA-256 of the source.
    ///
    /// # Errors
    /// The document can't be read.
    pub fn examine(&self, document: &dyn Document, digest: &[u8; 32]) -> Result<Examination, Error> {
        self.examine_reusing(document, digest, Vocabulary::default())
    }

    fn examine_reusing(
        &self,
        document: &dyn Document,
        digest: &[u8; 32],
        words: Vocabulary,
    ) -> Result<Examination, Error> {
        let findings = self.findings(document, words, &mut |_| {})?;
        self.name(findings, digest)
    }

    /// Names what was found, and settles the doubts that were answered.
    fn name(&self, findings: Findings, digest: &[u8; 32]) -> Result<Examination, Error> {
        let Findings { mut mentions, mut linked, passages, mut decisions, taken, vocabulary } = findings;
        let functions = self.policy.names_functions();
        let named = |mentions: &[Mention], linked: &Linked| {
            pseudonym::names(linked, mentions, &vocabulary, &self.naming, digest, functions)
        };
        let mut names = named(&mentions, &linked);
        let mut settled = taken.settled.clone();
        let answers = self.answers.gestures(&report::hex(digest), &mentions, &linked, &names, &self.policy)?;
        if !answers.is_empty() {
            let mut answered = Taken::of(&linked);
            answered.identify(&answers, &mut mentions, &mut linked, &vocabulary);
            decisions = plan::decide(&mentions, &linked, &passages, &self.policy);
            // What was decided by hand is decided again of who is who now.
            Taken::of(&linked).decide(&self.gestures, &mentions, &linked, &passages, &mut decisions, &self.policy);
            answered.decide(&answers, &mentions, &linked, &passages, &mut decisions, &self.policy);
            names = named(&mentions, &linked);
            settled = answered.settled.iter().zip(settled).map(|(answer, by_hand)| answer.or(by_hand)).collect();
        }
        Ok(Examination { mentions, linked, passages, decisions, names, settled, taken, vocabulary })
    }

    /// Why each mention of a document has its confidence, in the order of [`Examination::mentions`] and
    /// [`Detection::mentions`]. The document is read anew: who does not ask pays nothing.
    ///
    /// ```
    /// use huisclos::{Anonymiser, format, policy::{Circulation, Formation, Policy}};
    ///
    /// let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    /// let document = format::text("Situation n° 1 : Karim BENALI, 15 ans.");
    /// let why = anonymiser.explain(document.as_ref())?;
    /// let terms: Vec<_> = why[0].terms.iter().map(|term| (term.name, term.weight)).collect();
    /// assert_eq!(terms, [("full_name", 85), ("capitals", 14), ("fact_follows", 30), ("zone_situation", 8)]);
    /// assert_eq!((why[0].sum(), why[0].confidence()), (137, 99));
    /// # Ok::<(), huisclos::Error>(())
    /// ```
    ///
    /// # Errors
    /// The document can't be read.
    pub fn explain(&self, document: &dyn Document) -> Result<Vec<Explanation>, Error> {
        let detector = Detector::new(&self.lists, self.policy.is_individual()).explaining();
        Ok(read(document, detector, self.dossier.as_deref(), &mut |_| {})?.explanations())
    }

    /// Reads, links and decides. `see` is shown every segment of the first read.
    fn findings(
        &self,
        document: &dyn Document,
        vocabulary: Vocabulary,
        see: &mut dyn FnMut(&Segment),
    ) -> Result<Findings, Error> {
        let Survey { mentions, linked, passages, vocabulary } = self.survey_reusing(document, vocabulary, see)?;
        Ok(self.decide(mentions, linked, passages, vocabulary))
    }

    /// Decides by the policy, and by the gestures of a human: first who is who, then what becomes of them.
    fn decide(
        &self,
        mut mentions: Vec<Mention>,
        mut linked: Linked,
        passages: Vec<PassageAt>,
        vocabulary: Vocabulary,
    ) -> Findings {
        let mut taken = Taken::of(&linked);
        taken.identify(&self.gestures, &mut mentions, &mut linked, &vocabulary);
        let mut decisions = plan::decide(&mentions, &linked, &passages, &self.policy);
        taken.decide(&self.gestures, &mentions, &linked, &passages, &mut decisions, &self.policy);
        Findings { mentions, linked, passages, decisions, taken, vocabulary }
    }

    /// Writes an opened document with everything replaced; gives the report without its proof, and what the proof must
    /// search for. Writes nothing when the report says blocked.
    ///
    /// # Errors
    /// The document can't be read again, or `out` fails.
    pub fn rewrite(
        &self,
        document: &dyn Document,
        digest: &[u8; 32],
        out: &mut dyn std::io::Write,
    ) -> Result<(Report, Vec<plan::Forbidden>), Error> {
        self.rewrite_reusing(document, digest, out, &mut Vocabulary::default())
    }

    /// The same for one text of a stream: `words` carries looked-up words from one to the next, to save time; it is
    /// emptied when it grows large.
    ///
    /// # Errors
    /// The document can't be read again, or `out` fails.
    pub fn rewrite_reusing(
        &self,
        document: &dyn Document,
        digest: &[u8; 32],
        out: &mut dyn std::io::Write,
        words: &mut Vocabulary,
    ) -> Result<(Report, Vec<plan::Forbidden>), Error> {
        words.clear_if_larger(VOCABULARY_LIMIT);
        let mut examination = self.examine_reusing(document, digest, std::mem::take(words))?;
        let mut edits = Vec::new();
        let (report, forbidden) = self.plan(document, digest, &mut examination, &mut |planned| {
            edits.extend(planned.planner.edits(planned.segment, planned.replacements));
        })?;
        if !report.blocked {
            edits.sort_by_key(|edit| (edit.part, edit.range.start, edit.range.end));
            document.write(&edits, out)?;
        }
        *words = examination.vocabulary;
        Ok((report, forbidden))
    }

    /// Plans every segment of an examined document; gives the report without its proof, and what the proof must search
    /// for. `see` is shown each segment with what is replaced there.
    fn plan(
        &self,
        document: &dyn Document,
        digest: &[u8; 32],
        examination: &mut Examination,
        see: &mut dyn FnMut(&Planned<'_>),
    ) -> Result<(Report, Vec<Forbidden>), Error> {
        let mut vocabulary = std::mem::take(&mut examination.vocabulary);
        let Examination { mentions, linked, passages, decisions, names, settled, taken, .. } = &*examination;
        let planner = Planner { mentions, linked, passages, decisions, names, policy: &self.policy };
        let mut ledger = Ledger::new(&planner, &vocabulary, &self.lists);
        let (mut lines, mut tokens) = (Vec::new(), Vec::new());
        let mut signals = report::flags::Signals::of(&self.policy);
        document.segments(&mut |segment| {
            let index = lines.len() as u32;
            let (replacements, also) = ledger.settle(&planner, index, &segment, &mut vocabulary, &mut tokens);
            let (planner, segment) = (&planner, &segment);
            see(&Planned { planner, index, segment, replacements: &replacements, also: &also });
            // What nobody reads is no paragraph, and has no lines.
            let read = segment.place.role != Role::Identifier;
            if read {
                signals.read(index, &segment.text, planner.tells_a_situation(index), &|at| {
                    plan::is_gone(&replacements, at)
                });
            }
            let starts = std::iter::once(0).chain(segment.text.match_indices('\n').map(|(at, _)| at + 1));
            lines.push((segment.place.part, starts.filter(|_| read).collect()));
        })?;
        let report = Report::new(&Material {
            document,
            source: digest,
            policy: &self.policy,
            key: self.key.as_ref(),
            mentions,
            linked,
            passages,
            decisions,
            names,
            settled,
            by_hand: taken.count,
            population: self.population,
            signals: &signals.found,
            lines: &lines,
        });
        let forbidden = ledger.finish(&vocabulary);
        examination.vocabulary = vocabulary;
        Ok((report, forbidden))
    }
}

/// Both reads of a document. `see` is shown every segment of the first.
fn read<'a>(
    document: &dyn Document,
    mut detector: Detector<'a>,
    dossier: Option<&Dossier>,
    see: &mut dyn FnMut(&Segment),
) -> Result<Detector<'a>, Error> {
    document.segments(&mut |segment| {
        see(&segment);
        detector.survey(&segment);
    })?;
    let known = detector.known(dossier);
    let mut index = 0;
    document.segments(&mut |segment| {
        detector.recall(index, &segment, &known);
        index += 1;
    })?;
    Ok(detector)
}
