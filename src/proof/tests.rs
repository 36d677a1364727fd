use super::*;

fn found(values: &[Needle], text: &str) -> Vec<usize> {
    let hits = search(text.as_bytes(), "txt", &Needles::new(values.to_vec()).unwrap()).unwrap();
    let mut needles: Vec<_> = hits.iter().map(|hit| hit.needle).collect();
    needles.dedup();
    needles
}

fn words(value: &str) -> Needle {
    Needle::words(value).unwrap()
}

#[test]
fn folding_finds_every_way_of_writing() {
    let needle = [words("Jean-Aimé N'Diaye")];
    for text in
        ["JEAN AIME N’DIAYE", "jean\u{2011}aimé n diaye", "Jean-\nAimé N'Diaye", "Jea\u{ad}n\u{a0}Aimé\r\nN'Diaye"]
    {
        assert_eq!(found(&needle, text), [0], "{text}");
    }
    assert!(found(&needle, "Jean-Aimée N'Diaye").is_empty());
    assert_eq!(found(&[words("Dembélé")], "M. Dem-\nbélé"), [0]);
}

#[test]
fn whole_words_only() {
    assert!(found(&[words("rose")], "primrose, roses, arrosé").is_empty());
    assert_eq!(found(&[words("rose")], "«Rose»,"), [0]);
    assert_eq!(found(&[words("Rose"), words("Rose Petit")], "Rose Petit"), [0, 1]);
}

#[test]
fn numbers_are_found_however_they_are_cut() {
    let needle = [Needle::squeezed("06 39 98 41 07").unwrap()];
    for text in ["0639984107", "06.39.98.41.07", "06-39 98\u{202f}41/07", "06 39 98\n41 07"] {
        assert_eq!(found(&needle, text), [0], "{text}");
    }
    assert!(found(&needle, "06 39 98 41 08").is_empty());
    assert!(!Needle::squeezed("4e B").unwrap().squeezed);
}

#[test]
fn what_is_allowed_is_counted() {
    assert!(found(&[words("Ferrand").allow(2)], "Ferrand et Ferrand").is_empty());
    assert_eq!(found(&[words("Ferrand").allow(1)], "Ferrand et Ferrand"), [0]);
    let needles = Needles::new(vec![words("Ferrand"), words("x")]).unwrap();
    assert_eq!(needles.count("Ferrand, FERRAND"), [2, 0]);
}

#[test]
fn no_debug_shows_a_value() {
    let needle = words("Dupont");
    let shown = format!("{needle:?} {:?}", Needles::new(vec![needle.clone()]).unwrap());
    assert!(!shown.to_lowercase().contains("dupont"), "{shown}");
    assert_eq!(Needle::words(" - "), None);
}

#[test]
fn letters_without_digits_are_whole_words() {
    let needle = [Needle::squeezed("@ll_target").unwrap()];
    for text in ["voir ll-target.", "ll target", "LL\nTARGET", "@ll.target", "x@ll_ta\u{ad}rget"] {
        assert_eq!(found(&needle, text), [0], "{text}");
    }
    assert!(found(&needle, "all target, ll targets").is_empty());
    assert_eq!(found(&[Needle::squeezed("zou93x").unwrap()], "azou93xy"), [0]);
}
