//! What the dictionaries know of a word: one look-up in one transducer, embedded in the program.
//!
//! The build script merges every file of `dictionaries/fr` into one map from folded keys to a row of a table of
//! [`Facts`]. Both are read where they lie in the program: nothing is unpacked, and opening costs a header.

pub mod lists;

use std::sync::LazyLock;

use fst::raw::{Fst, Node, Output};

use crate::detect::by_word::ByWord;
use crate::detect::fold::fold_char;

/// Everything the dictionaries know of one folded key. `Copy`, no allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Given name: `round(4·log2(births + 1))`, 0 if it is none.
    pub given: u8,
    /// Gender of the given name, as agreed by at least nine births in ten.
    pub gender: Option<Gender>,
    /// Family name: `round(4·log2(bearers + 1))`, 0 if it is none.
    pub surname: u8,
    /// Commune: `round(log2(inhabitants + 1))` of the largest of that name, 0 if it is none.
    pub commune: u8,
    /// Parts of speech of the ordinary word: bits of [`pos`], 0 if it is in no lexicon.
    pub pos: u8,
    /// Frequency rank as an ordinary word, as `floor(log2(rank))` + 1; 0 if it is not among the 28 000 most frequent.
    pub rank: u8,
    /// The hand-written and small lists that hold the key: bits of [`lists`].
    pub lists: u64,
}

impl Facts {
    /// [`Facts::lists`] with the pseudo-bits [`lists::COMMUNE`], [`lists::GIVEN`], [`lists::SURNAME`], [`lists::WORD`].
    pub fn bits(&self) -> u64 {
        let flag = |known: bool, bit: u64| if known { bit } else { 0 };
        self.lists
            | flag(self.commune > 0, lists::COMMUNE)
            | flag(self.given > 0, lists::GIVEN)
            | flag(self.surname > 0, lists::SURNAME)
            | flag(self.pos > 0, lists::WORD)
    }

    /// Whether the key is in a list of `mask`, or is what a pseudo-bit of `mask` says.
    pub fn is(&self, mask: u64) -> bool {
        self.bits() & mask != 0
    }

    /// Whether no dictionary holds the key.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// Gender of a given name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// Bits of [`Facts::pos`].
pub mod pos {
    /// Noun.
    pub const NOUN: u8 = 1;
    /// Adjective.
    pub const ADJECTIVE: u8 = 2;
    /// Verb.
    pub const VERB: u8 = 4;
    /// Adverb.
    pub const ADVERB: u8 = 8;
    /// Grammatical word: determiner, pronoun, preposition, conjunction.
    pub const GRAMMATICAL: u8 = 16;
    /// Any other: interjection, number, prefix, locution.
    pub const OTHER: u8 = 32;
    /// Proper noun of a place or a brand, in the lexicon.
    pub const PROPER: u8 = 64;
}

/// What the dictionaries know of `key`, which is [folded](crate::detect::fold::fold): words joined by one space.
/// Nothing known gives `Facts::default()`.
pub fn lookup(key: &str) -> Facts {
    LEXICON.as_ref().and_then(|fst| fst.get(key)).map_or_else(Facts::default, |row| facts(row.value()))
}

/// Which of the lists of [things](lists::THINGS) have an entry that goes on behind the word `key`: «leroy» of «leroy merlin».
pub fn leads(key: &str) -> u64 {
    LEADERS.get(key).copied().unwrap_or(0)
}

/// The longest entry at the start of `text` that ends on a word boundary and [is](Facts::is) in `accept`: its length in
/// bytes of `text`, and its facts.
///
/// `text` starts on a word and is not folded; runs of spaces, hyphens and apostrophes (not line ends) match one another.
pub fn longest(text: &str, accept: u64) -> Option<(usize, Facts)> {
    let fst = LEXICON.as_ref()?;
    let mut walk = Walk { fst, node: Some(fst.root()), output: Output::zero() };
    let mut found = None;
    let mut end = 0;
    let mut inside = false; // a word: the last character read was a letter or a digit
    let mut separated = false;
    for (start, c) in text.char_indices() {
        let mut folded = Folded::default();
        fold_char(c, &mut |f| folded.push(f));
        let after = start + c.len_utf8();
        if folded.len == 0 {
            // A combining mark or a soft hyphen belongs to the character before.
            end = if separated { end } else { after };
            continue;
        }
        let letter = c.is_alphanumeric();
        if !(separated || inside && letter) {
            found = walk.accept(end, accept).or(found);
        }
        if folded.chars[0] == ' ' {
            separated = true;
            continue;
        }
        if separated {
            walk.step(' ');
        }
        folded.chars[..folded.len].iter().for_each(|f| walk.step(*f));
        if walk.node.is_none() {
            return found;
        }
        (end, inside, separated) = (after, letter, false);
    }
    if separated { found } else { walk.accept(end, accept).or(found) }
}

static LEXICON: LazyLock<Option<Fst<&'static [u8]>>> =
    LazyLock::new(|| Fst::new(&include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"))[..]).ok());

static LEADERS: LazyLock<ByWord<u64>> = LazyLock::new(|| {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/lexicon.leaders")).lines();
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(key, bits)| Some((key, bits.parse().ok()?))).collect()
});

static FACTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.facts"));

/// Bytes of one row of [`FACTS`]; the build script writes it.
const RECORD: usize = 13;

fn facts(row: u64) -> Facts {
    let record = usize::try_from(row).ok().and_then(|row| FACTS.chunks_exact(RECORD).nth(row));
    let Some(&[given, surname, commune, pos, mixed, ref lists @ ..]) = record else {
        return Facts::default();
    };
    let gender = match mixed >> 4 {
        1 => Some(Gender::Feminine),
        2 => Some(Gender::Masculine),
        _ => None,
    };
    let lists = lists.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte));
    Facts { given, gender, surname, commune, pos, rank: mixed & 15, lists }
}

