//! Ends of lines that only the width of a page or of a window put there: a name, an age or an address goes on behind
//! them. A PDF says where its lines stand; of plain text, the words have to say it.

use std::borrow::Cow;

/// Longest line that somebody wraps by hand, in characters: a longer one is a paragraph of a program that wraps itself.
const WIDEST: usize = 140;

/// Shortest width to which anybody wraps, in characters: lines of a list are often as long as one another.
const NARROWEST: usize = 45;

/// Lines that go on in small letters: fewer may be chance.
const ENOUGH: usize = 4;

/// The lines of a plain text that was wrapped by hand, by a mail program or by a scanner.
pub(super) struct Wrapped {
    /// Length of a full line, in characters.
    width: usize,
    /// By how much a full line may be shorter.
    slack: usize,
}

/// What the lines of a text are like.
#[derive(Default)]
struct Lines {
    all: usize,
    longer: usize,
    /// Line ends that are not before a blank line.
    breaks: usize,
    /// Of these, where the next word had no more room; where the sentence goes on in small letters; both.
    full: usize,
    small: usize,
    small_and_full: usize,
}

impl Wrapped {
    /// `None` if every line end is the writer's: lines of programs that wrap by themselves, or notes.
    pub(super) fn of(text: &str) -> Option<Self> {
        let exact = Self { width: width(text)?, slack: 0 };
        let mut lines = Lines::default();
        let (mut before, mut depth) = ("", 0);
        for line in text.lines() {
            let (quoted, line) = unquoted(line.trim_end());
            lines.all += usize::from(!line.is_empty());
            lines.longer += usize::from(line.chars().nth(WIDEST).is_some());
            if !before.is_empty() && !line.is_empty() && quoted == depth {
                let (full, small) = (exact.is_full(before, line), goes_on_small(before, line));
                lines.breaks += 1;
                lines.full += usize::from(full);
                lines.small += usize::from(small);
                lines.small_and_full += usize::from(full && small);
            }
            (before, depth) = (line, quoted);
        }
        if lines.longer * 20 > lines.all {
            return None;
        }
        let always = lines.small >= ENOUGH && lines.small_and_full * 5 >= lines.small * 4;
        // By hand, or by who scans a page: no line is full, and sentences go on all the same.
        let ragged = lines.small >= ENOUGH && lines.small * 5 >= lines.breaks * 2 && has_capitals(text);
        // Lines of a list, one a person, may all be as long: then none goes on in small letters, unless there are none.
        let told = lines.small > 0 && lines.small_and_full * 5 >= lines.small * 4 || !has_small_letters(text);
        let often = told && lines.full > ENOUGH && lines.full * 3 >= lines.breaks;
        match (always, ragged, often) {
            (false, true, _) => Some(Self { slack: exact.width * 3 / 10, ..exact }),
            (true, ..) | (_, _, true) => Some(exact),
            _ => None,
        }
    }

    /// The same text, of as many bytes, with spaces where a line end is none of the writer's.
    pub(super) fn soften<'t>(&self, block: &'t str) -> Cow<'t, str> {
        let mut out: Option<Vec<u8>> = None;
        let mut lines = Vec::new();
        let mut at = 0;
        for line in block.split_inclusive('\n') {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            let bare = bare.strip_suffix('\r').unwrap_or(bare);
            let (quoted, words) = unquoted(bare);
            lines.push(Line { quoted, words, from: at + bare.len() - words.len(), to: at + bare.len() });
            at += line.len();
        }
        let pairs = || lines.windows(2).filter(|pair| pair[0].quoted == pair[1].quoted);
        let small = pairs().filter(|pair| goes_on_small(pair[0].words, pair[1].words)).count();
        let breaks = pairs().count();
        let prose = match self.slack {
            0 => small > 0 || breaks == 1 || !has_small_letters(block),
            _ => small * 5 >= breaks * 2,
        };
        for pair in pairs() {
            let [Line { words: this, to: end, .. }, Line { words: next, from, .. }] = pair else { continue };
            let small = goes_on_small(this, next) && (self.slack > 0 || self.is_full(this, next));
            if small || prose && !cuts(this) && self.is_full(this, next) && goes_on(this, next) {
                let out = out.get_or_insert_with(|| block.as_bytes().to_vec());
                out[*end..*from].fill(b' ');
            }
        }
        // Spaces in the place of ASCII: it is UTF-8 still.
        out.and_then(|out| String::from_utf8(out).ok()).map_or(Cow::Borrowed(block), Cow::Owned)
    }

    /// Whether the next word had no more room, or so it seems.
    fn is_full(&self, this: &str, next: &str) -> bool {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        this.trim_end().chars().count() + 1 + word + self.slack > self.width
    }
}

/// A line of a block, and where it stands there.
struct Line<'t> {
    /// How often the mail was answered.
    quoted: usize,
    words: &'t str,
    from: usize,
    to: usize,
}

