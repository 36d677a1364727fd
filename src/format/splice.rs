//! The only function that copies a source with replacements: what no patch covers comes out as it went in.

use std::borrow::Cow;
use std::io::Write;
use std::ops::Range;

use crate::error::{Error, ErrorKind};

/// Bytes `range` of the source become `text`, which is escaped and encoded already.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Patch<'a> {
    /// Bytes of the source; may be empty to insert.
    pub(super) range: Range<u64>,
    /// What stands there from now on.
    pub(super) text: Cow<'a, str>,
}

/// Copies `source` to `out` with `patches` applied.
///
/// # Errors
/// [`ErrorKind::Plan`] with the offset of the first patch that is not after the one before it, is out of range, or
/// cuts a character; [`ErrorKind::Io`] if `out` fails.
pub(super) fn splice(source: &[u8], patches: &[Patch<'_>], out: &mut dyn Write) -> Result<(), Error> {
    copy(source, patches, cuts, out)
}

/// The same for a source where every byte may be a character.
///
/// # Errors
/// Those of [`splice`], but for the last of the first.
pub(super) fn splice_bytes(source: &[u8], patches: &[Patch<'_>], out: &mut dyn Write) -> Result<(), Error> {
    copy(source, patches, |_, _| false, out)
}

fn copy(
    source: &[u8],
    patches: &[Patch<'_>],
    cuts: fn(&[u8], usize) -> bool,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut done = 0;
    for patch in patches {
        let wrong = || Error::new(ErrorKind::Plan).position(patch.range.start);
        let start = usize::try_from(patch.range.start).map_err(|_| wrong())?;
        let end = usize::try_from(patch.range.end).map_err(|_| wrong())?;
        if start < done || end < start || end > source.len() || cuts(source, start) || cuts(source, end) {
            return Err(wrong());
        }
        out.write_all(&source[done..start])?;
        out.write_all(patch.text.as_bytes())?;
        done = end;
    }
    out.write_all(&source[done..])?;
    Ok(())
}

/// The same for a text that was decoded: `encode` gives the bytes of the result.
///
/// # Errors
/// Those of [`splice`] and of `encode`.
pub(super) fn splice_decoded(
    text: &[u8],
    patches: &[Patch<'_>],
    encode: impl FnOnce(&str) -> Result<Vec<u8>, Error>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut spliced = Vec::with_capacity(text.len());
    splice(text, patches, &mut spliced)?;
    let spliced = String::from_utf8(spliced).map_err(|_| ErrorKind::Plan)?;
    out.write_all(&encode(&spliced)?)?;
    Ok(())
}

/// Whether `at` is inside a character of UTF-8.
fn cuts(source: &[u8], at: usize) -> bool {
    source.get(at).is_some_and(|byte| byte & 0xc0 == 0x80)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str, patches: &[(Range<u64>, &str)]) -> Result<String, ErrorKind> {
        let patches: Vec<_> =
            patches.iter().map(|(range, text)| Patch { range: range.clone(), text: Cow::Borrowed(*text) }).collect();
        let mut out = Vec::new();
        splice(source.as_bytes(), &patches, &mut out).map_err(|e| e.kind())?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn copies_and_replaces() {
        assert_eq!(run("abcdef", &[]), Ok("abcdef".into()));
        assert_eq!(run("abcdef", &[(0..1, "X"), (3..3, "-"), (5..6, "")]), Ok("Xbc-de".into()));
    }

    #[test]
    fn refuses_what_does_not_fall_on_the_source() {
        assert_eq!(run("abc", &[(1..2, ""), (1..3, "")]), Err(ErrorKind::Plan));
        assert_eq!(run("abc", &[(2..3, ""), (0..1, "")]), Err(ErrorKind::Plan));
        assert_eq!(run("abc", &[(3..4, "")]), Err(ErrorKind::Plan));
        assert_eq!(run("é", &[(1..2, "")]), Err(ErrorKind::Plan));
    }
}
