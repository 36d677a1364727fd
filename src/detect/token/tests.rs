//! Tokens and the vocabulary.

use super::*;

fn tokens(text: &str) -> (Vocabulary, Vec<Token>) {
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    tokenise(text, &mut vocabulary, &mut tokens);
    (vocabulary, tokens)
}

#[test]
fn words_numbers_and_marks() {
    let text = "L’élève Jean-Pierre D., 17a : 3e4,\u{a0}12bis (covid19) ÉCOLE DuPont";
    let (vocabulary, tokens) = tokens(text);
    let keys: Vec<_> = tokens
        .iter()
        .map(|t| match t.shape {
            Shape::Mark(c) => c.to_string(),
            _ => vocabulary.key(t.word).to_owned(),
        })
        .collect();
    assert_eq!(keys.join(" "), "l ’ eleve jean - pierre d . , 17a : 3e4 , 12bis ( covid19 ) ecole dupont");
    let shape = |word: &str| tokens.iter().find(|t| &text[t.span.range()] == word).map(|t| t.shape);
    assert_eq!(shape("L"), Some(Shape::Initial));
    assert_eq!(shape("élève"), Some(Shape::Lower));
    assert_eq!(shape("Jean"), Some(Shape::Capital));
    assert_eq!(shape("ÉCOLE"), Some(Shape::Upper));
    assert_eq!(shape("DuPont"), Some(Shape::Mixed));
    assert_eq!(shape("covid19"), Some(Shape::Mixed));
    assert_eq!(shape("17a"), Some(Shape::Number));
    assert_eq!(shape("’"), Some(Shape::Mark('’')));
}

#[test]
fn same_key_same_index() {
    let (vocabulary, tokens) = tokens("Élève ELEVE élève e\u{301}le\u{300}ve él\u{ad}ève fin\u{ad} suite");
    assert!(tokens[..5].iter().all(|t| t.word == tokens[0].word));
    assert_eq!(vocabulary.key(tokens[0].word), "eleve");
    assert_eq!(tokens[5].span.len(), 3, "a soft hyphen at the end of a line is not in the word");
    assert_eq!(tokens.len(), 7);
    let (vocabulary, tokens) = self::tokens("CASTEL\u{ad}NEUVE Cas\u{ad}\u{200d}tel\u{ad}\u{ad} !");
    let keys: Vec<_> = tokens.iter().map(|token| vocabulary.key(token.word)).collect();
    assert_eq!(keys, ["castelneuve", "castel", ""], "letters of ASCII go on behind it, too");
    assert_eq!(tokens[1].span.len(), 11);
}

#[test]
fn spans_cover_all_that_is_visible() {
    let text = "\u{feff}a\u{0}b — «c»\u{301} œuvre № 4 🙂é\u{200b}";
    let (_, tokens) = tokens(text);
    let mut last = 0;
    for token in &tokens {
        assert!(token.span.start >= last && text.get(token.span.range()).is_some());
        assert!(text[last..token.span.start].chars().all(|c| !c.is_alphanumeric()));
        last = token.span.end;
    }
    assert!(text[last..].chars().all(|c| !c.is_alphanumeric()));
}

#[test]
fn a_word_cut_at_a_line_end_is_one() {
    let text = "Fousseny Dem-\r\nbélé et Anne-\nMarie, >> ex-\n>> cusé";
    let (vocabulary, tokens) = tokens(text);
    let keys: Vec<_> = tokens.iter().map(|t| vocabulary.key(t.word)).filter(|key| !key.is_empty()).collect();
    assert_eq!(keys, ["fousseny", "dembele", "et", "anne", "marie", "excuse"]);
    assert_eq!(&text[tokens[1].span.range()], "Dem-\r\nbélé");
    assert_eq!(tokens[1].shape, Shape::Capital);
}

#[test]
fn forgets_when_asked() {
    let (mut vocabulary, _) = tokens("un deux trois");
    assert_eq!(vocabulary.len(), 4);
    vocabulary.clear_if_larger(3);
    assert_eq!(vocabulary.len(), 4);
    vocabulary.clear_if_larger(2);
    assert!(vocabulary.is_empty());
    assert_eq!(vocabulary.key(3), "");
}

#[test]
fn what_a_word_means_does_not_hang_on_what_was_read_before() {
    for text in ["LSABELLE lsabelle", "lsabelle LSABELLE"] {
        let (vocabulary, tokens) = tokens(text);
        let small = tokens.iter().find(|token| text[token.span.range()].starts_with('l')).unwrap();
        assert_eq!(vocabulary.key(small.word), "isabelle", "{text}");
    }
}
