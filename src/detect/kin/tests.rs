use super::*;
use crate::detect::token::{Vocabulary, tokenise};

fn found(text: &str, zone: Zone) -> Vec<String> {
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    tokenise(text, &mut vocabulary, &mut tokens);
    let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone };
    let mut out = Vec::new();
    KinRecogniser.find(&scene, &mut out);
    out.iter().map(|candidate| text[candidate.span.range()].to_owned()).collect()
}

#[test]
fn whole_noun_phrases() {
    for (text, expected) in [
        ("Il vit avec sa mère et son petit frère Mehdi.", vec!["sa mère", "son petit frère"]),
        ("Sa fille aînée, Inês, et Le cadet, Tiago.", vec!["Sa fille aînée", "Le cadet"]),
        ("ses deux fils, ses 5 enfts et leur grand-père", vec!["ses deux fils", "ses 5 enfts", "leur grand-père"]),
        ("moussa l ainé parti ch le pere", vec!["l ainé", "le pere"]),
        ("L’aîné revient avec sa belle-sœur.", vec!["L’aîné", "sa belle-sœur"]),
        ("Son ex-mari et Son ancien mari", vec!["Son ex-mari", "Son ancien mari"]),
        ("Sa propre mère devait l'aider.", vec!["Sa propre mère"]),
        ("LE GENDRE DES ROCHE, L'EPOUSE DE CE DERNIER", vec!["LE GENDRE", "L'EPOUSE"]),
        ("Les deux autres petits-enfants habitent loin.", vec!["Les deux autres petits-enfants"]),
        ("Les trois enfants sont confiés à leur oncle maternel.", vec!["Les trois enfants", "leur oncle maternel"]),
        ("l'adresse du père, l'avis du grand-père", vec!["père", "grand-père"]),
        ("le baptême des jumeaux", vec!["jumeaux"]),
        ("mère : ROCHE Ana | père sans droit de visite", vec!["mère", "père"]),
        ("parents ; mail x | grand-père, batelier", vec!["parents", "grand-père"]),
        ("Mme Roche, grand-mère paternelle de Lenny", vec!["grand-mère paternelle"]),
        ("papa bosse chez x. la maman est prévenue", vec!["papa", "la maman"]),
    ] {
        assert_eq!(found(text, Zone::Situation), expected, "{text}");
    }
}

#[test]
fn nobody_in_particular() {
    for text in [
        "Les parents d'élèves seront associés.",
        "La famille et le couple ont été reçus, les époux aussi.",
        "M. Roche père a écrit.",
        "Des enfants jouent ; deux enfants y vivent.",
        "Les enfants du quartier et les enfants de 8-12 ans.",
        "Une mère et un père se plaignent.",
        "La Maison des Parents ouvre, le père Noël passe.",
        "La pièce « Le Fils de Martin » est jouée.",
        "La jeune fille est partie.",
        "Le maire, née Roche, veuve.",
        "Le dernier car ne passe plus.",
    ] {
        assert_eq!(found(text, Zone::Situation), Vec::<String>::new(), "{text}");
    }
    assert_eq!(found("Les parents seront informés, parents et enfants.", Zone::General), Vec::<String>::new());
}

#[test]
fn classes() {
    for (text, class) in [
        ("Sa mère", KinClass::Parent),
        ("le beau-père", KinClass::Parent),
        ("son demi-frère", KinClass::Sibling),
        ("les jumeaux", KinClass::Sibling),
        ("Sa fille aînée", KinClass::Child),
        ("sa petite fille", KinClass::Child),
        ("Sa petite-fille", KinClass::Relative),
        ("son ex-mari", KinClass::Spouse),
        ("sa compagne", KinClass::Spouse),
        ("sa belle-sœur", KinClass::Relative),
        ("grand-mère paternelle", KinClass::Relative),
        ("L'EPOUSE", KinClass::Spouse),
        ("son petit frère", KinClass::Sibling),
    ] {
        assert_eq!(class_of(text), class, "{text}");
    }
}
