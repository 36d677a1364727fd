//! Results over one text, as Presidio orders and joins them. Positions are code points.

use std::collections::BTreeMap;

use super::answer::Refusal;

/// A stretch of a text and what it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) entity: String,
    /// 0 to 1; JSON as it came, for it is only handed on.
    pub(super) score: f64,
}

/// Where each code point of a text starts, and where the text ends.
pub(super) fn starts(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// The disjoint or only partly overlapping results that are worked on: those of one type that overlap are one, those
/// within another go, those of one type with only blanks between are one.
pub(super) fn settle(mut results: Vec<Found>, text: &str, starts: &[usize]) -> Vec<Found> {
    results.sort_by_key(|found| (found.start, found.end));
    let results = without_contained(merged(results));
    let mut joined: Vec<Found> = Vec::with_capacity(results.len());
    for mut found in results {
        let blank = |from: usize, to: usize| {
            let range = starts.get(from).zip(starts.get(to)).filter(|(from, to)| from < to);
            let between = range.and_then(|(from, to)| text.get(*from..*to));
            between.is_some_and(|between| between.bytes().all(|byte| byte == b' '))
        };
        if let Some(before) = joined.pop_if(|before| before.entity == found.entity && blank(before.end, found.start)) {
            found.start = before.start;
        }
        joined.push(found);
    }
    joined
}

/// Those of one type that share a letter are one, at the place in the order of the last of them.
fn merged(results: Vec<Found>) -> Vec<Found> {
    let mut open: BTreeMap<String, (usize, Found)> = BTreeMap::new();
    let mut kept = Vec::with_capacity(results.len());
    for (position, found) in results.into_iter().enumerate() {
        match open.get_mut(&found.entity) {
            Some((at, current)) if found.start < current.end && current.start < found.end => {
                current.end = current.end.max(found.end);
                current.score = current.score.max(found.score);
                *at = position;
            }
            Some(entry) => kept.push(std::mem::replace(entry, (position, found))),
            None => drop(open.insert(found.entity.clone(), (position, found))),
        }
    }
    kept.extend(open.into_values());
    kept.sort_by_key(|(position, _)| *position);
    kept.into_iter().map(|(_, found)| found).collect()
}

/// Without what lies within another; of equal stretches the surest is kept, the last of several.
fn without_contained(results: Vec<Found>) -> Vec<Found> {
    let mut order: Vec<usize> = (0..results.len()).collect();
    order.sort_by_key(|at| (results[*at].start, std::cmp::Reverse(results[*at].end)));
    let mut keep = vec![true; results.len()];
    let mut seen: Option<usize> = None;
    for group in order.chunk_by(|a, b| (results[*a].start, results[*a].end) == (results[*b].start, results[*b].end)) {
        let end = results[group[0]].end;
        let best = group.iter().copied().max_by(|a, b| results[*a].score.total_cmp(&results[*b].score).then(a.cmp(b)));
        let contained = seen.is_some_and(|seen| seen >= end);
        for at in group {
            keep[*at] = !contained && Some(*at) == best;
        }
        seen = Some(seen.map_or(end, |seen| seen.max(end)));
    }
    let mut keep = keep.into_iter();
    results.into_iter().filter(|_| keep.next().unwrap_or(false)).collect()
}

/// One replacement, as it is told.
#[derive(serde::Serialize)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) entity_type: String,
    pub(super) text: String,
    pub(super) operator: String,
    pub(super) score: Option<f64>,
}

/// A text with stretches replaced, and those, last first.
#[derive(serde::Serialize)]
pub(super) struct Rewritten {
    pub(super) text: String,
    pub(super) items: Vec<Item>,
}

/// What becomes of a stretch: the name of the operator and the new text.
type Operated = Result<(String, String), Refusal>;

/// Most bytes of an answer: stretches that overlap may be kept many times over.
const MOST: usize = 64 << 20;

