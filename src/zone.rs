//! Which part of the minutes a line is in. The policy and the recognisers lean on it: the same «M. Petit» is a landlord
//! in the attendance and a resident in a situation.
//!
//! Minutes have no schema. What they have is openings: «Présents :», «Situation n° 3», «Points divers». A zone lasts
//! until another opens. Where a working group writes no opening at all, a line that gives an age, a birth, a home or a
//! relative is an individual situation by what it says.

mod columns;
mod evidence;
mod head;
mod marker;
mod people;
mod rows;
mod unmarked;

use crate::segment::{Place, Role, Span};
use evidence::Reading;
use marker::Marker;
use rows::Table;

/// Where a segment stands in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Zone {
    /// Title block of the document or of a section.
    Heading,
    /// Who is present, excused, represented; who receives the minutes.
    Attendance,
    /// The agenda.
    Agenda,
    /// General talk: nothing about one person.
    #[default]
    General,
    /// An individual situation.
    Situation,
    /// Figures.
    Statistics,
    /// Decisions.
    Decisions,
    /// Signatures.
    Signature,
    /// Page headers, footers, stamps.
    Furniture,
}

/// What the document says of the meeting, or what the caller knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Meeting {
    #[default]
    Unknown,
    /// Plenary or restricted: general information.
    General,
    /// Working group, CDDF, social group: individual situations.
    Individual,
}

/// Follows one document, segment by segment, in reading order.
#[derive(Default)]
pub struct Zoner {
    zone: Zone,
    meeting: Meeting,
    /// The caller said which meeting it is: the text cannot change it.
    told: bool,
    /// Lines with words so far.
    lines: usize,
    /// The attendance or the first item has been met: no title block any more.
    opened: bool,
    /// An individual situation has been met.
    cases: bool,
    /// The line before was blank.
    blank: bool,
    /// Inside the head of an e-mail.
    mail: bool,
    /// Who attends was said in the line that opened the attendance: items below it are another list.
    inline: bool,
    /// The line that opened the attendance ends with a colon: who attends stands below.
    below: bool,
    /// The line before goes on in this one: it filled its width and closed no sentence.
    wrapped: bool,
    /// Number of the last agenda item.
    item: u32,
    table: Table,
    /// Folded start of the line at hand; reused.
    head: String,
}

impl Zoner {
    /// For a document known to be of a body that discusses individual situations (`true`) or general matters (`false`).
    /// Without it, the title block decides.
    pub fn of_meeting(individual: bool) -> Self {
        let meeting = if individual { Meeting::Individual } else { Meeting::General };
        Self { meeting, told: true, ..Self::default() }
    }

    /// The zone of a segment that is one paragraph; of one with several lines, that of an individual situation if it
    /// holds one, otherwise that of its first line.
    pub fn zone(&mut self, text: &str, place: &Place) -> Zone {
        let mut first = None;
        let mut situation = false;
        self.each_line(text, place, |_, zone| {
            first.get_or_insert(zone);
            situation |= zone == Zone::Situation;
        });
        if situation { Zone::Situation } else { first.unwrap_or(self.zone) }
    }

    /// The zone of each line of a segment: spans that follow one another and cover the whole text, neighbours of the
    /// same zone joined.
    pub fn lines(&mut self, text: &str, place: &Place) -> Vec<(Span, Zone)> {
        let mut zones: Vec<(Span, Zone)> = Vec::new();
        self.each_line(text, place, |span, zone| match zones.last_mut() {
            Some((last, same)) if *same == zone => last.end = span.end,
            Some((last, _)) => {
                let start = last.end;
                zones.push((Span::new(start, span.end), zone));
            }
            None => zones.push((Span::new(0, span.end), zone)),
        });
        match zones.last_mut() {
            Some((last, _)) => last.end = text.len(),
            None => zones.push((Span::new(0, text.len()), self.zone)),
        }
        zones
    }

