//! Days: of names, and of what ends on one. In universal time.

use std::fmt;
use std::time::SystemTime;

/// Days since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(u64);

impl Day {
    pub(super) fn today() -> Self {
        let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Self(seconds / 86_400)
    }

    /// So many days later.
    pub(super) fn plus(self, days: u64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Reads `2026-03-05`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-').map(|part| part.parse::<u64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let whole = text.len() == 10 && text.is_ascii() && (1970..=9999).contains(&year) && parts.next().is_none();
        // The first of January is no later than this.
        let from = whole.then(|| (year - 1970) * 365 + (year - 1969) / 4 - (year - 1970) / 100)?;
        (from..from + 400).find(|days| civil(*days) == (year, month, day)).map(Self)
    }
}

/// As `2026-03-05`: names sort by it.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0);
        write!(f, "{year}-{month:02}-{day:02}")
    }
}

/// Year, month and day of a day counted from 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    let (mut year, mut left) = (1970, days);
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    while left >= 365 + u64::from(leap(year)) {
        left -= 365 + u64::from(leap(year));
        year += 1;
    }
    let mut month = 1;
    for length in [31, 28 + u64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_and_read() {
        assert_eq!((civil(0), civil(20_517), civil(11_016)), ((1970, 1, 1), (2026, 3, 5), (2000, 2, 29)));
        for days in (0..60_000).chain([800_000]) {
            let day = Day(days);
            assert!(Day::parse(&day.to_string()) == Some(day), "{day}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for wrong in [
            "",
            "2026",
            "2026-02-30",
            "2026-13-01",
            "2026-2-3",
            "05-03-2026",
            "2026-03-05-",
            "1969-12-31",
            "+026-03-05",
        ] {
            assert!(Day::parse(wrong).is_none(), "{wrong}");
        }
    }
}
