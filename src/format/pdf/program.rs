//! Programs of fonts: the names of glyphs that their own encodings give to codes.

use std::collections::BTreeMap;

use ttf_parser::cff::Table;

use super::lexer::{Lexer, Token};

/// The encoding that a program in the Compact Font Format brings, bare or inside an OpenType file (Adobe Technical Note
/// 5176, sections 12 and 13). `None`: it has none, or its glyphs have no names.
pub(super) fn compact_names(program: &[u8]) -> Option<BTreeMap<u8, String>> {
    let open = ttf_parser::RawFace::parse(program, 0).ok();
    let table = open.and_then(|face| face.table(ttf_parser::Tag::from_bytes(b"CFF ")));
    let table = Table::parse(table.unwrap_or(program))?;
    let name = |code| Some((code, table.glyph_name(table.glyph_index(code)?)?.to_owned()));
    let names: BTreeMap<u8, String> = (0..=255).filter_map(name).filter(|(_, name)| name != ".notdef").collect();
    (!names.is_empty()).then_some(names)
}

/// The encoding that a Type 1 program brings: `dup 65 /A put`, in its part that is readable.
pub(super) fn names(program: &[u8]) -> Option<BTreeMap<u8, String>> {
    let end = memchr::memmem::find(program, b"eexec").unwrap_or(program.len());
    let start = memchr::memmem::find(&program[..end], b"/Encoding")?;
    let mut lexer = Lexer::new(&program[start..end]);
    let (mut names, mut code) = (BTreeMap::new(), None);
    while let Some((token, range)) = lexer.next() {
        match token {
            Token::Number(number) => code = Some(number as u8),
            Token::Name(name) if let Some(code) = code.take() => {
                let name = String::from_utf8_lossy(&name).into_owned();
                names.insert(code, name);
            }
            Token::Word
                if &program[start..end][range.clone()] == b"def"
                    || &program[start..end][range.clone()] == b"readonly" =>
            {
                break;
            }
            _ => {}
        }
    }
    (!names.is_empty()).then_some(names)
}

/// Whether a Type 1 program says that its encoding is the standard one.
pub(super) fn is_standard(program: &[u8]) -> bool {
    memchr::memmem::find(program, b"/Encoding StandardEncoding def").is_some()
}
