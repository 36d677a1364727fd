//! The kinds of small lists, shared with the build script: one bit each in [`Facts::lists`](super::Facts::lists).
//!
//! A new file in `dictionaries/fr` of a kind named here needs no code; a new kind is one line here.

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $kind:literal,)*) => {
        $($(#[$doc])* pub const $name: u64 = 1 << $bit;)*

        /// Every kind: the word after `# kind:` in a file, and its bit.
        pub const KINDS: &[(&str, u64)] = &[$(($kind, $name),)*];
    };
}

kinds! {
    /// Civility before a name: «M.», «Mme», «le dénommé».
    TITLE = 0 "title",
    /// Title of a profession before a name: «Me», «Dr».
    PROFESSION_TITLE = 1 "profession_title",
    /// Rank of police, gendarmerie, fire brigade, prison: «brigadier-chef», «adjudant».
    RANK = 2 "rank",
    /// Office or profession of someone who acts in it: «le maire», «principale du collège».
    FUNCTION = 3 "function",
    /// Institution or acronym that names no person: «CLSPD», «France Travail». Keys are folded: read it of capitals only.
    ACRONYM = 4 "acronym",
    /// Relative: «mère», «beau-frère».
    KIN = 5 "kin",
    /// What stands before a family's name: «la famille», «les époux».
    FAMILY_TRIGGER = 6 "family_trigger",
    /// Common noun for a person spoken of: «le jeune», «la locataire».
    DESIGNATION = 7 "designation",
    /// What stands before a nickname: «alias», «surnommé».
    ALIAS = 8 "alias",
    /// Street type and its abbreviations.
    STREET = 9 "street",
    /// Detail of a dwelling: «bât.», «étage», «appartement».
    DWELLING = 10 "dwelling",
    /// School type: «collège», «lycée professionnel».
    SCHOOL = 11 "school",
    /// Any other establishment whose proper name may follow: «centre social», «gymnase».
    ESTABLISHMENT = 12 "establishment",
    /// Class or level: «4e», «CM2», «terminale».
    CLASS = 13 "class",
    /// Nationality or origin, every gender and number.
    NATIONALITY = 14 "nationality",
    /// Country or territory.
    COUNTRY = 15 "country",
    /// Department, region, intercommunality.
    REGION = 16 "region",
    /// Particle inside a name: «de», «El», «Ould».
    PARTICLE = 17 "particle",
    /// Verb of speech in minutes: «indique», «fait part».
    SPEECH = 18 "speech",
    /// Short or familiar given name: «Momo», «Fred».
    HYPOCORISTIC = 19 "hypocoristic",
    /// Month.
    MONTH = 20 "month",
    /// Day of the week, feast, season.
    FEAST = 21 "feast",
    /// Law, plan or scheme named after someone: «loi Veil», «plan Borloo».
    LAW = 22 "law",
    /// Brand, company, app or newspaper.
    BRAND = 23 "brand",
    /// Famous person whose name streets and schools bear: «Jean Moulin».
    HOMAGE = 24 "homage",
    /// Social network or what announces an account on one.
    NETWORK = 25 "network",
    /// Vehicle word, make or model.
    VEHICLE = 26 "vehicle",
    /// Heading of a list of participants: «Étaient présents».
    ATTENDANCE = 27 "attendance",
    /// Heading of an individual situation: «Situation n°».
    SITUATION = 28 "situation",
    /// Health vocabulary.
    HEALTH = 29 "health",
    /// Justice vocabulary: measures, offences.
    JUSTICE = 30 "justice",
    /// Detail of a social or educational follow-up.
    FOLLOW_UP = 31 "follow_up",
    /// Religion, politics, origin, sexual life.
    BELIEF = 32 "belief",
    /// Debts, benefits, eviction.
    FINANCES = 33 "finances",
    /// Judgement of value on a person.
    JUDGEMENT = 34 "judgement",
    /// Foreign city or region.
    FOREIGN_CITY = 35 "foreign_city",
    /// What announces a birth, an age or a civil status: «né le», «nom d'usage».
    BIRTH = 36 "birth",
    /// What announces an employer: «employé chez».
    EMPLOYMENT = 37 "employment",
    /// What ties a person to a school: «scolarisé à».
    SCHOOLING = 38 "schooling",
    /// What stands before a number: «tél.», «n° allocataire».
    IDENTIFIER = 39 "identifier",
    /// Fact that singles a person out: «le seul», «bien connu».
    DISTINCTIVE = 40 "distinctive",
    /// What reveals the formation of the council: «formation plénière».
    FORMATION = 41 "formation",
    /// Placeholder of someone already masked: «untel», «M. X».
    MASKED = 42 "masked",
    /// What stands after a name and confirms it: «âgé», «demeurant».
    AFTER_NAME = 43 "after_name",
    /// General formula on follow-up that the charter allows: «une prise en charge est en cours».
    ALLOWED = 44 "allowed",
    /// Expression that looks like a name and is none: «Père Noël», «Charlie Hebdo».
    EXPRESSION = 45 "expression",
    /// What announces where someone lives: «demeurant», «hébergée chez».
    RESIDENCE = 46 "residence",
    /// Offence or fact: a theme in general talk, judicial data when tied to a person.
    OFFENCE = 47 "offence",
}

/// Lists of things that may be written like a name: «Leroy Merlin», «Saint-Sylvestre».
pub const THINGS: u64 = LAW | BRAND | FEAST | ACRONYM | HOMAGE | EXPRESSION;

/// Pseudo-bit for [`longest`](super::longest): the key is an ordinary word.
pub const WORD: u64 = 1 << 60;
/// Pseudo-bit for [`longest`](super::longest): the key is a family name.
pub const SURNAME: u64 = 1 << 61;
/// Pseudo-bit for [`longest`](super::longest): the key is a given name.
pub const GIVEN: u64 = 1 << 62;
/// Pseudo-bit for [`longest`](super::longest): the key is a commune.
pub const COMMUNE: u64 = 1 << 63;
