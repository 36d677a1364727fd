//! One whole file, written and proved: in memory, or from a stream to a stream.

use std::io::{Read, Write};

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};
use crate::report::{Proof, Report};
use crate::{Anonymiser, format};

/// The output of one document and its report.
pub struct Outcome {
    /// The same file, rewritten. Empty when [`Report::blocked`].
    pub output: Vec<u8>,
    /// What was done.
    pub report: Report,
}

impl Anonymiser {
    /// Rewrites one file in memory and proves the result. The name is only compared with what the bytes are.
    ///
    /// # Errors
    /// The source can't be opened, read or written, or is beyond a limit; [`ErrorKind::Proof`] when an original value is
    /// still in the output.
    pub fn anonymise(&self, source: Vec<u8>, file_name: Option<&str>) -> Result<Outcome, Error> {
        let digest: [u8; 32] = Sha256::digest(&source).into();
        let document = format::open_within(source, file_name, &self.limits)?;
        let mut output = Vec::new();
        let (mut report, forbidden) = self.rewrite(document.as_ref(), &digest, &mut output)?;
        if report.blocked {
            return Ok(Outcome { output: Vec::new(), report });
        }
        let proof = Proof::within(&output, document.format(), &forbidden, &self.limits)?;
        let holds = proof.holds();
        report.proof = Some(proof);
        if !holds {
            return Err(ErrorKind::Proof.into());
        }
        Ok(Outcome { output, report })
    }

    /// The same from a stream to a stream. The output is proved in memory before its first byte is written: where this
    /// fails or the policy blocks ([`Report::blocked`]), nothing is. Memory holds the source and the output, whose size
    /// [`Limits`](format::Limits) bounds; no more than [`Limits::source`](format::Limits::source) and one byte is read.
    ///
    /// ```
    /// use huisclos::{Anonymiser, Circulation, ErrorKind, Formation, Limit, Limits, Policy};
    ///
    /// let anonymiser = Anonymiser::new(Policy::new(Formation::GroupeDeTravail, Circulation::Externe));
    /// let source = "Situation n° 1 : Karim BENALI, 15 ans.".as_bytes();
    /// let mut output = Vec::new();
    /// let report = anonymiser.anonymise_to(source, Some("notes.txt"), &mut output)?;
    /// assert_eq!(output, "Situation n° 1 : [Mineur A1], [13-15 ans].".as_bytes());
    /// assert!(report.proof.is_some_and(|proof| proof.holds()));
    ///
    /// // What is too large is not read to its end, and nothing is written.
    /// let strict = anonymiser.with_limits(Limits { source: 1000, ..Limits::default() });
    /// let mut output = Vec::new();
    /// let error = strict.anonymise_to(std::io::repeat(b'x'), None, &mut output).unwrap_err();
    /// assert_eq!((error.kind(), error.limit()), (ErrorKind::TooLarge, Some(Limit::Source)));
    /// assert!(output.is_empty());
    /// # Ok::<(), huisclos::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Anonymiser::anonymise`], and [`ErrorKind::Io`] when a stream fails. Only where `to` fails may a part of
    /// the output, which is proved, have been written to it.
    pub fn anonymise_to(&self, from: impl Read, file_name: Option<&str>, mut to: impl Write) -> Result<Report, Error> {
        let mut source = Vec::new();
        from.take(self.limits.source.saturating_add(1)).read_to_end(&mut source)?;
        let Outcome { output, report } = self.anonymise(source, file_name)?;
        if !report.blocked {
            to.write_all(&output)?;
            to.flush()?;
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::policy::{Circulation, Formation, Policy};

    const MINUTES: &str = "Situation n° 1 : Karim BENALI, 15 ans, suivi pour une dépression.";

    /// Counts what it is asked to do, and fails at the end of its room.
    #[derive(Default)]
    struct Sink {
        written: usize,
        room: usize,
        flushed: bool,
    }

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.written += bytes.len();
            if self.written > self.room { Err(io::ErrorKind::StorageFull.into()) } else { Ok(bytes.len()) }
        }

        fn flush(&mut self) -> io::Result<()> {
            self.flushed = true;
            Ok(())
        }
    }

    fn of(formation: Formation) -> Anonymiser {
        Anonymiser::new(Policy::new(formation, Circulation::Externe))
    }

    #[test]
    fn a_stream_gives_what_memory_gives() -> Result<(), Error> {
        let anonymiser = of(Formation::GroupeDeTravail);
        let mut sink = Sink { room: 1000, ..Sink::default() };
        anonymiser.anonymise_to(MINUTES.as_bytes(), None, &mut sink)?;
        assert!(sink.flushed);
        let mut output = Vec::new();
        let report = anonymiser.anonymise_to(MINUTES.as_bytes(), Some("notes.txt"), &mut output)?;
        let outcome = anonymiser.anonymise(MINUTES.into(), Some("notes.txt"))?;
        assert_eq!((output, report.source_sha256), (outcome.output, outcome.report.source_sha256));
        Ok(())
    }

    /// «Parent» is what a mother is called, and a family name: that codes say it is no value that survived, and that
    /// something else does is one.
    #[test]
    fn a_name_that_a_code_says_survives_where_no_code_does() -> Result<(), Error> {
        let minutes = "Présents : M. Parent, mission locale.\n\nSituation n° 1\nM. Parent dit que la mère de Karim BENALI a appelé.\n";
        let anonymiser = of(Formation::GroupeDeTravail);
        let output = anonymiser.anonymise(minutes.into(), None)?.output;
        let output = String::from_utf8_lossy(&output);
        assert!(output.contains("[Parent ") && !output.contains("M. Parent"), "{output}");
        let document = format::text(minutes);
        let (_, forbidden) = anonymiser.rewrite(document.as_ref(), &[0; 32], &mut Vec::new())?;
        assert!(Proof::of(output.as_bytes(), "txt", &forbidden)?.holds());
        assert!(!Proof::of(format!("{output} Parent").as_bytes(), "txt", &forbidden)?.holds());
        Ok(())
    }

    #[test]
    fn what_is_blocked_writes_nothing() -> Result<(), Error> {
        let mut sink = Sink::default();
        let report = of(Formation::GroupeSocial).anonymise_to(MINUTES.as_bytes(), None, &mut sink)?;
        assert!(report.blocked && sink.written == 0 && !sink.flushed);
        Ok(())
    }

    #[test]
    fn a_source_that_fails_writes_nothing_and_says_so() {
        /// Fails after its first bytes.
        struct Torn(bool);
        impl Read for Torn {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(io::ErrorKind::ConnectionReset.into());
                }
                MINUTES.as_bytes().read(buffer)
            }
        }
        let mut sink = Sink::default();
        let error = of(Formation::GroupeDeTravail).anonymise_to(Torn(false), None, &mut sink).err();
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Io(io::ErrorKind::ConnectionReset)));
        assert!(sink.written == 0 && !sink.flushed);
    }

    #[test]
    fn a_sink_that_fails_says_so() {
        let error = of(Formation::GroupeDeTravail).anonymise_to(MINUTES.as_bytes(), None, Sink::default()).err();
        assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Io(io::ErrorKind::StorageFull)));
    }
}
