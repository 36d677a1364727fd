//! What the control words of Rich Text mean for its words: which open a place of their own, which are characters, which
//! hold what must not come along. Source: Rich Text Format Specification 1.9.1 (Microsoft, 2008), and what LibreOffice
//! and Word write besides.

use crate::segment::Role;

/// What a control word makes of the group that it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Text of its own.
    Flow(Role, Shape),
    /// Text that no person wrote: numbers, sums, names of the format.
    Nothing,
    /// Left out, and counted under this name.
    Removed(&'static str),
    /// Names of fonts and their code pages.
    Fonts,
    /// A picture.
    Picture,
    /// An embedded object: what it shows stays, and it goes.
    Object,
    /// Two ways of writing the same, of which the first is for old programs.
    Alternatives,
    /// The second of them.
    Unicode,
    /// A picture once more, for old programs.
    OldPicture,
}

/// How the words of a place hang together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Paragraphs; groups are formatting.
    Prose,
    /// Every group is a value.
    Values,
    /// Values that a semicolon ends; those that are names of built-in styles are none.
    Styles,
    /// Values that a semicolon ends.
    List,
    /// The text of a number, after a byte that says its length.
    Level,
}

pub(super) const METADATA: &str = "metadata_removed";
pub(super) const OBJECT: &str = "embedded_object_removed";
pub(super) const UNKNOWN: &str = "unknown_part_removed";
pub(super) const FALLBACK: &str = "fallback_removed";
pub(super) const VECTOR: &str = "vector_image_removed";
pub(super) const IMAGE: &str = "image";

/// What a control word makes of its group; `None` for a word that is no destination, or one that is not known.
pub(super) fn destination(word: &str) -> Option<Destination> {
    use Destination::{Flow, Nothing, Removed};
    use Shape::{Level, List, Prose, Styles, Values};
    Some(match word {
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Flow(Role::Furniture, Prose)
        }
        "footnote" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" => Flow(Role::Note, Prose),
        "annotation" => Flow(Role::Comment, Prose),
        "atnauthor" | "atnid" => Flow(Role::Trace, Prose),
        "revtbl" => Flow(Role::Trace, List),
        "fldinst" | "hlloc" | "hlsrc" => Flow(Role::Target, Prose),
        "shptxt" | "dptxbxtext" | "shprslt" => Flow(Role::Body, Prose),
        "listtext" | "pntext" | "pntxta" | "pntxtb" | "nonesttables" | "xe" | "tc" | "txe" | "rxe" | "sv" | "hlfr"
        | "bkmkstart" | "bkmkend" | "listname" | "liststylename" | "ffname" | "ffdeftext" | "ffformat"
        | "ffhelptext" | "ffstattext" | "ffentrymcr" | "ffexitmcr" | "ffl" => Flow(Role::Attribute, Prose),
        "docvar" => Flow(Role::Attribute, Values),
        "leveltext" => Flow(Role::Attribute, Level),
        "stylesheet" => Flow(Role::Attribute, Styles),
        "colortbl" | "levelnumbers" | "blipuid" | "bliptag" | "panose" | "latentstyles" | "wgrffmtfilter"
        | "atnref" | "atrfstart" | "atrfend" | "atndate" | "atntime" | "atnparent" | "sn" | "rsidtbl" | "pgptbl" => {
            Nothing
        }
        "fonttbl" => Destination::Fonts,
        "pict" => Destination::Picture,
        "object" => Destination::Object,
        "upr" => Destination::Alternatives,
        "ud" => Destination::Unicode,
        "nonshppict" => Destination::OldPicture,
        "info" | "userprops" | "generator" | "template" | "mailmerge" | "xmlnstbl" | "xmlopen" | "xmlclose"
        | "factoidname" | "passwordhash" | "password" | "protusertbl" | "writereservation" | "writereservhash"
        | "filetbl" | "private" | "nextfile" | "hlinkbase" | "oldcprops" | "oldpprops" | "oldtprops" | "oldsprops"
        | "themedata" | "colorschememapping" | "datastore" | "windowcaption" | "linkval" | "atnicn" => {
            Removed(METADATA)
        }
        "objdata" | "objclass" | "objname" | "objalias" | "objsect" | "objtime" | "objocx" => Removed(OBJECT),
        "datafield" | "fontfile" => Removed(UNKNOWN),
        _ => return None,
    })
}

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "line" | "lbr" | "page" | "column" | "softline" | "softpage" | "softcol" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        "bullet" => '•',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "ltrmark" => '\u{200e}',
        "rtlmark" => '\u{200f}',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        "zwbo" => '\u{200b}',
        "zwnbo" => '\u{2060}',
        _ => return None,
    })
}

/// The character that a backslash and a symbol stand for.
pub(super) fn symbol(symbol: u8) -> Option<char> {
    Some(match symbol {
        b'~' => '\u{a0}',
        b'_' => '\u{2011}',
        b'-' => '\u{ad}',
        b'\t' => '\t',
        b'\\' | b'{' | b'}' => char::from(symbol),
        // Between an entry of an index and the one under it.
        b':' => ':',
        _ => return None,
    })
}

/// Whether a word says of what sort the bytes of a picture are: one that is made of points, or one that may hold text.
pub(super) fn picture(word: &str) -> Option<bool> {
    match word {
        "pngblip" | "jpegblip" | "dibitmap" | "wbitmap" => Some(true),
        "emfblip" | "wmetafile" | "macpict" | "pmmetafile" => Some(false),
        _ => None,
    }
}
