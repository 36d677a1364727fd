use super::*;

/// The text without notation and its edits: `[[original|replacement]]`.
fn parse(marked: &str) -> (String, Vec<Edit>) {
    let (mut text, mut edits, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((head, tail)) = rest.split_once("[[") {
        text.push_str(head);
        let (original, tail) = tail.split_once('|').expect("a bar");
        let close = tail
            .find("]]]")
            .map_or_else(|| tail.find("]]"), |at| tail.find("]]").map(|two| if two == at { at + 1 } else { two }));
        let close = close.expect("a closing mark");
        let start = text.len();
        text.push_str(original);
        edits.push(Edit { span: Span::new(start, text.len()), replacement: tail[..close].to_owned() });
        rest = &tail[close + 2..];
    }
    text.push_str(rest);
    (text, edits)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out + &text[at..]
}

fn adjusted(marked: &str) -> String {
    let (text, edits) = parse(marked);
    let mut floor = 0;
    let edits: Vec<Edit> = edits
        .into_iter()
        .map(|Edit { span, replacement }| {
            let before = (&text[..floor], &text[floor..span.start]);
            let made = adjust(before, &text[span.range()], &replacement);
            floor = span.end;
            Edit { span: Span::new(span.start - made.left, span.end), replacement: made.replacement }
        })
        .collect();
    apply(&text, &edits)
}

#[test]
fn every_rule_does_what_its_example_says() {
    assert!(RULES.len() >= 40);
    for rule in RULES {
        let (marked, expected) = rule.example;
        assert_eq!(adjusted(marked), expected, "{}", rule.before);
        // One letter in capitals is a sentence start, two are capitals throughout.
        if rule.before.chars().filter(|c| c.is_alphabetic()).count() > 1 {
            let capitals = marked.replace('’', "'").replace(rule.before, &rule.before.to_uppercase());
            assert!(adjusted(&capitals).contains(&rule.gives.to_uppercase()), "{capitals}");
        }
    }
}

#[test]
fn case_apostrophe_and_space_are_kept() {
    for (marked, expected) in [
        ("D'[[Amine|[Mineur A1]]], rien", "De [Mineur A1], rien"),
        ("LA MERE D'[[AMINE|[Mineur A1]]]", "LA MERE DE [Mineur A1]"),
        ("Qu’[[Inès|[Mineur A2]]] vienne", "Que [Mineur A2] vienne"),
        ("QU'[[INES|[Mineur A2]]]", "QUE [Mineur A2]"),
        ("A L'[[ECOLE NEUVE|[Établissement scolaire 1]]]", "A L'[Établissement scolaire 1]"),
        ("AU [[LYCEE NEUF|[Établissement scolaire 1]]]", "À L'[Établissement scolaire 1]"),
        ("Au [[père|[Parent A1]]]", "À [Parent A1]"),
        ("Le samedi [[16 mars|[mars]]],", "En [mars],"),
        ("vu samedi [[16 mars|[mars]]]", "vu en [mars]"),
        ("du\u{a0}[[père|[Parent A1]]]", "de [Parent A1]"),
        ("d'[[une trentaine d'années|[26-59 ans]]]", "de [26-59 ans]"),
    ] {
        assert_eq!(adjusted(marked), expected);
    }
}

#[test]
fn what_needs_no_repair_is_left() {
    for (marked, expected) in [
        ("la mère de [[Karim|[Mineur A1]]]", "la mère de [Mineur A1]"),
        ("jusqu'à [[Karim|[Mineur A1]]]", "jusqu'à [Mineur A1]"),
        ("du jeune [[Karim|[Personne A1]]]", "du jeune [Personne A1]"),
        ("l'[[IUT de Cholet|[Établissement scolaire 3]]]", "l'[Établissement scolaire 3]"),
        ("d'[[Orly|[Adresse 1]]]", "d'[Adresse 1]"),
        ("au [[06 39 98 14 07|[Téléphone 1]]]", "au [Téléphone 1]"),
        ("le samedi [[Karim|[Mineur A1]]]", "le samedi [Mineur A1]"),
        ("né le [[2 juin 2008|[Date 1]]]", "né le [Date 1]"),
        ("aujourd'hui [[Karim|[Mineur A1]]]", "aujourd'hui [Mineur A1]"),
        ("Mandu [[Karim|[Mineur A1]]]", "Mandu [Mineur A1]"),
        ("d'[[Amine|]] rien", "d' rien"),
        ("[[Amine|[Mineur A1]]] vient", "[Mineur A1] vient"),
    ] {
        assert_eq!(adjusted(marked), expected);
    }
}

#[test]
fn removals_leave_no_debris() {
    assert!(DEBRIS.is_some());
    for (marked, expected) in [
        ("Mme HADDOUCHE ([[06 39 98 14 07|]]), et", "Mme HADDOUCHE, et"),
        ("Karim ([[15 ans|]], [[06 39 98 14 07|]]) vient", "Karim vient"),
        ("Karim ([[15 ans|]], 3e C) vient", "Karim (3e C) vient"),
        ("Karim (3e C, [[15 ans|]]) vient", "Karim (3e C) vient"),
        ("Rose, née le [[08/11/1951|]] à [[Flers|]], vient", "Rose vient"),
        ("Rose, née le [[08/11/1951|]] à [[Flers|]].", "Rose."),
        ("Rose, née le [[08/11/1951|]] à Flers, vient", "Rose, née à Flers, vient"),
        ("Rose, née le 08/11/1951 à [[Flers|]], vient", "Rose, née le 08/11/1951, vient"),
        ("Rose née le [[08/11/1951|]] à [[Flers|]]", "Rose"),
        ("Karim part. Né le [[08/11/1951|]], il vit ici.", "Karim part. il vit ici."), // the capital is the plan's
        ("Rose, 3e C, née à [[Flers|]], vient", "Rose, 3e C, vient"),
        ("Yanis, [[15 ans|]], 3e C", "Yanis, 3e C"),
        ("[[15 ans|]], 3e C", "3e C"),
        ("Yanis [[15 ans|]] vient", "Yanis vient"),
        ("Yanis vient, [[15 ans|]].", "Yanis vient."),
        ("Il a appelé [[Karim|]].", "Il a appelé."),
        ("tél. [[06 39 98 14 07|]], et", "et"),
        ("Karim, âgé de [[15 ans|]], vient", "Karim vient"),
        ("(NIR [[1 84 12|]], pour le CCAS)", "(pour le CCAS)"),
        ("Karim, dit « [[Kiki|]] », vient", "Karim vient"),
        ("Karim ([[15 ans|[13-15 ans]]]) vient", "Karim ([13-15 ans]) vient"),
        ("a | [[15 ans|]] | b", "a | | b"),
    ] {
        let (text, edits) = parse(marked);
        assert_eq!(apply(&text, &tidy(&text, edits)), expected, "{marked}");
    }
}
