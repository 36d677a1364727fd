//! Rich Text, stripped of its control words. What a group means is not asked, but for three tables of the format.
//!
//! The same text is given in three ways, because nobody knows which words a reader sees side by side: with formatting
//! between them gone ([`Seen::Text`]), with every brace as a gap ([`Seen::Joined`]), and without what `\*` marks
//! ([`Seen::Value`]). Then, as bytes: the same in every other code page of the file, with what old programs see instead
//! of `\u`, and all packed data unpacked.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Seen, Visit, wide_words};

/// Gives the views of a file.
pub(super) fn each(bytes: &[u8], part: &str, visit: &mut dyn Visit) {
    let pages = pages(bytes);
    let first = pages.first().copied().flatten();
    let bare = Strip::run(bytes, first, true);
    visit.see(part, Seen::Text, &bare.flat);
    visit.see(part, Seen::Joined, &bare.apart);
    visit.see(part, Seen::Value { vocabulary: false }, &bare.unmarked);
    for (vocabulary, value) in &bare.table {
        visit.see(part, Seen::Value { vocabulary: *vocabulary }, value);
    }
    let raw = Seen::RawBytes;
    for page in pages.iter().skip(1) {
        visit.see(part, raw, &Strip::run(bytes, *page, true).flat);
    }
    visit.see(part, raw, &Strip::run(bytes, first, false).flat);
    visit.see(part, raw, &String::from_utf8_lossy(&bare.packed));
    for wide in wide_words(&bare.packed) {
        visit.see(part, raw, &wide);
    }
    visit.see(part, Seen::RawXml, &bare.raw);
}

/// Whether it is Rich Text.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"{\\rtf")
}

/// A code page; `None` is that of MS-DOS.
type Page = Option<&'static Encoding>;

/// Every code page that the file names, that of the whole file first.
fn pages(bytes: &[u8]) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut add = |page: Option<&'static Encoding>| {
        if page.is_some() && !pages.contains(&page) {
            pages.push(page);
        }
    };
    add(numbers(bytes, b"\\ansicpg").next().and_then(|number| match number {
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        65_001 => Some(encoding_rs::UTF_8),
        10_000 => Some(encoding_rs::MACINTOSH),
        number => Encoding::for_label(format!("windows-{number}").as_bytes()),
    }));
    if bytes.windows(5).take(200).any(|window| window == b"\\mac\\") {
        add(Some(encoding_rs::MACINTOSH));
    }
    add(Some(WINDOWS_1252));
    for number in numbers(bytes, b"\\fcharset") {
        add(match number {
            77 => Some(encoding_rs::MACINTOSH),
            161 => Some(encoding_rs::WINDOWS_1253),
            162 => Some(encoding_rs::WINDOWS_1254),
            163 => Some(encoding_rs::WINDOWS_1258),
            177 => Some(encoding_rs::WINDOWS_1255),
            178 => Some(encoding_rs::WINDOWS_1256),
            186 => Some(encoding_rs::WINDOWS_1257),
            204 => Some(encoding_rs::WINDOWS_1251),
            238 => Some(encoding_rs::WINDOWS_1250),
            _ => None,
        });
    }
    if [&b"\\pc"[..], b"\\fcharset254", b"\\fcharset255"].iter().any(|word| memchr::memmem::find(bytes, word).is_some())
    {
        pages.push(None);
    }
    pages
}

/// The letters of MS-DOS from 128 on.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ";

/// The numbers that stand right after a control word.
fn numbers<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = u32> + 'a {
    memchr::memmem::find_iter(bytes, word).map(move |at| {
        let digits = bytes[at + word.len()..].iter().take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    })
}

