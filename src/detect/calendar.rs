//! Days of the calendar as minutes write them, and the other ways to write the same day.

use crate::detect::fold::fold;

/// A month.
pub(crate) struct Month {
    /// How it begins where it is shortened, folded.
    stem: &'static str,
    /// Folded.
    key: &'static str,
    /// As it is written.
    pub(crate) name: &'static str,
}

/// The months of a year.
pub(crate) const MONTHS: [Month; 12] = [
    Month { stem: "janv", key: "janvier", name: "janvier" },
    Month { stem: "fev", key: "fevrier", name: "février" },
    Month { stem: "mars", key: "mars", name: "mars" },
    Month { stem: "avr", key: "avril", name: "avril" },
    Month { stem: "mai", key: "mai", name: "mai" },
    Month { stem: "juin", key: "juin", name: "juin" },
    Month { stem: "juil", key: "juillet", name: "juillet" },
    Month { stem: "aout", key: "aout", name: "août" },
    Month { stem: "sept", key: "septembre", name: "septembre" },
    Month { stem: "oct", key: "octobre", name: "octobre" },
    Month { stem: "nov", key: "novembre", name: "novembre" },
    Month { stem: "dec", key: "decembre", name: "décembre" },
];

/// Which month a folded word names, from 0: `sept.`, `septembre`.
pub(crate) fn month(folded: &str) -> Option<usize> {
    MONTHS.iter().position(|month| folded.starts_with(month.stem))
}

/// Whether a folded word is the name of a month.
pub(crate) fn is_month(folded: &str) -> bool {
    MONTHS.iter().any(|month| month.key == folded)
}

/// A day with its year, of two digits or four, as it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    day: u32,
    month: u32,
    year: u32,
}

impl Day {
    /// Reads `3 septembre 2009`, `03/09/2009`, `3.9.09`, `2009-09-03`; `None` for less than a day and for more.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty() && *part != "er");
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let number = |part: &str| part.parse::<u32>().ok();
        let middle = month(second).map_or_else(|| number(second), |month| u32::try_from(month + 1).ok())?;
        let (day, year) = match (first.len(), third.len()) {
            (4, 1 | 2) => (number(third)?, number(first)?),
            (_, 2 | 4) => (number(first.trim_end_matches("er"))?, number(third)?),
            _ => return None,
        };
        Self { day, month: middle, year }.checked().filter(|_| parts.next().is_none())
    }

    /// `03092009`, or `030909`: the same for all ways to write one day.
    pub(crate) fn key(self) -> String {
        let Self { day, month, year } = self;
        format!("{day:02}{month:02}{year:02}")
    }

    /// From its key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        let plain = matches!(key.len(), 6 | 8) && key.bytes().all(|byte| byte.is_ascii_digit());
        let number = |from: usize, to: usize| key.get(from..to)?.parse().ok();
        let day = Self { day: number(0, 2)?, month: number(2, 4)?, year: number(4, key.len())? };
        day.checked().filter(|_| plain)
    }

    /// The ways to write it, folded, each with whether nothing counts but its digits. Not `3/9/09` with spaces or hyphens:
    /// two figures three times are a telephone number's, too.
    pub(crate) fn forms(self) -> Vec<(String, bool)> {
        let Self { day, month, .. } = self;
        let years = if self.year > 99 { vec![self.year] } else { vec![1900 + self.year, 2000 + self.year] };
        let days = if day < 10 { vec![format!("{day}"), format!("{day:02}")] } else { vec![format!("{day}")] };
        let months =
            if month < 10 { vec![format!("{month}"), format!("{month:02}")] } else { vec![format!("{month}")] };
        let name = MONTHS.get(month as usize - 1).map_or("", |month| month.key);
        let mut forms = Vec::new();
        for year in years {
            forms.extend([(format!("{day:02}{month:02}{year}"), true), (format!("{year}{month:02}{day:02}"), true)]);
            for day in &days {
                forms.push((format!("{day} {name} {year}"), false));
                let short = months.iter().filter(|month| day.len() + month.len() < 4);
                forms.extend(short.flat_map(|month| {
                    ["/", ".", " "].map(|apart| (format!("{day}{apart}{month}{apart}{year}"), false))
                }));
                let year = year % 100;
                forms.extend(
                    months.iter().flat_map(|month| {
                        ["/", "."].map(|apart| (format!("{day}{apart}{month}{apart}{year:02}"), false))
                    }),
                );
            }
            if day == 1 {
                forms.push((format!("1er {name} {year}"), false));
            }
        }
        forms
    }

    fn checked(self) -> Option<Self> {
        let last = match self.month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let year = self.year < 100 || (1900..2100).contains(&self.year);
        ((1..=last).contains(&self.day) && year).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_has_one_key_however_it_is_written() {
        for written in
            ["3 septembre 2009", "03/09/2009", "3.9.2009", "03 - 09 - 2009", "2009-09-03", "3 sept. 2009", "03 09 2009"]
        {
            assert_eq!(Day::read(written).map(Day::key).as_deref(), Some("03092009"), "{written}");
        }
        for written in ["1er août 11", "1 er août 11", "01/08/11", "1ER AOÛT 11"] {
            assert_eq!(Day::read(written).map(Day::key).as_deref(), Some("010811"), "{written}");
        }
        for written in
            ["2009", "09/2009", "31/02/2009", "3 septembre", "03/09/2009 à 8 h", "3/9/1809", "un mardi 3", ""]
        {
            assert!(Day::read(written).is_none(), "{written}");
        }
    }

    #[test]
    fn a_key_reads_back() {
        for key in ["03092009", "010811"] {
            assert_eq!(Day::from_key(key).map(Day::key).as_deref(), Some(key));
        }
        for key in ["092009", "2009", "31022009", "0309é09", ""] {
            assert!(Day::from_key(key).is_none(), "{key}");
        }
    }

    #[test]
    fn the_forms_of_a_day() {
        let forms = |key: &str| Day::from_key(key).map(Day::forms).unwrap_or_default();
        let all = forms("01082011");
        for form in ["1 aout 2011", "1er aout 2011", "01 aout 2011", "1/8/2011", "1.08.2011", "01/08/11", "1/8/11"] {
            assert!(all.contains(&(form.to_owned(), false)), "{form}");
        }
        for form in ["01082011", "20110801"] {
            assert!(all.contains(&(form.to_owned(), true)), "{form}");
        }
        assert!(forms("120351").contains(&("12 mars 1951".to_owned(), false)), "of both centuries");
        assert!(!all.iter().any(|(form, _)| form == "01 08 11"), "a part of a telephone number");
    }
}
