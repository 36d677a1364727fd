//! A set of short words that is asked of every attribute of a part, and hardly ever holds what it is asked for.

/// Bits of a filter: few words share one.
const BITS: usize = 1024;

/// Words by their length, their first letter and their last: what it does not hold is not among them.
pub(super) struct Filter([u64; BITS / 64]);

impl Filter {
    /// Of these words.
    pub(super) const fn of(lists: &[&[&str]]) -> Self {
        let mut bits = [0; BITS / 64];
        let mut list = 0;
        while list < lists.len() {
            let mut word = 0;
            while word < lists[list].len() {
                let at = place(lists[list][word].as_bytes());
                bits[at / 64] |= 1 << (at % 64);
                word += 1;
            }
            list += 1;
        }
        Self(bits)
    }

    /// The word may be one of them; if not, it is none.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let at = place(word.as_bytes());
        self.0[at / 64] & 1 << (at % 64) != 0
    }
}

const fn place(word: &[u8]) -> usize {
    match word {
        [] => 0,
        [first, ..] => (word.len() * 167 + *first as usize * 37 + word[word.len() - 1] as usize) % BITS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_its_words_and_few_others() {
        const WORDS: &[&str] = &["", "a", "alias", "cell-range", "été"];
        static FILTER: Filter = Filter::of(&[WORDS, &["title"]]);
        assert!(WORDS.iter().all(|word| FILTER.may_hold(word)) && FILTER.may_hold("title"));
        let others = ["name", "font-size", "margin-left", "style-name", "text-align", "y", "cell-rangé", "titles"];
        assert!(others.iter().all(|word| !FILTER.may_hold(word)));
    }
}