    fn each_line(&mut self, text: &str, place: &Place, mut found: impl FnMut(Span, Zone)) {
        let mut start = 0;
        // No line is wrapped over a paragraph border.
        self.wrapped = false;
        let mut end = 0;
        for line in text.split_inclusive('\n') {
            end += line.len();
            // «Anne-⏎Marie demande» is one line.
            if cuts_name(&text[start..end], &text[end..]) {
                continue;
            }
            let span = Span::new(start, end);
            start = end;
            let line = text[span.range()].trim_end();
            if line.trim_start_matches(['>', ' ', '\t']).is_empty() {
                self.blank = true;
                self.wrapped = false;
                self.mail = false;
                if self.table.index.is_none() {
                    self.table = Table::default();
                }
                continue;
            }
            let zone = self.line(line, place);
            self.blank = false;
            self.wrapped = line.len() > 50 && !line.ends_with(['.', ':', ';', '!', '?', '»', ')']);
            found(span, zone);
        }
    }

    fn line(&mut self, line: &str, place: &Place) -> Zone {
        self.lines += 1;
        match place.role {
            Role::Furniture | Role::Trace => return Zone::Furniture,
            Role::Body => {}
            role => return self.aside(line, role),
        }
        if let Some(zone) = self.table_row(line, place) {
            return zone;
        }
        let mut head = std::mem::take(&mut self.head);
        let (start, rest) = head::undecorated(line);
        let reading = &Reading::new(line);
        let learns = self.lines <= 25 && !self.opened && !self.told;
        head::fold_words(rest, 0, &mut head);
        if start.is_some() || !head.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric) {
            head::fold_words(rest, head::ENOUGH, &mut head);
        }
        let marker = if !learns && marker::is_plain(&head, start, rest) {
            marker::of_plain(start, reading)
        } else {
            head::fold_head(rest, &mut head);
            marker::of(&head, start, line, reading)
        };
        if learns {
            self.learn_meeting(&head);
        }
        let zone = if self.is_agenda_item(start, line) {
            Zone::Agenda
        } else {
            self.apply(marker, reading, &head, line, place)
        };
        self.head = head;
        zone
    }

    /// Notes and comments open nothing. Most are read after the body, whose last zone says nothing of them: the contact
    /// of the secretary at its end must not make a list of participants of every comment.
    fn aside(&self, line: &str, role: Role) -> Zone {
        if self.zone == Zone::Situation || Reading::new(line).weight() >= 2 {
            return Zone::Situation;
        }
        match role {
            Role::Deleted => self.zone,
            Role::Note | Role::Comment if self.cases => Zone::Situation,
            _ => Zone::General,
        }
    }

    fn learn_meeting(&mut self, head: &str) {
        if let Some(individual) = marker::meeting(head) {
            // The strictest word wins: «groupe de travail du CLSPD réuni après la plénière».
            if self.meeting != Meeting::Individual {
                self.meeting = if individual { Meeting::Individual } else { Meeting::General };
            }
        }
    }

    fn apply(&mut self, marker: Marker, reading: &Reading<'_>, head: &str, line: &str, place: &Place) -> Zone {
        let short = line.len() < 90 && !line.ends_with(['.', ';', ',']);
        match marker {
            Marker::Furniture => return Zone::Furniture,
            Marker::Joined if self.cases => self.unmarked(reading, head, line, short),
            Marker::Chair | Marker::Joined => {
                self.opened = true;
                if matches!(self.zone, Zone::Heading | Zone::Attendance) {
                    self.zone = Zone::General;
                }
                return Zone::Attendance;
            }
            Marker::Attendance => {
                self.open(Zone::Attendance);
                self.item = 0;
                self.below = line.ends_with(':');
                self.inline =
                    line.bytes().filter(|byte| *byte == b',').count() >= 2 && !line.ends_with([':', ',', ';']);
            }
            Marker::MailHead => {
                self.open(Zone::Attendance);
                self.mail = true;
            }
            Marker::MailSubject => {
                let about = self.meeting == Meeting::Individual
                    && (self.cases
                        || reading.weight() > 0
                        || head.contains("situation")
                        || people::names_family(line)
                        || people::names_someone(line));
                self.mail = true;
                // The text below is on whom the subject names.
                self.cases |= about;
                return if about { Zone::Situation } else { Zone::Heading };
            }
            Marker::Salutation => {
                self.mail = false;
                self.zone = if self.cases { Zone::Situation } else { Zone::General };
                return Zone::General;
            }
            Marker::Agenda => {
                self.open(Zone::Agenda);
                self.item = 0;
            }
            Marker::Situation => {
                self.cases = true;
                self.open(Zone::Situation);
            }
            Marker::Statistics => self.open(Zone::Statistics),
            Marker::Decisions if self.cases && self.zone == Zone::Situation => {}
            Marker::Decisions => self.open(Zone::Decisions),
            // «Observations : boit de nouveau»: a note on the one whom the situation is about.
            Marker::General if self.zone == Zone::Situation && marker::is_note(head) => {}
            Marker::General => self.open(Zone::General),
            Marker::Signature if self.lines > 4 => {
                self.open(Zone::Signature);
            }
            Marker::Signature | Marker::None => {
                if place.heading {
                    self.opened |= self.lines > 3;
                    self.zone = if self.individual() && reading.weight() > 0 { Zone::Situation } else { Zone::General };
                    return if self.zone == Zone::Situation { Zone::Situation } else { Zone::Heading };
                }
                self.unmarked(reading, head, line, short);
            }
            Marker::Numbered(number) => self.numbered(number, reading, head, line, short),
        }
        self.zone
    }

    /// «2. Situations individuelles» under «Ordre du jour» announces and does not open.
    fn is_agenda_item(&mut self, number: Option<u32>, line: &str) -> bool {
        let Some(number) = number.filter(|&number| self.zone == Zone::Agenda && number > self.item && line.len() < 120)
        else {
            return false;
        };
        self.item = number;
        true
    }

    fn open(&mut self, zone: Zone) {
        self.zone = zone;
        self.opened = true;
        self.mail = false;
    }

    fn individual(&self) -> bool {
        self.meeting == Meeting::Individual
    }

    fn numbered(&mut self, number: u32, reading: &Reading<'_>, head: &str, line: &str, short: bool) {
        let weight = reading.weight();
        // «Membres :⏎1. Hugues de Maleprade⏎2. …»
        let listed = self.zone == Zone::Attendance && self.below && !self.blank && number == self.item + 1;
        self.item = number;
        if listed && weight == 0 && line.len() < 90 && !line.ends_with('.') {
            return;
        }
        if self.zone == Zone::Decisions {
            return;
        }
        let situation = match self.meeting {
            // A restricted meeting has headings, too, that are nothing but somebody's name.
            Meeting::General => self.zone != Zone::Attendance && people::is_name_alone(line),
            Meeting::Unknown => weight > 1,
            Meeting::Individual => {
                weight > 0
                    || people::names_someone(line)
                    || people::opens_on_subject(head)
                    // «2.4. Mme Vidal annonce un radar.»: she speaks.
                    || people::opens_on_title(head) && !people::opens_on_speaker(head)
                    || people::is_given_alone(line)
                    || people::opens_on_initials(line)
                    || people::opens_on_small_name(line)
                    || line.ends_with(" ans")
            }
        };
        if situation {
            self.cases = true;
            self.open(Zone::Situation);
        } else if short || self.zone != Zone::Situation {
            self.open(Zone::General);
        }
    }
}

/// A hyphen ends the line right behind a letter, and the next line goes on with a capital.
fn cuts_name(line: &str, behind: &str) -> bool {
    let line = line.trim_end();
    line.ends_with('-')
        && line[..line.len() - 1].ends_with(char::is_alphabetic)
        && behind.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests;
