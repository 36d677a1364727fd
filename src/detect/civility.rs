//! «M.», «Mme» and their spellings, once: whoever asks whether a word is a civility asks here.

use super::lexicon::Gender;

/// What a civility says of those who bear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Civility {
    pub(crate) gender: Gender,
    /// «MM. Diallo et Traoré»
    pub(crate) several: bool,
}

/// Folded. «Melle» is a town, too: it is no title for who looks for names, and one where nothing else can stand.
const TABLE: &[(&str, Gender, bool)] = &[
    ("m", Gender::Masculine, false),
    ("mr", Gender::Masculine, false),
    ("monsieur", Gender::Masculine, false),
    ("mm", Gender::Masculine, true),
    ("messieurs", Gender::Masculine, true),
    ("mme", Gender::Feminine, false),
    ("madame", Gender::Feminine, false),
    ("mlle", Gender::Feminine, false),
    ("mle", Gender::Feminine, false),
    ("melle", Gender::Feminine, false),
    ("mademoiselle", Gender::Feminine, false),
    ("mmes", Gender::Feminine, true),
    ("mlles", Gender::Feminine, true),
    ("mesdames", Gender::Feminine, true),
];

/// The civility that a folded word is, without its dot.
pub(crate) fn of(key: &str) -> Option<Civility> {
    let row = TABLE.iter().find(|(word, ..)| *word == key);
    row.map(|(_, gender, several)| Civility { gender: *gender, several: *several })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::token::{Scene, Vocabulary, tokenise};
    use crate::detect::{cues, marks};
    use crate::zone::Zone;

    #[test]
    fn words_are_marked_as_the_table_says() {
        for (word, _, several) in TABLE.iter().filter(|(word, ..)| *word != "melle") {
            let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
            tokenise(word, &mut vocabulary, &mut tokens);
            let scene = Scene { text: word, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::General };
            let mark = if *several { marks::CIVILITIES } else { marks::CIVILITY | marks::COUPLE };
            assert!(scene.has(0, mark) && scene.is(0, cues::CIVILITY), "{word}");
        }
    }
}
