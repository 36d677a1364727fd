//! Who became which code, for the one output that was made. The only thing of the library that holds names once a run is
//! over, and nothing of it exists unless [`Anonymiser::mapping`] is called.
//!
//! Whoever calls it keeps a file of people for as long as it lives; the charters of working groups forbid to feed one
//! with what is exchanged there. It is for the case in which a town can't do without, for a short time, encrypted.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::error::{Error, ErrorKind};
use crate::format::Document;
use crate::kind::Kind;
use crate::report::hex;
use crate::{Anonymiser, Planned};

/// Version of the JSON form.
pub const VERSION: u32 = 1;

/// The correspondence of codes and names. Erased from memory when dropped; no `Debug`.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Mapping {
    /// Version of this form.
    pub version: u32,
    /// The program and its version.
    pub program: String,
    /// SHA-256 of the source, hexadecimal.
    pub source_sha256: String,
    /// SHA-256 of the output, hexadecimal; for who writes the output to fill in.
    pub output_sha256: String,
    /// Name of the formation.
    pub formation: String,
    /// The day on which it was made, as `2026-11-26`; to be filled in, for the library has no clock.
    pub made: String,
    /// The last day on which it may be read, likewise.
    pub expires: String,
    /// One for each person, family or relative that the output calls by a code, in order of first appearance.
    pub entries: Vec<Entry>,
}

/// One code. No `Debug`.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Entry {
    /// The pseudonym, in brackets.
    pub code: String,
    /// Name of its kind: person, participant, family or kin.
    pub kind: String,
    /// What the code stands for somewhere in the output, as it was written, spaces apart; sorted, each once.
    pub forms: Vec<String>,
}

impl Mapping {
    /// The JSON of a correspondence file.
    pub fn to_json(&self) -> Zeroizing<Vec<u8>> {
        // An escape takes six bytes at most, and a buffer that grows would leave copies behind.
        let forms = |entry: &Entry| entry.forms.iter().map(|form| 6 * form.len() + 32).sum::<usize>();
        let length = 2048 + self.entries.iter().map(|entry| 256 + forms(entry)).sum::<usize>();
        let mut json = Zeroizing::new(Vec::with_capacity(length));
        // Strings and numbers are always JSON, and memory takes them.
        let _ = serde_json::to_writer_pretty(&mut *json, self);
        json.push(b'\n');
        json
    }

    /// Reads the JSON of a correspondence file.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`]: with the line that is wrong, or at `version` if a later program wrote it.
    pub fn parse(json: &[u8]) -> Result<Self, Error> {
        let wrong = Error::new(ErrorKind::Configuration);
        let mapping: Self =
            serde_json::from_slice(json).map_err(|error| wrong.clone().at("mapping").position(error.line() as u64))?;
        if mapping.version == VERSION { Ok(mapping) } else { Err(wrong.at("version")) }
    }
}

impl Anonymiser {
    /// Who becomes which code when [`Anonymiser::rewrite`] writes this document. The document is read and planned anew:
    /// who does not ask pays nothing, and nothing is kept. `digest`: SHA-256 of the source.
    ///
    /// ```
    /// use huisclos::{Anonymiser, format, policy::{Circulation, Formation, Policy}};
    ///
    /// let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    /// let document = format::text("Situation n° 1 : Karim BENALI, 15 ans. K. Benali est absent.");
    /// let mapping = anonymiser.mapping(document.as_ref(), &[0; 32])?;
    /// assert_eq!(mapping.entries[0].code, "[Mineur A1]");
    /// assert_eq!(mapping.entries[0].forms, ["K. Benali", "Karim BENALI"]);
    /// # Ok::<(), huisclos::Error>(())
    /// ```
    ///
    /// # Errors
    /// The document can't be read.
    pub fn mapping(&self, document: &dyn Document, digest: &[u8; 32]) -> Result<Mapping, Error> {
        let mut examination = self.examine(document, digest)?;
        let entry = |(entity, code): (&crate::link::Entity, &String)| Entry {
            code: code.clone(),
            kind: entity.kind.name().to_owned(),
            forms: Vec::new(),
        };
        let mut entries: Vec<Entry> = examination.linked.entities.iter().zip(&examination.names).map(entry).collect();
        self.plan(document, digest, &mut examination, &mut |planned| note(planned, &mut entries))?;
        entries.retain(|entry| !entry.forms.is_empty());
        Ok(Mapping {
            version: VERSION,
            program: format!("huisclos {}", env!("CARGO_PKG_VERSION")),
            source_sha256: hex(digest),
            output_sha256: String::new(),
            formation: self.policy.formation().name().to_owned(),
            made: String::new(),
            expires: String::new(),
            entries,
        })
    }
}

/// Adds what codes of people replace in one segment. What goes with a passage, or without a code, is nobody's form.
fn note(planned: &Planned<'_>, entries: &mut [Entry]) {
    let Planned { planner, index, segment, replacements, also } = planned;
    let mentioned = planner.of_segment(*index).map(|i| (planner.mentions[i].span, planner.linked.entity[i]));
    for (span, id) in mentioned.chain(also.iter().copied()) {
        let Some(entity) = planner.linked.entities.get(id as usize) else { continue };
        let person = matches!(entity.kind, Kind::Person | Kind::Participant | Kind::Family | Kind::Kin);
        let called = replacements
            .iter()
            .any(|replacement| replacement.span.overlaps(span) && planner.calls(id, &replacement.replacement));
        let entry = entries.get_mut(id as usize).filter(|_| person && called);
        if let (Some(entry), Some(text)) = (entry, segment.text.get(span.range())) {
            let form = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Err(at) = entry.forms.binary_search(&form) {
                entry.forms.insert(at, form);
            }
        }
    }
}
