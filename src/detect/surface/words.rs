//! What one word is, however it is torn, and which digits a scanner took for letters.

use super::Copy;
use crate::detect::fold::fold;
use crate::detect::lexicon;

/// Words whole and in one form, numbers of digits.
pub(super) fn mend(text: &str, copy: &mut Copy<'_>) {
    let mut previous = ' ';
    let lossy = text.contains('?') && lost_some(text);
    for (at, c) in text.char_indices() {
        if at >= copy.done {
            match c {
                '\u{fffd}' => lost(text, at, c, true, copy),
                '?' => lost(text, at, c, lossy, copy),
                '-' if previous.is_ascii_alphanumeric() && cut_plate(text, at, copy) => {}
                '@' if previous.is_ascii_alphanumeric() => cut_mail(text, at, copy),
                '-' if previous.is_alphabetic() && cut(text, at, copy) => {}
                '-' if previous.is_lowercase() => inclusive(text, at, c, copy),
                '·' | '‧' | '(' | '.' if previous.is_lowercase() => inclusive(text, at, c, copy),
                '0'..='9' | 'O' if !previous.is_alphanumeric() || is_like_digit(previous) => scanned(text, at, copy),
                _ => {}
            }
        }
        previous = c;
    }
}

/// A word that a line end cuts: it is whole if a dictionary knows it, or if its pieces are nothing by themselves. A
/// hyphen of its own («Anne-⏎Marie», «rez-⏎de-chaussée») stays, without the line end.
fn cut(text: &str, at: usize, copy: &mut Copy<'_>) -> bool {
    let behind = &text[at + 1..];
    let Some(line) = line_below(behind) else { return false };
    let rest = line.trim_start_matches(['>', ' ', '\t']);
    let second = letters_ahead(rest);
    if second.is_empty() || line.len() - rest.len() > 12 {
        return false;
    }
    let first = letters_behind(&text[..at]);
    let from = text.len() - rest.len();
    let capital = second.starts_with(char::is_uppercase);
    let whole = fold(&[first, second].concat());
    let known = |word: &str| !lexicon::lookup(&fold(word)).is_unknown();
    let joins = if !capital {
        // «Oum-⏎kaltoum» has a name for each piece; with a hyphen of its own both would have a capital.
        let (start, rest) = (lexicon::lookup(&fold(first)).pos, lexicon::lookup(&fold(second)).pos);
        let name = first.starts_with(char::is_uppercase)
            && start & !lexicon::pos::PROPER == 0
            && rest & lexicon::pos::GRAMMATICAL == 0;
        name || known(&whole) || !(known(first) && known(second))
    } else {
        // «GIRAR-⏎DIN»; in «BEN-⏎ALI» both stand by themselves.
        is_upper(first) && is_upper(second) && known(&whole) && !(known(first) && known(second))
    };
    copy.put(at, from, if joins { "" } else { "-" });
    true
}

/// «DX-417-⏎RB», «DX-⏎417-RB»: a plate without the line end.
fn cut_plate(text: &str, at: usize, copy: &mut Copy<'_>) -> bool {
    let Some(line) = line_below(&text[at + 1..]) else { return false };
    let pair = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let number = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    let part = |c: char| c.is_alphanumeric() || c == '-';
    let above = &text[text[..at].trim_end_matches(part).len()..at];
    let below = &line[..line.find(|c| !part(c)).unwrap_or(line.len())];
    let whole = match (above.split_once('-'), below.split_once('-')) {
        (Some((first, middle)), None) => pair(first) && number(middle) && pair(below),
        (None, Some((middle, last))) => pair(above) && number(middle) && pair(last),
        _ => false,
    };
    if whole {
        copy.put(at + 1, text.len() - line.len(), "");
    }
    whole
}

/// «prenom.nom@⏎courriel.example»: an address of mail without the line end.
fn cut_mail(text: &str, at: usize, copy: &mut Copy<'_>) {
    let Some(line) = line_below(&text[at + 1..]) else { return };
    let below = line.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches(['.', ',', ';', ')', '>']);
    let host =
        below.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let zone = below.rsplit_once('.').is_some_and(|(name, zone)| name.len() > 1 && zone.len() > 1);
    if host && zone {
        copy.put(at + 1, text.len() - line.len(), "");
    }
}

/// The line that `behind` goes on with, if a line ends there.
fn line_below(behind: &str) -> Option<&str> {
    behind.strip_prefix("\r\n").or_else(|| behind.strip_prefix('\n'))
}

fn is_upper(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains(char::is_lowercase)
}

pub(super) fn letters_ahead(text: &str) -> &str {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    &near[..near.find(|c: char| !c.is_alphabetic()).unwrap_or(near.len())]
}

/// Bytes that are looked through for the rest of a word: what a program packed has no end.
const LONGEST: usize = 96;

