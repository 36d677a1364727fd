//! Plain texts, and the way back.

use super::*;
use proptest::prelude::*;

#[test]
fn what_is_written_otherwise_is_read_plainly() {
    for (written, read) in [
        ("Ka\u{ad}rim\u{200b} Be\u{301}ne\u{301}dicte", "Karim Bénédicte"),
        ("un oﬃcier ﬁdèle", "un officier fidèle"),
        ("RenÃ©e, nÃ©e Ã\u{a0} BÃ©ziers ; dâ€™Amine ; nÂ° 3", "Renée, née à Béziers ; d’Amine ; n° 3"),
        ("dÃ©jÃ  vu", "déjà vu"),
        ("d´Amine", "d’Amine"),
        ("Fousseny Dem-\nbélé, Anne-\nMarie, rez-\n> de-chaussée", "Fousseny Dembélé, Anne-Marie, rez-de-chaussée"),
        ("né·e, un·e jeune, les éducateur·rice·s", "né, un jeune, les éducateur"),
        ("scolarisé(e)s, né.e, un-e, locataires", "scolarisé, né, un, locataires"),
        ("O6 39 98 4l O7, l5 ans, 99 OO 31", "06 39 98 41 07, 15 ans, 99 00 31"),
        ("B?n?dicte et Ren�e, l�\u{e9}cole, pr?sent", "Bénédicte et Renée, l’école, présent"),
        (
            "Sa sœur M�lissa, n�e le 3, C�me et S�bastien (surnomm� X)",
            "Sa sœur Mélissa, née le 3, Côme et Sébastien (surnommé X)",
        ),
        ("Ren? est n? ? Lyon, au coll?ge", "René est né à Lyon, au collége"),
        ("Rémi,l3 ans,4e  C, demeurant5,rue  du Port", "Rémi, 13 ans, 4e C, demeurant 5, rue du Port"),
        ("du Vieux,bât. 3 ; 4,rue", "du Vieux, bât. 3 ; 4, rue"),
        ("né le 12/03/2009àBrest, chez M .Petit, 12à14 ans", "né le 12/03/2009 à Brest, chez M.Petit, 12 à 14 ans"),
        ("née le 3\nàDinan, veuveMARTIN,sur leFJT", "née le 3\nà Dinan, veuve MARTIN, sur leFJT"),
        ("deVilliers, né le2/3/2010, de14ans, chezÉric ;un", "de Villiers, né le 2/3/2010, de 14ans, chez Éric ;un"),
        ("n°2026 / 00712 ; 00712 / 2026", "n°2026/00712 ; 00712/2026"),
        ("Ol 99 OO 28 46, O6 39 98 5O ll, OO33", "01 99 00 28 46, 06 39 98 50 11, 0033"),
    ] {
        assert_eq!(plain(written), read);
    }
}

#[test]
fn what_is_plain_stays() {
    for text in [
        "Tu viens? Non. Qui ? Paul. Lequel ? celui-ci",
        "hall 4, Il 15, avril 2026, H2O, CO2, 3 O",
        "https://a.example/?page=2 et https://exemple.example/a?b",
        "jean.e@mairie.example, le site.es/page, M. Ali",
        "SÃO PAULO, Âge, pâté, CAFÉ\u{a0}»",
        "le 3e4, T2, 17a, F3, hall 4",
        "dit-elle, est-ce, Paul (le grand), liste (a)",
        "Karim -\nsuite",
        "1,5 km, nés en 2008 / 2009, le 06 / 2009, covid19, hall4",
        "Nom   Prénom   Âge",
        "Il est là .Petit jardin ; 1 .Affaire ; M . le",
        "@le11_officiel, snap le11_off, du95k, https://a.example/x,y, a@b.example,c@d.example",
        "McDonald, KarimBENALI, iPhone, laPoste, MmeDURAND",
    ] {
        assert_eq!(plain(text), text);
    }
}

#[test]
fn the_way_back_leads_to_the_whole_word() {
    let text = "Mme Re\u{301}ne\u{ad}e DuÃ©val, née";
    let (plain, way) = smooth(text).unwrap_or_default();
    let name = plain.find("Rén").unwrap_or(0);
    let span = way.back(Span::new(name, name + "Rénee Dué".len()));
    assert_eq!(&text[span.range()], "Re\u{301}ne\u{ad}e DuÃ©");
    let all = way.back(Span::new(0, plain.len()));
    assert_eq!(all, Span::new(0, text.len()));
}

#[test]
fn a_long_text_is_looked_at_to_its_end() {
    for len in [0, 1, 2, 61, 62, 63, 64, 65, 66, 67, 127, 128, 129, 130, 300] {
        let mut text = "x".repeat(len);
        assert!(smooth(&text).is_none());
        text.push_str("e\u{301}");
        assert!(smooth(&text).is_some(), "{len}");
    }
}

proptest! {
    /// Whatever stands there, spans of the plain text lead back to whole characters.
    #[test]
    fn every_way_leads_back(text in "([a-zA-Zé\u{301}\u{ad}Ã©?\u{fffd}·(). \n>0-9lO-]|\\PC){0,60}") {
        if let Some((plain, way)) = smooth(&text) {
            let at: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
            for pair in at.windows(2) {
                let span = way.back(Span::new(pair[0], pair[1]));
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
