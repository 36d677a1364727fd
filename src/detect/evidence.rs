//! Every weight of detection, in one place. A confidence is a sum of these, cut to 0–99; below
//! [`crate::detect::DOUBT`] a mention is masked and listed as a doubt, below [`REPORT`] it is none.
//!
//! Names add up what speaks for and against them ([`Term`]); the other recognisers are as sure as one row of
//! [`fixed`] says, and a pattern as its own row in [`crate::detect::patterns`].

pub mod fixed;

use crate::detect::Candidate;
use crate::detect::lexicon::lists;
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// The rule of what is no mention, and only learned: see [`Sink::place`].
pub const PLACE_NAMED: &str = "place.named";

/// A candidate is reported from this confidence on.
pub const REPORT: u8 = 40;

/// A name is looked for in other documents from this confidence on: a full name, or one behind a civility.
pub const SURE: u8 = 80;

/// One thing that speaks for a mention, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Stable name, a word with underscores.
    pub name: &'static str,
    /// What it adds to the confidence.
    pub weight: i16,
}

impl Term {
    /// So many times the weight: a word may be ordinary in several steps.
    #[must_use]
    pub const fn times(self, steps: u8) -> Self {
        Self { weight: self.weight * steps as i16, ..self }
    }
}

/// Makes a constant of each row, and of all of them the list that explanations are written from.
macro_rules! terms {
    ($($(#[$doc:meta])+ $constant:ident = $name:literal, $weight:expr;)+) => {
        $($(#[$doc])+ pub const $constant: Term = Term { name: $name, weight: $weight };)+

        /// Every term that the confidence of a name may have.
        pub const TERMS: &[Term] = &[$($constant),+];
    };
}

terms! {
    /// After «la famille», «les époux», «M. et Mme».
    FAMILY_TRIGGER = "family_trigger", 90;
    /// After «les»: «les Benali».
    FAMILY_PLURAL = "family_plural", 62;
    /// For each step of ordinariness of the word: «les Petits».
    ORDINARY_PLURAL = "ordinary_plural", -12;
    /// After a civility.
    TITLE = "title", 95;
    /// After a rank or a professional title.
    RANK = "rank", 95;
    /// After a function.
    FUNCTION = "function", 85;
    /// An ordinary word in capitals follows a function: «COMMISSARIAT CENTRAL».
    ORDINARY_IN_CAPITALS = "ordinary_in_capitals", -50;
    /// After «dit», «alias», «surnommé».
    ALIAS = "alias", 80;
    /// In quotes right behind a name.
    ALIAS_AFTER = "alias_after", 65;
    /// Behind a given name and its nickname in quotes.
    SURNAME_AFTER = "surname_after", 85;
    /// After «née», «épouse», «veuve».
    BIRTH_NAME = "birth_name", 85;
    /// After «le jeune», «son frère», «l'élève».
    DESIGNATION = "designation", 88;
    /// After «Dossier», «Situation», as their heading.
    FILE = "file", 62;
    /// After «bande à», «bande de».
    BAND = "band", 80;
    /// In quotes behind «le jeune», «son frère».
    DESIGNATION_QUOTED = "designation_quoted", 65;
    /// Each step of ordinariness of a word that is announced only by a designation.
    ORDINARY_STEP = "ordinary_designated", -18;
    /// «K. B.»
    INITIALS = "initials", 36;
    /// «K.»
    ONE_INITIAL = "one_initial", 20;
    /// «parlé de K. hier», «K. nie»
    LONE_INITIAL = "lone_initial", 54;
    /// An age, a birth or an address follows.
    FACT_FOLLOWS = "fact_follows", 30;
    /// «… indique que» follows.
    SPEECH_FOLLOWS = "speech_follows", 22;
    /// A common given name starts the sentence and its verb follows: «Claire a été…».
    SUBJECT = "subject", 10;
    /// «avec», «contre», «chez» before a common family name that is a word: «vu avec Marchand».
    COMPANY = "company", 38;
    /// Another given name follows in a list: «Islam, Iman et Nour».
    LIST_FOLLOWS = "list_follows", 22;
    /// Ordinary words that few or none are called by, side by side or as a heading in capitals: «VEILLE CLOSE», «BILAN».
    WORDS_OF_A_FORM = "words_of_a_form", -36;
    /// The chunk is named by a street, a school, a law before it.
    TOPONYM = "toponym", -120;
    /// A word of the chunk is one of organisations.
    ORGANISATION = "organisation", -120;
    /// The chunk is a commune, a country, or stands behind «à».
    PLACE = "place", -60;
    /// The chunk is a brand, a feast, a law, a famous person.
    LISTED = "listed", -70;
    /// Outside of situations, the word alone is what schools and streets are called: «Rostand : 3 incidents».
    EPONYM = "eponym", -24;
    /// Where a firm or a body is named, a word that nobody bears: «M. Yann Roumieu, Logiscope», «la société Valoria».
    BODY_BEHIND = "body_behind", -40;
    /// Behind a thing, or in a list with a make: «les tronçonneuses Valtek», «l'ancien Valtek».
    MAKE = "make", -46;
    /// Right behind the noun of an animal, a thing, a body or a work: «le logiciel X», «Les Ateliers de X», «un roman de X».
    NAMESAKE = "namesake", -120;
    /// A given name and another name word.
    FULL_NAME = "full_name", 85;
    /// An initial and a name word.
    INITIAL_AND_NAME = "initial_and_name", 85;
    /// Two name words, none of them a common given name.
    TWO_WORDS = "two_words", 58;
    /// A given name alone that is no ordinary word.
    GIVEN = "given", 66;
    /// A rare given name alone.
    GIVEN_RARE = "given_rare", 52;
    /// A family name alone that is no ordinary word.
    SURNAME = "surname", 50;
    /// A word that no dictionary knows.
    UNKNOWN = "unknown", 48;
    /// For each step of ordinariness when the word is capitalised inside a sentence.
    ORDINARY_INSIDE = "ordinary", -16;
    /// For each step of ordinariness where any word would be capitalised.
    ORDINARY_AT_START = "ordinary_at_start", -34;
    /// A short word in capitals that no list knows is more likely an acronym.
    ACRONYM_SHAPE = "acronym_shape", -40;
    /// One or two letters are no name.
    SHORT = "short", -40;
    /// Written in capitals in a text that is not: «BENALI».
    CAPITALS = "capitals", 14;
    /// The text is lower case or all capitals: shape says nothing.
    NO_CASE = "no_case", -10;
    /// The name is in small letters where others are not.
    SMALL_LETTERS = "small_letters", -10;
    /// A note of who is present, in small letters, has it at the head of an entry: «dupuis pm, sow mediation».
    ENTRY = "entry", 26;
    /// In a situation names are expected.
    ZONE_SITUATION = "zone_situation", 8;
    /// So are they among those who are present.
    ZONE_ATTENDANCE = "zone_attendance", 14;
    /// And at the bottom of the page.
    ZONE_SIGNATURE = "zone_signature", 14;
    /// In a title they are not.
    ZONE_HEADING = "zone_heading", -12;
    /// Nor on an agenda.
    ZONE_AGENDA = "zone_agenda", -12;
    /// Nor among figures.
    ZONE_STATISTICS = "zone_statistics", -12;
    /// Elsewhere the zone says nothing.
    ZONE_OTHER = "zone_other", 0;
}

/// A given name in small letters counts from this frequency on (4·log₂ of births): some thousand births.
pub const SMALL_GIVEN: u8 = 40;

/// The name of a car is a child's, too, from this frequency on: Clio, Zoé, and not Polo.
pub const GIVEN_AS_CAR: u8 = 30;

/// The name of a country is a man's or a woman's, too, from this frequency on: Dominique, Maurice, and not France.
pub const GIVEN_AS_COUNTRY: u8 = 66;

/// In a text without capitals a word that is seldom written is a name from this frequency on: Julien, and not Pascal.
pub const GIVEN_AS_RARE_WORD: u8 = 64;

/// [`Facts::rank`](super::lexicon::Facts::rank) of such a word.
pub const RARE_WORD: u8 = 14;

/// Who is the youngest is a child's name, too, from this frequency on: Benjamin.
pub const GIVEN_AS_DESIGNATION: u8 = 48;

/// Some hundred people bear it: a word of fewer is a word where nothing else says that it is a name.
pub const BORNE_BY_SOME: u8 = 27;

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

/// What the zone adds.
pub fn zone(zone: Zone) -> Term {
    match zone {
        Zone::Situation => ZONE_SITUATION,
        Zone::Attendance => ZONE_ATTENDANCE,
        Zone::Signature => ZONE_SIGNATURE,
        Zone::Heading => ZONE_HEADING,
        Zone::Agenda => ZONE_AGENDA,
        Zone::Statistics => ZONE_STATISTICS,
        Zone::General | Zone::Decisions | Zone::Furniture => ZONE_OTHER,
    }
}

/// A running sum of terms.
pub trait Tally: Default {
    /// Adds a term.
    fn add(&mut self, term: Term);

    /// The sum.
    fn total(&self) -> i32;

    /// The sum of one term.
    fn of(term: Term) -> Self {
        let mut tally = Self::default();
        tally.add(term);
        tally
    }

    /// The sum as a confidence.
    fn confidence(&self) -> u8 {
        self.total().clamp(0, 99) as u8
    }
}

/// The sum alone: what detection needs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum(i32);

impl Tally for Sum {
    fn add(&mut self, term: Term) {
        self.0 += i32::from(term.weight);
    }

    fn total(&self) -> i32 {
        self.0
    }
}

/// The sum that remembers its terms: what an explanation needs.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// In the order in which they were added; none of them is 0.
    pub terms: Vec<Term>,
}

impl Tally for Evidence {
    fn add(&mut self, term: Term) {
        if term.weight != 0 {
            self.terms.push(term);
        }
    }

    fn total(&self) -> i32 {
        self.terms.iter().map(|term| i32::from(term.weight)).sum()
    }
}

/// Where candidates go. The kind of sum is that of whoever collects them, so that what nobody asks for costs nothing.
pub trait Sink {
    /// How evidence is added up.
    type Score: Tally;

    /// Takes a candidate and how its confidence came about; `trigger` is what announces it, empty for nothing.
    fn take(&mut self, candidate: Candidate, score: Self::Score, trigger: impl FnOnce() -> Span);

    /// Takes the name of a street, a school or another thing: whoever bears it alone elsewhere is that thing.
    fn place(&mut self, _: Span) {}
}

impl Sink for Vec<Candidate> {
    type Score = Sum;

    fn take(&mut self, candidate: Candidate, _: Sum, _: impl FnOnce() -> Span) {
        self.push(candidate);
    }

    fn place(&mut self, span: Span) {
        self.push(Candidate { span, kind: Kind::Place, rule: PLACE_NAMED, confidence: 0 });
    }
}
