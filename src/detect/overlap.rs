//! The sole arbiter of candidates that share bytes: one mention a place.

use std::cmp::Reverse;

use crate::detect::Candidate;
use crate::kind::Kind;
use crate::segment::Span;

/// Keeps, of candidates that share bytes, one; gives them sorted by position. A longer span wins, except that a value
/// with a checked form (a number, a web address) beats words, and that a name inside a school's or street's is theirs.
pub fn resolve(candidates: &mut Vec<Candidate>) {
    candidates.sort_by_cached_key(|candidate| {
        (
            Reverse(rank(candidate)),
            Reverse(candidate.span.len()),
            Reverse(candidate.confidence),
            candidate.span.start,
            candidate.kind,
            candidate.rule,
        )
    });
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        let at = kept.partition_point(|other| other.span.start < candidate.span.start);
        let free = kept.get(at).is_none_or(|next| !next.span.overlaps(candidate.span))
            && at.checked_sub(1).is_none_or(|before| !kept[before].span.overlaps(candidate.span));
        if free && !candidate.span.is_empty() {
            kept.insert(at, candidate);
            continue;
        }
        // What a lower-ranked candidate covers beyond the winners is still hidden: a name half inside an address.
        if candidate.confidence >= crate::detect::DOUBT
            && matches!(
                candidate.kind,
                Kind::Address | Kind::School | Kind::Employer | Kind::Person | Kind::Participant
            )
            && (!matches!(candidate.kind, Kind::Person | Kind::Participant) || beside_field(&kept, candidate.span))
            && let Some(rest) = rest(&kept, candidate.span)
        {
            let at = kept.partition_point(|other| other.span.start < rest.start);
            kept.insert(at, Candidate { span: rest, ..candidate });
        }
    }
    *candidates = kept;
}

/// Leaves out what is left of words that were cut before a winner, and has neither a name nor a number: «logement », «chambre
/// de la ».
pub fn drop_scraps(text: &str, candidates: &mut Vec<Candidate>) {
    candidates.retain_mut(|candidate| {
        // What the user says is a value is one, whatever it begins and ends with.
        if candidate.rule.starts_with("user.") {
            return true;
        }
        let words = text.get(candidate.span.range()).unwrap_or_default();
        // «Nguyen⏎», whose other half is the next row's
        let blank = |c: char| c == '\n' || c == ',' || c == ';';
        if words.ends_with(blank) || words.starts_with(blank) {
            let start = candidate.span.start + words.len() - words.trim_start_matches(blank).len();
            candidate.span = Span::new(start, (candidate.span.start + words.trim_end_matches(blank).len()).max(start));
            return candidate.span.start < candidate.span.end;
        }
        let cut = words.ends_with([' ', '\u{a0}', '\u{202f}']) || words.starts_with(' ');
        // «Lola Âge»: what is left of a name in its own line is a label.
        if cut && matches!(candidate.kind, Kind::Person | Kind::Participant) {
            return false;
        }
        !cut || words.starts_with(' ') || words.contains(|c: char| c.is_uppercase() || c.is_numeric())
    });
}

/// What won over `span` is the name in a field or a cell: what was read across its border goes on in the next one.
fn beside_field(kept: &[Candidate], span: Span) -> bool {
    let field = |rule: &str| rule.starts_with("form.") || rule.starts_with("table.");
    kept.iter().any(|other| other.span.overlaps(span) && field(other.rule) && other.kind == Kind::Person)
}

/// The part of `span` behind the last kept span that overlaps its start, if nothing else overlaps it.
fn rest(kept: &[Candidate], span: Span) -> Option<Span> {
    let winner = kept.iter().find(|other| other.span.overlaps(span))?;
    let rest = if winner.span.start <= span.start && winner.span.end < span.end {
        Span::new(winner.span.end, span.end)
    } else if winner.span.start > span.start {
        Span::new(span.start, winner.span.start)
    } else {
        return None;
    };
    (!kept.iter().any(|other| other.span.overlaps(rest))).then_some(rest)
}

/// Which kind wins before length is compared.
fn rank(candidate: &Candidate) -> u8 {
    let sure = candidate.confidence >= crate::detect::DOUBT;
    match candidate.kind {
        _ if candidate.rule.starts_with("user.") => 9,
        // What a column says of its cell is no guess.
        Kind::Person
            if (candidate.rule.starts_with("form.") || matches!(candidate.rule, "table.surname" | "table.given")) =>
        {
            5
        }
        // «Commune : Lens», «| 53000 Laval |»
        Kind::Place if candidate.rule == "table.value" => 5,
        Kind::Address if candidate.rule == "table.beside_name" => 5,
        Kind::Email | Kind::Url | Kind::Nir | Kind::Iban if sure => 8,
        Kind::Phone | Kind::Plate | Kind::Handle if sure => 7,
        Kind::BirthDate | Kind::CaseNumber | Kind::IdNumber if sure => 6,
        Kind::Address if candidate.confidence >= 80 => 5,
        // «élève de 4e Mozart»
        Kind::SchoolClass if candidate.rule == "school_class.named" => 5,
        Kind::School | Kind::Employer if sure => 4,
        Kind::Person | Kind::Family | Kind::Participant if sure => 4,
        Kind::Address | Kind::Kin | Kind::SchoolClass | Kind::Age if sure => 3,
        _ if sure => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(start: usize, end: usize, kind: Kind, confidence: u8) -> Candidate {
        Candidate { span: Span::new(start, end), kind, rule: "test.rule", confidence }
    }

    #[test]
    fn the_longer_wins_and_order_does_not_matter() {
        let all =
            [candidate(0, 5, Kind::Person, 70), candidate(0, 12, Kind::Person, 70), candidate(14, 20, Kind::Age, 90)];
        let mut forwards = all.to_vec();
        let mut backwards: Vec<_> = all.iter().rev().copied().collect();
        resolve(&mut forwards);
        resolve(&mut backwards);
        assert_eq!(forwards, backwards);
        assert_eq!(forwards.iter().map(|c| (c.span.start, c.span.end)).collect::<Vec<_>>(), [(0, 12), (14, 20)]);
    }

    #[test]
    fn a_checked_value_beats_words() {
        let mut all = vec![candidate(0, 30, Kind::Person, 90), candidate(10, 20, Kind::Email, 95)];
        resolve(&mut all);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].kind, Kind::Email);
    }
}
