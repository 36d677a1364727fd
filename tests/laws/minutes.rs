//! Minutes made of templates and invented values, with a note of every value that was planted.

use proptest::prelude::*;

/// A value that must not be in an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Planted {
    /// Words: a name, an address.
    Words(String),
    /// The digits of a number; the way it is cut up does not matter.
    Digits(String),
}

/// A text and what was planted in it.
#[derive(Debug, Clone)]
pub(crate) struct Minutes {
    pub(crate) text: String,
    pub(crate) planted: Vec<Planted>,
}

/// Given names, the rare and the composed among them.
const GIVEN: &[&str] = &[
    "Karim",
    "Inès",
    "Jean-Pierre",
    "Marie-Aude",
    "Noé",
    "Fatoumata",
    "Élodie",
    "Zoé",
    "Maël",
    "Gwendal",
    "Ousmane",
    "Chloé",
    "Anne-Françoise",
    "Loïc",
    "Aïcha",
    "Théophile",
    "Samia",
    "Bilal",
];

/// Family names that are no ordinary words; the shapes that names have.
const SURNAMES: &[&str] = &[
    "Bensalem",
    "de Coëtlogon",
    "Le Guennec",
    "N'Diaye",
    "El Mansouri",
    "Ben Youssef",
    "Quéneau-Vasseur",
    "Vandenbroucke",
    "Traoré",
    "Kaczmarek",
    "Delpeuch",
    "Fontgrive",
    "d'Escourbiac",
    "Da Silva",
    "Çelikoğlu",
    "Plantiveau",
    "Œuvrard",
    "Hadj-Moussa",
    "Mbappa",
    "Trévidic",
    "Abessole",
    "Roussilhe",
];

const STREETS: &[&str] = &[
    "rue des Acacias",
    "avenue du Général-Leclerc",
    "allée Frédéric-Mistral",
    "boulevard de la Liberté",
    "impasse des Lilas",
    "place de l'Église",
    "chemin du Moulin-Neuf",
];

/// Full names that stand in no situation but the last.
const ABSENT: &[(&str, &str)] = &[("Yolande", "Perdriolat"), ("Jean-Aimé", "Ouldamara"), ("Rokhaya", "Le Breizec")];

/// How a person is written; `{G}`/`{S}` are capitals. Each says by itself that this is a name.
const PEOPLE: &[&str] = &[
    "Le jeune {g} {S}, {n} ans, est absent de l'établissement.",
    "{S} {g}, {n} ans, vit chez ses grands-parents.",
    "Mme {g} {s} a été reçue par le bailleur.",
    "M. {g} {S} ne répond pas aux courriers.",
    "{G} {S}, {n} ans, a quitté le foyer.",
    "Sa mère, Mme {S} {g}, sera reçue.",
    "Situation de {g} {s}, né le 3 septembre 2009.",
    "L'avis de Mme {g} {s} est demandé.",
];

const CONTACTS: &[&str] =
    &["Joignable au {p}.", "Téléphone : {p}", "Contact ({p}) à rappeler.", "Il a laissé le {p} ; rappeler."];

const HOMES: &[&str] = &["Demeurant {a}.", "Adresse : {a}", "La famille habite {a}.", "Domicilié au {a}, depuis mars."];

#[derive(Debug, Clone)]
struct Situation {
    given: usize,
    surname: usize,
    form: usize,
    again: Option<u8>,
    number: (u8, u8, usize),
    contact: Option<usize>,
    home: Option<(usize, u8, usize)>,
    age: u8,
}

/// Minutes of one to five situations.
pub(crate) fn minutes() -> impl Strategy<Value = Minutes> {
    proptest::collection::vec(situation(), 1..=5).prop_map(|situations| write(&situations))
}

/// Minutes in which one person of that name stands with others.
pub(crate) fn with_person((given, surname): (&'static str, &'static str)) -> impl Strategy<Value = Minutes> {
    minutes().prop_map(move |mut minutes| {
        minutes
            .text
            .push_str(&format!("\nSituation n° 9\nLe jeune {given} {}, 15 ans, est absent.\n", surname.to_uppercase()));
        minutes.planted.push(Planted::Words(format!("{given} {surname}")));
        minutes
    })
}

