//! What a mention or a passage is: the closed vocabulary that policy, detection and report share.

use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value, in the order of the glossary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in data and in the JSON of the program.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The value of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

named! {
    /// What a mention is.
    Kind {
        /// A person whose situation is discussed, or any private person.
        Person = "person",
        /// Someone who sits in the meeting or acts in an official function.
        Participant = "participant",
        /// A family by its name.
        Family = "family",
        /// A relative without a name: «sa mère», «le beau-père».
        Kin = "kin",
        /// A postal address or a detail of a dwelling.
        Address = "address",
        /// A town or place tied to a person.
        Place = "place",
        /// A school that a person attends.
        School = "school",
        /// A class: «4e B».
        SchoolClass = "school_class",
        /// An employer.
        Employer = "employer",
        /// A telephone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// An account name on a network.
        Handle = "handle",
        /// A web address.
        Url = "url",
        /// A social-security number (numéro d'inscription au répertoire).
        Nir = "nir",
        /// A bank account.
        Iban = "iban",
        /// A vehicle registration plate.
        Plate = "plate",
        /// The number of a procedure or file.
        CaseNumber = "case_number",
        /// Any other administrative number of a person.
        IdNumber = "id_number",
        /// A date of birth.
        BirthDate = "birth_date",
        /// A place of birth.
        BirthPlace = "birth_place",
        /// An age.
        Age = "age",
        /// A nationality.
        Nationality = "nationality",
        /// A vehicle by make and colour.
        Vehicle = "vehicle",
        /// The date of a fact.
        EventDate = "event_date",
    }
}

named! {
    /// What a sensitive passage is about (articles 9 and 10 of the GDPR; article L. 121-6-2 of the CASF for follow-up).
    PassageKind {
        /// Care, diagnosis, addiction, pregnancy.
        Health = "health",
        /// Offences alleged or suffered, complaints, penal measures.
        Justice = "justice",
        /// Detail of a social or educational follow-up.
        FollowUp = "follow_up",
        /// Religion, politics, origin, sexual life.
        Belief = "belief",
        /// Debts, benefits, eviction.
        Finances = "finances",
        /// A judgement of value on a person.
        Judgement = "judgement",
    }
}