/// A place in the transducer.
struct Walk<'f> {
    fst: &'f Fst<&'static [u8]>,
    node: Option<Node<'f>>,
    output: Output,
}

impl Walk<'_> {
    fn step(&mut self, c: char) {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let Some(node) = self.node else { return };
            self.node = node.find_input(byte).map(|i| {
                let transition = node.transition(i);
                self.output = self.output.cat(transition.out);
                self.fst.node(transition.addr)
            });
        }
    }

    fn accept(&self, end: usize, accept: u64) -> Option<(usize, Facts)> {
        let node = self.node.filter(Node::is_final)?;
        let facts = facts(self.output.cat(node.final_output()).value());
        facts.is(accept).then_some((end, facts))
    }
}

/// The folded form of one character; no character gives more than four.
#[derive(Default)]
struct Folded {
    chars: [char; 4],
    len: usize,
}

impl Folded {
    fn push(&mut self, c: char) {
        if let Some(slot) = self.chars.get_mut(self.len) {
            *slot = c;
            self.len += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::fold::fold;

    #[test]
    fn the_transducer_opens() {
        assert!(LEXICON.as_ref().is_some_and(|fst| fst.len() > 700_000));
        assert_eq!(FACTS.len() % RECORD, 0);
    }

    #[test]
    fn what_goes_on_is_known_of_its_first_word() {
        assert_eq!(leads("leroy"), lists::BRAND);
        assert!(leads("jean") & lists::HOMAGE != 0);
        assert_eq!((leads("karim"), leads("")), (0, 0));
    }

    #[test]
    fn an_unknown_key_has_no_facts() {
        assert!(lookup("qzxwv").is_unknown());
        assert!(lookup("").is_unknown());
    }

    #[test]
    fn a_name_a_word_and_a_commune_may_be_one_key() {
        let petit = lookup("petit");
        assert!(petit.surname > 50 && petit.pos & pos::ADJECTIVE != 0 && petit.rank > 0);
        let karim = lookup("karim");
        assert!(karim.given > 50 && karim.gender == Some(Gender::Masculine));
        assert!(lookup("orange").is(lists::COMMUNE) && lookup("orange").is(lists::WORD));
    }

    #[test]
    fn longest_takes_the_longest_entry_on_a_word_boundary() {
        let commune = |text| longest(text, lists::COMMUNE).map(|(n, _)| &text[..n]);
        assert_eq!(commune("Vitry-sur-Seine, le 3"), Some("Vitry-sur-Seine"));
        assert_eq!(commune("VITRY SUR SEINE"), Some("VITRY SUR SEINE"));
        assert_eq!(commune("Vitry-sur-Seinette"), Some("Vitry"));
        assert_eq!(commune("L’Haÿ-les-Roses"), Some("L’Haÿ-les-Roses"));
        assert_eq!(commune("L'Hay\u{308}-les-Roses."), Some("L'Hay\u{308}-les-Roses"));
        assert_eq!(commune("Lyonnais"), None);
        assert_eq!(commune("Lyon-"), Some("Lyon"));
        assert_eq!(commune(""), None);
        assert_eq!(commune("-"), None);
    }

    #[test]
    fn longest_looks_only_at_what_it_is_asked_for() {
        assert_eq!(longest("Karim", lists::COMMUNE), None);
        assert!(longest("Karim", lists::GIVEN).is_some_and(|(n, facts)| n == 5 && facts == lookup(&fold("KARIM"))));
    }
}
