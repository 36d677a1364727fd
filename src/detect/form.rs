//! Forms: what the label of a field says of what stands behind it.
//!
//! «NOM : MOREIRA», «Né le : 29/06/2010   à : Besançon», «Mère : GRANDJEAN Aurore, vendeuse». A line may hold several
//! fields, with room or a bar between them.

use crate::detect::Candidate;
use crate::detect::columns::{Column, heading_alone, labelled};
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::detect::table::{self, Tables, field};
use crate::kind::Kind;
use crate::segment::{Segment, Span};

/// So many lines below a name nothing is said of it any more.
const FAR: usize = 8;

/// Bytes of the longest address of a mail, RFC 5321, 4.5.3.1.3; no name is longer.
const LONGEST_ADDRESS: usize = 256;

/// Bytes of the longest label.
const LONGEST: usize = 40;

/// Candidates of a segment by what is written beside or above: cells of tables, rows of a text, and fields.
pub(super) fn read(segment: &Segment, tables: &mut Tables, out: &mut Vec<Candidate>) {
    let text = &segment.text;
    if segment.place.cell.is_some() {
        tables.cell(text, &segment.place, out);
        return;
    }
    tables.rows.read(text, out);
    if memchr::memchr(b':', text.as_bytes()).is_some() {
        fields(text, out);
    }
    if memchr::memmem::find(text.as_bytes(), b" <").is_some() {
        addressees(text, out);
    }
}

/// «À : Kern Anne ; lamy zoe <z.lamy@boite.example>»: whoever a mail is to, however they write themselves, is called as the
/// address behind says.
fn addressees(text: &str, out: &mut Vec<Candidate>) {
    for (at, _) in text.match_indices(" <") {
        // No further than an address and a name are long: a hostile text has nothing but these.
        let behind = &text[at + 2..text.floor_char_boundary(at + 2 + LONGEST_ADDRESS)];
        let address = behind.split(['>', '\n']).next().unwrap_or_default();
        let Some((local, _)) = address.split_once('@') else { continue };
        let near = text.ceil_char_boundary(at.saturating_sub(LONGEST_ADDRESS));
        let from = text[near..at].rfind([':', ';', ',', '\n', '>', '"', '(', ')']).map_or(near, |mark| near + mark + 1);
        let name = text[from..at].trim_start();
        let local = fold(local);
        let key = fold(name);
        let says = key.split(' ').any(|word| word.len() > 2 && local.contains(word));
        let words = key.split(' ').count();
        if says && (2..=4).contains(&words) && key.chars().all(|c| c.is_alphabetic() || c == ' ') {
            out.push(fixed::ADDRESSEE.at(Span::new(at - name.len(), at), Kind::Person));
        }
    }
}

fn fields(text: &str, out: &mut Vec<Candidate>) {
    let (mut at, mut since) = (0, FAR);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        since += 1;
        if line.contains(':') {
            of_line(line.trim_end(), start, &mut since, out);
        }
    }
}

/// `since`: how many lines above somebody was named or born.
fn of_line(line: &str, start: usize, since: &mut usize, out: &mut Vec<Candidate>) {
    let mut at = start;
    let mut born = false;
    for part in parts(line).flat_map(at_labels) {
        let from = at;
        at += part.len();
        let Some((label, content)) = part.split_once(':').filter(|(label, _)| label.len() <= LONGEST) else {
            born = false;
            continue;
        };
        let key = fold(label.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.')));
        let column = match key.as_str() {
            "a" if born => Column::Value(Kind::BirthPlace),
            // The address of whom the form is about; before anybody is named it is that of whom it is by.
            "adresse" | "adr" | "adr." | "dom" | "dom." | "logement" if *since < FAR => Column::Value(Kind::Address),
            key => labelled(key),
        };
        if matches!(column, Column::Surname | Column::Given | Column::Name | Column::Value(Kind::BirthDate)) {
            *since = 0;
        }
        born = column == Column::Value(Kind::BirthDate);
        let content_at = from + label.len() + 1;
        match (key.as_str(), content.split_once([',', '–'])) {
            ("date et lieu de naissance", Some((day, place))) => {
                field(day, content_at, Column::Value(Kind::BirthDate), out);
                field(place, content_at + content.len() - place.len(), Column::Value(Kind::BirthPlace), out);
            }
            _ => {
                let before = out.len();
                field(until_next(content), content_at, column, out);
                if out.len() > before {
                    table::relative(&key, label, from, out);
                }
            }
        }
    }
}

/// Parts of a line that tabs, bars or three spaces set apart, each with what parts it from the next.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    // Most lines have none of these.
    let whole = memchr::memchr2(b'\t', b'|', line.as_bytes()).is_none() && !line.contains("   ");
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if whole {
            return Some(std::mem::take(&mut rest));
        }
        let bytes = rest.as_bytes();
        let apart = (1..bytes.len()).find(|at| {
            matches!(bytes[at - 1], b'\t' | b'|') || (*at >= 3 && bytes[at - 3..*at] == *b"   " && bytes[*at] != b' ')
        });
        let (part, more) = rest.split_at(apart.unwrap_or(rest.len()));
        rest = more;
        Some(part)
    })
}

/// A part cut before each label in it: «Nom : SOW Prénom : Awa», «Né le : 06/10/2009, Classe : 3A». Where it has one label
/// alone, the whole: a colon is in most sentences.
fn at_labels(part: &str) -> Vec<&str> {
    if memchr::memchr_iter(b':', part.as_bytes()).nth(1).is_none() {
        return vec![part];
    }
    let (mut from, mut known, mut cuts) = (0, 0, vec![0]);
    for (colon, _) in part.match_indices(':') {
        let near = part.ceil_char_boundary(from.max(colon.saturating_sub(LONGEST)));
        if let Some((start, listed)) = label_before(part, near, colon) {
            known += usize::from(listed);
            cuts.extend((start > 0).then_some(start));
        }
        from = colon + 1;
    }
    if known < 2 {
        return vec![part];
    }
    cuts.push(part.len());
    cuts.windows(2).filter_map(|cut| part.get(cut[0]..cut[1])).filter(|cut| !cut.is_empty()).collect()
}

