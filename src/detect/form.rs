//! Forms: what the label of a field says of what stands behind it.
//!
//! «NOM : MOREIRA», «Né le : 29/06/2010   à : Besançon», «Mère : GRANDJEAN Aurore, vendeuse». A line may hold several
//! fields, with room or a bar between them; what a label says may stand on the next line.

mod parted;

use crate::detect::Candidate;
use crate::detect::columns::{self, Column, heading_alone, is_relative, labelled};
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::detect::table::{self, Form, Tables, field};
use crate::kind::Kind;
use crate::segment::{Segment, Span};
use parted::{at_labels, bare, parted, parts, until_next};

/// So many lines below a name nothing is said of it any more.
const FAR: usize = 8;

/// Bytes of the longest address of a mail, RFC 5321, 4.5.3.1.3; no name is longer.
const LONGEST_ADDRESS: usize = 256;

/// Bytes of what is written in one box.
const BOX: usize = 80;

/// Labels under one another that nothing stands between.
const MOST: usize = 16;

/// Bytes of the longest label.
const LONGEST: usize = 40;

/// Candidates of a segment by what is written beside or above: cells of tables, rows of a text, and fields.
pub(super) fn read(segment: &Segment, tables: &mut Tables, out: &mut Vec<Candidate>) {
    let text = &segment.text;
    if segment.place.cell.is_some() {
        tables.cell(text, &segment.place, out);
        tables.form = Form::default();
        return;
    }
    tables.rows.read(text, out);
    fields(text, tables, out);
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

/// Appends what the fields of a text say; the rows learn where their labels stand.
fn fields(text: &str, tables: &mut Tables, out: &mut Vec<Candidate>) {
    let (mut at, form) = (0, &mut tables.form);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        form.near = form.near.saturating_sub(1);
        let line = line.trim_end();
        if line.trim().is_empty() {
            continue;
        }
        let (labels, found) = (form.labels.len(), out.len());
        let open = std::mem::take(&mut form.open);
        if may_be_fields(line) {
            form.line(line, start, out);
        }
        if form.labels.len() > labels || out.len() > found {
            continue;
        }
        // What is written in a box is no sentence.
        let boxed = heading_alone(bare(line)).is_none() && line.len() <= BOX && !line.ends_with('.');
        match open.split_first() {
            Some((first, others)) if boxed => {
                field(line, start, *first, out);
                form.note(*first);
                form.open = others.into();
            }
            _ => {
                form.open = open;
                form.alone(line, start);
            }
        }
    }
    tables.rows.labels(&mut form.labels, text);
}

/// Labels of those who grow up together.
const CHILDREN: &[&str] = &[
    "enfants",
    "enfants a charge",
    "enfants du couple",
    "fratrie",
    "freres et soeurs",
    "freres",
    "soeurs",
    "autres enfants",
    "freres/soeurs",
    "frere(s) et soeur(s)",
];

/// «Fratrie : Lison (2014), Prune (2016) et Tom»: in a form of somebody, who `is_named`, or beside a birth each is a name.
fn children(content: &str, at: usize, is_named: bool, out: &mut Vec<Candidate>) {
    let mut from = 0;
    for item in content.split_inclusive([',', ';', ')']) {
        let start = from;
        from += item.len();
        let part = item.trim_start_matches([',', ';', ' ', '\u{a0}', '+', '&']);
        let part = part.strip_prefix("et ").unwrap_or(part);
        let (names, birth) = part.split_once('(').unwrap_or((part, ""));
        let day = birth.trim_end_matches(')').trim_start_matches(|c: char| !c.is_ascii_digit());
        let born = table::is_birth(day);
        let here = at + start + item.len() - part.len();
        if born {
            let behind = here + part.len() - birth.len() + birth.find(day).unwrap_or(0);
            out.push(fixed::TABLE_VALUE.at(Span::new(behind, behind + day.len()), Kind::BirthDate));
        }
        let mut to = here;
        for name in names.split(" et ") {
            let word = called(name.trim_matches(|c: char| !c.is_alphanumeric()));
            let place = to + name.find(word).unwrap_or(0);
            to += name.len() + " et ".len();
            let written =
                word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’ ".contains(c));
            let known = is_named || born || table::is_given(word);
            if written && known && word.split(' ').count() <= 3 && columns::is_named(word) {
                out.push(fixed::FORM_NAME.at(Span::new(place, place + word.len()), Kind::Person));
            }
        }
    }
}

/// A child's name, up to the class or the letters of a service that follow it: «Lola CM1», «Hugo IME».
fn called(item: &str) -> &str {
    const CLASSES: &[&str] = &["TPS", "PS", "MS", "GS", "CP", "RAS"];
    let other = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit())
            || CLASSES.contains(&word)
            || !word.contains(char::is_lowercase)
                && lexicon::lookup(&fold(word)).lists & (lists::ACRONYM | lists::CLASS) != 0
    };
    let mut end = item.len();
    for word in item.split(' ').rev() {
        if other(word) {
            end = word.as_ptr() as usize - item.as_ptr() as usize;
        }
    }
    item[..end].trim_end().trim_matches(|c: char| !c.is_alphabetic())
}

/// A field has a colon, an equals sign, or dots that lead from its label to what it says.
fn may_be_fields(line: &str) -> bool {
    line.contains([':', '=', '…', '→', '⇒', '►', '«', '–', '—']) || line.contains("...") || line.contains(" - ")
}

