//! What remains by which a person may be recognised, by the three criteria of the G29 (opinion 05/2014, WP216): to single
//! somebody out, to tie what is said of them, to infer more.
//!
//! The number of people who are alike is an estimate from a rule of thumb: a year of age is 1.2 % of a French population,
//! half of it of one sex. It knows neither the text nor the town; it orders what is to be looked at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Material;
use super::flags::Reason;
use crate::kind::Kind;
use crate::policy::{Action, Ages, Policy};
use crate::zone::Zone;

/// Inhabitants, as the user gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Population {
    /// Of the town.
    pub town: u32,
    /// Of the quarter that the minutes are about, if they are about one.
    pub quarter: Option<u32>,
}

/// The risk that is left once the plan is carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Risk {
    /// Of what population the estimates are; none without it.
    pub population: Option<Population>,
    /// Everybody of a situation, in the order of the codes.
    pub people: Vec<PersonRisk>,
    /// People who stand in more than one situation: what is said there of one is said of the other.
    pub tied: Vec<String>,
    /// Dates of facts that stay as they are: the same fact is in a newspaper or a complaint.
    pub dates_kept: usize,
    /// Signs that a fact is told elsewhere: a newspaper, a complaint, an hour.
    pub elsewhere: usize,
    /// Passages of which the place is left: that something was removed there says something.
    pub gaps: usize,
    /// Services and schemes left in situations that tell what was removed.
    pub telling: usize,
}

/// What is left of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRisk {
    /// Their pseudonym.
    pub code: String,
    /// Kinds that are left in their situation, exact or as a class; `gender` where the text says it.
    pub remains: Vec<Remainder>,
    /// How many people of the population have the age and sex that are left, rounded down.
    pub alike: Option<u64>,
    /// What that says.
    pub level: Level,
}

/// What is left of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remainder {
    /// A kind, or `gender`.
    pub kind: &'static str,
    /// As it was written, and not as a class.
    pub exact: bool,
}

/// How few are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not estimated: the population was not given.
    Unknown,
    /// More than the amber threshold.
    Green,
    /// Fewer than the amber threshold.
    Amber,
    /// Fewer than the red one.
    Red,
}

/// Share of a population that a year of age is, in thousandths (rule of thumb, after INSEE's pyramid of ages).
const OF_A_YEAR: u64 = 12;

/// Years that stand for the last band.
const OLDEST: u64 = 95;

/// What singles a person out beside age and sex.
const TRAITS: &[Kind] = &[
    Kind::Place,
    Kind::School,
    Kind::SchoolClass,
    Kind::Employer,
    Kind::BirthDate,
    Kind::BirthPlace,
    Kind::Nationality,
    Kind::Vehicle,
    Kind::EventDate,
];

impl Risk {
    pub(super) fn of(material: &Material<'_>) -> Self {
        let Material { mentions, linked, decisions, names, policy, population, .. } = material;
        let mut sections: Vec<Vec<u32>> = vec![Vec::new(); linked.entities.len()];
        // The mildest that is done with each kind in each situation.
        let mut left: BTreeMap<(u32, Kind), Action> = BTreeMap::new();
        for ((mention, of), action) in mentions.iter().zip(&linked.entity).zip(&decisions.mentions) {
            if mention.zone == Zone::Situation
                && let Some(sections) = sections.get_mut(*of as usize)
            {
                sections.push(mention.section);
            }
            if stays(*action) && TRAITS.contains(&mention.kind) {
                let least = left.entry((mention.section, mention.kind)).or_insert(*action);
                *least = (*least).min(*action);
            }
        }
        let (mut people, mut tied) = (Vec::new(), Vec::new());
        for (id, (entity, mut sections)) in linked.entities.iter().zip(sections).enumerate() {
            let Some(code) = names.get(id).cloned() else { continue };
            if entity.aside || !matches!(entity.kind, Kind::Person | Kind::Kin) {
                continue;
            }
            sections.sort_unstable();
            sections.dedup();
            if sections.len() > 1 {
                tied.push(code.clone());
            }
            let left = |kind: Kind| sections.iter().filter_map(|section| left.get(&(*section, kind)).copied()).min();
            let age = entity.age.map(|age| (age, policy.action(Kind::Age))).filter(|(_, action)| stays(*action));
            let exact = |action: Action| !action.hides();
            let mut remains: Vec<Remainder> = Vec::new();
            remains.extend(age.map(|(_, action)| Remainder { kind: Kind::Age.name(), exact: exact(action) }));
            remains.extend(entity.gender.map(|_| Remainder { kind: "gender", exact: true }));
            let traits =
                TRAITS.iter().filter_map(|kind| Some(Remainder { kind: kind.name(), exact: exact(left(*kind)?) }));
            remains.extend(traits);
            let alike = population.map(|population| {
                let of = u64::from(population.quarter.unwrap_or(population.town));
                let years = age.map_or(OLDEST, |(age, action)| years(age, action, policy));
                of * (OF_A_YEAR * years).min(1000) / if entity.gender.is_some() { 2000 } else { 1000 }
            });
            let level = level(alike, policy);
            people.push(PersonRisk { code, remains, alike, level });
        }
        let kept =
            mentions.iter().zip(&decisions.mentions).filter(|(m, action)| m.kind == Kind::EventDate && !action.hides());
        let signs = |reason: Reason| material.signals.iter().filter(|signal| signal.reason == reason).count();
        Self {
            population: *population,
            people,
            tied,
            dates_kept: kept.count(),
            elsewhere: signs(Reason::Elsewhere),
            gaps: decisions.passages.iter().filter(|action| action.hides()).count(),
            telling: signs(Reason::Inference),
        }
    }

