//! THE TABLE of patterns: numbers, addresses on networks, dates, ages and classes, one row each.
//!
//! A row is data: what the match looks like, what must or must not stand around it, a check of its arithmetic, and the
//! examples that prove it. To add a pattern, add a row; its `examples` and `near_misses` are its tests.
//!
//! How it is fast. No expression ever scans a text. What a word may start is known of the word ([`Start`]): runs of
//! digits, and the words that rows name. There the rows concerned take a glance at the next bytes, and only if it
//! does not refuse them is an expression tried, anchored. That is also why expressions may say `\s` or `(?i)`, which
//! would be slow in a scan; only a Unicode `\b` is ruled out, so the engine looks at the neighbours itself.

mod attended;
mod birth;
mod contact;
mod event;
mod glance;
mod identity;
mod number;
mod numbered;
mod school;
mod spelled;
mod training;
mod work;

use std::sync::LazyLock;

use regex::Regex;

pub(super) use glance::{over_blank, over_digits};
pub(super) use spelled::NUMBERS;

use crate::detect::openings::{self, Opening, Openings};
use crate::detect::token::Scene;
use crate::detect::{Candidate, Recogniser};
use crate::kind::Kind;
use crate::segment::Span;
use crate::zone::Zone;

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// Stable name, `family.rule`, shown in reports.
    pub name: &'static str,
    /// What a match is.
    pub kind: Kind,
    /// Where a match of [`Pattern::regex`] may start.
    pub start: Start,
    /// Refuses, by a few bytes from there, most of what [`Pattern::regex`] would refuse too.
    pub glance: Glance,
    /// What it looks like from there; case does not count unless it says `(?-i)`. `{date}`, `{link}` … stand for the
    /// fragments of `FRAGMENTS`.
    pub regex: &'static str,
    /// The capture group that is the mention; 0 for all.
    pub group: usize,
    /// The arithmetic that it must pass.
    pub check: Option<fn(&str) -> bool>,
    /// What must stand before, up to 80 bytes back; empty for anything.
    pub after: &'static str,
    /// What must not stand before.
    pub not_after: &'static str,
    /// What must not follow.
    pub not_before: &'static str,
    /// How sure the row is, 0 to 100.
    pub confidence: u8,
    /// It says something in an individual situation alone.
    situation: bool,
    /// Texts that it finds, with `[[…]]` around exactly what it finds.
    pub examples: &'static [&'static str],
    /// Texts in which it finds nothing.
    pub near_misses: &'static [&'static str],
    /// Where the form is laid down or was observed.
    pub source: &'static str,
}

impl Pattern {
    /// What a row is unless it says otherwise.
    const BLANK: Self = Self {
        name: "",
        kind: Kind::IdNumber,
        start: Start::Words(&[]),
        glance: glance::any,
        regex: "",
        group: 0,
        check: None,
        after: "",
        not_after: "",
        not_before: "",
        confidence: 80,
        situation: false,
        examples: &[],
        near_misses: &[],
        source: "usage",
    };
}

/// Where a match may start.
#[derive(Debug, Clone, Copy)]
pub enum Start {
    /// At a run of at least and at most so many digits.
    Digits(usize, usize),
    /// At two letters that a run of at least and at most so many digits follows, directly or after one blank or mark.
    Letters(usize, usize),
    /// At one of these words or beginnings of words (ASCII letters in any case).
    Words(&'static [&'static str]),
    /// At the beginning of the unbroken run of address characters in which, or one blank before which, one of these stands.
    Around(&'static [&'static str]),
}

