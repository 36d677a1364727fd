//! Texts as they are compared.

use crate::detect::fold::{fold_char, is_alphanumeric};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Words with one space between them.
    Words,
    /// Letters and digits alone; a line end stays, so that numbers of two paragraphs do not run together.
    Squeezed,
}

pub(super) fn fold_view(text: &str, fold: Fold) -> String {
    let mut out = Vec::with_capacity(text.len());
    fold_onto(text, fold, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Appends folded text, in UTF-8.
pub(super) fn fold_onto(text: &str, fold: Fold, out: &mut Vec<u8>) {
    let table = match fold {
        Fold::Words => &WORDS,
        Fold::Squeezed => &SQUEEZED,
    };
    let bytes = text.as_bytes();
    let mut last = out.last().copied().unwrap_or_default();
    // What is written goes up to `len`; there is always room for what is still to come.
    let mut len = out.len();
    out.resize(len + bytes.len(), 0);
    let mut wide = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Nearly all of a text, and of a page of tags: without a branch, for in a picture none can be foreseen.
        if let Some(&folded) = table.get(usize::from(byte)) {
            out[len] = folded;
            let kept = folded != GONE && !(folded == b' ' && last == b' ');
            len += usize::from(kept);
            last = if kept { folded } else { last };
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        at += c.len_utf8();
        wide.clear();
        let mut add = |folded: char| match fold {
            Fold::Words if folded == ' ' && last == b' ' => {}
            Fold::Squeezed if !is_alphanumeric(folded) => {}
            _ => {
                wide.extend_from_slice(folded.encode_utf8(&mut [0; 4]).as_bytes());
                last = wide.last().copied().unwrap_or(last);
            }
        };
        if separates(c) {
            add(' ')
        } else {
            fold_char(c, &mut add)
        }
        let room = len + wide.len() + bytes.len() - at;
        if room > out.len() {
            out.resize(room, 0);
        }
        out[len..len + wide.len()].copy_from_slice(&wide);
        len += wide.len();
    }
    out.truncate(len);
}

/// What is no letter and no digit, in [`SQUEEZED`].
const GONE: u8 = 0;

static WORDS: [u8; 128] = table(Fold::Words);
static SQUEEZED: [u8; 128] = table(Fold::Squeezed);

/// What every ASCII character folds to.
const fn table(fold: Fold) -> [u8; 128] {
    let mut table = [GONE; 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        table[byte] = match (fold, c) {
            _ if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            (Fold::Squeezed, b'\n') => c,
            (Fold::Squeezed, _) => GONE,
            (Fold::Words, b'-' | b'\'' | b'_' | b' ' | 0..0x20 | 0x7f) => b' ',
            (Fold::Words, _) => c,
        };
        byte += 1;
    }
    table
}

/// Any dash, space, control or object is a separator here, even those that the dictionaries do not have.
fn separates(c: char) -> bool {
    let dash = matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' | '\u{fffc}');
    dash || c.is_whitespace() || c.is_control()
}