    /// The highest level of anybody.
    pub fn level(&self) -> Level {
        self.people.iter().map(|person| person.level).max().unwrap_or(Level::Unknown)
    }
}

/// Something of it is left in the output.
fn stays(action: Action) -> bool {
    matches!(action, Action::Keep | Action::Flag | Action::Generalise)
}

/// How many years of age what is left of an age covers.
fn years(age: u8, action: Action, policy: &Policy) -> u64 {
    if !action.hides() {
        return 1;
    }
    let bands = match policy.ages() {
        Ages::Majority => &[18][..],
        Ages::Bands => &policy.settings().age_bands,
    };
    let above = bands.partition_point(|first| *first <= age);
    let first = above.checked_sub(1).and_then(|i| bands.get(i)).map_or(0, |first| u64::from(*first));
    let next = bands.get(above).map_or(OLDEST.max(first + 1), |next| u64::from(*next));
    next - first
}

fn level(alike: Option<u64>, policy: &Policy) -> Level {
    let settings = policy.settings();
    match alike {
        None => Level::Unknown,
        Some(alike) if alike < u64::from(settings.k_red) => Level::Red,
        Some(alike) if alike < u64::from(settings.k_amber) => Level::Amber,
        Some(_) => Level::Green,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Circulation, Formation};
    use crate::{Anonymiser, format};

    const MINUTES: &str = "\
CLSPD – Groupe de travail territorial

Situation n° 1 : le jeune Karim BENALI, 15 ans, en 4e B au collège Jean-Moulin, a été vu le 2 mai.

Situation n° 2 : Enzo PETIT, 9 ans, est l'ami de Karim BENALI. La PJJ le confirme. Un article de presse en parle.
";

    fn risk(changes: &str, population: Option<Population>) -> Risk {
        let policy =
            Policy::new(Formation::GroupeDeTravail, Circulation::Externe).with_changes(changes).expect("valid");
        let mut anonymiser = Anonymiser::new(policy);
        if let Some(population) = population {
            anonymiser = anonymiser.with_population(population);
        }
        let mut out = Vec::new();
        let document = format::text(MINUTES);
        anonymiser.rewrite(document.as_ref(), &[7; 32], &mut out).expect("a text in memory").0.risk
    }

    #[test]
    fn those_who_are_alike_are_counted_by_what_is_left() {
        let town = Population { town: 5000, quarter: None };
        let alike = |changes: &str, population| {
            let risk = risk(changes, Some(population));
            (risk.people[0].alike, risk.people[0].level)
        };
        // A boy of fifteen in a town of 5 000: thirty; in a quarter of 1 500, nine.
        assert_eq!(alike("[externe]\nage = \"keep\"", town), (Some(30), Level::Green));
        let quarter = Population { town: 5000, quarter: Some(1500) };
        assert_eq!(alike("[externe]\nage = \"keep\"", quarter), (Some(9), Level::Red));
        // In a band of three years, three times as many.
        assert_eq!(alike("", quarter), (Some(27), Level::Amber));
        assert_eq!(alike("[externe]\nages = \"majority\"", quarter), (Some(162), Level::Green));
        assert_eq!(alike("[settings]\nk_red = 28", quarter).1, Level::Red);
    }

    #[test]
    fn without_a_population_nothing_is_estimated_and_what_remains_is_told() {
        let risk = risk("", None);
        assert_eq!((risk.level(), risk.people[0].alike), (Level::Unknown, None));
        let kinds: Vec<_> = risk.people[0].remains.iter().map(|left| (left.kind, left.exact)).collect();
        assert_eq!(
            kinds,
            [("age", false), ("gender", true), ("school", false), ("school_class", false), ("event_date", false)]
        );
        assert_eq!(risk.tied, ["[Mineur A1]"], "he stands in both situations");
        assert_eq!((risk.dates_kept, risk.elsewhere, risk.telling), (0, 1, 1));
    }
}