/// A file without its control words, in the making.
struct Strip {
    page: Page,
    /// `\u` counts, and what follows it does not.
    unicode: bool,
    flat: String,
    apart: String,
    unmarked: String,
    /// Fonts and styles, and whether each is a word of the format.
    table: Vec<(bool, String)>,
    packed: Vec<u8>,
    /// All bytes but long rows of digits, which hold any number.
    raw: String,
    depth: usize,
    /// How deep the outermost `\*` is.
    mark: Option<usize>,
    /// How deep a table of the format is, and which.
    region: Option<(usize, bool)>,
    /// What `\uc` said, a group.
    counts: Vec<usize>,
    count: usize,
    skip: usize,
    /// Bytes that follow one another.
    run: Vec<u8>,
    units: Vec<u16>,
}

impl Strip {
    fn run(bytes: &[u8], page: Page, unicode: bool) -> Self {
        let mut strip = Self {
            page,
            unicode,
            flat: String::new(),
            apart: String::new(),
            unmarked: String::new(),
            table: Vec::new(),
            packed: Vec::new(),
            raw: String::new(),
            depth: 0,
            mark: None,
            region: None,
            counts: Vec::new(),
            count: 1,
            skip: 0,
            run: Vec::new(),
            units: Vec::new(),
        };
        let mut at = 0;
        let mut digits = false;
        while at < bytes.len() {
            let from = at;
            match bytes[at] {
                b'\r' | b'\n' => at += 1,
                b'{' | b'}' => {
                    strip.brace(bytes[at] == b'{', bytes[at + 1..].starts_with(b"\\*"));
                    at += 1;
                    digits = false;
                }
                b'\\' => at = strip.control(bytes, at + 1),
                _ => {
                    let end =
                        bytes[at..].iter().position(|byte| b"\\{}\r\n".contains(byte)).map_or(bytes.len(), |n| at + n);
                    let words = &bytes[at..end];
                    at = end;
                    digits = words.iter().all(u8::is_ascii_hexdigit) && (digits || words.len() >= 60);
                    if digits {
                        strip.packed.extend(words.chunks_exact(2).map(|pair| {
                            let digit = |byte: u8| char::from(byte).to_digit(16).unwrap_or(0) as u8;
                            digit(pair[0]) << 4 | digit(pair[1])
                        }));
                        continue;
                    }
                    let passed = strip.skip.min(words.len());
                    strip.skip -= passed;
                    if passed < words.len() {
                        strip.settle_units();
                        strip.run.extend_from_slice(&words[passed..]);
                    }
                }
            }
            strip.raw.push_str(&String::from_utf8_lossy(&bytes[from..at]));
        }
        strip.settle();
        strip
    }

