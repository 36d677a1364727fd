//! Code pages: which character a byte of the file is.

use encoding_rs::Encoding;

/// A code page.
#[derive(Clone, Copy)]
pub(super) enum Page {
    /// One of those of the web, Windows and the Macintosh.
    Known(&'static Encoding),
    /// One of MS-DOS: the upper 128 characters.
    Dos(&'static str),
}

impl Page {
    /// What most files are in.
    pub(super) const WINDOWS: Self = Self::Known(encoding_rs::WINDOWS_1252);
    /// `\mac`.
    pub(super) const MACINTOSH: Self = Self::Known(encoding_rs::MACINTOSH);
    /// `\pc`.
    pub(super) const DOS_437: Self = Self::Dos(CP437);
    /// `\pca`.
    pub(super) const DOS_850: Self = Self::Dos(CP850);

    /// By the number that Windows gives it, as after `\ansicpg` and `\cpg`.
    pub(super) fn by_number(number: i32) -> Option<Self> {
        Some(Self::Known(match number {
            437 => return Some(Self::DOS_437),
            850 | 858 => return Some(Self::DOS_850),
            866 => encoding_rs::IBM866,
            874 => encoding_rs::WINDOWS_874,
            932 => encoding_rs::SHIFT_JIS,
            936 => encoding_rs::GBK,
            949 | 1361 => encoding_rs::EUC_KR,
            950 => encoding_rs::BIG5,
            1250 => encoding_rs::WINDOWS_1250,
            1251 => encoding_rs::WINDOWS_1251,
            1252 | 28591 => encoding_rs::WINDOWS_1252,
            1253 => encoding_rs::WINDOWS_1253,
            1254 => encoding_rs::WINDOWS_1254,
            1255 => encoding_rs::WINDOWS_1255,
            1256 => encoding_rs::WINDOWS_1256,
            1257 => encoding_rs::WINDOWS_1257,
            1258 => encoding_rs::WINDOWS_1258,
            10_000 => encoding_rs::MACINTOSH,
            10_007 => encoding_rs::X_MAC_CYRILLIC,
            20_866 => encoding_rs::KOI8_R,
            28_592 => encoding_rs::ISO_8859_2,
            28_605 => encoding_rs::ISO_8859_15,
            65_001 => encoding_rs::UTF_8,
            _ => return None,
        }))
    }

    /// By the number of a font's character set, as after `\fcharset`; `None` is that of the file.
    pub(super) fn by_charset(charset: i32) -> Option<Self> {
        Self::by_number(match charset {
            0 => 1252,
            77 => 10_000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178..=180 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        })
    }

    /// How many bytes the character takes that starts with `first`.
    pub(super) fn length(self, first: u8) -> usize {
        let Self::Known(encoding) = self else { return 1 };
        if encoding == encoding_rs::UTF_8 {
            return match first {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => 1,
            };
        }
        let double = [encoding_rs::SHIFT_JIS, encoding_rs::GBK, encoding_rs::EUC_KR, encoding_rs::BIG5];
        // Half-width kana are one byte.
        let kana = encoding == encoding_rs::SHIFT_JIS && matches!(first, 0xa0..=0xdf);
        if double.contains(&encoding) && matches!(first, 0x81..=0xfe) && !kana { 2 } else { 1 }
    }

    /// The text of the bytes of one character.
    pub(super) fn decode(self, bytes: &[u8], out: &mut String) {
        match (self, bytes) {
            (_, [byte]) if byte.is_ascii() => out.push(char::from(*byte)),
            (Self::Dos(upper), [byte]) => out.extend(upper.chars().nth(usize::from(*byte) - 128)),
            (Self::Known(encoding), bytes) => out.push_str(&encoding.decode_without_bom_handling(bytes).0),
            (Self::Dos(_), _) => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
}

const CP437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

const CP850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(page: Page, bytes: &[u8]) -> String {
        let (mut out, mut at) = (String::new(), 0);
        while at < bytes.len() {
            let end = (at + page.length(bytes[at])).min(bytes.len());
            page.decode(&bytes[at..end], &mut out);
            at = end;
        }
        out
    }

    #[test]
    fn one_name_in_many_pages() {
        assert_eq!((CP437.chars().count(), CP850.chars().count()), (128, 128));
        for (number, bytes) in [
            (1252, &b"Gis\xe8le"[..]),
            (437, b"Gis\x8ale"),
            (850, b"Gis\x8ale"),
            (10_000, b"Gis\x8fle"),
            (65_001, b"Gis\xc3\xa8le"),
        ] {
            assert_eq!(decoded(Page::by_number(number).unwrap(), bytes), "Gisèle", "{number}");
        }
        assert_eq!(decoded(Page::by_charset(204).unwrap(), b"\xc8\xf0\xe8\xed\xe0"), "Ирина");
        assert_eq!(decoded(Page::by_charset(128).unwrap(), b"\x93\xfa\x96{ \xb1"), "日本 ｱ");
        assert!(Page::by_charset(2).is_none());
    }
}
