//! What stands for a value of which only the class may be said: an age band, a month, a type of school.

use crate::detect::calendar;
use crate::detect::fold::fold;
use crate::detect::years::years;
use crate::kind::Kind;
use crate::policy::{Ages, Dates, Policy};

/// Who follows somebody. Without a number: who follows two people ties them.
pub(super) const PROFESSIONAL: &str = "[Professionnel]";

/// The class of a value, in brackets where it is no word of the text; `None` if it has none.
pub(super) fn generalised(kind: Kind, words: &str, policy: &Policy) -> Option<String> {
    let key = fold(words);
    match kind {
        Kind::Age => years(words).map(|years| format!("[{}]", age(years, policy))),
        Kind::EventDate => date(&key, policy.dates()),
        Kind::School => {
            let known = |stem: &str| key.split([' ', '.']).any(|word| word == stem);
            SCHOOLS.iter().find(|(stem, _)| known(stem)).map(|(_, name)| (*name).to_owned())
        }
        Kind::SchoolClass => Some(level(&key).to_owned()),
        // Not «une autre commune»: nobody said which town the council is of.
        Kind::Place => Some("[une commune]".to_owned()),
        Kind::Employer => Some("[en emploi]".to_owned()),
        Kind::Participant => Some(PROFESSIONAL.to_owned()),
        _ => None,
    }
}

/// The band of an age, or what the law calls it.
fn age(years: u8, policy: &Policy) -> String {
    if policy.ages() == Ages::Majority {
        return if years < 18 { "mineur" } else { "majeur" }.to_owned();
    }
    let bands = &policy.settings().age_bands;
    let above = bands.partition_point(|first| *first <= years);
    match (above.checked_sub(1).and_then(|i| bands.get(i)), bands.get(above)) {
        (None, Some(next)) => format!("moins de {next} ans"),
        (Some(first), Some(next)) if next - first == 1 => format!("{first} ans"),
        (Some(first), Some(next)) => format!("{first}-{} ans", next - 1),
        (Some(first), None) => format!("{first} ans ou plus"),
        (None, None) => "âge".to_owned(),
    }
}

const QUARTERS: [&str; 4] = ["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"];

/// The month or quarter of a date, with its year if it has one; `None` if it has no month.
fn date(key: &str, dates: Dates) -> Option<String> {
    let by_word = key.split(' ').find_map(calendar::month);
    let mut numbers = key.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
    let (month, year) = match by_word {
        Some(month) => (month, numbers.find(|n| (1900..2100).contains(n))),
        None => {
            let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next());
            // 2024-03-12
            let (month, year) = if first > 31 { (second, Some(first)) } else { (second, third) };
            let year = year.map(|year| if year < 100 { year + 2000 } else { year });
            (month.checked_sub(1).filter(|month| *month < 12)? as usize, year)
        }
    };
    let name = match dates {
        Dates::Month => calendar::MONTHS.get(month)?.name,
        Dates::Quarter => QUARTERS.get(month / 3)?,
    };
    Some(year.map_or_else(|| format!("[{name}]"), |year| format!("[{name} {year}]")))
}

const SCHOOLS: &[(&str, &str)] = &[
    ("college", "collège"),
    ("clg", "collège"),
    ("coll", "collège"),
    ("col", "collège"),
    ("lycee", "lycée"),
    ("lp", "lycée"),
    ("lpo", "lycée"),
    ("lgt", "lycée"),
    ("lyc", "lycée"),
    ("maternelle", "école"),
    ("ecole", "école"),
    ("cfa", "établissement"),
    ("iut", "établissement"),
    ("universite", "établissement"),
];

fn level(key: &str) -> &'static str {
    let starts = |stems: &[&str]| stems.iter().any(|stem| key.starts_with(stem));
    if starts(&["6", "5", "4", "3", "sixieme", "cinquieme", "quatrieme", "troisieme"]) {
        "[classe de collège]"
    } else if starts(&["2", "1", "t", "seconde", "premiere", "cap", "bac"]) {
        "[classe de lycée]"
    } else if starts(&["c", "petite", "moyenne", "grande", "ps", "ms", "gs"]) {
        "[classe d'école]"
    } else {
        "[classe]"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Circulation, Formation};

    fn policy(changes: &str) -> Policy {
        let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
        policy.with_changes(changes).expect("valid changes")
    }

    #[test]
    fn ages_fall_into_the_bands_of_the_policy() {
        for (changes, words, band) in [
            ("", "9 ans", Some("[moins de 10 ans]")),
            ("", "15 ans et demi", Some("[13-15 ans]")),
            ("", "17 ans", Some("[16-17 ans]")),
            ("", "60 ans", Some("[60 ans ou plus]")),
            ("", "18 mois", Some("[moins de 10 ans]")),
            ("", "17 ans et 6 mois", Some("[16-17 ans]")),
            ("", "18 ans et 2 mois", Some("[18-25 ans]")),
            ("", "dix-sept ans", Some("[16-17 ans]")),
            ("", "quatre-vingt-douze ans", Some("[60 ans ou plus]")),
            ("", "12 et 14 ans", Some("[10-12 ans]")),
            ("", "une trentaine d'années", None),
            ("", "bientôt majeur", None),
            ("[settings]\nage_bands = [18]", "15 ans", Some("[moins de 18 ans]")),
            ("[settings]\nage_bands = [15, 16]", "15 ans", Some("[15 ans]")),
            ("[externe]\nages = \"majority\"", "15 ans", Some("[mineur]")),
            ("[externe]\nages = \"majority\"", "18 ans", Some("[majeur]")),
        ] {
            assert_eq!(generalised(Kind::Age, words, &policy(changes)), band.map(str::to_owned), "{words} {changes}");
        }
    }

    #[test]
    fn dates_become_months_or_quarters() {
        for (words, month, quarter) in [
            ("12 mars 2024", "[mars 2024]", "[1er trimestre 2024]"),
            ("1er août", "[août]", "[3e trimestre]"),
            ("3 au 4 déc. 2023 à 2 h 15", "[décembre 2023]", "[4e trimestre 2023]"),
            ("02/05/24", "[mai 2024]", "[2e trimestre 2024]"),
            ("2024-06-30", "[juin 2024]", "[2e trimestre 2024]"),
            ("12/13", "[none]", "[none]"),
        ] {
            let by = |dates: &str| {
                generalised(Kind::EventDate, words, &policy(&format!("[externe]\ndates = \"{dates}\"")))
                    .unwrap_or("[none]".to_owned())
            };
            assert_eq!((by("month").as_str(), by("quarter").as_str()), (month, quarter), "{words}");
        }
    }

    #[test]
    fn schools_and_classes_keep_their_type() {
        let policy = policy("");
        let generalised = |kind, words, policy| generalised(kind, words, policy).expect("a class");
        assert_eq!(generalised(Kind::School, "collège Anita-Conti", &policy), "collège");
        assert_eq!(generalised(Kind::SchoolClass, "4e B", &policy), "[classe de collège]");
        assert_eq!(generalised(Kind::Place, "Cholet", &policy), "[une commune]");
    }
}
