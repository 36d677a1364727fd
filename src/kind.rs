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

named! {
    /// In which function someone sits in the meeting.
    Function {
        /// Mayor, deputy, councillor, member of parliament.
        Elected = "elected",
        /// National or municipal police.
        Police = "police",
        /// Gendarmerie.
        Gendarme = "gendarme",
        /// Prosecutor or judge, and who works for them.
        Judge = "judge",
        /// Barrister, notary.
        Lawyer = "lawyer",
        /// Prefecture and services of the State.
        State = "state",
        /// Whoever works in a school or for the ministry of education.
        School = "school",
        /// Social landlord.
        Landlord = "landlord",
        /// Social work, prevention, insertion.
        Social = "social",
        /// Health.
        Carer = "carer",
        /// Fire brigade.
        Firefighter = "firefighter",
        /// Association.
        Associate = "associate",
        /// Agent of the town or of another local authority.
        Territorial = "territorial",
    }
}

impl Function {
    /// What a participant is called by it in a pseudonym, in French; one word for every gender.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Elected => "Élu",
            Self::Police => "Policier",
            Self::Gendarme => "Gendarme",
            Self::Judge => "Magistrat",
            Self::Lawyer => "Juriste",
            Self::State => "Représentant de l'État",
            Self::School => "Personnel scolaire",
            Self::Landlord => "Bailleur",
            Self::Social => "Intervenant social",
            Self::Carer => "Soignant",
            Self::Firefighter => "Pompier",
            Self::Associate => "Représentant associatif",
            Self::Territorial => "Agent territorial",
        }
    }
}

impl Kind {
    /// What it is called in a pseudonym and in a report, in French.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Person => "Personne",
            Self::Participant => "Participant",
            Self::Family => "Famille",
            Self::Kin => "Proche",
            Self::Address => "Adresse",
            Self::Place | Kind::BirthPlace => "Lieu",
            Self::School => "Établissement scolaire",
            Self::SchoolClass => "Classe",
            Self::Employer => "Employeur",
            Self::Phone => "Téléphone",
            Self::Email => "Courriel",
            Self::Handle => "Compte",
            Self::Url => "Lien",
            Self::Nir | Kind::IdNumber => "Identifiant",
            Self::Iban => "Compte bancaire",
            Self::Plate => "Immatriculation",
            Self::CaseNumber => "Procédure",
            Self::BirthDate | Kind::EventDate => "Date",
            Self::Age => "Âge",
            Self::Nationality => "Nationalité",
            Self::Vehicle => "Véhicule",
        }
    }
}

/// What a person is called in a pseudonym by the role that the text shows.
pub const ROLES: &[&str] = &["Mineur", "Parent", "Frère ou sœur", "Enfant", "Conjoint", "Proche"];

/// The same where it is said of several at once, behind what it is of one.
pub const PLURALS: &[(&str, &str)] =
    &[("Parent", "Parents"), ("Frère ou sœur", "Frères et sœurs"), ("Enfant", "Enfants"), ("Proche", "Proches")];

/// Every noun that a pseudonym may begin with.
pub(crate) fn nouns() -> impl Iterator<Item = &'static str> {
    let kinds = Kind::ALL.iter().map(|kind| kind.noun());
    let functions = Function::ALL.iter().map(|function| function.noun());
    kinds.chain(functions).chain(ROLES.iter().copied()).chain(PLURALS.iter().map(|(_, several)| *several))
}

/// Characters of the longest code.
const LONGEST_CODE: usize = 13;

/// Whether the words between two brackets are a pseudonym or a placeholder of this program.
pub fn is_code(words: &str) -> bool {
    let (noun, code) = words.rsplit_once(' ').unwrap_or((words, ""));
    let coded = !code.is_empty()
        && code.len() <= LONGEST_CODE
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let plural = PLURALS.iter().any(|(_, several)| *several == noun);
    let function = Function::ALL.iter().any(|function| function.noun() == noun);
    coded && (plural || function || ROLES.contains(&noun) || Kind::ALL.iter().any(|kind| kind.noun() == noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_codes_are_known() {
        for code in ["Mineur A1", "Personne AA12", "Frère ou sœur A3", "Famille B", "Adresse 1", "Parents A3", "Élu 2"]
        {
            assert!(is_code(code), "{code}");
        }
        for words in ["Personne Dupont", "Karim B", "Mineur", "Adresse du père"] {
            assert!(!is_code(words), "{words}");
        }
    }
}
