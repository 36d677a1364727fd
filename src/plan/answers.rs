//! What a human settled of the doubts of some documents: places and choices, no text of a document.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::gestures::{self, At, Gesture};
use crate::error::{Error, ErrorKind};
use crate::kind::Kind;
use crate::link::{Doubt, Linked, Mention, Question};
use crate::policy::{Action, Policy};

/// The answers to the doubts of some documents, each known by the SHA-256 of its source. Its `Debug` shows no choice, for
/// anything may have been typed there.
#[derive(Clone, Default)]
pub struct Answers(BTreeMap<String, BTreeMap<u32, Choice>>);

/// How a doubt was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// It stays hidden.
    Masked,
    /// It stays in the text: no name, or that of a professional, who is treated as one.
    Kept,
    /// It is the one that was chosen, or the relative of that one.
    Linked,
}

/// What was answered.
#[derive(Clone, PartialEq, Eq)]
enum Choice {
    Mask,
    Keep,
    /// The pseudonym of a candidate.
    Code(String),
}

/// The file as it is written: that of [`template`](crate::report::template), with its choices filled in.
#[derive(Deserialize)]
struct File {
    version: u32,
    documents: Vec<OfDocument>,
}

#[derive(Deserialize)]
struct OfDocument {
    source_sha256: String,
    doubts: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    number: u32,
    choice: Option<String>,
}

/// What stands in a file for [`Settled::Masked`] and [`Settled::Kept`].
pub const MASK: &str = "masquer";
/// See [`MASK`].
pub const KEEP: &str = "conserver";

/// Version of the file.
pub const VERSION: u32 = 1;

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").field("documents", &self.0.len()).finish()
    }
}

impl Answers {
    /// Reads a file of answers. What was not answered is left out.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] with the line at `decisions`, or at `decisions.version`.
    pub fn parse(json: &str) -> Result<Self, Error> {
        let wrong = |place: &str, line: usize| Error::new(ErrorKind::Configuration).at(place).position(line as u64);
        let file: File = serde_json::from_str(json).map_err(|error| wrong("decisions", error.line()))?;
        if file.version != VERSION {
            return Err(wrong("decisions.version", 1));
        }
        let mut answers: BTreeMap<String, BTreeMap<u32, Choice>> = BTreeMap::new();
        for OfDocument { source_sha256, doubts } in file.documents {
            let of = answers.entry(source_sha256).or_default();
            for Answer { number, choice } in doubts {
                let choice = match choice.as_deref().map(str::trim) {
                    None | Some("") => continue,
                    Some(MASK) => Choice::Mask,
                    Some(KEEP) => Choice::Keep,
                    Some(code) => Choice::Code(code.to_owned()),
                };
                of.insert(number, choice);
            }
        }
        Ok(Self(answers))
    }

    /// Whether there is a document of that digest, in hexadecimal.
    pub fn knows(&self, digest: &str) -> bool {
        self.0.contains_key(digest)
    }

    /// The answers to the doubts of a document as the gestures that say the same on the page: one carries out both. `names`:
    /// the pseudonym of every entity before anything is settled.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] at `decisions.choice` with the number of the doubt, if what was chosen is no choice that
    /// this doubt has.
    pub(crate) fn gestures(
        &self,
        digest: &str,
        mentions: &[Mention],
        linked: &Linked,
        names: &[String],
        policy: &Policy,
    ) -> Result<Vec<Gesture>, Error> {
        let Some(answers) = self.0.get(digest) else { return Ok(Vec::new()) };
        let gesture = |(number, choice): (&u32, &Choice)| {
            let doubt = number.checked_sub(1).and_then(|index| linked.doubts.get(index as usize))?;
            let at = |mention: u32| mentions.get(mention as usize).map(|m| At { segment: m.segment, span: m.span });
            let choice = match choice {
                Choice::Mask => gestures::Choice::Mask,
                Choice::Keep => kept(doubt, mentions, policy).map(|_| gestures::Choice::Keep)?,
                Choice::Code(code) => {
                    let chosen = |id: &&u32| names.get(**id as usize) == Some(code);
                    let id = doubt.candidates.iter().find(chosen)?;
                    gestures::Choice::Is(at(linked.entities.get(*id as usize)?.first)?)
                }
            };
            Some(Gesture::Answer(at(doubt.mention)?, doubt.question, choice))
        };
        let wrong =
            |number: u32| Error::new(ErrorKind::Configuration).at("decisions.choice").position(u64::from(number));
        answers.iter().map(|answer| gesture(answer).ok_or_else(|| wrong(*answer.0))).collect()
    }
}

