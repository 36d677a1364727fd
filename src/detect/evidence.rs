//! Every weight of name detection, in one place. A confidence is a sum of these, cut to 0–99; below
//! [`crate::detect::DOUBT`] a mention is masked and listed as a doubt, below [`REPORT`] it is none.

use crate::detect::lexicon::lists;
use crate::zone::Zone;

/// A candidate is reported from this confidence on.
pub const REPORT: u8 = 40;

/// After «la famille», «les époux», «M. et Mme».
pub const FAMILY_TRIGGER: i32 = 90;
/// After «les»: «les Benali».
pub const FAMILY_PLURAL: i32 = 62;
/// Taken from the plural for each step of ordinariness of the word: «les Petits».
pub const ORDINARY_PLURAL: i32 = 12;
/// After a civility.
pub const TITLE: i32 = 95;
/// After a rank or a professional title.
pub const FUNCTION: i32 = 85;
/// Taken when an ordinary word in capitals follows a function: «COMMISSARIAT CENTRAL».
pub const ORDINARY_IN_CAPITALS: i32 = 50;
/// After «dit», «alias», «surnommé».
pub const ALIAS: i32 = 80;
/// In quotes right behind a name.
pub const ALIAS_AFTER: i32 = 65;
/// After «née», «épouse», «veuve».
pub const BIRTH_NAME: i32 = 85;
/// After «le jeune», «son frère», «l'élève».
pub const DESIGNATION: i32 = 88;
/// Each step of ordinariness of a word that is announced only by a designation.
pub const ORDINARY_STEP: i32 = 18;
/// «K. B.»
pub const INITIALS: i32 = 36;
/// «K.»
pub const ONE_INITIAL: i32 = 20;
/// An age, a birth or an address follows.
pub const FACT_FOLLOWS: i32 = 30;
/// «… indique que» follows.
pub const SPEECH_FOLLOWS: i32 = 22;
/// A common given name starts the sentence and its verb follows: «Claire a été…».
pub const SUBJECT: i32 = 10;
/// Another given name follows in a list: «Islam, Iman et Nour».
pub const LIST_FOLLOWS: i32 = 22;
/// The chunk is named by a street, a school, a law before it.
pub const TOPONYM: i32 = -120;
/// The chunk is a commune, a country, or stands behind «à».
pub const PLACE: i32 = -60;

/// The chunk is a brand, a feast, a law, a famous person.
pub const LISTED: i32 = -70;

/// A given name and another name word.
pub const FULL_NAME: i32 = 85;
/// Two name words, none of them a common given name.
pub const TWO_WORDS: i32 = 58;
/// A given name alone that is no ordinary word.
pub const GIVEN: i32 = 66;
/// A rare given name alone.
pub const GIVEN_RARE: i32 = 52;
/// A family name alone that is no ordinary word.
pub const SURNAME: i32 = 50;
/// A word that no dictionary knows.
pub const UNKNOWN: i32 = 48;
/// Taken for each step of ordinariness when the word is capitalised inside a sentence.
pub const ORDINARY_INSIDE: i32 = 16;
/// Taken for each step of ordinariness where any word would be capitalised.
pub const ORDINARY_AT_START: i32 = 34;
/// A short word in capitals that no list knows is more likely an acronym.
pub const ACRONYM_SHAPE: i32 = -40;
/// Written in capitals in a text that is not: «BENALI».
pub const CAPITALS: i32 = 14;
/// The text is lower case or all capitals: shape says nothing.
pub const NO_CASE: i32 = -10;

/// A given name in small letters counts from this frequency on (4·log₂ of births): some thousand births.
pub const SMALL_GIVEN: u8 = 40;

/// Lists whose words name places.
pub const PLACES: u64 = lists::COUNTRY | lists::REGION | lists::FOREIGN_CITY;
/// Lists whose words are never a name by themselves.
pub const NEVER_ALONE: u64 = lists::MONTH
    | lists::FEAST
    | lists::LAW
    | lists::BRAND
    | lists::NETWORK
    | lists::VEHICLE
    | lists::TITLE
    | lists::RANK
    | lists::FUNCTION
    | lists::STREET
    | lists::SCHOOL
    | lists::ESTABLISHMENT
    | lists::ATTENDANCE
    | lists::SITUATION
    | lists::KIN
    | lists::DESIGNATION
    | lists::FAMILY_TRIGGER
    | lists::NATIONALITY
    | lists::ACRONYM
    | lists::CLASS
    | lists::DWELLING;

/// What the zone adds: in a situation names are expected, in a title or a table of figures they are not.
pub fn zone(zone: Zone) -> i32 {
    match zone {
        Zone::Situation => 8,
        Zone::Attendance | Zone::Signature => 14,
        Zone::Heading | Zone::Agenda | Zone::Statistics => -12,
        Zone::General | Zone::Decisions | Zone::Furniture => 0,
    }
}

/// A running sum that remembers its terms, so that a decision can be explained.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    terms: [(&'static str, i16); 8],
    used: usize,
}

impl Evidence {
    /// Adds a term. Terms beyond the eighth join the last one.
    pub fn add(&mut self, name: &'static str, weight: i32) {
        let slot = self.used.min(self.terms.len() - 1);
        let before = if slot < self.used { self.terms[slot].1 } else { 0 };
        self.terms[slot] = (name, before + weight as i16);
        self.used += 1;
    }

    /// The sum.
    pub fn total(&self) -> i32 {
        self.terms.iter().map(|(_, weight)| i32::from(*weight)).sum()
    }

    /// The terms in the order in which they were added.
    pub fn terms(&self) -> &[(&'static str, i16)] {
        &self.terms[..self.used.min(self.terms.len())]
    }
}