/// How often a line of a mail is quoted, and what it says.
fn unquoted(line: &str) -> (usize, &str) {
    let words = line.trim_start_matches(['>', ' ']);
    let marks = line.len() - words.len();
    let depth = line.as_bytes()[..marks].iter().filter(|byte| **byte == b'>').count();
    if depth == 0 { (0, line) } else { (depth, words) }
}

/// How long the widest lines are, without one or two that stand out: a letterhead with a date at its right.
fn width(text: &str) -> Option<usize> {
    let mut lengths = [0_usize; WIDEST + 1];
    for line in text.lines() {
        lengths[unquoted(line.trim_end()).1.chars().count().min(WIDEST)] += 1;
    }
    let mut seen = 0;
    let widest = (0..=WIDEST).rev().find(|length| {
        seen += lengths[*length];
        seen > 2
    });
    widest.filter(|width| *width >= NARROWEST)
}

/// Whether two lines may be one by their words: no cells, no item of a list, no new sentence.
pub(super) fn goes_on(this: &str, next: &str) -> bool {
    let end = this.trim_end();
    let last = end.rsplit(char::is_whitespace).next().unwrap_or_default();
    let first = next.split_whitespace().next().unwrap_or_default();
    if last.is_empty() || first.is_empty() || is_laid_out(this) || is_laid_out(next) {
        return false;
    }
    let numbered = first.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([')', '.', '°'])
        || first.len() == 2 && first.ends_with(')');
    let item = numbered && first.starts_with(|c: char| c.is_ascii_alphanumeric())
        || first.chars().all(|c| {
            !c.is_alphanumeric() && !matches!(c, '«' | '"' | '(' | '[' | '%' | '€' | '…' | '!' | '?' | ':' | ';')
        });
    if item {
        return false;
    }
    let titled = TITLES.contains(&last)
        || SHORTENED.contains(&last.to_lowercase().as_str())
        || last.trim_start_matches(['(', '«']).chars().count() == 2 && last.ends_with('.');
    let closed = last.ends_with(['.', '!', '?', ':', ';', '…']) && !titled;
    if TITLES.contains(&first) {
        return last.ends_with(',') || LINKS.contains(&last);
    }
    !(closed && first.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '"' | '(')))
}

/// Cells, a letterhead, a number at the foot of a page: columns made with blanks.
fn is_laid_out(line: &str) -> bool {
    line.contains('\t') || line.trim_end().contains("    ")
}

/// Behind these a name goes on; before them one begins.
const TITLES: [&str; 8] = ["M.", "Mme", "Mlle", "Mr", "MM.", "Mmes", "Me", "Dr"];

/// Behind these an address goes on, though they end with a full stop.
const SHORTENED: [&str; 12] =
    ["rés.", "res.", "bât.", "bat.", "av.", "bd.", "imp.", "pl.", "apt.", "esc.", "ent.", "lot."];

/// Nothing ends with these.
const LINKS: [&str; 20] = [
    "à", "au", "avec", "chez", "contre", "dans", "de", "dont", "en", "entre", "et", "la", "le", "les", "ou", "par",
    "pour", "que", "selon", "sur",
];

/// How a list of people begins each line.
const LISTED: [&str; 4] = ["monsieur", "madame", "mademoiselle", "maître"];

/// Whether a line ends with a hyphen: the rest of its word is looked for behind a line end, which stays.
fn cuts(line: &str) -> bool {
    line.trim_end().ends_with(['-', '‐', '\u{ad}'])
}

/// Whether a line goes on in the middle of a sentence: the surest sign that lines were wrapped.
fn goes_on_small(this: &str, next: &str) -> bool {
    let (end, start) = (this.trim_end(), next.trim_start());
    let first = start.split(char::is_whitespace).next().unwrap_or_default();
    start.starts_with(char::is_lowercase)
        && !end.ends_with([':', ';', '.', '!', '?', '|', '>'])
        && !cuts(end)
        && !LISTED.contains(&first)
        && goes_on(this, next)
}

