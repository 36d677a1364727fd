//! Where a style sheet says words that somebody chose: comments, strings, addresses, names of classes.

use std::ops::Range;

/// A stretch of a style sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// The inside of a comment.
    Comment,
    /// The inside of a string.
    String,
    /// An address.
    Uri,
    /// A class or an identifier, without its sign.
    Name,
}

/// Gives the pieces of `css`. `inside`: it is declarations alone, as in an attribute.
pub(super) fn pieces(css: &str, inside: bool, found: &mut dyn FnMut(Piece, Range<usize>)) {
    let bytes = css.as_bytes();
    let mut depth = u32::from(inside);
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        match rest[0] {
            b'/' if rest.starts_with(b"/*") => {
                let end = memchr::memmem::find(&rest[2..], b"*/").map_or(bytes.len(), |end| at + 2 + end);
                found(Piece::Comment, at + 2..end);
                at = (end + 2).min(bytes.len());
            }
            quote @ (b'"' | b'\'') => {
                let end = closing(bytes, at + 1, quote);
                found(Piece::String, at + 1..end);
                at = (end + 1).min(bytes.len());
            }
            b'u' | b'U' if rest.len() > 4 && rest[..4].eq_ignore_ascii_case(b"url(") => {
                let start = at + 4 + rest[4..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                match bytes.get(start) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let end = closing(bytes, start + 1, *quote);
                        found(Piece::Uri, start + 1..end);
                        at = (end + 1).min(bytes.len());
                    }
                    _ => {
                        let end = memchr::memchr(b')', &bytes[start..]).map_or(bytes.len(), |end| start + end);
                        found(Piece::Uri, start..end);
                        at = (end + 1).min(bytes.len());
                    }
                }
            }
            b'{' => {
                // A rule within an `@media` has selectors again.
                depth = u32::from(!opens_rules(&bytes[..at]));
                at += 1;
            }
            b'}' => {
                depth = u32::from(inside);
                at += 1;
            }
            b'.' | b'#' if depth == 0 => {
                let length =
                    rest[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_\\".contains(b) || !b.is_ascii());
                let end = at + 1 + length.count();
                found(Piece::Name, at + 1..end);
                at = end;
            }
            _ => at += 1,
        }
    }
}

/// Where a string ends that starts at `from`: at its quote, or at the end of the line.
fn closing(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            byte if *byte == quote => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Whether what stands before a `{` is an `@media` or the like.
fn opens_rules(before: &[u8]) -> bool {
    let start = before.iter().rposition(|byte| b"{};".contains(byte)).map_or(0, |at| at + 1);
    let head = before[start..].trim_ascii();
    let head = head.strip_prefix(b"<!--").unwrap_or(head).trim_ascii();
    [&b"@media"[..], b"@supports", b"@layer", b"@container", b"@document"].iter().any(|word| head.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(css: &str, inside: bool) -> Vec<(Piece, &str)> {
        let mut all = Vec::new();
        pieces(css, inside, &mut |piece, range| all.push((piece, &css[range])));
        all
    }

    #[test]
    fn only_what_somebody_chose_is_given() {
        use Piece::*;
        let css = "/* pour Karim */ p.nom-benali, #fiche td { color: #fff; font: 1.5em \"Times\"; background: url( a.png ) }\
                   @media print { .cache { content: 'x\\'y' } } .fin{}";
        let wanted = [
            (Comment, " pour Karim "),
            (Name, "nom-benali"),
            (Name, "fiche"),
            (String, "Times"),
            (Uri, "a.png "),
            (Name, "cache"),
            (String, "x\\'y"),
            (Name, "fin"),
        ];
        assert_eq!(all(css, false), wanted);
        assert_eq!(all("color: #abc; background: url('b.png')", true), [(Uri, "b.png")]);
        for broken in ["/*", "'", "url(", "url('", "\\", "{", "}", ".", "'\\"] {
            all(broken, false);
        }
    }
}