/// Names for what many rows share.
const FRAGMENTS: &[(&str, &str)] = &[
    (
        "{date}",
        r"(?:\d{1,2}(?:\s?er)?\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{1,2}(?:\s?er)?\s+{month}\s+\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s\d{1,2}\s\d{4})",
    ),
    (
        "{month}",
        r"(?:janv(?:ier|\.)?|f[ée]vr?(?:ier|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|ao[uû]t|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|d[ée]c(?:embre|\.)?)",
    ),
    // Between a keyword and its number: «n°», «numéro», a colon, a quotation mark.
    (
        "{link}",
        r"(?:\s*(?:\bn\s?[°ºo]s?\.?|num[ée]ros?|num\.|nu-\nm[ée]ros?|r[ée]f(?:[ée]rence\b|\.)?|[:=#«“\x22]))*\s*",
    ),
    ("{reference}", r"[a-z]{0,5}[-/.]?\d[0-9a-z]*(?:[-/.][0-9a-z]+)*"),
    ("{grouped}", r"[a-z]{0,5}[-/.]?\d[0-9a-z]*(?:[-/.][0-9a-z]+|{_}\d{2,})*"),
    (
        "{place}",
        r"(?-i:(?:L[ea]s?{_}|LES?{_}|LA{_}|E[lL]{_})?(?:[LD]['’])?\p{Lu}[\p{L}'’]+(?:-\n?\p{L}[\p{L}'’]*|{_}(?:en|sur|sous|lès|les|la|le|du|EN|SUR|SOUS|LES){_}\p{Lu}[\p{L}'’]+|{_}\p{Lu}[\p{Ll}'’]+)*)(?:{_}?\(\p{L}[\p{L}{_}'’.-]{1,30}\))?",
    ),
    // What a vocational class learns.
    (
        "{trade}",
        r"(?:accueil|agro\p{L}+|ameublement|bois|boucherie|boulangerie|b[âa]timent|carrosserie|charpente|chaudronnerie|coiffure|commerce|comptabilit[ée]|couture|couverture|cuisine|[ée]lectricit[ée]|[ée]lectrotechnique|esth[ée]tique|gestion|horticulture|h[ôo]tellerie|logistique|ma[çc]onnerie|maintenance|m[ée]canique|menuiserie|m[ée]tallerie|m[ée]tiers(?:{_}(?:du|de{_}la|des|de){_}\p{L}+)?|mode|num[ée]rique|optique|p[âa]tisserie|paysag\p{L}+|peinture|petite{_}enfance|plomberie|restauration|s[ée]curit[ée]|services?|soudage|tourisme|transport|vente)",
    ),
    // The name of a firm, as far as capitals say, of shouted text two words: «Sols & Murs du Vexin», «Le Punjab».
    (
        "{firm}",
        r"(?-i:\p{Lu}[\p{L}0-9'’&-]*(?:{_}[\p{Lu}0-9'’&-]{2,})?(?:{_}(?:(?:&|et){_}(?:[Ff]ils|Cie|Fr[èe]res|Associ[ée]s)|(?:&{_}|(?:de|du|des|sur|à|en){_}(?:la{_}|l['’])?|d['’]|la{_}|le{_}|les{_}|l['’])?(?:[0-9]+|\p{Lu}[\p{L}0-9'’&-]*\p{Ll}[\p{L}0-9'’&-]*))){0,5})",
    ),
    // What is somebody's, or a shop's, before its name.
    (
        "{house}",
        r"(?:abattoir|association|auberge|bar|biscuiterie|(?:cave{_})?coop[ée]rative|jardinerie|laiterie|poissonnerie|blanchisserie|boucherie|boulangerie|brasserie|cabinet|caf[ée]|camping|carrosserie|ch[ru]|chru|clinique|conserverie|cr[êe]perie|domaine|ehpad|entreprise|[ée]picerie|ferme|fonderie|garage|h[ôo]pital|h[ôo]tel|imprimerie|kebab|laverie|magasin|mairie|marbrerie|menuiserie|onglerie|pharmacie|pizzeria|pressing|restaurant|salon|sarl|scierie|snack|soci[ée]t[ée]|sup[ée]rette|supermarch[ée]|tabac|usine)",
    ),
    // Trades of which nobody sits in such a meeting.
    (
        "{job}",
        r"(?:agente?{_}(?:d['’]entretien|d['’]accueil|de{_}(?:m[ée]nage|s[ée]curit[ée]|maintenance|production|propret[ée]|nettoyage|quai|piste|tri|surveillance)|technique|polyvalente?)|aide(?:[ -]soignante?|[ -]m[ée]nag[èe]re|{_}[àa]{_}domicile|[ -]cuisini[èe]re?)|apprentie?|auxiliaire{_}de{_}vie|barm(?:an|aid)|bouch(?:er|[èe]re)|boulang(?:er|[èe]re)|caissi(?:er|[èe]re)|cariste|chauffeur(?:-livreur)?|coiffeu(?:r|se)|commis|contractuel(?:le)?|couvreur|cuisini(?:er|[èe]re)|employ[ée]e?|entra[iî]neu(?:r|se)|[ée]quipi(?:er|[èe]re)|femme{_}de{_}m[ée]nage|h[ôo]tesse|jardini(?:er|[èe]re)|livreu(?:r|se)|ma[çc]on|magasini(?:er|[èe]re)|manutentionnaire|m[ée]canicien(?:ne)?|menuisi(?:er|[èe]re)|ouvri(?:er|[èe]re)|p[âa]tissi(?:er|[èe]re)|peintre|plombi(?:er|[èe]re)|plongeu(?:r|se)|pr[ée]para(?:teur|trice)|saisonni(?:er|[èe]re)|salari[ée]e?|serveu(?:r|se)|soudeu(?:r|se)|stagiaire|vacataire|vendeu(?:r|se)|vigile)",
    ),
    ("{_}", r"[ \t\u{a0}\u{202f}]"),
    // Where a word starts; `\b` is ASCII.
    ("{<}", r"(?:\A|[^\p{L}\p{N}])"),
    ("\\b", r"(?-u:\b)"),
    ("\\d", "[0-9]"),
    // Letters of the languages that use Latin script: the full Unicode classes take ten times as long to compile.
    ("\\p{Lu}", "[A-ZÀ-ÖØ-ÞĀ-žḀ-ỹ]"),
    ("\\p{Ll}", "[a-zß-öø-ÿĀ-žḀ-ỹ]"),
    ("\\p{L}", "[A-Za-zÀ-ÖØ-öø-žḀ-ỹ]"),
    ("\\p{N}", "[0-9]"),
];