/// What is done with a mention that a human says is nobody's; `None` if that is no answer to the doubt.
pub(super) fn kept(doubt: &Doubt, mentions: &[Mention], policy: &Policy) -> Option<Action> {
    match doubt.question {
        Question::IsItAName => Some(Action::Keep),
        // A professional after all, in a situation.
        Question::ParticipantInSituation => {
            mentions.get(doubt.mention as usize)?;
            Some(policy.action(Kind::Participant).max(policy.professional()))
        }
        Question::WhichPerson | Question::WhoseRelative => None,
    }
}

/// Makes the mention that of `id`, or its entity one of the family of `id`.
pub(super) fn join(doubt: &Doubt, id: u32, linked: &mut Linked) {
    let family = linked.entities.get(id as usize).and_then(|entity| entity.family);
    let Some(of) = linked.entity.get_mut(doubt.mention as usize) else { return };
    match doubt.question {
        Question::WhoseRelative => {
            if let Some(entity) = linked.entities.get_mut(*of as usize) {
                entity.family = family;
            }
        }
        _ => *of = id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Circulation, Formation};
    use crate::{Anonymiser, format};

    const MINUTES: &str = "\
CLSPD – Groupe de travail territorial
Présents : Mme Claire HOUDAYER (adjointe au maire), M. Petit (bailleur).

Situation n° 1 : Karim BENALI, 15 ans, et Yanis BENALI, 12 ans. M. Benali a été vu. L'éducateur l'a vu avec Y. B.

Situation n° 2 : Enzo PETIT, 14 ans. M. Petit est venu.
";

    fn outcome<C: fmt::Display>(
        choice: impl Fn(u32, &Doubt) -> Option<C>,
    ) -> Result<(String, Vec<Option<Settled>>), Error> {
        let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
        let anonymiser = Anonymiser::new(policy);
        let document = format::text(MINUTES);
        let doubts = anonymiser.examine(document.as_ref(), &[7; 32])?.linked.doubts;
        let answers: Vec<String> = (1..)
            .zip(&doubts)
            .filter_map(|(n, doubt)| Some(format!("{{\"number\":{n},\"choice\":\"{}\"}}", choice(n, doubt)?)))
            .collect();
        let file = format!(
            "{{\"version\":1,\"documents\":[{{\"source_sha256\":\"{}\",\"doubts\":[{}]}}]}}",
            "07".repeat(32),
            answers.join(",")
        );
        let anonymiser = anonymiser.with_answers(Answers::parse(&file)?);
        let settled = anonymiser.examine(document.as_ref(), &[7; 32])?.settled;
        let mut out = Vec::new();
        anonymiser.rewrite(document.as_ref(), &[7; 32], &mut out)?;
        Ok((String::from_utf8(out).expect("UTF-8"), settled))
    }

    #[test]
    fn an_answer_changes_what_was_asked_and_no_more() {
        let (without, settled) = outcome(|_, _| None::<&str>).expect("no answer");
        assert!(settled.len() >= 2 && settled.iter().all(Option::is_none), "{settled:?}");
        let (masked, settled) = outcome(|_, _| Some(MASK)).expect("masked");
        let participant = "M. [Bailleur 1] est venu";
        let person = "M. [Personne B2] est venu";
        assert!(without.contains(participant) && masked.contains(person), "{masked}");
        assert_eq!(masked.replace(person, participant), without, "hidden meanwhile, hidden for good");
        assert!(settled.iter().all(|settled| *settled == Some(Settled::Masked)));
        let no_name = |_, doubt: &Doubt| (doubt.question == Question::IsItAName).then_some(KEEP);
        let (kept, settled) = outcome(no_name).expect("no name");
        assert!(settled.contains(&Some(Settled::Kept)) && settled.contains(&None));
        assert!(kept.contains("avec Y. B.") && !without.contains("avec Y. B."), "{kept}");
        let professional = |_, doubt: &Doubt| (doubt.question == Question::ParticipantInSituation).then_some(KEEP);
        let (kept, _) = outcome(professional).expect("a professional after all");
        assert!(kept.contains("M. [Professionnel] est venu") && !without.contains("[Professionnel]"), "{kept}");
        let brother = |n, _: &Doubt| (n == 1).then_some("[Mineur A2]");
        let (linked, settled) = outcome(brother).expect("one of the brothers");
        assert!(settled.contains(&Some(Settled::Linked)));
        assert!(linked.contains(". [Mineur A2] a été vu") && !without.contains("[Mineur A2] a été vu"), "{linked}");
    }

    /// The page and the file of answers are two ways to say one thing.
    #[test]
    fn an_answer_writes_what_the_gesture_of_the_page_writes() {
        let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
        let anonymiser = Anonymiser::new(policy);
        let document = format::text(MINUTES);
        let examined = anonymiser.examine(document.as_ref(), &[7; 32]).expect("a text");
        let at = |mention: u32| {
            let mention = &examined.mentions[mention as usize];
            At { segment: mention.segment, span: mention.span }
        };
        let mut answered = 0;
        for (index, doubt) in examined.linked.doubts.iter().enumerate() {
            let candidates = doubt.candidates.iter().filter(|_| doubt.question != Question::ParticipantInSituation);
            let codes = candidates.map(|id| {
                let entity = &examined.linked.entities[*id as usize];
                (examined.names[*id as usize].clone(), gestures::Choice::Is(at(entity.first)))
            });
            let mut choices = vec![(MASK.to_owned(), gestures::Choice::Mask)];
            choices.extend(codes);
            if kept(doubt, &examined.mentions, anonymiser.policy()).is_some() {
                choices.push((KEEP.to_owned(), gestures::Choice::Keep));
            }
            for (choice, gesture) in choices {
                let (file, settled) =
                    outcome(|n, _| (n as usize == index + 1).then(|| choice.clone())).expect("answered");
                let gesture = Gesture::Answer(at(doubt.mention), doubt.question, gesture);
                let mut page = Vec::new();
                let by_hand = anonymiser.clone().with_gestures(vec![gesture]);
                by_hand.rewrite(document.as_ref(), &[7; 32], &mut page).expect("written");
                assert_eq!(file, String::from_utf8(page).expect("UTF-8"), "{:?} {choice}", doubt.question);
                let taken = by_hand.examine(document.as_ref(), &[7; 32]).expect("a text");
                assert_eq!(settled, taken.settled, "{:?} {choice}", doubt.question);
                answered += 1;
            }
        }
        assert!(answered >= 7, "{answered}");
    }

    #[test]
    fn what_is_no_choice_is_refused_with_its_number() {
        let error = outcome(|_, _| Some("[Personne Z9]")).expect_err("nobody is called that");
        assert_eq!((error.kind(), error.place()), (ErrorKind::Configuration, Some("decisions.choice")));
        assert_eq!(error.offset(), Some(1));
        let error = Answers::parse("{\"version\":1,\n\"documents\":3}").expect_err("no list");
        assert_eq!((error.place(), error.offset()), (Some("decisions"), Some(2)));
        let typed = "{\"version\":1,\"documents\":[{\"source_sha256\":\"00\",\"doubts\":[{\"number\":1,\"choice\":\"Karim\"}]}]}";
        let answers = Answers::parse(typed).expect("an answer");
        assert!(answers.knows("00") && !format!("{answers:?}").contains("Karim"), "{answers:?}");
        let error = Answers::parse("{\"version\":9,\"documents\":[]}").expect_err("of another time");
        assert_eq!(error.place(), Some("decisions.version"));
    }
}