/// Replaces stretches, from the last to the first.
///
/// # Errors
/// 422 for a stretch outside the text, 413 for an answer without end, and those of `operate`.
pub(super) fn rewrite(
    text: &str,
    starts: &[usize],
    mut results: Vec<(Found, Option<f64>)>,
    operate: &mut dyn FnMut(&str, &str) -> Operated,
) -> Result<Rewritten, Refusal> {
    let length = starts.len() - 1;
    results.sort_by_key(|(found, _)| std::cmp::Reverse((found.start, found.end)));
    let (mut pieces, mut items) = (Vec::new(), Vec::with_capacity(results.len()));
    let (mut last, mut after, mut bytes) = (length, 0, 0);
    for (found, score) in results {
        let Found { start, end, entity, .. } = found;
        if start > length || end > length {
            return Err(Refusal::invalid(format!(
                "Invalid analyzer result, start: {start} and end: {end}, while text length is only {length}."
            )));
        }
        let (operator, new) = operate(&entity, &text[starts[start]..starts[end]])?;
        let gap = &text[starts[end.min(last)]..starts[last]];
        let points = new.chars().count();
        after += last - end.min(last) + points;
        bytes += gap.len() + 2 * new.len();
        if bytes > MOST {
            return Err(Refusal::too_large());
        }
        pieces.push(gap.to_owned());
        pieces.push(new.clone());
        // From the end until all is known.
        items.push(Item { start: after, end: points, entity_type: entity, text: new, operator, score });
        last = start;
    }
    pieces.push(text[..starts[last]].to_owned());
    let whole = last + after;
    for item in &mut items {
        item.start = whole - item.start;
        item.end += item.start;
    }
    pieces.reverse();
    Ok(Rewritten { text: pieces.concat(), items })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(start: usize, end: usize, entity: &str, score: f64) -> Found {
        Found { start, end, entity: entity.to_owned(), score }
    }

    fn settled(text: &str, results: &[Found]) -> Vec<(usize, usize, String)> {
        let settled = settle(results.to_vec(), text, &starts(text));
        settled.into_iter().map(|found| (found.start, found.end, found.entity)).collect()
    }

    #[test]
    fn overlaps_of_one_type_and_blanks_between_are_one() {
        let text = "Mme Zoé Martin  Durand, Nice";
        let of = |start, end| (start, end, "P".to_owned());
        assert_eq!(settled(text, &[found(4, 14, "P", 0.5), found(8, 22, "P", 0.9)]), [of(4, 22)]);
        assert_eq!(settled(text, &[found(4, 14, "P", 0.5), found(16, 22, "P", 0.9)]), [of(4, 22)]);
        assert_eq!(settled(text, &[found(4, 7, "P", 0.5), found(7, 14, "P", 0.9)]).len(), 2, "no letter is shared");
    }

    #[test]
    fn what_lies_within_another_goes() {
        let text = "hello world, my name is Jane Doe. My number is: 034453334";
        let results = [
            found(24, 32, "NAME", 0.8),
            found(24, 28, "FIRST", 0.8),
            found(29, 32, "LAST", 0.6),
            found(48, 57, "PHONE", 0.9),
        ];
        let left: Vec<_> = settled(text, &results).into_iter().map(|(.., entity)| entity).collect();
        assert_eq!(left, ["NAME", "PHONE"]);
        let equal = [found(0, 5, "A", 0.5), found(0, 5, "B", 0.5), found(0, 5, "C", 0.4)];
        assert_eq!(settled(text, &equal), [(0, 5, "B".to_owned())]);
    }

    #[test]
    fn replacements_count_code_points_of_the_new_text() {
        let text = "🦊 Zoé habite Nice";
        let results = [found(2, 5, "P", 0.5), found(13, 17, "L", 0.5)].map(|found| (found, None));
        let new = &mut |entity: &str, _: &str| Ok(("x".to_owned(), format!("<é{entity}>")));
        let rewritten = rewrite(text, &starts(text), results.to_vec(), new).unwrap();
        assert_eq!(rewritten.text, "🦊 <éP> habite <éL>");
        let at: Vec<_> = rewritten.items.iter().map(|item| (item.start, item.end)).collect();
        assert_eq!(at, [(14, 18), (2, 6)]);
    }

    #[test]
    fn partial_overlaps_and_answers_without_end_are_no_harm() {
        let results = [found(0, 4, "A", 0.5), found(2, 6, "B", 0.5)].map(|found| (found, None));
        let keep = &mut |_: &str, text: &str| Ok(("keep".to_owned(), text.to_owned()));
        assert_eq!(rewrite("abcdef", &starts("abcdef"), results.to_vec(), keep).unwrap().text, "abcdcdef");
        let text = "x".repeat(1 << 20);
        let many = (0..1000).map(|at| (found(at, (1 << 20) - 1000 + at, "A", 0.5), None)).collect();
        assert_eq!(rewrite(&text, &starts(&text), many, keep).err().map(|refusal| refusal.status.as_u16()), Some(413));
    }
}
