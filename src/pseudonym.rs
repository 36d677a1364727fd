//! Naming: what an entity is called from now on. The only module that makes names.
//!
//! Scope `document` (default): the family is a letter group, the person a number in it, in order of first appearance;
//! nothing is kept anywhere. Scope `archive`: codes are cut from HMAC-SHA-256 under a sub-key of the named scope, so
//! that the same full name has the same code on any machine without any file of names (the charters forbid one).
//! A code is never computable without the key, and says nothing of the name: no initial, no length.

use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::detect::kin::KinClass;
use crate::detect::token::Vocabulary;
use crate::error::{Error, ErrorKind};
use crate::kind::{Function, Kind, PLURALS};
use crate::link::{Entity, Linked, Mention};

/// 256 secret bits. Erased from memory when dropped; no `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

const HEADER: &str = "huisclos-key-1";

impl Key {
    /// From bytes of a good source of randomness.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a key file: the header line, then 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] with the line that is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let wrong = |line| Error::new(ErrorKind::Configuration).at("key").position(line);
        let mut lines = text.lines();
        if lines.next().map(str::trim) != Some(HEADER) {
            return Err(wrong(1));
        }
        let digits = lines.next().map(str::trim).unwrap_or_default();
        let mut bytes = [0_u8; 32];
        // `from_str_radix` takes a sign.
        if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong(2));
        }
        // Whoever wrote more meant something by it.
        if let Some(more) = lines.position(|line| !line.trim().is_empty()) {
            return Err(wrong(more as u64 + 3));
        }
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = digits
                .get(2 * i..2 * i + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
                .ok_or_else(|| wrong(2))?;
        }
        Ok(Self(bytes))
    }

    /// The text of a key file.
    pub fn to_file(&self) -> zeroize::Zeroizing<String> {
        let mut text = format!("{HEADER}\n");
        for byte in &self.0 {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push('\n');
        text.into()
    }

    /// What tells one key from another and nothing of its bits: 16 hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let digest =
            Sha256::new().chain_update(b"huisclos/1/fingerprint\0").chain_update(self.to_file().as_bytes()).finalize();
        digest[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key of a named scope.
    pub fn scope(&self, name: &str) -> ScopeKey {
        ScopeKey(Key(mac(&self.0, &[b"huisclos/1/scope", name.as_bytes()])))
    }
}

/// The key of one scope: codes of two scopes can't be matched.
#[derive(Clone)]
pub struct ScopeKey(Key);

/// HMAC-SHA-256 over parts, each preceded by its length so that no two lists of parts are one message.
fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Where codes come from.
#[derive(Clone, Default)]
pub enum Naming {
    /// Letters and numbers in order of appearance.
    #[default]
    Document,
    /// Codes under a key, the same in every document.
    Archive(ScopeKey),
}

/// Base 32 without look-alikes.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// 45 bits: two of 100 000 people share a code with probability 1.4 · 10⁻⁴.
const SHORT: usize = 9;
/// 65 bits, for codes that collide inside one document.
const LONG: usize = 13;

/// The pseudonym of every entity, in brackets: `[Mineur A2]`. `by_function`: participants are called by what they are,
/// `[Élu 1]`, where the text says it.
pub fn names(
    linked: &Linked,
    mentions: &[Mention],
    vocabulary: &Vocabulary,
    naming: &Naming,
    document: &[u8; 32],
    by_function: bool,
) -> Vec<String> {
    let nouns: Vec<&'static str> = linked.entities.iter().map(|entity| noun(entity, by_function)).collect();
    match naming {
        Naming::Document => in_order(linked, &nouns),
        Naming::Archive(key) => keyed(linked, &nouns, mentions, vocabulary, key, document),
    }
}

fn in_order(linked: &Linked, nouns: &[&'static str]) -> Vec<String> {
    let mut members: BTreeMap<u32, u32> = BTreeMap::new();
    let mut things: BTreeMap<&'static str, u32> = BTreeMap::new();
    linked
        .entities
        .iter()
        .zip(nouns)
        .map(|(entity, noun)| match (entity.kind, entity.family) {
            (Kind::Family, Some(family)) => format!("[Famille {}]", letters(family)),
            (Kind::Person | Kind::Kin, Some(family)) => {
                let number = members.entry(family).and_modify(|number| *number += 1).or_insert(1);
                format!("[{noun} {}{number}]", letters(family))
            }
            _ => {
                let number = things.entry(noun).and_modify(|number| *number += 1).or_insert(1);
                format!("[{noun} {number}]")
            }
        })
        .collect()
}

fn keyed(
    linked: &Linked,
    nouns: &[&'static str],
    mentions: &[Mention],
    vocabulary: &Vocabulary,
    key: &ScopeKey,
    document: &[u8; 32],
) -> Vec<String> {
    let mut codes: Vec<String> = Vec::with_capacity(linked.entities.len());
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (index, entity) in linked.entities.iter().enumerate() {
        let mut code = code(entity, mentions, vocabulary, key, document);
        // Two people of one full name in one document are two: the first has the code of the name, the others have
        // codes of their own, of this document.
        if !taken.insert(code.clone()) {
            code = spelt(&mac(&key.0.0, &[b"homonym", document, code.as_bytes(), &(index as u64).to_le_bytes()]));
        }
        codes.push(code);
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for code in &codes {
        *seen.entry(&code[..SHORT]).or_default() += 1;
    }
    nouns
        .iter()
        .zip(&codes)
        .map(|(noun, code)| {
            let length = if seen.get(&code[..SHORT]).is_some_and(|count| *count > 1) { LONG } else { SHORT };
            format!("[{noun} {}]", &code[..length])
        })
        .collect()
}

/// The long code of an entity: of its full name or value; of the document too when the name is not full, for two
/// «Karim» of two documents are not one person.
fn code(entity: &Entity, mentions: &[Mention], vocabulary: &Vocabulary, key: &ScopeKey, document: &[u8; 32]) -> String {
    let text = |words: &[u32]| {
        let mut keys: Vec<&str> = words.iter().map(|id| vocabulary.key(*id)).collect();
        keys.sort_unstable();
        keys.join(" ")
    };
    let (given, surname) = (text(&entity.given), text(&entity.surname));
    let first = mentions.get(entity.first as usize);
    let place = first
        .map(|mention| {
            // Not the index of the value, which is another where words of earlier texts were kept.
            format!("{}:{}:{}", mention.segment, mention.span.start, vocabulary.key(mention.value))
        })
        .unwrap_or_default();
    let digest = match entity.kind {
        Kind::Person | Kind::Participant if !given.is_empty() && !surname.is_empty() => {
            mac(&key.0.0, &[b"person", given.as_bytes(), surname.as_bytes()])
        }
        Kind::Family => mac(&key.0.0, &[b"family", surname.as_bytes()]),
        Kind::Person | Kind::Participant | Kind::Kin => {
            mac(&key.0.0, &[b"partial", document, given.as_bytes(), surname.as_bytes(), place.as_bytes()])
        }
        kind => {
            let value = first.map_or("", |mention| vocabulary.key(mention.value));
            mac(&key.0.0, &[b"value", kind.name().as_bytes(), value.as_bytes()])
        }
    };
    spelt(&digest)
}

/// The first [`LONG`] letters of a code.
fn spelt(digest: &[u8; 32]) -> String {
    digest[..LONG].iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
}

/// A, B … Z, AA, AB …
fn letters(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The noun says the role that the text shows; the code is the identity.
fn noun(entity: &Entity, by_function: bool) -> &'static str {
    match entity.kind {
        Kind::Participant if by_function => entity.function.map_or(entity.kind.noun(), Function::noun),
        Kind::Person if entity.age.is_some_and(|age| age < 18) => "Mineur",
        Kind::Person | Kind::Kin => match entity.kin {
            Some(KinClass::Parent) => "Parent",
            Some(KinClass::Sibling) => "Frère ou sœur",
            Some(KinClass::Child) => "Enfant",
            Some(KinClass::Spouse) => "Conjoint",
            Some(KinClass::Relative) => "Proche",
            None => "Personne",
        },
        kind => kind.noun(),
    }
}

/// The same person's pseudonym where several are meant: `[Frères et sœurs A2]`.
pub(crate) fn plural(name: &str) -> String {
    let of = |(one, several): &(&str, &str)| {
        let code = name.strip_prefix('[')?.strip_prefix(one)?;
        code.starts_with(' ').then(|| format!("[{several}{code}"))
    };
    PLURALS.iter().find_map(of).unwrap_or_else(|| name.to_owned())
}

/// What stands for a value that is removed: its class, or nothing where the class itself would tell.
pub fn placeholder(kind: Kind) -> &'static str {
    match kind {
        Kind::Phone | Kind::Email | Kind::Handle | Kind::Url => "[coordonnées]",
        Kind::Nir | Kind::Iban | Kind::IdNumber | Kind::CaseNumber => "[numéro]",
        Kind::Plate => "[immatriculation]",
        Kind::Address => "[adresse]",
        Kind::BirthDate | Kind::EventDate => "[date]",
        Kind::BirthPlace | Kind::Place => "[lieu]",
        Kind::School => "[établissement]",
        Kind::SchoolClass => "[classe]",
        Kind::Employer => "[employeur]",
        Kind::Age => "[âge]",
        Kind::Nationality => "[nationalité]",
        Kind::Vehicle => "[véhicule]",
        Kind::Person | Kind::Participant | Kind::Family | Kind::Kin => "[personne]",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn a_key_file_reads_back_and_a_broken_one_says_its_line() {
        let key = Key::from_bytes([7; 32]);
        let read = Key::parse(&key.to_file()).expect("its own file");
        assert_eq!(read.0, key.0);
        assert_eq!(Key::parse("something\n").err().and_then(|e| e.offset()), Some(1));
        let line = |digits: &str| Key::parse(&format!("huisclos-key-1\n{digits}")).err().and_then(|e| e.offset());
        assert_eq!(line("12"), Some(2));
        assert_eq!(line(&"+1".repeat(32)), Some(2), "a sign is no digit");
        let digits = "1f".repeat(32);
        assert_eq!([line(&format!("{digits}\n\n")), line(&format!("{digits}\n\n{digits}\n"))], [None, Some(4)]);
    }

    #[test]
    fn scopes_and_keys_separate_codes() {
        let (a, b) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
        assert_ne!(a.scope("x").0.0, a.scope("y").0.0);
        assert_ne!(a.scope("x").0.0, b.scope("x").0.0);
        assert_eq!(a.scope("x").0.0, a.scope("x").0.0);
    }
}