pub(super) fn letters_behind(text: &str) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    near.rfind(|c: char| !c.is_alphabetic()).map_or(near, |at| {
        let mut rest = near[at..].chars();
        rest.next();
        rest.as_str()
    })
}

/// Endings of the other gender, and the plural of both.
const ENDINGS: &[&str] = &[
    "e", "es", "s", "ne", "nes", "te", "tes", "le", "les", "lle", "lles", "fe", "ve", "ves", "rice", "rices", "trice",
    "trices", "euse", "euses", "se", "ses", "ère", "ères", "ière", "ières", "esse", "esses", "elle", "elles",
];

/// «né·e», «éducateur·rice·s», «scolarisé(e)», «un.e»: the word without what is added to it.
fn inclusive(text: &str, at: usize, mark: char, copy: &mut Copy<'_>) {
    let base = letters_behind(&text[..at]);
    let start = at - base.len();
    let mut end = at;
    let mut endings = 0;
    loop {
        let rest = &text[end..];
        let Some(ending) = rest.strip_prefix(mark).map(letters_ahead) else { break };
        let short = mark == '-' && !matches!(ending, "e" | "es" | "s");
        if !ENDINGS.contains(&ending) || short || mark == '.' && endings == 0 && ending == "s" {
            break;
        }
        end += mark.len_utf8() + ending.len();
        endings += 1;
        if mark == '(' {
            if !text[end..].starts_with(')') {
                return;
            }
            end += 1;
            end += if letters_ahead(&text[end..]) == "s" { 1 } else { 0 };
            break;
        }
    }
    // «prenom.e@…», «site.es/page», «vas-y», the middle of an address.
    let goes_on = text[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/' | '_' | '-'))
        || mark == '.' && text[end..].strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let inside = text[..start].ends_with(['.', '@', '/', '_', '-']);
    let word = base.chars().count() > 1 && !base.contains(char::is_uppercase) || base.chars().count() > 3;
    if endings == 0 || goes_on || inside && mark != '·' || !word {
        return;
    }
    let Some(last) = base.chars().next_back() else { return };
    copy.put(at - last.len_utf8(), end, last.encode_utf8(&mut [0; 4]));
}

fn is_like_digit(c: char) -> bool {
    matches!(c, 'O' | 'o' | 'l' | 'I')
}

/// «O6», «l5»: a scanner's letters in a number. Only reading changes by it: what is no number stays what it was.
fn scanned(text: &str, at: usize, copy: &mut Copy<'_>) {
    let part = |c: char| c.is_ascii_digit() || is_like_digit(c);
    let start = at - text[..at].bytes().rev().take_while(|byte| part(char::from(*byte))).count();
    if text[..start].ends_with(char::is_alphanumeric) {
        return;
    }
    let (mut end, mut groups, mut digits) = (start, 0, false);
    loop {
        let group = text[end..].find(|c| !part(c)).unwrap_or(text.len() - end);
        let here = &text[end..end + group];
        if text[end + group..].starts_with(char::is_alphanumeric) || group == 0 {
            break;
        }
        // «99 OO 31», «5O ll»: letters amid the pairs of a number.
        let has_digit = here.contains(|c: char| c.is_ascii_digit());
        if groups > 0 && (group != 2 || !has_digit && !here.starts_with('O') && groups < 3) {
            break;
        }
        digits |= has_digit;
        (end, groups) = (end + group, groups + 1);
        let Some(gap) = text[end..].chars().next().filter(|c| matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}'))
        else {
            break;
        };
        if !text[end + gap.len_utf8()..].starts_with(part) {
            break;
        }
        end += gap.len_utf8();
    }
    if !digits {
        return;
    }
    for (i, c) in text[start..end].char_indices().filter(|(_, c)| is_like_digit(*c)) {
        copy.put(start + i, start + i + 1, if matches!(c, 'O' | 'o') { "0" } else { "1" });
    }
}

/// Accents that a lost character may have been, and what it was before the folding of the dictionaries.
const ACCENTS: &[(char, char)] = &[('é', 'e'), ('à', 'a'), ('ç', 'c'), ('î', 'i'), ('ô', 'o'), ('ù', 'u')];

/// More lost accents than this are not guessed in one word.
const MOST_LOST: usize = 3;

/// «n?e», «coll?ge»: the accents of this text became question marks.
fn lost_some(text: &str) -> bool {
    text.match_indices('?').any(|(at, _)| {
        let (before, behind) = (letters_behind(&text[..at]), letters_ahead(&text[at + 1..]));
        let address = text[..at].rsplit(char::is_whitespace).next().is_some_and(|run| run.contains(['/', '=', '?']));
        !address
            && before.ends_with(char::is_lowercase)
            && behind.starts_with(char::is_lowercase)
            && guess(&text[at - before.len()..at + 1 + behind.len()], '?', 1).is_some()
    })
}

/// «B?n?dicte», «Ren�e»: the word that a dictionary knows, or `é` for each, the commonest. `lossy`: the text lost others.
fn lost(text: &str, at: usize, sign: char, lossy: bool, copy: &mut Copy<'_>) {
    let part = |c: char| c.is_alphabetic() || c == sign;
    let start = text[..at]
        .rfind(|c| !part(c))
        .map_or(0, |before| before + text[before..].chars().next().map_or(0, char::len_utf8));
    let end = at + text[at..].find(|c| !part(c)).unwrap_or(text.len() - at);
    let word = &text[start..end];
    let slots = word.matches(sign).count();
    let ends = word.ends_with(sign) || word.starts_with(sign);
    let address = |run: Option<&str>| run.is_some_and(|run| run.contains(['/', '=']));
    if slots > MOST_LOST
        || start < copy.done
        || sign == '?'
            && (ends && !lossy
                || address(text[..start].rsplit(char::is_whitespace).next())
                || address(text[end..].split(char::is_whitespace).next()))
    {
        return;
    }
    if word.chars().count() == slots {
        if slots == 1 && text[end..].starts_with(' ') {
            copy.put(start, end, "à");
        }
        return;
    }
    match guess(word, sign, slots) {
        Some(whole) => write(word, sign, &whole, start, copy),
        None if elided(word, sign, start, copy) => {}
        // It may ask, after all.
        None if sign == '?' && word.ends_with(sign) && slots == 1 => {}
        None => write(word, sign, &[ACCENTS[0].0; MOST_LOST], start, copy),
    }
}

/// «l�affaire»: the apostrophe of Windows is lost with the accents.
fn elided(word: &str, sign: char, start: usize, copy: &mut Copy<'_>) -> bool {
    let Some((before, behind)) = word.split_once(sign) else { return false };
    let elides = matches!(fold(before).as_str(), "l" | "d" | "n" | "s" | "c" | "j" | "m" | "t" | "qu")
        && !behind.contains(sign)
        && !lexicon::lookup(&fold(behind)).is_unknown();
    if elides {
        copy.put(start + before.len(), start + before.len() + sign.len_utf8(), "’");
    }
    elides
}

/// The accents with which a dictionary knows the word; those of a name first.
fn guess(word: &str, sign: char, slots: usize) -> Option<[char; MOST_LOST]> {
    /// Words of two letters, of which there are few.
    const TWO: &[(&str, char)] = &[("N", 'é'), ("n", 'é'), ("o", 'ù'), ("l", 'à'), ("L", 'à')];
    if let Some((_, accent)) = TWO.iter().find(|(first, _)| word.strip_suffix(sign) == Some(*first)) {
        return Some([*accent; MOST_LOST]);
    }
    let capital = word.starts_with(char::is_uppercase)
        || word.starts_with(sign) && word.chars().nth(1).is_some_and(char::is_uppercase);
    let mut best: Option<(u16, [char; MOST_LOST])> = None;
    for number in 0..ACCENTS.len().pow(slots as u32) {
        let digit = |slot: usize| ACCENTS[number / ACCENTS.len().pow(slot as u32) % ACCENTS.len()];
        let mut slot = 0;
        let key: String = word
            .chars()
            .map(|c| {
                if c != sign {
                    return c;
                }
                slot += 1;
                digit(slot - 1).1
            })
            .collect();
        let facts = lexicon::lookup(&fold(&key));
        if facts.is_unknown() {
            continue;
        }
        // «n?e» is no «Noé», and «C?me» not «came».
        let ordinary: u16 = match (facts.pos & !lexicon::pos::PROPER, facts.rank) {
            (0, _) => 0,
            (_, 0) => 20,
            (_, rank) => 60 - u16::from(rank.min(40)),
        } + if facts.lists == 0 { 0 } else { 20 };
        let (given, surname) = (u16::from(facts.given), u16::from(facts.surname));
        let common = if number == 0 { 30 } else { 0 };
        let weight = 1
            + common
            + if capital { 2 * given + surname / 2 + ordinary } else { 2 * ordinary + given.max(surname) / 2 };
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, std::array::from_fn(|slot| digit(slot.min(slots - 1)).0)));
        }
    }
    best.map(|(_, accents)| accents)
}

fn write(word: &str, sign: char, accents: &[char; MOST_LOST], start: usize, copy: &mut Copy<'_>) {
    for ((at, _), accent) in word.match_indices(sign).zip(accents) {
        let rest = word.strip_prefix(sign).unwrap_or_default();
        let name = || {
            let facts = lexicon::lookup(&fold(&format!("{accent}{rest}")));
            facts.given > 0 && facts.pos & !lexicon::pos::PROPER == 0
        };
        let capital = at == 0 && (rest.starts_with(char::is_uppercase) || name());
        let accent: String = if capital { accent.to_uppercase().collect() } else { accent.to_string() };
        copy.put(start + at, start + at + sign.len_utf8(), &accent);
    }
}
