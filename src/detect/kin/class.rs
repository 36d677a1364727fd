//! What a relative is to the person spoken of: a parent, a child, a partner, or a further one.

use crate::detect::cues;
use crate::detect::fold::fold;

/// What a relative is to the person spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KinClass {
    /// Father, mother, step-parent.
    Parent,
    /// Brother, sister, twin.
    Sibling,
    /// Son, daughter, child.
    Child,
    /// Husband, partner, former or not.
    Spouse,
    /// Any other: grandparent, uncle, cousin, in-law.
    Relative,
}

/// The class of the relative that `text`, a kin reference, names. The last noun counts: «le père» and «la grand-mère».
pub fn class_of(text: &str) -> KinClass {
    class_of_folded(text, &fold(text))
}

/// The same with `text` already folded.
pub(in crate::detect) fn class_of_folded(text: &str, folded: &str) -> KinClass {
    let mut prefix = "";
    for word in folded.split(' ') {
        match word {
            "grand" | "grands" | "gd" | "gds" | "gde" | "grd" | "grde" | "gran" | "gr" | "arriere" | "petit"
            | "petite" | "petits" | "petites" => prefix = word,
            "beau" | "belle" | "beaux" | "bo" | "bel" | "ex" => prefix = word,
            _ => {
                if let Some(class) = noun(word) {
                    return match (prefix, class) {
                        (
                            "grand" | "grands" | "gd" | "gds" | "gde" | "grd" | "grde" | "gran" | "gr" | "arriere",
                            KinClass::Parent,
                        ) => KinClass::Relative,
                        ("petit" | "petite" | "petits" | "petites", KinClass::Child) if !spaced(text, prefix) => {
                            KinClass::Relative
                        }
                        ("beau" | "belle" | "beaux" | "bo" | "bel", KinClass::Sibling) => KinClass::Relative,
                        _ => class,
                    };
                }
            }
        }
    }
    if prefix == "ex" { KinClass::Spouse } else { KinClass::Relative }
}

/// «petit fils» is written with a hyphen when it means a grandson; «petite fille» with a space is a small girl.
fn spaced(text: &str, prefix: &str) -> bool {
    let folded = text.to_lowercase();
    folded.find(prefix).is_some_and(|at| folded[at + prefix.len()..].starts_with(' '))
}

fn noun(key: &str) -> Option<KinClass> {
    let bits = cues::listed(key);
    // A boy is nobody's by the word, and a child of whoever has boys.
    let boy = matches!(key, "garcon" | "garcons").then_some(KinClass::Child);
    CLASSES.iter().find(|(class, _)| bits & class != 0).map(|(_, class)| *class).or(boy)
}

const CLASSES: [(u64, KinClass); 5] = [
    (cues::PARENT, KinClass::Parent),
    (cues::SIBLING, KinClass::Sibling),
    (cues::CHILD, KinClass::Child),
    (cues::SPOUSE, KinClass::Spouse),
    (cues::FURTHER, KinClass::Relative),
];