/// Every row, in the order of the table.
pub fn rows() -> impl Iterator<Item = &'static Pattern> {
    [
        contact::ROWS,
        number::ROWS,
        numbered::ROWS,
        birth::ROWS,
        identity::ROWS,
        spelled::ROWS,
        school::ROWS,
        attended::ROWS,
        training::ROWS,
        work::ROWS,
        event::ROWS,
    ]
    .into_iter()
    .flatten()
}

/// The table as Markdown, for the documentation.
pub fn table() -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', "⏎");
    let list = |texts: &[&str]| texts.iter().map(|text| cell(text)).collect::<Vec<_>>().join("<br>");
    let mut out =
        String::from("| rule | kind | confidence | finds | leaves alone | source |\n|---|---|---|---|---|---|\n");
    for row in rows() {
        let (found, left) = (list(row.examples), list(row.near_misses));
        let (name, kind, source) = (row.name, row.kind.name(), cell(row.source));
        out.push_str(&format!("| `{name}` | {kind} | {} | {found} | {left} | {source} |\n", row.confidence));
    }
    out
}

/// Where rows of the table may start.
pub(super) fn openings() -> Option<&'static Openings> {
    ENGINE.as_ref().map(|engine| &engine.openings)
}

/// The table as a recogniser. Among figures, ages and classes are groups of the public, not of persons; dates are of facts
/// in situations alone.
pub struct Patterns;

impl Recogniser for Patterns {
    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let from = out.len();
        if let Some(engine) = ENGINE.as_ref() {
            engine.find(scene, out);
        }
        let of_nobody = |kind: Kind| match kind {
            Kind::Age | Kind::SchoolClass | Kind::Vehicle => scene.zone == Zone::Statistics,
            // Elsewhere a date is of a meeting, of a law, of what the town does.
            Kind::EventDate => scene.zone != Zone::Situation,
            _ => false,
        };
        let elsewhere = scene.zone != Zone::Situation;
        let situational = ENGINE.as_ref().map_or(&[][..], |engine| &engine.situational);
        let mut i = 0;
        out.retain(|candidate| {
            i += 1;
            i <= from || !(of_nobody(candidate.kind) || elsewhere && situational.contains(&candidate.rule))
        });
    }
}

/// How far back a row may look for its context, in bytes.
const REACH: usize = 80;

/// Longer runs of digits count as this long.
const LONGEST: usize = 20;

struct Row {
    pattern: &'static Pattern,
    regex: Regex,
    after: Option<Regex>,
    not_after: Option<Regex>,
    not_before: Option<Regex>,
}

