//! A document under review: read once, and then decided anew as often as a human changes something.

use crate::detect::dossier::Dossier;
use crate::detect::token::Vocabulary;
use crate::detect::{Detector, PassageAt};
use crate::error::Error;
use crate::format::Document;
use crate::grammar::Edit as Replacement;
use crate::link::{self, Linked, Mention};
use crate::report::Report;
use crate::segment::Segment;
use crate::{Anonymiser, Examination};

/// What was found in a document, before anything is decided. Holds its words: no `Debug`.
pub struct Survey {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) linked: Linked,
    pub(crate) passages: Vec<PassageAt>,
    pub(crate) vocabulary: Vocabulary,
}

/// What would be written, for a human to look at. Nothing was.
pub struct Draft {
    /// What is in the document and what becomes of it.
    pub examination: Examination,
    /// What is replaced: the index of the segment, its bytes, and what stands there; sorted, disjoint.
    pub replacements: Vec<(u32, Replacement)>,
    /// The report, without its proof.
    pub report: Report,
}

impl Survey {
    /// The segment in which a mention stands, by its index.
    pub fn segment_of(&self, mention: usize) -> Option<u32> {
        self.mentions.get(mention).map(|mention| mention.segment)
    }
}

impl Anonymiser {
    /// Reads and links a document.
    ///
    /// # Errors
    /// The document can't be read.
    pub fn survey(&self, document: &dyn Document) -> Result<Survey, Error> {
        self.survey_reusing(document, Vocabulary::default(), &mut |_| {})
    }

    /// The names of one document that the others of its dossier should not say either.
    ///
    /// ```
    /// use huisclos::{Anonymiser, format, policy::{Circulation, Formation, Policy}};
    /// use std::sync::Arc;
    ///
    /// let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    /// let (first, second) = ("Situation n° 1 : Fleur SAISON, 15 ans.", "Suite. Revoir Saison et F. S. en juin.");
    /// let dossier = Arc::new(anonymiser.learn(format::text(first).as_ref())?);
    /// let told = |anonymiser: &Anonymiser| {
    ///     let output = anonymiser.anonymise(second.into(), None)?.output;
    ///     Ok::<_, huisclos::Error>(String::from_utf8_lossy(&output).into_owned())
    /// };
    /// assert!(told(&anonymiser)?.contains("Saison"));
    /// assert!(!told(&anonymiser.with_dossier(&dossier))?.contains("Saison"));
    /// # Ok::<(), huisclos::Error>(())
    /// ```
    ///
    /// # Errors
    /// The document can't be read.
    pub fn learn(&self, document: &dyn Document) -> Result<Dossier, Error> {
        let Survey { mentions, linked, vocabulary, .. } = self.survey(document)?;
        let mut dossier = Dossier::default();
        dossier.learn(&mentions, &linked, &vocabulary);
        Ok(dossier)
    }

    /// The same with words that were looked up before. `see` is shown every segment of the first read.
    pub(crate) fn survey_reusing(
        &self,
        document: &dyn Document,
        vocabulary: Vocabulary,
        see: &mut dyn FnMut(&Segment),
    ) -> Result<Survey, Error> {
        let detector = Detector::reusing(vocabulary, &self.lists, self.policy.is_individual());
        let (mentions, passages, vocabulary) = crate::read(document, detector, self.dossier.as_deref(), see)?.finish();
        let linked = link::link(&mentions, &vocabulary);
        Ok(Survey { mentions, linked, passages, vocabulary })
    }

    /// What [`Anonymiser::rewrite`] would write, from a survey of the same document by an anonymiser that differs in its
    /// [gestures](Anonymiser::with_gestures) at most. `digest`: SHA-256 of the source.
    ///
    /// ```
    /// use huisclos::{Anonymiser, format, plan::{At, Gesture}, policy::{Circulation, Formation, Policy}, segment::Span};
    ///
    /// let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    /// let document = format::text("Situation n° 1 : Karim BENALI, 15 ans. K. Benali est absent.");
    /// let mut survey = anonymiser.survey(document.as_ref())?;
    /// let karim = At { segment: 0, span: Span::new(18, 30) };
    /// let draft = anonymiser.with_gestures(vec![Gesture::Keep(karim)]).draft(document.as_ref(), &[0; 32], &mut survey)?;
    /// let left: Vec<_> = draft.replacements.iter().map(|(_, edit)| edit.replacement.as_str()).collect();
    /// assert_eq!(left, ["[13-15 ans]"]);
    /// # Ok::<(), huisclos::Error>(())
    /// ```
    ///
    /// # Errors
    /// The document can't be read again.
    pub fn draft(&self, document: &dyn Document, digest: &[u8; 32], survey: &mut Survey) -> Result<Draft, Error> {
        let vocabulary = std::mem::take(&mut survey.vocabulary);
        let Survey { mentions, linked, passages, .. } = &*survey;
        let findings = self.decide(mentions.clone(), linked.clone(), passages.clone(), vocabulary);
        let mut examination = self.name(findings, digest)?;
        let mut replacements = Vec::new();
        let (report, _) = self.plan(document, digest, &mut examination, &mut |planned| {
            replacements.extend(planned.replacements.iter().map(|edit| (planned.index, edit.clone())));
        })?;
        survey.vocabulary = std::mem::take(&mut examination.vocabulary);
        Ok(Draft { examination, replacements, report })
    }
}
