//! What the dictionaries know of a word: one look-up in one transducer, embedded in the program.

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

/// What the dictionaries know of a folded key.
pub fn lookup(_key: &str) -> Facts {
    Facts::default()
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
