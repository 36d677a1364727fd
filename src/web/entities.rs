//! What Presidio calls what we find: the one table. Names that it has are its own; others begin with `FR_`.

use huisclos::kind::Kind;

/// Kind, entity, and who is said to have found it.
const ENTITIES: &[(Kind, &str, &str)] = &[
    (Kind::Person, "PERSON", "PersonRecognizer"),
    (Kind::Participant, "PERSON", "ParticipantRecognizer"),
    (Kind::Family, "FR_FAMILY", "FamilyRecognizer"),
    (Kind::Kin, "FR_KIN", "KinRecognizer"),
    (Kind::Address, "FR_ADDRESS", "AddressRecognizer"),
    (Kind::Place, "LOCATION", "PlaceRecognizer"),
    (Kind::School, "FR_SCHOOL", "SchoolRecognizer"),
    (Kind::SchoolClass, "FR_SCHOOL_CLASS", "SchoolClassRecognizer"),
    (Kind::Employer, "FR_EMPLOYER", "EmployerRecognizer"),
    (Kind::Phone, "PHONE_NUMBER", "PhoneRecognizer"),
    (Kind::Email, "EMAIL_ADDRESS", "EmailRecognizer"),
    (Kind::Handle, "FR_HANDLE", "HandleRecognizer"),
    (Kind::Url, "URL", "UrlRecognizer"),
    (Kind::Nir, "FR_NIR", "NirRecognizer"),
    (Kind::Iban, "IBAN_CODE", "IbanRecognizer"),
    (Kind::Plate, "FR_LICENSE_PLATE", "LicensePlateRecognizer"),
    (Kind::CaseNumber, "FR_CASE_NUMBER", "CaseNumberRecognizer"),
    (Kind::IdNumber, "FR_ID_NUMBER", "IdNumberRecognizer"),
    (Kind::BirthDate, "DATE_TIME", "BirthDateRecognizer"),
    (Kind::BirthPlace, "LOCATION", "BirthPlaceRecognizer"),
    (Kind::Age, "FR_AGE", "AgeRecognizer"),
    (Kind::Nationality, "NRP", "NationalityRecognizer"),
    (Kind::Vehicle, "FR_VEHICLE", "VehicleRecognizer"),
    (Kind::EventDate, "DATE_TIME", "EventDateRecognizer"),
];

/// What a kind is called, and its recogniser.
pub(super) fn of(kind: Kind) -> (&'static str, &'static str) {
    let row = ENTITIES.iter().find(|(of, ..)| *of == kind);
    row.map_or(("FR_OTHER", "OtherRecognizer"), |(_, entity, recogniser)| (entity, recogniser))
}

/// Every entity, once, in alphabetical order.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = ENTITIES.iter().map(|(_, entity, _)| *entity).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Every recogniser.
pub(super) fn recognisers() -> Vec<&'static str> {
    ENTITIES.iter().map(|(.., recogniser)| *recogniser).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            assert_ne!(of(*kind).0, "FR_OTHER", "{}", kind.name());
        }
        let mut recognisers = recognisers();
        recognisers.sort_unstable();
        recognisers.dedup();
        assert_eq!(recognisers.len(), Kind::ALL.len());
    }
}