    /// Reads what stands after a backslash; gives where it ends.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let hex =
                bytes.get(at..at + 3).filter(|hex| hex[0] == b'\'').and_then(|hex| std::str::from_utf8(&hex[1..]).ok());
            let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                self.settle_units();
                match (byte, bytes.get(at)) {
                    (Some(byte), _) => self.run.push(byte),
                    (_, Some(b'~')) => self.run.push(b' '),
                    (_, Some(b'_')) => self.run.push(b'-'),
                    (_, Some(b'\r' | b'\n')) => self.gap('\n'),
                    (_, Some(byte @ (b'\\' | b'{' | b'}'))) => self.run.push(*byte),
                    _ => {}
                }
            }
            return (at + if byte.is_some() { 3 } else { 1 }).min(bytes.len());
        }
        let word = &bytes[at..at + letters];
        let mut end = at + letters;
        let minus = bytes.get(end) == Some(&b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        end += usize::from(minus);
        let digits = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = bytes[end..end + digits]
            .iter()
            .fold(0_i64, |number, digit| (number * 10 + i64::from(digit - b'0')).min(1 << 40));
        end += digits;
        end += usize::from(bytes.get(end) == Some(&b' '));
        self.word(word, if minus { -number } else { number }, digits > 0);
        if word == b"bin" && number > 0 {
            let data = &bytes[end..end.saturating_add(number as usize).min(bytes.len())];
            self.packed.extend_from_slice(data);
            end += data.len();
        }
        end
    }

    fn word(&mut self, word: &[u8], number: i64, given: bool) {
        if word == b"u" {
            if self.unicode {
                self.settle_run();
                self.units.push(number as u16);
                self.skip = self.count;
            }
            return;
        }
        self.settle();
        self.skip = 0;
        match word {
            b"uc" => self.count = if given { number.clamp(0, 1000) as usize } else { 1 },
            b"par" | b"cell" | b"row" | b"sect" | b"nestcell" | b"nestrow" => self.gap('\n'),
            b"tab" | b"line" | b"lbr" | b"page" | b"column" | b"emdash" | b"endash" | b"bullet" | b"emspace"
            | b"enspace" | b"qmspace" | b"softline" => self.gap(' '),
            b"lquote" | b"rquote" => self.gap('\''),
            b"ldblquote" | b"rdblquote" => self.gap('"'),
            b"fonttbl" | b"latentstyles" => self.region = Some((self.depth, true)),
            b"stylesheet" => self.region = Some((self.depth, false)),
            _ => {}
        }
    }

    fn brace(&mut self, open: bool, marked: bool) {
        self.settle();
        self.skip = 0;
        if open {
            self.counts.push(self.count);
            self.depth += 1;
            if marked {
                self.mark = self.mark.or(Some(self.depth));
                self.flat.push('\n');
            }
        } else {
            self.count = self.counts.pop().unwrap_or(1);
            if self.mark == Some(self.depth) {
                self.mark = None;
                self.flat.push('\n');
            }
            if self.region.is_some_and(|(depth, _)| depth == self.depth) {
                self.region = None;
            }
            self.depth = self.depth.saturating_sub(1);
        }
        self.apart.push('\n');
    }

    fn gap(&mut self, c: char) {
        self.settle();
        self.put(c.encode_utf8(&mut [0; 4]));
    }

    fn settle(&mut self) {
        self.settle_units();
        self.settle_run();
    }

    fn settle_run(&mut self) {
        if !self.run.is_empty() {
            let run = std::mem::take(&mut self.run);
            let dos = |byte: &u8| match byte {
                128.. => DOS.chars().nth(usize::from(byte - 128)).unwrap_or(' '),
                byte => char::from(*byte),
            };
            match self.page {
                Some(page) => self.put(&page.decode_without_bom_handling(&run).0),
                None => self.put(&run.iter().map(dos).collect::<String>()),
            }
        }
    }

    fn settle_units(&mut self) {
        if !self.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
            self.put(&text);
        }
    }

    fn put(&mut self, text: &str) {
        if let Some((_, fonts)) = self.region {
            for name in text.split(';').filter(|name| name.contains(char::is_alphanumeric)) {
                let first = name.trim().split(' ').next().unwrap_or_default().to_lowercase();
                self.table.push((fonts || STYLES.contains(&first.as_str()), name.to_owned()));
            }
            return;
        }
        self.flat.push_str(text);
        self.apart.push_str(text);
        if self.mark.is_none() {
            self.unmarked.push_str(text);
        }
    }
}

/// First words of the names of styles that every program brings.
const STYLES: &[&str] = &[
    "balloon",
    "bibliography",
    "block",
    "body",
    "book",
    "caption",
    "closing",
    "colorful",
    "dark",
    "date",
    "default",
    "document",
    "emphasis",
    "endnote",
    "envelope",
    "footer",
    "footnote",
    "header",
    "heading",
    "html",
    "hyperlink",
    "index",
    "intense",
    "light",
    "line",
    "list",
    "macro",
    "medium",
    "message",
    "no",
    "normal",
    "note",
    "page",
    "plain",
    "quote",
    "revision",
    "salutation",
    "signature",
    "strong",
    "subtitle",
    "subtle",
    "table",
    "text",
    "title",
    "toc",
];
