use super::*;
use proptest::prelude::*;

fn toml(text: &str) -> Result<TownLists, (Option<Fault>, Option<u64>)> {
    TownLists::parse_toml(text).map_err(|error| (Fault::of(&error), error.offset()))
}

fn csv(text: &str) -> Result<TownLists, (Option<Fault>, Option<u64>)> {
    TownLists::parse_csv(text).map_err(|error| (Fault::of(&error), error.offset()))
}

fn words(lists: &TownLists) -> Vec<(Category, String)> {
    lists.entries.iter().map(|(category, words)| (*category, words.join(" "))).collect()
}

#[test]
fn both_forms_say_the_same() {
    let toml =
        toml("ecoles = [\"École de l'Étang\"]\nrues = [\n  \"Le Clos\", # ici\n  'rue « Haute »',\n]\n").unwrap();
    let csv = csv("Catégorie;Valeur\nÉcole;\"École de l'Étang\"\n\n# ici\nrue;Le Clos;;\nrues;\"rue \"\"Haute\"\"\"\n")
        .unwrap();
    assert_eq!(words(&toml), words(&csv));
    assert_eq!(words(&csv)[0], (Category::School, "ecole de l etang".to_owned()));
}

#[test]
fn either_separator_and_any_line_end() {
    for text in [
        "rues;Rue A, escalier B\r\nélus;Zoé Ka\r\n",
        "rues,\"Rue A, escalier B\"\rélus,Zoé Ka",
        "rues;Rue A, escalier B\nélus;Zoé Ka",
    ] {
        let lists = csv(text).unwrap();
        assert_eq!(words(&lists)[0], (Category::Street, "rue a escalier b".to_owned()), "{text:?}");
        assert_eq!(lists.entries.len(), 3, "{text:?}");
    }
}

#[test]
fn an_official_has_no_civility_and_the_family_name_may_come_first() {
    let lists = toml("elus = [\"Mme Anne-Lise de La Tour\", \"Zoé\", \"M. Ka\"]").unwrap();
    let forms: Vec<String> = words(&lists).into_iter().map(|(_, words)| words).collect();
    assert_eq!(forms, ["anne lise de la tour", "de la tour anne lise", "tour anne lise de la", "zoe", "ka"]);
}

#[test]
fn a_wrong_line_is_told_by_its_number() {
    use Fault::*;
    for (text, fault, line) in [
        ("rues = [\"Haute\"", Syntax, 1),
        ("rues = [\n  \"Haute\"\n  \"Basse\"\n]\n", Syntax, 3),
        ("rues = [\"a\nb\"]", Syntax, 1),
        ("rues = [\"Haute\"]\nrues = [\"Basse\"]", Syntax, 2),
        ("\nrues = \"Haute\"", List, 2),
        ("rues = [\n \"Haute\",\n 12,\n]", List, 3),
        ("[rues]\nun = \"Haute\"", List, 1),
        ("rues = [\"Haute\"]\necole = []\nquartier = []\nruse = []\n", Category(super::Category::Street), 4),
        ("noms_a_masquer = []", Category(super::Category::Mask), 1),
        ("[[quartiens]]\nnom = 1", Category(super::Category::Quarter), 1),
        ("rues = [\n\"Haute\",\n\" \"]", Empty, 3),
        ("elus = [\"Mme\"]", Empty, 1),
        ("rues = [\"Haute\", \"--\"]", Wordless, 1),
        ("masquer = [\n\"É.\"]", Short, 2),
        ("elus = [\"M. K\"]", Short, 1),
        ("conserver = [\"Jean Ka\"]\n\nmasquer = [\"Zoé\", \"JEAN-KA\"]", Conflict, 3),
    ] {
        assert_eq!(toml(text).err(), Some((Some(fault), Some(line))), "{text}");
    }
    for (text, fault, line) in [
        ("catégorie;valeur\nrues;Haute\nruse;Basse", Category(super::Category::Street), 3),
        ("rues;Haute\n\n# ici\n\nélu", Columns, 5),
        ("rues;Haute;Basse", Columns, 1),
        ("rues,Haute, côté pair", Columns, 1),
        ("rues;Haute\nrues;\"Basse\nrues;Neuve\n", Quotes, 2),
        ("rues;Haute\nrues;\"Basse", Quotes, 2),
        ("rues;\"\"", Empty, 1),
        ("rues;", Empty, 1),
        ("rues;Haute\nrues;…", Wordless, 2),
        ("rues;x", Short, 1),
        ("masquer;Jean Ka\nconserver;jean ka", Conflict, 2),
        ("n'importe quoi", Category(super::Category::Mask), 1),
    ] {
        assert_eq!(csv(text).err(), Some((Some(fault), Some(line))), "{text}");
    }
}

#[test]
fn a_file_of_nothing_is_refused_and_lists_of_nothing_are_not() {
    for text in ["", " \n\n"] {
        assert!(TownLists::parse_toml(text).is_err_and(|error| error.kind() == ErrorKind::Empty));
        assert!(TownLists::parse_csv(text).is_err_and(|error| error.kind() == ErrorKind::Empty));
    }
    assert!(toml("rues = []\nelus = []").unwrap().entries.is_empty());
}

#[test]
fn every_fault_is_known_by_its_name() {
    for fault in Category::ALL.map(Fault::Category).into_iter().chain([Fault::Syntax, Fault::Quotes, Fault::Conflict]) {
        assert_eq!(Fault::of(&fault.at(3)), Some(fault));
    }
    assert_eq!(Fault::of(&Error::new(ErrorKind::Configuration).at("key")), None);
}

proptest! {
    /// No value and no wrong key is in an error or a `Debug`.
    #[test]
    fn errors_hold_no_text(text in "(rues|qxqx|elus)( = \\[|;)[\"']?qzqz[a-z\"'\\]\n;]{0,9}") {
        for read in [TownLists::parse_toml(&text), TownLists::parse_csv(&text)] {
            let said = read.map_or_else(|error| format!("{error} {error:?}"), |lists| format!("{lists:?}"));
            prop_assert!(!said.contains("qzqz") && !said.contains("qxqx"), "{}", said);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|[\"';,\\[\\]=#\r\na-z ]{0,60}") {
        for read in [TownLists::parse_toml(&text), TownLists::parse_csv(&text)] {
            if let Err(error) = read {
                let lines = text.matches(['\n', '\r']).count() as u64 + 1;
                prop_assert!(error.offset().is_none_or(|line| (1..=lines).contains(&line)), "{}", error);
            }
        }
    }
}
