//! B-cubed: how well mentions are grouped by whom they mean.

use std::collections::BTreeMap;

/// The two measures of B-cubed (Bagga and Baldwin 1998), over any number of texts.
///
/// For each mention, *precision* is the part of those that the program grouped with it that truly mean the same one, and
/// *recall* the part of those that mean the same one that the program grouped with it; a mention is in its own group. The
/// measure is the mean over mentions. Mentions that were not found are in neither.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Mentions that were found and compared.
    pub mentions: usize,
    /// Sums by the size of the group that they are divided by: whole numbers, so that the order of texts changes
    /// nothing.
    precision: BTreeMap<usize, usize>,
    recall: BTreeMap<usize, usize>,
}

impl Links {
    /// The groups of one text, one pair a mention: whom it means, and whom the program takes it to mean.
    pub fn of<A: Ord, B: Ord>(pairs: &[(A, B)]) -> Self {
        let (mut annotated, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (a, b) in pairs {
            *annotated.entry(a).or_insert(0) += 1;
            *found.entry(b).or_insert(0) += 1;
            *both.entry((a, b)).or_insert(0) += 1;
        }
        let mut links = Self { mentions: pairs.len(), ..Self::default() };
        for ((a, b), shared) in both {
            // Each of the shared mentions has all of them in its group.
            let size = |group: Option<&usize>| group.copied().unwrap_or(shared);
            *links.precision.entry(size(found.get(b))).or_insert(0) += shared * shared;
            *links.recall.entry(size(annotated.get(a))).or_insert(0) += shared * shared;
        }
        links
    }

    /// Adds another text, whose groups are others.
    pub fn add(&mut self, other: &Self) {
        self.mentions += other.mentions;
        for (mine, theirs) in [(&mut self.precision, &other.precision), (&mut self.recall, &other.recall)] {
            for (size, sum) in theirs {
                *mine.entry(*size).or_insert(0) += sum;
            }
        }
    }

    /// From 0 to 1; `None` without mentions.
    pub fn precision(&self) -> Option<f64> {
        self.mean(&self.precision)
    }

    /// From 0 to 1; `None` without mentions.
    pub fn recall(&self) -> Option<f64> {
        self.mean(&self.recall)
    }

    fn mean(&self, sums: &BTreeMap<usize, usize>) -> Option<f64> {
        let sum: f64 = sums.iter().map(|(size, sum)| *sum as f64 / *size as f64).sum();
        (self.mentions > 0).then(|| sum / self.mentions as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(&str, u32)], precision: f64, recall: f64) {
        let links = Links::of(pairs);
        let near = |measure: Option<f64>, by_hand: f64| measure.is_some_and(|it| (it - by_hand).abs() < 1e-12);
        assert!(near(links.precision(), precision), "precision {:?}", links.precision());
        assert!(near(links.recall(), recall), "recall {:?}", links.recall());
    }

    #[test]
    fn right_groups_are_exactly_one() {
        let links = Links::of(&[("a", 3), ("b", 1), ("a", 3), ("c", 2), ("a", 3), ("b", 1)]);
        assert_eq!((links.mentions, links.precision(), links.recall()), (6, Some(1.0), Some(1.0)));
    }

    #[test]
    fn one_mention_in_the_wrong_group() {
        // {a a a} {b b} found as {a a} {a b b}. Precision: 1, 1, 1/3, 2/3, 2/3. Recall: 2/3, 2/3, 1/3, 1, 1.
        check(&[("a", 0), ("a", 0), ("a", 1), ("b", 1), ("b", 1)], 11.0 / 15.0, 11.0 / 15.0);
    }

    #[test]
    fn one_group_of_all_loses_precision_only() {
        // {a} {b b b} found as one. Precision: 1/4, and 3/4 three times.
        check(&[("a", 0), ("b", 0), ("b", 0), ("b", 0)], 0.625, 1.0);
    }

    #[test]
    fn a_group_for_each_loses_recall_only() {
        // Recall: 1, and 1/3 three times.
        check(&[("a", 0), ("b", 1), ("b", 2), ("b", 3)], 1.0, 0.5);
    }

    #[test]
    fn groups_of_two_texts_are_apart() {
        let (one, two) = (Links::of(&[("a", 0), ("a", 0)]), Links::of(&[("a", 0), ("b", 0)]));
        let mut sum = one.clone();
        sum.add(&two);
        // Precision: 1, 1, 1/2, 1/2.
        assert_eq!((sum.mentions, sum.precision(), sum.recall()), (4, Some(0.75), Some(1.0)));
        let mut turned = two;
        turned.add(&one);
        assert_eq!(sum, turned);
    }

    #[test]
    fn nothing_is_not_perfect() {
        let none: &[(u32, u32)] = &[];
        assert_eq!((Links::of(none).precision(), Links::default().recall()), (None, None));
    }
}
