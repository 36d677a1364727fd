//! What a human settled of the doubts of some documents: places and choices, no text of a document.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::Decisions;
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

    /// Settles the doubts of a document; gives how each went, in the order of [`Linked::doubts`]. `names`: the pseudonym of
    /// every entity before anything is settled.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] at `decisions.choice` with the number of the doubt, if what was chosen is no choice that
    /// this doubt has.
    pub fn settle(
        &self,
        digest: &str,
        mentions: &[Mention],
        linked: &mut Linked,
        decisions: &mut Decisions,
        names: &[String],
        policy: &Policy,
    ) -> Result<Vec<Option<Settled>>, Error> {
        let mut settled = vec![None; linked.doubts.len()];
        let Some(answers) = self.0.get(digest) else { return Ok(settled) };
        for (number, choice) in answers {
            let wrong = || Error::new(ErrorKind::Configuration).at("decisions.choice").position(u64::from(*number));
            let index = number.checked_sub(1).ok_or_else(wrong)? as usize;
            let doubt = linked.doubts.get(index).cloned().ok_or_else(wrong)?;
            settled[index] = Some(match choice {
                Choice::Mask => Settled::Masked,
                Choice::Keep => {
                    let action = kept(&doubt, mentions, policy).ok_or_else(wrong)?;
                    if let Some(now) = decisions.mentions.get_mut(doubt.mention as usize) {
                        *now = action;
                    }
                    Settled::Kept
                }
                Choice::Code(code) => {
                    let chosen = |id: &&u32| names.get(**id as usize) == Some(code);
                    let id = doubt.candidates.iter().find(chosen).copied().ok_or_else(wrong)?;
                    join(&doubt, id, linked);
                    Settled::Linked
                }
            });
        }
        Ok(settled)
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

    fn outcome(choice: impl Fn(u32, &Doubt) -> Option<&'static str>) -> Result<(String, Vec<Option<Settled>>), Error> {
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
        let (without, settled) = outcome(|_, _| None).expect("no answer");
        assert!(settled.len() >= 2 && settled.iter().all(Option::is_none), "{settled:?}");
        let (masked, settled) = outcome(|_, _| Some(MASK)).expect("masked");
        assert_eq!(masked, without, "hidden meanwhile, hidden for good");
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
