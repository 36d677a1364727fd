use super::*;
use crate::segment::Cell;

/// The zone of each line with words of `text`, read as one segment.
fn zones(text: &str) -> Vec<Zone> {
    let mut zoner = Zoner::default();
    let lines = zoner.lines(text, &Place::default());
    text.split_inclusive('\n')
        .scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        })
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(start, _)| lines.iter().find(|(span, _)| span.end > start).map_or(Zone::General, |&(_, zone)| zone))
        .collect()
}

use Zone::{Agenda, Attendance, Decisions, Furniture, General, Heading, Signature, Situation, Statistics};

#[test]
fn a_working_group() {
    let text = "Ville de Clairmarais\nGroupe de travail – compte rendu du 3 mars\n\nPrésents : Mme Roche (CCAS), M. Petit.\n\
                Excusé : M. Blanc.\nM. Petit rappelle que la charte s'applique à tous les membres.\n\n\
                Situation n° 1 – Karim BENALI, 15 ans\nIl vit chez sa mère.\nSuite : rencontre avec la famille.\n\n\
                Points divers\n– L'éclairage est réparé.\n\nLe secrétaire de séance, A. Petit";
    let expected = [
        Heading, Heading, Attendance, Attendance, General, Situation, Situation, Situation, General, General, Signature,
    ];
    assert_eq!(zones(text), expected);
}

#[test]
fn capitals_without_accents() {
    let text = "CELLULE DE VEILLE\nETAIENT PRESENTS : MME ROCHE, M. PETIT (BAILLEUR)\n\n1/ ELEVE BENALI KARIM\nNE LE 02.03.2010, \
                DEMEURE RUE HAUTE\n\nINFORMATIONS\n- LE PLAN EST AFFICHE.";
    assert_eq!(zones(text), [Heading, Attendance, Situation, Situation, General, General]);
}

#[test]
fn a_plenary_has_no_situations_by_default() {
    let text = "Procès-verbal de la séance plénière\n\nÉtaient présents : M. Roche, maire ; Mme Blanc.\n\nOrdre du jour\n1. Bilan\n2. Vote\n\n\
                2. Bilan de l'année\nLes faits constatés baissent de 7 %.\n\n3. Questions des habitants\nMme Corbeau, 71 ans, demande des \
                passages plus fréquents.\n\nDécisions\n1. Poser deux caméras.";
    let expected =
        [Heading, Attendance, Agenda, Agenda, Agenda, Statistics, Statistics, General, General, Decisions, Decisions];
    assert_eq!(zones(text), expected);
}

#[test]
fn the_caller_may_know_the_meeting() {
    let line = "Son frère Idir, 15 ans, est scolarisé au collège.";
    assert_eq!(Zoner::of_meeting(true).zone(line, &Place::default()), Situation);
    assert_ne!(Zoner::of_meeting(false).zone(line, &Place::default()), Situation);
}

#[test]
fn the_header_of_a_table_says_what_its_rows_are() {
    let rows = |header: &str, row: &str| {
        let mut zoner = Zoner::of_meeting(true);
        let mut last = General;
        for (r, line) in [header, row].iter().enumerate() {
            for (c, text) in line.split('|').enumerate() {
                let cell = Some(Cell { table: 3, row: r as u32, column: c as u32 });
                last = zoner.zone(text, &Place { cell, ..Place::default() });
            }
        }
        let bars = Zoner::of_meeting(true).lines(&format!("{header}\n{row}"), &Place::default());
        assert_eq!(bars.last().map(|&(_, zone)| zone), Some(last), "cells and bars must agree");
        last
    };
    assert_eq!(rows("N°|NOM|Prénom|Né(e) le|Adresse", "1|ROCHE|Ana|2012|rue Haute"), Situation);
    assert_eq!(rows("Nom|Structure|Présence", "Roche Ana|CCAS|oui"), Attendance);
    assert_eq!(rows("Indicateur|2024|2025|Évolution", "Vols|12|14|+ 2"), Statistics);
}

/// Minutes in a grid: «Point | Échanges».
#[test]
fn rows_of_which_the_header_says_nothing_are_read_as_text() {
    let zones = |individual: bool, rows: &[&str]| -> Vec<Zone> {
        let mut zoner = Zoner::of_meeting(individual);
        zoner.zone("Présents : M. Petit, commissaire ; Mme Vidal, principale", &Place::default());
        let mut zones = Vec::new();
        for (row, line) in rows.iter().enumerate() {
            for (column, text) in line.split('|').enumerate() {
                let cell = Some(Cell { table: 0, row: row as u32, column: column as u32 });
                zones.push(zoner.zone(text, &Place { cell, ..Place::default() }));
            }
        }
        zones.push(zoner.zone("La parole est au maire.", &Place::default()));
        zones
    };
    let case = "Situation n° 1 : Karim Benali|Karim, 15 ans, vit chez sa mère au 12 rue des Ajoncs.";
    for individual in [false, true] {
        let all = zones(individual, &["Point|Échanges", "Voirie|Le maire annonce des travaux.", case]);
        assert_eq!(all[4..6], [Situation, Situation]);
        let first = zones(individual, &[case, "Points divers|Le maire annonce des travaux."]);
        assert_eq!(first[..4], [Situation, Situation, General, General]);
    }
    // Who is present, without a header.
    let list = zones(false, &["Mme Odile Roche|adjointe", "M. Paul Petit|commissaire"]);
    assert_eq!(list, [Attendance, Attendance, Attendance, Attendance, General]);
}