/// The full name of somebody whom [`minutes`] never speaks of.
pub(crate) fn absent() -> impl Strategy<Value = (&'static str, &'static str)> {
    proptest::sample::select(ABSENT)
}

fn situation() -> impl Strategy<Value = Situation> {
    (
        (0..GIVEN.len(), 0..SURNAMES.len()),
        0..PEOPLE.len(),
        proptest::option::of(0..4_u8),
        (0..100_u8, 0..100_u8, 0..7_usize),
        proptest::option::of(0..CONTACTS.len()),
        proptest::option::of((0..HOMES.len(), 1..120_u8, 0..STREETS.len())),
        9..90_u8,
    )
        .prop_map(|((given, surname), form, again, number, contact, home, age)| Situation {
            given,
            surname,
            form,
            again,
            number,
            contact,
            home,
            age,
        })
}

fn write(situations: &[Situation]) -> Minutes {
    let mut text = String::from(
        "Ville de Clairvallon\nGroupe de travail et d'échange d'informations – compte rendu du 5 mars 2026\n",
    );
    let mut planted = Vec::new();
    for (index, situation) in situations.iter().enumerate() {
        let (given, surname) = (GIVEN[situation.given], SURNAMES[situation.surname]);
        text.push_str(&format!("\nSituation n° {}\n", index + 1));
        let line = PEOPLE[situation.form]
            .replace("{g}", given)
            .replace("{G}", &given.to_uppercase())
            .replace("{s}", surname)
            .replace("{S}", &surname.to_uppercase())
            .replace("{n}", &situation.age.to_string());
        text.push_str(&line);
        planted.push(Planted::Words(format!("{given} {surname}")));
        planted.push(Planted::Words(format!("{surname} {given}")));
        planted.push(Planted::Words(surname.to_owned()));
        if let Some(form) = situation.contact {
            let (number, digits) = telephone(situation.number);
            text.push_str(&format!(" {}", CONTACTS[form].replace("{p}", &number)));
            planted.push(Planted::Digits(digits));
        }
        if let Some((form, number, street)) = situation.home {
            let address = format!("{number} {}", STREETS[street]);
            text.push_str(&format!("\n{}", HOMES[form].replace("{a}", &address)));
            planted.push(Planted::Words(address));
        }
        match situation.again {
            Some(0) => text.push_str(&format!("\nM. {surname} est suivi par le service.")),
            Some(1) => text.push_str(&format!("\nLa famille {} est connue.", surname.to_uppercase())),
            Some(2) => text.push_str(&format!("\nDécision : {given} sera reçu, puis {given} {surname} et son père.")),
            Some(_) => text.push_str(&format!("\nDécision : courrier à {} {given}.", surname.to_uppercase())),
            None => {}
        }
        text.push('\n');
    }
    text.push_str("\nProchaine réunion : 2 avril 2026, à 14 h.\n");
    Minutes { text, planted }
}

/// A number of a range that is never given out, as people write it, and its last eight digits.
fn telephone((a, b, form): (u8, u8, usize)) -> (String, String) {
    let (head, tail) = if a % 2 == 0 {
        (["1", "99", "00"], format!("9900{a:02}{b:02}"))
    } else {
        (["6", "39", "98"], format!("3998{a:02}{b:02}"))
    };
    let [first, second, third] = head;
    let number = match form {
        0 => format!("0{first} {second} {third} {a:02} {b:02}"),
        1 => format!("0{first}.{second}.{third}.{a:02}.{b:02}"),
        2 => format!("0{first}-{second}-{third}-{a:02}-{b:02}"),
        3 => format!("0{first}{second}{third}{a:02}{b:02}"),
        4 => format!("+33 {first} {second} {third} {a:02} {b:02}"),
        5 => format!("+33 (0){first} {second} {third} {a:02} {b:02}"),
        _ => format!("0{first}\u{a0}{second}\u{a0}{third}\u{a0}{a:02}\u{a0}{b:02}"),
    };
    (number, tail)
}