/// Where the longest label begins that ends at `colon`, and whether it is one that is known. Prose has a word in small letters
/// there; behind a comma a form may have, too, and labels that nobody knows: «, Sanctions : 4».
fn label_before(part: &str, near: usize, colon: usize) -> Option<(usize, bool)> {
    let window = part.get(near..colon)?;
    let starts = std::iter::once(0).chain(window.match_indices([' ', ',', '\u{a0}']).map(|(at, gap)| at + gap.len()));
    let mut other = None;
    for start in starts {
        let label = window.get(start..)?;
        let apart = near + start == 0
            || part.get(..near + start).is_some_and(|before| before.trim_end().ends_with([',', '/', ';']));
        let capital = label.starts_with(char::is_uppercase);
        if !(capital || apart && label.starts_with(char::is_lowercase)) {
            continue;
        }
        if heading_alone(label).is_some() || labelled(&fold(label.trim())) != Column::Other {
            return Some((near + start, true));
        }
        let short = capital && apart && start > 0 && !label.contains(',') && label.split_whitespace().count() <= 3;
        other = other.or(short.then_some((near + start, false)));
    }
    other
}

/// Without the next field of the same line, which a dash or a semicolon begins: «Diallo – Prénom : Awa».
fn until_next(content: &str) -> &str {
    let content = content.trim_end().trim_end_matches([',', '/']).trim_end();
    let cut = [" – ", " - ", " ; ", ";", "|", "\t"].iter().filter_map(|apart| content.find(apart)).min();
    // «Né le : 07/2011. Il a fugué»
    let cut = cut.or_else(|| {
        content.match_indices(". ").map(|(at, _)| at).find(|at| content[..*at].ends_with(|c: char| c.is_ascii_digit()))
    });
    content.get(..cut.unwrap_or(content.len())).unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut out = Vec::new();
        fields(text, &mut out);
        out.iter().map(|c| (c.kind.name(), &text[c.span.range()])).collect()
    }

    #[test]
    fn an_address_is_of_who_was_named_above() {
        assert_eq!(
            found("Nom : MOREIRA\nPrénom : Ugo\nAdresse : Les Glycines, Velle\nDom. : Le Bourg"),
            [("person", "MOREIRA"), ("person", "Ugo"), ("address", "Les Glycines, Velle"), ("address", "Le Bourg")]
        );
        assert_eq!(found("CCAS de Velle\nAdresse : La Maison Bleue\nRéunion : 9 h"), []);
    }

    #[test]
    fn a_label_says_what_stands_behind_it() {
        assert_eq!(
            found(
                "NOM : SALVAYRE DIAS\nPrénoms : Iloan, Rui\nNé le : 12/04/2011      à : Rodez\nNationalité : française\n\
                 Établissement : collège Anita-Conti      Classe : 3e D\nMère : PUECH Aurore, vendeuse – présente"
            ),
            [
                ("person", "SALVAYRE DIAS"),
                ("person", "Iloan"),
                ("person", "Rui"),
                ("birth_date", "12/04/2011"),
                ("birth_place", "Rodez"),
                ("nationality", "française"),
                ("school", "collège Anita-Conti"),
                ("school_class", "3e D"),
                ("person", "PUECH Aurore"),
                ("kin", "Mère")
            ]
        );
        assert_eq!(
            found("Date et lieu de naissance : 15 février 2016, Mamoudzou"),
            [("birth_date", "15 février 2016"), ("birth_place", "Mamoudzou")]
        );
    }

    #[test]
    fn labels_of_one_line_part_it() {
        assert_eq!(
            found("Fiche 3 – Nom : VASSEUR Prénom : Lola Né le : 04/05/2010 Cl. : 4ème5"),
            [("person", "VASSEUR"), ("person", "Lola"), ("birth_date", "04/05/2010"), ("school_class", "4ème5")]
        );
        assert_eq!(
            found("Nom : VASSEUR, prénom : Lola, Classe : 3A, Étab. : Jean Macé, Sanctions : 4"),
            [("person", "VASSEUR"), ("person", "Lola"), ("school_class", "3A"), ("school", "Jean Macé")]
        );
        assert!(found("Le maire conclut : le collège : rien à dire, et l'école : non plus").is_empty());
        assert!(found("Père : inconnu / Demi-frère : parti").is_empty());
        assert!(found("On note : Deux choses : une classe : fermée").is_empty());
    }

    #[test]
    fn an_addressee_is_called_as_the_address_says() {
        let text = "À : Kern Anne ; lamy zoe <z.lamy@boite.example>, accueil mairie <contact@ville.example>\nCc : zoe <zoe@boite.example>";
        let mut out = Vec::new();
        addressees(text, &mut out);
        let found: Vec<_> = out.iter().map(|c| &text[c.span.range()]).collect();
        assert_eq!(found, ["lamy zoe"]);
    }

    #[test]
    fn what_a_form_says_of_the_service_is_nobody_s() {
        for text in [
            "Adresse : 2 place de la Mairie",
            "Objet : absences",
            "Nom : néant",
            "Le maire ouvre la séance : il est 14 h.",
            "Père : inconnu",
            "Père : maçon, présent",
            "Victime : une dame de 80 ans",
            "Auteur : La police municipale de la ville",
            "Mère : Présente",
            "Suites données au dossier du mineur qui a été reçu : aucune",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
