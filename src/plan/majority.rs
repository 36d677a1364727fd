//! Who may be a minor: of a minor, not even that justice has to do with them may be said (article L. 513-4 of the CJPM),
//! and a text tells the age of few. So it is said only where everybody who is spoken of is known to be of age.

use std::collections::BTreeMap;

use crate::detect::kin::KinClass;
use crate::kind::{Function, Kind};
use crate::link::{Entity, Linked, Mention};
use crate::zone::Zone;

/// What is known of those of whom a situation speaks.
#[derive(Default)]
struct Spoken {
    adult: bool,
    other: bool,
}

/// The situations that speak of adults alone.
pub(super) struct Majority {
    sections: BTreeMap<u32, Spoken>,
    /// The formation speaks of its own members, and of nobody where it names nobody.
    members: bool,
}

impl Majority {
    /// `members`: those who sit in the meeting are the victims of whom it speaks.
    pub(super) fn of(mentions: &[Mention], linked: &Linked, members: bool) -> Self {
        let mut sections: BTreeMap<u32, Spoken> = BTreeMap::new();
        for (mention, entity) in mentions.iter().zip(&linked.entity) {
            let Some(entity) = linked.entities.get(*entity as usize) else { continue };
            if matches!(
                mention.zone,
                Zone::Heading | Zone::Attendance | Zone::Agenda | Zone::Signature | Zone::Furniture
            ) {
                continue;
            }
            let spoken = sections.entry(mention.section).or_default();
            match is_adult(mention, entity) {
                Some(true) => spoken.adult = true,
                Some(false) => spoken.other = true,
                None => {}
            }
        }
        Self { sections, members }
    }

    /// Nobody of whom that situation speaks may be a minor.
    pub(super) fn is_certain(&self, section: u32) -> bool {
        self.sections.get(&section).map_or(self.members, |spoken| !spoken.other && (spoken.adult || self.members))
    }
}

/// Whether the one of whom a mention speaks is of age; `None` if nobody asks that of it.
fn is_adult(mention: &Mention, entity: &Entity) -> Option<bool> {
    match (mention.kind, entity.kind) {
        // «un homme de 45 ans», whom nobody names.
        (Kind::Age, _) => mention.age.map(|age| age >= 18),
        // Who sits in the meeting.
        (_, Kind::Participant) => None,
        (Kind::Person | Kind::Participant | Kind::Kin, _) => match entity.is_adult() {
            Some(adult) => Some(adult),
            None if entity.function == Some(Function::Elected) => Some(true),
            // A father is no minor, and says nothing of who else is none.
            None if entity.kin == Some(KinClass::Parent) => None,
            None => Some(false),
        },
        _ => None,
    }
}
