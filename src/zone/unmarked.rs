//! What a line says that opens nothing: that a list goes on or has ended, that somebody is spoken of.

use super::evidence::Reading;
use super::{Meeting, Zone, Zoner, people};

impl Zoner {
    /// Opens, leaves or keeps the zone by a line that no marker opens.
    pub(super) fn unmarked(&mut self, reading: &Reading<'_>, head: &str, line: &str, short: bool) {
        let weight = || reading.weight();
        let list = || people::is_list_like(line, reading);
        match self.zone {
            Zone::Situation => {}
            Zone::Attendance if self.wrapped && !is_item(line) => {}
            Zone::Attendance if self.mail => {
                if !list() && !line.contains('@') {
                    self.mail = false;
                    self.zone = if self.cases { Zone::Situation } else { Zone::General };
                }
            }
            Zone::Attendance => {
                // A list goes on over paragraphs; a sentence, or a gap with no list behind it, ends it.
                // «Élève CISSOKHO Mamadou» behind a gap; «Mme Cissokho» may sit in the meeting.
                let opens = || self.blank && people::opens_on_subject(head);
                if self.individual() && (weight() > 0 || opens()) {
                    self.zone = Zone::Situation;
                } else if self.individual() && is_talk(head, line) && people::opens_on_given(line) {
                    self.cases = true;
                    self.zone = Zone::Situation;
                } else if !list()
                    || self.individual() && is_talk(head, line)
                    || self.blank && !short
                    || (self.inline || is_arrow(line)) && is_item(line)
                {
                    self.zone = Zone::General;
                }
            }
            Zone::Agenda if line.len() < 120 && !self.blank => {}
            Zone::Signature if line.len() < 120 && weight() == 0 => {}
            Zone::Signature if self.cases && weight() > 0 => self.zone = Zone::Situation,
            Zone::Heading | Zone::General
                if !self.opened && line.len() < 160 && self.lines < 12 && weight() == 0 && !is_sentence(line) =>
            {
                self.zone = Zone::Heading;
            }
            Zone::Statistics | Zone::Decisions if weight() < 2 && !self.blank => {}
            _ => self.zone = if self.zone == Zone::Decisions { Zone::Decisions } else { Zone::General },
        }
        if self.zone == Zone::General || self.zone == Zone::Statistics {
            self.opened |= line.len() >= 160;
            let enough = if self.individual() {
                1
            } else if self.meeting == Meeting::Unknown {
                2
            } else {
                9
            };
            let pupil = || self.individual() && people::opens_on_pupil(line);
            if self.zone == Zone::General && (weight() >= enough || pupil()) {
                self.cases = true;
                self.opened = true;
                self.zone = Zone::Situation;
            }
        }
    }
}

/// «Dylan traîne avec Nolan.»: a sentence about somebody without a title, and not who is there or is not.
fn is_talk(head: &str, line: &str) -> bool {
    const ATTENDS: [&str; 6] = ["xcus", "résent", "resent", "bsent", "ouvoir", "éance"];
    is_sentence(line)
        && line.starts_with(char::is_uppercase)
        && !people::opens_on_title(head)
        && !line.contains([',', ';', '(', ':'])
        && !ATTENDS.iter().any(|word| line.contains(word))
}

/// «-> Nassim : stage» is no one of who is present.
fn is_arrow(line: &str) -> bool {
    let line = line.trim_start();
    ["->", "=>", "→", "⇒"].iter().any(|arrow| line.starts_with(arrow))
}

/// The line is an item of a list.
fn is_item(line: &str) -> bool {
    line.trim_start()
        .trim_start_matches(['-', '–', '—', '•', '*', '→', '⇒', '>', '=', '▪', '‣', '·'])
        .starts_with([' ', '\t', '\u{a0}'])
}

/// A title block holds no sentence: a line of five words at least that a full stop closes.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?']) && line.bytes().filter(|byte| *byte == b' ').count() >= 4
}
