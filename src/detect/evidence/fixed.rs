//! Rules that have no sum: each is as sure as its row. A rule with several rows is surer of one case than of another.

use crate::detect::{Candidate, DOUBT};
use crate::kind::Kind;
use crate::segment::Span;

use super::Term;

/// How sure a rule is in one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed {
    /// Stable name of the rule.
    pub rule: &'static str,
    /// Stable name of the case.
    pub name: &'static str,
    /// The confidence, 0 to 99.
    pub weight: u8,
}

impl Fixed {
    /// The candidate that the rule proposes.
    pub fn at(self, span: Span, kind: Kind) -> Candidate {
        Candidate { span, kind, rule: self.rule, confidence: self.weight }
    }

    /// The row as the one term of a confidence.
    pub const fn term(self) -> Term {
        Term { name: self.name, weight: self.weight as i16 }
    }

    /// The row that gave `rule` this confidence.
    pub fn of(rule: &str, confidence: u8) -> Option<Self> {
        FIXED.iter().copied().find(|row| row.rule == rule && row.weight == confidence)
    }
}

/// Makes a constant of each row, and of all of them the table.
macro_rules! rows {
    ($($(#[$doc:meta])+ $constant:ident = $rule:literal, $name:literal, $weight:expr;)+) => {
        $($(#[$doc])+ pub const $constant: Fixed = Fixed { rule: $rule, name: $name, weight: $weight };)+

        /// Every row. No two of one rule have one weight: that is what they are told apart by.
        pub const FIXED: &[Fixed] = &[$($constant),+];
    };
}

rows! {
    // What the user, the second read and the place of a segment say.
    /// The user's list of what must go.
    USER_NAMES = "user.names", "user_list", 99;
    /// An elected official of the user's town, where no recogniser sees a name: any other rule is as sure.
    TOWN_OFFICIAL = "town.official", "listed_official", 70;
    /// A word of an attribute or a target that may be a name.
    UNSEEN_WORD = "attribute.word", "unseen_word", DOUBT;
    /// A name that is sure elsewhere in the document.
    KNOWN = "second_read.name", "known_elsewhere", 78;
    /// The same where all its words are ordinary ones.
    KNOWN_ORDINARY = "second_read.name", "known_but_ordinary", DOUBT - 2;
    /// The same where the name alone is also that of a place or body of the user's town.
    KNOWN_LISTED = "second_read.name", "known_but_listed", DOUBT - 3;
    /// The initials of somebody who is known by the full name.
    KNOWN_INITIALS = "second_read.initials", "known_initials", 70;

    // Addresses.
    /// The address of a public place.
    ADDRESS_PUBLIC = "address.public", "public_place", 50;
    /// A number and a street.
    ADDRESS_STREET = "address.street", "street", 86;
    /// The same with a storey or a town, or behind «habite».
    ADDRESS_STREET_FULL = "address.street", "street_full", 92;
    /// «habite au 12 Les Lilas».
    ADDRESS_NUMBER_NAME = "address.number_name", "number_and_name", 80;
    /// A dwelling of several parts where somebody lives.
    ADDRESS_DWELLING = "address.dwelling", "dwelling_lived_in", 74;
    /// The same in general talk.
    ADDRESS_DWELLING_GENERAL = "address.dwelling", "dwelling_general", 45;
    /// A dwelling of one part behind «habite».
    ADDRESS_DWELLING_SHORT = "address.dwelling", "dwelling_short", 66;
    /// A word that can only be a home, in a situation.
    ADDRESS_HOME = "address.dwelling", "home", DOUBT;
    /// «habite porte 34».
    ADDRESS_DETAIL = "address.detail", "detail_lived_in", 62;
    /// «Mme Petit (porte 34)», «dort sous l'escalier du bât. A» in a situation.
    ADDRESS_APPOSED = "address.detail", "detail_of_somebody", 64;
    /// «hébergée chez une tante avenue Foch» in a situation.
    ADDRESS_WAY = "address.dwelling", "street_lived_in", 70;

    /// The entrance of a building where somebody lives, as was said elsewhere.
    ADDRESS_KNOWN = "second_read.address", "known_home", 62;

    // Ages without a word that says so.
    /// «Dawid (10)» in a situation.
    AGE_BRACKETED = "age.place", "age_in_brackets", 70;
    /// «Sarah, 13, vit» in a situation.
    AGE_BETWEEN_COMMAS = "age.place", "age_between_commas", 66;
    /// «- Yanis 13 -» in a situation.
    AGE_BEHIND_NAME = "age.place", "age_behind_name", 64;
    /// «Âge : 41»; «bientôt 18», «il en aura 16» in a situation.
    AGE_SAID = "age.place", "age_said", 62;

    /// «Enzo Sow (2009)», «Enzo Sow, 1998, sort» in a situation.
    BIRTH_YEAR = "birth_date.place", "birth_year", 62;
    /// «Enzo (12/03/2011)» in a situation.
    BIRTH_DAY = "birth_date.place", "birth_day", 66;

    // Cells, by the header of their column.
    /// Under «Nom».
    TABLE_SURNAME = "table.surname", "column_surname", 92;
    /// Under «Prénom».
    TABLE_GIVEN = "table.given", "column_given", 92;
    /// Under «Nom et prénom».
    TABLE_NAME = "table.name", "column_name", 90;
    /// A workplace under «École» or «Emploi».
    TABLE_EMPLOYER = "table.employer", "column_school", 70;
    /// Under «Adresse», «Âge», «Téléphone».
    TABLE_VALUE = "table.value", "column_value", 85;
    /// «BENALI Karim | 12/03/2011 | 316204» without a header.
    TABLE_BESIDE_NAME = "table.beside_name", "cell_beside_name", 64;
    /// «NOM : GRANDJEAN».
    FORM_SURNAME = "form.surname", "label_surname", 92;
    /// «Prénoms : Aurore, Lise».
    FORM_GIVEN = "form.given", "label_given", 92;
    /// «Mère : GRANDJEAN Aurore».
    FORM_NAME = "form.name", "label_name", 90;
    /// «lamy zoe <z.lamy@boite.example>».
    ADDRESSEE = "person.addressee", "own_mail_address", 90;

    // Relatives without a name.
    /// «sa mère».
    KIN_POSSESSIVE = "kin.possessive", "possessive", 95;
    /// «leur mère».
    KIN_THEIR = "kin.their", "their", 95;
    /// «la mère» in a situation.
    KIN_ARTICLE = "kin.article", "article_in_situation", 88;
    /// «les frères» in a situation.
    KIN_ARTICLE_PLURAL = "kin.article", "article_plural", 85;
    /// «la mère» elsewhere.
    KIN_ARTICLE_GENERAL = "kin.article", "article_elsewhere", 62;
    /// «l'aîné» in a situation.
    KIN_RANK = "kin.rank", "birth_rank_in_situation", 88;
    /// «l'aîné» elsewhere.
    KIN_RANK_GENERAL = "kin.rank", "birth_rank_elsewhere", 62;
    /// «les trois enfants».
    KIN_COUNT = "kin.count", "counted_children", 80;
    /// «les enfants» in a situation.
    KIN_CHILDREN = "kin.children", "the_children", 62;
    /// «l'accord du père» in a situation.
    KIN_CONTRACTED = "kin.contracted", "contracted_in_situation", 85;
    /// The same elsewhere.
    KIN_CONTRACTED_GENERAL = "kin.contracted", "contracted_elsewhere", 62;
    /// «maman».
    KIN_FAMILIAR = "kin.familiar", "familiar_word", 85;
    /// «mère : …».
    KIN_LABEL = "kin.label", "kin_label", 85;
    /// «…, grand-mère de Lenny».
    KIN_APPOSITION = "kin.apposition", "kin_apposition", 75;
    /// «chez une tante» in a situation.
    KIN_INDEFINITE = "kin.indefinite", "indefinite_in_situation", 68;
    /// «…, parents prévenus».
    KIN_NOTE = "kin.note", "kin_note", 70;

    // Schools.
    /// A pupil and a class stand beside it.
    SCHOOL_PUPIL_CLASS = "school.pupil_class", "pupil_and_class", 95;
    /// A pupil does, in a situation.
    SCHOOL_PUPIL = "school.pupil", "pupil_in_situation", 92;
    /// A pupil does, elsewhere.
    SCHOOL_PUPIL_GENERAL = "school.pupil", "pupil_elsewhere", 78;
    /// A class does.
    SCHOOL_CLASS = "school.class", "class_beside", 88;
    /// Nothing does, in a situation.
    SCHOOL_SITUATION = "school.situation", "school_in_situation", 78;
    /// Someone of a school who reports a pupil names the pupil's school: a doubt.
    SCHOOL_REPORT = "school.report", "school_reports", 55;

    /// «scolarisé à Schuman».
    SCHOOL_UNNAMED = "school.unnamed", "name_behind_pupil", 72;

    /// «Enzo, 4e, est absent», in a situation.
    CLASS_BESIDE = "school_class.beside", "class_beside_pupil", 66;

    // Employers.
    /// «maçon chez X».
    EMPLOYER_CHEZ = "employer.chez", "chez_behind_job", 88;
    /// «(chez X)».
    EMPLOYER_BRACKET = "employer.chez", "chez_in_brackets", 65;
    /// The same in a note without capitals.
    EMPLOYER_NOTE = "employer.note", "chez_in_note", 70;
    /// «vendeuse à la boulangerie X».
    EMPLOYER_WORKPLACE = "employer.workplace", "workplace_and_job", 85;
    /// «marin sur « X »».
    EMPLOYER_BOAT = "employer.boat", "boat_behind_job", 85;
    /// «caissière au X».
    EMPLOYER_AT = "employer.at", "at_behind_job", 72;
    /// «vendeuse» and words that no dictionary has.
    EMPLOYER_UNKNOWN = "employer.unknown", "unknown_behind_job", DOUBT;

    // Nationalities and towns.
    /// «nationalité X».
    NATIONALITY_WORD = "nationality.word", "nationality_word", 95;
    /// «ressortissant X».
    NATIONALITY_NATIONAL = "nationality.national", "national", 92;
    /// «la famille syrienne».
    NATIONALITY_FAMILY = "nationality.family", "nationality_of_family", 70;
    /// «origine X».
    NATIONALITY_ORIGIN = "nationality.origin", "origin", 85;
    /// «…, belge, …».
    NATIONALITY_APPOSITION = "nationality.apposition", "nationality_apposition", 80;
    /// «est belge».
    NATIONALITY_ATTRIBUTE = "nationality.attribute", "nationality_attribute", 75;
    /// «un jeune belge».
    NATIONALITY_ADJECTIVE = "nationality.adjective", "nationality_adjective", 75;
    /// «vit à Cholet»: only learned, and what becomes of it is for the policy to say.
    PLACE_TOWN = "place.town", "town_behind_dwelling", 30;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_and_a_weight_say_which_row() {
        for row in FIXED {
            assert_eq!(Fixed::of(row.rule, row.weight).as_ref(), Some(row));
        }
    }
}
