//! Columns whose headers say little: «Lien», «Où», «Emploi / école». The cell has to look like what it may be.

use crate::detect::Candidate;
use crate::detect::columns::is_relative;
use crate::detect::evidence::fixed;
use crate::detect::fold::fold;
use crate::detect::lexicon::{self, lists};
use crate::kind::Kind;
use crate::segment::Span;

/// Appends what somebody is to the others of a household: «mère», «père (séparé)», «beau-père / tuteur».
pub(super) fn relatives(cell: &str, start: usize, out: &mut Vec<Candidate>) {
    let end = cell.find(['(', ',', '/', ';', ':', '\n', '?']).unwrap_or(cell.len());
    let word = cell[..end].trim_end();
    if is_relative(&fold(word)) {
        out.push(fixed::KIN_LABEL.at(Span::new(start, start + word.len()), Kind::Kin));
    }
}

/// «cité Malpas, entrée 6», «12 rue Foch», and neither «au collège Macé», which is read for itself, nor «traîne au parc».
pub(super) fn tells_home(cell: &str) -> bool {
    let first = first(cell);
    let begins = lexicon::lookup(&first).lists & (lists::STREET | lists::DWELLING | lists::ESTABLISHMENT) != 0
        || first.bytes().all(|byte| byte.is_ascii_digit())
        || first == "hotel";
    begins && is_named(cell)
}

/// «Propreté du Vexin», «Carrefour», and not «agent d'entretien»; a school is read for itself.
pub(super) fn tells_work(cell: &str) -> bool {
    let first = first(cell);
    let facts = lexicon::lookup(&first);
    if facts.lists & (lists::SCHOOL | lists::CLASS | lists::FUNCTION | lists::ACRONYM) != 0 {
        return false;
    }
    // «Ec. Foch, CM2»
    let school = matches!(first.as_str(), "ec" | "clg" | "coll" | "lyc");
    let shouted = !cell.contains(char::is_lowercase);
    let one = !cell.trim().contains(' ');
    !school
        && !shouted
        && if one {
            facts.rank == 0 && cell.starts_with(char::is_uppercase)
        } else {
            is_named(cell) && !cell.contains(':')
        }
}

fn first(cell: &str) -> String {
    let word = cell.split([' ', '.', ',', '-', '(']).next().unwrap_or_default();
    fold(word)
}

/// A capital behind the first word, or a figure.
fn is_named(cell: &str) -> bool {
    let behind = cell.find([' ', '\u{a0}', '\'', '’']).map_or("", |at| &cell[at..]);
    behind.contains(char::is_uppercase) || cell.starts_with(|c: char| c.is_ascii_digit()) && behind.len() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_to_look_like_it() {
        for cell in
            ["cité Malpas, entrée 6", "12 rue Foch", "hôtel Le Pont, ch. 9", "rue du Bac, chez Awa", "Résidence Foch"]
        {
            assert!(tells_home(cell), "{cell}");
        }
        for cell in
            ["traîne au parc", "foyer", "garde alternée", "Collège Macé", "chez sa tante", "Lyon ?", "au parc Foch"]
        {
            assert!(!tells_home(cell), "{cell}");
        }
        for cell in ["Propreté du Vexin", "Le Bon Pain", "Kebabo", "garage Poncelet"] {
            assert!(tells_work(cell), "{cell}");
        }
        for cell in ["agent d'entretien", "Maçon", "Clg Macé", "CM2 B", "MAÇON CHEZ LUI", "Caissière", "Ec. Foch, CM2"]
        {
            assert!(!tells_work(cell), "{cell}");
        }
    }
}