type Glance = fn(&[u8]) -> bool;

struct Engine {
    rows: Vec<Row>,
    /// Rows by the length of the run of digits at which they start; those that take the same glance together.
    digits: Vec<Vec<(Glance, Vec<usize>)>>,
    /// Rows by the length of the run of digits two letters after their start.
    letters: Vec<Vec<usize>>,
    openings: Openings,
    /// For each word of the starts, its rows and whether they start around it.
    by_word: Vec<Vec<(usize, bool)>>,
    /// The names of the rows that count in situations alone.
    situational: Vec<&'static str>,
}

/// `None` if an expression is malformed, which a test excludes.
static ENGINE: LazyLock<Option<Engine>> = LazyLock::new(|| Engine::new().ok());

/// An expression with its fragments, case-insensitive.
pub(super) fn compile(before: &str, regex: &str, behind: &str) -> Result<Regex, regex::Error> {
    let full = FRAGMENTS.iter().fold(regex.to_owned(), |full, (name, meaning)| full.replace(name, meaning));
    Regex::new(&format!("{before}(?i:{full}){behind}"))
}

impl Engine {
    fn new() -> Result<Self, regex::Error> {
        let optional = |regex: &str, before: &str, behind: &str| {
            (!regex.is_empty()).then(|| compile(before, regex, behind)).transpose()
        };
        let mut engine = Self {
            rows: Vec::new(),
            digits: vec![Vec::new(); LONGEST + 1],
            letters: vec![Vec::new(); LONGEST + 1],
            openings: Openings::new(std::iter::empty(), openings::PATTERN),
            by_word: Vec::new(),
            situational: rows().filter(|row| row.situation).map(|row| row.name).collect(),
        };
        let mut words: Vec<(&str, bool)> = Vec::new();
        for (index, pattern) in rows().enumerate() {
            engine.rows.push(Row {
                pattern,
                regex: compile(r"\A", pattern.regex, "")?,
                after: optional(pattern.after, "", r"\z")?,
                not_after: optional(pattern.not_after, "", r"\z")?,
                not_before: optional(pattern.not_before, r"\A", "")?,
            });
            let (list, around) = match pattern.start {
                Start::Digits(least, most) => {
                    for rows in &mut engine.digits[least..=most.min(LONGEST)] {
                        match rows.iter_mut().find(|(glance, _)| std::ptr::fn_addr_eq(*glance, pattern.glance)) {
                            Some((_, same)) => same.push(index),
                            None => rows.push((pattern.glance, vec![index])),
                        }
                    }
                    continue;
                }
                Start::Letters(least, most) => {
                    engine.letters[least..=most.min(LONGEST)].iter_mut().for_each(|rows| rows.push(index));
                    continue;
                }
                Start::Words(list) => (list, false),
                Start::Around(list) => (list, true),
            };
            for word in list {
                // «sur Snap» starts a word; the others stand amid addresses.
                let anywhere = around && !word.starts_with(|c: char| c.is_ascii_alphabetic());
                let at = words.iter().position(|known| *known == (*word, anywhere)).unwrap_or_else(|| {
                    words.push((word, anywhere));
                    engine.by_word.push(Vec::new());
                    words.len() - 1
                });
                engine.by_word[at].push((index, around));
            }
        }
        engine.openings = Openings::new(words.into_iter(), openings::PATTERN);
        Ok(engine)
    }

    fn find(&self, scene: &Scene<'_>, out: &mut Vec<Candidate>) {
        let text = scene.text;
        let bytes = text.as_bytes();
        self.openings.each(scene, |opening| match opening {
            Opening::Digits(start, end) => {
                let len = (end - start).min(LONGEST);
                if !inside_number(bytes, start) && starts_word(text, start) {
                    for (glance, rows) in &self.digits[len] {
                        if glance(&bytes[start..]) {
                            rows.iter().for_each(|row| self.rows[*row].try_here(text, start, out));
                        }
                    }
                }
                if !self.letters[len].is_empty()
                    && let Some(start) = two_letters_before(bytes, start)
                    && starts_word(text, start)
                {
                    self.letters[len].iter().for_each(|row| self.rows[*row].try_at(text, start, out));
                }
            }
            Opening::Word(at, word) => {
                for (row, around) in &self.by_word[word] {
                    let start = if *around { address_start(bytes, at) } else { at };
                    if !*around || starts_word(text, start) {
                        self.rows[*row].try_at(text, start, out);
                    }
                }
            }
        });
    }
}

