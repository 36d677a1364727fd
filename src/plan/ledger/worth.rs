//! What of a value is worth looking for in the output: how long it must be, how sure, and in which writing.

use crate::detect::name::Name;
use crate::detect::token::Vocabulary;
use crate::kind::Kind;

/// A name of several words without what stands between them, as addresses of pages and marks in a text are made of names:
/// `karimbenali`, `benalikarim`.
pub(super) fn run_together(name: &Name, vocabulary: &Vocabulary) -> impl Iterator<Item = String> {
    let glued = |words: &mut dyn Iterator<Item = u32>| -> String {
        let letters = |word: u32| vocabulary.key(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        words.map(letters).collect()
    };
    let whole = name.given().count() > 0 && name.surname().count() > 0;
    let names = [glued(&mut name.given().chain(name.surname())), glued(&mut name.surname().chain(name.given()))];
    names.into_iter().filter(move |name| whole && name.len() >= SHORTEST_BODY)
}

/// How sure a name must be whose words are looked for without what stands between them.
pub(super) const SURE: u8 = 80;

/// Letters and digits of a value that is looked for.
pub(super) const SHORTEST_VALUE: usize = 5;

/// The same of several words that ran together, and of what a school or an employer is called: shorter ones are words.
pub(super) const SHORTEST_BODY: usize = 8;

/// The same of a name that the user gave.
pub(super) const SHORTEST_LISTED: usize = 3;

/// Numbers and addresses that are the same however they are cut.
pub(super) fn is_squeezed(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Phone
            | Kind::Nir
            | Kind::Iban
            | Kind::Plate
            | Kind::CaseNumber
            | Kind::IdNumber
            | Kind::Email
            | Kind::Handle
            | Kind::Url
    )
}

/// Whether a word says something by itself. A year in a name that the user gave (`dossier 2024/Koffi`) stands everywhere,
/// and nobody is called `style1`.
pub(super) fn proves(key: &str) -> bool {
    key.len() >= 3 && !key.contains(|c: char| c.is_ascii_digit())
}