/// What stands in the field of a person, and not of an action: a name that is known, a day of birth.
fn tells_somebody(column: Column, said: &str) -> bool {
    let words = said.split([',', ';', '(', '\t']).next().unwrap_or_default();
    let mut names = words.split([' ', '\u{a0}', '-']).filter(|word| !word.is_empty()).map(fold);
    match column {
        Column::Surname | Column::Given | Column::Name | Column::Somebody | Column::Relative => {
            names.any(|word| {
                let facts = lexicon::lookup(&word);
                (facts.given >= 20 || facts.surname > 0) && facts.rank == 0 || facts.given >= 36
            }) || matches!(column, Column::Surname | Column::Name)
                && words.trim().len() > 2
                && !words.contains(char::is_lowercase)
        }
        Column::Value(Kind::BirthDate) => table::is_birth(words.trim()) && words.trim().len() > 4,
        Column::Value(Kind::Kin | Kind::Phone | Kind::Email | Kind::CaseNumber) => true,
        _ => false,
    }
}

impl Form {
    /// What a field holds by the folded words of its label.
    fn column(&self, key: &str) -> Column {
        const HOMES: &[&str] = &[
            "adresse",
            "adr",
            "adr.",
            "dom",
            "domicilie",
            "demeurant",
            "demeurant a",
            "domiciliee",
            "domicilie a",
            "dom.",
            "logement",
        ];
        const TOWNS: &[&str] = &[
            "ville",
            "commune",
            "cp",
            "code postal",
            "localite",
            "cp ville",
            "cp/ville",
            "cp / ville",
            "cp et ville",
            "cp commune",
            "code postal ville",
            "code postal et ville",
            "code postal / ville",
            "commune de residence",
            "ville de residence",
        ];
        const FILES: &[&str] = &[
            "n° allocataire",
            "numero allocataire",
            "numero d allocataire",
            "n° locataire",
            "n° usager",
            "n° d usager",
            "dossier",
            "n° de dossier",
            "n° dossier",
            "n°dossier",
            "numero de dossier",
            "numero dossier",
            "no dossier",
            "ref",
            "ref.",
            "reference",
            "ref dossier",
            "ref. dossier",
            "reference du dossier",
            "reference dossier",
            "matricule",
            "identifiant",
        ];
        match key {
            "a" | "lieu" | "ln" | "l.n." | "l.n" if self.born => Column::Value(Kind::BirthPlace),
            // What a form says before anybody is named is of whom it is by.
            key if self.near > 0 && HOMES.contains(&key) => Column::Value(Kind::Address),
            key if self.near > 0 && TOWNS.contains(&key) => Column::Value(Kind::Place),
            key if self.near > 0 && FILES.contains(&key) => Column::Value(Kind::CaseNumber),
            key => labelled(key),
        }
    }

    /// A field that says this was read.
    fn note(&mut self, column: Column) {
        if matches!(column, Column::Surname | Column::Given | Column::Name | Column::Value(Kind::BirthDate)) {
            self.near = FAR;
        } else if column != Column::Other && self.near > 0 {
            // The form goes on.
            self.near = FAR;
        }
        self.born = column == Column::Value(Kind::BirthDate);
    }

    fn line(&mut self, line: &str, start: usize, out: &mut Vec<Candidate>) {
        let mut at = start;
        for part in parts(line).flat_map(at_labels) {
            let from = at;
            at += part.len();
            let Some((to, label, content)) = parted(part).filter(|(_, label, _)| label.len() <= LONGEST) else {
                self.born = false;
                // «Ville :⇥93200 Saint-Denis»
                if let Some(column) = self.open.pop() {
                    field(until_next(part), from, column, out);
                    self.note(column);
                }
                continue;
            };
            let key = fold(label);
            let column = self.column(&key);
            let here = from + to;
            let said = until_next(content);
            // «École – Permis internet», «Nom → Passerelle»: without a colon, and before anybody is named, a line of a plan.
            let mark = &part[to + label.len()..part.len() - content.len()];
            let colon = mark.contains(':') || mark.contains("..") || mark.contains('…');
            if !colon && self.near == 0 && !tells_somebody(column, said) {
                continue;
            }
            // «Domicile de la mère» says who else there is.
            let of_relative = key.split(' ').any(is_relative);
            if matches!(column, Column::Surname | Column::Given | Column::Value(_)) && !of_relative {
                self.labels.push(Span::new(here, here + label.len()));
            }
            let content_at = from + part.len() - content.len();
            let before = out.len();
            field(said, content_at, column, out);
            if CHILDREN.contains(&key.as_str()) {
                children(content, content_at, self.near > 0, out);
            }
            if out.len() > before {
                table::relative(&key, label, here, out);
            }
            self.note(column);
            let empty = content.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
            self.open.clear();
            self.open.extend((empty && column != Column::Other).then_some(column));
        }
    }

    /// A line that is a label and nothing else, as the boxes of a form are copied: the next one says it.
    fn alone(&mut self, line: &str, start: usize) {
        let word = bare(line);
        if word.len() > LONGEST || !word.starts_with(char::is_uppercase) || self.open.len() > MOST {
            self.open.clear();
            return;
        }
        let column = self.column(&fold(word));
        let told = matches!(column, Column::Surname | Column::Given | Column::Value(Kind::BirthDate))
            || matches!(column, Column::Value(_)) && self.near > 0;
        if told {
            let here = start + line.find(word).unwrap_or(0);
            self.labels.push(Span::new(here, here + word.len()));
            self.open.push(column);
        } else {
            self.open.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut out = Vec::new();
        fields(text, &mut Tables::default(), &mut out);
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