impl Row {
    /// Tries the row at byte `at`, a character boundary.
    fn try_at(&self, text: &str, at: usize, out: &mut Vec<Candidate>) {
        if (self.pattern.glance)(&text.as_bytes()[at..]) {
            self.try_here(text, at, out);
        }
    }

    /// The same behind the glance.
    fn try_here(&self, text: &str, at: usize, out: &mut Vec<Candidate>) {
        let rest = &text[at..];
        let (whole, group) = match self.pattern.group {
            0 => match self.regex.find(rest) {
                Some(whole) => (whole, whole),
                None => return,
            },
            // Most places refuse the expression, and to say so needs no groups.
            _ if !self.regex.is_match(rest) => return,
            group => match self.regex.captures(rest).map(|captures| (captures.get(0), captures.get(group))) {
                Some((Some(whole), Some(group))) => (whole, group),
                _ => return,
            },
        };
        let span = Span::new(at + group.start(), at + group.end());
        let behind = &text[span.end..];
        if !ends_word(group.as_str(), behind) || self.pattern.check.is_some_and(|check| !check(group.as_str())) {
            return;
        }
        let before = &text[text.floor_char_boundary(at.saturating_sub(REACH))..at];
        let fits = self.after.as_ref().is_none_or(|regex| regex.is_match(before))
            && !self.not_after.as_ref().is_some_and(|regex| regex.is_match(before))
            && !self
                .not_before
                .as_ref()
                .is_some_and(|regex| regex.is_match(&text[at + whole.end().max(group.end())..]));
        let candidate =
            Candidate { span, kind: self.pattern.kind, rule: self.pattern.name, confidence: self.pattern.confidence };
        if fits && !out.contains(&candidate) {
            out.push(candidate);
        }
    }
}

/// The run of digits at `at` goes on a number: `12/03`, `3.5`, `2024-018`.
fn inside_number(bytes: &[u8], at: usize) -> bool {
    at >= 2 && matches!(bytes[at - 1], b'/' | b'.' | b',' | b'-') && bytes[at - 2].is_ascii_digit()
}

/// No letter or digit stands right before `at`.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|last| text.as_bytes()[last]) {
        None => true,
        Some(last) if last.is_ascii() => !last.is_ascii_alphanumeric(),
        Some(_) => !text[..at].ends_with(|c: char| c.is_alphanumeric() && c != 'º'),
    }
}

/// What follows does not go on the word or number that `found` ends with.
fn ends_word(found: &str, behind: &str) -> bool {
    let mut next = behind.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_alphanumeric() || c == '_' => !found.ends_with(|c: char| c.is_alphanumeric()),
        (Some('\'' | '’'), Some(c)) if c.is_alphabetic() => false,
        (Some('-' | '.' | '/' | ','), Some(c)) if c.is_ascii_digit() => !found.ends_with(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// Where two letters stand before the run of digits at `at`, directly or over one blank or hyphen.
fn two_letters_before(bytes: &[u8], at: usize) -> Option<usize> {
    let end = match bytes[..at] {
        [.., b' ' | b'-' | b'.'] => at - 1,
        [.., 0xc2, 0xa0] => at - 2,
        [.., 0xe2, 0x80, _] => at - 3,
        _ => at,
    };
    let start = end.checked_sub(2)?;
    bytes[start..end].iter().all(u8::is_ascii_alphabetic).then_some(start)
}

/// The beginning of the run of address characters before `at`, or of the one before a blank.
fn address_start(bytes: &[u8], at: usize) -> usize {
    let run = |end: usize| {
        let len = bytes[..end]
            .iter()
            .rev()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'_' | b'-' | b'+' | b'%'));
        end - len.count()
    };
    match bytes[..at] {
        [.., b' '] if bytes[at] != b'@' || bytes.get(at + 1) == Some(&b' ') => run(at - 1),
        _ => run(at),
    }
}

#[cfg(test)]
mod tests;
