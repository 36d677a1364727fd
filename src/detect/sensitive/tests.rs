//! Rows by their examples, clauses by their zones.

use super::*;
use crate::detect::token::{Vocabulary, tokenise};

fn passages(text: &str, zone: Zone) -> Vec<(PassageKind, String)> {
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    tokenise(text, &mut vocabulary, &mut tokens);
    let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone };
    let mut out = Vec::new();
    find(&scene, &[], &mut out);
    out.into_iter().map(|p| (p.kind, text[p.span.range()].to_owned())).collect()
}

#[test]
fn every_row_finds_its_examples_and_not_its_near_misses() {
    let mut faults = Vec::new();
    for row in stems::rows().chain(stems::phrases::rows()) {
        let gives = |text: &&&str| passages(text, Zone::Situation).iter().any(|(kind, _)| *kind == row.kind);
        faults.extend(row.yes.iter().filter(|yes| !gives(yes)).map(|yes| format!("{}: {yes} gave none", row.rule)));
        faults.extend(row.no.iter().filter(gives).map(|no| format!("{}: {no} gave one", row.rule)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn words_that_a_phrase_takes_say_nothing() {
    for taken in stems::phrases::taken() {
        for no in taken.no {
            assert!(passages(no, Zone::Situation).is_empty(), "{no}");
        }
    }
}

#[test]
fn a_sentence_of_nothing_else_is_a_passage_too() {
    let text =
        format!("Lina est en AEMO par Mme Diop depuis mars, {}.", "suivi visite recoit voit relais ".repeat(300));
    let (mut vocabulary, mut tokens, mut out) = (Vocabulary::default(), Vec::new(), Vec::new());
    tokenise(&text, &mut vocabulary, &mut tokens);
    find(&Scene { text: &text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation }, &[], &mut out);
    assert_eq!(out.first().map(|passage| passage.kind), Some(PassageKind::FollowUp));
}

#[test]
fn what_the_prosecutor_told_has_its_rule() {
    let rule = |text: &str| {
        let (mut vocabulary, mut tokens, mut out) = (Vocabulary::default(), Vec::new(), Vec::new());
        tokenise(text, &mut vocabulary, &mut tokens);
        let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation };
        find(&scene, &[], &mut out);
        out.first().map(|passage| passage.rule)
    };
    for text in [
        "Le procureur a informé le maire de la condamnation de M. Diallo.",
        "Le parquet indique que Kevin a été interpellé.",
        "Le substitut a fait savoir que M. Diallo est incarcéré.",
    ] {
        assert_eq!(rule(text), Some(PROSECUTOR), "{text}");
    }
    for text in [
        "Le parquet a été informé de la plainte de M. Diallo.",
        "M. Diallo a porté plainte auprès du procureur.",
        "Kevin a été interpellé.",
    ] {
        assert!(rule(text).is_some_and(|rule| rule != PROSECUTOR), "{text}");
    }
}

#[test]
fn outside_situations_only_what_is_said_of_somebody() {
    for (text, count) in [
        ("Mme Jeannine Corbeau, riveraine, indique avoir été cambriolée deux fois.", 1),
        ("M. Petitpas prend la parole : il est appareillé des deux oreilles.", 1),
        ("Nadège (élue) est positive au Covid.", 1),
        ("Nadège (élue) présente le guide sur le cancer.", 0),
        ("Kevin a été interpellé.", 1),
        ("Kevin Daubrac boit de nouveau.", 1),
        ("Mme Petit indique que Kevin Daubrac a été jugé le 4.", 1),
        ("Kevin est sous bracelet.", 1),
        ("Kevin est signalé comme le meneur.", 1),
        ("Kevin Daubrac a été vu en train de dealer.", 1),
        ("Kevin L. a été vu en train de dealer.", 1),
        ("La mère du petit Kevin boit beaucoup.", 1),
        ("Le petit Kevin fait une fugue.", 1),
        ("Le petit Saint-Denis a été incendié.", 0),
        ("Kevin (4e) a huit points de suture.", 1),
        ("Nadège Daubrac présente la lutte contre les violences.", 0),
        ("Nadège Daubrac a rencontré les auteurs de violences.", 0),
        ("Nadège Daubrac fait un point sur les cambriolages.", 0),
        ("Nadège Daubrac est psychologue au centre.", 0),
        ("Le collège Jean Moulin est tagué.", 0),
        ("Saint-Denis a été incendié.", 0),
        ("M. Petit se plaint des rodéos.", 0),
        ("M. Petit déplore le vol de son scooter.", 1),
        ("M. Petit présente les séquelles d'un AVC.", 1),
        ("Mme Petit annonce sa grossesse.", 1),
        ("Mme Petit annonce l'ouverture d'un CSAPA.", 0),
        ("Mme Petit insiste sur la santé mentale des jeunes.", 0),
        ("Le harcèlement touche un élève sur dix.", 0),
        ("Nadège a présenté la lutte contre les violences.", 0),
        ("Les violences progressent de 4 % et les cambriolages baissent.", 0),
        ("M. Roche signale 19 jets de projectiles sur la ligne 4.", 0),
        ("Interpellé le 22 septembre avec 12 g de résine.", 1),
        ("Le dispositif RSA sera présenté par Mme Roux.", 0),
        ("Chaque élève reçoit un livret sur le harcèlement.", 0),
        ("Il y a deux points de deal au nord de la gare.", 0),
        ("Il est rappelé que les violences augmentent.", 0),
        ("M. Roche fait état de 27 gardes à vue et de 3 OQTF.", 0),
        ("Présentation du plan de lutte contre les rodéos à M. le Préfet.", 0),
    ] {
        assert_eq!(passages(text, Zone::General).len(), count, "{text}");
    }
    assert!(passages("Mme Roche, élue à la santé mentale et aux addictions.", Zone::Attendance).is_empty());
}

#[test]
fn the_clause_and_not_the_speaker() {
    let text = "M. Roche précise que le jeune a été interpellé ; Mme Blanc le rencontre. Il va bien.";
    let found = passages(text, Zone::Situation);
    assert_eq!(found, [(PassageKind::Justice, "le jeune a été interpellé ;".to_owned())]);
}

#[test]
fn that_something_is_done_may_be_said() {
    for text in [
        "Une prise en charge est en cours.",
        "Orientation vers la mission locale proposée.",
        "Un rappel à l'ordre est envisagé.",
        "Le bailleur est informé ; médiation proposée.",
        "Un partenaire est désigné référent.",
    ] {
        assert!(passages(text, Zone::Situation).is_empty(), "{text}");
    }
}

#[test]
fn zones_of_lines_win_over_the_zone_of_the_scene() {
    let text = "Il a été hospitalisé en mars.\nIl a été hospitalisé en mai.";
    let cut = text.find('\n').unwrap() + 1;
    let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
    tokenise(text, &mut vocabulary, &mut tokens);
    let scene = Scene { text, tokens: &tokens, vocabulary: &vocabulary, zone: Zone::Situation };
    let mut out = Vec::new();
    find(&scene, &[(Span::new(0, cut), Zone::Attendance), (Span::new(cut, text.len()), Zone::Situation)], &mut out);
    assert_eq!(out.iter().map(|p| p.span.start).collect::<Vec<_>>(), [cut]);
}

#[test]
fn a_piece_of_a_name_is_no_fact() {
    for text in [
        "M. Ange Cabrol, 52 ans, résidence Gay-Rivet, bât. 4.",
        "Elle est excusée, comme Gontran CHRÉTIEN, président du club.",
        "Mme Mordu est venue avec sa fille.",
        "Il habite au square Vol-Martin.",
    ] {
        assert!(passages(text, Zone::Situation).is_empty(), "{text}: {:?}", passages(text, Zone::Situation));
    }
    for text in [
        "Son père dit être gay.",
        "Kevin TDAH, suivi.",
        "MOHAMED VIOLENT AVEC SA SOEUR",
        "Musulman pratiquant.",
        "Gontran est chrétien orthodoxe.",
        "M. Cabrol violent avec sa sœur",
    ] {
        assert_eq!(passages(text, Zone::Situation).len(), 1, "{text}");
    }
}

#[test]
fn a_phrase_goes_on_in_the_next_line_of_a_quotation() {
    let text = "> Le gardien pense que c'est bien Timéo qui aurait mis le\n> feu à la remise du stade.";
    assert_eq!(passages(text, Zone::Situation).len(), 1);
}

#[test]
fn the_law_speaks_of_nobody() {
    for (text, count) in [
        ("Au sens de la loi du 5 mars 2007, le maire peut saisir le parquet de violences.", 0),
        ("La loi permet un signalement au procureur.", 0),
        ("Aux termes de l'article 40, la plainte est transmise au parquet.", 0),
        ("Au sens de la loi, Kevin est victime de violences.", 1),
        ("La loi permet un signalement : il a frappé sa mère.", 1),
    ] {
        assert_eq!(passages(text, Zone::Situation).len(), count, "{text}");
    }
}

#[test]
fn a_semicolon_joins_halves_of_one_matter() {
    for (text, count) in [
        ("Il a frappé sa mère ; l'école a fait un signalement.", 2),
        ("Sa mère a fait un signalement ; il a été frappé.", 2),
        ("Il a frappé sa mère ; il fait du judo.", 1),
        ("Il fait du judo ; il suit une formation ; il a frappé sa mère.", 1),
        ("Mme Roux la voit chaque mois ; axes : tenue du budget.", 2),
        ("Il a frappé sa mère. Le maire a fait un signalement.", 1),
        ("Il y eut une bagarre place du Four, batte de baseball.", 1),
        ("bagarre du 3 mars pl. du Four, batte de baseball", 1),
    ] {
        let found = passages(text, Zone::Situation);
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
    let found = passages("bagarre du 3 mars pl. du Four, batte de baseball", Zone::Situation);
    assert_eq!(found[0].1, "bagarre du 3 mars pl. du Four, batte de baseball");
}