#[test]
fn a_running_title_ends_no_table_that_goes_on_below() {
    let mut zoner = Zoner::of_meeting(false);
    let mut zone = |row: u32, column: u32, text: &str| {
        zoner.zone(text, &Place { cell: Some(Cell { table: 0, row, column }), ..Place::default() })
    };
    for (column, text) in ["Nom", "Prénom", "Né(e) le"].into_iter().enumerate() {
        zone(0, column as u32, text);
    }
    assert_eq!(zone(1, 0, "Roche"), Situation);
    assert_eq!(zoner.zone("Ville de Velle", &Place::default()), General);
    let cell = |table: u32, row: u32| Place { cell: Some(Cell { table, row, column: 0 }), ..Place::default() };
    assert_eq!(zoner.zone("Petit", &cell(0, 2)), Situation);
    assert_eq!(zoner.zone("Hall", &cell(1, 0)), General);
}

#[test]
fn mail_heads_furniture_and_notes() {
    let text = "De : Ana Roche <a.roche@mairie.example>\nÀ : Paul Petit\nObjet : point\n\nBonjour,\n\nLa salle est réservée.\n\nBien cordialement,\nAna";
    assert_eq!(zones(text), [Attendance, Attendance, Heading, General, General, Signature, Signature]);
    assert_eq!(zones("Texte de la réunion\n      page 2 sur 4"), [Heading, Furniture]);
    let place = Place { role: Role::Furniture, ..Place::default() };
    assert_eq!(Zoner::default().zone("Situation n° 3", &place), Furniture);
}

#[test]
fn sentences_open_nothing() {
    let mut zoner = Zoner::of_meeting(true);
    let place = Place::default();
    zoner.zone("Situation n° 2 – Mme Roche", &place);
    for line in [
        "Absents depuis trois jours, les deux enfants ont été revus jeudi.",
        "Présente à l'audience, elle n'a rien dit.",
        "La présidente, Mme Blanc, accueille la famille et rappelle le cadre.",
        "M. Petit propose un relogement.",
        "12-25 ans concernés par l'atelier",
    ] {
        assert_eq!(zoner.zone(line, &place), Situation, "{line}");
    }
}

#[test]
fn the_title_of_a_book_is_nobodys_relative() {
    let mut zoner = Zoner::of_meeting(true);
    let place = Place::default();
    assert_eq!(zoner.zone("Le Père Dugommier et La Mère Courage seront joués au théâtre.", &place), General);
    assert_eq!(zoner.zone("Il a vu le père deux fois, LE PÈRE BOIT.", &place), Situation);
}

#[test]
fn lines_cover_the_text_in_order() {
    let text = "\n\nPrésents : A. Roche\n\n\nSituation 1 : M. X\n\nDivers\nRien.\n\n";
    let lines = Zoner::default().lines(text, &Place::default());
    assert_eq!(lines.first().map(|(span, _)| span.start), Some(0));
    assert_eq!(lines.last().map(|(span, _)| span.end), Some(text.len()));
    assert!(lines.windows(2).all(|pair| pair[0].0.end == pair[1].0.start && pair[0].1 != pair[1].1));
}

#[test]
fn what_is_read_after_the_body_is_not_in_its_last_zone() {
    let mut zoner = Zoner::of_meeting(true);
    let mut zone = |text: &str, role| zoner.zone(text, &Place { role, ..Place::default() });
    assert_eq!(zone("Présents : Mme Roche.", Role::Body), Attendance);
    assert_eq!(zone("M. Petit", Role::Deleted), Attendance);
    assert_eq!(zone("Absente en fait.", Role::Comment), General);
    assert_eq!(zone("Situation n° 1 – Karim BENALI, 15 ans", Role::Body), Situation);
    assert_eq!(zone("Secrétariat : Mme Blanc", Role::Body), Attendance);
    assert_eq!(zone("Demander à Mme Roche si Karim est revenu.", Role::Comment), Situation);
    assert_eq!(zone("Subtitle", Role::Attribute), General);
    assert_eq!(zone("PAGE", Role::Target), General);
}

#[test]
fn a_sentence_is_no_heading() {
    let zone = |line: &str| Zoner::of_meeting(true).zone(line, &Place::default());
    assert_eq!(zone("Claire a été vue au local."), General);
    assert_eq!(zone("Enzo,14ans,coll.Zola,4e3"), Situation);
    assert_eq!(zone("Ville de Clairmarais – compte rendu du 3 mars"), Heading);
    assert_eq!(zone("Cellule de veille."), Heading);
}

#[test]
fn a_name_cut_at_a_line_end_stands_in_one_zone() {
    let text = "Présents : Mme HELL-\nKAPPER\n\nAnne-\nMarie demande une table.";
    assert_eq!(zones(text), [Attendance, Attendance, General, General]);
}
