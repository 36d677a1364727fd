//! How many years an age is, however it is written: the one reading of it, for who is a minor hangs on it.

use super::fold::fold;

/// Whole years; of several ages the first. `None` where no number is said, or only about how many: «une trentaine».
pub(crate) fn years(words: &str) -> Option<u8> {
    let key = fold(words);
    let number = match key.find(|c: char| c.is_ascii_digit()) {
        Some(at) => {
            let digits = key[at..].bytes().take_while(u8::is_ascii_digit).count();
            key[at..at + digits].parse().ok()?
        }
        None => in_words(&key)?,
    };
    // «17 ans et 6 mois» are seventeen years, «18 mois» one.
    let mut units = key.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let months = units.find(|word| matches!(*word, "an" | "ans" | "a" | "mois")) == Some("mois");
    Some(if months { number / 12 } else { number })
}

/// The first number that is written in words.
fn in_words(key: &str) -> Option<u8> {
    let mut words = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut sum = words.find_map(|word| numeral(word).filter(|value| *value > 1))?;
    for word in words {
        sum = match (sum, numeral(word)) {
            (4, Some(20)) => 80,
            (10, Some(more @ 7..=9)) => sum + more,
            (20 | 30 | 40 | 50, Some(more @ 1..=9)) | (60 | 80, Some(more @ 1..=16)) => sum + more,
            (70 | 90, Some(more @ 7..=9)) => sum + more,
            // «vingt et un»
            _ if word == "et" => continue,
            _ => break,
        };
    }
    Some(sum)
}

fn numeral(word: &str) -> Option<u8> {
    const UNITS: &[&str] = &[
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
        "quatorze", "quinze", "seize",
    ];
    const TENS: &[(&str, u8)] =
        &[("vingt", 20), ("vingts", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60)];
    let unit = UNITS.iter().position(|unit| *unit == word || *unit == "un" && word == "une");
    let ten = TENS.iter().find(|(ten, _)| *ten == word).map(|(_, value)| *value);
    unit.and_then(|at| u8::try_from(at + 1).ok()).or(ten)
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn an_age_is_read_in_figures_and_in_words() {
        for (words, expected) in [
            ("15 ans et demi", 15),
            ("17 ans et 6 mois", 17),
            ("18 ans et 2 mois", 18),
            ("16 ans ½", 16),
            ("14a", 14),
            ("15 A.", 15),
            ("13", 13),
            ("18 mois", 1),
            ("18 MOIS ET DEMI", 1),
            ("7 mois", 0),
            ("huit mois", 0),
            ("dix-huit mois", 1),
            ("12 et 14 ans", 12),
            ("5, 7 et 9 ans", 5),
            ("15/16 ans", 15),
            ("dix-sept ans", 17),
            ("DIX-SEPT ANS", 17),
            ("quinze ans et demi", 15),
            ("quinze et seize ans", 15),
            ("vingt et un ans", 21),
            ("vingt-deux ans", 22),
            ("trente-trois ans et six mois", 33),
            ("soixante et onze ans", 71),
            ("soixante-dix-huit ans", 78),
            ("quatre ans", 4),
            ("quatre-vingts ans", 80),
            ("quatre-vingt-douze ans", 92),
            ("quatre-vingt-dix-sept ans", 97),
        ] {
            assert_eq!(years(words), Some(expected), "{words}");
        }
        for words in ["une trentaine d'années", "bientôt majeur", "999 ans", ""] {
            assert_eq!(years(words), None, "{words}");
        }
    }
}
