//! The headers of a message that a person reads: subject, date, people. All others go.

use std::ops::Range;

use mailparse::{MailAddr, MailHeader, addrparse_header};

use super::encode;
use crate::error::{Error, ErrorKind};
use crate::format::Edit;
use crate::format::splice::{Patch, splice};
use crate::segment::{Origin, Place, Role, Segment};

/// Headers with addresses that are kept.
const PEOPLE: &[&str] = &["From", "To", "Cc"];

/// An address that stands for one that was hidden. `.invalid` is given to nobody (RFC 2606).
const NOBODY: &str = "anonyme@huisclos.invalid";

/// The headers that are kept: their text decoded, a line for the subject and one for each person.
#[derive(Default)]
pub(super) struct Headers {
    text: String,
    fields: Vec<Field>,
    /// Seconds since 1970.
    date: Option<i64>,
    /// How many headers were left out that somebody or some program wrote.
    pub(super) dropped: u32,
}

struct Field {
    name: &'static str,
    range: Range<usize>,
}

impl Headers {
    /// Takes what is kept of `headers`. Those of MIME are written anew and count as none.
    pub(super) fn read(headers: &[MailHeader<'_>]) -> Self {
        let mut kept = Self::default();
        for header in headers {
            let key = header.get_key_ref();
            let people = PEOPLE.iter().find(|name| key.eq_ignore_ascii_case(name));
            if key.eq_ignore_ascii_case("Subject") && !kept.fields.iter().any(|field| field.name == "Subject") {
                kept.push("Subject", &header.get_value());
            } else if let Some(name) = people {
                kept.people(name, header);
            } else if key.eq_ignore_ascii_case("Date") && kept.date.is_none() {
                kept.date = mailparse::dateparse(&header.get_value()).ok();
                kept.dropped += u32::from(kept.date.is_none());
            } else if !key.to_ascii_lowercase().starts_with("content-") && !key.eq_ignore_ascii_case("MIME-Version") {
                kept.dropped += 1;
            }
        }
        kept
    }

    fn people(&mut self, name: &'static str, header: &MailHeader<'_>) {
        let Ok(list) = addrparse_header(header) else {
            self.push(name, &header.get_value());
            return;
        };
        for entry in list.iter() {
            let singles = match entry {
                MailAddr::Single(single) => std::slice::from_ref(single),
                MailAddr::Group(group) => {
                    self.push(name, &group.group_name);
                    &group.addrs[..]
                }
            };
            for single in singles {
                match &single.display_name {
                    Some(shown) if single.addr == NOBODY => self.push(name, shown),
                    Some(shown) if !shown.trim().is_empty() => self.push(name, &format!("{shown} <{}>", single.addr)),
                    _ => self.push(name, &single.addr),
                }
            }
        }
    }

    fn push(&mut self, name: &'static str, value: &str) {
        let start = self.text.len();
        self.text.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
        self.fields.push(Field { name, range: start..self.text.len() });
        self.text.push('\n');
    }

    pub(super) fn segments(&self, visit: &mut dyn FnMut(Segment)) {
        for field in self.fields.iter().filter(|field| !field.range.is_empty()) {
            visit(Segment {
                text: self.text[field.range.clone()].to_owned(),
                origin: Origin::identity(field.range.start as u64, field.range.len()),
                place: Place { part: 0, role: Role::Body, cell: None, heading: false },
            });
        }
    }

    /// The headers as lines, with `edits` applied.
    pub(super) fn written(&self, edits: &[Edit]) -> Result<String, Error> {
        let mut values: Vec<(&str, String)> = Vec::new();
        let mut rest = edits;
        for field in &self.fields {
            let (mine, others) = rest.split_at(rest.partition_point(|e| e.range.end <= field.range.end as u64));
            rest = others;
            let base = field.range.start as u64;
            let mut patches = Vec::new();
            for edit in mine {
                let wrong = || Error::new(ErrorKind::Plan).at("headers").position(edit.range.start);
                let start = edit.range.start.checked_sub(base).ok_or_else(wrong)?;
                patches.push(Patch { range: start..edit.range.end - base, text: edit.text.as_str().into() });
            }
            let mut value = Vec::new();
            splice(self.text[field.range.clone()].as_bytes(), &patches, &mut value).map_err(|e| e.at("headers"))?;
            let value = String::from_utf8(value).map_err(|_| ErrorKind::Plan)?;
            let person = PEOPLE.contains(&field.name);
            let value = if person { mailbox(&value) } else { encode::header(&value) };
            match values.last_mut() {
                Some((name, list)) if *name == field.name && person => {
                    list.push_str(",\r\n ");
                    list.push_str(&value);
                }
                _ => values.push((field.name, value)),
            }
        }
        if let Some(edit) = rest.first() {
            return Err(Error::new(ErrorKind::Plan).at("headers").position(edit.range.start));
        }
        let mut out = String::new();
        for (name, value) in values {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(date) = self.date {
            out.push_str(&format!("Date: {}\r\n", rfc2822(date)));
        }
        Ok(out)
    }
}

/// One person as a header has it. What is no address any more is said by the name.
fn mailbox(value: &str) -> String {
    let value = value.trim();
    let (name, address) = match value.strip_suffix('>').and_then(|inner| inner.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address.trim()),
        None if is_address(value) => return format!("<{value}>"),
        None => (value, ""),
    };
    match address {
        address if is_address(address) => format!("{} <{address}>", encode::phrase(name)),
        "" => format!("{} <{NOBODY}>", encode::phrase(name)),
        other => format!("{} <{NOBODY}>", encode::phrase(&format!("{name} {other}"))),
    }
}

fn is_address(value: &str) -> bool {
    let word = |part: &str, more: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || more.as_bytes().contains(&b))
    };
    value.rsplit_once('@').is_some_and(|(local, domain)| word(local, ".!#$%&'*+/=?^_`{|}~-") && word(domain, ".-"))
}

/// A date in universal time: that of the sender's clock would say where they are.
fn rfc2822(seconds: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, time) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days from a first of March, whose year ends with February (Howard Hinnant, «chrono-compatible date algorithms»).
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = (march + 2) % 12;
    let year = year_of_era + era * 400 + i64::from(month < 2);
    format!(
        "{}, {day:02} {} {year:04} {:02}:{:02}:{:02} +0000",
        DAYS[days.rem_euclid(7) as usize],
        MONTHS[month as usize],
        time / 3600,
        time / 60 % 60,
        time % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(rfc2822(0), "Thu, 01 Jan 1970 00:00:00 +0000");
        assert_eq!(rfc2822(951_782_400), "Tue, 29 Feb 2000 00:00:00 +0000");
        assert_eq!(rfc2822(1_715_679_045), "Tue, 14 May 2024 09:30:45 +0000");
        for seconds in [0, 86_399, 951_868_799, 1_735_689_599, 4_102_444_800] {
            assert_eq!(mailparse::dateparse(&rfc2822(seconds)).ok(), Some(seconds));
        }
    }

    #[test]
    fn what_is_no_address_any_more_is_said_by_the_name() {
        assert_eq!(mailbox("Odile <o.v@ville.example>"), "\"Odile\" <o.v@ville.example>");
        assert_eq!(mailbox("o.v@ville.example"), "<o.v@ville.example>");
        assert_eq!(mailbox("[Participant 1] <[adresse]>"), "\"[Participant 1] [adresse]\" <anonyme@huisclos.invalid>");
        assert_eq!(mailbox("[adresse]"), "\"[adresse]\" <anonyme@huisclos.invalid>");
        assert_eq!(mailbox("x <>"), "\"x\" <anonyme@huisclos.invalid>");
    }
}
