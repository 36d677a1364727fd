use super::*;
use crate::error::ErrorKind;

#[test]
fn every_table_is_complete() {
    for formation in Formation::ALL {
        let file = PolicyFile::parse(formation.file()).expect("an embedded policy");
        assert_eq!(file.formation, Some(formation));
        for text in file::TEXTS {
            assert!(file.texts.get(text).is_some_and(|text| !text.is_empty()), "{} has no {text}", formation.name());
        }
        if formation.base() != formation {
            continue;
        }
        for circulation in Circulation::ALL {
            let table = file.circulations.get(&circulation).expect("three circulations");
            assert!(Kind::ALL.iter().all(|kind| table.kinds.contains_key(kind)), "{}", formation.name());
            assert!(PassageKind::ALL.iter().all(|kind| table.passages.contains_key(kind)), "{}", formation.name());
            assert!(table.whole.contains_key("professional"), "{}", formation.name());
        }
    }
}

#[test]
fn a_mistake_is_refused_with_its_line_and_the_nearest_name() {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    for (toml, line, fault) in [
        ("[externe]\nage = \"keep\"\nadress = \"keep\"\n", 3, Fault::Name("address")),
        ("[externe]\nage = \"kep\"\n", 2, Fault::Value("keep")),
        ("[externe]\nage = 3\n", 2, Fault::Type),
        ("\n[exterme]\nage = \"keep\"\n", 2, Fault::Name("externe")),
        ("[externe.passages]\nhelth = \"remove\"\n", 2, Fault::Name("health")),
        ("[externe]\npassages = \"remove\"\n", 2, Fault::Type),
        ("individual = \"oui\"\n", 1, Fault::Type),
        ("formation = \"groupe-de-travial\"\n", 1, Fault::Value("groupe-de-travail")),
        ("formation = \"pleniere\"", 1, Fault::Formation),
        ("[externe]\nage = \n", 2, Fault::Syntax),
        ("[externe]\ndates = \"week\"\n", 2, Fault::Value("month")),
        ("[settings]\nage_bands = [18, 13]\n", 2, Fault::Bands),
        ("[settings]\nage_bands = 18\n", 2, Fault::Bands),
        ("[settings]\nk_red = \"ten\"\n", 2, Fault::Type),
        ("[settings]\nk_read = 10\n", 2, Fault::Name("k_red")),
    ] {
        let error = policy.clone().with_changes(toml).expect_err(toml);
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Configuration, Some(line)), "{toml}");
        assert_eq!(Fault::of(&error), Some(fault), "{toml}");
    }
}

#[test]
fn changes_change_what_they_name() {
    let policy = Policy::new(Formation::GroupeDeTravail, Circulation::Externe);
    let changed = policy
        .with_changes("[externe]\nage = \"keep\"\n[externe.passages]\njustice = \"flag\"\n[interne]\nplate = \"keep\"")
        .expect("valid");
    assert_eq!(changed.action(Kind::Age), Action::Keep);
    assert_eq!((changed.action(Kind::Nir), changed.action(Kind::Plate)), (Action::Remove, Action::Remove));
    assert_eq!(changed.passage(PassageKind::Justice), Action::Flag);
}

#[test]
fn presets_are_policies_that_hide_more() {
    for (name, toml) in PRESETS {
        for (formation, circulation) in Formation::ALL.into_iter().flat_map(|f| Circulation::ALL.map(|c| (f, c))) {
            let before = Policy::new(formation, circulation);
            let after = before.clone().with_changes(toml).unwrap_or_else(|error| panic!("{name}: {error}"));
            for kind in Kind::ALL {
                let (was, is) = (before.action(*kind), after.action(*kind));
                assert!(is.hides() || !was.hides(), "{name}, {}: {} comes out", formation.name(), kind.name());
            }
        }
    }
}

#[test]
fn a_body_that_is_like_another_differs_in_what_it_says() {
    for circulation in Circulation::ALL {
        let group = Policy::new(Formation::GroupeDeTravail, circulation);
        let cispd = Policy::new(Formation::CispdGroupeDeTravail, circulation);
        assert_eq!(group.kinds, cispd.kinds);
        assert!(cispd.basis().contains("L. 132-13") && cispd.basis() != group.basis());
        let sentences = Policy::new(Formation::GroupeRecidive, circulation);
        assert_eq!(sentences.passage(PassageKind::Justice), Action::Remove);
        assert!(Policy::new(Formation::Gltd, circulation).is_blocked());
        assert!(!Policy::new(Formation::HorsClspd, circulation).is_individual());
    }
}

#[test]
fn a_broken_file_of_the_program_lets_nothing_out() {
    let of = |files: [&'static str; 2]| {
        Policy::of_files(Formation::GroupeDeTravail, Circulation::Externe, files.into_iter())
    };
    let sound = Formation::GroupeDeTravail.file();
    assert!(!of([sound, sound]).is_blocked());
    assert!(of([sound, "[externe"]).is_blocked() && of(["[externe", sound]).is_blocked());
    assert!(of(["nobody = 1", sound]).is_blocked());
}