/// Whether more than one letter in ten is small.
fn has_small_letters(text: &str) -> bool {
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    small * 10 > text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether sentences begin with capitals: in notes that have none, a small letter says nothing of a line.
fn has_capitals(text: &str) -> bool {
    let (mut large, mut small) = (0_usize, 0_usize);
    for (at, _) in text.match_indices(". ") {
        match text[at + 2..].trim_start().chars().next() {
            Some(c) if c.is_uppercase() => large += 1,
            Some(c) if c.is_lowercase() => small += 1,
            _ => {}
        }
    }
    large > 0 && large >= small
}

#[cfg(test)]
mod tests {
    use super::*;

    fn softened(text: &str) -> String {
        let wrapped = Wrapped::of(text);
        text.split("\n\n")
            .map(|block| wrapped.as_ref().map_or(Cow::Borrowed(block), |wrapped| wrapped.soften(block)))
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    const PROSE: &str = "Le jeune Karim est suivi depuis la rentrée par le\nservice, et il a 17 ans ; sa mère demande un\n\
        rendez-vous au collège. La famille du jeune Karim\nPLANTIVEAU demeure au 14 rue des Lilas, dans\nle bâtiment \
        B. Un courrier lui sera adressé par le\nservice.";

    #[test]
    fn a_paragraph_is_one_line_and_a_list_is_many() {
        let list = "Présents :\nMme Odile Perdriolat, adjointe au maire\nM. Yann Trévidic, principal du collège\n\
            Lucas Anger, éducateur";
        assert_eq!(softened(&format!("{list}\n\n{PROSE}")), format!("{list}\n\n{}", PROSE.replace('\n', " ")));
        assert_eq!(softened(&PROSE.replace('\n', "\r\n")), PROSE.replace('\n', "  "));
    }

    #[test]
    fn a_word_that_is_cut_stays_so() {
        let cut = PROSE.replace("sa mère", "sa grand-\nmère");
        assert!(softened(&cut).contains("grand-\nmère") && !softened(&cut).contains("dans\nle"));
    }

    #[test]
    fn an_answered_mail_is_read_as_it_was() {
        let quoted = format!("> {}", PROSE.replace('\n', "\n> "));
        assert_eq!(softened(&quoted), format!("> {}", PROSE.replace('\n', "   ")));
        assert_eq!(softened(&format!("Oui, dit le\n{quoted}")).lines().count(), 2);
    }

    #[test]
    fn an_address_is_no_prose() {
        let letter = "Mairie de Saint-Ovin\n3 place du Marché\n99120 Saint-Ovin";
        assert_eq!(softened(&format!("{letter}\n\n{PROSE}")).lines().count(), 5);
    }

    #[test]
    fn a_list_of_people_is_no_prose() {
        let rows = [
            "PERDRIOLAT Sohan, 4e, collège Anita-Conti, vu le 3/05",
            "KERVOAZEC Ilyan, 5e, collège Anita-Conti, vu le 4/05",
            "VANDERBEKE Lou, 3e, collège Anita-Conti, vu le 12/05",
            "TREVIDIC Maël, 6e, collège Anita-Conti, vu le 14/05",
            "PLANTIVEAU Noé, 4e, collège Anita-Conti, à revoir",
            "LANTELME Zoé, 5e, collège Anita-Conti, vue le 17/05",
            "BESSETTE Yann, 4e, collège Anita-Conti, vu le 19/05",
        ];
        assert_eq!(softened(&rows.join("\n")), rows.join("\n"));
        let mail = format!("{PROSE}\n\n{}", rows[..4].join("\n"));
        assert!(softened(&mail).ends_with(&rows[..4].join("\n")) && !softened(&mail).contains("par le\n"));
        let cries = "LA FAMILLE PERDRIOLAT EST SUIVIE DEPUIS MAI PAR\nLE SERVICE ET LE JEUNE SOHAN A ÉTÉ REÇU DEUX\n\
            FOIS AVEC SA MÈRE, QUI DEMANDE UNE AIDE POUR LA\nCANTINE ET POUR LES VACANCES. LE COLLÈGE ANITA\n\
            CONTI SIGNALE DES ABSENCES DEPUIS LE MOIS DE\nMARS ; LE PRINCIPAL A REÇU LE PÈRE, QUI A PROMIS\nD'ÊTRE LÀ.";
        assert!(!softened(cries).contains("ANITA\n"));
    }

    #[test]
    fn notes_and_paragraphs_are_as_they_are() {
        let notes = "karim, 15 ans. vu lundi\nmère dépassée. rien à dire\nle frère est venu\nle père non\nvoir le \
            collège\nrappeler";
        assert_eq!(softened(notes), notes);
        let long = format!("{}\nla suite\nde la liste\nde ce qui\nest dit\nlà. Et là.", "mot ".repeat(60));
        assert_eq!(softened(&long), long);
    }

    #[test]
    fn words_say_that_a_line_ends() {
        for (this, next, one) in [
            ("il a 17", "ans et demi", true),
            ("reçoit Karim", "PLANTIVEAU", true),
            ("avec sa mère, M.", "Plantiveau", true),
            ("avec sa mère,", "Mme Plantiveau", true),
            ("M. Yann Trévidic, principal", "Mme Odile Perdriolat", false),
            ("Il part.", "Elle reste", false),
            ("au 12 de l'av.", "du Général", true),
            ("les points :", "– le premier", false),
            ("les points", "2) le second", false),
            ("les points", "b) le second", false),
            ("demeurant au", "14 rue des Lilas", true),
            ("Nom\tPrénom", "Perdriolat", false),
        ] {
            assert_eq!(goes_on(this, next), one, "{this} / {next}");
        }
    }
}
